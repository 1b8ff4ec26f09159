"""Twelve networks more answer as their documentation says, each shape once, and nothing is decided that is told nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from types import ModuleType
from typing import Any

import pytest

from audit.practice import (
    NETWORKS,
    Answer,
    Fault,
    answer,
    apple_podcasts,
    digg,
    fediverse,
    gitlab,
    messenger,
    myspace,
    nextdoor,
    quora,
    spotify,
    vk,
    whatsapp,
)
from audit.practice._case import Case, Truth

MODULES: Mapping[str, ModuleType] = {
    module.__name__.rpartition(".")[2]: module
    for module in (
        apple_podcasts, digg, fediverse, gitlab, messenger, myspace, nextdoor, quora, spotify, vk, whatsapp,
    )
}  # fmt: skip
CASES: list[tuple[str, Case]] = [(name, case) for name, module in MODULES.items() for case in module.CASES]
LOOKUP = "https://itunes.apple.com/lookup?entity=podcastEpisode&limit=2&id={}"
FEED = "https://podcast-feeds.example/{}.xml"
VK = "https://api.vk.com/method/{}?v=5.199&access_token={}&{}"
LAB = "https://gitlab.com/api/v4/{}"
TUBES = "https://peertube.tv/api/v1/{}"
SHOW, ARTIST = (f"https://open.spotify.com/{kind}/{{}}" for kind in ("show", "artist"))
OEMBED = "https://open.spotify.com/oembed?url={}"


def ask(address: str, headers: Mapping[str, str] | None = None) -> Answer:
    played = answer("GET", address, headers or {})
    assert isinstance(played, Answer), address
    return played


def told(address: str, headers: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401  # JSON is anything
    return json.loads(ask(address, headers).body)


@pytest.mark.parametrize(("network", "case"), CASES)
def test_every_case_has_an_address_that_its_own_network_answers(network: str, case: Case) -> None:
    host = case.address.split("/")[2]
    assert any(host == known or host.endswith(f".{known}") for known in MODULES[network].HOSTS)
    played = answer("GET", case.address, {})
    assert isinstance(played, Answer) or case.variant == "no answer"


@pytest.mark.parametrize("network", MODULES)
def test_a_shape_is_counted_once_and_both_truths_have_one(network: str) -> None:
    cases = MODULES[network].CASES
    shapes = [(case.truth, case.state, case.source, case.variant) for case in cases]
    assert len(set(shapes)) == len(shapes)
    assert {case.truth for case in cases} == set(Truth)
    assert network in NETWORKS


@pytest.mark.parametrize("network", MODULES)
def test_nobody_can_decide_what_both_truths_are_answered(network: str) -> None:
    seen: dict[tuple[str, int, bytes], set[Truth]] = {}
    unsure: dict[tuple[str, int, bytes], bool] = {}
    for case in MODULES[network].CASES:
        played = answer("GET", case.address, {})
        if isinstance(played, Answer) and case.source not in ("lookup", "feed", "interface", "foaf.php", "keyed api"):
            name = case.address.rstrip("/").rpartition("/")[2]
            what = (played.header("location").replace(name, ""), played.status, played.body.replace(name.encode(), b""))
            seen.setdefault(what, set()).add(case.truth)
            unsure[what] = unsure.get(what, True) and not case.decidable
    assert all(unsure[what] for what, truths in seen.items() if len(truths) > 1)


PAGES = (
    ("https://podcasts.apple.com/us/podcast/x/id1000000001", 200, "<title>Apple Podcasts"),
    (FEED.format("finishedbakery"), 200, "<itunes:complete>Yes</itunes:complete>"),
    (FEED.format("movedfeedbakery"), 200, "<itunes:new-feed-url>"),
    (FEED.format("lostfeedbakery"), 404, "Not Found"),
    (SHOW.format(spotify.number("freshbakery")), 200, 'property="og:title" content="Fresh Bakery"'),
    (ARTIST.format(spotify.number("freshbakery")), 200, "412 monthly listeners."),
    ("https://open.spotify.com/intl-de/user/freshbakery", 200, "Fresh Bakery"),
    ("https://open.spotify.com/embed/show/" + spotify.number("freshbakery"), 200, '<script id="__NEXT_DATA__"'),
    (SHOW.format(spotify.number("nobodyhasthis")), 404, "Page not found"),
    (SHOW.format("tooshort"), 404, "Page not found"),
    (f"https://chat.whatsapp.com/{whatsapp.GROUP}", 200, 'og:title" content="Fresh Bakery regulars"'),
    ("https://whatsapp.com/channel/freshbakery", 200, 'og:title" content="Fresh Bakery'),
    ("https://nextdoor.com/pages/freshbakery/", 200, "<h1>Fresh Bakery</h1>"),
    ("https://nextdoor.co.uk/pages/freshbakery/", 200, "https://nextdoor.co.uk/pages/freshbakery/"),
    ("https://myspace.com/freshbakery", 200, "<!-- Profile -->"),
    ("https://myspace.com/nobodyhasthis", 404, "<!-- 404 -->"),
    ("https://digg.com/users/anybody", 200, "A note from the team"),
    ("https://www.quora.com/profile/freshbakery", 200, "Credentials"),
    ("https://www.quora.com/profile/nobodyhasthis", 404, '"rootProps": {"code": 404'),
    ("https://www.quora.com/profile/challengebakery", 403, "<title>Just a moment"),
    ("https://freshbakery.quora.com/", 200, "Fresh Bakery"),
    ("https://vk.com/foaf.php?id=100001", 200, "<ya:profileState>active</ya:profileState>"),
    ("https://vk.com/foaf.php?id=100002", 200, "<ya:publicAccess>disallowed</ya:publicAccess>"),
    ("https://vk.com/foaf.php?id=100003", 200, "<ya:profileState>deactivated</ya:profileState>"),
    ("https://vk.com/foaf.php?id=5", 404, ""),
    ("https://gitlab.com/freshbakery", 200, "Fresh Bakery · GitLab"),
    ("https://gitlab.com/freshbakery.atom", 200, "<updated>"),
    ("https://gitlab.com/users/sign_in", 200, "Sign in"),
    ("https://pixelfed.social/users/freshbakery.atom", 200, "<entry>"),
    ("https://pixelfed.social/users/feedlessbakery.atom", 404, ""),
    ("https://pixelfed.social/users/privatebakery.atom", 404, ""),
    ("https://pixelfed.social/privatebakery", 200, "Private Bakery"),
    ("https://pixelfed.social/nobodyhasthis", 404, "isn't available"),
    ("https://peertube.tv/c/freshbakery", 200, "<my-app"),
)


@pytest.mark.parametrize(("address", "status", "words"), PAGES)
def test_a_page_has_the_status_and_the_words_that_are_documented(address: str, status: int, words: str) -> None:
    played = ask(address)
    assert played.status == status
    assert words in played.body.decode()


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("https://itunes.apple.com/us/podcast/id1000000001", "https://podcasts.apple.com/us/podcast/id1000000001"),
        ("https://spotify.link/practice1", SHOW.format(spotify.number("freshbakery")) + "?si=practice"),
        (
            "https://wa.me/15145550100?text=Hi",
            "https://api.whatsapp.com/send/?phone=15145550100&text&type=phone_number&app_absent=0",
        ),
        ("https://wa.me/message/ABCDEF", "https://api.whatsapp.com/message/ABCDEF"),
        ("https://m.me/freshbakery", "https://www.messenger.com/t/freshbakery"),
        (
            "https://www.messenger.com/t/freshbakery",
            "https://www.facebook.com/login/?next=https%3A%2F%2Fwww.facebook.com%2Fmessages%2Ft%2Ffreshbakery",
        ),
        ("https://nextdoor.com/pages/nobodyhasthis/", "/login/?next=%2Fpages%2Fnobodyhasthis%2F"),
        ("https://vk.com/freshbakery", "https://vk.com/challenge.html?redirect=freshbakery"),
        ("https://vk.com/limitedbakery", "https://vk.com/429.html"),
        ("https://gitlab.com/nobodyhasthis", "https://gitlab.com/users/sign_in"),
        ("https://gitlab.com/hiddengroup", "https://gitlab.com/users/sign_in"),
    ],
)
def test_an_address_that_only_leads_on_leads_where_documented(address: str, to: str) -> None:
    assert ask(address).header("location") == to


def test_a_number_that_nobody_has_is_answered_like_one_that_somebody_has() -> None:
    one, other = (ask(f"https://wa.me/{number}") for number in ("15145550100", "15145550199"))
    assert one.header("location").replace("15145550100", "") == other.header("location").replace("15145550199", "")
    assert ask(one.header("location")).body == ask(other.header("location")).body


def test_lookups_count_their_results_and_give_episodes_newest_first() -> None:
    found = told(LOOKUP.format(1000000001))
    show, *episodes = found["results"]
    assert (found["resultCount"], show["kind"], show["collectionId"]) == (3, "podcast", 1000000001)
    assert show["feedUrl"] == FEED.format("freshbakery")
    assert [one["wrapperType"] for one in episodes] == ["podcastEpisode"] * 2
    assert show["releaseDate"] == episodes[0]["releaseDate"] > episodes[1]["releaseDate"]
    assert ask(LOOKUP.format(1)).header("content-type").startswith("text/javascript")
    assert told(LOOKUP.format(1)) == {"resultCount": 0, "results": []}
    assert told(LOOKUP.format(1000000005))["results"][0]["trackCount"] == 0


def test_a_show_may_be_missing_in_one_country_only() -> None:
    assert told(LOOKUP.format(1000000007) + "&country=de")["resultCount"] == 0
    assert told(LOOKUP.format(1000000007) + "&country=us")["resultCount"] > 0


def test_oembed_knows_artists_and_no_shows() -> None:
    assert told(OEMBED.format(ARTIST.format(spotify.number("freshbakery"))))["title"] == "Fresh Bakery"
    assert ask(OEMBED.format(SHOW.format(spotify.number("freshbakery")))).status == 404
    assert ask(OEMBED.format(ARTIST.format(spotify.number("nobodyhasthis")))).status == 404


@pytest.mark.parametrize(
    ("token", "path", "status"),
    [
        ("", "artists/" + spotify.number("freshbakery"), 401),
        ("expired-key", "artists/" + spotify.number("freshbakery"), 401),
        ("practice-spotify-token", "artists/" + spotify.number("nobodyhasthis"), 404),
        ("practice-spotify-token", "shows/" + spotify.number("limitedbakery"), 429),
        ("practice-spotify-token", "artists/" + spotify.number("freshbakery"), 200),
    ],
)
def test_spotifys_interface_wants_a_token(token: str, path: str, status: int) -> None:
    headers = {"authorization": f"Bearer {token}"} if token else {}
    played = ask(f"https://api.spotify.com/v1/{path}", headers)
    assert played.status == status
    body = json.loads(played.body)
    assert body["error"]["status"] == status if status != 200 else body["id"] == spotify.number("freshbakery")
    assert ask("https://accounts.spotify.com/api/token", {"authorization": "Basic practice"}).status == 200
    assert ask("https://accounts.spotify.com/api/token").status == 400


@pytest.mark.parametrize(
    ("token", "method", "query", "code"),
    [
        ("", "users.get", "user_ids=100001", 5),
        ("expired-key", "users.get", "user_ids=100001", 5),
        ("practice-vk", "wall.get", "owner_id=100003", 18),
        ("practice-vk", "wall.get", "owner_id=100002", 30),
        ("practice-vk", "wall.get", "domain=closedgroupbakery", 15),
        ("practice-vk", "groups.getById", "group_id=nobodyhasthis", 100),
        ("practice-vk", "nothing.get", "", 3),
    ],
)
def test_vks_interface_says_errors_by_number(token: str, method: str, query: str, code: int) -> None:
    assert told(VK.format(method, token, query))["error"]["error_code"] == code


def test_vks_interface_tells_people_groups_and_walls() -> None:
    people = {
        number: told(VK.format("users.get", "t", f"user_ids={number}"))["response"] for number in (100001, 100003, 5)
    }
    assert people[100001][0]["is_closed"] is False
    assert people[100003][0]["deactivated"] == "deleted"
    assert people[5] == []
    (group,) = told(VK.format("groups.getById", "t", "group_id=bannedgroupbakery"))["response"]["groups"]
    assert group["deactivated"] == "banned"
    for name in ("domain=freshbakery", "owner_id=-200001"):
        items = told(VK.format("wall.get", "t", name))["response"]["items"]
        assert items[0]["date"] > items[1]["date"]
    assert told(VK.format("utils.resolveScreenName", "t", "screen_name=freshbakery"))["response"]["type"] == "group"
    assert told(VK.format("utils.resolveScreenName", "t", "screen_name=nobodyhasthis"))["response"] == []


def test_gitlabs_interface_tells_users_by_their_state_and_hides_private_groups() -> None:
    states = {
        name: told(LAB.format(f"users?username={name}")) for name in (*gitlab.CAST, "freshbakery", "nobodyhasthis")
    }
    assert states["nobodyhasthis"] == []
    assert [states[name][0]["state"] for name in ("freshbakery", "blockedbakery", "deactivatedbakery")] == [
        "active",
        "blocked",
        "deactivated",
    ]
    projects = told(LAB.format(f"users/{states['freshbakery'][0]['id']}/projects?order_by=last_activity_at"))
    assert re.fullmatch(r"2026-\d\d-\d\dT.*Z", projects[0]["last_activity_at"])
    assert told(LAB.format(f"users/{states['privatebakery'][0]['id']}/projects")) == []
    assert told(LAB.format("groups/teambakery"))["full_path"] == "teambakery"
    hidden, missing = (ask(LAB.format(f"groups/{name}")) for name in ("hiddengroup", "nobodyhasthis"))
    assert (
        (hidden.status, hidden.body) == (missing.status, missing.body) == (404, b'{"message": "404 Group Not Found"}')
    )


def test_instances_say_what_they_are_and_who_lives_there() -> None:
    for host, software in (("pixelfed.social", "pixelfed"), ("peertube.tv", "peertube")):
        assert told(f"https://{host}/nodeinfo/2.0")["software"]["name"] == software
        finger = f"https://{host}/.well-known/webfinger?resource=acct:"
        assert told(f"{finger}freshbakery@{host}")["subject"] == f"acct:freshbakery@{host}"
        assert ask(f"{finger}nobodyhasthis@{host}").status == 404
        assert ask(f"{finger}limitedbakery@{host}").status == 429
    assert answer("GET", "https://closed-tubes.example/c/x", {}) is Fault.TOO_SLOW
    assert ask("https://guarded-tubes.example/c/x").status == 503


def test_peertube_tells_channels_videos_and_what_is_not_there() -> None:
    channel = told(TUBES.format("video-channels/freshbakery"))
    assert (channel["name"], channel["host"]) == ("freshbakery", "peertube.tv")
    videos = told(TUBES.format("video-channels/freshbakery/videos?sort=-publishedAt"))
    assert (videos["total"], videos["data"][0]["name"]) == (4, "Sourdough day")
    assert b"<item>" in ask(f"https://peertube.tv/feeds/videos.xml?videoChannelId={channel['id']}").body
    missing = ask(TUBES.format("accounts/nobodyhasthis"))
    assert missing.header("content-type").startswith("application/problem+json")
    assert json.loads(missing.body)["detail"] == "Account not found"


def test_pixelfed_keeps_its_interface_and_publishes_an_actor() -> None:
    assert ask("https://pixelfed.social/api/v1/accounts/lookup?acct=freshbakery").status == 401
    actor = told("https://pixelfed.social/users/freshbakery", {"accept": "application/activity+json"})
    assert (actor["type"], actor["preferredUsername"]) == ("Person", "freshbakery")


@pytest.mark.parametrize(
    "address",
    [
        "https://open.spotify.com/show/limitedbakery000000000", "https://www.whatsapp.com/channel/limitedbakery",
        "https://m.me/limitedbakery", "https://nextdoor.com/pages/limitedbakery/", "https://myspace.com/limitedbakery",
        "https://www.quora.com/profile/limitedbakery", "https://gitlab.com/api/v4/users?username=limitedbakery",
        "https://gitlab.com/api/v4/groups/limitedbakery", LOOKUP.format(1000000011),
    ],
)  # fmt: skip
def test_too_much_is_refused_with_the_status_for_it(address: str) -> None:
    assert ask(address).status == 429
