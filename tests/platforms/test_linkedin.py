"""LinkedIn: 999 and its many walls come first; a member who hides is never missing; then what guests see."""

from __future__ import annotations

import datetime as dt
import functools
import json
from collections.abc import Callable, Mapping

import pytest

import walls
from audit.address import Identity, Kind
from audit.evidence import Newest, Post, Precision, Profile, Reading, Reply, Sign
from audit.platforms import linkedin
from looking import answer, kit, look, named_by, profile

LINKEDIN = "https://www.linkedin.com/"
AT = LINKEDIN + "company/maple-bakery"
MAPLE = profile("linkedin", "company/maple-bakery", AT)
SCHOOL = profile("linkedin", "school/maple-school", LINKEDIN + "school/maple-school")
SHOWCASE = profile("linkedin", "showcase/maple-bread", LINKEDIN + "showcase/maple-bread")
ADA = profile("linkedin", "in/ada-maple", LINKEDIN + "in/ada-maple")
NUMBERED = profile("linkedin", "company/1234567", LINKEDIN + "company/1234567")
OLD = profile("linkedin", "pub/ada-maple/1/2a3/4b5", LINKEDIN + "pub/ada-maple/1/2a3/4b5")
NOT_FOUND = "<title>LinkedIn</title><h1>Page not found</h1>"
OAK = LINKEDIN + "company/oak-bakery"


def organisation(url: str = AT, **changed: object) -> dict[str, object]:
    return {
        "@type": "Organization",
        "name": "Maple Bakery",
        "url": url,
        "description": "Bread",
        "sameAs": ["https://maple.example"],
        **changed,
    }


def posting(day: str, **changed: object) -> dict[str, object]:
    return {"@type": "DiscussionForumPosting", "datePublished": f"{day}T09:00:00.000Z", "text": "Rye", **changed}


def page(*nodes: Mapping[str, object], extra: str = "") -> str:
    graph = json.dumps({"@context": "http://schema.org", "@graph": list(nodes)})
    return f'<title>Maple Bakery | LinkedIn</title><script type="application/ld+json">{graph}</script>{extra}'


def seen(reply: Reply, place: Profile = MAPLE) -> Reading:
    return look(linkedin.visit(place, kit()), {place.address: reply})


def sign(reading: Reading) -> tuple[Sign, ...]:
    return tuple(signal.sign for signal in reading.signals)


@pytest.mark.parametrize("place", [MAPLE, ADA], ids=["company", "member"])
@pytest.mark.parametrize(("name", "reply"), walls.NOT_PROOF, ids=[name for name, _ in walls.NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply, place: Profile) -> None:
    assert walls.says_nothing(seen(reply, place)), name


@pytest.mark.parametrize(
    ("reply", "expected", "mark"),
    [
        (answer("<script>window.onload=function(){}</script>", 999), Sign.REFUSED, "status_refused"),
        (answer(NOT_FOUND, 999), Sign.REFUSED, "status_refused"),
        (answer(NOT_FOUND, 429), Sign.RATE_LIMITED, "status_429"),
        (answer(page(organisation()), via=((303, LINKEDIN + "authwall?trk=bf"),)), Sign.LOGIN_WALL, "login_redirect"),
        (answer(NOT_FOUND, 404, via=((302, LINKEDIN + "authwall?trk=bf"),)), Sign.LOGIN_WALL, "login_redirect"),
        (answer(NOT_FOUND, via=((302, LINKEDIN + "checkpoint/challenge/x"),)), Sign.LOGIN_WALL, "login_redirect"),
        (answer(NOT_FOUND, via=((302, LINKEDIN + "uas/login"),)), Sign.LOGIN_WALL, "login_redirect"),
        (answer(NOT_FOUND, 404, via=((302, LINKEDIN),)), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(NOT_FOUND, 404, via=((302, OAK),)), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(NOT_FOUND), Sign.UNFAMILIAR, "no_known_marker"),
        (answer("<h1>Nothing here</h1>", 404), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(NOT_FOUND, 410), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page()), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(organisation(OAK))), Sign.UNFAMILIAR, "names_another"),
        (
            answer(page(organisation("https://elsewhere.example/company/maple-bakery"))),
            Sign.UNFAMILIAR,
            "no_known_marker",
        ),
        (answer(page(organisation(name=""))), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page({"@type": "WebSite", "name": "LinkedIn", "url": AT})), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(organisation()), 404), Sign.UNFAMILIAR, "no_known_marker"),
    ],
)
def test_each_wall_of_linkedin_is_named_and_never_proof(reply: Reply, expected: Sign, mark: str) -> None:
    assert [(s.sign, s.rung, s.mark) for s in seen(reply).signals] == [(expected, "page", mark)]


@pytest.mark.parametrize("words", ["Page not found", "Profile Not Found"])
def test_a_member_without_a_public_page_may_be_hiding(words: str) -> None:
    reading = seen(answer(f"<h1>{words}</h1>", 404), ADA)
    assert [(s.sign, s.rung) for s in reading.signals] == [(Sign.WITHHELD, "member")]


@pytest.mark.parametrize("place", [MAPLE, SCHOOL, SHOWCASE], ids=["company", "school", "showcase"])
def test_an_organisation_that_is_not_found_is_absent(place: Profile) -> None:
    reading = seen(answer(NOT_FOUND, 404), place)
    assert [(s.sign, s.rung, s.mark, s.quote) for s in reading.signals] == [
        (Sign.ABSENT, "page", "not_found", "Page not found")
    ]


def test_a_country_host_on_the_way_does_not_matter() -> None:
    at = "https://de.linkedin.com/company/maple-bakery"
    assert sign(seen(answer(NOT_FOUND, 404, via=((301, at),)))) == (Sign.ABSENT,)
    assert sign(seen(answer(page(organisation(at)), via=((301, at),)))) == (Sign.SHOWN,)


@pytest.mark.parametrize(
    ("place", "at"), [(MAPLE, LINKEDIN + "company/unavailable/"), (ADA, LINKEDIN + "in/unavailable/")]
)
@pytest.mark.parametrize("status", [200, 404])
def test_a_page_led_to_unavailable_is_withheld(place: Profile, at: str, status: int) -> None:
    assert sign(seen(answer(NOT_FOUND, status, via=((302, at),)), place)) == (Sign.WITHHELD,)


def day(year: int) -> dt.datetime:
    return dt.datetime(year, 2, 11, 9, tzinfo=dt.UTC)


def test_all_that_a_company_shows_guests_is_read_and_its_newest_post_is_a_lower_bound() -> None:
    body = page(organisation(), posting("2025-02-11", url=AT + "/1"), posting("2026-02-11"), posting("2024-02-11"))
    reading = seen(answer(body))
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=day(2026), source="the dates on the guest page", precision=Precision.SECOND, lower_bound=True),
        posts=(
            Post(at=day(2026), text="Rye"),
            Post(at=day(2025), text="Rye", address=AT + "/1"),
            Post(at=day(2024), text="Rye"),
        ),
        name="Maple Bakery",
        bio="Bread",
        links=("https://maple.example",),
        handle="company/maple-bakery",
        unseen_parts=("posts that only members see",),
    )


@pytest.mark.parametrize("kind", ["Organization", "Corporation", "LocalBusiness", "EducationalOrganization", "Person"])
def test_each_kind_of_owner_shows_its_page(kind: str) -> None:
    assert sign(seen(answer(page(organisation() | {"@type": kind})))) == (Sign.SHOWN,)
    assert sign(seen(answer(page(organisation() | {"@type": ["Thing", kind]})))) == (Sign.SHOWN,)


@pytest.mark.parametrize("kind", ["DiscussionForumPosting", "Article", "SocialMediaPosting"])
def test_each_kind_of_post_has_a_date(kind: str) -> None:
    reading = seen(answer(page(organisation(), posting("2026-02-11") | {"@type": kind})))
    assert [post.at for post in reading.posts] == [day(2026)]


def test_posts_of_others_that_the_page_passes_on_do_not_count() -> None:
    own, other = {"author": {"url": AT}}, {"author": {"url": OAK, "image": {"url": "https://media.example/x"}}}
    reading = seen(answer(page(organisation(), posting("2025-02-11", **own), posting("2026-02-11", **other))))
    assert [post.at.year for post in reading.posts] == [2025]


def test_the_ids_of_linked_posts_date_a_page_without_written_dates() -> None:
    mine = '<a href="/posts/Maple-Bakery_rye-activity-7295000000000000000-AbCd?trk=x">Rye</a>'
    other = '<a href="/posts/oak_rye-activity-7395000000000000000-AbCd">Oak</a>'
    newest = seen(answer(page(organisation(), extra=mine + other))).newest
    assert newest is not None
    assert newest.source == "the id of a post on the guest page"
    assert (newest.at.date(), newest.precision, newest.lower_bound) == (dt.date(2025, 2, 11), Precision.DERIVED, True)


def test_a_newer_id_wins_over_an_older_written_date() -> None:
    mine = '<a href="/posts/maple-bakery_rye-activity-7295000000000000000-AbCd">Rye</a>'
    newest = seen(answer(page(organisation(), posting("2024-02-11"), extra=mine))).newest
    assert newest is not None
    assert newest.at.year == 2025


def test_a_member_is_shown_to_guests() -> None:
    person = {"@type": "Person", "name": "Ada Maple", "url": ADA.address}
    article = {"@type": "Article", "datePublished": "2026-01-02"}
    reading = seen(answer(page(person, article)), ADA)
    assert (sign(reading), reading.signals[0].rung) == ((Sign.SHOWN,), "member")
    assert reading.newest is not None


TAGS = f'<meta property="og:title" content="Maple Bakery | LinkedIn"><meta property="og:url" content="{AT}">'


@pytest.mark.parametrize(
    "mark", ['<article data-id="main-feed-card"></article>', '<meta property="og:type" content="profile">']
)
def test_tags_show_a_page_only_beside_what_shown_pages_have(mark: str) -> None:
    reading = seen(answer(TAGS + mark))
    assert (sign(reading), reading.name) == ((Sign.SHOWN,), "Maple Bakery")
    assert sign(seen(answer(TAGS))) == (Sign.UNFAMILIAR,)


def test_a_number_is_shown_under_the_slug_it_leads_to() -> None:
    assert sign(seen(answer(page(organisation(OAK)), via=((301, OAK),)), NUMBERED)) == (Sign.SHOWN,)


def test_an_old_members_address_is_shown_under_todays() -> None:
    at = LINKEDIN + "in/ada-maple-4b52a31"
    body = page({"@type": "Person", "name": "Ada Maple", "url": at})
    assert sign(seen(answer(body, via=((301, at),)), OLD)) == (Sign.SHOWN,)


def test_a_company_that_became_a_school_has_not_moved() -> None:
    at = LINKEDIN + "school/maple-bakery"
    assert sign(seen(answer(page(organisation(at)), via=((301, at),)))) == (Sign.SHOWN,)


def test_a_redirect_to_another_shown_slug_is_a_move() -> None:
    reading = seen(answer(page(organisation(OAK)), via=((301, OAK),)))
    assert [(s.sign, s.to) for s in reading.signals] == [(Sign.MOVED, OAK)]


def test_a_member_who_became_a_company_has_moved() -> None:
    at = LINKEDIN + "company/ada-maple"
    assert sign(seen(answer(page(organisation(at)), via=((301, at),)), ADA)) == (Sign.MOVED,)


def test_a_redirect_to_a_page_that_is_not_shown_is_no_move() -> None:
    assert walls.says_nothing(seen(answer(page(), via=((301, OAK),))))


STATES: dict[str, tuple[Callable[[], Reading], tuple[Sign, str, str, str]]] = {
    "refused as a program": (
        lambda: seen(answer("", 999)),
        (Sign.REFUSED, "page", "status_refused", "status 999"),
    ),
    "somebody else's page": (
        lambda: seen(answer(page(organisation(OAK)))),
        (Sign.UNFAMILIAR, "page", "names_another", "company/oak-bakery"),
    ),
    "led to unavailable": (
        lambda: seen(answer("", via=((302, LINKEDIN + "company/unavailable/"),))),
        (Sign.WITHHELD, "page", "unavailable", "led to www.linkedin.com/…/unavailable"),
    ),
    "a member led to unavailable": (
        lambda: seen(answer("", via=((302, LINKEDIN + "in/unavailable/"),)), ADA),
        (Sign.WITHHELD, "member", "unavailable", "led to www.linkedin.com/…/unavailable"),
    ),
    "a member without a public page": (
        lambda: seen(answer("<h1>Profile Not Found</h1>", 404), ADA),
        (Sign.WITHHELD, "member", "not_found", "Profile Not Found"),
    ),
    "an old member's address that leads nowhere": (
        lambda: seen(answer("<h1>Profile Not Found</h1>", 404), OLD),
        (Sign.WITHHELD, "member", "not_found", "Profile Not Found"),
    ),
    "an organisation that is not found": (
        lambda: seen(answer(NOT_FOUND, 404)),
        (Sign.ABSENT, "page", "not_found", "Page not found"),
    ),
    "an organisation that is not found, said in the title": (
        lambda: seen(answer("<title>Page not found</title>", 404)),
        (Sign.ABSENT, "page", "not_found", "Page not found"),
    ),
    "a company's guest page": (
        lambda: seen(answer(page(organisation()))),
        (Sign.SHOWN, "page", "guest_page", "company/maple-bakery"),
    ),
    "a member's guest page": (
        lambda: seen(answer(page({"@type": "Person", "name": "Ada Maple", "url": ADA.address})), ADA),
        (Sign.SHOWN, "member", "guest_page", "in/ada-maple"),
    ),
    "a redirect to another page": (
        lambda: seen(answer(page(organisation(OAK)), via=((301, OAK),))),
        (Sign.MOVED, "page", "redirected_to_page", "company/oak-bakery"),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_this_signal_and_no_other(
    looked: Callable[[], Reading], expected: tuple[Sign, str, str, str]
) -> None:
    (signal,) = looked().signals
    assert (signal.sign, signal.rung, signal.mark, signal.quote) == expected
    assert signal.rung in linkedin.RUNGS


def test_members_and_organisations_have_controls_of_their_own_kind() -> None:
    token = "abcdefghijklmnopqrstuvwx"
    assert [p.handle for p in linkedin.controls(SCHOOL, token)] == ["company/linkedin", f"company/{token}"]
    assert [p.handle for p in linkedin.controls(ADA, token)] == ["in/williamhgates", f"in/{token}"]


identified = functools.partial(named_by, linkedin)


def test_each_control_has_the_address_of_its_handle() -> None:
    for control in linkedin.controls(MAPLE, "abcdefghijklmnopqrstuvwx"):
        identity = identified(control.address)
        assert (control.platform, control.handle, control.address) == ("linkedin", identity.handle, identity.address)


@pytest.mark.parametrize(
    ("pasted", "handle"),
    [
        *linkedin.EXAMPLES.items(),
        ("https://www.linkedin.com/company/1234567/", "company/1234567"),
        ("https://www.linkedin.com/company/maple-bakery/jobs/", "company/maple-bakery"),
        ("https://www.linkedin.com/company/maple-bakery/people/", "company/maple-bakery"),
        ("https://www.linkedin.com/company/maple-bakery/life", "company/maple-bakery"),
        ("https://www.linkedin.com/company/maple-bakery/mycompany/", "company/maple-bakery"),
        ("https://m.linkedin.com/company/maple-bakery", "company/maple-bakery"),
        ("https://www.linkedin.com/mwlite/company/maple-bakery", "company/maple-bakery"),
        ("https://www.linkedin.com/mwlite/in/ada-maple", "in/ada-maple"),
        ("https://www.linkedin.com/organization-guest/company/maple-bakery", "company/maple-bakery"),
        ("https://www.linkedin.com/company/b%C3%A4ckerei-ahorn", "company/bäckerei-ahorn"),
        ("https://www.linkedin.com/company/maple.bakery", "company/maple.bakery"),
        ("https://www.linkedin.com/pub/ada-maple/1/2a3/4b5", "pub/ada-maple/1/2a3/4b5"),
    ],
)
def test_every_spelling_of_a_page_is_a_profile(pasted: str, handle: str) -> None:
    identity = identified(pasted)
    assert (identity.kind, identity.handle) == (Kind.PROFILE, handle)
    assert identified(identity.address).handle == handle


@pytest.mark.parametrize(
    ("pasted", "kind"),
    [
        ("https://www.linkedin.com/", Kind.HOME),
        ("https://www.linkedin.com/feed/", Kind.HOME),
        ("https://lnkd.in/", Kind.HOME),
        ("https://lnkd.in/AbCdEf", Kind.SHORT),
        ("https://www.linkedin.com/feed/update/urn:li:activity:7295000000000000000", Kind.POST),
        ("https://www.linkedin.com/posts/maple-bakery_rye-activity-7295000000000000000-AbCd", Kind.POST),
        ("https://www.linkedin.com/pulse/rye-ada-maple", Kind.POST),
        ("https://www.linkedin.com/shareArticle?mini=true&url=https://maple.example", Kind.SHARE),
        ("https://www.linkedin.com/sharing/share-offsite/?url=https://maple.example", Kind.SHARE),
        ("https://www.linkedin.com/cws/share?url=https://maple.example", Kind.SHARE),
        ("https://www.linkedin.com/login", Kind.LOGIN),
        ("https://www.linkedin.com/uas/login", Kind.LOGIN),
        ("https://www.linkedin.com/checkpoint/lg/login", Kind.LOGIN),
        ("https://www.linkedin.com/authwall?trk=bf", Kind.LOGIN),
        ("https://www.linkedin.com/signup", Kind.LOGIN),
        ("https://www.linkedin.com/company/setup/new/", Kind.LOGIN),
        ("https://www.linkedin.com/company/unavailable/", Kind.LOGIN),
        ("https://www.linkedin.com/in/unavailable/", Kind.LOGIN),
        ("https://www.linkedin.com/in/me", Kind.LOGIN),
        ("https://www.linkedin.com/groups/123", Kind.WEBSITE),
        ("https://www.linkedin.com/newsletters/rye-123", Kind.WEBSITE),
        ("https://www.linkedin.com/products/rye", Kind.WEBSITE),
        ("https://www.linkedin.com/help/linkedin", Kind.WEBSITE),
        ("https://www.linkedin.com/legal/privacy-policy", Kind.WEBSITE),
        ("https://www.linkedin.com/jobs/view/1", Kind.WEBSITE),
        ("https://www.linkedin.com/learning/rye", Kind.WEBSITE),
        ("https://www.linkedin.com/redir/redirect?url=https://maple.example", Kind.WEBSITE),
        ("https://www.linkedin.com/pub/dir/Ada/Maple", Kind.WEBSITE),
        ("https://www.linkedin.com/pub/dir/Ada/Maple/x", Kind.WEBSITE),
        ("https://www.linkedin.com/pub/ada-maple", Kind.WEBSITE),
        ("https://www.linkedin.com/pub/ada%20maple/1/2/3", Kind.WEBSITE),
        ("https://www.linkedin.com/company/maple%20bakery", Kind.WEBSITE),
        ("https://www.linkedin.com/companies/maple%20bakery", Kind.WEBSITE),
        ("https://business.linkedin.com/company/maple-bakery", Kind.WEBSITE),
    ],
)
def test_what_is_no_profile_is_named_as_what_it_is(pasted: str, kind: Kind) -> None:
    identity = identified(pasted)
    assert (identity.kind, identity.platform, identity.handle) == (kind, "linkedin", "")


FOR_ITSELF = {
    Kind.HOME: "feed home",
    Kind.SHARE: "sharearticle sharing cws share",
    Kind.LOGIN: "login uas checkpoint authwall signup reg messaging notifications mynetwork settings psettings",
    Kind.POST: "posts pulse",
}


@pytest.mark.parametrize(
    ("kind", "word"), [(kind, word) for kind, words in FOR_ITSELF.items() for word in words.split()]
)
def test_a_word_that_linkedin_keeps_for_itself_is_nobodys_page(kind: Kind, word: str) -> None:
    assert identified(LINKEDIN + word) == Identity(kind=kind, platform="linkedin")


@pytest.mark.parametrize("kind", ["in", "company", "school", "showcase"])
@pytest.mark.parametrize("slug", ["unavailable", "me", "setup"])
def test_a_slug_that_linkedin_keeps_for_itself_is_nobodys_page(kind: str, slug: str) -> None:
    assert identified(f"{LINKEDIN}{kind}/{slug}/x") == Identity(kind=Kind.LOGIN, platform="linkedin")


@pytest.mark.parametrize(
    "host", ["linkedin.com", "www.linkedin.com", "m.linkedin.com", "touch.linkedin.com", "uk.linkedin.com"]
)
def test_every_host_of_linkedin_is_the_same_page(host: str) -> None:
    assert identified(f"https://{host}/Company/Maple-Bakery").address == AT


@pytest.mark.parametrize("kind", ["company", "school", "showcase"])
def test_an_owners_dashboard_names_the_page_it_belongs_to(kind: str) -> None:
    identity = identified(f"{LINKEDIN}{kind}/maple-bakery/admin/dashboard/")
    assert (identity.kind, identity.address) == (Kind.LOGIN, f"{LINKEDIN}{kind}/maple-bakery")


@pytest.mark.parametrize("pasted", ["https://lnkd.in/AbCdEf", "https://www.lnkd.in/AbCdEf"])
def test_a_short_link_is_kept_to_be_followed(pasted: str) -> None:
    assert identified(pasted) == Identity(kind=Kind.SHORT, platform="linkedin", address=pasted)
