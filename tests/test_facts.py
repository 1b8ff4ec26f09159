"""What everybody says of a business, gathered: as written, with where it stands, and without what nobody meets."""

from __future__ import annotations

import dataclasses

from audit import facts
from audit.client import Facts
from audit.evidence import FactKind
from audit.facts import Origin, Said, Source, Topic, sources
from stating import NIGHT, OFFICE, STREET, WEEK, listing, search, stating, words

PHONE, HOURS, ROAD = FactKind.PHONE, FactKind.HOURS, FactKind.STREET


def values(source: Source, kind: FactKind) -> list[str]:
    return [said.value for said in source.of(kind)]


def test_the_client_file_the_website_and_each_place_are_sources() -> None:
    known = sources.gathered(
        stating(words(PHONE, OFFICE), search(PHONE, NIGHT), listing((PHONE, OFFICE)), told=Facts(phone=NIGHT))
    )
    assert [source.origin for source in known.sources] == [Origin.FILE, Origin.TEXT, Origin.STRUCTURED, Origin.PLACE]
    assert [values(source, PHONE) for source in known.sources] == [[NIGHT], [OFFICE], [NIGHT], [OFFICE]]


def test_a_number_in_the_words_of_a_profile_counts_only_where_no_field_shows_one() -> None:
    bio = f"Ring us: {NIGHT}"
    told = Facts(country="GB")
    in_words = sources.gathered(stating(listing(bio=bio), told=told)).places[0]
    in_field = sources.gathered(stating(listing((PHONE, OFFICE), bio=bio), told=told)).places[0]
    assert values(in_words, PHONE) == [NIGHT]
    assert not in_words.of(PHONE)[0].is_prominent
    assert values(in_field, PHONE) == [OFFICE]


def test_the_title_of_a_blog_is_no_name_and_a_place_that_was_not_looked_at_says_nothing() -> None:
    unlooked = dataclasses.replace(listing(own_name="Maple"), look=None)
    for place in (listing(own_name="Crumbs", platform="blog"), unlooked):
        assert sources.gathered(stating(place)).places[0].said == ()


def test_a_lead_that_the_client_did_not_list_is_no_source() -> None:
    made = stating(listing((PHONE, OFFICE)), listing((PHONE, NIGHT), platform="facebook", listing=None))
    client = dataclasses.replace(made.client, listed=True)
    made = dataclasses.replace(made, client=dataclasses.replace(client, listings=(made.places[0].listing,)))  # type: ignore[arg-type]  # it has one
    assert [source.place for source in sources.gathered(made).places] == [made.places[0]]


def test_values_are_shown_once_the_most_visible_first_and_at_most_three() -> None:
    said = [Said(value=f"{n} Mill Road", is_prominent=n > 2) for n in (1, 2, 3, 4)] + [
        Said(value="3 MILL ROAD", on_pages=9)
    ]
    assert facts.shown(Topic.ADDRESS, said) == ("3 MILL ROAD", "4 Mill Road", "1 Mill Road")


def test_the_hours_of_each_page_stand_apart() -> None:
    known = sources.gathered(stating(words(HOURS, WEEK, "/", "/contact/"), words(HOURS, "Sa 09:00-12:00", "/contact/")))
    weeks = facts.weeks(known.only(Origin.TEXT))
    assert {page: sorted(week) for page, week in weeks.items()} == {
        "/": [0, 1, 2, 3, 4],
        "/contact/": [0, 1, 2, 3, 4, 5],
    }


def test_an_address_is_put_together_from_one_page() -> None:
    said = (
        search(ROAD, STREET, "/"),
        search(FactKind.TOWN, "Birmingham", "/"),
        search(FactKind.POSTCODE, "B4 7ZZ", "/"),
        search(ROAD, "3 Mill Road", "/workshop"),
        search(FactKind.TOWN, "Birmingham", "/workshop"),
    )
    lines = facts.addresses(sources.gathered(stating(*said)).only(Origin.STRUCTURED))
    assert [line.value for line in lines] == ["14 Foundry Lane, Birmingham B4 7ZZ", "3 Mill Road, Birmingham"]
