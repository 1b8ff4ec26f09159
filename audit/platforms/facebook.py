"""Facebook: pages and groups, shown to strangers in part, and answered alike when missing and when hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from audit.address import Kind
from audit.evidence import Kit, Post, Precision, Profile, Reading, Reply, Sign, Signal, Visit
from audit.platforms import _dates, _graph, _page, _walled, _walls
from audit.platforms._facebook_addresses import EXAMPLES, HOSTS, NUMBER, PFBID, account, handle_at, identify, same
from audit.platforms._page import Document
from audit.platforms._platform import Rhythm

__all__ = ["EXAMPLES", "HOSTS", "KEYS", "NAME", "PACE", "RHYTHM", "RUNGS", "controls", "identify", "visit"]

NAME = "Facebook"
RHYTHM = Rhythm(fresh=30, quiet=90, dormant=365)
PACE = 3.0
KEYS = (_graph.TOKEN,)


def controls(profile: Profile, token: str) -> tuple[Profile, Profile]:  # noqa: ARG001  # one host serves all
    living, absent = account(Kind.PROFILE, "facebook"), account(Kind.PROFILE, token)
    return (
        Profile(platform="facebook", handle=living.handle, address=living.address),
        Profile(platform="facebook", handle=absent.handle, address=absent.address),
    )


_FIELDS = "id,name,username,link,is_published,is_permanently_closed,about,website,fan_count,followers_count"


def api(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The Graph API's page record, posts and reels (posts leave reels out).

    Documented at developers.facebook.com/docs/graph-api/reference/page and …/page/published_posts.
    """
    if _graph.TOKEN not in kit.keys:
        return _walled.key_missing("api", _graph.HOST, _graph.TOKEN)
    (found,) = yield (_graph.ask(profile.handle, fields=_FIELDS),)
    record = _page.mapping(found)
    names = (record.get("id"), record.get("username"), handle_at(str(record.get("link", ""))))
    if found.status != 200 or not any(same(str(name or ""), profile.handle) for name in names):
        return Reading(signals=(_graph.unanswered(found, "api"),))
    if record.get("is_published") is False:
        return Reading(signals=(_walls.signal(found, "api", Sign.WITHHELD, "unpublished", "is_published: false"),))
    posts, reels = yield (
        _graph.ask(f"{record['id']}/published_posts", fields="created_time,permalink_url,message", limit="5"),
        _graph.ask(f"{record['id']}/video_reels", fields="created_time,permalink_url,description", limit="5"),
    )
    return _from_graph(found, record, (posts, reels), kit)


def page(profile: Profile, kit: Kit) -> Visit[Reading]:
    """The public page as a stranger gets it: its share tags, and in its data the post at the top."""
    (reply,) = yield (_walled.page(profile.address),)
    if blocked := _blocked(reply):
        return Reading(signals=(blocked,))
    document = _page.document(reply)
    there = handle_at(document.meta("og:url"))
    if reply.status == 200 and document.meta("og:title") and there and not _UNAVAILABLE.search(reply.body):
        return _shown(reply, document, there, profile, kit)
    return Reading(signals=(_hidden(reply, document),))


def visit(profile: Profile, kit: Kit) -> Visit[Reading]:
    in_graph = _graph.TOKEN in kit.keys and "/" not in profile.handle and not PFBID.fullmatch(profile.handle)
    return (yield from _walled.climb(profile, kit, *((api, page) if in_graph else (page,))))


RUNGS = {"api": api, "page": page}

_UNAVAILABLE = re.compile(
    rb"content isn(?:\\*'|\\+u2019|\\+u0027|&#0?39;|&#x27;|\xe2\x80\x99)t available (?:right now|at the moment)",
    re.IGNORECASE,
)
_RATE_LIMIT = b'{"__dr":"CometErrorRoot.react"}'
_LOGIN_TITLES = ("log in to facebook", "log into facebook")
_APP_LINK = re.compile(r"fb://(?:profile|page|group)/([0-9]{5,20})")


def _blocked(reply: Reply) -> Signal | None:
    if wall := _walls.wall(reply, "page"):
        return wall
    if _RATE_LIMIT in reply.body:
        return _walls.signal(reply, "page", Sign.RATE_LIMITED, "comet_error", "CometErrorRoot.react")
    if reply.status == 400:
        return _walls.signal(reply, "page", Sign.REFUSED, "status_400")
    return None


def _hidden(reply: Reply, document: Document) -> Signal:
    """What an answer without the page's own share tags says: missing and hidden pages get the same."""
    title = document.title.lower()
    if title.startswith(_LOGIN_TITLES) or "You must log in to continue" in document.text():
        return _walls.signal(reply, "page", Sign.LOGIN_WALL, "login_page", document.title)
    if document.meta("og:title") or document.meta("og:url") or not handle_at(reply.address):
        return _walls.unfamiliar(reply, "page")
    if words := _UNAVAILABLE.search(reply.body):
        return _walls.signal(reply, "page", Sign.WITHHELD, "content_unavailable", words[0].decode("utf-8", "replace"))
    if title == "page not found":
        return _walls.signal(reply, "page", Sign.WITHHELD, "page_not_found", document.title)
    if reply.status == 200 and title == "facebook" and document.has("#login_form, #loginbutton"):
        return _walls.signal(reply, "page", Sign.WITHHELD, "bare_login_form", "<title>Facebook</title>")
    return _walls.unfamiliar(reply, "page")


def _shown(reply: Reply, document: Document, there: str, profile: Profile, kit: Kit) -> Reading:
    data = list(document.json_scripts())
    sign, mark = _whose(reply, document, data, there, profile, kit)
    to = f"https://www.facebook.com/{there}" if sign is Sign.MOVED else ""
    signal = _walls.signal(reply, "page", sign, mark, f"{document.meta('og:title')} ({there})", to=to)
    if sign is Sign.UNFAMILIAR:
        return Reading(signals=(signal,))
    posts = _posts(data, kit)
    newest = _walled.newest(
        posts,
        "the post at the top of the page",
        Precision.SECOND,
        lower_bound=len(posts) == 1,  # it may be pinned; of two, only one can be
    )
    about = document.meta("og:description")
    return Reading(
        signals=(signal,),
        newest=newest,
        posts=posts,
        name=_page.excerpt(document.meta("og:title")),
        bio=_page.excerpt(about),
        links=_page.addresses_in(about),
        platform_id=_profile_id(document),
        handle=there,
        unseen_parts=("posts below the one at the top", "stories"),
    )


def _whose(
    reply: Reply, document: Document, data: list[Any], there: str, profile: Profile, kit: Kit
) -> tuple[Sign, str]:
    """Whether the shown page is the one asked for, its new name, or not known to be either."""
    app_link = _APP_LINK.match(document.meta("al:android:url"))
    named = (there, app_link[1] if app_link else "", str(next(_page.find(data, "userVanity"), "")))
    if any(same(name, profile.handle) for name in named):
        return Sign.SHOWN, "share_tags"
    redirected = same(handle_at(reply.address), there)
    if redirected and (NUMBER.fullmatch(profile.handle) or PFBID.fullmatch(profile.handle)):
        return Sign.SHOWN, "number_resolved"
    known = _profile_id(document)
    if kit.last_id and known == kit.last_id:
        return Sign.MOVED, "id_has_new_name"
    if redirected and not (kit.last_id and known):
        return Sign.MOVED, "redirected_to_page"
    return Sign.UNFAMILIAR, "names_another"


def _profile_id(document: Document) -> str:
    """The profile's number. Old pages and the Graph API give a page number instead, which is another kind of id."""
    link = document.meta("al:android:url")
    found = _APP_LINK.match(link)
    return found[1] if found and link.startswith("fb://profile/") else ""


def _posts(data: list[Any], kit: Kit) -> tuple[Post, ...]:
    """The posts of the timeline, each once however often the page's data repeats it."""
    return _walled.newest_first({post.at: post for post in _timeline(data, kit)}.values())


def _timeline(data: list[Any], kit: Kit) -> Iterator[Post]:
    for units in _page.find(data, "timeline_list_feed_units"):
        edges = _page.sequence(units.get("edges")) if isinstance(units, dict) else ()
        for node in (edge.get("node") for edge in edges if isinstance(edge, dict)):
            message = next(_page.find(node, "message"), None)
            text = str(message.get("text", "")) if isinstance(message, dict) else ""
            at = _dates.from_seconds(next(_page.find(node, "creation_time"), None))
            for date in _dates.usable([at], kit.today):
                yield Post(at=date, text=_page.excerpt(text), address=str(next(_page.find(node, "wwwURL"), "")))


def _from_graph(found: Reply, record: Mapping[str, Any], lists: tuple[Reply, Reply], kit: Kit) -> Reading:
    signals = [_walls.signal(found, "api", Sign.SHOWN, "page_record", f"{record.get('name', '')} ({record['id']})")]
    if record.get("is_permanently_closed") is True:
        closed = "is_permanently_closed: true"
        signals.append(_walls.signal(found, "api", Sign.MARKED_CLOSED, "permanently_closed", closed))
    posts = _walled.newest_first(_listed(lists, kit))
    newest = _walled.newest(
        posts,
        "the page's own list of posts and reels",
        Precision.SECOND,
        lower_bound=any(reply.status != 200 for reply in lists),
    )
    return Reading(
        signals=tuple(signals),
        newest=newest,
        posts=posts,
        name=str(record.get("name", "")),
        bio=_page.excerpt(str(record.get("about", ""))),
        links=_page.addresses_in(str(record.get("website", ""))),
        followers=_page.count(record.get("followers_count")),
        handle=str(record.get("username") or record["id"]),
        unseen_parts=("stories",),
    )


def _listed(lists: tuple[Reply, ...], kit: Kit) -> Iterator[Post]:
    for item in (item for reply in lists for item in _page.sequence(_page.mapping(reply).get("data"))):
        if isinstance(item, dict):
            text = str(item.get("message") or item.get("description") or "")
            for at in _dates.usable([_dates.moment(str(item.get("created_time", "")))], kit.today):
                yield Post(at=at, text=_page.excerpt(text), address=str(item.get("permalink_url", "")))
