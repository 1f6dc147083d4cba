"""Facts and documents → the whole situation: claims, assessments, discrepancies, judgements and timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.assess.assessing import assess
from briefing.assess.chronology import timeline
from briefing.assess.corpus import corpus
from briefing.assess.grouping import group
from briefing.assess.judging import judge
from briefing.assess.memory import Memory
from briefing.assess.rulings import Review
from briefing.assess.totals import totals
from briefing.config.specs.brief import BriefSpec
from briefing.config.specs.lexicon import LexiconSpec
from briefing.config.specs.publishers import PublishersSpec
from briefing.model import Document, Fact, Ruling, Situation
from briefing.model.filed import FiledFacts


def appraise(
    facts: Sequence[Fact],
    documents: Sequence[Document],
    *,
    brief: BriefSpec,
    lexicon: LexiconSpec,
    publishers: PublishersSpec,
    as_of: str,
    unused: tuple[tuple[str, str, str], ...] = (),
    rulings: Sequence[Ruling] = (),
    memory: Memory | None = None,
    versions: Mapping[str, str] | None = None,
    beside: int = 0,
) -> Situation:
    """The situation as of an ISO date.

    `rulings` come back in the situation, each with its state. `memory` is that of earlier runs under the same
    configuration and rulings; `versions` are digests, by source, of what its facts were made from.
    `beside` counts facts that were read and are beside the theme.
    """
    review, memory = Review(tuple(rulings)), memory or Memory()
    kept = review.facts(FiledFacts.of(facts), documents)
    known = corpus(kept, documents, lexicon, publishers.assessment, memory, versions)
    claims = review.claims(group(known, memory), kept.by_id)
    assessments, discrepancies, gists = assess(claims, known, publishers, as_of, review, memory)
    bare = Situation(
        as_of=as_of,
        documents=tuple(documents),
        facts=kept,
        claims=claims,
        assessments=assessments,
        discrepancies=discrepancies,
        judgements=(),
        timeline=(),
        changes=(),
        unused=unused,
        totals=totals(documents, len(kept), beside, known.turned, assessments, discrepancies),
        published=tuple(sorted({d.source.published for d in documents if d.source.published})),
        gists=gists,
    )
    return replace(
        bare,
        judgements=review.judgements(judge(brief, bare, lexicon), bare, brief.judgements_limit),
        rulings=review.outcome(),
        timeline=timeline(bare, publishers.assessment),
    )
