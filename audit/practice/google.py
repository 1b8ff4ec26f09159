"""Google: map links, the map's empty shell, and the Places API.

Short links `maps.app.goo.gl/MapleSt1` lead to the bakery on the map, `/Consent1` to the consent page, others to an error page.
Place ids: `ChIJmaplestreetbakery00` operational · `ChIJclosedbakery0000000` closed for good · `ChIJmovedbakery00000000`
closed and moved · `ChIJpausedbakery0000000` closed for now · `ChIJlimitedbakery000000` 429 · any other `ChIJ…`: NOT_FOUND.
The key `expired-key` is refused.
"""

from __future__ import annotations

import urllib.parse
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, data, page, redirect
from audit.practice._case import Case, lives

HOSTS = ("google.com", "goo.gl", "g.page", "places.googleapis.com")
MAPLE = "ChIJmaplestreetbakery00"
OFFICE = "ChIJj61dQgK6j4AR4GeTYWZsWWw"
PLACE = (
    "https://www.google.com/maps/place/Maple+Street+Bakery/@39.7817,-89.6501,17z/"
    "data=!3m1!4b1!4m6!3m5!1s0x88753a1b2c3d4e5f:0x1a2b3c4d5e6f7081!8m2!3d39.7817!4d-89.6501"
)
SHORT: Mapping[str, str] = {
    "MapleSt1": PLACE,
    "maplestreetbakery": PLACE,
    "Consent1": "https://consent.google.com/m?continue=" + urllib.parse.quote(PLACE, safe="") + "&gl=DE&m=0&pc=m",
}
PLACES: Mapping[str, tuple[str, str, float]] = {
    MAPLE: ("Maple Street Bakery", "OPERATIONAL", 21),
    "ChIJclosedbakery0000000": ("Closed Bakery", "CLOSED_PERMANENTLY", 1300),
    "ChIJmovedbakery00000000": ("Moved Bakery", "CLOSED_PERMANENTLY", 900),
    "ChIJpausedbakery0000000": ("Paused Bakery", "CLOSED_TEMPORARILY", 90),
    OFFICE: ("Google", "OPERATIONAL", 2),
    "ChIJN1t_tDeuEmsRUsoyG83frY4": ("Google Sydney", "OPERATIONAL", 3),
}
"""Name, status, and the age in days of the newest review that is given out."""


def answer(asked: Asked) -> Answer:
    """One host for each part."""
    match asked.host:
        case "places.googleapis.com":
            return _places(asked)
        case "maps.app.goo.gl" | "g.page" | "goo.gl":
            to = SHORT.get(asked.segments[-1] if asked.segments else "")
            return redirect(to) if to else page("Dynamic Link Not Found", status=404)
        case "consent.google.com":
            return page("Before you continue", '<form action="https://consent.google.com/save"></form>')
        case "www.google.com":
            return page(
                "Google Maps" if asked.part(0) == "maps" else "Google", "<script>window.APP_OPTIONS=[];</script>"
            )
        case _:
            return redirect("https://www.google.com" + asked.path, 301)


_EXPIRED = data(
    {
        "error": {
            "code": 400,
            "message": "API key expired. Please renew the API key.",
            "status": "INVALID_ARGUMENT",
            "details": [
                {
                    "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                    "reason": "API_KEY_INVALID",
                    "domain": "googleapis.com",
                }
            ],
        }
    },
    400,
)


def _places(asked: Asked) -> Answer:
    if not (asked.headers.get("x-goog-api-key") or asked.query.get("key")):
        return _error(403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers.")
    if "expired-key" in (asked.headers.get("x-goog-api-key"), asked.query.get("key")):
        return _EXPIRED
    name = asked.part(2) or asked.part(1)
    if name == "places:searchText":
        wanted = str(asked.payload().get("textQuery", "")).lower()
        found = [place for place, (title, _, _) in PLACES.items() if title.lower() in wanted]
        return data({"places": [_place(each) for each in found]} if found else {})
    if name == "ChIJlimitedbakery000000":
        return _error(429, "RESOURCE_EXHAUSTED", "Quota exceeded.")
    if not name.startswith("ChIJ"):
        return _error(400, "INVALID_ARGUMENT", f"Not a valid Place ID: {name}")
    return data(_place(name)) if name in PLACES else _error(404, "NOT_FOUND", "The Place ID is no longer valid.")


def _place(identifier: str) -> dict[str, object]:
    title, status, reviewed = PLACES[identifier]
    place: dict[str, object] = {
        "id": identifier,
        "displayName": {"text": title, "languageCode": "en"},
        "businessStatus": status,
        "googleMapsUri": "https://maps.google.com/?cid=1885667171979194497",
        "websiteUri": "https://maplebakery.example/",
        "nationalPhoneNumber": "(217) 555-0142",
        "rating": 4.6,
        "userRatingCount": 87,
        "reviews": [
            {"publishTime": ago(age).strftime("%Y-%m-%dT%H:%M:%SZ"), "rating": 5} for age in (reviewed + 40, reviewed)
        ],
    }
    return place | ({"movedPlace": f"places/{MAPLE}", "movedPlaceId": MAPLE} if "moved" in identifier else {})


def _error(code: int, status: str, message: str) -> Answer:
    return data({"error": {"code": code, "message": message, "status": status}}, code)


_AT = "https://www.google.com/maps/place/?q=place_id:{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("ChIJmaplestreetbakery00"), "open", "map page", "the empty shell", decidable=False),
    lives("https://maps.app.goo.gl/Consent1", "open", "short link", "302 to consent.google.com", decidable=False),
    lives(_AT.format("ChIJmaplestreetbakery00"), "open", "interface", "OPERATIONAL", keyed=True),
    lives(_AT.format("ChIJpausedbakery0000000"), "closed for now", "interface", "CLOSED_TEMPORARILY", keyed=True),
    lives(
        _AT.format("ChIJclosedbakery0000000"),
        "closed for good, listing stays",
        "interface",
        "CLOSED_PERMANENTLY",
        keyed=True,
    ),
    lives(
        _AT.format("ChIJmovedbakery00000000"),
        "closed and moved",
        "interface",
        "CLOSED_PERMANENTLY with movedPlace",
        keyed=True,
    ),
    lives(
        _AT.format("ChIJunknownbakery000000"),
        "id out of date",
        "interface",
        "404 NOT_FOUND",
        decidable=False,
        keyed=True,
    ),
    lives(
        _AT.format("ChIJlimitedbakery000000"),
        "open",
        "interface",
        "429 RESOURCE_EXHAUSTED",
        decidable=False,
        keyed=True,
    ),
)
