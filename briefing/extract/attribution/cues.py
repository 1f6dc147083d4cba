"""ReportingSpec → tables: which word forms can report, and what they may bring in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from briefing.config.specs.reporting import (
    ReportingAdjectiveSpec,
    ReportingAdverbSpec,
    ReportingNounSpec,
    ReportingPhraseSpec,
    ReportingSpec,
    ReportingVerbSpec,
    SourceNounSpec,
)
from briefing.extract.attribution.lists import PUT, RIGHT, UPHOLDING
from briefing.extract.names.entities import plural
from briefing.extract.words.tokens import letters_in
from briefing.extract.words.verb_forms import FORMS

#: Words a regular verb doubles no consonant for are the rule; these endings do: admit, but not visit.
_VOWELS = "aeiou"


def _inflect(verb: str) -> tuple[str, ...]:
    """The regular forms of a one-word verb beside the base: -s, -ed, -ing."""
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    if verb.endswith("e"):
        return (f"{verb}s", f"{verb}d", f"{verb}eing" if verb.endswith("ee") else f"{verb[:-1]}ing")
    s = f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"
    return (s, f"{verb}ed", f"{verb}ing")


@dataclass(frozen=True, slots=True)
class Cues:
    """The reporting words of one configuration, looked up by lower-case form."""

    #: First word of the form → (following words, entry); longer ones first.
    verbs: dict[str, tuple[tuple[tuple[str, ...], ReportingVerbSpec], ...]]
    #: Verbs of one word that bring in more than figures: a clause with one of these is somebody's words.
    telling_verbs: frozenset[str]
    nouns: dict[str, ReportingNounSpec]
    #: First word → (all words, entry); longer ones first.
    phrases: dict[str, tuple[tuple[tuple[str, ...], ReportingPhraseSpec], ...]]
    adverbs: dict[str, ReportingAdverbSpec]
    adjectives: dict[str, ReportingAdjectiveSpec]
    #: Singular or plural of a noun of judging or counting → the prepositions that may open its phrase.
    reckonings: dict[str, frozenset[str]]
    #: Singular or plural of one or two words → entry.
    sources: dict[str, SourceNounSpec]
    media: frozenset[str]
    #: What images are called: what they show reaches no further than the sentence that says so.
    imagery: frozenset[str]
    negative_nouns: frozenset[str]
    refusing: frozenset[str]
    #: What is called so is denied: baseless, a lie.
    disproving: frozenset[str]
    #: Every form of the verbs that lend a noun their subject: make the claim that.
    light: frozenset[str]
    additive: frozenset[str]
    continuing: frozenset[str]
    comments: frozenset[str]
    #: Words before the colon of a headline that name a section, not a speaker.
    labels: frozenset[str]
    #: Every lower-case word that can open a cue.
    openers: frozenset[str] = field(default=frozenset())
    #: Words of which every cue has one: a sentence without any of them has no attribution, unless by a colon.
    telling: frozenset[str] = field(default=frozenset())

    def may_report(self, sentence: str) -> bool:
        """Whether some word of a sentence can open a cue."""
        return not self.telling.isdisjoint(letters_in(sentence))


def compile_cues(spec: ReportingSpec) -> Cues:
    """The tables of `spec`."""
    verbs = _verbs(spec)
    nouns: dict[str, ReportingNounSpec] = {}
    for noun in spec.nouns:
        nouns[noun.noun] = noun
        nouns[noun.plural or plural(noun.noun)] = noun
    phrases: dict[str, list[tuple[tuple[str, ...], ReportingPhraseSpec]]] = {}
    for phrase in spec.phrases:
        words = tuple(phrase.words.split())
        phrases.setdefault(words[0], []).append((words, phrase))
    reckonings = _reckonings(spec)
    sources: dict[str, SourceNounSpec] = {}
    for source in spec.sources:
        for noun_ in source.nouns:
            sources[noun_] = source
            sources[plural(noun_)] = source
    adverbs = {a.word: a for a in spec.adverbs}
    adjectives = {word: a for a in spec.adjectives for word in a.words}
    single = (
        frozenset(verbs)
        | frozenset(n.split()[-1] for n, spec in nouns.items() if spec.opens)
        | frozenset(reckonings)
        | frozenset(adverbs)
        | frozenset(adjectives)
        | frozenset(spec.disproving)
        | PUT
        | RIGHT
        | UPHOLDING
    )
    return Cues(
        verbs=verbs,
        telling_verbs=frozenset(
            w for w, rows in verbs.items() if any(not rest and v.takes != ("figures",) for rest, v in rows)
        ),
        nouns=nouns,
        phrases={k: tuple(sorted(v, key=lambda e: -len(e[0]))) for k, v in phrases.items()},
        reckonings=reckonings,
        adverbs=adverbs,
        sources=sources,
        media=frozenset(m.lower() for m in spec.media),
        imagery=frozenset(s.name for s in spec.sources if s.type == "imagery" and s.name),
        negative_nouns=frozenset(f for n in spec.negative_nouns for f in (n, plural(n))),
        disproving=frozenset(spec.disproving),
        refusing=_every_form(spec.refusing_verbs),
        adjectives=adjectives,
        light=_every_form(spec.light_verbs),
        additive=frozenset(spec.additive),
        continuing=frozenset(spec.continuing),
        comments=frozenset(spec.comments),
        labels=frozenset(spec.labels),
        openers=single | frozenset(phrases),
        telling=single | {max(words, key=len) for found in phrases.values() for words, _ in found},
    )


def _verbs(spec: ReportingSpec) -> dict[str, tuple[tuple[tuple[str, ...], ReportingVerbSpec], ...]]:
    """The first word of each form of each verb → the words behind it, most first, and the verb."""
    found: dict[str, list[tuple[tuple[str, ...], ReportingVerbSpec]]] = {}
    for verb in spec.verbs:
        base, *particle = verb.lemma.split()
        forms = [f.split() for f in verb.forms] or [[f, *particle] for f in _inflect(base)]
        for first, *rest in [[base, *particle], *forms]:
            entry = (tuple(rest), verb)
            if entry not in found.setdefault(first, []):
                found[first].append(entry)
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}


def _reckonings(spec: ReportingSpec) -> dict[str, frozenset[str]]:
    """Each noun of judging or counting, singular and plural → the prepositions before it."""
    reckonings: dict[str, frozenset[str]] = {}
    for group in spec.reckonings:
        for form in (form for noun in group.nouns for form in (noun, plural(noun))):
            reckonings[form] = reckonings.get(form, frozenset()).union(group.after)
    return reckonings


def _every_form(lemmas: Iterable[str]) -> frozenset[str]:
    """All forms of the given verbs that the table of verbs knows."""
    wanted = frozenset(lemmas)
    return frozenset(form for form, readings in FORMS.items() if any(lemma in wanted for lemma, _ in readings))
