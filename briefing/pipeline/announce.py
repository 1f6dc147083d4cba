"""The editions of an output folder → an Atom feed of them beside it, for whoever follows the brief."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from briefing.pipeline.manifest import Heading
from briefing.pipeline.publish import headings

NAME = "editions.atom"
#: Editions that the feed names.
_LENGTH = 50
_SHOWN = ("brief.html", "text/html"), ("brief.pdf", "application/pdf"), ("brief.md", "text/markdown")
#: Kinds of change as the feed counts them.
_CHANGES = ("new", "revised", "corroborated", "contradicted", "withdrawn", "source_gone", "judgement_changed")


def announce(out: Path, title: str) -> bool:
    """Write the feed where it does not name the newest edition; says whether it was written. Raises OSError."""
    path = out / NAME
    newest = headings(out, 1)
    if not newest or _names(path, newest[0]):
        return False
    data = feed(title, headings(out, _LENGTH))
    beside = path.with_name(f".{NAME}")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    return True


def feed(title: str, editions: Sequence[Heading]) -> bytes:
    """The feed over some editions, the newest first; at least one."""
    newest, oldest = editions[0], editions[-1]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{escape(title)}</title>",
        f"<id>urn:briefing:{oldest.edition.build}</id>",
        f"<updated>{newest.edition.issued}T00:00:00Z</updated>",
        f"<author><name>{escape(title)}</name></author>",
        f'<link rel="self" href="{NAME}"/>',
        *(line for heading in editions for line in _entry(heading)),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _entry(heading: Heading) -> Iterator[str]:
    edition, summary = heading.edition, heading.summary
    yield "<entry>"
    yield f"<title>{escape(f'Edition {edition.number}: {summary.title}')}</title>"
    yield f"<id>{_id(heading)}</id>"
    yield f"<updated>{edition.issued}T00:00:00Z</updated>"
    for name, kind in _SHOWN:
        if name in heading.outputs:
            yield f'<link rel="alternate" type="{kind}" href={quoteattr(f"editions/{edition.number:04d}/{name}")}/>'
    yield f"<summary>{escape(told(heading))}</summary>"
    yield "</entry>"


def told(heading: Heading) -> str:
    """What an edition rests on and what it changed, in one line."""
    summary = heading.summary
    counted = [f"{summary.changes[kind]} {kind.replace('_', ' ')}" for kind in _CHANGES if summary.changes.get(kind)]
    changes = ", ".join(counted) or ("first edition" if heading.edition.supersedes is None else "nothing else changed")
    return f"Information up to {heading.edition.as_of}; {summary.sources} sources, {summary.cited} cited; {changes}."


def _id(heading: Heading) -> str:
    return f"urn:briefing:{heading.edition.build}:{heading.edition.number}"


def _names(path: Path, heading: Heading) -> bool:
    try:
        return f"<id>{_id(heading)}</id>".encode() in path.read_bytes()
    except OSError:
        return False
