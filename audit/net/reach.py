"""Which network addresses may be dialled, and who turns names into them.

`ipaddress.is_global` alone is not enough: it calls multicast, cloud platforms' own addresses and several forms that
carry an IPv4 address inside an IPv6 one public. Sources: the IANA special-purpose address registries (RFC 6890),
RFC 6052 and RFC 8215 for NAT64, Microsoft's and Oracle's documentation of their metadata addresses.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import dataclasses
import functools
import ipaddress
import socket
from collections.abc import Awaitable, Callable

Names = Callable[[str], Awaitable[tuple[str, ...]]]
"""Looks a host up: its IP addresses, or `socket.gaierror`."""

_NOT_PUBLIC_4 = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
        ),
    )
)
_PUBLIC_6 = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    map(
        ipaddress.IPv6Network,
        ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3ffe::/16", "3fff::/20"),
    )
)


def is_public(address: str) -> bool:
    """Whether an IP address is one that a public website can be served from."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not any(ip in network for network in _NOT_PUBLIC_4)
    return ip.is_global and not ip.scope_id and ip in _PUBLIC_6 and not any(ip in network for network in _NOT_PUBLIC_6)


async def system_names(host: str) -> tuple[str, ...]:
    """The addresses the machine's own resolver gives for a host, in its order."""
    look_up = functools.partial(socket.getaddrinfo, host, None, type=socket.SOCK_STREAM)
    found = await asyncio.get_running_loop().run_in_executor(_lookups(), look_up)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


@functools.cache
def _lookups() -> concurrent.futures.ThreadPoolExecutor:
    """Look-ups block, and asyncio's own pool is small: a few dead names would hold up all others."""
    return concurrent.futures.ThreadPoolExecutor(max_workers=32, thread_name_prefix="names")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What may be dialled. The program only ever uses `PUBLIC`; tests bring one that allows loopback."""

    allows: Callable[[str], bool] = is_public
    """Told the IP address about to be dialled."""
    ports: frozenset[int] = frozenset({80, 443})
    names: Names = system_names


PUBLIC = Reach()
