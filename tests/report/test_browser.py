"""Every kind of page as a phone, a desk and paper show it, opened from disk: quiet, whole, and readable for everybody."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

import kinds
import seen
from hosting import hosted

pytestmark = pytest.mark.browser

EACH = pytest.mark.parametrize("kind", [*kinds.KINDS, *kinds.BESIDE])
DARK = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


_SETTLED = """scheme => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>
    done(document.body.dataset.mdColorScheme === scheme))))"""
"""The page has heard of the device's colours and drawn two frames since."""


@dataclasses.dataclass(repr=False)
class Shelf:
    """One page of each kind, opened once; what it asked for and complained of meanwhile."""

    context: BrowserContext
    addresses: Mapping[str, str]
    opened: dict[str, Page] = dataclasses.field(default_factory=dict)
    asked: dict[str, list[str]] = dataclasses.field(default_factory=dict)
    complaints: dict[str, list[str]] = dataclasses.field(default_factory=dict)

    def page(self, kind: str, width: int = 360, *, dark: bool = False, paper: bool = False) -> Page:
        page = self.opened.get(kind) or self._open(kind)
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(media="print" if paper else "screen", color_scheme="dark" if dark else "light")
        page.wait_for_function(_SETTLED, arg="slate" if dark else "default")
        return page

    def _open(self, kind: str) -> Page:
        page = self.opened[kind] = self.context.new_page()
        asked, complaints = self.asked.setdefault(kind, []), self.complaints.setdefault(kind, [])
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(self.addresses[kind])
        return page


@pytest.fixture(scope="module")
def shelf(browser: Browser, practice: Path, pages: Mapping[str, Path]) -> Iterator[Shelf]:
    """All from disk, but for the page that only a host shows."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, color_scheme="light", reduced_motion="reduce")
    with hosted(practice) as host:
        addresses = {kind: page.as_uri() for kind, page in pages.items()} | {kinds.MISSING: f"{host}no/such/page"}
        yield Shelf(context, addresses)
        context.close()


# On a phone


@EACH
def test_a_page_asks_nobody_and_complains_of_nothing(shelf: Shelf, kind: str) -> None:
    shelf.page(kind).wait_for_function(seen.SCRIPTS_RAN)
    own = "http://127.0.0.1:" if kind == kinds.MISSING else "file:"
    assert [address for address in shelf.asked[kind] if not address.startswith((own, "data:", "about:"))] == []
    told = "Failed to load resource: the server responded with a status of 404 (Not Found)"
    assert [text for text in shelf.complaints[kind] if kind != kinds.MISSING or text != told] == []


@EACH
def test_nothing_is_wider_than_a_small_phone(shelf: Shelf, kind: str) -> None:
    page = shelf.page(kind)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate(seen.BEYOND_THE_EDGE) == []


@EACH
def test_no_word_is_cut_off_leaves_its_box_or_lies_upon_another(shelf: Shelf, kind: str) -> None:
    page = shelf.page(kind)
    assert page.evaluate(seen.CUT_OFF) == []
    assert page.evaluate(seen.OUT_OF_ITS_BOX) == []
    assert page.evaluate(seen.UPON_EACH_OTHER) == []


@EACH
def test_a_thumb_can_meet_every_link(shelf: Shelf, kind: str) -> None:
    """24 points each way (WCAG 2.2, 2.5.8), but for links within a sentence."""
    assert shelf.page(kind).evaluate(seen.TOO_SMALL_TO_TAP) == []


@EACH
def test_no_word_is_smaller_than_12_points(shelf: Shelf, kind: str) -> None:
    assert shelf.page(kind).evaluate(seen.TOO_SMALL_TO_READ) == []


def test_the_first_screen_shows_the_verdict_and_the_first_things_to_do(shelf: Shelf) -> None:
    page = shelf.page("Start", 390)
    page.set_viewport_size({"width": 390, "height": 844})
    for spot in (".pr-verdict", ".pr-first > li:nth-child(1)", ".pr-first > li:nth-child(2)"):
        box = page.locator(spot).bounding_box()
        assert box
        assert box["y"] + box["height"] <= 844, spot


# For everybody


@DARK
@EACH
def test_nothing_serious_stands_in_anybodys_way(shelf: Shelf, kind: str, *, dark: bool) -> None:
    assert seen.barriers(shelf.page(kind, dark=dark)) == []


@EACH
def test_a_page_is_dark_where_the_device_is(shelf: Shelf, kind: str) -> None:
    behind = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).reduce((sum, part) => sum + +part, 0)"
    assert shelf.page(kind, dark=True).evaluate(behind) < 3 * 64
    assert shelf.page(kind).evaluate(behind) > 3 * 192


# On a tablet, a desk and paper


@pytest.mark.parametrize("width", [768, 1280])
@EACH
def test_on_a_wider_screen_nothing_is_lost_either(shelf: Shelf, kind: str, width: int) -> None:
    page = shelf.page(kind, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for look in (seen.BEYOND_THE_EDGE, seen.CUT_OFF, seen.OUT_OF_ITS_BOX, seen.UPON_EACH_OTHER):
        assert page.evaluate(look) == []


@EACH
def test_on_paper_a_page_is_black_on_white_and_as_wide_as_it(shelf: Shelf, kind: str) -> None:
    """Even where the screen is dark; 680 points lie between the margins of A4."""
    page = shelf.page(kind, 680, dark=True, paper=True)
    behind = page.evaluate("getComputedStyle(document.body).backgroundColor")
    ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
    assert (behind, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
    for look in (seen.BEYOND_THE_EDGE, seen.CUT_OFF, seen.OUT_OF_ITS_BOX, seen.UPON_EACH_OTHER):
        assert page.evaluate(look) == []
    for spot in (".md-header", ".md-tabs", ".md-search", ".md-top", ".pr-aside"):
        assert not page.locator(spot).first.is_visible(), spot


@EACH
def test_on_paper_all_that_is_folded_is_open(shelf: Shelf, kind: str) -> None:
    page = shelf.page(kind, 680, paper=True)
    assert page.evaluate(seen.STILL_FOLDED) == []


def test_on_screen_the_evidence_is_folded_away(shelf: Shelf) -> None:
    page = shelf.page("a place that is gone")
    assert len(page.evaluate(seen.STILL_FOLDED)) > 0


# The looks themselves

SOUND = "<p>Words in their place.</p><ul><li><a href='#' style='display:inline-block;padding:8px'>A link</a></li></ul>"
FAULTS = {
    "beyond the edge": (seen.BEYOND_THE_EDGE, "<p style='width:500px'>Wide</p>"),
    "cut off": (seen.CUT_OFF, "<p style='overflow:hidden;white-space:nowrap;width:60px'>More than fits in here</p>"),
    "out of its box": (
        seen.OUT_OF_ITS_BOX,
        "<div style='border:1px solid;width:60px'><p style='white-space:nowrap'>More than fits</p></div>",
    ),
    "upon each other": (seen.UPON_EACH_OTHER, "<p>One line</p><p style='margin-top:-2em'>Another line</p>"),
    "too small to tap": (seen.TOO_SMALL_TO_TAP, "<ul><li><a href='#'>A link</a></li></ul>"),
    "too small to read": (seen.TOO_SMALL_TO_READ, "<p style='font-size:11px'>Small print</p>"),
    "still folded": (seen.STILL_FOLDED, "<details><summary>More</summary><p>Words</p></details>"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_look_finds_what_is_wrong_and_nothing_where_all_is_well(browser: Browser, fault: str) -> None:
    look, page = FAULTS[fault][0], browser.new_page(viewport={"width": 360, "height": 800})
    page.set_content(f"<article>{SOUND}</article>")
    assert page.evaluate(look) == []
    page.set_content(f"<article>{SOUND}{FAULTS[fault][1]}</article>")
    assert page.evaluate(look) != []
    page.close()
