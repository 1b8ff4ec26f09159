"""YouTube's Data API v3, for a consultant with a key.

The living channels of the pages · the rest: an answer without items · `quotabakery`: 403 quotaExceeded ·
the keys `expired` and `expired-key`: 400 · no key: 403.
"""

from __future__ import annotations

from audit.practice import youtube
from audit.practice._answer import Answer, Asked, ago, data, iso, letters
from audit.practice._case import Case, is_gone, lives
from audit.practice._cast import Account

HOSTS = ("googleapis.com",)


def answer(asked: Asked) -> Answer:  # one line for each answer
    """`channels` by handle, user name or id, and `playlistItems` of a channel's uploads."""
    key = asked.query.get("key") or asked.headers.get("x-goog-api-key", "")
    if not key:
        return _error(403, "forbidden", "Method doesn't allow unregistered callers.", "PERMISSION_DENIED")
    if key in {"expired", "expired-key"}:
        return _error(400, "badRequest", "API key not valid. Please pass a valid API key.", "INVALID_ARGUMENT")
    wanted = asked.query.get("forHandle", "").removeprefix("@") or asked.query.get("forUsername", "")
    name = wanted.lower() or youtube.HANDLES.get(asked.query.get("id", ""), "")
    if name == "quotabakery":
        return _error(403, "quotaExceeded", "The request cannot be completed because you have exceeded your quota.", "")
    match asked.segments[2:]:
        case ("channels",):
            shown = youtube.find(name)
            return _listed("channel", [_channel(shown)] if shown else [])
        case ("playlistItems",):
            uploads = asked.query.get("playlistId", "")
            shown = youtube.find(youtube.HANDLES.get("UC" + uploads[2:], ""))
            if shown is None:
                return _error(404, "playlistNotFound", "The playlist cannot be found.", "")
            return _listed("playlistItem", _items(shown), keep_empty=True)
        case _:
            return _error(404, "notFound", "Not found.", "NOT_FOUND")


def _listed(kind: str, items: list[dict[str, object]], *, keep_empty: bool = False) -> Answer:
    """A list; one of channels leaves `items` out when it has none (seen in github.com/medialab/minet, issue 753)."""
    body: dict[str, object] = {
        "kind": f"youtube#{kind}ListResponse",
        "etag": "abc",
        "pageInfo": {"totalResults": len(items), "resultsPerPage": 5},
    }
    if items or keep_empty:
        body["items"] = items
    return data(body)


def _channel(shown: Account) -> dict[str, object]:
    uc = youtube.channel_id(shown.handle)
    return {
        "kind": "youtube#channel",
        "id": uc,
        "snippet": {
            "title": shown.name,
            "description": shown.bio,
            "customUrl": f"@{shown.handle}",
            "publishedAt": iso(ago(4000)),
        },
        "contentDetails": {"relatedPlaylists": {"likes": "", "uploads": "UU" + uc[2:]}},
        "statistics": {
            "viewCount": "1000",
            "subscriberCount": str(shown.followers),
            "hiddenSubscriberCount": False,
            "videoCount": str(len(shown.ages)),
        },
    }


def _items(shown: Account) -> list[dict[str, object]]:
    return [
        {
            "kind": "youtube#playlistItem",
            "snippet": {
                "publishedAt": iso(ago(age)),
                "title": title,
                "resourceId": {"kind": "youtube#video", "videoId": letters(f"{shown.handle} {age}", 11)},
            },
            "contentDetails": {
                "videoId": letters(f"{shown.handle} {age}", 11),
                "videoPublishedAt": iso(ago(age)),
            },
        }
        for age, title in zip(shown.ages, shown.titles(), strict=True)
    ]


def _error(status: int, reason: str, message: str, name: str) -> Answer:
    error: dict[str, object] = {
        "code": status,
        "message": message,
        "errors": [{"message": message, "domain": "youtube.quota", "reason": reason}],
    }
    if name:
        error["status"] = name
    return data({"error": error}, status)


_AT = "https://www.youtube.com/@{}"
CASES: tuple[Case, ...] = (
    lives(_AT.format("freshbakery"), "posting", "data interface", "channels and uploads", keyed=True),
    is_gone(_AT.format("nobodyhasthis"), "never existed", "data interface", "a list without items", keyed=True),
)
