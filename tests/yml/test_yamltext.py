"""A YAML file read as typed: what must stay as it is comes first, then what is refused, and where."""

from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import given, settings, strategies as st

from audit.yml import yamltext
from audit.yml.yamltext import Series, Table, Text


def value(line: str) -> str:
    """What stands under `key` in a file of one line, which holds no mistake."""
    document = yamltext.read(line.encode())
    assert document.mistakes == ()
    assert isinstance(document.root, Table)
    found = document.root.get("key")
    assert isinstance(found, Text)
    return found.value


def told(text: str | bytes) -> list[str]:
    raw = text if isinstance(text, bytes) else text.encode()
    return [f"{at.line}:{at.column}: {words}" for at, words in yamltext.read(raw).mistakes]


@pytest.mark.parametrize(
    "typed",
    [
        "+441632960123",
        "NO",
        "off",
        "22:22",
        "12:30:45",
        "0123",
        "007",
        "1e5",
        "1984",
        "1.10",
        "1_000",
        "0x1F",
        "null",
        "2024-13-45",
        "=",
        "Crème & Co",
        "a#b",
        "C# lessons",
        "it's",
        "x @ y",
        "50% off",
        "🍞",
    ],
)
def test_a_value_stays_as_it_was_typed(typed: str) -> None:
    assert value(f"key: {typed}") == typed


@pytest.mark.parametrize("typed", ["'#1763D6'", '"#1763D6"'])
def test_quotes_keep_a_hash(typed: str) -> None:
    assert value(f"key: {typed}") == "#1763D6"


def test_a_comment_with_a_space_behind_the_hash_is_a_comment() -> None:
    assert value("key: muffin   # the short name") == "muffin"


@pytest.mark.parametrize(
    "raw",
    [
        b"a: \xc3\xa9\nb: c\n",
        b"a: \xc3\xa9\r\nb: c\r\n",
        codecs.BOM_UTF8 + b"a: \xc3\xa9\nb: c\n",
        codecs.BOM_UTF16_LE + "a: é\r\nb: c\r\n".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "a: é\nb: c\n".encode("utf-16-be"),
    ],
    ids=["unix", "windows", "byte order mark", "notepad unicode", "big endian"],
)
def test_every_way_an_editor_saves_gives_the_same_text(raw: bytes) -> None:
    assert yamltext.read(raw) == yamltext.read("a: é\nb: c\n".encode())
    assert yamltext.read(raw).mistakes == ()


def test_places_count_characters_as_an_editor_does() -> None:
    document = yamltext.read("\N{BREAD}: a\u2028b\nlist:\n  - é\u2028x: b\n".encode())
    root = document.root
    assert document.mistakes == ()
    assert isinstance(root, Table)
    items = root.get("list")
    assert isinstance(items, Series)
    assert (items.at, items.items[0].at) == ((3, 3), (3, 5))


def test_nothing_written_is_left_out_and_not_text() -> None:
    root = yamltext.read(b"a:\nb: ~\nc: null\nd: 'null'\ne: Null\n").root
    assert isinstance(root, Table)
    assert [node.empty for _, node in root.entries if isinstance(node, Text)] == [True, True, True, False, False]


def test_an_empty_file_has_no_root() -> None:
    assert yamltext.read(b"").root is None
    assert yamltext.read(b"# nothing yet\n").root is None


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("name: x\n\tcity: y", "2:1: here stands a tab"),
        (
            "name: @muffin",
            '1:7: text that begins with "@" must stand in quotes (write "@muffin"; a profile: instagram:',
        ),
        ("name: %off", '1:7: text that begins with "%" must stand in quotes (write "%off")'),
        ("name: `x`", '1:7: text that begins with "`"'),
        ("name: *important*", '1:7: text that begins with "*"'),
        ("name: *alias", '1:7: text that begins with "*"'),
        ("name: & Sons", '1:7: text that begins with "&"'),
        ("name: &Sons", '1:7: text that begins with "&" must stand in quotes (write "&Sons")'),
        ("name: !new", '1:7: text that begins with "!"'),
        ("name: >50% off", '1:7: text that begins with ">"'),
        ("name: Ana: Bakes", '1:7: this text holds a second ": " (put it in quotes: "Ana: Bakes")'),
        ("name:x\nb: y", "1:6: a space is missing behind the colon"),
        ("name: x\n  b: y", "2:3: this line is indented further than the one above"),
        ("a:\n  - x\n - y", "3:2: this line does not line up"),
        ('name: "Muffin\nb: c', "1:7: this quote is never closed"),
        ('name: "Muffin\nb: "c"', "1:7: this quote is never closed"),
        ('name: "Muffin" & Co', "1:16: more text follows the closing quote"),
        (r'name: "C:\pics"', r"1:10: in double quotes a \ has a meaning of its own"),
        ("name: x\nwebsite\nb: c", '2:1: this line has no ": "'),
        ("name: - x", "1:7: a list begins on the line below its name"),
        ("a: [x, y\nb: c", '1:4: this "[" is never closed'),
        ("a: {b: c", '1:4: this "{" is never closed'),
        ("a: {b: #c}", "1:4: this bracket is never closed"),
        ("tag: #muffin", '1:5: everything from "#" on is ignored, so "#muffin" is lost (write "#muffin" in quotes)'),
        ("name: Shop #1", '1:7: everything from "#" on is ignored, so "#1" is lost (write "Shop #1" in quotes)'),
        ("name: “Muffin”", '1:7: curly quotes would become part of the text (write "Muffin" with straight ones)'),
        ("a:\n\xa0\xa0- b", "2:1: this begins with a special blank"),
        ("a: b\nc: d\na: e", '3:1: "a" stands here twice, on lines 1 and 3'),
        ("a:\n  <<: b", '2:3: "<<" would copy settings from elsewhere'),
        ("a: {{ b }}", "1:5: the name of a setting must be plain text"),
        ("a: b\n---\nc: d", "2:1: a second document begins here"),
        ("a: b\n...\nc: d", "3:1: this is no setting"),
        ("a: x\x07", "1:5: an invisible character stands here, U+0007"),
        ("a: x\u202ey", "1:5: an invisible character stands here, U+202E"),
        ('a: "x\\u202ey"', "1:4: an invisible character stands here, U+202E"),
        ('a: "\\ud800"', "1:4: an invisible character stands here, U+D800"),
        ('a: "\\UFFFFFFFF"', "1:"),
    ],
)
def test_a_slip_is_told_in_plain_words_where_it_stands(text: str, mistake: str) -> None:
    assert len(told(text)) == 1
    assert told(text)[0].startswith(mistake)


def test_an_old_encoding_is_named_with_its_line_and_the_letter() -> None:
    assert told("a: b\nname: Café\n".encode("latin-1")) == [
        '2:10: here stands "é" in an old encoding (save the file again with the encoding "UTF-8")'
    ]


def test_utf_16_without_its_mark_is_named() -> None:
    assert told("a: b\n".encode("utf-16-le"))[0].startswith("1:1: this file is saved as UTF-16")


def test_the_mistakes_behind_a_slip_are_told_as_well() -> None:
    found = told("a: @b\nc: d: e\nf: *g\nh: 1\nh: 2\n")
    assert [mistake.partition(":")[0] for mistake in found] == ["1", "2", "3", "5"]


def test_a_value_with_a_mistake_is_marked_so_that_nothing_else_is_said_of_it() -> None:
    root = yamltext.read(b"a: @b\nc: &d\n").root
    assert isinstance(root, Table)
    assert [node.broken for _, node in root.entries if isinstance(node, Text)] == [True, True]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"a" * (yamltext.LARGEST + 1), "larger than 256 KB"),
        (b"[" * 250_000, "nested more than 12 levels"),
        (b"[" * 5_000 + b"]" * 5_000, "nested more than 12 levels"),
        (b"{a: " * 60_000, "nested more than 12 levels"),
        (b"- " * 120_000, "nested more than 12 levels"),
        (b"\n".join(b" " * n + b"a:" for n in range(600)), "nested more than 12 levels"),
        (b"- a\n" * 25_000, "more than 20,000 values"),
        (b"a: b\n" * 9_000, "stands here twice"),
        (b"<<: {a: b}\n" * 5_000, "would copy settings"),
        (b"".join(b"a%d: [%s]\n" % (n, b",".join([b"*a%d" % (n - 1)] * 9)) for n in range(9)), "must stand in quotes"),
        (b"a: &a [*a]\n", "must stand in quotes"),
        (b"a: !!python/object/apply:os.system [x]\n", "must stand in quotes"),
        (b"%YAML " + b"9" * 5_000 + b".1\n---\na: b\n", "not a character or a version"),
    ],
)
def test_a_hostile_file_is_refused_in_seconds(raw: bytes, words: str) -> None:
    begun = time.monotonic()
    found = told(raw)
    assert any(words in mistake for mistake in found)
    assert time.monotonic() - begun < 10


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet=st.sampled_from("ab:- \n\t\"'#@&*!|>%{}[],?<=~é\u2028\x07\\u"), max_size=60) | st.text())
def test_no_text_makes_it_raise_and_every_place_lies_in_the_text(text: str) -> None:
    document = yamltext.read(text.encode("utf-8", "surrogatepass"))
    lines = document.text.split("\n")
    for at, words in document.mistakes:
        assert words
        assert 1 <= at.line <= len(lines)
        assert 1 <= at.column <= len(lines[at.line - 1]) + 1


@settings(deadline=None)
@given(st.binary())
def test_no_bytes_make_it_raise(raw: bytes) -> None:
    yamltext.read(raw)
