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
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def manifest_bytes(manifest: Manifest) -> bytes:
    """The file as it is published."""
    return (json.dumps(to_data(manifest), sort_keys=True, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(path: Path) -> Manifest | None:
    """The manifest at `path`, or None where there is none that can be read."""
    try:
        data = json.loads(path.read_bytes())
        manifest = from_data(Manifest, data)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return manifest if manifest.schema_version == SCHEMA_VERSION else None


def digests_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Name → sha256 of each file's bytes."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
