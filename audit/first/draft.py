"""The text of a first client file: what was found, what was answered, and the rest as comments to uncomment."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterator, Mapping

from audit.client import Decision
from audit.evidence import FactKind
from audit.first.found import Find, Found, cleaned

SCHEMA = "client.schema.json"
_BARE_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~/@%+?=&-]+")
_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?")
_BARE_TEXT = re.compile(r"[^\W\d_](?:[\w &.,'()/+-]*[\w.)])?")
_NOT_TEXT = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))

_EXAMPLES = """
# What you know of a place goes below its address. Only the address is needed:
#  - url: https://www.instagram.com/yourbusiness
#    owner: ana          # who looks after it: a short name from people
#    cadence: 14d        # how often something new should appear there
#    decision: keep      # how it is meant to end: keep, park, close, merge or claim
"""
_PEOPLE_EXAMPLE = """
# Who looks after the places:
# people:
#   ana: {name: Ana Example, role: owner}
"""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What was answered about one place."""

    decision: Decision = Decision.UNDECIDED
    owner: str = ""
    """One of `Answers.people`."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the consultant typed; whatever is empty was skipped."""

    name: str = ""
    goal: str = ""
    audience: str = ""
    people: tuple[str, ...] = ()
    hours_per_week: str = ""
    """A number, as typed."""
    places: Mapping[str, Place] = dataclasses.field(default_factory=dict[str, Place])
    """By address."""


SKIPPED = Answers()


def text(found: Found, answers: Answers = SKIPPED, *, schema: bool = False) -> str:
    """A client file that `audit.client.load` accepts and that lists exactly the addresses of `found.profiles`.

    `schema`: the JSON Schema lies beside the file under the name `SCHEMA`.
    """
    name = cleaned(answers.name, 120)
    named = name if any(letter.isalnum() for letter in name) else found.name
    ids = _ids(answers.people)
    lines = [
        *([f"# yaml-language-server: $schema={SCHEMA}"] if schema else []),
        *_about(found, named),
        *_facts(found.facts),
        *_strategy(answers),
        *_people(ids),
        *_profiles(found.profiles, answers, ids),
        *_leads(found.leads),
        *(() if ids else _PEOPLE_EXAMPLE.rstrip().split("\n")),
        *_EXAMPLES.rstrip().split("\n"),
        *_leftovers(found.leftovers),
        *_rest(found.left_out),
    ]
    return "\n".join(lines) + "\n"


def _about(found: Found, name: str) -> Iterator[str]:
    yield "# What the audit knows of this business. Check it, add what you know, then: audit run"
    yield f"name: {_value(name)}"
    yield f"website: {_address(found.website)}"
    if found.met:
        yield f"# When this was written, the website {found.met}."
    if found.language:
        yield f"language: {found.language}  # as the website says"


def _facts(facts: Mapping[FactKind, str]) -> Iterator[str]:
    """As comments: the website may be wrong, and what stands here uncommented is the one true version."""
    if not facts:
        return
    yield ""
    yield "# The website says this of itself. If it is right, delete each # below: every place is then compared with it:"
    yield "# facts:"
    address = [kind for kind in (FactKind.STREET, FactKind.TOWN, FactKind.POSTCODE) if kind in facts]
    for kind in (FactKind.PHONE, FactKind.EMAIL):
        if kind in facts:
            yield f"#   {kind}: {_quoted(facts[kind])}"
    if address:
        yield f"#   address: {{{', '.join(f'{kind}: {_quoted(facts[kind])}' for kind in address)}}}"


def _strategy(answers: Answers) -> Iterator[str]:
    if goal := cleaned(answers.goal, 500):
        yield from ("", "goals:", "  - id: first", f"    outcome: {_value(goal)}")
    if audience := cleaned(answers.audience, 500):
        yield from ("", "audience:", "  - id: first", f"    who: {_value(audience)}")
    if _NUMBER.fullmatch(answers.hours_per_week):
        yield from ("", "capacity:", f"  hours_per_week: {answers.hours_per_week}")


def _people(ids: Mapping[str, str]) -> Iterator[str]:
    if ids:
        yield from ("", "people:")
    for person, id_ in ids.items():
        yield f"  {id_}: {_value(cleaned(person, 120))}"


def _profiles(profiles: tuple[Find, ...], answers: Answers, ids: Mapping[str, str]) -> Iterator[str]:
    yield ""
    if not profiles:
        yield "# No profile was found. List each on a line of its own, as your browser shows its address:"
        yield "profiles:"
        return
    yield "# The places to look at, one a line. These stand on the website for every visitor to see:"
    yield "profiles:"
    for find in profiles:
        place = answers.places.get(find.address, Place())
        owner, decided = ids.get(place.owner, ""), place.decision is not Decision.UNDECIDED
        yield f"  - {'url: ' if owner or decided else ''}{_address(find.address)}  # {find.stands}"
        if owner:
            yield f"    owner: {owner}"
        if decided:
            yield f"    decision: {place.decision.value}"


def _leads(leads: tuple[Find, ...]) -> Iterator[str]:
    if leads:
        yield "  # To confirm. Open each; if it is theirs, delete the # before its dash:"
    for find in leads:
        yield f"  #- {_address(find.address)}  # {find.reason}"


def _leftovers(leftovers: tuple[Find, ...]) -> Iterator[str]:
    if leftovers:
        yield from ("", "# Leftovers on the website, to be removed or put right. Tell your web person:")
    for find in leftovers:
        yield f"# - {leftover(find)}"


def leftover(find: Find) -> str:
    """One leftover in a line: `Google+, in the footer: https://… (this network closed in 2019)`."""
    place = f"{find.network or 'A link'}, {find.stands}"
    return f"{place}: {find.address} ({find.reason})"


def _rest(left_out: int) -> Iterator[str]:
    if left_out:
        yield f"# There were {left_out} more links than fit here; the audit looks at the website itself as well."


def _ids(people: tuple[str, ...]) -> dict[str, str]:
    """A short name for each person, as `owner:` takes it."""
    ids: dict[str, str] = {}
    for person in people:
        letters = unicodedata.normalize("NFKD", person.lower()).encode("ascii", "ignore").decode()
        word = re.search(r"[a-z][a-z0-9]*", letters)
        first = word[0][:40] if word and word[0] not in _NOT_TEXT else "person"
        ids[person] = first if first not in ids.values() else f"{first}-{len(ids) + 1}"
    return ids


def _address(address: str) -> str:
    return address if _BARE_ADDRESS.fullmatch(address) else _quoted(address)


def _value(text: str) -> str:
    bare = _BARE_TEXT.fullmatch(text) and text.lower() not in _NOT_TEXT
    return text if bare or _NUMBER.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
