"""A build server in a scratch folder: runs a workflow's jobs step by step with bash, without any network.

Actions are played by what they do to files: fetch the repository, hand folders from job to job. Scripts are run as they
stand, with GitHub's own flags, a bare environment, and a home folder of their own.
"""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
_EXPRESSION = re.compile(r"\$\{\{\s*([a-zA-Z_.-]+)\s*\}\}")


@dataclasses.dataclass(kw_only=True)
class Runner:
    """One repository and its runs."""

    folder: Path
    """Holds `origin.git`, `bin` with stand-ins for programs, and what jobs hand on."""
    secrets: Mapping[str, str] = dataclasses.field(default_factory=dict)
    environ: Mapping[str, str] = dataclasses.field(default_factory=dict)
    log: str = ""
    """Everything all scripts of the last run said."""
    failed: str = ""
    """The job that ended red; empty where none did."""
    ran: list[str] = dataclasses.field(default_factory=list)

    @property
    def origin(self) -> Path:
        return self.folder / "origin.git"

    def git(self, *arguments: str) -> str:
        """Ask the repository on the server."""
        said = subprocess.run(
            ["git", "--git-dir", str(self.origin), *arguments], capture_output=True, text=True, check=True, timeout=30
        )
        return said.stdout.strip()

    def start(self, files: Mapping[str, str]) -> None:
        """A repository with these files on its main branch."""
        made = self.folder / "made"
        made.mkdir()
        self._run("git init --quiet --bare -b main ../origin.git && git init --quiet -b main", made, _AUTHOR)
        self.change(files)

    def change(self, files: Mapping[str, str]) -> None:
        """A commit with these files on the main branch."""
        made = self.folder / "made"
        for name, text in files.items():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).write_text(text, encoding="utf-8")
        script = "git add . && git commit --quiet -m files && git push --quiet ../origin.git main"
        self._run(script, made, _AUTHOR)

    def program(self, name: str, script: str) -> None:
        """A stand-in for a program on the PATH."""
        path = self.folder / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def run(self, workflow: str) -> int:
        """Every job in order; returns the number of jobs that ended red."""
        self.log, self.failed, self.ran = "", "", []
        handed = self.folder / "handed"
        shutil.rmtree(handed, ignore_errors=True)
        results: dict[str, str] = {}
        reds = 0
        for name, job in yaml.safe_load(workflow)["jobs"].items():
            if "if" in job and not _holds(job["if"], results):
                continue
            if "if" not in job and job.get("needs") and reds:
                continue
            self.ran.append(name)
            if not self._job(name, job, results):
                reds += 1
                self.failed = name
        return reds

    def _job(self, name: str, job: Mapping[str, Any], results: dict[str, str]) -> bool:
        home = self.folder / "jobs" / name
        shutil.rmtree(home, ignore_errors=True)
        (home / "temp").mkdir(parents=True)
        (home / "work").mkdir()
        green = True
        for step in job["steps"]:
            wanted = _holds(step["if"], results) if "if" in step else green
            if not wanted:
                continue
            if "uses" in step:
                self._act(step, home)
            elif self._script(step, home):
                results.update(_outputs(home))
            else:
                green = False
                results.update(_outputs(home))
        return green

    def _script(self, step: Mapping[str, Any], home: Path) -> bool:
        given = {name: self._filled(str(value), home) for name, value in step.get("env", {}).items()}
        return self._run(step["run"], home / "work", {**given, **_files(home)}, quiet=True)

    def _run(self, script: str, folder: Path, given: Mapping[str, str], *, quiet: bool = False) -> bool:
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        environ = {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "HOME": str(home),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GITHUB_ACTIONS": "true",
            "CI": "true",
            "GITHUB_SERVER_URL": "https://github.example",
            **self.environ,
            **given,
        }
        path = self.folder / "script.sh"
        path.write_text(script, encoding="utf-8")
        said = subprocess.run(
            [*BASH, str(path)], cwd=folder, env=environ, capture_output=True, text=True, timeout=300, check=False
        )
        self.log += said.stdout + said.stderr
        assert quiet or said.returncode == 0, said.stderr
        return said.returncode == 0

    def _act(self, step: Mapping[str, Any], home: Path) -> None:
        """What the action does to the files of this job."""
        given = {name: self._filled(str(value), home) for name, value in step.get("with", {}).items()}
        handed = self.folder / "handed"
        match step["uses"].partition("@")[0]:
            case "actions/checkout":
                depth = "" if given.get("fetch-depth") == "0" else "--depth=1"
                self._run(f"git clone --quiet {depth} 'file://{self.origin}' .", home / "work", {})
            case "actions/upload-artifact":
                source = home / "work" / given["path"]
                if any(path.is_file() for path in source.rglob("*")):  # it only warns where there is nothing to hand on
                    shutil.copytree(source, handed / given["name"])
            case "actions/download-artifact":
                shutil.copytree(handed / given["name"], given["path"], dirs_exist_ok=True)
            case "actions/upload-pages-artifact":
                shutil.rmtree(self.folder / "pages", ignore_errors=True)
                shutil.copytree(given["path"], self.folder / "pages")
            case "actions/setup-python" | "actions/deploy-pages":
                pass
            case other:
                raise AssertionError(other)

    def _filled(self, text: str, home: Path) -> str:
        def value(found: re.Match[str]) -> str:
            match found[1].split("."):
                case ["secrets", name]:
                    return self.secrets.get(name, "")
                case ["github", "repository"]:
                    return "ana/clients"
                case ["github", "token"]:
                    return "ghs_the_token_of_the_job"
                case ["runner", "temp"]:
                    return str(home / "temp")
                case _:
                    raise AssertionError(found[0])

        return _EXPRESSION.sub(value, text)


_AUTHOR = {
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.com",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.com",
}


def _files(home: Path) -> dict[str, str]:
    return {
        "RUNNER_TEMP": str(home / "temp"),
        "GITHUB_OUTPUT": str(home / "outputs"),
        "GITHUB_STEP_SUMMARY": str(home / "summary.md"),
    }


def _outputs(home: Path) -> dict[str, str]:
    path = home / "outputs"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return dict(line.split("=", 1) for line in lines)


def _holds(condition: str, outputs: Mapping[str, str]) -> bool:
    """The one form of condition that the workflow uses: it was not cancelled, and something was told by an earlier step."""
    found = re.fullmatch(r"\$\{\{ !cancelled\(\) && (?:needs\.look|steps\.\w+)\.outputs\.(\w+) != '' \}\}", condition)
    assert found, condition
    return bool(outputs.get(found[1]))
