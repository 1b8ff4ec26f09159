"""Forums on hosts of their own, in the shapes of Discourse, phpBB and vBulletin.

Threads: 12 lives, 40 is old, 66 awaits approval, 77 was deleted, 88 is for members, 99 never was. Members: `freshbakery` lives,
`suspendedbakery` is suspended, `nobodyhasthis` never was (phpBB and vBulletin: 2 lives, 999 never was).
`talk.example` Discourse as it comes: what is hidden and what is deleted answer alike · `talk-detailed.example` Discourse that
tells them apart · `talk-members.example` Discourse for members alone · `board.example` phpBB · `oldboard.example` vBulletin.
"""

from __future__ import annotations

from collections.abc import Mapping

from audit.practice import _feeds
from audit.practice._answer import Answer, Asked, ago, data, iso, page, redirect, script
from audit.practice._case import Case, is_gone, lives

OPEN, DETAILED, MEMBERS = "talk.example", "talk-detailed.example", "talk-members.example"
BOARD, OLD_BOARD = "board.example", "oldboard.example"
HOSTS = (OPEN, DETAILED, MEMBERS, BOARD, OLD_BOARD)
THREADS: Mapping[str, tuple[float, ...]] = {"12": (4, 8, 15), "40": (1300, 1310)}
"""Ages in days of each thread's posts, newest first."""
DELETED, HIDDEN = "77", "88"
_TITLE = "Best bread in Springfield?"

_TALK, _TOLD = f"https://{OPEN}", f"https://{DETAILED}"
_PHPBB, _VB = f"https://{BOARD}", f"https://{OLD_BOARD}"
CASES: tuple[Case, ...] = (
    lives(f"{_TALK}/t/best-bread-in-springfield/12", "thread", "page", "Discourse, JSON-LD and RSS"),
    lives(f"{_TALK}/t/best-bread-in-springfield/88", "members only", "page", "Discourse, 404", decidable=False),
    lives(f"{_TOLD}/t/best-bread-in-springfield/88", "members only", "page", "Discourse, 403", decidable=False),
    lives(
        f"https://{MEMBERS}/t/best-bread-in-springfield/12", "members only", "page", "302 to /login", decidable=False
    ),
    lives(f"{_TALK}/u/freshbakery", "member", "interface", "Discourse, user record"),
    lives(f"{_TALK}/u/suspendedbakery", "suspended member", "interface", "Discourse, suspended_till"),
    lives(f"{_PHPBB}/viewtopic.php?t=12", "thread", "page", "phpBB, <time> and Atom"),
    lives(f"{_PHPBB}/viewtopic.php?t=66", "awaiting approval", "page", "phpBB, 404", decidable=False),
    lives(f"{_PHPBB}/viewtopic.php?t=88", "members only", "page", "phpBB, login form"),
    lives(f"{_PHPBB}/memberlist.php?mode=viewprofile&u=2", "member", "page", "phpBB, profile for guests"),
    lives(f"{_VB}/showthread.php?12-best-bread", "thread", "page", "vBulletin, dates in words and RSS"),
    lives(f"{_VB}/showthread.php?t=88", "members only", "page", "vBulletin, no permission", decidable=False),
    lives(f"{_VB}/member.php?2-freshbakery", "member", "page", "vBulletin, profile for guests"),
    is_gone(f"{_TALK}/t/best-bread-in-springfield/77", "deleted thread", "page", "Discourse, 404", decidable=False),
    is_gone(f"{_TOLD}/t/best-bread-in-springfield/77", "deleted thread", "page", "Discourse, 410"),
    is_gone(f"{_TALK}/u/nobodyhasthis", "no such member", "interface", "Discourse, 404 not_found", decidable=False),
    is_gone(f"{_PHPBB}/viewtopic.php?t=77", "deleted thread", "page", "phpBB, 404", decidable=False),
    is_gone(f"{_PHPBB}/memberlist.php?mode=viewprofile&u=999", "no such member", "page", "phpBB, 404", decidable=False),
    is_gone(f"{_VB}/showthread.php?t=77", "deleted thread", "page", "vBulletin, no thread specified", decidable=False),
    is_gone(f"{_VB}/member.php?u=999", "no such member", "page", "vBulletin, not registered"),
)


def answer(asked: Asked) -> Answer:
    """By the program that the host runs."""
    match asked.host.removeprefix("www."):
        case "board.example":
            return _styled(_phpbb(asked))
        case "oldboard.example":
            return _vbulletin(asked)
        case host:
            return _discourse(asked, host)


_GENERATOR = '<meta name="generator" content="Discourse 2026.10.0 - https://github.com/discourse/discourse">'


def _discourse(asked: Asked, host: str) -> Answer:
    if host == MEMBERS and asked.segments != ("login",):
        return redirect(f"https://{host}/login")
    match asked.segments:
        case ():
            return page("Springfield Talk", "<h1>Springfield Talk</h1><p>Latest topics</p>", _GENERATOR)
        case ("login",):
            return page("Springfield Talk", "<h1>Log In</h1>", _GENERATOR)
        case ("t", number) | ("t", _, number) | ("t", _, number, _):
            return _topic(host, number)
        case ("u", name) | ("u", name, "summary" | "activity"):
            return _member(name)
        case _:
            return _not_found(as_data=asked.path.endswith(".json"))


def _not_found(status: int = 404, *, as_data: bool) -> Answer:
    if as_data:
        words = "The requested URL or resource could not be found."
        return data({"errors": [words], "error_type": "not_found"}, status)
    words = "Oops! That page doesn&rsquo;t exist or is private."
    return page("Page Not Found", f"<h1>{words}</h1>", _GENERATOR, status)


def _topic(host: str, written: str) -> Answer:
    number, _, form = written.partition(".")
    ages = THREADS.get(number)
    if host == DETAILED and number == DELETED:
        return _not_found(410, as_data=form == "json")
    if host == DETAILED and number == HIDDEN:
        return page("Springfield Talk", "<h1>Sorry, you don't have access to that topic!</h1>", _GENERATOR, 403)
    if ages is None or form not in {"", "json", "rss"}:
        return _not_found(as_data=form == "json")
    at = f"https://{host}/t/best-bread-in-springfield/{number}"
    if form == "rss":
        return _feeds.rss(f"{at}/", _TITLE, [(age, f"Post {place}") for place, age in enumerate(ages, 1)])
    if form == "json":
        posts = [{"id": place, "created_at": iso(ago(age)), "username": "anna"} for place, age in enumerate(ages, 1)]
        stream = {"posts": posts, "stream": list(range(1, len(posts) + 1))}
        told = {
            "id": int(number),
            "title": _TITLE,
            "created_at": iso(ago(ages[-1])),
            "last_posted_at": iso(ago(ages[0])),
        }
        return data(told | {"post_stream": stream, "posts_count": len(posts)})
    return _topic_page(at, ages)


def _topic_page(at: str, ages: tuple[float, ...]) -> Answer:
    node = {
        "@context": "http://schema.org",
        "@type": "DiscussionForumPosting",
        "headline": _TITLE,
        "url": at,
        "datePublished": iso(ago(ages[-1])),
        "comment": [{"@type": "Comment", "datePublished": iso(ago(age))} for age in ages[:-1]],
    }
    head = (
        f'{_GENERATOR}<link rel="canonical" href="{at}"><meta property="og:url" content="{at}">'
        f'<link rel="alternate" type="application/rss+xml" title="RSS feed of {_TITLE}" href="{at}.rss">'
        + script(node, 'type="application/ld+json"')
    )
    posts = "".join(f'<article><time datetime="{iso(ago(age))}">then</time><p>So do I.</p></article>' for age in ages)
    return page(f"{_TITLE} - Springfield Talk", f"<h1>{_TITLE}</h1>{posts}", head)


def _member(written: str) -> Answer:
    name, _, form = written.partition(".")
    if name not in {"freshbakery", "suspendedbakery", "system"}:
        return _not_found(as_data=form == "json")
    user: dict[str, object] = {"id": 7, "username": name, "name": "Fresh Bakery", "last_posted_at": iso(ago(4))}
    if name == "suspendedbakery":
        user |= {"suspended_till": iso(ago(-300)), "suspend_reason": "Advertising"}
    if form == "json":
        return data({"user_badges": [], "user": user})
    return page(f"Profile - {name} - Springfield Talk", f"<h1>{name}</h1>", _GENERATOR)


_LOGIN_FORM = (
    '<form action="./ucp.php?mode=login"><input name="username"><input type="password" name="password"></form>'
)


def _phpbb(asked: Asked) -> Answer:
    match asked.segments:
        case ():
            return page("Springfield Board - Index page", "<h1>Springfield Board</h1><p>Powered by phpBB</p>")
        case ("viewtopic.php",):
            return _phpbb_topic(asked.query.get("t", ""))
        case ("feed", "topic", number) | ("app.php", "feed", "topic", number) if number in THREADS:
            posts = [(age, f"Re: {_TITLE} {place}") for place, age in enumerate(THREADS[number], 1)]
            return _feeds.atom(f"{_PHPBB}/", _TITLE, posts)
        case ("memberlist.php",) if asked.query.get("mode") == "viewprofile":
            return _phpbb_member(asked.query.get("u", ""))
        case _:
            return page("404 Not Found", "<h1>Not Found</h1>", status=404)


def _styled(made: Answer) -> Answer:
    """As phpBB's own style marks its pages."""
    body = made.body.replace(b"<body>", b'<body id="phpbb" class="nojs notouch section-viewtopic ltr">', 1)
    return Answer(made.status, made.headers, body)


def _phpbb_topic(number: str) -> Answer:
    if number == HIDDEN:
        words = "The board requires you to be registered and logged in to view this forum."
        return page("Springfield Board - Login", f"<p>{words}</p>{_LOGIN_FORM}")
    if number not in THREADS:
        return _information("The requested topic does not exist.")
    posts = "".join(
        f'<div class="post"><p class="author">by anna » <time datetime="{ago(age).isoformat()}">{ago(age):%a %b %d, %Y}</time>'
        "</p><div class=content>So do I.</div></div>"
        for age in reversed(THREADS[number])
    )
    head = (
        f'<link rel="canonical" href="{_PHPBB}/viewtopic.php?t={number}"><link rel="alternate" '
        f'type="application/atom+xml" title="Feed - Topic - {_TITLE}" href="{_PHPBB}/app.php/feed/topic/{number}">'
    )
    return page(f"{_TITLE} - Springfield Board", f"<h2>{_TITLE}</h2>{posts}<p>Powered by phpBB</p>", head)


def _phpbb_member(number: str) -> Answer:
    if number != "2":
        return _information("The requested user does not exist.")
    rows = f"<dl><dt>Username:</dt><dd>freshbakery</dd><dt>Last active:</dt><dd>{ago(4):%a %b %d, %Y}</dd></dl>"
    return page(
        "Springfield Board - User Control Panel - Viewing profile - freshbakery",
        f"<h2>Viewing profile - freshbakery</h2>{rows}",
    )


def _information(words: str) -> Answer:
    return page(
        "Springfield Board - Information", f'<h2 class="message-title">Information</h2><p>{words}</p>', status=404
    )


_VB_GENERATOR = '<meta name="generator" content="vBulletin 4.2.5">'


def _vbulletin(asked: Asked) -> Answer:
    number = next(iter(asked.query), "").partition("-")[0]
    match asked.segments:
        case () | ("forum.php",) | ("index.php",):
            return page("Springfield Forums", "<h1>Springfield Forums</h1>", _VB_GENERATOR)
        case ("showthread.php",):
            return _vb_thread(asked.query.get("t") or number)
        case ("member.php",):
            return _vb_member(asked.query.get("u") or number)
        case ("external.php",):
            posts = [(age, f"Post {place}") for place, age in enumerate(THREADS["12"], 1)]
            return _feeds.rss(f"{_VB}/", "Springfield Forums", posts)
        case _:
            return page("404 Not Found", "<h1>Not Found</h1>", status=404)


def _vb_thread(number: str) -> Answer:
    if number == HIDDEN:
        return _message("You are not logged in or you do not have permission to access this page.")
    if number not in THREADS:
        return _message("No Thread specified. If you followed a valid link, please notify the administrator")
    posts = "".join(
        f'<li><span class="date">{ago(age):%m-%d-%Y},&nbsp;<span class="time">{ago(age):%I:%M %p}</span></span>'
        "<blockquote>So do I.</blockquote></li>"
        for age in reversed(THREADS[number])
    )
    head = (
        f'{_VB_GENERATOR}<link rel="canonical" href="{_VB}/showthread.php?{number}-best-bread"><link rel="alternate" '
        f'type="application/rss+xml" title="RSS 2.0" href="{_VB}/external.php?type=RSS2">'
    )
    return page(_TITLE, f"<h1>{_TITLE}</h1><ol>{posts}</ol>", head)


def _vb_member(number: str) -> Answer:
    if number != "2":
        return _message("This user has not registered and therefore does not have a profile to view.")
    body = f"<h1>freshbakery</h1><dl><dt>Last Activity</dt><dd>{ago(4):%m-%d-%Y}</dd></dl>"
    return page("View Profile: freshbakery - Springfield Forums", body, _VB_GENERATOR)


def _message(words: str) -> Answer:
    return page("Springfield Forums", f"<h2>vBulletin Message</h2><div class=blockrow>{words}</div>", _VB_GENERATOR)
