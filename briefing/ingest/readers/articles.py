"""A file of JSON lines → one item a line, and each item → the text and metadata of its article."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from briefing.config import MetadataSpec
from briefing.ingest.blocks import blocks
from briefing.ingest.decode import decode
from briefing.ingest.readers.content import Content, Item, unreadable
from briefing.model import Diagnostic, Location

#: Our key → the names under which collections of articles keep it, best first.
_TEXT = ("text", "body", "content", "article", "maintext")
_NAMES: Mapping[str, tuple[str, ...]] = {
    "published": ("published", "date", "published_at", "date_published", "datePublished", "date_publish"),
    "publisher": ("publisher", "source", "outlet", "site", "source_name"),
    "author": ("author", "byline", "authors"),
    "url": ("url", "link"),
}
_HINT = "write one JSON object a line, with at least text, title and published"


def split(data: bytes, name: str) -> tuple[list[Item], list[Diagnostic]]:
    """The lines that hold something, each with its number; a line that is no JSON object is named and left out."""
    items: list[Item] = []
    diagnostics: list[Diagnostic] = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        if isinstance(_loaded(line), dict):
            items.append(Item(line.strip(), number))
        else:
            place = Location(name, number)
            diagnostics.append(Diagnostic("SRC012", "error", "this line is not a JSON object", place, _HINT))
    return items, diagnostics


def read(data: bytes, name: str) -> Content:
    """The article in one JSON object: its text as it is given, without a change."""
    whole, diagnostics = decode(data, name)
    fields = _loaded(data) if whole is not None else None
    if not isinstance(fields, dict):
        return unreadable(*diagnostics, Diagnostic("SRC012", "error", "not a JSON object", Location(name), _HINT))
    text = next((fields[key] for key in _TEXT if isinstance(fields.get(key), str) and fields[key].strip()), None)
    if text is None:
        keys = ", ".join(_TEXT)
        wrong = Diagnostic("SRC006", "error", f"no text stands under any of {keys}", Location(name), _HINT)
        return unreadable(*diagnostics, wrong)
    metadata, wrongs = _metadata(fields, name)
    return Content(text, blocks(text), metadata, (*diagnostics, *wrongs))


def _loaded(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _metadata(fields: Mapping[str, Any], name: str) -> tuple[MetadataSpec, list[Diagnostic]]:
    """Each key that can be used; those of other programs are passed over."""
    usable: dict[str, Any] = {}
    diagnostics: list[Diagnostic] = []
    for key in MetadataSpec.model_fields:
        given = next((fields[n] for n in _NAMES.get(key, (key,)) if fields.get(n) not in (None, "", [])), None)
        value = ", ".join(map(str, given)) if isinstance(given, list) else given
        if value is None:
            continue
        try:
            MetadataSpec.model_validate({key: value})
        except ValidationError as error:
            why = error.errors()[0]["msg"].removeprefix("Value error, ")
            wrong = Diagnostic("SRC009", "error", f"'{key}' cannot be used: {why}", Location(name))
            diagnostics.append(wrong)
            continue
        usable[key] = value
    return MetadataSpec.model_validate(usable), diagnostics
