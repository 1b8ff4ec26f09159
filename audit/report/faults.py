"""How a mistake in a consultant's own file is told: which file, which line, what is wrong, and what would be right."""

from __future__ import annotations

import difflib
import os
import traceback
from collections.abc import Container, Iterable
from pathlib import Path
from typing import NamedTuple

import jinja2


class At(NamedTuple):
    """A line of a template; lines count from 1."""

    file: str
    line: int


def sentence(path: Path, line: int, what: str, remedy: str) -> str:
    """`path:line: what is wrong (the remedy)`; line 0 stands for the file as a whole."""
    return f"{path}{f':{line}' if line else ''}: {what} ({remedy})"


def meant(name: str, known: Iterable[str]) -> str:
    """`did you mean start.md?`; empty where nothing comes near."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.8)
    return f"did you mean {near[0]}?" if near else ""


def plainly(trouble: BaseException) -> str:
    """What went wrong, in Jinja's or Python's words, on one line."""
    said = trouble.message if isinstance(trouble, jinja2.TemplateError) else str(trouble)
    return " ".join(str(said or type(trouble).__name__).split()).rstrip(".")


def place(trouble: BaseException, files: Container[str]) -> At | None:
    """Where among these files, named by normal paths, a template stumbled: the innermost line of those that lead there."""
    lines = [(one.filename, one.lineno or 0) for one in traceback.extract_tb(trouble.__traceback__)]
    if isinstance(trouble, jinja2.TemplateSyntaxError) and trouble.filename:
        lines.append((trouble.filename, trouble.lineno))
    named = (At(os.path.normpath(file), line) for file, line in reversed(lines))
    return next((at for at in named if at.file in files), None)
