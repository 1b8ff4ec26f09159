"""The whole run through real sockets: TLS ended by a loopback proxy that plays the networks, and their ill manners."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commanding import audit
from practice_proxy import Trick, proxying
from practising import laid_out

CLIENT = """\
name: Maple Street Bakery
website: https://maplebakery.example
profiles:
  - https://bsky.app/profile/freshbakery.bsky.social
  - https://bsky.app/profile/nobodyhere123.bsky.social
  - https://www.youtube.com/@freshbakery
  - https://www.youtube.com/@quietbakery
  - https://www.instagram.com/freshbakery
  - https://www.instagram.com/quietbakery
  - https://www.tiktok.com/@freshbakery
  - https://www.facebook.com/freshbakery
"""
TRICKS = {
    "https://www.youtube.com/@quietbakery": Trick.RESET,
    "https://www.instagram.com/freshbakery": Trick.DRIP,
    "https://www.instagram.com/quietbakery": Trick.INSIDE,
    "https://www.tiktok.com/": Trick.ENDLESS,
    "https://www.facebook.com/": Trick.TOO_MANY,
}


@pytest.mark.slow
def test_a_run_through_real_sockets_reads_three_networks_and_survives_five_tricks(tmp_path: Path) -> None:
    laid_out(tmp_path, CLIENT)
    with proxying(tmp_path, tricks=TRICKS) as proxy:
        said = audit(
            *("run", "client.yml", "--json", "--no-build", "--proxy", proxy.address),
            folder=tmp_path,
            environ={"SSL_CERT_FILE": str(proxy.ca_file)},
            seconds=240,
        )
        assert said.returncode == 0, said.stderr
        assert not any("127.0.0.1" in target for target in proxy.connects)
    shaped: dict[str, Any] = json.loads(said.stdout)
    verdicts = {place["url"]: (place["verdict"], place["reason"]) for place in shaped["places"] if place["listed"]}
    assert verdicts["https://bsky.app/profile/freshbakery.bsky.social"][0] == "live"
    assert verdicts["https://bsky.app/profile/nobodyhere123.bsky.social"][0] == "suspect"
    assert verdicts["https://www.youtube.com/@freshbakery"][0] == "live"
    assert verdicts["https://www.youtube.com/@quietbakery"] == ("unseen", "reset")
    assert verdicts["https://www.instagram.com/freshbakery/"][0] == "unseen"
    assert verdicts["https://www.instagram.com/quietbakery/"] == ("unseen", "unsafe_address")
    assert verdicts["https://www.tiktok.com/@freshbakery"][0] == "unseen"
    assert verdicts["https://www.facebook.com/freshbakery"] == ("unseen", "status_429")


def test_without_any_network_the_exit_code_is_3_and_nothing_is_saved(tmp_path: Path) -> None:
    laid_out(tmp_path, "name: A\nwebsite: https://a.example\n")
    said = audit("run", "client.yml", "--proxy", "http://127.0.0.1:9", folder=tmp_path)
    assert said.returncode == 3
    assert "check the internet connection" in said.stderr
    assert not (tmp_path / "history").exists()
    assert not (tmp_path / "reports").exists()
