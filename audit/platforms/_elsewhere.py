"""Addresses of networks that have no module yet: enough is known of them to tell a share button from a place."""

from __future__ import annotations

from audit.address import Address, Identity, Kind

_SHARE = (
    "pinterest.com/pin/create", "reddit.com/submit", "t.me/share",
    "telegram.me/share", "threads.com/intent", "threads.net/intent", "threads.com/share",
    "xing.com/spi/shares", "xing.com/social_plugins/share", "snapchat.com/scan", "snapchat.com/share",
    "social-plugins.line.me/lineit", "line.me/r/share", "addtoany.com/share", "addtoany.com/add_to",
    "share.flipboard.com", "flipboard.com/bookmarklet", "mix.com/add", "mix.com/mixit",
    "buffer.com/add", "bufferapp.com/add", "news.ycombinator.com/submitlink", "mastodonshare.com",
    "connect.ok.ru/offer", "service.weibo.com/share", "instapaper.com/hello2", "evernote.com/clip.action",
    "blogger.com/blog-this.g", "livejournal.com/update.bml",
)  # fmt: skip
"""Share buttons of networks that have no module."""
NETWORKS = (
    "pinterest.com", "threads.com", "threads.net", "snapchat.com", "reddit.com", "yelp.com",
    "foursquare.com", "github.com", "vimeo.com", "flickr.com", "soundcloud.com", "twitch.tv", "discord.com", "t.me",
    "telegram.me", "tripadvisor.com", "xing.com",
    "clubhouse.com", "flipboard.com", "kick.com", "producthunt.com", "unsplash.com", "ko-fi.com", "patreon.com",
    "odysee.com", "rumble.com", "hashnode.com", "npmjs.com", "hey.com", "beacons.ai", "linktr.ee", "post.news",
)  # fmt: skip
"""Networks that have no module: their front pages are known, and their `/@name` is no fediverse account."""
_SHARED = (
    "apps.apple.com", "books.apple.com", "music.apple.com", "docs.google.com", "drive.google.com", "play.google.com",
    "sites.google.com", "bandcamp.com", "behance.net", "buymeacoffee.com", "calendly.com", "deezer.com", "deviantart.com",
    "dribbble.com", "etsy.com", "goodreads.com", "gumroad.com", "line.me", "meetup.com", "mixcloud.com", "notion.site",
    "notion.so", "ok.ru", "tidal.com", "weibo.com",
)  # fmt: skip
_IN_EVERY_COUNTRY = frozenset(("amazon", "ebay", "eventbrite"))


def is_shared(host: str) -> bool:
    """Whether many people have pages there, some of them kept from some visitors: by country, by age, by their owners."""
    under = any(host == shared or host.endswith("." + shared) for shared in (*NETWORKS, *_SHARED))
    return under or not _IN_EVERY_COUNTRY.isdisjoint(host.split(".")[-3:-1])


def identify(found: Address) -> Identity:
    """An address on no platform's domain."""
    place = place_of(found)
    if any(place == share or place.startswith(share + "/") for share in _SHARE) or _is_text_only(found):
        return Identity(kind=Kind.SHARE)
    if place in NETWORKS and not found.query:
        return Identity(kind=Kind.HOME)
    return Identity(kind=Kind.WEBSITE)


def _is_text_only(found: Address) -> bool:
    """The share form of any fediverse server: a text and no receiver."""
    return found.segments == ("share",) and bool(found.value("text"))


def place_of(found: Address) -> str:
    """Host and path in one spelling: `pinterest.com/pin/create` for every country's Pinterest."""
    host = found.host.removeprefix("www.").removeprefix("m.")
    if "pinterest" in host.split("."):
        host = "pinterest.com"
    return "/".join((host, *found.segments)).lower()
