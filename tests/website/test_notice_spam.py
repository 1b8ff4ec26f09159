"""Advertisements in comments: never the one link of a kind reader."""

from __future__ import annotations

import pytest

from audit.website.noticed import Trait
from noticing import noticed, one

KIND = "Thank you for this, our radiators are quiet at last and the children sleep again. I wrote about it on {}."
PILLS = '<a href="https://cheap-pills-now.example/{0}">cheap pills</a> buy now {0}'


def link(host: str, text: str = "my own page") -> str:
    return f'<a href="https://{host}/">{text}</a>'


def wordpress(*comments: str) -> str:
    items = "".join(
        f'<li class="comment"><article class="comment-body"><div class="comment-content"><p>{one}</p></div></article></li>'
        for one in comments
    )
    return f'<main><h1>Why radiators gurgle</h1></main><div id="comments"><ol class="comment-list">{items}</ol></div>'


@pytest.mark.parametrize(
    "comments",
    [
        (),
        ("Thank you!", "Very helpful."),
        (KIND.format(link("reader.example")),),
        (KIND.format(link("reader.example")), KIND.format(link("other.example")), KIND.format(link("third.example"))),
        (PILLS.format(1),),
        (PILLS.format(1), "Please remove the comment above.", KIND.format(link("reader.example"))),
        (KIND.format(link("specialist-heating.example")), KIND.format(link("sloane-socialist.example"))),
        (f"{link('www.maple.example', 'your menu')} {link('www.maple.example', 'and your prices')}",) * 4,
        (f"{link('www.facebook.com', 'me')} {link('www.youtube.com', 'and my films')}",) * 4,
        (KIND.format(link("one.example") + " and " + link("two.example")),) * 4,
        (f"{link('one.example')} {link('two.example')}",) * 2,
    ],
)
def test_readers_who_name_a_page_of_theirs_are_left_alone(comments: tuple[str, ...]) -> None:
    assert noticed(Trait.SPAM, wordpress(*comments)) == []


def test_the_same_links_outside_comments_are_no_spam() -> None:
    article = "".join(f"<p>{PILLS.format(number)}</p>" for number in range(5))
    assert noticed(Trait.SPAM, f"<main>{article}</main><div id='comments'><p>Comments are closed.</p></div>") == []


@pytest.mark.parametrize(
    ("comments", "hosts"),
    [
        ((PILLS.format(1), "Nice.", PILLS.format(2)), ["cheap-pills-now.example"]),
        (
            (link("onlinecasino24.example"), link("payday-loans.example"), KIND.format(link("reader.example"))),
            ["onlinecasino24.example", "payday-loans.example"],
        ),
        (
            tuple(
                f"Great post {link(f'a{n}.example', 'best deals')} {link(f'b{n}.example', 'more')}" for n in range(3)
            ),
            ["a0.example", "b0.example", "a1.example", "b1.example", "a2.example", "b2.example"],
        ),
    ],
)
def test_comments_that_sell_something_are_noticed_by_the_hosts_they_advertise(
    comments: tuple[str, ...], hosts: list[str]
) -> None:
    assert noticed(Trait.SPAM, wordpress(*comments)) == hosts


@pytest.mark.parametrize(
    "shape",
    [
        '<ul class="comments">{}</ul>',
        '<section id="comments"><ul>{}</ul></section>',
        '<div class="comments"><ol class="commentlist">{}</ol></div>',
    ],
)
def test_comments_of_other_software_are_read_too(shape: str) -> None:
    items = "".join(f"<li>Ann: {PILLS.format(number)}</li>" for number in range(2))
    assert noticed(Trait.SPAM, shape.format(items)) == ["cheap-pills-now.example"]
    blocks = "".join(f'<div class="comment">{PILLS.format(number)}</div>' for number in range(2))
    assert noticed(Trait.SPAM, blocks) == ["cheap-pills-now.example"]


def test_a_reply_is_not_counted_with_the_comment_it_answers() -> None:
    reply = f'<ul class="children"><li class="comment"><div class="comment-body">{PILLS.format(1)}</div></li></ul>'
    body = f'<ol id="comments"><li class="comment"><div class="comment-body">Hello.</div>{reply}</li></ol>'
    assert noticed(Trait.SPAM, body) == []


def test_a_piece_of_the_advertisement_is_kept() -> None:
    assert one(Trait.SPAM, wordpress(PILLS.format(1), PILLS.format(2))).text == "cheap pills buy now 1"
