"""Pages of a website kept from one run to the next, so that what did not change is not sent again (RFC 9110, 13)."""

from __future__ import annotations

import base64
import dataclasses
import gzip
import io
import json
import zlib
from collections.abc import Mapping
from typing import Any

from audit.evidence import Ask, Hop, Reply

__all__ = ["Kept", "answered", "conditional", "packed", "unpacked", "worth_keeping"]

_UNCHANGED = 304
_LONGEST = 200
"""Characters of a mark."""
_LARGEST = 1_048_576
"""Bytes of a page that is kept; a larger one is sent again."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One page as its server last sent it, with the marks by which the server knows it again."""

    etag: str = ""
    modified: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    """Those that say how to read the body."""
    body: bytes


def conditional(ask: Ask, kept: Mapping[str, Kept]) -> Ask:
    """The ask, made conditional where its page is kept. An ETag is the surer mark: then no date is sent (13.1.3)."""
    known = kept.get(ask.address) if _is_plain(ask) else None
    if known is None or not _is_sendable(known.etag or known.modified):
        return ask
    mark = ("if-none-match", known.etag) if known.etag else ("if-modified-since", known.modified)
    return dataclasses.replace(ask, headers=(mark,))


def answered(ask: Ask, reply: Reply, kept: Mapping[str, Kept]) -> Reply | None:
    """The reply to the ask as it was before it was made conditional; an unchanged page with status 200.

    None where a server says "unchanged" of what may be another page, for then the page must be asked for outright:
    after a redirect, with another mark, or by a date alone, which any older page satisfies, a stand-in included.
    """
    known = kept.get(ask.address)
    if known is None or reply.status != _UNCHANGED:
        return dataclasses.replace(reply, ask=ask)
    if len(reply.hops) > 1 or not _is_same(reply, known):
        return None
    marks = (("etag", known.etag), ("last-modified", known.modified))
    return Reply(
        ask=ask,
        hops=(Hop(address=reply.address, status=200),),
        headers=(*known.headers, *((name, value) for name, value in marks if value)),
        body=known.body,
        detail="unchanged since the last visit",
        seconds=reply.seconds,
    )


def worth_keeping(reply: Reply) -> Kept | None:
    """What to keep of a reply: pages that their server knows again, unless it forbids keeping them."""
    etag, modified = reply.header("etag"), reply.header("last-modified")
    is_page = reply.status == 200 and len(reply.hops) == 1 and "html" in reply.header("content-type")
    forbidden = "no-store" in reply.header("cache-control") or not _is_plain(reply.ask)
    if not (etag or modified) or not is_page or forbidden or len(reply.body) > _LARGEST:
        return None
    told = tuple((name, value) for name, value in reply.headers if name in ("content-type", "content-language"))
    kept = Kept(etag=etag, modified=modified, headers=told, body=reply.body)
    return kept if _is_sendable(etag or modified) else None


def packed(pages: Mapping[str, Kept], largest: int) -> bytes:
    """Pages as a file's bytes: as many as make no more than about so many bytes when unpacked."""
    rows, size = [], 0
    for address, page in pages.items():
        size += len(page.body) * 4 // 3 + 1_000
        if size < largest // 2:
            rows.append({**dataclasses.asdict(page), "address": address, "body": base64.b64encode(page.body).decode()})
    return gzip.compress(json.dumps(rows).encode(), 6, mtime=0)


def unpacked(body: bytes, largest: int) -> Mapping[str, Kept]:
    """Pages by address from a file that may be broken or anybody's: then none; never more than so many bytes are read."""
    try:
        with gzip.open(io.BytesIO(body)) as file:
            rows = json.loads(file.read(largest))
        return {row["address"]: _from_row(row) for row in rows}
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _from_row(row: Mapping[str, Any]) -> Kept:
    return Kept(
        etag=str(row["etag"]),
        modified=str(row["modified"]),
        headers=tuple((str(name), str(value)) for name, value in row["headers"]),
        body=base64.b64decode(row["body"], validate=True),
    )


def _is_same(reply: Reply, known: Kept) -> bool:
    """Whether the server's own mark, where it tells one, is that of the page we have."""
    etag, modified = reply.header("etag"), reply.header("last-modified")
    if known.etag:
        return not etag or etag.removeprefix("W/") == known.etag.removeprefix("W/")
    return modified == known.modified


def _is_sendable(mark: str) -> bool:
    """Whether a mark, which a stranger or a broken file may have made, can stand in a header (RFC 9110, 5.5)."""
    return len(mark) <= _LONGEST and mark.isascii() and mark.isprintable()


def _is_plain(ask: Ask) -> bool:
    return ask.method == "GET" and not (ask.headers or ask.body or ask.key)
