"""The promise, from replies through every platform's visit to a verdict: live and gone are both earned.

Two looks a week apart at the whole cast of the practice web, each place with the verdict of the first and of the second.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from audit import run as audits
from audit.activity import Activity
from audit.dossier import Place
from audit.evidence import Reply
from audit.net.keys import PLACES
from audit.platforms import PLATFORMS
from audit.practice import NOW, Answer, Fault, answer
from audit.practice.transport import FAILURES
from audit.verdict import Verdict
from practising import WEEK, laid_out, told, world
from walls import NOT_PROOF

KEYS = {name: f"practice-{name.lower()}" for name in PLACES} | {"META_IG_USER_ID": "17840000000000001"}

NEVER_GONE = {
    "unseen": (
        "https://soft.example/some/page",
        "https://throttled.example/blog",
        "https://forbidden.example/blog",
        "https://challenge.example/blog",
        "https://busy.example/blog",
        "https://refused.example/",
        "https://reset.example/",
        "https://slow.example/",
        "https://certificate.example/",
        "https://parked.example/",
        "https://lockedbakery.blogspot.com/",
        "https://bsky.app/profile/laggingbakery.bsky.social",
        "https://bsky.app/profile/limitedbakery.bsky.social",
        "https://secure.example/@maplebakery",
        "https://down.example/@maplebakery",
        "https://crashed.example/@maplebakery",
        "https://social.example/@limitedbakery",
        "https://www.facebook.com/loginbakery",
        "https://www.facebook.com/formbakery",
        "https://www.facebook.com/blockedbakery",
        "https://www.facebook.com/errorbakery",
        "https://www.facebook.com/limitedbakery",
        "https://www.instagram.com/loginbakery",
        "https://www.instagram.com/homebakery",
        "https://www.instagram.com/challengebakery",
        "https://www.instagram.com/formbakery",
        "https://www.instagram.com/waitbakery",
        "https://www.instagram.com/limitedbakery",
        "https://www.instagram.com/shellbakery",
        "https://x.com/nobodyhasthis",
        "https://www.linkedin.com/company/maple-street-bakery",
        "https://www.linkedin.com/company/walled-bakery",
        "https://www.linkedin.com/company/limited-bakery",
        "https://www.linkedin.com/company/challenge-bakery",
        "https://www.tiktok.com/@limitedbakery",
        "https://www.tiktok.com/@refusedbakery",
        "https://www.youtube.com/@consentbakery",
        "https://www.youtube.com/@limitedbakery",
        "https://www.google.com/maps/place/?q=place_id:ChIJunknownbakery000000",
        "https://maps.app.goo.gl/Consent1",
        # Answers that the profile which cannot exist does not get in the same run: the controls stay red.
        "https://www.facebook.com/titlebakery",
        "https://www.linkedin.com/in/nobody-has-this",
        "https://www.linkedin.com/company/unavailable-bakery",
    ),
    "not_public": (
        "https://www.facebook.com/nobodyhasthis",
        "https://www.facebook.com/bakeryatthemoment",
        "https://www.tiktok.com/@nobodyhasthis",
    ),
    "live": (
        "https://fresh-blog.example/",
        "https://quiet-blog.example/",
        "https://closed-api-blog.example/",
        "https://undated-blog.example/",
        "https://feedlessbakery.blogspot.com/",
        "https://bsky.app/profile/hiddenbakery.bsky.social",
        "https://social.example/@silencedbakery",
        "https://social.example/@followersonlybakery",
        "https://social.example/@lockedbakery",
        "https://www.youtube.com/@feedlessbakery",
        "https://www.youtube.com/@outagebakery",
        "https://www.youtube.com/@agegatedbakery",
        "https://www.facebook.com/undatedbakery",
        "https://www.instagram.com/countedbakery",
        "https://www.linkedin.com/company/undated-bakery",
    ),
}
"""Places that are not gone whatever is seen of them, by the verdict each look comes to."""

PROOF_OF_ABSENCE = (
    "https://gone-blog.example/news",
    "https://no-such-host-anywhere.example/",
    "https://nobodyhasthis.blogspot.com/",
    "https://nobodyhasthis.wordpress.com/",
    "https://bsky.app/profile/nobodyhasthis.bsky.social",
    "https://social.example/@nobodyhasthis",
    "https://www.youtube.com/@nobodyhasthis",
    "https://www.instagram.com/nobodyhasthis",
    "https://www.linkedin.com/company/nobody-has-this",
)
"""What a network answers for absent accounts and for no living one: suspect first, gone when seen again."""

SAID_BY_THE_NETWORK = (
    "https://maplestreetbakery.blogspot.com/",
    "https://suspendedbakery.wordpress.com/",
    "https://deletedbakery.wordpress.com/",
    "https://bsky.app/profile/suspendedbakery.bsky.social",
    "https://bsky.app/profile/deactivatedbakery.bsky.social",
    "https://social.example/@suspendedbakery",
    "https://social.example/@gonebakery",
    "https://www.youtube.com/@terminatedbakery",
    "https://www.youtube.com/@removedbakery",
)
"""Gone at the first look: the network says so in as many words."""

OTHERWISE = {
    "https://social.example/@maplebakery": "moved",
    "https://www.facebook.com/oldmaplebakery": "moved",
    "https://www.linkedin.com/company/old-name-bakery": "moved",
    "https://www.instagram.com/privatebakery": "private",
    "https://www.tiktok.com/@privatebakery": "private",
    "https://plus.google.com/+MapleStreetBakery": "network_closed",
    "https://www.orkut.com/Community?cmm=1": "network_closed",
}

WITH_KEYS = {
    "https://x.com/maplestreetbkry": ("live", "live"),
    "https://x.com/suspendedbakery": ("gone", "gone"),
    "https://x.com/protectedbakery": ("private", "private"),
    "https://x.com/nobodyhasthis": ("suspect", "gone"),
    "https://x.com/limitedbakery": ("unseen", "unseen"),
    "https://x.com/unpaidbakery": ("unseen", "unseen"),
    "https://www.youtube.com/@freshbakery": ("live", "live"),
    "https://www.youtube.com/@quotabakery": ("suspect", "gone"),
    "https://www.facebook.com/maplestreetbakery": ("live", "live"),
    "https://www.facebook.com/unpublishedbakery": ("not_public", "not_public"),
    "https://www.instagram.com/maplestreetbakery": ("live", "live"),
    "https://www.google.com/maps/place/?q=place_id:ChIJmaplestreetbakery00": ("live", "live"),
    "https://www.google.com/maps/place/?q=place_id:ChIJunknownbakery000000": ("unseen", "unseen"),
    "https://www.google.com/maps/place/?q=place_id:ChIJmovedbakery00000000": ("moved", "moved"),
}


def client(addresses: tuple[str, ...]) -> str:
    listed = "".join(f"  - {address}\n" for address in addresses)
    return f"name: A\nwebsite: https://maplebakery.example\nprofiles:\n{listed}"


def looks(folder: Path, addresses: tuple[str, ...], keys: Mapping[str, str] | None = None) -> list[dict[str, Place]]:
    """The places by the address they were listed under, after the first look and after the second."""
    path = laid_out(folder, client(addresses))
    seen = []
    for at in (NOW - WEEK, NOW):
        (audit,) = audits.run([path], world(at=at, keys=keys), told(), build=False)
        seen.append({place.listing.url: place for place in audit.dossier.places if place.listing})
    return seen


def pausing(address: str) -> bool:
    """Whether asking there makes the whole network ask for a pause: such places are looked at in a run of their own."""
    return any(word in address for word in ("limited", "throttled", "wait"))


@pytest.fixture(scope="module")
def cast(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Place]]:
    everyone = (*sum(NEVER_GONE.values(), ()), *PROOF_OF_ABSENCE, *SAID_BY_THE_NETWORK, *OTHERWISE)
    calm = looks(tmp_path_factory.mktemp("calm"), tuple(address for address in everyone if not pausing(address)))
    paused = looks(tmp_path_factory.mktemp("paused"), tuple(address for address in everyone if pausing(address)))
    return [one | other for one, other in zip(calm, paused, strict=True)]


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Place]]:
    return looks(tmp_path_factory.mktemp("keyed"), tuple(WITH_KEYS), KEYS)


def told_of(place: Place) -> str:
    signals = place.look.evidence.reading.signals if place.look else ()
    return f"{place.verdict} from {[(s.rung, s.sign.value, s.mark, s.quote) for s in signals]}"


@pytest.mark.parametrize(("verdict", "address"), [(v, a) for v, each in NEVER_GONE.items() for a in each])
def test_what_proves_no_absence_is_never_called_gone(verdict: str, address: str, cast: list[dict[str, Place]]) -> None:
    for look in cast:
        assert look[address].verdict == verdict, told_of(look[address])


@pytest.mark.parametrize("address", PROOF_OF_ABSENCE)
def test_proof_of_absence_is_suspect_once_and_gone_when_seen_again(address: str, cast: list[dict[str, Place]]) -> None:
    first, second = (look[address] for look in cast)
    assert first.verdict == "suspect", told_of(first)
    assert second.verdict == "gone", told_of(second)


@pytest.mark.parametrize("address", SAID_BY_THE_NETWORK)
def test_what_the_network_itself_says_is_gone_at_once(address: str, cast: list[dict[str, Place]]) -> None:
    for look in cast:
        assert look[address].verdict == "gone", told_of(look[address])


@pytest.mark.parametrize(("address", "verdict"), OTHERWISE.items())
def test_moved_private_and_closed_are_each_told_apart(address: str, verdict: str, cast: list[dict[str, Place]]) -> None:
    assert cast[0][address].verdict == verdict, told_of(cast[0][address])


@pytest.mark.parametrize(("address", "verdicts"), WITH_KEYS.items())
def test_with_keys(address: str, verdicts: tuple[str, str], keyed: list[dict[str, Place]]) -> None:
    for look, verdict in zip(keyed, verdicts, strict=True):
        assert look[address].verdict == verdict, told_of(look[address])


AGES = {
    "https://www.youtube.com/@freshbakery": "fresh",
    "https://www.youtube.com/@quietbakery": "quiet",
    "https://www.youtube.com/@dormantbakery": "dormant",
    "https://www.youtube.com/@abandonedbakery": "abandoned",
    "https://www.youtube.com/@emptybakery": "empty",
    "https://bsky.app/profile/freshbakery.bsky.social": "fresh",
    "https://bsky.app/profile/quietbakery.bsky.social": "quiet",
    "https://bsky.app/profile/dormantbakery.bsky.social": "dormant",
    "https://bsky.app/profile/abandonedbakery.bsky.social": "abandoned",
    "https://bsky.app/profile/emptybakery.bsky.social": "empty",
    "https://social.example/@freshbakery": "fresh",
    "https://social.example/@abandonedbakery": "abandoned",
    "https://fresh-blog.example/": "fresh",
    "https://dormant-blog.example/": "dormant",
    "https://abandonedbakery.blogspot.com/": "abandoned",
    "https://undated-blog.example/": "unknown",
    "https://www.facebook.com/undatedbakery": "unknown",
}


def test_every_activity_is_reached_from_replies(tmp_path: Path) -> None:
    _, places = looks(tmp_path, tuple(AGES))
    assert {address: place.activity.value for address, place in places.items()} == AGES
    assert set(AGES.values()) == {activity.value for activity in Activity}


def test_a_handle_that_shows_another_account_is_taken_over(tmp_path: Path) -> None:
    address = "https://bsky.app/profile/freshbakery.bsky.social"
    path = laid_out(tmp_path, client((address,)))
    audits.run([path], world(at=NOW - WEEK), told(), build=False)

    def sold(method: str, asked: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        """The same handle, and behind it the account that another handle has."""
        played = answer(method, asked.replace("freshbakery", "quietbakery"), headers, body)
        if isinstance(played, Answer) and "freshbakery" in asked:
            return Answer(played.status, played.headers, played.body.replace(b"quietbakery.bsky", b"freshbakery.bsky"))
        return played

    (audit,) = audits.run([path], world(sold), told(), build=False)
    assert audit.dossier.listed[0].verdict is Verdict.TAKEN_OVER


def test_every_verdict_is_reached_from_replies(cast: list[dict[str, Place]], keyed: list[dict[str, Place]]) -> None:
    reached = {place.verdict for look in (*cast, *keyed) for place in look.values()}
    assert reached | {Verdict.TAKEN_OVER} == set(Verdict)


LIVING = {
    "angi": "https://www.angi.com/companylist/us/il/springfield/freshbakery-reviews-1234567.htm",
    "apple_maps": "https://maps.apple.com/place?place-id=I8E1890DD809700A7&name=freshbakery",
    "apple_podcasts": "https://podcasts.apple.com/us/podcast/id1000000001",
    "bbb": "https://www.bbb.org/us/il/springfield/profile/bakery/freshbakery-0734-90012345",
    "bing_places": "https://www.bing.com/maps?ypid=YN8091x544262654610651293&q=freshbakery",
    "blog": "https://fresh-blog.example/",
    "bluesky": "https://bsky.app/profile/freshbakery.bsky.social",
    "booking": "https://www.booking.com/hotel/us/freshbakery.html",
    "dailymotion": "https://www.dailymotion.com/freshbakery",
    "digg": "https://digg.com/@freshbakery",
    "discord": "https://discord.gg/freshbakery",
    "facebook": "https://www.facebook.com/freshbakery",
    "flickr": "https://www.flickr.com/photos/freshbakery/",
    "forum": "https://forum.freshbakery.example/t/sourdough-day/123",
    "github": "https://github.com/freshbakery",
    "gitlab": "https://gitlab.com/freshbakery",
    "google_business": "https://www.google.com/maps/place/?q=place_id:ChIJmaplestreetbakery00",
    "houzz": "https://www.houzz.com/pro/freshbakery",
    "instagram": "https://www.instagram.com/freshbakery",
    "link_page": "https://linktr.ee/ironbridgeplumbing",
    "linkedin": "https://www.linkedin.com/company/open-bakery",
    "mastodon": "https://social.example/@freshbakery",
    "medium": "https://medium.com/@freshbakery",
    "messenger": "https://m.me/freshbakery",
    "myspace": "https://myspace.com/freshbakery",
    "nextdoor": "https://nextdoor.com/pages/freshbakery/",
    "opentable": "https://www.opentable.com/r/freshbakery",
    "peertube": "https://peertube.tv/c/freshbakery",
    "pinterest": "https://www.pinterest.com/freshbakery/",
    "pixelfed": "https://pixelfed.social/freshbakery",
    "quora": "https://www.quora.com/profile/freshbakery",
    "reddit": "https://www.reddit.com/user/freshbakery/",
    "snapchat": "https://www.snapchat.com/@freshbakery",
    "soundcloud": "https://soundcloud.com/freshbakery",
    "spotify": "https://open.spotify.com/user/freshbakery",
    "substack": "https://freshbakery.substack.com/",
    "telegram": "https://t.me/freshbakery",
    "threads": "https://www.threads.com/@freshbakery",
    "thumbtack": "https://www.thumbtack.com/il/springfield/cakes/freshbakery/service/412345678901234567",
    "tiktok": "https://www.tiktok.com/@freshbakery",
    "tripadvisor": "https://www.tripadvisor.com/Restaurant_Review-g12345-d678901-Reviews-freshbakery.html",
    "trustpilot": "https://www.trustpilot.com/review/freshbakery.example",
    "tumblr": "https://www.tumblr.com/freshbakery",
    "twitch": "https://www.twitch.tv/freshbakery",
    "vimeo": "https://vimeo.com/freshbakery",
    "vk": "https://vk.com/freshbakery",
    "whatsapp": "https://www.whatsapp.com/channel/freshbakery",
    "wikipedia": "https://en.wikipedia.org/wiki/freshbakery",
    "x": "https://x.com/freshbakery",
    "xing": "https://www.xing.com/pages/freshbakery",
    "yell": "https://www.yell.com/biz/freshbakery-8123456/",
    "yellow_pages": "https://www.yellowpages.com/springfield-il/mip/freshbakery-12345678",
    "yelp": "https://www.yelp.com/biz/freshbakery",
    "youtube": "https://www.youtube.com/@freshbakery",
}
OURS = ("freshbakery", "fresh-blog", "ironbridgeplumbing", "open-bakery", "maplestreetbakery00", "1000000001")


@pytest.mark.parametrize("keys", [{}, KEYS], ids=["without keys", "with keys"])
@pytest.mark.parametrize(("name", "wall"), NOT_PROOF, ids=[name for name, _ in NOT_PROOF])
def test_a_living_profile_behind_any_wall_is_never_called_gone(
    name: str, wall: Reply, keys: dict[str, str], tmp_path: Path
) -> None:
    assert LIVING.keys() == PLATFORMS.keys()

    def walled(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        if not any(handle in address for handle in OURS):
            return answer(method, address, headers, body)
        if wall.failure:
            return next((fault for fault, failure in FAILURES.items() if failure is wall.failure), Fault.RESET)
        if len(wall.hops) > 1:
            return Answer(302, (("location", wall.hops[0].address or "https://elsewhere.example/login"),), b"")
        return Answer(wall.status, wall.headers, wall.body)

    path = laid_out(tmp_path, client(tuple(LIVING.values())))
    for at in (NOW - WEEK, NOW):
        (audit,) = audits.run([path], world(walled, at=at, keys=keys), told(), build=False)
    for place in audit.dossier.listed:
        named_by_itself = (
            place.platform in ("blog", "forum", "mastodon", "peertube", "pixelfed") and name == "failure: no_such_name"
        )
        allowed = {"gone"} if named_by_itself else set[str]()
        assert place.verdict not in {"suspect", "gone", "moved", "taken_over", "not_public"} - allowed, told_of(place)
