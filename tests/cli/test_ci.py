"""`audit ci`: the file on stdout, what to know on stderr; nothing is asked and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from commanding import audit
from practising import BAKERY, laid_out


def in_repository(folder: Path, name: str = "client.yml", text: str | None = None) -> Path:
    """A client file in a repository's folder `clients`."""
    (folder / ".git").mkdir(exist_ok=True)
    path = folder / "clients" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text or BAKERY.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def test_nothing_is_written_beside_the_client_file(tmp_path: Path) -> None:
    in_repository(tmp_path)
    audit("ci", "github", "clients/client.yml", folder=tmp_path)
    audit("ci", "local", "clients/client.yml", folder=tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == [".git", "client.yml", "clients"]


@pytest.mark.parametrize("name", ["$(id).yml", "a`b.yml", "${{ x }}.yml"])
def test_a_file_whose_name_a_workflow_would_run_is_refused_with_the_remedy(name: str, tmp_path: Path) -> None:
    in_repository(tmp_path, name)
    said = audit("ci", "github", f"clients/{name}", folder=tmp_path)
    assert (said.returncode, said.stdout) == (2, "")
    assert "rename it to letters, digits and hyphens" in said.stderr


def test_two_clients_that_would_share_a_folder_are_refused(tmp_path: Path) -> None:
    in_repository(tmp_path)
    in_repository(tmp_path, "again.yml")
    said = audit("ci", "github", "clients/client.yml", "clients/again.yml", folder=tmp_path)
    assert said.returncode == 2
    assert "another slug" in said.stderr


@pytest.mark.parametrize("arguments", [("--fail-on", "always"), ("--max-unseen", "many"), ("--publish", "ftp")])
def test_what_a_workflow_cannot_do_is_said_before_one_is_written(arguments: tuple[str, str], tmp_path: Path) -> None:
    in_repository(tmp_path)
    said = audit("ci", "github", "clients/client.yml", *arguments, folder=tmp_path)
    assert (said.returncode, said.stdout) == (2, "")


def test_the_workflow_names_the_client_file_from_the_repositorys_root(tmp_path: Path) -> None:
    in_repository(tmp_path)
    said = audit("ci", "github", "client.yml", "--fail-on", "worse:fix-soon", folder=tmp_path / "clients")
    assert said.returncode == 0, said.stderr
    steps = {step.get("id"): step for step in yaml.safe_load(said.stdout)["jobs"]["look"]["steps"]}
    assert steps["audit"]["env"]["CLIENTS"] == "clients/client.yml"
    assert steps["audit"]["env"]["FAIL_ON"] == "worse:fix-soon"


def test_it_says_first_what_will_be_seen_what_takes_a_key_and_what_a_persons_look(tmp_path: Path) -> None:
    in_repository(tmp_path)
    said = audit("ci", "github", "clients/client.yml", folder=tmp_path).stderr
    assert "  Bluesky: can be seen\n" in said
    assert "  TikTok: can be seen now and then; a look of yours every 90 days fills the gaps\n" in said
    assert (
        "  Google Business Profile: can be seen with GOOGLE_PLACES_API_KEY; until then it takes a look of yours" in said
    )
    assert "No report is published." in said


def test_it_says_plainly_what_a_public_repository_and_pages_show(tmp_path: Path) -> None:
    in_repository(tmp_path)
    said = audit("ci", "github", "clients/client.yml", "--publish", "pages", folder=tmp_path).stderr
    assert (
        "In a public repository: everybody sees client.yml, your decisions, the history, issues and downloads." in said
    )
    assert "GitHub Pages are open to everybody on most plans, even those of a private repository." in said
    assert "quiet for 60 days" in said


def test_a_name_with_orders_in_it_gives_none_to_a_terminal(tmp_path: Path) -> None:
    in_repository(tmp_path, text='name: "::error::x ${{ y }}"\nwebsite: https://maple.example\nslug: maple\n')
    said = audit("ci", "github", "clients/client.yml", folder=tmp_path)
    assert said.returncode == 0, said.stderr
    assert not said.stderr.startswith("::")
    assert "error" not in said.stdout.split("jobs:")[0]
    assert "${{ y }}" not in said.stdout


def test_the_path_of_a_report_takes_the_secret(tmp_path: Path) -> None:
    in_repository(tmp_path)
    none = audit("ci", "path", "clients/client.yml", folder=tmp_path, environ={"PRESENCE_PATH_KEY": ""})
    assert (none.returncode, none.stdout) == (2, "")
    key = {"PRESENCE_PATH_KEY": "a-long-and-random-secret"}
    said = audit("ci", "path", "clients/client.yml", folder=tmp_path, environ=key)
    assert said.returncode == 0
    assert len(said.stdout.strip()) == 33


@pytest.mark.parametrize(("system", "holds"), [("cron", "* * "), ("launchd", "<plist"), ("windows", "<Task ")])
def test_this_computers_own_schedulers(system: str, holds: str, tmp_path: Path) -> None:
    laid_out(tmp_path, BAKERY)
    said = audit("ci", "local", "client.yml", "--for", system, folder=tmp_path)
    assert said.returncode == 0
    assert holds in said.stdout
    assert "home connection" in said.stderr


def test_a_folder_stands_for_the_client_files_in_it(tmp_path: Path) -> None:
    for name in ("maple", "oak"):
        in_repository(tmp_path, f"{name}.yml", f"name: {name}\nwebsite: https://{name}.example\n")
    said = audit("ci", "github", "clients", folder=tmp_path)
    assert said.returncode == 0, said.stderr
    steps = {step.get("id"): step for step in yaml.safe_load(said.stdout)["jobs"]["look"]["steps"]}
    assert steps["audit"]["env"]["CLIENTS"] == "clients/maple.yml\nclients/oak.yml"


def test_nobody_is_sent_anything_unless_it_was_asked_for(tmp_path: Path) -> None:
    in_repository(tmp_path)
    for command in (("github",), ("local", "--for", "cron"), ("local", "--for", "windows")):
        said = audit("ci", *command, "clients/client.yml", folder=tmp_path)
        assert "notify" not in said.stdout.lower() + said.stderr.lower()


def test_word_is_sent_from_github_with_what_stands_in_a_secret(tmp_path: Path) -> None:
    in_repository(tmp_path)
    said = audit("ci", "github", "clients/client.yml", "--notify", folder=tmp_path)
    assert "${{ secrets.PRESENCE_NOTIFY }}" in said.stdout
    assert "set a secret PRESENCE_NOTIFY" in said.stderr


@pytest.mark.parametrize(
    ("system", "holds"), [("cron", " && "), ("launchd", "&amp;&amp;"), ("windows", "</Exec>\n    <Exec>")]
)
def test_word_is_sent_from_this_computer_after_each_look(system: str, holds: str, tmp_path: Path) -> None:
    laid_out(tmp_path, BAKERY)
    said = audit("ci", "local", "client.yml", "--for", system, "--notify", folder=tmp_path)
    assert said.returncode == 0, said.stderr
    assert said.stdout.count("notify") == 1
    assert holds in said.stdout
    assert "PRESENCE_NOTIFY=… (audit notify --help)" in said.stderr


@pytest.mark.parametrize("gate", ["never", "new:fix-now", "worse:fix-soon", "open:tidy-up"])
def test_a_gate_stands_in_the_workflow_as_it_was_typed(gate: str, tmp_path: Path) -> None:
    in_repository(tmp_path)
    said = audit("ci", "github", "clients/client.yml", "--fail-on", gate, folder=tmp_path)
    steps = {step.get("id"): step for step in yaml.safe_load(said.stdout)["jobs"]["look"]["steps"]}
    assert steps["audit"]["env"]["FAIL_ON"] == gate.removeprefix("open:")


def test_a_workflow_has_no_gate_unless_one_was_asked_for(tmp_path: Path) -> None:
    in_repository(tmp_path)
    made = yaml.safe_load(audit("ci", "github", "clients/client.yml", folder=tmp_path).stdout)
    (look,) = (step for step in made["jobs"]["look"]["steps"] if step.get("id") == "audit")
    assert (look["env"]["FAIL_ON"], look["env"]["MAX_UNSEEN"]) == ("never", "")
