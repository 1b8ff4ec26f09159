"""Addresses on paper, signs and cars: what is printed cannot be taken back."""

from __future__ import annotations

import dataclasses

import pytest

from audit.checks import broken_offline_link
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from dossiers import dossier
from plainly import is_plain

VAN, CODE = "https://maple.example/van", "https://qr.example/Ab3"


def printed(end: End, address: str = VAN, purpose: Purpose = Purpose.OFFLINE, final_address: str = "") -> Followed:
    return Followed(purpose=purpose, address=address, end=end, final_address=final_address)


def found(*followed: Followed) -> list[Finding]:
    bare = dossier()
    return list(
        broken_offline_link.check(
            dataclasses.replace(bare, snapshot=dataclasses.replace(bare.snapshot, followed=followed))
        )
    )


# What must be left alone


def test_where_nothing_is_printed_nothing_is_said() -> None:
    assert found() == []


@pytest.mark.parametrize("purpose", [purpose for purpose in Purpose if purpose is not Purpose.OFFLINE])
def test_addresses_of_other_purposes_are_not_in_print(purpose: Purpose) -> None:
    assert found(printed(End.MISSING, purpose=purpose)) == []


def test_what_we_could_not_see_is_for_a_phone_to_try() -> None:
    (one,) = found(printed(End.UNSEEN, CODE))
    assert (one.outcome, one.level, one.subject) == (Outcome.UNSEEN, None, CODE)
    assert "phone" in one.action
    assert is_plain(one)


@pytest.mark.parametrize(("count", "said"), [(1, "The one printed address"), (2, "Each of the 2 printed")])
def test_addresses_that_open_are_good_news_once(count: int, said: str) -> None:
    (good,) = found(*(printed(End.OPENS, f"{VAN}/{n}") for n in range(count)))
    assert good.outcome is Outcome.FINE
    assert said in good.sees
    assert is_plain(good)


def test_beside_one_that_was_not_seen_nothing_is_praised() -> None:
    assert [one.outcome for one in found(printed(End.OPENS), printed(End.UNSEEN, CODE))] == [Outcome.UNSEEN]


# What is found


def test_a_page_missing_on_the_businesss_own_website_is_to_be_fixed_now() -> None:
    (one,) = found(printed(End.MISSING, final_address=VAN))
    assert (one.level, one.confidence, one.subject) == (Level.FIX_NOW, Confidence.IS, VAN)
    assert one.title == "The printed address maple.example/van leads to a missing page"
    assert "forward" in one.action
    assert is_plain(one)


@pytest.mark.parametrize("address", [VAN, CODE])
@pytest.mark.parametrize("end", [End.NO_SUCH_NAME, End.CERTIFICATE, End.FOR_SALE, End.PARKED])
def test_so_is_what_sends_customers_to_nobody_a_warning_or_a_stranger(end: End, address: str) -> None:
    (one,) = found(printed(end, address))
    assert (one.level, one.confidence) == (Level.FIX_NOW, Confidence.IS)
    assert is_plain(one)


def test_a_code_that_a_service_does_not_know_looks_broken() -> None:
    for gone in (printed(End.MISSING, CODE), printed(End.MISSING, VAN, final_address=CODE)):
        (one,) = found(gone)
        assert (one.level, one.confidence) == (Level.FIX_SOON, Confidence.LOOKS)
        assert one.title.endswith("looks broken")
        assert is_plain(one)


def test_each_printed_address_is_told_once() -> None:
    several = found(
        printed(End.MISSING), printed(End.MISSING), printed(End.PARKED, CODE), printed(End.OPENS, f"{VAN}2")
    )
    assert [one.subject for one in several] == [VAN, CODE]
    assert len({one.id for one in several}) == 2
