"""What the pages of a built site may load and run: their own files and the theme's few inline scripts, by hash.

Hashes differ by page depth and by release of the theme, so they are taken from the pages as they were built. A page
carries the policy in its head, which works from disk and on any host; `_headers` says the same to hosts that read one
(Netlify, Cloudflare Pages), with what only a header can say.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1>", re.DOTALL)
_DATA = 'type="application/json"'
"""A block of data: it is never run."""
_BEGINS = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE), re.compile(r"<head\b[^>]*>", re.IGNORECASE)
"""Behind what a page's policy stands: the earlier, the more of the page it holds for."""
_ROBOTS = "noindex, nofollow, noarchive"
_REFERRER = "no-referrer"


def apply(site: Path, *, public: bool) -> None:
    """Write the policy into every page of a site and into its `_headers`."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    policy = "; ".join(_directives(pages.values()))
    for path, page in pages.items():
        said = "".join(f"\n  {meta}" for meta in _metas(page, policy, public=public))
        path.write_text(_begun_with(page, said), encoding="utf-8", newline="\n")
    (site / "_headers").write_text("\n".join(_headers(policy, public=public)), encoding="utf-8", newline="\n")


def _metas(page: str, policy: str, *, public: bool) -> Iterator[str]:
    """What a page says of itself; a look of the consultant's own may have left out what ours says."""
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    if not (public or '<meta name="robots"' in page):
        yield f'<meta name="robots" content="{_ROBOTS}">'
    if '<meta name="referrer"' not in page:
        yield f'<meta name="referrer" content="{_REFERRER}">'


def _begun_with(page: str, said: str) -> str:
    begins = next(filter(None, (mark.search(page) for mark in _BEGINS)), None)
    return page[: begins.end()] + said + page[begins.end() :] if begins else page


def _directives(pages: Iterable[str]) -> Iterator[str]:
    inline = {found for page in pages for found in _inline(page)}
    yield "default-src 'none'"
    for kind in ("script", "style"):
        hashes = sorted(_hash(body) for tag, body in inline if tag == kind)
        yield " ".join([f"{kind}-src 'self'", *hashes])
    yield from ("img-src 'self' data:", "font-src 'self'", "connect-src 'self'", "worker-src 'self'")
    yield from ("manifest-src 'self'", "base-uri 'none'", "form-action 'none'")


def _inline(page: str) -> Iterator[tuple[str, str]]:
    for tag, attributes, body in _INLINE.findall(page):
        if body and _DATA not in attributes and "src=" not in attributes:
            yield tag, body


def _hash(body: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'"


def _headers(policy: str, *, public: bool) -> Iterator[str]:
    yield "/*"
    yield f"  Content-Security-Policy: {policy}; frame-ancestors 'none'"
    yield f"  Referrer-Policy: {_REFERRER}"
    yield "  X-Content-Type-Options: nosniff"
    if not public:
        yield f"  X-Robots-Tag: {_ROBOTS}"
    yield ""
