"""What can be said of a blog on one point: fine, not so, not seen, or not applicable."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Iterable, Sequence

from audit.articles import Articles
from audit.dossier import Dossier, Place
from audit.evidence import Sign
from audit.followed import End, Followed
from audit.website import PageSeen
from audit.website.noticed import Noticed, Trait

_BAD = (End.MISSING, End.NO_SUCH_NAME, End.FOR_SALE, End.PARKED, End.CERTIFICATE)


class Tick(enum.StrEnum):
    """How a blog stands on one point."""

    OK = "ok"
    NOT = "not"
    UNSEEN = "unseen"
    NOT_APPLICABLE = "not_applicable"


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """What one point comes to, and where."""

    tick: Tick
    words: str
    pages: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """A place, articles on the client's own website, or both."""

    dossier: Dossier
    place: Place | None
    articles: Articles

    @property
    def is_read(self) -> bool:
        """Whether any of its posts were opened."""
        return self.articles.count > 0

    def on_posts(self, *traits: Trait) -> tuple[Noticed, ...]:
        """What stands on posts, of these kinds."""
        return tuple(thing for thing in self.dossier.noticed(*traits) if self._is_on_a_post(thing))

    def _is_on_a_post(self, thing: Noticed) -> bool:
        """By the pages that are named; of many not all are, and then it is where it stands on more than all others."""
        pages = self.dossier.site.pages if self.dossier.site else ()
        others = sum(is_shown(page) for page in pages) - self.articles.count
        return bool(self.articles.pages.intersection(thing.pages)) or thing.on_pages > max(others, len(thing.pages))

    def pages_of(self, things: Iterable[Noticed]) -> tuple[str, ...]:
        """The posts these stand on, in their order."""
        named = dict.fromkeys(path for thing in things for path in thing.pages)
        return tuple(path for path in named if path in self.articles.pages)


def is_shown(page: PageSeen) -> bool:
    """Whether the page was read."""
    return any(signal.sign is Sign.SHOWN for signal in page.signals)


NO_POSTS = Said(Tick.UNSEEN, "We could open none of its posts, so many points stay open.")


def asked(
    followed: Iterable[Followed], things: Sequence[Noticed], *, fine: str, broken: str, blog: Blog | None = None
) -> Said:
    """What was met at the addresses of these things; fine only where one opened and none is known to be broken."""
    wanted = {thing.value: thing for thing in things}
    met = [one for one in followed if one.address in wanted]
    bad = [one.address for one in met if one.end in _BAD]
    if bad:
        pages = blog.pages_of([wanted[address] for address in bad]) if blog else ()
        return Said(Tick.NOT, broken, pages, tuple(bad))
    opens = any(one.end is End.OPENS for one in met)
    return Said(Tick.OK, fine) if opens else Said(Tick.UNSEEN, "We could not look at it.")
