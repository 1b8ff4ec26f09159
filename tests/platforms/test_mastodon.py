from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from audit.address import Identity, Kind, parse
from audit.evidence import Failure, Newest, Post, Precision, Reading, Reply, Sign
from audit.platforms import mastodon
from looking import answer, kit, look, profile
from walls import NOT_PROOF, says_nothing, signs

HOST = "https://social.example"
BAKERY = profile("mastodon", "maplebakery@social.example", f"{HOST}/@maplebakery")
HERSELF = profile("mastodon", "@social.example", f"{HOST}/")
PATHS = {
    "api": "/api/v1/",
    "lookup": "/api/v1/accounts/lookup",
    "statuses": "/api/v1/accounts/110/statuses",
    "webfinger": "/.well-known/webfinger",
    "instance": "/api/v2/instance",
    "nodeinfo": "/.well-known/nodeinfo",
    "feed": "/@maplebakery.rss",
    "atom": "/users/maplebakery.atom",
    "videos": "/api/v1/accounts/maplebakery/videos",
}
NOT_FOUND = answer({"error": "Record not found"}, 404)
NO_API = answer("<h1>Not found</h1>", 404)
SECURE = answer({"error": "This method requires an authenticated user"}, 401)
ENTRY: dict[str, object] = {
    "subject": "acct:maplebakery@social.example",
    "links": [{"rel": "self", "href": f"{HOST}/users/maplebakery"}],
}


def account(**more: object) -> Reply:
    record: dict[str, object] = {
        "id": "110",
        "username": "MapleBakery",
        "acct": "maplebakery",
        "display_name": "Maple Street Bakery",
        "note": "<p>Bread since 1998</p>",
        "uri": f"{HOST}/users/maplebakery",
        "followers_count": 143,
        "statuses_count": 88,
        "last_status_at": "2023-09-14",
        "fields": [{"name": "Web", "value": '<a href="https://maplebakery.example" rel="me">maplebakery.example</a>'}],
    }
    return answer(record | more)


POSTS = answer(
    [
        {"created_at": "2026-11-20T10:00:00.000Z", "content": "<p>Fresh &amp; warm</p>", "url": f"{HOST}/@m/2"},
        {"created_at": "2026-11-21T10:00:00.000Z", "reblog": {"id": "1"}},
        {"created_at": "2030-01-01T00:00:00.000Z", "content": "later"},
    ]
)


def seen(of: str = "", **answers: Reply) -> Reading:
    place = profile("mastodon", of, HOST) if of else BAKERY
    return look(mastodon.visit(place, kit()), {HOST + PATHS[name]: reply for name, reply in answers.items()})


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    if reply.failure is Failure.NO_SUCH_NAME:
        assert signs(seen(api=reply)) == {Sign.NO_SUCH_NAME}
        return
    assert says_nothing(seen(api=reply, webfinger=reply)), name
    assert says_nothing(seen(api=reply, webfinger=NO_API)), name


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_posts_that_cannot_be_had_leave_the_account_shown(name: str, reply: Reply) -> None:
    reading = seen(lookup=account(), statuses=reply)
    assert signs(reading) == {Sign.SHOWN}, name
    assert reading.newest is not None
    assert (str(reading.newest.at.date()), reading.newest.precision) == ("2023-09-14", Precision.DAY)
    assert reading.newest.source == "the day of the last post, as its server counts it"


def test_a_directory_without_an_entry_is_no_absence() -> None:
    reading = seen(api=SECURE, webfinger=answer("", 404))
    assert says_nothing(reading)
    assert reading.signals[0].mark == "webfinger_404"


@pytest.mark.parametrize("reply", [answer({"error": "Record not found"}), answer({"error": "Not Found"}, 404)])
def test_only_the_documented_not_found_counts(reply: Reply) -> None:
    assert says_nothing(seen(api=reply, webfinger=answer("", 404)))


def test_another_account_than_the_one_asked_for_shows_nothing() -> None:
    assert says_nothing(seen(api=account(username="somebody"), webfinger=answer("", 404)))


def test_all_that_a_living_account_shows_is_read() -> None:
    at = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
    reading = seen(lookup=account(note="<p>Bread since 1998 https://bread.example</p>"), statuses=POSTS)
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=at, source="the account's own list of posts", precision=Precision.SECOND),
        posts=(Post(at=at, text="Fresh & warm", address=f"{HOST}/@m/2"),),
        name="Maple Street Bakery",
        bio="Bread since 1998 https://bread.example",
        links=("https://maplebakery.example", "https://bread.example"),
        followers=143,
        post_count=88,
        platform_id=f"{HOST}/users/maplebakery",
        handle="maplebakery@social.example",
        unseen_parts=("replies to others", "posts for followers only"),
    )


def test_a_directory_is_asked_for_the_account_by_its_full_name() -> None:
    (ask,) = next(mastodon.webfinger(BAKERY, kit()))
    assert ask.address == f"{HOST}{PATHS['webfinger']}?resource=acct%3Amaplebakery%40social.example"


@pytest.mark.parametrize("subject", ["maplebakery@social.example", "acct:somebody@social.example"])
def test_a_directorys_entry_of_another_name_shows_nothing(subject: str) -> None:
    assert says_nothing(seen(api=NO_API, webfinger=answer(ENTRY | {"subject": subject})))


def test_posts_are_asked_for_without_boosts_and_replies() -> None:
    visit = mastodon.api(BAKERY, kit())
    (found,) = next(visit)
    (posts,) = visit.send((account(),))
    assert found.address == f"{HOST}{PATHS['lookup']}?acct=maplebakery"
    assert posts.address == f"{HOST}{PATHS['statuses']}?exclude_reblogs=true&exclude_replies=true&limit=10"


def test_the_pages_address_is_no_id() -> None:
    reading = seen(lookup=account(uri=None, url=f"{HOST}/@maplebakery"), statuses=answer([]))
    assert Sign.SHOWN in signs(reading)
    assert reading.platform_id == ""


def test_an_account_its_server_does_not_know_is_absent() -> None:
    assert Sign.ABSENT in signs(seen(api=NOT_FOUND, webfinger=answer("", 404)))


def test_an_account_that_the_directory_still_lists_is_not_absent() -> None:
    reading = seen(api=NOT_FOUND, webfinger=answer(ENTRY), feed=answer("", 404))
    assert signs(reading) == {Sign.SHOWN, Sign.UNFAMILIAR}
    assert reading.newest is None


def test_a_directory_that_says_gone_for_ever_ends_it() -> None:
    assert signs(seen(api=NOT_FOUND, webfinger=answer("", 410))) == {Sign.ENDED, Sign.ABSENT}


def test_a_moved_account_names_its_new_address() -> None:
    moved = {"acct": "maplebakery@bread.example", "url": "https://bread.example/@maplebakery"}
    reading = seen(api=account(moved=moved))
    assert [(s.sign, s.to) for s in reading.signals] == [(Sign.MOVED, "https://bread.example/@maplebakery")]


def test_posts_kept_from_visitors_do_not_make_an_account_empty() -> None:
    assert signs(seen(lookup=account(), statuses=answer([]))) == {Sign.SHOWN}


FEED = answer(
    "<rss version='2.0'><channel><title>M</title><item><title>Bread</title>"
    "<pubDate>Fri, 20 Nov 2026 10:00:00 +0000</pubDate></item></channel></rss>"
)


def test_all_that_a_secure_servers_directory_and_feed_say_is_read() -> None:
    at = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
    reading = seen(api=SECURE, webfinger=answer(ENTRY), feed=FEED)
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=at, source="the account's own feed", precision=Precision.SECOND),
        posts=(Post(at=at, text="Bread"),),
        handle="maplebakery@social.example",
        unseen_parts=("replies to others", "posts for followers only", "followers"),
    )


def test_a_kin_is_read_by_the_feed_it_names() -> None:
    link = {"rel": "http://schemas.google.com/g/2010#updates-from", "href": f"{HOST}/users/maplebakery.atom"}
    reading = seen(api=NO_API, webfinger=answer(ENTRY | {"links": [link]}), atom=FEED)
    assert reading.newest is not None


def test_a_feed_on_another_host_is_not_followed() -> None:
    link = {"rel": "http://schemas.google.com/g/2010#updates-from", "href": "https://elsewhere.example/x.atom"}
    assert seen(api=NO_API, webfinger=answer(ENTRY | {"links": [link]}), feed=FEED).newest is not None


@pytest.mark.parametrize("path", ["/accounts/maplebakery", "/video-channels/maplebakery"])
def test_peertube_is_read_by_its_list_of_videos(path: str) -> None:
    entry = ENTRY | {"links": [{"rel": "self", "href": HOST + path}]}
    video = {"publishedAt": "2026-06-03T10:15:00.000Z", "name": "Workshop tour", "url": f"{HOST}/w/1"}
    answers = {
        HOST + PATHS["webfinger"]: answer(entry),
        f"{HOST}/api/v1{path}/videos?sort=-publishedAt&count=10": answer({"total": 1, "data": [video]}),
    }
    at = dt.datetime(2026, 6, 3, 10, 15, tzinfo=dt.UTC)
    assert look(mastodon.webfinger(BAKERY, kit()), answers).posts == (
        Post(at=at, text="Workshop tour", address=f"{HOST}/w/1"),
    )


ACCOUNT = (Sign.SHOWN, "api", "account_record", "@maplebakery")
LISTED = (Sign.SHOWN, "webfinger", "webfinger_subject", "acct:maplebakery@social.example")
ABSENT = (Sign.ABSENT, "api", "record_not_found", "Record not found")
UNLISTED = (Sign.UNFAMILIAR, "webfinger", "webfinger_404", "status 404")
NAMELESS = answer(failure=Failure.NO_SUCH_NAME)
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "a directory without an entry": (
        lambda: seen(api=SECURE, webfinger=answer("", 404)),
        (UNLISTED, (Sign.REFUSED, "api", "status_refused", "status 401")),
    ),
    "an interface of another kind": (
        lambda: seen(api=NO_API, webfinger=answer("", 404)),
        (UNLISTED, (Sign.UNFAMILIAR, "api", "no_known_marker", "status 404")),
    ),
    "a directory that asks for a pause": (
        lambda: seen(api=NO_API, webfinger=answer("", 429)),
        (
            (Sign.RATE_LIMITED, "webfinger", "status_429", "status 429"),
            (Sign.UNFAMILIAR, "api", "no_known_marker", "status 404"),
        ),
    ),
    "a host without a name": (
        lambda: seen(api=NAMELESS),
        ((Sign.NO_SUCH_NAME, "api", "no_such_name", "the address has no host behind it"),),
    ),
    "a host without a name, asked for its directory": (
        lambda: look(mastodon.webfinger(BAKERY, kit()), {HOST: NAMELESS}),
        ((Sign.NO_SUCH_NAME, "webfinger", "no_such_name", "the address has no host behind it"),),
    ),
    "a control on a host without a name": (
        lambda: look(mastodon.api(HERSELF, kit()), {HOST: NAMELESS}),
        ((Sign.NO_SUCH_NAME, "api", "no_such_name", "the address has no host behind it"),),
    ),
    "a living account": (lambda: seen(lookup=account(), statuses=POSTS), (ACCOUNT,)),
    "an account that never posted": (
        lambda: seen(lookup=account(statuses_count=0, last_status_at=None), statuses=answer([])),
        (ACCOUNT, (Sign.EMPTY, "api", "no_statuses", "0 posts")),
    ),
    "an account in the directory": (
        lambda: seen(api=SECURE, webfinger=answer(ENTRY), feed=FEED),
        (LISTED, (Sign.REFUSED, "api", "status_refused", "status 401")),
    ),
    "an account its server does not know": (
        lambda: seen(api=NOT_FOUND, webfinger=answer("", 404)),
        (UNLISTED, ABSENT),
    ),
    "an account only the directory knows": (
        lambda: seen(api=NOT_FOUND, webfinger=answer(ENTRY), feed=FEED),
        (LISTED, (Sign.UNFAMILIAR, "api", "webfinger_disagrees", "Record not found")),
    ),
    "gone for ever": (
        lambda: seen(api=NOT_FOUND, webfinger=answer("", 410)),
        ((Sign.ENDED, "webfinger", "webfinger_410", "status 410, gone"), ABSENT),
    ),
    "suspended": (
        lambda: seen(api=account(suspended=True)),
        ((Sign.ENDED, "api", "suspended", "suspended: true"),),
    ),
    "moved": (
        lambda: seen(api=account(moved={"acct": "maple@bread.example", "url": "https://bread.example/@maple"})),
        ((Sign.MOVED, "api", "moved", "maple@bread.example"),),
    ),
    "a host that describes itself": (
        lambda: look(mastodon.api(HERSELF, kit()), {HOST + PATHS["instance"]: answer({"domain": "social.example"})}),
        ((Sign.SHOWN, "api", "host_itself", "social.example"),),
    ),
    "a host that describes itself in the older way": (
        lambda: look(mastodon.api(HERSELF, kit()), {HOST + PATHS["instance"]: answer({"uri": "social.example"})}),
        ((Sign.SHOWN, "api", "host_itself", "social.example"),),
    ),
    "a host that serves its directory": (
        lambda: look(mastodon.webfinger(HERSELF, kit()), {HOST + PATHS["nodeinfo"]: answer({"links": [{}]})}),
        ((Sign.SHOWN, "webfinger", "host_itself", "social.example"),),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= mastodon.RUNGS.keys()


@pytest.mark.parametrize("stated", [{"suspended": True}, {"moved": {"url": "https://bread.example/@maple"}}])
def test_an_account_that_ended_or_moved_keeps_its_id(stated: dict[str, object]) -> None:
    reading = seen(api=account(**stated))
    assert (reading.platform_id, reading.handle) == (f"{HOST}/users/maplebakery", "maplebakery@social.example")


def test_the_living_control_is_the_host_itself() -> None:
    living, absent = mastodon.controls(BAKERY, "x" * 24)
    assert (living.handle, absent.handle) == ("@social.example", f"{'x' * 24}@social.example")
    for rung, path, body in (
        (mastodon.api, "instance", answer({"domain": "social.example"})),
        (mastodon.webfinger, "nodeinfo", answer({"links": [{"rel": "x"}]})),
    ):
        assert signs(look(rung(living, kit()), {HOST + PATHS[path]: body})) == {Sign.SHOWN}


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_a_host_that_does_not_describe_itself_is_no_living_control(name: str, reply: Reply) -> None:
    for rung in (mastodon.api, mastodon.webfinger):
        assert Sign.SHOWN not in signs(look(rung(HERSELF, kit()), {HOST: reply})), name


def identified(text: str) -> Identity:
    address = parse(text)
    assert address is not None
    return mastodon.identify(address)


@pytest.mark.parametrize(
    ("pasted", "handle"),
    [
        *mastodon.EXAMPLES.items(),
        ("https://social.example/deck/@maplebakery", "maplebakery@social.example"),
        ("https://social.example/@maplebakery/with_replies", "maplebakery@social.example"),
        ("https://social.example/@maplebakery.rss", "maplebakery@social.example"),
        ("https://social.example/users/MapleBakery.atom", "maplebakery@social.example"),
    ],
)
def test_examples(pasted: str, handle: str) -> None:
    name, _, host = handle.partition("@")
    identity = identified(pasted)
    assert (identity.platform, identity.handle, identity.address) == ("mastodon", handle, f"https://{host}/@{name}")
    assert identity.kind is (Kind.POST if pasted.endswith("1") else Kind.PROFILE)


def test_the_controls_have_the_addresses_of_what_they_are() -> None:
    living, absent = mastodon.controls(BAKERY, "x" * 24)
    assert (living.platform, living.address) == ("mastodon", f"{HOST}/")
    assert (absent.platform, absent.address) == ("mastodon", f"{HOST}/@{'x' * 24}")


@pytest.mark.parametrize(
    "pasted",
    [
        "https://social.example/",
        "https://social.example/about",
        "https://forum.example/users/12345",
        "https://forum.example/users/maple/settings",
        "https://social.example/@",
        "https://social.example/@maple bakery",
        "https://social.example/@maple@localhost",
        *(
            f"https://social.example/{word}"
            for word in ("explore", "public", "tags/bread", "share", "auth", "settings")
        ),
        "https://social.example/settings/@maplebakery",
    ],
)
def test_other_addresses_are_plain_websites(pasted: str) -> None:
    address = parse(pasted)
    assert address is not None
    assert mastodon.identify(address) == Identity(kind=Kind.WEBSITE)


@pytest.mark.parametrize("path", ["@maplebakery/110000000000000001", "users/maplebakery/statuses/110000000000000001"])
def test_a_post_names_its_author(path: str) -> None:
    identity = identified(f"{HOST}/{path}")
    assert (identity.kind, identity.address) == (Kind.POST, f"{HOST}/@maplebakery")
