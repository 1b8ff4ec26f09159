"""Asking once for each address customers are sent to that is neither a profile nor a page of the website."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from audit.evidence import Ask, Kit, Reply, Visit
from audit.followed import End, Followed, Purpose
from audit.website._follow_ends import Answers, ask
from audit.website._follow_wishes import Wish, wishes

__all__ = ["Wish", "left", "opened", "visit", "wishes"]


def visit(wanted: Sequence[Wish], kit: Kit) -> Visit[tuple[Followed, ...]]:
    """Ask for each address once, then for what shows whether the answers count; in the order of the wishes."""
    replies = yield from _asked(map(ask, wanted), {})
    doubts = (doubt for wish in wanted for doubt in Answers(replies=replies, today=kit.today).doubts(wish))
    answers = Answers(replies=(yield from _asked(doubts, replies)), today=kit.today)
    return tuple(answers.met(wish) for wish in wanted)


def opened(wanted: Iterable[Wish], asked: Ask, reply: Reply, kit: Kit) -> Iterator[Followed]:
    """The wishes that this answer alone shows to open; what else it may say needs others beside it."""
    answers = Answers(replies={asked: reply}, today=kit.today)
    met = (answers.met(wish) for wish in wanted if ask(wish) == asked)
    return (one for one in met if one.end is End.OPENS)


def left(wanted: Sequence[Wish], finished: Iterable[Followed]) -> tuple[Wish, ...]:
    """What is still to be asked for. Domains of mail are one another's controls: one that is left brings all."""
    known = {(one.purpose, one.address) for one in finished}
    new = {wish for wish in wanted if (wish.purpose, wish.address) not in known}
    is_mail_left = any(wish.purpose is Purpose.MAIL for wish in new)
    return tuple(wish for wish in wanted if wish in new or (is_mail_left and wish.purpose is Purpose.MAIL))


def _asked(asks: Iterable[Ask], known: Mapping[Ask, Reply]) -> Visit[Mapping[Ask, Reply]]:
    """What was known and, asked together, what was not."""
    new = tuple(one for one in dict.fromkeys(asks) if one not in known)
    replies = (yield new) if new else ()
    return {**known, **dict(zip(new, replies, strict=True))}
