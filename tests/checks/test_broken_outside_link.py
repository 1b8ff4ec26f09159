"""Links from the website to other people's pages that open nothing any more."""

from __future__ import annotations

import dataclasses

import pytest

from audit.checks import broken_outside_link
from audit.dossier import Dossier
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.website.noticed import Noticed, Trait
from dossiers import ago, dossier, site
from plainly import is_plain

PART = "https://parts.example/flour-mill"
FINE = "https://fine.example/"
BROKEN = (End.MISSING, End.NO_SUCH_NAME, End.CERTIFICATE)


def link(address: str = PART, **seen: object) -> Noticed:
    bare = Noticed(trait=Trait.OUTSIDE, value=address, text="Our mill", region="main", pages=("/",))
    return dataclasses.replace(bare, **seen)  # type: ignore[arg-type]  # each test spells the fields it means


def article(page: str, days: float | None) -> Noticed:
    return Noticed(trait=Trait.ARTICLE, value=ago(days).date().isoformat() if days else "", pages=(page,))


def met(end: End, address: str = PART, purpose: Purpose = Purpose.OUTSIDE) -> Followed:
    return Followed(purpose=purpose, address=address, end=end)


def found(*followed: Followed, things: tuple[Noticed, ...] = (link(),)) -> list[Finding]:
    return list(broken_outside_link.check(known(*followed, things=things)))


def known(*followed: Followed, things: tuple[Noticed, ...]) -> Dossier:
    bare = dossier(home=dataclasses.replace(site(), noticed=things))
    return dataclasses.replace(bare, snapshot=dataclasses.replace(bare.snapshot, followed=followed))


# What must be left alone


@pytest.mark.parametrize("end", [end for end in End if end not in (*BROKEN, End.OPENS)])
def test_what_could_not_be_seen_and_what_another_check_tells_are_left_alone(end: End) -> None:
    assert found(met(end)) == []


@pytest.mark.parametrize("end", BROKEN)
def test_a_link_that_stands_on_no_page_is_not_the_websites(end: End) -> None:
    assert found(met(end), things=()) == []
    assert found(met(end, purpose=Purpose.BIO)) == []


def test_a_domain_the_business_gave_up_is_told_with_the_domain() -> None:
    bare = known(met(End.NO_SUCH_NAME, "https://www.elm.example/"), things=(link("https://www.elm.example/"),))
    former = dataclasses.replace(bare, client=dataclasses.replace(bare.client, former_domains=("elm.example",)))
    assert list(broken_outside_link.check(former)) == []
    assert len(list(broken_outside_link.check(bare))) == 1


def test_a_missing_page_of_such_a_domain_is_told_as_any_other() -> None:
    bare = known(met(End.MISSING, "https://elm.example/menu"), things=(link("https://elm.example/menu"),))
    former = dataclasses.replace(bare, client=dataclasses.replace(bare.client, former_domains=("elm.example",)))
    assert len(list(broken_outside_link.check(former))) == 1


def test_where_nothing_was_followed_nothing_is_said() -> None:
    assert found() == []
    assert list(broken_outside_link.check(dataclasses.replace(dossier(), site=None))) == []


@pytest.mark.parametrize(("count", "said"), [(1, "one link"), (3, "3 links")])
def test_links_that_all_open_are_good_news(count: int, said: str) -> None:
    (good,) = found(*[met(End.OPENS, f"https://p{n}.example/") for n in range(count)], met(End.UNSEEN))
    assert good.outcome is Outcome.FINE
    assert said in good.sees
    assert is_plain(good)


# What is found


@pytest.mark.parametrize("end", BROKEN)
@pytest.mark.parametrize("text", ["Our mill", "", "word " * 40, "W" * 200])
@pytest.mark.parametrize("address", [PART, "https://goo.gl/abc", "https://parts.example/" + "a" * 900])
def test_a_broken_link_looks_broken_and_is_told_plainly(end: End, text: str, address: str) -> None:
    (one,) = found(met(end, address), met(End.OPENS, FINE), things=(link(address, text=text), link(FINE)))
    assert (one.outcome, one.level, one.confidence) == (Outcome.PROBLEM, Level.FIX_SOON, Confidence.LOOKS)
    assert (one.subject, one.where) == (address, ("the text of your home page",))
    assert len(one.title) < 100
    assert is_plain(one)


@pytest.mark.parametrize(
    ("text", "called"),
    [("Our mill", '"Our mill"'), ("", "the link"), ("a b c d e f", "the link"), ("W" * 61, "the link")],
)
def test_the_link_is_called_by_what_it_says_when_that_is_short(text: str, called: str) -> None:
    (one,) = found(met(End.MISSING), things=(link(text=text),))
    assert f"taps {called} is told" in one.sees


def test_a_short_link_is_called_one_and_is_to_be_written_out() -> None:
    (one,) = found(met(End.MISSING, "https://goo.gl/abc"), things=(link("https://goo.gl/abc"),))
    assert one.title == "Your short link to goo.gl looks broken"
    assert "whole address" in one.action


@pytest.mark.parametrize(
    ("days", "pages", "level"),
    [
        (30, ("/blog/mill",), Level.FIX_SOON),
        (None, ("/blog/mill",), Level.FIX_SOON),
        (500, ("/about",), Level.FIX_SOON),
        (500, ("/blog/mill", "/about"), Level.FIX_SOON),
        (500, (), Level.FIX_SOON),
        (500, ("/blog/mill",), Level.TIDY_UP),
    ],
)
def test_a_link_in_one_old_article_alone_can_wait(days: float | None, pages: tuple[str, ...], level: Level) -> None:
    things = (link(pages=pages, on_pages=max(len(pages), 1)), article("/blog/mill", days))
    (one,) = found(met(End.MISSING), things=things)
    assert one.level is level


def test_a_link_on_more_pages_than_are_named_is_not_in_one_article_alone() -> None:
    things = (link(pages=("/blog/mill",), on_pages=2), article("/blog/mill", 500))
    (one,) = found(met(End.MISSING), things=things)
    assert one.level is Level.FIX_SOON


def test_a_link_is_never_so_certain_that_it_must_be_mended_now() -> None:
    (one,) = found(met(End.NO_SUCH_NAME), things=(link(region="header", on_pages=40),))
    assert one.level is Level.FIX_SOON
    assert one.where == ("the header of 40 pages",)


def test_each_address_is_a_finding_of_its_own() -> None:
    others = ("https://one.example/", "https://two.example/")
    several = found(*(met(End.MISSING, at) for at in others), things=tuple(map(link, others)))
    assert len({one.id for one in several}) == 2
