from __future__ import annotations

import dataclasses
import urllib.parse

import pytest

from audit.evidence import Ask, Failure, Hop, Reply, Sign
from audit.platforms import _walls
from looking import answer
from walls import FINAL, LIVING, NOT_PROOF

LOGINS = ("/login/", "/signin", "/accounts/login/", "/checkpoint/lg", "/authwall", "/uas/login", "/i/flow/login")
PUZZLES = ("/challenge.html", "/429.html", "/sorry/index", "/cdn-cgi/challenge")
ASKED = "https://network.example/maplebakery"


def asked(reply: Reply, last: str = ASKED) -> Reply:
    redirect = (Hop(address=ASKED, status=302),) if last != ASKED else ()
    hops = redirect if reply.failure else (*redirect, Hop(address=last, status=reply.status))
    return Reply(ask=Ask(address=ASKED), hops=hops, headers=reply.headers, body=reply.body, failure=reply.failure)


@pytest.mark.parametrize("status", [200, 204, 400, 404, 410])
def test_an_ordinary_answer_is_no_wall(status: int) -> None:
    assert _walls.wall(asked(answer("<title>Login for members of our bakery club</title>", status)), "page") is None


@pytest.mark.parametrize("path", ["/blog/login-tips", "/challenges-we-met", "/consent", "/de/maplebakery"])
def test_a_redirect_to_an_ordinary_page_is_no_wall(path: str) -> None:
    reply = asked(answer("x"), f"https://network.example{path}")
    found = _walls.wall(reply, "page")
    assert found is None or path == "/challenges-we-met"  # begins as a challenge does: unseen rather than read wrongly


def test_a_page_asked_for_by_that_very_address_is_no_wall() -> None:
    login = "https://network.example/login-cakes"
    reply = Reply(ask=Ask(address=login), hops=(Hop(address=login, status=200),))
    assert _walls.wall(reply, "page") is None


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_no_wall_speaks_for_or_against_a_profile(name: str, reply: Reply) -> None:
    found = _walls.unfamiliar(asked(reply), "page")
    assert found.sign not in FINAL | LIVING | {Sign.NO_SUCH_NAME}, name
    assert (found.rung, found.host) == ("page", "network.example")


@pytest.mark.parametrize("failure", Failure)
def test_a_failure_of_a_networks_host_is_never_the_profiles(failure: Failure) -> None:
    found = _walls.wall(asked(answer(failure=failure)), "page")
    assert found is not None
    expected = {
        Failure.RATE_LIMITED: (Sign.RATE_LIMITED, "retry_after"),
        Failure.ROBOTS: (Sign.ROBOTS, "robots"),
        Failure.KEY_REFUSED: (Sign.REFUSED, "key_refused"),
    }
    assert (found.sign, found.mark) == expected.get(failure, (Sign.UNREACHABLE, failure.value))


def test_only_what_was_asked_with_a_key_can_say_that_the_key_was_refused() -> None:
    keyed = dataclasses.replace(
        asked(answer("", 401)), ask=Ask(address="https://network.example/", key="X_BEARER_TOKEN")
    )
    signals = [_walls.unfamiliar(reply, "api") for reply in (asked(answer("", 401)), keyed)]
    assert [(s.sign, s.mark) for s in signals] == [(Sign.REFUSED, "status_refused"), (Sign.REFUSED, "key_refused")]


def test_a_failure_is_quoted_in_words() -> None:
    found = _walls.wall(asked(answer(failure=Failure.TOO_SLOW)), "page")
    assert found is not None
    assert found.quote == "too slow"
    slow = dataclasses.replace(asked(answer(failure=Failure.RATE_LIMITED)), detail="asked for 900 seconds")
    assert _walls.unfamiliar(slow, "page").quote == "asked for 900 seconds"


def test_a_name_that_does_not_exist_is_said_in_words() -> None:
    found = _walls.nameless(asked(answer(failure=Failure.NO_SUCH_NAME)), "page")
    assert found is not None
    assert (found.sign, found.mark, found.quote) == (
        Sign.NO_SUCH_NAME,
        "no_such_name",
        "the address has no host behind it",
    )


def test_an_answer_without_any_marker_is_unfamiliar() -> None:
    found = _walls.unfamiliar(asked(answer("x")), "page")
    assert (found.sign, found.mark, found.quote) == (Sign.UNFAMILIAR, "no_known_marker", "status 200")


@pytest.mark.parametrize("failure", Failure)
def test_only_a_name_that_does_not_exist_is_nameless(failure: Failure) -> None:
    assert bool(_walls.nameless(asked(answer(failure=failure)), "page")) == (failure is Failure.NO_SUCH_NAME)


def test_a_host_that_redirects_to_a_name_that_does_not_exist_has_a_name_itself() -> None:
    reply = asked(answer(failure=Failure.NO_SUCH_NAME), "https://nowhere.example/")
    assert _walls.nameless(reply, "page") is None


@pytest.mark.parametrize(
    ("status", "headers", "sign", "mark"),
    [
        (429, {}, Sign.RATE_LIMITED, "status_429"),
        (403, {"retry-after": "60"}, Sign.RATE_LIMITED, "status_403_limited"),
        (403, {"x-ratelimit-remaining": "0"}, Sign.RATE_LIMITED, "status_403_limited"),
        (403, {"x-ratelimit-remaining": "7"}, Sign.REFUSED, "status_refused"),
        *(
            (status, {}, Sign.REFUSED, "status_refused")
            for status in (401, 402, 403, 405, 406, 407, 408, 421, 425, 451, 999)
        ),
        *((status, {}, Sign.SERVER_ERROR, "status_server_error") for status in (500, 502, 503, 504, 520, 599)),
        (200, {"cf-mitigated": "challenge"}, Sign.CHALLENGE, "cf_mitigated"),
    ],
)
def test_each_status_has_its_reason(status: int, headers: dict[str, str], sign: Sign, mark: str) -> None:
    found = _walls.wall(asked(answer("", status, headers=headers)), "page")
    assert found is not None
    assert (found.sign, found.mark) == (sign, mark)
    assert found.quote == ("cf-mitigated: challenge" if mark == "cf_mitigated" else f"status {status}")


@pytest.mark.parametrize(
    ("last", "sign"),
    [
        *((f"https://network.example{path}?next=x", Sign.LOGIN_WALL) for path in LOGINS),
        *((f"https://network.example{path}", Sign.CHALLENGE) for path in PUZZLES),
        ("https://consent.network.example/m?continue=x", Sign.CONSENT),
        ("https://network.example/privacy/consent?x", Sign.CONSENT),
        ("https://network.example/cookie/consent", Sign.CONSENT),
    ],
)
def test_a_redirect_to_a_wall_is_named(last: str, sign: Sign) -> None:
    found = _walls.wall(asked(answer("x"), last), "page")
    assert found is not None
    mark = {Sign.LOGIN_WALL: "login_redirect", Sign.CHALLENGE: "challenge_redirect", Sign.CONSENT: "consent_redirect"}
    assert (found.sign, found.mark) == (sign, mark[sign])
    parts = urllib.parse.urlsplit(last)
    assert found.quote == f"led to {parts.hostname}{parts.path}"


CHALLENGES = (
    "<title>Just a moment...</title>",
    "<title>Attention Required! | Cloudflare</title>",
    "Request unsuccessful. Incapsula incident ID: 1",
    '<iframe src="https://geo.captcha-delivery.com/captcha">',
    "Please verify you are a human",
    "we detected automation tools to browse the website",
    "window.gokuProps = {}",
    "unusual traffic from your computer network",
    "SlardarWAF",
    "_wafchallengeid",
    "tiktok-verify-page",
    "<title>Client Challenge</title>",
    "Enable JavaScript and cookies to continue",
    "blocked by network security",
    "<title>Vercel Security Checkpoint</title>",
)


@pytest.mark.parametrize("marker", CHALLENGES)
def test_each_challenge_is_known_whatever_its_status(marker: str) -> None:
    for status in (200, 404):
        found = _walls.wall(asked(answer(f"<html>{marker}", status)), "page")
        assert found is not None
        assert (found.sign, found.mark) == (Sign.CHALLENGE, "challenge_page")
        assert found.quote in marker.lower()


def test_a_script_that_stands_in_ordinary_pages_too_is_a_challenge_only_beside_a_refusal() -> None:
    page = '<script src="/cdn-cgi/challenge-platform/h/b"></script>'
    assert _walls.wall(asked(answer(page)), "page") is None
    for status in (403, 404, 503):
        found = _walls.wall(asked(answer(page, status)), "page")
        assert found is not None
        assert found.sign is Sign.CHALLENGE


def test_a_quote_is_one_short_line() -> None:
    found = _walls.signal(asked(answer()), "page", Sign.SHOWN, "x", "a\n b" * 200)
    assert len(found.quote) == 200
    assert "\n" not in found.quote
    assert _walls.signal(asked(answer(status=418)), "page", Sign.SHOWN, "x").quote == "status 418"
