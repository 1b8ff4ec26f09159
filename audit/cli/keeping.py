"""What people say of an audit goes into the decisions file, as safely as evidence is kept."""

from __future__ import annotations

import dataclasses
import datetime as dt

from audit import decisions, run as audits, store
from audit.decisions import Decisions
from audit.errors import BadInput
from audit.evidence import Saw, Sighting
from audit.finding import Level, Note, Ruling, Stance
from audit.run import Audit
from audit.store import Files
from audit.yml import yamltext

_LISTS = [field.name for field in dataclasses.fields(Decisions)]


def kept(audit: Audit, added: Decisions) -> Audit:
    """The audit judged again with these; the very same one where there are none. The caller holds the lock."""
    if added == Decisions():
        return audit
    keep(audit.files, added)
    return audits.judge(audit.client, audit.files, store.history(audit.files), audit.dossier.date)


def keep(files: Files, added: Decisions) -> None:
    """Write into the decisions file; what stands there stays as it was typed.

    Raises:
        BadInput: the file is laid out in a way that nothing can be added to; it was left alone.
    """
    store.write(files.decisions, _with(files, added))


def check(files: Files) -> None:
    """Before anybody is asked anything: whether an answer could be kept; raises as `keep`, and writes nothing."""
    day = dt.date(2026, 11, 22)
    seen = Sighting(key="x:x", saw=Saw.WORKS, on=dt.datetime(2026, 11, 22, tzinfo=dt.UTC), until=day)
    ruling = Ruling(finding="x", stance=Stance.DONE, reason="x", on=day, until=day)
    note = Note(title="\u2026", sees="x", action="x", level=Level.TIDY_UP, on=day, until=day)
    _with(files, Decisions(sightings=(seen,), rulings=(ruling,), notes=(note,)))


def _with(files: Files, added: Decisions) -> bytes:
    path = files.decisions
    raw = path.read_bytes() if path.is_file() else b""
    before = decisions.parse(raw, path.name)
    body = decisions.with_added(yamltext.read(raw).text, added).encode()
    try:
        after = decisions.parse(body, path.name)
    except BadInput as wrong:
        raise BadInput(f"nothing was written, because the file could not be read again:\n{wrong}") from None
    if any(len(getattr(after, name)) != len(getattr(before, name)) + len(getattr(added, name)) for name in _LISTS):
        raise BadInput(f"{path.name}: nothing can be added to this file as it is laid out (begin each entry with - )")
    return body
