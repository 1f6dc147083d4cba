"""A text and its blocks → the metadata that its own words give: title, author, date, publisher, credit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from briefing.config import MetadataSpec
from briefing.config.specs.publishers import PublishersSpec
from briefing.model import Block
from briefing.model.days import MONTHS

_MONTHS = tuple(month.lower() for month in MONTHS)
_MONTH = r"(?P<{0}>" + "|".join(rf"{m[:3]}(?:{m[3:]}|t?\.?)" for m in _MONTHS) + ")"
_DATES = (
    re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})\b"),
    re.compile(rf"\b{_MONTH.format('name')}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.format('name')},?\s+(?P<y>\d{{4}})\b", re.IGNORECASE),
)
_AUTHOR = re.compile(r"\s*by:?\s+(?P<name>[^\W\d_][^,|•·\d(\n]*?)\s*(?:[,|•·(\d–—]|\n|$)", re.IGNORECASE)
#: What a byline says of its author, and is no name; where they write from.
_CALLED = re.compile(
    r"^(?:the )?(?:(?:staff|senior|special|foreign|diplomatic|political|security|military|defen[cs]e) )*"
    r"(?:writer|reporter|correspondent|editor)s?\b\s*|(?<=\w) in [A-Z].*$| and (?:wires|agencies)$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:original(?:ly)?\s+(?:source|published\s+(?:by|in|on|at))|source|via|\(c\)|©|copyright(?:\s+\d{4})?(?:\s+by)?)"
    r"\s*:?\s*(?:https?://)?(?P<name>[\w.&' -]{2,40})",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"\((?P<name>[\w.&' ]{2,30})\)")
_HEAD = frozenset({"byline", "dateline", "metadata"})


def find_metadata(text: str, blocks: tuple[Block, ...], publishers: PublishersSpec) -> MetadataSpec:
    """What the words say; a date only where the head of the text gives exactly one full date."""
    lines = [(b.kind, text[b.span.start : b.span.end]) for b in blocks]
    front = blocks[0].span.end if blocks and blocks[0].kind == "metadata" and text.startswith("---") else 0
    head = [words for b, (kind, words) in zip(blocks, lines, strict=True) if kind in _HEAD and b.span.start >= front]
    title = next((words for kind, words in lines if kind == "title"), None)
    dates = {day for words in head for day in _days(words)}
    credit = _credited(lines, publishers)
    return MetadataSpec(
        title=_plain(title) if title else None,
        author=next((_CALLED.sub("", m["name"]).strip() for words in head if (m := _AUTHOR.match(words))), "") or None,
        published=dates.pop() if len(dates) == 1 else None,
        credit=credit,
    )


def _plain(title: str) -> str | None:
    """A heading without the marks of Markdown."""
    return re.sub(r"^#+\s*|\s*#+$|[*_`]{1,2}(?=\S)|(?<=\S)[*_`]{1,2}", "", " ".join(title.split())) or None


def _days(words: str) -> Iterator[str]:
    for pattern in _DATES:
        for match in pattern.finditer(words):
            parts = match.groupdict()
            month = int(parts["m"]) if "m" in parts else _month(parts["name"])
            try:
                yield date(int(parts["y"]), month, int(parts["d"])).isoformat()
            except ValueError:
                continue


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()[:3]))


def _credited(lines: Sequence[tuple[str, str]], publishers: PublishersSpec) -> str | None:
    """A publisher that dateline, byline or boilerplate credits, where config/publishers.yaml knows it."""
    for kind, words in lines:
        patterns = {"dateline": (_DATELINE,), "byline": (_DATELINE, _CREDIT), "boilerplate": (_CREDIT,)}.get(kind, ())
        for pattern in patterns:
            for match in pattern.finditer(words):
                if publisher := publishers.find(match["name"].strip(" .")):
                    return publisher.name
    return None
