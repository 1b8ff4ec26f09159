"""The public name service at dns.google: its JSON answers to questions for mail servers.

Every host of the practice web exists, and its mail server is `mail.` before its name · `nomail.example` takes no mail (RFC 7505) ·
every other name does not exist. https://developers.google.com/speed/public-dns/docs/doh/json
"""

from __future__ import annotations

from collections.abc import Callable

from audit.practice._answer import Answer, Asked, data, text

HOSTS = ("dns.google",)
_MX = 15
_NO_SUCH_NAME = 3


def answer(asked: Asked, exists: Callable[[str], bool]) -> Answer:
    """Status 0 with the mail server of a name that exists, status 3 of one that does not."""
    name = asked.query.get("name", "").rstrip(".").lower()
    if asked.segments != ("resolve",) or not name:
        return text("<title>Error 400 (Bad Request)!!1</title>", 400)
    question = {"Question": [{"name": f"{name}.", "type": _MX}]}
    flags = {"TC": False, "RD": True, "RA": True, "AD": False, "CD": False}
    if name == "nomail.example":
        return _json({"Status": 0, **flags, **question, "Answer": [_mx(name, "0 .")]})
    if exists(name):
        return _json({"Status": 0, **flags, **question, "Answer": [_mx(name, f"10 mail.{name}.")]})
    return _json({"Status": _NO_SUCH_NAME, **flags, **question})


def _mx(name: str, server: str) -> dict[str, object]:
    return {"name": f"{name}.", "type": _MX, "TTL": 3600, "data": server}


def _json(said: dict[str, object]) -> Answer:
    return data(said, kind="application/json; charset=UTF-8")
