"""What a page of the report weighs on the way to a phone, and how far it moves while it is being drawn.

`python bench/page_weight.py` builds the practice bakery's report, serves it on loopback and opens a page of each kind in
the machine's Chromium with an empty cache. It prints every file that Start asks for, as it lies on disk and packed by gzip
as static hosts send it, then for each kind the sum and the layout shift on a phone and on a desk. Takes about a minute.
"""

from __future__ import annotations

import dataclasses
import gzip
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import shutil
import tempfile

from playwright.sync_api import Browser, sync_playwright

import kinds
from commanding import called
from hosting import hosted
from practising import world

PHONE, DESK = 360, 1280
SHIFT = """() => new Promise(done => { let sum = 0
  new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value })).observe({ type: "layout-shift", buffered: true })
  requestAnimationFrame(() => setTimeout(() => done(sum), 100)) })"""
SEARCH_IS_READY = "Type to start searching"


@dataclasses.dataclass(frozen=True, slots=True)
class Sent:
    """One file that a page asked for, in bytes."""

    path: str
    plain: int
    packed: int


def weighed(browser: Browser, host: str, site: Path, page: str) -> list[Sent]:
    """Everything that a page asks for until its search is ready, with an empty cache; an address elsewhere has no size.

    Raises:
        ValueError: the page asked another host.
    """
    context = browser.new_context(viewport={"width": PHONE, "height": 800})
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    opened = context.new_page()
    opened.goto(host + page)
    opened.get_by_text(SEARCH_IS_READY).wait_for(state="attached")
    context.close()
    return list(_sent(asked, host, site))


def _sent(asked: list[str], host: str, site: Path) -> Iterator[Sent]:
    for address in dict.fromkeys(asked):
        if not address.startswith(host):
            raise ValueError(f"asked another host: {address}")
        path = urlsplit(address).path.removeprefix(urlsplit(host).path) or "index.html"
        body = (site / path).read_bytes()
        yield Sent(path, len(body), len(gzip.compress(body, 6)))


def shift(browser: Browser, address: str, width: int) -> float:
    """How far the page moved while it was being drawn (web.dev/articles/cls): under 0.1 is called good."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address)
    moved: float = page.evaluate(SHIFT)
    page.close()
    return moved


def main() -> None:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with tempfile.TemporaryDirectory() as folder:
        called(world(), "demo", folder, "-q")
        site = Path(folder) / "reports" / "maple-street-bakery" / "site"
        with sync_playwright() as playwright, hosted(site) as host:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            _print_files(weighed(browser, host, site, "index.html"))
            _print_kinds(browser, host, site)
            browser.close()


def _print_files(files: list[Sent]) -> None:
    print(f"{'bytes':>9} {'gzip':>9}  Start asks for")
    for one in sorted(files, key=lambda one: -one.plain):
        print(f"{one.plain:>9,} {one.packed:>9,}  {one.path}")
    print(f"{sum(one.plain for one in files):>9,} {sum(one.packed for one in files):>9,}  in all\n")


def _print_kinds(browser: Browser, host: str, site: Path) -> None:
    print(f"{'bytes':>9} {'gzip':>9} {'shift at':>9} {PHONE} {DESK:>9}")
    for kind, page in kinds.examples(site).items():
        path = page.relative_to(site).as_posix()
        files = weighed(browser, host, site, path)
        moved = [shift(browser, host + path, width) for width in (PHONE, DESK)]
        sums = f"{sum(one.plain for one in files):>9,} {sum(one.packed for one in files):>9,}"
        print(f"{sums} {moved[0]:>13.4f} {moved[1]:>9.4f}  {kind}")


if __name__ == "__main__":
    main()
