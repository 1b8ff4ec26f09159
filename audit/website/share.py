"""How networks are told to show a link to a page (the Open Graph protocol, https://ogp.me)."""

from __future__ import annotations

from collections.abc import Iterator

from audit import address as addresses
from audit.platforms import _page
from audit.platforms._page import Document
from audit.website.noticed import Noticed, Preview, Trait

_PICTURES = ("og:image", "og:image:url", "og:image:secure_url")
_ICONS = ("icon", "apple-touch-icon", "apple-touch-icon-precomposed")
_STAY_AWAY = frozenset(("noindex", "none"))


def noticed(page: Document, address: str) -> tuple[Noticed, ...]:  # noqa: ARG001  # readers of a page take alike
    """What one page says, or fails to say, for shared links; nothing of a page that is to stay unknown but its icon."""
    return (*(() if _is_private(page) else _told(page)), *_icon(page))


def preview(page: Document, address: str) -> Preview:
    """The card of a shared link to this page, as far as the page decides it; `address` is where it was in the end."""
    own_title, found = page.meta("og:title"), addresses.parse(address)
    return Preview(
        title=_page.excerpt(own_title or page.title),
        text=_page.excerpt(page.meta("og:description") or page.meta("description")),
        picture=_picture(page),
        site=_page.excerpt(page.meta("og:site_name") or (found.host if found else "")),
        own_title=bool(own_title),
    )


def _told(page: Document) -> Iterator[Noticed]:
    picture = _picture(page)
    yield Noticed(trait=Trait.PICTURE, value=picture) if picture else _lack(Trait.NO_SHARE_PICTURE)
    if not page.meta("og:title"):
        yield _lack(Trait.NO_SHARE_TITLE)
    if not (page.meta("og:description") or page.meta("description")):
        yield _lack(Trait.NO_SHARE_TEXT)


def _icon(page: Document) -> Iterator[Noticed]:
    if not any(page.links(rel) for rel in _ICONS):
        yield _lack(Trait.NO_ICON)


def _lack(trait: Trait) -> Noticed:
    return Noticed(trait=trait, value="")


def _picture(page: Document) -> str:
    """The first picture named that a network could ask for; empty where there is none."""
    written = next(filter(None, map(page.meta, _PICTURES)), "")
    found = page.absolute(written) if written else ""
    return found if found.lower().startswith(("http://", "https://")) and addresses.parse(found) else ""


def _is_private(page: Document) -> bool:
    asked = f"{page.meta('robots')},{page.meta('googlebot')}".lower().replace(" ", ",")
    return not _STAY_AWAY.isdisjoint(asked.split(","))
