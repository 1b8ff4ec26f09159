"""Quora: a profile that names itself is shown; "not found" is no proof, for a profile may be switched off."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from audit import profiles
from audit.address import Kind
from audit.evidence import Profile, Reading, Reply, Sign
from audit.platforms import quora
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing

AT = "https://www.quora.com/profile/Maple-Baker-1"
MAPLE = profile("quora", "profile/maple-baker-1", AT)
SPACE = profile("quora", "q/maplebread", "https://maplebread.quora.com/")
GERMAN = profile("quora", "profile/maple-baker-1", "https://de.quora.com/profile/Maple-Baker-1")
"""Who writes on the Quora of one language alone may be missing on the others."""
NOT_FOUND = '<script>window.ansFrontendGlobals.data = {"rootProps": {"code": 404, "x": 1}}</script>'


def page(own: str = AT) -> Reply:
    return answer(f'<title>Maple Baker - Quora</title><link rel="canonical" href="{own}"><p>Credentials')


def seen(found: Reply, of: Profile = MAPLE) -> Reading:
    return look(quora.visit(of, kit()), {of.address: found})


UNSURE_404 = ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 404"),)
NOTHING = ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 200"),)
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "not found, without Quora's data": (lambda: seen(answer("<title>Page Not Found</title>", 404)), UNSURE_404),
    "Quora's data for missing profiles in a page that opens": (lambda: seen(answer(NOT_FOUND)), NOTHING),
    "another code": (lambda: seen(answer(NOT_FOUND.replace("404", "4040"), 404)), UNSURE_404),
    "a Space that is not found": (lambda: seen(answer(NOT_FOUND, 404), SPACE), UNSURE_404),
    "Quora's data behind a challenge": (
        lambda: seen(answer(NOT_FOUND + "<title>Just a moment...</title>", 404)),
        ((Sign.CHALLENGE, "page", "challenge_page", "<title>just a moment"),),
    ),
    "led to the front page": (
        lambda: seen(answer("<title>Quora</title>", via=((302, "https://www.quora.com/"),))),
        NOTHING,
    ),
    "another profile": (lambda: seen(page("https://www.quora.com/profile/Maple-Baker")), NOTHING),
    "not found, on the Quora of another language": (lambda: seen(answer(NOT_FOUND, 404), GERMAN), UNSURE_404),
    "living, on the Quora of another language": (
        lambda: seen(page(GERMAN.address), GERMAN),
        ((Sign.SHOWN, "page", "own_page", "Maple Baker - Quora"),),
    ),
    "not found, missing or switched off": (
        lambda: seen(answer(NOT_FOUND, 404)),
        ((Sign.WITHHELD, "page", "code_404", '"code": 404'),),
    ),
    "living": (lambda: seen(page()), ((Sign.SHOWN, "page", "own_page", "Maple Baker - Quora"),)),
    "a living Space": (
        lambda: seen(page("https://maplebread.quora.com/"), SPACE),
        ((Sign.SHOWN, "page", "own_page", "Maple Baker - Quora"),),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= quora.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply)), name


def test_a_profile_stays_on_the_quora_of_its_language() -> None:
    assert named_by(quora, "https://de.quora.com/profile/Maple-Baker-1/answers").address == GERMAN.address
    assert named_by(quora, "https://m.quora.com/profile/Maple-Baker-1").address == AT


@pytest.mark.parametrize("place", [MAPLE, GERMAN, SPACE], ids=["profile", "german", "space"])
def test_the_controls_are_of_the_same_kind(place: Profile) -> None:
    if place is not SPACE:
        assert {control.address.split("/")[2] for control in quora.controls(place, "abcdefghijklmnopqrstuvwx")} == {
            place.address.split("/")[2]
        }
    for control in quora.controls(place, "abcdefghijklmnopqrstuvwx"):
        found = named_by(quora, control.address)
        assert (found.kind, found.handle) == (Kind.PROFILE, control.handle)
        assert control.handle.partition("/")[0] == place.handle.partition("/")[0]


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("quora.com/profile/Maple-Baker-1", MAPLE.handle),
        ("https://fr.quora.com/profile/Maple-Baker-1?share=1", MAPLE.handle),
        ("https://www.quora.com/profile/Maple-Baker-1/followers", MAPLE.handle),
        ("quora: Maple-Baker-1", MAPLE.handle),
        ("https://www.quora.com/profile/Maple-B%C3%A4cker", "profile/maple-bäcker"),
        ("https://www.quora.com/q/maplebread", SPACE.handle),
        ("https://MapleBread.quora.com", SPACE.handle),
    ],
)
def test_every_form_of_an_address_leads_to_one_place(text: str, handle: str) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.platform, found.handle) == (Kind.PROFILE, "quora", handle)


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("https://maplebread.quora.com/How-to-bake", SPACE.handle),
        ("https://www.quora.com/q/maplebread/How-to-bake", SPACE.handle),
        ("https://www.quora.com/profile/Maple-Baker-1/answer/How", MAPLE.handle),
    ],
)
def test_what_somebody_wrote_is_a_post(text: str, handle: str) -> None:
    found = named_by(quora, text)
    assert (found.kind, found.handle) == (Kind.POST, handle)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://www.quora.com/", Kind.HOME),
        ("https://de.quora.com", Kind.HOME),
        ("https://qr.ae/", Kind.HOME),
        ("https://qr.ae/abcDEF", Kind.SHORT),
        ("https://www.quora.com/topic/Bread", Kind.WEBSITE),
        ("https://www.quora.com/What-is-bread", Kind.WEBSITE),
        ("https://www.quora.com/search?q=maple", Kind.WEBSITE),
        ("https://www.quora.com/profile", Kind.WEBSITE),
        ("https://www.quora.com/share?url=x", Kind.SHARE),
        ("https://www.quora.com/settings", Kind.LOGIN),
        ("https://help.quora.com/hc/en-us", Kind.WEBSITE),
        ("https://business.quora.com/", Kind.WEBSITE),
        ("https://a.b.quora.com/", Kind.WEBSITE),
    ],
)
def test_what_is_no_profile_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    found = named_by(quora, text)
    assert (found.kind, found.platform, found.handle) == (kind, "quora", "")


@pytest.mark.parametrize("text", ["https://notquora.com/profile/x", "https://quora.com.maple.example/profile/x"])
def test_a_place_that_looks_alike_is_not_quora(text: str) -> None:
    assert profiles.identify(text).platform == ""


def test_the_worst_strings_take_no_time() -> None:
    began = time.process_time()
    for worst in ("https://www.quora.com/profile/" + "a-" * 25_000, "https://" + "a-" * 30_000 + ".quora.com/"):
        profiles.identify(worst)
    seen(answer('"rootProps" :' + " " * 50_000, 404))
    assert time.process_time() - began < 0.1
