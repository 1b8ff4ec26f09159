"""How networks are told to show a link to a page."""

from __future__ import annotations

import pytest

from audit.evidence import Ask, Hop, Reply
from audit.platforms import _page
from audit.platforms._page import Document
from audit.website import share
from audit.website.noticed import Preview, Trait

HERE = "https://maple.example/menu/"
ICON = '<link rel="icon" href="/icon.png">'
PICTURE = '<meta property="og:image" content="https://maple.example/shop.jpg">'
TITLE = '<meta property="og:title" content="Our menu">'
TEXT = '<meta name="description" content="Bread and cakes">'


def page(*head: str, title: str = "Menu") -> Document:
    body = f"<html><head><title>{title}</title>{''.join(head)}</head><body>Hello</body></html>".encode()
    return _page.document(Reply(ask=Ask(address=HERE), hops=(Hop(address=HERE, status=200),), body=body))


def traits(*head: str) -> list[Trait]:
    return [thing.trait for thing in share.noticed(page(*head), HERE)]


def picture(*head: str) -> str:
    return next((t.value for t in share.noticed(page(*head), HERE) if t.trait is Trait.PICTURE), "")


# What must be left alone


def test_a_page_that_says_everything_lacks_nothing() -> None:
    assert traits(PICTURE, TITLE, TEXT, ICON) == [Trait.PICTURE]


@pytest.mark.parametrize(
    "asks",
    [
        '<meta name="robots" content="noindex">',
        '<meta name="robots" content="NOINDEX, follow">',
        '<meta name="robots" content="nofollow,noindex">',
        '<meta name="robots" content="noindex nofollow">',
        '<meta name="ROBOTS" content="none">',
        '<meta name="googlebot" content="noindex">',
    ],
)
def test_a_page_that_asks_search_engines_to_stay_away_is_not_asked_for_a_face(asks: str) -> None:
    assert traits(asks, ICON) == []
    assert traits(asks) == [Trait.NO_ICON]


@pytest.mark.parametrize(
    "asks",
    ['<meta name="robots" content="index, follow">', '<meta name="robots" content="max-image-preview:none-at-all">'],
)
def test_other_wishes_to_search_engines_change_nothing(asks: str) -> None:
    assert Trait.NO_SHARE_PICTURE in traits(asks)


@pytest.mark.parametrize(
    "icon",
    [
        ICON,
        '<link rel="shortcut icon" href="/favicon.ico">',
        '<link rel="SHORTCUT ICON" href="/favicon.ico">',
        '<link rel="apple-touch-icon" sizes="180x180" href="/touch.png">',
        '<link rel="apple-touch-icon-precomposed" href="/touch.png">',
        '<link rel="icon" href="data:,">',
    ],
)
def test_every_usual_way_to_name_an_icon_counts(icon: str) -> None:
    assert Trait.NO_ICON not in traits(icon)


@pytest.mark.parametrize("tag", [TEXT, '<meta property="og:description" content="Bread and cakes">'])
def test_either_description_is_enough(tag: str) -> None:
    assert Trait.NO_SHARE_TEXT not in traits(tag)


# What is seen


def test_a_page_that_says_nothing_lacks_everything() -> None:
    assert traits() == [Trait.NO_SHARE_PICTURE, Trait.NO_SHARE_TITLE, Trait.NO_SHARE_TEXT, Trait.NO_ICON]
    assert traits('<meta property="og:image" content=" ">', '<meta property="og:title" content="">')[:2] == [
        Trait.NO_SHARE_PICTURE,
        Trait.NO_SHARE_TITLE,
    ]


@pytest.mark.parametrize(
    ("written", "absolute"),
    [
        ("https://cdn.example/a.jpg?w=1200&h=630", "https://cdn.example/a.jpg?w=1200&h=630"),
        ("http://maple.example/a.jpg", "http://maple.example/a.jpg"),
        ("//cdn.example/a.jpg", "https://cdn.example/a.jpg"),
        ("/a.jpg", "https://maple.example/a.jpg"),
        ("a.jpg", "https://maple.example/menu/a.jpg"),
        ("data:image/png;base64,AAAA", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_the_picture_is_named_by_its_whole_address(written: str, absolute: str) -> None:
    assert picture(f'<meta property="og:image" content="{written}">') == absolute


@pytest.mark.parametrize("name", ["og:image:url", "og:image:secure_url"])
def test_the_longer_names_of_the_picture_count_where_the_short_one_is_missing(name: str) -> None:
    tag = f'<meta property="{name}" content="https://maple.example/long.jpg">'
    assert picture(tag) == "https://maple.example/long.jpg"
    assert picture(tag, PICTURE) == "https://maple.example/shop.jpg"


def test_the_preview_is_made_of_what_the_page_tells_networks() -> None:
    told = (
        PICTURE,
        TITLE,
        TEXT,
        '<meta property="og:description" content="Fresh every day">',
        '<meta property="og:site_name" content="Maple Street Bakery">',
    )
    assert share.preview(page(*told), HERE) == Preview(
        title="Our menu",
        text="Fresh every day",
        picture="https://maple.example/shop.jpg",
        site="Maple Street Bakery",
        own_title=True,
    )


def test_where_the_page_is_silent_the_preview_takes_what_networks_take() -> None:
    assert share.preview(page(TEXT), HERE) == Preview(title="Menu", text="Bread and cakes", site="maple.example")
    assert share.preview(page(title=""), "not an address") == Preview()


def test_endless_words_are_cut() -> None:
    seen = share.preview(page(f'<meta property="og:title" content="{"a" * 5000}">', title="b" * 5000), HERE)
    assert len(seen.title) == 200
