"""The signs of login walls, rate limits, consent pages and bot checks that many networks share.

None of them says anything about a profile. Sources: the challenge markers listed by maigret's error table
and by the services' own documentation of status 429 and `cf-mitigated`.
"""

from __future__ import annotations

import urllib.parse

from audit import evidence
from audit.evidence import Failure, Reply, Sign, Signal

_LOGIN_PATHS = ("/login", "/signin", "/accounts/login", "/checkpoint", "/authwall", "/uas/login", "/i/flow/login")
_CHALLENGE_PATHS = ("/challenge", "/429.html", "/sorry/", "/cdn-cgi/challenge")
_CONSENT = ("consent.", "/privacy/consent", "/cookie/consent")
_CHALLENGES = (
    b"<title>just a moment",
    b"<title>attention required! | cloudflare",
    b"incapsula incident id",
    b"geo.captcha-delivery.com",
    b"please verify you are a human",
    b"automation tools to browse",
    b"gokuprops",
    b"unusual traffic from your computer network",
    b"slardarwaf",
    b"_wafchallengeid",
    b"tiktok-verify-page",
    b"<title>client challenge",
    b"enable javascript and cookies to continue",
    b"blocked by network security",
    b"security checkpoint</title>",
)
_BESIDE = b"/cdn-cgi/challenge-platform/"
"""Stands in ordinary pages behind Cloudflare too: a challenge only where the status refuses as well."""
_HEAD = 65_536


def signal(reply: Reply, rung: str, sign: Sign, mark: str, quote: str = "", *, to: str = "") -> Signal:
    """A signal read off this reply; the quote falls back to the status."""
    words = " ".join(quote.split())[: evidence.QUOTE] or f"status {reply.status}"
    host = urllib.parse.urlsplit(reply.ask.address).hostname or ""
    return Signal(sign=sign, rung=rung, host=host, mark=mark, quote=words, to=to)


def wall(reply: Reply, rung: str) -> Signal | None:
    """The reason this reply tells nothing, if a reason every network shares stands in it."""
    return _failed(reply, rung) or _redirected(reply, rung) or _challenged(reply, rung) or _refused(reply, rung)


def nameless(reply: Reply, rung: str) -> Signal | None:
    """A host whose name does not exist: says something only where the host is the place's own, never of a network.

    A host that answered with a redirect exists, whatever becomes of the name it named.
    """
    if reply.failure is not Failure.NO_SUCH_NAME or reply.hops:
        return None
    return signal(reply, rung, Sign.NO_SUCH_NAME, "no_such_name", "the address has no host behind it")


def key_refused(reply: Reply, rung: str, quote: str = "") -> Signal:
    """A wrong or expired key: nothing is said of the profile, and the ladder goes on without it."""
    return signal(reply, rung, Sign.REFUSED, "key_refused", quote)


def unfamiliar(reply: Reply, rung: str) -> Signal:
    """What to say of an answer no marker matched."""
    return wall(reply, rung) or signal(reply, rung, Sign.UNFAMILIAR, "no_known_marker")


def _failed(reply: Reply, rung: str) -> Signal | None:
    match reply.failure:
        case None:
            return None
        case Failure.RATE_LIMITED:
            return signal(reply, rung, Sign.RATE_LIMITED, "retry_after", reply.detail)
        case Failure.ROBOTS:
            return signal(reply, rung, Sign.ROBOTS, "robots", reply.detail)
        case Failure.KEY_REFUSED:
            return key_refused(reply, rung, reply.detail)
        case failure:
            return signal(reply, rung, Sign.UNREACHABLE, failure.value, failure.value.replace("_", " "))


def _redirected(reply: Reply, rung: str) -> Signal | None:
    if reply.address == reply.ask.address:
        return None
    parts = urllib.parse.urlsplit(reply.address)
    path = parts.path.lower()
    where = f"led to {parts.hostname}{parts.path}"
    if parts.netloc.startswith(_CONSENT[0]) or path.startswith(_CONSENT[1:]):
        return signal(reply, rung, Sign.CONSENT, "consent_redirect", where)
    if path.startswith(_CHALLENGE_PATHS):
        return signal(reply, rung, Sign.CHALLENGE, "challenge_redirect", where)
    if path.startswith(_LOGIN_PATHS):
        return signal(reply, rung, Sign.LOGIN_WALL, "login_redirect", where)
    return None


def _challenged(reply: Reply, rung: str) -> Signal | None:
    if reply.header("cf-mitigated") == "challenge":
        return signal(reply, rung, Sign.CHALLENGE, "cf_mitigated", "cf-mitigated: challenge")
    start = reply.body[:_HEAD].lower()
    markers = (*_CHALLENGES, _BESIDE) if reply.status >= 400 else _CHALLENGES
    found = next((marker for marker in markers if marker in start), None)
    if found is None:
        return None
    return signal(reply, rung, Sign.CHALLENGE, "challenge_page", found.decode())


def _refused(reply: Reply, rung: str) -> Signal | None:
    match reply.status:
        case 401 if reply.ask.key:
            return key_refused(reply, rung)
        case 429:
            return signal(reply, rung, Sign.RATE_LIMITED, "status_429")
        case 403 if reply.header("retry-after") or reply.header("x-ratelimit-remaining") == "0":
            return signal(reply, rung, Sign.RATE_LIMITED, "status_403_limited")
        case 401 | 402 | 403 | 405 | 406 | 407 | 408 | 421 | 425 | 451 | 999:
            return signal(reply, rung, Sign.REFUSED, "status_refused")
        case status if status >= 500:
            return signal(reply, rung, Sign.SERVER_ERROR, "status_server_error")
        case _:
            return None
