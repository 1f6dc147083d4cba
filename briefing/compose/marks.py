"""Printed text and its Uses: marks go in while templates run and come out as offsets when the report is assembled."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from briefing.model import Use
from briefing.model.report import Basis

# Private-use characters that no source can bring in: `escape` removes the whole range from every value.
_OPEN, _TEXT, _CLOSE, _DIGIT = "\ue000", "\ue001", "\ue002", 0xE010
_SPACE = re.compile(r"\s+")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_TOKEN = re.compile(f"{_OPEN}([{chr(_DIGIT)}-{chr(_DIGIT + 9)}]+){_TEXT}|{_CLOSE}")
# Characters that would be markup wherever they stand; the others only at the start of a line.
_INLINE = re.compile(r"([\\`*\[\]<>|~])|(?<!\w)(_)|(_)(?!\w)|(&)(?=#?\w+;)|(!)(?=\[)")
_LINE_START = re.compile(r"^(\s*)(?:([-+#=>])|(\d+)([.)])(?=\s|$))")


class Prose(Markup):
    """Text that is ready to stand in Markdown: escaped, or written by a filter."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Sourced:
    """A value from outside (a title, a name, a quotation) that becomes a Use when it is printed."""

    text: str
    basis: Basis
    refs: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def clean(text: str) -> str:
    """`text` on one line, without control, bidirectional-control and private-use characters."""
    flat = _SPACE.sub(" ", text)
    if flat.isprintable():
        return flat
    kept = (c for c in flat if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn") or c == "\u2060")
    return _PRIVATE.sub("", "".join(kept))


def escape(text: str) -> Prose:
    """`text` so that a Markdown reader shows it letter for letter, on one line."""
    flat = _INLINE.sub(lambda m: "\\" + m.group(0), clean(text))
    return Prose(_LINE_START.sub(_escape_start, flat))


def _escape_start(match: re.Match[str]) -> str:
    space, mark, number, point = match.groups()
    return f"{space}\\{mark}" if mark else f"{space}{number}\\{point}"


@dataclass
class Recorder:
    """Numbers the Uses of one report while its templates run."""

    _uses: list[tuple[Basis, tuple[str, ...]]] = field(default_factory=list)

    def mark(self, text: str, basis: Basis, refs: tuple[str, ...] = ()) -> Prose:
        """`text` wrapped in marks. `text` is taken as Markdown if it is Prose, and escaped otherwise."""
        body = text if isinstance(text, Markup) else escape(text)
        number = "".join(chr(_DIGIT + int(d)) for d in str(len(self._uses)))
        self._uses.append((basis, refs))
        return Prose(f"{_OPEN}{number}{_TEXT}{body}{_CLOSE}")

    def resolve(self, marked: str, deferred: Mapping[str, Callable[[tuple[str, ...]], str]]) -> tuple[str, list[Use]]:
        """Takes the marks out of `marked`; returns the text and its Uses by position.

        `deferred` maps the kind of a Use's first ref ("cite") to the function that writes its text: what a
        citation prints is known only when all sections are in order.
        """
        out: list[str] = []
        uses: list[Use] = []
        stack: list[tuple[int, Basis, tuple[str, ...], int]] = []
        length = last = 0
        for token in _TOKEN.finditer(marked):
            piece = marked[last : token.start()]
            out.append(piece)
            length += len(piece)
            last = token.end()
            if token.group(1) is not None:
                number = int("".join(str(ord(c) - _DIGIT) for c in token.group(1)))
                basis, refs = self._uses[number]
                stack.append((length, basis, refs, len(out)))
                continue
            start, basis, refs, at = stack.pop()
            write = deferred.get(refs[0].partition(":")[0]) if refs else None
            if write is not None:
                text = write(refs)
                del out[at:]
                out.append(text)
                length = start + len(text)
            uses.append(Use(start, length, "".join(out[at:]), basis, refs))
        out.append(marked[last:])
        return "".join(out), sorted(uses, key=lambda u: (u.start, -u.end))


def bare(marked: str) -> str:
    """`marked` without its marks: what a reader will see of it, for lengths and for joining words."""
    return _TOKEN.sub("", marked)
