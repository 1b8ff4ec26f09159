"""Apple Podcasts: a public, keyless look-up by number, and the show's own feed behind it."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator, Mapping
from typing import Any

from audit.address import Address, Identity, Kind
from audit.evidence import Ask, Kit, Newest, Post, Precision, Profile, Reading, Reply, Sign, Signal, Visit
from audit.platforms import _dates, _page, _walled, _walls
from audit.platforms._platform import Rhythm

NAME = "Apple Podcasts"
HOSTS = ("podcasts.apple.com", "itunes.apple.com")
EXAMPLES: Mapping[str, str] = {
    "https://podcasts.apple.com/gb/podcast/maple-crumbs/id1000000001": "1000000001",
    "podcasts.apple.com/podcast/id1000000001?mt=2": "1000000001",
    "https://itunes.apple.com/us/podcast/maple-crumbs/id1000000001": "1000000001",
    "https://podcasts.apple.com/us/podcast/first-loaf/id1000000001?i=1000600000001": "1000000001",
}
RHYTHM = Rhythm(fresh=45, quiet=120, dormant=365)
PACE = 4.0
KEYS = ()

_ID = re.compile(r"id([0-9]{1,15})")
_COUNTRY = re.compile(r"[a-z]{2}")
_STORES = ("us", "gb", "de")
"""Shops that are asked when the address's own does not have the show; publishers choose countries one by one."""


def identify(address: Address) -> Identity:
    """The number names the show, whatever words stand before it."""
    segments = tuple(part.lower() for part in address.segments)
    country = segments[0] if segments and _COUNTRY.fullmatch(segments[0]) else ""
    match segments[1:] if country else segments:
        case ():
            return Identity(kind=Kind.HOME, platform="apple_podcasts")
        case ("podcast", number) | ("podcast", _, number, *_) if found := _ID.fullmatch(number):
            kind = Kind.POST if address.value("i") else Kind.PROFILE
            return _show(kind, found[1].lstrip("0") or "0", country)
        case _:
            return Identity(kind=Kind.WEBSITE, platform="apple_podcasts")


def _show(kind: Kind, number: str, country: str) -> Identity:
    found = _profile(number, country or "us")
    return Identity(kind=kind, platform="apple_podcasts", handle=number, address=found.address)


def _profile(number: str, country: str) -> Profile:
    address = f"https://podcasts.apple.com/{country}/podcast/id{number}"
    return Profile(platform="apple_podcasts", handle=number, address=address)


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:  # noqa: ARG001  # one host serves all
    """A show that has been heard every day for years, and a number longer than Apple gives out."""
    return _profile("1200361736", "us"), _profile("9" + "".join(str(ord(letter) % 10) for letter in token[:13]), "us")


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The look-up, documented in Apple's iTunes Search API; asked of more shops where the first does not know the show."""
    country = profile.address.removeprefix("https://podcasts.apple.com/").partition("/")[0]
    stores = tuple(dict.fromkeys((country, *_STORES)))
    for store in stores:
        query = {"id": profile.handle, "country": store, "entity": "podcastEpisode", "limit": "10"}
        (found,) = yield (Ask(address=f"https://itunes.apple.com/lookup?{urllib.parse.urlencode(query)}"),)
        answer = _page.mapping(found)
        results = [_page.mapping_of(one) for one in _page.sequence(answer.get("results"))]
        show = next((one for one in results if _is_show(one, profile)), None)
        if found.status == 200 and show:
            return (yield from _read(found, show, results, kit))
        if found.status != 200 or answer.get("resultCount") != 0 or answer.get("results") != []:
            return Reading(signals=(_walls.unfamiliar(found, "api"),))
    return Reading(signals=(_withheld(found, stores),))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    return (yield from api(profile, kit))


RUNGS = {"api": api}

_COMPLETE = re.compile(rb"<itunes:complete>\s*yes\s*</itunes:complete>", re.IGNORECASE)
"""The publisher's word that no more episodes will come (Apple's podcast specifications)."""


def _is_show(record: Mapping[str, Any], profile: Profile) -> bool:
    return record.get("kind") == "podcast" and str(record.get("collectionId")) == profile.handle


def _withheld(found: Reply, stores: tuple[str, ...]) -> Signal:
    """A show may be offered in other countries alone, or kept off the list (podcasters.apple.com/support/900)."""
    quote = f"resultCount: 0 in the shops of {', '.join(stores)}"
    return _walls.signal(found, "api", Sign.WITHHELD, "not_in_shops", quote)


def _read(found: Reply, show: Mapping[str, Any], results: list[Mapping[str, Any]], kit: Kit) -> Visit[Reading]:
    """Apple's list lags behind the show's own feed, so both are read; a show that says it is complete is never left behind."""
    name = _page.excerpt(str(show.get("collectionName") or ""))
    signals = [_walls.signal(found, "api", Sign.SHOWN, "show_record", name)]
    posts, is_complete = tuple(_episodes(results, kit)), False
    own = str(show.get("feedUrl") or "")[:2_048]
    if own.startswith(("https://", "http://")):
        (reply,) = yield (Ask(address=own),)
        posts += tuple(_feed_posts(reply, kit))
        is_complete = reply.status == 200 and bool(_COMPLETE.search(reply.body))
        if show.get("trackCount") == 0 and not posts and _lists_nothing(reply):
            signals.append(_walls.signal(found, "api", Sign.EMPTY, "no_episodes", "trackCount: 0"))
    newest = max(
        (*_dates.usable([_dates.moment(str(show.get("releaseDate") or ""))], kit.today), *(p.at for p in posts)),
        default=None,
    )
    source = "the show's own feed, which says that the show is complete" if is_complete else "the newest episode"
    return Reading(
        signals=tuple(signals),
        newest=Newest(at=newest, source=source, precision=Precision.SECOND, lower_bound=is_complete)
        if newest
        else None,
        posts=_walled.newest_first({post.text.casefold(): post for post in posts}.values()),
        name=name,
        post_count=_page.count(show.get("trackCount")),
        platform_id=str(show["collectionId"]),
        handle=str(show["collectionId"]),
        unseen_parts=("episodes for subscribers only",),
    )


def _episodes(results: list[Mapping[str, Any]], kit: Kit) -> Iterator[Post]:
    for row in results:
        if row.get("wrapperType") == "podcastEpisode" or row.get("kind") == "podcast-episode":
            for at in _dates.usable([_dates.moment(str(row.get("releaseDate") or ""))], kit.today):
                yield Post(at=at, text=_page.excerpt(str(row.get("trackName") or "")))


def _lists_nothing(reply: Reply) -> bool:
    """A show for subscribers has no feed that strangers could read: only one that can be read may be empty."""
    feed = _page.feed(reply) if reply.status == 200 else None
    return feed is not None and not feed.entries


def _feed_posts(reply: Reply, kit: Kit) -> Iterator[Post]:
    feed = _page.feed(reply) if reply.status == 200 else None
    for entry in feed.entries[:20] if feed else ():
        for at in _dates.usable([_dates.moment(date) for date in entry.dates[:1]], kit.today):
            yield Post(at=at, text=_page.excerpt(entry.title), address=entry.address[:2_048])
