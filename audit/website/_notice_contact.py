"""The ways a page offers to get in touch: mail, telephone, WhatsApp, forms and newsletters."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterable, Iterator

from audit import address as addresses
from audit.address import Identity
from audit.platforms._page import Anchor, Document, Element
from audit.website._notice_address import UPGRADES
from audit.website.noticed import Noticed, Trait

_MOST_RECEIVERS = 5
_MOST_FORMS = 20
_LONGEST = 254
"""Characters of a mail address (RFC 5321, 4.5.3.1)."""
_TAKES_MAIL = "input[type='email' i], input[name*='email' i], input[name='mail' i], input[id*='email' i]"
_NO_CONTACT = (
    "[role='search' i], [method='dialog' i], :has(input[type='password' i], input[type='search' i], "
    "input[name='s'], input[name='q'], [name='add-to-cart'])"
)
_TO_WRITE = f"form:has(textarea):not({_NO_CONTACT})"
_TO_LEAVE_MAIL = f"form:not(:has(textarea)):has({_TAKES_MAIL}):not({_NO_CONTACT})"
_NEWS_FIELD = ":has([value*='subscri' i], [name*='newsletter' i], [id*='newsletter' i], [value*='newsletter' i])"
_NEWS = re.compile(
    r"news-?letter|subscri|mailing.?list|list-manage|sign.?up|e-?mail.?updates|stay.in.(?:touch|the.loop)|abonn"
    r"|bolet[ií]n|suscri|iscri(?:viti|zione)|nieuwsbrief|infolettre|rundbrief|biulety|assinar",
    re.IGNORECASE,
)
_NO_FORM = re.compile(
    r"log-?in|sign-?in|lost-?password|anmelden|connexion|basket|\bcart\b|checkout|warenkorb|panier|carrito|carrello"
    r"|/search|unsubscri",
    re.IGNORECASE,
)


def routes(judged: Iterable[tuple[Anchor, Identity]]) -> Iterator[Noticed]:
    """Mail addresses, telephone and WhatsApp numbers that a visitor can tap."""
    for anchor, _ in judged:
        scheme, colon, rest = anchor.raw.partition(":")
        match scheme.lower() if colon else "":
            case "mailto":
                yield from (_of(Trait.MAIL, receiver, anchor) for receiver in _receivers(rest))
            case "tel":
                if number := urllib.parse.unquote(rest).strip(" /\t\n")[:64]:
                    yield _of(Trait.PHONE, number, anchor)
            case "whatsapp" | "http" | "https" | "":
                if number := _whatsapp(anchor):
                    yield _of(Trait.WHATSAPP, number, anchor)
            case _:
                pass


def _of(trait: Trait, value: str, anchor: Anchor) -> Noticed:
    return Noticed(trait=trait, value=value, text=anchor.text or anchor.label, region=anchor.region)


def _receivers(rest: str) -> Iterator[str]:
    """Whom a mailto link writes to (RFC 6068): none where it only shares a page."""
    path, _, query = rest.partition("?")
    also = [value for name, value in urllib.parse.parse_qsl(query) if name.lower() == "to"]
    named = ",".join([urllib.parse.unquote(path), *also]).replace(";", ",").split(",")
    for written in [one.rpartition("<")[2].strip(" >/\t\n") for one in named][:_MOST_RECEIVERS]:
        local, at, host = written[:_LONGEST].rpartition("@")
        if written:
            yield f"{local}@{host.lower()}" if at else written[:_LONGEST]


def _whatsapp(anchor: Anchor) -> str:
    """The number a WhatsApp link writes to; empty of share links, catalogues and short codes."""
    lower = anchor.raw.lower()
    if lower.startswith("whatsapp:"):
        query = urllib.parse.parse_qs(anchor.raw.partition("?")[2])
        return _digits(query.get("phone", [""])[0])
    found = addresses.parse(anchor.address) if "wa.me" in lower or "whatsapp.com" in lower else None
    if found is None or not found.under("wa.me", "whatsapp.com"):
        return ""
    if found.under("wa.me"):
        return _digits(found.first)
    return _digits(found.value("phone")) if found.first in ("", "send") else ""


def _digits(written: str) -> str:
    """The digits of a number; empty where it is none."""
    is_number = re.fullmatch(r"[\s+().\d/-]{1,40}", written)
    return re.sub(r"\D", "", written) if is_number else ""


def forms(page: Document, address: str) -> Iterator[Noticed]:
    """Contact forms, which lead somewhere, and newsletter forms, which need not say where."""
    for form in page.elements(_TO_WRITE, _MOST_FORMS):
        yield from _form(page, form, address)
    for form in page.elements(f"{_TO_LEAVE_MAIL}{_NEWS_FIELD}", _MOST_FORMS):
        yield from _subscription(page, form)
    for form in page.elements(f"{_TO_LEAVE_MAIL}:not({_NEWS_FIELD})", _MOST_FORMS):
        is_news = _NEWS.search(f"{form.text} {_said(form)}")
        yield from _subscription(page, form) if is_news else _form(page, form, address)


def _form(page: Document, form: Element, address: str) -> Iterator[Noticed]:
    action = _action(page, form)
    if action and not _NO_FORM.search(_said(form)) and _asked(action) != _asked(address):
        yield Noticed(trait=Trait.FORM, value=action, text=form.text, region=form.region)


def _asked(written: str) -> str:
    """What is asked for at an address: it without its fragment."""
    found = addresses.parse(written)
    return found.written if found else ""


def _subscription(page: Document, form: Element) -> Iterator[Noticed]:
    if not _NO_FORM.search(_said(form)):
        yield Noticed(trait=Trait.SUBSCRIBE, value=_action(page, form), text=form.text, region=form.region)


def _said(form: Element) -> str:
    """What a form calls itself."""
    return " ".join(form.get(name) for name in ("action", "class", "id", "name", "aria-label"))


def _action(page: Document, form: Element) -> str:
    """Where a form sends what is written; empty where a script or the page itself takes it."""
    written = form.get("action")
    if not written or written.startswith(("#", "?")):
        return ""
    found = page.absolute(written)
    if page.has(UPGRADES) and found.startswith("http://"):
        found = f"https://{found.removeprefix('http://')}"
    return found if found.startswith(("http://", "https://")) and addresses.parse(found) else ""
