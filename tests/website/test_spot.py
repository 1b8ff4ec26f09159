"""Where a link stands, as one says it to the owner."""

from __future__ import annotations

import pytest

from audit.address import Identity, Kind
from audit.website import FoundLink

BARE = Identity(kind=Kind.PLACEHOLDER)


@pytest.mark.parametrize(
    ("region", "pages", "on_pages", "words"),
    [
        ("footer", (), 1, "the footer of your home page"),
        ("nav", ("/",), 1, "the menu of your home page"),
        ("header", ("/about",), 1, "the header of your page /about"),
        ("footer", ("/", "/about"), 14, "the footer of 14 pages"),
        ("main", ("/", "/about"), 2, "the text of 2 pages"),
        ("", ("/",), 1, "your home page"),
        ("", ("/a", "/b"), 2, "2 pages"),
    ],
)
def test_a_spot_names_the_region_and_the_page_or_how_many(
    region: str, pages: tuple[str, ...], on_pages: int, words: str
) -> None:
    link = FoundLink(address="#", identity=BARE, region=region, pages=pages, on_pages=on_pages)
    assert link.spot == words
