"""What several audits of the practice web bring to light: quiet weeks stay quiet, and what a client does is seen."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path

import pytest

from audit import run as audits
from audit.changes import NEWS, ChangeKind
from audit.practice import NOW, Answer, Fault, answer
from practising import BAKERY, WEEK, Play, laid_out, look_once, told, world

SITE = "https://maplebakery.example"
WALL = Answer(403, (), b"<h1>Forbidden</h1>")


def without(name: str) -> Play:
    """The practice web, where no account of this name exists."""

    def play(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        return answer(method, asked.replace(name, "nobodyhasthis"), headers, body)

    return play


def walled(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
    """Every network hides; the website itself is shown."""
    return answer(method, asked, headers, body) if asked.startswith(SITE) else WALL


def weeks(folder: Path, client: Path | str, *plays: Play) -> list[audits.Audit]:
    """One audit a week, the last of them today."""
    last = len(plays) - 1
    return [look_once(folder, client, play, at=NOW - (last - n) * WEEK) for n, play in enumerate(plays)]


def news(audit: audits.Audit) -> list[tuple[ChangeKind, str]]:
    return [(change.kind, change.place or change.subject) for change in audit.changes if change.kind in NEWS]


def client(*profiles: str) -> str:
    return f"name: Maple\nwebsite: {SITE}\nprofiles:\n" + "".join(f"  - {address}\n" for address in profiles)


CAKES, BREAD = "https://www.instagram.com/maplestreetcakes", "https://www.youtube.com/@freshbakery"


def test_a_first_audit_brings_no_news(tmp_path: Path) -> None:
    (only,) = weeks(tmp_path, BAKERY, answer)
    assert only.changes == ()
    assert only.news.since is None


def test_quiet_weeks_bring_nothing_but_what_is_still_open(tmp_path: Path) -> None:
    *_, last = weeks(tmp_path, BAKERY, answer, answer, answer)
    assert {change.kind for change in last.changes} == {ChangeKind.STILL_OPEN}


def test_a_week_in_which_every_network_hides_and_the_week_after_bring_no_news(tmp_path: Path) -> None:
    *_, hidden, back = weeks(tmp_path, BAKERY, answer, answer, walled, answer)
    assert news(hidden) == []
    assert ChangeKind.UNSEEN_NOW in {change.kind for change in hidden.changes}
    assert news(back) == []


def test_a_look_at_one_network_alone_is_compared_with_nothing(tmp_path: Path) -> None:
    weeks(tmp_path, BAKERY, answer)
    (partly,) = audits.run([tmp_path / "client.yml"], world(), told(), only=frozenset({"bluesky"}))
    assert partly.changes == ()


def test_building_again_brings_the_same_news(tmp_path: Path) -> None:
    *_, last = weeks(tmp_path, client(BREAD), answer, without("freshbakery"))
    again = audits.changed(tmp_path / "client.yml", since=None, today=NOW.date())
    assert again.changes == last.changes


def test_a_place_taken_off_the_list_is_no_news(tmp_path: Path) -> None:
    weeks(tmp_path, client(BREAD, "https://bsky.app/profile/quietbakery.bsky.social"), answer)
    laid_out(tmp_path, client(BREAD))
    last = look_once(tmp_path, "", at=NOW + WEEK)
    assert news(last) == []
    assert [c.place for c in last.changes if c.kind is ChangeKind.NO_LONGER_LISTED] == [
        "bluesky:quietbakery.bsky.social"
    ]


def test_a_place_added_to_the_list_is_no_news_however_it_stands(tmp_path: Path) -> None:
    weeks(tmp_path, client(BREAD), answer)
    laid_out(tmp_path, client(BREAD, "https://www.linkedin.com/company/maple-street-bakery", CAKES))
    assert news(look_once(tmp_path, "", at=NOW + WEEK)) == []


@pytest.mark.parametrize("hidden", [0, 1, 2])
def test_a_deleted_account_is_news_once_when_it_is_sure(hidden: int, tmp_path: Path) -> None:
    """However many weeks the network hides in between."""
    story = [answer, answer, without("maplestreetbakery"), *([walled] * hidden), without("maplestreetbakery")]
    *_, last = weeks(
        tmp_path, client("https://www.instagram.com/maplestreetbakery"), *story, without("maplestreetbakery")
    )
    sure = _told_for_sure(last)
    assert sure == []  # the week after: nothing more


def _told_for_sure(audit: audits.Audit) -> list[str]:
    gone = {place.key for place in audit.dossier.places if place.verdict == "gone"}
    kinds = (ChangeKind.NEW, ChangeKind.WORSE, ChangeKind.REGRESSED)
    return [change.place for change in audit.changes if change.kind in kinds and change.place in gone]


@pytest.mark.slow
def test_a_year_of_a_place_that_comes_and_goes_tells_each_turn_once(tmp_path: Path) -> None:
    gone = without("maplestreetbakery")
    story = [answer, gone, gone, gone, walled, answer, answer, walled, gone, gone, gone]
    told = [
        _told_for_sure(audit)
        for audit in weeks(tmp_path, client("https://www.instagram.com/maplestreetbakery"), *story)
    ]
    assert [n for n, keys in enumerate(told) if "instagram:maplestreetbakery" in keys] == [2, 9]
    kinds = [
        change.kind
        for change in look_once(tmp_path, "", gone, at=NOW + WEEK).changes
        if change.place == "instagram:maplestreetbakery"
    ]
    assert kinds == [ChangeKind.STILL_OPEN]


def test_what_was_gone_and_opens_again_is_fixed_and_counted_as_our_reversal(tmp_path: Path) -> None:
    gone = without("maplestreetbakery")
    *_, last = weeks(tmp_path, client("https://www.instagram.com/maplestreetbakery"), answer, gone, gone, answer)
    # It was asleep before and is so still: it stands better than gone.
    assert {kind for kind, key in news(last) if key == "instagram:maplestreetbakery"} <= {
        ChangeKind.FIXED,
        ChangeKind.BETTER,
    }
    assert [bool(once.seen_again) for once in last.dossier.gone_once if once.name.startswith("Instagram")] == [True]


def test_a_build_server_that_sees_less_takes_nothing_away(tmp_path: Path) -> None:
    look_once(tmp_path, BAKERY, at=NOW - WEEK)
    server = dataclasses.replace(world(walled), read_from="a build server")
    (audit,) = audits.run([tmp_path / "client.yml"], server, told())
    hidden = next(place for place in audit.dossier.listed if place.platform == "tiktok")
    assert hidden.good
    assert hidden.good.read_from == "the practice web"
    assert audit.report
    page = (audit.report / "content" / "places" / "tiktok-maplestreetbakery.md").read_text(encoding="utf-8")
    assert "We last saw it open on 9 November 2026" in page


def test_the_report_says_on_its_first_page_what_changed(tmp_path: Path) -> None:
    look_once(tmp_path, BAKERY, at=NOW - WEEK)
    audit = look_once(tmp_path, BAKERY, build=True)
    assert audit.report
    start = (audit.report / "site" / "index.html").read_text(encoding="utf-8")
    assert 'href="changes.html"' in start
    assert (audit.report / "site" / "changes.html").is_file()
