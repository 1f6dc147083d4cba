"""A plug-in in, the same behind a guard out: whatever it raises or wrongly gives back is said as its mistake.

Charts, filters, formats and extractors raise PluginError; a reader gives back content that cannot be used, as ours do.
"""

from __future__ import annotations

import functools
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from briefing.config.specs.lexicon import PlaceSpec
from briefing.ingest.readers.content import Content, unreadable
from briefing.model import Block, Chart, Diagnostic, Document, Location, Selection, Situation
from briefing.model.plugin import MEND, PluginError

Read = Callable[[bytes, str], Content]
Draw = Callable[[str, Selection, Situation, Mapping[str, PlaceSpec]], Chart | None]
Write = Callable[[Mapping[str, Any]], bytes]
Propose = Callable[[Document], tuple[object, ...]]

#: Characters that mark Uses while a brief is written; no source may bring them in.
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def reader(label: str, part: Any) -> Read:
    """The reader's `read`, which never raises."""

    def read(data: bytes, name: str) -> Content:
        try:
            content = _run(label, part.read, data, name)
            _check_content(label, content)
        except PluginError as error:
            return unreadable(Diagnostic("PLG004", "error", str(error), Location(name), MEND))
        return content  # type: ignore[no-any-return]

    return read


def chart(label: str, part: Any) -> Draw:
    """The chart's function; its drawing bears the id that it was asked for. Raises PluginError."""

    def draw(id_: str, selection: Selection, situation: Situation, places: Mapping[str, PlaceSpec]) -> Chart | None:
        made = _run(label, part, id_, selection, situation, places)
        if made is None:
            return None
        if not isinstance(made, Chart):
            raise _gives(label, made, "a Chart")
        try:
            ET.fromstring(made.svg)  # noqa: S314 - code that is trusted to run has written it
        except (ET.ParseError, TypeError) as error:
            raise PluginError(f"{label} gives a drawing that is no SVG: {error}") from error
        return replace(made, id=id_)

    return draw


def filter_(label: str, part: Any) -> Callable[..., Any]:
    """The filter. Raises PluginError."""

    @functools.wraps(part)  # what Jinja's decorators leave on a filter stays on it
    def call(*arguments: Any, **named: Any) -> Any:
        return _run(label, part, *arguments, **named)

    return call


def output(label: str, part: Any) -> Write:
    """The format's function. Raises PluginError."""

    def write(brief: Mapping[str, Any]) -> bytes:
        made = _run(label, part, brief)
        if not isinstance(made, bytes):
            raise _gives(label, made, "bytes")
        return made

    return write


def extractor(label: str, part: Any) -> Propose:
    """The extractor's function, run to its end; what it proposes is looked at elsewhere. Raises PluginError."""

    def propose(document: Document) -> tuple[object, ...]:
        def whole() -> tuple[object, ...]:
            found = part(document)
            if not isinstance(found, Iterable):
                raise _gives(label, found, "a list of Proposals")
            return tuple(found)

        return _run(label, whole)  # type: ignore[no-any-return]

    return propose


def _run(label: str, part: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    try:
        return part(*arguments, **named)
    except PluginError:
        raise
    except (Exception, SystemExit) as error:
        said = f": {error}" if str(error) else ""
        raise PluginError(f"{label} fails: {type(error).__name__}{said}") from error


def _gives(label: str, made: object, wanted: str) -> PluginError:
    return PluginError(f"{label} gives a value of type {type(made).__name__}, not {wanted}")


def _check_content(label: str, content: object) -> None:
    if not isinstance(content, Content):
        raise _gives(label, content, "Content")
    if not isinstance(content.text, str) or _PRIVATE.search(content.text):
        raise PluginError(f"{label} gives text with characters of the private use area")
    end = 0
    for block in content.blocks:
        if not isinstance(block, Block) or not end <= block.span.start <= block.span.end <= len(content.text):
            raise PluginError(f"{label} gives blocks that are not in order or leave the text")
        end = block.span.end
