"""What one answer says of the address that was asked for, in the light of all that was answered in the same visit."""

from __future__ import annotations

import dataclasses
import datetime as dt
import email.utils
import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import assert_never

from audit import address as addresses
from audit.address import Address
from audit.evidence import Ask, Failure, Reply, Sign
from audit.followed import End, Followed, Purpose
from audit.platforms import _walls
from audit.website import SiteState, _follow_films as films, _follow_names as names, _follow_pictures as pictures, home
from audit.website._follow_films import Film, Service
from audit.website._follow_missing import is_diverted, says_absent
from audit.website._follow_names import Known
from audit.website._follow_wishes import Wish
from audit.website._state import state
from audit.website.ground import origin, registrable

_MISSING = (404, 410)
"""Not found, and gone (RFC 9110, sections 15.5.5 and 15.5.11)."""
_PAGES = frozenset((Purpose.OUTSIDE, Purpose.BIO, Purpose.OFFLINE, Purpose.REVIEW, Purpose.FORMER, Purpose.SECURE))
_WITHOUT_FRONT = ("goo.gl", "g.page")
"""Hosts of Google's short links alone, without a front page; it refuses programs by other answers than 404."""
_PROGRAM = re.compile(r"\.(?:php\d?|p[ly]|cgi|aspx?|jsp|cfm)$", re.IGNORECASE)
"""A form's receiver that is a file, there for all who ask or for nobody.

Others may be missing for whoever only looks: many frameworks answer so at addresses that take forms alone.
"""
_NAMELESS = frozenset((SiteState.COMING_SOON, SiteState.MAINTENANCE, SiteState.LOGIN))
"""The title of such a page is its host's, and says nothing of whose it is."""
_BROWSERS_WARN = ("expired", "self-signed", "self signed", "mismatch", "not valid for", "revoked")
"""Causes in OpenSSL's words. One that is not among them, an intermediate left out, browsers make good themselves."""
_IN_CHAIN = "certificate in certificate chain"
"""Signed by an authority we do not know but others here may: offices and virus scanners put theirs before some hosts."""


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
    today: dt.date

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
        elif reply.failure is Failure.CERTIFICATE:
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
            end = self._if_host_is_open(reply) if says_absent(reply) else End.UNSEEN
            return dataclasses.replace(bare, end=end)
        if stands is SiteState.HOSTING_SUSPENDED or opened.site.signals[0].sign is not Sign.SHOWN:
            return bare
        return dataclasses.replace(bare, end=End.OPENS, title="" if stands in _NAMELESS else opened.site.title)

    def _if_host_is_open(self, reply: Reply) -> End:
        """A page is missing only from a host that shows programs its front page, or leads them to its login.

        One that knows neither may tell programs of everything that it is missing.
        """
        shown, found = self.replies.get(_front(reply)), addresses.parse(reply.address)
        if shown is None or found is None or is_diverted(reply):
            return End.UNSEEN
        wall = _walls.wall(shown, "page")
        is_open = wall.sign in (Sign.LOGIN_WALL, Sign.CONSENT) if wall else shown.status == 200
        return End.MISSING if is_open or found.host in _WITHOUT_FRONT else End.UNSEEN

    def _unanswered(self, wish: Wish, reply: Reply) -> End:
        match reply.failure:
            case Failure.NO_SUCH_NAME if not reply.hops and self._is_nameless(wish):
                return End.NO_SUCH_NAME
            case Failure.CERTIFICATE if _browsers_warn(reply) and self._is_https_sound(wish):
                return End.CERTIFICATE
            case Failure.REFUSED | Failure.RESET if wish.purpose is Purpose.SECURE and not reply.hops:
                return End.NOT_SECURE
            case _:
                return End.UNSEEN

    def _is_nameless(self, wish: Wish) -> bool:
        """Whether our resolver is honest about a name nobody has, and the public name service knows no more than it.

        Without that second voice nothing is said: some systems call every name unknown once their connection is lost.
        """
        nowhere = self.replies.get(_nowhere(wish))
        is_honest = nowhere is not None and nowhere.failure is Failure.NO_SUCH_NAME
        return is_honest and names.known(self.replies.get(names.ask(_host(wish.address)))) is Known.MISSING

    def _is_https_sound(self, wish: Wish) -> bool:
        """Whether another host's certificate was accepted after this one was not, and our clock is right.

        Not so where a proxy replaces them all, behind a hotel's login, or on a computer that lives in another year.
        """
        after = self.replies.get(names.ask(_host(wish.address)))
        if after is None or after.failure is not None or not after.address.startswith("https:"):
            return False
        told = _day(after.header("date"))
        return told is None or abs(told - self.today) <= dt.timedelta(days=1)

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


def _day(written: str) -> dt.date | None:
    try:
        return email.utils.parsedate_to_datetime(written).date()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _browsers_warn(reply: Reply) -> bool:
    said = reply.detail.lower()
    return not said or (_IN_CHAIN not in said and any(cause in said for cause in _BROWSERS_WARN))


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
