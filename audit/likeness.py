"""Whether an account's name may be that of a business: told from the names alone, in the account's favour."""

from __future__ import annotations

import difflib
import re
import unicodedata

from audit import address as addresses

_OPAQUE = re.compile(r"(?:did:|cid:|place_id:|i/user/|UC[\w-]{22}).*")
"""Handles that are ids."""
_ALIKE = 0.6


def is_like(handle: str, name: str, website: str) -> bool:
    """Whether an account's name may be this business's; numbers and ids tell nothing against it."""
    tail = re.split(r"[/:]", handle)[-1].partition("@")[0]
    candidates = {compact(tail), compact(tail.partition(".")[0])} - {""}
    if _OPAQUE.match(handle) or not any(len(re.sub(r"\d", "", each)) >= 3 for each in candidates):
        return True
    words = [word for word in re.split(r"[\W_]+", name.lower()) if len(compact(word)) >= 4]
    known = [each for each in (compact(name), *map(compact, labels(website))) if len(each) >= 3]
    initials = compact("".join(word[:1] for word in name.split()))
    distinctive = compact(words[0]) if words else ""
    return not known or any(
        each == initials or bool(distinctive and distinctive in each) or any(_resemble(each, own) for own in known)
        for each in candidates
    )


def _resemble(handle: str, own: str) -> bool:
    if own in handle or (len(handle) >= 4 and handle in own):
        return True
    return difflib.SequenceMatcher(None, handle[:80], own[:80]).ratio() >= _ALIKE


def compact(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", letters)


def labels(website: str) -> list[str]:
    """The parts of a host that can bear a name: not `www`, not the endings."""
    parsed = addresses.parse(website)
    labels = parsed.host.split(".")[:-1] if parsed else []
    return [_spelled(label) for label in labels if label != "www" and len(label) >= 3]


def _spelled(label: str) -> str:
    """`xn--bckerei-5wa` as its owner writes it."""
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:
        return label
