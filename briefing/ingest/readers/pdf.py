"""A PDF → its text in paragraphs, where each page begins in it, and what the file says of itself."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from briefing.config import MetadataSpec
from briefing.ingest.blocks import blocks
from briefing.ingest.readers.content import Content, unreadable
from briefing.model import Diagnostic, Location

#: A title that a program wrote, not an author.
_MADE_UP = re.compile(r"(?i)^(?:untitled|microsoft \w+ - .*|.*\.(?:docx?|pdf|indd|qxd|odt|rtf|tex))$|^\W*$")
_BULLET = re.compile(r"[-*•‣▪●–—]\s|\(?\d{1,3}[.)]\s")
_ENDS = tuple('.!?:;”"’)')
#: A line this much shorter than the page's usual one ends its paragraph, if it ends a sentence.
_SHORT = 0.8
#: Lines at the head and foot of a page among which running heads are looked for.
_EDGE = 2


def read(data: bytes, name: str) -> Content:
    """Lines are joined to paragraphs, words hyphenated at a line's end made whole, running heads and feet left out."""
    from pypdf import PdfReader  # only where there is a PDF to read: it takes half a second to load
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return unreadable(_wrong(name, "this PDF is locked with a password", "save it without a password"))
        pages = [_lines_of(page) for page in reader.pages]
        information = dict(reader.metadata or {})
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, OSError, RecursionError):
        return unreadable(_wrong(name, "this PDF is damaged", "open it in a PDF viewer and save it again"))
    if not any(line for lines in pages for line in lines):
        hint = "run text recognition over it first, or leave it out by sources.exclude"
        return unreadable(Diagnostic("SRC006", "error", "no page of this PDF holds text", Location(name), hint))
    text, starts = _joined(_without_running_heads(pages))
    stated, guessed = _metadata(information)
    return Content(text, blocks(text), stated, fallback=guessed, pages=starts)


def _wrong(name: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic("SRC012", "error", message, Location(name), hint)


def _lines_of(page: Any) -> list[str]:
    return [" ".join(line.split()) for line in page.extract_text().splitlines()]


def _without_running_heads(pages: Sequence[list[str]]) -> list[list[str]]:
    """The pages without the lines at head or foot that most of them share, numbers aside, and without page numbers."""
    filled = [[line for line in lines if line] for lines in pages]
    seen = Counter(key for lines in filled for key in {_shape(line) for line in (*lines[:_EDGE], *lines[-_EDGE:])})
    least = max(3, (len(pages) + 1) // 2)
    running = {key for key, count in seen.items() if count >= least}
    return [_stripped(lines, running) for lines in pages]


def _stripped(lines: list[str], running: set[str]) -> list[str]:
    places = [n for n, line in enumerate(lines) if line]
    edges = {*places[:_EDGE], *places[-_EDGE:]}
    return [line for n, line in enumerate(lines) if n not in edges or not (_shape(line) in running or line.isdigit())]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line).casefold()


def _joined(pages: Sequence[list[str]]) -> tuple[str, tuple[int, ...]]:
    """The whole text, and where each page begins; a sentence that runs over a page's end is not broken."""
    text = ""
    starts: list[int] = []
    for lines in pages:
        parts = _paragraphs(lines)
        if text and parts and not text.endswith(_ENDS) and parts[0][:1].islower():
            glue = "" if _is_broken(text) else " "
            text = text[:-1] if _is_broken(text) else text
        else:
            glue = "\n\n" if text and parts else ""
        starts.append(len(text) + len(glue))
        text += glue + "\n\n".join(parts)
    return text + "\n", tuple(starts)


def _paragraphs(lines: Sequence[str]) -> list[str]:
    width = _width(lines)
    parts: list[str] = []
    open_ = False
    for line in lines:
        if not line:
            open_ = False
            continue
        if open_ and not _BULLET.match(line):
            before = parts[-1]
            parts[-1] = before[:-1] + line if _is_broken(before) and line[0].islower() else f"{before} {line}"
        else:
            parts.append(line)
        open_ = not (len(line) < _SHORT * width and (line.endswith(_ENDS) or _is_title(line)))
    return parts


def _width(lines: Sequence[str]) -> int:
    """The usual length of a full line: nine lines of ten are no longer."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[int(len(lengths) * 0.9) - 1 if len(lengths) > 1 else 0] if lengths else 0


def _is_title(line: str) -> bool:
    """Whether a short line without a full stop stands alone: most of its words begin with capitals."""
    words = [word for word in line.split() if len(word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) * 2 > len(words)


def _is_broken(text: str) -> bool:
    return len(text) > 1 and text.endswith("-") and text[-2].isalpha()


def _metadata(information: dict[Any, Any]) -> tuple[MetadataSpec, MetadataSpec]:
    """Title and author; the day the file was made, which is only a guess at the day of publication."""
    title, author = (" ".join(str(information.get(key) or "").split()) for key in ("/Title", "/Author"))
    stated = {"title": "" if _MADE_UP.match(title) else title, "author": author}
    made = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", str(information.get("/CreationDate") or ""))
    day = {"published": "-".join(made.groups()), "published_basis": "inferred"} if made else {}
    return _spec({key: value for key, value in stated.items() if value}), _spec(day)


def _spec(data: dict[str, str]) -> MetadataSpec:
    try:
        return MetadataSpec.model_validate(data)
    except ValueError:  # a date that there is not
        return MetadataSpec()
