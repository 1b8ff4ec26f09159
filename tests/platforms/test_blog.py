from __future__ import annotations

import contextlib
import dataclasses
import json

import pytest

from audit.address import Kind, parse
from audit.evidence import Ask, Failure, Hop, Precision, Profile, Reading, Reply, Sign
from audit.platforms import blog
from looking import answer, kit, look, profile
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
    if reply.failure is Failure.NO_SUCH_NAME:
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
    assert [(s.sign, s.rung, s.mark) for s in reading.signals] == [(Sign.ABSENT, "page", f"page_{status}")]


def test_a_page_that_moved_to_another_site_for_good_names_it() -> None:
    reading = seen(web(via=((301, "https://new.example/blog"),)))
    assert [(s.sign, s.to) for s in reading.signals] == [(Sign.MOVED, "https://new.example/blog")]


def test_a_declared_feed_gives_the_newest_date() -> None:
    reading = seen(web(head=declared("/feed/")), feed__=rss(OLD, FRESH))
    assert signs(reading) == {Sign.SHOWN}
    assert reading.name == "Maple Bakery"
    assert reading.newest is not None
    assert (str(reading.newest.at.date()), reading.newest.precision) == ("2026-11-20", Precision.SECOND)
    assert not reading.newest.lower_bound
    assert reading.unseen_parts


def test_the_feed_nearest_to_the_page_is_asked_and_comments_never() -> None:
    head = declared("/comments/feed/", "https://elsewhere.example/feed", "/feed/", "/blog/feed/")
    assert seen(web(head=head), blog__feed__=rss(FRESH)).newest is not None


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


def asked_for(page: Reply, rest: Reply) -> list[str]:
    """Which addresses are asked, in order, when the page is this and everything else that."""
    asked: list[str] = []
    visit = blog.visit(NEWS, kit())
    asks = next(visit)
    with contextlib.suppress(StopIteration):
        while True:
            asked += [ask.address for ask in asks]
            asks = visit.send(tuple(answered(ask, page if ask.address == NEWS.address else rest) for ask in asks))
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


def test_wordpress_lists_its_posts_where_the_feed_is_off() -> None:
    item = {"date_gmt": "2024-02-11T09:30:00", "link": f"{HOST}/blog/winter/", "title": {"rendered": "Winter loaves"}}
    reading = wordpress(answer([item], headers={"X-WP-Total": "57"}))
    assert reading.newest is not None
    assert (reading.newest.at.isoformat(), reading.post_count) == ("2024-02-11T09:30:00+00:00", 57)


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
        (
            '<script type="application/ld+json">{"@type":"BlogPosting","datePublished":"2026-11-01"}</script>',
            Precision.DAY,
        ),
        ('<meta property="article:published_time" content="2026-11-01T10:00:00+01:00">', Precision.DAY),
        ('<time datetime="2026-11-01">1 Nov</time>', Precision.ROUGH),
    ],
)
def test_dates_on_the_page_are_the_last_resort_and_a_lower_bound(markup: str, precision: Precision) -> None:
    reading = seen(web(markup, declared("/feed/")), feed__=NOTHING)
    assert reading.newest is not None
    assert (str(reading.newest.at.date()), reading.newest.precision) == ("2026-11-01", precision)
    assert reading.newest.lower_bound


def blogger(total: str, *published: str) -> Reply:
    entries = [{"published": {"$t": date}, "title": {"$t": "Holiday hours"}} for date in published]
    feed = {
        "title": {"$t": "Maple"},
        "updated": {"$t": "2026-11-22T00:00:00Z"},
        "openSearch$totalResults": {"$t": total},
    }
    return answer(json.dumps({"feed": feed | ({"entry": entries} if entries else {})}))


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
    assert living.handle.endswith(domain)
    assert absent.address == f"https://{'t' * 24}.{domain}/"


@pytest.mark.parametrize(("pasted", "handle"), blog.EXAMPLES.items())
def test_examples(pasted: str, handle: str) -> None:
    address = parse(pasted)
    assert address is not None
    identity = blog.identify(address)
    assert (identity.kind, identity.handle) == (Kind.PROFILE, handle)


@pytest.mark.parametrize(
    ("pasted", "kind"),
    [
        ("https://wordpress.com/", Kind.HOME),
        ("https://wordpress.com/log-in", Kind.LOGIN),
        ("https://www.blogger.com/blog/posts/1", Kind.LOGIN),
        ("https://support.wordpress.com/x", Kind.LOGIN),
        ("https://maplebakery.example/blog", Kind.WEBSITE),
    ],
)
def test_other_addresses(pasted: str, kind: Kind) -> None:
    address = parse(pasted)
    assert address is not None
    assert blog.identify(address).kind is kind
