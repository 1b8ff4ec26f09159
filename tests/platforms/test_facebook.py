"""Facebook: walls and hidden pages are never taken for absence; what is shown must name the page asked for."""

from __future__ import annotations

import datetime as dt
import functools
import json
from collections.abc import Callable

import pytest

import walls
from audit.address import Identity, Kind
from audit.evidence import Ask, Newest, Post, Precision, Reading, Reply, Sign
from audit.platforms import facebook
from looking import TODAY, answer, kit, look, named_by, profile

AT = "https://www.facebook.com/maple.bakery"
MAPLE = profile("facebook", "maple.bakery", AT)
NUMBERED = profile("facebook", "100064000000001", "https://www.facebook.com/100064000000001")
KEYS = frozenset({"META_ACCESS_TOKEN"})
GRAPH = "https://graph.facebook.com/v26.0/"
UNAVAILABLE = "This content isn't available right now"
LOGIN_FORM = '<form id="login_form"></form>'


def story(at: int, text: str = "Pumpkin loaves are back") -> dict[str, object]:
    shown = {"wwwURL": f"{AT}/posts/pfbid0abc", "message": {"text": text}, "creation_time": 1_000_000_000}
    return {"node": {"comet_sections": {"story": shown}, "creation_time": at}}


def page(
    *,
    url: str = "https://www.facebook.com/MapleBakery/",
    title: str = "Maple Bakery",
    number: str = "100064000000001",
    vanity: str = "",
    stories: tuple[dict[str, object], ...] = (),
    extra: str = "",
) -> str:
    user = {"__isProfile": "User", "userVanity": vanity, "timeline_list_feed_units": {"edges": list(stories)}}
    return f"""<!DOCTYPE html><html id="facebook"><head><title>Maple Bakery | Springfield</title>
    <meta property="og:title" content="{title}"><meta property="og:url" content="{url}">
    <meta property="og:description" content="Maple Bakery. 1,204 likes. Bread. https://maple.example">
    <meta property="al:android:url" content="fb://profile/{number}"></head><body>{extra}
    <script type="application/json">{json.dumps({"require": [[{"user": user}]]})}</script></body></html>"""


def bare(title: str = "Facebook", body: str = LOGIN_FORM) -> str:
    return f'<html id="facebook"><head><title>{title}</title></head><body>{body}</body></html>'


def seen(reply: Reply, **known: object) -> Reading:
    return look(facebook.visit(MAPLE, kit(**known)), {AT: reply})


def sign(reading: Reading) -> tuple[Sign, ...]:
    return tuple(signal.sign for signal in reading.signals)


@pytest.mark.parametrize(("name", "reply"), walls.NOT_PROOF, ids=[name for name, _ in walls.NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply) -> None:
    assert walls.says_nothing(seen(reply)), name


@pytest.mark.parametrize(
    ("reply", "expected", "mark"),
    [
        (answer(bare(), via=((302, "https://www.facebook.com/login/?next=x"),)), Sign.LOGIN_WALL, "login_redirect"),
        (answer(bare(), via=((302, "https://www.facebook.com/login.php"),)), Sign.LOGIN_WALL, "login_redirect"),
        (answer(bare(), via=((302, "https://www.facebook.com/checkpoint/x"),)), Sign.LOGIN_WALL, "login_redirect"),
        (
            answer(bare(UNAVAILABLE), via=((302, "https://www.facebook.com/cookie/consent/"),)),
            Sign.CONSENT,
            "consent_redirect",
        ),
        (answer(page(), via=((302, "https://www.facebook.com/login/?next=x"),)), Sign.LOGIN_WALL, "login_redirect"),
        (answer(bare(body=UNAVAILABLE), 403), Sign.REFUSED, "status_refused"),
        (answer(bare(body=UNAVAILABLE), 429), Sign.RATE_LIMITED, "status_429"),
        (answer(bare("Page Not Found"), 503), Sign.SERVER_ERROR, "status_server_error"),
        (answer(bare("Log in to Facebook")), Sign.LOGIN_WALL, "login_page"),
        (answer(bare("Log into Facebook", UNAVAILABLE)), Sign.LOGIN_WALL, "login_page"),
        (answer(bare(body=f"<p>You must log in to continue.</p>{LOGIN_FORM}")), Sign.LOGIN_WALL, "login_page"),
        (
            answer(bare(body='<script>{"__dr":"CometErrorRoot.react"}</script>' + LOGIN_FORM)),
            Sign.RATE_LIMITED,
            "comet_error",
        ),
        (answer("<title>Error</title><h1>Sorry, something went wrong.</h1>", 400), Sign.REFUSED, "status_400"),
        (answer(bare(), via=((302, "https://www.facebook.com/"),)), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(bare(body="<div id=root></div>")), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(bare("Maple Bakery")), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(bare(), 404), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(), 404), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(extra=UNAVAILABLE)), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(title="", extra=UNAVAILABLE)), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(url="", extra=UNAVAILABLE)), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(url="https://www.facebook.com/login/")), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(url="https://elsewhere.example/maplebakery")), Sign.UNFAMILIAR, "no_known_marker"),
        (answer(page(url="https://www.facebook.com/oakbakery")), Sign.UNFAMILIAR, "names_another"),
        (answer(page(title="")), Sign.UNFAMILIAR, "no_known_marker"),
    ],
)
def test_each_wall_of_facebook_is_named_and_never_proof(reply: Reply, expected: Sign, mark: str) -> None:
    assert [(s.sign, s.rung, s.mark) for s in seen(reply).signals] == [(expected, "page", mark)]


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        (bare(body=f'"props":{{"title":"{UNAVAILABLE}"}}{LOGIN_FORM}'), "content_unavailable"),
        (bare("", r"This content isn\'t available at the moment"), "content_unavailable"),
        (bare("", "This content isn\u2019t available right now"), "content_unavailable"),
        (bare("", r"This content isn\u2019t available right now"), "content_unavailable"),
        (bare("", "This content isn&#039;t available right now"), "content_unavailable"),
        (bare(), "bare_login_form"),
        (bare(body='<button id="loginbutton">Log in</button>'), "bare_login_form"),
        (bare("Page Not Found"), "page_not_found"),
    ],
)
def test_what_missing_and_hidden_pages_get_alike_is_withheld(body: str, mark: str) -> None:
    assert [(s.sign, s.mark) for s in seen(answer(body)).signals] == [(Sign.WITHHELD, mark)]


def test_all_that_a_shown_page_says_is_read_and_the_post_at_the_top_is_a_lower_bound() -> None:
    at = dt.datetime(2025, 10, 31, 12, tzinfo=dt.UTC)
    reading = seen(answer(page(stories=(story(1_761_912_000),))))
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=at, source="the post at the top of the page", precision=Precision.SECOND, lower_bound=True),
        posts=(Post(at=at, text="Pumpkin loaves are back", address=f"{AT}/posts/pfbid0abc"),),
        name="Maple Bakery",
        bio="Maple Bakery. 1,204 likes. Bread. https://maple.example",
        links=("https://maple.example",),
        platform_id="100064000000001",
        handle="maplebakery",
        unseen_parts=("posts below the one at the top", "stories"),
    )


def test_a_pinned_post_before_the_newest_is_overlooked() -> None:
    reading = seen(answer(page(stories=(story(1_600_000_000), story(1_761_912_000)))))
    assert reading.newest is not None
    assert (reading.newest.at.year, reading.newest.lower_bound) == (2025, False)


def test_one_post_written_twice_into_the_page_is_still_one() -> None:
    reading = seen(answer(page(stories=(story(1_761_912_000), story(1_761_912_000)))))
    assert reading.newest is not None
    assert reading.newest.lower_bound


def test_dates_from_the_future_are_dropped() -> None:
    future = int(dt.datetime(TODAY.year + 1, 1, 1, tzinfo=dt.UTC).timestamp())
    assert seen(answer(page(stories=(story(future),)))).newest is None


@pytest.mark.parametrize("spelling", ["maplebakery", "MAPLE.Bakery", "m.a.p.l.e.bakery"])
def test_dots_and_case_do_not_make_another_page(spelling: str) -> None:
    there = f"https://www.facebook.com/{spelling}"
    assert sign(seen(answer(page(url=there), via=((302, there),)))) == (Sign.SHOWN,)


def test_a_page_that_calls_itself_by_number_is_known_by_its_vanity() -> None:
    url = "https://www.facebook.com/people/Maple-Bakery/100064000000001/"
    assert sign(seen(answer(page(url=url, vanity="MapleBakery")))) == (Sign.SHOWN,)


def test_a_number_is_shown_under_the_name_it_leads_to() -> None:
    there = "https://www.facebook.com/oakbakery"
    reply = answer(page(url=there, number="9" * 15), via=((302, there),))
    assert sign(look(facebook.visit(NUMBERED, kit()), {NUMBERED.address: reply})) == (Sign.SHOWN,)


@pytest.mark.parametrize("kind", ["profile", "page", "group"])
def test_a_number_is_known_by_the_pages_app_link(kind: str) -> None:
    reply = answer(page(url="https://www.facebook.com/oakbakery").replace("fb://profile/", f"fb://{kind}/"))
    assert sign(look(facebook.visit(NUMBERED, kit()), {NUMBERED.address: reply})) == (Sign.SHOWN,)


def test_a_redirect_to_another_shown_name_is_a_move() -> None:
    there = "https://www.facebook.com/oakbakery"
    reading = seen(answer(page(url=there + "/"), via=((302, there),)))
    assert [(s.sign, s.to) for s in reading.signals] == [(Sign.MOVED, there)]


def test_a_known_number_under_another_name_is_a_move() -> None:
    there = "https://www.facebook.com/oakbakery"
    assert sign(seen(answer(page(url=there)), last_id="100064000000001")) == (Sign.MOVED,)


def test_a_redirect_to_an_account_with_another_number_is_no_move() -> None:
    there = "https://www.facebook.com/oakbakery"
    assert walls.says_nothing(seen(answer(page(url=there), via=((302, there),)), last_id="100064999999999"))


def test_a_redirect_to_one_page_that_shows_another_is_no_move() -> None:
    at = "https://www.facebook.com/oakbakery"
    assert walls.says_nothing(seen(answer(page(url="https://www.facebook.com/elmbakery"), via=((302, at),))))


def test_a_number_that_leads_nowhere_else_and_shows_another_is_not_shown() -> None:
    reply = answer(page(url="https://www.facebook.com/oakbakery", number="9" * 15))
    assert walls.says_nothing(look(facebook.visit(NUMBERED, kit()), {NUMBERED.address: reply}))


def test_two_unknown_numbers_are_not_the_same_page() -> None:
    assert walls.says_nothing(seen(answer(page(url="https://www.facebook.com/oakbakery", number=""))))


def test_a_redirect_to_a_page_without_a_number_is_a_move_even_when_a_number_was_known() -> None:
    there = "https://www.facebook.com/oakbakery"
    reading = seen(answer(page(url=there, number=""), via=((302, there),)), last_id="100064000000001")
    assert sign(reading) == (Sign.MOVED,)


def test_an_old_pages_number_is_another_kind_of_id_and_not_kept() -> None:
    reading = seen(answer(page().replace("fb://profile/", "fb://page/")))
    assert (sign(reading), reading.platform_id) == ((Sign.SHOWN,), "")


def test_nothing_is_kept_of_somebody_elses_page() -> None:
    reading = seen(answer(page(url="https://www.facebook.com/oakbakery", stories=(story(1_761_912_000),))))
    assert (reading.name, reading.newest, reading.posts, reading.platform_id) == ("", None, (), "")


def test_a_redirect_to_a_page_that_is_not_shown_is_no_move() -> None:
    there = "https://www.facebook.com/oakbakery"
    assert Sign.MOVED not in sign(seen(answer(bare(), via=((302, there),))))


def test_a_group_is_shown_by_its_own_address() -> None:
    group = profile("facebook", "groups/maple", "https://www.facebook.com/groups/maple")
    reply = answer(page(url="https://www.facebook.com/groups/maple/"))
    reading = look(facebook.visit(group, kit(keys=KEYS)), {group.address: reply})
    assert sign(reading) == (Sign.SHOWN,)


def test_a_page_known_by_an_opaque_id_is_asked_for_by_its_address_alone() -> None:
    at = "https://www.facebook.com/people/Maple-Bakery/pfbid02abcDEFghiJKL"
    opaque = profile("facebook", "pfbid02abcDEFghiJKL", at)
    there = "https://www.facebook.com/maplebakery"
    reading = look(facebook.visit(opaque, kit(keys=KEYS)), {at: answer(page(), via=((302, there),))})
    assert sign(reading) == (Sign.SHOWN,)


def test_the_page_is_asked_for_as_by_somebody_following_a_link_under_our_own_name() -> None:
    (ask,) = next(facebook.visit(MAPLE, kit()))
    assert ask == Ask(
        address=AT,
        headers=(
            ("accept", "text/html"),
            ("sec-fetch-dest", "document"),
            ("sec-fetch-mode", "navigate"),
            ("sec-fetch-site", "none"),
        ),
    )


def record(**changed: object) -> dict[str, object]:
    return {
        "id": "104000000000001",
        "name": "Maple Bakery",
        "username": "MapleBakery",
        "link": "https://www.facebook.com/maplebakery",
        "is_published": True,
        "followers_count": 1204,
        "website": "https://maple.example",
        **changed,
    }


def in_graph(
    found: Reply, posts: Reply | None = None, reels: Reply | None = None, shown: Reply | None = None
) -> Reading:
    answers = {
        GRAPH + "maple.bakery?": found,
        GRAPH + "104000000000001/published_posts?": posts or answer({"data": []}),
        GRAPH + "104000000000001/video_reels?": reels or answer({"data": []}),
        AT: shown or answer(bare("Log in to Facebook")),
    }
    return look(facebook.visit(MAPLE, kit(keys=KEYS)), answers)


def graph_error(code: int, message: str = "") -> Reply:
    return answer({"error": {"message": message, "type": "OAuthException", "code": code}}, 400)


@pytest.mark.parametrize(("name", "reply"), walls.NOT_PROOF, ids=[name for name, _ in walls.NOT_PROOF])
def test_walls_before_the_interface_say_nothing(name: str, reply: Reply) -> None:
    assert walls.says_nothing(look(facebook.api(MAPLE, kit(keys=KEYS)), {GRAPH: reply})), name


@pytest.mark.parametrize(
    ("reply", "expected", "mark"),
    [
        (graph_error(803, "(#803) Some of the aliases you requested do not exist: x"), Sign.UNFAMILIAR, "graph_error"),
        (graph_error(803, "(#803) Cannot query users by their username (x)"), Sign.UNFAMILIAR, "graph_error"),
        (graph_error(100, "Object with ID 'x' does not exist, cannot be loaded"), Sign.UNFAMILIAR, "graph_error"),
        *((graph_error(code), Sign.UNFAMILIAR, "graph_error") for code in (110, 300, 80_015)),
        *((graph_error(code), Sign.REFUSED, "graph_denied") for code in (3, 10, 200, 299)),
        *((graph_error(code), Sign.REFUSED, "key_refused") for code in (102, 190)),
        *((graph_error(code), Sign.RATE_LIMITED, "graph_limit") for code in (4, 17, 32, 341, 368, 613)),
        *((graph_error(code), Sign.RATE_LIMITED, "graph_limit") for code in (80_000, 80_001, 80_014)),
        *((graph_error(code), Sign.SERVER_ERROR, "graph_passing") for code in (1, 2)),
        (answer(record(), 500), Sign.SERVER_ERROR, "status_server_error"),
        (answer(record(username="oak", link="https://www.facebook.com/oak")), Sign.UNFAMILIAR, "no_known_marker"),
    ],
)
def test_a_failing_interface_says_nothing_and_the_page_is_asked_too(reply: Reply, expected: Sign, mark: str) -> None:
    failed, walled = in_graph(reply).signals
    assert (failed.sign, failed.rung, failed.mark) == (expected, "api", mark)
    assert (walled.sign, walled.rung, walled.mark) == (Sign.LOGIN_WALL, "page", "login_page")
    assert sign(in_graph(reply, shown=answer(page()))) == (expected, Sign.SHOWN)


def test_the_interfaces_own_words_are_quoted() -> None:
    assert in_graph(graph_error(190, "Error validating access token")).signals[0].quote == (
        "190: Error validating access token"
    )


def test_all_that_the_interface_says_is_read_and_the_newest_is_a_post_or_a_reel() -> None:
    post = {"created_time": "2026-10-01T10:00:00+0000", "message": "Rye", "permalink_url": f"{AT}/posts/1"}
    reel = {"created_time": "2026-11-01T10:00:00+0000", "description": "Oven", "permalink_url": f"{AT}/reel/2"}
    reading = in_graph(answer(record(about="Bread")), answer({"data": [post]}), answer({"data": [reel]}))
    at = dt.datetime(2026, 11, 1, 10, tzinfo=dt.UTC)
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=at, source="the page's own list of posts and reels", precision=Precision.SECOND),
        posts=(
            Post(at=at, text="Oven", address=f"{AT}/reel/2"),
            Post(at=dt.datetime(2026, 10, 1, 10, tzinfo=dt.UTC), text="Rye", address=f"{AT}/posts/1"),
        ),
        name="Maple Bakery",
        bio="Bread",
        links=("https://maple.example",),
        followers=1204,
        handle="MapleBakery",
        unseen_parts=("stories",),
    )


def test_the_interfaces_page_number_is_another_kind_of_id_and_not_kept() -> None:
    assert in_graph(answer(record())).platform_id == ""


def test_posts_without_reels_are_a_lower_bound() -> None:
    posts = answer({"data": [{"created_time": "2026-10-01T10:00:00+0000", "message": "Rye"}]})
    reading = in_graph(answer(record()), posts, graph_error(10))
    assert reading.newest is not None
    assert reading.newest.lower_bound


OAK = "https://www.facebook.com/oakbakery"
SHOWN = (Sign.SHOWN, "page", "share_tags", "Maple Bakery (maplebakery)")
LOGIN = (Sign.LOGIN_WALL, "page", "login_page", "Log in to Facebook")
RECORD = (Sign.SHOWN, "api", "page_record", "Maple Bakery (104000000000001)")
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "the interface without a key": (
        lambda: look(facebook.api(MAPLE, kit()), {}),
        ((Sign.KEY_MISSING, "api", "key_missing", "needs META_ACCESS_TOKEN"),),
    ),
    "too many requests": (
        lambda: seen(answer(bare(body='<script>{"__dr":"CometErrorRoot.react"}</script>'))),
        ((Sign.RATE_LIMITED, "page", "comet_error", "CometErrorRoot.react"),),
    ),
    "a login page": (lambda: seen(answer(bare("Log in to Facebook"))), (LOGIN,)),
    "somebody else's page": (
        lambda: seen(answer(page(url=OAK))),
        ((Sign.UNFAMILIAR, "page", "names_another", "Maple Bakery (oakbakery)"),),
    ),
    "not available": (
        lambda: seen(answer(bare(body=f"<p>{UNAVAILABLE}</p>"))),
        ((Sign.WITHHELD, "page", "content_unavailable", "content isn't available right now"),),
    ),
    "not found": (
        lambda: seen(answer(bare("Page Not Found"))),
        ((Sign.WITHHELD, "page", "page_not_found", "Page Not Found"),),
    ),
    "a bare login form": (
        lambda: seen(answer(bare())),
        ((Sign.WITHHELD, "page", "bare_login_form", "<title>Facebook</title>"),),
    ),
    "unpublished": (
        lambda: in_graph(answer(record(is_published=False))),
        ((Sign.WITHHELD, "api", "unpublished", "is_published: false"), LOGIN),
    ),
    "a shown page": (lambda: seen(answer(page())), (SHOWN,)),
    "a number that led to a name": (
        lambda: look(
            facebook.visit(NUMBERED, kit()),
            {NUMBERED.address: answer(page(url=OAK, number="9" * 15), via=((302, OAK),))},
        ),
        ((Sign.SHOWN, "page", "number_resolved", "Maple Bakery (oakbakery)"),),
    ),
    "a known number under another name": (
        lambda: seen(answer(page(url=OAK)), last_id="100064000000001"),
        ((Sign.MOVED, "page", "id_has_new_name", "Maple Bakery (oakbakery)"),),
    ),
    "a redirect to another page": (
        lambda: seen(answer(page(url=OAK, number=""), via=((302, OAK),))),
        ((Sign.MOVED, "page", "redirected_to_page", "Maple Bakery (oakbakery)"),),
    ),
    "a page in the interface": (lambda: in_graph(answer(record())), (RECORD,)),
    "marked as closed": (
        lambda: in_graph(answer(record(is_permanently_closed=True))),
        (RECORD, (Sign.MARKED_CLOSED, "api", "permanently_closed", "is_permanently_closed: true")),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= facebook.RUNGS.keys()


@pytest.mark.parametrize(
    "found",
    [
        {"id": "maple.bakery", "name": "Maple Bakery"},
        {"id": "1", "username": "MapleBakery"},
        {"id": "1", "link": "https://www.facebook.com/maplebakery/"},
    ],
)
def test_the_interfaces_record_may_name_the_page_in_three_ways(found: dict[str, object]) -> None:
    answers = {GRAPH + "maple.bakery?": answer(found), GRAPH + str(found["id"]) + "/": answer({"data": []})}
    assert sign(look(facebook.api(MAPLE, kit(keys=KEYS)), answers)) == (Sign.SHOWN,)


def test_the_interface_is_asked_for_what_is_read_and_no_more() -> None:
    visit = facebook.api(MAPLE, kit(keys=KEYS))
    (ask,) = next(visit)
    posts, reels = visit.send((answer(record()),))
    fields = "id,name,username,link,is_published,is_permanently_closed,about,website,fan_count,followers_count"
    assert {ask.key, posts.key, reels.key} == {"META_ACCESS_TOKEN"}
    assert ask.address == f"{GRAPH}maple.bakery?fields={fields}".replace(",", "%2C")
    number = GRAPH + "104000000000001"
    listed = "fields=created_time%2Cpermalink_url%2C"
    assert posts.address == f"{number}/published_posts?{listed}message&limit=5"
    assert reels.address == f"{number}/video_reels?{listed}description&limit=5"


def test_controls_are_a_living_and_an_impossible_page() -> None:
    living, absent = facebook.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert living.address == "https://www.facebook.com/facebook"
    assert absent.address == "https://www.facebook.com/abcdefghijklmnopqrstuvwx"


identified = functools.partial(named_by, facebook)


def test_each_control_has_the_address_of_its_handle() -> None:
    for control in facebook.controls(MAPLE, "abcdefghijklmnopqrstuvwx"):
        identity = identified(control.address)
        assert (control.platform, control.handle, control.address) == ("facebook", identity.handle, identity.address)


@pytest.mark.parametrize(("pasted", "handle"), facebook.EXAMPLES.items())
def test_each_example_is_a_profile(pasted: str, handle: str) -> None:
    identity = identified(pasted)
    assert (identity.kind, identity.handle) == (Kind.PROFILE, handle)
    assert identity.address == f"https://www.facebook.com/{handle}"


@pytest.mark.parametrize(
    ("pasted", "handle"),
    [
        ("https://www.facebook.com/MapleBakery/photos_albums", "maplebakery"),
        ("https://www.facebook.com/MapleBakery/reviews/?ref=page_internal", "maplebakery"),
        ("https://www.facebook.com/MapleBakery/posts", "maplebakery"),
        ("touch.facebook.com/maplebakery", "maplebakery"),
        ("mobile.facebook.com/maplebakery", "maplebakery"),
        ("mbasic.facebook.com/maplebakery?v=timeline", "maplebakery"),
        ("web.facebook.com/maplebakery", "maplebakery"),
        ("business.facebook.com/maplebakery", "maplebakery"),
        ("fb.com/maplebakery", "maplebakery"),
        ("www.fb.com/@maplebakery", "maplebakery"),
        ("https://www.facebook.com/#!/maplebakery", "maplebakery"),
        ("https://www.facebook.com/home.php#!/maplebakery?sk=wall", "maplebakery"),
        ("https://www.facebook.com/home.php#!/pages/Maple/104000000000001", "104000000000001"),
        ("https://www.facebook.com/pages/Maple-Bakery/104000000000001?fref=ts", "104000000000001"),
        ("https://www.facebook.com/pages/B%C3%A4ckerei/104000000000001", "104000000000001"),
        ("https://www.facebook.com/Maple-Bakery-104000000000001/", "104000000000001"),
        ("https://www.facebook.com/p/Maple-Bakery-100064000000001/", "100064000000001"),
        ("https://www.facebook.com/p/B%C3%A4ckerei-100064000000001/", "100064000000001"),
        ("https://www.facebook.com/100064000000001", "100064000000001"),
        ("https://www.facebook.com/plugins/page.php?href=https%3A%2F%2Fwww.facebook.com%2Fmaplebakery", "maplebakery"),
        (
            "https://www.facebook.com/plugins/page.php?href=facebook.com%2Fprofile.php%3Fid%3D100064000000001",
            "100064000000001",
        ),
        ("https://www.facebook.com/Pages/Maple/104000000000001", "104000000000001"),
        ("https://www.facebook.com/groups/104000000000001/about", "groups/104000000000001"),
        ("https://www.facebook.com/events/104000000000001/?acontext=x", "events/104000000000001"),
    ],
)
def test_every_spelling_of_a_page_is_a_profile(pasted: str, handle: str) -> None:
    assert (identified(pasted).kind, identified(pasted).handle) == (Kind.PROFILE, handle)


def test_a_page_known_only_by_an_opaque_id_keeps_its_own_address() -> None:
    pasted = "https://www.facebook.com/people/Maple-Bakery/pfbid02abcDEFghiJKL"
    identity = identified(pasted)
    assert (identity.kind, identity.handle, identity.address) == (Kind.PROFILE, "pfbid02abcDEFghiJKL", pasted)


@pytest.mark.parametrize(
    ("pasted", "handle"),
    [
        ("https://www.facebook.com/MapleBakery/posts/pfbid02abc", "maplebakery"),
        ("https://www.facebook.com/MapleBakery/videos/1234567890", "maplebakery"),
        ("https://www.facebook.com/MapleBakery/photos/a.1/2", "maplebakery"),
        ("https://www.facebook.com/story.php?story_fbid=1&id=100064000000001", "100064000000001"),
        ("https://www.facebook.com/permalink.php?story_fbid=1&id=100064000000001", "100064000000001"),
        ("https://www.facebook.com/photo.php?fbid=1", ""),
        ("https://www.facebook.com/photo/?fbid=1&set=a.2", ""),
        ("https://www.facebook.com/media/set/?set=a.2", ""),
        ("https://www.facebook.com/watch/?v=123", ""),
        ("https://www.facebook.com/reel/123456", ""),
        ("https://www.facebook.com/stories/123456/", ""),
        ("https://www.facebook.com/groups/maple/posts/123", "groups/maple"),
        ("https://www.facebook.com/groups/maple/permalink/123/", "groups/maple"),
        ("https://fb.watch/abc123/", ""),
        ("https://fbwat.ch/abc123", ""),
    ],
)
def test_a_post_names_its_page_where_the_address_tells(pasted: str, handle: str) -> None:
    identity = identified(pasted)
    assert (identity.kind, identity.handle) == (Kind.POST, handle)
    assert identity.address == (f"https://www.facebook.com/{handle}" if handle else "")


@pytest.mark.parametrize(
    ("pasted", "kind"),
    [
        ("https://www.facebook.com/", Kind.HOME),
        ("https://www.facebook.com/#!/", Kind.HOME),
        ("https://www.facebook.com/home.php", Kind.HOME),
        ("https://fb.me", Kind.HOME),
        ("https://fb.me/abc123", Kind.SHORT),
        ("https://fb.gg/abc123", Kind.SHORT),
        ("https://www.facebook.com/share/1AbCdEf/", Kind.INDIRECT),
        ("https://www.facebook.com/share/p/1AbCdEf/", Kind.INDIRECT),
        ("https://www.facebook.com/share/v/1AbCdEf/", Kind.INDIRECT),
        ("https://www.facebook.com/share/r/1AbCdEf/", Kind.INDIRECT),
        ("https://www.facebook.com/sharer.php?u=https://maple.example", Kind.SHARE),
        ("https://www.facebook.com/sharer/sharer.php?u=https://maple.example", Kind.SHARE),
        ("https://www.facebook.com/share.php?u=https://maple.example", Kind.SHARE),
        ("https://www.facebook.com/dialog/share?app_id=1", Kind.SHARE),
        ("https://www.facebook.com/dialog/feed", Kind.SHARE),
        ("https://www.facebook.com/dialog/send", Kind.SHARE),
        ("https://www.facebook.com/plugins/like.php?href=https%3A%2F%2Fmaple.example", Kind.SHARE),
        ("https://www.facebook.com/login", Kind.LOGIN),
        ("https://www.facebook.com/login.php", Kind.LOGIN),
        ("https://www.facebook.com/login/?next=x", Kind.LOGIN),
        ("https://www.facebook.com/recover/initiate", Kind.LOGIN),
        ("https://www.facebook.com/messages/t/123", Kind.LOGIN),
        ("https://www.facebook.com/me", Kind.LOGIN),
        ("https://www.facebook.com/pages/create", Kind.LOGIN),
        ("https://business.facebook.com/latest/home", Kind.LOGIN),
        ("https://www.facebook.com/profile.php", Kind.PLACEHOLDER),
        ("https://www.facebook.com/profile.php?id=", Kind.PLACEHOLDER),
        ("https://l.facebook.com/l.php?u=https://maple.example", Kind.WEBSITE),
        ("https://www.facebook.com/l.php?u=https://maple.example", Kind.WEBSITE),
        ("https://www.facebook.com/tr?id=1", Kind.WEBSITE),
        ("https://www.facebook.com/help/123", Kind.WEBSITE),
        ("https://www.facebook.com/policies", Kind.WEBSITE),
        ("https://www.facebook.com/privacy", Kind.WEBSITE),
        ("https://www.facebook.com/terms.php", Kind.WEBSITE),
        ("https://www.facebook.com/business", Kind.WEBSITE),
        ("https://www.facebook.com/ads/library", Kind.WEBSITE),
        ("https://www.facebook.com/hashtag/bread", Kind.WEBSITE),
        ("https://www.facebook.com/search/top?q=x", Kind.WEBSITE),
        ("https://www.facebook.com/watch", Kind.WEBSITE),
        ("https://www.facebook.com/gaming/", Kind.WEBSITE),
        ("https://www.facebook.com/marketplace/item/1", Kind.WEBSITE),
        ("https://www.facebook.com/groups/", Kind.WEBSITE),
        ("https://www.facebook.com/groups/feed", Kind.WEBSITE),
        ("https://www.facebook.com/anything.php", Kind.WEBSITE),
        ("https://developers.facebook.com/docs", Kind.WEBSITE),
    ],
)
def test_what_is_no_profile_is_named_as_what_it_is(pasted: str, kind: Kind) -> None:
    identity = identified(pasted)
    assert (identity.kind, identity.platform, identity.handle) == (kind, "facebook", "")


FOR_ITSELF = {
    Kind.HOME: "home.php home index.php",
    Kind.SHARE: "sharer sharer.php share.php share dialog plugins",
    Kind.LOGIN: "login login.php recover reg r.php signup messages me settings notifications checkpoint latest adsmanager "
    "bookmarks friends saved memories logout.php",
    Kind.WEBSITE: "help policies policy.php privacy terms terms.php legal business ads hashtag search watch gaming "
    "marketplace l.php tr about careers groups events pages people p pg public profile stories reel reels videos "
    "permalink photos directory games apps fundraisers donate places live cookie community creators",
}


@pytest.mark.parametrize(
    ("kind", "word"), [(kind, word) for kind, words in FOR_ITSELF.items() for word in words.split()]
)
def test_a_word_that_facebook_keeps_for_itself_is_nobodys_page(kind: Kind, word: str) -> None:
    assert identified(f"https://www.facebook.com/{word}") == Identity(kind=kind, platform="facebook")


@pytest.mark.parametrize("word", ["feed", "discover", "joins", "create", "search"])
def test_a_word_that_groups_keep_for_themselves_is_no_group(word: str) -> None:
    assert identified(f"https://www.facebook.com/groups/{word}/") == Identity(kind=Kind.WEBSITE, platform="facebook")


@pytest.mark.parametrize("part", ["posts", "videos", "photos", "reels", "notes", "activity", "live"])
def test_what_stands_below_a_page_is_a_post_of_it(part: str) -> None:
    identity = identified(f"https://www.facebook.com/MapleBakery/{part}/123")
    assert (identity.kind, identity.handle) == (Kind.POST, "maplebakery")


@pytest.mark.parametrize("front", ["story.php", "permalink.php", "photo.php", "photo", "media", "video.php"])
def test_a_post_in_an_older_form_names_its_page_by_number(front: str) -> None:
    identity = identified(f"https://www.facebook.com/{front}?id=100064000000001&fbid=1")
    assert (identity.kind, identity.handle) == (Kind.POST, "100064000000001")


@pytest.mark.parametrize("front", ["reel", "stories", "videos"])
def test_a_post_that_does_not_name_its_page(front: str) -> None:
    assert identified(f"https://www.facebook.com/{front}/123") == Identity(kind=Kind.POST, platform="facebook")


ONION = "facebookwkhpilnemxj7asaniu7vnjjbiltxjqhye3mhbshg7kx5tfyd.onion"


@pytest.mark.parametrize("host", ["facebook.com", "fb.com", ONION, f"www.{ONION}", "de-de.facebook.com"])
def test_every_host_of_facebook_is_the_same_page(host: str) -> None:
    assert identified(f"https://{host}/maplebakery").address == "https://www.facebook.com/maplebakery"


def test_an_address_of_repeated_words_is_named_too() -> None:
    assert identified("https://www.facebook.com/" + "pg/" * 600).kind is Kind.WEBSITE


def test_a_message_link_is_a_way_to_get_in_touch_with_its_page() -> None:
    identity = identified("https://fb.com/msg/maplebakery/")
    assert (identity.kind, identity.handle) == (Kind.CONTACT, "maplebakery")
