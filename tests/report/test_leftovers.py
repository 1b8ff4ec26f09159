"""What the page of places says of a link that leads to no profile."""

from __future__ import annotations

import pytest

from audit import placeholders
from audit.address import Identity, Kind
from audit.checks import misdirected_link
from audit.finding import Finding, Outcome
from audit.report import pages
from audit.website import FoundLink, home
from dossiers import dossier, link
from plainly import is_plain


def said(kind: Kind, detail: str = "", address: str = "#") -> str:
    left: FoundLink = link(address, Identity(kind=kind, platform="facebook", detail=detail), "footer", text="Our page")
    (shown,) = pages.places(pages.book(dossier(leftovers=(left,)), (), {})).leftovers
    return shown.what


KNOWN = [
    (Kind.HOME, ""),
    (Kind.PLACEHOLDER, "Wix's own account"),
    (Kind.PLACEHOLDER, placeholders.EMPTY),
    (Kind.INDIRECT, ""),
    (Kind.LOGIN, ""),
    (Kind.SHARE, ""),
    (Kind.NOT_AN_ADDRESS, ""),
    (Kind.NOT_AN_ADDRESS, home.LACKING),
    (Kind.NOT_AN_ADDRESS, home.DOUBLED),
    (Kind.NOT_AN_ADDRESS, home.MISSPELT),
]


def test_each_kind_has_words_of_its_own() -> None:
    assert len({said(*one) for one in KNOWN}) == len(KNOWN)


@pytest.mark.parametrize(("kind", "detail"), KNOWN)
def test_they_are_plain(kind: Kind, detail: str) -> None:
    words = said(kind, detail)
    assert is_plain(Finding(check="x", outcome=Outcome.FINE, title="A link", sees=words))


def test_only_a_makers_link_is_called_a_themes_leftover() -> None:
    assert "theme" in said(Kind.PLACEHOLDER, "Wix's own account")
    assert "theme" not in said(Kind.PLACEHOLDER, placeholders.EMPTY)


def test_a_leftover_leads_to_what_to_do_about_it() -> None:
    left = link("#", Identity(kind=Kind.PLACEHOLDER, platform="facebook"), "footer", text="Our page")
    known = dossier(leftovers=(left,))
    (finding,) = misdirected_link.check(known)
    (shown,) = pages.places(pages.book(known, (finding,), {})).leftovers
    assert shown.anchor == finding.id.lower()
    (unsaid,) = pages.places(pages.book(known, (), {})).leftovers
    assert unsaid.anchor == ""
