"""Bytes → the text they hold, without a byte-order mark and with nothing else changed; or why they are not text."""

from __future__ import annotations

import codecs

from briefing.model import Diagnostic, Location

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
#: Beyond this share of control characters, bytes that decode are still not text.
_CONTROLS = 0.02
_SAVE = "save the file as UTF-8"


def decode(data: bytes, name: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of `data`: UTF-8; UTF-16 where a byte-order mark says so; else Windows-1252, with a warning."""
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    body = data.removeprefix(mark)
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or mark or b"\x00" in body:
            return None, [
                _not_text(name, f"its bytes are not {encoding.upper()} as its first bytes say" if mark else None)
            ]
        return _fallback(body, name, error)
    if _binary(text):
        return None, [_not_text(name)]
    return text, []


def _fallback(data: bytes, name: str, error: UnicodeDecodeError) -> tuple[str | None, list[Diagnostic]]:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None, [_not_text(name)]
    if _binary(text):
        return None, [_not_text(name)]
    before = data[: error.start].decode("utf-8", "replace")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    excerpt = text.split("\n")[line - 1].rstrip("\r")
    message = f"not UTF-8 (byte 0x{data[error.start]:02x}); read as Windows-1252, which may be wrong"
    return text, [Diagnostic("SRC007", "warning", message, Location(name, line, column, 1, excerpt), _SAVE)]


def _binary(text: str) -> bool:
    """Whether decoded bytes are something other than text: a NUL, or more control characters than text has."""
    controls = sum(text.count(chr(n)) for n in range(32) if chr(n) not in "\t\n\r\f\v\x1b")
    return "\x00" in text or controls > _CONTROLS * max(1, len(text))


def _not_text(name: str, why: str | None = None) -> Diagnostic:
    hint = "save it as text or Markdown in UTF-8, or leave it out by sources.exclude"
    return Diagnostic("SRC005", "error", "this file is not text" + (f": {why}" if why else ""), Location(name), hint)
