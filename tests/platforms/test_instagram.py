"""Instagram: login walls in all their forms come first; then what says missing, and what shows a profile."""

from __future__ import annotations

import datetime as dt
import functools
import json
import urllib.parse
from collections.abc import Callable

import pytest

import walls
from audit.address import Identity, Kind
from audit.evidence import Newest, Post, Precision, Reading, Reply, Sign
from audit.platforms import instagram
from looking import answer, kit, look, named_by, profile

AT = "https://www.instagram.com/maplebakery/"
MAPLE = profile("instagram", "maplebakery", AT)
KEYS = frozenset({"META_ACCESS_TOKEN", "META_IG_USER_ID"})
GRAPH = "https://graph.facebook.com/v26.0/{META_IG_USER_ID}?"
NEW, OLD = "DPgA0abcdEF", "BPgA0abcdEF"


def record(**changed: object) -> dict[str, object]:
    return {
        "id": "x1",
        "pk": "4100000001",
        "username": "maplebakery",
        "full_name": "Maple Bakery",
        "biography": "Bread since 1999 https://maple.example",
        "is_private": False,
        "all_media_count": 402,
        "follower_count": 1204,
        "polaris_ordered_timeline_connection": {"edges": [{"node": {"code": code}} for code in (OLD, NEW)]},
        **changed,
    }


def page(user: object) -> str:
    data = json.dumps({"require": [["Relay", [], [{"result": {"data": {"xig_user_by_username": user}}}]]]})
    return f"<html><head><title>Instagram</title></head><script type='application/json'>{data}</script></html>"


def tagged(about: str, title: str = "Maple Bakery (@maplebakery) &#8226; Instagram") -> str:
    return f'<html><head><meta property="og:title" content="{title}"><meta property="og:description" content="{about}">'


ABOUT = "1,204 Followers, 310 Following, 402 Posts - See Instagram photos and videos from Maple Bakery (@maplebakery)"
NO_ROUTE = '<html><head><title>Instagram</title></head><script>{"routePath":null}</script></html>'
SORRY = "<html><title>Instagram</title><h2>Sorry, this page isn't available.</h2></html>"


def seen(reply: Reply) -> Reading:
    return look(instagram.visit(MAPLE, kit()), {AT: reply})


def sign(reading: Reading) -> tuple[Sign, ...]:
    return tuple(signal.sign for signal in reading.signals)


@pytest.mark.parametrize(("name", "reply"), walls.NOT_PROOF, ids=[name for name, _ in walls.NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply) -> None:
    assert walls.says_nothing(seen(reply)), name


HOME = "https://www.instagram.com/"


@pytest.mark.parametrize(
    ("reply", "expected", "mark"),
    [
        (answer(NO_ROUTE, via=((302, HOME + "accounts/login/?next=x"),)), Sign.LOGIN_WALL, "login_redirect"),
        (answer(NO_ROUTE, via=((302, HOME),)), Sign.LOGIN_WALL, "bounced_home"),
        (answer(NO_ROUTE, 404, via=((302, HOME),)), Sign.LOGIN_WALL, "bounced_home"),
        (answer(NO_ROUTE, via=((302, HOME + "challenge/x"),)), Sign.CHALLENGE, "challenge_redirect"),
        (answer("<title>Login &#8226; Instagram</title>" + NO_ROUTE), Sign.LOGIN_WALL, "login_page"),
        (answer("<title>Login &#8226; Instagram</title>", 404), Sign.LOGIN_WALL, "login_page"),
        (answer(r'<script>{"routePath":"\/"}</script>' + NO_ROUTE), Sign.LOGIN_WALL, "home_route"),
        (answer('<script>{"routePath":"/"}</script>', 404), Sign.LOGIN_WALL, "home_route"),
        (
            answer({"message": "Please wait a few minutes before you try again.", "status": "fail"}, 401),
            Sign.REFUSED,
            "status_refused",
        ),
        (answer("", 429), Sign.RATE_LIMITED, "status_429"),
        (answer({"message": "feedback_required"}, 400), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(NO_ROUTE, 500), Sign.SERVER_ERROR, "status_server_error"),
        (answer(NO_ROUTE, 400), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(SORRY, 400), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(f"<script>'{SORRY}'</script>"), Sign.UNFAMILIAR, "no_known_marker"),
        (answer("", 404, via=((302, HOME + "somebody/"),)), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(NO_ROUTE, via=((302, HOME + "somebody/"),)), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(SORRY, via=((302, HOME + "somebody/"),)), Sign.UNFAMILIAR, "no_known_marker"),
        (
            answer("<html><title>Instagram</title><div id=splash-screen></div></html>"),
            Sign.UNFAMILIAR,
            "no_known_marker",
        ),
        (answer(page(None)), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(record(pk=None))), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(record(username="somebody"))), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(record()), 400), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(tagged(ABOUT.replace("maplebakery", "maplebakery2"), "Instagram")), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(tagged("Photos by Maple")), Sign.UNFAMILIAR, "no_known_marker"),
    ],
)
def test_walls_and_shells_of_instagram_are_never_proof(reply: Reply, expected: Sign, mark: str) -> None:
    assert [(s.sign, s.rung, s.mark) for s in seen(reply).signals] == [(expected, "page", mark)]


def test_all_that_a_living_account_shows_is_read_with_the_dates_in_its_posts_codes() -> None:
    reading = seen(answer(page(record(username="MapleBakery"))))
    newest = dt.datetime(2025, 10, 7, 7, 48, 28, 47000, dt.UTC)
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=newest, source="the code of the newest post", precision=Precision.DERIVED, lower_bound=True),
        posts=(
            Post(at=newest, address=f"https://www.instagram.com/p/{NEW}/"),
            Post(at=dt.datetime(2017, 1, 20, 20, 50, 1, 103000, dt.UTC), address=f"https://www.instagram.com/p/{OLD}/"),
        ),
        name="Maple Bakery",
        bio="Bread since 1999 https://maple.example",
        links=("https://maple.example",),
        followers=1204,
        post_count=402,
        platform_id="4100000001",
        handle="MapleBakery",
        unseen_parts=("stories",),
    )


def codes(*several: str) -> dict[str, object]:
    return {"edges": [{"node": {"code": code}} for code in several]}


@pytest.mark.parametrize(
    ("shown", "total", "lower_bound"),
    [
        ((OLD, NEW), 402, True),
        ((OLD, NEW), 2, False),
        ((OLD, "BPgB0abcdEF", "BPgC0abcdEF", NEW), 402, False),
        ((OLD, "BPgB0abcdEF", "BPgC0abcdEF"), None, True),
    ],
)
def test_posts_that_may_all_be_pinned_are_a_lower_bound(
    shown: tuple[str, ...], total: int | None, *, lower_bound: bool
) -> None:
    user = record(polaris_ordered_timeline_connection=codes(*shown), all_media_count=total)
    newest = seen(answer(page(user))).newest
    assert newest is not None
    assert newest.lower_bound is lower_bound


@pytest.mark.parametrize(("shown", "total"), [((), 402), ((), None), ((NEW,), 0)])
def test_an_account_whose_posts_are_only_out_of_sight_is_not_empty(shown: tuple[str, ...], total: int | None) -> None:
    user = record(polaris_ordered_timeline_connection=codes(*shown), all_media_count=total)
    assert sign(seen(answer(page(user)))) == (Sign.SHOWN,)


def test_the_older_share_tags_show_an_account_without_dates() -> None:
    reading = seen(answer(tagged(ABOUT)))
    assert reading == Reading(
        signals=reading.signals,
        name="Maple Bakery",
        followers=1204,
        post_count=402,
        unseen_parts=("posts and their dates", "stories"),
    )


@pytest.mark.parametrize("following", ["310", "1,310", "1.3K", "2M", "9k", "1m"])
def test_counts_are_read_however_the_third_is_shortened(following: str) -> None:
    reading = seen(answer(tagged(ABOUT.replace("310", following))))
    assert (reading.followers, reading.post_count) == (1204, 402)


def test_the_handle_may_stand_in_either_share_tag() -> None:
    about = ABOUT.replace(" from Maple Bakery (@maplebakery)", "")
    assert sign(seen(answer(tagged(about)))) == (Sign.SHOWN,)
    assert sign(seen(answer(tagged(ABOUT, "Instagram")))) == (Sign.SHOWN,)
    assert sign(seen(answer(tagged(about, "Instagram")))) == (Sign.UNFAMILIAR,)


def test_shortened_counts_are_not_guessed() -> None:
    reading = seen(answer(tagged(ABOUT.replace("1,204 Followers", "12.5K Followers"))))
    assert (sign(reading), reading.followers) == ((Sign.SHOWN,), None)


def user(**changed: object) -> dict[str, object]:
    media = {"data": [{"timestamp": "2026-11-01T10:00:00+0000", "permalink": HOME + "p/x/", "caption": "Rye"}]}
    return {
        "username": "MapleBakery",
        "name": "Maple Bakery",
        "biography": "Bread",
        "website": "https://maple.example",
        "followers_count": 1204,
        "media_count": 402,
        "media": media,
        "id": "17841400000000000",
        **changed,
    }


def in_graph(found: Reply, shown: Reply) -> Reading:
    return look(instagram.visit(MAPLE, kit(keys=KEYS)), {GRAPH: found, AT: shown})


@pytest.mark.parametrize(("name", "reply"), walls.NOT_PROOF, ids=[name for name, _ in walls.NOT_PROOF])
def test_walls_before_the_interface_say_nothing(name: str, reply: Reply) -> None:
    assert walls.says_nothing(look(instagram.api(MAPLE, kit(keys=KEYS)), {GRAPH: reply})), name


@pytest.mark.parametrize(
    ("reply", "expected", "mark"),
    [
        (answer({"error": {"code": 110, "message": "Cannot find User"}}, 400), Sign.UNFAMILIAR, "graph_error"),
        (answer({"error": {"code": 4, "message": "limit"}}, 400), Sign.RATE_LIMITED, "graph_limit"),
        (answer({"error": {"code": 10, "message": "permission"}}, 400), Sign.REFUSED, "graph_denied"),
        (answer({"error": {"code": 2, "message": "later"}}, 500), Sign.SERVER_ERROR, "graph_passing"),
        (answer({"business_discovery": user(username="somebody")}), Sign.UNFAMILIAR, "no_known_marker"),
        (answer({"business_discovery": user()}, 400), Sign.UNFAMILIAR, "no_known_marker"),
    ],
)
def test_a_failing_interface_says_nothing_and_the_page_is_asked_too(reply: Reply, expected: Sign, mark: str) -> None:
    failed, shown = in_graph(reply, answer(page(record()))).signals
    assert (failed.sign, failed.rung, failed.mark) == (expected, "api", mark)
    assert (shown.sign, shown.rung, shown.mark) == (Sign.SHOWN, "page", "account_record")
    assert sign(in_graph(reply, answer("", 429))) == (expected, Sign.RATE_LIMITED)


def test_all_that_the_interface_says_of_a_professional_account_is_read() -> None:
    found = answer({"business_discovery": user(biography="Bread https://bread.example")})
    reading = in_graph(found, answer("", 500))
    posted = dt.datetime(2026, 11, 1, 10, tzinfo=dt.UTC)
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=posted, source="the account's own list of posts", precision=Precision.SECOND),
        posts=(Post(at=posted, text="Rye", address=HOME + "p/x/"),),
        name="Maple Bakery",
        bio="Bread https://bread.example",
        links=("https://maple.example", "https://bread.example"),
        followers=1204,
        post_count=402,
        handle="MapleBakery",
        unseen_parts=("stories",),
    )


def test_the_interfaces_id_is_another_kind_than_the_pages_and_not_kept() -> None:
    assert in_graph(answer({"business_discovery": user()}), answer("", 500)).platform_id == ""


def test_the_interface_is_asked_for_this_account_by_our_own() -> None:
    (ask,) = next(instagram.api(MAPLE, kit(keys=KEYS)))
    assert ask.key == "META_ACCESS_TOKEN"
    shown = (
        "id,username,name,biography,website,followers_count,media_count,media.limit(10){timestamp,permalink,caption}"
    )
    query = f"business_discovery.username(maplebakery){{{shown}}}"
    assert urllib.parse.unquote(ask.address) == f"{GRAPH}fields={query}"


ACCOUNT = (Sign.SHOWN, "page", "account_record", "@maplebakery (4100000001)")
BUSINESS = (Sign.SHOWN, "api", "business_account", "@MapleBakery")
BARE = {"polaris_ordered_timeline_connection": None, "all_media_count": 0}
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "the interface without a key": (
        lambda: look(instagram.api(MAPLE, kit(keys=frozenset({"META_IG_USER_ID"}))), {}),
        ((Sign.KEY_MISSING, "api", "key_missing", "needs META_ACCESS_TOKEN"),),
    ),
    "the interface without an account of our own": (
        lambda: look(instagram.api(MAPLE, kit(keys=frozenset({"META_ACCESS_TOKEN"}))), {}),
        ((Sign.KEY_MISSING, "api", "key_missing", "needs META_IG_USER_ID"),),
    ),
    "led to the front page": (
        lambda: seen(answer(NO_ROUTE, via=((302, HOME),))),
        ((Sign.LOGIN_WALL, "page", "bounced_home", "led to the front page"),),
    ),
    "the front page in its place": (
        lambda: seen(answer('<script>{"routePath" : "/"}</script>')),
        ((Sign.LOGIN_WALL, "page", "home_route", '"routePath":"/"'),),
    ),
    "a login page": (
        lambda: seen(answer("<title>Login</title>" + NO_ROUTE)),
        ((Sign.LOGIN_WALL, "page", "login_page", "Login"),),
    ),
    "status 404": (lambda: seen(answer("", 404)), ((Sign.ABSENT, "page", "status_404", "status 404"),)),
    "no route": (lambda: seen(answer(NO_ROUTE)), ((Sign.ABSENT, "page", "no_route", '"routePath":null'),)),
    "a sentence": (
        lambda: seen(answer(SORRY.replace("'", "\u2019"))),
        ((Sign.ABSENT, "page", "not_available", "Sorry, this page isn't available."),),
    ),
    "a living account": (lambda: seen(answer(page(record()))), (ACCOUNT,)),
    "a private account": (
        lambda: seen(answer(page(record(is_private=True, **BARE)))),
        (ACCOUNT, (Sign.PRIVATE, "page", "is_private", "is_private: true")),
    ),
    "an account without posts": (
        lambda: seen(answer(page(record(**BARE)))),
        (ACCOUNT, (Sign.EMPTY, "page", "no_posts", "all_media_count: 0")),
    ),
    "older share tags": (lambda: seen(answer(tagged(ABOUT))), ((Sign.SHOWN, "page", "share_tags", ABOUT),)),
    "a professional account": (
        lambda: in_graph(answer({"business_discovery": user()}), answer("", 500)),
        (BUSINESS,),
    ),
    "a professional account without media": (
        lambda: in_graph(answer({"business_discovery": user(media_count=0, media=None)}), answer("", 500)),
        (BUSINESS, (Sign.EMPTY, "api", "no_media", "media_count: 0")),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= instagram.RUNGS.keys()


def test_controls_are_a_living_and_an_impossible_account() -> None:
    living, absent = instagram.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert (living.address, absent.handle) == (HOME + "instagram/", "abcdefghijklmnopqrstuvwx")


identified = functools.partial(named_by, instagram)


def test_each_control_has_the_address_of_its_handle() -> None:
    for control in instagram.controls(MAPLE, "abcdefghijklmnopqrstuvwx"):
        identity = identified(control.address)
        assert (control.platform, control.handle, control.address) == ("instagram", identity.handle, identity.address)


@pytest.mark.parametrize(
    ("pasted", "handle"),
    [
        *instagram.EXAMPLES.items(),
        ("https://www.instagram.com/_u/maplebakery", "maplebakery"),
        ("https://www.instagram.com/maplebakery/tagged/", "maplebakery"),
        ("https://www.instagram.com/maplebakery/guide/bread/1/", "maplebakery"),
        ("https://www.instagram.com/maplebakery/channel/", "maplebakery"),
        ("https://www.instagram.com/maplebakery/embed/", "maplebakery"),
        ("https://www.instagram.com/@maplebakery?utm_source=qr", "maplebakery"),
    ],
)
def test_every_spelling_of_a_profile_is_a_profile(pasted: str, handle: str) -> None:
    identity = identified(pasted)
    assert (identity.kind, identity.handle) == (Kind.PROFILE, handle)
    assert identity.address == f"https://www.instagram.com/{handle}/"


@pytest.mark.parametrize(
    ("pasted", "kind", "handle"),
    [
        ("https://www.instagram.com/", Kind.HOME, ""),
        ("https://www.instagram.com/p/DPgA0abcdEF/", Kind.POST, ""),
        ("https://instagr.am/p/DPgA0abcdEF/", Kind.POST, ""),
        ("https://www.instagram.com/reel/DPgA0abcdEF/", Kind.POST, ""),
        ("https://www.instagram.com/reels/DPgA0abcdEF/", Kind.POST, ""),
        ("https://www.instagram.com/tv/DPgA0abcdEF/", Kind.POST, ""),
        ("https://www.instagram.com/s/aGlnaGxpZ2h0?story_media_id=1", Kind.POST, ""),
        ("https://www.instagram.com/MapleBakery/p/DPgA0abcdEF/", Kind.POST, "maplebakery"),
        ("https://www.instagram.com/maplebakery/reel/DPgA0abcdEF/", Kind.POST, "maplebakery"),
        ("https://www.instagram.com/stories/maplebakery/123/", Kind.POST, "maplebakery"),
        ("https://www.instagram.com/stories/highlights/123/", Kind.POST, ""),
        ("https://www.instagram.com/share/BAabc", Kind.INDIRECT, ""),
        ("https://www.instagram.com/accounts/login/?next=x", Kind.LOGIN, ""),
        ("https://www.instagram.com/accounts/emailsignup/", Kind.LOGIN, ""),
        ("https://www.instagram.com/direct/inbox/", Kind.LOGIN, ""),
        ("https://www.instagram.com/challenge/", Kind.LOGIN, ""),
        ("https://www.instagram.com/explore/tags/wordcamp/", Kind.WEBSITE, ""),
        ("https://www.instagram.com/about/us", Kind.WEBSITE, ""),
        ("https://www.instagram.com/legal/privacy", Kind.WEBSITE, ""),
        ("https://www.instagram.com/developer", Kind.WEBSITE, ""),
        ("https://www.instagram.com/web/search", Kind.WEBSITE, ""),
        ("https://www.instagram.com/reels/audio/123/", Kind.WEBSITE, ""),
        ("https://www.instagram.com/maple..bakery", Kind.WEBSITE, ""),
        ("https://www.instagram.com/maplebakery./", Kind.WEBSITE, ""),
        ("https://www.instagram.com/a-name-that-cannot-be", Kind.WEBSITE, ""),
        ("https://help.instagram.com/123", Kind.WEBSITE, ""),
        ("https://ig.me/m/MapleBakery", Kind.CONTACT, "maplebakery"),
        ("https://ig.me/", Kind.WEBSITE, ""),
    ],
)
def test_what_is_no_profile_is_named_as_what_it_is(pasted: str, kind: Kind, handle: str) -> None:
    identity = identified(pasted)
    assert (identity.kind, identity.platform, identity.handle) == (kind, "instagram", handle)


FOR_ITSELF = {
    Kind.LOGIN: "accounts direct challenge oauth session settings emails",
    Kind.SHARE: "share sharer",
    Kind.POST: "p reel tv s",
    Kind.WEBSITE: "explore about legal developer web reels stories api blog press privacy terms directory create "
    "your_activity popular",
}


@pytest.mark.parametrize(
    ("kind", "word"), [(kind, word) for kind, words in FOR_ITSELF.items() for word in words.split()]
)
def test_a_word_that_instagram_keeps_for_itself_is_nobodys_profile(kind: Kind, word: str) -> None:
    assert identified(f"https://www.instagram.com/{word}/") == Identity(kind=kind, platform="instagram")


@pytest.mark.parametrize("kind", ["p", "reel", "tv"])
def test_a_post_below_an_account_names_it(kind: str) -> None:
    identity = identified(f"https://www.instagram.com/MapleBakery/{kind}/DPgA0abcdEF/")
    assert (identity.kind, identity.handle) == (Kind.POST, "maplebakery")


@pytest.mark.parametrize("front", ["_u", "_n", "@maplebakery"])
def test_an_address_from_the_app_is_a_profile(front: str) -> None:
    path = front if front.startswith("@") else f"{front}/maplebakery"
    assert identified(f"https://www.instagram.com/{path}").address == AT


@pytest.mark.parametrize(
    "host", ["instagram.com", "www.instagram.com", "m.instagram.com", "instagr.am", "www.instagr.am"]
)
def test_every_host_of_instagram_is_the_same_profile(host: str) -> None:
    assert identified(f"https://{host}/maplebakery").address == AT
