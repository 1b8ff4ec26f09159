"""What `audit ci` says before anything is set up: what will be seen from there, and who gets to see what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from audit.automation import foresight, workflow
from audit.automation.foresight import LOOK_EVERY, Foreseen, Sight
from audit.automation.workflow import BRANCH, SHORTEST_PATH_KEY, Publish
from audit.client import Client
from audit.report import plain

_TOGETHER = "Where one client's audit or report fails, nothing new is published: all reports of last time stay."


def foretold(loaded: Sequence[Client]) -> Iterator[str]:
    """What GitHub's computers will see of each client, and what would help."""
    for client in loaded:
        yield f"{client.name}, looked at from GitHub's computers:"
        for place in foresight.foreseen(client):
            yield f"  {place.name}: {_sight(place)}"
        if not client.listings:
            yield "  Nothing is listed: what the website links to is looked at."
    yield f"What cannot be seen counts neither for nor against anybody. Your looks: audit review {loaded[0].path}"
    if keys := dict.fromkeys(workflow.secret(key) for client in loaded for key in foresight.keys(client)):
        yield f"Keys go into the repository's settings, Secrets and variables, Actions: {', '.join(keys)}"
    yield "From home more can be seen: audit ci local does the same on your own computer."


def _sight(place: Foreseen) -> str:
    keys = plain.listing([workflow.secret(key) for key in place.keys])
    more = f"; more with {keys}" if keys else ""
    match place.sight:
        case Sight.OPEN:
            return f"can be seen{more}"
        case Sight.AT_TIMES:
            return f"can be seen now and then; a look of yours every {LOOK_EVERY} days fills the gaps{more}"
        case Sight.WITH_KEY:
            return f"can be seen with {keys}; until then it takes a look of yours every {LOOK_EVERY} days"
        case Sight.NEVER:
            return f"shows itself to no program; it takes a look of yours every {LOOK_EVERY} days"
        case Sight.CLOSED:
            return "this network has closed; nothing needs to be asked"
        case _:
            assert_never(place.sight)


def shown(publish: Publish, *, notify: bool = False) -> Iterator[str]:
    """Who gets to see what, and how long it goes on."""
    yield "Who sees what:"
    yield "  In a public repository: everybody sees client.yml, your decisions, the history, issues and downloads."
    yield "  In a private one: those you let in."
    yield from (f"  {line}" for line in _published(publish))
    yield "What got worse for sure opens one issue a client; it is kept up to date, and closed when nothing is left."
    if notify:
        yield "It is sent out as well, by the run that finds it: set a secret PRESENCE_NOTIFY to whom to tell (audit notify --help)."
    yield f"The history is kept on the branch {BRANCH}; bring it to your computer with: git pull origin {BRANCH}"
    yield "GitHub stops the schedules of public repositories that were quiet for 60 days. A commit to that branch at least"
    yield "every 30 days is meant to keep it awake; if GitHub writes that it stopped, one click starts it again."
    yield "A run is red only where something could not be done (exit 2 to 4); what was found is kept and told all the same."


def _published(publish: Publish) -> Iterator[str]:
    match publish:
        case Publish.NONE:
            yield "No report is published. Whenever you want one, build it from the history: audit build"
        case Publish.ZIP:
            yield "Each report is a download of its run for 14 days, for whoever can read the repository."
        case Publish.PAGES:
            yield "GitHub Pages are open to everybody on most plans, even those of a private repository."
            yield from _paths()
            yield _TOGETHER
            yield "In the repository's settings, let Pages be published by GitHub Actions, from your main branch alone."
        case Publish.DIR:
            yield "Reports lie on the branch presence-site, for whoever can read the repository, and for the host you give it to."
            yield from _paths()
            yield _TOGETHER
        case _:
            assert_never(publish)


def _paths() -> Iterator[str]:
    yield f"Set a secret PRESENCE_PATH_KEY of {SHORTEST_PATH_KEY} random characters or more: each report's path is made from it."
    yield "No page lists them. Whoever has a link can open it and pass it on. To see a client's path: audit ci path"


def how(system: str, slug: str, *, notify: bool = False) -> Iterator[str]:
    """Where an entry of this computer's own scheduler goes."""
    yield "From a home connection more can be seen than from a data centre. The computer has to be on at that time."
    if notify:
        yield "Whom to tell goes into .env beside the client file: PRESENCE_NOTIFY=… (audit notify --help)"
        yield "What it takes to send: pip install 'presence-report[notify]'"
    match system:
        case "launchd":
            name = f"~/Library/LaunchAgents/presence-report.{slug}.plist"
            yield f"Save this as {name}, then: launchctl load {name}"
        case "windows":
            yield f"Save this as audit.xml, then: schtasks /Create /TN presence-report-{slug} /XML audit.xml"
        case _:
            yield "Put this line into your crontab: crontab -e"
