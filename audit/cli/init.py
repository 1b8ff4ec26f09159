"""`audit init`: look at a website and write a first client file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from audit.first.draft import Answers
    from audit.first.found import Find, Found
    from audit.run import World

    Ask = Callable[[Found], Answers]


@click.command()
@click.argument("url", metavar="URL")
@click.option(
    "-o",
    "--out",
    "path",
    default="client.yml",
    show_default=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file to write.",
)
@click.option("--interview", is_flag=True, help="Ask a few questions first; Enter skips each.")
@click.option("--force", is_flag=True, help="Replace the file if it is there already.")
@click.option("--proxy", default="", metavar="URL", help="Reach the network through this proxy (http://host:port).")
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
def command(*, url: str, path: Path, interview: bool, force: bool, proxy: str, quiet: bool) -> int:
    """Look at the website at URL, say what it shows of the business's places, and write a first client.yml."""
    from audit.cli import interviewing, world

    begin(
        url,
        path,
        world.real(proxy, beside=(path,)),
        ask=interviewing.answers if interview else None,
        force=force,
        quiet=quiet,
    )
    return 0


def begin(
    url: str, path: Path, world: World, *, ask: Ask | None = None, force: bool = False, quiet: bool = True
) -> None:
    """Look, show, ask where wished, write. Nothing is asked of the network where nothing could be written."""
    from audit import store
    from audit.first import draft, found as founds, scout

    website = _website(url)
    _free(path, force=force)
    if not quiet:
        click.echo(f"Looking at {website} …", err=True)
    found = founds.on(scout.look(website, world), website)
    _show(found)
    answers = ask(found) if ask else draft.SKIPPED
    schema = (path.parent / draft.SCHEMA).is_file()
    store.write(path, draft.text(found, answers, schema=schema).encode())
    click.echo(f"\nWritten: {path}\nCheck it, then: audit run {path}")
    _searches(answers.name or found.name, found.town)


def _website(url: str) -> str:
    """The address of a website, or a sentence about what was typed instead."""
    from audit import address, profiles
    from audit.address import Kind
    from audit.errors import BadInput
    from audit.first.found import cleaned
    from audit.platforms import PLATFORMS, _elsewhere
    from audit.yml import clientvalues
    from audit.yml.shapes import Wrong

    identity, parsed = profiles.identify(url, listed=True), address.parse(url)
    shown, remedy = cleaned(url, 80), "audit init https://business.example"
    is_own = identity.platform == "blog" or (identity.kind is Kind.WEBSITE and not identity.platform)
    if parsed is None or identity.kind in (Kind.CONTACT, Kind.NOT_AN_ADDRESS, Kind.PLACEHOLDER):
        raise BadInput(f"{shown} is not the address of a website; write one, as in: {remedy}")
    if not is_own or parsed.under(*_elsewhere.NETWORKS):
        network = PLATFORMS[identity.platform].NAME if identity.platform in PLATFORMS else parsed.host
        raise BadInput(
            f"{shown} is a page on {network}, not the business's own website; give the website's address: {remedy}"
        )
    try:
        return clientvalues.website(parsed.written.rstrip("/"))
    except Wrong as wrong:
        raise BadInput(f"{wrong}") from None


def _free(path: Path, *, force: bool) -> None:
    from audit.errors import BadInput

    if path.is_dir():
        raise BadInput(f"{path} is a folder; name the file in it: -o {path / 'client.yml'}")
    if path.exists() and not force:
        raise BadInput(
            f"{path} is there already and was left as it is; replace it with --force, or name another: -o FILE"
        )


def _show(found: Found) -> None:
    from audit.first.draft import leftover
    from audit.report import plain

    click.echo(f"{found.name}, {found.website}")
    if found.met:
        click.echo(f"The website {found.met}." + ("" if found.seen else " The file will hold its address alone."))
    if found.read:
        click.echo(" ".join(filter(None, (f"Read {plain.plural(found.read, 'page')}.", found.unread))))
    _group("Profiles, for every visitor to see", [_line(find, find.stands) for find in found.profiles])
    _group("Leads to confirm: open each before you list it", [_line(find, find.reason) for find in found.leads])
    _group("Leftovers: tell your web person", [leftover(find) for find in found.leftovers])
    if found.seen and not (found.profiles or found.leads or found.leftovers):
        click.echo("\nNo profile of any network stands on the pages we read.")
    if found.left_out:
        click.echo(f"\n{found.left_out} more links were left out.")


def _group(title: str, lines: list[str]) -> None:
    if lines:
        click.echo(f"\n{title}:")
    for line in lines:
        click.echo(f"  {line}")


def _line(find: Find, why: str) -> str:
    return f"{find.network}: {find.address} ({why})" if find.network else f"{find.address} ({why})"


def _searches(name: str, town: str = "") -> None:
    from audit.first import searches

    click.echo("\nForgotten accounts are the ones no page links to. Search for them, and add what is theirs:")
    for where, address in searches.addresses(name, town):
        click.echo(f"  {where}: {address}")
