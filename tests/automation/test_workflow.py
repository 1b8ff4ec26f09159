"""The workflow for GitHub as a file: what it must never hold comes first."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest
import yaml

from audit.automation.workflow import ACTIONS, Publish, Subject, Wish, is_nameable, when, written
from runner import BASH
from workflows import OTHER, SUBJECT, everything, jobs, on_linux, steps, wish

ACTION = Path(__file__).parents[2] / "action.yml"


# What it must never do


@pytest.mark.parametrize("text", everything())
def test_no_expression_stands_in_a_script(text: str) -> None:
    assert [step["name"] for step in steps(text) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("text", everything())
def test_the_job_that_meets_text_from_outside_may_write_nothing(text: str) -> None:
    made = yaml.safe_load(text)
    assert made["permissions"] == {}
    assert made["jobs"]["look"]["permissions"] == {"contents": "read"}
    assert not any("token" in str(step.get("env", "")) for step in made["jobs"]["look"]["steps"] if step.get("run"))


@pytest.mark.parametrize("text", everything())
def test_a_job_that_may_write_installs_nothing_and_reads_no_client(text: str) -> None:
    for name, job in yaml.safe_load(text)["jobs"].items():
        if name != "look":
            scripts = "\n".join(step.get("run", "") for step in job["steps"])
            assert not re.search(r"\b(pip|python|audit|npm|npx|curl|eval|source)\b", scripts)
            assert not any("setup-python" in step.get("uses", "") for step in job["steps"])


@pytest.mark.parametrize("text", everything())
def test_every_action_is_pinned_to_a_commit_with_its_release_beside_it(text: str) -> None:
    used = re.findall(r"uses: (.+)", text)
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in used)
    assert all(not step["with"]["persist-credentials"] for step in steps(text) if "checkout" in step.get("uses", ""))


def test_the_action_of_this_repository_is_pinned_as_the_workflow_is() -> None:
    used = re.findall(r"uses: (.+)", ACTION.read_text(encoding="utf-8"))
    action, commit, tag = ACTIONS["PYTHON"]
    assert used == [f"{action}@{commit} # {tag}"]


@pytest.mark.parametrize("text", everything())
def test_a_run_is_never_cancelled_by_the_next_and_never_has_no_end(text: str) -> None:
    made = yaml.safe_load(text)
    assert made["concurrency"]["cancel-in-progress"] is False
    assert all(0 < job["timeout-minutes"] <= 180 for job in made["jobs"].values())


@pytest.mark.parametrize(
    "path",
    [
        "$(id).yml",
        "`id`.yml",
        "a;b.yml",
        "${{ secrets.X }}.yml",
        "a\n::error::b.yml",
        "../a.yml",
        "-rf.yml",
        "a'b.yml",
        'a"b.yml',
        "/etc/a.yml",
        "",
    ],
)
def test_a_path_that_could_mean_something_is_refused(path: str) -> None:
    assert not is_nameable(PurePosixPath(path)) or str(PurePosixPath(path)) == "."


@pytest.mark.parametrize(
    "path", ["client.yml", "clients/bäckerei & co.yml".replace("& ", ""), "a b/c-d_e.yml", "klient+1@x.yml"]
)
def test_an_ordinary_path_is_taken(path: str) -> None:
    assert is_nameable(PurePosixPath(path))


# What it is


@pytest.mark.parametrize("text", everything())
def test_it_has_only_what_github_knows(text: str) -> None:
    made = yaml.safe_load(text)
    assert made.keys() == {"name", True, "permissions", "concurrency", "defaults", "jobs"}
    assert made[True].keys() == {"schedule", "workflow_dispatch"}
    for name, job in made["jobs"].items():
        allowed = {
            "name",
            "needs",
            "if",
            "runs-on",
            "timeout-minutes",
            "permissions",
            "environment",
            "outputs",
            "steps",
        }
        assert job.keys() <= allowed, name
        assert job["permissions"].keys() <= {"contents", "issues", "pages", "id-token"}
        for step in job["steps"]:
            assert step.keys() <= {"name", "id", "if", "timeout-minutes", "uses", "with", "env", "run"}
            assert ("uses" in step) != ("run" in step)
            assert step.get("with", {}).keys() <= _INPUTS[step["uses"].partition("@")[0]] if "uses" in step else True


_INPUTS = {
    "actions/checkout": {"fetch-depth", "persist-credentials"},
    "actions/setup-python": {"python-version"},
    "actions/upload-artifact": {"name", "path", "retention-days"},
    "actions/download-artifact": {"name", "path"},
    "actions/upload-pages-artifact": {"path"},
    "actions/deploy-pages": set[str](),
}
"""Inputs we use of those that the pinned releases document in their action.yml."""


@on_linux
@pytest.mark.parametrize("text", [*everything(), ACTION.read_text(encoding="utf-8")])
def test_every_script_is_good_bash(text: str) -> None:
    made = yaml.safe_load(text)
    found = made["runs"]["steps"] if "runs" in made else steps(text)
    for step in found:
        if "run" in step:
            said = subprocess.run([*BASH, "-n"], input=step["run"], capture_output=True, text=True, check=False)
            assert (said.returncode, said.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize("publish", [*Publish, None])
def test_zizmor_finds_nothing(publish: Publish | None, tmp_path: Path) -> None:
    """Every secret in an environment of its own is left out: repositories of the free plan have none in private."""
    zizmor = Path(sys.executable).with_name("zizmor")
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    if publish is None:
        (tmp_path / "action.yml").write_bytes(ACTION.read_bytes())
    else:
        (folder / "audit.yml").write_text(written(wish(publish, SUBJECT, OTHER)), encoding="utf-8")
    settings = tmp_path / "zizmor.yml"
    settings.write_text("rules: {secrets-outside-env: {disable: true}}\n", encoding="utf-8")
    said = subprocess.run(
        [zizmor, "--offline", "--persona=auditor", "--config", settings, tmp_path],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert said.returncode == 0, said.stdout + said.stderr


def test_it_is_the_same_for_the_same_client_and_not_at_the_same_time_for_another() -> None:
    assert written(wish()) == written(wish())
    assert when([SUBJECT, OTHER]) == when([OTHER, SUBJECT])
    times = {when([Subject(slug=f"client-{n}", path=SUBJECT.path)]) for n in range(200)}
    assert len(times) > 150
    assert all(re.fullmatch(r"([1-9]|[1-4]\d|5[0-8]) [2-5] \* \* [1-4]", time) for time in times)


def test_it_pins_the_version_that_made_it() -> None:
    (install,) = (step for step in steps(written(wish())) if "pip install" in step.get("run", ""))
    assert install["env"] == {"VERSION": "0.1.0"}
    assert install["run"].endswith('"presence-report==$VERSION"')


def test_keys_come_from_secrets_and_one_that_github_keeps_for_itself_from_another_name() -> None:
    (look,) = (step for step in steps(written(wish())) if step.get("id") == "audit")
    assert look["env"]["YOUTUBE_API_KEY"] == "${{ secrets.YOUTUBE_API_KEY }}"
    assert look["env"]["GITHUB_TOKEN"] == "${{ secrets.PRESENCE_GITHUB_TOKEN }}"


def test_nothing_is_published_unless_chosen() -> None:
    assert jobs(Publish.NONE).keys() == jobs(Publish.ZIP).keys() == {"look", "keep", "tell"}
    assert jobs(Publish.PAGES)["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert jobs(Publish.DIR)["publish"]["permissions"] == {"contents": "write"}
    assert Wish(subjects=(SUBJECT,), keys=(), version="1").publish is Publish.NONE


@pytest.mark.parametrize("text", everything())
def test_the_overview_of_all_clients_is_made_by_no_workflow(text: str) -> None:
    assert "portfolio" not in text
