"""Sherlock and maigret: asked for the names and sites of the cases that their own released databases cover."""

from __future__ import annotations

import csv
import dataclasses
import json
import re
import urllib.parse
from collections import defaultdict
from collections.abc import Iterable, Mapping

from audit import practice, profiles
from audit.net.pace import registrable
from audit.practice import Fault
from audit.practice._case import Case
from peers import Heard, Said
from peers.counting import blind
from peers.room import Room

_ANYBODY = ("freshbakery", "nobodyhasthis")
_WORDS = {"Claimed": Said.PRESENT, "Available": Said.ABSENT}
_TOLD = "Claimed: present; Available: absent; Unknown, Illegal, WAF and any error: could not tell"


@dataclasses.dataclass(frozen=True, slots=True)
class Rule:
    """One entry of a tool's database. Addresses have `{}` in the name's place."""

    name: str
    page: str
    probe: str
    """Where the tool asks, if not at the page."""
    waits_for_words: bool
    """Whether it judges by words on the page rather than by status or final address."""


@dataclasses.dataclass(frozen=True, slots=True)
class Fit:
    rule: Rule
    username: str


def sherlock(room: Room, cases: tuple[Case, ...]) -> Heard:
    rules = _rules(room, _SHERLOCK)
    fits, aside = covered(cases, rules)
    command = [room.script("sherlock"), "--local", "--proxy", room.proxy, "--print-all", "--no-color", "--csv"]
    room.run([*command, "--folderoutput", "out", *_sites(fits), *_usernames(fits)])
    said, more = _judged(cases, fits, _read(room))
    return Heard(
        name="Sherlock",
        version=room.run([room.python, "-c", _VERSION.format("sherlock-project")]).strip(),
        how="`sherlock --local --print-all --csv --proxy … --site …` with the data.json of the release",
        words=_TOLD,
        said=said,
        aside=aside | more,
    )


def maigret(room: Room, cases: tuple[Case, ...]) -> Heard:
    rules = _rules(room, _MAIGRET)
    fits, aside = covered(cases, rules)
    command = [room.script("maigret"), "--no-autoupdate", "--no-recursion", "--no-progressbar", "--no-color", "--csv"]
    told = ["--proxy", room.proxy, "--folderoutput", "out", *_sites(fits)]
    for names in apart(_usernames(fits)):
        room.run([*command, *told, *names], proxied=False)  # told of a proxy twice, it asks the proxy for the proxy
    said, more = _judged(cases, fits, _read(room))
    return Heard(
        name="maigret",
        version=room.run([room.python, "-c", _VERSION.format("maigret")]).strip(),
        how="`maigret --no-autoupdate --no-recursion --csv --proxy … --site …` with the database of the release, without the sites it has disabled",
        words=_TOLD,
        said=said,
        aside=aside | more,
    )


_VERSION = "import importlib.metadata as m; print(m.version({!r}))"
_SHERLOCK = """
import json, pathlib, sherlock_project
kept = json.loads(pathlib.Path(sherlock_project.__file__).with_name("resources").joinpath("data.json").read_text("utf-8"))
kept.pop("$schema", None)
print(json.dumps([[name, site["url"], site.get("urlProbe", ""), "message" in site["errorType"]] for name, site in kept.items()]))
"""
_MAIGRET = """
import json, os, maigret
from maigret.sites import MaigretDatabase
kept = MaigretDatabase().load_from_path(os.path.join(os.path.dirname(maigret.__file__), "resources", "data.json"))
def whole(site, address):
    filled = (address or "").replace("{urlMain}", site.url_main or "").replace("{urlSubpath}", site.url_subpath or "")
    return filled.replace("{username}", "{}")
print(json.dumps([[site.name, whole(site, site.url), whole(site, site.url_probe), site.check_type == "message"]
    for site in kept.sites if not site.disabled and site.type == "username"]))
"""


def _rules(room: Room, script: str) -> list[Rule]:
    return [Rule(*entry) for entry in json.loads(room.run([room.python, "-c", script]))]


def covered(cases: Iterable[Case], rules: Iterable[Rule]) -> tuple[dict[str, list[Fit]], dict[str, str]]:
    """The rules that name a case's very profile, by address; and the rules that cannot be tried here, with the reason."""
    near: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        if "{}" in rule.page:
            near[_domain(rule.page.replace("{}", "u"))].append(rule)
    fits: dict[str, list[Fit]] = {}
    for case in cases:
        tried = ((rule, username(rule.page, case.address)) for rule in near[_domain(case.address)])
        fits[case.address] = [Fit(rule, name) for rule, name in tried if name]
    names: dict[Rule, set[str]] = defaultdict(set)
    for fit in (fit for fitting in fits.values() for fit in fitting):
        names[fit.rule].add(fit.username)
    unplayed = {rule: why for rule, known in names.items() if (why := _unplayed(rule, known))}
    kept = {address: [fit for fit in fitting if fit.rule not in unplayed] for address, fitting in fits.items()}
    return {address: fitting for address, fitting in kept.items() if fitting}, {
        rule.name: why for rule, why in unplayed.items()
    }


def username(page: str, address: str) -> str:
    """The name under which a rule's page is the address, or another address of the same profile; empty if there is none."""
    pattern = re.escape(_bare(page)).replace(re.escape("{}"), "([^/?#]+)", 1).replace(re.escape("{}"), r"\1")
    if direct := re.fullmatch(pattern, _bare(address)):
        return urllib.parse.unquote(direct[1])
    mine = profiles.identify(address, listed=True)
    if not mine.handle or "/" in mine.handle:
        return ""
    theirs = profiles.identify(page.replace("{}", mine.handle), listed=True)
    same = (theirs.platform, theirs.kind, theirs.handle) == (mine.platform, mine.kind, mine.handle)
    return mine.handle if same else ""


def _bare(address: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", address).rstrip("/")


def _domain(address: str) -> str:
    try:
        return registrable(urllib.parse.urlsplit(address).hostname or "")
    except ValueError:
        return ""


def _unplayed(rule: Rule, names: Iterable[str]) -> str:
    """Why a rule that asks elsewhere than at the page cannot be tried: the practice web has no answers there."""
    if not rule.probe:
        return ""
    host = urllib.parse.urlsplit(rule.probe.replace("{}", "u")).hostname or ""
    answers = set()
    for name in {*names, *_ANYBODY}:
        played = practice.answer("GET", rule.probe.replace("{}", name), {})
        if played is Fault.NO_SUCH_NAME:
            return f"asks {host}, which the practice web does not play"
        answers.add(played if isinstance(played, Fault) else (played.status, played.body.replace(name.encode(), b"")))
    return f"asks an interface of {host} that the practice web does not play" if len(answers) == 1 else ""


def _sites(fits: Mapping[str, list[Fit]]) -> list[str]:
    names = sorted({fit.rule.name for fitting in fits.values() for fit in fitting})
    return [part for name in names for part in ("--site", name)]


def _usernames(fits: Mapping[str, list[Fit]]) -> list[str]:
    return sorted({fit.username for fitting in fits.values() for fit in fitting})


def apart(names: Iterable[str]) -> list[list[str]]:
    """Names in as few lists as keep those apart that differ in capitals alone: maigret takes them for one."""
    lists: list[dict[str, str]] = []
    for name in names:
        free = next((taken for taken in lists if name.casefold() not in taken), None)
        if free is None:
            lists.append(free := {})
        free[name.casefold()] = name
    return [list(taken.values()) for taken in lists]


def _read(room: Room) -> dict[tuple[str, str], Said]:
    """What was said, by user name and site."""
    said = {}
    for path in sorted((room.folder / "out").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                said[row["username"], row["name"]] = _WORDS.get(row["exists"], Said.UNSURE)
    return said


def _judged(
    cases: Iterable[Case], fits: Mapping[str, list[Fit]], read: Mapping[tuple[str, str], Said]
) -> tuple[dict[str, Said], dict[str, str]]:
    """What was said by address, and the rules that know nothing of our pages."""
    by_rule: dict[Rule, list[tuple[Case, Said]]] = defaultdict(list)
    for case in cases:
        for fit in fits.get(case.address, ()):
            by_rule[fit.rule].append((case, read.get((fit.username, fit.rule.name), Said.UNSURE)))
    aside = {rule: why for rule, words in by_rule.items() if rule.waits_for_words and (why := blind(words))}
    heard: dict[str, set[Said]] = defaultdict(set)
    for rule, words in by_rule.items():
        for case, word in words:
            if rule not in aside:
                heard[case.address].add(word)
    said = {address: next(word for word in Said if word in words) for address, words in heard.items()}
    return said, {rule.name: why for rule, why in aside.items()}
