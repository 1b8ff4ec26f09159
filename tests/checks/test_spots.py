"""Where things stand, as the lines of one finding."""

from __future__ import annotations

from audit.checks._spots import listed, short, spots
from audit.website.noticed import Noticed, Trait


def thing(*pages: str, region: str = "", on_pages: int = 0) -> Noticed:
    return Noticed(trait=Trait.PHONE, value="1", region=region, pages=pages, on_pages=on_pages or len(pages))


def test_few_pages_are_named_one_by_one() -> None:
    assert spots([thing("/", "/contact", region="footer")]) == (
        "the footer of your home page",
        "the footer of your page /contact",
    )


def test_of_many_pages_the_number_is_told() -> None:
    assert spots([thing(*(f"/{n}" for n in range(6)), region="header")]) == ("the header of 6 pages",)
    assert spots([thing("/a", region="header", on_pages=3)]) == ("the header of 3 pages",)


def test_of_many_things_five_spots_are_told_once_each_and_how_many_more_there_are() -> None:
    assert spots([thing("/a"), thing("/a")]) == ("your page /a",)
    assert spots([thing(f"/{n}") for n in range(6)])[-2:] == ("your page /4", "1 more place")
    assert spots([thing(f"/{n}") for n in range(9)])[-1] == "4 more places"
    assert spots([]) == ()


def test_outside_text_is_one_short_line() -> None:
    assert short(" a\n b ") == "a b"
    assert len(short("x" * 90)) == 60


def test_parts_are_listed_as_running_text_wants_them() -> None:
    assert [listed(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
