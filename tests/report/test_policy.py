"""What pages may load and run: what is left alone comes first. That nothing is lost by it, tests in a browser show."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from audit.report import policy

PAGE = '<!doctype html><head><meta charset="utf-8">{head}</head><body>{body}</body>'


def applied(folder: Path, *pages: str, public: bool = False) -> str:
    """The policy of a site of these pages."""
    for number, page in enumerate(pages):
        (folder / f"{number}.html").write_text(page, encoding="utf-8")
    policy.apply(folder, public=public)
    policies = {
        re.findall('Security-Policy" content="(.*?)"', page.read_text("utf-8"))[0] for page in folder.glob("*.html")
    }
    (only,) = policies
    return str(only)


def hashed(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_a_script_that_a_page_was_not_built_with_may_not_run(tmp_path: Path) -> None:
    said = applied(tmp_path, PAGE.format(head="<script>mine()</script>", body=""))
    assert hashed("theirs()") not in said
    assert "unsafe" not in said


@pytest.mark.parametrize("host", ["https:", "http:", "*", "//"])
def test_no_other_host_is_named(host: str, tmp_path: Path) -> None:
    assert host not in applied(
        tmp_path, PAGE.format(head="", body='<script src="https://elsewhere.example/x.js"></script>')
    )


def test_data_and_scripts_in_files_need_no_hash(tmp_path: Path) -> None:
    body = '<script id="x" type="application/json">{"a": 1}</script><script src="own.js"></script>'
    assert "sha256" not in applied(tmp_path, PAGE.format(head="", body=body))


def test_but_for_the_policy_a_page_stays_as_it_was_built(tmp_path: Path) -> None:
    said = '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">'
    page = PAGE.format(head=f"{said}<title>A\u00e9\U0001f35e</title>", body="<p>x</p>\n")
    applied(tmp_path, page)
    kept = re.sub("\n.*<meta http-equiv=[^>]*>", "", (tmp_path / "0.html").read_text("utf-8"))
    assert kept == page


def test_every_inline_script_and_style_of_any_page_may_run_on_all(tmp_path: Path) -> None:
    said = applied(
        tmp_path,
        PAGE.format(head="<script>one()</script>", body=""),
        PAGE.format(head="<style>:root{--a:1}</style>", body="<script>two()</script>"),
    )
    scripts, styles = re.findall("(?:script|style)-src ([^;]*)", said)
    assert set(scripts.split()) == {"'self'", hashed("one()"), hashed("two()")}
    assert set(styles.split()) == {"'self'", hashed(":root{--a:1}")}


def test_hosts_that_read_headers_are_told_more_than_a_page_can_say(tmp_path: Path) -> None:
    said = applied(tmp_path, PAGE.format(head="", body=""))
    headers = (tmp_path / "_headers").read_text("utf-8")
    assert f"  Content-Security-Policy: {said}; frame-ancestors 'none'\n" in headers
    assert "Referrer-Policy: no-referrer" in headers
    assert "noindex" in headers


def test_a_public_report_may_be_found(tmp_path: Path) -> None:
    applied(tmp_path, PAGE.format(head="", body=""), public=True)
    assert "noindex" not in (tmp_path / "_headers").read_text("utf-8")


@pytest.mark.parametrize(
    "head", ['<head><meta charset="utf-8">', '<head lang="en"><META CHARSET=UTF-8 />', "<head>", "<HEAD>"]
)
def test_a_look_that_forgot_the_policy_s_place_and_privacy_has_both(head: str, tmp_path: Path) -> None:
    said = applied(tmp_path, f"<!doctype html>{head}<script>mine()</script></head>")
    page = (tmp_path / "0.html").read_text("utf-8")
    assert hashed("mine()") in said
    assert page.index("Content-Security-Policy") < page.index("<script>")
    assert '<meta name="robots" content="noindex' in page
    assert '<meta name="referrer" content="no-referrer">' in page


def test_a_page_that_says_so_itself_is_told_once(tmp_path: Path) -> None:
    applied(tmp_path, PAGE.format(head='<meta name="robots" content="noindex, nofollow">', body=""))
    assert (tmp_path / "0.html").read_text("utf-8").count("noindex") == 1


def test_a_public_page_says_nothing_of_being_found(tmp_path: Path) -> None:
    applied(tmp_path, PAGE.format(head="", body=""), public=True)
    page = (tmp_path / "0.html").read_text("utf-8")
    assert "robots" not in page
    assert "no-referrer" in page


def test_each_line_for_hosts_is_short_enough_for_them(tmp_path: Path) -> None:
    """Cloudflare Pages passes over a line of more than 2,000 characters (developers.cloudflare.com/pages/configuration/headers)."""
    applied(tmp_path, *(PAGE.format(head=f"<script>{number}</script>", body="") for number in range(9)))
    assert max(map(len, (tmp_path / "_headers").read_text("utf-8").split("\n"))) < 2000
