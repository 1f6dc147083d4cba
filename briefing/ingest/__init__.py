"""Files, folders, web pages and feeds → Documents, with a reason for each that cannot be read."""

from briefing.ingest.reading import Part, Reading, digest, hashed, parts, read
from briefing.ingest.source_file import SourceFile
from briefing.ingest.sources import discover

__all__ = ["Part", "Reading", "SourceFile", "digest", "discover", "hashed", "parts", "read"]
