"""`audit notify` as a person or a scheduler calls it: silence where nothing is sure, one message where something is."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from audit import store
from audit.practice import NOW, Answer, Fault, answer
from commanding import Said, audit, called
from inbox import Inbox, receiving
from practising import WEEK, Play, laid_out, look_once, world

INSTAGRAM = "https://www.instagram.com/maplestreetbakery"
CLIENT = f"""\
name: Maple Street Bakery
slug: maple
website: https://maplebakery.example
profiles:
  - {INSTAGRAM}
"""
QUIET = "Nothing got worse for sure; nobody was told.\n"
CANARY = "CANARY-9f2c/odd+letters&7"


def deleted(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
    """The practice web without the bakery's account on Instagram."""
    bare = asked.replace("maplestreetbakery", "nobodyhasthis") if "instagram.com" in asked else asked
    return answer(method, bare, headers, body)


def walled(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
    if "instagram.com" in asked:
        return Answer(403, (), b"<h1>Forbidden</h1>")
    return answer(method, asked, headers, body)


def torn(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
    """The practice web without one page of the bakery's own website."""
    if asked == "https://maplebakery.example/about":
        return Answer(404, (("content-type", "text/html"),), b"<h1>Not found</h1>")
    return answer(method, asked, headers, body)


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with receiving() as listening:
        yield listening


def beside(folder: Path, *addresses: str) -> Path:
    """Who is to be told, in the `.env` beside a client file."""
    folder.mkdir(exist_ok=True)
    path = folder / ".env"
    path.write_text(f"PRESENCE_NOTIFY={' '.join(addresses)}\n", encoding="utf-8")
    path.chmod(0o600)
    return folder


def looked(folder: Path, *plays: Play) -> None:
    """One look a week, the last of them now."""
    for number, play in enumerate(plays):
        look_once(folder, CLIENT, play, at=NOW - (len(plays) - 1 - number) * WEEK)


def notify(*arguments: str | Path) -> Said:
    return called(world(), "notify", *arguments)


# What must be left alone


@pytest.mark.parametrize(
    "weeks",
    [
        (deleted,),
        (answer, answer),
        (answer, walled),
        (answer, walled, answer),
        (answer, deleted),
        (answer, torn),
        (deleted, deleted),
    ],
)
def test_nobody_is_told_where_nothing_got_worse_for_sure(weeks: tuple[Play, ...], inbox: Inbox, tmp_path: Path) -> None:
    looked(beside(tmp_path, inbox.address), *weeks)
    assert notify(tmp_path) == Said(0, "", QUIET)
    assert inbox.letters == []


def test_what_the_consultant_ruled_on_is_not_told(inbox: Inbox, tmp_path: Path) -> None:
    looked(beside(tmp_path, inbox.address), answer, deleted)
    now = world(at=NOW + WEEK)
    gone = look_once(tmp_path, CLIENT, deleted, at=NOW + WEEK).findings
    ids = [finding.id for finding in gone if finding.check == "dead_link"]
    ruled = called(now, "decide", tmp_path / "client.yml", *ids, "--accept", "--reason", "They know", "--no-build")
    assert ruled.code == 0
    assert called(now, "notify", tmp_path) == Said(0, "", QUIET)


def test_a_dry_run_shows_the_message_and_sends_and_remembers_nothing(inbox: Inbox, tmp_path: Path) -> None:
    looked(beside(tmp_path, inbox.address), answer, deleted, deleted)
    said = notify(tmp_path, "--dry-run")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Would go to json:\n\nPresence check: Maple Street Bakery needs you\n\n")
    assert "Your Instagram link goes nowhere" in said.out
    assert inbox.letters == []
    assert not (tmp_path / ".cache" / "maple.notified").exists()
    assert notify(tmp_path).code == 0
    assert inbox.bodies == [said.out.partition("needs you\n\n")[2].rstrip("\n")]


# What is told, and how often


def test_a_deleted_account_is_told_once_it_is_confirmed_and_never_again(inbox: Inbox, tmp_path: Path) -> None:
    beside(tmp_path, inbox.address)
    told = []
    for week, play in enumerate((answer, answer, walled, answer, deleted, deleted, walled, deleted)):
        look_once(tmp_path, CLIENT, play, at=NOW - (7 - week) * WEEK)
        before = len(inbox.letters)
        said = [called(world(at=NOW - (7 - week) * WEEK), "notify", tmp_path) for _ in range(2)]
        assert [one.code for one in said] == [0, 0]
        told.append(len(inbox.letters) - before)
    assert told == [0, 0, 0, 0, 0, 1, 0, 0]
    (letter,) = inbox.letters
    assert letter["title"] == "Presence check: Maple Street Bakery needs you"
    assert "Your Instagram link goes nowhere" in letter["message"]


@pytest.mark.parametrize("asked", [1, 2])
@pytest.mark.parametrize(
    ("weeks", "title"),
    [
        ((answer, deleted, deleted, walled, deleted), "Your Instagram link goes nowhere"),
        ((answer, torn, torn), "Your page /about is missing"),
    ],
)
def test_what_came_up_in_weeks_nobody_asked_about_is_told_in_one_message(
    weeks: tuple[Play, ...], title: str, asked: int, inbox: Inbox, tmp_path: Path
) -> None:
    """The last call was before it came up, or after the one look that proves nothing."""
    beside(tmp_path, inbox.address)
    for week, play in enumerate(weeks, 1 - len(weeks)):
        look_once(tmp_path, CLIENT, play, at=NOW + week * WEEK)
        if week + len(weeks) <= asked:
            assert called(world(at=NOW + week * WEEK), "notify", tmp_path).err == QUIET
    assert notify(tmp_path).code == 0
    assert [title in body for body in inbox.bodies] == [True]
    assert notify(tmp_path).err == QUIET


def test_what_could_not_be_delivered_is_told_by_the_next_call_though_another_look_came_between(
    inbox: Inbox, tmp_path: Path
) -> None:
    looked(beside(tmp_path, inbox.address), answer, deleted, deleted)
    inbox.is_open = False
    said = notify(tmp_path)
    assert (said.code, said.out) == (3, "")
    assert said.err == "The message could not be delivered to json; the next call tries again.\n"
    look_once(tmp_path, CLIENT, deleted, at=NOW + WEEK)
    inbox.is_open = True
    assert called(world(at=NOW + WEEK), "notify", tmp_path) == Said(0, "Told json.\n", "")
    assert called(world(at=NOW + WEEK), "notify", tmp_path) == Said(0, "", QUIET)
    assert len(inbox.letters) == 1


def test_of_two_services_only_the_one_that_was_not_reached_is_told_again(inbox: Inbox, tmp_path: Path) -> None:
    with receiving() as other:
        looked(beside(tmp_path, inbox.address, other.address), answer, deleted, deleted)
        other.is_open = False
        said = notify(tmp_path)
        assert (said.code, said.out) == (3, "Told json.\n")
        assert "delivered to json 2;" in said.err
        other.is_open = True
        assert notify(tmp_path) == Said(0, "Told json 2.\n", "")
        assert (len(inbox.letters), len(other.letters)) == (1, 1)


def test_several_clients_are_one_message_and_a_broken_one_is_named(inbox: Inbox, tmp_path: Path) -> None:
    for name in ("one", "two", "well"):
        looked(beside(tmp_path / name, inbox.address), answer, *([answer] * 2 if name == "well" else [deleted] * 2))
    for name in ("new", "odd"):
        beside(tmp_path / name, inbox.address)
    laid_out(tmp_path / "new", CLIENT)
    laid_out(tmp_path / "odd", "name: [")
    said = notify(tmp_path)
    assert (said.code, said.out) == (2, "Told json.\n")
    assert "there is no audit of Maple Street Bakery yet" in said.err
    assert "odd" in said.err
    (letter,) = inbox.letters
    assert letter["title"] == "Presence check: 2 clients need you"
    assert letter["message"].count("Your Instagram link goes nowhere") == 2


def test_a_forgotten_client_is_forgotten_here_too(inbox: Inbox, tmp_path: Path) -> None:
    looked(beside(tmp_path, inbox.address), answer, answer)
    assert notify(tmp_path).code == 0
    files = store.Files(root=tmp_path, slug="maple")
    assert store.notified(files)
    store.forget(files)
    assert store.notified(files) == {}


@pytest.mark.parametrize(
    "memory", [b"", b"[]", b'{"json": 7}', b"\xff", b'{"json": "of another history"}', b"[" * 9999]
)
def test_a_memory_that_cannot_be_read_is_none(memory: bytes, inbox: Inbox, tmp_path: Path) -> None:
    looked(beside(tmp_path, inbox.address), answer, deleted, deleted)
    (tmp_path / ".cache" / "maple.notified").write_bytes(memory)
    assert notify(tmp_path) == Said(0, "Told json.\n", "")


# Whom to tell, and what is never said of them


def test_without_anybody_to_tell_it_says_where_to_write_them(tmp_path: Path) -> None:
    laid_out(tmp_path, CLIENT)
    said = notify(tmp_path)
    assert (said.code, said.out) == (2, "")
    assert "PRESENCE_NOTIFY is not set" in said.err


def test_without_apprise_it_says_how_to_install_it(tmp_path: Path) -> None:
    (tmp_path / "apprise.py").write_text("raise ImportError")
    laid_out(tmp_path, CLIENT)
    environ = {"PRESENCE_NOTIFY": f"json://u:{CANARY}@127.0.0.1", "PYTHONPATH": str(tmp_path)}
    said = audit("notify", "client.yml", folder=tmp_path, environ=environ)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == (
        'messages need one thing more, which is not installed: pip install "presence-report[notify]"\n'
    )


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_addresses_in_a_file_that_git_shares_are_refused(tmp_path: Path) -> None:
    beside(laid_out(tmp_path, CLIENT).parent, f"json://{CANARY}@127.0.0.1/")
    for arguments in (("init", "-q"), ("add", "-f", ".env")):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True, timeout=30)
    said = notify(tmp_path)
    assert (said.code, said.out) == (2, "")
    assert "is tracked by git" in said.err
    assert "CANARY" not in said.err


@pytest.mark.slow
def test_the_environment_wins_over_the_file_and_no_address_is_shown_or_written_anywhere(
    inbox: Inbox, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    looked(beside(work, "json://127.0.0.1:9/"), answer, deleted, deleted)
    secret = f"json://me:{CANARY.replace('/', '%2F')}@127.0.0.1:{inbox.port}/{CANARY}/?+X-Token={CANARY}"
    environ = {"PRESENCE_NOTIFY": f"\n {secret}\n\t{secret}", "TMPDIR": str(tmp_path), "GITHUB_ACTIONS": "true"}
    inbox.is_open = False
    shown = [audit("notify", ".", *more, folder=work, environ=environ) for more in ((), ("--dry-run",))]
    inbox.is_open = True
    shown += [audit("notify", ".", folder=work, environ=environ) for _ in range(2)]
    bad = {"PRESENCE_NOTIFY": f"{secret} nothing://{CANARY} {CANARY}"}
    shown.append(audit("notify", ".", folder=work, environ=bad))
    assert [said.returncode for said in shown] == [3, 0, 0, 0, 2]
    assert (inbox.turned_away, len(inbox.letters)) == (1, 1)
    assert "address 2 (nothing) cannot be used" in shown[-1].stderr
    written = [path.read_bytes().decode(errors="replace") for path in tmp_path.rglob("*") if path.is_file()]
    everything = [*written, *(said.stdout + said.stderr for said in shown)]
    assert [text for text in everything for part in ("CANARY", "odd+letters", "YRANAC") if part in text] == []
