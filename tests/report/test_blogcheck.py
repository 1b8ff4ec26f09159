"""The seventeen points of the blog check: none is fine unless it was seen to be."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

import pytest

from audit.activity import Activity
from audit.address import Identity, Kind
from audit.client import Decision
from audit.dossier import Dossier, Place
from audit.evidence import Look, Newest, Precision, Sign
from audit.followed import End, Followed, Purpose
from audit.report import blogcheck
from audit.report.blogcheck import Group, Item, Tick
from audit.verdict import Verdict
from audit.website import FoundBy, PageSeen, Site
from audit.website.noticed import Noticed, Trait
from dossiers import TODAY, ago, dossier, evidence, link, listing, newest, place, signal, site
from plainly import sentences

HOME = "https://maple.example"
POSTS = tuple(f"/blog/{n}/" for n in range(4))
THERE = "https://there.example/x"


def page(path: str, **seen: object) -> PageSeen:
    bare = PageSeen(
        address=HOME + path, final_address=HOME + path, status=200, signals=(signal(Sign.SHOWN),), linked_from="/blog/"
    )
    return dataclasses.replace(bare, **seen)  # type: ignore[arg-type]  # each test spells the fields it means


FRONT = page("/", found_by=FoundBy.HOME, linked_from="")
INDEX = page("/blog/", linked_from="/", region="nav", text="Blog")
PAGES = (FRONT, INDEX, *map(page, POSTS))


def thing(trait: Trait, value: str = "", *pages: str, **more: object) -> Noticed:
    on = pages or POSTS[:1]
    return dataclasses.replace(
        Noticed(trait=trait, value=value, pages=on, on_pages=len(on)),
        **more,  # type: ignore[arg-type]  # each test spells the fields it means
    )


def articles(newest_age: int = 10) -> list[Noticed]:
    days = [(TODAY - dt.timedelta(days=newest_age + 30 * n)).isoformat() for n in range(len(POSTS))]
    return [thing(Trait.ARTICLE, day, path) for day, path in zip(days, POSTS, strict=True)]


def website(*things: Noticed, pages: Sequence[PageSeen] = PAGES, **seen: object) -> Site:
    made = dataclasses.replace(site(), final_address=f"{HOME}/", pages=tuple(pages), noticed=things)
    return dataclasses.replace(made, **seen)  # type: ignore[arg-type]  # each test spells the fields it means


def known(*things: Noticed, met: Sequence[Followed] = (), age: int = 10, **seen: object) -> Dossier:
    """A website with a blog that nobody listed, these things on it, and these addresses asked for."""
    made = dossier(home=website(*articles(age), *things, **seen))  # type: ignore[arg-type]  # as above
    return dataclasses.replace(made, snapshot=dataclasses.replace(made.snapshot, followed=tuple(met)))


def asked(purpose: Purpose, end: End, address: str = THERE) -> Followed:
    return Followed(purpose=purpose, address=address, end=end)


def item(number: int, of: Dossier) -> Item:
    items = blogcheck.items(of)
    assert items is not None
    return items[number - 1]


def tick(number: int, *things: Noticed, met: Sequence[Followed] = (), **seen: object) -> Tick:
    return item(number, known(*things, met=met, **seen)).tick  # type: ignore[arg-type]  # as above


def blog(
    verdict: Verdict = Verdict.LIVE,
    activity: Activity = Activity.FRESH,
    address: str = "https://maple.blogspot.com/",
    **changed: object,
) -> Place:
    host = address.partition("://")[2].rstrip("/")
    bare = place(verdict, activity, platform="blog", handle=host, key=f"blog:{host}", address=address)
    return dataclasses.replace(
        bare,
        listing=listing(address),
        **changed,  # type: ignore[arg-type]  # each test spells the fields it means
    )


# When there is a blog


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_than_three_articles_are_no_blog(count: int) -> None:
    assert blogcheck.items(dossier(home=website(*articles()[:count]))) is None


def test_a_listed_page_that_is_no_blog_is_none() -> None:
    shop = blog(address="https://shop.example/maple", activity=Activity.UNKNOWN)
    assert blogcheck.items(dossier(shop)) is None
    assert blogcheck.items(dossier(place(Verdict.LIVE, Activity.FRESH, days=3))) is None


def test_a_blog_nobody_listed_and_only_linked_to_may_be_somebody_elses() -> None:
    theirs = dataclasses.replace(blog(), listing=None)
    assert blogcheck.items(dossier(theirs)) is None


def test_articles_on_the_website_are_a_blog() -> None:
    assert blogcheck.items(known()) is not None
    assert item(1, known()).place == ""


@pytest.mark.parametrize("address", [f"{HOME}/blog", "https://maple.blogspot.com/", "https://other.example/news"])
def test_a_listed_blog_is_one_wherever_it_lies(address: str) -> None:
    assert item(1, dossier(blog(address=address))).place == blog(address=address).key


def test_the_blog_on_the_website_comes_before_one_elsewhere() -> None:
    both = dataclasses.replace(known(), places=(blog(),))
    assert item(1, both).place == ""


def test_a_listed_blog_on_the_website_is_known_by_few_posts_and_never_by_pages_of_another_kind() -> None:
    own = blog(address=f"{HOME}/blog")
    few = dataclasses.replace(dossier(own, home=website(*articles()[:2], thing(Trait.AUTHOR, "Ana", *POSTS[:2]))))
    assert item(5, few).tick is Tick.OK
    projects = [thing(Trait.ARTICLE, "2024-01-02", f"/projects/{n}") for n in range(5)]
    assert item(5, dossier(own, home=website(*projects))).tick is Tick.UNSEEN
    assert item(5, dossier(blog(), own, home=website(*projects))).place == own.key


# What holds for every point


def test_there_are_seventeen_points_in_their_order_and_each_is_in_a_group() -> None:
    items = blogcheck.items(known())
    assert items is not None
    assert [one.id for one in items] == list(range(1, 18))
    assert {one.group for one in items} == set(Group)


def test_of_a_blog_that_did_not_open_nothing_is_fine() -> None:
    items = blogcheck.items(dossier(blog(Verdict.UNSEEN, Activity.UNKNOWN)))
    assert items is not None
    assert {one.tick for one in items} == {Tick.UNSEEN}


def test_of_posts_we_did_not_open_only_what_the_feed_tells_is_told() -> None:
    items = blogcheck.items(dossier(blog(newest=newest(10), seen_on=TODAY)))
    assert items is not None
    assert {one.id for one in items if one.tick is not Tick.UNSEEN} == {1, 2, 3}


EVERYTHING = tuple(
    thing(trait, THERE, text="Hello") for trait in Trait if trait not in (Trait.ARTICLE, Trait.COMMENTS, Trait.YEAR)
)


@pytest.mark.parametrize("of", [known(), known(*EVERYTHING), known(age=2_000), dossier(blog(Verdict.GONE))])
def test_every_point_says_what_was_seen_in_short_sentences(of: Dossier) -> None:
    for one in blogcheck.items(of) or ():
        assert one.words.endswith(".")
        assert all(len(sentence.split()) <= 18 for sentence in sentences(one.words))


# Point by point: what must not be blamed, then what is


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (Verdict.LIVE, Tick.OK),
        (Verdict.UNSEEN, Tick.UNSEEN),
        *[(v, Tick.NOT) for v in Verdict if v not in (Verdict.LIVE, Verdict.UNSEEN)],
    ],
)
def test_1_it_opens(verdict: Verdict, expected: Tick) -> None:
    assert item(1, dossier(blog(verdict, Activity.UNKNOWN))).tick is expected
    assert tick(1) is Tick.OK


def test_2_the_day_of_the_newest_post_is_told() -> None:
    assert item(2, known(age=10)).words == "The newest post is from 12 November 2026 (10 days ago)."
    assert "we read" in item(2, known(age=10, not_visited=9, pages=(FRONT, *PAGES[2:]))).words
    told = item(2, dossier(blog(newest=newest(10, lower_bound=True))))
    assert (told.tick, told.words) == (
        Tick.OK,
        "We saw a post from 12 November 2026 (10 days ago). There may be newer ones.",
    )


def test_2_posts_that_all_lack_a_day_lack_it() -> None:
    undated = website(thing(Trait.ARTICLE, "", *POSTS))
    assert item(2, dossier(home=undated)).tick is Tick.NOT
    assert item(3, dossier(home=undated)).tick is Tick.UNSEEN


@pytest.mark.parametrize(("age", "expected"), [(10, Tick.OK), (60, Tick.OK), (61, Tick.NOT), (900, Tick.NOT)])
def test_3_a_recent_post_is_one_within_the_bounds_for_blogs(age: int, expected: Tick) -> None:
    assert tick(3, age=age) is expected


def test_3_an_old_post_says_little_where_others_were_left_unread() -> None:
    assert tick(3, age=900, not_visited=9, pages=(FRONT, *PAGES[2:])) is Tick.UNSEEN
    assert tick(3, age=10, not_visited=9, pages=(FRONT, *PAGES[2:])) is Tick.OK


@pytest.mark.parametrize(
    ("activity", "expected"),
    [
        (Activity.FRESH, Tick.OK),
        (Activity.QUIET, Tick.NOT),
        (Activity.DORMANT, Tick.NOT),
        (Activity.ABANDONED, Tick.NOT),
        (Activity.EMPTY, Tick.NOT),
        (Activity.UNKNOWN, Tick.UNSEEN),
    ],
)
def test_3_a_place_is_as_recent_as_its_activity(activity: Activity, expected: Tick) -> None:
    assert item(3, dossier(blog(activity=activity, newest=newest(100), seen_on=TODAY))).tick is expected


def test_3_a_place_that_does_not_tell_is_as_recent_as_the_posts_that_were_read() -> None:
    own = blog(activity=Activity.UNKNOWN, address=f"{HOME}/blog")
    assert item(3, dataclasses.replace(known(age=900), places=(own,))).tick is Tick.NOT
    assert item(3, dataclasses.replace(known(age=9), places=(own,))).tick is Tick.OK


def test_3_and_14_a_parked_blog_may_be_old_and_hidden() -> None:
    parked = blog(activity=Activity.ABANDONED)
    parked = dataclasses.replace(parked, listing=listing(parked.address, decision=Decision.PARK))
    assert [item(n, dossier(parked)).tick for n in (3, 14)] == [Tick.NOT_APPLICABLE] * 2


@pytest.mark.parametrize(
    ("end", "expected"), [(End.OPENS, Tick.OK), (End.MISSING, Tick.NOT), (End.UNSEEN, Tick.UNSEEN)]
)
@pytest.mark.parametrize(
    ("number", "trait", "purpose"),
    [
        (4, Trait.FEED, Purpose.FEED),
        (10, Trait.IMAGE, Purpose.PICTURE),
        (10, Trait.PICTURE, Purpose.PICTURE),
        (11, Trait.EMBED, Purpose.EMBED),
        (12, Trait.OUTSIDE, Purpose.OUTSIDE),
        (15, Trait.SUBSCRIBE, Purpose.FORM),
    ],
)
def test_what_posts_lead_to_is_told_only_when_it_was_asked_for(
    number: int, trait: Trait, purpose: Purpose, end: End, expected: Tick
) -> None:
    shown = thing(trait, THERE)
    assert tick(number, shown) is Tick.UNSEEN
    assert tick(number, shown, met=[asked(purpose, end, "https://another.example/")]) is Tick.UNSEEN
    assert tick(number, shown, met=[asked(Purpose.BIO, End.MISSING)]) is Tick.UNSEEN
    told = item(number, known(shown, met=[asked(purpose, end)]))
    assert told.tick is expected
    assert told.values == ((THERE,) if expected is Tick.NOT else ())


@pytest.mark.parametrize("number", [10, 11, 12, 15, 8, 16])
def test_what_posts_do_not_have_does_not_apply(number: int) -> None:
    assert tick(number) is Tick.NOT_APPLICABLE


@pytest.mark.parametrize("number", [8, 10, 11, 12, 16])
def test_what_stands_on_other_pages_alone_says_nothing_of_posts(number: int) -> None:
    elsewhere = [
        thing(trait, value, "/shop/")
        for trait, value in [
            (Trait.SPAM, "x.example"),
            (Trait.IMAGE, THERE),
            (Trait.EMBED_LEFT, "x"),
            (Trait.OUTSIDE, THERE),
            (Trait.YEAR, "2010"),
        ]
    ]
    assert tick(number, *elsewhere, pages=(*PAGES, page("/shop/"))) is Tick.NOT_APPLICABLE


def test_what_stands_on_more_pages_than_are_no_posts_stands_on_a_post() -> None:
    wide = thing(Trait.YEAR, "2010", "/", "/blog/", on_pages=3)
    assert tick(16, wide) is Tick.NOT


def test_4_a_feed_that_was_read_works() -> None:
    shown = evidence(signal(Sign.SHOWN, rung="page"), signal(Sign.SHOWN, rung="feed"))
    assert item(4, dossier(blog(look=Look(evidence=shown)))).tick is Tick.OK
    assert tick(4) is Tick.NOT
    none = evidence(signal(Sign.SHOWN, rung="page"), signal(Sign.UNFAMILIAR, rung="feed"))
    assert item(4, dossier(blog(look=Look(evidence=none)))).tick is Tick.UNSEEN


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        ([thing(Trait.AUTHOR, "Ana", *POSTS)], Tick.OK),
        ([thing(Trait.AUTHOR, "Ana", *POSTS[:2]), thing(Trait.AUTHOR, "Bo", *POSTS[2:])], Tick.OK),
        ([thing(Trait.AUTHOR, "Ana", *POSTS[:2])], Tick.NOT),
        ([thing(Trait.AUTHOR, "Admin", *POSTS)], Tick.NOT),
        ([], Tick.NOT),
    ],
)
def test_5_every_post_names_somebody(signed: list[Noticed], expected: Tick) -> None:
    assert tick(5, *signed) is expected


def test_5_it_is_told_how_many_posts_name_somebody() -> None:
    assert item(5, known(thing(Trait.AUTHOR, "Ana", *POSTS[:2]))).words == "2 of the 4 posts we read name one."
    assert item(5, known()).words == "None of the posts we read names one."
    assert '"Admin"' in item(5, known(thing(Trait.AUTHOR, "Admin", *POSTS))).words
    several = [thing(Trait.AUTHOR, name, path) for name, path in zip("ABCD", POSTS, strict=True)]
    assert item(5, known(*several)).words == "Every post we read names one: A, B and others."


def test_6_readers_find_out_who_you_are() -> None:
    assert tick(6) is Tick.NOT
    assert tick(6, not_visited=1) is Tick.UNSEEN
    assert tick(6, thing(Trait.MAIL, "a@maple.example")) is Tick.OK
    for path in ("/about/", "/contact-us", "/kontakt.html", "/ueber-uns/", "/en/about"):
        assert tick(6, pages=(*PAGES, page(path, linked_from="/"))) is Tick.OK
        in_sitemap = page(path, linked_from="", found_by=FoundBy.SITEMAP)
        assert tick(6, pages=(*PAGES, in_sitemap)) is Tick.NOT
        assert tick(6, pages=(*PAGES, dataclasses.replace(in_sitemap, linked_from="/"))) is Tick.OK
        unseen = page(path, signals=(signal(Sign.REFUSED),), status=403)
        assert tick(6, pages=(*PAGES, unseen)) is Tick.NOT
    assert tick(6, pages=(*PAGES, page("/roundabout-cakes"))) is Tick.NOT


def test_7_readers_can_answer_here_or_elsewhere() -> None:
    assert tick(7) is Tick.NOT
    assert tick(7, thing(Trait.COMMENTS, "shown")) is Tick.NOT
    assert tick(7, thing(Trait.COMMENTS, "open")) is Tick.OK
    assert tick(7, thing(Trait.MAIL, "a@maple.example")) is Tick.OK
    profile = link("https://bsky.app/profile/maple.example", Identity(kind=Kind.PROFILE), "footer")
    assert tick(7, links=(dataclasses.replace(profile, pages=POSTS),)) is Tick.OK
    assert tick(7, links=(dataclasses.replace(profile, pages=("/shop/",)),)) is Tick.NOT
    assert tick(7, links=(dataclasses.replace(profile, pages=POSTS, region=""),)) is Tick.NOT


def test_8_comments_are_judged_where_there_are_some() -> None:
    assert tick(8, thing(Trait.COMMENTS, "shown")) is Tick.OK
    told = item(8, known(thing(Trait.COMMENTS, "shown"), thing(Trait.SPAM, "pills.example", "/shop/", POSTS[1])))
    assert (told.tick, told.pages) == (Tick.NOT, (POSTS[1],))


def test_9_shared_posts_show_something_of_their_own() -> None:
    assert tick(9) is Tick.OK
    assert tick(9, thing(Trait.NO_SHARE_PICTURE, "", "/shop/"), pages=(*PAGES, page("/shop/"))) is Tick.OK
    told = item(9, known(thing(Trait.NO_SHARE_PICTURE, ""), thing(Trait.NO_SHARE_TITLE, "")))
    assert (told.tick, told.values) == (Tick.NOT, ("no_share_title", "no_share_picture"))
    many = tuple(page(f"/shop/{n}") for n in range(40))
    wide = thing(Trait.NO_SHARE_TEXT, "", *(f"/shop/{n}" for n in range(20)), on_pages=30)
    assert tick(9, wide, pages=(*PAGES, *many)) is Tick.UNSEEN


def test_11_the_remains_of_a_film_are_broken_for_certain() -> None:
    assert tick(11, thing(Trait.EMBED_LEFT, "YouTube Preview Image")) is Tick.NOT


def test_12_only_links_in_the_text_of_posts_count() -> None:
    broken = [asked(Purpose.OUTSIDE, End.MISSING)]
    assert tick(12, thing(Trait.OUTSIDE, THERE, region="footer"), met=broken) is Tick.NOT_APPLICABLE
    assert tick(12, thing(Trait.OUTSIDE, THERE, region="main"), met=broken) is Tick.NOT


def test_13_sample_texts_count_wherever_they_stand() -> None:
    assert tick(13) is Tick.OK
    told = item(13, known(thing(Trait.STARTER, "hello_world", "/hello/", text="Hello world!")))
    assert (told.tick, told.pages) == (Tick.NOT, ("/hello/",))
    assert "Hello world!" in told.words


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (INDEX, Tick.OK),
        (dataclasses.replace(INDEX, region="header"), Tick.OK),
        (dataclasses.replace(INDEX, region="footer"), Tick.NOT),
        (dataclasses.replace(INDEX, region="", linked_from="", found_by=FoundBy.SITEMAP), Tick.NOT),
    ],
)
def test_14_the_menu_leads_to_the_page_that_lists_the_posts(index: PageSeen, expected: Tick) -> None:
    assert tick(14, pages=(FRONT, index, *PAGES[2:])) is expected


def test_14_it_is_told_where_the_link_was_met() -> None:
    foot = dataclasses.replace(INDEX, region="footer")
    hidden = dataclasses.replace(INDEX, region="", linked_from="", found_by=FoundBy.SITEMAP)
    words = [item(14, known(pages=(FRONT, one, *PAGES[2:]))).words for one in (foot, hidden)]
    assert words == ["We met the link only at the foot or in the text of a page.", "No page we read leads there."]


def test_14_a_menu_we_cannot_judge_is_not_judged() -> None:
    scattered = [page(path, linked_from="", found_by=FoundBy.SITEMAP) for path in POSTS]
    assert tick(14, pages=(FRONT, *scattered)) is Tick.UNSEEN
    assert tick(14, pages=(FRONT, *(page(path, linked_from="/") for path in POSTS))) is Tick.OK


@pytest.mark.parametrize(("region", "expected"), [("nav", Tick.OK), ("footer", Tick.NOT)])
def test_14_a_listed_blog_is_found_by_the_links_to_it(region: str, expected: Tick) -> None:
    there = link("https://maple.blogspot.com/", Identity(kind=Kind.PROFILE), region)
    assert item(14, dossier(blog(links=(there,)))).tick is expected


@pytest.mark.parametrize(("year", "expected"), [("2027", Tick.OK), ("2025", Tick.OK), ("2024", Tick.NOT)])
def test_16_last_years_year_is_still_fine(year: str, expected: Tick) -> None:
    assert tick(16, thing(Trait.YEAR, year, *POSTS), thing(Trait.YEAR, "MMX", *POSTS)) is expected


def test_17_the_lock_is_shown() -> None:
    assert tick(17) is Tick.OK
    assert tick(17, final_address="http://maple.example/") is Tick.NOT
    assert tick(17, thing(Trait.INSECURE, "http://cdn.example/a.js")) is Tick.NOT
    assert tick(17, thing(Trait.INSECURE, "http://cdn.example/a.js", "/shop/"), pages=(*PAGES, page("/shop/"))) is (
        Tick.OK
    )


def test_a_listed_blog_on_the_website_is_judged_by_both() -> None:
    own = blog(address=f"{HOME}/blog", newest=Newest(at=ago(5), source="feed", precision=Precision.DAY), seen_on=TODAY)
    both = dataclasses.replace(known(thing(Trait.AUTHOR, "Ana", *POSTS)), places=(own,))
    assert item(2, both).words == "The newest post is from 17 November 2026 (5 days ago)."
    assert item(5, both).tick is Tick.OK
    assert {one.place for one in blogcheck.items(both) or ()} == {own.key}
