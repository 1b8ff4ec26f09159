"""Which addresses may be asked at all, and where a Location header may lead."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st

from audit.evidence import Failure
from audit.net.unanswered import Unanswered
from audit.net.vetting import follow, vet

PORTS = frozenset({80, 443})

ASKED_AS = {
    "https://bakery.example": "https://bakery.example/",
    "HTTP://BAKERY.EXAMPLE/Menu": "http://bakery.example/Menu",
    "https://bakery.example./": "https://bakery.example/",
    "https://bakery.example:443/": "https://bakery.example/",
    "http://bakery.example:443/": "http://bakery.example:443/",
    "https://bakery.example?x=1": "https://bakery.example/?x=1",
    "https://bakery.example/menu#bread": "https://bakery.example/menu",
    "https://maple_bakery.example/": "https://maple_bakery.example/",
    "https://_bakery_.tumblr.com/": "https://_bakery_.tumblr.com/",
    "https://bücher.example/größe?q=käse": "https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe?q=k%C3%A4se",
    "https://xn--bcher-kva.example/": "https://xn--bcher-kva.example/",
    "https://xn--zzzzzzzzzz99999.example/": "https://xn--zzzzzzzzzz99999.example/",
    "https://faß.example/": "https://xn--fa-hia.example/",
    "https://bakery.example/a%20b%2Fc?d=%zz|{x}": "https://bakery.example/a%20b%2Fc?d=%zz|{x}",
    "https://bakery.example/@maple": "https://bakery.example/@maple",
    "https://127.0.0.1.nip.example/": "https://127.0.0.1.nip.example/",
    "https://b" + "a" * 62 + ".example/": "https://b" + "a" * 62 + ".example/",
}

LITERALS = [
    "127.0.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "017700000001",
    "127.1",
    "127.0.1",
    "127.0.0.1.",
    "0",
    "0.0.0.0",
    "[::]",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:ffff:127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[fe80::1%25lo]",
    "[2606:4700::1111]",
    "[bakery.example]",
    "[v1.x]",
    "[::1",
    "1.1.1.1",
    "08.8.8.8",
    "256.256.256.256",
    "1.2.3.4.5",
    "169.254.169.254",
    "169.254.43518",
    "0xA9FEA9FE",
    "127.255.255.254",
    "%31%32%37.0.0.1",
    "①②⑦.⓪.⓪.①",
    "\uff11\uff12\uff17.\uff10.\uff10.\uff11",
    "127。0。0。1",
    "0x7f.1",
    "bakery.0x1",
    "bakery.123",
]

NAMES = [
    "localhost",
    "LOCALHOST.",
    "foo.localhost",
    "ip6-localhost",
    "ⓛocalhost",
    "\u2113ocalhost",
    "intranet",
    "printer.local",
    "host.localdomain",
    "metadata.google.internal",
    "shop.onion",
    "db.corp",
    "router.lan",
    "nas.home",
    "1.168.192.in-addr.arpa",
    "a..b",
    ".a",
    "a.",
    "..",
    "-bakery.example",
    "bakery-.example",
    "xn--.example",
    "bak%00ery.example",
    "bak%65ry.example",
    "bakery,example",
    "b*.example",
    "💩.example",
    "bakery.e",
]

WHOLE = [
    *(f"http://{host}/" for host in (*LITERALS, *NAMES)),
    "http://local\u00adhost/",
    "http://" + "a" * 64 + ".example/",
    "http://" + "a." * 200 + "example/",
    "http://bak\u3000ery.example/",
    "http://bak\u2028ery.example/",
    "http://bak\u202eery.example/",
    "http://user@127.0.0.1/",
    "http://user:pw@bakery.example/",
    "http://bakery.example:80@127.0.0.1/",
    "http://bakery.example%40127.0.0.1/",
    "http://127.0.0.1#@bakery.example/",
    "http://127.0.0.1?@bakery.example/",
    "http://bakery.example\\@127.0.0.1/",
    "http://bak\0ery.example/",
    *(
        f"http://bakery.example:{port}/"
        for port in ("22", "6379", "0", "99999", "-1", "80:80", "", "\uff18\uff10", "080x")
    ),
    *(f"{scheme}://bakery.example/" for scheme in ("file", "gopher", "ftp", "dict", "unix", "jar:http", "ws")),
    "data:text/html,hi",
    "javascript:alert(1)",
    "//bakery.example/",
    "bakery.example/",
    "http:///bakery.example",
    "http:bakery.example",
    "http:\\\\bakery.example\\",
    " http://bakery.example/",
    "http://bakery.example/ ",
    "http://bakery.example/a b",
    "http://bakery.example/\r\nX: y",
    "http://bakery.example/\t",
    "http://bakery.example/" + "a" * 5000,
    "http://bakery.example/\ud800",
    "http://",
    "",
]


@pytest.mark.parametrize(("address", "asked"), ASKED_AS.items())
def test_an_ordinary_address_is_asked_in_its_one_form(address: str, asked: str) -> None:
    assert vet(address, PORTS).address == asked


@pytest.mark.parametrize("address", WHOLE, ids=ascii)
def test_an_address_no_profile_lives_at_is_refused(address: str) -> None:
    with pytest.raises(Unanswered) as refused:
        vet(address, PORTS)
    assert refused.value.failure is Failure.UNSAFE_ADDRESS


LEADS_TO = {
    "/menu": "https://good.example/menu",
    "menu?x=1": "https://good.example/a/menu?x=1",
    "?x=1": "https://good.example/a/b?x=1",
    "//www.good.example/": "https://www.good.example/",
    "http://www.good.example/": "http://www.good.example/",
    " https://www.good.example/ ": "https://www.good.example/",
    "/a menu/größe": "https://good.example/a%20menu/gr%C3%B6%C3%9Fe",
    "/path?next=C:\\x": "https://good.example/path?next=C:\\x",
    "/a:b": "https://good.example/a:b",
}
UNFOLLOWED = [
    "",
    "   ",
    "///127.0.0.1/",
    "/\\127.0.0.1/",
    "\\\\127.0.0.1\\",
    "http:127.0.0.1",
    "https:good.example",
    "http:///127.0.0.1/",
    "javascript:alert(1)",
    "data:text/html,hi",
    "file:///etc/passwd",
    "gopher://good.example/",
    "ftp://good.example/",
    "instagram://user?username=maple",
    "http://[bad",
    "/a\x00b",
    "/a\r\nSet-Cookie: b",
    "ht\ttp://127.0.0.1/",
    "/" + "a" * 60_000,
]
UNSAFE = [
    "http://127.0.0.1/",
    "\thttp://127.0.0.1/",
    "//127.0.0.1/",
    "//2130706433/",
    "http://127.1/",
    "http://[::1]/",
    "http://localhost/",
    "http://metadata.google.internal/",
    "http://good.example:22/",
    "http://user:pw@good.example/",
]


@pytest.mark.parametrize(("location", "target"), LEADS_TO.items())
def test_an_ordinary_redirect_is_followed(location: str, target: str) -> None:
    assert follow(vet("https://good.example/a/b", PORTS), location, PORTS).address == target


@pytest.mark.parametrize(
    ("location", "failure"),
    [*((one, Failure.BAD_REDIRECT) for one in UNFOLLOWED), *((one, Failure.UNSAFE_ADDRESS) for one in UNSAFE)],
    ids=lambda value: ascii(value)[:40],
)
def test_no_redirect_leads_off_the_public_web(location: str, failure: Failure) -> None:
    with pytest.raises(Unanswered) as refused:
        follow(vet("https://good.example/a/b", PORTS), location, PORTS)
    assert refused.value.failure is failure


HOSTILE = st.text(st.sampled_from("htps:/\\@[]#?.%&=0123456789xabc-_ \t\r\n\0é\uff11。\u00ad\ud800")) | st.text()
PUBLIC_NAME = re.compile(r"([a-z0-9_-]{1,63}\.)+[a-z][a-z0-9-]*")


@given(HOSTILE, st.booleans())
def test_whatever_is_written_only_a_public_name_at_a_web_port_is_ever_asked(text: str, redirect: bool) -> None:  # noqa: FBT001  # hypothesis passes by name
    try:
        start = vet("https://good.example/a/b", PORTS)
        target = follow(start, text, PORTS) if redirect else vet(f"http://{text}", PORTS)
    except Unanswered as refused:
        assert refused.failure in {Failure.UNSAFE_ADDRESS, Failure.BAD_REDIRECT}  # noqa: PT017  # either is fine
    else:
        assert PUBLIC_NAME.fullmatch(target.host)
        assert target.port in {None, *PORTS}
        assert target.address.isascii()
        assert vet(target.address, PORTS) == target
