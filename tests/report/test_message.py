"""Words to send on: whatever they say, an address holds them as one text and nothing else."""

from __future__ import annotations

import urllib.parse

import pytest
from hypothesis import given, strategies as st

from audit.report import inert
from audit.report.message import mail_address, message

HOSTILE = (
    "a\r\nBcc: x@evil.example",
    "&body=evil&cc=x@evil.example#?",
    '"><script>alert(1)</script>',
    "100 % {{ 7*7 }} [x](javascript:alert(1))",
    "\u202eevil\u2066\u200b\x00\ud800",
    "ÖPNV & Café 🍞 مرحبا",
)


def parts(address: str) -> dict[str, str]:
    return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(address).query, strict_parsing=True))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_add_no_field_no_line_and_no_recipient(text: str) -> None:
    made = message(text, [text, "", text], to="carol@brightlocal.example")
    assert set(parts(made.mail)) == {"subject", "body"}
    assert set(parts(made.chat)) == {"text"}
    assert made.mail.startswith("mailto:carol@brightlocal.example?subject=")
    assert len(made.lines) == 3
    assert all(line.isprintable() for line in made.lines)


@given(st.text(max_size=300), st.lists(st.text(max_size=300), max_size=4))
def test_whatever_is_said_both_addresses_may_stand_on_a_page(subject: str, lines: list[str]) -> None:
    made = message(subject, lines)
    for address in filter(None, (made.mail, made.chat)):
        assert address.isascii()
        assert len(address) < 1_800
        assert inert.sendable(address)


def test_mail_and_chat_say_what_the_lines_say() -> None:
    made = message("Hello", ["One & two", "", "Three #4"])
    assert parts(made.mail)["body"].replace("\r\n", "\n") == made.text == parts(made.chat)["text"]
    assert "%0A" in made.chat


def test_a_text_too_long_for_an_address_is_left_to_be_pasted() -> None:
    made = message("Long", ["word " * 200] * 3)
    assert not made.is_whole
    assert (made.mail, made.chat) == ("mailto:?subject=Long", "")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ""),
        ("+44 20 7946 0018", ""),
        ("https://brightlocal.example/contact", ""),
        ("carol@localhost", ""),
        ("carol@brightlocal.example", "carol@brightlocal.example"),
        ("Carol, carol@brightlocal.example, +44 20 7946 0018", "carol@brightlocal.example"),
        ("<carol@brightlocal.example>", "carol@brightlocal.example"),
        ("carol@brightlocal.example?bcc=x@evil.example", "carol@brightlocal.example"),
    ],
)
def test_a_mail_address_is_found_in_what_a_person_typed(typed: str, found: str) -> None:
    assert mail_address(typed) == found
