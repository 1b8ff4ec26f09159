"""The only way to HTML, feeds and JSON: sized up before they are parsed, parsed once, read without raising."""

from __future__ import annotations

import dataclasses
import functools
import html
import json
import re
import urllib.parse
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from audit import evidence
from audit.evidence import Reply
from audit.platforms import _charset, _feeds, _sizing
from audit.platforms._feeds import Entry, Feed
from audit.platforms._sizing import TooHard

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = [
    "Anchor",
    "Document",
    "Element",
    "Entry",
    "Feed",
    "Link",
    "TooHard",
    "addresses_in",
    "count",
    "data",
    "document",
    "embedded",
    "excerpt",
    "feed",
    "find",
    "loads",
    "mapping",
    "mapping_of",
    "sequence",
    "source",
    "words",
]

Region = Literal["header", "nav", "footer", "main", "body"]

_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]{1,2000}")
_LONE_SURROGATE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
"""Of text that was escaped twice; `&copy=` in an address is none."""
_TAG = re.compile(r"<[^<>]*>")
_MOST_ANCHORS = 3_000
_LANDMARKS: Mapping[str, Region] = {
    "header": "header",
    "banner": "header",
    "nav": "nav",
    "navigation": "nav",
    "footer": "footer",
    "contentinfo": "footer",
    "main": "main",
    "article": "main",
}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A `<link>` of the page's head (or, misplaced, of its body)."""

    address: str
    type: str = ""
    title: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """An `<a href>` as a customer meets it."""

    address: str
    """Absolute; as written when it cannot be joined."""
    raw: str
    text: str
    label: str = ""
    """What names an icon: aria-label, title or the picture's alternative text."""
    region: Region = "body"
    rel: str = ""
    classes: str = ""
    """Class names of the link and of what it holds, where icon fonts name the network."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """Any element of a page, for what no other method reads."""

    tag: str
    attributes: Mapping[str, str]
    text: str
    """Its words and those of what it holds, at most 200 characters."""
    region: Region

    def get(self, name: str) -> str:
        """An attribute without blanks around it, at most 2,048 characters; empty when it is not there."""
        return self.attributes.get(name, "").strip()[:2_048]


def loads(text: str | bytes) -> Any:  # noqa: ANN401  # outside JSON is anything
    """JSON out of outside text, lone surrogates replaced; None when it is not JSON."""
    try:
        written = text.decode(json.detect_encoding(text), "replace") if isinstance(text, bytes) else text
        return json.loads(_LONE_SURROGATE.sub(r"\\ufffd", written.removeprefix("\ufeff")), strict=False)
    except (ValueError, RecursionError):
        return None


def data(reply: Reply) -> Any:  # noqa: ANN401  # as loads
    """The body as JSON; None when it is not JSON."""
    return loads(reply.body)


def mapping(reply: Reply) -> Mapping[str, Any]:
    """The body as a JSON object; empty when it is not one."""
    return mapping_of(data(reply))


def mapping_of(value: object) -> Mapping[str, Any]:
    """A JSON object as it is; empty when the value is not one."""
    return value if isinstance(value, dict) else {}


def embedded(text: str, marker: str) -> Any:  # noqa: ANN401  # as loads
    """The JSON object that stands after a marker (`ytInitialData = `) in a page's source; None when there is none."""
    at = text.find(marker)
    start = text.find("{", at + len(marker)) if at >= 0 else -1
    if start < 0 or text[at + len(marker) : start].strip(" \t\r\n=\"']:("):
        return None
    try:
        return json.JSONDecoder(strict=False).raw_decode(_LONE_SURROGATE.sub(r"\\ufffd", text[start:]))[0]
    except (ValueError, RecursionError):
        return None


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


def words(markup: str) -> str:
    """The words of a short piece of outside HTML (a bio, a post), at most 5,000 characters of it."""
    return " ".join(html.unescape(_TAG.sub(" ", markup[:5_000])).split())


def excerpt(text: str) -> str:
    """Outside text on one line, at most 200 characters."""
    text = " ".join(text.split())
    return text if len(text) <= evidence.QUOTE else text[: evidence.QUOTE - 1] + "…"


def addresses_in(text: str) -> tuple[str, ...]:
    """The web addresses written out in a text, each once."""
    return tuple(dict.fromkeys(found.rstrip(".,;:!?") for found in _ADDRESS.findall(text[:20_000])))


def feed(reply: Reply) -> Feed | None:
    """The body as a feed; None when it is none. Raises `TooHard`."""
    if reply.body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _feeds.from_json(mapping(reply), reply.address)
    return _feeds.from_xml(reply.body, reply.address, reply.header("content-type"))


def source(reply: Reply) -> str:
    """The body as text in the page's own charset."""
    return _charset.decoded(reply)


def document(reply: Reply) -> Document:
    """The body as HTML, whatever its bytes. Raises `TooHard`."""
    from selectolax.lexbor import LexborHTMLParser

    text = _charset.decoded(reply)
    _sizing.size_up_html(text.encode("utf-8", "replace"))
    return Document(LexborHTMLParser(text), reply.address)


class Document:
    """A page, parsed once; every method reads and none raises."""

    def __init__(self, tree: LexborHTMLParser, address: str) -> None:
        self._tree = tree
        self._regions: dict[int, Region | None] = {}
        """By node, the landmark it is or lies in."""
        base = tree.css_first("base[href]")
        self._base = _joined(address, _attribute(base, "href")) if base else address
        root, title = tree.css_first("html"), tree.css_first("head title") or tree.css_first("title")
        self.lang = _attribute(root, "lang")[:35] if root else ""
        self.title = " ".join(title.text(deep=True).split())[:1_000] if title else ""

    def has(self, css: str) -> bool:
        return self._tree.css_first(css) is not None

    def meta(self, name: str) -> str:
        """The first content of a `<meta>` of that property, name or itemprop."""
        return _REFERENCE.sub(lambda found: html.unescape(found[0]), self._metas.get(name.lower(), "")).strip()

    @functools.cached_property
    def _metas(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for node in self._tree.css("meta[content]"):
            attributes = node.attributes
            for named in ("property", "name", "itemprop") if attributes["content"] else ():
                found.setdefault((attributes.get(named) or "").lower(), attributes["content"] or "")
        return found

    def links(self, rel: str) -> tuple[Link, ...]:
        """The `<link>`s that carry this relation, addresses made absolute."""
        return tuple(
            Link(
                address=_joined(self._base, _attribute(node, "href")),
                type=_attribute(node, "type").lower(),
                title=_attribute(node, "title"),
            )
            for node in self._tree.css("link[href]")
            if rel in _attribute(node, "rel").lower().split()
        )

    def anchors(self) -> tuple[Anchor, ...]:
        """The links of the page in their order, at most 3,000."""
        return self._anchors

    @functools.cached_property
    def _anchors(self) -> tuple[Anchor, ...]:
        return tuple(self._anchor(node) for node in self._tree.css("a[href], area[href]")[:_MOST_ANCHORS])

    def anchors_in(self, css: str, most: int = 200) -> tuple[tuple[Anchor, ...], ...]:
        """For each element that a selector of ours finds, the links inside it, at most 20."""
        return tuple(
            tuple(self._anchor(link) for link in node.css("a[href]")[:20]) for node in self._tree.css(css)[:most]
        )

    def _anchor(self, node: LexborNode) -> Anchor:
        own, child = node.attributes, node.child
        holds_more = child is not None and not (child.is_text_node and child.next is None)
        picture = node.css_first("img[alt]") if holds_more else None
        classed = node.css("[class]")[:5] if holds_more else (node,)  # the link itself is among them
        raw = (own.get("href") or "").strip()
        labels = (own.get("aria-label") or "", own.get("title") or "", _attribute(picture, "alt"))
        return Anchor(
            address=_joined(self._base, raw),
            raw=raw[:2_048],
            text=excerpt(node.text(deep=True)[:1_000]),
            label=excerpt(next((label for label in labels if label.strip()), "")),
            region=self._region(node),
            rel=(own.get("rel") or "").lower()[:100],
            classes=" ".join(_attribute(one, "class") for one in classed)[:300],
        )

    def elements(self, css: str, most: int = 200) -> tuple[Element, ...]:
        """Elements that a selector of ours finds, in their order."""
        return tuple(
            Element(
                tag=node.tag or "",
                attributes={name: value or "" for name, value in node.attributes.items()},
                text=excerpt(node.text(deep=True, separator=" ")[:5_000]),
                region=self._region(node),
            )
            for node in self._tree.css(css)[:most]
        )

    def _region(self, node: LexborNode) -> Region:
        """The outermost landmark around a link: a header inside an article is part of the article."""
        around: list[LexborNode] = []
        parent = node.parent
        while parent is not None and parent.mem_id not in self._regions:
            around.append(parent)
            parent = parent.parent
        region = self._regions[parent.mem_id] if parent is not None else None
        for inner in reversed(around):
            region = self._regions[inner.mem_id] = region or _landmark(inner)
        return region or "body"

    def absolute(self, written: str) -> str:
        """An address as the page means it; as written when it cannot be joined."""
        return _joined(self._base, written)

    def json_scripts(self) -> tuple[Any, ...]:
        """Every `<script type="application/json">` that is JSON."""
        return self._scripts("application/json")

    def script(self, element_id: str) -> Any:  # noqa: ANN401  # as loads
        """The JSON in the script of that id; None when there is none."""
        found = (node for node in self._tree.css("script[id]") if _attribute(node, "id") == element_id)
        return next((loads(node.text(deep=True)) for node in found), None)

    def script_texts(self) -> Iterator[str]:
        """The source of every inline script."""
        return (node.text(deep=True) for node in self._tree.css("script"))

    def json_ld(self) -> tuple[Mapping[str, Any], ...]:
        """schema.org nodes, taken out of arrays and @graph."""
        pending: list[Any] = list(reversed(self._scripts("application/ld+json")))
        nodes: list[Mapping[str, Any]] = []
        while pending and len(nodes) < 500:
            match pending.pop():
                case list() as several:
                    pending.extend(reversed(several))
                case dict() as node:
                    nodes.append(node)
                    pending.append(node.get("@graph"))
                case _:
                    pass
        return tuple(nodes)

    def times(self) -> tuple[str, ...]:
        """Every `<time datetime>` as written."""
        return tuple(_attribute(node, "datetime")[:64] for node in self._tree.css("time[datetime]")[:_MOST_ANCHORS])

    def text(self, limit: int = 20_000) -> str:
        """The words of the page without scripts and styles, on one line."""
        return self._words[:limit]

    @functools.cached_property
    def _words(self) -> str:
        tree = self._tree.clone()
        tree.strip_tags(["script", "style", "template", "noscript"])
        return " ".join(tree.body.text(deep=True, separator=" ").split()) if tree.body else ""

    def _scripts(self, kind: str) -> tuple[Any, ...]:
        found = (
            loads(node.text(deep=True))
            for node in self._tree.css("script[type]")
            if _attribute(node, "type").partition(";")[0].strip().lower() == kind
        )
        return tuple(value for value in found if value is not None)


def _attribute(node: LexborNode | None, name: str) -> str:
    return (node.attributes.get(name) or "") if node else ""


def _joined(base: str, address: str) -> str:
    try:
        return urllib.parse.urljoin(base, address.strip()[:2_048])
    except ValueError:
        return address.strip()[:2_048]


def _landmark(node: LexborNode) -> Region | None:
    return _LANDMARKS.get((node.attributes.get("role") or "").lower()) or _LANDMARKS.get(node.tag or "")
