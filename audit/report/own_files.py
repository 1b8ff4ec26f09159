"""A consultant's own templates, pages and look, read before a report is made of them: every mistake, one a line."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import yaml

from audit.errors import BadInput, SiteNotBuilt
from audit.report import faults, playbook, settings, sources, templates, words
from audit.report.sources import Sources

_PAGE = ".md"
_WRITTEN_FOR_PEOPLE = re.compile(r"readme\.md", re.IGNORECASE)
_KNOWN = ("title", "minutes", "wait", "who", "checked")
_LINK = re.compile(r"contains an? (?:link|absolute link|unrecognized relative link) '([^']*)'")
_IN_TEMPLATE = re.compile(r"^(overrides/[^:\n]+):(\d+): (.+?) \(")


def check(source: Sources) -> None:
    """Say all that is wrong with the files beside the client file; costs next to nothing where there are none.

    Raises:
        BadInput: with a line `path:line: what is wrong (the remedy)` for each mistake.
    """
    if source.local is None:
        return
    if wrong := [*_of_templates(source), *_of_pages(source), *_of_look(source), *settings.mistakes(source)]:
        raise BadInput("\n".join(wrong))


@contextlib.contextmanager
def blamed(source: Sources) -> Iterator[None]:
    """A site that does not build by a file of the consultant's own is told as a mistake in that file.

    Raises:
        BadInput: instead of SiteNotBuilt, where such a file is to blame.
    """
    try:
        yield
    except SiteNotBuilt as trouble:
        if told := list(dict.fromkeys(_blame(str(trouble), source))):
            raise BadInput("\n".join(told)) from trouble
        raise


def _of_templates(source: Sources) -> Iterator[str]:
    mine, ours = source.own(templates.FOLDER), Sources().files(templates.FOLDER)
    pages = {name: path for name, path in mine.items() if name in ours or _is_page(name)}
    texts = {name: _text(path) for name, path in pages.items()}
    for name, path in pages.items():
        wrong = texts[name][1]
        if wrong:
            yield wrong
        elif _is_page(name) and name not in ours and not any(name in text for text, _ in texts.values()):
            remedy = faults.meant(name, ours) or f"they are called {', '.join(each for each in ours if _is_page(each))}"
            yield faults.sentence(path, 0, "no page of a report is made from this", remedy)
        elif _is_page(name) and (wrong := templates.unreadable(source, name)):
            yield wrong


def _of_pages(source: Sources) -> Iterator[str]:
    ours = Sources().files("content")
    for name, path in source.own("content").items():
        if not _is_page(name):
            continue
        if name in ours:
            text, wrong = _text(path)
            yield from [wrong] if wrong else _of_page(path, text, is_playbook=name.startswith("playbook/"))
        elif (near := faults.meant(name, ours)) or name.startswith(("playbook/", "networks/")):
            remedy = near or "see our own content folder for the names"
            yield faults.sentence(path, 0, "no page of a report has this name", remedy)


def _of_look(source: Sources) -> Iterator[str]:
    for name, path in source.own("overrides").items():
        if name.endswith((".html", ".css", ".js")) and (wrong := _text(path)[1]):
            yield wrong


def _of_page(path: Path, text: str, *, is_playbook: bool) -> Iterator[str]:
    head = re.match(r"---[ \t]*\n(.*?)^---[ \t]*$", text, re.DOTALL | re.MULTILINE)
    if head is None and re.match(r"---[ \t]*\n", text):
        yield faults.sentence(path, 1, "the lines about this page do not end", "close them with a line of ---")
        return
    try:
        meta = yaml.load(head[1] if head else "", Loader=yaml.BaseLoader) or {}  # noqa: S506  # it makes strings alone
    except yaml.YAMLError as error:
        yield faults.sentence(path, settings.line(error) + 1, *_YAML)
        return
    if not isinstance(meta, dict):
        yield faults.sentence(path, 2, *_YAML)
    elif is_playbook:
        yield from _of_playbook(path, text, meta)


_YAML = (
    "these lines about the page cannot be read",
    "write each as name: value, with quotes around a value with a colon",
)


def _of_playbook(path: Path, text: str, meta: Mapping[str, object]) -> Iterator[str]:
    for key in (key for key in meta if key not in _KNOWN):
        if near := faults.meant(key, _KNOWN):
            yield faults.sentence(path, _line(text, f"{key}:"), f"a page has no {key}", near)
    minutes = str(meta.get("minutes") or "0")
    if not re.fullmatch("[0-9]{1,4}", minutes):
        remedy = "write a whole number, such as 15"
        yield faults.sentence(path, _line(text, "minutes:"), f'"{minutes[:40]}" is no number of minutes', remedy)
    if f"## {playbook.FIX}" not in (line.rstrip() for line in text.split("\n")):
        remedy = "add the heading, and the steps below it"
        yield faults.sentence(path, 0, f'the section "## {playbook.FIX}" is missing', remedy)
    for heading in re.findall(r"^### +(.*?) *$", text, re.MULTILINE):
        if heading not in _networks() and (near := faults.meant(heading, _networks())):
            yield faults.sentence(path, _line(text, f"### {heading}"), f"no network is called {heading}", near)


def _networks() -> Collection[str]:
    from audit.platforms import PLATFORMS

    return {words.network_name(id_) for id_ in PLATFORMS}


def _blame(said: str, source: Sources) -> Iterator[str]:
    """What MkDocs said, where it speaks of a file of the consultant's own."""
    yield from settings.blamed(said, source)
    if (at := _IN_TEMPLATE.match(said)) and (path := source.own("overrides").get(at[1].removeprefix("overrides/"))):
        yield faults.sentence(path, int(at[2]), at[3], "compare this line with the file that yours replaces")
    pages = [path for folder in ("content", templates.FOLDER) for path in source.own(folder).values()]
    texts = {path: sources.read(path) for path in pages if path.suffix == _PAGE}
    for link in dict.fromkeys(_as_written(link) for link in _LINK.findall(said)):
        for path, text in texts.items():
            if line := _line_with(text, link):
                remedy = "name a page of the report, or write a whole address that begins with https://"
                yield faults.sentence(path, line, f'the link "{link}" leads nowhere in the report', remedy)


def _as_written(link: str) -> str:
    """Steps that are shown on another page have a longer way to their neighbours there."""
    return link.rpartition("../playbook/")[2] or link


def _line_with(text: str, link: str) -> int:
    """The line of a Markdown link; 0 where there is none."""
    way = re.escape(link)
    found = re.search(rf"\]\(<?(?:\.\./playbook/)?{way}[ )>]|^\[[^]]+\]: *<?{way}", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _line(text: str, start: str) -> int:
    return next((at for at, line in enumerate(text.split("\n"), 1) if line.startswith(start)), 0)


def _is_page(name: str) -> bool:
    return name.endswith(_PAGE) and not _WRITTEN_FOR_PEOPLE.search(name)


def _text(path: Path) -> tuple[str, str]:
    """What a file says; or, instead, why it cannot be read."""
    try:
        return sources.read(path), ""
    except BadInput as wrong:
        return "", str(wrong)
