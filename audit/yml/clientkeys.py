"""Every setting of client.yml: its name, its shape, and the sentence an editor shows for it."""

from __future__ import annotations

import dataclasses
import pathlib
from typing import Any

from audit.client import Brand, Client, Decision, Edition, Facts, Listing, Person, Report, Robots, Season, Thresholds
from audit.yml import aimkeys, clientvalues
from audit.yml.shapes import (
    Key,
    Note,
    Shape,
    Wrong,
    choice,
    either,
    named,
    nearest,
    plain,
    scalar,
    sequence,
    table,
    text,
)
from audit.yml.yamltext import Node, Series, Table, Text

_LINE = text(120)
_NOTE = text(2000)
_ADDRESS = scalar(clientvalues.address, maxLength=2048)
_WEBSITE = scalar(clientvalues.website, maxLength=2048)
_YES_NO = scalar(clientvalues.yes_no, type=["boolean", "string"])
_MONTH_DAY = scalar(clientvalues.month_day, pattern="^[0-9]{2}-[0-9]{2}$")
_COLOUR = scalar(clientvalues.colour, pattern="^#[0-9a-fA-F]{6}$")


def client(path: pathlib.Path, text_sha: str) -> Shape[Client]:
    """The whole file; pictures are looked for beside it."""

    def build(name: str, website: str, slug: str = "", **fields: Any) -> Client:  # noqa: ANN401  # each by its shape
        return Client(
            name=name,
            website=website,
            slug=slug or clientvalues.slug_from(name, website),
            listed="listings" in fields,
            path=path,
            text_sha=text_sha,
            **fields.pop("former", {}),
            **fields,
        )

    return table(build, (*_settings(path.parent), *_LATER))


def _settings(folder: pathlib.Path) -> tuple[Key, ...]:
    return (
        Key("name", scalar(clientvalues.name, maxLength=120), "the name customers know the business by", required=True),
        Key("website", _WEBSITE, "the address of the business's own website", required=True),
        Key("slug", scalar(clientvalues.slug, maxLength=60), "the name of its folders; made from the name if left out"),
        Key("language", scalar(clientvalues.language), "the language of the report and of the visits, as en or en-GB"),
        Key("timezone", scalar(clientvalues.timezone), "where the business is, as Europe/London"),
        Key("season", _SEASON, "the part of the year in which it posts; outside it silence is not counted"),
        Key("people", _PEOPLE, "who looks after the places, each under a short name"),
        Key("profiles", sequence(_profile(folder), 200), "the places to look at, one a line", into="listings"),
        Key("thresholds", _THRESHOLDS, "by network, how long a silence is still fresh, quiet or dormant"),
        Key("legal_names", sequence(_LINE, 50), "other names it goes by on paper"),
        Key("facts", _FACTS, "the one true version of phone, address and opening hours"),
        Key("former", _FORMER, "handles and domains it used before"),
        Key("not_ours", sequence(_STRANGER, 200), "places that carry its name and belong to others"),
        Key("offline_links", sequence(_WEBSITE, 200), "addresses that stand on paper, signs and cars"),
        *aimkeys.KEYS,
        Key("brand", _brand(folder), "whose name stands on the report"),
        Key("report", _REPORT, "how the report is made"),
        Key(
            "respect_robots", choice(Robots), "strict: robots.txt also decides about the one look at each listed place"
        ),
    )


def _profile(folder: pathlib.Path) -> Shape[Listing]:
    """An address, `network: handle`, or a table of settings."""
    keys = _profile_settings(folder)
    names = [key.name for key in keys]
    long = table(_listing, keys)

    def read(node: Node, note: Note) -> Listing | None:
        match node:
            case Text():
                url = _ADDRESS.read(node, note)
                listing = Listing(url=url, line=0) if url else None
            case Table(entries=((network, Text() as handle),)) if not (
                network.value in names or nearest(network.value, names)
            ):
                listing = read(_in_one(network, handle), note)
            case _:
                listing = long.read(node, note)
        return listing and dataclasses.replace(listing, line=node.at.line, column=node.at.column)

    pair = {"type": "object", "maxProperties": 1, "additionalProperties": {"type": ["string", "number"]}}
    return Shape(read, {"anyOf": [_ADDRESS.schema, long.schema, pair]})


def _in_one(network: Text, handle: Text) -> Text:
    """`facebook: muffin` as `facebook:muffin`, and `facebook: https://…` as the address alone."""
    typed = handle.value.strip()
    if "://" in typed or typed.startswith("www."):
        return handle
    return dataclasses.replace(handle, value=f"{network.value.lower()}:{typed.removeprefix('@')}")


def _listing(url: str = "", network: str = "", handle: str = "", **fields: Any) -> Listing:  # noqa: ANN401  # each by its shape
    if not url and not (network and handle):
        raise Wrong("this profile has no address (write url: and the address of its page)")
    if url and network:
        fields["later"] = {"network": network, **fields.get("later", {})}
    return Listing(url=url or f"{network.lower()}:{handle.removeprefix('@')}", line=0, **fields)


def _profile_settings(folder: pathlib.Path) -> tuple[Key, ...]:
    return (
        Key("url", _ADDRESS, "the address of its page, as your browser shows it"),
        Key("network", _LINE, "the network, where the address does not tell"),
        Key("handle", _LINE, "the account's name there, in place of url"),
        Key("name", _LINE, "what the report calls this place"),
        Key("owner", _LINE, "who looks after it: a short name from people"),
        Key("backup", _LINE, "who else can get in"),
        Key("cadence", _CADENCE, "how often something should appear here, as 7d", into="cadence_days"),
        Key("decision", choice(Decision), "how this place is meant to end: keep, park, close, merge or claim it"),
        Key("purpose", _LINE, "what the place is for"),
        Key("note", _NOTE, "a remark that the report prints"),
        Key("picture", clientvalues.picture(folder), "a picture file beside this one, shown on the place's page"),
        Key("review_link", _WEBSITE, "the address at which customers write reviews"),
        Key("serves", aimkeys.NAMES, "the goals it serves: short names from goals"),
        Key("for", aimkeys.NAMES, "the people it speaks to: short names from audience", into="audience"),
        Key("why_here", _NOTE, "why the business is on this network"),
        Key("value_to_audience", _NOTE, "what people get out of following it"),
        Key("access", plain(Table), "who can log in, and when that was last proven; never a password", later=True),
        Key("expect", plain(Table), "what should be found there", later=True),
        Key("kind", plain(Text), "what sort of place it is, such as blog", later=True),
        Key("feed", plain(Text), "the address of its feed", later=True),
        Key("ends", plain(Text), "the day it may be taken down", later=True),
    )


def _brand(folder: pathlib.Path) -> Shape[Brand]:
    return table(
        Brand,
        (
            Key("name", _LINE, "your own business"),
            Key("logo", clientvalues.picture(folder, drawing=True), "a picture file beside this one, at most 1 MB"),
            Key("colour", _COLOUR, 'the main colour, in quotes: "#1763D6"'),
            Key("contact", text(200), "how a client reaches you"),
            Key("show_credit", _YES_NO, "whether the report says what it was made with"),
        ),
    )


def _thresholds(**bounds: int) -> Thresholds:
    given = [bounds[name] for name in ("fresh", "quiet", "dormant") if name in bounds]
    if given != sorted(given):
        raise Wrong("these bounds do not grow (fresh is the shortest time, dormant the longest)")
    return Thresholds(**bounds)


def _facts(address: dict[str, Any] | None = None, later: object = None, **fields: Any) -> Facts:  # noqa: ANN401, ARG001  # each by its shape; later facts wait
    return Facts(**fields, **(address or {}))


def _former(handles: tuple[str, ...] = (), domains: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    return {"former_handles": handles, "former_domains": domains}


def _called(people: dict[str, Person]) -> dict[str, Person]:
    return {id_: dataclasses.replace(person, id=id_, name=person.name or id_) for id_, person in people.items()}


_SEASON = table(
    Season,
    (
        Key("from", _MONTH_DAY, "its first day, as 05-01", into="start", required=True),
        Key("to", _MONTH_DAY, "its last day, as 09-30", into="end", required=True),
    ),
)
_PERSON = table(
    Person,
    (
        Key("name", _LINE, "the name that the report prints"),
        Key("role", _LINE, "what they do, such as owner or consultant"),
        Key("email", scalar(clientvalues.email), "where they are reached"),
        Key("left", clientvalues.DATE, "the day they left the business, as 2026-05-01"),
    ),
)
_PEOPLE = named(either(_LINE.then(lambda name: Person(name=name)), _PERSON), 200).then(_called)
_ADDRESS_LINES = table(
    dict[str, str],
    (
        Key("street", _LINE, "street and number"),
        Key("town", _LINE, "the town"),
        Key("postcode", _LINE, "the postcode"),
        Key("country", scalar(clientvalues.country, maxLength=2), "the country's two letters, as GB"),
    ),
)
_FACTS = table(
    _facts,
    (
        Key(
            "phone",
            scalar(clientvalues.phone, type=["string", "number"], maxLength=60),
            'the number customers ring, best with its country: "+44 1632 960123"',
        ),
        Key("email", scalar(clientvalues.email), "where customers write to"),
        Key(
            "address", either(_LINE.then(lambda street: {"street": street}), _ADDRESS_LINES), "where customers come to"
        ),
        Key(
            "hours",
            named(_LINE, 20, clientvalues.unread_hours),
            'when it is open, as mon-fri: "07:00-17:00" and sun: closed',
        ),
        Key("locations", plain(Series), "further places of business", later=True),
    ),
)
_FORMER = table(
    _former,
    (
        Key("handles", sequence(_ADDRESS, 100), "profiles it gave up, as twitter:muffinsco"),
        Key(
            "domains",
            sequence(scalar(clientvalues.domain, maxLength=253), 100),
            "domains it gave up, as muffins.example",
        ),
    ),
)
_STRANGER = either(
    _ADDRESS,
    table(
        lambda url, **_: url,
        (
            Key("url", _ADDRESS, "the address of its page", required=True),
            Key("relation", plain(Text), "what it is, such as unofficial"),
            Key("seen", clientvalues.DATE, "the day it was seen, as 2026-05-01"),
            Key("note", _NOTE, "a remark of your own"),
        ),
    ),
)
_CADENCE = either(
    clientvalues.DAYS,
    table(lambda every: every, (Key("every", clientvalues.DAYS, "the days between two posts, as 7d", required=True),)),
)
_THRESHOLDS = named(
    table(
        _thresholds,
        tuple(
            Key(name, clientvalues.DAYS, f"the longest silence that is still {name}")
            for name in ("fresh", "quiet", "dormant")
        ),
    ),
    100,
)
_REPORT = table(
    Report,
    (
        Key("edition", choice(Edition), "how much it holds: snapshot, standard or full"),
        Key("url", _WEBSITE, "the address at which it will be read"),
        Key("intro", _NOTE, "what you say to the client on its first page"),
        Key("public", _YES_NO, "whether search engines may list it"),
        Key("order_by", plain(Text), "what stands first", later=True),
        Key("show", plain(Table), "which parts are shown", later=True),
    ),
)
_LATER = tuple(
    Key(name, plain(kind), about, later=True)
    for name, kind, about in (
        ("schema", Text, "the version of this file's form"),
        ("trade", Text, "what the business does, such as bakery"),
        ("water_cooler", Text, "the one place where its customers meet"),
        ("competitors", Series, "whom its customers compare it with"),
        ("neighbours", Series, "businesses it could work with"),
        ("listening", Series, "where its customers talk"),
        ("databank", Table, "its own list of customers"),
        ("fan_tools", Table, "what helps fans to share"),
        ("check", Table, "how the checks are made"),
        ("schedule", Table, "when they are made"),
        ("notify", Table, "who is told of what"),
    )
)
