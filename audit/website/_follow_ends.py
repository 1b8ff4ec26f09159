"""What one answer says of the address that was asked for, in the light of all that was answered in the same visit."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import assert_never

from audit import address as addresses
from audit.address import Address
from audit.evidence import Ask, Failure, Reply, Sign
from audit.followed import End, Followed, Purpose
from audit.platforms import _page, _walls
from audit.website import SiteState, _follow_films as films, _follow_names as names, _follow_pictures as pictures, home
from audit.website._follow_films import Film, Service
from audit.website._follow_names import Known
from audit.website._follow_wishes import Wish
from audit.website._state import state
from audit.website.ground import origin, registrable

_MISSING = (404, 410)
"""Not found, and gone (RFC 9110, sections 15.5.5 and 15.5.11)."""
_PAGES = frozenset((Purpose.OUTSIDE, Purpose.BIO, Purpose.OFFLINE, Purpose.REVIEW, Purpose.FORMER, Purpose.SECURE))
_CLOSED_HOST = frozenset(
    (Sign.CHALLENGE, Sign.RATE_LIMITED, Sign.REFUSED, Sign.ROBOTS, Sign.SERVER_ERROR, Sign.UNREACHABLE)
)
"""A host whose front page answers so may tell programs what it does not tell customers."""
_PROGRAM = re.compile(r"\.(?:php\d?|p[ly]|cgi|aspx?|jsp|cfm)$", re.IGNORECASE)
"""A form's receiver that is a file, there for all who ask or for nobody.

Others may be missing for whoever only looks: many frameworks answer so at addresses that take forms alone.
"""
_BROWSERS_WARN = ("expired", "self-signed", "self signed", "mismatch", "not valid for", "revoked")
"""Causes in OpenSSL's words. One that is not among them, an intermediate left out, browsers make good themselves."""


def ask(wish: Wish) -> Ask:
    """How a wish is asked for."""
    shown = films.film(wish.address) if wish.purpose is Purpose.EMBED else None
    if shown:
        return films.ask(shown, wish.home)
    if wish.purpose is Purpose.MAIL:
        return names.ask(wish.address, "MX")
    found = addresses.parse(wish.address)
    return Ask(address=found.written if found else wish.address)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """All that was answered so far in one visit."""

    replies: Mapping[Ask, Reply]

    def doubts(self, wish: Wish) -> Iterator[Ask]:
        """What else must be asked before the answer to a wish counts."""
        reply = self.replies[ask(wish)]
        shown = films.film(wish.address) if wish.purpose is Purpose.EMBED else None
        if shown:
            yield from self._film_controls(shown, wish, reply)
        elif wish.purpose is Purpose.MAIL:
            return
        elif wish.purpose in _PAGES and _says_missing(reply):
            yield _front(reply)
        elif reply.failure is Failure.NO_SUCH_NAME:
            yield _nowhere(wish)
            yield names.ask(_host(wish.address))
        elif reply.failure is Failure.CERTIFICATE and not self._is_https_sound(reply):
            yield names.ask(_host(wish.address))

    def met(self, wish: Wish) -> Followed:
        reply = self.replies[ask(wish)]
        wall = _walls.wall(reply, "page")
        bare = Followed(
            purpose=wish.purpose,
            address=wish.address,
            end=End.UNSEEN,
            status=reply.status,
            final_address="" if reply.failure else reply.address,
            hops=reply.hops if reply.failure else reply.hops[:-1],
            quote=wall.quote if wall else f"status {reply.status}",
        )
        match wish.purpose:
            case Purpose.MAIL:
                said = names.words(reply) or bare.quote
                return dataclasses.replace(bare, final_address="", hops=(), end=self._mail(reply), quote=said)
            case Purpose.EMBED:
                return dataclasses.replace(bare, final_address="", hops=(), end=self._film(wish, reply))
            case _ if reply.failure:
                return dataclasses.replace(bare, end=self._unanswered(wish, reply))
            case Purpose.PICTURE | Purpose.ICON:
                return _picture(bare, reply)
            case Purpose.FORM:
                return dataclasses.replace(bare, end=_form(wish, reply))
            case Purpose.FEED:
                return dataclasses.replace(bare, end=_plain(reply))
            case Purpose.OUTSIDE | Purpose.BIO | Purpose.OFFLINE | Purpose.REVIEW | Purpose.FORMER | Purpose.SECURE:
                return self._page(bare, reply)
            case _:
                assert_never(wish.purpose)

    def _page(self, bare: Followed, reply: Reply) -> Followed:
        kind = reply.header("content-type")
        if kind and "html" not in kind.lower():
            end = _plain(reply)
            return dataclasses.replace(bare, end=self._if_host_is_open(reply) if end is End.MISSING else end)
        opened = home.opened(bare.address, reply)
        stands = state(bare.address, reply, opened)
        if stands in (SiteState.FOR_SALE, SiteState.PARKED):
            end = End.FOR_SALE if stands is SiteState.FOR_SALE else End.PARKED
            return dataclasses.replace(bare, end=end, title=opened.site.title)
        if _says_missing(reply):
            end = End.UNSEEN if _is_drawn(reply) else self._if_host_is_open(reply)
            return dataclasses.replace(bare, end=end)
        is_shown = opened.site.signals[0].sign is Sign.SHOWN
        return dataclasses.replace(bare, end=End.OPENS, title=opened.site.title) if is_shown else bare

    def _if_host_is_open(self, reply: Reply) -> End:
        """A page is missing only from a host that shows programs its front page, or that has none either."""
        shown = self.replies.get(_front(reply))
        wall = _walls.wall(shown, "page") if shown else None
        return End.UNSEEN if shown is None or (wall and wall.sign in _CLOSED_HOST) else End.MISSING

    def _unanswered(self, wish: Wish, reply: Reply) -> End:
        match reply.failure:
            case Failure.NO_SUCH_NAME if not reply.hops and self._is_nameless(wish):
                return End.NO_SUCH_NAME
            case Failure.CERTIFICATE if _browsers_warn(reply) and self._is_https_sound(reply):
                return End.CERTIFICATE
            case Failure.REFUSED | Failure.RESET if wish.purpose is Purpose.SECURE and not reply.hops:
                return End.NOT_SECURE
            case _:
                return End.UNSEEN

    def _is_nameless(self, wish: Wish) -> bool:
        """Whether our resolver works, is honest about a name nobody has, and is not alone in not knowing this one."""
        nowhere, host = self.replies.get(_nowhere(wish)), _host(wish.address)
        is_honest = nowhere is not None and nowhere.failure is Failure.NO_SUCH_NAME
        answered = any(reply.hops and _host(reply.address) != host for reply in self.replies.values())
        return is_honest and answered and names.known(self.replies.get(names.ask(host))) is not Known.EXISTS

    def _is_https_sound(self, reply: Reply) -> bool:
        """Whether another host's certificate was accepted here: not so where a proxy replaces them all."""
        return any(
            other.failure is None
            and other.address.startswith("https:")
            and _host(other.address) != _host(reply.address)
            for other in self.replies.values()
        )

    def _mail(self, reply: Reply) -> End:
        match names.known(reply):
            case Known.EXISTS:
                return End.NO_MAIL if names.takes_no_mail(reply) else End.OPENS
            case Known.MISSING if self._knows_other_names():
                return End.NO_SUCH_NAME
            case _:
                return End.UNSEEN

    def _knows_other_names(self) -> bool:
        """Whether the name service answered for any name: it may be that it knows none today."""
        told = (reply for asked, reply in self.replies.items() if names.is_ask(asked))
        return any(names.known(reply) is Known.EXISTS for reply in told)

    def _film_controls(self, shown: Film, wish: Wish, reply: Reply) -> Iterator[Ask]:
        if films.is_denied(shown, reply):
            if not self._shows_films(shown.service):
                yield films.ask(films.LIVING[shown.service], wish.home)
            if frame := films.frame(shown, wish.home):
                yield frame

    def _shows_films(self, service: Service) -> bool:
        """Whether this service described any film in this visit."""
        return any(films.is_shown(reply) for asked, reply in self.replies.items() if films.is_ask(asked, service))

    def _film(self, wish: Wish, reply: Reply) -> End:
        shown = films.film(wish.address)
        if shown is None or films.is_shown(reply):
            return End.OPENS if shown else End.UNSEEN
        frame = films.frame(shown, wish.home)
        framed = self.replies.get(frame) if frame else reply
        is_missing = films.is_denied(shown, reply) and framed is not None and _says_missing(framed)
        return End.MISSING if is_missing and self._shows_films(shown.service) else End.UNSEEN


def _says_missing(reply: Reply) -> bool:
    return reply.status in _MISSING and _walls.wall(reply, "page") is None


def _plain(reply: Reply) -> End:
    """What a status alone tells, where no wall stands."""
    if _says_missing(reply):
        return End.MISSING
    return End.OPENS if reply.status == 200 and _walls.wall(reply, "page") is None else End.UNSEEN


def _form(wish: Wish, reply: Reply) -> End:
    """405 is the answer of an address that takes forms alone (RFC 9110, 15.5.6)."""
    if reply.status == 405:
        return End.OPENS
    end = _plain(reply)
    asked, last = addresses.parse(wish.address), addresses.parse(reply.address)
    if end is not End.MISSING or asked is None or last is None:
        return end
    is_own = registrable(asked.host) == registrable(_host(wish.home))
    is_file = bool(_PROGRAM.search(asked.last)) or asked.first == "cgi-bin"
    return End.MISSING if is_own and is_file and asked.segments == last.segments else End.UNSEEN


def _picture(bare: Followed, reply: Reply) -> Followed:
    end = _plain(reply)
    if end is not End.OPENS:
        return dataclasses.replace(bare, end=end)
    if not pictures.is_picture(reply):
        return dataclasses.replace(bare, quote="not a picture")
    width, height = pictures.size(reply.body)
    return dataclasses.replace(bare, end=end, width=width, height=height)


def _is_drawn(reply: Reply) -> bool:
    """A page without a word of its own: static hosts serve living pages of script-drawn sites so, under status 404."""
    try:
        page = _page.document(reply)
    except _page.TooHard:
        return True
    return page.has("script") and not page.text()


def _browsers_warn(reply: Reply) -> bool:
    return not reply.detail or any(cause in reply.detail.lower() for cause in _BROWSERS_WARN)


def _front(reply: Reply) -> Ask:
    """The front page of the host that answered."""
    found = addresses.parse(reply.address)
    return Ask(address=f"{origin(found)}/" if found else reply.address)


def _nowhere(wish: Wish) -> Ask:
    """A name that nobody has: 24 letters made from the address, the same every time."""
    digest = hashlib.sha256(wish.address.encode("utf-8", "replace")).digest()
    return Ask(address=f"https://{''.join(chr(ord('a') + byte % 26) for byte in digest[:24])}.com/")


def _host(written: str) -> str:
    found: Address | None = addresses.parse(written)
    return found.host if found else ""
