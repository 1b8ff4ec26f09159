"""PeerTube: each host's own interface shows accounts and channels, and says in its own words of names that nobody has."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

import pytest

from audit import profiles
from audit.address import Kind
from audit.evidence import Failure, Newest, Precision, Profile, Reading, Reply, Sign
from audit.platforms import peertube
from looking import answer, kit, look, profile
from walls import NOT_PROOF, says_nothing

HOST = "https://peertube.tv"
CHANNEL = profile("peertube", "c/maple@peertube.tv", f"{HOST}/c/maple")
EITHER = profile("peertube", "@/maple@peertube.tv", f"{HOST}/@maple")
CHANNELS, ACCOUNTS = f"{HOST}/api/v1/video-channels/maple", f"{HOST}/api/v1/accounts/maple"


def record(**more: object) -> Reply:
    return answer(
        {
            "name": "maple",
            "displayName": "Maple Bakes",
            "host": "peertube.tv",
            "url": f"{HOST}/video-channels/maple",
            "followersCount": 3,
            "description": "Bread. https://maplebakery.example",
            **more,
        }
    )


def missing(detail: str = "Video channel not found", status: int = 404) -> Reply:
    return answer({"type": "about:blank", "title": "Not Found", "detail": detail, "status": 404}, status)


VIDEOS = answer(
    {"total": 12, "data": [{"uuid": "00-1", "name": "Workshop tour", "publishedAt": "2026-06-03T10:15:00.000Z"}]}
)
NO_ACCOUNT = missing("Account not found")


def seen(found: Reply, of: Profile = CHANNEL, *, account: Reply = NO_ACCOUNT, videos: Reply = VIDEOS) -> Reading:
    answers = {CHANNELS: found, ACCOUNTS: account, f"{CHANNELS}/videos?sort=-publishedAt&count=10": videos}
    return look(peertube.visit(of, kit()), {**answers, f"{ACCOUNTS}/videos?sort=-publishedAt&count=10": videos})


UNSURE_404 = ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 404"),)
NOTHING = ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 200"),)
SHOWN = (Sign.SHOWN, "api", "record", "maple (video-channels)")
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "not found, of something else": (lambda: seen(missing("Video not found")), UNSURE_404),
    "not found, in a page": (lambda: seen(answer("<h1>Video channel not found</h1>", 404)), UNSURE_404),
    "its words in an answer that opens": (lambda: seen(missing(status=200)), NOTHING),
    "its words beside another status than its own": (
        lambda: seen(answer({"detail": "Video channel not found", "status": 500}, 404)),
        UNSURE_404,
    ),
    "its words behind a challenge": (
        lambda: seen(answer(missing().body, 404, headers={"cf-mitigated": "challenge"})),
        ((Sign.CHALLENGE, "api", "cf_mitigated", "cf-mitigated: challenge"),),
    ),
    "another channel": (lambda: seen(record(name="miller")), NOTHING),
    "the same name of another host": (lambda: seen(record(host="tilvids.com")), NOTHING),
    "a host that keeps visitors out": (
        lambda: seen(answer({"detail": "Unauthorized"}, 401)),
        ((Sign.REFUSED, "api", "status_refused", "status 401"),),
    ),
    "no account of that name, and the channels are walled": (
        lambda: seen(answer("", 503), EITHER),
        ((Sign.SERVER_ERROR, "api", "status_server_error", "status 503"),),
    ),
    "a host that is no more": (
        lambda: seen(answer(failure=Failure.NO_SUCH_NAME)),
        ((Sign.NO_SUCH_NAME, "api", "no_such_name", "the address has no host behind it"),),
    ),
    "living": (lambda: seen(record()), (SHOWN,)),
    "living, its list of videos refused": (lambda: seen(record(), videos=answer("", 403)), (SHOWN,)),
    "living, as an account or a channel": (lambda: seen(record(), EITHER), (SHOWN,)),
    "living, as an account": (
        lambda: seen(missing(), EITHER, account=record()),
        ((Sign.SHOWN, "api", "record", "maple (accounts)"),),
    ),
    "living, and has never published": (
        lambda: seen(record(), videos=answer({"total": 0, "data": []})),
        (SHOWN, (Sign.EMPTY, "api", "no_videos", "0 videos")),
    ),
    "nobody has that name": (lambda: seen(missing()), ((Sign.ABSENT, "api", "not_found", "Video channel not found"),)),
    "nobody has that name, neither account nor channel": (
        lambda: seen(missing(), EITHER),
        ((Sign.ABSENT, "api", "not_found", "Video channel not found"),),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= peertube.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply, account=reply)), name
    assert says_nothing(seen(reply, EITHER)), name


def test_a_name_is_asked_for_in_its_own_capitals_as_older_servers_tell_them_apart() -> None:
    found = profiles.identify(f"{HOST}/c/Maple/videos")
    place = profile("peertube", found.handle, found.address)
    answers = {f"{HOST}/api/v1/video-channels/Maple": record(name="Maple"), CHANNELS: missing()}
    reading = look(peertube.visit(place, kit()), {**answers, f"{HOST}/api/v1/video-channels/Maple/videos": VIDEOS})
    assert (place.key, reading.signals[0].sign) == (CHANNEL.key, Sign.SHOWN)


def test_all_that_a_living_channel_shows_is_read() -> None:
    reading = seen(record())
    at = dt.datetime(2026, 6, 3, 10, 15, tzinfo=dt.UTC)
    assert reading.newest == Newest(at=at, source="its own list of videos", precision=Precision.SECOND)
    assert [post.text for post in reading.posts] == ["Workshop tour"]
    assert (reading.name, reading.links) == ("Maple Bakes", ("https://maplebakery.example",))
    assert (reading.followers, reading.post_count, reading.platform_id) == (3, 12, f"{HOST}/video-channels/maple")


@pytest.mark.parametrize("place", [CHANNEL, EITHER], ids=["channel", "either"])
def test_the_living_control_is_the_host_itself(place: Profile) -> None:
    living, absent = peertube.controls(place, "abcdefghijklmnopqrstuvwx")
    assert profiles.identify(absent.address).handle == absent.handle
    for config, software, sign in (
        (answer({"serverVersion": "8.0.0"}), answer("", 404), Sign.SHOWN),
        (answer("", 404), answer({"links": [{"rel": "x"}]}), Sign.SHOWN),
        (answer("", 503), answer("", 503), Sign.SERVER_ERROR),
    ):
        answers = {f"{HOST}/api/v1/config": config, f"{HOST}/.well-known/nodeinfo": software}
        (signal,) = look(peertube.RUNGS["api"](living, kit()), answers).signals
        assert (signal.sign, signal.mark == "host_itself") == (sign, sign is Sign.SHOWN)


# Addresses


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("https://peertube.tv/c/Maple/videos", "c/maple@peertube.tv"),
        ("https://peertube.tv/video-channels/maple/video-playlists", "c/maple@peertube.tv"),
        ("https://tilvids.com/a/maple@peertube.tv/video-channels", "a/maple@peertube.tv"),
        ("https://video.blender.org/accounts/maple", "a/maple@video.blender.org"),
        ("https://peertube.bakers.example/@maple", "@/maple@peertube.bakers.example"),
        ("https://peertube2.cpy.re/c/maple", "c/maple@peertube2.cpy.re"),
        ("https://any.example/video-channels/maple", "c/maple@any.example"),
        ("peertube: maple@peertube.tv", "@/maple@peertube.tv"),
    ],
)
def test_every_form_of_an_address_names_the_account_on_its_own_host(text: str, handle: str) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.platform, found.handle) == (Kind.PROFILE, "peertube", handle)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://peertube.tv/", Kind.HOME),
        ("https://peertube.tv/w/kkGMgK9ZtnKfYAgnEtQxbv", Kind.POST),
        ("https://peertube.tv/w/p/kkGMgK9ZtnKfYAgnEtQxbv", Kind.POST),
        ("https://framatube.org/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d", Kind.POST),
        ("https://peertube.tv/videos/trending", Kind.WEBSITE),
        ("https://peertube.tv/about/instance", Kind.WEBSITE),
        ("https://peertube.tv/search?search=maple", Kind.WEBSITE),
        ("https://peertube.tv/c/maple%20bakes", Kind.WEBSITE),
        ("https://peertube.tv/c", Kind.WEBSITE),
        ("https://peertube.tv/login", Kind.LOGIN),
        ("https://peertube.tv/my-library/videos", Kind.LOGIN),
    ],
)
def test_what_is_no_account_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.platform, found.handle) == (kind, "peertube", "")


@pytest.mark.parametrize(
    "text",
    ["https://maplebakery.example/c/bread", "https://maplebakery.example/a/about", "https://maplebakery.example/accounts/login",
     "https://maplebakery.example/video-channels", "https://joinpeertube.org/", "https://social.example/@maple",
     "https://shop.example/peertube/c/maple", "https://maple.peertube/c/x", "https://peertubes.example/c/x",
     "https://www.peertuber.example/a/x"],
)  # fmt: skip
def test_a_path_that_any_website_may_have_is_not_peertubes(text: str) -> None:
    assert profiles.identify(text).platform != "peertube"


def test_the_worst_strings_take_no_time() -> None:
    began = time.process_time()
    for worst in ("https://peertube.tv/c/" + "a." * 25_000, "https://" + "peertube." * 5_000 + "tv/c/x"):
        profiles.identify(worst)
    assert time.process_time() - began < 0.05
