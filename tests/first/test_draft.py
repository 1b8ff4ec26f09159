"""The first client file: valid whatever a website or a person says, and listing exactly what was confirmed."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, strategies as st

from audit import client, profiles
from audit.client import Client, Decision
from audit.evidence import FactKind, Sign, Signal
from audit.first import draft, found
from audit.first.draft import Answers, Place
from audit.first.found import Find, Found
from audit.website import FoundLink, Site, Source

SHOWN = Signal(sign=Sign.SHOWN, rung="page", host="maplebakery.example", mark="home_page")
HOME = "https://maplebakery.example"
FACEBOOK = Find(network="Facebook", address="https://www.facebook.com/maplebakery", stands="in the footer")
PLAIN = Found(name="Maple Bakery", website=HOME, seen=True, language="en-GB", profiles=(FACEBOOK,))

HOSTS = (
    "facebook.com", "www.instagram.com", "x.com", "bsky.app/profile", "www.youtube.com", "maple.example",
    "tiktok.com", "linkedin.com/company", "plus.google.com", "maple.blogspot.com", "t.co", "facebook.com/share", "[::1]",
)  # fmt: skip
NASTY = (
    "a: b", "# not a comment", '"', "'", "\\", "a\nb: c", "\x00", "\u202e", "\u2028", "\ufffe", "\ud800", "- x", "{}", "*a",
    "&a", "!!python/object", "%YAML 9.9", "---", "null", "~", "yes", "@maple", "`", "\t", "foo:", "\ufeff", "name", "#",
)  # fmt: skip
WORDS = st.one_of(st.sampled_from(NASTY), st.text(max_size=40))
HANDLES = st.one_of(
    st.sampled_from(("maplebakery", "Maple.Bakery", "maple:", "maple/#x")),
    st.from_regex(r"[A-Za-z0-9._-]{1,20}", fullmatch=True),
    WORDS,
)
ADDRESSES = st.one_of(
    st.builds("{}{}/{}{}".format, st.sampled_from(("https://", "http://", "//", "")), st.sampled_from(HOSTS), st.sampled_from(("", "@")), HANDLES),
    WORDS,
)  # fmt: skip
LINKS = st.builds(
    lambda address, source, region: FoundLink(
        address=address, identity=profiles.identify(address), source=source, region=region
    ),
    ADDRESSES,
    st.sampled_from(Source),
    st.sampled_from(("header", "footer", "")),
)
SITES = st.builds(
    lambda name, title, language, links: Site(
        address=HOME,
        final_address=HOME,
        signals=(SHOWN,),
        name=name,
        title=title,
        language=language,
        links=tuple(links),
    ),
    WORDS,
    WORDS,
    WORDS,
    st.lists(LINKS, max_size=8),
)
ANSWERS = st.builds(
    lambda name, goal, audience, people, hours: Answers(
        name=name, goal=goal, audience=audience, people=tuple(dict.fromkeys(people)), hours_per_week=hours
    ),
    *(WORDS, WORDS, WORDS, st.lists(WORDS, max_size=5), WORDS),
)


def loaded(text: str, *, beside: Path | None = None) -> Client:
    with tempfile.TemporaryDirectory() as folder:
        path = (beside or Path(folder)) / "client.yml"
        path.write_bytes(text.encode())
        return client.load(path)


def listed(text: str) -> tuple[str, ...]:
    return tuple(listing.url for listing in loaded(text).listings)


def test_names_and_addresses_that_need_no_quotes_stay_without() -> None:
    text = draft.text(PLAIN)
    assert "\nname: Maple Bakery\nwebsite: https://maplebakery.example\nlanguage: en-GB" in text
    assert "\n  - https://www.facebook.com/maplebakery  # in the footer\n" in text


@pytest.mark.parametrize(
    "address", ["https://t.co/a:", "https://t.co/a#b", "https://t.co/a?b=[c]&d='e'", "https://t.co/\\"]
)
def test_an_address_in_which_yaml_sees_signs_of_its_own_is_quoted(address: str) -> None:
    find = dataclasses.replace(FACEBOOK, address=address)
    text = draft.text(dataclasses.replace(PLAIN, profiles=(find,)))
    assert listed(text) == (address,)
    assert yaml.safe_load(text)["profiles"] == [address]


def test_what_was_not_answered_and_not_found_is_not_in_the_file() -> None:
    read = loaded(draft.text(PLAIN))
    assert (read.people, read.later, read.thresholds) == ({}, {}, {})
    assert read.listings[0].decision is Decision.UNDECIDED


def test_a_schema_line_stands_first_only_where_the_schema_lies_beside_the_file() -> None:
    assert draft.text(PLAIN, schema=True).startswith("# yaml-language-server: $schema=client.schema.json\n")
    assert "yaml-language-server" not in draft.text(PLAIN)


def test_a_lead_becomes_a_place_when_its_sign_is_deleted() -> None:
    lead = Find(network="X", address="https://x.com/a", stands="in the share tags", reason="no visitor sees it")
    text = draft.text(dataclasses.replace(PLAIN, leads=(lead,)))
    assert listed(text) == (FACEBOOK.address,)
    assert listed(text.replace("  #- ", "  - ")) == (FACEBOOK.address, "https://x.com/a")


def test_leftovers_say_where_they_stand_and_who_can_help() -> None:
    leftover = Find(network="Google+", address="https://plus.google.com/+M", stands="in the footer", reason="it closed")
    text = draft.text(dataclasses.replace(PLAIN, leftovers=(leftover,)))
    assert "Tell your web person:\n# - Google+, in the footer: https://plus.google.com/+M (it closed)\n" in text


def test_a_file_without_a_place_is_valid_and_leaves_the_list_to_the_website() -> None:
    bare = Found(name="Maple", website=HOME, seen=False, met="is down")
    read = loaded(draft.text(bare))
    assert (read.name, read.listed) == ("Maple", False)
    assert "# When this was written, the website is down." in draft.text(bare)


def test_answers_stand_in_the_fields_of_the_client_file() -> None:
    instagram = Find(network="Instagram", address="https://www.instagram.com/maple/", stands="in the header")
    answers = Answers(
        name="Maple & Co: the bakers",
        goal="20 cake orders a week",
        audience='Families who say "fresh"',
        people=("Ana Maple", "Zoë"),
        hours_per_week="2.5",
        places={
            FACEBOOK.address: Place(decision=Decision.KEEP, owner="Ana Maple"),
            instagram.address: Place(decision=Decision.CLOSE),
        },
    )
    read = loaded(draft.text(dataclasses.replace(PLAIN, profiles=(FACEBOOK, instagram)), answers))
    assert read.name == "Maple & Co: the bakers"
    assert {id_: person.name for id_, person in read.people.items()} == {"ana": "Ana Maple", "zoe": "Zoë"}
    assert [(each.owner, each.decision) for each in read.listings] == [("ana", Decision.KEEP), ("", Decision.CLOSE)]
    assert [(goal.id, goal.outcome) for goal in read.goals] == [("first", "20 cake orders a week")]
    assert [(one.id, one.who) for one in read.audience] == [("first", 'Families who say "fresh"')]
    assert read.capacity.hours_per_week == 2.5


@pytest.mark.parametrize("people", [("Ana", "Ana B", "ana c"), ("Юля", "Ольга"), ("Null", "No", "7")])
def test_each_person_has_a_short_name_of_their_own(people: tuple[str, ...]) -> None:
    answers = Answers(people=people, places={FACEBOOK.address: Place(owner=people[-1])})
    read = loaded(draft.text(PLAIN, answers))
    assert tuple(person.name for person in read.people.values()) == people
    assert read.people[read.listings[0].owner].name == people[-1]


@pytest.mark.slow
@given(SITES, ANSWERS)
@example(Site(address=HOME, signals=(SHOWN,), name="null"), Answers())
@example(Site(address=HOME, signals=(SHOWN,), name="Ana: Bakes # daily"), Answers(goal="- a: b"))
def test_whatever_a_website_says_the_file_loads_and_lists_exactly_what_was_confirmed(
    site: Site, answers: Answers
) -> None:
    shown = found.on(site, HOME)
    text = draft.text(shown, answers)
    assert listed(text) == tuple(find.address for find in shown.profiles)
    assert yaml.safe_load(text)["profiles"] == ([find.address for find in shown.profiles] or None)
    every = (*shown.profiles, *shown.leads)
    assert listed(text.replace("  #- ", "  - ")) == tuple(find.address for find in every)
    for find in every:
        identity = profiles.identify(find.address, listed=True)
        assert any(
            (identity.kind, identity.platform, identity.handle)
            == (link.identity.kind, link.identity.platform, link.identity.handle)
            for link in site.links
        )


@pytest.mark.parametrize("part", ["a", "é", "'"])
def test_a_website_with_more_links_than_fit_makes_a_file_that_loads(part: str) -> None:
    addresses = [f"https://www.facebook.com/{part * 300}{number}" for number in range(150)]
    addresses += [f"https://www.youtube.com/@maple{number}" for number in range(150)]
    links = tuple(FoundLink(address=each, identity=profiles.identify(each)) for each in addresses)
    shown = found.on(Site(address=HOME, signals=(SHOWN,), links=links), HOME)
    assert len(listed(draft.text(shown))) == found.MOST_PROFILES
    assert shown.left_out > 0


@given(st.dictionaries(st.sampled_from(FactKind), WORDS, max_size=5))
def test_what_the_website_says_of_itself_is_offered_as_comments_whatever_it_is(facts: dict[FactKind, str]) -> None:
    text = draft.text(dataclasses.replace(PLAIN, facts={kind: found.cleaned(said) for kind, said in facts.items()}))
    assert yaml.safe_load(text) == yaml.safe_load(draft.text(PLAIN))


def test_facts_that_are_uncommented_are_read_as_facts() -> None:
    facts = {FactKind.PHONE: "0121 496 0117", FactKind.STREET: "14 Foundry Lane", FactKind.POSTCODE: "01234"}
    text = draft.text(dataclasses.replace(PLAIN, facts=facts))
    told = yaml.safe_load(
        "\n".join(
            line.removeprefix("# ")
            for line in text.splitlines()
            if line.startswith(("# facts", "#   phone", "#   address"))
        )
    )
    assert told == {"facts": {"phone": "0121 496 0117", "address": {"street": "14 Foundry Lane", "postcode": "01234"}}}
