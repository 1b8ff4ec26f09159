"""Runs on the practice web, in virtual time: what tests of the whole flow start from."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from audit import run as audits
from audit.evidence import Profile
from audit.net.web import Keys
from audit.practice import NOW, Answer, Fault, answer
from audit.practice.transport import PracticeTransport, VirtualClock

CLIENTS = Path(audits.__file__).parent / "practice" / "clients"
BAKERY = CLIENTS / "bakery.yml"
WALLED = CLIENTS / "walled.yml"
WEEK = dt.timedelta(days=7)

Play = Callable[[str, str, Mapping[str, str], bytes], Answer | Fault]
Stumbled = Callable[[Profile, BaseException], None]


def quiet(_profile: Profile, bug: BaseException) -> None:
    """A reader that stumbles is a failed test unless the test expects it."""
    raise bug


def world(play: Play = answer, at: dt.datetime = NOW, keys: Mapping[str, str] | None = None) -> audits.World:
    return audits.World(
        clock=VirtualClock(at).clock(),
        transport=PracticeTransport(play),
        seed=f"{at:%Y%m%d%H}",
        keys=Keys(keys or {}),
        read_from="the practice web",
    )


def told(stumbled: Stumbled = quiet) -> audits.Told:
    return audits.Told(progress=lambda _client, _profile, _reading: None, stumbled=stumbled)


def laid_out(folder: Path, client: Path | str) -> Path:
    """A client file in a folder of its own: a copy, or the text itself."""
    path = folder / "client.yml"
    if isinstance(client, Path):
        shutil.copyfile(client, path)
    else:
        path.write_text(client, encoding="utf-8")
    return path


def look_once(
    folder: Path,
    client: Path | str,
    play: Play = answer,
    *,
    at: dt.datetime = NOW,
    stumbled: Stumbled = quiet,
    build: bool = False,
) -> audits.Audit:
    path = folder / "client.yml"
    if not path.is_file():
        laid_out(folder, client)
    (audit,) = audits.run([path], world(play, at), told(stumbled), build=build)
    return audit


def look_twice(folder: Path, client: Path | str, play: Play = answer, *, build: bool = False) -> audits.Audit:
    """Two looks a week apart: what an absence needs to be confirmed."""
    look_once(folder, client, play, at=NOW - WEEK)
    return look_once(folder, client, play, build=build)
