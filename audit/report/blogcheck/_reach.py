"""Whether a blog can be found and read, and whether it is alive."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from audit import articles
from audit.activity import Activity
from audit.client import Decision
from audit.evidence import Sign
from audit.followed import Purpose
from audit.report import plain
from audit.report.blogcheck._said import NO_POSTS, Blog, Said, Tick, asked
from audit.verdict import Verdict
from audit.website import FoundBy
from audit.website.noticed import Noticed, Trait

_GENERIC = frozenset(("admin", "administrator", "root", "user", "webmaster", "wpadmin", "author", "guest"))


def opens(blog: Blog) -> Said:
    if blog.place is None:
        return Said(Tick.OK, f"We read {plain.plural(blog.articles.count, 'post')} on your website.")
    match blog.place.verdict:
        case Verdict.LIVE:
            return Said(Tick.OK, "It opens for everyone.")
        case Verdict.UNSEEN:
            return Said(Tick.UNSEEN, "It did not show itself to our checker.")
        case Verdict.SUSPECT:
            return Said(Tick.NOT, "It looks gone. Open it yourself before you change anything.")
        case Verdict.GONE | Verdict.NETWORK_CLOSED:
            return Said(Tick.NOT, "It is gone.")
        case Verdict.MOVED:
            return Said(Tick.NOT, "It has moved to another address.")
        case Verdict.TAKEN_OVER:
            return Said(Tick.NOT, "Its address is somebody else's now.")
        case Verdict.PRIVATE | Verdict.NOT_PUBLIC:
            return Said(Tick.NOT, "Visitors are told that they may not read it.")
        case verdict:
            assert_never(verdict)


def dated(blog: Blog) -> Said:
    newest = blog.place.newest if blog.place else None
    if newest and blog.place:
        when = plain.dated(newest.at.date(), blog.place.seen_on or blog.dossier.date)
        if newest.lower_bound:
            return Said(Tick.OK, f"We saw a post from {when}. There may be newer ones.")
        return Said(Tick.OK, f"The newest post is from {when}.")
    if blog.articles.days:
        day, page = blog.articles.days[0]
        newest_is = "The newest post" if blog.articles.is_sure else "The newest post we read"
        return Said(Tick.OK, f"{newest_is} is from {plain.dated(day, blog.articles.seen)}.", (page,))
    if blog.is_read:
        return Said(Tick.NOT, "None of the posts we read names a day.", tuple(sorted(blog.articles.pages)))
    return Said(Tick.UNSEEN, "We found no day of any post.")


def recent(blog: Blog) -> Said:
    if blog.place and blog.place.decision is Decision.PARK:
        return Said(Tick.NOT_APPLICABLE, "The blog is parked, as you decided.")
    if blog.place and blog.place.activity is not Activity.UNKNOWN:
        newest, seen = blog.place.newest, blog.place.seen_on
        old = plain.age(newest.at.date(), seen) if newest and seen else ""
        return _recent(blog.place.activity, f"The newest post was written {old}.")
    if blog.articles.days:
        found, (day, page) = blog.articles, blog.articles.days[0]
        how = articles.state(found, blog.dossier)
        if how is not Activity.FRESH and not found.is_sure:
            return Said(Tick.UNSEEN, "We did not read all posts; there may be newer ones.", (page,))
        if found.is_imported:
            return Said(Tick.UNSEEN, "All posts carry the same day, so it says little.", (page,))
        return _recent(how, f"The newest post was written {plain.age(day, found.seen)}.")
    return Said(Tick.UNSEEN, "We could not see when the newest post was written.")


def _recent(how: Activity, words: str) -> Said:
    match how:
        case Activity.FRESH:
            return Said(Tick.OK, words)
        case Activity.QUIET | Activity.DORMANT | Activity.ABANDONED:
            return Said(Tick.NOT, words)
        case Activity.EMPTY:
            return Said(Tick.NOT, "There is no post yet.")
        case Activity.UNKNOWN:
            return Said(Tick.UNSEEN, "We could not see when the newest post was written.")
        case _:
            assert_never(how)


def feed(blog: Blog) -> Said:
    look = blog.place.look if blog.place else None
    if look and any(signal.rung == "feed" and signal.sign is Sign.SHOWN for signal in look.evidence.reading.signals):
        return Said(Tick.OK, "Its feed works: news readers are told of every post.")
    if not blog.is_read:
        return Said(Tick.UNSEEN, "We could not see whether it has a feed.")
    announced = blog.dossier.noticed(Trait.FEED)
    if not announced:
        return Said(Tick.NOT, "No page we read announces a feed.")
    return asked(
        blog.dossier.followed(Purpose.FEED),
        announced,
        fine="Its feed opens: news readers are told of every post.",
        broken="The feed that your pages announce does not open.",
    )


def author(blog: Blog) -> Said:
    if not blog.is_read:
        return NO_POSTS
    signed = blog.on_posts(Trait.AUTHOR)
    real = [thing for thing in signed if thing.value.strip().lower() not in _GENERIC]
    named, total = min(sum(thing.on_pages for thing in real), blog.articles.count), blog.articles.count
    if named == total:
        return Said(Tick.OK, f"Every post we read names one: {_names(real)}.")
    if named:
        return Said(Tick.NOT, f"{named} of the {total} posts we read name one.")
    if signed:
        return Said(Tick.NOT, f'Posts are signed "{signed[0].value}", which is nobody\'s name.')
    return Said(Tick.NOT, "None of the posts we read names one.")


def _names(things: Sequence[Noticed]) -> str:
    return ", ".join([thing.value for thing in things[:2]]) + (" and others" if len(things) > 2 else "")


def sharing(blog: Blog) -> Said:
    if not blog.is_read:
        return NO_POSTS
    lacks = {
        Trait.NO_SHARE_TITLE: "a title",
        Trait.NO_SHARE_TEXT: "a text",
        Trait.NO_SHARE_PICTURE: "a picture",
    }
    found = blog.on_posts(*lacks)
    if found:
        lacking = [trait for trait in lacks if any(thing.trait is trait for thing in found)]
        words = f"Shared posts lack {' and '.join(lacks[trait] for trait in lacking)} of their own."
        return Said(Tick.NOT, words, blog.pages_of(found), tuple(trait.value for trait in lacking))
    if any(thing.on_pages > len(thing.pages) for thing in blog.dossier.noticed(*lacks)):
        return Said(Tick.UNSEEN, "Many pages of your website lack something; we could not tell which.")
    return Said(Tick.OK, "Shared posts show a title, a text and a picture.")


def menu(blog: Blog) -> Said:
    if blog.place and blog.place.decision is Decision.PARK:
        return Said(Tick.NOT_APPLICABLE, "The blog is parked, as you decided.")
    index = blog.articles.index
    if index and index.found_by is FoundBy.HOME:
        return Said(Tick.OK, "Your posts stand on the home page itself.")
    regions = [link.region for link in blog.place.links] if blog.place else []
    regions += [index.region] if index and index.linked_from else []
    if any(region in ("nav", "header") for region in regions):
        return Said(Tick.OK, "It does.")
    if regions:
        return Said(Tick.NOT, "We met the link only at the foot or in the text of a page.")
    if index:
        return Said(Tick.NOT, "No page we read leads there.")
    return Said(Tick.UNSEEN, "We do not know which page lists the posts.")
