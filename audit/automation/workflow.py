"""A GitHub workflow that looks once a week, keeps the history on a branch, opens an issue when it got worse, and publishes what was chosen."""

from __future__ import annotations

import dataclasses
import enum
import hashlib
import importlib.resources
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

BRANCH = "presence-history"

ACTIONS: Mapping[str, tuple[str, str, str]] = {
    "CHECKOUT": ("actions/checkout", "3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"),
    "PYTHON": ("actions/setup-python", "5fda3b95a4ea91299a34e894583c3862153e4b97", "v7.0.0"),
    "UPLOAD": ("actions/upload-artifact", "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f", "v7.0.0"),
    "DOWNLOAD": ("actions/download-artifact", "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c", "v8.0.1"),
    "PAGES_UPLOAD": ("actions/upload-pages-artifact", "fc324d3547104276b827a68afc52ff2a11cc49c9", "v5.0.0"),
    "PAGES_DEPLOY": ("actions/deploy-pages", "cd2ce8fcbc39b97be8ca5fce6e763baed58fa128", "v5.0.0"),
}
"""Each action, the commit its release tag named on 2026-11-22, and that tag (each project's own tags)."""

_SECRETS = {"GITHUB_TOKEN": "PRESENCE_GITHUB_TOKEN"}
"""GitHub keeps names that begin with GITHUB_ for itself."""
_NAMEABLE = re.compile(r"[\w.@+-][\w.@+ -]*(?:/[\w.@+-][\w.@+ -]*)*")
_MARK = re.compile(r"@@([A-Z_]+)@@")
SHORTEST_PATH_KEY = 20
"""Characters of the secret that the paths of published reports are made from."""


class Publish(enum.StrEnum):
    """Where the workflow puts the reports."""

    NONE = "none"
    PAGES = "pages"
    ZIP = "zip"
    DIR = "dir"


_AS_ONE = (Publish.PAGES, Publish.DIR)
"""All reports are laid out anew together: while one of them is missing nothing is, or its client would lose theirs."""
_MISSING = "Not every client has a new report (see above)."
_HELD_BACK = " Nothing new is published, so that nobody's report goes missing: those of last time stay."


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One client file of the repository."""

    slug: str
    path: PurePosixPath
    """From the root of the repository."""

    def folder(self, name: str) -> str:
        """One of the folders beside the client file: `history/<slug>`, `reports/<slug>`."""
        return str(self.path.parent / name / self.slug)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the workflow is to do."""

    subjects: tuple[Subject, ...]
    keys: tuple[str, ...]
    """Names of the keys that are handed to the audit where the repository has a secret for them."""
    version: str
    publish: Publish = Publish.NONE
    notify: bool = False
    """Whether what got worse is sent out, too: to the addresses in the repository's secret PRESENCE_NOTIFY."""
    fail_on: str = "never"
    max_unseen: str = ""


def is_nameable(path: PurePosixPath) -> bool:
    """Whether a path can stand in a workflow: letters, digits, blanks and `. _ @ + -`, inside the repository."""
    return bool(_NAMEABLE.fullmatch(str(path))) and ".." not in path.parts and not str(path).startswith("-")


def secret(key: str) -> str:
    """The name of the repository's secret that holds this key."""
    return _SECRETS.get(key, key)


def published(key: str, slug: str) -> str:
    """The path a report is published under, as the workflow makes it from the repository's secret."""
    return hashlib.sha256(f"{key}\n{slug}".encode()).hexdigest()[:32]


def when(subjects: Sequence[Subject]) -> str:
    """A time of the week as cron wants it, UTC: the same for the same clients, another one for others."""
    drawn = hashlib.sha256(_id(subjects).encode()).digest()
    return f"{1 + drawn[0] % 58} {2 + drawn[1] % 4} * * {1 + drawn[2] % 4}"


def written(wish: Wish) -> str:
    """The file for `.github/workflows/`."""
    held_back = _HELD_BACK if wish.publish in _AS_ONE else ""
    marks = {name: f"{action}@{commit} # {tag}" for name, (action, commit, tag) in ACTIONS.items()} | {
        "VERSION": wish.version,
        "CRON": when(wish.subjects),
        "ID": _id(wish.subjects),
        "BRANCH": BRANCH,
        "CLIENTS": _lines(str(subject.path) for subject in wish.subjects),
        "HISTORIES": _lines(subject.folder("history") for subject in wish.subjects),
        "SLUGS": _lines(subject.slug for subject in wish.subjects),
        "SITES": _lines(_site(subject) for subject in wish.subjects),
        "FAIL_ON": json.dumps(wish.fail_on),
        "MAX_UNSEEN": json.dumps(wish.max_unseen),
        "KEYS": "".join(f"          {key}: ${{{{ secrets.{secret(key)} }}}}\n" for key in wish.keys),
        "EXTRA": "[notify]" if wish.notify else "",
        "BUILT": "      built: ${{ steps.build.outputs.built }}\n" if wish.publish in _AS_ONE else "",
        "WHEN": "all" if wish.publish in _AS_ONE else "code",
        "HELD_BACK": held_back,
        "MISSING": f"{_MISSING}{held_back}",
    }
    marks["NOTIFY"] = _part("notify", marks) + "\n" if wish.notify else ""
    marks["SIGNED_IN"] = _part("signed_in", marks)
    marks["LAY_OUT"] = _part("lay_out", marks)
    marks["REPORTS"] = _reports(wish, marks)
    marks["TELL"] = _part("tell", marks)
    marks["PUBLISH"] = _part(wish.publish.value, marks) if wish.publish in _AS_ONE else ""
    return _filled("workflow.yml", marks).rstrip("\n") + "\n"


def _reports(wish: Wish, marks: Mapping[str, str]) -> str:
    match wish.publish:
        case Publish.NONE:
            return ""
        case Publish.ZIP:
            each = ({**marks, "SLUG": subject.slug, "SITE": _quoted(_site(subject))} for subject in wish.subjects)
            handed = [_part("zip", one) for one in each]
        case Publish.PAGES | Publish.DIR:
            handed = [_part("reports", marks)]
    return "\n".join((_part("build", marks), *handed)) + "\n"


def _part(name: str, marks: Mapping[str, str]) -> str:
    return _filled(f"workflow_{name}.yml", marks).rstrip("\n")


def _filled(name: str, marks: Mapping[str, str]) -> str:
    """The template with each `@@NAME@@` replaced, once: what was put in is never looked at again."""
    text = importlib.resources.files("audit.automation").joinpath(name).read_text("utf-8")
    return _MARK.sub(lambda mark: marks[mark[1]], text)


def _site(subject: Subject) -> str:
    return f"{subject.folder('reports')}/site"


def _lines(texts: Iterable[str]) -> str:
    return _quoted("\n".join(texts))


def _quoted(text: str) -> str:
    """A YAML scalar in double quotes, which JSON's strings are."""
    return json.dumps(text, ensure_ascii=False)


def _id(subjects: Sequence[Subject]) -> str:
    """The slug of one client; of several the first, and a digest of them all."""
    slugs = sorted(subject.slug for subject in subjects)
    if len(slugs) == 1:
        return slugs[0]
    return f"{slugs[0]}-{hashlib.sha256(' '.join(slugs).encode()).hexdigest()[:8]}"
