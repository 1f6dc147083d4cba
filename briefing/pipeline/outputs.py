"""A record in, the files of a set out: Markdown as it is, JSON, charts, and HTML and PDF made from the same words."""

from __future__ import annotations

import json
from collections.abc import Collection

from briefing.pipeline.record import Record, record_bytes, sources_bytes
from briefing.pipeline.result import FORMATS
from briefing.plugins.loading import Plugins


def formats_of(plugins: Plugins) -> tuple[str, ...]:
    """The formats there are: those of the program, and those that the brief takes from other packages."""
    return (*FORMATS, *plugins.formats)


def names_of(formats: Collection[str]) -> tuple[str, ...]:
    """The files that a set in these formats must hold; `brief.json` is in every set."""
    return tuple(sorted({f"brief.{name}" for name in (*formats, "json")}))


def files_of(record: Record, formats: Collection[str], plugins: Plugins) -> dict[str, bytes]:
    """File name → bytes. Heavy libraries are loaded only for the formats that need them. Raises PluginError."""
    data = record_bytes(record)
    files = {"brief.json": data}
    files |= {f"charts/{chart.id}.svg": chart.svg.encode() for chart in record.charts}
    if "md" in formats:
        files["brief.md"] = record.markdown.encode()
    # Setting pages takes most room: the page for screens is made in what that leaves.
    if "pdf" in formats:
        files["brief.pdf"] = pdf_of(record, data)
    if "html" in formats:
        files["brief.html"] = page_of(record).encode()
    for name in (name for name in formats if name in plugins.formats):
        files[f"brief.{name}"] = plugins.formats[name](json.loads(data))
    return files


def page_of(record: Record) -> str:
    """The HTML page for screens."""
    from briefing.render.html import to_html

    return to_html(record.report, record.css, record.page)


def pdf_of(record: Record, data: bytes) -> bytes:
    """The PDF, which carries the record as `data` (`record_bytes`) and the list of sources."""
    from briefing.render.html import to_html
    from briefing.render.pdf import Attachment, to_pdf

    attachments = (
        Attachment(
            "brief.json",
            data,
            "The brief as data: facts, claims, sources, and what each figure rests on",
        ),
        Attachment("sources.json", sources_bytes(record), "The sources with their digests", "Source"),
    )
    return to_pdf(to_html(record.report, record.css, record.page, paper=True), record.report, attachments)
