"""What `config/reporting.yaml` holds: the English words by which a text says who says so."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from briefing.config.specs.base import Spec

Lends = Literal["asserted", "reported", "alleged", "denied", "planned", "speculated"]
#: What a verb can bring its content in as: `that` (that-clause), `bare` (clause without "that"), `wh` (how, whether),
#: `quote` (quoted words), `object` (a noun phrase), `to` (infinitive), `of` (accuse NP of …), `as` (describe NP as …),
#: `naming` (call NP a liar), `told` (a listener stands between verb and clause), `passive` (is said to …; it is said
#: that …), `ing` (deny doing), and prepositions that open the content: `about` (for on and over too), `for`,
#: `against`, `at`.
Complement = Literal[
    "that",
    "bare",
    "wh",
    "quote",
    "object",
    "to",
    "of",
    "as",
    "told",
    "naming",
    "passive",
    "ing",
    "about",
    "for",
    "against",
    "at",
]
SourceType = Literal["state", "agency", "media", "unnamed", "imagery", "person", "document"]


class ReportingVerbSpec(Spec):
    """One verb of saying, showing or thinking."""

    lemma: str = Field(pattern=r"^[a-z-]+( [a-z]+)?$", description="A particle may follow: point out.")
    forms: tuple[str, ...] = Field((), description="Irregular forms, in place of the regular ones: says, said, saying.")
    takes: tuple[Complement, ...] = Field(min_length=1)
    modality: Lends = "reported"
    factive: bool = Field(False, description="Its content is given as true: reveal, confirm, show.")
    sources: Literal["anyone", "documents", "speakers"] = Field(
        "anyone",
        description="documents: a mere object counts only where a report, imagery or an agency shows it.",
    )
    not_objects: tuple[str, ...] = Field((), description="Heads that make the object no content: claim lives.")


class ReportingNounSpec(Spec):
    """One noun that holds what somebody says: report, allegation, estimate."""

    noun: str = Field(pattern=r"^[a-z-]+( [a-z-]+)*$")
    plural: str | None = None
    modality: Lends = "reported"
    opens: tuple[Literal["that", "of", "about", "against", "to"], ...] = Field(
        (), description="What brings in its content: reports that, allegations of, concerns about."
    )
    speaks: bool = Field(False, description="It can be the subject of a reporting verb: a report says.")
    unnamed: str | None = Field(None, description="Canonical name of the source where nobody is named: reports.")


class ReportingPhraseSpec(Spec):
    """Words that stand before a source and make the clause its content: according to, citing."""

    words: str = Field(pattern=r"^[a-z]+( [a-z]+)*$")
    modality: Lends = "reported"
    not_sources: tuple[str, ...] = Field((), description="Heads that do not speak: according to size.")
    chain: bool = Field(False, description="It names whom the speaker passes on: citing, quoting.")
    medium: bool = Field(False, description="It names the paper or occasion, not the speaker: in a statement.")


class ReportingAdverbSpec(Spec):
    """An adverb or adjective that reports without a source: reportedly, alleged."""

    word: str
    modality: Lends
    adjective: bool = False


class SourceNounSpec(Spec):
    """Common nouns that can speak, by type; with the name under which an unnamed one is known."""

    nouns: tuple[str, ...] = Field(min_length=1, description="Singular; plurals are made.")
    type: SourceType
    name: str | None = Field(None, description="Canonical name where nobody is named: officials, satellite imagery.")


class ReportingSpec(Spec):
    """`config/reporting.yaml`."""

    verbs: tuple[ReportingVerbSpec, ...] = ()
    nouns: tuple[ReportingNounSpec, ...] = ()
    phrases: tuple[ReportingPhraseSpec, ...] = ()
    adverbs: tuple[ReportingAdverbSpec, ...] = ()
    sources: tuple[SourceNounSpec, ...] = ()
    media: tuple[str, ...] = Field((), description="Names of news media that carry what others say.")
    negative_nouns: tuple[str, ...] = Field((), description="no evidence that, no sign that.")
    refusing_verbs: tuple[str, ...] = Field((), description="Verbs that take away a report: refuse to confirm.")
    additive: tuple[str, ...] = Field((), description="Adverbs that continue a source's words: also, further.")
    continuing: tuple[str, ...] = Field((), description="Nouns that take up what was said: the weapons, these troops.")
    comments: tuple[str, ...] = Field((), description="Verbs by which the author comments: this underscores.")
