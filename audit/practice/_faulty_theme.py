"""The two themes of the town site: the present one, and the old one that the guides were left in."""

from __future__ import annotations

import dataclasses
import html

from audit.practice._answer import script

HOST = "ironbridge-plumbing.example"
HOME = f"https://{HOST}"
NAME = "Ironbridge Plumbing & Heating"
PICTURE = f"{HOME}/images/van.png"
LD = 'type="application/ld+json"'


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page before its theme is put around it."""

    title: str
    body: str
    head: str = ""
    """More markup for the head."""
    picture: str = PICTURE
    """For sharing; empty for none."""
    headline: bool = True
    """Whether it has an og:title."""
    canonical: str = ""
    """Its own address where empty."""


def ld(**facts: object) -> str:
    """A block of structured data about the business."""
    return script({"@context": "https://schema.org", "@type": "Plumber", "url": f"{HOME}/", **facts}, LD)


def head(path: str, page: Page) -> str:
    """What stands in the head of every page."""
    title = html.escape(f"{page.title} | {NAME}" if path != "/" else f"{NAME} | Plumbers in Birmingham")
    described = html.escape(f"{page.title}: plumbing and heating in Birmingham, by people who ring first.")
    return (
        f'<meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="description" content="{described}">'
        f'<link rel="canonical" href="{page.canonical or HOME + path}">'
        '<link rel="icon" href="/images/icon.png"><link rel="stylesheet" href="/css/site.css">'
        + (f'<meta property="og:title" content="{title}">' if page.headline else "")
        + f'<meta property="og:description" content="{described}"><meta property="og:type" content="website">'
        + (f'<meta property="og:image" content="{page.picture}">' if page.picture else "")
        + '<meta name="twitter:site" content="@ironbridgeplumb">'
        + page.head
    )


def main(path: str, page: Page) -> str:
    """A page of the present theme."""
    return _document(head(path, page), _HEADER + f'<main id="main">{page.body}</main>' + _FOOTER)


def old(path: str, page: Page) -> str:
    """A page of the theme before."""
    extra = '<meta name="generator" content="WordPress 4.9.8"><link rel="stylesheet" href="/css/old.css">'
    return _document(head(path, page) + extra, _OLD_HEADER + f'<div id="content">{page.body}</div>' + _OLD_FOOTER)


def bare(title: str, body: str) -> str:
    """A page outside both: the calendar, and what belongs to no page."""
    return _document(f'<meta charset="utf-8"><title>{html.escape(title)}</title>', body)


def _document(top: str, body: str) -> str:
    return f'<!DOCTYPE html>\n<html lang="en-GB"><head>{top}</head>\n<body id="top">{body}</body></html>\n'


_HEADER = f"""
<header class="site-header"><a class="logo" href="/">{html.escape(NAME)}</a>
 <a class="call" href="tel:+441214960117">0121 496 0117</a>
 <a href="#" class="menu-toggle"><span>Menu</span></a>
 <nav><a href="/services/">Services</a> <a href="/areas/">Areas</a> <a href="/projects/">Our work</a>
  <a href="/special-offers/">Special offers</a> <a href="/prices/">Prices</a> <a href="/reviews/">Reviews</a>
  <a href="/about/">About</a> <a href="/blog/">Blog</a> <a href="/shop/">Shop</a> <a href="/contact/">Contact</a></nav>
 <ul class="social">
  <li><a href="https://www.instagram.com/ironbridge.plumbing.heating" aria-label="Instagram"><i class="icon-instagram"></i></a></li>
  <li><a href="https://twitter.com/ibplumbing" aria-label="Twitter"><i class="icon-twitter"></i></a></li>
 </ul></header>
"""
_FOOTER = f"""
<footer class="site-footer">
 <p>{html.escape(NAME)}, 14 Foundry Lane, Birmingham B4 7ZZ · <a href="mailto:office@{HOST}">office@{HOST}</a></p>
 <ul class="links"><li><a href="/guides/">Guides</a></li> <li><a href="/faq/">Questions</a></li>
  <li><a href="/emergency/">Emergency</a></li> <li><a href="/boiler-cover/">Boiler cover</a></li> <li><a href="/book/">Book</a></li>
  <li><a href="/offers/">Offers</a></li> <li><a href="/guarantee/">Guarantee</a></li> <li><a href="/gallery/">Gallery</a></li>
  <li><a href="/careers/">Careers</a></li> <li><a href="/suppliers/">Suppliers</a></li> <li><a href="/privacy/">Privacy</a></li>
  <li><a href="/terms/">Terms</a></li> <li><a href="/cookies/">Cookies</a></li> <li><a href="/accessibility/">Accessibility</a></li></ul>
 <ul class="social">
  <li><a href="https://www.facebook.com/ironbridgeplumbing" aria-label="Facebook"><i class="icon-facebook"></i></a></li>
  <li><a href="https://www.instagram.com/ironbridgeplumbing/" aria-label="Instagram"><i class="icon-instagram"></i></a></li>
  <li><a href="https://x.com/ironbridgeplumb" aria-label="X"><i class="icon-x"></i></a></li>
  <li><a href="#" aria-label="YouTube"><i class="icon-youtube"></i></a></li>
  <li><a href="https://www.pinterest.com/" aria-label="Pinterest"><i class="icon-pinterest"></i></a></li>
  <li><a href="https://plus.google.com/+IronbridgePlumbing" aria-label="Google+"><i class="icon-google-plus"></i></a></li>
 </ul>
 <p>Keeping Birmingham warm since 1998. © 2009\u20132026 {html.escape(NAME)} Ltd. <a href="#top">Back to top</a></p>
 <p class="credit">Website by <a href="https://pipeworkstudio.example/">Pipework Studio</a>
  (<a href="https://www.facebook.com/pipeworkstudio">the studio on Facebook</a>)</p>
</footer>
"""
_OLD_HEADER = """
<div id="header"><h1 id="site-title"><a href="/">Ironbridge Plumbing</a></h1>
 <p class="site-description">Just another WordPress site</p>
 <p><a href="/">Home</a> <a href="/guides/">Guides</a> <a href="/contact/">Contact</a></p></div>
"""
_OLD_FOOTER = """
<div id="footer"><ul class="social-icons">
 <li><a href="https://www.facebook.com/wordpress" title="Facebook"><i class="fa fa-facebook"></i></a></li>
 <li><a href="https://twitter.com/envato" title="Twitter"><i class="fa fa-twitter"></i></a></li>
 <li><a href="https://www.instagram.com/yourhandle" title="Instagram"><i class="fa fa-instagram"></i></a></li>
 <li><a href="javascript:void(0)" aria-label="LinkedIn"><i class="fa fa-linkedin"></i></a></li>
 <li><a href="www.facebook.com/ironbridgeplumbing">Our page</a></li>
 <li><a href="http://https://www.instagram.com/ironbridgeplumbing">Our pictures</a></li></ul>
 <p>© 2019 Ironbridge Plumbing</p></div>
"""
