"""What a walk over a website knows so far; each step yields its asks and takes in the replies."""

from __future__ import annotations

import dataclasses
import itertools
from collections import Counter
from collections.abc import Iterable, Sequence

from audit import address as addresses
from audit.address import Address, Kind
from audit.evidence import Ask, Failure, Reply, Sign, Visit
from audit.platforms import _page, _walls
from audit.website import (
    FoundBy,
    FoundLink,
    PageSeen,
    Site,
    _merge,
    _sitemap,
    article,
    home,
    notice,
    robots,
    share,
    stated,
)
from audit.website._order import Candidate, Frontier, Rank, rank
from audit.website.ground import BLOGS, Ground, Key, key, origin
from audit.website.home import Opened
from audit.website.noticed import Noticed, StatedFact
from audit.website.robots import Rules

TOGETHER = 5
"""Asks made together: their waits overlap, while the pace of the host stays what it is."""
MOST_HOSTS = 5
"""Hosts of one website whose robots.txt is asked for."""
NEWEST = 5
"""Articles that a blog's own page links to first: they are opened early, for they tell whether it is alive."""
PATIENCE = 5
"""Pages in a row that could not be seen, before the rest are left alone."""

_REFUSALS = frozenset(
    (Sign.CHALLENGE, Sign.CONSENT, Sign.LOGIN_WALL, Sign.REFUSED, Sign.ROBOTS, Sign.SERVER_ERROR, Sign.UNREACHABLE)
)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How far a crawl goes. robots.txt (one a host, at most 5) and sitemaps (at most 3) are asked for besides."""

    pages: int = 60
    """Pages asked for, the home page included."""
    levels: int = 3
    """Clicks from the home page."""


class Walk:
    def __init__(self, here: Address, bounds: Bounds, site: Site) -> None:
        """Begin at the home page, which was read."""
        self._ground = Ground(home=here)
        self._bounds = bounds
        self._site = site
        self._frontier = Frontier(bounds.levels)
        self._frontier.done(here)
        self._rules: dict[str, Rules] = {}
        self._refused: dict[str, Reply] = {}
        self._pages = list(site.pages)
        self._links: list[tuple[str, tuple[FoundLink, ...]]] = [(self._ground.path(here), site.links)]
        self._things: list[tuple[str, tuple[Noticed, ...]]] = [(self._ground.path(here), site.noticed)]
        self._facts: list[tuple[str, tuple[StatedFact, ...]]] = [(self._ground.path(here), site.facts)]
        self._linked: Counter[Key] = Counter()
        self._left_out = site.left_out
        self._unseen = 0
        self._asks_for_rest = False

    def mind_home_rules(self, file: Reply) -> Visit[None]:
        """Know the rules of the host the home page is on, which may not be the one that was asked."""
        ask = robots.ask(origin(self._ground.home))
        if ask.address not in (file.ask.address, file.address):
            (file,) = yield (ask,)
        self._rules[origin(self._ground.home)] = robots.read(file, self._ground.home.written)

    def read_sitemaps(self) -> Visit[None]:
        """Note the pages that sitemaps name; an index is followed once."""
        named = self._home_rules.sitemaps or (f"{origin(self._ground.home)}/sitemap.xml",)
        asks = self._at_home(named)[: _sitemap.MOST_FILES - 1]
        replies = (yield asks) if asks else ()
        inner = (found for reply in replies if _sitemap.is_index(reply) for found in _sitemap.locations(reply))
        further = self._at_home(_sitemap.pages_first(inner))[: _sitemap.MOST_FILES - len(asks)]
        replies += (yield further) if further else ()
        listed = (found for reply in replies if not _sitemap.is_index(reply) for found in _sitemap.locations(reply))
        for written in itertools.islice(listed, _sitemap.MOST_PAGES):
            if found := self._own(written):
                self._frontier.add(
                    Candidate(found=found, level=1, rank=min(rank(found), Rank.LISTED), found_by=FoundBy.SITEMAP)
                )

    def next_pages(self) -> Visit[list[Candidate]]:
        """The next pages that robots.txt lets us open; none when the bounds are reached or the host has had enough."""
        while self._unseen < PATIENCE and not self._asks_for_rest:
            wanted = self._frontier.take(min(TOGETHER, self._bounds.pages - len(self._pages)))
            if not wanted:
                break
            yield from self._mind_rules_of(wanted)
            welcome = [candidate for candidate in wanted if self._is_welcome(candidate)]
            for candidate in wanted:
                if candidate not in welcome:
                    self._leave(candidate)
            if welcome:
                return welcome
        return []

    def take(self, batch: Sequence[Candidate], replies: Sequence[Reply]) -> None:
        """Read a batch of pages."""
        for candidate, reply in zip(batch, replies, strict=True):
            here = None if reply.failure else addresses.parse(reply.address)
            opened = self._open(candidate, reply, here)
            self._pages.append(_seen(candidate, reply, opened))
            self._mind_refusals(reply, opened.site.signals[0].sign)
            if here and opened.document:
                path = self._ground.path(here)
                self._links.append((path, opened.site.links))
                self._things.append((path, page_traits(opened, reply.address)))
                self._facts.append((path, stated.stated(opened.document)))
                self._left_out = max(self._left_out, opened.site.left_out)
                self.follow(opened, here, candidate.level)

    def follow(self, opened: Opened, here: Address, level: int) -> None:
        """Note the pages that a page links to."""
        path, linked = self._ground.path(here), set[Key]()
        early = self._newest(opened, here)
        for anchor, identity in opened.judged:
            found = self._own(anchor.address)
            if found and (identity.kind is Kind.WEBSITE or identity.platform in BLOGS):
                linked.add(key(found))
                text = anchor.text or anchor.label
                self._frontier.add(
                    Candidate(
                        found=found,
                        level=level + 1,
                        rank=Rank.PROMINENT if key(found) in early else rank(found, text, anchor.region),
                        found_by=FoundBy.LINK,
                        linked_from=path,
                        text=text,
                        region=anchor.region,
                    )
                )
        self._linked.update(linked)

    def _newest(self, opened: Opened, here: Address) -> frozenset[Key]:
        """Of a blog's own page, what its text links to first."""
        if not article.INDEX.fullmatch(here.last):
            return frozenset()
        texts = (anchor.address for anchor, _ in opened.judged if anchor.region in ("main", "body"))
        own = (key(found) for written in texts if (found := self._own(written)) and found.segments)
        return frozenset(itertools.islice(dict.fromkeys(own), NEWEST))

    def site(self) -> Site:
        """All that was seen."""
        links = _merge.merged(self._links)
        return dataclasses.replace(
            self._site,
            links=links[: home.MOST_LINKS],
            left_out=max(self._left_out, len(links) - home.MOST_LINKS),
            pages=tuple(dataclasses.replace(page, on_pages=self._linked_to(page)) for page in self._pages),
            robots=self._home_rules.answer,
            not_visited=self._frontier.left_out(),
            noticed=_merge.noticed(self._things),
            facts=_merge.stated(self._facts),
        )

    @property
    def _home_rules(self) -> Rules:
        return self._rules[origin(self._ground.home)]

    def _linked_to(self, page: PageSeen) -> int:
        found = self._own(page.address)
        return self._linked[key(found)] if found else 0

    def _own(self, written: str) -> Address | None:
        """A page of this website as we would ask for it; None for every other address."""
        found = addresses.parse(written)
        return self._ground.settled(found) if found and self._ground.holds(found) else None

    def _at_home(self, written: Iterable[str]) -> tuple[Ask, ...]:
        """Asks for those sitemaps that lie on the home page's own host and may be read."""
        found = dict.fromkeys(own.written for address in written if (own := self._own(address)))
        start = origin(self._ground.home) + "/"
        return tuple(
            Ask(address=address)
            for address in found
            if address.startswith(start) and not address.endswith(".gz") and self._home_rules.allow(address)
        )

    def _mind_rules_of(self, wanted: Sequence[Candidate]) -> Visit[None]:
        """Read the robots.txt of hosts not met before, as long as they are few."""
        met = dict.fromkeys(origin(candidate.found) for candidate in wanted)
        new = [place for place in met if place not in self._rules][: MOST_HOSTS - len(self._rules)]
        if new:
            files = yield tuple(map(robots.ask, new))
            self._rules |= {place: robots.read(file, place + "/") for place, file in zip(new, files, strict=True)}
            self._refused |= {
                p: file for p, file in zip(new, files, strict=True) if file.failure is Failure.CERTIFICATE
            }

    def _leave(self, candidate: Candidate) -> None:
        """Not opened; where robots.txt met a certificate that was refused, its pages stand behind the same one."""
        if refused := self._refused.get(origin(candidate.found)):
            self._pages.append(_seen(candidate, refused, home.opened(candidate.address, refused)))
        else:
            self._frontier.leave(candidate)

    def _is_welcome(self, candidate: Candidate) -> bool:
        rules = self._rules.get(origin(candidate.found))
        return rules is not None and rules.allow(candidate.address)

    def _open(self, candidate: Candidate, reply: Reply, here: Address | None) -> Opened:
        """The page, unless it is none of this website's, no page, or one that was read under another address."""
        if here and not self._ground.holds(here):
            return _closed(candidate, reply, "leads_elsewhere", f"led to {here.host}")
        if here and key(here) != key(candidate.found) and not self._frontier.done(here):
            return _closed(candidate, reply, "leads_to_a_page_seen", f"led to {self._ground.path(here)}")
        if reply.status == 200 and not _is_html(reply):
            return _closed(candidate, reply, "not_a_page", reply.header("content-type"))
        return home.opened(candidate.address, reply, "page")

    def _mind_refusals(self, reply: Reply, sign: Sign) -> None:
        """A host that asks for a rest gets it; one that shows us nothing is not asked for ever."""
        self._asks_for_rest |= sign is Sign.RATE_LIMITED
        is_unseen = sign in _REFUSALS and reply.failure is not Failure.TOO_BIG
        self._unseen = self._unseen + 1 if is_unseen else 0


def _seen(candidate: Candidate, reply: Reply, opened: Opened) -> PageSeen:
    return PageSeen(
        address=candidate.address,
        final_address=opened.site.final_address,
        status=reply.status,
        title=opened.site.title,
        level=candidate.level,
        signals=opened.site.signals,
        found_by=candidate.found_by,
        linked_from=candidate.linked_from,
        text=candidate.text,
        region=candidate.region,
        hops=reply.hops[:-1],
    )


def page_traits(opened: Opened, address: str) -> tuple[Noticed, ...]:
    """All that one page holds beside links to profiles; nothing where it was not shown."""
    page = opened.document
    if page is None or opened.site.signals[0].sign is not Sign.SHOWN:
        return ()
    return (
        *notice.noticed(page, opened.judged, address),
        *share.noticed(page, address),
        *article.noticed(page, address),
    )


def _closed(candidate: Candidate, reply: Reply, mark: str, why: str) -> Opened:
    signal = _walls.signal(reply, "page", Sign.UNFAMILIAR, mark, why)
    return Opened(site=Site(address=candidate.address, final_address=reply.address, signals=(signal,)))


def _is_html(reply: Reply) -> bool:
    """By its content type, or where it has none to speak of, by its beginning."""
    kind = reply.header("content-type").partition(";")[0].strip().lower()
    if kind in ("", "application/octet-stream", "text/plain"):
        return _page.source(reply)[:1_000].lstrip().lower().startswith(("<!doctype html", "<html", "<head", "<title"))
    return "html" in kind
