"""Which pages of a website are articles of a blog, and what they hold."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given, strategies as st

from audit.evidence import Hop
from audit.platforms import _page
from audit.website import article
from audit.website.noticed import Noticed, Trait
from looking import answer

HERE = "https://maple.example/blog/rye-bread/"
DAY = "2023-03-14"


def noticed(body: str, head: str = "", address: str = HERE, body_class: str = "") -> tuple[Noticed, ...]:
    page = f'<html><head>{head}</head><body class="{body_class}">{body}</body></html>'
    reply = dataclasses.replace(answer(page), hops=(Hop(address=HERE, status=200),))
    return article.noticed(_page.document(reply), address)


def values(trait: Trait, body: str, head: str = "", address: str = HERE) -> list[str]:
    return [thing.value for thing in noticed(body, head, address) if thing.trait is trait]


def script(*nodes: dict[str, object]) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@graph": list(nodes)})}</script>'


def posting(**more: object) -> dict[str, object]:
    return {"@type": "BlogPosting", "headline": "Rye bread", "datePublished": DAY, **more}


POST = f'<article><h1>Rye bread</h1><time datetime="{DAY}">14 March</time><p>Twelve hours of rest.</p></article>'
TEASER = f'<article><h2><a href="/blog/rye">Rye</a></h2><time datetime="{DAY}">14 March</time></article>'
PUBLISHED = f'<meta property="article:published_time" content="{DAY}T08:00:00+00:00">'


# What is no article


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("<h1>Opening hours</h1><p>From <time datetime='08:00'>eight</time></p>", ""),
        ("<article><h1>Our oven</h1><p>Built in 1950.</p></article>", ""),
        (POST * 3, ""),
        (POST, script(posting(url="https://maple.example/blog/another/"))),
        (TEASER * 5, ""),
        (TEASER.replace("<article>", '<article itemtype="https://schema.org/BlogPosting">'), ""),
        (f'<div itemtype="https://schema.org/Organization"><b itemprop="datePublished" content="{DAY}"></b></div>', ""),
        ("", script({"@type": "BlogPosting", "name": "One"}, {"@type": "BlogPosting", "name": "Two"})),
        (TEASER, ""),
        (f"<h1>Blog</h1>{TEASER * 2}", ""),
        ("<h1>Blog</h1>", script(posting(headline="One"), posting(headline="Two"))),
        ("<h1>Blog</h1>", script(posting(url="https://maple.example/blog/another/"))),
        ("<h1>Blog</h1>", script({"@type": "Blog", "blogPost": [posting(), posting()]})),
        (POST, script({"@type": "Product", "name": "Rye bread"})),
        (POST, script({"@type": ["Service"], "name": "Catering"})),
        (POST, script({"@type": "MusicEvent", "name": "Jazz and cake"})),
        ("<h1>About us</h1>", PUBLISHED + script({"@type": "AboutPage"})),
        ("<h1>Bread knife</h1>", PUBLISHED + '<meta property="og:type" content="product">'),
        ("<h1>Our services</h1>", '<meta property="og:type" content="article">'),
        ("<h1>Menu</h1>", script({"@type": "Recipe", "datePublished": DAY})),
    ],
)
def test_other_pages_are_no_articles(body: str, head: str) -> None:
    assert noticed(body, head) == ()


@pytest.mark.parametrize("body_class", ["page-template page-id-12", "home", "archive category", "single-product"])
@pytest.mark.parametrize("head", [PUBLISHED, script({"@type": "Article", "datePublished": DAY}), ""])
def test_pages_of_wordpress_that_plug_ins_call_articles_are_none(body_class: str, head: str) -> None:
    assert noticed(POST, head, body_class=body_class) == ()


@pytest.mark.parametrize("address", ["https://maple.example/", "https://maple.example", "https://[", "https://x/?p=1"])
def test_a_home_page_is_no_article(address: str) -> None:
    assert noticed(POST, PUBLISHED + script(posting()), address) == ()


@given(st.text(max_size=300), st.recursive(st.none() | st.text(max_size=9), st.lists, max_leaves=9))
def test_no_page_makes_it_stumble(text: str, value: object) -> None:
    strange = {
        "@type": ["BlogPosting", value],
        "datePublished": value,
        "author": value,
        "url": value,
        "headline": value,
    }
    noticed(text, script(strange), f"https://maple.example/{text}")
    noticed(f"<article><h1>x</h1><time datetime='{text}'></time><img src='{text}'></article>", script(strange))


# What is


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("", script(posting())),
        ("", script(posting(url=HERE))),
        ("", script(posting(**{"@type": ["Article", "BlogPosting"]}))),
        ("", script(posting(**{"@type": "NewsArticle"}), {"@type": "Product"})),
        ("", script(posting(**{"@type": "Article"}), {"@type": "WebPage"}, {"@type": "BreadcrumbList"})),
        ("", script(posting(), posting(**{"@type": "Article"}))),
        ("", script(posting(url="https://maple.example/")) + '<link rel="canonical" href="/">'),
        ("", PUBLISHED),
        (POST, ""),
        (POST + f"<aside>{TEASER}</aside><div class='related-posts'>{TEASER * 3}</div>", ""),
        (POST.replace("</article>", f"<ol><li><article class='comment-body'>{DAY}</article></li></ol></article>"), ""),
        (f'<div class="hentry"><h3>Rye</h3><abbr class="published" title="{DAY}">long ago</abbr></div>', ""),
        (f'<div itemtype="http://schema.org/BlogPosting"><meta itemprop="datePublished" content="{DAY}"></div>', ""),
        (f'<div itemtype="https://schema.org/NewsArticle"><b itemprop="datePublished" content="{DAY}"></b></div>', ""),
    ],
)
def test_an_article_is_known_by_what_it_says_of_itself(body: str, head: str) -> None:
    assert values(Trait.ARTICLE, body, head) == [DAY]


def test_the_day_is_counted_where_it_was_written() -> None:
    assert values(Trait.ARTICLE, "", script(posting(datePublished="2023-03-14T00:10:00+02:00"))) == [DAY]
    assert values(Trait.ARTICLE, "", script(posting(datePublished="Tue, 14 Mar 2023 08:00:00 GMT"))) == [DAY]


@pytest.mark.parametrize("written", ["", "soon", "0001-01-01", "1970-01-01", ["2023"], None, 2023])
def test_an_article_without_a_day_we_can_read_is_one_all_the_same(written: object) -> None:
    assert values(Trait.ARTICLE, "", script(posting(datePublished=written))) == [""]


def test_a_day_in_the_address_serves_where_the_page_names_none() -> None:
    dated = "https://maple.example/2023/03/14/rye-bread/"
    assert values(Trait.ARTICLE, "", script(posting(datePublished="")), dated) == [DAY]


def test_the_day_of_publishing_counts_before_any_other_on_the_page() -> None:
    later = POST.replace(DAY, "2026-11-01")
    assert values(Trait.ARTICLE, later, script(posting())) == [DAY]
    assert values(Trait.ARTICLE, later, PUBLISHED) == [DAY]


@pytest.mark.parametrize(
    ("body", "head", "name"),
    [
        ("", script(posting(author={"@type": "Person", "name": "Ana Baker"})), ["Ana Baker"]),
        ("", script(posting(author=[{"name": "Ana Baker"}, {"name": "Bo"}])), ["Ana Baker"]),
        ("", script(posting(author="Ana Baker")), ["Ana Baker"]),
        (POST + '<a rel="author" href="/ana">Ana Baker</a>', "", ["Ana Baker"]),
        (POST + '<p class="byline">By Ana Baker</p>', "", ["Ana Baker"]),
        (POST, '<meta name="author" content="Ana Baker">', ["Ana Baker"]),
        (POST + '<b itemprop="author" content="Ana Baker">the baker</b>', "", ["Ana Baker"]),
        (POST + '<div class="comment-author vcard"><b class="fn">Somebody</b></div>', "", []),
        (POST, script(posting(author="https://facebook.com/ana")), []),
        (POST + f'<p class="byline">{"About the author. " * 9}</p>', "", []),
    ],
)
def test_the_author_is_a_name(body: str, head: str, name: list[str]) -> None:
    assert values(Trait.AUTHOR, body, head) == name


@pytest.mark.parametrize(
    ("body", "talk"),
    [
        ("", []),
        ("<form action='/search'><input name='s'></form>", []),
        ("<form action='/send'><textarea name='message'></textarea></form>", []),
        ("<h2>1 comment</h2><ol><li class='comment'>Vinegar did it.</li></ol>", ["shown"]),
        ("<ol class='comment-list'><li>Thank you</li></ol>", ["shown"]),
        ("<form id='commentform' action='/wp-comments-post.php'></form>", ["open"]),
        ("<ol class='comment-list'><li>Thanks</li></ol><form id='commentform'></form>", ["open"]),
        ("<div id='disqus_thread'></div>", ["open"]),
    ],
)
def test_comments_are_open_where_there_is_a_form_for_them(body: str, talk: list[str]) -> None:
    assert values(Trait.COMMENTS, POST + body) == talk


@pytest.mark.parametrize(
    ("picture", "found"),
    [
        ('<img src="/rye.jpg">', ["https://maple.example/rye.jpg"]),
        ('<img src="data:image/gif;base64,R0" data-src="rye.jpg">', [HERE + "rye.jpg"]),
        ('<img src="/blank.gif" data-lazy-src="/rye.jpg">', ["https://maple.example/rye.jpg"]),
        ('<img src="/blank.gif" data-original="/rye.jpg">', ["https://maple.example/rye.jpg"]),
        ('<img src="https://x.gravatar.com/avatar/1"><img src="/rye.jpg">', ["https://maple.example/rye.jpg"]),
        ('<img src="/dot.gif" width="1" height="1">', []),
        ('<img src="data:image/png;base64,AA">', []),
        ("<img>", []),
    ],
)
def test_the_picture_is_the_first_a_reader_sees(picture: str, found: list[str]) -> None:
    body = '<header><img src="/header.png"></header>' + POST.replace("<p>", picture + "<p>")
    assert values(Trait.IMAGE, body) == found


@pytest.mark.parametrize(
    "around", ['<div class="hentry">', "<main>", '<div role="main">', '<div class="entry-content">']
)
def test_the_picture_is_found_where_a_theme_has_no_article_element(around: str) -> None:
    body = f'<header><img src="/header.png"></header>{around}<img src="/rye.jpg">'
    assert values(Trait.IMAGE, body, PUBLISHED) == ["https://maple.example/rye.jpg"]
