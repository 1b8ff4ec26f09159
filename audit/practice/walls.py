"""The same networks as a data centre meets them: every one walled, nobody told from anybody."""

from __future__ import annotations

import urllib.parse
from collections.abc import Callable, Mapping

from audit.practice import facebook, instagram, linkedin, tiktok, x, youtube
from audit.practice._answer import Answer, Asked, data, page, redirect, text

_FORM = page("Log in", '<form id="login_form"></form>')
_CONSENT = page("Before you continue", '<form action="/save"></form>')
_REFUSED = page("Access denied", "<h1>Request blocked.</h1>", status=403)


def answer(asked: Asked, network: str) -> Answer:
    """What that network shows of any page to a visitor it does not trust.

    Network is the stem of the network's own module here; its consent and login pages are shown as they are.
    """
    return _WALLS[network](asked) if network in _WALLS else _REFUSED


def _facebook(asked: Asked) -> Answer:
    if asked.part(0) == "login":
        return _FORM
    return redirect(f"{facebook.WWW}/login/?next={urllib.parse.quote(facebook.WWW + asked.path, safe='')}")


def _instagram(asked: Asked) -> Answer:
    return _FORM if asked.part(0) == "accounts" else instagram.login(asked.path)


def _tiktok(asked: Asked) -> Answer:
    return tiktok.SHELL if asked.part(0).startswith("@") else text("Access Denied", 403)


def _linkedin(_: Asked) -> Answer:
    return linkedin.DENIED


def _x(asked: Asked) -> Answer:
    return text("", 403) if asked.host.startswith(("api.", "publish.")) else x.SHELL


def _youtube(asked: Asked) -> Answer:
    return _CONSENT if asked.host == "consent.youtube.com" else youtube.consent(asked.path)


def _google(asked: Asked) -> Answer:
    if asked.host == "consent.google.com":
        return _CONSENT
    onward = urllib.parse.quote(f"https://{asked.host}{asked.path}", safe="")
    return redirect(f"https://consent.google.com/m?continue={onward}&gl=DE&m=0&pc=m")


def _interface(_: Asked) -> Answer:
    return data({"error": "Forbidden"}, 403)


_WALLS: Mapping[str, Callable[[Asked], Answer]] = {
    "facebook": _facebook,
    "instagram": _instagram,
    "tiktok": _tiktok,
    "linkedin": _linkedin,
    "x": _x,
    "youtube": _youtube,
    "google": _google,
    "bluesky": _interface,
    "graph": _interface,
    "mastodon": _interface,
    "youtube_api": _interface,
}
