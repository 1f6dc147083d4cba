"""The nouns of the project, frozen: what every other room hands to the next."""

from briefing.model.claim import (
    Assessment,
    Change,
    Claim,
    Discrepancy,
    Judgement,
    Origin,
    Position,
    Reason,
    Selection,
    Situation,
    Support,
    TimelineEntry,
)
from briefing.model.diagnostic import Diagnostic, Location, Severity, worst
from briefing.model.fact import Fact, Modality, Quantity, TimeRef
from briefing.model.report import ChangedSpan, Chart, ChartText, Edition, Passage, Report, Section, SourceEntry, Use
from briefing.model.ruling import Ruling
from briefing.model.source import Block, Document, Evidence, Source, Span

__all__ = [
    "Assessment",
    "Block",
    "Change",
    "ChangedSpan",
    "Chart",
    "ChartText",
    "Claim",
    "Diagnostic",
    "Discrepancy",
    "Document",
    "Edition",
    "Evidence",
    "Fact",
    "Judgement",
    "Location",
    "Modality",
    "Origin",
    "Passage",
    "Position",
    "Quantity",
    "Reason",
    "Report",
    "Ruling",
    "Section",
    "Selection",
    "Severity",
    "Situation",
    "Source",
    "SourceEntry",
    "Span",
    "Support",
    "TimeRef",
    "TimelineEntry",
    "Use",
    "worst",
]
