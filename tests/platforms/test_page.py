from __future__ import annotations

import contextlib
import dataclasses
import time

import pytest
from hypothesis import given, settings, strategies as st

from audit.evidence import Ask, Hop, Reply
from audit.platforms import _page, _sizing

PAGE = "https://bakery.example/about/"


def reply(body: str | bytes, kind: str = "text/html") -> Reply:
    raw = body if isinstance(body, bytes) else body.encode()
    return Reply(
        ask=Ask(address=PAGE), hops=(Hop(address=PAGE, status=200),), headers=(("content-type", kind),), body=raw
    )


def seconds_for(read: object, body: bytes) -> float:
    """How long a read keeps the processor, refused or not."""
    assert callable(read)
    start = time.process_time()
    with contextlib.suppress(_page.TooHard):
        read(reply(body))
    return time.process_time() - start


HOSTILE_PAGES = {
    "nested tags": b"<div>" * 100_000,
    "nested tags with a word between": b"<div>a" * 100_000,
    "attributes of one tag": b"<a " + b" ".join(b"a%d=1" % n for n in range(50_000)) + b">",
    "attributes of a tag that never ends": b"<a " * 100_000,
    "attributes without spaces": b"<a " + b"".join(b'a%d="1"' % n for n in range(50_000)) + b">",
    "formatting left open": b"".join(b"<p><b a=%d>" % n for n in range(50_000)),
    "end tags inside comments": b"<div><!--</div>-->" * 50_000,
    "end tags inside attributes": b'<div a="</div>">' * 50_000,
    "end tags inside scripts": b"<div><script></div></script>" * 50_000,
    "end tags beyond a table": b"<div><table></div></table>" * 50_000,
    "comments that end early": b"<div><!--></div>" * 50_000,
    "drawings that end early": b"<svg></svg><svg><desc>" + b"<path/>" * 100_000,
    "drawings left behind": b"<div><svg></div>" + b"<path/>" * 100_000,
    "void tags in a drawing": b"<svg>" + b"<input>" * 100_000,
    "comments in a drawing's style": b"<div><svg><style><!--</style></svg></div>--></style></svg>" * 20_000,
    "a script in a script": b"<script><!--<script></script><!-- </script>" + b"<div>" * 100_000,
    "quotes without end": b"<a b='" * 100_000,
    "comments without end": b"<!--" * 200_000,
    "nothing but brackets": b"<" * 2_000_000,
    "flat tags": b"<b></b>" * 280_000,
    "options of one list": b"<select>" + b"<option selected>x</option>" * 70_000,
    "tags far inside": b"<div>" * 1_400 + b"<b></b>" * 140_000,
}


@pytest.mark.parametrize("name", HOSTILE_PAGES)
def test_no_page_can_hold_a_run_up(name: str) -> None:
    assert seconds_for(_page.document, HOSTILE_PAGES[name]) < 2


HOSTILE_FEEDS = {
    "items": b"<rss version='2.0'><channel>" + b"<item><title>a</title></item>" * 50_000 + b"</channel></rss>",
    "half tags in text": b"<rss version='2.0'><channel><item><description>" + b"&lt;a " * 100_000,
    "entities of entities": b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss>&b;</rss>',
    "nested tags": b"<rss version='2.0'><channel><item>" + b"<x>" * 100_000,
    "attributes": b"<rss version='2.0'><channel><item " + b" ".join(b"a%d='1'" % n for n in range(20_000)) + b">",
    "marked sections without end": b"<rss version='2.0'>" + b"<![CDATA[" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE_FEEDS)
def test_no_feed_can_hold_a_run_up(name: str) -> None:
    assert seconds_for(_page.feed, HOSTILE_FEEDS[name]) < 2


@pytest.mark.parametrize("body", [b"[" * 100_000, b"1" * 5_000, b'{"a":' * 50_000, b"\xff\xfe\x00", b"", b"{", b"nul"])
def test_json_that_cannot_be_read_is_no_json(body: bytes) -> None:
    assert _page.data(reply(body)) is None
    assert _page.mapping(reply(body)) == {}


def test_a_big_ordinary_page_is_read() -> None:
    card = (
        "<div class=card><p>One<p>Two<ul><li>a<li>b</ul><img src=x><br>"
        "<svg viewBox='0 0 1 1'><path d='M0 0'/><circle r=1 /></svg><a href='/p'>It's <b>here</b></a></div>"
    )
    page = _page.document(reply("<main>" + card * 3_000 + "</main>"))
    assert len(page.anchors()) == 3_000


def test_a_form_with_every_country_and_language_is_read() -> None:
    assert _page.document(reply("<select>" + "<option value=a>Somewhere</option>" * 4_000 + "</select>")).has("option")


def test_a_footer_far_outside_is_still_the_footer() -> None:
    page = _page.document(reply("<footer>" + "<div>" * 300 + "<nav><a href=/a>a</a></nav><a href=/b class=b>b</a>"))
    assert [anchor.region for anchor in page.anchors()] == ["footer", "footer"]


def test_a_big_feed_with_pages_in_its_items_is_read() -> None:
    item = "<item><title>a</title><description><![CDATA[" + "<p>word</p>" * 200 + "]]></description></item>"
    feed = _page.feed(reply(f"<rss version='2.0'><channel>{item * 300}</channel></rss>"))
    assert feed is not None
    assert len(feed.entries) == 300


@pytest.mark.parametrize(
    "name", ["nested tags", "attributes of one tag", "formatting left open", "options of one list", "tags far inside"]
)
def test_what_is_too_hard_is_said(name: str) -> None:
    with pytest.raises(_page.TooHard):
        _page.document(reply(HOSTILE_PAGES[name]))


@given(st.binary(max_size=400))
def test_any_bytes_can_be_a_page(body: bytes) -> None:
    page = _page.document(reply(body))
    page.anchors(), page.json_ld(), page.text(), page.links("alternate"), page.times(), page.meta("og:title")


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_can_be_a_feed(body: bytes) -> None:
    with contextlib.suppress(_page.TooHard):
        _page.feed(reply(b"<rss version='2.0'>" + body, "application/rss+xml"))


@given(st.lists(st.sampled_from(["<div>", "</div>", "<p>", "<li>", "</ul>", "<b>", "</b>", "<svg>", "<path/>", "x"])))
def test_the_sizing_of_ordinary_tags_never_raises(parts: list[str]) -> None:
    _sizing.size_up_html("".join(parts).encode())


def test_a_string_is_never_taken_for_an_address_or_a_file() -> None:
    assert _page.feed(reply(b"https://127.0.0.1:9/feed.xml")) is None
    assert _page.feed(reply(b"/etc/hostname")) is None


@pytest.mark.parametrize(
    ("kind", "body", "title"),
    [
        ("text/html; charset=iso-8859-1", "<title>Bäckerei</title>".encode("latin-1"), "Bäckerei"),
        ("text/html", "<meta charset=windows-1251><title>Хлеб</title>".encode("cp1251"), "Хлеб"),
        ("text/html", "<title>Bäckerei</title>".encode(), "Bäckerei"),
        ("text/html", "<title>Bäckerei</title>".encode("cp1252"), "Bäckerei"),
        ("text/html; charset=utf-8", b"\xff\xfe" + "<title>Brot</title>".encode("utf-16-le"), "Brot"),
        ("text/html; charset=rot13", b"<title>Oebg</title>", "Oebg"),
        ("text/html; charset=utf-8", b"<title>B\xff</title>", "B�"),
    ],
)
def test_letters_are_read_in_the_charset_the_page_names(kind: str, body: bytes, title: str) -> None:
    assert _page.document(reply(body, kind)).title == title


def test_a_document_gives_what_stands_in_it() -> None:
    page = _page.document(
        reply(
            """<!doctype html><html lang=de><head><title> Our\n bakery </title><base href="/de/">
            <meta property="og:title" content="Bread &amp;amp; more"><meta name=description content=""><meta itemprop=x content=y>
            <link rel="alternate nofollow" type="application/RSS+xml" href="feed/" title="News">
            <script type="application/ld+json">[{"@type":"Bakery"},{"@graph":[{"@type":"Article"}]}]</script>
            <script type="application/ld+json">{broken</script>
            <script type="application/json" id=state>{"a":1}</script><script>var x = "<b>no</b>";</script></head>
            <body><header><nav><a href="https://x.com/m" aria-label="X"></a></nav></header>
            <main><article><header><a href="post">A <b>post</b></a></header></article></main>
            <div role=contentinfo><a href="//instagram.com/m" rel="ME"><img alt="Instagram"></a></div>
            <a href="http://[bad">odd</a><time datetime="2026-01-02">x</time></body></html>"""
        )
    )
    assert (page.title, page.lang, page.meta("og:title"), page.meta("X")) == ("Our bakery", "de", "Bread & more", "y")
    assert page.meta("description") == ""
    assert page.links("alternate") == (
        _page.Link(address="https://bakery.example/de/feed/", type="application/rss+xml", title="News"),
    )
    assert [node.get("@type") for node in page.json_ld()] == ["Bakery", None, "Article"]
    assert page.json_scripts() == ({"a": 1},)
    assert page.script("state") == {"a": 1}
    assert page.script("none") is None
    assert page.times() == ("2026-01-02",)
    assert page.text() == "A post odd x"
    assert page.has("time[datetime]")
    first, post, instagram, odd = page.anchors()
    assert (first.label, first.region) == ("X", "header")
    assert (post.text, post.region, post.address) == ("A post", "main", "https://bakery.example/de/post")
    assert (instagram.address, instagram.label, instagram.region, instagram.rel) == (
        "https://instagram.com/m",
        "Instagram",
        "footer",
        "me",
    )
    assert (odd.address, odd.region) == ("http://[bad", "body")


FEEDS = {
    "RSS": "<rss version='2.0'><channel><title>News</title><link>https://b.example/</link><pubDate>now</pubDate><item>"
    "<title>One</title><link>/1</link><pubDate>Fri, 30 Oct 2026 16:00:11 +0000</pubDate></item></channel></rss>",
    "RDF": "<?xml version='1.0'?><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
    "xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>News</title>"
    "<link>https://b.example/</link></channel><item><title>One</title><link>/1</link>"
    "<dc:date>Fri, 30 Oct 2026 16:00:11 +0000</dc:date></item></rdf:RDF>",
    "Atom": "<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title><link href='https://b.example/'/>"
    "<updated>2026-11-22T00:00:00Z</updated><entry><title>One</title><link href='/1'/>"
    "<published>Fri, 30 Oct 2026 16:00:11 +0000</published></entry></feed>",
    "JSON Feed": '{"version":"https://jsonfeed.org/version/1.1","title":"News","home_page_url":"https://b.example/",'
    '"items":[{"title":"One","url":"/1","date_published":"Fri, 30 Oct 2026 16:00:11 +0000"}]}',
}


@pytest.mark.parametrize("name", FEEDS)
def test_every_kind_of_feed_gives_its_items_dates_as_written(name: str) -> None:
    feed = _page.feed(reply("﻿" + FEEDS[name], ""))
    assert feed is not None
    assert (feed.title, feed.address) == ("News", "https://b.example/")
    (entry,) = feed.entries
    assert (entry.title, entry.address) == ("One", "https://bakery.example/1")
    assert entry.dates[0] == "Fri, 30 Oct 2026 16:00:11 +0000"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<!doctype html><title>News</title><p><rss version='2.0'>",
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body/></html>",
        '{"version":"1.0","items":[]}',
        "plain words",
    ],
)
def test_what_is_not_a_feed_is_none(body: str) -> None:
    assert _page.feed(reply(body)) is None


def test_a_lone_half_letter_in_json_is_replaced() -> None:
    assert _page.mapping(reply(rb'{"a":"x\ud83d y","b":"\ud83c\udf5e"}')) == {"a": "x� y", "b": "🍞"}


def test_a_reply_that_was_redirected_joins_at_its_last_address() -> None:
    moved = dataclasses.replace(reply("<a href=x>"), hops=(Hop(address="https://new.example/a/", status=200),))
    assert _page.document(moved).anchors()[0].address == "https://new.example/a/x"
