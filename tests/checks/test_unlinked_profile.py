"""A living profile no page links to: said only where the website was read well, and only of what belongs there."""

from __future__ import annotations

import dataclasses

import pytest

from audit.activity import Activity
from audit.address import Identity, Kind
from audit.checks import CHECKS, unlinked_profile
from audit.client import Decision
from audit.dossier import Place
from audit.evidence import Sign
from audit.finding import Confidence, Finding, Level, Outcome
from audit.verdict import Verdict
from audit.website import FoundLink, PageSeen, Robots, Site, SiteState, Source
from dossiers import dossier, leftover, link, listing, place, signal, site
from plainly import is_plain

OTHER = link(
    "https://bsky.app/profile/oak.example", Identity(kind=Kind.PROFILE, platform="bluesky", handle="oak"), "footer"
)
HIDDEN = link(
    "https://bsky.app/profile/maple.example",
    Identity(kind=Kind.PROFILE, platform="bluesky", handle="maple"),
    source=Source.SAME_AS,
)


def read(*links: FoundLink, shown: int = 3, unseen: int = 0, **changed: object) -> Site:
    """A website of which so many pages were read."""
    signs = [Sign.SHOWN] * shown + [Sign.UNREACHABLE] * unseen
    pages = tuple(PageSeen(address=f"https://maple.example/{n}", signals=(signal(s),)) for n, s in enumerate(signs))
    told: dict[str, object] = {"state": SiteState.OPEN, "robots": Robots.ALLOWED, "pages": pages, **changed}
    return dataclasses.replace(site(*links), **told)  # type: ignore[arg-type]  # each test spells the fields it means


def found(*places: Place, home: Site | None = None) -> list[Finding]:
    return list(unlinked_profile.check(dossier(*places, home=home or read())))


def on(platform: str, address: str, **changed: object) -> Place:
    return place(
        Verdict.LIVE,
        key=f"{platform}:maple",
        platform=platform,
        address=address,
        listing=listing(address),
        **changed,  # type: ignore[arg-type]  # a place's own fields
    )


def test_without_places_nothing_is_said() -> None:
    assert found() == []


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.LIVE])
def test_only_what_was_seen_living_is_asked_for(verdict: Verdict) -> None:
    assert found(place(verdict)) == []


def test_what_only_the_website_names_is_none_of_its_business() -> None:
    assert found(place(Verdict.LIVE, listing=None)) == []


@pytest.mark.parametrize("decision", [Decision.PARK, Decision.CLOSE, Decision.MERGE])
def test_a_place_that_is_to_be_left_needs_no_link(decision: Decision) -> None:
    assert found(place(Verdict.LIVE, decision=decision)) == []


@pytest.mark.parametrize(
    "unread",
    [
        read(shown=2),
        read(shown=2, unseen=9),
        read(shown=0),
        read(left_out=1),
        read(robots=Robots.DISALLOWED),
        read(robots=Robots.UNREACHABLE),
        *(read(state=state) for state in SiteState if state is not SiteState.OPEN),
    ],
)
def test_a_website_that_was_not_read_well_is_not_said_to_lack_a_link(unread: Site) -> None:
    assert found(place(Verdict.LIVE, Activity.FRESH), home=unread) == []


def test_a_page_of_links_is_found_on_other_profiles_and_needs_no_link() -> None:
    assert found(on("link_page", "https://linktr.ee/maple")) == []


def test_a_listing_is_found_on_maps_and_needs_no_link() -> None:
    assert found(on("google_business", "https://www.google.com/maps/place/Maple/@44.1,-72.5,17z")) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://maple.example/blog",
        "https://www.maple.example/news/",
        "https://blog.maple.example",
        "https://maple-stories.example",
    ],
)
def test_a_blog_or_page_is_no_profile_whose_link_we_would_have_noted(address: str) -> None:
    assert found(on("blog", address)) == []


def test_the_website_itself_needs_no_link_to_itself() -> None:
    itself = dossier(on("blog", "https://maple.wordpress.com"), home=read())
    home = dataclasses.replace(itself.client, website="https://maple.wordpress.com/about")
    assert list(unlinked_profile.check(dataclasses.replace(itself, client=home))) == []


@pytest.mark.parametrize("kind", [Kind.HOME, Kind.PLACEHOLDER, Kind.INDIRECT, Kind.LOGIN])
def test_a_network_whose_icon_leads_astray_is_told_once(kind: Kind) -> None:
    assert found(place(Verdict.LIVE), home=read(leftover("https://bsky.app/", kind, "bluesky"))) == []


def test_where_another_account_of_the_network_is_linked_it_is_first_asked_whose_that_is() -> None:
    assert found(place(Verdict.LIVE), home=read(OTHER)) == []


def test_every_living_place_linked_is_good_news_once_however_much_was_read() -> None:
    for home in (read(), read(shown=1), site()):
        (good,) = found(place(Verdict.LIVE, regions=("footer",)), place(Verdict.GONE), home=home)
        assert (good.outcome, good.place) == (Outcome.FINE, "")
        assert is_plain(good)


def test_only_those_without_a_link_are_named() -> None:
    linked = place(Verdict.LIVE, regions=("footer",))
    (one,) = found(linked, on("x", "https://x.com/maple", name="X"), home=read(*linked.links))
    assert one.place == "x:maple"


def test_a_second_account_beside_a_listed_and_linked_one_is_named_too() -> None:
    linked = place(Verdict.LIVE, regions=("footer",))
    (one,) = found(linked, place(Verdict.LIVE, key="bluesky:oak"), home=read(*linked.links))
    assert one.place == "bluesky:oak"


@pytest.mark.parametrize(
    ("activity", "level", "begins"),
    [
        (Activity.FRESH, Level.FIX_SOON, "Add a link"),
        (Activity.QUIET, Level.FIX_SOON, "Add a link"),
        (Activity.UNKNOWN, Level.TIDY_UP, "Add a link"),
        (Activity.DORMANT, Level.TIDY_UP, "Wake "),
        (Activity.ABANDONED, Level.TIDY_UP, "Wake "),
        (Activity.EMPTY, Level.TIDY_UP, "Wake "),
    ],
)
def test_a_place_in_use_comes_first_and_one_asleep_is_not_to_be_shown_as_it_is(
    activity: Activity, level: Level, begins: str
) -> None:
    (one,) = found(place(Verdict.LIVE, activity))
    assert (one.outcome, one.level, one.confidence) == (Outcome.PROBLEM, level, Confidence.IS)
    assert one.title == "Your website does not link to your Bluesky page"
    assert one.action.startswith(begins)
    assert "None of the 3 pages" in one.sees
    assert is_plain(one)


@pytest.mark.parametrize(
    "doubtful", [(read(not_visited=1), ()), (read(HIDDEN), (HIDDEN,))], ids=["pages left", "told to machines"]
)
def test_where_a_link_may_have_escaped_us_it_is_only_a_may(doubtful: tuple[Site, tuple[FoundLink, ...]]) -> None:
    home, links = doubtful
    (one,) = found(place(Verdict.LIVE, Activity.FRESH, links=links), home=home)
    assert (one.confidence, one.level) == (Confidence.MAY, Level.FIX_SOON)
    assert one.title == "Your website may not link to your Bluesky page"
    assert is_plain(one)


def test_it_needs_the_website() -> None:
    assert CHECKS["unlinked_profile"].NEEDS.value == "the website"
