"""The page that lays facts side by side: who says what, in words and shapes, whoever wrote the values."""

from __future__ import annotations

from collections.abc import Mapping

import markdown  # type: ignore[import-untyped]  # it ships no types
import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from audit.checks import wrong_facts
from audit.client import Facts
from audit.dossier import Dossier
from audit.evidence import FactKind
from audit.report import facts_page, pages, render
from audit.report.facts_page import FactsPage
from audit.report.sources import Sources
from audit.verdict import Verdict
from stating import OFFICE, OLD, STREET, WEEK, listing, search, stating, words

PHONE, HOURS, ROAD, NAME, EMAIL = FactKind.PHONE, FactKind.HOURS, FactKind.STREET, FactKind.NAME, FactKind.EMAIL
TOLD = Facts(phone=OFFICE, street=STREET, hours={"mon-fri": "08:00-17:00"}, country="GB")
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[x](javascript:alert(1))",
    "{{ 7*191 }} {% raw %}",
    "# h { onclick=alert(1) }",
    "</li></ul><script>alert(1)</script>",
    "a | bricks 1\n\n---\n- c",
)


def laid_out(dossier: Dossier) -> FactsPage | None:
    return facts_page.page(pages.book(dossier, tuple(wrong_facts.check(dossier)), {}))


def shown(dossier: Dossier) -> FactsPage:
    page = laid_out(dossier)
    assert page
    return page


def files(dossier: Dossier) -> Mapping[str, str | bytes]:
    return render.render(dossier, tuple(wrong_facts.check(dossier)), Sources())


def article(dossier: Dossier) -> LexborHTMLParser:
    """The page as the site's Markdown settings make it."""
    made = files(dossier)
    settings = yaml.safe_load(made["mkdocs.yml"])["markdown_extensions"]
    writer = markdown.Markdown(extensions=list(settings), extension_configs=settings)
    return LexborHTMLParser(writer.convert(str(made["content/facts.md"]).split("---\n", 2)[2]))


def rows(page: FactsPage) -> dict[str, list[tuple[str, str]]]:
    return {topic.title: [(row.source, row.state.word) for row in topic.rows] for topic in page.topics}


def test_where_nobody_states_more_than_a_name_there_is_no_such_page() -> None:
    for dossier in (stating(), stating(search(NAME, "Maple Street Bakery"), listing(own_name="Maple"))):
        assert laid_out(dossier) is None
        assert "content/facts.md" not in files(dossier)


def test_every_source_of_a_fact_stands_beside_the_others_with_a_word_for_how_it_stands() -> None:
    said = (words(PHONE, OFFICE), search(PHONE, OLD), listing((PHONE, "0121 496 0117"), own_name="Maple Street Bakery"))
    page = shown(stating(*said, told=TOLD))
    assert rows(page)["Phone number"] == [
        ("What you told us", "Your word"),
        ("Your website", "Same"),
        ("Told to search engines", "Differs"),
        ("Google Business Profile", "Same"),
    ]
    assert list(rows(page)) == ["Phone number", "Address", "Opening hours", "Name"]
    assert page.lead == "Customers meet two versions of your phone number. Below is who says what."


def test_what_the_website_shows_is_the_measure_where_the_client_said_nothing() -> None:
    page = shown(stating(words(HOURS, WEEK), listing((HOURS, "Mo-Fr 08:00-18:00"))))
    assert rows(page)["Opening hours"] == [("Your website", "As shown"), ("Google Business Profile", "Differs")]
    assert page.topics[0].rows[0].values == ("Monday to Friday 08:00 to 17:00",)


def test_what_cannot_be_compared_is_not_called_wrong() -> None:
    page = shown(stating(words(PHONE, "0121 496 0117"), search(PHONE, "0121 496 0171")))
    assert rows(page)["Phone number"][1] == ("Told to search engines", "Not compared")
    assert "nothing to compare" in page.lead


def test_places_that_show_nothing_are_named_once_and_those_not_seen_at_the_end() -> None:
    quiet = listing(platform="facebook", name="Facebook")
    walled = listing(platform="linkedin", name="LinkedIn", verdict=Verdict.UNSEEN)
    page = shown(stating(words(PHONE, OFFICE), quiet, walled, told=TOLD))
    assert page.topics[0].silent == "Facebook"
    assert page.unseen == "LinkedIn"


def test_facts_that_agree_are_said_to_agree() -> None:
    page = shown(stating(words(PHONE, OFFICE), listing((PHONE, OFFICE)), told=TOLD))
    assert page.lead == "Wherever we could compare what is said about you, it is the same."
    assert page.unseen == ""


def test_of_several_values_the_one_that_differs_says_so() -> None:
    late = "Mo-Fr 08:00-18:00"
    page = shown(stating(words(HOURS, WEEK), search(HOURS, late), search(HOURS, WEEK, "/contact/"), told=TOLD))
    told = next(row for topic in page.topics for row in topic.rows if row.source == "Told to search engines")
    assert told.state.word == "Differs"
    assert told.values == ("Monday to Friday 08:00 to 18:00 (differs)", "Monday to Friday 08:00 to 17:00")


def test_a_difference_leads_to_what_to_do_about_it() -> None:
    dossier = stating(
        words(ROAD, STREET), search(ROAD, "41 Foundry Lane"), listing((ROAD, "41 Foundry Lane")), told=TOLD
    )
    findings = {one.id.lower(): one.action for one in wrong_facts.check(dossier)}
    links = {node.attributes["href"]: node.text() for node in article(dossier).css('a[href^="actions.html#"]')}
    assert links == {f"actions.html#{anchor}": action for anchor, action in findings.items()}
    assert len(links) == 2
    assert all(f'id="{anchor}"' in str(files(dossier)["content/actions.md"]) for anchor in findings)


def test_a_place_leads_to_its_own_page() -> None:
    dossier = stating(words(PHONE, OFFICE), listing((PHONE, OFFICE)))
    made = files(dossier)
    (link,) = article(dossier).css('a[href^="places/"]')
    assert f"content/{(link.attributes['href'] or '').removesuffix('.html')}.md" in made


def test_every_mark_is_a_shape_and_a_word() -> None:
    chips = article(stating(words(PHONE, OFFICE), search(PHONE, OLD), told=TOLD)).css(".pr-chip")
    assert [chip.text(strip=True) for chip in chips][:3] == ["Your word", "Same", "Differs"]
    assert all(chip.css_first("svg.pr-icon") for chip in chips)


def skeleton(page: LexborHTMLParser) -> list[tuple[str, ...]]:
    """Elements with their attributes, without those that carry a text or an address by design."""
    kept = ("class", "style", "onclick", "onerror", "src")
    return [(node.tag or "", *(f"{k}={v}" for k, v in node.attributes.items() if k in kept)) for node in page.css("*")]


def spoken(text: str) -> Dossier:
    """A business whose every fact is this text."""
    said = [words(kind, text) for kind in (PHONE, ROAD, EMAIL)] + [
        search(kind, text) for kind in (PHONE, ROAD, NAME, EMAIL)
    ]
    place = listing((PHONE, text), (HOURS, text), own_name=text, bio=text, name=text)
    return stating(*said, place, told=Facts(phone=text, street=text, email=text, hours={"mon": text}))


@pytest.fixture(scope="module")
def friendly() -> list[tuple[str, ...]]:
    return skeleton(article(spoken("plain 1 words")))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_value_leaves_the_page_as_a_friendly_one_would(friendly: list[tuple[str, ...]], text: str) -> None:
    assert skeleton(article(spoken(text))) == friendly
