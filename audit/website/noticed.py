"""What the pages of a website hold beside links to profiles, each thing once with where it stands."""

from __future__ import annotations

import dataclasses
import enum

from audit.evidence import Fact

__all__ = ["MOST_OF_A_KIND", "Noticed", "Preview", "StatedBy", "StatedFact", "Trait", "spot"]


MOST_OF_A_KIND = 150
"""Things of one trait that are kept of a website."""


class Trait(enum.StrEnum):
    """What kind of thing it is; `Noticed.value` says which one. A trait is never a judgement."""

    MAIL = "mail"
    """A mailto link: the address it writes to, its host in lower case."""
    PHONE = "phone"
    """A tel link: what follows `tel:`, percent-decoded."""
    WHATSAPP = "whatsapp"
    """A WhatsApp chat link: the digits of its number."""
    FORM = "form"
    """A form with a text area, or one that takes an e-mail address and is no search, login or basket: its absolute action."""
    WIDGET = "widget"
    """The remains of a service that ended: its id in `widgets.toml`."""
    EMBED = "embed"
    """A film or post of another service shown in the page: the absolute address of its frame."""
    EMBED_LEFT = "embed_left"
    """What an embed plug-in left behind: the words that stand there now."""
    STARTER = "starter"
    """Starter content of a website builder: the id of its sentence, in `text` the words as they stand."""
    YEAR = "year"
    """The newest year of a copyright line, in `text` the line."""
    INSECURE = "insecure"
    """A script, style sheet or frame that a secure page takes by http, which browsers block: its address."""
    CANONICAL = "canonical"
    """The http address that a secure page names as its own."""
    FEED = "feed"
    """A feed that the page announces: its absolute address."""
    SPAM = "spam"
    """The host that visitors' comments advertise, in `text` a piece of one."""
    OUTSIDE = "outside"
    """A link to a page that is neither this website's nor a profile: its address without fragment."""
    PICTURE = "picture"
    """The picture for shared links (og:image): its absolute address."""
    NO_SHARE_TITLE = "no_share_title"
    """No og:title."""
    NO_SHARE_TEXT = "no_share_text"
    """Neither og:description nor a description."""
    NO_SHARE_PICTURE = "no_share_picture"
    """No og:image."""
    NO_ICON = "no_icon"
    """No icon is named in the head; `/favicon.ico` may still be there."""
    ARTICLE = "article"
    """The page is an article: the day it was published (`2024-03-14`), or nothing where it does not say."""
    AUTHOR = "author"
    """The name an article gives as its author's."""
    COMMENTS = "comments"
    """Whether an article takes comments: `open` or `shown`."""
    SUBSCRIBE = "subscribe"
    """A form that takes an e-mail address for news: its absolute action."""
    IMAGE = "image"
    """The first picture of an article: its absolute address."""
    PRIVATE_TO_SEARCH = "private_to_search"
    """The page asks search engines to leave it out (robots noindex)."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """One thing on one or more pages."""

    trait: Trait
    value: str
    text: str = ""
    """What a visitor reads at the first of them, at most 200 characters."""
    region: str = ""
    """Where the most visible of them stands (`header`, `footer` …); empty where that says nothing."""
    pages: tuple[str, ...] = ()
    """Paths of the pages it stands on, in the order they were read, at most 20; a whole address on another host."""
    on_pages: int = 1
    """On how many pages it stands."""

    @property
    def spot(self) -> str:
        """Where it stands, in plain words: "the footer of your home page", "the header of 14 pages"."""
        return spot(self.region, self.pages, self.on_pages)


class StatedBy(enum.StrEnum):
    """In which form a page states a fact."""

    STRUCTURED = "structured"
    """In its structured data, which search engines read and visitors do not see."""
    TEXT = "text"
    """In words or links that visitors see."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StatedFact:
    """One fact as the website states it."""

    fact: Fact
    by: StatedBy
    region: str = ""
    pages: tuple[str, ...] = ()
    """As of `Noticed`."""
    on_pages: int = 1

    @property
    def spot(self) -> str:
        """Where it stands, in plain words."""
        return spot(self.region, self.pages, self.on_pages)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """How networks are told to show a shared link to the home page; each part empty where the page is silent."""

    title: str = ""
    """og:title, else the page's title."""
    text: str = ""
    """og:description, else the description."""
    picture: str = ""
    """og:image, absolute."""
    site: str = ""
    """og:site_name, else the host."""
    own_title: bool = False
    """Whether the title is an og:title."""


def spot(region: str, pages: tuple[str, ...], on_pages: int) -> str:
    """Where something stands, in plain words: "the footer of your home page", "the header of 14 pages"."""
    page = f"{on_pages} pages"
    if on_pages == 1:
        page = "your home page" if pages in ((), ("",), ("/",)) else f"your page {pages[0]}"
    return f"{_REGIONS[region]} of {page}" if region in _REGIONS else page


_REGIONS = {"header": "the header", "nav": "the menu", "footer": "the footer", "main": "the text", "body": "the text"}
