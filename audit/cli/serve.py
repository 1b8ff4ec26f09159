"""`audit serve`: the report in the consultant's own browser."""

from __future__ import annotations

import functools
import http.server
import webbrowser
from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="CLIENT.YML")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--open/--no-open", "open_report", default=True, show_default=True, help="Open the browser.")
def command(*, file: Path, port: int, open_report: bool) -> int:
    """Show the report on this computer only, until you press Ctrl-C."""
    from audit import client as clients
    from audit.errors import BadInput, CouldNotRun
    from audit.store import Files

    client = clients.load(file)
    site = Files(root=client.path.parent, slug=client.slug).report / "site"
    if not (site / "index.html").is_file():
        raise BadInput(f"there is no report of {client.name} yet; start with: audit run {file}")
    handler = functools.partial(_Quiet, directory=str(site))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError:
        raise CouldNotRun(f"port {port} is taken; choose another with --port") from None
    with server:
        address = f"http://127.0.0.1:{server.server_port}/"
        click.echo(f"{address}  (Ctrl-C ends it)")
        if open_report:
            webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo()
    return 0


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
        """Say nothing for each file."""
