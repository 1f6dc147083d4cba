"""One file that is to be read: where it lies, what it is called, and the metadata laid over and under its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing.config import MetadataSpec

#: One for all files of which nothing is said: there may be thousands.
NO_METADATA = MetadataSpec()


@dataclass(frozen=True)
class SourceFile:
    """A file that is to be read. Its text, its sidecar and `metadata` together decide what is read from it."""

    path: Path
    #: Relative to the workspace, with forward slashes; the whole path where it lies outside; a URL where fetched.
    name: str
    sidecar: Path | None = None
    #: What sidecar and name are called in diagnostics.
    sidecar_name: str = ""
    #: From `sources.metadata`.
    metadata: MetadataSpec = NO_METADATA
    #: What stands behind the file's own words: what a feed says of a page.
    fallback: MetadataSpec = NO_METADATA
    #: The path of the bytes relative to the workspace, where `name` is not it.
    place: str = ""
