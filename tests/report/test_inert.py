"""Outside text on a page is words and nothing else."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, strategies as st

from audit.report import inert

PLAIN = re.compile(r"(?:[^\W_]| |&#\d+;)*")


@given(st.text(max_size=200))
def test_only_letters_digits_blanks_and_numbered_characters_come_out(text: str) -> None:
    assert PLAIN.fullmatch(inert.md(text))


VISIBLE = st.text(st.characters(exclude_categories=["C"]), max_size=200)


@given(VISIBLE)
def test_a_reader_sees_the_cleaned_text(text: str) -> None:
    assert html.unescape(inert.md(text)) == inert.clean(text)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Maple & Co. (since 1998)!", "Maple & Co. (since 1998)!"),
        ("Пекарня 日本 हिन्दी", "Пекарня 日本 हिन्दी"),
        (" two\n\nlines\t here ", "two lines here"),
        ("evil\u202etxt\u2066\u200b", "eviltxt"),
        ("nul\x00\x07 and \ud800 half", "nul and half"),
        ("a\u2028b\u2029c", "a b c"),
        ("pay\u200dpal a\u200cb \u200d", "paypal ab"),
        ("👩🏽\u200d🍳 نیم\u200cروز", "👩🏽\u200d🍳 نیم\u200cروز"),
        ("👩\u200d\u200d\u200d🍳", "👩\u200d🍳"),
        ("z" + "\u0300" * 50, "z" + "\u0300" * 3),
        ("", ""),
    ],
)
def test_what_cannot_be_seen_is_dropped_and_the_rest_stays(text: str, seen: str) -> None:
    assert inert.clean(text) == seen


def test_long_text_is_cut_with_an_ellipsis() -> None:
    assert inert.clean("a" * 600, 80) == "a" * 79 + "…"


@pytest.mark.parametrize(
    "address",
    [
        "https://maplebakery.example/",
        "http://maplebakery.example:8080/a%20b?c=d&e=1#f",
        "https://xn--bckerei-5wa.example/",
        "https://[2001:db8::1]/x",
    ],
)
def test_web_addresses_are_linked_as_they_are(address: str) -> None:
    assert html.unescape(inert.href(address)) == address


def test_letters_beyond_ascii_are_encoded() -> None:
    assert (
        html.unescape(inert.href("https://bäckerei.example/brötchen"))
        == "https://xn--bckerei-5wa.example/br%C3%B6tchen"
    )


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "mailto:a@b.example",
        "//evil.example/",
        "https://user:pw@evil.example/",
        "https://good.example@evil.example/",
        "https://evil.example/\u202e",
        "https://ev il.example/",
        "https://evil.example:99999/",
        'https://"onmouseover="x.example/',
        "https:///nothing",
        "https://[bad/",
        "",
    ],
)
def test_anything_else_is_not_linked(address: str) -> None:
    assert inert.href(address) == ""


@given(st.text(max_size=100))
def test_a_link_never_leaves_its_attribute(text: str) -> None:
    assert PLAIN.fullmatch(inert.href(f"https://shop.example/{text}"))


def test_titles_are_safe_where_a_theme_prints_them_raw() -> None:
    assert inert.plain_title("</title><script>\"'") == "&lt;/title&gt;&lt;script&gt;&quot;&#x27;"


@given(st.text(max_size=100))
def test_a_file_name_is_plain_on_every_system(text: str) -> None:
    name = inert.slug(text)
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", name)
    assert not re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", name)


def test_texts_that_would_share_a_file_name_get_one_each() -> None:
    names = inert.slugs(["x:maple", "x-maple", "blog:maple"])
    assert names["blog:maple"] == "blog-maple"
    assert len(set(names.values())) == 3


# Mails and chats of our own


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "https://wa.me/441214960117",
        "https://wa.me/?text=a&phone=1",
        "https://wa.me.evil.example/?text=a",
        "mailto:carol@brightlocal.example",
        "mailto:?subject=a&body=b&bcc=x%40evil.example",
        "mailto:?subject=a&attach=b",
        "mailto:a@b.example,c@d.example?subject=a",
        "mailto:?subject=a b",
        'mailto:?subject=a"onclick="b',
        "mailto:?subject=a\n",
        "mailto:?subject=é",
        "https://wa.me/?text=" + "a" * 2001,
    ],
)
def test_no_other_address_is_sendable(address: str) -> None:
    assert inert.sendable(address) == ""


@pytest.mark.parametrize(
    "address",
    ["mailto:carol@b.example?subject=Done%3A%20a&body=b%0D%0Ac", "mailto:?subject=a", "https://wa.me/?text=a%0Ab"],
)
def test_a_mail_or_a_chat_of_ours_is_sendable_and_holds_no_mark_of_markdown_or_html(address: str) -> None:
    assert html.unescape(inert.sendable(address)) == address
    assert not set(inert.sendable(address)) & set("<>\"'`*_[](){}!\\~:?=.")


@pytest.mark.parametrize("text", ["Remove the link", "e.g. this", "well-known", "", "Left-to-right…"])
def test_short_words_are_not_given_a_place_to_break(text: str) -> None:
    assert inert.wrapped(text) == inert.md(text)


def test_a_long_address_may_break_at_its_dots_and_slashes() -> None:
    shown = inert.wrapped("See maplestreetbakery.blogspot.com/2019, now").replace("&#46;", ".").replace("&#47;", "/")
    assert shown == "See maplestreetbakery<wbr>.blogspot<wbr>.com<wbr>/2019&#44; now"


@given(st.text(max_size=60))
def test_places_to_break_are_all_that_is_added(text: str) -> None:
    assert inert.wrapped(text).replace("<wbr>", "") == inert.md(text)
