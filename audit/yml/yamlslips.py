"""What a slip of the pen in a YAML file is called in plain words, and how the lines behind it are read all the same."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters, those that turn the direction of text around, and halves of characters."""

_SIGN = r"alphabetic|chomping|indentation indicator|tag|node content|that cannot start"
_SIGN_BEFORE = r"alias|anchor|block scalar|tag"
_BLANKS = ("\xa0", "\u2007", "\u200b", "\u202f", "\u3000", "\ufeff")
_BLANK = "this begins with a special blank, pasted from elsewhere (delete it and type ordinary spaces)"
_CURLY = ("“", "”", "„", "‘", "’", "«", "»")  # noqa: RUF001  # these very quotes
_CLOSERS = ("'", '"', "]", "}")


class Slip(NamedTuple):
    """Where it stands in the text, what is wrong, and whether only this line is hurt by it."""

    offset: int
    words: str
    local: bool = False


def shown(text: str) -> str:
    """Text of the file inside a sentence: in quotes, on one line, cut, with nothing invisible."""
    line = " ".join(UNSEEN.sub("\ufffd", text[:400]).split())
    return f'"{line}"' if len(line) <= 60 else f'"{line[:59]}…"'


def begins(text: str) -> str:
    """Why text that starts with a sign of YAML's own cannot stand without quotes."""
    text = text.strip()
    if re.fullmatch(r"@[^\s@]+", text):
        return (
            f'text that begins with "@" must stand in quotes (write {shown(text)}; a profile: instagram: {text[1:61]})'
        )
    return f'text that begins with "{text[:1]}" must stand in quotes (write {shown(text)})'


def unseen(character: str) -> str:
    """What is wrong with a character that cannot be seen."""
    return f"an invisible character stands here, U+{ord(character):04X} (delete it and type the text around it again)"


_MEANINGS: tuple[tuple[str, bool, str], ...] = (
    (r"character '\\t'", False, "here stands a tab (indent with spaces, two for each level)"),
    (r"end of stream|document separator", True, "this quote is never closed (add the second one)"),
    (r"sequence entries", False, 'a list begins on the line below its name (one "- " for each entry)'),
    (r"expected ',' or '\]'", True, 'this "[" is never closed (add "]" behind the last entry)'),
    (r"expected ',' or '}'", True, 'this "{" is never closed (add "}" behind the last entry)'),
    (
        r"find expected ':'",
        True,
        'this line has no ": " (write the name of the setting, a colon, a space and the value)',
    ),
    (r"document start|YAML doc|directive", False, 'this is no setting (delete lines that begin with "%" or "...")'),
)
"""A part of what PyYAML says, whether the slip is where the part began that it was reading, and what it means."""


def explained(error: yaml.MarkedYAMLError, text: str) -> Slip:
    """The slip and its remedy, for someone who has never heard of YAML."""
    problem = f"{error.context or ''}; {error.problem or ''}"
    found = min(error.problem_mark.index if error.problem_mark else 0, max(len(text) - 1, 0))
    begun = error.context_mark.index if error.context_mark else found
    if _line_from(text, begun).startswith(_BLANKS):
        return Slip(begun, _BLANK)
    if "escape" in problem or "hexadecimal" in problem:
        found = max(text.rfind("\\", 0, found + 1), 0)
        return Slip(found, r"in double quotes a \ has a meaning of its own (use single quotes, / in paths)", local=True)
    for pattern, at_beginning, words in _MEANINGS:
        if re.search(pattern, problem):
            return Slip(begun if at_beginning else found, words)
    if "'<stream end>'" in problem:
        words = 'this bracket is never closed (add the second one; text with a "#" must stand in quotes)'
        return Slip(max(text.rfind("{", 0, found + 1), text.rfind("[", 0, found + 1), 0), words)
    if re.search(_SIGN, problem):
        return _sign(text, begun if re.search(_SIGN_BEFORE, problem) else found)
    if "mapping values" in problem:
        return _colon(text, found)
    if _before(text, found).rstrip().endswith(_CLOSERS):
        return _more(text, found)
    return Slip(found, "this line does not line up with the ones above (begin it in the same column as its neighbours)")


def _sign(text: str, index: int) -> Slip:
    if _before(text, index).rstrip().endswith(_CLOSERS):
        return _more(text, index)
    return Slip(index, begins(_line_from(text, index)), local=True)


def _more(text: str, index: int) -> Slip:
    """More text behind a closing quote, unless that quote was meant to open and an earlier one was left open."""
    start = index - len(_before(text, index))
    above = text[: max(start - 1, 0)].rpartition("\n")[2]
    if opened := re.search(r"(?::|-)\s+([\"'])(?!.*\1)", above):
        return Slip(start - 1 - len(above) + opened.start(1), "this quote is never closed (add the second one)")
    return Slip(index, "more text follows the closing quote or bracket (put the whole text in quotes)", local=True)


def _colon(text: str, index: int) -> Slip:
    before = _before(text, index)
    start = index - len(before)
    if key := re.match(r"\s*(?:- +)?[^\s:]+:\s+(?=\S)", before):
        whole = _line_from(text, start + key.end())
        words = f'this text holds a second ": " (put it in quotes: {shown(whole)})'
        return Slip(start + key.end(), words, local=True)
    above = text[: max(start - 1, 0)].rpartition("\n")[2]
    if squeezed := re.match(r"\s*(?:- +)?[\w-]+:(?=[^\s/])", above):
        return Slip(start - 1 - len(above) + squeezed.end(), "a space is missing behind the colon (add one)")
    words = "this line is indented further than the one above (begin both in the same column)"
    return Slip(start + len(before) - len(before.lstrip()), words)


def _before(text: str, index: int) -> str:
    return text[:index].rpartition("\n")[2]


def _line_from(text: str, index: int) -> str:
    return text[index:].partition("\n")[0]


def mended(text: str, line: int) -> str | None:
    """The same text with this line's value made harmless, or None if no value of one line stands there."""
    lines = text.split("\n")
    kept = re.match(r"\s*- +(?:[\w-]+:(?=\s))?|\s*[\w-]+:(?=\s)", lines[line - 1])
    if not kept or not lines[line - 1][kept.end() :].strip():
        return None
    lines[line - 1] = f'{kept[0].rstrip()} "?"'
    return "\n".join(lines)


def unmeant(value: str, rest: str, *, quoted: bool) -> str:
    """What cannot have been meant by a value, or an empty string; `rest` is what follows it on its line."""
    if found := UNSEEN.search(value):
        return unseen(found[0])
    if quoted:
        return ""
    if value.startswith(_BLANKS):
        return _BLANK
    if value.startswith(_CURLY) and value.endswith(_CURLY) and len(value) > 1:
        return f"curly quotes would become part of the text (write {shown(value[1:-1])} with straight ones)"
    if eaten := re.match(r"\s+(#\S.*)", rest):
        whole = shown(f"{value} {eaten[1]}".strip())
        return f'everything from "#" on is ignored, so {shown(eaten[1])} is lost (write {whole} in quotes)'
    return ""
