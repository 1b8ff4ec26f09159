"""What an article of a blog holds: its day, author, comments and first picture."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from audit.platforms import _dates, _page
from audit.platforms._page import Document, Element
from audit.website.noticed import Noticed, Trait

INDEX = re.compile(
    r"(?:the|our|my|unser|mein|notre|nuestro)?[-_]?(?:blog|news|journal|diary|stories|magazine|articles|posts|updates"
    r"|aktuelles|neuigkeiten|noticias|novedades|actualites|actualit[ée]s|notizie|nieuws|aktualnosci)[-_]?(?:blog|page|room)?"
    r"(?:\.(?:html?|php|aspx?))?",
    re.IGNORECASE,
)
"""How the page that lists the articles is called in its address."""
_Nodes: TypeAlias = tuple[Mapping[str, Any], ...]
_CLAIMS = ("BlogPosting", "NewsArticle")
"""schema.org types that say so in so many words; `Article` alone is also what some plug-ins call every page."""
_OTHERWISE = frozenset(
    """AboutPage Blog Book CollectionPage ContactPage Course ItemList ItemPage JobPosting Menu Offer Product ProductGroup
    ProfilePage SearchResultsPage Service SoftwareApplication""".split()  # noqa: SIM905  # a list of words is easier to read than one of quotes
)
"""schema.org types of pages that are about something else than an article."""
_WORDPRESS_PAGE = (
    'body[class*="page-id-"], body.home, body.archive, body.search-results, body.single-product, body[class*="tax-"]'
)
"""What WordPress says in a body's class of its pages, lists and products: developer.wordpress.org, body_class."""
_ASIDE = (
    'aside article, footer article, nav article, [class*="related"] article, [id*="comment"] article,'
    ' [class*="comment"] article'
)
_WHOLE = f"article:not(article article, {_ASIDE})"
_TEASER = ":is(article, .hentry) :is(h2, h3, .entry-title) a[href]"
_TIMES = (
    '[itemprop="datePublished"]',
    ":is(article, .hentry) :is(time, abbr).published",
    ":is(article, .hentry) time[datetime]",
)
_AUTHORS = '[itemprop="author"], a[rel~="author"], .author.vcard, .byline, .entry-author, .post-author'
_BY = re.compile(r"(?:posted |written |published )?(?:by|von|par|por|di|door)[:\s]\s*", re.IGNORECASE)
_MOST_NAME = 60
_TALK = (
    '#commentform, #respond form, form[action*="wp-comments-post"], form[id*="comment" i], form[class*="comment" i],'
    ' form[action*="comment" i] textarea, textarea[name="comment"], #disqus_thread, #comment-editor,'
    ' script[src*="giscus.app"], script[src*="utteranc.es"], #isso-thread, #hyvor-talk-view, #remark42'
)
_SAID = '.comment-list li, .commentlist li, li.comment, .comment-body, .comment-content, [itemtype$="/Comment"]'
_PICTURES = ("article img", ".hentry img", ':is(main, [role="main"]) img', ':is([class*="post"], [class*="entry"]) img')
_LAZY = ("data-src", "data-lazy-src", "data-original", "src")
_NO_PICTURE = re.compile(r"avatar|gravatar|emoji|spinner|\b(?:icon|logo)", re.IGNORECASE)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(\d{2})/(\d{2})(?=/|$)")
_FIRST_YEAR = 1995


def noticed(page: Document, address: str) -> tuple[Noticed, ...]:
    """The traits of one article; none for any other page.

    An article says so in its structured data (schema.org BlogPosting, NewsArticle, Article), by `article:published_time`
    (ogp.me), or by being the one `<article>` of a page that carries a date. The day is the one it was published on, as its
    own time zone counts it.
    """
    nodes, path = page.json_ld(), _path(address)
    told = _told(page, nodes, path)
    if not path or told is None or not (_is_claimed(page, told) or _is_likely(page, told, nodes)):
        return ()
    day = next((day for text in _days(page, told, path) if (day := _day(text))), "")
    found = [Noticed(trait=Trait.ARTICLE, value=day)]
    found += [Noticed(trait=Trait.AUTHOR, value=name) for name in list(_authors(page, told))[:1]]
    if talk := "open" if page.has(_TALK) else "shown" if page.has(_SAID) else "":
        found.append(Noticed(trait=Trait.COMMENTS, value=talk))
    found += [Noticed(trait=Trait.IMAGE, value=picture) for picture in list(_pictures(page))[:1]]
    return tuple(found)


def _told(page: Document, nodes: _Nodes, path: str) -> _Nodes | None:
    """What the structured data tells of this article; None where it tells of others, as lists of articles do."""
    told = tuple(node for node in nodes if _kinds(node) & {*_CLAIMS, "Article"})
    here = tuple(node for node in told if not _is_elsewhere(node, page, path))
    titles = {str(node.get("headline") or node.get("name")) for node in here}
    return None if (told and not here) or len(titles) > 1 else here


def _is_claimed(page: Document, told: _Nodes) -> bool:
    """Structured data or one mark in the text says that this is an article of a blog or paper."""
    marked = [one for one in page.elements("[itemtype]") if one.get("itemtype").rpartition("/")[2] in _CLAIMS]
    return any(_kinds(node) & {*_CLAIMS} for node in told) or (len(marked) == 1 and not page.has(_TEASER))


def _is_likely(page: Document, told: _Nodes, nodes: _Nodes) -> bool:
    """Signs that some plug-ins put on every page count only where nothing says that the page is something else."""
    is_told = bool(told) or bool(page.meta("article:published_time"))
    return (is_told or _is_one_dated(page)) and not _is_another_kind(page, nodes)


def _days(page: Document, told: _Nodes, path: str) -> Iterator[str]:
    """The days an article names, as written, the best first."""
    yield from (str(node.get("datePublished", "")) for node in told)
    yield page.meta("article:published_time")
    yield page.meta("datePublished")
    yield from (_written(time) for css in _TIMES for time in page.elements(css, 5))
    yield from ("-".join(day.groups()) for day in [_DAY_IN_PATH.search(f"/{path}")] if day)


def _kinds(node: Mapping[str, Any]) -> set[str]:
    kind = node.get("@type")
    return {str(one)[:60] for one in (kind if isinstance(kind, list) else [kind])[:20]}


def _is_elsewhere(node: Mapping[str, Any], page: Document, path: str) -> bool:
    """Whether the structured data tells of an article that stands on another page."""
    told = node.get("url")
    if not isinstance(told, str) or not (there := _path(page.absolute(told))):
        return False
    return there not in {_path(path), *(_path(link.address) for link in page.links("canonical"))}


def _path(address: str) -> str:
    try:
        return urllib.parse.unquote(urllib.parse.urlsplit(address).path).strip("/").lower()
    except ValueError:
        return ""


def _is_another_kind(page: Document, nodes: _Nodes) -> bool:
    kinds = {kind for node in nodes for kind in _kinds(node)}
    is_event = any(kind.endswith("Event") for kind in kinds)
    is_sold = page.meta("og:type").lower().startswith(("product", "og:product"))
    return bool(kinds & _OTHERWISE) or is_event or is_sold or page.has(_WORDPRESS_PAGE)


def _is_one_dated(page: Document) -> bool:
    """One article with a day and a heading of its own; a lone teaser's heading leads to the article."""
    whole = page.elements(_WHOLE, 2) or page.elements(".hentry", 2)
    has_day = any(_day(_written(time)) for css in _TIMES[1:] for time in page.elements(css, 5))
    return len(whole) == 1 and has_day and (page.has("article h1") or not page.has(_TEASER))


def _written(time: Element) -> str:
    return time.get("datetime") or time.get("content") or (time.get("title") if time.tag == "abbr" else "")


def _day(text: str) -> str:
    at = _dates.moment(text)
    if at is None or at.year < _FIRST_YEAR:
        return ""
    as_written = _ISO_DAY.match(text.strip())
    return as_written[0] if as_written else at.date().isoformat()


def _authors(page: Document, told: _Nodes) -> Iterator[str]:
    written = [node.get("author") for node in told]
    named = [one for several in written for one in (several if isinstance(several, list) else [several])[:5]]
    structured = [one.get("name") if isinstance(one, dict) else one for one in named]
    shown = [one.get("content") or one.text for one in page.elements(_AUTHORS, 5)]
    for name in (*structured, *shown, page.meta("author")):
        text = _BY.sub("", _page.excerpt(name), count=1).strip(" ,|·") if isinstance(name, str) else ""
        if text and len(text) <= _MOST_NAME and "://" not in text:
            yield text


def _pictures(page: Document) -> Iterator[str]:
    for css in _PICTURES:
        for picture in page.elements(css, 20):
            written = next(filter(None, map(picture.get, _LAZY)), "")
            address = page.absolute(written) if written else ""
            looks = f"{picture.get('class')} {address}"
            is_dot = any(picture.get(side) in ("0", "1", "2") for side in ("width", "height"))
            if address.startswith(("http://", "https://")) and not is_dot and not _NO_PICTURE.search(looks):
                yield address
