"""The town site has exactly the faults and near-misses its lists name, where they name them, and nowhere else."""

from __future__ import annotations

import functools
import re
import struct
import urllib.parse
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from protego import Protego
from selectolax.lexbor import LexborHTMLParser

import practising
from audit import client as clients
from audit.practice import Answer, Fault as Silence, answer, faulty
from audit.practice._faulty_theme import HOME

FAULTS = {fault.id: fault for fault in faulty.FAULTS}
NEAR_MISSES = {near.id: near for near in faulty.NEAR_MISSES}
BY_HAND = {"P34", "P60"}
"""What only the client file declares."""
LARGE = {faulty.HUGE, faulty.MANY_LINKS}


def ask(address: str, method: str = "GET") -> Answer | Silence:
    return answer(method, address, {})


def got(address: str) -> Answer:
    played = ask(address)
    assert isinstance(played, Answer), (address, played)
    return played


@functools.cache
def source(page: str) -> str:
    played = got(page if "://" in page else HOME + page)
    assert played.status == 200
    return played.body.decode("cp1252" if "iso-8859-1" in played.header("content-type") else "utf-8")


def stands(mark: str, page: str) -> bool:
    """Whole: `…/ironbridge` does not stand in `…/ironbridges`."""
    whole = re.escape(mark) + (r"\b" if mark[-1].isalnum() else "")
    return mark in source(page) and re.search(whole, source(page)) is not None


def links(address: str, markup: str) -> set[str]:
    found = (node.attributes.get("href") or "" for node in LexborHTMLParser(markup).css("a"))
    return {urllib.parse.urljoin(address, href) for href in found if not href.startswith("http://https:")}


def followed(address: str) -> tuple[int, str, Answer | Silence]:
    """How many redirects, the last address, and what it answers."""
    for hops in range(12):
        played = ask(address)
        if isinstance(played, Silence) or not played.header("location"):
            return hops, address, played
        address = urllib.parse.urljoin(address, played.header("location"))
    raise AssertionError(address)


def status(address: str) -> int:
    _, _, played = followed(address)
    assert isinstance(played, Answer), (address, played)
    return played.status


def test_it_has_two_hundred_pages() -> None:
    assert len(set(faulty.PATHS)) == 200


def test_every_page_is_within_three_levels_or_in_the_sitemap() -> None:
    robots = Protego.parse(got(f"{HOME}/robots.txt").body.decode())
    (sitemap,) = robots.sitemaps
    located = [url[0].text or "" for url in ET.fromstring(got(sitemap).body)]
    assert ET.fromstring(got(sitemap).body).tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    assert located == [HOME + path for path in faulty.PATHS]
    level, seen = {f"{HOME}/"}, {f"{HOME}/"}
    for _ in range(3):
        beyond = {link.partition("#")[0] for page in level for link in links(page, source(page.removeprefix(HOME)))}
        level = {
            link
            for link in beyond - seen
            if link.startswith(f"{HOME}/") and not link.startswith(HOME + faulty.TRAP) and robots.can_fetch(link, "*")
            and (played := got(link)).status == 200 and played.header("content-type").startswith("text/html")
        }  # fmt: skip
        seen |= level
    assert seen <= set(located)
    assert {address.removeprefix(HOME) for address in set(located) - seen} == {
        "/contact/thanks/",
        "/emergency-plumber/",
        "/trade/",
        "/blog/hello-world/",
    }


def test_only_the_two_named_pages_are_large() -> None:
    sizes = {path: len(got(HOME + path).body) for path in faulty.PATHS}
    assert {path for path, size in sizes.items() if size > 200_000} == LARGE
    assert sizes[faulty.HUGE] > 10_000_000
    assert len(links(HOME, source(faulty.MANY_LINKS))) > 10_000


def test_the_calendar_never_ends_and_has_no_page_among_the_two_hundred() -> None:
    at = f"{HOME}/calendar/2026/11/"
    assert at in links(f"{HOME}/book/", source("/book/"))
    for _ in range(40):
        at = next(link for link in sorted(links(at, source(at)), reverse=True) if link > at)
    assert at == f"{HOME}/calendar/2030/03/"
    assert not [path for path in faulty.PATHS if path.startswith(faulty.TRAP)]


def test_there_are_sixty_faults_and_forty_near_misses() -> None:
    assert list(FAULTS) == [f"P{number:02}" for number in range(1, 61)]
    assert list(NEAR_MISSES) == [f"N{number:02}" for number in range(1, 41)]
    assert all(fault.catalogue in {f"F{number:02}" for number in range(1, 46)} for fault in faulty.FAULTS)
    assert all(fault.kind.isalpha() and fault.address and fault.why.endswith(".") for fault in faulty.FAULTS)
    assert all(near.looks_like and near.address and near.why_fine.endswith(".") for near in faulty.NEAR_MISSES)
    assert {fault.id for fault in faulty.FAULTS if not fault.pages} == BY_HAND
    assert all(near.pages for near in faulty.NEAR_MISSES)


@pytest.mark.parametrize("name", [*NEAR_MISSES, *FAULTS])
def test_each_stands_on_the_pages_it_names_and_on_no_other(name: str) -> None:
    listed = FAULTS.get(name) or NEAR_MISSES[name]
    absent = name in FAULTS and FAULTS[name].absent
    outside = tuple(page for page in listed.pages if "://" in page)
    standing = tuple(page for page in (*faulty.PATHS, *outside) if stands(listed.mark, page) != absent)
    assert standing == listed.pages


def test_the_same_page_is_answered_the_same() -> None:
    first = {path: got(HOME + path) for path in faulty.PATHS}
    assert {path: got(HOME + path) for path in reversed(faulty.PATHS)} == first


@pytest.mark.parametrize(
    "name", ["N01", "N02", "N06", "N07", "N11", "N13", "N26", "N28", "N29", "N30", "N31", "N32", "N38"]
)
def test_what_a_near_miss_leads_to_is_there(name: str) -> None:
    near = NEAR_MISSES[name]
    address = near.address if "://" in near.address else HOME + near.pages[0]
    assert status(address) == 200
    assert "isn't available" not in got(followed(address)[1]).body.decode("utf-8", "replace")


@pytest.mark.parametrize(("name", "expected"), [("N36", 429), ("N37", 403), ("N40", 401)])
def test_a_near_miss_may_refuse_us_without_being_missing(name: str, expected: int) -> None:
    assert status(NEAR_MISSES[name].address) == expected


@pytest.mark.parametrize("name", ["P01", "P03", "P15", "P20", "P30", "P32", "P33", "P34", "P37", "P51", "P57"])
def test_what_a_dead_link_leads_to_is_missing(name: str) -> None:
    assert status(FAULTS[name].address) == 404


def test_an_address_without_https_leads_to_a_missing_page_of_the_site_itself() -> None:
    assert status(urllib.parse.urljoin(f"{HOME}/guides/", FAULTS["P11"].address)) == 404


@pytest.mark.parametrize("name", ["P35", "P36"])
def test_the_parked_domains_are_for_sale(name: str) -> None:
    assert b"domain is for sale" in got(FAULTS[name].address).body


@pytest.mark.parametrize("name", ["P16", "P44", "P45", "P46", "P60"])
def test_an_account_that_is_wrong_or_unlinked_is_alive(name: str) -> None:
    asked = {
        "P16": "https://www.tiktok.com/embed/@ironbridgeplumbing",
        "P60": "https://mastodon.social/api/v1/accounts/lookup?acct=ironbridgeplumbing",
    }.get(name, FAULTS[name].address)
    played = got(followed(asked)[1])
    assert played.status == 200
    assert b"isn't available" not in played.body


def test_the_bluesky_account_is_missing() -> None:
    handle = FAULTS["P59"].address.rpartition("/")[2]
    asked = f"https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor={handle}"
    assert b"Profile not found" in got(asked).body


def test_the_chain_has_more_than_three_redirects_and_the_short_link_one() -> None:
    hops, at, _ = followed(FAULTS["P39"].address)
    assert (hops > 3, at) == (True, "https://www.facebook.com/ironbridgeplumbing")
    assert followed(NEAR_MISSES["N31"].address)[0] == 1


def test_the_booking_host_has_a_bad_certificate_and_the_mail_domain_no_name() -> None:
    assert ask(FAULTS["P42"].address) is Silence.CERTIFICATE
    assert ask(f"https://{FAULTS['P27'].address.rpartition('@')[2]}/") is Silence.NO_SUCH_NAME


@pytest.mark.parametrize(("address", "side"), [(FAULTS["P54"].address, 80), (NEAR_MISSES["N33"].address, 200)])
def test_a_picture_is_as_large_as_the_lists_say(address: str, side: int) -> None:
    assert struct.unpack(">II", got(address).body[16:24]) == (side, side)


def test_a_page_without_its_last_slash_leads_to_the_page() -> None:
    assert followed("http://www.ironbridge-plumbing.example/about")[1] == f"{HOME}/about/"


def test_the_client_file_declares_what_no_page_tells() -> None:
    client = clients.load(Path(practising.CLIENTS) / "faulty.yml")
    declared = {listing.url for listing in client.listings}
    assert FAULTS["P60"].address in declared
    assert FAULTS["P34"].address in (practising.CLIENTS / "faulty.yml").read_text("utf-8")
    assert client.website == HOME
