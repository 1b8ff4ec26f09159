"""The dashboard as a consultant opens it from disk: private, sortable, and unmoved by what clients are called."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

import seen
from audit.portfolio import Row
from audit.report import portfolio_site, site
from audit.report.sources import Sources, bundled
from rowing import one_of_each

REPORT = "../../clients/reports/maple/site/index.html"
LINKS = {"Now.yml": REPORT}
HOSTILE = (
    "</title><script>alert(1)</script>",
    "</a></th></table><script>alert(1)</script>",
    '" onmouseover=alert(1) x="',
    "{{ 7*191 }} {% raw %}",
    '| a | b |\n|---|---|\n![x](y "onerror=alert(1)")',
    "# h { onclick=alert(1) }",
    "javascript:alert(1)",
)


def built(folder: Path, rows: Sequence[Row], links: Mapping[str, str]) -> Path:
    for name, body in portfolio_site.files(rows, links, Sources()).items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body if isinstance(body, bytes) else body.encode())
    site.build(folder)
    return folder / "site"


def skeleton(page: Path) -> list[tuple[str, ...]]:
    """Every element with its attributes."""
    nodes = LexborHTMLParser(page.read_text("utf-8")).css("*")
    return [(node.tag or "", *sorted(f"{name}={value}" for name, value in node.attributes.items())) for node in nodes]


@pytest.fixture(scope="module")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("dashboard"), one_of_each(), LINKS)


def test_no_search_engine_may_list_it(dashboard: Path) -> None:
    for page in dashboard.rglob("*.html"):
        robots = LexborHTMLParser(page.read_text("utf-8")).css_first('meta[name="robots"]')
        assert robots is not None
        assert "noindex" in (robots.attributes["content"] or "")
    assert not list(dashboard.glob("sitemap*"))


def test_git_passes_over_it() -> None:
    assert portfolio_site.files(one_of_each(), {}, Sources())[".gitignore"] == "*\n"


def test_a_local_setting_cannot_make_it_public(tmp_path: Path) -> None:
    ours = bundled("mkdocs.yml").read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(ours.replace("\nextra:\n", "\nextra:\n  public: true\n"), encoding="utf-8")
    written = portfolio_site.files(one_of_each(), {}, Sources(tmp_path))["mkdocs.yml"]
    assert yaml.safe_load(written)["extra"]["public"] is False


def test_the_same_rows_give_the_same_files_in_whatever_order_they_come() -> None:
    files = portfolio_site.files(one_of_each(), LINKS, Sources())
    assert files == portfolio_site.files(one_of_each()[::-1], LINKS, Sources())


@pytest.fixture(scope="module")
def friendly(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, ...]]:
    return skeleton(spoken(tmp_path_factory.mktemp("friendly"), "words") / "index.html")


def spoken(folder: Path, text: str) -> Path:
    """A dashboard whose every word from outside is the text, with a report for some clients and none for others."""
    rows = [dataclasses.replace(row, file=f"{number} {text}") for number, row in enumerate(one_of_each(text))]
    return built(folder, rows, {row.file: REPORT for row in rows[::2]})


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_leave_the_page_as_friendly_ones_would(
    text: str, tmp_path: Path, friendly: list[tuple[str, ...]]
) -> None:
    hostile = spoken(tmp_path, text)
    assert skeleton(hostile / "index.html") == friendly
    shown = LexborHTMLParser((hostile / "index.html").read_text("utf-8")).css_first(".pr-clients__name")
    assert shown is not None
    assert shown.text() == " ".join(text.split())


def test_the_sheet_and_the_data_lie_beside_the_page_and_say_the_same(dashboard: Path) -> None:
    shaped = json.loads((dashboard / "portfolio.json").read_text("utf-8"))
    lines = (dashboard / "portfolio.csv").read_text("utf-8-sig").splitlines()
    names = [client["client"] for client in shaped["clients"]]
    assert names == ["Broken", "Now", "Due", "Never", "To do", "Fine"]
    assert [line.split(",")[0].strip('"') for line in lines[1:]] == names


def test_the_script_is_short_and_asks_nobody() -> None:
    script = bundled("site_templates").joinpath("portfolio.js").read_text("utf-8")
    assert len(script.splitlines()) <= 60
    assert not re.search(r"https?:|fetch|XMLHttp|innerHTML|eval|import", script)


# In a browser


@pytest.fixture
def page(browser: Browser, dashboard: Path) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.goto((dashboard / "index.html").as_uri())
    yield opened
    opened.close()


def names(page: Page) -> list[str]:
    return page.locator(".pr-clients tbody .pr-clients__name").all_inner_texts()


def sorted_by(page: Page) -> dict[str, str]:
    heads = page.locator(".pr-clients thead th[aria-sort]")
    return {head.inner_text(): head.get_attribute("aria-sort") or "" for head in heads.all()}


@pytest.mark.browser
def test_without_a_script_the_rows_stand_by_urgency_and_no_button_is_dead(browser: Browser, dashboard: Path) -> None:
    bare = browser.new_context(java_script_enabled=False).new_page()
    bare.goto((dashboard / "index.html").as_uri())
    assert names(bare) == ["Broken", "Now", "Due", "Never", "To do", "Fine"]
    assert bare.locator(".pr-clients button").count() == 0
    bare.close()


@pytest.mark.browser
def test_a_heading_sorts_its_column_both_ways_and_what_has_no_number_stays_last(page: Page) -> None:
    page.get_by_role("button", name="Work open").click()
    assert names(page)[:4] == ["Now", "To do", "Due", "Fine"]
    assert sorted_by(page) == {"Work open": "descending"}
    page.get_by_role("button", name="Work open").click()
    assert names(page)[2:4] == ["To do", "Now"]
    assert sorted(names(page)[4:]) == ["Broken", "Never"]
    page.get_by_role("button", name="State").click()
    assert names(page) == ["Broken", "Now", "Due", "Never", "To do", "Fine"]


@pytest.mark.browser
def test_the_keyboard_sorts_too(page: Page) -> None:
    page.get_by_role("button", name="Client").focus()
    page.keyboard.press("Enter")
    assert names(page) == ["Broken", "Due", "Fine", "Never", "Now", "To do"]
    page.keyboard.press("Space")
    assert names(page)[0] == "To do"
    assert sorted_by(page) == {"Client": "descending"}


@pytest.mark.browser
def test_it_asks_nobody_and_complains_of_nothing(browser: Browser, dashboard: Path) -> None:
    opened, asked, complaints = browser.new_page(), list[str](), list[str]()
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto((dashboard / "index.html").as_uri())
    opened.wait_for_load_state("networkidle")
    opened.close()
    assert not [address for address in asked if not address.startswith(("file:", "data:", "about:"))]
    assert not complaints


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 820, 1280])
def test_on_any_screen_it_fits_and_stands_in_nobodys_way(
    browser: Browser, dashboard: Path, width: int, *, dark: bool
) -> None:
    opened = browser.new_page(viewport={"width": width, "height": 844}, color_scheme="dark" if dark else "light")
    opened.goto((dashboard / "index.html").as_uri())
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    barriers = seen.barriers(opened)
    opened.close()
    assert barriers == []
