"""No key's value leaves for anywhere but its own host, and none is written or said, whatever its host answers."""

from __future__ import annotations

import base64
import json
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
  - https://www.threads.com/@walledbakery
  - https://www.yelp.com/biz/freshbakery
  - https://www.tripadvisor.com/Restaurant_Review-g12345-d678914-Reviews-Some_Bakery-Springfield.html
  - https://www.trustpilot.com/review/wallbakery.example
  - https://www.flickr.com/photos/freshbakery/
  - https://github.com/freshbakery
  - https://vimeo.com/freshbakery
  - https://www.reddit.com/user/freshbakery/
  - https://www.twitch.tv/freshbakery
  - https://dashboardbakery.tumblr.com/
  - https://vk.com/quietbakery
"""
"""Where a page is asked before the interface, one whose page is walled."""
CANARIES = {
    name: f"CANARY{number}/with+odd=letters&{number}" if name != "META_IG_USER_ID" else "17841400000000077"
    for number, (name, place) in enumerate(PLACES.items())
}
GRANTS = {name: place.grant for name, place in PLACES.items() if place.grant}
TOKENS = {name: f"CANARY-T{number}/granted+odd=letters" for number, name in enumerate(GRANTS)}
PAIRS = {
    name: base64.b64encode(f"{CANARIES[grant.id]}:{CANARIES[name]}".encode()).decode() for name, grant in GRANTS.items()
}
HOMES: dict[str, set[str]] = {
    **{CANARIES[name]: {place.grant.host if place.grant else place.host} for name, place in PLACES.items()},
    **{TOKENS[name]: {PLACES[name].host} for name in GRANTS},
    **{PAIRS[name]: {grant.host} for name, grant in GRANTS.items()},
}
"""Every secret there is in a run, what is granted for one included, and the hosts that may be told it."""
for _grant in GRANTS.values():
    HOMES[CANARIES[_grant.id]].add(_grant.host)
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
    told = [value for value, homes in HOMES.items() if host in homes]
    if isinstance(played, Fault) or not told:
        return played
    if trade := next(
        (name for name, grant in GRANTS.items() if (grant.host, grant.path) == (host, _path(address))), ""
    ):
        granted = json.dumps({**json.loads(played.body), "access_token": TOKENS[trade]}).encode()
        return Answer(played.status, (("content-length", str(len(granted))),), granted)
    echo = " ".join(told + [urllib.parse.quote(key, safe="") for key in told] + [_base64(key) for key in told])
    loud = WORDS.sub(lambda found: found[0] + echo.encode() + b" ", played.body)
    kept = tuple((name, value) for name, value in played.headers if name != "content-length")
    return Answer(played.status, (*kept, ("content-length", str(len(loud))), ("x-echo", echo)), loud)


def _path(address: str) -> str:
    return urllib.parse.urlsplit(address).path


def _base64(key: str) -> str:
    return base64.b64encode(key.encode()).decode()


def whole(asked: Seen) -> str:
    """All that a request tells."""
    return f"{asked.address} {asked.headers} {asked.body!r}"


def told_elsewhere(seen: list[Seen]) -> list[str]:
    """Requests that carry a secret to a host that is not its own."""
    return [
        asked.address
        for asked in seen
        for value, homes in HOMES.items()
        if urllib.parse.urlsplit(asked.address).hostname not in homes
        and any(spelling in whole(asked) for spelling in spellings(value))
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
    asked = " ".join(map(whole, proxy.seen))
    used = {n for n, v in CANARIES.items() if v in asked or urllib.parse.quote(v, safe="") in asked}
    used |= {n for name, pair in PAIRS.items() if pair in asked for n in (name, GRANTS[name].id)}
    assert used == set(PLACES), "every key is really used"
    assert [token for token in TOKENS.values() if token not in asked] == [], "every token is really used"
    assert told_elsewhere(proxy.seen) == []
    written = {path.relative_to(work).as_posix(): path.read_bytes() for path in work.rglob("*") if path.is_file()}
    assert any(name.endswith("search_index.json") for name in written)
    assert b"{YOUTUBE_API_KEY}" in b"".join(written.values()), "the hosts' echo was read, with the name in its place"
    everything = {**written, "stdout": said.stdout.encode(), "stderr": said.stderr.encode()}
    assert [(n, s) for n, body in everything.items() for v in HOMES for s in spellings(v) if s.encode() in body] == []


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
