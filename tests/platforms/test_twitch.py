"""Twitch: only a page that bears the channel's own name shows it, and nothing there speaks against one."""

from __future__ import annotations

import datetime as dt
import functools
import time
from collections.abc import Callable

import pytest

from audit.address import Identity, Kind
from audit.evidence import Kit, Newest, Precision, Reading, Reply, Sign
from audit.platforms import twitch
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing

AT = "https://www.twitch.tv/maplebakery"
MAPLE = profile("twitch", "maplebakery", AT)
ANYBODYS = "Twitch is the world&#x27;s leading video platform and community for gamers."
BIO = "We bake live. https://maplebakery.example"


def page(title: str = "MapleBakery - Twitch", bio: str = BIO, status: int = 200) -> Reply:
    described = f'<meta property="og:description" content="{bio}">' if bio else ""
    return answer(
        f'<title>Twitch</title><meta property="og:title" content="{title}">{described}'
        f'<meta property="og:url" content="{AT}">',
        status,
    )


def seen(found: Reply) -> Reading:
    return look(twitch.page(MAPLE, kit()), {AT: found})


SHOWN = (Sign.SHOWN, "page", "channel_page", "MapleBakery - Twitch")
NOTHING = (Sign.UNFAMILIAR, "page", "no_known_marker", "status 200")
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "the shell that everybody gets": (lambda: seen(page("Twitch", ANYBODYS)), (NOTHING,)),
    "the shell under the name asked for": (lambda: seen(page(bio=ANYBODYS)), (NOTHING,)),
    "the name without a word about it": (lambda: seen(page(bio="")), (NOTHING,)),
    "somebody else's channel": (lambda: seen(page("Miller - Twitch")), (NOTHING,)),
    "a name in other letters": (lambda: seen(page("メープル - Twitch")), (NOTHING,)),
    "an address that is not found": (
        lambda: seen(page(status=404)),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 404"),),
    ),
    "a channel that is unavailable": (
        lambda: seen(
            answer("<p>This channel is temporarily unavailable due to a violation of Twitch's Guidelines.</p>")
        ),
        (NOTHING,),
    ),
    "a challenge under its name": (
        lambda: seen(answer(page().body, headers={"cf-mitigated": "challenge"})),
        ((Sign.CHALLENGE, "page", "cf_mitigated", "cf-mitigated: challenge"),),
    ),
    "living": (lambda: seen(page()), (SHOWN,)),
    "living, the name in its title alone": (
        lambda: seen(answer(f'<title>MapleBakery - Twitch</title><meta property="og:description" content="{BIO}">')),
        (SHOWN,),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= twitch.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply)), name


def test_all_that_a_channels_page_shows_is_read() -> None:
    reading = seen(page())
    assert reading == Reading(
        signals=reading.signals,
        name="MapleBakery",
        bio=BIO,
        links=("https://maplebakery.example",),
        handle="MapleBakery",
        unseen_parts=("when the channel was last live", "recordings, which Twitch deletes after a while"),
    )


def test_the_controls_are_twitchs_own_channel_and_a_random_name() -> None:
    living, absent = twitch.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert (living.handle, absent.handle) == ("twitch", "abcdefghijklmnopqrstuvwx")
    for control in (living, absent):
        identity = identified(control.address)
        assert (control.platform, control.handle, control.address) == ("twitch", identity.handle, identity.address)


# Addresses

identified = functools.partial(named_by, twitch)


@pytest.mark.parametrize(("pasted", "handle"), twitch.EXAMPLES.items())
def test_examples(pasted: str, handle: str) -> None:
    assert identified(pasted) == Identity(
        kind=Kind.PROFILE, platform="twitch", handle=handle, address=f"https://www.twitch.tv/{handle}"
    )


@pytest.mark.parametrize("host", ["twitch.tv", "www.twitch.tv", "m.twitch.tv", "go.twitch.tv"])
@pytest.mark.parametrize(
    "path",
    ["MapleBakery", "maplebakery/", "maplebakery/videos?filter=archives", "maplebakery/about", "maplebakery/schedule",
     "maplebakery/clips", "maplebakery/profile", "maplebakery/chat", "maplebakery?sr=a#x"],
)  # fmt: skip
def test_every_host_and_tab_of_a_channel_is_that_channel(host: str, path: str) -> None:
    found = identified(f"https://{host}/{path}")
    assert (found.kind, found.handle, found.address) == (Kind.PROFILE, "maplebakery", AT)


@pytest.mark.parametrize("path", ["clip/BraveLoaf-abc", "v/310011001", "video/310011001"])
def test_a_clip_or_a_recording_under_a_name_is_a_post_of_that_channel(path: str) -> None:
    found = identified(f"https://www.twitch.tv/MapleBakery/{path}")
    assert (found.kind, found.handle, found.address) == (Kind.POST, "maplebakery", AT)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://www.twitch.tv/", Kind.HOME),
        ("https://www.twitch.tv/videos/310011001", Kind.POST),
        ("https://m.twitch.tv/videos/310011001?t=1h", Kind.POST),
        ("https://www.twitch.tv/collections/AbC-1", Kind.POST),
        ("https://clips.twitch.tv/BraveLoaf", Kind.POST),
        ("https://player.twitch.tv/?video=v310011001&parent=maple.example", Kind.POST),
        ("https://player.twitch.tv/?channel=a b", Kind.POST),
        *((f"https://www.twitch.tv/{word}", Kind.WEBSITE) for word in
          ("directory", "directory/game/Chess", "downloads", "p/legal", "jobs", "turbo", "search?term=bread", "store",
           "products/maplebakery", "videos", "team/bakers", "popout/maplebakery/chat", "embed/maplebakery/chat", "subs/x",
           "ab", "maple-bakery", "@maplebakery", "maple bakery", "m" * 26)),
        *((f"https://www.twitch.tv/{word}", Kind.LOGIN) for word in
          ("login", "signup", "settings/profile", "subscriptions", "wallet", "drops/inventory", "prime", "u/maplebakery/x",
           "moderator/maplebakery", "inventory")),
        ("https://www.twitch.tv/affiliate", Kind.WEBSITE),
        ("https://www.twitch.tv/charity", Kind.WEBSITE),
        ("https://www.twitch.tv/esports", Kind.WEBSITE),
        ("https://www.twitch.tv/extensions", Kind.WEBSITE),
        ("https://www.twitch.tv/giftcard", Kind.WEBSITE),
        ("https://www.twitch.tv/help", Kind.WEBSITE),
        ("https://www.twitch.tv/home", Kind.WEBSITE),
        ("https://www.twitch.tv/partners", Kind.WEBSITE),
        ("https://www.twitch.tv/checkout", Kind.LOGIN),
        ("https://www.twitch.tv/unsubscribe", Kind.LOGIN),
        ("https://dashboard.twitch.tv/u/maplebakery/home", Kind.LOGIN),
        ("https://id.twitch.tv/oauth2", Kind.LOGIN),
        ("https://passport.twitch.tv/x", Kind.LOGIN),
        ("https://blog.twitch.tv/maplebakery", Kind.WEBSITE),
        ("https://help.twitch.tv/s/", Kind.WEBSITE),
        ("https://api.twitch.tv/helix/users?channel=maplebakery", Kind.WEBSITE),
    ],
)  # fmt: skip
def test_what_is_no_channel_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    assert identified(text) == Identity(kind=kind, platform="twitch")


def test_the_worst_names_take_no_time() -> None:
    began = time.process_time()
    seen(page("a" * 50_000))
    identified("https://www.twitch.tv/" + "_" * 2_000)
    assert time.process_time() - began < 0.5


KEYS = frozenset(twitch.KEYS)
API = "https://api.twitch.tv/helix/"
USER: dict[str, object] = {
    "id": "100000001",
    "login": "maplebakery",
    "display_name": "MapleBakery",
    "description": BIO,
    "created_at": "2019-02-01T10:00:00Z",
}
NOBODY = answer({"data": []})
FILMS = answer(
    {
        "data": [
            {"created_at": "2026-01-04T18:00:00Z", "title": "Old"},
            {"created_at": "2026-11-04T18:00:00Z", "title": "Rye", "url": "https://www.twitch.tv/videos/1"},
        ]
    }
)


def told(found: Reply, known: Kit | None = None, *, films: Reply = FILMS, by_id: Reply = NOBODY) -> Reading:
    answers = {
        f"{API}users?login=maplebakery": found,
        f"{API}users?id=100000001": by_id,
        f"{API}videos?user_id=100000001&sort=time&first=5": films,
        f"{API}channels/followers?broadcaster_id=100000001": answer({"total": 14, "data": []}),
    }
    return look(twitch.api(MAPLE, known or kit(keys=KEYS)), answers)


def user(**more: object) -> Reply:
    return answer({"data": [{**USER, **more}]})


KNOWN = kit(keys=KEYS, last_id="100000001")
TOLD = (Sign.SHOWN, "api", "user", "maplebakery (100000001)")
LEFT_OUT = (Sign.WITHHELD, "api", "no_such_login", "an empty list")
ODD = (Sign.UNFAMILIAR, "api", "no_known_marker", "status 200")
KEYED: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "somebody else": (lambda: told(user(login="miller")), (ODD,)),
    "a user without an id": (lambda: told(user(id=None)), (ODD,)),
    "an empty list that is refused": (
        lambda: told(answer({"data": []}, 401)),
        ((Sign.REFUSED, "api", "key_refused", "status 401"),),
    ),
    "an empty list under a status that is none": (
        lambda: told(answer({"data": []}, 404)),
        ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 404"),),
    ),
    "an empty list behind a wall": (
        lambda: told(answer({"data": []}, headers={"cf-mitigated": "challenge"})),
        ((Sign.CHALLENGE, "api", "cf_mitigated", "cf-mitigated: challenge"),),
    ),
    "too many questions": (
        lambda: told(answer("", 429)),
        ((Sign.RATE_LIMITED, "api", "status_429", "status 429"),),
    ),
    "nobody, or a suspended channel": (lambda: told(NOBODY), (LEFT_OUT,)),
    "nobody, and its id neither": (lambda: told(NOBODY, KNOWN), (LEFT_OUT,)),
    "nobody, and its id is somebody's without a name": (
        lambda: told(NOBODY, KNOWN, by_id=user(login="a/b")),
        (LEFT_OUT,),
    ),
    "nobody, yet its id still has the name": (
        lambda: told(NOBODY, KNOWN, by_id=user()),
        ((Sign.UNFAMILIAR, "api", "id_still_has_it", "maplebakery"),),
    ),
    "its id has another name": (
        lambda: told(NOBODY, KNOWN, by_id=user(login="maplebread")),
        ((Sign.MOVED, "api", "id_has_new_name", "maplebread"),),
    ),
    "a channel": (lambda: told(user()), (TOLD,)),
}


@pytest.mark.parametrize(("looked", "expected"), KEYED.values(), ids=KEYED)
def test_each_answer_of_the_interface_gives_these_signals(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_the_interface_says_nothing_either(name: str, reply: Reply) -> None:
    assert says_nothing(told(reply)), name
    assert [s.sign for s in told(NOBODY, KNOWN, by_id=reply).signals] == [Sign.WITHHELD], name
    assert [s.sign for s in told(user(), films=reply).signals] == [Sign.SHOWN], name


def test_a_recording_is_a_lower_bound_for_they_are_deleted() -> None:
    at = dt.datetime(2026, 11, 4, 18, tzinfo=dt.UTC)
    found = told(user())
    assert found.newest == Newest(at=at, source="the newest recording", precision=Precision.SECOND, lower_bound=True)
    assert [post.text for post in found.posts] == ["Rye", "Old"]
    assert told(user(), films=NOBODY).newest is None


def test_the_interface_tells_of_the_channel() -> None:
    found = told(user())
    assert (found.name, found.platform_id, found.handle) == ("MapleBakery", "100000001", "maplebakery")
    assert (found.followers, found.links) == (14, ("https://maplebakery.example",))


def test_a_renamed_channel_says_where_it_is() -> None:
    found = told(NOBODY, KNOWN, by_id=user(login="MapleBread"))
    assert found.signals[0].to == "https://www.twitch.tv/maplebread"
    assert (found.platform_id, found.handle) == ("100000001", "maplebread")


def test_the_page_is_asked_where_the_interface_does_not_tell_or_has_no_key() -> None:
    refused = look(twitch.visit(MAPLE, kit(keys=KEYS)), {API: answer("", 401), AT: page()})
    assert [(s.mark, s.rung) for s in refused.signals] == [("key_refused", "api"), ("channel_page", "page")]
    for keys in (frozenset[str](), frozenset({"TWITCH_CLIENT_ID"})):
        assert [s.rung for s in look(twitch.visit(MAPLE, kit(keys=keys)), {AT: page()}).signals] == ["page"]
        unseen = look(twitch.visit(MAPLE, kit(keys=keys)), {AT: page("Twitch", ANYBODYS)}).signals
        missing = (Sign.KEY_MISSING, "key_missing", "needs TWITCH_CLIENT_ID and TWITCH_CLIENT_SECRET")
        assert [(s.sign, s.mark, s.quote) for s in unseen][1:] == [missing]
