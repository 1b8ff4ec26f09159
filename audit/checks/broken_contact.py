"""A way to reach the business that reaches nobody: a letter, a call, a chat or a form."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from audit.checks import _mails, _phones
from audit.checks._check import Needs
from audit.checks._phones import Flaw, Known
from audit.checks._spots import listed, short, spots
from audit.dossier import Dossier
from audit.evidence import FactKind
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Purpose
from audit.website.noticed import Noticed, StatedFact, Trait

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

TITLE = "A way to reach you that reaches nobody"
TITLE_WHEN_FINE = "The ways to reach you that we checked are in order"
NEEDS = Needs.SITE

_MOST_KNOWN = 50
"""Numbers of its own that one is held against."""


def check(dossier: Dossier) -> Iterator[Finding]:
    problems = [*_mails_found(dossier), *_numbers_found(dossier), *_forms_found(dossier)]
    yield from problems
    if not problems and (checked := _checked(dossier)):
        yield Finding(
            check="broken_contact",
            outcome=Outcome.FINE,
            title=TITLE_WHEN_FINE,
            sees=f"{checked} We rang nobody and sent nothing.",
        )


# Letters


def _mails_found(dossier: Dossier) -> Iterator[Finding]:
    yield from _miswritten(dossier)
    ends = {found.address.lower(): found.end for found in dossier.followed(Purpose.MAIL)}
    for host, end in ends.items():
        written = list(_written_to(dossier, host))
        if written and end in (End.NO_SUCH_NAME, End.NO_MAIL):
            yield _comes_back(host, end, written)


def _written_to(dossier: Dossier, host: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Addresses at a domain and where they stand: those that customers tap first."""
    for thing in dossier.noticed(Trait.MAIL):
        yield from ((one, spots([thing])) for one in _mails.each(thing.value) if _mails.domain(one) == host)
    for one in _stated(dossier, FactKind.EMAIL):
        if _mails.domain(one.fact.value) == host:
            yield one.fact.value, spots([one])
    if _mails.domain(dossier.client.facts.email) == host:
        yield dossier.client.facts.email, ("the e-mail address you gave us",)


def _miswritten(dossier: Dossier) -> Iterator[Finding]:
    flawed: dict[tuple[str, str], list[Noticed]] = {}
    for thing in dossier.noticed(Trait.MAIL):
        for written in _mails.each(thing.value):
            if what := _mails.flaw(written):
                flawed.setdefault((written, what), []).append(thing)
    for (written, what), things in flawed.items():
        yield _problem(
            subject=f"mail {written}",
            title=f"An e-mail link on your website {what}",
            put_right="An e-mail link on your website is put right",
            sees=f"{_writes(written)} A customer's mail reaches nobody.",
            action="Make the e-mail link write to your own e-mail address",
            where=spots(things),
        )


def _writes(written: str) -> str:
    return f'It writes to "{short(written)}".' if written else "It is empty."


def _comes_back(host: str, end: End, written: list[tuple[str, tuple[str, ...]]]) -> Finding:
    why = "does not exist" if end is End.NO_SUCH_NAME else "takes no mail"
    return _problem(
        subject=f"mail {host}",
        title=f"Mail to {short(written[0][0])} comes back",
        put_right=f"Customers no longer write to {short(written[0][0])} in vain",
        sees=f"What stands after the @, {short(host)}, {why}. A customer's mail reaches nobody.",
        action="Put an e-mail address there that takes mail, and write to it once",
        where=tuple(dict.fromkeys(spot for _, stands in written for spot in stands)),
    )


# Calls and chats


def _numbers_found(dossier: Dossier) -> Iterator[Finding]:
    region = _region(dossier)
    known = tuple(itertools.islice(_known(dossier, region), _MOST_KNOWN))
    for trait in (Trait.PHONE, Trait.WHATSAPP):
        grouped: dict[str, list[tuple[Noticed, Flaw]]] = {}
        for thing in dossier.noticed(trait):
            if flaw := _flaw(thing, region, known, dossier.client.facts.phone):
                number = _phones.read(thing.value, region)
                same = _phones.spelled(number, None) if number else thing.value
                grouped.setdefault(same, []).append((thing, flaw))
        for same, found in grouped.items():
            yield _unreached(trait, same, found[0][1], [thing for thing, _ in found])


def _flaw(thing: Noticed, region: str | None, known: tuple[Known, ...], own: str) -> Flaw | None:
    if thing.trait is Trait.WHATSAPP:
        return _phones.whatsapp_flaw(thing.value, region, known)
    is_own = _phones.same(_phones.read(thing.value, region), _phones.read(own, region))
    shown = () if is_own else _shown(thing, region)
    flaw = _phones.phone_flaw(thing.value, region, (*shown, *known))
    return flaw or (None if is_own else _phones.other_flaw(thing.value, thing.text, region))


def _shown(thing: Noticed, region: str | None) -> tuple[Known, ...]:
    """The number a visitor reads on the link itself."""
    number = _phones.read(thing.text, region)
    return (_as_known(number, "The link itself shows", region),) if number and _phones.is_valid(number) else ()


def _as_known(number: PhoneNumber, who: str, region: str | None) -> Known:
    return Known(number=number, told=f"{who} {_phones.spelled(number, region)}")


def _unreached(trait: Trait, same: str, flaw: Flaw, things: list[Noticed]) -> Finding:
    chat = trait is Trait.WHATSAPP
    values = [thing.value for thing in things if thing.value.strip()]
    dials = f'It {"writes to" if chat else "dials"} "{short(values[0])}". ' if values else ""
    return _problem(
        subject=f"{trait} {same}",
        title=f"A {'WhatsApp' if chat else 'phone'} link on your website {flaw.what}",
        put_right=f"A {'WhatsApp' if chat else 'phone'} link on your website is put right",
        sees=f"{dials}{flaw.why}",
        action=f"{_try(flaw, chat=chat)} the right number behind the {'WhatsApp' if chat else 'phone'} link",
        where=spots(things),
        confidence=flaw.confidence,
        level=flaw.level,
    )


def _try(flaw: Flaw, *, chat: bool) -> str:
    """Nobody is sent to a number that is known to be wrong: it may be a stranger's."""
    if flaw.confidence is Confidence.IS:
        return "Put"
    return f"Tap it once and see who {'is there' if chat else 'answers'}, then put"


def _region(dossier: Dossier) -> str | None:
    written = [thing.value for thing in dossier.noticed(Trait.PHONE)]
    written += [f"+{thing.value}" for thing in dossier.noticed(Trait.WHATSAPP)]
    written += [one.fact.value for one in _stated(dossier, FactKind.PHONE)]
    return _phones.region_of(dossier.client.facts.country, [dossier.client.facts.phone, *written])


def _known(dossier: Dossier, region: str | None) -> Iterator[Known]:
    """Every number that is the business's own and exists: the client's word first."""
    own = _phones.read(dossier.client.facts.phone, region)
    if own and _phones.is_valid(own):
        yield dataclasses.replace(_as_known(own, "The number you gave us is", region), is_own=True)
    facts = [one.fact.value for one in _stated(dossier, FactKind.PHONE)]
    links = [thing.value for thing in dossier.noticed(Trait.PHONE)]
    for number in (_phones.read(written, region) for written in (*facts, *links)):
        if number and _phones.is_valid(number):
            yield _as_known(number, "Elsewhere your website shows", region)


def _stated(dossier: Dossier, kind: FactKind) -> list[StatedFact]:
    return [one for one in dossier.site.facts if one.fact.kind is kind] if dossier.site else []


# Forms


def _forms_found(dossier: Dossier) -> Iterator[Finding]:
    for found in dossier.followed(Purpose.FORM):
        things = [thing for thing in dossier.noticed(Trait.FORM) if thing.value == found.address]
        if found.end is End.MISSING and things:
            yield _problem(
                subject=f"form {found.address}",
                title=f"The form on {_on(things)} sends to a missing page",
                put_right=f"The form on {_on(things)} is put right",
                sees="What customers write into the form is lost.",
                action=f"Have the form on {_on(things)} set up anew, and send yourself a message through it",
                where=spots(things),
            )


def _on(things: list[Noticed]) -> str:
    pages = [page for thing in things for page in thing.pages]
    if len(pages) != 1:
        return "your website"
    return "your home page" if pages[0] in ("", "/") else f"your page {short(pages[0])}"


# All of them


def _checked(dossier: Dossier) -> str:
    """What was looked at and is in order; empty where that is nothing."""
    region = _region(dossier)
    read = {
        "phone number": [_phones.read(thing.value, region) for thing in dossier.noticed(Trait.PHONE)],
        "WhatsApp number": [_phones.read(f"+{thing.value}", None) for thing in dossier.noticed(Trait.WHATSAPP)],
    }
    counts = {noun: len({str(one) for one in found if _phones.is_valid(one)}) for noun, found in read.items()}
    for noun, purpose in (("e-mail domain", Purpose.MAIL), ("form", Purpose.FORM)):
        counts[noun] = sum(found.end is End.OPENS for found in dossier.followed(purpose))
    told = [f"{count} {noun}{'s' * (count > 1)}" for noun, count in counts.items() if count]
    return f"We checked {listed(told)}." if told else ""


def _problem(
    *,
    subject: str,
    title: str,
    put_right: str,
    sees: str,
    action: str,
    where: tuple[str, ...],
    confidence: Confidence = Confidence.IS,
    level: Level = Level.FIX_NOW,
) -> Finding:
    return Finding(
        check="broken_contact",
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
