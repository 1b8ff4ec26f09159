"""Many clients in one run: what one of them meets is no other's, and what they share stays polite."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from audit import run as audits, store
from audit.errors import AuditError, BadInput, CouldNotRun, SiteNotBuilt
from audit.net.pace import registrable
from audit.practice import NOW, Answer, Fault, answer
from audit.report import builders
from audit.store import Files
from commanding import called
from practising import WEEK, told, world
from processes import strays

CLIENT = "name: {name}\nwebsite: https://maplebakery.example\nprofiles: [bsky.app/profile/freshbakery.bsky.social]\n"
Failed = list[tuple[Path, Exception]]


def lay(folder: Path, name: str, more: str = "") -> Path:
    """A client in a folder of its own, as small as can be."""
    path = folder / name.lower() / "client.yml"
    path.parent.mkdir()
    path.write_text(CLIENT.format(name=name) + more, encoding="utf-8")
    return path


def run(
    paths: list[Path], there: audits.World | None = None, *, build: bool = False
) -> tuple[tuple[audits.Audit, ...], Failed]:
    """The audits that came to their end, and what the others met."""
    failed: Failed = []
    telling = dataclasses.replace(told(), failed=lambda path, trouble: failed.append((path, trouble)))
    return audits.run(paths, there or world(), telling, build=build), failed


def names(done: tuple[audits.Audit, ...]) -> list[str]:
    return [audit.client.name for audit in done]


def files(path: Path) -> Files:
    return Files(root=path.parent, slug=path.parent.name)


def is_kept(path: Path) -> bool:
    return any(files(path).history.glob("*.json"))


def nobody(_method: str, _address: str, _headers: Mapping[str, str], _body: bytes = b"") -> Answer | Fault:
    """No network at all."""
    return Fault.NO_SUCH_NAME


# What stops the whole run, before anything is asked


def never(_method: str, address: str, _headers: Mapping[str, str], _body: bytes = b"") -> Answer | Fault:
    raise AssertionError(address)


def test_two_files_of_one_name_stop_the_run_before_anything_is_asked(tmp_path: Path) -> None:
    oak, elm = lay(tmp_path, "Oak"), tmp_path / "oak" / "again.yml"
    elm.write_text(oak.read_text("utf-8"), "utf-8")
    with pytest.raises(BadInput, match="another slug") as mistake:
        run([lay(tmp_path, "Ash"), oak, elm], world(never))
    assert str(oak) in str(mistake.value)
    assert str(elm) in str(mistake.value)
    assert not (tmp_path / "ash" / ".cache").exists()


def test_without_any_network_nothing_of_any_client_is_saved(tmp_path: Path) -> None:
    paths = [lay(tmp_path, "Oak"), lay(tmp_path, "Eiche", "language: de\n")]
    with pytest.raises(CouldNotRun, match="internet connection"):
        run(paths, world(nobody))
    assert not any(map(is_kept, paths))


def test_where_no_client_can_begin_nothing_is_asked(tmp_path: Path) -> None:
    paths = [lay(tmp_path, "Oak", "profles: []\n"), lay(tmp_path, "Elm", "profles: []\n")]
    done, failed = run(paths, world(never))
    assert (done, [path for path, _ in failed]) == ((), paths)


def test_one_client_alone_fails_as_ever(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="profles"):
        audits.run([lay(tmp_path, "Oak", "profles: []\n")], world(never), told())


# One failure does not stop the others


def mistaken(path: Path) -> None:
    path.write_text("name: Elm\nwebsite: https://maplebakery.example\nprofles: []\n", "utf-8")


def with_spoilt_decisions(path: Path) -> None:
    files(path).decisions.parent.mkdir()
    files(path).decisions.write_text("<<<<<<< HEAD\n", "utf-8")


def from_a_newer_version(path: Path) -> None:
    files(path).history.mkdir(parents=True)
    (files(path).history / "20261101T090000Z-abcd.json").write_text('{"schema": 99}', "utf-8")


def with_a_full_disk(path: Path) -> None:
    (path.parent / "history").write_text("a file where a folder should be", "utf-8")


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (mistaken, BadInput),
        (Path.unlink, BadInput),
        (with_spoilt_decisions, BadInput),
        (from_a_newer_version, CouldNotRun),
        (with_a_full_disk, CouldNotRun),
    ],
)
def test_the_others_are_audited_and_the_one_is_told_of(
    tmp_path: Path, spoil: Callable[[Path], None], kind: type[AuditError]
) -> None:
    paths = [lay(tmp_path, name) for name in ("Ash", "Elm", "Oak")]
    spoil(paths[1])
    done, failed = run(paths)
    assert names(done) == ["Ash", "Oak"]
    assert [(path, type(trouble)) for path, trouble in failed] == [(paths[1], kind)]
    assert is_kept(paths[0])
    assert is_kept(paths[2])


def test_of_a_mistaken_client_file_nothing_is_written(tmp_path: Path) -> None:
    paths = [lay(tmp_path, "Ash"), lay(tmp_path, "Elm", "profles: []\n")]
    run(paths)
    assert list(paths[1].parent.iterdir()) == [paths[1]]


def test_a_client_that_another_run_holds_is_left_to_it(tmp_path: Path) -> None:
    paths = [lay(tmp_path, "Ash"), lay(tmp_path, "Elm")]
    with store.locked(files(paths[1])):
        done, ((path, trouble),) = run(paths)
    assert (names(done), path) == (["Ash"], paths[1])
    assert "is running" in str(trouble)
    assert not is_kept(paths[1])


@pytest.mark.slow
def test_a_site_that_does_not_build_and_a_broken_page_of_ones_own_cost_the_others_nothing(tmp_path: Path) -> None:
    ash, elm, fir, oak = paths = [lay(tmp_path, name) for name in ("Ash", "Elm", "Fir", "Oak")]
    (elm.parent / "content").mkdir()
    (elm.parent / "content" / "glossary.md").write_text("# Words\n\n[nowhere](missing.md)\n", "utf-8")
    (fir.parent / "site_templates").mkdir()
    (fir.parent / "site_templates" / "start.md").write_text("{{ nothing.of.the.kind }}", "utf-8")
    done, failed = run(paths, build=True)
    assert [(audit.client.name, audit.report is not None) for audit in done] == [
        ("Ash", True),
        ("Elm", False),
        ("Fir", False),
        ("Oak", True),
    ], "what was found of a client is told also where its report could not be written"
    assert sorted(path for path, _ in failed) == [elm, fir]
    assert all(isinstance(trouble, BadInput) for _, trouble in failed)
    assert "glossary.md:3: " in str(dict(failed)[elm])
    assert "start.md:1: " in str(dict(failed)[fir])
    assert all(map(is_kept, paths))
    for path in (ash, oak):
        page = (files(path).report / "site" / "index.html").read_text("utf-8")
        assert f"How {path.parent.name.capitalize()} looks online" in page
    assert not files(elm).report.exists()
    assert not files(fir).report.exists()
    assert strays(tmp_path) == []


def test_evidence_of_all_clients_is_kept_before_any_page_is_made(tmp_path: Path) -> None:
    paths = [lay(tmp_path, name) for name in ("Ash", "Elm")]
    (paths[0].parent / "site_templates").mkdir()
    (paths[0].parent / "site_templates" / "start.md").write_text("{{ nothing.of.the.kind }}", "utf-8")
    then: list[bool] = []
    telling = dataclasses.replace(told(), failed=lambda _path, _bug: then.append(all(map(is_kept, paths))))
    audits.run(paths, world(), telling)
    assert then == [True]


# What clients of several languages share


def test_each_client_is_asked_for_in_its_own_language_and_the_pace_holds_for_all(tmp_path: Path) -> None:
    asked: list[tuple[str, str, float]] = []

    def play(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        asked.append((registrable(address.split("/")[2]), headers["accept-language"], there.clock.monotonic()))
        return answer(method, address, headers, body)

    there = world(play)
    blog = "maplestreetbakery.blogspot.com"  # which the first two are asked about last, and the third at once
    paths = [lay(tmp_path, "Oak"), lay(tmp_path, "Eiche"), lay(tmp_path, "Elm")]
    paths[1].write_text(CLIENT.format(name="Eiche").replace("[", f"[{blog}, ") + "language: de\n", "utf-8")
    done, failed = run(paths, there)
    assert (names(done), failed) == (["Oak", "Eiche", "Elm"], [])
    assert [audit.dossier.snapshot.language for audit in done] == ["en", "de", "en"]
    assert {language for _, language, _ in asked} == {"en", "de, en;q=0.8"}
    assert {audit.dossier.snapshot.requests for audit in done} == {len(asked)}
    for domain in {domain for domain, _, _ in asked}:
        times = [at for asked_of, _, at in asked if asked_of == domain]
        assert all(later - earlier >= 1 for earlier, later in itertools.pairwise(times)), domain


def test_only_who_asks_for_it_is_kept_from_looks_by_robots(tmp_path: Path) -> None:
    def play(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        if address.endswith("/robots.txt") and "maplebakery" not in address:
            return Answer(200, (("content-type", "text/plain"),), b"User-agent: *\nDisallow: /\n")
        return answer(method, address, headers, body)

    done, _ = run([lay(tmp_path, "Strict", "respect_robots: strict\n"), lay(tmp_path, "Oak")], world(play))
    assert {audit.client.name: audit.dossier.listed[0].verdict.value for audit in done} == {
        "Strict": "unseen",
        "Oak": "live",
    }


def test_a_network_that_is_lost_on_the_way_saves_nothing_of_those_it_never_answered_for(tmp_path: Path) -> None:
    def play(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        return Fault.NO_SUCH_NAME if "de" in headers["accept-language"] else answer(method, address, headers, body)

    oak, german = paths = [lay(tmp_path, "Oak"), lay(tmp_path, "Eiche", "language: de\n")]
    done, ((path, trouble),) = run(paths, world(play))
    assert (names(done), path, type(trouble)) == (["Oak"], german, CouldNotRun)
    assert is_kept(oak)
    assert not is_kept(german)


# A report that stands already


def standing(folder: Path) -> dict[str, tuple[int, int]]:
    found = ((path, path.stat()) for path in folder.rglob("*"))
    return {str(path): (stat.st_ino, stat.st_mtime_ns) for path, stat in found}


def test_a_build_of_the_same_evidence_on_the_same_day_touches_nothing(tmp_path: Path) -> None:
    path = lay(tmp_path, "Oak")
    ((audit,), _) = run([path], build=True)
    before = standing(files(path).report)
    again = audits.build(path, today=NOW.date())
    assert again.report == audit.report
    assert standing(files(path).report) == before


@pytest.mark.slow
def test_a_build_on_another_day_and_one_of_a_site_that_is_missing_are_made(tmp_path: Path) -> None:
    path = lay(tmp_path, "Oak")
    run([path], build=True)
    before = standing(files(path).report)
    (files(path).report / "site" / "index.html").unlink()
    audits.build(path, today=NOW.date())
    assert (files(path).report / "site" / "index.html").is_file()
    made = standing(files(path).report)
    assert made != before
    audits.build(path, today=(NOW + WEEK).date())
    assert standing(files(path).report) != made


# Sites built side by side


def report(folder: Path, name: str, *, broken: bool = False) -> Path:
    made = folder / name
    (made / "docs").mkdir(parents=True)
    (made / "mkdocs.yml").write_text(f"site_name: {name}\nstrict: true\n", "utf-8")
    (made / "docs" / "index.md").write_text("# Hello\n\n" + "[nowhere](missing.md)\n" * broken, "utf-8")
    return made


def is_built(folder: Path) -> bool:
    return (folder / "site" / "index.html").is_file()


def test_one_site_is_built_in_this_very_process(tmp_path: Path) -> None:
    with builders.builders(1) as begin:
        built = begin(report(tmp_path, "one"))
        assert multiprocessing.active_children() == []
        built()
    assert is_built(tmp_path / "one")


def test_of_several_sites_a_broken_one_is_told_of_and_the_others_are_built(tmp_path: Path) -> None:
    with builders.builders(3) as begin:
        one, bad, other = (begin(report(tmp_path, name, broken=name == "bad")) for name in ("one", "bad", "other"))
        one()
        with pytest.raises(SiteNotBuilt, match=r"missing\.md"):
            bad()
        other()
    assert is_built(tmp_path / "one")
    assert is_built(tmp_path / "other")


LOSING = """
import os, sys
from pathlib import Path
from audit.report import builders, site

def lost(folder):
    if os.getpid() != int(os.environ["FIRST"]):
        os._exit(9)
    build(folder)

build, site.build = site.build, lost
if __name__ == "__main__":
    os.environ["FIRST"] = str(os.getpid())
    with builders.builders(2) as begin:
        for built in [begin(Path(name)) for name in sys.argv[1:]]:
            built()
"""


def test_a_site_whose_process_was_lost_is_built_all_the_same(tmp_path: Path) -> None:
    made = [report(tmp_path, name) for name in ("one", "other")]
    (tmp_path / "losing.py").write_text(LOSING, "utf-8")
    subprocess.run([sys.executable, tmp_path / "losing.py", *made], check=True, timeout=60, stdin=subprocess.DEVNULL)
    assert all(map(is_built, made))


STOPPED = """
import os, sys, time
from pathlib import Path
from audit import stopping
from audit.report import builders, site

def slow(folder):
    (folder / "begun").touch()
    time.sleep(0.5)

site.build = slow
if __name__ == "__main__":
    stopping.arm()
    try:
        with builders.builders(8) as begin:
            begun = [begin(Path(name)) for name in sys.argv[1:]]
            print("begun", flush=True)
            for built in begun:
                built()
    except KeyboardInterrupt:
        os._exit(stopping.code())  # as the command ends
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a signal to a group of processes is a POSIX notion")
@pytest.mark.parametrize(
    ("number", "after"), [(signal.SIGINT, 0), (signal.SIGINT, 0.1), (signal.SIGINT, 0.3), (signal.SIGTERM, 0.3)]
)
def test_a_stop_while_sites_are_built_ends_all_processes_and_says_nothing(
    tmp_path: Path, number: signal.Signals, after: float
) -> None:
    made = [report(tmp_path, f"site{index}") for index in range(40)]
    (tmp_path / "stopped.py").write_text(STOPPED, "utf-8")
    with subprocess.Popen(
        [sys.executable, tmp_path / "stopped.py", *made],
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == "begun\n"
            time.sleep(after)  # seconds, in which the processes begin to import, then to work
            os.killpg(process.pid, number)
            said, _ = process.communicate(timeout=30)  # which is over when the last of them has let go of its output
            assert (process.returncode, said) == (128 + number, "")
            assert sum((folder / "begun").exists() for folder in made) < len(made)
        finally:
            process.kill()


# The command


def test_the_command_tells_of_each_failed_client_in_a_line_and_ends_with_the_gravest_code(tmp_path: Path) -> None:
    lay(tmp_path, "Ash")
    lay(tmp_path, "Oak")
    bad = lay(tmp_path, "Bad", "profles: []\nlanguage: no such\n")
    said = called(world(), "run", tmp_path, "--no-build", "-q")
    assert said.code == 2
    first, *_, last = said.err.splitlines()
    assert first.startswith(f"{bad}:4:1: ")
    assert "(and 1 more: audit run --dry-run" in first
    assert last.endswith(f": {bad}")
    with store.locked(files(tmp_path / "oak" / "client.yml")):
        assert called(world(at=NOW + WEEK), "run", tmp_path, "--no-build", "-q").code == 3
    bad.unlink()
    assert called(world(at=NOW + 2 * WEEK), "run", tmp_path, "--no-build", "-q").code == 0
    assert called(world(at=NOW + 3 * WEEK), "run", tmp_path, "--no-build", "-q", "--max-unseen", "0").code == 0


def test_several_clients_are_a_line_each_and_one_alone_is_a_summary(tmp_path: Path) -> None:
    one = lay(tmp_path, "Oak")
    alone = called(world(), "run", one, "--no-build", "-q")
    assert "audit portfolio" not in alone.out
    lay(tmp_path, "Ash")
    said = called(world(at=NOW + WEEK), "run", tmp_path, "--no-build", "-q")
    assert said.out.startswith("2 clients, 23 November 2026\n")
    assert [line.split()[0] for line in said.out.splitlines() if line.startswith("  ")] == ["Ash", "Oak"]
    assert f"audit portfolio build {tmp_path}" in said.out
    assert len(said.out.splitlines()) < 12


def test_clients_with_something_new_that_is_wrong_come_first_and_what_only_looks_so_is_none_yet(
    tmp_path: Path,
) -> None:
    for path in (lay(tmp_path, "Ash", "language: de\n"), lay(tmp_path, "Oak")):
        text = path.read_text("utf-8")
        path.write_text(text.replace("bsky.app/profile/freshbakery.bsky.social", "instagram.com/maplestreetbakery"))

    def deleted(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        """Instagram answers for the bakery, to those who read English, as it does for a name that nobody has."""
        is_meant = "instagram.com" in address and headers["accept-language"] == "en"
        asked = address.replace("maplestreetbakery", "nobodyhasthisname") if is_meant else address
        return answer(method, asked, headers, body)

    def clients(days: int) -> list[str]:
        there = world(deleted if days else answer, NOW + dt.timedelta(days=days))
        said = called(there, "run", tmp_path, "--no-build", "-q", "--ci")
        return [line.strip() for line in said.out.splitlines() if line.startswith(("  ", "New", "Nothing"))]

    assert [line.split()[0] for line in clients(0)] == ["Ash", "Oak"]
    ash, oak = clients(2)
    assert "looks gone" in oak
    assert "looks gone" not in ash
    worse, oak, better, ash = clients(4)
    assert (worse, better) == ("New or worse:", "Nothing got worse:")
    assert oak.startswith("Oak  1 worse ")
    assert not any(word in ash for word in ("new", "worse", "gone"))


def test_json_of_several_clients_is_a_list_even_where_one_alone_came_to_its_end(tmp_path: Path) -> None:
    lay(tmp_path, "Oak")
    lay(tmp_path, "Bad", "profles: []\n")
    said = called(world(), "run", tmp_path, "--no-build", "-q", "--json")
    assert said.code == 2
    assert said.out.startswith("[")


def test_a_rehearsal_of_several_tells_of_the_mistaken_one_and_shows_the_others(tmp_path: Path) -> None:
    lay(tmp_path, "Oak")
    bad = lay(tmp_path, "Bad", "profles: []\n")
    said = called(world(never), "run", tmp_path, "--dry-run")
    assert said.code == 2
    assert "Oak: the file is fine" in said.out
    assert said.err.startswith(f"{bad}:4:1: ")
