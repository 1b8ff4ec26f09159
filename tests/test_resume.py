"""A run that was stopped: what it finished is not asked again, and what counts only between controls is."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from audit import run as audits, store
from audit.errors import CouldNotRun
from audit.followed import End, Followed, Purpose
from audit.practice import NOW, Answer, Fault, answer
from audit.store import Files
from audit.verdict import Verdict
from audit.website import follow
from audit.website.follow import Wish
from audit.website.kept import Kept
from commanding import begun
from practising import BAKERY, Play, laid_out, look_once, told, world
from processes import started

HOUR = dt.timedelta(hours=1)
FILES = "maple-street-bakery"


class Stopped(KeyboardInterrupt):
    """Ctrl-C in the middle of a run."""


def stopping(after: int) -> Play:
    """The practice web until a number of requests; then the user presses Ctrl-C."""
    asked: list[str] = []

    def play(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        asked.append(address)
        if len(asked) > after:
            raise Stopped
        return answer(method, address, headers, body)

    return play


def counting(asked: list[str], play: Play = answer) -> Play:
    def counted(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        asked.append(address)
        return play(method, address, headers, body)

    return counted


def stop(folder: Path, after: int, at: dt.datetime = NOW) -> list[dict[str, object]]:
    """Stop a run after that many requests; what its journal holds beyond the first line."""
    path = laid_out(folder, BAKERY)
    with pytest.raises(Stopped):
        audits.run([path], world(stopping(after), at), told(), build=False)
    return lines(folder)


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in journal(folder).read_bytes().split(b"\n")[1:]]


def journal(folder: Path) -> Path:
    return Files(root=folder, slug=FILES).journal


def resumed(folder: Path, play: Play = answer, at: dt.datetime = NOW + HOUR, **settings: object) -> audits.Audit:
    there = dataclasses.replace(world(play, at), **settings)  # type: ignore[arg-type]  # each test spells what it means
    (audit,) = audits.run([folder / "client.yml"], there, told(), build=False, resume=True)
    return audit


def verdicts(audit: audits.Audit) -> dict[str, Verdict]:
    return {place.key: place.verdict for place in audit.dossier.places}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> audits.Audit:
    """The same run, never stopped."""
    return look_once(tmp_path_factory.mktemp("whole"), BAKERY)


# What is asked again


@pytest.mark.parametrize("after", [20, 35, 50])
def test_a_place_that_met_an_absence_is_looked_at_again_between_controls_of_its_own(
    tmp_path: Path, after: int, whole: audits.Audit
) -> None:
    stop(tmp_path, after)
    audit = resumed(tmp_path)
    assert verdicts(audit) == verdicts(whole)
    looks = [place.look for place in audit.dossier.places if place.look and place.verdict is Verdict.SUSPECT]
    assert looks
    for look in looks:
        assert look.evidence.at >= NOW + HOUR
        assert all(control.at >= NOW + HOUR for control in look.controls if control.living)


def test_an_address_that_met_no_life_is_asked_again(tmp_path: Path, whole: audits.Audit) -> None:
    lifeless = {one.address for one in whole.dossier.snapshot.followed if one.end is not End.OPENS and one.hops}
    lifeless |= {one.address for one in whole.dossier.snapshot.followed if one.end is End.MISSING}
    assert lifeless
    stop(tmp_path, whole.dossier.snapshot.requests - 1)
    asked: list[str] = []
    audit = resumed(tmp_path, counting(asked))
    assert {address for address in lifeless if address.startswith("http")} <= set(asked)
    assert audit.dossier.snapshot.followed == whole.dossier.snapshot.followed


def test_what_a_journal_calls_missing_is_no_word_to_take_over(tmp_path: Path, whole: audits.Audit) -> None:
    stop(tmp_path, whole.dossier.snapshot.requests - 1)
    path = journal(tmp_path)
    path.write_bytes(path.read_bytes().replace(b'"end":"opens"', b'"end":"missing"'))
    assert resumed(tmp_path).dossier.snapshot.followed == whole.dossier.snapshot.followed


def test_domains_of_mail_are_one_another_s_controls_and_are_asked_again_together() -> None:
    mails = [Wish(purpose=Purpose.MAIL, address=name) for name in ("maple.example", "nobody.example")]
    page = Wish(purpose=Purpose.OUTSIDE, address="https://other.example/")
    ours, theirs, met = (Followed(purpose=w.purpose, address=w.address, end=End.OPENS) for w in (*mails, page))
    assert follow.left([*mails, page], [ours, met]) == tuple(mails)
    assert follow.left([*mails, page], [ours, theirs]) == (page,)


def test_without_being_told_to_a_run_begins_anew(tmp_path: Path, whole: audits.Audit) -> None:
    assert stop(tmp_path, 35)
    asked: list[str] = []
    look_once(tmp_path, BAKERY, counting(asked), at=NOW + HOUR)
    assert len(asked) >= whole.dossier.snapshot.requests


def test_a_journal_of_yesterday_is_taken_up_by_no_run(tmp_path: Path) -> None:
    assert stop(tmp_path, 35)
    audit = resumed(tmp_path, at=NOW + 24 * HOUR)
    assert all(place.look.evidence.at >= NOW + 24 * HOUR for place in audit.dossier.places if place.look)


def test_a_journal_from_the_future_is_taken_up_by_no_run(tmp_path: Path) -> None:
    assert stop(tmp_path, 35, at=NOW + 3 * HOUR)
    audit = resumed(tmp_path, at=NOW)
    assert all(place.look.evidence.at < NOW + 2 * HOUR for place in audit.dossier.places if place.look)
    assert all(control.at < NOW + 2 * HOUR for control in audit.dossier.snapshot.controls)


def test_a_look_whose_time_cannot_be_is_made_again(tmp_path: Path) -> None:
    assert stop(tmp_path, 35)
    path = journal(tmp_path)
    path.write_bytes(path.read_bytes().replace(b'Z","reading"', b'","reading"'))
    audit = resumed(tmp_path)
    assert all(place.look.evidence.at >= NOW + HOUR for place in audit.dossier.places if place.look)


def test_looks_made_from_elsewhere_are_made_again(tmp_path: Path) -> None:
    assert stop(tmp_path, 35)
    audit = resumed(tmp_path, read_from="a build server")
    assert all(place.look.evidence.at >= NOW + HOUR for place in audit.dossier.places if place.look)


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "no journal": lambda _: b"\xff\xfe\x00",
    "another client's": lambda text: text.replace(FILES.encode(), b"other-bakery", 1),
    "another version's": lambda text: text.replace(b'"program":"', b'"program":"9.', 1),
    "a newer form": lambda text: text.replace(b'"journal":1', b'"journal":2', 1),
    "a head without its end": lambda text: text[40:],
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_journal_that_is_not_of_this_run_is_none(
    tmp_path: Path, broken: Callable[[bytes], bytes], whole: audits.Audit
) -> None:
    assert stop(tmp_path, 35)
    path = journal(tmp_path)
    path.write_bytes(broken(path.read_bytes()))
    audit = resumed(tmp_path)
    assert verdicts(audit) == verdicts(whole)
    assert all(place.look.evidence.at >= NOW + HOUR for place in audit.dossier.places if place.look)


@pytest.mark.parametrize("cut", [1, 30, 300, 3_000])
def test_a_line_cut_off_costs_that_look_and_no_other(tmp_path: Path, cut: int, whole: audits.Audit) -> None:
    stop(tmp_path, 35)
    path = journal(tmp_path)
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(Stopped):
        resumed(tmp_path, stopping(10))
    assert verdicts(resumed(tmp_path, at=NOW + 2 * HOUR)) == verdicts(whole)


# What is not


def test_what_was_finished_is_not_asked_again(tmp_path: Path, whole: audits.Audit) -> None:
    noted = stop(tmp_path, 50)
    looks = {line["asked"]: line["evidence"] for line in noted if line.get("evidence")}
    fine = {key: seen for key, seen in looks.items() if whole.dossier.snapshot.look(str(key)) and is_fine(seen)}
    assert len(fine) >= 3
    asked: list[str] = []
    audit = resumed(tmp_path, counting(asked))
    for key, seen in fine.items():
        look = audit.dossier.snapshot.look(str(key))
        assert look
        assert look.evidence.at < NOW + HOUR, key
        assert isinstance(seen, dict)
        assert seen["profile"]["address"] not in asked
    assert len(asked) < whole.dossier.snapshot.requests
    assert verdicts(audit) == verdicts(whole)


def is_fine(seen: object) -> bool:
    again = {"absent", "withheld", "ended", "no_such_name", "unreachable", "unreadable"}
    assert isinstance(seen, dict)
    return not any(signal["sign"] in again for signal in seen["reading"]["signals"])


def test_a_website_that_was_read_is_not_read_again(tmp_path: Path, whole: audits.Audit) -> None:
    noted = stop(tmp_path, whole.dossier.snapshot.requests - 4)
    assert any("site" in line for line in noted)
    asked: list[str] = []
    audit = resumed(tmp_path, counting(asked))
    assert audit.dossier.site == whole.dossier.site
    assert "https://maplebakery.example/robots.txt" not in asked


def test_an_address_that_opened_is_not_asked_again(tmp_path: Path, whole: audits.Audit) -> None:
    open_ = {one.address for one in whole.dossier.snapshot.followed if one.end is End.OPENS}
    stop(tmp_path, whole.dossier.snapshot.requests - 1)
    before = {line["followed"]["address"] for line in lines(tmp_path) if "followed" in line}  # type: ignore[index]  # JSON
    assert len(before) >= 2
    assert before <= open_
    asked: list[str] = []
    audit = resumed(tmp_path, counting(asked))
    assert not [address for address in asked for seen in before if address.endswith(seen)]
    assert not [address for address in asked if "type=MX" in address]
    assert audit.dossier.snapshot.followed == whole.dossier.snapshot.followed


def test_addresses_finished_before_a_second_stop_are_kept_too(tmp_path: Path, whole: audits.Audit) -> None:
    stop(tmp_path, whole.dossier.snapshot.requests - 1)
    before = [line for line in lines(tmp_path) if "followed" in line]
    with pytest.raises(Stopped):
        resumed(tmp_path, stopping(3))
    assert [line for line in lines(tmp_path) if "followed" in line][: len(before)] == before
    assert resumed(tmp_path, at=NOW + 2 * HOUR).dossier.snapshot.followed == whole.dossier.snapshot.followed


def test_pages_kept_by_the_run_before_are_not_lost_with_a_website_that_is_not_read_again(tmp_path: Path) -> None:
    files = Files(root=tmp_path, slug=FILES)
    before = {"https://maplebakery.example/old": Kept(etag='"a"', body=b"<p>Bread</p>")}
    store.keep_pages(files, before)
    assert any("site" in line for line in stop(tmp_path, 45))
    resumed(tmp_path)
    assert store.kept_pages(files) == before


def test_a_run_that_was_stopped_twice_goes_on_from_both(tmp_path: Path, whole: audits.Audit) -> None:
    stop(tmp_path, 25)
    before = len(lines(tmp_path))
    with pytest.raises(Stopped):
        resumed(tmp_path, stopping(20), at=NOW + HOUR)
    assert len(lines(tmp_path)) > before
    assert verdicts(resumed(tmp_path, at=NOW + 2 * HOUR)) == verdicts(whole)


def test_a_place_that_is_listed_in_other_words_since_keeps_its_finished_look(tmp_path: Path) -> None:
    client = "name: Maple Street Bakery\nwebsite: https://maplebakery.example\nprofiles: [{}]\n"
    path = laid_out(tmp_path, client.format("bsky.app/profile/freshbakery.bsky.social"))
    with pytest.raises(Stopped):
        audits.run([path], world(stopping(15)), told(), build=False)
    path.write_text(client.format("https://bsky.app/profile/freshbakery.bsky.social/"), encoding="utf-8")
    (place,) = resumed(tmp_path).dossier.listed
    assert (place.verdict, place.key) == (Verdict.LIVE, "bluesky:freshbakery.bsky.social")
    assert place.look
    assert place.look.evidence.at < NOW + HOUR
    assert "https://bsky.app/profile/freshbakery.bsky.social/" in place.look.evidence.listed


def test_of_several_clients_each_goes_on_from_its_own(tmp_path: Path, whole: audits.Audit) -> None:
    folders = [tmp_path / name for name in ("a", "b")]
    for folder in folders:
        folder.mkdir()
    paths = [laid_out(folder, BAKERY) for folder in folders]
    with pytest.raises(Stopped):
        audits.run(paths, world(stopping(50)), told(), build=False)
    journal(folders[1]).unlink()
    one, other = audits.run(paths, world(at=NOW + HOUR), told(), build=False, resume=True)
    assert verdicts(one) == verdicts(other) == verdicts(whole)
    assert any(place.look.evidence.at < NOW + HOUR for place in one.dossier.places if place.look)
    assert all(place.look.evidence.at >= NOW + HOUR for place in other.dossier.places if place.look)
    assert not any(journal(folder).exists() for folder in folders)


def test_what_was_stopped_saves_no_run_and_what_has_ended_keeps_no_journal(tmp_path: Path) -> None:
    stop(tmp_path, 35)
    assert not (tmp_path / "history").exists()
    resumed(tmp_path)
    assert not journal(tmp_path).exists()
    assert len(store.history(Files(root=tmp_path, slug=FILES))) == 1


def test_where_no_network_is_left_nothing_is_saved_and_the_journal_stays(tmp_path: Path) -> None:
    stop(tmp_path, 35)
    before = journal(tmp_path).read_bytes()

    def nobody(_method: str, _address: str, _headers: Mapping[str, str], _body: bytes = b"") -> Answer | Fault:
        return Fault.NO_SUCH_NAME

    with pytest.raises(CouldNotRun, match="internet connection"):
        resumed(tmp_path, nobody)
    assert journal(tmp_path).read_bytes().startswith(before)


def test_a_look_at_some_networks_keeps_the_journal_of_the_stopped_run(tmp_path: Path) -> None:
    stop(tmp_path, 35)
    before = journal(tmp_path).read_bytes()
    audits.run([tmp_path / "client.yml"], world(), told(), only=frozenset({"bluesky"}))
    assert journal(tmp_path).read_bytes() == before


# Processes that are stopped


SLOW_RUN = f"""
    import datetime as dt, sys
    sys.path.insert(0, {str(Path(__file__).parent)!r})
    from audit import run as audits
    from audit.net.web import Keys
    from audit.practice.transport import PracticeTransport
    from practising import told
    world = audits.World(transport=PracticeTransport(), seed="ab" * 8, keys=Keys({{}}), read_from="the practice web")
    audits.run([path / "client.yml"], world, told(), build=False)
    """


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a kill that cannot be caught is a POSIX notion")
def test_a_run_that_was_killed_outright_is_gone_on_with(tmp_path: Path, whole: audits.Audit) -> None:
    laid_out(tmp_path, BAKERY)
    ends = time.monotonic() + 30
    with started(SLOW_RUN, tmp_path) as process:
        while process.poll() is None and time.monotonic() < ends:
            if journal(tmp_path).is_file() and len(journal(tmp_path).read_bytes().split(b"\n")) > 6:
                break
            time.sleep(0.05)
        process.kill()
    audit = resumed(tmp_path, at=dt.datetime.now(dt.UTC) + HOUR)
    later = dt.datetime.now(dt.UTC) + HOUR / 2
    assert any(place.look.evidence.at < later for place in audit.dossier.places if place.look)
    assert verdicts(audit) == verdicts(whole)


STOPS = pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])


LETTING_GO = """
import os, signal
from audit import stopping
stopping.arm()
class Callback:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)
        for _ in range(1000): pass
Callback()
print("came through")
stopping.heed()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals that a program can catch are a POSIX notion")
def test_told_to_stop_while_python_lets_go_of_it_it_stops_at_the_next_moment() -> None:
    ended = subprocess.run([sys.executable, "-c", LETTING_GO], capture_output=True, text=True, timeout=30, check=False)
    assert ended.stdout == "came through\n"
    assert ended.stderr.rstrip().endswith("KeyboardInterrupt")
    assert ended.returncode != 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals that a program can catch are a POSIX notion")
@STOPS
@pytest.mark.parametrize("imported", ["click._compat", "click", "audit.cli", "audit.client", "pydantic", "audit.run"])
def test_told_to_stop_while_it_comes_up_it_ends_with_one_sentence(
    tmp_path: Path, number: int, code: int, imported: str
) -> None:
    """Python tells of each module as it is imported; the first of these comes within the first 50 ms."""
    with begun("demo", "-q", tmp_path / "demo", options=("-X", "importtime")) as process:
        assert process.stderr
        for line in process.stderr:
            if line.split("|")[-1].strip() == imported:
                break
        process.send_signal(number)
        _, rest = process.communicate(timeout=30)
    said = [line for line in rest.splitlines() if line.strip() and "|" not in line]
    assert (process.returncode, said) == (code, ["Stopped. The report that was there before still stands."])


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals that a program can catch are a POSIX notion")
@STOPS
@pytest.mark.parametrize("seconds", [0.5, 1.0, 1.5, 2.0, 3.0])
def test_told_to_stop_at_any_moment_it_ends_with_one_sentence(
    tmp_path: Path, number: int, code: int, seconds: float
) -> None:
    with begun("demo", "-q", tmp_path / "demo") as process:
        time.sleep(seconds)
        process.send_signal(number)
        _, complaint = process.communicate(timeout=30)
    if process.returncode:  # else it had ended before
        assert (process.returncode, complaint.strip()) == (
            code,
            "Stopped. The report that was there before still stands.",
        )


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals that a program can catch are a POSIX notion")
def test_where_ctrl_c_is_ignored_as_in_the_background_it_can_still_be_told_to_stop(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with begun("demo", "-q", tmp_path / "demo") as process:
            time.sleep(1)
            process.terminate()
            _, complaint = process.communicate(timeout=30)
    finally:
        signal.signal(signal.SIGINT, before)
    assert (process.returncode, complaint.strip().startswith("Stopped. ")) in ((143, True), (0, False))
