"""Ways to reach the business: what is fine however it is written, and what reaches nobody."""

from __future__ import annotations

import dataclasses
import itertools

import phonenumbers
import pytest
from hypothesis import given, strategies as st
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from audit.checks import broken_contact
from audit.checks._phones import phone_flaw, whatsapp_flaw
from audit.client import Facts
from audit.dossier import Dossier
from audit.evidence import Fact, FactKind
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.website.noticed import Noticed, StatedBy, StatedFact, Trait
from dossiers import dossier, site, snapshot
from plainly import is_plain

OFFICE = "0121 496 0117"


def noticed(trait: Trait, *values: str, text: str = "") -> tuple[Noticed, ...]:
    return tuple(Noticed(trait=trait, value=value, text=text, pages=("/contact/",)) for value in values)


def phones(*values: str) -> tuple[Noticed, ...]:
    return noticed(Trait.PHONE, *values)


def stated(kind: FactKind, value: str) -> StatedFact:
    return StatedFact(fact=Fact(kind=kind, value=value), by=StatedBy.TEXT, pages=("/contact/",))


def met(purpose: Purpose, address: str, end: End) -> Followed:
    return Followed(purpose=purpose, address=address, end=end, status=0 if end is End.UNSEEN else 200)


def business(
    *things: Noticed,
    followed: tuple[Followed, ...] = (),
    facts: tuple[StatedFact, ...] = (),
    country: str = "GB",
    phone: str = OFFICE,
    email: str = "",
) -> Dossier:
    """A bakery in Birmingham whose website holds these things."""
    known = dossier(home=dataclasses.replace(site(), noticed=things, facts=facts))
    told = Facts(country=country, phone=phone, email=email)
    return dataclasses.replace(
        known, client=dataclasses.replace(known.client, facts=told), snapshot=snapshot(followed=followed)
    )


def found(*things: Noticed, **more: object) -> list[Finding]:
    return list(broken_contact.check(business(*things, **more)))  # type: ignore[arg-type]  # each test spells its own


def problems(*things: Noticed, **more: object) -> list[Finding]:
    said = [one for one in found(*things, **more) if one.outcome is Outcome.PROBLEM]
    assert all(is_plain(one) for one in said)
    return said


# What must be left alone


def test_a_website_without_a_way_to_reach_it_is_no_news() -> None:
    assert found() == []


@pytest.mark.parametrize(
    "written",
    [
        "+441214960117",
        "01214960117",
        "+44 (0)121 496-0117",
        "0044 121 496 0117",
        "//+44-121-496-0117",
        "+44.121.496.0117",
        "+441214960117;ext=12",
        "01214960117,,3",
        "0121 496 0117 ext 4",
        "tel 0121 496 0117",
    ],
)
def test_the_same_number_written_otherwise_is_fine(written: str) -> None:
    assert problems(*phones(written)) == []


@pytest.mark.parametrize("written", ["+448081570192", "0121 496 0118", "+49 30 901820", "0800 FLOWERS"])
def test_another_number_that_exists_is_fine_even_next_to_the_first(written: str) -> None:
    assert problems(*phones(OFFICE, written)) == []


@pytest.mark.parametrize("written", ["112", "999", "111", "116117", "*100#", "1471"])
def test_a_service_number_is_fine(written: str) -> None:
    assert problems(*phones(written)) == []


@pytest.mark.parametrize("written", ["{{ phone }}", "${phone}", "<%= phone %>"])
def test_what_a_script_may_fill_in_is_left_alone(written: str) -> None:
    assert problems(*phones(written), country="", phone="") == []


@pytest.mark.parametrize("written", ["0121 496 01", "4960117", "1-800-FLOWERS", "23 45 67 89"])
def test_without_a_country_a_number_without_its_code_is_not_judged(written: str) -> None:
    assert problems(*phones(written), country="", phone="") == []


@pytest.mark.parametrize("written", ["(212) 555-0123", "+1 217 555 0142", "1-800-FLOWERS"])
def test_a_number_of_the_fives_with_a_real_area_is_fine(written: str) -> None:
    assert problems(*phones(written), country="US", phone="") == []


def test_a_number_without_its_areas_code_is_left_to_those_who_live_there() -> None:
    assert problems(*phones("865 0142"), country="US", phone="") == []


def test_the_clients_own_number_is_no_example_whatever_it_looks_like() -> None:
    assert problems(*phones("01234 567890"), phone="01234 567890") == []


@pytest.mark.parametrize("digits", ["441214960117", "448081570192", "4915123456780", "12175550142"])
def test_a_whatsapp_number_with_its_country_is_fine(digits: str) -> None:
    assert problems(*noticed(Trait.WHATSAPP, digits)) == []


@pytest.mark.parametrize(
    "written",
    [
        "office@maple.example",
        "office@maple.example?subject=A%20leak",
        "office@maple.example,jobs@maple.example",
        "office@maple.example;jobs@maple.example,",
        "a%2Bb@maple.example",
        "Maple <office@maple.example>",
        "büro@bäckerei.example",
        "office@maple.example.",
        "office(at)maple.example",
        "office [at] maple [dot] example",
        "{{email}}",
    ],
)
def test_a_mail_link_that_a_mail_program_understands_is_fine(written: str) -> None:
    assert problems(*noticed(Trait.MAIL, written)) == []


@pytest.mark.parametrize("end", [End.OPENS, End.UNSEEN, End.MISSING, End.PARKED])
def test_a_mail_domain_that_was_not_said_to_be_missing_is_fine(end: End) -> None:
    mail = noticed(Trait.MAIL, "office@maple.example")
    assert problems(*mail, followed=(met(Purpose.MAIL, "maple.example", end),)) == []


def test_a_domain_that_takes_no_mail_and_that_nobody_writes_to_is_fine() -> None:
    mail = noticed(Trait.MAIL, "maple.bakery@gmail.com")
    assert problems(*mail, followed=(met(Purpose.MAIL, "maple.example", End.NO_MAIL),)) == []


@pytest.mark.parametrize("end", [End.OPENS, End.UNSEEN, End.NO_SUCH_NAME, End.CERTIFICATE])
def test_a_form_whose_page_was_not_said_to_be_missing_is_fine(end: End) -> None:
    action = "https://maple.example/send.php"
    assert problems(*noticed(Trait.FORM, action), followed=(met(Purpose.FORM, action, end),)) == []


def test_ways_that_were_checked_are_good_news_with_their_number() -> None:
    action = "https://maple.example/send.php"
    things = (
        *phones(OFFICE, "+44 121 496 0117"),
        *noticed(Trait.MAIL, "office@maple.example"),
        *noticed(Trait.FORM, action),
        *noticed(Trait.WHATSAPP, "441214960117"),
    )
    followed = (met(Purpose.MAIL, "maple.example", End.OPENS), met(Purpose.FORM, action, End.OPENS))
    (good,) = found(*things, followed=followed)
    assert good.outcome is Outcome.FINE
    assert "1 phone number, 1 WhatsApp number, 1 e-mail domain and 1 form" in good.sees
    assert is_plain(good)


def test_ways_that_were_not_checked_are_no_news() -> None:
    assert found(*noticed(Trait.MAIL, "office@maple.example"), *phones("112")) == []


def test_the_numbering_plans_own_examples_are_fine_unless_they_run_from_one_up() -> None:
    kinds = (PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.TOLL_FREE)
    forms = (PhoneNumberFormat.E164, PhoneNumberFormat.NATIONAL, PhoneNumberFormat.RFC3966)
    for region, kind, form in itertools.product(sorted(phonenumbers.SUPPORTED_REGIONS), kinds, forms):
        number = phonenumbers.example_number_for_type(region, kind)
        if number and not str(number.national_number).startswith("12345"):
            written = phonenumbers.format_number(number, form).removeprefix("tel:")
            assert phone_flaw(written, region, ()) is None, (region, written)
            digits = phonenumbers.format_number(number, PhoneNumberFormat.E164)[1:]
            assert whatsapp_flaw(digits, region, ()) is None, (region, digits)


@given(st.text(max_size=80), st.sampled_from([None, "GB", "US", "DE"]))
def test_whatever_a_link_holds_is_judged_without_stumbling(written: str, region: str | None) -> None:
    things = [noticed(trait, written, text=written) for trait in (Trait.PHONE, Trait.WHATSAPP, Trait.MAIL, Trait.FORM)]
    for one in found(*itertools.chain(*things), country=region or "", phone=written):
        assert "\n" not in f"{one.title}{one.sees}{one.action}"


# Calls


def test_a_number_one_digit_short_of_the_clients_own_says_so() -> None:
    (one,) = problems(*phones("+44121496011"))
    assert (one.level, one.confidence) == (Level.FIX_NOW, Confidence.LOOKS)
    assert "looks one digit short" in one.title
    assert "The number you gave us is 0121 496 0117" in one.sees
    assert one.where == ("your page /contact/",)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("+4412149601", "two digits short"),
        ("+4412149601177", "one digit too many"),
        ("+444214960117", "one digit off"),
        ("+44 121 496 011", "one digit short"),
    ],
)
def test_it_says_how_far_a_number_is_from_one_that_works(written: str, said: str) -> None:
    (one,) = problems(*phones(written), country="GB")
    assert said in one.title


def test_a_number_is_held_against_those_the_website_shows() -> None:
    (one,) = problems(*phones("+44121496011", "0121 496 0117"), phone="")
    assert "Elsewhere your website shows 0121 496 0117" in one.sees
    (one,) = problems(*phones("+44121496011"), phone="", facts=(stated(FactKind.PHONE, OFFICE),))
    assert "Elsewhere your website shows 0121 496 0117" in one.sees


def test_a_number_is_held_against_what_its_own_link_shows() -> None:
    (one,) = problems(*noticed(Trait.PHONE, "+44121496011", text="Ring 0121 496 0117"), phone="")
    assert "The link itself shows 0121 496 0117" in one.sees


def test_a_link_that_dials_another_number_than_it_shows_is_told() -> None:
    (one,) = problems(*noticed(Trait.PHONE, "+441214960223", text="0121 496 0117"), phone="")
    assert (one.level, one.confidence) == (Level.FIX_SOON, Confidence.LOOKS)
    assert "0121 496 0117" in one.sees


def test_the_clients_own_number_may_stand_behind_any_words() -> None:
    assert problems(*noticed(Trait.PHONE, "+441214960117", text="0808 157 0192")) == []


@pytest.mark.parametrize("written", ["", " ", "//"])
def test_a_phone_link_without_a_number_is_told(written: str) -> None:
    (one,) = problems(*phones(written))
    assert (one.level, one.confidence) == (Level.FIX_NOW, Confidence.IS)
    assert "holds no number" in one.title


@pytest.mark.parametrize("written", ["phone", "call us", "office@maple.example", "+", "0"])
def test_words_in_place_of_a_number_are_told(written: str) -> None:
    (one,) = problems(*phones(written))
    assert one.confidence is Confidence.IS
    assert "holds no number" in one.title


@pytest.mark.parametrize(
    ("written", "country"),
    [
        *itertools.product(("+1 234 567 890", "0000000000", "XXX-XXX-XXXX", "+1 555 555 5555"), ("US", "DE")),
        ("1234567890", "US"),
        ("123-456-7890", "US"),
        ("555-555-5555", "US"),
        ("(555) 123-4567", "US"),
    ],
)
def test_an_example_number_is_told(written: str, country: str) -> None:
    (one,) = problems(*phones(written), country=country, phone="")
    assert "an example number" in one.title
    assert one.confidence is Confidence.IS


def test_an_example_that_some_town_has_only_looks_like_one() -> None:
    (one,) = problems(*phones("01234 567890"))
    assert (one.title, one.confidence) == (
        "A phone link on your website looks to hold an example number",
        Confidence.LOOKS,
    )


@pytest.mark.parametrize(
    ("written", "said", "sure"),
    [
        ("+44 121", "is too short", Confidence.IS),
        ("+44 121 496 0117 0118", "is too long", Confidence.IS),
        ("0121 496 0117 0118", "looks too long", Confidence.LOOKS),
        ("+0121 496 0117", "cannot be dialled", Confidence.IS),
        ("+210 121 496 0117", "cannot be dialled", Confidence.IS),
    ],
)
def test_a_number_no_country_has_is_told(written: str, said: str, sure: Confidence) -> None:
    (one,) = problems(*phones(written), phone="0808 157 0192")
    assert (one.level, one.confidence) == (Level.FIX_NOW, sure)
    assert said in one.title


def test_a_number_that_only_no_plan_knows_may_not_work() -> None:
    (one,) = problems(*phones("+44 421 496 0117"), phone="0808 157 0192")
    assert (one.level, one.confidence) == (Level.FIX_SOON, Confidence.MAY)


def test_one_number_in_two_spellings_is_one_finding() -> None:
    (one,) = problems(*phones("+44121496011", "+44 121 496 011"))
    assert one.id == problems(*phones("+44 121 496 011"))[0].id


# WhatsApp


@pytest.mark.parametrize("digits", ["1234567890", "0000000000", "11234567890"])
def test_an_example_number_behind_whatsapp_is_told(digits: str) -> None:
    (one,) = problems(*noticed(Trait.WHATSAPP, digits))
    assert (one.level, one.confidence) == (Level.FIX_NOW, Confidence.IS)
    assert one.title == "A WhatsApp link on your website holds an example number"


@pytest.mark.parametrize(
    ("digits", "sure"),
    [("01214960117", Confidence.IS), ("1214960117", Confidence.LOOKS), ("00441214960117", Confidence.LOOKS)],
)
def test_a_whatsapp_number_without_its_country_is_told(digits: str, sure: Confidence) -> None:
    (one,) = problems(*noticed(Trait.WHATSAPP, digits))
    assert (one.level, one.confidence) == (Level.FIX_NOW, sure)
    assert "country" in one.title


def test_a_whatsapp_number_that_is_too_short_is_told() -> None:
    (one,) = problems(*noticed(Trait.WHATSAPP, "44121"))
    assert "is too short" in one.title


# Letters


@pytest.mark.parametrize("end", [End.NO_SUCH_NAME, End.NO_MAIL])
def test_a_letter_to_a_domain_that_is_not_there_comes_back(end: End) -> None:
    mail = noticed(Trait.MAIL, "jobs@maple-mail.example", "office@maple-mail.example")
    (one,) = problems(*mail, followed=(met(Purpose.MAIL, "maple-mail.example", end),))
    assert (one.level, one.confidence) == (Level.FIX_NOW, Confidence.IS)
    assert one.title == "Mail to jobs@maple-mail.example comes back"
    assert one.where == ("your page /contact/",)


def test_an_address_that_only_stands_in_words_or_in_the_client_file_is_told_too() -> None:
    gone = (met(Purpose.MAIL, "maple-mail.example", End.NO_SUCH_NAME),)
    (one,) = problems(facts=(stated(FactKind.EMAIL, "jobs@maple-mail.example"),), followed=gone)
    assert one.where == ("your page /contact/",)
    (one,) = problems(email="jobs@maple-mail.example", followed=gone)
    assert one.where == ("the e-mail address you gave us",)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "holds no address"),
        ("maple.example", "holds no whole address"),
        ("office@", "holds no whole address"),
        ("@maple.example", "holds no whole address"),
        ("office@maple", "holds no whole address"),
        ("office@@maple.example", "holds no whole address"),
        ("a@b@maple.example", "holds no whole address"),
        ("our office@maple.example", "holds no whole address"),
        ("you@example.com", "holds an example address"),
        ("info@yourdomain.com", "holds an example address"),
        ("name@domain.com", "holds an example address"),
    ],
)
def test_an_address_no_letter_can_reach_is_told(written: str, said: str) -> None:
    (one,) = problems(*noticed(Trait.MAIL, written))
    assert (one.level, one.confidence) == (Level.FIX_NOW, Confidence.IS)
    assert said in one.title


# Forms


def test_a_form_that_sends_to_a_missing_page_loses_what_customers_write() -> None:
    action = "https://maple.example/cgi-bin/formmail.pl"
    (one,) = problems(*noticed(Trait.FORM, action), followed=(met(Purpose.FORM, action, End.MISSING),))
    assert (one.level, one.confidence) == (Level.FIX_NOW, Confidence.IS)
    assert one.title == "The form on your page /contact/ sends to a missing page"
    assert "lost" in one.sees


def test_every_problem_has_an_id_of_its_own() -> None:
    things = (*phones("", "phone", "+44121496011"), *noticed(Trait.MAIL, "", "x"), *noticed(Trait.WHATSAPP, "44121"))
    ids = [one.id for one in problems(*things)]
    assert len(ids) == len(set(ids)) == 6
