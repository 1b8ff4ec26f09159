"""Which pages are a website's articles, which page lists them, and whether the newest is known."""

from __future__ import annotations

import dataclasses

import pytest

from audit import articles
from audit.articles import Articles
from audit.evidence import Sign
from audit.verdict import Verdict
from audit.website import FoundBy, PageSeen
from audit.website.noticed import MOST_OF_A_KIND, Noticed, Trait
from dossiers import dossier, newest, place, signal, site

HOME = "https://maple.example"


def page(path: str, linked_from: str = "/", sign: Sign = Sign.SHOWN, **seen: object) -> PageSeen:
    address = path if "://" in path else HOME + path
    bare = PageSeen(
        address=address, final_address=address, status=200, signals=(signal(sign),), linked_from=linked_from
    )
    return dataclasses.replace(bare, **seen)  # type: ignore[arg-type]  # each test spells the fields it means


def article(path: str, day: str = "2024-03-14") -> Noticed:
    return Noticed(trait=Trait.ARTICLE, value=day, pages=(path,))


FRONT = page("/", "", found_by=FoundBy.HOME)


def read(*pages: PageSeen, posts: tuple[str, ...] = (), **seen: object) -> Articles:
    """A website of these pages, of which these are articles."""
    home = dataclasses.replace(
        site(), final_address=f"{HOME}/", pages=(FRONT, *pages), noticed=tuple(map(article, posts))
    )
    return articles.of(dossier(home=dataclasses.replace(home, **seen)))  # type: ignore[arg-type]  # as above


def index(*pages: PageSeen, posts: tuple[str, ...]) -> str:
    found = read(*pages, posts=posts).index
    return found.address.removeprefix(HOME) if found else ""


def sure(*pages: PageSeen, posts: tuple[str, ...] = ("/a", "/b"), **seen: object) -> bool:
    return read(*pages, posts=posts, **seen).is_sure


def test_a_website_without_articles_has_none() -> None:
    assert read().count == 0
    assert not read().is_blog
    assert articles.of(dataclasses.replace(dossier(), site=None)).count == 0


def test_pages_of_the_home_pages_menu_are_no_articles() -> None:
    menu = page("/a", region="nav")
    assert read(menu, page("/b", region="footer"), posts=("/a", "/b")).pages == {"/b"}
    assert read(dataclasses.replace(menu, linked_from="/blog"), posts=("/a",)).pages == {"/a"}
    assert read(dataclasses.replace(menu, final_address=f"{HOME}/b"), posts=("/a", "/b")).pages == {"/a"}


def test_all_pages_count_though_only_some_are_named() -> None:
    many = Noticed(trait=Trait.ARTICLE, value="", pages=("/a", "/b"), on_pages=40)
    home = dataclasses.replace(site(), final_address=f"{HOME}/", noticed=(many,))
    assert articles.of(dossier(home=home)).count == 40


def test_one_day_on_several_articles_is_a_day_of_moving() -> None:
    assert read(posts=("/a", "/b")).is_imported
    assert not read(posts=("/a",)).is_imported


def test_a_news_page_does_not_make_a_blog_of_the_projects_beside_it() -> None:
    posts = tuple(f"/projects/{n}" for n in range(5))
    assert not read(page("/news/", text="News"), page("/projects/", text="What we built"), posts=posts).is_blog
    assert read(page("/projects/", text="Our news"), posts=posts).is_blog


# The page that lists them


@pytest.mark.parametrize(
    ("pages", "posts", "found"),
    [
        ((page("/notes/"), page("/news/")), ("/notes/a", "/notes/b"), "/notes/"),
        ((page("/news/"),), ("/a", "/b"), "/news/"),
        ((page("/our-blog.html"),), ("/2024/a", "/2024/b"), "/our-blog.html"),
        ((page("/news/"),), ("/news", "/b"), ""),
        ((page("/all/"), page("/a", "/all/"), page("/b", "/all/")), ("/a", "/b"), "/all/"),
        ((page("/all/"), page("/a", "/all/")), ("/a", "/b"), ""),
        ((page("/all/"), page("/c", "/all/"), page("/d", "/all/")), ("/a", "/b"), ""),
        ((page("/newsletter/"),), ("/a", "/b"), ""),
    ],
)
def test_the_list_is_known_by_folder_then_name_then_links(
    pages: tuple[PageSeen, ...], posts: tuple[str, ...], found: str
) -> None:
    assert index(*pages, posts=posts) == found


# Whether a newer one may be unread


def test_of_a_website_that_was_read_whole_the_newest_is_known() -> None:
    assert sure()
    assert not sure(not_visited=1)
    assert sure(page("/blog/"), not_visited=1)


def test_a_list_that_was_not_shown_tells_nothing() -> None:
    assert not sure(page("/blog/", sign=Sign.REFUSED, status=403, linked_from="/"))
    assert not sure(page("/blog/", sign=Sign.UNFAMILIAR, status=404), not_visited=1)


def test_pages_that_refuse_us_matter_where_articles_lie() -> None:
    posts = ("/blog/a", "/blog/b")
    unseen = page("/blog/c", "", Sign.SERVER_ERROR, status=503)
    assert not sure(page("/blog/"), unseen, posts=posts)
    assert not sure(page("/blog/"), page("/c", "/blog/", Sign.SERVER_ERROR, status=503), posts=posts)
    assert sure(page("/blog/"), page("/c", "/", Sign.SERVER_ERROR, status=503), posts=posts)
    assert sure(page("/blog/"), page("/blog/c", "/blog/", Sign.SHOWN, status=0), posts=posts)


def test_where_only_a_part_of_what_was_noticed_is_kept_articles_may_be_missing() -> None:
    full = tuple(article(f"/{n}") for n in range(MOST_OF_A_KIND))
    home = dataclasses.replace(site(), final_address=f"{HOME}/", pages=(FRONT,), noticed=full)
    assert not articles.of(dossier(home=home)).is_sure


# Places that are blogs


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://maple.blogspot.com/", True),
        ("https://maple.wordpress.com/", True),
        ("https://blog.maple.example/", True),
        ("https://maple.example/blog", True),
        ("https://maple.example/en/news/", True),
        ("https://maple.example/shop", False),
        ("https://newsletter.example/maple", False),
        ("https://[", False),
    ],
)
def test_a_page_is_a_blog_by_its_name(address: str, is_one: bool) -> None:  # noqa: FBT001  # a row of the table
    assert articles.is_blog(place(Verdict.LIVE, platform="blog", address=address)) is is_one
    assert not articles.is_blog(place(Verdict.LIVE, platform="instagram", address=address))


def test_a_page_is_a_blog_when_its_posts_have_days_of_their_own() -> None:
    there = place(Verdict.LIVE, platform="blog", address="https://maple.example/thoughts", newest=newest(9))
    assert articles.is_blog(there)
    assert not articles.is_blog(dataclasses.replace(there, newest=newest(9, lower_bound=True)))


def test_a_place_is_on_the_website_when_its_domain_is() -> None:
    known = dossier(home=dataclasses.replace(site(), final_address=f"{HOME}/"))
    here, elsewhere = "https://blog.maple.example/", "https://maple.blogspot.com/"
    assert articles.is_own(place(Verdict.LIVE, address=here), known)
    assert not articles.is_own(place(Verdict.LIVE, address=elsewhere), known)
    assert not articles.is_own(place(Verdict.LIVE, address="https://["), known)
    assert not articles.is_own(place(Verdict.LIVE, address=here), dataclasses.replace(known, site=None))
