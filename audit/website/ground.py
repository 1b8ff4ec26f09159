"""The ground of one website: which addresses are its pages, which are the same page, and which are never opened."""

from __future__ import annotations

import dataclasses
import functools
import re
from typing import Any, TypeAlias

from audit import profiles
from audit.address import Address

Key: TypeAlias = tuple[str, int | None, tuple[str, ...], tuple[tuple[str, str], ...]]
"""One page, whatever way its address is spelled."""

SIBLINGS = 3
"""Pages that are opened of one calendar or numbered list."""

_LENT = frozenset(
    """bigcartel.com business.site canva.site cargo.site company.site duda.co eatbu.com ghost.io godaddysites.com
    hostingersite.com hubspotpagebuilder.com jimdofree.com jimdosite.com livejournal.com multiscreensite.com
    mystrikingly.com odoo.com onepage.me site123.me squarespace.com strikingly.com substack.com tilda.ws tumblr.com
    typepad.com ueniweb.com webnode.com webnode.page weebly.com wordpress.com""".split()  # noqa: SIM905  # a list of words is easier to read than one of quotes
)
"""Domains that lend each customer a name below them, and that the public suffix list does not know as such."""
_ROOMS = {
    "medium.com": 1,
    "sites.google.com": 2,
}
"""Hosts on which each customer has a folder, and how deep that folder is."""
_FILES = frozenset(
    """7z apk atom avi bmp css csv dmg doc docx eot eps epub exe flv gif gz heic ico ics jpeg jpg js json key m4a m4v mov
    mp3 mp4 mpeg mpg odp ods odt ogg otf pdf png pps ppsx ppt pptx ps psd rar rss rtf svg swf tar tif tiff ttf txt vcf wav
    webm webmanifest webp wma wmv woff woff2 xls xlsx xml zip""".split()  # noqa: SIM905  # as above
)
_PRIVATE = frozenset(
    """account admin anmelden basket carrello carrito cart cdn-cgi checkout feed kasse kundenkonto log-in log-out login
    login.php logout logout.php my-account myaccount panier sign-in sign-out sign-up signin signout signup warenkorb
    wishlist wp-admin wp-json wp-login.php xmlrpc.php""".split()  # noqa: SIM905  # as above
)
_VARIANTS = frozenset(
    """add-to-cart add_to_cart dir format ical order_by orderby outlook-ical print q replytocom s search share sort sort_by
    sortby view_mode""".split()  # noqa: SIM905  # as above
)
"""Query names that show the same again in another way, or that do something."""
_SESSIONS = frozenset(("cfid", "cftoken", "jsessionid", "phpsessid", "session_id", "sessionid", "sid"))
_NUMBERED = frozenset(("cpage", "offset", "page", "paged", "pageno", "pg", "start"))
_DATED = frozenset(("cal", "calendar", "date", "day", "month", "tribe-bar-date", "week", "year", "yr"))
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20|21)\d\d[-/._]\d{1,2}(?:[-/._]\d{1,2})?|\d{1,2}[-/._]\d{1,2}[-/._](?:19|20|21)\d\d"
    r"|(?:19|20|21)\d{6}|(?:19|20|21)\d\d)(?!\d)"
)
_LIST = re.compile(r"(?<=/)(page|pagina|pagination|seite|strona)([-/]?)\d+(?=/|$)", re.IGNORECASE)
_INDEX = re.compile(r"(?:index|default)\.(?:html?|php\d?|aspx?|jsp|cfm|shtml)", re.IGNORECASE)
_ENDING = re.compile(r"\.([A-Za-z0-9]{1,11})$")
_DEEPEST = 12
_MOST_VALUES = 3


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The part of the web that belongs to the website whose home page this is."""

    home: Address

    def holds(self, found: Address) -> bool:
        """Whether an address is one of this website's pages."""
        depth = _ROOMS.get(found.host, 0)
        if depth or self.home.host in _ROOMS:
            return found.host == self.home.host and found.segments[:depth] == self.home.segments[:depth]
        return registrable(found.host) == registrable(self.home.host)

    def settled(self, found: Address) -> Address:
        """How to ask for a page: on the home page's own host, by the scheme and name that answered there."""
        if not self._is_at_home(found):
            return found
        written = origin(self.home) + found.written.removeprefix(origin(found))
        return dataclasses.replace(found, scheme=self.home.scheme, host=self.home.host, written=written)

    def path(self, found: Address) -> str:
        """A page as it is called on pages: its path, and a whole address on another host."""
        return found.written.removeprefix(origin(found)) if self._is_at_home(found) else found.written

    def _is_at_home(self, found: Address) -> bool:
        return (_bare(found.host), found.port) == (_bare(self.home.host), self.home.port)


BLOGS = ("blog", "medium", "substack", "tumblr")
"""Networks where a business may keep its whole website."""


def is_website(home: Address) -> bool:
    """Whether there are pages to crawl: a profile on a network has none of the business's own."""
    return profiles.identify(home.written, listed=True).platform in ("", *BLOGS)


def origin(found: Address) -> str:
    return f"{found.scheme}://{found.host}" + (f":{found.port}" if found.port else "")


def key(found: Address) -> Key:
    segments = found.segments
    if segments and _INDEX.fullmatch(segments[-1]):
        segments = segments[:-1]
    query = sorted((name, value) for name, value in found.query if name.lower() not in _SESSIONS)
    return _bare(found.host), found.port, segments, tuple(query)


def is_opened(found: Address) -> bool:
    """Whether this is a page to look at, by its address alone: no file, no till or login, no maze."""
    ending = _ENDING.search(found.last)
    if ending and ending[1].lower() in _FILES:
        return False
    names = [name.lower() for name, _ in found.query]
    if len(names) > _MOST_VALUES or any(name in _VARIANTS or name.startswith("filter") for name in names):
        return False
    words = {part.lower() for part in (*found.segments, *(value for _, value in found.query))}
    return not words & _PRIVATE and not _goes_in_circles(found.segments)


def series(found: Address) -> str:
    """What the pages of one calendar or numbered list have in common; empty when the page belongs to none."""
    path = "/" + "/".join(found.segments)
    shape = _LIST.sub(r"\1\2#", _DATE.sub("#", path))
    query = tuple((name.lower(), _counted(name.lower(), value)) for name, value in sorted(found.query))
    is_one = shape != path or any(value == "#" for _, value in query)
    return f"{found.host}{shape}?{query}" if is_one else ""


def _counted(name: str, value: str) -> str:
    return "#" if name in _DATED or (name in _NUMBERED and value.isdigit()) or _DATE.fullmatch(value) else value


def _goes_in_circles(segments: tuple[str, ...]) -> bool:
    """`/a/a/a`, `/a/b/a/b`: what a relative link that was meant to be absolute grows into."""
    if len(segments) > _DEEPEST or any(segments.count(part) > 2 for part in segments):
        return True
    pairs = [segments[at : at + 2] for at in range(len(segments) - 1)]
    return any(pair in pairs[:at] for at, pair in enumerate(pairs) if pair[0] != pair[1])


def _bare(host: str) -> str:
    return host.removeprefix("www.")


@functools.lru_cache(maxsize=4096)
def registrable(host: str) -> str:
    """The domain whose owner decides what stands at a host: below a service that lends out names, the host itself."""
    domain = "" if host.rpartition(".")[2].isdigit() else str(_suffixes().privatesuffix(host) or "")
    return host if not domain or domain in _LENT else domain


@functools.cache
def _suffixes() -> Any:  # noqa: ANN401  # the library ships no types
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()
