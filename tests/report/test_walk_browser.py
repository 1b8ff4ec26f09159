"""A walk through the report as a client takes it: by thumb, by keyboard, by the search, and where no script runs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect
from selectolax.lexbor import LexborHTMLParser

import kinds
from hosting import hosted

pytestmark = pytest.mark.browser

PHONE, DESK = ViewportSize(width=360, height=800), ViewportSize(width=1280, height=900)
AT = {"phone": PHONE, "desk": DESK}
FOCUSED = """() => { const node = document.activeElement, box = node.getBoundingClientRect(),
  drawn = style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1
  return { text: node.textContent.trim().replace(/\\s+/g, " "), href: node.getAttribute("href"),
    seen: drawn(getComputedStyle(node)) || drawn(getComputedStyle(node, "::after")), top: box.top, bottom: box.bottom } }"""


@pytest.fixture(scope="module", params=["disk", "host"])
def start(request: pytest.FixtureRequest, practice: Path) -> Iterator[str]:
    """The address of Start."""
    if request.param == "disk":
        yield (practice / "index.html").as_uri()
    else:
        with hosted(practice, "/clients/maple/") as host:
            yield f"{host}index.html"


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> Iterator[Mapping[tuple[str, bool], BrowserContext]]:
    """A phone and a desk, each with scripts and without."""
    opened = {
        (name, scripts): browser.new_context(viewport=size, java_script_enabled=scripts, reduced_motion="reduce")
        for name, size in AT.items()
        for scripts in (True, False)
    }
    yield opened
    for context in opened.values():
        context.close()


@pytest.fixture
def page(contexts: Mapping[tuple[str, bool], BrowserContext]) -> Iterator[Page]:
    """On a phone."""
    page = contexts["phone", True].new_page()
    yield page
    page.close()


@pytest.fixture
def wide(contexts: Mapping[tuple[str, bool], BrowserContext]) -> Iterator[Page]:
    """On a desk."""
    page = contexts["desk", True].new_page()
    yield page
    page.close()


@pytest.fixture(params=list(AT))
def plain(request: pytest.FixtureRequest, contexts: Mapping[tuple[str, bool], BrowserContext]) -> Iterator[Page]:
    """Without scripts, on a phone and on a desk."""
    page = contexts[request.param, False].new_page()
    yield page
    page.close()


def go_home(page: Page) -> None:
    """By the menu of a phone."""
    page.locator("label.md-header__button[for='__drawer']").click()
    page.locator(".md-nav--primary > .md-nav__list > .md-nav__item > a", has_text="Start").click()


# By thumb


def test_the_first_thing_to_do_leads_to_its_steps_and_the_browser_back_again(page: Page, start: str) -> None:
    page.goto(start)
    first = page.locator(".pr-first a").first
    what = first.inner_text()
    first.click()
    expect(page).to_have_url(re.compile(r"/places/[^/]+\.html#f-"))
    met = page.locator(":target")
    expect(met).to_have_text(what)
    expect(met).to_be_in_viewport()
    expect(page.locator(":target ~ ol > li").nth(1)).to_be_visible()
    page.go_back()
    expect(page).to_have_url(start)
    expect(first).to_be_visible()


def test_by_the_pages_own_links_from_an_action_to_a_playbook_a_place_and_home(page: Page, start: str) -> None:
    page.goto(start)
    page.locator(".pr-first a[href^='actions.html#']").first.click()
    expect(page).to_have_url(re.compile(r"/actions\.html#f-"))
    expect(page.locator(":target")).to_be_in_viewport()
    page.locator("*:target").get_by_role("link", name="step by step").click()
    expect(page).to_have_url(re.compile(r"/playbook/[^/]+\.html"))
    expect(page.locator("article ol > li").nth(1)).to_be_visible()
    go_home(page)
    expect(page).to_have_url(start)
    page.locator(".pr-card__name").first.click()
    page.locator("article").get_by_role("link", name="Where people find you").click()
    expect(page).to_have_url(re.compile(r"/places/index\.html"))
    go_home(page)
    expect(page).to_have_url(start)


# By keyboard


def test_the_first_key_press_offers_to_skip_to_the_content(page: Page, start: str) -> None:
    page.goto(start)
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    assert skip.evaluate("node => getComputedStyle(node).opacity") == "1"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement === document.querySelector('article a[href]')")


@pytest.mark.parametrize("start", ["disk"], indirect=True)
def test_every_link_of_start_is_reached_by_tab_and_shows_that_it_is(page: Page, start: str) -> None:
    page.goto(start)
    wanted = page.locator("article a[href], footer a[href]").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    reached = list[dict[str, Any]]()
    while len(reached) < 200:
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUSED)
        reached.append(focus)
        if [one["href"] for one in reached if one["href"] in wanted][-len(wanted) :] == wanted:
            break
    assert [href for href in wanted if href not in [one["href"] for one in reached]] == []
    within = [one for one in reached if one["href"] in wanted]
    assert [one for one in within if not one["seen"]] == []
    assert [one for one in within if one["bottom"] < 0 or one["top"] > PHONE["height"]] == []


# By the search


@pytest.mark.parametrize("key", ["/", "s"])
def test_a_key_opens_the_search_and_escape_closes_it(wide: Page, start: str, key: str) -> None:
    wide.goto(start)
    wide.wait_for_load_state("networkidle")
    wide.keyboard.press(key)
    expect(wide.locator(".md-search__input")).to_be_focused()
    wide.keyboard.press("Escape")
    expect(wide.locator(".md-search__input")).not_to_be_focused()


@pytest.mark.parametrize(
    ("words", "leads_to"),
    [
        ("youtube", r"/places/youtube-maplestreetbakery\.html"),
        ("Google+ icon", r"/(places/closed-plus-google-com-maplestreetbakery|actions)\.html"),
        ("theme or template", r"/playbook/[a-z_]+\.html"),
    ],
    ids=["a place", "an action", "a playbook"],
)
def test_the_search_finds(wide: Page, start: str, words: str, leads_to: str) -> None:
    found = searched(wide, start, words)
    (wanted, *_) = [address for address in found if re.search(leads_to, address)]
    assert [address for address in found if "print.html" in address] == []
    wide.locator(f".md-search-result__link[href='{wanted}']").first.click()
    expect(wide).to_have_url(re.compile(leads_to))
    expect(wide.locator("h1")).to_be_visible()


@pytest.mark.parametrize("start", ["disk"], indirect=True)
def test_the_search_works_on_a_phone_too(page: Page, start: str) -> None:
    page.goto(start)
    page.locator("label.md-header__button[for='__search']").click()
    page.locator(".md-search__input").press_sequentially("bluesky")
    first = page.locator(".md-search-result__link").first
    first.wait_for()
    expect(first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def searched(page: Page, start: str, words: str) -> list[str]:
    """Addresses of what the search finds."""
    page.goto(start)
    page.locator(".md-search__input").click()
    page.get_by_text("Type to start searching").wait_for()
    page.locator(".md-search__input").press_sequentially(words)
    page.locator(".md-search-result__item").first.wait_for()
    links = page.locator(".md-search-result__link")
    return [str(address) for address in links.evaluate_all("all => all.map(a => a.getAttribute('href'))")]


def test_nothing_is_found_twice_for_standing_on_paper_or_in_a_letter_too(practice: Path) -> None:
    index = json.loads((practice / "search" / "search_index.json").read_text("utf-8"))["docs"]
    assert [entry["location"] for entry in index if entry["location"].startswith("print.html")] == []
    letters = [letter for page in practice.glob("*.html") for letter in _letters(page)]
    assert letters
    for line in (max(letter.splitlines(), key=len) for letter in letters):
        assert [entry["location"] for entry in index if line in " ".join(entry["text"].split())] == [], line


def _letters(page: Path) -> list[str]:
    return [node.text() for node in LexborHTMLParser(page.read_text("utf-8")).css(".pr-letter")]


# Without a script


@pytest.mark.parametrize("kind", [*kinds.KINDS])
def test_without_a_script_a_page_shows_what_it_says(
    contexts: Mapping[tuple[str, bool], BrowserContext], pages: Mapping[str, Path], kind: str
) -> None:
    page = contexts["phone", False].new_page()
    page.goto(pages[kind].as_uri())
    assert page.locator("h1").is_visible()
    unfolded = page.locator("article :is(p, li, td, h2, h3):not(details *)").all()
    hidden = [one.inner_text() for one in unfolded[:150] if not one.is_visible() and one.inner_text().strip()]
    folds = page.locator("article details").count()
    page.close()
    assert hidden == []
    assert unfolded or kind == kinds.MISSING
    assert folds or kind not in ("Your website's links", "a place that is gone")


def test_without_a_script_the_way_to_all_pages_is_open(plain: Page, start: str) -> None:
    for words, leads_to in (
        ("To do", "actions"),
        ("Where people find you", "places/index"),
        ("Your website", "website"),
    ):
        plain.goto(start)
        if plain.viewport_size == PHONE:
            plain.locator("label.md-header__button[for='__drawer']").click()
            if leads_to != "places/index":
                plain.locator(".md-nav--primary > .md-nav__list > .md-nav__item > label", has_text=words).click()
            plain.locator(f".md-nav--primary a[href$='{leads_to}.html']").click()
        else:
            plain.locator(".md-tabs__link", has_text=words).click()
        expect(plain).to_have_url(re.compile(rf"/{leads_to}\.html"))


def test_without_a_script_what_is_folded_can_be_opened(plain: Page, start: str) -> None:
    plain.goto(start)
    plain.locator(".pr-card__name").first.click()
    for fold in plain.locator("article details").all():
        inside = fold.locator("> :not(summary, :empty)").first
        assert not inside.is_visible()
        fold.locator("> summary").click()
        assert inside.is_visible()
