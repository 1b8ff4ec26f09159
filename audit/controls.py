"""Controls: the same source asked for a profile known to live and for one that cannot exist.

They are asked for only when an answer needs them, once for all clients of a run, and kept with its evidence.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable
from typing import Literal

from audit.evidence import Ask, Control, Exchange, Kit, Profile, Reply, Sign, Signal
from audit.net import Send, drive
from audit.net.clock import Clock
from audit.platforms import PLATFORMS, _walls

NEGATIVE = (Sign.ENDED, Sign.ABSENT, Sign.NO_SUCH_NAME, Sign.WITHHELD)
POSITIVE = (Sign.SHOWN, Sign.PRIVATE, Sign.MOVED)
_PATIENCE = 15
"""Seconds that the first host to answer may take: names are looked up faster than pages are served."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Question:
    """One control: what must be shown and what must not, at one source."""

    platform: str
    host: str
    rung: str
    living: Profile | None
    absent: Profile


@dataclasses.dataclass(slots=True)
class Controls:
    """The controls of one run. `send` asks afresh each time; `token` is 24 letters made from the run's seed."""

    send: Send
    clock: Clock
    kit: Kit
    token: str
    another: Callable[[str], str]
    """The front page of a host other than this one that has answered in this run; empty before any has."""
    note: Callable[[Control], object]
    """Told of each as it is taken."""
    taken: list[Control] = dataclasses.field(default_factory=list)
    _begun: dict[_Question, asyncio.Task[None]] = dataclasses.field(default_factory=dict)

    async def beside(self, profile: Profile, signals: tuple[Signal, ...]) -> bool:
        """Take what these signals need; True when one of them is negative and wants a second look."""
        needed = [s for s in signals if s.sign in POSITIVE + NEGATIVE]
        await asyncio.gather(*(self._once(self._question(profile, signal)) for signal in needed))
        return any(signal.sign in NEGATIVE for signal in needed)

    async def close(self) -> None:
        """Take every control of a negative answer once more, after the last answer of the run."""
        again = [question for question in self._begun if question.living]
        await asyncio.gather(*(self._take(question, "after") for question in again))

    def _question(self, profile: Profile, signal: Signal) -> _Question:
        living, absent = PLATFORMS[profile.platform].controls(profile, self.token)
        negative = signal.sign in NEGATIVE
        if signal.sign is Sign.NO_SUCH_NAME:
            absent = Profile(platform="", handle=self.token, address=f"https://{self.token}.com/")
        return _Question(profile.platform, signal.host, signal.rung, living if negative else None, absent)

    def _once(self, question: _Question) -> Awaitable[None]:
        if question not in self._begun:
            self._begun[question] = asyncio.create_task(self._take(question, "before"))
        return self._begun[question]

    async def _take(self, question: _Question, when: Literal["before", "after"]) -> None:
        if question.absent.platform:
            living, absent = await asyncio.gather(
                self._signals(question, question.living), self._signals(question, question.absent)
            )
        else:
            living, absent = await self._resolving(question), await self._nameless(question)
        control = Control(
            platform=question.platform,
            host=question.host,
            rung=question.rung,
            when=when,
            at=self.clock.now(),
            living=living,
            absent=absent,
        )
        self.taken.append(control)
        self.note(control)

    async def _signals(self, question: _Question, profile: Profile | None) -> tuple[Signal, ...]:
        if profile is None:
            return ()
        try:
            rung = PLATFORMS[question.platform].RUNGS[question.rung]
            reading, _ = await drive(rung(profile, self.kit), self.send)
        except Exception as bug:  # noqa: BLE001  # a reader that stumbles leaves the control red
            mark = type(bug).__name__
            return (Signal(sign=Sign.UNREADABLE, rung=question.rung, host=question.host, mark=mark),)
        return tuple(signal for signal in reading.signals if signal.rung == question.rung)

    async def _resolving(self, question: _Question) -> tuple[Signal, ...]:
        """For a name that does not resolve, what lives is another host that answered before and does so now.

        It is asked afresh: on a connection that has just been lost no name resolves, whatever did a moment ago.
        """
        waited = 0
        while not (front := self.another(question.host)) and waited < _PATIENCE:
            await self.clock.sleep(1)
            waited += 1
        if not front or not (await self.send(Ask(address=front))).hops:
            return ()
        return (Signal(sign=Sign.SHOWN, rung=question.rung, host=question.host, mark="other_names_resolve"),)

    async def _nameless(self, question: _Question) -> tuple[Signal, ...]:
        reply: Reply = await self.send(Ask(address=question.absent.address))
        found = _walls.nameless(reply, question.rung)
        return (dataclasses.replace(found, host=question.host),) if found else ()


def answered(exchanges: list[Exchange]) -> tuple[str, ...]:
    """Front pages of the hosts that gave an answer of any kind, in the order they did."""
    fronts = ("/".join(exchange.address.split("/")[:3]) + "/" for exchange in exchanges if exchange.status)
    return tuple(dict.fromkeys(fronts))
