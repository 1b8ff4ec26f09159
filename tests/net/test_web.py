"""The web as a run meets it: asks made once, redirects followed with care, the same honest headers everywhere."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Mapping

import pytest

import audit
import loopback
from audit.evidence import Ask, Failure, Hop, Reply
from audit.net.settings import accept_language
from audit.net.web import Limits, Settings, open_web
from audit.net.wire import InProcess, Spoken
from loopback import VirtualTime, answer, serving

HOME = "https://bakery.example/"


class Played:
    """In-process pages by address; whatever is not laid out is a plain 200."""

    def __init__(self, pages: Mapping[str, Spoken | Failure] | None = None) -> None:
        self.pages = pages or {}
        self.asked: list[tuple[str, str, Mapping[str, str], bytes]] = []

    def __call__(self, method: str, address: str, headers: Mapping[str, str], body: bytes) -> Spoken | Failure:
        self.asked.append((method, address, headers, body))
        return self.pages.get(address, (200, (("Content-Type", "text/plain"),), b"hi"))

    def send(self, *asks: Ask, settings: Settings | None = None) -> list[Reply]:
        """The replies to asks made together, in no time."""

        async def all_of_them() -> list[Reply]:
            time = VirtualTime()
            web = open_web(settings or Settings(), clock=time.clock, transport=InProcess(self))
            async with time.passing(), web as opened:
                return await asyncio.gather(*map(opened.send, asks))

        return asyncio.run(all_of_them())


def to(location: str, status: int = 302) -> Spoken:
    return status, (("Location", location),), b"moved"


def test_an_answer_comes_back_as_it_was_given() -> None:
    (reply,) = Played({HOME: (404, (("X-One", " 1 "), ("x-one", "2")), b"gone")}).send(Ask(address=HOME))
    assert reply == Reply(
        ask=Ask(address=HOME),
        hops=(Hop(address=HOME, status=404),),
        headers=(("x-one", "1"), ("x-one", "2")),
        body=b"gone",
    )


def test_a_failure_of_the_practice_web_is_the_same_failure() -> None:
    (reply,) = Played({HOME: Failure.NO_SUCH_NAME}).send(Ask(address=HOME))
    assert (reply.failure, reply.hops) == (Failure.NO_SUCH_NAME, ())


def test_equal_asks_are_made_once() -> None:
    played = Played()
    first, second, other = played.send(Ask(address=HOME), Ask(address=HOME), Ask(address=HOME, method="POST"))
    assert first is second
    assert first is not other
    assert len(played.asked) == 2


def test_an_equal_ask_is_made_afresh_when_that_is_wanted() -> None:
    played = Played()

    async def thrice() -> int:
        time = VirtualTime()
        async with time.passing(), open_web(Settings(), clock=time.clock, transport=InProcess(played)) as web:
            await web.send(Ask(address=HOME))
            await web.again(Ask(address=HOME))
            await web.send(Ask(address=HOME))
            return web.requests

    assert asyncio.run(thrice()) == 2


def test_who_gives_up_waiting_does_not_spoil_the_reply_for_others() -> None:
    async def both() -> Reply:
        async with serving(answer(b"hi")) as server, loopback.web(server) as web:
            ask = Ask(address=server.at())
            impatient = asyncio.create_task(web.send(ask))
            await asyncio.sleep(0)
            patient = asyncio.create_task(web.send(ask))
            await asyncio.sleep(0)
            impatient.cancel()
            return await patient

    assert asyncio.run(both()).status == 200


def test_what_is_still_under_way_ends_with_the_web() -> None:
    async def leave() -> float:
        async def silent(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
            await reader.read()

        async with serving(silent) as server:
            async with loopback.web(server) as web:
                waiting = asyncio.create_task(web.send(Ask(address=server.at())))
                await asyncio.sleep(0.05)
            with pytest.raises(asyncio.CancelledError):
                await waiting
        return asyncio.get_running_loop().time()

    asyncio.run(leave())


def test_every_hop_is_kept_and_the_last_answer_is_read() -> None:
    played = Played({HOME: to("https://www.bakery.example/a b", 301), "https://www.bakery.example/a%20b": to("/c")})
    (reply,) = played.send(Ask(address=HOME))
    assert [(hop.address, hop.status) for hop in reply.hops] == [
        (HOME, 301),
        ("https://www.bakery.example/a%20b", 302),
        ("https://www.bakery.example/c", 200),
    ]
    assert (reply.address, reply.body) == ("https://www.bakery.example/c", b"hi")


def test_five_redirects_are_followed_and_a_sixth_is_not() -> None:
    pages = {f"{HOME}{n}": to(f"/{n + 1}") for n in range(9)}
    five, six = Played(pages).send(Ask(address=f"{HOME}4"), Ask(address=f"{HOME}3"))
    assert (five.status, len(five.hops)) == (200, 6)
    assert (six.failure, six.status, len(six.hops)) == (Failure.BAD_REDIRECT, 0, 6)


def test_a_page_that_redirects_to_itself_is_not_asked_again() -> None:
    played = Played({HOME: to(HOME)})
    (reply,) = played.send(Ask(address=HOME))
    assert (reply.failure, len(played.asked)) == (Failure.BAD_REDIRECT, 1)


@pytest.mark.parametrize("location", ["http://127.0.0.1/", "//localhost/", "https://bakery.example:22/"])
def test_every_hop_is_vetted(location: str) -> None:
    played = Played({HOME: to("/on"), f"{HOME}on": to(location)})
    (reply,) = played.send(Ask(address=HOME))
    assert (reply.failure, [hop.status for hop in reply.hops], len(played.asked)) == (
        Failure.UNSAFE_ADDRESS,
        [302, 302],
        2,
    )


@pytest.mark.parametrize("status", [300, 304, 305])
def test_only_the_five_redirects_are_redirects(status: int) -> None:
    (reply,) = Played({HOME: to("/on", status)}).send(Ask(address=HOME))
    assert (reply.status, reply.failure) == (status, None)


@pytest.mark.parametrize(("status", "method", "body"), [(301, "GET", b""), (302, "GET", b""), (303, "GET", b"")])
def test_a_post_that_is_redirected_is_read_with_a_get(status: int, method: str, body: bytes) -> None:
    played = Played({HOME: to("/on", status)})
    played.send(Ask(address=HOME, method="POST", body="{}", headers=(("content-type", "application/json"),)))
    assert (played.asked[1][0], played.asked[1][3]) == (method, body)
    assert "content-type" not in played.asked[1][2]


@pytest.mark.parametrize("status", [307, 308])
def test_a_post_that_is_sent_on_stays_a_post(status: int) -> None:
    played = Played({HOME: to("/on", status)})
    played.send(Ask(address=HOME, method="POST", body="{}"))
    assert (played.asked[1][0], played.asked[1][3]) == ("POST", b"{}")


def test_what_an_ask_says_of_itself_stays_with_its_host() -> None:
    played = Played({HOME: to("/on"), f"{HOME}on": to("https://other.example/")})
    played.send(Ask(address=HOME, headers=(("x-token", "t"), ("accept", "application/json"))))
    assert [("x-token" in headers, headers["accept"]) for _, _, headers, _ in played.asked] == [
        (True, "application/json"),
        (True, "application/json"),
        (False, "application/json"),
    ]


def test_every_request_says_who_we_are_and_carries_nothing_else() -> None:
    played = Played({HOME: (200, (("Set-Cookie", "a=b; Path=/"),), b"hi")})
    played.send(Ask(address=HOME), Ask(address=f"{HOME}2"), settings=Settings(language="de"))
    assert played.asked[1][2] == {
        "host": "bakery.example",
        "user-agent": f"presence-report/{audit.__version__} (+https://pypi.org/project/presence-report/)",
        "accept": "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.8",
        "accept-encoding": "gzip",
        "accept-language": "de, en;q=0.8",
    }


def test_no_ask_can_take_another_name_or_bring_a_cookie() -> None:
    played = Played()
    headers = (("User-Agent", "Mozilla/5.0"), ("Cookie", "a=b"), ("Authorization", "x"), ("Host", "y"), ("X-Ok", "z"))
    played.send(Ask(address=HOME, headers=headers), settings=Settings(contact="mailto:jo@agency.example\r\nX: y"))
    sent = played.asked[0][2]
    assert sent["user-agent"] == f"presence-report/{audit.__version__} (+mailto:jo@agency.exampleX: y)"
    assert (sent["host"], sent["x-ok"], sent.keys() & {"cookie", "authorization"}) == ("bakery.example", "z", set())


def test_nothing_but_our_own_headers_reaches_the_wire() -> None:
    async def head() -> bytes:
        async with serving(answer(headers={"Set-Cookie": "a=b"})) as server, loopback.web(server) as web:
            await web.send(Ask(address=server.at("/1")))
            await web.send(Ask(address=server.at("/2?x=%zz|ä"), method="POST", body="größe"))
            return server.heads[1]

    lines = asyncio.run(head()).decode().split("\r\n")
    assert lines[0] == "POST /2?x=%zz|%C3%A4 HTTP/1.1"
    assert [line.partition(":")[0].lower() for line in lines[1:-2]] == [
        "host",
        "user-agent",
        "accept",
        "accept-encoding",
        "accept-language",
        "content-length",
    ]


@pytest.mark.parametrize(
    "host", ["maple_bakery.example", "xn--zzzzzzzzzz99999.example", "xn--i-7iq.example", "bücher.example"]
)
def test_unusual_names_are_asked_like_any_other(host: str) -> None:
    async def one() -> Reply:
        async with serving(answer(b"hi")) as server, loopback.web(server) as web:
            return await web.send(Ask(address=server.at(host=host)))

    assert asyncio.run(one()).status == 200


def test_one_connection_serves_a_host_again() -> None:
    async def connections() -> tuple[int, int]:
        async with serving(answer(b"hi" * 50_000)) as server, loopback.web(server) as web:
            for path in "abc":
                await web.send(Ask(address=server.at(f"/{path}")))
            return server.connections, web.requests

    assert asyncio.run(connections()) == (1, 3)


@pytest.mark.parametrize(
    ("language", "header"),
    [("en", "en"), ("de", "de, en;q=0.8"), ("de-AT", "de-AT, de;q=0.9, en;q=0.8"), ("en-GB", "en-GB, en;q=0.8")],
)
def test_pages_are_asked_for_in_the_client_s_language(language: str, header: str) -> None:
    assert accept_language(language) == header


@pytest.mark.parametrize("language", ["", "de\r\nX: y", "d" * 90, "größe"])
def test_what_is_no_language_is_left_out(language: str) -> None:
    assert accept_language(language) == "en"


def test_nothing_heavy_is_loaded_before_a_web_is_opened() -> None:
    probe = "import sys, audit.net.web; print({'aiohttp', 'httpx', 'publicsuffixlist', 'protego'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout.strip() == "set()"


def test_replies_are_let_go_of_when_they_grow_too_big_together() -> None:
    played = Played({f"{HOME}{n}": (200, (), b"x" * 100) for n in range(4)})
    roomy, tight = Settings(), Settings(limits=Limits(held=250))
    asks = [Ask(address=f"{HOME}{n}") for n in range(4)]

    async def twice(settings: Settings) -> int:
        time = VirtualTime()
        async with time.passing(), open_web(settings, clock=time.clock, transport=InProcess(played)) as web:
            for ask in (*asks, *asks):
                assert (await web.send(ask)).body == b"x" * 100
            return web.requests

    assert asyncio.run(twice(roomy)) == 4
    assert asyncio.run(twice(tight)) == 8
