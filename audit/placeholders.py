"""Links that a theme, a site builder or a starter kit left behind, told by their exact names."""

from __future__ import annotations

import functools
import importlib.resources
import re
import tomllib
from collections.abc import Mapping
from typing import Any

from audit import address
from audit.address import Address, Identity, Kind
from audit.platforms import _elsewhere

VENDOR = "'s own account"
NUMBER = "an example number"
EMPTY = "an empty link"
WEBSITE = "an example website"
_UNFILLED = re.compile(r"\[[^\[\]]+\]|\{[^{}]+\}|<[^<>]+>|%[^%]+%")
"""What nobody wrote a name over: `[your-page]`."""


@functools.cache
def _table() -> Mapping[str, Any]:
    text = importlib.resources.files("audit").joinpath("placeholders.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return {
        "words": frozenset(table["words"]),
        "hosts": frozenset(table["hosts"]),
        "numbers": frozenset(table["numbers"]),
        "accounts": {account: vendor["name"] for vendor in table["vendor"] for account in vendor["accounts"]},
    }


def left_by(found: Address, identity: Identity) -> str:
    """Who left a link behind, in a few words; empty when it is nobody's leftover."""
    known, place = _table(), _elsewhere.place_of(found)
    domain, _, name = place.partition("/")
    if identity.kind is Kind.PROFILE:
        profile = address.parse(identity.address)
        domain = _elsewhere.place_of(profile).partition("/")[0] if profile else domain
        name = identity.handle.lower().rpartition("/")[2].removeprefix("@").removesuffix(".bsky.social")
    vendor = known["accounts"].get(f"{domain}/{name}") or known["accounts"].get(place)
    if vendor:
        return f"{vendor}{VENDOR}"
    if identity.kind is Kind.CONTACT and (
        name in known["numbers"] or ("x" in name and name.strip("+0123456789x") == "")
    ):
        return NUMBER
    is_profile = identity.kind is Kind.PROFILE or domain in _elsewhere.NETWORKS
    if is_profile and re.sub(r"[._-]", "", name) in known["words"]:
        return "an example name"
    if identity.platform and _UNFILLED.fullmatch(found.last):
        return "an example name"
    return WEBSITE if domain in known["hosts"] else ""
