"""Which networks can be seen from here, asked on the practice web in virtual time."""

from __future__ import annotations

import datetime as dt
import urllib.parse
from collections.abc import Mapping, Sequence

import pytest

from audit import keystate, questions, survey
from audit.evidence import Profile, Sign, Signal
from audit.keystate import KeyState
from audit.platforms import PLATFORMS
from audit.practice import NOW, Answer, Fault, answer, answer_walled
from audit.survey import Sight
from dossiers import signal
from practising import Play, world

SEED = "2026"
HANDLES = {"bluesky": "maple.bsky.social", "facebook": "maple", "instagram": "maple", "tiktok": "maple", "x": "maple"}


def listed(*platforms: str) -> tuple[Profile, ...]:
    return tuple(
        Profile(platform=name, handle=HANDLES[name], address=f"https://{PLATFORMS[name].HOSTS[0]}/{HANDLES[name]}")
        for name in platforms
    )


def sights(surveyed: survey.Survey) -> Mapping[str, Sight]:
    return {view.question.platform: view.sight for view in surveyed.views}


def only(host: str, then: Answer | Fault) -> Play:
    """The practice web, but for one host."""

    def play(method: str, address: str, headers: Mapping[str, str], body: bytes) -> Answer | Fault:
        asked = urllib.parse.urlsplit(address).hostname or ""
        return then if asked == host else answer(method, address, headers, body)

    return play


def nobody(_method: str, _address: str, _headers: Mapping[str, str], _body: bytes = b"") -> Answer | Fault:
    return Fault.NO_SUCH_NAME


@pytest.mark.parametrize(
    ("living", "absent", "sight"),
    [
        ((Sign.SHOWN,), (Sign.SHOWN,), Sight.UNCLEAR),
        ((Sign.SHOWN,), (Sign.MOVED,), Sight.UNCLEAR),
        ((Sign.SHOWN,), (Sign.WITHHELD,), Sight.SEEN_LIVING),
        ((Sign.SHOWN,), (Sign.UNFAMILIAR,), Sight.SEEN_LIVING),
        ((Sign.SHOWN,), (Sign.LOGIN_WALL,), Sight.SEEN_LIVING),
        ((Sign.SHOWN,), (), Sight.SEEN_LIVING),
        ((Sign.SHOWN,), (Sign.ABSENT,), Sight.SEEN),
        ((Sign.SHOWN,), (Sign.ENDED,), Sight.SEEN),
    ],
)
def test_a_network_counts_as_seen_only_where_it_tells_its_living_page_from_one_that_cannot_exist(
    living: Sequence[Sign], absent: Sequence[Sign], sight: Sight
) -> None:
    assert survey.told_apart([signal(s) for s in living], [signal(s) for s in absent]) is sight


def test_a_source_that_shows_everything_does_not_speak_for_the_one_beside_it() -> None:
    living = [signal(Sign.SHOWN, rung="api"), signal(Sign.SHOWN, rung="page")]
    absent = [signal(Sign.ABSENT, rung="api"), signal(Sign.SHOWN, rung="page")]
    assert survey.told_apart(living, absent) is Sight.SEEN
    fooled = [signal(Sign.SHOWN, rung="api"), signal(Sign.ABSENT, rung="page")]
    assert survey.told_apart(living[:1], fooled) is Sight.UNCLEAR


@pytest.mark.parametrize(
    ("signs", "sight"),
    [
        ((Sign.UNREACHABLE,), Sight.UNANSWERED),
        ((Sign.KEY_MISSING, Sign.UNREACHABLE), Sight.UNANSWERED),
        ((Sign.KEY_MISSING, Sign.LOGIN_WALL), Sight.WALLED),
        ((Sign.UNREACHABLE, Sign.CHALLENGE), Sight.WALLED),
        ((Sign.KEY_MISSING,), Sight.NEEDS_KEY),
        ((Sign.KEY_MISSING, Sign.UNFAMILIAR), Sight.NEEDS_KEY),
        ((Sign.UNFAMILIAR,), Sight.UNCLEAR),
        ((Sign.ABSENT,), Sight.UNCLEAR),
        ((), Sight.UNCLEAR),
    ],
)
def test_why_a_living_page_was_not_shown(signs: Sequence[Sign], sight: Sight) -> None:
    assert survey.unseen([signal(sign) for sign in signs]) is sight


def test_each_network_of_the_clients_is_asked_once_and_no_other() -> None:
    asked = questions.of([*listed("facebook", "bluesky"), *listed("facebook")], SEED)
    assert [question.platform for question in asked] == ["facebook", "bluesky"]


def test_hosts_that_only_a_client_names_are_each_asked() -> None:
    places = [
        Profile(platform="mastodon", handle=f"maple@{host}", address=f"https://{host}/@maple")
        for host in ("one.example", "two.example")
    ]
    living = [question.living and question.living.address for question in questions.of(places, SEED)]
    assert living == ["https://one.example/", "https://two.example/"]


def test_every_website_is_asked_though_each_stands_for_itself() -> None:
    sites = [
        Profile(platform="blog", handle=host, address=f"https://{host}/") for host in ("one.example", "two.example")
    ]
    assert [
        question.absent.address.startswith(site.address)
        for question, site in zip(questions.of([*sites, sites[0]], SEED), sites, strict=True)
    ] == [True, True]


def test_a_short_link_has_its_network_asked_by_the_networks_own_example() -> None:
    short = Profile(platform="youtube", handle="short:youtu.be/abc", address="https://youtu.be/abc")
    (asked,) = questions.of([short], SEED)
    assert asked.living
    assert asked.living.handle == "@youtube"


def test_a_place_on_a_network_that_has_closed_is_not_asked_about() -> None:
    assert questions.of([Profile(platform="closed", handle="digg", address="https://digg.example")], SEED) == ()


def test_without_clients_every_network_with_hosts_of_its_own_is_asked_and_no_example_passes_for_a_living_page() -> None:
    asked = {question.platform: question for question in questions.everywhere(SEED)}
    assert set(asked) == {name for name in PLATFORMS if not questions.is_host_bound(name)}
    assert {"blog", "mastodon"}.isdisjoint(asked)
    assert asked["yelp"].living is None
    assert asked["bluesky"].living
    assert asked["bluesky"].living.handle == "bsky.app"


def test_what_can_be_seen_on_the_practice_web() -> None:
    asked = questions.of(listed("bluesky", "facebook", "instagram", "x"), SEED)
    assert sights(survey.survey(world(), asked)) == {
        "bluesky": Sight.SEEN,
        "facebook": Sight.SEEN_LIVING,
        "instagram": Sight.SEEN,
        "x": Sight.NEEDS_KEY,
    }


def test_walls_are_told_from_silence() -> None:
    asked = questions.of(listed("facebook", "instagram"), SEED)
    walled = survey.survey(world(answer_walled), asked)
    assert set(sights(walled).values()) == {Sight.WALLED}
    assert [view.wall for view in walled.views] == [Sign.LOGIN_WALL, Sign.LOGIN_WALL]
    silent = survey.survey(world(nobody), asked)
    assert set(sights(silent).values()) == {Sight.UNANSWERED}
    assert (silent.answered, silent.ahead) == (0, None)


def test_who_has_not_answered_in_time_gave_no_answer() -> None:
    asked = questions.of(listed("bluesky", "instagram"), SEED)
    surveyed = survey.survey(world(), asked, patience=0)
    assert set(sights(surveyed).values()) == {Sight.UNANSWERED}


def test_without_a_connection_a_few_networks_are_asked_and_no_more() -> None:
    seen: set[str] = set()

    def play(_method: str, address: str, _headers: Mapping[str, str], _body: bytes) -> Answer | Fault:
        seen.add(urllib.parse.urlsplit(address).hostname or "")
        return Fault.NO_SUCH_NAME

    surveyed = survey.survey(world(play), questions.everywhere(SEED))
    assert set(sights(surveyed).values()) <= {Sight.UNANSWERED, Sight.UNCLEAR, Sight.NEEDS_KEY}
    assert 0 < len(seen) <= 2 * survey.SCOUTS


def test_networks_that_are_asked_nothing_for_want_of_a_key_do_not_stand_for_a_lost_connection() -> None:
    keyed = [Profile(platform="x", handle="a", address="https://x.com/a")]
    keyless = questions.of(keyed, SEED) * survey.SCOUTS + questions.of(listed("bluesky"), SEED)
    assert sights(survey.survey(world(), keyless))["bluesky"] is Sight.SEEN


def test_one_answer_is_enough_to_go_on() -> None:
    def play(method: str, address: str, headers: Mapping[str, str], body: bytes) -> Answer | Fault:
        late = "linkedin" in address or "instagram" in address
        return answer(method, address, headers, body) if late else Fault.NO_SUCH_NAME

    asked = questions.everywhere(SEED)
    last = [question for question in asked if question.platform in ("linkedin", "instagram")]
    first = [question for question in asked if question not in last][: survey.SCOUTS - 1]
    assert sights(survey.survey(world(play), [*first, *last]))["linkedin"] is Sight.SEEN


def test_each_network_is_told_as_it_answers() -> None:
    heard: list[str] = []
    asked = questions.of(listed("bluesky", "instagram"), SEED)
    survey.survey(world(), asked, lambda view: heard.append(view.question.platform))
    assert sorted(heard) == ["bluesky", "instagram"]


@pytest.mark.parametrize("minutes", [-30, 0, 30])
def test_the_clock_is_set_beside_that_of_the_hosts_that_answered(minutes: int) -> None:
    here = world(at=NOW + dt.timedelta(minutes=minutes))
    surveyed = survey.survey(here, questions.of(listed("bluesky"), SEED))
    assert surveyed.ahead is not None
    assert round(surveyed.ahead.total_seconds() / 60) == minutes


def test_an_answer_kept_on_the_way_does_not_make_the_clock_wrong() -> None:
    old = NOW - dt.timedelta(hours=3)
    headers = (("date", f"{old:%a, %d %b %Y %H:%M:%S} GMT"), ("age", "10800"), ("content-type", "text/html"))
    here = world(only("public.api.bsky.app", Answer(200, headers, b"{}")))
    surveyed = survey.survey(here, questions.of(listed("bluesky"), SEED))
    assert surveyed.ahead == dt.timedelta()


@pytest.mark.parametrize("date", ["Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 +2359", "soon", ""])
def test_a_date_that_cannot_be_is_no_date_and_ends_no_survey(date: str) -> None:
    def play(method: str, address: str, headers: Mapping[str, str], body: bytes) -> Answer | Fault:
        played = answer(method, address, headers, body)
        if isinstance(played, Fault):
            return played
        told = tuple((name, value) for name, value in played.headers if name != "date")
        return Answer(played.status, (*told, ("date", date), ("age", "999999999")), played.body)

    surveyed = survey.survey(
        world(play, keys={"META_ACCESS_TOKEN": "practice-m"}), questions.of(listed("bluesky"), SEED)
    )
    assert sights(surveyed)["bluesky"] is Sight.SEEN


def test_a_client_that_wants_robots_txt_obeyed_is_heard_here_too() -> None:
    robots: list[str] = []

    def play(method: str, address: str, headers: Mapping[str, str], body: bytes) -> Answer | Fault:
        if address.endswith("/robots.txt"):
            robots.append(address)
        return answer(method, address, headers, body)

    for strict in (False, True):
        assert bool(robots) is False
        survey.survey(world(play), questions.of(listed("instagram"), SEED), strict_robots=strict)
    assert robots


def test_what_the_host_of_a_key_made_of_it_is_noted_by_name() -> None:
    refused = Answer(401, (("content-type", "application/json"),), b'{"title":"Unauthorized","status":401}')
    here = world(only("api.x.com", refused), keys={"X_BEARER_TOKEN": "practice-x"})
    surveyed = survey.survey(here, questions.of(listed("x"), SEED))
    assert surveyed.keys == {"X_BEARER_TOKEN": KeyState.REFUSED}
    good = survey.survey(world(keys={"X_BEARER_TOKEN": "practice-x"}), questions.of(listed("x"), SEED))
    assert good.keys == {"X_BEARER_TOKEN": KeyState.WORKS}


def test_a_refused_key_is_no_wall_and_its_reader_knows_best() -> None:
    refused = signal(Sign.REFUSED, rung="api", mark=keystate.REFUSED)
    assert survey.unseen([refused]) is Sight.NEEDS_KEY
    assert survey.unseen([refused, signal(Sign.UNREACHABLE)]) is Sight.UNANSWERED
    polite = Answer(
        200, (("content-type", "application/json"),), b'{"stat":"fail","code":100,"message":"Invalid API Key"}'
    )
    place = Profile(platform="flickr", handle="66956608@N06", address="https://www.flickr.com/people/66956608@N06/")
    here = world(only("api.flickr.com", polite), keys={"FLICKR_API_KEY": "practice-f"})
    assert survey.survey(here, questions.of([place], SEED)).keys == {"FLICKR_API_KEY": KeyState.REFUSED}


def test_a_reader_that_stumbles_leaves_its_network_unclear() -> None:
    broken = Signal(sign=Sign.UNREADABLE, rung="reader", host="", mark="KeyError")
    assert survey.unseen([broken]) is Sight.UNCLEAR


def test_only_networks_that_answer_and_show_nothing_are_what_a_key_may_open() -> None:
    asked = questions.of(listed("facebook", "x"), SEED)
    assert set(survey.hidden(survey.survey(world(), asked).views)) == {"x"}
    assert set(survey.hidden(survey.survey(world(nobody), asked).views)) == {"x"}
