"""The `.env` beside a client file: read as it is, refused where git shares it, and never quoted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from audit.errors import BadInput
from audit.net import env_file

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def written(folder: Path, text: str | bytes) -> Path:
    """A client file's path, with this `.env` beside it."""
    folder.mkdir(exist_ok=True)
    (folder / ".env").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder / "client.yml"


def read(folder: Path, text: str | bytes, **environ: str) -> dict[str, str]:
    return dict(env_file.beside([written(folder, text)], environ))


def refused(folder: Path, text: str | bytes) -> str:
    with pytest.raises(BadInput) as mistake:
        read(folder, text)
    return str(mistake.value).replace(str(folder), "…").replace(os.sep, "/")


def test_without_a_file_there_is_nothing(tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()
    assert env_file.beside([tmp_path / "client.yml", tmp_path / "gone" / "client.yml"], {}) == {}
    assert env_file.beside([], {}) == {}


def test_names_that_are_no_keys_of_ours_are_left_alone(tmp_path: Path) -> None:
    assert read(tmp_path, "PATH=/evil\nHTTPS_PROXY=http://evil.example\nDATABASE_URL='postgres://x y'\n") == {}
    assert read(tmp_path, "DATABASE_URL=\"postgres://o'neill@x\"\nGREETING='hello\n") == {}


def test_a_folder_whose_name_no_disk_can_hold_has_no_file(tmp_path: Path) -> None:
    assert env_file.beside([tmp_path / ("a" * 300) / "client.yml"], {}) == {}


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("YELP_API_KEY=abcdef", "abcdef"),
        ("  export YELP_API_KEY = abcdef  ", "abcdef"),
        ("YELP_API_KEY=abc=def#g", "abc=def#g"),
        ("YELP_API_KEY=abcdef # of the bakery", "abcdef"),
        ('YELP_API_KEY="abc def # g"', "abc def # g"),
        ("YELP_API_KEY='abcdef'   # of the bakery", "abcdef"),
        ("\ufeffYELP_API_KEY=abcdef\r", "abcdef"),
        ("# keys\n\nYELP_API_KEY=$HOME/x", "$HOME/x"),
        ("YELP_API_KEY=abcdef\nYELP_API_KEY=abcdef", "abcdef"),
    ],
)
def test_a_plain_line_is_read_as_it_stands(line: str, value: str, tmp_path: Path) -> None:
    assert read(tmp_path, line) == {"YELP_API_KEY": value}


@pytest.mark.parametrize("line", ["YELP_API_KEY=", "YELP_API_KEY=  # later", "YELP_API_KEY=''"])
def test_a_key_that_is_left_empty_is_not_set(line: str, tmp_path: Path) -> None:
    assert read(tmp_path, line) == {}


def test_the_environment_wins(tmp_path: Path) -> None:
    text = "YELP_API_KEY=beside\nFLICKR_API_KEY=beside"
    assert read(tmp_path, text, YELP_API_KEY="environment", FLICKR_API_KEY=" ") == {"FLICKR_API_KEY": "beside"}


def test_what_cannot_be_a_key_in_the_environment_does_not_hide_the_one_in_the_file(tmp_path: Path) -> None:
    assert read(tmp_path, "YELP_API_KEY=beside", YELP_API_KEY="***") == {"YELP_API_KEY": "beside"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("\nSECRETSECRET", "…/.env:2: this line is no NAME=value; write it so, or begin it with #"),
        ("YELP-API-KEY=SECRETSECRET", "…/.env:1: this line is no NAME=value; write it so, or begin it with #"),
        (
            "YELP_API_KEY='SECRETSECRET",
            "…/.env:1: the quotation marks around this value do not match; leave them away",
        ),
        ("YELP_API_KEY=xx", "…/.env:1: what stands after YELP_API_KEY= cannot be a key; copy it again"),
        ("YELP_API_KEY=SECRET\tSECRET", "…/.env:1: what stands after YELP_API_KEY= cannot be a key; copy it again"),
        ("YELP_API_KEY=“SECRET”", "…/.env:1: what stands after YELP_API_KEY= cannot be a key; copy it again"),
        (
            "YELP_API_KEY=SECRETSECRET\nYELP_API_KEY=SECRETOTHER",
            "…/.env:2: YELP_API_KEY stands in this file twice, with two values; keep one",
        ),
        (b"YELP_API_KEY=\xff\xfeSECRET", "…/.env is not a text in UTF-8; save it as one"),
        ("#" * 70_000, "…/.env is too big for a file of keys; keep 64 KB at most"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_line_and_no_value(text: str | bytes, sentence: str, tmp_path: Path) -> None:
    assert refused(tmp_path, text) == sentence


def test_each_client_brings_its_own_file_and_one_folder_is_read_once(tmp_path: Path) -> None:
    one = written(tmp_path / "one", "YELP_API_KEY=abcdef\nX_BEARER_TOKEN=same-for-all")
    two = written(tmp_path / "two", "FLICKR_API_KEY=ghijkl\nX_BEARER_TOKEN=same-for-all")
    clients = [one, two, one.with_name("other.yml")]
    assert len(env_file.files(clients)) == 2
    assert env_file.beside(clients, {}) == {
        "YELP_API_KEY": "abcdef",
        "X_BEARER_TOKEN": "same-for-all",
        "FLICKR_API_KEY": "ghijkl",
    }


def test_clients_that_differ_in_a_key_are_not_audited_together(tmp_path: Path) -> None:
    one, two = written(tmp_path / "one", "YELP_API_KEY=SECRET1"), written(tmp_path / "two", "YELP_API_KEY=SECRET2")
    with pytest.raises(
        BadInput, match=r"YELP_API_KEY is another one in .*one.*; audit these clients one after"
    ) as told:
        env_file.beside([one, two], {})
    assert "SECRET" not in str(told.value)
    assert env_file.beside([one, two], {"YELP_API_KEY": "environment"}) == {}


def git(folder: Path, *arguments: str) -> str:
    plain = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
    done = subprocess.run(["git", *arguments], cwd=folder, env=plain, check=True, capture_output=True, timeout=30)
    return done.stdout.decode().strip()


@needs_git
def test_a_file_that_git_does_not_share_is_read(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert read(tmp_path, "YELP_API_KEY=abcdef") == {"YELP_API_KEY": "abcdef"}


@needs_git
@pytest.mark.parametrize("below", ["", "bakery"])
def test_a_file_that_git_shares_is_refused(below: str, tmp_path: Path) -> None:
    client = written(tmp_path / below if below else tmp_path, "YELP_API_KEY=SECRETSECRET")
    git(tmp_path, "init", "-q")
    git(client.parent, "add", "-f", ".env")
    with pytest.raises(BadInput, match=r"\.env is tracked by git, .*git rm --cached \.env.* replace the keys") as told:
        env_file.beside([client], {})
    assert "SECRET" not in str(told.value)


@needs_git
@pytest.mark.skipif(os.name != "posix", reason="Windows lets only administrators make links")
def test_a_link_to_a_file_that_git_shares_is_refused(tmp_path: Path) -> None:
    (tmp_path / "keys.txt").write_text("YELP_API_KEY=SECRETSECRET")
    (tmp_path / ".env").symlink_to("keys.txt")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-f", "keys.txt")
    with pytest.raises(BadInput, match=r"keys\.txt is tracked by git, .*git rm --cached keys\.txt"):
        env_file.beside([tmp_path / "client.yml"], {})


@needs_git
@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can give a folder away")
def test_a_repository_of_somebody_else_shares_it_all_the_same(tmp_path: Path) -> None:
    client = written(tmp_path, "YELP_API_KEY=SECRETSECRET")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-f", ".env")
    for path in (tmp_path, *tmp_path.rglob("*")):
        os.chown(path, 12345, 12345)
    with pytest.raises(BadInput, match="tracked by git"):
        env_file.beside([client], {})


@needs_git
@pytest.mark.skipif(os.name != "posix", reason="the planted program is one of POSIX")
@pytest.mark.parametrize("search", [".", "bin", "{folder}"])
def test_a_git_that_lies_in_the_folder_is_neither_run_nor_believed(search: str, tmp_path: Path) -> None:
    client = written(tmp_path, "YELP_API_KEY=SECRETSECRET")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-f", ".env")
    for planted in (tmp_path / "git", tmp_path / "bin" / "git"):
        planted.parent.mkdir(exist_ok=True)
        planted.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\nexit 1\n")
        planted.chmod(0o755)
    code = "import sys, pathlib; from audit.net import env_file; env_file.beside([pathlib.Path(sys.argv[1])], {})"
    path = os.pathsep.join((search.format(folder=tmp_path), os.environ["PATH"]))
    done = subprocess.run(
        [sys.executable, "-c", code, str(client)],
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert not (tmp_path / "ran").exists()
    assert "is tracked by git" in done.stderr


@needs_git
@pytest.mark.skipif(os.name != "posix", reason="a hook is a program of POSIX")
def test_asking_git_runs_nothing_of_the_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    hook, ran = tmp_path / "hook", tmp_path / "ran"
    hook.write_text(f"#!/bin/sh\ntouch {ran}\n")
    hook.chmod(0o755)
    git(tmp_path, "config", "core.fsmonitor", str(hook))
    assert read(tmp_path, "YELP_API_KEY=abcdef") == {"YELP_API_KEY": "abcdef"}
    assert not ran.exists()


@needs_git
@pytest.mark.skipif(os.name != "posix", reason="the planted program is one of POSIX")
def test_asking_git_fetches_nothing_from_where_the_repository_says(tmp_path: Path) -> None:
    """A part of the index that was left out is fetched when it is asked about, by a program the repository names."""
    for name in ("in", "out"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name)
    program, ran = tmp_path / "program", tmp_path / "ran"
    program.write_text(f"#!/bin/sh\ntouch {ran}\n")
    program.chmod(0o755)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "in", "out")
    git(tmp_path, "-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "all")
    git(tmp_path, "sparse-checkout", "init", "--cone", "--sparse-index")
    git(tmp_path, "sparse-checkout", "set", "in")
    out = git(tmp_path, "rev-parse", "HEAD:out")
    (tmp_path / ".git" / "objects" / out[:2] / out[2:]).unlink()
    for name, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": str(tmp_path),
        "remote.origin.uploadpack": str(program),
        "protocol.allow": "always",
        "protocol.file.allow": "always",
    }.items():
        git(tmp_path, "config", name, value)
    assert read(tmp_path, "YELP_API_KEY=abcdef") == {"YELP_API_KEY": "abcdef"}
    assert not ran.exists()


@pytest.mark.skipif(os.name != "posix", reason="only there a file's mode tells")
def test_a_file_that_others_may_read_is_noticed(tmp_path: Path) -> None:
    path = written(tmp_path, "YELP_API_KEY=abcdef").with_name(".env")
    path.chmod(0o600)
    assert not env_file.readable_by_others(path)
    path.chmod(0o640)
    assert env_file.readable_by_others(path)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is unreadable to root or on Windows")
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    path = written(tmp_path, "YELP_API_KEY=abcdef").with_name(".env")
    path.chmod(0o200)
    with pytest.raises(BadInput, match="cannot be read: Permission denied"):
        env_file.beside([tmp_path / "client.yml"], {})
