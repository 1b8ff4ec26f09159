"""The promise from run to run: places keep apart, a lost connection and a stranger's account prove nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from audit.dossier import Place
from audit.practice import NOW, Answer, Fault, answer, bluesky
from audit.verdict import Verdict
from practising import WEEK, Play, look_once

SITE = "https://maplebakery.example"
OLD_NAME, HANDLE = "https://www.youtube.com/user/freshbakery", "https://www.youtube.com/@freshbakery"
DEAD = "https://no-such-host-anywhere.example/"


def client(*addresses: str) -> str:
    return f"name: A\nwebsite: {SITE}\nprofiles:\n" + "".join(f"  - {address}\n" for address in addresses)


def look(folder: Path, *addresses: str, play: Play = answer, at: dt.datetime = NOW) -> dict[str, Place]:
    """One more look: the places by the address they are listed under."""
    (folder / "client.yml").write_text(client(*addresses), encoding="utf-8")
    audit = look_once(folder, client(*addresses), play, at=at)
    return {place.listing.url: place for place in audit.dossier.places if place.listing}


def playing(address: str, played: Answer) -> Play:
    """The practice web, but for one address."""

    def play(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        return played if asked.startswith(address) else answer(method, asked, headers, body)

    return play


def slow_web() -> Play:
    """Every page asks for three seconds first: look-ups that fail are quicker than pages."""
    hurried: set[str] = set()

    def play(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        played = answer(method, asked, headers, body)
        if isinstance(played, Fault) or asked in hurried:
            return played
        hurried.add(asked)
        return Answer(503, (("retry-after", "3"),), b"")

    return play


def losing(after: int) -> Play:
    """The practice web until a number of requests; then no name resolves, as many systems say when offline."""
    made: list[str] = []

    def play(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        made.append(asked)
        return answer(method, asked, headers, body) if len(made) <= after else Fault.NO_SUCH_NAME

    return play


@pytest.mark.parametrize("order", [(OLD_NAME, HANDLE), (HANDLE, OLD_NAME)])
def test_two_addresses_of_one_account_stay_two_places(order: tuple[str, str], tmp_path: Path) -> None:
    look(tmp_path, *order, at=NOW - WEEK)
    places = look(tmp_path, *order)
    assert {address: place.handle for address, place in places.items()} == {
        OLD_NAME: "user/freshbakery",
        HANDLE: "@freshbakery",
    }
    assert {place.key for place in places.values()} == {"youtube:user/freshbakery", "youtube:@freshbakery"}
    assert all(place.key == f"youtube:{place.handle}" for place in places.values())


@pytest.mark.parametrize("order", [(OLD_NAME, HANDLE), (HANDLE, OLD_NAME)])
def test_what_one_address_of_an_account_meets_is_not_said_of_the_other(order: tuple[str, str], tmp_path: Path) -> None:
    look(tmp_path, *order, at=NOW - WEEK)
    forbidden = playing(OLD_NAME, Answer(403, (), b"<h1>Forbidden</h1>"))
    places = look(tmp_path, *order, play=forbidden)
    assert {address: place.verdict for address, place in places.items()} == {
        OLD_NAME: Verdict.UNSEEN,
        HANDLE: Verdict.LIVE,
    }


def test_a_place_listed_under_its_new_name_keeps_its_first_key_and_its_history(tmp_path: Path) -> None:
    look(tmp_path, OLD_NAME, at=NOW - 2 * WEEK)
    (renamed,) = look(tmp_path, HANDLE, at=NOW - WEEK).values()
    assert renamed.key == "youtube:user/freshbakery"
    walled = playing(HANDLE, Answer(403, (), b"<h1>Forbidden</h1>"))
    (unseen,) = look(tmp_path, HANDLE, play=walled).values()
    assert (unseen.key, unseen.verdict) == ("youtube:user/freshbakery", Verdict.UNSEEN)
    assert unseen.judgement.last_live


def test_a_name_that_does_not_resolve_is_found_gone_however_slowly_the_rest_of_the_web_answers(tmp_path: Path) -> None:
    for at in (NOW - WEEK, NOW):
        places = look(tmp_path, DEAD, "https://fresh-blog.example/", play=slow_web(), at=at)
    assert places[DEAD].verdict is Verdict.GONE


@pytest.mark.parametrize("lost_after", range(1, 12, 2))
def test_where_the_connection_is_lost_in_mid_run_no_name_is_called_gone(lost_after: int, tmp_path: Path) -> None:
    blogs = ("https://fresh-blog.example/", "https://quiet-blog.example/", "https://social.example/@freshbakery")
    for at in (NOW - WEEK, NOW):
        for place in look(tmp_path, *blogs, play=losing(lost_after), at=at).values():
            assert place.verdict in (Verdict.LIVE, Verdict.UNSEEN)


def test_a_page_that_a_script_draws_under_a_404_is_not_called_gone(tmp_path: Path) -> None:
    shell = b"<!doctype html><title>Maple</title><div id=root></div><script src=/app.js></script><noscript>Turn on JavaScript</noscript>"

    def play(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        if asked.startswith("https://fresh-blog.example/") and asked != "https://fresh-blog.example/":
            return Answer(404, (("content-type", "text/html"),), shell)
        return answer(method, asked, headers, body)

    for at in (NOW - WEEK, NOW):
        (place,) = look(tmp_path, "https://fresh-blog.example/news", play=play, at=at).values()
        assert place.verdict is Verdict.UNSEEN


@pytest.mark.parametrize("host", ["https://freshbakery.blogspot.com/", "https://freshbakery.wordpress.com/"])
def test_a_resolver_that_hides_one_blog_of_a_blog_host_proves_nothing(host: str, tmp_path: Path) -> None:
    def play(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        return Fault.NO_SUCH_NAME if asked.startswith(host) else answer(method, asked, headers, body)

    for at in (NOW - WEEK, NOW):
        (place,) = look(tmp_path, host, play=play, at=at).values()
        assert place.verdict is Verdict.UNSEEN


def test_a_name_that_changes_twice_is_followed_twice(tmp_path: Path) -> None:
    first, second = (
        f"https://bsky.app/profile/{name}" for name in (bluesky.did("freshbakery"), "freshbakery.bsky.social")
    )

    def renamed(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        """The second name leads nowhere any more; the account goes by a third."""
        played = answer(method, asked.replace("freshbakery.", "nobodyhasthis."), headers, body)
        if isinstance(played, Answer):
            return Answer(played.status, played.headers, played.body.replace(b"freshbakery.bsky", b"thirdbakery.bsky"))
        return played

    look(tmp_path, first, at=NOW - 2 * WEEK)
    look(tmp_path, second, at=NOW - WEEK)
    (place,) = look(tmp_path, second, play=renamed).values()
    assert place.verdict is Verdict.MOVED
    assert place.judgement.signal
    assert place.judgement.signal.to == "https://bsky.app/profile/thirdbakery.bsky.social"


def test_a_stranger_who_took_the_name_and_left_again_is_not_where_the_business_moved(tmp_path: Path) -> None:
    address = "https://bsky.app/profile/freshbakery.bsky.social"

    def sold(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        """The same name, and behind it the account that another name has."""
        played = answer(method, asked.replace("freshbakery", "quietbakery"), headers, body)
        if isinstance(played, Answer) and "freshbakery" in asked:
            return Answer(played.status, played.headers, played.body.replace(b"quietbakery.bsky", b"freshbakery.bsky"))
        return played

    def left(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        """The name is free again; the stranger's account goes by its own."""
        return answer(method, asked.replace("freshbakery.", "nobodyhasthis."), headers, body)

    verdicts = []
    for weeks, play in ((2, answer), (1, sold), (0, left)):
        (place,) = look(tmp_path, address, play=play, at=NOW - weeks * WEEK).values()
        verdicts.append(place.verdict)
    assert verdicts == [Verdict.LIVE, Verdict.TAKEN_OVER, Verdict.TAKEN_OVER]


def test_a_control_that_was_first_taken_after_the_answer_does_not_count_as_before_it(tmp_path: Path) -> None:
    page = "https://fresh-blog.example/news"
    moment = iter((Fault.NO_SUCH_NAME, Answer(404, (), b"<h1>Back soon</h1>")))

    def restarting(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        """Two looks fall into a restart, each with another answer; when the control comes the host is up again."""
        return next(moment) if asked == page else answer(method, asked, headers, body)

    (place,) = look(tmp_path, page, play=restarting).values()
    assert place.verdict is Verdict.UNSEEN


def test_a_second_address_added_later_is_a_place_of_its_own(tmp_path: Path) -> None:
    look(tmp_path, HANDLE, at=NOW - WEEK)
    forbidden = playing(HANDLE, Answer(403, (), b"<h1>Forbidden</h1>"))
    places = look(tmp_path, HANDLE, OLD_NAME, play=forbidden)
    assert (places[HANDLE].verdict, places[OLD_NAME].verdict) == (Verdict.UNSEEN, Verdict.LIVE)


def test_a_network_that_shows_only_its_famous_accounts_proves_no_absence(tmp_path: Path) -> None:
    ours = ("https://www.instagram.com/maplestreetbakery", "https://www.instagram.com/maplestreetcakes")

    def famous_only(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        return answer(method, asked.replace("maplestreetbakery", "nobodyhasthis"), headers, body)

    before = look(tmp_path, *ours, at=NOW - 2 * WEEK)
    assert [before[address].verdict for address in ours] == [Verdict.LIVE, Verdict.SUSPECT]
    for at in (NOW - WEEK, NOW):
        after = look(tmp_path, *ours, play=famous_only, at=at)
        assert after[ours[1]].verdict is Verdict.UNSEEN
