"""Telegram's pages: `t.me/s/name` shows public channels and leads everybody else to `t.me/name`, which is always 200.

Channels: `freshbakery` and the other living names · `emptybakery` was created and never wrote · `nopreviewbakery` preview off,
`restrictedbakery` restricted or for adults: both lead to the contact page. Others: `groupbakery` a group, `personbakery` a
person, `bakerybot` a bot, `hiddenbakery` a person who shows nothing and looks like nobody. `nobodyhasthis` never existed,
`oldnamebakery` was renamed, `deletedbakery` was deleted · `limitedbakery` 429 · `blankbakery` an empty body.
"""

from __future__ import annotations

import html
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, page, redirect, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account, account, living

HOSTS = ("t.me", "telegram.me", "telegram.dog")
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("telegram", 6, 20, name="Telegram News", followers=9_000_000),
        account("durov", 3, 9, name="Pavel Durov", followers=9_000_000),
        account("nopreviewbakery", 3, name="No Preview Bakery", followers=12_345),
        account("restrictedbakery", 4, name="Restricted Bakery", followers=12_345),
        account("groupbakery", name="Group Bakery", followers=57),
        account("personbakery", name="Person Bakery"),
        account("bakerybot", name="Bakery Bot", followers=412),
    )
}
WITHOUT_PREVIEW = frozenset({"nopreviewbakery", "restrictedbakery", "groupbakery", "personbakery", "bakerybot"})
WALLS: Mapping[str, Answer] = {"limitedbakery": text("", 429), "blankbakery": text("")}
NOT_NAMES = frozenset({"joinchat", "share", "addstickers", "addlist", "proxy", "socks", "iv", "login", "c", "msg"})


def answer(asked: Asked) -> Answer:
    """A name may stand in the path, behind `s/`, or before the host."""
    before = asked.host.split(".")[0]
    in_host = len(asked.host.split(".")) > 2 and before != "www"
    name = before if in_host else asked.part(1) if asked.part(0) == "s" else asked.part(0)
    if name in NOT_NAMES or name.startswith("+"):
        return page("Telegram: Join Group Chat", '<div class="tgme_page_description">You are invited.</div>')
    if not name:
        return page("Telegram Messenger")
    if name.lower() in WALLS:
        return WALLS[name.lower()]
    shown = living(name.lower(), CAST)
    if asked.part(0) != "s" or in_host:
        return _contact(shown) if shown else _nobody(name)
    if shown is None or shown.handle in WITHOUT_PREVIEW:
        return redirect(f"https://t.me/{name}")
    return _channel(shown)


def _channel(shown: Account) -> Answer:
    told = [_message(shown, 1, ago(2000).isoformat(), "Channel created", "service_message")]
    oldest_first = sorted(zip(shown.ages, shown.titles(), strict=True), reverse=True)
    for number, (age, title) in enumerate(oldest_first, 2):
        told.append(_message(shown, number, ago(age).isoformat(), title))
    head = (
        f'<meta property="og:title" content="{html.escape(shown.name)}"><meta property="og:site_name" content="Telegram">'
        f'<link rel="canonical" href="/s/{shown.handle}?before={len(told)}">'
    )
    body = (
        f'<div class="tgme_channel_info"><div class="tgme_page_photo_image"><img src="https://cdn4.telesco.pe/a.jpg"></div>'
        f'<div class="tgme_channel_info_header_title"><span dir="auto">{html.escape(shown.name)}</span></div>'
        f'<div class="tgme_channel_info_header_username"><a href="https://t.me/{shown.handle}">@{shown.handle}</a></div>'
        f'<div class="tgme_channel_info_counters"><div class="tgme_channel_info_counter"><span class="counter_value">'
        f'{shown.followers}</span> <span class="counter_type">subscribers</span></div></div>'
        f'<div class="tgme_channel_info_description">{html.escape(shown.bio)}</div></div>'
        f'<section class="tgme_channel_history js-message_history">{"".join(told)}</section>'
    )
    return page(f"{shown.name} - Telegram", body, head)


def _message(shown: Account, number: int, at: str, words: str, kind: str = "text_not_supported_wrap") -> str:
    return (
        f'<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message {kind}" '
        f'data-post="{shown.handle}/{number}"><div class="tgme_widget_message_text">{html.escape(words)}</div>'
        f'<a class="tgme_widget_message_date" href="https://t.me/{shown.handle}/{number}">'
        f'<time datetime="{at}" class="time">09:00</time></a></div></div>'
    )


def _extra(shown: Account) -> str:
    match shown.handle:
        case "groupbakery":
            return f"{shown.followers} members, 4 online"
        case "personbakery":
            return f"@{shown.handle}"
        case "bakerybot":
            return f"{shown.followers} monthly users"
        case _:
            return f"{shown.followers:,} subscribers".replace(",", " ")


def _contact(shown: Account) -> Answer:
    body = (
        f'<div class="tgme_page"><div class="tgme_page_photo"><img class="tgme_page_photo_image" src="https://cdn4.telesco.pe/a.jpg">'
        f'</div><div class="tgme_page_title"><span dir="auto">{html.escape(shown.name)}</span></div>'
        f'<div class="tgme_page_extra">{_extra(shown)}</div>'
        f'<div class="tgme_page_description">{html.escape(shown.bio)}</div>'
        f'<a class="tgme_action_button_new" href="tg://resolve?domain={shown.handle}">View in Telegram</a></div>'
    )
    head = f'<meta property="og:title" content="{html.escape(shown.name)}">'
    return page(f"Telegram: Contact @{shown.handle}", body, head)


def _nobody(name: str) -> Answer:
    quoted = html.escape(name)
    body = (
        '<div class="tgme_page"><div class="tgme_page_icon"><i class="tgme_icon_user"></i></div>'
        '<div class="tgme_page_description">If you have <strong>Telegram</strong>, you can contact '
        f'<a class="tgme_username_link" href="tg://resolve?domain={quoted}">@{quoted}</a> right away.</div></div>'
    )
    head = f'<meta name="robots" content="noindex, nofollow"><meta property="og:title" content="Telegram: Contact @{quoted}">'
    return page(f"Telegram: Contact @{name}", body, head)


_AT = "https://t.me/{}"
_LED = "302 to a contact page with"
_ALIKE = "302 to a contact page without a title"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "page", "a public channel"),
    lives(_AT.format("abandonedbakery"), "last post years ago", "page", "a public channel of old posts"),
    lives(_AT.format("emptybakery"), "never posted", "page", 'a channel with "Channel created" alone'),
    lives(_AT.format("nopreviewbakery"), "preview switched off", "page", f"{_LED} subscribers"),
    lives(_AT.format("restrictedbakery"), "restricted", "page", f"{_LED} subscribers"),
    lives(_AT.format("groupbakery"), "a group", "page", f"{_LED} members and online"),
    lives(_AT.format("personbakery"), "a person", "page", f"{_LED} the name alone"),
    lives(_AT.format("bakerybot"), "a bot", "page", f"{_LED} monthly users"),
    lives(_AT.format("hiddenbakery"), "a person who shows nothing", "page", _ALIKE, decidable=False),
    lives(_AT.format("limitedbakery"), "posting", "page", "429", decidable=False),
    lives(_AT.format("blankbakery"), "posting", "page", "200 with an empty body", decidable=False),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "page", _ALIKE, decidable=False),
    is_gone(_AT.format("oldnamebakery"), "renamed", "page", _ALIKE, decidable=False),
    is_gone(_AT.format("deletedbakery"), "deleted", "page", _ALIKE, decidable=False),
)
