"""XING: pages that name themselves, a door for members, and an absence that is never proven."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from audit import profiles
from audit.address import Kind
from audit.evidence import Profile, Reading, Reply, Sign
from audit.platforms import xing
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing, signs

COMPANY = profile("xing", "pages/maplebakerygmbh", "https://www.xing.com/pages/maplebakerygmbh")
FORMER = profile("xing", "companies/maplebakery", "https://www.xing.com/companies/maplebakery")
MEMBER = profile("xing", "profile/ada_maple2", "https://www.xing.com/profile/Ada_Maple2")
TITLE = "Maple Bakery GmbH | XING"


def page(names: str = COMPANY.address, status: int = 200, *, via: tuple[tuple[int, str], ...] = ()) -> Reply:
    head = f'<title>{TITLE}</title><meta data-rh="true" property="og:url" content="{names}">'
    return answer(f'{head}<meta name="description" content="Bread"><h1>Maple</h1>', status, via=via)


def canonical(names: str) -> Reply:
    return answer(f'<title>{TITLE}</title><link rel="canonical" href="{names}">')


def seen(found: Reply, of: Profile = COMPANY) -> Reading:
    return look(xing.visit(of, kit()), {of.address: found})


NOT_FOUND = answer("<title>404 Not Found | XING</title>", 404)
LOGIN = '<title>XING</title><script src="/assets/login-frontend/login-frontend.js"></script>'
OWN = f'<meta property="og:url" content="{COMPANY.address}">'
UNSURE = ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 200"),)
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "a page that names no page": (lambda: seen(page("https://www.xing.com/")), UNSURE),
    "a page that names another": (lambda: seen(page("https://www.xing.com/pages/miller")), UNSURE),
    "a page elsewhere that names this one": (
        lambda: seen(page(via=((302, "https://www.xing.com/discover"),))),
        UNSURE,
    ),
    "a page of another network": (lambda: seen(page(via=((302, "https://xing.example/pages/maplebakerygmbh"),))), UNSURE),
    "the door for members": (
        lambda: seen(answer(LOGIN + OWN)),
        ((Sign.LOGIN_WALL, "page", "login_page", "status 200"),),
    ),
    "the door for members, at its own place": (
        lambda: seen(answer("<title>XING</title>", via=((302, "https://login.xing.com/?dest=x"),))),
        ((Sign.LOGIN_WALL, "page", "login_page", "status 200"),),
    ),
    "not found, without its words": (
        lambda: seen(answer("<title>XING</title>", 404)),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 404"),),
    ),
    "the words of not found in a page that opens": (lambda: seen(answer(NOT_FOUND.body)), UNSURE),
    "the words of not found behind a wall": (
        lambda: seen(answer(NOT_FOUND.body, 404, headers={"cf-mitigated": "challenge"})),
        ((Sign.CHALLENGE, "page", "cf_mitigated", "cf-mitigated: challenge"),),
    ),
    "a member that leads to another": (
        lambda: seen(page("https://www.xing.com/profile/Bo_Maple", via=((301, "https://www.xing.com/profile/Bo_Maple"),)), MEMBER),
        ((Sign.UNFAMILIAR, "page", "leads_elsewhere", "profile/bo_maple"),),
    ),
    "not found, which a resting page is too": (
        lambda: seen(NOT_FOUND),
        ((Sign.WITHHELD, "page", "not_found_page", "404 Not Found | XING"),),
    ),
    "a company": (lambda: seen(page()), ((Sign.SHOWN, "page", "page", TITLE),)),
    "a company that is named by its canonical link": (
        lambda: seen(canonical("https://www.xing.com/pages/MapleBakeryGmbH")),
        ((Sign.SHOWN, "page", "page", TITLE),),
    ),
    "a member": (lambda: seen(page(MEMBER.address), MEMBER), ((Sign.SHOWN, "page", "page", TITLE),)),
    "a company's former address": (
        lambda: seen(page(via=((301, COMPANY.address),)), FORMER),
        ((Sign.MOVED, "page", "redirect", COMPANY.handle),),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= xing.RUNGS.keys()


@pytest.mark.parametrize("of", [COMPANY, MEMBER], ids=lambda of: of.handle)
@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply, of: Profile) -> None:
    assert says_nothing(seen(reply, of)), name


@pytest.mark.parametrize("of", [COMPANY, FORMER, MEMBER], ids=lambda of: of.handle)
def test_no_answer_is_read_as_absence_and_none_is_set_beside_a_living_page(of: Profile) -> None:
    for found in (NOT_FOUND, answer("", 404), answer("", 410), page(of.address, 404)):
        assert signs(seen(found, of)).isdisjoint({Sign.ABSENT, Sign.ENDED})
    living, absent = xing.controls(of, "q" * 24)
    assert (living, absent.handle) == (of, of.handle.partition("/")[0] + "/" + "q" * 24)


def test_a_page_tells_of_itself_and_a_former_address_where_it_leads() -> None:
    found = seen(page())
    assert (found.name, found.bio, found.handle, found.newest) == (TITLE, "Bread", COMPANY.handle, None)
    assert seen(page(via=((301, COMPANY.address),)), FORMER).signals[0].to == COMPANY.address


# Addresses


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://www.xing.com/", Kind.HOME),
        ("https://xing.com", Kind.HOME),
        ("https://www.xing.com/home", Kind.HOME),
        ("https://www.xing.com/spi/shares/new?url=https://maplebakery.example", Kind.SHARE),
        ("https://www.xing.com/social_plugins/share?url=x", Kind.SHARE),
        ("https://www.xing.com/app/user?op=share;url=x", Kind.SHARE),
        ("https://www.xing.com/app/user?op=share&url=x", Kind.SHARE),
        ("https://www.xing.com/app/user?op=home", Kind.WEBSITE),
        ("https://login.xing.com/", Kind.LOGIN),
        ("https://www.xing.com/signup", Kind.LOGIN),
        ("https://www.xing.com/settings/privacy", Kind.LOGIN),
        ("https://www.xing.com/posts/12345", Kind.POST),
        ("https://www.xing.com/news/articles/bread-1", Kind.POST),
        ("https://www.xing.com/profile", Kind.WEBSITE),
        ("https://www.xing.com/pages", Kind.WEBSITE),
        ("https://www.xing.com/pages/a%20b", Kind.WEBSITE),
        ("https://www.xing.com/pages/new", Kind.WEBSITE),
        ("https://www.xing.com/companies/industries", Kind.WEBSITE),
        ("https://www.xing.com/company/search", Kind.WEBSITE),
        ("https://www.xing.com/profile/me", Kind.WEBSITE),
        ("https://www.xing.com/jobs/montreal-baker-1", Kind.WEBSITE),
        ("https://www.xing.com/events/bread-1", Kind.WEBSITE),
        ("https://www.xing.com/communities/groups/bakers", Kind.WEBSITE),
        ("https://recruiting.xing.com/pages/maplebakerygmbh", Kind.WEBSITE),
        ("https://faq.xing.com/de", Kind.WEBSITE),
    ],
)
def test_what_is_no_page_of_anybody_is_no_place(text: str, kind: Kind) -> None:
    found = named_by(xing, text)
    assert (found.kind, found.platform, found.handle) == (kind, "xing", "")


@pytest.mark.parametrize(
    "text",
    ["https://www.xing.com.example/pages/maple", "https://boxing.com/profile/maple", "https://xing.example/pages/m"],
)
def test_a_place_that_looks_alike_is_not_xing(text: str) -> None:
    assert profiles.identify(text).platform == ""


@pytest.mark.parametrize(
    ("text", "handle", "address"),
    [
        ("xing.com/pages/maplebakerygmbh", COMPANY.handle, COMPANY.address),
        ("http://www.xing.com/pages/maplebakerygmbh/news?sc_o=1", COMPANY.handle, COMPANY.address),
        ("https://m.xing.com/pages/maplebakerygmbh", COMPANY.handle, COMPANY.address),
        ("xing: maplebakerygmbh", COMPANY.handle, COMPANY.address),
        ("https://www.xing.com/companies/maplebakery", FORMER.handle, FORMER.address),
        ("https://www.xing.com/profile/Ada_Maple2/portfolio", MEMBER.handle, MEMBER.address),
    ],
)
def test_every_form_of_an_address_leads_to_its_place(text: str, handle: str, address: str) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.handle, found.address) == (Kind.PROFILE, handle, address)


@pytest.mark.parametrize("worst", ["a" * 50_000, "a_" * 25_000, "a/" * 25_000, "&" * 50_000])
def test_the_worst_names_take_no_time(worst: str) -> None:
    began = time.process_time()
    profiles.identify(f"https://www.xing.com/pages/{worst}")
    assert time.process_time() - began < 0.05
