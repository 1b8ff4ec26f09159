"""The web as a run meets it: every ask once, politely, within its limits, and with a reply whatever happens."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from audit import evidence
from audit.evidence import Ask, Failure, Hop, Reply
from audit.net import granting, robots
from audit.net.clock import SYSTEM, Clock
from audit.net.keys import Grant, Keys
from audit.net.pace import Pace, pause_asked, registrable
from audit.net.reach import PUBLIC, Reach
from audit.net.settings import Limits, Settings, unused_proxy
from audit.net.step import REDIRECTS, Step, after, first
from audit.net.unanswered import Unanswered

if TYPE_CHECKING:
    import ssl

    from audit.net.wire import Answer, Transport, Wire

__all__ = ["PUBLIC", "SYSTEM", "Clock", "Keys", "Limits", "Reach", "Settings", "Web", "open_web", "unused_proxy"]


@contextlib.asynccontextmanager
async def open_web(
    settings: Settings,
    *,
    clock: Clock = SYSTEM,
    transport: Transport | None = None,
    tls: ssl.SSLContext | None = None,
    pace: Pace | None = None,
) -> AsyncIterator[Web]:
    """The web for one run. With a transport (`wire.InProcess`) no socket is opened; `tls` is for tests.

    With the `pace` of a web that has ended, hosts are spared as if that one went on.

    Raises `BadInput` for a proxy address that cannot be one.
    """
    from audit.net import wire

    settings = dataclasses.replace(settings, keys=settings.keys.afresh())
    async with wire.open_wire(settings, transport, tls) as opened:
        web = Web(opened, settings, clock, pace or Pace(clock, settings.limits, settings.paces))
        try:
            yield web
        finally:
            await web.stop()


class Web:
    def __init__(self, wire: Wire, settings: Settings, clock: Clock, pace: Pace) -> None:
        self._wire = wire
        self._settings = settings
        self._clock = clock
        self.pace = pace
        self._made: dict[Ask, asyncio.Task[Reply]] = {}
        self._held: dict[Ask, int] = {}
        self._trades: dict[str, asyncio.Task[Unanswered | None]] = {}
        self.requests = 0
        """Requests really made so far."""

    async def send(self, ask: Ask) -> Reply:
        """Make an ask, or hand out the reply an equal one got. Raises nothing for the world's failures."""
        task = self._made.get(ask)
        if task is None:
            task = self._made[ask] = asyncio.create_task(self._first(ask))
        return await asyncio.shield(task)

    async def _first(self, ask: Ask) -> Reply:
        """Make an ask, and let go of the oldest replies when all that are held grow too big."""
        reply = await self.again(ask)
        self._held[ask] = len(reply.body)
        while sum(self._held.values()) > self._settings.limits.held:
            oldest = next(iter(self._held))
            del self._held[oldest], self._made[oldest]
        return reply

    async def again(self, ask: Ask) -> Reply:
        """Make an ask afresh, whatever an equal one got."""
        began = self._clock.monotonic()
        hops: list[Hop] = []
        answer, failure, detail = None, None, ""
        try:
            answer = await self._follow(ask, hops)
        except Unanswered as no:
            failure, detail = no.failure, no.detail
        except Exception as bug:  # noqa: BLE001  # whatever it was, this one place is unseen and the run goes on
            failure, detail = Failure.UNREACHABLE, f"{type(bug).__name__}: {bug}"
        return Reply(
            ask=ask,
            hops=tuple(hops),
            headers=answer.headers if answer else (),
            body=answer.body if answer else b"",
            failure=failure,
            detail=_cleaned(self._settings.keys.hide(detail)),
            seconds=self._clock.monotonic() - began,
        )

    async def stop(self) -> None:
        """Give up what nobody waits for any more."""
        under_way = (*self._made.values(), *self._trades.values())
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)

    async def _follow(self, ask: Ask, hops: list[Hop]) -> Answer:
        """The last answer at the end of all redirects; every answer on the way is noted in `hops`."""
        step = first(ask, self._settings)
        await self._granted(ask.key)
        allowance = self._allowance()
        while True:
            await self._mind_robots(ask, step)
            answer = await self._answer(step, allowance)
            hops.append(Hop(address=step.target.address, status=answer.status))
            if answer.status not in REDIRECTS:
                return answer
            if len(hops) > self._settings.limits.redirects:
                raise Unanswered(Failure.BAD_REDIRECT, f"more than {self._settings.limits.redirects} redirects")
            step = after(step, answer.status, answer.header("location"), self._settings.reach.ports)

    async def _granted(self, key: str) -> None:
        """See to the token for which a key is traded: once a run, whatever comes of it."""
        if key not in self._trades and (grant := self._settings.keys.grant(key)):
            self._trades[key] = asyncio.create_task(self._trade(key, grant))
        if key in self._trades and (no := await asyncio.shield(self._trades[key])):
            raise Unanswered(no.failure, no.detail)

    async def _trade(self, key: str, grant: Grant) -> Unanswered | None:
        try:
            answer = await self._answer(granting.step(key, grant, self._settings), self._allowance())
            self._settings.keys.keep(key, granting.token(answer, grant))
        except Unanswered as no:
            return no
        return None

    async def _mind_robots(self, ask: Ask, step: Step) -> None:
        rules = robots.robots_of(step.target)
        if not self._settings.strict_robots or ask.address.endswith("/robots.txt"):
            return
        if not robots.allows(await self.send(rules), step.target.address):
            raise Unanswered(Failure.ROBOTS, f"{rules.address} asks visitors not to look")

    async def _answer(self, step: Step, allowance: _Allowance) -> Answer:
        """One answer; a host that asks for a short pause is given it and asked once more."""
        answer = await self._unbroken(step, allowance)
        wait = self._wait(answer)
        if wait is None:
            return answer
        host = step.target.host
        crowd = registrable(host) if answer.status == 429 else host
        why = f"{host} answered {answer.status} and asked for a pause of {wait:.0f} s"
        if wait > self._settings.limits.retry_after:
            self.pace.close(crowd, why)
            raise Unanswered(Failure.RATE_LIMITED, why)
        self.pace.rest(host, wait)
        answer = await self._unbroken(step, allowance)
        if self._wait(answer) is not None:
            self.pace.close(crowd, f"{why}, and for another after it")
        return answer

    def _allowance(self) -> _Allowance:
        return _Allowance(self._settings.limits.whole)

    def _wait(self, answer: Answer) -> float | None:
        return pause_asked(answer.status, answer.header("retry-after"), self._clock.now())

    async def _unbroken(self, step: Step, allowance: _Allowance) -> Answer:
        """One answer; a connection that breaks is tried once more, afresh: servers drop idle ones unannounced."""
        try:
            return await self._once(step, allowance)
        except Unanswered as no:
            if no.failure is not Failure.RESET:
                raise
        return await self._once(step, allowance)

    async def _once(self, step: Step, allowance: _Allowance) -> Answer:
        async with self.pace.turn(step.target.host), allowance.running():
            self.requests += 1
            return await self._wire.exchange(step)


class _Allowance:
    """The seconds an ask may still be under way; it runs only while a request does."""

    def __init__(self, seconds: float) -> None:
        self._whole = self._left = seconds

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        clock = asyncio.get_running_loop().time
        began = clock()
        try:
            async with asyncio.timeout(max(self._left, 0)):
                yield
        except TimeoutError:
            raise Unanswered(Failure.TOO_SLOW, f"no whole answer within {self._whole:g} s") from None
        finally:
            self._left -= clock() - began


def _cleaned(text: str) -> str:
    text = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(text.split())[: evidence.QUOTE]
