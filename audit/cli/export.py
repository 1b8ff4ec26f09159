"""`audit export`: an audit as a file to work with."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit.errors import BadInput

if TYPE_CHECKING:
    from audit.run import Audit

_FORMATS = ("csv", "xlsx", "json", "ics", "md", "pdf", "zip")
_LISTS = ("csv", "xlsx", "ics", "md")
"""Those of which a part can be asked for."""
_FILES = ("xlsx", "pdf", "zip")
"""Those that are no text."""
_BUILT = ("pdf", "zip")
"""Those made of the site that stands."""
_PAPERS = ("a4", "letter")


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="CLIENT.YML")
@click.option("--format", "form", type=click.Choice(_FORMATS), help="Without it the ending of the file says.")
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="Where it goes, else to the screen.")
@click.option(
    "--owner", default="", metavar="ID", help="Only what this person is in charge of, as client.yml calls them."
)
@click.option(
    "--status", type=click.Choice(["open", "decided", "all"]), help="What to list.  [default: open; all for ics]"
)
@click.option("--paper", type=click.Choice(_PAPERS), help="For pdf.  [default: the usual one where the business is]")
def command(
    *, file: Path, form: str | None, out: Path | None, owner: str, status: str | None, paper: str | None
) -> int:
    """Put an audit into a file to work with. Judges the kept evidence, asks nothing, and leaves the report alone.

    \b
      csv   everything to be done, as the page "To do" lists it
      xlsx  tabs: Inventory, Not ours, Findings, Actions, Metrics, Evidence
      json  what audit run --json says
      ics   days for a calendar: decisions that end, looks to repeat, the next audit
      md    the to-do list for a ticket
      pdf   the report's page "Print", made by the Chromium, Chrome or Edge of this computer
      zip   the report's site as it was built, to be sent

    --owner and --status choose what is listed in csv, ics and md, and under Actions in xlsx.
    """  # noqa: D301  # \b is click's own mark: leave these lines as they are
    from audit import store
    from audit.cli import terminal

    form = form or _ending(out)
    if form not in _LISTS and (owner or status):
        raise BadInput(f"--owner and --status: {form} always holds everything; leave them away.")
    if paper and form != "pdf":
        raise BadInput(f"--paper: {form} is not printed here; leave it away.")
    target = _target(form, out, file)
    body = _of_site(file, form, paper) if form in _BUILT else _written(file, form, owner, status)
    if target is None:
        _print(body)
        return 0
    store.write(target, body)
    terminal.say(f"Written: {target}")
    return 0


def _ending(out: Path | None) -> str:
    form = out.suffix.lower().removeprefix(".") if out else ""
    if form not in _FORMATS:
        raise BadInput(f"say which format: --format {', '.join(_FORMATS[:-1])} or {_FORMATS[-1]}.")
    return form


def _target(form: str, out: Path | None, file: Path) -> Path | None:
    """Where it goes; None for the screen."""
    if out is None:
        if form in _FILES:
            raise BadInput(f"{form} is nothing to read on a screen; name a file, as in: -o audit.{form}")
        return None
    if out.is_dir():
        raise BadInput(f"-o {out}: this is a folder; name a file in it, as in: {out / f'audit.{form}'}")
    if out.suffix.lower() != f".{form}":
        raise BadInput(f"-o {out}: a file of this format ends in .{form}")
    folders = (file.resolve().parent / name for name in ("reports", "history", "decisions", ".cache"))
    if any(out.resolve().is_relative_to(folder) for folder in folders):
        raise BadInput(f"-o {out}: this folder is kept by audit, which replaces or reads it whole; choose another one")
    return out


def _of_site(file: Path, form: str, paper: str | None) -> bytes:
    from audit import client as clients, store
    from audit.exports import pdf, zipped
    from audit.report import editions

    client = clients.load(file)
    files = store.Files(root=client.path.parent.resolve(), slug=client.slug)
    with store.locked(files):
        site = files.report / "site"
        is_printed = form == "pdf" and editions.holds(client, "print.md")
        page = site / ("print.html" if is_printed else "index.html")
        if not page.is_file():
            raise BadInput(f"there is no report of {client.name} yet; build it first: audit build {file}")
        if form == "zip":
            return zipped.body(site, client.slug)
        size = pdf.Paper(paper) if paper else pdf.usual(client)
        return pdf.body(page, size, browser=pdf.browser(os.environ, sys.platform), aside=files.journal.parent)


def _written(file: Path, form: str, owner: str, status: str | None) -> bytes:
    from audit import run as audits
    from audit.cli import world
    from audit.exports import choice, written
    from audit.report import render
    from audit.report.sources import Sources

    audit = audits.changed(file, since=None, today=world.now().date())
    if owner:
        _known(owner, audit)
    given = written.Given(
        dossier=audit.dossier,
        findings=audit.findings,
        news=audit.news,
        playbooks=render.playbooks(Sources(audit.files.root)),
        report=audit.report,
        status=choice.Status(status) if status else None,
        owner=owner,
    )
    body = written.body(written.Form(form), given)
    if form == "ics" and b"BEGIN:VEVENT" not in body:
        click.echo("No day is set for any of that: the calendar is empty.", err=True)
    return body


def _known(owner: str, audit: Audit) -> None:
    from audit.exports import choice

    known = choice.owners(audit.client)
    if owner not in known:
        names = f"these are: {', '.join(known)}" if known else "it names nobody yet, under people: or owner:"
        raise BadInput(f"--owner: client.yml knows nobody by that name; {names}")


def _print(body: bytes) -> None:
    """To the screen, or as these very bytes to wherever the shell leads; no line of it is a build server's command."""
    from audit.cli import terminal

    text = body.decode()
    head = "\ufeff" if text.startswith("\ufeff") else ""
    ends = "\r\n" if "\r\n" in text else "\n"
    shown = head + ends.join(map(terminal.plain, text.removeprefix(head).split(ends)))
    click.echo(shown if sys.stdout.isatty() else shown.encode(), nl=False)
