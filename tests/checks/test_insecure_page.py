"""What browsers warn of, block or call not secure."""

from __future__ import annotations

import dataclasses

import pytest

from audit.checks import insecure_page
from audit.dossier import Dossier
from audit.evidence import Sign
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.website import FoundBy, PageSeen, SiteState
from audit.website.noticed import Noticed, Trait
from dossiers import dossier, signal, site, snapshot
from plainly import is_plain

HOME = "https://maple.example/"
PLAIN = "http://maple.example/"
BOOKING = "https://booking.maple.example/"


def page(address: str, sign: Sign = Sign.SHOWN, mark: str = "", **seen: object) -> PageSeen:
    final = address if sign is Sign.SHOWN else ""
    bare = PageSeen(address=address, final_address=final, signals=(signal(sign, mark=mark),), linked_from="/book/")
    return dataclasses.replace(bare, **seen)  # type: ignore[arg-type]  # the fields of a page


def refused(address: str, **seen: object) -> PageSeen:
    return page(address, Sign.UNREACHABLE, "certificate", **seen)


def noticed(trait: Trait, *values: str) -> tuple[Noticed, ...]:
    return tuple(Noticed(trait=trait, value=value, pages=(f"/{number}",)) for number, value in enumerate(values, 1))


def secure(end: End, address: str = HOME, purpose: Purpose = Purpose.SECURE) -> Followed:
    return Followed(purpose=purpose, address=address, end=end)


def website(
    *things: Noticed,
    pages: tuple[PageSeen, ...] = (),
    home: str = HOME,
    followed: tuple[Followed, ...] = (),
    state: SiteState = SiteState.OPEN,
) -> Dossier:
    front = page(home, found_by=FoundBy.HOME, linked_from="")
    seen = dataclasses.replace(site(), final_address=home, pages=(front, *pages), noticed=things, state=state)
    return dataclasses.replace(dossier(home=seen), snapshot=snapshot(followed=followed))


def found(known: Dossier) -> list[Finding]:
    said = list(insecure_page.check(known))
    assert all(is_plain(one) for one in said)
    return said


def outcomes(known: Dossier) -> list[Outcome]:
    return [one.outcome for one in found(known)]


# What must be left alone


def test_a_host_that_showed_a_page_securely_has_a_good_certificate() -> None:
    assert outcomes(website(pages=(refused(f"{HOME}go/partner"),))) == [Outcome.FINE]
    (one,) = found(website(pages=(page(f"{HOME}about"), refused("https://www.maple.example/menu"))))
    assert "www.maple.example" in one.title


def test_without_a_website_nothing_is_said() -> None:
    assert found(dataclasses.replace(dossier(), site=None)) == []


@pytest.mark.parametrize("sign", [Sign.UNREACHABLE, Sign.CHALLENGE, Sign.LOGIN_WALL, Sign.SERVER_ERROR])
def test_a_website_that_was_not_seen_is_neither_praised_nor_blamed(sign: Sign) -> None:
    unseen = dataclasses.replace(site(sign=sign), pages=(page(HOME, sign),))
    assert found(dossier(home=unseen)) == []


@pytest.mark.parametrize("mark", ["too_slow", "reset", "refused", "not_http", "name_unanswered", "proxy"])
def test_a_page_that_gave_no_answer_for_another_reason_is_not_judged(mark: str) -> None:
    assert outcomes(website(pages=(page(BOOKING, Sign.UNREACHABLE, mark),))) == [Outcome.FINE]


@pytest.mark.parametrize("end", [End.OPENS, End.UNSEEN, End.MISSING])
def test_a_secure_website_whose_client_file_names_http_is_fine(end: End) -> None:
    assert outcomes(website(followed=(secure(end),))) == [Outcome.FINE]


def test_an_insecure_website_whose_secure_address_was_not_tried_or_not_seen_is_not_judged() -> None:
    assert found(website(home=PLAIN)) == []
    assert found(website(home=PLAIN, followed=(secure(End.UNSEEN),))) == []


@pytest.mark.parametrize("purpose", [Purpose.OFFLINE, Purpose.REVIEW, Purpose.OUTSIDE, Purpose.BIO, Purpose.FORMER])
def test_a_warning_before_another_address_is_told_elsewhere(purpose: Purpose) -> None:
    other = secure(End.CERTIFICATE, "https://partner.example/", purpose)
    assert outcomes(website(followed=(other,))) == [Outcome.FINE]


@pytest.mark.parametrize("state", [SiteState.REDIRECTED_AWAY, SiteState.FOR_SALE, SiteState.PARKED])
def test_what_stands_in_place_of_the_website_is_not_judged(state: SiteState) -> None:
    assert found(website(home="http://other.example/", followed=(secure(End.NOT_SECURE),), state=state)) == []


def test_a_form_that_sends_the_secure_way_is_fine() -> None:
    assert outcomes(website(*noticed(Trait.FORM, "https://maple.example/send", "mailto:a@b.example"))) == [Outcome.FINE]


def test_a_website_that_came_the_secure_way_is_good_news_with_its_pages() -> None:
    (good,) = found(website(pages=(page(f"{HOME}about"),)))
    assert good.outcome is Outcome.FINE
    assert "2 pages" in good.sees


# Warnings


def test_a_refused_certificate_looks_like_a_warning_until_it_is_proven() -> None:
    (one,) = found(website(pages=(refused(BOOKING), refused(f"{BOOKING}tables"))))
    assert (one.level, one.confidence) == (Level.FIX_NOW, Confidence.LOOKS)
    assert one.title == "Browsers look set to warn customers before they reach booking.maple.example"
    assert one.where == ("your page /book/",)


@pytest.mark.parametrize("purpose", [Purpose.SECURE, Purpose.OFFLINE, Purpose.BIO])
def test_a_certificate_that_browsers_refuse_is_a_warning(purpose: Purpose) -> None:
    (one,) = found(website(pages=(refused(BOOKING),), followed=(secure(End.CERTIFICATE, BOOKING, purpose),)))
    assert (one.level, one.confidence) == (Level.FIX_NOW, Confidence.IS)
    assert one.title == "Browsers warn customers before they reach booking.maple.example"


def test_a_warning_before_the_website_itself_is_told_although_it_was_not_seen() -> None:
    unseen = dataclasses.replace(
        site(sign=Sign.UNREACHABLE), pages=(refused(HOME, found_by=FoundBy.HOME, linked_from=""),)
    )
    known = dataclasses.replace(dossier(home=unseen), snapshot=snapshot(followed=(secure(End.CERTIFICATE),)))
    (one,) = found(known)
    assert one.title == "Browsers warn customers before they reach maple.example"
    assert one.where == ("your website's own address",)


# The insecure way


@pytest.mark.parametrize("end", [End.NOT_SECURE, End.CERTIFICATE])
def test_a_website_without_a_secure_address_is_to_be_fixed_soon(end: End) -> None:
    (one,) = found(website(home=PLAIN, followed=(secure(end),)))
    assert (one.level, one.confidence) == (Level.FIX_SOON, Confidence.IS)
    assert one.title == "Browsers call your website not secure"


def test_a_secure_address_that_nobody_is_led_to_is_to_be_tidied_up() -> None:
    (one,) = found(website(home=PLAIN, followed=(secure(End.OPENS),)))
    assert one.level is Level.TIDY_UP


def test_parts_that_browsers_block_are_one_finding_for_each_host() -> None:
    parts = ("http://maple.example/js/a.js", "http://maple.example/b.css", "http://cdn.example/c.js")
    own, other = found(website(*noticed(Trait.INSECURE, *parts)))
    assert (own.level, own.confidence) == (Level.FIX_SOON, Confidence.LOOKS)
    assert own.title == "2 parts of your website look blocked by browsers"
    assert own.where == ("your page /1", "your page /2")
    assert other.title == "A part of your website looks blocked by browsers"
    assert "http://cdn.example/c.js" in other.sees


def test_a_form_of_a_secure_website_that_sends_the_insecure_way_is_told() -> None:
    (one,) = found(website(*noticed(Trait.FORM, "http://maple.example/send")))
    assert (one.level, one.where) == (Level.FIX_SOON, ("your page /1",))


def test_insecure_addresses_that_search_engines_are_told_are_one_finding() -> None:
    (one,) = found(website(*noticed(Trait.CANONICAL, f"{PLAIN}prices/")))
    assert (one.level, one.where) == (Level.TIDY_UP, ("your page /1",))
    (many,) = found(website(*noticed(Trait.CANONICAL, *(f"{PLAIN}{number}" for number in range(9)))))
    assert many.id == one.id
    assert many.where[-1] == "4 more places"
    assert "and 8 more" in many.sees
