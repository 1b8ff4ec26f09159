"""Names that a network's own rules forbid: such an address never led to a profile, so nothing needs to be asked.

Only characters are judged, never lengths: networks have changed those, and older accounts keep what they have.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Mapping

from audit.address import Address, Identity, Kind


@dataclasses.dataclass(frozen=True, slots=True)
class _Rule:
    """What names on one network are made of, and a public source for it."""

    others: str
    """Characters beside plain letters and digits."""
    source: str
    hosts: tuple[str, ...]
    """Where names stand in addresses; what a network keeps on its other hosts are pages of its own."""
    at: str = ""
    """What stands before the name in an address."""
    accents: bool = False
    """Whether letters with accents are known to be forbidden too, and not only characters of the keyboard."""


_RULES: Mapping[str, _Rule] = {
    "instagram": _Rule(
        "._", "github.com/lorey/social-media-profiles-regexs", ("instagram.com", "instagr.am"), accents=True
    ),
    "telegram": _Rule("_", "core.telegram.org/method/account.checkUsername", ("t.me", "telegram.me", "telegram.dog")),
    "threads": _Rule("._", "names are Instagram's", ("threads.com", "threads.net"), at="@", accents=True),
    "tiktok": _Rule("._-", "gallery-dl's pattern, wider than TikTok's own words", ("tiktok.com",), at="@"),
    "twitch": _Rule("_", "gist.github.com/tonybruess/9405134", ("twitch.tv",)),
    "x": _Rule("_", "the path pattern of X's own OpenAPI document", ("x.com", "twitter.com"), accents=True),
}
_SPELLED = {"_": "_", ".": "dots", "-": "-"}
_TYPED = re.compile(r"[^\W_][\w .&'\u2019-]*[^\W_]")
"""What a name may look like to somebody who typed it; anything else is one of the network's own pages."""
_FILE = re.compile(r".*\.(?:html?|php|aspx?|txt|xml|json|js|css|ico|png|jpe?g|svg|pdf|webmanifest)", re.IGNORECASE)
_SUBDOMAIN = re.compile(r"(?:www|m|mobile)\.")
_OWN_PAGES = frozenset(
    """about-us annual-recap brand-guidelines community-guidelines contact-us cookie-policy data-deletion log-in log-out
    privacy-policy sign-in sign-up terms-and-conditions terms-of-service terms-of-use""".split()  # noqa: SIM905  # a list of words is easier to read than one of quotes
)
"""Pages that networks have, or may have, where names stand."""
_LONGEST = 60
_DOMAIN = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+")


def forbidden(found: Address, platform: str) -> Identity | None:
    """The address of a name that cannot exist; None where it may, or where the path is none of a name.

    `Identity.handle` is the name as written, `detail` what names are made of.
    """
    if platform == "bluesky":
        return _no_domain(found)
    rule = _RULES.get(platform)
    if rule is None or len(found.segments) != 1 or found.query or not found.segments[0].startswith(rule.at):
        return None
    name = found.segments[0].removeprefix("@")
    if _SUBDOMAIN.sub("", found.host, count=1) not in rule.hosts or name.lower() in _OWN_PAGES:
        return None
    if len(name) > _LONGEST or not _TYPED.fullmatch(name) or _FILE.fullmatch(name):
        return None
    wrong = [char for char in name if not (char.isascii() and char.isalnum()) and char not in rule.others]
    if not wrong or not (rule.accents or any(map(str.isascii, wrong))):
        return None
    made_of = ["letters without accents", "digits", *(_SPELLED[other] for other in rule.others)]
    return _impossible(found, platform, name, f"{', '.join(made_of[:-1])} and {made_of[-1]}")


def meant(identity: Identity) -> tuple[str, ...]:
    """Names that may have been meant: never more than a question, they can belong to anybody."""
    if identity.platform == "bluesky":
        plain = _folded(identity.handle, "")
        return (f"{plain}.bsky.social",) if plain and "." not in identity.handle else ()
    if identity.platform not in _RULES:
        return ()
    others = _RULES[identity.platform].others.removesuffix("-")
    return tuple(dict.fromkeys(filter(None, (_folded(identity.handle, ""), _folded(identity.handle, others[-1:])))))


def _no_domain(found: Address) -> Identity | None:
    """On Bluesky a name is a domain name (atproto.com/specs/handle): `maplebakery` alone is none."""
    match found.segments:
        case ("profile", name) if not name.startswith("did:"):
            plain = name.removeprefix("@").lower()
        case _:
            return None
    if len(plain) > _LONGEST or _DOMAIN.fullmatch(plain) or not _TYPED.fullmatch(plain) or not plain.isascii():
        return None
    return _impossible(found, "bluesky", plain, "letters, digits and -, with a dot and an ending like .bsky.social")


def _impossible(found: Address, platform: str, name: str, made_of: str) -> Identity:
    return Identity(kind=Kind.IMPOSSIBLE, platform=platform, handle=name, address=found.written, detail=made_of)


def _folded(name: str, between: str) -> str:
    """The name in plain small letters, with that between its words."""
    plain = (
        unicodedata.normalize("NFKD", name.replace("&", " and ").replace("ß", "ss")).encode("ascii", "ignore").decode()
    )
    return between.join(re.findall(r"[a-z0-9]+", plain.replace("'", "").lower()))
