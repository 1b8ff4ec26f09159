"""The page about the blog: seventeen lines that say what was seen, and lead to what is to be done."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Sequence

import markdown  # type: ignore[import-untyped]  # it ships no types
import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

import bakery
from audit.checks import neglected_blog
from audit.dossier import Dossier
from audit.evidence import Sign
from audit.finding import Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.report import blog_page, pages, render
from audit.report.sources import Sources
from audit.verdict import Verdict
from audit.website import FoundBy, PageSeen, Site
from audit.website.noticed import Noticed, Trait

HOME = bakery.CLIENT.website
POSTS = tuple(f"/blog/{n}/" for n in range(5))
LINK = "https://gone.example/old"
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[x](javascript:alert(1))",
    "{{ 7*191 }} {% for x in [1] %}x{% endfor %}",
    "</ul></li><h1>x</h1>\n\n# H1 injected\n\n---\n",
    "x{ onclick=alert(1) }",
)


def page(path: str, region: str = "", found_by: FoundBy = FoundBy.LINK) -> PageSeen:
    return PageSeen(
        address=HOME + path,
        final_address=HOME + path,
        status=200,
        signals=(bakery.signal(Sign.SHOWN),),
        linked_from="/" if region else "/blog/",
        region=region,
        found_by=found_by,
    )


def thing(trait: Trait, value: str, *named: str, text: str = "") -> Noticed:
    return Noticed(trait=trait, value=value, text=text, pages=named or POSTS, on_pages=len(named or POSTS))


def dossier(*things: Noticed, age: int = 900, met: Sequence[Followed] = (), count: int = 5) -> Dossier:
    """A bakery with a blog of five posts on its own website, and no place."""
    days = [(bakery.DAY - dt.timedelta(days=age + n)).isoformat() for n in range(count)]
    posts = [thing(Trait.ARTICLE, day, path) for day, path in zip(days, POSTS, strict=False)]
    seen = Site(
        address=HOME,
        final_address=f"{HOME}/",
        signals=(bakery.signal(Sign.SHOWN),),
        pages=(page("/", found_by=FoundBy.HOME), page("/blog/", "nav"), *map(page, POSTS)),
        noticed=(*posts, *things),
    )
    made = bakery.dossier((), leftovers=())
    return dataclasses.replace(made, site=seen, snapshot=dataclasses.replace(made.snapshot, followed=tuple(met)))


def findings(of: Dossier) -> tuple[Finding, ...]:
    return tuple(neglected_blog.check(of))


def shown(of: Dossier, told: tuple[Finding, ...] | None = None) -> blog_page.Blog:
    made = blog_page.page(pages.book(of, findings(of) if told is None else told, {}))
    assert made is not None
    return made


def points(of: Dossier, told: tuple[Finding, ...] | None = None) -> dict[str, blog_page.Point]:
    return {point.title: point for _, several in shown(of, told).groups for point in several}


def written(of: Dossier, told: tuple[Finding, ...] = ()) -> LexborHTMLParser:
    """The page as the site shows it."""
    files = render.render(of, told or findings(of), Sources())
    settings = yaml.safe_load(files["mkdocs.yml"])["markdown_extensions"]
    body = str(files["content/blog.md"]).split("---\n", 2)[2]
    return LexborHTMLParser(markdown.Markdown(extensions=list(settings), extension_configs=settings).convert(body))


def broken_link(subject: str = LINK, level: Level = Level.TIDY_UP) -> Finding:
    return Finding(
        check="broken_outside_link",
        outcome=Outcome.PROBLEM,
        level=level,
        subject=subject,
        title="A link of yours leads to nothing",
        sees="A customer who taps it finds nothing.",
        action="Remove the link",
    )


GONE = (Followed(purpose=Purpose.OUTSIDE, address=LINK, end=End.MISSING),)
OUTSIDE = thing(Trait.OUTSIDE, LINK, POSTS[0])


def test_without_a_blog_there_is_no_page() -> None:
    assert blog_page.page(pages.book(dossier(count=2), (), {})) is None
    assert "content/blog.md" not in render.render(dossier(count=2), (), Sources())


def test_seventeen_points_stand_in_four_groups() -> None:
    groups = shown(dossier()).groups
    assert [title for title, _ in groups] == [
        "Can people find and read it",
        "Is it alive",
        "Does it invite people in",
        "Is it well kept",
    ]
    assert sum(len(several) for _, several in groups) == 17
    assert min(len(several) for _, several in groups) >= 3


def test_it_is_counted_in_figures_and_there_is_no_score() -> None:
    summary = shown(dossier(age=3)).summary
    assert re.fullmatch(
        r"\d+ of the \d+ points we could see are fine\.( We couldn't see \d+ more\.)?( \d+ do(es)? not apply here\.)?",
        summary,
    )
    assert "%" not in summary


def blog(verdict: Verdict) -> Dossier:
    place = bakery.place(
        "Blog", verdict, platform="blog", address="https://maple.example/blog", listed=bakery.listing("blog")
    )
    return bakery.dossier((place,))


@pytest.mark.parametrize("verdict", [Verdict.GONE, Verdict.SUSPECT, Verdict.MOVED, Verdict.PRIVATE])
def test_a_blog_that_lets_nobody_in_has_no_page_for_its_link_tells_all(verdict: Verdict) -> None:
    assert blog_page.page(pages.book(blog(verdict), (), {})) is None


def test_of_one_point_alone_it_is_not_said_how_many_are_fine() -> None:
    assert shown(blog(Verdict.LIVE), ()).summary.startswith("The one point we could see is fine.")


def test_a_blog_known_by_its_address_alone_says_why_so_much_is_open() -> None:
    made = bakery.dossier()
    assert shown(made, ()).lead
    assert shown(made, ()).summary.endswith("We couldn't see 14 more.")
    assert not shown(dossier()).lead
    assert all(point.words or point.mark.word == "Couldn't see" for point in points(made, ()).values())


def test_each_point_has_a_shape_and_a_word() -> None:
    marks = {point.mark for point in points(dossier(), ()).values()}
    assert len({mark.word for mark in marks}) == len({mark.icon for mark in marks}) == len(marks)
    assert {mark.word for mark in marks} <= {"Fine", "Not yet", "Couldn't see", "Not needed"}


def test_a_point_leads_to_the_finding_that_tells_the_same() -> None:
    old = points(dossier())["The newest post is recent"]
    assert old.tasks == (("The blog on your website looks left behind", findings(dossier())[0].id.lower()),)
    assert (old.mark.tone, old.mark.word) == ("soon", "Not yet")
    assert points(dossier(), ())["The newest post is recent"].tasks == ()


def test_good_news_and_other_peoples_findings_are_not_linked() -> None:
    assert points(dossier(age=3))["The newest post is recent"].tasks == ()
    kept = dataclasses.replace(findings(dossier())[0], outcome=Outcome.FINE, level=None)
    assert points(dossier(), (kept,))["The newest post is recent"].tasks == ()
    asleep = dataclasses.replace(findings(dossier())[0], check="silent_profile", place="x:maple")
    assert points(dossier(), (asleep,))["The newest post is recent"].tasks == ()
    of = dossier(OUTSIDE, met=GONE)
    told = points(of, (broken_link(), broken_link("https://another.example/")))["Links in posts lead somewhere"]
    assert [anchor for _, anchor in told.tasks] == [broken_link().id.lower()]
    assert points(of, (broken_link("https://another.example/"),))["Links in posts lead somewhere"].tasks == ()


@pytest.mark.parametrize(
    ("title", "check", "subject", "said"),
    [
        ("Links in posts lead somewhere", "broken_outside_link", LINK, OUTSIDE),
        ("The form for news works", "broken_contact", f"form {LINK}", thing(Trait.SUBSCRIBE, LINK)),
        ("Browsers call it safe", "insecure_page", "parts gone.example", thing(Trait.INSECURE, LINK)),
        ("Films and embedded posts play", "broken_embed", "An old film", thing(Trait.EMBED_LEFT, "An old film")),
        ("Posts look good when shared", "poor_preview", "no_share_title", thing(Trait.NO_SHARE_TITLE, "")),
        ("No sample texts are left", "starter_content", "hello_world", thing(Trait.STARTER, "hello_world")),
        ("The year at the foot is current", "old_year", "", thing(Trait.YEAR, "2019")),
        ("Comments are free of advertising", "comment_spam", "", thing(Trait.SPAM, "pills.example")),
    ],
)
def test_a_finding_is_known_by_what_it_is_about(title: str, check: str, subject: str, said: Noticed) -> None:
    told = dataclasses.replace(broken_link(subject), check=check)
    met = (*GONE, Followed(purpose=Purpose.FORM, address=LINK, end=End.MISSING))
    assert [anchor for _, anchor in points(dossier(said, met=met), (told,))[title].tasks] == [told.id.lower()]


@pytest.mark.parametrize(
    ("level", "tone"), [(Level.FIX_NOW, "now"), (Level.FIX_SOON, "soon"), (Level.TIDY_UP, "later")]
)
def test_a_point_is_as_urgent_as_its_finding(level: Level, tone: str) -> None:
    of = dossier(OUTSIDE, met=GONE)
    assert points(of, (broken_link(level=level),))["Links in posts lead somewhere"].mark.tone == tone


def test_the_posts_are_named_three_at_most() -> None:
    spam = points(dossier(thing(Trait.SPAM, "pills.example")), ())["Comments are free of advertising"]
    assert spam.where == "/blog/0/, /blog/1/, /blog/2/ and 2 more"


def test_every_link_to_a_thing_to_do_arrives_there() -> None:
    of = dossier(OUTSIDE, met=GONE)
    told = (*findings(of), broken_link())
    files = render.render(of, told, Sources())
    anchors = re.findall(r'href="actions\.html#([^"]+)"', str(files["content/blog.md"]))
    assert len(anchors) == 2
    assert all(f'id="{anchor}"' in str(files["content/actions.md"]) for anchor in anchors)


def test_the_written_page_shows_all_points_with_their_marks() -> None:
    made = written(dossier(OUTSIDE, met=GONE))
    assert len(made.css("li.pr-place")) == len(made.css("li .pr-chip")) == 17
    assert len(made.css("h2")) == 4
    assert [node.text() for node in made.css("h1")] == ["Blog check"]


def skeleton(words: str) -> list[tuple[str, ...]]:
    path = "/" + words.replace(" ", "-")
    of = dossier(
        thing(Trait.AUTHOR, words),
        thing(Trait.STARTER, words, path, text=words),
        thing(Trait.SPAM, words, POSTS[0]),
        thing(Trait.ARTICLE, "2020-01-01", path),
        thing(Trait.EMBED_LEFT, words, path, text=words),
        thing(Trait.YEAR, words),
    )
    told = tuple(dataclasses.replace(broken_link(), check=check, title=words) for check in ("comment_spam", "old_year"))
    made = written(of, (*findings(of), *told))
    kept = [
        (node.tag or "", *sorted(f"{name}={value}" for name, value in node.attributes.items() if name != "id"))
        for node in made.css("*")
    ]
    assert words.split(maxsplit=1)[0][:6] in (made.body.text() if made.body else "")
    return kept


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_leave_the_page_as_friendly_ones_would(words: str) -> None:
    assert skeleton(words) == skeleton("plain words")
