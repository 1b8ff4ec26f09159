"""Whether an account bears a business's name: by its handle, by the name it shows, by where it leads."""

from __future__ import annotations

import difflib
import enum
import re
from collections.abc import Iterable

from audit import homeward, likeness
from audit.checks._check import is_prominent
from audit.dossier import Dossier, Place
from audit.verdict import Verdict


class Bears(enum.Enum):
    """How an account's name stands to the business's."""

    YES = "yes"
    PERHAPS = "perhaps"
    """A word in common, a name nobody could read, or one that is not known."""
    NO = "no"


compact = likeness.compact
OPAQUE = re.compile(r"(?:did:|cid:|place_id:|i/user/|short:|pfbid|UC[\w-]{22}$|[0-9]+$).*")
"""Handles that are ids."""
PERSONS = ("in/", "pub/")
"""LinkedIn's addresses of members; organisations have others."""
_LEGAL = frozenset(
    """ab ag and bv co company corp cv das de der die e et eurl gbr gmbh il inc kg la le les limited llc llp ltd nv of og ohg
    oy plc pty sa sarl sas sl srl spa the ug und y""".split()  # noqa: SIM905  # a list of words is easier to read than one of quotes
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae"})
_FOREIGN = 5
"""Letters of another word that make two names differ."""
_STEM = 4
"""First letters by which two words are of one family: plumber and plumbing."""
_ALIKE = 0.6
_SHOWN = (Verdict.LIVE, Verdict.PRIVATE)


def bears(place: Place, dossier: Dossier) -> Bears:
    """Told in the account's favour: one likeness of its handle, its name or its links is enough."""
    told = [bears_name(text, dossier) for text in (_tail(place.handle), shown_name(place)) if text]
    if homeward.leads_home(place, dossier) or Bears.YES in told:
        return Bears.YES
    if not told or Bears.PERHAPS in told:
        return Bears.PERHAPS
    names = own_names(dossier) if _tail(place.handle) else ()
    is_like = any(likeness.is_like(place.handle, name, dossier.client.website) for name in names)
    return Bears.PERHAPS if is_like else Bears.NO


def bears_name(text: str, dossier: Dossier) -> Bears:
    """Whether a text is one of the business's names, or shares the greater part of one."""
    written = compact(text)
    judged = {_compared(written, distinct(name)) for name in own_names(dossier)}
    if not all(map(_is_latin, (text, dossier.client.name))):
        judged.add(Bears.PERHAPS)
    if any(len(handle) >= 4 and handle in written for handle in _handles(dossier)):
        judged.add(Bears.YES)
    return min(judged, key=list(Bears).index, default=Bears.PERHAPS)


def shares_little(place: Place, dossier: Dossier) -> bool:
    """Whether the name an account shows has less than half of the business's name in it."""
    written = compact(shown_name(place))
    names = (dossier.client.name, *dossier.client.legal_names)
    return bool(written) and all(
        2 * _covered(written, distinct(name))[0] < len("".join(distinct(name))) for name in names
    )


def stands_elsewhere(place: Place, dossier: Dossier) -> bool:
    """Whether the website shows every visitor the same handle on another network: then it may well be its own."""
    tail = compact(_tail(place.handle))
    others = (other for other in dossier.places if other.platform != place.platform and is_prominent(other))
    return bool(tail) and any(compact(_tail(other.handle)) == tail for other in others)


def adds_words(place: Place, dossier: Dossier) -> bool:
    """Whether an account's own name says what it is for, or whose: the business's name and as much as a word more."""
    written = compact(_tail(place.handle)).replace("official", "")
    added = [_covered(written, distinct(name))[1] for name in own_names(dossier)]
    return bool(written) and min(added, default=0) >= _STEM


def shown_name(place: Place) -> str:
    """The name a living account shows; empty where none was seen."""
    return place.look.evidence.reading.name if place.look and place.verdict in _SHOWN else ""


def own_names(dossier: Dossier) -> tuple[str, ...]:
    """All that the business is known to be called."""
    site = dossier.site.name if dossier.site else ""
    labels = likeness.labels(dossier.client.website)
    names = tuple(filter(None, (dossier.client.name, *dossier.client.legal_names, site, *labels)))
    return tuple(dict.fromkeys((*names, *(name.lower().translate(_UMLAUTS) for name in names))))


def _compared(written: str, words: tuple[str, ...]) -> Bears:
    whole = "".join(words)
    if len(whole) < 3 or len(written) < 3:
        return Bears.PERHAPS
    covered, foreign = _covered(written, words)
    is_part = (len(whole) >= 4 and whole in written) or (len(written) >= 4 and whole.startswith(written))
    is_initials = len(words) >= 3 and written == "".join(word[0] for word in words)
    is_near = foreign < _FOREIGN and (2 * covered >= len(whole) or _ratio(written, whole) >= _ALIKE)
    if is_part or is_initials or is_near or 4 * covered >= 3 * len(whole):
        return Bears.YES
    return Bears.PERHAPS if 3 * covered >= len(whole) else Bears.NO


def _covered(written: str, words: Iterable[str]) -> tuple[int, int]:
    """How many letters of these words stand in a name, and how many letters of other words."""
    rest, covered, missing = written, 0, list[str]()
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= 3 and word in rest:
            rest, covered = rest.replace(word, "", 1), covered + len(word)
        else:
            missing.append(word)
    akin = covered and any(word.startswith(rest[:_STEM]) for word in missing) and len(rest) >= _STEM
    return covered, 0 if akin else len(rest)


def _is_latin(text: str) -> bool:
    """Whether all its letters can be compared: of other scripts nothing is left in the plain spelling."""
    return all(compact(letter) for letter in text.lower().translate(_UMLAUTS) if letter.isalpha())


def _ratio(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one[:80], other[:80]).ratio()


def distinct(name: str) -> tuple[str, ...]:
    """The words of a name without its legal form and the small ones."""
    found = tuple(filter(None, (compact(part) for part in re.split(r"[\W_]+", name))))
    return tuple(word for word in found if word not in _LEGAL) or found


def _tail(handle: str) -> str:
    """The part of a handle that may bear a name; empty for an id."""
    tail = re.split(r"[/:]", handle)[-1].lstrip("@").partition("@")[0]
    return "" if OPAQUE.match(handle) or OPAQUE.match(tail) else tail.removesuffix(".bsky.social")


def _handles(dossier: Dossier) -> tuple[str, ...]:
    """Names of accounts that the client file says are the business's own; a person's is not the business's name."""
    return tuple(
        compact(_tail(place.handle))
        for place in dossier.places
        if place.listing and place.platform not in ("blog", "forum") and not place.handle.startswith(PERSONS)
    )
