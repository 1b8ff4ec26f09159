"""A report as files: every page as Markdown, the MkDocs configuration and the look, from the same inputs the same bytes."""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2
import yaml

from audit.dossier import Dossier
from audit.finding import Finding
from audit.news import NONE, News
from audit.report import (
    blog_page,
    brand,
    changes_page,
    facts_page,
    inert,
    pages,
    plain,
    playbook,
    print_page,
    proof,
    remembered,
    sources,
    todo_page,
    website_page,
    words,
)
from audit.report.sources import Sources

_LINK = re.compile(r"\]\((?:\.\./)?((?:playbook|networks)/[a-z0-9_-]+\.md|reading\.md|glossary\.md)")
_NEIGHBOUR = re.compile(r"\]\(([a-z0-9_-]+\.md)")
_AUTHORED = 0.5
"""How much an authored page weighs in a search beside one about the client."""
_TO_DO, _CHANGES = ("actions.md", "To do"), ("changes.md", "What changed")
_OWN_PAGES = (("website.md", "Your website's links"), ("facts.md", "Facts check"), ("blog.md", "Blog check"))
_PRINT = ("print.md", "Print")
_EXTRA_PAGES = (("reading.md", "How to read this"), ("glossary.md", "Words we use"), _PRINT)
_SEARCH: Mapping[str, Mapping[str, object]] = {_PRINT[0]: {"exclude": True}}
"""What stands on the other pages already is found there."""


def render(
    dossier: Dossier, findings: tuple[Finding, ...], source: Sources, news: News = NONE
) -> Mapping[str, str | bytes]:
    """The report's files by their path in its folder: `mkdocs.yml`, `content/…` and `overrides/…`."""
    authored = source.files("content")
    book = pages.book(dossier, findings, playbooks(source))
    written = dict(_pages(book, news, environment(source), authored))
    texts = {name: sources.read(path) for name, path in authored.items() if name.endswith(".md")}
    written |= dict(_referenced(written, texts))
    look = {f"overrides/{name}": path.read_bytes() for name, path in source.files("overrides").items()}
    config = {"mkdocs.yml": _config(dossier, source, written)}
    return {
        **config,
        **{f"content/{name}": body for name, body in written.items()},
        **look,
        **brand.files(dossier.client),
    }


def playbooks(source: Sources) -> Mapping[str, playbook.Playbook]:
    """The authored steps of every check, by its id."""
    authored = source.files("content/playbook")
    return {path.stem: playbook.parse(path.stem, sources.read(path)) for path in authored.values()}


def _pages(
    book: pages.Book, news: News, jinja: jinja2.Environment, authored: Collection[str]
) -> Iterator[tuple[str, str | bytes]]:
    client = book.dossier.client

    def page(path: str, template: str, title: str, **models: object) -> tuple[str, str]:
        root = "../" * path.count("/")
        text = jinja.get_template(template).render(client=client, root=root, title=title, **models)
        search = {"boost": _AUTHORED} if path.startswith("playbook/") else _SEARCH.get(path)
        return path, _front(title, search) + re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"

    start, since = pages.start(book), changes_page.since(book, news)
    yield page("index.md", "start.md", f"How {client.name} looks online", start=start, since=since)
    places = pages.places(book)
    yield page("places/index.md", "places.md", "Where people find you", places=places)
    method = proof.method(book.dossier, book.findings)
    reversals = remembered.reversals(book.dossier)
    yield page("method.md", "method.md", "How we checked", method=method, reversals=reversals)
    website = website_page.page(book)
    points = website.letter.points if website and website.letter else 0
    changes = changes_page.page(book, news)
    beside = [("changes.html", _CHANGES[1])] if changes else []
    to_do = todo_page.page(book, in_letter=points)
    yield page("actions.md", "actions.md", _TO_DO[1], to_do=to_do, beside=beside)
    if changes:
        yield page(_CHANGES[0], "changes.md", _CHANGES[1], changes=changes, beside=[("actions.html", _TO_DO[1])])
    models = (website, facts_page.page(book), blog_page.page(book))
    own = [(path, heading, model) for (path, heading), model in zip(_OWN_PAGES, models, strict=True) if model]
    for path, heading, model in own:
        beside = [(name.replace(".md", ".html"), title) for name, title, _ in own if name != path]
        yield page(path, path, heading, shown=model, beside=beside)
    for place in book.dossier.places:
        shown = pages.place(book, place)
        picture = ""
        if shown.picture:
            picture = f"pictures/{book.slugs[place.key]}{shown.picture.suffix.lower()}"
            yield picture, sources.picture(shown.picture)
        yield page(
            f"{shown.card.page}.md",
            "place.md",
            place.name,
            page=shown,
            proof=proof.proof(book.dossier, place),
            last_seen=remembered.last_seen(place),
            picture=picture,
            network=f"networks/{place.platform}.md" if f"networks/{place.platform}.md" in authored else "",
        )
    paper = print_page.page(
        start=start, since=since, to_do=to_do, places=places, changes=changes, method=method, url=client.report.url
    )
    yield page(_PRINT[0], _PRINT[0], f"How {client.name} looks online, on paper", paper=paper)
    for id_ in sorted({finding.check for finding in book.findings} & book.playbooks.keys()):
        yield page(f"playbook/{id_}.md", "playbook.md", book.playbooks[id_].title, book=book.playbooks[id_])


def _referenced(written: Mapping[str, str | bytes], texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Authored pages that others link to, and those that these link to in turn."""
    waiting = [name for name, _ in _EXTRA_PAGES]
    waiting += [match for text in written.values() if isinstance(text, str) for match in _LINK.findall(text)]
    done = set(written)
    while waiting:
        name = waiting.pop()
        if name in done or name not in texts:
            continue
        done.add(name)
        waiting += _LINK.findall(texts[name])
        meta, body = playbook.front(texts[name])
        yield name, _front(meta.get("title", name), {"boost": _AUTHORED}) + body.strip() + "\n"


def environment(source: Sources) -> jinja2.Environment:
    """Templates write Markdown; every value leaves through `md`, `href`, `sendable`, `title` or, being our own, `trusted`."""
    return _environment(source.find("site_templates"))


@functools.lru_cache(maxsize=4)
def _environment(folders: tuple[Path, ...]) -> jinja2.Environment:
    """Compiled templates of several clients are shared; one that a person changes meanwhile is read again."""
    jinja = jinja2.Environment(  # noqa: S701  # not HTML: `inert` is what makes text safe here
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    jinja.filters |= {
        "md": inert.md,
        "href": inert.href,
        "sendable": inert.sendable,
        "title": inert.plain_title,
        "trusted": _trusted,
        "beside": lambda text: _NEIGHBOUR.sub(r"](../playbook/\1", text),
        "minutes": plain.minutes,
        "doer": words.doer,
    }
    jinja.globals["shapes"] = words.SHAPES
    return jinja


def _trusted(value: str | int) -> str:
    """Our own words and numbers: authored Markdown, addresses within the report, counts."""
    return str(value)


def _front(title: str, search: Mapping[str, object] | None = None) -> str:
    front: dict[str, object] = {"title": inert.plain_title(title), "hide": ["navigation", "toc"]}
    if search:
        front["search"] = dict(search)
    return f"---\n{yaml.safe_dump(front, sort_keys=False, allow_unicode=True)}---\n\n"


def _config(dossier: Dossier, source: Sources, written: Mapping[str, str | bytes]) -> str:
    """One whole mkdocs.yml with relative paths only, so that any MkDocs builds it anywhere."""
    config: dict[str, Any] = yaml.load(source.text("mkdocs.yml"), Loader=yaml.SafeLoader)
    client = dossier.client
    config["site_name"] = inert.plain_title(client.name)
    if address := html.unescape(inert.href(client.report.url)):
        config["site_url"] = address
    config["nav"] = [
        {"Start": "index.md"},
        *(_section("To do", (_TO_DO, _CHANGES), written) if _CHANGES[0] in written else [{_TO_DO[1]: _TO_DO[0]}]),
        {"Where people find you": "places/index.md"},
        *_section("Your website", _OWN_PAGES, written),
        {"How we checked": "method.md"},
        *_section("Help", _EXTRA_PAGES, written),
    ]
    extra = config.setdefault("extra", {})
    extra["checked"] = dossier.date.isoformat()
    extra["day"] = plain.date(dossier.date)
    extra["public"] = client.report.public
    extra["generator"] = client.brand.show_credit
    extra["brand"] = dict(brand.shown(client))
    extra["preview"] = dict(brand.preview(dossier))
    if logo := brand.logo(client):
        config["theme"]["logo"] = logo
    return yaml.safe_dump(config, sort_keys=False, allow_unicode=True, width=120)


def _section(title: str, names: Sequence[tuple[str, str]], written: Collection[str]) -> list[dict[str, Any]]:
    pages = [{name_of: name} for name, name_of in names if name in written]
    return [{title: pages}] if pages else []
