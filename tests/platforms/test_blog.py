from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from audit import practice
from audit.address import Identity, Kind, parse
from audit.evidence import Ask, Failure, Hop, Newest, Post, Precision, Profile, Reading, Reply, Sign
from audit.platforms import blog
from audit.practice import Answer, Fault
from audit.verdict import Verdict
from looking import answer, kit, look, profile
from practising import look_twice
from walls import FINAL, LIVING, NOT_PROOF, signs

HOST = "https://maplebakery.example"
NEWS = profile("blog", "maplebakery.example/blog", f"{HOST}/blog")
BLOGSPOT = profile("blog", "maplebakery.blogspot.com", "https://maplebakery.blogspot.com/")
WPCOM = profile("blog", "maplebakery.wordpress.com", "https://maplebakery.wordpress.com/")
NOTHING = answer("<h1>Not found</h1>", 404)
WORDS = "<p>We have baked bread on Maple Street since 1998.</p>"
LIVING_SIGNS = LIVING - {Sign.EMPTY}


def web(body: str = "", head: str = "", **more: object) -> Reply:
    return answer(f"<html><head><title>Maple Bakery</title>{head}</head><body>{WORDS}{body}</body></html>", **more)  # type: ignore[arg-type]  # as answer


def rss(*dates: str, title: str = "Winter loaves") -> Reply:
    items = "".join(f"<item><title>{title}</title><pubDate>{date}</pubDate></item>" for date in dates)
    return answer(f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>")


def declared(*addresses: str) -> str:
    return "".join(f'<link rel="alternate" type="application/rss+xml" href="{address}">' for address in addresses)


def seen(page: Reply, of: Profile = NEWS, **below: Reply) -> Reading:
    host = of.address.rstrip("/") if of is not NEWS else HOST
    answers = {path.replace("__", "/").replace("_xml", ".xml"): reply for path, reply in below.items()}
    return look(
        blog.visit(of, kit()), {of.address: page} | {f"{host}/{path}": reply for path, reply in answers.items()}
    )


FRESH = "Fri, 20 Nov 2026 10:00:00 +0000"
OLD = "Wed, 02 Jan 2013 10:00:00 +0000"


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
@pytest.mark.parametrize("of", [NEWS, BLOGSPOT, WPCOM])
def test_nothing_counts_against_a_page(of: Profile, name: str, reply: Reply) -> None:
    found = signs(look(blog.visit(of, kit()), {of.address: reply, HOST: NOTHING}))
    if reply.failure is Failure.NO_SUCH_NAME and of is NEWS:
        assert found == {Sign.NO_SUCH_NAME}
    else:
        assert found, name
        assert found.isdisjoint(FINAL), name


UNSHOWN = [(name, reply) for name, reply in NOT_PROOF if name != "a page of another kind"]


@pytest.mark.parametrize(("name", "reply"), UNSHOWN)
def test_nothing_of_the_kind_shows_a_page_either(name: str, reply: Reply) -> None:
    assert signs(seen(reply)).isdisjoint(LIVING), name


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_a_feed_that_fails_leaves_the_page_shown(name: str, reply: Reply) -> None:
    reading = seen(web(head=declared("/feed/")), feed__=reply)
    assert reading.signals[0].sign is Sign.SHOWN, name
    assert signs(reading).isdisjoint(FINAL), name
    assert reading.newest is None


@pytest.mark.parametrize(
    ("page", "mark"),
    [
        (answer("<title>x</title><p>This domain is for sale</p>"), "parked"),
        (
            answer("<title>x</title><p>Words and more of them</p><script src=//cdn.sedoparking.com/a.js></script>"),
            "parked",
        ),
        (answer("<title>x.example</title>words", via=((302, "https://www.hugedomains.com/x"),)), "parked"),
        (answer("<title>Account Suspended</title><p>Contact your hosting provider</p>"), "hosting_suspended"),
        (answer("<title>Welcome to nginx!</title><p>If you see this page, nginx works</p>"), "server_default"),
        (answer("<title>Page not found - Maple</title><p>Sorry, there is nothing here</p>"), "says_not_found"),
        (answer("<title>404</title><p>Sorry, there is nothing here</p>"), "says_not_found"),
        (answer("<title>Sign in to Maple</title><p>Name and password please</p>"), "login_page"),
        (web(via=((301, f"{HOST}/"),)), "sent_to_front"),
        (web(via=((302, "https://casino.example/blog"),)), "leads_elsewhere"),
        (web(via=((301, "https://casino.example/"),)), "sent_to_front"),
    ],
)
def test_a_page_that_is_not_the_business_own_is_only_unfamiliar(page: Reply, mark: str) -> None:
    reading = seen(page)
    assert [(signal.sign, signal.mark) for signal in reading.signals] == [(Sign.UNFAMILIAR, mark)]


@pytest.mark.parametrize(
    "marker",
    [
        "https://img.sedoparking.com/x.js",
        "https://parkingcrew.net/x.js",
        "//www.bodis.com/x",
        "https://www.afternic.com/forsale/x",
        "https://dan.com/buy",
        "https://hugedomains.com/domain_profile.cfm",
        "https://www.godaddy.com/domainsearch",
        "cashparking",
        "window.park = 1",
    ],
)
def test_each_marker_of_a_parked_page_is_known(marker: str) -> None:
    page = answer(f"<title>Maple</title><p>Words and some more words</p><script>{marker}</script>")
    assert seen(page).signals[0].mark == "parked"


@pytest.mark.parametrize(
    "words",
    ["This domain is for sale", "This domain may be for sale", "Buy this domain", "The domain name is for sale"],
)
def test_each_way_to_offer_a_name_is_known(words: str) -> None:
    assert seen(answer(f"<title>Maple</title><p>{words}, says its owner</p>")).signals[0].mark == "parked"


@pytest.mark.parametrize(
    "host", ["sedo.com", "www.sedoparking.com", "www.hugedomains.com", "dan.com", "www.afternic.com", "bodis.com"]
)
def test_each_market_of_names_is_known(host: str) -> None:
    assert seen(web(via=((301, f"https://{host}/lander/x"),))).signals[0].mark == "parked"


@pytest.mark.parametrize(
    ("title", "mark"),
    [
        ("Apache2 Ubuntu Default Page: It works", "server_default"),
        ("Apache2 Debian Default Page: It works", "server_default"),
        ("IIS Windows Server", "server_default"),
        ("Index of /blog", "server_default"),
        ("Site not found", "server_default"),
        ("Not Found", "says_not_found"),
        ("Log in to continue", "login_page"),
        ("Login", "login_page"),
    ],
)
def test_each_title_of_a_page_that_stands_for_none_is_known(title: str, mark: str) -> None:
    assert seen(answer(f"<title>{title}</title>{WORDS}")).signals[0].mark == mark


@pytest.mark.parametrize("status", [206, 300, 400, 418])
def test_a_page_under_another_status_is_only_unfamiliar(status: int) -> None:
    page = answer(f"<title>Maple</title>{WORDS}", status)
    assert signs(seen(page)) == {Sign.UNFAMILIAR}


def test_a_notice_on_the_domain_a_blog_was_mapped_to_states_no_end() -> None:
    page = web("<p>The authors have deleted this site.</p>", via=((302, "https://maplebakery.example/"),))
    assert signs(seen(page, WPCOM)).isdisjoint(FINAL)


def test_a_long_page_that_speaks_of_domains_for_sale_is_a_page() -> None:
    reading = seen(
        web("<p>How we learnt that our old domain is for sale.</p>" + WORDS * 100, declared("/f")), f=rss(FRESH)
    )
    assert reading.signals[0].sign is Sign.SHOWN


def test_a_page_that_redirects_to_its_own_www_is_shown() -> None:
    reading = seen(web(head=declared(f"{HOST}/f"), via=((301, "https://www.maplebakery.example/blog"),)), f=rss(FRESH))
    assert reading.signals[0].sign is Sign.SHOWN


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_not_there_is_absent(status: int) -> None:
    reading = seen(answer("<h1>Oops</h1>", status))
    assert [(s.sign, s.rung, s.mark) for s in reading.signals] == [(Sign.ABSENT, "page", "page_missing")]


@pytest.mark.parametrize("status", [404, 410])
@pytest.mark.parametrize("at", [BLOGSPOT, WPCOM])
@pytest.mark.parametrize("words", ["", "<h1>Oops</h1>", "<h1>Page not found</h1>", "<h1>Blog not fou"])
def test_a_status_alone_says_nothing_of_a_blog_whose_host_has_words_for_it(
    at: Profile, status: int, words: str
) -> None:
    reading = seen(answer(words, status), at)
    assert [(s.sign, s.mark) for s in reading.signals] == [(Sign.UNFAMILIAR, "status_alone")]


@pytest.mark.parametrize("status", [404, 410])
@pytest.mark.parametrize("at", ["patreon.com/maplebakery", "www.clubhouse.com/@maplebakery", "kick.com/maplebakery",
                                "play.google.com/store/apps/details?id=maple", "apps.apple.com/us/app/maple/id1000000001",
                                "www.etsy.com/shop/MapleBakery", "www.eventbrite.co.uk/o/maple-1234", "docs.google.com/document/d/x/pub",
                                "www.amazon.de/stores/maple"])  # fmt: skip
def test_on_a_network_that_we_cannot_read_a_status_alone_says_nothing_of_an_account(at: str, status: int) -> None:
    account = profile("blog", at.removeprefix("www."), f"https://{at}")
    reading = seen(answer("<h1>Oops</h1>", status), account)
    assert [(s.sign, s.mark) for s in reading.signals] == [(Sign.UNFAMILIAR, "status_alone")]


def test_the_hosts_own_words_for_a_name_that_nobody_has_count() -> None:
    reading = seen(answer("<title>Blog not found</title><h1>Blog not found</h1>", 404), BLOGSPOT)
    assert [(s.sign, s.mark) for s in reading.signals] == [(Sign.ABSENT, "page_missing")]


def shut(words: str, status: int = 404) -> Reply:
    return answer(f"<title>Maple</title><p>{words}</p>", status)


LIVE = (Sign.SHOWN, "page", "page", "Maple Bakery")
NO_FEED = (Sign.UNFAMILIAR, "feed", "no_feed", "status 404")
TYPO = "https://wordpress.com/typo/?subdomain=maplebakery"
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "a living page with a feed": (
        lambda: seen(web(head=declared("/feed/")), feed__=rss(FRESH)),
        (LIVE, (Sign.SHOWN, "feed", "feed", "News")),
    ),
    "a feed that is none": (lambda: seen(web(head=declared("/feed/")), feed__=NOTHING), (LIVE, NO_FEED)),
    "a feed too big to read": (
        lambda: look(blog.feed(NEWS, kit()), {NEWS.address: rss(*[FRESH] * 2_001)}),
        ((Sign.UNFAMILIAR, "feed", "feed_too_big", "too many items"),),
    ),
    "nothing but the sample post": (
        lambda: look(blog.feed(NEWS, kit()), {NEWS.address: rss(OLD, title="Hello World!")}),
        ((Sign.SHOWN, "feed", "feed", "News"), (Sign.EMPTY, "feed", "only_the_sample_post", "Hello world!")),
    ),
    "a Blogger blog without posts": (
        lambda: seen(web(), BLOGSPOT, feeds__posts__default=blogger("0")),
        (LIVE, (Sign.SHOWN, "feed", "feed", "Maple"), (Sign.EMPTY, "feed", "no_posts", "0 posts")),
    ),
    "WordPress posts": (
        lambda: wordpress(answer([{"date_gmt": "2024-02-11T09:30:00", "title": {"rendered": "x"}}])),
        (LIVE, NO_FEED, (Sign.SHOWN, "feed", "wordpress_posts", "1 posts")),
    ),
    "WordPress without posts": (
        lambda: wordpress(answer([], headers={"X-WP-Total": "0"})),
        (
            LIVE,
            NO_FEED,
            (Sign.SHOWN, "feed", "wordpress_posts", "0 posts"),
            (Sign.EMPTY, "feed", "no_posts", "0 posts"),
        ),
    ),
    "WordPress behind a login": (
        lambda: wordpress(answer({"code": "rest_forbidden"}, 401)),
        (LIVE, NO_FEED, (Sign.REFUSED, "feed", "status_refused", "status 401")),
    ),
    "a host without a name": (
        lambda: seen(answer(failure=Failure.NO_SUCH_NAME)),
        ((Sign.NO_SUCH_NAME, "page", "no_such_name", "the address has no host behind it"),),
    ),
    "not there": (lambda: seen(NOTHING), ((Sign.ABSENT, "page", "page_missing", "status 404"),)),
    "gone": (
        lambda: seen(answer("<h1>Gone</h1>", 410)),
        ((Sign.ABSENT, "page", "page_missing", "status 410"),),
    ),
    "not there until a script draws it": (
        lambda: seen(answer("<div id=root></div><script src=/app.js></script>", 404)),
        ((Sign.UNFAMILIAR, "page", "drawn_by_script", "status 404"),),
    ),
    "another status": (
        lambda: seen(answer("", 418)),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 418"),),
    ),
    "led to a market of names": (
        lambda: seen(web(via=((302, "https://www.sedo.com/x"),))),
        ((Sign.UNFAMILIAR, "page", "parked", "led to sedo.com"),),
    ),
    "offered for sale": (
        lambda: seen(answer("<title>maple.example</title><p>This domain is for sale</p>")),
        ((Sign.UNFAMILIAR, "page", "parked", "maple.example"),),
    ),
    "led to its front page": (
        lambda: seen(web(via=((301, f"{HOST}/"),))),
        ((Sign.UNFAMILIAR, "page", "sent_to_front", "led to the front page of maplebakery.example"),),
    ),
    "led elsewhere": (
        lambda: seen(web(via=((302, "https://new.example/blog"),))),
        ((Sign.UNFAMILIAR, "page", "leads_elsewhere", "led to new.example"),),
    ),
    "moved for good": (
        lambda: seen(web(via=((308, "https://new.example/blog"),))),
        ((Sign.MOVED, "page", "permanent_redirect", "led to new.example"),),
    ),
    "a blog for invited readers": (
        lambda: seen(web(via=((302, "https://www.blogger.com/blogin.g?x"),)), BLOGSPOT),
        ((Sign.PRIVATE, "page", "invited_readers", "open to invited readers only"),),
    ),
    "a name nobody took": (
        lambda: seen(web(via=((302, TYPO),)), WPCOM),
        ((Sign.ABSENT, "page", "typo_redirect", "led to wordpress.com/typo"),),
    ),
    "under review": (
        lambda: seen(shut("Blog is under review due to possible Blogger Terms of Service violations"), BLOGSPOT),
        ((Sign.UNFAMILIAR, "page", "under_review", "under review due to possible blogger terms"),),
    ),
    "a removed blog": (
        lambda: seen(shut("Blog has been removed"), BLOGSPOT),
        ((Sign.ENDED, "page", "blog_removed", "blog has been removed"),),
    ),
    "a suspended site": (
        lambda: seen(shut("archived or suspended in accordance with our Terms of Service", 200), WPCOM),
        (
            (
                Sign.ENDED,
                "page",
                "site_suspended",
                "archived or suspended in accordance with our terms of service",
            ),
        ),
    ),
    "a deleted site": (
        lambda: seen(shut("The authors have deleted this site.", 200), WPCOM),
        ((Sign.ENDED, "page", "site_deleted", "the authors have deleted this site"),),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= blog.RUNGS.keys()


def test_a_page_that_moved_to_another_site_for_good_names_it() -> None:
    reading = seen(web(via=((301, "https://new.example/blog"),)))
    assert [(s.sign, s.to) for s in reading.signals] == [(Sign.MOVED, "https://new.example/blog")]


POSTED = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
LONG_AGO = dt.datetime(2013, 1, 2, 10, tzinfo=dt.UTC)
UNSEEN = ("pages that carry no date",)


def test_all_that_a_page_and_its_feed_show_is_read() -> None:
    head = '<meta name=description content="Bread since 1998">' + declared("/feed/")
    links = (
        f'<a href="https://shop.example/x">Shop</a><a href="{HOST}/about">About</a><a href="mailto:a@b.example">m</a>'
    )
    reading = seen(web(links, head), feed__=rss(OLD, FRESH))
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=POSTED, source="the blog's feed", precision=Precision.SECOND),
        posts=(Post(at=POSTED, text="Winter loaves"), Post(at=LONG_AGO, text="Winter loaves")),
        name="Maple Bakery",
        bio="Bread since 1998",
        links=("https://shop.example/x",),
        unseen_parts=UNSEEN,
    )


@pytest.mark.parametrize(
    ("head", "name", "bio"),
    [
        ('<meta property="og:site_name" content="Maple"><meta property="og:title" content="News">', "Maple", ""),
        ('<meta property="og:title" content="News">', "News", ""),
        ('<meta property="og:description" content="A"><meta name=description content="B">', "Maple Bakery", "A"),
    ],
)
def test_share_tags_name_a_page_before_its_title(head: str, name: str, bio: str) -> None:
    reading = look(blog.page(NEWS, kit()), {NEWS.address: web(head=head)})
    assert (reading.name, reading.bio) == (name, bio)


def test_the_feed_nearest_to_the_page_is_asked_and_comments_never() -> None:
    head = declared("/comments/feed/", "https://elsewhere.example/feed", "/feed/", "/blog/feed/")
    assert seen(web(head=head), blog__feed__=rss(FRESH)).newest is not None


@pytest.mark.parametrize("kind", ["rss+xml", "atom+xml", "feed+json", "rdf+xml"])
def test_each_type_of_feed_is_asked_for_where_it_is_declared(kind: str) -> None:
    head = f'<link rel="alternate" type="application/{kind}; charset=utf-8" href="/feed/">'
    assert asked_for(web(head=head), NOTHING)[1:] == [f"{HOST}/feed/"]


@pytest.mark.parametrize(
    "side",
    ["/comments/feed", "/?post_type=shop&feed=rss", "/tag/x/feed", "/category/x/feed", "/author/x/feed", "/search/x/feed",
     "/oembed"],
)  # fmt: skip
def test_a_feed_of_something_beside_the_blog_is_never_asked_for(side: str) -> None:
    assert asked_for(web(head=declared(side, "/feed/")), NOTHING)[1:] == [f"{HOST}/feed/"]


def test_a_blog_that_declares_no_feed_is_asked_where_feeds_mostly_are() -> None:
    places = ("feed/", "rss.xml", "feed.xml", "atom.xml", "index.xml", "rss/", "feed.json", "blog-feed.xml")
    assert asked_for(web(), NOTHING)[1:] == [f"{HOST}/blog/{place}" for place in places]


@pytest.mark.parametrize(
    "word", ["blog", "news", "journal", "diary", "stories", "aktuelles", "neuigkeiten", "noticias", "actualites"]
)
def test_an_address_that_calls_itself_a_blog_is_taken_for_one(word: str) -> None:
    of = profile("blog", f"maplebakery.example/{word}", f"{HOST}/{word}")
    assert asked_for(web(), NOTHING, of)[1:]


@pytest.mark.parametrize("host", ["maple.blogspot.com", "maple.wordpress.com", "maple.home.blog"])
def test_a_blog_on_a_blog_host_is_taken_for_one(host: str) -> None:
    assert asked_for(web(), NOTHING, profile("blog", host, f"https://{host}/"))[1:]


@pytest.mark.parametrize(
    "body",
    [
        '<script type="application/ld+json">{"@type":"Blog"}</script>',
        "<article>a</article><article>b</article><article>c</article>",
    ],
)
def test_a_page_that_looks_like_a_blog_is_taken_for_one(body: str) -> None:
    assert asked_for(web(body), NOTHING, profile("blog", "maplebakery.example", f"{HOST}/"))[1:]


def test_a_page_whose_body_is_called_a_blog_is_taken_for_one() -> None:
    page = answer(f"<title>Maple Bakery</title><body class=blog>{WORDS}")
    assert asked_for(page, NOTHING, profile("blog", "maplebakery.example", f"{HOST}/"))[1:]


def test_an_address_that_is_a_feed_is_shown_and_dated() -> None:
    visit = blog.visit(NEWS, kit())
    next(visit)
    with pytest.raises(StopIteration) as done:
        visit.send((answered(Ask(address=NEWS.address), rss(FRESH)),))
    reading: Reading = done.value.value
    assert {(signal.sign, signal.mark) for signal in reading.signals} == {(Sign.SHOWN, "feed")}
    assert reading.newest is not None


def test_dates_of_tomorrow_next_week_and_prehistory_are_left_out() -> None:
    reading = seen(rss("Sun, 29 Nov 2026 10:00:00 +0000", "Thu, 01 Jan 1970 00:00:00 +0000", "soon"))
    assert reading.newest is None


def test_one_date_on_all_posts_is_a_rough_one() -> None:
    reading = seen(rss(OLD, OLD, OLD))
    assert reading.newest is not None
    assert reading.newest.precision is Precision.ROUGH


def test_a_feed_behind_a_plain_page_can_prove_fresh_and_nothing_else() -> None:
    shop = profile("blog", "maplebakery.example", f"{HOST}/")
    reading = look(blog.visit(shop, kit()), {f"{HOST}/": web(head=declared("/feed/")), f"{HOST}/feed/": rss(OLD)})
    assert reading.newest is not None
    assert reading.newest.lower_bound


def test_a_feed_too_big_to_read_leaves_the_page_shown() -> None:
    reading = seen(web(head=declared("/feed/")), feed__=rss(*[FRESH] * 2_001))
    assert [(signal.sign, signal.mark) for signal in reading.signals] == [
        (Sign.SHOWN, "page"),
        (Sign.UNFAMILIAR, "feed_too_big"),
    ]


def test_the_sample_post_is_no_post() -> None:
    reading = seen(web(head=declared("/feed/")), feed__=rss(OLD, title="Hello world!"))
    assert Sign.EMPTY in signs(reading)
    assert reading.newest is None


def test_the_sample_post_behind_a_plain_page_is_not_held_against_it() -> None:
    shop = profile("blog", "maplebakery.example", f"{HOST}/")
    hello = rss(OLD, title="Hello world!")
    reading = look(blog.visit(shop, kit()), {f"{HOST}/": web(head=declared("/feed/")), f"{HOST}/feed/": hello})
    assert Sign.EMPTY not in signs(reading)


def test_a_feed_is_guessed_at_most_eight_times_and_only_for_a_blog() -> None:
    assert len(asked_for(web(), NOTHING)) == 9
    shop = profile("blog", "maplebakery.example", f"{HOST}/")
    assert signs(look(blog.visit(shop, kit()), {f"{HOST}/": web()})) == {Sign.SHOWN}


def test_a_host_that_asks_for_a_pause_gets_it() -> None:
    assert len(asked_for(web(), answer("", 429))) == 2


def asked_for(page: Reply, rest: Reply, of: Profile = NEWS) -> list[str]:
    """Which addresses are asked, in order, when the page is this and everything else that."""
    asked: list[str] = []
    visit = blog.visit(of, kit())
    asks = next(visit)
    with contextlib.suppress(StopIteration):
        while True:
            asked += [ask.address for ask in asks]
            asks = visit.send(tuple(answered(ask, page if ask.address == of.address else rest) for ask in asks))
    return asked


def answered(ask: Ask, reply: Reply) -> Reply:
    return dataclasses.replace(reply, ask=ask, hops=(Hop(address=ask.address, status=reply.status),))


@pytest.mark.parametrize(
    ("generator", "paths"),
    [
        ("WordPress 6.9", ["/blog/feed/", "/feed/"]),
        ("Ghost 6.0", ["/rss/"]),
        ("Wix.com Website Builder", ["/blog-feed.xml"]),
        ("blogger", ["/feeds/posts/default"]),
        ("Hugo 0.150", ["/blog/index.xml", "/index.xml"]),
    ],
)
def test_a_builder_is_asked_where_it_keeps_its_feed_and_nowhere_else(generator: str, paths: list[str]) -> None:
    page = web(head=f'<meta name=generator content="{generator}">')
    assert asked_for(page, NOTHING)[1:] == [HOST + path for path in paths]


def test_squarespace_is_asked_for_its_collection() -> None:
    page = web('<script src="https://static1.squarespace.com/a.js"></script>')
    assert look(blog.visit(NEWS, kit()), {NEWS.address: page, f"{NEWS.address}?format=rss": rss(FRESH)}).newest


API = f'<link rel="https://api.w.org/" href="{HOST}/wp-json/">'


def wordpress(posts: Reply) -> Reading:
    head = declared("/feed/") + API
    answers = {NEWS.address: web(head=head), f"{HOST}/feed/": NOTHING, f"{HOST}/wp-json/wp/v2/posts?": posts}
    return look(blog.visit(NEWS, kit()), answers)


def test_all_that_wordpress_lists_is_read_where_the_feed_is_off() -> None:
    item = {
        "date_gmt": "2024-02-11T09:30:00",
        "link": f"{HOST}/blog/winter/",
        "title": {"rendered": "Winter <i>loaves</i>"},
    }
    hello = {"date_gmt": "2024-03-11T09:30:00", "title": {"rendered": "Hello world!"}}
    reading = wordpress(answer([hello, item], headers={"X-WP-Total": "57"}))
    at = dt.datetime(2024, 2, 11, 9, 30, tzinfo=dt.UTC)
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=at, source="the site's own list of posts", precision=Precision.SECOND),
        posts=(Post(at=at, text="Winter loaves", address=f"{HOST}/blog/winter/"),),
        name="Maple Bakery",
        post_count=57,
        unseen_parts=UNSEEN,
    )


@pytest.mark.parametrize("interface", [f"{HOST}/wp-json/", f"{HOST}/?rest_route=/"])
def test_wordpress_is_asked_for_its_five_newest_posts(interface: str) -> None:
    page = web(head=f'<link rel="https://api.w.org/" href="{interface}">' + declared("/feed/"))
    query = "per_page=5&orderby=date&_fields=date_gmt,link,title"
    joint = "&" if "?" in interface else "?"
    assert asked_for(page, NOTHING)[2:] == [f"{interface.rstrip('/')}/wp/v2/posts{joint}{query}"]


def test_wordpress_without_posts_is_empty() -> None:
    assert Sign.EMPTY in signs(wordpress(answer([], headers={"X-WP-Total": "0"})))


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_an_interface_that_is_closed_says_nothing(name: str, reply: Reply) -> None:
    reading = wordpress(reply)
    assert reading.signals[0].sign is Sign.SHOWN
    assert signs(reading).isdisjoint(FINAL | {Sign.EMPTY}), name


def test_the_interface_is_found_in_the_header_too() -> None:
    page = web(headers={"Link": f'<{HOST}/wp-json/>; rel="https://api.w.org/"'}, head=declared("/feed/"))
    item = {"date_gmt": "2024-02-11T09:30:00", "title": {"rendered": "x"}}
    answers = {NEWS.address: page, f"{HOST}/feed/": NOTHING, f"{HOST}/wp-json/wp/v2/posts?": answer([item])}
    assert look(blog.visit(NEWS, kit()), answers).newest


def test_an_interface_on_another_host_is_not_asked() -> None:
    page = web(head=declared("/feed/") + '<link rel="https://api.w.org/" href="https://elsewhere.example/wp-json/">')
    assert seen(page, feed__=NOTHING).newest is None


@pytest.mark.parametrize(
    ("markup", "precision"),
    [
        *(
            (
                f'<script type="application/ld+json">{{"@type":"{kind}","datePublished":"2026-11-01"}}</script>',
                Precision.DAY,
            )
            for kind in ("BlogPosting", "NewsArticle", "Article")
        ),
        ('<meta property="article:published_time" content="2026-11-01T10:00:00+01:00">', Precision.DAY),
        ('<time datetime="2026-11-01">1 Nov</time>', Precision.ROUGH),
    ],
)
def test_dates_on_the_page_are_the_last_resort_and_a_lower_bound(markup: str, precision: Precision) -> None:
    reading = seen(web(markup, declared("/feed/")), feed__=NOTHING)
    assert reading.newest is not None
    assert (str(reading.newest.at.date()), reading.newest.precision) == ("2026-11-01", precision)
    rough = precision is Precision.ROUGH
    assert reading.newest.source == ("a date on the page" if rough else "the page's own note of when it was published")
    assert reading.newest.lower_bound


def blogger(total: str, *published: str) -> Reply:
    entries = [{"published": {"$t": date}, "title": {"$t": "Holiday hours"}} for date in published]
    feed = {
        "title": {"$t": "Maple"},
        "updated": {"$t": "2026-11-22T00:00:00Z"},
        "openSearch$totalResults": {"$t": total},
    }
    return answer(json.dumps({"feed": feed | ({"entry": entries} if entries else {})}))


def test_blogger_is_asked_for_its_newest_posts_as_json() -> None:
    (asked,) = asked_for(web(), NOTHING, BLOGSPOT)[1:]
    assert asked == f"{BLOGSPOT.address}feeds/posts/default?alt=json&max-results=10"


def test_blogger_gives_its_posts_and_their_number() -> None:
    reading = seen(web(), BLOGSPOT, feeds__posts__default=blogger("57", "2010-12-03T08:15:00.000-08:00"))
    assert reading.newest is not None
    assert (str(reading.newest.at.date()), reading.post_count) == ("2010-12-03", 57)
    assert not reading.newest.lower_bound


def test_a_blogger_blog_without_posts_is_empty() -> None:
    assert Sign.EMPTY in signs(seen(web(), BLOGSPOT, feeds__posts__default=blogger("0")))


def test_a_blogger_feed_that_is_switched_off_says_nothing() -> None:
    assert signs(seen(web(), BLOGSPOT, feeds__posts__default=NOTHING)) == {Sign.SHOWN, Sign.UNFAMILIAR}


def test_a_blogger_blog_for_invited_readers_is_private() -> None:
    login = web(via=((302, "https://www.blogger.com/blogin.g?blogspotURL=https://maplebakery.blogspot.com/"),))
    assert signs(seen(login, BLOGSPOT)) == {Sign.PRIVATE}


@pytest.mark.parametrize(
    ("of", "words", "status"),
    [
        (BLOGSPOT, "Blog has been removed", 404),
        (WPCOM, "This site has been archived or suspended in accordance with our Terms of Service.", 200),
        (WPCOM, "The authors have deleted this site.", 200),
    ],
)
def test_the_blog_host_states_an_end_on_its_own_addresses_only(of: Profile, words: str, status: int) -> None:
    page = answer(f"<title>Maple</title><p>{words}</p>", status)
    assert signs(seen(page, of)) == {Sign.ENDED}
    assert Sign.ENDED not in signs(look(blog.visit(NEWS, kit()), {NEWS.address: page, HOST: NOTHING}))


@pytest.mark.parametrize(
    ("of", "words", "more"),
    [(BLOGSPOT, "My old blog has been removed.", 1), (WPCOM, "They say the authors have deleted this site.", 20)],
)
def test_a_short_living_blog_that_speaks_of_a_removed_one_states_no_end(of: Profile, words: str, more: int) -> None:
    visit = blog.page(of, kit())
    assert signs(look(visit, {of.address: web(f"<p>{words}</p>" + WORDS * more)})) == {Sign.SHOWN}


def test_a_long_post_about_deleted_sites_states_no_end() -> None:
    page = web("<p>The authors have deleted this site.</p>" + WORDS * 100)
    assert Sign.ENDED not in signs(
        look(
            blog.visit(WPCOM, kit()),
            {WPCOM.address: page} | {f"{WPCOM.address}{p}": NOTHING for p in ("feed/", "rss", "atom", "index", "blog")},
        )
    )


def test_a_wordpress_name_nobody_took_is_absent() -> None:
    typo = web(via=((302, "https://wordpress.com/typo/?subdomain=maplebakery"),))
    assert signs(seen(typo, WPCOM)) == {Sign.ABSENT}


def test_controls_are_the_front_page_and_a_random_path_of_the_same_host() -> None:
    odd = profile("blog", "maplebakery.example:8080/blog", "http://maplebakery.example:8080/blog?x=1")
    living, absent = blog.controls(odd, "t" * 24)
    assert living.address == "http://maplebakery.example:8080/"
    assert absent.address == f"http://maplebakery.example:8080/{'t' * 24}"


@pytest.mark.parametrize("of", [BLOGSPOT, WPCOM])
def test_on_a_blog_host_the_controls_are_other_blogs_of_that_host(of: Profile) -> None:
    living, absent = blog.controls(of, "t" * 24)
    domain = of.handle.partition(".")[2]
    kept = {BLOGSPOT: "blogsofnote.blogspot.com", WPCOM: "dailypost.wordpress.com"}
    assert living == profile("blog", kept[of], f"https://{kept[of]}/")
    assert absent.address == f"https://{'t' * 24}.{domain}/"


def identified(text: str) -> Identity:
    address = parse(text)
    assert address is not None
    return blog.identify(address)


@pytest.mark.parametrize(
    ("pasted", "handle"), [*blog.EXAMPLES.items(), ("https://maple.home.blog/x", "maple.home.blog")]
)
def test_examples(pasted: str, handle: str) -> None:
    assert identified(pasted) == Identity(
        kind=Kind.PROFILE, platform="blog", handle=handle, address=f"https://{handle}/"
    )


@pytest.mark.parametrize("country", ["de", "co.uk", "com.au"])
def test_a_blog_on_its_visitors_country_host_is_the_one_on_blogspot_com(country: str) -> None:
    assert identified(f"http://maplebakery.blogspot.{country}/2011/?m=1").handle == "maplebakery.blogspot.com"
    assert identified(f"https://blogspot.{country}.maple.example/").kind is Kind.WEBSITE


@pytest.mark.parametrize(
    "word", ["www", "draft", "public-api", "en", "de", "fr", "es", "support", "developer", "learn"]
)
def test_a_name_that_a_blog_host_keeps_for_itself_is_nobodys_blog(word: str) -> None:
    assert identified(f"https://{word}.wordpress.com/") == Identity(kind=Kind.HOME)


@pytest.mark.parametrize(
    ("pasted", "kind"),
    [
        ("https://wordpress.com/", Kind.HOME),
        ("https://wordpress.com/log-in", Kind.LOGIN),
        ("https://www.blogger.com/", Kind.HOME),
        ("https://www.blogger.com/blog/posts/1", Kind.LOGIN),
        ("https://support.wordpress.com/x", Kind.LOGIN),
        ("https://blogspot.com/", Kind.WEBSITE),
        ("https://home.blog/", Kind.WEBSITE),
        ("https://maplebakery.example/blog", Kind.WEBSITE),
    ],
)
def test_other_addresses(pasted: str, kind: Kind) -> None:
    assert identified(pasted) == Identity(kind=kind)


@pytest.mark.parametrize("domain", ["blogspot.com", "wordpress.com", "blogger.com", "home.blog"])
def test_the_hosts_of_blogs_are_read_here(domain: str) -> None:
    assert domain in blog.HOSTS


# Where builders keep feeds, and what becomes of blogs that left one


def asks_for(page: Reply, of: Profile = NEWS) -> list[str]:
    """Every address asked for after the page itself; none of them is there."""
    visit = blog.visit(of, kit())
    asked: list[str] = []
    asks = next(visit)
    with contextlib.suppress(StopIteration):
        while True:
            asked += [ask.address for ask in asks]
            asks = visit.send(
                tuple(
                    dataclasses.replace(
                        page if len(asked) == 1 else NOTHING,
                        ask=ask,
                        hops=(Hop(address=ask.address, status=200 if len(asked) == 1 else 404),),
                    )
                    for ask in asks
                )
            )
    return asked[1:]


FRONT = profile("blog", "maplebakery.example", f"{HOST}/")
GERMAN = profile("blog", "maplebakery.example/de/laden", f"{HOST}/de/laden")
SHELF = profile("blog", "maplebakery.example/blogs/news", f"{HOST}/blogs/news")
SQUARE = '<script src="https://static1.squarespace.com/a.js"></script>'
SHOP = '<link rel="stylesheet" href="https://cdn.shopify.com/s/a.css">'
WIX = '<img src="https://static.wixstatic.com/media/a.jpg">'


@pytest.mark.parametrize(
    ("of", "page", "asked"),
    [
        (FRONT, web(head='<meta name="generator" content="Ghost 5.82">'), ["/rss/"]),
        (NEWS, web(SQUARE), ["/blog?format=rss"]),
        (NEWS, web(headers={"server": "Squarespace"}), ["/blog?format=rss"]),
        (NEWS, web("<!-- This is Squarespace. --><!-- maple -->"), ["/blog?format=rss"]),
        (FRONT, web(SQUARE + '<a href="/news">News</a><a href="/menu">Menu</a>'), ["/news?format=rss", "?format=rss"]),
        (FRONT, web(WIX), ["/blog-feed.xml"]),
        (FRONT, web(headers={"x-wix-request-id": "1700000000.1"}), ["/blog-feed.xml"]),
        (FRONT, web(head='<meta name="generator" content="Wix.com Website Builder">'), ["/blog-feed.xml"]),
        (GERMAN, web(WIX), ["/de/blog-feed.xml", "/blog-feed.xml"]),
        (SHELF, web(SHOP), ["/blogs/news.atom"]),
        (SHELF, web(headers={"x-shopid": "100001"}), ["/blogs/news.atom"]),
        (FRONT, web(SHOP + '<a href="/en-ca/blogs/recipes/rye">Rye</a>'), ["/en-ca/blogs/recipes.atom"]),
        (FRONT, web(SHOP + '<a href="https://other.example/blogs/x">x</a>'), []),
        (FRONT, web(SHOP), []),
        (FRONT, web(), []),
    ],
)
def test_each_builders_feed_is_asked_for_where_that_builder_keeps_it(
    of: Profile, page: Reply, asked: list[str]
) -> None:
    assert asks_for(page, of) == [f"{HOST}{path}" for path in asked]


def test_each_builder_is_asked_for_few_feeds() -> None:
    many = "".join(f'<a href="/blogs/b{number}">x</a>' for number in range(20))
    assert len(asks_for(web(SHOP + many), FRONT)) == 3


def test_a_store_that_opens_with_a_password_is_neither_shown_nor_missing() -> None:
    locked = web(SHOP, via=((302, f"{HOST}/password"),))
    reading = seen(locked, FRONT)
    assert [(s.sign, s.mark) for s in reading.signals] == [(Sign.LOGIN_WALL, "password_page")]


@pytest.mark.parametrize("page", [web(via=((302, f"{HOST}/password"),)), web(SHOP, via=((302, f"{HOST}/shop"),))])
def test_another_page_of_its_own_locks_nobody_out(page: Reply) -> None:
    assert "password_page" not in {s.mark for s in seen(page).signals}


@pytest.mark.parametrize(("status", "body"), [
    (410, "<title>Medium</title><h1>410</h1><p>User deactivated or deleted their account.</p>"),
    (404, "<title>Not found.</title><p>There's nothing here. Tumblr</p>"),
    (404, "<title>Substack</title><h1>Page not found</h1>"),
])  # fmt: skip
def test_a_domain_that_a_blog_service_let_go_of_is_never_called_gone(status: int, body: str, tmp_path: Path) -> None:
    """Such a domain answers so for every path, its front page too, while the blog may live at the service."""

    def let_go(method: str, address: str, headers: Mapping[str, str], sent: bytes = b"") -> Answer | Fault:
        if "left-medium.example" in address:
            return Answer(status, (("content-type", "text/html"),), body.encode())
        return practice.answer(method, address, headers, sent)

    listed = "name: A\nwebsite: https://maplebakery.example\nprofiles:\n  - https://left-medium.example/stories\n"
    audit = look_twice(tmp_path, listed, let_go)
    assert [place.verdict for place in audit.dossier.listed] == [Verdict.UNSEEN]


def test_a_builders_page_that_a_script_draws_is_shown_by_its_feed() -> None:
    drawn = answer(
        '<title>Maple</title><meta name="generator" content="Wix.com Website Builder"><script src=x></script>'
    )
    reading = look(blog.visit(FRONT, kit()), {HOST: NOTHING, f"{HOST}/": drawn, f"{HOST}/blog-feed.xml": rss(FRESH)})
    assert [(s.sign, s.rung, s.mark) for s in reading.signals] == [
        (Sign.UNFAMILIAR, "page", "no_known_marker"),
        (Sign.SHOWN, "feed", "feed"),
    ]
    assert reading.newest is not None
    alone = look(blog.visit(FRONT, kit()), {HOST: NOTHING, f"{HOST}/": drawn})
    assert signs(alone) == {Sign.UNFAMILIAR}
