"""Pinterest: what its record, its page and its feed show, and that nothing it answers makes an account gone."""

from __future__ import annotations

import datetime as dt
import functools
import json
import urllib.parse
from collections.abc import Callable

import pytest

from audit.address import Identity, Kind
from audit.evidence import Newest, Post, Precision, Profile, Reading, Reply, Sign
from audit.platforms import pinterest
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing, signs

AT = "https://www.pinterest.com/maplebakery/"
MAPLE = profile("pinterest", "maplebakery", AT)
API = "https://www.pinterest.com/resource/UserResource/get/"
SHELL = answer("<title>Pinterest</title><div id=app></div>")
NO_FEED = answer("", 404)
NOT_FOUND = answer(
    {
        "resource_response": {
            "status": "failure",
            "code": 30,
            "message": "User not found.",
            "http_status": 404,
            "error": {"code": 30, "message": "User not found."},
        }
    },
    404,
)


def user(**more: object) -> dict[str, object]:
    known: dict[str, object] = {
        "id": "100000000000000001",
        "username": "MapleBakery",
        "full_name": "Maple Street Bakery",
        "about": "Bread ideas https://menu.example",
        "website_url": "https://maplebakery.example/",
        "follower_count": 88,
        "pin_count": 310,
        "last_pin_save_time": "Sat, 03 Oct 2026 14:08:00 +0000",
    }
    return known | more


def record(**more: object) -> Reply:
    return answer({"resource_response": {"status": "success", "code": 0, "data": user(**more)}})


def drawn(**more: object) -> Reply:
    state = {"initialReduxState": {"pins": {}, "users": {"1": {"username": "pinner"}, "2": user(**more)}}}
    return answer(f'<script id="__PWS_INITIAL_PROPS__" type="application/json">{json.dumps(state)}</script>')


def pins(*dates: str, of: str = AT) -> Reply:
    items = "".join(
        f"<item><title>Rye</title><link>https://www.pinterest.com/pin/{n}/</link><pubDate>{date}</pubDate></item>"
        for n, date in enumerate(dates)
    )
    return answer(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Maple</title><link>{of}</link>{items}</channel></rss>'
    )


PIN = "Thu, 01 Oct 2026 09:00:00 GMT"


def seen(api: Reply, page: Reply = SHELL, feed: Reply = NO_FEED) -> Reading:
    return look(pinterest.visit(MAPLE, kit()), {API: api, AT: page, f"{AT}feed.rss": feed})


def odd(mark: str = "no_known_marker", status: int = 200, rung: str = "page") -> tuple[Sign, str, str, str]:
    return (Sign.UNFAMILIAR, rung, mark, f"status {status}")


HIDDEN = (Sign.WITHHELD, "api", "user_not_found", "User not found.")
RECORD = (Sign.SHOWN, "api", "account_record", "@MapleBakery (100000000000000001)")
PAGED = (Sign.SHOWN, "page", "account_record", "@MapleBakery (100000000000000001)")
FED = (Sign.SHOWN, "feed", "feed_of_pins", "Maple")
SILENT = odd(status=404, rung="feed")
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "not found, which is said of private accounts too": (lambda: seen(NOT_FOUND), (HIDDEN, odd(), SILENT)),
    "not found, and yet its page shows it": (lambda: seen(NOT_FOUND, drawn()), (HIDDEN, PAGED)),
    "not found, and yet it has a feed": (lambda: seen(NOT_FOUND, feed=pins(PIN)), (HIDDEN, odd(), FED)),
    "somebody else's record": (lambda: seen(record(username="miller")), (odd(rung="api"), odd(), SILENT)),
    "somebody else's page and feed": (
        lambda: seen(NOT_FOUND, drawn(username="miller"), pins(PIN, of="https://www.pinterest.com/miller/")),
        (HIDDEN, odd(), odd(rung="feed")),
    ),
    "a feed of another network": (
        lambda: seen(NOT_FOUND, feed=pins(PIN, of="https://pinterest.maple.example/maplebakery/")),
        (HIDDEN, odd(), odd(rung="feed")),
    ),
    "the words of a missing account where the page opens": (
        lambda: seen(answer(NOT_FOUND.body), answer('<p>{"message":"User not found."}</p>')),
        (odd(rung="api"), odd(), SILENT),
    ),
    "a living account": (lambda: seen(record()), (RECORD,)),
    "a living account whose newest pin is not told": (
        lambda: seen(record(last_pin_save_time=None), feed=pins(PIN)),
        (RECORD, FED),
    ),
    "a private account": (
        lambda: seen(record(is_private_profile=True, pin_count=0, last_pin_save_time=None)),
        (RECORD, (Sign.PRIVATE, "api", "private_profile", "is_private_profile: true")),
    ),
    "an account without pins": (
        lambda: seen(record(pin_count=0, last_pin_save_time="")),
        (RECORD, (Sign.EMPTY, "api", "no_pins", "pin_count: 0")),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= pinterest.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF, ids=[name for name, _ in NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply, reply, reply)), name


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF, ids=[name for name, _ in NOT_PROOF])
def test_a_feed_that_cannot_be_had_leaves_the_account_shown(name: str, reply: Reply) -> None:
    reading = seen(record(last_pin_save_time=None), feed=reply)
    assert signs(reading) & {Sign.SHOWN, Sign.WITHHELD, Sign.EMPTY} == {Sign.SHOWN}, name
    assert (reading.newest, reading.name) == (None, "Maple Street Bakery")


@pytest.mark.parametrize(
    "reply",
    [
        answer(NOT_FOUND.body),
        answer(NOT_FOUND.body, 403),
        answer(NOT_FOUND.body, 404, headers={"cf-mitigated": "challenge"}),
        answer({"resource_response": {"message": "Board not found."}}, 404),
        answer({"message": "User not found."}, 404),
        answer({"resource_response": "User not found."}, 404),
        answer("User not found.", 404),
    ],
)
def test_only_the_networks_own_words_for_hidden_accounts_count(reply: Reply) -> None:
    assert says_nothing(look(pinterest.api(MAPLE, kit()), {API: reply}))


@pytest.mark.parametrize(
    "data", [None, [], "x", {"username": "maplebakery"}, {"id": "1"}, {"id": "1", "username": ["maplebakery"]}]
)
def test_a_record_without_the_name_and_the_id_shows_nothing(data: object) -> None:
    assert says_nothing(look(pinterest.api(MAPLE, kit()), {API: answer({"resource_response": {"data": data}})}))


@pytest.mark.parametrize("state", ["null", "[]", '{"initialReduxState":{"users":[]}}', '{"users":{"1":null}}', "{"])
def test_a_page_of_another_shape_is_no_stumbling_block(state: str) -> None:
    body = f'<script id="__PWS_INITIAL_PROPS__" type="application/json">{state}</script>'
    assert says_nothing(look(pinterest.page(MAPLE, kit()), {AT: answer(body)}))


def test_nothing_pinterest_answers_is_an_absence() -> None:
    for looked, _ in STATES.values():
        assert signs(looked()).isdisjoint({Sign.ABSENT, Sign.ENDED, Sign.MOVED})


@pytest.mark.parametrize("replies", [(record(), SHELL), (answer("", 403), drawn())], ids=["record", "page"])
def test_all_that_a_living_account_shows_is_read(replies: tuple[Reply, Reply]) -> None:
    at = dt.datetime(2026, 10, 3, 14, 8, tzinfo=dt.UTC)
    reading = seen(*replies)
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=at, source="the last pin the account saved", precision=Precision.SECOND),
        name="Maple Street Bakery",
        bio="Bread ideas https://menu.example",
        links=("https://maplebakery.example/", "https://menu.example"),
        followers=88,
        post_count=310,
        platform_id="100000000000000001",
        handle="MapleBakery",
        unseen_parts=("secret boards",),
    )


def test_the_feed_dates_an_account_whose_record_does_not() -> None:
    reading = seen(record(last_pin_save_time=None), feed=pins("Tue, 01 Sep 2026 09:00:00 GMT", PIN, "nonsense"))
    days = [dt.datetime(2026, month, 1, 9, tzinfo=dt.UTC) for month in (10, 9)]
    assert reading.newest == Newest(at=days[0], source="the account's feed of pins", precision=Precision.SECOND)
    assert reading.posts == tuple(
        Post(at=at, text="Rye", address=f"https://www.pinterest.com/pin/{n}/")
        for at, n in zip(days, (1, 0), strict=True)
    )
    assert (reading.name, reading.platform_id) == ("Maple Street Bakery", "100000000000000001")


def test_a_feed_alone_shows_the_account_with_its_dates() -> None:
    reading = seen(answer("", 403), answer("", 403), pins(PIN))
    assert (reading.handle, reading.unseen_parts) == ("maplebakery", ("secret boards",))
    assert reading.newest is not None


def test_a_date_that_is_still_to_come_is_no_date() -> None:
    assert seen(record(last_pin_save_time="Sat, 03 Oct 2027 14:08:00 +0000")).newest is None


def test_the_record_is_asked_for_as_the_networks_own_pages_ask() -> None:
    (ask,) = next(pinterest.api(MAPLE, kit()))
    query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(ask.address).query))
    assert query["source_url"] == "/maplebakery/_created"
    options = {"username": "maplebakery", "field_set_key": "unauth_profile"}
    assert json.loads(query["data"]) == {"options": options, "context": {}}
    assert dict(ask.headers) == {
        "accept": "application/json",
        "x-pinterest-pws-handler": "www/[username]/_created.js",
        "x-requested-with": "XMLHttpRequest",
    }


@pytest.mark.parametrize("told", [{"message": ["User not found."]}, {"message": {}}, {"error": {"message": []}}])
def test_words_of_another_shape_say_nothing(told: dict[str, object]) -> None:
    assert says_nothing(look(pinterest.api(MAPLE, kit()), {API: answer({"resource_response": told}, 404)}))


@pytest.mark.parametrize("number", [None, "", 0.5, ["1"], {"id": "1"}, True])
def test_an_id_that_is_no_number_names_no_owner(number: object) -> None:
    assert says_nothing(seen(record(id=number)))


@pytest.mark.parametrize("told", [{"message": "User not found."}, {"error": {"message": "User not found."}}])
def test_the_words_for_hidden_accounts_count_wherever_the_answer_has_them(told: dict[str, object]) -> None:
    reading = look(pinterest.api(MAPLE, kit()), {API: answer({"resource_response": told}, 404)})
    assert signs(reading) == {Sign.WITHHELD}


# Addresses

identified = functools.partial(named_by, pinterest)


def test_the_controls_are_the_networks_own_account_and_a_random_name() -> None:
    living, absent = pinterest.controls(MAPLE, "x" * 24)
    assert (living.handle, absent.handle) == ("pinterest", "x" * 24)
    for control in (living, absent):
        assert identified(control.address).handle == control.handle


@pytest.mark.parametrize(
    ("pasted", "kind"),
    [
        ("https://www.pinterest.com/", Kind.HOME),
        ("https://www.pinterest.de", Kind.HOME),
        ("https://www.pinterest.com/homefeed/", Kind.HOME),
        ("https://pin.it/", Kind.HOME),
        ("https://www.pinterest.com/pin/create/button/?url=https://maple.example&media=x", Kind.SHARE),
        ("https://pinterest.com/pin/create/link/?url=x", Kind.SHARE),
        ("https://pinterest.com/PIN/Create/bookmarklet/?url=x", Kind.SHARE),
        ("https://www.pinterest.com/pin/100000000000000001/", Kind.POST),
        ("https://www.pinterest.co.uk/pin/rye-bread--100000000000000001/", Kind.POST),
        ("https://www.pinterest.com/login/?next=/maplebakery/", Kind.LOGIN),
        ("https://www.pinterest.com/signup", Kind.LOGIN),
        ("https://www.pinterest.com/settings", Kind.LOGIN),
        ("https://www.pinterest.com/pin-builder/", Kind.LOGIN),
        ("https://www.pinterest.com/me/", Kind.LOGIN),
        ("https://www.pinterest.com/search/pins/?q=bread", Kind.WEBSITE),
        ("https://www.pinterest.com/ideas/bread/900000000000/", Kind.WEBSITE),
        ("https://www.pinterest.com/today/article/bread/1/", Kind.WEBSITE),
        ("https://www.pinterest.com/business/create/", Kind.WEBSITE),
        ("https://www.pinterest.com/explore/bread/", Kind.WEBSITE),
        ("https://www.pinterest.com/topics/bread/", Kind.WEBSITE),
        ("https://www.pinterest.com/resource/UserResource/get/", Kind.WEBSITE),
        ("https://www.pinterest.com/_/_/about/", Kind.WEBSITE),
        ("https://www.pinterest.com/oembed.json?url=x", Kind.WEBSITE),
        ("https://www.pinterest.com/ab/", Kind.WEBSITE),
        ("https://www.pinterest.com/maple.bakery/", Kind.WEBSITE),
        ("https://www.pinterest.com/%E2%9C%93%E2%9C%93%E2%9C%93/", Kind.WEBSITE),
        (f"https://www.pinterest.com/{'a' * 31}/", Kind.WEBSITE),
        ("https://www.pinterest.com/home", Kind.HOME),
        ("https://www.pinterest.com/join/register/", Kind.LOGIN),
        ("https://www.pinterest.com/account-recovery", Kind.LOGIN),
        ("https://www.pinterest.com/invite/abc", Kind.WEBSITE),
        ("https://www.pinterest.com/watch/", Kind.WEBSITE),
        ("https://www.pinterest.com/popular/", Kind.WEBSITE),
        ("https://www.pinterest.com/everything/", Kind.WEBSITE),
        ("https://www.pinterest.com/following/", Kind.WEBSITE),
        ("https://www.pinterest.com/careers/", Kind.WEBSITE),
        ("https://www.pinterest.com/logged_out", Kind.WEBSITE),
        ("https://help.pinterest.com/en/article/x", Kind.WEBSITE),
        ("https://business.pinterest.com/maplebakery", Kind.WEBSITE),
        ("https://developers.pinterest.com/docs", Kind.WEBSITE),
    ],
)
def test_what_is_no_profile_is_named_as_what_it_is(pasted: str, kind: Kind) -> None:
    assert identified(pasted) == Identity(kind=kind, platform="pinterest")


FOR_ITSELF = {
    Kind.HOME: "homefeed",
    Kind.LOGIN: "login logout signup settings password reset oauth me notifications news_hub pin-builder "
    "pin-creation-tool idea-pin-builder convert-business analytics inbox",
    Kind.SHARE: "share",
    Kind.POST: "pin",
    Kind.WEBSITE: "about ads amp api business categories community discover email explore help ideas offsite policy "
    "press privacy privacy-policy resource robots search shopping sitemap source static terms terms-of-service "
    "today topics trends url v3 video videos widgets",
}


@pytest.mark.parametrize(
    ("kind", "word"), [(kind, word) for kind, words in FOR_ITSELF.items() for word in words.split()]
)
def test_a_word_that_pinterest_keeps_for_itself_is_no_profile(kind: Kind, word: str) -> None:
    assert identified(f"https://www.pinterest.com/{word}/") == Identity(kind=kind, platform="pinterest")


@pytest.mark.parametrize(("pasted", "handle"), pinterest.EXAMPLES.items())
def test_examples(pasted: str, handle: str) -> None:
    identity = identified(pasted)
    assert (identity.kind, identity.handle) == (Kind.PROFILE, handle)
    assert identity.address == f"https://www.pinterest.com/{handle}/"


@pytest.mark.parametrize("host", [*pinterest.HOSTS[:-1], "www.pinterest.fr", "in.pinterest.com", "m.pinterest.com"])
@pytest.mark.parametrize("below", ["", "/_saved/", "/_created", "/pins", "/boards/", "/bread/sourdough/", "/bread.rss"])
def test_every_country_tab_and_board_is_the_same_profile(host: str, below: str) -> None:
    assert identified(f"https://{host}/MapleBakery{below}?utm_source=x") == Identity(
        kind=Kind.PROFILE, platform="pinterest", handle="maplebakery", address=AT
    )


def test_a_short_link_is_kept_to_be_followed() -> None:
    found = identified("https://pin.it/4aBcDeF")
    assert (found.kind, found.address) == (Kind.SHORT, "https://pin.it/4aBcDeF")


def test_a_profile_that_is_no_profile_of_pinterest_is_not_visited_elsewhere() -> None:
    asked = {ask.address for rung in pinterest.RUNGS.values() for ask in next(rung(MAPLE, kit()))}
    assert all(address.startswith("https://www.pinterest.com/") for address in asked)


def test_another_profile_is_asked_for_under_its_own_name() -> None:
    miller = Profile(platform="pinterest", handle="miller", address="https://www.pinterest.com/miller/")
    (ask,) = next(pinterest.feed(miller, kit()))
    assert ask.address == "https://www.pinterest.com/miller/feed.rss"
