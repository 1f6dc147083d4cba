"""Facts, claims and their surroundings → one set of lookups that every step of the assessment reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.assess.memory import Memory
from briefing.assess.names import Names
from briefing.assess.origins import Origins
from briefing.assess.signature import polarity
from briefing.assess.suspects import Suspect, suspects
from briefing.assess.writing import Writing
from briefing.config.specs.lexicon import LexiconSpec
from briefing.config.specs.publishers import AssessmentSpec, KindSpec, PublishersSpec
from briefing.model import Claim, Document, Fact, Source


@dataclass(frozen=True)
class Context:
    """What is known while claims are assessed."""

    claims: tuple[Claim, ...]
    facts: dict[str, Fact]
    documents: dict[str, Document]
    publishers: PublishersSpec
    names: Names
    origins: Origins
    as_of: str

    @property
    def spec(self) -> AssessmentSpec:
        return self.publishers.assessment

    def traits(self, kind: str) -> KindSpec:
        return self.spec.traits(kind)

    def source(self, fact: Fact) -> Source:
        return self.documents[fact.source].source

    def published(self, fact: Fact) -> str | None:
        return self.source(fact).published

    def facts_of(self, claim: Claim) -> tuple[Fact, ...]:
        return tuple(self.facts[fact] for fact in claim.facts)

    def polarity(self, claim: Claim) -> str:
        """ "" for a claim that something is so; `denied` or `negated` for one that it is not."""
        return polarity(self.facts[claim.facts[0]], self.traits(claim.kind))

    @cached_property
    def writing(self) -> Writing:
        return Writing(self.facts.values(), self.documents, self.spec.recent_days)

    @cached_property
    def suspects(self) -> dict[str, Suspect]:
        return suspects(tuple(self.facts.values()), self.documents)


def context(
    claims: Sequence[Claim],
    facts: Sequence[Fact],
    documents: Sequence[Document],
    publishers: PublishersSpec,
    lexicon: LexiconSpec,
    as_of: str,
    memory: Memory,
) -> Context:
    """What the assessment of `claims` looks at; `as_of` is an ISO date."""
    names = Names(lexicon)
    return Context(
        claims=tuple(claims),
        facts={fact.id: fact for fact in facts},
        documents={document.source.id: document for document in documents},
        publishers=publishers,
        names=names,
        origins=Origins(documents, publishers, names, memory),
        as_of=as_of,
    )
