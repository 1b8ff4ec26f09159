"""The one list of networks the audit can read."""

from __future__ import annotations

from collections.abc import Mapping

from audit.platforms import (
    blog,
    bluesky,
    facebook,
    google_business,
    instagram,
    link_page,
    linkedin,
    mastodon,
    tiktok,
    x,
    youtube,
)
from audit.platforms._platform import Platform, Rhythm

__all__ = ["PLATFORMS", "Platform", "Rhythm"]

PLATFORMS: Mapping[str, Platform] = {
    "blog": blog,
    "bluesky": bluesky,
    "facebook": facebook,
    "google_business": google_business,
    "instagram": instagram,
    "link_page": link_page,
    "linkedin": linkedin,
    "mastodon": mastodon,
    "tiktok": tiktok,
    "x": x,
    "youtube": youtube,
}
