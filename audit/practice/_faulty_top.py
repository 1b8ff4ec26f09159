"""The town site's pages of their own: home, contact and the like, with what stands on each."""

from __future__ import annotations

from collections.abc import Mapping

from audit.practice._faulty_theme import HOME, HOST, NAME, ld

TITLES: Mapping[str, str] = {
    "/": "Warm rooms, dry floors",
    "/about/": "About us",
    "/about/team/": "The team",
    "/about/history/": "Our history",
    "/contact/": "Contact",
    "/contact/find-us/": "How to find us",
    "/contact/thanks/": "Thank you",
    "/services/": "What we do",
    "/areas/": "Where we work",
    "/projects/": "Our work",
    "/guides/": "Guides",
    "/blog/": "Blog",
    "/reviews/": "Reviews",
    "/prices/": "Prices",
    "/faq/": "Questions",
    "/careers/": "Work with us",
    "/privacy/": "Privacy",
    "/terms/": "Terms",
    "/cookies/": "Cookies",
    "/accessibility/": "Accessibility",
    "/guarantee/": "Our guarantee",
    "/emergency/": "Emergencies",
    "/emergency-plumber/": "Emergency plumber in Birmingham",
    "/boiler-cover/": "Boiler cover",
    "/offers/": "Offers",
    "/gallery/": "Gallery",
    "/gallery/everything/": "All our pictures",
    "/book/": "Book a visit",
    "/suppliers/": "Suppliers",
    "/parts/": "Spare parts from A to Z",
    "/shop/": "Coming soon",
    "/trade/": "Under construction",
}
"""The first heading of each; `/contact/thanks/`, `/emergency-plumber/` and `/trade/` are linked from nowhere."""

_ADDRESS = {"@type": "PostalAddress", "addressLocality": "Birmingham", "postalCode": "B4 7ZZ", "addressCountry": "GB"}
HEADS: Mapping[str, str] = {
    "/": ld(
        name=NAME,
        telephone="+44 121 496 0171",
        address=_ADDRESS | {"streetAddress": "41 Foundry Lane"},
        openingHours=["Mo-Fr 08:00-18:00"],
        sameAs=[
            "https://www.facebook.com/ironbridgeplumbing",
            "https://www.youtube.com/@ironbridgeplumbinguk",
            "https://www.tiktok.com/@ironbridgeplumbing",
        ],
    ),
    "/contact/": ld(
        name=f"{NAME} Ltd",
        telephone="+44 (0)121 496-0117",
        email=f"office@{HOST}",
        address=_ADDRESS | {"streetAddress": "14 Foundry Ln."},
        openingHours=["Mo-Fr 08:00-17:00"],
    ),
    "/contact/thanks/": '<meta name="robots" content="noindex">',
    "/prices/": '<script async src="https://connect.facebook.net/en_US/fbevents.js"></script>',
    "/careers/": f'<script src="http://{HOST}/js/slider.js"></script>',
}

BODIES: Mapping[str, str] = {
    "/": """<p>Plumbing and heating in Birmingham and ten miles around it. We ring first, and we wipe our feet.</p>
<h2>Opening hours</h2><table><tr><th>Monday to Friday</th><td>8:00 to 17:00</td></tr></table>
<p>A leak at night? <a href="/emergency/">What to do now</a>.</p>""",
    "/about/": """<p>Two brothers-in-law, one van: that was the start. Today we are eleven.
<a href="/about/team/">Meet the team</a> or read <a href="/about/history/">how it began</a>.</p>
<p><a href="https://www.linkedin.com/in/dave-banks-plumber">Follow us on LinkedIn</a>, on
<a href="https://bsky.app/profile/ironbridgeplumbing-ltd.bsky.social">Bluesky</a>, on
<a href="https://twitter.com/ironbridgeplumb">Twitter</a> and on
<a href="https://www.facebook.com/Ironbridge.Plumbing/?ref=page_internal">Facebook</a>.</p>""",
    "/about/team/": """<div class="person"><h2>Dave Banks</h2><p>Founder. Boilers, and the bills.</p></div>
<div class="person"><h2>Sue Fletcher</h2><p>Heating engineer.
<a href="https://www.linkedin.com/in/sue-fletcher-heating">Sue on LinkedIn</a></p></div>
<p><a href="https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fironbridge-plumbing.example%2F">Follow us on Facebook</a></p>""",
    "/about/history/": """<p>We began in a garage in Ladywood. Our first website, of 2004, still said "lorem ipsum" in one corner
when it was taken down.</p><p>Until 2015 you found us at <a href="https://ironbridgeplumbers.example/">ironbridgeplumbers.example</a>.</p>""",
    "/contact/": f"""<p>Office: <a href="tel:01214960117">0121 496 0117</a>. At night: <a href="tel:08081570192">0808 157 0192</a>.
<a href="https://wa.me/441214960117">WhatsApp</a> · <a href="skype:ironbridge.plumbing?call">Skype</a> ·
<a href="https://wa.me/1234567890">WhatsApp the workshop</a></p>
<p>14 Foundry Lane, Birmingham B4 7ZZ. <a href="/contact/find-us/">How to find us</a></p>
<p>Monday to Friday 8:00 to 17:00. Closed on bank holidays.</p>
<p><a href="mailto:office@{HOST}?subject=A%20leak">Write to us</a>, or about work to
<a href="mailto:jobs@ironbridgeplumbing-mail.example">jobs@ironbridgeplumbing-mail.example</a>.</p>
<form method="post" action="/cgi-bin/formmail.pl"><label>Your address <input name="email" type="email" placeholder="you@example.com"></label>
<label>What happened? <textarea name="words"></textarea></label><button>Send</button></form>""",
    "/contact/find-us/": """<p>Behind the old foundry; park in the yard.
<a href="https://www.google.com/maps/place/Ironbridge+Plumbing/@52.4862,-1.8904,17z">Show the map</a>, the
<a href="https://goo.gl/iBpMap1">way from the station</a>, or our
<a href="https://ironbridge-plumbing.business.site/">page on Google</a>.</p>""",
    "/contact/thanks/": "<p>Your message has arrived. We will ring you today.</p>",
    "/areas/": """<p>In Birmingham and around it. In Solihull we are on
<a href="https://www.facebook.com/ironbridgeplumbingsolihull">Facebook</a> too.</p>""",
    "/projects/": '<p>Some of what we are proud of. <a href="/go/facebook">Follow the work on Facebook</a>.</p>',
    "/blog/": "<p>Latest article: 14 March 2023</p>",
    "/reviews/": """<blockquote>Came at seven, done by nine.</blockquote><blockquote>They wiped their feet. They really do.</blockquote>
<p><a href="https://g.page/r/IronbridgeGone/review">Review us on Google</a> · <a href="/go/review">Write a review</a></p>
<div id="fb-root"></div><div class="fb-like" data-href="https://www.facebook.com/ironbridgeplumbing"></div>
<script async src="https://connect.facebook.net/en_GB/sdk.js#xfbml=1&version=v3.2"></script>""",
    "/prices/": """<table><tr><th>First hour</th><td>£72</td></tr><tr><th>Each half hour after</th><td>£30</td></tr>
<tr><th>Boiler service</th><td>£89</td></tr></table>
<p><a href="javascript:void(0)" onclick="window.print()">Print this page</a> or take the <a href="/files/prices.pdf">list as PDF</a>.</p>""",
    "/faq/": """<h2>Do you charge for coming?</h2><p>No.</p><h2>Do you answer questions?</h2>
<p>Every Monday, <a href="http://twitter.com/#!/ironbridgeplumb">on Twitter</a>.</p>""",
    "/privacy/": """<p>We keep your address as long as the guarantee runs. Our pages on Facebook are subject to
<a href="https://www.facebook.com/privacy/">Facebook's privacy policy</a>.</p>""",
    "/emergency/": """<p>Close the stopcock, then ring <a href="tel:+44121496011">0121 496 0117</a>;
after 17:00 the night line, <a href="tel:+448081570192">0808 157 0192</a>.</p>""",
    "/boiler-cover/": """<p>Twelve pounds a month, one service a year. Members: <a href="/account/">your account</a>.
<a href="https://www.facebook.com/ironbridgebrewery">Find us on Facebook</a>.</p>""",
    "/offers/": """<p>This month: ten pounds off a power flush. All our links in one place:
<a href="https://linktr.ee/ironbridgeplumbing">linktr.ee/ironbridgeplumbing</a></p>""",
    "/gallery/": """<div id="instafeed"></div><script>
var feed = "https://api.instagram.com/v1/users/self/media/recent?access_token=1677ed0";
</script><p><a href="/gallery/everything/">All our pictures on one page</a></p>""",
    "/book/": f"""<p>Book <a href="https://booking.{HOST}/">online</a>, or see <a href="/calendar/2026/11/">which days are free</a>.</p>""",
    "/suppliers/": """<p>We buy from <a href="https://throttled.example/">the merchants' register</a>,
<a href="https://forbidden.example/">the copper guild</a>, and keep <a href="/parts/">a list of parts</a>
that you can put <a href="/cart/">into a basket</a>.</p>""",
    "/shop/": f'<p>Our shop opens shortly. <a href="{HOME}/contact/">Write to us</a> meanwhile.</p>',
    "/trade/": "<p>This page is under construction.</p>",
}
