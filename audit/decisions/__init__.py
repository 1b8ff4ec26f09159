"""`decisions/<slug>.yml`: what people saw, ruled and noted themselves. Written by tools, editable by hand, comments kept."""

from __future__ import annotations

from audit.decisions._reading import KEPT, LONGEST, MOST_MINUTES, Decisions, load, minutes, newest_seen, parse
from audit.decisions._writing import with_added

__all__ = ["KEPT", "LONGEST", "MOST_MINUTES", "Decisions", "load", "minutes", "newest_seen", "parse", "with_added"]
