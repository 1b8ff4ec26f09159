"""All checks together: nobody is accused twice, nothing unseen is judged, and every word is plain."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

from audit.activity import Activity
from audit.checks import CHECKS, findings
from audit.client import Decision
from audit.dossier import Place
from audit.evidence import Sign
from audit.finding import Level, Outcome
from audit.verdict import Verdict
from audit.website import SiteState
from dossiers import dossier, place, site
from plainly import is_plain

URGENCY = (*((Outcome.PROBLEM, level) for level in Level), *((o, None) for o in Outcome if o is not Outcome.PROBLEM))


def every_kind_of_place() -> list[Place]:
    return [
        place(
            verdict,
            activity,
            days=days,
            decision=decision,
            regions=regions,
            key=f"bluesky:{number}",
            name="Google Business Profile",
        )
        for number, (verdict, (activity, days), decision, regions) in enumerate(
            itertools.product(
                Verdict,
                ((Activity.UNKNOWN, None), (Activity.FRESH, 1), (Activity.ABANDONED, 900), (Activity.EMPTY, None)),
                Decision,
                ((), ("footer",)),
            )
        )
        if verdict is Verdict.LIVE or activity is Activity.UNKNOWN
    ]


EVERYWHERE = dossier(*every_kind_of_place())


def test_of_an_unseen_place_nothing_is_said_but_that_and_who_looks_after_it() -> None:
    said = findings(dossier(place(Verdict.UNSEEN)))
    assert {one.check for one in said if one.outcome is not Outcome.FINE} == {"unseen_profile", "ownerless_profile"}
    assert not any(one.place for one in said if one.outcome is Outcome.FINE)


def test_of_an_unseen_home_page_only_that_is_said() -> None:
    said = findings(dossier(home=site(sign=Sign.UNREACHABLE)))
    assert {(one.title, one.outcome) for one in said} == {("We could not read your website", Outcome.UNSEEN)}


@pytest.mark.parametrize("state", [SiteState.PARKED, SiteState.FOR_SALE, SiteState.HOSTING_SUSPENDED])
def test_of_a_page_that_stands_in_the_website_s_place_nothing_is_praised(state: SiteState) -> None:
    said = findings(dossier(home=dataclasses.replace(site(), state=state)))
    assert not [one for one in said if one.outcome is Outcome.FINE]
    assert [one.check for one in said if one.outcome is Outcome.PROBLEM] == ["absent_website"]


def test_one_place_has_at_most_one_problem() -> None:
    problems = [one.place for one in findings(EVERYWHERE) if one.outcome is Outcome.PROBLEM]
    assert len(problems) == len(set(problems))


def test_every_finding_has_an_id_of_its_own() -> None:
    ids = [one.id for one in findings(EVERYWHERE)]
    assert len(ids) == len(set(ids))


def test_every_text_is_plain() -> None:
    assert all(is_plain(one) for one in findings(EVERYWHERE))


def test_what_most_pages_show_comes_before_what_few_show_and_what_none_shows_comes_last() -> None:
    def gone(key: str, pages: int) -> Place:
        found = place(Verdict.GONE, regions=("footer",) * bool(pages), key=key)
        return dataclasses.replace(
            found, links=tuple(dataclasses.replace(link, on_pages=pages) for link in found.links)
        )

    said = findings(dossier(gone("a", 0), gone("b", 2), gone("c", 179)))
    assert [one.place for one in said if one.check == "dead_link"] == ["c", "b", "a"]


def test_the_most_urgent_comes_first_then_what_the_website_shows_then_the_order_of_the_places() -> None:
    said = findings(EVERYWHERE)
    order = {found.key: number for number, found in enumerate(EVERYWHERE.places)}
    urgency = [(URGENCY.index((one.outcome, one.level)), ["is", "looks", "may"].index(one.confidence)) for one in said]
    assert urgency == sorted(urgency)
    for _, group in itertools.groupby(zip(urgency, said, strict=True), key=lambda pair: pair[0]):
        ranks = [(not one.where, order.get(one.place, len(order))) for _, one in group]
        assert ranks == sorted(ranks)


@pytest.mark.parametrize("name", CHECKS)
def test_every_finding_names_the_check_it_comes_from(name: str) -> None:
    assert {one.check for one in CHECKS[name].check(EVERYWHERE)} <= {name}
