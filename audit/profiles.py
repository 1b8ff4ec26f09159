"""What any pasted address is: whose profile on which network, or what else. No request is made."""

from __future__ import annotations

import dataclasses
import functools
import re
import urllib.parse
from collections.abc import Mapping

from audit import address, placeholders
from audit.address import Address, Identity, Kind
from audit.platforms import PLATFORMS, _elsewhere, _forbidden, closed, peertube, pixelfed

_NOTHING = frozenset(("", "#", "#!", "#/", "#0", "##", "/#", "//", "http://", "https://", "http://#", "https://#"))
_TEMPLATE = re.compile(r"\{\{|\{%|<\?|<%|\$\{|\[\[|^%[^%]*%$|^\{[^}]*\}$|^\[[^\].]*\]$")
_CONTACT = frozenset(
    ("mailto", "tel", "sms", "smsto", "whatsapp", "viber", "callto", "fax", "facetime", "geo", "sip", "tg", "xmpp")
)
_SHARING = re.compile(r"whatsapp://send/?\?text=(?!.*[?&]phone=)|tg://msg(?:_url)?\?", re.IGNORECASE)
"""Share buttons that open an app: they name a text and nobody to send it to."""
_E_MAIL = re.compile(r"[^\s@/:]+@[^\s@/:]+\.[^\s@/:.]+")
_FEDIVERSE = re.compile(r"@([\w.-]+)@([\w.-]+\.[\w-]+)")
_NAMED = re.compile(r"([A-Za-z_ ]{1,20}):\s*(\S.*)")
_CHANNEL = re.compile(r"UC[\w-]{22}")
_GOOGLE = re.compile(r"(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?")

_ALIASES: Mapping[str, str] = {
    "twitter": "x",
    "fb": "facebook",
    "ig": "instagram",
    "insta": "instagram",
    "yt": "youtube",
    "bsky": "bluesky",
    "fediverse": "mastodon",
}
_FORMS: Mapping[str, str] = {
    "apple_podcasts": "https://podcasts.apple.com/podcast/id{}",
    "bluesky": "https://bsky.app/profile/{}",
    "dailymotion": "https://www.dailymotion.com/{}",
    "digg": "https://digg.com/@{}",
    "discord": "https://discord.gg/{}",
    "facebook": "https://www.facebook.com/{}",
    "flickr": "https://www.flickr.com/photos/{}/",
    "github": "https://github.com/{}",
    "gitlab": "https://gitlab.com/{}",
    "houzz": "https://www.houzz.com/pro/{}",
    "instagram": "https://www.instagram.com/{}/",
    "linkedin": "https://www.linkedin.com/company/{}",
    "medium": "https://medium.com/@{}",
    "messenger": "https://m.me/{}",
    "myspace": "https://myspace.com/{}",
    "nextdoor": "https://nextdoor.com/pages/{}/",
    "opentable": "https://www.opentable.com/r/{}",
    "pinterest": "https://www.pinterest.com/{}/",
    "quora": "https://www.quora.com/profile/{}",
    "reddit": "https://www.reddit.com/user/{}/",
    "snapchat": "https://www.snapchat.com/@{}",
    "soundcloud": "https://soundcloud.com/{}",
    "spotify": "https://open.spotify.com/{}",
    "substack": "https://{}.substack.com/",
    "telegram": "https://t.me/{}",
    "threads": "https://www.threads.com/@{}",
    "tiktok": "https://www.tiktok.com/@{}",
    "trustpilot": "https://www.trustpilot.com/review/{}",
    "tumblr": "https://www.tumblr.com/{}",
    "twitch": "https://www.twitch.tv/{}",
    "vimeo": "https://vimeo.com/{}",
    "vk": "https://vk.com/{}",
    "x": "https://x.com/{}",
    "xing": "https://www.xing.com/pages/{}",
    "yelp": "https://www.yelp.com/biz/{}",
    "youtube": "https://www.youtube.com/@{}",
}
"""Where a network keeps the profile of a bare handle."""

_WRAPPERS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("facebook.com", "l.php", ("u",)),
    ("facebook.com", "flx", ("u",)),
    ("l.instagram.com", "", ("u",)),
    ("l.threads.com", "", ("u",)),
    ("l.threads.net", "", ("u",)),
    ("l.wl.co", "", ("u",)),
    ("consent.google.com", "", ("continue",)),
    ("youtube.com", "redirect", ("q",)),
    ("linkedin.com", "redir", ("url",)),
    ("linkedin.com", "safety", ("url",)),
    ("out.reddit.com", "", ("url",)),
    ("away.vk.com", "", ("to",)),
    ("vk.com", "away.php", ("to",)),
    ("t.umblr.com", "", ("z",)),
    ("yelp.com", "biz_redir", ("url",)),
    ("safelinks.protection.outlook.com", "", ("url",)),
)
"""Domain, first path part and query name of links that only pass a visitor on."""
_MOST_WRAPPERS = 3

_SHORT: Mapping[str, str] = {"t.co": "x"}
"""Short links of networks whose modules do not know them; all others are their modules' own."""
_OLD_HOSTS = ("twitter.com", "instagr.am", "angieslist.com")
_OLD_LABELS = frozenset(("m", "mobile", "mbasic", "touch", "wap"))
_OLD_PATHS = frozenset(("pages", "pg", "pub", "companies", "mwlite", "_u"))


def identify(text: str, *, listed: bool = False) -> Identity:
    """What a pasted address is.

    `listed`: the client file names it, so it is the business's own and never taken for a theme's leftover.
    """
    return _identified(text[: address.LONGEST], listed=listed)


@functools.lru_cache(maxsize=4096)  # menus and footers repeat on every page of a website
def _identified(text: str, *, listed: bool) -> Identity:
    pasted = address.trimmed(text)
    return _nothing(text.strip(), listed=listed) or _contact(pasted) or _located(_spelled_out(pasted), listed=listed)


def outdated(text: str) -> str:
    """The address of today where the one written works by way of an older one; otherwise an empty string."""
    written = address.parse(text)
    if written is None:
        return ""
    if written.under("threads.net") and written.first.startswith("@"):
        return str(dataclasses.replace(written, scheme="https", host="www.threads.com"))
    identity = identify(text, listed=True)
    module = PLATFORMS.get(identity.platform)
    if identity.kind is not Kind.PROFILE or module is None or not _owner(written.host):
        return ""
    return identity.address if _is_old(written) and _plain(identity.address) != _plain(text) else ""


def _nothing(text: str, *, listed: bool) -> Identity | None:
    lower = text.lower()
    if lower.startswith("javascript:") and "share" in lower:
        return Identity(kind=Kind.SHARE)
    if not (lower in _NOTHING or lower.startswith(("javascript:", "about:")) or _TEMPLATE.search(text)):
        return None
    found = address.parse(text)
    kind = Kind.NOT_AN_ADDRESS if listed else Kind.PLACEHOLDER
    return Identity(kind=kind, platform=_owner(found.host) if found else "", detail=placeholders.EMPTY)


def _contact(text: str) -> Identity | None:
    if _SHARING.match(text):
        return Identity(kind=Kind.SHARE)
    if text.partition(":")[0].lower() in _CONTACT or _E_MAIL.fullmatch(text):
        return Identity(kind=Kind.CONTACT, address=text)
    return None


def _spelled_out(text: str) -> str:
    """`instagram: maplebakery` and `@maple@bakers.example` as the addresses they mean."""
    if account := _FEDIVERSE.fullmatch(text):
        return f"https://{account[2]}/@{account[1]}"
    named = _NAMED.fullmatch(text)
    if named is None or named[2].startswith("//"):
        return text
    word = named[1].strip().lower().replace(" ", "_")
    network, handle = _ALIASES.get(word, word), named[2].strip()
    if network not in PLATFORMS:
        return text
    if "://" in handle or _owner_of(handle) == network:
        return handle
    return _formed(network, handle.removeprefix("@")) or text


def _formed(network: str, handle: str) -> str:
    """The address of a handle on a network; empty when a handle alone does not tell."""
    form = _FORMS.get(network, "")
    match network:
        case "mastodon" | "peertube" | "pixelfed" if "@" in handle:
            return _spelled_out("@" + handle)
        case "bluesky" if "." not in handle and not handle.startswith("did:"):
            handle += ".bsky.social"
        case "linkedin" | "reddit" | "youtube" if "/" in handle:
            form = f"https://www.{network}.com/{{}}"
        case "youtube" if _CHANNEL.fullmatch(handle):
            form = "https://www.youtube.com/channel/{}"
        case _:
            pass
    return form.format(urllib.parse.quote(handle.strip("/"), safe="/:@"))


def _located(text: str, *, listed: bool) -> Identity:
    pasted = address.parse(text)
    found = _unwrapped(pasted) if pasted else None
    ended = closed.closed(found) if found else closed.network_of(text)
    if ended:
        place = found.written if found else text
        return Identity(kind=Kind.CLOSED_NETWORK, platform="closed", address=place, detail=ended.name)
    if found is None:
        return Identity(kind=Kind.NOT_AN_ADDRESS)
    identity = _identity(found)
    left_by = "" if listed else placeholders.left_by(found, identity)
    return dataclasses.replace(identity, kind=Kind.PLACEHOLDER, detail=left_by) if left_by else identity


def _identity(found: Address) -> Identity:
    owner = _owner(found.host) or _kin(found)
    if not owner and _is_account(found) and not found.under(*_elsewhere.NETWORKS):
        owner = "mastodon"
    identity = PLATFORMS[owner].identify(found) if owner in PLATFORMS else _elsewhere.identify(found)
    if impossible := _forbidden.forbidden(found, owner) if identity.kind in (Kind.WEBSITE, Kind.PROFILE) else None:
        return impossible
    if identity.kind is Kind.WEBSITE:
        identity = _short(found) or identity
    if identity.kind in (Kind.WEBSITE, Kind.SHORT) and not identity.address:
        identity = dataclasses.replace(identity, address=found.written)
    return identity


def _unwrapped(found: Address) -> Address:
    for _ in range(_MOST_WRAPPERS):
        target = next((inner for value in _wrapped(found) if (inner := address.parse(value))), None)
        if target is None:
            return found
        found = target
    return found


def _wrapped(found: Address) -> list[str]:
    names = [
        name
        for domain, first, queried in _WRAPPERS
        if found.under(domain) and first in ("", found.first)
        for name in queried
    ]
    if _GOOGLE.fullmatch(found.host) and found.first == "url":
        names += ["q", "url"]
    return [found.value(name) for name in names]


@functools.cache
def _hosts() -> Mapping[str, str]:
    return {host: platform for platform, module in PLATFORMS.items() for host in module.HOSTS}


def _owner(host: str) -> str:
    """The platform whose domain is the longest that holds this host."""
    labels = host.split(".")
    domains = (".".join(labels[start:]) for start in range(len(labels)))
    return next((_hosts()[domain] for domain in domains if domain in _hosts()), "")


def _owner_of(text: str) -> str:
    found = address.parse(text) if "/" in text else None
    return _owner(found.host) if found else ""


def _kin(found: Address) -> str:
    """The kin of Mastodon that a host of its own names itself after, or that has paths no other program has."""
    return next((name for name, module in (("peertube", peertube), ("pixelfed", pixelfed)) if module.is_of(found)), "")


def _is_account(found: Address) -> bool:
    """Whether the path has the shape of a fediverse account's."""
    match found.segments:
        case ("users", _) | ("users", _, "statuses", *_):
            return True
        case ("web" | "deck", name, *_) | (name, *_):
            return name.startswith("@") and len(name) > 1
        case _:
            return False


def _short(found: Address) -> Identity | None:
    platform = _SHORT.get(found.host, "") if found.segments else ""
    return Identity(kind=Kind.SHORT, platform=platform) if platform in PLATFORMS else None


def _is_old(written: Address) -> bool:
    return (
        written.scheme == "http"
        or written.under(*_OLD_HOSTS)
        or written.host.partition(".")[0] in _OLD_LABELS
        or written.first in _OLD_PATHS
        or written.fragment.startswith("!/")
    )


def _plain(text: str) -> str:
    return address.trimmed(text).rstrip("/").lower()
