"""Reports that are unlike the bakery's, as a phone shows them: names of any script and length, none and sixty places."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import bakery
import seen
from audit import checks
from audit.activity import Activity
from audit.client import Brand
from audit.dossier import Place
from audit.evidence import Newest, Precision, Reading, Sign
from audit.verdict import Verdict
from built import built

pytestmark = pytest.mark.browser

ARABIC = "مخبز شارع القيقب 24"
LONG = "W" * 5000
NETWORKS = ("facebook", "instagram", "x", "youtube", "tiktok", "linkedin")


def places(count: int, name: str, verdict: Verdict = Verdict.LIVE) -> Iterator[Place]:
    newest = Newest(at=bakery.ago(3), source="the account's own list of posts", precision=Precision.SECOND)
    shown = Reading(signals=(bakery.signal(Sign.SHOWN),), newest=newest, name=name, bio=f"{name}.")
    for number in range(count):
        network = NETWORKS[number % len(NETWORKS)]
        yield bakery.place(
            f"{network} {name[:60] if count > 1 else ''}{number}".strip(),
            verdict,
            Activity.FRESH if verdict is Verdict.LIVE else Activity.UNKNOWN,
            platform=network,
            handle=f"p{number}",
            read=shown if verdict is Verdict.LIVE else bakery.reading(Sign.LOGIN_WALL),
            listed=bakery.listing(f"https://{network}.example/p{number}"),
        )


STATES = {
    "arabic": (ARABIC, tuple(places(3, ARABIC))),
    "long": ("M" * 120, tuple(places(3, LONG))),
    "none": ("Maple", ()),
    "sixty": ("Maple", tuple(places(60, "Maple"))),
    "unseen": ("Maple", tuple(places(7, "Maple", Verdict.UNSEEN))),
}
PAGES = ("index", "places/index", "actions")


@pytest.fixture(scope="module", params=STATES)
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    name, found = STATES[request.param]
    brand = Brand(name="Bright Local", colour="#f2b328", contact="carol@brightlocal.example")
    client = dataclasses.replace(bakery.CLIENT, name=name, brand=brand)
    dossier = bakery.dossier(found, client, leftovers=())
    return built(tmp_path_factory.mktemp(request.param), dossier, checks.findings(dossier))


def opened(browser: Browser, folder: Path, name: str, *, dark: bool = False) -> Page:
    page = browser.new_page(viewport={"width": 360, "height": 800}, color_scheme="dark" if dark else "light")
    page.goto((folder / f"{name}.html").as_uri())
    return page


def test_no_page_scrolls_sideways(browser: Browser, report: Path) -> None:
    names = [*PAGES, *sorted(f"places/{path.stem}" for path in (report / "places").glob("facebook*.html"))[:1]]
    for name in names:
        page = opened(browser, report, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
        page.close()


@pytest.mark.parametrize("report", ["arabic"], indirect=True)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_serious_stands_in_anybodys_way_under_the_consultants_colour(
    browser: Browser, report: Path, *, dark: bool
) -> None:
    page = opened(browser, report, "index", dark=dark)
    barriers = seen.barriers(page)
    header = page.locator(".md-header").evaluate("node => getComputedStyle(node).backgroundColor")
    page.close()
    assert barriers == []
    assert header == "rgb(242, 179, 40)"


@pytest.mark.parametrize("report", ["arabic"], indirect=True)
def test_a_name_of_another_script_begins_on_its_own_side(browser: Browser, report: Path) -> None:
    page = opened(browser, report, "places/facebook-p0")
    box = page.locator(".pr-seen__name").evaluate(
        "node => { const r = document.createRange(); r.selectNodeContents(node); const a = r.getBoundingClientRect(), "
        "b = node.getBoundingClientRect(); return [b.right - a.right, a.left - b.left] }"
    )
    page.close()
    assert box[0] < 2 < box[1]
