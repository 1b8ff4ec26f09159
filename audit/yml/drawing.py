"""Whether an SVG file is a drawing and nothing more: what would run, or would fetch something, is named."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

_RUNNING = """a animate animatemotion animatetransform audio discard embed foreignobject handler iframe listener object
    script set video"""
_ACTIVE = frozenset(_RUNNING.split())
"""Elements that run, change addresses over time, or hold other documents."""
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
"""Where a reference may lead: within the drawing, or to pixels it carries itself."""
_FETCHES = re.compile(
    r"@import|\\|url\(\s*+['\"]?+(?!#|data:image/(?:png|jpeg|gif|webp)[;,]|data:font/)", re.IGNORECASE
)
"""In styles: an address outside, or a backslash that could hide one."""
_DECLARED = re.compile(r"<\?xml[^>]*\bencoding\s*=\s*['\"](?!utf-8['\"]|us-ascii['\"])", re.IGNORECASE)


def fault(data: bytes) -> str:
    """What is wrong with it, to follow "it"; empty where it is a harmless drawing."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "is not UTF-8"
    if _DECLARED.search(text[:200]):
        return "is not UTF-8"
    if "<!ENTITY" in text or "<?xml-stylesheet" in text:
        return "holds more than a drawing"
    try:
        root = ET.fromstring(text)  # noqa: S314  # without entities, and of at most 1 MB
    except ET.ParseError:
        return "cannot be read"
    return next(_faults(root), "")


def _faults(root: ET.Element) -> Iterator[str]:
    if _local(root.tag) != "svg":
        yield "is no SVG"
    for element in root.iter():
        name = _local(element.tag)
        if name in _ACTIVE:
            yield f"holds <{name}>, which is no drawing"
        if name == "style" and _FETCHES.search("".join(element.itertext())):
            yield "fetches something from elsewhere"
        for key, value in element.attrib.items():
            yield from _told(_local(key), value)


def _told(name: str, value: str) -> Iterator[str]:
    if name.startswith("on"):
        yield f"runs a script ({name})"
    if name in ("href", "src") and not _INSIDE.match(value):
        yield "fetches something from elsewhere"
    if _FETCHES.search(value):
        yield "fetches something from elsewhere"


def _local(name: object) -> str:
    """Without its namespace, in lower case."""
    return str(name).rpartition("}")[2].lower()
