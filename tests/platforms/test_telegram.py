"""Telegram: channels with their posts, names that are somebody's, and a contact page that proves nothing."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable

import pytest

from audit.address import Identity, Kind
from audit.evidence import Newest, Post, Precision, Reading, Reply, Sign
from audit.platforms import telegram
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing, signs

AT, PREVIEW = "https://t.me/maplebakery", "https://t.me/s/maplebakery"
MAPLE = profile("telegram", "maplebakery", AT)


def message(number: int, date: str, name: str = "MapleBakery", text: str = "New rye", kind: str = "") -> str:
    return (
        '<div class="tgme_widget_message_wrap js-widget_message_wrap">'
        f'<div class="tgme_widget_message {kind} js-widget_message" data-post="{name}/{number}">'
        f'<div class="tgme_widget_message_text">{text}</div>'
        f'<a class="tgme_widget_message_date" href="https://t.me/{name}/{number}"><time datetime="{date}">09:00</time></a>'
        "</div></div>"
    )


CREATED = message(1, "2026-11-01T09:00:00+00:00", text="Channel created", kind="service_message")
OLD, NEW = message(40, "2026-10-01T11:00:05+02:00"), message(41, "2026-10-30T09:00:05+00:00")
PINNED = message(
    42, "2026-11-20T09:00:00+00:00", text="Maple pinned a photo", kind="text_not_supported_wrap service_message"
)


def channel(*messages: str, name: str = "MapleBakery", counter: str = "1 214") -> Reply:
    return answer(
        '<div class="tgme_channel_info_header_title"><span>Maple Street Bakery</span></div>'
        f'<div class="tgme_channel_info_header_username"><a href="https://t.me/{name}">@{name}</a></div>'
        '<div class="tgme_channel_info_counters">'
        '<div class="tgme_channel_info_counter"><span class="counter_value">12</span> <span>photos</span></div>'
        f'<div class="tgme_channel_info_counter"><span>{counter}</span> <span>subscribers</span></div></div>'
        '<div class="tgme_channel_info_description">Bread <a href="https://maplebakery.example/">here</a> '
        '<a href="mailto:info@maplebakery.example">or</a></div>' + "".join(messages)
    )


def contact(title: str = "", extra: str = "", name: str = "maplebakery", domain: str = "maplebakery") -> str:
    """The page that every name leads to; titled when the name is somebody's."""
    titled = f'<div class="tgme_page_title"><span>{title}</span></div>' if title else ""
    return (
        f'<title>Telegram: Contact @{name}</title><meta name="robots" content="noindex, nofollow">{titled}'
        f'<div class="tgme_page_extra">{extra}</div><div class="tgme_page_description">If you have '
        f"<strong>Telegram</strong>, you can contact "
        f'<a class="tgme_username_link" href="tg://resolve?domain={domain}">@{name}</a> right away.</div>'
    )


def led_to(page: str, to: str = AT) -> Reply:
    return answer(page, via=((302, to),))


def seen(preview: Reply, page: Reply) -> Reading:
    return look(telegram.visit(MAPLE, kit()), {PREVIEW: preview, AT: page})


BARE = contact()
SHOP = contact("Maple Street Bakery", "12 345 members, 3 online")
NO_PREVIEW = (Sign.UNFAMILIAR, "preview", "no_preview", "led to the contact page")
UNTITLED = (Sign.WITHHELD, "page", "nobody_titled", "you can contact @maplebakery right away")
ODD = (Sign.UNFAMILIAR, "page", "no_known_marker", "status 200")
SHOWN = (Sign.SHOWN, "preview", "channel_preview", "@maplebakery Maple Street Bakery")
TITLED = (Sign.SHOWN, "page", "titled_page", "@maplebakery Maple Street Bakery")
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "a name without a title, which a hidden account may have too": (
        lambda: seen(led_to(BARE), answer(BARE)),
        (NO_PREVIEW, UNTITLED),
    ),
    "an untitled page of another name": (
        lambda: seen(led_to(BARE), answer(contact(name="miller"))),
        (NO_PREVIEW, ODD),
    ),
    "an empty title": (lambda: seen(led_to(BARE), answer(contact(" "))), (NO_PREVIEW, ODD)),
    "another's page": (
        lambda: seen(led_to(BARE), answer(contact("Miller", name="miller", domain="miller"))),
        (NO_PREVIEW, ODD),
    ),
    "another's channel": (
        lambda: seen(channel(message(3, "2026-10-01T09:00:00+00:00", "miller"), name="miller"), answer("")),
        ((Sign.UNFAMILIAR, "preview", "no_known_marker", "status 200"), ODD),
    ),
    "led to another's page": (
        lambda: seen(led_to(SHOP, "https://t.me/miller"), answer("")),
        ((Sign.UNFAMILIAR, "preview", "no_known_marker", "status 200"), ODD),
    ),
    "a page that does not open": (
        lambda: seen(led_to(BARE), answer(BARE, 404)),
        (NO_PREVIEW, (Sign.UNFAMILIAR, "page", "no_known_marker", "status 404")),
    ),
    "a wall with the words of an untitled page": (
        lambda: seen(led_to(BARE), answer(BARE, headers={"cf-mitigated": "challenge"})),
        (NO_PREVIEW, (Sign.CHALLENGE, "page", "cf_mitigated", "cf-mitigated: challenge")),
    ),
    "a wall on the way to the contact page": (
        lambda: seen(answer(BARE, headers={"cf-mitigated": "challenge"}, via=((302, AT),)), answer(BARE)),
        ((Sign.CHALLENGE, "preview", "cf_mitigated", "cf-mitigated: challenge"), UNTITLED),
    ),
    "a public channel": (lambda: seen(channel(OLD, NEW), answer(BARE)), (SHOWN,)),
    "a channel that has posted nothing": (
        lambda: seen(channel(CREATED), answer(BARE)),
        (SHOWN, (Sign.EMPTY, "preview", "only_created", "Channel created")),
    ),
    "a group, a person, a bot, or a channel without a preview": (
        lambda: seen(led_to(SHOP), answer(SHOP)),
        (NO_PREVIEW, TITLED),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= telegram.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF, ids=[name for name, _ in NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply, reply)), name
    assert says_nothing(seen(led_to(BARE), reply)), name


def test_nothing_telegram_answers_is_an_absence() -> None:
    for looked, _ in STATES.values():
        assert signs(looked()).isdisjoint({Sign.ABSENT, Sign.ENDED, Sign.MOVED})


def test_a_channel_is_known_by_its_posts_where_its_head_is_missing() -> None:
    assert signs(seen(answer(OLD + NEW), answer(BARE))) == {Sign.SHOWN}
    alike = message(3, "2026-10-01T09:00:00+00:00", "maplebakery2")
    assert says_nothing(seen(answer(alike), answer("")))


def test_a_person_is_known_by_the_page_or_by_the_link_into_the_app() -> None:
    renamed = contact("Anna", name="anna_at_maple")
    assert signs(look(telegram.page(MAPLE, kit()), {AT: answer(renamed)})) == {Sign.SHOWN}
    without_link = contact("Anna", domain="miller")
    assert signs(look(telegram.page(MAPLE, kit()), {AT: answer(without_link)})) == {Sign.SHOWN}


@pytest.mark.parametrize(
    "messages",
    [
        (PINNED,),
        (CREATED, PINNED),
        (CREATED, OLD),
        (),
        (message(7, "2026-10-01T09:00:00+00:00", kind="service_message"),),
    ],
)
def test_a_channel_that_may_have_posted_is_not_empty(messages: tuple[str, ...]) -> None:
    assert signs(seen(channel(*messages), answer(BARE))) == {Sign.SHOWN}


def test_all_that_a_public_channel_shows_is_read() -> None:
    reading = seen(channel(OLD, NEW, PINNED), answer(BARE))
    days = [dt.datetime(2026, 10, 30, 9, 0, 5, tzinfo=dt.UTC), dt.datetime(2026, 10, 1, 9, 0, 5, tzinfo=dt.UTC)]
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=days[0], source="the channel's public preview", precision=Precision.SECOND),
        posts=tuple(Post(at=at, address=f"https://t.me/MapleBakery/{n}") for at, n in zip(days, (41, 40), strict=True)),
        name="Maple Street Bakery",
        bio="Bread here or",
        links=("https://maplebakery.example/",),
        followers=1214,
        handle="maplebakery",
        unseen_parts=("comments", "stories"),
    )


def test_a_rounded_count_is_no_count() -> None:
    assert seen(channel(OLD, counter="1.2K"), answer(BARE)).followers is None


def test_a_post_without_a_date_takes_the_addresses_from_the_others_and_no_more() -> None:
    undated = '<div class="tgme_widget_message" data-post="MapleBakery/39"></div>'
    reading = seen(channel(undated, OLD, NEW), answer(BARE))
    assert [(str(post.at.date()), post.address) for post in reading.posts] == [("2026-10-30", ""), ("2026-10-01", "")]


def test_odd_dates_are_overlooked() -> None:
    reading = seen(channel(message(41, "soon"), message(42, "2031-01-01T00:00:00+00:00")), answer(BARE))
    assert (signs(reading), reading.newest) == (frozenset((Sign.SHOWN,)), None)


@pytest.mark.parametrize(
    ("extra", "followers"),
    [("12 345 subscribers", 12_345), ("1 subscriber", 1), ("9 897 members, 1 195 online", 9_897),
     ("@maplebakery", None), ("80 018 monthly users", None), ("", None)],
)  # fmt: skip
def test_a_titled_page_tells_a_name_and_perhaps_a_count(extra: str, followers: int | None) -> None:
    reading = seen(led_to(SHOP), answer(contact("Maple Street Bakery", extra)))
    assert reading == Reading(
        signals=reading.signals,
        name="Maple Street Bakery",
        bio="If you have Telegram , you can contact @maplebakery right away.",
        followers=followers,
        handle="maplebakery",
        unseen_parts=("posts and their dates",),
    )


def test_a_titled_page_tells_the_websites_in_its_words() -> None:
    here = '<a href="https://maplebakery.example/">here</a> <a href="https://maplebakery.example/">there</a>'
    page = contact("Maple Street Bakery").replace("If you have", here)
    assert seen(led_to(SHOP), answer(page)).links == ("https://maplebakery.example/",)


# Addresses

identified = functools.partial(named_by, telegram)


def test_the_controls_are_the_networks_own_channel_and_a_random_name() -> None:
    living, absent = telegram.controls(MAPLE, "x" * 24)
    assert (living.handle, absent.handle) == ("telegram", "x" * 24)
    for control in (living, absent):
        assert identified(control.address).handle == control.handle


@pytest.mark.parametrize(
    ("pasted", "kind"),
    [
        ("https://t.me/", Kind.HOME),
        ("https://telegram.me", Kind.HOME),
        ("https://t.me/share/url?url=https://maple.example", Kind.SHARE),
        ("https://telegram.me/share?url=https://maple.example", Kind.SHARE),
        ("https://t.me/msg?text=x", Kind.SHARE),
        ("https://t.me/msg_url?url=https://maple.example", Kind.SHARE),
        ("https://t.me/+15145550100", Kind.CONTACT),
        ("https://t.me/contact/1700000000:aaaaaaaaaaaa", Kind.CONTACT),
        ("https://t.me/m/AbCdEfGhIj", Kind.CONTACT),
        ("https://t.me/+AbCdEfGhIjKlMnOp", Kind.WEBSITE),
        ("https://t.me/joinchat/AbCdEfGhIjKlMnOp", Kind.WEBSITE),
        ("https://t.me/login/12345", Kind.LOGIN),
        ("https://web.telegram.org/", Kind.LOGIN),
        ("https://web.telegram.org/a/#-1000000000000", Kind.LOGIN),
        ("https://t.me/c/1000000001/41", Kind.POST),
        ("https://t.me/addstickers/Maple", Kind.WEBSITE),
        ("https://t.me/proxy?server=x", Kind.WEBSITE),
        ("https://t.me/iv?url=https://maple.example", Kind.WEBSITE),
        ("https://t.me/boost/maplebakery", Kind.WEBSITE),
        ("https://t.me/maplebakery/menu", Kind.WEBSITE),
        ("https://t.me/map", Kind.WEBSITE),
        ("https://t.me/1maple", Kind.WEBSITE),
        ("https://t.me/maple-bakery", Kind.WEBSITE),
        ("https://t.me/maple.bakery", Kind.WEBSITE),
        (f"https://t.me/{'a' * 33}", Kind.WEBSITE),
        ("https://t.me/s", Kind.WEBSITE),
        ("https://t.me/s/joinchat", Kind.WEBSITE),
        ("https://www.maplebakery.t.me/", Kind.WEBSITE),
        ("https://core.telegram.me/maplebakery", Kind.WEBSITE),
    ],
)
def test_what_is_no_profile_is_named_as_what_it_is(pasted: str, kind: Kind) -> None:
    assert identified(pasted) == Identity(kind=kind, platform="telegram")


FOR_ITSELF = {
    Kind.SHARE: "share msg",
    Kind.LOGIN: "login confirmphone auth",
    Kind.CONTACT: "contact call m",
    Kind.POST: "c nft",
    Kind.WEBSITE: "joinchat addemoji addlist addstickers addstyle addtheme auction bg boost giftcode invoice iv proxy "
    "setlanguage socks web a k z s www stickers theme",
}


@pytest.mark.parametrize(
    ("kind", "word"), [(kind, word) for kind, words in FOR_ITSELF.items() for word in words.split()]
)
def test_a_word_that_telegram_keeps_for_itself_is_no_profile(kind: Kind, word: str) -> None:
    assert identified(f"https://t.me/{word}") == Identity(kind=kind, platform="telegram")


@pytest.mark.parametrize(("pasted", "handle"), telegram.EXAMPLES.items())
def test_examples(pasted: str, handle: str) -> None:
    assert identified(pasted).handle == handle
    assert identified(pasted).address == f"https://t.me/{handle}"


@pytest.mark.parametrize(
    ("pasted", "kind"),
    [
        ("https://t.me/MapleBakery", Kind.PROFILE),
        ("http://www.t.me/MapleBakery/", Kind.PROFILE),
        ("https://telegram.me/MapleBakery", Kind.PROFILE),
        ("https://telegram.dog/@MapleBakery", Kind.PROFILE),
        ("https://t.me/s/MapleBakery?before=41", Kind.PROFILE),
        ("https://t.me/MapleBakery?text=Hello", Kind.PROFILE),
        ("https://t.me/MapleBakery?boost", Kind.PROFILE),
        ("https://t.me/?domain=MapleBakery", Kind.PROFILE),
        ("https://maplebakery.t.me", Kind.PROFILE),
        ("https://web.telegram.org/a/#@MapleBakery", Kind.PROFILE),
        ("https://web.telegram.org/#/im?p=@MapleBakery", Kind.PROFILE),
        ("https://web.telegram.org/k/#?tgaddr=tg://resolve?domain=MapleBakery&post=4", Kind.PROFILE),
        ("https://t.me/MapleBakery/41?single", Kind.POST),
        ("https://t.me/MapleBakery/12/41", Kind.POST),
        ("https://t.me/MapleBakery/s/7", Kind.POST),
        ("https://t.me/s/MapleBakery/41", Kind.POST),
        ("https://maplebakery.t.me/41", Kind.POST),
    ],
)
def test_however_it_is_written_it_is_the_same_account(pasted: str, kind: Kind) -> None:
    assert identified(pasted) == Identity(kind=kind, platform="telegram", handle="maplebakery", address=AT)
