"""Facts as read in, those that their own words bear out out: what cannot be checked is never printed."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Diagnostic, Document, Fact, Location
from briefing.pipeline.grounds import reread


def admitted(facts: Sequence[Fact], document: Document) -> tuple[list[Fact], list[Diagnostic]]:
    """The facts whose quote stands in the document and holds their figures; one Diagnostic counts the rest.

    Whoever reads facts out of a document, the engine or an extractor that is plugged in, passes here.
    """
    kept = [fact for fact in facts if borne_out(fact, document)]
    refused = len(facts) - len(kept)
    if not refused:
        return kept, []
    what = "one fact was" if refused == 1 else f"{refused} facts were"
    message = f"{what} left out, because the words quoted do not bear out the figure"
    return kept, [Diagnostic("EXT001", "warning", message, Location(document.source.name))]


def borne_out(fact: Fact, document: Document) -> bool:
    """Whether the document has the fact's words at their place, and the words have its figures."""
    span, words = fact.evidence.span, fact.evidence.exact
    if document.text[span.start : span.end] != words:
        return False
    values = {value for value in (fact.value_low, fact.value_high) if value is not None}
    return not values or values <= reread(words)
