"""Files in, their digests out: hashed once, and again only where size, time, or place on the disk have changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing.ingest import hashed

#: A file changed less than this before we looked may change again without another time: it is hashed next time too.
_RACY = 2_000_000_000


@dataclass
class Hashes:
    """Digests of one run, over those of the run before. `now` is the disk's own time, in nanoseconds."""

    known: Mapping[str, tuple[str, str]]
    now: int
    #: Path → stamp and digest: what the next run may rely on.
    trusted: dict[str, tuple[str, str]] = field(default_factory=dict)

    def __call__(self, path: Path) -> str:
        """sha256 of the bytes at `path`. Raises OSError where they cannot be read."""
        facts = path.stat()
        stamp = f"{facts.st_size} {facts.st_mtime_ns} {facts.st_ctime_ns} {facts.st_ino}"
        name = str(path)
        before = self.known.get(name)
        digest = before[1] if before is not None and before[0] == stamp else hashed(path)
        if max(facts.st_mtime_ns, facts.st_ctime_ns) < self.now - _RACY:
            self.trusted[name] = (stamp, digest)
        return digest


def disk_time(path: Path) -> int:
    """The time of the disk, in nanoseconds, by a file that is touched; 0, so that nothing is trusted, where none is."""
    try:
        path.touch()
        return path.stat().st_mtime_ns
    except OSError:
        return 0
