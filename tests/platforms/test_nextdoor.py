"""Nextdoor: a business page that names itself is shown; every other answer says nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from audit import profiles
from audit.address import Kind
from audit.evidence import Reading, Reply, Sign
from audit.platforms import nextdoor
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing

AT = "https://nextdoor.com/pages/maple-bakery-springfield-il/"
MAPLE = profile("nextdoor", "nextdoor.com/maple-bakery-springfield-il", AT)


def page(own: str = AT, title: str = "Maple Bakery - Springfield, IL") -> Reply:
    return answer(f'<title>x</title><meta property="og:title" content="{title}"><link rel=canonical href="{own}">')


def seen(found: Reply) -> Reading:
    return look(nextdoor.visit(MAPLE, kit()), {AT: found})


NOTHING = ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 200"),)
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "not found, of which no words are known": (
        lambda: seen(answer("<h1>Page not found</h1>", 404)),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 404"),),
    ),
    "not found, on a page that has its address": (
        lambda: seen(answer(page().body, 404)),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 404"),),
    ),
    "another business": (lambda: seen(page("https://nextdoor.com/pages/miller/")), NOTHING),
    "the same name in another country": (
        lambda: seen(page("https://nextdoor.co.uk/pages/maple-bakery-springfield-il/")),
        NOTHING,
    ),
    "the page of a city": (lambda: seen(page("https://nextdoor.com/city/springfield--il/")), NOTHING),
    "its own name on a strange host": (lambda: seen(page("https://nextdoor.example/pages/x/")), NOTHING),
    "living": (lambda: seen(page()), ((Sign.SHOWN, "page", "own_page", "Maple Bakery - Springfield, IL"),)),
    "living, by its relative address": (
        lambda: seen(page("https://www.nextdoor.com/pages/Maple-Bakery-Springfield-IL")),
        ((Sign.SHOWN, "page", "own_page", "Maple Bakery - Springfield, IL"),),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= nextdoor.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply)), name


def test_the_page_stands_for_itself_beside_a_random_one() -> None:
    living, absent = nextdoor.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert living == MAPLE
    assert named_by(nextdoor, absent.address).handle == absent.handle == "nextdoor.com/abcdefghijklmnopqrstuvwx"


@pytest.mark.parametrize("pasted", nextdoor.EXAMPLES)
def test_an_examples_address_leads_to_itself(pasted: str) -> None:
    found = profiles.identify(pasted)
    assert profiles.identify(found.address) == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://nextdoor.com/", Kind.HOME),
        ("https://www.nextdoor.de", Kind.HOME),
        ("https://nextdoor.com/pages/", Kind.WEBSITE),
        ("https://nextdoor.com/pages/create/", Kind.LOGIN),
        ("https://nextdoor.com/pages/a%20b/", Kind.WEBSITE),
        ("https://nextdoor.com/agency-detail/il/springfield/", Kind.WEBSITE),
        ("https://nextdoor.com/city/springfield--il/", Kind.WEBSITE),
        ("https://nextdoor.com/profile/10000001/", Kind.LOGIN),
        ("https://nextdoor.com/news_feed/?post=1", Kind.LOGIN),
        ("https://nextdoor.com/login/", Kind.LOGIN),
        ("https://nextdoor.com/p/AbCdEf12/", Kind.POST),
        ("https://nextdoor.com/sharekit/?source=x&body=y", Kind.SHARE),
        ("https://help.nextdoor.com/s/pages/maple", Kind.WEBSITE),
        ("https://business.nextdoor.com/en-us", Kind.WEBSITE),
    ],
)
def test_what_is_no_business_page_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    found = named_by(nextdoor, text)
    assert (found.kind, found.platform, found.handle) == (kind, "nextdoor", "")


@pytest.mark.parametrize(
    "text",
    [
        "https://nextdoor.com.maple.example/pages/x/",
        "https://notnextdoor.com/pages/x/",
        "https://nextdoor.org/pages/x/",
    ],
)
def test_a_place_that_looks_alike_is_not_nextdoor(text: str) -> None:
    assert profiles.identify(text).platform == ""


def test_the_worst_strings_take_no_time() -> None:
    began = time.process_time()
    for worst in ("https://nextdoor.com/pages/" + "a-" * 25_000, "https://nextdoor.com/" + "pages/" * 10_000):
        profiles.identify(worst)
    assert time.process_time() - began < 0.05
