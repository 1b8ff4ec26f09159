"""The consultant's brand on a report, and what its link shows in a chat."""

from __future__ import annotations

import dataclasses
import re
import struct
import zlib
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given, strategies as st
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

import bakery
from audit import client as clients
from audit.client import Brand, Client, Report
from audit.errors import BadInput
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


@pytest.mark.parametrize(
    "contact",
    ["", "Come by on Fridays", "Fri. 9.30 - 12", "... ---", "javascript:alert(1)", 'a@b.example" onclick="x', "a@b"],
)
def test_words_are_no_link(contact: str) -> None:
    assert brand.shown(client(contact=contact))["link"] == ""


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("carol@bright.example", "mailto:carol@bright.example"),
        ("+44 (0)121 496-0117", "tel:+4401214960117"),
        ("https://bright.example/contact", "https&#58;&#47;&#47;bright&#46;example&#47;contact"),
        ("bright.example/contact", "https&#58;&#47;&#47;bright&#46;example&#47;contact"),
    ],
)
def test_a_mail_address_a_number_and_a_website_can_be_tapped(contact: str, link: str) -> None:
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
    told = [path for path in (tmp_path / "site").rglob("*.html") if "presence-report" in path.read_text("utf-8")]
    assert told == []
    styles = "".join(style.text() for style in page.css("style"))
    assert "--pr-brand:#f2b328;--pr-ink:#000000" in styles
    foot = page.css_first("footer")
    assert foot is not None
    assert "Made with" not in foot.text()
    assert [link.attributes["href"] for link in foot.css("a")] == ["mailto:carol@bright.example"]


@pytest.mark.parametrize(
    ("brand_of", "said"),
    [
        ("logo: nowhere.png", 'there is no picture "nowhere.png"'),
        ("logo: ../outside.png", "lies outside the folder"),
        ("logo: link.png", "lies outside the folder"),
        ("logo: script.svg", "holds <script>, which is no drawing"),
        ("logo: text.png", "is no picture a page can show"),
        ("colour: blue", '"blue" is not a colour (write "#1763D6", in quotes)'),
        ("contact: " + 201 * "x", "200"),
        ("show_credit: never", '"never" is neither yes nor no'),
    ],
)
def test_a_brand_that_cannot_be_shown_is_named_with_its_line(brand_of: str, said: str, tmp_path: Path) -> None:
    folder = tmp_path / "client"
    folder.mkdir()
    (tmp_path / "outside.png").write_bytes(PNG)
    (folder / "text.png").write_text("not a picture", "utf-8")
    (folder / "script.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>', "utf-8")
    try:
        (folder / "link.png").symlink_to(tmp_path / "outside.png")
    except OSError:
        pytest.skip("this system lets nobody make a link")
    path = folder / "client.yml"
    path.write_text(f"name: Maple\nwebsite: https://maple.example\nbrand:\n  {brand_of}\n", "utf-8")
    with pytest.raises(BadInput) as mistake:
        clients.load(path)
    assert re.match(rf"{re.escape(str(path))}:4:\d+: ", str(mistake.value))
    assert said in str(mistake.value)
    assert "\n" not in str(mistake.value)


def picture(width: int, height: int) -> bytes:
    """A black PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return PNG + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes((width + 1) * height))) + chunk(b"IEND", b"")


@pytest.fixture(scope="module", params=["#fdf6c3", "#12203a", "#777777"])
def branded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with a very wide, black logo on a light, a dark and a middling colour."""
    folder = tmp_path_factory.mktemp("branded")
    (folder / "logo.png").write_bytes(picture(1800, 120))
    of = client(name="Bright & Local", logo=folder / "logo.png", colour=request.param, contact="+44 121 496 0117")
    return built(folder / "report", bakery.dossier(client=of))


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_logo_and_colour_can_be_seen_and_fit(branded: Path, browser: Browser, width: int, dark: bool) -> None:  # noqa: FBT001  # a parameter of the test
    with browser.new_page(
        viewport={"width": width, "height": 700}, color_scheme="dark" if dark else "light", bypass_csp=True
    ) as page:
        page.goto((branded / "index.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page, options={"runOnly": ["color-contrast", "image-alt"]}).response["violations"]
        assert [rule["nodes"] for rule in found] == []
        if width < 720:
            page.locator("header label[for=__drawer]").click()
            page.wait_for_function("document.querySelector('.md-sidebar--primary').getBoundingClientRect().x >= 0")
        logos = page.locator("img:visible").all()
        assert logos
        for logo in logos:
            assert logo.evaluate("image => image.naturalWidth") == 1800
            assert logo.evaluate("image => getComputedStyle(image).backgroundColor") == "rgb(255, 255, 255)"
            box = logo.bounding_box()
            assert box
            assert 0 <= box["x"] <= box["x"] + box["width"] <= width
        named = page.locator(".md-logo img").evaluate_all("all => all.map(image => image.alt)")
        assert set(named) == {"Bright & Local"}
