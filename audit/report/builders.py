"""Sites of several reports built side by side, in processes of their own: MkDocs builds one at a time in each."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import itertools
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from audit.report import site

_MOST = 8
"""Processes; more would only wait for the disk."""

Built = Callable[[], None]
"""Returns when the site is built; raises what `site.build` raises."""


@dataclasses.dataclass(slots=True)
class _Builder:
    """A process, started with its first site; it ends when this side of the pipe is closed, or gone with us."""

    pipe: Connection | None = None
    process: BaseProcess | None = None
    answers: dict[Path, Exception | None] = dataclasses.field(default_factory=dict)

    def begin(self, folder: Path) -> Built:
        with contextlib.suppress(OSError):  # no process to be had, or lost already: its end is awaited in vain
            if self.pipe is None:
                self.pipe, theirs = multiprocessing.Pipe()
                with _undisturbed(), theirs:
                    self.process = multiprocessing.get_context("spawn").Process(target=_work, args=(theirs,))
                    self.process.start()
            self.pipe.send(folder)
        return functools.partial(self._ended, folder)

    def _ended(self, folder: Path) -> None:
        """Wait; where the process was lost, which says nothing of the site, it is built here."""
        try:
            while folder not in self.answers and self.pipe:
                done, trouble = self.pipe.recv()
                self.answers[done] = trouble
        except (EOFError, OSError):
            self.answers[folder] = None
            site.build(folder)
        if trouble := self.answers.get(folder):
            raise trouble

    def end(self) -> None:
        """At once, so that nobody writes into a folder that is about to be removed."""
        if self.process and self.process.pid:
            self.process.kill()
            self.process.join()
        if self.pipe:
            self.pipe.close()


@contextlib.contextmanager
def builders(sites: int) -> Iterator[Callable[[Path], Built]]:
    """A function that begins to build the site of a folder. One site alone is built here, when its end is awaited.

    All that was begun and not awaited is given up at the end.
    """
    several = [_Builder() for _ in range(min(sites, os.cpu_count() or 1, _MOST))]
    if len(several) < 2:
        yield lambda folder: functools.partial(site.build, folder)
        return
    turns = itertools.cycle(several)
    try:
        yield lambda folder: next(turns).begin(folder)
    finally:
        for builder in several:
            builder.end()


def _work(pipe: Connection) -> None:
    """In a process of its own: build what is asked for until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        while True:
            folder = pipe.recv()
            pipe.send((folder, _trouble(folder)))


def _trouble(folder: Path) -> Exception | None:
    try:
        site.build(folder)
    except Exception as trouble:  # noqa: BLE001  # it is raised again where the site's end is awaited
        return trouble
    return None


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """A process begun in here is not reached by Ctrl-C and SIGTERM, which also go to whoever waits for it and ends it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # which would unblock the signals
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
