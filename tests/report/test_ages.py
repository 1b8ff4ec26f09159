"""The newest posts side by side: only what was dated is drawn, and what was not is named."""

from __future__ import annotations

import dataclasses

import pytest

from audit.activity import Activity
from audit.dossier import Place
from audit.evidence import A_REVIEW, Newest, Precision
from audit.report import ages as pictured
from audit.report.ages import Ages
from audit.verdict import Verdict
from dossiers import ago, newest, place


def here(name: str, days: float | None = None, verdict: Verdict = Verdict.LIVE, **changed: object) -> Place:
    return place(verdict, Activity.FRESH, name=name, days=days, key=f"bluesky:{name}", **changed)  # type: ignore[arg-type]  # each test spells the fields it means


def drawn(*places: Place) -> Ages | None:
    return pictured.ages(places, {one.key: one.name.lower() for one in places})


def told(*places: Place) -> Ages:
    made = drawn(*places)
    assert made
    return made


DATED = (here("Bluesky", 3), here("X", 400))


# Left alone


@pytest.mark.parametrize("places", [(), (here("Bluesky", 3),), (here("Bluesky", 3), here("X"))], ids=len)
def test_one_date_is_nothing_to_compare(places: tuple[Place, ...]) -> None:
    assert drawn(*places) is None


def test_a_place_without_a_date_is_named_and_not_drawn() -> None:
    made = told(*DATED, here("TikTok"), here("LinkedIn", verdict=Verdict.UNSEEN))
    assert [bar.title for bar in made.bars] == ["Bluesky", "X"]
    assert made.undated == ("Open, but no date seen: TikTok", "We couldn't see: LinkedIn")


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.LIVE])
def test_a_place_that_does_not_open_has_no_bar_whatever_was_posted_there(verdict: Verdict) -> None:
    made = told(*DATED, here("Gone", 9, verdict))
    assert len(made.bars) == 2
    assert "Gone" in made.undated[0]


def test_a_review_is_no_post() -> None:
    review = Newest(at=ago(9), source=A_REVIEW, precision=Precision.DAY)
    listed = dataclasses.replace(here("Yelp", platform="yelp"), newest=review)
    assert told(*DATED, listed).undated == ("Nobody posts there: Yelp",)


def test_all_dated_leaves_nothing_to_name() -> None:
    assert told(*DATED).undated == ()


# Drawn


def test_the_youngest_comes_first() -> None:
    assert [bar.title for bar in told(here("X", 400), here("Bluesky", 3), here("TikTok", 90)).bars] == [
        "Bluesky",
        "TikTok",
        "X",
    ]


def test_a_date_that_may_not_be_the_newest_says_so_and_is_drawn_otherwise() -> None:
    sure, least = here("X", 40), dataclasses.replace(here("Facebook"), newest=newest(40, lower_bound=True))
    one, other = told(sure, least).bars
    assert {one.words, other.words} == {"5 weeks ago", "5 weeks ago or newer"}
    assert one.bar != other.bar


def test_a_rough_date_is_about() -> None:
    rough = dataclasses.replace(here("Facebook"), newest=newest(40, Precision.ROUGH))
    assert told(DATED[0], rough).bars[-1].words == "about 5 weeks ago"


def test_an_empty_place_is_not_called_undated() -> None:
    assert told(*DATED, dataclasses.replace(here("Threads"), activity=Activity.EMPTY)).undated == (
        "Nothing posted yet: Threads",
    )
