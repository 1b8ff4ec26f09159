"""Films that their services no longer show, and what plug-ins left of others."""

from __future__ import annotations

import dataclasses

import pytest

from audit.checks import broken_embed
from audit.finding import Confidence, Finding, Level, Outcome
from audit.followed import End, Followed, Purpose
from audit.website.noticed import Noticed, Trait
from dossiers import dossier, site
from plainly import is_plain

FILM = "https://www.youtube.com/embed/aaaaaaaaaaa"
VIMEO = "https://player.vimeo.com/video/123456"


def frame(address: str = FILM, **seen: object) -> Noticed:
    bare = Noticed(trait=Trait.EMBED, value=address, region="main", pages=("/blog/oven",))
    return dataclasses.replace(bare, **seen)  # type: ignore[arg-type]  # each test spells the fields it means


def remains(words: str = "YouTube Preview Image") -> Noticed:
    return Noticed(trait=Trait.EMBED_LEFT, value=words, text=words, pages=("/blog/first-film",))


def met(end: End, address: str = FILM, purpose: Purpose = Purpose.EMBED) -> Followed:
    return Followed(purpose=purpose, address=address, end=end)


def found(*followed: Followed, things: tuple[Noticed, ...] = (frame(),)) -> list[Finding]:
    bare = dossier(home=dataclasses.replace(site(), noticed=things))
    snapshot = dataclasses.replace(bare.snapshot, followed=followed)
    return list(broken_embed.check(dataclasses.replace(bare, snapshot=snapshot)))


# What must be left alone


@pytest.mark.parametrize("end", [end for end in End if end not in (End.MISSING, End.OPENS)])
def test_a_film_that_could_not_be_seen_is_not_called_removed(end: End) -> None:
    assert found(met(end)) == []


def test_a_film_that_stands_on_no_page_is_not_the_websites() -> None:
    assert found(met(End.MISSING), things=()) == []
    assert found(met(End.MISSING, purpose=Purpose.OUTSIDE)) == []


def test_without_films_nothing_is_said() -> None:
    assert found() == []
    assert list(broken_embed.check(dataclasses.replace(dossier(), site=None))) == []


@pytest.mark.parametrize(("count", "said"), [(1, "one film"), (2, "2 films")])
def test_films_that_are_all_there_are_good_news(count: int, said: str) -> None:
    (good,) = found(*[met(End.OPENS, f"{FILM}{n}") for n in range(count)])
    assert good.outcome is Outcome.FINE
    assert said in good.sees
    assert is_plain(good)


# What is found


@pytest.mark.parametrize(("address", "service"), [(FILM, "YouTube"), (VIMEO, "Vimeo")])
def test_a_film_its_service_does_not_know_looks_removed(address: str, service: str) -> None:
    (one,) = found(met(End.MISSING, address), met(End.OPENS, "https://vimeo.com/1"), things=(frame(address),))
    assert one.title == f"A {service} film on your website looks removed"
    assert (one.outcome, one.level, one.confidence) == (Outcome.PROBLEM, Level.TIDY_UP, Confidence.LOOKS)
    assert (one.subject, one.where) == (address, ("the text of your page /blog/oven",))
    assert is_plain(one)


@pytest.mark.parametrize("words", ["YouTube Preview Image", "[youtube=", "word " * 40])
def test_what_a_plug_in_left_is_told_in_its_own_words(words: str) -> None:
    (one,) = found(met(End.OPENS), things=(frame(), remains(words)))
    assert (one.level, one.confidence, one.subject) == (Level.TIDY_UP, Confidence.IS, words)
    assert one.where == ("your page /blog/first-film",)
    assert words[:40].strip() in one.sees


def test_each_film_and_each_remains_is_a_finding_of_its_own() -> None:
    several = found(met(End.MISSING), met(End.MISSING, VIMEO), things=(frame(), frame(VIMEO), remains()))
    assert len({one.id for one in several}) == 3
    assert all(map(is_plain, several))


def test_a_film_on_many_pages_is_one_finding_that_names_them() -> None:
    pages = ("/", "/oven", "/about")
    (one,) = found(met(End.MISSING), things=(frame(pages=pages, on_pages=3),))
    assert len(one.where) == 3
