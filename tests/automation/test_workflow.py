"""The workflow for GitHub: what it must never do comes first, then what it does, run step by step in a scratch repository."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml

from audit.automation.workflow import ACTIONS, BRANCH, Publish, Subject, Wish, is_nameable, published, when, written
from commanding import audit
from practice_proxy import proxying
from runner import BASH, Runner

SUBJECT = Subject(slug="maple", path=PurePosixPath("clients/maple.yml"))
OTHER = Subject(slug="oak", path=PurePosixPath("oak.yml"))
KEYS = ("YOUTUBE_API_KEY", "GITHUB_TOKEN")
PATH_KEY = "a-long-and-random-secret"
SNAPSHOT = "20261122T104000Z-1a2b.json"
ACTION = Path(__file__).parents[2] / "action.yml"
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the workflow runs on GitHub's Linux machines")


def wish(publish: Publish = Publish.NONE, *subjects: Subject, **changed: Any) -> Wish:  # noqa: ANN401  # fields of a wish
    return Wish(subjects=subjects or (SUBJECT,), keys=KEYS, version="0.1.0", publish=publish, **changed)


def jobs(publish: Publish, *subjects: Subject) -> dict[str, dict[str, Any]]:
    made: dict[str, dict[str, Any]] = yaml.safe_load(written(wish(publish, *subjects)))["jobs"]
    return made


def everything() -> list[str]:
    return [written(wish(publish, *subjects)) for publish in Publish for subjects in ((SUBJECT,), (SUBJECT, OTHER))]


def steps(text: str) -> list[dict[str, Any]]:
    return [step for job in yaml.safe_load(text)["jobs"].values() for step in job["steps"]]


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
            assert step.keys() <= {"name", "id", "if", "uses", "with", "env", "run"}
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


# Run step by step


def scratch(folder: Path, *subjects: Subject, code: int = 0) -> Runner:
    """A repository and an audit that keeps one more snapshot, builds a site and ends with this code."""
    (folder / "open").touch()
    (folder / "mark").touch()
    environ = {"OPEN": str(folder / "open"), "MARK": str(folder / "mark")}
    runner = Runner(folder=folder, secrets={"PRESENCE_PATH_KEY": PATH_KEY}, environ=environ)
    runner.start({str(subject.path): "name: Maple\n" for subject in subjects or (SUBJECT,)})
    runner.program("python", f'echo "python $*" >> "{folder}/installed"')
    kept = "\n".join(_plays(subject) for subject in subjects or (SUBJECT,)) if code in (0, 1, 4) else ""
    runner.program("audit", f'echo "audit $*" >> "{folder}/asked"\n{_TOLD}\n{kept}\nexit {code}')
    runner.program("gh", f'printf "%s|" "$@" >> "{folder}/told"; echo >> "{folder}/told"\n{_GH}')
    return runner


_TOLD = 'mkdir -p "$PRESENCE_ISSUES"; echo > "$PRESENCE_ISSUES/ran.txt"'
_GH = 'case "$2" in list) cat "$OPEN" ;; view) cat "$MARK" ;; esac'
"""Of GitHub's own command: the number of the open issue, and its text."""


def _plays(subject: Subject) -> str:
    history, site = subject.folder("history"), subject.folder("reports") + "/site"
    return (
        f'mkdir -p "{history}" "{site}"\n'
        f'n=$(ls "{history}" | wc -l)\n'
        f'echo "{{}}" > "{history}/2026112${{n}}T104000Z-1a2b.json"\n'
        f'echo "<p>{subject.slug}</p>" > "{site}/index.html"'
    )


def kept(runner: Runner) -> list[str]:
    return runner.git("ls-tree", "-r", "--name-only", BRANCH).splitlines()


@on_linux
@pytest.mark.parametrize("code", [2, 3])
def test_where_the_audit_could_not_run_it_is_red_and_nothing_is_kept(code: int, tmp_path: Path) -> None:
    runner = scratch(tmp_path, code=code)
    assert runner.run(written(wish(Publish.PAGES))) == 1
    assert runner.ran == ["look"]
    assert runner.git("branch", "--list", BRANCH) == ""


@on_linux
def test_where_only_the_site_failed_the_evidence_is_kept_and_nothing_is_published(tmp_path: Path) -> None:
    runner = scratch(tmp_path, code=4)
    assert runner.run(written(wish(Publish.PAGES))) == 1
    assert (runner.failed, runner.ran) == ("look", ["look", "keep"])
    assert "clients/history/maple/20261120T104000Z-1a2b.json" in kept(runner)


@on_linux
@pytest.mark.parametrize("code", [0, 1])
def test_a_gate_never_turns_a_run_red(code: int, tmp_path: Path) -> None:
    runner = scratch(tmp_path, code=code)
    assert runner.run(written(wish())) == 0, runner.log
    assert runner.ran == ["look", "keep", "tell"]


@on_linux
def test_main_is_left_alone_and_the_history_grows_on_a_branch_that_merges(tmp_path: Path) -> None:
    runner = scratch(tmp_path, SUBJECT, OTHER)
    main = runner.git("rev-parse", "main")
    made = written(wish(Publish.NONE, SUBJECT, OTHER))
    for _ in range(3):
        assert runner.run(made) == 0, runner.log
    assert runner.git("rev-parse", "main") == main
    assert runner.git("merge-base", "main", BRANCH) == main
    assert [name for name in kept(runner) if "history" in name] == [
        *(f"clients/history/maple/2026112{n}T104000Z-1a2b.json" for n in range(3)),
        *(f"history/oak/2026112{n}T104000Z-1a2b.json" for n in range(3)),
    ]
    assert runner.git("rev-list", "--count", f"main..{BRANCH}") == "3"


@on_linux
def test_an_unchanged_history_is_no_commit_until_thirty_days_are_over(tmp_path: Path) -> None:
    runner = scratch(tmp_path)
    made = written(wish())
    runner.run(made)
    runner.program("audit", _TOLD)
    before = runner.git("rev-parse", BRANCH)
    assert runner.run(made) == 0, runner.log
    assert runner.git("rev-parse", BRANCH) == before
    runner.program("date", 'if [ "$1" = +%s ]; then echo $(( $(/bin/date +%s) + 31 * 86400 )); fi')
    assert runner.run(made) == 0, runner.log
    assert runner.git("rev-parse", f"{BRANCH}^") == before
    assert runner.git("rev-parse", f"{BRANCH}^{{tree}}") == runner.git("rev-parse", f"{before}^{{tree}}")


@on_linux
def test_only_snapshots_by_name_reach_the_branch(tmp_path: Path) -> None:
    runner = scratch(tmp_path)
    folder = SUBJECT.folder("history")
    runner.program(
        "audit",
        f'{_TOLD}\nmkdir -p {folder}\ncd {folder}\necho "{{}}" > {SNAPSHOT}\necho x > .gitattributes\n'
        "echo x > '$(touch pwned).json'\necho x > evil.json\nmkdir 20261122T104000Z-ffff.json 2> /dev/null; rmdir *ffff.json",
    )
    assert runner.run(written(wish())) == 0, runner.log
    assert [name for name in kept(runner) if name.startswith(folder)] == [f"{folder}/{SNAPSHOT}"]
    assert not list(tmp_path.rglob("pwned"))


@on_linux
def test_a_laptop_that_wrote_the_branch_meanwhile_is_merged_by_building_on_it(tmp_path: Path) -> None:
    runner = scratch(tmp_path)
    made = written(wish())
    runner.run(made)
    laptop = tmp_path / "laptop"
    script = (
        f"git clone --quiet -b {BRANCH} 'file://{runner.origin}' {laptop} && cd {laptop} && "
        "echo '{}' > clients/history/maple/20261101T000000Z-bbbb.json && git add . && "
        "git -c user.name=a -c user.email=a@example.com commit --quiet -m laptop && git push --quiet"
    )
    runner.program("audit", f"{_TOLD}\n{_plays(SUBJECT)}\n( {script} ) 2> /dev/null\nexit 0")
    assert runner.run(made) == 0, runner.log
    assert [Path(name).name for name in kept(runner) if "history" in name] == [
        "20261101T000000Z-bbbb.json",
        "20261120T104000Z-1a2b.json",
        "20261121T104000Z-1a2b.json",
    ]


@on_linux
def test_pages_hold_each_report_under_a_path_of_its_own_and_no_page_above_them(tmp_path: Path) -> None:
    runner = scratch(tmp_path, SUBJECT, OTHER)
    assert runner.run(written(wish(Publish.PAGES, SUBJECT, OTHER))) == 0, runner.log
    pages = runner.folder / "pages"
    paths = {slug: hashlib.sha256(f"{PATH_KEY}\n{slug}".encode()).hexdigest()[:32] for slug in ("maple", "oak")}
    assert {path.name for path in pages.iterdir()} == {"robots.txt", *paths.values()}
    assert (pages / paths["oak"] / "index.html").read_text(encoding="utf-8") == "<p>oak</p>\n"
    assert paths["oak"] == published(PATH_KEY, "oak")
    assert not any(path in runner.log for path in paths.values())


@on_linux
@pytest.mark.parametrize("publish", [Publish.PAGES, Publish.DIR])
@pytest.mark.parametrize("secret", ["", "short"])
def test_without_the_secret_nothing_is_published_and_it_is_said(publish: Publish, secret: str, tmp_path: Path) -> None:
    runner = scratch(tmp_path)
    runner.secrets = {"PRESENCE_PATH_KEY": secret}
    assert runner.run(written(wish(publish))) == 1
    assert runner.failed == "publish"
    assert "Set the secret PRESENCE_PATH_KEY first" in runner.log
    assert not (runner.folder / "pages" / "robots.txt").exists()
    assert runner.git("branch", "--list", "presence-site") == ""


@on_linux
def test_a_branch_of_reports_holds_the_newest_alone(tmp_path: Path) -> None:
    runner = scratch(tmp_path)
    for _ in range(2):
        assert runner.run(written(wish(Publish.DIR))) == 0, runner.log
    names = runner.git("ls-tree", "-r", "--name-only", "presence-site").splitlines()
    assert sorted(names) == sorted(["robots.txt", f"{published(PATH_KEY, 'maple')}/index.html"])
    assert runner.git("rev-list", "--count", "presence-site") == "1"


@on_linux
def test_a_zip_holds_one_client(tmp_path: Path) -> None:
    runner = scratch(tmp_path, SUBJECT, OTHER)
    assert runner.run(written(wish(Publish.ZIP, SUBJECT, OTHER))) == 0, runner.log
    handed = runner.folder / "handed"
    assert {path.name for path in handed.iterdir()} == {"history", "told", "report-maple", "report-oak"}
    assert (handed / "report-oak" / "index.html").read_text(encoding="utf-8") == "<p>oak</p>\n"


@on_linux
def test_the_token_is_written_into_no_file_and_said_nowhere(tmp_path: Path) -> None:
    runner = scratch(tmp_path)
    assert runner.run(written(wish(Publish.DIR))) == 0, runner.log
    token = "ghs_the_token_of_the_job"
    assert token not in runner.log
    files = [path for path in (tmp_path / "jobs").rglob("*") if path.is_file()]
    assert not any(token.encode() in path.read_bytes() for path in files)


def told(
    folder: Path, *, open_issue: str = "", mark: str = "", text: str = "", news: str = "", unseen: str = ""
) -> list[str]:
    """What GitHub's own command was asked to do, where an audit had these words for the issue."""
    runner = scratch(folder)
    (folder / "open").write_text(open_issue, encoding="utf-8")
    (folder / "mark").write_text(mark, encoding="utf-8")
    words = "".join(
        f'printf "%s" "{said}" > "$PRESENCE_ISSUES/maple.{name}"\n'
        for name, said in (("md", text), ("news.md", news), ("unseen.txt", unseen))
        if said
    )
    runner.program("audit", f"{_TOLD}\n{words}{_plays(SUBJECT)}")
    assert runner.run(written(wish())) == 0, runner.log
    asked = (folder / "told").read_text(encoding="utf-8").splitlines()
    return [line.split("|")[1] for line in asked if line.split("|")[1] not in ("list", "view")]


MARK = "<!-- presence-report 1 -->"


@on_linux
def test_no_issue_is_opened_where_nothing_got_worse(tmp_path: Path) -> None:
    assert told(tmp_path, text=f"{MARK}\n- old") == []


@on_linux
def test_an_issue_that_says_it_all_already_is_left_alone(tmp_path: Path) -> None:
    assert told(tmp_path, open_issue="7", mark=MARK, text=f"{MARK}\n- known") == []


@on_linux
def test_what_got_worse_opens_one_issue(tmp_path: Path) -> None:
    assert told(tmp_path, text=f"{MARK}\n- gone", news="- gone") == ["create"]


@on_linux
def test_where_one_is_open_it_is_brought_up_to_date_and_the_news_is_said_once(tmp_path: Path) -> None:
    assert told(tmp_path, open_issue="7", mark="<!-- presence-report 0 -->", text=MARK, news="- gone") == [
        "edit",
        "comment",
    ]


@on_linux
def test_where_only_some_of_it_was_fixed_nobody_is_called(tmp_path: Path) -> None:
    assert told(tmp_path, open_issue="7", mark="<!-- presence-report 0 -->", text=MARK) == ["edit"]


@on_linux
def test_while_what_it_is_about_hides_nothing_is_taken_back(tmp_path: Path) -> None:
    for name, text in (("closed", ""), ("edited", "<!-- presence-report 2 -->")):
        (tmp_path / name).mkdir()
        about = f"{MARK}\n<!-- about aaaa bbbb -->\nwords"
        assert told(tmp_path / name, open_issue="7", mark=about, text=text, unseen="bbbb\n") == []


@on_linux
def test_what_else_hides_keeps_no_issue_open(tmp_path: Path) -> None:
    about = f"{MARK}\n<!-- about aaaa bbbb -->\nwords of cccc"
    assert told(tmp_path, open_issue="7", mark=about, unseen="cccc\n") == ["close"]


@on_linux
def test_when_nothing_is_left_the_issue_is_closed_and_never_one_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    assert told(tmp_path / "one", open_issue="7") == ["close"]
    assert told(tmp_path / "two") == []


HOSTILE = (
    "Maple $(touch pwned) `touch pwned` ${{ secrets.PRESENCE_PATH_KEY }}",
    '::error::a"; touch pwned; #',
    "##[error]b",
    "%0A::set-output name=code::0",
)


@on_linux
@pytest.mark.slow
def test_a_hostile_client_is_harmless_in_the_real_audit_run_by_the_real_workflow(tmp_path: Path) -> None:
    """Two runs of the command itself over the practice web, through a proxy on this machine."""
    places = (
        "bsky.app/profile/freshbakery.bsky.social",
        "facebook.com/cornerloafbakery",
        "instagram.com/cornerloafbakery",
    )
    client = {
        "name": HOSTILE[0],
        "slug": "maple",
        "website": "https://cornerloaf.example",
        "profiles": [{"url": url, "name": name} for url, name in zip(places, HOSTILE[1:], strict=True)],
    }
    with proxying(tmp_path) as proxy:
        runner = Runner(
            folder=tmp_path,
            secrets={"PRESENCE_PATH_KEY": PATH_KEY},
            environ={"SSL_CERT_FILE": str(proxy.ca_file), "PYTHONIOENCODING": "utf-8"},
        )
        runner.start({"clients/maple bakery.yml": yaml.safe_dump(client)})
        runner.program("python", "exit 0")
        runner.program("gh", "exit 0")
        runner.program("audit", f'shift\nexec "{sys.executable}" -m audit run --proxy {proxy.address} "$@"')
        file = tmp_path / "made" / "clients" / "maple bakery.yml"
        made = audit("ci", "github", file, "--publish", "pages", "--fail-on", "fix-now", folder=tmp_path / "made")
        assert made.returncode == 0, made.stderr
        assert not any(name in made.stdout for name in HOSTILE)
        for _ in range(2):
            assert runner.run(made.stdout) == 0, runner.log
    assert not list(tmp_path.rglob("pwned"))
    assert PATH_KEY not in runner.log
    assert not [line for line in runner.log.splitlines() if re.match(r"\s*(::|##)", line)]
    assert len([name for name in kept(runner) if "history/maple" in name]) == 2
    assert (runner.folder / "pages" / published(PATH_KEY, "maple") / "index.html").is_file()
    summary = (tmp_path / "jobs" / "look" / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("## Maple ")
    assert not re.search(r"[$`]|::|##\[", summary)
