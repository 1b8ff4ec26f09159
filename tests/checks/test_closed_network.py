"""A link to a network that has ended: a task only where a link still leads there."""

from __future__ import annotations

import pytest

from audit.checks import closed_network
from audit.client import Decision
from audit.dossier import Place
from audit.finding import Finding, Level, Outcome
from audit.platforms import closed
from audit.platforms.closed import ClosedNetwork
from audit.verdict import Verdict
from dossiers import dossier, place
from plainly import is_plain

PLUS = "https://plus.google.com/+MapleBakery"


def ended(address: str = PLUS, *, regions: tuple[str, ...] = (), decision: Decision = Decision.UNDECIDED) -> Place:
    return place(Verdict.NETWORK_CLOSED, name="Google+", address=address, regions=regions, decision=decision)


def found(*places: Place) -> list[Finding]:
    return list(closed_network.check(dossier(*places)))


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.NETWORK_CLOSED])
def test_a_place_on_a_network_that_is_still_there_is_none_of_its_business(verdict: Verdict) -> None:
    assert found(place(verdict)) == []


def test_a_place_that_was_to_be_closed_is_good_news_once_nothing_leads_there() -> None:
    (good,) = found(ended(decision=Decision.CLOSE))
    assert good.outcome is Outcome.FINE
    assert is_plain(good)
    (left,) = found(ended(decision=Decision.CLOSE, regions=("main",)))
    assert left.outcome is Outcome.PROBLEM


@pytest.mark.parametrize(
    ("regions", "level"),
    [
        ((), Level.TIDY_UP),
        (("main",), Level.TIDY_UP),
        (("header",), Level.FIX_NOW),
        (("main", "footer"), Level.FIX_NOW),
        (("nav",), Level.FIX_NOW),
    ],
)
def test_it_is_urgent_where_every_visitor_meets_the_link(regions: tuple[str, ...], level: Level) -> None:
    (one,) = found(ended(regions=regions))
    assert (one.outcome, one.level) == (Outcome.PROBLEM, level)


def test_it_names_the_network_the_year_and_the_way_out() -> None:
    (one,) = found(ended())
    assert one.title == "Your link leads to Google+, which closed"
    assert one.sees.startswith("Google+ ended in 2019.")
    assert one.action.startswith("Remove ")
    assert one.id == "F-closed_network-7b8606a1"


def _somewhere_on(network: ClosedNetwork) -> str:
    host, _, path = network.at[0].partition("/")
    return f"https://{host.replace('*', 'maple')}/{path.replace('*', 'maple')}"


@pytest.mark.parametrize("network", closed.networks(), ids=lambda network: network.name)
def test_every_network_that_ended_is_told_in_plain_words(network: ClosedNetwork) -> None:
    for one in found(ended(_somewhere_on(network), regions=("footer",))):
        assert network.name in one.title
        assert is_plain(one)


def test_where_an_old_page_may_still_open_nobody_is_told_that_there_is_nothing() -> None:
    (one,) = found(ended("https://foursquare.com/v/maple-bakery/4b0588f1f964a520a5a022e3"))
    assert "or an old page that nobody keeps" in one.sees
    (gone,) = found(ended())
    assert "finds nothing of yours" in gone.sees
