"""The classes of a record in, the JSON Schema of `brief.json` out: draft 2020-12, one definition a class.

`python -m briefing.pipeline.schema` writes the published file anew.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import types
import typing
from pathlib import Path
from typing import Any, Literal

from briefing.pipeline.record import SCHEMA_VERSION, Record

#: The published schema.
FILE = Path(__file__).with_name(f"brief-{SCHEMA_VERSION}.schema.json")
_SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def brief_schema() -> dict[str, Any]:
    """The schema. A change in what it allows goes with another `schema_version`."""
    definitions: dict[str, Any] = {}
    root = _of(Record, definitions)
    record = definitions.pop(root["$ref"].rpartition("/")[2])
    record["properties"]["schema_version"] = {"const": SCHEMA_VERSION}
    record["properties"]["digest"] = {
        "type": "string",
        "pattern": "^[0-9a-f]{64}$",
        "description": "sha256 over all the rest, as JSON with sorted keys and no spaces.",
    }
    record["required"].append("digest")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:briefing:brief.json:{SCHEMA_VERSION}",
        "title": "brief.json",
        **record,
        "$defs": dict(sorted(definitions.items())),
    }


def _of(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of one type; classes go into `definitions` and are referred to."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _class(hint, definitions)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [_of(argument, definitions) for argument in arguments]}
    if origin is tuple and arguments[-1] is Ellipsis:
        return {"type": "array", "items": _of(arguments[0], definitions)}
    if origin is tuple:
        items = [_of(argument, definitions) for argument in arguments]
        return {"type": "array", "prefixItems": items, "items": False, "minItems": len(items)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(arguments[1], definitions)}
    return {"type": _SCALARS[hint]}


def _class(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # a class that holds its own kind finds itself
        hints = typing.get_type_hints(cls)
        fields = [field for field in dataclasses.fields(cls) if field.init]
        definitions[cls.__name__] = {
            "type": "object",
            "description": " ".join((inspect.getdoc(cls) or "").split()),
            "properties": {field.name: _of(hints[field.name], definitions) for field in fields},
            "required": [field.name for field in fields],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{cls.__name__}"}


if __name__ == "__main__":
    FILE.write_text(json.dumps(brief_schema(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
