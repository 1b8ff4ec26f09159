"""Dailymotion: its interface shows every account, and says in its own words of a name that nobody has it."""

from __future__ import annotations

import datetime as dt
import functools
import time
from collections.abc import Callable

import pytest

from audit.address import Identity, Kind
from audit.evidence import Kit, Newest, Post, Precision, Profile, Reading, Reply, Sign
from audit.platforms import dailymotion
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing, signs

API = "https://api.dailymotion.com/user/"
AT = "https://www.dailymotion.com/MapleBakery"
MAPLE = profile("dailymotion", "maplebakery", AT)
WORDS = "Can't find object user for `id' parameter"


def record(**more: object) -> Reply:
    known: dict[str, object] = {
        "id": "x1aaaaa",
        "username": "MapleBakery",
        "screenname": "Maple Street Bakery",
        "description": "Bread<br />https://maplebakery.example",
        "followers_total": 2,
        "videos_total": 2,
        "url": "https://www.dailymotion.com/MapleBakery",
    }
    return answer(known | more)


def refusal(message: object = WORDS, status: int = 404, code: object = 404, **more: object) -> Reply:
    return answer({"error": {"code": code, "message": message, "type": "not_found", **more}}, status)


VIDEOS = answer(
    {
        "list": [
            {"id": "x8aaaaa", "title": "Old oven", "created_time": 1_700_000_000},
            {"id": "x9aaaaa", "title": "New oven", "created_time": 1_790_000_000},
        ]
    }
)
NOT_FOUND = refusal(error_data={"reason": "object_not_found", "object_type": "user"})


def seen(
    found: Reply, of: Profile = MAPLE, known: Kit | None = None, *, videos: Reply = VIDEOS, by_id: Reply = NOT_FOUND
) -> Reading:
    answers = {
        f"{API}x1aaaaa?": by_id,
        f"{API}{of.address.rpartition('/')[2]}?": found,
        f"{API}x1aaaaa/videos?sort=recent&limit=10&family_filter=false&": videos,
    }
    return look(dailymotion.visit(of, known or kit()), answers)


KNOWN = kit(last_id="x1aaaaa")
SHOWN = (Sign.SHOWN, "api", "user_record", "maplebakery (x1aaaaa)")
NOTHING = (Sign.UNFAMILIAR, "api", "no_known_marker", "status 200")
UNKNOWN = (Sign.UNFAMILIAR, "api", "no_known_marker", "status 404")
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "somebody else's record": (
        lambda: seen(record(username="miller", url="https://dailymotion.com/miller")),
        (NOTHING,),
    ),
    "a record without an id": (lambda: seen(record(id=None)), (NOTHING,)),
    "a record with a strange id": (lambda: seen(record(id="x/../me")), (NOTHING,)),
    "not found, without a word about the user": (lambda: seen(answer("<h1>Not found</h1>", 404)), (UNKNOWN,)),
    "another object is not found": (lambda: seen(refusal("Can't find object video for `id' parameter")), (UNKNOWN,)),
    "the words with another code": (lambda: seen(refusal(code=403)), (UNKNOWN,)),
    "the words in an answer that is none": (lambda: seen(refusal(status=200)), (NOTHING,)),
    "a challenge with its words": (
        lambda: seen(answer(NOT_FOUND.body, 404, headers={"cf-mitigated": "challenge"})),
        ((Sign.CHALLENGE, "api", "cf_mitigated", "cf-mitigated: challenge"),),
    ),
    "the words with another status": (
        lambda: seen(refusal(status=400, code=400)),
        ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 400"),),
    ),
    "a pause asked for": (
        lambda: seen(refusal("Too many requests", 403, 403)),
        ((Sign.REFUSED, "api", "status_refused", "status 403"),),
    ),
    "not found, and nobody tells of its id": (
        lambda: seen(NOT_FOUND, known=KNOWN, by_id=answer("", 429)),
        ((Sign.RATE_LIMITED, "api", "status_429", "status 429"),),
    ),
    "not found, yet its id still has it": (
        lambda: seen(NOT_FOUND, known=KNOWN, by_id=record()),
        ((Sign.UNFAMILIAR, "api", "id_still_has_it", "maplebakery"),),
    ),
    "not found, and the account of its id has no name to tell": (
        lambda: seen(NOT_FOUND, known=KNOWN, by_id=record(username=None, url=None)),
        (NOTHING,),
    ),
    "not found, and its id is what somebody else is called": (
        lambda: seen(NOT_FOUND, known=KNOWN, by_id=record(id="x2bbbbb", username="x1aaaaa", url=None)),
        (NOTHING,),
    ),
    "its id has another name": (
        lambda: seen(NOT_FOUND, known=KNOWN, by_id=record(username="MapleBread", url=None)),
        ((Sign.MOVED, "api", "id_has_new_name", "maplebread"),),
    ),
    "a name that nobody has": (lambda: seen(NOT_FOUND), ((Sign.WITHHELD, "api", "user_not_found", WORDS),)),
    "a name that nobody has, said in short": (
        lambda: seen(refusal()),
        ((Sign.WITHHELD, "api", "user_not_found", WORDS),),
    ),
    "not found, and its id neither": (
        lambda: seen(NOT_FOUND, known=KNOWN),
        ((Sign.WITHHELD, "api", "user_not_found", WORDS),),
    ),
    "living": (lambda: seen(record()), (SHOWN,)),
    "living, without videos": (lambda: seen(record(videos_total=0), videos=answer({"list": []})), (SHOWN,)),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= dailymotion.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply)), name
    assert says_nothing(seen(NOT_FOUND, known=KNOWN, by_id=reply)), name


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_videos_that_cannot_be_had_leave_the_account_shown(name: str, reply: Reply) -> None:
    reading = seen(record(), videos=reply)
    assert signs(reading) == {Sign.SHOWN}, name
    assert (reading.newest, reading.posts) == (None, ())


@pytest.mark.parametrize("error", [None, 4, [], "x", {"message": [WORDS], "code": 404}, {"message": WORDS}])
def test_an_error_of_another_shape_says_nothing(error: object) -> None:
    assert says_nothing(seen(answer({"error": error}, 404)))


def test_all_that_a_living_account_shows_is_read() -> None:
    new, old = (dt.datetime.fromtimestamp(at, dt.UTC) for at in (1_790_000_000, 1_700_000_000))
    reading = seen(record())
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=new, source="the account's own list of videos", precision=Precision.SECOND),
        posts=(
            Post(at=new, text="New oven", address="https://www.dailymotion.com/video/x9aaaaa"),
            Post(at=old, text="Old oven", address="https://www.dailymotion.com/video/x8aaaaa"),
        ),
        name="Maple Street Bakery",
        bio="Bread https://maplebakery.example",
        links=("https://maplebakery.example",),
        followers=2,
        post_count=2,
        platform_id="x1aaaaa",
        handle="maplebakery",
        unseen_parts=("videos that are not public", "videos kept to other countries"),
    )


@pytest.mark.parametrize(("total", "is_cut"), [(1, False), (2, False), (3, True), (500, True), (None, False)])
def test_a_list_shorter_than_the_account_counts_may_leave_out_the_newest(total: object, is_cut: bool) -> None:  # noqa: FBT001  # a row
    newest = seen(record(videos_total=total)).newest
    assert newest is not None
    assert newest.lower_bound is is_cut


def test_odd_videos_are_overlooked() -> None:
    odd = answer(
        {"list": [None, 4, {}, {"created_time": "x"}, {"created_time": 9e99}, {"created_time": 1_900_000_000}]}
    )
    assert seen(record(), videos=odd).posts == ()


def test_a_name_is_asked_for_as_it_is_written() -> None:
    visit = dailymotion.visit(MAPLE, kit())
    (ask,) = next(visit)
    assert ask.address.startswith(f"{API}MapleBakery?fields=id%2Cusername%2C")


def test_the_name_in_its_own_address_counts_before_the_username() -> None:
    assert signs(seen(record(username="owner-1"))) == {Sign.SHOWN}
    assert signs(seen(record(url="https://elsewhere.example/x"))) == {Sign.SHOWN}


def test_an_account_listed_by_its_id_is_shown_whatever_its_name() -> None:
    place = profile("dailymotion", "x1aaaaa", "https://www.dailymotion.com/x1aaaaa")
    assert signs(seen(record(), place, by_id=record())) == {Sign.SHOWN}


def test_a_new_name_is_told_with_its_address() -> None:
    reading = seen(NOT_FOUND, known=KNOWN, by_id=record(username="MapleBread", url=None))
    assert [s.to for s in reading.signals] == ["https://www.dailymotion.com/maplebread"]
    assert (reading.platform_id, reading.handle) == ("x1aaaaa", "maplebread")


def test_the_controls_are_a_well_known_account_and_a_random_name() -> None:
    living, absent = dailymotion.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert (living.handle, absent.handle) == ("franceinter", "abcdefghijklmnopqrstuvwx")
    for control in (living, absent):
        identity = identified(control.address)
        assert (control.platform, control.handle, control.address) == ("dailymotion", identity.handle, identity.address)


# Addresses

identified = functools.partial(named_by, dailymotion)


@pytest.mark.parametrize(("pasted", "handle"), dailymotion.EXAMPLES.items())
def test_examples(pasted: str, handle: str) -> None:
    found = identified(pasted)
    assert (found.kind, found.handle) == (Kind.PROFILE, handle)
    assert found.address.lower() == f"https://www.dailymotion.com/{handle}"


@pytest.mark.parametrize(
    "host", ["dailymotion.com", "www.dailymotion.com", "m.dailymotion.com", "touch.dailymotion.com"]
)
@pytest.mark.parametrize(
    "path",
    ["MapleBakery", "fr/MapleBakery", "pt-br/MapleBakery/", "user/MapleBakery", "user/MapleBakery/2",
     "fr/user/MapleBakery", "MapleBakery/videos", "MapleBakery?x=1#y"],
)  # fmt: skip
def test_every_host_and_form_of_a_profile_is_that_profile(host: str, path: str) -> None:
    assert identified(f"https://{host}/{path}") == Identity(
        kind=Kind.PROFILE, platform="dailymotion", handle="maplebakery", address=AT
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://www.dailymotion.com/", Kind.HOME),
        ("https://www.dailymotion.com/fr", Kind.HOME),
        ("https://dai.ly/", Kind.HOME),
        ("https://dai.ly/x9aaaaa", Kind.POST),
        ("https://www.dailymotion.com/video/x9aaaaa", Kind.POST),
        ("https://www.dailymotion.com/fr/video/x9aaaaa_our-oven", Kind.POST),
        ("https://www.dailymotion.com/embed/video/x9aaaaa", Kind.POST),
        ("https://www.dailymotion.com/swf/x9aaaaa", Kind.POST),
        ("https://www.dailymotion.com/playlist/x5aaaa", Kind.POST),
        ("https://geo.dailymotion.com/player.html?video=x9aaaaa", Kind.POST),
        *((f"https://www.dailymotion.com/{word}", Kind.WEBSITE) for word in
          ("search/bread", "us/search/bread", "crawler", "legal/terms", "topic/x2aaa", "channel/news", "user", "user/a",
           "services/oembed?url=x", "press", "about", "feed", "a b", "user/a b", "@maplebakery", "tag/bread", "rss/user/x",
           "v")),
        *((f"https://www.dailymotion.com/{word}", Kind.LOGIN) for word in
          ("signin", "login", "register", "library/likes", "settings", "partner/x/media", "upload")),
        ("https://www.dailymotion.com/share/video/x9aaaaa", Kind.SHARE),
        ("https://www.dailymotion.com/password/reset", Kind.LOGIN),
        ("https://www.dailymotion.com/cookiepolicy", Kind.WEBSITE),
        ("https://www.dailymotion.com/creators", Kind.WEBSITE),
        ("https://www.dailymotion.com/hashtag/bread", Kind.WEBSITE),
        ("https://www.dailymotion.com/fr/relevance/search/bread/1", Kind.WEBSITE),
        ("https://www.dailymotion.com/watch-later", Kind.WEBSITE),
        ("https://www.dailymotion.com/robots.txt", Kind.WEBSITE),
        ("https://studio.dailymotion.com/maplebakery", Kind.LOGIN),
        ("https://api.dailymotion.com/user/maplebakery", Kind.WEBSITE),
        ("https://faq.dailymotion.com/hc/en-us", Kind.WEBSITE),
        ("https://developers.dailymotion.com/maplebakery", Kind.WEBSITE),
    ],
)  # fmt: skip
def test_what_is_no_profile_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    assert identified(text) == Identity(kind=kind, platform="dailymotion")


def test_the_worst_answers_and_names_take_no_time() -> None:
    began = time.process_time()
    seen(answer('{"error": {"message": "' + "Can't find" * 10_000))
    seen(record(description="<" * 50_000))
    identified("https://www.dailymotion.com/" + "a-" * 1_000)
    assert time.process_time() - began < 0.5
