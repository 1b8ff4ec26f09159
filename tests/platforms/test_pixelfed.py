"""Pixelfed: its host's directory knows an account; a feed that is switched off and a page that is missing prove nothing."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

import pytest

from audit import profiles
from audit.address import Kind
from audit.evidence import Failure, Reading, Reply, Sign
from audit.platforms import pixelfed
from looking import answer, kit, look, profile
from walls import NOT_PROOF, says_nothing

HOST = "https://pixelfed.social"
AT = f"{HOST}/maple"
MAPLE = profile("pixelfed", "maple@pixelfed.social", AT)
FINGER = f"{HOST}/.well-known/webfinger?resource="
ATOM = f"{HOST}/users/maple.atom"
KNOWN = answer(
    {
        "subject": "acct:maple@pixelfed.social",
        "links": [
            {"rel": "http://schemas.google.com/g/2010#updates-from", "type": "application/atom+xml", "href": ATOM},
            {"rel": "self", "href": f"{HOST}/users/maple"},
        ],
    }
)
FEED = answer(
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Loaf</title><updated>2026-10-01T08:00:00Z</updated></entry></feed>'
)
PAGE = answer(f'<title>Maple on pixelfed</title><link rel="canonical" href="{AT}">')
MISSING = answer("<title>pixelfed</title>", 404)


def seen(known: Reply, *, page: Reply = MISSING, feed: Reply = FEED) -> Reading:
    return look(pixelfed.visit(MAPLE, kit()), {FINGER: known, ATOM: feed, AT: page})


SHOWN = ((Sign.SHOWN, "webfinger", "webfinger_subject", "acct:maple@pixelfed.social"),)
UNKNOWN = (Sign.UNFAMILIAR, "webfinger", "webfinger_404", "status 404")
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "living, its feed switched off": (lambda: seen(KNOWN, feed=answer("", 404)), SHOWN),
    "living, its profile for followers only": (lambda: seen(KNOWN, feed=answer("", 403), page=answer("", 403)), SHOWN),
    "unknown to the directory, and its page opens": (
        lambda: seen(answer("", 404), page=PAGE),
        (UNKNOWN, (Sign.SHOWN, "page", "own_page", "Maple on pixelfed")),
    ),
    "unknown to the directory, and its page answers otherwise": (
        lambda: seen(answer("", 404), page=answer("<title>pixelfed</title>", 410)),
        (UNKNOWN, (Sign.UNFAMILIAR, "page", "no_known_marker", "status 410")),
    ),
    "unknown to the directory, and the page asks for a login": (
        lambda: seen(answer("", 404), page=answer("", via=((302, f"{HOST}/login"),))),
        (UNKNOWN, (Sign.LOGIN_WALL, "page", "login_redirect", "led to pixelfed.social/login")),
    ),
    "unknown, and its page missing or switched off": (
        lambda: seen(answer("", 404)),
        (UNKNOWN, (Sign.WITHHELD, "page", "no_such_page", "status 404")),
    ),
    "a host that is no more": (
        lambda: seen(answer(failure=Failure.NO_SUCH_NAME), page=answer(failure=Failure.NO_SUCH_NAME)),
        tuple(
            (Sign.NO_SUCH_NAME, rung, "no_such_name", "the address has no host behind it")
            for rung in ("webfinger", "page")
        ),
    ),
    "living": (lambda: seen(KNOWN), SHOWN),
    "its account ended, in the directory's own words": (
        lambda: seen(answer("", 410)),
        ((Sign.ENDED, "webfinger", "webfinger_410", "status 410, gone"),),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= pixelfed.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply, page=reply)), name


def test_the_newest_picture_is_dated_by_the_feed() -> None:
    newest = seen(KNOWN).newest
    assert newest is not None
    assert newest.at == dt.datetime(2026, 10, 1, 8, tzinfo=dt.UTC)
    assert seen(KNOWN, feed=answer("", 404)).newest is None


def test_the_living_control_is_the_host_itself() -> None:
    living, absent = pixelfed.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert profiles.identify(absent.address).handle == absent.handle
    answers = {f"{HOST}/.well-known/nodeinfo": answer({"links": [1]}), f"{HOST}/": answer("<title>Pixelfed</title>")}
    for rung in pixelfed.RUNGS.values():
        (signal,) = look(rung(living, kit()), answers).signals
        assert (signal.sign, signal.mark) == (Sign.SHOWN, "host_itself")
    (walled,) = look(
        pixelfed.page(living, kit()), {f"{HOST}/": answer("<title>Just a moment...</title>pixelfed")}
    ).signals
    assert walled.sign is Sign.CHALLENGE


# Addresses


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("https://pixelfed.social/Maple", "maple@pixelfed.social"),
        ("https://pixelfed.social/@maple", "maple@pixelfed.social"),
        ("https://pixelfed.social/users/maple", "maple@pixelfed.social"),
        ("https://pixelfed.bakers.example/maple?ref=x", "maple@pixelfed.bakers.example"),
        ("https://pixelfed.de/@maple@pixelfed.social", "maple@pixelfed.social"),
        ("pixelfed: maple@pixelfed.social", "maple@pixelfed.social"),
    ],
)
def test_every_form_of_an_address_names_the_account_on_its_own_host(text: str, handle: str) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.platform, found.handle) == (Kind.PROFILE, "pixelfed", handle)


def test_a_picture_is_a_post_of_its_account() -> None:
    found = profiles.identify("https://pixelfed.social/p/maple/500000000000000001")
    assert (found.kind, found.handle, found.address) == (Kind.POST, MAPLE.handle, AT)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://pixelfed.social", Kind.HOME),
        *((f"https://pixelfed.social/{word}", Kind.WEBSITE) for word in
          ("discover/tags/bread", "site/about", "stories/maple", "about", "users", "p/x", "maple%20bakery", "help/x")),
        *((f"https://pixelfed.social/{word}", Kind.LOGIN) for word in ("login", "register", "i/web/profile/1", "settings/home")),
    ],
)  # fmt: skip
def test_what_is_no_account_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.platform, found.handle) == (kind, "pixelfed", "")


@pytest.mark.parametrize(
    "text", ["https://maplebakery.example/pixelfed", "https://social.example/@maple", "https://notpixelfed.social/maple",
             "https://maple.pixelfed/x", "https://pixelfedora.example/contact", "https://www.pixelfeder.example/about",
             "https://pixelfed.org/how-to-join", "https://docs.pixelfed.org/running-pixelfed/"]
)  # fmt: skip
def test_a_place_that_looks_alike_is_not_pixelfed(text: str) -> None:
    assert profiles.identify(text).platform != "pixelfed"


def test_the_worst_strings_take_no_time() -> None:
    began = time.process_time()
    for worst in ("https://pixelfed.social/" + "a." * 25_000, "https://pixelfed.social/@" + "a@" * 25_000):
        profiles.identify(worst)
    assert time.process_time() - began < 0.05
