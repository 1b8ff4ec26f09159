"""Addresses beside profiles and own pages: which are worth asking for, and what an answer to each is worth."""

from __future__ import annotations

import dataclasses
import json
import struct
from collections.abc import Mapping

import pytest
from hypothesis import given, settings, strategies as st

import dossiers
from audit.client import Client, Facts, Listing
from audit.evidence import Ask, Evidence, Failure, Hop, Reply, Sign
from audit.followed import End, Followed, Purpose
from audit.website import Site, follow
from audit.website._follow_names import mail_domain
from audit.website.follow import Wish
from audit.website.noticed import Noticed, Preview, Trait
from looking import answer, kit

HOME = "https://maple.example/"
PART = "https://parts.example/flour-mill"
FRONT = "https://parts.example/"
WORDS = "<title>Flour mill</title><p>Mills, ovens and trays for bakers, since 1950.</p>" * 3
PAGE = answer(WORDS, headers={"Content-Type": "text/html"})
NOT_FOUND = answer("<title>Not found</title><p>There is no such page", 404, headers={"Content-Type": "text/html"})
SALE = answer(
    '<title>parts.example</title><p>This domain is for sale<script src="https://sedoparking.com/x.js"></script>'
)
DNS = "https://dns.google/resolve?name="
YOUTUBE = "https://www.youtube.com/embed/aaaaaaaaaaa"
ZOO = "https://www.youtube.com/oembed?format=json&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3DjNQXAC9IVRw"
FILM = "https://www.youtube.com/oembed?format=json&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Daaaaaaaaaaa"
SHOWN = answer({"type": "video", "title": "Me at the zoo"})
NO_FILM = answer("Not Found", 404)
VIMEO = "https://player.vimeo.com/video/123456"
NOWHERE = answer(failure=Failure.NO_SUCH_NAME)
EXISTS = answer({"Status": 0, "Answer": [{"type": 15, "data": "10 mail.maple.example."}]})
UNKNOWN = answer({"Status": 3})
SILENCE = answer(failure=Failure.TOO_SLOW)


def noticed(trait: Trait, value: str, region: str = "main", on_pages: int = 1, pages: tuple[str, ...] = ()) -> Noticed:
    return Noticed(trait=trait, value=value, region=region, pages=pages or ("/",), on_pages=on_pages)


def website(*things: Noticed, **known: object) -> Site:
    bare = Site(address=HOME, final_address=HOME, noticed=things)
    return dataclasses.replace(bare, **known)  # type: ignore[arg-type]  # each test spells the fields it means


def wished(
    *things: Noticed, seen: tuple[Evidence, ...] = (), client: Client | None = None, **known: object
) -> dict[Purpose, list[str]]:
    by_purpose: dict[Purpose, list[str]] = {}
    for wish in follow.wishes(client or dossiers.client(), website(*things, **known), seen):
        by_purpose.setdefault(wish.purpose, []).append(wish.address)
    return by_purpose


class Asked:
    """The visit, with answers by address; what nothing is laid out for answers with silence."""

    def __init__(self, *wanted: Wish, answers: Mapping[str, Reply]) -> None:
        self.rounds: list[tuple[Ask, ...]] = []
        visit = follow.visit(wanted, kit())
        try:
            asks = next(visit)
            while True:
                self.rounds.append(asks)
                asks = visit.send(tuple(_reply(ask, answers) for ask in asks))
        except StopIteration as stop:
            self.met: tuple[Followed, ...] = stop.value


def _reply(ask: Ask, answers: Mapping[str, Reply]) -> Reply:
    fitting = [start for start in answers if ask.address.startswith(start)]
    chosen = answers[max(fitting, key=len)] if fitting else (NOWHERE if ask.address.endswith(".com/") else SILENCE)
    addresses = [ask.address, *(hop.address for hop in chosen.hops[:-1])]
    hops = tuple(Hop(address=at, status=hop.status) for at, hop in zip(addresses, chosen.hops, strict=True))
    if chosen.failure:
        hops = chosen.hops[:-1]
    return dataclasses.replace(chosen, ask=ask, hops=hops)


def met(purpose: Purpose, address: str, answers: Mapping[str, Reply], home: str = HOME) -> Followed:
    return Asked(Wish(purpose=purpose, address=address, home=home), answers=answers).met[0]


def end(purpose: Purpose, address: str, answers: Mapping[str, Reply]) -> End:
    return met(purpose, address, answers).end


# Wishes: what is left alone


def test_a_website_without_anything_else_is_asked_nothing() -> None:
    assert wished() == {}
    assert follow.wishes(dossiers.client(), Site(address=""), ()) == ()


@pytest.mark.parametrize(
    "address",
    [
        "https://maple.example/menu",
        "http://www.maple.example/menu",
        "https://shop.maple.example/",
        "https://www.facebook.com/maplebakery",
        "https://www.facebook.com/privacy/",
        "https://www.youtube.com/watch?v=aaaaaaaaaaa",
        "https://maps.app.goo.gl/abc",
        "https://goo.gl/maps/abc",
        "https://www.tripadvisor.com/Restaurant-1",
        "https://wa.me/441214960117",
        "https://maple-bakery.business.site/",
        "https://mastodon.example/@maple",
        "mailto:bread@maple.example",
        "javascript:void(0)",
        "",
    ],
)
def test_own_pages_and_networks_are_looked_at_elsewhere(address: str) -> None:
    assert wished(noticed(Trait.OUTSIDE, address)) == {}


@pytest.mark.parametrize(
    "frame",
    [
        "https://www.youtube.com/embed/videoseries?list=PLaaaaaaaaaaaaaaaa",
        "https://www.youtube.com/embed/live_stream?channel=UCaaaaaaaaaaaaaaaaaaaaaa",
        "https://www.youtube.com/embed/",
        "https://www.youtube.com/embed/abc",
        "https://www.youtube.com/maplebakery",
        "https://vimeo.com/",
        "https://player.vimeo.com/video/abc",
        "https://vimeo.com/showcase/123456",
        "https://open.spotify.com/embed/track/1",
        "https://www.google.com/maps/embed?pb=1",
        "https://maple.example/film",
    ],
)
def test_a_frame_whose_service_is_not_known_to_tell_is_not_asked_for(frame: str) -> None:
    assert wished(noticed(Trait.EMBED, frame)) == {}


@pytest.mark.parametrize(
    "link",
    [
        HOME,
        "http://maple.example",
        "http://www.maple.example/",
        "http://maple.example/menu",
        "https://www.instagram.com/maple/",
        "https://linktr.ee/maple",
        "https://bsky.app/profile/maple.bsky.social",
    ],
)
def test_a_bio_that_points_home_or_to_another_profile_needs_no_request(link: str) -> None:
    assert wished(seen=(dossiers.evidence(dossiers.signal(Sign.SHOWN), links=(link,)),)) == {}


@pytest.mark.parametrize("sign", [Sign.LOGIN_WALL, Sign.ABSENT, Sign.UNREACHABLE])
def test_what_a_place_that_was_not_shown_points_to_is_left_alone(sign: Sign) -> None:
    assert wished(seen=(dossiers.evidence(dossiers.signal(sign), links=(PART,)),)) == {}


def test_a_secure_website_is_not_asked_for_twice() -> None:
    assert Purpose.SECURE not in wished(noticed(Trait.FEED, HOME + "feed"))
    down = dataclasses.replace(dossiers.client(), website="http://maple.example")
    assert wished(client=down, final_address="") == {}


def test_an_icon_is_asked_for_only_where_the_home_page_names_none() -> None:
    assert wished(noticed(Trait.NO_ICON, "", pages=("/about",))) == {}


@pytest.mark.parametrize("written", ["bread", "bread@", "bread@localhost", "bread@[1.2.3.4]", "bread@10.0.0.1", "@"])
def test_what_is_no_mail_address_is_not_asked_about(written: str) -> None:
    assert wished(noticed(Trait.MAIL, written)) == {}


# Wishes: what is worth it


def test_of_each_host_the_most_visible_link_is_followed() -> None:
    found = wished(
        noticed(Trait.OUTSIDE, "https://parts.example/a"),
        noticed(Trait.OUTSIDE, "https://www.parts.example/b", on_pages=9),
        noticed(Trait.OUTSIDE, "https://goo.gl/abc"),
        noticed(Trait.OUTSIDE, "https://agency.example/", region="footer"),
    )
    assert found == {Purpose.OUTSIDE: ["https://agency.example/", "https://www.parts.example/b", "https://goo.gl/abc"]}


def test_the_bounds_hold_and_every_purpose_gets_its_share() -> None:
    found = wished(
        *(noticed(Trait.OUTSIDE, f"https://host{n}.example/") for n in range(99)),
        *(noticed(Trait.FORM, f"{HOME}form{n}") for n in range(99)),
        *(noticed(Trait.FEED, f"{HOME}feed{n}") for n in range(99)),
        *(noticed(Trait.PICTURE, f"{HOME}{n}.png") for n in range(99)),
        *(noticed(Trait.EMBED, f"https://player.vimeo.com/video/{n}") for n in range(99)),
        *(noticed(Trait.MAIL, f"bread@mail{n}.example") for n in range(99)),
        seen=(
            dossiers.evidence(dossiers.signal(Sign.SHOWN), links=tuple(f"https://b{n}.example/" for n in range(99))),
        ),
    )
    assert sum(map(len, found.values())) == 60
    most = {Purpose.FORM: 10, Purpose.FEED: 3, Purpose.PICTURE: 10, Purpose.EMBED: 15, Purpose.MAIL: 5}
    assert all(len(found[purpose]) <= bound for purpose, bound in most.items())
    assert min(map(len, found.values())) == 3
    many = wished(*(noticed(Trait.OUTSIDE, f"https://host{n}.example/") for n in range(99)))
    assert len(many[Purpose.OUTSIDE]) == 30


def test_all_that_the_client_file_names_is_asked_for() -> None:
    review = "https://g.page/r/maple/review"
    client = dataclasses.replace(
        dossiers.client(Listing(url="https://bsky.app/profile/maple.example", line=3, review_link=review)),
        offline_links=("maple.example/van", "https://maple.example/menu"),
        former_domains=("elmstreetbakery.example",),
    )
    assert wished(client=client) == {
        Purpose.OFFLINE: ["maple.example/van", "https://maple.example/menu"],
        Purpose.REVIEW: [review],
        Purpose.FORMER: ["https://elmstreetbakery.example/"],
    }


def test_a_website_by_http_is_asked_for_by_https() -> None:
    client = dataclasses.replace(dossiers.client(), website="http://www.maple.example/shop/")
    assert wished(client=client) == {Purpose.SECURE: ["https://www.maple.example/shop/"]}
    assert wished(final_address="http://maple.example/") == {Purpose.SECURE: ["https://maple.example/"]}


def test_mail_domains_come_with_the_websites_own_as_a_control() -> None:
    client = dataclasses.replace(dossiers.client(), facts=Facts(email="us@other.example"))
    things = (noticed(Trait.MAIL, "bread@Maple.example"), noticed(Trait.MAIL, "a@one.example, b@two.example"))
    assert wished(*things, client=client) == {
        Purpose.MAIL: ["maple.example", "one.example", "two.example", "other.example"]
    }


def test_a_page_names_its_feeds_pictures_films_forms_and_icon() -> None:
    found = wished(
        noticed(Trait.FEED, HOME + "feed/"),
        noticed(Trait.PICTURE, HOME + "other.png"),
        noticed(Trait.EMBED, YOUTUBE),
        noticed(Trait.FORM, HOME + "send.php"),
        noticed(Trait.NO_ICON, ""),
        preview=Preview(picture=HOME + "share.png"),
    )
    assert found == {
        Purpose.FORM: [HOME + "send.php"],
        Purpose.FEED: [HOME + "feed/"],
        Purpose.ICON: [HOME + "favicon.ico"],
        Purpose.PICTURE: [HOME + "share.png", HOME + "other.png"],
        Purpose.EMBED: [YOUTUBE],
    }


def test_bios_own_pages_and_others_are_asked_for() -> None:
    own = ("https://maple.example/spring-offer", "https://maple.example/?p=12")
    links = (*own, PART, PART, "http://mill.example/", "", "not an address")
    seen = (dossiers.evidence(dossiers.signal(Sign.SHOWN), links=links),)
    assert wished(seen=seen) == {Purpose.BIO: [*own, PART, "http://mill.example/"]}


def test_of_a_website_that_has_only_http_its_pages_are_asked_for_so() -> None:
    seen = (dossiers.evidence(dossiers.signal(Sign.SHOWN), links=("http://maple.example/spring-offer", HOME)),)
    found = wished(seen=seen, final_address="http://maple.example/")
    assert found[Purpose.BIO] == ["http://maple.example/spring-offer"]


def test_what_is_the_websites_own_is_told_by_where_it_was_in_the_end() -> None:
    things = (noticed(Trait.OUTSIDE, "https://maple.example/old"), noticed(Trait.OUTSIDE, "https://maples.example/new"))
    assert wished(*things, final_address="https://maples.example/") == {Purpose.OUTSIDE: ["https://maple.example/old"]}
    assert wished(*things, final_address="") == {Purpose.OUTSIDE: ["https://maples.example/new"]}


def test_without_a_website_bios_and_mail_are_still_asked_for() -> None:
    client = dataclasses.replace(dossiers.client(), website="", facts=Facts(email="us@other.example"))
    seen = (dossiers.evidence(dossiers.signal(Sign.SHOWN), links=(PART,)),)
    found = follow.wishes(client, Site(address=""), seen)
    assert [(wish.purpose, wish.address) for wish in found] == [
        (Purpose.MAIL, "other.example"),
        (Purpose.BIO, PART),
    ]


def test_a_wish_knows_the_website_it_was_found_on() -> None:
    seen = (dossiers.evidence(dossiers.signal(Sign.SHOWN), links=(PART,)),)
    found = follow.wishes(dossiers.client(), website(noticed(Trait.EMBED, VIMEO)), seen)
    assert {wish.purpose: wish.home for wish in found} == {Purpose.EMBED: HOME, Purpose.BIO: ""}


# What of pages is never called missing


@pytest.mark.parametrize("status", [400, 401, 403, 405, 429, 451, 500, 503, 999])
def test_a_refusal_says_nothing(status: int) -> None:
    assert end(Purpose.OUTSIDE, PART, {PART: answer("no", status)}) is End.UNSEEN


@pytest.mark.parametrize("failure", [each for each in Failure if each is not Failure.CERTIFICATE])
def test_a_host_that_does_not_answer_says_nothing(failure: Failure) -> None:
    assert end(Purpose.OUTSIDE, PART, {PART: answer(failure=failure)}) is End.UNSEEN


@pytest.mark.parametrize(
    "wall",
    [
        answer("<title>Just a moment...</title>", 404),
        answer("", 404, headers={"cf-mitigated": "challenge"}),
        answer("", 404, via=((302, "https://parts.example/login"),)),
        answer('<div id="root"></div><script src="/app.js"></script>', 404),
        answer('<div id="root"></div><script src="/app.js"></script>', 404, headers={"Content-Type": "text/html"}),
    ],
)
def test_a_wall_that_says_not_found_is_still_a_wall(wall: Reply) -> None:
    assert end(Purpose.OUTSIDE, PART, {PART: wall, FRONT: PAGE}) is End.UNSEEN


@pytest.mark.parametrize(
    "front", [answer("", 403), answer("", 503), SILENCE, answer("<title>Just a moment...</title>"), NOT_FOUND]
)
def test_a_host_that_keeps_programs_from_its_front_page_proves_nothing(front: Reply) -> None:
    assert end(Purpose.OUTSIDE, PART, {FRONT: front, PART: NOT_FOUND}) is End.UNSEEN


def test_a_host_that_knows_nothing_at_all_may_tell_programs_so() -> None:
    assert end(Purpose.OUTSIDE, FRONT, {FRONT: NOT_FOUND}) is End.UNSEEN


@pytest.mark.parametrize(
    "body",
    [
        WORDS,
        '<title>Flour mill</title><div id="app">Loading...</div><script src="/app.js"></script>',
        "<title>Flour mill</title><nav>Mills Ovens Trays</nav>",
    ],
)
def test_a_page_that_shows_something_under_status_404_is_not_missing(body: str) -> None:
    shown = answer(body, 404, headers={"Content-Type": "text/html"})
    assert end(Purpose.OUTSIDE, PART, {FRONT: PAGE, PART: shown}) is End.UNSEEN


@pytest.mark.parametrize(
    "way", [((302, "https://parts.example/us/flour-mill"),), ((307, "https://www.parts.us/flour/mill"),)]
)
def test_a_page_this_visitor_alone_was_led_away_from_is_not_missing(way: tuple[tuple[int, str], ...]) -> None:
    led = answer("<title>Not found</title>", 404, via=way)
    answers = {PART: led, FRONT: PAGE, "https://www.parts.us/": PAGE}
    assert end(Purpose.OUTSIDE, PART, answers) is End.UNSEEN


@pytest.mark.parametrize(
    "words",
    [
        "Sidan hittades inte",
        "Seite nicht gefunden",
        "Cette page n\u2019existe plus",
        "Página no encontrada",
        "Pagina non trovata",
        "Pagina niet gevonden",
        "Nie znaleziono strony",
        "Página não encontrada",
        "ページ 404",
        "This page isn\u2019t available",
        "Oops!",
    ],
)
def test_pages_that_are_missing_say_so_in_many_languages(words: str) -> None:
    page = answer(f"<title>{words}</title>{WORDS}", 404, headers={"Content-Type": "text/html; charset=utf-8"})
    assert end(Purpose.OUTSIDE, PART, {FRONT: PAGE, PART: page}) is End.MISSING


# What is met on pages


@pytest.mark.parametrize("status", [404, 410])
@pytest.mark.parametrize("purpose", [Purpose.OUTSIDE, Purpose.BIO, Purpose.OFFLINE, Purpose.REVIEW])
def test_a_page_its_own_host_does_not_know_is_missing(status: int, purpose: Purpose) -> None:
    found = met(purpose, PART, {FRONT: PAGE, PART: answer("<p>There is no such page", status)})
    assert (found.end, found.status, found.address, found.quote) == (End.MISSING, status, PART, f"status {status}")


@pytest.mark.parametrize("body", ["", "<script>count()</script><p>There is no such page"])
def test_a_missing_page_may_be_empty_or_count_its_visitors(body: str) -> None:
    gone = answer(body, 404, headers={"Content-Type": "text/html"})
    assert end(Purpose.OUTSIDE, PART, {FRONT: PAGE, PART: gone}) is End.MISSING


def test_a_missing_file_is_missing() -> None:
    gone = answer("{}", 404, headers={"Content-Type": "application/json"})
    assert end(Purpose.OUTSIDE, PART, {FRONT: PAGE, PART: gone}) is End.MISSING
    assert end(Purpose.OUTSIDE, PART, {FRONT: answer("", 403), PART: gone}) is End.UNSEEN


def test_an_address_without_its_scheme_is_asked_for_by_https() -> None:
    found = met(Purpose.OFFLINE, "parts.example/flour-mill?utm_source=van", {PART: PAGE})
    assert (found.end, found.address) == (End.OPENS, "parts.example/flour-mill?utm_source=van")


def test_a_host_that_sends_everybody_to_its_login_shows_that_it_answers() -> None:
    login = answer("<title>Log in</title>", via=((302, "https://parts.example/login"),))
    assert end(Purpose.OUTSIDE, PART, {FRONT: login, PART: NOT_FOUND}) is End.MISSING


def test_googles_short_links_have_no_front_page_to_compare_with() -> None:
    assert end(Purpose.REVIEW, "https://g.page/r/abc/review", {"https://g.page/": NOT_FOUND}) is End.MISSING
    assert end(Purpose.OUTSIDE, "https://goo.gl/abc", {"https://goo.gl/": NOT_FOUND}) is End.MISSING
    assert end(Purpose.REVIEW, "https://maps.app.goo.gl/abc", {"https://maps.app.goo.gl/": NOT_FOUND}) is End.UNSEEN


def test_a_short_link_that_ends_at_a_missing_page_is_missing() -> None:
    led = dataclasses.replace(NOT_FOUND, hops=answer(status=404, via=((301, PART),)).hops)
    found = met(Purpose.REVIEW, "https://short.example/x", {"https://short.example/x": led, FRONT: PAGE})
    assert (found.end, found.final_address) == (End.MISSING, PART)
    assert [hop.status for hop in found.hops] == [301]


def test_a_page_that_opens_is_told_with_its_title() -> None:
    found = met(Purpose.OUTSIDE, PART, {PART: PAGE})
    assert (found.end, found.title, found.final_address, found.hops) == (End.OPENS, "Flour mill", PART, ())


def test_a_notice_in_place_of_a_page_does_not_name_whose_it_is() -> None:
    soon = answer("<title>Coming soon</title><p>Our website is coming soon.")
    assert (met(Purpose.FORMER, FRONT, {FRONT: soon}).end, met(Purpose.FORMER, FRONT, {FRONT: soon}).title) == (
        End.OPENS,
        "",
    )
    suspended = answer("<title>Account suspended</title><p>This account has been suspended.")
    assert end(Purpose.OUTSIDE, FRONT, {FRONT: suspended}) is End.UNSEEN


def test_a_file_opens_as_well() -> None:
    paper = answer(b"%PDF-1.7 this domain is for sale", headers={"Content-Type": "application/pdf"})
    assert end(Purpose.OUTSIDE, PART, {PART: paper}) is End.OPENS


@pytest.mark.parametrize("purpose", [Purpose.OUTSIDE, Purpose.BIO, Purpose.FORMER])
def test_a_name_for_sale_is_told(purpose: Purpose) -> None:
    assert end(purpose, FRONT, {FRONT: SALE}) is End.FOR_SALE
    parked = answer("<title>parts.example</title><p>This domain is parked free, courtesy of a registrar.")
    assert end(purpose, FRONT, {FRONT: parked}) is End.PARKED
    market = answer("<title>Buy it</title>", via=((302, "https://www.hugedomains.com/domain.cfm?d=parts"),))
    assert end(purpose, FRONT, {FRONT: market}) is End.FOR_SALE


# Names


OTHER = Wish(purpose=Purpose.OUTSIDE, address="https://other.example/")


def nameless(answers: Mapping[str, Reply]) -> End:
    return Asked(Wish(purpose=Purpose.OUTSIDE, address=PART), OTHER, answers={PART: NOWHERE, **answers}).met[0].end


def test_no_name_is_called_missing_while_nothing_else_answers() -> None:
    assert nameless({}) is End.UNSEEN


def test_no_name_is_called_missing_that_the_public_name_service_knows() -> None:
    assert nameless({OTHER.address: PAGE, DNS: answer({"Status": 0})}) is End.UNSEEN


def test_no_name_is_called_missing_by_a_resolver_that_stumbles_over_others() -> None:
    nobody = next(
        ask.address for ask in Asked(Wish(purpose=Purpose.OUTSIDE, address=PART), answers={PART: NOWHERE}).rounds[1]
    )
    assert nameless({OTHER.address: PAGE, nobody: answer(failure=Failure.NAME_UNANSWERED)}) is End.UNSEEN


def test_a_host_that_answered_with_a_redirect_exists() -> None:
    led = answer(failure=Failure.NO_SUCH_NAME, via=((301, "https://gone.example/"),))
    assert nameless({OTHER.address: PAGE, PART: led, DNS: UNKNOWN}) is End.UNSEEN


@pytest.mark.parametrize("told", [{}, {DNS: SILENCE}, {DNS: NOWHERE}, {DNS: answer({"Status": 2})}])
def test_no_name_is_called_missing_on_our_own_resolvers_word(told: Mapping[str, Reply]) -> None:
    assert nameless({OTHER.address: PAGE, **told}) is End.UNSEEN


def test_a_name_that_neither_we_nor_the_public_name_service_know_does_not_exist() -> None:
    assert nameless({OTHER.address: PAGE, DNS: UNKNOWN}) is End.NO_SUCH_NAME


# Certificates


EXPIRED = answer(failure=Failure.CERTIFICATE)


def test_no_certificate_is_blamed_where_none_is_accepted() -> None:
    assert end(Purpose.OUTSIDE, PART, {PART: EXPIRED}) is End.UNSEEN
    assert end(Purpose.OUTSIDE, PART, {PART: EXPIRED, DNS: EXPIRED}) is End.UNSEEN


def test_a_host_that_answers_by_http_says_nothing_of_certificates() -> None:
    plain = Wish(purpose=Purpose.OUTSIDE, address="http://other.example/")
    asked = Asked(Wish(purpose=Purpose.OUTSIDE, address=PART), plain, answers={PART: EXPIRED, plain.address: PAGE})
    assert asked.met[0].end is End.UNSEEN
    assert len(asked.rounds) == 2


def test_another_hosts_certificate_must_be_accepted_after_the_one_that_was_not() -> None:
    wanted = (Wish(purpose=Purpose.OUTSIDE, address=PART), OTHER)
    assert Asked(*wanted, answers={PART: EXPIRED, OTHER.address: PAGE}).met[0].end is End.UNSEEN
    assert Asked(*wanted, answers={PART: EXPIRED, OTHER.address: PAGE, DNS: EXISTS}).met[0].end is End.CERTIFICATE


@pytest.mark.parametrize(
    ("date", "expected"), [("Sat, 22 Nov 2025", End.UNSEEN), ("Sun, 22 Nov 2026", End.CERTIFICATE)]
)
def test_no_certificate_is_blamed_by_a_clock_that_goes_wrong(date: str, expected: End) -> None:
    told = answer({"Status": 0}, headers={"Date": f"{date} 09:00:00 GMT"})
    bad = dataclasses.replace(EXPIRED, detail="certificate has expired")
    assert end(Purpose.OUTSIDE, PART, {PART: bad, DNS: told}) is expected


def test_an_authority_that_only_this_computer_does_not_know_is_no_warning() -> None:
    strange = dataclasses.replace(EXPIRED, detail="verify failed: self-signed certificate in certificate chain")
    assert end(Purpose.OUTSIDE, PART, {PART: strange, DNS: EXISTS}) is End.UNSEEN


def test_an_intermediate_that_browsers_fetch_themselves_is_no_warning() -> None:
    incomplete = dataclasses.replace(
        EXPIRED, detail="certificate verify failed: unable to get local issuer certificate"
    )
    assert end(Purpose.OUTSIDE, PART, {PART: incomplete, DNS: EXISTS}) is End.UNSEEN


@pytest.mark.parametrize(
    "detail", ["", "certificate has expired", "Hostname mismatch, certificate is not valid for 'x'"]
)
def test_a_certificate_that_browsers_warn_of_is_told(detail: str) -> None:
    bad = dataclasses.replace(EXPIRED, detail=detail)
    assert end(Purpose.OUTSIDE, PART, {PART: bad, DNS: EXISTS}) is End.CERTIFICATE
    assert end(Purpose.SECURE, HOME, {HOME: bad, DNS: EXISTS}) is End.CERTIFICATE


@pytest.mark.parametrize("failure", [Failure.REFUSED, Failure.RESET])
def test_a_website_that_answers_by_http_alone_is_not_secure(failure: Failure) -> None:
    assert end(Purpose.SECURE, HOME, {HOME: answer(failure=failure)}) is End.NOT_SECURE
    assert end(Purpose.SECURE, HOME, {HOME: SILENCE}) is End.UNSEEN
    assert end(Purpose.SECURE, HOME, {HOME: PAGE}) is End.OPENS
    assert end(Purpose.OUTSIDE, HOME, {HOME: answer(failure=failure)}) is End.UNSEEN
    elsewhere = answer(failure=failure, via=((301, PART),))
    assert end(Purpose.SECURE, HOME, {HOME: elsewhere}) is End.UNSEEN


# Forms, feeds, pictures


@pytest.mark.parametrize(
    ("action", "reply", "expected"),
    [
        (HOME + "send", NOT_FOUND, End.UNSEEN),
        (HOME + "contact", answer("Cannot GET /contact", 404), End.UNSEEN),
        ("https://forms.example/send.php", NOT_FOUND, End.UNSEEN),
        (HOME + "send.php", answer("", 403), End.UNSEEN),
        (HOME + "send.php", answer("", 500), End.UNSEEN),
        (HOME + "send.php", answer("", 404, via=((302, HOME + "thanks"),)), End.UNSEEN),
        (HOME + "send.php", answer("", 405), End.OPENS),
        (HOME + "send", PAGE, End.OPENS),
        (HOME + "send.php", NOT_FOUND, End.MISSING),
        (HOME + "cgi-bin/formmail", answer("", 410), End.MISSING),
    ],
)
def test_a_form_is_missing_only_where_a_file_of_the_websites_own_is(action: str, reply: Reply, expected: End) -> None:
    assert end(Purpose.FORM, action, {action: reply}) is expected


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (answer("", 403), End.UNSEEN),
        (answer("", 400), End.UNSEEN),
        (answer("<title>Just a moment...</title>"), End.UNSEEN),
        (answer("<title>Just a moment...</title>", 404), End.UNSEEN),
        (SILENCE, End.UNSEEN),
        (answer("<rss/>"), End.OPENS),
        (NOT_FOUND, End.MISSING),
    ],
)
def test_a_feed_is_missing_where_its_host_says_so(reply: Reply, expected: End) -> None:
    asked = Asked(Wish(purpose=Purpose.FEED, address=HOME + "feed/"), answers={HOME: reply})
    assert asked.met[0].end is expected
    assert len(asked.rounds) == 1


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 1200, 630) + b"\x08\x06"
GIF = b"GIF89a" + struct.pack("<HH", 1200, 630) + b"\x00\x00"
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(10) + b"\xff\xff\xc2\x00\x11\x08" + struct.pack(">HH", 630, 1200) + bytes(9)
)
LOSSY = b"RIFF\x00\x00\x00\x00WEBPVP8 \x00\x00\x00\x00\x00\x00\x00\x9d\x01\x2a" + struct.pack("<HH", 1200, 630)
LOSSLESS = b"RIFF\x00\x00\x00\x00WEBPVP8L\x00\x00\x00\x00\x2f" + struct.pack("<I", 1199 | 629 << 14) + bytes(8)
EXTENDED = (
    b"RIFF\x00\x00\x00\x00WEBPVP8X" + bytes(8) + (1199).to_bytes(3, "little") + (629).to_bytes(3, "little") + bytes(4)
)


@pytest.mark.parametrize("body", [PNG, GIF, JPEG, LOSSY, LOSSLESS, EXTENDED])
def test_a_pictures_size_is_read_off_its_first_bytes(body: bytes) -> None:
    found = met(Purpose.PICTURE, HOME + "share", {HOME: answer(body)})
    assert (found.end, found.width, found.height) == (End.OPENS, 1200, 630)


def test_a_drawing_has_no_size() -> None:
    drawing = answer("<svg></svg>", headers={"Content-Type": "image/svg+xml"})
    found = met(Purpose.PICTURE, HOME + "share.svg", {HOME: drawing})
    assert (found.end, found.width, found.height) == (End.OPENS, 0, 0)


@pytest.mark.parametrize(
    "body", [PNG[:20], GIF[:8], JPEG[:12], LOSSY[:20], LOSSLESS[:20], b"", b"\xff\xd8\xff" + b"\xff" * 90]
)
def test_a_picture_cut_off_has_no_size_either(body: bytes) -> None:
    found = met(Purpose.PICTURE, HOME + "share", {HOME: answer(body, headers={"Content-Type": "image/png"})})
    assert (found.width, found.height) == (0, 0)


@pytest.mark.parametrize(
    "body",
    [
        b"\x89PNX" + PNG[4:],
        PNG.replace(b"IHDR", b"IDAT"),
        LOSSY.replace(b"RIFF", b"RIFX"),
        LOSSY.replace(b"WEBP", b"WAVE"),
        LOSSY.replace(b"\x9d\x01\x2a", b"\x00\x00\x00"),
        LOSSLESS.replace(b"\x2f", b"\x2e"),
        JPEG.replace(b"\xff\xff\xc2", b"\x00\xff\xc2"),
    ],
)
def test_what_only_begins_like_a_picture_is_none(body: bytes) -> None:
    found = met(Purpose.PICTURE, HOME + "share", {HOME: answer(body)})
    assert (found.end, found.quote, found.width, found.height) == (End.UNSEEN, "not a picture", 0, 0)


def test_a_picture_of_a_kind_whose_size_is_not_read_is_one_all_the_same() -> None:
    for body in (b"\x00\x00\x00\x20ftypavif", b"\x00\x00\x00\x20ftypheic", b"BM1234", b"II*\x00"):
        assert end(Purpose.PICTURE, HOME + "share", {HOME: answer(body)}) is End.OPENS


@pytest.mark.parametrize("purpose", [Purpose.PICTURE, Purpose.ICON])
def test_a_picture_is_missing_where_its_host_says_so(purpose: Purpose) -> None:
    assert met(purpose, HOME + "x", {HOME: PAGE}).quote == "not a picture"
    assert end(purpose, HOME + "x", {HOME: PAGE}) is End.UNSEEN
    assert end(purpose, HOME + "x", {HOME: answer(failure=Failure.TOO_BIG)}) is End.UNSEEN
    assert met(purpose, HOME + "x", {HOME: answer(failure=Failure.TOO_BIG)}).quote == "too big"
    assert end(purpose, HOME + "x", {HOME: answer("", 403)}) is End.UNSEEN
    assert end(purpose, HOME + "x", {HOME: answer(b"\x00\x00\x01\x00\x01\x00")}) is End.OPENS
    assert end(purpose, HOME + "x", {HOME: NOT_FOUND}) is End.MISSING


# Mail


def mail(domain: str, *, own: Reply = EXISTS, said: Reply) -> End:
    wanted = [Wish(purpose=Purpose.MAIL, address=name) for name in ("maple.example", domain)]
    return Asked(*wanted, answers={DNS + "maple.example": own, DNS + domain: said}).met[1].end


@pytest.mark.parametrize("own", [UNKNOWN, SILENCE, answer("", 500), answer({"Status": 2}), answer([])])
def test_no_domain_is_called_missing_by_a_service_that_knows_no_other(own: Reply) -> None:
    assert mail("gone.example", own=own, said=UNKNOWN) is End.UNSEEN


def test_a_page_that_sounds_like_the_name_service_is_none() -> None:
    wanted = (Wish(purpose=Purpose.MAIL, address="gone.example"), OTHER)
    asked = Asked(*wanted, answers={DNS: UNKNOWN, OTHER.address: answer({"Status": 0})})
    assert asked.met[0].end is End.UNSEEN


@pytest.mark.parametrize(
    "said",
    [
        SILENCE,
        answer("", 403),
        answer({"Status": 2}),
        answer({"Status": True}),
        answer({"Status": "3"}),
        answer("3"),
        answer({"Status": 3}, 404),
    ],
)
def test_an_answer_that_is_none_says_nothing_of_a_mail_domain(said: Reply) -> None:
    assert mail("gone.example", said=said) is End.UNSEEN


def test_a_mail_domain_that_does_not_exist_is_told() -> None:
    assert mail("gone.example", said=UNKNOWN) is End.NO_SUCH_NAME


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        (UNKNOWN, "no such name"),
        (EXISTS, "the name exists"),
        (answer({"Status": 0, "Answer": [{"type": 15, "data": "0 ."}]}), "takes no mail"),
        (answer("", 503), "status 503"),
        (SILENCE, "too slow"),
        (NOWHERE, "no such name"),
    ],
)
def test_what_the_name_service_said_is_kept(said: Reply, quote: str) -> None:
    wish = Wish(purpose=Purpose.MAIL, address="gone.example")
    asked = Asked(wish, answers={DNS: said})
    assert (asked.met[0].quote, asked.met[0].final_address, len(asked.rounds)) == (quote, "", 1)


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([{"type": 15, "data": "0 ."}], End.NO_MAIL),
        ([{"type": 5, "data": "x."}, {"type": 15, "data": "0 ."}], End.NO_MAIL),
        ([{"type": 15, "data": "0 ."}, {"type": 15, "data": "10 mail.x."}], End.OPENS),
        ([{"type": 16, "data": "0 ."}], End.OPENS),
        ([None, 3, "x", {}], End.OPENS),
        ("x", End.OPENS),
    ],
)
def test_a_domain_that_declares_it_takes_no_mail_is_told(records: object, expected: End) -> None:
    assert mail("mute.example", said=answer({"Status": 0, "Answer": records})) is expected


def test_a_domain_without_a_mail_server_of_its_own_may_still_take_mail() -> None:
    assert mail("plain.example", said=answer({"Status": 0})) is End.OPENS


# Films


def test_a_film_may_be_hidden_and_is_then_not_called_missing() -> None:
    for status in (400, 401, 403, 429, 500):
        assert end(Purpose.EMBED, YOUTUBE, {FILM: answer("Unauthorized", status), ZOO: SHOWN}) is End.UNSEEN
    other = Wish(purpose=Purpose.EMBED, address=YOUTUBE.replace("a" * 11, "b" * 11))
    oops = {FILM: answer("<h1>Oops", 404), FILM.replace("a" * 11, "b" * 11): SHOWN}
    assert Asked(Wish(purpose=Purpose.EMBED, address=YOUTUBE), other, answers=oops).met[0].end is End.UNSEEN


@pytest.mark.parametrize("control", [NO_FILM, SILENCE, answer("", 403), answer("<title>Before you continue</title>")])
def test_no_film_is_called_missing_by_a_service_that_shows_no_other(control: Reply) -> None:
    assert end(Purpose.EMBED, YOUTUBE, {FILM: NO_FILM, ZOO: control}) is End.UNSEEN


def test_a_film_that_its_service_does_not_know_is_missing() -> None:
    assert end(Purpose.EMBED, YOUTUBE, {FILM: NO_FILM, ZOO: SHOWN}) is End.MISSING
    assert end(Purpose.EMBED, YOUTUBE, {FILM: SHOWN}) is End.OPENS
    assert end(Purpose.EMBED, YOUTUBE, {FILM: answer({"type": "video"}, 403)}) is End.UNSEEN


OEMBED = "https://vimeo.com/api/oembed.json?url=https%3A%2F%2Fvimeo.com%2F"
NO_VIMEO = answer({"error": "Not found"}, 404)


def test_a_film_that_vimeo_shows_on_its_owners_website_alone_is_not_missing() -> None:
    hidden = {OEMBED + "123456": NO_VIMEO, OEMBED + "76979871": SHOWN}
    assert end(Purpose.EMBED, VIMEO, {**hidden, VIMEO: answer("Because of its privacy settings", 403)}) is End.UNSEEN
    assert end(Purpose.EMBED, VIMEO, {**hidden, VIMEO: PAGE}) is End.UNSEEN
    assert end(Purpose.EMBED, VIMEO, hidden) is End.UNSEEN


def test_a_film_that_vimeo_knows_neither_here_nor_there_is_missing() -> None:
    assert end(Purpose.EMBED, VIMEO, {OEMBED: NO_VIMEO, OEMBED + "76979871": SHOWN, VIMEO: NOT_FOUND}) is End.MISSING


def test_vimeo_is_told_for_which_website_it_is_asked_and_the_films_secret() -> None:
    hidden = Wish(purpose=Purpose.EMBED, address=VIMEO + "?h=0a1b2c3d4e", home=HOME)
    ((ask,), *_) = Asked(hidden, answers={OEMBED: SHOWN}).rounds
    assert ask.address.endswith("%2F123456%2F0a1b2c3d4e")
    assert ask.headers == (("referer", HOME),)


def test_the_frame_of_an_unlisted_film_is_asked_for_with_its_secret() -> None:
    for written in (VIMEO + "?h=0a1b2c3d4e", "https://vimeo.com/123456/0a1b2c3d4e"):
        rounds = Asked(Wish(purpose=Purpose.EMBED, address=written), answers={OEMBED: NO_VIMEO}).rounds
        assert rounds[1][-1] == Ask(address=VIMEO + "?h=0a1b2c3d4e")
    rounds = Asked(Wish(purpose=Purpose.EMBED, address=VIMEO), answers={OEMBED: NO_VIMEO}).rounds
    assert rounds[1][-1] == Ask(address=VIMEO)


def test_another_film_of_the_service_is_control_enough() -> None:
    other = Wish(purpose=Purpose.EMBED, address="https://www.youtube-nocookie.com/embed/bbbbbbbbbbb")
    answers = {FILM: NO_FILM, FILM.replace("a" * 11, "b" * 11): SHOWN}
    asked = Asked(Wish(purpose=Purpose.EMBED, address=YOUTUBE), other, answers=answers)
    assert [found.end for found in asked.met] == [End.MISSING, End.OPENS]
    assert len(asked.rounds) == 1


# The visit as a whole


def test_nothing_wanted_is_nothing_asked() -> None:
    assert Asked(answers={}).rounds == []


def test_everything_is_asked_together_and_once_then_the_controls() -> None:
    wanted = [Wish(purpose=purpose, address=PART) for purpose in (Purpose.OUTSIDE, Purpose.BIO)]
    asked = Asked(*wanted, Wish(purpose=Purpose.EMBED, address=YOUTUBE), answers={FRONT: NOT_FOUND, FILM: NO_FILM})
    assert [[ask.address for ask in asks] for asks in asked.rounds] == [[PART, FILM], [FRONT, ZOO]]
    assert [found.purpose for found in asked.met] == [Purpose.OUTSIDE, Purpose.BIO, Purpose.EMBED]


_addresses = st.sampled_from(
    [PART, FRONT, HOME, YOUTUBE, VIMEO, "maple.example", "https://xn--p.example/%ff?a=b", "http://[::1]/"]
)
_bodies = st.one_of(
    st.binary(max_size=64),
    st.sampled_from([PNG, JPEG, LOSSY, b"<title>x</title>", b"Not Found", b"<a" * 99, b"[" * 9_999]),
    st.builds(
        lambda value: json.dumps({"Status": value, "Answer": value, "type": value, "title": value}).encode(),
        st.recursive(st.none() | st.integers() | st.text(max_size=3), st.lists, max_leaves=3),
    ),
)
_replies = st.builds(
    answer,
    _bodies,
    st.sampled_from([200, 204, 301, 400, 403, 404, 405, 410, 429, 500, 999]),
    headers=st.dictionaries(st.sampled_from(["content-type", "cf-mitigated"]), st.text(max_size=9), max_size=2),
    via=st.sampled_from([(), ((302, FRONT),), ((301, "https://dan.com/x"), (302, "https://[::1]/"))]),
    failure=st.none() | st.sampled_from(Failure),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.builds(Wish, purpose=st.sampled_from(Purpose), address=_addresses), max_size=6),
    st.lists(_replies, min_size=1),
)
def test_whatever_is_answered_each_wish_ends_somehow(wanted: list[Wish], replies: list[Reply]) -> None:
    visit = follow.visit(wanted, kit())
    turn = 0
    try:
        asks = next(visit)
        while True:
            sent = []
            for ask in asks:
                sent.append(_reply(ask, {"": replies[turn % len(replies)]}))
                turn += 1
            asks = visit.send(tuple(sent))
    except StopIteration as stop:
        found = stop.value
    assert [(one.purpose, one.address) for one in found] == [(one.purpose, one.address) for one in wanted]
    assert all(len(one.quote) <= 200 and len(one.title) <= 200 for one in found)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.builds(noticed, st.sampled_from(Trait), st.text(max_size=30) | _addresses), max_size=20))
def test_whatever_a_page_holds_wishes_are_made_of_it(things: list[Noticed]) -> None:
    found = follow.wishes(dossiers.client(), website(*things), ())
    assert len(found) == len(set(found)) <= 60


@pytest.mark.parametrize(
    "written", ["ana@printer.local", "ana@mail.corp", "ana@box.lan", "ana@maple", "ana@127.0.0.1", "ana"]
)
def test_a_name_of_one_house_is_asked_of_no_public_service(written: str) -> None:
    assert mail_domain(written) == ""
    assert mail_domain("ana@maple.example") == "maple.example"
