"""What a page still holds of services that ended, and what only looks like it."""

from __future__ import annotations

import re

import pytest

from audit.website import widgets
from audit.website.noticed import Trait
from noticing import noticed, one

# What must be left alone


@pytest.mark.parametrize(
    "body",
    [
        '<script src="https://connect.facebook.net/en_US/fbevents.js"></script>',
        '<script src="https://connect.facebook.net/en_US/sdk.js#xfbml=1&version=v19.0"></script>',
        '<noscript><img src="https://www.facebook.com/tr?id=1&ev=PageView"></noscript>',
        '<div class="fb-page" data-href="https://www.facebook.com/maplebakery"></div>',
        '<div class="fb-post" data-href="https://www.facebook.com/maplebakery/posts/1"></div>',
        '<div class="fb-video" data-href="https://www.facebook.com/maplebakery/videos/1"></div>',
        '<div class="fb-share-button" data-href="https://www.maple.example/"></div>',
        '<iframe src="https://www.facebook.com/plugins/page.php?href=x"></iframe>',
        '<iframe src="https://www.facebook.com/plugins/video.php?href=x"></iframe>',
        '<iframe src="https://www.facebook.com/plugins/share_button.php?href=x"></iframe>',
        '<a class="fb-like" href="https://www.facebook.com/maplebakery">Like us</a>',
        '<div class="fb-like"><a href="https://www.facebook.com/maplebakery">Like us on Facebook</a></div>',
        '<a href="https://www.facebook.com/plugins/like.php?href=x">an old link</a>',
        '<blockquote class="twitter-tweet"><p>Fresh rolls</p></blockquote>',
        '<script async src="https://platform.twitter.com/widgets.js"></script>',
        '<a class="twitter-share-button" href="https://twitter.com/intent/tweet">Tweet</a>',
        '<a class="twitter-follow-button" href="https://twitter.com/maple">Follow @maple</a>',
        '<blockquote class="instagram-media"></blockquote><script src="//www.instagram.com/embed.js"></script>',
        '<iframe src="https://www.instagram.com/p/Cabc/embed"></iframe>',
        "<script>fetch('https://graph.instagram.com/me/media?fields=id&access_token=IGQVJ1')</script>",
        "<script>new Instafeed({accessToken: 'IGQVJYabcdef'}).run()</script>",
        '<script src="/js/instafeed.min.js"></script>',
        '<script src="https://apis.google.com/js/platform.js"></script><div class="g-ytsubscribe"></div>',
        '<script src="https://apis.google.com/js/api.js"></script><div class="g-signin2"></div>',
        '<div class="g-recaptcha" data-sitekey="x"></div>',
        '<i class="g-plus"></i>',
        '<div class="g-plus">Google reviews</div>',
        '<script src="https://static.addtoany.com/menu/page.js"></script>',
        '<script src="https://platform-api.sharethis.com/js/sharethis.js"></script>',
        "<p>We took AddThis (s7.addthis.com/js/300/addthis_widget.js) off our website.</p>",
        "<pre>&lt;div class='fb-like'&gt;&lt;/div&gt;</pre>",
        '<script type="application/ld+json">{"articleBody": "we used api.instagram.com/v1/users"}</script>',
        '<script src="https://addthis.com.evil.example/js/300/addthis_widget.js"></script>',
        '<script src="https://evil.example/s7.addthis.com/js/300/addthis_widget.js"></script>',
        '<a href="skype:maple?call">Call us</a>',
        '<object type="application/x-shockwave-flash" data="a.swf"><img src="bread.jpg" alt="Bread"></object>',
        '<object type="application/pdf" data="menu.pdf"></object>',
        "<!-- <div class='fb-like'></div> -->",
        "",
    ],
)
def test_what_works_or_is_only_mentioned_is_no_remains(body: str) -> None:
    assert noticed(Trait.WIDGET, body) == []


# What is noticed


@pytest.mark.parametrize(
    ("body", "widget"),
    [
        ('<script src="//s7.addthis.com/js/300/addthis_widget.js#pubid=ra-5"></script>', "addthis"),
        ('<script src="http://s7.addthis.com/js/250/addthis_widget.js"></script>', "addthis"),
        ('<div class="addthis_inline_share_toolbox"></div>', "addthis"),
        ('<div class="addthis_toolbox"><a class="addthis_button_facebook"></a></div>', "addthis"),
        ('<div class="fb-like" data-href="https://www.maple.example/"></div>', "facebook_like"),
        ('<div class="widget fb-like">\n  </div>', "facebook_like"),
        ("<fb:like href='https://www.maple.example/'></fb:like>", "facebook_like"),
        ('<iframe src="//www.facebook.com/plugins/like.php?href=x&width=90"></iframe>', "facebook_like"),
        ('<iframe data-src="https://www.facebook.com/plugins/like.php?href=x"></iframe>', "facebook_like"),
        ('<div class="fb-comments" data-numposts="5"></div>', "facebook_comments"),
        ('<iframe src="https://www.facebook.com/plugins/comments.php?href=x"></iframe>', "facebook_comments"),
        ('<div class="fb-customerchat" page_id="1"></div>', "facebook_chat"),
        ('<div class="fb-activity" data-site="x"></div>', "facebook_activity"),
        (
            '<script src="https://api.instagram.com/v1/users/self/media/recent?access_token=1&callback=x"></script>',
            "instagram_feed",
        ),
        ("<script>$.get('https://api.instagram.com/v1/users/self/media/recent')</script>", "instagram_feed"),
        ('<script>var a = "https:\\/\\/api.instagram.com\\/v1\\/tags\\/bread"</script>', "instagram_feed"),
        ("<script>var feed = new Instafeed({\n get: 'user',\n userId: '12345' });</script>", "instagram_feed"),
        (
            f"<script>new Instafeed({{accessToken: '2174732795.1677ed0.{'ab12' * 8}'}})</script>",
            "instagram_feed",
        ),
        (
            '<a class="twitter-timeline" href="https://twitter.com/maple">Tweets by maple</a>',
            "twitter_timeline",
        ),
        ('<script src="http://widgets.twimg.com/j/2/widget.js"></script>', "twitter_widget"),
        ("<script>new TWTR.Widget({ version: 2 }).render().start();</script>", "twitter_widget"),
        ('<div class="g-plusone" data-size="medium"></div>', "google_plus"),
        ("<g:plusone size='small'></g:plusone>", "google_plus"),
        ('<script src="https://apis.google.com/js/plusone.js"></script>', "google_plus"),
        ('<div class="g-page" data-href="https://plus.google.com/1"></div>', "google_plus"),
        ('<script src="//www.google.com/friendconnect/script/friendconnect.js"></script>', "google_friend_connect"),
        ('<script src="https://secure.skypeassets.com/i/scom/js/skype-uri.js"></script>', "skype_button"),
        ('<img src="http://mystatus.skype.com/bigclassic/maple" alt="My status">', "skype_button"),
        ("<su:badge layout='1'></su:badge>", "stumbleupon"),
        ('<script src="http://platform.stumbleupon.com/1/widgets.js"></script>', "stumbleupon"),
        ('<iframe src="http://widgets.klout.com/badge/maple"></iframe>', "klout"),
        ('<script src="//storify.com/maple/opening-day.js"></script>', "storify"),
        ('<embed src="/films/intro.swf" width="400">', "flash"),
        ('<object type="application/x-shockwave-flash" data="/menu.swf"></object>', "flash"),
    ],
)
def test_the_remains_of_a_service_that_ended_are_noticed(body: str, widget: str) -> None:
    assert noticed(Trait.WIDGET, f"<main><h1>Bread</h1>{body}</main>") == [widget]


def test_each_is_noticed_once_with_the_place_it_left_rather_than_the_script() -> None:
    body = '<main><div class="fb-like"></div><div class="fb-like"></div></main><script src="https://connect.facebook.net/en_US/sdk.js"></script>'
    assert one(Trait.WIDGET, body).region == "main"
    share = '<footer><script src="//s7.addthis.com/js/300/addthis_widget.js"></script></footer>'
    assert one(Trait.WIDGET, share).region == ""


def test_a_box_of_posts_is_told_by_its_words() -> None:
    body = '<footer><a class="twitter-timeline" href="https://twitter.com/maple">Tweets by maple</a></footer>'
    found = one(Trait.WIDGET, body)
    assert (found.text, found.region) == ("Tweets by maple", "footer")


# The table


def test_every_widget_can_be_told_says_when_it_ended_and_where_that_was_read() -> None:
    for widget in widgets.table():
        assert widget.places or widget.holes or widget.marks or widget.inline
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}", widget.ended)
        assert widget.leaves in ("hole", "nothing")
        assert widget.source
        assert re.fullmatch(r"2026-\d\d-\d\d", widget.checked)
        assert widgets.named(widget.id) is widget
    assert widgets.named("nothing of this name") is None


def test_only_what_still_works_for_some_is_uncertain() -> None:
    assert [widget.id for widget in widgets.table() if not widget.certain] == ["twitter_timeline"]
