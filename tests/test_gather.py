"""Looking at the practice bakery: two waves, controls beside each answer, one stumble never ends a run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from audit import run as audits
from audit.evidence import Profile, Sign
from audit.gather import MOST_LEADS
from audit.practice import Answer, Fault, answer
from audit.verdict import Verdict, judge
from practising import BAKERY, look_once, look_twice

TODAY = dt.date(2026, 11, 16)


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> audits.Audit:
    return look_twice(tmp_path_factory.mktemp("bakery"), BAKERY)


def test_no_live_profile_of_the_practice_bakery_is_called_gone(bakery: audits.Audit) -> None:
    for place in bakery.dossier.places:
        if place.verdict in (Verdict.GONE, Verdict.SUSPECT):
            assert place.look
            assert not any(signal.sign is Sign.SHOWN for signal in place.look.evidence.reading.signals)


def test_gone_stands_between_green_controls_in_two_runs(bakery: audits.Audit) -> None:
    gone = [place for place in bakery.dossier.places if place.verdict is Verdict.GONE]
    assert gone
    for place in gone:
        assert place.look
        beside = [c for c in place.look.controls if c.platform == place.platform]
        assert {c.when for c in beside} >= {"before", "after"}
        assert judge(place.look, (), (), TODAY).verdict is not Verdict.GONE or any(
            s.sign is Sign.ENDED for s in place.look.evidence.reading.signals
        )


def test_what_the_home_page_links_to_is_looked_at_too(bakery: audits.Audit) -> None:
    assert [place.key for place in bakery.dossier.leads if place.look]
    assert not any(place.listing for place in bakery.dossier.leads)


def test_no_address_is_asked_twice_but_for_a_second_look(bakery: audits.Audit) -> None:
    for place in bakery.dossier.places:
        assert place.look
        asked = [exchange.address for exchange in place.look.evidence.exchanges]
        positive = any(signal.sign is Sign.SHOWN for signal in place.look.evidence.reading.signals)
        assert not positive or len(asked) == len(set(asked))


def test_one_place_that_our_reader_stumbles_over_is_unseen_and_the_run_goes_on(tmp_path: Path) -> None:
    stumbles: list[Profile] = []

    def deep(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        """A page nested deeper than any parser may be given."""
        if "facebook.com" in address:
            return Answer(200, (("content-type", "text/html"),), b"<div>" * 200_000)
        return answer(method, address, headers, body)

    audit = look_once(tmp_path, BAKERY, deep, stumbled=lambda profile, _bug: stumbles.append(profile))
    assert "facebook" in {profile.platform for profile in stumbles}
    assert "facebook" in {place.platform for place in audit.dossier.places if place.verdict is Verdict.UNSEEN}
    assert any(place.verdict is Verdict.LIVE for place in audit.dossier.places)


def test_a_page_full_of_profiles_does_not_make_a_run_of_hours(tmp_path: Path) -> None:
    links = "".join(f'<a href="https://www.youtube.com/@bakery{n}">YouTube {n}</a>' for n in range(200))

    def crowded(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        if address.startswith("https://crowded.example"):
            return Answer(200, (("content-type", "text/html"),), f"<title>Crowded</title>{links}".encode())
        return answer(method, address, headers, body)

    audit = look_once(tmp_path, "name: A\nwebsite: https://crowded.example\nprofiles: []\n", crowded)
    assert len(audit.dossier.leads) == MOST_LEADS
