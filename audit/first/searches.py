"""Addresses at which a person can search for accounts that no page links to. Nothing is asked."""

from __future__ import annotations

import urllib.parse


def addresses(name: str, town: str = "") -> tuple[tuple[str, str], ...]:
    """Where to search, and the address that shows the results. Several of them ask to sign in first."""
    both = " ".join(filter(None, (name, town)))
    place = {"find_loc": town} if town else {}
    return (
        ("Google Maps", _address("https://www.google.com/maps/search/", api="1", query=both)),
        ("Facebook", _address("https://www.facebook.com/search/pages/", q=both)),
        ("Instagram", _address("https://www.instagram.com/explore/search/keyword/", q=name)),
        ("TikTok", _address("https://www.tiktok.com/search/user", q=name)),
        ("Yelp", _address("https://www.yelp.com/search", find_desc=name, **place)),
        ("The web", _address("https://www.google.com/search", q=both)),
    )


def _address(page: str, **query: str) -> str:
    return f"{page}?{urllib.parse.urlencode(query, errors='replace')}"
