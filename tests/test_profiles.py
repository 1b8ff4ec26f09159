"""What any pasted address turns out to be; each network's own forms are tested with its module."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings, strategies as st

from audit import places, profiles
from audit.address import Kind
from audit.platforms import PLATFORMS

BLUESKY = "https://bsky.app/profile/maplebakery.bsky.social"


@pytest.mark.parametrize(
    "text",
    [
        "https://maplebakery.example/",
        "maplebakery.example/blog",
        "https://maplebakery.example/@",
        "https://maplebakery.example/test",
        "https://maplebakery.example/users/1042",
        "https://maplebakery.example/users/anna/orders",
        "https://facebook.com.maplebakery.example/maplebakery",
        "https://notbsky.app/profile/maplebakery",
        "https://mybsky.app/",
        "https://bit.ly/3abcdef",
        "https://tinyurl.com/maplebakery",
        "https://goo.gl/AbCdEf",
        "https://www.hotfrog.com/company/maple-bakery",
    ],
)
def test_any_other_address_is_a_website(text: str) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.platform) == (Kind.WEBSITE, "")
    assert found.address.endswith(text.removeprefix("https://"))


@pytest.mark.parametrize(
    "text",
    ["maplebakery", "call us", "12345", "pinboard: maplebakery", "localhost", "@maplebakery", "#contact", "ftp://x.example/"],
)  # fmt: skip
def test_what_is_no_address_is_said_to_be_none(text: str) -> None:
    assert profiles.identify(text, listed=True).kind is Kind.NOT_AN_ADDRESS


@pytest.mark.parametrize(
    ("text", "platform", "handle"),
    [(text, name, handle) for name, module in PLATFORMS.items() for text, handle in module.EXAMPLES.items()],
)
def test_every_example_of_every_platform_reaches_it(text: str, platform: str, handle: str) -> None:
    found = profiles.identify(text)
    if platform == "forum":  # on anybody's host: a place where it is listed, and else one more page
        place = places.profile(profiles.identify(text, listed=True), listed=True)
        assert place is not None
        assert (place.platform, place.handle) == (platform, handle)
        return
    assert found.kind in (Kind.PROFILE, Kind.POST, Kind.CONTACT)
    assert (found.platform, found.handle) == (platform, handle)


@pytest.mark.parametrize(
    "text",
    [
        "bsky.app/profile/maplebakery.bsky.social",
        "//bsky.app/profile/maplebakery.bsky.social",
        "<HTTPS://BSKY.APP/profile/MapleBakery.bsky.social>,",
        "https://staging.bsky.app/profile/maplebakery.bsky.social?utm_source=mail&amp;utm_medium=footer",
        "bluesky: maplebakery.bsky.social",
        "Bluesky:maplebakery",
        "bsky: @maplebakery.bsky.social",
        "bluesky: https://bsky.app/profile/maplebakery.bsky.social",
        "bluesky: bsky.app/profile/maplebakery.bsky.social",
    ],
)
def test_a_profile_is_recognised_however_it_is_written(text: str) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.platform, found.address) == (Kind.PROFILE, "bluesky", BLUESKY)


INSIDE = "https%3A%2F%2Fbsky.app%2Fprofile%2Fmaplebakery.bsky.social"


@pytest.mark.parametrize(
    "wrapped",
    [
        f"https://l.facebook.com/l.php?u={INSIDE}&h=AT0abc&fbclid=IwAR",
        f"https://lm.facebook.com/l.php?u={INSIDE}",
        f"https://www.facebook.com/l.php?u={INSIDE}",
        f"https://l.instagram.com/?u={INSIDE}&e=AT0",
        f"https://www.google.com/url?sa=t&url={INSIDE}&usg=AOv",
        f"https://www.google.co.uk/url?q={INSIDE}",
        f"https://www.youtube.com/redirect?event=channel&q={INSIDE}",
        f"https://www.linkedin.com/redir/redirect?url={INSIDE}&urlhash=x",
        f"https://out.reddit.com/t3_abc?url={INSIDE}&token=x",
        f"https://away.vk.com/away.php?to={INSIDE}",
        f"https://vk.com/away.php?to={INSIDE}",
        f"https://t.umblr.com/redirect?z={INSIDE}&t=x",
        f"https://www.yelp.com/biz_redir?url={INSIDE}&website_link_type=website",
        f"https://nam02.safelinks.protection.outlook.com/?url={INSIDE}&data=x",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3D" + INSIDE.replace("%", "%25"),
    ],
)
def test_a_link_that_only_passes_visitors_on_is_what_it_leads_to(wrapped: str) -> None:
    assert profiles.identify(wrapped).address == BLUESKY


def test_a_wrapper_around_itself_ends() -> None:
    text = "https://l.facebook.com/l.php?u=" * 60
    assert profiles.identify(text).kind is not Kind.PROFILE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("mailto:info@maplebakery.example", Kind.CONTACT),
        ("info@maplebakery.example", Kind.CONTACT),
        ("tel:+15145550100", Kind.CONTACT),
        ("whatsapp://send?phone=15145550100", Kind.CONTACT),
        ("whatsapp://send?text=Hello&phone=15145550100", Kind.CONTACT),
        ("whatsapp://send?text=https://maplebakery.example", Kind.SHARE),
        ("tg://resolve?domain=maplebakery", Kind.CONTACT),
        ("tg://msg_url?url=https://maplebakery.example", Kind.SHARE),
        ("sms:+15145550100", Kind.CONTACT),
        ("https://wa.me/15145550100", Kind.CONTACT),
        ("https://wa.me/15145550100?text=Hello", Kind.CONTACT),
        ("https://api.whatsapp.com/send?phone=15145550100&text=Hi", Kind.CONTACT),
        ("https://wa.me/?text=https://maplebakery.example", Kind.SHARE),
        ("https://api.whatsapp.com/send?text=https://maplebakery.example", Kind.SHARE),
        ("https://www.pinterest.com/pin/create/button/?url=x", Kind.SHARE),
        ("https://pinterest.co.uk/pin/create/link/?url=x", Kind.SHARE),
        ("https://www.reddit.com/submit?url=x", Kind.SHARE),
        ("https://www.tumblr.com/widgets/share/tool?canonicalUrl=x", Kind.SHARE),
        ("https://www.tumblr.com/share/link?url=x", Kind.SHARE),
        ("https://t.me/share/url?url=x", Kind.SHARE),
        ("https://www.threads.net/intent/post?text=x", Kind.SHARE),
        ("https://vk.com/share.php?url=x", Kind.SHARE),
        ("https://www.xing.com/spi/shares/new?url=x", Kind.SHARE),
        ("https://bsky.app/intent/compose?text=x", Kind.SHARE),
        ("https://bakers.example/share?text=x", Kind.SHARE),
        ("javascript:window.open('https://www.facebook.com/sharer/sharer.php?u=x')", Kind.SHARE),
        ("https://bsky.app/", Kind.HOME),
        ("https://www.pinterest.com/", Kind.HOME),
        ("https://www.pinterest.de", Kind.HOME),
        ("https://yelp.com/#", Kind.HOME),
        ("https://bsky.app/settings", Kind.LOGIN),
        ("https://youtu.be/dQw4w9WgXcQ", Kind.POST),
        ("https://bsky.app/profile/maplebakery.bsky.social/post/3kaaaaaaaaa2a", Kind.POST),
    ],
)
def test_what_shows_no_profile_is_called_what_it_is(text: str, kind: Kind) -> None:
    assert profiles.identify(text).kind is kind
    assert profiles.identify(text, listed=True).kind is kind


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("https://maps.app.goo.gl/AbCdEfGhIjKlMnOp7", "google_business"),
        ("https://goo.gl/maps/AbCdEfGhIjK", "google_business"),
        ("https://vm.tiktok.com/ZMabcdefg/", "tiktok"),
        ("https://lnkd.in/eAbCdEf", "linkedin"),
        ("https://t.co/AbCdEfGhIj", "x"),
    ],
)
def test_a_short_link_of_a_network_waits_to_be_followed(text: str, platform: str) -> None:
    found = profiles.identify(text)
    assert (found.kind, found.platform, found.address.rstrip("/")) == (Kind.SHORT, platform, text.rstrip("/"))


class TestLeftovers:
    """What themes and builders leave behind; never said of an address that the client file lists."""

    @pytest.mark.parametrize(
        "real",
        [
            "https://bsky.app/profile/wixwave.bsky.social",
            "https://bsky.app/profile/testkitchen.bsky.social",
            "https://bsky.app/profile/your-local-baker.bsky.social",
            "https://www.facebook.com/wixwave",
            "https://www.facebook.com/shopifytasker",
            "https://www.instagram.com/demobakery/",
            "https://x.com/envatobakery",
            "https://www.pinterest.com/wix/",
            "https://examplebakery.com/",
            "https://maplebakery.example.org/",
            "https://wa.me/15145551234",
        ],
    )
    def test_a_business_that_is_only_called_alike_is_left_alone(self, real: str) -> None:
        assert profiles.identify(real).kind is not Kind.PLACEHOLDER

    @pytest.mark.parametrize(
        ("text", "detail"),
        [
            ("https://www.facebook.com/wix", "Wix's own account"),
            ("https://www.facebook.com/WordPress/", "WordPress's own account"),
            ("https://twitter.com/wordpress", "WordPress's own account"),
            ("https://instagram.com/explore/tags/wordcamp/", "WordPress's own account"),
            ("https://www.linkedin.com/company/1089783", "WordPress's own account"),
            ("https://www.youtube.com/channel/UCdof4Ju7amm1chz1gi1T2ZA", "WordPress's own account"),
            ("https://www.instagram.com/shopify", "Shopify's own account"),
            ("https://www.tiktok.com/@wix", "Wix's own account"),
            ("https://youtube.com/user/Wix", "Wix's own account"),
            ("https://x.com/squarespace", "Squarespace's own account"),
            ("https://pinterest.com/wixcom", "Wix's own account"),
            ("https://www.facebook.com/facebook", "the network's own account"),
            ("https://bsky.app/profile/bsky.app", "the network's own account"),
            ("https://www.facebook.com/yourpage", "an example name"),
            ("https://twitter.com/yourusername", "an example name"),
            ("https://www.facebook.com/[your-page]", "an example name"),
            ("https://www.instagram.com/<username>/", "an example name"),
            ("https://instagram.com/your_handle", "an example name"),
            ("https://www.linkedin.com/company/your-company", "an example name"),
            ("https://bsky.app/profile/yourname.bsky.social", "an example name"),
            ("https://wa.me/91XXXXXXXXXX", "an example number"),
            ("https://wa.me/1234567890", "an example number"),
            ("https://www.example.com/", "an example website"),
            ("https://yourdomain.com/blog", "an example website"),
        ],
    )
    def test_an_exact_name_tells_who_left_it(self, text: str, detail: str) -> None:
        found = profiles.identify(text)
        assert (found.kind, found.detail) == (Kind.PLACEHOLDER, detail)
        assert profiles.identify(text, listed=True).kind is not Kind.PLACEHOLDER

    @pytest.mark.parametrize(
        "text",
        ["", " ", "#", "#!", "javascript:void(0)", "JavaScript:;", "https://", "http://#", "about:blank",
         "{{ settings.social_facebook }}", "%FACEBOOK_URL%", "[facebook_url]", "{facebook}", "<?php echo $fb ?>",
         "https://bsky.app/profile/{{handle}}"],
    )  # fmt: skip
    def test_an_empty_link_is_a_leftover_on_a_page_and_no_address_in_a_file(self, text: str) -> None:
        assert profiles.identify(text).kind is Kind.PLACEHOLDER
        assert profiles.identify(text, listed=True).kind is Kind.NOT_AN_ADDRESS


class TestOutdated:
    @pytest.mark.parametrize(
        "current",
        [
            BLUESKY,
            "bsky.app/profile/maplebakery.bsky.social",
            "https://x.com/maplebakery",
            "https://www.facebook.com/maplebakery/about",
            "https://fr.linkedin.com/company/maple-bakery",
            "https://instagram.com/MapleBakery/?hl=en",
            "https://www.threads.com/@maplebakery",
            "https://bakers.example/@maplebakery",
            "http://bakers.example/@maplebakery",
            "http://maplebakery.example/",
            "http://m.maplebakery.example/",
            "https://twitter.com/intent/tweet?text=x",
            "https://twitter.com/",
            "not an address",
            "",
        ],
    )
    def test_an_address_of_today_has_no_newer_one(self, current: str) -> None:
        assert profiles.outdated(current) == ""

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("http://bsky.app/profile/maplebakery.bsky.social", BLUESKY),
            ("https://twitter.com/MapleBakery", "https://x.com/maplebakery"),
            ("https://mobile.twitter.com/maplebakery", "https://x.com/maplebakery"),
            ("https://twitter.com/#!/maplebakery", "https://x.com/maplebakery"),
            (
                "https://www.angieslist.com/companylist/us/il/springfield/maple-bakery-reviews-1234567.htm",
                "https://www.angi.com/companylist/us/il/springfield/maple-bakery-reviews-1234567.htm",
            ),
            ("https://www.threads.net/@maplebakery", "https://www.threads.com/@maplebakery"),
            ("http://threads.net/@maplebakery", "https://www.threads.com/@maplebakery"),
            ("https://m.facebook.com/maplebakery", "https://www.facebook.com/maplebakery"),
            ("https://www.facebook.com/pages/Maple-Bakery/104000000000001", "https://www.facebook.com/104000000000001"),
        ],
    )
    def test_an_old_form_has_the_address_of_today(self, old: str, new: str) -> None:
        assert profiles.outdated(old).rstrip("/") == new


@settings(deadline=None)
@given(st.text(max_size=200) | st.text(alphabet="htps:/.@#?&%{}[]ax\ud800 ", max_size=80), st.booleans())
def test_naming_never_raises(text: str, listed: bool) -> None:  # noqa: FBT001  # hypothesis fills it in
    profiles.identify(text, listed=listed)
    profiles.outdated(text)


@pytest.mark.parametrize(
    "worst",
    ["a@" + "." * 50_000, "@a@" + "a." * 50_000, "x: " + " " * 50_000 + "y", "%" * 50_000, "{" * 50_000, "[" * 50_000,
     "https://l.facebook.com/l.php?u=" * 5_000, "https://bsky.app/profile/" + "a/" * 50_000, "javascript:" * 5_000,
     "https://" + "a." * 1_000 + "example/@x"],
)  # fmt: skip
def test_the_worst_strings_take_no_time(worst: str) -> None:
    profiles.identify("https://maplebakery.example")  # the tables are read once
    began = time.process_time()
    profiles.identify(worst)
    assert time.process_time() - began < 0.05
