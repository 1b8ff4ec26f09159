from __future__ import annotations

import pytest

from audit.address import Kind, parse
from audit.evidence import Failure, Precision, Reading, Reply, Sign
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


def test_a_directory_without_an_entry_is_no_absence() -> None:
    reading = seen(api=SECURE, webfinger=answer("", 404))
    assert says_nothing(reading)
    assert reading.signals[0].mark == "webfinger_404"


@pytest.mark.parametrize("reply", [answer({"error": "Record not found"}), answer({"error": "Not Found"}, 404)])
def test_only_the_documented_not_found_counts(reply: Reply) -> None:
    assert says_nothing(seen(api=reply, webfinger=answer("", 404)))


def test_another_account_than_the_one_asked_for_shows_nothing() -> None:
    assert says_nothing(seen(api=account(username="somebody"), webfinger=answer("", 404)))


def test_a_living_account_is_shown_with_its_newest_own_post() -> None:
    reading = seen(lookup=account(), statuses=POSTS)
    assert signs(reading) == {Sign.SHOWN}
    assert (reading.name, reading.bio) == ("Maple Street Bakery", "Bread since 1998")
    assert (reading.followers, reading.post_count) == (143, 88)
    assert reading.links == ("https://maplebakery.example",)
    assert (reading.handle, reading.platform_id) == ("maplebakery@social.example", f"{HOST}/users/maplebakery")
    assert reading.newest is not None
    assert (str(reading.newest.at.date()), reading.newest.precision) == ("2026-11-20", Precision.SECOND)
    assert [post.text for post in reading.posts] == ["Fresh & warm"]
    assert "replies to others" in reading.unseen_parts


def test_an_account_its_server_does_not_know_is_absent() -> None:
    assert Sign.ABSENT in signs(seen(api=NOT_FOUND, webfinger=answer("", 404)))


def test_an_account_that_the_directory_still_lists_is_not_absent() -> None:
    reading = seen(api=NOT_FOUND, webfinger=answer(ENTRY), feed=answer("", 404))
    assert signs(reading) == {Sign.SHOWN, Sign.UNFAMILIAR}
    assert reading.newest is None


def test_a_directory_that_says_gone_for_ever_ends_it() -> None:
    assert signs(seen(api=NOT_FOUND, webfinger=answer("", 410))) == {Sign.ENDED, Sign.ABSENT}


def test_a_suspended_account_is_ended() -> None:
    assert signs(seen(api=account(suspended=True))) == {Sign.ENDED}


def test_a_moved_account_names_its_new_address() -> None:
    moved = {"acct": "maplebakery@bread.example", "url": "https://bread.example/@maplebakery"}
    reading = seen(api=account(moved=moved))
    assert [(s.sign, s.to) for s in reading.signals] == [(Sign.MOVED, "https://bread.example/@maplebakery")]


def test_an_account_that_never_posted_is_empty() -> None:
    reading = seen(lookup=account(statuses_count=0, last_status_at=None), statuses=answer([]))
    assert signs(reading) == {Sign.SHOWN, Sign.EMPTY}


def test_posts_kept_from_visitors_do_not_make_an_account_empty() -> None:
    assert signs(seen(lookup=account(), statuses=answer([]))) == {Sign.SHOWN}


FEED = answer(
    "<rss version='2.0'><channel><title>M</title><item><title>Bread</title>"
    "<pubDate>Fri, 20 Nov 2026 10:00:00 +0000</pubDate></item></channel></rss>"
)


def test_a_secure_server_is_read_by_its_directory_and_feed() -> None:
    reading = seen(api=SECURE, webfinger=answer(ENTRY), feed=FEED)
    assert signs(reading) == {Sign.SHOWN, Sign.REFUSED}
    assert reading.newest is not None
    assert str(reading.newest.at.date()) == "2026-11-20"


def test_a_kin_is_read_by_the_feed_it_names() -> None:
    link = {"rel": "http://schemas.google.com/g/2010#updates-from", "href": f"{HOST}/users/maplebakery.atom"}
    reading = seen(api=NO_API, webfinger=answer(ENTRY | {"links": [link]}), atom=FEED)
    assert reading.newest is not None


def test_a_feed_on_another_host_is_not_followed() -> None:
    link = {"rel": "http://schemas.google.com/g/2010#updates-from", "href": "https://elsewhere.example/x.atom"}
    assert seen(api=NO_API, webfinger=answer(ENTRY | {"links": [link]}), feed=FEED).newest is not None


def test_peertube_is_read_by_its_list_of_videos() -> None:
    entry = ENTRY | {"links": [{"rel": "self", "href": f"{HOST}/accounts/maplebakery"}]}
    videos = answer({"total": 1, "data": [{"publishedAt": "2026-06-03T10:15:00.000Z", "name": "Workshop tour"}]})
    reading = seen(lookup=NO_API, webfinger=answer(entry), videos=videos)
    assert reading.newest is not None
    assert str(reading.newest.at.date()) == "2026-06-03"


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


@pytest.mark.parametrize(("pasted", "handle"), mastodon.EXAMPLES.items())
def test_examples(pasted: str, handle: str) -> None:
    address = parse(pasted)
    assert address is not None
    assert mastodon.identify(address).handle == handle


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
    ],
)
def test_other_addresses_are_plain_websites(pasted: str) -> None:
    address = parse(pasted)
    assert address is not None
    assert mastodon.identify(address).kind is Kind.WEBSITE


def test_a_post_names_its_author() -> None:
    address = parse("https://social.example/@maplebakery/110000000000000001")
    assert address is not None
    identity = mastodon.identify(address)
    assert (identity.kind, identity.address) == (Kind.POST, f"{HOST}/@maplebakery")
