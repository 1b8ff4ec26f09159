"""Links by which customers are asked for a review."""

from __future__ import annotations

import dataclasses

import pytest

from audit.address import Identity, Kind
from audit.checks import broken_review_link
from audit.dossier import Place
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.verdict import Verdict
from audit.website import FoundLink, Source
from audit.website.noticed import Noticed, Trait
from dossiers import dossier, link, listing, place, site
from plainly import is_plain

REVIEW, YELP = "https://g.page/r/Maple/review", "https://www.yelp.com/writeareview/biz/maple"
MAPS = "https://www.google.com/maps/place/Maple"


def asked(end: End, address: str = REVIEW, purpose: Purpose = Purpose.REVIEW) -> Followed:
    return Followed(purpose=purpose, address=address, end=end)


def listed(review_link: str = REVIEW) -> Place:
    return place(
        Verdict.UNSEEN,
        key="google_business:maple",
        name="Google Business Profile",
        listing=listing(MAPS, review_link=review_link),
    )


def found(
    *followed: Followed,
    places: tuple[Place, ...] = (),
    links: tuple[FoundLink, ...] = (),
    noticed: tuple[Noticed, ...] = (),
) -> list[Finding]:
    bare = dossier(*places, home=dataclasses.replace(site(), links=links, noticed=noticed))
    return list(
        broken_review_link.check(
            dataclasses.replace(bare, snapshot=dataclasses.replace(bare.snapshot, followed=followed))
        )
    )


# What must be left alone


def test_where_no_review_is_asked_for_nothing_is_said() -> None:
    assert found() == []
    assert found(places=(listed(),)) == []


@pytest.mark.parametrize("purpose", [purpose for purpose in Purpose if purpose is not Purpose.REVIEW])
def test_links_of_other_purposes_ask_for_no_review(purpose: Purpose) -> None:
    assert found(asked(End.MISSING, purpose=purpose)) == []


def test_what_we_could_not_see_is_for_a_phone_to_try() -> None:
    (one,) = found(asked(End.UNSEEN), places=(listed(),))
    assert (one.outcome, one.level, one.place) == (Outcome.UNSEEN, None, "google_business:maple")
    assert one.title == "We could not see whether your review link for Google Business Profile works"
    assert is_plain(one)


@pytest.mark.parametrize(("addresses", "said"), [((REVIEW,), "The review link"), ((REVIEW, YELP), "Each of the 2")])
def test_links_that_open_are_good_news_once(addresses: tuple[str, ...], said: str) -> None:
    (good,) = found(*(asked(End.OPENS, address) for address in addresses))
    assert good.outcome is Outcome.FINE
    assert said in good.sees
    assert is_plain(good)


def test_beside_one_that_was_not_seen_nothing_is_praised() -> None:
    assert [one.outcome for one in found(asked(End.OPENS), asked(End.UNSEEN, YELP))] == [Outcome.UNSEEN]


# What is found


@pytest.mark.parametrize(
    ("end", "confidence"),
    [
        (End.MISSING, Confidence.LOOKS),
        (End.NO_SUCH_NAME, Confidence.IS),
        (End.CERTIFICATE, Confidence.LOOKS),
        (End.FOR_SALE, Confidence.LOOKS),
        (End.PARKED, Confidence.LOOKS),
    ],
)
def test_a_review_link_that_leads_nowhere_is_to_be_fixed_soon(end: End, confidence: Confidence) -> None:
    (one,) = found(asked(end), places=(listed(),))
    assert (one.level, one.confidence, one.place) == (Level.FIX_SOON, confidence, "google_business:maple")
    assert one.title.startswith("Your review link for Google Business Profile ")
    assert ("looks" in one.title) is (confidence is Confidence.LOOKS)
    assert is_plain(one)


def test_only_the_website_itself_says_for_certain_that_a_page_is_missing() -> None:
    own = dataclasses.replace(asked(End.MISSING, "https://maple.example/review"), status=404)
    (one,) = found(own)
    assert (one.confidence, one.title) == (Confidence.IS, "Your review link leads to a missing page")


def test_it_is_the_place_whose_file_entry_names_it() -> None:
    typed = found(asked(End.MISSING, "g.page/r/Maple/review"), places=(place(Verdict.LIVE), listed()))
    other = found(asked(End.MISSING, YELP), places=(listed(),))
    assert [one.place for one in (*typed, *other)] == ["google_business:maple", ""]


def test_it_says_where_the_website_asks_by_the_same_address() -> None:
    short = Identity(kind=Kind.SHORT, platform="google_business")
    (one,) = found(
        asked(End.MISSING),
        links=(link(f"{REVIEW}#x", short, "footer"), link(YELP, short), link(REVIEW, short, "header", Source.SAME_AS)),
        noticed=(
            Noticed(trait=Trait.OUTSIDE, value=REVIEW, region="main", pages=("/reviews",)),
            Noticed(trait=Trait.OUTSIDE, value=YELP, pages=("/other",)),
        ),
    )
    assert one.where == ("the text of your page /reviews", "the footer of your home page")


def test_each_link_is_told_once() -> None:
    several = found(asked(End.MISSING), asked(End.MISSING), asked(End.MISSING, YELP), asked(End.OPENS, f"{YELP}-2"))
    assert [one.subject for one in several] == [REVIEW, YELP]
    assert len({one.id for one in several}) == 2
