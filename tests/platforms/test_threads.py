"""Threads: what its page shows on a good day, and that the login page it shows otherwise says nothing."""

from __future__ import annotations

import datetime as dt
import functools
import json
from collections.abc import Callable

import pytest

from audit.address import Identity, Kind
from audit.evidence import Newest, Post, Precision, Reading, Reply, Sign
from audit.platforms import threads
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing, signs

AT = "https://www.threads.com/@maplebakery"
MAPLE = profile("threads", "maplebakery", AT)
LOGIN = "<title>Threads \u2022 Log in</title>"
SHELL = "<title>Threads</title><div id=root></div>"
COUNTS = "214 Followers \u2022 31 Threads \u2022 "
CALL = "See the latest conversations with @maplebakery."
SECOND = 1_793_350_800
"""2026-10-30 at 09:00, in Unix seconds."""


def tags(about: str = f"{COUNTS}Bread since 1998. {CALL}", name: str = "maplebakery", kind: str = "profile") -> str:
    return (
        f'<meta property="og:type" content="{kind}">'
        f'<meta property="og:title" content="Maple Street Bakery (@{name}) \u2022 Threads, Say more">'
        f'<meta property="og:description" content="{about}">'
    )


def post(
    code: str = "DPgA0abcdEF", at: object = SECOND, name: str = "MapleBakery", **more: object
) -> dict[str, object]:
    return {"post": {"code": code, "taken_at": at, "caption": {"text": "New rye"}, "user": {"username": name, **more}}}


def data(*items: object, user: object = None) -> str:
    told = {"data": {"user": user, "mediaData": {"edges": [{"node": {"thread_items": [item]}} for item in items]}}}
    wrapped = {"require": [["x", None, [{"__bbox": {"result": told}}]]]}
    return f'<script type="application/json" data-sjs>{json.dumps(wrapped)}</script>'


def account(**more: object) -> dict[str, object]:
    known: dict[str, object] = {
        "pk": "63000000001",
        "username": "MapleBakery",
        "full_name": "Maple Street Bakery",
        "biography": "Bread since 1998",
        "bio_links": [{"url": "https://maplebakery.example"}, None, {"url": None}],
        "follower_count": 1214,
        "text_post_app_is_private": False,
    }
    return known | more


def seen(reply: Reply) -> Reading:
    return look(threads.page(MAPLE, kit()), {AT: reply})


TAGS = (Sign.SHOWN, "page", "share_tags", "Maple Street Bakery (@maplebakery) \u2022 Threads, Say more")
RECORD = (Sign.SHOWN, "page", "account_record", "@MapleBakery (63000000001)")
ODD = (Sign.UNFAMILIAR, "page", "no_known_marker", "status 200")
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "a redirect to the login page": (
        lambda: seen(answer(LOGIN, via=((302, "https://www.threads.com/login/?next=%2F%40maplebakery"),))),
        ((Sign.LOGIN_WALL, "page", "login_redirect", "led to www.threads.com/login/"),),
    ),
    "the login page in its place": (
        lambda: seen(answer(LOGIN)),
        ((Sign.LOGIN_WALL, "page", "login_page", "Threads \u2022 Log in"),),
    ),
    "a redirect to the front page": (
        lambda: seen(answer(tags(), via=((302, "https://www.threads.com/"),))),
        ((Sign.LOGIN_WALL, "page", "bounced_home", "led to the front page"),),
    ),
    "a shell": (lambda: seen(answer(SHELL)), (ODD,)),
    "not found": (
        lambda: seen(answer("<p>Sorry, this page isn't available.</p>", 404)),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 404"),),
    ),
    "the words of years ago": (lambda: seen(answer("<p>Sorry, this page isn't available.</p>")), (ODD,)),
    "somebody else": (lambda: seen(answer(tags(name="miller") + data(user=account(username="miller")))), (ODD,)),
    "a post in its place": (lambda: seen(answer(tags("New rye", kind="article"))), (ODD,)),
    "named by a post of somebody else": (lambda: seen(answer(data(post()))), (ODD,)),
    "a profile that does not open": (
        lambda: seen(answer(tags(), 403)),
        ((Sign.REFUSED, "page", "status_refused", "status 403"),),
    ),
    "a living account by its tags": (lambda: seen(answer(tags())), (TAGS,)),
    "a living account by its record": (lambda: seen(answer(data(user=account()))), (RECORD,)),
    "a private account": (
        lambda: seen(answer(tags() + data(user=account(text_post_app_is_private=True)))),
        (RECORD, (Sign.PRIVATE, "page", "is_private", "text_post_app_is_private: true")),
    ),
    "a private account without posts": (
        lambda: seen(
            answer(tags("0 Followers \u2022 0 Threads \u2022 x") + data(user=account(text_post_app_is_private=True)))
        ),
        (RECORD, (Sign.PRIVATE, "page", "is_private", "text_post_app_is_private: true")),
    ),
    "an account without posts": (
        lambda: seen(answer(tags("3 Followers \u2022 0 Threads \u2022 Bread"))),
        (TAGS, (Sign.EMPTY, "page", "no_threads", "0 Threads")),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= threads.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF, ids=[name for name, _ in NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply)), name


def test_nothing_threads_answers_speaks_against_an_account() -> None:
    against = {Sign.ABSENT, Sign.WITHHELD, Sign.ENDED, Sign.MOVED}
    for looked, _ in STATES.values():
        assert signs(looked()).isdisjoint(against)


def test_a_private_stranger_on_the_page_does_not_make_the_account_private() -> None:
    stranger = post("DPgA0abcdEG", name="miller", text_post_app_is_private=True)
    assert signs(seen(answer(tags() + data(stranger, user=account())))) == {Sign.SHOWN}


@pytest.mark.parametrize(
    "about",
    [
        "3 Followers \u2022 10 Threads \u2022 Bread",
        "0 Followers \u2022 1K Threads \u2022 Bread",
        "3 Followers \u2022 Bread. 0 Threads",
        "0 Followers",
    ],
)
def test_only_a_count_of_none_is_empty(about: str) -> None:
    assert signs(seen(answer(tags(about)))) == {Sign.SHOWN}


def test_an_account_that_shows_a_post_is_not_empty_whatever_its_counter_says() -> None:
    shown = answer(tags("3 Followers \u2022 0 Threads \u2022 Bread") + data(post()))
    assert signs(seen(shown)) == {Sign.SHOWN}


def test_all_that_a_living_account_shows_is_read() -> None:
    posts = [post(f"DPgA0abcdE{n}", SECOND - n * 86_400) for n in range(4)]
    reading = seen(
        answer(tags(f"1.2K Followers \u2022 31 Threads \u2022 Bread. {CALL}") + data(*posts, user=account()))
    )
    days = [dt.datetime.fromtimestamp(SECOND - n * 86_400, dt.UTC) for n in range(4)]
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=days[0], source="the newest post on the page", precision=Precision.SECOND),
        posts=tuple(Post(at=at, text="New rye", address=f"{AT}/post/DPgA0abcdE{n}") for n, at in enumerate(days)),
        name="Maple Street Bakery",
        bio="Bread since 1998",
        links=("https://maplebakery.example",),
        followers=1214,
        post_count=31,
        platform_id="63000000001",
        handle="MapleBakery",
        unseen_parts=("replies",),
    )


def test_tags_alone_tell_name_words_and_counts() -> None:
    reading = seen(answer(tags(f"{COUNTS}Bread: https://maplebakery.example {CALL}")))
    assert reading == Reading(
        signals=reading.signals,
        name="Maple Street Bakery",
        bio="Bread: https://maplebakery.example",
        links=("https://maplebakery.example",),
        followers=214,
        post_count=31,
        handle="maplebakery",
        unseen_parts=("posts and their dates", "replies"),
    )


@pytest.mark.parametrize("shown", [tags("Brot seit 1998"), tags(kind="website")], ids=["of its kind", "counted"])
def test_one_word_beside_the_name_is_enough_to_tell_a_profile(shown: str) -> None:
    assert signs(seen(answer(shown))) == {Sign.SHOWN}
    assert says_nothing(seen(answer(shown.replace("(@maplebakery)", "(@miller)"))))


@pytest.mark.parametrize("number", [["63000000001"], {"id": 1}, True, "me"])
def test_an_id_that_is_no_number_names_no_owner(number: object) -> None:
    assert seen(answer(data(user=account(pk=number)))).platform_id == ""


def test_the_record_alone_tells_the_name() -> None:
    assert seen(answer(data(user=account()))).name == "Maple Street Bakery"


def test_a_rounded_count_is_no_count() -> None:
    reading = seen(answer(tags("1.2K Followers \u2022 3M Threads \u2022 Bread")))
    assert (reading.followers, reading.post_count) == (None, None)
    assert seen(answer(tags("12,345 Followers \u2022 1 Thread \u2022 Bread"))).followers == 12_345


def test_posts_of_others_are_not_the_accounts() -> None:
    reading = seen(answer(tags() + data(post(name="miller"), post("DPgA0abcdEG", SECOND - 86_400))))
    assert [found.address for found in reading.posts] == [f"{AT}/post/DPgA0abcdEG"]


def test_posts_that_may_all_be_pinned_are_a_lower_bound() -> None:
    few = seen(answer(tags() + data(post()))).newest
    assert few is not None
    assert few.lower_bound
    every = seen(answer(tags("3 Followers \u2022 1 Thread \u2022 Bread") + data(post()))).newest
    assert every is not None
    assert not every.lower_bound


@pytest.mark.parametrize(
    "item",
    [
        None,
        [],
        {"post": None},
        {"post": {"user": None}},
        post(code=""),
        post(code="../../login"),
        post(at="soon"),
        post(at=SECOND * 2),
        post(at=None),
        post(name=""),
    ],
)
def test_an_odd_post_is_overlooked(item: object) -> None:
    reading = seen(answer(tags() + data(item)))
    assert signs(reading) == {Sign.SHOWN}
    assert not reading.posts
    assert reading.newest is None


@pytest.mark.parametrize(
    "user", [[], "maplebakery", {"username": "maplebakery"}, {"username": ["maplebakery"], "pk": 1}]
)
def test_a_record_of_another_shape_shows_nothing(user: object) -> None:
    assert says_nothing(seen(answer(data(user=user))))


def test_it_is_asked_for_as_somebody_following_a_link_would() -> None:
    (ask,) = next(threads.page(MAPLE, kit()))
    assert ask.address == AT
    assert ("sec-fetch-mode", "navigate") in ask.headers


# Addresses

identified = functools.partial(named_by, threads)


def test_the_controls_are_the_networks_own_account_and_a_random_name() -> None:
    living, absent = threads.controls(MAPLE, "x" * 24)
    assert (living.handle, absent.handle) == ("threads", "x" * 24)
    for control in (living, absent):
        assert identified(control.address).handle == control.handle


@pytest.mark.parametrize(
    ("pasted", "kind"),
    [
        ("https://www.threads.com/", Kind.HOME),
        ("https://threads.net", Kind.HOME),
        ("https://www.threads.com/for_you", Kind.HOME),
        ("https://www.threads.net/intent/post?text=x", Kind.SHARE),
        ("https://www.threads.com/intent/follow?username=maplebakery", Kind.SHARE),
        ("https://www.threads.com/share?url=x", Kind.SHARE),
        ("https://www.threads.com/login/?next=x", Kind.LOGIN),
        ("https://www.threads.com/settings/account", Kind.LOGIN),
        ("https://www.threads.com/activity", Kind.LOGIN),
        ("https://www.threads.com/liked", Kind.LOGIN),
        ("https://www.threads.com/saved", Kind.LOGIN),
        ("https://www.threads.com/t/C1aaaaaaaaa", Kind.POST),
        ("https://www.threads.com/@_./post/C1aaaaaaaaa", Kind.POST),
        ("https://www.threads.com/search?q=bread", Kind.WEBSITE),
        ("https://www.threads.com/maplebakery", Kind.WEBSITE),
        ("https://www.threads.com/@", Kind.WEBSITE),
        ("https://www.threads.com/@.maple", Kind.WEBSITE),
        ("https://www.threads.com/@maple..bakery", Kind.WEBSITE),
        ("https://www.threads.com/@maple-bakery", Kind.WEBSITE),
        (f"https://www.threads.com/@{'a' * 31}", Kind.WEBSITE),
        ("https://help.threads.com/@maplebakery", Kind.WEBSITE),
        ("https://about.threads.net/", Kind.WEBSITE),
    ],
)
def test_what_is_no_profile_is_named_as_what_it_is(pasted: str, kind: Kind) -> None:
    assert identified(pasted) == Identity(kind=kind, platform="threads")


FOR_ITSELF = {
    Kind.HOME: "for_you",
    Kind.LOGIN: "login logout signup settings accounts activity liked saved following insights",
    Kind.SHARE: "intent share",
    Kind.POST: "t",
}


@pytest.mark.parametrize(
    ("kind", "word"), [(kind, word) for kind, words in FOR_ITSELF.items() for word in words.split()]
)
def test_a_word_that_threads_keeps_for_itself_is_no_profile(kind: Kind, word: str) -> None:
    assert identified(f"https://www.threads.com/{word}") == Identity(kind=kind, platform="threads")


@pytest.mark.parametrize(("pasted", "handle"), threads.EXAMPLES.items())
def test_examples(pasted: str, handle: str) -> None:
    assert identified(pasted).handle == handle
    assert identified(pasted).address == f"https://www.threads.com/@{handle}"


@pytest.mark.parametrize("host", ["threads.com", "www.threads.com", "threads.net", "www.threads.net", "m.threads.com"])
@pytest.mark.parametrize(
    ("below", "kind"),
    [("", Kind.PROFILE), ("/replies", Kind.PROFILE), ("/media", Kind.PROFILE), ("/reposts?hl=en", Kind.PROFILE),
     ("/post/C1aaaaaaaaa?xmt=x", Kind.POST), ("/post/C1aaaaaaaaa/media", Kind.POST)],
)  # fmt: skip
def test_every_host_and_tab_of_a_profile_is_that_profile(host: str, below: str, kind: Kind) -> None:
    assert identified(f"https://{host}/@MapleBakery{below}") == Identity(
        kind=kind, platform="threads", handle="maplebakery", address=AT
    )


KEYS = frozenset(threads.KEYS)
API = "https://graph.threads.com/v1.0/"
USER: dict[str, object] = {
    "username": "MapleBakery",
    "name": "Maple Street Bakery",
    "biography": "Bread since 1998. https://maplebakery.example",
    "follower_count": 214,
}
LISTED = answer(
    {
        "data": [
            {"id": "1", "timestamp": "2026-10-01T09:00:00+0000", "text": "Rye", "username": "maplebakery"},
            {"id": "2", "timestamp": "2026-11-01T09:00:00+0000", "text": "Another's", "username": "miller"},
        ]
    }
)


def told(found: Reply, listed: Reply = LISTED) -> Reading:
    answers = {f"{API}profile_lookup?username=maplebakery&": found, f"{API}profile_posts?username=maplebakery&": listed}
    return look(threads.api(MAPLE, kit(keys=KEYS)), answers)


def looked_up(**more: object) -> Reply:
    return answer({**USER, **more})


def graph_error(code: int, message: str = "") -> Reply:
    return answer({"error": {"message": message, "type": "OAuthException", "code": code}}, 400)


KEYED: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "an account of fewer than 100 followers, or none": (
        lambda: told(graph_error(100, "The requested resource does not exist")),
        ((Sign.UNFAMILIAR, "api", "graph_error", "100: The requested resource does not exist"),),
    ),
    "an application that was not reviewed": (
        lambda: told(graph_error(10, "permission")),
        ((Sign.REFUSED, "api", "graph_denied", "10: permission"),),
    ),
    "an expired token": (
        lambda: told(graph_error(190, "Session has expired")),
        ((Sign.REFUSED, "api", "key_refused", "190: Session has expired"),),
    ),
    "too many questions": (
        lambda: told(graph_error(4, "limit")),
        ((Sign.RATE_LIMITED, "api", "graph_limit", "4: limit"),),
    ),
    "a passing trouble": (
        lambda: told(graph_error(2, "later")),
        ((Sign.SERVER_ERROR, "api", "graph_passing", "2: later"),),
    ),
    "somebody else": (
        lambda: told(looked_up(username="miller")),
        ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 200"),),
    ),
    "an account": (lambda: told(looked_up()), ((Sign.SHOWN, "api", "profile_lookup", "@MapleBakery"),)),
}


@pytest.mark.parametrize(("looked", "expected"), KEYED.values(), ids=KEYED)
def test_each_answer_of_the_interface_gives_these_signals(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_the_interface_says_nothing_either(name: str, reply: Reply) -> None:
    assert says_nothing(told(reply)), name
    assert signs(told(looked_up(), reply)) == {Sign.SHOWN}, name


def test_the_interface_tells_of_the_account_and_its_own_posts_alone() -> None:
    found = told(looked_up())
    at = dt.datetime(2026, 10, 1, 9, tzinfo=dt.UTC)
    assert found.newest == Newest(at=at, source="the account's own posts", precision=Precision.SECOND)
    assert (found.name, found.followers, found.handle) == ("Maple Street Bakery", 214, "MapleBakery")
    assert (found.links, found.platform_id) == (("https://maplebakery.example",), "")
    assert told(looked_up(), answer({"data": []})).unseen_parts == ("posts and their dates", "replies")


def test_the_interface_is_asked_where_the_page_is_not_shown() -> None:
    known = kit(keys=KEYS)
    assert [s.rung for s in look(threads.visit(MAPLE, known), {AT: answer(tags())}).signals] == ["page"]
    both = look(threads.visit(MAPLE, known), {AT: answer(LOGIN), f"{API}profile_l": looked_up(), API: LISTED})
    assert [(s.sign, s.rung) for s in both.signals] == [(Sign.LOGIN_WALL, "page"), (Sign.SHOWN, "api")]


def test_a_missing_key_is_spoken_of_only_where_the_page_is_not_shown() -> None:
    assert [s.sign for s in look(threads.visit(MAPLE, kit()), {AT: answer(tags())}).signals] == [Sign.SHOWN]
    walled = look(threads.visit(MAPLE, kit()), {AT: answer(LOGIN)}).signals
    assert [(s.sign, s.quote) for s in walled][1:] == [(Sign.KEY_MISSING, "needs THREADS_ACCESS_TOKEN")]
