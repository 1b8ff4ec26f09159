"""The figures of a year in a few lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from yearly import score
from yearly.living import Kept


def is_good(kept: Kept) -> bool:
    return not any(score.false_alarms(kept.year)) and not any(score.missed(kept.year))


def told(kept: Kept) -> Iterator[str]:
    year = kept.year
    false, missed, due = list(score.false_alarms(year)), list(score.missed(year)), list(score.expected(year))
    spells = [spell for client in year.clients for spell in client.spells]
    spells += [spell for client in year.clients for place in client.places for spell in place.spells]
    late = [week - wanted.since for wanted in due if (week := score.told_of(wanted, year)) is not None]
    noisy = {(alarm.own, alarm.week) for alarm in year.alarms}
    places = sum(len(client.places) + client.lists_news for client in year.clients)
    yield f"{year.weeks - len(year.failed)} runs, {len(year.clients)} clients, {places} places, {kept.requests} requests"
    yield f"true events: {_counted(spell.kind for spell in spells)}"
    yield f"weather: {_counted(kind for sky in year.weather for kind in (*sky.networks.values(), *sky.sites.values()))}"
    yield f"single answers turned for the worse: {sum(len(sky.hidden) for sky in year.weather)} places; connection lost in {sum(bool(sky.lost_after) for sky in year.weather)} runs"
    yield f"alarms: {len(year.alarms)} ({_counted(alarm.check for alarm in year.alarms)})"
    yield f"silent client-weeks: {len(year.clients) * year.weeks - len(noisy)} of {len(year.clients) * year.weeks}"
    yield f"expected: {len(due)}, missed or late: {len(missed)}; weeks until told: {_counted(map(str, late))}"
    yield f"false alarms: {len(false)}"
    yield from (f"  FALSE {why}: {alarm}" for alarm, why in false)
    yield from (f"  MISSED (told in week {week}): {wanted}" for wanted, week in missed)
    sizes = [size for size, _, _ in kept.history.values()]
    whole, beats = (sum(each[n] for each in kept.history.values()) for n in (1, 2))
    yield f"history: {sum(sizes):,} bytes, {min(sizes):,} to {max(sizes):,} a client; {whole} whole, {beats} as times alone; {kept.commits} commits"
    quarter = max(1, len(kept.seconds) // 4)
    first, last = sum(kept.seconds[:quarter]) / quarter, sum(kept.seconds[-quarter:]) / quarter
    yield f"CPU: {sum(kept.seconds):.0f} s; a run of all took {first:.2f} s in the first quarter, {last:.2f} s in the last"


def _counted(words: Iterator[str]) -> str:
    return ", ".join(
        f"{count} {word}" for word, count in sorted(Counter(words).items(), key=lambda each: (-each[1], each[0]))
    )
