"""Snapchat: accounts with and without a public profile; an account that is not found may be resting."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Callable, Mapping

import pytest

from audit import profiles
from audit.address import Kind
from audit.evidence import Newest, Precision, Reading, Reply, Sign
from audit.platforms import snapchat
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing, signs

MAPLE = profile("snapchat", "maplebakery", "https://www.snapchat.com/@maplebakery")
SITE = "https://maplebakery.example"


def page(props: Mapping[str, object], status: int = 200, **more: object) -> Reply:
    data = json.dumps({"props": {"pageProps": props}})
    html = f'<title>Snapchat</title><script id="__NEXT_DATA__" type="application/json">{data}</script>'
    return answer(html, status, **more)  # type: ignore[arg-type]  # headers or hops


def public(username: str = "MapleBakery", **more: object) -> Reply:
    told = {
        "username": username,
        "title": "Maple Street Bakery",
        "subscriberCount": "120",
        "bio": "Bread",
        "websiteUrl": SITE,
        "lastUpdateTimestampMs": {"value": "1795000000000"},
    }
    return page({"userProfile": {"$case": "publicProfileInfo", "publicProfileInfo": told}, **more})


PLAIN = page({"userProfile": {"$case": "userInfo", "userInfo": {"username": "maplebakery", "displayName": "Maple"}}})
NOT_FOUND = {"statusCode": 404, "error": "NOT_FOUND"}


def seen(found: Reply) -> Reading:
    return look(snapchat.visit(MAPLE, kit()), {MAPLE.address: found})


UNSURE = ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 200"),)
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "somebody else's page": (lambda: seen(public("miller")), UNSURE),
    "a page of another kind": (
        lambda: seen(page({"userProfile": {"$case": "other", "userInfo": {"username": "maplebakery"}}})),
        UNSURE,
    ),
    "words of absence in a page of another kind": (lambda: seen(answer("<p>NOT_FOUND</p>")), UNSURE),
    "not found, somewhere else": (
        lambda: seen(page(NOT_FOUND, 404, via=((302, "https://www.snapchat.com/download"),))),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 404"),),
    ),
    "not found, behind a wall": (
        lambda: seen(page(NOT_FOUND, 404, headers={"cf-mitigated": "challenge"})),
        ((Sign.CHALLENGE, "page", "cf_mitigated", "cf-mitigated: challenge"),),
    ),
    "not found, by something on the way": (
        lambda: seen(answer("Too many requests, try again later", 404)),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 404"),),
    ),
    "not found, which accounts at rest are too": (
        lambda: seen(page(NOT_FOUND, 404)),
        ((Sign.WITHHELD, "page", "not_found", "status 404"),),
    ),
    "not found, in a page that opens": (
        lambda: seen(page(NOT_FOUND)),
        ((Sign.WITHHELD, "page", "not_found", "status 200"),),
    ),
    "a public profile": (lambda: seen(public()), ((Sign.SHOWN, "page", "account", "@MapleBakery"),)),
    "a plain account": (lambda: seen(PLAIN), ((Sign.SHOWN, "page", "account", "@maplebakery"),)),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= snapchat.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply)), name


@pytest.mark.parametrize("found", [page(NOT_FOUND, 404), page(NOT_FOUND), answer("", 404), answer("", 410)])
def test_no_answer_is_read_as_absence(found: Reply) -> None:
    assert signs(seen(found)).isdisjoint({Sign.ABSENT, Sign.ENDED})


def test_a_public_profile_tells_of_itself() -> None:
    found = seen(public())
    assert (found.name, found.bio, found.links, found.followers) == ("Maple Street Bakery", "Bread", (SITE,), 120)
    assert found.handle == "maplebakery"


def test_the_day_a_profile_was_changed_is_no_date_of_a_post() -> None:
    assert seen(public()).newest is None
    assert seen(PLAIN).newest is None


def test_the_newest_story_is_a_lower_bound() -> None:
    def story(*seconds: str) -> dict[str, object]:
        return {"snapList": [{"timestampInSec": {"value": value}} for value in seconds]}

    found = seen(public(story=story("1795046400", "x", "99999999999"), curatedHighlights=[story("1795219200")]))
    at = dt.datetime.fromtimestamp(1795219200, dt.UTC)
    source = "the newest story on the public profile"
    assert found.newest == Newest(at=at, source=source, precision=Precision.SECOND, lower_bound=True)


@pytest.mark.parametrize(
    "odd", [{"userProfile": []}, {"userProfile": {"$case": ["userInfo"]}}, {"story": 4}, {"error": {}}]
)
def test_data_of_another_shape_says_nothing(odd: dict[str, object]) -> None:
    assert says_nothing(seen(page(odd)))


def test_beside_an_account_not_found_stands_a_known_one() -> None:
    living, absent = snapchat.controls(MAPLE, "q" * 24)
    assert (living.handle, absent.handle) == ("teamsnapchat", "q" * 15)


# Addresses


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://www.snapchat.com/", Kind.HOME),
        ("https://www.snapchat.com/scan?attachmentUrl=https://maplebakery.example", Kind.SHARE),
        ("https://www.snapchat.com/share?link=https://maplebakery.example", Kind.SHARE),
        ("https://accounts.snapchat.com/accounts/login", Kind.LOGIN),
        ("https://web.snapchat.com/", Kind.LOGIN),
        ("https://www.snapchat.com/p/0aaaaaaa-1111/2222", Kind.POST),
        ("https://www.snapchat.com/spotlight/W7_abc", Kind.POST),
        ("https://www.snapchat.com/t/AbCdEf12", Kind.INDIRECT),
        ("https://t.snapchat.com/AbCdEf12", Kind.INDIRECT),
        ("https://www.snapchat.com/spotlight", Kind.WEBSITE),
        ("https://www.snapchat.com/add", Kind.WEBSITE),
        ("https://www.snapchat.com/add/ab", Kind.WEBSITE),
        ("https://www.snapchat.com/add/1maple", Kind.WEBSITE),
        ("https://www.snapchat.com/add/a-name-that-is-too-long", Kind.WEBSITE),
        ("https://www.snapchat.com/@maple%20bakery", Kind.WEBSITE),
        ("https://www.snapchat.com/@maple-", Kind.WEBSITE),
        ("https://www.snapchat.com/discover/Maple/1234567", Kind.WEBSITE),
        ("https://www.snapchat.com/unlock/?type=SNAPCODE", Kind.WEBSITE),
        ("https://www.snapchat.com/download", Kind.WEBSITE),
        ("https://www.snapchat.com/explore/bread", Kind.WEBSITE),
        ("https://help.snapchat.com/hc/en-us", Kind.WEBSITE),
        ("https://ads.snapchat.com/@maplebakery", Kind.WEBSITE),
    ],
)
def test_what_is_no_account_is_no_place(text: str, kind: Kind) -> None:
    found = named_by(snapchat, text)
    assert (found.kind, found.platform, found.handle) == (kind, "snapchat", "")


@pytest.mark.parametrize(
    "text",
    ["https://snapchat.com.example/add/maplebakery", "https://notsnapchat.com/@maplebakery", "https://snap.com/@maple"],
)
def test_a_place_that_looks_alike_is_not_snapchat(text: str) -> None:
    assert profiles.identify(text).platform != "snapchat"


@pytest.mark.parametrize(
    "text",
    ["snapchat.com/add/MapleBakery", "http://www.snapchat.com/add/@maplebakery/", "https://story.snapchat.com/@maplebakery",
     "https://m.snapchat.com/@maplebakery?share_id=x", "https://www.snapchat.com/@maplebakery/spotlight",
     "snapchat: @MapleBakery"],
)  # fmt: skip
def test_every_form_of_an_address_leads_to_one_place(text: str) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.handle, found.address) == (Kind.PROFILE, MAPLE.handle, MAPLE.address)


def test_a_story_names_its_account() -> None:
    found = named_by(snapchat, "https://www.snapchat.com/@maplebakery/spotlight/W7_abc")
    assert (found.kind, found.address) == (Kind.POST, MAPLE.address)


@pytest.mark.parametrize("worst", ["a" * 50_000, "a." * 25_000, "@" * 50_000, "a/" * 25_000])
def test_the_worst_names_take_no_time(worst: str) -> None:
    began = time.process_time()
    profiles.identify(f"https://www.snapchat.com/@{worst}")
    assert time.process_time() - began < 0.05
