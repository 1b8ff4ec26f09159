"""A small website in memory: pages by path in, what a crawl asked for and the Site it returns out."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from audit.evidence import Ask, Hop, Reply
from audit.website import FoundLink, Site, crawl
from audit.website.crawl import Bounds
from looking import answer, kit

HOME = "https://www.maple.example"
BLUESKY = "https://bsky.app/profile/maplebakery.bsky.social"
WORDS = "<p>Bread, rolls and cakes, baked every morning on Elm Street.</p>" * 12
NOT_FOUND = answer("<title>Not found</title>", 404)


class Web:
    """A few pages by path (or whole address); everything else is not found."""

    def __init__(self, pages: Mapping[str, str | Reply]) -> None:
        self.pages = {HOME + where if where.startswith("/") else where: given for where, given in pages.items()}
        self.asked: list[str] = []
        self.together: list[int] = []

    def crawl(self, website: str = f"{HOME}/", bounds: Bounds | None = None) -> Site:
        visit = crawl.visit(website, kit(), bounds or Bounds())
        try:
            asks = next(visit)
            while True:
                self.together.append(len(asks))
                asks = visit.send(tuple(map(self._answer, asks)))
        except StopIteration as stop:
            site: Site = stop.value
            return site

    @property
    def visited(self) -> list[str]:
        """Paths of the pages asked for, in their order."""
        return [asked.removeprefix(HOME) for asked in self.asked if not asked.endswith((".txt", ".xml", ".gz"))]

    def _answer(self, ask: Ask) -> Reply:
        self.asked.append(ask.address)
        given = self.pages.get(ask.address, NOT_FOUND)
        reply = page(given) if isinstance(given, str) else given
        addresses = [ask.address, *(hop.address for hop in reply.hops[:-1])]
        hops = tuple(Hop(address=at, status=hop.status) for at, hop in zip(addresses, reply.hops, strict=True))
        return dataclasses.replace(reply, ask=ask, hops=() if reply.failure else hops)


def page(body: str) -> Reply:
    return answer(f"<title>Maple Bakery</title>{body}{WORDS}", headers={"Content-Type": "text/html; charset=utf-8"})


def text(body: str) -> Reply:
    return answer(body, headers={"Content-Type": "text/plain"})


def to(*paths: str) -> str:
    return "".join(f'<a href="{path}">a page of ours that is called so</a>' for path in paths)


def sitemap(*addresses: str, kind: str = "urlset") -> Reply:
    return answer(f"<?xml version='1.0'?><{kind}>" + "".join(f"<x><loc> {at} </loc></x>" for at in addresses))


def only(site: Site) -> FoundLink:
    (link,) = site.links
    return link
