"""Vimeo: profiles are shown by their page's own data, and what is not there may be hidden; films are no profiles."""

from __future__ import annotations

import datetime as dt
import functools
import json
import time
from collections.abc import Callable

import pytest

from audit.address import Identity, Kind
from audit.evidence import Kit, Newest, Precision, Profile, Reading, Reply, Sign
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
    return look(vimeo.page(of, known or kit()), {BY_ID: by_id, of.address: found})


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


KEYS = frozenset(vimeo.KEYS)
API = "https://api.vimeo.com/users/"
RECORD: dict[str, object] = {
    "uri": "/users/10000001",
    "name": "Maple Street Bakery",
    "link": "https://vimeo.com/MapleBakery",
    "bio": "Bread &amp; rolls. https://shop.maple.example",
    "websites": [{"link": SITE}, {"link": None}, None],
    "metadata": {"connections": {"videos": {"total": 4}, "followers": {"total": 12}}},
}
MISSING = answer({"error": "The requested user could not be found"}, 404)
FILMS = answer(
    {
        "data": [
            {"name": "Rye", "created_time": "2026-10-01T09:00:00+00:00", "link": "https://vimeo.com/1"},
            {"name": "Oat", "created_time": "2026-11-01T09:00:00+00:00", "link": "https://vimeo.com/2"},
        ]
    }
)


def told(
    found: Reply, known: Kit | None = None, of: str = "maplebakery", *, films: Reply = FILMS, by_id: Reply = MISSING
) -> Reading:
    answers = {f"{API}10000001?": by_id, f"{API}{of}?": found, f"{API}{of}/videos?sort=date&per_page=5&": films}
    handle = of if of == "maplebakery" else f"user{of}"
    return look(vimeo.api(profile("vimeo", handle, f"https://vimeo.com/{handle}"), known or kit(keys=KEYS)), answers)


def user(**more: object) -> Reply:
    return answer({**RECORD, **more})


ASKED = kit(keys=KEYS, last_id="10000001")
TOLD = (Sign.SHOWN, "api", "user", "MapleBakery (10000001)")
UNFOUND = (Sign.WITHHELD, "api", "user_not_found", "The requested user could not be found")
ODD = (Sign.UNFAMILIAR, "api", "no_known_marker", "status 200")
KEYED: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "somebody else": (lambda: told(user(link="https://vimeo.com/miller")), (ODD,)),
    "a user without an id": (lambda: told(user(uri="/channels/1")), (ODD,)),
    "a name on another site": (lambda: told(user(link="https://evil.example/maplebakery")), (ODD,)),
    "an error without a word": (
        lambda: told(answer({}, 404)),
        ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 404"),),
    ),
    "its words under another status": (
        lambda: told(answer(MISSING.body, 400)),
        ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 400"),),
    ),
    "a wrong token": (
        lambda: told(answer({"error": "You must provide a valid authenticated access token."}, 401)),
        ((Sign.REFUSED, "api", "key_refused", "status 401"),),
    ),
    "too many questions": (
        lambda: told(answer({"error": "Too many requests"}, 429)),
        ((Sign.RATE_LIMITED, "api", "status_429", "status 429"),),
    ),
    "missing, suspended or in private mode": (lambda: told(MISSING), (UNFOUND,)),
    "not found, and its id neither": (lambda: told(MISSING, ASKED), (UNFOUND,)),
    "not found by its id, which is all there is": (lambda: told(MISSING, ASKED, "10000001"), (UNFOUND,)),
    "not found, and its id is somebody else's": (
        lambda: told(MISSING, ASKED, by_id=user(uri="/users/7")),
        (UNFOUND,),
    ),
    "not found, and its id has no name to tell": (
        lambda: told(MISSING, ASKED, by_id=user(link=None)),
        (UNFOUND,),
    ),
    "not found, yet its id still has it": (
        lambda: told(MISSING, ASKED, by_id=user()),
        ((Sign.UNFAMILIAR, "api", "id_still_has_it", "MapleBakery"),),
    ),
    "its id has another name": (
        lambda: told(MISSING, ASKED, by_id=user(link="https://vimeo.com/MapleBread")),
        ((Sign.MOVED, "api", "id_has_new_name", "MapleBread"),),
    ),
    "living": (lambda: told(user()), (TOLD,)),
    "living, without videos": (lambda: told(user(metadata=None), films=answer({"data": []})), (TOLD,)),
}


@pytest.mark.parametrize(("looked", "expected"), KEYED.values(), ids=KEYED)
def test_each_answer_of_the_interface_gives_these_signals(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected


def test_an_account_is_told_of_by_its_number_too() -> None:
    found = look(
        vimeo.api(profile("vimeo", "user10000001", BY_ID), kit(keys=KEYS)),
        {f"{API}10000001?": user(), f"{API}10000001/videos": FILMS},
    )
    assert [(s.sign, s.quote) for s in found.signals] == [(Sign.SHOWN, "MapleBakery (10000001)")]


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_the_interface_says_nothing_either(name: str, reply: Reply) -> None:
    assert says_nothing(told(reply)), name
    assert signs(told(MISSING, ASKED, by_id=reply)) == {Sign.WITHHELD}, name
    assert signs(told(user(), films=reply)) == {Sign.SHOWN}, name


def test_the_interface_tells_of_the_account_and_its_newest_video() -> None:
    found = told(user())
    at = dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC)
    assert found.newest == Newest(at=at, source="the newest public video", precision=Precision.SECOND)
    assert (found.name, found.bio) == ("Maple Street Bakery", "Bread & rolls. https://shop.maple.example")
    assert (found.followers, found.post_count, found.platform_id, found.handle) == (12, 4, "10000001", "MapleBakery")
    assert found.links == (SITE, "https://shop.maple.example")


def test_a_renamed_account_is_told_of_with_its_new_address() -> None:
    found = told(MISSING, ASKED, by_id=user(link="https://vimeo.com/MapleBread"))
    assert found.signals[0].to == "https://vimeo.com/maplebread"


def test_the_page_is_asked_where_the_interface_does_not_tell_or_has_no_key() -> None:
    refused = look(vimeo.visit(MAPLE, kit(keys=KEYS)), {API: answer("", 401), AT: page()})
    assert [(s.mark, s.rung) for s in refused.signals] == [("key_refused", "api"), ("profile_page", "page")]
    assert [s.rung for s in look(vimeo.visit(MAPLE, kit()), {AT: page()}).signals] == ["page"]
    assert [s.sign for s in look(vimeo.visit(MAPLE, kit()), {AT: NOT_FOUND}).signals] == [Sign.WITHHELD]
    walled = look(vimeo.visit(MAPLE, kit()), {AT: answer("", 403)}).signals
    assert [(s.sign, s.quote) for s in walled][1:] == [(Sign.KEY_MISSING, "needs VIMEO_ACCESS_TOKEN")]
