"""`audit init`: from a website's address to a client file that a run accepts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from audit import client
from audit.cli import init, interviewing
from audit.client import Decision
from audit.errors import BadInput, CouldNotRun
from audit.first import draft
from audit.first.found import Find, Found
from audit.practice import Answer, Fault, answer
from commanding import audit
from practice_proxy import proxying
from practising import Play, world

PLACES = (
    "https://www.facebook.com/maplestreetbakery",
    "https://x.com/maplestreetbkry",
    "https://www.youtube.com/@maplestreetbakery",
    "https://www.instagram.com/maplestreetbakery/",
    "https://maplestreetbakery.blogspot.com/",
    "https://www.facebook.com/maplestreetcakes",
)
FOUND = Found(
    name="Maple",
    website="https://maplebakery.example",
    seen=True,
    profiles=tuple(
        Find(network=name, address=f"https://{name}.example/maple", stands="in the footer") for name in ("a", "b", "c")
    ),
)


def test_the_practice_bakery_s_places_and_leftovers_are_all_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "client.yml"
    init.begin("maplebakery.example", path, world())
    written = client.load(path)
    assert (written.name, written.website) == ("Maple Street Bakery", "https://maplebakery.example")
    assert tuple(listing.url for listing in written.listings) == PLACES
    said = capsys.readouterr().out
    for leftover in ("Instagram, in the header", "https://www.facebook.com/ (", "Google+", "closed in 2019"):
        assert leftover in said
        assert leftover in path.read_text(encoding="utf-8")
    last = said.splitlines()[-6:]
    assert [line.split(":")[0].strip() for line in last] == [
        *("Google Maps", "Facebook", "Instagram", "TikTok", "Yelp", "The web")
    ]
    assert all("https://" in line and "Maple+Street+Bakery" in line for line in last)


TOWN = (
    *(
        "ironbridge.plumbing.heating",
        "x.com/ibplumbing",
        "plus.google.com/+IronbridgePlumbing",
        "https://www.pinterest.com/",
    ),
    *(
        "YouTube, in the footer",
        "facebook.com/wordpress",
        "twitter.com/envato",
        "instagram.com/yourhandle",
        "javascript:void",
    ),
    *(
        "guides/www.facebook.com/ironbridgeplumbing",
        "http://https://www.instagram.com",
        "@ironbridgeplumbinguk",
        "skype:",
    ),
    *(
        "tiktok.com/@ironbridgeplumbing",
        "wa.me/1234567890",
        "business.site",
        "g.page/r/IronbridgeGone",
        "ironbridgeplumbingsolihull",
    ),
    *(
        "dave-banks-plumber",
        "ironbridgebrewery",
        "sharer/sharer.php",
        "ironbridgeplumbing-ltd.bsky.social",
        "linktr.ee",
    ),
)
"""Of the faults of the town's plumber, all that are, or pretend to be, addresses of profiles."""


def test_on_a_large_website_every_profile_and_leftover_is_found_on_the_first_sixty_pages(tmp_path: Path) -> None:
    path = tmp_path / "client.yml"
    init.begin("ironbridge-plumbing.example", path, world())
    written = path.read_text(encoding="utf-8")
    assert [planted for planted in TOWN if planted not in written] == []
    assert client.load(path).listed


def test_a_file_that_is_there_is_left_as_it_is_and_the_website_is_not_asked(tmp_path: Path) -> None:
    path = tmp_path / "client.yml"
    path.write_text("mine", encoding="utf-8")

    def unasked(*_asked: object) -> Answer:
        raise AssertionError

    with pytest.raises(BadInput, match="--force"):
        init.begin("maplebakery.example", path, world(unasked))
    assert path.read_text(encoding="utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_with_force_it_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "client.yml"
    path.write_text("mine", encoding="utf-8")
    init.begin("maplebakery.example", path, world(), force=True)
    assert client.load(path).name == "Maple Street Bakery"


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        init.begin("maplebakery.example", tmp_path, world(), force=True)


def test_the_schema_is_named_where_it_lies_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / draft.SCHEMA).write_text("{}", encoding="utf-8")
    init.begin("cornerloaf.example", tmp_path / "client.yml", world())
    assert (tmp_path / "client.yml").read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=")


@pytest.mark.parametrize("fault", [Answer(503, (), b""), Answer(403, (), b"no"), Fault.CERTIFICATE])
def test_a_website_that_cannot_be_seen_is_said_and_gets_a_minimal_file(
    fault: Answer | Fault, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init.begin("maplebakery.example", tmp_path / "client.yml", world(_playing(fault)))
    written = client.load(tmp_path / "client.yml")
    assert (written.name, written.listings) == ("Maplebakery", ())
    said = capsys.readouterr().out
    assert "The file will hold its address alone." in said
    assert "No profile of any network" not in said


@pytest.mark.parametrize("fault", [Fault.NO_SUCH_NAME, Fault.REFUSED, Fault.TOO_SLOW])
def test_where_nothing_answers_at_all_nothing_is_written(fault: Fault, tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match=r"maplebakery\.example could not be reached"):
        init.begin("maplebakery.example", tmp_path / "client.yml", world(_playing(fault)))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("https://www.facebook.com/maplebakery", "a page on Facebook, not the business's own website"),
        ("https://www.facebook.com/", "a page on Facebook"),
        ("https://nextdoor.com/pages/maple", "a page on Nextdoor"),
        ("mailto:hello@maplebakery.example", "is not the address of a website"),
        ("hello@maplebakery.example", "is not the address of a website"),
        ("localhost", "is not the address of a website"),
        ("http://localhost:8000", "is not the address of a website"),
        ("http://127.0.0.1/", "is not the address of a website"),
        ("maple", "is not the address of a website"),
        ("", "is not the address of a website"),
        ("ftp://maplebakery.example", "is not the address of a website"),
        ("#\n\x1b[31m", "is not the address of a website"),
    ],
)
def test_an_address_that_is_no_website_gets_one_sentence_with_the_remedy(
    typed: str, words: str, tmp_path: Path
) -> None:
    with pytest.raises(BadInput) as told:
        init.begin(typed, tmp_path / "client.yml", world())
    assert words in str(told.value)
    assert "https://" in str(told.value)
    assert str(told.value).isprintable()
    assert list(tmp_path.iterdir()) == []


def test_a_blog_may_be_the_website_of_a_business(tmp_path: Path) -> None:
    init.begin("https://maplestreetbakery.blogspot.com/", tmp_path / "client.yml", world())
    assert client.load(tmp_path / "client.yml").website == "https://maplestreetbakery.blogspot.com"


def test_enter_skips_every_question() -> None:
    with CliRunner().isolation(input="\n" * 8):
        assert interviewing.answers(FOUND) == draft.Answers(
            places={find.address: draft.Place() for find in FOUND.profiles}
        )


def test_answers_are_kept_for_the_business_and_for_each_place() -> None:
    typed = ["Maple & Co", "Order a cake", "Families", "Ana, Ben and Ana", "lots", "2,5 h", "k", "b", "P", "", "c", "x"]
    with CliRunner().isolation(input="\n".join([*typed, ""])):
        given = interviewing.answers(FOUND)
    assert (given.name, given.goal, given.audience) == ("Maple & Co", "Order a cake", "Families")
    assert (given.people, given.hours_per_week) == (("Ana", "Ben"), "2.5")
    assert list(given.places.values()) == [
        draft.Place(decision=Decision.KEEP, owner="Ben"),
        draft.Place(decision=Decision.PARK),
        draft.Place(decision=Decision.CLOSE),
    ]


def test_an_interview_lands_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "client.yml"
    with CliRunner().isolation(input="Corner Loaf\nVisit us\n\nCarla\n2\nk\n\nc\n"):
        init.begin("cornerloaf.example", path, world(), ask=interviewing.answers)
    written = client.load(path)
    assert written.name == "Corner Loaf"
    assert [(each.owner, each.decision.value) for each in written.listings] == [
        *(("carla", "keep"), ("carla", "undecided"), ("carla", "close"))
    ]


def test_a_mistake_ends_with_2_and_one_line(tmp_path: Path) -> None:
    said = audit("init", "https://www.facebook.com/x", "--interview", folder=tmp_path)
    assert said.returncode == 2
    assert said.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_through_real_sockets_the_written_file_is_accepted_by_a_run(tmp_path: Path) -> None:
    with proxying(tmp_path) as proxy:
        environ = {"SSL_CERT_FILE": str(proxy.ca_file)}
        said = audit("init", "maplebakery.example", "--proxy", proxy.address, folder=tmp_path, environ=environ)
        assert said.returncode == 0, said.stderr
        assert "Looking at https://maplebakery.example" in said.stderr
        stopped = audit(
            *("init", "maplebakery.example", "-o", "b.yml", "--interview", "--proxy", proxy.address),
            folder=tmp_path,
            environ=environ,
        )
        assert stopped.returncode == 130
        assert not (tmp_path / "b.yml").exists()
        again = audit("init", "maplebakery.example", "--proxy", proxy.address, folder=tmp_path)
        assert again.returncode == 2
    planned = audit("run", "client.yml", "--dry-run", folder=tmp_path)
    assert planned.returncode == 0, planned.stderr
    assert "Maple Street Bakery: the file is fine" in planned.stdout
    for place in PLACES:
        assert place in planned.stdout


def _playing(fault: Answer | Fault) -> Play:
    def play(method: str, address: str, headers: Mapping[str, str], body: bytes) -> Answer | Fault:
        return fault if "maplebakery" in address else answer(method, address, headers, body)

    return play
