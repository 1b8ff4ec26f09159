"""The consultant's ten steps, from a website's address to the quarter's end, on the practice web in virtual time."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
import webbrowser
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from audit.practice import Answer, Fault, answer, on
from commanding import Said, called
from inbox import Inbox, receiving
from practising import WEEK, Play, world

MONDAY = dt.datetime(2026, 9, 21, 10, 40, tzinfo=dt.UTC)
WEBSITE = "https://maplebakery.example"
GATE = ("--ci", "--fail-on", "new:fix-now")
MENDED = {
    b'<a href="#" aria-label="Instagram">': b'<a href="https://www.instagram.com/maplestreetbakery" aria-label="Instagram">',
    b'<a href="https://plus.google.com/+MapleStreetBakery" title="Google+"><i class="icon-google-plus"></i></a>': b"",
    b', "https://plus.google.com/+MapleStreetBakery"': b"",
}
"""What the client's web person does about two of the findings."""

PATH = "maple-street-bakery"
Web = Callable[[dt.datetime], Play]


def as_it_is(day: dt.datetime) -> Play:
    def play(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        with on(day):
            return answer(method, address, headers, body)

    return play


def mended(day: dt.datetime) -> Play:
    before = as_it_is(day)

    def play(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        played = before(method, address, headers, body)
        if isinstance(played, Fault) or "maplebakery.example" not in address:
            return played
        page = played.body
        for was, now in MENDED.items():
            page = page.replace(was, now)
        return Answer(played.status, tuple(pair for pair in played.headers if pair[0] != "content-length"), page)

    return play


def deleted(day: dt.datetime) -> Play:
    """Instagram answers for the bakery's name as it does for one that nobody has."""
    before = mended(day)

    def play(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        at_instagram = "instagram.com" in address
        asked = address.replace("maplestreetbakery", "nobodyhasthisname") if at_instagram else address
        return before(method, asked, headers, body)

    return play


class Unseeing(webbrowser.BaseBrowser):
    """A browser for a test: it opens nothing."""

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:  # noqa: ARG002, FBT001, FBT002  # its signature
        return True


@dataclasses.dataclass(frozen=True)
class Desk:
    """The consultant's folder, and what it holds."""

    file: Path

    def does(self, week: float, web: Web, command: str, *arguments: str, typed: str = "", code: int = 0) -> Said:
        day = MONDAY + week * WEEK
        said = called(world(web(day), at=day), *command.split(), str(self.file), *arguments, typed=typed)
        assert said.code == code, (command, said)
        return said

    def page(self, name: str) -> str:
        return (self.file.parent / "reports" / PATH / "site" / name).read_text(encoding="utf-8")

    def told(self, week: float, web: Web, *arguments: str) -> Mapping[str, Any]:
        """What `audit diff` tells a program, by kind of change."""
        said = self.does(week, web, "diff", "--format", "json", *arguments)
        changes = json.loads(said.out)["changes"]
        return {kind: [c for c in changes if c["kind"] == kind] for kind in {change["kind"] for change in changes}}


def test_the_ten_steps_of_a_consultant(tmp_path: Path) -> None:
    webbrowser.register("unseeing", None, Unseeing("unseeing"), preferred=True)
    with receiving() as inbox:
        desk = Desk(tmp_path / "client.yml")
        (tmp_path / ".env").write_text(f"PRESENCE_NOTIFY={inbox.address}\n", encoding="utf-8")
        _a_new_client(desk)
        _a_quiet_month(desk, inbox)
        _an_account_is_deleted(desk, inbox)
        _the_quarter_ends(desk)


def _a_new_client(desk: Desk) -> None:
    """Steps 1 to 6: the file, three lines of one's own, a look, a review, an introduction, a site to hand over."""
    day = MONDAY
    begun = called(world(as_it_is(day), at=day), "init", WEBSITE, "--out", str(desk.file))
    assert begun.code == 0
    assert begun.out.count("  Google+, in the footer") == 1
    written = desk.file.read_text(encoding="utf-8")
    assert len(re.findall("^  - http", written, re.MULTILINE)) == 6
    desk.file.write_text(
        written + "people:\n  ana: {name: Ana Maple, role: owner}\ntimezone: America/Chicago\n", "utf-8"
    )

    looked = desk.does(0, as_it_is, "run", "--no-build", "--no-look")
    assert "We couldn't see " in looked.out

    reviewed = desk.does(0, as_it_is, "review", "--by", "Carol", typed="w\n3 days\nq\n\n")
    assert "couldn't see" not in reviewed.out
    asleep = next(line.split()[0] for line in desk.does(0, as_it_is, "decide").out.splitlines() if "YouTube" in line)
    accepted = ("--accept", "--reason", "Films again in spring", "--until", "2027-05-15", "--by", "Carol")
    desk.does(0, as_it_is, "decide", asleep, "--no-build", *accepted)

    with desk.file.open("a", encoding="utf-8") as file:
        file.write("report: {intro: Dear Ana Maple}\n")
    desk.does(0, as_it_is, "build")
    assert "Dear Ana Maple" in desk.page("index.html")
    handed = desk.file.parent / "to-hand-over.zip"
    desk.does(0, as_it_is, "export", "-o", str(handed))
    with zipfile.ZipFile(handed) as site:
        assert site.testzip() is None
        assert b"Dear Ana Maple" in site.read(next(name for name in site.namelist() if name.endswith("index.html")))


def _a_quiet_month(desk: Desk, inbox: Inbox) -> None:
    """Steps 7 and 8: the web person mends two things, then nothing happens. The gate is open and nobody gets mail."""
    desk.does(1, mended, "run", "--no-build", *GATE)
    told = desk.told(1, mended)
    assert {kind: len(changes) for kind, changes in told.items() if kind != "still_open"} == {"fixed": 2}
    desk.does(2, mended, "run", "--no-build", *GATE)
    assert set(desk.told(2, mended)) == {"still_open"}
    for week in (1, 2):
        assert "nobody was told" in desk.does(week, mended, "notify").err
    assert inbox.letters == []


def _an_account_is_deleted(desk: Desk, inbox: Inbox) -> None:
    """Step 9: met missing once, it is a suspicion and no alarm; met missing again, it is one alarm, once."""
    desk.does(3, deleted, "run", *GATE)
    assert "looks gone" in desk.page("index.html").lower()
    desk.does(3, deleted, "notify")
    assert inbox.letters == []

    caught = desk.does(4, deleted, "run", "--no-build", *GATE, code=1)
    assert "--fail-on new:fix-now met 1 problem: Your Instagram link goes nowhere" in caught.err
    desk.does(4, deleted, "notify")
    desk.does(4, deleted, "notify")
    desk.does(5, deleted, "run", "--no-build", *GATE)
    desk.does(5, deleted, "notify")
    (letter,) = inbox.bodies
    assert letter.count("Your Instagram link goes nowhere") == 1


def _the_quarter_ends(desk: Desk) -> None:
    """Step 10: since the last quarter's end, and all clients at a glance."""
    desk.does(15, deleted, "run", "--no-build", "--no-look")
    since = desk.told(15, deleted, "--from", "2026-Q3")
    assert [change["now"]["title"] for change in since["worse"]] == ["Your Instagram link goes nowhere"]
    sheet = desk.file.parent / "muffin.xlsx"
    desk.does(15, deleted, "export", "-o", str(sheet))
    with zipfile.ZipFile(sheet) as workbook:
        assert b"Inventory" in workbook.read("xl/workbook.xml")
    glance = desk.does(15, deleted, "portfolio list").out
    assert "1 client: has something to fix now." in glance
    assert "2 of 5" in glance
    board = desk.file.parent / "portfolio"
    desk.does(15, deleted, "portfolio build", "--out", str(board))
    assert "Maple Street Bakery" in (board / "site" / "index.html").read_text(encoding="utf-8")
