"""The weather of the simulated year: what stands between us and the truth, and is never a client's news.

Rates per network or host and week; all are assumptions, chosen above what is known from life. Known: YouTube's feeds answered
404 or 500 for living channels in at least six spells between January 2024 and September 2026, one of five days
(issues of github.com/teddy-gustiaux/youtube-rss and others); Facebook, Instagram and LinkedIn show a login wall to most visitors
without a cookie, always to data centres; link checkers on build servers see "dozens" of false 403 and time-outs a day
(github.com/lycheeverse/lychee/issues/733).

One thing is left out, because nobody who looks once a week could tell it from the truth: the same wrong answer twice at one
place or website, a week or more apart, with everything around it as ever. So a place is answered for wrongly once a year at most,
and after a bad week of a website comes a calm one.
"""

from __future__ import annotations

import dataclasses
import random
import urllib.parse
from collections.abc import Iterator, Mapping

from audit.practice import Answer, Fault
from audit.practice._answer import page, text
from yearly.networks import NETWORKS, Network
from yearly.truth import Business

RATES: Mapping[str, float] = {
    "wall": 0.02,
    "limit": 0.03,
    "limit after": 0.03,
    "challenge": 0.03,
    "outage": 0.03,
    "half": 0.02,
    "not found": 0.02,
    "not found after": 0.02,
    "nobody": 0.02,
    "unlike": 0.01,
    "famous only": 0.01,
    "no name": 0.005,
    "slow": 0.01,
}
"""Of each network in each week. "After": from some request of the run on. "Half": every second request fails.
"Not found" is the answer for every address, living or not;
"nobody": in the very words that the network has for accounts that do not exist, the best known ones included. "Unlike": another markup. "Famous only": a network that shows this visitor nothing but well-known accounts."""
WALLED = 0.25
"""Instead of the wall's rate above, for networks that wall strangers."""
SITE_RATES: Mapping[str, float] = {
    "down": 0.015,
    "busy": 0.015,
    "refused": 0.015,
    "no name": 0.01,
    "slow": 0.02,
    "challenge": 0.01,
    "moving": 0.01,
    "empty": 0.01,
    "soon": 0.005,
}
"""Of each website in each week. "Moving": all pages but the first are missing for an hour; "empty": all of them are; "soon": a
page that says that the website is being worked on."""
SINGLE: Mapping[Fault, float] = {Fault.TOO_SLOW: 0.004, Fault.RESET: 0.004}
"""Of each request, but for home pages: whether those are met is the weather of their websites."""
LOST = 0.06
"""Of each run: the connection is lost in the middle of it."""
ONE_PLACE = 0.003
"""Of each place and week: its network answers for it, alone and for this run, as for a name that nobody has."""
_MANY = 60
_LASTING: Mapping[str, int] = {"unlike": 3, "outage": 2, "not found": 3, "not found after": 2, "nobody": 3}
"""Weeks at most, of what lasts longer than a run."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Weather:
    """One week's."""

    networks: Mapping[str, str]
    sites: Mapping[str, str]
    """By host."""
    hidden: frozenset[str]
    """Keys of places that are answered for as if they did not exist."""
    after: int
    """Where something changes in the middle: after so many requests to the network, or of the whole run."""
    lost_after: int
    """0 where the connection holds."""

    def hides(self, network: str, host: str, key: str = "") -> bool:
        """Whether something may keep us from what is true there."""
        return bool(self.lost_after or network in self.networks or host in self.sites or key in self.hidden)


def year(clients: tuple[Business, ...], weeks: int, seed: str) -> tuple[Weather, ...]:
    dice = random.Random(f"weather {seed}")
    spells = {name: _spells(weeks, NETWORKS[name], dice) for name in NETWORKS}
    famous = frozenset(name for name, kinds in spells.items() if "famous only" in kinds.values())
    skies: list[Weather] = []
    for week in range(weeks):
        once = frozenset(key for sky in skies for key in sky.hidden)
        skies.append(
            Weather(
                networks={name: kinds[week] for name, kinds in spells.items() if week in kinds},
                sites=dict(_sites(clients, skies[-1].sites if skies else {}, dice)),
                hidden=frozenset(_hidden(clients, famous, once, dice)) if week else frozenset(),
                after=dice.randint(1, 40),
                lost_after=dice.randint(_MANY, 12 * _MANY) if week and dice.random() < LOST else 0,
            )
        )
    return tuple(skies)


def _spells(weeks: int, network: Network, dice: random.Random) -> Mapping[int, str]:
    kinds: dict[int, str] = {}
    rates = {**RATES, "wall": WALLED} if network.walled else RATES
    for week in range(weeks):
        kind = next((kind for kind, rate in rates.items() if dice.random() < rate), "")
        if kind == "nobody" and network.is_of_many_hosts:
            kind = "not found"
        if week in kinds or (kind == "famous only" and kind in kinds.values()):
            continue
        for later in range(week, week + dice.randint(1, _LASTING.get(kind, 1))):
            kinds |= {later: kind} if kind else {}
    return kinds


def _sites(clients: tuple[Business, ...], last: Mapping[str, str], dice: random.Random) -> Iterator[tuple[str, str]]:
    """A host that met something has a calm week after it."""
    for host in (host for client in clients for host in (client.host, client.supplier)):
        kind = next((kind for kind, rate in SITE_RATES.items() if dice.random() < rate), "")
        if kind and host not in last:
            yield host, kind


def _hidden(
    clients: tuple[Business, ...], famous: frozenset[str], once: frozenset[str], dice: random.Random
) -> Iterator[str]:
    for place in (place for client in clients for place in client.places):
        if dice.random() < ONE_PLACE and place.network.name not in famous and place.key not in once:
            yield place.key


CHALLENGE = text(
    "<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x></script>", 403, cf_mitigated="challenge"
)
LIMIT = text("Too Many Requests", 429, "text/plain", retry_after="7200")
BUSY = page("Service unavailable", "<h1>503</h1>", status=503)
MISSING = page("Not found", "<h1>Not found</h1>", status=404)
UNLIKE = page("Welcome", "<div id=root></div><script src=/new/app.js></script>")
SOON = page("Maintenance", "<h1>We will be back soon</h1><p>Our website is under maintenance.</p>")
REFUSED = page("Forbidden", "<h1>Forbidden</h1>", status=403)


_OF_NETWORKS: Mapping[str, Answer | Fault] = {
    "limit": LIMIT,
    "limit after": LIMIT,
    "challenge": CHALLENGE,
    "outage": BUSY,
    "half": BUSY,
    "not found": MISSING,
    "not found after": MISSING,
    "unlike": UNLIKE,
    "no name": Fault.NO_SUCH_NAME,
    "slow": Fault.TOO_SLOW,
}
_OF_SITES: Mapping[str, Answer | Fault] = {
    "down": Fault.REFUSED,
    "busy": BUSY,
    "refused": REFUSED,
    "no name": Fault.NO_SUCH_NAME,
    "slow": Fault.TOO_SLOW,
    "challenge": CHALLENGE,
    "moving": MISSING,
    "empty": MISSING,
    "soon": SOON,
}


def network_answer(kind: str, asked: int, after: int) -> Answer | Fault | None:
    """What a network answers instead of the truth to its so manieth request; None where it tells the truth."""
    is_spared = (kind.endswith("after") and asked <= after) or (kind == "half" and asked % 2 == 0)
    return None if is_spared else _OF_NETWORKS.get(kind)


def site_answer(kind: str, address: str) -> Answer | Fault | None:
    """What a website, or a host it links to, answers instead of the truth."""
    is_home = not urllib.parse.urlsplit(address).path.strip("/")
    return None if kind == "moving" and is_home else _OF_SITES.get(kind)
