"""Reddit: feeds of users and communities, and that their silence says nothing."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable

import pytest

from audit.address import Identity, Kind
from audit.evidence import Newest, Post, Precision, Profile, Reading, Reply, Sign
from audit.platforms import reddit
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing, signs

USER = profile("reddit", "u/maplebakery", "https://www.reddit.com/user/maplebakery/")
STREET = profile("reddit", "r/maplestreet", "https://www.reddit.com/r/maplestreet/")
OF_USER, OF_STREET = f"{USER.address}.rss", f"{STREET.address}new/.rss"
BLOCKED = "<body>You've been blocked by network security.</body>"


def entry(date: str, title: str = "New rye", tag: str = "published") -> str:
    link = "https://www.reddit.com/r/Breadit/comments/1aaaaaa/new_rye/"
    return f'<entry><id>t3_1</id><link href="{link}"/><{tag}>{date}</{tag}><title>{title}</title></entry>'


RYE = entry("2026-10-03T09:14:00+00:00")


def feed(*entries: str, title: str = "overview for MapleBakery", page: str = "") -> Reply:
    link = f'<link rel="alternate" href="{page}"/>' if page else ""
    made = "<updated>2026-11-22T00:00:00+00:00</updated>"
    return answer(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{title}</title>{link}{made}{"".join(entries)}</feed>',
        headers={"content-type": "application/atom+xml; charset=UTF-8"},
    )


def seen(found: Reply, of: Profile = USER) -> Reading:
    return look(reddit.feed(of, kit()), {OF_USER: found, OF_STREET: found})


def street(*entries: str, page: str = "https://www.reddit.com/r/MapleStreet/new") -> Reply:
    return feed(*entries, title="newest submissions : MapleStreet", page=page)


def odd(status: int) -> tuple[tuple[Sign, str, str, str], ...]:
    return ((Sign.UNFAMILIAR, "feed", "no_known_marker", f"status {status}"),)


EMPTY = ((Sign.UNFAMILIAR, "feed", "feed_empty", "a feed without posts"),)
LOGIN = "https://www.reddit.com/login/?reason=lor2"
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "a user that has no feed": (lambda: seen(answer("", 404)), odd(404)),
    "a banned community": (lambda: seen(answer('{"reason": "banned"}', 404), STREET), odd(404)),
    "a private community": (
        lambda: seen(answer('{"reason": "private"}', 403), STREET),
        ((Sign.REFUSED, "feed", "status_refused", "status 403"),),
    ),
    "a user who hides their posts": (lambda: seen(feed()), EMPTY),
    "a community without posts": (lambda: seen(street(), STREET), EMPTY),
    "a search in place of a community": (
        lambda: seen(
            feed(RYE, title="reddit.com: search results", page="https://www.reddit.com/subreddits/search"), STREET
        ),
        odd(200),
    ),
    "somebody else's feed": (lambda: seen(feed(RYE, title="overview for miller")), odd(200)),
    "another community's feed": (
        lambda: seen(street(RYE, page="https://www.reddit.com/r/Breadit/"), STREET),
        odd(200),
    ),
    "a look-alike's feed": (
        lambda: seen(street(RYE, page="https://reddit.maple.example/r/maplestreet/"), STREET),
        odd(200),
    ),
    "a page in place of the feed": (lambda: seen(answer("<title>overview for maplebakery</title>")), odd(200)),
    "a block": (
        lambda: seen(answer(BLOCKED, 403)),
        ((Sign.CHALLENGE, "feed", "challenge_page", "blocked by network security"),),
    ),
    "a redirect to the login page": (
        lambda: seen(answer("<title>Reddit</title>", via=((302, LOGIN),))),
        ((Sign.LOGIN_WALL, "feed", "login_redirect", "led to www.reddit.com/login/"),),
    ),
    "a living user": (
        lambda: seen(feed(RYE)),
        ((Sign.SHOWN, "feed", "feed_entries", "overview for MapleBakery"),),
    ),
    "a living user by the page the feed names": (
        lambda: seen(feed(RYE, title="", page="https://www.reddit.com/user/MapleBakery")),
        ((Sign.SHOWN, "feed", "feed_entries", "status 200"),),
    ),
    "a living community": (
        lambda: seen(street(RYE), STREET),
        ((Sign.SHOWN, "feed", "feed_entries", "newest submissions : MapleStreet"),),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= reddit.RUNGS.keys()


@pytest.mark.parametrize("of", [USER, STREET], ids=["user", "community"])
@pytest.mark.parametrize(("name", "reply"), NOT_PROOF, ids=[name for name, _ in NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply, of: Profile) -> None:
    assert says_nothing(seen(reply, of)), name


def test_nothing_reddit_answers_speaks_against_an_account() -> None:
    against = {Sign.ABSENT, Sign.WITHHELD, Sign.ENDED, Sign.MOVED, Sign.EMPTY}
    for looked, _ in STATES.values():
        assert signs(looked()).isdisjoint(against)


def test_the_title_of_a_users_feed_names_no_community() -> None:
    alike = feed(RYE, title="overview for maplestreet", page="https://www.reddit.com/user/maplestreet")
    assert says_nothing(seen(alike, STREET))


def test_all_that_a_users_feed_shows_is_read() -> None:
    reading = seen(feed(entry("2026-09-01T09:00:00+00:00", "Old", "updated"), RYE, entry("soon"), entry("2031-01-01")))
    days = [dt.datetime(2026, 10, 3, 9, 14, tzinfo=dt.UTC), dt.datetime(2026, 9, 1, 9, tzinfo=dt.UTC)]
    link = "https://www.reddit.com/r/Breadit/comments/1aaaaaa/new_rye/"
    source = "the account's feed of posts and comments"
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=days[0], source=source, precision=Precision.SECOND, lower_bound=True),
        posts=tuple(Post(at=at, text=text, address=link) for at, text in zip(days, ("New rye", "Old"), strict=True)),
        handle="u/maplebakery",
        unseen_parts=("posts the account hides", "followers"),
    )


def test_a_communitys_newest_post_may_be_anybodys() -> None:
    reading = seen(street(RYE), STREET)
    assert reading.newest is not None
    assert reading.newest.source == "the newest post in the community, by anybody"
    assert not reading.newest.lower_bound
    assert (reading.handle, reading.unseen_parts) == ("r/maplestreet", ("comments", "members"))


def test_a_feed_of_odd_dates_shows_nothing() -> None:
    assert says_nothing(seen(feed(entry("soon"), entry("2031-01-01T00:00:00+00:00"))))


# Addresses

identified = functools.partial(named_by, reddit)


@pytest.mark.parametrize(("of", "form"), [(USER, "u/"), (STREET, "r/")], ids=["user", "community"])
def test_the_controls_are_the_networks_own_and_a_random_name_of_the_same_form(of: Profile, form: str) -> None:
    living, absent = reddit.controls(of, "x" * 24)
    assert (living.handle, absent.handle) == (f"{form}reddit", form + "x" * 20)
    for control in (living, absent):
        assert identified(control.address).handle == control.handle


@pytest.mark.parametrize(
    ("pasted", "kind"),
    [
        ("https://www.reddit.com/", Kind.HOME),
        ("https://old.reddit.com/hot/", Kind.HOME),
        ("https://redd.it", Kind.HOME),
        ("https://www.reddit.com/submit?url=https://maple.example", Kind.SHARE),
        ("https://www.reddit.com/r/Breadit/submit?url=x", Kind.SHARE),
        ("https://www.reddit.com/login/?dest=x", Kind.LOGIN),
        ("https://www.reddit.com/register", Kind.LOGIN),
        ("https://www.reddit.com/settings/profile", Kind.LOGIN),
        ("https://www.reddit.com/message/compose/?to=MapleBakery", Kind.LOGIN),
        ("https://www.reddit.com/user/me/", Kind.LOGIN),
        ("https://www.reddit.com/user/", Kind.LOGIN),
        ("https://redd.it/1aaaaaa", Kind.POST),
        ("https://v.redd.it/aaaaaaaaaaaa", Kind.POST),
        ("https://www.reddit.com/comments/1aaaaaa", Kind.POST),
        ("https://www.reddit.com/gallery/1aaaaaa", Kind.POST),
        ("https://www.reddit.com/r/all/", Kind.WEBSITE),
        ("https://www.reddit.com/r/popular", Kind.WEBSITE),
        ("https://www.reddit.com/r/", Kind.WEBSITE),
        ("https://www.reddit.com/r/bread+cake", Kind.WEBSITE),
        ("https://www.reddit.com/r/b", Kind.WEBSITE),
        (f"https://www.reddit.com/r/{'a' * 22}", Kind.WEBSITE),
        ("https://www.reddit.com/r/maple.bakery", Kind.WEBSITE),
        ("https://www.reddit.com/r/Breadit/wiki/index", Kind.WEBSITE),
        ("https://www.reddit.com/r/Breadit/search?q=rye", Kind.WEBSITE),
        ("https://www.reddit.com/r/Breadit/w/index", Kind.WEBSITE),
        ("https://www.reddit.com/user/ab", Kind.WEBSITE),
        (f"https://www.reddit.com/user/{'a' * 21}", Kind.WEBSITE),
        ("https://www.reddit.com/user/MapleBakery/m/bread", Kind.WEBSITE),
        ("https://www.reddit.com/search?q=bread", Kind.WEBSITE),
        ("https://www.reddit.com/wiki/contentpolicy", Kind.WEBSITE),
        ("https://www.reddit.com/premium", Kind.WEBSITE),
        ("https://www.reddit.com/subreddits/search?q=x", Kind.WEBSITE),
        ("https://www.reddit.com/maplebakery", Kind.WEBSITE),
        ("https://www.reddit.com/.rss", Kind.HOME),
        ("https://support.reddithelp.reddit.com/u/maplebakery", Kind.WEBSITE),
        ("https://ads.reddit.com/u/maplebakery", Kind.WEBSITE),
    ],
)
def test_what_is_no_profile_is_named_as_what_it_is(pasted: str, kind: Kind) -> None:
    assert identified(pasted) == Identity(kind=kind, platform="reddit")


FOR_ITSELF = {
    Kind.HOME: "best hot new rising top",
    Kind.SHARE: "submit",
    Kind.LOGIN: "login register account settings prefs message chat notifications password",
    Kind.POST: "comments gallery poll video media",
}


@pytest.mark.parametrize(
    ("kind", "word"), [(kind, word) for kind, words in FOR_ITSELF.items() for word in words.split()]
)
def test_a_word_that_reddit_keeps_for_itself_is_no_profile(kind: Kind, word: str) -> None:
    assert identified(f"https://www.reddit.com/{word}") == Identity(kind=kind, platform="reddit")


@pytest.mark.parametrize("name", ["all", "popular", "mod", "random", "randnsfw", "friends", "home"])
def test_a_name_that_gathers_other_communities_is_none(name: str) -> None:
    assert identified(f"https://www.reddit.com/r/{name}/").kind is Kind.WEBSITE


@pytest.mark.parametrize(("pasted", "handle"), reddit.EXAMPLES.items())
def test_examples(pasted: str, handle: str) -> None:
    assert identified(pasted).handle == handle


@pytest.mark.parametrize("host", ["www", "old", "new", "np", "m", "i", "amp", "sh", "de", "pay"])
def test_every_host_of_reddit_is_the_same_account(host: str) -> None:
    found = identified(f"https://{host}.reddit.com/u/MapleBakery")
    assert (found.kind is Kind.PROFILE) is (host != "pay")
    assert found.address == ("" if host == "pay" else USER.address)


@pytest.mark.parametrize("path", ["u/MapleBakery", "user/MapleBakery/", "r/u_MapleBakery", "USER/maplebakery.rss"])
@pytest.mark.parametrize(
    "below", ["", "/overview", "/submitted/", "/posts", "/comments/", "/about", "/gilded", "/saved", "/upvoted",
              "/downvoted", "/hidden", "?sort=new", "/.rss", "/about.json"],
)  # fmt: skip
def test_every_form_and_tab_of_a_user_is_that_user(path: str, below: str) -> None:
    assert identified(f"https://www.reddit.com/{path}{below}") == Identity(
        kind=Kind.PROFILE, platform="reddit", handle="u/maplebakery", address=USER.address
    )


@pytest.mark.parametrize(
    ("below", "kind"),
    [("", Kind.PROFILE), ("/new", Kind.PROFILE), ("/top/?t=all", Kind.PROFILE), ("/about/rules", Kind.PROFILE),
     ("/.rss", Kind.PROFILE), ("/comments/1aaaaaa/new_rye/", Kind.POST), ("/s/AbCdEfGhIj", Kind.POST),
     ("/duplicates/1aaaaaa/new_rye/", Kind.POST)],
)  # fmt: skip
def test_every_tab_of_a_community_is_that_community(below: str, kind: Kind) -> None:
    assert identified(f"https://reddit.com/r/MapleStreet{below}") == Identity(
        kind=kind, platform="reddit", handle="r/maplestreet", address=STREET.address
    )


@pytest.mark.parametrize("below", ["comments/1aaaaaa/new_rye", "s/AbCdEfGhIj"])
def test_a_post_of_a_user_is_a_post(below: str) -> None:
    found = identified(f"https://www.reddit.com/user/MapleBakery/{below}")
    assert (found.kind, found.handle) == (Kind.POST, "u/maplebakery")


KEYS = frozenset(reddit.KEYS)
API = "https://oauth.reddit.com/"
ABOUT: dict[str, dict[str, object]] = {
    "u/maplebakery": {
        "kind": "t2",
        "data": {
            "id": "1abc",
            "name": "MapleBakery",
            "is_suspended": False,
            "subreddit": {"title": "Maple Street Bakery", "public_description": "Bread. https://maplebakery.example"},
        },
    },
    "r/maplestreet": {
        "kind": "t5",
        "data": {
            "id": "2abc",
            "display_name": "MapleStreet",
            "title": "Maple Street",
            "public_description": "Our street",
            "subscribers": 214,
        },
    },
}


def listing(**more: object) -> Reply:
    told: dict[str, object] = {
        "title": "New rye",
        "author": "MapleBakery",
        "subreddit": "maplestreet",
        "created_utc": 1_793_350_800.0,
        "permalink": "/r/Breadit/comments/1aaaaaa/new_rye/",
    }
    return answer({"kind": "Listing", "data": {"children": [{"kind": "t3", "data": {**told, **more}}, {"kind": "t1"}]}})


def asked(found: Reply, of: Profile = USER, posts: Reply | None = None) -> Reading:
    path = "user/maplebakery" if of is USER else "r/maplestreet"
    where = "overview" if of is USER else "new"
    answers = {
        f"{API}{path}/about?raw_json=1": found,
        f"{API}{path}/{where}?sort=new&limit=10&raw_json=1": posts or listing(),
    }
    return look(reddit.api(of, kit(keys=KEYS)), answers)


def about(of: Profile = USER, kind: str = "", **more: object) -> Reply:
    told = ABOUT[of.handle]
    data = told["data"]
    assert isinstance(data, dict)
    return answer({"kind": kind or told["kind"], "data": {**data, **more}})


SEARCH = f"{API}subreddits/search?q=maplestreet"
NOBODY = answer({"message": "Not Found", "error": 404}, 404)
ODD = (Sign.UNFAMILIAR, "api", "no_known_marker", "status 200")
KEYED: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "somebody else": (lambda: asked(about(name="miller")), (ODD,)),
    "another community": (lambda: asked(about(STREET, display_name="Breadit"), STREET), (ODD,)),
    "a community in a user's place": (lambda: asked(about(kind="t5")), (ODD,)),
    "a list in place of a community": (lambda: asked(answer({"kind": "Listing", "data": {}}), STREET), (ODD,)),
    "a user who is hidden from everybody, or none": (
        lambda: asked(NOBODY),
        ((Sign.WITHHELD, "api", "not_found", "Not Found"),),
    ),
    "a 404 without a word": (
        lambda: asked(answer("", 404), STREET),
        ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 404"),),
    ),
    "a community that is not found, behind a wall": (
        lambda: asked(answer(NOBODY.body, 404, headers={"cf-mitigated": "challenge"}), STREET),
        ((Sign.CHALLENGE, "api", "cf_mitigated", "cf-mitigated: challenge"),),
    ),
    "a community that is not found for a reason": (
        lambda: asked(answer({"message": "Not Found", "error": 404, "reason": "odd"}, 404), STREET),
        ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 404"),),
    ),
    "a private community": (
        lambda: asked(answer({"reason": "private", "message": "Forbidden", "error": 403}, 403), STREET),
        ((Sign.PRIVATE, "api", "closed_to_strangers", "private"),),
    ),
    "a community behind a warning": (
        lambda: asked(answer({"reason": "quarantined", "message": "Forbidden", "error": 403}, 403), STREET),
        ((Sign.PRIVATE, "api", "closed_to_strangers", "quarantined"),),
    ),
    "a wrong token": (
        lambda: asked(answer({"message": "Unauthorized", "error": 401}, 401)),
        ((Sign.REFUSED, "api", "key_refused", "status 401"),),
    ),
    "no access": (
        lambda: asked(answer({"message": "Forbidden", "error": 403}, 403)),
        ((Sign.REFUSED, "api", "status_refused", "status 403"),),
    ),
    "a suspended user": (
        lambda: asked(about(is_suspended=True)),
        ((Sign.ENDED, "api", "is_suspended", "is_suspended: true"),),
    ),
    "a banned community": (
        lambda: asked(answer({"reason": "banned", "message": "Not Found", "error": 404}, 404), STREET),
        ((Sign.ENDED, "api", "community_banned", "banned"),),
    ),
    "a community that is for invited guests": (
        lambda: asked(answer({"reason": "gated", "message": "Forbidden", "error": 403}, 403), STREET),
        ((Sign.PRIVATE, "api", "closed_to_strangers", "gated"),),
    ),
    "a user who is led to the search": (
        lambda: asked(answer({"kind": "Listing"}, via=((302, SEARCH),))),
        (ODD,),
    ),
    "a community that is led elsewhere": (
        lambda: asked(answer({"kind": "Listing"}, via=((302, f"{API}r/all"),)), STREET),
        (ODD,),
    ),
    "a community that is led to a search that fails": (
        lambda: asked(answer("", 503, via=((302, SEARCH),)), STREET),
        ((Sign.SERVER_ERROR, "api", "status_server_error", "status 503"),),
    ),
    "a community that is led to the search": (
        lambda: asked(answer({"kind": "Listing"}, via=((302, SEARCH),)), STREET),
        ((Sign.ABSENT, "api", "led_to_search", "led to the search"),),
    ),
    "a community that is not there": (
        lambda: asked(NOBODY, STREET),
        ((Sign.ABSENT, "api", "not_found", "Not Found"),),
    ),
    "a living user": (
        lambda: asked(about()),
        ((Sign.SHOWN, "api", "user_record", "user/maplebakery (1abc)"),),
    ),
    "a living community": (
        lambda: asked(about(STREET), STREET),
        ((Sign.SHOWN, "api", "community_record", "r/maplestreet (2abc)"),),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), KEYED.values(), ids=KEYED)
def test_each_answer_of_the_interface_gives_these_signals(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
@pytest.mark.parametrize("of", [USER, STREET], ids=["a user", "a community"])
def test_the_interface_says_nothing_either(name: str, reply: Reply, of: Profile) -> None:
    assert says_nothing(asked(reply, of)), name
    assert signs(asked(about(of), of, reply)) == {Sign.SHOWN}, name


@pytest.mark.parametrize("of", [USER, STREET], ids=["a user", "a community"])
def test_the_interface_tells_the_newest_post(of: Profile) -> None:
    source = (
        "the account's feed of posts and comments" if of is USER else "the newest post in the community, by anybody"
    )
    at = dt.datetime(2026, 10, 30, 9, 0, tzinfo=dt.UTC)
    found = asked(about(of), of)
    # Users choose which of their posts their profile shows (r/modnews, June 2025).
    assert found.newest == Newest(at=at, source=source, precision=Precision.SECOND, lower_bound=of is USER)
    assert found.posts[0].address == "https://www.reddit.com/r/Breadit/comments/1aaaaaa/new_rye/"
    assert asked(about(of), of, listing(author="miller", subreddit="Breadit")).newest is None


def test_the_interface_tells_of_users_and_communities() -> None:
    user, street = asked(about()), asked(about(STREET), STREET)
    assert (user.name, user.platform_id, user.handle, user.followers) == (
        "Maple Street Bakery",
        "t2_1abc",
        "u/maplebakery",
        None,
    )
    assert user.links == ("https://maplebakery.example",)
    assert (street.name, street.bio, street.platform_id, street.followers) == (
        "Maple Street",
        "Our street",
        "t5_2abc",
        214,
    )


def test_the_feed_is_asked_for_a_date_that_the_interface_does_not_tell() -> None:
    answers = {f"{API}user/maplebakery/about": about(), API: answer("", 403), OF_USER: feed(RYE)}
    found = look(reddit.visit(USER, kit(keys=KEYS)), answers)
    assert [(s.sign, s.rung) for s in found.signals] == [(Sign.SHOWN, "api"), (Sign.SHOWN, "feed")]
    assert found.newest
    assert found.platform_id == "t2_1abc"
    whole = look(
        reddit.visit(USER, kit(keys=KEYS)), {f"{API}user/maplebakery/about": about(), f"{API}user/m": listing()}
    )
    assert [s.rung for s in whole.signals] == ["api"]


def test_the_feed_is_asked_where_the_interface_does_not_tell_or_has_no_key() -> None:
    refused = look(reddit.visit(USER, kit(keys=KEYS)), {API: answer("", 401), OF_USER: feed(RYE)})
    assert [(s.mark, s.rung) for s in refused.signals] == [("key_refused", "api"), ("feed_entries", "feed")]
    assert [s.rung for s in look(reddit.visit(USER, kit()), {OF_USER: feed(RYE)}).signals] == ["feed"]
    unseen = look(reddit.visit(USER, kit()), {OF_USER: answer("", 404)}).signals
    missing = (Sign.KEY_MISSING, "needs REDDIT_CLIENT_ID and REDDIT_CLIENT_SECRET")
    assert [(s.sign, s.quote) for s in unseen][1:] == [missing]
