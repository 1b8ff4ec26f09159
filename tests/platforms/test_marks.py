"""Every mark a reader can give a signal stands in the tests of that reader: controls compare marks, so none may go unseen."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit import platforms
from audit.evidence import Failure

READERS = Path(platforms.__file__).parent
TESTS = Path(__file__).parent


def marks(tree: ast.Module) -> set[str]:
    """Every mark of a reader; a computed one as a pattern in which `*` stands for what is put in."""
    given = [value for call in _calls(tree) for value in _mark_of(call)]
    told = {mark for value in given for mark in _spelled(value, tree)}
    return told | set(_after_a_sign(tree))


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _mark_of(call: ast.Call) -> Iterator[ast.expr]:
    """What a call gives as mark: the fourth argument of `signal`, or the argument of that name of any call."""
    if ast.unparse(call.func).rpartition(".")[2] == "signal" and len(call.args) > 3:
        yield call.args[3]
    yield from (keyword.value for keyword in call.keywords if keyword.arg == "mark")


def _after_a_sign(tree: ast.Module) -> Iterator[str]:
    """In a table's row or a function's answer, a mark follows its sign."""
    for node in ast.walk(tree):
        for sign, mark in zip(node.elts, node.elts[1:], strict=False) if isinstance(node, ast.Tuple) else ():
            if ast.unparse(sign).startswith("Sign.") and isinstance(mark, ast.Constant):
                yield str(mark.value)


def _spelled(value: ast.expr, tree: ast.Module) -> Iterator[str]:
    match value:
        case ast.Constant(value=str(mark)):
            yield mark
        case ast.IfExp(body=one, orelse=other):
            yield from _spelled(one, tree)
            yield from _spelled(other, tree)
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in parts)
        case ast.Name(id="mark"):
            yield from _tabled(tree)
        case ast.Name(id=name) if name.isupper():
            yield from _constant(name, tree)
        case ast.Attribute(value=ast.Name(id="failure"), attr="value"):
            yield from Failure
        case _:
            pytest.fail(
                f"line {value.lineno}: a mark is written as `{ast.unparse(value)}`, which this test cannot follow"
            )


def _constant(name: str, tree: ast.Module) -> Iterator[str]:
    """A mark that has a name of its own in the module."""
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=named)], value=ast.Constant(value=str(mark))) if named == name:
                yield mark
            case _:
                pass


def _tabled(tree: ast.Module) -> Iterator[str]:
    """Marks that a loop takes from a table of the module, or that a dictionary of it holds."""
    tables = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        match node:
            case (
                ast.For(target=ast.Tuple(elts=names), iter=ast.Name(id=table))
                | ast.comprehension(target=ast.Tuple(elts=names), iter=ast.Name(id=table))
            ) if "mark" in (spelled := [ast.unparse(name) for name in names]):
                rows = ast.literal_eval(_without_signs(tables[table]))
                yield from (row[spelled.index("mark")] for row in rows)
            case ast.Assign(
                targets=[ast.Name(id="mark")],
                value=ast.Call(func=ast.Attribute(value=ast.Name(id=table), attr="get")),
            ):
                yield from ast.literal_eval(tables[table]).values()
            case _:
                pass


def _without_signs(table: ast.expr) -> ast.expr:
    """The table with its signs as text, so that it can be read without running the reader."""
    return ast.parse(re.sub(r"\bSign\.(\w+)", r"'\1'", ast.unparse(table)), mode="eval").body


@functools.cache
def strings(test: Path) -> frozenset[str]:
    tree = ast.parse(test.read_text(encoding="utf-8"))
    return frozenset(n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def own_tests(reader: Path) -> tuple[Path, ...]:
    """The test named like a reader; of a part that readers share, the tests of those that use it."""
    own = TESTS / f"test_{reader.stem.removeprefix('_')}.py"
    if own.exists():
        return (own,)
    users = (file for file in READERS.glob("[!_]*.py") if re.search(rf"\b{reader.stem}\b", file.read_text("utf-8")))
    return tuple(TESTS / f"test_{user.stem}.py" for user in users)


MARKS = {
    (reader.stem, mark): own_tests(reader)
    for reader in sorted(READERS.glob("*.py"))
    for mark in sorted(marks(ast.parse(reader.read_text(encoding="utf-8"))))
    if mark not in set(Failure)  # each is reached by its enum, in the test of the walls
}


@pytest.mark.parametrize(("named", "tests"), MARKS.items(), ids=[" ".join(named) for named in MARKS])
def test_every_mark_stands_in_a_test_of_its_reader(named: tuple[str, str], tests: tuple[Path, ...]) -> None:
    reader, mark = named
    assert tests, f"audit/platforms/{reader}.py gives marks, and no reader with a test uses it"
    pattern = re.compile(re.escape(mark).replace(r"\*", ".+"))
    where = " or ".join(f"tests/platforms/{test.name}" for test in tests)
    assert any(pattern.fullmatch(text) for test in tests for text in strings(test)), (
        f"audit/platforms/{reader}.py gives the mark {mark!r}: add a row to STATES in {where} that reaches it"
    )


def test_every_reader_that_gives_signals_is_looked_through() -> None:
    readers = {reader for reader, _ in MARKS}
    named = {
        "facebook",
        "instagram",
        "x",
        "linkedin",
        "tiktok",
        "google_business",
        "bluesky",
        "mastodon",
        "youtube",
        "blog",
    }
    assert named | {"_walls", "_graph", "_walled", "_youtube_page", "_blog_dates"} <= readers


WRITTEN = """
_TABLE = ((".host", "words", Sign.ENDED, "from_a_row"),)
_TITLES = (("beginning", "from_a_title"),)
_WORDS = {"Word": "from_a_dictionary"}
def read(reply):
    _walls.signal(reply, "page", Sign.SHOWN, "plain", "quote")
    _walls.signal(reply, "page", Sign.SHOWN, f"page_{reply.status}")
    _walls.signal(reply, "page", Sign.SHOWN, "one" if reply else "other")
    Signal(sign=Sign.SHOWN, rung="page", host="", mark="by_name")
    dataclasses.replace(signal, sign=Sign.MOVED, mark="replaced")
    for beginning, mark in _TITLES:
        _walls.signal(reply, "page", Sign.SHOWN, mark)
    mark = _WORDS.get(reply)
    return Sign.SHOWN, "answered"
"""


def test_a_mark_is_found_however_it_is_given() -> None:
    assert marks(ast.parse(WRITTEN)) == {
        *("from_a_row", "from_a_title", "from_a_dictionary", "plain", "page_*", "one", "other", "by_name", "replaced"),
        "answered",
    }


def test_a_mark_that_cannot_be_followed_is_refused() -> None:
    with pytest.raises(pytest.fail.Exception, match="cannot follow"):
        marks(ast.parse('_walls.signal(reply, "page", Sign.SHOWN, made_up(reply))'))
