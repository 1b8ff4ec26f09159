"""The page about the website: what was read, how a shared link looks, where each link stands, and for whom."""

from __future__ import annotations

import dataclasses
import functools
import re

import markdown  # type: ignore[import-untyped]  # it ships no types
import pytest
from selectolax.lexbor import LexborHTMLParser

import bakery
from audit.activity import Activity
from audit.address import Identity, Kind
from audit.dossier import Dossier, Place
from audit.evidence import Fact, FactKind, Sign
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.report import pages, playbook, render, website_page
from audit.report.sources import Sources
from audit.report.website_page import Website
from audit.verdict import Verdict
from audit.website import FoundLink, PageSeen, Robots, Site, SiteState, Source
from audit.website.noticed import Noticed, Preview, StatedBy, StatedFact, Trait
from plainly import sentences

HOME = "https://maplebakery.example/"
PICTURE = f"{HOME}shop.jpg"
SHOWN = bakery.signal(Sign.SHOWN)
X = "https://x.com/maplebakery"
TASK = "---\nwho: web person\n---\n"


def read(pages_read: int = 3, **seen: object) -> Site:
    """A website of which so many pages were read."""
    shown = tuple(PageSeen(address=f"{HOME}{n or ''}", signals=(SHOWN,)) for n in range(pages_read))
    bare = Site(
        address=HOME,
        final_address=HOME,
        signals=(SHOWN,),
        state=SiteState.OPEN,
        pages=shown,
        robots=Robots.NONE,
        preview=Preview(title="Maple Street Bakery", text="Bread and cakes", picture=PICTURE, own_title=True),
    )
    return dataclasses.replace(bare, **seen)  # type: ignore[arg-type]  # each test spells the fields it means


def link(source: Source = Source.ANCHOR, address: str = X, **found: object) -> FoundLink:
    identity = Identity(kind=Kind.PROFILE, platform="x", handle="maplebakery", address=address)
    bare = FoundLink(address=address, identity=identity, source=source, text="Follow us", region="footer", pages=("/",))
    return dataclasses.replace(bare, **found)  # type: ignore[arg-type]  # as above


def profile(*links: FoundLink, name: str = "X", is_listed: bool = True) -> Place:
    listed = bakery.listing(X) if is_listed else None
    return bakery.place(name, Verdict.LIVE, Activity.FRESH, platform="x", listed=listed, links=links)


def known(site: Site | None, *places: Place, followed: tuple[Followed, ...] = (), **held: object) -> Dossier:
    made = bakery.dossier(places, leftovers=())
    snapshot = dataclasses.replace(made.snapshot, followed=followed)
    return dataclasses.replace(made, site=site, snapshot=snapshot, **held)  # type: ignore[arg-type]  # as above


def page(dossier: Dossier, *findings: Finding) -> Website | None:
    books = {"dead_link": playbook.parse("dead_link", TASK)}
    return website_page.page(pages.book(dossier, findings, books))


def shown(site: Site, *places: Place, findings: tuple[Finding, ...] = (), **held: object) -> Website:
    made = page(known(site, *places, **held), *findings)  # type: ignore[arg-type]  # as above
    assert made
    return made


def problem(check: str, title: str, subject: str = "", confidence: Confidence = Confidence.IS) -> Finding:
    made = bakery.problem(check, "", Level.FIX_NOW, title, "Put it right", confidence, sees="A customer meets nothing.")
    return dataclasses.replace(made, subject=subject)


# Where nothing of the business's was read there is no such page


def test_without_a_website_there_is_no_page() -> None:
    assert page(known(None)) is None


@pytest.mark.parametrize("sign", [sign for sign in Sign if sign is not Sign.SHOWN])
def test_without_a_page_that_was_shown_there_is_no_page(sign: Sign) -> None:
    unseen = bakery.signal(sign)
    assert page(known(read(0, signals=(unseen,), pages=(PageSeen(address=HOME, signals=(unseen,)),)))) is None


@pytest.mark.parametrize(
    "state", [SiteState.PARKED, SiteState.FOR_SALE, SiteState.HOSTING_SUSPENDED, SiteState.REDIRECTED_AWAY]
)
def test_what_stands_in_the_websites_place_is_not_described(state: SiteState) -> None:
    assert page(known(read(1, state=state))) is None


# What was read


@pytest.mark.parametrize("robots", Robots)
@pytest.mark.parametrize("left", [0, 1, 145])
def test_what_was_left_is_said_with_its_reason_in_short_sentences(robots: Robots, left: int) -> None:
    made = shown(read(robots=robots, not_visited=left))
    assert made.lead == "We read 3 pages of your website, as a visitor would see them."
    assert max((len(one.split()) for one in sentences(f"{made.lead} {made.unread}")), default=0) <= 18
    asked_away = robots in (Robots.DISALLOWED, Robots.UNREACHABLE)
    assert bool(made.unread) is (asked_away or left > 0)


def test_a_website_that_is_not_open_yet_says_so() -> None:
    assert "still to come" in shown(read(1, state=SiteState.COMING_SOON)).lead


# The card


def met(end: End, width: int = 0, height: int = 0, address: str = PICTURE) -> Followed:
    return Followed(purpose=Purpose.PICTURE, address=address, end=end, width=width, height=height)


@pytest.mark.parametrize(
    ("followed", "has_picture", "says"),
    [
        ((met(End.OPENS, 1200, 630),), True, "Picture 1200 × 630"),  # noqa: RUF001  # as the page writes it
        ((met(End.OPENS),), True, "A picture"),
        ((met(End.OPENS, 200, 200),), True, "Picture 200 × 200"),  # noqa: RUF001
        ((met(End.OPENS, 80, 80),), False, "80 × 80: too small to be shown"),  # noqa: RUF001
        ((met(End.MISSING),), False, "The picture does not open"),
        ((met(End.NO_SUCH_NAME),), False, "The picture does not open"),
        ((met(End.UNSEEN),), True, "A picture, which we did not see"),
        ((met(End.MISSING, address="https://other.example/x.jpg"),), True, "A picture, which we did not see"),
        ((), True, "A picture, which we did not see"),
    ],
)
def test_the_drawing_says_what_is_known_of_the_picture(
    followed: tuple[Followed, ...],
    has_picture: bool,  # noqa: FBT001  # a table's column
    says: str,
) -> None:
    card = shown(read(), followed=followed).card
    assert card
    assert (card.has_picture, card.picture) == (has_picture, says)


def test_a_page_without_a_picture_is_drawn_without_one() -> None:
    card = shown(read(preview=Preview(title="Maple"))).card
    assert card
    assert (card.has_picture, card.picture) == (False, "No picture")
    assert "drew its title" in card.note


def test_a_home_page_that_was_not_read_is_not_drawn() -> None:
    assert shown(read(preview=None)).card is None


# Where links stand, and for whom


def test_each_place_is_told_once_with_every_address_and_spot() -> None:
    both = (link(), link(address="https://twitter.com/maplebakery", pages=("/about",), text=""))
    (place,) = shown(read(), profile(*both)).linked
    assert [(one.address, one.says, one.where) for one in place.stands] == [
        (X, "Follow us", "the footer of your home page"),
        ("https://twitter.com/maplebakery", "", "The footer of your page /about"),
    ]
    assert place.told == ()


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        ((Source.ANCHOR,), (True, False, False)),
        ((Source.SAME_AS,), (False, True, False)),
        ((Source.REL_ME,), (False, False, True)),
        ((Source.TWITTER_SITE,), (False, False, True)),
        ((Source.PUBLISHER,), (False, False, True)),
        (tuple(Source), (True, True, True)),
    ],
)
def test_the_sources_are_told_apart(sources: tuple[Source, ...], told: tuple[bool, bool, bool]) -> None:
    (place,) = shown(read(), profile(*map(link, sources))).linked
    assert (place.visitors, place.search, place.others) == told
    assert place.told == (() if place.visitors else (X,))


def test_search_engines_that_are_told_of_another_address_are_shown_it() -> None:
    (place,) = shown(read(), profile(link(), link(Source.SAME_AS, "https://x.com/oldmaple"))).linked
    assert place.told == ("https://x.com/oldmaple",)


def test_places_off_the_list_and_places_off_the_website_are_kept_apart() -> None:
    lead = dataclasses.replace(profile(link(), name="Mastodon", is_listed=False), key="mastodon:m")
    off = dataclasses.replace(profile(name="TikTok"), key="tiktok:t", address="https://www.tiktok.com/@maple")
    made = shown(read(), off, lead)
    assert (made.linked, made.unlinked) == ((), ("TikTok",))
    assert [place.name for place in made.leads] == ["Mastodon"]


def test_a_page_of_the_websites_own_is_never_called_unlinked() -> None:
    blog = dataclasses.replace(profile(name="Blog"), platform="blog", address="https://maplebakery.example/blog")
    assert shown(read(), blog).unlinked == ()


def test_a_profile_that_was_not_opened_is_named_all_the_same() -> None:
    made = shown(read(links=(link(), link(address="https://x.com/other"))), profile(link()))
    assert [one.address for one in made.others] == ["https://x.com/other"]


# Ways to get in touch, what is missing, what search engines are told


def thing(trait: Trait, value: str) -> Noticed:
    return Noticed(trait=trait, value=value, region="footer", pages=("/",))


MAIL = thing(Trait.MAIL, "office@maple.example")


def domain(end: End) -> tuple[Followed, ...]:
    return (Followed(purpose=Purpose.MAIL, address="maple.example", end=end),)


@pytest.mark.parametrize("followed", [(), domain(End.UNSEEN), domain(End.NOT_SECURE)[:0]])
def test_a_way_that_was_not_tried_gets_no_mark(followed: tuple[Followed, ...]) -> None:
    (route,) = shown(read(noticed=(MAIL,)), followed=followed).routes
    assert (route.kind, route.value, route.mark) == ("E-mail", "office@maple.example", "")


@pytest.mark.parametrize(
    ("end", "tone"), [(End.OPENS, "good"), (End.NO_SUCH_NAME, "now"), (End.NO_MAIL, "now"), (End.MISSING, "now")]
)
def test_a_way_that_was_tried_says_whether_it_works(end: End, tone: str) -> None:
    (route,) = shown(read(noticed=(MAIL,)), followed=domain(end)).routes
    assert route.tone == tone
    assert route.mark


def test_what_a_finding_says_of_a_number_marks_it_and_puts_it_first() -> None:
    numbers = (thing(Trait.PHONE, "+441214960117"), thing(Trait.PHONE, "+44121496011"))
    found = problem("broken_contact", "The number looks wrong", "phone +44 121 496011", Confidence.LOOKS)
    routes = shown(read(noticed=numbers), findings=(found,)).routes
    assert [(route.value, route.tone) for route in routes] == [("+44121496011", "soon"), ("+441214960117", "")]


def test_missing_pages_and_remains_of_services_lead_to_what_to_do() -> None:
    lost, widget = problem("broken_page", "Your page /x is missing"), problem("dead_widget", "AddThis ended")
    fine = Finding(check="broken_page", outcome=Outcome.FINE, title="Every page opens", sees="All are there.")
    made = shown(read(), findings=(lost, widget, fine))
    assert [one.anchor for one in (*made.missing, *made.widgets)] == [lost.id.lower(), widget.id.lower()]


def test_only_what_search_engines_read_is_called_told() -> None:
    def stated(kind: FactKind, value: str, by: StatedBy) -> StatedFact:
        return StatedFact(fact=Fact(kind=kind, value=value), by=by)

    facts = (
        stated(FactKind.PHONE, "0121 1", StatedBy.STRUCTURED),
        stated(FactKind.NAME, "Maple", StatedBy.STRUCTURED),
        stated(FactKind.PHONE, "0121 2", StatedBy.STRUCTURED),
        stated(FactKind.TOWN, "Leeds", StatedBy.TEXT),
    )
    assert shown(read(facts=facts)).told == (("Name", "Maple"), ("Phone", "0121 1; 0121 2"))


# The page itself


def full(text: str, address: str = X) -> Dossier:
    """Everything the page can show, each of its words this text."""
    links = tuple(link(source, address, text=text, pages=(text,)) for source in (*Source, *[Source.ANCHOR] * 3))
    others = tuple(link(address=f"{address}{n}", text=text, pages=(text,)) for n in range(2))
    left = tuple(dataclasses.replace(bakery.LEFTOVER, text=text, address=text, pages=(text,)) for _ in range(9))
    routes = tuple(
        thing(trait, text) for trait in (Trait.PHONE, Trait.MAIL, Trait.WHATSAPP, Trait.FORM, *[Trait.PHONE] * 4)
    )
    site = read(
        preview=Preview(title=text, text=text, picture=text, site=text),
        noticed=routes,
        links=others,
        facts=(StatedFact(fact=Fact(kind=FactKind.NAME, value=text), by=StatedBy.STRUCTURED),),
    )
    lead = dataclasses.replace(profile(*links, name=text, is_listed=False), key="x:lead")
    off = dataclasses.replace(profile(name=text), key="x:off", address="https://x.com/off")
    made = known(site, profile(*links, name=text), lead, off)
    return dataclasses.replace(made, leftovers=left, client=dataclasses.replace(made.client, name=text))


def findings(text: str) -> tuple[Finding, ...]:
    checks = ("broken_page", "dead_widget", "dead_link")
    return tuple(
        dataclasses.replace(problem(check, text, text), action=text, where=(text,), who="web person")
        for check in checks
    )


@functools.cache
def friendly() -> list[tuple[str, ...]]:
    return skeleton(article(full("words"), *findings("words")))


def article(dossier: Dossier, *found: Finding) -> LexborHTMLParser:
    body = str(render.render(dossier, found, Sources())["content/website.md"]).split("---\n", 2)[2]
    settings = ["admonition", "attr_list", "tables", "toc", "pymdownx.details"]
    return LexborHTMLParser(markdown.markdown(body, extensions=settings))


def skeleton(page: LexborHTMLParser) -> list[tuple[str, ...]]:
    """Every element with its attributes, without those that carry an address by design."""
    return [
        (node.tag or "", *sorted(f"{k}={v}" for k, v in node.attributes.items() if k not in ("href", "id")))
        for node in page.css("*")
    ]


PAYLOADS = (
    "</pre></details></ul></div></main><script>alert(1)</script>",
    '" onmouseover=alert(1) style="position:fixed;inset:0" x="',
    "</pre>\n\n# H1 injected\n\n- [ ] task\n\n```",
    "`code` **bold** [x](javascript:alert(1)){ onclick=alert(1) }",
    "{{ 7*191 }} {% for x in [1] %}<b>{% endfor %} {% raw %}",
    "\u202eevil\u2066x\u2069",
    "| a | b |\n|---|---|\n??? danger\n    <script>alert(1)</script>",
    "</summary></q></strong></figcaption>&lt;script&gt;",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_leave_the_page_as_friendly_ones_would(payload: str) -> None:
    hostile = article(full(payload), *findings(payload))
    assert skeleton(hostile) == friendly()
    assert not hostile.css("script, iframe, img, form")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "https://u:p@evil.example/", 'https://"onload="x/']
)
def test_hostile_addresses_are_words_and_no_links(address: str) -> None:
    for node in article(full("words", address), *findings("words")).css("a"):
        assert (node.attributes.get("href") or "").startswith(("places/", "actions.html#", "mailto:?subject=", "http"))
        assert "evil" not in (node.attributes.get("href") or "")


def test_no_picture_is_loaded_from_anywhere() -> None:
    made = article(known(read(), followed=(met(End.OPENS, 1200, 630),)))
    assert not made.css("img, image, source, link")
    assert "background" not in (made.html or "")


def test_the_letter_can_be_copied_as_it_stands() -> None:
    made = article(full("words"), *findings("words"))
    text = made.css_first("pre.pr-letter")
    assert text
    assert text.text().strip().startswith("Hello,\n\nplease put these 3 points right on https://maplebakery.example.")


def good(check: str, place: str = "") -> Finding:
    return Finding(check=check, outcome=Outcome.FINE, place=place, title=f"All is well with {check}", sees="We looked.")


def test_what_a_place_or_another_page_tells_is_not_told_as_good_news_of_the_website() -> None:
    told = (good("dead_link", "x:maple"), good("wrong_facts"), good("ownerless_profile"))
    made = article(known(read()), *told)
    assert "What is good here" not in [node.text() for node in made.css("h2")]


def test_what_is_in_order_on_the_website_is_told_and_many_such_are_folded() -> None:
    names = ("broken_page", "insecure_page", "dead_widget", "starter_content")
    made = article(known(read()), *map(good, names))
    assert [node.text() for node in made.css(".pr-fine strong")] == [f"All is well with {name}." for name in names]
    assert [node.text() for node in made.css("summary")] == ["1 more"]


def test_long_lists_are_folded() -> None:
    made = article(full("words"), *findings("words"))
    assert [node.text() for node in made.css("summary")] == [
        "3 more",
        "On your website, but not on your list (3)",
        "3 more",
        "3 more",
        "2 more",
        "Show the letter",
    ]


def test_a_small_website_makes_a_small_page() -> None:
    made = article(known(read(1, preview=None)))
    assert [node.text() for node in made.css("h2")] == ["Where each link stands"]
    assert not made.css("details")


def test_headings_follow_each_other_without_a_gap() -> None:
    made = article(full("words"), *findings("words"))
    assert re.fullmatch(r"h1(h2)+", "".join(node.tag or "" for node in made.css("h1, h2, h3, h4")))


def test_the_page_is_in_the_navigation_only_where_it_exists() -> None:
    assert "website.md" in str(render.render(known(read()), (), Sources())["mkdocs.yml"])
    assert "content/website.md" not in render.render(known(None), (), Sources())
