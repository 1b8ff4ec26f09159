"""Markdown to a site that can be hosted or opened by double click: the only module that runs MkDocs."""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import TemplateError

from audit.errors import SiteNotBuilt
from audit.report import faults, policy

_QUIET = {"NO_MKDOCS_2_WARNING": "1"}
"""Material for MkDocs prints a dozen lines about a successor otherwise."""


def build(folder: Path) -> None:
    """Build `folder/site` from `folder/mkdocs.yml`, strictly. Never call it from two threads: MkDocs mixes sites up.

    Raises:
        SiteNotBuilt: with MkDocs' own words.
    """
    with _environment(_QUIET), _heard() as said:
        from mkdocs.commands.build import build as build_site
        from mkdocs.config import load_config
        from mkdocs.exceptions import MkDocsException

        try:
            config = load_config(config_file=str(folder / "mkdocs.yml"))
            with _environment({"SOURCE_DATE_EPOCH": _noon(config.extra)}):
                build_site(config)
        except MkDocsException as error:
            raise SiteNotBuilt(f"MkDocs did not build the site. {' '.join(said) or error}") from error
        except Exception as error:
            if told := _stumbled(error, folder):
                raise SiteNotBuilt(told) from error
            raise
    _finish(folder / "site", public=bool(config.extra.get("public")))


def _stumbled(error: Exception, folder: Path) -> str:
    """Where in the report's look a page was not made, and why; empty where that is none of its faults."""
    files = (folder / "overrides").rglob("*.html")
    look = {os.path.normpath(path.absolute()): path.relative_to(folder).as_posix() for path in files}
    if at := faults.place(error, look):
        return f"{look[at.file]}:{at.line}: {faults.plainly(error)} (MkDocs did not build the site)"
    return f"MkDocs did not build the site. {faults.plainly(error)}" if isinstance(error, TemplateError) else ""


def _finish(site: Path, *, public: bool) -> None:
    """A private report has no list of its pages; search works from disk, where a page may not fetch its index."""
    if not public:
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (site / name).unlink(missing_ok=True)
    policy.apply(site, public=public)
    index = site / "search" / "search_index.json"
    if index.is_file():
        text = index.read_text(encoding="utf-8")
        index.with_suffix(".js").write_text(f"var __index = {text}", encoding="utf-8", newline="\n")


def _noon(extra: Mapping[str, object]) -> str:
    """The audit's day as seconds since 1970: a site built again tomorrow is the same site."""
    day = dt.date.fromisoformat(str(extra.get("checked", "2000-01-01")))
    return str(int(dt.datetime.combine(day, dt.time(12), dt.UTC).timestamp()))


@contextlib.contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextlib.contextmanager
def _heard() -> Iterator[list[str]]:
    """What MkDocs says only to its logger, which has no handler outside its own command."""
    said: list[str] = []
    handler = _Ear(said)
    logger = logging.getLogger("mkdocs")
    propagated, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagated


class _Ear(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage().strip())
