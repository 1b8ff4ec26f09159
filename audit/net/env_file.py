"""Keys that lie in a `.env` beside a client file: read, never written, and refused where git would share them."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path

from audit.errors import BadInput
from audit.net.keys import PLACES, can_be_key

NAME = ".env"

_BIGGEST = 64 * 1024
_LINE = re.compile(r"(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \t]*=[ \t]*(.*)")
_QUOTED = re.compile(r"""(?P<quote>["'])(?P<value>[^"']*)(?P=quote)[ \t]*(?:#.*)?""")
_GITS_OWN = ("HOME", "PATH", "SYSTEMROOT", "USERPROFILE")
_NO_FETCH = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1"}
"""What a repository lacks it would fetch by a program it names itself; no protocol is called `none`."""
_PATIENCE = 10
"""Seconds that git may take to answer."""


def beside(clients: Sequence[Path], environ: Mapping[str, str], names: Container[str] = PLACES) -> Mapping[str, str]:
    """The keys of these names in the `.env` beside each of these client files; what the environment has is not looked at twice.

    Raises `BadInput` for a file that cannot be read or is shared by git, for a line that is no `NAME=value`, and for
    two files that differ in a key.
    """
    found: dict[str, tuple[str, Path]] = {}
    for path in files(clients):
        _refuse_shared(path)
        for name, value in _read(path, names).items():
            if can_be_key(environ.get(name, "").strip()):
                continue
            before, where = found.setdefault(name, (value, path))
            if before != value:
                raise BadInput(f"{path}: {name} is another one in {where}; audit these clients one after the other")
    return {name: value for name, (value, _) in found.items()}


def files(clients: Sequence[Path]) -> tuple[Path, ...]:
    """The `.env` files there are beside these client files, each once."""
    beside = (client.parent / NAME for client in clients)
    found = {path.resolve(): path for path in beside if os.path.isfile(path)}  # noqa: PTH113  # never raises
    return tuple(found.values())


def readable_by_others(path: Path) -> bool:
    """Whether other users of this computer may read it; never where a file's mode does not tell (Windows)."""
    return os.name == "posix" and bool(path.stat().st_mode & 0o044)


def _read(path: Path, names: Container[str]) -> dict[str, str]:
    try:
        with path.open("rb") as opened:
            raw = opened.read(_BIGGEST + 1)
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise BadInput(f"{path} is not a text in UTF-8; save it as one") from None
    if len(raw) > _BIGGEST:
        raise BadInput(f"{path} is too big for a file of keys; keep {_BIGGEST // 1024} KB at most")
    found: dict[str, str] = {}
    for at, name, value in _lines(path, text, names):
        if found.setdefault(name, value) != value:
            raise BadInput(f"{at}: {name} stands in this file twice, with two values; keep one")
    return found


def _lines(path: Path, text: str, names: Container[str]) -> Iterator[tuple[str, str, str]]:
    """Place, name and value of each key. No line is ever quoted: it may hold a key whatever is wrong with it."""
    for number, line in enumerate(text.splitlines(), 1):
        at, written = f"{path}:{number}", line.strip()
        if not written or written.startswith("#"):
            continue
        shape = _LINE.fullmatch(written)
        if not shape:
            raise BadInput(f"{at}: this line is no NAME=value; write it so, or begin it with #")
        name = shape[1]
        value = _value(at, shape[2]) if name in names else ""
        if not value:
            continue
        if not can_be_key(value):
            raise BadInput(f"{at}: what stands after {name}= cannot be a key; copy it again")
        yield at, name, value


def _value(at: str, written: str) -> str:
    if written[:1] not in ('"', "'"):
        return re.split(r"(?:^|\s)#", written, maxsplit=1)[0].strip()
    quoted = _QUOTED.fullmatch(written)
    if not quoted:
        raise BadInput(f"{at}: the quotation marks around this value do not match; leave them away")
    return quoted["value"].strip()


def _refuse_shared(path: Path) -> None:
    """Where the file is a link, what it leads to holds the keys."""
    path = path.resolve()
    if _is_tracked(path):
        raise BadInput(
            f"{path} is tracked by git, so everybody who gets the repository gets your keys: "
            f"run git rm --cached {path.name}, add {path.name} to .gitignore and replace the keys"
        )


def _is_tracked(path: Path) -> bool:
    """By git's own word; without git nothing is shared. No variable and no hook of the repository has a say in it.

    Git must not turn away a repository that another user owns, as one mounted into a container is.
    """
    git = _git(path.parent)
    if not git:
        return False
    settings = ("--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "safe.directory=*")
    try:
        told = subprocess.run(  # noqa: S603  # a fixed command, found on PATH and not in this folder
            [git, *settings, "ls-files", "--error-unmatch", "--", path.name],
            cwd=path.parent,
            env={name: value for name, value in os.environ.items() if name.upper() in _GITS_OWN} | _NO_FETCH,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return told.returncode == 0


def _git(folder: Path) -> Path | None:
    """The first git in the folders that PATH names in full: a program that lies among the client's files is not it."""
    here = {folder.resolve(), Path.cwd().resolve()}
    named = (Path(place) for place in os.get_exec_path() if Path(place).is_absolute())
    programs = (place / ("git.exe" if os.name == "nt" else "git") for place in named if place.resolve() not in here)
    return next((program for program in programs if os.access(program, os.X_OK) and program.is_file()), None)
