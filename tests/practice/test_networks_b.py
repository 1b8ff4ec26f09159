"""The half-open networks, the listings and the pages of links play their documented answers, and each shape once."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from types import ModuleType

import pytest

from audit.practice import (
    NETWORKS,
    Answer,
    Fault,
    answer,
    link_page,
    pinterest,
    snapchat,
    threads,
    tripadvisor,
    trustpilot,
    xing,
    yelp,
)
from audit.practice._case import Case, Truth

MODULES: Mapping[str, ModuleType] = {
    module.__name__.rpartition(".")[2]: module
    for module in (link_page, pinterest, snapchat, threads, tripadvisor, trustpilot, xing, yelp)
}
CASES: list[tuple[str, Case]] = [(name, case) for name, module in MODULES.items() for case in module.CASES]
LOOKUP = "https://www.pinterest.com/resource/UserResource/get/?data="
GRAPH = "https://graph.threads.com/v1.0"
FUSION = "https://api.yelp.com/v3/businesses"
CONTENT = "https://api.content.tripadvisor.com/api/v1/location"
UNITS = "https://api.trustpilot.com/v1/business-units"


def ask(address: str, headers: Mapping[str, str] | None = None) -> Answer:
    played = answer("GET", address, headers or {})
    assert isinstance(played, Answer), (address, played)
    return played


def body(address: str, headers: Mapping[str, str] | None = None) -> str:
    return ask(address, headers).body.decode()


def told(address: str, headers: Mapping[str, str] | None = None) -> dict[str, object]:
    """The JSON object that an interface answers with."""
    read = json.loads(ask(address, headers).body)
    assert isinstance(read, dict)
    return read


def embedded(address: str, mark: str) -> dict[str, object]:
    """The JSON of the script on a page whose opening tag has that mark."""
    found = re.search(rf"<script[^>]*{re.escape(mark)}[^>]*>(.*?)</script>", body(address), re.DOTALL)
    assert found, address
    read = json.loads(found[1])
    assert isinstance(read, dict)
    return read


@pytest.mark.parametrize(("network", "case"), CASES, ids=[f"{n}: {c.state}, {c.source}, {c.variant}" for n, c in CASES])
def test_every_case_has_an_address_that_its_own_network_answers(network: str, case: Case) -> None:
    host = case.address.split("/")[2]
    assert any(host == known or host.endswith(f".{known}") for known in MODULES[network].HOSTS)
    played = answer("GET", case.address, {})
    assert isinstance(played, Answer) or case.variant == "no answer in time"


@pytest.mark.parametrize("network", MODULES)
def test_a_shape_is_counted_once(network: str) -> None:
    shapes = [(case.state, case.source, case.variant) for case in MODULES[network].CASES]
    assert len(set(shapes)) == len(shapes)
    assert network in NETWORKS


@pytest.mark.parametrize("network", MODULES)
def test_both_truths_have_a_case(network: str) -> None:
    assert {case.truth for case in MODULES[network].CASES} == set(Truth)


@pytest.mark.parametrize("network", MODULES)
def test_an_answer_that_both_truths_get_tells_neither(network: str) -> None:
    """What is answered alike to the living and the gone must not be told apart by anybody."""
    seen: dict[tuple[str, int, str, bytes], set[tuple[Truth, bool]]] = {}
    for case in MODULES[network].CASES:
        played = answer("GET", case.address, {})
        if isinstance(played, Answer) and not case.keyed:
            name = case.address.rstrip("/").rpartition("/")[2].lstrip("@")
            what = (
                case.source,
                played.status,
                played.header("location").partition("?")[0],
                played.body.replace(name.encode(), b""),
            )
            seen.setdefault(what, set()).add((case.truth, case.decidable))
    for both in seen.values():
        if {truth for truth, _ in both} == set(Truth):
            assert not any(decidable for _, decidable in both)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("https://www.pinterest.com/nobodyhasthis/", 200, "User not found."),
        ("https://www.pinterest.com/hiddenbakery/", 200, "User not found."),
        ("https://www.pinterest.com/freshbakery/", 200, '"@type": "ProfilePage"'),
        ("https://www.pinterest.com/", 200, 'id="home-main-title'),
        ("https://www.pinterest.com/freshbakery/feed.rss", 200, "<pubDate>Sat, 14 Nov 2026"),
        ("https://www.pinterest.com/nobodyhasthis/feed.rss", 404, ""),
        ("https://www.pinterest.com/oembed.json?url=https://www.pinterest.com/nobodyhasthis/", 404, ""),
        ("https://www.snapchat.com/@nobodyhasthis", 404, "NOT_FOUND"),
        ("https://www.snapchat.com/add/softbakery", 200, "NOT_FOUND"),
        ("https://www.snapchat.com/@freshbakery", 200, "is on Snapchat!"),
        ("https://www.threads.com/@freshbakery", 200, '<meta property="og:type" content="profile">'),
        ("https://www.threads.com/@titlebakery", 200, "<title>Threads • Log in</title>"),
        ("https://www.threads.com/@nobodyhasthis", 302, ""),
        ("https://www.threads.com/@walledbakery", 302, ""),
        ("https://www.xing.com/profile/nobodyhasthis", 404, "404 Not Found | XING"),
        ("https://www.xing.com/profile/pausedbakery", 404, "404 Not Found | XING"),
        ("https://www.xing.com/pages/freshbakery", 200, "<meta data-rh="),
        ("https://www.xing.com/profile/loginbakery", 200, "/assets/login-frontend/login-frontend"),
        ("https://www.xing.com/pages/shellbakery", 200, "<title>XING</title>"),
        ("https://www.yelp.com/biz/nobodyhasthis", 404, ""),
        ("https://www.yelp.com/biz/wallbakery", 403, "geo.captcha-delivery.com"),
        ("https://www.yelp.com/biz/closedbakery", 200, "Yelpers report this location has closed"),
        ("https://www.tripadvisor.com/Profile/nobodyhasthis", 404, "This page is on vacation"),
        ("https://www.tripadvisor.com/Hotel_Review-g1-d999999-Reviews-X.html", 404, '<div class="error404'),
        ("https://www.trustpilot.com/review/nobodyhasthis.example", 404, ""),
        ("https://www.trustpilot.com/review/freshbakery.example", 200, '"datePublished"'),
        ("https://linktr.ee/nobodyhasthis", 404, '"statusCode": 404'),
        ("https://linktr.ee/freshbakery", 200, '"uuid":'),
        ("https://beacons.ai/nobodyhasthis", 200, "does not seem to exist anymore"),
        ("https://beacons.ai/freshbakery", 200, " - Link in Bio &amp; Creator Tools | Beacons</title>"),
        ("https://nobodyhasthis.carrd.co/", 404, "Sorry, the requested page could not be found."),
        ("https://freshbakery.carrd.co/", 200, "( Made with Carrd )"),
        ("https://about.me/nobodyhasthis", 404, "<title>about.me</title>"),
        ("https://about.me/freshbakery", 200, " | about.me"),
        ("https://bio.site/nobodyhasthis", 404, "t exist — Bio Site</title>"),
        ("https://bio.site/freshbakery", 200, "— Bio Sites</title>"),
        ("https://bio.link/nobodyhasthis", 404, "re looking for doesn"),
        ("https://bio.link/freshbakery", 200, "profile:username"),
        ("https://solo.to/nobodyhasthis", 404, "The page you're looking for isn't here."),
        ("https://solo.to/freshbakery", 200, "create your own page"),
        ("https://hoo.be/nobodyhasthis", 404, "Page Not Found</h3>"),
        ("https://hoo.be/freshbakery", 200, "--profile-name-color"),
        ("https://allmylinks.com/nobodyhasthis", 404, "Page not found"),
    ],
)
def test_a_page_has_the_status_and_the_words_that_are_documented(address: str, status: int, words: str) -> None:
    played = ask(address)
    assert played.status == status
    assert words in played.body.decode()


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("https://www.pinterest.de/freshbakery/", "https://www.pinterest.com/freshbakery/"),
        ("https://in.pinterest.com/freshbakery/", "https://www.pinterest.com/freshbakery/"),
        ("https://www.pinterest.com/homebakery/", "https://www.pinterest.com/?show_error=true"),
        ("https://pin.it/FreshPin1", "https://www.pinterest.com/freshbakery/"),
        ("https://threads.net/@freshbakery", "https://www.threads.com/@freshbakery"),
        ("https://www.xing.com/companies/freshbakery", "https://www.xing.com/pages/freshbakery"),
        ("https://www.yelp.de/biz/freshbakery", "https://www.yelp.com/biz/freshbakery"),
        ("https://yelp.to/FreshBk1", "https://www.yelp.com/biz/freshbakery"),
        ("https://www.tripadvisor.it/Profile/freshbakery", "https://www.tripadvisor.com/Profile/freshbakery"),
        ("https://trustpilot.com/review/freshbakery.example", "https://www.trustpilot.com/review/freshbakery.example"),
    ],
)
def test_an_older_or_foreign_address_leads_to_the_one_of_today(address: str, to: str) -> None:
    assert ask(address).header("location") == to


def test_pinterest_s_interface_answers_by_name_and_says_user_not_found() -> None:
    asked = LOOKUP + '{"options":{"username":"%s","field_set_key":"unauth_profile"},"context":{}}'
    shown = told(asked % "freshbakery")["resource_response"]
    assert isinstance(shown, dict)
    assert shown["status"] == "success"
    assert shown["data"].keys() >= {"id", "username", "full_name", "follower_count", "pin_count", "last_pin_save_time"}
    for name in ("nobodyhasthis", "hiddenbakery"):
        missing = told(asked % name)["resource_response"]
        assert isinstance(missing, dict)
        assert (missing["error"]["message"], missing["error"]["code"]) == ("User not found.", 30)
        assert ask(asked % name).status == 404
    users = embedded("https://www.pinterest.com/freshbakery/", 'id="__PWS_INITIAL_PROPS__"')["initialReduxState"]
    assert isinstance(users, dict)
    assert [user["username"] for user in users["users"].values()] == ["freshbakery"]


@pytest.mark.parametrize(
    ("name", "case", "parts"),
    [
        ("freshbakery", "publicProfileInfo", {"story"}),
        ("highlightbakery", "publicProfileInfo", {"curatedHighlights"}),
        ("spotlightbakery", "publicProfileInfo", {"spotlightHighlights"}),
        ("plainbakery", "userInfo", set()),
    ],
)
def test_snapchat_tells_plain_accounts_from_public_profiles(name: str, case: str, parts: set[str]) -> None:
    known = embedded(f"https://www.snapchat.com/@{name}", 'id="__NEXT_DATA__"')["props"]
    assert isinstance(known, dict)
    props = known["pageProps"]
    assert props["userProfile"]["$case"] == case
    assert props["userProfile"][case]["username"] == name
    assert {
        key for key in ("story", "curatedHighlights", "spotlightHighlights") if "timestampInSec" in str(props.get(key))
    } == parts


def test_threads_shows_its_posts_in_the_page_s_data() -> None:
    blocks = body("https://www.threads.com/@freshbakery")
    assert re.findall(r'"taken_at": (\d+)', blocks)
    assert re.findall(r'"taken_at": (\d+)', body("https://www.threads.com/@privatebakery")) == []
    assert "0 Threads" in body("https://www.threads.com/@emptybakery")


@pytest.mark.parametrize("host", ["graph.threads.com", "graph.threads.net"])
def test_the_threads_api_wants_a_token_and_a_hundred_followers(host: str) -> None:
    asked = f"https://{host}/v1.0/profile_lookup?username=freshbakery&fields=username"
    for refused in (asked, f"{asked}&access_token=expired-key"):
        error = told(refused)["error"]
        assert isinstance(error, dict)
        assert (error["type"], error["code"]) == ("OAuthException", 190)
    assert told(f"{asked}&access_token=practice-threads")["username"] == "freshbakery"
    few, nobody = (told(f"{GRAPH}/profile_lookup?username={name}&access_token=x") for name in ("smallbakery", "nobody"))
    assert few == nobody
    posts = told(f"{GRAPH}/profile_posts?username=freshbakery&access_token=x")["data"]
    assert isinstance(posts, list)
    assert posts[0].keys() >= {"id", "timestamp", "permalink", "text"}


@pytest.mark.parametrize(
    ("alias", "status", "code"),
    [
        ("nobodyhasthis", 404, "BUSINESS_NOT_FOUND"),
        ("unlistedbakery", 404, "BUSINESS_NOT_FOUND"),
        ("oldaliasbakery", 301, "BUSINESS_MIGRATED"),
        ("unreviewedbakery", 403, "BUSINESS_UNAVAILABLE"),
        ("limitedbakery", 429, "ACCESS_LIMIT_REACHED"),
        ("hurriedbakery", 429, "TOO_MANY_REQUESTS_PER_SECOND"),
    ],
)
def test_yelp_s_api_says_why_it_shows_no_business(alias: str, status: int, code: str) -> None:
    key = {"authorization": "Bearer practice-yelp"}
    played = ask(f"{FUSION}/{alias}", key)
    error = json.loads(played.body)["error"]
    assert (played.status, error["code"]) == (status, code)
    if code == "BUSINESS_MIGRATED":
        assert played.header("location") == f"{FUSION}/{error['new_business_id']}"
        assert told(played.header("location"), key)["alias"] == "newaliasbakery"


def test_yelp_s_api_shows_a_business_and_its_three_newest_reviews() -> None:
    key = {"authorization": "Bearer practice-yelp"}
    open_, shut, paused = (told(f"{FUSION}/{alias}", key) for alias in ("freshbakery", "closedbakery", "pausedbakery"))
    assert [each["is_closed"] for each in (open_, shut, paused)] == [False, True, False]
    assert open_.keys() >= {"id", "alias", "is_claimed", "review_count", "rating", "url", "hours"}
    reviews = told(f"{FUSION}/{open_['id']}/reviews", key)["reviews"]
    assert isinstance(reviews, list)
    assert len(reviews) == 3
    assert reviews[0]["time_created"] == "2026-11-14 09:00:00"
    for refused, code in (({}, "TOKEN_MISSING"), ({"authorization": "Bearer expired-key"}, "TOKEN_INVALID")):
        assert ask(f"{FUSION}/freshbakery", refused).status == 401
        assert code in body(f"{FUSION}/freshbakery", refused)


def test_tripadvisor_s_api_shows_a_place_and_at_most_five_reviews_to_who_has_a_key() -> None:
    place = told(f"{CONTENT}/678901/details?key=practice-tripadvisor")
    assert (place["location_id"], place["name"]) == ("678901", "Fresh Bakery")
    reviews = told(f"{CONTENT}/678901/reviews?key=practice-tripadvisor")["data"]
    assert isinstance(reviews, list)
    assert 1 <= len(reviews) <= 5
    assert reviews[0]["published_date"] == "2026-11-14T09:00:00Z"
    assert [ask(f"{CONTENT}/{rest}").status for rest in ("678901/details", "678901/details?key=expired-key")] == [
        403,
        403,
    ]
    assert [ask(f"{CONTENT}/{number}/details?key=x").status for number in ("999999", "678915")] == [404, 429]
    assert answer("GET", "https://www.tripadvisor.com/Hotel_Review-g1-d678912-Reviews-X.html", {}) is Fault.TOO_SLOW


def test_trustpilot_s_api_finds_a_business_by_its_domain() -> None:
    key = {"apikey": "practice-trustpilot"}
    unit = told(f"{UNITS}/find?name=freshbakery.example", key)
    assert unit.keys() >= {"id", "displayName", "name", "websiteUrl", "numberOfReviews", "status", "score"}
    reviews = told(f"{UNITS}/{unit['id']}/reviews?orderBy=createdat.desc&perPage=1", key)["reviews"]
    assert isinstance(reviews, list)
    assert [each["createdAt"] for each in reviews] == ["2026-11-14T09:00:00.000Z"]
    assert ask(f"{UNITS}/find?name=nobodyhasthis.example", key).status == 404
    for refused in ({}, {"apikey": "expired-key"}):
        assert ask(f"{UNITS}/find?name=freshbakery.example", refused).status == 401


@pytest.mark.parametrize(
    ("name", "closed"),
    [("freshbakery", (False, False)), ("closedbakery", (True, False)), ("pausedbakery", (False, True))],
)
def test_trustpilot_s_page_data_says_who_is_closed(name: str, closed: tuple[bool, bool]) -> None:
    known = embedded(f"https://www.trustpilot.com/review/{name}.example", 'id="__NEXT_DATA__"')["props"]
    assert isinstance(known, dict)
    unit = known["pageProps"]["businessUnit"]
    assert (unit["isClosed"], unit["isTemporarilyClosed"]) == closed
    assert all(review["dates"]["publishedDate"] for review in known["pageProps"]["reviews"])


@pytest.mark.parametrize(
    ("name", "page", "links", "icons"),
    [
        ("ironbridgeplumbing", "/[profile]", 4, 0),
        ("propsbakery", "/[profile]", 0, 0),
        ("socialbakery", "/[profile]", 0, 1),
        ("disabledbakery", "/[profile]", 0, 0),
        ("bannedbakery", "/status/blocked", None, 0),
        ("nobodyhasthis", "/_error", None, 0),
    ],
)
def test_linktree_tells_its_states_in_the_page_s_data(name: str, page: str, links: int | None, icons: int) -> None:
    known = embedded(f"https://linktr.ee/{name}", 'id="__NEXT_DATA__"')
    assert known["page"] == page
    assert isinstance(known["props"], dict)
    props = known["props"]["pageProps"]
    account = props.get("account")
    assert (len(account["links"]) if account else None) == links
    assert len(props.get("socialLinks", ())) == icons
    assert not account or account["isActive"] is (name != "disabledbakery")
    assert len(props.get("links", ())) == (3 if name == "propsbakery" else 0)
