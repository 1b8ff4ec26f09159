"""Three reports from the same data: each has its own pages and no others, and none of its links leads nowhere."""

from __future__ import annotations

import dataclasses
import json
import re
import urllib.parse
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

import bakery
from audit.aims import Goal
from audit.changes import Change, ChangeKind
from audit.client import Brand, Client, Edition, Person, Report
from audit.dossier import Dossier
from audit.finding import Outcome
from audit.news import NONE, News
from audit.report import cover, editions, pages, render, site
from audit.report.sources import Sources
from audit.verdict import Verdict

FOUND = tuple(bakery.findings())
BOOKS = render.playbooks(Sources())
NEWS = News(since=bakery.DAY, changes=(Change(kind=ChangeKind.NEW, subject="x", place="", now=FOUND[0]),))
CARRIED = {"maple.csv": b"What to do"}
PEOPLE = {"ana": Person(id="ana", name="Ana", role="owner", email="ana@maplebakery.example")}
SHOWN = re.compile(r"\b\d+ (?:min|h)\b")


def dossier(edition: Edition, **said: object) -> Dossier:
    client: Client = dataclasses.replace(
        bakery.CLIENT,
        report=Report(edition=edition),
        goals=(Goal(id="orders", outcome="20 cake orders a week"),),
        people=PEOPLE,
        **said,  # type: ignore[arg-type]  # each test spells the fields it means
    )
    return bakery.dossier(client=client, previous="20261101T120000Z-ffff")


def written(edition: Edition, news: News = NONE, **said: object) -> Mapping[str, str | bytes]:
    return render.render(dossier(edition, **said), FOUND, Sources(), news, CARRIED)


def words(html: str) -> str:
    """What a reader sees of a page."""
    body = LexborHTMLParser(html).css_first("main")
    assert body
    return " ".join((body.text(separator=" ") or "").split())


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Edition, Path]:
    """Each edition, built strictly."""
    made = {}
    for edition in Edition:
        folder = tmp_path_factory.mktemp(edition)
        for name, body in written(edition, NEWS).items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(body if isinstance(body, bytes) else body.encode())
        site.build(folder)
        made[edition] = folder / "site"
    return made


def names(folder: Path) -> set[str]:
    """Its pages, those of a folder as one."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return {f"{name.partition('/')[0]}/" if "/" in name else name for name in found} - {"404.html"}


def texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.html")}


def search(folder: Path) -> list[dict[str, str]]:
    entries: list[dict[str, str]] = json.loads((folder / "search" / "search_index.json").read_text("utf-8"))["docs"]
    return entries


def dead_links(folder: Path) -> Iterator[str]:
    """Every address within the site that leads to no file, or to no such spot in one."""
    trees = {path.resolve(): LexborHTMLParser(path.read_text("utf-8")) for path in folder.rglob("*.html")}
    spots = {path: {node.attributes.get("id") for node in tree.css("[id]")} for path, tree in trees.items()}
    for path, tree in trees.items():
        if path.name == "404.html":  # its addresses begin at the host's root
            continue
        for node in tree.css("[href], [src]"):
            address = node.attributes.get("href") or node.attributes.get("src") or ""
            parts = urllib.parse.urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            spot = urllib.parse.unquote(parts.fragment)
            if not target.is_file() or (spot and spot not in spots[target]):
                yield f"{path.relative_to(folder.resolve())}: {address}"


# Left alone


def test_each_edition_holds_all_that_a_smaller_one_does() -> None:
    assert [edition for edition in Edition if edition not in editions.PAGES["index.md"]] == []
    held = [{page for page, some in editions.PAGES.items() if edition in some} for edition in Edition]
    assert held[0] < held[1] < held[2]


@pytest.mark.parametrize("edition", Edition)
def test_no_link_leads_nowhere(sites: Mapping[Edition, Path], edition: Edition) -> None:
    assert list(dead_links(sites[edition])) == []


def test_a_link_that_leads_nowhere_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="no.html"></a><a href="#no"></a><i id="a"></i><a href="#a">', "utf-8")
    assert list(dead_links(tmp_path)) == ["index.html: no.html", "index.html: #no"]


@pytest.mark.parametrize("edition", [Edition.SNAPSHOT, Edition.STANDARD])
def test_nobody_is_named_but_in_the_full_edition(sites: Mapping[Edition, Path], edition: Edition) -> None:
    for name, page in texts(sites[edition]).items():
        assert not re.search(r"\b(?:Ana|Carol)\b|ana@", page), name
    assert not re.search(r"\b(?:Ana|Carol)\b", json.dumps(search(sites[edition])))
    assert any("Ana" in page for page in texts(sites[Edition.FULL]).values())


# Which pages


@pytest.mark.parametrize(
    ("edition", "expected"),
    [
        (Edition.SNAPSHOT, {"index.html", "method.html"}),
        (
            Edition.STANDARD,
            {
                *("index.html", "method.html", "actions.html", "changes.html", "blog.html", "print.html"),
                *("reading.html", "glossary.html", "places/", "playbook/", "networks/"),
            },
        ),
        (
            Edition.FULL,
            {
                *("index.html", "method.html", "actions.html", "changes.html", "blog.html", "print.html"),
                *("reading.html", "glossary.html", "places/", "playbook/", "networks/", "plan.html", "evidence.html"),
            },
        ),
    ],
)
def test_each_edition_has_exactly_its_pages(
    sites: Mapping[Edition, Path], edition: Edition, expected: Collection[str]
) -> None:
    assert names(sites[edition]) == expected
    assert (sites[edition] / "downloads").exists() is (edition is not Edition.SNAPSHOT)


@pytest.mark.parametrize("edition", Edition)
def test_the_navigation_has_at_most_six_entries_that_fit_side_by_side(edition: Edition) -> None:
    nav = yaml.safe_load(written(edition, NEWS)["mkdocs.yml"])["nav"]
    assert len(nav) <= 6
    titles = [title for entry in nav for title in entry]
    assert ("Goals and plan" in titles) is (edition is Edition.FULL)
    assert titles[0] == "Start"
    assert "How we checked" in titles


def test_where_no_goal_is_set_there_is_no_page_of_goals() -> None:
    made = written(Edition.FULL)
    bare = render.render(dataclasses.replace(dossier(Edition.FULL), client=bakery.CLIENT), FOUND, Sources())
    assert "content/plan.md" in made
    assert "content/plan.md" not in bare


# What they say


def test_all_three_speak_of_the_same_findings(sites: Mapping[Edition, Path]) -> None:
    told = {edition: " ".join(map(words, texts(folder).values())) for edition, folder in sites.items()}
    for finding in FOUND:
        assert (finding.title in told[Edition.STANDARD]) is (finding.title in told[Edition.FULL]), finding.title
    first = LexborHTMLParser(texts(sites[Edition.STANDARD])["index.html"]).css(".pr-first a")
    ids = [(node.attributes["href"] or "").partition("#")[2] for node in first]
    worst = [next(finding for finding in FOUND if finding.id.lower() == id_) for id_ in ids]
    shown = LexborHTMLParser(texts(sites[Edition.SNAPSHOT])["index.html"]).css(".pr-first > li")
    assert [" ".join((node.text(separator=" ") or "").split()) for node in shown] == [
        f"{finding.title} {finding.sees}" for finding in worst
    ]
    assert len(worst) == 3


def test_a_first_look_says_nothing_of_how_things_are_put_right(sites: Mapping[Edition, Path]) -> None:
    folder = sites[Edition.SNAPSHOT]
    told = [*map(words, texts(folder).values()), *(entry["text"] for entry in search(folder))]
    steps = [line for book in BOOKS.values() for line in book.steps().splitlines() if len(line) > 40]
    assert steps
    for text in told:
        assert not SHOWN.search(text)
        for finding in FOUND:
            assert not finding.action or finding.action not in text
        for step in steps:
            assert step.lstrip("0123456789. ") not in text


def test_what_is_left_out_is_not_found_by_a_search_either(sites: Mapping[Edition, Path]) -> None:
    found = {entry["location"].partition("#")[0] for entry in search(sites[Edition.SNAPSHOT])}
    assert found == {"index.html", "method.html"}


def test_the_evidence_is_found_on_the_places_own_pages_alone(sites: Mapping[Edition, Path]) -> None:
    found = {entry["location"].partition("#")[0] for entry in search(sites[Edition.FULL])}
    assert "evidence.html" not in found
    assert "plan.html" in found


def test_a_first_look_tells_the_state_of_every_place_and_one_good_thing(sites: Mapping[Edition, Path]) -> None:
    page = LexborHTMLParser(texts(sites[Edition.SNAPSHOT])["index.html"])
    rows = [" ".join((node.text(separator=" ") or "").split()) for node in page.css(".pr-rows > li")]
    places = bakery.dossier().places
    assert len(rows) == len(places)
    for place in places:
        assert any(row.startswith(place.title) for row in rows), place.name
    assert any("Asleep Last post 14 March 2026 (8 months ago)" in row for row in rows)
    assert len(page.css(".pr-good")) == 1


def test_a_first_look_says_who_made_it_and_how_to_reach_them(sites: Mapping[Edition, Path]) -> None:
    page = LexborHTMLParser(texts(sites[Edition.SNAPSHOT])["index.html"])
    reach = page.css_first(".pr-reach a")
    assert reach
    assert reach.attributes["href"] == "mailto:carol@brightlocal.example"
    assert "made by Bright Local" in words(page.html or "")


@pytest.mark.parametrize(
    ("contact", "href"),
    [
        ("", None),
        ("Ask at the counter", None),
        ("javascript:alert(1)", None),
        ("+44 1632 960123", "tel:+441632960123"),
        ("https://bright.example/?a=1&b=2", "https://bright.example/?a=1&b=2"),
    ],
)
def test_a_contact_is_a_link_where_it_can_be_one(contact: str, href: str | None) -> None:
    text = str(written(Edition.SNAPSHOT, brand=Brand(contact=contact))["content/index.md"])
    reach = LexborHTMLParser(text).css_first(".pr-reach")
    assert (reach is not None) is bool(contact)
    link = reach.css_first("a") if reach else None
    assert (link.attributes["href"] if link else None) == href
    assert ("The next step" in text) is bool(contact)


def test_every_place_has_its_proof_in_the_appendix(sites: Mapping[Edition, Path]) -> None:
    page = LexborHTMLParser(texts(sites[Edition.FULL])["evidence.html"])
    places = bakery.dossier().places
    assert [node.text() for node in page.css("main h2")] == [place.name for place in places]
    asked = [node.text() for node in page.css(".pr-evidence dt")]
    assert asked.count("Asked") == 2 * len(places)
    assert asked.count("Address") == len(places)


def test_a_first_look_of_nothing_wrong_says_so() -> None:
    fine = tuple(finding for finding in FOUND if finding.outcome is Outcome.FINE)
    text = str(render.render(dossier(Edition.SNAPSHOT), fine, Sources())["content/index.md"])
    assert "Nothing we could see sends a customer astray today." in text
    assert "put each one right" not in text


def test_a_first_look_that_saw_nothing_praises_nothing() -> None:
    unseen = tuple(place for place in dossier(Edition.SNAPSHOT).places if place.verdict is Verdict.UNSEEN)
    bare = dataclasses.replace(dossier(Edition.SNAPSHOT), leftovers=())
    for places, asks in (
        (unseen, "on your phone to see what a customer meets"),
        ((), "Tell us where customers can find"),
    ):
        told = render.render(dataclasses.replace(bare, places=places), (), Sources())
        assert "sends a customer astray" not in str(told["content/index.md"])
        assert asks in str(told["content/index.md"])


@pytest.mark.parametrize("edition", Edition)
def test_where_there_is_nothing_to_speak_of_each_edition_is_still_a_report(edition: Edition) -> None:
    bare = dataclasses.replace(dossier(edition), places=(), leftovers=())
    made = render.render(bare, (), Sources())
    assert "No places are listed yet" in str(made["content/index.md"])
    assert "content/evidence.md" not in made


# What points to it


def test_the_note_that_goes_with_a_first_look_promises_nothing_it_does_not_hold() -> None:
    told = " ".join(cover.note(pages.book(dossier(Edition.SNAPSHOT), FOUND, BOOKS)))
    assert "What a customer meets first: Your link leads to Google+, which closed." in told
    assert "The first look comes with this mail." in told
    assert not SHOWN.search(told)
    assert not any(finding.action and finding.action in told for finding in FOUND)
