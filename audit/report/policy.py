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
_CHARSET = '<meta charset="utf-8">'


def apply(site: Path, *, public: bool) -> None:
    """Write the policy into every page of a site and into its `_headers`."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    policy = "; ".join(_directives(pages.values()))
    meta = f'{_CHARSET}\n  <meta http-equiv="Content-Security-Policy" content="{policy}">'
    for path, page in pages.items():
        path.write_text(page.replace(_CHARSET, meta, 1), encoding="utf-8", newline="\n")
    (site / "_headers").write_text("\n".join(_headers(policy, public=public)), encoding="utf-8", newline="\n")


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
    yield "  Referrer-Policy: no-referrer"
    yield "  X-Content-Type-Options: nosniff"
    if not public:
        yield "  X-Robots-Tag: noindex, nofollow, noarchive"
    yield ""
