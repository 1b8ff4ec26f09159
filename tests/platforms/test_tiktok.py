"""TikTok: shells and challenges that are the same for living and missing accounts come first."""

from __future__ import annotations

import datetime as dt
import functools
import json
from collections.abc import Callable

import pytest

import walls
from audit.address import Identity, Kind
from audit.evidence import Newest, Post, Precision, Reading, Reply, Sign
from audit.platforms import tiktok
from looking import answer, kit, look, named_by, profile

AT = "https://www.tiktok.com/@maplebakery"
EMBED = "https://www.tiktok.com/embed/@maplebakery"
MAPLE = profile("tiktok", "maplebakery", AT)
LONG_ID = "MS4wLjABAAAA" + "xYz-0123456789" * 4
SHELL = '<html><title>TikTok - Make Your Day</title><div id="app"></div><script src="x"></script></html>'
PUZZLE = '<p id="cs" class="e"></p><p id="wci" class="_wafchallengeid"></p><p id="rs"></p>Please wait...'


def video(year: int, n: int = 0) -> dict[str, object]:
    return {"id": str((int(dt.datetime(year, 3, 1, tzinfo=dt.UTC).timestamp()) + n) << 32)}


def account(**changed: object) -> dict[str, object]:
    return {
        "id": "6800000000000000001",
        "uniqueId": "MapleBakery",
        "secUid": LONG_ID,
        "nickname": "Maple Bakery",
        "signature": "Bread https://maple.example",
        "privateAccount": False,
        "followerCount": 340,
        **changed,
    }


VIDEOS = [video(2021), video(2025), video(2024), video(2023)]


def embedded(user: object, videos: object = None, route: str = "/embed/@maplebakery") -> str:
    shown = {"userInfo": user, "videoList": VIDEOS if videos is None else videos}
    state = json.dumps({"source": {"data": {route: shown}}})
    return f'<script id="__FRONTITY_CONNECT_STATE__" type="application/json">{state}</script>'


def page(status: int, user: object = None, stats: object = None, message: str = "") -> str:
    info = {"user": user, "stats": stats} if user else {}
    detail = {"statusCode": status, "statusMsg": message, "userInfo": info}
    data = json.dumps({"__DEFAULT_SCOPE__": {"webapp.user-detail": detail}})
    return f'<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__" type="application/json">{data}</script>'


NOT_FOUND = page(10221, message="user not found")


def seen(embed: Reply, shown: Reply | None = None) -> Reading:
    return look(tiktok.visit(MAPLE, kit()), {EMBED: embed, AT: shown or answer(SHELL)})


def paged(reply: Reply) -> Reading:
    return look(tiktok.page(MAPLE, kit()), {AT: reply})


def sign(reading: Reading) -> tuple[Sign, ...]:
    return tuple(signal.sign for signal in reading.signals)


@pytest.mark.parametrize(("name", "reply"), walls.NOT_PROOF, ids=[name for name, _ in walls.NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply) -> None:
    assert walls.says_nothing(seen(reply, reply)), name


LOGIN = "https://www.tiktok.com/login?redirect_url=x"
ELSEWHERE = "https://www.tiktok.com/@somebody"


@pytest.mark.parametrize(
    ("reply", "expected", "mark"),
    [
        (answer(SHELL), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(PUZZLE), Sign.CHALLENGE, "challenge_page"),
        (answer("<script>SlardarWAF</script>Please wait..."), Sign.CHALLENGE, "challenge_page"),
        (answer('<div id="tiktok-verify-page"></div>'), Sign.CHALLENGE, "challenge_page"),
        (answer(SHELL, via=((302, LOGIN),)), Sign.LOGIN_WALL, "login_redirect"),
        (answer(NOT_FOUND, via=((302, LOGIN),)), Sign.LOGIN_WALL, "login_redirect"),
        (answer(NOT_FOUND, via=((302, ELSEWHERE),)), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(NOT_FOUND, 403), Sign.REFUSED, "status_refused"),
        (answer(NOT_FOUND, 404), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(NOT_FOUND + PUZZLE), Sign.CHALLENGE, "challenge_page"),
        (answer("Govt. of India decided to block 59 apps"), Sign.REFUSED, "blocked_in_india"),
        (answer("", 404), Sign.UNFAMILIAR, "no_known_marker"),
        (answer("", 400), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(10202)), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(10204)), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(10216)), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(10231)), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(10222)), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(10222, account(privateAccount=True, uniqueId="somebody"))), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(10204, account(privateAccount=True))), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(10222, account(privateAccount=False))), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(10222, account(privateAccount=True), {"videoCount": 12})), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(0)), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(0, account(uniqueId="somebody"))), Sign.UNFAMILIAR, "no_known_marker"),
        (answer('"statusCode":10221'), Sign.UNFAMILIAR, "no_known_marker"),
    ],
)
def test_shells_and_walls_of_the_page_are_never_proof(reply: Reply, expected: Sign, mark: str) -> None:
    assert [(s.sign, s.rung, s.mark) for s in paged(reply).signals] == [(expected, "page", mark)]


@pytest.mark.parametrize(
    ("reply", "expected", "mark"),
    [
        (answer(SHELL), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(PUZZLE), Sign.CHALLENGE, "challenge_page"),
        (answer(PUZZLE, 400), Sign.CHALLENGE, "challenge_page"),
        (answer("", 400, via=((302, LOGIN),)), Sign.LOGIN_WALL, "login_redirect"),
        (answer("", 400, via=((302, ELSEWHERE),)), Sign.UNFAMILIAR, "no_known_marker"),
        (answer("", 404), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(embedded(account(uniqueId="somebody", secUid=""))), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(embedded(account(), route="/embed/@somebody")), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(embedded(None)), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(embedded(account()), 403), Sign.REFUSED, "status_refused"),
    ],
)
def test_shells_and_walls_of_the_embed_are_never_proof(reply: Reply, expected: Sign, mark: str) -> None:
    assert [(s.sign, s.rung, s.mark) for s in seen(reply).signals] == [
        (expected, "embed", mark),
        (Sign.UNFAMILIAR, "page", "no_known_marker"),
    ]


@pytest.mark.parametrize("stats", [None, {"videoCount": 0}])
def test_the_page_may_say_that_the_account_is_private(stats: object) -> None:
    reply = answer(page(10222, account(privateAccount=True), stats))
    assert sign(seen(answer("", 400), reply)) == (Sign.WITHHELD, Sign.PRIVATE)


def test_all_that_a_living_account_shows_is_read_with_the_dates_in_its_videos_ids() -> None:
    reading = seen(answer(embedded(account(videoCount=4))))
    days = [dt.datetime(year, 3, 1, tzinfo=dt.UTC) for year in (2025, 2024, 2023, 2021)]
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=days[0], source="the id of the newest video", precision=Precision.DERIVED),
        posts=tuple(
            Post(at=at, address=f"https://www.tiktok.com/@MapleBakery/video/{video(at.year)['id']}") for at in days
        ),
        name="Maple Bakery",
        bio="Bread https://maple.example",
        links=("https://maple.example",),
        followers=340,
        post_count=4,
        platform_id="6800000000000000001",
        handle="MapleBakery",
        unseen_parts=("stories", "live broadcasts"),
    )


def test_videos_that_may_all_be_pinned_are_a_lower_bound() -> None:
    newest = seen(answer(embedded(account(), VIDEOS[:3]))).newest
    assert newest is not None
    assert newest.lower_bound


def test_odd_ids_are_overlooked() -> None:
    reading = seen(answer(embedded(account(), [{"id": "12"}, {"id": None}, "x", {"id": "9" * 20}])))
    assert (sign(reading), reading.newest) == ((Sign.SHOWN,), None)


def test_counts_that_overflowed_are_put_right() -> None:
    assert seen(answer(embedded(account(followerCount=-2_147_483_648)))).followers == 2_147_483_648


def test_the_page_shows_an_account_without_dates() -> None:
    reading = paged(answer(page(0, account(), {"videoCount": 12, "followerCount": 341})))
    assert reading == Reading(
        signals=reading.signals,
        name="Maple Bakery",
        bio="Bread https://maple.example",
        links=("https://maple.example",),
        followers=341,
        post_count=12,
        platform_id="6800000000000000001",
        handle="MapleBakery",
        unseen_parts=("videos and their dates", "stories", "live broadcasts"),
    )


PRIVATE = account(privateAccount=True)
EMBEDDED = (Sign.SHOWN, "embed", "embedded_account", "@MapleBakery")
PAGED = (Sign.SHOWN, "page", "account_record", "@MapleBakery")
NOWHERE = (Sign.WITHHELD, "embed", "no_public_account", "status 400")
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "a shell": (lambda: paged(answer(SHELL)), ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 200"),)),
    "a puzzle": (lambda: paged(answer(PUZZLE)), ((Sign.CHALLENGE, "page", "challenge_page", "_wafchallengeid"),)),
    "blocked in India": (
        lambda: paged(answer("<p>Govt. of India decided to block 59 apps.</p>")),
        ((Sign.REFUSED, "page", "blocked_in_india", "Govt. of India decided to block 59 apps"),),
    ),
    "not embeddable, and no page": (
        lambda: seen(answer("", 400)),
        (NOWHERE, (Sign.UNFAMILIAR, "page", "no_known_marker", "status 200")),
    ),
    "no such user": (
        lambda: seen(answer("", 400), answer(NOT_FOUND)),
        (NOWHERE, (Sign.ABSENT, "page", "status_10221", "10221 user not found")),
    ),
    "a private user": (
        lambda: seen(answer("", 400), answer(page(10222, PRIVATE, message="private"))),
        (NOWHERE, (Sign.PRIVATE, "page", "status_10222", "10222 private privateAccount: true")),
    ),
    "a living account": (lambda: seen(answer(embedded(account()))), (EMBEDDED,)),
    "a private account, embedded": (
        lambda: seen(answer(embedded(PRIVATE))),
        (EMBEDDED, (Sign.PRIVATE, "embed", "private_account", "privateAccount: true")),
    ),
    "a living account's page": (lambda: paged(answer(page(0, account(), {"videoCount": 1}))), (PAGED,)),
    "a private account's page": (
        lambda: paged(answer(page(0, PRIVATE, {"videoCount": 0}))),
        (PAGED, (Sign.PRIVATE, "page", "private_account", "privateAccount: true")),
    ),
    "an account without videos": (
        lambda: paged(answer(page(0, account(), {"videoCount": 0}))),
        (PAGED, (Sign.EMPTY, "page", "no_videos", "videoCount: 0")),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= tiktok.RUNGS.keys()


def test_an_account_listed_by_its_long_id_is_read_off_its_page() -> None:
    place = profile("tiktok", LONG_ID, f"https://www.tiktok.com/@{LONG_ID}")
    reading = look(tiktok.visit(place, kit()), {place.address: answer(page(0, account(), {"videoCount": 1}))})
    assert sign(reading) == (Sign.SHOWN,)


def test_controls_are_a_living_and_an_impossible_account() -> None:
    living, absent = tiktok.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert (living.handle, absent.address) == ("tiktok", "https://www.tiktok.com/@abcdefghijklmnopqrstuvwx")


identified = functools.partial(named_by, tiktok)


def test_each_control_has_the_address_of_its_handle() -> None:
    for control in tiktok.controls(MAPLE, "abcdefghijklmnopqrstuvwx"):
        identity = identified(control.address)
        assert (control.platform, control.handle, control.address) == ("tiktok", identity.handle, identity.address)


@pytest.mark.parametrize(
    ("pasted", "handle"), [*tiktok.EXAMPLES.items(), (f"https://www.tiktok.com/@{LONG_ID}", LONG_ID)]
)
def test_every_spelling_of_a_profile_is_a_profile(pasted: str, handle: str) -> None:
    identity = identified(pasted)
    assert (identity.kind, identity.handle) == (Kind.PROFILE, handle)
    assert identity.address == f"https://www.tiktok.com/@{handle}"


@pytest.mark.parametrize(
    ("pasted", "kind", "handle"),
    [
        ("https://www.tiktok.com/", Kind.HOME, ""),
        ("https://www.tiktok.com/foryou", Kind.HOME, ""),
        ("https://vm.tiktok.com/", Kind.HOME, ""),
        ("https://vm.tiktok.com/ZMabc/", Kind.SHORT, ""),
        ("https://vt.tiktok.com/ZMabc/", Kind.SHORT, ""),
        ("https://www.tiktok.com/t/ZMabc/", Kind.SHORT, ""),
        ("https://www.tiktok.com/@MapleBakery/video/7300000000000000000", Kind.POST, "maplebakery"),
        ("https://www.tiktok.com/@maplebakery/photo/7300000000000000000", Kind.POST, "maplebakery"),
        ("https://www.tiktok.com/embed/v2/7300000000000000000", Kind.POST, ""),
        ("https://m.tiktok.com/v/7300000000000000000.html", Kind.POST, ""),
        ("https://www.tiktok.com/share/user/6800000000000000001", Kind.INDIRECT, ""),
        ("https://m.tiktok.com/h5/share/usr/6800000000000000001.html", Kind.INDIRECT, ""),
        ("https://www.tiktok.com/share?url=https://maple.example", Kind.SHARE, ""),
        ("https://www.tiktok.com/login", Kind.LOGIN, ""),
        ("https://www.tiktok.com/signup", Kind.LOGIN, ""),
        ("https://www.tiktok.com/upload", Kind.LOGIN, ""),
        ("https://www.tiktok.com/tag/bread", Kind.WEBSITE, ""),
        ("https://www.tiktok.com/music/x-1", Kind.WEBSITE, ""),
        ("https://www.tiktok.com/discover/bread", Kind.WEBSITE, ""),
        ("https://www.tiktok.com/live", Kind.WEBSITE, ""),
        ("https://www.tiktok.com/explore", Kind.WEBSITE, ""),
        ("https://www.tiktok.com/about", Kind.WEBSITE, ""),
        ("https://www.tiktok.com/legal/terms", Kind.WEBSITE, ""),
        ("https://www.tiktok.com/maplebakery", Kind.WEBSITE, ""),
        ("https://www.tiktok.com/@", Kind.WEBSITE, ""),
        ("https://www.tiktok.com/maplebakery/video/7300000000000000000", Kind.WEBSITE, ""),
        ("https://ads.tiktok.com/@maplebakery", Kind.WEBSITE, ""),
    ],
)
def test_what_is_no_profile_is_named_as_what_it_is(pasted: str, kind: Kind, handle: str) -> None:
    identity = identified(pasted)
    assert (identity.kind, identity.platform, identity.handle) == (kind, "tiktok", handle)


FOR_ITSELF = {
    Kind.HOME: "foryou en",
    Kind.SHARE: "share",
    Kind.LOGIN: "login signup upload setting settings messages tiktokstudio creator-center following friends",
    Kind.POST: "v",
}


@pytest.mark.parametrize(
    ("kind", "word"), [(kind, word) for kind, words in FOR_ITSELF.items() for word in words.split()]
)
def test_a_word_that_tiktok_keeps_for_itself_is_no_profile(kind: Kind, word: str) -> None:
    assert identified(f"https://www.tiktok.com/{word}") == Identity(kind=kind, platform="tiktok")


@pytest.mark.parametrize(
    "pasted", ["https://vm.tiktok.com/ZMabc", "https://vt.tiktok.com/ZMabc", "https://www.tiktok.com/t/ZMabc"]
)
def test_a_short_link_is_kept_to_be_followed(pasted: str) -> None:
    assert identified(pasted) == Identity(kind=Kind.SHORT, platform="tiktok", address=pasted)


@pytest.mark.parametrize("host", ["tiktok.com", "www.tiktok.com", "m.tiktok.com"])
def test_every_host_of_tiktok_is_the_same_profile(host: str) -> None:
    assert identified(f"https://{host}/@MapleBakery").address == AT
