"""`audit demo --client plumber`: a second practice business, as unlike the bakery as one can be."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from audit.practice import plumber
from audit.verdict import Verdict
from commanding import audit
from practising import CLIENTS, look_twice

PLUMBER = CLIENTS / "plumber.yml"


def test_what_lives_is_never_gone_and_what_is_gone_is_said_after_two_looks(tmp_path: Path) -> None:
    found = {place.platform: place.verdict for place in look_twice(tmp_path, PLUMBER).dossier.listed}
    assert found == {
        "facebook": Verdict.LIVE,
        "youtube": Verdict.LIVE,
        "yelp": Verdict.UNSEEN,
        "instagram": Verdict.GONE,
        "linkedin": Verdict.GONE,
        "blog": Verdict.GONE,
    }


def test_the_newest_posts_are_of_2019_and_the_website_has_two_pages(tmp_path: Path) -> None:
    shown = look_twice(tmp_path, PLUMBER).dossier
    assert {place.newest.at.year for place in shown.listed if place.newest} == {2019}
    assert shown.site is not None
    assert len(shown.site.pages) == len(plumber.PAGES) == 2


@pytest.mark.slow
def test_the_report_of_the_plumber_opens_with_what_a_customer_meets(tmp_path: Path) -> None:
    said = audit("demo", "here", "--client", "plumber", "-q", folder=tmp_path)
    assert said.returncode == 0, said.stderr
    start = LexborHTMLParser((tmp_path / "here/reports/ridge-plumbing/site/index.html").read_text("utf-8"))
    verdict = start.css_first(".pr-verdict")
    assert verdict is not None
    assert verdict.text() == (
        "Of the 5 online pages we could see, 1 works for a new customer. 3 no longer exist and 1 has long been silent."
    )


@pytest.mark.slow
def test_one_practice_business_does_not_overwrite_the_other(tmp_path: Path) -> None:
    assert audit("demo", "here", "--no-build", "-q", folder=tmp_path).returncode == 0
    said = audit("demo", "here", "--client", "plumber", folder=tmp_path)
    assert said.returncode == 2
    assert "practice plumber's" in said.stderr
