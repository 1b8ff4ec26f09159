"""X: what must never be taken for absence comes first; then each documented answer of its interface."""

from __future__ import annotations

import datetime as dt
import functools
import urllib.parse
from collections.abc import Callable

import pytest

import walls
from audit.address import Identity, Kind
from audit.evidence import Failure, Newest, Post, Precision, Reading, Reply, Sign
from audit.platforms import x
from looking import answer, kit, look, named_by, profile

MAPLE = profile("x", "maplebakery", "https://x.com/maplebakery")
KEYS = frozenset({"X_BEARER_TOKEN"})
NAME = "https://api.x.com/2/users/by/username/maplebakery?"
NUMBER = "https://api.x.com/2/users/2244994945?"


def user(**changed: object) -> dict[str, object]:
    return {
        "id": "2244994945",
        "username": "MapleBakery",
        "name": "Maple Bakery",
        "description": "Bread. https://maple.example",
        "url": "https://t.co/abc",
        "protected": False,
        "public_metrics": {"followers_count": 812, "tweet_count": 1203},
        "most_recent_post_id": "1100000000000000000",
        **changed,
    }


def error(detail: str, value: str = "MapleBakery", title: str = "Not Found Error") -> dict[str, object]:
    return {"errors": [{"value": value, "detail": detail, "title": title, "resource_type": "user"}]}


NOT_FOUND = error("Could not find user with username: [maplebakery].")


def seen(reply: Reply, **known: object) -> Reading:
    return look(x.visit(MAPLE, kit(keys=KEYS, **known)), {NAME: reply})


def sign(reading: Reading) -> tuple[Sign, ...]:
    return tuple(signal.sign for signal in reading.signals)


RECORD = (Sign.SHOWN, "api", "user_record", "@MapleBakery (2244994945)")
MISSING = "Could not find user with username: [maplebakery]."
SUSPENDED = "User has been suspended: [maplebakery]."
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "no key": (
        lambda: look(x.visit(MAPLE, kit()), {}),
        ((Sign.KEY_MISSING, "api", "key_missing", "needs X_BEARER_TOKEN"),),
    ),
    "an answer about somebody else": (
        lambda: seen(answer({"data": user(username="somebody")})),
        ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 200"),),
    ),
    "a key that is refused": (
        lambda: seen(answer({"title": "Unauthorized"}, 401)),
        ((Sign.REFUSED, "api", "key_refused", "status 401"),),
    ),
    "too many requests": (
        lambda: seen(answer({"title": "Too Many Requests", "detail": "Wait"}, 429)),
        ((Sign.RATE_LIMITED, "api", "limit_or_credits", "Too Many Requests: Wait"),),
    ),
    "nothing paid": (
        lambda: seen(answer({"title": "Payment Required", "detail": "Pay"}, 402)),
        ((Sign.RATE_LIMITED, "api", "limit_or_credits", "Payment Required: Pay"),),
    ),
    "no credits left": (
        lambda: seen(answer({"title": "Forbidden", "detail": "No Credits."}, 403)),
        ((Sign.RATE_LIMITED, "api", "limit_or_credits", "Forbidden: No Credits."),),
    ),
    "a living account": (lambda: seen(answer({"data": user()})), (RECORD,)),
    "a protected account": (
        lambda: seen(answer({"data": user(protected=True)})),
        (RECORD, (Sign.PRIVATE, "api", "protected", "protected: true")),
    ),
    "an account without posts": (
        lambda: seen(answer({"data": user(public_metrics={"tweet_count": 0}, most_recent_post_id=None)})),
        (RECORD, (Sign.EMPTY, "api", "no_posts", "tweet_count: 0")),
    ),
    "suspended": (lambda: seen(answer(error(SUSPENDED))), ((Sign.ENDED, "api", "suspended", SUSPENDED),)),
    "nobody's handle": (lambda: seen(answer(NOT_FOUND)), ((Sign.ABSENT, "api", "user_not_found", MISSING),)),
    "its id has another handle": (
        lambda: by_number(answer({"data": user(username="MapleBread")})),
        ((Sign.MOVED, "api", "id_has_new_handle", "@maplebread"),),
    ),
    "its id still has it": (
        lambda: by_number(answer({"data": user()})),
        ((Sign.UNFAMILIAR, "api", "id_still_has_it", "@maplebakery"),),
    ),
    "its id is gone too": (
        lambda: by_number(answer(error("Could not find user with id: [2244994945].", value="2244994945"))),
        ((Sign.ABSENT, "api", "user_not_found", MISSING),),
    ),
}


def by_number(reply: Reply) -> Reading:
    """A handle that nobody has, when its id answers so."""
    answers = {NAME: answer(NOT_FOUND), NUMBER: reply}
    return look(x.visit(MAPLE, kit(keys=KEYS, last_id="2244994945")), answers)


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= x.RUNGS.keys()
    assert {s.host for s in signals} == {"api.x.com"}


def test_the_interface_is_asked_for_what_is_read() -> None:
    (ask,) = next(x.visit(MAPLE, kit(keys=KEYS)))
    assert ask.key == "X_BEARER_TOKEN"
    assert dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(ask.address).query)) == {
        "user.fields": "created_at,protected,public_metrics,verified,withheld,url,description",
        "expansions": "most_recent_post_id",
        "tweet.fields": "created_at,referenced_tweets",
    }


@pytest.mark.parametrize(("name", "reply"), walls.NOT_PROOF, ids=[name for name, _ in walls.NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply) -> None:
    assert walls.says_nothing(seen(reply)), name


@pytest.mark.parametrize(
    "reply",
    [
        answer("<!doctype html><title>X</title><noscript>JavaScript is not available.</noscript>"),
        answer(error("Could not find user with username: [somebody].", value="somebody")),
        answer(error("Could not find tweet with pinned_tweet_id: [1].")),
        answer(NOT_FOUND, 400),
        answer({"data": user(username="somebody")}),
        answer({"data": user(id="")}),
        answer({"data": user()}, 503),
        answer({"title": "Unauthorized", "status": 401}, 401),
        answer({"title": "Client Forbidden", "detail": "not enrolled", "status": 403}, 403),
    ],
)
def test_answers_about_something_else_say_nothing(reply: Reply) -> None:
    assert walls.says_nothing(seen(reply))


@pytest.mark.parametrize(
    "reply",
    [
        answer({"title": "Too Many Requests", "detail": "Too Many Requests", "status": 429}, 429),
        answer({"title": "Payment Required"}, 402),
        answer({"title": "CreditsDepleted", "detail": "The account has no credits."}, 403),
        answer(failure=Failure.RATE_LIMITED),
    ],
)
def test_limits_and_spent_credits_are_rate_limits(reply: Reply) -> None:
    assert sign(seen(reply)) == (Sign.RATE_LIMITED,)


def test_all_that_a_living_account_shows_is_read_with_the_date_in_its_newest_posts_id() -> None:
    at = dt.datetime(2019, 2, 25, 11, 50, 11, 668000, dt.UTC)
    reading = seen(answer({"data": user()}))
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=at, source="the id of the newest post", precision=Precision.DERIVED),
        posts=(Post(at=at),),
        name="Maple Bakery",
        bio="Bread. https://maple.example",
        links=("https://t.co/abc", "https://maple.example"),
        followers=812,
        post_count=1203,
        platform_id="2244994945",
        handle="MapleBakery",
        unseen_parts=("posts before the newest one", "pinned posts"),
    )


def test_the_older_name_of_the_newest_posts_id_is_read_too() -> None:
    record = user(most_recent_tweet_id="1100000000000000000")
    del record["most_recent_post_id"]
    assert seen(answer({"data": record})).newest is not None


def test_a_repost_is_not_the_newest_post() -> None:
    repost = {"id": "1100000000000000000", "referenced_tweets": [{"type": "retweeted", "id": "1"}]}
    reading = seen(answer({"data": user(), "includes": {"tweets": [repost]}}))
    assert (sign(reading), reading.newest) == ((Sign.SHOWN,), None)


def test_an_answer_to_somebody_else_counts_as_a_post() -> None:
    reply = {"id": "1100000000000000000", "referenced_tweets": [{"type": "replied_to", "id": "1"}]}
    assert seen(answer({"data": user(), "includes": {"tweets": [reply]}})).newest is not None


@pytest.mark.parametrize("status", [200, 404])
def test_a_suspended_account_has_ended(status: int) -> None:
    body = error("User has been suspended: [maplebakery].", title="Forbidden")
    assert sign(seen(answer(body, status))) == (Sign.ENDED,)


def test_a_suspended_account_is_not_looked_for_under_another_name() -> None:
    body = error("User has been suspended: [maplebakery].", title="Forbidden")
    assert sign(seen(answer(body), last_id="2244994945")) == (Sign.ENDED,)


@pytest.mark.parametrize("status", [200, 404])
def test_a_handle_nobody_has_is_absent(status: int) -> None:
    reading = seen(answer(NOT_FOUND, status))
    assert [(s.sign, s.mark, s.quote) for s in reading.signals] == [
        (Sign.ABSENT, "user_not_found", "Could not find user with username: [maplebakery].")
    ]


def test_a_known_id_under_another_name_has_moved() -> None:
    reading = by_number(answer({"data": user(username="MapleBread")}))
    assert [(s.sign, s.to) for s in reading.signals] == [(Sign.MOVED, "https://x.com/maplebread")]
    assert (reading.platform_id, reading.handle) == ("2244994945", "maplebread")


def test_an_account_listed_by_its_number_is_asked_for_by_number() -> None:
    numbered = profile("x", "i/user/2244994945", "https://x.com/i/user/2244994945")
    assert sign(look(x.visit(numbered, kit(keys=KEYS)), {NUMBER: answer({"data": user()})})) == (Sign.SHOWN,)


def test_the_impossible_handle_of_the_controls_has_a_possible_length() -> None:
    living, absent = x.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert (living.handle, absent.handle) == ("x", "abcdefghijklmno")


identified = functools.partial(named_by, x)


def test_each_control_has_the_address_of_its_handle() -> None:
    for control in x.controls(MAPLE, "abcdefghijklmnopqrstuvwx"):
        identity = identified(control.address)
        assert (control.platform, control.handle, control.address) == ("x", identity.handle, identity.address)


@pytest.mark.parametrize(("pasted", "handle"), x.EXAMPLES.items())
def test_each_example_is_a_profile(pasted: str, handle: str) -> None:
    identity = identified(pasted)
    assert (identity.kind, identity.handle) == (Kind.PROFILE, handle)
    assert identity.address == f"https://x.com/{handle}"


@pytest.mark.parametrize(
    "pasted",
    [
        "https://x.com/maplebakery/media",
        "https://x.com/maplebakery/likes",
        "https://x.com/maplebakery/following",
        "https://x.com/maplebakery/highlights?s=20",
        "https://www.twitter.com/MAPLEBAKERY/",
        "m.twitter.com/maplebakery",
        "de.twitter.com/maplebakery",
        "https://twitter.com/home#!/maplebakery",
        "https://twitter.com/#!/@maplebakery?lang=en",
        "https://x.com/intent/follow?screen_name=@MapleBakery",
    ],
)
def test_every_spelling_is_the_same_profile(pasted: str) -> None:
    assert identified(pasted).handle == "maplebakery"
    assert identified(pasted).kind is Kind.PROFILE


@pytest.mark.parametrize(
    ("pasted", "kind"),
    [
        ("https://x.com/", Kind.HOME),
        ("https://x.com/home", Kind.HOME),
        ("https://twitter.com/#!/", Kind.HOME),
        ("https://twitter.com/home?status=Look", Kind.SHARE),
        ("https://twitter.com/share?url=https://maple.example", Kind.SHARE),
        ("https://x.com/intent/tweet?text=hi", Kind.SHARE),
        ("https://x.com/intent/post?text=hi", Kind.SHARE),
        ("https://x.com/intent/like?tweet_id=1", Kind.SHARE),
        ("https://x.com/intent/follow", Kind.SHARE),
        ("https://x.com/compose/post", Kind.SHARE),
        ("https://x.com/login", Kind.LOGIN),
        ("https://x.com/i/flow/login", Kind.LOGIN),
        ("https://x.com/signup", Kind.LOGIN),
        ("https://x.com/settings/profile", Kind.LOGIN),
        ("https://x.com/messages", Kind.LOGIN),
        ("https://x.com/notifications", Kind.LOGIN),
        ("https://x.com/search?q=bread", Kind.WEBSITE),
        ("https://x.com/hashtag/bread", Kind.WEBSITE),
        ("https://x.com/explore", Kind.WEBSITE),
        ("https://x.com/tos", Kind.WEBSITE),
        ("https://x.com/privacy", Kind.WEBSITE),
        ("https://x.com/about", Kind.WEBSITE),
        ("https://x.com/widgets", Kind.WEBSITE),
        ("https://x.com/goodies", Kind.WEBSITE),
        ("https://x.com/jobs", Kind.WEBSITE),
        ("https://x.com/download", Kind.WEBSITE),
        ("https://x.com/i/lists/12", Kind.WEBSITE),
        ("https://x.com/i/communities/12", Kind.WEBSITE),
        ("https://x.com/maplebakery/lists/bread", Kind.WEBSITE),
        ("https://x.com/a-name-that-cannot-be", Kind.WEBSITE),
        ("https://help.x.com/maplebakery", Kind.WEBSITE),
        ("https://x.com/i/user/maplebakery", Kind.WEBSITE),
        ("https://x.com/i/web/status/1100000000000000000", Kind.POST),
        ("https://x.com/i/status/1100000000000000000", Kind.POST),
    ],
)
def test_what_is_no_profile_is_named_as_what_it_is(pasted: str, kind: Kind) -> None:
    assert identified(pasted) == Identity(kind=kind, platform="x")


FOR_ITSELF = {
    Kind.HOME: "home index.html",
    Kind.SHARE: "share intent compose",
    Kind.LOGIN: "login logout signup account settings messages notifications",
    Kind.WEBSITE: "search hashtag explore tos privacy about widgets goodies jobs download i oauth rules en",
}


@pytest.mark.parametrize(
    ("kind", "word"), [(kind, word) for kind, words in FOR_ITSELF.items() for word in words.split()]
)
def test_a_word_that_x_keeps_for_itself_is_nobodys_profile(kind: Kind, word: str) -> None:
    assert identified(f"https://x.com/{word}") == Identity(kind=kind, platform="x")


@pytest.mark.parametrize("part", ["lists", "moments", "timelines"])
def test_a_collection_of_posts_is_no_profile(part: str) -> None:
    assert identified(f"https://x.com/maplebakery/{part}/bread") == Identity(kind=Kind.WEBSITE, platform="x")


@pytest.mark.parametrize("button", ["user", "follow"])
def test_a_follow_button_names_the_account_by_handle_or_number(button: str) -> None:
    assert identified(f"https://twitter.com/intent/{button}?screen_name=MapleBakery").handle == "maplebakery"
    assert identified(f"https://twitter.com/intent/{button}?user_id=2244994945").handle == "i/user/2244994945"


@pytest.mark.parametrize(
    "host",
    ["x.com", "www.x.com", "mobile.x.com", "twitter.com", "www.twitter.com", "mobile.twitter.com", "m.twitter.com"],
)
def test_every_host_of_x_is_the_same_profile(host: str) -> None:
    assert identified(f"https://{host}/MapleBakery").address == "https://x.com/maplebakery"


@pytest.mark.parametrize("word", ["status", "statuses", "article"])
def test_a_post_names_its_author(word: str) -> None:
    identity = identified(f"https://twitter.com/MapleBakery/{word}/1100000000000000000?s=20")
    assert (identity.kind, identity.address) == (Kind.POST, "https://x.com/maplebakery")
