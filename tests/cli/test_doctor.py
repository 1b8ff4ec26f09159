"""`audit doctor`: what works here today, which networks can be seen, and which keys would open more."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from audit import client as clients, questions, survey as surveys
from audit.cli import advising, diagnosis, doctor
from audit.cli.advising import Spot
from audit.cli.diagnosis import Computer
from audit.evidence import Failure, Sign
from audit.keystate import Expiry, KeyState
from audit.platforms import PLATFORMS
from audit.practice import Answer, Fault, answer_walled
from audit.questions import Question
from audit.run import World
from audit.survey import Sight, Survey, View
from commanding import audit
from dossiers import signal
from practising import BAKERY, WALLED, laid_out, look_once, world

TODAY = dt.date(2026, 11, 22)
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
HERE = Computer(versions={"audit": "0.1.0", "Python": "3.11.9"}, now=NOON, folders={"/work": True})


def nobody(_method: str, _address: str, _headers: Mapping[str, str], _body: bytes = b"") -> Answer | Fault:
    return Fault.NO_SUCH_NAME


def asked(folder: Path, client: Path | str, here: World) -> str:
    """The whole answer for one client, as printed."""
    loaded = [clients.load(laid_out(folder, client))]
    survey = doctor.asked(loaded, here, quiet=True)
    spots = [spot for each in loaded for spot in doctor.placed(each, TODAY)]
    return doctor.in_words(HERE, survey, spots, here.keys.names, left_out=False)


def spot(platform: str, *, seen: bool | None = False, client: str = "Maple Street Bakery") -> Spot:
    return Spot(client=client, name=PLATFORMS[platform].NAME, platform=platform, seen=seen)


def view(platform: str, sight: Sight) -> View:
    absent = questions.everywhere("2026")[0].absent
    return View(question=Question(platform=platform, living=None, absent=absent), sight=sight)


def keys(*have: str, spots: tuple[Spot, ...] = (), survey: Survey | None = None) -> str:
    advised = advising.advice(spots, frozenset(have), survey)
    return "\n".join(advising.keys(frozenset(have), advised, survey, TODAY))


# This computer


def test_all_well_is_told_in_three_lines() -> None:
    fine = list(diagnosis.computer(HERE, Survey(ahead=dt.timedelta(seconds=40), answered=3)))
    assert fine == [
        "audit 0.1.0 · Python 3.11.9",
        "The clock says 22 November 2026, 12:00 UTC, and the hosts that answered agree.",
        "Can be written to: /work",
    ]


@pytest.mark.parametrize("seconds", [-299, 0, 299])
def test_a_clock_that_is_off_by_less_than_five_minutes_is_right(seconds: int) -> None:
    assert "agree" in diagnosis.clock(NOON, Survey(ahead=dt.timedelta(seconds=seconds)))


@pytest.mark.parametrize(
    ("ahead", "words"),
    [(dt.timedelta(minutes=6), "6 min ahead of"), (dt.timedelta(hours=-2), "2 h behind")],
)
def test_a_wrong_clock_is_told_with_its_remedy(ahead: dt.timedelta, words: str) -> None:
    said = diagnosis.clock(NOON, Survey(ahead=ahead))
    assert f"{words} the hosts that answered" in said
    assert "Let the system set the time" in said


def test_a_clock_that_nobody_was_asked_about_is_not_called_right() -> None:
    assert "compared with no other" in diagnosis.clock(NOON, None)
    assert "No host told us" in diagnosis.clock(NOON, Survey())


def test_what_is_missing_or_locked_is_told_with_its_remedy() -> None:
    bad = dataclasses.replace(HERE, versions={"audit": "0.1.0", "mkdocs": ""}, folders={"/locked": False})
    said = "\n".join(diagnosis.computer(bad, None))
    assert "Missing: mkdocs. Install presence-report again" in said
    assert "Cannot be written to: /locked. Choose a folder of your own" in said


def test_a_folder_is_tried_and_left_as_it_was(tmp_path: Path) -> None:
    here = doctor.computer([tmp_path, tmp_path / "missing"], world())
    assert list(here.folders.values()) == [True, False]
    assert list(tmp_path.iterdir()) == []
    assert set(here.versions) == {"audit", "Python", "mkdocs", "mkdocs-material", "httpx"}
    assert all(here.versions.values())


# Networks


@pytest.mark.parametrize("sight", Sight)
def test_every_sight_has_words_of_its_own(sight: Sight) -> None:
    others = {diagnosis.sight(view("x", other)) for other in Sight if other is not sight}
    assert diagnosis.sight(view("x", sight)) not in others


@pytest.mark.parametrize("wall", surveys.WALLS)
def test_every_wall_is_named(wall: object) -> None:
    met = dataclasses.replace(view("x", Sight.WALLED), living=(signal(wall),))  # type: ignore[arg-type]  # a sign
    assert diagnosis.sight(met).startswith("walled from here (")


def test_a_network_is_one_line_and_where_nothing_answers_one_line_says_so(tmp_path: Path) -> None:
    seen = asked(tmp_path, BAKERY, world())
    assert "  Instagram  " in seen
    assert "could not be told from hidden, nothing is called gone." in seen
    assert "  Mastodon (social.example)  " in seen
    assert "  Blog or news page (maplebakery.example)  " in seen
    silent = asked(tmp_path, BAKERY, world(nobody))
    assert "No network answered. Check the internet connection" in silent
    assert "Instagram  " not in silent


@pytest.mark.parametrize(
    ("failure", "remedy"),
    [
        (Failure.CERTIFICATE, "Is this computer's clock right?"),
        (Failure.PROXY, "Is its address right"),
        (Failure.NO_SUCH_NAME, "Check the internet connection"),
    ],
)
def test_why_nobody_answered_is_told_with_its_own_remedy(failure: Failure, remedy: str) -> None:
    met = signal(Sign.UNREACHABLE, mark=failure.value)
    silent = Survey(views=(dataclasses.replace(view("x", Sight.UNANSWERED), living=(met,)),))
    (said,) = diagnosis.networks(silent)
    assert remedy in said


def test_walls_are_named_and_what_a_key_would_open_comes_first(tmp_path: Path) -> None:
    said = asked(tmp_path, WALLED, world(answer_walled))
    assert "walled from here (login wall)" in said
    assert "1. META_ACCESS_TOKEN and META_IG_USER_ID would open Facebook and Instagram" in said


def test_without_a_client_the_hosts_that_only_a_client_names_are_left_out_with_a_word() -> None:
    said = doctor.in_words(
        HERE, Survey(views=(view("x", Sight.NEEDS_KEY),), answered=1), [], frozenset(), left_out=True
    )
    assert "only a client file names their hosts: Blog or news page" in said


# Keys


def test_the_keys_that_open_most_come_first_and_free_ones_before_paid_ones() -> None:
    spots = (spot("x"), spot("google_business"), spot("google_business", client="Corner Loaf"), spot("vimeo"))
    told = [one.names for one in advising.advice(spots, frozenset(), None)]
    assert told == ["GOOGLE_PLACES_API_KEY", "VIMEO_ACCESS_TOKEN", "X_BEARER_TOKEN"]
    said = keys(spots=spots)
    assert "2. VIMEO_ACCESS_TOKEN would open Vimeo (Maple Street Bakery)" in said
    assert said.count("Get it:") == advising.BEST
    assert "  X_BEARER_TOKEN: X; " in said


def test_a_key_for_what_was_seen_is_not_advised() -> None:
    said = keys(spots=(spot("youtube", seen=True), spot("x", seen=True)))
    assert "Worth getting" not in said
    assert "Not needed for what could be seen: YOUTUBE_API_KEY; X_BEARER_TOKEN." in said


def test_a_key_for_a_network_where_no_client_has_a_place_is_not_spoken_of() -> None:
    assert "YELP_API_KEY" not in keys(spots=(spot("x"),))


def test_todays_look_decides_where_there_was_no_audit_yet() -> None:
    fresh = (spot("x", seen=None), spot("youtube", seen=None))
    survey = Survey(views=(view("x", Sight.NEEDS_KEY), view("youtube", Sight.SEEN)), answered=2)
    said = keys(spots=fresh, survey=survey)
    assert "1. X_BEARER_TOKEN would open X" in said
    assert "Not needed for what could be seen: YOUTUBE_API_KEY." in said


def test_an_audit_that_could_not_see_a_place_counts_more_than_todays_look(tmp_path: Path) -> None:
    look_once(tmp_path, WALLED, answer_walled)
    spots = list(doctor.placed(clients.load(tmp_path / "client.yml"), TODAY))
    assert spots
    assert {one.seen for one in spots if one.platform in ("facebook", "instagram")} == {False}


def test_only_names_are_told_and_a_key_that_serves_is_called_accepted() -> None:
    survey = Survey(views=(), answered=1, keys={"X_BEARER_TOKEN": KeyState.WORKS})
    said = keys("X_BEARER_TOKEN", "YOUTUBE_API_KEY", survey=survey)
    assert "Set: X_BEARER_TOKEN (accepted) and YOUTUBE_API_KEY (not tried)." in said


def test_of_a_pair_the_half_that_is_named_in_no_request_is_not_called_untried() -> None:
    survey = Survey(answered=1, keys={"REDDIT_CLIENT_SECRET": KeyState.WORKS})
    said = keys("REDDIT_CLIENT_ID", "REDDIT_CLIENT_SECRET", survey=survey)
    assert "Set: REDDIT_CLIENT_ID and REDDIT_CLIENT_SECRET (accepted)." in said


def test_what_asking_costs_is_said_before_it_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = laid_out(tmp_path, "name: A\nwebsite: https://maplebakery.example\nprofiles:\n  - x: a\n")
    doctor.asked([clients.load(path)], world(keys={"X_BEARER_TOKEN": "practice-x"}), quiet=True)
    assert capsys.readouterr().err.startswith("X: 1 read with X_BEARER_TOKEN, about $0.02")


def test_a_key_that_is_refused_is_one_clear_line() -> None:
    survey = Survey(keys={"X_BEARER_TOKEN": KeyState.REFUSED})
    (line,) = advising.key("X_BEARER_TOKEN", survey, TODAY)
    assert line.startswith("X_BEARER_TOKEN was refused: it is wrong or has expired. The audit goes on without it.")


def test_half_a_pair_of_keys_is_asked_for_alone() -> None:
    told = advising.advice((spot("instagram"),), frozenset({"META_ACCESS_TOKEN"}), None)
    assert [one.names for one in told] == ["META_IG_USER_ID"]
    both = advising.advice((spot("instagram"),), frozenset(), None)
    assert [one.names for one in both] == ["META_ACCESS_TOKEN and META_IG_USER_ID"]


@pytest.mark.parametrize(
    ("expiry", "words"),
    [
        (Expiry(at=dt.date(2026, 12, 1), data_until=None), "ends by 1 December 2026: see to it now"),
        (Expiry(at=dt.date(2027, 1, 20), data_until=None), "ends by 20 January 2027."),
        (Expiry(at=None, data_until=None), "does not end by itself."),
        (Expiry(at=None, data_until=dt.date(2026, 11, 30)), "has to be allowed to read again by 30 November 2026: see"),
        (None, "when yours ends is unknown to us; a long-lived token lasts about 60 days."),
    ],
)
def test_when_metas_token_ends_is_told_as_far_as_it_is_known(expiry: Expiry | None, words: str) -> None:
    said = "\n".join(advising.key("META_ACCESS_TOKEN", Survey(meta=expiry), TODAY))
    assert words in said


def test_of_threads_token_only_the_rule_is_told() -> None:
    (line,) = advising.key("THREADS_ACCESS_TOKEN", Survey(), TODAY)
    assert "a long-lived token lasts 60 days" in line
    assert "unknown to us" in line


# The command


def test_in_an_empty_folder_without_asking_anyone(tmp_path: Path) -> None:
    said = audit("doctor", "--offline", folder=tmp_path, environ={"X_BEARER_TOKEN": "practice-secret"})
    assert said.returncode == 0, said.stderr
    assert said.stderr == ""
    assert "Networks" not in said.stdout
    assert "X_BEARER_TOKEN" in said.stdout.partition("  Set: ")[2].partition("\n")[0]
    assert "practice-secret" not in said.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_same_as_data(tmp_path: Path) -> None:
    laid_out(tmp_path, WALLED)
    said = json.loads(audit("doctor", "client.yml", "--offline", "--json", folder=tmp_path).stdout)
    assert said["networks"] is None
    assert said["clock_ahead_seconds"] is None
    assert said["folders"] == {str(tmp_path.resolve()): True}
    best = said["missing"][0]
    assert best["names"] == ["META_ACCESS_TOKEN", "META_IG_USER_ID"]
    assert best["would_open"] == ["Facebook", "Instagram"]
    assert set(best) >= {"cost", "card", "minutes", "get", "source", "checked"}


def test_networks_are_told_as_data() -> None:
    survey = Survey(views=(view("x", Sight.NEEDS_KEY),), answered=1, ahead=dt.timedelta(seconds=2))
    told = doctor.as_data(HERE, survey, [], frozenset({"X_BEARER_TOKEN"}))
    assert told["networks"] == [{"platform": "x", "name": "X", "sight": "needs_key", "said": "needs a key"}]
    assert told["clock_ahead_seconds"] == 2.0
    assert told["keys"] == {"X_BEARER_TOKEN": []}


def test_a_client_file_with_a_mistake_is_told_as_ever(tmp_path: Path) -> None:
    laid_out(tmp_path, "name: A\nwebsite: a\n")
    said = audit("doctor", "client.yml", folder=tmp_path)
    assert said.returncode == 2
    assert "client.yml:2" in said.stderr
