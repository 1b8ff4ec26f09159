"""Forums: threads and members by unmistakable addresses, read off the page; what is hidden is never called gone."""

from __future__ import annotations

import time

import pytest

from audit import places, profiles
from audit.address import Kind, parse
from audit.evidence import Failure, Precision, Profile, Reading, Reply, Sign
from audit.platforms import forum
from looking import answer, kit, look, profile
from walls import FINAL, LIVING, NOT_PROOF, signs

BB = "https://bread.example/forum/viewtopic.php?t=123"
DISCOURSE = "https://forum.bread.example/t/rye/123"
VB = "https://bread.example/showthread.php?t=123"
MADE_BY = {
    "discourse": '<meta name="generator" content="Discourse 3.4.1 - https://github.com/discourse/discourse">',
    "phpbb": '<a href="https://www.phpbb.com/">phpBB</a>',
    "vbulletin": '<meta name="generator" content="vBulletin 4.2.5">',
}
SHOWN = {BB: "phpbb_page", DISCOURSE: "discourse_page", VB: "vbulletin_page"}
SOFTWARE = {BB: "phpbb", DISCOURSE: "discourse", VB: "vbulletin"}
PLAIN = answer("<title>Bread</title><h1>Not here</h1>", 404)


def place(text: str) -> Profile:
    found = places.profile(profiles.identify(text, listed=True), listed=True)
    assert found is not None
    return found


def thread(at: str, body: str = "<p>Which flour for rye?</p>", head: str = "", **more: object) -> Reply:
    made = MADE_BY[SOFTWARE[at]]
    return answer(f"<html><head><title>Rye</title>{head}</head><body>{made}{body}</body></html>", **more)  # type: ignore[arg-type]  # as answer


def seen(found: Reply, at: str = BB, **feeds: Reply) -> Reading:
    host = at.partition("/")[0] + "//" + at.split("/")[2]
    return look(forum.visit(place(at), kit()), {host: PLAIN, at: found} | feeds)


def rss(*dates: str) -> Reply:
    items = "".join(f"<item><title>Re: Rye</title><pubDate>{date}</pubDate></item>" for date in dates)
    return answer(f"<rss version='2.0'><channel><title>Rye</title>{items}</channel></rss>")


FRESH = "Fri, 20 Nov 2026 10:00:00 +0000"


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
@pytest.mark.parametrize("at", SOFTWARE)
def test_nothing_counts_against_a_thread(at: str, name: str, reply: Reply) -> None:
    found = signs(seen(reply, at))
    if reply.failure is Failure.NO_SUCH_NAME:
        assert found == {Sign.NO_SUCH_NAME}
    else:
        assert found, name
        assert found.isdisjoint(FINAL), name


@pytest.mark.parametrize("at", SOFTWARE)
@pytest.mark.parametrize("status", [404, 410])
def test_what_is_missing_may_be_for_members(at: str, status: int) -> None:
    hidden = thread(at, "<p>Oops! That page doesn't exist or is private.</p>", status=status)
    replies = (answer(PLAIN.body, status), hidden)
    for reply in replies[: 1 if status == 410 and at == DISCOURSE else 2]:
        assert [(s.sign, s.rung, s.mark) for s in seen(reply, at).signals] == [
            (Sign.WITHHELD, "page", "page_not_found")
        ]


def test_a_topic_that_discourse_says_was_deleted_has_ended() -> None:
    for body in ("<p>Oops! That page doesn't exist or is private.</p>", "<p>x</p>"):
        assert [(s.sign, s.mark) for s in seen(thread(DISCOURSE, body, status=410), DISCOURSE).signals] == [
            (Sign.ENDED, "topic_deleted")
        ]


NOBODY = "This user has not registered and therefore does not have a profile to view."


def test_a_member_that_vbulletin_does_not_have_is_absent() -> None:
    assert [(s.sign, s.mark) for s in seen(thread(VB, NOBODY), VB).signals] == [(Sign.ABSENT, "not_registered")]


def test_a_forum_that_loses_the_number_on_the_way_says_nothing_of_its_member() -> None:
    lost = thread(VB, NOBODY, via=((301, "https://bread.example/member.php"),))
    assert Sign.ABSENT not in signs(seen(lost, VB))


@pytest.mark.parametrize(
    "page",
    [
        thread(VB, NOBODY + "<p>word</p>" * 900),
        answer(thread(VB, NOBODY).body.replace(b"<title>Rye</title>", b"<title>View Profile: anna</title>")),
        thread(BB, NOBODY),
    ],
)
def test_a_living_page_may_quote_those_words(page: Reply) -> None:
    assert Sign.ABSENT not in signs(seen(page, VB))


@pytest.mark.parametrize("words", ["The requested topic does not exist.", "The requested user does not exist."])
def test_what_phpbb_says_is_not_there_may_wait_for_approval(words: str) -> None:
    assert signs(seen(thread(BB, words, status=404))) == {Sign.WITHHELD}
    assert [(s.sign, s.mark) for s in seen(thread(BB, words)).signals] == [(Sign.UNFAMILIAR, "says_not_there")]
    assert signs(seen(thread(BB, words + "<p>word</p>" * 900))) == {Sign.SHOWN}


@pytest.mark.parametrize(
    "words",
    [
        "You are not authorised to read this forum.",
        "You are not authorised to view topics.",
        "The board requires you to be registered and logged in to view profiles.",
        "You are not logged in or you do not have permission to access this page.",
    ],
)
def test_a_forum_that_asks_for_a_login_shows_nothing_and_phpbb_asks_at_what_is_there(words: str) -> None:
    assert [(s.sign, s.mark) for s in seen(thread(BB, words)).signals] == [(Sign.PRIVATE, "for_members")]
    for at in (VB, DISCOURSE):
        assert [(s.sign, s.mark) for s in seen(thread(at, words), at).signals] == [(Sign.LOGIN_WALL, "for_members")]
    assert signs(seen(thread(BB, words + "<p>word</p>" * 900))) == {Sign.SHOWN}


@pytest.mark.parametrize(
    "words",
    [
        "No Thread specified. Please notify the administrator.",
        "Invalid Thread specified.",
        "No User specified.",
        "Invalid User specified.",
    ],
)
@pytest.mark.parametrize("at", [BB, VB])
def test_a_notice_in_a_page_that_opens_says_nothing_either_way(at: str, words: str) -> None:
    assert [(s.sign, s.mark) for s in seen(thread(at, words), at).signals] == [(Sign.UNFAMILIAR, "says_not_there")]


@pytest.mark.parametrize("at", SOFTWARE)
@pytest.mark.parametrize(
    "other",
    ["https://bread.example/forum/viewtopic.php?t=124", "https://forum.bread.example/", "https://elsewhere.example/t/x/123"],
)  # fmt: skip
def test_a_page_that_is_another_is_not_this_thread(at: str, other: str) -> None:
    assert signs(seen(thread(at, via=((302, other),)), at)).isdisjoint(LIVING)


@pytest.mark.parametrize("at", SOFTWARE)
def test_a_thread_is_shown_by_the_address_it_was_found_at_or_names(at: str) -> None:
    for found in (
        thread(at),
        thread(at, via=((301, at.replace("https://", "https://www.")),)),
        thread(at, via=((301, f"{at}&start=0" if "?" in at else f"{at}/9"),)),
    ):
        assert [(s.sign, s.rung, s.mark) for s in seen(found, at).signals] == [(Sign.SHOWN, "page", SHOWN[at])]


def test_a_thread_with_a_new_title_names_itself_by_its_number() -> None:
    head = '<link rel="canonical" href="https://forum.bread.example/t/rye-and-wheat/123">'
    moved = thread(DISCOURSE, head=head, via=((301, "https://forum.bread.example/t/rye-and-wheat/123"),))
    assert signs(seen(moved, DISCOURSE)) == {Sign.SHOWN}


def test_a_page_that_no_forum_made_is_read_as_any_page() -> None:
    page = answer("<title>Rye bread</title><p>We have baked rye bread here since 1998.</p>")
    assert [(s.sign, s.mark) for s in seen(page).signals] == [(Sign.SHOWN, "page")]
    parked = answer("<title>bread.example</title><p>This domain is for sale</p>")
    assert [(s.sign, s.mark) for s in seen(parked).signals] == [(Sign.UNFAMILIAR, "parked")]


LD = '<p>Which flour?</p><script type="application/ld+json">{"@type":"DiscussionForumPosting","datePublished":"2024-01-01T08:00:00Z","comment":[{"datePublished":"2026-11-19T08:00:00Z"}]}</script>'


def test_dates_in_structured_data_stand_before_any_other_and_are_a_lower_bound() -> None:
    reading = seen(thread(BB, LD + '<time datetime="2026-11-20">yesterday</time>'))
    assert reading.newest is not None
    assert (reading.newest.at.day, reading.newest.precision, reading.newest.lower_bound) == (19, Precision.SECOND, True)


def test_a_visible_date_is_a_rough_one() -> None:
    reading = seen(thread(BB, '<time datetime="2026-11-20T10:00:00Z">yesterday</time>'))
    assert reading.newest is not None
    assert (reading.newest.precision, reading.newest.lower_bound) == (Precision.ROUGH, True)
    assert seen(thread(BB)).newest is None


@pytest.mark.parametrize(
    ("at", "path"),
    [
        (DISCOURSE, "https://forum.bread.example/t/rye/123.rss"),
        (BB, "https://bread.example/forum/app.php/feed/topic/123"),
    ],
)
def test_the_threads_own_feed_knows_the_newest_answer(at: str, path: str) -> None:
    head = "".join(
        f'<link rel="alternate" type="application/{kind}+xml" href="{address}">'
        for kind, address in (
            ("rss", "https://elsewhere.example/123.rss"),
            ("atom", "https://bread.example/latest.rss"),
            ("rss", path),
        )
    )
    reading = seen(thread(at, LD, head), at, **{path: rss(FRESH)})
    assert [(s.sign, s.rung, s.mark) for s in reading.signals] == [
        (Sign.SHOWN, "page", SHOWN[at]),
        (Sign.SHOWN, "feed", "feed"),
    ]
    assert reading.newest is not None
    assert (reading.newest.at.day, reading.newest.lower_bound, reading.newest.source) == (
        20,
        False,
        "the thread's feed",
    )
    fed = look(forum.feed(place(at), kit()), {at: thread(at, head=head), path: rss(FRESH)})
    assert signs(fed) == {Sign.SHOWN}


def test_a_feed_that_is_missing_leaves_the_dates_of_the_page() -> None:
    path = "https://forum.bread.example/t/rye/123.rss"
    head = f'<link rel="alternate" type="application/rss+xml" href="{path}">'
    reading = seen(thread(DISCOURSE, LD, head), DISCOURSE, **{path: PLAIN})
    assert reading.newest is not None
    assert reading.newest.lower_bound
    assert [s.mark for s in look(forum.feed(place(BB), kit()), {BB: thread(BB)}).signals] == ["no_feed"]


@pytest.mark.parametrize(
    ("text", "living", "absent"),
    [
        (DISCOURSE, "https://forum.bread.example/", "https://forum.bread.example/t/tokentoken/2000000011"),
        (
            "https://bread.example/forum/u/anna",
            "https://bread.example/forum/",
            "https://bread.example/forum/u/tokentoken",
        ),
        (BB, "https://bread.example/forum/", "https://bread.example/forum/viewtopic.php?t=2000000011"),
        (
            "https://bread.example/memberlist.php?mode=viewprofile&u=7",
            "https://bread.example/",
            "https://bread.example/memberlist.php?mode=viewprofile&u=2000000011",
        ),
    ],
)
def test_the_controls_are_the_forums_front_page_and_what_cannot_be(text: str, living: str, absent: str) -> None:
    known, random = forum.controls(place(text), "tokentoken")
    assert (known.address, random.address) == (living, absent)
    named = parse(random.address)
    assert named is not None
    assert forum.identify(named).handle == random.handle


@pytest.mark.parametrize(
    "text", ["https://bread.example/community/users/Anna", "https://bread.example/community/u/Anna"]
)
def test_a_members_page_is_asked_for_as_it_was_written_as_other_programs_have_such_addresses_too(text: str) -> None:
    assert place(text).address == text
    living, absent = forum.controls(place(text), "tokentoken")
    assert living.address == "https://bread.example/community/"
    assert absent.address == text.replace("Anna", "tokentoken")


def test_a_front_page_made_by_a_forum_is_shown() -> None:
    front = profile("forum", "bread.example/forum", "https://bread.example/forum/")
    assert signs(look(forum.page(front, kit()), {front.address: thread(BB)})) == {Sign.SHOWN}


# Addresses


@pytest.mark.parametrize(("pasted", "handle"), forum.EXAMPLES.items())
def test_examples(pasted: str, handle: str) -> None:
    found = place(pasted)
    assert (found.platform, found.handle) == ("forum", handle)
    assert place(found.address) == found


@pytest.mark.parametrize(
    "text",
    [
        "https://bakery.example/forum/",
        "https://bakery.example/forum/bread",
        "https://bakery.example/community/rye-bread-123",
        "https://forum.bread.example/",
        "https://forum.bread.example/c/recipes/5",
        "https://forum.bread.example/latest",
        "https://bakery.example/u/anna",
        "https://bakery.example/t/123",
        "https://bakery.example/t/rye/flour",
        "https://bakery.example/t/2024/123",
        "https://bakery.example/t/rye/123/flour",
        "https://bakery.example/t/photo.jpg/123",
        "https://bakery.example/shop/t/rye/123",
        "https://bakery.example/viewtopic.php",
        "https://bakery.example/viewtopic.php?t=rye",
        "https://bakery.example/viewtopic.php?p=12",
        "https://bakery.example/viewforum.php?f=2",
        "https://bakery.example/memberlist.php",
        "https://bakery.example/memberlist.php?mode=group&u=7",
        "https://bakery.example/showthread.php",
        "https://bakery.example/showthread.php?p=12",
        "https://bakery.example/showthread.php?goto=newpost",
        "https://bakery.example/member.php?name=anna",
        "https://bakery.example/member.php",
        "https://bakery.example/a/b/c/d/e/viewtopic.php?t=1",
        "https://bakery.example/viewtopic.php/x?t=1",
    ],
)
def test_any_other_page_is_a_web_page(text: str) -> None:
    assert place(text).platform == "blog"


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("https://bakery.example/t/rye-or-wheat/77", "bakery.example/t/77"),
        ("https://forum.bread.example/t/77", "forum.bread.example/t/77"),
        ("https://bread.example/community/t/rye/77?u=x", "bread.example/community/t/77"),
        ("https://meta.bread.example/users/Anna/activity", "meta.bread.example/u/anna"),
        ("https://bread.example/viewtopic.php?f=1&t=77&p=9#p9", "bread.example/viewtopic.php?t=77"),
        ("https://bread.example/showthread.php?77-rye-or-wheat", "bread.example/showthread.php?t=77"),
        ("https://bread.example/showthread.php?t=77", "bread.example/showthread.php?t=77"),
        ("https://bread.example/forums/member.php?7-anna", "bread.example/forums/member.php?u=7"),
        ("https://bread.example:8443/viewtopic.php?t=77", "bread.example:8443/viewtopic.php?t=77"),
    ],
)
def test_an_unmistakable_form_is_a_place_when_listed(text: str, handle: str) -> None:
    assert (place(text).platform, place(text).handle) == ("forum", handle)
    assert profiles.identify(text).kind is Kind.WEBSITE
    assert places.profile(profiles.identify(text), listed=False) is None


def test_the_worst_addresses_and_pages_take_no_time() -> None:
    began = time.process_time()
    for worst in ("https://a.example/t/" + "a-" * 1_000 + "/1", "https://a.example/showthread.php?1-" + "a" * 2_000):
        found = parse(worst)
        assert found is not None
        forum.identify(found)
    seen(thread(BB, "<p>No thread</p>" * 20_000))
    assert time.process_time() - began < 1
