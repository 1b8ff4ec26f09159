"""A website of two hundred pages with sixty faults and forty near-misses: every fault found, no near-miss blamed."""

from __future__ import annotations

import pytest

import town
from audit.evidence import Sign
from audit.practice import faulty


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> town.Measured:
    return town.look(tmp_path_factory.mktemp("town"))


@pytest.mark.parametrize("near", [near.id for near in faulty.NEAR_MISSES])
def test_what_only_looks_like_a_fault_is_left_alone(seen: town.Measured, near: str) -> None:
    assert near not in seen.blamed, seen.blamed.get(near)


@pytest.mark.parametrize("fault", [fault.id for fault in faulty.FAULTS])
def test_what_is_wrong_is_found(seen: town.Measured, fault: str) -> None:
    assert fault not in seen.missed


def test_every_page_is_read_but_those_that_robots_are_asked_to_leave(seen: town.Measured) -> None:
    site = seen.audit.dossier.site
    assert site
    shown = sum(any(signal.sign is Sign.SHOWN for signal in page.signals) for page in site.pages)
    assert shown >= len(faulty.PATHS) - 1
    assert not any("/cart/" in page.address for page in site.pages)


def test_a_trap_without_end_is_left_in_time(seen: town.Measured) -> None:
    site = seen.audit.dossier.site
    assert site
    assert sum(faulty.TRAP in page.address for page in site.pages) < 10
