"""What was asked, what came back, and what was read off it: frozen, plain, and free of opinion.

A *visit* is a generator: it yields the asks it wants made together, is sent their replies in the same
order, and returns what it read. It opens no socket, so the same code runs live, from kept replies and in a test.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
from collections.abc import Generator
from typing import Literal, TypeAlias, TypeVar

T = TypeVar("T")

QUOTE = 200
"""The most characters of outside text that a signal, a post or a detail keeps."""


class Failure(enum.StrEnum):
    """Why no answer came back: a closed set, each reached in a test of `net`."""

    NO_SUCH_NAME = "no_such_name"
    """The name does not exist, said by a working resolver."""
    NAME_UNANSWERED = "name_unanswered"
    """The resolver did not answer, or asked to try again: says nothing about the name."""
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    RESET = "reset"
    """The connection broke, and broke again on a fresh one."""
    CERTIFICATE = "certificate"
    TOO_BIG = "too_big"
    TOO_SLOW = "too_slow"
    NOT_HTTP = "not_http"
    BAD_ENCODING = "bad_encoding"
    """A body in a compression that was not asked for, or broken."""
    UNSAFE_ADDRESS = "unsafe_address"
    """An address no public profile lives at; nothing was dialled."""
    BAD_REDIRECT = "bad_redirect"
    """Too many hops, or a Location that cannot be followed."""
    RATE_LIMITED = "rate_limited"
    """The host asked for a longer pause than a run can take."""
    ROBOTS = "robots"
    """robots.txt asks visitors not to look, and the client file says to obey it for listed places too."""
    KEY_REFUSED = "key_refused"
    """The user's own id and secret were not accepted where they are traded for a token; the ask was not made."""
    PROXY = "proxy"
    """The proxy the user named did not pass the request on."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One request a visit would like to have made. Equal asks are made once a run."""

    address: str
    method: Literal["GET", "POST"] = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    """Beyond what every request carries; names in lower case."""
    body: str = ""
    key: str = ""
    """The name of the key it needs (`YOUTUBE_API_KEY`), never its value."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One answer on the way: the address asked and the status it gave."""

    address: str
    status: int


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came back for an ask: the last answer with all hops before it, or the failure as data."""

    ask: Ask
    hops: tuple[Hop, ...] = ()
    """Every answer in order, the last one included."""
    headers: tuple[tuple[str, str], ...] = ()
    """Of the last answer; names in lower case."""
    body: bytes = b""
    """Decompressed; at most 2 MiB."""
    failure: Failure | None = None
    """Set when there is no last answer to read; status is then 0."""
    detail: str = ""
    """A few cleaned words for the log, never shown to a client."""
    seconds: float = 0.0

    @property
    def status(self) -> int:
        """The last answer's status; 0 when the ask failed."""
        return self.hops[-1].status if self.hops and self.failure is None else 0

    @property
    def address(self) -> str:
        """Where the last answer came from."""
        return self.hops[-1].address if self.hops else self.ask.address

    def header(self, name: str) -> str:
        """The first value of a header, or an empty string."""
        return next((value for key, value in self.headers if key == name), "")


Visit: TypeAlias = Generator[tuple[Ask, ...], tuple[Reply, ...], T]


class Sign(enum.StrEnum):
    """What one answer shows of one profile. Readers say signs; only `verdict` draws conclusions."""

    SHOWN = "shown"
    """The profile itself, naming this handle or id."""
    EMPTY = "empty"
    """Shown, and has never posted."""
    PRIVATE = "private"
    """Shown, and its posts are closed to the public."""
    MOVED = "moved"
    """The network names another address for this same account (`Signal.to`)."""
    MARKED_CLOSED = "marked_closed"
    """A listing that is shown and marks the business as permanently closed."""
    ABSENT = "absent"
    """What the network answers for accounts that do not exist, and for no living one."""
    WITHHELD = "withheld"
    """What the network answers for missing and for hidden accounts alike."""
    ENDED = "ended"
    """The network's own interface says in so many words that the account was deleted or suspended."""
    NO_SUCH_NAME = "no_such_name"
    """The host's name does not resolve."""
    NETWORK_CLOSED = "network_closed"
    """The network itself has ended; nothing was asked."""
    LOGIN_WALL = "login_wall"
    RATE_LIMITED = "rate_limited"
    CHALLENGE = "challenge"
    CONSENT = "consent"
    REFUSED = "refused"
    """401, 403, 451, 999 and the like, with no word about the account."""
    SERVER_ERROR = "server_error"
    UNREACHABLE = "unreachable"
    """No answer at all; `Signal.mark` is the failure."""
    UNFAMILIAR = "unfamiliar"
    """An answer that carries neither the mark of a shown nor of an absent profile."""
    KEY_MISSING = "key_missing"
    """The network can only be asked with a key that is not set."""
    ROBOTS = "robots"
    UNREADABLE = "unreadable"
    """Our own reader stumbled; a log says where."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One sign, where it was read and what it was read off."""

    sign: Sign
    rung: str
    """Which of the platform's sources said it (`api`, `page`, `feed` …): a key of its `RUNGS`."""
    host: str
    mark: str
    """The reader's short name for the marker that matched; controls compare marks, not only signs."""
    quote: str = ""
    """The words or status it was read off, cleaned, at most 200 characters."""
    to: str = ""
    """For MOVED: the new address."""


class Precision(enum.StrEnum):
    """How finely a date is known."""

    SECOND = "second"
    DERIVED = "derived"
    """Computed from the post's id: minutes, and from when it was made rather than shown."""
    DAY = "day"
    ROUGH = "rough"
    """From words such as "3 weeks ago"."""


A_REVIEW = "a review"
"""The source of a date that no post of the business has, but the word of a customer."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Newest:
    """The date of the newest public post, or of a listing's newest review, and how we know."""

    at: dt.datetime
    source: str
    """In plain words for the page: "the channel's feed", "the id of the newest video"."""
    precision: Precision
    lower_bound: bool = False
    """True when there may be newer posts that this source does not show: it can prove fresh, never dormant."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One of the business's own recent posts; text at most 200 characters."""

    at: dt.datetime
    text: str = ""
    address: str = ""


class FactKind(enum.StrEnum):
    """What every listing of a business repeats."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    STREET = "street"
    """Street and number, on one line."""
    TOWN = "town"
    POSTCODE = "postcode"
    HOURS = "hours"
    """Opening hours as written (`Mo-Fr 08:00-17:00`), one fact a line."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact as a source states it, in its own words, at most 200 characters."""

    kind: FactKind
    value: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one visit read of one profile."""

    signals: tuple[Signal, ...]
    newest: Newest | None = None
    posts: tuple[Post, ...] = ()
    """At most 20, newest first."""
    name: str = ""
    bio: str = ""
    links: tuple[str, ...] = ()
    """Addresses the profile itself points to."""
    followers: int | None = None
    post_count: int | None = None
    platform_id: str = ""
    """The network's own unchanging id; one kind of id per platform."""
    handle: str = ""
    """The handle as the network spells it today."""
    facts: tuple[Fact, ...] = ()
    """Phone, address and hours, where the source states them apart from its texts; the name stands above."""
    unseen_parts: tuple[str, ...] = ()
    """What this source does not show, in plain words: "community posts"."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One place the business is listed as having."""

    platform: str
    """The platform's id: its module's name."""
    handle: str
    """As the platform tells accounts apart, in its canonical spelling (`maplebakery`, `company/maple-bakery`)."""
    address: str
    """The canonical public address."""

    @property
    def key(self) -> str:
        """Names the place in history and decisions."""
        return f"{self.platform}:{self.handle}"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """What a visit may know beyond the profile."""

    today: dt.date
    language: str = "en"
    keys: frozenset[str] = frozenset()
    """Names of the keys that are set."""
    last_id: str = ""
    """The platform id of the last good reading."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One line of a transcript: what was asked and how it ended, without query values or key values."""

    method: str
    address: str
    status: int
    failure: Failure | None
    size: int
    seconds: float
    hops: tuple[Hop, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One look at one place: what was read, when, and by what exchanges."""

    profile: Profile
    key: str
    """The place's key as first recorded; a move keeps it."""
    listed: tuple[str, ...]
    """The addresses that lead here, as typed in the client file or written on the website."""
    at: dt.datetime
    reading: Reading
    exchanges: tuple[Exchange, ...] = ()
    reader: str = ""
    """Version of the program that read it."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """How one source treated a profile known to live and one that cannot exist, beside our question."""

    platform: str
    host: str
    rung: str
    when: Literal["before", "after"]
    at: dt.datetime
    living: tuple[Signal, ...]
    """Empty when only the absent one was needed."""
    absent: tuple[Signal, ...]


class Saw(enum.StrEnum):
    """What a person met when they opened a place themselves."""

    WORKS = "works"
    UNAVAILABLE = "unavailable"
    SOMEBODY_ELSES = "somebody_elses"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A person's word that they looked: evidence like any other, dated, and expiring."""

    key: str
    """The place's key."""
    saw: Saw
    on: dt.datetime
    until: dt.date
    newest: Newest | None = None
    by: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One run's evidence of one place, with the controls of that run."""

    evidence: Evidence
    controls: tuple[Control, ...] = ()
