"""Workflows to look at, and a scratch repository to run them in, with stand-ins for the audit and for GitHub's command."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml

from audit.automation.workflow import BRANCH, Publish, Subject, Wish, written
from runner import Runner

SUBJECT = Subject(slug="maple", path=PurePosixPath("clients/maple.yml"))
OTHER = Subject(slug="oak", path=PurePosixPath("oak.yml"))
KEYS = ("YOUTUBE_API_KEY", "GITHUB_TOKEN")
PATH_KEY = "a-long-and-random-secret"
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the workflow runs on GitHub's Linux machines")


def wish(publish: Publish = Publish.NONE, *subjects: Subject, **changed: Any) -> Wish:  # noqa: ANN401  # fields of a wish
    return Wish(subjects=subjects or (SUBJECT,), keys=KEYS, version="0.1.0", publish=publish, **changed)


def jobs(publish: Publish, *subjects: Subject) -> dict[str, dict[str, Any]]:
    made: dict[str, dict[str, Any]] = yaml.safe_load(written(wish(publish, *subjects)))["jobs"]
    return made


def everything() -> list[str]:
    return [
        written(wish(publish, *subjects, notify=notify))
        for publish in Publish
        for subjects in ((SUBJECT,), (SUBJECT, OTHER))
        for notify in (False, True)
    ]


def steps(text: str) -> list[dict[str, Any]]:
    return [step for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"]]


def scratch(folder: Path, *subjects: Subject, code: int = 0, failing: Sequence[Subject] = ()) -> Runner:
    """A repository and an audit that keeps one more snapshot of all but the failing, builds sites and ends with this code."""
    (folder / "open").touch()
    (folder / "mark").touch()
    environ = {"OPEN": str(folder / "open"), "MARK": str(folder / "mark")}
    runner = Runner(folder=folder, secrets={"PRESENCE_PATH_KEY": PATH_KEY}, environ=environ)
    runner.start({str(subject.path): "name: Maple\n" for subject in subjects or (SUBJECT,)})
    runner.program("python", f'echo "python $*" >> "{folder}/installed"')
    runner.program("gh", f'printf "%s|" "$@" >> "{folder}/told"; echo >> "{folder}/told"\n{_GH}')
    audits(runner, *(subject for subject in subjects or (SUBJECT,) if subject not in failing), code=code)
    return runner


def audits(
    runner: Runner,
    *subjects: Subject,
    code: int = 0,
    words: str = "",
    notified: int = 0,
    siteless: Sequence[Subject] = (),
) -> None:
    """From now on these clients are audited, with these words for issues, and the run ends with this code.

    The site of those that are `siteless` cannot be built.
    """
    plays = "\n".join(map(_plays, subjects))
    sites = "\n".join(_built(subject) for subject in subjects if subject not in siteless)
    runner.program(
        "audit",
        f'echo "audit $*" >> "{runner.folder}/asked"\n'
        f'if [ "$1" = notify ]; then echo "$PRESENCE_NOTIFY" >> "{runner.folder}/sent"; exit {notified}; fi\n'
        f'if [ "$1" = build ]; then {sites}\nexit 4; fi\n'
        f"{plays}\n{words}\nexit {code}",
    )


_GH = 'case "$2" in list) cat "$OPEN" ;; view) cat "$MARK" ;; esac'
"""Of GitHub's own command: the number of the open issue, and its text."""


def _plays(subject: Subject) -> str:
    history = subject.folder("history")
    return (
        f'mkdir -p "{history}" "$PRESENCE_ISSUES"\n'
        f'n=$(ls "{history}" | wc -l)\n'
        f'echo "{{}}" > "{history}/2026112${{n}}T104000Z-1a2b.json"\n'
        f': > "$PRESENCE_ISSUES/{subject.slug}.unseen.txt"'
    )


def _built(subject: Subject) -> str:
    site = subject.folder("reports") + "/site"
    made = f'mkdir -p "{site}"; echo "<p>{subject.slug}</p>" > "{site}/index.html"; exit 0'
    return f'if [ "$3" = "{subject.path}" ]; then {made}; fi'


def kept(runner: Runner) -> list[str]:
    return runner.git("ls-tree", "-r", "--name-only", BRANCH).splitlines()
