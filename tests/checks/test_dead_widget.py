"""Remains of services that ended, and what is said about them."""

from __future__ import annotations

import dataclasses

import pytest

from audit.checks import dead_widget
from audit.evidence import Sign
from audit.finding import Confidence, Finding, Level, Outcome
from audit.website import PageSeen, widgets
from audit.website.noticed import Noticed, Preview, Trait
from dossiers import dossier, signal, site
from plainly import is_plain


def widget(value: str, *pages: str, region: str = "", on_pages: int = 0) -> Noticed:
    named = pages or ("/",)
    return Noticed(trait=Trait.WIDGET, value=value, region=region, pages=named, on_pages=on_pages or len(named))


def found(*things: Noticed, pages: int = 3, preview: Preview | None = Preview(title="Maple")) -> list[Finding]:  # noqa: B008  # frozen
    shown = tuple(PageSeen(address=f"https://maple.example/{n}", signals=(signal(Sign.SHOWN),)) for n in range(pages))
    return list(
        dead_widget.check(dossier(home=dataclasses.replace(site(), noticed=things, pages=shown, preview=preview)))
    )


# What must be left alone


def test_a_website_that_was_not_read_is_neither_praised_nor_blamed() -> None:
    assert list(dead_widget.check(dataclasses.replace(dossier(), site=None))) == []
    assert found(preview=None) == []


def test_other_things_on_the_pages_are_no_widgets() -> None:
    (one,) = found(Noticed(trait=Trait.EMBED, value="https://www.youtube.com/embed/abc", pages=("/",)))
    assert one.outcome is Outcome.FINE


def test_a_widget_that_todays_table_does_not_know_is_left_alone() -> None:
    assert found(widget("taken out of the table since")) == []


@pytest.mark.parametrize(("pages", "said"), [(1, "one page"), (14, "14 pages")])
def test_pages_without_remains_are_good_news(pages: int, said: str) -> None:
    (good,) = found(pages=pages)
    assert good.outcome is Outcome.FINE
    assert said in good.sees
    assert is_plain(good)


# What is found


@pytest.mark.parametrize("known", widgets.table(), ids=lambda known: known.id)
def test_each_widget_is_told_in_plain_words(known: widgets.Widget) -> None:
    (one,) = found(widget(known.id))
    assert (one.outcome, one.subject) == (Outcome.PROBLEM, known.id)
    assert known.name in one.title
    assert is_plain(one)


def test_an_empty_space_is_to_be_fixed_soon_and_what_leaves_no_trace_is_tidied_up() -> None:
    (hole,) = found(widget("instagram_feed"))
    (nothing,) = found(widget("addthis"))
    assert (hole.level, hole.confidence) == (Level.FIX_SOON, Confidence.IS)
    assert (nothing.level, nothing.confidence) == (Level.TIDY_UP, Confidence.IS)
    assert "an empty space" in hole.sees
    assert "2023" in nothing.sees


def test_a_box_that_some_visitors_see_filled_may_be_empty() -> None:
    (one,) = found(widget("twitter_timeline"))
    assert one.confidence is Confidence.MAY
    assert "may be empty" in one.title


def test_the_same_on_many_pages_is_one_finding_that_names_them() -> None:
    (few,) = found(widget("addthis", "/a", "/b", region="footer"))
    assert few.where == ("the footer of your page /a", "the footer of your page /b")
    (many,) = found(widget("addthis", *(f"/{n}" for n in range(20)), on_pages=31))
    assert many.where == ("31 pages",)


def test_two_widgets_are_two_findings() -> None:
    ids = {one.id for one in found(widget("addthis"), widget("facebook_like"))}
    assert len(ids) == 2
