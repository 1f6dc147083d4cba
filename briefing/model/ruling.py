"""What an analyst has ruled on evidence, claims, disagreements and judgements, and whether it still stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RulingKind = Literal[
    "confirm", "reject", "correct", "merge", "split", "resolve", "likelihood", "judgement", "assumption",
    "alternative", "indicator",
]  # fmt: skip
RulingState = Literal["applied", "reopened", "unmatched"]
Value = bool | str | float | None

#: ICD 203's words for likelihood, by row; one brief keeps to one row.
LIKELIHOOD: tuple[tuple[str, ...], ...] = (
    (
        "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely",
        "almost certain",
    ),
    (
        "remote", "highly improbable", "improbable", "roughly even odds", "probable", "highly probable",
        "nearly certain",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ruling:
    """One dated and signed ruling. Ids may be given in short, as far as they are unique."""

    #: First 12 hex digits of the digest over what is ruled on what.
    id: str
    kind: RulingKind
    by: str
    #: ISO date.
    on: str
    why: str | None = None
    facts: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    disagreement: str | None = None
    #: Name of a judgement rule.
    judgement: str | None = None
    text: str | None = None
    word: str | None = None
    confidence: Literal["high", "moderate", "low"] | None = None
    #: Fields of a fact that it corrects, with what they are to be.
    changes: tuple[tuple[str, Value], ...] = ()
    #: The evidence by its words: name of the source, and words in it.
    source: str | None = None
    quote: str | None = None
    #: Facts that the ruling was made upon; where others are there now, it is opened again.
    seen: tuple[str, ...] = ()
    state: RulingState = "applied"
    #: Why it is open again, or matches nothing.
    reason: str | None = None
    #: Where it is written: file and position in its list.
    file: str = ""
    place: int = 0
