"""Which networks can be seen from here today: each is asked for a page known to live and for one that cannot exist."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import email.utils
import enum
import statistics
import urllib.parse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from audit import keystate
from audit.controls import NEGATIVE, POSITIVE
from audit.evidence import Ask, Kit, Reading, Reply, Sign, Signal, Visit
from audit.net import Send, drive
from audit.net.keys import of_host
from audit.net.web import Settings, open_web
from audit.platforms import PLATFORMS
from audit.questions import Question
from audit.run import World, paces

SCOUTS = 6
"""So many networks are asked first: where half of them are silent and no host answers, there is no connection."""
PATIENCE = 90.0
"""Seconds for all networks together; who has not answered by then gave no answer."""

WALLS = (
    Sign.LOGIN_WALL,
    Sign.CHALLENGE,
    Sign.CONSENT,
    Sign.REFUSED,
    Sign.RATE_LIMITED,
    Sign.SERVER_ERROR,
    Sign.ROBOTS,
)


class Sight(enum.StrEnum):
    """How a network looks from here."""

    SEEN = "seen"
    """The living page is shown, and the impossible one gets the answer of pages that do not exist."""
    SEEN_LIVING = "seen_living"
    """The living page is shown; a missing one cannot be told from a hidden one."""
    UNCLEAR = "unclear"
    """Its answers do not tell a living page from a missing one."""
    NEEDS_KEY = "needs_key"
    WALLED = "walled"
    UNANSWERED = "unanswered"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What came of one question."""

    question: Question
    sight: Sight
    living: tuple[Signal, ...] = ()
    """Of the page that lives; of the impossible one where none is known to."""
    absent: tuple[Signal, ...] = ()

    @property
    def wall(self) -> Sign | None:
        """The first wall that was met."""
        return next((s.sign for s in self.living if s.sign in WALLS and not _is_of_key(s)), None)

    @property
    def wants_key(self) -> bool:
        """Whether a source stayed closed for want of a key that is accepted."""
        return any(map(_is_of_key, self.living))


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """One survey. Without views nothing was asked."""

    views: tuple[View, ...] = ()
    answered: int = 0
    """How many hosts gave an answer of any kind."""
    ahead: dt.timedelta | None = None
    """How far this computer's clock is ahead of theirs; None when none told its time."""
    keys: Mapping[str, keystate.KeyState] = dataclasses.field(default_factory=dict)
    """Of the keys that were used."""
    meta: keystate.Expiry | None = None


def survey(
    world: World,
    asked: Sequence[Question],
    told: Callable[[View], None] = lambda _view: None,
    *,
    strict_robots: bool = False,
    patience: float = PATIENCE,
) -> Survey:
    """Ask all networks together, at a run's pace; `told` hears of each as it answers. Nothing is kept."""
    settings = Settings(proxy=world.proxy, paces=paces(), strict_robots=strict_robots, keys=world.keys)
    return asyncio.run(_survey(world, settings, asked, told, patience))


@dataclasses.dataclass(slots=True)
class _Notes:
    """What is read off every answer besides what it says of a page."""

    send: Send
    now: Callable[[], dt.datetime]
    ahead: dict[str, float] = dataclasses.field(default_factory=dict)
    """Seconds, by host."""
    hosts: set[str] = dataclasses.field(default_factory=set)
    heard: asyncio.Event = dataclasses.field(default_factory=asyncio.Event)
    """Set at the first answer of any host."""
    keyed: dict[str, list[Reply]] = dataclasses.field(default_factory=dict)

    async def noting(self, ask: Ask) -> Reply:
        reply = await self.send(ask)
        host = urllib.parse.urlsplit(reply.address).hostname or ""
        if reply.hops:
            self.hosts.add(host)
            self.heard.set()
            if told := _date(reply):
                self.ahead.setdefault(host, (self.now() - told).total_seconds())
        if ask.key:
            self.keyed.setdefault(ask.key, []).append(reply)
        return reply


async def _survey(
    world: World, settings: Settings, asked: Sequence[Question], told: Callable[[View], None], patience: float
) -> Survey:
    async with open_web(settings, clock=world.clock, transport=world.transport) as web:
        notes = _Notes(web.send, world.clock.now)
        kit = Kit(today=world.clock.now().date(), keys=world.keys.names)
        scouts = [asyncio.create_task(_view(question, kit, notes.noting, told)) for question in asked[:SCOUTS]]
        opened = asyncio.create_task(_opened(notes.heard, scouts))
        others = [asyncio.create_task(_view(question, kit, notes.noting, told, opened)) for question in asked[SCOUTS:]]
        expiry = asyncio.create_task(_expiry(kit, notes.noting))
        looks = [*scouts, *others]
        done, late = await asyncio.wait([*looks, expiry], timeout=patience)
        for task in (*late, opened):
            task.cancel()
        await asyncio.gather(*late, opened, return_exceptions=True)
        views = tuple(
            look.result() if look in done else View(question=question, sight=Sight.UNANSWERED)
            for question, look in zip(asked, looks, strict=True)
        )
        return Survey(
            views=views,
            answered=len(notes.hosts),
            ahead=dt.timedelta(seconds=statistics.median(notes.ahead.values())) if notes.ahead else None,
            keys=_keys(notes.keyed, views),
            meta=expiry.result() if expiry in done else None,
        )


async def _opened(heard: asyncio.Event, scouts: Sequence[asyncio.Task[View]]) -> bool:
    """Whether there is a connection: known at the first answer, or when the last scout is back without one."""
    answer = asyncio.create_task(heard.wait())
    waits: list[asyncio.Future[Any]] = [answer, asyncio.gather(*scouts)]
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    finally:
        answer.cancel()
    silent = sum(scout.result().sight is Sight.UNANSWERED for scout in scouts if scout.done())
    return heard.is_set() or silent < SCOUTS // 2


async def _view(
    question: Question, kit: Kit, send: Send, told: Callable[[View], None], opened: asyncio.Task[bool] | None = None
) -> View:
    if opened and not await asyncio.shield(opened):
        return View(question=question, sight=Sight.UNANSWERED)
    module = PLATFORMS[question.platform]
    living = await _signals(module.visit(question.living or question.absent, kit), send)
    rungs = {signal.rung for signal in living if signal.sign in POSITIVE} if question.living else set()
    answers = [await _signals(module.RUNGS[rung](question.absent, kit), send) for rung in sorted(rungs)]
    absent = tuple(signal for signals in answers for signal in signals)
    sight = told_apart(living, absent) if rungs else unseen(living)
    view = View(question=question, sight=sight, living=living, absent=absent)
    told(view)
    return view


async def _signals(visit: Visit[Reading], send: Send) -> tuple[Signal, ...]:
    try:
        reading, _ = await drive(visit, send)
    except Exception as bug:  # noqa: BLE001  # a reader that stumbles leaves its network unclear
        return (Signal(sign=Sign.UNREADABLE, rung="reader", host="", mark=type(bug).__name__),)
    return reading.signals


def told_apart(living: Iterable[Signal], absent: Iterable[Signal]) -> Sight:
    """A network that showed its living page, by what it answered for the impossible one at the same sources."""
    shown = {signal.rung for signal in living if signal.sign in POSITIVE}
    fooled = {signal.rung for signal in absent if signal.sign in POSITIVE}
    if not shown - fooled:
        return Sight.UNCLEAR
    sure = any(s.sign in NEGATIVE and s.sign is not Sign.WITHHELD for s in absent if s.rung not in fooled)
    return Sight.SEEN if sure else Sight.SEEN_LIVING


def unseen(signals: Sequence[Signal]) -> Sight:
    """Why a page was not shown: what a source answered counts before one that stayed closed for want of a key."""
    met = {signal.sign for signal in signals if not _is_of_key(signal)}
    if met.intersection(WALLS):
        return Sight.WALLED
    if met == {Sign.UNREACHABLE}:
        return Sight.UNANSWERED
    return Sight.NEEDS_KEY if any(map(_is_of_key, signals)) else Sight.UNCLEAR


def _is_of_key(signal: Signal) -> bool:
    return signal.sign is Sign.KEY_MISSING or signal.mark == keystate.REFUSED


def _keys(keyed: Mapping[str, Sequence[Reply]], views: Iterable[View]) -> Mapping[str, keystate.KeyState]:
    """What each key met; a network's own reader knows best how that network refuses one."""
    refused = {of_host(s.host) for view in views for s in (*view.living, *view.absent) if s.mark == keystate.REFUSED}
    states = {name: keystate.state(replies) for name, replies in keyed.items()}
    return states | dict.fromkeys(refused, keystate.KeyState.REFUSED)


async def _expiry(kit: Kit, send: Send) -> keystate.Expiry | None:
    return keystate.expiry(await send(keystate.ASK)) if keystate.ASK.key in kit.keys else None


def _date(reply: Reply) -> dt.datetime | None:
    """The host's time as it answered: a copy kept on the way is as much older as its Age says (RFC 9111, section 5.1)."""
    age = reply.header("age")
    kept = dt.timedelta(seconds=int(age[:9]) if age.isascii() and age.isdigit() else 0)
    try:
        told = email.utils.parsedate_to_datetime(reply.header("date"))
        return (told if told.tzinfo else told.replace(tzinfo=dt.UTC)) + kept
    except (ValueError, OverflowError):
        return None


def hidden(views: Iterable[View]) -> Iterator[str]:
    """The networks that answer here today and show no page: what a key may open."""
    unseen = (Sight.NEEDS_KEY, Sight.WALLED, Sight.UNCLEAR)
    yield from (view.question.platform for view in views if view.sight in unseen)
