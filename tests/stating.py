"""Websites, places and client files that state facts, by hand: what tests of their comparison hold side by side."""

from __future__ import annotations

import dataclasses

from audit.client import Facts
from audit.dossier import Dossier, Place
from audit.evidence import Fact, FactKind, Look, Sign
from audit.verdict import Verdict
from audit.website import SiteState
from audit.website.noticed import Noticed, StatedBy, StatedFact
from dossiers import dossier, evidence, place, signal, site

OFFICE, NIGHT, OLD = "+44 121 496 0117", "0808 157 0192", "+44 121 496 0171"
STREET = "14 Foundry Lane"
WEEK = "Mo-Fr 08:00-17:00"


def words(kind: FactKind, value: str, *pages: str, region: str = "footer", on_pages: int = 0) -> StatedFact:
    """What visitors read, in the footer of the home page unless said otherwise."""
    pages = pages or ("/",)
    fact = Fact(kind=kind, value=value)
    return StatedFact(fact=fact, by=StatedBy.TEXT, region=region, pages=pages, on_pages=on_pages or len(pages))


def search(kind: FactKind, value: str, *pages: str) -> StatedFact:
    """What search engines are told, on the home page unless said otherwise."""
    pages = pages or ("/",)
    fact = Fact(kind=kind, value=value)
    return StatedFact(fact=fact, by=StatedBy.STRUCTURED, pages=pages, on_pages=len(pages))


def listing(
    *facts: tuple[FactKind, str],
    platform: str = "google_business",
    name: str = "Google Business Profile",
    own_name: str = "",
    bio: str = "",
    verdict: Verdict = Verdict.LIVE,
    sign: Sign = Sign.SHOWN,
    **changed: object,
) -> Place:
    """A place that shows these facts."""
    told = tuple(Fact(kind=kind, value=value) for kind, value in facts)
    seen = evidence(signal(sign), platform=platform, handle="maple", facts=told, name=own_name, bio=bio)
    bare = place(verdict, name=name)
    return dataclasses.replace(
        bare,
        key=f"{platform}:maple",
        platform=platform,
        look=Look(evidence=seen),
        **changed,  # type: ignore[arg-type]  # each test spells the fields it means
    )


def stating(
    *said: StatedFact | Place,
    told: Facts | None = None,
    names: tuple[str, ...] = ("Maple Street Bakery",),
    noticed: tuple[Noticed, ...] = (),
    state: SiteState = SiteState.OPEN,
) -> Dossier:
    """A dossier in which the website and the places say this, and client.yml says that."""
    places = tuple(one for one in said if isinstance(one, Place))
    stated = tuple(one for one in said if isinstance(one, StatedFact))
    home = dataclasses.replace(site(), facts=stated, noticed=noticed, state=state)
    made = dossier(*places, home=home)
    client = dataclasses.replace(made.client, name=names[0], legal_names=names[1:], facts=told or Facts())
    return dataclasses.replace(made, client=client)
