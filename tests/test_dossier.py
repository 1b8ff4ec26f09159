"""Assembling what is known: nothing is held against a place that was not looked at, and old evidence meets new rules."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from audit import profiles
from audit.activity import Activity
from audit.address import Kind
from audit.client import Client, Decision, Season, Thresholds
from audit.dossier import Dossier, Place, assemble
from audit.evidence import Control, Evidence, Look, Saw, Sighting, Sign, Signal
from audit.snapshot import Snapshot
from audit.verdict import Verdict
from audit.website import Source
from dossiers import (
    NOON,
    TODAY,
    Colour,
    ago,
    beside,
    client,
    evidence,
    leftover,
    link,
    listing,
    newest,
    sighting,
    signal,
    site,
    snapshot,
)

MAPLE = "https://bsky.app/profile/maple.example"
OVEN = "https://bsky.app/profile/oven.example"
LISTED = client(listing(MAPLE))


def seen(
    sign: Sign,
    at: dt.datetime = NOON,
    url: str = MAPLE,
    *,
    colour: Colour = "green",
    key: str = "",
    listed: tuple[str, ...] = (),
    **read: object,
) -> tuple[Evidence, tuple[Control, ...]]:
    """What one run kept of one place, and the controls it took for it."""
    handle = url.rpartition("/")[2]
    found = evidence(signal(sign), at=at, handle=handle, address=url, key=key, listed=listed or (url,), **read)  # type: ignore[arg-type]  # each test spells the fields it means
    return found, beside(sign, at, colour)


def kept(
    *looked: tuple[Evidence, tuple[Control, ...]], stamp: str = "20261122T120000Z-aaaa", **more: object
) -> Snapshot:
    controls = tuple(dict.fromkeys(control for _, taken in looked for control in taken))
    return snapshot(*(found for found, _ in looked), stamp=stamp, controls=controls, **more)


def assembled(
    *snapshots: Snapshot, people: tuple[Sighting, ...] = (), of: Client = LISTED, today: dt.date = TODAY
) -> Dossier:
    return assemble(of, snapshots, people, today)


def only(dossier: Dossier) -> Place:
    (place,) = dossier.places
    return place


# What must be left alone


def test_a_place_added_since_the_last_run_is_unseen() -> None:
    both = client(listing(MAPLE), listing(OVEN))
    new = assembled(kept(seen(Sign.SHOWN)), of=both).places[1]
    assert new.verdict is Verdict.UNSEEN
    assert new.look is None
    assert (new.key, new.address) == ("bluesky:oven.example", OVEN)


def test_a_place_that_the_last_run_left_out_is_not_judged_by_an_older_look() -> None:
    gone_then = kept(seen(Sign.ENDED, ago(30)), stamp="20261023T120000Z-aaaa")
    place = only(assembled(gone_then, kept()))
    assert (place.verdict, place.look) == (Verdict.UNSEEN, None)


def test_a_place_that_is_no_longer_listed_is_not_judged_at_all() -> None:
    assert (
        assembled(kept(seen(Sign.ENDED, url=OVEN), seen(Sign.SHOWN))).places
        == assembled(kept(seen(Sign.SHOWN), seen(Sign.ENDED, url=OVEN))).places
    )
    assert only(assembled(kept(seen(Sign.ENDED, url=OVEN), seen(Sign.SHOWN)))).handle == "maple.example"


def test_a_listed_address_that_is_no_profile_is_no_place() -> None:
    shares = client(listing(MAPLE), listing("https://bsky.app/intent/compose"))
    assert len(assembled(kept(seen(Sign.SHOWN)), of=shares).places) == 1


def test_only_living_places_have_an_activity() -> None:
    for sign in (Sign.ENDED, Sign.WITHHELD, Sign.LOGIN_WALL, Sign.PRIVATE):
        place = only(assembled(kept(seen(sign, newest=newest(4000)))))
        assert place.activity is Activity.UNKNOWN


def test_an_account_read_as_empty_without_being_seen_is_not_called_empty() -> None:
    found, controls = seen(Sign.LOGIN_WALL)
    reading = dataclasses.replace(found.reading, signals=(*found.reading.signals, signal(Sign.EMPTY)))
    place = only(assembled(kept((dataclasses.replace(found, reading=reading), controls))))
    assert place.activity is Activity.UNKNOWN


@pytest.mark.parametrize("later", [0, 400], ids=["today", "a year on"])
def test_an_age_is_counted_to_the_day_of_the_look_whenever_it_is_judged(later: int) -> None:
    snapshots = (kept(seen(Sign.SHOWN, newest=newest(5))),)
    place = only(assembled(*snapshots, today=TODAY + dt.timedelta(days=later)))
    assert (place.activity, place.seen_on) == (Activity.FRESH, TODAY)


def test_a_profile_link_that_only_machines_read_is_no_unfinished_door() -> None:
    machine = leftover("#", Kind.PLACEHOLDER)
    machine = dataclasses.replace(machine, source=Source.SAME_AS)
    assert assembled(kept(seen(Sign.SHOWN), site=site(machine))).leftovers == ()


# Witnesses


def two_places(*, days: float = 0) -> tuple[Snapshot, Snapshot]:
    """Two runs in which both places get the same negative answer; the second place is looked at a minute later."""
    first, second = (
        kept(
            seen(Sign.ABSENT, ago(days + back)),
            seen(Sign.ABSENT, ago(days + back) + dt.timedelta(minutes=1), OVEN),
            stamp=f"2026{back:04}T120000Z-aaaa",
        )
        for back in (7, 0)
    )
    return first, dataclasses.replace(second, previous=first.id)


BOTH = client(listing(MAPLE), listing(OVEN))


def test_without_a_witness_two_absences_are_gone() -> None:
    assert [place.verdict for place in assembled(*two_places(), of=BOTH).places] == [Verdict.GONE, Verdict.GONE]


@pytest.mark.parametrize("at_work", ["maple.example", "oven.example"])
def test_a_place_seen_at_work_that_got_the_same_answer_makes_every_such_answer_worthless(at_work: str) -> None:
    people = (sighting(Saw.WORKS, ago(10), key=f"bluesky:{at_work}"),)
    other = next(p for p in assembled(*two_places(), people=people, of=BOTH).places if p.handle != at_work)
    assert other.verdict is Verdict.UNSEEN


def test_a_place_is_no_witness_against_its_own_absence() -> None:
    people = (sighting(Saw.WORKS, ago(10), key="bluesky:maple.example"),)
    place = assembled(*two_places(), people=people, of=BOTH).places[0]
    assert place.verdict is Verdict.GONE


@pytest.mark.parametrize(("days", "silenced"), [(29, True), (31, False)])
def test_a_witness_counts_for_thirty_days(days: int, silenced: bool) -> None:  # noqa: FBT001  # a case, not a flag
    people = (sighting(Saw.WORKS, ago(days), key="bluesky:oven.example"),)
    latest = two_places()[1:]
    verdict = assembled(*latest, people=people, of=BOTH).places[0].verdict
    assert verdict is (Verdict.UNSEEN if silenced else Verdict.SUSPECT)


def test_a_word_of_long_ago_is_no_witness_today_though_its_evidence_is_as_old() -> None:
    (looked, taken), (other, _) = seen(Sign.ABSENT), seen(Sign.ABSENT, ago(40), OVEN)
    old = kept((other, ()), stamp="20261013T120000Z-aaaa")
    people = (sighting(Saw.WORKS, ago(40), key="bluesky:oven.example"),)
    assert only(assembled(old, kept((looked, taken)), people=people)).verdict is Verdict.SUSPECT


@pytest.mark.parametrize("saw", [Saw.UNAVAILABLE, Saw.SOMEBODY_ELSES])
def test_only_a_place_seen_at_work_is_a_witness(saw: Saw) -> None:
    people = (sighting(saw, ago(3), key="bluesky:oven.example"),)
    assert assembled(*two_places(), people=people, of=BOTH).places[0].verdict is Verdict.GONE


def test_a_witness_that_is_shown_replaces_no_control() -> None:
    snapshots = kept(seen(Sign.ABSENT, colour="only before"), seen(Sign.SHOWN, url=OVEN, colour="none"))
    people = (sighting(Saw.WORKS, ago(1), key="bluesky:oven.example"),)
    assert assembled(snapshots, people=people, of=BOTH).places[0].verdict is Verdict.UNSEEN


# Places, leads and keys


def identified(url: str, region: str = "footer") -> Snapshot:
    return kept(seen(Sign.SHOWN), seen(Sign.SHOWN, url=OVEN), site=site(link(url, profiles.identify(url), region)))


def test_what_the_home_page_links_to_and_nobody_listed_is_a_lead() -> None:
    dossier = assembled(identified(OVEN))
    assert [place.handle for place in dossier.listed] == ["maple.example"]
    assert [place.handle for place in dossier.leads] == ["oven.example"]
    assert dossier.leads[0].verdict is Verdict.LIVE


def test_where_the_client_file_lists_none_what_the_home_page_links_to_is_what_the_report_is_about() -> None:
    dossier = assembled(identified(OVEN), of=client())
    assert [place.handle for place in dossier.listed] == ["oven.example"]
    assert dossier.leads == ()
    assert dossier.listed[0].listing is None


def test_a_listed_place_knows_where_the_home_page_links_to_it() -> None:
    dossier = assembled(identified("https://bsky.app/profile/Maple.Example?utm_source=web"))
    assert [found.region for found in dossier.listed[0].links] == ["footer"]
    assert dossier.leads == ()


def test_the_address_at_which_reviews_are_written_is_no_place_of_its_own() -> None:
    mine = client(listing("https://bsky.app/profile/maple.example", review_link=OVEN))
    assert assembled(identified(OVEN), of=mine).leads == ()


def test_two_listed_addresses_of_one_place_are_one_place() -> None:
    twice = client(listing(MAPLE, decision=Decision.KEEP), listing("bsky.app/profile/Maple.Example", line=5))
    assert only(assembled(kept(seen(Sign.SHOWN)), of=twice)).decision is Decision.KEEP


def test_a_place_keeps_its_key_when_it_moves_and_its_past_with_it() -> None:
    new = "https://bsky.app/profile/maple-bakery.example"
    first = kept(seen(Sign.ABSENT, ago(7)), stamp="20261115T120000Z-aaaa")
    moved = kept(seen(Sign.ABSENT, url=new, key="bluesky:maple.example"))
    place = only(assembled(first, moved, of=client(listing(new))))
    assert (place.key, place.handle) == ("bluesky:maple.example", "maple-bakery.example")
    assert place.verdict is Verdict.GONE


def test_a_place_is_called_by_its_network_and_two_of_one_network_by_their_handles_too() -> None:
    assert only(assembled(kept(seen(Sign.SHOWN)))).name == "Bluesky"
    names = [place.name for place in assembled(kept(seen(Sign.SHOWN)), of=BOTH).places]
    assert names == ["Bluesky (maple.example)", "Bluesky (oven.example)"]


def test_a_link_to_the_new_address_of_a_moved_place_belongs_to_it() -> None:
    new = "https://bsky.app/profile/maple-bakery.example"
    moved = seen(Sign.SHOWN, url=new, key="bluesky:maple.example")
    place = only(assembled(kept(moved, site=site(link(new, profiles.identify(new), "nav"))), of=client(listing(new))))
    assert [found.region for found in place.links] == ["nav"]


def test_the_name_the_client_gave_wins_over_the_networks() -> None:
    named = client(listing(MAPLE, name="Our bread diary"))
    assert only(assembled(kept(seen(Sign.SHOWN)), of=named)).name == "Our bread diary"


def test_a_network_that_ended_is_called_by_its_name() -> None:
    plus = "https://plus.google.com/+MapleBakery"
    ended = dataclasses.replace(
        seen(Sign.NETWORK_CLOSED)[0],
        profile=dataclasses.replace(
            evidence().profile, platform="closed", handle="plus.google.com/+MapleBakery", address=plus
        ),
        key="closed:plus.google.com/+MapleBakery",
        listed=(plus,),
    )
    place = only(assembled(snapshot(ended), of=client(listing(plus))))
    assert (place.verdict, place.name) == (Verdict.NETWORK_CLOSED, "Google+")


@pytest.mark.parametrize(
    ("address", "kind", "text", "pages"),
    [
        ("https://www.facebook.com/settings?tab=ads", Kind.LOGIN, "Facebook", ("/privacy-policy/",)),
        ("https://www.linkedin.com/psettings/guest-controls", Kind.LOGIN, "Opt-out", ("/about/",)),
        ("https://www.facebook.com/", Kind.HOME, "www.facebook.com", ("/datenschutz", "/cookies")),
        ("https://www.youtube.com/", Kind.HOME, "a film about mills on YouTube", ("/blog/mills",)),
    ],
)
def test_a_text_that_speaks_of_a_network_itself_is_no_leftover(
    address: str, kind: Kind, text: str, pages: tuple[str, ...]
) -> None:
    mention = dataclasses.replace(leftover(address, kind, region="main", text=text), pages=pages)
    assert assembled(kept(seen(Sign.SHOWN), site=site(mention))).leftovers == ()
    for icon in ({"region": "footer"}, {"text": "Follow us"}, {"pages": ("/",), "text": ""}):
        posing = dataclasses.replace(mention, **icon)
        assert assembled(kept(seen(Sign.SHOWN), site=site(posing))).leftovers == (posing,)


def test_a_link_that_pretends_to_be_a_profile_is_a_leftover_and_no_place() -> None:
    unfinished = (
        leftover("#", Kind.PLACEHOLDER),
        leftover("https://www.facebook.com/", Kind.HOME, "facebook"),
        leftover("https://www.facebook.com/login", Kind.LOGIN, "facebook"),
        leftover("https://www.facebook.com/share/abc", Kind.INDIRECT, "facebook"),
    )
    dossier = assembled(kept(seen(Sign.SHOWN), site=site(*unfinished, leftover("https://oven.example", Kind.WEBSITE))))
    assert dossier.leftovers == unfinished
    assert len(dossier.places) == 1


# Judging


def test_yesterdays_evidence_is_judged_by_todays_rules() -> None:
    snapshots = (kept(seen(Sign.SHOWN, newest=newest(40))),)
    assert only(assembled(*snapshots)).activity is Activity.QUIET
    patient = dataclasses.replace(LISTED, thresholds={"bluesky": Thresholds(fresh=60)})
    assert only(assembled(*snapshots, of=patient)).activity is Activity.FRESH
    weekly = client(listing(MAPLE, cadence_days=2))
    assert only(assembled(*snapshots, of=weekly)).activity is Activity.DORMANT
    summer = dataclasses.replace(LISTED, season=Season(start=(5, 1), end=(9, 30)))
    assert only(assembled(*snapshots, of=summer)).activity is Activity.FRESH


def test_looks_of_earlier_runs_confirm_and_end() -> None:
    absent = kept(seen(Sign.ABSENT, ago(7)), stamp="20261115T120000Z-aaaa")
    assert only(assembled(absent, kept(seen(Sign.ABSENT)))).verdict is Verdict.GONE
    assert only(assembled(absent, kept(seen(Sign.SHOWN)))).verdict is Verdict.LIVE


def test_each_look_is_judged_beside_the_controls_of_its_own_run() -> None:
    """Green controls of today lend nothing to a look of last week that had none."""
    untested = kept(seen(Sign.ABSENT, ago(7), colour="none"), stamp="20261115T120000Z-aaaa")
    assert only(assembled(untested, kept(seen(Sign.ABSENT)))).verdict is Verdict.SUSPECT


def test_a_shown_account_without_posts_is_empty() -> None:
    found, controls = seen(Sign.SHOWN)
    reading = dataclasses.replace(found.reading, signals=(*found.reading.signals, signal(Sign.EMPTY)))
    place = only(assembled(kept((dataclasses.replace(found, reading=reading), controls))))
    assert place.activity is Activity.EMPTY


def test_a_persons_look_brings_its_own_date_and_day() -> None:
    person = dataclasses.replace(sighting(Saw.WORKS, ago(10), key="bluesky:maple.example"), newest=newest(13))
    place = only(assembled(kept(seen(Sign.LOGIN_WALL)), people=(person,)))
    assert (place.verdict, place.activity) == (Verdict.LIVE, Activity.FRESH)
    assert (place.newest, place.seen_on) == (person.newest, ago(10).date())


def test_a_persons_word_about_another_place_changes_nothing() -> None:
    person = sighting(Saw.WORKS, key="bluesky:oven.example")
    assert only(assembled(kept(seen(Sign.LOGIN_WALL)), people=(person,))).verdict is Verdict.UNSEEN


def test_a_deciding_look_is_kept_with_its_signal() -> None:
    place = only(assembled(kept(seen(Sign.LOGIN_WALL))))
    assert isinstance(place.look, Look)
    assert place.judgement.signal == Signal(sign=Sign.LOGIN_WALL, rung="api", host="api.example", mark="login_wall")
