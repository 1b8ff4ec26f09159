"""Social links on the website that lead to no profile of the business."""

from __future__ import annotations

import dataclasses

import pytest

from audit import placeholders, profiles
from audit.address import Identity, Kind
from audit.checks import CHECKS, findings, misdirected_link
from audit.evidence import Sign
from audit.finding import Finding, Level, Outcome
from audit.website import FoundLink, home
from dossiers import dossier, leftover, link, site
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
        ("https://www.facebook.com/sharer.php?u=x", Kind.SHARE, "opens a window for sharing"),
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


@pytest.mark.parametrize("text", ["Tumblr", "Follow us on Tumblr", "TUMBLR icon"])
def test_a_network_without_a_reader_is_called_by_the_name_in_the_words(text: str) -> None:
    (one,) = found(leftover("https://www.tumblr.com/share", Kind.SHARE, text=text))
    assert one.title == "The Tumblr link on your website opens a window for sharing"
    assert is_plain(one)


@pytest.mark.parametrize("text", ["Follow us", "Find us on the networks where all our friends are already"])
def test_a_promise_is_no_name(text: str) -> None:
    (one,) = found(leftover("#", Kind.PLACEHOLDER, text=text))
    assert one.title == "The social link on your website was never filled in"


def unfinished(address: str, kind: Kind, detail: str) -> FoundLink:
    return link(address, Identity(kind=kind, platform="facebook", detail=detail), "footer", text="Our page")


@pytest.mark.parametrize(
    ("left", "meets"),
    [
        (unfinished("#", Kind.PLACEHOLDER, placeholders.EMPTY), "the page only jumps back to its top"),
        (unfinished("javascript:void(0)", Kind.PLACEHOLDER, placeholders.EMPTY), "sees nothing happen"),
        (unfinished("", Kind.PLACEHOLDER, placeholders.EMPTY), "no address stands behind it"),
        (
            unfinished("https://www.facebook.com/{{x}}", Kind.PLACEHOLDER, placeholders.EMPTY),
            "only a part of an address",
        ),
        (unfinished("https://example.com/", Kind.PLACEHOLDER, placeholders.WEBSITE), "meets an example page"),
        (unfinished("https://www.facebook.com/wix", Kind.PLACEHOLDER, "Wix's own account"), "not yours"),
        (unfinished("https://www.facebook.com/sharer.php", Kind.SHARE, ""), "a window to share your website"),
        (
            unfinished("https://m.example/facebook.com/x", Kind.NOT_AN_ADDRESS, home.LACKING),
            "your website has no such page",
        ),
        (unfinished("http://https://facebook.com/x", Kind.NOT_AN_ADDRESS, home.DOUBLED), "by the browser"),
        (unfinished("htps://facebook.com/x", Kind.NOT_AN_ADDRESS, home.MISSPELT), "by the browser"),
    ],
)
def test_each_says_what_a_customer_meets(left: FoundLink, meets: str) -> None:
    (one,) = found(left)
    assert meets in one.sees
    assert is_plain(one)


def test_a_miswritten_address_is_to_be_written_anew_not_replaced() -> None:
    details = (home.LACKING, home.DOUBLED, home.MISSPELT)
    actions = {found(unfinished("x", Kind.NOT_AN_ADDRESS, detail))[0].action for detail in details}
    assert len(actions) == 3
    assert all(action.startswith(("Write the ", "Give the ")) and "Facebook link" in action for action in actions)


def test_it_needs_the_website() -> None:
    assert CHECKS["misdirected_link"].NEEDS.value == "the website"


def test_the_maker_of_a_theme_is_called_by_name() -> None:
    (one,) = found(link("https://www.facebook.com/wordpress", profiles.identify("https://www.facebook.com/wordpress")))
    assert one.title == "The Facebook link on your website leads to WordPress's own account"
    assert is_plain(one)
