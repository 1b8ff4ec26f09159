"""The whole workflow for three clients, week after week, with the real command on the practice web."""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
import yaml

from audit.automation.workflow import BRANCH, published
from commanding import audit
from inbox import Inbox, receiving
from practising import WEEK
from runner import Runner

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="the workflow runs on GitHub's Linux machines"),
]

MONDAY = dt.datetime(2026, 9, 21, 10, 40, tzinfo=dt.UTC)
PATH_KEY = "a-long-and-random-secret"
HOSTILE = (
    "Loaf $(touch pwned) `touch pwned` ${{ secrets.PRESENCE_PATH_KEY }}",
    '::error::a"; touch pwned; #',
    "##[error]b",
    "%0A::set-output name=code::0",
)
PLACES = ("facebook.com/cornerloafbakery", "instagram.com/cornerloafbakery", "tiktok.com/@cornerloafbakery")
CLIENTS = {
    "clients/broken.yml": {"name": "Broken", "slug": "broken", "website": "https://cornerloaf.example"},
    "clients/corner loaf.yml": {
        "name": HOSTILE[0],
        "slug": "hostile",
        "website": "https://cornerloaf.example",
        "profiles": [
            {"url": url, "name": name, "note": "a\n::error::b\n$(touch pwned)"}
            for url, name in zip(PLACES, HOSTILE[1:], strict=True)
        ],
    },
    "clients/maple.yml": {
        "name": "Maple",
        "slug": "maple",
        "website": "https://cornerloaf.example",
        "profiles": ["https://www.instagram.com/maplestreetbakery"],
    },
}
ACCOUNT = "maplestreetbakery"
_GH = """\
[[ "$*" =~ 'Presence check: '([a-z]+) ]] && slug=${BASH_REMATCH[1]}
case "$2" in
  list) if [ -f "$ISSUES/$slug.md" ]; then echo "$slug"; fi ;;
  view) cat "$ISSUES/$3.md" ;;
  create) cp "$6" "$ISSUES/$slug.md"; echo "create $slug" >> "$ISSUES/changed" ;;
  edit) cp "$5" "$ISSUES/$3.md"; echo "edit $3" >> "$ISSUES/changed" ;;
  *) echo "$2 $3" >> "$ISSUES/changed" ;;
esac
"""
"""GitHub's own command with the issues in a folder; an issue's number is its client's slug."""


class Server:
    """A repository with these clients, its issues, and its weekly runs."""

    def __init__(self, folder: Path, inbox: Inbox) -> None:
        self.folder, self.issues, self.said = folder, folder / "issues", ""
        self.issues.mkdir()
        self.runner = Runner(
            folder=folder,
            secrets={"PRESENCE_PATH_KEY": PATH_KEY, "PRESENCE_NOTIFY": inbox.address},
            environ={"ISSUES": str(self.issues), "PYTHONIOENCODING": "utf-8"},
        )
        self.runner.start({name: yaml.safe_dump(client) for name, client in CLIENTS.items()})
        self.runner.program("python", "exit 0")
        self.runner.program("gh", _GH)
        made = audit(
            *("ci", "github", "clients", "--publish", "pages", "--fail-on", "new:fix-now", "--notify"),
            folder=folder / "made",
        )
        assert made.returncode == 0, made.stderr
        self.workflow = made.stdout

    def runs(self, week: int, *gone: str) -> int:
        """One run of every job; how many ended red."""
        tests = Path(__file__).parents[1]
        self.runner.program(
            "audit",
            f'export PYTHONPATH="{tests}" PRACTICE_DAY="{(MONDAY + week * WEEK).isoformat()}" PRACTICE_GONE="{" ".join(gone)}"\n'
            f'exec "{sys.executable}" "{tests / "practised.py"}" "$@"',
        )
        (self.issues / "changed").write_bytes(b"")
        reds = self.runner.run(self.workflow)
        self.said += self.runner.log
        return reds

    def changed(self) -> list[str]:
        """What the last run did to issues, and to which."""
        return (self.issues / "changed").read_text(encoding="utf-8").splitlines()

    def history(self) -> dict[str, int]:
        """How many looks at each client are kept."""
        names = self.runner.git("ls-tree", "-r", "--name-only", BRANCH).splitlines()
        return Counter(PurePosixPath(name).parent.name for name in names if "/history/" in name)


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with receiving() as listening:
        yield listening


def test_five_weeks_of_three_clients_of_which_one_is_broken_and_one_hostile(tmp_path: Path, inbox: Inbox) -> None:
    server = Server(tmp_path, inbox)
    runner, pages = server.runner, tmp_path / "pages"
    assert not any(name in server.workflow for name in HOSTILE)

    # All is well, and all three are published.
    assert server.runs(0) == 0, runner.log
    assert server.history() == {"broken": 1, "hostile": 1, "maple": 1}
    first = {path.name for path in pages.iterdir()}
    assert first == {"robots.txt", *(published(PATH_KEY, slug) for slug in ("broken", "hostile", "maple"))}
    assert (server.changed(), inbox.letters) == ([], [])

    # A client file is broken by hand, and an account of another client is deleted: seen once, it is no news.
    (server.issues / "broken.md").write_text("<!-- presence-report 1 -->\n<!-- about aaaa -->\n", encoding="utf-8")
    runner.change({"clients/broken.yml": "name: [Broken\n"})
    assert server.runs(1, ACCOUNT) == 1
    assert (runner.failed, runner.ran) == ("look", ["look", "keep", "tell"])
    assert server.history() == {"broken": 1, "hostile": 2, "maple": 2}
    assert (server.changed(), inbox.letters) == ([], [])

    # Seen again it is sure: one issue, one message, and the broken client's issue is left alone.
    assert server.runs(2, ACCOUNT) == 1
    assert server.changed() == ["create maple"]
    (letter,) = inbox.letters
    assert "Instagram" in json.dumps(letter)
    assert "broken: not looked at this time" in runner.log

    # Still gone, and told already; then back, and the issue speaks of it no more.
    assert server.runs(3, ACCOUNT) == 1
    assert (server.changed(), len(inbox.letters)) == ([], 1)
    assert server.runs(4) == 1
    assert (server.changed(), len(inbox.letters)) == (["edit maple"], 1)
    assert "Instagram" not in (server.issues / "maple.md").read_text(encoding="utf-8")
    assert server.history() == {"broken": 1, "hostile": 5, "maple": 5}

    # Nobody's report has gone, nothing of any name was taken for more than a name, and no secret was said.
    assert {path.name for path in pages.iterdir()} == first
    assert (server.issues / "broken.md").exists()
    assert not list(tmp_path.rglob("pwned"))
    assert PATH_KEY not in server.said
    assert inbox.address not in server.said
    orders = [line.split("::")[1] for line in server.said.splitlines() if re.match(r"\s*(::|##)", line)]
    assert sorted(orders) == [*["error"] * 4, "warning title=Maple%3A worse than before"]
