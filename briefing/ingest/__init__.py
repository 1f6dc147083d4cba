"""Files and folders → Documents: their text, blocks and metadata, with a reason for each that cannot be read."""

from briefing.ingest.reading import digest, read
from briefing.ingest.sources import SourceFile, discover

__all__ = ["SourceFile", "digest", "discover", "read"]
