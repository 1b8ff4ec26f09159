"""What stands at a website's address, told from its home page by markers that no open page carries.

A page that only mentions the words is open: a marker counts where little else stands on the page.
"""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping

from audit import address as addresses
from audit.evidence import Failure, Reply, Sign
from audit.platforms import _page
from audit.platforms._page import Document
from audit.website import SiteState
from audit.website.ground import registrable
from audit.website.home import Opened

_FEW_WORDS = 60
_FEW_LINKS = 3
"""Links to pages of its own."""
_LITTLE = 65_536
"""Bytes of an error page that are looked at; a longer one is not a host's notice."""
_NOTHING = 3
"""Words of a page that shows "Please wait …" at most."""

_DOWN = frozenset((Failure.NO_SUCH_NAME, Failure.REFUSED, Failure.UNREACHABLE, Failure.RESET, Failure.TOO_SLOW))
_BLOCKED = frozenset((Sign.CHALLENGE, Sign.CONSENT, Sign.REFUSED, Sign.RATE_LIMITED))
MARKETS = ("sedo.com", "hugedomains.com", "dan.com", "afternic.com", "undeveloped.com", "buydomains.com", "atom.com")
PARKING = ("sedoparking.com", "bodis.com", "parkingcrew.net", "above.com", "parklogic.com")
"""Where domains are led that are offered to buyers, and that wait with advertisements."""
_PARKING_SCRIPT = re.compile(
    rb"src=[\"']?(?:https?:)?//[\w.-]{0,80}(?:sedoparking\.com|parkingcrew\.net|bodis\.com|wsimg\.com/parking-lander)"
    rb"|window\.park\s?="
)
_PARKING_DETOUR = re.compile(rb"window\.location\.href\s?=\s?[\"']/lander[\"']")
"""On a page without a word; others call a page of their own so."""
_OF_NAMES = re.compile(r"dom(?:ai|ei|i|e|í)n|make an offer|buy it now")
"""A house may be for sale as well, and have a page under its own name."""
_SITE = r"(?:this |the |our |my |your )?(?:new |own )*(?:web ?site|web ?page|home ?page)"
_NOTICES: Mapping[SiteState, re.Pattern[str]] = {
    SiteState.HOSTING_SUSPENDED: re.compile(
        r"this (?:account|site|website|domain) (?:has been|is|was) (?:temporarily )?(?:suspended|disabled)"
        r"|contact your hosting provider for more information|bandwidth limit exceeded"
        r"|(?:dieses konto|diese (?:website|webseite|webpräsenz|domain)) (?:wurde|ist) (?:vorübergehend )?gesperrt"
        r"|ce (?:compte|site) (?:a été|est) suspendu|esta cuenta ha sido suspendida|questo account è stato sospeso"
    ),
    SiteState.FOR_SALE: re.compile(
        r"(?:domain|domain name|\w\.[a-z]{2,12}) (?:is|may be|might be|could be) (?:available )?for sale"
        r"|(?:buy|inquire about|make an offer on|get) this domain|domain (?:steht|ist) zum verkauf"
        r"|domaine est (?:à vendre|en vente)|dominio est[aá] (?:en|a la) venta|dominio è in vendita"
        r"|domein(?:naam)? is te koop|domena jest na sprzedaż|domínio está à venda"
    ),
    SiteState.PARKED: re.compile(
        r"(?:domain|web ?page) (?:name )?(?:is|has been) (?:currently )?parked|parked free, courtesy of"
        r"|domain (?:has (?:recently|just) been|was (?:recently|just)) registered|future home of something quite cool"
        r"|diese domain (?:ist geparkt|wurde (?:soeben|gerade|erfolgreich|neu) (?:registriert|reserviert))"
        r"|ce domaine (?:est (?:réservé|parké)|vient d'être enregistré)|este dominio está (?:aparcado|registrado)"
        r"|if you see this page, the nginx web server is successfully installed"
        r"|this is the default (?:welcome|web|index) ?page|default page for (?:the|this) (?:domain|server|site)"
    ),
    SiteState.MAINTENANCE: re.compile(
        r"briefly unavailable for scheduled maintenance"
        rf"|(?:{_SITE}|(?:this|our) (?:online )?(?:site|shop|store)) is (?:currently |temporarily )*"
        r"(?:(?:under|undergoing|in)|(?:down|closed|unavailable|offline) for) (?:scheduled |routine |planned )?maintenance"
        r"|(?:website|webseite|homepage|seite) (?:ist |wird |befindet sich )?(?:derzeit |zurzeit |gerade )?"
        r"(?:wegen wartungsarbeiten|im wartungsmodus|gewartet)"
        r"|site (?:web |internet )?est (?:actuellement )?en maintenance"
        r"|sitio (?:web )?está en mantenimiento|sito (?:web )?è in manutenzione"
    ),
    SiteState.COMING_SOON: re.compile(
        rf"{_SITE} (?:is |will be )?(?:currently |still )?(?:coming soon|under construction|being built|launching soon)"
        rf"|{_SITE} will (?:launch|be (?:online|live|ready|available|back)) (?:very )?soon|opening soon enter using password"
        r"|hier entsteht (?:bald |in kürze )?(?:eine neue|die neue|unsere neue|meine neue|die)"
        r"|(?:website|webseite|homepage|seite) (?:ist |befindet sich )?(?:derzeit |noch )?im aufbau"
        r"|site (?:web |internet )?(?:est )?en (?:cours de )?construction|sitio (?:web )?(?:está )?en construcción"
        r"|sito (?:web )?(?:è )?in costruzione|strona w (?:budowie|przygotowaniu)"
    ),
}
"""What such a page says of itself, in words that do not stand on another page as short."""
_TITLES: Mapping[SiteState, re.Pattern[str]] = {
    SiteState.HOSTING_SUSPENDED: re.compile(
        r"(?:your |this )?(?:account|site|website|domain|hosting) (?:has been |is )?suspended"
        r"|(?:cuenta|sitio) suspendid[ao]|compte suspendu|account gesperrt"
    ),
    SiteState.FOR_SALE: re.compile(r"domain(?: name)? for sale|\S+\.[a-z]{2,12} (?:is )?for sale"),
    SiteState.PARKED: re.compile(r"parked domain|domain parked|\S+\.[a-z]{2,12} (?:is )?parked|domain default page"),
    SiteState.MAINTENANCE: re.compile(
        r"(?:site |website |currently )?(?:under|in|down for|undergoing) maintenance|maintenance mode|wartungsmodus"
        r"|wartungsarbeiten|en maintenance|en mantenimiento|in manutenzione|w trakcie konserwacji"
    ),
    SiteState.COMING_SOON: re.compile(
        r"(?:site |website |page |we are |we're )?(?:coming|launching|opening) soon|(?:site |website )?under construction"
        r"|(?:website |seite |webseite )?im aufbau|demnächst|(?:site )?en construction|bientôt(?: en ligne| disponible)?"
        r"|próximamente|en construcción|in costruzione|prossimamente|binnenkort|in aanbouw|w budowie|em breve"
    ),
    SiteState.LOGIN: re.compile(
        r"(?:please )?(?:log ?in|sign ?in)(?: to .{1,40})?|login required|password (?:required|protected)"
        r"|anmelden|anmeldung|connexion|iniciar sesión|accedi|inloggen"
    ),
}
"""A whole title, or a whole part of one between dashes and bars."""
_SERVERS = re.compile(
    r"welcome to nginx!?|iis windows(?: server)?|apache2 (?:ubuntu|debian) default page: it works|index of /"
    r"|(?:apache http server )?test page for the .{1,60}|default web site page|web server's default page"
)
"""Whole titles of the pages that servers show before a website is put on them, however long those are."""
_HIDDEN = "#root, #app, #__next, #__nuxt, app-root, [ng-app], noscript"
"""Where frameworks hang a page in, and what is said to visitors without scripts."""
_PARTS = re.compile(r"\s+[-\N{EN DASH}\N{EM DASH}|\N{MIDDLE DOT}»«:/~]+\s+|:\s+")


def state(address: str, reply: Reply, opened: Opened) -> SiteState:
    """What stands at the address that was asked for."""
    if reply.failure is not None:
        return _failed(reply.failure)
    if away := _away(address, reply.address):
        return away
    sign = opened.site.signals[0].sign
    if sign is Sign.CHALLENGE:
        return SiteState.BLOCKED
    document = opened.document or _error_page(reply)
    if document and (notice := _notice(reply, opened, document)):
        return notice
    return _read(opened, opened.document) if opened.document else _of_sign(sign, reply)


def _failed(failure: Failure) -> SiteState:
    if failure in _DOWN:
        return SiteState.DOWN
    return SiteState.BLOCKED if failure is Failure.RATE_LIMITED else SiteState.UNKNOWN


def _away(address: str, last: str) -> SiteState | None:
    asked, found = addresses.parse(address), addresses.parse(last)
    if asked is None or found is None or registrable(asked.host) == registrable(found.host):
        return None
    if found.under(*MARKETS):
        return SiteState.FOR_SALE
    return SiteState.PARKED if found.under(*PARKING) else SiteState.REDIRECTED_AWAY


def _error_page(reply: Reply) -> Document | None:
    """The page behind a status that says error: hosts suspend and maintain with those."""
    if reply.status == 200 or len(reply.body) > _LITTLE:
        return None
    try:
        return _page.document(reply)
    except _page.TooHard:
        return None


def _notice(reply: Reply, opened: Opened, document: Document) -> SiteState | None:
    """What the page says it is, where it says little else."""
    if urllib.parse.urlsplit(reply.address).path.endswith("/cgi-sys/suspendedpage.cgi"):
        return SiteState.HOSTING_SUSPENDED
    if _SERVERS.fullmatch(document.title.lower()):
        return SiteState.PARKED
    text = document.text(2_000).lower()
    if len(text.split()) > _FEW_WORDS or opened.site.own_links > _FEW_LINKS:
        return None
    if _PARKING_SCRIPT.search(reply.body) or (not text and _PARKING_DETOUR.search(reply.body)):
        return SiteState.FOR_SALE if _NOTICES[SiteState.FOR_SALE].search(text) else SiteState.PARKED
    if reply.status == 503 and ("maintenance" in text or "wartung" in text):
        return SiteState.MAINTENANCE
    found = _said(document, text)
    is_of_a_name = _OF_NAMES.search(f"{document.title.lower()} {text}") or any(
        market.encode() in reply.body for market in (*MARKETS, *PARKING)
    )
    return found if found is not SiteState.FOR_SALE or is_of_a_name else None


def _said(document: Document, text: str) -> SiteState | None:
    parts = [part.strip(" .!…") for part in _PARTS.split(document.title.lower())]
    for found, notice in _NOTICES.items():
        if notice.search(text) or any(_TITLES[found].fullmatch(part) for part in (*parts, _alone(text, parts))):
            return found
    has_password = document.has("input[type=password]")
    return SiteState.LOGIN if has_password and any(map(_TITLES[SiteState.LOGIN].fullmatch, parts)) else None


def _alone(text: str, parts: list[str]) -> str:
    """The words of the page without the name of the business that its title tells."""
    for part in parts:
        text = text.replace(part, " ") if part else text
    return " ".join(text.split()).strip(" .!…-|:")


def _of_sign(sign: Sign, reply: Reply) -> SiteState:
    if sign is Sign.LOGIN_WALL or reply.status == 401:
        return SiteState.LOGIN
    if sign is Sign.SERVER_ERROR:
        return SiteState.DOWN
    return SiteState.BLOCKED if sign in _BLOCKED else SiteState.UNKNOWN


def _read(opened: Opened, document: Document) -> SiteState:
    """An open page, unless next to nothing stands on it before its scripts have run."""
    words = len(document.text(200).split())
    if opened.judged or words > _NOTHING:
        return SiteState.OPEN
    shows = document.has("body img, body iframe, body video, body object, frameset")
    if document.has("script") and (document.has(_HIDDEN) or not shows):
        return SiteState.SCRIPT_ONLY
    return SiteState.OPEN if shows or words else SiteState.UNKNOWN
