"""Words from outside on the terminal."""

from __future__ import annotations

import json

import pytest

from audit.cli import terminal


@pytest.mark.parametrize(
    "text", ["Maple Street Bakery", "  1. Remove the icon\n\nDone.", "at 12:30, a::b", "Ærø 🍁 [::1]"]
)
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert terminal.plain(text) == text


@pytest.mark.parametrize("text", ["\x1b[2J", "a\rb", "\x9b31m", "\u202eevil", "\x07", "a\u2028b"])
def test_nothing_that_moves_a_cursor_is_printed(text: str) -> None:
    assert terminal.plain(text).isprintable()


@pytest.mark.parametrize("text", ["\x9b31m", "\u202eevil", "a\u2028b", "\ud800", "\U000e0001", "##vso[a]", "Bäcker\n"])
def test_json_says_the_same_without_moving_a_cursor_or_commanding_a_build_server(text: str) -> None:
    printed = terminal.data({"name": text})
    assert json.loads(printed) == {"name": text}
    assert all(line.isprintable() for line in printed.split("\n"))
    assert "##" not in printed


@pytest.mark.parametrize(
    "text",
    [
        *("::error::x", "  ::set-env name=A::b", "Maple\n::stop-commands::x", "a ##[add-mask]b", "\x1b::error::x"),
        "a ##vso[task.setvariable variable=PATH]b",
    ],
)
def test_no_line_is_a_command_to_a_build_server(text: str) -> None:
    lines = terminal.plain(text).split("\n")
    assert not any(line.lstrip().startswith("::") or "##[" in line or "##vso[" in line for line in lines)
