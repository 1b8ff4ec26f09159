"""Pages kept from one run to the next: asked for only if they changed."""

from __future__ import annotations

import dataclasses

import pytest

from audit.evidence import Ask, Failure, Hop, Reply
from audit.website.kept import Kept, answered, conditional, worth_keeping

HERE = "https://maple.example/about"
HTML = (("content-type", "text/html; charset=utf-8"),)
BREAD = Kept(etag='"a1"', modified="Mon, 16 Nov 2026 09:00:00 GMT", headers=HTML, body=b"<p>Bread</p>")
KNOWN = {HERE: BREAD}


def reply(status: int = 200, *headers: tuple[str, str], body: bytes = b"<p>Rolls</p>") -> Reply:
    return Reply(ask=Ask(address=HERE), hops=(Hop(address=HERE, status=status),), headers=(*HTML, *headers), body=body)


# What must be left alone


@pytest.mark.parametrize(
    "ask",
    [
        Ask(address="https://maple.example/menu"),
        Ask(address=HERE, method="POST"),
        Ask(address=HERE, body="a=1"),
        Ask(address=HERE, headers=(("accept", "text/html"),)),
        Ask(address=HERE, key="A_KEY"),
    ],
)
def test_only_a_plain_ask_for_a_kept_page_is_made_conditional(ask: Ask) -> None:
    assert conditional(ask, KNOWN) == ask


@pytest.mark.parametrize("status", [200, 404, 410, 403, 429, 500, 503])
def test_every_answer_but_unchanged_is_taken_as_it_came(status: int) -> None:
    assert answered(Ask(address=HERE), reply(status), KNOWN) == reply(status)


def test_a_page_that_moved_or_did_not_answer_is_never_shown_from_before() -> None:
    moved = dataclasses.replace(reply(), hops=(Hop(address=HERE, status=301), Hop(address=HERE + "/", status=304)))
    silent = Reply(ask=Ask(address=HERE), failure=Failure.TOO_SLOW)
    assert answered(Ask(address=HERE), moved, KNOWN) is None
    assert answered(Ask(address=HERE), silent, KNOWN) == silent


DATED = {HERE: dataclasses.replace(BREAD, etag="")}


@pytest.mark.parametrize(
    ("kept", "marks"),
    [
        (KNOWN, (("etag", '"b2"'),)),
        (DATED, ()),
        (DATED, (("last-modified", "Mon, 01 Jan 2018 00:00:00 GMT"),)),
    ],
)
def test_unchanged_said_of_what_may_be_another_page_is_asked_about_outright(
    kept: dict[str, Kept], marks: tuple[tuple[str, str], ...]
) -> None:
    assert answered(Ask(address=HERE), reply(304, *marks, body=b""), kept) is None


@pytest.mark.parametrize("mark", ['"caf\udce9"', '"a"\r\ncookie: b', '"é"', '"a\tb"', '"' + "x" * 300 + '"'])
def test_a_mark_that_no_header_can_carry_is_neither_kept_nor_sent(mark: str) -> None:
    assert conditional(Ask(address=HERE), {HERE: dataclasses.replace(BREAD, etag=mark)}) == Ask(address=HERE)
    assert worth_keeping(reply(200, ("etag", mark))) is None


def test_unchanged_said_of_a_page_nobody_kept_is_an_answer_like_any_other() -> None:
    assert answered(Ask(address=HERE), reply(304), {}) == reply(304)


@pytest.mark.parametrize(
    "unkept",
    [
        reply(),
        reply(404, ("etag", '"b"')),
        reply(200, ("etag", '"b"'), ("cache-control", "private, no-store")),
        reply(200, ("etag", '"b"'), body=b"x" * 1_048_577),
        dataclasses.replace(
            reply(200, ("etag", '"b"')), headers=(("content-type", "application/pdf"), ("etag", '"b"'))
        ),
        dataclasses.replace(
            reply(200, ("etag", '"b"')), hops=(Hop(address=HERE, status=302), Hop(address=HERE, status=200))
        ),
        dataclasses.replace(reply(200, ("etag", '"b"')), ask=Ask(address=HERE, headers=(("cookie", "a"),))),
    ],
)
def test_what_the_server_does_not_know_again_is_not_kept(unkept: Reply) -> None:
    assert worth_keeping(unkept) is None


# What is spared


def test_a_page_known_by_its_date_is_unchanged_where_the_server_names_that_very_date() -> None:
    told = answered(Ask(address=HERE), reply(304, ("last-modified", BREAD.modified), body=b""), DATED)
    assert told
    assert told.body == b"<p>Bread</p>"


def test_a_kept_page_is_asked_for_by_its_mark_alone() -> None:
    assert conditional(Ask(address=HERE), KNOWN).headers == (("if-none-match", '"a1"'),)
    dated = {HERE: dataclasses.replace(BREAD, etag="")}
    assert conditional(Ask(address=HERE), dated).headers == (("if-modified-since", BREAD.modified),)


def test_an_unchanged_page_is_read_as_it_was_sent_before() -> None:
    told = answered(Ask(address=HERE), reply(304, ("etag", 'W/"a1"'), body=b""), KNOWN)
    assert told
    assert told == answered(Ask(address=HERE), reply(304, body=b""), KNOWN)
    assert (told.ask, told.status, told.body) == (Ask(address=HERE), 200, b"<p>Bread</p>")
    assert told.header("content-type") == "text/html; charset=utf-8"
    assert worth_keeping(told) == BREAD


def test_a_new_version_takes_the_old_ones_place() -> None:
    new = reply(200, ("etag", '"b2"'))
    told = answered(Ask(address=HERE), dataclasses.replace(new, ask=conditional(Ask(address=HERE), KNOWN)), KNOWN)
    assert told
    kept = worth_keeping(told)
    assert kept
    assert (kept.etag, kept.body) == ('"b2"', b"<p>Rolls</p>")
