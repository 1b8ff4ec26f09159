"""The home page in, the site out: which of its links count as profiles, and which never do."""

from __future__ import annotations

import dataclasses

import pytest

from audit.address import Kind
from audit.evidence import Failure, Hop, Reply, Sign
from audit.website import FoundLink, Site, Source, home
from looking import answer, kit

BLUESKY = "https://bsky.app/profile/maplebakery.bsky.social"
WEBSITE = "https://www.maplebakery.example/"


def look(body: str | bytes = b"", reply: Reply | None = None, website: str = WEBSITE, ends_at: str = "") -> Site:
    """Visit a website whose only answer is this one."""
    visit = home.visit(website, kit())
    (ask,) = next(visit)
    given = reply or answer(body)
    hops = () if given.failure else (Hop(address=ends_at or ask.address, status=given.hops[-1].status),)
    with pytest.raises(StopIteration) as stop:
        visit.send((dataclasses.replace(given, ask=ask, hops=hops),))
    site: Site = stop.value.value
    return site


def links(body: str) -> tuple[FoundLink, ...]:
    return look(f"<title>Maple Bakery</title>{body}").links


def only(body: str) -> FoundLink:
    (link,) = links(body)
    return link


@pytest.mark.parametrize(
    "body",
    [
        '<a href="/menu">Menu</a>',
        '<a href="https://maplebakery.example/blog">Blog</a>',
        '<a href="https://miller.example/">Our miller</a>',
        '<a href="https://bit.ly/3abcdef">Our newsletter</a>',
        '<a href="mailto:info@maplebakery.example">Write to us</a>',
        '<a href="tel:+15145550100">Call us</a>',
        '<a href="https://wa.me/15145550100">WhatsApp</a>',
        '<a href="https://bsky.app/intent/compose?text=Bread">Share</a>',
        '<a href="https://bsky.app/profile/a.example/post/3kaaaaaaaaa2a">a post</a>',
        '<a href="#">Menu</a>',
        '<a href="#top"><i class="fa fa-arrow-up"></i></a>',
        '<a href="#facebook">Our Facebook wall</a>',
        '<a href="javascript:void(0)" class="cookie-settings">Cookies</a>',
        '<a href="#" class="x close">X</a>',
        '<a href="#" class="share-button facebook">Facebook</a>',
        '<a href="#" aria-label="Share on Facebook"><i class="icon-facebook"></i></a>',
        '<a href="#">Auf Facebook teilen</a>',
        '<a href="#" class="btn">Log in with Facebook</a>',
        '<a href="#">How do I find out on Facebook or Instagram when the rye bread is ready?</a>',
        "<a href=\"javascript:window.open('https://www.facebook.com/sharer.php?u=x')\" class=facebook>f</a>",
        '<a href="https://www.facebook.com/sharer/sharer.php?u=x">Facebook</a>',
        '<a href="https://www.facebook.com/sharer.php?u=x" class="fb"></a>',
        '<a href="https://www.facebook.com/sharer.php?u=x">Share our page with a friend</a>',
        '<a href="https://twitter.com/intent/tweet?text=x">Tell a friend about our page</a>',
        '<a href="https://twitter.com/intent/tweet?text=x" title="Follow us">Tweet this</a>',
        '<a href="https://www.linkedin.com/shareArticle?url=x">Unsere Seite teilen</a>',
        '<a href="#" onclick="share()">Follow us and share us on Facebook</a>',
        '<a href="https//maplebakery.example/menu">Menu</a>',
        '<a href="htps://miller.example/">Our miller</a>',
        '<a href="https://example.com/">an example</a>',
        '<a href="/{{ page.url }}">More</a>',
        '<a href="facebook.html">Facebook</a>',
        '<a name="facebook">Facebook</a>',
        "<script>var a = '<a href=\"https://bsky.app/profile/a.example\">'</script>",
        '<meta name="twitter:site" content="@">',
        '<meta property="article:publisher" content="Maple Bakery">',
        '<script type="application/ld+json">{"sameAs": [1, null, {"url": "x"}, "https://maplebakery.example"]}</script>',
        '<script type="application/ld+json">{"sameAs": "https://bsky.app/"}</script>',
    ],
)
def test_what_is_no_profile_and_pretends_to_be_none_is_left_alone(body: str) -> None:
    assert links(body) == ()


@pytest.mark.parametrize(
    ("body", "kind", "platform"),
    [
        (f'<a href="{BLUESKY}">Bluesky</a>', Kind.PROFILE, "bluesky"),
        ('<a href="https://bsky.app/"><i class="bluesky"></i></a>', Kind.HOME, "bluesky"),
        ('<a href="https://bsky.app/settings">Bluesky</a>', Kind.LOGIN, "bluesky"),
        ('<a href="https://plus.google.com/+MapleBakery">G+</a>', Kind.CLOSED_NETWORK, "closed"),
        ('<a href="skype:maplebakery?call">Skype</a>', Kind.CLOSED_NETWORK, "closed"),
        ('<a href="https://bsky.app/profile/bsky.app">Bluesky</a>', Kind.PLACEHOLDER, "bluesky"),
        ('<a href="https://bsky.app/profile/{{handle}}">Bluesky</a>', Kind.PLACEHOLDER, "bluesky"),
        ('<a href="#">Facebook</a>', Kind.PLACEHOLDER, "facebook"),
        ('<a href=""><img alt="Instagram"></a>', Kind.PLACEHOLDER, "instagram"),
        ('<a href="#" title="Follow us on Twitter"></a>', Kind.PLACEHOLDER, "x"),
        ('<a href="#" aria-label="YouTube"><svg></svg></a>', Kind.PLACEHOLDER, "youtube"),
        ('<a href="#"><i class="fab fa-linkedin-in"></i></a>', Kind.PLACEHOLDER, "linkedin"),
        ('<a href="javascript:;" class="social-tiktok"></a>', Kind.PLACEHOLDER, "tiktok"),
        ('<a href="https://example.com/"><i class="icon-facebook"></i></a>', Kind.PLACEHOLDER, "facebook"),
        ('<a href="#" class="icon-pinterest"></a>', Kind.PLACEHOLDER, "pinterest"),
        ('<a href="bsky.app/profile/maplebakery.bsky.social">B</a>', Kind.NOT_AN_ADDRESS, "bluesky"),
        (f'<a href="http://{BLUESKY}">B</a>', Kind.NOT_AN_ADDRESS, "bluesky"),
        ('<a href="//www.facebook.com/sharer.php?u=x">Follow us on Facebook</a>', Kind.SHARE, "facebook"),
        ('<a href="https://twitter.com/intent/tweet?text=x"><img alt="Folgen Sie uns"></a>', Kind.SHARE, "x"),
        ('<a href="https://www.pinterest.com/pin/create/button/">Find us on Pinterest</a>', Kind.SHARE, "pinterest"),
        ("<a href=\"javascript:window.open('/sharer.php')\">Volg ons op Facebook</a>", Kind.SHARE, ""),
        ('<a href="javascript:void(0)" aria-label="LinkedIn"><i class="fa"></i></a>', Kind.PLACEHOLDER, "linkedin"),
        ('<a href="www.facebook.com/maplebakery">Our page</a>', Kind.NOT_AN_ADDRESS, "facebook"),
        ('<a href="https//www.facebook.com/maplebakery">Our page</a>', Kind.NOT_AN_ADDRESS, "facebook"),
        ('<a href="https:/www.facebook.com/maplebakery">Our page</a>', Kind.NOT_AN_ADDRESS, "facebook"),
        ('<a href="htps://www.facebook.com/maplebakery">Our page</a>', Kind.NOT_AN_ADDRESS, "facebook"),
        ('<a href="http://https//www.facebook.com/maplebakery">Our page</a>', Kind.NOT_AN_ADDRESS, "facebook"),
    ],
)
def test_what_is_or_pretends_to_be_a_profile_is_kept(body: str, kind: Kind, platform: str) -> None:
    link = only(body)
    assert (link.identity.kind, link.identity.platform) == (kind, platform)


def test_a_link_keeps_where_it_stands_and_what_it_says() -> None:
    body = f"""
        <header><a href="{BLUESKY}?utm_source=site" aria-label="Bluesky"></a></header>
        <footer><a href="{BLUESKY}?utm_source=site">We are on Bluesky</a></footer>"""
    link = only(body)
    assert (link.address, link.region, link.text, link.times) == (f"{BLUESKY}?utm_source=site", "header", "Bluesky", 2)
    assert link.identity.address == BLUESKY


def test_an_empty_link_keeps_the_written_value() -> None:
    first, second = links('<a href="#">Facebook</a><a href="#">Instagram</a><a href="#">Facebook</a>')
    assert (first.address, first.times, second.address, second.times) == ("#", 2, "#", 1)


def test_a_miswritten_link_says_what_is_wrong_and_what_was_meant() -> None:
    link = only('<a href="bsky.app/profile/maplebakery.bsky.social">B</a>')
    assert link.address == "https://www.maplebakery.example/bsky.app/profile/maplebakery.bsky.social"
    assert link.identity.address == BLUESKY
    assert "https://" in link.identity.detail


@pytest.mark.parametrize(
    ("body", "source"),
    [
        (f'<link rel="me" href="{BLUESKY}">', Source.REL_ME),
        (f'<script type="application/ld+json">{{"@graph":[{{"sameAs":["{BLUESKY}"]}}]}}</script>', Source.SAME_AS),
        (f'<script type="application/ld+json">{{"publisher":{{"sameAs":"{BLUESKY}"}}}}</script>', Source.SAME_AS),
        (f'<meta property="article:publisher" content="{BLUESKY}">', Source.PUBLISHER),
        ('<meta name="twitter:site" content="@maplebakery">', Source.TWITTER_SITE),
    ],
)
def test_profiles_named_to_machines_are_found_too(body: str, source: Source) -> None:
    link = only(body)
    assert (link.source, link.identity.kind, link.region) == (source, Kind.PROFILE, "")


def test_own_pages_and_share_buttons_are_counted() -> None:
    site = look(
        '<a href="/">Home</a><a href="menu.html">Menu</a><a href="http://maplebakery.example/blog">Blog</a>'
        '<a href="https://bsky.app/intent/compose?text=x">Share</a><a href="#" class="share facebook">f</a>'
    )
    assert (site.own_links, site.share_links, site.links) == (3, 2, ())


def test_a_share_button_that_promises_our_page_is_kept_and_not_counted() -> None:
    site = look('<footer><a href="https://www.facebook.com/sharer.php?u=x">Like us on Facebook</a></footer>')
    (kept,) = site.links
    assert (kept.region, kept.text, site.share_links) == ("footer", "Like us on Facebook", 0)


def test_a_website_that_is_itself_a_profile_links_to_one() -> None:
    site = look(f'<title>Maple</title><a href="{BLUESKY}">B</a>', website=BLUESKY)
    assert [link.identity.kind for link in site.links] == [Kind.PROFILE]
    assert site.own_links == 0


def test_the_pages_of_a_website_are_its_own_even_at_a_name_like_an_example() -> None:
    site = look(
        '<title>Maple</title><a href="/facebook"><i class="facebook"></i></a>', website="https://www.example.com/"
    )
    assert (site.own_links, site.links) == (1, ())


def test_the_page_is_described_in_few_words() -> None:
    site = look(
        '<html lang="en-GB"><head><title>Maple\n Bakery</title><meta name="description" content="Bread &amp; more">'
        '<script type="application/ld+json">{"@type":"Bakery","address":"Elm Street","name":"Maple Street Bakery"}'
        f"</script></head><body>{'<p>bread</p>' * 50}</body></html>"
    )
    assert (site.title, site.description, site.language, site.name) == (
        "Maple Bakery",
        "Bread & more",
        "en-GB",
        "Maple Street Bakery",
    )
    assert [signal.sign for signal in site.signals] == [Sign.SHOWN]


def test_outside_text_is_cut_and_at_most_300_links_are_kept() -> None:
    anchors = "".join(f'<a href="https://bsky.app/profile/b{n}.example">{"bread " * 100}</a>' for n in range(310))
    site = look(f"<title>{'bread ' * 100}</title>{anchors}")
    assert len(site.links) == home.MOST_LINKS
    assert site.left_out == 10
    assert len(site.title) <= 200
    assert len(site.links[0].text) <= 200


def test_a_site_that_moved_tells_where_and_its_own_pages_are_those_of_the_new_place() -> None:
    site = look('<title>Maple</title><a href="/menu">Menu</a>', ends_at="https://maple.example/en/")
    assert (site.address, site.final_address, site.own_links) == (WEBSITE, "https://maple.example/en/", 1)


def test_an_address_without_its_scheme_is_asked_for_with_one() -> None:
    (ask,) = next(home.visit("maplebakery.example", kit()))
    assert ask.address == "https://maplebakery.example/"


def test_a_page_guarded_by_a_challenge_service_is_still_a_page() -> None:
    site = look(
        f'<title>Maple</title><a href="{BLUESKY}">B</a><script src="/cdn-cgi/challenge-platform/x.js"></script>'
    )
    assert [signal.sign for signal in site.signals] == [Sign.SHOWN]
    assert len(site.links) == 1


@pytest.mark.parametrize(
    ("reply", "sign"),
    [
        (answer(failure=Failure.NO_SUCH_NAME), Sign.NO_SUCH_NAME),
        (answer(failure=Failure.TOO_SLOW), Sign.UNREACHABLE),
        (answer(failure=Failure.CERTIFICATE), Sign.UNREACHABLE),
        (answer("<title>Just a moment...</title>"), Sign.CHALLENGE),
        (answer("<title>Just a moment...</title>", 403), Sign.CHALLENGE),
        (answer("<a href='/'>Home</a>", 403), Sign.REFUSED),
        (answer("slow down", 429), Sign.RATE_LIMITED),
        (answer("", 503), Sign.SERVER_ERROR),
        (answer("<title>Not found</title>", 404), Sign.UNFAMILIAR),
        (answer(""), Sign.UNFAMILIAR),
        (answer("<div>" * 60_000), Sign.UNREADABLE),
    ],
)
def test_a_page_that_could_not_be_read_says_why_and_nothing_else(reply: Reply, sign: Sign) -> None:
    site = look(reply=reply)
    assert [signal.sign for signal in site.signals] == [sign]
    assert (site.links, site.title, site.own_links) == ((), "", 0)
