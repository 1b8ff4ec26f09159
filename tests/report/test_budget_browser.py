"""What a page costs a phone: bytes on the way, and lines that jump while one reads. `bench/page_weight.py` has the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import kinds
import page_weight
from hosting import hosted
from page_weight import DESK, PHONE

pytestmark = pytest.mark.browser

SMALL = 300_000


@pytest.fixture(scope="module")
def host(practice: Path) -> Iterator[str]:
    with hosted(practice) as host:
        yield host


@pytest.fixture(scope="module", params=[PHONE, DESK], ids=["phone", "desk"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": request.param, "height": 800})
    yield page
    page.close()


def test_start_with_all_it_asks_for_is_small_as_static_hosts_send_it(
    browser: Browser, practice: Path, host: str
) -> None:
    """Packed by gzip; the theme's own script and style alone are 250 KB unpacked."""
    files = page_weight.weighed(browser, host, practice, "index.html")
    asked = {one.path for one in files}
    assert {"index.html", "assets/stylesheets/report.css", "search/search_index.json"} <= asked
    assert any("bundle" in path for path in asked)
    assert any("workers/search" in path for path in asked)
    assert sum(one.packed for one in files) < SMALL


def test_what_we_add_to_the_theme_is_a_tenth_of_it(practice: Path) -> None:
    """Style and scripts of our own, unpacked."""
    own = [*practice.glob("assets/stylesheets/report.css"), *_own_scripts(practice)]
    assert len(own) > 2
    assert sum(path.stat().st_size for path in own) < SMALL / 8


def _own_scripts(practice: Path) -> list[Path]:
    return [path for path in practice.glob("assets/javascripts/*.js") if not path.name.startswith("bundle.")]


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_no_line_jumps_while_a_page_is_drawn(
    page: Page, host: str, practice: Path, pages: Mapping[str, Path], kind: str
) -> None:
    page.goto(host + pages[kind].relative_to(practice).as_posix())
    assert page.evaluate(page_weight.SHIFT) < 0.01


def test_nothing_from_elsewhere_keeps_start_from_being_drawn(page: Page, host: str) -> None:
    page.goto(f"{host}index.html")
    blocking = page.evaluate(
        "performance.getEntriesByType('resource').filter(one => one.renderBlockingStatus === 'blocking').map(one => one.name)"
    )
    assert blocking
    assert [address for address in blocking if not address.startswith(host)] == []
