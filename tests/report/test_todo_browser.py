"""To do in a browser: links arrive at what they name, letters can be copied, and without a script nothing is lost."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import bakery
from audit.client import Decision
from audit.finding import Finding, Level
from built import built

pytestmark = pytest.mark.browser

CHECKS = ("misdirected_link", "broken_page", "poor_preview", "old_year", "broken_contact", "closed_network")


def problem(number: int) -> Finding:
    made = bakery.problem(
        CHECKS[number % len(CHECKS)],
        "",
        list(Level)[number % len(Level)],
        f"Link {number} was never filled in",
        f"Put your own address behind link {number}",
        sees="A customer gets nowhere.",
    )
    return dataclasses.replace(made, subject=str(number))


SIXTY = tuple(problem(number) for number in range(60))
LAST = next(one for one in reversed(SIXTY) if one.level is Level.TIDY_UP)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report with sixty more problems and a place to be claimed."""
    folder: Path = tmp_path_factory.mktemp("report")
    places = tuple(
        dataclasses.replace(place, listing=bakery.listing("https://x.com/maplebakery", Decision.CLAIM))
        if place.platform == "x"
        else place
        for place in bakery.places()
    )
    site = built(folder, bakery.dossier(places), (*bakery.findings(), *SIXTY))
    return (site / "actions.html").as_uri()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """Without scripts."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_a_script_each_thing_to_do_is_met_by_its_anchor(plain: Page, report: str) -> None:
    plain.goto(f"{report}#{LAST.id.lower()}")
    assert plain.get_by_text(LAST.action, exact=True).is_visible()
    assert plain.locator(f"[id='{LAST.id.lower()}'] details:not([open])").count() == 1
    plain.locator(f"[id='{LAST.id.lower()}'] summary").click()
    assert plain.locator(f"[id='{LAST.id.lower()}']").get_by_text("A customer gets nowhere.").is_visible()


def test_without_a_script_no_button_is_shown_and_the_letter_can_be_read(plain: Page, report: str) -> None:
    plain.goto(report)
    assert plain.locator(".pr-post button").count() == 0
    plain.get_by_text("Show the letter").click()
    assert plain.locator(".pr-letter").is_visible()


def test_a_link_opens_the_fold_it_leads_to_and_no_other(page: Page, report: str) -> None:
    page.goto(f"{report}#{LAST.id.lower()}")
    assert page.locator(f"[id='{LAST.id.lower()}']").get_by_text("A customer gets nowhere.").is_visible()
    assert page.locator(".pr-fold[open]").count() == 1


def test_a_link_on_the_page_itself_opens_it_too(page: Page, report: str) -> None:
    page.goto(report)
    assert page.locator(".pr-fold[open]").count() == 0
    page.evaluate("id => { location.hash = id }", LAST.id.lower())
    page.locator(".pr-fold[open]").wait_for()
    assert page.locator(f"[id='{LAST.id.lower()}'] .pr-fold[open]").count() == 1


@pytest.mark.parametrize("odd", ["#%", "#nothing", "#", "#a'b\"c", "#%E0%A4%A"])
def test_an_address_that_names_nothing_is_no_trouble(page: Page, report: str, odd: str) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(report + odd)
    assert complaints == []


def test_a_button_copies_the_letter_as_it_is_read_from_disk_too(page: Page, report: str) -> None:
    page.goto(report)
    page.get_by_role("button", name="Copy the letter").click()
    page.get_by_role("button", name="Copied").wait_for()
    letter = page.locator(".pr-letter").text_content() or ""
    assert "Please tell us how we can take charge of it." in letter
    assert page.evaluate("navigator.clipboard.readText()") == letter.strip()


def test_where_a_page_may_not_reach_the_clipboard_the_old_way_does_it(page: Page, report: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(report)
    page.get_by_role("button", name="Copy the letter").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.locator("textarea").count() == 0


def test_on_paper_every_fold_is_open_and_nothing_to_tap_is_left(page: Page, report: str) -> None:
    page.goto(report)
    page.emulate_media(media="print")
    assert page.locator(f"[id='{LAST.id.lower()}']").get_by_text("A customer gets nowhere.").is_visible()
    assert not page.locator(".pr-reply").first.is_visible()
    assert not page.locator(".pr-send").first.is_visible()


def test_sixty_things_to_do_fit_a_phone(page: Page, report: str) -> None:
    page.goto(report)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("document.documentElement.scrollHeight") < 250 * len(SIXTY)
