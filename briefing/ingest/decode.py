"""Bytes → the text they hold, without a byte-order mark and with nothing else changed; or why they are not text."""

from __future__ import annotations

import codecs
import re

from briefing.model import Diagnostic, Location

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Beyond this share of control characters, bytes that decode are still not text.
_CONTROLS = 0.02
_CONTROL = re.compile(r"[^\t\n\r\f\v\x1b\x85 -~\xa0-\U0010ffff]")
#: Bytes by which UTF-16 without a mark is known.
_SAMPLE = 4096
#: Signs of UTF-8 that was once read as Windows-1252 and saved again: an apostrophe, an accented letter, a hard space.
_TWICE = re.compile(
    r"\w*(?:\u00e2\u20ac[\u0090-\u00ff\u0152-\u2122]|\u00c3[\u00a0-\u00bf\u20ac]|\u00c2[\u00a0-\u00bf])\w*"
)
_SAVE = "save the file as UTF-8"
#: What Windows-1252 makes of each byte; the five that it leaves open are control characters, as browsers have it.
_WINDOWS = [bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(256)]
_STRAY = {0xDC00 + n: _WINDOWS[n] for n in range(128, 256)}


def decode(data: bytes, name: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of `data`, and a warning where its encoding had to be guessed.

    UTF-8; UTF-16 and UTF-32 where a byte-order mark says so; UTF-16 whose zero bytes give it away; UTF-8 with stray
    bytes; else Windows-1252.
    """
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", ""))
    body = data.removeprefix(mark)
    guessed = "" if mark else _zeroed(body)
    try:
        text = body.decode(encoding or guessed or "utf-8")
    except UnicodeDecodeError as error:
        if guessed or (mark and encoding != "utf-8"):
            return None, [_not_text(name, None if guessed else _unlike(encoding))]
        return _salvaged(body, name, error, marked=bool(mark))
    if _binary(text):
        return None, [_not_text(name)]
    if guessed:
        message = f"read as {guessed.upper()}, though no byte-order mark says so"
        return text, [Diagnostic("SRC007", "warning", message, Location(name, 1), _SAVE)]
    return text, _read_twice(text, name)


def _zeroed(data: bytes) -> str:
    """The UTF-16 that every second byte being zero tells of, as in any text of Latin letters."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return ""
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if second > 0.7 * half and not first:
        return "utf-16-le"
    return "utf-16-be" if first > 0.7 * half and not second else ""


def _salvaged(data: bytes, name: str, error: UnicodeDecodeError, marked: bool) -> tuple[str | None, list[Diagnostic]]:
    """UTF-8 with a few stray bytes, or a text of one byte a character: both by what Windows-1252 makes of them."""
    escaped = data.decode("utf-8", "surrogateescape")
    stray = sum("\udc80" <= c <= "\udcff" for c in escaped)
    sound = sum(c > "\x7f" for c in escaped) - stray
    if sound > stray:
        text, count = escaped.translate(_STRAY), f"{stray} of its bytes are" if stray > 1 else "one of its bytes is"
        message = f"{count} not UTF-8 (0x{data[error.start]:02x}) and read as Windows-1252"
    elif marked:
        return None, [_not_text(name, _unlike("utf-8"))]
    else:
        text = "".join(map(_WINDOWS.__getitem__, data))
        message = f"not UTF-8 (byte 0x{data[error.start]:02x}); read as Windows-1252, which may be wrong"
    if _binary(text):
        return None, [_not_text(name)]
    before = data[: error.start].decode("utf-8", "replace")
    return text, [Diagnostic("SRC007", "warning", message, _place(name, text, len(before)), _SAVE)]


def _read_twice(text: str, name: str) -> list[Diagnostic]:
    found = _TWICE.search(text) if "\u00e2\u20ac" in text or "\u00c3" in text or "\u00c2" in text else None
    if found is None:
        return []
    message = f"'{found.group()}' looks like UTF-8 that was read as Windows-1252 and saved again"
    place = _place(name, text, found.start(), len(found.group()))
    return [Diagnostic("SRC007", "warning", message, place, "fetch the text anew from where it came")]


def _place(name: str, text: str, at: int, length: int = 1) -> Location:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    excerpt = text[start : end if end >= 0 else len(text)].rstrip("\r")
    return Location(name, text.count("\n", 0, at) + 1, at - start + 1, length, excerpt)


def _binary(text: str) -> bool:
    """Whether decoded bytes are something other than text: more control characters than a text ever has."""
    return len(_CONTROL.findall(text)) > _CONTROLS * max(1, len(text))


def _unlike(encoding: str) -> str:
    return f"its bytes are not {encoding.upper()} as its first bytes say"


def _not_text(name: str, why: str | None = None) -> Diagnostic:
    hint = "save it as text or Markdown in UTF-8, or leave it out by sources.exclude"
    return Diagnostic("SRC005", "error", "this file is not text" + (f": {why}" if why else ""), Location(name), hint)
