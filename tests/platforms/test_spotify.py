"""Spotify: the embed interface or the page may show a place; what is not found may be kept to other countries."""

from __future__ import annotations

import time
import urllib.parse
from collections.abc import Callable

import pytest

from audit import profiles
from audit.address import Kind
from audit.evidence import Profile, Reading, Reply, Sign
from audit.platforms import spotify
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing

ID = "0123456789abcdefABCDEF"
SHOW = profile("spotify", f"show/{ID}", f"https://open.spotify.com/show/{ID}")
ARTIST = profile("spotify", f"artist/{ID}", f"https://open.spotify.com/artist/{ID}")
USER = profile("spotify", "user/maplebakery", "https://open.spotify.com/user/maplebakery")
STUDIO = profile("spotify", "pod/maple-crumbs", "https://creators.spotify.com/pod/show/maple-crumbs")
LIST = profile("spotify", f"playlist/{ID}", f"https://open.spotify.com/playlist/{ID}")
PLACES = [SHOW, LIST, ARTIST, USER, STUDIO]
NOT_FOUND = answer("<title>Page not found</title>", 404)


def embed(at: str) -> Reply:
    return answer(
        {"title": "Maple Crumbs", "html": f'<iframe src="https://open.spotify.com/embed/{at}?utm_source=oembed">'}
    )


def page(more: str) -> Reply:
    return answer(f'<title>Maple | Spotify</title><meta property="og:title" content="Maple Crumbs">{more}')


def seen(found: Reply, of: Profile = SHOW, *, told: Reply = NOT_FOUND) -> Reading:
    asked = f"https://open.spotify.com/oembed?{urllib.parse.urlencode({'url': of.address})}"
    return look(spotify.visit(of, kit()), {asked: told, of.address: found})


EMBED_404 = (Sign.UNFAMILIAR, "oembed", "no_known_marker", "status 404")
NOTHING = (Sign.UNFAMILIAR, "page", "no_known_marker", "status 200")
SHOWN = (Sign.SHOWN, "page", "own_page", "Maple Crumbs")
WITHHELD = (Sign.WITHHELD, "page", "page_not_found", "Page not found")
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "a living show that embeds deny": (
        lambda: seen(page(f'<link rel="canonical" href="{SHOW.address}">')),
        (EMBED_404, SHOWN),
    ),
    "embeds deny it, the page is refused": (
        lambda: seen(answer("", 403)),
        (EMBED_404, (Sign.REFUSED, "page", "status_refused", "status 403")),
    ),
    "an embed of something else": (
        lambda: seen(page(""), told=embed("episode/x")),
        ((Sign.UNFAMILIAR, "oembed", "no_known_marker", "status 200"), NOTHING),
    ),
    "the same letters in other capitals": (
        lambda: seen(page(f'<link rel="canonical" href="{SHOW.address.lower()}">')),
        (EMBED_404, NOTHING),
    ),
    "not found, without Spotify's words": (
        lambda: seen(answer("", 404)),
        (EMBED_404, (Sign.UNFAMILIAR, "page", "no_known_marker", "status 404")),
    ),
    "Spotify's words in a page that opens": (lambda: seen(answer(NOT_FOUND.body), USER), (NOTHING,)),
    "not found: missing, or not for this country": (lambda: seen(NOT_FOUND), (EMBED_404, WITHHELD)),
    "Spotify's words behind a challenge": (
        lambda: seen(answer(NOT_FOUND.body, 404, headers={"cf-mitigated": "challenge"}), USER),
        ((Sign.CHALLENGE, "page", "cf_mitigated", "cf-mitigated: challenge"),),
    ),
    "nobody has that name": (
        lambda: seen(NOT_FOUND, USER),
        ((Sign.ABSENT, "page", "page_not_found", "Page not found"),),
    ),
    "an artist with an embed": (
        lambda: seen(answer("", 403), ARTIST, told=embed(ARTIST.handle)),
        ((Sign.SHOWN, "oembed", "embed_of_it", "Maple Crumbs"),),
    ),
    "a person, by the kind of its page": (
        lambda: seen(page('<meta property="og:type" content="profile">'), USER),
        (SHOWN,),
    ),
    "a show made with Spotify's studio": (
        lambda: seen(
            page('<meta property="og:url" content="https://podcasters.spotify.com/pod/show/Maple-Crumbs">'), STUDIO
        ),
        (SHOWN,),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= spotify.RUNGS.keys()


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.handle)
@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply, place: Profile) -> None:
    assert says_nothing(seen(reply, place, told=reply)), name


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.handle)
def test_the_controls_are_of_the_same_kind(place: Profile) -> None:
    for control in spotify.controls(place, "abcdefghijklmnopqrstuvwx"):
        found = named_by(spotify, control.address)
        assert (found.kind, found.handle) == (Kind.PROFILE, control.handle)
        assert control.handle.partition("/")[0] == place.handle.partition("/")[0]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"open.spotify.com/show/{ID}?si=abc", SHOW),
        (f"https://open.spotify.com/intl-pt-BR/show/{ID}", SHOW),
        (f"https://open.spotify.com/embed/show/{ID}?utm_source=generator", SHOW),
        (f"https://open.spotify.com/embed-podcast/show/{ID}", SHOW),
        (f"spotify: show/{ID}", SHOW),
        (f"https://play.spotify.com/artist/{ID}", ARTIST),
        (f"https://open.spotify.com/artist/{ID}/discography/all", ARTIST),
        ("https://open.spotify.com/user/MapleBakery", USER),
        (f"https://open.spotify.com/user/maplebakery/playlist/{ID}", LIST),
        (f"https://open.spotify.com/playlist/{ID}?si=x", LIST),
        ("https://anchor.fm/maple-crumbs/episodes/x", STUDIO),
        ("https://podcasters.spotify.com/pod/profile/maple-crumbs/", STUDIO),
    ],
)
def test_every_form_of_an_address_leads_to_one_place(text: str, place: Profile) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.handle, found.address) == (Kind.PROFILE, place.handle, place.address)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://open.spotify.com/", Kind.HOME),
        ("https://www.spotify.com", Kind.HOME),
        ("https://spotify.link/", Kind.HOME),
        ("https://anchor.fm/", Kind.HOME),
        ("https://spotify.link/AbCdEfGhIjK", Kind.SHORT),
        ("https://spoti.fi/3abcdef", Kind.SHORT),
        *((f"https://open.spotify.com/{piece}/{ID}", Kind.POST) for piece in ("track", "album", "episode")),
        ("https://open.spotify.com/artist/maple", Kind.WEBSITE),
        ("https://open.spotify.com/show/", Kind.WEBSITE),
        ("https://open.spotify.com/search/maple", Kind.WEBSITE),
        ("https://open.spotify.com/genre/x", Kind.WEBSITE),
        ("https://open.spotify.com/collection/tracks", Kind.LOGIN),
        ("https://accounts.spotify.com/en/login", Kind.LOGIN),
        ("https://artists.spotify.com/c/artist/x", Kind.LOGIN),
        ("https://podcasters.spotify.com/pod/dashboard", Kind.LOGIN),
        ("https://creators.spotify.com/resources", Kind.WEBSITE),
        ("https://anchor.fm/features", Kind.WEBSITE),
        ("https://www.spotify.com/us/premium/", Kind.WEBSITE),
        ("https://support.spotify.com/us/", Kind.WEBSITE),
        ("https://developer.spotify.com/show/x", Kind.WEBSITE),
        ("https://api.spotify.com/v1/shows/x", Kind.WEBSITE),
    ],
)
def test_what_is_no_place_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    found = named_by(spotify, text)
    assert (found.kind, found.platform, found.handle) == (kind, "spotify", "")


@pytest.mark.parametrize(
    "text",
    [
        f"https://open.spotify.com.maple.example/show/{ID}",
        f"https://notspotify.com/show/{ID}",
        "https://banchor.fm/maple",
    ],
)
def test_a_place_that_looks_alike_is_not_spotify(text: str) -> None:
    assert profiles.identify(text).platform == ""


def test_the_worst_strings_take_no_time() -> None:
    began = time.process_time()
    for worst in ("https://open.spotify.com/" + "intl-a/" * 10_000, "https://anchor.fm/" + "a-" * 25_000):
        profiles.identify(worst)
    assert time.process_time() - began < 0.05
