"""Documents and their facts → one corpus: which facts are looked at together, and when each text was written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from briefing.assess.directions import Direction, directions, turned
from briefing.assess.memory import Memory, digest
from briefing.assess.names import Names
from briefing.assess.signature import sign
from briefing.assess.writing import Writing, told_until
from briefing.config.specs.lexicon import LexiconSpec
from briefing.config.specs.publishers import AssessmentSpec
from briefing.model import Document, Fact
from briefing.model.filed import FiledFacts

#: The ids of a source's facts by block, the last day of what it tells as having happened, and which way things go.
_Card = tuple[dict[str, list[str]], int | None, list[Direction]]


@dataclass(frozen=True)
class Corpus:
    """What was read. No fact is looked at for it but those of sources that are new or have changed."""

    documents: Mapping[str, Document]
    facts: FiledFacts
    #: Source id → digest of all that its facts were made from, after any rulings on them.
    versions: Mapping[str, str]
    #: Block → source id → ids of the facts that the source has in it. What is in two blocks is never one claim, and
    #: what others turn round is in none.
    blocks: Mapping[str, Mapping[str, Sequence[str]]]
    writing: Writing
    names: Names
    spec: AssessmentSpec
    #: How many facts others turn round.
    turned: int


def corpus(
    facts: Sequence[Fact],
    documents: Sequence[Document],
    lexicon: LexiconSpec,
    spec: AssessmentSpec,
    memory: Memory,
    versions: Mapping[str, str] | None = None,
) -> Corpus:
    """The corpus of some documents; `versions` are digests, by source, of what facts and documents were made from.

    The `memory` tells of each source that it knows in the same version in which blocks its facts are.
    """
    filed, names = FiledFacts.of(facts), Names(lexicon)
    by_source = {document.source.id: document for document in documents}
    known = {source: _version(source, (versions or {}).get(source, ""), filed) for source in by_source}
    cards: dict[str, _Card] = {
        source: memory.cards.recall(source, version, partial(_card, source, filed, names, spec)).light
        for source, version in known.items()
    }
    left_out = turned({source: ways for source, (_, _, ways) in cards.items()})
    count = sum(map(len, left_out.values()))
    known |= {source: digest(known[source], *sorted(facts)) for source, facts in left_out.items()}
    blocks: dict[str, dict[str, Sequence[str]]] = defaultdict(dict)
    until: dict[str, int] = {}
    for source, (own, told, _) in cards.items():
        for block, ids in own.items():
            stand = [id_ for id_ in ids if id_ not in left_out[source]] if source in left_out else ids
            if stand:
                blocks[block][source] = stand
        if told is not None:
            until[source] = told
    return Corpus(by_source, filed, known, blocks, Writing(until, by_source, spec.recent_days), names, spec, count)


def _version(source: str, version: str, facts: FiledFacts) -> str:
    ids = facts.ids.get(source, ())
    return digest(version, *ids, *(facts.own[fact] for fact in ids if fact in facts.own))


def _card(source: str, facts: FiledFacts, names: Names, spec: AssessmentSpec) -> tuple[_Card, None]:
    """What all runs need of the facts of a source."""
    own = facts.of_source(source)
    blocks: dict[str, list[str]] = defaultdict(list)
    for fact in own:
        blocks[sign(fact, names, spec).base.block].append(fact.id)
    return (blocks, told_until(own), directions(own, names, spec)), None
