"""The dashboard as files: one page, its sheet and its data, built as a report is and never listed anywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

import yaml

from audit import portfolio
from audit.portfolio import Row
from audit.report import own_files, portfolio_page, portfolio_sheet, settings, templates
from audit.report.sources import Sources

MARK = "PRIVATE.txt"
"""Tells people what the folder holds, and this program that no report may take its place."""
_TITLE = "All clients"
_PRIVATE = (
    "This folder names all of your clients and what is the matter with them. It is for you alone: do not publish it.\n"
)
_LOOK = ("portfolio.css", "portfolio.js")


def files(rows: Sequence[Row], links: Mapping[str, str], source: Sources) -> Mapping[str, str | bytes]:
    """The dashboard's files by their path in its folder, of at least one row."""
    ordered = portfolio.ordered(rows)
    data = json.dumps(portfolio_sheet.shaped(ordered), ensure_ascii=False, indent=1)
    own_files.check(source)
    text = templates.text(source, "portfolio.md", title=_TITLE, root="", shown=portfolio_page.page(ordered, links))
    return {
        MARK: _PRIVATE,
        ".gitignore": "*\n",
        "mkdocs.yml": _config(rows[0], source),
        "content/index.md": _front() + re.sub(r"\n{3,}", "\n\n", text).strip() + "\n",
        "content/portfolio.csv": "\ufeff" + portfolio_sheet.as_csv(ordered),
        "content/portfolio.json": data + "\n",
        **{f"content/assets/{name}": source.text(f"site_templates/{name}") for name in _LOOK},
        **{f"overrides/{name}": path.read_bytes() for name, path in source.files("overrides").items()},
    }


def _front() -> str:
    return f"---\n{yaml.safe_dump({'title': _TITLE, 'hide': ['navigation', 'toc']}, sort_keys=False)}---\n\n"


def _config(row: Row, source: Sources) -> str:
    """As a report's, without tabs and a search for its one page."""
    config = settings.base(source)
    extra = {"checked": row.today.isoformat(), "public": False, "generator": False}
    config |= {
        "site_name": _TITLE,
        "nav": [{_TITLE: "index.md"}],
        "plugins": [],
        "extra_css": [*config.get("extra_css", []), "assets/portfolio.css"],
        "extra_javascript": ["assets/portfolio.js"],
        "extra": extra,
    }
    config["theme"]["features"] = ["navigation.top"]
    config.pop("not_in_nav", None)
    return yaml.safe_dump(config, sort_keys=False, allow_unicode=True, width=120)
