from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable

import pytest

from audit.address import Identity, Kind
from audit.evidence import Kit, Newest, Post, Precision, Profile, Reading, Reply, Sign
from audit.platforms import bluesky
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing, signs

API = "https://public.api.bsky.app/xrpc/"
DID = "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa"
BAKERY = profile("bluesky", "maplebakery.bsky.social", "https://bsky.app/profile/maplebakery.bsky.social")
NOT_FOUND = answer({"error": "InvalidRequest", "message": "Profile not found"}, 400)
UNREGISTERED = answer({"message": f"DID not registered: {DID}"}, 404)
SERVER = "https://porcini.us-east.host.bsky.network"
REGISTERED = answer(
    {"id": DID, "service": [{"id": "#atproto_pds", "type": "AtprotoPersonalDataServer", "serviceEndpoint": SERVER}]}
)
RESOLVED = answer({"did": DID})
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


ASKED = "filter=posts_no_replies&limit=10"
FEED = answer(
    {"feed": [post("2026-11-01T10:00:00.000Z"), post("2026-11-20T10:00:00.000Z", reason={"$type": "repost"})]}
)


def seen(
    found: Reply, of: Profile = BAKERY, known: Kit | None = None, *, feed: Reply = FEED, resolved: Reply = NOWHERE,
    by_id: Reply = NOT_FOUND, registered: Reply = UNREGISTERED, kept: Reply = UNREGISTERED,
) -> Reading:  # fmt: skip
    answers = {
        f"{API}app.bsky.actor.getProfile": found,
        f"{API}app.bsky.actor.getProfile?actor=did%3A": found if of.handle == DID else by_id,
        f"{API}app.bsky.feed.getAuthorFeed": feed,
        f"{API}com.atproto.identity.resolveHandle": resolved,
        f"https://plc.directory/{DID}": registered,
        f"{SERVER}/xrpc/com.atproto.sync.getRepoStatus?did={DID}": kept,
    }
    return look(bluesky.visit(of, known or kit()), answers)


STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "an answer about nobody": (
        lambda: seen(answer({})),
        ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 200"),),
    ),
    "an id that is not found": (
        lambda: seen(NOT_FOUND, profile("bluesky", DID, f"https://bsky.app/profile/{DID}")),
        ((Sign.UNFAMILIAR, "api", "id_not_found", "status 400"),),
    ),
    "not found, yet it resolves": (
        lambda: seen(NOT_FOUND, resolved=answer({"did": DID})),
        ((Sign.UNFAMILIAR, "api", "resolves_but_not_found", "status 200"),),
    ),
    "not found, and nobody tells whether it resolves": (
        lambda: seen(NOT_FOUND, resolved=answer("", 429)),
        ((Sign.RATE_LIMITED, "api", "status_429", "status 429"),),
    ),
    "not found, yet its id still has it": (
        lambda: seen(NOT_FOUND, known=kit(last_id=DID), by_id=record()),
        ((Sign.UNFAMILIAR, "api", "id_still_has_it", "maplebakery.bsky.social"),),
    ),
    "a living account": (
        lambda: seen(record()),
        ((Sign.SHOWN, "api", "profile_record", f"@maplebakery.bsky.social ({DID})"),),
    ),
    "an account without posts": (
        lambda: seen(record(postsCount=0), feed=answer({"feed": []})),
        (
            (Sign.SHOWN, "api", "profile_record", f"@maplebakery.bsky.social ({DID})"),
            (Sign.EMPTY, "api", "no_posts", "0 posts"),
        ),
    ),
    "not found, and it resolves nowhere": (
        lambda: seen(NOT_FOUND),
        ((Sign.ABSENT, "api", "profile_not_found", "Profile not found"),),
    ),
    "suspended": (
        lambda: seen(answer({"error": "AccountTakedown", "message": "Account has been suspended"}, 400)),
        ((Sign.ENDED, "api", "suspended", "Account has been suspended"),),
    ),
    "deactivated": (
        lambda: seen(answer({"error": "AccountDeactivated", "message": "Account is deactivated"}, 400)),
        ((Sign.ENDED, "api", "deactivated", "Account is deactivated"),),
    ),
    "its id has another handle": (
        lambda: seen(NOT_FOUND, known=kit(last_id=DID), by_id=record(handle="maple.example")),
        ((Sign.MOVED, "api", "id_has_new_handle", "maple.example"),),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= bluesky.RUNGS.keys()


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


def kept_as(**told: object) -> Reply:
    return answer({"did": DID, **told})


@pytest.mark.parametrize(
    "kept",
    [
        kept_as(active=True, rev="3aaaaaaaaaa2a"),
        kept_as(active=True, status="deleted"),
        kept_as(active=False),
        kept_as(active=False, status="desynchronized"),
        kept_as(active=False, status="throttled"),
        kept_as(did="did:plc:bbbbbbbbbbbbbbbbbbbbbbbb", active=False, status="deleted"),
        answer({"error": "RepoNotFound", "message": "Could not find repo"}, 400),
        *(reply for _, reply in NOT_PROOF),
    ],
)
def test_a_server_that_does_not_say_an_account_was_ended_leaves_it_open(kept: Reply) -> None:
    assert says_nothing(seen(NOT_FOUND, resolved=RESOLVED, registered=REGISTERED, kept=kept))


@pytest.mark.parametrize(
    "service", [[], "x", [{"id": "#other", "serviceEndpoint": SERVER}], [{"id": "#atproto_pds", "serviceEndpoint": "ftp://x"}]]
)  # fmt: skip
def test_an_id_that_names_no_server_leaves_it_open(service: object) -> None:
    registered = answer({"id": DID, "service": service})
    assert says_nothing(seen(NOT_FOUND, resolved=RESOLVED, registered=registered, kept=answer({"active": False})))


@pytest.mark.parametrize("status", ["deleted", "takendown", "suspended", "deactivated"])
def test_what_the_accounts_own_server_says_of_its_end_counts(status: str) -> None:
    reading = seen(NOT_FOUND, resolved=RESOLVED, registered=REGISTERED, kept=kept_as(active=False, status=status))
    assert [(signal.sign, signal.mark) for signal in reading.signals] == [(Sign.ENDED, "repo_ended")]


def test_an_id_that_is_not_found_says_nothing() -> None:
    assert says_nothing(seen(NOT_FOUND, profile("bluesky", DID, f"https://bsky.app/profile/{DID}")))


def test_another_account_than_the_one_asked_for_shows_nothing() -> None:
    assert says_nothing(seen(record(handle="somebody.bsky.social")))


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_posts_that_cannot_be_had_leave_the_account_shown(name: str, reply: Reply) -> None:
    reading = seen(record(), feed=reply)
    assert signs(reading) == {Sign.SHOWN}, name
    assert reading.newest is None


def test_all_that_a_living_account_shows_is_read() -> None:
    posts = answer({"feed": [post("2026-11-01T10:00:00.000Z", "Rye"), post("2026-10-01T10:00:00.000Z")]})
    at = dt.datetime(2026, 11, 1, 10, tzinfo=dt.UTC)
    reading = seen(record(handle="MapleBakery.bsky.social"), feed=posts)
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=at, source="the account's own list of posts", precision=Precision.SECOND),
        posts=(Post(at=at, text="Rye"), Post(at=dt.datetime(2026, 10, 1, 10, tzinfo=dt.UTC), text="Bread")),
        name="Maple Street Bakery",
        bio="Bread. https://maplebakery.example",
        links=("https://maplebakery.example",),
        followers=12,
        post_count=3,
        platform_id=DID,
        handle="MapleBakery.bsky.social",
        unseen_parts=("replies to others",),
    )


def test_reposts_are_not_the_newest_post() -> None:
    newest = seen(record()).newest
    assert newest is not None
    assert str(newest.at.date()) == "2026-11-01"


def test_a_date_that_only_the_author_or_only_the_network_gives_counts_too() -> None:
    for date in ({"indexedAt": "2026-11-02T00:00:00Z"}, {"record": {"createdAt": "2026-11-02T00:00:00Z"}}):
        newest = seen(record(), feed=answer({"feed": [{"post": date}]})).newest
        assert newest is not None
        assert str(newest.at.date()) == "2026-11-02"


def test_posts_are_asked_for_by_id_without_replies() -> None:
    visit = bluesky.visit(BAKERY, kit())
    next(visit)
    (ask,) = visit.send((record(),))
    assert ask.address == f"{API}app.bsky.feed.getAuthorFeed?actor={DID.replace(':', '%3A')}&{ASKED}"


def test_an_account_listed_by_its_id_is_shown_whatever_its_handle() -> None:
    place = profile("bluesky", DID, f"https://bsky.app/profile/{DID}")
    assert signs(seen(record(handle="maple.example"), place)) == {Sign.SHOWN}


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


def test_an_unknown_handle_whose_id_has_another_has_moved() -> None:
    reading = seen(NOT_FOUND, known=kit(last_id=DID), by_id=record(handle="maple.example"))
    assert [(s.sign, s.to) for s in reading.signals] == [(Sign.MOVED, "https://bsky.app/profile/maple.example")]
    assert signs(seen(NOT_FOUND, known=kit(last_id=DID))) == {Sign.ABSENT}


def test_an_unknown_handle_that_its_id_still_has_says_nothing() -> None:
    reading = seen(NOT_FOUND, known=kit(last_id=DID), by_id=record())
    assert signs(reading) == {Sign.UNFAMILIAR}


def test_an_account_whose_own_domain_no_longer_names_it_is_found_by_its_id() -> None:
    reading = seen(NOT_FOUND, known=kit(last_id=DID), by_id=record(handle="handle.invalid"))
    assert [(s.sign, s.to) for s in reading.signals] == [(Sign.MOVED, f"https://bsky.app/profile/{DID}")]


def test_the_controls_are_the_networks_own_account_and_a_random_name() -> None:
    living, absent = bluesky.controls(BAKERY, "x" * 24)
    assert (living.handle, absent.handle) == ("bsky.app", f"{'x' * 24}.bsky.social")


identified = functools.partial(named_by, bluesky)


def test_the_controls_have_addresses() -> None:
    for control in bluesky.controls(BAKERY, "x" * 24):
        identity = identified(control.address)
        assert (identity.platform, identity.handle) == (control.platform, control.handle)


@pytest.mark.parametrize(("pasted", "handle"), bluesky.EXAMPLES.items())
def test_examples(pasted: str, handle: str) -> None:
    assert identified(pasted).handle == handle
    assert identified(pasted).address == f"https://bsky.app/profile/{handle}"


@pytest.mark.parametrize(
    "host", ["bsky.app", "staging.bsky.app", "main.bsky.dev", "fxbsky.app", "bskx.app", "bsyy.app", "vxbsky.app"]
)
@pytest.mark.parametrize(
    ("below", "kind"),
    [("", Kind.PROFILE), ("/followers", Kind.PROFILE), ("/lists/3kaa", Kind.PROFILE), ("/post/3kaa", Kind.POST)],
)
def test_every_host_and_tab_of_a_profile_is_that_profile(host: str, below: str, kind: Kind) -> None:
    identity = identified(f"https://{host}/profile/@MapleBakery.example{below}")
    assert identity == Identity(
        kind=kind,
        platform="bluesky",
        handle="maplebakery.example",
        address="https://bsky.app/profile/maplebakery.example",
    )


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", Kind.HOME),
        ("intent/compose?text=x", Kind.SHARE),
        ("settings", Kind.LOGIN),
        ("notifications", Kind.LOGIN),
        ("messages", Kind.LOGIN),
        ("profile", Kind.WEBSITE),
        *((path, Kind.WEBSITE) for path in ("search", "feeds", "lists", "hashtag/x", "starter-pack/x/y", "start/x/y")),
    ],
)
def test_other_addresses_are_no_profile_and_still_the_networks(path: str, kind: Kind) -> None:
    assert identified(f"https://bsky.app/{path}") == Identity(kind=kind, platform="bluesky")
