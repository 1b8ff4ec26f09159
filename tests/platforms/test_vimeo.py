"""Vimeo: profiles are shown by their page's own data, and what is not there may be hidden; films are no profiles."""

from __future__ import annotations

import functools
import json
import time
from collections.abc import Callable

import pytest

from audit.address import Identity, Kind
from audit.evidence import Kit, Profile, Reading, Reply, Sign
from audit.platforms import vimeo
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing, signs

AT, BY_ID = "https://vimeo.com/maplebakery", "https://vimeo.com/user10000001"
MAPLE = profile("vimeo", "maplebakery", AT)
SITE = "https://maplebakery.example/"
OWNER: dict[str, object] = {
    "@type": "Person",
    "identifier": "10000001",
    "alternateName": "MapleBakery",
    "name": "Maple Street Bakery",
    "description": "Bread &amp; rolls. https://shop.maple.example",
    "sameAs": ["https://vimeo.com/maplebakery", SITE, None, "https://www.instagram.com/maplebakery", "mailto:x"],
    "interactionStatistic": {"interactionType": "https://schema.org/FollowAction", "userInteractionCount": 12},
    "agentInteractionStatistic": {"interactionType": "https://schema.org/WriteAction", "userInteractionCount": 4},
}


def page(kind: str = "ProfilePage", **owner: object) -> Reply:
    data = [{"@context": "https://schema.org", "@type": kind, "mainEntity": {**OWNER, **owner}}]
    return answer(f'<title>Maple on Vimeo</title><script type="application/ld+json">{json.dumps(data)}</script>')


NOT_FOUND = answer("<title>VimeUhOh</title><h1>Sorry, we couldn’t find that page</h1>", 404)  # noqa: RUF001  # as there


def seen(found: Reply, of: Profile = MAPLE, known: Kit | None = None, *, by_id: Reply = NOT_FOUND) -> Reading:
    return look(vimeo.visit(of, known or kit()), {BY_ID: by_id, of.address: found})


KNOWN = kit(last_id="10000001")
SHOWN = (Sign.SHOWN, "page", "profile_page", "MapleBakery (10000001)")
NOTHING = (Sign.UNFAMILIAR, "page", "no_known_marker", "status 200")
HIDDEN = (Sign.WITHHELD, "page", "vimeuhoh", "VimeUhOh")
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "somebody else's profile": (lambda: seen(page(alternateName="miller")), (NOTHING,)),
    "a page of another kind": (lambda: seen(page("VideoObject")), (NOTHING,)),
    "a profile without an id": (lambda: seen(page(identifier=None)), (NOTHING,)),
    "a page without data": (lambda: seen(answer("<title>Maple on Vimeo</title>")), (NOTHING,)),
    "its words in a page that opens": (lambda: seen(answer(NOT_FOUND.body)), (NOTHING,)),
    "not found, without Vimeo's words": (
        lambda: seen(answer("<h1>Not found</h1>", 404)),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 404"),),
    ),
    "a captcha with its words": (
        lambda: seen(answer(NOT_FOUND.body, 404, headers={"cf-mitigated": "challenge"})),
        ((Sign.CHALLENGE, "page", "cf_mitigated", "cf-mitigated: challenge"),),
    ),
    "not found: missing, suspended or in private mode": (lambda: seen(NOT_FOUND), (HIDDEN,)),
    "not found, and its id neither": (lambda: seen(NOT_FOUND, known=KNOWN), (HIDDEN,)),
    "not found, and its id behind a wall": (lambda: seen(NOT_FOUND, known=KNOWN, by_id=answer("", 403)), (HIDDEN,)),
    "not found, and its id has a name that is none": (
        lambda: seen(NOT_FOUND, known=KNOWN, by_id=page(alternateName="a/b")),
        (HIDDEN,),
    ),
    "not found, and its id has no name to tell": (
        lambda: seen(NOT_FOUND, known=KNOWN, by_id=page(alternateName=None)),
        (HIDDEN,),
    ),
    "not found, and its id is what somebody else is called": (
        lambda: seen(NOT_FOUND, known=KNOWN, by_id=page(alternateName="user10000001", identifier="7")),
        (HIDDEN,),
    ),
    "not found, yet its id still has it": (
        lambda: seen(NOT_FOUND, known=KNOWN, by_id=page()),
        ((Sign.UNFAMILIAR, "page", "id_still_has_it", "MapleBakery"),),
    ),
    "its id has another name": (
        lambda: seen(NOT_FOUND, known=KNOWN, by_id=page(alternateName="MapleBread")),
        ((Sign.MOVED, "page", "id_has_new_name", "MapleBread"),),
    ),
    "living": (lambda: seen(page()), (SHOWN,)),
    "living, without videos": (lambda: seen(page(agentInteractionStatistic=None)), (SHOWN,)),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= vimeo.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply)), name
    assert says_nothing(seen(reply, known=KNOWN)), name


@pytest.mark.parametrize("data", ["4", "[]", '[{"@type": "ProfilePage", "mainEntity": [4]}]', "[[null]]", "{"])
def test_data_of_another_shape_shows_nothing(data: str) -> None:
    assert says_nothing(seen(answer(f'<script type="application/ld+json">{data}</script>')))


def test_all_that_a_living_profile_shows_is_read() -> None:
    reading = seen(page())
    assert reading == Reading(
        signals=reading.signals,
        name="Maple Street Bakery",
        bio="Bread & rolls. https://shop.maple.example",
        links=(SITE, "https://www.instagram.com/maplebakery", "https://shop.maple.example"),
        followers=12,
        post_count=4,
        platform_id="10000001",
        handle="MapleBakery",
        unseen_parts=("the dates of videos", "videos that are not public"),
    )


@pytest.mark.parametrize("odd", [None, 4, "x", [], [4], {"userInteractionCount": 9}])
def test_counts_and_links_of_another_shape_are_left_out(odd: object) -> None:
    reading = seen(page(interactionStatistic=odd, sameAs=odd, description=None))
    assert (reading.followers, reading.links, reading.bio) == (None, (), "")


def test_one_of_several_counts_is_that_of_followers() -> None:
    likes = {"interactionType": "https://schema.org/LikeAction", "userInteractionCount": 99}
    assert seen(page(interactionStatistic=[likes, OWNER["interactionStatistic"]])).followers == 12


def test_the_address_by_id_leads_to_the_profile_whatever_it_is_called() -> None:
    place = profile("vimeo", "user10000001", BY_ID)
    assert signs(seen(page(), place, KNOWN)) == {Sign.SHOWN}
    assert signs(seen(NOT_FOUND, place, KNOWN)) == {Sign.WITHHELD}


def test_a_new_name_is_told_with_its_address() -> None:
    reading = seen(NOT_FOUND, known=KNOWN, by_id=page(alternateName="MapleBread"))
    assert [s.to for s in reading.signals] == ["https://vimeo.com/maplebread"]
    assert (reading.platform_id, reading.handle) == ("10000001", "MapleBread")


def test_the_controls_are_vimeos_own_account_and_a_random_name() -> None:
    living, absent = vimeo.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert (living.handle, absent.handle) == ("staff", "abcdefghijklmnopqrstuvwx")
    for control in (living, absent):
        identity = identified(control.address)
        assert (control.platform, control.handle, control.address) == ("vimeo", identity.handle, identity.address)


# Addresses

identified = functools.partial(named_by, vimeo)


@pytest.mark.parametrize(("pasted", "handle"), vimeo.EXAMPLES.items())
def test_examples(pasted: str, handle: str) -> None:
    assert identified(pasted) == Identity(
        kind=Kind.PROFILE, platform="vimeo", handle=handle, address=f"https://vimeo.com/{handle}"
    )


@pytest.mark.parametrize("host", ["vimeo.com", "www.vimeo.com", "m.vimeo.com"])
@pytest.mark.parametrize(
    "path",
    ["MapleBakery", "maplebakery/", "maplebakery/videos/sort:date", "maplebakery/about", "maplebakery/albums",
     "maplebakery/likes", "maplebakery/following", "maplebakery/channels", "maplebakery?fl=pp#x"],
)  # fmt: skip
def test_every_host_and_tab_of_a_profile_is_that_profile(host: str, path: str) -> None:
    found = identified(f"https://{host}/{path}")
    assert (found.kind, found.handle, found.address) == (Kind.PROFILE, "maplebakery", AT)


@pytest.mark.parametrize("path", ["maplebakery/our-oven", "maplebakery/review/310011001/0a1b2c3d4e"])
def test_a_film_under_a_name_is_a_post_of_that_account(path: str) -> None:
    found = identified(f"https://vimeo.com/{path}")
    assert (found.kind, found.handle, found.address) == (Kind.POST, "maplebakery", AT)


@pytest.mark.parametrize(
    "text",
    [
        "https://vimeo.com/310011001",
        "https://www.vimeo.com/310011001?share=copy",
        "https://vimeo.com/310011001/0a1b2c3d4e",
        "https://vimeo.com/1",
        "https://player.vimeo.com/video/310011001?h=0a1b2c3d4e",
        "https://vimeo.com/channels/staffpicks/310011001",
        "https://vimeo.com/groups/bakers/videos/310011001",
        "https://vimeo.com/ondemand/bread/310011001",
        "https://vimeo.com/showcase/1234567",
        "https://vimeo.com/showcase/1234567/video/310011001",
        "https://vimeo.com/album/1234567",
        "https://vimeo.com/event/123456",
        "https://vimeo.com/video/310011001",
        "https://vimeo.com/moogaloop.swf?clip_id=310011001",
    ],
)
def test_a_film_is_a_post_and_never_a_profile(text: str) -> None:
    assert identified(text) == Identity(kind=Kind.POST, platform="vimeo")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://vimeo.com/", Kind.HOME),
        ("https://vimeo.com/home", Kind.LOGIN),
        *((f"https://vimeo.com/{word}", Kind.WEBSITE) for word in
          ("watch", "categories", "categories/food", "features", "upgrade", "search?q=bread", "search/videos", "help",
           "blog/post/x", "about", "enterprise", "stock", "channels", "channels/staffpicks", "groups/bakers", "ondemand",
           "ondemand/bread", "create-x/../terms", "privacy", "jobs", "for-hire", "ott", "solutions/x", "de/features",
           "fr", "user", "users/1", "tag:bread", "a.b", "maple bakery", "@maplebakery", "tools", "live")),
        *((f"https://vimeo.com/{word}", Kind.LOGIN) for word in
          ("join", "log_in", "watchlater", "upload", "settings/profile", "manage/videos/310011001", "create", "account",
           "notifications", "library")),
        ("https://vimeo.com/accessibility", Kind.WEBSITE),
        ("https://vimeo.com/cameo", Kind.WEBSITE),
        ("https://vimeo.com/everywhere", Kind.WEBSITE),
        ("https://vimeo.com/investors", Kind.WEBSITE),
        ("https://vimeo.com/plus", Kind.WEBSITE),
        ("https://vimeo.com/pro", Kind.WEBSITE),
        ("https://vimeo.com/security", Kind.WEBSITE),
        ("https://vimeo.com/upgrade-plan", Kind.WEBSITE),
        ("https://player.vimeo.com/", Kind.WEBSITE),
        ("https://player.vimeo.com/maplebakery", Kind.WEBSITE),
        ("https://help.vimeo.com/hc/en-us", Kind.WEBSITE),
        ("https://developer.vimeo.com/maplebakery", Kind.WEBSITE),
        ("https://api.vimeo.com/users/10000001", Kind.WEBSITE),
        ("https://livestream.vimeo.com/maplebakery", Kind.WEBSITE),
    ],
)  # fmt: skip
def test_what_is_no_profile_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    assert identified(text) == Identity(kind=kind, platform="vimeo")


def test_the_worst_pages_and_names_take_no_time() -> None:
    began = time.process_time()
    seen(answer('<script type="application/ld+json">' + "[" * 50_000))
    seen(page(description="<" * 50_000))
    identified("https://vimeo.com/" + "1" * 2_000 + "x")
    assert time.process_time() - began < 0.5
