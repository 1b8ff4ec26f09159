"""A profile the website links to and the client file does not name: one question for each."""

from __future__ import annotations

import dataclasses

import pytest

from audit.checks import CHECKS, unlisted_profile
from audit.dossier import Place
from audit.evidence import Look, Sign
from audit.finding import Finding, Outcome
from audit.verdict import Verdict
from audit.website import Source
from dossiers import dossier, evidence, place, signal
from linked import at, known, lead as linked, to
from plainly import is_plain

TOLD = (Verdict.NETWORK_CLOSED, Verdict.GONE, Verdict.SUSPECT, Verdict.TAKEN_OVER)
ASKED = [verdict for verdict in Verdict if verdict not in TOLD]


def lead(verdict: Verdict = Verdict.LIVE, **changed: object) -> Place:
    return place(verdict, listing=None, **{"regions": ("footer",), **changed})  # type: ignore[arg-type]  # a place's own


def found(*places: Place, listed: bool = True) -> list[Finding]:
    return list(unlisted_profile.check(dossier(*places, listed=listed)))


def test_without_places_there_is_no_question() -> None:
    assert found() == []


@pytest.mark.parametrize("verdict", Verdict)
def test_nobody_is_asked_about_a_place_from_the_client_file(verdict: Verdict) -> None:
    assert found(place(verdict, regions=("footer",)), place(verdict)) == []


@pytest.mark.parametrize("verdict", Verdict)
def test_where_the_client_file_lists_no_place_there_is_no_list_to_be_missing_from(verdict: Verdict) -> None:
    assert found(lead(verdict), listed=False) == []


@pytest.mark.parametrize("verdict", TOLD)
def test_of_what_is_over_or_known_to_be_a_strangers_nobody_is_asked_whose_it_is(verdict: Verdict) -> None:
    assert found(lead(verdict)) == []


def test_another_address_of_a_listed_account_is_no_question() -> None:
    seen = Look(evidence=evidence(signal(Sign.SHOWN), platform_id="did:plc:maple"))
    assert found(place(Verdict.LIVE, look=seen), lead(key="bluesky:ma.ple", handle="ma.ple", look=seen)) == []


def test_an_id_of_another_network_or_none_at_all_makes_no_two_accounts_one() -> None:
    seen = Look(evidence=evidence(signal(Sign.SHOWN), platform_id="1"))
    elsewhere = lead(key="x:maple", platform="x", look=seen)
    unlooked = lead(key="bluesky:oak", look=None)
    assert len(found(place(Verdict.LIVE, look=seen), place(Verdict.LIVE, look=None), elsewhere, unlooked)) == 2


def test_a_short_link_that_could_not_be_followed_may_lead_to_a_listed_place() -> None:
    assert found(lead(Verdict.UNSEEN, handle="short:maps.app.goo.gl/a1", platform="google_business")) == []


FACEBOOK = at("https://www.facebook.com/maplestreetbakery", to("https://www.facebook.com/maplestreetbakery"))


@pytest.mark.parametrize(
    "told",
    [
        linked(to("https://www.facebook.com/pipework", "Website by Pipework Studio")),
        linked(to("https://www.facebook.com/pipework", "Pipework Studio", on_pages=9)),
        linked(to("https://www.facebook.com/pipework", "the studio on Facebook"), name="Pipework Studio"),
        linked(to("https://www.instagram.com/oakmill", "Oak Mill", "main", pages=("/blog/flour/",))),
        linked(to("https://www.instagram.com/oakmill", "a miller to trust", "body")),
        linked(to("https://www.linkedin.com/in/sue-fletcher", "Sue on LinkedIn", "main", pages=("/team/",))),
        linked(to("https://www.linkedin.com/in/sue-fletcher", "", "main", pages=("/team/sue",))),
        linked(to("https://www.linkedin.com/in/sue-fletcher", "Follow us on LinkedIn", "main")),
        linked(to("https://www.facebook.com/sunriseyoga", "Find us on Facebook", "main")),
        linked(to("https://www.facebook.com/maplestreetbakeryolton")),
        linked(to("https://www.facebook.com/Maple.Street.Bakery")),
    ],
    ids=["credit", "agency", "studio", "article", "supplier", "team", "icon", "person", "stranger", "second", "dots"],
)
def test_of_what_the_link_or_another_check_says_whose_it_is_nobody_is_asked(told: Place) -> None:
    assert list(unlisted_profile.check(known(FACEBOOK, told))) == []


def test_of_what_the_client_file_says_whose_it_is_nobody_is_asked() -> None:
    other = linked(to("https://x.com/maplestreet"))
    assert list(unlisted_profile.check(known(FACEBOOK, other, not_ours=("https://x.com/MapleStreet",)))) == []
    assert list(unlisted_profile.check(known(FACEBOOK, other, former_handles=("twitter:maplestreet",)))) == []


@pytest.mark.parametrize(
    "asked",
    [
        linked(to("https://x.com/maplestreet")),
        linked(to("https://x.com/maplestreet", "Maple Street", "main")),
        linked(to("https://www.facebook.com/maplestreetcakes", "Cakes to order")),
        linked(to("https://www.facebook.com/sunriseyoga", "Facebook", "main")),
        linked(to("https://www.facebook.com/sunriseyoga", "our yoga mornings", "main")),
        linked(to("https://www.facebook.com/sunriseyoga", "Sunrise", "header")),
        linked(to("https://x.com/sunriseyoga"), verdict=Verdict.UNSEEN),
        linked(to("https://www.linkedin.com/in/sue-fletcher", "LinkedIn", "main", pages=("/contact/",))),
        linked(
            to("https://www.facebook.com/pipework", "Pipework Studio"),
            to("https://www.facebook.com/pipework/", "Facebook", "main"),
        ),
    ],
)
def test_of_what_may_be_either_the_question_stays(asked: Place) -> None:
    (one,) = unlisted_profile.check(known(FACEBOOK, asked))
    assert one.place == asked.key


@pytest.mark.parametrize("verdict", ASKED)
def test_each_other_lead_is_a_question_and_never_a_problem(verdict: Verdict) -> None:
    (one,) = found(lead(verdict, name="Facebook"), place(Verdict.LIVE, key="bluesky:oak"))
    assert (one.outcome, one.level, one.place) == (Outcome.DECISION, None, "bluesky:maple")
    assert one.title == "Is this Facebook page yours?"
    assert one.where == ("the footer of your home page",)
    assert "https://bsky.app/profile/maple.example" in one.sees
    assert is_plain(one)


def test_two_leads_of_one_network_are_told_apart() -> None:
    first, second = found(
        lead(Verdict.UNSEEN, name="X (elm)", label="X", apart="elm", platform="x", key="x:elm", handle="elm"),
        lead(Verdict.UNSEEN, name="X (oak)", label="X", apart="oak", platform="x", key="x:oak", handle="oak"),
    )
    assert first.title == "Is this X page elm yours?"
    assert first.id != second.id


def test_a_link_only_machines_read_is_not_said_to_be_tapped() -> None:
    seen = lead()
    hidden = tuple(dataclasses.replace(link, source=Source.SAME_AS, region="") for link in seen.links)
    (one,) = found(dataclasses.replace(seen, links=hidden))
    assert "tap" not in one.sees
    assert "search engines" in one.sees
    assert is_plain(one)


def test_it_needs_the_website() -> None:
    assert CHECKS["unlisted_profile"].NEEDS.value == "the website"
