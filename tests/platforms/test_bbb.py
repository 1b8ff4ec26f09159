"""Better Business Bureau: a profile is shown by the data of its own page, and marked closed by the bureau's own words alone."""

from __future__ import annotations

import pytest

import listings
from audit.address import Address, Kind
from audit.evidence import Reply, Sign
from audit.platforms import bbb
from walls import NOT_PROOF, says_nothing

STATES = listings.states(bbb, "https://www.bbb.org/us/il/springfield/category/bakery")


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF, ids=[name for name, _ in NOT_PROOF])
def test_walls_and_failures_say_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(listings.seen(bbb, reply)), name


@pytest.mark.parametrize(("reply", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(reply: Reply, expected: list[tuple[Sign, str, str]]) -> None:
    reading = listings.seen(bbb, reply)
    assert listings.told(reading) == expected
    assert {signal.rung for signal in reading.signals} <= bbb.RUNGS.keys()


def test_all_that_a_listing_says_is_read_and_the_newest_review_is_only_a_lower_bound() -> None:
    at = listings.living(bbb).address
    assert listings.reads_all(listings.seen(bbb, listings.written(at, listings.NODE)))


CLOSED = (Sign.MARKED_CLOSED, "notice", "this business is out of business")
NOTICE = "<p>This business is out of business.</p>"
NOTICES: dict[str, tuple[str, bool]] = {
    "a customer's word for it": (f"<ul><li>{NOTICE}</li></ul>", False),
    "a customer's word beside the bureau's": (f"{NOTICE}<ul><li>{NOTICE}</li></ul>", False),
    "another business's": (f"<article>{NOTICE}</article>", False),
    "a link": ("<a href=/search><span>This business is out of business</span></a>", False),
    "the heading of a rule": ("<h3>Out of business</h3><p>BBB reports on a company for one year.</p>", False),
    "the words within a text": ("<p>Not true that this business is out of business.</p>", False),
    "the bureau's notice": (NOTICE, True),
    "the bureau's notice in bold": ("<div><strong>This Business is Out of Business</strong></div>", True),
}


@pytest.mark.parametrize(("body", "closed"), NOTICES.values(), ids=NOTICES)
def test_only_the_bureaus_own_notice_marks_a_business_as_closed(body: str, closed: bool) -> None:  # noqa: FBT001  # a row
    reading = listings.seen(bbb, listings.written(listings.living(bbb).address, listings.NODE, body=body))
    assert listings.told(reading) == [listings.SHOWN, *([CLOSED] if closed else [])]


def test_other_words_of_the_bureau_mark_it_too() -> None:
    body = "<h2>This business is no longer in business.</h2>"
    reading = listings.seen(bbb, listings.written(listings.living(bbb).address, listings.NODE, body=body))
    assert [signal.sign for signal in reading.signals] == [Sign.SHOWN, Sign.MARKED_CLOSED]


@pytest.mark.parametrize(
    "changed",
    [
        {"review": [{"reviewBody": "So this business is out of business!"}]},
        {"review": {"name": "This business is out of business", "description": "So I heard"}},
        {"name": "This Business is Out of Business Inc."},
    ],
)
def test_a_visitors_word_in_the_data_or_a_name_marks_nothing(changed: dict[str, object]) -> None:
    reading = listings.seen(
        bbb, listings.written(listings.living(bbb).address, {**listings.NODE, **changed}, body=NOTICE)
    )
    assert [signal.sign for signal in reading.signals] == [Sign.SHOWN]


def test_a_notice_on_a_page_that_names_another_business_says_nothing() -> None:
    at = listings.living(bbb).address
    other = at.replace("90012345", "90099999")
    assert says_nothing(listings.seen(bbb, listings.written(other, listings.NODE, body=NOTICE)))
    assert says_nothing(listings.seen(bbb, listings.written(at, body=NOTICE)))


def test_the_impossible_control_is_an_address_of_the_network() -> None:
    for text in bbb.EXAMPLES:
        living = listings.living(bbb, text)
        same, absent = bbb.controls(living, "abcdefghijklmnopqrstuvwx")
        assert same == living
        assert absent != living
        assert listings.is_steady(bbb, absent.address, absent.handle)


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        *bbb.EXAMPLES.items(),
        ("https://www.bbb.org/us/il/springfield/profile/bakery/maple-bakery-0734-90012345/", "0734-90012345"),
        ("https://m.bbb.org/us/il/springfield/profile/bakery/maple-24-0734-90012345/customer-reviews", "0734-90012345"),
        (
            "http://www.bbb.org/US/IL/Springfield/Profile/Bakery/Maple-Bakery-0734-90012345/addressId/12",
            "0734-90012345",
        ),
    ],
)
def test_every_address_of_a_listing_is_a_profile(text: str, handle: str) -> None:
    assert listings.is_steady(bbb, text, handle)


@pytest.mark.parametrize(
    ("text", "kind", "platform", "detail"),
    [
        ("https://www.bbb.org/", Kind.HOME, "bbb", ""),
        ("https://www.bbb.org/login", Kind.LOGIN, "bbb", ""),
        ("https://www.bbb.org/get-accredited", Kind.LOGIN, "bbb", ""),
        ("https://www.bbb.org/search?find_text=bakery", Kind.WEBSITE, "bbb", "a search, not the profile"),
        ("https://www.bbb.org/scamtracker/lookupscam/1", Kind.WEBSITE, "bbb", "a report, not the profile"),
        ("https://www.bbb.org/us/il/springfield/category/bakery", Kind.WEBSITE, "bbb", ""),
        ("https://www.bbb.org/us/il/springfield/profile/bakery/maple-bakery", Kind.WEBSITE, "bbb", ""),
        ("https://www.bbb.org/us/il/springfield/profile/bakery/maple-bakery-90012345", Kind.WEBSITE, "bbb", ""),
        ("https://www.bbb.org/de/il/springfield/profile/bakery/maple-0734-90012345", Kind.WEBSITE, "bbb", ""),
        ("https://www.bbb.org/us/news/maple-0734-90012345", Kind.WEBSITE, "bbb", ""),
        ("https://seal-chicago.bbb.org/seals/blue.png", Kind.WEBSITE, "", ""),
        ("https://bbb.org.maple.example/us/il/a/profile/b/c-0734-1", Kind.WEBSITE, "", ""),
    ],
)
def test_what_is_no_listing_is_named_as_what_it_is(text: str, kind: Kind, platform: str, detail: str) -> None:
    assert listings.named(text) == (kind, platform, detail)


@pytest.mark.parametrize("endless", listings.worst(bbb), ids=lambda found: str(found)[:60])
def test_an_endless_name_is_none(endless: Address) -> None:
    assert bbb.identify(endless).kind is not Kind.PROFILE
