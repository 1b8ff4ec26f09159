"""A report as files: every page as Markdown, the MkDocs configuration and the look, from the same inputs the same bytes."""

from __future__ import annotations

import dataclasses
import functools
import html
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

import yaml

from audit.client import Client
from audit.dossier import Dossier, Place
from audit.finding import Finding
from audit.news import NONE, News
from audit.report import (
    blog_page,
    brand,
    changes_page,
    discreet,
    downloads,
    editions,
    facts_page,
    inert,
    own_files,
    pages,
    plain,
    plan_page,
    playbook,
    print_page,
    proof,
    remembered,
    settings,
    sources,
    templates,
    todo_page,
    website_page,
    words,
)
from audit.report.downloads import Offer
from audit.report.sources import Sources

_LINK = re.compile(r"\]\((?:\.\./)?((?:playbook|networks)/[a-z0-9_-]+\.md|reading\.md|glossary\.md)")
_GUIDES = ("playbook/", "networks/")
_AUTHORED = 0.5
"""How much an authored page weighs in a search beside one about the client."""
_TO_DO, _CHANGES = ("actions.md", "To do"), ("changes.md", "What changed")
_OWN_PAGES = (("website.md", "Your website's links"), ("facts.md", "Facts check"), ("blog.md", "Blog check"))
_PRINT = ("print.md", "Print")
_EXTRA_PAGES = (("reading.md", "How to read this"), ("glossary.md", "Words we use"), _PRINT)
_PLAN, _EVIDENCE = ("plan.md", "Goals and plan"), ("evidence.md", "Evidence")
_SECTIONS = (
    ("Start", (("index.md", "Start"),)),
    (_TO_DO[1], (_TO_DO, _CHANGES)),
    ("Where people find you", (("places/index.md", "Where people find you"),)),
    ("Your website", _OWN_PAGES),
    (_PLAN[1], (_PLAN,)),
    ("How we checked", (("method.md", "How we checked"), _EVIDENCE)),
    ("Help", _EXTRA_PAGES),
)
_MOST_ENTRIES = 6
_STYLES = "assets/stylesheets/"
"""A stylesheet of the consultant's own in here is read after ours."""
_SEARCH: Mapping[str, Mapping[str, object]] = {name: {"exclude": True} for name in (_PRINT[0], _EVIDENCE[0])}
"""What stands on the other pages already is found there."""
_NOTHING: Mapping[str, bytes] = {}
_File = tuple[str, Callable[[], str | bytes]]
"""A file by its path among the pages, and how it is made."""


def render(
    dossier: Dossier,
    findings: tuple[Finding, ...],
    source: Sources,
    news: News = NONE,
    carried: Mapping[str, bytes] = _NOTHING,
) -> Mapping[str, str | bytes]:
    """The report's files by their path in its folder: `mkdocs.yml`, `content/…` and `overrides/…`.

    `carried` are files by their name, which the page "To do" offers to take along.
    """
    authored = source.known("content")
    if not discreet.names_people(dossier.client):
        dossier, findings = discreet.discreet(dossier, findings)
    book = pages.book(dossier, findings, playbooks(source))
    client = book.dossier.client
    page = _Writer(client, source)
    files = _pages(book, news, page, authored, downloads.offers(carried))
    written = {path: made() for path, made in files if editions.holds(client, path)}
    texts = {name: sources.read(path) for name, path in authored.items() if name.endswith(".md")}
    offered = [name for name, _ in _EXTRA_PAGES if editions.holds(client, name)]
    written |= dict(_referenced(written, texts, offered, functools.partial(_beyond, book, page)))
    look = {f"overrides/{name}": path.read_bytes() for name, path in source.files("overrides").items()}
    taken = {f"{downloads.FOLDER}/{name}": body for name, body in carried.items()}
    config = {"mkdocs.yml": _config(dossier, source, written)}
    return {
        **config,
        **{f"content/{name}": body for name, body in written.items()},
        **{f"content/{path}": body for path, body in taken.items() if editions.holds(client, path)},
        **look,
        **brand.files(dossier.client),
    }


def playbooks(source: Sources) -> Mapping[str, playbook.Playbook]:
    """The authored steps of every check, by its id.

    Raises:
        BadInput: a file of the consultant's own has a mistake; each is a line.
    """
    own_files.check(source)
    authored = source.known("content/playbook")
    return {path.stem: playbook.parse(path.stem, sources.read(path)) for path in authored.values()}


@dataclasses.dataclass(frozen=True, slots=True)
class _Writer:
    """Makes pages of one client's report."""

    client: Client
    source: Sources

    def __call__(self, path: str, template: str, title: str, **models: object) -> _File:
        return path, functools.partial(self._text, path, template, title, models)

    def _text(self, path: str, template: str, title: str, models: Mapping[str, object]) -> str:
        root = "../" * path.count("/")
        text = templates.text(self.source, template, client=self.client, root=root, title=title, **models)
        search = {"boost": _AUTHORED} if path.startswith(_GUIDES) else _SEARCH.get(path)
        return _front(title, search) + re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _pages(
    book: pages.Book, news: News, page: _Writer, authored: Collection[str], offers: Sequence[Offer]
) -> Iterator[_File]:
    """All that any edition may hold; each is made when it is called for."""
    client = book.dossier.client
    start, since = pages.start(book), changes_page.since(book, news)
    first = {"start": start, "since": since, "link": brand.shown(client)["link"]}
    yield page("index.md", editions.START[client.report.edition], f"How {client.name} looks online", **first)
    places = pages.places(book)
    yield page("places/index.md", "places.md", "Where people find you", places=places)
    yield from _place_pages(book, page, authored)
    method = proof.method(book.dossier, book.findings)
    reversals, evidence = remembered.reversals(book.dossier), _evidence(book)
    beside = []
    if evidence and editions.holds(client, _EVIDENCE[0]):
        beside = [(name.replace(".md", ".html"), title) for name, title in (_EVIDENCE, *_EXTRA_PAGES)]
    yield page("method.md", "method.md", "How we checked", method=method, reversals=reversals, beside=beside)
    if evidence:
        yield page(_EVIDENCE[0], _EVIDENCE[0], _EVIDENCE[1], places=evidence)
    website = website_page.page(book)
    points = website.letter.points if website and website.letter else 0
    changes = changes_page.page(book, news)
    beside = [("changes.html", _CHANGES[1])] if changes else []
    to_do = todo_page.page(book, in_letter=points)
    yield page("actions.md", "actions.md", _TO_DO[1], to_do=to_do, beside=beside, offers=offers)
    if changes:
        yield page(_CHANGES[0], "changes.md", _CHANGES[1], changes=changes, beside=[("actions.html", _TO_DO[1])])
    yield from _website_pages(book, page, website)
    if plan := plan_page.page(book):
        yield page(_PLAN[0], _PLAN[0], _PLAN[1], plan=plan)
    paper = print_page.page(
        start=start, since=since, to_do=to_do, places=places, changes=changes, method=method, url=client.report.url
    )
    yield page(_PRINT[0], _PRINT[0], f"How {client.name} looks online, on paper", paper=paper)
    for id_ in sorted({finding.check for finding in book.findings} & book.playbooks.keys()):
        yield _steps(book, page, id_)


def _steps(book: pages.Book, page: _Writer, id_: str) -> _File:
    """How to put a check right, with the ways back to what it found."""
    tasks = [pages.task(book, finding) for finding in book.findings if finding.check == id_ and finding.action]
    return page(f"playbook/{id_}.md", "playbook.md", book.playbooks[id_].title, book=book.playbooks[id_], tasks=tasks)


def _beyond(book: pages.Book, page: _Writer, name: str, meta: Mapping[str, str], body: str) -> str:
    """An authored page that another page links to."""
    title, (folder, _, file) = meta.get("title", name), name.rpartition("/")
    id_ = file.removesuffix(".md")
    if folder == "playbook":
        return str(_steps(book, page, id_)[1]())
    if folder == "networks":
        is_there = editions.holds(book.dossier.client, "places/index.md")
        places = [(book.slugs[p.key], p.name) for p in book.dossier.places if is_there and p.platform == id_]
        return str(page(name, "network.md", f"{title}: what we can see", body=body.strip(), places=places)[1]())
    return _front(title, {"boost": _AUTHORED}) + body.strip() + "\n"


def _website_pages(book: pages.Book, page: _Writer, website: website_page.Website | None) -> Iterator[_File]:
    models = (website, facts_page.page(book), blog_page.page(book))
    own = [(path, heading, model) for (path, heading), model in zip(_OWN_PAGES, models, strict=True) if model]
    for path, heading, model in own:
        beside = [(name.replace(".md", ".html"), title) for name, title, _ in own if name != path]
        yield page(path, path, heading, shown=model, beside=beside)


def _place_pages(book: pages.Book, page: _Writer, authored: Collection[str]) -> Iterator[_File]:
    for place in book.dossier.places:
        shown = pages.place(book, place)
        picture = ""
        if shown.picture:
            picture = f"pictures/{book.slugs[place.key]}{shown.picture.suffix.lower()}"
            yield picture, functools.partial(sources.picture, shown.picture)
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


def _evidence(book: pages.Book) -> Sequence[tuple[str, Place, words.State, proof.Proof]]:
    return [
        (book.slugs[place.key], place, words.state(place), proof.proof(book.dossier, place))
        for place in book.dossier.places
    ]


def _referenced(
    written: Mapping[str, str | bytes],
    texts: Mapping[str, str],
    offered: Sequence[str],
    beyond: Callable[[str, Mapping[str, str], str], str],
) -> Iterator[tuple[str, str]]:
    """Authored pages that are offered or that others link to, and those that these link to in turn."""
    waiting = [*offered]
    waiting += [match for text in written.values() if isinstance(text, str) for match in _LINK.findall(text)]
    done = set(written)
    while waiting:
        name = waiting.pop()
        if name in done or name not in texts:
            continue
        done.add(name)
        waiting += _LINK.findall(texts[name])
        yield name, beyond(name, *playbook.front(texts[name]))


def _front(title: str, search: Mapping[str, object] | None = None) -> str:
    front: dict[str, object] = {"title": inert.plain_title(title), "hide": ["navigation", "toc"]}
    if search:
        front["search"] = dict(search)
    return f"---\n{yaml.safe_dump(front, sort_keys=False, allow_unicode=True)}---\n\n"


def _config(dossier: Dossier, source: Sources, written: Mapping[str, str | bytes]) -> str:
    """One whole mkdocs.yml with relative paths only, so that any MkDocs builds it anywhere."""
    config, client = settings.base(source), dossier.client
    config["site_name"] = inert.plain_title(client.name)
    if address := html.unescape(inert.href(client.report.url)):
        config["site_url"] = address
    config["nav"] = _nav(written)
    extra = config.setdefault("extra", {})
    extra["checked"] = dossier.date.isoformat()
    extra["day"] = plain.date(dossier.date)
    extra["public"] = client.report.public
    extra["generator"] = client.brand.show_credit
    extra["brand"] = dict(brand.shown(client))
    extra["preview"] = dict(brand.preview(dossier))
    if logo := brand.logo(client):
        config["theme"]["logo"] = logo
    added = [name for name in source.own("overrides") if name.startswith(_STYLES) and name.endswith(".css")]
    styles = config.get("extra_css", [])
    config["extra_css"] = [*styles, *(name for name in added if name not in styles)]
    return yaml.safe_dump(config, sort_keys=False, allow_unicode=True, width=120)


def _nav(written: Collection[str]) -> list[dict[str, Any]]:
    """What there is, in at most six entries: where there would be more, help stands with how we checked."""
    there = [(title, [page for page in section if page[0] in written]) for title, section in _SECTIONS]
    entries = [(title, section) for title, section in there if section]
    if len(entries) > _MOST_ENTRIES:
        (title, section), (_, more) = entries[-2:]
        entries[-2:] = [(title, section + more)]
    return [_entry(title, section) for title, section in entries]


def _entry(title: str, section: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """A section, or the page itself where it is alone and is called the same."""
    (path, name), *more = section
    return {title: path} if name == title and not more else {title: [{name: path} for path, name in section]}
