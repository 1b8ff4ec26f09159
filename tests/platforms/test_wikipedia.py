"""Wikipedia: a title that leads to no article, and all that only looks like one."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import unquote

import pytest

from audit import profiles
from audit.address import Kind
from audit.evidence import Profile, Reading, Reply, Sign
from audit.platforms import wikipedia
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing, signs

API = "https://en.wikipedia.org/w/api.php"
ARTICLE = profile("wikipedia", "en:Maple_Bakery", "https://en.wikipedia.org/wiki/Maple_Bakery")
NUMBERED = profile("wikipedia", "en:?curid=10001", "https://en.wikipedia.org/?curid=10001")
USER = profile("wikipedia", "en:User:Maple_Baker", "https://en.wikipedia.org/wiki/User:Maple_Baker")
NORMALIZED = [{"from": "Maple_Bakery", "to": "Maple Bakery", "fromencoded": False}]
ENDINGS = (".", "!", "'", '"', "…", "’", "”", "»")  # noqa: RUF001  # as titles have them
REDIRECTS = [{"from": "Maple Bakery", "to": "Maple Street Bakery"}]


def query(*pages: dict[str, object], **more: object) -> Reply:
    return answer({"batchcomplete": True, "query": {"normalized": NORMALIZED, "pages": list(pages), **more}})


def page(title: str = "Maple Bakery", **more: object) -> dict[str, object]:
    return {"pageid": 10001, "ns": 0, "title": title, "touched": "2026-11-20T01:02:03Z", "lastrevid": 7, **more}


def missing(title: str = "Maple Bakery", **more: object) -> dict[str, object]:
    return {"ns": 0, "title": title, "missing": True, **more}


def longer(lives: str = "", **more: object) -> Reply:
    """What is told of the titles that add a last sign to the one that is missing."""
    titles = [f"Maple Bakery{ending}" for ending in ENDINGS]
    return answer({"query": {"pages": [page(one) if one == lives else missing(one, **more) for one in titles]}})


def seen(found: Reply, of: Profile = ARTICLE, others: Reply | None = None) -> Reading:
    again = f"{API}?action=query&format=json&formatversion=2&prop=info&converttitles="
    return look(wikipedia.visit(of, kit()), {API: found, again: longer() if others is None else others})


def users(account: dict[str, object], **more: object) -> Reply:
    own: dict[str, object] = {"ns": 2, "title": "User:Maple Baker", "missing": True, **more}
    return answer({"batchcomplete": True, "query": {"users": [account], "pages": [own]}})


UNSURE = ((Sign.UNFAMILIAR, "article", "no_known_marker", "status 200"),)
UNSURE_USER = ((Sign.UNFAMILIAR, "user", "no_known_marker", "status 200"),)
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "an answer about another title": (lambda: seen(query(missing("Miller"))), UNSURE),
    "a title of another kind": (lambda: seen(query(missing(ns=4))), UNSURE),
    "a page of another kind": (lambda: seen(query(page(ns=4))), UNSURE),
    "a title that is missing and yet known": (lambda: seen(query(missing(known=True))), UNSURE),
    "a redirect that leads nowhere": (
        lambda: seen(
            query(missing("Maple Street Bakery"), redirects=REDIRECTS),
            others=answer({"query": {"pages": [missing(f"Maple Street Bakery{ending}") for ending in ENDINGS]}}),
        ),
        UNSURE,
    ),
    "the number of a page of another kind": (
        lambda: seen(answer({"query": {"pages": [page(ns=4)]}}), NUMBERED),
        UNSURE,
    ),
    "a title that no page can have": (
        lambda: seen(answer({"query": {"pages": [{"title": "Maple Bakery", "invalid": True}]}})),
        UNSURE,
    ),
    "a title of another wiki": (
        lambda: seen(answer({"query": {"interwiki": [{"title": "Maple_Bakery", "iw": "maple"}]}})),
        UNSURE,
    ),
    "missing, in an answer that reports a mistake": (
        lambda: seen(answer({"error": {"code": "maxlag"}, "query": {"pages": [missing()]}})),
        UNSURE,
    ),
    "missing, as another host tells it": (
        lambda: seen(answer({"query": {"pages": [missing()]}}, via=((301, "https://elsewhere.example/w/api.php"),))),
        UNSURE,
    ),
    "missing, with status 404": (
        lambda: seen(answer({"query": {"normalized": NORMALIZED, "pages": [missing()]}}, 404)),
        ((Sign.UNFAMILIAR, "article", "no_known_marker", "status 404"),),
    ),
    "two pages": (lambda: seen(query(missing(), page())), UNSURE),
    "another page's number": (lambda: seen(query(page(pageid=7)), NUMBERED), UNSURE),
    "another page's number that is missing": (
        lambda: seen(answer({"query": {"pages": [{"pageid": 7, "missing": True}]}}), NUMBERED),
        UNSURE,
    ),
    "an answer about another user": (lambda: seen(users({"name": "Miller", "missing": True}), USER), UNSURE_USER),
    "a user who never came to this language and has a page": (
        lambda: seen(users({"name": "Maple Baker", "missing": True}, known=True), USER),
        UNSURE_USER,
    ),
    "a user's page without a user": (
        lambda: seen(users({"name": "Maple Baker", "missing": True}, missing=False, pageid=9), USER),
        UNSURE_USER,
    ),
    "a user that nobody can be": (
        lambda: seen(users({"name": "Maple Baker", "invalid": True}), USER),
        UNSURE_USER,
    ),
    "missing, and the title lives with a full stop at its end": (
        lambda: seen(query(missing()), others=longer("Maple Bakery.")),
        ((Sign.UNFAMILIAR, "article", "lives_with_an_ending", "Maple Bakery"),),
    ),
    "missing, and nobody tells of the longer titles": (
        lambda: seen(query(missing()), others=answer("", 429)),
        ((Sign.RATE_LIMITED, "article", "status_429", "status 429"),),
    ),
    "missing, and a longer title is known": (
        lambda: seen(query(missing()), others=longer(known=True)),
        ((Sign.UNFAMILIAR, "article", "lives_with_an_ending", "Maple Bakery"),),
    ),
    "missing, and only some of the longer titles are told of": (
        lambda: seen(query(missing()), others=answer({"query": {"pages": [missing("Maple Bakery.")]}})),
        UNSURE,
    ),
    "an article": (lambda: seen(query(page())), ((Sign.SHOWN, "article", "page", "Maple Bakery"),)),
    "an article in the other script of its language": (
        lambda: seen(query(page("Maple Pekara"), converted=[{"from": "Maple Bakery", "to": "Maple Pekara"}])),
        ((Sign.SHOWN, "article", "page", "Maple Pekara"),),
    ),
    "an article by its number": (
        lambda: seen(answer({"query": {"pages": [page("Maple Street Bakery")]}}), NUMBERED),
        ((Sign.SHOWN, "article", "page", "Maple Street Bakery"),),
    ),
    "an article under another title": (
        lambda: seen(query(page("Maple Street Bakery"), redirects=REDIRECTS)),
        (
            (Sign.SHOWN, "article", "page", "Maple Street Bakery"),
            (Sign.MOVED, "article", "redirect", "Maple Street Bakery"),
        ),
    ),
    "a part of another article": (
        lambda: seen(
            query(page("Maple Street"), redirects=[{**REDIRECTS[0], "to": "Maple Street", "tofragment": "B"}])
        ),
        ((Sign.SHOWN, "article", "page", "Maple Street"),),
    ),
    "a list of meanings": (
        lambda: seen(
            query(
                page("Maple", pageprops={"disambiguation": ""}),
                redirects=[{"from": "Maple Bakery", "to": "Maple"}],
            )
        ),
        ((Sign.SHOWN, "article", "list_of_meanings", "Maple"),),
    ),
    "deleted, or never written": (
        lambda: seen(query(missing())),
        ((Sign.ABSENT, "article", "missing", "missing: Maple Bakery"),),
    ),
    "a number without a page": (
        lambda: seen(answer({"query": {"pages": [{"pageid": 10001, "missing": True}]}}), NUMBERED),
        ((Sign.ABSENT, "article", "missing", "missing: the page of this number"),),
    ),
    "a user": (
        lambda: seen(users({"userid": 5, "name": "Maple Baker", "editcount": 0}), USER),
        ((Sign.SHOWN, "user", "account", "User:Maple Baker"),),
    ),
    "no such user here": (
        lambda: seen(users({"name": "Maple Baker", "missing": True}), USER),
        ((Sign.WITHHELD, "user", "no_account_here", "missing: Maple Baker"),),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= wikipedia.RUNGS.keys()


@pytest.mark.parametrize("of", [ARTICLE, NUMBERED, USER], ids=lambda of: of.handle)
@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply, of: Profile) -> None:
    assert says_nothing(seen(reply, of)), name
    assert says_nothing(seen(query(missing()), others=reply)), name


@pytest.mark.parametrize(
    "body", [[], {"query": []}, {"query": {"pages": {"-1": missing()}}}, {"query": {"pages": [4]}}]
)
def test_data_of_another_shape_says_nothing(body: dict[str, object] | list[object]) -> None:
    assert says_nothing(seen(answer(body)))
    assert says_nothing(seen(answer(body), USER))


def test_longer_titles_of_another_shape_say_nothing() -> None:
    assert says_nothing(seen(query(missing()), others=answer({"query": {"pages": [{"title": []}, {"title": {}}]}})))


def test_an_article_under_another_title_says_where() -> None:
    found = seen(query(page("Maple & Street?"), redirects=[{"from": "Maple Bakery", "to": "Maple & Street?"}]))
    assert found.signals[1].to == "https://en.wikipedia.org/wiki/Maple_%26_Street%3F"
    assert (found.handle, found.name) == ("en:Maple_&_Street?", "Maple & Street?")


def test_an_article_is_nobodys_post_and_its_number_names_no_owner() -> None:
    found = seen(query(page()))
    assert (found.newest, found.posts, found.platform_id) == (None, (), "")


@pytest.mark.parametrize("asked", ["maple_Bakery", "Maple_Bakery"])
def test_the_first_letters_case_makes_no_difference(asked: str) -> None:
    of = profile("wikipedia", f"en:{asked}", f"https://en.wikipedia.org/wiki/{asked}")
    found = answer({"query": {"normalized": [{"from": asked, "to": "Maple Bakery"}], "pages": [missing()]}})
    assert signs(seen(found, of)) == {Sign.ABSENT}
    assert says_nothing(seen(answer({"query": {"pages": [missing("Maple bakery")]}}), of))


def test_each_language_is_asked_at_its_own_place_and_beside_its_own_controls() -> None:
    found = named_by(wikipedia, "https://de.m.wikipedia.org/wiki/B%C3%A4ckerei_R%26S")
    of = profile("wikipedia", found.handle, found.address)
    (ask,) = next(wikipedia.visit(of, kit()))
    assert ask.address.startswith("https://de.wikipedia.org/w/api.php?action=query&format=json&formatversion=2&")
    assert "titles=Bäckerei_R&S" in unquote(ask.address)
    assert "&converttitles=1&" in ask.address
    living, absent = wikipedia.controls(of, "q" * 24)
    assert (living.handle, absent.handle) == ("de:Wikipedia", "de:" + "q" * 24)
    living, absent = wikipedia.controls(USER, "q" * 24)
    assert (living.handle, absent.handle) == ("en:User:Jimbo_Wales", "en:User:" + "q" * 24)


# Addresses


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://www.wikipedia.org/", Kind.HOME),
        ("https://wikipedia.org", Kind.HOME),
        ("https://m.wikipedia.org/", Kind.HOME),
        ("https://en.wikipedia.org/", Kind.HOME),
        ("https://en.wikipedia.org/wiki/Main_Page", Kind.HOME),
        ("https://it.wikipedia.org/wiki/Pagina_principale", Kind.HOME),
        ("https://www.wikipedia.org/wiki/Bread", Kind.WEBSITE),
        ("https://upload.wikimedia.wikipedia.org/a/b.jpg", Kind.WEBSITE),
        ("https://api.wikipedia.org/wiki/Bread", Kind.WEBSITE),
        ("https://en.wikipedia.org/wiki/Special:Search?search=maple", Kind.WEBSITE),
        ("https://de.wikipedia.org/wiki/Spezial:Suche", Kind.WEBSITE),
        ("https://en.wikipedia.org/wiki/Talk:Maple_Bakery", Kind.WEBSITE),
        ("https://en.wikipedia.org/wiki/User_talk:Maple", Kind.WEBSITE),
        ("https://en.wikipedia.org/wiki/User:Maple/sandbox", Kind.WEBSITE),
        ("https://en.wikipedia.org/wiki/", Kind.WEBSITE),
        ("https://en.wikipedia.org/wiki/User:%20", Kind.WEBSITE),
        ("https://en.wikipedia.org/wiki/Draft:Maple_Bakery", Kind.WEBSITE),
        ("https://fr.wikipedia.org/wiki/Cat%C3%A9gorie:Boulangerie", Kind.WEBSITE),
        ("https://en.wikipedia.org/wiki/File:Maple.jpg", Kind.WEBSITE),
        ("https://sv.wikipedia.org/wiki/Fil:Maple.jpg", Kind.WEBSITE),
        ("https://pt.wikipedia.org/wiki/Ficheiro:Maple.jpg", Kind.WEBSITE),
        ("https://da.wikipedia.org/wiki/Kategori:Maple", Kind.WEBSITE),
        ("https://ru.wikipedia.org/wiki/Файл:Maple.jpg", Kind.WEBSITE),
        ("https://cs.wikipedia.org/wiki/Soubor:Maple.jpg", Kind.WEBSITE),
        ("https://fi.wikipedia.org/wiki/Tiedosto:Maple.jpg", Kind.WEBSITE),
        ("https://ja.wikipedia.org/wiki/ファイル:Maple.jpg", Kind.WEBSITE),
        ("https://hu.wikipedia.org/wiki/Fájl:Maple.jpg", Kind.WEBSITE),
        ("https://da.wikipedia.org/wiki/Forside", Kind.HOME),
        ("https://en.wikipedia.org/wiki/:Maple", Kind.WEBSITE),
        ("https://en.wikipedia.org/wiki/%3Fcurid=5", Kind.WEBSITE),
        ("https://en.wikipedia.org/wiki/Maple//Bakery", Kind.WEBSITE),
        ("https://de.wikipedia.org/wiki/B%E4ckerei", Kind.WEBSITE),
        ("https://en.wikipedia.org/wiki/Maple%7CBakery", Kind.WEBSITE),
        ("https://en.wikipedia.org/wiki/" + "a" * 256, Kind.WEBSITE),
        ("https://en.wikipedia.org/w/index.php?title=Maple_Bakery&action=history", Kind.WEBSITE),
        ("https://en.wikipedia.org/w/index.php?title=Maple_Bakery&action=edit", Kind.WEBSITE),
        ("https://en.wikipedia.org/w/index.php?title=Maple_Bakery&oldid=12345", Kind.WEBSITE),
        ("https://en.wikipedia.org/w/index.php?title=Maple_Bakery&diff=next&oldid=12", Kind.WEBSITE),
        ("https://en.wikipedia.org/?curid=0", Kind.HOME),
        ("https://en.wikipedia.org/api/rest_v1/page/summary/Maple", Kind.WEBSITE),
    ],
)
def test_what_is_no_article_and_no_user_is_no_place(text: str, kind: Kind) -> None:
    found = named_by(wikipedia, text)
    assert (found.kind, found.platform, found.handle) == (kind, "wikipedia", "")


@pytest.mark.parametrize(
    "text",
    [
        "https://en.wikipedia.org.example/wiki/Maple_Bakery",
        "https://wikipedia.example/wiki/Maple_Bakery",
        "https://notwikipedia.org/wiki/Maple_Bakery",
        "https://www.wikiwand.com/en/Maple_Bakery",
        "https://en.wiktionary.org/wiki/maple",
        "https://www.wikidata.org/wiki/Q100000001",
    ],
)
def test_a_place_that_looks_alike_is_not_wikipedia(text: str) -> None:
    assert profiles.identify(text).platform == ""


@pytest.mark.parametrize(
    ("text", "handle", "address"),
    [
        ("http://en.wikipedia.org/wiki/Maple%20Bakery", "en:Maple_Bakery", "https://en.wikipedia.org/wiki/Maple_Bakery"),
        ("en.wikipedia.org/wiki/_Maple__Bakery_", "en:Maple_Bakery", "https://en.wikipedia.org/wiki/Maple_Bakery"),
        ("https://en.wikipedia.org/wiki/AC%2FDC", "en:AC/DC", "https://en.wikipedia.org/wiki/AC/DC"),
        ("https://en.wikipedia.org/wiki/Bread%3F", "en:Bread?", "https://en.wikipedia.org/wiki/Bread%3F"),
        ("https://en.wikipedia.org/wiki/Rye:_A_story", "en:Rye:_A_story", "https://en.wikipedia.org/wiki/Rye:_A_story"),
        ("https://en.wikipedia.org/wiki/Maple_Inc%2E", "en:Maple_Inc.", "https://en.wikipedia.org/wiki/Maple_Inc%2E"),
        ("https://en.wikipedia.org/wiki/Maple_Inc.", "en:Maple_Inc", "https://en.wikipedia.org/wiki/Maple_Inc"),
        ("https://en.wikipedia.org/wiki/Maple_(inn)", "en:Maple_(inn)", "https://en.wikipedia.org/wiki/Maple_(inn)"),
        ("https://zh.wikipedia.org/zh-hans/%E9%9D%A2%E5%8C%85", "zh:面包", "https://zh.wikipedia.org/wiki/%E9%9D%A2%E5%8C%85"),
        ("https://zh-min-nan.wikipedia.org/wiki/Pang", "zh-min-nan:Pang", "https://zh-min-nan.wikipedia.org/wiki/Pang"),
        ("https://simple.m.wikipedia.org/wiki/Bread", "simple:Bread", "https://simple.wikipedia.org/wiki/Bread"),
        ("https://en.wikipedia.org/?title=Bread", "en:Bread", "https://en.wikipedia.org/wiki/Bread"),
        ("https://en.wikipedia.org/w/?curid=5", "en:?curid=5", "https://en.wikipedia.org/?curid=5"),
        ("https://fr.wikipedia.org/wiki/Utilisatrice:Ada", "fr:User:Ada", "https://fr.wikipedia.org/wiki/User:Ada"),
    ],
)  # fmt: skip
def test_every_form_of_an_address_leads_to_one_place(text: str, handle: str, address: str) -> None:
    found = named_by(wikipedia, text)
    assert (found.kind, found.handle, found.address) == (Kind.PROFILE, handle, address)
    assert named_by(wikipedia, address) == found


@pytest.mark.parametrize("worst", ["_" * 50_000, "User:" * 10_000, "%C3%A4" * 10_000, "a/" * 25_000, ":" * 50_000])
def test_the_worst_titles_take_no_time(worst: str) -> None:
    began = time.process_time()
    profiles.identify(f"https://en.wikipedia.org/wiki/{worst}")
    assert time.process_time() - began < 0.05
