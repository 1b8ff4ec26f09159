"""A message to whom the user named: apprise knows the services, and no address ever leaves this module.

An address of apprise's holds passwords and tokens, so it is spoken of by its kind alone (`mailto`, `slack`).
"""

from __future__ import annotations

import contextlib
import dataclasses
import logging
import queue
import re
import threading
import urllib.parse
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from audit.errors import BadInput
from audit.net import keys

if TYPE_CHECKING:
    from apprise import AppriseAsset, NotifyBase

NAME = "PRESENCE_NOTIFY"
"""The variable that holds the addresses, separated by blanks or line ends."""
_PATIENCE = 30.0
"""Seconds one service may take."""
_SHORTEST = 8
"""Parts of an address with fewer characters are no secret by themselves, and hiding them would garble a log."""
_KIND = re.compile(r"([a-z0-9]{2,16})://", re.IGNORECASE)
_HELP = "addresses are written as on https://github.com/caronc/apprise, such as mailto://NAME:PASSWORD@HOST"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Whom a message goes to. Its text shows its name only."""

    name: str
    """Its kind, with a number where there are several of that kind; the same from call to call."""
    kind: str
    service: NotifyBase = dataclasses.field(repr=False, compare=False)

    def is_told(self, subject: str, body: str, *, seconds: float = _PATIENCE) -> bool:
        """Send it one message of plain text; whether the service took it in time."""
        answer: queue.SimpleQueue[bool] = queue.SimpleQueue()
        # A thread that ends with the program: a service that never stops answering holds nobody up.
        threading.Thread(target=_send, args=(self.service, subject, body, answer), daemon=True).start()
        try:
            return answer.get(timeout=seconds)
        except queue.Empty:
            return False


def recipients(written: str) -> tuple[Recipient, ...]:
    """Those that the variable names, each once.

    Raises:
        BadInput: it names none or one that cannot be used, or apprise is not installed.
    """
    addresses = list(dict.fromkeys(written.split()))
    if not addresses:
        raise BadInput(f"{NAME} is not set, so nobody can be told; set it, or write it into .env ({_HELP})")
    for address in addresses:
        _conceal(address)
    asset = _asset()
    found: list[Recipient] = []
    for number, address in enumerate(addresses, 1):
        service = _service(address, asset)
        if service is None:
            raise BadInput(f"{NAME}: address {number}{_typed(address)} cannot be used; {_HELP}")
        kind = _kind(address, service)
        same = sum(other.kind == kind for other in found)
        found.append(Recipient(name=f"{kind} {same + 1}" if same else kind, kind=kind, service=service))
    return tuple(found)


def _send(service: NotifyBase, subject: str, body: str, answer: queue.SimpleQueue[bool]) -> None:
    from apprise import NotifyFormat, NotifyType

    is_taken = False
    try:
        with _silence():
            is_taken = bool(
                service.notify(body=body, title=subject, notify_type=NotifyType.WARNING, body_format=NotifyFormat.TEXT)
            )
    except Exception:  # noqa: BLE001, S110  # whatever goes wrong in a service may hold its address: it is dropped here
        pass
    finally:
        answer.put(is_taken)


def _asset() -> AppriseAsset:
    """Nothing is read from disk or kept there, no code of the user's is loaded, no redirect turns a message into a visit."""
    try:
        with _silence():
            from apprise import AppriseAsset, PersistentStoreMode
    except ImportError:
        raise BadInput(
            'messages need one thing more, which is not installed: pip install "presence-report[notify]"'
        ) from None
    # A thread that is out of time may still have something to say.
    logging.getLogger("apprise").disabled = True
    return AppriseAsset(
        storage_mode=PersistentStoreMode.MEMORY,
        language="en",
        allow_templates=False,
        app_id="presence-report",
        app_desc="Presence check",
        image_url_mask="",
        image_url_logo="",
        http_redirects=False,
        interpret_emojis=False,
        pem_autogen=False,
        pgp_autogen=False,
        secure_logging=True,
    )


def _service(address: str, asset: AppriseAsset) -> NotifyBase | None:
    """None for what is no service of apprise's own, as files of settings and other code are not."""
    from apprise import Apprise

    with _silence(), contextlib.suppress(Exception):
        return Apprise.instantiate(address, asset=asset)
    return None


def _typed(address: str) -> str:
    found = _KIND.match(address)
    return f" ({found[1].lower()})" if found else ""


def _kind(address: str, service: NotifyBase) -> str:
    """As it was typed; of an address that the service itself hands out, the service's own."""
    known: set[str] = service.schemas()  # type: ignore[no-untyped-call]  # theirs to type
    found = _KIND.match(address)
    return found[1].lower() if found and found[1].lower() in known else min(known, default="service")


def _conceal(address: str) -> None:
    """Neither the address nor a part of it that may be a secret will stand in the log of a bug."""
    keys.conceal(NAME, address)
    for part in re.split(r"[:/@?&=,]+", address):
        if len(part) >= _SHORTEST:
            keys.conceal(NAME, urllib.parse.unquote(part))


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Services log and warn with their addresses in it."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
