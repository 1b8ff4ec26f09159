"""Answers that say nothing about a profile, whatever the network: no reader may take one of them for absence."""

from __future__ import annotations

from audit.evidence import Failure, Reading, Reply, Sign
from looking import answer

_REFUSALS = (401, 402, 403, 405, 406, 408, 421, 425, 429, 451, 500, 502, 503, 504, 520, 999)
_ELSEWHERE = {
    "a redirect to a login page": "https://elsewhere.example/login?next=%2F",
    "a redirect to an account check": "https://elsewhere.example/checkpoint/lg",
    "a redirect to a consent page": "https://consent.elsewhere.example/m?continue=x",
    "a redirect to a puzzle": "https://elsewhere.example/challenge.html",
}
_PAGES = {
    "an empty 200": b"",
    "garbage": b"\x00\xff\xfe<<<>>>\x80{]&#x0;" * 20,
    "a page of another kind": b"<!doctype html><title>Welcome</title><p>Hello and welcome to this page.</p>",
    "an empty object": b"{}",
    "an empty array": b"[]",
    "null": b"null",
    "JSON cut off": b'{"error": "Record not fo',
    "a login page": b"<title>Log in</title><form action=/login></form>",
    "a Cloudflare challenge": b"<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x></script>",
    "a page asking for cookies": b"<p>Enable JavaScript and cookies to continue</p>",
    "nothing but scripts": b"<div id=root></div><script src=/app.js></script>",
}

NOT_PROOF: tuple[tuple[str, Reply], ...] = (
    *((f"status {status}", answer(b"<h1>Not available</h1>", status)) for status in _REFUSALS),
    ("a rate limit with a pause", answer(b"", 403, headers={"retry-after": "60"})),
    ("a challenge by header", answer(b"", 404, headers={"cf-mitigated": "challenge"})),
    *((name, answer(b"<title>Sign in</title>", via=((302, at),))) for name, at in _ELSEWHERE.items()),
    *((name, answer(body)) for name, body in _PAGES.items()),
    ("a challenge that says 404", answer(_PAGES["a Cloudflare challenge"], 404)),
    *((f"failure: {failure.value}", answer(failure=failure)) for failure in Failure),
)

FINAL = frozenset((Sign.ABSENT, Sign.ENDED, Sign.WITHHELD, Sign.MOVED, Sign.NETWORK_CLOSED, Sign.MARKED_CLOSED))
"""Signs that speak against a place."""

LIVING = frozenset((Sign.SHOWN, Sign.EMPTY, Sign.PRIVATE))
"""Signs that speak for one."""


def signs(reading: Reading) -> frozenset[Sign]:
    return frozenset(signal.sign for signal in reading.signals)


def says_nothing(reading: Reading) -> bool:
    """Whether a reading has at least one signal, and none for or against the place."""
    return bool(reading.signals) and signs(reading).isdisjoint(FINAL | LIVING)
