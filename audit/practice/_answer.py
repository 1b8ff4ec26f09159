"""What every network of the practice web is made of: the question, the answer, and the small builders of both."""

from __future__ import annotations

import base64
import contextlib
import contextvars
import dataclasses
import datetime as dt
import enum
import hashlib
import html
import json
import urllib.parse
from collections.abc import Iterator, Mapping

NOW = dt.datetime(2026, 11, 16, 9, 0, tzinfo=dt.UTC)
"""The practice web's own day; every date on it is laid out relative to this one."""
_TODAY = contextvars.ContextVar("today", default=NOW)


@contextlib.contextmanager
def on(day: dt.datetime) -> Iterator[None]:
    """The practice web as it is on another day: what was posted two days ago then was posted two days before that one."""
    before = _TODAY.set(day)
    try:
        yield
    finally:
        _TODAY.reset(before)


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer; header names in lower case."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """The first value of a header, or an empty string."""
        return next((value for key, value in self.headers if key == name), "")


class Fault(enum.Enum):
    """The ways in which no answer comes back at all."""

    NO_SUCH_NAME = "no_such_name"
    REFUSED = "refused"
    RESET = "reset"
    TOO_SLOW = "too_slow"
    CERTIFICATE = "certificate"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request, taken apart once for all networks."""

    method: str
    host: str
    path: str
    """As sent, still percent-encoded."""
    segments: tuple[str, ...]
    """Path parts that are not empty, decoded."""
    query: Mapping[str, str]
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes

    def part(self, index: int) -> str:
        """A path part, or an empty string where the path is shorter."""
        return self.segments[index] if index < len(self.segments) else ""

    def payload(self) -> dict[str, object]:
        """The JSON object that was sent, or an empty one."""
        try:
            sent = json.loads(self.body)
        except ValueError:
            return {}
        return sent if isinstance(sent, dict) else {}


def asked(method: str, address: str, headers: Mapping[str, str], body: bytes) -> Asked:
    """Take a request apart; ValueError for what is no web address."""
    parts = urllib.parse.urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(address)
    return Asked(
        method=method.upper(),
        host=parts.hostname.rstrip("."),
        path=parts.path or "/",
        segments=tuple(urllib.parse.unquote(part) for part in parts.path.split("/") if part),
        query=dict(urllib.parse.parse_qsl(parts.query, keep_blank_values=True)),
        headers={name.lower(): value for name, value in headers.items()},
        body=body,
    )


def text(body: str, status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str) -> Answer:
    """An answer with a text body; `set_cookie="…"` becomes `set-cookie: …`."""
    extra = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Answer(status, (("content-type", kind), *extra), body.encode())


def data(body: object, status: int = 200, kind: str = "application/json; charset=utf-8", **headers: str) -> Answer:
    """An answer with a JSON body."""
    return text(json.dumps(body, ensure_ascii=False), status, kind, **headers)


def redirect(location: str, status: int = 302, **headers: str) -> Answer:
    """An answer that points elsewhere."""
    return text("", status, location=location, **headers)


def page(title: str, body: str = "", head: str = "", status: int = 200, **headers: str) -> Answer:
    """A small web page; title is escaped, the rest is taken as markup."""
    return text(
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title>{head}</head>\n'
        f"<body>{body}</body></html>\n",
        status,
        **headers,
    )


def script(payload: object, attributes: str = 'type="application/json"') -> str:
    """A JSON block as pages carry it."""
    safe = json.dumps(payload, ensure_ascii=False).replace("</", "<\\/")
    return f"<script {attributes}>{safe}</script>"


def ago(days: float) -> dt.datetime:
    """That many days before the practice web's own day, or the one it is played on."""
    return _TODAY.get() - dt.timedelta(days=days)


def iso(at: dt.datetime) -> str:
    """A time as most interfaces write it: `2026-11-16T09:00:00.000Z`."""
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def digits(seed: str, length: int) -> str:
    """A made-up number that stays the same for the same seed."""
    return str(int(hashlib.sha256(seed.encode()).hexdigest(), 16))[:length]


def letters(seed: str, length: int) -> str:
    """A made-up name from the URL-safe alphabet that stays the same for the same seed."""
    return base64.urlsafe_b64encode(hashlib.sha256(seed.encode()).digest()).decode()[:length]


def base32(seed: str, length: int) -> str:
    """A made-up name of small letters and the digits 2 to 7."""
    return base64.b32encode(hashlib.sha256(seed.encode()).digest()).decode().lower()[:length]


def milliseconds(at: dt.datetime) -> int:
    """Milliseconds since 1970."""
    return int(at.timestamp() * 1000)
