"""X: what must never be taken for absence comes first; then each documented answer of its interface."""

from __future__ import annotations

import datetime as dt

import pytest

import walls
from audit.address import Identity, Kind, parse
from audit.evidence import Failure, Newest, Precision, Reading, Reply, Sign
from audit.platforms import x
from looking import answer, kit, look, profile

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


def test_without_a_key_nothing_is_asked_and_nothing_is_said() -> None:
    reading = look(x.visit(MAPLE, kit()), {})
    assert [(s.sign, s.host, s.rung) for s in reading.signals] == [(Sign.KEY_MISSING, "api.x.com", "api")]


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


def test_a_living_account_is_shown_with_the_date_in_its_newest_posts_id() -> None:
    reading = seen(answer({"data": user()}))
    assert sign(reading) == (Sign.SHOWN,)
    assert reading.newest == Newest(
        at=dt.datetime(2019, 2, 25, 11, 50, 11, 668000, dt.UTC),
        source="the id of the newest post",
        precision=Precision.DERIVED,
    )
    assert (reading.platform_id, reading.handle, reading.followers, reading.post_count) == (
        "2244994945",
        "MapleBakery",
        812,
        1203,
    )
    assert reading.links == ("https://t.co/abc", "https://maple.example")
    assert reading.unseen_parts


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


def test_a_protected_account_is_private() -> None:
    assert sign(seen(answer({"data": user(protected=True)}))) == (Sign.SHOWN, Sign.PRIVATE)


def test_an_account_without_posts_is_empty() -> None:
    record = user(public_metrics={"tweet_count": 0}, most_recent_post_id=None)
    assert sign(seen(answer({"data": record}))) == (Sign.SHOWN, Sign.EMPTY)


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
    answers = {NAME: answer(NOT_FOUND), NUMBER: answer({"data": user(username="MapleBread")})}
    reading = look(x.visit(MAPLE, kit(keys=KEYS, last_id="2244994945")), answers)
    assert [(s.sign, s.to) for s in reading.signals] == [(Sign.MOVED, "https://x.com/maplebread")]


def test_a_known_id_that_is_gone_too_leaves_the_absence() -> None:
    gone = error("Could not find user with id: [2244994945].", value="2244994945")
    answers = {NAME: answer(NOT_FOUND), NUMBER: answer(gone)}
    reading = look(x.visit(MAPLE, kit(keys=KEYS, last_id="2244994945")), answers)
    assert sign(reading) == (Sign.ABSENT,)


def test_an_account_listed_by_its_number_is_asked_for_by_number() -> None:
    numbered = profile("x", "i/user/2244994945", "https://x.com/i/user/2244994945")
    assert sign(look(x.visit(numbered, kit(keys=KEYS)), {NUMBER: answer({"data": user()})})) == (Sign.SHOWN,)


def test_the_impossible_handle_of_the_controls_has_a_possible_length() -> None:
    living, absent = x.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert (living.handle, absent.handle) == ("x", "abcdefghijklmno")


def identified(text: str) -> Identity:
    address = parse(text)
    assert address is not None
    assert address.under(*x.HOSTS)
    return x.identify(address)


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


def test_a_follow_button_may_name_the_account_by_number() -> None:
    identity = identified("https://twitter.com/intent/user?user_id=2244994945")
    assert (identity.kind, identity.handle) == (Kind.PROFILE, "i/user/2244994945")


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
    assert (identified(pasted).kind, identified(pasted).handle) == (kind, "")


@pytest.mark.parametrize("word", ["status", "statuses"])
def test_a_post_names_its_author(word: str) -> None:
    identity = identified(f"https://twitter.com/MapleBakery/{word}/1100000000000000000?s=20")
    assert (identity.kind, identity.address) == (Kind.POST, "https://x.com/maplebakery")
