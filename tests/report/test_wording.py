"""Every page of every report reads as a client wants it: short, plain, dated, counted, and nobody's fault."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

import bakery
from audit import checks
from audit.activity import Activity
from audit.checks import CHECKS
from audit.client import Decision
from audit.dossier import Dossier
from audit.finding import Finding, Level, Outcome
from audit.news import News
from audit.practice import NOW
from audit.report import cover, pages, render
from audit.report.sources import Sources
from audit.run import Audit
from audit.verdict import Verdict
from audited import last_of
from commanding import called
from dossiers import listing
from practising import CLIENTS, WEEK, laid_out, look_once, look_twice, world
from states import stands, state
from worded import Text, broken, faults, read

CLIENT_FILES = ("bakery", "plumber", "walled", pytest.param("faulty", marks=pytest.mark.slow))
DECISIONS = (*Decision, None)
STATES = [*itertools.product((Verdict.LIVE,), Activity), *((verdict, Activity.UNKNOWN) for verdict in Verdict)]
SEEN = (*Activity, *(verdict for verdict in Verdict if verdict is not Verdict.LIVE))


def texts(dossier: Dossier, findings: Iterable[Finding], news: News | None = None) -> list[Text]:
    """Everything that can be read in a report."""
    files = render.render(dossier, tuple(findings), Sources(), news or News())
    written = {name.removeprefix("content/"): body for name, body in files.items() if name.endswith(".md")}
    return [text for name, body in written.items() if isinstance(body, str) for text in read(name, body)]


@pytest.fixture(scope="module", params=CLIENT_FILES)
def audit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """A practice run and a week later another, of each practice client."""
    return look_twice(tmp_path_factory.mktemp(request.param), CLIENTS / f"{request.param}.yml")


# Left alone


@pytest.mark.parametrize(
    "said",
    [
        "A customer who taps the icon in your footer is told that there is nothing there.",
        "The newest post we could see is from 14 March 2024 (2 years 8 months ago).",
        "4 of the 10 places we could see work for a new customer.",
        "This page looks gone. It may be back tomorrow.",
        'A customer reads "404 error: our api failed, maybe".',
        "The page is now at https://example.com/api/error/404.",
        "That says nothing against it, and is no fault of yours.",
        "We looked on 14 March 2024.",
        "Open, but no date seen: Google Business Profile, X, TikTok, Facebook, YouTube, Bluesky, Mastodon, Vimeo and LinkedIn.",
    ],
)
def test_plain_words_break_no_rule(said: str) -> None:
    assert list(broken(said)) == []


def test_what_others_wrote_and_raw_evidence_are_not_ours_to_word() -> None:
    page = (
        '<p class="pr-seen__bio">Critical error, maybe dead: 404%</p>\n\n## How we know\n\n'
        '<details class="note"><summary>The evidence, for those who want to check</summary>'
        '<dl class="pr-evidence"><dt>Asked</dt><dd>answered 404</dd></dl></details>\n'
    )
    assert list(faults(read("places/x.md", page))) == []


def test_how_we_know_may_name_what_it_rests_on() -> None:
    told = "## How we know\n\nThe API answered 404.\n"
    assert list(faults(read("places/x.md", told))) == []
    assert list(faults(read("places/x.md", told.replace("How we know", "What to do"))))


# Each rule can be broken


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("A customer " + "who taps it " * 6 + "is told so.", "too long"),
        (
            "It is so: a customer who taps it, or who types it in, is told that there is nothing there at all.",
            "too long",
        ),
        ("Your website failed our check.", "jargon"),
        ("It answered 404.", "jargon"),
        ("Fix the URL of your CTA.", "jargon"),
        ("Our crawler met it.", "jargon"),
        ("Your handle is taken.", "jargon"),
        ("A user meets nothing.", "jargon"),
        ("The newest post is from 14 March 2024.", "a date without its age"),
        ("Nothing is there, probably.", "a doubt that is neither looks nor may"),
        ("4 of 10 places work.", "a count that does not say of what we could see"),
        ("71 % of your places work.", "a share in place of a count"),
        ("You forgot to renew it.", "blame"),
    ],
)
def test_each_rule_is_seen_to_be_broken(said: str, rule: str) -> None:
    assert rule in dict(broken(said))


def test_a_fault_is_found_wherever_it_stands_on_a_page() -> None:
    page = '<ul class="pr-rows">\n<li><strong>It failed</strong><p>You forgot</p></li>\n</ul>\n\n# A dead link\n'
    assert [rule for rule, _, _ in faults(read("x.md", page))] == ["jargon", "blame", "jargon"]


# Every page


def test_every_page_of_each_practice_report_keeps_the_rules(audit: Audit) -> None:
    assert list(faults(texts(audit.dossier, audit.findings, audit.news))) == []


def test_every_finding_says_how_it_is_once_it_is_put_right(audit: Audit) -> None:
    problems = [finding for finding in audit.findings if finding.outcome is Outcome.PROBLEM]
    assert problems
    for finding in problems:
        assert finding.put_right
        assert finding.put_right != finding.title
        assert list(broken(finding.put_right)) == []


@pytest.mark.parametrize("decision", DECISIONS, ids=str)
def test_every_state_of_a_place_keeps_the_rules(decision: Decision | None) -> None:
    """Under each decision, and of places that are on nobody's list."""
    listed = listing("https://bsky.app/profile/maple.example", decision=decision) if decision else None
    every = (
        stands(activity if verdict is Verdict.LIVE else verdict, f"bluesky:{n}", listing=listed, regions=("header",))
        for n, (verdict, activity) in enumerate(STATES)
    )
    made = bakery.dossier(tuple(every))
    said = texts(made, checks.findings(made))
    assert len({text.page for text in said if text.page.startswith("places/bluesky")}) == len(STATES)
    assert list(faults(said)) == []


def test_the_pages_of_every_check_keep_the_rules() -> None:
    key = next(bakery.places()).key
    found = [
        Finding(
            check=name,
            outcome=outcome,
            level=Level.FIX_NOW if outcome is Outcome.PROBLEM else None,
            place=key,
            title=check.TITLE if outcome is Outcome.PROBLEM else check.TITLE_WHEN_FINE,
            sees="So it is.",
            action="Look at it" if outcome is Outcome.PROBLEM else "",
        )
        for name, check in CHECKS.items()
        for outcome in (Outcome.PROBLEM, Outcome.FINE)
    ]
    said = texts(bakery.dossier(), found)
    assert {text.page for text in said} >= {f"playbook/{name}.md" for name in CHECKS}
    assert list(faults(said)) == []


# Any number of places, any name


@pytest.mark.parametrize("count", [0, 1, 2, 9])
@pytest.mark.parametrize("verdict", [Verdict.LIVE, Verdict.GONE, Verdict.SUSPECT, Verdict.UNSEEN])
def test_no_place_one_place_and_many_read_well(verdict: Verdict, count: int) -> None:
    seen = Activity.FRESH if verdict is Verdict.LIVE else verdict
    many = [stands(seen, key=f"bluesky:{n}", name=f"Google Business Profile {n + 1}") for n in range(count)]
    said = texts(made := bakery.dossier(tuple(many)), checks.findings(made))
    assert list(faults(said)) == []
    assert not [text for text in said if re.search(r"\b1 (place|page|minute|point)s\b|(?<!of )\b0 \w+s\b", text.words)]


@pytest.mark.parametrize("name", ["مخبز شارع القيقب", "מאפיית רחוב האדר", "🥐🥖 Maple 🍁", "Ω"])
def test_a_name_in_any_script_stands_in_sentences_that_keep_the_rules(name: str) -> None:
    client = dataclasses.replace(bakery.CLIENT, name=name)
    made = bakery.dossier(client=client)
    said = texts(made, checks.findings(made))
    assert list(faults(said)) == []
    assert f"How {name} looks online" in [text.words for text in said]


# Changes, terminal, covering note


def test_whatever_became_of_a_place_keeps_the_rules() -> None:
    """Each way of standing a week ago, and each today; and places that are named nowhere any more."""
    ways = list(enumerate(itertools.product(SEEN, [*SEEN, None])))
    before = state(*(stands(then, f"bluesky:{n}") for n, (then, _) in ways), weeks=1)
    now = state(*(stands(today, f"bluesky:{n}") for n, (_, today) in ways if today))
    audit = last_of(before, now)
    said = texts(audit.dossier, audit.findings, dataclasses.replace(audit.news, since=before.day))
    assert len([text for text in said if text.page == "changes.md" and text.tag == "li"]) > len(SEEN)
    assert list(faults(said)) == []


@pytest.mark.parametrize("client", [pytest.param("bakery", marks=pytest.mark.slow), "plumber", "walled"])
def test_what_a_run_says_and_the_note_to_send_along_keep_the_rules(client: str, tmp_path: Path) -> None:
    path = laid_out(tmp_path, CLIENTS / f"{client}.yml")
    look_once(tmp_path, path, at=NOW - WEEK)
    said = called(world(at=NOW), "run", path, "--quiet").out
    mine = said.partition("The report:")[0]
    assert [fault for line in mine.splitlines() for fault in broken(line.strip().lstrip("1234567890. "))] == []


def test_the_covering_note_keeps_the_rules(audit: Audit) -> None:
    book = pages.book(audit.dossier, audit.findings, render.playbooks(Sources()))
    for line in cover.note(book):
        assert list(broken(line)) == []
