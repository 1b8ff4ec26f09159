"""Tumblr, Medium, Substack, forums and builders' blogs play their documented answers, and each shape once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import ModuleType

import pytest

from audit.practice import NETWORKS, Answer, Fault, answer, builders, forums, medium, substack, tumblr
from audit.practice._case import Case, Truth

MODULES: Mapping[str, ModuleType] = {
    module.__name__.rpartition(".")[2]: module for module in (builders, forums, medium, substack, tumblr)
}
CASES: list[tuple[str, Case]] = [(name, case) for name, module in MODULES.items() for case in module.CASES]
KEY = "api_key=practice-tumblr"


def ask(address: str, method: str = "GET", sent: object = None) -> Answer:
    played = answer(method, address, {}, json.dumps(sent).encode() if sent else b"")
    assert isinstance(played, Answer), (address, played)
    return played


def body(address: str) -> str:
    return ask(address).body.decode()


@pytest.mark.parametrize(("network", "case"), CASES, ids=[f"{n}: {c.state}, {c.source}, {c.variant}" for n, c in CASES])
def test_every_case_has_an_address_that_its_own_network_answers(network: str, case: Case) -> None:
    host = case.address.split("/")[2]
    assert any(host == known or host.endswith(f".{known}") for known in MODULES[network].HOSTS)
    assert isinstance(answer("GET", case.address, {}), Answer)


@pytest.mark.parametrize("network", MODULES)
def test_a_shape_is_counted_once(network: str) -> None:
    shapes = [(case.state, case.source, case.variant) for case in MODULES[network].CASES]
    assert len(set(shapes)) == len(shapes)
    assert network in NETWORKS


@pytest.mark.parametrize("case", [case for _, case in CASES if case.truth is Truth.LIVING and case.decidable])
def test_what_lives_for_all_to_see_does_not_say_404(case: Case) -> None:
    if not case.keyed and not case.variant.startswith("403"):
        final = ask(case.address)
        while final.status in (301, 302):
            final = ask(final.header("location"))
        assert final.status == 200, case.address


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("https://freshbakery.tumblr.com/rss", 200, "<pubDate>"),
        ("https://www.tumblr.com/freshbakery", 200, '"queryKey":["user-info"'),
        ("https://www.tumblr.com/blog/view/freshbakery", 200, '"queryKey":["user-info"'),
        ("https://www.tumblr.com/nobodyhasthis", 404, '"status":404'),
        ("https://emptybakery.tumblr.com/api/read/json?num=1&debug=1", 200, '"posts-total": 0'),
        ("https://freshbakery.tumblr.com/api/read/json?num=1", 200, "var tumblr_api_read = {"),
        ("https://dashboardbakery.tumblr.com/", 404, "nothing here"),
        ("https://nobodyhasthis.tumblr.com/", 404, "nothing here"),
        ("https://passwordbakery.tumblr.com/", 401, ""),
        ("https://limitedbakery.tumblr.com/rss", 429, "Limit"),
        (f"https://api.tumblr.com/v2/blog/freshbakery.tumblr.com/info?{KEY}", 200, '"updated": 1'),
        (
            f"https://api.tumblr.com/v2/blog/dashboardbakery.tumblr.com/info?{KEY}",
            404,
            "only viewable within the Tumblr",
        ),
        (f"https://api.tumblr.com/v2/blog/privatebakery.tumblr.com/info?{KEY}", 403, "You do not have permission"),
        (f"https://api.tumblr.com/v2/blog/nobodyhasthis.tumblr.com/info?{KEY}", 404, '"Not Found"'),
        ("https://api.tumblr.com/v2/blog/freshbakery.tumblr.com/info", 401, "Unauthorized"),
        ("https://api.tumblr.com/v2/blog/freshbakery.tumblr.com/info?api_key=expired-key", 401, "Unauthorized"),
        ("https://medium.com/feed/@freshbakery", 200, "Stories by Fresh Bakery on Medium"),
        ("https://medium.com/feed/maple-street-press", 200, "<pubDate>"),
        ("https://medium.com/@freshbakery/about", 200, "Medium member since"),
        ("https://medium.com/@freshbakery?format=json", 200, "])}while(1);</x>{"),
        ("https://medium.com/@nobodyhasthis", 404, "Out of nothing, something"),
        ("https://medium.com/feed/@nobodyhasthis", 404, "Out of nothing, something"),
        ("https://medium.com/@suspendedbakery", 410, "violation of the Medium Rules"),
        ("https://medium.com/@walledbakery", 403, "cookies to continue"),
        ("https://medium.com/feed/@walledbakery", 200, "<pubDate>"),
        ("https://oldstories.example/any/story", 410, ""),
        ("https://freshbakery.substack.com/api/v1/posts?limit=1", 200, '"post_date"'),
        ("https://emptybakery.substack.com/api/v1/posts", 200, "[]"),
        ("https://freshbakery.substack.com/feed", 200, "<pubDate>"),
        ("https://freshbakery.substack.com/api/v1/nothing", 404, '"type": "single"'),
        ("https://substack.com/api/v1/user/freshbakery/public_profile", 200, '"handle": "freshbakery"'),
        ("https://substack.com/api/v1/user/nobodyhasthis/public_profile", 404, '{"error": "profile not found"}'),
        ("https://privatebakery.substack.com/feed", 403, ""),
        ("https://blockedbakery.substack.com/feed", 403, ""),
        ("https://ghost-blog.example/rss/", 200, "<pubDate>"),
        ("https://square-blog.example/blog?format=rss", 200, "<pubDate>"),
        ("https://square-blog.example/?format=rss", 200, "<h1>Maple Studio</h1>"),
        ("https://wix-blog.example/blog-feed.xml", 200, "<pubDate>"),
        ("https://wix-english.example/en/blog-feed.xml", 200, "<pubDate>"),
        ("https://shop-blog.example/blogs/news.atom", 200, "<published>"),
        ("https://shop-quiet.example/blogs/news.atom", 200, "<feed"),
        ("https://shop-closed.example/password", 200, 'type="password"'),
        ("https://talk.example/t/best-bread-in-springfield/12.rss", 200, "<pubDate>"),
        ("https://talk.example/t/12.json", 200, '"last_posted_at"'),
        ("https://talk.example/t/x/77.json", 404, '"error_type": "not_found"'),
        ("https://talk-detailed.example/t/x/77", 410, ""),
        ("https://talk.example/u/suspendedbakery.json", 200, '"suspended_till"'),
        ("https://board.example/app.php/feed/topic/12", 200, "<published>"),
        ("https://board.example/viewtopic.php?t=88", 200, "registered and logged in to view this forum"),
        ("https://board.example/viewtopic.php?t=99", 404, "The requested topic does not exist."),
        ("https://oldboard.example/external.php?type=RSS2", 200, "<pubDate>"),
        ("https://oldboard.example/showthread.php?99-anything", 200, "No Thread specified."),
        ("https://oldboard.example/member.php?999-nobody", 200, "does not have a profile to view."),
    ],
)
def test_each_answer_is_as_documented(address: str, status: int, words: str) -> None:
    played = ask(address)
    assert played.status == status
    assert words in played.body.decode()


@pytest.mark.parametrize(
    ("address", "location"),
    [
        ("https://loginbakery.tumblr.com/", "https://www.tumblr.com/login_required/loginbakery"),
        ("https://adultbakery.tumblr.com/rss", "https://www.tumblr.com/safe-mode?"),
        ("https://consentbakery.tumblr.com/", "https://www.tumblr.com/privacy/consent?"),
        ("https://open.substack.com/pub/freshbakery", "https://freshbakery.substack.com/"),
        ("https://shop-closed.example/blogs/news", "https://shop-closed.example/password"),
        ("https://talk-members.example/t/x/12", "https://talk-members.example/login"),
    ],
)
def test_each_redirect_is_as_documented(address: str, location: str) -> None:
    played = ask(address)
    assert played.status == 302
    assert played.header("location").startswith(location)


@pytest.mark.parametrize(
    ("address", "name", "value"),
    [
        ("https://maplepress.example/", "x-tumblr-user", "maplepress"),
        ("https://maplenewsletter.example/", "x-sub", "maplenewsletter"),
        ("https://maplenewsletter.example/feed", "x-sub", "maplenewsletter"),
        ("https://square-blog.example/", "server", "Squarespace"),
        ("https://wix-blog.example/", "x-wix-request-id", "1731747600.1"),
        ("https://shop-blog.example/", "x-shopid", "61234567890"),
        ("https://limitedbakery.tumblr.com/", "x-ratelimit-perday-remaining", "0"),
        ("https://medium.com/@walledbakery", "cf-mitigated", "challenge"),
    ],
)
def test_each_network_is_known_by_its_header(address: str, name: str, value: str) -> None:
    assert ask(address).header(name) == value


def test_who_is_asked_for_is_answered_by_name_or_by_nobody() -> None:
    def user(name: str) -> object:
        asked = {"query": f'{{user(username:"{name}"){{id name username}}}}'}
        return json.loads(ask("https://medium.com/_/graphql", "POST", asked).body)["data"]["user"]

    shown = user("freshbakery")
    assert isinstance(shown, dict)
    assert shown["username"] == "freshbakery"
    assert user("nobodyhasthis") is None


def test_hidden_and_deleted_threads_of_a_plain_discourse_are_answered_alike() -> None:
    assert (
        body("https://talk.example/t/x/77")
        == body("https://talk.example/t/x/88")
        == body("https://talk.example/t/x/99")
    )


@pytest.mark.parametrize("host", ["qzxwvu.maplepress.example", "qzxwvu.board.example", "qzxwvu.wix-blog.example"])
def test_below_a_domain_of_its_own_there_is_nobody(host: str) -> None:
    assert answer("GET", f"https://{host}/", {}) is Fault.NO_SUCH_NAME
