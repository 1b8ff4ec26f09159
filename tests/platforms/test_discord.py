"""Discord: invitations that open, that lead nowhere, and all that is no invitation."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from audit import profiles
from audit.address import Kind
from audit.evidence import Reading, Reply, Sign
from audit.platforms import discord
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing

API = "https://discord.com/api/v10/invites/MapleBread?with_counts=true"
MAPLE = profile("discord", "MapleBread", "https://discord.gg/MapleBread")
GUILD = {"id": "100000000000000001", "name": "Maple Street Bakery", "description": "Bread talk", "features": []}
UNKNOWN = answer({"message": "Unknown Invite", "code": 10006}, 404)


def invite(**more: object) -> Reply:
    known: dict[str, object] = {
        "type": 0,
        "code": "maplebread",
        "expires_at": None,
        "guild": GUILD,
        "channel": {"id": "2"},
    }
    return answer({**known, "approximate_member_count": 57, **more})


def seen(found: Reply) -> Reading:
    return look(discord.visit(MAPLE, kit()), {API: found})


UNSURE = ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 200"),)
UNSURE_404 = ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 404"),)
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "another invitation": (lambda: seen(invite(code="miller")), UNSURE),
    "an invitation to no server": (
        lambda: seen(invite(guild=None)),
        ((Sign.UNFAMILIAR, "api", "leads_nowhere", "status 200"),),
    ),
    "a type of which nothing is documented": (
        lambda: seen(invite(type=9)),
        ((Sign.UNFAMILIAR, "api", "leads_nowhere", "status 200"),),
    ),
    "an invitation to a group": (
        lambda: seen(invite(guild=None, type=1, channel={"id": "200", "name": "Early bakers", "type": 3})),
        ((Sign.SHOWN, "api", "invite", "Early bakers"),),
    ),
    "an invitation by a person": (
        lambda: seen(invite(guild=None, channel=None, type=2, inviter={"id": "300", "username": "maple"})),
        ((Sign.SHOWN, "api", "invite", "maple"),),
    ),
    "not found, without a word about the invitation": (
        lambda: seen(answer({"message": "404: Not Found", "code": 0}, 404)),
        UNSURE_404,
    ),
    "another kind of unknown": (lambda: seen(answer({"message": "Unknown Guild", "code": 10004}, 404)), UNSURE_404),
    "the code of an unknown invitation, and not its status": (
        lambda: seen(answer({"message": "Unknown Invite", "code": 10006})),
        UNSURE,
    ),
    "an unknown invitation behind a wall": (
        lambda: seen(answer(UNKNOWN.body, 404, headers={"cf-mitigated": "challenge"})),
        ((Sign.CHALLENGE, "api", "cf_mitigated", "cf-mitigated: challenge"),),
    ),
    "too many questions": (
        lambda: seen(answer({"message": "You are being rate limited.", "retry_after": 4.2}, 429)),
        ((Sign.RATE_LIMITED, "api", "status_429", "status 429"),),
    ),
    "an open invitation": (lambda: seen(invite()), ((Sign.SHOWN, "api", "invite", "Maple Street Bakery"),)),
    "an invitation that will end": (
        lambda: seen(invite(expires_at="2026-12-01T00:00:00+00:00")),
        ((Sign.SHOWN, "api", "invite", "Maple Street Bakery, open until 2026-12-01"),),
    ),
    "an invitation that ended, or never was": (
        lambda: seen(UNKNOWN),
        ((Sign.ABSENT, "api", "unknown_invite", "Unknown Invite"),),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= discord.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply)), name


def test_an_invitation_tells_of_its_server() -> None:
    found = seen(invite())
    assert (found.name, found.bio, found.followers) == ("Maple Street Bakery", "Bread talk", 57)
    assert (found.platform_id, found.newest) == ("100000000000000001", None)


@pytest.mark.parametrize(
    "odd",
    [
        {"guild": []},
        {"guild": {"id": None}},
        {"guild": {"id": ["1"], "name": "Maple"}},
        {"code": None},
        {"code": ["MapleBread"]},
    ],
)
def test_data_of_another_shape_says_nothing(odd: dict[str, object]) -> None:
    assert says_nothing(seen(invite(**odd)))


def test_beside_an_unknown_invitation_stands_a_known_one() -> None:
    living, absent = discord.controls(MAPLE, "q" * 24)
    assert (living.address, absent.handle) == ("https://discord.gg/discord-developers", "q" * 24)


# Addresses


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://discord.com/", Kind.HOME),
        ("https://discord.gg", Kind.HOME),
        ("https://discord.com/login", Kind.LOGIN),
        ("https://discord.com/register?redirect_to=x", Kind.LOGIN),
        ("https://discord.com/app", Kind.LOGIN),
        ("https://discord.com/channels/100000000000000001/100000000000000002", Kind.LOGIN),
        ("https://discord.com/users/100000000000000003", Kind.WEBSITE),
        ("https://discord.com/servers/maple-bakery-100000000000000001", Kind.WEBSITE),
        ("https://discord.com/invite", Kind.WEBSITE),
        ("https://discord.com/invite/a%20b", Kind.WEBSITE),
        ("https://discord.gg/invite", Kind.WEBSITE),
        ("https://discord.com/terms", Kind.WEBSITE),
        ("https://discord.com/api/oauth2/authorize?client_id=1", Kind.WEBSITE),
        ("https://support.discord.com/invite/maplebread", Kind.WEBSITE),
        ("https://cdn.discordapp.com/icons/1/a.png", Kind.WEBSITE),
    ],
)
def test_what_is_no_invitation_is_no_place(text: str, kind: Kind) -> None:
    found = named_by(discord, text)
    assert (found.kind, found.platform, found.handle) == (kind, "discord", "")


@pytest.mark.parametrize(
    "text",
    ["https://discord.gg.example/maplebread", "https://discord.me/maplebread", "https://notdiscord.com/invite/maple",
     "https://discord.io/maplebread", "https://dsc.gg/maplebread"],
)  # fmt: skip
def test_a_place_that_looks_alike_is_not_discord(text: str) -> None:
    assert profiles.identify(text).platform == ""


@pytest.mark.parametrize(
    "text",
    ["discord.gg/MapleBread", "https://www.discord.gg/invite/MapleBread", "http://discord.com/invite/MapleBread/",
     "https://discordapp.com/invite/MapleBread?utm_source=x", "https://canary.discord.com/invite/MapleBread/login",
     "discord: MapleBread"],
)  # fmt: skip
def test_every_form_of_an_address_leads_to_one_place_with_its_capitals(text: str) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.handle, found.address) == (Kind.PROFILE, "MapleBread", "https://discord.gg/MapleBread")


@pytest.mark.parametrize("worst", ["a" * 50_000, "-" * 50_000, "invite/" * 7_000])
def test_the_worst_codes_take_no_time(worst: str) -> None:
    began = time.process_time()
    profiles.identify(f"https://discord.gg/{worst}")
    assert time.process_time() - began < 0.05
