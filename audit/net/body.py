"""A body read piece by piece, decompressed by ourselves and never past its cap."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator

from audit.evidence import Failure
from audit.net.unanswered import Unanswered


async def read(pieces: AsyncIterator[bytes], encoding: str, most: int) -> bytes:
    """The whole body; `encoding` is the Content-Encoding header, `most` the cap in bytes, as sent and decompressed.

    `Unanswered` with TOO_BIG or BAD_ENCODING. Only gzip was offered, so nothing else is opened, and nothing twice.
    """
    match encoding.strip().lower():
        case "" | "identity":
            return await _plain(pieces, most)
        case "gzip" | "x-gzip":
            return await _gzip(pieces, most)
        case other:
            raise Unanswered(Failure.BAD_ENCODING, f"encoded as {other[:40]}, which was not offered")


async def _plain(pieces: AsyncIterator[bytes], most: int) -> bytes:
    kept: list[bytes] = []
    size = 0
    async for piece in pieces:
        size += len(piece)
        if size > most:
            raise _too_big(most)
        kept.append(piece)
    return b"".join(kept)


async def _gzip(pieces: AsyncIterator[bytes], most: int) -> bytes:
    """What stands behind the end of the compressed stream is left unread, as browsers do."""
    opened = zlib.decompressobj(16 + zlib.MAX_WBITS)
    body = bytearray()
    arrived = 0
    async for piece in pieces:
        arrived += len(piece)
        try:
            body += opened.decompress(piece, most + 1 - len(body))
        except zlib.error as error:
            raise Unanswered(Failure.BAD_ENCODING, f"broken gzip: {error}") from error
        if max(arrived, len(body)) > most:
            raise _too_big(most)
        if opened.eof:
            break
    if arrived and not opened.eof:
        raise Unanswered(Failure.BAD_ENCODING, "the compressed body ends early")
    return bytes(body)


def _too_big(most: int) -> Unanswered:
    return Unanswered(Failure.TOO_BIG, f"more than {most} bytes")
