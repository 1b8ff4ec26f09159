"""VK: a page that names itself is shown, and a person whom the public record calls active; nothing speaks against one."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from audit import profiles
from audit.address import Kind
from audit.evidence import Profile, Reading, Reply, Sign
from audit.platforms import vk
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing

MAPLE = profile("vk", "maplebakery", "https://vk.com/maplebakery")
PERSON = profile("vk", "id10000001", "https://vk.com/id10000001")
FOAF = "https://vk.com/foaf.php?id=10000001"


def page(more: str) -> Reply:
    return answer(f'<title>Maple Bakery</title><meta property="og:title" content="Maple Bakery | VK">{more}')


def record(state: str) -> Reply:
    return answer(f"<rdf:RDF><foaf:Person><ya:profileState>{state}</ya:profileState></foaf:Person></rdf:RDF>")


def seen(found: Reply, of: Profile = MAPLE, *, foaf: Reply | None = None) -> Reading:
    return look(vk.visit(of, kit()), {FOAF: foaf or answer("", 404), of.address: found})


NOTHING = (Sign.UNFAMILIAR, "page", "no_known_marker", "status 200")
NOT_FOUND = (Sign.UNFAMILIAR, "page", "no_known_marker", "status 404")
SHOWN = (Sign.SHOWN, "page", "own_page", "Maple Bakery | VK")
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "not found": (lambda: seen(answer("<title>404 Not Found</title>", 404)), (NOT_FOUND,)),
    "a page of another kind": (lambda: seen(page("")), (NOTHING,)),
    "somebody else's page": (lambda: seen(page('<link rel="canonical" href="https://vk.com/miller">')), (NOTHING,)),
    "a profile without an address of its own, led elsewhere": (
        lambda: seen(answer('<meta property="og:type" content="profile">', via=((302, "https://vk.com/feed"),))),
        (NOTHING,),
    ),
    "a test whether we are human": (
        lambda: seen(answer("", via=((302, "https://vk.com/challenge.html?hash=x"),))),
        ((Sign.CHALLENGE, "page", "challenge_redirect", "led to vk.com/challenge.html"),),
    ),
    "too many questions": (
        lambda: seen(answer("", via=((302, "https://vk.com/429.html"),))),
        ((Sign.CHALLENGE, "page", "challenge_redirect", "led to vk.com/429.html"),),
    ),
    "living": (lambda: seen(page('<meta property="og:url" content="https://m.vk.com/MapleBakery">')), (SHOWN,)),
    "living, by its kind": (lambda: seen(page('<meta property="og:type" content="profile">')), (SHOWN,)),
    "a person's page and no record": (
        lambda: seen(page(""), PERSON),
        (NOTHING, (Sign.UNFAMILIAR, "foaf", "no_known_marker", "status 404")),
    ),
    "a person whose record says another state": (
        lambda: seen(answer("", 404), PERSON, foaf=record("deactivated")),
        (NOT_FOUND, (Sign.UNFAMILIAR, "foaf", "no_known_marker", "status 200")),
    ),
    "a person whose record says active": (
        lambda: seen(answer("", 403), PERSON, foaf=record("active")),
        (
            (Sign.REFUSED, "page", "status_refused", "status 403"),
            (Sign.SHOWN, "foaf", "active_person", "<ya:profileState>active</ya:profileState>"),
        ),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    if all(sign is not Sign.SHOWN for sign, *_ in expected):
        expected = (*expected, (Sign.KEY_MISSING, "api", "key_missing", "needs VK_SERVICE_TOKEN"))
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= vk.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply)), name
    assert says_nothing(seen(reply, PERSON, foaf=reply)), name


@pytest.mark.parametrize("place", [MAPLE, PERSON], ids=["name", "number"])
def test_a_known_account_stands_beside_one_of_its_form_that_cannot_be(place: Profile) -> None:
    living, absent = vk.controls(place, "abcdefghijklmnopqrstuvwx")
    assert living.handle == ("id1" if place is PERSON else "club22822305")
    assert named_by(vk, absent.address).handle == absent.handle != place.handle
    assert absent.handle.startswith("id") is (place is PERSON)


# With a key

METHOD = "https://api.vk.com/method"
NAMED = answer({"response": {"object_id": 200001, "type": "group"}})
GROUP = {"id": 200001, "name": "Maple", "screen_name": "MapleBakery", "is_closed": 0, "members_count": 12}
WALL = answer({"response": {"count": 2, "items": [{"date": 1789000000, "text": "Rye"}, {"date": 1700000000}]}})


def group(**more: object) -> Reply:
    return answer({"response": {"groups": [{**GROUP, **more}], "profiles": []}})


def person(**more: object) -> Reply:
    return answer({"response": [{"id": 10000001, "first_name": "Maple", "last_name": "Baker", **more}]})


def failed(code: int) -> Reply:
    return answer({"error": {"error_code": code, "error_msg": "Something"}})


def keyed(found: Reply, *, named: Reply = NAMED, wall: Reply = WALL, of: Profile = MAPLE) -> Reading:
    answers = {"utils.resolveScreenName": named, "groups.getById": found, "users.get": found, "wall.get": wall}
    told = vk.api(of, kit(keys=frozenset(vk.KEYS)))
    return look(told, {f"{METHOD}/{method}": reply for method, reply in answers.items()})


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_an_interface_behind_a_wall_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(keyed(reply)), name
    assert says_nothing(keyed(group(), named=reply)), name
    assert says_nothing(keyed(reply, of=PERSON)), name


@pytest.mark.parametrize(
    ("looked", "said"),
    [
        (lambda: keyed(group(), named=answer({"response": []})), (Sign.UNFAMILIAR, "no_such_name")),
        (
            lambda: keyed(group(), named=answer({"response": {"object_id": 1, "type": "application"}})),
            (Sign.UNFAMILIAR, "no_such_name"),
        ),
        (lambda: keyed(group(id=7)), (Sign.UNFAMILIAR, "no_such_account")),
        (lambda: keyed(answer({"response": []}), of=PERSON), (Sign.UNFAMILIAR, "no_such_account")),
        (lambda: keyed(failed(100)), (Sign.UNFAMILIAR, "other_failure")),
        (lambda: keyed(failed(5)), (Sign.REFUSED, "key_refused")),
        (lambda: keyed(failed(29)), (Sign.RATE_LIMITED, "too_many")),
        (lambda: keyed(failed(14)), (Sign.CHALLENGE, "captcha")),
        (lambda: keyed(group(deactivated="banned")), (Sign.ENDED, "deactivated")),
        (lambda: keyed(person(deactivated="deleted"), of=PERSON), (Sign.ENDED, "deactivated")),
        (lambda: keyed(group(is_closed=1), wall=failed(15)), (Sign.PRIVATE, "closed")),
        (lambda: keyed(person(is_closed=True), wall=failed(30), of=PERSON), (Sign.PRIVATE, "closed")),
        (lambda: keyed(group()), (Sign.SHOWN, "account")),
        (lambda: keyed(person(), of=PERSON), (Sign.SHOWN, "account")),
    ],
)
def test_what_the_interface_says_of_an_account(looked: Callable[[], Reading], said: tuple[Sign, str]) -> None:
    assert [(signal.sign, signal.mark) for signal in looked().signals] == [said]


def test_a_wall_dates_the_account_and_an_empty_one_is_said_to_be_empty() -> None:
    full, empty = keyed(group()), keyed(group(), wall=answer({"response": {"count": 0, "items": []}}))
    assert [(signal.sign, signal.mark) for signal in empty.signals] == [
        (Sign.SHOWN, "account"),
        (Sign.EMPTY, "no_posts"),
    ]
    assert keyed(group(members_count=None)).platform_id == full.platform_id, "whatever a group hides, it is a group"
    assert full.newest
    assert (full.newest.at.year, len(full.posts), full.followers, full.handle) == (2026, 2, 12, "maplebakery")
    assert (full.platform_id, keyed(person(), of=PERSON).platform_id) == ("club200001", "id10000001")
    assert [signal.sign for signal in empty.signals] == [Sign.SHOWN, Sign.EMPTY]
    assert keyed(group(), wall=failed(15)).newest is None


@pytest.mark.parametrize("text", ["vk.com/MapleBakery", "https://m.vk.com/maplebakery?z=album-1_2", "vk: @maplebakery",
                                  "http://new.vk.com/maplebakery/", "https://vk.ru/maplebakery"])  # fmt: skip
def test_every_form_of_an_address_leads_to_one_place(text: str) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.handle, found.address) == (Kind.PROFILE, MAPLE.handle, MAPLE.address)


@pytest.mark.parametrize("handle", ["id10000001", "club10000001", "public10000001", "event10000001"])
def test_persons_and_communities_are_named_by_number_too(handle: str) -> None:
    assert named_by(vk, f"https://vk.com/{handle}").handle == handle


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://vk.com", Kind.HOME),
        ("https://m.vk.com/", Kind.HOME),
        *((f"https://vk.com/{piece}", Kind.POST) for piece in
          ("wall-10000001_5", "photo1_2", "video-1_2", "album1_0", "topic-1_2", "clip-1_2", "market-1?w=x", "@maple-loaf")),
        *((f"https://vk.com/{word}", Kind.LOGIN) for word in ("feed", "im?sel=-1", "login", "join", "settings")),
        *((f"https://vk.com/{word}", Kind.WEBSITE) for word in
          ("search?c=x", "apps", "app5000000_1", "dev", "about", "terms", "widget_like.php", "video", "maple/x", "x", "1maple",
           "maple%20bakery", "foaf.php?id=1")),
        ("https://vk.com/share.php?url=x", Kind.SHARE),
        ("https://login.vk.com/?act=login", Kind.WEBSITE),
        ("https://dev.vk.com/ru", Kind.WEBSITE),
        ("https://vk.me/", Kind.HOME),
    ],
)  # fmt: skip
def test_what_is_no_profile_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    found = named_by(vk, text)
    assert (found.kind, found.platform, found.handle) == (kind, "vk", "")


def test_one_post_on_a_wall_is_a_post_of_that_place_and_a_chat_is_a_way_to_get_in_touch() -> None:
    assert named_by(vk, "https://vk.com/maplebakery?w=wall-10000001_5").kind is Kind.POST
    assert named_by(vk, "https://vk.me/maplebakery").kind is Kind.CONTACT


@pytest.mark.parametrize(
    "text", ["https://notvk.com/maple", "https://vk.com.maple.example/maple", "https://vk.company/maple"]
)
def test_a_place_that_looks_alike_is_not_vk(text: str) -> None:
    assert profiles.identify(text).platform == ""


def test_the_worst_strings_take_no_time() -> None:
    began = time.process_time()
    for worst in ("https://vk.com/" + "a_" * 25_000, "https://vk.com/wall" + "1" * 50_000):
        profiles.identify(worst)
    seen(answer("", 403), PERSON, foaf=answer("<ya:profileState>" + " " * 50_000))
    assert time.process_time() - began < 0.1
