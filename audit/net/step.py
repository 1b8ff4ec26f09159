"""One request of an ask: the first, and the ones that redirects lead to."""

from __future__ import annotations

import dataclasses

from audit.evidence import Ask, Failure
from audit.net.settings import Settings, greeting
from audit.net.unanswered import Unanswered
from audit.net.vetting import Target, follow, vet

REDIRECTS = frozenset({301, 302, 303, 307, 308})

_OURS = frozenset(
    {
        "accept-encoding",
        "authorization",
        "connection",
        "content-length",
        "cookie",
        "host",
        "proxy-authorization",
        "transfer-encoding",
        "user-agent",
    }
)
"""Headers an ask has no say in: who we are, and how the connection is kept."""
_CARRIED = frozenset({"accept", "accept-encoding", "accept-language", "user-agent"})
"""The only headers that follow a redirect to another host."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    method: str
    target: Target
    headers: tuple[tuple[str, str], ...]
    body: str = ""
    key: str = ""
    """The key whose `{NAME}` stands in the target or headers, to be filled in on the wire."""


def first(ask: Ask, settings: Settings) -> Step:
    """The request an ask begins with; `Unanswered` when its address or its key's host is refused."""
    target = vet(ask.address, settings.reach.ports)
    wanted = {name.lower(): value for name, value in ask.headers if name.lower() not in _OURS}
    placed: tuple[tuple[str, str], ...] = ()
    if ask.key:
        target, placed = settings.keys.lay_out(ask.key, target)
    headers = dict(greeting(settings.language, settings.contact)) | wanted | dict(placed)
    return Step(method=ask.method, target=target, headers=tuple(headers.items()), body=ask.body, key=ask.key)


def after(step: Step, status: int, location: str, ports: frozenset[int]) -> Step:
    """Where a redirect leads. Nothing but our greeting, and no key, is carried to another host."""
    target = follow(step.target, location, ports)
    at_home = target.host == step.target.host and target.scheme == step.target.scheme
    reads = step.method == "GET" or status in {301, 302, 303}
    if target.address == step.target.address and step.method == "GET":
        raise Unanswered(Failure.BAD_REDIRECT, "redirects to itself")
    return Step(
        method="GET" if reads else step.method,
        target=target,
        headers=tuple(
            (name, value)
            for name, value in step.headers
            if (at_home or name in _CARRIED) and not (reads and name == "content-type")
        ),
        body="" if reads else step.body,
        key=step.key if at_home else "",
    )
