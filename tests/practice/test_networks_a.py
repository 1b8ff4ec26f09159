"""Ten networks of the practice web answer in the shape that their documentation gives, and say what is true of each address."""

from __future__ import annotations

import base64
import json
import re
import urllib.parse
from collections.abc import Mapping
from types import ModuleType

import pytest

from audit.practice import (
    Answer,
    answer,
    dailymotion,
    discord,
    flickr,
    github,
    reddit,
    soundcloud,
    telegram,
    twitch,
    vimeo,
    wikipedia,
)
from audit.practice._case import Case, Truth

MODULES = (dailymotion, discord, flickr, github, reddit, soundcloud, telegram, twitch, vimeo, wikipedia)
NAMES = [module.__name__.rpartition(".")[2] for module in MODULES]
CASES = [(name, case) for name, module in zip(NAMES, MODULES, strict=True) for case in module.CASES]
WHO = [f"{name}: {case.state}, {case.source}, {case.variant}" for name, case in CASES]

HELIX = {"authorization": f"Bearer {twitch.TOKEN}", "client-id": "practice-twitch"}
OAUTH = {"authorization": f"Bearer {reddit.TOKEN}"}
GITHUB = {"authorization": "Bearer practice-github"}
VIMEO = {"authorization": "bearer practice-vimeo"}
SITE = {"client-id": "kimne78kx3ncx6brgo4mv6wki5h1ko"}
DAILYMOTION = "https://api.dailymotion.com/user"
DISCORD = "https://discord.com/api/v10/invites"
FLICKR = "https://api.flickr.com/services"
REST = f"{FLICKR}/rest/?api_key=practice-flickr&format=json&nojsoncallback=1&method=flickr"
ACTION = "https://en.wikipedia.org/w/api.php?action=query&format=json&formatversion=2&redirects=1"
TRACKS = f"https://api-v2.soundcloud.com/users/{soundcloud.number('freshbakery')}/tracks"
PHOTOS = f"{REST}.people.getPublicPhotos&user_id={flickr.nsid('freshbakery')}&extras=date_upload"

JSON: tuple[tuple[str, Mapping[str, str], int, str, object], ...] = (
    (f"{DAILYMOTION}/freshbakery?fields=id,username,videos_total", {}, 200, "username", "freshbakery"),
    (f"{DAILYMOTION}/freshbakery/videos?sort=recent&limit=2&fields=id,created_time", {}, 200, "has_more", True),
    (f"{DAILYMOTION}/nobodyhasthis", {}, 404, "error.error_data.reason", "object_not_found"),
    (f"{DAILYMOTION}/refusedbakery", {}, 403, "error.type", "access_forbidden"),
    (f"{DISCORD}/freshbakery?with_counts=true", {}, 200, "approximate_member_count", 412),
    (f"{DISCORD}/freshbakery", {}, 200, "expires_at", None),
    (f"{DISCORD}/groupbakery", {}, 200, "type", 1),
    (f"{DISCORD}/nobodyhasthis", {}, 404, "code", 10006),
    (f"{DISCORD}/limitedbakery", {}, 429, "retry_after", 64.57),
    ("https://discord.com/api/v10/guilds/1/widget.json", {}, 403, "code", 50004),
    (
        f"{FLICKR}/feeds/photos_public.gne?id={flickr.nsid('emptybakery')}&format=json&nojsoncallback=1",
        {},
        200,
        "items",
        [],
    ),
    (
        f"{REST}.urls.lookupUser&url=https://www.flickr.com/photos/freshbakery/",
        {},
        200,
        "user.id",
        flickr.nsid("freshbakery"),
    ),
    (f"{REST}.urls.lookupUser&url=https://www.flickr.com/photos/nobodyhasthis/", {}, 200, "code", 1),
    (f"{REST}.people.getInfo&user_id={flickr.nsid('freshbakery')}", {}, 200, "person.photos.count._content", 4),
    (f"{REST}.people.getInfo&user_id={flickr.nsid('deletedbakery')}", {}, 200, "code", 5),
    (PHOTOS, {}, 200, "photos.total", 4),
    (PHOTOS.replace("practice-flickr", "expired-key"), {}, 200, "code", 100),
    ("https://api.github.com/users/freshbakery", {}, 200, "login", "freshbakery"),
    ("https://api.github.com/users/teambakery", {}, 200, "type", "Organization"),
    ("https://api.github.com/users/dormantbakery/events/public", {}, 200, "", []),
    ("https://api.github.com/users/nobodyhasthis", GITHUB, 404, "message", "Not Found"),
    (
        "https://api.github.com/users/freshbakery",
        {"authorization": "Bearer expired-key"},
        401,
        "message",
        "Bad credentials",
    ),
    ("https://oauth.reddit.com/user/freshbakery/about", OAUTH, 200, "data.name", "freshbakery"),
    ("https://oauth.reddit.com/user/suspendedbakery/about", OAUTH, 200, "data.is_suspended", True),
    ("https://oauth.reddit.com/user/nobodyhasthis/about", OAUTH, 404, "error", 404),
    ("https://oauth.reddit.com/r/privatebakery/about", OAUTH, 403, "reason", "private"),
    ("https://oauth.reddit.com/r/bannedbakery/about", OAUTH, 404, "reason", "banned"),
    ("https://oauth.reddit.com/r/freshbakery/about", {}, 401, "error", 401),
    ("https://soundcloud.com/oembed?format=json&url=https://soundcloud.com/freshbakery", {}, 200, "type", "rich"),
    (f"{TRACKS}?client_id={soundcloud.CLIENT}", {}, 200, "next_href", None),
    ("https://api.twitch.tv/helix/users?login=freshbakery", HELIX, 200, "pagination", {}),
    ("https://api.twitch.tv/helix/users?login=nobodyhasthis", HELIX, 200, "data", []),
    ("https://api.twitch.tv/helix/users?login=freshbakery", {}, 401, "message", "OAuth token is missing"),
    (
        f"https://api.twitch.tv/helix/channels/followers?broadcaster_id={twitch.number('freshbakery')}",
        HELIX,
        200,
        "total",
        412,
    ),
    ("https://gql.twitch.tv/gql", {}, 400, "status", 400),
    ("https://vimeo.com/_next/viewer", {}, 200, "user", None),
    ("https://api.vimeo.com/users/freshbakery/videos?per_page=5", VIMEO, 200, "total", 4),
    ("https://api.vimeo.com/users/nobodyhasthis", VIMEO, 404, "error", "The requested user could not be found"),
    (f"{ACTION}&prop=info&titles=Freshbakery", {}, 200, "batchcomplete", True),
    (f"{ACTION}&prop=info&titles=Nobodyhasthis", {}, 200, "query.pages.0.missing", True),
    (f"{ACTION}&prop=info&titles=Oldtitlebakery", {}, 200, "query.redirects.0.to", "Newtitlebakery"),
    (f"{ACTION}&prop=info&titles=freshbakery", {}, 200, "query.normalized.0.to", "Freshbakery"),
    (f"{ACTION}&prop=pageprops&titles=Variousbakery", {}, 200, "query.pages.0.pageprops.disambiguation", ""),
    (f"{ACTION}&prop=info&titles=A%7Bb", {}, 200, "query.pages.0.invalid", True),
    (f"{ACTION}&list=logevents&letype=delete&letitle=Deletedbakery", {}, 200, "query.logevents.0.action", "delete"),
    (f"{ACTION}&list=users&ususers=Blockedbakery", {}, 200, "query.users.0.blockexpiry", "infinite"),
    (f"{ACTION}&list=users&ususers=Nobodyhasthis", {}, 200, "query.users.0.missing", True),
    (f"{ACTION}&list=usercontribs&ucuser=Freshbakery&uclimit=1", {}, 200, "query.usercontribs.0.user", "Fresh Bakery"),
    (f"{ACTION}&prop=info&titles=Laggedbakery", {}, 200, "error.code", "maxlag"),
)
"""What is asked, with which headers, the status, and a value at a path of the answer."""

PAGES: tuple[tuple[str, int, str], ...] = (
    ("https://www.flickr.com/photos/freshbakery/", 200, "modelExport: {"),
    ("https://www.flickr.com/photos/nobodyhasthis/", 404, "Page Not Found"),
    ("https://www.flickr.com/photos/erasedbakery/", 410, "no longer active"),
    ("https://github.com/freshbakery.atom", 200, "<published>"),
    ("https://github.com/nobodyhasthis", 404, "Page not found"),
    ("https://www.reddit.com/user/freshbakery/.rss", 200, "<published>"),
    ("https://www.reddit.com/r/freshbakery/new/.rss", 200, "<published>"),
    ("https://www.reddit.com/user/freshbakery/about.json", 403, "network security"),
    ("https://www.reddit.com/user/pardnerbakery/.rss", 429, "whoa there, pardner"),
    ("https://old.reddit.com/user/freshbakery", 302, ""),
    ("https://soundcloud.com/freshbakery", 200, "<script>window.__sc_hydration = ["),
    ("https://soundcloud.com/nobodyhasthis", 404, "Hear the world"),
    ("https://t.me/s/freshbakery", 200, "tgme_widget_message_date"),
    ("https://t.me/s/groupbakery", 302, ""),
    ("https://t.me/groupbakery", 200, "tgme_page_title"),
    ("https://t.me/nobodyhasthis", 200, "you can contact"),
    ("https://www.twitch.tv/freshbakery", 200, "og:title"),
    ("https://www.twitch.tv/nobodyhasthis", 200, twitch.GENERIC),
    ("https://vimeo.com/freshbakery", 200, '"@type": "ProfilePage"'),
    ("https://vimeo.com/nobodyhasthis", 404, "VimeUhOh"),
    ("https://en.wikipedia.org/wiki/Freshbakery", 200, "Freshbakery - Wikipedia"),
    ("https://en.wikipedia.org/wiki/Nobodyhasthis", 404, "does not have an article"),
)


def _ask(address: str, headers: Mapping[str, str] | None = None, method: str = "GET", body: bytes = b"") -> Answer:
    played = answer(method, address, headers or {}, body)
    assert isinstance(played, Answer), (address, played)
    return played


def _at(told: object, path: str) -> object:
    for step in path.split(".") if path else ():
        told = told[int(step)] if isinstance(told, list) else told[step]  # type: ignore[index]
    return told


@pytest.mark.parametrize(("address", "headers", "status", "path", "value"), JSON)
def test_an_interface_answers_with_the_documented_status_and_keys(
    address: str, headers: Mapping[str, str], status: int, path: str, value: object
) -> None:
    played = _ask(address, headers)
    assert played.status == status
    assert _at(json.loads(played.body), path) == value


@pytest.mark.parametrize(("address", "status", "mark"), PAGES)
def test_a_page_answers_with_the_documented_status_and_mark(address: str, status: int, mark: str) -> None:
    played = _ask(address)
    assert played.status == status
    assert mark in played.body.decode()


@pytest.mark.parametrize(("name", "case"), CASES, ids=WHO)
def test_every_case_is_answered_by_its_own_network(name: str, case: Case) -> None:
    host = urllib.parse.urlsplit(case.address).hostname or ""
    assert _ask(case.address).status in range(200, 600)
    module = MODULES[NAMES.index(name)]
    assert any(host == own or host.endswith(f".{own}") for own in module.HOSTS)


@pytest.mark.parametrize("module", MODULES, ids=NAMES)
def test_no_shape_counts_twice(module: ModuleType) -> None:
    shapes = [(case.state, case.source, case.variant) for case in module.CASES]
    assert sorted(set(shapes)) == sorted(shapes)


@pytest.mark.parametrize("module", MODULES, ids=NAMES)
def test_who_plays_a_part_is_named_where_the_network_is_told(module: ModuleType) -> None:
    common = {"freshbakery", "quietbakery", "dormantbakery", "abandonedbakery"}
    played = set(
        re.findall(r"[a-z]+bakery|bakerybot|nobodyhasthis", " ".join(case.address.lower() for case in module.CASES))
    )
    assert sorted(each for each in played - common if each not in (module.__doc__ or "").lower()) == []


@pytest.mark.parametrize("module", MODULES, ids=NAMES)
def test_both_truths_are_played_and_each_address_has_one(module: ModuleType) -> None:
    truths: dict[str, set[Truth]] = {}
    for case in module.CASES:
        truths.setdefault(case.address, set()).add(case.truth)
    assert {truth for each in truths.values() for truth in each} == set(Truth)
    assert all(len(each) == 1 for each in truths.values())


@pytest.mark.parametrize(("name", "case"), CASES, ids=WHO)
def test_what_is_undecidable_is_answered_like_the_opposite_truth_or_not_at_all(name: str, case: Case) -> None:
    if case.decidable or case.truth is Truth.LIVING:
        return
    opposite = [each for other, each in CASES if other == name and each.truth is Truth.LIVING and not each.decidable]
    assert opposite, "gone and undecidable needs somebody living who is as little seen"


def test_an_app_trades_its_secret_for_a_token_at_twitch() -> None:
    at = "https://id.twitch.tv/oauth2/token"
    form = "client_id=practice-id&client_secret={}&grant_type=client_credentials"
    granted = _ask(at, {}, "POST", form.format("practice-secret").encode())
    assert granted.status == 200
    assert json.loads(granted.body).keys() == {"access_token", "expires_in", "token_type"}
    refused = _ask(at, {}, "POST", form.format("expired-key").encode())
    assert (refused.status, json.loads(refused.body)) == (403, {"status": 403, "message": "invalid client secret"})
    unknown = _ask(at, {}, "POST", b"client_id=expired-key&client_secret=x&grant_type=client_credentials")
    assert (unknown.status, json.loads(unknown.body)) == (400, {"status": 400, "message": "invalid client"})


def test_an_app_trades_its_secret_for_a_token_at_reddit() -> None:
    def grant(pair: str, form: bytes = b"grant_type=client_credentials") -> Answer:
        basic = {"authorization": "Basic " + base64.b64encode(pair.encode()).decode()}
        return _ask("https://www.reddit.com/api/v1/access_token", basic, "POST", form)

    granted = grant("practice-id:practice-secret")
    assert json.loads(granted.body).keys() == {"access_token", "token_type", "expires_in", "scope"}
    assert grant("practice-id:expired-key").status == 401
    assert json.loads(grant("practice-id:practice-secret", b"grant_type=x").body) == {"error": "unsupported_grant_type"}


def test_a_community_that_never_existed_leads_to_the_search() -> None:
    played = _ask("https://oauth.reddit.com/r/nobodyhasthis/about", OAUTH)
    assert played.status == 302
    assert "/subreddits/search?q=nobodyhasthis" in played.header("location")


@pytest.mark.parametrize("who", ["limitedbakery", "throttledbakery"])
def test_a_token_opens_what_the_guests_limit_of_github_has_closed(who: str) -> None:
    at = f"https://api.github.com/users/{who}"
    guest = _ask(at)
    assert guest.status in {403, 429}
    assert guest.header("x-ratelimit-remaining") == "0"
    assert _ask(at, GITHUB).status == 200


def test_the_site_s_own_interface_of_twitch_has_no_user_for_nobody_and_a_last_broadcast_without_videos() -> None:
    def user(name: str) -> object:
        query = {"query": f'query{{user(login:"{name}"){{id lastBroadcast{{startedAt}}}}}}'}
        return json.loads(_ask("https://gql.twitch.tv/gql", SITE, "POST", json.dumps(query).encode()).body)["data"][
            "user"
        ]

    assert user("nobodyhasthis") is None
    kept = user("novodsbakery")
    assert isinstance(kept, dict)
    assert kept["lastBroadcast"]["startedAt"]
    assert kept["videos"]["edges"] == []


def test_the_newest_post_of_a_telegram_channel_stands_last() -> None:
    dates = re.findall(r'<time datetime="([^"]+)"', _ask("https://t.me/s/freshbakery").body.decode())
    assert dates == sorted(dates)
    assert len(dates) == 5
