"""Settings every test shares."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew from today's rules")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium, for tests that open pages in it."""
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None and os.environ.get("CI") != "true":
        pytest.skip("no Chromium on this machine: no page was opened in a browser")
    assert found, "CI needs Chromium"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield opened
        opened.close()


_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"),
    *("--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the practice bakery's report, built once: nearly all that a report can hold."""
    from commanding import called
    from practising import world

    folder = tmp_path_factory.mktemp("practice")
    said = called(world(), "demo", folder, "-q")
    assert said.code == 0, said.err
    return folder / "reports" / "maple-street-bakery" / "site"


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page a consultant has of all clients."""
    from audit.report import portfolio_site
    from audit.report.sources import Sources
    from built import laid_out
    from rowing import one_of_each

    made = portfolio_site.files(one_of_each(), {}, Sources())
    return laid_out(tmp_path_factory.mktemp("dashboard"), made) / "index.html"


@pytest.fixture(scope="session")
def editions(practice: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The sites of the same bakery's other reports, by edition."""
    from audit.practice import NOW
    from commanding import called
    from practising import world

    made = {}
    for edition in ("snapshot", "full"):
        folder = tmp_path_factory.mktemp(edition)
        shutil.copytree(practice.parents[2], folder, dirs_exist_ok=True)
        with (folder / "client.yml").open("a", encoding="utf-8") as file:
            file.write(f"report: {{edition: {edition}}}\n")
        said = called(world(), "build", folder / "client.yml", "--as-of", f"{NOW:%Y-%m-%d}")
        assert said.code == 0, said.err
        made[edition] = folder / practice.relative_to(practice.parents[2])
    return made


@pytest.fixture(scope="session")
def pages(practice: Path, dashboard: Path, editions: Mapping[str, Path]) -> Mapping[str, Path]:
    """A page of each kind."""
    import kinds

    return {
        **kinds.examples(practice),
        kinds.DASHBOARD: dashboard,
        kinds.SNAPSHOT: editions["snapshot"] / "index.html",
        kinds.PLAN: editions["full"] / "plan.html",
        kinds.EVIDENCE: editions["full"] / "evidence.html",
    }
