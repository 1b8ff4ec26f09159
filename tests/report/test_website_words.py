"""What the method page says of the website, whatever stood at its address."""

from __future__ import annotations

import pytest

from audit.evidence import Sign, Signal
from audit.report import proof
from audit.website import PageSeen, Robots, Site, SiteState
from plainly import sentences

SHOWN = Signal(sign=Sign.SHOWN, rung="page", host="maple.example", mark="page")
READ = PageSeen(address="https://maple.example/", signals=(SHOWN,))
LOST = PageSeen(address="https://maple.example/lost")


@pytest.mark.parametrize("state", [state for state in SiteState if state is not SiteState.OPEN])
def test_each_state_has_plain_words_of_its_own(state: SiteState) -> None:
    said = proof.website(Site(address="https://maple.example", final_address="https://other.example/x", state=state))
    assert max(len(sentence.split()) for sentence in sentences(said)) <= 18
    assert "{" not in said


def test_only_pages_that_were_shown_count_as_read() -> None:
    site = Site(address="https://maple.example", state=SiteState.OPEN, pages=(READ, LOST))
    assert proof.website(site) == "We read 1 page of your website."


def test_what_was_left_is_said_with_its_reason() -> None:
    site = Site(address="https://maple.example", state=SiteState.OPEN, pages=(READ, READ), not_visited=3)
    assert proof.website(site) == "We read 2 pages of your website. We left 3 more pages unread."


def test_robots_txt_is_obeyed_and_named() -> None:
    asked = Site(
        address="https://maple.example", state=SiteState.OPEN, pages=(READ,), robots=Robots.DISALLOWED, not_visited=9
    )
    assert "we did as it asks" in proof.website(asked)
