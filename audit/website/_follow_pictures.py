"""How large a picture is, told from its first bytes.

The layouts are those of the PNG specification (11.2.2), GIF89a (18), ITU T.81 (B.2.2, JPEG) and RFC 9649 (WebP).
"""

from __future__ import annotations

from audit.evidence import Reply

_NO_SIZE = (b"\x00\x00\x01\x00", b"BM", b"II*\x00", b"MM\x00*")
"""How icons, bitmaps and TIFF pictures begin."""
_SCANS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG segments that state the size."""
_BARE = frozenset((0x01, *range(0xD0, 0xD9)))
"""JPEG markers that no length follows."""


def is_picture(reply: Reply) -> bool:
    """By its first bytes or, where they are of a kind not known here, by what its server calls it."""
    body = reply.body
    if not body:
        return False
    is_marked = size(body) != (0, 0) or body.startswith(_NO_SIZE) or body[4:12] in (b"ftypavif", b"ftypheic")
    return is_marked or reply.header("content-type").strip().lower().startswith("image/")


def size(body: bytes) -> tuple[int, int]:
    """Width and height in points; 0 and 0 when its beginning does not tell."""
    if body.startswith(b"\x89PNG\r\n\x1a\n") and body[12:16] == b"IHDR" and len(body) >= 24:
        return _big(body, 16, 4), _big(body, 20, 4)
    if body.startswith((b"GIF87a", b"GIF89a")) and len(body) >= 10:
        return _little(body, 6, 2), _little(body, 8, 2)
    if body.startswith(b"RIFF") and body[8:12] == b"WEBP" and len(body) >= 30:
        return _webp(body)
    return _jpeg(body) if body.startswith(b"\xff\xd8\xff") else (0, 0)


def _jpeg(body: bytes) -> tuple[int, int]:
    """Walk from segment to segment; each is at least four bytes, so the walk ends."""
    at = 2
    while at + 9 <= len(body) and body[at] == 0xFF:
        kind = body[at + 1]
        if kind in _SCANS:
            return _big(body, at + 7, 2), _big(body, at + 5, 2)
        if kind == 0xFF or kind in _BARE:
            at += 1 if kind == 0xFF else 2
        else:
            at += 2 + max(_big(body, at + 2, 2), 2)
    return 0, 0


def _webp(body: bytes) -> tuple[int, int]:
    match body[12:16]:
        case b"VP8 " if body[23:26] == b"\x9d\x01\x2a":
            return _little(body, 26, 2) & 0x3FFF, _little(body, 28, 2) & 0x3FFF
        case b"VP8L" if body[20] == 0x2F:
            bits = _little(body, 21, 4)
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8X":
            return _little(body, 24, 3) + 1, _little(body, 27, 3) + 1
        case _:
            return 0, 0


def _big(body: bytes, at: int, length: int) -> int:
    return int.from_bytes(body[at : at + length], "big")


def _little(body: bytes, at: int, length: int) -> int:
    return int.from_bytes(body[at : at + length], "little")
