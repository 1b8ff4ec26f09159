"""What is kept survives full disks, kills, broken files and a second run at once."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gzip
import itertools
import json
import os
import random
import sys
import time
from pathlib import Path

import pytest

from audit.address import Identity, Kind
from audit.errors import CouldNotRun
from audit.evidence import (
    Control,
    Evidence,
    Exchange,
    Fact,
    FactKind,
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
from audit.followed import End, Followed, Purpose
from audit.snapshot import SCHEMA, Snapshot
from audit.store import Files, history, keep_pages, kept_pages, save_snapshot, unreadable, write
from audit.website import FoundLink, Site, Source
from audit.website.kept import Kept
from audit.website.noticed import Noticed, Preview, StatedBy, StatedFact, Trait
from dossiers import NOON, snapshot
from processes import child, started, strays

NAMES = [f"20261{month}01T120000Z-{letter * 4}" for month, letter in ((0, "a"), (1, "b"), (2, "c"))]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(root=tmp_path, slug="maple")


def set_aside(files: Files) -> tuple[str, ...]:
    """The names alone; each comes with its reason in brackets."""
    return tuple(name.rsplit(" (", 1)[0] for name in unreadable(files))


def saved(files: Files, stamp: str, previous: str = "") -> Snapshot:
    kept = snapshot(stamp=stamp, previous=previous)
    save_snapshot(files, kept)
    return kept


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
        posts=(Post(at=NOON, text=hostile, address="https://bsky.app/profile/maple.example/post/1"),),
        name=hostile,
        bio=hostile,
        links=("https://maple.example/?a=b&c=d#e",),
        followers=0,
        post_count=12,
        platform_id="did:plc:a",
        handle="maple",
        facts=(Fact(kind=FactKind.PHONE, value=hostile),),
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
        profile=Profile(platform="bluesky", handle="maple", address="https://bsky.app/profile/maple.example"),
        key="bluesky:old",
        listed=("bsky.app/profile/maple.example",),
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
        address="https://maple.example",
        final_address="https://www.maple.example/",
        signals=(sign,),
        links=(link,),
        noticed=(Noticed(trait=Trait.MAIL, value=hostile, text=hostile, region="nav", pages=("/a",), on_pages=2),),
        facts=(StatedFact(fact=reading.facts[0], by=StatedBy.TEXT, region="footer", pages=("/a",), on_pages=2),),
        preview=Preview(
            title=hostile, text=hostile, picture="https://maple.example/a.png", site="Maple", own_title=True
        ),
    )
    met = Followed(
        purpose=Purpose.PICTURE,
        address="https://maple.example/a.png",
        end=End.OPENS,
        status=200,
        final_address="https://www.maple.example/a.png",
        hops=(Hop(address="https://maple.example/a.png", status=301),),
        quote=hostile,
        width=1200,
        height=630,
        title=hostile,
    )
    return snapshot(
        looked,
        stamp=NAMES[2],
        client="maple",
        previous=NAMES[1],
        taken=NOON,
        language="de",
        keys=("YOUTUBE_API_KEY",),
        controls=(beside,),
        site=home,
        followed=(met,),
        requests=7,
    )


def test_a_snapshot_is_read_as_it_was_written(files: Files) -> None:
    save_snapshot(files, rich())
    assert history(files) == (rich(),)


def test_the_rich_snapshot_leaves_nothing_at_its_default() -> None:
    (looked,) = rich().evidence
    for part in (looked, looked.reading, looked.exchanges[0], looked.reading.newest, rich()):
        for field in dataclasses.fields(part):  # type: ignore[arg-type]  # the newest post is there
            same = getattr(part, field.name) == field.default and field.name not in ("schema", "same_as", "status")
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
    assert set_aside(files) == (bad.name,)
    assert bad.read_bytes() == body


@pytest.mark.parametrize("cut", [1, 2, 100, 1_000])
def test_a_file_cut_off_is_set_aside(files: Files, cut: int) -> None:
    path = save_snapshot(files, rich())
    path.write_bytes(path.read_bytes()[: -cut - 1])
    assert (history(files), set_aside(files)) == ((), (path.name,))


def test_a_file_with_marks_of_a_merge_is_set_aside(files: Files) -> None:
    path = save_snapshot(files, rich())
    lines = path.read_text("utf-8").splitlines()
    merged = [*lines[:3], "<<<<<<< HEAD", lines[3], "=======", lines[3], ">>>>>>> branch", *lines[4:]]
    path.write_text("\n".join(merged), "utf-8")
    assert (history(files), set_aside(files)) == ((), (path.name,))


def test_a_file_under_another_name_is_set_aside(files: Files) -> None:
    path = save_snapshot(files, rich())
    copy = path.with_name(f"{NAMES[0]} (copy).json")
    copy.write_bytes(path.read_bytes())
    assert (history(files), set_aside(files)) == ((rich(),), (copy.name,))


def test_a_file_of_a_newer_program_ends_the_run_with_the_remedy(files: Files) -> None:
    path = save_snapshot(files, rich())
    data = json.loads(path.read_bytes())
    path.write_text(json.dumps({**data, "schema": SCHEMA + 1, "new": "field"}), "utf-8")
    with pytest.raises(CouldNotRun, match=r"newer version .* pip install --upgrade"):
        history(files)


def test_a_moment_is_kept_to_the_microsecond_and_in_utc(files: Files) -> None:
    save_snapshot(files, rich())
    (kept,) = history(files)
    assert kept.evidence[0].at == dt.datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "moment", ["2026-11-01T00:00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1000-01-01T00:00:00Z"]
)
def test_a_snapshot_with_a_time_that_cannot_be_reckoned_with_is_set_aside(files: Files, moment: str) -> None:
    save_snapshot(files, snapshot(stamp="a"))
    path = save_snapshot(files, snapshot(stamp="b"))
    kept = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**kept, "taken": moment}), "utf-8")
    assert [one.id for one in history(files)] == ["a"]
    assert set_aside(files) == ("b.json",)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_snapshot_that_is_a_link_to_something_endless_is_set_aside(files: Files) -> None:
    files.history.mkdir(parents=True)
    (files.history / "a.json").symlink_to("/dev/zero")
    assert history(files) == ()
    assert set_aside(files) == ("a.json",)


# Pages of the website, kept to be asked for only if they changed


PAGE = Kept(etag='"a"', modified="", headers=(("content-type", "text/html"),), body=b"<p>Bread</p>")
ROW = {"address": "https://maple.example/", "etag": "", "modified": "", "headers": [], "body": ""}


def test_kept_pages_come_back_as_they_were(files: Files) -> None:
    keep_pages(files, {"https://maple.example/": PAGE})
    assert kept_pages(files) == {"https://maple.example/": PAGE}


@pytest.mark.parametrize(
    "rows",
    [
        {},
        "maple",
        7,
        None,
        [None],
        [[]],
        [{**ROW, "address": []}],
        [{**ROW, "headers": 5}],
        [{**ROW, "headers": [["content-type"]]}],
        [{**ROW, "body": "%%%"}],
        [{**ROW, "body": 3}],
        [{"address": "https://maple.example/"}],
    ],
)
def test_a_cache_of_another_shape_is_none(files: Files, rows: object) -> None:
    write(files.pages, gzip.compress(json.dumps(rows).encode()))
    assert kept_pages(files) == {}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no gzip",
        gzip.compress(b"[", mtime=0) + b"more",
        gzip.compress(b"[1", mtime=0)[:-6],
        gzip.compress(b"[" * 99_999, mtime=0),
        gzip.compress(b"[" + b" " * 40_000_000 + b"]", mtime=0),
        gzip.compress(b"[" + b"9" * 5_000 + b"]", mtime=0),
        gzip.compress(b"\xff\xfe", mtime=0),
    ],
    ids=["empty", "no gzip", "more", "cut off", "deep", "bomb", "long number", "no text"],
)
def test_a_broken_or_swollen_cache_is_none(files: Files, body: bytes) -> None:
    write(files.pages, body)
    assert kept_pages(files) == {}


def test_a_cache_that_cannot_be_written_costs_no_run(files: Files) -> None:
    (files.pages / "in the way").mkdir(parents=True)
    keep_pages(files, {"https://maple.example/": PAGE})
    assert kept_pages(files) == {}
