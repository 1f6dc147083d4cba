"""What a set of outputs was made from and what it consists of, as `manifest.json` says it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from briefing.model.data import from_data, to_data
from briefing.model.diagnostic import Diagnostic
from briefing.model.report import Edition

SCHEMA_VERSION = 1
NAME = "manifest.json"
_JSON = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digests of everything a build is made from, but for the edition before it."""

    #: Name → sha256 of each source file, sidecars included.
    sources: dict[str, str]
    #: File → sha256, for configuration and templates.
    config: dict[str, str]
    templates: dict[str, str]
    #: Our code by version and digest, and the versions of the libraries and fonts that shape the output.
    engine: dict[str, str]
    #: The cut-off asked for; None where it follows from the sources.
    as_of: str | None

    @property
    def digest(self) -> str:
        """sha256 over all of them, hex."""
        return digest_of_data(to_data(self))

    def but_for_time(self) -> Inputs:
        """The same inputs without the cut-off asked for."""
        return replace(self, as_of=None)


@dataclass(frozen=True, slots=True)
class Summary:
    """An edition in a few numbers, so that nobody has to read the whole of it to name them."""

    title: str = ""
    #: None where there is no PDF.
    pages: int | None = None
    sources: int = 0
    cited: int = 0
    unused: int = 0
    #: Citations compared with the words of their source.
    checked: int = 0
    #: Facts that extractors of other packages found, and those that were refused because no words bear them out.
    extracted: int = 0
    refused: int = 0
    #: Kind of change → how many claims and judgements.
    changes: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heading:
    """One published set as a list of editions names it: the fields of its manifest."""

    edition: Edition
    outputs: dict[str, str]
    summary: Summary


@dataclass(frozen=True, slots=True)
class Manifest:
    """One published set. `content` is the digest of what it says, whatever the cut-off was."""

    schema_version: int
    edition: Edition
    inputs: Inputs
    content: str
    #: File name → sha256, without the manifest itself.
    outputs: dict[str, str]
    #: What was wrong with the inputs and did not keep them from a brief; said again while nothing changes.
    diagnostics: tuple[Diagnostic, ...] = ()
    summary: Summary = field(default_factory=Summary)


def digest_of_data(data: Any) -> str:
    """sha256 of plain data written as JSON with sorted keys, hex."""
    return hashlib.sha256(_JSON.encode(data).encode()).hexdigest()


def json_bytes(data: Mapping[str, Any]) -> bytes:
    """Plain data as the JSON this project publishes: keys sorted, each entry of a list at the top on its own line.

    So that lines can be compared, and so that it is written by the fast encoder: a large brief has a million values.
    """
    return _file(_pieces(data))


def sealed_bytes(data: Mapping[str, Any]) -> bytes:
    """The same with `digest`, that of all the rest (`digest_of_data`); nothing is written as JSON twice for it."""
    pieces = _pieces(data)
    words = ",".join(f"{key}:{_value(piece)}" for key, piece in pieces.items())
    digest = hashlib.sha256(f"{{{words}}}".encode()).hexdigest()
    return _file(dict(sorted({**pieces, **_pieces({"digest": digest})}.items())))


def _pieces(data: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """Keys and values as JSON, the keys sorted; of a list of objects or lists each entry by itself."""
    return {
        _JSON.encode(key): [_JSON.encode(entry) for entry in value]
        if isinstance(value, list) and value and isinstance(value[0], (dict, list))
        else _JSON.encode(value)
        for key, value in sorted(data.items())
    }


def _value(piece: str | list[str], line: str = "") -> str:
    """A value; of a list each entry on a `line` of its own."""
    return piece if isinstance(piece, str) else f"[{line}{f',{line}'.join(piece)}{line}]"


def _file(pieces: Mapping[str, str | list[str]]) -> bytes:
    line = "\n"
    lines = ",\n".join([f"{key}: {_value(piece, line)}" for key, piece in pieces.items()])
    return f"{{\n{lines}\n}}\n".encode()


def manifest_bytes(manifest: Manifest) -> bytes:
    """The file as it is published."""
    return json_bytes(to_data(manifest))


def read_manifest(path: Path) -> Manifest | None:
    """The manifest at `path`, or None where there is none that can be read."""
    try:
        data = json.loads(path.read_bytes())
        manifest = from_data(Manifest, data)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return manifest if manifest.schema_version == SCHEMA_VERSION else None


def read_heading(path: Path) -> Heading | None:
    """What a list of editions says of the one whose manifest is at `path`, or None where there is none that can be
    read. The inputs, nearly all of a manifest, stand on a line of their own, which is not looked at."""
    try:
        lines = path.read_bytes().split(b"\n")
        data = json.loads(b"\n".join([line for line in lines if not line.startswith(b'"inputs": ')]))
        heading = from_data(Heading, {name: data[name] for name in ("edition", "outputs", "summary")})
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return heading if data["schema_version"] == SCHEMA_VERSION else None


def digests_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Name → sha256 of each file's bytes."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
