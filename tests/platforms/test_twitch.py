"""Twitch: only a page that bears the channel's own name shows it, and nothing there speaks against one."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable

import pytest

from audit.address import Identity, Kind
from audit.evidence import Reading, Reply, Sign
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
    return look(twitch.visit(MAPLE, kit()), {AT: found})


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
