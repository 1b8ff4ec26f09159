"""A blog, a news page, or any web page the business lists: one page, and the feed it declares."""

from __future__ import annotations

import dataclasses
import urllib.parse
from collections.abc import Mapping

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Profile, Reading, Reply, Sign, Signal, Visit
from audit.platforms import _blog_dates, _builders, _elsewhere, _page, _walls
from audit.platforms._page import Document
from audit.platforms._platform import Rhythm

NAME = "Blog or news page"
_BLOGSPOT = tuple(
    f"blogspot.{country}"
    for country in """ae al am ba be bg bj ca cf ch cl co.at co.id co.il co.ke co.nz co.uk co.za com.ar com.au com.br com.by com.co com.cy
    com.ee com.eg com.es com.mt com.ng com.tr com.uy cv cz de dk fi fr gr hk hr hu ie is it jp kr li lt lu md mk mr mx
    my nl no pe pt qa re ro rs ru se sg si sk sn su td tw ug vn""".split()  # noqa: SIM905  # a list of words is easier to read than one of quotes
)
"""Where Blogger shows visitors of a country the blog of the same name on blogspot.com (publicsuffix.org)."""
HOSTS = ("blogspot.com", "wordpress.com", "blogger.com", "home.blog", *_BLOGSPOT)
EXAMPLES: Mapping[str, str] = {
    "https://maplebakery.blogspot.com/": "maplebakery.blogspot.com",
    "https://maplebakery.blogspot.com/2011/07/?m=1": "maplebakery.blogspot.com",
    "https://maplebakery.wordpress.com/about/": "maplebakery.wordpress.com",
}
RHYTHM = Rhythm(fresh=60, quiet=180, dormant=365)
PACE = 1.0
KEYS = ()

_OFFICES = ("www", "draft", "public-api", "en", "de", "fr", "es", "support", "developer", "learn")
_PARKED_HOSTS = ("sedo.com", "sedoparking.com", "hugedomains.com", "dan.com", "afternic.com", "bodis.com")
_PARKED = (
    b"sedoparking.com",
    b"parkingcrew.net",
    b"//www.bodis.com",
    b"afternic.com/forsale",
    b"//dan.com/",
    b"hugedomains.com/domain_profile",
    b"godaddy.com/domainsearch",
    b"cashparking",
    b"window.park",
)
_FOR_SALE = ("domain is for sale", "domain may be for sale", "buy this domain", "domain name is for sale")
_NO_SITE = (
    ("account suspended", "hosting_suspended"),
    ("welcome to nginx", "server_default"),
    ("apache2 ubuntu default page", "server_default"),
    ("apache2 debian default page", "server_default"),
    ("iis windows server", "server_default"),
    ("index of /", "server_default"),
    ("site not found", "server_default"),
    ("404", "says_not_found"),
    ("page not found", "says_not_found"),
    ("not found", "says_not_found"),
    ("log in", "login_page"),
    ("login", "login_page"),
    ("sign in", "login_page"),
)
"""How the title of a page begins that is none of the business's own."""
_STATED = (
    (".blogspot.com", "under review due to possible blogger terms", Sign.UNFAMILIAR, "under_review"),
    (".blogspot.com", "blog has been removed", Sign.ENDED, "blog_removed"),
    (".wordpress.com", "archived or suspended in accordance with our terms of service", Sign.ENDED, "site_suspended"),
    (".wordpress.com", "the authors have deleted this site", Sign.ENDED, "site_deleted"),
)
"""Notices of two blog hosts, counted on their own addresses only."""
_KEPT = {
    ".blogspot.com": "https://blogsofnote.blogspot.com/",
    ".wordpress.com": "https://dailypost.wordpress.com/",
}
"""Blogs that Blogger and WordPress.com themselves keep at an address of the ordinary form."""
_NOBODYS = "blog not found"
"""Blogger's words for a name that nobody has; blogs under review get status 404 too."""
_FEW_WORDS = 4_000
_NOTICE = {".wordpress.com": 600}
"""How long a page served like any living one may be to be an end: a short post may speak of a removed blog too."""


def identify(address: Address) -> Identity:
    """A blog on a host that has nothing else; any other address is a plain website, which may be listed as a place."""
    name, _, host = address.host.partition(".")
    host = "blogspot.com" if host in _BLOGSPOT else host
    if host not in ("blogspot.com", "wordpress.com", "home.blog") or name in _OFFICES:
        own = address.under("blogger.com", "wordpress.com")
        return Identity(kind=Kind.LOGIN if own and address.segments else Kind.HOME if own else Kind.WEBSITE)
    return Identity(kind=Kind.PROFILE, platform="blog", handle=f"{name}.{host}", address=f"https://{name}.{host}/")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """The host's front page, and a random path on it; on a blog host, an old blog there and a name nobody took.

    Elsewhere, where the profile is the front page itself, an absence cannot be told from a host that is down for everybody:
    the living control then fails with it, and nothing is concluded.
    """
    for domain, living in _KEPT.items():
        if _host(profile.address).endswith(domain):
            return _profile(living), _profile(f"https://{token}{domain}/")
    front = _front(profile.address)
    return _profile(front), _profile(f"{front}{token}")


def _profile(address: str) -> Profile:
    handle = address.partition("://")[2].removeprefix("www.").rstrip("/")
    return Profile(platform="blog", handle=handle, address=address)


def _front(address: str) -> str:
    parts = urllib.parse.urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/"


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The page, then the dates of its posts: from the feed it is or declares, else from what its builder offers."""
    found, reading = yield from _opened(profile)
    is_wordless = reading.signals[0].mark == "no_known_marker" and found.status == 200
    if reading.signals[0].sign is not Sign.SHOWN and not (is_wordless and _builders.is_built(found)):
        return reading
    dated = yield from _blog_dates.search(found, kit)
    return dataclasses.replace(
        dated, signals=(*reading.signals, *dated.signals), name=reading.name, bio=reading.bio, links=reading.links
    )


def page(profile: Profile, kit: Kit) -> Visit[Reading]:  # noqa: ARG001  # a rung's shape
    """The listed page alone."""
    _, reading = yield from _opened(profile)
    return reading


def feed(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The listed address as a feed."""
    (found,) = yield (Ask(address=profile.address),)
    return _blog_dates.of_feed(found, kit)


RUNGS = {"page": page, "feed": feed}


def _opened(profile: Profile) -> Visit[tuple[Reply, Reading]]:  # one kind of answer a line
    (found,) = yield (Ask(address=profile.address),)
    if stated := _stated(found):
        return found, Reading(signals=(stated,))
    if walled := _nameless(found) or _walls.wall(found, "page"):
        return found, Reading(signals=(walled,))
    if found.status in (404, 410):
        return found, Reading(signals=(_missing(found),))
    if found.status != 200:
        return found, Reading(signals=(_walls.unfamiliar(found, "page"),))
    if locked := _locked(found):
        return found, Reading(signals=(locked,))
    if strayed := _strayed(found):
        return found, Reading(signals=(strayed,))
    if news := _page.feed(found):
        shown = _walls.signal(found, "page", Sign.SHOWN, "feed", news.title)
        return found, Reading(signals=(shown,), name=news.title)
    return found, _read(found, _page.document(found))


def _nameless(found: Reply) -> Signal | None:
    """Every name below a blog host resolves, taken or not: one that does not was hidden by somebody's resolver."""
    return None if _host(found.ask.address).endswith(tuple(_KEPT)) else _walls.nameless(found, "page")


def _missing(found: Reply) -> Signal:
    """A page that is not there; blogs of a host that says in words what it does not have are not missing by a status."""
    document, host = _page.document(found), _host(found.ask.address)
    if _is_drawn(document):
        return _walls.signal(found, "page", Sign.UNFAMILIAR, "drawn_by_script")
    if host.endswith(tuple(_KEPT)) and not (host.endswith(".blogspot.com") and _NOBODYS in document.text().lower()):
        return _walls.signal(found, "page", Sign.UNFAMILIAR, "status_alone")
    if _elsewhere.is_shared(host):  # its front page is no living account beside one that may be hidden
        return _walls.signal(found, "page", Sign.UNFAMILIAR, "status_alone")
    return _walls.signal(found, "page", Sign.ABSENT, "page_missing")


def _is_drawn(document: Document) -> bool:
    """A page without a word of its own: static hosts serve living pages of script-drawn sites so, under status 404."""
    return document.has("script") and not document.text()


def _stated(found: Reply) -> Signal | None:
    """What Blogger and WordPress.com say of their own blogs."""
    host, last = _host(found.ask.address), urllib.parse.urlsplit(found.address)
    if host.endswith(".blogspot.com") and last.path == "/blogin.g":
        return _walls.signal(found, "page", Sign.PRIVATE, "invited_readers", "open to invited readers only")
    if host.endswith(".wordpress.com") and last.hostname == "wordpress.com" and last.path.startswith("/typo"):
        return _walls.signal(found, "page", Sign.ABSENT, "typo_redirect", "led to wordpress.com/typo")
    if found.failure or _host(found.address) != host or not host.endswith((".blogspot.com", ".wordpress.com")):
        return None
    words = _page.document(found).text().lower()
    for domain, notice, sign, mark in _STATED:
        most = _NOTICE.get(domain, 0) if sign is Sign.ENDED and found.status == 200 else _FEW_WORDS
        if host.endswith(domain) and notice in words and len(words) < most:
            return _walls.signal(found, "page", sign, mark, notice)
    return None


def _locked(found: Reply) -> Signal | None:
    """A Shopify store that opens with a password only sends every visitor to the page that asks for it."""
    asked, last = (urllib.parse.urlsplit(address) for address in (found.ask.address, found.address))
    if last.path.rstrip("/") != "/password" or asked.path == last.path or not _builders.is_shopify(found):
        return None
    return _walls.signal(found, "page", Sign.LOGIN_WALL, "password_page", f"led to {last.path}")


def _strayed(found: Reply) -> Signal | None:
    """An address that leads to another site, or loses its path on the way."""
    asked, last = _host(found.ask.address), _host(found.address)
    if any(last == host or last.endswith("." + host) for host in _PARKED_HOSTS):
        return _walls.signal(found, "page", Sign.UNFAMILIAR, "parked", f"led to {last}")
    had, has = (urllib.parse.urlsplit(address).path.strip("/") for address in (found.ask.address, found.address))
    if had and not has:
        return _walls.signal(found, "page", Sign.UNFAMILIAR, "sent_to_front", f"led to the front page of {last}")
    if asked == last or asked.endswith("." + last) or last.endswith("." + asked):
        return None
    if all(hop.status in (301, 308) for hop in found.hops[:-1]):
        return _walls.signal(found, "page", Sign.MOVED, "permanent_redirect", f"led to {last}", to=found.address)
    return _walls.signal(found, "page", Sign.UNFAMILIAR, "leads_elsewhere", f"led to {last}")


def _host(address: str) -> str:
    return (urllib.parse.urlsplit(address).hostname or "").removeprefix("www.")


def _read(found: Reply, document: Document) -> Reading:
    words = document.text()
    if refused := _no_site(found, document, words):
        return Reading(signals=(refused,))
    bio = document.meta("og:description") or document.meta("description")
    name = document.meta("og:site_name") or document.meta("og:title") or document.title
    if not name or not (len(words) >= 20 or bio or document.json_ld()):
        return Reading(signals=(_walls.unfamiliar(found, "page"),))
    here = _host(found.address)
    links = (anchor.address for anchor in document.anchors() if anchor.address.startswith("http"))
    return Reading(
        signals=(_walls.signal(found, "page", Sign.SHOWN, "page", name),),
        name=_page.excerpt(name),
        bio=bio,
        links=tuple(dict.fromkeys(link for link in links if here not in link))[:50],
    )


def _no_site(found: Reply, document: Document, words: str) -> Signal | None:
    """A page that stands where a site should be: for sale, suspended, not set up, or in so many words not found."""
    title = document.title.lower()
    few = len(words) < _FEW_WORDS
    body = found.body.lower()
    if few and (any(marker in body for marker in _PARKED) or any(sale in words.lower() for sale in _FOR_SALE)):
        return _walls.signal(found, "page", Sign.UNFAMILIAR, "parked", document.title)
    for beginning, mark in _NO_SITE:
        if few and title.startswith(beginning):
            return _walls.signal(found, "page", Sign.UNFAMILIAR, mark, document.title)
    return None
