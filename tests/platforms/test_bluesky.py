from __future__ import annotations

import pytest

from audit.address import Kind, parse
from audit.evidence import Kit, Profile, Reading, Reply, Sign
from audit.platforms import bluesky
from looking import answer, kit, look, profile
from walls import NOT_PROOF, says_nothing, signs

API = "https://public.api.bsky.app/xrpc/"
DID = "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa"
BAKERY = profile("bluesky", "maplebakery.bsky.social", "https://bsky.app/profile/maplebakery.bsky.social")
NOT_FOUND = answer({"error": "InvalidRequest", "message": "Profile not found"}, 400)
NOWHERE = answer({"error": "InvalidRequest", "message": "Unable to resolve handle"}, 400)


def record(**more: object) -> Reply:
    known: dict[str, object] = {
        "did": DID,
        "handle": "maplebakery.bsky.social",
        "displayName": "Maple Street Bakery",
        "description": "Bread. https://maplebakery.example",
        "followersCount": 12,
        "postsCount": 3,
    }
    return answer(known | more)


def post(at: str, text: str = "Bread", **more: object) -> dict[str, object]:
    return {"post": {"record": {"text": text, "createdAt": at}, "indexedAt": at}, **more}


FEED = answer(
    {"feed": [post("2026-11-01T10:00:00.000Z"), post("2026-11-20T10:00:00.000Z", reason={"$type": "repost"})]}
)


def seen(
    found: Reply, of: Profile = BAKERY, known: Kit | None = None, *, feed: Reply = FEED, resolved: Reply = NOWHERE,
    by_id: Reply = NOT_FOUND,
) -> Reading:  # fmt: skip
    answers = {
        f"{API}app.bsky.actor.getProfile": found,
        f"{API}app.bsky.actor.getProfile?actor=did%3A": found if of.handle == DID else by_id,
        f"{API}app.bsky.feed.getAuthorFeed": feed,
        f"{API}com.atproto.identity.resolveHandle": resolved,
    }
    return look(bluesky.visit(of, known or kit()), answers)


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply)), name
    assert says_nothing(seen(NOT_FOUND, resolved=reply)), name


@pytest.mark.parametrize(
    "reply",
    [
        answer({"error": "InvalidRequest", "message": "Profile not found"}),
        answer({"error": "InvalidRequest", "message": "actor must be a valid did or a handle"}, 400),
        answer({"error": "AccountTakedown", "message": "Account has been suspended"}, 500),
    ],
)
def test_only_the_documented_answers_count(reply: Reply) -> None:
    assert says_nothing(seen(reply))


def test_a_handle_that_resolves_is_not_absent() -> None:
    reading = seen(NOT_FOUND, resolved=answer({"did": DID}))
    assert says_nothing(reading)
    assert reading.signals[0].mark == "resolves_but_not_found"


def test_an_id_that_is_not_found_says_nothing() -> None:
    assert says_nothing(seen(NOT_FOUND, profile("bluesky", DID, f"https://bsky.app/profile/{DID}")))


def test_another_account_than_the_one_asked_for_shows_nothing() -> None:
    assert says_nothing(seen(record(handle="somebody.bsky.social")))


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_posts_that_cannot_be_had_leave_the_account_shown(name: str, reply: Reply) -> None:
    reading = seen(record(), feed=reply)
    assert signs(reading) == {Sign.SHOWN}, name
    assert reading.newest is None


def test_a_living_account_is_shown_with_its_newest_own_post() -> None:
    reading = seen(record())
    assert signs(reading) == {Sign.SHOWN}
    assert (reading.platform_id, reading.name, reading.followers) == (DID, "Maple Street Bakery", 12)
    assert reading.links == ("https://maplebakery.example",)
    assert reading.newest is not None
    assert str(reading.newest.at.date()) == "2026-11-01"


def test_a_handle_that_is_being_checked_again_is_still_shown() -> None:
    assert signs(seen(record(handle="handle.invalid"))) == {Sign.SHOWN}


def test_the_earlier_of_two_dates_counts() -> None:
    backdated = {"post": {"record": {"createdAt": "2026-12-24T00:00:00Z"}, "indexedAt": "2026-11-02T00:00:00Z"}}
    reading = seen(record(), feed=answer({"feed": [backdated]}))
    assert reading.newest is not None
    assert str(reading.newest.at.date()) == "2026-11-02"


def test_words_that_visitors_may_not_read_are_not_kept() -> None:
    reading = seen(record(labels=[{"val": "!no-unauthenticated"}]))
    assert [post.text for post in reading.posts] == [""]


def test_an_account_without_posts_is_empty() -> None:
    assert signs(seen(record(postsCount=0), feed=answer({"feed": []}))) == {Sign.SHOWN, Sign.EMPTY}


def test_an_unknown_handle_that_resolves_nowhere_is_absent() -> None:
    assert signs(seen(NOT_FOUND)) == {Sign.ABSENT}
    assert signs(seen(NOT_FOUND, resolved=answer({"error": "HandleNotFound"}, 400))) == {Sign.ABSENT}


@pytest.mark.parametrize("error", ["AccountTakedown", "AccountDeactivated"])
def test_the_network_states_an_end(error: str) -> None:
    assert signs(seen(answer({"error": error, "message": "Account is deactivated"}, 400))) == {Sign.ENDED}


def test_an_unknown_handle_whose_id_has_another_has_moved() -> None:
    reading = seen(NOT_FOUND, known=kit(last_id=DID), by_id=record(handle="maple.example"))
    assert [(s.sign, s.to) for s in reading.signals] == [(Sign.MOVED, "https://bsky.app/profile/maple.example")]
    assert signs(seen(NOT_FOUND, known=kit(last_id=DID))) == {Sign.ABSENT}


def test_the_controls_are_the_networks_own_account_and_a_random_name() -> None:
    living, absent = bluesky.controls(BAKERY, "x" * 24)
    assert (living.handle, absent.handle) == ("bsky.app", f"{'x' * 24}.bsky.social")


@pytest.mark.parametrize(("pasted", "handle"), bluesky.EXAMPLES.items())
def test_examples(pasted: str, handle: str) -> None:
    address = parse(pasted)
    assert address is not None
    assert bluesky.identify(address).handle == handle


@pytest.mark.parametrize(
    ("path", "kind"),
    [("", Kind.HOME), ("intent/compose", Kind.SHARE), ("settings", Kind.LOGIN), ("search", Kind.WEBSITE)],
)
def test_other_addresses(path: str, kind: Kind) -> None:
    address = parse(f"https://bsky.app/{path}")
    assert address is not None
    assert bluesky.identify(address).kind is kind
