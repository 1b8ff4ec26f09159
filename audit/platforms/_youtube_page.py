"""What a YouTube channel's page says of the channel, in the data it starts from (`ytInitialData`)."""

from __future__ import annotations

import datetime as dt
import re
import urllib.parse
from collections.abc import Iterator, Mapping
from typing import Any

from audit.evidence import Newest, Precision, Reading, Reply, Sign, Signal
from audit.platforms import _page, _walls

_STARTS: tuple[tuple[str, Sign, str], ...] = (
    ("This account has been terminated", Sign.ENDED, "terminated"),
    ("This channel was removed because it violated", Sign.ENDED, "removed"),
    ("This channel does not exist", Sign.ABSENT, "does_not_exist"),
    ("This channel is not available", Sign.WITHHELD, "not_available"),
)
"""How a notice begins, and what it means."""
_ID = re.compile(r"UC[A-Za-z0-9_-]{22}")
_BARE_TABS = frozenset(("Home", "About", "Channels", "Search"))
_AGO = re.compile(r"(\d{1,3}) (second|minute|hour|day|week|month|year)s? ago")
_DAYS = {"second": 0, "minute": 0, "hour": 0, "day": 1, "week": 7, "month": 31, "year": 366}
_COUNT = re.compile(r"([\d.,]{1,12})([KMB]?) subscribers?")
_THOUSANDS = {"": 1, "K": 1_000, "M": 1_000_000, "B": 1_000_000_000}
_UNSEEN = ("community posts", "videos for members or by link only")


def read(found: Reply, handle: str, today: dt.date) -> Reading:
    """The reading of one channel page asked for by this handle or id."""
    if walled := _walls.wall(found, "page"):
        return Reading(signals=(walled,))
    source = _page.source(found)
    start = _page.mapping_of(_page.embedded(source, "ytInitialData"))
    channel = next((_page.mapping_of(node) for node in _page.find(start, "channelMetadataRenderer")), {})
    if found.status == 200 and channel.get("externalId"):
        return _shown(found, handle, start, channel, today)
    if found.status == 200 and (noticed := _notice(found, start)):
        return Reading(signals=(noticed,))
    if found.status == 200 and any(True for _ in _page.find(start, "channelAgeGateRenderer")):
        gated = _walls.signal(found, "page", Sign.SHOWN, "age_gate", "shown after an age check")
        return Reading(signals=(gated,), unseen_parts=("what is behind the age check",))
    if found.status == 404 and _page.document(found).title.lower().startswith("404 not found"):
        return Reading(signals=(_walls.signal(found, "page", Sign.ABSENT, "page_404", "404 Not Found"),))
    return Reading(signals=(_walls.unfamiliar(found, "page"),))


def _notice(found: Reply, start: Mapping[str, Any]) -> Signal | None:
    """The notice shown in place of a channel."""
    for alert in _page.find(start.get("alerts"), "alertRenderer"):
        notice = _page.mapping_of(alert)
        words = _words(notice.get("text"))
        if notice.get("type") != "ERROR" or not words:
            continue
        known = ((sign, mark) for beginning, sign, mark in _STARTS if words.startswith(beginning))
        sign, mark = next(known, (Sign.UNFAMILIAR, "unknown_notice"))
        return _walls.signal(found, "page", sign, mark, words)
    return None


def _words(text: object) -> str:
    node = _page.mapping_of(text)
    runs = "".join(str(_page.mapping_of(run).get("text", "")) for run in _page.sequence(node.get("runs")))
    return " ".join(str(node.get("simpleText") or runs).split())


def _shown(found: Reply, handle: str, start: Mapping[str, Any], channel: Mapping[str, Any], today: dt.date) -> Reading:
    channel_id = str(channel["externalId"])[:40]
    named = _handle(channel)
    # A name in an older form says nothing of the handle it leads to.
    told_apart = (handle.startswith("@") and named) or _ID.fullmatch(handle)
    asked_for = handle in (channel_id, named) or not told_apart
    shown = _walls.signal(found, "page", Sign.SHOWN, "channel_metadata", f"{named or channel.get('title', '')}")
    if not asked_for:
        to = f"https://www.youtube.com/{urllib.parse.quote(named or 'channel/' + channel_id, safe='/@')}"
        shown = _walls.signal(found, "page", Sign.MOVED, "another_handle", f"now {named or channel_id}", to=to)
    description = str(channel.get("description", ""))
    return Reading(
        signals=(shown, *_empty(found, start)),
        newest=_listed(start, today),
        name=str(channel.get("title", "")),
        bio=description,
        links=_page.addresses_in(description),
        followers=_followers(start),
        platform_id=channel_id,
        handle=named or handle,
        unseen_parts=_UNSEEN,
    )


def _handle(channel: Mapping[str, Any]) -> str:
    owners = _page.sequence(channel.get("ownerUrls"))
    for address in (channel.get("vanityChannelUrl"), *owners):
        last = urllib.parse.unquote(str(address or "")[:300]).rstrip("/").rpartition("/")[2]
        if last.startswith("@"):
            return last.lower()
    return ""


def _empty(found: Reply, start: Mapping[str, Any]) -> Iterator[Signal]:
    """Never posted: the page counts no videos, or has no tab that could hold one."""
    counted = any(text in {"No videos", "0 videos"} for text in _facts(start))
    tabs = {str(_page.mapping_of(tab).get("title", "")) for tab in _page.find(start.get("contents"), "tabRenderer")}
    if (counted or (tabs and tabs <= _BARE_TABS)) and not _listed_ago(start):
        yield _walls.signal(found, "page", Sign.EMPTY, "no_videos", "0 videos")


def _facts(start: Mapping[str, Any]) -> list[str]:
    """The short lines under a channel's name: its handle, subscribers, number of videos."""
    header = start.get("header")
    parts = [part for parts in _page.find(header, "metadataParts") for part in _page.sequence(parts)]
    return [str(_page.mapping_of(_page.mapping_of(part).get("text")).get("content", "")) for part in parts]


def _followers(start: Mapping[str, Any]) -> int | None:
    for text in _facts(start):
        if found := _COUNT.fullmatch(text):
            number, unit = found[1].replace(",", ""), _THOUSANDS[found[2]]
            return round(float(number) * unit) if number.replace(".", "", 1).isdigit() else None
    return None


def _listed_ago(start: Mapping[str, Any]) -> list[int]:
    """How many days ago, at most, each video on the page was published."""
    texts = (_words(text) for text in _page.find(start.get("contents"), "publishedTimeText"))
    return [(int(ago[1]) + 1) * _DAYS[ago[2]] for text in texts if (ago := _AGO.search(text))]


def _listed(start: Mapping[str, Any], today: dt.date) -> Newest | None:
    """The newest video on the page, which may show a choice of old ones: it can prove fresh, nothing else."""
    days = min(_listed_ago(start), default=None)
    if days is None:
        return None
    at = dt.datetime.combine(today - dt.timedelta(days=days), dt.time(), dt.UTC)
    return Newest(at=at, source="the videos on the channel's page", precision=Precision.ROUGH, lower_bound=True)
