"""The letter to the web person: exact pages, the element's words, the old and the new address, and nothing that runs."""

from __future__ import annotations

import dataclasses
import datetime as dt
import urllib.parse

import pytest

from audit.address import Identity, Kind
from audit.client import Decision, Person
from audit.dossier import Dossier, Place
from audit.finding import Confidence, Finding, Level, Outcome
from audit.report import letter, pages, playbook
from audit.report.letter import Letter
from audit.verdict import Verdict
from audit.website import FoundBy, FoundLink, PageSeen, Source
from audit.website.noticed import Noticed, Trait
from dossiers import dossier, place, site

HOME = "https://maple.example/"
OLD = "https://bsky.app/profile/maple.example"
NEW = "https://bsky.app/profile/maple.example"
WEB = "---\nwho: web person\n---\n"
PLAYBOOKS = {
    **{
        name: playbook.parse(name, WEB)
        for name in ("dead_link", "misdirected_link", "broken_page", "moved_profile", "outdated_address", "old_year")
    },
    "unlinked_profile": playbook.parse("unlinked_profile", WEB),
    "silent_profile": playbook.parse("silent_profile", "---\nwho: owner\n---\n"),
}


def link(address: str = OLD, *on: str, kind: Kind = Kind.PROFILE, **found: object) -> FoundLink:
    bare = FoundLink(
        address=address,
        identity=Identity(kind=kind, platform="bluesky", address=address),
        text="Follow us",
        region="footer",
        pages=on or ("/",),
        on_pages=len(on) or 1,
    )
    return dataclasses.replace(bare, **found)  # type: ignore[arg-type]  # each test spells the fields it means


def gone(*links: FoundLink, verdict: Verdict = Verdict.GONE) -> Place:
    return place(verdict, links=links or (link(),))


def alive(key: str = "bluesky:new", decision: Decision = Decision.UNDECIDED, **changed: object) -> Place:
    bare = place(Verdict.LIVE, key=key, handle="new", address=NEW, decision=decision)
    return dataclasses.replace(bare, **changed)  # type: ignore[arg-type]  # as above


def finding(check: str = "dead_link", key: str = "bluesky:maple", **changed: object) -> Finding:
    bare = Finding(
        check=check,
        outcome=Outcome.PROBLEM,
        level=Level.FIX_NOW,
        place=key,
        title="Your Bluesky link goes nowhere",
        sees="A customer meets nothing.",
        action="Remove the Bluesky link, or point it to a place you still use",
    )
    return dataclasses.replace(bare, **changed)  # type: ignore[arg-type]  # each test spells the fields it means


def known(*places: Place, **held: object) -> Dossier:
    """A website that was read, with these things on it."""
    seen = dataclasses.replace(site(), final_address=HOME, **held)  # type: ignore[arg-type]  # as above
    return dossier(*places, home=seen)


def letter_for(known: Dossier, *findings: Finding) -> Letter | None:
    return letter.letter(pages.book(known, findings, PLAYBOOKS))


def written(known: Dossier, *findings: Finding) -> str:
    made = letter_for(known, *findings)
    assert made
    return made.message.text


# What must be left out


def test_without_work_for_the_web_person_there_is_no_letter() -> None:
    owners = finding("silent_profile")
    assert letter_for(known(gone()), owners) is None
    assert letter_for(known()) is None


@pytest.mark.parametrize("outcome", [Outcome.FINE, Outcome.UNSEEN, Outcome.DECISION])
def test_only_problems_become_points(outcome: Outcome) -> None:
    assert letter_for(known(gone()), finding(outcome=outcome, level=None)) is None


def test_a_finding_that_names_another_doer_is_not_the_web_persons() -> None:
    assert letter_for(known(gone()), finding(who="owner")) is None
    assert letter_for(known(gone()), finding("silent_profile", who="web person")) is not None


def test_a_dead_place_that_the_website_does_not_link_to_is_not_the_web_persons() -> None:
    assert letter_for(known(place(Verdict.GONE, links=())), finding()) is None


def test_nobody_is_named_but_the_web_person() -> None:
    people = {
        "ana": Person(id="ana", name="Ana Muster", role="owner"),
        "bob": Person(id="bob", name="Bob Webber", role="web and print"),
        "cy": Person(id="cy", name="Cy Gone", role="web person", left=dt.date(2025, 1, 1)),
    }
    whole = known(gone())
    named = dataclasses.replace(whole, client=dataclasses.replace(whole.client, people=people))
    text = written(named, finding())
    assert text.startswith("Hello Bob Webber,\n")
    assert "Ana" not in text
    assert "Cy" not in text
    assert written(whole, finding()).startswith("Hello,\n")


# What each point says


def test_a_point_names_the_element_each_page_and_the_address_that_stands_there() -> None:
    text = written(known(gone(link(OLD, "/", "/menu?day=2", "https://blog.maple.example/may"))), finding())
    assert "1. Our Bluesky link goes nowhere" in text
    assert (
        'Where: the link "Follow us" in the footer, on https://maple.example/, https://maple.example/menu?day=2 '
        "and https://blog.maple.example/may\n"
        f"Now: {OLD}\n"
        "Please remove it, or ask us for the right address."
    ) in text


def test_an_icon_without_words_is_called_by_its_network() -> None:
    assert "Where: the Bluesky icon in the header, on" in written(
        known(gone(link(text="", region="header"))), finding()
    )


def test_of_very_many_pages_three_are_named() -> None:
    many = tuple(f"/{n}" for n in range(20))
    text = written(known(gone(link(OLD, *many, on_pages=57))), finding())
    assert "https://maple.example/2 and 54 more pages" in text
    assert "https://maple.example/3" not in text


@pytest.mark.parametrize(
    ("source", "named"),
    [
        (Source.SAME_AS, "sameAs in the structured data"),
        (Source.REL_ME, 'rel="me" in the head'),
        (Source.TWITTER_SITE, "twitter:site in the head"),
        (Source.PUBLISHER, "article:publisher in the head"),
    ],
)
def test_what_visitors_do_not_see_is_called_as_web_people_call_it(source: Source, named: str) -> None:
    assert named in written(known(gone(link(source=source, text="", region=""))), finding())


def test_the_listed_profile_of_the_same_network_is_the_new_address() -> None:
    text = written(known(gone(), alive()), finding())
    assert f"Now: {OLD}\nNew: {NEW}\nPlease put the new address in the old one's place." in text


@pytest.mark.parametrize(
    "other",
    [
        alive(listing=None),
        alive(decision=Decision.CLOSE),
        alive(decision=Decision.PARK),
        alive(platform="mastodon"),
        alive(key="bluesky:maple"),
        dataclasses.replace(gone(), key="bluesky:new", address=NEW),
    ],
)
def test_no_new_address_is_made_up(other: Place) -> None:
    assert "New:" not in written(known(gone(), other), finding())


def test_of_two_listed_profiles_none_is_chosen() -> None:
    second = alive(key="bluesky:other")
    text = written(
        known(gone(), alive(), dataclasses.replace(second, address="https://bsky.app/profile/b.example")), finding()
    )
    assert "New:" not in text


def test_a_profile_that_moved_names_its_own_new_address() -> None:
    text = written(known(gone(verdict=Verdict.MOVED), alive()), finding("moved_profile"))
    assert "New: https://bsky.app/profile/new.example\n" in text


def test_an_old_form_of_address_gets_its_present_form_and_sound_links_are_left_alone() -> None:
    old = link("http://twitter.com/maple", "/about", identity=Identity(kind=Kind.PROFILE, platform="x"))
    sound = link("https://x.com/maple", "/", identity=Identity(kind=Kind.PROFILE, platform="x"))
    text = written(known(place(Verdict.LIVE, links=(sound, old))), finding("outdated_address"))
    assert "Now: http://twitter.com/maple\nNew: https://x.com/maple\n" in text
    assert text.count("Where:") == 1


def test_a_placeholder_is_pointed_to_the_listed_profile() -> None:
    left = link("#", "/", kind=Kind.PLACEHOLDER, text="Bluesky")
    whole = dataclasses.replace(known(alive(), links=(left,)), leftovers=(left,))
    text = written(whole, finding("misdirected_link", "", subject="# footer Bluesky"))
    assert f'Where: the link "Bluesky" in the footer, on {HOME}\nNow: #\nNew: {NEW}\n' in text


def test_a_missing_page_is_named_with_the_link_that_leads_there() -> None:
    lost = PageSeen(
        address=f"{HOME}winter", status=404, found_by=FoundBy.LINK, linked_from="/menu", text="Winter", region="nav"
    )
    text = written(known(pages=(lost,)), finding("broken_page", "", subject="/winter", action="Bring your page back"))
    assert f'Where: the link "Winter" in the menu, first met on {HOME}menu\nNow: {HOME}winter\n' in text
    assert "Please bring our page back." in text


def test_other_things_are_found_by_their_value() -> None:
    year = Noticed(trait=Trait.YEAR, value="2019", text="© 2019 Maple", region="footer", pages=("/",))
    text = written(known(noticed=(year,)), finding("old_year", "", subject="2019", action="Change the year"))
    assert f'Where: the copyright line "© 2019 Maple" in the footer, on {HOME}\nA customer meets' in text
    assert "Now:" not in text


@pytest.mark.parametrize(
    ("check", "subject", "trait", "value"),
    [
        ("broken_contact", "mail old.example", Trait.MAIL, "jobs@old.example"),
        ("broken_contact", "mail jobs@@old", Trait.MAIL, "jobs@@old"),
        ("broken_contact", "phone +44 121 496011", Trait.PHONE, "+44121496011"),
        ("broken_contact", "phone +44 121 496 0117", Trait.PHONE, "01214960117"),
        ("broken_contact", "whatsapp 1234567890", Trait.WHATSAPP, "1234567890"),
        ("broken_contact", "form https://maple.example/send", Trait.FORM, "https://maple.example/send"),
        ("insecure_page", "parts cdn.example", Trait.INSECURE, "http://cdn.example/a.js"),
        ("insecure_page", "named", Trait.CANONICAL, "http://maple.example/"),
        ("insecure_page", "forms", Trait.FORM, "http://maple.example/send"),
        ("broken_outside_link", "https://gone.example/x", Trait.OUTSIDE, "https://gone.example/x"),
        ("poor_preview", "https://maple.example/shop.jpg", Trait.PICTURE, "https://maple.example/shop.jpg"),
    ],
)
def test_each_check_says_in_its_own_way_what_it_is_about(check: str, subject: str, trait: Trait, value: str) -> None:
    thing = Noticed(trait=trait, value=value, pages=("/x",))
    beside = Trait.AUTHOR if trait is Trait.CANONICAL else trait
    other = dataclasses.replace(thing, trait=beside, value="https://other.example/55555555", pages=("/y",))
    text = written(known(noticed=(other, thing)), finding(check, "", subject=subject, who=letter.DOER))
    assert f"Now: {value}\n" in text
    assert text.count("Where:") == 1
    assert f", on {HOME}x\n" in text


def test_what_cannot_be_found_again_keeps_the_words_of_the_finding() -> None:
    text = written(known(), finding("old_year", "", where=("the footer of your home page",)))
    assert "Where: the footer of our home page" in text


def test_a_profile_to_be_linked_is_named_by_its_address() -> None:
    text = written(known(alive()), finding("unlinked_profile", "bluesky:new", action="Add a link to your page"))
    assert f"Address: {NEW}\n" in text
    assert "Please add a link to our page." in text


@pytest.mark.parametrize(
    ("told", "written_as"),
    [
        (
            "Your website looks old. Who rings it may not reach you.",
            "Our website looks old. Who rings it may not reach us.",
        ),
        ('You told us "14 Foundry Lane".', 'We say "14 Foundry Lane".'),
        ("A place you still use leads to no page of yours.", "A place we still use leads to no page of ours."),
        ("What others find about you online.", "What others find about us online."),
        (
            'A customer reads "This is your first post" on your blog.',
            'A customer reads "This is your first post" on our blog.',
        ),
        ("Open it on your phone.", "Open it on your phone."),
        ("Young bakers open the link themselves.", "Young bakers open the link themselves."),
    ],
)
def test_the_business_speaks_of_itself(told: str, written_as: str) -> None:
    assert written_as in written(known(), finding("old_year", "", sees=told))


def test_what_the_web_person_is_to_do_themselves_stays_so() -> None:
    text = written(known(), finding("old_year", "", action="Send yourself a message through your form"))
    assert "Please send yourself a message through our form." in text


def test_what_is_not_certain_is_first_to_be_looked_at() -> None:
    doubtful = finding(confidence=Confidence.MAY, action="Open the link; if the account is not yours, remove it")
    text = written(known(gone(), alive()), doubtful)
    assert "Please open the link; if the account is not ours, remove it." in text
    assert "Please put the new address" not in text


def test_of_the_pages_a_thing_stands_on_those_that_the_finding_names_are_told() -> None:
    thing = Noticed(trait=Trait.NO_SHARE_TITLE, value="", pages=("/offers/", "/calendar/"), on_pages=2)
    named = finding("poor_preview", "", subject=Trait.NO_SHARE_TITLE, where=("your page /offers/",), who=letter.DOER)
    text = written(known(noticed=(thing,)), named)
    assert f"on {HOME}offers/\n" in text
    assert "calendar" not in text


def test_an_old_year_is_found_by_its_pages_and_long_words_are_cut() -> None:
    line = Noticed(trait=Trait.YEAR, value="2019", text="© 2019 " + "Maple " * 40, pages=("/a",))
    text = written(known(noticed=(line,)), finding("old_year", "", title="The foot of your website says 2019"))
    assert f"on {HOME}a\n" in text
    assert max(map(len, text.splitlines())) < 200


def test_points_are_numbered_and_the_most_urgent_comes_first() -> None:
    later = finding("old_year", "", title="Your year is old", level=Level.TIDY_UP)
    made = letter_for(known(gone()), later, finding())
    assert made
    assert made.points == 2
    assert made.message.text.index("1. Our Bluesky") < made.message.text.index("2. Our year")
    assert made.message.lines[-1] == "Maple Street Bakery"


# Sending it


def test_a_short_letter_is_sent_whole_and_to_nobody() -> None:
    made = letter_for(known(gone()), finding())
    assert made
    assert made.message.is_whole
    parts = urllib.parse.urlsplit(made.message.mail)
    assert (parts.scheme, parts.path) == ("mailto", "")
    assert dict(urllib.parse.parse_qsl(parts.query))["body"].replace("\r\n", "\n") == made.message.text


def test_a_letter_too_long_for_an_address_is_left_to_be_pasted() -> None:
    many = [finding(title=f"Your link {n}" + " goes nowhere" * 5) for n in range(30)]
    made = letter_for(known(gone()), *many)
    assert made
    assert not made.message.is_whole
    assert made.message.mail.startswith("mailto:?subject=")
    assert len(made.message.mail) < 300
    assert made.message.chat == ""


HOSTILE = (
    "</pre></textarea><script>alert(1)</script>",
    "```\n# H1\n```",
    "\u202eevil\u2066\u200b",
    "\n\nBcc: x@evil.example\n\n",
    "[x](javascript:alert(1)) {{ 7*7 }} {% raw %}",
    "&body=evil&bcc=x@evil.example#?",
    "\x00\x1b[31m",
    "\ud800",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_on_their_line_and_add_nothing_to_the_mail(text: str) -> None:
    evil = link(f"https://bsky.app/{text}", text, text=text)
    people = {"w": Person(id="w", name=text, role="web person")}
    whole = known(gone(evil))
    whole = dataclasses.replace(whole, client=dataclasses.replace(whole.client, name=text, people=people))
    made, plain = letter_for(whole, finding(title=text, action=text)), letter_for(known(gone()), finding())
    assert made
    assert plain
    assert len(made.message.lines) == len(plain.message.lines)
    assert all(line.isprintable() for line in made.message.lines)
    assert set(dict(urllib.parse.parse_qsl(made.message.mail.partition("?")[2]))) <= {"subject", "body"}
    assert made.message.mail.isascii()
    assert not set(made.message.mail) & set("<>\"'` \r\n#")
