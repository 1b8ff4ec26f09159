"""What the whole web answers in one week of the simulated year: the truth, seen through that week's weather."""

from __future__ import annotations

import datetime as dt
import random
import urllib.parse
from collections import Counter
from collections.abc import Mapping, Sequence

from audit.practice import Answer, Fault, answer, answer_walled, on
from yearly import site
from yearly.networks import LIVING, NETWORKS, NOBODY, STRANGER, Dress, dressed, of_host, unknown_to_all
from yearly.truth import Business, Place, day
from yearly.weather import SINGLE, Weather, network_answer, site_answer


class Web:
    """A play of `PracticeTransport`; what it did to whom stands in it afterwards."""

    def __init__(self, clients: Sequence[Business], weather: Weather, week: int, weeks: int, seed: str) -> None:
        self.touched: set[str] = set()
        """Networks and hosts of which single requests failed."""
        self._clients, self._weather, self._week, self._weeks = clients, weather, week, weeks
        self._dice = random.Random(f"requests {seed} {week}")
        self._asked = Counter[str]()
        self._dresses: dict[str, tuple[Dress, dt.datetime]] = {}
        self._sites = {host: client for client in clients for host in (client.host, client.supplier)}
        self._words = [(word, client) for client in clients for word in _words(client)]

    def __call__(self, method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        host = (urllib.parse.urlsplit(address).hostname or "").removeprefix("www.")
        network = of_host(host)
        self._asked.update(("", network or host))
        if self._weather.lost_after and self._asked[""] > self._weather.lost_after:
            return Fault.NO_SUCH_NAME
        is_home = host in self._sites and not urllib.parse.urlsplit(address).path.strip("/")
        if (fault := self._single()) and not is_home:
            self.touched.add(network or host)
            return fault
        if client := self._sites.get(host):
            return self._site(client, host, address, method)
        with on(day(self._week, self._weeks)):
            return self._network(network, method, address, headers, body)

    def _single(self) -> Fault | None:
        throw = self._dice.random()
        for fault, rate in SINGLE.items():
            if throw < rate:
                return fault
            throw -= rate
        return None

    def _site(self, client: Business, host: str, address: str, method: str) -> Answer | Fault:
        if hidden := site_answer(self._weather.sites.get(host, ""), address):
            return hidden
        return site.answer(client, method, address, self._week, day(self._week, self._weeks))

    def _network(
        self, network: str, method: str, address: str, headers: Mapping[str, str], body: bytes
    ) -> Answer | Fault:
        kind = self._weather.networks.get(network, "")
        if kind == "wall":
            return answer_walled(method, address, headers, body)
        if hidden := network_answer(kind, self._asked[network], self._weather.after):
            return hidden
        place = self._place(network, f"{address} {body.decode(errors='replace')}") if network else None
        if place is None:
            asked = unknown_to_all(NETWORKS[network], address) if kind == "nobody" else address
            return answer(method, asked, headers, body)
        dress, moment = self._dress(
            place, is_hidden=kind in ("famous only", "nobody") or place.key in self._weather.hidden
        )
        with on(moment):
            return dress.on(answer(method, dress.off(address), headers, dress.off(body.decode()).encode()))

    def _place(self, network: str, asked: str) -> Place | None:
        client = next((client for word, client in self._words if word in asked), None)
        places = client.places if client else ()
        return next((place for place in places if place.network.name == network), None)

    def _dress(self, place: Place, *, is_hidden: bool) -> tuple[Dress, dt.datetime]:
        if place.key not in self._dresses:
            self._dresses[place.key] = _dressed(place, self._week, self._weeks, is_hidden=is_hidden)
        return self._dresses[place.key]


def _words(client: Business) -> frozenset[str]:
    """Its names and ids: what a request speaks of it by."""
    return frozenset({renamed(client.own), *(own for _, own in dressed(client.own, LIVING).pairs)})


def renamed(own: str) -> str:
    """What an account is called after its renaming."""
    return own.replace("crust", "loaf")


def _dressed(place: Place, week: int, weeks: int, *, is_hidden: bool) -> tuple[Dress, dt.datetime]:
    """Who plays the place this week, and as on which day."""
    network, spell, today = place.network, place.spell(week), day(week, weeks)
    if is_hidden:
        return dressed(place.own, NOBODY), today
    match spell.kind if spell else "":
        case "deleted":
            return dressed(place.own, network.deleted), today
        case "suspended":
            return dressed(place.own, network.suspended), today
        case "renamed":
            old, new = network.renamed
            return dressed(place.own, old, new=(renamed(place.own), new)), today
        case "taken":
            return dressed(place.own, STRANGER, ids=NOBODY), today
        case _:
            return dressed(place.own, LIVING), day(place.posted(week), weeks)
