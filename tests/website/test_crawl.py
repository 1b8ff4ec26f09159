"""A small site in memory in, a Site out: what is left alone, what comes first, and where a crawl ends."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from audit.evidence import Failure, Reply, Sign
from audit.website import FoundBy, SiteState
from audit.website.crawl import Bounds
from looking import answer
from walking import BLUESKY, HOME, WORDS, Web, only, sitemap, to


@pytest.mark.parametrize(
    "address",
    [
        "https://miller.example/",
        "https://maple.example.org/",
        "mailto:info@maple.example",
        "tel:+15145550100",
        "javascript:void(0)",
        "#menu",
        "/",
        "/index.html",
        "/?utm_source=header",
        "http://maple.example/#top",
        "/menu.PDF",
        "/bread.jpg",
        "/export.zip",
        "/events.ics",
        "/logout",
        "/cart/",
        "/en/checkout",
        "/wp-admin/",
        "/wp-login.php",
        "/my-account/orders",
        "/index.php?action=logout",
        "/post?replytocom=12",
        "/shop?sort=price",
        "/shop?add-to-cart=7",
        "/?s=bread",
        "/shop?filter_size=2",
        "/shop?a=1&b=2&c=3&d=4",
        "/menu/menu/menu",
        "/en/menu/en/menu",
        "facebook.com/maple",
    ],
)
def test_what_is_no_page_of_the_site_or_none_to_look_at_is_never_asked_for(address: str) -> None:
    web = Web({"/": to(address)})
    site = web.crawl()
    assert web.visited == ["/"]
    assert site.not_visited == 0


@pytest.mark.parametrize(
    "address",
    [
        "/menu",
        "/menu.php?id=4",
        "/v1.2/notes",
        "/index.php?page=menu",
        "/shop/shop",
        "/?p=12",
        "/cartoons",
        "/2024/05/12/rye",
    ],
)
def test_an_ordinary_page_is_looked_at(address: str) -> None:
    web = Web({"/": to(address)})
    web.crawl()
    assert web.visited == ["/", address]


def test_a_page_is_asked_for_once_however_its_address_is_spelled() -> None:
    spellings = to(
        "/menu", "/menu/", "/menu/index.html", "/menu#rolls", "/menu?utm_source=x", "menu?PHPSESSID=1",
        "http://maple.example/menu", "//www.maple.example/menu/?fbclid=1",
    )  # fmt: skip
    web = Web({"/": spellings, "/menu": spellings})
    web.crawl()
    assert web.visited == ["/", "/menu"]


def test_pages_where_customers_look_come_first_then_menus_then_the_sitemap_then_the_rest() -> None:
    web = Web(
        {
            "/": to("/rye", "/spelt") + "<footer>" + to("/jobs") + "</footer><nav>" + to("/cakes") + "</nav>"
            '<a href="/u7">Über uns</a><a href="/what-about-our-bread">x</a>',
            "/cakes": to("/cakes/kontakt.html", "/cakes/plum"),
            "/sitemap.xml": sitemap(f"{HOME}/a/b/c", f"{HOME}/spelt", f"{HOME}/d/e", f"{HOME}/impressum/", f"{HOME}/f"),
        }
    )
    site = web.crawl()
    assert web.asked[:3] == [f"{HOME}/", f"{HOME}/robots.txt", f"{HOME}/sitemap.xml"]
    assert web.visited == [
        "/", "/u7", "/impressum/", "/jobs", "/cakes", "/f",
        "/cakes/kontakt.html", "/spelt", "/d/e", "/a/b/c", "/rye", "/what-about-our-bread", "/cakes/plum",
    ]  # fmt: skip
    assert [page.found_by for page in site.pages[:3]] == [FoundBy.HOME, FoundBy.LINK, FoundBy.SITEMAP]
    assert (site.pages[-1].level, site.pages[-1].linked_from, site.pages[0].level) == (2, "/cakes", 0)


def test_never_more_pages_than_the_bounds_allow() -> None:
    endless = {f"/p{n}": to(*(f"/p{m}" for m in range(n, n + 90))) for n in range(300)}
    web = Web({"/": to("/p0"), **endless})
    site = web.crawl()
    assert len(web.visited) == len(site.pages) == 60
    assert len(web.asked) <= 60 + 2
    assert max(web.together) <= 5
    assert site.not_visited > 0
    few = Web({"/": to("/p0", "/p1", "/p2"), **endless})
    assert few.crawl(bounds=Bounds(pages=2)).not_visited == 89
    assert len(few.visited) == 2


def test_never_deeper_than_the_bounds_allow() -> None:
    web = Web({"/": to("/n1"), **{f"/n{n}": to(f"/n{n + 1}") for n in range(1, 9)}})
    site = web.crawl()
    assert web.visited == ["/", "/n1", "/n2", "/n3"]
    assert (site.not_visited, [seen.level for seen in site.pages]) == (1, [0, 1, 2, 3])


def test_a_home_page_alone_asks_for_nothing_else() -> None:
    web = Web({"/": to("/menu")})
    web.crawl(bounds=Bounds(pages=1))
    assert web.asked == [f"{HOME}/"]


@pytest.mark.parametrize(
    "form",
    ["/events/2026-{:02}", "/calendar?date=2026-{:02}-01", "/cal?month={}&year=2026", "/news/page/{}/",
     "/news?page={}", "/day/202611{:02}", "/archive/19{:02}"],
)  # fmt: skip
def test_of_a_calendar_or_a_numbered_list_only_the_first_few_are_opened(form: str) -> None:
    pages = {form.format(n): to(form.format(n + 1), form.format(n - 1)) for n in range(10, 40)}
    web = Web({"/": to(form.format(10)), **pages, "/menu": ""})
    web.crawl(bounds=Bounds(levels=30))
    assert len(web.visited) == 1 + 3
    assert web.crawl(bounds=Bounds(levels=30, pages=4)).not_visited == 0


def test_posts_with_dates_in_their_addresses_are_no_calendar() -> None:
    posts = [f"/2024/05/{n:02}/post-{chr(97 + n)}" for n in range(1, 7)]
    web = Web({"/": to(*posts)})
    web.crawl()
    assert len(web.visited) == 7


def test_a_page_of_its_own_that_is_gone_is_recorded_with_the_link_that_leads_there() -> None:
    site = Web({"/": '<footer><a href="/winter">Winter menu</a></footer>'}).crawl()
    seen = site.pages[1]
    assert (seen.status, seen.linked_from, seen.text, seen.level) == (404, "/", "Winter menu", 1)
    assert seen.signals[0].sign is Sign.UNFAMILIAR


@pytest.mark.parametrize(
    ("reply", "mark"),
    [
        (answer(failure=Failure.TOO_BIG), "too_big"),
        (answer(failure=Failure.BAD_REDIRECT), "bad_redirect"),
        (answer("<div>" * 60_000, headers={"content-type": "text/html"}), "too_hard"),
        (answer(b"%PDF-1.7", headers={"content-type": "application/pdf"}), "not_a_page"),
        (answer(b"\x00\x01\x02"), "not_a_page"),
        (answer("<title>x</title>" + to("/b"), via=((302, "https://miller.example/"),)), "leads_elsewhere"),
        (answer("oops", 500), "status_server_error"),
    ],
)
def test_a_page_that_cannot_be_read_ends_nothing(reply: Reply, mark: str) -> None:
    web = Web({"/": to("/odd", "/menu"), "/odd": reply, "/menu": f'<a href="{BLUESKY}">B</a>'})
    site = web.crawl()
    assert site.pages[1].signals[0].mark == mark
    assert only(site).pages == ("/menu",)


def test_a_home_page_too_big_or_too_hard_to_read_leaves_the_sitemap() -> None:
    for reply in (answer(failure=Failure.TOO_BIG), answer("<div>" * 60_000)):
        site = Web({"/": reply, "/sitemap.xml": sitemap(f"{HOME}/menu"), "/menu": f'<a href="{BLUESKY}">B</a>'}).crawl()
        assert (only(site).pages, site.state) == (("/menu",), SiteState.UNKNOWN)


def test_a_page_in_another_charset_is_read_whatever_it_says() -> None:
    odd = answer(
        "<title>Bäckerei</title><a href='/über'>Über uns</a>".encode("utf-16"),
        headers={"content-type": "text/html; charset=klingon"},
    )
    web = Web({"/": to("/odd"), "/odd": odd})
    web.crawl()
    assert web.visited == ["/", "/odd", "/%C3%BCber"]


def test_of_ten_thousand_links_on_a_page_the_visit_stays_within_its_bounds() -> None:
    web = Web({"/": to(*(f"/p{n}x" for n in range(10_000)))})
    site = web.crawl(bounds=Bounds(pages=10))
    assert (len(web.visited), site.not_visited) == (10, 3_000 - 9)


@pytest.mark.parametrize(
    "reply", [answer("no", 403), answer(failure=Failure.TOO_SLOW), answer("<title>Just a moment...</title>", 403)]
)
def test_a_host_that_shows_nothing_is_soon_left_alone(reply: Reply) -> None:
    pages = [f"/loaf-{chr(97 + n)}" for n in range(24)]
    web = Web({"/": to(*pages), **dict.fromkeys(pages, reply)})
    assert web.crawl().not_visited == 24 - 5
    assert len(web.visited) == 6


def test_pages_too_big_to_read_are_no_refusal() -> None:
    pages = [f"/loaf-{chr(97 + n)}" for n in range(24)]
    web = Web({"/": to(*pages), **dict.fromkeys(pages, answer(failure=Failure.TOO_BIG))})
    web.crawl()
    assert len(web.visited) == 25


def test_a_host_that_asks_for_a_rest_gets_it() -> None:
    pages = [f"/loaf-{chr(97 + n)}" for n in range(24)]
    web = Web({"/": to(*pages), **dict.fromkeys(pages, ""), "/loaf-a": answer("slow down", 429)})
    web.crawl()
    assert len(web.visited) == 6


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        (answer(failure=Failure.NO_SUCH_NAME), SiteState.DOWN),
        (answer("", 503), SiteState.DOWN),
        (answer("<title>Just a moment...</title>", 403), SiteState.BLOCKED),
        (answer("", 401), SiteState.LOGIN),
        (answer("<title>Maintenance mode</title>"), SiteState.MAINTENANCE),
        (answer(f"<title>maple.example is for sale</title><p>Get the domain</p><a href='{BLUESKY}'>B</a>{to('/offer')}"), SiteState.FOR_SALE),
        (answer(f"<title>Miller</title><a href='{BLUESKY}'>B</a>{to('/flour')}{WORDS}", via=((301, "https://miller.example/"),)),
         SiteState.REDIRECTED_AWAY),
    ],
)  # fmt: skip
def test_what_is_not_the_business_s_open_site_is_named_and_left(reply: Reply, state: SiteState) -> None:
    web = Web({"/": reply, "/sitemap.xml": sitemap(f"{HOME}/menu"), "/menu": f'<a href="{BLUESKY}">B</a>'})
    site = web.crawl()
    assert (site.state, site.links, site.own_links, len(site.pages)) == (state, (), 0, 1)
    assert web.asked == [f"{HOME}/", f"{HOME}/robots.txt"]


@pytest.mark.parametrize(
    ("website", "own", "others"),
    [
        ("https://maple.blogspot.com/", "https://maple.blogspot.com/p/x.html", "https://miller.blogspot.com/"),
        ("https://maple.weebly.com/", "https://maple.weebly.com/x", "https://www.weebly.com/"),
        ("https://sites.google.com/view/maple/", "https://sites.google.com/view/maple/x", "https://sites.google.com/view/miller"),
        ("https://medium.com/maple/", "https://medium.com/maple/x", "https://medium.com/miller"),
        ("https://maple.co.uk/", "https://www.maple.co.uk/x", "https://miller.co.uk/"),
    ],
)  # fmt: skip
def test_neighbours_on_a_shared_domain_are_not_the_business(website: str, own: str, others: str) -> None:
    web = Web({website: to(own, others)})
    web.crawl(website)
    assert [asked for asked in web.asked if not asked.endswith((".txt", ".xml"))][1:] == [own.replace("www.", "")]


@pytest.mark.parametrize("profile", ["https://www.facebook.com/maple", "https://linktr.ee/maple"])
def test_a_profile_that_serves_as_the_website_is_looked_at_alone(profile: str) -> None:
    web = Web({profile: to("/maple/about")})
    web.crawl(profile)
    assert web.asked == [profile]


PIECES = ["/", "..", "%", "%2F", "%00", "?", "&", "=", "#", "@", "[", "]", ":", ";", "ü", "\ud83d", "\u202e", "2026-10", "https:",
          "www.maple.example", ".html", "*", "$", "\\", " ", "\n", "'", "Disallow: ", "Allow: ", "Sitemap: ", "{{"]  # fmt: skip
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@settings(max_examples=50, deadline=None)
@given(st.lists(HOSTILE, max_size=6), st.lists(HOSTILE, max_size=6), st.lists(HOSTILE, max_size=6))
def test_no_address_and_no_rule_ends_the_visit(links: list[str], rules: list[str], listed: list[str]) -> None:
    def raw(text: str) -> bytes:
        return text.encode("utf-8", "surrogatepass")

    robots = answer(b"User-agent: *\n" + b"\n".join(map(raw, rules)))
    start = answer(b"<title>M</title>" + raw(to(*links) + WORDS))
    site = Web(
        {"/": start, "/robots.txt": robots, "/sitemap.xml": answer(raw("".join(map("<loc>{}</loc>".format, listed))))}
    )
    assert len(site.crawl().pages) <= 13


def test_what_is_no_address_is_one_ask_and_no_page() -> None:
    site = Web({}).crawl("not an address")
    assert (site.state, site.links, len(site.pages)) == (SiteState.UNKNOWN, (), 1)


def test_a_page_that_is_missing_says_where_its_link_stands_and_how_often() -> None:
    menu = '<nav><a href="/gone">Winter menu</a></nav>'
    site = Web({"/": menu + to("/about", "/team"), "/about": menu, "/team": ""}).crawl()
    (gone,) = [page for page in site.pages if page.address.endswith("/gone")]
    assert (gone.status, gone.region, gone.on_pages, gone.linked_from) == (404, "nav", 2, "/")


def test_what_a_blog_s_own_page_names_first_is_opened_before_the_mass_of_pages() -> None:
    posts = [f"/2026/post-{number}" for number in range(20)]
    menu = f"<nav>{to('/blog/')}</nav>"
    mass = to(*(f"/parts/{number}" for number in range(100)))
    web = Web({"/": menu + mass, "/blog/": f"{menu}<main>{to(*posts)}</main>", **dict.fromkeys(posts, "")})
    web.crawl(bounds=Bounds(pages=11))
    assert web.visited[1] == "/blog/"
    assert set(posts[:5]) <= set(web.visited)
    assert not set(posts[5:]) & set(web.visited)
