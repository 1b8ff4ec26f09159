"""The report's files: the same from the same inputs, complete, and safe by construction."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

import bakery
from audit.client import Brand, Edition, Report
from audit.dossier import Dossier
from audit.evidence import Newest, Precision, Sign
from audit.finding import Finding, Outcome
from audit.report import render
from audit.report.sources import Sources, bundled
from audit.verdict import Verdict

FILTERS = ("md", "wrapped", "href", "sendable", "title", "trusted")


def rendered(dossier: Dossier | None = None, local: Path | None = None) -> Mapping[str, str | bytes]:
    return render.render(dossier or bakery.dossier(), tuple(bakery.findings()), Sources(local))


def config(files: Mapping[str, str | bytes]) -> dict[str, object]:
    loaded: dict[str, object] = yaml.safe_load(files["mkdocs.yml"])
    return loaded


@pytest.mark.parametrize("template", sorted(bundled("site_templates").glob("*.md")), ids=lambda path: path.name)
def test_every_value_in_a_template_leaves_through_a_filter(template: Path) -> None:
    values = re.findall(r"\{\{(.*?)\}\}", template.read_text("utf-8"), flags=re.DOTALL)
    for value in values:
        last = value.rpartition("|")[2].strip().partition("(")[0]
        assert last in FILTERS, f"{{{{{value}}}}}"


def test_the_same_inputs_give_the_same_files_in_the_same_order() -> None:
    assert list(rendered().items()) == list(rendered().items())


def test_every_page_of_the_report_is_there() -> None:
    pages = {name for name in rendered() if name.startswith("content/")}
    assert {f"content/{name}.md" for name in ("index", "actions", "places/index", "method")} <= pages
    assert len([name for name in pages if name.startswith("content/places/")]) == 1 + len(bakery.dossier().places)


def test_only_playbooks_that_a_finding_needs_are_there() -> None:
    books = {Path(name).stem for name in rendered() if name.startswith("content/playbook/")}
    assert books == {finding.check for finding in bakery.findings()}
    assert "taken_over_profile" not in books


def test_the_navigation_has_at_most_six_entries_and_each_leads_to_a_page() -> None:
    files = rendered()
    nav = config(files)["nav"]
    assert isinstance(nav, list)
    assert len(nav) <= 6
    pages = [
        page for entry in nav for found in entry.values() for page in ([found] if isinstance(found, str) else found)
    ]
    names = [name for page in pages for name in ([page] if isinstance(page, str) else page.values())]
    assert len(names) >= len(nav)
    assert all(f"content/{name}" in files for name in names)


def test_the_configuration_has_relative_paths_only_so_that_it_builds_anywhere() -> None:
    values = re.findall(r": (/.*|[A-Z]:\\.*|~.*)$", str(rendered()["mkdocs.yml"]), flags=re.MULTILINE)
    assert values == []


def test_the_configuration_asks_for_no_plug_in_but_search_and_no_hook() -> None:
    made = config(rendered())
    assert list(made["plugins"]) == ["search"]  # type: ignore[call-overload]  # a dict in our own file
    assert "hooks" not in made
    assert made["strict"] is True


def test_every_finding_is_reached_by_its_id() -> None:
    pages = "\n".join(body for body in rendered().values() if isinstance(body, str))
    for finding in bakery.findings():
        assert re.search(rf'id="{finding.id.lower()}"|#{finding.id.lower()} \}}', pages), finding.id


def test_a_suspect_place_stands_on_the_first_page_as_something_to_check() -> None:
    start = str(rendered()["content/index.md"])
    first = start[start.index('class="pr-first"') : start.index("</ol>")]
    assert "Open your X link yourself" in first


def test_steps_of_the_places_own_network_are_shown() -> None:
    page = str(rendered()["content/places/closed-plus-google-com-maplebakery.md"])
    assert "### How to fix it" in page


def test_a_first_report_is_called_the_starting_point_and_a_later_one_is_not() -> None:
    assert "starting point" in str(rendered()["content/index.md"])
    assert "starting point" not in str(rendered(bakery.dossier(previous="20261101T120000Z-ffff"))["content/index.md"])


def test_a_persons_look_is_named_as_such() -> None:
    assert "A person opened it on 20 November 2026" in str(rendered()["content/places/facebook-maplebakery.md"])


def test_people_are_named_in_the_full_edition_alone() -> None:
    full = dataclasses.replace(bakery.CLIENT, report=Report(edition=Edition.FULL))
    page = "content/places/bluesky-maplebakery.md"
    assert "Looked after by" not in str(rendered()[page])
    assert "Looked after by Ana" in str(rendered(bakery.dossier(client=full))[page])


def test_a_consultants_own_file_wins_over_ours(tmp_path: Path) -> None:
    (tmp_path / "content" / "playbook").mkdir(parents=True)
    (tmp_path / "content" / "playbook" / "dead_link.md").write_text(
        "## Why it matters\nOur own words.\n\n## How to fix it\n1. Ask us.\n", "utf-8"
    )
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides" / "mine.css").write_text("body {}", "utf-8")
    files = rendered(local=tmp_path)
    assert "Our own words." in str(files["content/playbook/dead_link.md"])
    assert files["overrides/mine.css"] == b"body {}"
    assert "overrides/main.html" in files


def test_a_picture_is_copied_to_the_places_page(tmp_path: Path) -> None:
    picture = tmp_path / "Shop Front.PNG"
    picture.write_bytes(b"\x89PNG")
    listed = dataclasses.replace(bakery.listing("x"), picture=picture)
    place = next(bakery.places())
    files = rendered(bakery.dossier((dataclasses.replace(place, listing=listed),)))
    assert files["content/pictures/bluesky-maplebakery.png"] == b"\x89PNG"
    assert "../pictures/bluesky-maplebakery.png" in str(files["content/places/bluesky-maplebakery.md"])


def test_the_brand_and_the_host_are_the_consultants() -> None:
    client = dataclasses.replace(
        bakery.CLIENT,
        brand=Brand(name="Bright & Local", colour="#123456", show_credit=False),
        report=Report(url="https://reports.example/maple/", public=True),
    )
    made = config(rendered(bakery.dossier(client=client)))
    assert made["site_url"] == "https://reports.example/maple/"
    assert made["extra"] == {
        **made["extra"],  # type: ignore[dict-item]  # a dict in our own file
        "public": True,
        "generator": False,
        "brand": {
            **dict.fromkeys(("contact", "link", "logo"), ""),
            "name": "Bright &amp; Local",
            "colour": "#123456",
            "ink": "#ffffff",
        },
    }


def test_an_empty_dossier_still_makes_a_report() -> None:
    files = render.render(bakery.dossier((), leftovers=()), (), Sources())
    assert "No places are listed yet" in str(files["content/index.md"])


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_says_what_it_rests_on(verdict: Verdict) -> None:
    place = bakery.place("X", verdict, platform="x", listed=bakery.listing("x"))
    page = str(render.render(bakery.dossier((place,)), (), Sources())["content/places/x-maplebakery.md"])
    known = page[page.index("## How we know") :].split("\n\n")[1]
    assert not known.startswith("We looked")


def test_a_source_that_may_hide_newer_posts_is_never_quoted_as_the_last_word() -> None:
    newest = Newest(at=bakery.ago(900), source="a preview", precision=Precision.DAY, lower_bound=True)
    place = bakery.place("X", Verdict.LIVE, read=dataclasses.replace(bakery.reading(Sign.SHOWN), newest=newest))
    start = str(render.render(bakery.dossier((place,)), (), Sources())["content/index.md"])
    assert "Last post" not in start
    assert "there may be newer ones" in start


def test_what_kept_us_from_judging_the_home_page_is_told_once() -> None:
    blind = [
        Finding(check=check, outcome=Outcome.UNSEEN, title="We could not read your website", sees="Nothing was judged.")
        for check in ("misdirected_link", "outdated_address")
    ]
    page = str(render.render(bakery.dossier(), tuple(blind), Sources())["content/method.md"])
    assert page.count("We could not read your website") == 1


def test_two_findings_of_one_check_on_a_place_tell_the_steps_once() -> None:
    known = bakery.dossier()
    (first, *_) = (f for f in bakery.findings() if f.outcome is Outcome.PROBLEM and f.place)
    again = dataclasses.replace(first, subject="another")
    files = render.render(known, (first, again), Sources(None))
    (page,) = (
        str(text)
        for name, text in files.items()
        if name.startswith("content/places/") and first.id.lower() in str(text) and "index" not in name
    )
    assert again.id.lower() in page
    assert page.count("### How to fix it") == 1
    assert "The steps are the same as above." in page


def test_every_guide_leads_back_to_what_it_is_about() -> None:
    files = rendered()
    anchors = str(files["content/actions.md"])
    guides = {name: str(text) for name, text in files.items() if name.startswith("content/playbook/")}
    networks = [str(text) for name, text in files.items() if name.startswith("content/networks/")]
    assert guides
    assert networks
    for text in guides.values():
        assert 'href="../actions.html"' in text
        assert all(f'id="{anchor}"' in anchors for anchor in re.findall(r'actions\.html#([^"]+)', text))
    assert any("actions.html#" in text for text in guides.values())
    for text in networks:
        led = re.findall(r'href="\.\./(places/[^"]+)\.html"', text)
        assert led
        assert {f"content/{page}.md" for page in led} <= files.keys()
