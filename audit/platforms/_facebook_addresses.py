"""What an address on Facebook is: two decades of forms for the same few kinds of page."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping

from audit.address import Address, Identity, Kind, parse

_ONION = "facebookwkhpilnemxj7asaniu7vnjjbiltxjqhye3mhbshg7kx5tfyd.onion"
HOSTS = ("facebook.com", "fb.com", "fb.me", "fb.gg", "fb.watch", "fbwat.ch", _ONION)
EXAMPLES: Mapping[str, str] = {
    "https://www.facebook.com/MapleBakery/": "maplebakery",
    "m.facebook.com/pg/maple.bakery/about": "maple.bakery",
    "https://de-de.facebook.com/profile.php?id=100064000000001&ref=page": "100064000000001",
    "https://www.facebook.com/people/Maple-Bakery/100064000000001/": "100064000000001",
    "https://facebook.com/pages/category/Bakery/Maple-Bakery-104000000000001/": "104000000000001",
    "https://www.facebook.com/groups/MapleStreet": "groups/maplestreet",
}
_MAIN = re.compile(
    rf"(?:(?:www|m|mbasic|touch|mobile|web|business|[a-z]{{2}}-[a-z]{{2}})\.)?(?:facebook\.com|fb\.com|{_ONION})"
)
_VANITY = re.compile(r"[a-z0-9._-]{1,80}")
NUMBER = re.compile(r"[0-9]{5,20}")
PFBID = re.compile(r"pfbid[A-Za-z0-9]{10,100}")
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.HOME: "home.php home index.php",
        Kind.SHARE: "sharer sharer.php share.php share dialog plugins",
        Kind.LOGIN: "login login.php recover reg r.php signup messages me settings notifications checkpoint latest "
        "adsmanager bookmarks friends saved memories logout.php",
        Kind.WEBSITE: "help policies policy.php privacy terms terms.php legal business ads hashtag search watch gaming "
        "marketplace l.php tr about careers groups events pages people p pg public profile stories reel reels videos "
        "permalink media photos directory games apps fundraisers donate places live cookie community creators",
        Kind.PLACEHOLDER: "profile.php",
    }.items()
    for word in words.split()
}
_POSTS = frozenset({"posts", "videos", "photos", "reels", "notes", "activity", "live"})
_NOT_GROUPS = frozenset({"feed", "discover", "joins", "create", "search"})


def identify(address: Address) -> Identity:
    match address.host.removeprefix("www."):
        case "fb.me" | "fb.gg":
            return Identity(
                kind=Kind.SHORT if address.segments else Kind.HOME, platform="facebook", address=str(address)
            )
        case "fb.watch" | "fbwat.ch":
            return _other(Kind.POST)
        case _ if _MAIN.fullmatch(address.host):
            hashed = address.fragment.partition("?")[0]
            path = tuple(filter(None, hashed[2:].split("/"))) if hashed.startswith("!/") else address.segments
            return _system(path, address) or _page_or_post(path)
        case _:
            return _other(Kind.WEBSITE)


def _system(path: tuple[str, ...], address: Address) -> Identity | None:  # one case a line
    """What stands at the addresses Facebook keeps to itself."""
    match tuple(part.lower() for part in path):
        case ():
            return _other(Kind.HOME)
        case ("profile.php", *_) if NUMBER.fullmatch(address.value("id")):
            return account(Kind.PROFILE, address.value("id"))
        case ("story.php" | "permalink.php" | "photo.php" | "photo" | "media" | "video.php", *_):
            return _named(Kind.POST, address.value("id"))
        case ("watch", *_) if address.value("v"):
            return _other(Kind.POST)
        case ("reel" | "stories" | "videos", _, *_):
            return _other(Kind.POST)
        case ("share", _, *_):
            return _other(Kind.INDIRECT)
        case ("plugins", *_) if (
            (page := parse(address.value("href"))) and page.first != "plugins" and page.under(*HOSTS)
        ):
            return identify(page)
        case ("msg", name, *_):
            return _named(Kind.CONTACT, name)
        case _:
            return None


def _page_or_post(path: tuple[str, ...]) -> Identity:  # one case a line
    match (*(word.lower() for word in path[:1]), *path[1:]):
        case ("groups" | "events" as kind, name, *rest) if name.lower() not in _NOT_GROUPS:
            found = Kind.POST if rest[1:] and rest[0] in ("posts", "permalink") else Kind.PROFILE
            return account(found, f"{kind}/{name.lower()}") if _VANITY.fullmatch(name.lower()) else _other(Kind.WEBSITE)
        case ("people", _, name, *_) if PFBID.fullmatch(name):
            return Identity(
                kind=Kind.PROFILE,
                platform="facebook",
                handle=name,
                address=f"https://www.facebook.com/{'/'.join(map(urllib.parse.quote, path[:3]))}",
            )
        case ("pages", "category", _, name, *_) | ("people" | "pages", _, name, *_) if NUMBER.fullmatch(_short(name)):
            return account(Kind.PROFILE, _short(name))
        case ("pg", name, *rest) if name != "pg":
            return _page_or_post((name, *rest))
        case ("p" | "pages", name, *_) if NUMBER.fullmatch(_short(name)):
            return account(Kind.PROFILE, _short(name))
        case ("pages", "create", *_):
            return _other(Kind.LOGIN)
        case (word, *_) if word in _RESERVED or word.endswith(".php"):
            return _other(_RESERVED.get(word, Kind.WEBSITE))
        case (name, part, _, *_) if part.lower() in _POSTS:
            return _named(Kind.POST, name)
        case (name, *_) if _VANITY.fullmatch(_short(name)):
            return account(Kind.PROFILE, _short(name))
        case _:
            return _other(Kind.WEBSITE)


def _short(name: str) -> str:
    """The number a name ends in, where a page has no name of its own; else the name in lower case."""
    number = name.rpartition("-")[2]
    return number if NUMBER.fullmatch(number) else name.lower().removeprefix("@")


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="facebook")


def _named(kind: Kind, name: str) -> Identity:
    """A post or message link, with the page it belongs to where the address tells."""
    return account(kind, _short(name)) if _VANITY.fullmatch(_short(name)) else _other(kind)


def account(kind: Kind, handle: str) -> Identity:
    return Identity(kind=kind, platform="facebook", handle=handle, address=f"https://www.facebook.com/{handle}")


def same(one: str, other: str) -> bool:
    """Facebook overlooks case and dots in names."""
    return bool(one) and one.lower().replace(".", "") == other.lower().replace(".", "")


def handle_at(text: str) -> str:
    address = parse(text)
    identity = identify(address) if address and address.under(*HOSTS) else None
    return identity.handle if identity and identity.kind is Kind.PROFILE else ""
