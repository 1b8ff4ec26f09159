"""The base of every report's mkdocs.yml, ours or a consultant's own: plain settings, and nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from audit.errors import BadInput
from audit.report import faults, sources
from audit.report.sources import Sources

FILE = "mkdocs.yml"
_NEEDED = {"docs_dir": "content", "site_dir": "site", "use_directory_urls": False, "strict": True}
"""What a report is laid out by: `site_dir` alone may be left out, being what MkDocs takes anyway."""
_REFUSED = ("hooks", "INHERIT")
_KINDS: tuple[tuple[str, type, str, str], ...] = (
    ("extra", dict, "is no list of settings", "write name: value below it"),
    ("extra_css", list, "is no list", "write - and a file below it"),
)
"""What a report adds settings of its own to."""
_SAID = re.compile(r"Config value '(\w+)': (.+?)(?=\s+Config value '|\n|$)")


def base(source: Sources) -> dict[str, Any]:
    """A copy to add a report's own settings to.

    Raises:
        BadInput: the consultant's own file cannot be a report's.
    """
    path = source.find(FILE)[0]
    loaded, wrong = _loaded(path)
    if wrong or (wrong := "\n".join(_faults(path, loaded))):
        raise BadInput(wrong)
    return loaded


def mistakes(source: Sources) -> Iterator[str]:
    """All that is wrong with a consultant's own file."""
    if path := _own(source):
        loaded, wrong = _loaded(path)
        yield from [wrong] if wrong else _faults(path, loaded)


def blamed(said: str, source: Sources) -> Iterator[str]:
    """What MkDocs said of settings, where they are a consultant's own."""
    if path := _own(source):
        for key, what in _SAID.findall(said):
            yield faults.sentence(
                path, _line(path, key), " ".join(what.split()).rstrip("."), "as in our own mkdocs.yml"
            )


def line(error: yaml.YAMLError) -> int:
    """Where YAML stumbled, counted from 1."""
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1


def _own(source: Sources) -> Path | None:
    path = source.local / FILE if source.local else None
    return path if path and path.is_file() else None


def _loaded(path: Path) -> tuple[dict[str, Any], str]:
    """The settings; or why there are none."""
    try:
        loaded = yaml.load(sources.read(path), Loader=yaml.SafeLoader)
    except BadInput as unreadable:
        return {}, str(unreadable)
    except yaml.YAMLError as error:
        what = str(getattr(error, "problem", None) or "this is no YAML")
        told = _TAG if "constructor for the tag" in what else (what, "compare this line with our mkdocs.yml")
        return {}, faults.sentence(path, line(error), *told)
    except ValueError as error:  # a day that no calendar has
        return {}, faults.sentence(path, 0, str(error), "put quotes around what is no date")
    if not isinstance(loaded, dict):
        return {}, faults.sentence(path, 1, "there are no settings in this file", "begin with a copy of ours")
    return loaded, ""


_TAG = "this line has a tag that would run code", "leave out what has a !"


def _faults(path: Path, loaded: Mapping[str, Any]) -> Iterator[str]:
    theme = loaded.get("theme")
    if not isinstance(theme, dict) or theme.get("custom_dir") != "overrides":
        remedy = "begin with a copy of ours, or keep client.yml in a folder of its own"
        yield faults.sentence(path, _line(path, "theme"), "these are not the settings of a report", remedy)
        return
    for key in _REFUSED:
        if key in loaded:
            yield faults.sentence(path, _line(path, key), f"a report has no {key}", "leave this out")
    for key, needed in _NEEDED.items():
        if loaded.get(key, "site" if key == "site_dir" else None) != needed:
            shown = yaml.safe_dump({key: needed}).strip()
            yield faults.sentence(path, _line(path, key), f"no report can be made with this {key}", f"write {shown}")
    for key, kind, what, remedy in _KINDS:
        if not isinstance(loaded.get(key, kind()), kind):
            yield faults.sentence(path, _line(path, key), f"{key}: {what}", remedy)


def _line(path: Path, key: str) -> int:
    found = (at for at, line in enumerate(sources.read(path).split("\n"), 1) if line.startswith(f"{key}:"))
    return next(found, 0)
