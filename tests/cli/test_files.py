"""Which client files are meant by files, folders and patterns; and what is never taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.cli.files import client_files
from audit.errors import BadInput


def lay(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("name: Maple\n", encoding="utf-8")


def names(folder: Path, *typed: str) -> list[str]:
    found = client_files([folder / name for name in typed])
    return [path.relative_to(folder).as_posix() for path in found]


# What is left alone


def test_what_this_program_writes_beside_client_files_is_no_client(tmp_path: Path) -> None:
    lay(tmp_path, "oak.yml", "decisions/oak.yml", "history/oak/1.json", "reports/oak/mkdocs.yml", ".hidden.yml")
    assert names(tmp_path, "") == ["oak.yml"]
    assert names(tmp_path, "*") == ["oak.yml"]


def test_other_files_of_a_folder_are_no_clients(tmp_path: Path) -> None:
    lay(tmp_path, "oak.yml", "README.md", "oak.yml.bak", "logo.png")
    (tmp_path / "folder.yml").mkdir()
    assert names(tmp_path, "") == ["oak.yml"]
    assert names(tmp_path, "o*") == ["oak.yml"]


@pytest.mark.parametrize("typed", ["empty", "nothing-*.yml", "decisions"])
def test_where_no_client_file_is_meant_the_remedy_is_said(tmp_path: Path, typed: str) -> None:
    (tmp_path / "empty").mkdir()
    lay(tmp_path, "decisions/oak.yml")
    with pytest.raises(BadInput, match=r"no client file .*audit init"):
        client_files([tmp_path / typed])


def test_no_paths_at_all_are_a_mistake() -> None:
    with pytest.raises(BadInput, match="audit init"):
        client_files([])


def test_a_file_that_is_not_there_is_left_for_its_reader_to_tell_of(tmp_path: Path) -> None:
    assert names(tmp_path, "oak.yml") == ["oak.yml"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    lay(tmp_path, "oak [old].yml", "oak o.yml")
    assert names(tmp_path, "oak [old].yml") == ["oak [old].yml"]


# What is found


def test_files_come_sorted_and_each_once_however_it_was_typed(tmp_path: Path) -> None:
    lay(tmp_path, "b.yml", "a.yml", "below/client.yml")
    assert names(tmp_path, "b.yml", "below", "below/../a.yml", "a.yml", "below/client.yml", "*.yml") == [
        "a.yml",
        "b.yml",
        "below/client.yml",
    ]


def test_a_folder_is_its_client_file_before_all_others(tmp_path: Path) -> None:
    lay(tmp_path, "client.yml", "notes.yml", "below/client.yml")
    assert names(tmp_path, "") == ["client.yml"]


def test_a_folder_without_one_is_its_own_yaml_files(tmp_path: Path) -> None:
    lay(tmp_path, "b.yaml", "a.yml", "below/client.yml")
    assert names(tmp_path, "") == ["a.yml", "b.yaml"]


def test_a_folder_of_folders_is_the_client_file_of_each(tmp_path: Path) -> None:
    lay(tmp_path, "oak/client.yml", "ash/client.yml", "ash/decisions/ash.yml", "elm/notes.txt")
    assert names(tmp_path, "") == ["ash/client.yml", "oak/client.yml"]
    assert names(tmp_path, "*") == ["ash/client.yml", "oak/client.yml"]


@pytest.mark.parametrize("pattern", ["clients/*.yml", "clients/**/*.yml", "clients/[ab]*.yml", "clients/**.yml"])
def test_a_pattern_that_no_shell_expanded_is_expanded(tmp_path: Path, pattern: str) -> None:
    lay(tmp_path, "clients/b.yml", "clients/a.yml")
    if "**/" in pattern:
        lay(tmp_path, "clients/x/a.yml")
        assert names(tmp_path, pattern) == ["clients/x/a.yml"]
    else:
        assert names(tmp_path, pattern) == ["clients/a.yml", "clients/b.yml"]
