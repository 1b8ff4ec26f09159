"""Whatever a page holds, it is read in a second or two, and few addresses are asked for on its account."""

from __future__ import annotations

import datetime as dt
import json
import time
from typing import Any

import pytest

from audit.evidence import Ask, Hop, Kit, Reply, Visit
from audit.website import Site, crawl, follow
from dossiers import client

HOME = "https://maplebakery.example/"
KIT = Kit(today=dt.date(2026, 11, 22))
MANY = range(10_000)
HOURS = {"@type": "Bakery", "openingHoursSpecification": [{"dayOfWeek": "Mo", "opens": " " * 180, "closes": "1"}] * 14}
PAGES = {
    "words like streets": "<footer>" + f"<p>{'Ab-' * 66}</p>" * 400,
    "hours of blanks": f'<script type="application/ld+json">{json.dumps([HOURS] * 10)}</script>',
    "signs of copyright": "<footer>" + f"<p>{'© ' * 100}</p>" * 400,
    "numbers": "<footer>" + f"<p>{'tel (0' * 33}</p>" * 400,
    "names of one kind inside each other": "<ul><li>" * 700 + "words " * 100_000,
    "starter content inside each other": "<span>" * 1_400 + "just another wordpress site " + "words " * 100_000,
}
CROWDS = {
    "mail": "".join(f'<a href="mailto:a@h{n}.example">a</a>' for n in MANY),
    "forms": "".join(f'<form action="/f{n}"><textarea></textarea></form>' for n in MANY),
    "films": "".join(f'<iframe src="https://player.vimeo.com/video/{n}"></iframe>' for n in MANY),
    "links": "".join(f'<a href="https://h{n}.example/">a</a>' for n in MANY),
    "pictures": "".join(f'<meta property="og:image" content="/{n}.png">' for n in MANY),
    "feeds": "".join(f'<link rel=alternate type="application/rss+xml" href="/{n}">' for n in MANY),
}


def reply(ask: Ask, body: str) -> Reply:
    hops = (Hop(address=ask.address, status=200 if ask.address == HOME else 404),)
    return Reply(ask=ask, hops=hops, headers=(("content-type", "text/html"),), body=body.encode())


def walked(visit: Visit[Any], body: str) -> tuple[Any, int]:
    """What a visit comes to where the home page is this one and every other address missing; and how often it asked."""
    asked = 0
    try:
        asks = next(visit)
        while True:
            asked += len(asks)
            asks = visit.send(tuple(reply(ask, body) for ask in asks))
    except StopIteration as done:
        return done.value, asked


def read(body: str) -> Site:
    site: Site = walked(crawl.visit(HOME, KIT), f"<title>Maple</title>{body}")[0]
    return site


@pytest.mark.parametrize("name", PAGES)
def test_no_words_of_a_page_can_hold_a_run_up(name: str) -> None:
    began = time.process_time()
    read(PAGES[name])
    assert time.process_time() - began < 2


@pytest.mark.parametrize("bodies", [*([body] for body in CROWDS.values()), CROWDS.values()], ids=[*CROWDS, "all"])
def test_however_many_addresses_a_page_names_few_are_asked_for(bodies: list[str]) -> None:
    wanted = follow.wishes(client(), read("".join(body[:250_000] for body in bodies)), ())
    assert 0 < len(wanted) <= 60
    _, asked = walked(follow.visit(wanted, KIT), "")
    assert asked <= 180
