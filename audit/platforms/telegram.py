"""Telegram: the preview of public channels with their posts, and a contact page for everything that has a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Post, Precision, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _dates, _page, _walled, _walls
from audit.platforms._page import Document
from audit.platforms._platform import Rhythm

NAME = "Telegram"
HOSTS = ("t.me", "telegram.me", "telegram.dog", "web.telegram.org")
EXAMPLES: Mapping[str, str] = {
    "https://t.me/MapleBakery": "maplebakery",
    "t.me/s/maple_bakery": "maple_bakery",
    "https://maplebakery.t.me/": "maplebakery",
    "https://telegram.me/maplebakery?start=menu": "maplebakery",
    "https://web.telegram.org/k/#@maplebakery": "maplebakery",
    "https://t.me/maplebakery/41": "maplebakery",
}
RHYTHM = Rhythm(fresh=30, quiet=90, dormant=365)
PACE = 2.0
KEYS = ()

_MAIN = re.compile(r"(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)")
_OWN = re.compile(r"([a-z0-9_-]{4,32})\.t\.me")
_HANDLE = re.compile(r"[a-z][a-z0-9_]{3,31}")
_PHONE = re.compile(r"\+[0-9]{7,15}")
_NUMBER = re.compile(r"[0-9]{1,12}")
_OPENED = re.compile(r"(?:@|/im\?p=@|\?tgaddr=tg://resolve\?domain=)([A-Za-z0-9_]{4,32})(?:[/_&?].{0,200})?")
_RESERVED = {
    word: kind
    for kind, words in {
        Kind.SHARE: "share msg msg_url",
        Kind.LOGIN: "login confirmphone auth",
        Kind.CONTACT: "contact call m",
        Kind.POST: "c nft",
        Kind.WEBSITE: "joinchat addemoji addlist addstickers addstyle addtheme auction bg boost giftcode invoice iv proxy "
        "setlanguage socks web a k z s www stickers theme",
    }.items()
    for word in words.split()
}
"""First path parts that name no account: core.telegram.org/api/links."""


def identify(address: Address) -> Identity:  # noqa: C901  # one case a line
    if address.under("web.telegram.org"):
        opened = _OPENED.fullmatch(address.fragment)
        return _account(Kind.PROFILE, opened[1]) if opened else _other(Kind.LOGIN)
    if own := _OWN.fullmatch(address.host):
        return _account(Kind.POST if _NUMBER.fullmatch(address.last) else Kind.PROFILE, own[1])
    if not _MAIN.fullmatch(address.host):
        return _other(Kind.WEBSITE)
    match address.segments:
        case ():
            return _account(Kind.PROFILE, name) if (name := address.value("domain")) else _other(Kind.HOME)
        case ("s", name, *_) if not _NUMBER.fullmatch(address.last):
            return _account(Kind.PROFILE, name)
        case ("s", name, _):
            return _account(Kind.POST, name)
        case (word, *_) if word.lower() in _RESERVED:
            return _other(_RESERVED[word.lower()])
        case (word, *_) if word.startswith("+"):
            return _other(Kind.CONTACT if _PHONE.fullmatch(word) else Kind.WEBSITE)
        case (name,):
            return _account(Kind.PROFILE, name)
        case (name, *_) if _NUMBER.fullmatch(address.last):
            return _account(Kind.POST, name)
        case _:
            return _other(Kind.WEBSITE)


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="telegram")


def _account(kind: Kind, name: str) -> Identity:
    handle = name.lower().removeprefix("@")
    if not _HANDLE.fullmatch(handle) or handle in _RESERVED:
        return _other(kind if kind is Kind.POST else Kind.WEBSITE)
    return Identity(kind=kind, platform="telegram", handle=handle, address=_address(handle))


def _address(handle: str) -> str:
    return f"https://t.me/{handle}"


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:  # noqa: ARG001  # one host serves all
    return _profile("telegram"), _profile(token)


def _profile(handle: str) -> Profile:
    return Profile(platform="telegram", handle=handle, address=_address(handle))


def preview(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The newest posts of a public channel. Groups, people, bots and channels without a preview are led to `page`."""
    (reply,) = yield (Ask(address=f"https://t.me/s/{profile.handle}"),)
    document = _page.document(reply) if reply.status == 200 else None
    if document is not None and _is_channel(document, profile):
        return _previewed(reply, document, profile, kit)
    if (
        reply.status == 200
        and reply.address.lower().rstrip("/") == profile.address
        and not _walls.wall(reply, "preview")
    ):
        return Reading(
            signals=(_walls.signal(reply, "preview", Sign.UNFAMILIAR, "no_preview", "led to the contact page"),)
        )
    return Reading(signals=(_walls.unfamiliar(reply, "preview"),))


def page(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # this page holds no dates
    """The contact page: titled where the name is somebody's, and for all else the offer to write to that name."""
    (reply,) = yield (Ask(address=profile.address),)
    if reply.status != 200 or _walls.wall(reply, "page"):
        return Reading(signals=(_walls.unfamiliar(reply, "page"),))
    document = _page.document(reply)
    title = next((element.text for element in document.elements(".tgme_page_title", 1)), "")
    if title and _leads_to(document, profile):
        return _titled(reply, document, title, profile)
    offer = f"you can contact @{profile.handle} right away"
    if not document.has(".tgme_page_title") and offer in document.text().lower():
        return Reading(signals=(_walls.signal(reply, "page", Sign.WITHHELD, "nobody_titled", offer),))
    return Reading(signals=(_walls.unfamiliar(reply, "page"),))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from _walled.climb(profile, kit, preview, page))


RUNGS = {"preview": preview, "page": page}

_POST = ".tgme_widget_message[data-post]:not(.service_message)"
_SERVICE = ".service_message[data-post]"
_COUNT = re.compile(r"([0-9][0-9 ]{0,15}) (?:subscribers?|members?)\b")
_RESOLVED = re.compile(r"tg://resolve\?domain=([A-Za-z0-9_]{1,32})")


def _is_channel(document: Document, profile: Profile) -> bool:
    """Whether the preview's head or its posts name this channel."""
    named = {
        link.text.lower() for head in document.anchors_in(".tgme_channel_info_header_username", 1) for link in head
    }
    return f"@{profile.handle}" in named or any(
        element.get("data-post").lower().startswith(f"{profile.handle}/") for element in document.elements(_POST, 1)
    )


def _previewed(reply: Reply, document: Document, profile: Profile, kit: Kit) -> Reading:
    name, posts = _words(document, ".tgme_channel_info_header_title"), _posts(document, kit)
    signals = [_walls.signal(reply, "preview", Sign.SHOWN, "channel_preview", f"@{profile.handle} {name}")]
    if not document.has(_POST) and _is_new(document, profile):
        signals.append(_walls.signal(reply, "preview", Sign.EMPTY, "only_created", "Channel created"))
    counted = (_COUNT.match(element.text) for element in document.elements(".tgme_channel_info_counter", 10))
    described = document.anchors_in(".tgme_channel_info_description", 1)
    return Reading(
        signals=tuple(signals),
        newest=_walled.newest(posts, "the channel's public preview", Precision.SECOND),
        posts=posts,
        name=name,
        bio=_words(document, ".tgme_channel_info_description"),
        links=_websites(link.address for links in described for link in links),
        followers=next((_whole(found[1]) for found in counted if found), None),
        handle=profile.handle,
        unseen_parts=("comments", "stories"),
    )


def _is_new(document: Document, profile: Profile) -> bool:
    """Nothing but the notice that every channel begins with: later numbers may be posts since taken away."""
    return [element.get("data-post").lower() for element in document.elements(_SERVICE, 5)] == [f"{profile.handle}/1"]


def _posts(document: Document, kit: Kit) -> tuple[Post, ...]:
    """The newest posts, which stand last; notices of the service are none."""
    dates = document.elements(f"{_POST} .tgme_widget_message_date time[datetime]")
    names = [element.get("data-post") for element in document.elements(_POST)]
    places = [f"https://t.me/{name}" for name in names] if len(names) == len(dates) else [""] * len(dates)
    return _walled.newest_first(
        Post(at=at, address=place)
        for date, place in zip(dates, places, strict=True)
        for at in _dates.usable([_dates.moment(date.get("datetime"))], kit.today)
    )


def _leads_to(document: Document, profile: Profile) -> bool:
    """Whether the page names this account: in its title, or in the link that opens the app."""
    named = {word.lower() for word in document.title.split()[-1:]}
    opened = (_RESOLVED.match(link.raw) for link in document.anchors())
    return f"@{profile.handle}" in named or profile.handle in {found[1].lower() for found in opened if found}


def _titled(reply: Reply, document: Document, title: str, profile: Profile) -> Reading:
    counted = _COUNT.match(_words(document, ".tgme_page_extra"))
    described = document.anchors_in(".tgme_page_description", 1)
    return Reading(
        signals=(_walls.signal(reply, "page", Sign.SHOWN, "titled_page", f"@{profile.handle} {title}"),),
        name=title,
        bio=_words(document, ".tgme_page_description"),
        links=_websites(link.address for links in described for link in links),
        followers=_whole(counted[1]) if counted else None,
        handle=profile.handle,
        unseen_parts=("posts and their dates",),
    )


def _words(document: Document, css: str) -> str:
    return next((element.text for element in document.elements(css, 1)), "")


def _whole(text: str) -> int:
    return int(text.replace(" ", ""))


def _websites(links: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link for link in links if link.startswith(("https://", "http://"))))
