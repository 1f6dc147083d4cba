"""The whole situation → what a brief counts of it, by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.model import Assessment, Discrepancy, Document
from briefing.model.claim import SOURCES_OF

#: Publishers whose sources are counted: those with most of them.
_PUBLISHERS = 12


def totals(
    documents: Sequence[Document],
    facts: int,
    beside: int,
    turned: int,
    assessments: Sequence[Assessment],
    discrepancies: Sequence[Discrepancy],
) -> dict[str, int]:
    """Each count under the name that a Use of it bears; `facts` are so many, of them `turned` round by
    others, and `beside` are beside the theme."""
    sources = [document.source for document in documents]
    published = Counter(source.publisher for source in sources if source.publisher)
    most = sorted(published.items(), key=lambda row: (-row[1], row[0]))[:_PUBLISHERS]
    return {
        "sources": len(sources),
        "digests": sum(s.is_digest for s in sources),
        "ungraded sources": sum(s.reliability == "F" for s in sources),
        "doubtful sources": sum(s.reliability in "DE" for s in sources),
        "sources of inferred date": sum(s.published_basis == "inferred" for s in sources),
        "undated sources": sum(s.published is None for s in sources),
        "all facts": facts,
        "facts beside the theme": beside,
        "facts turned round": turned,
        "all claims": len(assessments),
        "shared claims": sum(len(a.origins) > 1 for a in assessments),
        "claims of high confidence": sum(a.confidence == "high" for a in assessments),
        "undated claims": sum(not (a.date_start or a.date_end) for a in assessments),
        "open disagreements": sum(d.status == "open" for d in discrepancies),
        "flagged disagreements": sum(d.status == "flag" for d in discrepancies),
        **{f"{SOURCES_OF}{name}": count for name, count in most},
    }
