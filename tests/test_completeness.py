"""Each name is spelled once: what the lists name lies in the folders, and nothing lies there unnamed or without words."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
import yaml

from audit.activity import Activity
from audit.checks import CHECKS
from audit.checks._check import Needs
from audit.cli import progress
from audit.client import Decision
from audit.evidence import Exchange, Failure, Reading, Saw, Sign
from audit.finding import Finding, Outcome
from audit.platforms import PLATFORMS
from audit.report import opening, proof, words
from audit.verdict import Verdict
from dossiers import dossier, place, signal
from plainly import is_plain

ROOT = Path(__file__).parent.parent
NO_NETWORK_OF_ITS_OWN = "closed"
"""The networks that have ended: a module and a page, and nothing to look at."""
TOLD_AS_NOT_SEEN = (Sign.EMPTY, Sign.MARKED_CLOSED, Sign.REFUSED, Sign.UNFAMILIAR)
"""Never alone (the first two), or without more to say while a run goes on."""


def stems(folder: str, pattern: str) -> set[str]:
    """Names of a folder's files, those that begin with an underscore left out."""
    found = {path.stem for path in (ROOT / folder).glob(pattern)}
    return {name for name in found if not name.startswith("_")}


def title(page: Path) -> str:
    front = yaml.safe_load(page.read_text("utf-8").split("---\n")[1])
    assert isinstance(front, dict)
    return str(front["title"])


# Platforms


def test_the_list_of_platforms_names_the_modules_of_its_folder() -> None:
    assert set(PLATFORMS) == stems("audit/platforms", "*.py") - {NO_NETWORK_OF_ITS_OWN}


def test_every_platform_has_a_network_page_and_every_page_a_platform() -> None:
    assert stems("content/networks", "*.md") == {*PLATFORMS, NO_NETWORK_OF_ITS_OWN}


@pytest.mark.parametrize("name", PLATFORMS)
def test_a_platform_has_its_test_and_its_page_under_its_own_name(name: str) -> None:
    assert PLATFORMS[name].__name__ == f"audit.platforms.{name}"  # type: ignore[attr-defined]  # a module has a name
    assert (ROOT / f"tests/platforms/test_{name}.py").is_file()
    assert title(ROOT / f"content/networks/{name}.md") == PLATFORMS[name].NAME


@pytest.mark.parametrize("name", PLATFORMS)
def test_a_platform_can_be_asked_from_source_to_source_and_gives_examples(name: str) -> None:
    module = PLATFORMS[name]
    assert module.RUNGS
    assert module.EXAMPLES
    assert module.PACE > 0


def test_no_two_platforms_claim_one_host_or_one_name() -> None:
    hosts = [host for module in PLATFORMS.values() for host in module.HOSTS]
    assert len(hosts) == len(set(hosts))
    assert len({module.NAME for module in PLATFORMS.values()}) == len(PLATFORMS)


# Checks


def test_the_list_of_checks_names_the_modules_of_its_folder_in_order() -> None:
    assert list(CHECKS) == sorted(stems("audit/checks", "*.py"))


def test_every_check_has_a_playbook_page_and_every_page_a_check() -> None:
    assert stems("content/playbook", "*.md") == set(CHECKS)


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_has_its_test_under_its_own_name_and_both_titles(name: str) -> None:
    module = CHECKS[name]
    assert module.__name__ == f"audit.checks.{name}"  # type: ignore[attr-defined]  # a module has a name
    assert (ROOT / f"tests/checks/test_{name}.py").is_file()
    assert module.NEEDS in Needs
    good, bad = (
        Finding(check=name, outcome=Outcome.FINE, title=text, sees="So it is.")
        for text in (module.TITLE_WHEN_FINE, module.TITLE)
    )
    assert is_plain(good)
    assert is_plain(bad)
    assert good.title != bad.title


def test_no_two_checks_share_a_title() -> None:
    titles = [text for module in CHECKS.values() for text in (module.TITLE, module.TITLE_WHEN_FINE)]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("folder", ["platforms", "checks"])
def test_every_test_of_a_module_has_its_module(folder: str) -> None:
    tested = {name.removeprefix("test_") for name in stems(f"tests/{folder}", "test_*.py")}
    modules = {path.stem.removeprefix("_") for path in (ROOT / f"audit/{folder}").glob("*.py")}
    assert tested - {folder, "marks"} <= modules


# Words


@pytest.mark.parametrize("sign", Sign)
def test_every_sign_is_told_while_a_run_goes_on(sign: Sign) -> None:
    told = progress.outcome(Reading(signals=(signal(sign),)))
    unseen = progress.outcome(Reading(signals=()))
    assert told
    assert (told == unseen) is (sign in TOLD_AS_NOT_SEEN)


@pytest.mark.parametrize("sign", Sign)
def test_every_sign_is_told_in_the_evidence(sign: Sign) -> None:
    others = {proof.sign(signal(other)) for other in Sign if other is not sign}
    assert proof.sign(signal(sign))
    assert proof.sign(signal(sign)) not in others


@pytest.mark.parametrize("failure", Failure)
def test_every_failure_is_told_in_the_evidence(failure: Failure) -> None:
    made = Exchange(method="GET", address="https://maple.example", status=0, failure=failure, size=0, seconds=0.1)
    told = proof.ended(made)
    assert told
    assert told not in {
        proof.ended(dataclasses.replace(made, failure=other)) for other in Failure if other is not failure
    }


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("activity", Activity)
@pytest.mark.parametrize("decision", Decision)
def test_every_place_has_a_state_in_words_and_is_counted_in_the_opening_sentence(
    verdict: Verdict, activity: Activity, decision: Decision
) -> None:
    here = place(verdict, activity, days=40, decision=decision, points_to=("https://maple.example",))
    state = words.state(here)
    assert state.word
    assert state.icon
    assert "{" not in state.sentence
    said = opening.of(dossier(here)).whole
    assert said.startswith(
        ("Your one online page", "We haven't been able to look at your one online page", "Every place is closed")
    )
    assert said.endswith(".")


def test_every_verdict_is_called_by_a_word_of_its_own() -> None:
    called = [words.state(place(verdict)).word for verdict in Verdict]
    assert len(set(called)) == len(Verdict)


def test_every_activity_but_unknown_is_called_by_a_word_of_its_own() -> None:
    called = [words.state(place(Verdict.LIVE, activity, days=1)).word for activity in Activity]
    assert len(set(called)) == len(Activity) - 1


@pytest.mark.parametrize("saw", Saw)
def test_every_answer_of_a_person_has_its_own_first_letter(saw: Saw) -> None:
    """The guided look is answered by one key: w, n (not available) or s."""
    from audit.cli import looking

    assert saw in looking._ANSWERS.values()  # noqa: SLF001  # the keys are private to the dialogue
