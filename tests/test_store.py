"""What is kept survives full disks, kills, broken files and a second run at once."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import itertools
import json
import os
import random
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.address import Identity, Kind
from audit.errors import BadInput, CouldNotRun, SiteNotBuilt
from audit.evidence import (
    Control,
    Evidence,
    Exchange,
    Failure,
    Hop,
    Newest,
    Post,
    Precision,
    Profile,
    Reading,
    Sign,
    Signal,
)
from audit.snapshot import SCHEMA, Snapshot
from audit.store import Files, history, locked, publish, save_snapshot, unreadable, write
from audit.website import FoundLink, Site, Source
from dossiers import NOON, snapshot

NAMES = [f"20261{month}01T120000Z-{letter * 4}" for month, letter in ((0, "a"), (1, "b"), (2, "c"))]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(root=tmp_path, slug="maple")


def saved(files: Files, stamp: str, previous: str = "") -> Snapshot:
    kept = snapshot(stamp=stamp, previous=previous)
    save_snapshot(files, kept)
    return kept


def strays(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.suffix == ".tmp" or path.name.endswith((".new", ".old"))]


# Writing


def test_a_new_file_takes_the_place_of_the_old_one_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "some" / "where" / "file.json"
    write(path, b"old")
    write(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


def test_an_old_file_is_replaced_and_never_written_into(tmp_path: Path) -> None:
    path, other_name = tmp_path / "file.json", tmp_path / "other.json"
    path.write_bytes(b"old")
    other_name.hardlink_to(path)
    write(path, b"new")
    assert (path.read_bytes(), other_name.read_bytes()) == (b"new", b"old")


def test_where_no_folder_can_be_made_the_user_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "history").write_text("a file in the way")
    with pytest.raises(CouldNotRun, match=r"^cannot write .*; free some space or choose a folder") as told:
        write(tmp_path / "history" / "maple" / "file.json", b"{}")
    assert len(str(told.value).splitlines()) == 1


def test_where_the_name_is_taken_by_a_folder_nothing_stays_behind(tmp_path: Path) -> None:
    taken = tmp_path / "file.json"
    (taken / "full").mkdir(parents=True)
    with pytest.raises(CouldNotRun):
        write(taken, b"{}")
    assert strays(tmp_path) == []


def test_a_name_too_long_for_the_disk_is_told_and_nothing_stays_behind(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun):
        write(tmp_path / ("x" * 254), b"{}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file to set")
def test_on_a_disk_that_is_full_in_the_middle_of_a_write_the_old_file_stands(tmp_path: Path) -> None:
    """A child process may write files of at most 64 KiB: the 65th fails as on a full disk."""
    path = tmp_path / "file.json"
    path.write_bytes(b"old")
    told = child(
        """
        import resource, signal
        from audit.errors import CouldNotRun
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
        try:
            write(path, b"x" * 1_000_000)
        except CouldNotRun as trouble:
            print(trouble)
        """,
        path,
    )
    assert "cannot write" in told
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_in_a_folder_that_may_only_be_read_nothing_is_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(CouldNotRun):
            write(tmp_path / "file.json", b"{}")
    finally:
        tmp_path.chmod(0o700)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a kill that cannot be caught is a POSIX notion")
def test_a_reader_never_meets_half_a_file_however_often_the_writer_is_killed(tmp_path: Path) -> None:
    path, chance, bodies = tmp_path / "file.json", random.Random(7), (b"a" * 300_000, b"b" * 400_000)  # no secret
    code = """
        import itertools
        for body in itertools.cycle((b"a" * 300_000, b"b" * 400_000)):
            write(path, body)
        """
    ends = time.monotonic() + 20
    write(path, bodies[0])
    rounds = 0
    while rounds < 30 and time.monotonic() < ends:
        rounds += 1
        with started(code, path) as writer:
            first = path.stat().st_mtime_ns
            while path.stat().st_mtime_ns == first and time.monotonic() < ends:
                assert path.read_bytes() in bodies
            time.sleep(chance.random() / 20)
            writer.kill()
        assert path.read_bytes() in bodies
    assert rounds > 2


# Snapshots


def rich() -> Snapshot:
    """A snapshot with every field of every part filled, hostile texts included."""
    hostile = "\u202e<script>{{ x }}\x00\x1b[31m\u2028 ünïcode 🥐 \\ \" '"
    sign = Signal(sign=Sign.MOVED, rung="api", host="api.example", mark="m", quote=hostile, to="https://new.example")
    found = Newest(at=NOON, source="its posts", precision=Precision.DERIVED, lower_bound=True)
    reading = Reading(
        signals=(sign, dataclasses.replace(sign, sign=Sign.SHOWN)),
        newest=found,
        posts=(Post(at=NOON, text=hostile, address="https://bsky.app/profile/maple/post/1"),),
        name=hostile,
        bio=hostile,
        links=("https://maple.example/?a=b&c=d#e",),
        followers=0,
        post_count=12,
        platform_id="did:plc:a",
        handle="maple",
        unseen_parts=("replies",),
    )
    exchange = Exchange(
        method="GET",
        address="https://api.example/x",
        status=0,
        failure=Failure.TOO_SLOW,
        size=1 << 40,
        seconds=0.1 + 0.2,
        hops=(Hop(address="https://api.example/x", status=302),),
    )
    looked = Evidence(
        profile=Profile(platform="bluesky", handle="maple", address="https://bsky.app/profile/maple"),
        key="bluesky:old",
        listed=("bsky.app/profile/maple",),
        at=NOON.replace(microsecond=123456),
        reading=reading,
        exchanges=(exchange,),
        reader="0.1.0",
    )
    beside = Control(
        platform="bluesky", host="api.example", rung="api", when="after", at=NOON, living=(sign,), absent=(sign,)
    )
    link = FoundLink(
        address="#",
        identity=Identity(kind=Kind.PLACEHOLDER, platform="x", handle="h", address="a", detail=hostile),
        source=Source.SAME_AS,
        text=hostile,
        region="footer",
        times=3,
    )
    home = Site(
        address="https://maple.example", final_address="https://www.maple.example/", signals=(sign,), links=(link,)
    )
    return snapshot(
        looked,
        stamp=NAMES[2],
        previous=NAMES[1],
        taken=NOON,
        language="de",
        keys=("YOUTUBE_API_KEY",),
        controls=(beside,),
        site=home,
        requests=7,
    )


def test_a_snapshot_is_read_as_it_was_written(files: Files) -> None:
    save_snapshot(files, rich())
    assert history(files) == (rich(),)


def test_the_rich_snapshot_leaves_nothing_at_its_default() -> None:
    (looked,) = rich().evidence
    for part in (looked, looked.reading, looked.exchanges[0], looked.reading.newest, rich()):
        for field in dataclasses.fields(part):  # type: ignore[arg-type]  # the newest post is there
            same = getattr(part, field.name) == field.default and field.name not in ("schema", "status")
            assert not same, field.name


def test_the_same_snapshot_is_the_same_file_byte_by_byte(files: Files, tmp_path: Path) -> None:
    other = Files(root=tmp_path / "other", slug="maple")
    assert save_snapshot(files, rich()).read_bytes() == save_snapshot(other, rich()).read_bytes()


def test_half_a_character_from_outside_costs_that_character_and_nothing_else(files: Files) -> None:
    (looked,) = rich().evidence
    halved = dataclasses.replace(looked, reading=dataclasses.replace(looked.reading, name="Maple \ud83e"))
    save_snapshot(files, dataclasses.replace(rich(), evidence=(halved,)))
    (kept,) = history(files)
    assert kept.evidence[0].reading.name == "Maple ?"


def test_a_snapshot_holds_no_finding_and_no_verdict(files: Files) -> None:
    text = save_snapshot(files, rich()).read_text("utf-8")
    assert not any(f'"{word}"' in text for word in ("findings", "verdict", "level", "outcome", "activity"))


def test_without_a_history_there_are_no_snapshots(files: Files) -> None:
    assert history(files) == ()


@pytest.mark.parametrize("names", list(itertools.permutations(NAMES)))
def test_snapshots_come_in_the_order_of_their_predecessors_whatever_the_clock_said(
    files: Files, names: tuple[str, str, str]
) -> None:
    for previous, name in zip(("", *names), names, strict=False):
        saved(files, name, previous)
    assert tuple(kept.id for kept in history(files)) == names


def test_where_one_is_lost_in_the_middle_the_newest_is_still_the_last(files: Files) -> None:
    stamps = [f"2026{month:02}01T120000Z-aaaa" for month in range(1, 8)]
    for previous, name in zip(("", *stamps), stamps, strict=False):
        saved(files, name, previous)
    (files.history / f"{stamps[4]}.json").unlink()
    assert [kept.id for kept in history(files)] == [*stamps[:4], *stamps[5:]]


def test_two_with_one_predecessor_and_two_that_name_each_other_lose_nobody(files: Files) -> None:
    saved(files, NAMES[0])
    saved(files, NAMES[1], NAMES[0])
    saved(files, NAMES[2], NAMES[0])
    assert [kept.id for kept in history(files)] == NAMES
    saved(files, NAMES[0], NAMES[2])
    saved(files, NAMES[2], NAMES[0])
    assert sorted(kept.id for kept in history(files)) == NAMES


BROKEN = {
    "empty": b"",
    "blank": b"\n\n",
    "no JSON": b"not json",
    "no object": b"[1, 2]",
    "another object": b'{"schema": 1, "hello": "world"}',
    "a schema in words": b'{"schema": "newest"}',
    "no text": b"\xff\xfe\x00\x01",
    "too deep": b"[" * 100_000,
    "a number too long": b'{"schema": ' + b"9" * 5_000 + b"}",
}


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_set_aside_by_name_and_the_others_are_read(files: Files, body: bytes) -> None:
    good = saved(files, NAMES[0])
    bad = files.history / f"{NAMES[1]}.json"
    bad.write_bytes(body)
    assert history(files) == (good,)
    assert unreadable(files) == (bad.name,)
    assert bad.read_bytes() == body


@pytest.mark.parametrize("cut", [1, 2, 100, 1_000])
def test_a_file_cut_off_is_set_aside(files: Files, cut: int) -> None:
    path = save_snapshot(files, rich())
    path.write_bytes(path.read_bytes()[: -cut - 1])
    assert (history(files), unreadable(files)) == ((), (path.name,))


def test_a_file_with_marks_of_a_merge_is_set_aside(files: Files) -> None:
    path = save_snapshot(files, rich())
    lines = path.read_text("utf-8").splitlines()
    merged = [*lines[:3], "<<<<<<< HEAD", lines[3], "=======", lines[3], ">>>>>>> branch", *lines[4:]]
    path.write_text("\n".join(merged), "utf-8")
    assert (history(files), unreadable(files)) == ((), (path.name,))


def test_a_file_under_another_name_is_set_aside(files: Files) -> None:
    path = save_snapshot(files, rich())
    copy = path.with_name(f"{NAMES[0]} (copy).json")
    copy.write_bytes(path.read_bytes())
    assert (history(files), unreadable(files)) == ((rich(),), (copy.name,))


def test_a_file_of_a_newer_program_ends_the_run_with_the_remedy(files: Files) -> None:
    path = save_snapshot(files, rich())
    data = json.loads(path.read_bytes())
    path.write_text(json.dumps({**data, "schema": SCHEMA + 1, "new": "field"}), "utf-8")
    with pytest.raises(CouldNotRun, match=r"newer version .* pip install --upgrade"):
        history(files)


# Publishing


def page(text: str) -> dict[str, str | bytes]:
    return {"mkdocs.yml": "site_name: Maple\n", "docs/index.md": text, "docs/assets/dot.png": b"\x89PNG"}


def built(folder: Path) -> None:
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text((folder / "docs" / "index.md").read_text("utf-8"), "utf-8")


def broken(folder: Path) -> None:
    built(folder)
    raise SiteNotBuilt("one page has no title")


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_report_takes_the_place_of_the_one_before_whole(files: Files) -> None:
    publish(files, {**page("old"), "docs/extra.md": "old"}, built)
    report = publish(files, page("new"), built)
    assert report == files.root / "reports" / "maple"
    assert set(tree(report)) == {*page(""), "site/index.html"}
    assert tree(report)["site/index.html"] == b"new"
    assert strays(files.root) == []


def test_where_the_site_does_not_build_the_report_before_still_stands(files: Files) -> None:
    publish(files, page("old"), built)
    before = tree(files.report)
    with pytest.raises(SiteNotBuilt):
        publish(files, page("new"), broken)
    assert tree(files.report) == before
    assert strays(files.root) == []


def test_a_first_report_that_does_not_build_leaves_no_half_of_one(files: Files) -> None:
    with pytest.raises(SiteNotBuilt):
        publish(files, page("new"), broken)
    assert not files.report.exists()


def test_a_page_that_cannot_be_written_leaves_the_report_before(files: Files) -> None:
    publish(files, page("old"), built)
    before = tree(files.report)
    with pytest.raises(CouldNotRun):
        publish(files, {**page("new"), "docs": "a file where a folder is"}, built)
    assert tree(files.report) == before
    assert strays(files.root) == []


def test_a_new_report_that_vanishes_before_it_arrives_leaves_the_one_before(files: Files) -> None:
    publish(files, page("old"), built)
    before = tree(files.report)
    with pytest.raises(CouldNotRun):
        publish(files, page("new"), shutil.rmtree)
    assert tree(files.report) == before
    assert strays(files.root) == []


@pytest.mark.parametrize("theirs", ["folder/notes.txt", "notes.txt"])
def test_a_folder_of_other_peoples_files_is_never_replaced(tmp_path: Path, theirs: str) -> None:
    out = tmp_path / "out"
    note = out / theirs
    note.parent.mkdir(parents=True)
    note.write_text("mine", "utf-8")
    with pytest.raises(BadInput, match="--out"):
        publish(Files(root=tmp_path, slug="maple", out=out), page("new"), built)
    assert tree(out) == {theirs: b"mine"}


def test_a_file_where_the_report_should_go_is_never_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("mine", "utf-8")
    with pytest.raises(BadInput, match="--out"):
        publish(Files(root=tmp_path, slug="maple", out=out), page("new"), built)
    assert out.read_text("utf-8") == "mine"


def test_an_empty_folder_is_a_place_for_a_report(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    publish(Files(root=tmp_path, slug="maple", out=out), page("new"), built)
    assert tree(out)["site/index.html"] == b"new"


# Locks, and what a killed run left


def test_a_second_run_of_one_client_is_told_at_once(files: Files) -> None:
    code = "with locked(Files(root=path, slug='maple')):\n    print('held', flush=True)\n    sys.stdin.read()"
    with started(code, files.root) as other:
        assert other.stdout
        assert other.stdout.readline().strip() == "held"
        begun = time.monotonic()
        with pytest.raises(CouldNotRun, match="another audit of maple is running"), locked(files):
            pass
        assert time.monotonic() - begun < 2
        with locked(Files(root=files.root, slug="oven")):
            pass
        other.kill()
        other.wait(10)
        with locked(files):
            pass


def test_a_lock_in_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file in the way")
    with pytest.raises(CouldNotRun, match="cannot write"), locked(Files(root=tmp_path, slug="maple")):
        pass


def test_what_goes_wrong_during_a_run_is_not_taken_for_a_full_disk(files: Files) -> None:
    with pytest.raises(FileNotFoundError), locked(files):
        raise FileNotFoundError
    with locked(files):
        pass


def test_a_publish_killed_between_its_two_renames_is_undone(files: Files) -> None:
    publish(files, page("old"), built)
    before = tree(files.report)
    files.report.rename(files.report.with_name(".maple.old"))
    half = files.report.with_name(".maple.new")
    (half / "docs").mkdir(parents=True)
    with locked(files):
        assert tree(files.report) == before
    assert strays(files.root) == []


def test_a_publish_killed_after_its_second_rename_is_ended(files: Files) -> None:
    publish(files, page("new"), built)
    before = tree(files.report)
    old = files.report.with_name(".maple.old")
    old.mkdir()
    (old / "mkdocs.yml").write_text("old", "utf-8")
    with locked(files):
        assert tree(files.report) == before
    assert strays(files.root) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a kill that cannot be caught is a POSIX notion")
def test_a_run_killed_while_its_site_is_built_leaves_the_report_before(files: Files) -> None:
    publish(files, page("old"), built)
    before = tree(files.report)
    code = """
        def build(folder):
            print("building", flush=True)
            sys.stdin.read()
        with locked(Files(root=path, slug="maple")):
            publish(Files(root=path, slug="maple"), {"mkdocs.yml": "", "docs/index.md": "new"}, build)
        """
    with started(code, files.root) as other:
        assert other.stdout
        assert other.stdout.readline().strip() == "building"
        other.kill()
        other.wait(10)
    assert tree(files.report) == before
    with locked(files):
        assert tree(files.report) == before
    assert strays(files.root) == []


def test_what_a_killed_write_left_is_cleared_for_this_client_alone(files: Files) -> None:
    saved(files, NAMES[0])
    mine = (files.history / f".{NAMES[1]}.json.1a2b.tmp", files.decisions.with_name(".maple.yml.1a2b.tmp"))
    others = files.decisions.with_name(".oven.yml.1a2b.tmp")
    for stray in (*mine, others):
        stray.parent.mkdir(parents=True, exist_ok=True)
        stray.write_bytes(b"half")
    with locked(files):
        assert not any(stray.exists() for stray in mine)
        assert others.exists()
        assert [kept.id for kept in history(files)] == [NAMES[0]]


# Other processes

_OPENING = "import sys\nfrom pathlib import Path\nfrom audit.store import Files, locked, publish, write\npath = Path(sys.argv[1])\n"


@contextlib.contextmanager
def started(code: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that runs this code with `path`; it never outlives the test."""
    command = [sys.executable, "-c", _OPENING + textwrap.dedent(code), str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def child(code: str, path: Path) -> str:
    command = [sys.executable, "-c", _OPENING + textwrap.dedent(code), str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout


def test_a_moment_is_kept_to_the_microsecond_and_in_utc(files: Files) -> None:
    save_snapshot(files, rich())
    (kept,) = history(files)
    assert kept.evidence[0].at == dt.datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=dt.UTC)
