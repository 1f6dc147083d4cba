"""The editions of an output folder → an Atom feed of them beside it, for whoever follows the brief."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from briefing.pipeline.manifest import Manifest
from briefing.pipeline.publish import newest

NAME = "editions.atom"
#: Editions that the feed names.
_LENGTH = 50
_SHOWN = ("brief.html", "text/html"), ("brief.pdf", "application/pdf"), ("brief.md", "text/markdown")
#: Kinds of change as the feed counts them.
_CHANGES = ("new", "revised", "corroborated", "contradicted", "withdrawn", "source_gone", "judgement_changed")


def announce(out: Path, title: str) -> bool:
    """Write the feed where it does not name the newest edition; says whether it was written. Raises OSError."""
    path = out / NAME
    latest = newest(out, 1)
    if not latest or _names(path, latest[0].manifest):
        return False
    data = feed(title, [edition.manifest for edition in newest(out, _LENGTH)])
    beside = path.with_name(f".{NAME}")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    return True


def feed(title: str, manifests: Sequence[Manifest]) -> bytes:
    """The feed over `manifests`, the newest first; at least one."""
    newest, oldest = manifests[0], manifests[-1]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{escape(title)}</title>",
        f"<id>urn:briefing:{oldest.inputs.digest[:16]}</id>",
        f"<updated>{newest.edition.issued}T00:00:00Z</updated>",
        f"<author><name>{escape(title)}</name></author>",
        f'<link rel="self" href="{NAME}"/>',
        *(line for manifest in manifests for line in _entry(manifest)),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _entry(manifest: Manifest) -> Iterator[str]:
    edition, summary = manifest.edition, manifest.summary
    yield "<entry>"
    yield f"<title>{escape(f'Edition {edition.number}: {summary.title}')}</title>"
    yield f"<id>{_id(manifest)}</id>"
    yield f"<updated>{edition.issued}T00:00:00Z</updated>"
    for name, kind in _SHOWN:
        if name in manifest.outputs:
            yield f'<link rel="alternate" type="{kind}" href={quoteattr(f"editions/{edition.number:04d}/{name}")}/>'
    yield f"<summary>{escape(told(manifest))}</summary>"
    yield "</entry>"


def told(manifest: Manifest) -> str:
    """What an edition rests on and what it changed, in one line."""
    summary = manifest.summary
    counted = [f"{summary.changes[kind]} {kind.replace('_', ' ')}" for kind in _CHANGES if summary.changes.get(kind)]
    changes = ", ".join(counted) or ("first edition" if manifest.edition.supersedes is None else "nothing else changed")
    return f"Information up to {manifest.edition.as_of}; {summary.sources} sources, {summary.cited} cited; {changes}."


def _id(manifest: Manifest) -> str:
    return f"urn:briefing:{manifest.edition.build}:{manifest.edition.number}"


def _names(path: Path, manifest: Manifest) -> bool:
    try:
        return f"<id>{_id(manifest)}</id>".encode() in path.read_bytes()
    except OSError:
        return False
