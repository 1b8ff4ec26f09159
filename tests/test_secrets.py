"""No key's value leaves for anywhere but its own host, and none is written or said, whatever its host answers."""

from __future__ import annotations

import base64
import re
import subprocess
import sys
import urllib.parse
from collections.abc import Mapping
from pathlib import Path

import pytest

from audit.net.keys import PLACES
from audit.practice import Answer, Fault, answer
from commanding import audit
from practice_proxy import Seen, proxying
from practising import laid_out

CLIENT = """\
name: Maple Street Bakery
website: https://maplebakery.example
profiles:
  - https://www.facebook.com/maplestreetbakery
  - https://www.instagram.com/maplestreetbakery
  - https://www.youtube.com/@freshbakery
  - https://x.com/freshbakery
  - https://www.google.com/maps/place/?q=place_id:ChIJN1t_tDeuEmsRUsoyG83frY4
"""
CANARIES = {
    name: f"CANARY{number}/with+odd=letters&{number}" if place.kind != "address" else "17841400000000077"
    for number, (name, place) in enumerate(PLACES.items())
}
WORDS = re.compile(rb'("(?:title|name|description|about|biography|text|message)":\s*")')


def spellings(value: str) -> tuple[str, ...]:
    """How somebody who looks for a value would look."""
    return (
        value,
        value[:12],
        value[::-1],
        urllib.parse.quote(value, safe=""),
        urllib.parse.quote_plus(value).lower(),
        base64.b64encode(value.encode()).decode(),
    )


def echoing(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
    """Hosts with keys that tell all they were told: in every text, in a header, and on the way to a stranger."""
    played = answer(method, address, headers, body)
    host = urllib.parse.urlsplit(address).hostname
    told = [CANARIES[name] for name, place in PLACES.items() if place.host == host]
    if isinstance(played, Fault) or not told:
        return played
    echo = " ".join(told + [urllib.parse.quote(key, safe="") for key in told] + [_base64(key) for key in told])
    loud = WORDS.sub(lambda found: found[0] + echo.encode() + b" ", played.body)
    kept = tuple((name, value) for name, value in played.headers if name != "content-length")
    return Answer(played.status, (*kept, ("content-length", str(len(loud))), ("x-echo", echo)), loud)


def _base64(key: str) -> str:
    return base64.b64encode(key.encode()).decode()


def told_elsewhere(seen: list[Seen]) -> list[str]:
    """Requests that carry a key to a host that is not its own."""
    return [
        asked.address
        for asked in seen
        for name, value in CANARIES.items()
        if urllib.parse.urlsplit(asked.address).hostname != PLACES[name].host
        and any(spelling in f"{asked.address} {asked.headers}" for spelling in spellings(value))
    ]


@pytest.mark.slow
def test_a_whole_run_with_every_key_shows_none_of_them_anywhere(tmp_path: Path) -> None:
    work, safe = tmp_path / "work", tmp_path / "safe"
    work.mkdir()
    safe.mkdir()
    laid_out(work, CLIENT)
    with proxying(safe, play=echoing) as proxy:
        said = audit(
            *("run", "client.yml", "--json", "--proxy", proxy.address),
            folder=work,
            environ={"SSL_CERT_FILE": str(proxy.ca_file), "TMPDIR": str(work), **CANARIES},
            seconds=200,
        )
    assert said.returncode == 0, said.stderr
    asked = " ".join(f"{seen.address} {seen.headers}" for seen in proxy.seen)
    used = {n for n, v in CANARIES.items() if v in asked or urllib.parse.quote(v, safe="") in asked}
    assert used == set(PLACES), "every key is really used"
    assert told_elsewhere(proxy.seen) == []
    written = {path.relative_to(work).as_posix(): path.read_bytes() for path in work.rglob("*") if path.is_file()}
    assert any(name.endswith("search_index.json") for name in written)
    assert b"{YOUTUBE_API_KEY}" in b"".join(written.values()), "the hosts' echo was read, with the name in its place"
    everything = {**written, "stdout": said.stdout.encode(), "stderr": said.stderr.encode()}
    assert [
        (n, s) for n, body in everything.items() for v in CANARIES.values() for s in spellings(v) if s.encode() in body
    ] == []


def test_the_log_of_a_bug_shows_no_key() -> None:
    code = "import os, sys; from audit.cli import bug_log; print(bug_log.text(ValueError(sys.argv[1])))"
    told = " ".join(
        spelling
        for value in CANARIES.values()
        for spelling in (value, urllib.parse.quote(value, safe=""), _base64(value))
    )
    done = subprocess.run(
        [sys.executable, "-c", code, told],
        env=CANARIES | _needed(),
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert "{X_BEARER_TOKEN}" in done.stdout
    assert [s for v in CANARIES.values() for s in spellings(v) if s in done.stdout] == []


def _needed() -> dict[str, str]:
    import os

    return {name: value for name, value in os.environ.items() if name in {"PATH", "PYTHONPATH", "SYSTEMROOT"}}
