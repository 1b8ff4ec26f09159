"""Authored pages taken apart: how to put one check right, and what differs from network to network."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Mapping

import yaml

from audit import errors
from audit.platforms import PLATFORMS

FIX = "How to fix it"
SOURCES = "Sources"
_BLOG = "Blog or news page"
_ALSO_CALLED = {
    "Google": ("Google+", "Google Business Profile"),
    "Google+": ("Google+",),
    "Meta": ("Facebook", "Instagram", "Threads"),
    "Twitter": ("X",),
    "Blogger": (_BLOG,),
    "Typepad": (_BLOG, "Typepad"),
    "WordPress": (_BLOG,),
}
"""What a source may call a network by, beside its own name."""
_LINKED = re.compile(r"\[([^\]]*)\]")
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """One page of `content/playbook/`; its texts are our own Markdown."""

    id: str
    title: str
    minutes: int
    wait: str
    who: str
    checked: str
    sections: Mapping[str, str]
    """Text by heading, in the page's order, network steps included."""

    def steps(self) -> str:
        """What holds on every network."""
        return _split(self.sections.get(FIX, ""), "###")[0]

    def steps_for(self, network: str) -> str:
        """What to do on this network beyond that; empty where nothing differs."""
        return next(
            (text for name, text in _split(self.sections.get(FIX, ""), "###")[1].items() if name == network), ""
        )

    def sources_for(self, network: str) -> str:
        """The sources that name this network or none; all of them where no network is meant."""
        lines = self.sections.get(SOURCES, "").splitlines()
        return "\n".join(line for line in lines if not network or _is_of(line, network))


def _is_of(source: str, network: str) -> bool:
    """By the words of the link: an address may name a network that only hosts the page."""
    found = _LINKED.search(source)
    named = set(_named().findall(found[1])) if found else set()
    return not named or any(network in _ALSO_CALLED.get(name, (name,)) for name in named)


@functools.cache
def _named() -> re.Pattern[str]:
    """Every name a network goes by, the longest first: "Google+" is not "Google"."""
    names = {*(module.NAME for module in PLATFORMS.values()), *_ALSO_CALLED}
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?![\w+])")


def parse(id_: str, text: str) -> Playbook:
    """Front matter and second-level headings of an authored page."""
    meta, body = front(text)
    return Playbook(
        id=id_,
        title=meta.get("title") or id_.replace("_", " ").capitalize(),
        minutes=int(meta.get("minutes") or 0),
        wait=meta.get("wait") or "",
        who=meta.get("who") or "",
        checked=meta.get("checked") or "",
        sections=_split(body, "##")[1],
    )


def front(text: str) -> tuple[Mapping[str, str], str]:
    """An authored page's front matter, every value as it was typed, and what follows it."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    try:
        meta = yaml.load(found.group(1), Loader=yaml.BaseLoader)  # noqa: S506  # it makes strings and nothing else
    except yaml.YAMLError as error:
        raise errors.BadInput(f"content: the front matter of a page cannot be read ({error}).") from error
    return (meta if isinstance(meta, dict) else {}), text[found.end() :]


def _split(text: str, mark: str) -> tuple[str, dict[str, str]]:
    """What stands before the first heading of that level, and each heading with what follows it."""
    head, *parts = re.split(rf"^{mark} +", text, flags=re.MULTILINE)
    sections = {}
    for part in parts:
        title, _, body = part.partition("\n")
        sections[title.strip()] = body.strip()
    return head.strip(), sections
