"""The two hundred pages of the town site, by path; the faults that are not in a theme stand in here."""

from __future__ import annotations

import datetime as dt
import functools
import html
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from audit.practice._answer import script
from audit.practice._faulty_theme import HOME, LD, NAME, Page
from audit.practice._faulty_top import BODIES, HEADS, TITLES
from audit.practice._faulty_town import AREAS, GUIDES, POSTS, PROJECTS, SERVICES, prose, slug

_TIMELINE = (
    '<aside><h2>Newest posts</h2><a class="twitter-timeline" href="https://twitter.com/ironbridgeplumb?ref_src=twsrc%5Etfw">'
    'Posts by ironbridgeplumb</a><script async src="https://platform.twitter.com/widgets.js"></script></aside>'
)
_FEED = f'<link rel="alternate" type="application/rss+xml" title="{html.escape(NAME)}" href="/blog/feed/">'
_ADDTHIS = (
    '<div class="addthis_inline_share_toolbox"></div>'
    '<script src="//s7.addthis.com/js/300/addthis_widget.js#pubid=ra-4f1b"></script>'
)
_ADDITIONS: Mapping[str, str] = {
    "/services/water-softeners/": "<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.</p>",
    "/areas/ladywood/": "<p>Meet us on the first Friday of the month at the Café Ménage on Summer Hill.</p>",
    "/projects/bathroom-refit-in-harborne/": '<p>Tiles and basin chosen with <a href="https://www.instagram.com/wixwave">'
    "Wixwave Bathrooms</a> of Harborne High Street.</p>",
    "/projects/heating-system-in-edgbaston/": '<img src="/images/van.png" alt="The shell"><p>It was a house under '
    "construction when we first saw it; the pipes went in before the floors.</p>",
    "/projects/wet-room-in-moseley/": '<iframe src="https://player.vimeo.com/video/310011001" title="The wet room"></iframe>',
    "/blog/coming-soon-boiling-water-taps/": "<p>Coming soon to a kitchen near you: a tap that makes the tea.</p>",
    "/blog/hello-world/": "<p>Welcome to WordPress. This is your first post. Edit or delete it, then start writing! "
    "Hello world!</p>",
    "/blog/how-we-fit-a-boiler/": '<iframe src="https://www.youtube.com/embed/ibpRemoved1" title="A boiler in a day"></iframe>',
    "/blog/our-first-film/": '<a href="https://www.youtube.com/watch?v=ibpRemoved2"><img src="/images/film.png" '
    'alt="YouTube Preview Image"></a>',
    "/blog/goodbye-google-plus/": "<p>As of this week our page on plus.google.com is no more. We will not miss it.</p>",
    "/blog/why-radiators-gurgle/": "<h2>4 comments</h2><ol>"
    + "".join(
        f'<li class="comment"><cite>{who}</cite><p>Great post! <a href="https://cheap-pills-now.example/{step}">cheap pills</a> '
        f'<a href="https://cheap-pills-now.example/buy/{step}">buy now</a></p></li>'
        for step, who in enumerate(("viagra-4-you", "best casino", "replica watches", "SEO expert"), 1)
    )
    + "</ol>",
    "/blog/hard-water-and-your-kettle/": '<h2>1 comment</h2><ol><li class="comment"><cite>Marjorie</cite>'
    "<p>Vinegar did it for mine. Thank you!</p></li></ol>",
}


@functools.cache
def pages() -> Mapping[str, Page]:
    """Every page by its path."""
    top = {path: _top(path) for path in TITLES}
    services = {
        path: Page(title=words, body=_plain(path, words) + _ADDTHIS) for path, words in _under("services", SERVICES)
    }
    areas = {
        path: Page(title=f"Plumber in {words}", body=_plain(path, words)) for path, words in _under("areas", AREAS)
    }
    projects = {path: Page(title=words, body=_plain(path, words)) for path, words in _under("projects", PROJECTS)}
    guides = {path: Page(title=words, body=_guide(path, words)) for path, words in _under("guides", GUIDES)}
    posts = {f"/blog/{slug(words)}/": _post(day, words) for day, words in POSTS.items()}
    return MappingProxyType(top | services | areas | projects | guides | posts)


def _under(section: str, names: Sequence[str]) -> list[tuple[str, str]]:
    return [(f"/{section}/{slug(words)}/", words) for words in names]


def _plain(path: str, words: str) -> str:
    return f'<h1>{html.escape(words)}</h1>{prose(path)}{_ADDITIONS.get(path, "")}<p><a href="/contact/">Ask us</a></p>'


def _guide(path: str, words: str) -> str:
    return f'<h2>{html.escape(words)}</h2>{prose(path, 6)}<p>If it does not help, <a href="/contact/">call us</a>.</p>'


def _post(day: str, words: str) -> Page:
    path = f"/blog/{slug(words)}/"
    facts = {
        "@type": "BlogPosting",
        "headline": words,
        "datePublished": day,
        "author": {"@type": "Person", "name": "Dave Banks"},
    }
    body = (
        f'<article><h1>{html.escape(words)}</h1><p>By Dave Banks, <time datetime="{day}">{_written(day)}</time></p>'
        f'<img src="/images/van.png" alt="Our van">{prose(path, 5)}{_ADDITIONS.get(path, "")}'
        f'<p><a href="https://twitter.com/intent/tweet?url={HOME}{path}">Share this on Twitter</a> '
        f'<a href="https://www.facebook.com/sharer.php?u={HOME}{path}">Share this on Facebook</a></p></article>'
    )
    head = f'{_FEED}<meta property="article:published_time" content="{day}T08:00:00+00:00">' + script(
        {"@context": "https://schema.org", **facts}, LD
    )
    return Page(title=words, body=body + _TIMELINE, head=head)


def _written(day: str) -> str:
    return f"{dt.date.fromisoformat(day):%d %B %Y}".lstrip("0")


def _top(path: str) -> Page:
    title = TITLES[path]
    body = (f"<h1>{html.escape(title)}</h1>" + BODIES.get(path, prose(path))) + _listed(path)
    head = HEADS.get(path, "")
    match path:
        case "/":
            return Page(title="Plumbers in Birmingham", body=body, head=head, picture=f"{HOME}/images/share-home.png")
        case "/services/":
            return Page(title=title, body=body + _ADDTHIS, picture=f"{HOME}/images/thumb.png")
        case "/guarantee/":
            return Page(title=title, body=body, picture="")
        case "/faq/":
            return Page(title=title, body=body, picture=f"{HOME}/images/square.png")
        case "/offers/":
            return Page(title=title, body=body, headline=False)
        case "/prices/":
            return Page(title=title, body=body, head=head, canonical=f"{HOME.replace('https', 'http')}/prices/")
        case "/emergency-plumber/":
            return Page(title=title, body=body, canonical=f"{HOME}/emergency/")
        case "/blog/":
            return Page(title=title, body=body + _TIMELINE, head=_FEED)
        case _:
            return Page(title=title, body=body, head=head)


def _listed(path: str) -> str:
    """The lists that lead on; the example article is left out, as its owner has long forgotten it."""
    match path:
        case "/services/" | "/areas/" | "/projects/" | "/guides/":
            section = path.strip("/")
            names = {"services": SERVICES, "areas": AREAS, "projects": PROJECTS, "guides": GUIDES}[section]
            lines = [f'<li><a href="{to}">{html.escape(words)}</a></li>' for to, words in _under(section, names)]
        case "/blog/":
            lines = [
                f'<li><a href="/blog/{slug(words)}/">{html.escape(words)}</a> <time datetime="{day}">{_written(day)}</time></li>'
                for day, words in POSTS.items()
                if words != "Hello world"
            ]
        case _:
            return ""
    return f"<ul>{''.join(lines)}</ul>"
