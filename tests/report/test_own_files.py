"""Files beside client.yml win over ours; a broken one is named with its line. What is left alone comes first."""

from __future__ import annotations

import dataclasses
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import bakery
import practising
from audit import client as clients, run as audits
from audit.dossier import Dossier
from audit.errors import BadInput, SiteNotBuilt
from audit.report import own_files, render, site
from audit.report.sources import Sources, bundled
from commanding import audit, called
from practising import told as telling, world

CLIENT = "name: {name}\nwebsite: https://maplebakery.example\nprofiles: [bsky.app/profile/freshbakery.bsky.social]\n"
STEPS = "## How to fix it\n1. Ask us.\n"
STEPS_PAGE = "content/playbook/dead_link.md"
OURS = bundled("mkdocs.yml").read_text("utf-8")


def lay(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def rendered(folder: Path, known: Dossier | None = None) -> Mapping[str, str | bytes]:
    return render.render(known or bakery.dossier(), tuple(bakery.findings()), Sources(folder))


def told(folder: Path) -> str:
    """What is said of the files in a folder before any page is made, or while they are made."""
    with pytest.raises(BadInput) as mistake:
        rendered(folder)
    return str(mistake.value)


def built(folder: Path, known: Dossier | None = None) -> Path:
    report = folder / "reports" / "maple"
    for name, body in rendered(folder, known).items():
        lay(report, name, body)
    with own_files.blamed(Sources(folder)):
        site.build(report)
    return report / "site"


def told_at_the_end(folder: Path) -> str:
    """What is said once MkDocs has met the files."""
    with pytest.raises(BadInput) as mistake:
        built(folder)
    return str(mistake.value)


# What is left alone


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "site_templates/README.md",
        "site_templates/notes.txt",
        "site_templates/start.md~",
        "site_templates/.start.md.swp",
        "site_templates/.DS_Store",
        "content/posts/2024-spring-menu.md",
        "content/about.md",
        "content/playbook/Thumbs.db",
        "overrides/assets/images/shop.png",
        "layouts/start.md",
    ],
)
def test_a_file_that_is_no_part_of_a_report_changes_nothing(name: str, tmp_path: Path) -> None:
    ours = rendered(tmp_path)
    lay(tmp_path, name, b"{{ nothing | of }} \xff that is read")
    theirs = rendered(tmp_path)
    assert {name: body for name, body in theirs.items() if name in ours} == ours


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("begins", ["", "\ufeff"])
def test_a_page_saved_on_any_system_is_read(begins: str, ends: str, tmp_path: Path) -> None:
    text = f"{begins}---\ntitle: Mine\nminutes: 25\n---\n## Why it matters\nOur own words.\n\n{STEPS}"
    lay(tmp_path, STEPS_PAGE, text.replace("\n", ends).encode())
    page = str(rendered(tmp_path)[STEPS_PAGE])
    assert page.startswith("---\ntitle: Mine\n")
    assert "25 min hands-on" in page
    assert "\ufeff" not in page


def test_a_template_saved_by_any_editor_is_read(tmp_path: Path) -> None:
    lay(tmp_path, "site_templates/start.md", "\ufeff# Hello\r\n\r\n{{ client.name | md }}\r\n")
    page = str(rendered(tmp_path)["content/index.md"])
    assert "\n# Hello\n" in page.replace("\r\n", "\n")
    assert "\ufeff" not in page


def test_what_a_template_of_ours_prints_is_what_it_printed_before(tmp_path: Path) -> None:
    for name in ("start.md", "playbook.md", "_macros.md"):
        lay(tmp_path, f"site_templates/{name}", bundled(f"site_templates/{name}").read_bytes())
    assert rendered(tmp_path) == rendered(tmp_path / "nothing here")


# What wins


def test_own_steps_are_told_on_their_page_on_the_places_and_in_the_to_do_list(tmp_path: Path) -> None:
    lay(tmp_path, STEPS_PAGE, f"---\nminutes: 35\n---\n{STEPS.replace('Ask us', 'Ring Carol')}")
    files = {name: str(body) for name, body in rendered(tmp_path).items()}
    assert "Ring Carol" in files[STEPS_PAGE]
    assert "Ring Carol" in files["content/places/x-maplebakery.md"]
    assert "35 min" in files["content/actions.md"]


def test_a_page_of_ours_can_be_taken_in_with_words_before_and_after(tmp_path: Path) -> None:
    lay(tmp_path, "site_templates/start.md", 'Dear Ana,\n\n{% include "ours/start.md" %}\n\nYours, Carol\n')
    page = str(rendered(tmp_path)["content/index.md"])
    ours = str(rendered(tmp_path / "nothing here")["content/index.md"])
    begins, _, body = ours.partition("---\n\n")
    assert page == f"{begins}---\n\nDear Ana,\n\n{body.rstrip()}\n\nYours, Carol\n"


def test_a_template_may_take_in_another_of_the_same_folder(tmp_path: Path) -> None:
    lay(tmp_path, "site_templates/greeting.md", "Dear {{ client.name | md }},\n")
    lay(tmp_path, "site_templates/start.md", '{% include "greeting.md" %}\n')
    assert "Dear Maple" in str(rendered(tmp_path)["content/index.md"])


def test_a_stylesheet_beside_ours_is_read_after_it(tmp_path: Path) -> None:
    lay(tmp_path, "overrides/assets/stylesheets/mine.css", "body { }")
    page = (built(tmp_path) / "index.html").read_text("utf-8")
    styles = re.findall(r'<link rel="stylesheet" href="assets/stylesheets/(\w+)', page)
    assert styles.index("mine") > styles.index("report")


def test_the_examples_of_the_guide_do_what_it_says(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "your-own-report.md").read_text("utf-8")
    examples = dict(re.findall(r"\*\*`([^`]+)`\*\*[^\n]*\n\n```\w+\n(.*?)^```$", guide, re.DOTALL | re.MULTILINE))
    assert len(examples) == guide.count("```") / 2 == 4
    lay(tmp_path, "logo.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    for name, text in examples.items():
        lay(tmp_path, name, text)
    known = bakery.dossier(client=clients.load(tmp_path / "client.yml"))
    site_of = built(tmp_path, known)
    start = LexborHTMLParser((site_of / "index.html").read_text("utf-8"))
    said = start.body.text() if start.body else ""
    assert "Dear team of Maple Street Bakery, call me" in said
    assert "How Maple Street Bakery looks online" in said
    assert "carol@brightlocal.example" in said
    assert start.css("footer img[src='pictures/brand.svg']")
    assert "--pr-brand:#12203a" in (start.html or "")
    assert "mine.css" in (start.html or "")
    assert "Send Carol the link." in (site_of / "places" / "x-maplebakery.html").read_text("utf-8")
    assert not [page for page in site_of.rglob("*.html") if "presence-report" in page.read_text("utf-8")]


# Templates that fail


@pytest.mark.parametrize(
    ("text", "line", "what", "remedy"),
    [
        ("# Hi\n\n{% if start %}\nHello", 4, "Unexpected end of template", ""),
        ("# Hi\n{{ client.name | markdown }}", 2, "No filter named 'markdown'", "| md for words"),
        ("# Hi\n{{ client.name | }}", 2, "expected token 'name', got 'end of print statement'", ""),
        ("# Hi\n\n{{ clint.name | md }}", 3, "'clint' is undefined", "did you mean client?"),
        ("# Hi\n\n{{ client.nmae | md }}", 3, "has no attribute 'nmae'", ""),
        ("# Hi\n\n{{ client.name }}", 3, "a value is printed without a filter", "| md"),
        ("# Hi\n\n{{ client.name | md | upper }}", 3, "a value is printed without a filter", "| md"),
        ("# Hi\n\n{{ '<b>' ~ client.name | md }}", 3, "a value is printed without a filter", "| md"),
        ("# Hi\n\n{{ client | md }}", 3, "", ""),
        ("# Hi\n\n{{ 1 // 0 }}", 3, "zero", ""),
        ("# Hi\n\n{{ client.name | md(1, 2, 3) }}", 3, "", ""),
        ('# Hi\n{% include "hello.md" %}', 2, "there is no template hello.md", "ours/start.md"),
        ('# Hi\n{% include "start.md" %}', 2, "this template includes itself", "ours/"),
        ('# Hi\n{% import "_macros.md" as m %}\n{{ m.icom("check") | trusted }}', 3, "icom", ""),
        (b"# Caf\xe9", 1, "this is no UTF-8 text", 'encoding "UTF-8"'),
        ("# Ein\n\nCaf\u00e9".encode("latin-1"), 3, "this is no UTF-8 text", 'encoding "UTF-8"'),
        ("# Hi\n".encode("utf-16"), 1, "this is no UTF-8 text", 'encoding "UTF-8"'),
    ],
)
def test_a_template_that_fails_is_named_with_its_line(
    text: str | bytes, line: int, what: str, remedy: str, tmp_path: Path
) -> None:
    path = lay(tmp_path, "site_templates/start.md", text)
    said = told(tmp_path)
    assert said.startswith(f"{path}:{line}: ")
    assert said.endswith(")")
    assert "\n" not in said
    assert what in said
    assert remedy in said


def test_of_a_template_that_takes_in_another_the_one_with_the_mistake_is_named(tmp_path: Path) -> None:
    lay(tmp_path, "site_templates/start.md", '{% include "greeting.md" %}\n')
    path = lay(tmp_path, "site_templates/greeting.md", "Dear\n{{ cleint.name | md }}\n")
    assert told(tmp_path).startswith(f"{path}:2: ")


def test_macros_of_ones_own_that_lack_what_our_pages_need_are_named(tmp_path: Path) -> None:
    path = lay(tmp_path, "site_templates/_macros.md", "{% macro mine() %}{% endmacro %}\n")
    assert told(tmp_path).startswith(f"{path}:1: our start.md does not get along with this")


@pytest.mark.parametrize("name", ["client.name", "client.website", "start.verdict", "start.cards[0].name", "'<b>'"])
def test_no_value_reaches_a_page_without_a_filter(name: str, tmp_path: Path) -> None:
    lay(tmp_path, "site_templates/start.md", f"{{{{ {name} }}}}")
    assert "a value is printed without a filter" in told(tmp_path)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("site_templates/strat.md", "did you mean start.md?"),
        ("site_templates/Start.md", "did you mean start.md?"),
        ("site_templates/words.md", "they are called"),
        ("content/playbook/ded_link.md", "did you mean playbook/dead_link.md?"),
        ("content/playbook/frobnicate.md", "see our own content folder"),
        ("content/network/facebook.md", "did you mean networks/facebook.md?"),
        ("content/glosary.md", "did you mean glossary.md?"),
    ],
)
def test_a_name_that_takes_no_page_s_place_is_told(name: str, meant: str, tmp_path: Path) -> None:
    path = lay(tmp_path, name, "# Hello\n")
    assert told(tmp_path).startswith(f"{path}: no page of a report ")
    assert meant in told(tmp_path)


# Pages that fail


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (b"---\ntitle: Caf\xe9\n---\n## How to fix it\n", ":2", "no UTF-8"),
        (f"---\ntitle: Mine\n\n{STEPS}", ":1", "do not end"),
        (f"---\ntitle: Mine: or yours\n---\n{STEPS}", ":2", "cannot be read"),
        (f"---\ntitle: Mine\n  who: you\n---\n{STEPS}", ":3", "cannot be read"),
        (f"---\njust words\n---\n{STEPS}", ":2", "cannot be read"),
        (f"---\ntitle: Mine\nminutes: ten\n---\n{STEPS}", ":3", '"ten" is no number of minutes (write a whole number'),
        (f"---\nminutes: 10 - 20\n---\n{STEPS}", ":2", '"10 - 20" is no number'),
        (f"---\nminutes: -5\n---\n{STEPS}", ":2", '"-5" is no number'),
        (f"---\nminute: 10\n---\n{STEPS}", ":2", "a page has no minute (did you mean minutes?)"),
        ("## Why it matters\nIt does.\n", "", 'the section "## How to fix it" is missing'),
        (f"{STEPS}\n### Instagarm\n1. Tap.\n", ":4", "did you mean Instagram?"),
    ],
)
def test_a_page_that_fails_is_named_with_its_line(text: str | bytes, line: str, what: str, tmp_path: Path) -> None:
    path = lay(tmp_path, STEPS_PAGE, text)
    said = told(tmp_path)
    assert said.startswith(f"{path}{line}: ")
    assert what in said
    assert "\n" not in said


def test_all_mistakes_are_told_at_once_each_on_a_line(tmp_path: Path) -> None:
    lay(tmp_path, "site_templates/strat.md", "# Hi\n")
    lay(tmp_path, STEPS_PAGE, "---\nminutes: ten\n---\n")
    lay(tmp_path, "content/reading.md", b"\xff\xfe")
    lay(tmp_path, "mkdocs.yml", "theme: readthedocs\n")
    assert len(told(tmp_path).split("\n")) == 5


def test_mistakes_of_one_page_come_in_the_order_of_their_lines(tmp_path: Path) -> None:
    keys = ("minute", "titel", "chekced", "wiat", "whoo")
    path = lay(tmp_path, STEPS_PAGE, "---\n" + "".join(f"{key}: x\n" for key in keys) + f"---\n{STEPS}")
    lines = [line.removeprefix(f"{path}:").partition(":")[0] for line in told(tmp_path).split("\n")]
    assert lines == sorted(lines)
    assert len(lines) > 2


def test_links_that_lead_nowhere_are_named_where_they_were_written(tmp_path: Path) -> None:
    links = (
        "[how](dead_lnik.md)|[is](closed_network.md#nowhere)|[it](/about)|![shop](shop.png)|[way](about)|[x]: foo.md"
    )
    steps = lay(tmp_path, STEPS_PAGE, f"{STEPS}\n" + links.replace("|", "\n\n") + "\n\n[x]\n")
    reading = lay(tmp_path, "content/reading.md", "## Hello\n\n[words](glosary.md)\n")
    start = lay(tmp_path, "site_templates/start.md", "# Hello\n\n[list](actoins.md) [kept](actions.md)\n")
    said = told_at_the_end(tmp_path).split("\n")
    assert {line.partition(": ")[0] for line in said} == {
        *(f"{steps}:{line}" for line in (4, 6, 8, 10, 12, 14)),
        f"{reading}:3",
        f"{start}:3",
    }
    assert len(said) == 8
    assert all(" leads nowhere in the report (" in line for line in said)


# A look that fails


@pytest.mark.parametrize(
    ("name", "text", "line", "what"),
    [
        ("overrides/main.html", '{% extends "base.html" %}\n{% block footer %}\nHello\n', 2, "Unexpected end"),
        ("overrides/main.html", '{% extends "base.html" %}\n{% block footer %}{{ a.b.c }}{% endblock %}', 2, "'a'"),
        ("overrides/main.html", '{% extends "bass.html" %}\n', 1, "bass.html"),
        ("overrides/partials/header.html", "<header>\n{{ config.theme.nowhere.logo | urll }}</header>", 2, "urll"),
        ("overrides/partials/logo.html", "<b>\n{{ 1 // 0 }}</b>", 2, "zero"),
        ("overrides/404.html", '{% extends "main.html" %}\n{% block content %}', 2, "Unexpected end"),
    ],
)
def test_a_part_of_the_look_that_fails_is_named_with_its_line(
    name: str, text: str, line: int, what: str, tmp_path: Path
) -> None:
    path = lay(tmp_path, name, text)
    said = told_at_the_end(tmp_path)
    assert said.startswith(f"{path}:{line}: ")
    assert what in said
    assert "\n" not in said


@pytest.mark.parametrize("name", ["main.html", "assets/stylesheets/mine.css"])
def test_a_part_of_the_look_in_another_encoding_is_named(name: str, tmp_path: Path) -> None:
    path = lay(tmp_path, f"overrides/{name}", b"/* a */\n/* Caf\xe9 */")
    assert told(tmp_path).startswith(f"{path}:2: this is no UTF-8 text")


# Settings that fail


def test_settings_of_ones_own_are_taken(tmp_path: Path) -> None:
    lay(tmp_path, "mkdocs.yml", OURS.replace("Switch to light", "Make it light"))
    assert "Make it light" in str(rendered(tmp_path)["mkdocs.yml"])


def changed_settings() -> Iterator[tuple[str, int, str]]:
    def line(text: str) -> int:
        return OURS[: OURS.index(text)].count("\n") + 1

    yield OURS.replace("strict: true", "strict: no"), line("strict: true"), "write strict: true"
    yield OURS.replace("docs_dir: content\n", "docs_dir: docs\n"), line("docs_dir:"), "write docs_dir: content"
    yield OURS.replace("  custom_dir: overrides\n", ""), line("theme:"), "these are not the settings of a report"
    yield f"hooks: [mine.py]\n{OURS}", 1, "a report has no hooks"
    yield f"INHERIT: base.yml\n{OURS}", 1, "a report has no INHERIT"
    yield f"copyright: !!python/name:os.system\n{OURS}", 1, "has a tag that would run code"
    yield f"copyright: !ENV NAME\n{OURS}", 1, "has a tag that would run code"
    yield f"copyright: a: b\n{OURS}", 1, "mapping values are not allowed here"
    yield f"? [a, b]\n: c\n{OURS}", 1, "found unhashable key"
    css = OURS.replace("extra_css:\n  - assets/stylesheets/report.css\n", "extra_css: mine.css\n")
    yield css, line("extra_css:"), "extra_css: is no list"
    yield OURS.replace("\nextra:\n", "\nextra: none\nother:\n"), line("\nextra:") + 1, "extra: is no list of settings"
    yield "- one\n", 1, "there are no settings"
    yield "", 1, "there are no settings"
    yield "site_name: Our docs\ntheme:\n  name: material\n", 2, "keep client.yml in a folder of its own"


@pytest.mark.parametrize(("text", "line", "what"), list(changed_settings()))
def test_settings_that_fail_are_named_with_their_line(text: str, line: int, what: str, tmp_path: Path) -> None:
    path = lay(tmp_path, "mkdocs.yml", text)
    said = told(tmp_path)
    assert said.startswith(f"{path}:{line}: ")
    assert what in said
    assert "\n" not in said


def test_a_day_that_no_calendar_has_is_a_mistake_in_the_settings(tmp_path: Path) -> None:
    path = lay(tmp_path, "mkdocs.yml", f"{OURS}\ncopyright: 2026-13-45\n")
    assert told(tmp_path).startswith(f"{path}: month must be in 1..12 (")


@pytest.mark.parametrize(
    ("ours", "theirs", "what"),
    [
        ("plugins:\n  search: {}", "plugins:\n  - search\n  - no-such-plugin", "no-such-plugin"),
        ("markdown_extensions:\n", "markdown_extensions:\n  no_such_extension: {}\n", "no_such_extension"),
    ],
)
def test_what_mkdocs_says_of_settings_is_told_with_their_line(
    ours: str, theirs: str, what: str, tmp_path: Path
) -> None:
    text = OURS.replace(ours, theirs)
    path = lay(tmp_path, "mkdocs.yml", text)
    said = told_at_the_end(tmp_path)
    line = text[: text.index(theirs)].count("\n") + 1
    assert said.startswith(f"{path}:{line}: ")
    assert what in said


def test_a_site_that_does_not_build_for_another_reason_is_no_mistake_of_the_consultant_s(tmp_path: Path) -> None:
    lay(tmp_path, STEPS_PAGE, STEPS)
    lay(tmp_path, "overrides/mine.css", "body { }")
    nothing = "MkDocs did not build the site. Doc file 'index.md' contains a link 'missing.md', but the target"
    with pytest.raises(SiteNotBuilt, match="missing"), own_files.blamed(Sources(tmp_path)):
        raise SiteNotBuilt(nothing)


# As a command


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A client with a report."""
    folder = tmp_path_factory.mktemp("client")
    path = lay(folder, "client.yml", CLIENT.format(name="Maple"))
    audits.run([path], world(), telling())
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("site_templates/start.md", "# Hi\n{{ client.name }}"),
        ("overrides/main.html", "<p>\n{% if %}"),
        ("content/playbook/silent_profile.md", f"---\nminutes: ten\n---\n{STEPS}"),
    ],
)
def test_a_mistake_in_a_file_ends_a_command_with_two_and_leaves_the_report_before(
    name: str, text: str, client: Path
) -> None:
    report = client.parent / "reports"
    before = {path: path.stat().st_mtime_ns for path in report.rglob("*")}
    broken = lay(client.parent, name, text)
    try:
        said = called(world(), "build", client)
    finally:
        broken.unlink()
    assert said.code == 2
    assert said.err.startswith(f"{broken}:2: ")
    assert said.err.count("\n") == 1
    assert {path: path.stat().st_mtime_ns for path in report.rglob("*")} == before
    assert not list(client.parent.rglob(".*.new"))


@pytest.mark.parametrize("typed", ["client.yml", "../client/client.yml"])
@pytest.mark.parametrize("name", ["site_templates/start.md", "overrides/main.html"])
def test_a_broken_file_is_named_as_seen_from_where_the_command_was_called(
    name: str, typed: str, client: Path, tmp_path: Path
) -> None:
    shutil.copytree(client.parent, tmp_path / "client")
    lay(tmp_path / "client", name, "# Hi\n{% if %}")
    ended = audit("build", typed, folder=tmp_path / "client")
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"{Path(typed).parent / name}:2: ")


@pytest.mark.slow
def test_of_several_clients_one_whose_file_is_broken_fails_alone(tmp_path: Path) -> None:
    paths = [lay(tmp_path, f"{name}/client.yml", CLIENT.format(name=name)) for name in ("Oak", "Elm", "Ash")]
    lay(tmp_path, "Oak/site_templates/start.md", "# Hi\n{{ client.name }}")
    lay(tmp_path, "Elm/overrides/main.html", "<p>\n{% if %}")
    failed: dict[str, Exception] = {}
    told_of = dataclasses.replace(telling(), failed=lambda path, trouble: failed.update({path.parent.name: trouble}))
    done = audits.run(paths, world(), told_of)
    assert failed.keys() == {"Oak", "Elm"}
    assert all(isinstance(trouble, BadInput) for trouble in failed.values())
    assert str(failed["Oak"]).startswith(f"{tmp_path / 'Oak' / 'site_templates' / 'start.md'}:2: ")
    assert str(failed["Elm"]).startswith(f"{tmp_path / 'Elm' / 'overrides' / 'main.html'}:2: ")
    assert [one.client.name for one in done if one.report] == ["Ash"]
    assert all(list((path.parent / "history").rglob("*.json")) for path in paths)


@pytest.mark.parametrize("flags", [["--dry-run"], []], ids=["before it", "in a run"])
def test_a_mistake_of_the_consultant_s_own_is_told_before_anything_is_asked(flags: list[str], tmp_path: Path) -> None:
    (tmp_path / "client.yml").write_text("name: Maple\nwebsite: https://maple.example\n", encoding="utf-8")
    path = lay(tmp_path, "site_templates/start.md", "# Hello\n{% if %}\n")
    said = called(practising.world(), "run", str(tmp_path / "client.yml"), *flags, "-q")
    assert (said.code, said.out) == (2, "")
    assert f"{path}:2: " in said.err
    assert sorted(one.name for one in tmp_path.iterdir()) == ["client.yml", "site_templates"]
