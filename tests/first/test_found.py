"""What a website shows, sorted: what is the business's own comes first, what is doubtful is never listed."""

from __future__ import annotations

import dataclasses

import pytest

from audit import likeness, profiles
from audit.evidence import Fact, FactKind, Sign, Signal
from audit.first import found, searches
from audit.website import FoundLink, Robots, Site, SiteState, Source
from audit.website.noticed import StatedBy, StatedFact

HOME = "https://maplebakery.example"
SHOWN = Signal(sign=Sign.SHOWN, rung="page", host="maplebakery.example", mark="home_page")
REFUSED = Signal(sign=Sign.REFUSED, rung="page", host="maplebakery.example", mark="status_refused", quote="status 403")


def link(address: str, source: Source = Source.ANCHOR, region: str = "footer", on_pages: int = 1) -> FoundLink:
    identity = profiles.identify(address)
    return FoundLink(address=address, identity=identity, source=source, region=region, on_pages=on_pages)


def shown(*links: FoundLink, name: str = "Maple Bakery", state: SiteState = SiteState.UNKNOWN) -> found.Found:
    site = Site(address=HOME, final_address=f"{HOME}/", signals=(SHOWN,), name=name, links=links, state=state)
    return found.on(site, HOME)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.facebook.com/maplebakery",
        "https://www.facebook.com/100064000000001",
        "https://www.instagram.com/eat.maple/",
        "https://www.instagram.com/the_maple_bakers/",
        "https://x.com/maplebkry",
        "https://www.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa",
        "https://bsky.app/profile/did:plc:aaaaaaaaaaaaaaaaaaaaaaaa",
        "https://bsky.app/profile/maplebakery.example",
        "https://social.example/@maplebakery",
        "https://www.linkedin.com/company/1234567",
        "https://maplebakery.blogspot.com/",
        "https://www.google.com/maps?cid=42",
    ],
)
def test_a_profile_that_visitors_see_and_whose_name_does_not_contradict_is_confirmed(address: str) -> None:
    assert [find.address for find in shown(link(address)).profiles] == [profiles.identify(address).address]


@pytest.mark.parametrize(
    ("lead", "reason"),
    [
        (link("https://www.facebook.com/maplebakery", Source.SAME_AS), "only in the structured data"),
        (link("https://www.facebook.com/share/abc123/"), "share link"),
        (link("https://maps.app.goo.gl/Maple1"), "short link"),
        (link("https://www.linkedin.com/in/ada-maple"), "personal account"),
        (link("https://www.facebook.com/pixelstudio"), "unlike the name"),
    ],
)
def test_what_a_person_should_confirm_first_is_a_lead_with_its_reason(lead: FoundLink, reason: str) -> None:
    sorted_out = shown(lead)
    assert sorted_out.profiles == ()
    assert reason in sorted_out.leads[0].reason


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("https://plus.google.com/+MapleBakery", "closed in 2019"),
        ("https://www.facebook.com/", "front page"),
        ("https://www.facebook.com/wix", "template"),
        ("https://www.instagram.com/#", "front page"),
        ("#", "leads nowhere"),
    ],
)
def test_what_leads_a_customer_nowhere_is_a_leftover(address: str, reason: str) -> None:
    sorted_out = shown(link(address))
    assert (sorted_out.profiles, sorted_out.leads) == ((), ())
    assert sorted_out.leftovers[0].stands == "in the footer"
    assert reason in sorted_out.leftovers[0].reason


def test_an_example_number_is_called_by_the_service_it_is_of() -> None:
    assert [find.network for find in shown(link("https://wa.me/1234567890")).leftovers] == ["WhatsApp"]


def test_one_place_with_many_links_is_listed_once_with_where_they_stand() -> None:
    sorted_out = shown(
        link("https://facebook.com/MapleBakery?ref=a", Source.SAME_AS),
        link("http://m.facebook.com/maplebakery/", region="header"),
        link("https://www.facebook.com/maplebakery", on_pages=14),
    )
    (only,) = sorted_out.profiles
    assert only.stands == "in the header and in the footer, on 14 pages"
    assert sorted_out.leads == ()


def test_two_spellings_of_one_short_link_are_one_lead() -> None:
    assert len(shown(link("http://t.co/a1"), link("https://t.co/a1/")).leads) == 1


@pytest.mark.parametrize(
    "address",
    [
        f"https://t.co/{'a' * 600}",
        f"https://www.facebook.com/share/{'a' * 600}",
    ],
)
def test_an_address_that_a_client_file_does_not_take_is_told_and_not_listed(address: str) -> None:
    sorted_out = shown(link(address))
    assert (sorted_out.profiles, sorted_out.leads) == ((), ())
    assert "unusual" in sorted_out.leftovers[0].reason


def test_an_address_that_reads_as_another_place_is_not_listed() -> None:
    meant = dataclasses.replace(link("https://x.com/maplebakery"), address="https://x.com/somebody")
    forged = dataclasses.replace(meant.identity, address="https://x.com/somebody")
    assert shown(dataclasses.replace(meant, identity=forged)).profiles == ()


@pytest.mark.parametrize("state", [SiteState.PARKED, SiteState.FOR_SALE, SiteState.HOSTING_SUSPENDED])
def test_a_page_that_is_not_the_business_s_own_lends_it_neither_name_nor_places(state: SiteState) -> None:
    sorted_out = shown(link("https://www.facebook.com/registrar"), name="Registrar Inc", state=state)
    assert (sorted_out.name, sorted_out.seen, sorted_out.profiles, sorted_out.leads) == ("Maplebakery", False, (), ())
    assert sorted_out.met


def test_a_website_that_was_not_seen_is_said_in_plain_words() -> None:
    sorted_out = found.on(Site(address=HOME, final_address=HOME, signals=(REFUSED,)), HOME)
    assert (sorted_out.seen, sorted_out.met) == (False, "could not be seen (status 403)")


@pytest.mark.parametrize(
    ("name", "title", "taken"),
    [
        ("Maple Bakery", "Home", "Maple Bakery"),
        ("", "Home | Maple Bakery | Springfield", "Maple Bakery"),
        ("", "Fresh bread daily: Maple Bakery", "Maple Bakery"),
        ("...", "", "Maplebakery"),
        ("", "", "Maplebakery"),
        ("M" * 300, "", "M" * 119 + "…"),
    ],
)
def test_the_name_is_what_the_site_calls_itself_else_the_title_else_the_domain(
    name: str, title: str, taken: str
) -> None:
    assert found.on(Site(address=HOME, signals=(SHOWN,), name=name, title=title), HOME).name == taken


def test_the_name_of_an_international_domain_is_spelled_as_its_owner_does() -> None:
    assert found.on(Site(address="", signals=(REFUSED,)), "https://xn--bckerei-5wa.example").name == "Bäckerei"


@pytest.mark.parametrize(
    ("final", "website"),
    [
        ("", "http://maplebakery.example/de"),
        ("https://www.maplebakery.example/welcome", "https://www.maplebakery.example/de"),
        ("https://shop.maplebakery.example/", "http://maplebakery.example/de"),
    ],
)
def test_the_address_is_kept_as_typed_where_its_own_host_answers(final: str, website: str) -> None:
    sorted_out = found.on(Site(address="", final_address=final, signals=(SHOWN,)), "http://maplebakery.example/de/")
    assert (sorted_out.website, sorted_out.met, sorted_out.seen) == (website, "", True)


@pytest.mark.parametrize("state", [SiteState.UNKNOWN, SiteState.REDIRECTED_AWAY])
def test_the_website_of_somebody_else_lends_the_business_nothing(state: SiteState) -> None:
    links = (link("https://www.facebook.com/otherbakery"),)
    away = Site(
        address="", final_address="https://other.example/", signals=(SHOWN,), name="O", links=links, state=state
    )
    sorted_out = found.on(away, HOME)
    assert (sorted_out.name, sorted_out.website, sorted_out.profiles, sorted_out.leads) == ("Maplebakery", HOME, (), ())
    assert sorted_out.met == "led to https://other.example; check whose website that is"


@pytest.mark.parametrize(
    ("declared", "language"), [("en_gb", "en-GB"), ("zh-Hans-CN", "zh"), ("english", ""), ("", "")]
)
def test_a_language_is_taken_where_the_client_file_knows_it(declared: str, language: str) -> None:
    assert found.on(Site(address="", signals=(SHOWN,), language=declared), HOME).language == language


@pytest.mark.parametrize(
    ("handle", "name", "website", "alike"),
    [
        ("joesplumbing", "Joe's Plumbing Ltd", "https://jp.example", True),
        ("msb", "Maple Street Bakery", "https://a.example", True),
        ("shop.muffin", "The Oven", "https://muffin.co.example", True),
        ("baeckerei-huber", "Bäckerei Huber", "https://huber.example", True),
        ("anything", "面包店", "https://a.example", True),
        ("pixelstudio", "Joe's Plumbing Ltd", "https://joes.example", False),
        ("nationaltrust", "Maple Street Bakery", "https://maplebakery.example", False),
    ],
)
def test_likeness_is_told_from_the_names_in_the_account_s_favour(
    handle: str, name: str, website: str, *, alike: bool
) -> None:
    assert likeness.is_like(handle, name, website) is alike


def test_searches_are_plain_addresses_whatever_the_name_is() -> None:
    found_at = dict(searches.addresses("Muffin & Co #1\n<b>", "Bad Ischl"))
    assert list(found_at) == ["Google Maps", "Facebook", "Instagram", "TikTok", "Yelp", "The web"]
    assert found_at["Yelp"] == ("https://www.yelp.com/search?find_desc=Muffin+%26+Co+%231%0A%3Cb%3E&find_loc=Bad+Ischl")
    assert all(address.isascii() and " " not in address for address in found_at.values())


@pytest.mark.parametrize(
    ("robots", "not_visited", "said"),
    [
        (Robots.ALLOWED, 0, ""),
        (Robots.NONE, 1, "1 more page was left unread."),
        (Robots.ALLOWED, 140, "140 more pages were left unread."),
        (Robots.DISALLOWED, 3, "asks programs to stay away"),
        (Robots.UNREACHABLE, 0, "could not be seen"),
    ],
)
def test_what_was_left_unread_is_said_with_its_reason(robots: Robots, not_visited: int, said: str) -> None:
    unread = found.on(Site(address=HOME, signals=(SHOWN,), robots=robots, not_visited=not_visited), HOME).unread
    assert said in unread
    assert bool(said) is bool(unread)


def test_of_its_facts_the_website_is_believed_most_where_visitors_read_them() -> None:
    def stated(value: str, by: StatedBy, kind: FactKind = FactKind.PHONE) -> StatedFact:
        return StatedFact(fact=Fact(kind=kind, value=value), by=by, pages=("/",))

    facts = (
        stated("+44 121 496 0171", StatedBy.STRUCTURED),
        stated("0121 496 0117", StatedBy.TEXT),
        stated("Mo-Fr 08:00-18:00", StatedBy.STRUCTURED, FactKind.HOURS),
    )
    assert found.on(Site(address=HOME, signals=(SHOWN,), facts=facts), HOME).facts == {FactKind.PHONE: "0121 496 0117"}


def test_two_accounts_of_one_network_are_asked_about() -> None:
    one, two, other = shown(
        link("https://x.com/maplebakery", region="header"),
        link("https://x.com/maplebakeryuk"),
        link("https://www.facebook.com/maplebakery"),
    ).profiles
    assert one.stands == "in the header; one of 2 on X: are all theirs?"
    assert two.stands == "in the footer; one of 2 on X: are all theirs?"
    assert other.stands == "in the footer"
