"""Tripadvisor: a listing is shown or not seen; nothing here ever says that one is gone or closed."""

from __future__ import annotations

import datetime as dt
import functools
import json
from collections.abc import Callable, Mapping

import pytest

from audit.address import Address, Identity, Kind
from audit.evidence import Newest, Precision, Reading, Reply, Sign
from audit.platforms import tripadvisor
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing

PATH = "Restaurant_Review-g12345-d678901-Reviews-Maple_Bakery-Springfield.html"
AT = f"https://www.tripadvisor.com/{PATH}"
MAPLE = profile("tripadvisor", "d678901", AT)
OTHER = "https://www.tripadvisor.com/Restaurant_Review-g12345-d678902-Reviews-Miller-Springfield.html"
TOWN = "https://www.tripadvisor.com/Restaurants-g12345-Springfield.html"
NODE: Mapping[str, object] = {
    "@type": "FoodEstablishment",
    "name": "Maple Bakery",
    "url": f"/{PATH}",
    "telephone": "+1 217-555-0117",
    "address": {"streetAddress": "14 Foundry Lane", "addressLocality": "Springfield", "postalCode": "62701"},
    "review": [{"datePublished": "2023-04-02"}, {"datePublished": "2026-10-02"}],
}


def written(*nodes: object, canonical: str = AT, body: str = "", status: int = 200) -> Reply:
    data = "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)
    return answer(f'<link rel="canonical" href="{canonical}">{data}<body>{body}</body>', status)


def seen(reply: Reply) -> Reading:
    return look(tripadvisor.page(MAPLE, kit()), {AT: reply})


def led_to(reply: Reply, address: str) -> Reply:
    return answer(reply.body, reply.status, via=((301, address),))


SHOWN = (Sign.SHOWN, "page", "listing", "Maple Bakery")
NO_RECORD = (Sign.UNFAMILIAR, "page", "no_record", "status 200")
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "what is answered to any number, as far as is known": (
        lambda: seen(answer('<div class="error404"><h1>This page is on vacation…</h1></div>', 404)),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 404"),),
    ),
    "a listing's page that says 410": (
        lambda: seen(written(NODE, status=410)),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 410"),),
    ),
    "the wall": (
        lambda: seen(answer('<script src="https://geo.captcha-delivery.com/captcha/"></script>', 403)),
        ((Sign.CHALLENGE, "page", "challenge_page", "geo.captcha-delivery.com"),),
    ),
    "the wall that answers 200": (
        lambda: seen(answer(written(NODE).body + b"<script src=https://geo.captcha-delivery.com/captcha/></script>")),
        ((Sign.CHALLENGE, "page", "challenge_page", "geo.captcha-delivery.com"),),
    ),
    "the wall without a word": (
        lambda: seen(answer("", 403)),
        ((Sign.REFUSED, "page", "status_refused", "status 403"),),
    ),
    "the town instead of the listing": (
        lambda: seen(led_to(written({**NODE, "url": ""}, canonical=""), TOWN)),
        ((Sign.UNFAMILIAR, "page", "leads_elsewhere", TOWN),),
    ),
    "another listing": (
        lambda: seen(led_to(written(NODE, canonical=OTHER), OTHER)),
        ((Sign.UNFAMILIAR, "page", "leads_elsewhere", OTHER),),
    ),
    "a page that names another listing": (
        lambda: seen(written(NODE, canonical=OTHER)),
        ((Sign.UNFAMILIAR, "page", "leads_elsewhere", AT),),
    ),
    "a page without the business's data": (lambda: seen(written(body="<h1>Maple Bakery</h1>")), (NO_RECORD,)),
    "a page with another's data": (lambda: seen(written({**NODE, "url": OTHER})), (NO_RECORD,)),
    "a page that people read as closed": (lambda: seen(written(NODE, body="<span>CLOSED</span>")), (SHOWN,)),
    "open": (lambda: seen(written(NODE)), (SHOWN,)),
    "open, in another country": (
        lambda: seen(led_to(written(NODE), f"https://www.tripadvisor.de/{PATH}")),
        (SHOWN,),
    ),
    "open, under another name": (
        lambda: seen(led_to(written({**NODE, "url": ""}), AT.replace("Maple_Bakery", "Maple_Street_Bakery"))),
        (SHOWN,),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= tripadvisor.RUNGS.keys()
    assert {s.host for s in signals} == {"www.tripadvisor.com"}


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF, ids=[name for name, _ in NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply)), name


def test_all_that_a_listing_says_is_read_and_the_newest_review_is_only_a_lower_bound() -> None:
    reading = seen(written(NODE))
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(
            at=dt.datetime(2026, 10, 2, tzinfo=dt.UTC), source="a review", precision=Precision.DAY, lower_bound=True
        ),
        name="Maple Bakery",
        facts=reading.facts,
        unseen_parts=("whether the place is marked as closed", "most of the reviews", "the link to your website"),
    )
    assert [f"{fact.kind}: {fact.value}" for fact in reading.facts] == [
        "phone: +1 217-555-0117",
        "street: 14 Foundry Lane",
        "town: Springfield",
        "postcode: 62701",
    ]


def test_the_impossible_control_has_a_number_that_no_listing_has() -> None:
    living, absent = tripadvisor.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert living == MAPLE
    assert absent.handle == "d978901234567"
    for control in (living, absent):
        identity = identified(control.address)
        assert (control.platform, control.handle, control.address) == ("tripadvisor", identity.handle, identity.address)


identified = functools.partial(named_by, tripadvisor)


@pytest.mark.parametrize(
    ("pasted", "handle", "address"),
    [
        (AT, "d678901", AT),
        (f"{AT}?m=19905#REVIEWS", "d678901", AT),
        (f"http://tripadvisor.com/{PATH}", "d678901", AT),
        (
            AT.lower().replace("reviews", "Reviews"),
            "d678901",
            AT.replace("Maple_Bakery-Springfield", "maple_bakery-springfield"),
        ),
        (AT.replace("Reviews-", "Reviews-or20-"), "d678901", AT),
        (
            "https://www.tripadvisor.com/Restaurant_Review-d7",
            "d7",
            "https://www.tripadvisor.com/Restaurant_Review-d7-Reviews.html",
        ),
        (
            "https://www.tripadvisor.com/Restaurant_Review-d7-Maple_Bakery",
            "d7",
            "https://www.tripadvisor.com/Restaurant_Review-d7-Reviews-Maple_Bakery.html",
        ),
        (
            "https://www.tripadvisor.fr/Hotel_Review-g1-d7-Reviews-Caf%C3%A9.html",
            "d7",
            "https://www.tripadvisor.com/Hotel_Review-g1-d7-Reviews-Caf%C3%A9.html",
        ),
        (
            "https://www.tripadvisor.com/Attraction_Review-g1-d7-Reviews.html",
            "d7",
            "https://www.tripadvisor.com/Attraction_Review-g1-d7-Reviews.html",
        ),
    ],
)
def test_every_address_of_a_listing_is_a_profile(pasted: str, handle: str, address: str) -> None:
    expected = Identity(kind=Kind.PROFILE, platform="tripadvisor", handle=handle, address=address)
    assert identified(pasted) == identified(address) == expected


@pytest.mark.parametrize(("pasted", "handle"), tripadvisor.EXAMPLES.items())
def test_each_example_is_a_listing(pasted: str, handle: str) -> None:
    assert (identified(pasted).kind, identified(pasted).handle) == (Kind.PROFILE, handle)


COUNTRIES = (
    "com at be ca ch cl cn co cz de dk es fi fr ie in it jp nl pt rs ru se sk tw ua co.hu co.id co.il co.kr co.nz co.uk co.za "
    "com.ar com.au com.br com.eg com.gr com.hk com.mx com.my com.pe com.ph com.sg com.tr com.tw com.ve com.vn"
)


@pytest.mark.parametrize("country", COUNTRIES.split())
@pytest.mark.parametrize("site", ["", "www.", "m.", "pl."])
def test_a_listing_is_the_same_in_every_country(country: str, site: str) -> None:
    assert identified(f"https://{site}tripadvisor.{country}/{PATH}").address == AT


HERE = "https://www.tripadvisor.com"


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        (f"{HERE}/", Identity(kind=Kind.HOME, platform="tripadvisor")),
        ("https://tripadvisor.de", Identity(kind=Kind.HOME, platform="tripadvisor")),
        (f"{HERE}/Owners?a=1", Identity(kind=Kind.LOGIN, platform="tripadvisor")),
        (f"{HERE}/ManagementCenter", Identity(kind=Kind.LOGIN, platform="tripadvisor")),
        (f"{HERE}/ShowUserReviews-g1-d7-r9-Maple.html", Identity(kind=Kind.POST, platform="tripadvisor")),
        (f"{HERE}/LocationPhotoDirectLink-g1-d7-i9-Maple.html", Identity(kind=Kind.POST, platform="tripadvisor")),
        (
            f"{HERE}/UserReviewEdit-g1-d7-Maple.html",
            Identity(kind=Kind.WEBSITE, platform="tripadvisor", detail="the form for a review, not the listing"),
        ),
        (
            f"{HERE}/UserReview-g1-d7-Maple.html",
            Identity(kind=Kind.WEBSITE, platform="tripadvisor", detail="the form for a review, not the listing"),
        ),
        (
            f"{HERE}/Profile/maple",
            Identity(kind=Kind.WEBSITE, platform="tripadvisor", detail="a traveller's page, not the listing"),
        ),
        (
            f"{HERE}/members/maple",
            Identity(kind=Kind.WEBSITE, platform="tripadvisor", detail="a traveller's page, not the listing"),
        ),
        (TOWN, Identity(kind=Kind.WEBSITE, platform="tripadvisor")),
        (f"{HERE}/Search?q=maple", Identity(kind=Kind.WEBSITE, platform="tripadvisor")),
        (f"{HERE}/AttractionProductReview-g1-d7-Tour.html", Identity(kind=Kind.WEBSITE, platform="tripadvisor")),
        (f"{HERE}/VacationRentalReview-g1-d7-House.html", Identity(kind=Kind.WEBSITE, platform="tripadvisor")),
        (f"{HERE}/Restaurant_Review-g1-Reviews.html", Identity(kind=Kind.WEBSITE, platform="tripadvisor")),
        (f"{HERE}/Restaurant_Review-g1-d0-Reviews.html", Identity(kind=Kind.WEBSITE, platform="tripadvisor")),
        (f"{HERE}/Restaurant_Review-g1-d7x-Reviews.html", Identity(kind=Kind.WEBSITE, platform="tripadvisor")),
        (f"{HERE}/Restaurant_Review-g1-d1234567890123.html", Identity(kind=Kind.WEBSITE, platform="tripadvisor")),
        (f"{HERE}/a/{PATH}", Identity(kind=Kind.WEBSITE, platform="tripadvisor")),
        (
            f"https://api.content.tripadvisor.com/{PATH}",
            Identity(kind=Kind.WEBSITE, address=f"https://api.content.tripadvisor.com/{PATH}"),
        ),
        (
            f"https://my.www.tripadvisor.com/{PATH}",
            Identity(kind=Kind.WEBSITE, address=f"https://my.www.tripadvisor.com/{PATH}"),
        ),
    ],
)
def test_what_is_no_listing_is_named_as_what_it_is(pasted: str, expected: Identity) -> None:
    assert identified(pasted) == expected


@pytest.mark.parametrize("part", ["-", "-Reviews", "1", "-or1", "é"])
def test_an_endless_name_is_cut(part: str) -> None:
    path = f"Restaurant_Review-g1-d7-{part * 50_000}.html"
    identity = tripadvisor.identify(Address(scheme="https", host="www.tripadvisor.com", segments=(path,)))
    assert identity.handle == "d7"
    assert len(identity.address) < 1_300


KEYS = frozenset(tripadvisor.KEYS)
API = "https://api.content.tripadvisor.com/api/v1/location/678901/"
RECORD: Mapping[str, object] = {
    "location_id": "678901",
    "name": "Maple Bakery",
    "website": "https://maplebakery.example",
    "phone": "+1 217-555-0117",
    "address_obj": {"street1": "14 Foundry Lane", "city": "Springfield", "postalcode": "62701"},
}
WRITTEN = answer({"data": [{"published_date": "2023-04-02T11:20:00Z"}, {"published_date": "2026-10-02T11:20:00Z"}]})


def told(found: Reply, reviews: Reply = WRITTEN) -> Reading:
    return look(tripadvisor.api(MAPLE, kit(keys=KEYS)), {f"{API}details": found, f"{API}reviews": reviews})


def location(**more: object) -> Reply:
    return answer({**RECORD, **more})


ODD = (Sign.UNFAMILIAR, "api", "no_known_marker", "status 200")
KEYED: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "what is said of numbers that are nobody's is not known": (
        lambda: told(answer({"error": {"message": "not found", "type": "NotFoundException", "code": 404}}, 404)),
        ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 404"),),
    ),
    "a wrong key": (
        lambda: told(answer({"error": {"message": "Unauthorized"}}, 401)),
        ((Sign.REFUSED, "api", "key_refused", "status 401"),),
    ),
    "a key for other callers": (
        lambda: told(answer({"Message": "User is not authorized to access this resource"}, 403)),
        ((Sign.REFUSED, "api", "key_refused", "status 403"),),
    ),
    "no access without a reason": (
        lambda: told(answer({"Message": "Forbidden"}, 403)),
        ((Sign.REFUSED, "api", "status_refused", "status 403"),),
    ),
    "the day's budget is used up": (
        lambda: told(answer({"Message": "Limit Exceeded"}, 429)),
        ((Sign.RATE_LIMITED, "api", "status_429", "status 429"),),
    ),
    "another place": (lambda: told(location(location_id="678902")), (ODD,)),
    "a place without a name": (lambda: told(location(name=None)), (ODD,)),
    "a place": (lambda: told(location()), ((Sign.SHOWN, "api", "location", "Maple Bakery"),)),
    "a number for a number": (
        lambda: told(location(location_id=678901)),
        ((Sign.SHOWN, "api", "location", "Maple Bakery"),),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), KEYED.values(), ids=KEYED)
def test_each_answer_of_the_interface_gives_these_signals(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_the_interface_says_nothing_either(name: str, reply: Reply) -> None:
    assert says_nothing(told(reply)), name
    assert told(location(), reply).signals[0].sign is Sign.SHOWN, name


def test_the_interface_tells_of_the_place() -> None:
    found = told(location())
    assert [fact.value for fact in found.facts] == ["+1 217-555-0117", "14 Foundry Lane", "Springfield", "62701"]
    at = dt.datetime(2026, 10, 2, 11, 20, tzinfo=dt.UTC)
    assert found.newest == Newest(at=at, source="a review", precision=Precision.SECOND, lower_bound=True)
    assert (found.links, found.platform_id) == (("https://maplebakery.example",), "")
    assert told(location(website="maplebakery.example")).links == ()


def test_the_interface_is_paid_for_and_asked_only_where_the_page_is_not_shown() -> None:
    known = kit(keys=KEYS)
    assert [s.rung for s in look(tripadvisor.visit(MAPLE, known), {AT: written(NODE)}).signals] == ["page"]
    answers = {AT: answer("", 403), f"{API}details": location(), f"{API}reviews": WRITTEN}
    assert [(s.sign, s.rung) for s in look(tripadvisor.visit(MAPLE, known), answers).signals] == [
        (Sign.REFUSED, "page"),
        (Sign.SHOWN, "api"),
    ]


def test_a_missing_key_is_spoken_of_only_where_the_page_is_not_shown() -> None:
    assert [s.sign for s in look(tripadvisor.visit(MAPLE, kit()), {AT: written(NODE)}).signals] == [Sign.SHOWN]
    walled = look(tripadvisor.visit(MAPLE, kit()), {AT: answer("", 403)}).signals
    assert [(s.sign, s.quote) for s in walled][1:] == [(Sign.KEY_MISSING, "needs TRIPADVISOR_API_KEY")]
