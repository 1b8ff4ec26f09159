"""How a shared link to the website looks: without a picture, a headline or a word of text."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping

from audit import address as addresses
from audit.checks._check import Needs
from audit.dossier import Dossier
from audit.evidence import Sign
from audit.finding import Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.website.noticed import Noticed, Trait

TITLE = "A shared link that looks bare"
TITLE_WHEN_FINE = "A shared link to your home page comes with a picture"
NEEDS = Needs.SITE

SMALLEST = 200
"""Points a side that Facebook asks for at least (developers.facebook.com/docs/sharing/webmasters/images)."""
_NOWHERE = (End.MISSING, End.NO_SUCH_NAME)
_UNSHARED = re.compile(
    r"(?:thank|thanks|danke|merci|gracias|grazie|bedankt|obrigado)\b.*|.*-thank-you|(?:order-)?(?:confirmation|received)"
    r"|(?:privacy|cookies?|legal|terms|imprint|impressum|datenschutz|agb|mentions|aviso|disclaimer"
    r"|politica-|pol[i\u00ed]tica-|politique-|confidential\w*"
    r"|privacyverklaring|informativa|note-legal\w*|cg[uv]|widerruf\w*|barrierefrei\w*|accessibility)\b.*"
    r"|warenkorb|kasse|(?:mein|kunden)-?konto|anmelden|(?:mon-)?compte|panier|connexion|carrito|mi-cuenta|carrello|winkelwagen"
    r"|my-account|wp-login|wishlist|cart|basket|checkout|login|account|search|suche|sitemap|404",
    re.IGNORECASE,
)
"""Last parts of pages that nobody passes on: thanks, small print, tills."""
_MOST_VALUES = 3
"""Pictures of one kind that get a finding each; of more, one finding speaks for all."""
_MOST_NAMED = 5
_LONGEST_NAME = 60


@dataclasses.dataclass(frozen=True, slots=True)
class _Pages:
    """Pages that somebody may pass on."""

    named: tuple[str, ...]
    more: int = 0
    """Beyond those the evidence names."""
    home: str = "/"

    def without(self, others: _Pages) -> _Pages:
        left = tuple(page for page in self.named if page not in others.named)
        return _Pages(left, max(0, self.more - others.more), self.home)

    @property
    def has_home(self) -> bool:
        return any(page in ("", "/", self.home) for page in self.named)

    def __len__(self) -> int:
        return len(self.named) + self.more

    def __str__(self) -> str:
        """As in "links to …": "your home page", "your page /menu", "your home page and 3 more pages"."""
        if len(self) == 1:
            return self._name(self.named[0])
        rest = len(self) - 1
        more = "1 more page" if rest == 1 else f"{rest} more pages"
        return f"your home page and {more}" if self.has_home else f"{len(self)} pages"

    def where(self) -> tuple[str, ...]:
        names = tuple(self._name(page) for page in self.named[:_MOST_NAMED])
        rest = len(self) - len(names)
        return (*names, "1 more page" if rest == 1 else f"{rest} more pages") if rest else names

    def _name(self, page: str) -> str:
        if page in ("", "/", self.home):
            return "your home page"
        return f"your page {page if len(page) <= _LONGEST_NAME else page[: _LONGEST_NAME - 1] + '…'}"


def check(dossier: Dossier) -> Iterator[Finding]:
    problems = list(_problems(dossier))
    yield from problems
    if not problems:
        yield from _fine(dossier)


def _problems(dossier: Dossier) -> Iterator[Finding]:
    bare = _pages(dossier, dossier.noticed(Trait.NO_SHARE_PICTURE))
    pictures = dossier.noticed(Trait.PICTURE)
    if bare:
        yield _bare(bare, everywhere=not pictures and _pages_seen(dossier) > 1)
    met = {followed.address: followed for followed in dossier.followed(Purpose.PICTURE)}
    missing = [thing for thing in pictures if thing.value in met and met[thing.value].end in _NOWHERE]
    small = [thing for thing in pictures if thing.value in met and _is_small(met[thing.value])]
    yield from (_missing(subject, pages) for subject, pages in _lots(dossier, missing, "missing"))
    for subject, pages in _lots(dossier, small, "small"):
        yield _small(subject, pages, met.get(subject))
    for trait in (Trait.NO_SHARE_TITLE, Trait.NO_SHARE_TEXT):
        if silent := _pages(dossier, dossier.noticed(trait)).without(bare):
            yield _silent(trait, silent)
    if dossier.noticed(Trait.NO_ICON) and any(icon.end is End.MISSING for icon in dossier.followed(Purpose.ICON)):
        yield _no_icon()


def _pages(dossier: Dossier, things: Iterable[Noticed]) -> _Pages:
    found = addresses.parse(dossier.site.final_address) if dossier.site else None
    home = "/" + found.written.partition("://")[2].partition("/")[2] if found else "/"
    met = list(things)
    named = dict.fromkeys(page for thing in met for page in thing.pages if page == home or _is_shared(page))
    return _Pages(tuple(named), sum(thing.on_pages - len(thing.pages) for thing in met if thing.pages), home)


def _is_shared(page: str) -> bool:
    found = addresses.parse(page if "://" in page else f"https://website.example{page}")
    return not (found and _UNSHARED.fullmatch(found.last.partition(".")[0]))


def _lots(dossier: Dossier, things: list[Noticed], kind: str) -> Iterator[tuple[str, _Pages]]:
    """What sets a finding apart, and its pages."""
    if len(things) > _MOST_VALUES:
        lots = [(kind, _pages(dossier, things))]
    else:
        lots = [(thing.value, _pages(dossier, [thing])) for thing in things]
    yield from (lot for lot in lots if lot[1])


def _pages_seen(dossier: Dossier) -> int:
    pages = dossier.site.pages if dossier.site else ()
    return sum(any(signal.sign is Sign.SHOWN for signal in page.signals) for page in pages)


def _is_small(seen: Followed) -> bool:
    return seen.end is End.OPENS and 0 < min(seen.width, seen.height) < SMALLEST


def _bare(pages: _Pages, *, everywhere: bool) -> Finding:
    return _problem(
        Trait.NO_SHARE_PICTURE.value,
        pages,
        f"No picture is chosen for links to {'your website' if everywhere else pages}",
        f"A picture is chosen for links to {'your website' if everywhere else pages}",
        "A customer who is sent such a link sees whatever picture the network finds, or none.",
        "Choose a picture for shared links; 1200 by 630 pixels is best",
        where=("every page we read",) if everywhere else pages.where(),
    )


def _missing(subject: str, pages: _Pages) -> Finding:
    return _problem(
        subject,
        pages,
        f"The picture for links to {pages} is missing",
        f"The picture for links to {pages} is no longer missing",
        "A customer who is sent such a link sees an empty box, or no picture at all.",
        "Upload the picture again, or choose another one for shared links",
    )


def _small(subject: str, pages: _Pages, seen: Followed | None) -> Finding:
    size = f"It measures {seen.width} by {seen.height} pixels. " if seen else ""
    return _problem(
        subject,
        pages,
        f"The picture for links to {pages} is too small",
        f"The picture for links to {pages} is no longer too small",
        f"{size}Facebook shows a customer no picture below {SMALLEST} by {SMALLEST} pixels.",
        "Choose a larger picture for shared links; 1200 by 630 pixels is best",
    )


_WORDS: Mapping[Trait, tuple[str, str]] = {
    Trait.NO_SHARE_TITLE: ("headline", "sees whatever title the network finds"),
    Trait.NO_SHARE_TEXT: ("text", "sees no text, or the first words at hand"),
}


def _silent(trait: Trait, pages: _Pages) -> Finding:
    word, sees = _WORDS[trait]
    return _problem(
        trait.value,
        pages,
        f"Links to {pages} are shared without a {word}",
        f"Links to {pages} are shared with a {word}",
        f"A customer who is sent such a link {sees}.",
        f"Write a {word} for shared links",
    )


def _problem(
    subject: str, pages: _Pages, title: str, put_right: str, sees: str, action: str, *, where: tuple[str, ...] = ()
) -> Finding:
    return Finding(
        check="poor_preview",
        outcome=Outcome.PROBLEM,
        level=Level.FIX_SOON if pages.has_home else Level.TIDY_UP,
        subject=subject,
        title=title,
        put_right=put_right,
        sees=sees,
        action=action,
        where=where or pages.where(),
    )


def _no_icon() -> Finding:
    return Finding(
        check="poor_preview",
        outcome=Outcome.PROBLEM,
        level=Level.TIDY_UP,
        subject=Trait.NO_ICON.value,
        title="Your website has no icon of its own",
        put_right="Your website has an icon of its own",
        sees="A customer who keeps your website open finds an empty sheet beside its name.",
        action="Add a small square picture of your sign as the website's icon",
        where=("every page we read",),
    )


def _fine(dossier: Dossier) -> Iterator[Finding]:
    picture = dossier.site.preview.picture if dossier.site and dossier.site.preview else ""
    seen = next((met for met in dossier.followed(Purpose.PICTURE) if picture and met.address == picture), None)
    if seen and seen.end is End.OPENS and seen.width and seen.height:
        yield Finding(
            check="poor_preview",
            outcome=Outcome.FINE,
            title=TITLE_WHEN_FINE,
            sees=f"We opened the picture: it measures {seen.width} by {seen.height} pixels.",
        )
