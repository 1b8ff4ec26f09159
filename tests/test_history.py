"""History of every version and from anywhere: what can be trusted is read, the rest is named and left where it lies."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from audit import history as kept_runs
from audit.dossier import assemble
from audit.errors import BadInput, CouldNotRun
from audit.evidence import Sign
from audit.snapshot import SCHEMA
from audit.store import Files, baselines, forget, freeze, history, locked, prune, save_snapshot, unreadable, write
from audit.verdict import Verdict
from dossiers import NOON
from keeping import DAY, MAPLE, kept, run, texts, with_reading

VERSIONS = Path(__file__).parent / "history_versions"
RUN = "20261101T120000Z-aaaa"


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(root=tmp_path, slug="maple")


def names(files: Files) -> list[str]:
    return [each.id for each in history(files)]


# Versions


def restored(files: Files, version: int) -> None:
    shutil.copytree(VERSIONS / str(version), files.history)


def test_every_version_so_far_has_a_fixture() -> None:
    assert sorted(int(folder.name) for folder in VERSIONS.iterdir()) == list(range(1, SCHEMA + 1))


@pytest.mark.parametrize("version", range(1, SCHEMA + 1))
def test_history_of_every_version_is_read_whole(files: Files, version: int) -> None:
    restored(files, version)
    assert unreadable(files) == ()
    assert names(files) == sorted(path.stem for path in files.history.iterdir())


@pytest.mark.parametrize("version", range(1, SCHEMA + 1))
def test_nothing_that_an_older_version_kept_is_lost_in_reading(files: Files, version: int) -> None:
    restored(files, version)
    was = json.loads((files.history / f"{RUN}.json").read_bytes())
    now = json.loads(kept_runs.body(history(files)[0]))
    assert lost(was, now) == []


def lost(was: object, now: object, way: str = "") -> list[str]:
    """Where the older file holds something that the newer one does not."""
    match was, now:
        case dict(), dict():
            return [each for key in was for each in lost(was[key], now.get(key, "gone"), f"{way}.{key}")]
        case list(), list() if len(was) == len(now):
            return [each for n, pair in enumerate(zip(was, now, strict=True)) for each in lost(*pair, f"{way}[{n}]")]
        case _:
            return [] if was == now else [way]


@pytest.mark.parametrize("version", range(1, SCHEMA + 1))
def test_a_run_goes_on_from_history_of_every_version(files: Files, version: int) -> None:
    restored(files, version)
    before = names(files)
    (*_, last) = kept(files, run())
    assert names(files) == [*before, last.id]


def test_a_newer_version_is_refused_by_name_with_the_remedy(files: Files) -> None:
    write(files.history / f"{RUN}.json", json.dumps({"schema": SCHEMA + 1}).encode())
    with pytest.raises(CouldNotRun, match=rf"{RUN}\.json .*newer version .* pip install --upgrade"):
        history(files)


# Restored from anywhere


def test_of_a_history_that_somebody_restored_the_good_part_is_read_and_the_rest_named_and_left(files: Files) -> None:
    first, second, third = kept(files, run(), run(NOON + DAY), with_reading(run(NOON + 2 * DAY), name="Other"))
    cut, doubled = files.history / f"{third.id}.json", files.history / f"{first.id} 2.json"
    doubled.write_bytes((files.history / f"{first.id}.json").read_bytes())
    cut.write_bytes(cut.read_bytes()[:999])
    stranger = save_snapshot(files, dataclasses.replace(run(NOON + 3 * DAY), client="other-bakery"))
    merged = save_snapshot(files, run(NOON + 4 * DAY))
    merged.write_bytes(b"<<<<<<< HEAD\n" + merged.read_bytes())
    lying = {path.name: path.read_bytes() for path in files.history.iterdir()}
    assert names(files) == [first.id, second.id]
    assert set(unreadable(files)) == {
        f"{cut.name} (cannot be read)",
        f"{doubled.name} (under another name)",
        f"{stranger.name} (of another client)",
        f"{merged.name} (cannot be read)",
    }
    assert {path.name: path.read_bytes() for path in files.history.iterdir()} == lying


# Pruning


def pruned(files: Files, days: float = 1_000) -> int:
    return prune(files, NOON + dt.timedelta(days=days))


def test_the_newest_run_and_younger_ones_are_not_pruned(files: Files) -> None:
    runs = kept(files, run(), with_reading(run(NOON + DAY), name="B"), with_reading(run(NOON + 2 * DAY), name="C"))
    assert pruned(files, days=-1) == 0
    assert history(files) == runs
    pruned(files)
    assert history(files)[-1] == runs[-1]


@pytest.mark.parametrize("signs", ["AA", "ASA", "SAA", "AL", "SLA", "AAL", "WW", "SSS", "EA"])
def test_no_verdict_changes_by_pruning(files: Files, signs: str) -> None:
    of = {"A": Sign.ABSENT, "S": Sign.SHOWN, "L": Sign.LOGIN_WALL, "W": Sign.WITHHELD, "E": Sign.ENDED}
    runs = kept(files, *(run(NOON + 40 * n * DAY, of[sign]) for n, sign in enumerate(signs)))
    day = (NOON + 400 * DAY).date()
    before = [assemble(MAPLE, runs[: n + 1], (), day).listed[0] for n in range(len(runs))]
    assert pruned(files) > 0
    after = [assemble(MAPLE, history(files)[: n + 1], (), day).listed[0] for n in range(len(runs))]
    assert [(p.verdict, p.activity, p.seen_on, p.newest) for p in after] == [
        (p.verdict, p.activity, p.seen_on, p.newest) for p in before
    ]


def test_runs_that_repeat_a_pruned_one_still_count(files: Files) -> None:
    runs = (run(sign=Sign.ABSENT), run(NOON + 2 * DAY, Sign.ABSENT), run(NOON + 3 * DAY, Sign.LOGIN_WALL))
    kept(files, *runs)
    pruned(files)
    first, second, _ = history(files)
    assert second.same_as == first.id
    assert assemble(MAPLE, (first, second), (), NOON.date() + 9 * DAY).listed[0].verdict is Verdict.GONE


def test_what_is_pruned_keeps_signs_and_dates_and_no_word(files: Files) -> None:
    kept(files, run(), with_reading(run(NOON + DAY), name="Maple Bakery"))
    assert pruned(files) == 1
    text = (files.history / f"{history(files)[0].id}.json").read_text("utf-8")
    assert "did:plc:a" in text
    assert not any(word in text for word in ("Bread", "mill.example", "api.example/x"))
    assert "https://maple.example" in text, "where a parked place points is kept"
    assert pruned(files) == 0


# Baselines


def test_a_baseline_stays_as_it_was_frozen_whatever_is_pruned(files: Files) -> None:
    first, *_ = kept(files, run())
    freeze(files, "Before", first)
    kept(files, with_reading(run(NOON + DAY), name="Maple Bakery"))
    pruned(files)
    frozen = baselines(files)["before"]
    assert frozen == kept_runs.without_texts(first)
    assert texts(frozen) == [""]
    assert len(names(files)) == 2


def test_a_run_that_repeats_another_is_frozen_whole(files: Files) -> None:
    first, last = kept(files, run(), run(NOON + DAY))
    freeze(files, "before", last)
    (files.history / f"{first.id}.json").unlink()
    assert baselines(files)["before"].evidence[0].at == NOON + DAY


def test_a_baseline_is_not_frozen_twice_under_one_name(files: Files) -> None:
    first, *_ = kept(files, run())
    freeze(files, "before", first)
    with pytest.raises(BadInput, match="stays as it was frozen"):
        freeze(files, "Before", first)


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "../x",
        "a/b",
        "a b",
        "-a",
        "ä",
        "x" * 41,
        "a.json",
        "nul\x00",
        "last",
        "2026-Q3",
        "2026-11-22",
        "latest",
    ],
)
def test_a_name_that_is_none_for_a_file_freezes_nothing(files: Files, name: str) -> None:
    (first,) = kept(files, run())
    with pytest.raises(BadInput, match="no name for a baseline"):
        freeze(files, name, first)
    assert not files.baselines.exists()


def test_a_baseline_that_cannot_be_trusted_is_none(files: Files) -> None:
    write(files.baselines / "baseline-before.json", b"{")
    write(files.baselines / "baseline-theirs.json", kept_runs.body(dataclasses.replace(run(), client="other")))
    assert baselines(files) == {}


# Forgetting


def test_forgetting_one_client_leaves_the_others_and_what_people_wrote(files: Files) -> None:
    other = Files(root=files.root, slug="other")
    for each in (files, other):
        save_snapshot(each, dataclasses.replace(run(), client=each.slug))
        write(each.decisions, b"sightings:\n")
        write(each.pages, b"")
        write(each.journal, b"")
    freeze(files, "before", run())
    with locked(files):
        forget(files)
    assert not files.history.exists()
    assert not files.pages.exists()
    assert not files.journal.exists()
    assert files.decisions.exists()
    assert (len(history(other)), other.pages.exists()) == (1, True)


# Two machines


def git(folder: Path, *arguments: str) -> None:
    named = ("-c", "user.name=Maple", "-c", "user.email=maple@example.org", "-c", "init.defaultBranch=main")
    command = ["git", *named, "-c", "commit.gpgsign=false", "-c", "core.autocrlf=false", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=30)


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_what_a_laptop_and_a_build_server_kept_merges_without_a_conflict_and_counts_once_each(files: Files) -> None:
    git(files.root, "init", "-q")
    kept(files, run())
    git(files.root, "add", "-A")
    git(files.root, "commit", "-qm", "first")
    git(files.root, "branch", "server")
    kept(files, run(NOON + DAY), with_reading(run(NOON + 3 * DAY), name="Maple Bakery"))
    git(files.root, "add", "-A")
    git(files.root, "commit", "-qm", "laptop")
    git(files.root, "checkout", "-q", "server")
    kept(files, run(NOON + 2 * DAY), with_reading(run(NOON + 4 * DAY), name="Maple Bakery"))
    git(files.root, "add", "-A")
    git(files.root, "commit", "-qm", "server")
    git(files.root, "merge", "-q", "--no-edit", "main")
    assert unreadable(files) == ()
    assert sorted(names(files)) == [each.id for each in (run(NOON + n * DAY) for n in range(5))]
    last = names(files)[-1]
    kept(files, with_reading(run(NOON + 5 * DAY), name="Maple Cakes"))
    assert history(files)[-1].previous == last
    assert [texts(each) for each in history(files)[:-1]] == [[""]] * 5
