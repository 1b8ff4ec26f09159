"""Messages to services as the user named them: none is loaded that apprise does not know, and none is spoken of."""

from __future__ import annotations

import asyncio
import logging
import socket
import time
from pathlib import Path

import pytest

from audit.errors import BadInput
from audit.net import keys, sending
from inbox import receiving
from loopback import answer, serving

SECRET = "s3cretTOKEN/of+mine"


@pytest.mark.parametrize("written", ["", "  \n\t "])
def test_without_addresses_there_is_nobody_to_tell(written: str) -> None:
    with pytest.raises(BadInput, match="PRESENCE_NOTIFY is not set"):
        sending.recipients(written)


@pytest.mark.parametrize(
    ("scheme", "named"),
    [
        ("file", " (file)"),
        ("include", " (include)"),
        ("import", " (import)"),
        ("http", " (http)"),
        ("https", " (https)"),
        ("slack", " (slack)"),
        ("mailto", " (mailto)"),
    ],
)
def test_an_address_that_cannot_be_used_is_named_by_its_place_and_kind_alone(scheme: str, named: str) -> None:
    with pytest.raises(BadInput) as refused:
        sending.recipients(f"json://127.0.0.1/ {scheme}://{SECRET}")
    assert f"address 2{named} cannot be used" in str(refused.value)
    assert SECRET not in str(refused.value)


@pytest.mark.parametrize("address", [SECRET, f"{SECRET}://x", "://", "json://", "json:", "ftp\u202e://x", "\x00"])
def test_what_is_no_address_is_named_by_its_place(address: str) -> None:
    with pytest.raises(BadInput) as refused:
        sending.recipients(address)
    assert "address 1" in str(refused.value)
    assert SECRET not in str(refused.value)


def test_a_file_of_settings_or_of_code_is_not_read(tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    code = tmp_path / "plugin.py"
    code.write_text(f"open({str(marker)!r}, 'w')")
    settings = tmp_path / "settings.yml"
    settings.write_text("urls:\n  - json://127.0.0.1/\n")
    for path in (code, settings):
        with pytest.raises(BadInput):
            sending.recipients(path.as_uri())
    assert not marker.exists()


def test_no_redirect_makes_a_message_look_delivered() -> None:
    async def story() -> tuple[bool, int]:
        moved = answer(status="302 Found", headers={"Location": "http://127.0.0.1:PORT/elsewhere"})
        async with serving(moved, answer()) as server:
            (one,) = sending.recipients(f"json://127.0.0.1:{server.port}/")
            return await asyncio.to_thread(one.is_told, "a", "b", seconds=5), len(server.heads)

    assert asyncio.run(story()) == (False, 1)


def test_a_service_that_never_stops_answering_holds_nobody_up() -> None:
    async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        for _ in range(100):
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    async def story() -> bool:
        async with serving(drip) as server:
            (one,) = sending.recipients(f"json://127.0.0.1:{server.port}/")
            return await asyncio.to_thread(one.is_told, "a", "b", seconds=0.5)

    began = time.monotonic()
    assert asyncio.run(story()) is False
    assert time.monotonic() - began < 5


def test_a_service_that_is_not_there_is_not_reached_and_nothing_is_said(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    (one,) = sending.recipients(f"json://me:{SECRET.replace('/', '')}@127.0.0.1:{port}/")
    with caplog.at_level(logging.DEBUG):
        assert one.is_told("a", "b", seconds=10) is False
    assert (*capfd.readouterr(), caplog.text) == ("", "", "")


def test_a_message_arrives_as_it_was_written() -> None:
    with receiving() as inbox:
        (one,) = sending.recipients(inbox.address)
        assert one.is_told("Presence check: Café needs you", "a:smile:\n\n- b \\n ♯1\n", seconds=10)
    (letter,) = inbox.letters
    assert letter["title"] == "Presence check: Café needs you"
    assert letter["message"].rstrip() == "a:smile:\n\n- b \\n ♯1"


def test_services_are_named_by_kind_and_number_and_each_is_told_once() -> None:
    mail = "mailto://me:hunter2hunter2@mail.example"
    hook = "https://hooks.slack.com/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"
    found = sending.recipients(f"{mail} {hook}\njsons://a.example {mail}\tjsons://b.example json://c.example")
    assert [(one.name, one.kind) for one in found] == [
        ("mailto", "mailto"),
        ("slack", "slack"),
        ("jsons", "jsons"),
        ("jsons 2", "jsons"),
        ("json", "json"),
    ]
    assert "hunter2" not in repr(found)
    assert "TIia" not in repr(found)


def test_the_log_of_a_bug_shows_neither_an_address_nor_its_parts() -> None:
    hook = "https://hooks.slack.com/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FR"
    sending.recipients(f"{hook} json://me:pass%20word9@127.0.0.1/")
    log = keys.hide_all(f"{hook} TIiajkdnlazkcOXrIdevi7FR 'pass word9' pass%20word9")
    assert log == "{PRESENCE_NOTIFY} {PRESENCE_NOTIFY} '{PRESENCE_NOTIFY}' {PRESENCE_NOTIFY}"
