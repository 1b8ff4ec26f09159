"""The home page in, the state of the site out: what is open although it sounds closed comes first."""

from __future__ import annotations

import dataclasses

import pytest

from audit.evidence import Failure, Hop, Reply
from audit.website import SiteState, home
from audit.website._state import state
from looking import answer

WEBSITE = "https://www.maplebakery.example/"
WORDS = "<p>Bread, rolls and cakes, baked every morning on Elm Street since 1987.</p>" * 8
MENU = "".join(f'<a href="/{page}">{page}</a>' for page in ("menu", "about", "visit", "contact", "cakes"))


def stands(given: Reply | str, *, ends_at: str = WEBSITE, website: str = WEBSITE) -> SiteState:
    reply = answer(given) if isinstance(given, str) else given
    hops = () if reply.failure else (Hop(address=ends_at, status=reply.status),)
    reply = dataclasses.replace(reply, ask=dataclasses.replace(reply.ask, address=website), hops=hops)
    return state(website, reply, home.opened(website, reply))


@pytest.mark.parametrize(
    "body",
    [
        f"<title>Maple Bakery</title>{WORDS}",
        f"<title>Maple Bakery</title><h1>Maple Bakery</h1>{MENU}",
        "<title>Maple Bakery</title><p>Fresh bread. Coming soon: pumpkin loaves.",
        "<title>Maple Bakery</title><p>Our new shop on Oak Street is coming soon. Our online shop is under construction.",
        "<title>Maple Bakery</title><p>Our second site will launch soon.",
        f"<title>Coming soon | Maple Cinema</title>{MENU}<p>Three films for October",
        f"<title>Under construction - Maple Builders</title>{WORDS}",
        "<title>Maintenance | Maple Heating</title><p>Boilers and heat pumps. Call us.",
        "<title>Website maintenance | Maple Agency</title><p>We keep websites up to date. Call us.",
        "<title>Maple Pool</title><p>The pool is closed for maintenance until May.",
        "<title>Maple Pool</title><p>Wegen Wartungsarbeiten ist das Becken geschlossen.",
        "<title>Maple Homes</title><p>House for sale. This house is for sale by owner. Buy this lovely home.",
        f"<title>Maple Domains</title>{WORDS}<p>A domain is for sale at times. Buy this domain, we say.",
        "<title>12ElmStreet.com for sale</title><p>Three rooms. 12elmstreet.com is for sale by its owner, who lives there.",
        "<title>St.Ives for sale - Maple Homes</title><p>Cottages by the sea.",
        '<title>Maple</title><p>Spring bread, baked every day<script>window.location.href="/lander"</script>',
        "<title>Maple Truck</title><p>Today our truck is parked at the market.",
        "<title>Parked | Maple Garage</title><p>Long-stay parking by the airport.",
        "<title>Maple School</title><p>Exams are suspended. The bus service has been suspended.",
        f"<title>Maple Host</title>{WORDS}<p>This account has been suspended, they said. Log in to see why.",
        "<title>Maple Bakery</title><p>Order bread</p><form><input type=password></form>",
        '<title>Maple Bakery</title><p>Domains: see <a href="https://sedoparking.com/">them</a>',
        "<title>Maple Bakery</title><img src=bread.jpg alt=Bread><script src=/count.js></script>",
        "<title>Maple Bakery</title><p>Bread and cakes, every day.<script src=/app.js></script>",
        '<title>Maple Bakery</title><a href="/enter">Enter</a><script src=/app.js></script>',
        "<title>Maple</title><p>Elm Street bakery, open daily<noscript>Please enable JavaScript</noscript>",
    ],
)
def test_a_page_that_merely_mentions_the_words_is_open(body: str) -> None:
    assert stands(body) is SiteState.OPEN


@pytest.mark.parametrize(
    "ends_at",
    ["https://maplebakery.example/", "http://shop.maplebakery.example/x", WEBSITE + "en/"],
)
def test_a_redirect_within_the_business_s_own_domain_leads_nowhere_else(ends_at: str) -> None:
    assert stands(f"<title>Maple Bakery</title>{WORDS}", ends_at=ends_at) is SiteState.OPEN


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<title>Account Suspended</title><p>This Account has been suspended.", SiteState.HOSTING_SUSPENDED),
        ("<title>maplebakery.example</title>Dieses Konto wurde vorübergehend gesperrt", SiteState.HOSTING_SUSPENDED),
        ("<title>maplebakery.example is for sale</title><p>Make an offer", SiteState.FOR_SALE),
        ("<title>maplebakery.example</title><p>The domain may be for sale by its owner", SiteState.FOR_SALE),
        ("<title>Domain</title><p>Diese Domain steht zum Verkauf", SiteState.FOR_SALE),
        ("<title>maplebakery.example</title><script src='//img.sedoparking.com/x.js'></script>", SiteState.PARKED),
        ('<script>window.onload=function(){window.location.href="/lander"}</script>', SiteState.PARKED),
        ("<title>maplebakery.example</title><p>This domain is parked", SiteState.PARKED),
        ("<title>Welcome to nginx!</title><p>Thank you for using nginx.", SiteState.PARKED),
        (f"<title>Apache2 Ubuntu Default Page: It works</title>{'<p>configuration' * 300}", SiteState.PARKED),
        ("<title>Index of /</title><a href=x>x</a>", SiteState.PARKED),
        ("<title>Coming Soon - Maple Bakery</title><p>Stay tuned", SiteState.COMING_SOON),
        ("<title>Maple Bakery</title><h1>Coming soon!</h1>", SiteState.COMING_SOON),
        ("<title>Maple Bakery</title><h1>Our new website is coming soon</h1><p>Call us", SiteState.COMING_SOON),
        ("<title>Bäckerei Ahorn</title><h1>Hier entsteht eine neue Internetpräsenz</h1>", SiteState.COMING_SOON),
        ("<title>Maintenance mode</title><h1>We will be back</h1>", SiteState.MAINTENANCE),
        (
            "<title>Maple Bakery</title><p>Our website is currently undergoing scheduled maintenance",
            SiteState.MAINTENANCE,
        ),
        ("<title>Log in | Maple Club</title><form><input type=password></form>", SiteState.LOGIN),
        ("<title>Maple Bakery</title><div id=root></div><script src=/app.js></script>", SiteState.SCRIPT_ONLY),
        ("<div id=root></div><script src=/app.js></script>", SiteState.SCRIPT_ONLY),
        ("<title>M</title><body><svg></svg>Loading<script src=/app.js></script>", SiteState.SCRIPT_ONLY),
        ("<title>Maple Bakery</title>", SiteState.UNKNOWN),
        ("<div>" * 60_000, SiteState.UNKNOWN),
        ("", SiteState.UNKNOWN),
        ("<title>Just a moment...</title>", SiteState.BLOCKED),
    ],
)
def test_a_page_that_stands_in_the_site_s_place_is_recognised(body: str, expected: SiteState) -> None:
    assert stands(body) is expected


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (answer(failure=Failure.NAME_UNANSWERED), SiteState.UNKNOWN),
        (answer(failure=Failure.PROXY), SiteState.UNKNOWN),
        (answer(failure=Failure.TOO_BIG), SiteState.UNKNOWN),
        (answer(failure=Failure.CERTIFICATE), SiteState.UNKNOWN),
        (answer(failure=Failure.BAD_REDIRECT), SiteState.UNKNOWN),
        (answer(failure=Failure.ROBOTS), SiteState.UNKNOWN),
        (answer(f"<title>Not found</title>{WORDS}", 404), SiteState.UNKNOWN),
        (answer(failure=Failure.NO_SUCH_NAME), SiteState.DOWN),
        (answer(failure=Failure.TOO_SLOW), SiteState.DOWN),
        (answer("<title>Oops</title>", 500), SiteState.DOWN),
        (answer("<title>503</title>Service unavailable", 503), SiteState.DOWN),
        (answer(f"<title>Server maintenance tips</title>{WORDS}", 503), SiteState.DOWN),
        (answer("Briefly unavailable for scheduled maintenance. Check back in a minute.", 503), SiteState.MAINTENANCE),
        (answer("<title>Account Suspended</title>", 403), SiteState.HOSTING_SUSPENDED),
        (answer("<title>403 Forbidden</title>", 403), SiteState.BLOCKED),
        (answer("<title>Just a moment...</title>", 403), SiteState.BLOCKED),
        (answer("slow down", 429), SiteState.BLOCKED),
        (answer(failure=Failure.RATE_LIMITED), SiteState.BLOCKED),
        (answer("<title>401</title>", 401), SiteState.LOGIN),
    ],
)
def test_an_answer_that_is_no_page_says_no_more_than_it_shows(reply: Reply, expected: SiteState) -> None:
    assert stands(reply) is expected


@pytest.mark.parametrize(
    ("ends_at", "expected"),
    [
        ("https://www.miller.example/", SiteState.REDIRECTED_AWAY),
        ("https://www.facebook.com/maplebakery", SiteState.REDIRECTED_AWAY),
        ("https://www.hugedomains.com/domain_profile.cfm?d=maplebakery", SiteState.FOR_SALE),
        ("https://ww1.sedoparking.com/", SiteState.PARKED),
        (WEBSITE + "wp-login.php", SiteState.OPEN),
        (WEBSITE + "login", SiteState.LOGIN),
        (WEBSITE + "cgi-sys/suspendedpage.cgi", SiteState.HOSTING_SUSPENDED),
    ],
)
def test_where_the_address_leads_tells_too(ends_at: str, expected: SiteState) -> None:
    assert stands(f"<title>Maple Bakery</title>{WORDS}", ends_at=ends_at) is expected


def test_two_businesses_on_one_host_of_sites_are_two_places() -> None:
    here, there = "https://maple.blogspot.com/", "https://miller.blogspot.com/"
    assert stands(f"<title>Miller</title>{WORDS}", website=here, ends_at=there) is SiteState.REDIRECTED_AWAY
    here, there = "https://maple.weebly.com/", "https://www.weebly.com/"
    assert stands(f"<title>Weebly</title>{WORDS}", website=here, ends_at=there) is SiteState.REDIRECTED_AWAY
