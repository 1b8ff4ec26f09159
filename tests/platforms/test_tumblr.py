"""Tumblr: its feed, its old interface and its page show a blog; that it is not there may mean it is for members."""

from __future__ import annotations

import functools
import time

import pytest

from audit.address import Identity, Kind
from audit.evidence import Precision, Reading, Reply, Sign
from audit.platforms import tumblr
from looking import answer, kit, look, named_by, profile
from walls import LIVING, NOT_PROOF, says_nothing, signs

AT = "https://www.tumblr.com/maplebakery"
HOST = "https://maplebakery.tumblr.com"
MAPLE = profile("tumblr", "maplebakery", AT)
MISSING = answer('<title>Tumblr</title><script>{"status":404}</script>', 404)
SHELL = answer("<title>Tumblr</title><div id=root></div>")


def rss(*dates: str, by: str = "maplebakery", link: str = f"{HOST}/", maker: bool = True) -> Reply:
    items = "".join(f"<item><title>Rye</title><link>{HOST}/post/1</link><pubDate>{at}</pubDate></item>" for at in dates)
    made = f"<generator>Tumblr (3.0; @{by})</generator>" if maker else ""
    return answer(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Maple Bakery</title>{made}<link>{link}</link>{items}</channel></rss>'
    )


def old(name: str = "maplebakery", total: object = 412, **more: object) -> Reply:
    blog = {"name": name, "title": "Maple Bakery", "description": "<b>Bread</b>"}
    posts = [{"unix-timestamp": 1408460531}] if total else []
    return answer({"tumblelog": blog, "posts-total": total, "posts": posts, **more})


def blog_page(name: str = "maplebakery") -> Reply:
    return answer('<title>Maple</title><script>{"queryKey":["user-info",true],"name":"' + name + '"}</script>')


def seen(feed: Reply = SHELL, api: Reply = SHELL, page: Reply = SHELL) -> Reading:
    return look(tumblr.visit(MAPLE, kit()), {f"{HOST}/rss": feed, f"{HOST}/api/read/json": api, AT: page})


FRESH = "Fri, 20 Nov 2026 10:00:00 -0500"


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply, reply, reply)), name


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_a_missing_feed_beside_walls_is_never_more_than_withheld(name: str, reply: Reply) -> None:
    assert signs(seen(MISSING, reply, reply)).isdisjoint(LIVING | {Sign.ABSENT, Sign.ENDED}), name


def test_a_blog_for_members_and_one_that_is_not_there_are_answered_alike() -> None:
    reading = seen(MISSING, MISSING, MISSING)
    assert [(s.sign, s.rung, s.mark) for s in reading.signals] == [
        (Sign.WITHHELD, "feed", "feed_404"),
        (Sign.WITHHELD, "api", "api_404"),
        (Sign.WITHHELD, "page", "page_404"),
    ]


@pytest.mark.parametrize("path", ["login_required/maplebakery", "login?redirect_to=x"])
def test_a_blog_that_asks_for_a_login_is_walled(path: str) -> None:
    walled = answer("<title>Tumblr</title>", via=((302, f"https://www.tumblr.com/{path}"),))
    assert signs(seen(walled, walled, walled)) == {Sign.LOGIN_WALL, Sign.KEY_MISSING}


# With a key

INFO = "https://api.tumblr.com/v2/blog/maplebakery.tumblr.com/info"


def refused(status: int, title: str, detail: str = "", code: int = 0) -> Reply:
    error: dict[str, object] = {"title": title, "code": code, **({"detail": detail} if detail else {})}
    return answer({"meta": {"status": status, "msg": title}, "response": [], "errors": [error]}, status)


def record(**more: object) -> Reply:
    blog = {"name": "MapleBakery", "title": "Maple Bakery", "posts": 3, "updated": 1789000000, **more}
    return answer({"meta": {"status": 200, "msg": "OK"}, "response": {"blog": blog}})


def keyed(found: Reply) -> Reading:
    return look(tumblr.info(MAPLE, kit(keys=frozenset(tumblr.KEYS))), {INFO: found})


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_a_record_behind_a_wall_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(keyed(reply)), name


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (refused(404, "Not Found", "You have to look elsewhere"), (Sign.UNFAMILIAR, "no_known_marker")),
        (refused(404, "Not Found", code=4012), (Sign.UNFAMILIAR, "no_known_marker")),
        (answer("<h1>Not Found</h1>", 404), (Sign.UNFAMILIAR, "no_known_marker")),
        (record(name="miller"), (Sign.UNFAMILIAR, "no_known_marker")),
        (
            answer(refused(404, "Not Found").body, 404, headers={"cf-mitigated": "challenge"}),
            (Sign.CHALLENGE, "cf_mitigated"),
        ),
        (
            refused(404, "Not Found", "This blog is only viewable within the Tumblr dashboard"),
            (Sign.PRIVATE, "not_for_guests"),
        ),
        (refused(403, "Forbidden", "You do not have permission to view this blog"), (Sign.PRIVATE, "not_for_guests")),
        (refused(404, "Not Found"), (Sign.ABSENT, "no_such_blog")),
        (record(), (Sign.SHOWN, "blog_record")),
        (refused(429, "Limit Exceeded"), (Sign.RATE_LIMITED, "status_429")),
    ],
)
def test_a_record_tells_hidden_blogs_from_missing_ones(found: Reply, said: tuple[Sign, str]) -> None:
    assert [(signal.sign, signal.mark) for signal in keyed(found).signals] == [said]


def test_a_record_dates_a_blog_and_an_empty_one_is_not_dated() -> None:
    newest, none = keyed(record()), keyed(record(posts=0))
    assert newest.newest
    assert (newest.newest.at.year, newest.post_count, newest.handle) == (2026, 3, "maplebakery")
    assert none.newest is None
    assert signs(none) == {Sign.SHOWN, Sign.EMPTY}


@pytest.mark.parametrize("feed", [rss(FRESH, by="miller"), rss(FRESH, link="https://miller.tumblr.com/", maker=False)])
def test_somebody_elses_feed_shows_nothing(feed: Reply) -> None:
    reading = seen(feed)
    assert (reading.signals[0].sign, reading.signals[0].mark) == (Sign.UNFAMILIAR, "another_feed")
    assert says_nothing(reading)


@pytest.mark.parametrize("other", [old("miller"), answer({"tumblelog": [], "posts": 4})])
def test_somebody_elses_list_shows_nothing(other: Reply) -> None:
    assert says_nothing(seen(api=other))


@pytest.mark.parametrize(
    "page", [blog_page("miller"), answer('<script>{"name":"maplebakery"}</script>'), answer(blog_page().body, 404)]
)
def test_a_page_without_the_blogs_own_data_does_not_show_it(page: Reply) -> None:
    assert signs(seen(page=page)).isdisjoint(LIVING)


@pytest.mark.parametrize(
    "feed",
    [
        rss(FRESH),
        rss(FRESH, by="MapleBakery"),
        rss(FRESH, maker=False),
        rss(FRESH, link="https://blog.maple.example/"),
    ],
)
def test_a_feed_shows_and_dates_its_blog_on_whatever_domain(feed: Reply) -> None:
    reading = seen(feed)
    assert [(s.sign, s.rung, s.mark) for s in reading.signals] == [(Sign.SHOWN, "feed", "feed")]
    assert reading.name == "Maple Bakery"
    assert reading.newest is not None
    assert (reading.newest.at.isoformat(), reading.newest.precision) == ("2026-11-20T15:00:00+00:00", Precision.SECOND)


def test_without_a_feed_the_old_interface_shows_counts_and_dates() -> None:
    reading = seen(api=old())
    assert [(s.sign, s.rung, s.mark) for s in reading.signals] == [
        (Sign.UNFAMILIAR, "feed", "no_feed"),
        (Sign.SHOWN, "api", "tumblelog"),
    ]
    assert (reading.name, reading.bio, reading.post_count, reading.handle) == (
        "Maple Bakery",
        "Bread",
        412,
        "maplebakery",
    )
    assert reading.newest is not None
    assert reading.newest.at.year == 2014


def test_the_page_alone_shows_a_blog_without_dates() -> None:
    reading = seen(page=blog_page())
    assert (reading.signals[-1].sign, reading.signals[-1].mark) == (Sign.SHOWN, "user_info")
    assert reading.newest is None


@pytest.mark.parametrize("total", [0, "0"])
def test_a_blog_is_empty_when_it_counts_no_posts(total: object) -> None:
    reading = seen(rss(), old(total=total, posts=[]))
    assert [(s.sign, s.mark) for s in reading.signals] == [
        (Sign.SHOWN, "feed"),
        (Sign.SHOWN, "tumblelog"),
        (Sign.EMPTY, "no_posts"),
    ]


@pytest.mark.parametrize("api", [old(total=3, posts=[]), SHELL, MISSING, old(total=None, posts=[])])
def test_a_feed_without_posts_alone_makes_no_empty_blog(api: Reply) -> None:
    assert Sign.EMPTY not in signs(seen(rss(), api))


def test_the_controls_are_tumblrs_own_blog_and_a_random_name() -> None:
    living, absent = tumblr.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert (living.handle, absent.handle) == ("staff", "abcdefghijklmnopqrstuvwx")
    for control in (living, absent):
        assert identified(control.address).handle == control.handle


identified = functools.partial(named_by, tumblr)


@pytest.mark.parametrize(("pasted", "handle"), tumblr.EXAMPLES.items())
def test_examples(pasted: str, handle: str) -> None:
    assert identified(pasted) == Identity(
        kind=Kind.PROFILE, platform="tumblr", handle=handle, address=f"https://www.tumblr.com/{handle}"
    )


@pytest.mark.parametrize(
    "text",
    ["https://tumblr.com/blog/maplebakery", "https://maplebakery.tumblr.com/tagged/rye", "maplebakery.tumblr.com/rss",
     "http://www.maplebakery.tumblr.com/ask", "https://www.tumblr.com/maplebakery/archive", "tumblr.com/MapleBakery?source=share"],
)  # fmt: skip
def test_every_form_is_that_blog(text: str) -> None:
    assert (identified(text).kind, identified(text).handle) == (Kind.PROFILE, "maplebakery")


@pytest.mark.parametrize(
    "text",
    ["https://maplebakery.tumblr.com/post/700000000000000001/rye", "https://www.tumblr.com/maplebakery/700000000000000001",
     "https://www.tumblr.com/blog/view/maplebakery/700000000000000001", "https://maplebakery.tumblr.com/image/700000000000000001"],
)  # fmt: skip
def test_a_post_names_its_blog(text: str) -> None:
    assert (identified(text).kind, identified(text).address) == (Kind.POST, AT)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://www.tumblr.com/", Kind.HOME),
        ("https://www.tumblr.com/share/link?url=x", Kind.SHARE),
        ("https://www.tumblr.com/widgets/share/tool?canonicalUrl=x", Kind.SHARE),
        *((f"https://www.tumblr.com/{word}", Kind.LOGIN) for word in ("dashboard", "login", "register", "settings/x")),
        *((f"https://www.tumblr.com/{word}", Kind.WEBSITE) for word in
          ("tagged/bread", "search/bread", "explore", "about", "privacy", "help", "blog", "blog/view", "maple_bakery",
           "-maple", "policy/en/terms", "a" * 33, "@maplebakery")),
        *((f"https://{host}.tumblr.com/x", Kind.WEBSITE) for host in
          ("assets", "api", "64.media", "static", "help", "a.b", "maple_bakery")),
    ],
)  # fmt: skip
def test_what_is_no_blog_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    assert identified(text) == Identity(kind=kind, platform="tumblr")


def test_the_worst_pages_and_names_take_no_time() -> None:
    began = time.process_time()
    seen(answer("<rss><generator>Tumblr (" + "3" * 50_000), answer("[" * 50_000), answer('"name":"' * 50_000))
    identified("https://" + "a-" * 30 + ".tumblr.com/" + "x" * 2_000)
    assert time.process_time() - began < 0.5
