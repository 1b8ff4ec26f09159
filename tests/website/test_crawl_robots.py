"""Which pages robots.txt lets a crawl open: a few closed ones first, then all, then none."""

from __future__ import annotations

import pytest

from audit.address import Kind
from audit.evidence import Failure, Reply
from audit.website import Robots
from looking import answer
from walking import BLUESKY, HOME, NOT_FOUND, WORDS, Web, only, text, to


@pytest.mark.parametrize(
    ("robots", "expected", "visited"),
    [
        (NOT_FOUND, Robots.NONE, ["/", "/menu", "/secret"]),
        (answer("", 403), Robots.NONE, ["/", "/menu", "/secret"]),
        (text(""), Robots.ALLOWED, ["/", "/menu", "/secret"]),
        (text("User-agent: *\nDisallow: /secret"), Robots.ALLOWED, ["/", "/menu"]),
        (text("User-agent: presence-report\nDisallow: /menu\nUser-agent: *\nDisallow: /"), Robots.ALLOWED, ["/", "/secret"]),
        (text("User-agent: otherbot\nDisallow: /"), Robots.ALLOWED, ["/", "/menu", "/secret"]),
        (text("User-agent: *\nDisallow: /"), Robots.DISALLOWED, ["/"]),
        (text("User-agent: *\nDisallow: /\nAllow: /menu"), Robots.DISALLOWED, ["/", "/menu"]),
        (text("User-agent: *\nDisallow: /" + "*a" * 30), Robots.DISALLOWED, ["/"]),
        (answer("", 500), Robots.UNREACHABLE, ["/"]),
        (answer("", 429), Robots.UNREACHABLE, ["/"]),
        (answer(failure=Failure.TOO_SLOW), Robots.UNREACHABLE, ["/"]),
    ],
)  # fmt: skip
def test_robots_txt_is_obeyed_for_all_but_the_home_page(robots: Reply, expected: Robots, visited: list[str]) -> None:
    web = Web({"/": f'<a href="{BLUESKY}">B</a>' + to("/menu", "/secret"), "/robots.txt": robots})
    site = web.crawl()
    assert (site.robots, web.visited) == (expected, visited)
    assert site.not_visited == 3 - len(visited)
    assert only(site).identity.kind is Kind.PROFILE
    if expected is Robots.UNREACHABLE:
        assert not any("sitemap" in asked for asked in web.asked)


def test_each_host_of_the_site_is_asked_for_its_own_rules_and_not_too_many_are() -> None:
    hosts = [f"https://h{n}.maple.example" for n in range(9)]
    web = Web(
        {
            "/": to("https://blog.maple.example/a", *(f"{host}/" for host in hosts)),
            "https://blog.maple.example/robots.txt": text("User-agent: *\nDisallow: /"),
            "https://blog.maple.example/a": "",
            f"{hosts[0]}/": f'<a href="{BLUESKY}">B</a>',
        }
    )
    site = web.crawl()
    assert "https://blog.maple.example/a" not in web.asked
    assert sum(asked.endswith("robots.txt") for asked in web.asked) == 5
    assert only(site).pages == (f"{hosts[0]}/",)


def test_rules_are_those_of_the_host_the_home_page_is_on() -> None:
    web = Web(
        {
            "http://maple.example/": answer(f"<title>x</title>{to('/menu')}{WORDS}", via=((301, f"{HOME}/"),)),
            "/robots.txt": text("User-agent: *\nDisallow: /menu"),
        }
    )
    site = web.crawl("http://maple.example/")
    assert (site.robots, site.not_visited, web.visited) == (Robots.ALLOWED, 1, ["http://maple.example/"])


@pytest.mark.parametrize("failure", [Failure.CERTIFICATE, Failure.TOO_SLOW])
def test_a_page_behind_a_refused_certificate_is_told_as_such_without_being_asked_for(failure: Failure) -> None:
    booking = "https://booking.maple.example"
    web = Web({"/": to(f"{booking}/tables"), f"{booking}/robots.txt": answer(failure=failure)})
    site = web.crawl()
    marks = [(page.address, page.signals[0].mark) for page in site.pages[1:]]
    is_refused = failure is Failure.CERTIFICATE
    assert marks == ([(f"{booking}/tables", "certificate")] if is_refused else [])
    assert site.not_visited == (0 if is_refused else 1)
    assert f"{booking}/tables" not in web.asked
