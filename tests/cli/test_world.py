"""Keys beside a client file: taken from its `.env`, used for it, and spoken of once when they are refused."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from audit.cli import world
from audit.errors import BadInput
from commanding import audit
from practice_proxy import proxying
from practising import laid_out

CLIENT = """\
name: Maple Street Bakery
website: https://maplebakery.example
profiles:
  - https://www.youtube.com/@freshbakery
  - https://www.youtube.com/@quietbakery
  - https://github.com/freshbakery
  - https://www.twitch.tv/freshbakery
"""


def beside(folder: Path, text: str, mode: int = 0o600) -> Path:
    """A client file with this `.env` beside it."""
    client = laid_out(folder, CLIENT)
    path = folder / ".env"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return client


def test_without_a_file_the_environment_alone_counts(tmp_path: Path) -> None:
    environ = {"YELP_API_KEY": "abcdef", "PATH": "/bin"}
    assert world.real(environ=environ).keys.names == {"YELP_API_KEY"}
    assert world.real(environ=environ, beside=[tmp_path / "client.yml"]).keys.names == {"YELP_API_KEY"}


@pytest.mark.parametrize("scheme", ["http", "https", "socks5"])
def test_a_password_in_a_proxys_address_is_not_repeated(scheme: str, tmp_path: Path) -> None:
    said = audit("check", "--proxy", f"{scheme}://me:SECRET@127.0.0.1:3128", "https://x.com/a", folder=tmp_path)
    assert (said.returncode, said.stdout) == (2, "")
    assert "--proxy" in said.stderr
    assert "SECRET" not in said.stderr


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    client = beside(tmp_path, "YELP_API_KEY=of-the-file\nFLICKR_API_KEY=of-the-file")
    keys = world.real(environ={"YELP_API_KEY": "of-the-environment"}, beside=[client]).keys
    assert keys.names == {"YELP_API_KEY", "FLICKR_API_KEY"}
    assert keys.hide("of-the-file of-the-environment") == "{FLICKR_API_KEY} {YELP_API_KEY}"


@pytest.mark.skipif(os.name != "posix", reason="only there a file's mode tells")
def test_a_file_that_others_may_read_is_one_calm_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    client = beside(tmp_path, "YELP_API_KEY=abcdef")
    world.keys({}, [client, client])
    assert capsys.readouterr().err == ""
    (tmp_path / ".env").chmod(0o644)
    world.keys({}, [client, client])
    assert capsys.readouterr().err.splitlines() == [
        f"{tmp_path / '.env'} can be read by other users of this computer (chmod 600 keeps it yours)."
    ]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_run_with_a_file_that_git_shares_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    client = beside(tmp_path, "YELP_API_KEY=SECRETSECRET")
    for arguments in (("init", "-q"), ("add", "-f", ".env")):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True, timeout=30)
    with pytest.raises(BadInput, match="is tracked by git"):
        world.real(environ={}, beside=[client])
    said = audit("run", "client.yml", "--proxy", "http://127.0.0.1:9", folder=tmp_path)
    assert (said.returncode, said.stdout, "SECRET" in said.stderr) == (2, "", False)
    assert "git rm --cached .env" in said.stderr
    assert not (tmp_path / "history").exists()


@pytest.mark.slow
def test_keys_that_are_refused_are_told_of_once_each_and_the_run_goes_on_without_them(tmp_path: Path) -> None:
    work, safe = tmp_path / "work", tmp_path / "safe"
    work.mkdir()
    safe.mkdir()
    pair = "TWITCH_CLIENT_ID=practice-id\nTWITCH_CLIENT_SECRET=expired-key\n"
    beside(work, f"YOUTUBE_API_KEY=expired\nexport GITHUB_TOKEN='expired-key'  # old\n{pair}")
    with proxying(safe) as proxy:
        said = audit(
            *("run", "client.yml", "--no-build", "--proxy", proxy.address),
            folder=work,
            environ={"SSL_CERT_FILE": str(proxy.ca_file)},
            seconds=120,
        )
    assert said.returncode == 0, said.stderr
    told = [line for line in said.stderr.splitlines() if "refused" in line]
    assert [line.partition(" (")[0] for line in sorted(told)] == [
        "GITHUB_TOKEN was refused by api.github.com",
        "TWITCH_CLIENT_SECRET was refused by api.twitch.tv",
        "YOUTUBE_API_KEY was refused by www.googleapis.com",
    ]
    assert all(line.endswith("; looked without it") for line in told)
    assert any(("authorization", "Bearer expired-key") in seen.headers for seen in proxy.seen)
    assert "expired-key" not in said.stdout + said.stderr
