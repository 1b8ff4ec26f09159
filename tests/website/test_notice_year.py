"""The year of a copyright line: read where it is certain, and left alone where it is another year or a script's."""

from __future__ import annotations

import pytest

from audit.website.noticed import Trait
from noticing import noticed, one

WORDS = "<p>Bread, rolls and cakes, baked every morning on Elm Street.</p>" * 12


@pytest.mark.parametrize(
    "line",
    [
        "Family bakers since 1998",
        "© Maple Bakery, since 1998",
        "© Maple Bakery, est. 1998",
        "© since 1998 Maple Bakery",
        "Since 1998 © Maple Bakery",
        "© Maple Bakery. Founded in 1998.",
        "© Maple Bakery, Baker of the Year 2017",
        "© Maple Bakery, 2000 Sydney",
        "© Bäckerei Ahorn, 1950 Sierre",
        "© Maple Bakery, 2010 Elm Street",
        "© Maple Bakery. Winner of the Bread Prize 2017",
        "© Maple Bakery 514 555 2019",
        "© Maple Bakery",
        "© 2015 - present Maple Bakery",
        "© 2015\u2013today",
        "© 2015 -",
        "Photo © 2012 Ann Smith",
        "Map data © 2012",
        "Copyright Act 1998",
        "© 20199",
        "© 1985 Maple Bakery",
        "Open again from 2 January 2019",
        "Our menu of 2019",
        "Version 2019.3",
        "<span>© <span class='current-year'>2019</span> Maple Bakery</span>",
        "© <span id='copyright-year'>2019</span> Maple",
        "© <script>document.write(new Date().getFullYear())</script> Maple, open since 1998",
        "© 2015-<script>document.write(new Date().getFullYear())</script> Maple",
        "<p>© 2015 - Maple</p><script>document.querySelector('p').append(new Date().getFullYear())</script>",
    ],
)
def test_a_year_that_is_not_certainly_the_copyrights_is_left_alone(line: str) -> None:
    assert noticed(Trait.YEAR, f"{WORDS}<footer><p>{line}</p></footer>") == []


@pytest.mark.parametrize(
    "body",
    [
        f"<p>Copyright 2012 is what the old sign said.</p>{WORDS}<footer><p>Elm Street</p></footer>",
        f"<main><p>Photo © 2012 Ann Smith</p>{WORDS}</main><footer>© 2026 Maple</footer>",
        f"<main><p>© 2012 Ann Smith</p>{WORDS}</main>",
    ],
)
def test_a_copyright_far_from_the_foot_is_somebodys_picture_or_story(body: str) -> None:
    assert "2012" not in noticed(Trait.YEAR, body)


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("© 2019 Maple Bakery", "2019"),
        ("&copy;2019", "2019"),
        ("(c) 2019 Maple Bakery", "2019"),
        ("Copyright © 2019 Maple Bakery. All rights reserved.", "2019"),
        ("© Copyright 2019, Maple Bakery", "2019"),
        ("Copyright: 2019", "2019"),
        ("2019 © Maple Bakery", "2019"),
        ("© Maple Bakery 2019", "2019"),
        ("© Maple Bakery Ltd. 2019 | Privacy", "2019"),
        ("© Maple Bakery. All rights reserved. 2019", "2019"),
        ("© Maple Bakery 2019. Alle Rechte vorbehalten.", "2019"),
        ("© 2009\u20132026 Maple Bakery", "2026"),
        ("© 2009 - 2019 Maple Bakery", "2019"),
        ("© 2009/19", "2019"),
        ("© 2009, 2012, 2019 Maple Bakery", "2019"),
        ("© 2009 to 2019", "2019"),
        ("© 2019 - Maple Bakery, bakers since 1998", "2019"),
        ("Bakers since 1998. © 2019 Maple Bakery", "2019"),
        ("© 2019 <a href='/'>Maple Bakery</a>", "2019"),
        ("<span>©</span> <b>2019</b> Maple Bakery", "2019"),
        ("© 2015 Pipework Themes</p><p>© 2026 Maple Bakery", "2026"),
    ],
)
@pytest.mark.parametrize(
    "foot",
    [
        "<footer><p>{}</p></footer>",
        "<footer><div><ul><li>Menu</li></ul><p>{}</p></div></footer>",
        "<div class='site-footer'><p>{}</p></div>",
        "<table><tr><td><p>{}</p></td></tr></table>",
    ],
)
def test_the_last_year_of_the_newest_line_at_the_foot_is_noticed(line: str, year: str, foot: str) -> None:
    assert noticed(Trait.YEAR, f"<main>{WORDS}</main>{foot.format(line)}") == [year]


def test_the_line_is_kept_as_it_stands() -> None:
    found = one(Trait.YEAR, f"<main>{WORDS}</main><footer><p>© 2019 Maple\n Bakery</p><p>Privacy</p></footer>")
    assert (found.text, found.region) == ("© 2019 Maple Bakery", "footer")


def test_a_line_deep_in_the_footer_is_read_by_itself() -> None:
    nest = "<div>" * 6 + "<p>© 2019 Maple Bakery</p><p>Privacy</p>" + "</div>" * 6
    found = one(Trait.YEAR, f"<main>{WORDS}</main><footer><p>Elm Street</p>{nest}{WORDS}</footer>")
    assert (found.text, found.region) == ("© 2019 Maple Bakery", "footer")


def test_a_script_of_another_file_does_not_hide_the_line() -> None:
    body = "<footer><p>© 2019 Maple Bakery</p></footer><script src='/menu.js'></script><script>track('page')</script>"
    assert noticed(Trait.YEAR, body) == ["2019"]


def test_of_a_page_without_a_footer_the_line_alone_is_quoted() -> None:
    found = one(Trait.YEAR, f"<h1>Pipes</h1><p>{WORDS}</p><p align=center>Copyright 2019 Maple. Licensed.</p>")
    assert found.text == "Copyright 2019 Maple. Licensed."
