"""The links of several pages as one list."""

from __future__ import annotations

from looking import answer
from walking import BLUESKY, HOME, WORDS, Web, only, to


def test_a_page_that_leads_to_one_already_read_counts_its_links_once() -> None:
    link = f'<a href="{BLUESKY}">B</a>'
    web = Web(
        {
            "/": to("/old", "/menu"),
            "/menu": link,
            "/old": answer(
                f"<title>x</title>{link}{WORDS}", via=((301, f"{HOME}/menu"),), headers={"content-type": "text/html"}
            ),
        }
    )
    assert (only(web.crawl()).times, len(web.visited)) == (1, 3)


def test_links_are_merged_over_all_pages() -> None:
    web = Web(
        {
            "/": to("/menu", "/about") + f'<main><a href="{BLUESKY}">our latest loaf</a></main>',
            "/menu": f'<footer><a href="{BLUESKY}">Bluesky</a><a href="{BLUESKY}">B</a></footer>',
            "/about": '<a href="#">Facebook</a>',
        }
    )
    first, second = web.crawl().links
    assert (first.text, first.region, first.times, first.on_pages) == ("Bluesky", "footer", 3, 2)
    assert first.pages == ("/", "/menu")
    assert (second.address, second.pages, second.on_pages) == ("#", ("/about",), 1)


def test_a_link_names_at_most_20_pages_and_counts_all() -> None:
    link = f'<a href="{BLUESKY}">B</a>'
    pages = [f"/loaf-{chr(97 + n)}" for n in range(24)]
    web = Web({"/": link + to(*pages), **dict.fromkeys(pages, link)})
    assert (len(only(web.crawl()).pages), only(web.crawl()).on_pages) == (20, 25)


def test_one_miswritten_link_of_every_page_is_one_link() -> None:
    wrong = '<a href="bsky.app/profile/maplebakery.bsky.social">Bluesky</a>'
    web = Web({"/": wrong + to("/a/b/"), "/a/b/": wrong})
    assert only(web.crawl()).pages == ("/", "/a/b/")


def test_over_all_pages_at_most_300_links_are_kept() -> None:
    def links(start: int) -> str:
        return "".join(f'<a href="https://bsky.app/profile/b{n}.example">b</a>' for n in range(start, start + 200))

    site = Web({"/": to("/a") + links(0), "/a": links(200)}).crawl()
    assert (len(site.links), site.left_out) == (300, 100)
