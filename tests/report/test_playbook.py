"""Authored pages: what holds everywhere, and what one network does differently."""

from __future__ import annotations

import pytest

from audit.errors import BadInput
from audit.report import playbook

TEXT = """---
title: A link that goes nowhere
minutes: 10
wait: ""
who: web person
checked: 2026-11-21
---
## Why it matters
They came to meet you.

## How to fix it
1. Open the link.

### X
1. Log in within 30 days.

## Who
Your web person.
"""


def test_the_front_matter_says_how_long_and_who() -> None:
    page = playbook.parse("dead_link", TEXT)
    assert (page.title, page.minutes, page.wait, page.who) == ("A link that goes nowhere", 10, "", "web person")
    assert page.checked == "2026-11-21"


def test_sections_keep_their_order_and_text() -> None:
    page = playbook.parse("dead_link", TEXT)
    assert list(page.sections) == ["Why it matters", "How to fix it", "Who"]
    assert page.sections["Who"] == "Your web person."


def test_a_network_adds_its_own_steps_to_those_that_hold_everywhere() -> None:
    page = playbook.parse("dead_link", TEXT)
    assert page.steps() == "1. Open the link."
    assert page.steps_for("X") == "1. Log in within 30 days."
    assert page.steps_for("Bluesky") == ""


def test_a_page_without_front_matter_is_named_after_its_file() -> None:
    assert playbook.parse("dead_link", "## Who\nYou.\n").title == "Dead link"


def test_broken_front_matter_is_the_authors_mistake() -> None:
    with pytest.raises(BadInput, match="front matter"):
        playbook.parse("dead_link", "---\ntitle: [\n---\n")


SOURCES = """## Sources
- [Closing is a decision](https://www.facebook.com/), checked 2026-11-21
- [X deletes after 30 days](https://one.example/), checked 2026-11-21
- [Google+ ended](https://two.example/), checked 2026-11-21
- [Google posts drop off](https://three.example/), checked 2026-11-21
- [Meta's route, and Twitter's](https://four.example/), checked 2026-11-21
"""


@pytest.mark.parametrize(
    ("network", "shown"),
    [
        ("Bluesky", {"Closing"}),
        ("X", {"Closing", "X", "Meta's"}),
        ("Google+", {"Closing", "Google+", "Google"}),
        ("Google Business Profile", {"Closing", "Google"}),
        ("Instagram", {"Closing", "Meta's"}),
        ("", {"Closing", "X", "Google+", "Google", "Meta's"}),
    ],
)
def test_a_place_is_shown_the_sources_of_its_network_and_those_of_none(network: str, shown: set[str]) -> None:
    lines = playbook.parse("silent_profile", SOURCES).sources_for(network).splitlines()
    assert {line.split("[")[1].split(" ")[0] for line in lines} == shown


def test_a_page_without_sources_has_none_for_any_network() -> None:
    assert playbook.parse("dead_link", TEXT).sources_for("X") == ""
