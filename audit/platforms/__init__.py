"""The one list of networks the audit can read."""

from __future__ import annotations

from collections.abc import Mapping

from audit.platforms import (
    blog,
    bluesky,
    dailymotion,
    discord,
    facebook,
    flickr,
    github,
    google_business,
    instagram,
    link_page,
    linkedin,
    mastodon,
    pinterest,
    reddit,
    snapchat,
    soundcloud,
    telegram,
    threads,
    tiktok,
    tripadvisor,
    trustpilot,
    twitch,
    vimeo,
    wikipedia,
    x,
    xing,
    yelp,
    youtube,
)
from audit.platforms._platform import Platform, Rhythm

__all__ = ["PLATFORMS", "Platform", "Rhythm"]

PLATFORMS: Mapping[str, Platform] = {
    "blog": blog,
    "bluesky": bluesky,
    "dailymotion": dailymotion,
    "discord": discord,
    "facebook": facebook,
    "flickr": flickr,
    "github": github,
    "google_business": google_business,
    "instagram": instagram,
    "link_page": link_page,
    "linkedin": linkedin,
    "mastodon": mastodon,
    "pinterest": pinterest,
    "reddit": reddit,
    "snapchat": snapchat,
    "soundcloud": soundcloud,
    "telegram": telegram,
    "threads": threads,
    "tiktok": tiktok,
    "tripadvisor": tripadvisor,
    "trustpilot": trustpilot,
    "twitch": twitch,
    "vimeo": vimeo,
    "wikipedia": wikipedia,
    "x": x,
    "xing": xing,
    "yelp": yelp,
    "youtube": youtube,
}
