"""The business's blog against a list of seventeen points, each told only from what was seen.

The points are those of blog check lists that consultants use by hand; there is no score.
"""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Callable, Iterator

from audit import articles
from audit.articles import Articles
from audit.dossier import Dossier
from audit.report.blogcheck import _care as care, _reach as reach, _said
from audit.report.blogcheck._said import Blog, Said, Tick

__all__ = ["NO_POSTS", "Group", "Item", "Tick", "items"]

NO_POSTS = _said.NO_POSTS.words
"""What is said of each point that only posts could show, where none was read."""


class Group(enum.StrEnum):
    """What a point is about, in the order of the page."""

    FOUND = "Can people find and read it"
    ALIVE = "Is it alive"
    INVITES = "Does it invite people in"
    KEPT = "Is it well kept"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One point of the list."""

    id: int
    """1 to 17, as on the list; pages are free to show them in another order."""
    group: Group
    title: str
    """What is asked for, as a statement: "Posts name their author"."""
    tick: Tick
    words: str
    """What was seen, in a sentence; outside text may stand in it."""
    pages: tuple[str, ...] = ()
    """Where, as paths of pages."""
    values: tuple[str, ...] = ()
    """What it is about, as the subjects of findings name it: addresses, or the ids of words."""
    checks: tuple[str, ...] = ()
    """Ids of the checks whose findings may tell the same."""
    place: str = ""
    """The key of the place the blog is; empty where it is none."""


def items(dossier: Dossier) -> tuple[Item, ...] | None:
    """The seventeen points in their order; None where no blog is known.

    A blog is a listed place that is one, or three articles or more on the client's own website.
    """
    blog = _blog(dossier)
    return tuple(_items(blog)) if blog else None


def _blog(dossier: Dossier) -> Blog | None:
    """The blog on the client's own website before one elsewhere."""
    found = articles.of(dossier)
    listed = [place for place in dossier.listed if articles.is_blog(place)]
    own = next((place for place in listed if articles.is_own(place, dossier)), None)
    if found.is_blog or (own and found.count < articles.FEWEST):
        return Blog(dossier=dossier, place=own, articles=found)
    place = own or next(iter(listed), None)
    return Blog(dossier=dossier, place=place, articles=Articles(seen=found.seen)) if place else None


def _items(blog: Blog) -> Iterator[Item]:
    for number, (group, title, say, checks) in enumerate(_POINTS, 1):
        said = say(blog)
        yield Item(
            id=number,
            group=group,
            title=title,
            tick=said.tick,
            words=said.words,
            pages=said.pages,
            values=said.values,
            checks=checks,
            place=blog.place.key if blog.place else "",
        )


_GONE = ("dead_link", "hidden_profile", "private_profile", "moved_profile", "taken_over_profile", "closed_network")
_SILENT = ("silent_profile", "neglected_blog", "empty_profile")
_POINTS: tuple[tuple[Group, str, Callable[[Blog], Said], tuple[str, ...]], ...] = (
    (Group.FOUND, "The blog opens", reach.opens, _GONE),
    (Group.ALIVE, "Posts say when they were written", reach.dated, ()),
    (Group.ALIVE, "The newest post is recent", reach.recent, _SILENT),
    (Group.FOUND, "Readers can follow it in a news reader", reach.feed, ("broken_feed",)),
    (Group.ALIVE, "Posts name their author", reach.author, ()),
    (Group.INVITES, "A page about you, or a way to reach you", care.contact, ("broken_contact",)),
    (Group.INVITES, "Readers can answer", care.comments, ()),
    (Group.KEPT, "Comments are free of advertising", care.spam, ("comment_spam",)),
    (Group.FOUND, "Posts look good when shared", reach.sharing, ("poor_preview",)),
    (Group.KEPT, "Pictures load", care.pictures, ("poor_preview",)),
    (Group.KEPT, "Films and embedded posts play", care.embeds, ("broken_embed",)),
    (Group.KEPT, "Links in posts lead somewhere", care.links, ("broken_outside_link",)),
    (Group.KEPT, "No sample texts are left", care.starter, ("starter_content",)),
    (Group.FOUND, "The menu leads to the blog", reach.menu, ()),
    (Group.INVITES, "The form for news works", care.subscription, ("broken_contact",)),
    (Group.KEPT, "The year at the foot is current", care.year, ("old_year",)),
    (Group.KEPT, "Browsers call it safe", care.secure, ("insecure_page",)),
)
