"""GitHub: users and organisations, told by a public interface that names them all and counts its visitors."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Newest, Precision, Profile, Reading, Reply, Sign, Visit
from audit.platforms import _dates, _page, _walls
from audit.platforms._platform import Rhythm

NAME = "GitHub"
HOSTS = ("github.com",)
EXAMPLES: Mapping[str, str] = {
    "https://github.com/MapleBakery": "maplebakery",
    "www.github.com/maple-bakery?tab=repositories": "maple-bakery",
    "https://github.com/orgs/maplebakery/people": "maplebakery",
    "https://gist.github.com/maplebakery": "maplebakery",
}
RHYTHM = Rhythm(fresh=90, quiet=365, dormant=1095)
PACE = 2.0
KEYS = ("GITHUB_TOKEN",)

_LOGIN = re.compile(r"[a-z0-9](?:-?[a-z0-9]){0,38}-?", re.IGNORECASE)
_OFFICES = frozenset(
    """about account-access advisories api apps articles blog business careers changelog codespaces
    collections community contact copilot customer-stories customers developer discussions edu education
    enterprise events explore features gist gists git-guides help home images issues jobs logos marketplace
    mcp mobile models new newsroom nonprofit open-source organizations orgs packages partners
    premium-support press pricing privacy projects pulls readme repos resources search security showcases
    site sitemap solutions spark sponsors stars support team terms topics trending trust-center users
    watching why-github""".split()  # noqa: SIM905
)
_DOORS = frozenset(("account", "dashboard", "invitations", "join", "login", "logout", "notifications", "password_reset",
                    "session", "sessions", "settings", "signup"))  # fmt: skip
"""First parts of a path that nobody can be called."""


def identify(address: Address) -> Identity:
    host = address.host.removeprefix("www.")
    match address.segments if host in HOSTS or host == "gist.github.com" else ("search",):
        case ():
            return _other(Kind.HOME if host in HOSTS else Kind.WEBSITE)
        case (word, *_) if word.lower() in _DOORS:
            return _other(Kind.LOGIN)
        case ("orgs", name, *_) if _LOGIN.fullmatch(name) and host in HOSTS:
            return _account(name)
        case (name,) if _LOGIN.fullmatch(name) and name.lower() not in _OFFICES and not _is_gist(host, name):
            return _account(name)
        case _:
            return _other(Kind.WEBSITE)


def _is_gist(host: str, name: str) -> bool:
    """A piece of text shared without a name stands where names stand; these words list them."""
    return host not in HOSTS and bool(re.fullmatch(r"discover|forked|starred|[0-9a-f]{20,32}", name))


def _other(kind: Kind) -> Identity:
    return Identity(kind=kind, platform="github")


def _account(name: str) -> Identity:
    found = _profile(name.lower())
    return Identity(kind=Kind.PROFILE, platform="github", handle=found.handle, address=found.address)


def _profile(handle: str) -> Profile:
    return Profile(platform="github", handle=handle, address=f"https://github.com/{handle}")


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:  # noqa: ARG001  # one host serves all
    return _profile("github"), _profile(token)


_API = "https://api.github.com"
_ACCEPT = (("accept", "application/vnd.github+json"),)


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The REST API: the account, then its public repositories, newest change first.

    Documented at docs.github.com/rest/users/users. Accounts hidden by GitHub and those run by a company for its
    staff are "Not Found" to strangers too, so that answer proves no absence. A token only lets us ask more often: one
    that is refused is left away.
    """
    told = yield from _account_of(profile, kit)
    refused = tuple(signal for signal in told.signals if signal.mark == "key_refused")
    if not refused:
        return told
    told = yield from _account_of(profile, dataclasses.replace(kit, keys=kit.keys - {*KEYS}))
    return dataclasses.replace(told, signals=(*told.signals, *refused))


def _account_of(profile: Profile, kit: Kit) -> Visit[Reading]:
    (found,) = yield (_ask(f"/users/{profile.handle}", kit),)
    record = _record(found)
    if record and str(record.get("login", "")).lower() == profile.handle:
        return (yield from _with_repositories(found, record, kit))
    if found.status == 404 and not _walls.wall(found, "api") and _page.mapping(found).get("message") == "Not Found":
        return (yield from _not_found(found, profile, kit))
    return Reading(signals=(_walls.unfamiliar(found, "api"),))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from api(profile, kit))


RUNGS = {"api": api}


def _ask(path: str, kit: Kit) -> Ask:
    return Ask(address=f"{_API}{path}", headers=_ACCEPT, key=KEYS[0] if KEYS[0] in kit.keys else "")


def _record(reply: Reply) -> Mapping[str, Any]:
    record = _page.mapping(reply) if reply.status == 200 else {}
    return record if _page.count(record.get("id")) and record.get("type") in ("User", "Organization") else {}


def _not_found(found: Reply, profile: Profile, kit: Kit) -> Visit[Reading]:
    """An account that was renamed keeps its number, and leaves nothing at its old name."""
    hidden = _walls.signal(found, "api", Sign.WITHHELD, "not_found", "Not Found")
    if not kit.last_id.isascii() or not kit.last_id.isdigit():
        return Reading(signals=(hidden,))
    (now,) = yield (_ask(f"/user/{kit.last_id}", kit),)
    record = _record(now)
    login = str(record.get("login") or "")
    if str(record.get("id")) != kit.last_id or not _LOGIN.fullmatch(login):
        return Reading(signals=(hidden,))
    if login.lower() == profile.handle:
        return Reading(signals=(_walls.signal(now, "api", Sign.UNFAMILIAR, "id_still_has_it", login),))
    to = _profile(login.lower()).address
    moved = _walls.signal(now, "api", Sign.MOVED, "id_has_new_name", login, to=to)
    return Reading(signals=(moved,), platform_id=kit.last_id, handle=login.lower())


def _with_repositories(found: Reply, record: Mapping[str, Any], kit: Kit) -> Visit[Reading]:
    login = str(record["login"])
    signals = [_walls.signal(found, "api", Sign.SHOWN, "account", f"@{login} ({record['id']})")]
    newest = None
    repositories = _page.count(record.get("public_repos"))
    if repositories:
        (listed,) = yield (_ask(f"/users/{login}/repos?sort=pushed&per_page=5", kit),)
        newest = _newest(listed, kit)
    elif repositories == 0 and record["type"] == "Organization":
        signals.append(_walls.signal(found, "api", Sign.EMPTY, "no_repositories", "0 public repositories"))
    return Reading(
        signals=tuple(signals),
        newest=newest,
        name=_page.excerpt(str(record.get("name") or login)),
        bio=_page.excerpt(str(record.get("bio") or "")),
        links=tuple(filter(None, (_website(str(record.get("blog") or "")),))),
        followers=_page.count(record.get("followers")),
        post_count=repositories,
        platform_id=str(record["id"]),
        handle=login.lower(),
        unseen_parts=("private repositories", "work in other people's repositories"),
    )


def _newest(listed: Reply, kit: Kit) -> Newest | None:
    """A lower bound: work that leaves these repositories as they are is not seen."""
    several = map(_page.mapping_of, _page.sequence(_page.data(listed) if listed.status == 200 else None))
    dates = _dates.usable([_dates.moment(str(one.get("pushed_at") or "")) for one in several], kit.today)
    source = "the newest change to a public repository"
    return Newest(at=dates[0], source=source, precision=Precision.SECOND, lower_bound=True) if dates else None


def _website(written: str) -> str:
    """As typed by its owner: the scheme is often left out."""
    written = written.strip()[:2_048]
    return written if not written or "://" in written else f"https://{written}"
