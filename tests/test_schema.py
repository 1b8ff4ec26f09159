"""The schema that ships with the program is the one it would print."""

from __future__ import annotations

import json
from pathlib import Path

from audit import client


def test_the_shipped_schema_is_the_printed_one() -> None:
    shipped = Path(client.__file__).with_name("client.schema.json").read_text(encoding="utf-8")
    assert json.loads(shipped) == client.schema()
