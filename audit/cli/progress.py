"""What the consultant sees while places are looked at: one calm line each, on stderr."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

import click

from audit.cli import terminal
from audit.client import Client
from audit.evidence import Profile, Reading, Sign
from audit.places import CLOSED
from audit.platforms import PLATFORMS

_SEEN = {
    Sign.SHOWN: "seen",
    Sign.PRIVATE: "private",
    Sign.MOVED: "moved",
    Sign.ENDED: "the network says it is gone",
    Sign.ABSENT: "looks gone",
    Sign.NO_SUCH_NAME: "looks gone",
    Sign.WITHHELD: "not public",
    Sign.NETWORK_CLOSED: "this network has closed",
    Sign.LOGIN_WALL: "shown to members only",
    Sign.RATE_LIMITED: "asked us to come back later",
    Sign.CHALLENGE: "wants proof that a person is looking",
    Sign.CONSENT: "asks for consent first",
    Sign.KEY_MISSING: "needs a key to be seen",
    Sign.ROBOTS: "asks robots not to look",
    Sign.UNREACHABLE: "gave no answer",
    Sign.SERVER_ERROR: "has trouble of its own",
    Sign.UNREADABLE: "could not be read (our mistake, logged)",
}


def said(profile: Profile, reading: Reading) -> str:
    """One place in one line: its name and what was met there, before any judgement."""
    return f"{name(profile)}: {outcome(reading)}"


def name(profile: Profile) -> str:
    """What a consultant calls the place."""
    module = PLATFORMS.get(profile.platform)
    if profile.platform in (CLOSED, "blog") or module is None:
        return profile.handle
    return f"{module.NAME} {profile.handle.removeprefix('short:').removeprefix('name:')}"


def outcome(reading: Reading) -> str:
    """What was met, in a few words."""
    met = {signal.sign for signal in reading.signals}
    return next((words for sign, words in _SEEN.items() if sign in met), "could not be seen")


def taken_up(client: Client, looks: int) -> None:
    """What a run that takes up a stopped one need not do again."""
    again = f"{looks} finished looks are taken over" if looks > 1 else f"{looks or 'no'} finished look is taken over"
    terminal.say(f"{client.name}: {again} from the run that was stopped.", err=True)


Line = Callable[[Client, Profile, Reading], None]


@contextlib.contextmanager
def shown(*, quiet: bool, several: bool) -> Iterator[Line]:
    """A printer of progress: a live display on a terminal, one plain line a place elsewhere, nothing with -q."""
    if quiet:
        yield lambda _client, _profile, _reading: None
    elif sys.stderr.isatty():
        from rich.console import Console
        from rich.text import Text

        console = Console(stderr=True, highlight=False)
        with console.status("Looking, politely: one look a second at each network …"):
            yield lambda client, profile, reading: console.print(
                Text("  · ", style="dim"), Text(_line(client, profile, reading, several=several)), sep=""
            )
    else:
        yield lambda client, profile, reading: click.echo(_line(client, profile, reading, several=several), err=True)


def _line(client: Client, profile: Profile, reading: Reading, *, several: bool) -> str:
    words = f"{client.name}: {said(profile, reading)}" if several else said(profile, reading)
    return terminal.plain(words.replace("\n", " "))
