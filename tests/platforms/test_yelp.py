"""Yelp: a listing is shown, or marked closed by Yelp's own banner; nothing here ever says that one is gone."""

from __future__ import annotations

import datetime as dt
import functools
import json
from collections.abc import Callable, Mapping

import pytest

from audit.address import Address, Identity, Kind
from audit.evidence import Newest, Precision, Reading, Reply, Sign
from audit.platforms import yelp
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing

AT = "https://www.yelp.com/biz/maple-bakery-springfield"
MAPLE = profile("yelp", "maple-bakery-springfield", AT)
ID = "4pYqqJDJOQX69gC66YUDkA"
CLOSED = "Yelpers report this location has closed"
NODE: Mapping[str, object] = {
    "@type": "Bakery",
    "name": "Maple &amp; Sons Bakery",
    "telephone": "+12175550117",
    "address": {"streetAddress": "14 Foundry\nLane", "addressLocality": "Springfield", "postalCode": "62701"},
    "review": [{"datePublished": "2023-04-02"}, {"datePublished": "2026-10-02", "description": "Good bread"}],
}


def written(*nodes: object, head: str = "", body: str = "", canonical: str = AT, status: int = 200) -> Reply:
    data = "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return answer(f'<html lang="en"><head>{link}{head}{data}</head><body>{body}</body></html>', status)


def shown(body: str = "", **changed: object) -> Reply:
    return written({**NODE, **changed}, head=f'<meta name="yelp-biz-id" content="{ID}">', body=body)


def seen(reply: Reply, at: str = AT, handle: str = MAPLE.handle) -> Reading:
    return look(yelp.page(profile("yelp", handle, at), kit()), {at: reply})


def led_to(reply: Reply, address: str) -> Reply:
    return answer(reply.body, reply.status, via=((301, address),))


SHOWN = (Sign.SHOWN, "page", "listing", "Maple & Sons Bakery")
MARKED = (Sign.MARKED_CLOSED, "page", "closed_banner", CLOSED.lower())
NO_RECORD = (Sign.UNFAMILIAR, "page", "no_record", "status 200")
OTHER = "https://www.yelp.com/biz/miller-bakery"
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "what is answered to any name, as far as is known": (
        lambda: seen(answer("<h1>We're sorry. We can't find the page you're looking for.</h1>", 404)),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 404"),),
    ),
    "a listing's page that says 404": (
        lambda: seen(written(NODE, status=404)),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 404"),),
    ),
    "the wall": (
        lambda: seen(answer('<script src="https://geo.captcha-delivery.com/captcha/"></script>', 403)),
        ((Sign.CHALLENGE, "page", "challenge_page", "geo.captcha-delivery.com"),),
    ),
    "the wall without a word": (
        lambda: seen(answer("", 403)),
        ((Sign.REFUSED, "page", "status_refused", "status 403"),),
    ),
    "the wall that answers 200": (
        lambda: seen(answer(shown().body + b"<script src=https://geo.captcha-delivery.com/captcha/></script>")),
        ((Sign.CHALLENGE, "page", "challenge_page", "geo.captcha-delivery.com"),),
    ),
    "a preview that names another listing": (
        lambda: seen(written(NODE, head=f'<meta property="og:url" content="{OTHER}">')),
        ((Sign.UNFAMILIAR, "page", "leads_elsewhere", AT),),
    ),
    "another's data by its id": (lambda: seen(written({**NODE, "@id": OTHER})), (NO_RECORD,)),
    "another listing": (
        lambda: seen(led_to(written(NODE, canonical=OTHER), OTHER)),
        ((Sign.UNFAMILIAR, "page", "leads_elsewhere", OTHER),),
    ),
    "a page that names another listing": (
        lambda: seen(written(NODE, canonical=OTHER)),
        ((Sign.UNFAMILIAR, "page", "leads_elsewhere", AT),),
    ),
    "a search instead of the listing": (
        lambda: seen(led_to(written(NODE, canonical=""), "https://www.yelp.com/search?find_desc=maple")),
        ((Sign.UNFAMILIAR, "page", "leads_elsewhere", "https://www.yelp.com/search?find_desc=maple"),),
    ),
    "a page without the business's data": (lambda: seen(written(body="<h1>Maple</h1>")), (NO_RECORD,)),
    "a page with the data of two businesses": (lambda: seen(written(NODE, {**NODE, "name": "Miller"})), (NO_RECORD,)),
    "a page with another's data": (lambda: seen(written({**NODE, "url": OTHER})), (NO_RECORD,)),
    "a page with the network's own data": (
        lambda: seen(written({**NODE, "url": "https://www.yelp.com/"})),
        (NO_RECORD,),
    ),
    "data without a name": (lambda: seen(written({**NODE, "name": ""})), (NO_RECORD,)),
    "data without a door": (lambda: seen(written({"@type": "Organization", "name": "Yelp"})), (NO_RECORD,)),
    "open": (lambda: seen(shown()), (SHOWN,)),
    "its own data beside another's": (
        lambda: seen(written({**NODE, "name": "Miller"}, {**NODE, "url": AT})),
        (SHOWN,),
    ),
    "data with a telephone alone": (
        lambda: seen(written({"name": "Maple & Sons Bakery", "telephone": "+12175550117"})),
        (SHOWN,),
    ),
    "data that name the business's website": (lambda: seen(shown(url="https://maple.example/")), (SHOWN,)),
    "closed for now": (
        lambda: seen(shown("<p>Maple &amp; Sons Bakery is temporarily closed.</p>")),
        (SHOWN,),
    ),
    "closed today": (lambda: seen(shown("<span>Closed</span><p>Closed now</p>")), (SHOWN,)),
    "closed for good": (lambda: seen(shown(f"<div><p>{CLOSED}.</p></div>")), (SHOWN, MARKED)),
    "closed for good, in bold": (
        lambda: seen(shown(f"<p><b>{CLOSED}.</b> <a href=/search>Find a similar spot.</a></p>")),
        (SHOWN, MARKED),
    ),
    "a customer's word for it": (lambda: seen(shown(f"<ul><li><p>{CLOSED}.</p></li></ul>")), (SHOWN,)),
    "a customer's word in a language": (lambda: seen(shown(f'<p><span lang="en">{CLOSED}.</span></p>')), (SHOWN,)),
    "a customer's word in the data": (
        lambda: seen(shown(f"<p>{CLOSED}.</p>", review=[{"description": f"{CLOSED}."}])),
        (SHOWN,),
    ),
    "a customer's word in the data, otherwise": (
        lambda: seen(shown(f"<p>{CLOSED}.</p>", review={"reviewBody": CLOSED.upper()})),
        (SHOWN,),
    ),
    "the words within a longer text": (
        lambda: seen(
            shown(f"<p>{CLOSED}, wrote somebody, and yet the door was wide open and the bread was as good as ever.</p>")
        ),
        (SHOWN,),
    ),
    "the words after others": (lambda: seen(shown(f"<p>Not true that {CLOSED}.</p>")), (SHOWN,)),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= yelp.RUNGS.keys()
    assert {s.host for s in signals} == {"www.yelp.com"}


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF, ids=[name for name, _ in NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply)), name


@pytest.mark.parametrize("at", [f"https://www.yelp.com/biz/{ID}", AT])
def test_an_address_by_id_is_shown_where_the_page_names_that_id(at: str) -> None:
    by_id = f"https://www.yelp.com/biz/{ID}"
    reading = seen(shown() if at == by_id else led_to(shown(), at), by_id, ID)
    assert [s.sign for s in reading.signals] == [Sign.SHOWN]
    other = seen(led_to(shown(), AT), by_id.replace("4p", "5p"), ID.replace("4p", "5p"))
    assert [(s.sign, s.mark) for s in other.signals] == [(Sign.UNFAMILIAR, "leads_elsewhere")]


def test_all_that_a_listing_says_is_read_and_the_newest_review_is_only_a_lower_bound() -> None:
    others = "/biz_redir?url=https%3A%2F%2Fmiller.example%2F&website_link_type=website&src_bizid=another"
    website = f"/biz_redir?url=https%3A%2F%2Fmaple.example%2F&website_link_type=website&src_bizid={ID}"
    reading = seen(shown(f'<a href="{others}">miller.example</a><a href="{website}">maple.example</a>'))
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(
            at=dt.datetime(2026, 10, 2, tzinfo=dt.UTC), source="a review", precision=Precision.DAY, lower_bound=True
        ),
        name="Maple & Sons Bakery",
        links=("https://maple.example/",),
        facts=reading.facts,
        unseen_parts=("reviews that Yelp does not recommend", "whether the listing is claimed"),
    )
    assert [f"{fact.kind}: {fact.value}" for fact in reading.facts] == [
        "phone: +12175550117",
        "street: 14 Foundry Lane",
        "town: Springfield",
        "postcode: 62701",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "/biz_redir?url=javascript:alert(1)&website_link_type=website&src_bizid=",
        "/biz_redir?url=https%3A%2F%2Fmaple.example&website_link_type=menu&src_bizid=",
        "/adredir?url=https%3A%2F%2Fmaple.example&website_link_type=website&src_bizid=",
    ],
)
def test_other_links_are_not_the_businesss_website(body: str) -> None:
    assert seen(shown(f'<a href="{body}{ID}">Go</a>')).links == ()


@pytest.mark.parametrize(
    "broken",
    [
        {"telephone": None, "address": {}, "review": None},
        {"telephone": 7, "address": {"streetAddress": 7, "addressLocality": [], "postalCode": " "}, "review": [7]},
        {"telephone": [], "address": {"streetAddress": None}, "review": {"datePublished": "yesterday"}},
        {"telephone": "", "address": {}, "review": [{"datePublished": "2093-01-01"}, {"datePublished": 2023}]},
    ],
)
def test_what_is_not_stated_is_left_out(broken: Mapping[str, object]) -> None:
    reading = seen(written({**NODE, **broken}))
    assert (reading.facts, reading.newest) == ((), None)
    assert [s.sign for s in reading.signals] == [Sign.SHOWN]


def test_the_impossible_control_is_an_address_of_the_network() -> None:
    living, absent = yelp.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert living == MAPLE
    for control in (living, absent):
        identity = identified(control.address)
        assert (control.platform, control.handle, control.address) == ("yelp", identity.handle, identity.address)
    assert absent.handle == "abcdefghijklmnopqrstuvwx"


identified = functools.partial(named_by, yelp)


@pytest.mark.parametrize(
    ("pasted", "handle"),
    [
        *yelp.EXAMPLES.items(),
        ("https://www.yelp.com/biz/Maple-Bakery-Springfield", "maple-bakery-springfield"),
        ("https://www.yelp.com/biz/maple-bakery/", "maple-bakery"),
        ("https://www.yelp.com/biz/maple-bakery/props", "maple-bakery"),
        ("https://www.yelp.com/biz/maple-bakery?adjust_creative=x&utm_source=y", "maple-bakery"),
        ("https://www.yelp.com/biz/maple-bakery#reviews", "maple-bakery"),
        ("https://www.yelp.com/biz_photos/maple-bakery?select=abc", "maple-bakery"),
        ("https://www.yelp.com/menu/maple-bakery", "maple-bakery"),
        ("https://yelp.com/biz/maple-bakery", "maple-bakery"),
        ("https://en.yelp.com.hk/biz/maple-bakery", "maple-bakery"),
        ("https://www.yelp.com/biz/a-bakery-with-a-very-l", "a-bakery-with-a-very-l"),
        ("https://www.yelp.com/biz/A-Bakery-With-A-Very-Long-Name", "a-bakery-with-a-very-long-name"),
    ],
)
def test_every_address_of_a_listing_is_a_profile(pasted: str, handle: str) -> None:
    identity = identified(pasted)
    assert (identity.kind, identity.platform, identity.handle) == (Kind.PROFILE, "yelp", handle)
    again = identified(identity.address)
    assert (again.handle, again.address) == (handle, identity.address)
    assert identity.address.startswith("https://www.yelp.com/biz/")


COUNTRIES = (
    "com at be ca ch cl cz de dk es fi fr ie it my nl no pl pt se co.jp co.nz co.uk com.ar com.au com.br com.hk com.mx com.ph "
    "com.sg com.tr com.tw"
)


@pytest.mark.parametrize("country", COUNTRIES.split())
@pytest.mark.parametrize("site", ["", "www.", "m.", "fr."])
def test_a_listing_is_the_same_in_every_country(country: str, site: str) -> None:
    assert (
        identified(f"https://{site}yelp.{country}/biz/maple-bakery").address == "https://www.yelp.com/biz/maple-bakery"
    )


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("https://www.yelp.com/", Identity(kind=Kind.HOME, platform="yelp")),
        ("https://www.yelp.de", Identity(kind=Kind.HOME, platform="yelp")),
        ("https://yelp.to/", Identity(kind=Kind.HOME, platform="yelp")),
        ("https://biz.yelp.com/home/x", Identity(kind=Kind.LOGIN, platform="yelp")),
        ("https://biz.yelp.co.uk/", Identity(kind=Kind.LOGIN, platform="yelp")),
        ("https://www.yelp.com/login?return_url=x", Identity(kind=Kind.LOGIN, platform="yelp")),
        ("https://www.yelp.com/signup", Identity(kind=Kind.LOGIN, platform="yelp")),
        ("https://www.yelp.com/forgot", Identity(kind=Kind.LOGIN, platform="yelp")),
        ("https://www.yelp.com/biz", Identity(kind=Kind.WEBSITE, platform="yelp")),
        ("https://www.yelp.com/biz/%20", Identity(kind=Kind.WEBSITE, platform="yelp")),
        ("https://www.yelp.com/biz/-maple", Identity(kind=Kind.WEBSITE, platform="yelp")),
        ("https://www.yelp.com/biz/" + "a" * 201, Identity(kind=Kind.WEBSITE, platform="yelp")),
        ("https://www.yelp.com/about", Identity(kind=Kind.WEBSITE, platform="yelp")),
        ("https://www.yelp.com/c/springfield/bakeries", Identity(kind=Kind.WEBSITE, platform="yelp")),
        (
            "https://www.yelp.com/writeareview/biz/4pYqqJDJOQX69gC66YUDkA",
            Identity(kind=Kind.WEBSITE, platform="yelp", detail="the form for a review, not the listing"),
        ),
        (
            "https://www.yelp.com/user_details?userid=abc",
            Identity(kind=Kind.WEBSITE, platform="yelp", detail="a reviewer's page, not the listing"),
        ),
        (
            "https://www.yelp.com/search?find_desc=bakery",
            Identity(kind=Kind.WEBSITE, platform="yelp", detail="a search, not the listing"),
        ),
        ("https://blog.yelp.com/biz/maple", Identity(kind=Kind.WEBSITE, address="https://blog.yelp.com/biz/maple")),
        ("https://www.m.yelp.com/biz/maple", Identity(kind=Kind.WEBSITE, address="https://www.m.yelp.com/biz/maple")),
        (
            "https://yelp.to/AbCd_1",
            Identity(kind=Kind.SHORT, platform="yelp", handle="short:AbCd_1", address="https://yelp.to/AbCd_1"),
        ),
        (
            "https://www.yelp.com/biz/maple-bakery?hrid=abc&utm_source=x",
            Identity(kind=Kind.POST, platform="yelp", address="https://www.yelp.com/biz/maple-bakery"),
        ),
        (
            "http://www.yelp.com/biz/maple-bakery#hrid:abc",
            Identity(kind=Kind.POST, platform="yelp", address="https://www.yelp.com/biz/maple-bakery"),
        ),
    ],
)
def test_what_is_no_listing_is_named_as_what_it_is(pasted: str, expected: Identity) -> None:
    assert identified(pasted) == expected


@pytest.mark.parametrize("letter", ["a", "A", "-", "_", "é", "%"])
def test_an_endless_name_is_none(letter: str) -> None:
    endless = Address(scheme="https", host="www.yelp.com", segments=("biz", letter * 50_000))
    assert yelp.identify(endless) == Identity(kind=Kind.WEBSITE, platform="yelp")


KEYS = frozenset(yelp.KEYS)
API = "https://api.yelp.com/v3/businesses/"
RECORD: Mapping[str, object] = {
    "id": ID,
    "alias": "maple-bakery-springfield",
    "name": "Maple & Sons Bakery",
    "is_closed": False,
    "phone": "+12175550117",
    "location": {"address1": "14 Foundry Lane", "city": "Springfield", "zip_code": "62701"},
    "hours": [{"is_open_now": False}],
}
WRITTEN = answer({"reviews": [{"time_created": "2023-04-02 11:20:00"}, {"time_created": "2026-10-02 11:20:00"}]})


def told(found: Reply, reviews: Reply = WRITTEN, handle: str = MAPLE.handle) -> Reading:
    answers = {f"{API}{handle}": found, f"{API}{ID}/reviews": reviews}
    return look(yelp.api(profile("yelp", handle, AT), kit(keys=KEYS)), answers)


def error(code: str, status: int) -> Reply:
    return answer({"error": {"code": code, "description": "Sorry."}}, status)


def business(**more: object) -> Reply:
    return answer({**RECORD, **more})


TOLD = (Sign.SHOWN, "api", "business", "Maple & Sons Bakery")
ODD = (Sign.UNFAMILIAR, "api", "no_known_marker", "status 200")
KEYED: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "no such listing, or one that is not told of": (
        lambda: told(error("BUSINESS_NOT_FOUND", 404)),
        ((Sign.UNFAMILIAR, "api", "no_record", "BUSINESS_NOT_FOUND"),),
    ),
    "a listing without reviews": (
        lambda: told(error("BUSINESS_UNAVAILABLE", 403)),
        ((Sign.UNFAMILIAR, "api", "no_record", "BUSINESS_UNAVAILABLE"),),
    ),
    "a 404 of nobody's": (
        lambda: told(answer("", 404)),
        ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 404"),),
    ),
    "a wrong key": (
        lambda: told(error("TOKEN_INVALID", 401)),
        ((Sign.REFUSED, "api", "key_refused", "status 401"),),
    ),
    "a key in a form of its own": (
        lambda: told(error("TOKEN_INVALID", 400)),
        ((Sign.REFUSED, "api", "key_refused", "TOKEN_INVALID"),),
    ),
    "the day's calls are used up": (
        lambda: told(error("ACCESS_LIMIT_REACHED", 429)),
        ((Sign.RATE_LIMITED, "api", "status_429", "status 429"),),
    ),
    "a record without an id": (lambda: told(business(id=None)), (ODD,)),
    "a record without a name in addresses": (lambda: told(business(alias="a/b")), (ODD,)),
    "another listing": (
        lambda: told(business(alias="miller-bakery", id="other")),
        ((Sign.UNFAMILIAR, "api", "leads_elsewhere", "miller-bakery"),),
    ),
    "another listing in a step": (
        lambda: told(answer(business(alias="miller-bakery").body, via=((302, f"{API}other"),))),
        ((Sign.UNFAMILIAR, "api", "leads_elsewhere", "miller-bakery"),),
    ),
    "merged with another listing": (
        lambda: told(answer(business(alias="maple-bakery-2").body, via=((301, f"{API}other"),))),
        ((Sign.MOVED, "api", "business_migrated", "maple-bakery-2"),),
    ),
    "closed at this hour": (lambda: told(business()), (TOLD,)),
    "closed in a word that is none": (lambda: told(business(is_closed="true")), (TOLD,)),
    "told of by its id": (lambda: told(business(), handle=ID), (TOLD,)),
    "closed for good": (
        lambda: told(business(is_closed=True)),
        (TOLD, (Sign.MARKED_CLOSED, "api", "is_closed", "is_closed: true")),
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
    assert told(business(), reply).signals[0].sign is Sign.SHOWN, name


def test_a_listing_that_moved_says_where_it_is() -> None:
    moved = told(answer(business(alias="maple-bakery-2").body, via=((301, f"{API}other"),)))
    assert moved.signals[0].to == "https://www.yelp.com/biz/maple-bakery-2"


def test_the_interface_tells_of_the_business() -> None:
    found = told(business())
    assert [fact.value for fact in found.facts] == ["+12175550117", "14 Foundry Lane", "Springfield", "62701"]
    at = dt.datetime(2026, 10, 2, 11, 20, tzinfo=dt.UTC)
    assert found.newest == Newest(at=at, source="a review", precision=Precision.SECOND, lower_bound=True)
    assert found.platform_id == ""


def test_with_a_key_the_interface_is_asked_first_and_the_page_when_it_does_not_tell() -> None:
    known = kit(keys=KEYS)
    first = look(yelp.visit(MAPLE, known), {f"{API}{MAPLE.handle}": business(), f"{API}{ID}/reviews": WRITTEN})
    assert [(s.sign, s.rung) for s in first.signals] == [(Sign.SHOWN, "api")]
    both = look(yelp.visit(MAPLE, known), {API: error("TOKEN_INVALID", 401), AT: shown()})
    assert [(s.mark, s.rung) for s in both.signals] == [("key_refused", "api"), ("listing", "page")]


def test_a_missing_key_is_spoken_of_only_where_the_page_is_not_shown() -> None:
    assert [s.sign for s in look(yelp.visit(MAPLE, kit()), {AT: shown()}).signals] == [Sign.SHOWN]
    walled = look(yelp.visit(MAPLE, kit()), {AT: answer("", 403)}).signals
    assert [(s.sign, s.mark, s.quote) for s in walled][1:] == [(Sign.KEY_MISSING, "key_missing", "needs YELP_API_KEY")]
