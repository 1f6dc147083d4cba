"""The facts that a brief cites in, each fact's words in their paragraph out."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.model import Document, Fact, Passage, Situation, Span, Use

#: Code points shown on either side of the words at most: enough to judge them by, and no copy of the article.
_AROUND = 280


def passages(situation: Situation, uses: Iterable[Use]) -> tuple[Passage, ...]:
    """One passage for each fact that a citation or the annex refers to, in order of first mention."""
    refs = (ref.partition(":") for use in uses for ref in use.refs)
    cited = dict.fromkeys(id_ for kind, _, id_ in refs if kind in ("fact", "evidence") and id_ in situation.fact)
    claim_of = {fact: claim.id for claim in situation.claims for fact in claim.facts}
    return tuple(_passage(situation.fact[f], claim_of.get(f), situation) for f in cited)


def _passage(fact: Fact, claim: str | None, situation: Situation) -> Passage:
    document = situation.document[fact.source]
    around = _around(document, fact.evidence.span)
    start, end = fact.evidence.span
    assessment = situation.assessment.get(claim) if claim else None
    origins = assessment.origins if assessment else ()
    return Passage(
        fact=fact.id,
        source=fact.source,
        before=document.text[around.start : start],
        exact=document.text[start:end],
        after=document.text[end : around.end],
        grade=assessment.grade if assessment else "",
        origin=next((o.name for o in origins if fact.id in o.facts), ""),
    )


def _around(document: Document, words: Span) -> Span:
    """The block in which the words stand, cut at spaces where it is long."""
    block = next((b.span for b in document.blocks if b.span.contains(words)), words)
    start, end = block
    if words.start - start > _AROUND:
        start = document.text.find(" ", words.start - _AROUND, words.start) + 1 or words.start
    if end - words.end > _AROUND:
        end = max(document.text.rfind(" ", words.end, words.end + _AROUND), words.end)
    return Span(start, end)
