"""Telling the consultant with one tap: only where somebody can receive it, and never more than the report says."""

from __future__ import annotations

import dataclasses
import urllib.parse

import pytest

import bakery
from audit.client import Brand, Client
from audit.finding import Finding, Outcome
from audit.report import pages
from audit.report.choosing import choosing
from audit.report.message import Message
from audit.report.replies import Replies, Reply, choices, replies, whose

FOUND = {(finding.check, finding.place): finding for finding in bakery.findings()}
CLOSED = FOUND["closed_network", "closed:plus.google.com/+MapleBakery"]
WALLED = FOUND["unseen_profile", "linkedin:maplebakery"]
SUSPECT = FOUND["dead_link", "x:maplebakery"]
QUESTION = FOUND["ownerless_profile", ""]


def known(finding: Finding, client: Client = bakery.CLIENT) -> Replies:
    return replies(pages.book(bakery.dossier(client=client), (finding,), {}), finding)


def branded(name: str, contact: str) -> Client:
    return dataclasses.replace(bakery.CLIENT, brand=Brand(name=name, contact=contact))


def sent(message: Message) -> tuple[str, str, str]:
    address = urllib.parse.urlsplit(message.mail)
    fields = dict(urllib.parse.parse_qsl(address.query))
    return address.path, fields["subject"], fields["body"].replace("\r\n", "\n")


@pytest.mark.parametrize("contact", ["", "+44 20 7946 0018", "ring the bell"])
def test_where_no_mail_address_is_known_nothing_can_be_sent(contact: str) -> None:
    for finding in (CLOSED, WALLED, QUESTION):
        shown = known(finding, branded("Bright Local", contact))
        assert (shown.done, shown.looks) == (None, ())


def test_a_place_that_was_seen_asks_for_no_look() -> None:
    assert known(CLOSED).looks == ()
    assert known(FOUND["silent_profile", "instagram:maplebakery"]).looks == ()


def test_other_findings_on_a_place_that_waits_ask_for_no_look() -> None:
    assert known(dataclasses.replace(WALLED, check="wrong_facts", outcome=Outcome.DECISION)).looks == ()


def test_a_place_we_could_not_see_is_not_called_done() -> None:
    assert known(WALLED).done is None


def test_what_is_done_is_named_with_the_id_it_is_found_by() -> None:
    done = known(CLOSED).done
    assert done
    assert done.label == "Tell Bright Local it's done"
    assert sent(done.message) == (
        "carol@brightlocal.example",
        "Done: Remove the Google+ link",
        f"Hello,\n\nthis is done:\nRemove the Google+ link\n\n{CLOSED.id}, report of 22 November 2026\n\nMaple Street Bakery",
    )


def test_a_question_is_answered_and_not_done() -> None:
    done = known(QUESTION).done
    assert done
    assert done.label == "Tell Bright Local what you decide"
    assert "Who looks after each of these places?\n\nOur answer:\n" in sent(done.message)[2]


def test_a_consultant_without_a_name_is_us() -> None:
    done = known(CLOSED, branded("", "carol@brightlocal.example")).done
    assert done
    assert done.label == "Tell us it's done"


@pytest.mark.parametrize("finding", [WALLED, SUSPECT])
def test_a_look_has_three_answers_filled_in(finding: Finding) -> None:
    shown = known(finding)
    assert [reply.label for reply in shown.looks] == ["Works", "Gone", "Not ours"]
    bodies = [sent(reply.message)[2] for reply in shown.looks]
    assert len(set(bodies)) == 3
    assert shown.address
    assert all(shown.address in body and finding.id in body for body in bodies)


def test_nobody_is_named_in_what_is_sent() -> None:
    shown = [known(finding) for finding in bakery.findings()]
    messages = [reply.message for one in shown for reply in (*filter(None, [one.done]), *one.looks)]
    assert messages
    assert not any("Ana" in message.text for message in messages)


def kept(client: Client = bakery.CLIENT) -> tuple[Reply, ...]:
    known = bakery.dossier(client=client)
    place = next(place for place in known.places if place.key == "instagram:maplebakery")
    shown = choosing(place, known)
    assert shown
    return choices(known, place, shown.choices)


def asked(client: Client = bakery.CLIENT) -> tuple[Reply, ...]:
    known = bakery.dossier(client=client)
    return whose(known, known.leads[0])


@pytest.mark.parametrize("contact", ["", "+44 20 7946 0018"])
def test_answers_about_a_place_need_somebody_who_receives_them(contact: str) -> None:
    assert kept(branded("Bright Local", contact)) == ()
    assert asked(branded("Bright Local", contact)) == ()


def test_each_answer_to_whether_a_place_is_kept_says_how_it_is_written_down() -> None:
    first, *_ = kept()
    to, subject, body = sent(first.message)
    assert (to, subject) == ("carol@brightlocal.example", "Park it: Instagram")
    assert "https://instagram.example/maplebakery" in body
    assert "For your notes, in client.yml: decision: park" in body


def test_whose_a_place_is_has_three_answers() -> None:
    assert [reply.label for reply in asked()] == ["It is ours", "It was ours", "Not ours"]
    assert "not_ours" in sent(asked()[2].message)[2]
