"""Facts: what a rule found in one statement of one document."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, Literal

from briefing.model.source import Evidence, Span

Modality = Literal["asserted", "reported", "alleged", "denied", "planned", "speculated"]
#: The firmest first.
MODALITIES: tuple[Modality, ...] = ("asserted", "reported", "alleged", "planned", "speculated", "denied")
#: additional: an increment ("a further 3,000"); part: a subset of another figure ("of whom 400");
#: total: a whole that includes others; rate: per time ("10,000 a month").
Relation = Literal["additional", "part", "total", "rate"]
#: answering: done against a deed and not in it, as who shoots down drones did not send them; returning: its undoing,
#: as of troops that are withdrawn.
Context = Literal["historical", "recommended", "capacity", "answering", "returning", "ahead"]
#: In the notes of a fact: its figure stands in place of one that was told before.
CORRECTS = "puts an earlier figure right"
#: The roles that are the two sides of an event.
Side = Literal["actor", "recipient"]
SIDES: tuple[Side, ...] = ("actor", "recipient")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a text gives it, with its bounds and the item counted.

    `low` and `high` are the bounds ("at least 3" has no high, "up to 50" no low); both are
    set and equal for a plain number, and "about" sets `approximate`.
    """

    #: The whole phrase with its qualifier ("at least three million").
    span: Span
    text: str
    low: float | None
    high: float | None
    approximate: bool = False
    #: "count", "percent", "USD", "km", "years", …
    unit: str = "count"
    #: The counted noun phrase as printed, without the number, and its place.
    item: str | None = None
    item_span: Span | None = None
    relation: Relation | None = None
    #: Of a rate, the span of time that it is for: "day", "month".
    per: str | None = None
    #: Whether the sentence puts it in place of a figure that was told before: "260, and not 300", "to 14 from 18".
    corrects: bool = False


@dataclass(frozen=True, slots=True)
class TimeRef:
    """A date, time or duration in a text, resolved where it can be (TIMEX3 type; EDTF value).

    `start` and `end` are ISO dates as precise as the text allows ("2023-11"); None is an open or
    unknown end. `reason` says why `value` is None.
    """

    span: Span
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    start: str | None = None
    end: str | None = None
    #: explicit: all in the text; relative: counted from the publication date or another date.
    basis: Literal["explicit", "relative"] = "explicit"
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """What one rule found in one statement. Names of roles are canonical names from the lexicons."""

    id: str
    #: The source's id.
    source: str
    evidence: Evidence
    #: The whole sentence that the evidence stands in.
    sentence: Span
    kind: str
    rule: str
    actor: str | None = None
    recipient: str | None = None
    item: str | None = None
    #: State that made or gave the item where that is no side of the event: "North Korean missiles" that Russia fires.
    make: str | None = None
    place: str | None = None
    value_low: float | None = None
    value_high: float | None = None
    approximate: bool = False
    unit: str | None = None
    #: The number's phrase as printed and its place, where there is one.
    value_text: str | None = None
    value_span: Span | None = None
    relation: Relation | None = None
    #: Of a rate, the span of time that it is for: "day", "month".
    per: str | None = None
    date_start: str | None = None
    date_end: str | None = None
    date_text: str | None = None
    #: Where the words of the date stand.
    date_span: Span | None = None
    date_basis: Literal["explicit", "relative"] | None = None
    #: Who says so, canonical; None where the article asserts it itself.
    attribution: str | None = None
    #: The listed state or body in whose name an attribution of no list speaks: the NIS, for "the NIS's director".
    speaks_for: str | None = None
    #: Carriers between the attribution and this source, nearest to the attribution first.
    via: tuple[str, ...] = ()
    modality: Modality = "asserted"
    negated: bool = False
    context: Context | None = None
    #: Verb lemma or noun that triggered the rule: lets prose keep "fired" apart from "used".
    trigger: str | None = None
    #: States that its sentence has to do with, by name; those of the last sentence with any where it names none.
    about: tuple[str, ...] = ()
    #: The sides that no words of its sentence name: what stands around it has filled them.
    inferred: tuple[Side, ...] = ()
    #: Other places in the same document that say the same thing.
    also: tuple[Evidence, ...] = ()
    #: Why a role stayed empty, what was inferred, and the like, in plain words.
    notes: tuple[str, ...] = ()

    @property
    def has_value(self) -> bool:
        return self.value_low is not None or self.value_high is not None

    def row(self) -> dict[str, Any]:
        """One line of `briefing extract --jsonl`."""
        return {
            "id": self.id,
            "source": self.source,
            "start": self.evidence.span.start,
            "end": self.evidence.span.end,
            "quote": self.evidence.exact,
            "kind": self.kind,
            "actor": self.actor,
            "recipient": self.recipient,
            "item": self.item,
            "make": self.make,
            "place": self.place,
            "value_low": self.value_low,
            "value_high": self.value_high,
            "approximate": self.approximate,
            "unit": self.unit,
            "value_text": self.value_text,
            "date_start": self.date_start,
            "date_end": self.date_end,
            "attribution": self.attribution,
            "speaks_for": self.speaks_for,
            "via": list(self.via),
            "modality": self.modality,
            "negated": self.negated,
            "context": self.context,
            "rule": self.rule,
            "about": list(self.about),
            "inferred": list(self.inferred),
        }


def fact_id(
    source_digest: str, kind: str, quote: str, item: str | None, low: float | None, high: float | None, n: int
) -> str:
    """First 12 hex digits of sha256 over what the fact says; `n` is its ordinal among equals in the document."""
    parts = (source_digest, kind, quote, item or "", _number(low), _number(high), str(n))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"
