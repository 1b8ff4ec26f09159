"""The proof: every shape of answer the practice web knows, told by its truth, twice a week apart and under every fault.

A shape is a state, the source it is read from and a documented variant of the answer; it counts once a network. Answers
and readers were written by different hands from the same public facts.
"""

from __future__ import annotations

import collections
import importlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from audit import profiles, run as audits
from audit.dossier import Place
from audit.practice import NETWORKS, NOW, Answer, Fault, answer, cases
from audit.practice._answer import Asked, asked, page, redirect, text
from audit.practice._case import Case, Truth
from audit.verdict import Verdict
from practising import WEEK, Play, told, world
from test_promise import KEYS

LEAST_SHAPES = 300
CALLED_DEAD = frozenset({Verdict.GONE, Verdict.SUSPECT, Verdict.TAKEN_OVER})
SEEN_LIVING = frozenset({Verdict.LIVE, Verdict.PRIVATE, Verdict.MOVED})
PAUSING = ("429", "402", "code 4", "rate limit")
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
            paths = [written(folder / f"{bool(keys)}{pausing}{number}", each) for number, each in enumerate(chosen)]
            for at in (NOW - WEEK, NOW) if paths else ():
                for shape, audit in zip(
                    chosen, audits.run(paths, world(play, at=at, keys=keys), told(), build=False), strict=True
                ):
                    seen[shape] += [place for place in audit.dossier.places if place.listing]
    return seen


def written(folder: Path, shape: str) -> Path:
    folder.mkdir()
    path = folder / "client.yml"
    slug = folder.name.lower()
    listed = cases()[shape].address
    path.write_text(f"name: {slug}\nslug: {slug}\nwebsite: https://example.com\nprofiles:\n  - {listed}\n", "utf-8")
    return path


def is_pausing(case: Case) -> bool:
    return any(word in case.variant.lower() for word in PAUSING)


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


def test_every_case_is_a_place(seen: dict[str, list[Place]]) -> None:
    assert {shape: len(places) for shape, places in seen.items()} == dict.fromkeys(cases(), 2)


@pytest.mark.parametrize("shape", shapes(Truth.LIVING))
def test_a_living_profile_is_never_called_gone(shape: str, seen: dict[str, list[Place]]) -> None:
    for place in seen[shape]:
        assert place.verdict not in CALLED_DEAD, told_of(place)


@pytest.mark.parametrize("shape", shapes(Truth.GONE))
def test_what_is_gone_is_never_called_living(shape: str, seen: dict[str, list[Place]]) -> None:
    for place in seen[shape]:
        assert place.verdict not in SEEN_LIVING, told_of(place)


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
