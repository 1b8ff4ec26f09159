"""What the command says and how it ends; nothing here asks the network."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from audit import client
from commanding import audit
from practising import BAKERY, laid_out


def test_help_names_every_command_in_its_group() -> None:
    said = audit("--help")
    assert said.returncode == 0
    for word in (
        "Every day",
        "Publishing",
        "Automation",
        "Tools",
        "run",
        "serve",
        "review",
        "build",
        "ci",
        "check",
        "decide",
        "doctor",
        "schema",
        "demo",
    ):
        assert word in said.stdout


@pytest.mark.parametrize(
    "command",
    ["run", "serve", "diff", "review", "build", "ci", "check", "decide", "doctor", "history", "schema", "demo"],
)
def test_each_command_explains_itself(command: str) -> None:
    said = audit(command, "--help")
    assert said.returncode == 0
    assert said.stderr == ""


def test_help_imports_nothing_heavy() -> None:
    heavy = "httpx,aiohttp,mkdocs,jinja2,pydantic,rich,selectolax,feedparser,yaml"
    code = f"import sys, audit.cli; print([m for m in '{heavy}'.split(',') if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_every_mistake_of_a_file_is_named_with_line_and_remedy_and_nothing_is_written(tmp_path: Path) -> None:
    path = laid_out(tmp_path, "name: Maple\nwebsite: maple\nprofles: []\nlanguage: english-language\n")
    said = audit("run", path.name, folder=tmp_path)
    assert said.returncode == 2
    assert said.stdout == ""
    lines = said.stderr.strip().splitlines()
    assert [line.rsplit(":", 3)[0].split(":")[0] for line in lines] == ["client.yml"] * len(lines)
    assert any('did you mean "profiles"' in line for line in lines)
    assert [child.name for child in tmp_path.iterdir()] == ["client.yml"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("run",), "CLIENT.YML"),
        (("run", "missing.yml"), "missing.yml"),
        (("run", "client.yml", "--only", "facebok"), "facebook"),
        (("run", "client.yml", "--fail-on", "always"), "fix-now"),
        (("run", "client.yml", "--as-of", "yesterday"), "--as-of"),
        (("run", "client.yml", "--proxy", "socks5://127.0.0.1:1"), "http://"),
        (("serve", "client.yml"), "audit run"),
        (("nothing",), "nothing"),
    ],
)
def test_wrong_input_ends_with_2_and_says_what_would_be_right(
    arguments: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    laid_out(tmp_path, BAKERY)
    said = audit(*arguments, folder=tmp_path)
    assert said.returncode == 2, said.stderr
    assert words in said.stderr
    assert "Traceback" not in said.stderr


def test_build_without_an_audit_says_how_to_begin(tmp_path: Path) -> None:
    laid_out(tmp_path, BAKERY)
    said = audit("build", "client.yml", folder=tmp_path)
    assert said.returncode == 2
    assert "audit run client.yml" in said.stderr


def test_a_dry_run_asks_nothing_and_says_of_whom_it_would_ask_what(tmp_path: Path) -> None:
    laid_out(tmp_path, BAKERY)
    said = audit("run", "client.yml", "--dry-run", folder=tmp_path)
    assert said.returncode == 0
    assert "this network has closed; nothing is asked" in said.stdout
    assert "www.facebook.com" in said.stdout
    assert [child.name for child in tmp_path.iterdir()] == ["client.yml"]


def test_an_address_that_is_no_profile_is_a_hint_with_its_line(tmp_path: Path) -> None:
    laid_out(
        tmp_path,
        "name: A\nwebsite: https://a.example\nprofiles:\n  - https://www.facebook.com/\n  - facebook.com/share/abc123/\n",
    )
    said = audit("run", "client.yml", "--dry-run", folder=tmp_path)
    assert "client.yml:4: https://www.facebook.com/: this is the network's front page" in said.stdout
    assert "client.yml:5: facebook.com/share/abc123/: this is a share link; open it and copy" in said.stdout


def test_a_place_listed_twice_and_a_network_misspelt_are_hints_with_their_lines(tmp_path: Path) -> None:
    listed = "profiles:\n  - instagram: maple\n  - https://instagram.com/Maple/\n  - faceboook: maple\n"
    laid_out(tmp_path, f"name: A\nwebsite: https://a.example\n{listed}")
    said = audit("run", "client.yml", "--dry-run", folder=tmp_path)
    assert said.returncode == 0
    assert "client.yml:5: https://instagram.com/Maple/: this is the place of line 4 again" in said.stdout
    assert "client.yml:6: faceboook:maple: did you mean facebook: maple?" in said.stdout
    assert "the file is fine" not in said.stdout


def test_a_dry_run_of_one_network_shows_that_network_alone(tmp_path: Path) -> None:
    laid_out(tmp_path, "name: A\nwebsite: https://a.example\nprofiles:\n  - instagram: a\n  - facebook: a\n")
    said = audit("run", "client.yml", "--dry-run", "--only", "Facebook", folder=tmp_path)
    assert "facebook:a" in said.stdout
    assert "instagram:a" not in said.stdout


@pytest.mark.parametrize("start", [b"{\\rtf1\\ansi name: A}", b"PK\x03\x04\x14\x00"])
def test_a_word_processors_document_is_named_as_such(tmp_path: Path, start: bytes) -> None:
    (tmp_path / "client.yml").write_bytes(start)
    said = audit("run", "client.yml", folder=tmp_path)
    assert said.returncode == 2
    assert said.stderr == "client.yml: this is a word processor's document (save it again as plain text)\n"


def test_the_smallest_client_file_stands_in_the_help_as_it_is_typed() -> None:
    said = audit("run", "--help")
    assert "    name: Maple Street Bakery\n    website: https://" in said.stdout


def test_naming_an_address_asks_nothing() -> None:
    said = audit(
        "check", "m.facebook.com/MapleBakery?ref=x", "twitter.com/share?url=a", "plus.google.com/+a", "--offline"
    )
    assert said.returncode == 0
    first, second, third = said.stdout.strip().splitlines()
    assert "Facebook profile maplebakery" in first
    assert "share button" in second
    assert "Google+ closed in 2019" in third


def test_naming_as_json_has_the_documented_shape() -> None:
    said = audit("check", "instagram.com/Maple", "--offline", "--json")
    assert json.loads(said.stdout) == [
        {
            "input": "instagram.com/Maple",
            "kind": "profile",
            "platform": "instagram",
            "handle": "maple",
            "canonical": "https://www.instagram.com/maple/",
        }
    ]


def test_the_schema_is_printed_as_json() -> None:
    assert json.loads(audit("schema").stdout) == client.schema()


def test_a_closed_pipe_is_no_error() -> None:
    command = f'"{sys.executable}" -m audit schema | {sys.executable} -c "import sys; sys.stdin.readline()"'
    said = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in said.stderr
    assert "BrokenPipe" not in said.stderr


def test_the_demo_refuses_a_folder_with_another_client(tmp_path: Path) -> None:
    laid_out(tmp_path, "name: A\nwebsite: https://a.example\n")
    said = audit("demo", tmp_path)
    assert said.returncode == 2
    assert "empty one" in said.stderr


@pytest.mark.slow
def test_the_demo_ends_with_a_sentence_three_actions_and_where_the_report_is(tmp_path: Path) -> None:
    said = audit("demo", "here", folder=tmp_path)
    assert said.returncode == 0, said.stderr
    assert "work for a new customer" in said.stdout
    assert (tmp_path / "here/reports/maple-street-bakery/site/index.html").is_file()
    assert said.stdout.count("\n  ") == 3
