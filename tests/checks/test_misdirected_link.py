"""Social links on the website that lead to no profile of the business."""

from __future__ import annotations

import dataclasses

import pytest

from audit.address import Kind
from audit.checks import CHECKS, findings, misdirected_link
from audit.evidence import Sign
from audit.finding import Finding, Level, Outcome
from audit.website import FoundLink
from dossiers import dossier, leftover, site
from plainly import is_plain

ICON = leftover("https://www.facebook.com/", Kind.HOME, "facebook", region="header", text="Facebook")


def found(*leftovers: FoundLink) -> list[Finding]:
    return list(misdirected_link.check(dossier(leftovers=leftovers)))


@pytest.mark.parametrize("sign", [Sign.LOGIN_WALL, Sign.UNREACHABLE, Sign.CHALLENGE, Sign.UNREADABLE])
def test_a_home_page_that_was_not_seen_is_neither_praised_nor_blamed(sign: Sign) -> None:
    unseen = findings(dossier(leftovers=(ICON,), home=site(ICON, sign=sign)))
    (one,) = [one for one in unseen if one.check == "misdirected_link"]
    assert one.outcome is Outcome.UNSEEN


def test_a_home_page_without_such_links_is_good_news() -> None:
    (good,) = found()
    assert good.outcome is Outcome.FINE


def test_two_links_of_one_network_in_two_spots_are_two_findings() -> None:
    ids = {one.id for one in found(ICON, dataclasses.replace(ICON, region="footer"))}
    assert len(ids) == 2


@pytest.mark.parametrize(
    ("address", "kind", "words"),
    [
        ("https://www.facebook.com/", Kind.HOME, "leads to the network's front page"),
        ("#", Kind.PLACEHOLDER, "was never filled in"),
        ("https://www.facebook.com/yourpage", Kind.PLACEHOLDER, "was never filled in"),
        ("https://face book", Kind.NOT_AN_ADDRESS, "leads nowhere"),
        ("https://www.facebook.com/login", Kind.LOGIN, "leads to a login page"),
        ("https://www.facebook.com/share/x", Kind.INDIRECT, "only works for members"),
    ],
)
@pytest.mark.parametrize("region", ["header", "nav", "footer", "main", ""])
def test_each_is_to_be_fixed_now_and_says_where_it_stands(address: str, kind: Kind, words: str, region: str) -> None:
    (one,) = found(leftover(address, kind, "facebook", region=region, text="Follow us"))
    assert (one.outcome, one.level) == (Outcome.PROBLEM, Level.FIX_NOW)
    assert one.title == f"The Facebook link on your website {words}"
    assert one.where[0].endswith("your home page")
    assert is_plain(one)


def test_an_icon_of_no_known_network_is_called_as_it_is_written() -> None:
    (named,) = found(leftover("#", Kind.PLACEHOLDER, text="Pinterest"))
    assert "Pinterest link" in named.title
    (bare,) = found(leftover("#", Kind.PLACEHOLDER))
    assert "social link" in bare.title


def test_the_theme_makers_account_is_somebody_elses_and_an_empty_link_gets_nowhere() -> None:
    (makers,) = found(leftover("https://www.facebook.com/wix", Kind.PLACEHOLDER, "facebook"))
    (empty,) = found(leftover("#", Kind.PLACEHOLDER, "facebook"))
    assert "not yours" in makers.sees
    assert "nowhere" in empty.sees


def test_it_needs_the_website() -> None:
    assert CHECKS["misdirected_link"].NEEDS.value == "the website"
