"""Comments that advertise for strangers."""

from __future__ import annotations

import dataclasses

import pytest

from audit.checks import comment_spam
from audit.dossier import Dossier
from audit.finding import Confidence, Finding, Level, Outcome
from audit.verdict import Verdict
from audit.website.noticed import Noticed, Trait
from dossiers import dossier, place, site
from plainly import is_plain

ARTICLE = "/blog/rye/"


def noticed(trait: Trait, value: str, page: str = ARTICLE) -> Noticed:
    return Noticed(trait=trait, value=value, text="Buy cheap pills", region="main", pages=(page,))


def blog(*things: Noticed) -> Dossier:
    return dossier(place(Verdict.LIVE), home=dataclasses.replace(site(), noticed=things))


def found(*things: Noticed) -> list[Finding]:
    said = list(comment_spam.check(blog(*things)))
    assert all(is_plain(one) for one in said)
    return said


# What must be left alone


def test_a_website_without_comments_is_no_news() -> None:
    assert found() == []
    assert found(noticed(Trait.COMMENTS, "open")) == []


@pytest.mark.parametrize("host", ["maple.example", "www.maple.example", "shop.maple.example", "bsky.app"])
def test_an_answer_that_leads_to_the_business_itself_is_fine(host: str) -> None:
    assert found(noticed(Trait.SPAM, host)) == []


def test_comments_that_advertise_nothing_are_good_news() -> None:
    (good,) = found(noticed(Trait.COMMENTS, "shown"))
    assert good.outcome is Outcome.FINE
    assert "1 page " in good.sees


# What is found


def test_advertisements_are_to_be_tidied_up_and_not_quoted() -> None:
    (one,) = found(noticed(Trait.SPAM, "cheap-pills-now.example"), noticed(Trait.COMMENTS, "shown"))
    assert (one.outcome, one.level, one.confidence) == (Outcome.PROBLEM, Level.TIDY_UP, Confidence.LOOKS)
    assert "cheap-pills-now.example" in one.sees
    assert "Buy" not in f"{one.title} {one.sees}"
    assert one.where == ("the text of your page /blog/rye/",)


def test_many_advertisements_are_one_finding_that_names_a_few() -> None:
    hosts = [f"pills-{number}.example" for number in range(8)]
    (one,) = found(*(noticed(Trait.SPAM, host, f"/blog/{host}/") for host in hosts))
    assert "pills-0.example, pills-1.example, pills-2.example and 5 more" in one.sees
    assert len(one.where) == 6
    assert one.where[-1] == "3 more places"
    assert one.id == found(noticed(Trait.SPAM, "cheap-pills-now.example"))[0].id
