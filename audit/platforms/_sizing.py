"""Sizes up a body in linear time, so that no parser is handed what it would choke on.

The parsers behind `_page` are quick on real pages and quadratic in nesting depth, in attributes of one tag, in the
options of a list and in broken markup. Where this scan and a browser would disagree, the scan assumes the deeper tree, or refuses.
"""

from __future__ import annotations

import re

MOST_TAGS = 150_000
MOST_FEED_TAGS = 30_000
MOST_ITEMS = 2_000
MOST_ATTRIBUTES = 300
MOST_OPTIONS = 5_000
DEEPEST = 1_500
MOST_STEPS = 5_000_000
"""From every tag to the outermost element around it: the way that selectors go. Large pages take a twentieth of it."""

_OPEN = re.compile(rb"<[A-Za-z]")
_OPTION = re.compile(rb"<option[\s/>]", re.IGNORECASE)
_SPACE = rb"[ \t\n\f\r]"
_ATTRIBUTE = (
    rb"[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+"
    rb"(?:" + _SPACE + rb"*+=" + _SPACE + rb"*+(?:\"[^\"]*+\"?|'[^']*+'?|[^ \t\n\f\r\"'>][^ \t\n\f\r>]*+)?)?+"
)
_TOKEN = re.compile(
    rb"<(?:(?P<comment>!--)|(?P<cdata>!\[CDATA\[)|(?P<odd>[!?]|/[^A-Za-z])"
    rb"|(?P<close>/?)(?P<name>[A-Za-z][^ \t\n\f\r/>]*+)(?P<attributes>(?:[ \t\n\f\r/]++|" + _ATTRIBUTE + rb")*+)>?)"
)
_COUNTED = re.compile(_ATTRIBUTE)
_CDATA = re.compile(rb"<!\[CDATA\[(?:[^\]]++|\](?!\]>))*+(?:\]\]>|\Z)")
_COMMENT_END = re.compile(rb"--!?>")
_ITEM = re.compile(rb"<(?:[\w-]{1,20}:)?(?:item|entry)[\s/>]", re.IGNORECASE)
_RAW = frozenset((b"script", b"style", b"textarea", b"title", b"xmp", b"iframe", b"noembed", b"noframes"))
_RAW_END = {name: re.compile(rb"</" + name + rb"(?=[ \t\n\f\r/>])", re.IGNORECASE) for name in _RAW}
_VOID = frozenset(b"area base br col embed hr img input link meta param source track wbr".split())
_LEFT_OPEN = frozenset(
    b"body colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead tr".split()
)  # their end tag may be left out
_FOREIGN = frozenset((b"svg", b"math"))
_STAYS_FOREIGN = frozenset(
    b"""a animate animatemotion animatetransform circle clippath defs ellipse feblend fecolormatrix fecomponenttransfer
    fecomposite feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage femerge femergenode femorphology
    feoffset filter g image line lineargradient marker mask metadata mpath path pattern polygon polyline
    radialgradient rect set stop switch symbol text textpath tspan use view""".split()
)


class TooHard(ValueError):
    """A body that a parser would need too long for; its place is unseen."""


def size_up_html(body: bytes) -> None:
    """Refuse HTML with too many tags, too many attributes in one of them, or too deep a tree."""
    tags = len(_OPEN.findall(body))
    if tags > MOST_TAGS:
        raise TooHard(f"{tags} tags")
    if len(_OPTION.findall(body)) > MOST_OPTIONS:
        raise TooHard("too many options to choose from")
    _Scan(body, judge_depth=tags > DEEPEST).run()


def size_up_feed(body: bytes) -> None:
    """Refuse XML with entity declarations, too many items, tags, or attributes in one tag."""
    bare = _CDATA.sub(b"", body)
    if b"<!ENTITY" in bare:
        raise TooHard("declares entities")
    if len(_ITEM.findall(bare)) > MOST_ITEMS:
        raise TooHard("too many items")
    if len(_OPEN.findall(bare)) > MOST_FEED_TAGS:
        raise TooHard("too many tags")
    for token in _TOKEN.finditer(bare):
        _count_attributes(token)


def _count_attributes(token: re.Match[bytes]) -> None:
    attributes = token["attributes"]
    # An attribute takes at least two characters with what parts it from the next.
    if attributes and len(attributes) > 2 * MOST_ATTRIBUTES and len(_COUNTED.findall(attributes)) > MOST_ATTRIBUTES:
        raise TooHard("too many attributes in one tag")


class _Scan:
    """One pass over the tags, keeping the elements that a browser may still hold open."""

    def __init__(self, body: bytes, *, judge_depth: bool) -> None:
        self.body = body
        self.judge_depth = judge_depth
        self.stack: list[bytes] = []
        self.foreign = False
        """Certainly inside SVG or MathML, where `<path/>` closes itself."""
        self.drawings = 0
        """How many SVG or MathML elements may still be open."""
        self.steps = 0

    def run(self) -> None:
        at = 0
        while token := _TOKEN.search(self.body, at):
            at = self._take(token)
            if self.steps > MOST_STEPS or (self.judge_depth and len(self.stack) > DEEPEST):
                raise TooHard("nested too deeply")

    def _take(self, token: re.Match[bytes]) -> int:
        """Account for one token; the position to go on from."""
        if token["comment"]:
            return self._after_comment(token)
        if token["cdata"] and self.judge_depth and self.drawings:
            raise TooHard("a marked section in a drawing")
        name = token["name"]
        if name is None:
            end = self.body.find(b">", token.start() + 2)
            return len(self.body) if end < 0 else end + 1
        _count_attributes(token)
        name = name.lower()
        if token["close"]:
            self._close(name)
            return token.end()
        if name in _RAW:
            return self._after_raw(name, token)
        self._open(name, closes_itself=token["attributes"].endswith(b"/"))
        return token.end()

    def _after_comment(self, token: re.Match[bytes]) -> int:
        if self.body.startswith((b">", b"->"), token.end()):
            return token.end()
        end = _COMMENT_END.search(self.body, token.end())
        return end.end() if end else len(self.body)

    def _after_raw(self, name: bytes, token: re.Match[bytes]) -> int:
        if self.foreign and token["attributes"].endswith(b"/"):
            return token.end()
        end = _RAW_END[name].search(self.body, token.end())
        stop = end.start() if end else len(self.body)
        if self.judge_depth:
            inside = self.body[token.end() : stop]
            if b"<" in inside and self.drawings:
                raise TooHard("markup in a drawing's own text")
            if name == b"script" and b"<!--" in inside and b"<script" in inside.lower():
                raise TooHard("a script that hides another")
        return stop

    def _open(self, name: bytes, *, closes_itself: bool) -> None:
        self.steps += len(self.stack)
        if name in _FOREIGN:
            self.foreign = not closes_itself or self.foreign
            if not closes_itself:
                self.stack.append(name)
                self.drawings += 1
            return
        self.foreign = self.foreign and name in _STAYS_FOREIGN
        if (closes_itself and self.foreign) or (name in _VOID and not self.drawings):
            return
        if self.stack and self.stack[-1] == name and name in _LEFT_OPEN:
            return
        self.stack.append(name)

    def _close(self, name: bytes) -> None:
        """Pop only what a browser would pop too: the innermost element, past those whose end may be left out."""
        if name in _RAW:
            return
        depth = len(self.stack)
        while depth and self.stack[depth - 1] != name and self.stack[depth - 1] in _LEFT_OPEN:
            depth -= 1
        matched = depth > 0 and self.stack[depth - 1] == name
        if not matched or name in _FOREIGN or depth < len(self.stack):
            self.foreign = False
        if matched:
            self.drawings -= name in _FOREIGN
            del self.stack[depth - 1 :]
