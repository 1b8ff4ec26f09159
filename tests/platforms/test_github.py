"""GitHub: accounts with their newest change; one that strangers are not shown is not found either."""

from __future__ import annotations

import dataclasses
import datetime as dt
import time
from collections.abc import Callable

import pytest

from audit import profiles
from audit.address import Kind
from audit.evidence import Ask, Kit, Newest, Precision, Reading, Reply, Sign
from audit.platforms import github
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing, signs

API = "https://api.github.com"
MAPLE = profile("github", "maplebakery", "https://github.com/maplebakery")
SITE = "https://maplebakery.example"
NOT_FOUND = answer({"message": "Not Found", "documentation_url": "https://docs.github.com/rest", "status": "404"}, 404)


def record(**more: object) -> Reply:
    known: dict[str, object] = {
        "login": "MapleBakery",
        "id": 10000001,
        "type": "Organization",
        "name": "Maple Street Bakery",
        "blog": SITE,
        "bio": None,
        "followers": 3,
        "public_repos": 2,
        "updated_at": "2026-11-20T09:00:00Z",
    }
    return answer({**known, **more})


REPOSITORIES = answer(
    [{"pushed_at": "2025-06-01T10:00:00Z"}, {"pushed_at": "2026-02-01T10:00:00Z"}, {"pushed_at": None}, 4]
)


def seen(found: Reply, known: Kit | None = None, *, listed: Reply = REPOSITORIES, by_id: Reply = NOT_FOUND) -> Reading:
    answers = {
        f"{API}/users/maplebakery": found,
        f"{API}/users/MapleBakery/repos?sort=pushed&per_page=5": listed,
        f"{API}/user/10000001": by_id,
    }
    return look(github.visit(MAPLE, known or kit()), answers)


BEFORE = kit(last_id="10000001")
SHOWN = (Sign.SHOWN, "api", "account", "@MapleBakery (10000001)")
HIDDEN = (Sign.WITHHELD, "api", "not_found", "Not Found")
UNSURE = ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 200"),)
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "somebody else's account": (lambda: seen(record(login="miller")), UNSURE),
    "an account without its number": (lambda: seen(record(id=None)), UNSURE),
    "an account of an unknown kind": (lambda: seen(record(type="Mannequin")), UNSURE),
    "not found, without a word": (
        lambda: seen(answer("", 404)),
        ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 404"),),
    ),
    "the words of not found in an answer that opens": (lambda: seen(answer({"message": "Not Found"})), UNSURE),
    "too many questions": (
        lambda: seen(answer({"message": "API rate limit exceeded"}, 403, headers={"x-ratelimit-remaining": "0"})),
        ((Sign.RATE_LIMITED, "api", "status_403_limited", "status 403"),),
    ),
    "not found, behind a wall": (
        lambda: seen(answer(NOT_FOUND.body, 404, headers={"cf-mitigated": "challenge"})),
        ((Sign.CHALLENGE, "api", "cf_mitigated", "cf-mitigated: challenge"),),
    ),
    "not found, which hidden accounts are too": (lambda: seen(NOT_FOUND), (HIDDEN,)),
    "not found, and its number neither": (lambda: seen(NOT_FOUND, BEFORE), (HIDDEN,)),
    "not found, and its number is somebody else's": (
        lambda: seen(NOT_FOUND, BEFORE, by_id=record(id=7, login="miller")),
        (HIDDEN,),
    ),
    "not found, and its number has no name to tell": (
        lambda: seen(NOT_FOUND, BEFORE, by_id=record(login=None)),
        (HIDDEN,),
    ),
    "not found, yet its number still has the name": (
        lambda: seen(NOT_FOUND, BEFORE, by_id=record()),
        ((Sign.UNFAMILIAR, "api", "id_still_has_it", "MapleBakery"),),
    ),
    "its number has another name": (
        lambda: seen(NOT_FOUND, BEFORE, by_id=record(login="Maple-Street")),
        ((Sign.MOVED, "api", "id_has_new_name", "Maple-Street"),),
    ),
    "an organisation": (lambda: seen(record()), (SHOWN,)),
    "a user": (lambda: seen(record(type="User")), (SHOWN,)),
    "an organisation that shows nothing": (
        lambda: seen(record(public_repos=0)),
        (SHOWN, (Sign.EMPTY, "api", "no_repositories", "0 public repositories")),
    ),
    "a user who may work elsewhere": (lambda: seen(record(public_repos=0, type="User")), (SHOWN,)),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= github.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply)), name
    assert signs(seen(NOT_FOUND, BEFORE, by_id=reply)) == {Sign.WITHHELD}, name
    assert signs(seen(record(), listed=reply)) == {Sign.SHOWN}, name


def test_the_newest_change_is_a_lower_bound_and_an_edited_profile_is_none() -> None:
    found = seen(record()).newest
    at = dt.datetime(2026, 2, 1, 10, tzinfo=dt.UTC)
    source = "the newest change to a public repository"
    assert found == Newest(at=at, source=source, precision=Precision.SECOND, lower_bound=True)
    assert seen(record(), listed=answer([])).newest is None
    assert seen(record(public_repos=0)).newest is None


@pytest.mark.parametrize(
    ("written", "links"),
    [(SITE, (SITE,)), ("maplebakery.example", (SITE,)), ("", ()), (None, ()), ("  ", ())],
)
def test_an_account_tells_of_itself(written: str | None, links: tuple[str, ...]) -> None:
    found = seen(record(blog=written))
    assert (found.name, found.bio, found.followers, found.post_count) == ("Maple Street Bakery", "", 3, 2)
    assert (found.platform_id, found.handle, found.links) == ("10000001", "maplebakery", links)


def test_a_renamed_account_says_where_it_is() -> None:
    found = seen(NOT_FOUND, BEFORE, by_id=record(login="Maple-Street"))
    assert found.signals[0].to == "https://github.com/maple-street"
    assert (found.platform_id, found.handle) == ("10000001", "maple-street")


def test_beside_an_account_not_found_stands_a_known_one() -> None:
    living, absent = github.controls(MAPLE, "q" * 24)
    assert (living.handle, absent.handle) == ("github", "q" * 24)


# Addresses


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://github.com/", Kind.HOME),
        ("https://www.github.com", Kind.HOME),
        ("https://github.com/login", Kind.LOGIN),
        ("https://github.com/join?source=header", Kind.LOGIN),
        ("https://github.com/settings/profile", Kind.LOGIN),
        ("https://github.com/notifications", Kind.LOGIN),
        ("https://github.com/maplebakery/website", Kind.WEBSITE),
        ("https://github.com/maplebakery/website/issues/4", Kind.WEBSITE),
        ("https://github.com/features", Kind.WEBSITE),
        ("https://github.com/Topics", Kind.WEBSITE),
        ("https://github.com/topics/bread", Kind.WEBSITE),
        ("https://github.com/sponsors/maplebakery", Kind.WEBSITE),
        ("https://github.com/orgs", Kind.WEBSITE),
        ("https://github.com/search?q=maple", Kind.WEBSITE),
        ("https://github.com/-maple", Kind.WEBSITE),
        ("https://github.com/maple--bakery", Kind.WEBSITE),
        ("https://github.com/maple_bakery", Kind.WEBSITE),
        ("https://github.com/" + "a" * 42, Kind.WEBSITE),
        ("https://gist.github.com/", Kind.WEBSITE),
        ("https://gist.github.com/discover", Kind.WEBSITE),
        ("https://gist.github.com/0123456789abcdef0123456789abcdef", Kind.WEBSITE),
        ("https://gist.github.com/maplebakery/0123456789abcdef0123", Kind.WEBSITE),
        ("https://github.com/advisories", Kind.WEBSITE),
        ("https://github.com/edu", Kind.WEBSITE),
        ("https://github.com/mcp", Kind.WEBSITE),
        ("https://github.com/open-source", Kind.WEBSITE),
        ("https://github.com/privacy", Kind.WEBSITE),
        ("https://github.com/support", Kind.WEBSITE),
        ("https://github.com/terms", Kind.WEBSITE),
        ("https://gist.github.com/forked", Kind.WEBSITE),
        ("https://gist.github.com/starred", Kind.WEBSITE),
        ("https://github.com/invitations", Kind.LOGIN),
        ("https://docs.github.com/rest", Kind.WEBSITE),
        ("https://api.github.com/users/maplebakery", Kind.WEBSITE),
    ],
)
def test_what_is_no_account_is_no_place(text: str, kind: Kind) -> None:
    found = named_by(github, text)
    assert (found.kind, found.platform, found.handle) == (kind, "github", "")


@pytest.mark.parametrize(
    "text",
    ["https://github.com.example/maplebakery", "https://maplebakery.github.io/", "https://notgithub.com/maplebakery",
     "https://raw.githubusercontent.com/maplebakery/a/b", "https://gitlab.com/maplebakery"],
)  # fmt: skip
def test_a_place_that_looks_alike_is_not_github(text: str) -> None:
    assert profiles.identify(text).platform != "github"


@pytest.mark.parametrize(
    "text",
    ["github.com/MapleBakery", "http://www.github.com/maplebakery/", "https://github.com/maplebakery?tab=followers",
     "https://github.com/orgs/MapleBakery/repositories", "https://gist.github.com/maplebakery", "github: @MapleBakery"],
)  # fmt: skip
def test_every_form_of_an_address_leads_to_one_place(text: str) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.handle, found.address) == (Kind.PROFILE, MAPLE.handle, MAPLE.address)


def test_what_a_theme_leaves_behind_is_still_told() -> None:
    assert profiles.identify("https://github.com/wordpress/").kind is Kind.PLACEHOLDER


@pytest.mark.parametrize("worst", ["a" * 50_000, "a-" * 25_000, "-" * 50_000, "a/" * 25_000])
def test_the_worst_names_take_no_time(worst: str) -> None:
    began = time.process_time()
    profiles.identify(f"https://github.com/{worst}")
    assert time.process_time() - began < 0.05


def asks(known: Kit, *replies: Reply) -> list[Ask]:
    """What a visit asks, given these answers in turn."""
    visit, made = github.visit(MAPLE, known), []
    (ask,) = next(visit)
    for reply in replies:
        made.append(ask)
        try:
            (ask,) = visit.send((dataclasses.replace(reply, ask=ask),))
        except StopIteration:
            return made
    return [*made, ask]


def test_a_token_goes_with_every_ask_and_none_is_named_without_it() -> None:
    assert {ask.key for ask in asks(kit(), record(), REPOSITORIES)} == {""}
    assert [ask.key for ask in asks(kit(keys=frozenset(github.KEYS)), record(), REPOSITORIES)] == ["GITHUB_TOKEN"] * 2


def test_a_token_that_is_refused_is_left_away() -> None:
    refused = answer({"message": "Bad credentials"}, 401)
    made = asks(kit(keys=frozenset(github.KEYS)), refused, record(), REPOSITORIES)
    assert [ask.key for ask in made] == ["GITHUB_TOKEN", "", ""]
    assert made[0].address == made[1].address == f"{API}/users/maplebakery"
    signals = seen(refused, kit(keys=frozenset(github.KEYS))).signals
    assert [(s.sign, s.mark) for s in signals] == [(Sign.REFUSED, "status_refused"), (Sign.REFUSED, "key_refused")]
