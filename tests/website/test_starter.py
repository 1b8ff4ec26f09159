"""Starter content that a website still shows, and pages that merely use the same words."""

from __future__ import annotations

import pytest

from audit.website import starter
from audit.website.noticed import Trait
from noticing import noticed, one

HOME = "https://www.maple.example/"
POST = f"{HOME}hello-world/"
FILLER = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor"
WORDS = "<p>Bread, rolls and cakes, baked every morning on Elm Street.</p>" * 6
FRAME = "<header><nav><a href='/'>Home</a> <a href='/menu'>Menu</a></nav></header>{}<footer>" + WORDS + "</footer>"

# What must be left alone


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Coming soon to a kitchen near you</h1><p>Boiling water taps are coming soon.</p>",
        "<h1>Hello world of heat pumps</h1>",
        "<h1>Hello, world!</h1>",
        "<h1>Hello world!</h1><p>Our first article, about rye.</p>",
        '<p>In 1999 the page still said "lorem ipsum" in one corner.</p>',
        "<p>The words \u201cLorem ipsum dolor sit amet\u201d stood there for a year.</p>",
        "<p>Printers wrote (lorem ipsum dolor sit amet) where words were missing.</p>",
        "<h2>A house under construction</h2><p>We heated it while it was being built.</p>",
        f"<h1>Under construction</h1>{WORDS}{WORDS}",
        f"<h1>Coming soon</h1><ul>{'<li>The Baker, a film by Ann Smith, from 5 December</li>' * 6}</ul>",
        f"<h1>Coming soon</h1><div>{'<div>The Baker, a film by Ann Smith, from 5 December</div>' * 6}</div>",
        f"<h1>Coming soon</h1>{'<img src=/poster.jpg alt=Poster>' * 5}",
        f"<h1>Our cakes</h1><h2>Coming soon</h2>{WORDS}",
        "<h1>Coming soon: the summer menu</h1>",
        "<h1>Site maintenance for gardens</h1>",
        "<p>It was just another WordPress site until we rebuilt it.</p>",
        "<h1>Why 'Just another WordPress site' is still on your page</h1>",
        '<a href="/sample-page-of-our-menu">Sample page</a>',
        '<a href="/samples">Sample Page</a>',
        "<h1>Sample Page</h1><p>A page of our new cookbook.</p>",
        "<p>Welcome to WordPress Meetup Maple Town.</p>",
        "<p>Click here to change the date of your order.</p>",
        "<h1>Baustelle Elm Street</h1><p>We are open during the works.</p>",
        "<script>var hint = 'I\\'m a paragraph. Click here to add your own text and edit me.'</script>",
        f"<!-- {FILLER} -->",
        f'<textarea placeholder="{FILLER}"></textarea>',
    ],
)
def test_a_page_that_merely_uses_the_words_is_left_alone(body: str) -> None:
    assert noticed(Trait.STARTER, FRAME.format(f"<main>{body}</main>")) == []


def test_an_example_page_that_was_rewritten_keeps_its_address_and_is_left_alone() -> None:
    assert noticed(Trait.STARTER, FRAME.format("<h1>How we began</h1>"), at=POST) == []


def test_a_notice_in_the_footer_is_about_something_else() -> None:
    assert noticed(Trait.STARTER, "<main><h1>Menu</h1></main><footer><h2>Coming soon</h2>") == []


# What is noticed


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<p class='site-description'>Just another WordPress site</p>", "wordpress_tagline"),
        ("<span>Just another WordPress site</span>", "wordpress_tagline"),
        ("<p>Eine weitere WordPress-Website</p>", "wordpress_tagline"),
        ("<p>Welcome to WordPress. This is your first post. Edit or delete it, then start!</p>", "wordpress_post"),
        ("<p>Willkommen bei WordPress. Dies ist dein erster Beitrag. Bearbeite ihn</p>", "wordpress_post"),
        ("<p>Bienvenue sur WordPress. Ceci est votre premier article.</p>", "wordpress_post"),
        ("<p>Te damos la bienvenida a WordPress. Esta es tu primera entrada. Ed\u00edtala</p>", "wordpress_post"),
        ('<a href="/2024/03/hello-world/">Hello world!</a>', "wordpress_post"),
        ('<a href="https://www.maple.example/hallo-welt/">Hallo Welt!</a>', "wordpress_post"),
        ('<a href="/sample-page/">Sample Page</a>', "wordpress_page"),
        ("<p>This is an example page. It\u2019s different from a blog post because it stays.</p>", "wordpress_page"),
        ("<p>Hi, this is a comment. To get started with moderating, editing, and deleting comments, visit</p>", "wordpress_comment"),
        (f"<p>{FILLER}</p>", "filler_text"),
        (f"<blockquote>\u201c{FILLER}\u201d</blockquote>", "filler_text"),
        ("<p>Duis aute irure dolor in\n reprehenderit in voluptate</p>", "filler_text"),
        ('<p>Not "lorem ipsum dolor sit amet".</p><p>Lorem ipsum dolor sit amet</p>', "filler_text"),
        ("<p>I\u2019m a paragraph. Click here to add your own text and edit me. It\u2019s easy.</p>", "wix_text"),
        ("<p>It all begins with an idea. Maybe you want to launch a business. Maybe you want to turn a hobby into something more.</p>", "squarespace_text"),
        ("<p>Use this text to share information about your brand with your customers. Describe a product, share announcements, or welcome them.</p>", "shopify_text"),
        ("<p>Your content goes here. Edit or remove this text inline or in the module Content settings.</p>", "builder_text"),
        ("<h2>Add Your Heading Text Here</h2>", "builder_text"),
        ("<h1>Coming soon</h1>", "coming_soon"),
        ("<h1>Coming Soon!</h1><p>Our shop opens here one day. Please come back.</p>", "coming_soon"),
        ("<h1>Under construction</h1><p>This page for trade customers is being written.</p>", "under_construction"),
        ("<h2>Seite im Aufbau</h2>", "under_construction"),
        ("<h1>Site in maintenance mode</h1>", "under_construction"),
    ],
)  # fmt: skip
def test_starter_content_is_noticed(body: str, kind: str) -> None:
    assert noticed(Trait.STARTER, FRAME.format(f"<main>{body}</main>")) == [kind]


def test_the_example_article_is_known_by_its_heading_at_its_own_address() -> None:
    assert noticed(Trait.STARTER, FRAME.format("<h1>Hello world!</h1><p>Hello.</p>"), at=POST) == ["wordpress_post"]


@pytest.mark.parametrize(
    "title", ["Maple Bakery \u2013 Just another WordPress site", "Maple | Just Another WordPress Site"]
)
def test_a_tagline_in_the_title_is_read_by_search_engines_and_noticed(title: str) -> None:
    found = one(Trait.STARTER, FRAME.format("<h1>Bread</h1>"), title=title)
    assert found.value == "wordpress_tagline"
    assert found.text.lower() == "just another wordpress site"


def test_the_words_are_kept_as_they_stand() -> None:
    assert one(Trait.STARTER, f"<p>Dear all: {FILLER}</p>").text.startswith("Lorem ipsum dolor")
    body = '<header><p class="tagline">Just another WordPress site</p></header>'
    assert (one(Trait.STARTER, body).text, one(Trait.STARTER, body).region) == ("Just another WordPress site", "header")


def test_each_kind_is_noticed_once_on_a_page() -> None:
    body = f"<p>{FILLER}</p><p>{FILLER}</p><p>Click edit button to change this text. {FILLER}</p>"
    assert noticed(Trait.STARTER, body) == ["builder_text", "filler_text"]


# The table


def test_every_kind_can_be_told_and_named() -> None:
    for kind in starter.table():
        assert kind.sentences or kind.exactly or kind.posts or kind.notices
        assert starter.named(kind.id) is kind
        assert all(len(sentence.split()) >= 4 for sentence in kind.sentences)
    assert starter.named("nothing of this name") is None


def test_only_a_page_that_holds_little_else_is_uncertain() -> None:
    assert [kind.id for kind in starter.table() if not kind.certain] == ["coming_soon", "under_construction"]
