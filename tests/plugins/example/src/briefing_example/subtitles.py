"""Subtitles (.srt) → what is said in them, without numbers and times."""

from __future__ import annotations

import re

from briefing.plugins.contracts import Content, blocks

suffixes = (".srt",)

_CUE = re.compile(r"\d+\n\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}.*\n")


def read(data: bytes, name: str) -> Content:
    """One running text: a sentence may go on from one subtitle to the next. Raises UnicodeDecodeError."""
    lines = data.decode("utf-8-sig").replace("\r\n", "\n")
    text = " ".join(_CUE.sub("", lines).split())
    return Content(text, blocks(text))
