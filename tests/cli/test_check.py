"""`audit check`: single addresses, judged by one look, and why."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from audit import profiles, run as audits
from audit.cli import explaining, naming
from audit.dossier import Dossier, Place
from audit.evidence import Exchange, Failure, Hop
from audit.practice import Answer, Fault, answer
from audit.verdict import Judgement, Verdict
from commanding import audit
from dossiers import place
from practising import told, world

LIVING = "https://www.instagram.com/freshbakery"
MISSING = "https://www.instagram.com/nobodyhasthis"


def checked(*addresses: str) -> Dossier:
    return audits.check(addresses, world(), told())


def found(address: str, dossier: Dossier) -> Place:
    place = naming.place_of(address, dossier)
    assert place
    return place


def explained(address: str) -> str:
    dossier = checked(address)
    return "\n".join(explaining.lines(dossier, found(address, dossier)))


def test_what_is_no_place_is_named_and_not_judged() -> None:
    share = "https://twitter.com/share?url=a"
    dossier = checked(share)
    assert naming.place_of(share, dossier) is None
    assert "share button" in naming.line(share, profiles.identify(share, listed=True))


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://10.1.1.1/x", "http://[::1]/", "http://printer.local/"]
)
def test_an_address_inside_a_network_is_not_asked_and_is_no_lost_connection(address: str) -> None:
    asked: list[str] = []

    def play(_method: str, address: str, _headers: Mapping[str, str], _body: bytes) -> Answer | Fault:
        asked.append(address)
        return Fault.NO_SUCH_NAME

    said = naming.judged(found(address, audits.check([address], world(play), told())))
    assert "the public cannot reach this address, so it was not asked" in said
    assert asked == []


@pytest.mark.slow
def test_who_waits_for_several_is_told_of_each_beside_the_result(tmp_path: Path) -> None:
    addresses = ("http://127.0.0.1/", "http://printer.local/")
    alone, several = (audit("check", *some, folder=tmp_path) for some in (addresses[:1], addresses))
    assert (alone.returncode, alone.stderr) == (0, "")
    assert [line.partition(":")[0] for line in sorted(several.stderr.splitlines())] == ["127.0.0.1", "printer.local"]


def test_a_page_that_looks_gone_is_promised_no_second_look_because_nothing_is_kept() -> None:
    dossier = checked(MISSING)
    assert found(MISSING, dossier).verdict is Verdict.SUSPECT
    assert naming.judged(found(MISSING, dossier)) == (
        "This page looks gone. Open it yourself before you change anything."
    )
    assert "can confirm that it is gone or find it living" in explained(MISSING)


def test_a_living_page_is_told_in_a_sentence_or_two() -> None:
    dossier = checked(LIVING)
    assert naming.judged(found(LIVING, dossier)).startswith("This place is open. The newest post we could see is from")


def test_why_begins_with_words_for_a_marketer_and_ends_with_the_requests() -> None:
    lines = explained(LIVING).splitlines()
    assert lines[0] == "Why: The page was shown to us, and a made-up one was not."
    assert lines[-1].startswith("  GET https://www.instagram.com/freshbakery/: answered 200, ")
    begins = [
        "Why",
        "What each source answered",
        "Beside it",
        "Newest post",
        "Not visible to us",
        "A second look",
        "Asked",
    ]
    places = [next(n for n, line in enumerate(lines) if line.startswith(begin)) for begin in begins]
    assert places == sorted(places)


def test_why_says_what_the_controls_gave() -> None:
    said = explained(MISSING)
    assert "The living page: Shows the page. The impossible one: Answers as it does for pages that don't exist." in said


def test_a_source_that_was_not_asked_for_want_of_a_key_says_so() -> None:
    said = explained("https://x.com/freshbakery")
    assert "needs X_BEARER_TOKEN" in said
    assert "audit doctor" in said
    assert said.endswith("Asked: nothing.")


def test_a_key_that_was_refused_is_told_as_the_reason() -> None:
    def play(method: str, address: str, headers: Mapping[str, str], body: bytes) -> Answer | Fault:
        if address.startswith("https://api.x.com/"):
            return Answer(401, (("content-type", "application/json"),), b'{"title":"Unauthorized","status":401}')
        return answer(method, address, headers, body)

    address = "https://x.com/freshbakery"
    dossier = audits.check([address], world(play, keys={"X_BEARER_TOKEN": "practice-x"}), told())
    why = "\n".join(explaining.lines(dossier, found(address, dossier)))
    assert why.startswith("Why: The network did not accept our key.")
    assert "1. api: The network did not accept our key" in why


def test_requests_are_shown_with_every_hop_and_without_query_values() -> None:
    hops = (Hop(address="http://a.example/?q=", status=301), Hop(address="https://a.example/", status=200))
    made = Exchange(
        method="GET", address="http://a.example/?q=", status=200, failure=None, size=1400, seconds=0.35, hops=hops
    )
    assert explaining.asked(made) == (
        "GET http://a.example/?q= → https://a.example/: answered 301 → 200, 1.4 kB, 0.35 s"
    )
    lost = Exchange(method="GET", address="https://b.example/", status=0, failure=Failure.RESET, size=0, seconds=2)
    assert explaining.asked(lost) == "GET https://b.example/: connection broken twice, 0 bytes, 2.00 s"


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_is_told_what_a_second_look_would_add(verdict: Verdict) -> None:
    said = explaining.again(place(verdict))
    assert said.endswith(".")
    assert ("gone" in said) is (verdict in (Verdict.SUSPECT, Verdict.NOT_PUBLIC))


def test_a_second_look_has_its_day_where_it_is_known() -> None:
    dossier = checked(MISSING)
    judgement = found(MISSING, dossier).judgement
    assert isinstance(judgement, Judgement)
    assert judgement.again_after
    assert "17 November 2026" in explained(MISSING)


def test_the_same_is_told_as_data() -> None:
    dossier = checked(LIVING, MISSING)
    shaped = [
        naming.as_json(text, profiles.identify(text, listed=True), dossier, explain=True) for text in (LIVING, MISSING)
    ]
    living, missing = json.loads(json.dumps(shaped))
    assert (living["verdict"], missing["verdict"]) == ("live", "suspect")
    why = living["explained"]
    assert set(why) == {"because", "sources", "controls", "newest", "unseen_parts", "second_look", "exchanges"}
    assert why["sources"][0]["sign"] == "shown"
    assert why["exchanges"][0]["statuses"] == [200]
    assert "Shows the page" in [control["living"] for control in missing["explained"]["controls"]]


def test_without_explain_the_data_stay_as_documented() -> None:
    shaped = naming.as_json(LIVING, profiles.identify(LIVING, listed=True), checked(LIVING))
    assert list(shaped) == ["input", "kind", "platform", "handle", "canonical", "verdict", "activity"]


def test_each_of_several_addresses_has_its_own_reasons() -> None:
    seen: list[str] = []

    def play(method: str, address: str, headers: Mapping[str, str], body: bytes) -> Answer | Fault:
        seen.append(address)
        return answer(method, address, headers, body)

    both: Sequence[str] = (LIVING, MISSING)
    dossier = audits.check(both, world(play), told())
    whys = [next(explaining.lines(dossier, found(address, dossier))) for address in both]
    assert whys[0] != whys[1]
    assert seen


def test_explain_without_looking_only_names() -> None:
    said = audit("check", "instagram.com/maple", "--offline", "--explain")
    assert said.returncode == 0, said.stderr
    assert said.stdout == "instagram.com/maple: Instagram profile maple (https://www.instagram.com/maple/)\n"
