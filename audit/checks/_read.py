"""How much of the website was read, as the proof of good news."""

from __future__ import annotations

from audit.dossier import Dossier
from audit.evidence import Sign


def pages_read(dossier: Dossier) -> str:
    """`one page`, `14 pages`; empty when the evidence is older than the readers of what pages hold beside links."""
    site = dossier.site
    if site is None or site.preview is None:
        return ""
    shown = sum(any(signal.sign is Sign.SHOWN for signal in page.signals) for page in site.pages)
    return "one page" if shown < 2 else f"{shown} pages"
