"""Medium: feeds and pages show an account by its own name; only Medium's own hosts may say that one is gone."""

from __future__ import annotations

import functools
import time

import pytest

from audit.address import Identity, Kind
from audit.evidence import Profile, Reading, Reply, Sign
from audit.platforms import medium
from looking import answer, kit, look, named_by, profile
from walls import LIVING, NOT_PROOF, says_nothing, signs

AT = "https://medium.com/@maplebakery"
MAPLE = profile("medium", "@maplebakery", AT)
NOTES = profile("medium", "maple-notes", "https://medium.com/maple-notes")
HOSTED = profile("medium", "maplenotes.medium.com", "https://maplenotes.medium.com/")
MISSING = answer("<title>Medium</title><h1>PAGE NOT FOUND</h1><p>Out of nothing, something.</p>", 404)
SHELL = answer("<title>Medium</title><div id=root></div>")
SUSPENDED = answer("<title>410</title><p>Error 410: this account is under investigation</p>", 410)
FRESH = "Fri, 20 Nov 2026 10:00:00 GMT"


def rss(*dates: str, link: str = f"{AT}?source=rss-aaaaaaaaaaaa------2", maker: bool = True) -> str:
    items = "".join(
        f"<item><title><![CDATA[Rye]]></title><link>{AT}/rye-1a2b3c4d5e6f</link><pubDate>{at}</pubDate></item>"
        for at in dates
    )
    made = "<generator>Medium</generator>" if maker else ""
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Stories by Maple on Medium</title><link>{link}</link>'
        f"{made}<lastBuildDate>Sat, 21 Nov 2026 10:00:00 GMT</lastBuildDate>{items}</channel></rss>"
    )


def profile_page(own: str = AT, **more: object) -> Reply:
    return answer(f'<title>Maple – Medium</title><link rel="canonical" href="{own}"><p>x</p>', **more)  # type: ignore[arg-type]  # as answer  # noqa: RUF001  # as there


def seen(feed: Reply = SHELL, page: Reply = SHELL, of: Profile = MAPLE) -> Reading:
    bare = of.handle.removesuffix(".medium.com")
    where = f"https://{of.handle}/feed" if bare != of.handle else f"https://medium.com/feed/{of.handle}"
    return look(medium.visit(of, kit()), {where: feed, of.address: page})


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
@pytest.mark.parametrize("of", [MAPLE, NOTES, HOSTED])
def test_says_nothing(of: Profile, name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply, reply, of)), name


@pytest.mark.parametrize("status", [404, 410])
def test_a_feed_that_is_missing_says_nothing_of_the_account(status: int) -> None:
    reading = seen(answer(MISSING.body, status))
    assert says_nothing(reading)


@pytest.mark.parametrize(
    ("of", "page"),
    [
        (HOSTED, answer(SUSPENDED.body, 410)),
        (NOTES, answer(SUSPENDED.body, 410, via=((301, "https://blog.maple.example/"),))),
        (NOTES, answer(SUSPENDED.body, 410, via=((301, "https://maplenotes.medium.com/"),))),
        (MAPLE, answer(SUSPENDED.body, 410, via=((301, "https://maple.example/"),))),
        (MAPLE, answer(MISSING.body, 404, via=((301, "https://maple.example/"),))),
        (MAPLE, answer("<h1>Not found</h1>", 404)),
        (MAPLE, answer("<title>410</title>", 410)),
        (MAPLE, answer("<h1>410 Gone</h1><p>This page is unavailable in your country.</p>", 410)),
        (MAPLE, answer(MISSING.body)),
        (MAPLE, answer(SUSPENDED.body, 410, headers={"cf-mitigated": "challenge"})),
    ],
)
def test_what_hosts_of_publications_and_other_pages_answer_is_no_proof(of: Profile, page: Reply) -> None:
    assert says_nothing(seen(page=page, of=of))


def test_mediums_own_page_for_names_that_nobody_has_is_an_absence() -> None:
    reading = seen(MISSING, MISSING)
    assert [(s.sign, s.rung, s.mark) for s in reading.signals] == [
        (Sign.UNFAMILIAR, "feed", "no_feed"),
        (Sign.ABSENT, "page", "out_of_nothing"),
    ]


@pytest.mark.parametrize("of", [MAPLE, NOTES])
def test_mediums_own_410_is_an_end(of: Profile) -> None:
    reading = seen(MISSING, SUSPENDED, of)
    assert (reading.signals[-1].sign, reading.signals[-1].mark) == (Sign.ENDED, "status_410")


def test_a_writers_own_host_at_medium_may_say_that_it_ended() -> None:
    moved = answer(SUSPENDED.body, 410, via=((302, "https://maplebakery.medium.com/"),))
    assert Sign.ENDED in signs(seen(page=moved))


@pytest.mark.parametrize(
    "feed",
    [
        answer(rss(FRESH, link="https://medium.com/@miller")),
        answer(rss(FRESH, link="https://blog.maple.example")),
        answer(rss(FRESH, link="https://blog.maple.example", maker=False), via=((302, "https://blog.maple.example/"),)),
        answer(rss(FRESH, link="https://medium.com/@miller"), via=((302, "https://medium.com/feed/@miller"),)),
    ],
)
def test_somebody_elses_feed_shows_nothing(feed: Reply) -> None:
    reading = seen(feed)
    assert reading.signals[0].mark == "another_feed"
    assert says_nothing(reading)


@pytest.mark.parametrize(
    "page", [profile_page("https://medium.com/@miller"), profile_page(f"{AT}/rye-1a2b3c4d5e6f"), SHELL]
)
def test_a_page_that_names_another_address_shows_nothing(page: Reply) -> None:
    assert says_nothing(seen(page=page))


@pytest.mark.parametrize(
    ("of", "feed"),
    [
        (MAPLE, answer(rss(FRESH))),
        (MAPLE, answer(rss(FRESH, link="https://maplebakery.medium.com?source=rss"))),
        (NOTES, answer(rss(FRESH, link="https://medium.com/maple-notes?source=rss"))),
        (NOTES, answer(rss(FRESH, link="https://blog.maple.example"), via=((302, "https://blog.maple.example/feed"),))),
        (HOSTED, answer(rss(FRESH, link="https://medium.com/@maplenotes"))),
    ],
)
def test_a_feed_shows_and_dates_its_account(of: Profile, feed: Reply) -> None:
    reading = seen(feed, of=of)
    assert [(s.sign, s.rung, s.mark) for s in reading.signals] == [(Sign.SHOWN, "feed", "feed")]
    assert reading.newest is not None
    assert reading.newest.at.isoformat() == "2026-11-20T10:00:00+00:00"
    assert reading.name == "Stories by Maple on Medium"


def test_a_feed_without_stories_is_that_of_an_account_that_never_wrote_one() -> None:
    assert [(s.sign, s.mark) for s in seen(answer(rss())).signals] == [(Sign.SHOWN, "feed"), (Sign.EMPTY, "no_stories")]


@pytest.mark.parametrize(
    "page", [profile_page(), profile_page("https://medium.com/@MapleBakery"), profile_page("https://maplebakery.medium.com/")]
)  # fmt: skip
def test_the_page_alone_shows_an_account_without_dates(page: Reply) -> None:
    reading = seen(page=page)
    assert (reading.signals[-1].sign, reading.signals[-1].mark) == (Sign.SHOWN, "profile_page")
    assert reading.newest is None
    assert signs(seen(answer("", 403), page)) == {Sign.REFUSED, Sign.SHOWN}


@pytest.mark.parametrize(
    ("of", "known", "random"),
    [
        (MAPLE, "@medium", "@abcdefghijklmnopqrstuvwx"),
        (NOTES, "blog", "abcdefghijklmnopqrstuvwx"),
        (HOSTED, "blog.medium.com", "abcdefghijklmnopqrstuvwx.medium.com"),
    ],
)
def test_the_controls_are_mediums_own_and_a_random_name(of: Profile, known: str, random: str) -> None:
    living, absent = medium.controls(of, "abcdefghijklmnopqrstuvwx")
    assert (living.handle, absent.handle) == (known, random)
    for control in (living, absent):
        assert identified(control.address).handle == control.handle


identified = functools.partial(named_by, medium)


@pytest.mark.parametrize(("pasted", "handle"), medium.EXAMPLES.items())
def test_examples(pasted: str, handle: str) -> None:
    found = identified(pasted)
    assert (found.kind, found.platform, found.handle) == (Kind.PROFILE, "medium", handle)
    assert identified(found.address).handle == handle


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("https://medium.com/@maplebakery/why-we-bake-1a2b3c4d5e6f", "@maplebakery"),
        ("https://medium.com/maple-notes/why-we-bake-1a2b3c4d5e6f", "maple-notes"),
        ("https://maplenotes.medium.com/why-we-bake-1a2b3c4d5e6f", "maplenotes.medium.com"),
    ],
)
def test_a_story_names_its_account(text: str, handle: str) -> None:
    assert (identified(text).kind, identified(text).handle) == (Kind.POST, handle)


@pytest.mark.parametrize("path", ["", "/about", "/followers", "/lists", "/list/reading-list", "?source=x"])
def test_every_tab_of_a_writer_is_that_writer(path: str) -> None:
    assert identified(f"https://medium.com/@MapleBakery{path}").address == AT


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://medium.com/", Kind.HOME),
        *((f"https://medium.com/{word}", Kind.LOGIN) for word in
          ("m/signin", "me/stories", "new-story", "plans", "membership")),
        *((f"https://medium.com/{word}", Kind.WEBSITE) for word in
          ("tag/bread", "tags", "search?q=x", "about", "policy", "jobs-at-medium/work", "_/graphql", "topic/food", "@",
           "feed/tag/bread", "u/1a2b3c4d5e6f", "a", "x" * 70)),
        ("https://medium.com/p/1a2b3c4d5e6f", Kind.POST),
        *((f"https://{host}.medium.com/x", Kind.WEBSITE) for host in ("help", "policy", "link", "miro", "a.b", "api")),
    ],
)  # fmt: skip
def test_what_is_no_account_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    assert identified(text) == Identity(kind=kind, platform="medium")


def test_a_wall_with_mediums_words_is_a_wall() -> None:
    wall = answer("<title>Just a moment...</title>Out of nothing, something", 404)
    assert signs(seen(wall, wall)).isdisjoint(LIVING | {Sign.ABSENT})


def test_the_worst_names_take_no_time() -> None:
    began = time.process_time()
    identified("https://medium.com/@x/" + "a-" * 1_000)
    seen(answer("<" * 50_000), answer("<link rel=canonical href=" + "x" * 50_000))
    assert time.process_time() - began < 0.5
