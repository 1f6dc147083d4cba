"""Facts and claims in, who is said to say them out: an authority, an outlet, unnamed reports, an unsigned source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from briefing.compose import dates
from briefing.compose.claim_views import ClaimView
from briefing.compose.english import article, is_irregular_plural, listing, possessive
from briefing.compose.marks import Prose, escape
from briefing.compose.names import Name, is_function_word, is_mass, is_post, noun_head, printed
from briefing.compose.offices import belonging, introduction, tells_whose
from briefing.compose.views import Scope
from briefing.model import Fact

#: How many speakers are named before the rest become "others".
_NAMED = 4
_DETERMINERS = ("a", "an", "one", "the", "two", "some", "several", "its", "their", "his", "her", "our", "my", "this")
#: Words with which a text speaks of itself: "our calculation" is the paper's.
_OWN = ("our", "my")
VoiceKind = Literal["agreed", "authority", "unnamed", "outlet", "unsigned"]
#: Source types that say what a text is of, not what it is: a digest of an article is quoted as the article.
_PLAIN_TYPES = ("digest", "article")


@dataclass(frozen=True)
class Voice:
    """Who is said to say it: several origins, an authority, unnamed reports, an outlet, or an unsigned source."""

    kind: VoiceKind
    #: Canonical name of the authority or outlet; the phrase of unnamed ones ("reports"); empty otherwise.
    name: str
    source: str
    #: The listed state or body that somebody of no list speaks for; empty otherwise.
    speaks_for: str = ""

    @property
    def key(self) -> str:
        """Voices of one key are one: unnamed reports in two sources are two."""
        return f"{self.kind}:{self.name}:{self.source if self.kind == 'unnamed' or not self.name else ''}"


def voice(claim: ClaimView) -> Voice:
    """The voice of a claim: agreed where two independent origins carry it, otherwise its one origin."""
    replaced = claim._assessment.superseded
    lead = next((fact for fact in claim.raw_facts if fact.id not in replaced), claim.raw_facts[0])
    if claim.corroborated:
        return Voice("agreed", "", lead.source)
    said, origin = voice_of(lead, claim._scope), next(iter(claim._assessment.origins), None)
    if said.kind == "outlet" and origin is not None and origin.kind == "wire":
        return replace(said, name=claim._scope.lexicon.called(origin.name))  # a copy is the word of the wire
    return said


def voice_of(fact: Fact, scope: Scope) -> Voice:
    """The voice of one fact: its attribution, or the outlet or author, or the source as such."""
    own = fact.attribution is not None and fact.attribution.split(" ", 1)[0] in _OWN
    if fact.attribution is not None and not own and not is_function_word(fact.attribution):
        known = scope.name(fact.attribution)
        spec = scope.lexicon.entities.get(fact.attribution)
        named = known is not None and known.known and (spec is None or spec.type not in ("unnamed", "imagery"))
        proper = spec is None and fact.attribution.rsplit(" ", 1)[-1].lstrip("(")[:1].isupper()
        if named or (proper and (fact.speaks_for or not is_post(fact.attribution))):
            return Voice("authority", fact.attribution, fact.source, fact.speaks_for or "")
        return Voice("unnamed", fact.attribution, fact.source)
    return outlet(fact.source, scope)


def outlet(source_id: str, scope: Scope) -> Voice:
    """The voice of a source itself: its outlet or author, else the source as such."""
    source = scope.situation.document[source_id].source
    signed = scope.lexicon.called(source.publisher or source.author or "")
    known = scope.lexicon.entities.get(signed)
    if known is not None and known.type != "media":
        return Voice("authority", signed, source_id)  # a ministry that publishes says it itself
    return Voice("outlet", signed, source_id) if signed else Voice("unsigned", "", source_id)


class Speakers:
    """Names those who speak as prose does: introduced once in a section, short afterwards."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def name(self, said: Voice) -> Prose:
        """The voice as the subject of a sentence: "the US Defense Intelligence Agency", "an unsigned article of …"."""
        if said.kind == "unsigned":
            return self._unsigned(said.source)
        if said.name == self.scope.situation.document[said.source].source.publisher and said.name[:1].islower():
            return printed(said.name, self.scope.recorder)  # "dpa", "taz": names, however small they are written
        if said.kind == "unnamed" and said.name not in self.scope.lexicon.entities:
            noun = escape(said.name.replace("'", "’"))
            if is_post(said.name):
                return Prose(f"the {noun.removeprefix('The ').removeprefix('the ')}")
            if "’s " in noun:  # "Ukraine’s spy chief", but "the agency’s chief"
                return Prose(f"the {noun}" if noun[0].islower() and not self._determined(said) else noun)
            if self.plural(said) or self._determined(said) or is_mass(said.name):
                return noun
            return Prose(f"{article(noun)} {noun}")
        found = self.scope.name(said.name)
        assert found is not None
        lead = self._introduction(said) if said.name not in self.scope.discourse.mentioned else ""
        return Prose(f"{printed(lead, self.scope.recorder)} {found}" if lead else str(found))

    def _introduction(self, said: Voice) -> str:
        """Who a person is, before the name."""
        lexicon = self.scope.lexicon
        spec = lexicon.entities.get(said.name)
        if spec is not None:
            return introduction(spec, self.scope.situation.document[said.source].source.published, lexicon)
        if not said.speaks_for or tells_whose(said.name, said.speaks_for, lexicon):
            return ""
        return possessive(belonging(said.speaks_for, lexicon))

    def names(self, voices: Iterable[Voice]) -> Prose:
        """The voices, each once: "the DIA, Globe Echo and an unsigned article of 14 June 2024"."""
        each = [one for said in voices for one in self._apart(said)]
        names = list(dict.fromkeys(str(self.name(v)) for v in self.distinct(each)))
        return Prose(listing(names if len(names) <= _NAMED else [*names[: _NAMED - 1], "others"]))

    def _apart(self, said: Voice) -> list[Voice]:
        """Those who speak as one, each by itself: "Russia and North Korea" are two."""
        found = self.scope.name(said.name) if said.kind == "authority" else None
        return [said] if found is None else [replace(said, name=name) for name in found.members()]

    def distinct(self, voices: Iterable[Voice]) -> list[Voice]:
        """The voices, each once; beside a state or body, whoever speaks for it adds nobody."""
        once = {v.key: v for v in voices}
        heard = {v.name for v in once.values()}
        return [v for v in once.values() if heard.isdisjoint(self._speaks_for(v))]

    def _speaks_for(self, said: Voice) -> list[str]:
        """The body and the state that a person or officials speak for; nobody for whatever is a body itself."""
        entities = self.scope.lexicon.entities
        spec = entities.get(said.name)
        if spec is not None:
            return [spec.of] if spec.type in ("person", "group") and spec.of else []
        body = entities.get(said.speaks_for)
        return [name for name in (said.speaks_for, body.of if body is not None else None) if name]

    def again(self, said: Voice) -> str:
        """The pronoun for a voice that has just spoken."""
        if self.plural(said):
            return "they"
        spec = self.scope.lexicon.entities.get(said.name)
        return spec.pronoun if spec is not None and spec.pronoun != "they" else "it"

    def plural(self, said: Voice) -> bool:
        """Whether the voice takes a plural verb."""
        if said.kind == "unnamed":
            head = noun_head(said.name)
            return head.endswith("s") or is_irregular_plural(head)
        if said.kind == "outlet":  # two who sign it; a publisher with "and" in its name is one
            return self.scope.situation.document[said.source].source.publisher is None and " and " in said.name
        if said.kind != "authority":
            return False
        return Name(said.name, self.scope.lexicon, self.scope.recorder, self.scope.discourse).plural

    def shows(self, said: Voice) -> bool:
        """Whether the voice is a picture or a document that shows, and says nothing."""
        return said.kind == "unnamed" and self._imagery(said)

    def _imagery(self, said: Voice) -> bool:
        spec = self.scope.lexicon.entities.get(said.name)
        return spec is not None and spec.type == "imagery"

    def _determined(self, said: Voice) -> bool:
        """Whether the words for an unnamed voice open as a noun phrase does: "its intelligence service"."""
        return said.name.split(" ", 1)[0] in _DETERMINERS

    def _unsigned(self, source_id: str) -> Prose:
        source = self.scope.situation.document[source_id].source
        noun = "article" if source.type in _PLAIN_TYPES else source.type.replace("_", " ")
        known = self.scope.discourse.sources
        twins = [
            s for s in known if s != source_id and self.scope.situation.document[s].source.published == source.published
        ]
        when = Prose("")
        if source.published:
            ref = f"meta:source.{source_id}.published"
            when = Prose(f" of {self.scope.recorder.mark(dates.date(source.published), 'meta', (ref,))}")
        if source_id in known and not twins:
            return Prose(f"the {noun}{when}") if when else Prose(f"the undated {noun}")
        known.setdefault(source_id)
        unsigned = "unsigned" if when else "undated, unsigned"
        return Prose(f"{'another' if twins else 'an'} {unsigned} {noun}{when}")
