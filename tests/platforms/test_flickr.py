"""Flickr: what its pages and its feed show, that nothing on it speaks of a living account's end, and its addresses."""

from __future__ import annotations

import datetime as dt
import functools
import json
import time
from collections.abc import Callable

import pytest

from audit.address import Identity, Kind
from audit.evidence import Kit, Newest, Post, Precision, Profile, Reading, Reply, Sign
from audit.platforms import flickr
from looking import answer, kit, look, named_by, profile
from walls import NOT_PROOF, says_nothing, signs

NSID = "50000001@N00"
AT, BY_ID = "https://www.flickr.com/photos/maplebakery/", f"https://www.flickr.com/photos/{NSID}/"
MAPLE = profile("flickr", "maplebakery", AT)
FEED = "https://api.flickr.com/services/feeds/photos_public.gne?id=50000001%40N00&lang=en-us"
OWNER: dict[str, object] = {
    "id": NSID,
    "pathAlias": "MapleBakery",
    "username": "maple",
    "realname": "Maple%20Street%20Bakery",
}


def exported(main: object) -> str:
    model = json.dumps({"legend": [["photostream-models", "0"]], "main": main})
    return f'<title>Maple | Flickr</title><script class="modelExport">app.init({{modelExport: {model}, auth: auth}});</script>'


def models(owner: object = OWNER, photos: object = 3) -> dict[str, list[object]]:
    return {
        "photostream-models": [{"owner": owner, "photoPageList": {"_data": []}}],
        "person-profile-models": [{"photoCount": photos}],
        "person-contacts-count-models": [{"followerCount": 12}],
    }


def page(owner: object = OWNER, photos: object = 3) -> Reply:
    return answer(exported(models(owner, photos)))


def wrapped(**owner: object) -> Reply:
    """The same with each model in `data`, as pages have had them since about 2024."""
    several = models({"data": {**OWNER, **owner}, "exportMetaType": "model"})
    return answer(exported({kind: [{"data": model} for model in each] for kind, each in several.items()}))


def entry(published: str, title: str = "Window", taken: str = "1998-11-05T08:00:00-08:00") -> str:
    return (
        f"<entry><title>{title}</title><link rel='alternate' type='text/html' href='{AT}5000000001/'/>"
        f"<id>tag:flickr.com,2005:/photos/public/1</id><published>{published}</published><updated>{published}</updated>"
        f"<flickr:date_taken>{taken}</flickr:date_taken></entry>"
    )


def feed(*entries: str) -> Reply:
    return answer(
        "<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:flickr='urn:flickr:user'>"
        f"<title>Uploads from Maple</title><updated>2026-11-21T15:00:02Z</updated>{''.join(entries)}</feed>"
    )


UPLOADS = feed(entry("2026-10-02T15:00:02Z"), entry("2026-11-01T09:00:00Z", "Rye"), entry("2024-01-01T00:00:00Z"))
NOT_FOUND = answer("<title>Flickr: Page Not Found</title>", 404)


def seen(
    found: Reply, of: Profile = MAPLE, known: Kit | None = None, *, uploads: Reply = UPLOADS, by_id: Reply = NOT_FOUND
) -> Reading:
    answers = {of.address: found, FEED: uploads} | ({} if of.address == BY_ID else {BY_ID: by_id})
    return look(flickr.page(of, known or kit()), answers)


KNOWN = kit(last_id=NSID)
SHOWN = (Sign.SHOWN, "page", "owner_of_the_photos", f"MapleBakery ({NSID})")
NOTHING = (Sign.UNFAMILIAR, "page", "no_known_marker", "status 200")
NOBODY = (Sign.ABSENT, "page", "page_not_found", "status 404")
LEFT = "This member is no longer active on Flickr."
STATES: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "somebody else's photos": (lambda: seen(page({**OWNER, "id": "1@N00", "pathAlias": "miller"})), (NOTHING,)),
    "an owner without an id": (lambda: seen(page({**OWNER, "id": "maplebakery"})), (NOTHING,)),
    "a contact of somebody else's": (
        lambda: seen(answer(exported({**models({**OWNER, "pathAlias": "x"}), "person-models": [OWNER]}))),
        (NOTHING,),
    ),
    "a contact on a page of no photos": (lambda: seen(answer(exported({"person-models": [OWNER]}))), (NOTHING,)),
    "a page without data": (lambda: seen(answer("<title>Maple | Flickr</title>")), (NOTHING,)),
    "not found, by somebody else's page": (
        lambda: seen(answer("<h1>Not found</h1>", 404)),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 404"),),
    ),
    "a challenge with its words": (
        lambda: seen(answer(NOT_FOUND.body, 404, headers={"cf-mitigated": "challenge"})),
        ((Sign.CHALLENGE, "page", "cf_mitigated", "cf-mitigated: challenge"),),
    ),
    "a page that opens and has the words for members who left": (
        lambda: seen(answer(f"<title>Maple | Flickr</title><p>{LEFT}</p>")),
        (NOTHING,),
    ),
    "gone, without a word about why": (
        lambda: seen(answer("<title>Flickr</title>", 410)),
        ((Sign.UNFAMILIAR, "page", "no_known_marker", "status 410"),),
    ),
    "a challenge with the words for members who left": (
        lambda: seen(answer(f"<p>{LEFT}</p>", 410, headers={"cf-mitigated": "challenge"})),
        ((Sign.CHALLENGE, "page", "cf_mitigated", "cf-mitigated: challenge"),),
    ),
    "a member who left": (
        lambda: seen(answer(f"<title>Flickr</title><p>{LEFT}</p>", 410)),
        ((Sign.ENDED, "page", "no_longer_active", LEFT),),
    ),
    "not found": (lambda: seen(NOT_FOUND), (NOBODY,)),
    "not found, and its id neither": (lambda: seen(NOT_FOUND, known=KNOWN), (NOBODY,)),
    "not found, and its id behind a wall": (lambda: seen(NOT_FOUND, known=KNOWN, by_id=answer("", 429)), (NOBODY,)),
    "not found, yet its id still has it": (
        lambda: seen(NOT_FOUND, known=KNOWN, by_id=page()),
        ((Sign.UNFAMILIAR, "page", "id_still_has_it", "MapleBakery"),),
    ),
    "not found, and its id has no name to tell": (
        lambda: seen(NOT_FOUND, known=KNOWN, by_id=page({**OWNER, "pathAlias": None})),
        (NOTHING,),
    ),
    "its id has another name": (
        lambda: seen(NOT_FOUND, known=KNOWN, by_id=page({**OWNER, "pathAlias": "MapleBread"})),
        ((Sign.MOVED, "page", "id_has_new_name", "MapleBread"),),
    ),
    "living": (lambda: seen(page()), (SHOWN,)),
    "living, each model in its data": (lambda: seen(wrapped()), (SHOWN,)),
    "living, the owner written elsewhere on the page": (
        lambda: seen(answer(exported({**models("~0"), "person-models": [{"data": OWNER}]}))),
        (SHOWN,),
    ),
    "living, no public photos": (lambda: seen(page(photos=0), uploads=feed()), (SHOWN,)),
    "an owner who is not deleted": (lambda: seen(wrapped(isDeleted=False)), (SHOWN,)),
    "a deleted account's page": (
        lambda: seen(wrapped(isDeleted=True)),
        ((Sign.ENDED, "page", "is_deleted", "isDeleted: true"),),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), STATES.values(), ids=STATES)
def test_each_state_gives_these_signals_and_no_others(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected
    assert {s.rung for s in signals} <= flickr.RUNGS.keys()


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_says_nothing(name: str, reply: Reply) -> None:
    assert says_nothing(seen(reply)), name
    assert says_nothing(seen(reply, known=KNOWN)), name


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_a_feed_that_cannot_be_had_leaves_the_account_shown(name: str, reply: Reply) -> None:
    reading = seen(page(), uploads=reply)
    assert signs(reading) == {Sign.SHOWN}, name
    assert (reading.newest, reading.posts) == (None, ())


@pytest.mark.parametrize(
    "main",
    [None, [], {"photostream-models": {}}, {"photostream-models": ["~0", 4, None]}, models([OWNER]), models(4),
     models({"data": "~1"}), models({**OWNER, "id": None}), models({**OWNER, "id": ["50000001@N00"]})],
)  # fmt: skip
def test_data_of_another_shape_shows_nothing(main: object) -> None:
    assert says_nothing(seen(answer(exported(main))))


def test_all_that_a_living_account_shows_is_read() -> None:
    rye, window, old = (
        dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC),
        dt.datetime(2026, 10, 2, 15, 0, 2, tzinfo=dt.UTC),
        2024,
    )
    reading = seen(page())
    assert reading == Reading(
        signals=reading.signals,
        newest=Newest(at=rye, source="the feed of public uploads", precision=Precision.SECOND),
        posts=(
            Post(at=rye, text="Rye", address=f"{AT}5000000001/"),
            Post(at=window, text="Window", address=f"{AT}5000000001/"),
            Post(at=dt.datetime(old, 1, 1, tzinfo=dt.UTC), text="Window", address=f"{AT}5000000001/"),
        ),
        name="Maple Street Bakery",
        followers=12,
        post_count=3,
        platform_id=NSID,
        handle="MapleBakery",
        unseen_parts=("photos that are not public", "photos not marked as safe for everybody"),
    )


def test_dates_to_come_are_no_uploads_and_the_day_a_picture_was_taken_is_none() -> None:
    reading = seen(page(), uploads=feed(entry("2027-03-01T00:00:00Z"), entry("2026-05-01T00:00:00Z")))
    assert [str(post.at.date()) for post in reading.posts] == ["2026-05-01"]


def test_uploads_of_others_are_not_the_accounts() -> None:
    others = entry("2026-11-20T09:00:00Z").replace("/maplebakery/", "/miller/")
    by_id = entry("2026-05-01T00:00:00Z").replace("/maplebakery/", f"/{NSID}/")
    reading = seen(page(), uploads=feed(others, by_id))
    assert [str(post.at.date()) for post in reading.posts] == ["2026-05-01"]
    assert seen(page(), uploads=feed(others)).newest is None


def test_the_name_falls_back_to_the_username_and_counts_to_nothing() -> None:
    reading = seen(page({**OWNER, "realname": ""}, photos="many"))
    assert (reading.name, reading.post_count) == ("maple", None)


def test_an_account_without_a_name_of_its_own_is_known_by_its_id() -> None:
    place = profile("flickr", NSID, BY_ID)
    for reading in (seen(page({**OWNER, "pathAlias": None}), place), seen(wrapped(pathAlias=""), place)):
        assert signs(reading) == {Sign.SHOWN}
        assert reading.handle == NSID
    assert seen(page(), place).handle == "MapleBakery"
    assert signs(seen(NOT_FOUND, place, KNOWN)) == {Sign.ABSENT}


def test_a_new_name_is_told_with_its_address() -> None:
    reading = seen(NOT_FOUND, known=KNOWN, by_id=page({**OWNER, "pathAlias": "MapleBread"}))
    assert [s.to for s in reading.signals] == ["https://www.flickr.com/photos/maplebread/"]
    assert (reading.platform_id, reading.handle) == (NSID, "MapleBread")


@pytest.mark.parametrize("of", [MAPLE, profile("flickr", NSID, BY_ID)])
def test_the_controls_are_of_the_same_form_and_have_the_addresses_of_their_handles(of: Profile) -> None:
    living, absent = flickr.controls(of, "abcdefghijklmnopqrstuvwx")
    for control in (living, absent):
        identity = identified(control.address)
        assert (control.platform, control.handle, control.address) == ("flickr", identity.handle, identity.address)
        assert ("@N" in control.handle) is ("@N" in of.handle)
    assert absent.handle in ("abcdefghijklmnopqrstuvwx", "100002604@N99")
    assert living.handle in ("flickr", "66956608@N06")


# Addresses

identified = functools.partial(named_by, flickr)


@pytest.mark.parametrize(("pasted", "handle"), flickr.EXAMPLES.items())
def test_examples(pasted: str, handle: str) -> None:
    assert identified(pasted) == Identity(
        kind=Kind.PROFILE, platform="flickr", handle=handle, address=f"https://www.flickr.com/photos/{handle}/"
    )


@pytest.mark.parametrize("host", ["flickr.com", "www.flickr.com", "m.flickr.com", "secure.flickr.com"])
@pytest.mark.parametrize(
    "path",
    ["photos/MapleBakery", "people/maplebakery/", "Photos/maplebakery/albums", "photos/maplebakery/page12",
     "photos/maplebakery/sets/", "photos/maplebakery/popular-interesting/", "people/maplebakery/contacts",
     "photos/maplebakery/with/1/", "photos/maplebakery/?rb=1#x"],
)  # fmt: skip
def test_every_host_and_tab_of_a_profile_is_that_profile(host: str, path: str) -> None:
    found = identified(f"https://{host}/{path}")
    assert (found.kind, found.handle, found.address) == (Kind.PROFILE, "maplebakery", AT)


@pytest.mark.parametrize("written", [NSID, "50000001%40N00", "50000001@n00"])
def test_an_id_is_the_same_however_it_is_written(written: str) -> None:
    assert identified(f"https://www.flickr.com/people/{written}/").handle == NSID


@pytest.mark.parametrize(
    ("path", "handle"),
    [
        ("photos/MapleBakery/5000000001", "maplebakery"),
        ("photos/maplebakery/5000000001/in/photostream/", "maplebakery"),
        (f"photos/{NSID}/5000000001/sizes/l", NSID),
        ("photos/maplebakery/albums/72157600000000001", "maplebakery"),
        ("photos/maplebakery/sets/72157600000000001/with/5000000001", "maplebakery"),
        ("photos/maplebakery/galleries/72157600000000001", "maplebakery"),
    ],
)
def test_a_photo_or_an_album_is_a_post_of_its_owner(path: str, handle: str) -> None:
    found = identified(f"https://www.flickr.com/{path}")
    assert (found.kind, found.handle) == (Kind.POST, handle)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://www.flickr.com/", Kind.HOME),
        ("https://flic.kr", Kind.HOME),
        ("https://flic.kr/p/8xYz12", Kind.POST),
        ("https://flic.kr/s/aHsj8xYz12", Kind.POST),
        ("https://flic.kr/g/abc", Kind.WEBSITE),
        ("https://flic.kr/ps", Kind.WEBSITE),
        ("https://www.flickr.com/photos", Kind.WEBSITE),
        ("https://www.flickr.com/people/", Kind.WEBSITE),
        ("https://www.flickr.com/photos/tags/bread", Kind.WEBSITE),
        ("https://www.flickr.com/photos/search/text:bread", Kind.WEBSITE),
        ("https://www.flickr.com/photos/galleries", Kind.WEBSITE),
        ("https://www.flickr.com/photos/a.b", Kind.WEBSITE),
        ("https://www.flickr.com/photos/maple bakery", Kind.WEBSITE),
        ("https://www.flickr.com/photos/1@N1", Kind.WEBSITE),
        ("https://www.flickr.com/photos/%2F", Kind.WEBSITE),
        ("https://www.flickr.com/photos/friends/", Kind.LOGIN),
        ("https://www.flickr.com/photos/me", Kind.LOGIN),
        ("https://www.flickr.com/people/me/", Kind.LOGIN),
        ("https://www.flickr.com/photos/organize/", Kind.LOGIN),
        ("https://www.flickr.com/photos/upload/", Kind.LOGIN),
        ("https://www.flickr.com/groups/bread/", Kind.WEBSITE),
        ("https://www.flickr.com/maplebakery", Kind.WEBSITE),
        *((f"https://www.flickr.com/{word}", Kind.WEBSITE) for word in
          ("explore", "search/?q=bread", "commons", "map", "services/api", "help/terms", "about", "jobs", "events",
           "creativecommons", "cameras", "galleries", "tags", "gp/x/abc", "apps", "abuse")),
        ("https://www.flickr.com/sharing/share.gne?url=https://maple.example", Kind.SHARE),
        ("https://www.flickr.com/share.gne", Kind.SHARE),
        *((f"https://www.flickr.com/{word}", Kind.LOGIN) for word in
          ("signin", "signup", "account", "upload", "cameraroll", "login", "messages")),
        ("https://identity.flickr.com/login", Kind.LOGIN),
        ("https://api.flickr.com/services/feeds/photos_public.gne?id=50000001@N00", Kind.WEBSITE),
        ("https://help.flickr.com/en_us/x", Kind.WEBSITE),
        ("https://blog.flickr.com/photos/maplebakery", Kind.WEBSITE),
    ],
)  # fmt: skip
def test_what_is_no_profile_is_named_as_what_it_is(text: str, kind: Kind) -> None:
    assert identified(text) == Identity(kind=kind, platform="flickr")


def test_a_short_link_to_photos_is_kept_to_be_followed() -> None:
    assert identified("https://flic.kr/ps/AbC1") == Identity(
        kind=Kind.SHORT, platform="flickr", address="https://flic.kr/ps/AbC1"
    )


def test_the_worst_pages_and_names_take_no_time() -> None:
    began = time.process_time()
    seen(answer("modelExport: {" * 4_000))
    seen(answer('modelExport: {"main": {"photostream-models": [' + '{"owner": {"id": "' + "9" * 50_000))
    identified("https://www.flickr.com/photos/" + "9" * 1_900 + "@")
    assert time.process_time() - began < 0.5


KEYS = frozenset(flickr.KEYS)
REST = "https://api.flickr.com/services/rest/?method=flickr."
LOOKUP, INFO = f"{REST}urls.lookupUser&", f"{REST}people.getInfo&user_id=50000001%40N00&"
ABOUT: dict[str, object] = {
    "nsid": NSID,
    "path_alias": "MapleBakery",
    "username": {"_content": "maple"},
    "realname": {"_content": "Maple Street Bakery"},
    "description": {"_content": "Bread &amp; rolls. https://maplebakery.example"},
    "photos": {"count": {"_content": 3}},
}


def failed(code: int, message: str = "User not found") -> Reply:
    return answer({"stat": "fail", "code": code, "message": message})


def person(**more: object) -> Reply:
    return answer({"stat": "ok", "person": {**ABOUT, **more}})


USER = answer({"stat": "ok", "user": {"id": NSID, "username": {"_content": "maple"}}})
MISSING = failed(1)


def told(
    lookup: Reply = USER,
    info: Reply | None = None,
    known: Kit | None = None,
    *,
    of: Profile = MAPLE,
    uploads: Reply = UPLOADS,
) -> Reading:
    answers = {LOOKUP: lookup, INFO: info or person(), FEED: uploads}
    return look(flickr.api(of, known or kit(keys=KEYS)), answers)


ASKED = kit(keys=KEYS, last_id=NSID)
NUMBERED = profile("flickr", NSID, BY_ID)
TOLD = (Sign.SHOWN, "api", "person", f"maplebakery ({NSID})")
GONE = (Sign.ABSENT, "api", "user_not_found", "User not found")
ODD = (Sign.UNFAMILIAR, "api", "no_known_marker", "status 200")
KEYED: dict[str, tuple[Callable[[], Reading], tuple[tuple[Sign, str, str, str], ...]]] = {
    "a wrong key": (
        lambda: told(failed(100, "Invalid API Key (Key has invalid format)")),
        ((Sign.REFUSED, "api", "key_refused", "Invalid API Key (Key has invalid format)"),),
    ),
    "a key without the right": (
        lambda: told(failed(99, "Insufficient permissions.")),
        ((Sign.REFUSED, "api", "key_refused", "Insufficient permissions."),),
    ),
    "out of service": (
        lambda: told(failed(105, "Service currently unavailable")),
        ((Sign.SERVER_ERROR, "api", "out_of_service", "Service currently unavailable"),),
    ),
    "another failure": (
        lambda: told(failed(116, "Bad URL found")),
        ((Sign.UNFAMILIAR, "api", "other_failure", "Bad URL found"),),
    ),
    "the words of not found in another answer": (lambda: told(answer({"stat": "ok", "code": 1})), (ODD,)),
    "the words of not found in an answer that fails": (
        lambda: told(answer(MISSING.body, 404)),
        ((Sign.UNFAMILIAR, "api", "no_known_marker", "status 404"),),
    ),
    "a user without an id": (lambda: told(answer({"stat": "ok", "user": {"id": "maple"}})), (ODD,)),
    "somebody else's record": (lambda: told(info=person(nsid="7@N00")), (ODD,)),
    "a name that is nobody's, yet its id still has it": (
        lambda: told(MISSING, known=ASKED),
        ((Sign.UNFAMILIAR, "api", "id_still_has_it", "maplebakery"),),
    ),
    "a name that is nobody's, and its id is out of sight": (
        lambda: told(MISSING, answer("", 503), ASKED),
        (GONE,),
    ),
    "its id has another name": (
        lambda: told(MISSING, person(path_alias="MapleBread"), ASKED),
        ((Sign.MOVED, "api", "id_has_new_name", "maplebread"),),
    ),
    "its id has no name any more": (
        lambda: told(MISSING, person(path_alias=None), ASKED),
        ((Sign.MOVED, "api", "id_has_new_name", NSID),),
    ),
    "a name that is nobody's": (lambda: told(MISSING), (GONE,)),
    "an id that is nobody's": (lambda: told(info=MISSING, of=NUMBERED), (GONE,)),
    "a deleted account": (
        lambda: told(info=failed(5, "User deleted")),
        ((Sign.ENDED, "api", "user_deleted", "User deleted"),),
    ),
    "living": (told, (TOLD,)),
    "living, by its id": (lambda: told(of=NUMBERED), (TOLD,)),
    "living, without a photo that strangers may see": (
        lambda: told(info=person(photos={"count": {"_content": 0}}), uploads=feed()),
        (TOLD,),
    ),
}


@pytest.mark.parametrize(("looked", "expected"), KEYED.values(), ids=KEYED)
def test_each_answer_of_the_interface_gives_these_signals(
    looked: Callable[[], Reading], expected: tuple[tuple[Sign, str, str, str], ...]
) -> None:
    signals = looked().signals
    assert tuple((s.sign, s.rung, s.mark, s.quote) for s in signals) == expected


@pytest.mark.parametrize(("name", "reply"), NOT_PROOF)
def test_the_interface_says_nothing_either(name: str, reply: Reply) -> None:
    assert says_nothing(told(reply)), name
    assert says_nothing(told(info=reply)), name
    assert says_nothing(told(info=reply, of=NUMBERED)), name
    assert signs(told(uploads=reply)) == {Sign.SHOWN}, name


def test_the_interface_tells_of_the_account_and_the_feed_of_its_dates() -> None:
    found = told()
    at = dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC)
    assert found.newest == Newest(at=at, source="the feed of public uploads", precision=Precision.SECOND)
    assert (found.name, found.bio) == ("Maple Street Bakery", "Bread & rolls. https://maplebakery.example")
    assert (found.post_count, found.platform_id, found.handle) == (3, NSID, "maplebakery")
    assert found.links == ("https://maplebakery.example",)


def test_a_renamed_account_is_told_of_with_its_new_address() -> None:
    found = told(MISSING, person(path_alias="MapleBread"), ASKED)
    assert found.signals[0].to == "https://www.flickr.com/photos/maplebread/"
    assert (found.platform_id, found.handle) == (NSID, "maplebread")


def test_the_page_is_asked_where_the_interface_does_not_tell_or_has_no_key() -> None:
    refused = look(flickr.visit(MAPLE, kit(keys=KEYS)), {LOOKUP: failed(100, "Invalid"), AT: page(), FEED: UPLOADS})
    assert [(s.mark, s.rung) for s in refused.signals] == [("key_refused", "api"), ("owner_of_the_photos", "page")]
    assert [s.rung for s in look(flickr.visit(MAPLE, kit()), {AT: page(), FEED: UPLOADS}).signals] == ["page"]
    assert [s.sign for s in look(flickr.visit(MAPLE, kit()), {AT: NOT_FOUND}).signals] == [Sign.ABSENT]
    walled = look(flickr.visit(MAPLE, kit()), {AT: answer("", 403)}).signals
    assert [(s.sign, s.quote) for s in walled][1:] == [(Sign.KEY_MISSING, "needs FLICKR_API_KEY")]
