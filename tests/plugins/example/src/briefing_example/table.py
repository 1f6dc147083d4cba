"""The data of a brief → its facts as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

_FIELDS = ("id", "kind", "actor", "recipient", "item", "value_low", "value_high", "date_start", "attribution")


def write(brief: Mapping[str, Any]) -> bytes:
    """Comma-separated values, a row for each fact, the words that it rests on last."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow((*_FIELDS, "words"))
    for fact in brief["facts"]:
        table.writerow((*(fact[field] for field in _FIELDS), fact["evidence"]["exact"]))
    return out.getvalue().encode()
