"""The order in which a website's pages are visited: where customers look for a business first, the rest by depth."""

from __future__ import annotations

import dataclasses
import enum
import functools
import heapq
import re
from collections import Counter
from collections.abc import Iterator

from audit.address import Address
from audit.website import FoundBy
from audit.website.ground import SIBLINGS, Key, is_opened, key, series

_TEXT = 40
"""A longer link is a sentence, not the name of a page."""
_END = re.compile(r"\.(?:html?|php\d?|aspx?|jsp|cfm|shtml)$")
_WANTED = re.compile(
    r"""contacts?|get\sin\stouch|reach\sus|contact\s(?:us|me|page|form)|kontakte?|kontaktformular|contacto|contáctanos
    |contactanos|contatti|contattaci|contato|contactez\snous|nous\scontacter|contact\sopnemen|kontakty|yhteystiedot
    |about|about\s(?:us|me)|who\swe\sare|our\sstory|(?:wir\s)?(?:über|ueber|uber)\s(?:uns|mich)|[àa]\spropos
    |qui\ssommes\snous|notre\shistoire|chi\ssiamo|sobre(?:\s(?:nosotros|n[oó]s|m[ií]))?|qui[eé]nes\ssomos|over\sons|om\soss
    |o\snas|tietoa\smeistä|imprint|impressum|legal\snotice|mentions\sl[eé]gales|aviso\slegal|note\slegali|colofon
    |visit(?:\sus)?|find\sus|locations?|directions|how\sto\sfind\sus|anfahrt|standorte?|so\sfinden\ssie\suns|nous\strouver
    |d[oó]nde\sestamos|encu[eé]ntranos|dove\s(?:siamo|trovarci)|follow\sus|social(?:\smedia)?|links""",
    re.VERBOSE,
)


class Rank(enum.IntEnum):
    """What is opened first."""

    WANTED = 0
    """Contact, about, imprint, how to get there: where a business names its profiles."""
    PROMINENT = 1
    """Linked from a header, a menu or a footer."""
    LISTED = 2
    """Named by the sitemap."""
    OTHER = 3


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A page that may be visited."""

    found: Address
    level: int
    rank: Rank
    found_by: FoundBy
    linked_from: str = ""
    text: str = ""
    region: str = ""

    @property
    def address(self) -> str:
        """What to ask for."""
        return self.found.written


def rank(found: Address, text: str = "", region: str = "") -> Rank:
    """The rank of a page by its address, and by the text and region of a link to it."""
    if (len(text) <= _TEXT and _is_wanted(text)) or _is_wanted(_END.sub("", found.last.casefold())):
        return Rank.WANTED
    return Rank.PROMINENT if region in ("header", "nav", "footer") else Rank.OTHER


@functools.lru_cache(maxsize=4096)
def _is_wanted(name: str) -> bool:
    return _WANTED.fullmatch(" ".join(re.split(r"[\W_]+", name.casefold())).strip()) is not None


class Frontier:
    """The pages known and not yet visited, each once."""

    def __init__(self, levels: int) -> None:
        self._levels = levels
        self._waiting: dict[Key, Candidate] = {}
        self._known: set[Key] = set()
        self._opened: Counter[str] = Counter()
        self._left: set[Key] = set()

    def left_out(self) -> int:
        """How many pages are known and were not visited; of a calendar those that never would be do not count."""
        waiting = sum(self._opened[series(candidate.found)] < SIBLINGS for candidate in self._waiting.values())
        return waiting + len(self._left)

    def leave(self, candidate: Candidate) -> None:
        """Leave a page alone because its host asks us to."""
        self._left.add(key(candidate.found))

    def done(self, found: Address) -> bool:
        """Note a page as visited; False when it was already."""
        its = key(found)
        self._waiting.pop(its, None)
        self._left.discard(its)
        is_new = its not in self._known
        self._known.add(its)
        return is_new

    def add(self, new: Candidate) -> None:
        """Take note of a page; what is known of it already is bettered."""
        its = key(new.found)
        if its in self._known or not is_opened(new.found):
            return
        if new.level > self._levels:
            if its not in self._waiting:
                self._left.add(its)
            return
        self._left.discard(its)
        old = self._waiting.get(its)
        self._waiting[its] = _better(old, new) if old else new

    def take(self, count: int) -> list[Candidate]:
        """The next pages to visit, at most so many; of one calendar or numbered list only the first few."""
        taken: list[Candidate] = []
        while self._waiting and len(taken) < count:
            taken.extend(self._fresh(count - len(taken)))
        return taken

    def _fresh(self, count: int) -> Iterator[Candidate]:
        for candidate in heapq.nsmallest(count, self._waiting.values(), key=_place):
            self.done(candidate.found)
            kin = series(candidate.found)
            if not kin or self._opened[kin] < SIBLINGS:
                self._opened[kin] += bool(kin)
                yield candidate


def _place(candidate: Candidate) -> tuple[int, int, int]:
    """Where a page stands in the queue; equal ones keep the order in which they were found."""
    if candidate.rank is Rank.LISTED:
        return candidate.rank, len(candidate.found.segments), len(candidate.address)
    return candidate.rank, candidate.level, 0


def _better(old: Candidate, new: Candidate) -> Candidate:
    linked = old if old.linked_from else new
    return dataclasses.replace(
        old,
        rank=min(old.rank, new.rank),
        level=min(old.level, new.level),
        linked_from=linked.linked_from,
        text=linked.text,
        region=linked.region,
    )
