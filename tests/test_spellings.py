"""One fact in many spellings: what is the same for a customer, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from audit import spellings

OFFICE = "+441214960117"


@pytest.mark.parametrize(
    ("written", "country"),
    [
        ("+44 121 496 0117", ""),
        ("+44 (0)121 496-0117", ""),
        ("0044 121 496 0117", ""),
        ("0121 496 0117", "GB"),
        ("01214960117", "GB"),
        ("(0121) 496.0117", "GB"),
        ("+44 121 496 0117 ext. 12", ""),
        ("+441214960117;ext=12", "GB"),
        ("tel:+44-121-496-0117", ""),
    ],
)
def test_one_number_has_many_spellings(written: str, country: str) -> None:
    assert spellings.phone(written, country) == OFFICE


@pytest.mark.parametrize("written", ["", "0121 496 0117", "+44 121 496 011", "call us", "+", "1234567890" * 30])
def test_what_is_no_number_or_needs_its_country_is_not_guessed(written: str) -> None:
    assert spellings.phone(written) == ""


def test_numbers_are_found_in_a_text_where_their_country_is_told() -> None:
    bio = "Bread since 1998. Order: 0121 496 0117, VAT 123 4567 89"
    assert spellings.phones_in(bio, "GB") == ("0121 496 0117",)
    assert spellings.phones_in(bio) == ()
    assert spellings.phones_in("Ring +44 121 496 0117") == ("+44 121 496 0117",)


def test_a_bare_row_of_digits_is_made_readable_and_all_else_left_as_it_is() -> None:
    assert spellings.readable_phone(OFFICE) == "+44 121 496 0117"
    assert spellings.readable_phone("0121 496-0117") == "0121 496-0117"
    assert spellings.readable_phone("+44121") == "+44121"


def test_the_country_is_that_of_an_international_number() -> None:
    assert spellings.phone_country(OFFICE) == "GB"
    assert spellings.phone_country("0121 496 0117") == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ironbridge Plumbing & Heating", "Ironbridge Plumbing and Heating Ltd"),
        ("Ironbridge Plumbing", "IRONBRIDGE PLUMBING | Birmingham"),
        ("Maple Street Bakery", "maplestreetbakery"),
        ("Maple Street Bakery", "The Maple Street Bakery, LLC"),
        ("Maple Street Bakery", "Maple Bakery Springfield"),
        ("Müller e.K.", "Müller"),
        ("Müller", "Mueller"),
        ("Café Ménage", "Cafe Menage S.A.R.L."),
        ("Bäckerei Ahorn + Söhne", "Ahorn und Söhne Bäckerei GmbH & Co. KG"),
        ("The Co.", "Anything"),
        ("\U0001f950", "Maple"),
    ],
)
def test_a_name_with_its_legal_form_or_a_word_more_is_the_same_business(one: str, other: str) -> None:
    assert spellings.is_same_name(one, other)
    assert spellings.is_same_name(other, one)


def test_a_name_with_nothing_in_common_is_another() -> None:
    assert not spellings.is_same_name("Maple Street Bakery", "Acme Widgets Inc")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14 Foundry Lane", "14 Foundry Ln."),
        ("14 Foundry Lane", "14, Foundry Lane, Birmingham B4 7ZZ"),
        ("14 Foundry Lane", "Unit 3, 14 FOUNDRY LANE"),
        ("14 Foundry Lane", "14a Foundry Lane"),
        ("14 Foundry Lane", "12\u201314 Foundry Lane"),
        ("5 St. John's Street", "5 Saint Johns St"),
        ("123 N Main St Suite 4", "123 North Main Street"),
        ("123 Main Street", "123 North Main Street"),
        ("10 5th Ave", "10 5th Avenue, 2nd floor"),
        ("Ahornstr. 12", "Ahornstraße 12"),
        ("Ahorn-Straße 12", "Ahornstrasse 12 a"),
        ("12 rue de la Paix", "12, Rue de la Paix"),
    ],
)
def test_one_door_has_many_spellings(one: str, other: str) -> None:
    first, second = spellings.street(one), spellings.street(other)
    assert first
    assert second
    assert spellings.is_same_address(first, second)
    assert not spellings.is_another_house(first, second)


@pytest.mark.parametrize("written", ["", "PO Box 12", "Postfach 14", "Foundry Lane", "Birmingham", "12", "Unit 3"])
def test_a_line_that_names_no_house_is_no_address_to_compare(written: str) -> None:
    assert spellings.street(written) is None


@pytest.mark.parametrize(
    ("one", "other", "is_slip"),
    [
        ("14 Foundry Lane", "41 Foundry Ln", True),
        ("14a Foundry Lane", "14b Foundry Lane", True),
        ("Ahornstr. 12", "Ahornstraße 21", True),
        ("14 Foundry Lane", "14 Mill Lane", False),
        ("14 Foundry Lane", "41 Old Foundry Lane", False),
        ("10 5th Ave", "12 6th Ave", False),
    ],
)
def test_another_number_on_the_same_street_is_a_slip_and_another_street_is_not(
    one: str,
    other: str,
    is_slip: bool,  # noqa: FBT001  # a column of the table
) -> None:
    first, second = spellings.street(one), spellings.street(other)
    assert first
    assert second
    assert not spellings.is_same_address(first, second)
    assert spellings.is_another_house(first, second) is is_slip


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("B4 7ZZ", "b47zz", True),
        ("62701", "62701-1234", True),
        ("D-10115", "10115", True),
        ("B4 7ZZ", "B5 7ZZ", False),
    ],
)
def test_postcodes_are_compared_without_blanks_and_case(one: str, other: str, same: bool) -> None:  # noqa: FBT001  # as above
    assert spellings.is_same_postcode(one, other) is same


@given(st.text(max_size=250), st.text(max_size=250))
def test_no_text_makes_them_stumble(one: str, other: str) -> None:
    spellings.phone(one)
    spellings.phones_in(one)
    spellings.is_same_name(one, other)
    first, second = spellings.street(one), spellings.street(other)
    if first and second:
        spellings.is_same_address(first, second)
