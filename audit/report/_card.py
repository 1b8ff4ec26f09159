"""A shared link to the home page, as networks draw it; the picture itself is never loaded."""

from __future__ import annotations

import dataclasses
import urllib.parse

from audit.dossier import Dossier
from audit.followed import End, Followed, Purpose
from audit.website import Site

_SMALL = 200
"""Points a side below which Facebook shows no picture (developers.facebook.com/docs/sharing/webmasters/images)."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A link to the home page as networks draw it."""

    picture: str
    """What stands where the picture would be: what is known of it, "No picture"."""
    has_picture: bool
    title: str
    text: str
    host: str
    note: str
    """What the drawing does not show."""


def card(dossier: Dossier, site: Site) -> Card | None:
    """The drawing; None where the home page was not read."""
    preview = site.preview
    if preview is None:
        return None
    met = next((seen for seen in dossier.followed(Purpose.PICTURE) if seen.address == preview.picture), None)
    shows, label = _picture(preview.picture, met)
    host = urllib.parse.urlsplit(site.final_address or site.address).hostname or ""
    return Card(
        picture=label,
        has_picture=shows,
        title=preview.title,
        text=preview.text,
        host=host.removeprefix("www."),
        note="" if preview.own_title or not preview.title else "The page names no headline, so we drew its title.",
    )


def _picture(address: str, met: Followed | None) -> tuple[bool, str]:
    """Whether a picture is shown, and what to say of it."""
    if not address:
        return False, "No picture"
    if met is None or met.end not in (End.OPENS, End.MISSING, End.NO_SUCH_NAME):
        return True, "A picture, which we did not see"
    if met.end is not End.OPENS:
        return False, "The picture does not open"
    if not (met.width and met.height):
        return True, "A picture"
    size = f"{met.width} \N{MULTIPLICATION SIGN} {met.height}"
    is_small = min(met.width, met.height) < _SMALL
    return not is_small, f"{size}: too small to be shown" if is_small else f"Picture {size}"
