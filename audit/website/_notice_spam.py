"""Advertisements that strangers left in the comments of a page; never the one link of a kind reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit import address as addresses, profiles
from audit.address import Kind
from audit.platforms._page import Anchor, Document
from audit.website.ground import registrable
from audit.website.noticed import Noticed, Trait

_COMMENTS = (
    ".comment-body",
    ".comment-block",
    "[itemtype$='schema.org/Comment' i], [itemtype$='schema.org/UserComments' i]",
    ".comment:not(:has(.comment)), .comment-content",
    "*:is(#comments, .comments, .commentlist, .comment-list):is(ul, ol) > li",
    "*:is(#comments, .comments, #disqus_thread) :is(li, article):not(:has(li, article))",
)
"""One comment without the replies below it, the most telling first: WordPress, Blogger, markup for machines, others."""
_MOST_COMMENTS = 200
_MOST_HOSTS = 20
_ADVERTISED = re.compile(
    r"viagra|levitra|cialis(?![taeim])|xanax|tramadol|phentermine|casino|porn(?!ic)|payday"
    r"|(?<![a-z])(?:pills?|loans?|essays?|replicas?|seo|sex|slots?|poker|escorts?|betting|gambling|forex|crypto|bitcoin"
    r"|backlinks?|followers|cbd|rolex|louboutin|jerseys)(?![a-z])"
)
"""What unasked advertisements in comments sell, as their hosts say it; whole words where others contain them."""
_MANY_LINKS = 2
_AD_COMMENTS = 2
_DENSE_COMMENTS = 3
_DENSE = 0.3
"""The part of a comment's words that are links, from which on it is there for the links."""


def spam(page: Document, address: str) -> Iterator[Noticed]:
    """The hosts that comments advertise, where at least two sell something known or three are little but links."""
    here = addresses.parse(address)
    css = next((css for css in _COMMENTS if page.has(css)), "")
    if not css or here is None:
        return
    own = registrable(here.host)
    comments = page.elements(css, _MOST_COMMENTS)
    linked = [_linked(anchors, own) for anchors in page.anchors_in(css, _MOST_COMMENTS)]
    selling = [any(_ADVERTISED.search(host) for host in hosts) for hosts in linked]
    dense = [_is_dense(one.text, hosts) for one, hosts in zip(comments, linked, strict=True)]
    counted = [
        (selling[at] and sum(selling) >= _AD_COMMENTS) or (dense[at] and sum(dense) >= _DENSE_COMMENTS)
        for at in range(len(comments))
    ]
    met: set[str] = set()
    for at, comment in enumerate(comments):
        for host in linked[at] if counted[at] else ():
            is_meant = dense[at] or _ADVERTISED.search(host)
            if is_meant and host not in met and len(met) < _MOST_HOSTS:
                met.add(host)
                yield Noticed(trait=Trait.SPAM, value=host, text=comment.text, region=comment.region)


def _linked(anchors: Sequence[Anchor], own: str) -> dict[str, list[str]]:
    """The hosts beyond the website and the networks that a comment links to, with what the links say."""
    hosts: dict[str, list[str]] = {}
    for anchor in anchors:
        found = addresses.parse(anchor.address)
        if found and registrable(found.host) != own and profiles.identify(anchor.address).kind is Kind.WEBSITE:
            said = hosts.setdefault(found.host, [])
            said += [] if "url" in anchor.classes.split() else [anchor.text]  # a reader's name leads to his own page
    return hosts


def _is_dense(text: str, hosts: dict[str, list[str]]) -> bool:
    said = [words for texts in hosts.values() for words in texts]
    return len(said) >= _MANY_LINKS and sum(map(len, said)) >= _DENSE * len(text)
