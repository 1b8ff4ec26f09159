"""Links that still lead to a name the business gave up."""

from __future__ import annotations

import dataclasses

import pytest

from audit.checks import former_name
from audit.checks._check import Needs
from audit.dossier import Dossier, Place
from audit.evidence import Saw, Sign
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.verdict import Verdict
from audit.website import Source
from audit.website.noticed import Noticed, Trait
from dossiers import sighting, site
from linked import WEBSITE, at, known, lead, to
from plainly import is_plain

OLD, NEW = "https://x.com/muffinsco", "https://www.instagram.com/maplestreetbakery"
FORMER = {"former_handles": ("twitter:MuffinsCo",)}
DOMAIN = {"former_domains": ("muffins.example",)}
HOME = "https://www.muffins.example/"


def found(*places: Place, **settings: object) -> list[Finding]:
    findings = former_name.check(known(*places, **settings))  # type: ignore[arg-type]  # a client's own
    return [one for one in findings if one.outcome is not Outcome.FINE]


def written(address: str = HOME, region: str = "footer") -> Noticed:
    return Noticed(trait=Trait.OUTSIDE, value=address, region=region, pages=("/",))


def met(end: End, purpose: Purpose = Purpose.FORMER, address: str = HOME, final: str = "", title: str = "") -> Followed:
    return Followed(purpose=purpose, address=address, end=end, final_address=final or address, title=title)


def profile(*links: str) -> Place:
    return at(NEW, to(NEW), links=links)


def taken_over(place: Place) -> Place:
    word = dataclasses.replace(place.judgement, sighting=sighting(Saw.SOMEBODY_ELSES, key=place.key))
    return dataclasses.replace(place, judgement=word)


def test_without_names_given_up_there_is_nothing_to_say() -> None:
    assert list(former_name.check(known(lead(to(OLD)), noticed=(written(),)))) == []


def test_links_to_names_of_today_are_left_alone() -> None:
    assert found(profile(WEBSITE), lead(to("https://x.com/muffins")), **FORMER) == []
    others = (written("https://notmuffins.example/"), written("https://muffins.example.org/"))
    assert found(profile("https://muffin.example/"), noticed=others, **DOMAIN) == []


@pytest.mark.parametrize(
    "title", ["Welcome to our website", "Home page", "Startseite - Willkommen", "403 Forbidden", "Coming soon"]
)
def test_a_page_that_names_no_one_is_not_called_somebody_elses(title: str) -> None:
    (one,) = found(noticed=(written(),), followed=(met(End.OPENS, title=title),), **DOMAIN)
    assert (one.level, one.confidence) == (Level.FIX_SOON, Confidence.IS)


def test_what_was_not_seen_at_a_domain_is_not_told() -> None:
    (one,) = found(noticed=(written(),), followed=(met(End.UNSEEN),), **DOMAIN)
    assert "We could not see" in one.sees
    assert is_plain(one)


def test_a_name_that_is_listed_again_is_one_of_today() -> None:
    assert found(at(OLD, to(OLD)), **FORMER) == []


@pytest.mark.parametrize(
    "verdict", [Verdict.GONE, Verdict.SUSPECT, Verdict.TAKEN_OVER, Verdict.MOVED, Verdict.NOT_PUBLIC]
)
def test_a_link_of_the_website_that_another_check_tells_of_is_told_once(verdict: Verdict) -> None:
    assert found(lead(to(OLD), verdict=verdict), **FORMER) == []


@pytest.mark.parametrize("end", [End.FOR_SALE, End.PARKED, End.NO_SUCH_NAME])
@pytest.mark.parametrize("purpose", [Purpose.FORMER, Purpose.OUTSIDE, Purpose.BIO])
def test_a_domain_that_anybody_can_take_is_told_with_the_domain(end: End, purpose: Purpose) -> None:
    assert found(profile(HOME), noticed=(written(),), followed=(met(end, purpose),), **DOMAIN) == []


@pytest.mark.parametrize("end", [End.MISSING, End.CERTIFICATE])
def test_a_broken_link_of_the_website_is_told_as_broken(end: End) -> None:
    followed = (met(end, Purpose.OUTSIDE),)
    assert list(former_name.check(known(noticed=(written(),), followed=followed, **DOMAIN))) == []  # type: ignore[arg-type]


def test_a_living_account_under_the_old_name_is_to_be_fixed_soon() -> None:
    (one,) = found(lead(to(OLD), name="Maple Street Bakery"), **FORMER)
    assert (one.outcome, one.level, one.confidence) == (Outcome.PROBLEM, Level.FIX_SOON, Confidence.IS)
    assert one.title == "Links still lead to your former X name muffinsco"
    assert (one.place, one.where) == ("x:muffinsco", ("the footer of your home page",))
    assert is_plain(one)


def test_a_link_that_was_not_looked_at_is_found_all_the_same() -> None:
    here = known(**FORMER)  # type: ignore[arg-type]  # a client's own
    linked = dataclasses.replace(here, site=site(to(OLD, region="header")))
    (one,) = former_name.check(linked)
    assert one.where == ("the header of your home page",)


def test_a_strangers_account_under_the_old_name_is_to_be_fixed_now() -> None:
    (one,) = found(lead(to(OLD), name="Crypto Gains Daily"), **FORMER)
    assert (one.level, one.confidence) == (Level.FIX_NOW, Confidence.LOOKS)
    assert one.title == "Links still lead to your former X name muffinsco, which looks like somebody else's"
    assert is_plain(one)


@pytest.mark.parametrize("verdict", [Verdict.UNSEEN, Verdict.PRIVATE])
def test_who_was_not_seen_is_called_no_stranger(verdict: Verdict) -> None:
    (one,) = found(lead(to(OLD), verdict=verdict), **FORMER)
    assert (one.level, one.confidence) == (Level.FIX_SOON, Confidence.IS)


def test_a_profile_that_points_to_the_old_name_is_named() -> None:
    (one,) = found(profile("https://twitter.com/MuffinsCo"), **FORMER)
    assert one.where == ("your Instagram page",)
    assert is_plain(one)


def test_a_profile_that_points_to_what_a_person_saw_to_be_somebody_elses_is_certain() -> None:
    (one,) = found(profile(OLD), taken_over(lead(to(OLD), verdict=Verdict.TAKEN_OVER)), **FORMER)
    assert (one.level, one.confidence) == (Level.FIX_NOW, Confidence.IS)
    assert one.where == ("your Instagram page",)
    assert one.title.endswith("which is somebody else's")
    assert is_plain(one)


def test_what_only_machines_read_is_tidied_up() -> None:
    (one,) = found(lead(to(OLD, region="", source=Source.SAME_AS), name="Maple Street"), **FORMER)
    assert one.level is Level.TIDY_UP
    assert one.where == ("what your website tells search engines",)
    assert is_plain(one)


@pytest.mark.parametrize(
    "address", ["https://muffins.example/menu", "http://www.muffins.example/", "https://shop.muffins.example/"]
)
def test_links_to_the_old_domain_on_website_and_profiles_are_one_finding(address: str) -> None:
    (one,) = found(profile(address), noticed=(written(address),), **DOMAIN)
    assert (one.level, one.confidence) == (Level.FIX_SOON, Confidence.IS)
    assert one.title == "Links still lead to your former address muffins.example"
    assert one.where == ("the footer of your home page", "your Instagram page")
    assert is_plain(one)


def test_an_old_domain_that_leads_on_to_the_website_is_tidied_up() -> None:
    (one,) = found(noticed=(written(),), followed=(met(End.OPENS, final=WEBSITE),), **DOMAIN)
    assert one.level is Level.TIDY_UP
    assert "arrives at you" in one.sees
    assert is_plain(one)


def test_an_old_domain_under_another_title_looks_like_a_strangers() -> None:
    (one,) = found(noticed=(written(),), followed=(met(End.OPENS, title="Best Casino Bonus"),), **DOMAIN)
    assert (one.level, one.confidence) == (Level.FIX_NOW, Confidence.LOOKS)
    assert is_plain(one)


@pytest.mark.parametrize("title", ["", "Home", "Maple Street Bakery | Bread"])
def test_a_title_that_says_little_or_bears_the_name_accuses_nobody(title: str) -> None:
    (one,) = found(noticed=(written(),), followed=(met(End.OPENS, title=title),), **DOMAIN)
    assert (one.level, one.confidence) == (Level.FIX_SOON, Confidence.IS)


@pytest.mark.parametrize("end", [End.MISSING, End.CERTIFICATE, End.UNSEEN])
def test_a_profiles_link_to_the_old_domain_is_told_whatever_is_met_there(end: End) -> None:
    (one,) = found(profile(HOME), followed=(met(end, Purpose.BIO),), **DOMAIN)
    assert one.where == ("your Instagram page",)


def test_names_that_nothing_leads_to_are_good_news_once() -> None:
    (good,) = former_name.check(known(profile(WEBSITE), **FORMER, **DOMAIN))  # type: ignore[arg-type]
    assert good.outcome is Outcome.FINE
    assert is_plain(good)


@pytest.mark.parametrize(
    "doubtful",
    [
        dataclasses.replace(known(**FORMER), site=site(sign=Sign.LOGIN_WALL)),  # type: ignore[arg-type]
        known(lead(to(OLD), verdict=Verdict.GONE), **FORMER),  # type: ignore[arg-type]
        known(noticed=(written(),), followed=(met(End.FOR_SALE),), **DOMAIN),  # type: ignore[arg-type]
    ],
    ids=["website not seen", "told elsewhere", "for sale"],
)
def test_nothing_is_praised_where_a_link_was_met_or_nothing_was_read(doubtful: Dossier) -> None:
    assert list(former_name.check(doubtful)) == []


def test_it_needs_the_client_file() -> None:
    assert former_name.NEEDS is Needs.CLIENT
