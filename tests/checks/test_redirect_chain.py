"""Links that are passed on again and again before they arrive."""

from __future__ import annotations

import dataclasses

import pytest

from audit.checks import redirect_chain
from audit.dossier import Dossier
from audit.evidence import Hop, Look, Sign
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.verdict import Verdict
from audit.website import FoundBy, PageSeen
from audit.website.noticed import Noticed, Trait
from dossiers import NOON, dossier, evidence, place, signal, site, snapshot
from plainly import is_plain

HOME = "https://maple.example"
FRONT = PageSeen(
    address=f"{HOME}/", final_address=f"{HOME}/", status=200, found_by=FoundBy.HOME, signals=(signal(Sign.SHOWN),)
)
PURPOSES = (Purpose.OUTSIDE, Purpose.BIO, Purpose.OFFLINE, Purpose.REVIEW)


def through(*written: str) -> dict[str, object]:
    """A way from the first address to the last."""
    *passed, last = written
    return {"hops": tuple(Hop(address=one, status=302) for one in passed), "address": written[0], "final_address": last}


def page(*written: str, **seen: object) -> PageSeen:
    bare = PageSeen(address="", status=200, linked_from="/projects/", region="main", signals=(signal(Sign.SHOWN),))
    return dataclasses.replace(bare, **(through(*written) | seen))  # type: ignore[arg-type]  # the fields of a page


def followed(purpose: Purpose, *written: str, **met: object) -> Followed:
    bare = Followed(purpose=purpose, address="", end=End.OPENS, status=200)
    return dataclasses.replace(bare, **(through(*written) | met))  # type: ignore[arg-type]  # as above


def website(*pages: PageSeen, others: tuple[Followed, ...] = (), things: tuple[Noticed, ...] = ()) -> Dossier:
    home = dataclasses.replace(site(), final_address=f"{HOME}/", pages=(FRONT, *pages), noticed=things)
    return dataclasses.replace(dossier(home=home), snapshot=snapshot(followed=others))


def found(known: Dossier) -> list[Finding]:
    said = list(redirect_chain.check(known))
    assert all(is_plain(one) for one in said)
    return said


def problems(*pages: PageSeen, others: tuple[Followed, ...] = ()) -> list[Finding]:
    return [one for one in found(website(*pages, others=others)) if one.outcome is Outcome.PROBLEM]


LONG = (f"{HOME}/go/facebook", f"{HOME}/go/follow", f"{HOME}/go/social", f"{HOME}/go/fb", "https://www.facebook.com/m")
UNENDED = signal(Sign.UNREACHABLE, mark="bad_redirect")
SHORTENED = ("https://one.example/a", "https://two.example/b", "https://three.example/c", "https://four.example/d")


# What must be left alone


def test_without_a_website_nothing_is_said() -> None:
    assert found(dataclasses.replace(dossier(), site=None)) == []
    assert found(website()) == []


@pytest.mark.parametrize("count", [2, 3, 4])
def test_up_to_three_redirects_are_fine(count: int) -> None:
    assert problems(page(*LONG[-count:])) == []


def test_one_redirect_kept_short_for_print_is_fine() -> None:
    assert problems(page(f"{HOME}/go/review", "https://www.google.com/local/writereview?placeid=a")) == []


def test_the_way_from_http_and_www_does_not_count() -> None:
    early = ("http://maple.example/go/b", "http://www.maple.example/go/b", "https://www.maple.example/go/b/")
    assert problems(page(*early, *LONG[-4:-1])) == []
    assert problems(others=(followed(Purpose.OFFLINE, *early, *LONG[-3:]),)) == []


@pytest.mark.parametrize("purpose", PURPOSES)
def test_what_another_website_does_in_its_own_house_does_not_count(purpose: Purpose) -> None:
    house = [f"https://{host}.news.example/a" for host in ("www", "consent", "collect", "login", "en", "m")]
    assert problems(others=(followed(purpose, *house),)) == []


def test_what_was_not_seen_to_its_end_is_not_judged() -> None:
    circle = (*LONG[:3], *LONG[:3], *LONG[:3])
    assert problems(page(*circle, status=0, final_address="", signals=(UNENDED,))) == []
    assert problems(others=(followed(Purpose.OUTSIDE, *circle, status=0, end=End.UNSEEN, final_address=""),)) == []
    assert problems(page(*LONG[:4], status=0, final_address="", signals=(UNENDED,))) == []


@pytest.mark.parametrize("purpose", [one for one in Purpose if one not in PURPOSES])
def test_what_no_customer_taps_is_not_judged(purpose: Purpose) -> None:
    assert problems(others=(followed(purpose, *SHORTENED, "https://five.example/e"),)) == []


def test_short_ways_are_good_news() -> None:
    (good,) = found(website(page(*LONG[-2:])))
    assert good.outcome is Outcome.FINE
    assert "2 addresses" in good.sees


# What is found


def test_four_redirects_of_its_own_are_to_be_tidied_up() -> None:
    (one,) = problems(page(*LONG))
    assert (one.level, one.confidence) == (Level.TIDY_UP, Confidence.IS)
    assert one.title == "The link maple.example/go/facebook is passed on 4 times"
    assert one.action.endswith("at www.facebook.com")
    assert one.where == ("the text of your page /projects/",)


def test_a_way_that_is_longer_than_we_go_is_told_as_far_as_it_was_seen() -> None:
    way = (*LONG[:4], f"{HOME}/go/m", "https://www.facebook.com/m")
    (one,) = problems(page(*way, status=0, final_address="", signals=(UNENDED,)))
    assert one.title == "The link maple.example/go/facebook is passed on at least 5 times"
    assert one.action == "Point the link straight to where it ends"


def test_a_way_back_to_http_on_the_way_counts() -> None:
    back = (f"{HOME}/go/facebook", "http://www.maple.example/go/follow", f"{HOME}/go/follow", f"{HOME}/go/social")
    assert len(problems(page(*back, "https://facebook.com/maple"))) == 1


@pytest.mark.parametrize(
    ("purpose", "where"),
    [
        (Purpose.OUTSIDE, "the footer of your home page"),
        (Purpose.BIO, "your Bluesky page"),
        (Purpose.OFFLINE, "what you had printed"),
        (Purpose.REVIEW, "your link for reviews"),
    ],
)
def test_a_long_way_by_other_hosts_is_told_with_its_spot(purpose: Purpose, where: str) -> None:
    start = SHORTENED[0]
    seen = Look(evidence=evidence(signal(Sign.SHOWN), at=NOON, links=(start,)))
    known = dataclasses.replace(
        website(
            others=(followed(purpose, *SHORTENED, "https://five.example/e"),),
            things=(Noticed(trait=Trait.OUTSIDE, value=start, region="footer", pages=("/",)),),
        ),
        places=(place(Verdict.LIVE, look=seen),),
    )
    (one,) = found(known)
    assert one.where == (where,)


def test_one_address_is_one_finding_and_there_are_at_most_ten() -> None:
    other = followed(Purpose.OFFLINE, *LONG)
    assert len(problems(page(*LONG), others=(other,))) == 1
    many = [page(f"{HOME}/go/{number}", *LONG[1:]) for number in range(30)]
    assert len(problems(*many)) == 10
