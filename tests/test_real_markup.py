"""Markup as small businesses' websites really carry it, read and judged as in a run: none of it is a fault."""

from __future__ import annotations

import dataclasses
import json

import pytest

from audit.checks import (
    broken_contact,
    comment_spam,
    dead_widget,
    insecure_page,
    old_year,
    starter_content,
    wrong_facts,
)
from audit.client import Facts
from audit.dossier import Dossier
from audit.finding import Finding, Outcome
from audit.website.noticed import Trait
from dossiers import dossier
from looking import answer
from walking import WORDS, Web

_CHECKS = (broken_contact, comment_spam, dead_widget, insecure_page, old_year, starter_content, wrong_facts)
LUNCH = ("Mo-Fr 09:00-12:00,14:00-18:00",)
DAY = ("Mo-Fr 06:00-18:00",)
INSECURE = '<script src="http://cdn.example/slides.js"></script>'
UPGRADE = '<meta http-equiv="Content-Security-Policy" content="upgrade-insecure-requests">'
FORM = '<form method="post" action="http://www.maple.example/send.php"><textarea name="words"></textarea></form>'
FILLER = "<p>Lorem ipsum dolor sit amet, consectetur</p>"
CONTACT = '<a href="/kontakt">Kontakt</a>'


def seen(
    pages: str | dict[str, str], told: Facts | None = None, name: str = "Maple Bakery", lang: str = "de"
) -> Dossier:
    """A website of these pages, crawled."""
    whole = {"/": pages} if isinstance(pages, str) else pages
    html = {"Content-Type": "text/html; charset=utf-8"}
    replies = {
        at: answer(f'<html lang="{lang}"><title>Maple Bakery</title><body>{body}</body></html>', headers=html)
        for at, body in whole.items()
    }
    made = dossier(home=Web(replies).crawl())
    return dataclasses.replace(made, client=dataclasses.replace(made.client, name=name, facts=told or Facts()))


def problems(made: Dossier) -> list[Finding]:
    return [one for check in _CHECKS for one in check.check(made) if one.outcome is Outcome.PROBLEM]


def bakery(**said: object) -> str:
    """What search engines are told."""
    return (
        f'<script type="application/ld+json">{json.dumps({"@type": "Bakery", "name": "Maple Bakery", **said})}</script>'
    )


def whole_week(opens: str, closes: str) -> dict[str, object]:
    days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    return {"@type": "OpeningHoursSpecification", "dayOfWeek": days, "opens": opens, "closes": closes}


@pytest.mark.parametrize(
    "foot",
    [
        '<article><figure><figcaption class="copyright">© 2015 Jane Doe</figcaption></figure></article><footer>Maple</footer>',
        "<article><blockquote>Bread.<footer>© 2012 John Smith</footer></blockquote></article><footer>Maple</footer>",
        '<div class="image-copyright">© 2014 A. Photographer</div><footer>Maple</footer>',
        '<footer>© 2015 - <span class="current-date"></span> Maple</footer>',
        "<footer>© 2015 Maple</footer><script>y.textContent = new Date().getUTCFullYear()</script>",
        "<footer>© 2015<script>document.write(new Date().getYear())</script> Maple</footer>",
        "<footer>© Maple Bakery, Sydney NSW 2010</footer>",
        "<footer>© Bäckerei Krone, anno 1998</footer>",
        "<footer>© 2015 Tripadvisor LLC. Maple Bakery</footer>",
        "<footer>© 2016 OpenStreetMap contributors</footer>",
        "<footer><p>© Maple Bakery</p><p>Design © 2016 A. Weber</p></footer>",
        "<footer>© 2008 - présent Maple</footer>",
        "<footer>© 2008 → 2026 Maple</footer>",
        "<footer>© 2008 al 2026 Maple</footer>",
        "<footer>© 2008 ... 2026 Maple</footer>",
        "<footer>© 2008 \u2013 actualidad Maple</footer>",
    ],
)
def test_a_year_that_is_not_the_websites_own_is_no_old_year(foot: str) -> None:
    assert problems(seen(f"<main><h1>Brot</h1></main>{WORDS}{foot}")) == []


def test_a_year_in_the_businesss_name_is_no_old_year() -> None:
    assert problems(seen(f"{WORDS}<footer>© Studio 2000</footer>", name="Studio 2000")) == []


@pytest.mark.parametrize(
    "body",
    [
        "<main><h1>Events</h1><h2>Coming soon</h2><ul><li>Sat 5 Dec, 10 am: Christmas market</li></ul></main>",
        "<main><h1>Eventi</h1><h2>Prossimamente</h2><p>12 dicembre: degustazione di vini</p></main>",
        '<main><h1>Agenda</h1><h2>Próximamente</h2><iframe src="https://calendar.example/"></iframe></main>',
        "<main><h1>Referenzen</h1><h2>Baustelle</h2><p>Kita Nord</p></main>",
        f'{WORDS}<div style="display:none">{FILLER}</div>',
        f"{WORDS}<div hidden><section>{FILLER}</section></div>",
        f"{WORDS}<q>Lorem ipsum dolor sit amet</q>",
    ],
)
def test_events_to_come_and_hidden_samples_are_not_unfinished(body: str) -> None:
    assert problems(seen(body)) == []


@pytest.mark.parametrize(
    "body",
    [
        '<video controls><source src="a.mp4"><object type="application/x-shockwave-flash" data="p.swf"></object></video>',
        '<video controls><source src="a.mp4"><embed src="p.swf"></video>',
        '<noscript><iframe src="https://www.facebook.com/plugins/like.php?x"></iframe></noscript>',
        '<div class="addthis_toolbox"><a href="https://www.facebook.com/sharer/sharer.php?u=x"><img src="f.png"></a></div>',
        '<div class="g-ytsubscribe"></div><script src="https://apis.google.com/js/plusone.js"></script>',
        "<script>/* before 2020: api.instagram.com/v1/ */ var a = 1;</script>",
        "<script>var a = 1; // was https://api.instagram.com/v1/users\nvar b = 2;</script>",
        f"{UPGRADE}{INSECURE}",
        f"{UPGRADE}{FORM}",
        '<link rel="alternate stylesheet" href="http://cdn.example/large.css">',
        '<script type="text/plain" data-consent="maps" src="http://cdn.example/a.js"></script>',
    ],
)
def test_what_no_browser_runs_or_blocks_is_left_alone(body: str) -> None:
    assert problems(seen(body + WORDS)) == []


@pytest.mark.parametrize("body", [INSECURE, FORM, f"{FILLER}{FILLER}", '<div class="addthis_toolbox"></div>'])
def test_the_same_where_it_counts_is_found(body: str) -> None:
    assert len(problems(seen(body + WORDS))) == 1


@pytest.mark.parametrize(
    ("country", "link"),
    [
        ("DE", '<a href="tel:089 2180;ext=12">089 2180-12</a>'),
        ("AU", '<a href="tel:1300 22 4636">1300 22 INFO</a>'),
        ("MX", '<a href="https://wa.me/5215512345678">WhatsApp</a>'),
        ("BR", '<a href="https://wa.me/553187654321">WhatsApp</a>'),
        ("DE", '<a href="mailto:Maple <info@maple-bakery.de>">Mail</a>'),
        ("DE", '<a href="mailto:moc.elpam@ofni" class="turned">Mail</a>'),
        ("DE", '<a href="mailto:infoATmaple.de">Mail</a>'),
        ("DE", '<a href="mailto:info(ät)maple.de">Mail</a>'),
    ],
)
def test_a_route_that_reaches_somebody_is_not_broken(country: str, link: str) -> None:
    assert problems(seen(link + WORDS, Facts(country=country))) == []


@pytest.mark.parametrize(
    ("told", "body"),
    [
        (DAY, "<p><strong>Küche</strong></p><p>Mo-Fr 11:30-14:00 Uhr</p>"),
        (DAY, "<div>Lieferservice</div><div>Mo-Fr 11:00-14:00</div>"),
        (DAY, "<p>Telefonisch erreichbar:</p><p>Mo-Fr 8-12 Uhr</p>"),
        (DAY, "<p>November to March:</p><p>Mon-Fri 7am-4pm</p>"),
        (DAY, "<p>Summer hours</p><p>Mon-Fri 6am-8pm</p>"),
        (DAY, "<h3>Verkauf</h3><p>Mo-Fr 6-18 Uhr, Sa nach Vereinbarung</p><h3>Halle 2</h3><p>Mo-Fr 7:30-17:00</p>"),
        (("Mo-Sa 06:00-18:00",), "<p>Saturday 10:00-16:00</p><p>Christmas market in our yard</p>"),
        (LUNCH, "<dl><dt>Mo-Fr</dt><dd>9-12 Uhr</dd><dd>14-18 Uhr</dd></dl>"),
        (LUNCH, "<table><tr><td>Mo-Fr</td><td>9-12 Uhr</td></tr><tr><td></td><td>14-18 Uhr</td></tr></table>"),
        (LUNCH, "<p>Mo-Fr 9-12 Uhr</p><p>und 14-18 Uhr</p>"),
        (LUNCH, "<p>Mo-Fr 9-12 Uhr</p><p>nachmittags 14-18 Uhr</p>"),
        (("Tu-Su 12:00-15:00,19:00-23:00",), "<p>Martedì-Domenica 12:00-15:00</p><p>19:00-23:00</p>"),
        (("Tu-Sa 12:00-14:00,19:00-22:00",), "<p>mardi-samedi 12h-14h</p><p>Soir : mardi-samedi 19h-22h</p>"),
        (("Tu-Sa 09:00-18:00",), "<p>Di t/m za 9:00-18:00</p><p>do 9:00-21:00</p>"),
    ],
)
def test_hours_of_another_thing_and_half_read_hours_contradict_nothing(told: tuple[str, ...], body: str) -> None:
    assert problems(seen(bakery(openingHours=list(told)) + body + WORDS)) == []


def test_midnight_to_midnight_all_week_may_mean_always_open() -> None:
    always = bakery(openingHoursSpecification=[whole_week("00:00", "00:00")])
    assert problems(seen(f"{always}<p>Open daily 24 hours</p>{WORDS}", lang="en")) == []


def test_office_hours_on_the_contact_page_are_not_the_shops() -> None:
    pages = {
        "/": bakery(openingHours=list(DAY)) + CONTACT + WORDS,
        "/kontakt": "<h3>Bürozeiten</h3><p>Mo-Fr 8-12 Uhr</p>",
    }
    assert problems(seen(pages)) == []


def test_other_hours_above_a_heading_of_our_own_are_found() -> None:
    said = bakery(openingHours=list(DAY))
    assert len(problems(seen(f"{said}<p>Küche</p><h3>Öffnungszeiten</h3><p>Mo-Fr 9-18 Uhr</p>{WORDS}"))) == 1


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/datenschutz", "<p>Landesamt für Datenschutzaufsicht, Telefon: 0981 180093-0</p>"),
        ("/impressum", "<p>Zuständige Kammer: Handwerkskammer, Tel. 089 5119-0</p>"),
    ],
)
def test_the_number_of_an_authority_in_the_small_print_contradicts_nothing(path: str, words: str) -> None:
    home = f'{bakery(telephone="+49 89 21800")}<a href="{path}">Recht</a>{WORDS}'
    assert problems(seen({"/": home, path: words + WORDS})) == []


def test_a_fax_number_after_an_f_is_nobodys_phone() -> None:
    pages = {"/": CONTACT + WORDS, "/kontakt": "<p>F +49 89 12345679</p>"}
    assert problems(seen(pages, Facts(country="DE", phone="+49 89 21800"))) == []


def test_a_firm_may_stand_beside_the_name_of_its_shop() -> None:
    assert problems(seen(bakery(name="Huber Gastronomie GmbH", alternateName="Maple Bakery") + WORDS)) == []


@pytest.mark.parametrize(
    ("country", "told", "written"),
    [
        ("US", "12 5th Ave", "12 Fifth Avenue"),
        ("US", "12 Elm Street Northwest", "12 Elm St NW"),
        ("CA", "1234 boulevard Rosemont", "1234, boul. Rosemont"),
        ("CA", "1234 rue Sainte-Catherine", "1234 rue Ste-Catherine"),
        ("FR", "5 rue Saint-Denis", "5 rue St-Denis"),
        ("DE", "Königstraße 5", "K&ouml;nigstra&szlig;e 5"),
        ("DE", "Müllerstraße 5", "Muellerstrasse 5"),
    ],
)
def test_one_street_in_two_spellings_is_one_address(country: str, told: str, written: str) -> None:
    said = bakery(address={"streetAddress": written, "addressLocality": "Bonn", "postalCode": "53113"})
    assert problems(seen(said + WORDS, Facts(country=country, street=told, town="Bonn", postcode="53113"))) == []


@pytest.mark.parametrize(
    "comment",
    [
        '<a class="url" href="https://sarah{0}.example/">Sarah</a><p>Lovely! <a href="https://sarah{0}.example/2019/05/loaf">https://sarah{0}.example/2019/05/loaf</a></p>',
        '<p>Pingback: <a class="url" href="https://food{0}.example/a">Ten bakeries</a> <a href="https://food{0}.example/b">Food</a></p>',
        '<a class="url" href="https://studio-commercialista{0}.it">Anna</a><p>Complimenti per il pane</p>',
        '<a class="url" href="https://gite-pornic{0}.fr">Anne</a><p>Merci pour le pain</p>',
    ],
)
def test_readers_who_name_their_own_page_do_not_advertise(comment: str) -> None:
    comments = "".join(
        f'<li class="comment"><div class="comment-body">{comment.format(at)}</div></li>' for at in range(4)
    )
    assert problems(seen(f'<ol class="comment-list">{comments}</ol>{WORDS}')) == []


def test_what_looks_like_a_character_in_an_address_stays_what_it_is() -> None:
    made = seen('<meta property="og:image" content="https://cdn.example/i?w=1&amp;copy=2&amp;region=eu">' + WORDS)
    assert [one.value for one in made.noticed(Trait.PICTURE)] == ["https://cdn.example/i?w=1&copy=2&region=eu"]
