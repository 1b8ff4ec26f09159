"""Which pages a sitemap names to a crawl, and which sitemaps name none."""

from __future__ import annotations

import pytest

from audit.website.crawl import Bounds
from looking import answer
from walking import HOME, Web, sitemap, text


def test_the_sitemaps_of_robots_txt_are_read_an_index_one_level_deep_and_three_files_at_most() -> None:
    web = Web(
        {
            "/": "",
            "/robots.txt": text(
                f"Sitemap: {HOME}/index.xml\nSitemap: https://miller.example/x.xml\nSitemap: https://cdn.maple.example/x.xml\nSitemap: {HOME}/y.xml.gz"
            ),
            "/index.xml": sitemap(*(f"{HOME}/{kind}-map.xml" for kind in ("post", "tag", "page")), kind="sitemapindex"),
            "/page-map.xml": sitemap(f"{HOME}/menu", "https://miller.example/flour", f"{HOME}/a?x=1&amp;y=2"),
            "/post-map.xml": sitemap(f"{HOME}/deeper.xml", kind="sitemapindex"),
            "/menu": "",
        }
    )
    web.crawl()
    assert [asked for asked in web.asked if ".xml" in asked] == [
        f"{HOME}/{n}.xml" for n in ("index", "page-map", "post-map")
    ]
    assert web.visited == ["/", "/menu", "/a?x=1&y=2"]


@pytest.mark.parametrize(
    "body",
    [
        b"\x1f\x8b\x08 <loc>https://www.maple.example/menu</loc>",
        b'<!DOCTYPE x [<!ENTITY a "b">]><urlset><url><loc>https://www.maple.example/menu</loc></url></urlset>',
        b"<html><title>Not here</title></html>",
        b"<urlset><url><loc>" + b" " * 500_000,
        b"<loc>" * 200_000,
    ],
)
def test_a_sitemap_that_is_none_or_tricky_names_no_page(body: bytes) -> None:
    web = Web({"/": "", "/sitemap.xml": answer(body), "/menu": ""})
    assert web.crawl().not_visited == 0
    assert web.visited == ["/"]


def test_an_endless_sitemap_is_read_in_part() -> None:
    web = Web({"/": "", "/sitemap.xml": sitemap(*(f"{HOME}/p{n}" for n in range(6_000)))})
    assert web.crawl(bounds=Bounds(pages=6)).not_visited == 5_000 - 5
