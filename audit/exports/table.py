"""A sheet as plain rows, before any writer puts it into a file."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeAlias, TypeVar

from audit.report import inert

T = TypeVar("T")
Cell: TypeAlias = str | int | float | dt.date | None

ADDRESS = 2_048
"""Characters of a cell that holds an address: one that is cut opens nothing."""


@dataclasses.dataclass(frozen=True, slots=True)
class Head:
    """One column's heading."""

    title: str
    width: int
    """Characters."""
    is_yours: bool = False
    """Whether it stays empty, for what only a person knows."""
    is_private: bool = False
    """Whether it is for the consultant's eyes."""
    is_link: bool = False
    """Whether what stands below it are web addresses to be opened."""


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """One sheet; every text in it is a line of visible characters."""

    name: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def public(self) -> Table:
        """The same without the columns that are for the consultant's eyes."""
        kept = [at for at, head in enumerate(self.heads) if not head.is_private]
        return Table(
            name=self.name,
            heads=tuple(self.heads[at] for at in kept),
            rows=tuple(tuple(row[at] for at in kept) for row in self.rows),
        )


@dataclasses.dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A heading, and how its cell is read off whatever the row is about."""

    title: str
    width: int
    read: Callable[[T], Cell]
    most: int = 500
    """Characters of a text."""
    is_private: bool = False
    is_link: bool = False

    @property
    def head(self) -> Head:
        return Head(self.title, self.width, is_private=self.is_private, is_link=self.is_link)


def table(name: str, columns: Sequence[Column[T]], rows: Iterable[T], yours: Sequence[Head] = ()) -> Table:
    """A row for each of `rows`; columns that are `yours` stand behind the others, empty."""
    return Table(
        name=name,
        heads=(*(column.head for column in columns), *yours),
        rows=tuple((*(_cell(column, row) for column in columns), *([None] * len(yours))) for row in rows),
    )


def _cell(column: Column[T], row: T) -> Cell:
    value = column.read(row)
    return (inert.clean(value, column.most) or None) if isinstance(value, str) else value


def yours(title: str, width: int = 14) -> Head:
    """A column to be filled in by hand."""
    return Head(title, width, is_yours=True)
