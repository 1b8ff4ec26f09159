"""Profiles that a network shows inside a page: page plug-ins, profile embeds, follow buttons."""

from __future__ import annotations

import pytest

from audit.platforms import _page
from audit.website import Source, frames, home
from looking import answer

PLUGIN = "https://www.facebook.com/plugins/page.php?href=https%3A%2F%2Fwww.facebook.com%2Fmaplebakery&tabs=timeline"


def shown(body: str) -> tuple[str, ...]:
    return frames.addresses(_page.document(answer(f"<title>Maple</title>{body}")))


@pytest.mark.parametrize(
    "body",
    [
        '<div class="fb-like" data-href="https://www.facebook.com/maplebakery"></div>',
        '<div class="fb-page"></div>',
        '<iframe src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fmaple"></iframe>',
        '<iframe src="https://www.youtube.com/embed/jNQXAC9IVRw"></iframe>',
        '<iframe src="https://www.instagram.com/p/CuLl_3eM1/embed/"></iframe>',
        '<iframe src="https://[bad/"></iframe>',
        '<iframe src=""></iframe><iframe></iframe>',
        '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@maple/video/7" data-video-id="7"></blockquote>',
        '<script type="IN/FollowCompany" data-id="maple\';x"></script>',
    ],
)
def test_a_box_that_shows_no_profile_names_none(body: str) -> None:
    assert shown(body) == ()


@pytest.mark.parametrize(
    ("body", "address"),
    [
        ('<div class="fb-page" data-href="https://www.facebook.com/maplebakery"></div>', "https://www.facebook.com/maplebakery"),
        (f'<iframe src="{PLUGIN}"></iframe>', "https://www.facebook.com/maplebakery"),
        ('<iframe src="//www.instagram.com/maplebakery/embed"></iframe>', "https://www.instagram.com/maplebakery/"),
        (
            '<iframe src="https://www.youtube.com/embed/live_stream?channel=UCaaaaaaaaaaaaaaaaaaaaaa"></iframe>',
            "https://www.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa",
        ),
        (
            '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@maple" data-embed-type="creator"></blockquote>',
            "https://www.tiktok.com/@maple",
        ),
        ('<script type="IN/FollowCompany" data-id="1337"></script>', "https://www.linkedin.com/company/1337"),
        ('<meta property="og:see_also" content="https://x.com/maple">', "https://x.com/maple"),
    ],
)  # fmt: skip
def test_the_profile_in_a_box_is_named_by_its_own_address(body: str, address: str) -> None:
    assert shown(body) == (address,)


def test_a_profile_in_a_box_is_one_of_the_page_s_links_that_visitors_see() -> None:
    site = home.read(
        "https://maple.example", answer(f"<title>Maple</title><p>Bread</p><iframe src='{PLUGIN}'></iframe>")
    )
    (link,) = site.links
    assert (link.source, link.identity.platform, link.identity.handle) == (Source.FRAME, "facebook", "maplebakery")
    assert link.is_seen
