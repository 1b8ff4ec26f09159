"""A part of the website that browsers warn of, block, or call not secure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from audit import address as addresses
from audit.checks._check import Needs
from audit.checks._spots import short, spots
from audit.dossier import Dossier
from audit.evidence import Failure, Sign
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Purpose
from audit.website import FoundBy, PageSeen, Site, SiteState
from audit.website.noticed import Noticed, Trait, spot

TITLE = "A part of your website that is not secure"
TITLE_WHEN_FINE = "Your website opens securely"
NEEDS = Needs.CLIENT

_OWN = "your website's own address"
_RENEW = "ave this address's security certificate renewed"
_OTHERS = frozenset((SiteState.REDIRECTED_AWAY, SiteState.FOR_SALE, SiteState.PARKED, SiteState.HOSTING_SUSPENDED))
"""What stands there is not the website."""


def check(dossier: Dossier) -> Iterator[Finding]:
    site = dossier.site
    if site is None or site.state in _OTHERS:
        return
    problems = [*_warned(dossier, site), *_plain(dossier, site), *_parts(dossier), *_forms(dossier), *_named(dossier)]
    yield from problems
    if not problems and (pages := _secure(site)):
        yield Finding(
            check="insecure_page",
            outcome=Outcome.FINE,
            title=TITLE_WHEN_FINE,
            sees=f"{'The page' if pages == 1 else f'All {pages} pages'} we read came the secure way.",
        )


def _warned(dossier: Dossier, site: Site) -> Iterator[Finding]:
    """Hosts of its own whose certificate was refused; a browser may still make good what a server leaves out.

    A host that showed a page by its certificate has a good one: the refused one was met behind a redirect, or came
    between us and the host.
    """
    shown = (page for page in site.pages if any(signal.sign is Sign.SHOWN for signal in page.signals))
    trusted = {_host(page.final_address) for page in shown if not _is_plain(page.final_address)}
    hosts: dict[str, list[PageSeen]] = {}
    for page in site.pages:
        if _host(page.address) not in trusted and any(
            one.sign is Sign.UNREACHABLE and one.mark == Failure.CERTIFICATE for one in page.signals
        ):
            hosts.setdefault(_host(page.address), []).append(page)
    proven = {_host(found.address) for found in dossier.followed(*Purpose) if found.end is End.CERTIFICATE}
    tried = {_host(found.address) for found in dossier.followed(Purpose.SECURE)} if not _opened_plainly(site) else set()
    for host in (*hosts, *sorted(proven & tried - hosts.keys())):
        sure = host in proven
        yield _problem(
            subject=host,
            level=Level.FIX_NOW,
            confidence=Confidence.IS if sure else Confidence.LOOKS,
            title=f"Browsers {'warn' if sure else 'look set to warn'} customers before they reach {short(host)}",
            put_right=f"Browsers no longer warn customers before they reach {short(host)}",
            sees="A customer sees a full-page warning in place of the page. Most turn back.",
            action=f"{'H' if sure else 'Open it on your phone; if a warning comes, h'}{_RENEW}",
            where=tuple(dict.fromkeys(map(_stands, hosts.get(host, [])))) or (_OWN,),
        )


def _stands(page: PageSeen) -> str:
    if page.found_by is FoundBy.HOME:
        return _OWN
    return spot(page.region, (page.linked_from,), 1) if page.linked_from else "the list of your website's pages"


def _plain(dossier: Dossier, site: Site) -> Iterator[Finding]:
    """The website itself, where it answered the insecure way and the secure one was tried."""
    ends = {found.end for found in dossier.followed(Purpose.SECURE)}
    if not _opened_plainly(site) or not ends & {End.NOT_SECURE, End.CERTIFICATE, End.OPENS}:
        return
    if End.OPENS in ends:
        yield _problem(
            subject="website",
            level=Level.TIDY_UP,
            title="Your website does not lead customers to its secure address",
            put_right="Your website leads customers to its secure address",
            sees="Who opens the old address stays on it, and browsers call it not secure.",
            action="Have the website send every visitor on to its secure address",
            where=(_OWN,),
        )
    else:
        yield _problem(
            subject="website",
            level=Level.FIX_SOON,
            title="Browsers call your website not secure",
            put_right="Browsers no longer call your website not secure",
            sees="Customers read that before they read about you, and are warned before they fill in a form.",
            action="Ask your web host for a security certificate, which most give for free",
            where=(_OWN,),
        )


def _parts(dossier: Dossier) -> Iterator[Finding]:
    """Parts that secure pages take the insecure way, one finding for each host they come from.

    A server may tell browsers to take them the secure way after all, in words that stand on no page.
    """
    hosts: dict[str, list[Noticed]] = {}
    for thing in dossier.noticed(Trait.INSECURE):
        hosts.setdefault(_host(thing.value), []).append(thing)
    for host, things in hosts.items():
        more = len(things) - 1
        yield _problem(
            subject=f"parts {host}",
            level=Level.FIX_SOON,
            confidence=Confidence.LOOKS,
            title=f"{more + 1} parts of your website look blocked by browsers"
            if more
            else "A part of your website looks blocked by browsers",
            put_right="What browsers looked set to block on your website is put right",
            sees=f"The page takes {_quoted(things)} the insecure way. What that should show or do is then missing.",
            action="Have these parts taken from their secure addresses, or remove those that nobody needs",
            where=spots(things),
        )


def _forms(dossier: Dossier) -> Iterator[Finding]:
    """Forms of a secure website that send what customers write the insecure way."""
    things = [thing for thing in dossier.noticed(Trait.FORM) if _is_plain(thing.value)]
    if things and dossier.site and not _opened_plainly(dossier.site):
        yield _problem(
            subject="forms",
            level=Level.FIX_SOON,
            title="Browsers warn customers before they send your form",
            put_right="Browsers no longer warn customers before they send your form",
            sees=f"The form sends what they write to {_quoted(things)} the insecure way.",
            action="Have the form send to the secure address of the same page",
            where=spots(things),
        )


def _named(dossier: Dossier) -> Iterator[Finding]:
    """Secure pages that tell search engines of an insecure one."""
    if things := dossier.noticed(Trait.CANONICAL):
        several = sum(thing.on_pages for thing in things) > 1
        yield _problem(
            subject="named",
            level=Level.TIDY_UP,
            title=f"{'Pages of your website name' if several else 'A page of your website names'} an insecure address as {'their' if several else 'its'} own",
            put_right="Your website no longer names an insecure address as its own",
            sees=f"Search engines are told of {_quoted(things)} in place of the secure page.",
            action="Have your website tell search engines its secure addresses",
            where=spots(things),
        )


def _quoted(things: Iterable[Noticed]) -> str:
    first, *more = dict.fromkeys(thing.value for thing in things)
    return short(first) + (f" and {len(more)} more" if more else "")


def _secure(site: Site) -> int:
    """How many pages were shown, where each came the secure way."""
    shown = [page for page in site.pages if any(signal.sign is Sign.SHOWN for signal in page.signals)]
    return 0 if any(_is_plain(page.final_address) for page in shown) else len(shown)


def _opened_plainly(site: Site) -> bool:
    return _is_plain(site.final_address)


def _is_plain(written: str) -> bool:
    return written.lower().startswith("http://")


def _host(written: str) -> str:
    found = addresses.parse(written)
    return found.host if found else written


def _problem(
    *,
    subject: str,
    level: Level,
    title: str,
    put_right: str,
    sees: str,
    action: str,
    where: tuple[str, ...],
    confidence: Confidence = Confidence.IS,
) -> Finding:
    return Finding(
        check="insecure_page",
        outcome=Outcome.PROBLEM,
        level=level,
        confidence=confidence,
        subject=subject,
        title=title,
        put_right=put_right,
        sees=sees,
        action=action,
        where=where,
    )
