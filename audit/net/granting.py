"""The trade of a secret and its id for a token: the request for it, and what was granted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from audit.evidence import Failure
from audit.net.keys import Grant, can_be_key
from audit.net.settings import Settings, greeting
from audit.net.step import Step
from audit.net.unanswered import Unanswered
from audit.net.vetting import vet

if TYPE_CHECKING:
    from audit.net.wire import Answer

_SHORTEST, _LONGEST = 8, 8_192
"""Characters of a token: a shorter word would be hidden in every reply that has it."""
_REFUSALS = (400, 401, 403)
"""An unknown id, a wrong secret, an app that was closed (RFC 6749, section 5.2)."""


def step(key: str, grant: Grant, settings: Settings) -> Step:
    """The request for a token, with `{NAME}` where the pair will stand."""
    kind = "grant_type=client_credentials"
    pair = f"client_id={{{grant.id}}}&client_secret={{{key}}}&"
    basic = (("authorization", f"Basic {{{grant.id}:{key}}}"),)
    return Step(
        method="POST",
        target=vet(f"https://{grant.host}{grant.path}", settings.reach.ports),
        headers=(
            *(greeting(settings.language, settings.contact)),
            ("content-type", "application/x-www-form-urlencoded"),
            *(basic if grant.way == "basic" else ()),
        ),
        body=kind if grant.way == "basic" else pair + kind,
        key=key,
    )


def token(answer: Answer, grant: Grant) -> str:
    """What was granted. `Unanswered` with KEY_REFUSED when the pair was not accepted; nothing of the answer is quoted."""
    said = f"{grant.host} answered {answer.status} to the id and secret"
    if answer.status in _REFUSALS:
        raise Unanswered(Failure.KEY_REFUSED, said)
    if answer.status == 429:
        raise Unanswered(Failure.RATE_LIMITED, said)
    granted = _granted(answer.body) if answer.status == 200 else ""
    if not (can_be_key(granted) and _SHORTEST <= len(granted) <= _LONGEST):
        raise Unanswered(Failure.UNREACHABLE, f"{said}, and granted nothing")
    return granted


def _granted(body: bytes) -> str:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    value = told.get("access_token") if isinstance(told, dict) else None
    return value if isinstance(value, str) else ""
