"""Pages of links: whose they are, what they list, and that only what their services say of free names speaks against one."""

from __future__ import annotations

import functools
import html
import json
from collections.abc import Callable, Mapping

import pytest

from audit.address import Kind
from audit.evidence import Profile, Reading, Reply, Sign
from audit.platforms import link_page
from looking import answer, kit, look, named_by, profile
from walls import FINAL, NOT_PROOF, says_nothing

MAPLE = profile("link_page", "linktr.ee/maplebakery", "https://linktr.ee/maplebakery")
SITE, INSTAGRAM = "https://maplebakery.example/", "https://www.instagram.com/maplebakery"
MENU = "https://maplebakery.example/menu-2022.pdf"


def on(service: str) -> Profile:
    return profile("link_page", f"{service}/maplebakery", f"https://{service}/maplebakery")


def linktree(account: Mapping[str, object] | None = None, **told: object) -> Reply:
    """A page of Linktree as it is served: its data in a script, what visitors see drawn from it."""
    known: dict[str, object] = {
        "id": 1000001,
        "uuid": "1f2e",
        "username": "maplebakery",
        "isActive": True,
        "pageTitle": "Maple Street Bakery",
        "description": "Bread since 1998",
        **(account or {}),
    }
    props = {"account": known, "links": [{"title": "Home", "url": SITE}, {"title": "Menu", "url": MENU}], **told}
    data = json.dumps({"props": {"pageProps": props}, "page": "/[profile]"})
    return answer(
        "<title>Maple Street Bakery | Linktree</title>"
        f'<script id="__NEXT_DATA__" type="application/json">{data}</script>'
        '<a href="https://linktr.ee/s/about">About</a><a href="/register">Join</a><a href="https://seen.example/">S</a>'
    )


def written(*links: str, title: str = "Maple Street Bakery", head: str = "", status: int = 200) -> Reply:
    anchors = "".join(f'<a href="{html.escape(link)}">Go</a>' for link in links)
    return answer(f"<title>{title}</title>{head}<h1>Maple</h1>{anchors}", status)


def seen(found: Reply, of: Profile = MAPLE) -> Reading:
    return look(link_page.visit(of, kit()), {of.address: found})


def blocked(name: str) -> Reply:
    data = json.dumps({"props": {"pageProps": {}}, "page": "/status/blocked", "query": {"username": name}})
    return answer(f'<script id="__NEXT_DATA__" type="application/json">{data}</script>')


NOT_TAKEN = answer("<title>Linktree | Page Not Found</title>", 404)
BEACONS = on("beacons.ai")
CARRD = profile("link_page", "carrd.co/maplebakery", "https://maplebakery.carrd.co/")
FREE = "<p>The page you are looking for does not seem to exist anymore.</p>"
NOT_FOUND = "<p>Sorry, the requested page could not be found.</p>"
MADE = '<a href="https://carrd.co/build">( Made with Carrd )</a>'


def beacons(identifier: object, *more: str, words: str = "") -> Reply:
    """A page as Beacons serves it: drawn in the browser, with data about whose it is."""
    person = {"@type": "Person", "identifier": identifier, "name": "Maple Street Bakery", "sameAs": [SITE, *more]}
    about = json.dumps({"@context": "https://schema.org", "@type": "ProfilePage", "mainEntity": person})
    title = "<title>Maple - Link in Bio & Creator Tools | Beacons</title>"
    return answer(f'{title}<script type="application/ld+json">{about}</script><div id="root"></div>{words}')


ITSELF = '<meta property="og:url" content="https://beacons.ai/MapleBakery">'
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "a living Linktree": (lambda: seen(linktree()), ((Sign.SHOWN, "page", "account", "@maplebakery"),)),
    "somebody else's Linktree": (
        lambda: seen(linktree({"username": "miller"})),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 200"),),
    ),
    "a Linktree that is switched off": (
        lambda: seen(linktree({"isActive": False})),
        ((Sign.UNFAMILIAR, "page", "switched_off", "@maplebakery"),),
    ),
    "a Linktree that is blocked": (
        lambda: seen(answer('<script id="__NEXT_DATA__" type="application/json">{"page": "/status/blocked"}</script>')),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 200"),),
    ),
    "somebody else's Linktree that is blocked": (
        lambda: seen(blocked("miller")),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 200"),),
    ),
    "a Linktree that Linktree has blocked": (
        lambda: seen(blocked("MapleBakery")),
        ((Sign.ENDED, "page", "blocked", "@MapleBakery is blocked"),),
    ),
    "a name that nobody has": (lambda: seen(NOT_TAKEN), ((Sign.ABSENT, "page", "name_not_taken", "status 404"),)),
    "a name that nobody can have": (
        lambda: seen(answer('<script>{"statusCode":404}</script>', 404)),
        ((Sign.ABSENT, "page", "name_not_taken", "status 404"),),
    ),
    "a wall with the words of a free name": (
        lambda: seen(answer(NOT_TAKEN.body, 404, headers={"cf-mitigated": "challenge"})),
        ((Sign.CHALLENGE, "page", "cf_mitigated", "cf-mitigated: challenge"),),
    ),
    "not found, without a word about the name": (
        lambda: seen(answer("<h1>Not found</h1>", 404)),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 404"),),
    ),
    "the words of a free name in a page that opens": (
        lambda: seen(linktree({"description": 'Linktree | Page Not Found "statusCode":404'})),
        ((Sign.SHOWN, "page", "account", "@maplebakery"),),
    ),
    "an address that leads to the front page": (
        lambda: seen(answer("<title>Linktree</title>", via=((302, "https://linktr.ee/"),))),
        ((Sign.UNFAMILIAR, "page", "leads_elsewhere", "https://linktr.ee/"),),
    ),
    "not found, on a website that it leads to": (
        lambda: seen(answer('<script>{"statusCode":404}</script>', 404, via=((302, f"{SITE}sale"),))),
        ((Sign.UNFAMILIAR, "page", "leads_elsewhere", f"{SITE}sale"),),
    ),
    "a page that names itself and points on": (
        lambda: seen(written(SITE, head=ITSELF), BEACONS),
        ((Sign.SHOWN, "page", "page", "Maple Street Bakery"),),
    ),
    "a page that names itself and points nowhere": (
        lambda: seen(written("https://beacons.ai/terms", head=ITSELF), BEACONS),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 200"),),
    ),
    "a page that names another": (
        lambda: seen(written(SITE, head=ITSELF.replace("MapleBakery", "miller")), BEACONS),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 200"),),
    ),
    "Beacons, with data of its owner": (
        lambda: seen(beacons("MapleBakery"), BEACONS),
        ((Sign.SHOWN, "page", "profile_page", "@MapleBakery"),),
    ),
    "Beacons, with data of somebody else": (
        lambda: seen(beacons("miller"), BEACONS),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 200"),),
    ),
    "somebody's Beacons with the words of a free name": (
        lambda: seen(beacons("miller", words=FREE), BEACONS),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 200"),),
    ),
    "Beacons with the words of a free name in the owner's data": (
        lambda: seen(beacons("maplebakery", words=FREE), BEACONS),
        ((Sign.SHOWN, "page", "profile_page", "@maplebakery"),),
    ),
    "Beacons, somebody's title above the words of a free name": (
        lambda: seen(answer(f"<title>Maple - Link in Bio & Creator Tools | Beacons</title>{FREE}"), BEACONS),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 200"),),
    ),
    "Beacons, a name that nobody has": (
        lambda: seen(answer(f"<title>Beacons</title>{FREE}"), BEACONS),
        ((Sign.ABSENT, "page", "name_not_taken", "status 200"),),
    ),
    "a page of Carrd": (
        lambda: seen(written(SITE, head=MADE), CARRD),
        ((Sign.SHOWN, "page", "page", "Maple Street Bakery"),),
    ),
    "a page of Carrd that does not say so": (
        lambda: seen(written(SITE), CARRD),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 200"),),
    ),
    "a page of Carrd with the words of a free name": (
        lambda: seen(written(SITE, head=NOT_FOUND + MADE), CARRD),
        ((Sign.SHOWN, "page", "page", "Maple Street Bakery"),),
    ),
    "Carrd, a name that nobody has": (
        lambda: seen(answer(NOT_FOUND, 404), CARRD),
        ((Sign.ABSENT, "page", "name_not_taken", "status 404"),),
    ),
    "not found, where other words are known": (
        lambda: seen(answer("The page you are looking for does not seem to exist anymore", 404), BEACONS),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 404"),),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= link_page.RUNGS.keys()


@pytest.mark.parametrize("of", [MAPLE, BEACONS, on("about.me"), on("bio.link")], ids=lambda of: of.handle)
@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply, of: Profile) -> None:
    assert says_nothing(seen(reply, of)), name


TOLD: dict[str, tuple[Reply, Reply]] = {
    "about.me": (written(title="Maple Bakery - Bakery | about.me"), written(title="about.me", status=404)),
    "bio.link": (
        written(head='<meta property="profile:username" content="maplebakery">'),
        answer("<h2>The page you’re looking for doesn’t exist</h2>", 404),  # noqa: RUF001  # as it is written there
    ),
    "bio.site": (
        written(title="Maple — Bio Sites"),
        written(title="This Bio Site doesn’t exist — Bio Site", status=404),  # noqa: RUF001  # as above
    ),
    "heylink.me": (
        written(title="HeyLink.me | Maple"),
        answer("We can't find the page that you're looking for :(", 404),
    ),
    "hoo.be": (written(head="<style>:root{--profile-name-color:#000}</style>"), answer("<h3>Page Not Found</h3>", 404)),
    "solo.to": (
        written(head="<footer>create your own page</footer>"),
        answer("The page you're looking for isn't here.", 404),
    ),
}


@pytest.mark.parametrize("service", TOLD)
def test_a_service_shows_a_page_and_says_of_a_free_name_that_it_is_free(service: str) -> None:
    living, free = TOLD[service]
    assert [signal.sign for signal in seen(living, on(service)).signals] == [Sign.SHOWN]
    assert [signal.sign for signal in seen(free, on(service)).signals] == [Sign.ABSENT]
    assert says_nothing(seen(written(SITE), on(service)))
    assert says_nothing(seen(answer(free.body), on(service)))


def test_where_no_words_for_a_free_name_are_known_a_page_stands_for_itself() -> None:
    shown = seen(written(head='<div data-username="maplebakery">'), on("lnk.bio"))
    assert [signal.sign for signal in shown.signals] == [Sign.SHOWN]
    assert link_page.controls(on("lnk.bio"), "q" * 24)[0] == on("lnk.bio")


@pytest.mark.parametrize("service", link_page.HOSTS)
def test_an_absence_is_only_read_where_a_living_page_is_known(service: str) -> None:
    living, absent = link_page.controls(on(service), "q" * 24)
    at = f"https://{'q' * 24}.carrd.co/" if service == "carrd.co" else f"https://{service}/{'q' * 24}"
    assert absent == profile("link_page", f"{service}/{'q' * 24}", at)
    assert living.handle.startswith(f"{service}/")
    assert (living != on(service)) is (service in ("beacons.ai", "carrd.co", "linktr.ee") or service in TOLD)


# What a page lists


def test_every_outside_link_is_kept_once_in_its_order() -> None:
    found = seen(linktree(socialLinks=[{"type": "INSTAGRAM", "url": INSTAGRAM}, {"type": "X", "url": SITE}]))
    assert found.links == (SITE, MENU, INSTAGRAM)
    assert (found.name, found.bio) == ("Maple Street Bakery", "Bread since 1998")


def test_links_are_found_with_the_account_too() -> None:
    listed = {"links": [{"url": MENU}, {"url": SITE}], "socialLinks": [{"url": INSTAGRAM}]}
    assert seen(linktree(listed, links=None)).links == (MENU, SITE, INSTAGRAM)


def test_what_is_no_web_address_or_the_services_own_is_left_out() -> None:
    odd = [
        "mailto:info@maple.example",
        "",
        None,
        "tel:1",
        "javascript:x",
        "https://linktr.ee/maplebakery/shop",
        "http://",
        SITE,
    ]
    assert seen(linktree(links=[{"url": url} for url in odd])).links == (SITE,)


def test_where_the_data_names_no_links_those_that_visitors_see_count() -> None:
    assert seen(linktree(links=[])).links == ("https://seen.example/",)


def test_a_long_page_is_cut_at_a_hundred_links() -> None:
    assert len(seen(linktree(links=[{"url": f"{SITE}{n}"} for n in range(400)])).links) == 100


def test_another_services_page_lists_its_anchors() -> None:
    found = seen(written(SITE, "/maplebakery/more", "https://www.beacons.ai/terms", INSTAGRAM, head=ITSELF), BEACONS)
    assert found.links == (SITE, INSTAGRAM)


@pytest.mark.parametrize(
    "account",
    [{"username": None}, {"username": ["maplebakery"]}, {"links": {"url": SITE}}, {"links": [[SITE], 4, None]}],
)
def test_data_of_another_shape_is_no_stumbling_block(account: Mapping[str, object]) -> None:
    assert seen(linktree(account, links="none")).signals


# Addresses


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://linktr.ee/", Kind.WEBSITE),
        ("https://linktr.ee/s/pricing", Kind.WEBSITE),
        ("https://linktr.ee/trust", Kind.WEBSITE),
        ("https://linktr.ee/report", Kind.WEBSITE),
        ("https://linktr.ee/enterprise", Kind.WEBSITE),
        ("https://linktr.ee/robots.txt", Kind.WEBSITE),
        ("https://taplink.cc/en/", Kind.WEBSITE),
        ("https://taplink.cc/tariffs/", Kind.WEBSITE),
        ("https://beacons.ai/i/blog", Kind.WEBSITE),
        ("https://about.me/pro", Kind.WEBSITE),
        ("https://linktr.ee/login", Kind.LOGIN),
        ("https://linktr.ee/admin/account", Kind.LOGIN),
        ("https://help.linktr.ee/en/articles/5434130", Kind.WEBSITE),
        ("https://linktr.ee/a%20b", Kind.WEBSITE),
        ("https://linktr.ee/a%2Fb", Kind.WEBSITE),
        ("https://about.me/about", Kind.WEBSITE),
    ],
)
def test_a_services_own_pages_are_no_place(text: str, kind: Kind) -> None:
    found = named_by(link_page, text)
    assert (found.kind, found.platform, found.handle) == (kind, "link_page", "")


named = functools.partial(named_by, link_page)


def test_one_name_on_two_services_is_two_places() -> None:
    handles = [named(f"https://{service}/maple").handle for service in link_page.HOSTS]
    assert len(set(handles)) == len(link_page.HOSTS)


def test_spelling_makes_no_second_place_and_the_address_stays_as_it_is_written() -> None:
    assert named("https://linktr.ee/MapleBakery").handle == named("http://www.linktr.ee/maplebakery/?x=1#y").handle
    assert named("https://linktr.ee/MapleBakery").address == "https://linktr.ee/MapleBakery"


def test_words_of_a_missing_page_that_stand_in_a_script_are_nobodys() -> None:
    page = (
        '<title>Maple</title><p>Hi</p><script>{"gone":"The page you are looking for does not seem to exist"}</script>'
    )
    beacons = profile("link_page", "beacons.ai/maplebakery", "https://beacons.ai/maplebakery")
    reading = look(link_page.page(beacons, kit()), {"https://beacons.ai/": answer(page)})
    assert {signal.sign for signal in reading.signals}.isdisjoint(FINAL)
