"""Each key's variable, its one host and its place in a request; the only module that knows a value.

An ask names its key. A request carries `{NAME}` in the key's place until it is written to the wire, and whatever
comes back has the value replaced by that again: no visit, log or file sees it. A secret that is traded for a token
(`Grant`) is told to the host of the trade alone; the token stands in its place, and is hidden like it.
"""

from __future__ import annotations

import base64
import dataclasses
import urllib.parse
from collections.abc import Iterator, Mapping
from typing import Literal

from audit.evidence import Failure
from audit.net import echoes
from audit.net.unanswered import Unanswered
from audit.net.vetting import Target

_known: dict[str, str] = {}
"""Every spelling of every value this process has met, and its name: for the log of a bug, which may hold any of them."""
_SHORTEST = 4
"""A value of fewer characters cannot be a key, and hiding it would garble every reply."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Where a secret and its id are traded for a token, once a run (client credentials, RFC 6749, section 4.4)."""

    host: str
    path: str
    id: str
    """The key that is the secret's other half."""
    way: Literal["basic", "form"]
    """Whether the pair stands in an `Authorization: Basic` header or in the form itself."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a key belongs in a request to its one host."""

    host: str
    kind: Literal["query", "header", "address"]
    """`address`: whoever asks says where, by writing `{NAME}`."""
    name: str = ""
    prefix: str = ""
    grant: Grant | None = None
    """Set where a token stands here, for which the key is traded at another host."""


_REDDIT = Grant(host="www.reddit.com", path="/api/v1/access_token", id="REDDIT_CLIENT_ID", way="basic")
_TWITCH = Grant(host="id.twitch.tv", path="/oauth2/token", id="TWITCH_CLIENT_ID", way="form")


def _bearer(host: str, grant: Grant | None = None) -> Place:
    return Place(host=host, kind="header", name="authorization", prefix="Bearer ", grant=grant)


PLACES: Mapping[str, Place] = {
    "YOUTUBE_API_KEY": Place(host="www.googleapis.com", kind="query", name="key"),
    "GOOGLE_PLACES_API_KEY": Place(host="places.googleapis.com", kind="header", name="x-goog-api-key"),
    "X_BEARER_TOKEN": _bearer("api.x.com"),
    "META_ACCESS_TOKEN": Place(host="graph.facebook.com", kind="query", name="access_token"),
    "META_IG_USER_ID": Place(host="graph.facebook.com", kind="address"),
    "THREADS_ACCESS_TOKEN": Place(host="graph.threads.com", kind="query", name="access_token"),
    "YELP_API_KEY": _bearer("api.yelp.com"),
    "TRIPADVISOR_API_KEY": Place(host="api.content.tripadvisor.com", kind="query", name="key"),
    "TRUSTPILOT_API_KEY": Place(host="api.trustpilot.com", kind="header", name="apikey"),
    "FLICKR_API_KEY": Place(host="api.flickr.com", kind="query", name="api_key"),
    "GITHUB_TOKEN": _bearer("api.github.com"),
    "VIMEO_ACCESS_TOKEN": _bearer("api.vimeo.com"),
    "REDDIT_CLIENT_ID": Place(host="www.reddit.com", kind="address"),
    "REDDIT_CLIENT_SECRET": _bearer("oauth.reddit.com", _REDDIT),
    "TUMBLR_API_KEY": Place(host="api.tumblr.com", kind="query", name="api_key"),
    "VK_SERVICE_TOKEN": Place(host="api.vk.com", kind="query", name="access_token"),
    "TWITCH_CLIENT_ID": Place(host="api.twitch.tv", kind="header", name="client-id"),
    "TWITCH_CLIENT_SECRET": _bearer("api.twitch.tv", _TWITCH),
}


class Keys:
    """The keys that are set. Its text shows their names only."""

    __slots__ = ("_spellings", "_values", "_written")

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self._values = {name: value for name, value in (values or {}).items() if name in PLACES}
        self._written: dict[tuple[str, str], str] = {}
        self._spellings: dict[str, str] = {}
        for host, name, value in _standing(self._values):
            self._learn(host, name, value)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Keys:
        """Those of the known variables that hold something that can be a key."""
        values = {name: environ.get(name, "").strip() for name in PLACES}
        return cls({name: value for name, value in values.items() if can_be_key(value)})

    def afresh(self) -> Keys:
        """The same keys for another run, with no token granted yet."""
        return Keys(self._values)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._values)

    def __repr__(self) -> str:
        return f"Keys({', '.join(sorted(self._values))})"

    def lay_out(self, name: str, target: Target) -> tuple[Target, tuple[tuple[str, str], ...]]:
        """The target, and headers to add, with `{NAME}` where the key's value will stand.

        `Unanswered` with UNSAFE_ADDRESS when the host is not the key's own, or the key is not set.
        """
        place = PLACES.get(name)
        if place is None or target.host != place.host or target.scheme != "https":
            raise Unanswered(Failure.UNSAFE_ADDRESS, f"{name[:40]} is not a key of this host")
        other = place.grant.id if place.grant else name
        if missing := next((one for one in (name, other) if one not in self._values), None):
            raise Unanswered(Failure.UNSAFE_ADDRESS, f"{missing} is not set")
        match place.kind:
            case "query":
                mark = "&" if "?" in target.rest else "?"
                return dataclasses.replace(target, rest=f"{target.rest}{mark}{place.name}={{{name}}}"), ()
            case "header":
                named = {one: PLACES[one] for one in (other, name) if PLACES[one].kind == "header"}
                return target, tuple((at.name, f"{at.prefix}{{{one}}}") for one, at in named.items())
            case "address":
                return target, ()

    def grant(self, name: str) -> Grant | None:
        """The trade that a key still needs before it can be asked with."""
        place = PLACES.get(name)
        if place is None or place.grant is None or (place.host, name) in self._written:
            return None
        return place.grant

    def keep(self, name: str, token: str) -> None:
        """From now on this token stands in the key's place."""
        self._learn(PLACES[name].host, name, token)

    def _learn(self, host: str, name: str, value: str) -> None:
        self._written[host, name] = value
        told = {**self._spellings, **dict.fromkeys(echoes.spellings(value), f"{{{name}}}")}
        self._spellings = _longest_first(told)
        _known.update(self._spellings)

    def fill(self, text: str, host: str, *, encode: bool) -> str:
        """The text with what this host may be told in its places."""
        for (at, name), value in self._written.items():
            if at == host:
                written = urllib.parse.quote(value, safe="") if encode else value
                for mark in (f"{{{name}}}", f"%7B{name}%7D"):
                    text = text.replace(mark, written)
        return text

    def hide(self, text: str) -> str:
        """The text with every value, however it is spelled, replaced by its name."""
        return _hidden(text, self._spellings)

    def hide_bytes(self, body: bytes) -> bytes:
        for spelling, mark in self._spellings.items():
            body = body.replace(spelling.encode(), mark.encode())
        return body


def conceal(name: str, value: str) -> None:
    """From now on `hide_all` hides this one, too: a secret that is no key of a network's."""
    _known.update(dict.fromkeys(echoes.spellings(value), f"{{{name}}}"))


def hide_all(text: str) -> str:
    """The text without any value that any keys of this process have held."""
    return _hidden(text, _longest_first(_known))


def _hidden(text: str, spellings: Mapping[str, str]) -> str:
    for spelling, mark in spellings.items():
        text = text.replace(spelling, mark)
    return text


def _longest_first(spellings: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(spellings.items(), key=lambda one: (-len(one[0]), one[0])))


def of_host(host: str) -> str:
    """The name of the key that opens a host; of a pair the secret, which is what runs out."""
    named = [name for name, place in PLACES.items() if place.host == host and place.kind != "address"]
    return next((name for name in named if PLACES[name].grant), named[0] if named else "A key")


def can_be_key(value: str) -> bool:
    """Whether a value is long enough to be a key, and can stand in a request."""
    return len(value) >= _SHORTEST and value.isascii() and value.isprintable()


def _standing(values: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """What each host is told: host, name and value. A pair that is traded stands together, too, as Basic wants it."""
    for name, value in values.items():
        place = PLACES[name]
        if place.grant is None:
            yield place.host, name, value
            continue
        yield place.grant.host, name, value
        if other := values.get(place.grant.id):
            yield place.grant.host, place.grant.id, other
            yield place.grant.host, f"{place.grant.id}:{name}", _base64(f"{other}:{value}")


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()
