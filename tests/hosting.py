"""A built report on a host of the plainest sort, on loopback: files, the headers its `_headers` asks for, its 404 page."""

from __future__ import annotations

import contextlib
import http.server
import mimetypes
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit


@contextlib.contextmanager
def hosted(site: Path, below: str = "/") -> Iterator[str]:
    """Serve the site below a path that begins and ends with a slash; gives the address of its first folder."""
    headers = told(site)

    class Host(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            file = (site / path.removeprefix(below)).resolve() if path.startswith(below) else site
            file = file / "index.html" if file.is_dir() and path.endswith("/") and path.startswith(below) else file
            found = file.is_file() and file.is_relative_to(site.resolve())
            self._say(200, file) if found else self._say(404, site / "404.html")

        def _say(self, status: int, file: Path) -> None:
            body = file.read_bytes() if file.is_file() else b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", mimetypes.guess_type(file.name)[0] or "application/octet-stream")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with contextlib.suppress(ConnectionError):
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
            """Say nothing for each file."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{below}"
        finally:
            server.shutdown()


def told(site: Path) -> dict[str, str]:
    """The headers that the report asks its host to send with every page."""
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    pairs = (line.strip().partition(": ") for line in lines if line.startswith("  "))
    return {name: value for name, _, value in pairs}
