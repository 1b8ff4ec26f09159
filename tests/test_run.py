"""The main job from client.yml to a report, on the practice web: what it writes, and what it leaves alone."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from audit import run as audits, store
from audit.cli import keeping, looking, told as telling
from audit.decisions import Decisions
from audit.errors import BadInput, CouldNotRun
from audit.evidence import Saw, Sighting
from audit.exports import data
from audit.practice import NOW, Answer, Fault, answer, answer_walled
from audit.report import words
from audit.store import Files
from audit.verdict import Verdict
from practising import BAKERY, WALLED, laid_out, look_once, look_twice, told, world


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder, by name and content."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }


def nobody(_method: str, _address: str, _headers: Mapping[str, str], _body: bytes = b"") -> Answer | Fault:
    """No network at all."""
    return Fault.NO_SUCH_NAME


def test_a_mistake_in_the_client_file_writes_nothing(tmp_path: Path) -> None:
    path = laid_out(tmp_path, "name: Maple\nwebsite: https://maplebakery.example\nprofles: []\n")
    before = tree(tmp_path)
    with pytest.raises(BadInput, match=r"client\.yml:3:1: .*profiles"):
        audits.run([path], world(), told())
    assert tree(tmp_path) == before


def test_without_any_network_nothing_is_saved_and_the_last_report_stands(tmp_path: Path) -> None:
    look_once(tmp_path, BAKERY, build=True)
    before = tree(tmp_path)
    with pytest.raises(CouldNotRun, match="check the internet connection"):
        look_once(tmp_path, BAKERY, nobody, build=True)
    assert tree(tmp_path) == before


def test_a_second_run_of_one_client_at_the_same_time_is_refused(tmp_path: Path) -> None:
    path = laid_out(tmp_path, BAKERY)
    with store.locked(Files(root=tmp_path, slug="maple-street-bakery")), pytest.raises(CouldNotRun, match="is running"):
        audits.run([path], world(), told())


def test_two_files_of_one_client_in_one_run_are_a_mistake_and_not_another_run(tmp_path: Path) -> None:
    path = laid_out(tmp_path, BAKERY)
    with pytest.raises(BadInput, match="another slug"):
        audits.run([path, path], world(), told())


@pytest.mark.parametrize("day", [dt.date(1, 1, 1), dt.date(1969, 12, 31), dt.date(9999, 12, 31)])
def test_a_day_nothing_can_be_judged_on_is_a_mistake(tmp_path: Path, day: dt.date) -> None:
    path = laid_out(tmp_path, BAKERY)
    with pytest.raises(BadInput, match="--as-of"):
        audits.run([path], world(), told(), as_of=day, build=False)
    assert not (tmp_path / "history").exists()


def test_a_whole_disk_is_no_folder_for_a_report(tmp_path: Path) -> None:
    path = laid_out(tmp_path, BAKERY)
    with pytest.raises(BadInput, match="--out"):
        audits.run([path], world(), told(), out=Path(path.anchor))


def test_only_saves_nothing_and_writes_no_report(tmp_path: Path) -> None:
    path = laid_out(tmp_path, BAKERY)
    before = tree(tmp_path)
    (audit,) = audits.run([path], world(), told(), only=frozenset({"bluesky"}))
    assert {place.platform for place in audit.dossier.places if place.look} == {"bluesky"}
    assert tree(tmp_path) == before


def test_a_site_that_does_not_build_keeps_the_evidence_and_the_report_before(tmp_path: Path) -> None:
    look_once(tmp_path, BAKERY, build=True)
    report = tree(tmp_path / "reports")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "glossary.md").write_text("# Words\n\n[nowhere](missing.md)\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"glossary\.md:3: "):
        look_once(tmp_path, BAKERY, at=NOW + dt.timedelta(days=1), build=True)
    assert tree(tmp_path / "reports") == report
    assert len(list((tmp_path / "history" / "maple-street-bakery").glob("*.json"))) == 2


def test_the_same_evidence_and_date_give_the_same_site_byte_for_byte(tmp_path: Path) -> None:
    look_twice(tmp_path, BAKERY, build=True)
    first = tree(tmp_path / "reports")
    audits.build(tmp_path / "client.yml", today=NOW.date())
    assert tree(tmp_path / "reports") == first


def test_two_runs_of_the_same_web_give_the_same_findings_and_pages(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        look_twice(folder, BAKERY, build=True)
    assert tree(one) == tree(other)


def test_profiles_left_out_means_what_the_home_page_links_to(tmp_path: Path) -> None:
    audit = look_once(tmp_path, "name: Maple Street Bakery\nwebsite: https://maplebakery.example\n")
    assert audit.dossier.listed
    assert not audit.dossier.leads


def test_several_clients_share_one_run_and_its_controls(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
    paths = [laid_out(folders[0], BAKERY), laid_out(folders[1], BAKERY)]
    together = audits.run(paths, world(), told(), build=False)
    alone = look_once(tmp_path, BAKERY)
    verdicts = [[(p.key, p.verdict) for p in audit.dossier.places] for audit in (*together, alone)]
    assert verdicts[0] == verdicts[1] == verdicts[2]
    # The second client's asks equal the first one's: none is made twice but for each client's own second looks.
    assert together[0].dossier.snapshot.requests < 2 * alone.dossier.snapshot.requests


def test_a_walled_bakery_is_not_ready_before_a_guided_look_and_is_after_it(tmp_path: Path) -> None:
    before = look_once(tmp_path, WALLED, answer_walled, build=True)
    assert {place.verdict for place in before.dossier.listed} == {Verdict.UNSEEN}
    assert not words.is_ready(before.dossier)
    assert len(telling.unseen(before)) == len(before.dossier.listed)
    seen = tuple(
        Sighting(
            key=place.key,
            saw=Saw.WORKS,
            on=NOW,
            until=NOW.date() + dt.timedelta(days=90),
            newest=looking.when("3 weeks", NOW),
        )
        for place in telling.unseen(before)
    )
    keeping.keep(before.files, Decisions(sightings=seen))
    after = audits.build(tmp_path / "client.yml", today=NOW.date())
    assert {place.verdict for place in after.dossier.listed} == {Verdict.LIVE}
    assert words.is_ready(after.dossier)
    assert after.report
    page = (after.report / "site" / "index.html").read_text(encoding="utf-8")
    assert "Couldn" not in page


def test_gates_count_only_what_is_confirmed(tmp_path: Path) -> None:
    once = look_once(
        tmp_path, "name: A\nwebsite: https://maplebakery.example\nprofiles: [instagram.com/maplestreetcakes]\n"
    )
    assert once.dossier.listed[0].verdict is Verdict.SUSPECT
    listed_only = [
        finding
        for finding in once.findings
        if finding.place == once.dossier.listed[0].key and finding.level is not None
    ]
    assert listed_only
    assert not telling.counted(listed_only, "fix-now", once)


def test_the_json_shape_says_for_each_place_what_and_how_it_is_known(tmp_path: Path) -> None:
    audit = look_twice(tmp_path, BAKERY)
    shaped = json.loads(json.dumps(data.as_json(audit.dossier, audit.findings, audit.news, report=audit.report)))
    assert shaped["requests"] > 0
    assert shaped["controls"]
    for place in shaped["places"]:
        assert {"url", "platform", "verdict", "confidence", "activity", "newest", "findings"} <= place.keys()
    assert {place["verdict"] for place in shaped["places"]} >= {"live", "gone", "moved", "network_closed", "unseen"}


def test_the_run_asks_politely_one_a_second_of_each_domain(tmp_path: Path) -> None:
    asked: dict[str, int] = {}

    def counting(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        domain = ".".join(address.split("/")[2].split(".")[-2:])
        asked[domain] = asked.get(domain, 0) + 1
        return answer(method, address, headers, body)

    made = world(counting)
    path = laid_out(tmp_path, BAKERY)
    audits.run([path], made, told(), build=False)
    assert made.clock.monotonic() >= max(asked.values()) - 1


def test_a_history_file_that_cannot_be_trusted_is_named_told_of_in_the_report_and_left(tmp_path: Path) -> None:
    files = look_once(tmp_path, BAKERY, at=NOW - dt.timedelta(days=1)).files
    broken = files.history / "20261101T090000Z-abcd.json"
    broken.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    audit = look_once(tmp_path, BAKERY, build=True)
    assert audit.set_aside == (f"{broken.name} (cannot be read)",)
    assert audit.report
    page = (audit.report / "content" / "method.md").read_text(encoding="utf-8")
    assert "Earlier audits: 1 kept file could not be read" in page
    assert broken.read_text(encoding="utf-8") == "<<<<<<< HEAD\n"
    broken.unlink()
    again = audits.build(tmp_path / "client.yml", today=NOW.date())
    assert "Earlier audits" not in ((again.report or tmp_path) / "content" / "method.md").read_text(encoding="utf-8")
