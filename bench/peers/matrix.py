"""The cases of the practice web, and the practice web with a page that links to them all."""

from __future__ import annotations

import html
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping

from audit import practice
from audit.practice import Answer, Fault
from audit.practice._answer import page, text
from audit.practice._case import Case

LIST = "https://address-list.example/"
"""The page with all addresses; its `/alone` links nowhere."""

Play = Callable[[str, str, Mapping[str, str], bytes], Answer | Fault]


def cases() -> tuple[Case, ...]:
    """Every case of every module of the practice web, in the order of their modules."""
    modules = sorted(module.name for module in pkgutil.iter_modules(practice.__path__))
    found = (importlib.import_module(f"{practice.__name__}.{name}") for name in modules)
    return tuple(case for module in found for case in getattr(module, "CASES", ()))


def matrix(every: Iterable[Case], *, keyed: bool) -> tuple[Case, ...]:
    """One case an address: those about interfaces with keys, or all others."""
    return tuple({case.address: case for case in reversed(tuple(every)) if case.keyed is keyed}.values())[::-1]


def with_list(addresses: Iterable[str]) -> Play:
    """The practice web and, at `LIST`, the plain list of addresses."""
    links = "\n".join(f'<p><a href="{html.escape(address)}">{html.escape(address)}</a></p>' for address in addresses)

    def play(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Answer | Fault:
        if not address.startswith(LIST):
            return practice.answer(method, address, headers, body)
        match address.removeprefix(LIST):
            case "":
                return _sized(page("Addresses", links), method)
            case "alone":
                return _sized(page("A shop", "<p>Bread, every day but Monday.</p>"), method)
            case _:
                return _sized(text("Not found", 404, "text/plain"), method)

    return play


def _sized(played: Answer, method: str) -> Answer:
    headers = (*played.headers, ("content-length", str(len(played.body))))
    return Answer(played.status, headers, b"" if method == "HEAD" else played.body)
