"""GitLab: its interface shows persons and open groups; a name that nobody has may be a private group's."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

import pytest

from audit import profiles
from audit.address import Kind
from audit.evidence import Newest, Precision, Reading, Reply, Sign
from audit.platforms import gitlab
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing

USERS = "https://gitlab.com/api/v4/users?username=maplebakery"
GROUPS = "https://gitlab.com/api/v4/groups/maplebakery?with_projects=false"
FEED = "https://gitlab.com/maplebakery.atom"
MAPLE = profile("gitlab", "maplebakery", "https://gitlab.com/maplebakery")
NO_GROUP = answer({"message": "404 Group Not Found"}, 404)
EVENTS = answer(
    '<feed xmlns="http://www.w3.org/2005/Atom"><updated>2026-11-21T00:00:00Z</updated>'
    "<entry><title>pushed</title><updated>2025-03-01T10:00:00Z</updated></entry></feed>"
)


def users(*records: object) -> Reply:
    return answer(list(records))


def user(**more: object) -> dict[str, object]:
    return {"id": 7, "username": "MapleBakery", "name": "Maple Bakery", "state": "active", "locked": False, **more}


def group(**more: object) -> Reply:
    return answer(
        {"id": 9, "full_path": "MapleBakery", "name": "Maple", "description": "Bread https://maple.example", **more}
    )


def seen(found: Reply, *, of_group: Reply = NO_GROUP, events: Reply = EVENTS) -> Reading:
    return look(gitlab.visit(MAPLE, kit()), {USERS: found, GROUPS: of_group, FEED: events})


NOTHING = ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 200"),)
SHOWN = ((Sign.SHOWN, "api", "user_record", "@MapleBakery"),)
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "somebody else's record": (lambda: seen(users(user(username="miller"))), NOTHING),
    "a record without a number": (lambda: seen(users(user(id=None))), NOTHING),
    "no list": (lambda: seen(answer({"message": "x"})), NOTHING),
    "no person, and a group of another name": (lambda: seen(users(), of_group=group(full_path="maple/bread")), NOTHING),
    "no person, and another word about the group": (
        lambda: seen(users(), of_group=answer({"message": "404 Not Found"}, 404)),
        ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 404"),),
    ),
    "no person, and a wall before groups": (
        lambda: seen(
            users(), of_group=answer({"message": "404 Group Not Found"}, 404, headers={"cf-mitigated": "challenge"})
        ),
        ((Sign.CHALLENGE, "api", "cf_mitigated", "cf-mitigated: challenge"),),
    ),
    "neither person nor group: missing, or a private group": (
        lambda: seen(users()),
        ((Sign.WITHHELD, "api", "no_person_no_group", "404 Group Not Found"),),
    ),
    "a person": (lambda: seen(users(user())), SHOWN),
    "a person that rests": (lambda: seen(users(user(state="deactivated"))), SHOWN),
    "a person whose activity is private": (lambda: seen(users(user()), events=answer("", 404)), SHOWN),
    "a group": (lambda: seen(users(), of_group=group()), ((Sign.SHOWN, "api", "group_record", "MapleBakery"),)),
    "a person that GitLab blocked, whose projects may still be there": (
        lambda: seen(users(user(state="blocked"))),
        ((Sign.UNFAMILIAR, "api", "blocked", "state: blocked"),),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= gitlab.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply, of_group=reply)), name
    assert says_nothing(seen(users(), of_group=reply)), name


def test_the_newest_public_activity_is_a_lower_bound() -> None:
    at = dt.datetime(2025, 3, 1, 10, tzinfo=dt.UTC)
    told = Newest(at=at, source="the feed of public activity", precision=Precision.SECOND, lower_bound=True)
    reading = seen(users(user()))
    assert (reading.newest, reading.name, reading.platform_id) == (told, "Maple Bakery", "")
    assert seen(users(user()), events=answer("<feed/>")).newest is None


def test_a_person_that_became_a_group_of_the_same_name_is_not_another_account() -> None:
    ids = {seen(users(user())).platform_id, seen(users(), of_group=group()).platform_id}
    assert len(ids - {""}) == 1


def test_what_a_group_says_of_itself_is_read() -> None:
    reading = seen(users(), of_group=group())
    assert (reading.name, reading.links, reading.platform_id) == ("Maple", ("https://maple.example",), "9")


def test_the_controls_are_gitlabs_own_group_and_a_random_name() -> None:
    living, absent = gitlab.controls(MAPLE, "abcdefghijklmnopqrstuvwx")
    assert (living.handle, absent.handle) == ("gitlab-org", "abcdefghijklmnopqrstuvwx")
    for control in (living, absent):
        assert named_by(gitlab, control.address).handle == control.handle


@pytest.mark.parametrize(
    "text",
    ["gitlab.com/MapleBakery", "http://www.gitlab.com/maplebakery/", "https://gitlab.com/maplebakery?tab=x",
     "https://gitlab.com/users/maplebakery/projects", "https://gitlab.com/groups/maplebakery/-/issues",
     "https://gitlab.com/maplebakery/-/snippets", "gitlab: @MapleBakery"],
)  # fmt: skip
def test_every_form_of_an_address_leads_to_one_place(text: str) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.handle, found.address) == (Kind.PROFILE, MAPLE.handle, MAPLE.address)


def test_a_project_is_a_post_of_its_owner() -> None:
    found = named_by(gitlab, "https://gitlab.com/maplebakery/bread/website")
    assert (found.kind, found.handle, found.address) == (Kind.POST, MAPLE.handle, MAPLE.address)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://gitlab.com", Kind.HOME),
        *((f"https://gitlab.com/{word}", Kind.WEBSITE) for word in
          ("explore/projects", "search?search=x", "help", "api/v4/users", "-/snippets/1", "users", "groups", "public",
           "maple%20bakery", "robots.txt", "maple.git", "groups/maple/bread", "snippets/1")),
        *((f"https://gitlab.com/{word}", Kind.LOGIN) for word in
          ("users/sign_in", "users/sign_up", "dashboard", "profile", "oauth/authorize", "groups/new", "projects/new")),
        ("https://about.gitlab.com/maplebakery", Kind.WEBSITE),
        ("https://docs.gitlab.com/api", Kind.WEBSITE),
        ("https://forum.gitlab.com/u/maple", Kind.WEBSITE),
    ],
)  # fmt: skip
def test_what_is_no_account_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    found = named_by(gitlab, text)
    assert (found.kind, found.platform, found.handle) == (kind, "gitlab", "")


@pytest.mark.parametrize(
    "text",
    ["https://gitlab.com.maple.example/maple", "https://notgitlab.com/maple", "https://maplebakery.gitlab.io/",
     "https://gitlab.gnome.org/maple"],
)  # fmt: skip
def test_a_place_that_looks_alike_is_not_gitlab(text: str) -> None:
    assert profiles.identify(text).platform == ""


def test_the_worst_strings_take_no_time() -> None:
    began = time.process_time()
    for worst in ("https://gitlab.com/" + "a." * 25_000, "https://gitlab.com/" + "groups/" * 10_000):
        profiles.identify(worst)
    seen(users(), of_group=group(description="<" * 50_000))
    assert time.process_time() - began < 0.1
