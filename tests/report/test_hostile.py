"""A report about people who mean harm has the same skeleton as one about a bakery."""

from __future__ import annotations

import dataclasses
import html
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import markdown  # type: ignore[import-untyped]  # it ships no types
import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

import bakery
from audit.activity import Activity
from audit.address import Identity, Kind
from audit.client import Brand, Client, Person, Report
from audit.dossier import Dossier, Place
from audit.evidence import Fact, FactKind, Hop, Newest, Precision, Reading, Saw, Sighting, Sign
from audit.finding import Finding, Level, Outcome, Ruling, Stance
from audit.followed import End, Followed, Purpose
from audit.practice import Answer, Fault, answer
from audit.report import render, site
from audit.report.sources import Sources
from audit.verdict import Verdict
from audit.website import FoundLink, PageSeen, Site, SiteState, Source
from audit.website.noticed import Noticed, Preview, StatedBy, StatedFact, Trait
from practising import look_once

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    '<iframe srcdoc="<script>alert(1)</script>">',
    "<details open ontoggle=alert(1)>",
    "</title><script>alert(1)</script>",
    "</a></td></table></div></main><script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "' autofocus onfocus=alert(1) tabindex=1 x='",
    '" onmouseover=alert(1) style="position:fixed;inset:0" x="',
    "[x](javascript:alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](<javascript:alert(1)>)",
    '![x](y "t\\" onerror=alert(1)")',
    "<javascript:alert(1)>",
    '<https://e.example/"onmouseover="alert(1)>',
    "[x][1]\n\n[1]: javascript:alert(1)",
    'x\n\n*[HTML]: "onmouseover=alert(1)',
    "x{ onclick=alert(1) }",
    'x {: onclick="alert(1)" }',
    '# h { onmouseover="alert(1)" }',
    "**b**{ onclick=alert(1) style=position:fixed }",
    '<div markdown="1" onclick=alert(1)>**x**</div>',
    '!!! note "x"\n    <script>alert(1)</script>',
    "??? danger\n    <script>alert(1)</script>",
    '=== "tab"\n\n    <script>alert(1)</script>',
    "/// html | script\nalert(1)\n///",
    "```html\n</code></pre><script>alert(1)</script>\n```",
    "```mermaid\ngraph TD; A\n```",
    "| a | b |\n|---|---|\n| <img src=x onerror=alert(1)> | |",
    "a | b | c",
    ":smile: :material-skull:",
    '--8<-- "/etc/hostname"',
    "{{ 7*191 }} {{ config }} {% for x in [1] %}<script>alert(1)</script>{% endfor %}",
    "{% include 'secret.txt' %} {# c #} {% raw %}",
    "---\ntitle: <script>alert(1)</script>\ntemplate: x.html\n---\n",
    "x: y # c\n- z",
    '!!python/object/apply:os.system ["id"]',
    "!ENV HOME",
    "*alias &anchor",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\<script>alert(1)\\</script>",
    "<!-- --><script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<style>*{display:none}</style>",
    '<meta http-equiv=refresh content="0;url=/x">',
    '<base href="//evil.example/">',
    "<form action=/x><input name=p type=password></form>",
    "\x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03 \x02amp\x03",
    "\u202eevil\u2066x\u2069",
    "\n\n\n# H1 injected\n\n- [ ] task\n\n1. x",
    "    indented code <b>",
    "> quote\n> <script>alert(1)</script>",
    "Term\n:   <script>alert(1)</script>",
    "++ctrl++ ==m== ^^u^^ ~~d~~ {--x--} (c) -->",
    "see https://e.example/?a=1&b=<script>alert(1)</script> www.e.example",
    "[TOC]",
    "1. x\n2. y",
    "[[wikilink]] <<x>> <%= 1 %> #{x}",
    "</li></ul></article>",
)
IGNORED = {"id", "href", "title", "aria-label", "for", "data-md-source"}


def place(number: int, text: str) -> Place:
    sighting = Sighting(key=f"bluesky:p{number}", saw=Saw.WORKS, on=bakery.NOON, until=bakery.DAY, by=text, newest=None)
    reading = Reading(
        signals=(bakery.signal(Sign.SHOWN, host=text, quote=text, to=text),),
        newest=Newest(at=bakery.ago(400), source=text, precision=Precision.DAY),
        name=text,
        bio=text,
        links=(text, "https://shop.example/" + "".join(filter(str.isprintable, text.replace(" ", "")))),
        unseen_parts=(text,),
    )
    made = bakery.place(
        text,
        Verdict.LIVE,
        Activity.ABANDONED,
        handle=f"p{number}",
        address=text,
        read=reading,
        sighting=sighting,
        listed=dataclasses.replace(bakery.listing(text, owner=text, note=text), purpose=text, backup=text),
    )
    return dataclasses.replace(made, newest=reading.newest)


def findings(texts: tuple[str, ...], check: str = "silent_profile") -> Iterator[Finding]:
    for number, text in enumerate(texts):
        for outcome in Outcome:
            yield Finding(
                check=check,
                outcome=outcome,
                level=Level.FIX_NOW if outcome is Outcome.PROBLEM else None,
                place=f"bluesky:p{number}",
                subject=outcome.value,
                title=text,
                sees=text,
                action=text,
                who=text,
                where=(text, text),
            )
        ruling = Ruling(
            finding=text, stance=Stance.ACCEPTED, reason=text, on=bakery.DAY, until=bakery.DAY, by=text, evidence=text
        )
        place = f"bluesky:p{number}"
        yield Finding(
            check=check, outcome=Outcome.DECISION, place=place, subject="ruled", title=text, sees=text, ruling=ruling
        )


def dossier(texts: tuple[str, ...], client: Client = bakery.CLIENT) -> Dossier:
    leftovers = tuple(dataclasses.replace(bakery.LEFTOVER, text=text, address=text) for text in texts)
    made = bakery.dossier(tuple(place(number, text) for number, text in enumerate(texts)), client, leftovers)
    return dataclasses.replace(
        made, snapshot=dataclasses.replace(made.snapshot, controls=(), read_from=texts[0], program=texts[0])
    )


def client(text: str) -> Client:
    return dataclasses.replace(
        bakery.CLIENT,
        name=text,
        website=text,
        people={text: Person(id=text, name=text)},
        brand=Brand(name=text, contact=text, colour=text),
        report=Report(intro=text, url=text),
    )


OWN_PAGES = ("content/website.md", "content/facts.md", "content/blog.md")
TOLD = (
    "broken_page",
    "dead_widget",
    "broken_contact",
    "wrong_facts",
    "poor_preview",
    "neglected_blog",
    "starter_content",
)


def website(text: str) -> Site:
    """A website whose every word and address is one text."""
    shown = (bakery.signal(Sign.SHOWN, quote=text),)
    hops = (Hop(address=text, status=301),)
    x = Identity(kind=Kind.PROFILE, platform="x", handle=text, address=text)
    return Site(
        address=bakery.CLIENT.website,
        final_address=bakery.CLIENT.website,
        state=SiteState.OPEN,
        signals=shown,
        title=text,
        description=text,
        name=text,
        town=text,
        language=text,
        links=tuple(
            FoundLink(address=text, identity=x, source=s, text=text, region="footer", pages=(text,)) for s in Source
        ),
        pages=tuple(
            PageSeen(
                address=text, final_address=text, title=text, text=text, linked_from=text, hops=hops, signals=shown
            )
            for _ in range(2)
        ),
        noticed=tuple(
            Noticed(trait=trait, value=text, text=text, region="footer", pages=(text, "/blog/a"), on_pages=2)
            for trait in Trait
        ),
        facts=tuple(
            StatedFact(fact=Fact(kind=kind, value=text), by=by, region="main", pages=(text,))
            for kind in FactKind
            for by in StatedBy
        ),
        preview=Preview(title=text, text=text, picture=text, site=text),
    )


def own_pages(text: str) -> dict[str, list[tuple[str, ...]]]:
    """The pages about the website, the facts and the blog, where all that was read and found is one text."""
    seen = website(text)
    facts = tuple(Fact(kind=kind, value=text) for kind in FactKind)
    bare = place(0, text)
    read = dataclasses.replace(bare.look.evidence.reading, facts=facts) if bare.look else None
    there = bakery.place(
        text, Verdict.LIVE, Activity.FRESH, platform="x", handle="p0", address=text, read=read, links=seen.links,
        listed=bakery.listing(text),
    )  # fmt: skip
    blog = bakery.place(
        text, Verdict.LIVE, Activity.FRESH, platform="blog", handle="b0", address="https://maplebakery.example/blog",
        read=read, listed=bakery.listing("https://maplebakery.example/blog"),
    )  # fmt: skip
    made = bakery.dossier((there, blog), leftovers=tuple(dataclasses.replace(link) for link in seen.links))
    followed = tuple(
        Followed(purpose=purpose, address=text, end=end, quote=text, title=text, final_address=text)
        for purpose, end in zip(Purpose, (End.MISSING, *End, *End), strict=False)
    )
    made = dataclasses.replace(made, site=seen, snapshot=dataclasses.replace(made.snapshot, followed=followed))
    told = (
        dataclasses.replace(finding, place="", who="web person")
        for check in TOLD
        for finding in findings((text,), check)
    )
    subjects = ("mail " + text, text)
    each = tuple(dataclasses.replace(finding, subject=subject) for finding in told for subject in subjects)
    files = render.render(made, each, Sources())
    return skeletons({name: files[name] for name in ("mkdocs.yml", *OWN_PAGES)})


def articles(texts: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    """Every page's own part, by the Markdown settings of the site."""
    return skeletons(render.render(dossier(texts), tuple(findings(texts, "a_check_without_a_playbook")), Sources()))


def skeletons(files: Mapping[str, str | bytes]) -> dict[str, list[tuple[str, ...]]]:
    settings = yaml.safe_load(files["mkdocs.yml"])["markdown_extensions"]
    writer = markdown.Markdown(extensions=list(settings), extension_configs=settings)
    pages = {name: str(body).split("---\n", 2)[2] for name, body in files.items() if name.endswith(".md")}
    return {name: list(skeleton(writer.reset().convert(body))) for name, body in pages.items()}


def whole(folder: Path, payload: str) -> dict[str, list[tuple[str, ...]]]:
    """Every page of the built site, head and navigation included, where even the client is hostile."""
    texts = (payload,)
    for name, body in render.render(dossier(texts, client(payload)), tuple(findings(texts)), Sources()).items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body if isinstance(body, bytes) else body.encode())
    site.build(folder)
    pages = (folder / "site").rglob("*.html")
    return {path.relative_to(folder).as_posix(): list(skeleton(path.read_text("utf-8"))) for path in sorted(pages)}


def skeleton(page: str) -> Iterator[tuple[str, ...]]:
    """Every element with its attributes, without those that carry a text or an address by design, and where one may break."""
    for node in LexborHTMLParser(page).css("*:not(wbr)"):
        told = {"content"} if (node.attributes.get("property") or "").startswith("og:") else set[str]()
        kept = (f"{name}={value}" for name, value in node.attributes.items() if name not in IGNORED | told)
        yield (node.tag or "", *sorted(kept))


@pytest.mark.slow
def test_hostile_places_leave_every_page_as_a_friendly_one_would() -> None:
    assert articles(PAYLOADS) == articles(tuple("plain words" for _ in PAYLOADS))


@pytest.fixture(scope="module")
def ordinary() -> list[dict[str, list[tuple[str, ...]]]]:
    return [own_pages(text) for text in ("plain words", "e.example", "https://e.example/a", "14 Foundry Lane")]


@pytest.mark.parametrize(
    "payload",
    [pytest.param(one, marks=[pytest.mark.slow] if number % 5 else []) for number, one in enumerate(PAYLOADS)],
)
def test_a_hostile_website_puts_no_element_on_its_own_pages_that_a_friendly_one_would_not(
    payload: str, ordinary: list[dict[str, list[tuple[str, ...]]]]
) -> None:
    """What a text is taken for decides which rows the facts and the blog check have; what rows are made of is the same."""
    pages = own_pages(payload)
    assert pages["content/website.md"] == ordinary[0]["content/website.md"]
    for name, elements in pages.items():
        assert set(elements) <= {element for friendly in ordinary for element in friendly[name]}, name


@pytest.fixture(scope="module")
def friendly(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, ...]]]:
    return whole(tmp_path_factory.mktemp("friendly"), "words")


@pytest.mark.parametrize("payload", [PAYLOADS[6], PAYLOADS[8], PAYLOADS[34], PAYLOADS[36], PAYLOADS[38]])
def test_a_hostile_client_leaves_the_whole_site_as_a_friendly_one_would(
    tmp_path: Path, friendly: dict[str, list[tuple[str, ...]]], payload: str
) -> None:
    assert whole(tmp_path, payload) == friendly


def test_the_address_of_the_report_is_no_way_into_the_head_of_its_pages(tmp_path: Path) -> None:
    pages = whole(tmp_path, 'https://e.example/"><script>alert(1)</script>')
    for name in pages:
        page = LexborHTMLParser((tmp_path / name).read_text("utf-8"))
        assert not [node for node in page.css("script") if (node.text() or "").startswith("alert")], name


def test_the_text_is_still_there_for_the_reader(tmp_path: Path) -> None:
    whole(tmp_path, PAYLOADS[0])
    page = LexborHTMLParser((tmp_path / "site" / "places" / "bluesky-p0.html").read_text("utf-8"))
    heading, title = page.css_first("h1"), page.css_first("title")
    assert heading is not None
    assert title is not None
    assert heading.text(strip=True) == PAYLOADS[0]
    assert PAYLOADS[0] in title.text()


# The same from the wire on: networks and a website whose every word is hostile, through the readers, to the built site

CLIENT = """\
name: Maple Street Bakery
website: https://maplebakery.example
profiles:
  - https://www.facebook.com/maplestreetbakery
  - https://www.instagram.com/maplestreetbakery
  - https://www.tiktok.com/@maplestreetbakery
  - https://www.youtube.com/@maplestreetbakery
  - https://social.example/@maplebakery
  - https://bsky.app/profile/maplestreetbakery.bsky.social
  - https://maplebakery.example/blog
"""
JSON_WORDS = re.compile(
    rb'("(?:title|name|displayName|display_name|description|about|biography|text|message|content|note|signature|nickname|full_name)":\\s*)"(?:[^"\\\\]|\\\\.)*"'
)
HTML_WORDS = re.compile(rb"(<(title|h1|h2|p|description|summary|a [^>]*)>)[^<]*(?=</)")
META_WORDS = re.compile(rb'((?:name|property)="(?:og:|twitter:)?(?:title|description|site_name)" content=)"[^"]*"')
HOSTILE_LINKS = (
    "javascript:alert(1)//instagram.com/x",
    'https://www.instagram.com/a"onmouseover="alert(1)',
    "https://www.facebook.com/<script>alert(1)</script>",
    "https://www.tiktok.com/@'><svg onload=alert(1)>",
    "https://x.com/{{7*7}}",
    "https://bsky.app/profile/../../etc/passwd",
    "http://169.254.169.254/latest/instagram.com",
    "https://www.youtube.com/@con",
)


class Speaking:
    """The practice web with one text for all its words, in bodies and in headers, and a home page full of links."""

    def __init__(self, words: str, links: tuple[str, ...] = ()) -> None:
        self.words = words
        self.links = "".join(f'<a href="{html.escape(to)}">{html.escape(words)}</a>' for to in links).encode()

    def __call__(self, method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        played = answer(method, address, headers, body)
        if isinstance(played, Fault) or not 200 <= played.status < 300:
            return played
        said = html.escape(self.words).encode()
        loud = JSON_WORDS.sub(lambda found: found[1] + json.dumps(self.words).encode(), played.body)
        loud = META_WORDS.sub(lambda found: found[1] + b'"' + said + b'"', loud)
        if address.rstrip("/") == "https://maplebakery.example":
            loud = HTML_WORDS.sub(lambda found: found[1] + said, loud).replace(b"</body>", self.links + b"</body>")
        kept = tuple((name, value) for name, value in played.headers if name != "content-length")
        header = "".join(letter for letter in self.words if " " < letter < "\x7f")
        return Answer(played.status, (*kept, ("x-words", header), ("content-length", str(len(loud)))), loud)


def looked(folder: Path, play: Speaking) -> dict[str, str]:
    audit = look_once(folder, CLIENT, play, build=True)
    assert audit.report
    return {p.relative_to(audit.report).as_posix(): p.read_text("utf-8") for p in sorted(audit.report.rglob("*.html"))}


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, ...]]]:
    pages = looked(tmp_path_factory.mktemp("spoken"), Speaking("plain words"))
    return {name: list(skeleton(page)) for name, page in pages.items()}


@pytest.mark.slow
@pytest.mark.parametrize("payload", [PAYLOADS[7], PAYLOADS[10], PAYLOADS[34], PAYLOADS[36]])
def test_a_run_on_a_hostile_web_builds_the_site_a_friendly_one_would(
    tmp_path: Path, spoken: dict[str, list[tuple[str, ...]]], payload: str
) -> None:
    pages = looked(tmp_path, Speaking(payload))
    assert {name: list(skeleton(page)) for name, page in pages.items()} == spoken
    assert any(LexborHTMLParser(page).css_first(".pr-seen__bio, .pr-seen__name") for page in pages.values())


@pytest.mark.slow
def test_hostile_addresses_on_the_home_page_become_no_code_and_no_odd_file(tmp_path: Path) -> None:
    pages = looked(tmp_path, Speaking("words", HOSTILE_LINKS))
    assert all(re.fullmatch(r"[a-z0-9/._-]{1,120}", name) and ".." not in name for name in pages)
    for page in pages.values():
        parsed = LexborHTMLParser(page)
        assert not [node.html for node in parsed.css("script") if "alert" in (node.text() or "")]
        for node in parsed.css("*"):
            assert not [name for name in node.attributes if name.startswith("on")], node.html
            assert not (node.attributes.get("href") or "").lower().startswith(("javascript:alert", "data:", "file:"))
