"""Trustpilot: a listing is shown, or marked closed by its own record; nothing here ever says that one is gone."""

from __future__ import annotations

import datetime as dt
import functools
import json
from collections.abc import Callable, Mapping

import pytest

from audit.address import Address, Identity, Kind
from audit.evidence import Newest, Precision, Reading, Reply, Sign
from audit.platforms import trustpilot
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing

AT = "https://www.trustpilot.com/review/maplebakery.example"
MAPLE = profile("trustpilot", "maplebakery.example", AT)
UNIT: Mapping[str, object] = {
    "id": "5f0e",
    "identifyingName": "maplebakery.example",
    "displayName": "Maple Bakery",
    "websiteUrl": "https://maplebakery.example",
    "isClosed": False,
    "isTemporarilyClosed": False,
    "contactInfo": {
        "phone": "+44 121 496 0117",
        "email": "bread@maplebakery.example",
        "address": "14 Foundry Lane",
        "city": "Birmingham",
        "zipCode": "B4 7ZZ",
    },
}
REVIEWS = [
    {"dates": {"publishedDate": "2023-04-02T11:20:00.000Z", "experiencedDate": "2026-11-01T00:00:00.000Z"}},
    {"dates": {"publishedDate": "2026-10-02T11:20:00.000Z"}},
]


def written(props: object, status: int = 200) -> Reply:
    data = json.dumps({"props": {"pageProps": props}})
    return answer(
        f'<title>Maple Bakery</title><script id="__NEXT_DATA__" type="application/json">{data}</script>', status
    )


def shown(**changed: object) -> Reply:
    unit: dict[str, object] = {**UNIT, **changed}
    return written({"businessUnit": unit, "reviews": REVIEWS})


def schema(**more: object) -> Reply:
    """A page that has no record, only what it tells search engines."""
    node = {"@type": "LocalBusiness", "name": "Maple Bakery", "review": [{"datePublished": "2026-08-01T10:00:00Z"}]}
    return answer(f'<script type="application/ld+json">{json.dumps({**node, **more})}</script>')


def seen(reply: Reply) -> Reading:
    return look(trustpilot.page(MAPLE, kit()), {AT: reply})


def led_to(reply: Reply, address: str) -> Reply:
    return answer(reply.body, reply.status, via=((301, address),))


SHOWN = (Sign.SHOWN, "page", "business_unit", "maplebakery.example")
NO_RECORD = (Sign.UNFAMILIAR, "page", "no_record", "status 200")
OTHER = "https://www.trustpilot.com/review/miller.example"
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "a domain nobody has reviewed, or whose page was taken down": (
        lambda: seen(answer("<h1>We can't find this page</h1>", 404)),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 404"),),
    ),
    "a page that is withheld": (
        lambda: seen(answer("<h1>This profile can’t be accessed</h1>")),  # noqa: RUF001  # as it is written there
        (NO_RECORD,),
    ),
    "a listing's page that says 404": (
        lambda: seen(written({"businessUnit": UNIT}, 404)),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 404"),),
    ),
    "a challenge": (
        lambda: seen(answer("<title>Just a moment...</title>", 403)),
        ((Sign.CHALLENGE, "page", "challenge_page", "<title>just a moment"),),
    ),
    "the door shut": (
        lambda: seen(answer("", 403)),
        ((Sign.REFUSED, "page", "status_refused", "status 403"),),
    ),
    "another listing": (
        lambda: seen(led_to(shown(identifyingName="miller.example"), OTHER)),
        ((Sign.UNFAMILIAR, "page", "leads_elsewhere", OTHER),),
    ),
    "another's record": (
        lambda: seen(shown(identifyingName="miller.example")),
        ((Sign.UNFAMILIAR, "page", "leads_elsewhere", AT),),
    ),
    "its record at another's address": (
        lambda: seen(led_to(shown(), OTHER)),
        ((Sign.UNFAMILIAR, "page", "leads_elsewhere", OTHER),),
    ),
    "the front page": (
        lambda: seen(led_to(shown(), "https://www.trustpilot.com/")),
        ((Sign.UNFAMILIAR, "page", "leads_elsewhere", "https://www.trustpilot.com/"),),
    ),
    "a record without a domain": (lambda: seen(shown(identifyingName="")), (NO_RECORD,)),
    "a record whose domain is none": (lambda: seen(shown(identifyingName=7)), (NO_RECORD,)),
    "a page without data": (lambda: seen(answer("<h1>Maple Bakery</h1>")), (NO_RECORD,)),
    "data of another kind": (lambda: seen(written([7])), (NO_RECORD,)),
    "schema data of no domain": (lambda: seen(schema()), (NO_RECORD,)),
    "schema data of another domain": (lambda: seen(schema(sameAs="https://miller.example")), (NO_RECORD,)),
    "schema data of Trustpilot itself": (
        lambda: seen(schema(**{"@id": "https://www.trustpilot.com/#/schema/Organization/1", "url": AT})),
        (NO_RECORD,),
    ),
    "schema data of this domain at another's address": (
        lambda: seen(led_to(schema(sameAs="https://maplebakery.example"), OTHER)),
        (NO_RECORD,),
    ),
    "schema data of this domain": (
        lambda: seen(schema(sameAs="https://www.maplebakery.example/")),
        ((Sign.SHOWN, "page", "schema_of_the_domain", "maplebakery.example"),),
    ),
    "schema data of this domain, by Trustpilot's name for it": (
        lambda: seen(schema(**{"@id": "https://www.trustpilot.com/#/schema/Organization/maplebakery.example"})),
        ((Sign.SHOWN, "page", "schema_of_the_domain", "maplebakery.example"),),
    ),
    "open": (lambda: seen(shown()), (SHOWN,)),
    "open, with www in its record": (
        lambda: seen(led_to(shown(identifyingName="www.maplebakery.example"), AT.replace("review/", "review/www."))),
        ((Sign.SHOWN, "page", "business_unit", "www.maplebakery.example"),),
    ),
    "open, in another language": (lambda: seen(led_to(shown(), AT.replace("www.", "de."))), (SHOWN,)),
    "closed for now": (lambda: seen(shown(isClosed=True, isTemporarilyClosed=True)), (SHOWN,)),
    "closed, and not said for how long": (lambda: seen(shown(isClosed=True, isTemporarilyClosed=None)), (SHOWN,)),
    "closed, in another way of writing": (lambda: seen(shown(isClosed="true")), (SHOWN,)),
    "closed for good": (
        lambda: seen(shown(isClosed=True)),
        (SHOWN, (Sign.MARKED_CLOSED, "page", "is_closed", "isClosed: true")),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= trustpilot.RUNGS.keys()
    assert {s.host for s in signals} == {"www.trustpilot.com"}


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF, ids=[name for name, _ in NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply)), name


def test_all_that_a_listing_says_is_read_and_the_newest_review_is_only_a_lower_bound() -> None:
    reading = seen(shown())
    at = dt.datetime(2026, 10, 2, 11, 20, tzinfo=dt.UTC)
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=at, source="a review", precision=Precision.SECOND, lower_bound=True),
        name="Maple Bakery",
        links=("https://maplebakery.example",),
        facts=reading.facts,
        unseen_parts=("reviews on later pages", "reviews that were taken down"),
    )
    assert [f"{fact.kind}: {fact.value}" for fact in reading.facts] == [
        "phone: +44 121 496 0117",
        "email: bread@maplebakery.example",
        "street: 14 Foundry Lane",
        "town: Birmingham",
        "postcode: B4 7ZZ",
    ]


@pytest.mark.parametrize(
    "props",
    [
        {"reviews": None},
        {"reviews": [7, {"dates": 7}, {"dates": {"publishedDate": 7}}, {"dates": {"publishedDate": "2093-01-01"}}]},
    ],
)
@pytest.mark.parametrize("contact", [None, 7, {"phone": None, "email": "", "address": " ", "city": 7}])
def test_what_is_not_stated_is_left_out(props: Mapping[str, object], contact: object) -> None:
    unit = {**UNIT, "contactInfo": contact, "displayName": None, "websiteUrl": "javascript:alert(1)"}
    reading = seen(written({"businessUnit": unit, **props}))
    assert [s.sign for s in reading.signals] == [Sign.SHOWN]
    assert (reading.facts, reading.newest, reading.name, reading.links) == ((), None, "", ())


def test_the_impossible_control_is_a_domain() -> None:
    living, absent = trustpilot.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert living == MAPLE
    assert absent.handle == "abcdefghijklmnopqrstuvwx.com"
    for control in (living, absent):
        identity = identified(control.address)
        assert (control.platform, control.handle, control.address) == ("trustpilot", identity.handle, identity.address)


identified = functools.partial(named_by, trustpilot)


@pytest.mark.parametrize(
    ("pasted", "handle"),
    [
        *trustpilot.EXAMPLES.items(),
        ("https://trustpilot.com/review/maplebakery.example", "maplebakery.example"),
        ("https://www.trustpilot.com/Review/maplebakery.example", "maplebakery.example"),
        ("https://www.trustpilot.com/review/maplebakery.example?page=2&stars=5#reviews", "maplebakery.example"),
        ("https://www.trustpilot.com/review/maplebakery.example/transparency", "maplebakery.example"),
        ("https://www.trustpilot.com/review/maplebakery.example/location/springfield", "maplebakery.example"),
        ("https://nl-be.trustpilot.com/review/maple-bakery.co.uk", "maple-bakery.co.uk"),
        ("https://de.trustpilot.com/review/b%C3%A4ckerei.example", "bäckerei.example"),
    ],
)
def test_every_address_of_a_listing_is_a_profile(pasted: str, handle: str) -> None:
    identity = identified(pasted)
    assert (identity.kind, identity.platform, identity.handle) == (Kind.PROFILE, "trustpilot", handle)
    assert identity.address.startswith("https://www.trustpilot.com/review/")
    assert identified(identity.address) == identity


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("https://www.trustpilot.com/", Identity(kind=Kind.HOME, platform="trustpilot")),
        ("https://uk.trustpilot.com", Identity(kind=Kind.HOME, platform="trustpilot")),
        ("https://businessapp.b2b.trustpilot.com/reviews", Identity(kind=Kind.LOGIN, platform="trustpilot")),
        ("https://authenticate.trustpilot.com/x", Identity(kind=Kind.LOGIN, platform="trustpilot")),
        ("https://www.trustpilot.com/users/connect", Identity(kind=Kind.LOGIN, platform="trustpilot")),
        ("https://www.trustpilot.com/reviews/5f0e5f0e5f0e", Identity(kind=Kind.POST, platform="trustpilot")),
        ("https://www.trustpilot.com/review", Identity(kind=Kind.WEBSITE, platform="trustpilot")),
        ("https://www.trustpilot.com/reviews", Identity(kind=Kind.WEBSITE, platform="trustpilot")),
        ("https://www.trustpilot.com/review/maplebakery", Identity(kind=Kind.WEBSITE, platform="trustpilot")),
        ("https://www.trustpilot.com/review/maple%20.example", Identity(kind=Kind.WEBSITE, platform="trustpilot")),
        ("https://www.trustpilot.com/review/.example", Identity(kind=Kind.WEBSITE, platform="trustpilot")),
        ("https://www.trustpilot.com/categories/bakery", Identity(kind=Kind.WEBSITE, platform="trustpilot")),
        (
            "https://www.trustpilot.com/evaluate/maplebakery.example",
            Identity(kind=Kind.WEBSITE, platform="trustpilot", detail="the form for a review, not the listing"),
        ),
        (
            "https://www.trustpilot.com/users/5f0e",
            Identity(kind=Kind.WEBSITE, platform="trustpilot", detail="a reviewer's page, not the listing"),
        ),
        (
            "https://www.trustpilot.com/search?query=maple",
            Identity(kind=Kind.WEBSITE, platform="trustpilot", detail="a search, not the listing"),
        ),
        (
            "https://business.trustpilot.com/review/maple.example",
            Identity(kind=Kind.WEBSITE, address="https://business.trustpilot.com/review/maple.example"),
        ),
        (
            "https://support.trustpilot.com/hc/en-us",
            Identity(kind=Kind.WEBSITE, address="https://support.trustpilot.com/hc/en-us"),
        ),
    ],
)
def test_what_is_no_listing_is_named_as_what_it_is(pasted: str, expected: Identity) -> None:
    assert identified(pasted) == expected


@pytest.mark.parametrize("part", ["a", "a.", ".", "-", "a-.", "é"])
def test_an_endless_domain_is_none(part: str) -> None:
    endless = Address(scheme="https", host="www.trustpilot.com", segments=("review", part * 50_000))
    assert trustpilot.identify(endless) == Identity(kind=Kind.WEBSITE, platform="trustpilot")


KEYS = frozenset(trustpilot.KEYS)
API = "https://api.trustpilot.com/v1/business-units/"
NUMBER = "507f191e810c19729de860ea"
RECORD: Mapping[str, object] = {
    "id": NUMBER,
    "displayName": "Maple Bakery",
    "name": {"identifying": "maplebakery.example", "referring": ["maplebakery.example", "www.maplebakery.example"]},
    "websiteUrl": "https://maplebakery.example",
}
WRITTEN = answer({"reviews": [{"createdAt": "2026-10-02T11:20:00Z"}]})


def told(found: Reply, reviews: Reply = WRITTEN) -> Reading:
    answers = {
        f"{API}find?name=maplebakery.example": found,
        f"{API}{NUMBER}/reviews?orderBy=createdat.desc&perPage=1": reviews,
    }
    return look(trustpilot.api(MAPLE, kit(keys=KEYS)), answers)


def unit(**more: object) -> Reply:
    return answer({**RECORD, **more})


ODD = (Sign.UNFAMILIAR, "api", "no_known_marker", "status 200")
TOLD = (Sign.SHOWN, "api", "business_unit", "maplebakery.example")
KEYED: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "what is said of domains that are nobody's is not known": (
        lambda: told(answer({"message": "Business unit not found"}, 404)),
        ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 404"),),
    ),
    "a wrong key": (
        lambda: told(answer({"fault": {"faultstring": "Invalid ApiKey"}}, 401)),
        ((Sign.REFUSED, "api", "key_refused", "status 401"),),
    ),
    "too many calls": (
        lambda: told(answer("", 429)),
        ((Sign.RATE_LIMITED, "api", "status_429", "status 429"),),
    ),
    "a record without an id": (lambda: told(unit(id=None)), (ODD,)),
    "a record with an id that is a path": (lambda: told(unit(id="../../private")), (ODD,)),
    "a record without a domain": (lambda: told(unit(name="Maple")), (ODD,)),
    "another business": (
        lambda: told(unit(name={"identifying": "miller.example"})),
        ((Sign.UNFAMILIAR, "api", "leads_elsewhere", "miller.example"),),
    ),
    "listed": (lambda: told(unit()), (TOLD,)),
    "listed with its www": (
        lambda: told(unit(name={"identifying": "www.maplebakery.example"})),
        ((Sign.SHOWN, "api", "business_unit", "www.maplebakery.example"),),
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
    assert told(unit(), reply).signals[0].sign is Sign.SHOWN, name


def test_the_interface_tells_of_the_business() -> None:
    found = told(unit())
    at = dt.datetime(2026, 10, 2, 11, 20, tzinfo=dt.UTC)
    assert found.newest == Newest(at=at, source="a review", precision=Precision.SECOND, lower_bound=True)
    assert (found.name, found.links, found.platform_id) == ("Maple Bakery", ("https://maplebakery.example",), "")
    assert told(unit(websiteUrl="javascript:x")).links == ()


def test_the_page_tells_more_and_is_asked_first() -> None:
    known = kit(keys=KEYS)
    assert [s.rung for s in look(trustpilot.visit(MAPLE, known), {AT: shown()}).signals] == ["page"]
    answers = {AT: answer("", 403), f"{API}find": unit(), f"{API}{NUMBER}": WRITTEN}
    assert [(s.sign, s.rung) for s in look(trustpilot.visit(MAPLE, known), answers).signals] == [
        (Sign.REFUSED, "page"),
        (Sign.SHOWN, "api"),
    ]


def test_a_missing_key_is_spoken_of_only_where_the_page_is_not_shown() -> None:
    assert [s.sign for s in look(trustpilot.visit(MAPLE, kit()), {AT: shown()}).signals] == [Sign.SHOWN]
    walled = look(trustpilot.visit(MAPLE, kit()), {AT: answer("", 403)}).signals
    assert [(s.sign, s.quote) for s in walled][1:] == [(Sign.KEY_MISSING, "needs TRUSTPILOT_API_KEY")]
