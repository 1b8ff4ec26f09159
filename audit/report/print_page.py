"""The page "Print": what a client wants on paper, told from what the other pages say, with nothing folded or linked."""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Iterator, Mapping

from audit.finding import Outcome
from audit.report import inert, plain
from audit.report.changes_page import Block, Changes, Since
from audit.report.decided import Decided
from audit.report.models import Places, Start, Task
from audit.report.proof import Method
from audit.report.todo_page import Bundle, Group, Item, ToDo

_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
_SAID_ABOVE = "Still to do"
"""The changes that are no change: all of them stand among what is to be done."""
_LONGEST_CODE = 300
"""Characters of an address whose code a phone still reads off paper."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing to do, with its steps."""

    number: int
    bundle: Bundle
    items: tuple[tuple[Item, str], ...]
    """Each with the address of its place; empty where it is about several or none."""
    as_for: str
    """The numbers of those whose steps hold here too: `6 and 12`; empty where all are told here."""
    steps: str
    """Our own Markdown."""
    on: tuple[tuple[str, str], ...]
    """Network, and what to do there beyond that."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Things to do of one urgency."""

    group: Group
    things: tuple[Thing, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class OnPaper:
    """Everything the page says."""

    start: Start
    since: Since | None
    total: str
    parts: tuple[Part, ...]
    looks: tuple[tuple[Task, str], ...]
    """What a person has to look at, and the address; empty where it is no place."""
    decided: tuple[Decided, ...]
    places: Places
    blocks: tuple[Block, ...]
    checked: tuple[str, ...]
    """How we checked, in three sentences."""
    hosted: str
    """Where the report is read; empty where client.yml does not say, or says no web address."""
    code: str
    """The same as a drawing for phones; empty where that would be too fine."""


def page(
    *, start: Start, since: Since | None, to_do: ToDo, places: Places, changes: Changes | None, method: Method, url: str
) -> OnPaper:
    """Put together what the other pages say; `url` is as typed in client.yml."""
    addresses = {card.page: card.address for card in (*places.cards, *places.leads)}
    hosted = html.unescape(inert.href(url))
    looks = [group for group in to_do.groups if group.bundles[0].first.finding.outcome is Outcome.UNSEEN]
    return OnPaper(
        start=start,
        since=since,
        total=to_do.total,
        parts=tuple(_parts([group for group in to_do.groups if group not in looks], addresses)),
        looks=tuple(
            (item.task, addresses.get(item.task.page, "") or item.replies.address)
            for group in looks
            for bundle in group.bundles
            for item in bundle.items
        ),
        decided=to_do.decided,
        places=places,
        blocks=tuple(block for block in changes.blocks if block.title != _SAID_ABOVE) if changes else (),
        checked=tuple(_checked(method)),
        hosted=hosted,
        code=_code(hosted) if 0 < len(hosted) <= _LONGEST_CODE else "",
    )


def _parts(groups: list[Group], addresses: Mapping[str, str]) -> Iterator[Part]:
    """Numbered throughout; the steps of one kind are told where they are first needed."""
    told: dict[tuple[str, str], int] = {}
    number = 0
    for group in groups:
        things = []
        for bundle in group.bundles:
            number += 1
            things.append(_thing(number, bundle, addresses, told))
        yield Part(group=group, things=tuple(things))


def _thing(number: int, bundle: Bundle, addresses: Mapping[str, str], told: dict[tuple[str, str], int]) -> Thing:
    playbook, check = bundle.first.playbook, bundle.first.finding.check
    steps = {"": playbook.steps()} if playbook else {}
    steps |= {task.network: playbook.steps_for(task.network) for task in bundle.tasks if playbook and task.network}
    needed = {(check, network): _on_paper(text) for network, text in steps.items() if text}
    elsewhere = sorted({told[key] for key in needed if key in told})
    here = {key[1]: text for key, text in needed.items() if key not in told}
    told |= {(check, network): number for network in here}
    return Thing(
        number=number,
        bundle=bundle,
        items=tuple((item, addresses.get(item.task.page, "")) for item in bundle.items),
        as_for=plain.listing([str(told_at) for told_at in elsewhere]),
        steps=here.pop("", ""),
        on=tuple(here.items()),
    )


def _on_paper(text: str) -> str:
    """Steps without links: an address elsewhere is written out, a page of this report is only named."""
    return _LINK.sub(lambda link: f"{link[1]} (<{link[2]}>)" if link[2].startswith("http") else link[1], text)


def _checked(method: Method) -> Iterator[str]:
    yield f"We looked on {method.looked}."
    counts = "what we couldn't see counts neither for nor against you"
    yield (f"We saw {_seen_of(method.seen, method.of)}, and {counts}." if method.of else f"{plain.capital(counts)}.")
    yield "We call a page gone after two looks a day apart, or when somebody who knows says so."


def _seen_of(seen: int, of: int) -> str:
    if of == 1:
        return "your one place" if seen else "nothing of your one place"
    return f"all {of} places" if seen == of else f"{seen or 'none'} of {of} places"


def _code(address: str) -> str:
    """A QR code as a drawing of one path (ISO/IEC 18004), black on white in any light."""
    import segno

    drawn = segno.make_qr(address, error="m").svg_inline(
        scale=1, border=4, dark="#000", light="#fff", svgclass="pr-code", lineclass=None, omitsize=True
    )
    said = inert.md(f"A code that opens {address}", _LONGEST_CODE + 40)
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{said}" ', 1)
