"""Apple Podcasts: a show that Apple knows is shown; one that no shop has may be offered in another country."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

import pytest

from audit import profiles
from audit.address import Kind
from audit.evidence import Newest, Precision, Reading, Reply, Sign
from audit.platforms import apple_podcasts
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing

AT = "https://podcasts.apple.com/fr/podcast/id1000000001"
MAPLE = profile("apple_podcasts", "1000000001", AT)
LOOKUP = "https://itunes.apple.com/lookup?id=1000000001&country="
OWN = "https://feeds.maple.example/crumbs.xml"
NONE = answer({"resultCount": 0, "results": []})
EPISODE: dict[str, object] = {
    "wrapperType": "podcastEpisode",
    "kind": "podcast-episode",
    "trackName": "Ep 14",
    "releaseDate": "2025-03-01T05:00:00Z",
}


def shop(*rows: dict[str, object], **more: object) -> Reply:
    show: dict[str, object] = {
        "wrapperType": "track",
        "kind": "podcast",
        "collectionId": 1000000001,
        "collectionName": "Maple Crumbs",
        "artistName": "Maple Street Bakery",
        "feedUrl": OWN,
        "trackCount": 14,
        "releaseDate": "2025-03-01T05:00:00Z",
        **more,
    }
    return answer({"resultCount": 1 + len(rows), "results": [show, *rows]})


def feed(date: str = "Sat, 01 Mar 2025 05:00:00 GMT", more: str = "") -> Reply:
    return answer(
        f'<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>{more}'
        f"<item><title>Ep 14</title><pubDate>{date}</pubDate></item></channel></rss>"
    )


def seen(found: Reply, *, elsewhere: Reply = NONE, own: Reply | None = None) -> Reading:
    return look(apple_podcasts.visit(MAPLE, kit()), {LOOKUP: elsewhere, f"{LOOKUP}fr&": found, OWN: own or feed()})


NOTHING = ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 200"),)
SHOWN = (Sign.SHOWN, "api", "show_record", "Maple Crumbs")
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "not in this country's shop, and in another's": (lambda: seen(NONE, elsewhere=shop()), (SHOWN,)),
    "not in this country's shop, and the others refuse": (
        lambda: seen(NONE, elsewhere=answer("", 403)),
        ((Sign.REFUSED, "api", "status_refused", "status 403"),),
    ),
    "not in this country's shop, and the others are full": (
        lambda: seen(NONE, elsewhere=answer("", 429)),
        ((Sign.RATE_LIMITED, "api", "status_429", "status 429"),),
    ),
    "another show": (lambda: seen(shop(collectionId=2)), NOTHING),
    "an album of that number": (lambda: seen(shop(kind="album")), NOTHING),
    "a count without a list": (lambda: seen(answer({"resultCount": 0})), NOTHING),
    "in no shop that was asked: missing, or kept to other countries": (
        lambda: seen(NONE),
        ((Sign.WITHHELD, "api", "not_in_shops", "resultCount: 0 in the shops of fr, us, gb, de"),),
    ),
    "living, its feed behind a wall": (lambda: seen(shop(EPISODE), own=answer("", 403)), (SHOWN,)),
    "living, its feed gone": (lambda: seen(shop(EPISODE), own=answer("", 410)), (SHOWN,)),
    "a feed of another kind of address": (lambda: seen(shop(feedUrl="file:///etc/passwd")), (SHOWN,)),
    "living": (lambda: seen(shop(EPISODE)), (SHOWN,)),
    "a show for subscribers, which has no feed of its own": (
        lambda: seen(shop(trackCount=0, feedUrl=None, releaseDate=None)),
        (SHOWN,),
    ),
    "no episodes in the shop, its feed behind a wall": (
        lambda: seen(shop(trackCount=0, releaseDate=None), own=answer("", 403)),
        (SHOWN,),
    ),
    "no episodes in the shop, one in its feed": (lambda: seen(shop(trackCount=0, releaseDate=None)), (SHOWN,)),
    "a show without episodes": (
        lambda: seen(shop(trackCount=0, releaseDate=None), own=answer('<rss version="2.0"><channel/></rss>')),
        (SHOWN, (Sign.EMPTY, "api", "no_episodes", "trackCount: 0")),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= apple_podcasts.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply)), name
    assert says_nothing(seen(NONE, elsewhere=reply)), name


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_whatever_its_feed_answers_the_show_lives(name: str, reply: Reply) -> None:
    assert [s.sign for s in seen(shop(EPISODE), own=reply).signals] == [Sign.SHOWN], name


def test_a_show_that_says_it_is_complete_is_never_left_behind() -> None:
    newest = seen(shop(EPISODE), own=feed(more="<itunes:complete> YES </itunes:complete>")).newest
    assert newest is not None
    assert newest.lower_bound
    assert "complete" in newest.source


@pytest.mark.parametrize(
    "more", ["", "<itunes:complete>No</itunes:complete>", "<description>complete: yes</description>"]
)
def test_a_show_that_does_not_say_so_is_dated_by_its_newest_episode(more: str) -> None:
    at = dt.datetime(2025, 3, 1, 5, tzinfo=dt.UTC)
    reading = seen(shop(EPISODE), own=feed(more=more))
    assert reading.newest == Newest(at=at, source="the newest episode", precision=Precision.SECOND)
    assert [(post.at, post.text) for post in reading.posts] == [(at, "Ep 14")]


def test_the_shows_own_feed_may_know_of_a_newer_episode_than_apple() -> None:
    newest = seen(shop(EPISODE), own=feed("Sun, 01 Nov 2026 05:00:00 GMT")).newest
    assert newest is not None
    assert newest.at == dt.datetime(2026, 11, 1, 5, tzinfo=dt.UTC)


def test_all_that_a_show_tells_is_read() -> None:
    reading = seen(shop(EPISODE))
    assert (reading.name, reading.post_count, reading.platform_id) == ("Maple Crumbs", 14, "1000000001")


def test_the_controls_are_a_known_show_and_a_number_that_nobody_has() -> None:
    for control in apple_podcasts.controls(MAPLE, "abcdefghijklmnopqrstuvwx"):
        assert named_by(apple_podcasts, control.address).handle == control.handle


@pytest.mark.parametrize(
    "text",
    ["podcasts.apple.com/fr/podcast/maple-crumbs/id1000000001", "https://podcasts.apple.com/fr/podcast/id1000000001?mt=2&ls=1",
     "https://itunes.apple.com/fr/podcast/maple-crumbs/id1000000001", "https://embed.podcasts.apple.com/fr/podcast/x/id1000000001",
     "https://geo.itunes.apple.com/fr/podcast/id1000000001?mt=2"],
)  # fmt: skip
def test_every_form_of_an_address_leads_to_one_place(text: str) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.handle, found.address) == (Kind.PROFILE, MAPLE.handle, AT)


def test_without_a_country_it_is_the_american_shop() -> None:
    assert (
        profiles.identify("apple_podcasts: 1000000001").address == "https://podcasts.apple.com/us/podcast/id1000000001"
    )


def test_one_episode_is_a_post_of_its_show() -> None:
    found = named_by(apple_podcasts, "https://podcasts.apple.com/fr/podcast/ep-14/id1000000001?i=1000600000001")
    assert (found.kind, found.handle, found.address) == (Kind.POST, MAPLE.handle, AT)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://podcasts.apple.com", Kind.HOME),
        ("https://podcasts.apple.com/gb", Kind.HOME),
        ("https://podcasts.apple.com/us/browse", Kind.WEBSITE),
        ("https://podcasts.apple.com/us/genre/podcasts-food/id1306", Kind.WEBSITE),
        ("https://podcasts.apple.com/us/channel/maple/id6442000001", Kind.WEBSITE),
        ("https://podcasts.apple.com/us/artist/maple/id1000000001", Kind.WEBSITE),
        ("https://podcasts.apple.com/us/search?term=maple", Kind.WEBSITE),
        ("https://podcasts.apple.com/us/podcast/maple", Kind.WEBSITE),
        ("https://itunes.apple.com/us/album/maple/id1000000001", Kind.WEBSITE),
        ("https://itunes.apple.com/us/app/maple/id1000000001?mt=8", Kind.WEBSITE),
        ("https://itunes.apple.com/lookup?id=1000000001", Kind.WEBSITE),
    ],
)
def test_what_is_no_show_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    found = named_by(apple_podcasts, text)
    assert (found.kind, found.platform, found.handle) == (kind, "apple_podcasts", "")


@pytest.mark.parametrize(
    "text",
    ["https://podcasts.apple.com.maple.example/us/podcast/id1", "https://music.apple.com/us/artist/maple/id1",
     "https://apps.apple.com/us/app/id1", "https://podcastsconnect.apple.com/podcast/id1", "https://notitunes.apple.com/podcast/id1"],
)  # fmt: skip
def test_a_place_that_looks_alike_is_not_apple_podcasts(text: str) -> None:
    assert profiles.identify(text).platform == ""


def test_the_worst_strings_take_no_time() -> None:
    began = time.process_time()
    for worst in (
        "https://podcasts.apple.com/us/podcast/" + "a-" * 25_000,
        "https://podcasts.apple.com/podcast/id" + "1" * 50_000,
    ):
        profiles.identify(worst)
    assert time.process_time() - began < 0.05
    seen(shop(EPISODE), own=feed(more="<itunes:complete>" + " " * 50_000))
    assert time.process_time() - began < 0.5
