"""Pages of the business's own website that it still leads to and that are no longer there."""

from __future__ import annotations

import dataclasses

import pytest

from audit.checks import broken_page, findings
from audit.evidence import Sign
from audit.finding import Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.website import FoundBy, PageSeen
from dossiers import dossier, signal, site, snapshot
from plainly import is_plain

HOME = "https://maple.example"


def page(path: str, status: int = 200, sign: Sign = Sign.SHOWN, **seen: object) -> PageSeen:
    """A page that the home page links to, and that answered under its own address."""
    address = HOME + path
    bare = PageSeen(
        address=address, final_address=address, status=status, signals=(signal(sign),), level=1, linked_from="/"
    )
    return dataclasses.replace(bare, **seen)  # type: ignore[arg-type]  # each test spells the fields it means


def missing(path: str = "/winter-menu", status: int = 404, **seen: object) -> PageSeen:
    return page(path, status, Sign.UNFAMILIAR, **seen)


def listed(path: str) -> PageSeen:
    return missing(path, found_by=FoundBy.SITEMAP, linked_from="")


FRONT = page("/", found_by=FoundBy.HOME, level=0, linked_from="")
ABOUT = page("/about")


PICTURE = Followed(purpose=Purpose.PICTURE, address=f"{HOME}/share.png", end=End.OPENS)


def found(*pages: PageSeen, home: str = f"{HOME}/", followed: tuple[Followed, ...] = ()) -> list[Finding]:
    website = dataclasses.replace(site(), final_address=home, pages=(FRONT, *pages))
    return list(broken_page.check(dataclasses.replace(dossier(home=website), snapshot=snapshot(followed=followed))))


def outcomes(*pages: PageSeen) -> list[Outcome]:
    return [one.outcome for one in found(*pages)]


# What must be left alone


def test_a_website_that_shows_a_checker_nothing_any_more_may_show_customers_all() -> None:
    walled = [missing(f"/page-{number}") for number in range(9)]
    assert outcomes(ABOUT, *walled) == [Outcome.UNSEEN]
    first, *rest = found(ABOUT, missing(), page("/menu"), *walled)
    assert first.outcome is Outcome.UNSEEN
    assert [one.subject for one in rest] == ["/winter-menu"]
    assert outcomes(*walled, ABOUT) == [Outcome.PROBLEM] * 9
    elsewhere = dataclasses.replace(PICTURE, address="https://pictures.example/share.png")
    assert [one.outcome for one in found(ABOUT, *walled, followed=(elsewhere,))] == [Outcome.UNSEEN]
    assert [one.outcome for one in found(ABOUT, *walled, followed=(PICTURE,))] == [Outcome.PROBLEM] * 9


@pytest.mark.parametrize("sign", [Sign.LOGIN_WALL, Sign.UNREACHABLE, Sign.CHALLENGE, Sign.SERVER_ERROR])
def test_a_website_that_was_not_seen_is_neither_praised_nor_blamed(sign: Sign) -> None:
    unseen = dataclasses.replace(site(sign=sign), pages=(ABOUT, missing()))
    (one,) = [one for one in findings(dossier(home=unseen)) if one.check == "broken_page"]
    assert one.outcome is Outcome.UNSEEN


def test_without_a_page_beyond_the_home_page_nothing_is_said() -> None:
    assert found() == []
    assert list(broken_page.check(dossier())) == []
    assert list(broken_page.check(dataclasses.replace(dossier(), site=None))) == []


@pytest.mark.parametrize(
    ("status", "sign"),
    [
        (401, Sign.REFUSED),
        (403, Sign.REFUSED),
        (403, Sign.RATE_LIMITED),
        (429, Sign.RATE_LIMITED),
        (451, Sign.REFUSED),
        (500, Sign.SERVER_ERROR),
        (503, Sign.SERVER_ERROR),
        (999, Sign.REFUSED),
        (0, Sign.UNREACHABLE),
        (0, Sign.ROBOTS),
        (400, Sign.UNFAMILIAR),
        (405, Sign.UNFAMILIAR),
        (409, Sign.UNFAMILIAR),
        (411, Sign.UNFAMILIAR),
        (200, Sign.UNFAMILIAR),
        (200, Sign.UNREADABLE),
    ],
)
def test_a_page_we_could_not_see_is_not_called_missing(status: int, sign: Sign) -> None:
    assert outcomes(ABOUT, page("/menu", status, sign)) == [Outcome.FINE]


@pytest.mark.parametrize("status", [404, 410])
@pytest.mark.parametrize("sign", [Sign.CHALLENGE, Sign.LOGIN_WALL, Sign.CONSENT, Sign.RATE_LIMITED, Sign.SHOWN])
def test_a_wall_that_says_not_found_is_still_a_wall(status: int, sign: Sign) -> None:
    assert outcomes(ABOUT, page("/menu", status, sign)) == [Outcome.FINE]


def test_one_wall_among_what_was_read_is_enough_to_stay_quiet() -> None:
    both = (signal(Sign.UNFAMILIAR), signal(Sign.CHALLENGE))
    assert outcomes(ABOUT, missing(signals=both)) == [Outcome.FINE]


@pytest.mark.parametrize(
    "to",
    [
        "https://shop.example/winter-menu",
        "https://booking.maple.example/winter-menu",
        f"{HOME}/login",
        f"{HOME}/",
        "",
    ],
)
def test_a_page_that_leads_elsewhere_is_not_called_missing(to: str) -> None:
    assert outcomes(ABOUT, missing(final_address=to)) == [Outcome.FINE]


def test_when_only_the_home_page_opens_no_page_is_called_missing() -> None:
    """As of an app on a plain file server, that draws each page in the browser and has none of them as a file."""
    (one,) = found(missing("/about"), missing("/contact"))
    assert one.outcome is Outcome.UNSEEN
    assert is_plain(one)


@pytest.mark.parametrize(("pages", "said"), [((ABOUT,), "one page"), ((ABOUT, page("/menu")), "2 pages")])
def test_pages_that_all_open_are_good_news(pages: tuple[PageSeen, ...], said: str) -> None:
    (good,) = found(*pages)
    assert good.outcome is Outcome.FINE
    assert said in good.sees
    assert is_plain(good)


def test_pages_that_all_refuse_us_are_no_news() -> None:
    assert found(page("/menu", 403, Sign.REFUSED)) == []


# What is found


@pytest.mark.parametrize("status", [404, 410])
@pytest.mark.parametrize("text", ["Winter menu", "", "word " * 40, "W" * 200, " Our\n  menu  for the winter "])
def test_a_missing_page_that_is_linked_is_to_be_fixed_soon(status: int, text: str) -> None:
    (one,) = found(ABOUT, missing(status=status, text=text))
    assert (one.outcome, one.level, one.subject) == (Outcome.PROBLEM, Level.FIX_SOON, "/winter-menu")
    assert one.title == "Your page /winter-menu is missing"
    assert is_plain(one)


def test_the_link_is_called_by_what_it_says_when_that_is_short() -> None:
    assert 'taps "Winter menu"' in found(ABOUT, missing(text="Winter menu"))[0].sees
    assert "taps the link" in found(ABOUT, missing(text="all that we bake and cook in the winter"))[0].sees
    assert "taps the link" in found(ABOUT, missing(text="W" * 200))[0].sees


@pytest.mark.parametrize(
    ("linked_from", "home", "spot"),
    [
        ("/", f"{HOME}/", "your home page"),
        ("", f"{HOME}/", "your home page"),
        ("/en/", f"{HOME}/en/", "your home page"),
        ("/about", f"{HOME}/", "your page /about"),
        ("https://blog.maple.example/may", f"{HOME}/", "your page https://blog.maple.example/may"),
    ],
)
def test_it_says_where_the_link_stands(linked_from: str, home: str, spot: str) -> None:
    (one,) = found(ABOUT, missing(linked_from=linked_from), home=home)
    assert one.where == (spot,)


def test_a_detour_by_www_or_a_last_slash_does_not_hide_a_missing_page() -> None:
    (one,) = found(ABOUT, missing(final_address="https://www.maple.example/winter-menu/"))
    assert one.outcome is Outcome.PROBLEM


def test_a_page_only_the_sitemap_names_is_to_be_tidied_up() -> None:
    (one,) = found(ABOUT, listed("/old"))
    assert (one.level, one.subject) == (Level.TIDY_UP, "/old")
    assert "sitemap" in one.where[0]
    assert is_plain(one)


def test_a_page_the_sitemap_names_and_a_page_links_to_is_to_be_fixed_soon() -> None:
    (one,) = found(ABOUT, missing("/old", found_by=FoundBy.SITEMAP, linked_from="/about"))
    assert one.level is Level.FIX_SOON


def test_each_missing_page_is_a_finding_of_its_own() -> None:
    pages = (missing("/menu"), missing("/menu?day=2"), missing("/team"))
    several = found(
        ABOUT,
        *pages,
        missing("", address="https://blog.maple.example/menu", final_address="https://blog.maple.example/menu"),
    )
    assert [one.subject for one in several] == ["/menu", "/menu?day=2", "/team", "https://blog.maple.example/menu"]
    assert len({one.id for one in several}) == len(several)


def test_of_very_many_those_the_websites_links_lead_to_come_first() -> None:
    old, new = (listed(f"/old/{n}") for n in range(30)), (missing(f"/new/{n}") for n in range(15))
    many = found(ABOUT, *old, *new, followed=(PICTURE,))
    assert [one.level for one in many] == [Level.FIX_SOON] * 15 + [Level.TIDY_UP] * 5


def test_a_very_long_address_is_shortened_in_words_and_kept_whole_in_its_id() -> None:
    first, second = found(ABOUT, missing("/" + "a" * 900 + "1"), missing("/" + "a" * 900 + "2"))
    assert len(first.title) < 100
    assert first.id != second.id


@pytest.mark.parametrize(("region", "spot"), [("nav", "the menu of 14 pages"), ("footer", "the footer of 14 pages")])
def test_a_missing_page_on_every_visitors_way_is_to_be_fixed_now(region: str, spot: str) -> None:
    (one,) = found(ABOUT, missing(region=region, on_pages=14))
    assert (one.level, one.where) == (Level.FIX_NOW, (spot,))
    assert is_plain(one)


def test_a_missing_page_that_only_texts_link_to_can_wait() -> None:
    (one,) = found(ABOUT, missing(region="main", on_pages=14))
    assert (one.level, one.where) == (Level.FIX_SOON, ("14 pages",))
