"""How `make bench-verdicts` counts what tools said of the practice web."""

from __future__ import annotations

from audit.practice._case import Case, Truth
from peers import Said
from peers.account_checkers import apart, username
from peers.counting import blind, shared, tally

LIVING, GONE = Truth.LIVING, Truth.GONE
PRESENT, ABSENT, UNSURE = Said.PRESENT, Said.ABSENT, Said.UNSURE


def case(address: str, truth: Truth, *, decidable: bool = True) -> Case:
    return Case(address=address, truth=truth, state="", source="", variant="", decidable=decidable)


CASES = (case("a", LIVING), case("b", LIVING, decidable=False), case("c", GONE), case("d", GONE, decidable=False))


def test_what_was_not_asked_is_neither_unsure_nor_wrong() -> None:
    counted = tally(CASES, {"a": PRESENT})
    assert (counted.cases, counted.not_covered, counted.right, counted.unsure) == (1, 3, 1, 0)
    assert counted.recall is None
    assert counted.unsure_share == 0


def test_a_living_place_called_absent_is_wrongly_dead_even_where_nobody_could_tell() -> None:
    counted = tally(CASES, dict.fromkeys("abcd", ABSENT))
    assert (counted.wrongly_dead, counted.wrongly_alive, counted.right) == (2, 0, 2)
    assert (counted.recall, counted.recall_of_all) == (1, 1)


def test_a_gone_place_called_present_is_wrongly_alive() -> None:
    counted = tally(CASES, dict.fromkeys("abcd", PRESENT))
    assert (counted.wrongly_dead, counted.wrongly_alive, counted.right) == (0, 2, 2)


def test_recall_is_told_apart_by_what_can_be_decided() -> None:
    counted = tally(CASES, {"a": PRESENT, "b": UNSURE, "c": ABSENT, "d": UNSURE})
    assert (counted.recall, counted.recall_of_all) == (1, 0.5)
    assert (counted.unsure_share, counted.unsure_share_decidable) == (0.5, 0)


def test_only_what_all_cover_is_shared() -> None:
    assert shared(CASES, [dict.fromkeys("abc", PRESENT), dict.fromkeys("bcd", UNSURE)]) == CASES[1:3]


def test_a_rule_that_tells_some_living_and_some_gone_counts_though_it_errs() -> None:
    assert not blind([(CASES[0], PRESENT), (case("e", LIVING), ABSENT), (CASES[2], ABSENT), (CASES[3], PRESENT)])
    assert not blind([(CASES[1], ABSENT)])


def test_a_rule_that_finds_no_living_or_no_gone_knows_nothing_of_our_pages() -> None:
    assert blind([(CASES[0], ABSENT), (CASES[2], ABSENT)])
    assert blind([(CASES[0], PRESENT), (CASES[2], PRESENT)])


def test_a_rule_fits_its_own_page_and_other_addresses_of_the_same_profile_alone() -> None:
    assert username("https://bsky.app/profile/{}.bsky.social", "https://bsky.app/profile/maple.bsky.social") == "maple"
    assert username("https://www.flickr.com/people/{}", "https://www.flickr.com/photos/maple/") == "maple"
    assert not username("https://www.linkedin.com/in/{}", "https://www.linkedin.com/company/maple")
    assert not username("https://github.com/{}", "https://gist.example.com/maple")


def test_names_that_differ_in_capitals_alone_are_asked_apart() -> None:
    assert apart(["Maple", "maple", "oak"]) == [["Maple", "oak"], ["maple"]]
