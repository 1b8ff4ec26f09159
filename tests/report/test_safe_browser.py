"""What a browser lets a report do: all that it is made for, and nothing that anybody slipped in."""

from __future__ import annotations

import dataclasses
import html
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext
from selectolax.lexbor import LexborHTMLParser

import bakery
import kinds
import seen
from audit.client import Report
from audit.practice import Answer, Fault, answer
from built import built
from hosting import hosted, told
from practising import BAKERY, look_twice

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("hostile")]

RUN = "window.planted = true"
PAYLOAD = (
    f"</title></p></a><script>{RUN}</script><img src=x onerror='{RUN}'><svg onload='{RUN}'>"
    f"<iframe srcdoc=\"<script>parent.planted = true</script>\"></iframe>[x](javascript:{RUN}){{ onclick='{RUN}' }}"
)
WORDS = (
    re.compile(
        rb'("(?:title|name|displayName|display_name|description|about|biography|text|message|content)":\s*)"(?:[^"\\]|\\.)*"'
    ),
    re.compile(rb'((?:name|property)="(?:og:|twitter:)?(?:title|description|site_name)" content=)"[^"]*"'),
)
HEARD = """addEventListener("securitypolicyviolation", event =>
  (window.violations ||= []).push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))"""


def speaking(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
    """The practice web, where every name and text means harm."""
    played = answer(method, address, headers, body)
    if isinstance(played, Fault) or not 200 <= played.status < 300:
        return played
    quoted, escaped = json.dumps(PAYLOAD).encode(), html.escape(PAYLOAD).encode()
    loud = WORDS[0].sub(lambda found: found[1] + quoted, played.body)
    loud = WORDS[1].sub(lambda found: found[1] + b'"' + escaped + b'"', loud)
    loud = re.sub(rb"(<(title|h1|h2|p|a [^>]*)>)[^<]*(?=</)", lambda found: found[1] + escaped, loud)
    kept = tuple((name, value) for name, value in played.headers if name != "content-length")
    return Answer(played.status, (*kept, ("content-length", str(len(loud)))), loud)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a web that means harm, made before a browser runs a loop of its own."""
    audit = look_twice(tmp_path_factory.mktemp("hostile"), BAKERY, speaking, build=True)
    assert audit.report
    return audit.report / "site"


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    context.add_init_script(HEARD)
    yield context
    context.close()


def met(context: BrowserContext, address: str) -> tuple[list[str], list[str], bool]:
    """What the policy kept a page from, what the page asked of others, and whether anything planted ran."""
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_function(seen.SCRIPTS_RAN)
    if address.startswith("http"):
        page.get_by_text("Type to start searching").wait_for(state="attached")
    violations, ran = page.evaluate("[window.violations || [], 'planted' in window]")
    page.close()
    own = ("file:", "data:", "about:", "/".join(address.split("/")[:3]) + "/")
    return violations, [one for one in asked if not one.startswith(own)], ran


def test_the_words_of_the_web_stand_on_its_pages(hostile: Path) -> None:
    pages = kinds.examples(hostile)
    assert {"Start", "To do", "What changed", "Your website's links", "Print", "a place that is open"} <= set(pages)
    assert RUN in LexborHTMLParser(pages["a place that is open"].read_text("utf-8")).css("article")[0].text()
    assert RUN in LexborHTMLParser(pages["Your website's links"].read_text("utf-8")).css("article")[0].text()


ONE_A_FOLDER = ("Start", "a place that is open", "a playbook", "a network")


@pytest.mark.parametrize("where", ["disk", "host", "below a path of a host"])
def test_a_page_breaks_no_rule_of_its_own_and_runs_nothing_it_was_told(
    context: BrowserContext, hostile: Path, where: str
) -> None:
    with hosted(hostile, "/clients/maple/" if where.startswith("below") else "/") as host:
        for kind, page in kinds.examples(hostile).items():
            if (kind == kinds.MISSING and where != "host") or (kind not in ONE_A_FOLDER and where.startswith("below")):
                continue
            address = page.as_uri() if where == "disk" else host + page.relative_to(hostile).as_posix()
            assert met(context, address) == ([], [], False), kind


PLANTED = {
    "a script": (f"<script>{RUN}</script>", "script-src-elem inline"),
    "an attribute": (f'<img src="nothing.png" onerror="{RUN}">', "script-src-attr inline"),
    "a script of another host": ('<script src="https://evil.example/x.js"></script>', "script-src-elem https://evil"),
    "a picture of another host": ('<img src="https://evil.example/x.png" alt="">', "img-src https://evil"),
    "a style": ("<style>h1 { display: none }</style>", "style-src-elem inline"),
    "a frame": ('<iframe src="https://evil.example/"></iframe>', "frame-src https://evil"),
    "another base": ('<base href="https://evil.example/">', "base-uri https://evil"),
}


@pytest.mark.parametrize("where", ["disk", "host"])
@pytest.mark.parametrize("plant", PLANTED)
def test_what_is_planted_in_a_built_page_does_not_run(
    context: BrowserContext, hostile: Path, plant: str, where: str
) -> None:
    slipped, kept_from = PLANTED[plant]
    page = hostile / f"planted-{plant.replace(' ', '-')}-{where}.html"
    page.write_text((hostile / "index.html").read_text("utf-8").replace("</h1>", f"</h1>{slipped}", 1), "utf-8")
    with hosted(hostile) as host:
        violations, _, ran = met(context, page.as_uri() if where == "disk" else host + page.name)
    page.unlink()
    assert not ran
    assert [one for one in violations if one.startswith(kept_from)], violations


def test_another_site_may_not_frame_the_report(context: BrowserContext, hostile: Path, tmp_path: Path) -> None:
    """A header alone can say so."""
    outside = tmp_path / "outside"
    outside.mkdir()
    with hosted(hostile) as host:
        (outside / "index.html").write_text(f'<iframe src="{host}index.html"></iframe>', "utf-8")
        (outside / "_headers").write_text("", "utf-8")
        with hosted(outside) as other:
            page = context.new_page()
            page.goto(other)
            page.wait_for_load_state("networkidle")
            shown = [frame.url for frame in page.frames]
            page.close()
    assert shown == [other, "chrome-error://chromewebdata/"]


# Who may know of it


@pytest.fixture(scope="module", params=[False, True], ids=["private", "public"])
def hosted_report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[bool, Path]:
    """Whether a report is public, and its site."""
    report = Report(public=request.param, url="https://reports.example/maple/")
    dossier = bakery.dossier(client=dataclasses.replace(bakery.CLIENT, report=report))
    return request.param, built(tmp_path_factory.mktemp("hosted"), dossier)


def test_no_page_tells_others_where_a_reader_comes_from(browser: Browser, hosted_report: tuple[bool, Path]) -> None:
    _, site = hosted_report
    heard: list[str | None] = []
    page = browser.new_page()
    page.on(
        "request", lambda request: heard.append(request.headers.get("referer")) if "elsewhere" in request.url else None
    )
    page.route("https://elsewhere.example/", lambda route: route.fulfill(body=""))
    for path in sorted(site.rglob("*.html")):
        assert '<meta name="referrer" content="no-referrer">' in path.read_text("utf-8"), path.name
    with hosted(site) as host:
        page.goto(f"{host}index.html")
        page.evaluate("location.href = 'https://elsewhere.example/'")
        page.wait_for_url("https://elsewhere.example/")
    page.close()
    assert heard == [None]
    assert told(site)["Referrer-Policy"] == "no-referrer"


def test_search_engines_are_asked_to_stay_away_unless_the_report_is_public(hosted_report: tuple[bool, Path]) -> None:
    is_public, site = hosted_report
    robots = '<meta name="robots" content="noindex, nofollow, noarchive">'
    assert {robots in path.read_text("utf-8") for path in site.rglob("*.html")} == {not is_public}
    assert ("X-Robots-Tag" in told(site)) is not is_public
    assert bool(list(site.glob("sitemap*"))) is is_public
