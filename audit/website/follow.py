"""Asking once for each address customers are sent to that is neither a profile nor a page of the website."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from audit.evidence import Ask, Kit, Reply, Visit
from audit.followed import Followed
from audit.website._follow_ends import Answers, ask
from audit.website._follow_wishes import Wish, wishes

__all__ = ["Wish", "visit", "wishes"]


def visit(wanted: Sequence[Wish], kit: Kit) -> Visit[tuple[Followed, ...]]:
    """Ask for each address once, then for what shows whether the answers count; in the order of the wishes."""
    replies = yield from _asked(map(ask, wanted), {})
    doubts = (doubt for wish in wanted for doubt in Answers(replies=replies, today=kit.today).doubts(wish))
    answers = Answers(replies=(yield from _asked(doubts, replies)), today=kit.today)
    return tuple(answers.met(wish) for wish in wanted)


def _asked(asks: Iterable[Ask], known: Mapping[Ask, Reply]) -> Visit[Mapping[Ask, Reply]]:
    """What was known and, asked together, what was not."""
    new = tuple(one for one in dict.fromkeys(asks) if one not in known)
    replies = (yield new) if new else ()
    return {**known, **dict(zip(new, replies, strict=True))}
