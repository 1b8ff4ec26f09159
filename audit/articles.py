"""The dated articles of a website: which of its pages they are, the newest, and the page that lists them."""

from __future__ import annotations

import collections
import dataclasses
import datetime as dt
import re

from audit import address as addresses
from audit.activity import Activity, activity, rhythm
from audit.dossier import Dossier, Place
from audit.evidence import Newest, Precision, Sign
from audit.platforms import blog
from audit.website import PageSeen, Site, article
from audit.website.ground import Ground
from audit.website.noticed import MOST_OF_A_KIND, Trait

FEWEST = 3
"""Articles that make a blog; one or two dated pages are news of the day."""

_MENU = ("header", "nav")
_LANGUAGE = 2
"""Letters of a folder that only names a language."""
_AHEAD = dt.timedelta(days=2)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """What was read of the articles on the client's own website."""

    days: tuple[tuple[dt.date, str], ...] = ()
    """Day of publishing and page, the newest first."""
    pages: frozenset[str] = frozenset()
    """Those that are named, as `Noticed.pages` names them."""
    count: int = 0
    index: PageSeen | None = None
    """The page that lists them; None where we know of none."""
    is_blog: bool = False
    """Enough of them, and not of a part of the website that is called otherwise: `/projects/`, `/recipes/`."""
    is_sure: bool = False
    """Whether no newer one can be expected among pages that were left unread."""
    seen: dt.date

    @property
    def is_imported(self) -> bool:
        """One day on all of them is the day they were moved, not that of writing."""
        return len(self.days) > 1 and len({day for day, _ in self.days}) == 1


def of(dossier: Dossier) -> Articles:
    """The articles of the pages read; none where the website was not."""
    seen = dossier.snapshot.taken.date()
    ground = _ground(dossier.site)
    if ground is None or dossier.site is None:
        return Articles(seen=seen)
    menu = {_path(ground, page) for page in dossier.site.pages if _is_in_menu(page, ground)}
    found = [(thing, [path for path in thing.pages if path not in menu]) for thing in dossier.noticed(Trait.ARTICLE)]
    days = [(day, path) for thing, pages in found if (day := _day(thing.value, seen)) for path in pages]
    pages = frozenset(path for _, pages in found for path in pages)
    count = sum(thing.on_pages - len(thing.pages) + len(pages) for thing, pages in found)
    index = _index(dossier.site, ground, pages)
    return Articles(
        days=tuple(sorted(days, key=lambda one: (-one[0].toordinal(), one[1]))),
        pages=pages,
        count=count,
        index=index,
        is_blog=count >= FEWEST and _is_called_blog(pages, _led_by(dossier.site, ground, pages)),
        is_sure=_is_read(dossier.site, ground, pages, index) and all(thing.value for thing, named in found if named),
        seen=seen,
    )


def state(found: Articles, dossier: Dossier) -> Activity:
    """How long the newest article read has been the newest, by the bounds for blogs."""
    if not found.days:
        return Activity.UNKNOWN
    at = dt.datetime.combine(found.days[0][0], dt.time(), dt.UTC)
    newest = Newest(at=at, source="the pages of the website", precision=Precision.DAY)
    bounds = rhythm(blog.RHYTHM, dossier.client.thresholds.get("blog"), None)
    return activity(newest, found.seen, bounds, dossier.client.season)


def is_blog(place: Place) -> bool:
    """Whether a place is a blog or news page: by its host or name, or because it keeps dated posts.

    Any page of the web may be listed as a place of this platform.
    """
    named = addresses.parse(place.address)
    is_named = named is not None and (
        named.under(*blog.HOSTS) or any(map(article.INDEX.fullmatch, (*named.segments, named.host.partition(".")[0])))
    )
    return place.platform == "blog" and (is_named or bool(place.newest and not place.newest.lower_bound))


def is_own(place: Place, dossier: Dossier) -> bool:
    """Whether a place lies on the client's own website."""
    ground, found = _ground(dossier.site), addresses.parse(place.address)
    return bool(ground and found and ground.holds(found))


def path(page: PageSeen, site: Site) -> str:
    """A page as `Noticed.pages` names it."""
    ground = _ground(site)
    return _path(ground, page) if ground else page.address


def _ground(site: Site | None) -> Ground | None:
    home = addresses.parse(site.final_address or site.address) if site else None
    return Ground(home=home) if home else None


def _path(ground: Ground, page: PageSeen) -> str:
    found = addresses.parse(page.final_address or page.address)
    return ground.path(found) if found else page.address


def _is_in_menu(page: PageSeen, ground: Ground) -> bool:
    """A page the home page's menu leads to is a page of its own, whatever a plug-in calls it."""
    return page.region in _MENU and page.linked_from in ("", "/", ground.path(ground.home))


def _day(written: str, seen: dt.date) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(written)
    except ValueError:
        return None
    return day if day <= seen + _AHEAD else None


def _index(site: Site, ground: Ground, articles: frozenset[str]) -> PageSeen | None:
    """The page in whose folder the articles lie, else one with a name for it, else the one that leads to most."""
    pages = {_path(ground, page).rstrip("/"): page for page in reversed(site.pages)}
    if (folder := _folder(articles)) and folder in pages:
        return pages[folder]
    for path, page in reversed(pages.items()):
        if path not in articles and article.INDEX.fullmatch(path.rpartition("/")[2]):
            return page
    led = collections.Counter(page.linked_from for page in site.pages if _path(ground, page) in articles)
    leads, times = led.most_common(1)[0] if led else ("", 0)
    return pages.get(leads.rstrip("/")) if leads and times > 1 else None


def _folder(articles: frozenset[str]) -> str:
    """Where most of the articles lie."""
    folders = collections.Counter(path.rstrip("/").rpartition("/")[0] for path in sorted(articles))
    return folders.most_common(1)[0][0] if folders else ""


def _led_by(site: Site, ground: Ground, articles: frozenset[str]) -> str:
    """What the link to the page says in whose folder the articles lie."""
    folder = _folder(articles)
    return next((page.text for page in site.pages if _path(ground, page).rstrip("/") == folder), "")


def _is_called_blog(articles: frozenset[str], led_by: str) -> bool:
    """Articles at the root of a host, or in folders for years, are not called anything."""
    _, _, whole = _folder(articles).rpartition("://")
    host, _, folder = whole.partition("/")
    words = [part for part in folder.split("/") if not part.isdigit() and len(part) > _LANGUAGE]
    called = [*words, *re.split(r"\W+", led_by), host.partition(".")[0]]
    return not words or any(map(article.INDEX.fullmatch, called))


def _is_read(site: Site, ground: Ground, articles: frozenset[str], index: PageSeen | None) -> bool:
    """Whether no article is likely among the pages that were not read; a list of them that was read tells the newest."""
    folder, listed = _folder(articles), _path(ground, index) if index else ""
    for page in filter(_is_unseen, site.pages):
        if index is page or page.linked_from == listed or _path(ground, page).startswith(f"{folder}/"):
            return False
    kept = sum(thing.trait is Trait.ARTICLE for thing in site.noticed)
    is_whole = not site.not_visited and kept < MOST_OF_A_KIND
    return is_whole or (index is not None and _is_shown(index))


def _is_shown(page: PageSeen) -> bool:
    return any(signal.sign is Sign.SHOWN for signal in page.signals)


def _is_unseen(page: PageSeen) -> bool:
    return not _is_shown(page) and page.status not in (200, 404, 410)
