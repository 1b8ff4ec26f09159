"""Example text that nobody replaced, and what is said about it."""

from __future__ import annotations

import dataclasses

import pytest

from audit.checks import starter_content
from audit.evidence import Sign
from audit.finding import Confidence, Finding, Level, Outcome
from audit.website import PageSeen, SiteState, starter
from audit.website.noticed import Noticed, Preview, Trait
from dossiers import dossier, signal, site
from plainly import is_plain

FILLER = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore"


def left(value: str, *pages: str, text: str = FILLER, region: str = "main") -> Noticed:
    named = pages or ("/",)
    return Noticed(trait=Trait.STARTER, value=value, text=text, region=region, pages=named, on_pages=len(named))


def found(
    *things: Noticed,
    state: SiteState = SiteState.OPEN,
    home: str = "https://maple.example/",
    preview: Preview | None = Preview(title="Maple"),  # noqa: B008  # frozen
) -> list[Finding]:
    shown = tuple(PageSeen(address=f"https://maple.example/{n}", signals=(signal(Sign.SHOWN),)) for n in range(3))
    seen = dataclasses.replace(site(), noticed=things, pages=shown, preview=preview, state=state, final_address=home)
    return list(starter_content.check(dossier(home=seen)))


# What must be left alone


def test_a_website_that_was_not_read_is_neither_praised_nor_blamed() -> None:
    assert list(starter_content.check(dataclasses.replace(dossier(), site=None))) == []
    assert found(preview=None) == []


@pytest.mark.parametrize("state", [SiteState.COMING_SOON, SiteState.MAINTENANCE])
@pytest.mark.parametrize("kind", ["coming_soon", "under_construction"])
def test_a_website_that_is_not_open_yet_is_not_told_so_twice(state: SiteState, kind: str) -> None:
    assert found(left(kind, text="Coming soon"), state=state) == []


def test_a_kind_that_todays_table_does_not_know_is_left_alone() -> None:
    assert found(left("taken out of the table since")) == []


def test_pages_without_example_text_are_good_news() -> None:
    (good,) = found()
    assert good.outcome is Outcome.FINE
    assert "3 pages" in good.sees
    assert is_plain(good)


# What is found


@pytest.mark.parametrize("kind", starter.table(), ids=lambda kind: kind.id)
@pytest.mark.parametrize("pages", [("/",), ("/trade",), ("/trade", "/shop")])
def test_each_kind_is_told_in_plain_words(kind: starter.Starter, pages: tuple[str, ...]) -> None:
    (one,) = found(left(kind.id, *pages))
    assert (one.outcome, one.subject) == (Outcome.PROBLEM, kind.id)
    assert is_plain(one)


@pytest.mark.parametrize(
    ("pages", "home", "level"),
    [
        (("/",), "https://maple.example/", Level.FIX_NOW),
        (("/about", "/"), "https://maple.example/", Level.FIX_NOW),
        (("/en/",), "https://maple.example/en/", Level.FIX_NOW),
        (("/about",), "https://maple.example/", Level.FIX_SOON),
        (("/",), "https://maple.example/en/", Level.FIX_SOON),
    ],
)
def test_example_text_on_the_home_page_is_to_be_fixed_now(pages: tuple[str, ...], home: str, level: Level) -> None:
    (one,) = found(left("filler_text", *pages), home=home)
    assert (one.level, one.confidence) == (level, Confidence.IS)


def test_a_page_that_holds_little_looks_unfinished() -> None:
    (one,) = found(left("coming_soon", "/shop", text="Coming soon"))
    assert (one.level, one.confidence) == (Level.FIX_SOON, Confidence.LOOKS)
    assert one.title == "Your page /shop looks unfinished"
    (two,) = found(left("coming_soon", "/shop", "/trade", text="Coming soon"))
    assert two.title == "2 of your pages look unfinished"
    (home,) = found(left("coming_soon", text="Coming soon"))
    assert home.title == "Your home page looks unfinished"


def test_it_quotes_the_words_and_names_the_pages() -> None:
    (one,) = found(left("filler_text", "/a", "/b"))
    assert '"Lorem ipsum dolor sit amet, ' in one.sees
    assert one.where == ("the text of your page /a", "the text of your page /b")
