from __future__ import annotations

import datetime as dt
import functools
import json
from collections.abc import Callable

import pytest

from audit.address import Identity, Kind
from audit.evidence import Kit, Newest, Post, Precision, Profile, Reading, Reply, Sign
from audit.platforms import youtube
from looking import answer, kit, look, named_by, profile
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


POSTED = dt.datetime(2026, 10, 30, 16, 0, 11, tzinfo=dt.UTC)
UNSEEN = ("community posts", "videos for members or by link only")
FEED_POSTS = (
    Post(at=POSTED, text="Sourdough day", address=f"{SITE}watch?v=AAAAAAAAAA1"),
    Post(at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC), text="Old favourite"),
)


def test_all_that_a_living_channel_and_its_feed_show_is_read() -> None:
    parts = [{"text": {"content": words}} for words in ("@MapleBakery", "1.2K subscribers", "37 videos")]
    reading = seen(page=channel(header={"metadataParts": parts}), feed=FEED)
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=POSTED, source="the channel's feed", precision=Precision.SECOND),
        posts=FEED_POSTS,
        name="Maple Street Bakery",
        bio="Bread. https://maplebakery.example",
        links=("https://maplebakery.example",),
        followers=1200,
        platform_id=CHANNEL,
        handle="@maplebakery",
        unseen_parts=UNSEEN,
    )


def test_all_that_a_feed_alone_shows_is_read() -> None:
    reading = look(youtube.feed(BY_ID, kit()), {SITE: FEED})
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=POSTED, source="the channel's feed", precision=Precision.SECOND),
        posts=FEED_POSTS,
        name="Maple Street Bakery",
        platform_id=CHANNEL,
        unseen_parts=UNSEEN,
    )


def test_a_channels_handle_may_stand_in_its_owners_addresses() -> None:
    renderer = {"externalId": CHANNEL, "ownerUrls": [f"{SITE}c/Maple", f"{SITE}@MapleBakery/"]}
    assert seen(page=start({"metadata": {"channelMetadataRenderer": renderer}}), feed=FEED).handle == "@maplebakery"


def test_the_page_is_asked_for_in_english_and_past_the_consent_page() -> None:
    (ask,) = next(youtube.page(BAKERY, kit(language="de")))
    assert ask.headers == (("accept-language", "en"), ("cookie", "SOCS=CAI"))


def test_the_feed_alone_shows_a_channel_listed_by_its_id() -> None:
    assert Sign.SHOWN in signs(seen(BY_ID, page=answer("", 429), feed=FEED))


def test_without_a_feed_the_page_can_prove_fresh_and_nothing_else() -> None:
    video = {"videoRenderer": {"publishedTimeText": {"simpleText": "2 weeks ago"}}}
    reading = seen(page=channel(contents={"tabs": [video]}), feed=NO_FEED)
    assert reading.newest is not None
    assert (reading.newest.precision, reading.newest.lower_bound) == (Precision.ROUGH, True)
    assert reading.newest.source == "the videos on the channel's page"
    assert str(reading.newest.at.date()) == "2026-11-01"


@pytest.mark.parametrize(
    ("ago", "day"),
    [
        ("5 seconds ago", "2026-11-22"),
        ("1 minute ago", "2026-11-22"),
        ("Streamed 3 hours ago", "2026-11-22"),
        ("1 day ago", "2026-11-20"),
        ("2 weeks ago", "2026-11-01"),
        ("1 month ago", "2026-09-21"),
        ("1 year ago", "2024-11-20"),
    ],
)
def test_a_rough_date_is_the_oldest_day_its_words_can_mean(ago: str, day: str) -> None:
    video = {"videoRenderer": {"publishedTimeText": {"simpleText": ago}}}
    newest = seen(page=channel(contents={"tabs": [video]}), feed=NO_FEED).newest
    assert newest is not None
    assert str(newest.at.date()) == day


def test_a_missing_handle_is_absent() -> None:
    assert signs(seen(page=MISSING)) == {Sign.ABSENT}


@pytest.mark.parametrize(
    ("words", "sign", "mark"),
    [
        ("This account has been terminated for a violation of YouTube's Terms of Service.", Sign.ENDED, "terminated"),
        ("This account has been terminated because of third-party claims.", Sign.ENDED, "terminated"),
        ("This channel was removed because it violated our Community Guidelines.", Sign.ENDED, "removed"),
        ("This channel does not exist.", Sign.ABSENT, "does_not_exist"),
        ("This channel is not available in your country.", Sign.WITHHELD, "not_available"),
    ],
)
def test_the_notice_on_the_page_decides(words: str, sign: Sign, mark: str) -> None:
    (signal,) = seen(BY_ID, page=notice(words)).signals  # the feed is not asked any more
    assert (signal.sign, signal.rung, signal.mark, signal.quote) == (sign, "page", mark, words)


def test_a_notice_in_runs_is_read_too() -> None:
    runs = {"runs": [{"text": "This account has been "}, {"text": "terminated."}]}
    reply = start({"alerts": [{"alertRenderer": {"type": "ERROR", "text": runs}}]})
    assert signs(seen(page=reply)) == {Sign.ENDED}


def test_what_stands_behind_an_age_check_is_not_seen() -> None:
    reading = seen(page=start({"contents": {"channelAgeGateRenderer": {}}}))
    assert reading.unseen_parts == ("what is behind the age check",)


def tabs(*titles: str) -> dict[str, object]:
    return {"tabs": [{"tabRenderer": {"title": title}} for title in titles]}


@pytest.mark.parametrize(
    "more",
    [
        {"contents": tabs("Home", "About")},
        {"contents": tabs("Home", "Channels", "Search")},
        {"header": {"metadataParts": [{"text": {"content": "No videos"}}]}},
        {"header": {"metadataParts": [{"text": {"content": "0 videos"}}]}},
    ],
)
def test_a_channel_that_never_posted_is_empty(more: dict[str, object]) -> None:
    assert {Sign.SHOWN, Sign.EMPTY} <= signs(seen(page=channel(**more), feed=NO_VIDEOS))


def test_a_channel_with_a_place_for_posts_is_not_called_empty() -> None:
    assert Sign.EMPTY not in signs(seen(page=channel(contents=tabs("Home", "Posts")), feed=NO_VIDEOS))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1 subscriber", 1),
        ("1,204 subscribers", 1204),
        ("1.2K subscribers", 1200),
        ("3.4M subscribers", 3_400_000),
        ("1B subscribers", 1_000_000_000),
    ],
)
def test_subscribers_are_read_off_the_page(words: str, number: int) -> None:
    header = {"metadataParts": [{"text": {"content": "@x"}}, {"text": {"content": words}}]}
    assert seen(page=channel(header=header), feed=FEED).followers == number


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


def test_all_that_the_interface_says_is_read_and_it_answers_alone() -> None:
    snippet = {"title": "Maple Street Bakery", "customUrl": "@MapleBakery", "description": "See https://m.example"}
    found = answer({"items": [ITEM | {"snippet": snippet}]})
    reading = seen(known=KEYED, channels=found, uploads=answer({"items": [UPLOAD]}))
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=POSTED, source="the channel's own list of uploads", precision=Precision.SECOND),
        posts=(Post(at=POSTED, text="Sourdough day", address=f"{SITE}watch?v=AAAAAAAAAA1"),),
        name="Maple Street Bakery",
        bio="See https://m.example",
        links=("https://m.example",),
        followers=140,
        post_count=37,
        platform_id=CHANNEL,
        handle="@maplebakery",
        unseen_parts=UNSEEN,
    )


def test_the_interface_is_asked_for_what_is_read() -> None:
    visit = youtube.api(BAKERY, KEYED)
    (found,) = next(visit)
    (uploads,) = visit.send((answer({"items": [ITEM]}),))
    parts = "part=snippet%2Cstatistics%2CcontentDetails"
    assert found.address == f"{API}channels?{parts}&forHandle=%40maplebakery"
    assert uploads.address == f"{API}playlistItems?part=snippet%2CcontentDetails&playlistId=UUa&maxResults=10"
    assert (found.key, uploads.key) == ("YOUTUBE_API_KEY", "YOUTUBE_API_KEY")


def test_subscribers_that_the_owner_hides_are_not_counted() -> None:
    item = ITEM | {"statistics": {"subscriberCount": "140", "hiddenSubscriberCount": True}}
    assert seen(known=KEYED, channels=answer({"items": [item]}), uploads=answer({})).followers is None


PAGED = (Sign.SHOWN, "page", "channel_metadata", "@maplebakery")
KEYED_ITEM = (Sign.SHOWN, "api", "channel_item", "Maple Street Bakery")
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "a living channel": (lambda: seen(page=channel(), feed=FEED), (PAGED,)),
    "a channel by id, with its feed": (
        lambda: seen(BY_ID, page=channel(), feed=FEED),
        (PAGED, (Sign.SHOWN, "feed", "feed_entries", "Maple Street Bakery")),
    ),
    "a feed that fails": (
        lambda: seen(page=channel(), feed=NO_FEED),
        (PAGED, (Sign.UNFAMILIAR, "feed", "feed_missing", "status 404")),
    ),
    "a feed without videos": (
        lambda: seen(page=channel(), feed=NO_VIDEOS),
        (PAGED, (Sign.UNFAMILIAR, "feed", "feed_empty", "a feed without videos")),
    ),
    "a channel that never posted": (
        lambda: seen(page=channel(contents=tabs("Home")), feed=NO_FEED),
        (
            PAGED,
            (Sign.EMPTY, "page", "no_videos", "0 videos"),
            (Sign.UNFAMILIAR, "feed", "feed_missing", "status 404"),
        ),
    ),
    "behind an age check": (
        lambda: seen(page=start({"contents": {"channelAgeGateRenderer": {}}})),
        ((Sign.SHOWN, "page", "age_gate", "shown after an age check"),),
    ),
    "a page without a notice": (
        lambda: seen(page=start({})),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 200"),),
    ),
    "a notice nobody knows": (
        lambda: seen(page=notice("Something went wrong")),
        ((Sign.UNFAMILIAR, "page", "unknown_notice", "Something went wrong"),),
    ),
    "a missing handle": (lambda: seen(page=MISSING), ((Sign.ABSENT, "page", "page_404", "404 Not Found"),)),
    "a handle that leads to another": (
        lambda: seen(page=channel("@maple-street")),
        ((Sign.MOVED, "page", "another_handle", "now @maple-street"),),
    ),
    "an id that leads to another": (
        lambda: seen(profile("youtube", "UC" + "b" * 22, f"{SITE}channel/UC{'b' * 22}"), page=channel("x")),
        ((Sign.MOVED, "page", "another_handle", f"now {CHANNEL}"),),
    ),
    "its id has another handle": (
        lambda: seen(known=kit(last_id=CHANNEL), page=MISSING, by_id=channel("@maple-street")),
        ((Sign.MOVED, "page", "id_has_new_handle", "@maple-street"),),
    ),
    "its id still has it": (
        lambda: seen(known=kit(last_id=CHANNEL), page=MISSING, by_id=channel()),
        ((Sign.UNFAMILIAR, "page", "id_still_has_it", "404 Not Found"),),
    ),
    "the interface": (
        lambda: seen(known=KEYED, channels=answer({"items": [ITEM]}), uploads=answer({})),
        (KEYED_ITEM,),
    ),
    "the interface counts no videos": (
        lambda: seen(
            known=KEYED, channels=answer({"items": [ITEM | {"statistics": {"videoCount": "0"}}]}), uploads=FEED
        ),
        (KEYED_ITEM, (Sign.EMPTY, "api", "no_videos", "0 videos")),
    ),
    "a key that is spent": (
        lambda: refused(403, "quotaExceeded"),
        ((Sign.RATE_LIMITED, "api", "quota", "quotaExceeded"),),
    ),
    "a key that is asked too often": (
        lambda: refused(403, "rateLimitExceeded"),
        ((Sign.RATE_LIMITED, "api", "quota", "rateLimitExceeded"),),
    ),
    "a key that is wrong": (lambda: refused(400, "keyInvalid"), ((Sign.REFUSED, "api", "key_refused", "No"),)),
    "a key in a bad request": (lambda: refused(400, "badRequest"), ((Sign.REFUSED, "api", "key_refused", "No"),)),
    "a key for something else": (
        lambda: refused(403, "forbidden"),
        ((Sign.REFUSED, "api", "status_refused", "status 403"),),
    ),
}


def refused(status: int, reason: str) -> Reading:
    reply = answer({"error": {"message": "No", "errors": [{"reason": reason}]}}, status)
    return look(youtube.api(BAKERY, KEYED), {API: reply})


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= youtube.RUNGS.keys()


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


def test_the_living_controls_are_youtubes_own_channel() -> None:
    assert youtube.controls(BAKERY, "a" * 24)[0] == profile("youtube", "@youtube", f"{SITE}@youtube")
    own = "UCBR8-60-B28hp2BmDPdntcQ"
    assert youtube.controls(BY_ID, "a" * 24)[0] == profile("youtube", own, f"{SITE}channel/{own}")


identified = functools.partial(named_by, youtube)


@pytest.mark.parametrize(("pasted", "handle"), youtube.EXAMPLES.items())
def test_examples(pasted: str, handle: str) -> None:
    path = f"channel/{handle}" if handle.startswith("UC") else handle
    expected = Identity(kind=Kind.PROFILE, platform="youtube", handle=handle, address=SITE + path)
    assert identified(pasted) == expected


@pytest.mark.parametrize("pasted", [f"{SITE}{kind}/maplebakery" for kind in ("c", "C", "user", "User")])
def test_an_older_form_is_told_apart_whatever_its_case(pasted: str) -> None:
    assert identified(pasted).handle == pasted.removeprefix(SITE).replace("C/", "c/").replace("U", "u")


FOR_ITSELF = {
    Kind.LOGIN: "account signin logout upload channel_switcher dashboard",
    Kind.POST: "watch shorts embed live v e clip playlist post attribution_link",
    Kind.WEBSITE: "about ads browse c channel community creators explore feed feeds gaming get_video_info hashtag "
    "howyoutubeworks iframe_api index kids movies music oembed oops premium redirect reporthistory results s search "
    "select_site shared source storefront subscribe_embed t terms trending tv user w yt",
}


@pytest.mark.parametrize(
    ("kind", "word"), [(kind, word) for kind, words in FOR_ITSELF.items() for word in words.split()]
)
def test_a_word_that_youtube_keeps_for_itself_is_nobodys_channel(kind: Kind, word: str) -> None:
    assert identified(f"{SITE}{word}") == Identity(kind=kind, platform="youtube")
    assert identified(f"{SITE}{word.upper()}").kind is not Kind.PROFILE


@pytest.mark.parametrize(
    ("pasted", "kind"),
    [
        ("https://www.youtube.com/", Kind.HOME),
        ("https://youtu.be/", Kind.HOME),
        ("https://youtu.be/AAAAAAAAAA1", Kind.POST),
        ("https://www.youtube-nocookie.com/embed/AAAAAAAAAA1", Kind.POST),
        ("https://www.youtubekids.com/watch?v=AAAAAAAAAA1", Kind.POST),
        ("https://www.youtube.com/feed/trending", Kind.WEBSITE),
        ("https://www.youtube.com/channel/UCshort", Kind.WEBSITE),
        ("https://www.youtube.com/@", Kind.WEBSITE),
        ("https://www.youtube.com/maple/bakery/bread", Kind.WEBSITE),
        ("https://studio.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa", Kind.LOGIN),
        ("https://accounts.youtube.com/x", Kind.LOGIN),
    ],
)
def test_what_is_not_a_channel(pasted: str, kind: Kind) -> None:
    assert identified(pasted) == Identity(kind=kind, platform="youtube")
