"""client.yml: what a consultant may write, and the sentence for everything else."""

from __future__ import annotations

import datetime as dt
import json
import os
import pathlib
import subprocess
import sys

import pytest
from hypothesis import given, settings, strategies as st

from audit import aims, client
from audit.client import Client, Decision, Edition, Listing, Robots, Season, Thresholds
from audit.errors import BadInput
from audit.yml import clientvalues

MINIMAL = "name: Muffin & Co\nwebsite: muffinandco.example\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 16


@pytest.fixture
def file(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path / "client.yml"


def load(file: pathlib.Path, text: str | bytes) -> Client:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return client.load(file)


def told(file: pathlib.Path, text: str | bytes) -> list[str]:
    """The mistakes of this file, without the name of its folder."""
    with pytest.raises(BadInput) as refused:
        load(file, text)
    return [line.removeprefix(f"{file.parent}{os.sep}") for line in str(refused.value).split("\n")]


def listing(file: pathlib.Path, entry: str) -> Listing:
    (only,) = load(file, f"{MINIMAL}profiles:\n  {entry}\n").listings
    return only


def test_a_name_and_a_website_are_enough(file: pathlib.Path) -> None:
    found = load(file, MINIMAL)
    assert (found.name, found.website, found.slug) == ("Muffin & Co", "https://muffinandco.example", "muffin-co")
    assert (found.language, found.timezone, found.listed, found.listings) == ("en", "UTC", False, ())
    assert (found.report.edition, found.respect_robots, found.brand.show_credit) == (
        Edition.STANDARD,
        Robots.DEFAULT,
        True,
    )


def test_an_empty_list_of_profiles_is_not_the_same_as_none(file: pathlib.Path) -> None:
    assert load(file, MINIMAL + "profiles: []\n").listed
    assert not load(file, MINIMAL + "profiles:\n").listed


@pytest.mark.parametrize(
    ("entry", "url"),
    [
        ("- facebook.com/muffinandco", "facebook.com/muffinandco"),
        ("- https://www.facebook.com/Muffin&Co?x=1#y", "https://www.facebook.com/Muffin&Co?x=1#y"),
        ("- instagram: muffin.co", "instagram:muffin.co"),
        ("- Instagram: '@muffin'", "instagram:muffin"),
        ("- 'instagram:muffin'", "instagram:muffin"),
        ("- instagram:muffin", "instagram:muffin"),
        ("- 'instagram: muffin'", "instagram:muffin"),
        ("- linkedin: company/muffin-co", "linkedin:company/muffin-co"),
        ("- tiktok: 0123", "tiktok:0123"),
        ("- facebook: https://facebook.com/muffin", "https://facebook.com/muffin"),
        ("- '@muffin@mastodon.example'", "@muffin@mastodon.example"),
        ("- url: facebook.com/muffin", "facebook.com/muffin"),
        ("- {network: x, handle: NO}", "x:NO"),
    ],
)
def test_a_profile_is_kept_as_it_was_typed(file: pathlib.Path, entry: str, url: str) -> None:
    found = listing(file, entry)
    assert (found.url, found.line, found.column) == (url, 4, 5)


def test_the_full_form_of_a_profile(file: pathlib.Path) -> None:
    (file.parent / "shop.png").write_bytes(PNG)
    found = load(
        file,
        MINIMAL
        + "people: {ana: {name: Ana, left: 2024-08-31}, carol: Carol}\n"
        + "profiles:\n  - url: x.com/muffin\n    owner: ana\n    backup: carol\n    cadence: {every: 2w}\n"
        + "    decision: park\n    purpose: news\n    note: keep the name\n    picture: shop.png\n    name: X\n"
        + "    serves: [trust]\n    access: {can_log_in: yes}\n    for: [locals, tourists]\n"
        + "    why_here: Regulars ask here\n    value_to_audience: Today's bake\n",
    )
    assert found.listings == (
        Listing(
            url="x.com/muffin",
            line=5,
            column=5,
            name="X",
            owner="ana",
            backup="carol",
            cadence_days=14,
            decision=Decision.PARK,
            purpose="news",
            note="keep the name",
            picture=(file.parent / "shop.png").resolve(),
            serves=("trust",),
            audience=("locals", "tourists"),
            why_here="Regulars ask here",
            value_to_audience="Today's bake",
            later={"access": {"can_log_in": "yes"}},
        ),
    )
    assert (found.people["ana"].left, found.people["carol"].name) == (dt.date(2024, 8, 31), "Carol")


@pytest.mark.parametrize(("typed", "days"), [("7d", 7), ("30d", 30), ("2w", 14), ("3m", 90), ("{every: 7d}", 7)])
def test_a_cadence_may_be_short_or_long(file: pathlib.Path, typed: str, days: int) -> None:
    assert listing(file, f"- {{url: x.com/a, cadence: {typed}}}").cadence_days == days


def test_without_people_an_owner_is_any_name(file: pathlib.Path) -> None:
    assert listing(file, "- {url: x.com/a, owner: Ana Baker}").owner == "Ana Baker"


@pytest.mark.parametrize("word", ["yes", "true", "on", "YES", "True"])
def test_yes_has_many_spellings(file: pathlib.Path, word: str) -> None:
    assert load(file, f"{MINIMAL}report: {{public: {word}}}\n").report.public


@pytest.mark.parametrize("word", ["no", "false", "off", "NO"])
def test_so_has_no(file: pathlib.Path, word: str) -> None:
    assert not load(file, f"{MINIMAL}brand: {{show_credit: {word}}}\n").brand.show_credit


def test_a_setting_left_empty_is_a_setting_left_out(file: pathlib.Path) -> None:
    found = load(file, MINIMAL + "season: null\nlanguage:\nbrand: ~\n")
    assert (found.season, found.language, found.brand) == (None, "en", client.Brand())


def test_settings_of_features_to_come_are_kept_as_typed(file: pathlib.Path) -> None:
    later = load(file, MINIMAL + "databank: {size: 2, opens: 17:00, none: null}\nneighbours: [NO]\n").later
    assert later == {"databank": {"size": "2", "opens": "17:00", "none": None}, "neighbours": ["NO"]}


AIMS = """goals:
  - {id: preorders, type: sales-online, outcome: "20 cake pre-orders a week", why: "Fridays are full, Mondays are not"}
  - Newcomers choose us
audience:
  - {id: locals, who: "Families within 5 miles", where_online: [facebook, google-business]}
capacity: {hours_per_week: 2.5}
plan: {doc: plan.md, review_every: 90d, reviewed: 2026-09-01, themes: [today's bake, people]}
metrics:
  - {id: orders, goal: preorders, source: till, means: "Up = posts bring orders", if_down: Ask, values: {2026-Q2: 61, 2026-Q3: 088}}
profiles:
  - {url: x.com/a, serves: [preorders, Newcomers choose us], for: locals}
  - {url: x.com/b, serves: preorders}
  - x.com/c
"""


def test_what_the_places_are_for_is_kept_as_typed(file: pathlib.Path) -> None:
    found = load(file, MINIMAL + AIMS)
    assert [(goal.id, goal.outcome, goal.type) for goal in found.goals] == [
        ("preorders", "20 cake pre-orders a week", "sales-online"),
        ("Newcomers choose us", "Newcomers choose us", ""),
    ]
    assert found.audience == (
        aims.Audience(id="locals", who="Families within 5 miles", where_online=("facebook", "google-business")),
    )
    assert found.capacity.hours_per_week == 2.5
    assert found.plan == aims.Plan(
        doc="plan.md", review_every=90, reviewed=dt.date(2026, 9, 1), themes=("today's bake", "people")
    )
    assert [(metric.goal, metric.values) for metric in found.metrics] == [
        ("preorders", {"2026-Q2": "61", "2026-Q3": "088"})
    ]
    assert [found.goals_of(listing) for listing in found.listings] == [
        ("20 cake pre-orders a week", "Newcomers choose us"),
        ("20 cake pre-orders a week",),
        (),
    ]


def test_a_goal_named_twice_is_served_once(file: pathlib.Path) -> None:
    found = load(file, MINIMAL + "profiles: [{url: x.com/a, serves: [trust, orders, trust]}]\n")
    assert found.listings[0].serves == ("trust", "orders")


def test_who_leaves_today_looks_after_nothing_any_more(file: pathlib.Path) -> None:
    found = load(
        file, MINIMAL + "people: {ana: {name: Ana, left: 2026-11-16}}\nprofiles: [{url: x.com/a, owner: ana}]\n"
    )
    days = [dt.date(2026, 11, day) for day in (15, 16, 17)]
    assert [found.in_charge(found.listings[0], day) for day in days] == [("ana",), (), ()]


def test_where_the_file_lists_no_goals_a_place_may_serve_what_it_likes(file: pathlib.Path) -> None:
    found = load(file, MINIMAL + "goals: []\nprofiles: [{url: x.com/a, serves: trust, for: locals}]\n")
    assert found.goals_of(found.listings[0]) == ("trust",)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "goals: [{id: trust}]\nprofiles:\n  - {url: x.com/a, serves: [trust, trusd]}\n",
            '5:36: "trusd" is no goal listed under "goals" (did you mean "trust"?)',
        ),
        (
            "goals: [{id: trust}]\nprofiles:\n  - {url: x.com/a, serves: orders}\n",
            '5:28: "orders" is no goal listed under "goals" (add it there, or name one of them)',
        ),
        (
            "audience: [locals]\nprofiles:\n  - {url: x.com/a, for: [tourists]}\n",
            '5:26: "tourists" is no audience listed under "audience" (add it there, or name one of them)',
        ),
        (
            "goals: [{id: trust}]\nmetrics: [{id: visits, goal: orders}]\n",
            '4:30: "orders" is no goal listed under "goals"',
        ),
        ("goals: [{id: a, outcome: x}, {id: a}]\n", '3:35: "a" stands twice under "goals", on lines 3 and 3'),
        ("goals: [{why: x}]\n", "3:9: this goal says nothing (write id: and outcome:)"),
        ("goals: ['']\n", "3:9: nothing can be read here (write it in words, or delete it)"),
        ('goals: [{id: a}]\naudience: ["\u200b"]\n', "4:12: nothing can be read here"),
        ("plan: {themes: ['', bread]}\n", "3:17: nothing can be read here"),
        ("metrics: [{id: '  '}]\n", "3:16: nothing can be read here"),
        ("goals: 20 cakes\n", "3:8: a list belongs here"),
        ("goals: [{id: a, outcom: b}]\n", '3:17: "outcom" is not a setting (did you mean "outcome"?)'),
        ("audience: [{where_online: facebook}]\n", "3:12: this audience has no name (write id: and who:)"),
        ("capacity: {hours_per_week: two}\n", '3:28: "two" is not a number of hours a week (write 2 or 2.5)'),
        ("capacity: {hours_per_week: 1690}\n", '3:28: "1690" is not a number of hours a week'),
        ("plan: {review_every: often}\n", '3:22: "often" is not a length of time'),
        ("metrics: [{goal: a}]\n", '3:11: "id" is missing'),
        ("metrics: [{id: a, values: [1, 2]}]\n", "3:27: settings with names belong here"),
    ],
)
def test_what_the_places_cannot_be_for_is_named_with_its_place(file: pathlib.Path, text: str, first: str) -> None:
    (mistake,) = told(file, MINIMAL + text)
    assert mistake.startswith(f"client.yml:{first}")


FACTS = """facts:
  phone: +44 1632 960123
  address: {street: 1 High Street, postcode: 01234, country: uk}
  hours: {mon-fri: 07:00-17:00, sun: closed}
legal_names: [NO]
former: {handles: ["twitter:muffinsco"], domains: [https://www.muffins.example/]}
offline_links: [muffin.example/van]
not_ours: [{url: facebook.com/stranger, relation: unofficial}, facebook.com/other]
"""


def test_facts_are_kept_as_typed(file: pathlib.Path) -> None:
    found = load(file, MINIMAL + FACTS)
    assert found.facts == client.Facts(
        phone="+44 1632 960123",
        street="1 High Street",
        postcode="01234",
        country="GB",
        hours={"mon-fri": "07:00-17:00", "sun": "closed"},
    )
    assert found.legal_names == ("NO",)
    assert (found.former_handles, found.former_domains) == (("twitter:muffinsco",), ("muffins.example",))
    assert found.offline_links == ("https://muffin.example/van",)
    assert found.not_ours == ("facebook.com/stranger", "facebook.com/other")


def test_hours_of_holidays_are_kept_though_nothing_can_be_compared_with_them(file: pathlib.Path) -> None:
    found = load(file, MINIMAL + "facts: {hours: {mon-fri: 07:00-17:00, bank holidays: closed}}\n").facts
    assert found.hours["bank holidays"] == "closed"


def test_an_address_may_be_one_line(file: pathlib.Path) -> None:
    assert load(file, MINIMAL + "facts: {address: 1 High Street}\n").facts == client.Facts(street="1 High Street")


def test_thresholds_are_given_by_network(file: pathlib.Path) -> None:
    found = load(file, MINIMAL + "thresholds: {instagram: {quiet: 45d}}\n").thresholds
    assert found == {"instagram": Thresholds(quiet=45)}


def test_a_season_may_run_past_new_year() -> None:
    skiing, swimming = Season(start=(11, 15), end=(3, 31)), Season(start=(5, 1), end=(9, 30))
    assert skiing.contains(dt.date(2026, 1, 1))
    assert skiing.contains(dt.date(2026, 11, 15))
    assert not skiing.contains(dt.date(2026, 7, 1))
    assert swimming.contains(dt.date(2026, 9, 30))
    assert not swimming.contains(dt.date(2026, 10, 1))


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Café Zoë", "cafe-zoe"), ("パン屋", "muffinandco-example"), ("Con", "con-client"), ("A" * 90, "a" * 60)],
)
def test_a_slug_names_a_folder_on_any_system(file: pathlib.Path, name: str, slug: str) -> None:
    assert load(file, f"name: {name}\nwebsite: www.muffinandco.example\n").slug == slug


def test_the_same_text_has_one_sha_however_its_lines_end(file: pathlib.Path) -> None:
    assert load(file, MINIMAL).text_sha == load(file, MINIMAL.replace("\n", "\r\n")).text_sha
    assert load(file, MINIMAL).text_sha != load(file, MINIMAL + "\n").text_sha


def test_a_system_that_knows_no_time_zones_takes_those_of_the_right_form() -> None:
    assert clientvalues.timezone("Europe/London", ()) == "Europe/London"
    with pytest.raises(ValueError, match="not a time zone"):
        clientvalues.timezone("london", ())


@pytest.mark.parametrize("phone", ["+44 1632 960123", "0800 PIZZA 12345", "112", "(0121) 496-0117 ext. 4"])
def test_any_number_that_people_ring_is_a_phone_number(file: pathlib.Path, phone: str) -> None:
    assert load(file, f'{MINIMAL}facts: {{phone: "{phone}"}}\n').facts.phone == phone


@pytest.mark.parametrize("phone", ["ring us", "12", "@maple"])
def test_a_phone_number_without_a_number_is_told_with_its_line(file: pathlib.Path, phone: str) -> None:
    with pytest.raises(BadInput, match=r"client\.yml:4:10: .* is not a phone number \(write "):
        load(file, f'{MINIMAL}facts:\n  phone: "{phone}"\n')


@pytest.mark.parametrize(
    ("days", "hours"),
    [("mon-fri", "8-17"), ("weekdays", "9am to 5pm"), ("sun", "closed"), ("mon-fri", "08:00-12:00, 13:00-17:00")],
)
def test_hours_may_be_written_in_any_way_we_can_compare(file: pathlib.Path, days: str, hours: str) -> None:
    assert load(file, f'{MINIMAL}facts: {{hours: {{{days}: "{hours}"}}}}\n').facts.hours == {days: hours}


@pytest.mark.parametrize(("days", "hours"), [("funday", "08:00-17:00"), ("mon-fri", "8 til 5"), ("mon", "17:00")])
def test_hours_that_would_be_compared_with_nothing_are_told_with_their_line(
    file: pathlib.Path, days: str, hours: str
) -> None:
    with pytest.raises(BadInput, match=r"client\.yml:5:\d+: .* are no hours we can compare \(write mon-fri"):
        load(file, f'{MINIMAL}facts:\n  hours:\n    {days}: "{hours}"\n')


FORTY_THREE: tuple[tuple[str, str | bytes, str], ...] = (
    (
        "alias bomb",
        "goals: &a [x]\naudience: &b [*a, *a]\n" + MINIMAL,
        'client.yml:1:8: text that begins with "&" must stand',
    ),
    ("duplicate key", MINIMAL + "name: B\n", 'client.yml:3:1: "name" stands here twice, on lines 1 and 3'),
    ("merge key", MINIMAL + "brand:\n  <<: {name: A}\n", 'client.yml:4:3: "<<" would copy settings'),
    ("tab", MINIMAL + "brand:\n\tname: A\n", "client.yml:4:1: here stands a tab"),
    ("norway", "name: NO\nwebsite: a.example\n", ""),
    ("sexagesimal", "name: 22:22\nwebsite: a.example\n", ""),
    ("octal", "name: 0123\nwebsite: a.example\n", ""),
    ("date", MINIMAL + "people: {a: {left: 2024-13-45}}\n", 'client.yml:3:20: "2024-13-45" is a day no calendar has'),
    ("version", "name: 1.10\nwebsite: a.example\n", ""),
    ("big number", f"name: {'9' * 5000}\nwebsite: a.example\n", "client.yml:1:7: this name has 5,000 characters"),
    ("underscore", "name: 1_000\nwebsite: a.example\n", ""),
    ("null", "name: null\nwebsite: a.example\n", 'client.yml:1:7: "name" is empty'),
    ("python tag", "name: !!python/name:os.system\nwebsite: a.example\n", 'client.yml:1:7: text that begins with "!"'),
    ("binary", "name: !!binary aGk=\nwebsite: a.example\n", 'client.yml:1:7: text that begins with "!"'),
    ("two documents", MINIMAL + "---\n" + MINIMAL, "client.yml:3:1: a second document begins here"),
    ("empty", "", "client.yml:1:1: this file is empty"),
    ("one text", "hello\n", "client.yml:1:1: this file holds no settings"),
    ("a list", "- hello\n", "client.yml:1:1: this file holds no settings"),
    ("utf-16", b"\xff\xfe" + MINIMAL.encode("utf-16-le"), ""),
    ("latin-1", "website: a.example\nname: Café\n".encode("latin-1"), 'client.yml:2:10: here stands "é" in an old'),
    ("nul", "name: a\0b\nwebsite: a.example\n", "client.yml:1:8: an invisible character stands here, U+0000"),
    ("bell", "name: a\ab\nwebsite: a.example\n", "client.yml:1:8: an invisible character stands here, U+0007"),
    ("emoji key", MINIMAL + "\N{BREAD}: yes\n", 'client.yml:3:1: "\N{BREAD}" is not a setting'),
    ("deep flow, open", MINIMAL + "facts: {a: " + "[" * 20_000, "client.yml:3:"),
    ("deep flow, closed", MINIMAL + f"facts: {'[' * 5000}{']' * 5000}", "client.yml:3:19: this is nested more than 12"),
    ("deep block", MINIMAL + "goals:\n  " + "- " * 500 + "a", "client.yml:4:25: this is nested more than 12"),
    ("recursive alias", MINIMAL + "goals: &a [*a]\n", 'client.yml:3:8: text that begins with "&"'),
    ("key of two parts", MINIMAL + "? [a, b]\n: c\n", "client.yml:3:3: the name of a setting must be plain text"),
    ("unknown anchor", "name: *nobody\nwebsite: a.example\n", 'client.yml:1:7: text that begins with "*"'),
    ("bad escape", 'name: "a\\q"\nwebsite: a.example\n', r"client.yml:1:9: in double quotes a \ has a meaning"),
    ("colon", "name: Ana: Bakes\nwebsite: a.example\n", 'client.yml:1:7: this text holds a second ": "'),
    ("hash", "name: #muffin\nwebsite: a.example\n", 'client.yml:1:6: everything from "#" on is ignored'),
    ("at", MINIMAL + "profiles:\n  - @muffin\n", 'client.yml:4:5: text that begins with "@" must stand in quotes'),
    ("percent", "name: %off\nwebsite: a.example\n", 'client.yml:1:7: text that begins with "%"'),
    ("open quote", 'name: "Muffin\nwebsite: a.example\n', "client.yml:1:7: this quote is never closed"),
    ("ten megabytes", b"#" * 10_000_000, "client.yml:1:1: this file is larger than 256 KB"),
    (
        "turned text",
        "name: a\u202eb\nwebsite: a.example\n",
        "client.yml:1:8: an invisible character stands here, U+202E",
    ),
    ("equals", "name: =\nwebsite: a.example\n", 'client.yml:1:7: "=" holds no letter and no digit'),
    ("numeric handle", MINIMAL + "profiles:\n  - instagram: 12345\n", ""),
    ("many merges", MINIMAL + "<<: {a: b}\n" * 5_000, 'client.yml:3:1: "<<" would copy settings'),
    ("windows lines", MINIMAL.replace("\n", "\r\n"), ""),
    ("special blank", MINIMAL + "brand:\n\xa0 name: A\n", "client.yml:4:1: this begins with a special blank"),
    ("curly quotes", "name: “Muffin”\nwebsite: a.example\n", "client.yml:1:7: curly quotes would become part"),
)


@pytest.mark.parametrize(("text", "first"), [case[1:] for case in FORTY_THREE], ids=[case[0] for case in FORTY_THREE])
def test_traps_of_yaml_are_harmless_or_named_with_their_place(
    file: pathlib.Path, text: str | bytes, first: str
) -> None:
    if first:
        assert told(file, text)[0].startswith(first)
    else:
        load(file, text)


@pytest.mark.parametrize("name", ["NO", "22:22", "0123", "1e5", "1984", "1.10", "1_000", "0x1F", "on", "+44 1632"])
def test_a_name_stays_as_it_was_typed(file: pathlib.Path, name: str) -> None:
    assert load(file, f"name: {name}\nwebsite: a.example\n").name == name


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ("profles: []", '3:1: "profles" is not a setting (did you mean "profiles"?)'),
        ("zzz: 1", '3:1: "zzz" is not a setting (delete it; check its spelling and its indent)'),
        ("language: english", '3:11: "english" is not the code of a language (write en, or en-GB)'),
        ("timezone: Europe/Lodon", '3:11: "Europe/Lodon" is not a time zone (did you mean "Europe/London"?)'),
        ("season: {from: 02-30, to: 09-30}", '3:16: "02-30" is a day no calendar has'),
        ("season: {from: 02-29}", '3:9: "to" is missing (write to: and its last day, as 09-30)'),
        ("season: summer", "3:9: settings with names belong here"),
        ("slug: Muffin Co", '3:7: "Muffin Co" cannot name a folder'),
        ("slug: nul", '3:7: "nul" cannot name a folder'),
        ("brand: {colour: '#fff'}", '3:17: "#fff" is not a colour (write "#1763D6", in quotes)'),
        ("brand: {show_credit: maybe}", '3:22: "maybe" is neither yes nor no'),
        ("report: {edition: ful}", '3:19: "ful" is not one of the words that can stand here (did you mean "full"?)'),
        ("report: {url: home}", '3:15: "home" is not the address of a website'),
        ("respect_robots: yes", '3:17: "yes" is not one of the words that can stand here (write default or strict)'),
        ("thresholds: {x: {fresh: 9d, quiet: 7d}}", "3:17: these bounds do not grow"),
        ("thresholds: {x: {fresh: 9}}", '3:25: "9" is not a length of time (write 7d for days'),
        ("check: {thresholds: {x: {fresh: 9d}}}", '3:21: "thresholds" stands below "check"'),
        ("people: {ana: {email: ana}}", '3:23: "ana" is not an e-mail address'),
        ("neighbours: more sales", '3:13: one text cannot stand here (write a list, each entry behind "- ")'),
        ("profiles: {facebook: muffin}", "3:11: a list belongs here"),
        ("profiles: ['@muffin']", '3:12: which network is "@muffin" on? (write instagram: muffin,'),
        ("profiles: [muffin]", '3:12: "muffin" is not an address'),
        ("profiles: [a b.example]", '3:12: "a b.example" is not an address'),
        ("profiles: ['javascript:alert(1)']", '3:12: "javascript:alert(1)" is a way to get in touch'),
        ("profiles: [ftp://a.example]", '3:12: "ftp://a.example" is not a web address'),
        ("profiles: [{ulr: a.example}]", '3:13: "ulr" is not a setting (did you mean "url"?)'),
        ("profiles: [{owner: ana}]", "3:12: this profile has no address"),
        ("profiles: [{url: a.example/b, decision: kept}]", '3:41: "kept" is not one of the words'),
        ("profiles: [[a.example]]", "3:12: settings with names belong here"),
        ("profiles: [a.example/b, https://a.example/b/]", '3:25: "https://a.example/b/" is listed twice, on lines 3'),
        (f"profiles: [{', '.join(f'a.example/{n}' for n in range(201))}]", "3:"),
        (f"profiles: [{{url: a.example, note: {'x' * 2001}}}]", "3:35: this text has 2,001 characters (write at most"),
        (
            "people: {ana: A}\nprofiles: [{url: a.example, owner: anna}]",
            '4:36: "anna" is nobody listed under "people" (',
        ),
        ("profiles: [{url: a.example, picture: none.png}]", '3:38: there is no picture "none.png"'),
        ("profiles: [{url: a.example, picture: ../x.png}]", '3:38: "../x.png" lies outside the folder'),
        ("profiles: [{url: a.example, picture: client.yml}]", '3:38: "client.yml" is no picture a page can show'),
    ],
)
def test_a_mistake_has_its_place_and_its_remedy(file: pathlib.Path, line: str, mistake: str) -> None:
    (only,) = told(file, f"{MINIMAL}{line}\n")
    assert only.startswith(f"client.yml:{mistake}")


@pytest.mark.parametrize(
    "website", ["nowhere", "ftp://a.example", "https://", "http://[", "a b.example", "1.2.3.4", "a@b.example"]
)
def test_a_website_is_a_host_with_a_dot(file: pathlib.Path, website: str) -> None:
    assert told(file, f"name: A\nwebsite: '{website}'\n")[0].startswith(
        f'client.yml:2:10: "{website}" is not the address'
    )


def test_settings_nested_under_client_are_told_to_move_and_read_all_the_same(file: pathlib.Path) -> None:
    assert told(file, "client:\n  name: A\n  website: a.example\n  langage: en\n") == [
        'client.yml:1:1: "client:" is not needed (delete the line and move its keys to the left margin)',
        'client.yml:4:3: "langage" is not a setting (did you mean "language"?)',
    ]


def test_every_mistake_is_told_in_one_go_in_the_order_of_the_file(file: pathlib.Path) -> None:
    text = "name: Ana: Bakes\nwebsite: nowhere\nprofiles:\n  - @muffin\n  - url: x.com/a\n    onwer: ana\nlanguage: english\n"
    lines = [mistake.split(":")[1] for mistake in told(file, text)]
    assert lines == ["1", "2", "4", "6", "7"]


def test_nothing_more_is_said_of_a_value_that_could_not_be_read(file: pathlib.Path) -> None:
    assert len(told(file, MINIMAL + "language: @en\n")) == 1


def test_a_missing_file_and_a_folder_are_named(file: pathlib.Path) -> None:
    with pytest.raises(BadInput, match="there is no such file"):
        client.load(file)
    with pytest.raises(BadInput, match="this is a folder"):
        client.load(file.parent)


@pytest.mark.skipif(sys.platform == "win32", reason="no file can be called that there")
def test_the_name_of_a_picture_brings_no_code_into_a_page(file: pathlib.Path) -> None:
    (file.parent / 'a.png" onerror="alert(1)').write_bytes(b"\x89PNG\r\n\x1a\n")
    said = told(file, MINIMAL + """profiles: [{url: a.example, picture: 'a.png" onerror="alert(1)'}]\n""")
    assert "does not end like a picture" in said[0]


def test_a_logo_may_be_a_drawing_and_a_picture_may_not(file: pathlib.Path) -> None:
    (file.parent / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    assert load(file, MINIMAL + "brand: {logo: logo.svg}\n").brand.logo == (file.parent / "logo.svg").resolve()
    assert "is no picture" in told(file, MINIMAL + "profiles: [{url: a.example, picture: logo.svg}]\n")[0]


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        (
            "logo.svg",
            b"<svg onload='x()'/>",
            "runs a script (onload), so a page cannot show it (export it as plain SVG",
        ),
        ("logo.png", b"<svg/>", "is really a picture of the kind svg (let its name end in .svg)"),
        ("logo.svg", b"\xff\xd8\xff\xe0", "is really a picture of the kind jpg"),
        ("logo.png", b"\x89PNG\r\n\x1a\n" + bytes(1024 * 1024), "is no picture a page can show"),
        ("logo.pdf", b"%PDF-1.7", "is no picture a page can show (save it as png, jpg, webp, svg, at most 1 MB)"),
    ],
)
def test_a_logo_no_page_can_show_is_named_with_its_line(file: pathlib.Path, name: str, data: bytes, fault: str) -> None:
    (file.parent / name).write_bytes(data)
    (said,) = told(file, f"{MINIMAL}brand: {{logo: {name}}}\n")
    assert said.startswith(f'client.yml:3:15: "{name}"')
    assert fault in said


def test_the_schema_names_every_setting_and_is_plain_json() -> None:
    schema = json.loads(json.dumps(client.schema()))
    assert schema["$id"] == "urn:presence-report:client:1"
    assert schema["required"] == ["name", "website"]
    assert all(setting["title"] and setting["description"] for setting in schema["properties"].values())
    assert schema["properties"]["profiles"]["items"]["anyOf"][1]["properties"]["decision"]["enum"] == list(Decision)


def test_loading_brings_no_heavy_library_in() -> None:
    asked = "import sys, audit.client; print(sorted({'yaml', 'pydantic'} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answer.stdout == "[]\n"


SETTINGS = [f"{name}: " for name in client.schema()["properties"]]  # type: ignore[attr-defined]  # a table of them
WORDS = st.sampled_from([*"ab:-#@&*!|>%{}[],?'\"\n\t ", "\n  ", "\n- ", ": ", "url: ", *SETTINGS])


@settings(deadline=None, max_examples=300)
@given(st.lists(WORDS, max_size=25).map("".join) | st.text())
def test_no_text_raises_anything_but_bad_input(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "client.yml"
    try:
        load(file, text.encode("utf-8", "surrogatepass"))
    except BadInput as refused:
        assert str(refused).startswith(f"{file}:")  # noqa: PT017  # most texts are refused, a few are not
