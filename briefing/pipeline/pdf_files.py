"""The bytes of one of our PDFs in, the files inside it and the number of its pages out."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_STREAM = re.compile(rb"/Type /(EmbeddedFile|ObjStm)\b[^\x00]{0,600}?>>\s*stream\r?\n")
_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")
#: A stream that unfolds beyond this is no brief of ours.
_LIMIT = 256 * 1024 * 1024


def files_inside(data: bytes) -> tuple[bytes, ...]:
    """The contents of every embedded file, in order; streams that cannot be unfolded are passed over."""
    return tuple(content for kind, content in _streams(data) if kind == b"EmbeddedFile")


def pages(data: bytes) -> int:
    """How many pages there are."""
    objects = b"".join(content for kind, content in _streams(data) if kind == b"ObjStm")
    return len(_PAGE.findall(objects)) + len(_PAGE.findall(data))


def _streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    for match in _STREAM.finditer(data):
        try:
            content = zlib.decompressobj().decompress(data[match.end() :], _LIMIT)
        except zlib.error:
            continue
        yield match.group(1), content
