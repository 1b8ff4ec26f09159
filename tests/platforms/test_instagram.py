"""Instagram: login walls in all their forms come first; then what says missing, and what shows a profile."""

from __future__ import annotations

import datetime as dt
import json
import urllib.parse

import pytest

import walls
from audit.address import Identity, Kind, parse
from audit.evidence import Precision, Reading, Reply, Sign
from audit.platforms import instagram
from looking import answer, kit, look, profile

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
    ("reply", "expected"),
    [
        (answer(NO_ROUTE, via=((302, HOME + "accounts/login/?next=x"),)), Sign.LOGIN_WALL),
        (answer(NO_ROUTE, via=((302, HOME),)), Sign.LOGIN_WALL),
        (answer(NO_ROUTE, 404, via=((302, HOME),)), Sign.LOGIN_WALL),
        (answer(NO_ROUTE, via=((302, HOME + "challenge/x"),)), Sign.CHALLENGE),
        (answer("<title>Login &#8226; Instagram</title>" + NO_ROUTE), Sign.LOGIN_WALL),
        (answer("<title>Login &#8226; Instagram</title>", 404), Sign.LOGIN_WALL),
        (answer(r'<script>{"routePath":"\/"}</script>' + NO_ROUTE), Sign.LOGIN_WALL),
        (answer('<script>{"routePath":"/"}</script>', 404), Sign.LOGIN_WALL),
        (answer({"message": "Please wait a few minutes before you try again.", "status": "fail"}, 401), Sign.REFUSED),
        (answer("", 429), Sign.RATE_LIMITED),
        (answer({"message": "feedback_required"}, 400), Sign.UNFAMILIAR),
        (answer(NO_ROUTE, 500), Sign.SERVER_ERROR),
        (answer(NO_ROUTE, 400), Sign.UNFAMILIAR),
        (answer(SORRY, 400), Sign.UNFAMILIAR),
        (answer(f"<script>'{SORRY}'</script>"), Sign.UNFAMILIAR),
        (answer("", 404, via=((302, HOME + "somebody/"),)), Sign.UNFAMILIAR),
        (answer(NO_ROUTE, via=((302, HOME + "somebody/"),)), Sign.UNFAMILIAR),
        (answer(SORRY, via=((302, HOME + "somebody/"),)), Sign.UNFAMILIAR),
        (answer("<html><title>Instagram</title><div id=splash-screen></div></html>"), Sign.UNFAMILIAR),
        (answer(page(None)), Sign.UNFAMILIAR),
        (answer(page(record(pk=None))), Sign.UNFAMILIAR),
        (answer(page(record(username="somebody"))), Sign.UNFAMILIAR),
        (answer(page(record()), 400), Sign.UNFAMILIAR),
        (answer(tagged(ABOUT.replace("maplebakery", "maplebakery2"), "Instagram")), Sign.UNFAMILIAR),
        (answer(tagged("Photos by Maple")), Sign.UNFAMILIAR),
    ],
)
def test_walls_and_shells_of_instagram_are_never_proof(reply: Reply, expected: Sign) -> None:
    assert sign(seen(reply)) == (expected,)


@pytest.mark.parametrize(
    ("reply", "mark"),
    [(answer("", 404), "status_404"), (answer(NO_ROUTE), "no_route"), (answer(SORRY), "not_available")],
)
def test_each_answer_for_missing_accounts_is_absence(reply: Reply, mark: str) -> None:
    assert [(s.sign, s.mark) for s in seen(reply).signals] == [(Sign.ABSENT, mark)]


def test_a_living_account_is_shown_with_the_date_in_its_newest_posts_code() -> None:
    reading = seen(answer(page(record())))
    assert sign(reading) == (Sign.SHOWN,)
    assert reading.newest is not None
    assert (reading.newest.at.date(), reading.newest.precision) == (dt.date(2025, 10, 7), Precision.DERIVED)
    assert (reading.platform_id, reading.followers, reading.post_count) == ("4100000001", 1204, 402)
    assert reading.links == ("https://maple.example",)
    assert reading.posts[0].address == f"https://www.instagram.com/p/{NEW}/"
    assert reading.unseen_parts


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


def test_a_private_account_is_private_and_not_empty() -> None:
    user = record(is_private=True, polaris_ordered_timeline_connection=None, all_media_count=0)
    assert sign(seen(answer(page(user)))) == (Sign.SHOWN, Sign.PRIVATE)


def test_an_account_without_posts_is_empty() -> None:
    user = record(polaris_ordered_timeline_connection=codes(), all_media_count=0)
    assert sign(seen(answer(page(user)))) == (Sign.SHOWN, Sign.EMPTY)


@pytest.mark.parametrize(("shown", "total"), [((), 402), ((), None), ((NEW,), 0)])
def test_an_account_whose_posts_are_only_out_of_sight_is_not_empty(shown: tuple[str, ...], total: int | None) -> None:
    user = record(polaris_ordered_timeline_connection=codes(*shown), all_media_count=total)
    assert sign(seen(answer(page(user)))) == (Sign.SHOWN,)


def test_the_older_share_tags_show_an_account_without_dates() -> None:
    reading = seen(answer(tagged(ABOUT)))
    assert (sign(reading), reading.name, reading.newest) == ((Sign.SHOWN,), "Maple Bakery", None)
    assert (reading.followers, reading.post_count) == (1204, 402)


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
    ("reply", "expected"),
    [
        (
            answer({"error": {"code": 110, "error_subcode": 2207013, "message": "Cannot find User"}}, 400),
            Sign.UNFAMILIAR,
        ),
        (answer({"error": {"code": 4, "message": "limit"}}, 400), Sign.RATE_LIMITED),
        (answer({"error": {"code": 10, "message": "permission"}}, 400), Sign.REFUSED),
        (answer({"business_discovery": user(username="somebody")}), Sign.UNFAMILIAR),
        (answer({"business_discovery": user()}, 400), Sign.UNFAMILIAR),
    ],
)
def test_a_failing_interface_says_nothing_and_the_page_is_asked_too(reply: Reply, expected: Sign) -> None:
    assert sign(in_graph(reply, answer(page(record())))) == (expected, Sign.SHOWN)
    assert sign(in_graph(reply, answer("", 429))) == (expected, Sign.RATE_LIMITED)


def test_the_interface_shows_a_professional_account() -> None:
    reading = in_graph(answer({"business_discovery": user()}), answer("", 500))
    assert sign(reading) == (Sign.SHOWN,)
    assert reading.newest is not None
    assert (reading.newest.at, reading.newest.precision) == (
        dt.datetime(2026, 11, 1, 10, tzinfo=dt.UTC),
        Precision.SECOND,
    )
    assert not reading.newest.lower_bound
    assert (reading.followers, reading.links) == (1204, ("https://maple.example",))


def test_the_interfaces_id_is_another_kind_than_the_pages_and_not_kept() -> None:
    assert in_graph(answer({"business_discovery": user()}), answer("", 500)).platform_id == ""


def test_a_professional_account_without_media_is_empty() -> None:
    found = answer({"business_discovery": user(media_count=0, media=None)})
    assert sign(in_graph(found, answer("", 500))) == (Sign.SHOWN, Sign.EMPTY)


def test_the_interface_is_asked_for_this_account_by_our_own() -> None:
    (ask,) = next(instagram.api(MAPLE, kit(keys=KEYS)))
    assert ask.key == "META_ACCESS_TOKEN"
    assert "business_discovery.username(maplebakery){" in urllib.parse.unquote(ask.address)


@pytest.mark.parametrize("keys", [(), ("META_ACCESS_TOKEN",), ("META_IG_USER_ID",)])
def test_the_interface_alone_without_both_keys_is_not_asked(keys: tuple[str, ...]) -> None:
    assert sign(look(instagram.api(MAPLE, kit(keys=frozenset(keys))), {})) == (Sign.KEY_MISSING,)


def test_controls_are_a_living_and_an_impossible_account() -> None:
    living, absent = instagram.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert (living.address, absent.handle) == (HOME + "instagram/", "abcdefghijklmnopqrstuvwx")


def identified(text: str) -> Identity:
    address = parse(text)
    assert address is not None
    assert address.under(*instagram.HOSTS)
    return instagram.identify(address)


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
    assert (identified(pasted).kind, identified(pasted).handle) == (kind, handle)
