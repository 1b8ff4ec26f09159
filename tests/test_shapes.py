"""The proof: every shape of answer the practice web knows, told by its truth, twice a week apart and under every fault.

A shape is a state, the source it is read from and a documented variant of the answer; it counts once a network. Answers
and readers were written by different hands from the same public facts.
"""

from __future__ import annotations

import collections
import importlib
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from audit import profiles, run as audits
from audit.activity import Activity
from audit.dossier import Place
from audit.net.keys import PLACES
from audit.platforms import PLATFORMS
from audit.practice import NETWORKS, NOW, Answer, Fault, answer, cases
from audit.practice._answer import Asked, asked, page, redirect, text
from audit.practice._case import Case, Truth
from audit.verdict import Verdict
from practising import WEEK, Play, told, world
from test_promise import KEYS

LEAST_SHAPES = 300
CALLED_DEAD = frozenset({Verdict.GONE, Verdict.SUSPECT, Verdict.TAKEN_OVER})
CALLED_GONE = frozenset({Verdict.GONE, Verdict.NETWORK_CLOSED})
SEEN_LIVING = frozenset({Verdict.LIVE, Verdict.PRIVATE, Verdict.MOVED})
PAUSING = re.compile(r"\b429\b|\b402\b|\bcode 4\b|rate limit")
"""Answers after which a whole network is left in peace for the rest of a run: looked at in a run of their own."""

Damage = Callable[[Asked, Answer], Answer | Fault]


def damaged(body: Callable[[bytes], bytes]) -> Damage:
    return lambda _, honest: Answer(honest.status, honest.headers, body(honest.body))


def instead(played: Answer | Fault) -> Damage:
    return lambda _asked, _honest: played


def led_to(path: str) -> Damage:
    return lambda request, _: redirect(f"https://{request.host}{path}")


_CHALLENGE = "<title>Just a moment...</title>Enable JavaScript and cookies to continue"
FAULTS: Mapping[str, Damage] = {
    "reset": instead(Fault.RESET),
    "refused": instead(Fault.REFUSED),
    "too slow": instead(Fault.TOO_SLOW),
    "bad certificate": instead(Fault.CERTIFICATE),
    "429": instead(text("", 429)),
    "429 with a pause": instead(text("", 429, retry_after="7200")),
    "401": instead(text("", 401)),
    "403": instead(page("403 Forbidden", "<h1>Forbidden</h1>", status=403)),
    "451": instead(text("Unavailable For Legal Reasons", 451)),
    "999": instead(text("", 999)),
    "500": instead(page("500", "Internal Server Error", status=500)),
    "502": instead(page("502", "Bad Gateway", status=502)),
    "503 with a pause": instead(page("503", "Service Unavailable", status=503, retry_after="120")),
    "504": instead(text("", 504)),
    "cut in half": damaged(lambda body: body[: len(body) // 2]),
    "cut after a few bytes": damaged(lambda body: body[:40]),
    "empty body": damaged(lambda _: b""),
    "another charset": damaged(lambda body: body.decode("utf-8", "replace").encode("utf-16")),
    "bytes upside down": damaged(lambda body: bytes(255 - byte for byte in body)),
    "led to a login page": led_to("/login?next=%2F"),
    "led to the front page": led_to("/"),
    "led to a consent page": instead(redirect("https://consent.youtube.com/m?continue=https%3A%2F%2Fx.com")),
    "challenge with 200": instead(text(_CHALLENGE)),
    "challenge with 404": instead(text(_CHALLENGE, 404)),
    "challenge by header": instead(text("", 403, cf_mitigated="challenge")),
    "accepted, no content yet": instead(text("", 202)),
    "an empty object": instead(text("{}", kind="application/json")),
    "a login page in place": instead(page("Log in", '<form action="/login"></form>')),
}


def shapes(truth: Truth) -> list[str]:
    return [shape for shape, case in cases().items() if case.truth is truth]


def looked_at(folder: Path, wanted: Sequence[str], play: Play = answer) -> dict[str, list[Place]]:
    """Each case as a client of its own, all in one run, twice a week apart: its place after each look."""
    seen: dict[str, list[Place]] = collections.defaultdict(list)
    for keys in ({}, KEYS):
        for pausing in (False, True):
            chosen = [
                each for each in wanted if (cases()[each].keyed, is_pausing(cases()[each])) == (bool(keys), pausing)
            ]
            listed = [cases()[shape].address for shape in chosen]
            group = folder / f"{bool(keys)}{pausing}"
            paths = [written(group / f"c{number}", each) for number, each in enumerate((*listed, STEADY))]
            for at in (NOW - WEEK, NOW) if chosen else ():
                looks = audits.run(paths, world(play, at=at, keys=keys), told(), build=False)
                for shape, audit in zip(chosen, looks[:-1], strict=True):
                    seen[shape] += [place for place in audit.dossier.places if place.listing]
    return seen


STEADY = "https://cornerloaf.example/"
"""A place of a client of its own in every run, which no fault reaches: a run that nobody answers is none."""


def written(folder: Path, listed: str) -> Path:
    folder.mkdir(parents=True)
    path = folder / "client.yml"
    slug = f"{folder.parent.name}{folder.name}".lower()
    path.write_text(f"name: {slug}\nslug: {slug}\nwebsite: https://example.com\nprofiles:\n  - {listed}\n", "utf-8")
    return path


def is_pausing(case: Case) -> bool:
    return bool(PAUSING.search(case.variant.lower()))


def told_of(place: Place) -> str:
    signals = place.look.evidence.reading.signals if place.look else ()
    return f"{place.verdict} from {[(s.rung, s.sign.value, s.mark, s.quote) for s in signals]}"


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Place]]:
    return looked_at(tmp_path_factory.mktemp("cases"), list(cases()))


def test_enough_shapes_must_never_be_called_gone(record_property: Callable[[str, object], None]) -> None:
    never, gone = len(shapes(Truth.LIVING)), len(shapes(Truth.GONE))
    networks = len({shape.partition(":")[0] for shape in cases()})
    record_property("shapes", f"{never} must never be called gone, {gone} are gone, of {networks} networks")
    print(f"\n{never} shapes that must never be called gone, {gone} that are gone, of {networks} networks")  # noqa: T201
    assert never >= LEAST_SHAPES


def test_no_two_cases_of_a_network_have_the_same_shape() -> None:
    modules = [importlib.import_module(f"audit.practice.{name}") for name in NETWORKS]
    assert sum(len(getattr(module, "CASES", ())) for module in modules) == len(cases())


@pytest.mark.slow
def test_every_case_is_a_place(seen: dict[str, list[Place]]) -> None:
    assert {shape: len(places) for shape, places in seen.items()} == dict.fromkeys(cases(), 2)


@pytest.mark.slow
@pytest.mark.parametrize("shape", shapes(Truth.LIVING))
def test_a_living_profile_is_never_called_gone(shape: str, seen: dict[str, list[Place]]) -> None:
    for place in seen[shape]:
        assert place.verdict not in CALLED_DEAD, told_of(place)


@pytest.mark.slow
@pytest.mark.parametrize("shape", shapes(Truth.GONE))
def test_what_is_gone_is_never_called_living(shape: str, seen: dict[str, list[Place]]) -> None:
    for place in seen[shape]:
        assert place.verdict not in SEEN_LIVING, told_of(place)


@pytest.mark.slow
@pytest.mark.parametrize("shape", [shape for shape in shapes(Truth.GONE) if cases()[shape].decidable])
def test_what_the_answers_prove_to_be_gone_is_called_gone_at_the_second_look(
    shape: str, seen: dict[str, list[Place]]
) -> None:
    assert seen[shape][-1].verdict in CALLED_GONE, told_of(seen[shape][-1])


NEVER_DEAD = {
    "a feed is missing while the channel stands": "youtube: posting · feed · 404 at the feed, page shown",
    "a channel for adults": "youtube: age-gated · page · channelAgeGateRenderer",
    "a consent page comes first": "youtube: posting · page · 302 to consent.youtube.com",
    "the view is behind the account's own server": (
        'bluesky: the view lags behind · interface · 400 "Profile not found", its server says active'
    ),
    "the name in the domain no longer checks out": "bluesky: handle does not verify · interface · handle.invalid",
    "the server answers members only": "mastodon: on a closed server · interface · 401 to strangers",
    "the server is down": "mastodon: server down · interface · no answer",
    "feeds of pictures are switched off": "fediverse: posting photos · feed · 404, feeds switched off",
    "led to a login": "threads: posting · page · 302 to /login",
    "data are refused to guests": "reddit: posting · feed · entries of a user, .json 403",
    "too many feeds were asked for": "reddit: posting · feed · 429, x-ratelimit-remaining 0.0",
    "kept to members, and answered like missing": "tumblr: hidden from guests · page · 404 on the blog's host",
    "the page has a guard": "medium: posting · page · 403 cf-mitigated, feed open",
    "a domain was given up, not what was on it": (
        "medium: publication, domain given up · page · 410 for every address"
    ),
    "this network of computers is refused": "substack: posting · page · 403 to this network",
    "the interface of a blog is switched off": (
        "blogs: interface switched off · interface · 401 rest_cannot_access, RSS works"
    ),
    "the feed of a blog is switched off": "blogger: feed switched off · feed · 404 at the feed, page shown",
    "all pictures are private": "flickr: only private photos · page · photoCount 0 and an empty feed",
    "a puzzle stands before the page": "vimeo: posting · page · 403 puzzle",
    "private, and answered like missing": 'pinterest: private · interface · 404 "User not found."',
    "a channel without a preview": ("telegram: preview switched off · page · 302 to a contact page with subscribers"),
    "the hour's requests are used up": "github: posting · interface · 403 rate limit, x-ratelimit-remaining 0",
    "nothing that was sent is kept": "twitch: nothing kept · page · channel tags, a lastBroadcast and no videos",
    "a guard that sells itself as such": "soundcloud: posting · page · 403 of DataDome",
    "not sold in this country": ("apple_podcasts: not offered in this country · lookup · resultCount 0 in one country"),
    "an interface that does not know shows": "spotify: posting · page · og tags of a show; oEmbed 404",
    "a test for visitors from abroad": "vk: posting · page · 302 to /challenge.html",
    "a login in place of the page": "xing: shown · person page · 200 login page in place",
    "a guard before a page of links": "link_page: shown · linktr.ee · 403 of Cloudflare",
    "no news in two days": "blogs: no news for two days · sitemap · a news sitemap without entries",
}
"""What has been taken for the end of an account elsewhere, and the case that has its shape."""

MUST_BE_CALLED = {
    "a channel was terminated": ("youtube: terminated · page · alert: terminated", Verdict.GONE),
    "a channel was removed": ("youtube: removed · page · alert: removed", Verdict.GONE),
    "an account was taken down": ("bluesky: suspended · interface · 400 AccountTakedown", Verdict.GONE),
    "an account was deactivated": ("bluesky: deactivated · interface · 400 AccountDeactivated", Verdict.GONE),
    "its server says gone on every door": ("mastodon: deleted · page and interface · 410 and 404", Verdict.GONE),
    "an account names its new home": (
        "mastodon: moved to another server · interface · an account that names `moved`",
        Verdict.MOVED,
    ),
    "nobody knows the invitation": ("discord: expired · interface · 404 with 10006 Unknown Invite", Verdict.GONE),
    "a show is finished": ("apple_podcasts: finished by its makers · feed · itunes:complete Yes", Verdict.LIVE),
    "nobody has this blog": ("wordpress_com: never existed · page · 302 to wordpress.com/typo", Verdict.GONE),
    "a blog was suspended": ("wordpress_com: suspended · page · 410 archived or suspended", Verdict.GONE),
    "a blog was removed": ('blogger: removed by its owner · page · 404 "has been removed"', Verdict.GONE),
    "an author was suspended": ("medium: suspended · page · 410 Medium Rules", Verdict.GONE),
    "the whole network ended, and its host opens": (
        "retired: network ended · page · 301 to a seller's page that opens",
        Verdict.NETWORK_CLOSED,
    ),
    "an article was deleted": (
        "wikipedia: deleted · interface · missing: true and a deletion in the log",
        Verdict.GONE,
    ),
    "a domain ended": ("blogs: domain ended · name · the name does not resolve", Verdict.GONE),
}
"""What a network, or the name system, says outright: the case that has its shape, and what it is called."""


def test_thirty_traps_and_fifteen_plain_ends_each_have_their_case() -> None:
    called = [shape for shape, _ in MUST_BE_CALLED.values()]
    assert (len(set(NEVER_DEAD.values())), len(set(called))) == (30, 15)
    assert {cases()[shape].truth for shape in NEVER_DEAD.values()} == {Truth.LIVING}
    assert set(called) <= cases().keys()


@pytest.mark.slow
@pytest.mark.parametrize(("shape", "verdict"), MUST_BE_CALLED.values(), ids=MUST_BE_CALLED)
def test_a_plain_end_is_called_what_it_is(shape: str, verdict: Verdict, seen: dict[str, list[Place]]) -> None:
    assert seen[shape][-1].verdict is verdict, told_of(seen[shape][-1])


@pytest.mark.slow
def test_a_finished_show_is_never_called_left_behind(seen: dict[str, list[Place]]) -> None:
    (_, show) = seen[MUST_BE_CALLED["a show is finished"][0]]
    assert show.newest
    assert show.newest.source.endswith("says that the show is complete")
    assert show.activity in (Activity.FRESH, Activity.UNKNOWN)


# A key that is refused


EXPIRED = dict.fromkeys(PLACES, "expired-key") | {"META_IG_USER_ID": KEYS["META_IG_USER_ID"]}
KEYED = [shape for shape in shapes(Truth.LIVING) if cases()[shape].keyed and not is_pausing(cases()[shape])]


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Place]]:
    """Every living case about a key, by its network, looked at twice with keys that have expired."""
    folder = tmp_path_factory.mktemp("expired")
    paths = [written(folder / f"k{number}", cases()[shape].address) for number, shape in enumerate(KEYED)]
    found: dict[str, list[Place]] = collections.defaultdict(list)
    for at in (NOW - WEEK, NOW):
        for audit in audits.run(paths, world(at=at, keys=EXPIRED), told(), build=False):
            for place in audit.dossier.listed:
                found[place.platform].append(place)
    return found


@pytest.mark.parametrize("network", [name for name, module in PLATFORMS.items() if module.KEYS])
def test_an_expired_key_is_said_to_be_refused_and_nothing_is_called_gone_for_it(
    network: str, refused: dict[str, list[Place]]
) -> None:
    looks = [place.look.evidence.reading.signals for place in refused[network] if place.look]
    told = {signal.mark for signals in looks for signal in signals}
    assert told & {"key_refused", "status_refused"}, told
    assert not any(place.verdict in CALLED_DEAD for place in refused[network])
    assert len(PLATFORMS[network].RUNGS) == 1 or any(len(signals) > 1 for signals in looks)


def marks() -> frozenset[str]:
    """What the addresses asked for a living case have in common: its handle."""
    found = set()
    for shape in shapes(Truth.LIVING):
        identity = profiles.identify(cases()[shape].address, listed=True)
        found.add(identity.handle.rpartition("/")[2].rpartition(":")[2].lower() or identity.address.lower())
    return frozenset(found)


def faulty(damage: Damage) -> Play:
    """The practice web with that fault in whatever is asked of a case by its name; controls are answered honestly."""
    ours = marks()

    def play(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        honest = answer(method, address, headers, body)
        sent = f"{address} {body.decode('utf-8', 'replace')}".lower()
        if isinstance(honest, Fault) or not any(mark in sent for mark in ours):
            return honest
        return damage(asked(method, address, headers, body), honest)

    return play


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_makes_a_living_profile_gone(fault: str, tmp_path: Path) -> None:
    seen = looked_at(tmp_path, shapes(Truth.LIVING), faulty(FAULTS[fault]))
    wrong = {
        shape: told_of(place) for shape, places in seen.items() for place in places if place.verdict in CALLED_DEAD
    }
    assert wrong == {}
