"""What a snapshot keeps of an exchange: addresses with the names of their query, never its values."""

from __future__ import annotations

import dataclasses
import re

from audit.evidence import Exchange, Reply

_USER = re.compile(r"(?<=//)[^/?#@]*@")


def exchange(reply: Reply) -> Exchange:
    return Exchange(
        method=reply.ask.method,
        address=without_values(reply.ask.address),
        status=reply.status,
        failure=reply.failure,
        size=len(reply.body),
        seconds=round(reply.seconds, 3),
        hops=tuple(dataclasses.replace(hop, address=without_values(hop.address)) for hop in reply.hops),
    )


def without_values(address: str) -> str:
    """The address with `?actor=someone&page=2#top` cut down to `?actor=&page=`."""
    address, _, _ = address.partition("#")
    path, mark, query = address.partition("?")
    names = [name for part in query.split("&") for name, equals, _ in [part.partition("=")] if equals]
    return _USER.sub("", path) + mark + "&".join(f"{name}=" for name in names)
