"""Blogs and news pages on hosts of their own, and hosts with something wrong with them.

Feeds: `fresh-blog.example` RSS · `quiet-blog.example` Atom · `dormant-blog.example` RDF · `json-blog.example` JSON Feed ·
`wordpress-blog.example` REST and RSS · `closed-api-blog.example` REST refuses, RSS works · `empty-blog.example` no post yet ·
`undated-blog.example` no feed, no dates · `press-blog.example` an empty news sitemap.
Gone: `gone-blog.example` its front page lives, everything else is 404 or 410. A host that is not here has no name.
Never to be called gone: `soft.example` 200 to everything · `parked.example` · `throttled.example` 429 · `forbidden.example` ·
`challenge.example` · `busy.example` 503 · `refused.example`, `reset.example`, `slow.example`, `certificate.example`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from audit.practice import _feeds
from audit.practice._answer import Answer, Asked, Fault, ago, data, page, text
from audit.practice._case import Case, is_gone, lives

_FAULTS: Mapping[str, Fault] = {
    "refused.example": Fault.REFUSED,
    "reset.example": Fault.RESET,
    "slow.example": Fault.TOO_SLOW,
    "certificate.example": Fault.CERTIFICATE,
}
_WALLS: Mapping[str, Answer] = {
    "throttled.example": text("Too Many Requests", 429, retry_after="5"),
    "forbidden.example": page("403 Forbidden", "<h1>Forbidden</h1>", status=403),
    "busy.example": page("503", "<h1>Service Unavailable</h1>", status=503, retry_after="30"),
    "challenge.example": page(
        "Just a moment...",
        "Enable JavaScript and cookies to continue",
        '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script>',
        403,
        cf_mitigated="challenge",
        server="cloudflare",
    ),
    "soft.example": page("Welcome", "<h1>Welcome to our site</h1><p>Have a look around.</p>"),
    "parked.example": page(
        "parked.example", '<p>This domain is for sale</p><script src="https://sedoparking.com/x.js"></script>'
    ),
    "press-blog.example": page(
        "Press blog", "<h1>News</h1><p>Ask us anything.</p>", '<link rel="sitemap" href="/news-sitemap.xml">'
    ),
    "undated-blog.example": page("Undated blog", "<h1>News</h1><p>We are open again.</p>"),
}
_KNOWN = frozenset(["example.com", "example.org", "www.example.com", "www.iana.org", "www.wikipedia.org"])

_Writer = Callable[[str, str, _feeds.Articles], Answer]
_FEEDS: Mapping[str, tuple[str, str, _Writer, tuple[float, ...]]] = {
    "fresh-blog.example": ("feed.xml", "application/rss+xml", _feeds.rss, (6, 34, 60)),
    "quiet-blog.example": ("atom.xml", "application/atom+xml", _feeds.atom, (100, 130)),
    "dormant-blog.example": ("index.rdf", "application/rss+xml", _feeds.rdf, (250, 280)),
    "json-blog.example": ("feed.json", "application/feed+json", _feeds.json_feed, (12, 40)),
    "wordpress-blog.example": ("feed", "application/rss+xml", _feeds.rss, (9, 33)),
    "closed-api-blog.example": ("feed", "application/rss+xml", _feeds.rss, (900, 950)),
    "empty-blog.example": ("feed", "application/rss+xml", _feeds.rss, ()),
}
_WORDPRESS = frozenset({"wordpress-blog.example", "closed-api-blog.example", "empty-blog.example"})
_CLOSED = {
    "code": "rest_cannot_access",
    "message": "Only authenticated users can access the REST API.",
    "data": {"status": 401},
}
_NO_ROUTE = {
    "code": "rest_no_route",
    "message": "No route was found matching the URL and request method.",
    "data": {"status": 404},
}

_NO_NEWS = (
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"/>'
)
"""A list of the last two days' news, as it is on most days."""
HOSTS = (*_FAULTS, *_WALLS, *_FEEDS, "gone-blog.example", *_KNOWN)


def answer(asked: Asked) -> Answer | Fault:
    """The host's own trouble comes first, then its pages."""
    host = asked.host
    if host in _FAULTS:
        return _FAULTS[host]
    if asked.path == "/news-sitemap.xml" and host == "press-blog.example":
        return text(_NO_NEWS, kind="application/xml")
    if host in {"press-blog.example", "undated-blog.example"} and asked.segments and asked.part(0) != "blog":
        return _missing()
    if host in _WALLS:
        return _WALLS[host]
    if host in _KNOWN:
        return _missing() if asked.segments else page("Example Domain", "<h1>Example Domain</h1>")
    if host == "gone-blog.example":
        return _gone(asked)
    return _blog(asked)


def _gone(asked: Asked) -> Answer:
    if not asked.segments:
        return page("A shared blog host", "<h1>Start your own blog today</h1>")
    return page("Gone", "<h1>This blog has been deleted</h1>", status=410) if asked.part(0) == "deleted" else _missing()


def _blog(asked: Asked) -> Answer:
    path, kind, write, ages = _FEEDS[asked.host]
    site = f"https://{asked.host}/"
    wanted = "/".join(asked.segments)
    written = _feeds.articles(*ages)
    if asked.part(0) == "wp-json" or "rest_route" in asked.query:
        return _rest(asked, written)
    if wanted == path:
        return write(site, "A blog", written)
    if wanted == "sitemap.xml":
        return text(
            '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>', kind="application/xml"
        )
    if wanted and wanted not in {_feeds.slug(words) for _, words in written}:
        return _missing()
    note = "<p>Notes from the bakery, now and then.</p>"
    head = f'<link rel="alternate" type="{kind}" title="A blog" href="/{path}{"/" if path == "feed" else ""}">'
    body = note + "".join(
        f'<article><h2><a href="/{_feeds.slug(words)}">{words}</a></h2></article>' for _, words in written
    )
    if asked.host not in _WORDPRESS:
        return page("A blog", body, head)
    head += f'<meta name="generator" content="WordPress 6.8"><link rel="https://api.w.org/" href="{site}wp-json/">'
    return page("A blog", body, head, link=f'<{site}wp-json/>; rel="https://api.w.org/"')


def _rest(asked: Asked, written: _feeds.Articles) -> Answer:
    if asked.host == "closed-api-blog.example":
        return data(_CLOSED, 401)
    route = asked.query.get("rest_route") or "/" + "/".join(asked.segments[1:])
    if asked.host not in _WORDPRESS or route != "/wp/v2/posts":
        return data(_NO_ROUTE, 404)
    posts = [
        {
            "id": index,
            "date_gmt": f"{ago(age):%Y-%m-%dT%H:%M:%S}",
            "modified_gmt": f"{ago(age / 2):%Y-%m-%dT%H:%M:%S}",
            "link": f"https://{asked.host}/{_feeds.slug(words)}/",
            "title": {"rendered": words},
        }
        for index, (age, words) in enumerate(written, 1)
    ]
    shown = int(asked.query.get("per_page", "10")) if asked.query.get("per_page", "10").isdecimal() else 10
    return data(posts[:shown], x_wp_total=str(len(posts)), x_wp_totalpages="1")


def _missing() -> Answer:
    return page("Page not found", "<h1>Not found</h1>", status=404)


_AT = "https://{}.example/"
CASES: tuple[Case, ...] = (
    lives(_AT.format("fresh-blog"), "posting", "feed", "RSS"),
    lives(_AT.format("quiet-blog"), "posting", "feed", "Atom"),
    lives(_AT.format("dormant-blog"), "posting", "feed", "RDF"),
    lives(_AT.format("json-blog"), "posting", "feed", "JSON Feed"),
    lives(_AT.format("wordpress-blog"), "posting", "interface", "WordPress REST and RSS"),
    lives(_AT.format("closed-api-blog"), "interface switched off", "interface", "401 rest_cannot_access, RSS works"),
    lives(_AT.format("empty-blog"), "never posted", "feed", "a feed without items"),
    lives(_AT.format("press-blog"), "no news for two days", "sitemap", "a news sitemap without entries"),
    lives(_AT.format("undated-blog"), "no feed and no dates", "page", "words alone"),
    lives(
        "https://soft.example/some/page",
        "host says 200 to everything",
        "page",
        "the same page for any path",
        decidable=False,
    ),
    lives(_AT.format("throttled"), "posting", "page", "429", decidable=False),
    lives(_AT.format("forbidden"), "posting", "page", "403", decidable=False),
    lives(_AT.format("challenge"), "posting", "page", "403 cf-mitigated: challenge", decidable=False),
    lives(_AT.format("busy"), "posting", "page", "503 with retry-after", decidable=False),
    lives(_AT.format("refused"), "host down", "page", "connection refused", decidable=False),
    lives(_AT.format("reset"), "host down", "page", "connection reset", decidable=False),
    lives(_AT.format("slow"), "host down", "page", "no answer", decidable=False),
    lives(_AT.format("certificate"), "certificate trouble", "page", "TLS error", decidable=False),
    is_gone("https://gone-blog.example/news", "page removed", "page", "404, front page lives"),
    is_gone("https://gone-blog.example/deleted", "page removed", "page", "410, front page lives"),
    is_gone("https://no-such-host-anywhere.example/", "domain ended", "name", "the name does not resolve"),
)
