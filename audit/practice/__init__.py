"""The practice web: one pure function that plays every network in its documented answers.

Who plays what stands at the top of each network's module. The same names mean the same everywhere: `freshbakery`,
`quietbakery`, `dormantbakery`, `abandonedbakery` and `emptybakery` live, the networks' own accounts live, and a name that
nobody has gets what the network answers for names that nobody has. A host that is not on the practice web does not resolve.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType, ModuleType

from audit.practice import (
    angi,
    apple_maps,
    apple_podcasts,
    bakery,
    bbb,
    bing_places,
    blogger,
    blogs,
    bluesky,
    booking,
    builders,
    dailymotion,
    digg,
    discord,
    facebook,
    faulty,
    fediverse,
    flickr,
    forums,
    github,
    gitlab,
    google,
    graph,
    houzz,
    instagram,
    link_page,
    linkedin,
    mastodon,
    medium,
    messenger,
    myspace,
    nextdoor,
    opentable,
    pinterest,
    plumber,
    quora,
    reddit,
    resolver,
    retired,
    snapchat,
    soundcloud,
    spotify,
    substack,
    telegram,
    threads,
    thumbtack,
    tiktok,
    tripadvisor,
    trustpilot,
    tumblr,
    twitch,
    vimeo,
    vk,
    walls,
    whatsapp,
    wikipedia,
    wordpress_com,
    x,
    xing,
    yell,
    yellow_pages,
    yelp,
    youtube,
    youtube_api,
)
from audit.practice._answer import NOW, Answer, Asked, Fault, ago, asked, on, redirect, text
from audit.practice._case import Case

__all__ = ["NOW", "Answer", "Case", "Fault", "answer", "answer_walled", "cases", "on"]

_Network = Callable[[Asked], Answer | Fault]
_MODULES: tuple[ModuleType, ...] = (
    angi,
    apple_maps,
    apple_podcasts,
    bakery,
    bbb,
    bing_places,
    blogger,
    blogs,
    bluesky,
    booking,
    builders,
    dailymotion,
    digg,
    discord,
    facebook,
    faulty,
    fediverse,
    flickr,
    forums,
    github,
    gitlab,
    google,
    graph,
    houzz,
    instagram,
    link_page,
    linkedin,
    mastodon,
    medium,
    messenger,
    myspace,
    nextdoor,
    opentable,
    pinterest,
    plumber,
    quora,
    reddit,
    resolver,
    retired,
    snapchat,
    soundcloud,
    spotify,
    substack,
    telegram,
    threads,
    thumbtack,
    tiktok,
    tripadvisor,
    trustpilot,
    tumblr,
    twitch,
    vimeo,
    vk,
    whatsapp,
    wikipedia,
    wordpress_com,
    x,
    xing,
    yell,
    yellow_pages,
    yelp,
    youtube,
    youtube_api,
)
"""Each has `HOSTS` and `answer`; those of networks have `CASES` too."""
NETWORKS: Mapping[str, _Network] = MappingProxyType(
    {module.__name__.rpartition(".")[2]: module.answer for module in _MODULES}
    | {"resolver": lambda asked: resolver.answer(asked, lambda host: bool(_network(host)))}
)
_HOSTS: Mapping[str, str] = {host: module.__name__.rpartition(".")[2] for module in _MODULES for host in module.HOSTS}
_OPEN = frozenset({"bakery", "blogs", "builders", "faulty", "forums", "plumber", "resolver"})
"""Hosts of the businesses themselves: they do not wall anybody out."""
_NO_SUBDOMAINS = frozenset({"bakery", "blogs", "builders", "faulty", "fediverse", "forums", "mastodon", "plumber"})
_CLOSED_TO_ROBOTS = frozenset({"facebook", "instagram", "linkedin", "x"})
_OWN_ROBOTS = frozenset({"ironbridge-plumbing.example"})


def answer(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
    """What the practice web answers: the same for the same request, whenever it is asked (`on` plays another day)."""
    return _answer(method, address, headers, body, walled=False)


def answer_walled(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
    """The practice web as a data centre meets it: websites as ever, every network walled."""
    return _answer(method, address, headers, body, walled=True)


def answer_a_week_ago(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
    """The practice web before the bakery's web person came by: one thing was put right since, and one was broken."""
    return _answer(method, address, headers, body, walled=False, before=True)


def cases() -> Mapping[str, Case]:
    """What is true of every address that plays a part, by `network: state · source · variant`."""
    return {
        f"{module.__name__.rpartition('.')[2]}: {case.state} · {case.source} · {case.variant}": case
        for module in _MODULES
        for case in getattr(module, "CASES", ())
    }


def _answer(
    method: str, address: str, headers: Mapping[str, str], body: bytes, *, walled: bool, before: bool = False
) -> Answer | Fault:
    try:
        request = asked(method, address, headers, body)
    except ValueError:
        return Fault.NO_SUCH_NAME
    network = _network(request.host)
    if not network:
        return Fault.NO_SUCH_NAME
    played = _played(request, network, secure=address.lower().startswith("https:"), walled=walled)
    if isinstance(played, Fault):
        return played
    return _complete(request, bakery.a_week_ago(played) if before and request.host in bakery.HOSTS else played)


def _played(request: Asked, network: str, *, secure: bool, walled: bool) -> Answer | Fault:
    if request.method not in {"GET", "HEAD", "POST"}:
        return text("Method Not Allowed", 405, "text/plain", allow="GET, HEAD, POST")
    played = NETWORKS[network](request)
    if isinstance(played, Fault):
        return played
    if not secure:
        return redirect(f"https://{request.host}{request.path}", 301)
    if request.path == "/robots.txt" and request.host not in _OWN_ROBOTS:
        return text(f"User-agent: *\nDisallow:{' /' if network in _CLOSED_TO_ROBOTS else ''}\n", kind="text/plain")
    return walls.answer(request, network) if walled and network not in _OPEN else played


def _network(host: str) -> str:
    labels = host.split(".")
    for start in range(len(labels)):
        domain = ".".join(labels[start:])
        network = _HOSTS.get(domain, "")
        if network and (network not in _NO_SUBDOMAINS or host in {domain, f"www.{domain}"}):
            return network
    return ""


def _complete(request: Asked, played: Answer) -> Answer:
    """The headers every server adds; a HEAD is answered without the body."""
    length = str(len(played.body))
    headers = (*played.headers, ("content-length", length), ("date", f"{ago(0):%a, %d %b %Y %H:%M:%S} GMT"))
    return Answer(played.status, headers, b"" if request.method == "HEAD" else played.body)
