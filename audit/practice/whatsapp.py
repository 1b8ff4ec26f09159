"""WhatsApp: numbers open the same page whether anybody has them; channels and groups are named by their page.

`wa.me/{number}` of any number leads to one page · `wa.me/message/{code}` and `wa.me/qr/{code}` likewise ·
`chat.whatsapp.com/FreshBakery…` names its group, any other code is a revoked invitation without a name ·
`whatsapp.com/channel/freshbakery` and the other living names name their channel · `limitedbakery` 429.
What is answered for channels that nobody has is documented nowhere: the same page without a name, and no case says so.
"""

from __future__ import annotations

import html
import re

from audit.practice._answer import Answer, Asked, page, redirect, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, living

HOSTS = ("wa.me", "whatsapp.com")
GROUP = "FreshBakeryRegulars001"
_NUMBER = re.compile(r"[0-9]{5,15}")
_LIMITED = text("", 429, "text/plain", retry_after="60")


def answer(asked: Asked) -> Answer:
    """One host for each part."""
    host = asked.host.removeprefix("www.")
    if host == "wa.me":
        return _short(asked)
    if host == "chat.whatsapp.com":
        return _group(asked.part(0) if asked.part(0) != "invite" else asked.part(1))
    if host == "whatsapp.com" and asked.part(0) == "channel":
        return _channel(asked.part(1))
    if host in ("api.whatsapp.com", "web.whatsapp.com"):
        return page("Share on WhatsApp", "<h1>Chat on WhatsApp</h1><a href='#'>Continue to Chat</a>")
    return page("WhatsApp | Secure and Reliable Free Private Messaging and Calling", "<h1>WhatsApp</h1>")


def _short(asked: Asked) -> Answer:
    if asked.part(0) in ("message", "qr"):
        return redirect(f"https://api.whatsapp.com/{asked.part(0)}/{asked.part(1)}")
    number = asked.part(1) if asked.part(0) == "c" else asked.part(0)
    if number and not _NUMBER.fullmatch(number):
        return page("WhatsApp", "<h1>Page not found</h1>", status=404)
    return redirect(f"https://api.whatsapp.com/send/?phone={number}&text&type=phone_number&app_absent=0")


def _group(code: str) -> Answer:
    if code == "LimitedBakeryRegulars1":
        return _LIMITED
    title = '<meta property="og:title" content="Fresh Bakery regulars">' if code == GROUP else ""
    return page("WhatsApp Group Invite", "<h2>WhatsApp Group Invite</h2><a href='#'>Join Chat</a>", title)


def _channel(name: str) -> Answer:
    if name.lower() == "limitedbakery":
        return _LIMITED
    shown = living(name.lower(), {})
    return page("WhatsApp Channel Invite", "<h2>View channel</h2>", _named(shown) if shown else "")


def _named(shown: Account) -> str:
    tags = (
        ("title", f"{shown.name} | WhatsApp Channel"),
        ("description", f"Channel • {shown.followers} followers"),
        ("url", f"https://www.whatsapp.com/channel/{shown.handle}"),
    )
    return "".join(f'<meta property="og:{name}" content="{html.escape(value)}">' for name, value in tags)


_SAME = "302 to a page that is the same for every number"
CASES: tuple[Case, ...] = (
    lives("https://wa.me/15145550100", "registered", "number", _SAME, decidable=False),
    lives(
        "https://api.whatsapp.com/send?phone=15145550100",
        "registered",
        "number",
        "200 page of every number",
        decidable=False,
    ),
    lives("https://wa.me/message/ABCDEFGHIJKLM1", "registered", "message link", "302 to one page", decidable=False),
    lives("https://wa.me/c/15145550100", "registered", "catalog link", _SAME, decidable=False),
    lives(f"https://chat.whatsapp.com/{GROUP}", "open", "group page", "og:title names the group"),
    lives("https://chat.whatsapp.com/LimitedBakeryRegulars1", "open", "group page", "429", decidable=False),
    lives("https://www.whatsapp.com/channel/freshbakery", "open", "channel page", "og:title names the channel"),
    lives("https://www.whatsapp.com/channel/limitedbakery", "open", "channel page", "429", decidable=False),
    is_gone("https://wa.me/15145550199", "not registered", "number", _SAME, decidable=False),
    is_gone(
        "https://chat.whatsapp.com/RevokedBakeryInvite001",
        "revoked",
        "group page",
        "200 with the general title and no og:title",
        decidable=False,
    ),
)
