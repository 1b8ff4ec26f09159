"""A page in, its facts out: whose they are, and which numbers, streets and hours are none of the business's."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, strategies as st

from audit.evidence import Ask, Fact, FactKind, Hop, Reply
from audit.platforms import _page
from audit.platforms._page import Document
from audit.website import stated
from audit.website.noticed import StatedBy

HOME = "https://maple.example/"
CONTACT = f"{HOME}contact/"
ADDRESS = {
    "@type": "PostalAddress",
    "streetAddress": "12 Maple Street",
    "addressLocality": "Springfield",
    "postalCode": "62701",
}
BAKERY: dict[str, object] = {
    "@type": "Bakery",
    "name": "Maple Street Bakery",
    "telephone": "+1 217-555-0142",
    "email": "mailto:hello@maple.example",
    "address": ADDRESS,
    "openingHours": ["Tu-Fr 07:00-17:00", "Sa 08:00-14:00"],
}


def page(body: str = "", address: str = HOME, head: str = "", lang: str = "en") -> Document:
    html = f'<!DOCTYPE html><html lang="{lang}"><head><title>Maple</title>{head}</head><body>{body}</body></html>'
    reply = Reply(ask=Ask(address=address), hops=(Hop(address=address, status=200),), body=html.encode())
    return _page.document(reply)


def told(*nodes: object, address: str = HOME) -> tuple[str, ...]:
    """What search engines are told by these nodes."""
    script = f'<script type="application/ld+json">{json.dumps(nodes[0] if len(nodes) == 1 else nodes)}</script>'
    facts = stated.stated(page(head=script, address=address))
    assert all(one.by is StatedBy.STRUCTURED for one in facts)
    return tuple(f"{one.fact.kind}: {one.fact.value}" for one in facts)


def read(body: str, kind: FactKind, address: str = CONTACT, lang: str = "en") -> tuple[str, ...]:
    """What visitors read of this kind."""
    facts = [one for one in stated.stated(page(body, address, lang=lang)) if one.fact.kind is kind]
    assert all(one.by is StatedBy.TEXT for one in facts)
    return tuple(dict.fromkeys(one.fact.value for one in facts))


# What search engines are told, and is none of the business's


@pytest.mark.parametrize(
    "node",
    [
        {"@type": "Person", "name": "Ana", "telephone": "+1 217-555-0199", "address": ADDRESS},
        {"@type": "Event", "name": "Market", "location": {"@type": "Place", "name": "Hall", "address": ADDRESS}},
        {"@type": "BlogPosting", "author": {"@type": "Person", "name": "Ana"}, "publisher": BAKERY},
        {"@type": "Review", "itemReviewed": BAKERY, "author": {"@type": "Organization", "name": "Town Guide"}},
        {"@type": "Product", "brand": {"@type": "Organization", "name": "Mill"}, "name": "Flour"},
        {"@type": "House", "name": "For sale", "address": ADDRESS, "telephone": "+1 217-555-0199"},
        {"@type": "JobPosting", "hiringOrganization": BAKERY, "jobLocation": {"address": ADDRESS}},
        {"@type": "WebSite", "name": "Maple", "publisher": {"@id": "#org"}},
        {**BAKERY, "url": "https://agency.example/"},
        {"name": "Nameless", "address": ADDRESS},
        {"@type": ["Thing", 7], "name": 12},
        "Bakery",
        {},
    ],
)
def test_what_is_not_the_business_says_nothing(node: object) -> None:
    assert told(node) == ()


@pytest.mark.parametrize(
    "nodes",
    [
        (BAKERY, {**BAKERY, "address": {**ADDRESS, "addressLocality": "Decatur", "postalCode": "62521"}}),
        (BAKERY, {**BAKERY, "address": {**ADDRESS, "streetAddress": "3 Mill Road"}}),
        ({**BAKERY, "address": [ADDRESS, {**ADDRESS, "streetAddress": "3 Mill Road"}]},),
        ({**BAKERY, "department": [{"@type": "Store"}, {"@type": "CafeOrCoffeeShop"}]},),
        ({"@type": "Organization", "name": "Maple Street Bakery", "location": [BAKERY, BAKERY]},),
    ],
)
def test_of_several_branches_only_the_name_is_told(nodes: tuple[object, ...]) -> None:
    assert told(*nodes) == ("name: Maple Street Bakery",)


@pytest.mark.parametrize(
    "hours",
    [
        {"openingHours": "by appointment"},
        {"openingHours": "Mo-Su"},
        {"openingHours": ["Mo-Fr 08:00-17:00", "Mo-Fr 09:00-18:00"]},
        {"openingHoursSpecification": {"dayOfWeek": "Monday"}},
        {"openingHoursSpecification": {"dayOfWeek": "PublicHolidays", "opens": "10:00", "closes": "12:00"}},
        {
            "openingHoursSpecification": {
                "dayOfWeek": "Friday",
                "opens": "00:00",
                "closes": "00:00",
                "validFrom": "2026-12-25",
                "validThrough": "2026-12-25",
            }
        },
        {"specialOpeningHoursSpecification": {"dayOfWeek": "Friday", "opens": "10:00", "closes": "12:00"}},
        {"openingHoursSpecification": [7, None, {"dayOfWeek": {"@id": 3}, "opens": [], "closes": {}}]},
    ],
)
def test_hours_of_a_holiday_or_in_no_form_we_know_are_left_out(hours: dict[str, object]) -> None:
    assert told({"@type": "Bakery", "name": "Maple", **hours}) == ("name: Maple",)


def test_a_fax_and_the_numbers_of_departments_are_not_the_phone() -> None:
    node = {
        "@type": "Bakery",
        "name": "Maple",
        "faxNumber": "+1 217-555-0143",
        "contactPoint": {"telephone": "+1 217-555-0144"},
    }
    assert told(node) == ("name: Maple",)


# What search engines are told


FACTS = (
    "name: Maple Street Bakery",
    "phone: +1 217-555-0142",
    "email: hello@maple.example",
    "street: 12 Maple Street",
    "town: Springfield",
    "postcode: 62701",
    "hours: Tu-Fr 07:00-17:00",
    "hours: Sa 08:00-14:00",
)


@pytest.mark.parametrize(
    "node",
    [
        BAKERY,
        {"@graph": [{"@type": "WebSite", "name": "x"}, BAKERY]},
        [BAKERY],
        {**BAKERY, "@type": ["https://schema.org/Bakery", "Organization"]},
        {**BAKERY, "@type": "schema:Bakery", "url": "https://www.maple.example/"},
        {**BAKERY, "@type": "LocalBusiness", "url": "/"},
        {**BAKERY, "name": {"@value": "Maple Street Bakery", "@language": "en"}},
    ],
)
def test_the_business_is_read_wherever_its_data_says_that_it_is_one(node: object) -> None:
    assert told(node) == FACTS


def test_a_business_that_is_told_of_twice_is_one_even_with_two_house_numbers() -> None:
    again = {
        "@type": "Organization",
        "name": "Maple Street Bakery",
        "address": {**ADDRESS, "streetAddress": "21 Maple St."},
    }
    assert told(BAKERY, again) == (*FACTS[:6], "street: 21 Maple St.", *FACTS[6:])


def test_hours_by_day_become_the_short_form() -> None:
    days = ["https://schema.org/Monday", "Tuesday", {"@id": "schema:Wednesday"}]
    specified = [
        {"dayOfWeek": days, "opens": "08:00:00", "closes": "17:00:00"},
        {"dayOfWeek": "Saturday", "opens": "00:00", "closes": "23:59"},
        {"dayOfWeek": "Sunday", "opens": "00:00", "closes": "00:00"},
    ]
    found = told({"@type": "Bakery", "openingHoursSpecification": specified})
    assert found == ("hours: Mo-We 08:00-17:00", "hours: Sa 00:00-24:00", "hours: Su closed")


# Numbers in words


@pytest.mark.parametrize(
    "body",
    [
        "<p>VAT 123 4567 89</p>",
        "<footer><p>USt-IdNr. DE 0123456789</p></footer>",
        "<footer><p>Registered in England, company no. 01234567890</p></footer>",
        "<p>Fax: +44 121 496 0118</p>",
        "<p>IBAN: DE89 3704 0044 0532 0130 00</p>",
        "<p>Opened 01.02.2019 - 01.02.2020</p>",
        "<p>EIN 012-345-6789</p>",
        "<p>Call us on Monday</p>",
        "<p>From 1998 2004 2010 2016</p>",
        '<a href="tel:">Ring</a>',
        '<a href="tel:112">Emergency</a>',
        "<script>var phone = '+44 121 496 0118';</script>",
    ],
)
def test_a_number_that_nobody_can_ring_is_no_phone(body: str) -> None:
    assert read(body, FactKind.PHONE) == ()


def test_a_bare_number_in_the_middle_of_an_article_is_left_alone() -> None:
    assert read("<p>0121 496 0117 was the town's first number.</p>", FactKind.PHONE, f"{HOME}blog/phones/") == ()


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ('<a href="tel:+441214960117">0121 496 0117</a>', ("+441214960117",)),
        ('<a href="tel:%2B44%20121%20496%200117">Ring us</a>', ("+44 121 496 0117",)),
        ('<a href="TEL:01214960117;ext=3"></a>', ("01214960117",)),
        ('<a href="tel:+441214960118">0121 496 0117</a>', ("+441214960118", "0121 496 0117")),
        ("<p>Tel: 0121 496 0117</p>", ("0121 496 0117",)),
        ("<p>Telefon +49 (0)30 901820, Fax +49 30 901821</p>", ("+49 (0)30 901820",)),
        ("<p>Call us on (217) 555-0142 today</p>", ("(217) 555-0142",)),
        ("<footer><p>12 Maple Street \u00b7 0121 496 0117</p></footer>", ("0121 496 0117",)),
        ("<table><tr><th>Phone</th><td>0121 496 0117</td></tr></table>", ("0121 496 0117",)),
    ],
)
def test_a_number_is_read_where_a_link_or_a_word_says_it_is_a_phone(body: str, numbers: tuple[str, ...]) -> None:
    assert read(body, FactKind.PHONE, f"{HOME}contact") == numbers


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("mailto:hello@maple.example?subject=Bread", ("hello@maple.example",)),
        ("MAILTO:Hello%40maple.example", ("Hello@maple.example",)),
        ("mailto:", ()),
        ("mailto:?subject=Look", ()),
        ("mailto:a@maple.example,b@maple.example", ()),
    ],
)
def test_a_mail_link_tells_the_address(href: str, address: tuple[str, ...]) -> None:
    assert read(f'<a href="{href}">Write</a>', FactKind.EMAIL) == address


def test_what_search_engines_are_told_is_looked_for_in_all_words_of_the_page() -> None:
    script = f'<script type="application/ld+json">{json.dumps(BAKERY)}</script>'
    body = "<p>Our shop at 12 Maple Street is easy to find, and at 217.555.0142 somebody picks up.</p><h2>Open</h2><p>Saturday 8:00 to 14:00</p>"
    facts = stated.stated(page(body, f"{HOME}shops/springfield/", script))
    in_words = [(one.fact.kind, one.fact.value) for one in facts if one.by is StatedBy.TEXT]
    assert in_words == [
        (FactKind.HOURS, "Sa 08:00-14:00"),
        (FactKind.PHONE, "217.555.0142"),
        (FactKind.STREET, "12 Maple Street"),
    ]


# Streets in words


@pytest.mark.parametrize(
    "body",
    [
        "<footer><p>\u00a9 2022 Maple Street Bakery</p></footer>",
        "<footer><p>Since 1998 Maple Street Bakery</p></footer>",
        "<p>We have baked on Maple Street for 28 years.</p>",
        "<p>PO Box 12, Springfield</p>",
        "<p>Take bus 14 to the station.</p>",
    ],
)
def test_what_only_looks_like_a_house_is_no_address(body: str) -> None:
    assert read(body, FactKind.STREET) == ()


def test_a_street_in_an_article_is_not_the_business_s() -> None:
    assert read("<p>We fitted a kitchen at 20 Maple Street.</p>", FactKind.STREET, f"{HOME}projects/kitchen/") == ()


@pytest.mark.parametrize(
    ("body", "street"),
    [
        ("<address>12 Maple Street, Springfield</address>", "12 Maple Street"),
        ("<footer><div>Unit 3<br>14 Foundry Ln. Birmingham B4 7ZZ</div></footer>", "14 Foundry Ln."),
        ("<footer><p>Ahornstraße 12a, 10115 Berlin</p></footer>", "Ahornstraße 12a"),
        ("<footer><p>Am Alten Markt 3 in Köln</p></footer>", "Am Alten Markt 3"),
        ("<footer><table><tr><td>14 Foundry Lane</td></tr></table></footer>", "14 Foundry Lane"),
    ],
)
def test_a_street_is_read_where_a_page_tells_how_to_reach_the_business(body: str, street: str) -> None:
    assert read(body, FactKind.STREET, HOME) == (street,)


# Hours in words


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Kitchen</h2><p>Monday to Friday 12:00 to 21:00</p>",
        "<h3>Christmas opening hours</h3><table><tr><td>Monday</td><td>10:00-12:00</td></tr></table>",
        "<p>Mon-Fri 8:00-17:00</p><p>Mon-Fri 9:00-18:00</p>",
        "<p>Phone lines: Monday to Friday 8:00 to 17:00</p>",
        "<p>Closed on bank holidays</p>",
        "<p>Yoga: Monday 18:00-19:00</p>",
    ],
)
def test_hours_of_something_else_or_of_two_kinds_are_not_the_shops(body: str) -> None:
    assert read(body, FactKind.HOURS) == ()


def test_hours_in_an_article_are_not_the_shops() -> None:
    assert read("<p>Monday to Friday 8:00 to 17:00</p>", FactKind.HOURS, f"{HOME}blog/market/") == ()


@pytest.mark.parametrize(
    ("body", "hours"),
    [
        ("<p>Monday to Friday 8:00 to 17:00. Closed on bank holidays.</p>", ("Mo-Fr 08:00-17:00",)),
        (
            "<table><tr><th>Mon-Fri</th><td>8:00 - 17:00</td></tr><tr><th>Saturday</th><td>closed</td></tr></table>",
            ("Mo-Fr 08:00-17:00", "Sa closed"),
        ),
        (
            "<dl><dt>Mon\u2013Fri</dt><dd>8am\u20135pm</dd><dt>Sat</dt><dd>9am\u2013noon</dd></dl>",
            ("Mo-Fr 08:00-17:00", "Sa 09:00-12:00"),
        ),
        ("<ul><li>Mo-Fr 8-17 Uhr</li><li>Sa 9-12 Uhr</li></ul>", ("Mo-Fr 08:00-17:00", "Sa 09:00-12:00")),
        ("<h2>Opening hours</h2><div><span>Monday</span> <span>09:00-17:00</span></div>", ("Mo 09:00-17:00",)),
    ],
)
@pytest.mark.parametrize("address", [HOME, CONTACT, f"{HOME}kontakt.html", f"{HOME}opening-hours"])
def test_hours_are_read_on_the_home_page_and_where_customers_look_for_them(
    body: str, hours: tuple[str, ...], address: str
) -> None:
    assert read(body, FactKind.HOURS, address) == hours


def test_hours_in_the_footer_of_any_page_are_read() -> None:
    assert read("<footer><p>Daily 8:00 to 17:00</p></footer>", FactKind.HOURS, f"{HOME}menu") == ("Mo-Su 08:00-17:00",)


# Whatever stands there


def test_each_fact_is_told_once_with_where_it_stands() -> None:
    (one,) = stated.stated(page('<header><a href="tel:+441214960117">0121 496 0117</a></header>' * 2))
    assert one.fact == Fact(kind=FactKind.PHONE, value="+441214960117")
    assert (one.region, one.pages, one.on_pages) == ("header", (), 1)


def test_a_page_of_very_many_numbers_gives_a_bounded_number_of_facts() -> None:
    many = "".join(f'<a href="tel:+44121496{number:04}">x</a>' for number in range(500))
    assert len(stated.stated(page(many))) == stated.MOST


@pytest.mark.parametrize(
    "piece",
    ["<p>1 A A A A A A A A A A A A A A A A A A A", "<p>+1 ( ) ( ) ( ) ( ) - - - -", "<p>Mon-Fri 8:00-", "0 0 0 0 "],
)
def test_a_hostile_page_is_read_in_little_time(piece: str) -> None:
    numbers = [f"+1217555{number:04}" for number in range(500)]
    nodes = [
        {**BAKERY, "telephone": numbers[at : at + 5], "openingHours": ["Mo-Fr 08:00-17:00"] * 99} for at in range(490)
    ]
    page_ = page(piece * 20_000, CONTACT, f'<script type="application/ld+json">{json.dumps(nodes)}</script>')
    began = time.perf_counter()
    stated.stated(page_)
    assert time.perf_counter() - began < 5


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3),
        max_leaves=6,
    )
)
def test_data_of_any_shape_is_read_without_stumbling(value: object) -> None:
    parts = ("name", "telephone", "email", "address", "openingHours", "openingHoursSpecification", "url", "department")
    told({"@type": "Bakery", **dict.fromkeys(parts, value)})
    told(
        {
            "@type": "Bakery",
            "address": {"streetAddress": value, "postalCode": value},
            "openingHoursSpecification": [{"dayOfWeek": value, "opens": value, "closes": value}],
        }
    )


@given(st.text(max_size=300))
def test_words_of_any_kind_are_read_without_stumbling(words: str) -> None:
    stated.stated(page(f"<footer><p>{words}</p></footer><p>{words}</p>", CONTACT))


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("/contact/", True),
        ("/de/kontakt", True),
        ("/impressum.html", True),
        ("/", False),
        ("/contact/solihull/", False),
        ("/blog/contact-sport/", False),
        ("/contact/find-us/", True),
        ("https://de.maple.example/kontakt", True),
        ("http://[", False),
    ],
)
def test_a_page_that_tells_how_to_reach_the_business_is_known_by_its_path(path: str, is_one: bool) -> None:  # noqa: FBT001  # a column of the table
    assert stated.is_where_to_find(path) is is_one
