"""Claims and their corpus → one set of lookups that every step of the assessment reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.assess.corpus import Corpus
from briefing.assess.names import Names
from briefing.assess.origins import Origins
from briefing.assess.suspects import Suspect, suspect
from briefing.assess.writing import Writing
from briefing.config.specs.publishers import AssessmentSpec, KindSpec, PublishersSpec
from briefing.model import Claim, Document, Fact, Source


@dataclass(frozen=True)
class Context:
    """What is known while claims are assessed."""

    claims: tuple[Claim, ...]
    corpus: Corpus
    publishers: PublishersSpec
    origins: Origins
    as_of: str

    @property
    def facts(self) -> Mapping[str, Fact]:
        return self.corpus.facts.by_id

    @property
    def documents(self) -> Mapping[str, Document]:
        return self.corpus.documents

    @property
    def names(self) -> Names:
        return self.corpus.names

    @property
    def writing(self) -> Writing:
        return self.corpus.writing

    @property
    def spec(self) -> AssessmentSpec:
        return self.corpus.spec

    def traits(self, kind: str) -> KindSpec:
        return self.spec.traits(kind)

    def source(self, fact: Fact) -> Source:
        return self.documents[fact.source].source

    def published(self, fact: Fact) -> str | None:
        return self.source(fact).published

    def facts_of(self, claim: Claim) -> tuple[Fact, ...]:
        return tuple(self.corpus.facts.fetch(claim.facts))

    def sources_of(self, claim: Claim) -> list[str]:
        """The source of each fact of a claim; the facts are not looked at."""
        return [self.corpus.facts.source_of[fact] for fact in claim.facts]

    def suspect(self, fact: Fact) -> Suspect | None:
        return suspect(fact, self.documents.get(fact.source))

    def polarity(self, claim: Claim) -> str:
        """ "" for a claim that something is so; "denied" or "negated" for one that it is not."""
        return next((said for said in ("denied", "negated") if said in claim.aspects), "")
