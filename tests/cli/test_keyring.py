"""What is known of each key, and what reading with it costs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from audit.cli import keyring
from audit.evidence import Profile
from audit.net.keys import PLACES
from audit.platforms import PLATFORMS
from commanding import audit
from plainly import sentences
from practising import laid_out

ROWS = keyring.rows()


def x(handle: str) -> Profile:
    return Profile(platform="x", handle=handle, address=f"https://x.com/{handle}")


def test_every_key_the_program_knows_has_its_row_and_every_row_its_key() -> None:
    assert set(ROWS) == set(PLACES)


def test_every_key_that_a_network_names_has_a_row() -> None:
    assert {key for module in PLATFORMS.values() for key in module.KEYS} <= set(ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_a_row_says_what_it_opens_what_it_costs_and_where_that_was_read(name: str) -> None:
    row = ROWS[name]
    assert row.opens
    assert row.cost
    assert row.card in ("yes", "no", "unknown")
    assert row.get.startswith("https://")
    assert row.source.startswith("https://")
    assert dt.date(2026, 1, 1) <= row.checked <= dt.date(2100, 1, 1)
    assert row.minutes > 0 or row.beside
    assert not row.beside or row.beside in ROWS
    assert not [s for s in sentences(f"{row.opens}. {row.cost}.") if len(s.split()) > 18]
    assert not row.cost.startswith("free") or row.free


@pytest.mark.parametrize("name", ROWS)
def test_a_price_is_named_only_with_what_it_buys_and_never_for_what_is_free(name: str) -> None:
    row = ROWS[name]
    assert (row.per_call_usd is None) is (row.call == "")
    assert not (row.free and row.per_call_usd)


def test_nothing_is_said_of_costs_where_no_key_is_set_or_none_costs() -> None:
    free = Profile(platform="youtube", handle="@a", address="https://www.youtube.com/@a")
    assert keyring.costs([x("a")], ()) == ()
    assert keyring.costs([free], ["YOUTUBE_API_KEY", "X_BEARER_TOKEN"]) == ()


def test_a_known_price_is_reckoned_for_every_place_once() -> None:
    (line,) = keyring.costs([x("a"), x("b"), x("a")], ["X_BEARER_TOKEN"])
    assert line.startswith("X: 2 reads with X_BEARER_TOKEN, about $0.03, and up to $0.02 more")


def test_an_unknown_price_is_not_guessed() -> None:
    place = Profile(platform="google_business", handle="place_id:a", address="https://maps.example")
    (line,) = keyring.costs([place], ["GOOGLE_PLACES_API_KEY"])
    assert line.startswith(
        "Google Business Profile: 1 read with GOOGLE_PLACES_API_KEY, and the price depends on your plan"
    )
    assert "$" not in line


@pytest.mark.parametrize(("amount", "said"), [(0.001, "$0.01"), (0.015, "$0.02"), (0.03, "$0.03"), (1.2, "$1.20"), (12, "$12.00")])  # fmt: skip
def test_money_is_rounded_up_to_the_cent(amount: float, said: str) -> None:
    assert keyring.usd(amount) == said


CLIENT = "name: A\nwebsite: https://a.example\nprofiles:\n  - x: a\n  - x: b\n  - facebook: a\n"


def test_a_dry_run_says_what_the_run_will_cost_before_anything_is_asked(tmp_path: Path) -> None:
    laid_out(tmp_path, CLIENT)
    said = audit("run", "client.yml", "--dry-run", folder=tmp_path, environ={"X_BEARER_TOKEN": "practice-secret"})
    assert said.returncode == 0, said.stderr
    assert "  X: 2 reads with X_BEARER_TOKEN, about $0.03" in said.stdout
    assert "only the website links to" in said.stdout
    assert "practice-secret" not in said.stdout + said.stderr


def test_a_key_beside_the_client_file_counts_as_set(tmp_path: Path) -> None:
    laid_out(tmp_path, CLIENT)
    (tmp_path / ".env").write_text("X_BEARER_TOKEN=practice-secret\n", encoding="utf-8")
    said = audit("run", "client.yml", "--dry-run", folder=tmp_path)
    assert said.returncode == 0, said.stderr
    assert "X: 2 reads with X_BEARER_TOKEN" in said.stdout
    assert "practice-secret" not in said.stdout + said.stderr


def test_a_dry_run_speaks_of_no_money_where_none_is_spent(tmp_path: Path) -> None:
    laid_out(tmp_path, CLIENT)
    for environ, only in (({}, ()), ({"X_BEARER_TOKEN": "practice-x"}, ("--only", "facebook"))):
        said = audit("run", "client.yml", "--dry-run", *only, folder=tmp_path, environ=environ)
        assert said.returncode == 0, said.stderr
        assert "$" not in said.stdout
        assert "cost" not in said.stdout
