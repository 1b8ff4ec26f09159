"""What is wrong on the town site, and what only looks wrong: two tables, read by tests and the bench."""

from __future__ import annotations

import dataclasses
import fnmatch
from collections.abc import Iterable, Iterator


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One planted fault; a shared header or footer is one fault on many pages."""

    id: str
    catalogue: str
    """The failure's number, F01 to F45; a dead page in the menu and a broken feed stand under the nearest one."""
    kind: str
    pages: tuple[str, ...]
    """Paths on the town site, or whole addresses of other pages; empty for what only the client file declares."""
    address: str
    """The address or the words concerned, as a reader of the page would give them."""
    mark: str
    """The piece of the page's markup in which it stands; for `absent`, the piece that every other page has."""
    absent: bool
    why: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """One thing that looks like a fault and must be left alone."""

    id: str
    looks_like: str
    pages: tuple[str, ...]
    address: str
    mark: str
    why_fine: str


def faults(paths: Iterable[str]) -> tuple[Fault, ...]:
    """The planted faults, their patterns spelled out over the site's paths."""
    known = tuple(paths)
    return tuple(
        Fault(
            id=id_,
            catalogue=catalogue,
            kind=kind,
            pages=_pages(pages, known),
            address=address,
            mark=mark.removeprefix("without ") or address,
            absent=mark.startswith("without "),
            why=why,
        )
        for id_, catalogue, kind, pages, address, mark, why in _rows(_FAULTS)
    )


def near_misses(paths: Iterable[str]) -> tuple[NearMiss, ...]:
    """The near-misses, their patterns spelled out over the site's paths."""
    known = tuple(paths)
    return tuple(
        NearMiss(
            id=id_,
            looks_like=looks_like,
            pages=_pages(pages, known),
            address=address,
            mark=mark or address,
            why_fine=why,
        )
        for id_, looks_like, pages, address, mark, why in _rows(_NEAR_MISSES)
    )


def old_theme(path: str) -> bool:
    """The guides were never moved to the new theme; `main` in the tables is every other page."""
    return path.startswith("/guides/")


def _pages(pattern: str, known: tuple[str, ...]) -> tuple[str, ...]:
    if "://" in pattern or not pattern:
        return (pattern,) if pattern else ()
    if pattern == "main":
        return tuple(path for path in known if not old_theme(path))
    return tuple(path for path in known if fnmatch.fnmatchcase(path, pattern))


def _rows(table: str) -> Iterator[list[str]]:
    return ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())


_FAULTS = """
P01|F01|dead|main|https://www.instagram.com/ironbridge.plumbing.heating||The Instagram icon at the top opens a page that does not exist.
P02|F28|differs|main|https://twitter.com/ibplumbing||The top and the bottom of the page send customers to two different accounts.
P03|F08|missing|main|https://ironbridge-plumbing.example/special-offers/|href="/special-offers/"|The menu leads to the site's own "page not found".
P04|F02|retired|main|https://plus.google.com/+IronbridgePlumbing||Google+ closed in 2019; the icon leads nowhere.
P05|F03|home|main|https://www.pinterest.com/|href="https://www.pinterest.com/"|The icon opens Pinterest's front page, not the business.
P06|F04|empty|main|#|<a href="#" aria-label="YouTube">|Whoever presses the YouTube icon stays where they are.
P07|F05|vendor|/guides/*|https://www.facebook.com/wordpress||The icon sends customers to the maker of the website software.
P08|F05|vendor|/guides/*|https://twitter.com/envato||The icon sends customers to the shop that sold the theme.
P09|F04|placeholder|/guides/*|https://www.instagram.com/yourhandle||The theme's example address was never filled in.
P10|F04|empty|/guides/*|javascript:void(0)|<a href="javascript:void(0)" aria-label="LinkedIn">|The LinkedIn icon does nothing at all.
P11|F04|malformed|/guides/*|www.facebook.com/ironbridgeplumbing|href="www.facebook.com/ironbridgeplumbing"|Without https:// the link leads to a missing page of the site itself.
P12|F04|malformed|/guides/*|http://https://www.instagram.com/ironbridgeplumbing||A doubled http makes an address that no browser can open.
P13|F25|year|/guides/*|© 2019||Customers wonder whether anybody still looks after the business.
P14|F24|starter|/guides/*|Just another WordPress site||The software's example tagline stands under the business's name.
P15|F40|dead|/|https://www.youtube.com/@ironbridgeplumbinguk||Search engines are told of a channel that does not exist.
P16|F41|unlinked|/|https://www.tiktok.com/@ironbridgeplumbing||A living profile that only search engines are told about: no customer finds it.
P17|F18|facts|/|+44 121 496 0171|"+44 121 496 0171"|Search engines show a number that is not the one on the contact page.
P18|F18|facts|/|41 Foundry Lane|"41 Foundry Lane"|Search engines send customers to the wrong door.
P19|F18|facts|/|Mo-Fr 08:00-18:00|"Mo-Fr 08:00-18:00"|Customers come at half past five and find the office shut.
P20|F29|picture|/|https://ironbridge-plumbing.example/images/share-home.png||A shared link to the home page shows an empty box: the picture is missing.
P21|F06|widget|/reviews/|fb-like|class="fb-like"|Facebook's Like button shows nothing since February 2026.
P22|F29|picture|/guarantee/|og:image|without property="og:image"|A shared link to this page comes without any picture.
P23|F06|widget|/blog/*|twitter-timeline|class="twitter-timeline"|The box of newest posts stays empty beside every article.
P24|F06|widget|/gallery/|https://api.instagram.com/v1/users/self/media/recent||The old Instagram feed stopped and left an empty hole.
P25|F06|widget|/services/*|https://s7.addthis.com/js/300/addthis_widget.js|s7.addthis.com/js/300/addthis_widget.js|AddThis closed in 2023; its share bar loads nothing.
P26|F02|retired|/contact/|skype:ironbridge.plumbing?call||Skype closed in May 2025: the call goes nowhere.
P27|F37|mail|/contact/|mailto:jobs@ironbridgeplumbing-mail.example||The domain does not exist: the letter comes back.
P28|F37|phone|/emergency/|tel:+44121496011|href="tel:+44121496011"|One digit is missing: a tap in an emergency reaches nobody.
P29|F37|whatsapp|/contact/|https://wa.me/1234567890||An example number: the message goes to a stranger or to nobody.
P30|F37|form|/contact/|https://ironbridge-plumbing.example/cgi-bin/formmail.pl|action="/cgi-bin/formmail.pl"|What customers write into the form is lost.
P31|F38|retired|/contact/find-us/|https://ironbridge-plumbing.business.site/||Google switched these websites off in 2024.
P32|F39|dead|/contact/find-us/|https://goo.gl/iBpMap1||The short link to the map no longer works.
P33|F45|review|/reviews/|https://g.page/r/IronbridgeGone/review||Customers who want to praise the business get an error.
P34|F43|offline||https://ironbridge-plumbing.example/van||The code painted on the vans leads to "page not found".
P35|F10|parked|/about/history/|https://ironbridgeplumbers.example/||The business's former domain is for sale: strangers may buy its name.
P36|F08|parked|https://linktr.ee/ironbridgeplumbing|https://ironbridge-boilers.example/||A link under the Instagram profile opens a page of advertisements.
P37|F09|dead|https://linktr.ee/ironbridgeplumbing|https://ironbridge-plumbing.example/spring-boiler-offer-2023/||An offer of three years ago is still promised and leads to a missing page.
P38|F08|http|https://linktr.ee/ironbridgeplumbing|http://ironbridge-plumbing.example/|href="http://ironbridge-plumbing.example/"|The website's own link is the insecure one.
P39|F08|chain|/projects/|https://ironbridge-plumbing.example/go/facebook|href="/go/facebook"|Four redirects one after another: slow, and each one can break.
P40|F30|mixed|/careers/|http://ironbridge-plumbing.example/js/slider.js||Browsers block the insecure script and warn about the page.
P41|F30|canonical|/prices/|http://ironbridge-plumbing.example/prices/||The secure page names an insecure one as the real one.
P42|F30|certificate|/book/|https://booking.ironbridge-plumbing.example/||The browser shows a full-page warning instead of the booking form.
P43|F07|outdated|/faq/|http://twitter.com/#!/ironbridgeplumb||An address in the form of 2011; browsers open the network's front page.
P44|F11|second|/areas/|https://www.facebook.com/ironbridgeplumbingsolihull||A forgotten second page, silent for years, under the business's own name.
P45|F31|personal|/about/|https://www.linkedin.com/in/dave-banks-plumber||"Follow us on LinkedIn" opens a private person's page.
P46|F44|stranger|/boiler-cover/|https://www.facebook.com/ironbridgebrewery||"Find us on Facebook" opens a brewery.
P47|F24|starter|/blog/hello-world/|Hello world!||The software's example article is still published.
P48|F24|starter|/services/water-softeners/|Lorem ipsum dolor sit amet||Filler text where the service should be described.
P49|F24|starter|/shop/|Coming soon|<h1>Coming soon</h1>|The menu promises a shop that never opened.
P50|F24|starter|/trade/|Under construction|<h1>Under construction</h1>|A page for trade customers that was never written.
P51|F36|embed|/blog/how-we-fit-a-boiler/|https://www.youtube.com/embed/ibpRemoved1||The video in the article was removed; a grey box is left.
P52|F36|embed|/blog/our-first-film/|YouTube Preview Image|alt="YouTube Preview Image"|The plug-in that showed the film is gone; its dead picture is left.
P53|F29|title|/offers/|og:title|without property="og:title"|A shared link to the offers comes without a headline.
P54|F29|picture|/services/|https://ironbridge-plumbing.example/images/thumb.png||The picture for sharing is 80 by 80 points: networks show none.
P55|F23|stale|/blog/|14 March 2023|Latest article: 14 March 2023|The newest article is more than three years old.
P56|F35|spam|/blog/why-radiators-gurgle/|cheap-pills-now.example||Advertisements for pills stand under the article.
P57|F23|feed|/blog/*|https://ironbridge-plumbing.example/blog/feed/|href="/blog/feed/"|The feed the blog announces is missing: readers are never told of news.
P58|F03|share|/about/team/|https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fironbridge-plumbing.example%2F|>Follow us on Facebook</a>|"Follow us" opens a window for sharing, not the business's page.
P59|F01|dead|/about/|https://bsky.app/profile/ironbridgeplumbing-ltd.bsky.social||The link opens "profile not found".
P60|F41|unlinked||https://mastodon.social/@ironbridgeplumbing||The business writes there every week, and its website does not say so.
"""
"""id | catalogue | kind | pages | address or words | mark, where it differs | why a customer is harmed."""

_NEAR_MISSES = """
N01|dead icon|main|https://www.facebook.com/ironbridgeplumbing|href="https://www.facebook.com/ironbridgeplumbing"|The business's own living page.
N02|dead icon|main|https://www.instagram.com/ironbridgeplumbing/|href="https://www.instagram.com/ironbridgeplumbing/"|The business's own living account, beside the dead one of the header.
N03|dead icon|main|https://x.com/ironbridgeplumb|href="https://x.com/ironbridgeplumb"|X shows strangers an empty page, of living accounts too.
N04|old year|main|since 1998||The year of its founding, not of the page.
N05|old year|main|© 2009\u20132026||A range whose last year is this one.
N06|another business's account|main|https://www.facebook.com/pipeworkstudio||The web agency's credit, said to be one.
N07|another business's website|main|https://pipeworkstudio.example/||The web agency's credit, said to be one.
N08|empty link|main|#|<a href="#" class="menu-toggle">|It opens the menu on phones; no network is promised.
N09|empty link|main|#top|href="#top"|It leads back to the top of the page.
N10|Facebook widget|/prices/|https://connect.facebook.net/en_US/fbevents.js||A visitor counter, not a Like button; nothing of it is shown.
N11|template account|/projects/bathroom-refit-in-harborne/|https://www.instagram.com/wixwave||A real bathroom shop whose name begins like a website builder's.
N12|share link in place of a profile|/blog/*/|https://twitter.com/intent/tweet|>Share this on Twitter</a>|A share button that says it is one.
N13|placeholder number|/contact/|https://wa.me/441214960117||The business's own number as WhatsApp wants it.
N14|wrong phone|/contact/|tel:01214960117||The same number without the country.
N15|wrong phone|/contact/|+44 (0)121 496-0117||The same number, written another way.
N16|wrong name|/contact/|Ironbridge Plumbing & Heating Ltd|"Ironbridge Plumbing & Heating Ltd"|The same name with its legal form.
N17|wrong address|/contact/|14 Foundry Ln.|"14 Foundry Ln."|The same street, shortened.
N18|closed for good|/contact/|Closed on bank holidays||Open on all other working days.
N19|placeholder address|/contact/|you@example.com|placeholder="you@example.com"|It shows in the form what to write there.
N20|dead mail address|/contact/|mailto:office@ironbridge-plumbing.example?subject=A%20leak||The business's own domain, with a subject filled in.
N21|wrong phone|/emergency/|tel:+448081570192||The night line, which the contact page names too.
N22|starter content|/blog/coming-soon-boiling-water-taps/|coming soon|Coming soon to a kitchen near you|An article about taps.
N23|starter content|/blog/hello-world-of-heat-pumps/|Hello world of heat pumps|<h1>Hello world of heat pumps</h1>|An article about heat pumps.
N24|starter content|/about/history/|lorem ipsum|still said "lorem ipsum" in one corner|A sentence that tells of the first website.
N25|starter content|/projects/heating-system-in-edgbaston/|under construction|a house under construction|A house was being built.
N26|unreadable text|/areas/ladywood/|Café Ménage||The page names the wrong charset and the server the right one: browsers show it well.
N27|empty link|/prices/|javascript:void(0)|<a href="javascript:void(0)" onclick="window.print()">|It prints the price list; no network is promised.
N28|another's profile|/privacy/|https://www.facebook.com/privacy/||Facebook's privacy rules, in a sentence about them.
N29|closed network|/contact/find-us/|https://www.google.com/maps/place/Ironbridge+Plumbing/@52.4862,-1.8904,17z||Google's map, not Google+.
N30|broken embed|/projects/wet-room-in-moseley/|https://player.vimeo.com/video/310011001||The film is there.
N31|redirect chain|/reviews/|https://ironbridge-plumbing.example/go/review|href="/go/review"|One redirect on the business's own domain, kept short for print.
N32|personal profile|/about/team/|https://www.linkedin.com/in/sue-fletcher-heating||A person's page under that person's name.
N33|picture too small|/faq/|https://ironbridge-plumbing.example/images/square.png||Just as large as the networks ask: 200 by 200 points.
N34|wrong canonical|/emergency*|https://ironbridge-plumbing.example/emergency/|rel="canonical" href="https://ironbridge-plumbing.example/emergency/"|A landing page that names its parent on purpose.
N35|closed network|/blog/goodbye-google-plus/|plus.google.com|our page on plus.google.com is no more|Words in an article, not a link.
N36|dead link|/suppliers/|https://throttled.example/||A host that asks for a pause (429).
N37|dead link|/suppliers/|https://forbidden.example/||A host that turns programs away (403).
N38|second page|/about/|https://www.facebook.com/Ironbridge.Plumbing/?ref=page_internal||The same page: Facebook minds neither capitals nor dots.
N39|second account|/about/|https://twitter.com/ironbridgeplumb|href="https://twitter.com/ironbridgeplumb"|The footer's account under the network's old name.
N40|missing page|/boiler-cover/|https://ironbridge-plumbing.example/account/|href="/account/"|The customers' own area asks for a password (401).
"""
"""id | looks like | pages | address or words | mark, where it differs | why it is fine."""
