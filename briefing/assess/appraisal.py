"""Facts and documents → the whole situation: claims, assessments, discrepancies, judgements, timeline and changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.assess.assessing import assess
from briefing.assess.chronology import timeline
from briefing.assess.comparison import changes
from briefing.assess.grouping import group
from briefing.assess.judging import judge
from briefing.config.specs.brief import BriefSpec
from briefing.config.specs.lexicon import LexiconSpec
from briefing.config.specs.publishers import PublishersSpec
from briefing.model import Assessment, Claim, Document, Fact, Situation


def appraise(
    facts: Sequence[Fact],
    documents: Sequence[Document],
    *,
    brief: BriefSpec,
    lexicon: LexiconSpec,
    publishers: PublishersSpec,
    as_of: str,
    previous: tuple[Sequence[Claim], Sequence[Assessment]] = ((), ()),
    unused: tuple[tuple[str, str, str], ...] = (),
) -> Situation:
    """The situation as of an ISO date. `previous` holds the claims and assessments of the last edition."""
    claims = group(facts, documents, lexicon, publishers.assessment)
    assessments, discrepancies = assess(claims, facts, documents, publishers, lexicon, as_of)
    bare = Situation(
        as_of=as_of,
        documents=tuple(documents),
        facts=tuple(facts),
        claims=claims,
        assessments=assessments,
        discrepancies=discrepancies,
        judgements=(),
        timeline=(),
        changes=(),
        unused=unused,
    )
    return replace(
        bare,
        judgements=judge(brief, bare, lexicon),
        timeline=timeline(bare, publishers.assessment),
        changes=changes(*previous, bare),
    )
