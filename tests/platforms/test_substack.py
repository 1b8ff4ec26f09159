"""Substack: publications and writers are shown by their own name; what becomes of deleted publications is not told."""

from __future__ import annotations

import functools
import time

import pytest

from audit.address import Identity, Kind
from audit.evidence import Profile, Reading, Reply, Sign
from audit.platforms import substack
from looking import answer, kit, look, named_by, profile
from walls import LIVING, NOT_PROOF, says_nothing, signs

HOST = "https://maplebakery.substack.com"
MAPLE = profile("substack", "maplebakery", f"{HOST}/")
ANNA = profile("substack", "@anna", "https://substack.com/@anna")
OWN = "https://letter.maple.example"
MISSING = answer("<title>Not found</title><h1>Page not found</h1>", 404)
SHELL = answer("<title>Substack</title><div id=root></div>")
PERSON: dict[str, object] = {"id": 1001, "handle": "Anna", "name": "Anna Maple", "bio": "Bread https://maple.example"}
SUB = {"x-sub": "maplebakery"}


def posts(*dates: str, at: str = HOST, **more: object) -> Reply:
    listed = [{"id": 1, "title": "Loaves", "canonical_url": f"{at}/p/loaves", "post_date": date} for date in dates]
    return answer(list(listed), **more)  # type: ignore[arg-type]  # as answer


def rss(*dates: str, link: str = HOST, **more: object) -> Reply:
    items = "".join(f"<item><title>Loaves</title><pubDate>{date}</pubDate></item>" for date in dates)
    return answer(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Maple</title><link>{link}</link>{items}</channel></rss>',
        **more,  # type: ignore[arg-type]  # as answer
    )


def front(own: str = HOST, **more: object) -> Reply:
    return answer(f'<title>Maple</title><link rel="canonical" href="{own}"><p>Subscribe</p>', **more)  # type: ignore[arg-type]  # as answer


def seen(api: Reply = SHELL, feed: Reply = SHELL, page: Reply = SHELL) -> Reading:
    return look(substack.visit(MAPLE, kit()), {f"{HOST}/api/v1/posts": api, f"{HOST}/feed": feed, f"{HOST}/": page})


def met(reply: Reply, of: Profile = ANNA) -> Reading:
    return look(substack.visit(of, kit()), {"https://substack.com/api/v1/user/anna/public_profile": reply})


NEW = "2026-11-20T10:03:26.581Z"


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    if name != "an empty array":
        assert says_nothing(seen(reply, reply, reply)), name
    assert says_nothing(met(reply)), name


def test_an_empty_list_shows_no_publication_that_is_not_named() -> None:
    assert says_nothing(seen(posts(), SHELL, SHELL))


def test_a_deleted_publication_is_never_more_than_withheld() -> None:
    reading = seen(answer({"error": "Resource Not Found", "type": "single"}, 404), MISSING, MISSING)
    assert [(s.sign, s.rung, s.mark) for s in reading.signals] == [
        (Sign.UNFAMILIAR, "api", "no_known_marker"),
        (Sign.UNFAMILIAR, "feed", "no_feed"),
        (Sign.WITHHELD, "page", "page_404"),
    ]


def test_a_front_page_that_is_missing_elsewhere_says_nothing() -> None:
    assert says_nothing(seen(page=answer("", 404, via=((301, f"{OWN}/"),))))


@pytest.mark.parametrize(
    ("api", "feed", "page", "mark"),
    [
        (posts(NEW, at="https://miller.substack.com"), SHELL, SHELL, "another_publication"),
        (posts(NEW, headers={"x-sub": "miller"}), SHELL, SHELL, "another_publication"),
        (SHELL, rss("Fri, 20 Nov 2026 10:00:00 GMT", link="https://miller.substack.com"), SHELL, "another_feed"),
        (SHELL, SHELL, front("https://miller.substack.com"), "no_known_marker"),
    ],
)
def test_somebody_elses_publication_shows_nothing(api: Reply, feed: Reply, page: Reply, mark: str) -> None:
    reading = seen(api, feed, page)
    assert mark in {s.mark for s in reading.signals}
    assert says_nothing(reading)


@pytest.mark.parametrize(
    "api",
    [
        posts("2019-01-02T00:00:00.000Z", NEW),
        posts(NEW, at=OWN, headers=SUB),
        posts(NEW, at=OWN, headers=SUB, via=((301, f"{OWN}/api/v1/posts"),)),
    ],
)
def test_the_list_of_posts_shows_and_dates_a_publication(api: Reply) -> None:
    reading = seen(api)
    assert [(s.sign, s.rung, s.mark) for s in reading.signals] == [(Sign.SHOWN, "api", "posts")]
    assert reading.newest is not None
    assert reading.newest.at.isoformat().startswith("2026-11-20T10:03:26")
    assert reading.posts[0].text == "Loaves"


def test_a_publication_that_lists_no_posts_may_keep_them_to_its_readers() -> None:
    assert [(s.sign, s.mark) for s in seen(posts(headers=SUB)).signals] == [(Sign.SHOWN, "posts")]
    reading = seen(posts(), rss())
    assert [(s.sign, s.mark) for s in reading.signals[1:]] == [(Sign.SHOWN, "feed")]
    assert reading.newest is None


@pytest.mark.parametrize(
    "feed", [rss("Fri, 20 Nov 2026 10:00:00 GMT"), rss("Fri, 20 Nov 2026 10:00:00 GMT", link=OWN, headers=SUB)]
)
def test_where_the_list_is_refused_the_feed_shows_it(feed: Reply) -> None:
    reading = seen(answer("", 403), feed)
    assert [(s.sign, s.rung, s.mark) for s in reading.signals[1:]] == [(Sign.SHOWN, "feed", "feed")]
    assert reading.newest is not None


def test_the_front_page_alone_shows_it_without_dates() -> None:
    reading = seen(answer("", 403), answer("", 403), front())
    assert (reading.signals[-1].sign, reading.signals[-1].mark, reading.newest) == (Sign.SHOWN, "front_page", None)


def test_a_writer_nobody_is_is_absent_in_substacks_own_words() -> None:
    reading = met(answer({"error": "Profile not found"}, 404))
    assert [(s.sign, s.rung, s.mark) for s in reading.signals] == [(Sign.ABSENT, "api", "profile_not_found")]


@pytest.mark.parametrize(
    "reply",
    [
        answer({"error": "Not found"}, 404),
        answer({"error": "profile not found"}),
        answer({"error": "profile not found"}, 404, headers={"cf-mitigated": "challenge"}),
        answer({**PERSON, "handle": "miller"}),
        answer({**PERSON, "id": None}),
        answer("profile not found", 404),
    ],
)
def test_nothing_else_counts_for_or_against_a_writer(reply: Reply) -> None:
    assert says_nothing(met(reply))


def test_all_that_a_writer_shows_is_read() -> None:
    reading = met(answer(PERSON))
    assert reading == Reading(
        signals=reading.signals,
        name="Anna Maple",
        bio="Bread https://maple.example",
        links=("https://maple.example",),
        platform_id="1001",
        handle="@anna",
        unseen_parts=("the dates of posts and notes",),
    )
    assert [(s.sign, s.mark) for s in reading.signals] == [(Sign.SHOWN, "public_profile")]


@pytest.mark.parametrize(
    ("of", "known", "random"),
    [(MAPLE, "on", "abcdefghijklmnopqrstuvwx"), (ANNA, "@substack", "@abcdefghijklmnopqrstuvwx")],
)
def test_the_controls_are_substacks_own_and_a_random_name(of: Profile, known: str, random: str) -> None:
    living, absent = substack.controls(of, "abcdefghijklmnopqrstuvwx")
    assert (living.handle, absent.handle) == (known, random)
    for control in (living, absent):
        assert identified(control.address).handle == control.handle


identified = functools.partial(named_by, substack)


@pytest.mark.parametrize(("pasted", "handle"), substack.EXAMPLES.items())
def test_examples(pasted: str, handle: str) -> None:
    found = identified(pasted)
    assert (found.kind, found.platform, found.handle) == (Kind.PROFILE, "substack", handle)
    assert identified(found.address).handle == handle


@pytest.mark.parametrize("path", ["", "/about", "/archive", "/podcast", "/s/recipes", "/subscribe", "/feed"])
def test_every_page_of_a_publication_is_that_publication(path: str) -> None:
    assert identified(f"http://www.MapleBakery.substack.com{path}").kind is Kind.WEBSITE
    assert identified(f"https://MapleBakery.substack.com{path}").address == f"{HOST}/"


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("https://maplebakery.substack.com/p/loaves", "maplebakery"),
        ("https://open.substack.com/pub/maplebakery/p/loaves?r=1", "maplebakery"),
        ("https://substack.com/@anna/note/c-1001", "@anna"),
        ("https://substack.com/@anna/p-1001", "@anna"),
        ("https://substack.com/home/post/p-1001", ""),
    ],
)
def test_a_post_is_no_place(text: str, handle: str) -> None:
    assert (identified(text).kind, identified(text).handle) == (Kind.POST, handle)


def test_a_writers_number_waits_to_be_followed() -> None:
    text = "https://substack.com/profile/1001-anna-maple"
    assert identified(text) == Identity(kind=Kind.SHORT, platform="substack", address=text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://substack.com/", Kind.HOME),
        *((f"https://substack.com/{word}", Kind.LOGIN) for word in ("sign-in", "account", "inbox", "home", "subscribe")),
        *((f"https://substack.com/{word}", Kind.WEBSITE) for word in
          ("about", "discover", "browse", "embed", "going-paid", "maplebakery", "@-", "profile/anna", "@" + "x" * 70)),
        *((f"https://{host}.substack.com/x", Kind.WEBSITE) for host in ("support", "open", "cdn", "a.b", "maple_b")),
        ("https://open.substack.com/pub/", Kind.WEBSITE),
    ],
)  # fmt: skip
def test_what_is_no_place_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    assert identified(text) == Identity(kind=kind, platform="substack")


def test_walls_show_nobody_whatever_header_they_bear() -> None:
    wall = answer("<title>Just a moment...</title>", headers=SUB)
    assert signs(seen(wall, wall, wall)).isdisjoint(LIVING)


def test_the_worst_names_take_no_time() -> None:
    began = time.process_time()
    identified("https://substack.com/@" + "a-" * 1_000)
    seen(answer("[" * 50_000), answer("<" * 50_000), answer("<link rel=canonical href=" + "x" * 50_000))
    assert time.process_time() - began < 0.5
