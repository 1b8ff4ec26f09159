"""A polite, bounded walk over the business's own website, as a visit: every page opened once, every link counted."""

from __future__ import annotations

import dataclasses

from audit import address as addresses
from audit.evidence import Ask, Failure, Kit, Reply, Sign, Visit
from audit.website import FoundBy, PageSeen, Site, SiteState, _merge, home, robots, share, stated
from audit.website._state import state
from audit.website._walk import Bounds, Walk, page_traits
from audit.website.ground import Ground, is_website, origin
from audit.website.home import Opened

__all__ = ["Bounds", "visit"]

_DEFAULT = Bounds()
_NOT_THE_BUSINESS = frozenset(
    (SiteState.PARKED, SiteState.FOR_SALE, SiteState.HOSTING_SUSPENDED, SiteState.REDIRECTED_AWAY)
)
"""What stands there is somebody else's, and so are its links."""
_WALKED = frozenset((SiteState.OPEN, SiteState.SCRIPT_ONLY, SiteState.COMING_SOON, SiteState.UNKNOWN))
_ANSWERED = frozenset((None, Failure.TOO_BIG))


def visit(address: str, kit: Kit, bounds: Bounds = _DEFAULT) -> Visit[Site]:  # noqa: ARG001  # every visit is given one
    """Look at the home page and, as far as its state, robots.txt and the bounds allow, at the pages it leads to.

    The home page is one look at an address the business itself lists; robots.txt is obeyed for every other page.
    """
    asked = addresses.parse(address)
    if asked is None or not is_website(asked) or bounds.pages < 2 or bounds.levels < 1:
        (reply,) = yield (Ask(address=asked.written if asked else address),)
        return _entered(address, reply, home.opened(address, reply))
    reply, file = yield (Ask(address=asked.written), robots.ask(origin(asked)))
    opened = home.opened(address, reply)
    site = _entered(address, reply, opened)
    site = dataclasses.replace(site, robots=robots.read(file, asked.written).answer)
    here = addresses.parse(reply.address)
    if here is None or site.state not in _WALKED or reply.failure not in _ANSWERED:
        return site
    walk = Walk(here, bounds, site)
    yield from walk.mind_home_rules(file)
    walk.follow(opened, here, level=0)
    yield from walk.read_sitemaps()
    while batch := (yield from walk.next_pages()):
        replies = yield tuple(Ask(address=candidate.address) for candidate in batch)
        walk.take(batch, replies)
    return walk.site()


def _entered(address: str, reply: Reply, opened: Opened) -> Site:
    """The site as its home page alone shows it; without links where what stands there is not the business's."""
    stands = state(address, reply, opened)
    seen = PageSeen(
        address=reply.ask.address,
        final_address=opened.site.final_address,
        status=reply.status,
        title=opened.site.title,
        signals=opened.site.signals,
        found_by=FoundBy.HOME,
        hops=reply.hops[:-1],
    )
    site = dataclasses.replace(opened.site, state=stands, pages=(seen,))
    if stands in _NOT_THE_BUSINESS:
        return dataclasses.replace(site, links=(), left_out=0, own_links=0, share_links=0)
    here = addresses.parse(reply.address)
    path = Ground(home=here).path(here) if here else ""
    page = opened.document if site.signals[0].sign is Sign.SHOWN else None
    return dataclasses.replace(
        site,
        links=_merge.merged([(path, site.links)]),
        noticed=_merge.noticed([(path, page_traits(opened, reply.address))]),
        facts=_merge.stated([(path, stated.stated(page) if page else ())]),
        preview=share.preview(page, reply.address) if page else None,
    )
