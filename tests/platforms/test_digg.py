"""Digg: members are named, and nothing its website answers speaks for or against one."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from audit import profiles
from audit.address import Kind
from audit.evidence import Reading, Reply, Sign
from audit.platforms import digg
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing

AT = "https://digg.com/@maplebakery"
MAPLE = profile("digg", "maplebakery", AT)
REBUILT = ((Sign.UNFAMILIAR, "page", "being_rebuilt", "Digg has been rebuilding since 2026"),)


def seen(found: Reply) -> Reading:
    return look(digg.visit(MAPLE, kit()), {AT: found})


STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "not found": (lambda: seen(answer("<title>404</title>", 404)), REBUILT),
    "gone for good": (lambda: seen(answer("", 410)), REBUILT),
    "its note to visitors": (
        lambda: seen(answer("<h1>We will be back</h1>", via=((302, "https://digg.com/"),))),
        REBUILT,
    ),
    "a page that opens": (lambda: seen(answer("<title>@maplebakery on Digg</title>")), REBUILT),
    "a wall": (lambda: seen(answer("", 403)), ((Sign.REFUSED, "page", "status_refused", "status 403"),)),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= digg.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply)), name


def test_the_member_stands_for_itself_beside_a_random_one() -> None:
    living, absent = digg.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert (living, absent.handle) == (MAPLE, "abcdefghijklmnopqrstuvwx")


@pytest.mark.parametrize(
    "text", ["digg.com/users/MapleBakery", "https://m.digg.com/@maplebakery/", "digg: maplebakery"]
)
def test_every_form_of_an_address_leads_to_one_place(text: str) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.handle, found.address) == (Kind.PROFILE, MAPLE.handle, MAPLE.address)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://digg.com", Kind.HOME),
        ("https://digg.com/submit?url=x", Kind.SHARE),
        ("https://digg.com/login", Kind.LOGIN),
        ("https://digg.com/technology", Kind.WEBSITE),
        ("https://digg.com/video/bread", Kind.WEBSITE),
        ("https://digg.com/users", Kind.WEBSITE),
        ("https://digg.com/@", Kind.WEBSITE),
        ("https://about.digg.com/@maple", Kind.WEBSITE),
    ],
)
def test_what_is_no_member_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    found = named_by(digg, text)
    assert (found.kind, found.platform, found.handle) == (kind, "digg", "")


@pytest.mark.parametrize("text", ["https://notdigg.com/users/maple", "https://digg.com.maple.example/users/maple"])
def test_a_place_that_looks_alike_is_not_digg(text: str) -> None:
    assert profiles.identify(text).platform != "digg"


def test_the_worst_strings_take_no_time() -> None:
    began = time.process_time()
    for worst in ("https://digg.com/@" + "a." * 25_000, "https://digg.com/users/" + "x/" * 25_000):
        profiles.identify(worst)
    assert time.process_time() - began < 0.05
