"""The practice web behind a TLS-ending forward proxy on 127.0.0.1, with the ill manners of real hosts on request.

Give its address to `--proxy` and its CA file to SSL_CERT_FILE. Every connection serves one request, is bounded in time,
and no name is ever looked up.
"""

from __future__ import annotations

import contextlib
import dataclasses
import enum
import http.client
import http.server
import pathlib
import socket
import socketserver
import ssl
import struct
import sys
import threading
from collections.abc import Callable, Iterator, Mapping

import trustme

from audit.practice import Answer, Fault, answer

LONGEST = 10.0
"""Seconds after which a silent or dripping connection is closed."""
ENDLESS = 3 * 1024**3
"""Bytes of the body that never seems to end."""
_CHUNK = b"<p>" + b"a" * (64 * 1024 - 3)

Play = Callable[[str, str, Mapping[str, str], bytes], Answer | Fault]


class Trick(enum.Enum):
    """What a host may do instead of answering."""

    RESET = "reset"
    """Accepts, then breaks the connection."""
    DRIP = "drip"
    """One byte at a time, for ever."""
    ENDLESS = "endless"
    """A body of 3 GB."""
    INSIDE = "inside"
    """A redirect to 127.0.0.1."""
    TOO_MANY = "too_many"
    """429 with Retry-After: 5."""
    STRANGER = "stranger"
    """A certificate that nobody vouches for."""


@dataclasses.dataclass(frozen=True, slots=True)
class Seen:
    """One request as it reached the proxy."""

    method: str
    address: str
    headers: tuple[tuple[str, str], ...]
    """Names in lower case."""
    body: bytes


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """A running proxy."""

    port: int
    ca_file: pathlib.Path
    """PEM of the authority that vouches for every host."""
    seen: list[Seen]
    connects: list[str]
    """`host:port` of every tunnel asked for."""

    @property
    def address(self) -> str:
        """As `--proxy` takes it."""
        return f"http://127.0.0.1:{self.port}"


@contextlib.contextmanager
def proxying(
    folder: pathlib.Path, *, play: Play = answer, tricks: Mapping[str, Trick] | None = None
) -> Iterator[Proxy]:
    """Serve until the block ends. `folder` takes the CA file; `tricks` are found by the start of an address."""
    authority = trustme.CA(key_type=trustme.KeyType.ECDSA)
    ca_file = folder / "practice-ca.pem"
    authority.cert_pem.write_to_path(str(ca_file))
    with _Server(play, tricks or {}, authority) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="practice proxy")
        thread.start()
        try:
            port = int(server.server_address[1])
            yield Proxy(port=port, ca_file=ca_file, seen=server.seen, connects=server.connects)
        finally:
            server.closing.set()
            server.shutdown()
            thread.join(LONGEST)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = False
    block_on_close = True
    request_queue_size = 128

    def __init__(self, play: Play, tricks: Mapping[str, Trick], authority: trustme.CA) -> None:
        self.play = play
        self.seen: list[Seen] = []
        self.connects: list[str] = []
        self.closing = threading.Event()
        self._tricks = tricks
        self._authority = authority
        self._contexts: dict[tuple[str, bool], ssl.SSLContext] = {}
        self._lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), _Tunnel)

    def trick(self, address: str) -> Trick | None:
        fitting = [start for start in self._tricks if address.startswith(start)]
        return self._tricks[max(fitting, key=len)] if fitting else None

    def context(self, host: str, *, trusted: bool) -> ssl.SSLContext:
        """The host's own certificate, made once."""
        with self._lock:
            if (host, trusted) not in self._contexts:
                authority = self._authority if trusted else trustme.CA(key_type=trustme.KeyType.ECDSA)
                context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
                authority.issue_cert(host, key_type=trustme.KeyType.ECDSA).configure_cert(context)
                self._contexts[host, trusted] = context
            return self._contexts[host, trusted]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves in the middle is no error of ours; everything else is shown."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # typed as socket or pair by the library


class _Tunnel(http.server.BaseHTTPRequestHandler):
    """The plain side of the proxy: CONNECT, or a whole http:// address."""

    server: _Server
    timeout = LONGEST
    protocol_version = "HTTP/1.1"

    def do_CONNECT(self) -> None:
        self.close_connection = True
        self.server.connects.append(self.path)
        host = self.path.rpartition(":")[0].strip("[]")
        home = f"https://{host}/"
        fault = self.server.play("GET", home, {}, b"")
        if fault in {Fault.NO_SUCH_NAME, Fault.REFUSED}:
            self.wfile.write(_written(_empty(502)))
            return
        self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        trusted = fault is not Fault.CERTIFICATE and self.server.trick(home) is not Trick.STRANGER
        context = self.server.context(host, trusted=trusted)
        with context.wrap_socket(self.connection, server_side=True) as secured:
            _Site(secured, host, self.server)

    def do_GET(self) -> None:
        self.close_connection = True
        _answer(self, self.server, self.path)

    do_POST = do_HEAD = do_GET  # noqa: N815  # the library's names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Quiet: what was asked stands in `seen`."""


class _Site(_Tunnel):
    """The inside of a tunnel: one request to one host."""

    def __init__(self, secured: ssl.SSLSocket, host: str, server: _Server) -> None:
        self._host = host
        super().__init__(secured, ("127.0.0.1", 0), server)

    def do_CONNECT(self) -> None:
        self.close_connection = True
        self.wfile.write(_written(_empty(405)))

    def do_GET(self) -> None:
        self.close_connection = True
        _answer(self, self.server, f"https://{self._host}{self.path}")

    do_POST = do_HEAD = do_GET  # noqa: N815  # the library's names


def _answer(asked: _Tunnel, server: _Server, address: str) -> None:
    headers = tuple((name.lower(), value) for name, value in asked.headers.items())
    body = asked.rfile.read(min(int(asked.headers.get("content-length") or 0), 1024 * 1024))
    server.seen.append(Seen(asked.command, address, headers, body))
    trick = server.trick(address)
    if trick is not None:
        _play_trick(trick, asked, server)
        return
    played = server.play(asked.command, address, dict(headers), body)
    if isinstance(played, Answer):
        asked.wfile.write(_written(played))
    elif played is Fault.TOO_SLOW:
        server.closing.wait(LONGEST)
    elif played is Fault.RESET:
        _break(asked.connection)


def _play_trick(trick: Trick, asked: _Tunnel, server: _Server) -> None:
    match trick:
        case Trick.RESET:
            _break(asked.connection)
        case Trick.DRIP:
            _stream(asked, server, b".", times=int(LONGEST / 0.1), pause=0.1)
        case Trick.ENDLESS:
            _stream(asked, server, _CHUNK, times=ENDLESS // len(_CHUNK), pause=0)
        case Trick.INSIDE:
            asked.wfile.write(_written(_empty(302, ("location", "http://127.0.0.1/latest/meta-data/"))))
        case Trick.TOO_MANY:
            asked.wfile.write(_written(_empty(429, ("retry-after", "5"))))
        case Trick.STRANGER:
            asked.wfile.write(_written(_empty(200)))


def _stream(asked: _Tunnel, server: _Server, chunk: bytes, *, times: int, pause: float) -> None:
    asked.wfile.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n")
    for _ in range(times):
        if server.closing.wait(pause):
            return
        asked.wfile.write(chunk)


def _empty(status: int, *headers: tuple[str, str]) -> Answer:
    return Answer(status, (*headers, ("content-length", "0")), b"")


def _written(played: Answer) -> bytes:
    reason = http.client.responses.get(played.status, "Request denied")
    lines = [f"HTTP/1.1 {played.status} {reason}", *(f"{name}: {value}" for name, value in played.headers)]
    return "\r\n".join([*lines, "connection: close", "", ""]).encode() + played.body


def _break(connection: socket.socket) -> None:
    """Close with a reset instead of an end."""
    linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    connection.close()
