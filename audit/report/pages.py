"""A dossier and its findings to what each page says."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence

from audit import placeholders, rulings
from audit.activity import Activity
from audit.address import Kind
from audit.client import Decision, Edition
from audit.dossier import Dossier, Place
from audit.finding import Finding, Level, Outcome
from audit.report import ages, choosing as to_choose, inert, opening, pictures, plain, posting, presence, replies, words
from audit.report.decided import decided
from audit.report.models import Card, Leftover, PlacePage, Places, Start, Strip, Task
from audit.report.playbook import Playbook
from audit.verdict import Verdict
from audit.website import FoundLink, home


@dataclasses.dataclass(frozen=True, slots=True)
class Book:
    """What all pages are made from: the dossier, its findings and the authored steps."""

    dossier: Dossier
    findings: tuple[Finding, ...]
    """Those that nobody has ruled on."""
    playbooks: Mapping[str, Playbook]
    slugs: Mapping[str, str]
    """File names of the places' pages, by place key."""
    ruled: tuple[Finding, ...] = ()


LOOK_ANCHOR = "please-have-a-look"
"""Of the group of the page "To do" that asks for a person's eyes."""
_MOST_WORDS = 12
"""In so many words places are asked after by name; of more, their number says enough."""


def book(dossier: Dossier, findings: tuple[Finding, ...], playbooks: Mapping[str, Playbook]) -> Book:
    """Gather what the page models need."""
    slugs = inert.slugs(place.key for place in dossier.places)
    ruled = tuple(finding for finding in findings if finding.ruling)
    return Book(dossier, rulings.still_open(findings), playbooks, slugs, ruled)


def start(book: Book) -> Start:
    dossier, first = book.dossier, words.first_actions(book.findings)
    todo = [finding for finding in words.by_urgency(book.findings) if finding.action]
    begins = opening.of(dossier)
    cards, leads = [_card(book, place) for place in dossier.listed], _worst_first(book, dossier.leads)
    if len(cards) > _MOST_CARDS:
        cards = _worst_first(book, dossier.listed)[:_FIRST_CARDS]
    return Start(
        checked=plain.long_date(dossier.date),
        works=begins.works,
        others=" ".join(filter(None, [begins.others, opening.website_sentence(dossier, book.findings)])),
        unseen=begins.unseen,
        first=tuple(task(book, finding) for finding in first),
        more=len(todo) - len(first),
        is_first_report=not dossier.snapshot.previous,
        good=_good(words.counted(dossier)),
        wanted=tuple(_wanted(book))[:3],
        cards=tuple(cards),
        more_cards=len(dossier.listed) - len(cards),
        leads=tuple(leads[:_MOST_LEADS]),
        more_leads=max(0, len(leads) - _MOST_LEADS),
        intro=tuple(part.strip() for part in dossier.client.report.intro.split("\n\n") if part.strip()),
    )


def _worst_first(book: Book, places: Sequence[Place]) -> list[Card]:
    return sorted((_card(book, place) for place in places), key=lambda card: _WORST_FIRST.index(card.state.tone))


_MOST_CARDS, _FIRST_CARDS = 16, 12
"""So many places the first page shows as listed; of more, so many of those that need a hand."""
_MOST_LEADS = 6
_WORST_FIRST = ("now", "soon", "later", "unseen", "good")


def places(book: Book) -> Places:
    dossier, slugs = book.dossier, book.slugs
    return Places(
        cards=tuple(_card(book, place) for place in book.dossier.listed),
        leads=tuple(_card(book, place) for place in book.dossier.leads),
        leftovers=tuple(_leftover(link, book.findings) for link in book.dossier.leftovers),
        ages=ages.ages(words.counted(dossier), slugs),
        grid=presence.grid(dossier, words.counted(dossier), slugs, (*book.findings, *book.ruled)),
    )


def place(book: Book, place: Place) -> PlacePage:
    mine = [finding for finding in book.findings if finding.place == place.key]
    ruled = [finding for finding in book.ruled if finding.place == place.key]
    reading = place.look.evidence.reading if place.look else None
    shown = reading if reading and place.verdict in (Verdict.LIVE, Verdict.PRIVATE, Verdict.TAKEN_OVER) else None
    tasks = tuple(task(book, f) for f in mine if f.outcome in (Outcome.PROBLEM, Outcome.DECISION))
    choosing = to_choose.choosing(place, book.dossier, (*mine, *ruled))
    is_lead = place in book.dossier.leads
    return PlacePage(
        card=_card(book, place),
        place=place,
        name=shown.name if shown else "",
        bio=shown.bio if shown else "",
        links=shown.links[:5] if shown else (),
        run_by=_run_by(book.dossier, place),
        tasks=tasks,
        look=tuple(task(book, f) for f in mine if f.outcome is Outcome.UNSEEN),
        fine=tuple(f for f in mine if f.outcome is Outcome.FINE),
        decided=decided(ruled),
        picture=place.listing.picture if place.listing else None,
        strip=_strip(book.dossier, place),
        filled=presence.filled(place, book.dossier),
        choosing=choosing,
        guides=to_choose.guides(choosing, place, book.playbooks, {task.finding.check for task in tasks}),
        receiver=replies.receiver(book.dossier.client)[0],
        replies={finding.id: replies.replies(book, finding) for finding in mine},
        answers=replies.choices(book.dossier, place, choosing.choices if choosing else ()),
        whose=replies.whose(book.dossier, place) if is_lead and place.verdict not in _ENDED else (),
        is_lead=is_lead,
    )


_ENDED = (Verdict.GONE, Verdict.NETWORK_CLOSED, Verdict.TAKEN_OVER)


def _strip(dossier: Dossier, place: Place) -> Strip | None:
    told = posting.posting(place, dossier.date, is_seasonal=dossier.client.season is not None)
    return Strip(posting=told, drawing=pictures.strip(told), legend=pictures.legend(told)) if told else None


def task(book: Book, finding: Finding) -> Task:
    """One finding, ready to be shown."""
    playbook = book.playbooks.get(finding.check)
    place = next((place for place in book.dossier.places if place.key == finding.place), None)
    told = 0 if finding.outcome is Outcome.FINE or playbook is None else playbook.minutes
    return Task(
        finding=finding,
        level=LEVELS[finding.level][0] if finding.level else "",
        tone=LEVELS[finding.level][1] if finding.level else "unseen",
        minutes=told if finding.minutes is None else finding.minutes,
        who=words.doer(finding.who or (playbook.who if playbook else "")),
        page=f"places/{book.slugs[place.key]}" if place else "actions",
        place=place.name if place else "",
        network=(words.network_name(place.platform) or place.name) if place else "",
        playbook=playbook,
    )


LEVELS = {Level.FIX_NOW: ("Fix now", "now"), Level.FIX_SOON: ("Fix soon", "soon"), Level.TIDY_UP: ("Tidy up", "later")}


def _card(book: Book, place: Place) -> Card:
    network = words.network_name(place.platform)
    return Card(
        name=place.name,
        title=place.title,
        handle=place.apart,
        network="" if place.name.startswith((network, "Blog")) else network,
        page=f"places/{book.slugs[place.key]}",
        address=place.address,
        state=words.state(place),
        last_post=_last_post(place),
        decision=_DECISIONS[place.decision],
        found_by_us=place.listing is None,
    )


def _last_post(place: Place) -> str:
    post = words.last_post(place)
    if place.verdict is not Verdict.LIVE or place.newest is None or not post:
        return ""
    thing = words.dated_thing(place.newest)
    return f"A {thing} from {post}; there may be newer ones" if place.newest.lower_bound else f"Last {thing} {post}"


_DECISIONS = {
    Decision.KEEP: "Keep",
    Decision.PARK: "Park",
    Decision.CLOSE: "Close",
    Decision.MERGE: "Merge",
    Decision.CLAIM: "Claim",
    Decision.UNDECIDED: "",
}


def _good(places: Sequence[Place]) -> str:
    """One good thing with its proof: the place that was last heard of."""
    kept = [p for p in places if p.verdict is Verdict.LIVE and p.newest and p.activity is Activity.FRESH]
    best = max(
        kept, key=lambda p: (p.newest.at if p.newest else dt.datetime.min.replace(tzinfo=dt.UTC), p.key), default=None
    )
    if best and best.newest:
        return f"{best.name} is in good shape. We saw a {words.dated_thing(best.newest)} from {words.last_post(best)}."
    open_ = next((place for place in places if place.verdict is Verdict.LIVE), None)
    return f"{open_.name} opens: a customer who follows the link arrives at your page." if open_ else ""


def _wanted(book: Book) -> Sequence[tuple[str, str]]:
    """Decisions, and the places that need a person's eyes."""
    asked = [
        (finding.title, f"actions.html#{finding.id.lower()}")
        for finding in book.findings
        if finding.outcome is Outcome.DECISION
    ]
    settled = rulings.settled(book.ruled)
    waiting = [p for p in words.counted(book.dossier) if p.verdict in (Verdict.UNSEEN, Verdict.SUSPECT)]
    eyes = [place for place in waiting if place.key not in settled]
    asked[:0] = [
        (f"{finding.action} and tell us what you see.", f"actions.html#{finding.id.lower()}")
        for finding in book.findings
        if finding.check == "absent_website" and finding.outcome is Outcome.UNSEEN
    ]
    if not words.counted(book.dossier):
        asked.append(("Where can customers find you? Tell us, and the next report looks there.", "places/index.html"))
    if eyes:
        names = plain.listing([place.name for place in eyes])
        names = names if len(names.split()) <= _MOST_WORDS else plain.plural(len(eyes), "place")
        minutes = plain.plural(len(eyes), "minute")
        page = _waiting_list(book) if len(eyes) > 1 else f"places/{book.slugs[eyes[0].key]}.html"
        asked.insert(0, (f"Please open {names} on your phone. Tell us what you see (about {minutes}).", page))
    return asked


def _waiting_list(book: Book) -> str:
    """Where the page "To do" lists what a person should open; its top where all of that stands among the problems."""
    is_listed = any(finding.outcome is Outcome.UNSEEN and finding.action for finding in book.findings)
    return f"actions.html#{LOOK_ANCHOR}" if is_listed else "actions.html"


def _leftover(link: FoundLink, findings: Sequence[Finding]) -> Leftover:
    subject = f"{link.address} {link.region} {link.text}"
    said = next((f for f in findings if f.check == "misdirected_link" and f.subject == subject), None)
    return Leftover(
        anchor=said.id.lower() if said else "",
        text=link.text or link.address,
        address=link.address,
        where=f"In {link.spot}",
        what=_MISWRITTEN.get(link.identity.detail) or _LEFTOVERS.get(link.identity.kind, "It leads to no profile."),
    )


_LEFTOVERS = {
    Kind.HOME: "It leads to the network's front page, not to yours.",
    Kind.PLACEHOLDER: "It was left behind by a theme or template.",
    Kind.INDIRECT: "It is a share link, which does not open for everyone.",
    Kind.LOGIN: "It leads to a page that only its owner can open.",
    Kind.SHARE: "It promises your page and opens a window for sharing.",
    Kind.NOT_AN_ADDRESS: "It is not written as an address, so it opens nothing.",
}
_MISWRITTEN = {
    placeholders.EMPTY: "No address was ever put behind it.",
    home.LACKING: "The beginning of its address is missing, so it leads to a page your website does not have.",
    home.DOUBLED: "The beginning of its address stands there twice, so browsers cannot open it.",
    home.MISSPELT: "The beginning of its address is misspelt, so browsers cannot open it.",
}


def _run_by(dossier: Dossier, place: Place) -> str:
    """Who looks after it: names of people stand in the full edition alone."""
    if place.listing is None or dossier.client.report.edition is not Edition.FULL:
        return ""
    people = dossier.client.people
    ids = dossier.client.in_charge(place.listing, dossier.date)
    return plain.listing([people[id_].name or id_ if id_ in people else id_ for id_ in ids])
