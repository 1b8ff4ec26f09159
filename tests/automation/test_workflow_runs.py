"""The workflow run step by step in a scratch repository: what fails loses nothing, and what is kept, sent and published."""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

import pytest
import yaml

from audit.automation.workflow import BRANCH, Publish, published, written
from commanding import audit
from practice_proxy import proxying
from runner import Runner
from workflows import OTHER, PATH_KEY, SUBJECT, audits, kept, on_linux, scratch, steps, wish

SNAPSHOT = "20261122T104000Z-1a2b.json"


# Where something fails


@on_linux
@pytest.mark.parametrize("code", [2, 3])
def test_where_no_audit_could_run_it_is_red_and_nothing_is_written_or_published(code: int, tmp_path: Path) -> None:
    runner = scratch(tmp_path, code=code, failing=[SUBJECT])
    assert runner.run(written(wish(Publish.PAGES))) == 1
    assert (runner.failed, runner.ran) == ("look", ["look", "keep", "tell"])
    assert runner.git("branch", "--list", BRANCH) == ""
    assert not (tmp_path / "told").exists()


@on_linux
def test_where_the_audit_was_never_reached_nothing_else_is_done(tmp_path: Path) -> None:
    runner = scratch(tmp_path)
    runner.program("python", "exit 1")
    assert runner.run(written(wish(Publish.PAGES, notify=True))) == 1
    assert runner.ran == ["look"]
    assert not (tmp_path / "asked").exists()


@on_linux
@pytest.mark.parametrize("code", [2, 3])
@pytest.mark.parametrize("publish", Publish)
def test_where_one_client_fails_the_history_of_the_others_is_kept_and_the_run_is_red(
    code: int, publish: Publish, tmp_path: Path
) -> None:
    runner = scratch(tmp_path, SUBJECT, OTHER, code=code, failing=[SUBJECT])
    assert runner.run(written(wish(publish, SUBJECT, OTHER))) == 1
    assert (runner.failed, runner.ran) == ("look", ["look", "keep", "tell"])
    assert [name for name in kept(runner) if "history" in name] == ["history/oak/20261120T104000Z-1a2b.json"]
    assert f"exit {code}" in runner.log


@on_linux
@pytest.mark.parametrize("publish", [Publish.PAGES, Publish.ZIP, Publish.DIR])
def test_where_only_a_site_failed_all_is_kept_and_told_and_it_is_red(publish: Publish, tmp_path: Path) -> None:
    runner = scratch(tmp_path, SUBJECT, OTHER)
    audits(runner, SUBJECT, OTHER, siteless=[SUBJECT])
    assert runner.run(written(wish(publish, SUBJECT, OTHER))) == 1
    assert (runner.failed, runner.ran) == ("look", ["look", "keep", "tell"])
    assert len([name for name in kept(runner) if "history" in name]) == 2
    assert (tmp_path / "told").read_text(encoding="utf-8").count("|list|") == 2
    assert "Not every client has a new report" in runner.log
    assert (tmp_path / "handed" / "report-oak").exists() == (publish is Publish.ZIP)


@on_linux
@pytest.mark.parametrize("publish", [Publish.PAGES, Publish.DIR])
def test_where_one_client_fails_nobodys_report_vanishes(publish: Publish, tmp_path: Path) -> None:
    runner = scratch(tmp_path, SUBJECT, OTHER)
    made = written(wish(publish, SUBJECT, OTHER))
    assert runner.run(made) == 0, runner.log
    before = _published(runner, publish)
    assert len(before) == 3
    audits(runner, OTHER, code=3)
    assert runner.run(made) == 1
    assert (tmp_path / "asked").read_text(encoding="utf-8").splitlines()[-1].startswith("audit run")
    assert _published(runner, publish) == before
    assert "Nothing new is published" in runner.log


def _published(runner: Runner, publish: Publish) -> set[str]:
    """Folders and files at the top of the published tree."""
    if publish is Publish.DIR:
        return {name.split("/")[0] for name in runner.git("ls-tree", "--name-only", "presence-site").splitlines()}
    return {path.name for path in (runner.folder / "pages").iterdir()}


@on_linux
def test_a_download_is_handed_over_of_each_client_that_has_a_report(tmp_path: Path) -> None:
    runner = scratch(tmp_path, SUBJECT, OTHER, code=3, failing=[SUBJECT])
    assert runner.run(written(wish(Publish.ZIP, SUBJECT, OTHER))) == 1
    assert {path.name for path in (tmp_path / "handed").iterdir()} == {"found", "report-oak"}


# Word sent out


def test_word_is_sent_out_only_where_that_was_asked_for() -> None:
    assert "PRESENCE_NOTIFY" not in written(wish())
    assert "notify" not in written(wish())


@pytest.mark.parametrize("publish", Publish)
def test_the_addresses_are_known_to_the_step_that_sends_and_to_no_other(publish: Publish) -> None:
    every = steps(written(wish(publish, notify=True)))
    (sending,) = (step for step in every if "PRESENCE_NOTIFY" in str(step))
    assert sending["env"]["PRESENCE_NOTIFY"] == "${{ secrets.PRESENCE_NOTIFY }}"
    (install,) = (step for step in every if "pip install" in step.get("run", ""))
    assert install["run"].endswith('"presence-report[notify]==$VERSION"')


@on_linux
def test_word_is_sent_of_clients_that_were_looked_at_and_of_no_other(tmp_path: Path) -> None:
    runner = scratch(tmp_path, SUBJECT, OTHER, code=2, failing=[SUBJECT])
    runner.secrets = {"PRESENCE_NOTIFY": "json://one\njson://two"}
    assert runner.run(written(wish(Publish.NONE, SUBJECT, OTHER, notify=True))) == 1
    assert (tmp_path / "asked").read_text(encoding="utf-8").splitlines()[1:] == ["audit notify -- oak.yml"]
    assert (tmp_path / "sent").read_text(encoding="utf-8") == "json://one\njson://two\n"
    assert "json://" not in runner.log
    audits(runner, code=3)
    runner.run(written(wish(Publish.NONE, SUBJECT, OTHER, notify=True)))
    assert len((tmp_path / "sent").read_text(encoding="utf-8").splitlines()) == 2


@on_linux
def test_a_message_that_cannot_be_delivered_turns_it_red_and_loses_nothing(tmp_path: Path) -> None:
    runner = scratch(tmp_path)
    audits(runner, SUBJECT, notified=3)
    assert runner.run(written(wish(Publish.PAGES, notify=True))) == 1
    assert (runner.failed, runner.ran) == ("look", ["look", "keep", "tell", "publish"])
    assert "clients/history/maple/20261120T104000Z-1a2b.json" in kept(runner)
    assert (tmp_path / "pages" / published(PATH_KEY, "maple") / "index.html").is_file()


# Gates


@on_linux
@pytest.mark.parametrize("gate", ["never", "fix-now", "new:fix-now", "worse:fix-soon"])
@pytest.mark.parametrize("limit", ["", "3", "25%"])
def test_a_gate_reaches_the_audit_as_it_was_asked_for(gate: str, limit: str, tmp_path: Path) -> None:
    runner = scratch(tmp_path)
    assert runner.run(written(wish(fail_on=gate, max_unseen=limit))) == 0, runner.log
    more = f" --max-unseen {limit}" if limit else ""
    asked = f"audit run --ci --no-look --no-build --fail-on {gate}{more} -- clients/maple.yml\n"
    assert (tmp_path / "asked").read_text(encoding="utf-8") == asked


# What is kept, published and told


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
    audits(runner)
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
        f'mkdir -p {folder}\ncd {folder}\necho "{{}}" > {SNAPSHOT}\necho x > .gitattributes\n'
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
    audits(runner, SUBJECT, words=f"( {script} ) 2> /dev/null")
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
    assert {path.name for path in handed.iterdir()} == {"found", "report-maple", "report-oak"}
    assert (handed / "report-oak" / "index.html").read_text(encoding="utf-8") == "<p>oak</p>\n"


@on_linux
def test_the_token_is_written_into_no_file_and_said_nowhere(tmp_path: Path) -> None:
    runner = scratch(tmp_path)
    assert runner.run(written(wish(Publish.DIR))) == 0, runner.log
    token = "ghs_the_token_of_the_job"
    assert token not in runner.log
    files = [path for path in (tmp_path / "jobs").rglob("*") if path.is_file()]
    assert not any(token.encode() in path.read_bytes() for path in files)


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
        proxied = f'if [ "$1" = run ]; then shift; set -- run --proxy {proxy.address} "$@"; fi'
        runner.program("audit", f'{proxied}\nexec "{sys.executable}" -m audit "$@"')
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
