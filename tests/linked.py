"""Places that the website links to, by network, handle and the words of the links: what checks of accounts judge."""

from __future__ import annotations

import dataclasses

from audit import profiles
from audit.client import Client
from audit.dossier import Dossier, Place
from audit.evidence import Look, Sign
from audit.followed import Followed
from audit.platforms import PLATFORMS
from audit.verdict import Judgement, Verdict
from audit.website import FoundBy, FoundLink, PageSeen, Site, Source
from audit.website.noticed import Noticed
from dossiers import client, dossier, evidence, listing, place, signal, site

WEBSITE = "https://www.maplebakery.example/"


def to(
    address: str,
    text: str = "",
    region: str = "footer",
    *,
    pages: tuple[str, ...] = ("/",),
    on_pages: int = 1,
    source: Source = Source.ANCHOR,
) -> FoundLink:
    """A link to a profile as the website has it: a bare icon in the footer of the home page unless told."""
    return FoundLink(
        address=address,
        identity=profiles.identify(address),
        source=source,
        text=text,
        region=region,
        pages=pages,
        on_pages=on_pages,
    )


def lead(
    *links: FoundLink,
    verdict: Verdict = Verdict.LIVE,
    rung: str = "page",
    listed: bool = False,
    settings: dict[str, object] | None = None,
    **read: object,
) -> Place:
    """The place these links lead to, not in the client file unless `listed`; `read` is what its reading holds."""
    return at(links[0].address, *links, verdict=verdict, rung=rung, listed=listed, settings=settings, **read)


def at(
    address: str,
    *links: FoundLink,
    verdict: Verdict = Verdict.LIVE,
    rung: str = "page",
    listed: bool = True,
    settings: dict[str, object] | None = None,
    **read: object,
) -> Place:
    """A place of the client file, with the links that lead to it."""
    identity = profiles.identify(address, listed=True)
    shown = signal(Sign.SHOWN, rung=rung)
    key = f"{identity.platform}:{identity.handle}"
    seen = evidence(shown, platform=identity.platform, handle=identity.handle, address=identity.address, **read)  # type: ignore[arg-type]  # each test spells the fields it means
    network = PLATFORMS[identity.platform].NAME
    return place(
        verdict,
        name=network,
        label=network,
        key=key,
        platform=identity.platform,
        handle=identity.handle,
        address=identity.address,
        listing=dataclasses.replace(listing(address), **(settings or {})) if listed else None,  # type: ignore[arg-type]  # as above
        links=links,
        look=Look(evidence=seen),
        judgement=Judgement(verdict=verdict, signal=shown),
    )


def known(
    *places: Place,
    name: str = "Maple Street Bakery",
    noticed: tuple[Noticed, ...] = (),
    followed: tuple[Followed, ...] = (),
    pages: int = 4,
    **settings: object,
) -> Dossier:
    """All that is known of the bakery, whose website these places were found on."""
    business: Client = dataclasses.replace(client(listing(WEBSITE)), name=name, **{"website": WEBSITE, **settings})  # type: ignore[arg-type]  # as above
    links = tuple(link for place in places for link in place.links)
    seen = tuple(PageSeen(address=f"{WEBSITE}{number}", found_by=FoundBy.LINK) for number in range(pages))
    home: Site = dataclasses.replace(site(*links), final_address=WEBSITE, noticed=noticed, pages=seen)
    whole = dossier(*places, home=home)
    snapshot = dataclasses.replace(whole.snapshot, followed=followed)
    return dataclasses.replace(whole, client=business, snapshot=snapshot)
