"""The one list of networks the audit can read."""

from __future__ import annotations

from collections.abc import Mapping

from audit.platforms import blog, bluesky, mastodon, youtube
from audit.platforms._platform import Platform, Rhythm

__all__ = ["PLATFORMS", "Platform", "Rhythm"]

PLATFORMS: Mapping[str, Platform] = {
    "blog": blog,
    "bluesky": bluesky,
    "mastodon": mastodon,
    "youtube": youtube,
}
