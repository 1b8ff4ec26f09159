"""The consultant's brand on a report, and what its link shows in a chat."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from selectolax.lexbor import LexborHTMLParser

import bakery
from audit.client import Brand, Client, Report
from audit.report import brand
from built import built

PNG = b"\x89PNG\r\n\x1a\n"


def client(url: str = "", **said: object) -> Client:
    brand_of = Brand(**said)  # type: ignore[arg-type]  # each test spells the fields it means
    return dataclasses.replace(bakery.CLIENT, brand=brand_of, report=Report(url=url))


def head(folder: Path, of: Client, page: str = "index.html") -> LexborHTMLParser:
    return LexborHTMLParser((built(folder, bakery.dossier(client=of)) / page).read_text("utf-8"))


def told(page: LexborHTMLParser, name: str) -> str:
    found = page.css_first(f'meta[property="og:{name}"]')
    return (found.attributes["content"] or "") if found else ""


@given(st.integers(0, 0xFFFFFF))
def test_on_any_colour_the_words_can_be_read(value: int) -> None:
    colour = f"#{value:06x}"
    bright, dark = sorted((brand.luminance(colour), brand.luminance(brand.ink(colour))), reverse=True)
    assert (bright + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize(("colour", "ink"), [("#ffffff", "#000000"), ("#1763d6", "#ffffff"), ("#f2b328", "#000000")])
def test_the_ink_is_the_one_that_reads_better(colour: str, ink: str) -> None:
    assert brand.ink(colour) == ink


@pytest.mark.parametrize("contact", ["", "Come by on Fridays", "javascript:alert(1)", 'a@b.example" onclick="x', "a@b"])
def test_words_are_no_link(contact: str) -> None:
    assert brand.shown(client(contact=contact))["link"] == ""


@pytest.mark.parametrize(
    ("contact", "link"),
    [("carol@bright.example", "mailto:carol@bright.example"), ("+44 (0)121 496-0117", "tel:+4401214960117")],
)
def test_a_mail_address_and_a_number_can_be_tapped(contact: str, link: str) -> None:
    assert brand.shown(client(contact=contact))["link"] == link


def test_a_link_in_a_chat_says_whose_report_and_of_which_day_and_nothing_it_found() -> None:
    shown = brand.preview(bakery.dossier())
    assert shown["title"] == f"How {bakery.CLIENT.name} looks online".replace("&", "&amp;")
    assert shown["text"] == (
        "What a new customer meets online, and what to do next. Checked 22 November 2026 by Bright Local."
    )


def test_every_page_of_a_private_report_previews_alike_and_shows_no_picture_of_its_own(tmp_path: Path) -> None:
    page = head(tmp_path, client(), "places/x-maplebakery.html")
    assert told(page, "title").endswith("looks online")
    assert told(page, "description").endswith("Checked 22 November 2026.")
    assert told(page, "url") == told(page, "image") == ""
    assert not page.css('meta[name="description"], meta[name^="twitter"]')


def test_the_logo_is_shown_beside_the_link_once_its_address_is_known(tmp_path: Path) -> None:
    logo = tmp_path / "logo.PNG"
    logo.write_bytes(PNG)
    page = head(tmp_path / "report", client(url="https://reports.example/maple", logo=logo, name="Bright"))
    assert told(page, "url") == "https://reports.example/maple/"
    assert told(page, "image") == "https://reports.example/maple/pictures/brand.png"
    assert (tmp_path / "report/site/pictures/brand.png").read_bytes() == PNG
    assert [image.attributes["src"] for image in page.css("footer img")] == ["pictures/brand.png"]


def test_a_drawn_logo_stands_on_the_pages_and_not_beside_the_link() -> None:
    drawn = client(url="https://reports.example/maple", logo=Path("logo.svg"))
    assert brand.shown(drawn)["logo"] == "pictures/brand.svg"
    assert brand.preview(bakery.dossier(client=drawn))["picture"] == ""


def test_the_colour_and_its_ink_are_in_the_page_and_the_credit_goes_when_asked(tmp_path: Path) -> None:
    page = head(tmp_path, client(colour="#f2b328", contact="carol@bright.example", show_credit=False))
    styles = "".join(style.text() for style in page.css("style"))
    assert "--pr-brand:#f2b328;--pr-ink:#000000" in styles
    foot = page.css_first("footer")
    assert foot is not None
    assert "Made with" not in foot.text()
    assert [link.attributes["href"] for link in foot.css("a")] == ["mailto:carol@bright.example"]
