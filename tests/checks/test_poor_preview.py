"""How a link to the website looks when somebody passes it on."""

from __future__ import annotations

import dataclasses

import pytest

from audit.checks import poor_preview
from audit.dossier import Dossier
from audit.evidence import Sign
from audit.finding import Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.website import PageSeen
from audit.website.noticed import Noticed, Preview, Trait
from dossiers import dossier, signal, site, snapshot
from plainly import is_plain

HOME = "https://maple.example/"
SHOP = "https://maple.example/shop.jpg"
THUMB = "https://maple.example/thumb.png"


def thing(trait: Trait, *pages: str, value: str = "", on_pages: int = 0) -> Noticed:
    return Noticed(trait=trait, value=value, pages=pages, on_pages=on_pages or len(pages))


def picture(*pages: str, value: str = SHOP) -> Noticed:
    return thing(Trait.PICTURE, *pages, value=value)


def bare(*pages: str) -> Noticed:
    return thing(Trait.NO_SHARE_PICTURE, *pages)


def met(address: str = SHOP, end: End = End.OPENS, width: int = 0, height: int = 0) -> Followed:
    return Followed(purpose=Purpose.PICTURE, address=address, end=end, width=width, height=height)


def website(*things: Noticed, followed: tuple[Followed, ...] = (), pages: int = 3, home: str = HOME) -> Dossier:
    shown = tuple(PageSeen(address=f"{HOME}{n or ''}", signals=(signal(Sign.SHOWN),)) for n in range(pages))
    seen = dataclasses.replace(
        site(), noticed=things, pages=shown, final_address=home, preview=Preview(title="Maple", picture=SHOP)
    )
    return dataclasses.replace(dossier(home=seen), snapshot=snapshot(followed=followed))


def found(*things: Noticed, followed: tuple[Followed, ...] = (), pages: int = 3, home: str = HOME) -> list[Finding]:
    return list(poor_preview.check(website(*things, followed=followed, pages=pages, home=home)))


# What must be left alone


def test_a_website_that_was_not_read_is_neither_praised_nor_blamed() -> None:
    assert list(poor_preview.check(dataclasses.replace(dossier(), site=None))) == []
    assert list(poor_preview.check(dossier())) == []


@pytest.mark.parametrize(
    "end", [End.UNSEEN, End.PARKED, End.FOR_SALE, End.CERTIFICATE, End.NOT_SECURE, End.NO_MAIL, End.OPENS]
)
def test_a_picture_that_may_well_open_is_not_called_missing(end: End) -> None:
    assert found(picture("/"), followed=(met(end=end),)) == []


def test_a_picture_nobody_asked_for_is_neither_praised_nor_blamed() -> None:
    assert found(picture("/"), followed=(met(THUMB, End.MISSING),)) == []


@pytest.mark.parametrize(("width", "height"), [(200, 200), (1200, 630), (200, 5000), (0, 0), (0, 80), (80, 0)])
def test_a_picture_of_200_by_200_or_unknown_size_is_not_called_small(width: int, height: int) -> None:
    problems = found(picture("/menu"), followed=(met(width=width, height=height),))
    assert not [one for one in problems if one.outcome is Outcome.PROBLEM]


@pytest.mark.parametrize(
    "page",
    [
        "/thank-you/",
        "/thanks.html",
        "/booking/thank-you",
        "/kontakt/danke",
        "/privacy-policy/",
        "/impressum",
        "/widerrufsbelehrung/",
        "/barrierefreiheit",
        "/politique-de-confidentialite/",
        "/politica-privacidad",
        "/warenkorb/",
        "/mi-cuenta/",
        "/my-account/",
        "/terms",
        "/cookies",
        "/cart",
        "https://shop.maple.example/checkout/",
    ],
)
def test_pages_nobody_passes_on_may_look_bare(page: str) -> None:
    lacks = (Trait.NO_SHARE_PICTURE, Trait.NO_SHARE_TITLE, Trait.NO_SHARE_TEXT)
    assert found(picture("/"), *(thing(trait, page) for trait in lacks)) == []
    assert found(picture(page), followed=(met(end=End.MISSING),)) == []


@pytest.mark.parametrize("end", [End.OPENS, End.UNSEEN, End.NO_SUCH_NAME])
def test_an_icon_no_page_names_may_still_be_there(end: End) -> None:
    icon = Followed(purpose=Purpose.ICON, address=f"{HOME}favicon.ico", end=end)
    assert found(thing(Trait.NO_ICON, "/")) == []
    assert found(thing(Trait.NO_ICON, "/"), followed=(icon,)) == []


def test_an_icon_that_a_page_names_is_enough() -> None:
    icon = Followed(purpose=Purpose.ICON, address=f"{HOME}favicon.ico", end=End.MISSING)
    assert found(followed=(icon,)) == []


def test_the_home_pages_picture_is_good_news_when_it_was_opened_and_measured() -> None:
    (good,) = found(picture("/", "/menu"), followed=(met(width=1200, height=630),))
    assert good.outcome is Outcome.FINE
    assert "1200 by 630" in good.sees
    assert is_plain(good)


def test_another_pages_picture_proves_nothing_about_the_home_page() -> None:
    assert found(picture("/menu", value=THUMB), followed=(met(THUMB, width=1200, height=630),)) == []


# What is found


def test_a_website_without_any_picture_is_one_finding_and_not_one_for_each_page_and_lack() -> None:
    pages = ("/", "/menu", "/about")
    lacks = (Trait.NO_SHARE_PICTURE, Trait.NO_SHARE_TITLE, Trait.NO_SHARE_TEXT)
    (one,) = found(*(thing(trait, *pages) for trait in lacks))
    assert one.title == "No picture is chosen for links to your website"
    assert (one.level, one.where) == (Level.FIX_SOON, ("every page we read",))
    assert is_plain(one)


def test_of_a_home_page_alone_nothing_is_said_about_the_website() -> None:
    (one,) = found(bare("/"), pages=1)
    assert one.title == "No picture is chosen for links to your home page"


def test_pages_without_a_picture_beside_others_are_named() -> None:
    (one,) = found(picture("/"), bare("/guarantee/"))
    assert one.title == "No picture is chosen for links to your page /guarantee/"
    assert (one.level, one.where) == (Level.TIDY_UP, ("your page /guarantee/",))
    assert is_plain(one)


def test_of_many_pages_five_are_named_and_the_rest_counted() -> None:
    pages = tuple(f"/p{n}" for n in range(20))
    (one,) = found(picture("/"), thing(Trait.NO_SHARE_PICTURE, *pages, on_pages=31))
    assert "31 pages" in one.title
    assert one.where == (*(f"your page /p{n}" for n in range(5)), "26 more pages")
    assert is_plain(one)


def test_a_lack_on_the_home_page_is_to_be_fixed_soon_wherever_the_home_page_stands() -> None:
    (one,) = found(picture("/en/menu"), bare("/en/", "/en/about"), home="https://maple.example/en/")
    assert one.level is Level.FIX_SOON
    assert "your home page and 1 more page" in one.title


@pytest.mark.parametrize("end", [End.MISSING, End.NO_SUCH_NAME])
def test_a_picture_that_is_not_there_is_told_with_its_pages(end: End) -> None:
    (one,) = found(picture("/", "/menu"), followed=(met(end=end),))
    assert one.title == "The picture for links to your home page and 1 more page is missing"
    assert (one.level, one.subject) == (Level.FIX_SOON, SHOP)
    assert is_plain(one)


@pytest.mark.parametrize(("width", "height"), [(80, 80), (199, 630), (1200, 199)])
def test_a_picture_below_200_by_200_is_told_with_its_size(width: int, height: int) -> None:
    (one,) = found(picture("/menu", value=THUMB), followed=(met(THUMB, width=width, height=height),))
    assert one.title == "The picture for links to your page /menu is too small"
    assert f"{width} by {height}" in one.sees
    assert (one.level, one.subject) == (Level.TIDY_UP, THUMB)
    assert is_plain(one)


@pytest.mark.parametrize("met_as", [met(end=End.MISSING), met(width=80, height=80)])
def test_many_pictures_with_the_same_fault_are_one_finding(met_as: Followed) -> None:
    addresses = [f"{HOME}{n}.jpg" for n in range(12)]
    things = [picture(f"/post/{n}", value=address) for n, address in enumerate(addresses)]
    (one,) = found(*things, followed=tuple(dataclasses.replace(met_as, address=address) for address in addresses))
    assert "12 pages" in one.title
    assert is_plain(one)


@pytest.mark.parametrize(("trait", "word"), [(Trait.NO_SHARE_TITLE, "headline"), (Trait.NO_SHARE_TEXT, "text")])
def test_a_page_with_a_picture_and_without_words_is_told(trait: Trait, word: str) -> None:
    (one,) = found(picture("/", "/offers/"), thing(trait, "/offers/"))
    assert one.title == f"Links to your page /offers/ are shared without a {word}"
    assert one.level is Level.TIDY_UP
    assert is_plain(one)


def test_a_page_that_lacks_everything_is_told_once() -> None:
    (one,) = found(picture("/"), bare("/old"), thing(Trait.NO_SHARE_TITLE, "/old"), thing(Trait.NO_SHARE_TEXT, "/old"))
    assert one.title == "No picture is chosen for links to your page /old"


def test_an_icon_that_is_neither_named_nor_there_is_to_be_tidied_up() -> None:
    icon = Followed(purpose=Purpose.ICON, address=f"{HOME}favicon.ico", end=End.MISSING)
    (one,) = found(thing(Trait.NO_ICON, "/"), followed=(icon,))
    assert (one.level, one.subject) == (Level.TIDY_UP, "no_icon")
    assert is_plain(one)


def test_a_very_long_address_is_shortened_in_words() -> None:
    (one,) = found(picture("/"), bare("/" + "a" * 900))
    assert len(one.title) < 120


def test_findings_about_different_things_have_ids_of_their_own() -> None:
    things = (picture("/", "/b"), picture("/c", value=THUMB), bare("/d"), thing(Trait.NO_SHARE_TITLE, "/b"))
    several = found(*things, followed=(met(end=End.MISSING), met(THUMB, width=9, height=9)))
    assert len({one.id for one in several}) == len(several) == 4
