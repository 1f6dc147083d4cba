"""What `config/reporting.yaml` holds: the English words by which a text says who says so."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from briefing.config.specs.base import Spec
from briefing.model.fact import Modality

#: What a verb can bring its content in as: `that` (that-clause), `bare` (clause without "that"), `wh` (how, whether),
#: `quote` (quoted words), `object` (a noun phrase), `to` (infinitive), `of` (accuse NP of …), `as` (describe NP as …),
#: `naming` (call NP a liar), `told` (a listener stands between verb and clause), `passive` (is said to …; it is said
#: that …), `ing` (deny doing), and prepositions that open the content: `about` (for on and over too), `for`,
#: `against`, `at`; `noun_to` (a noun phrase and an infinitive: want the senate to vote), `raised` (the same, but it is
#: a claim: believe the toll to be higher),
#: `at_figure` (a noun phrase and a figure: put the toll at 300), `figures` (a count or an estimate, which the next
#: sentences give: released new figures), `counted` (a figure and what it counts: Kyiv has counted 60 launches).
Complement = Literal[
    "that",
    "bare",
    "wh",
    "quote",
    "object",
    "to",
    "noun_to",
    "raised",
    "at_figure",
    "figures",
    "counted",
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

    lemma: str = Field(pattern=r"^[a-z-]+( [a-z]+){0,2}$", description="Particles may follow: point out, call on.")
    forms: tuple[str, ...] = Field((), description="Irregular forms, in place of the regular ones: says, said, saying.")
    takes: tuple[Complement, ...] = Field(min_length=1, description="What can bring in its content.")
    modality: Modality = Field("reported", description="How firmly it puts its content.")
    factive: bool = Field(False, description="Its content is given as true: reveal, confirm, show.")
    sources: Literal["anyone", "documents", "speakers"] = Field(
        "anyone",
        description="documents: a mere object counts only where a report, imagery or an agency shows it.",
    )
    not_objects: tuple[str, ...] = Field((), description="Heads that make the object no content: claim lives.")
    doubts: bool = Field(False, description="Negated it affirms: did not doubt, there is no doubt.")
    when_negated: Modality | None = Field(None, description="How it puts its content when negated: did not rule out.")
    credits: bool = Field(
        True, description="False: a wish or an intention; it is listed, but what the text tells stays the text's own."
    )


class ReportingAdjectiveSpec(Spec):
    """Adjectives of knowing and judging that bring in a clause after "to be": confident that, worried about."""

    words: tuple[str, ...] = Field(min_length=1, description="The adjectives.")
    modality: Modality = Field("reported", description="How firmly they put what follows.")
    factive: bool = Field(False, description="What follows is given as true: aware that.")
    impersonal: bool = Field(False, description="It stands after 'it is' alone, with nobody behind it: it is likely.")


class ReportingNounSpec(Spec):
    """One noun that holds what somebody says: report, allegation, estimate."""

    noun: str = Field(pattern=r"^[a-z-]+( [a-z-]+)*$", description="The noun in the singular.")
    plural: str | None = Field(None, description="Its plural, where it is not regular.")
    modality: Modality = Field("reported", description="How firmly it puts its content.")
    opens: tuple[Literal["that", "of", "about", "against", "to"], ...] = Field(
        (), description="What brings in its content: reports that, allegations of, concerns about."
    )
    speaks: bool = Field(False, description="It can be the subject of a reporting verb: a report says.")
    unnamed: str | None = Field(None, description="Canonical name of the source where nobody is named: reports.")
    doubts: bool = Field(False, description="Negated it affirms: there is no doubt that.")
    listed: bool = Field(True, description="False: it tells how sure something is, not who says it: the possibility.")


class ReportingPhraseSpec(Spec):
    """Words that stand before a source and make the clause its content: according to, citing."""

    words: str = Field(pattern=r"^[a-z]+( [a-z]+)*$", description="The words, in lower case.")
    modality: Modality = Field("reported", description="How firmly they put their content.")
    not_sources: tuple[str, ...] = Field((), description="Heads that do not speak: according to size.")
    chain: bool = Field(False, description="It names whom the speaker passes on: citing, quoting.")


class ReckoningSpec(Spec):
    """Nouns of judging and counting that make a clause somebody's behind a preposition: by Seoul's count."""

    nouns: tuple[str, ...] = Field(min_length=1, description="Singular; plurals are made.")
    after: tuple[str, ...] = Field(min_length=1, description="Prepositions that may open the phrase: by, on, in.")


class ReportingAdverbSpec(Spec):
    """An adverb or adjective that reports without a source: reportedly, alleged."""

    word: str = Field(description="The adverb or adjective.")
    modality: Modality = Field(description="How firmly it puts its content.")
    adjective: bool = Field(False, description="Whether it stands before a noun.")
    listed: bool = Field(True, description="False: it tells how sure something is, not that somebody says it.")


class SourceNounSpec(Spec):
    """Common nouns that can speak, by type; with the name under which an unnamed one is known."""

    nouns: tuple[str, ...] = Field(min_length=1, description="Singular; plurals are made.")
    type: SourceType = Field(description="What kind of source they are.")
    name: str | None = Field(None, description="Canonical name where nobody is named: officials, satellite imagery.")


class ReportingSpec(Spec):
    """`config/reporting.yaml`."""

    verbs: tuple[ReportingVerbSpec, ...] = Field((), description="Verbs of saying, showing and thinking.")
    nouns: tuple[ReportingNounSpec, ...] = Field((), description="Nouns that hold what somebody says.")
    phrases: tuple[ReportingPhraseSpec, ...] = Field((), description="Words that stand before a source.")
    reckonings: tuple[ReckoningSpec, ...] = Field((), description="Nouns behind which a clause is somebody's count.")
    adverbs: tuple[ReportingAdverbSpec, ...] = Field((), description="Words that report without a source.")
    adjectives: tuple[ReportingAdjectiveSpec, ...] = Field((), description="Adjectives that say how sure something is.")
    sources: tuple[SourceNounSpec, ...] = Field((), description="Common nouns that can speak.")
    media: tuple[str, ...] = Field((), description="Names of news media that carry what others say.")
    negative_nouns: tuple[str, ...] = Field((), description="no evidence that, no sign that.")
    disproving: tuple[str, ...] = Field((), description="Words that make what a report says untrue: called it a lie.")
    light_verbs: tuple[str, ...] = Field((), description="Verbs that lend a noun their subject: make the claim that.")
    refusing_verbs: tuple[str, ...] = Field((), description="Verbs that take away a report: refuse to confirm.")
    additive: tuple[str, ...] = Field((), description="Adverbs that continue a source's words: also, further.")
    continuing: tuple[str, ...] = Field((), description="Nouns that take up what was said: the weapons, these troops.")
    comments: tuple[str, ...] = Field((), description="Verbs by which the author comments: this underscores.")
    labels: tuple[str, ...] = Field((), description="Words before a headline's colon that are no speaker: analysis.")
