"""The bytes of a source and its suffix → the reader it is for: by content first, by suffix where it leaves it open."""

from __future__ import annotations

import json
import re
from typing import Literal

Kind = Literal["text", "markdown", "html", "pdf", "articles", "feed"]

#: Suffixes of plain text, which content cannot tell from one another.
TEXTUAL: dict[str, Kind] = {".markdown": "markdown", ".md": "markdown", ".text": "text", ".txt": "text"}
#: Suffixes whose content tells itself; a file that is called so and is something else is plain text.
_TELLING = frozenset({".html", ".htm", ".xhtml", ".pdf", ".jsonl", ".ndjson", ".xml", ".rss", ".atom"})
#: What the readers take, as a message says it.
READABLE = "plain text (.txt), Markdown (.md), HTML, PDF, JSON lines (.jsonl), RSS and Atom"

_HEAD = 4096
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.I | re.S)
_MARK = b"\xef\xbb\xbf"


def kind_of(data: bytes, suffix: str) -> Kind | None:
    """The kind of a source; None where no reader takes it. `suffix` is in lower case, with its dot."""
    head = data[:_HEAD].removeprefix(_MARK)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if _FEED.match(head):
        return "feed"
    if _HTML.match(head):
        return "html"
    if _is_json_line(data):
        return "articles"
    if suffix in TEXTUAL:
        return TEXTUAL[suffix]
    return "text" if suffix in _TELLING else None


def _is_json_line(data: bytes) -> bool:
    """Whether the first line that is not blank is a JSON object."""
    body = data.removeprefix(_MARK).lstrip()
    if not body.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(body.split(b"\n", 1)[0]), dict)
    except (ValueError, RecursionError):
        return False
