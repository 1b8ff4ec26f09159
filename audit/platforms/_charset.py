"""The letters of a page: which encoding it says it is in, and its text whatever its bytes."""

from __future__ import annotations

import codecs
import re

from audit.evidence import Reply

_META_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_CHARSETS = frozenset(  # an allow list: Python knows codecs that no page is written in
    """utf-8 windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257
    windows-1258 iso-8859-1 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-9
    iso-8859-10 iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 koi8-r koi8-u us-ascii shift_jis euc-jp iso-2022-jp
    gb2312 gbk gb18030 big5 euc-kr utf-16""".split()  # noqa: SIM905  # a list of words is easier to read than one of quotes
)
_WIDER = {"iso-8859-1": "windows-1252", "us-ascii": "windows-1252", "gb2312": "gb18030", "gbk": "gb18030"}
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decoded(reply: Reply) -> str:
    """The body as text: by its byte order mark, the header, the page's own word, or UTF-8; never raises."""
    for bom, name in _BOMS:
        if reply.body.startswith(bom):
            return reply.body.decode(name, "replace")
    head = reply.header("content-type").encode("ascii", "ignore"), reply.body[:2_048]
    for found in map(_META_CHARSET.search, head):
        name = found[1].decode().lower() if found else ""
        if name in _CHARSETS:
            return reply.body.decode(_WIDER.get(name, name), "replace")
    try:
        return reply.body.decode("utf-8")
    except UnicodeDecodeError as broken:
        # Cut off in the middle of a letter is still UTF-8; anything else was never declared and is the web's default.
        return reply.body.decode("utf-8" if broken.start > len(reply.body) - 4 else "windows-1252", "replace")
