"""Discord invites: the public interface, and pages that are the same shell for every code.

A code is a handle: `freshbakery` and the other living names lead to a server · `expiringbakery` expires in ten days ·
`vanitybakery` a vanity code · `groupbakery` a group of friends · `friendbakery` a person's own invite · `closedbakery` a server
with invites switched off for now · `nobodyhasthis` never existed, `expiredbakery`, `revokedbakery`, `deletedbakery`: 404 with
10006 · `limitedbakery` 429 · `bannedbakery` the ban in front of it all. https://docs.discord.com/developers/resources/invite
"""

from __future__ import annotations

from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, data, page, redirect, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("discord.com", "discord.gg", "discordapp.com")
UNKNOWN = data({"message": "Unknown Invite", "code": 10006}, 404)
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("discord-developers", name="Discord Developers", followers=200_000),
        account("discord-townhall", name="Discord Town Hall", followers=200_000),
        account("expiringbakery", name="Expiring Bakery"),
        account("vanitybakery", name="Vanity Bakery"),
        account("groupbakery", name="Group Bakery"),
        account("friendbakery", name="Friend Bakery"),
        account("closedbakery", name="Closed Bakery"),
    )
}
WALLS: Mapping[str, Answer] = {
    "limitedbakery": data(
        {"message": "You are being rate limited.", "retry_after": 64.57, "global": False},
        429,
        retry_after="65",
        x_ratelimit_limit="10",
        x_ratelimit_remaining="0",
        x_ratelimit_reset_after="64.57",
        x_ratelimit_scope="user",
    ),
    "bannedbakery": text("error code: 1015", 429, "text/plain; charset=UTF-8", retry_after="3600"),
}


def answer(asked: Asked) -> Answer:
    """Short addresses lead to the long one; the interface has any version or none."""
    if asked.host.removeprefix("www.") == "discord.gg":
        return redirect(
            f"https://discord.com/invite/{asked.part(0)}" if asked.segments else "https://discord.com/", 301
        )
    if asked.part(0) != "api":
        return page("Discord", '<div id="app-mount"></div><script src="/assets/web.js"></script>')
    rest = asked.segments[2:] if asked.part(1).startswith("v") else asked.segments[1:]
    match rest:
        case ("invites", code):
            return _invite(code, counted=asked.query.get("with_counts", "").lower() in {"true", "1"})
        case ("guilds", _, "widget.json"):
            return data({"message": "Widget Disabled", "code": 50004}, 403)
        case _:
            return data({"message": "404: Not Found", "code": 0}, 404)


def _invite(code: str, *, counted: bool) -> Answer:
    name = code.lower()
    if name in WALLS:
        return WALLS[name]
    shown = living(name, CAST)
    if shown is None:
        return UNKNOWN
    told: dict[str, object] = {"type": 0, "code": code, "expires_at": None}
    match name:
        case "groupbakery":
            told |= {"type": 1, "channel": {"id": shown.number, "name": shown.name, "type": 3}}
        case "friendbakery":
            person = {"id": shown.number, "username": name, "global_name": shown.name, "avatar": None}
            told |= {"type": 2, "channel": None, "inviter": person}
        case _:
            told |= {"guild": _guild(shown), "channel": {"id": f"2{shown.number}", "name": "welcome", "type": 0}}
    if name == "expiringbakery":
        told["expires_at"] = ago(-10).isoformat()
    if counted and name != "friendbakery":
        told |= {"approximate_member_count": shown.followers, "approximate_presence_count": 4}
    return data(told, x_ratelimit_limit="10", x_ratelimit_remaining="9")


def _guild(shown: Account) -> dict[str, object]:
    vanity = shown.handle == "vanitybakery"
    features = ["VANITY_URL"] if vanity else ["INVITES_DISABLED"] if shown.handle == "closedbakery" else []
    return {
        "id": shown.number,
        "name": shown.name,
        "description": shown.bio or None,
        "icon": None,
        "features": ["COMMUNITY", *features],
        "verification_level": 2,
        "vanity_url_code": shown.handle if vanity else None,
        "premium_subscription_count": 0,
    }


_AT = "https://discord.gg/{}"
_UNKNOWN = "404 with 10006 Unknown Invite"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "open", "interface", "a server, expires_at null"),
    lives(_AT.format("expiringbakery"), "about to expire", "interface", "a server, expires_at set"),
    lives(_AT.format("vanitybakery"), "open", "interface", "vanity_url_code is the code"),
    lives(_AT.format("groupbakery"), "a group of friends", "interface", "type 1 without a guild"),
    lives(_AT.format("friendbakery"), "a person", "interface", "type 2 without guild and channel"),
    lives(_AT.format("closedbakery"), "invites paused", "interface", "feature INVITES_DISABLED"),
    lives(_AT.format("limitedbakery"), "open", "interface", "429 with retry_after", decidable=False),
    lives(_AT.format("bannedbakery"), "open", "interface", "429 of the shield before it", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "interface", _UNKNOWN),
    is_gone(_AT.format("expiredbakery"), "expired", "interface", _UNKNOWN),
    is_gone(_AT.format("revokedbakery"), "revoked", "interface", _UNKNOWN),
    is_gone(_AT.format("deletedbakery"), "server deleted", "interface", _UNKNOWN),
)
