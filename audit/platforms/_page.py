"""The only way to HTML, feeds and JSON: sized up before they are parsed, parsed once, read without raising."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from audit import evidence
from audit.evidence import Reply

_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]{1,2000}")


def data(reply: Reply) -> Any:  # noqa: ANN401  # outside JSON is anything
    """The body as JSON; None when it is not JSON."""
    try:
        return json.loads(reply.body)
    except (ValueError, RecursionError):
        return None


def mapping(reply: Reply) -> Mapping[str, Any]:
    """The body as a JSON object; empty when it is not one."""
    value = data(reply)
    return value if isinstance(value, dict) else {}


def sequence(value: object) -> tuple[Any, ...]:
    """A JSON array as a tuple; empty when it is not one."""
    return tuple(value) if isinstance(value, list) else ()


def find(value: object, key: str) -> Iterator[Any]:
    """Every value standing under a key, anywhere in nested JSON, outermost first."""
    pending = [value]
    while pending:
        node = pending.pop()
        if isinstance(node, dict):
            if key in node:
                yield node[key]
            pending.extend(reversed(node.values()))
        elif isinstance(node, list):
            pending.extend(reversed(node))


def count(value: object) -> int | None:
    """A number of followers or posts; None when it is not one."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def excerpt(text: str) -> str:
    """Outside text on one line, at most 200 characters."""
    text = " ".join(text.split())
    return text if len(text) <= evidence.QUOTE else text[: evidence.QUOTE - 1] + "…"


def addresses_in(text: str) -> tuple[str, ...]:
    """The web addresses written out in a text, each once."""
    return tuple(dict.fromkeys(found.rstrip(".,;:!?") for found in _ADDRESS.findall(text[:20_000])))
