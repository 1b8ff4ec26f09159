"""A logo that is drawn as SVG: a drawing passes, and what would run or fetch is named."""

from __future__ import annotations

import pytest

from audit.yml import drawing

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'


def told(inner: str) -> str:
    return drawing.fault(f"{OPEN}{inner}</svg>".encode())


@pytest.mark.parametrize(
    "inner",
    [
        "",
        '<path d="m1 1 3 3"/>',
        "<title>Maple &amp; Co</title>",
        '<use xlink:href="#leaf"/>',
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        '<rect fill="url(#shade)" style="fill: url( \'#shade\' )"/>',
        "<style>.a { fill: #1763d6 }</style>",
        '<linearGradient id="shade"><stop offset="0" stop-color="red"/></linearGradient>',
    ],
)
def test_a_drawing_is_left_alone(inner: str) -> None:
    assert told(inner) == ""


def test_what_a_drawing_program_writes_before_it_is_left_alone() -> None:
    before = '\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- Drawn by hand -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n'
    assert drawing.fault(f"{before}{OPEN}</svg>".encode()) == ""


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<script>alert(1)</script>", "holds <script>"),
        ('<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>', "holds <script>"),
        ("<SCRIPT>alert(1)</SCRIPT>", "holds <script>"),
        ("<foreignObject/>", "holds <foreignobject>"),
        ('<a href="https://a.example"/>', "holds <a>"),
        ('<set attributeName="href" to="javascript:alert(1)"/>', "holds <set>"),
        ('<g onload="alert(1)"/>', "runs a script (onload)"),
        ('<g ONLOAD="alert(1)"/>', "runs a script (onload)"),
        ('<use href="https://a.example/x.svg#a"/>', "fetches"),
        ('<use xlink:href="//a.example/x.svg#a"/>', "fetches"),
        ('<image href="&#106;avascript:alert(1)"/>', "fetches"),
        ('<image href="data:image/svg+xml,&lt;svg/>"/>', "fetches"),
        ('<rect style="fill:url(https://a.example)"/>', "fetches"),
        ("<style>@import 'https://a.example';</style>", "fetches"),
        (r"<style>.a { fill: u\72l(https://a.example) }</style>", "fetches"),
        ("<g>", "cannot be read"),
    ],
)
def test_what_would_run_or_fetch_is_named(inner: str, said: str) -> None:
    assert told(inner).startswith(said)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "holds more"),
        (b'<?xml-stylesheet href="https://a.example"?><svg/>', "holds more"),
        (b"<html/>", "is no SVG"),
        ('<svg a="é"/>'.encode("latin-1"), "is not UTF-8"),
        (b'<?xml version="1.0" encoding="utf-7"?><svg/>', "is not UTF-8"),
        (b"<" * 1000, "cannot be read"),
        (b"", "cannot be read"),
    ],
)
def test_what_is_no_plain_drawing_is_named(data: bytes, said: str) -> None:
    assert drawing.fault(data).startswith(said)
