"""What one page holds beside profiles: ways to get in touch, outside links, embeds, years, feeds and spam."""

from __future__ import annotations

import pytest

from audit.website.noticed import Trait
from noticing import HERE, noticed, one, things

ROBOTS = '<meta name="robots" content="{}">'

# Mail, telephone, WhatsApp


@pytest.mark.parametrize(
    "body",
    [
        '<a href="mailto:">Mail</a>',
        '<a href="mailto:?subject=Look&body=https%3A%2F%2Fwww.maple.example">Share by mail</a>',
        "<p>Write to office@maple.example</p>",
        '<a href="/mailto:office@maple.example">Mail</a>',
        '<input placeholder="you@example.com">',
    ],
)
def test_what_writes_to_nobody_is_no_mail_link(body: str) -> None:
    assert noticed(Trait.MAIL, body) == []


@pytest.mark.parametrize(
    ("written", "to"),
    [
        ("mailto:office@maple.example", ["office@maple.example"]),
        ("MAILTO:Office@Maple.Example?subject=A%20leak", ["Office@maple.example"]),
        ("mailto:%6Fffice%40maple.example", ["office@maple.example"]),
        ("mailto:a@maple.example,%20b@maple.example", ["a@maple.example", "b@maple.example"]),
        ("mailto:?to=a@maple.example", ["a@maple.example"]),
        ("mailto: office@maple.example ", ["office@maple.example"]),
        ("mailto:info[at]maple.example", ["info[at]maple.example"]),
    ],
)
def test_a_mail_link_is_noticed_with_whom_it_writes_to(written: str, to: list[str]) -> None:
    assert noticed(Trait.MAIL, f'<a href="{written}">Write to us</a>') == to


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("tel:+15145550100", ["+15145550100"]),
        ("tel:%2B1%20514%20555%200100", ["+1 514 555 0100"]),
        ("tel://+15145550100", ["+15145550100"]),
        ("TEL:0121 496-0117", ["0121 496-0117"]),
        ("tel:", []),
        ("sms:+15145550100", []),
    ],
)
def test_a_telephone_link_is_noticed_as_it_dials(written: str, number: list[str]) -> None:
    assert noticed(Trait.PHONE, f'<a href="{written}">Call us</a>') == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("https://wa.me/15145550100", ["15145550100"]),
        ("https://wa.me/+15145550100?text=Hello", ["15145550100"]),
        ("//wa.me/15145550100", ["15145550100"]),
        ("https://api.whatsapp.com/send?phone=%2B1%20514%20555%200100&text=Hi", ["15145550100"]),
        ("https://web.whatsapp.com/send?phone=15145550100", ["15145550100"]),
        ("whatsapp://send?phone=+15145550100", ["15145550100"]),
        ("https://wa.me/1234567890", ["1234567890"]),
        ("https://wa.me/?text=Look", []),
        ("https://wa.me/message/ABCDEF1234", []),
        ("https://wa.me/c/15145550100", []),
        ("whatsapp://send?text=Look", []),
        ("https://chat.whatsapp.com/Abc123", []),
        ("https://www.whatsapp.com/", []),
        ("https://maple.example/wa.me/15145550100", []),
    ],
)
def test_a_whatsapp_link_is_noticed_with_its_number(written: str, number: list[str]) -> None:
    assert noticed(Trait.WHATSAPP, f'<a href="{written}">WhatsApp</a>') == number


def test_the_same_twice_is_noticed_once_where_most_visitors_meet_it() -> None:
    link = '<a href="mailto:office@maple.example">{}</a>'
    found = one(Trait.MAIL, f"<main>{link.format('first')}</main><header>{link.format('again')}</header>")
    assert (found.text, found.region) == ("first", "header")


# Forms

_SEND = '<form action="/send.php" method="post">{}<button>Send</button></form>'


@pytest.mark.parametrize(
    "form",
    [
        '<form action="/search"><input type="search" name="q"><input type="email"></form>',
        '<form role="search" action="/"><input name="s"></form>',
        '<form action="/find"><input name="q"></form>',
        '<form action="/wp-login.php"><input name="email"><input type="password"></form>',
        '<form action="/my-account/lost-password"><input type="email" name="email"></form>',
        '<form class="cart" action="/basket"><textarea name="note"></textarea></form>',
        '<form action="/p/rye"><textarea></textarea><input name="add-to-cart" value="1"></form>',
        '<form action="#"><textarea></textarea></form>',
        '<form action="javascript:send()"><textarea></textarea></form>',
        "<form><textarea></textarea></form>",
        '<form action=""><textarea></textarea></form>',
        '<form action="/menu"><textarea></textarea></form>',
        '<form action="https://www.maple.example/menu#wpcf7-f12"><textarea></textarea></form>',
        '<form action="mailto:office@maple.example"><textarea></textarea></form>',
        '<form action="/filter"><select name="kind"></select></form>',
        '<form method="dialog" action="/x"><textarea></textarea></form>',
        '<form action="/subscribe"><input type="email"><button>Subscribe to our newsletter</button></form>',
    ],
)
def test_a_form_that_leads_nowhere_or_is_for_something_else_is_no_contact_form(form: str) -> None:
    assert noticed(Trait.FORM, form) == []


@pytest.mark.parametrize(
    ("form", "action"),
    [
        (_SEND.format("<textarea name=message></textarea>"), "https://www.maple.example/send.php"),
        (_SEND.format("<input type=email name=e>"), "https://www.maple.example/send.php"),
        (_SEND.format("<input name=Your-Email>"), "https://www.maple.example/send.php"),
        (_SEND.format("<textarea></textarea><label>Send me the newsletter</label>"), f"{HERE[:-5]}/send.php"),
        ('<form action="https://formspree.io/f/abc"><textarea></textarea></form>', "https://formspree.io/f/abc"),
        ('<form action="//forms.example/a"><textarea></textarea></form>', "https://forms.example/a"),
        ('<form action="/cgi-bin/formmail.pl"><textarea></textarea></form>', f"{HERE[:-5]}/cgi-bin/formmail.pl"),
    ],
)
def test_a_contact_form_is_noticed_with_where_it_sends(form: str, action: str) -> None:
    assert noticed(Trait.FORM, form) == [action]


@pytest.mark.parametrize(
    ("form", "action"),
    [
        ('<form action="https://a.list-manage.com/x"><input type=email></form>', ["https://a.list-manage.com/x"]),
        ('<form class="newsletter"><input type=email></form>', [""]),
        ('<form action="#"><input type=email><button>Subscribe</button></form>', [""]),
        ('<form action="/n"><input name=email><input type=submit value="Subscribe"></form>', [f"{HERE[:-5]}/n"]),
        ('<form action="/n"><p>Unser Newsletter</p><input type=email></form>', [f"{HERE[:-5]}/n"]),
        ('<form action="/book"><input type=email><button>Book a table</button></form>', []),
        ('<form action="/unsubscribe"><input type=email><button>Unsubscribe</button></form>', []),
        ('<form action="/n"><p>Newsletter</p><input name=first></form>', []),
    ],
)
def test_a_form_for_news_is_told_from_one_for_questions(form: str, action: list[str]) -> None:
    assert noticed(Trait.SUBSCRIBE, form) == action


# Outside links


@pytest.mark.parametrize(
    "body",
    [
        '<a href="/about">About</a>',
        '<a href="https://shop.maple.example/">Shop</a>',
        '<a href="https://www.facebook.com/maplebakery">Facebook</a>',
        '<a href="https://www.facebook.com/privacy/">Facebook\'s rules</a>',
        '<a href="https://www.facebook.com/sharer/sharer.php?u=x">Share</a>',
        '<a href="https://www.addtoany.com/share">Share</a>',
        '<a href="https://www.youtube.com/watch?v=abcdefghijk">A film</a>',
        '<a href="https://maple.blogspot.com/">Blog</a>',
        '<a href="https://plus.google.com/+maple">Google+</a>',
        '<a href="https://fb.me/maple">Facebook</a>',
        '<a href="https://wa.me/15145550100">WhatsApp</a>',
        '<a href="https://example.com/">An example</a>',
        '<a href="ftp://miller.example/">Files</a>',
        '<a href="http://localhost:8080/">Test</a>',
        '<a href="http://192.168.0.1/">Router</a>',
        '<a href="http://[::1]/">Test</a>',
        '<a href="http://intranet/">Staff</a>',
        '<a rel="external nofollow ugc" class="url" href="https://reader.example/">A reader</a>',
        '<a rel="external nofollow" class="url" href="https://reader.example/">A reader</a>',
        "<p>https://miller.example/</p>",
    ],
)
def test_what_is_the_websites_own_a_profile_or_a_visitors_is_no_outside_link(body: str) -> None:
    assert noticed(Trait.OUTSIDE, body) == []


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://miller.example/flour#rye", "https://miller.example/flour"),
        ("//miller.example/", "https://miller.example/"),
        ("http://miller.example", "http://miller.example/"),
        ("https://maple.example.evil.example/", "https://maple.example.evil.example/"),
        ("https://goo.gl/iBpMap1", "https://goo.gl/iBpMap1"),
        ("https://bit.ly/3abcdef", "https://bit.ly/3abcdef"),
        ("https://www.scoot.example/biz/maple", "https://www.scoot.example/biz/maple"),
        ("https://g.page/r/CabcMaple/review", "https://g.page/r/CabcMaple/review"),
        ("https://other.github.io/", "https://other.github.io/"),
    ],
)
def test_a_link_to_somebody_elses_page_is_noticed_without_its_fragment(written: str, kept: str) -> None:
    assert noticed(Trait.OUTSIDE, f'<a href="{written}">elsewhere</a>') == [kept]


def test_a_page_that_spam_advertises_is_not_the_businesss_link() -> None:
    item = "<li class='comment'><div class='comment-body'><a href='https://pills.example/{0}'>{0}</a></div></li>"
    body = f"<ol>{item.format(1)}{item.format(2)}</ol><a href='https://miller.example/'>Our miller</a>"
    assert noticed(Trait.SPAM, body) == ["pills.example"]
    assert noticed(Trait.OUTSIDE, body) == ["https://miller.example/"]


def test_one_host_does_not_crowd_out_the_others() -> None:
    many = "".join(f'<a href="https://parts.example/{number}">x</a>' for number in range(80))
    found = noticed(Trait.OUTSIDE, f'{many}<a href="https://miller.example/">Our miller</a>')
    assert len(found) == 11
    assert found[-1] == "https://miller.example/"


def test_each_outside_address_is_noticed_once_and_at_most_fifty_of_a_page() -> None:
    twice = '<a href="https://miller.example/">a</a><footer><a href="https://miller.example/#b">b</a></footer>'
    assert noticed(Trait.OUTSIDE, twice) == ["https://miller.example/"]
    many = "".join(f'<a href="https://shop{number}.example/">x</a>' for number in range(80))
    assert len(noticed(Trait.OUTSIDE, many)) == 50


# Embeds


@pytest.mark.parametrize(
    "frame",
    [
        "https://www.google.com/maps/embed?pb=1",
        "https://www.youtube.com/",
        "https://www.facebook.com/plugins/page.php?href=x",
        "https://www.instagram.com/maple/",
        "https://calendly.com/maple",
        "about:blank",
        "/films/embed/1",
        "",
    ],
)
def test_a_frame_that_shows_no_single_film_or_post_is_no_embed(frame: str) -> None:
    assert noticed(Trait.EMBED, f'<iframe src="{frame}"></iframe>') == []


@pytest.mark.parametrize(
    ("frame", "kept"),
    [
        ("https://www.youtube.com/embed/abcdefghijk", "https://www.youtube.com/embed/abcdefghijk"),
        ("//www.youtube-nocookie.com/embed/abcdefghijk", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("http://player.vimeo.com/video/310011001", "https://player.vimeo.com/video/310011001"),
        ("https://w.soundcloud.com/player/?url=x", "https://w.soundcloud.com/player/?url=x"),
        ("https://open.spotify.com/embed/episode/1", "https://open.spotify.com/embed/episode/1"),
        ("https://www.instagram.com/p/Cabc/embed/", "https://www.instagram.com/p/Cabc/embed/"),
        ("https://www.facebook.com/plugins/video.php?href=x", "https://www.facebook.com/plugins/video.php?href=x"),
        ("https://www.facebook.com/plugins/post.php?href=x", "https://www.facebook.com/plugins/post.php?href=x"),
        ("https://www.tiktok.com/embed/v2/7", "https://www.tiktok.com/embed/v2/7"),
    ],
)
def test_a_film_or_post_is_noticed_by_its_frame(frame: str, kept: str) -> None:
    assert noticed(Trait.EMBED, f'<iframe src="{frame}"></iframe>') == [kept]
    assert noticed(Trait.EMBED, f'<iframe src="about:blank" data-src="{frame}"></iframe>') == [kept]


@pytest.mark.parametrize(
    "body",
    [
        '<img src="a.jpg" alt="A preview image of our YouTube film">',
        "<p>Our YouTube Preview Image is new.</p>",
        "<p>Write [youtube https://youtu.be/x] to show a film.</p><code>[youtube id]</code>",
        "<p>We [embed] care in every loaf.</p>",
        "<p>[Vimeo] and [YouTube] show our films.</p>",
    ],
)
def test_words_about_embeds_are_no_leftovers(body: str) -> None:
    assert noticed(Trait.EMBED_LEFT, body) == []


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ('<a href="/x"><img src="a.jpg" alt="YouTube Preview Image"></a>', "YouTube Preview Image"),
        ("<p>[youtube https://youtu.be/abcdefghijk]</p>", "[youtube https://youtu.be/abcdefghijk]"),
        ("<p>[embed]https://youtu.be/abc[/embed]</p>", "[embed]https://youtu.be/abc[/embed]"),
        ('<p>[vimeo id="123" w=600]</p>', '[vimeo id="123" w=600]'),
        ("<p>[instagram-feed num=6]</p>", "[instagram-feed num=6]"),
    ],
)
def test_what_an_embed_plug_in_left_behind_is_noticed(body: str, left: str) -> None:
    assert noticed(Trait.EMBED_LEFT, body) == [left]


# What a page tells machines


def test_feeds_are_noticed_but_not_those_of_comments() -> None:
    body = (
        '<link rel="alternate" type="application/rss+xml" title="Maple" href="/feed/">'
        '<link rel="alternate" type="application/rss+xml" title="Maple &raquo; Comments Feed" href="/comments/feed/">'
        '<link rel="alternate" type="application/atom+xml; charset=utf-8" href="https://www.maple.example/atom.xml">'
        '<link rel="alternate" type="application/json+oembed" href="/oembed">'
        '<link rel="alternate" hreflang="fr" href="/fr/">'
        '<link rel="stylesheet" type="application/rss+xml" href="/no">'
    )
    assert noticed(Trait.FEED, body) == [f"{HERE[:-5]}/feed/", f"{HERE[:-5]}/atom.xml"]


@pytest.mark.parametrize(
    ("named", "at", "found"),
    [
        ("https://www.maple.example/menu", HERE, []),
        ("/menu", HERE, []),
        ("http://www.maple.example/menu", HERE, ["http://www.maple.example/menu"]),
        ("http://maple.example/menu", HERE, ["http://maple.example/menu"]),
        ("http://other.example/menu", HERE, []),
        ("http://www.maple.example/menu", "http://www.maple.example/menu", []),
    ],
)
def test_a_secure_page_that_names_an_insecure_one_as_its_own_is_noticed(named: str, at: str, found: list[str]) -> None:
    assert noticed(Trait.CANONICAL, f'<link rel="canonical" href="{named}">', at=at) == found


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("noindex", ["noindex"]),
        ("NOINDEX, nofollow", ["noindex"]),
        ("none", ["noindex"]),
        ("index, follow, max-image-preview:large", []),
        ("max-snippet:-1, noimageindex", []),
        ("", []),
    ],
)
def test_a_page_that_search_engines_are_to_leave_out_is_noticed(content: str, found: list[str]) -> None:
    assert noticed(Trait.PRIVATE_TO_SEARCH, ROBOTS.format(content)) == found


@pytest.mark.parametrize(
    "part",
    [
        '<script src="https://cdn.example/a.js"></script>',
        '<script src="//cdn.example/a.js"></script>',
        '<script src="/a.js"></script>',
        '<img src="http://cdn.example/a.jpg">',
        '<a href="http://miller.example/">Miller</a>',
        '<link rel="alternate" href="http://www.maple.example/feed">',
        '<p>Bread</p><noscript><iframe src="http://tags.example/"></iframe></noscript>',
        '<script>var a = "http://cdn.example/a.js"</script>',
    ],
)
def test_what_browsers_show_all_the_same_is_not_insecure(part: str) -> None:
    assert noticed(Trait.INSECURE, part) == []


@pytest.mark.parametrize(
    "part",
    [
        '<script src="http://cdn.example/a"></script>',
        '<link rel="stylesheet" href="http://cdn.example/a">',
        '<link rel="preload Stylesheet" href="http://cdn.example/a">',
        '<iframe src="http://cdn.example/a"></iframe>',
        '<base href="http://cdn.example/"><script src="/a"></script>',
    ],
)
def test_what_browsers_block_on_a_secure_page_is_noticed(part: str) -> None:
    assert noticed(Trait.INSECURE, part) == ["http://cdn.example/a"]
    assert noticed(Trait.INSECURE, part, at="http://www.maple.example/") == []


# Bounds and bad input


def test_a_page_has_a_bound_and_each_thing_says_where_it_stands() -> None:
    many = "".join(f'<a href="mailto:a{number}@maple.example">x</a>' for number in range(500))
    assert len(things(many)) == 200
    assert {thing.pages for thing in things(many)} == {()}


@pytest.mark.parametrize(
    "body",
    [
        '<a href="mailto:\U0001f600@\u0000">x</a>',
        '<a href="tel:%zz%00">x</a>',
        '<a href="http://[broken/">x</a>',
        '<form action="http://[broken/"><textarea></textarea></form>',
        '<iframe src="http://[broken/"></iframe>',
        '<link rel="canonical" href="http://[broken/">',
        '<script src="http://[broken/"></script>',
        "<form>" * 300 + "<textarea>",
        f'<a href="https://{"a" * 5000}.example/">x</a>',
        f"<footer>© {'2019-' * 2000}</footer>",
        f"<p>{'[youtube ' * 2000}</p>",
        f"<footer><p>{'© ' * 3000}</p></footer>",
        f"<script>{'new Instafeed(' * 5000}</script>",
    ],
)
def test_hostile_pages_are_read_all_the_same(body: str) -> None:
    assert isinstance(things(body), tuple)
