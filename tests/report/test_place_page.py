"""A place's page, read as the owner reads it: what it is, what to do, how; nothing twice."""

from __future__ import annotations

import dataclasses
import functools
import html
import re

import pytest

import bakery
from audit.activity import Activity
from audit.client import Brand, Listing
from audit.dossier import Dossier, Place
from audit.finding import Finding, Level, Outcome
from audit.report import render
from audit.report.sources import Sources
from audit.verdict import Verdict

FINDINGS = tuple(bakery.findings())


@functools.cache
def pages() -> dict[str, str]:
    return written(bakery.dossier(), FINDINGS)


def written(dossier: Dossier, findings: tuple[Finding, ...]) -> dict[str, str]:
    files = render.render(dossier, findings, Sources())
    start = "content/places/"
    return {
        name.removeprefix(start).removesuffix(".md"): html.unescape(str(text))
        for name, text in files.items()
        if name.startswith(start) and name.endswith(".md") and not name.endswith("index.md")
    }


def one(place: Place, *findings: Finding) -> str:
    (page,) = written(bakery.dossier((place,)), findings).values()
    return page


def headings(page: str) -> list[str]:
    return re.findall(r"^#+ (.+?)(?: \{.*\})?$", page, flags=re.MULTILINE)


def labels(page: str) -> list[str]:
    return re.findall(r'class="pr-reply" href="mailto:[^"]*">([^<]*)<', page)


def fine(check: str) -> Finding:
    return Finding(
        check=check, outcome=Outcome.FINE, place="x:maplebakery", title="It is well", sees="A customer sees."
    )


def x_page(verdict: Verdict = Verdict.LIVE, activity: Activity = Activity.FRESH, *, is_listed: bool = True) -> Place:
    listed = Listing(url="x", line=4, owner="ana") if is_listed else None
    return bakery.place("X", verdict, activity, platform="x", listed=listed)


# What is left alone


def test_a_place_in_use_is_asked_nothing() -> None:
    page = pages()["bluesky-maplebakery"]
    assert labels(page) == []
    assert "let it go" not in page
    assert headings(page)[0] == "Bluesky"


def test_nobody_is_asked_to_answer_where_nobody_receives_it() -> None:
    client = dataclasses.replace(bakery.CLIENT, brand=Brand())
    shown = written(bakery.dossier(client=client), FINDINGS)
    assert shown["x-maplebakery"]
    assert all(labels(page) == [] for page in shown.values())


def test_a_place_that_is_gone_is_not_asked_whose_it_is() -> None:
    page = one(x_page(Verdict.GONE, Activity.UNKNOWN, is_listed=False))
    assert "not on your list" in page
    assert labels(page) == []


# What is it, what do I do, how


@pytest.mark.parametrize("name", ["instagram-maplebakery", "x-maplebakery", "linkedin-maplebakery", "closed-"])
def test_what_to_do_comes_before_pictures_and_evidence(name: str) -> None:
    page = next(page for path, page in pages().items() if path.startswith(name))
    found = headings(page)
    assert found.index("How we know") == len(found) - 1
    to_do = page.index("## ")
    assert page.index('class="pr-verdict"') < to_do
    rest = [
        page.index(part) for part in ("What a stranger sees", "## Two years of posts", "## How we know") if part in page
    ]
    assert rest == sorted(rest)
    assert to_do < rest[0]


def test_a_task_is_headed_by_what_to_do_and_a_question_by_itself() -> None:
    assert "Post one honest update on Instagram, or say there where you are now" in headings(
        pages()["instagram-maplebakery"]
    )
    asked = Finding(
        check="unlisted_profile",
        outcome=Outcome.DECISION,
        place="x:maplebakery",
        title="Is this X page yours?",
        sees="A customer is sent to https://x.example/maplebakery by your website. Your list does not name it.",
        action="Say whether it is yours",
    )
    page = one(x_page(is_listed=False), asked)
    assert headings(page)[:2] == ["X", "Is this X page yours?"]
    assert "A customer is sent to this page by your website." in page
    assert labels(page) == ["It is ours", "It was ours", "Not ours"]
    assert "not on your list" not in page


def test_only_the_first_sentence_of_what_to_do_is_a_heading() -> None:
    closed = Finding(
        check="closed_network",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_NOW,
        place="x:maplebakery",
        title="Your link leads nowhere",
        sees="It does.",
        action="Remove the icon, as Dr. Maple said. Pages there were deleted",
    )
    page = one(x_page(Verdict.NETWORK_CLOSED, Activity.UNKNOWN), closed)
    assert headings(page)[1] == "Remove the icon, as Dr. Maple said"
    assert "<p>Pages there were deleted</p>" in page


def test_a_handle_that_tells_two_apart_stands_in_no_heading() -> None:
    place = dataclasses.replace(
        x_page(activity=Activity.ABANDONED),
        name="X (maplestreetbakeryspringfield)",
        label="X",
        apart="maplestreetbakeryspringfield",
    )
    action = f"Post one honest update on your {place.page}"
    silent = dataclasses.replace(FINDINGS[3], place=place.key, action=action)
    assert headings(one(place, silent))[:2] == ["X", "Post one honest update on your X page"]


def test_what_we_could_not_see_is_looked_at_before_all_else() -> None:
    small = dataclasses.replace(
        FINDINGS[3], check="outdated_address", place="x:maplebakery", action="Change the X link"
    )
    look = Finding(
        check="unseen_profile",
        outcome=Outcome.UNSEEN,
        place="x:maplebakery",
        title="We could not see your X page",
        sees="It did not show itself.",
        action="Open your X link",
    )
    found = headings(one(x_page(Verdict.UNSEEN, Activity.UNKNOWN), small, look))
    assert found.index("Open your X link") < found.index("Change the X link")


# Nothing twice


@pytest.mark.parametrize("name", sorted(pages()))
def test_no_sentence_stands_twice_on_a_page(name: str) -> None:
    page = re.sub(r"<svg.*?</svg>|<table.*?</table>", "", pages()[name].partition('??? note "The evidence')[0])
    bare = re.sub(r"<[^>]+>", "\n", page)
    said = [one.strip(" *-") for one in re.split(r"(?<=[.?!])\s|\n", bare) if len(one.split()) > 4]
    assert sorted(one for one in set(said) if said.count(one) > 1) == []


def test_what_the_state_says_is_not_said_again_by_a_finding() -> None:
    page = pages()["instagram-maplebakery"]
    assert "This place looks asleep." in page
    assert "looks asleep\n" not in page
    assert "finds a last post" not in page


def test_good_news_that_the_state_tells_keeps_its_anchor_for_old_links() -> None:
    opens, linked = fine("dead_link"), fine("one_way_link")
    page = one(x_page(), opens, linked)
    assert page.count("It is well") == 1
    assert f'id="{opens.id.lower()}"' in page
    assert f'id="{linked.id.lower()}"' in page


# Answers with a tap


def test_a_place_we_could_not_see_has_its_three_answers_before_the_steps() -> None:
    page = pages()["linkedin-maplebakery"]
    assert labels(page) == ["Works", "Gone", "Not ours"]
    assert page.index("Not ours</a>") < page.index("### How to look")


def test_a_place_that_only_looks_gone_asks_for_a_look_too() -> None:
    assert labels(pages()["x-maplebakery"])[:3] == ["Works", "Gone", "Not ours"]


def test_a_place_the_website_alone_names_is_asked_after() -> None:
    page = one(x_page(is_listed=False))
    assert "This place is not on your list: is it yours?" in page
    assert labels(page) == ["It is ours", "It was ours", "Not ours"]


def test_a_silent_place_is_kept_or_let_go_in_the_place_of_general_steps() -> None:
    page = pages()["instagram-maplebakery"]
    assert headings(page).count("Keep it, or let it go?") == 1
    assert labels(page)[:2] == ["Park it", "Keep it"]
    assert "Does this place bring you something" not in page
    assert "### How to do it" in page


def test_the_page_speaks_of_no_file() -> None:
    bare = [re.sub(r"<[^>]+>", "", page) for page in pages().values()]
    assert not any(re.search(r"client\.yml|decision: [a-z]", page) for page in bare)


def test_sources_are_those_of_the_network() -> None:
    page = pages()["instagram-maplebakery"]
    assert "Instagram's 30 and 90 days" in page
    assert "TikTok's policy" not in page
