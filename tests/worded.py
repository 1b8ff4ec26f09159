"""What a reader reads on a page of the report, and the rules for our words: sentences, jargon, dates, doubt, blame."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

import markdown  # type: ignore[import-untyped]  # it ships no types

from plainly import LONGEST_SENTENCE, sentences

_EXTENSIONS = ("admonition", "attr_list", "tables", "pymdownx.details")
"""Those of `mkdocs.yml` that change what is read."""
_INLINE = frozenset("a abbr b bdi bdo cite code em i kbd mark q s small strong sub sup time u wbr".split())  # noqa: SIM905  # easier to read
_VOID = frozenset("br hr img input link meta source wbr".split())  # noqa: SIM905  # as above
_UNREAD = frozenset(("script", "style", "svg", "template", "title"))
OUTSIDE = frozenset(
    """pr-seen__name pr-seen__bio pr-seen__link pr-seen__links pr-share__words pr-share__host pr-address pr-evidence
    pr-names pr-print__links""".split()  # noqa: SIM905  # as above
)
"""Classes of what others wrote, and of raw evidence."""
_ITEM = r"[^\s,:]+(?: [^\s,:]+){0,4}"
_LIST = re.compile(rf"(?<=: ){_ITEM}, {_ITEM}(?:, {_ITEM})*(?:,?….?)?$")
"""What is a list of names, and no sentence."""
_SPOTS = "Where: "
"""Begins a list of spots on the website."""
_SOURCES = ("Where these steps come from", "Sources")


@dataclasses.dataclass(frozen=True, slots=True)
class Text:
    """One run of words as it stands on a page."""

    page: str
    section: str
    """The heading above it, or the line that unfolds it."""
    tag: str
    words: str


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.open: list[tuple[str, frozenset[str]]] = []
        self.texts: list[Text] = []
        self._section = self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = frozenset((dict(attrs).get("class") or "").split())
        if tag not in _INLINE or classes & OUTSIDE:
            self.flush()
        if tag not in _VOID:
            self.open.append((tag, classes))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE or any(classes & OUTSIDE for _, classes in self.open):
            self.flush()
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if any(tag == "pre" for tag, _ in self.open):  # a letter: each line says its own
            for line in data.splitlines():
                self._words = line
                self.flush()
            return
        self._words += data

    def flush(self) -> None:
        """What was read so far is one text; the inside of a drawing and what others wrote are none."""
        said, self._words = " ".join(self._words.split()), ""
        tags = {tag for tag, _ in self.open}
        if not said or tags & _UNREAD or any(classes & OUTSIDE for _, classes in self.open):
            return
        tag = self.open[-1][0] if self.open else ""
        if "pre" in tags:
            tag = "pre"
        if re.fullmatch(r"h[1-6]|summary", tag):
            self._section = said
        self.texts.append(Text(self.page, self._section, tag, said))


@functools.cache
def read(page: str, text: str) -> tuple[Text, ...]:
    """The visible words of one page as it is written: Markdown with front matter, or bare."""
    body = text.split("---\n", 2)[2] if text.startswith("---\n") else text
    reader = _Reader(page)
    reader.feed(markdown.markdown(body, extensions=list(_EXTENSIONS)))
    reader.flush()
    return tuple(reader.texts)


# The rules

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_ADDRESS = re.compile(
    r"https?://\S+[^\s.,;:)]|\S+@\S+\.\w+|(?<!\w)/[\w/.-]*[\w/-]|\b[\w-]+(?:\.[\w-]+)*\.(?:com|example|social|org|net)\S*\b"
)
_NETWORK_PAGES = ("networks/", "method.", "glossary.", "reading.")
_JARGON = re.compile(
    r"\b(https?|seo|nap|og|cta|urls?|html|dns|api|ssl|tls|javascript|robots\.txt|bots?|crawl\w*|scrap(e|es|ed|ing)|handles?|users?"
    r"|fail(s|ed|ure|ures)?|violat\w*|critical|errors?|dead|status|(?:source|status) code|rate.limit\w*|timeouts?|redirect chain"
    r"|40[0-9]|410|429|451|50[0-4]|999)\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(maybe|perhaps|probably|possibly|likely|presumably|apparently|seem(s|ed)?|might|appears? to)\b", re.IGNORECASE
)
_BLAME = re.compile(
    r"\b(careless\w*|sloppy|lazy|forgot|(?<!no )(?<!nobody's )fault|your mistake|you should have|neglect(s|ed|ing)?|bad job)\b",
    re.IGNORECASE,
)
_DATE = r"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
_DATED = re.compile(
    rf"\b(?:post|review)\b[^.]*?\bfrom (?:about )?{_DATE}(?! \((?:[\w ]+ (?:ago|before)|today|yesterday|that day|the day before)\))",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\d of (?:the )?\d+ places?\b")
_BY_SIGHT = re.compile(r"\bwe (?:could see|saw)\b", re.IGNORECASE)


def bare(text: str) -> str:
    """Our words alone: an address, and what others say in quotes, is one word."""
    return _ADDRESS.sub("there", _QUOTED.sub("that", text))


def in_appendix(text: Text) -> bool:
    """Where the curious read how we know: there evidence may be called by its name."""
    return (
        text.page.startswith(_NETWORK_PAGES)
        or text.tag == "pre"  # to whoever builds the website, in their words
        or text.section in ("How we know", *_SOURCES)
        or text.section.startswith("The evidence")
    )


def faults(texts: Iterable[Text]) -> Iterator[tuple[str, str, str]]:
    """Rule, page and sentence of whatever breaks one."""
    for text in texts:
        if text.section in _SOURCES and text.tag != "summary":
            continue
        for rule, sentence in broken(text.words, appendix=in_appendix(text)):
            yield rule, text.page, sentence


def broken(words: str, *, appendix: bool = False) -> Iterator[tuple[str, str]]:
    """The rules that some words break, with the sentence."""
    for one in (part for sentence in sentences(bare(words)) for part in sentence.split(" · ")):
        if len(_LIST.sub("that", one).split()) > LONGEST_SENTENCE and not one.startswith(_SPOTS):
            yield "too long", one
        if _DATED.search(one):
            yield "a date without its age", one
        if _BLAME.search(one):
            yield "blame", one
        if "%" in one:
            yield "a share in place of a count", one
        if appendix:
            continue
        if _JARGON.search(one):
            yield "jargon", one
        if _DOUBT.search(one):
            yield "a doubt that is neither looks nor may", one
        if _COUNTED.search(one) and not _BY_SIGHT.search(one):
            yield "a count that does not say of what we could see", one
