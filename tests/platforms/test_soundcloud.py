"""SoundCloud: an account is shown by its page or its oEmbed, and what is not there may be private."""

from __future__ import annotations

import datetime as dt
import functools
import json
import time
from collections.abc import Callable

import pytest

from audit.address import Identity, Kind
from audit.evidence import Newest, Post, Precision, Reading, Reply, Sign
from audit.platforms import soundcloud
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing, signs

AT = "https://soundcloud.com/maplebakery"
MAPLE = profile("soundcloud", "maplebakery", AT)
OEMBED = "https://soundcloud.com/oembed?format=json&url=https%3A%2F%2Fsoundcloud.com%2Fmaplebakery"
FEED = "https://feeds.soundcloud.com/users/soundcloud:users:100000001/sounds.rss"
PLAYER = '<iframe src="https://w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2Fusers%2F100000001">'


def page(**user: object) -> Reply:
    known: dict[str, object] = {
        "id": 100000001,
        "permalink": "MapleBakery",
        "username": "Maple Street Bakery",
        "full_name": "Maple",
        "description": "Bread aloud. https://maplebakery.example",
        "followers_count": 12,
        "track_count": 4,
        "last_modified": "2026-11-20T10:00:00Z",
    }
    data = [{"hydratable": "anonymousId", "data": "1-2"}, {"hydratable": "user", "data": known | user}]
    written = json.dumps(data, separators=(",", ":"))
    return answer(f"<title>Stream Maple</title><script>window.__sc_hydration = {written};</script>")


def embed(**record: object) -> Reply:
    known: dict[str, object] = {
        "version": 1.0,
        "type": "rich",
        "provider_name": "SoundCloud",
        "author_name": "Maple Street Bakery",
        "author_url": "https://soundcloud.com/maplebakery",
        "description": "Bread aloud",
        "html": PLAYER,
    }
    return answer(known | record)


def feed(*dates: str) -> Reply:
    items = "".join(f"<item><title>Ep</title><pubDate>{at}</pubDate><link>{AT}/ep</link></item>" for at in dates)
    return answer(
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>Maple</title>"
        f"<lastBuildDate>Sun, 22 Nov 2026 00:00:00 +0000</lastBuildDate>{items}</channel></rss>"
    )


SOUNDS = feed("Mon, 02 Nov 2026 10:00:00 +0000", "Tue, 03 Nov 2026 10:00:00 +0000")
NOT_FOUND = answer("<title>SoundCloud - Hear the world’s sounds</title>", 404)  # noqa: RUF001  # as it is there
BLANK = answer("", 404)


def seen(found: Reply, oembed: Reply = BLANK, sounds: Reply = SOUNDS) -> Reading:
    return look(soundcloud.visit(MAPLE, kit()), {AT: found, OEMBED: oembed, FEED: sounds})


SHOWN = (Sign.SHOWN, "page", "user_record", "MapleBakery (100000001)")
EMBEDDED = (Sign.SHOWN, "oembed", "embeddable_account", "https://soundcloud.com/maplebakery")
HIDDEN = (Sign.WITHHELD, "page", "user_not_found", "status 404")
NOTHING = (Sign.UNFAMILIAR, "page", "no_known_marker", "status 200")
NO_PLAYER = (Sign.UNFAMILIAR, "oembed", "no_known_marker", "status 404")
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "somebody else's page": (lambda: seen(page(permalink="miller")), (NOTHING, NO_PLAYER)),
    "a page without data": (lambda: seen(answer("<title>Stream Maple</title>")), (NOTHING, NO_PLAYER)),
    "the words for missing ones in a page that opens": (lambda: seen(answer(NOT_FOUND.body)), (NOTHING, NO_PLAYER)),
    "not found, without SoundCloud's title": (
        lambda: seen(answer("<title>Not found</title>", 404)),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 404"), NO_PLAYER),
    ),
    "a puzzle": (
        lambda: seen(answer('{"url":"https://geo.captcha-delivery.com/captcha/?x"}', 403), answer("", 403)),
        (
            (Sign.CHALLENGE, "page", "challenge_page", "geo.captcha-delivery.com"),
            (Sign.REFUSED, "oembed", "status_refused", "status 403"),
        ),
    ),
    "a challenge with its words": (
        lambda: seen(answer(NOT_FOUND.body, 404, headers={"cf-mitigated": "challenge"})),
        ((Sign.CHALLENGE, "page", "cf_mitigated", "cf-mitigated: challenge"), NO_PLAYER),
    ),
    "a player of somebody else": (
        lambda: seen(answer(""), embed(author_url="https://soundcloud.com/miller")),
        (NOTHING, (Sign.UNFAMILIAR, "oembed", "no_known_marker", "status 200")),
    ),
    "a player from somewhere else": (
        lambda: seen(answer(""), embed(author_url="https://soundcloud.com.example/maplebakery")),
        (NOTHING, (Sign.UNFAMILIAR, "oembed", "no_known_marker", "status 200")),
    ),
    "no player and no words on the page": (lambda: seen(answer("")), (NOTHING, NO_PLAYER)),
    "not found: missing, suspended or private": (lambda: seen(NOT_FOUND), (HIDDEN, NO_PLAYER)),
    "not found, and yet there is a player": (lambda: seen(NOT_FOUND, embed()), (HIDDEN, EMBEDDED)),
    "living, its page walled": (
        lambda: seen(answer("", 403), embed()),
        ((Sign.REFUSED, "page", "status_refused", "status 403"), EMBEDDED),
    ),
    "living": (lambda: seen(page()), (SHOWN,)),
    "living, without tracks": (lambda: seen(page(track_count=0), sounds=feed()), (SHOWN,)),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= soundcloud.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply)), name
    assert says_nothing(seen(reply, reply)), name


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_a_feed_that_cannot_be_had_leaves_the_account_shown(name: str, reply: Reply) -> None:
    for reading in (seen(page(), sounds=reply), seen(answer(""), embed(), reply)):
        assert Sign.SHOWN in signs(reading), name
        assert (reading.newest, reading.posts) == (None, ())


def test_a_missing_player_alone_says_nothing() -> None:
    assert says_nothing(look(soundcloud.oembed(MAPLE, kit()), {OEMBED: answer({"errors": []}, 404)}))


def test_all_that_a_living_page_shows_is_read_and_its_feed_may_leave_tracks_out() -> None:
    reading = seen(page())
    newest, older = (dt.datetime(2026, 11, day, 10, tzinfo=dt.UTC) for day in (3, 2))
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=newest, source="the account's podcast feed", precision=Precision.SECOND, lower_bound=True),
        posts=(Post(at=newest, text="Ep", address=f"{AT}/ep"), Post(at=older, text="Ep", address=f"{AT}/ep")),
        name="Maple Street Bakery",
        bio="Bread aloud. https://maplebakery.example",
        links=("https://maplebakery.example",),
        followers=12,
        post_count=4,
        platform_id="100000001",
        handle="MapleBakery",
        unseen_parts=("tracks that are not public", "tracks left out of the podcast feed"),
    )


def test_a_player_tells_name_words_and_id() -> None:
    reading = seen(answer("", 403), embed())
    assert (reading.name, reading.bio, reading.platform_id) == ("Maple Street Bakery", "Bread aloud", "100000001")
    assert reading.newest == seen(page()).newest


@pytest.mark.parametrize("user", [{"id": None}, {"id": "x/../y"}, {"id": [1]}])
def test_without_an_id_no_feed_is_asked_for(user: dict[str, object]) -> None:
    reading = look(soundcloud.visit(MAPLE, kit()), {AT: page(**user)})
    assert (reading.platform_id, reading.newest) == ("", None)
    reading = look(soundcloud.oembed(MAPLE, kit()), {OEMBED: embed(html=None, description=None)})
    assert (reading.platform_id, reading.bio) == ("", "")


def test_the_controls_are_soundclouds_own_account_and_a_random_name() -> None:
    living, absent = soundcloud.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert (living.handle, absent.handle) == ("soundcloud", "abcdefghijklmnopqrstuvwx")
    for control in (living, absent):
        identity = identified(control.address)
        assert (control.platform, control.handle, control.address) == ("soundcloud", identity.handle, identity.address)


def test_a_podcast_that_went_to_another_host_dates_no_tracks() -> None:
    gone_on = answer(SOUNDS.body, via=((301, "https://feeds.podcasts.example/maple.rss"),))
    reading = seen(page(), sounds=gone_on)
    assert signs(reading) == {Sign.SHOWN}
    assert (reading.newest, reading.posts) == (None, ())


# Addresses

identified = functools.partial(named_by, soundcloud)


@pytest.mark.parametrize(("pasted", "handle"), soundcloud.EXAMPLES.items())
def test_examples(pasted: str, handle: str) -> None:
    assert identified(pasted) == Identity(
        kind=Kind.PROFILE, platform="soundcloud", handle=handle, address=f"https://soundcloud.com/{handle}"
    )


@pytest.mark.parametrize("host", ["soundcloud.com", "www.soundcloud.com", "m.soundcloud.com"])
@pytest.mark.parametrize(
    "path",
    ["MapleBakery", "maplebakery/tracks", "maplebakery/albums", "maplebakery/sets", "maplebakery/reposts",
     "maplebakery/popular-tracks", "maplebakery/likes", "maplebakery/followers", "maplebakery/following",
     "maplebakery/comments", "maplebakery/?utm_source=x&si=1#t"],
)  # fmt: skip
def test_every_host_and_tab_of_a_profile_is_that_profile(host: str, path: str) -> None:
    found = identified(f"https://{host}/{path}")
    assert (found.kind, found.handle, found.address) == (Kind.PROFILE, "maplebakery", AT)


@pytest.mark.parametrize(
    "path", ["our-first-loaf", "our-first-loaf/s-AbCdE", "sets/winter", "sets/winter/s-AbC", "our-first-loaf?in=x"]
)
def test_a_track_or_a_list_is_a_post_of_its_account(path: str) -> None:
    found = identified(f"https://soundcloud.com/MapleBakery/{path}")
    assert (found.kind, found.handle, found.address) == (Kind.POST, "maplebakery", AT)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://soundcloud.com/", Kind.HOME),
        ("https://on.soundcloud.com/", Kind.HOME),
        *((f"https://soundcloud.com/{word}", Kind.WEBSITE) for word in
          ("discover", "discover/sets/x", "search?q=bread", "search/people", "charts/top", "tags/bread", "pages/contact",
           "jobs", "imprint", "terms-of-use", "pro", "go", "mobile", "people/directory", "groups/bread", "oembed?url=x",
           "a.b", "maple bakery", "@maplebakery", "tracks", "stations/artist/x", "community-guidelines")),
        *((f"https://soundcloud.com/{word}", Kind.LOGIN) for word in
          ("stream", "upload", "you/library", "settings", "messages", "notifications", "signin", "login", "logout")),
        ("https://soundcloud.com/advertise", Kind.WEBSITE),
        ("https://soundcloud.com/cookies", Kind.WEBSITE),
        ("https://soundcloud.com/getstarted", Kind.WEBSITE),
        ("https://soundcloud.com/home", Kind.WEBSITE),
        ("https://soundcloud.com/premium", Kind.WEBSITE),
        ("https://soundcloud.com/student", Kind.WEBSITE),
        ("https://soundcloud.com/subscribe", Kind.WEBSITE),
        ("https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1", Kind.POST),
        ("https://secure.soundcloud.com/authorize", Kind.LOGIN),
        ("https://checkout.soundcloud.com/pro", Kind.LOGIN),
        ("https://api.soundcloud.com/users/100000001", Kind.WEBSITE),
        ("https://api-v2.soundcloud.com/maplebakery", Kind.WEBSITE),
        (FEED, Kind.WEBSITE),
        ("https://help.soundcloud.com/hc/en-us", Kind.WEBSITE),
        ("https://blog.soundcloud.com/maplebakery", Kind.WEBSITE),
    ],
)  # fmt: skip
def test_what_is_no_profile_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    assert identified(text) == Identity(kind=kind, platform="soundcloud")


def test_a_short_link_is_kept_to_be_followed() -> None:
    assert identified("https://on.soundcloud.com/AbC1d") == Identity(
        kind=Kind.SHORT, platform="soundcloud", address="https://on.soundcloud.com/AbC1d"
    )


def test_the_worst_pages_and_names_take_no_time() -> None:
    began = time.process_time()
    seen(answer('"hydratable":"user","data":{' * 2_000))
    seen(answer(""), embed(html="api.soundcloud.com/users" * 2_500))
    identified("https://soundcloud.com/" + "-" * 2_000)
    assert time.process_time() - began < 0.5
