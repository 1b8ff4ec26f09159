"""A blog on the business's own website whose newest article is old."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping

import pytest

from audit.checks import neglected_blog
from audit.checks._check import Needs
from audit.client import Decision, Season, Thresholds
from audit.dossier import Dossier, Place
from audit.evidence import Sign
from audit.finding import Confidence, Finding, Level, Outcome
from audit.verdict import Verdict
from audit.website import FoundBy, PageSeen, Site
from audit.website.noticed import Noticed, Trait
from dossiers import TODAY, dossier, listing, newest, place, signal, site
from plainly import is_plain

HOME = "https://maple.example"


def page(path: str, sign: Sign = Sign.SHOWN, status: int = 200, **seen: object) -> PageSeen:
    bare = PageSeen(
        address=HOME + path, final_address=HOME + path, status=status, signals=(signal(sign),), linked_from="/blog/"
    )
    return dataclasses.replace(bare, **seen)  # type: ignore[arg-type]  # each test spells the fields it means


def article(path: str, day: str) -> Noticed:
    return Noticed(trait=Trait.ARTICLE, value=day, pages=(path,))


def ago(days: int) -> str:
    return (TODAY - dt.timedelta(days=days)).isoformat()


FRONT = page("/", found_by=FoundBy.HOME, linked_from="")
BLOG = page("/blog/", linked_from="/", region="footer", text="Blog")


def website(days: Mapping[str, str], *pages: PageSeen, **seen: object) -> Site:
    """A site of these articles, each on its page, with these pages beside them."""
    posts = [page(path) for path in days if path not in {one.address.removeprefix(HOME) for one in pages}]
    made = dataclasses.replace(
        site(),
        final_address=f"{HOME}/",
        pages=(FRONT, *pages, *posts),
        noticed=tuple(article(path, day) for path, day in days.items()),
    )
    return dataclasses.replace(made, **seen)  # type: ignore[arg-type]  # each test spells the fields it means


def posts(newest_age: int, count: int = 5, under: str = "/blog") -> dict[str, str]:
    return {f"{under}/post-{n}/": ago(newest_age + 40 * n) for n in range(count)}


def told(home: Site, *places: Place, season: Season | None = None, bounds: Thresholds | None = None) -> list[Finding]:
    known = dossier(*places, home=home)
    client = dataclasses.replace(known.client, season=season, thresholds={"blog": bounds} if bounds else {})
    return list(neglected_blog.check(dataclasses.replace(known, client=client)))


def blog_place(address: str = f"{HOME}/blog", **changed: object) -> Place:
    handle = address.partition("://")[2]
    return place(
        Verdict.LIVE,
        platform="blog",
        handle=handle,
        key=f"blog:{handle}",
        address=address,
        listing=listing(address),
        **changed,  # type: ignore[arg-type]  # each test spells the fields it means
    )


# What must be left alone


@pytest.mark.parametrize("count", [0, 1, 2])
def test_one_or_two_dated_pages_are_no_blog(count: int) -> None:
    assert told(website(posts(2_000, count), BLOG)) == []


def test_without_a_website_nothing_is_said() -> None:
    assert told(site()) == []
    unseen: Dossier = dataclasses.replace(dossier(), site=None)
    assert list(neglected_blog.check(unseen)) == []


def test_it_speaks_only_of_a_website_we_could_read() -> None:
    assert neglected_blog.NEEDS is Needs.SITE


@pytest.mark.parametrize("decision", list(Decision))
@pytest.mark.parametrize("address", [f"{HOME}/blog", f"{HOME}/news/", "https://blog.maple.example/"])
def test_a_blog_that_is_a_place_is_told_of_there(address: str, decision: Decision) -> None:
    listed = dataclasses.replace(blog_place(address), listing=listing(address, decision=decision))
    assert told(website(posts(2_000), BLOG), listed) == []


def test_the_home_page_listed_as_a_blog_is_told_of_there_when_its_posts_have_dates() -> None:
    assert told(website(posts(2_000), BLOG), blog_place(f"{HOME}/", newest=newest(2_000))) == []


def test_a_blog_elsewhere_or_another_page_that_is_listed_changes_nothing() -> None:
    places = (blog_place("https://maple.blogspot.com/"), blog_place(f"{HOME}/shop"))
    assert [one.level for one in told(website(posts(2_000), BLOG), *places)] == [Level.FIX_SOON]


def test_articles_without_a_day_say_nothing() -> None:
    undated = Noticed(trait=Trait.ARTICLE, value="", pages=("/blog/a", "/blog/b", "/blog/c"), on_pages=3)
    assert told(dataclasses.replace(website({}, BLOG), noticed=(undated,))) == []


def test_two_days_among_many_articles_are_too_few() -> None:
    home = website(posts(2_000, 2), BLOG)
    undated = Noticed(trait=Trait.ARTICLE, value="", pages=("/blog/a", "/blog/b"), on_pages=2)
    assert told(dataclasses.replace(home, noticed=(*home.noticed, undated))) == []


def test_one_day_on_all_articles_is_the_day_they_were_moved() -> None:
    moved = {f"/blog/{n}/": ago(900) for n in range(9)}
    assert told(website(moved, BLOG)) == []
    assert told(website(dict.fromkeys(moved, ago(1)), BLOG)) == []


@pytest.mark.parametrize("under", ["/projects", "/recipes", "/en/case-studies"])
def test_dated_pages_of_another_kind_are_no_blog(under: str) -> None:
    index = page(f"{under}/", linked_from="/", text="What we did")
    assert told(website(posts(2_000, under=under), index)) == []


def test_pages_the_menu_leads_to_are_no_articles() -> None:
    named = posts(2_000)
    menu = [page(path, linked_from="/", region="nav") for path in named]
    assert told(website(named, BLOG, *menu)) == []


def test_a_blog_that_is_quiet_for_a_while_is_left_alone() -> None:
    assert told(website(posts(179), BLOG)) == []


def test_days_out_of_season_do_not_count() -> None:
    summer = Season(start=(5, 1), end=(9, 30))
    assert told(website(posts(300), BLOG), season=summer) == []
    assert told(website(posts(300), BLOG)) != []


def test_the_clients_own_bounds_hold() -> None:
    patient = Thresholds(fresh=1_000, quiet=3_000, dormant=4_000)
    assert [one.outcome for one in told(website(posts(900), BLOG), bounds=patient)] == [Outcome.FINE]
    assert told(website(posts(2_900), BLOG), bounds=patient) == []


def test_a_day_to_come_is_no_post() -> None:
    with_a_date = {**posts(2_000), "/blog/next-christmas/": ago(-30)}
    (one,) = told(website(with_a_date, BLOG))
    assert one.where == ("the newest post: your page /blog/post-0/",)


@pytest.mark.parametrize("age", [0, 30, 60])
def test_a_fresh_post_is_good_news_however_little_was_read(age: int) -> None:
    (good,) = told(website(posts(age), not_visited=100))
    assert good.outcome is Outcome.FINE
    assert "/blog/post-0/" in good.sees
    assert is_plain(good)


# What is found


@pytest.mark.parametrize(
    ("age", "state", "old"),
    [
        (181, "asleep", "5 months old"),
        (365, "asleep", "11 months old"),
        (366, "left behind", "11 months old"),
        (1_349, "left behind", "more than 3 years old"),
    ],
)
def test_a_blog_without_a_new_post_is_to_be_fixed_soon(age: int, state: str, old: str) -> None:
    (one,) = told(website(posts(age), BLOG))
    assert (one.outcome, one.level, one.confidence) == (Outcome.PROBLEM, Level.FIX_SOON, Confidence.LOOKS)
    assert one.title == f"The blog on your website looks {state}"
    assert old in one.sees
    assert one.where == ("the newest post: your page /blog/post-0/",)
    assert is_plain(one)


@pytest.mark.parametrize(
    "under", ["", "/news", "/2023/04", "/en/blog", "/our-blog", "/de/aktuelles/2020", "https://blog.maple.example"]
)
def test_a_blog_is_known_by_its_name_or_by_having_none(under: str) -> None:
    (one,) = told(website(posts(2_000, under=under)))
    assert one.outcome is Outcome.PROBLEM


def test_a_part_of_the_website_that_links_call_blog_is_one() -> None:
    index = page("/muffin-thoughts/", linked_from="/", text="Our blog")
    assert [one.level for one in told(website(posts(2_000, under="/muffin-thoughts"), index))] == [Level.FIX_SOON]


def unsure_of(home: Site) -> bool:
    (one,) = told(home)
    assert is_plain(one)
    assert one.title.split()[5] == {Confidence.MAY: "may", Confidence.LOOKS: "looks"}[one.confidence]
    assert ("There may be newer ones" in one.sees) is (one.confidence is Confidence.MAY)
    return one.confidence is Confidence.MAY


def test_where_pages_were_left_unread_there_may_be_newer_posts() -> None:
    assert unsure_of(website(posts(2_000), not_visited=3))
    assert not unsure_of(website(posts(2_000), BLOG, not_visited=3))
    assert not unsure_of(website(posts(2_000)))


def test_where_the_list_of_posts_was_not_shown_there_may_be_newer_ones() -> None:
    assert unsure_of(website(posts(2_000), dataclasses.replace(BLOG, signals=(signal(Sign.REFUSED),), status=403)))
    assert unsure_of(website(posts(2_000), BLOG, page("/blog/today/", Sign.SERVER_ERROR, 503)))
    assert unsure_of(website(posts(2_000), BLOG, page("/today/", Sign.UNREACHABLE, 0)))
    assert not unsure_of(website(posts(2_000), BLOG, page("/blog/old/", Sign.UNFAMILIAR, 404)))
    assert not unsure_of(website(posts(2_000), BLOG, page("/menu/", Sign.UNREACHABLE, 0, linked_from="/")))


def test_an_article_without_a_day_may_be_newer() -> None:
    home = website(posts(2_000), BLOG)
    undated = Noticed(trait=Trait.ARTICLE, value="", pages=("/blog/latest",))
    assert unsure_of(dataclasses.replace(home, noticed=(*home.noticed, undated)))


def test_it_keeps_its_id_when_a_post_is_added() -> None:
    assert told(website(posts(900), BLOG))[0].id == told(website(posts(400), BLOG))[0].id
