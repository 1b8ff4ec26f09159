"""What `parse` forgives, what it keeps as written, and what it refuses."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings, strategies as st

from audit import address

FIFTY_THOUSAND = 50_000


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "maplebakery",
        "localhost",
        "our page on facebook",
        "info@maplebakery.example",
        "@maple@bakers.example",
        "user:secret@maplebakery.example",
        "mailto:info@maplebakery.example",
        "tel:5551234",
        "javascript:void(0)",
        "ftp://maplebakery.example/",
        "file:///etc/passwd",
        "https://",
        "https:///",
        "http://a..b/",
        "http://.example/",
        "http://maple bakery.example/",
        "http://maple%62akery.example/",
        "http://maplebakery.example:0/",
        "http://maplebakery.example:99999/",
        "http://maplebakery.example:८०/",
        "http://[maplebakery.example]/",
        "http://[::1/",
        "http://[fe80::1%25lo]/",
        "http://" + "a" * 64 + ".example/",
        "http://" + "ab." * 100 + "example/",
        "http://\ufffd.example/",
        "\ud800",
    ],
)
def test_what_is_no_web_address_is_none(text: str) -> None:
    assert address.parse(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "https://maplebakery.example/menu/",
        "https://maplebakery.example/caf%E9?name=%E9t%E9",
        "https://maplebakery.example/a%2Fb/?q=1+1&empty&q=2",
        "http://maplebakery.example:8080/",
        "https://maple_bakery.example/?lang=fr&hl=en&ref=menu&t=10&si=x",
        "https://en.wikipedia.example/wiki/Rye_(bread)",
    ],
)
def test_an_address_to_be_asked_for_stays_as_it_was_written(text: str) -> None:
    found = address.parse(text)
    assert found
    assert found.written == text


@pytest.mark.parametrize(
    "pasted",
    [
        "maplebakery.example/menu",
        "//maplebakery.example/menu",
        "https:maplebakery.example/menu",
        "https:/maplebakery.example/menu",
        "https:\\\\maplebakery.example\\menu",
        "HTTPS://MapleBakery.Example/menu",
        "https://maplebakery.example:443/menu",
        "https://maplebakery.example./menu",
        "https://anna:secret@maplebakery.example/menu",
        "http://https://maplebakery.example/menu",
        "https//maplebakery.example/menu",
        "  https://maplebakery.example/menu\u200b\n",
        "\ufeffhttps://maplebakery.example/menu",
        "https://maplebakery.example\n/menu",
        "<https://maplebakery.example/menu>",
        "(https://maplebakery.example/menu).",
        "[https://maplebakery.example/menu]",
        "“https://maplebakery.example/menu”,",
        "«https://maplebakery.example/menu»",
        "»https://maplebakery.example/menu«",
        "„https://maplebakery.example/menu“,",
        "\u201ahttps://maplebakery.example/menu\u2018",
        "`https://maplebakery.example/menu`;",
        "https://maplebakery.example/menu!",
        "https://maplebakery.example/./offers/../menu",
        "https://maplebakery&#46;example/menu",
        "https://maplebakery.example/menu?utm_source=mail&amp;fbclid=IwAR0&igsh=1&ref_src=a",
        "https://maplebakery。example/menu",
    ],
)
def test_what_pasting_does_to_an_address_is_forgiven(pasted: str) -> None:
    assert str(address.parse(pasted)) == "https://maplebakery.example/menu"


@pytest.mark.parametrize(
    ("pasted", "host"),
    [
        ("https://bäckerei.example/", "xn--bckerei-5wa.example"),
        ("https://straße.example/", "xn--strae-oqa.example"),
        ("https://BÄCKEREI.example/", "xn--bckerei-5wa.example"),
        ("https://i❤.example/", "xn--i-7iq.example"),
        ("https://maple_bakery.example/", "maple_bakery.example"),
        ("http://[2001:DB8::1]/", "[2001:db8::1]"),
        ("http://maplebakery.example\\@elsewhere.example/", "maplebakery.example"),
        ("http://maplebakery.example@elsewhere.example/", "elsewhere.example"),
    ],
)
def test_the_host_is_the_one_a_browser_would_ask_in_its_ascii_form(pasted: str, host: str) -> None:
    found = address.parse(pasted)
    assert found
    assert found.host == host


def test_an_old_address_keeps_its_handle_in_the_fragment() -> None:
    found = address.parse("https://twitter.com/#!/maplebakery")
    assert found
    assert found.fragment == "!/maplebakery"
    assert str(found) == "https://twitter.com/#!/maplebakery"


def test_path_and_query_are_decoded_once() -> None:
    found = address.parse("https://maplebakery.example/caf%C3%A9/100%2525?name=r%C3%B6sti+%26+rye")
    assert found
    assert found.segments == ("café", "100%25")
    assert found.value("name") == "rösti & rye"


def test_an_address_is_cut_before_it_is_looked_at() -> None:
    found = address.parse("https://maplebakery.example/" + "a" * FIFTY_THOUSAND)
    assert found
    assert len(found.written) == address.LONGEST


@pytest.mark.parametrize(
    "unit",
    [")", ").", ")]}", "([{", "&amp;", "&#", "http://", "a.", "é.", "%", "../", "?a&", "#!", "\\", "@", ":", "//", "x@", "[", "\t "],
)  # fmt: skip
@pytest.mark.parametrize("start", ["", "https://", "maplebakery.example/"])
def test_the_worst_strings_take_no_time(start: str, unit: str) -> None:
    text = start + unit * FIFTY_THOUSAND
    began = time.process_time()
    address.parse(text)
    assert time.process_time() - began < 0.05


@settings(deadline=None)
@given(st.text(max_size=300) | st.text(alphabet="htps:/.@#?&%[]()\\ax\u0130ß。\u0660\ud800\n", max_size=80))
def test_parsing_never_raises_and_is_settled_after_once(text: str) -> None:
    found = address.parse(text)
    if found is not None:
        again = address.parse(found.written)
        assert again
        assert (again.host, again.port, again.segments) == (found.host, found.port, found.segments)
        str(found).encode("ascii")
        found.written.encode("ascii")
