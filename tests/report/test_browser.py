"""The report as a phone shows it, opened from disk: quiet, readable for everybody, and asking nobody for anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from built import built

pytestmark = pytest.mark.browser

PAGES = ("index", "places/index", "places/x-maplebakery", "places/bluesky-maplebakery", "actions", "method", "print")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("report"))


def opened(browser: Browser, report: Path, name: str, *, width: int = 390, dark: bool = False) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 844}, color_scheme="dark" if dark else "light")
    page.goto((report / f"{name}.html").as_uri())
    return page


@pytest.mark.parametrize("name", PAGES)
def test_opened_from_disk_a_page_asks_nobody_and_complains_of_nothing(
    browser: Browser, report: Path, name: str
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((report / f"{name}.html").as_uri())
    page.wait_for_load_state("networkidle")
    page.close()
    assert not [address for address in asked if not address.startswith(("file:", "data:", "about:"))]
    assert not complaints


def test_search_works_from_disk(browser: Browser, report: Path) -> None:
    page = opened(browser, report, "index", width=1280)
    page.locator(".md-search__input").click()
    page.get_by_text("Type to start searching").wait_for()
    page.locator(".md-search__input").press_sequentially("instagram")
    page.locator(".md-search-result__item").first.wait_for()
    assert "Instagram" in page.locator(".md-search-result__item").first.inner_text()
    page.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", [name for name in PAGES if "bluesky" not in name])
def test_nothing_serious_stands_in_anybodys_way(browser: Browser, report: Path, name: str, *, dark: bool) -> None:
    page = opened(browser, report, name, dark=dark)
    violations = Axe().run(page).response["violations"]
    page.close()
    assert [(v["id"], v["nodes"][0]["html"]) for v in violations if v["impact"] in ("serious", "critical")] == []


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways_on_a_small_phone(browser: Browser, report: Path, name: str) -> None:
    page = opened(browser, report, name, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


def test_the_first_phone_screen_shows_the_verdict_and_the_first_things_to_do(browser: Browser, report: Path) -> None:
    page = opened(browser, report, "index")
    for spot in (".pr-verdict", ".pr-first > li:nth-child(1)", ".pr-first > li:nth-child(2)"):
        box = page.locator(spot).bounding_box()
        assert box
        assert box["y"] + box["height"] <= 844
    page.close()


def test_the_evidence_is_folded_away_on_screen_and_open_on_paper(browser: Browser, report: Path) -> None:
    page = opened(browser, report, "places/x-maplebakery")
    proof = page.get_by_text("Answers as it does for pages that don't exist").first
    assert not proof.is_visible()
    page.emulate_media(media="print")
    assert proof.is_visible()
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_on_paper_every_page_is_black_on_white_and_as_wide_as_it(browser: Browser, report: Path, name: str) -> None:
    """Even where the screen is dark; 680 points lie between the margins of A4."""
    page = opened(browser, report, name, width=680, dark=True)
    page.emulate_media(media="print", color_scheme="dark")
    behind = page.evaluate("getComputedStyle(document.body).backgroundColor")
    ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
    assert (behind, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
    for spot in (".md-header", ".md-tabs", ".md-search", ".md-top", ".pr-aside"):
        assert not page.locator(spot).first.is_visible(), spot
    page.close()
