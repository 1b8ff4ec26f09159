"""WhatsApp: of numbers nothing is public; channels and groups are shown where their page gives a name."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from audit import places, profiles
from audit.address import Kind
from audit.evidence import Reading, Reply, Sign
from audit.platforms import whatsapp
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing

CHANNEL = profile("whatsapp", "channel/0029VaMaple", "https://www.whatsapp.com/channel/0029VaMaple")
GROUP = profile("whatsapp", "group/AbCdEfMaple", "https://chat.whatsapp.com/AbCdEfMaple")
NUMBER = profile("whatsapp", "15145550100", "https://wa.me/15145550100")


def page(title: str, more: str = "") -> Reply:
    return answer(f'<title>WhatsApp</title><meta property="og:title" content="{title}">{more}')


def seen(found: Reply, of: object = CHANNEL) -> Reading:
    place = of if of in (CHANNEL, GROUP) else NUMBER
    return look(whatsapp.visit(place, kit()), {place.address: found})


NAMELESS = ((Sign.UNFAMILIAR, "page", "no_name_shown", "WhatsApp"),)
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "a number, of which nothing is asked": (
        lambda: look(whatsapp.visit(NUMBER, kit()), {}),
        ((Sign.UNFAMILIAR, "page", "number_not_public", "whether a number is on WhatsApp is not public"),),
    ),
    "an invitation that was withdrawn": (lambda: seen(page("WhatsApp Group Invite"), GROUP), NAMELESS),
    "a page without a name": (lambda: seen(page("")), NAMELESS),
    "a channel that is not named": (lambda: seen(page("WhatsApp Channel Invite")), NAMELESS),
    "a name on a page of something else": (
        lambda: seen(answer(page("Miller").body, via=((302, "https://www.whatsapp.com/channel/0029VaMiller"),))),
        NAMELESS,
    ),
    "not found": (
        lambda: seen(answer("", 404)),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 404"),),
    ),
    "a living channel": (
        lambda: seen(page("Maple Bakery | WhatsApp Channel")),
        ((Sign.SHOWN, "page", "named_page", "Maple Bakery"),),
    ),
    "a living group": (
        lambda: seen(page("Maple bakers"), GROUP),
        ((Sign.SHOWN, "page", "named_page", "Maple bakers"),),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= whatsapp.RUNGS.keys()


@pytest.mark.parametrize("place", [CHANNEL, GROUP, NUMBER], ids=["channel", "group", "number"])
@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply, place: object) -> None:
    assert says_nothing(seen(reply, place)), name


@pytest.mark.parametrize("place", [CHANNEL, GROUP, NUMBER], ids=["channel", "group", "number"])
def test_a_place_stands_for_itself_beside_a_random_one_of_its_kind(place: object) -> None:
    assert isinstance(place, type(CHANNEL))
    living, absent = whatsapp.controls(place, "abcdefghijklmnopqrstuvwx")
    assert living == place
    assert absent.handle.replace("abcdefghijklmnopqrstuvwx", "") in ("channel/", "group/", "")


# Addresses


@pytest.mark.parametrize(
    "text",
    ["https://wa.me/15145550100", "http://www.wa.me/+1 514 555-0100", "https://wa.me/15145550100?text=Hello%20there",
     "https://api.whatsapp.com/send/?phone=15145550100&text&type=phone_number&app_absent=0",
     "https://web.whatsapp.com/send?phone=+15145550100", "https://wa.me/c/15145550100",
     "https://www.whatsapp.com/catalog/15145550100/?app_absent=0", "https://wa.me/p/10000001/15145550100",
     "https://api.whatsapp.com/send?phone=1%20(514)%20555.0100"],
)  # fmt: skip
def test_on_the_website_a_number_is_a_way_to_get_in_touch_and_listed_it_is_a_place(text: str) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.platform, found.handle) == (Kind.CONTACT, "whatsapp", "15145550100")
    assert places.profile(found, listed=False) is None
    assert places.profile(found, listed=True) == NUMBER


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("https://wa.me/message/ABCDEF1234?src=qr", "message/ABCDEF1234"),
        ("https://api.whatsapp.com/message/ABCDEF1234", "message/ABCDEF1234"),
        ("https://wa.me/qr/ABCDEF1234", "qr/ABCDEF1234"),
    ],
)
def test_a_businesss_short_link_is_a_way_to_get_in_touch_too(text: str, handle: str) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.handle, found.address) == (Kind.CONTACT, handle, f"https://wa.me/{handle}")
    assert places.profile(found, listed=True)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("https://whatsapp.com/channel/0029VaMaple", CHANNEL),
        ("https://www.whatsapp.com/channel/0029VaMaple/?utm_source=x", CHANNEL),
        ("https://chat.whatsapp.com/AbCdEfMaple", GROUP),
        ("https://chat.whatsapp.com/invite/AbCdEfMaple?mode=ac_t", GROUP),
    ],
)
def test_a_channel_and_an_invitation_to_a_group_are_profiles(text: str, place: object) -> None:
    assert places.profile(profiles.identify(text), listed=False) == place


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://wa.me", Kind.HOME),
        ("https://www.whatsapp.com/", Kind.HOME),
        ("https://chat.whatsapp.com/", Kind.HOME),
        ("https://web.whatsapp.com/", Kind.LOGIN),
        ("https://wa.me/?text=Look", Kind.SHARE),
        ("https://api.whatsapp.com/send?text=Look", Kind.SHARE),
        ("https://web.whatsapp.com/send?text=Look", Kind.SHARE),
        ("https://wa.me/91XXXXXXXXXX", Kind.CONTACT),
        ("https://wa.me/1", Kind.CONTACT),
        ("https://api.whatsapp.com/send?phone=", Kind.CONTACT),
        ("https://call.whatsapp.com/voice/AbCdEf", Kind.CONTACT),
        ("https://www.whatsapp.com/download", Kind.WEBSITE),
        ("https://www.whatsapp.com/channel/", Kind.WEBSITE),
        ("https://faq.whatsapp.com/5913398998672934", Kind.WEBSITE),
        ("https://business.whatsapp.com/products", Kind.WEBSITE),
        ("https://chat.whatsapp.com/x", Kind.WEBSITE),
    ],
)
def test_what_is_no_place_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    found = named_by(whatsapp, text)
    assert (found.kind, found.platform, found.handle) == (kind, "whatsapp", "")
    assert places.profile(found, listed=True) is None


def test_one_message_of_a_channel_is_a_post() -> None:
    found = named_by(whatsapp, "https://whatsapp.com/channel/0029VaMaple/110")
    assert (found.kind, found.handle, found.address) == (Kind.POST, CHANNEL.handle, CHANNEL.address)


@pytest.mark.parametrize(
    "text",
    ["https://wa.me.maple.example/15145550100", "https://notwa.me/15145550100", "https://whatsapp.com.maple.example/",
     "https://wa.link/abcdef", "https://chatwhatsapp.com/AbCdEfMaple"],
)  # fmt: skip
def test_a_place_that_looks_alike_is_not_whatsapp(text: str) -> None:
    assert profiles.identify(text).platform == ""


def test_the_worst_strings_take_no_time() -> None:
    began = time.process_time()
    for worst in ("https://wa.me/" + "1" * 50_000, "https://wa.me/" + "+ " * 25_000, "https://wa.me/" + "c/" * 25_000):
        profiles.identify(worst)
    seen(page("x" * 50_000 + " | WhatsApp" * 1_000))
    assert time.process_time() - began < 0.1
