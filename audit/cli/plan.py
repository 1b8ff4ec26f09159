"""What a run would ask of whom, read off the visits themselves; and hints about addresses that are no profiles."""

from __future__ import annotations

import contextlib
import difflib
import urllib.parse
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from audit import client as clients, places, profiles
from audit.cli import keyring, terminal, world
from audit.client import Client
from audit.errors import BadInput
from audit.evidence import Ask, Kit, Profile
from audit.platforms import PLATFORMS
from audit.run import alone, own_pages


def platforms(only: Sequence[str]) -> frozenset[str]:
    """The platform ids that --only names, by id or by the network's name."""
    names = {module.NAME.lower(): name for name, module in PLATFORMS.items()}
    wanted = [name.strip().lower() for typed in only for name in typed.split(",")]
    for name in wanted:
        if name not in PLATFORMS and name not in names:
            raise BadInput(f"--only {_unknown(name)}")
    return frozenset(names.get(name, name) for name in wanted)


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name, PLATFORMS, 1)
    meant = f'did you mean "{near[0]}"?' if near else f"known: {', '.join(sorted(PLATFORMS))}"
    return f"{name}: this is not a network we know ({meant})"


def hints(files: Sequence[Path], failed: Callable[[Path, Exception], None]) -> None:
    """One line on stderr for each listed address that is no profile; `failed` is told of a file that cannot be read."""
    for path in files:
        with alone(path, failed):
            for line in _hints(clients.load(path)):
                terminal.say(line, err=True)


def show(files: Sequence[Path], failed: Callable[[Path, Exception], None], only: Collection[str] = ()) -> None:
    """Print what each client's run would ask first, of `only` these networks if any are named; nothing is asked."""
    keys = world.keys(beside=files).names
    paid = False
    loaded: list[Client] = []
    for path in files:
        with alone(path, failed):
            client = clients.load(path)
            own_pages(client)
            loaded.append(client)
    for client in loaded:
        kit = Kit(today=world.now().date(), language=client.language, keys=keys)
        heeded = tuple(_hints(client))
        found = "it can be read; please see the last lines" if heeded else "the file is fine"
        terminal.say(f"{client.name}: {found}. A run would look at:")
        terminal.say(f"  {client.website}  (up to {client.crawl_pages} pages of it, as its robots.txt allows)")
        for url, profile in _listed(client, only).items():
            terminal.say(f"  {url}  ({_asked(profile, kit)})")
        for line in keyring.costs(_listed(client, only).values(), keys):
            terminal.say(f"  {line}")
            paid = True
        for line in heeded:
            terminal.say(line)
    if not loaded:
        return
    terminal.say("Then what the website links to, and for each answer a check that the network can be trusted today.")
    if paid:
        terminal.say("What places that only the website links to cost with a paid key comes on top.")


def _listed(client: Client, only: Collection[str]) -> dict[str, Profile]:
    """The client's places by the address it lists them under."""
    named = {
        listing.url: places.profile(profiles.identify(listing.url, listed=True), listed=True)
        for listing in client.listings
    }
    return {url: profile for url, profile in named.items() if profile and (not only or profile.platform in only)}


def _hints(client: Client) -> Iterator[str]:
    lines: dict[str, int] = {}
    for listing in client.listings:
        identity = profiles.identify(listing.url, listed=True)
        at = f"{client.path.name}:{listing.line}: {listing.url}"
        profile = places.profile(identity, listed=True)
        if profile is None:
            yield f"{at}: {_network_hint(listing.url) or places.hint(identity)}"
        elif (first := lines.setdefault(profile.key, listing.line)) != listing.line:
            yield f"{at}: this is the place of line {first} again; it is looked at once"
    for name in client.thresholds:
        if name not in PLATFORMS:
            yield f"{client.path.name}: thresholds: {_unknown(name)}"


def _network_hint(typed: str) -> str:
    """What to write instead of `network: handle` where the network is none that handles name; else empty."""
    network, colon, handle = typed.partition(":")
    if not colon or handle.startswith("//") or not network.isidentifier() or network in PLATFORMS:
        return ""
    near = difflib.get_close_matches(network, PLATFORMS, 1)
    return f"did you mean {near[0]}: {handle}?" if near else "paste the address of the page instead"


def _asked(profile: Profile, kit: Kit) -> str:
    if profile.platform == places.CLOSED:
        return "this network has closed; nothing is asked"
    if profile.handle.startswith("short:"):
        return "a short link; followed to the profile first"
    asks = _first_asks(profile, kit)
    if not asks:
        keys = " or ".join(PLATFORMS[profile.platform].KEYS)
        return f"can only be seen with {keys}; nothing is asked" if keys else "nothing is asked"
    hosts = dict.fromkeys(urllib.parse.urlsplit(ask.address).hostname or "" for ask in asks)
    return f"{PLATFORMS[profile.platform].NAME}: asks {', '.join(hosts)}"


def _first_asks(profile: Profile, kit: Kit) -> tuple[Ask, ...]:
    with contextlib.closing(PLATFORMS[profile.platform].visit(profile, kit)) as visit:
        try:
            return next(visit)
        except StopIteration:
            return ()
