"""MySpace: its templates leave a word in the pages that show a profile, and another in those that show none."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from audit import profiles
from audit.address import Kind
from audit.evidence import Reading, Reply, Sign
from audit.platforms import myspace
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing

AT = "https://myspace.com/maplebakery"
MAPLE = profile("myspace", "maplebakery", AT)
SHOWN = '<!-- Profile --><title>Maple (maplebakery) on Myspace</title><meta name="description" content="Bread">'
MISSING = "<!-- 404 --><title>Page Not Found</title>"


def seen(found: Reply) -> Reading:
    return look(myspace.visit(MAPLE, kit()), {AT: found})


def unsure(status: int) -> tuple[tuple[Sign, str, str, str], ...]:
    return ((Sign.UNFAMILIAR, "page", "no_known_marker", f"status {status}"),)


STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "a page without MySpace's word": (lambda: seen(answer("<title>Maple on Myspace</title>")), unsure(200)),
    "not found, without MySpace's word": (lambda: seen(answer("<title>Page Not Found</title>", 404)), unsure(404)),
    "the word for missing in a page that opens": (lambda: seen(answer(MISSING)), unsure(200)),
    "the word for a profile beside status 404": (lambda: seen(answer(SHOWN, 404)), unsure(404)),
    "both words, open": (lambda: seen(answer(SHOWN + MISSING)), unsure(200)),
    "both words, not found": (lambda: seen(answer(SHOWN + MISSING, 404)), unsure(404)),
    "the word for missing behind a challenge": (
        lambda: seen(answer(MISSING, 404, headers={"cf-mitigated": "challenge"})),
        ((Sign.CHALLENGE, "page", "cf_mitigated", "cf-mitigated: challenge"),),
    ),
    "led to another profile": (
        lambda: seen(answer(SHOWN, via=((301, "https://myspace.com/miller"),))),
        ((Sign.UNFAMILIAR, "page", "leads_elsewhere", "https://myspace.com/miller"),),
    ),
    "led to the front page": (
        lambda: seen(answer(MISSING, 404, via=((302, "https://myspace.com/"),))),
        ((Sign.UNFAMILIAR, "page", "leads_elsewhere", "https://myspace.com/"),),
    ),
    "living": (
        lambda: seen(answer(SHOWN)),
        ((Sign.SHOWN, "page", "profile_page", "Maple (maplebakery) on Myspace"),),
    ),
    "nobody has that name": (
        lambda: seen(answer(MISSING, 404)),
        ((Sign.ABSENT, "page", "no_such_page", "<!-- 404 -->"),),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= myspace.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply)), name


def test_an_old_number_proves_nothing_as_its_profile_may_live_under_a_name() -> None:
    at = "https://myspace.com/10000001"
    reading = look(myspace.visit(profile("myspace", "10000001", at), kit()), {at: answer(MISSING, 404)})
    assert [(s.sign, s.mark) for s in reading.signals] == [(Sign.UNFAMILIAR, "number_not_found")]


def test_name_and_words_of_a_living_profile_are_read() -> None:
    reading = seen(answer(SHOWN))
    assert (reading.name, reading.bio, reading.newest) == ("Maple (maplebakery) on Myspace", "Bread", None)


def test_the_controls_are_a_known_profile_and_a_random_name() -> None:
    for control in myspace.controls(MAPLE, "abcdefghijklmnopqrstuvwx"):
        assert named_by(myspace, control.address).handle == control.handle


@pytest.mark.parametrize("text", ["myspace.com/MapleBakery", "http://m.myspace.com/maplebakery/", "myspace: maplebakery",
                                  "https://myspace.com/maplebakery/music/songs", "https://myspace.com/maplebakery/photos"])  # fmt: skip
def test_every_form_of_an_address_leads_to_one_place(text: str) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.handle, found.address) == (Kind.PROFILE, MAPLE.handle, MAPLE.address)


@pytest.mark.parametrize(
    "path", ["maplebakery/music/song/loaf-1", "maplebakery/video/x/1", "maplebakery/post/activity_profile_1"]
)
def test_what_a_profile_posted_is_a_post_of_it(path: str) -> None:
    found = named_by(myspace, f"https://myspace.com/{path}")
    assert (found.kind, found.handle) == (Kind.POST, "maplebakery")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://myspace.com/", Kind.HOME),
        ("https://myspace.com/discover/featured", Kind.WEBSITE),
        ("https://myspace.com/search?q=maple", Kind.WEBSITE),
        ("https://myspace.com/index.cfm?fuseaction=splash", Kind.WEBSITE),
        ("https://myspace.com/index.cfm?friendid=x", Kind.WEBSITE),
        ("https://myspace.com/maple%20bakery", Kind.WEBSITE),
        ("https://myspace.com/pages/privacy", Kind.WEBSITE),
        ("https://myspace.com/signin", Kind.LOGIN),
        ("https://myspace.com/article/2013/1/1/x", Kind.POST),
        ("https://help.myspace.com/maplebakery", Kind.WEBSITE),
        ("https://blogs.myspace.com/maplebakery", Kind.WEBSITE),
    ],
)
def test_what_is_no_profile_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    found = named_by(myspace, text)
    assert (found.kind, found.platform, found.handle) == (kind, "myspace", "")


@pytest.mark.parametrize("text", ["https://notmyspace.com/maple", "https://myspace.com.maple.example/maple"])
def test_a_place_that_looks_alike_is_not_myspace(text: str) -> None:
    assert profiles.identify(text).platform == ""


def test_the_worst_strings_take_no_time() -> None:
    began = time.process_time()
    for worst in ("https://myspace.com/" + "a." * 25_000, "https://myspace.com/" + "x/" * 25_000):
        profiles.identify(worst)
    assert time.process_time() - began < 0.05
