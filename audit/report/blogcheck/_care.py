"""Whether a blog invites people in, and whether it is well kept."""

from __future__ import annotations

import re

from audit import articles
from audit.articles import Articles
from audit.followed import Purpose
from audit.report.blogcheck._said import NO_POSTS, Blog, Said, Tick, asked, is_shown
from audit.website import Site
from audit.website.noticed import Trait

_TEXT = ("", "main", "body")
_CONTACT = re.compile(
    r"(?<![a-z])(?:about|contact|kontakt|impressum|imprint|[üu]e?ber-?(?:uns|mich)|a-propos|qui-sommes|chi-siamo|contatti"
    r"|sobre|nosotros|contacto|over-ons|get-in-touch|who-we-are|our-story|visit-us|find-us)",
    re.IGNORECASE,
)


def contact(blog: Blog) -> Said:
    site = blog.dossier.site
    if site is None or not blog.is_read:
        return Said(Tick.UNSEEN, "We read only the first page of this blog.")
    for page in site.pages:
        path = articles.path(page, site)
        if page.linked_from and _CONTACT.search(path) and is_shown(page):
            return Said(Tick.OK, "Your website has such a page.", (path,))
    if reach := blog.on_posts(Trait.MAIL, Trait.PHONE, Trait.WHATSAPP, Trait.FORM):
        return Said(Tick.OK, "Readers can reach you from the posts themselves.", blog.pages_of(reach)[:1])
    if site.not_visited:
        return Said(Tick.UNSEEN, "We did not read all pages of your website.")
    return Said(Tick.NOT, "We met neither on the pages we read.")


def comments(blog: Blog) -> Said:
    if not blog.is_read:
        return NO_POSTS
    if taken := [thing for thing in blog.on_posts(Trait.COMMENTS) if thing.value == "open"]:
        return Said(Tick.OK, "Posts take comments.", blog.pages_of(taken)[:1])
    if blog.on_posts(Trait.MAIL, Trait.WHATSAPP, Trait.FORM):
        return Said(Tick.OK, "Posts take no comments; readers can write to you from them.")
    if blog.dossier.site and _are_linked(blog.dossier.site, blog.articles):
        return Said(Tick.OK, "Posts take no comments, and lead readers to your profiles.")
    return Said(Tick.NOT, "The posts we read take no comments and invite nobody to write.")


def _are_linked(site: Site, found: Articles) -> bool:
    return any(link.region and found.pages.intersection(link.pages) for link in site.links)


def spam(blog: Blog) -> Said:
    if not blog.is_read:
        return NO_POSTS
    if found := blog.on_posts(Trait.SPAM):
        return Said(Tick.NOT, "Comments look like advertisements.", blog.pages_of(found))
    if read := blog.on_posts(Trait.COMMENTS):
        return Said(Tick.OK, "We met no advertising in comments.", blog.pages_of(read)[:1])
    return Said(Tick.NOT_APPLICABLE, "The posts we read have no comments.")


def pictures(blog: Blog) -> Said:
    if not blog.is_read:
        return NO_POSTS
    shown = blog.on_posts(Trait.IMAGE, Trait.PICTURE)
    if not shown:
        return Said(Tick.NOT_APPLICABLE, "The posts we read show no picture.")
    met = blog.dossier.followed(Purpose.PICTURE)
    return asked(met, shown, fine="Those we asked for load.", broken="A picture is missing.", blog=blog)


def embeds(blog: Blog) -> Said:
    if not blog.is_read:
        return NO_POSTS
    if left := blog.on_posts(Trait.EMBED_LEFT):
        values = tuple(thing.value for thing in left)
        return Said(Tick.NOT, "Only the remains of one are left.", blog.pages_of(left), values)
    shown = blog.on_posts(Trait.EMBED)
    if not shown:
        return Said(Tick.NOT_APPLICABLE, "The posts we read show none.")
    met = blog.dossier.followed(Purpose.EMBED)
    return asked(met, shown, fine="Those we asked for play.", broken="One of them was removed.", blog=blog)


def links(blog: Blog) -> Said:
    if not blog.is_read:
        return NO_POSTS
    given = [thing for thing in blog.on_posts(Trait.OUTSIDE) if thing.region in _TEXT]
    if not given:
        return Said(Tick.NOT_APPLICABLE, "The posts we read link to no other website.")
    met = blog.dossier.followed(Purpose.OUTSIDE)
    return asked(met, given, fine="Those we followed open.", broken="A link leads to nothing.", blog=blog)


def starter(blog: Blog) -> Said:
    if not blog.is_read:
        return NO_POSTS
    found = blog.dossier.noticed(Trait.STARTER)
    if not found:
        return Said(Tick.OK, "We met none on the pages we read.")
    pages = tuple(dict.fromkeys(path for thing in found for path in thing.pages))
    words = found[0].text or found[0].value
    more = " and other example words" if len({thing.value for thing in found}) > 1 else ""
    return Said(Tick.NOT, f'Your website still says "{words}"{more}.', pages, tuple(thing.value for thing in found))


def subscription(blog: Blog) -> Said:
    if not blog.is_read:
        return NO_POSTS
    forms = blog.dossier.noticed(Trait.SUBSCRIBE)
    if not forms:
        return Said(Tick.NOT_APPLICABLE, "We met no form that takes an e-mail address for news.")
    return asked(
        blog.dossier.followed(Purpose.FORM),
        forms,
        fine="The address it sends to answers.",
        broken="What readers type in goes to an address that is not there.",
    )


def year(blog: Blog) -> Said:
    if not blog.is_read:
        return NO_POSTS
    lines = [thing for thing in blog.on_posts(Trait.YEAR) if thing.value.isdecimal()]
    if not lines:
        return Said(Tick.NOT_APPLICABLE, "We met no year at the foot of the posts.")
    told = max(lines, key=lambda thing: thing.on_pages)
    is_old = blog.articles.seen.year - int(told.value) > 1
    return Said(Tick.NOT if is_old else Tick.OK, f"At the foot of the posts it says {told.value}.")


def secure(blog: Blog) -> Said:
    site = blog.dossier.site
    if site is None or not blog.is_read:
        return NO_POSTS
    if site.final_address.startswith("http://"):
        return Said(Tick.NOT, "It opens without the lock that browsers show.", (), ("website",))
    if found := blog.on_posts(Trait.INSECURE):
        values = tuple(thing.value for thing in found)
        return Said(Tick.NOT, "Parts of it are fetched in a way that browsers block.", blog.pages_of(found), values)
    return Said(Tick.OK, "It opens with the lock that browsers show.")
