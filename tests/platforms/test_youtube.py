from __future__ import annotations

import json

import pytest

from audit.address import Kind, parse
from audit.evidence import Kit, Precision, Profile, Reading, Reply, Sign
from audit.platforms import youtube
from looking import answer, kit, look, profile
from walls import FINAL, NOT_PROOF, says_nothing, signs

SITE = "https://www.youtube.com/"
API = "https://www.googleapis.com/youtube/v3/"
CHANNEL = "UCaaaaaaaaaaaaaaaaaaaaaa"
BAKERY = profile("youtube", "@maplebakery", f"{SITE}@maplebakery")
BY_ID = profile("youtube", CHANNEL, f"{SITE}channel/{CHANNEL}")
MISSING = answer("<html><head><title>404 Not Found</title></head></html>", 404)
NO_FEED = answer("<h1>Error 404</h1>", 404)


def start(data: dict[str, object]) -> Reply:
    return answer(f"<html><title>YouTube</title><script>var ytInitialData = {json.dumps(data)};</script></html>")


def channel(handle: str = "@MapleBakery", /, **more: object) -> Reply:
    renderer = {
        "title": "Maple Street Bakery",
        "description": "Bread. https://maplebakery.example",
        "externalId": CHANNEL,
        "vanityChannelUrl": f"http://www.youtube.com/{handle}",
    }
    return start({"metadata": {"channelMetadataRenderer": renderer}, **more})


def notice(words: str, kind: str = "ERROR") -> Reply:
    return start({"alerts": [{"alertRenderer": {"type": kind, "text": {"simpleText": words}}}]})


FEED = answer(
    f"""<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns="http://www.w3.org/2005/Atom">
    <yt:channelId>{CHANNEL[2:]}</yt:channelId><title>Maple Street Bakery</title>
    <published>2013-04-02T09:00:00+00:00</published>
    <entry><title>Old favourite</title><published>2020-01-01T00:00:00+00:00</published></entry>
    <entry><title>Sourdough day</title><link rel="alternate" href="https://www.youtube.com/watch?v=AAAAAAAAAA1"/>
    <published>2026-10-30T16:00:11+00:00</published><updated>2026-11-21T08:12:40+00:00</updated></entry></feed>"""
)
NO_VIDEOS = answer(f'<feed xmlns="http://www.w3.org/2005/Atom"><id>yt:channel:{CHANNEL[2:]}</id></feed>')


def seen(of: Profile = BAKERY, known: Kit | None = None, **answers: Reply) -> Reading:
    places = {"page": SITE, "feed": f"{SITE}feeds/", "by_id": f"{SITE}channel/", "api": API}
    places |= {"channels": f"{API}channels", "uploads": f"{API}playlistItems"}
    return look(youtube.visit(of, known or kit()), {places[name]: reply for name, reply in answers.items()})


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(page=reply)), name
    assert says_nothing(seen(BY_ID, page=reply, feed=reply)), name
    assert says_nothing(seen(known=kit(last_id=CHANNEL), page=reply)), name
    assert says_nothing(seen(known=kit(keys=frozenset(youtube.KEYS)), page=reply, api=reply)), name


@pytest.mark.parametrize(
    "reply",
    [
        answer("<title>Error 404 (Not Found)!!1</title>", 404),
        notice("This account has been terminated", kind="INFO"),
        notice("Something went wrong"),
        start({"contents": {"browseId": "FEwhat_to_watch"}}),
    ],
)
def test_a_page_without_a_known_notice_says_nothing(reply: Reply) -> None:
    assert says_nothing(seen(page=reply))


@pytest.mark.parametrize("status", [404, 500, 429])
def test_a_feed_that_fails_is_no_absence(status: int) -> None:
    reading = seen(page=channel(), feed=answer("", status))
    assert signs(reading).isdisjoint(FINAL)
    assert Sign.SHOWN in signs(reading)
    assert reading.newest is None


def test_a_challenge_that_looks_like_a_missing_page_says_nothing() -> None:
    assert says_nothing(seen(page=answer(MISSING.body, 404, headers={"cf-mitigated": "challenge"})))


def test_a_feed_without_videos_shows_nothing() -> None:
    assert says_nothing(seen(BY_ID, page=answer("", 429), feed=NO_VIDEOS))


def test_a_feed_cannot_be_asked_for_by_handle() -> None:
    assert look(youtube.feed(BAKERY, kit()), {}).signals == ()


def test_a_feed_of_another_channel_shows_nothing() -> None:
    reply = answer(FEED.body.replace(CHANNEL[2:].encode(), b"b" * 22))
    assert says_nothing(seen(BY_ID, page=answer("", 429), feed=reply))


def test_a_living_channel_is_shown_with_the_newest_date_of_its_feed() -> None:
    reading = seen(page=channel(), feed=FEED)
    assert signs(reading) == {Sign.SHOWN}
    assert (reading.name, reading.handle, reading.platform_id) == ("Maple Street Bakery", "@maplebakery", CHANNEL)
    assert reading.links == ("https://maplebakery.example",)
    assert reading.newest is not None
    assert (reading.newest.at.isoformat(), reading.newest.precision) == ("2026-10-30T16:00:11+00:00", Precision.SECOND)
    assert [post.text for post in reading.posts] == ["Sourdough day", "Old favourite"]
    assert "community posts" in reading.unseen_parts


def test_the_feed_alone_shows_a_channel_listed_by_its_id() -> None:
    assert Sign.SHOWN in signs(seen(BY_ID, page=answer("", 429), feed=FEED))


def test_without_a_feed_the_page_can_prove_fresh_and_nothing_else() -> None:
    video = {"videoRenderer": {"publishedTimeText": {"simpleText": "2 weeks ago"}}}
    reading = seen(page=channel(contents={"tabs": [video]}), feed=NO_FEED)
    assert reading.newest is not None
    assert (reading.newest.precision, reading.newest.lower_bound) == (Precision.ROUGH, True)
    assert str(reading.newest.at.date()) == "2026-11-01"


def test_a_missing_handle_is_absent() -> None:
    assert signs(seen(page=MISSING)) == {Sign.ABSENT}


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("This account has been terminated for a violation of YouTube's Terms of Service.", Sign.ENDED),
        ("This account has been terminated because we received multiple third-party claims.", Sign.ENDED),
        ("This channel was removed because it violated our Community Guidelines.", Sign.ENDED),
        ("This channel does not exist.", Sign.ABSENT),
        ("This channel is not available in your country.", Sign.WITHHELD),
    ],
)
def test_the_notice_on_the_page_decides(words: str, sign: Sign) -> None:
    reading = seen(BY_ID, page=notice(words))
    assert signs(reading) == {sign}
    assert reading.signals[0].quote == words


def test_a_notice_in_runs_is_read_too() -> None:
    runs = {"runs": [{"text": "This account has been "}, {"text": "terminated."}]}
    reply = start({"alerts": [{"alertRenderer": {"type": "ERROR", "text": runs}}]})
    assert signs(seen(page=reply)) == {Sign.ENDED}


def test_a_channel_behind_an_age_check_is_shown() -> None:
    assert signs(seen(page=start({"contents": {"channelAgeGateRenderer": {}}}))) == {Sign.SHOWN}


@pytest.mark.parametrize(
    "more",
    [
        {"contents": {"tabs": [{"tabRenderer": {"title": "Home"}}, {"tabRenderer": {"title": "About"}}]}},
        {"header": {"metadataParts": [{"text": {"content": "No videos"}}]}},
    ],
)
def test_a_channel_that_never_posted_is_empty(more: dict[str, object]) -> None:
    assert {Sign.SHOWN, Sign.EMPTY} <= signs(seen(page=channel(**more), feed=NO_VIDEOS))


def test_a_channel_with_a_place_for_posts_is_not_called_empty() -> None:
    tabs = {"tabs": [{"tabRenderer": {"title": "Home"}}, {"tabRenderer": {"title": "Posts"}}]}
    assert Sign.EMPTY not in signs(seen(page=channel(contents=tabs), feed=NO_VIDEOS))


def test_subscribers_are_read_off_the_page() -> None:
    header = {"metadataParts": [{"text": {"content": "@x"}}, {"text": {"content": "1.2K subscribers"}}]}
    assert seen(page=channel(header=header), feed=FEED).followers == 1200


def test_a_missing_handle_whose_channel_lives_under_another_has_moved() -> None:
    reading = seen(known=kit(last_id=CHANNEL), page=MISSING, by_id=channel("@maple-street"))
    assert [(s.sign, s.to) for s in reading.signals] == [(Sign.MOVED, f"{SITE}@maple-street")]
    assert reading.platform_id == CHANNEL


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_a_missing_handle_stays_absent_when_its_channel_cannot_be_asked(name: str, reply: Reply) -> None:
    reading = seen(known=kit(last_id=CHANNEL), page=MISSING, by_id=reply)
    assert reading.signals[0].sign is Sign.ABSENT, name


def test_an_ended_channel_is_not_looked_for_elsewhere() -> None:
    ended = notice("This account has been terminated.")
    assert signs(seen(known=kit(last_id=CHANNEL), page=ended, by_id=channel("@new"))) == {Sign.ENDED}


def test_a_missing_handle_that_its_channel_still_names_says_nothing() -> None:
    assert says_nothing(seen(known=kit(last_id=CHANNEL), page=MISSING, by_id=channel()))


def test_a_handle_that_leads_to_another_has_moved() -> None:
    reading = seen(page=channel("@maple-street"))
    assert [(s.sign, s.to) for s in reading.signals] == [(Sign.MOVED, f"{SITE}@maple-street")]


def test_a_name_in_an_older_form_is_shown_by_whatever_it_leads_to() -> None:
    old = profile("youtube", "c/MapleBakery", f"{SITE}c/MapleBakery")
    assert Sign.SHOWN in signs(seen(old, page=channel("@maple-street"), feed=FEED))


ITEM: dict[str, object] = {
    "id": CHANNEL,
    "snippet": {"title": "Maple Street Bakery", "customUrl": "@maplebakery", "description": ""},
    "statistics": {"subscriberCount": "140", "videoCount": "37", "hiddenSubscriberCount": False},
    "contentDetails": {"relatedPlaylists": {"uploads": "UUa"}},
}
UPLOAD = {
    "snippet": {"title": "Sourdough day"},
    "contentDetails": {"videoId": "AAAAAAAAAA1", "videoPublishedAt": "2026-10-30T16:00:11Z"},
}
KEYED = kit(keys=frozenset(youtube.KEYS))


def test_with_a_key_the_interface_answers_alone() -> None:
    reading = seen(known=KEYED, channels=answer({"items": [ITEM]}), uploads=answer({"items": [UPLOAD]}))
    assert signs(reading) == {Sign.SHOWN}
    assert (reading.followers, reading.post_count, reading.platform_id) == (140, 37, CHANNEL)
    assert reading.newest is not None
    assert reading.newest.at.isoformat() == "2026-10-30T16:00:11+00:00"


def test_with_a_key_a_channel_of_no_videos_is_empty() -> None:
    item = ITEM | {"statistics": {"videoCount": "0"}}
    reading = seen(known=KEYED, channels=answer({"items": [item]}), uploads=answer({}, 404))
    assert signs(reading) == {Sign.SHOWN, Sign.EMPTY}


def test_an_empty_list_from_the_interface_leaves_it_to_the_page() -> None:
    empty = answer({"pageInfo": {"totalResults": 0}})
    assert Sign.SHOWN in signs(seen(known=KEYED, api=empty, page=channel(), feed=FEED))
    assert Sign.ABSENT in signs(seen(known=KEYED, api=empty, page=MISSING))


@pytest.mark.parametrize(
    ("status", "reason", "sign"), [(403, "quotaExceeded", Sign.RATE_LIMITED), (400, "keyInvalid", Sign.REFUSED)]
)
def test_a_key_that_is_spent_or_wrong_is_said(status: int, reason: str, sign: Sign) -> None:
    refused = answer({"error": {"message": "x", "errors": [{"reason": reason}]}}, status)
    assert sign in signs(seen(known=KEYED, api=refused, page=channel(), feed=FEED))


def test_the_key_is_named_and_never_held() -> None:
    (ask,) = next(youtube.api(BAKERY, KEYED))
    assert ask.key == "YOUTUBE_API_KEY"
    assert "key=" not in ask.address


def test_each_form_of_name_is_asked_for_in_its_own_way() -> None:
    forms = {"@x": "forHandle=%40x", CHANNEL: f"id={CHANNEL}", "user/x": "forUsername=x"}
    for handle, query in forms.items():
        (ask,) = next(youtube.api(profile("youtube", handle, ""), KEYED))
        assert ask.address.endswith(query)
    (page,) = next(youtube.visit(profile("youtube", "c/x", ""), KEYED))
    assert page.address == f"{SITE}c/x"


def test_controls_have_the_form_of_the_name_in_question() -> None:
    token = "a" * 24
    forms = {"@x": f"@{token}", "c/x": f"c/{token}", "user/x": f"user/{token}", "x": token, CHANNEL: f"UC{'a' * 22}"}
    for handle, absent in forms.items():
        assert youtube.controls(profile("youtube", handle, ""), token)[1].handle == absent


@pytest.mark.parametrize(("pasted", "handle"), youtube.EXAMPLES.items())
def test_examples(pasted: str, handle: str) -> None:
    address = parse(pasted)
    assert address is not None
    identity = youtube.identify(address)
    assert (identity.kind, identity.handle) == (Kind.PROFILE, handle)


@pytest.mark.parametrize(
    ("pasted", "kind"),
    [
        ("https://www.youtube.com/", Kind.HOME),
        ("https://youtu.be/AAAAAAAAAA1", Kind.POST),
        ("https://www.youtube.com/watch?v=AAAAAAAAAA1", Kind.POST),
        ("https://www.youtube.com/shorts/AAAAAAAAAA1", Kind.POST),
        ("https://www.youtube.com/feed/trending", Kind.WEBSITE),
        ("https://www.youtube.com/channel/UCshort", Kind.WEBSITE),
        ("https://www.youtube.com/@", Kind.WEBSITE),
        ("https://studio.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa", Kind.LOGIN),
        ("https://www.youtube.com/signin", Kind.LOGIN),
    ],
)
def test_what_is_not_a_channel(pasted: str, kind: Kind) -> None:
    address = parse(pasted)
    assert address is not None
    assert youtube.identify(address).kind is kind
