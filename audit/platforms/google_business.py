"""Google Business Profile: map listings, which only Google's paid interface tells of."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping
from typing import Any

from audit import address as addresses
from audit.address import Address, Identity, Kind
from audit.evidence import A_REVIEW, Ask, Kit, Newest, Precision, Profile, Reading, Reply, Sign, Signal, Visit
from audit.platforms import _dates, _google_facts, _page, _walled, _walls

NAME = "Google Business Profile"
_PLAIN = """
    com ad ae al am as at az ba be bf bg bi bj bs bt by ca cd cf cg ch ci cl cm cn cv cz de dj dk dm dz ee es fi fm
    fr ga ge gg gl gm gr gy hn hr ht hu ie im iq is it je jo kg ki kz la li lk lt lu lv md me mg mk ml mn mu mv mw
    ne nl no nr nu pl pn ps pt ro rs ru rw sc se sh si sk sm sn so sr st td tg tl tm tn to tt vu ws
"""
_CO = """
    ao bw ck cr id il in jp ke kr ls ma mz nz th tz ug uk uz ve vi za zm zw
"""
_COM = """
    af ag ar au bd bh bn bo br bz co cu cy do ec eg et fj gh gi gt hk jm kh kw lb ly mm mt mx my na ng ni np om pa
    pe pg ph pk pr py qa sa sb sg sl sv tj tr tw ua uy vc vn
"""
_SHORTENERS = ("maps.app.goo.gl", "g.page", "share.google")
HOSTS = (
    *(f"google.{country}" for country in _PLAIN.split()),
    *(f"google.co.{country}" for country in _CO.split()),
    *(f"google.com.{country}" for country in _COM.split()),
    "goo.gl",
    "g.co",
    "g.page",
    "posts.gle",
    "share.google",
)
EXAMPLES: Mapping[str, str] = {
    "https://www.google.com/maps/place/Maple+Bakery/@52.5,13.4,17z/data=!3m1!4b1!4m6!3m5!1s0x1:0x2a!8m2": "cid:42",
    "maps.google.de/maps?cid=1234567890123456789&hl=de": "cid:1234567890123456789",
    "https://www.google.com/maps/place/?q=place_id:ChIJabcdEFGH_ijkl-mnop": "place_id:ChIJabcdEFGH_ijkl-mnop",
    "https://search.google.com/local/writereview?placeid=ChIJabcdEFGH_ijkl-mnop": "place_id:ChIJabcdEFGH_ijkl-mnop",
    "https://www.google.co.uk/maps/place/Maple+Bakery": "name:maple-bakery",
}
RHYTHM = None
PACE = 1.0
KEYS = ("GOOGLE_PLACES_API_KEY",)

_MAIN = re.compile(r"(?:(?:www|maps)\.)?google\.[a-z.]{2,6}")
_PLACE_ID = re.compile(r"(?:ChIJ|GhIJ|E[hi])[A-Za-z0-9_-]{8,250}")
_CID = re.compile(r"[1-9][0-9]{0,19}")
_FEATURE = re.compile(r"0x[0-9a-f]{1,16}:0x([0-9a-f]{1,16})", re.IGNORECASE)
_LISTED = re.compile(r"!1s(ChIJ[A-Za-z0-9_-]{8,250})")
_KNOWLEDGE = re.compile(r"/[gm]/[a-z0-9_]{2,30}")
_COORDINATES = re.compile(r"(?=[^.°]*[.°])[0-9+-][0-9\s°'\".,+\-NSEW]{2,80}")


def identify(address: Address) -> Identity:
    match address.host.removeprefix("www."):
        case "goo.gl" if address.first != "maps":
            return _website(address)
        case "g.co" if address.first != "kgs":
            return _website(address)
        case "goo.gl" | "g.co":
            return _short(address)
        case host if host in _SHORTENERS:
            return _short(address)
        case "posts.gle":
            return _other(Kind.POST)
        case "business.google.com" | "accounts.google.com" | "mybusiness.google.com":
            return _other(Kind.LOGIN)
        case "search.google.com" if address.first == "local":
            return _listing(address) or _other(Kind.WEBSITE, "the link names no listing")
        case host if _MAIN.fullmatch(host):
            return _listing(address) or _map_or_search(address)
        case _:
            return _website(address)


def _listing(address: Address) -> Identity | None:
    """The listing an address names, by the first id in it that holds for good."""
    asked = next((v for v in map(address.value, ("q", "query")) if v.startswith("place_id:")), "")
    for value in (*map(address.value, ("query_place_id", "placeid", "place_id")), asked.removeprefix("place_id:")):
        if _PLACE_ID.fullmatch(value):
            return _place(f"place_id:{value}")
    for part in (address.last, address.value("pb"), address.value("data")):
        if found := _LISTED.search(part):
            return _place(f"place_id:{found[1]}")
    if _CID.fullmatch(cid := address.value("cid") or address.value("ludocid")):
        return _place(f"cid:{cid}")
    for part in (*address.segments, *(address.value(name) for name in ("pb", "ftid", "lrd", "data"))):
        if (feature := _FEATURE.search(part)) and int(feature[1], 16):
            return _place(f"cid:{int(feature[1], 16)}")
    if _KNOWLEDGE.fullmatch(entity := address.value("kgmid")):
        return _place(f"kgmid:{entity}")
    return None


def _map_or_search(address: Address) -> Identity:
    match tuple(part.lower() for part in address.segments):
        case () | ("maps",) if not address.query:
            return _other(Kind.HOME)
        case ("maps", "place", name, *_) if not _COORDINATES.fullmatch((plain := _plain(name)).upper()):
            slug = re.sub(r"[\W_]+", "-", plain).strip("-")
            return _place(f"name:{slug}", address.segments[2]) if slug else _other(Kind.WEBSITE)
        case path if path[:1] == ("maps",) or address.host.startswith("maps."):
            return _other(Kind.WEBSITE, "a map or a search on it, not the listing")
        case ("search", *_):
            return _other(Kind.WEBSITE, "a search, not the listing")
        case _:
            return _website(address)


def _plain(name: str) -> str:
    """A place's name as it is spoken: in addresses, `+` stands between its words."""
    return urllib.parse.unquote_plus(name[: addresses.LONGEST])


_ADDRESSES = {
    "place_id": "https://www.google.com/maps/place/?q=place_id:{}",
    "cid": "https://www.google.com/maps?cid={}",
    "kgmid": "https://www.google.com/search?kgmid={}",
    "name": "https://www.google.com/maps/place/{}",
}


def _place(handle: str, spelled: str = "") -> Identity:
    kind, _, value = handle.partition(":")
    address = _ADDRESSES[kind].format(urllib.parse.quote(spelled or value, safe="/+"))
    return Identity(kind=Kind.PROFILE, platform="google_business", handle=handle, address=address)


def _short(address: Address) -> Identity:
    code = next((part for part in address.segments if part not in ("maps", "kgs", "r")), "")
    if not code:
        return _other(Kind.HOME)
    return Identity(kind=Kind.SHORT, platform="google_business", handle=f"short:{code}", address=str(address))


def _other(kind: Kind, detail: str = "") -> Identity:
    return Identity(kind=kind, platform="google_business", detail=detail)


def _website(address: Address) -> Identity:
    """Google's many other sites are websites like any other."""
    return Identity(kind=Kind.WEBSITE, address=address.written or str(address))


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:
    """No sign here ever speaks against a listing, so no living one is needed beside it: it stands for itself."""
    absent = _place(f"place_id:ChIJ{token}")
    return profile, Profile(platform="google_business", handle=absent.handle, address=absent.address)


_HOST = "places.googleapis.com"
_FIELDS = (
    "id,displayName,businessStatus,googleMapsUri,websiteUri,nationalPhoneNumber,rating,userRatingCount,"
    f"reviews.publishTime,movedPlace,movedPlaceId,{','.join(_google_facts.FIELDS)}"
)
_STATUSES = frozenset({"OPERATIONAL", "CLOSED_TEMPORARILY", "CLOSED_PERMANENTLY", "FUTURE_OPENING"})


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """Place Details of the Places API (New), by place id alone: an id that is no longer known was replaced, not closed.

    Documented at developers.google.com/maps/documentation/places/web-service/place-details and …/place-id.
    """
    kind, _, place_id = profile.handle.partition(":")
    if KEYS[0] not in kit.keys:
        return _walled.key_missing("api", _HOST, KEYS[0])
    if kind != "place_id":
        unnamed = Signal(
            sign=Sign.UNFAMILIAR, rung="api", host=_HOST, mark="no_place_id", quote="the address holds no place id"
        )
        return Reading(signals=(unnamed,))
    ask = Ask(address=f"https://{_HOST}/v1/places/{place_id}", headers=(("x-goog-fieldmask", _FIELDS),), key=KEYS[0])
    (found,) = yield (ask,)
    place = _page.mapping(found)
    if found.status == 200 and place.get("id") and place.get("businessStatus") in _STATUSES:
        return _reading(found, place, kit)
    if found.status == 404 and "NOT_FOUND" in _page.find(place, "status"):
        return Reading(signals=(_walls.signal(found, "api", Sign.UNFAMILIAR, "obsolete_place_id", "NOT_FOUND"),))
    if found.status == 400 and "API_KEY_INVALID" in _page.find(place, "reason"):
        return Reading(signals=(_walls.key_refused(found, "api", "API_KEY_INVALID"),))
    return Reading(signals=(_walls.unfamiliar(found, "api"),))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The map itself is a shell to a program and is not asked for."""
    return (yield from api(profile, kit))


RUNGS = {"api": api}


def _reading(found: Reply, place: Mapping[str, Any], kit: Kit) -> Reading:
    """The network's id is not kept: Google renews place ids, so another id is no other business."""
    status = str(place["businessStatus"])
    signals = [_walls.signal(found, "api", Sign.SHOWN, "place_record", status)]
    if status == "CLOSED_PERMANENTLY":
        signals.append(_walls.signal(found, "api", Sign.MARKED_CLOSED, "closed_permanently", status))
        if _PLACE_ID.fullmatch(moved := str(place.get("movedPlaceId", ""))):
            to = _place(f"place_id:{moved}").address
            signals.append(_walls.signal(found, "api", Sign.MOVED, "moved_place", moved, to=to))
    reviews = [review for review in _page.sequence(place.get("reviews")) if isinstance(review, dict)]
    dates = _dates.usable([_dates.moment(str(review.get("publishTime", ""))) for review in reviews], kit.today)
    name = place.get("displayName")
    return Reading(
        signals=tuple(signals),
        newest=Newest(at=dates[0], source=A_REVIEW, precision=Precision.SECOND, lower_bound=True) if dates else None,
        name=str(name.get("text", "")) if isinstance(name, dict) else "",
        links=tuple(filter(None, (str(place.get("websiteUri") or ""),))),
        facts=_google_facts.facts(place),
        unseen_parts=("the owner's posts", "more than five reviews", "whether the listing is claimed"),
    )
