"""What stands at the website's own address."""

from __future__ import annotations

import dataclasses

import pytest

from audit.checks import absent_website, findings
from audit.client import Facts
from audit.dossier import Dossier
from audit.evidence import Sign
from audit.finding import Confidence, Finding, Level, Outcome
from audit.verdict import Verdict
from audit.website import SiteState
from dossiers import dossier, listing, place, signal, site
from plainly import is_plain


def website(state: SiteState, sign: Sign = Sign.UNFAMILIAR, mark: str = "", **seen: object) -> Dossier:
    home = dataclasses.replace(site(), state=state, signals=(signal(sign, mark=mark),), **seen)  # type: ignore[arg-type]  # the fields of a website
    return dossier(home=home)


def found(known: Dossier) -> list[Finding]:
    said = list(absent_website.check(known))
    assert all(is_plain(one) for one in said)
    return said


def led_to(address: str, **client: object) -> Dossier:
    known = website(SiteState.REDIRECTED_AWAY, Sign.SHOWN, final_address=address)
    return dataclasses.replace(known, client=dataclasses.replace(known.client, **client))  # type: ignore[arg-type]  # the fields of a client


# What must be left alone


def test_without_a_website_nothing_is_said() -> None:
    assert found(dataclasses.replace(dossier(), site=None)) == []


def test_a_home_page_that_was_read_is_not_called_unseen() -> None:
    assert found(website(SiteState.UNKNOWN, Sign.SHOWN)) == []


def test_a_warning_of_browsers_is_told_by_another_check() -> None:
    assert found(website(SiteState.UNKNOWN, Sign.UNREACHABLE, "certificate")) == []


@pytest.mark.parametrize("state", [SiteState.BLOCKED, SiteState.SCRIPT_ONLY, SiteState.UNKNOWN])
def test_a_website_we_could_not_see_is_not_blamed(state: SiteState) -> None:
    (one,) = found(website(state, Sign.CHALLENGE))
    assert one.outcome is Outcome.UNSEEN
    assert "nothing against it" in one.sees
    assert one.action.startswith("Open your website on your phone")


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("https://maple.other-example.com/", {"listings": (listing("https://maple.other-example.com/blog"),)}),
        ("https://www.bread.example/", {"facts": Facts(email="hello@bread.example")}),
        ("https://maplestreetbakery.example/", {}),
        ("https://www.maple-street-bakery.example/", {}),
        ("https://maplebakery.example/en/", {}),
        ("https://flourandsalt.example/", {"legal_names": ("Flour and Salt",)}),
        ("https://mapleleaf-shop.example/", {"website": "https://mapleleaf.example"}),
        ("https://mapleleaf.test/", {"website": "https://mapleleaf.example"}),
    ],
)
def test_another_address_of_the_business_itself_is_fine(address: str, client: dict[str, object]) -> None:
    assert found(led_to(address, **client)) == []


def test_a_listed_profile_in_place_of_a_website_is_fine() -> None:
    known = led_to("https://bsky.app/profile/maple.bsky.social")
    known = dataclasses.replace(
        known, places=(place(Verdict.LIVE, handle="maple.bsky.social", key="bluesky:maple.bsky.social"),)
    )
    assert found(known) == []


def test_a_website_that_opens_is_good_news() -> None:
    (good,) = found(website(SiteState.OPEN, Sign.SHOWN))
    assert (good.outcome, good.title) == (Outcome.FINE, "Your website opens")


# What is found


@pytest.mark.parametrize("state", [SiteState.PARKED, SiteState.FOR_SALE, SiteState.HOSTING_SUSPENDED])
def test_what_is_not_the_website_is_to_be_fixed_now(state: SiteState) -> None:
    (one,) = found(website(state))
    assert (one.outcome, one.level, one.confidence) == (Outcome.PROBLEM, Level.FIX_NOW, Confidence.IS)
    assert one.title.startswith("Your website's address shows")


@pytest.mark.parametrize("state", [SiteState.COMING_SOON, SiteState.MAINTENANCE])
def test_a_notice_in_its_place_is_said_of_today(state: SiteState) -> None:
    (one,) = found(website(state, Sign.SHOWN))
    assert (one.level, one.confidence) == (Level.FIX_NOW, Confidence.LOOKS)
    assert "looks" in one.title
    assert "today" in one.title


def test_a_website_behind_a_login_is_to_be_fixed_soon() -> None:
    (one,) = found(website(SiteState.LOGIN, Sign.LOGIN_WALL))
    assert one.level is Level.FIX_SOON


@pytest.mark.parametrize("sign", [Sign.UNREACHABLE, Sign.SERVER_ERROR])
def test_silence_may_be_the_networks(sign: Sign) -> None:
    (one,) = found(website(SiteState.DOWN, sign, "too_slow"))
    assert (one.level, one.confidence) == (Level.FIX_SOON, Confidence.MAY)
    assert "did not answer us today" in one.title


def test_a_name_that_leads_nowhere_looks_lost() -> None:
    (one,) = found(website(SiteState.DOWN, Sign.NO_SUCH_NAME))
    assert (one.level, one.confidence) == (Level.FIX_SOON, Confidence.LOOKS)


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("https://casino.example/", {}),
        ("https://bakery.example/", {}),
        ("https://www.facebook.com/somebodyelse", {}),
        ("https://maplestreetbakery.example/", {"former_domains": ("maplestreetbakery.example",)}),
    ],
)
def test_another_website_in_its_place_is_asked_about(address: str, client: dict[str, object]) -> None:
    (one,) = found(led_to(address, **client))
    assert one.outcome is Outcome.DECISION
    assert one.title == "Your website's address leads to another one"


@pytest.mark.parametrize("state", SiteState)
def test_every_state_is_told_in_plain_words_and_never_twice(state: SiteState) -> None:
    known = website(state, final_address="https://casino.example/")
    assert len(found(known)) <= 1
    assert len({one.id for one in findings(known)}) == len(findings(known))
