"""Google Business Profile: nothing here ever says a listing is gone; with a key it is shown, closed or moved."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable

import pytest

import walls
from audit.address import Identity, Kind, parse
from audit.evidence import Ask, Newest, Precision, Reading, Reply, Sign
from audit.platforms import google_business
from looking import answer, kit, look, named_by, profile

PLACE_ID = "ChIJabcdEFGH_ijkl-mnop"
HANDLE = f"place_id:{PLACE_ID}"
AT = f"https://www.google.com/maps/place/?q={HANDLE}"
MAPLE = profile("google_business", HANDLE, AT)
KEYS = frozenset({"GOOGLE_PLACES_API_KEY"})
API = f"https://places.googleapis.com/v1/places/{PLACE_ID}"


def place(**changed: object) -> dict[str, object]:
    return {
        "id": PLACE_ID,
        "displayName": {"text": "Maple Bakery"},
        "businessStatus": "OPERATIONAL",
        "websiteUri": "https://maple.example/",
        "reviews": [{"publishTime": "2026-10-02T11:20:00Z"}, {"publishTime": "2023-04-02T11:20:00Z"}],
        **changed,
    }


def seen(reply: Reply) -> Reading:
    return look(google_business.visit(MAPLE, kit(keys=KEYS)), {API: reply})


def sign(reading: Reading) -> tuple[Sign, ...]:
    return tuple(signal.sign for signal in reading.signals)


MOVED = {"movedPlaceId": "ChIJnewnewnew", "movedPlace": "places/ChIJnewnewnew"}
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "no key": (
        lambda: look(google_business.visit(MAPLE, kit()), {}),
        ((Sign.KEY_MISSING, "api", "key_missing", "needs GOOGLE_PLACES_API_KEY"),),
    ),
    "no place id": (
        lambda: look(google_business.visit(profile("google_business", "cid:42", AT), kit(keys=KEYS)), {}),
        ((Sign.UNFAMILIAR, "api", "no_place_id", "the address holds no place id"),),
    ),
    "an id that is not known any more": (
        lambda: seen(refusal(404, "NOT_FOUND")),
        ((Sign.UNFAMILIAR, "api", "obsolete_place_id", "NOT_FOUND"),),
    ),
    "open": (lambda: seen(answer(place())), ((Sign.SHOWN, "api", "place_record", "OPERATIONAL"),)),
    "closed for good": (
        lambda: seen(answer(place(businessStatus="CLOSED_PERMANENTLY"))),
        (
            (Sign.SHOWN, "api", "place_record", "CLOSED_PERMANENTLY"),
            (Sign.MARKED_CLOSED, "api", "closed_permanently", "CLOSED_PERMANENTLY"),
        ),
    ),
    "closed here, open elsewhere": (
        lambda: seen(answer(place(businessStatus="CLOSED_PERMANENTLY", **MOVED))),
        (
            (Sign.SHOWN, "api", "place_record", "CLOSED_PERMANENTLY"),
            (Sign.MARKED_CLOSED, "api", "closed_permanently", "CLOSED_PERMANENTLY"),
            (Sign.MOVED, "api", "moved_place", "ChIJnewnewnew"),
        ),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= google_business.RUNGS.keys()
    assert {s.host for s in signals} == {"places.googleapis.com"}


@pytest.mark.parametrize("handle", ["cid:42", "name:maple-bakery", "kgmid:/g/11abc", "short:abc"])
def test_without_a_place_id_nothing_is_asked(handle: str) -> None:
    reading = look(google_business.visit(profile("google_business", handle, AT), kit(keys=KEYS)), {})
    assert [(s.sign, s.mark) for s in reading.signals] == [(Sign.UNFAMILIAR, "no_place_id")]


@pytest.mark.parametrize(("name", "reply"), walls.NOT_PROOF, ids=[name for name, _ in walls.NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply) -> None:
    assert walls.says_nothing(seen(reply)), name


def refusal(status: int, word: str) -> Reply:
    return answer({"error": {"code": status, "message": word, "status": word}}, status)


@pytest.mark.parametrize(
    ("reply", "sign_", "mark"),
    [
        (refusal(404, "NOT_FOUND"), Sign.UNFAMILIAR, "obsolete_place_id"),
        (refusal(404, "SOMETHING"), Sign.UNFAMILIAR, "no_known_marker"),
        (refusal(400, "INVALID_ARGUMENT"), Sign.UNFAMILIAR, "no_known_marker"),
        (answer({"error": {"details": [{"reason": "API_KEY_INVALID"}]}}, 400), Sign.REFUSED, "key_refused"),
        (answer({"error": {"details": [{"reason": "API_KEY_INVALID"}]}}, 404), Sign.UNFAMILIAR, "no_known_marker"),
        (refusal(403, "PERMISSION_DENIED"), Sign.REFUSED, "status_refused"),
        (refusal(429, "RESOURCE_EXHAUSTED"), Sign.RATE_LIMITED, "status_429"),
        (answer(place(businessStatus="BUSINESS_STATUS_UNSPECIFIED")), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(place(businessStatus=None)), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(place(id="")), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(place(), 500), Sign.SERVER_ERROR, "status_server_error"),
    ],
)
def test_an_id_that_is_not_found_is_obsolete_and_not_closed(reply: Reply, sign_: Sign, mark: str) -> None:
    assert [(s.sign, s.mark) for s in seen(reply).signals] == [(sign_, mark)]


@pytest.mark.parametrize("status", ["OPERATIONAL", "CLOSED_TEMPORARILY", "FUTURE_OPENING"])
def test_a_listing_is_shown_with_its_status(status: str) -> None:
    reading = seen(answer(place(businessStatus=status)))
    assert [(s.sign, s.quote) for s in reading.signals] == [(Sign.SHOWN, status)]
    assert (reading.name, reading.links) == ("Maple Bakery", ("https://maple.example/",))
    assert reading.unseen_parts


def test_all_that_a_listing_says_is_read_and_the_newest_of_five_reviews_is_only_a_lower_bound() -> None:
    reading = seen(answer(place()))
    at = dt.datetime(2026, 10, 2, 11, 20, tzinfo=dt.UTC)
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=at, source="a review", precision=Precision.SECOND, lower_bound=True),
        name="Maple Bakery",
        links=("https://maple.example/",),
        unseen_parts=("the owner's posts", "more than five reviews", "whether the listing is claimed"),
    )


def test_a_renewed_id_is_no_other_business() -> None:
    reading = seen(answer(place(id="ChIJanotherIdOfTheSame")))
    assert (sign(reading), reading.platform_id) == ((Sign.SHOWN,), "")


def test_a_business_that_moved_names_its_new_listing() -> None:
    closed = place(businessStatus="CLOSED_PERMANENTLY", movedPlaceId="ChIJnewnewnew", movedPlace="places/ChIJnewnewnew")
    reading = seen(answer(closed))
    assert sign(reading) == (Sign.SHOWN, Sign.MARKED_CLOSED, Sign.MOVED)
    assert reading.signals[-1].to == "https://www.google.com/maps/place/?q=place_id:ChIJnewnewnew"


def test_only_the_fields_that_are_read_are_paid_for() -> None:
    (ask,) = next(google_business.visit(MAPLE, kit(keys=KEYS)))
    assert isinstance(ask, Ask)
    assert (ask.address, ask.key) == (API, "GOOGLE_PLACES_API_KEY")
    fields = "id,displayName,businessStatus,googleMapsUri,websiteUri,nationalPhoneNumber,rating,userRatingCount,"
    fields += "reviews.publishTime,movedPlace,movedPlaceId,"
    fields += "internationalPhoneNumber,addressComponents,regularOpeningHours.periods"
    assert ask.headers == (("x-goog-fieldmask", fields),)


def facts(**changed: object) -> list[str]:
    return [f"{fact.kind}: {fact.value}" for fact in seen(answer(place(**changed))).facts]


def part(text: str, *kinds: str) -> dict[str, object]:
    return {"longText": text, "shortText": text, "types": list(kinds)}


def period(opens: tuple[int, int, int], closes: tuple[int, int, int] | None) -> dict[str, dict[str, int]]:
    names = ("day", "hour", "minute")
    ends = {"open": dict(zip(names, opens, strict=True))}
    return ends | ({"close": dict(zip(names, closes, strict=True))} if closes else {})


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"internationalPhoneNumber": None, "addressComponents": None, "regularOpeningHours": None},
        {"addressComponents": [part("Maple Street", "route")], "regularOpeningHours": {"periods": []}},
        {"addressComponents": [7, {"types": 7}], "regularOpeningHours": {"periods": [7]}},
        {"regularOpeningHours": {"periods": [{"open": {"day": 9}, "close": {"day": 9}}]}},
        {"regularOpeningHours": {"periods": [{"open": {"day": 1, "hour": "8"}, "close": {"day": 1}}]}},
        {"regularOpeningHours": {"periods": [period((1, 8, 0), None), period((2, 8, 0), (2, 17, 0))]}},
        {"regularOpeningHours": {"periods": [period((1, 8, 0), (4, 17, 0))]}},
    ],
)
def test_facts_that_are_not_stated_whole_are_left_out(broken: dict[str, object]) -> None:
    assert facts(**broken) == []


def test_phone_address_and_hours_are_read_and_days_that_are_left_out_are_closed() -> None:
    address = [
        part("14", "street_number"),
        part("Foundry Lane", "route"),
        part("Birmingham", "postal_town"),
        part("B4 7ZZ", "postal_code"),
    ]
    week = [period((day, 8, 0), (day, 17, 30)) for day in range(1, 6)] + [period((6, 20, 0), (0, 2, 0))]
    found = facts(
        internationalPhoneNumber="+44 121 496 0117",
        nationalPhoneNumber="0121 496 0117",
        addressComponents=address,
        regularOpeningHours={"periods": week},
    )
    assert found == [
        "phone: +44 121 496 0117",
        "street: 14 Foundry Lane",
        "town: Birmingham",
        "postcode: B4 7ZZ",
        "hours: Mo-Fr 08:00-17:30",
        "hours: Sa 20:00-02:00",
        "hours: Su closed",
    ]


def test_a_business_that_never_closes_has_one_period_without_an_end() -> None:
    assert facts(regularOpeningHours={"periods": [period((0, 0, 0), None)]}) == ["hours: Mo-Su 00:00-24:00"]


def test_the_impossible_control_has_the_shape_of_a_place_id() -> None:
    living, absent = google_business.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert living == MAPLE
    assert absent.handle == "place_id:ChIJabcdefghijklmnopqrstuvwx"


identified = functools.partial(named_by, google_business)


def test_each_control_has_the_address_of_its_handle() -> None:
    for control in google_business.controls(MAPLE, "abcdefghijklmnopqrstuvwx"):
        identity = identified(control.address)
        assert (control.platform, control.handle, control.address) == (
            "google_business",
            identity.handle,
            identity.address,
        )


HEX = "0x47a84e:0x112210f47de98115"
CID = "cid:1234567890123456789"


@pytest.mark.parametrize(
    ("pasted", "handle"),
    [
        *google_business.EXAMPLES.items(),
        (f"https://www.google.com/maps/place/Maple/@1,2,17z/data=!4m2!3m1!1s{HEX}?hl=de", CID),
        (f"https://www.google.com/maps/place//data=!4m2!3m1!1s{HEX}", CID),
        (f"https://www.google.com/maps?ftid={HEX}", CID),
        (f"https://www.google.com/maps/embed?pb=!1m18!1m12!3m3!1m2!1s{HEX}!2sMaple", CID),
        (f"https://www.google.com/maps/place/Maple/data=!4m7!3m6!1s{PLACE_ID}!8m2", HANDLE),
        ("https://maps.google.com/?cid=42", "cid:42"),
        ("https://www.google.com.au/maps?cid=42", "cid:42"),
        ("https://www.google.com/search?q=maple&ludocid=42", "cid:42"),
        (f"https://www.google.com/maps/search/?api=1&query=Maple&query_place_id={PLACE_ID}", HANDLE),
        (f"https://www.google.com/maps/search/?api=1&query=1.5,2.5&query_place_id={PLACE_ID}", HANDLE),
        (f"https://search.google.com/local/reviews?placeid={PLACE_ID}", HANDLE),
        ("https://www.google.com/search?kgmid=/g/11abc_d", "kgmid:/g/11abc_d"),
        ("https://www.google.com/maps/place/B%C3%A4ckerei+Ahorn,+Berlin/@52.5,13.4,17z", "name:bäckerei-ahorn-berlin"),
    ],
)
def test_every_address_of_a_listing_is_a_profile(pasted: str, handle: str) -> None:
    identity = identified(pasted)
    assert (identity.kind, identity.handle) == (Kind.PROFILE, handle)
    again = parse(identity.address)
    assert again is not None
    assert google_business.identify(again).handle == handle


@pytest.mark.parametrize(
    ("pasted", "handle"),
    [
        ("https://maps.app.goo.gl/AbCdEf", "short:AbCdEf"),
        ("https://goo.gl/maps/AbCdEf", "short:AbCdEf"),
        ("https://g.page/maple-bakery", "short:maple-bakery"),
        ("https://www.g.page/maple-bakery", "short:maple-bakery"),
        ("https://g.page/maple-bakery/review", "short:maple-bakery"),
        ("https://g.page/r/AbCdEf/review", "short:AbCdEf"),
        ("https://share.google/AbCdEf", "short:AbCdEf"),
        ("https://g.co/kgs/AbCdEf", "short:AbCdEf"),
    ],
)
def test_a_short_link_is_kept_to_be_followed(pasted: str, handle: str) -> None:
    identity = identified(pasted)
    assert (identity.kind, identity.handle, identity.address) == (Kind.SHORT, handle, pasted)


@pytest.mark.parametrize(
    ("pasted", "kind"),
    [
        ("https://www.google.com/", Kind.HOME),
        ("https://www.google.com/maps", Kind.HOME),
        ("https://g.page/", Kind.HOME),
        ("https://business.google.com/dashboard/l/123", Kind.LOGIN),
        ("https://accounts.google.com/signin", Kind.LOGIN),
        ("https://posts.gle/AbCdEf", Kind.POST),
        ("https://www.google.com/maps/@52.5,13.4,17z", Kind.WEBSITE),
        ("https://www.google.com/maps/place/52.5,13.4", Kind.WEBSITE),
        ("https://www.google.com/maps/place/52%C2%B030'59.8%22N+13%C2%B022'39.4%22E", Kind.WEBSITE),
        ("https://www.google.com/maps/search/?api=1&query=52.5,13.4", Kind.WEBSITE),
        ("https://www.google.com/maps/search/?api=1&query=Maple+Bakery", Kind.WEBSITE),
        ("https://maps.google.de/maps?q=Maple+Bakery", Kind.WEBSITE),
        ("https://maps.google.com/?q=Maple+Bakery", Kind.WEBSITE),
        ("https://www.google.com/maps/dir/Maple/Oak", Kind.WEBSITE),
        ("https://www.google.com/maps/d/viewer?mid=1", Kind.WEBSITE),
        ("https://www.google.com/search?q=maple", Kind.WEBSITE),
        ("https://search.google.com/local/writereview", Kind.WEBSITE),
        ("https://search.google.com/search-console", Kind.WEBSITE),
        ("https://goo.gl/AbCdEf", Kind.WEBSITE),
        ("https://g.co/doodle", Kind.WEBSITE),
        ("https://www.google.com/maps?cid=0", Kind.WEBSITE),
        ("https://www.google.com/maps?ftid=0x0:0x0", Kind.WEBSITE),
    ],
)
def test_what_is_no_listing_is_named_as_what_it_is(pasted: str, kind: Kind) -> None:
    identity = identified(pasted)
    assert (identity.kind, identity.handle) == (kind, "")


@pytest.mark.parametrize(
    ("pasted", "detail"),
    [
        ("https://www.google.com/maps/@52.5,13.4,17z", "a map or a search on it, not the listing"),
        ("https://maps.google.com/?q=Maple+Bakery", "a map or a search on it, not the listing"),
        ("https://www.google.com/search?q=maple", "a search, not the listing"),
        ("https://search.google.com/local/writereview", "the link names no listing"),
    ],
)
def test_what_such_an_address_shows_instead_is_said(pasted: str, detail: str) -> None:
    assert identified(pasted) == Identity(kind=Kind.WEBSITE, platform="google_business", detail=detail)


@pytest.mark.parametrize("host", ["business.google.com", "accounts.google.com", "mybusiness.google.com"])
def test_a_page_only_its_owner_can_use_is_named(host: str) -> None:
    assert identified(f"https://{host}/x") == Identity(kind=Kind.LOGIN, platform="google_business")


@pytest.mark.parametrize("host", ["google.com", "www.google.com", "maps.google.com", "google.de", "maps.google.co.uk"])
@pytest.mark.parametrize("query", ["cid=42", "ludocid=42", "ftid=0x1:0x2a", "lrd=0x1:0x2a,1", "pb=!1s0x1:0x2a"])
def test_each_way_to_name_a_listing_by_number_is_read_on_every_host(host: str, query: str) -> None:
    assert identified(f"https://{host}/maps?{query}").handle == "cid:42"


PLAIN = (
    "com ad ae al am as at az ba be bf bg bi bj bs bt by ca cd cf cg ch ci cl cm cn cv cz de dj dk dm dz ee es fi fm fr "
    "ga ge gg gl gm gr gy hn hr ht hu ie im iq is it je jo kg ki kz la li lk lt lu lv md me mg mk ml mn mu mv mw ne nl "
    "no nr nu pl pn ps pt ro rs ru rw sc se sh si sk sm sn so sr st td tg tl tm tn to tt vu ws"
)
CO = "ao bw ck cr id il in jp ke kr ls ma mz nz th tz ug uk uz ve vi za zm zw"
COM = (
    "af ag ar au bd bh bn bo br bz co cu cy do ec eg et fj gh gi gt hk jm kh kw lb ly mm mt mx my na ng ni np om pa pe "
    "pg ph pk pr py qa sa sb sg sl sv tj tr tw ua uy vc vn"
)
COUNTRIES = (*PLAIN.split(), *(f"co.{code}" for code in CO.split()), *(f"com.{code}" for code in COM.split()))


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_map_of_every_country_is_google(country: str) -> None:
    """As Google lists them at www.google.com/supported_domains."""
    assert identified(f"https://www.google.{country}/maps?cid=42").handle == "cid:42"


@pytest.mark.parametrize(
    "query", ["query_place_id={}", "placeid={}", "place_id={}", "q=place_id:{}", "query=place_id:{}"]
)
def test_each_way_to_name_a_listing_by_place_id_is_read(query: str) -> None:
    assert identified(f"https://www.google.com/maps?{query.format(PLACE_ID)}").handle == HANDLE


@pytest.mark.parametrize("beginning", ["ChIJ", "GhIJ", "Eh", "Ei"])
def test_each_beginning_of_a_place_id_is_known(beginning: str) -> None:
    assert identified(f"https://www.google.com/maps?placeid={beginning}abcdEFGH").handle.endswith("abcdEFGH")


@pytest.mark.parametrize("name", ["pb", "data"])
def test_a_place_id_within_the_data_of_a_map_is_read(name: str) -> None:
    assert identified(f"https://www.google.com/maps?{name}=!3m1!1s{PLACE_ID}!8m2").handle == HANDLE


@pytest.mark.parametrize("pasted", ["https://sites.google.com/view/maple", "https://docs.google.com/document/d/1"])
def test_googles_other_sites_are_websites_like_any_other(pasted: str) -> None:
    identity = identified(pasted)
    assert (identity.kind, identity.platform, identity.address) == (Kind.WEBSITE, "", pasted)


def test_a_business_called_news_is_no_pair_of_coordinates() -> None:
    assert identified("https://www.google.com/maps/place/News").handle == "name:news"
