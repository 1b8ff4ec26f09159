"""A service on this machine that takes messages, or turns them away, and keeps what it was sent."""

from __future__ import annotations

import contextlib
import dataclasses
import http.server
import json
import threading
from collections.abc import Iterator
from typing import Any


@dataclasses.dataclass
class Inbox:
    """One that is listening on loopback."""

    port: int = 0
    is_open: bool = True
    letters: list[dict[str, Any]] = dataclasses.field(default_factory=list)
    turned_away: int = 0

    @property
    def address(self) -> str:
        """As apprise writes it."""
        return f"json://127.0.0.1:{self.port}/"

    @property
    def bodies(self) -> list[str]:
        return [letter["message"] for letter in self.letters]


@contextlib.contextmanager
def receiving() -> Iterator[Inbox]:
    inbox = Inbox()

    class Door(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if inbox.is_open:
                inbox.letters.append(sent)
            else:
                inbox.turned_away += 1
            self.send_response(200 if inbox.is_open else 500)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Door) as server:
        inbox.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield inbox
        finally:
            server.shutdown()
            thread.join(10)
