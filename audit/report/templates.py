"""Templates that write Markdown, ours and a consultant's: whatever they print has left through a filter."""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2

from audit.errors import AuditError, BadInput
from audit.report import faults, inert, plain, sources, words
from audit.report.sources import Sources

FOLDER = "site_templates"
OURS = "ours"
"""`{% include "ours/start.md" %}` is our own page, whatever a consultant's folder holds."""
_FILTERS = "| md for words, | href for web addresses"
_NEIGHBOUR = re.compile(r"\]\(([a-z0-9_-]+\.md)")


class _Written(str):
    """Text that left through a filter."""

    __slots__ = ()


class _Unfiltered(Exception):
    """A value that would have been printed as it stands."""


def text(source: Sources, template: str, **models: object) -> str:
    """One page as Markdown.

    Raises:
        BadInput: a consultant's own template is the reason that there is none.
    """
    try:
        return environment(source).get_template(template).render(**models)
    except AuditError:
        raise
    except Exception as trouble:
        if told := _told(source, template, trouble, models):
            raise BadInput(told) from trouble
        raise


def unreadable(source: Sources, template: str) -> str:
    """What keeps a template from being read at all; empty where nothing does, and only writing a page tells the rest."""
    try:
        environment(source).get_template(template)
    except jinja2.TemplateSyntaxError as trouble:
        return _told(source, template, trouble, {})
    return ""


def environment(source: Sources) -> jinja2.Environment:
    """Templates write Markdown; every value leaves through `md`, `href`, `sendable`, `title` or, being our own, `trusted`."""
    return _environment(source.find(FOLDER))


@functools.lru_cache(maxsize=4)
def _environment(folders: tuple[Path, ...]) -> jinja2.Environment:
    """Compiled templates of several clients are shared; one that a person changes meanwhile is read again."""
    found = jinja2.FileSystemLoader(folders, encoding="utf-8-sig")
    ours = jinja2.PrefixLoader({OURS: jinja2.FileSystemLoader(sources.bundled(FOLDER))})
    jinja = jinja2.Environment(  # noqa: S701  # not HTML: `inert` is what makes text safe here
        loader=jinja2.ChoiceLoader([found, ours]),
        undefined=jinja2.StrictUndefined,
        finalize=_finally,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    writing: dict[str, Callable[..., str]] = {
        "md": inert.md,
        "wrapped": inert.wrapped,
        "href": inert.href,
        "sendable": inert.sendable,
        "title": inert.plain_title,
        "trusted": _trusted,
    }
    jinja.filters |= {name: _through(filter_) for name, filter_ in writing.items()}
    jinja.filters["beside"] = lambda text: _NEIGHBOUR.sub(r"](../playbook/\1", text)
    jinja.filters |= {"minutes": plain.minutes, "doer": words.doer}
    jinja.globals["shapes"] = words.SHAPES
    return jinja


def _through(filter_: Callable[..., str]) -> Callable[..., _Written]:
    return lambda *arguments, **named: _Written(filter_(*arguments, **named))


def _finally(value: object) -> str:
    """What Jinja is about to print: text that a filter made, and nothing else."""
    if isinstance(value, _Written):
        return value
    raise _Unfiltered


def _trusted(value: str | int) -> str:
    """Our own words and numbers: authored Markdown, addresses within the report, counts."""
    return str(value)


def _told(source: Sources, template: str, trouble: Exception, models: dict[str, Any]) -> str:
    """What is wrong with a consultant's own templates, and where; empty where none of them takes part."""
    mine = {os.path.normpath(path): path for path in source.own(FOLDER).values()}
    if not mine:
        return ""
    what = _mistake(trouble, models)
    at = faults.place(trouble, mine)
    if at:
        return faults.sentence(mine[at.file], at.line, *what)
    helping = next((path for path in mine.values() if path.name == "_macros.md"), None)
    if helping is None:
        return ""
    return faults.sentence(helping, 1, f"our {template} does not get along with this: {what[0]}", "take ours anew")


def _mistake(trouble: Exception, models: dict[str, Any]) -> tuple[str, str]:
    """In words, and the remedy."""
    match trouble:
        case _Unfiltered():
            return "a value is printed without a filter", f"end it in one: {_FILTERS}"
        case jinja2.TemplateNotFound():
            return f"there is no template {trouble.name}", f"ours are called {OURS}/start.md and so on"
        case RecursionError():
            return "this template includes itself", f'ours is called "{OURS}/…" when yours has its name'
        case jinja2.TemplateSyntaxError():
            filters = re.search(r"No filter named '(.*?)'", trouble.message or "")
            remedy = _FILTERS if filters else "compare this line with our template"
            return faults.plainly(trouble), remedy
        case jinja2.UndefinedError():
            name = re.search(r"^'(\w+)' is undefined", str(trouble))
            meant = faults.meant(name[1], models) if name else ""
            return faults.plainly(trouble), meant or "compare this line with our template"
        case _:
            return faults.plainly(trouble), "compare this line with our template"
