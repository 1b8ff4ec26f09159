"""The practice web for released tools: a TLS-ending forward proxy on 127.0.0.1 that keeps connections open, as servers do.

The proxy of the tests closes each connection after one answer; LinkChecker then dials again without a tunnel and fails.
"""

from __future__ import annotations

import contextlib
import dataclasses
import http.client
import http.server
import re
import socket
import socketserver
import ssl
import struct
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import trustme

from audit.practice import Answer, Fault
from peers.matrix import Play

_HOST = re.compile(r"(?i)[a-z0-9-]+(\.[a-z0-9-]+)+")
LONGEST = 10.0
"""Seconds after which a connection that says nothing is closed, by either side."""


@dataclasses.dataclass(frozen=True, slots=True)
class Served:
    """A running proxy."""

    address: str
    ca_file: Path
    """PEM of the authority that vouches for every host."""


@contextlib.contextmanager
def serving(folder: Path, play: Play) -> Iterator[Served]:
    """Serve until the block ends. `folder` takes the CA file."""
    authority = trustme.CA(key_type=trustme.KeyType.ECDSA)
    ca_file = folder / "throw-away-ca.pem"
    authority.cert_pem.write_to_path(str(ca_file))
    with _Server(play, authority) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
        thread.start()
        try:
            yield Served(f"http://127.0.0.1:{server.server_address[1]}", ca_file)
        finally:
            server.closing.set()
            server.shutdown()
            thread.join(LONGEST)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, play: Play, authority: trustme.CA) -> None:
        self.play = play
        self.closing = threading.Event()
        self._authority = authority
        self._contexts: dict[tuple[str, bool], ssl.SSLContext] = {}
        self._lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), _Proxy)

    def context(self, host: str, *, trusted: bool) -> ssl.SSLContext:
        """The host's own certificate, made once; from a stranger where nobody is to vouch for it."""
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


class _Proxy(http.server.BaseHTTPRequestHandler):
    """The plain side: CONNECT, or a whole http:// address."""

    server: _Server
    timeout = LONGEST
    protocol_version = "HTTP/1.1"

    def address(self) -> str:
        return self.path

    def do_CONNECT(self) -> None:
        self.close_connection = True
        host = self.path.rpartition(":")[0].strip("[]")
        fault = self.server.play("GET", f"https://{host}/", {}, b"") if _HOST.fullmatch(host) else Fault.NO_SUCH_NAME
        if fault in {Fault.NO_SUCH_NAME, Fault.REFUSED}:
            self.wfile.write(_written(Answer(502, (("content-length", "0"),), b"")))
            return
        self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        context = self.server.context(host, trusted=fault is not Fault.CERTIFICATE)
        with context.wrap_socket(self.connection, server_side=True) as secured:
            _Site(secured, host, self.server)

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(min(int(headers.get("content-length") or 0), 1024 * 1024))
        played = self.server.play(self.command, self.address(), headers, body)
        if isinstance(played, Answer):
            self.wfile.write(_written(played))
            return
        self.close_connection = True
        if played is Fault.TOO_SLOW:
            self.server.closing.wait(LONGEST)
        else:
            _break(self.connection)

    do_POST = do_HEAD = do_GET  # noqa: N815  # the library's names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Quiet."""


class _Site(_Proxy):
    """The inside of a tunnel."""

    def __init__(self, secured: ssl.SSLSocket, host: str, server: _Server) -> None:
        self._host = host
        super().__init__(secured, ("127.0.0.1", 0), server)

    def address(self) -> str:
        return f"https://{self._host}{self.path}"

    def do_CONNECT(self) -> None:
        self.close_connection = True


def _written(played: Answer) -> bytes:
    reason = http.client.responses.get(played.status, "Request denied")
    lines = [f"HTTP/1.1 {played.status} {reason}", *(f"{name}: {value}" for name, value in played.headers)]
    return "\r\n".join([*lines, "", ""]).encode() + played.body


def _break(connection: socket.socket) -> None:
    """Close with a reset instead of an end."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
