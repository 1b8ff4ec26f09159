"""Publishing in whole folders, one run at a time: what is cut off leaves the report before."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

import pytest

from audit.errors import BadInput, CouldNotRun, SiteNotBuilt
from audit.store import Files, history, locked, publish, save_snapshot
from commanding import audit
from dossiers import snapshot
from processes import started, strays


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(root=tmp_path, slug="maple")


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


def test_somebody_elses_mkdocs_project_is_never_replaced(files: Files) -> None:
    publish(files, page("old"), built)
    for theirs in ("thesis.txt", ".git"):
        (files.report / theirs).mkdir()
        before = tree(files.report)
        with pytest.raises(BadInput, match="holds other files"):
            publish(files, page("new"), built)
        assert tree(files.report) == before
        (files.report / theirs).rmdir()


def test_what_a_system_leaves_in_a_folder_it_has_shown_is_in_nobodys_way(files: Files) -> None:
    publish(files, page("old"), built)
    (files.report / ".DS_Store").write_bytes(b"")
    publish(files, page("new"), built)
    assert tree(files.report)["site/index.html"] == b"new"


def test_a_publish_stopped_between_its_two_renames_brings_the_report_back(files: Files) -> None:
    publish(files, page("old"), built)
    before = tree(files.report)

    def stopped(_folder: Path) -> None:
        files.report.rename(files.report.with_name(".maple.old"))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(files, page("new"), stopped)
    assert tree(files.report) == before


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
        with pytest.raises(CouldNotRun, match="another audit of maple is running") as told, locked(files):
            pass
        assert time.monotonic() - begun < 2
        assert f"(process {other.pid}, since " in str(told.value)
        with locked(Files(root=files.root, slug="oven")):
            pass
        other.kill()
        other.wait(10)
        with locked(files):
            pass


@pytest.mark.parametrize("holder", [b"", b"\xff", b"12; rm", b"9" * 300])
def test_a_note_on_who_holds_the_lock_that_cannot_be_read_names_nobody(files: Files, holder: bytes) -> None:
    with locked(files):
        (files.root / ".cache" / "maple.holder").write_bytes(holder)
        with pytest.raises(CouldNotRun, match="another audit of maple is running") as told, locked(files):
            pass
    assert "rm" not in str(told.value)


def test_a_second_run_says_who_holds_the_lock_and_ends_with_3_at_once(files: Files) -> None:
    client = files.root / "client.yml"
    client.write_text("name: Maple\nwebsite: https://maplebakery.example\n", encoding="utf-8")
    code = "with locked(Files(root=path, slug='maple')):\n    print('held', flush=True)\n    sys.stdin.read()"
    with started(code, files.root) as other:
        assert other.stdout
        assert other.stdout.readline().strip() == "held"
        said = audit("run", client, seconds=20)
    assert (said.returncode, said.stdout) == (3, "")
    assert f"process {other.pid}, since " in said.stderr
    assert len(said.stderr.strip().splitlines()) == 1


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
    save_snapshot(files, snapshot(stamp="a"))
    mine = (files.history / ".b.json.1a2b.tmp", files.decisions.with_name(".maple.yml.1a2b.tmp"))
    others = files.decisions.with_name(".oven.yml.1a2b.tmp")
    for stray in (*mine, others):
        stray.parent.mkdir(parents=True, exist_ok=True)
        stray.write_bytes(b"half")
    with locked(files):
        assert not any(stray.exists() for stray in mine)
        assert others.exists()
        assert [kept.id for kept in history(files)] == ["a"]
