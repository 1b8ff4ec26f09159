"""The built site: strict, private by default, and byte for byte the same."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import os
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import bakery
from audit.checks import comment_spam
from audit.client import Report
from audit.dossier import Dossier
from audit.errors import SiteNotBuilt
from audit.report import _spot, render, site
from audit.report.sources import Sources
from audit.website.noticed import Noticed, Trait


def written(folder: Path, dossier: Dossier) -> Path:
    for name, body in render.render(dossier, tuple(bakery.findings()), Sources()).items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body if isinstance(body, bytes) else body.encode())
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = written(tmp_path_factory.mktemp("report"), bakery.dossier())
    site.build(folder)
    return folder / "site"


def test_addresses_end_in_html_so_that_the_folder_opens_by_double_click(report: Path) -> None:
    pages = {path.relative_to(report).as_posix() for path in report.rglob("*.html")}
    assert {"index.html", "actions.html", "places/index.html", "places/x-maplebakery.html", "method.html"} <= pages


def test_a_private_report_is_listed_nowhere(report: Path) -> None:
    page = LexborHTMLParser((report / "index.html").read_text("utf-8"))
    robots = page.css_first('meta[name="robots"]')
    assert robots is not None
    assert "noindex" in (robots.attributes["content"] or "")
    assert not list(report.glob("sitemap.xml*"))


def test_a_public_report_may_be_listed_and_bears_the_day_of_the_audit(tmp_path: Path) -> None:
    client = dataclasses.replace(bakery.CLIENT, report=Report(public=True, url="https://reports.example/"))
    earlier = dataclasses.replace(bakery.dossier(client=client), date=dt.date(2025, 3, 14))
    site.build(written(tmp_path, earlier))
    assert "noindex" not in (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "<lastmod>2025-03-14</lastmod>" in (tmp_path / "site" / "sitemap.xml").read_text("utf-8")


def test_what_a_report_says_of_being_found_is_the_same_everywhere(report: Path, tmp_path: Path) -> None:
    client = dataclasses.replace(bakery.CLIENT, report=Report(public=True, url="https://reports.example/"))
    site.build(written(tmp_path, bakery.dossier(client=client)))
    for folder, hidden in ((report, True), (tmp_path / "site", False)):
        said = {path.name: path.read_text("utf-8") for path in (*folder.rglob("*.html"), folder / "_headers")}
        assert {name for name, text in said.items() if ("noindex" in text) is not hidden} == set()
        assert {name for name, text in said.items() if "no-referrer" not in text} == set()
        assert (folder / "sitemap.xml").exists() is not hidden
        assert not (folder / "robots.txt").exists(), "who may not open a page never reads what it says of itself"


def test_no_page_tells_where_or_by_whom_it_was_made(report: Path) -> None:
    told = [str(report.parents[1]), str(Path.home()), sys.prefix, "site-packages", "file:///"]
    for path in report.rglob("*"):
        if path.is_file():
            body = path.read_bytes()
            assert [name for name in told if len(name) > 1 and name.encode() in body] == [], path


def test_who_wrote_a_comment_is_told_neither_on_a_page_nor_to_the_web_person() -> None:
    words = "Josephine Privatemann says: buy cheap pills at pills.example"
    spam = Noticed(trait=Trait.SPAM, value="pills.example", text=words, pages=("/blog",), on_pages=1)
    known = bakery.dossier()
    assert known.site
    known = dataclasses.replace(known, site=dataclasses.replace(known.site, noticed=(spam,)))
    (finding,) = comment_spam.check(known)
    pages = "\n".join(map(str, render.render(known, (finding,), Sources()).values()))
    assert "pills" in pages
    assert "Josephine" not in pages
    assert [spot.element for spot in _spot.spots(known, finding)] == ["the comments"]


def test_the_same_report_built_twice_is_the_same_to_the_byte_and_leaves_no_trace(report: Path, tmp_path: Path) -> None:
    before = dict(os.environ)
    site.build(written(tmp_path, bakery.dossier()))
    assert contents(tmp_path / "site") == contents(report)
    assert dict(os.environ) == before


def test_headings_never_skip_a_level_and_there_is_one_title(report: Path) -> None:
    for path in report.rglob("*.html"):
        if path.name != "404.html":
            page = LexborHTMLParser(path.read_text("utf-8"))
            levels = [int((node.tag or "h9")[1]) for node in page.css("article :is(h1, h2, h3, h4)")]
            assert levels.count(1) == 1, path.name
            assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), path.name


def test_no_page_names_a_host_to_load_anything_from(report: Path) -> None:
    for path in report.rglob("*.html"):
        page = LexborHTMLParser(path.read_text("utf-8"))
        loaded = [
            node.attributes.get("src") or node.attributes.get("href") or ""
            for node in page.css("script, link, img, iframe")
        ]
        assert not [address for address in loaded if "//" in address], path.name


def test_every_link_within_the_report_leads_to_a_page_and_a_spot_on_it(report: Path) -> None:
    pages = {
        path.resolve(): LexborHTMLParser(path.read_text("utf-8"))
        for path in report.rglob("*.html")
        if path.name != "404.html"
    }
    spots = {path: {node.attributes.get("id") for node in page.css("[id]")} for path, page in pages.items()}
    for path, page in pages.items():
        for address in {node.attributes.get("href") or "" for node in page.css("article a")}:
            target, _, spot = address.partition("#")
            if "://" not in address and not address.startswith("mailto:"):
                led = (path.parent / target).resolve() if target else path
                assert led in pages, f"{path.name} links to {address}"
                assert not spot or spot in spots[led], f"{path.name} links to {address}"


def test_a_broken_link_stops_the_build_with_mkdocs_own_words(tmp_path: Path) -> None:
    folder = written(tmp_path, bakery.dossier())
    (folder / "content" / "index.md").write_text("# Start\n\n[nowhere](missing.md)\n", "utf-8")
    with pytest.raises(SiteNotBuilt, match=r"missing\.md"):
        site.build(folder)


def test_a_broken_configuration_is_explained(tmp_path: Path) -> None:
    folder = written(tmp_path, bakery.dossier())
    (folder / "mkdocs.yml").write_text("site_name: x\ntheme: nosuchtheme\n", "utf-8")
    with pytest.raises(SiteNotBuilt, match="nosuchtheme"):
        site.build(folder)
