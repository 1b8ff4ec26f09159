"""Wikipedia in every language: the Action API, the summary of the REST interface, and the pages.

Articles: `Freshbakery`, `Quietbakery` … by the age of their newest revision · `Oldtitlebakery` redirects to `Newtitlebakery` ·
`Variousbakery` a disambiguation page · `Restoredbakery` was deleted and restored · `Deletedbakery` missing with a deletion
log · `Nobodyhasthis` missing without one · `Laggedbakery` maxlag, `Limitedbakery` 429, `Refusedbakery` 403. Users: the same
names live, `Emptybakery` without edits, `Blockedbakery` blocked, `Pagelessbakery` without a page,
`Oversightedbakery` hidden by an oversighter and so missing to all. https://www.mediawiki.org/wiki/API:Query
"""

from __future__ import annotations

import html
import re
import urllib.parse
from collections.abc import Mapping

from audit.practice._answer import Answer, Asked, ago, data, digits, page, text
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import COMMON, OFFICIAL, Account, account, living

HOSTS = ("wikipedia.org",)
CAST: Mapping[str, Account] = {
    each.handle: each
    for each in (
        account("mainpage", 1, name="Main Page"),
        account("wikipedia", 1, 3, name="Wikipedia"),
        account("earth", 1, 3, name="Earth"),
        account("example", 20, name="Example"),
        account("jimbowales", 9, name="Jimbo Wales"),
        account("newtitlebakery", 12, name="Newtitlebakery"),
        account("variousbakery", 300, name="Variousbakery"),
        account("restoredbakery", 25, name="Restoredbakery"),
        account("blockedbakery", 700, name="Blockedbakery"),
        account("pagelessbakery", 7, name="Pagelessbakery"),
    )
}
REDIRECTS: Mapping[str, str] = {"oldtitlebakery": "Newtitlebakery"}
DELETED = frozenset({"deletedbakery", "restoredbakery"})
LAG = {"code": "maxlag", "info": "Waiting for 10.64.48.35: 6.5 seconds lagged.", "host": "10.64.48.35", "lag": 6.5}
WALLS: Mapping[str, Answer] = {
    "laggedbakery": data({"error": LAG}, retry_after="5", x_database_lag="6"),
    "limitedbakery": text("<h1>Too Many Requests</h1>", 429, retry_after="60"),
    "refusedbakery": text("Please set a user-agent and respect our robot policy", 403, "text/plain"),
}
FORBIDDEN = re.compile(r"[\[\]{}<>#|\x00-\x1f]")
USER = "User:"


def key(title: str) -> str:
    """The name under which somebody lives: `User:Fresh bakery` is `freshbakery`."""
    return title.removeprefix(USER).replace("_", "").replace(" ", "").lower()


def identifier(name: str) -> int:
    """The id of a page or user, 7 digits."""
    return int("1" + digits(name, 6))


IDS: Mapping[int, str] = {identifier(name): name for name in (*COMMON, *CAST, *OFFICIAL)}


def answer(asked: Asked) -> Answer:
    """An interface, or a page under its title."""
    if asked.segments == ("w", "api.php"):
        sent = {**asked.query, **dict(urllib.parse.parse_qsl(asked.body.decode("utf-8", "replace")))}
        return _interface(sent, asked.host)
    if asked.segments[:4] == ("api", "rest_v1", "page", "summary"):
        return _summary(asked.part(4), asked.host)
    title = asked.query.get("title", "") or "/".join(asked.segments[1:])
    if not asked.segments or (asked.part(0) == "w" and not title):
        return page("Wikipedia")
    return _page(title)


def _canonical(title: str) -> str:
    spaced = title.replace("_", " ").strip()
    space, colon, rest = spaced.partition(":")
    if colon and space.lower() == "user":
        return USER + rest[:1].upper() + rest[1:]
    return spaced[:1].upper() + spaced[1:]


def _exists(title: str) -> Account | None:
    if title.startswith(USER) and key(title) == "pagelessbakery":
        return None
    return living(key(title), CAST)


def _page(title: str) -> Answer:
    wanted = _canonical(title)
    if key(wanted) in {"limitedbakery", "refusedbakery"}:
        return WALLS[key(wanted)]
    if _exists(REDIRECTS.get(key(wanted), wanted)):
        head = '<meta name="generator" content="MediaWiki 1.45.0-wmf.1"><meta property="og:type" content="website">'
        return page(f"{wanted} - Wikipedia", f'<h1 id="firstHeading">{html.escape(wanted)}</h1>', head)
    words = "Wikipedia does not have an article with this exact name."
    return page(f"{wanted} - Wikipedia", f'<div class="noarticletext">{words}</div>', status=404)


def _summary(title: str, host: str) -> Answer:
    shown = _exists(_canonical(title))
    if shown is None:
        about = "https://mediawiki.org/wiki/HyperSwitch/errors/not_found"
        return data(
            {"type": about, "title": "Not found.", "method": "get", "detail": "Page or revision not found."}, 404
        )
    address = f"https://{host}/wiki/{urllib.parse.quote(_canonical(title).replace(' ', '_'))}"
    told = {"type": "standard", "title": _canonical(title), "pageid": identifier(shown.handle)}
    return data({**told, "timestamp": _stamp(shown), "content_urls": {"desktop": {"page": address}}})


def _stamp(shown: Account) -> str:
    return f"{ago(min(shown.ages, default=2000)):%Y-%m-%dT%H:%M:%SZ}"


def _interface(sent: Mapping[str, str], host: str) -> Answer:
    named = [key(sent.get(each, "")) for each in ("titles", "ususers", "ucuser", "letitle")]
    if walled := [WALLS[each] for each in named if each in WALLS]:
        return walled[0]
    if sent.get("action") != "query":
        return data({"error": {"code": "badvalue", "info": 'Unrecognized value for parameter "action"'}})
    query: dict[str, object] = {}
    lists = sent.get("list", "").split("|")
    if sent.get("titles") or sent.get("pageids"):
        query |= _pages(sent, host)
    if "users" in lists:
        query["users"] = [_user(each) for each in sent.get("ususers", "").split("|") if each]
    if "usercontribs" in lists:
        shown = living(key(sent.get("ucuser", "")), CAST)
        query["usercontribs"] = [_contribution(shown, age) for age in shown.ages][: _limit(sent)] if shown else []
    if "logevents" in lists:
        query["logevents"] = _log(sent.get("letitle", ""), sent.get("letype", "delete"))
    return data({"batchcomplete": True, "query": query})


def _limit(sent: Mapping[str, str]) -> int:
    return int(sent["uclimit"]) if re.fullmatch(r"[0-9]{1,3}", sent.get("uclimit", "")) else 10


def _pages(sent: Mapping[str, str], host: str) -> dict[str, object]:
    if sent.get("pageids"):
        return {"pages": [_by_id(each, host) for each in sent["pageids"].split("|")]}
    pages, normalized, redirects = [], [], []
    for written in sent["titles"].split("|"):
        title = _canonical(written)
        if title != written:
            normalized.append({"fromencoded": False, "from": written, "to": title})
        if key(title) in REDIRECTS and "redirects" in sent:
            redirects.append({"from": title, "to": REDIRECTS[key(title)]})
            title = REDIRECTS[key(title)]
        pages.append(_shown(title, host))
    told: dict[str, object] = {"normalized": normalized} if normalized else {}
    return told | ({"redirects": redirects} if redirects else {}) | {"pages": pages}


def _by_id(written: str, host: str) -> dict[str, object]:
    name = IDS.get(int(written), "") if re.fullmatch(r"[0-9]{1,9}", written) else ""
    return _shown(_canonical(name), host) if living(name, CAST) else {"pageid": written, "missing": True}


def _shown(title: str, host: str) -> dict[str, object]:
    if not title or FORBIDDEN.search(title):
        reason = "The requested page title contains invalid characters."
        return {"title": title, "invalidreason": reason, "invalid": True}
    shown = _exists(title)
    space = 2 if title.startswith(USER) else 0
    address = f"https://{host}/wiki/{urllib.parse.quote(title.replace(' ', '_'), safe=':/')}"
    told: dict[str, object] = {"ns": space, "title": title, "fullurl": address, "canonicalurl": address}
    if shown is None:
        return told | ({"redirect": True, "pageid": 1} if key(title) in REDIRECTS else {"missing": True})
    properties = {"disambiguation": ""} if key(title) == "variousbakery" else {"wikibase_item": "Q1" + digits(title, 8)}
    revision = {"user": "Example", "timestamp": _stamp(shown), "comment": "ref"}
    return told | {
        "pageid": identifier(shown.handle),
        "contentmodel": "wikitext",
        "pagelanguage": host.split(".", maxsplit=1)[0],
        "touched": f"{ago(0.3):%Y-%m-%dT%H:%M:%SZ}",
        "lastrevid": int(digits(title, 9)),
        "length": 4000,
        "revisions": [revision],
        "pageprops": properties,
    }


def _user(written: str) -> dict[str, object]:
    name = _canonical(written.removeprefix(USER))
    shown = living(key(name), CAST)
    if shown is None:
        return {"name": name, "invalid" if FORBIDDEN.search(name) else "missing": True}
    told: dict[str, object] = {"userid": identifier(shown.handle), "name": name, "editcount": len(shown.ages)}
    told["registration"] = f"{ago(4000):%Y-%m-%dT%H:%M:%SZ}"
    if shown.handle == "blockedbakery":
        told |= {
            "blockid": 4242,
            "blockedby": "Example",
            "blockedbyid": identifier("example"),
            "blockedtimestamp": f"{ago(690):%Y-%m-%dT%H:%M:%SZ}",
            "blockreason": "Promotional username",
            "blockexpiry": "infinite",
        }
    return told


def _contribution(shown: Account, age: float) -> dict[str, object]:
    told = {"userid": identifier(shown.handle), "user": shown.name, "ns": 0, "title": "Bread"}
    return {**told, "timestamp": f"{ago(age):%Y-%m-%dT%H:%M:%SZ}", "comment": "ref"}


def _log(title: str, kind: str) -> list[dict[str, object]]:
    name = key(title)
    if name not in DELETED or kind.partition("/")[0] != "delete":
        return []
    actions = ["restore", "delete"] if name == "restoredbakery" else ["delete"]
    return [
        {
            "ns": 0,
            "title": _canonical(title),
            "type": "delete",
            "action": action,
            "user": "Example",
            "timestamp": f"{ago(90 + 10 * index):%Y-%m-%dT%H:%M:%SZ}",
            "comment": "Unambiguous advertising" if action == "delete" else "On request",
        }
        for index, action in enumerate(actions)
    ]


_AT = "https://en.wikipedia.org/wiki/{}"
_NONE, _MISSING = "missing: true, no deletion in the log", "missing: true of the user"
CASES: tuple[Case, ...] = (
    lives(_AT.format("Freshbakery"), "an article", "interface", "a page with its newest revision"),
    lives(
        f"https://de.wikipedia.org/?curid={identifier('dormantbakery')}", "an article", "interface", "listed by its id"
    ),
    lives(_AT.format("abandonedbakery"), "an article", "interface", "a small first letter, normalized"),
    lives(_AT.format("Oldtitlebakery"), "moved to another title", "interface", "redirects"),
    lives(_AT.format("Variousbakery"), "disambiguation", "interface", "pageprops.disambiguation"),
    lives(_AT.format("Restoredbakery"), "deleted and restored", "interface", "a page and a deletion in its log"),
    lives(_AT.format("Laggedbakery"), "an article", "interface", "error maxlag with retry-after", decidable=False),
    lives(_AT.format("Limitedbakery"), "an article", "interface", "429 with retry-after", decidable=False),
    lives(_AT.format("Refusedbakery"), "an article", "interface", "403 of the robot policy", decidable=False),
    lives(_AT.format("User:Freshbakery"), "a user", "interface", "userid and newest edit"),
    lives(_AT.format("User:Emptybakery"), "a user without edits", "interface", "editcount 0"),
    lives(_AT.format("User:Pagelessbakery"), "a user without a page", "interface", "a userid, the page is missing"),
    lives(_AT.format("User:Blockedbakery"), "a blocked user", "interface", "blockid, blockexpiry infinite"),
    is_gone(_AT.format("Deletedbakery"), "deleted", "interface", "missing: true and a deletion in the log"),
    is_gone(_AT.format("Nobodyhasthis"), "never existed", "interface", _NONE),
    lives(_AT.format("User:Oversightedbakery"), "a hidden user", "interface", _MISSING, decidable=False),
    is_gone(_AT.format("User:Nobodyhasthis"), "a user who never existed", "interface", _MISSING, decidable=False),
)
