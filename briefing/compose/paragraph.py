"""Claims in, prose out: each clause worded by the template of its kind, with its voice and its citations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import replace

from briefing.compose import dates, numbers
from briefing.compose.claim_views import ClaimView
from briefing.compose.clauses import Clause
from briefing.compose.english import capitalise, possessive
from briefing.compose.marks import Prose, bare
from briefing.compose.planning import joint, paragraphs, plan, rivals, telling, threaded
from briefing.compose.views import DateView, FactView, Scope
from briefing.compose.voices import Speakers, Voice, voice_of

#: (clause, variant) → the clause in the words of its kind.
Wording = Callable[[Clause, int], Prose]
#: fact refs → citation mark.
Cite = Callable[[Iterable[str]], Prose]

#: Words beyond which a sentence takes no further clause.
_FULL = 26
_FRAMES = {
    "authority": (
        "{name} {says} that {clause}",
        "{clause}, {name} {says}",
        "according to {name}, {clause}",
        "{clause}, according to {name}",
    ),
    "outlet": ("{name} {says} that {clause}", "{clause}, {name} {says}", "by {whose} account, {clause}"),
    "unsigned": ("{name} {says} that {clause}", "{clause}, according to {name}"),
    "unnamed": ("according to {name}, {clause}", "{clause}, {name} {says}"),
    "agreed": ("{count} independent sources say that {clause}", "by {count} independent accounts, {clause}"),
}
#: What a speaker does with a figure that stands in a sentence of its own.
_GIVES = (("speaks of", "speak of"), ("gives a figure of", "give a figure of"))


class Writer:
    """Writes sentences and paragraphs for one section, keeping its discourse."""

    def __init__(self, scope: Scope, wording: Wording, cite: Cite) -> None:
        self.scope = scope
        self.wording = wording
        self.cite = cite
        self.speakers = Speakers(scope)

    def paragraphs(self, claims: Iterable[ClaimView], *, chronological: bool = False) -> Prose:
        """Paragraphs on `claims`, each sentence cited; in threads, or in the order of the claims where it is that of
        events. Claims already told in this section are passed over; empty where there is nothing to say."""
        fresh = telling((c for c in claims if c.id not in self.scope.discourse.said), self.scope)
        clauses = plan(fresh, self.scope)
        blocks = paragraphs(clauses if chronological else threaded(clauses))
        return Prose("\n\n".join(" ".join(self._block(block, chronological)) for block in blocks))

    def sentence(self, claims: Iterable[ClaimView]) -> Prose:
        """One cited sentence on claims that agree in all but their items; further ones are left out."""
        clauses = plan(claims, self.scope)
        return Prose(next(self._block(clauses[:1], False))) if clauses else Prose("")

    def clause(self, claims: Iterable[ClaimView], *, dated: bool = True, figures: bool = True) -> Prose:
        """The bare clause, without voice, full stop or citation; date and figures may stand elsewhere."""
        clauses = plan(claims, self.scope)
        if not clauses:
            return Prose("")
        shown = clauses[0].figures if figures else (None,) * len(clauses[0].figures)
        return self.wording(replace(clauses[0], dated=dated, figures=shown), 0)

    def joint(self, claims: Iterable[ClaimView]) -> Prose:
        """One clause on what the claims come to together."""
        clause = joint(tuple(claims), self.scope)
        return self.wording(clause, 0) if clause else Prose("")

    def voices(self, facts: Iterable[FactView]) -> Prose:
        """The voices of the facts, each once: "the DIA and Globe Echo"."""
        return self.speakers.names(voice_of(f._fact, self.scope) for f in facts)

    def _block(self, clauses: Sequence[Clause], chronological: bool) -> Iterator[str]:
        """The sentences of one paragraph."""
        previous: Clause | None = None
        rest = list(clauses)
        while rest:
            clause = rest.pop(0)
            readings = list(clause.untold)
            if previous is not None and rivals(previous, clause) and previous.voice.key != clause.voice.key:
                text, told = self._contrast(clause), [clause]
            else:
                front = chronological and len(self.scope.discourse.frames) % 2 == 1
                following = rest[0] if rest and not readings and not rivals(clause, rest[0]) else None
                text, told = self._framed(clause, previous, following, front)
            yield self._close(text, [r for c in told for r in c.refs])
            yield from self._denials(told)
            for fact in readings:
                yield self._reading(clause, fact)
            rest = rest[len(told) - 1 :]
            self.scope.discourse.said.update(c.id for t in told for c in t.claims)
            previous = None if readings else told[-1]

    def _close(self, text: str, refs: Iterable[str]) -> str:
        return f"{capitalise(text)}.{self.cite(refs)}"

    def _framed(
        self, clause: Clause, previous: Clause | None, following: Clause | None, front: bool
    ) -> tuple[str, list[Clause]]:
        """The clause with its voice, and the clauses told: the following one too where one sentence holds both."""
        said = clause.voice
        own = said.name == clause.lead._claim.actor
        frames = self.scope.discourse.frames
        turn = sum(key.partition(":")[0] == said.kind for key in frames)
        frames.append(said.key)
        doubtful = said.kind == "agreed" and clause.lead.confidence == "low"
        if own or (said.kind == "agreed" and not doubtful):
            return self._plain(clause, previous, front), [clause]
        if self.speakers.shows(said):
            pattern = "{name} {says} that {clause}"
        elif previous is not None and previous.voice.key == said.key and said.kind != "agreed":
            pattern = ("{again} {adds} that {clause}", "{again} also {says} that {clause}")[turn % 2]
        else:
            pattern = _FRAMES[said.kind][turn % len(_FRAMES[said.kind])]
        return self._filled(pattern, clause, following, front)

    def _filled(self, pattern: str, clause: Clause, following: Clause | None, front: bool) -> tuple[str, list[Clause]]:
        """The pattern with its parts, worded in the order in which they are printed: names are introduced once."""
        said = clause.voice
        told = [clause]
        if pattern.startswith("{clause}"):
            worded, name = self._worded(clause, front), self._speaker(clause)
        else:
            name, worded = self._speaker(clause), self._worded(clause)
            second = self._second(pattern, clause, following, worded)
            if second and following is not None:
                worded, told = Prose(f"{worded} and {second}"), [clause, following]
        plural = said.kind == "agreed" or self.speakers.plural(said)
        text = pattern.format(
            name=name,
            count=name,
            whose=possessive(name),
            again=self.speakers.again(said),
            adds="add" if plural else "adds",
            says=self._says(said, clause, plural),
            clause=worded,
        )
        return text, told

    def _second(self, pattern: str, clause: Clause, following: Clause | None, worded: Prose) -> Prose:
        """The following clause where it goes into the same sentence: the same voice and mood, and not too long."""
        if following is None or following.untold or pattern.startswith("by "):
            return Prose("")
        if following.voice != clause.voice or _verb_of(following) != _verb_of(clause):
            return Prose("")
        before = deepcopy(self._mentions())
        if following.lead._claim.actor == clause.lead._claim.actor:
            shorter = self._worded(replace(following, continues=True))
            second = Prose(shorter.removeprefix("it ").removeprefix("they "))
        else:
            second = Prose(f"{'that ' if 'that {clause}' in pattern else ''}{self._worded(following)}")
        if len(bare(worded).split()) + len(bare(second).split()) <= _FULL:
            return second
        self.scope.discourse.mentioned, self.scope.discourse.kinds = before
        return Prose("")

    def _mentions(self) -> tuple[set[str], dict[str, int]]:
        return self.scope.discourse.mentioned, self.scope.discourse.kinds

    def _plain(self, clause: Clause, previous: Clause | None, front: bool) -> str:
        """The clause as it stands, in no voice but ours; "it has also …" where the sentence before had its actor."""
        actor = clause.lead.actor
        if previous is not None and actor is not None and not actor.person and not front:
            same = previous.voice.kind == "agreed" and previous.lead._claim.actor == clause.lead._claim.actor
            if same and previous.lead.confidence != "low":
                text = self._worded(replace(clause, continues=True, also=True))
                if bare(text).startswith(("it ", "they ")):
                    return text
        return self._worded(clause, front)

    def _worded(self, clause: Clause, front: bool = False) -> Prose:
        """The clause in the words of its kind, another wording than the last time; its date before it if asked."""
        kinds = self.scope.discourse.kinds
        variant = kinds.get(clause.kind, 0)
        kinds[clause.kind] = variant + 1
        if front and len(clause.dates) == 1 and clause.dates[0].end is not None:
            lead = self._when(clause.dates[0])
            return Prose(f"{lead}, {self.wording(replace(clause, fronted=True), variant)}")
        return self.wording(clause, variant)

    def _when(self, date: DateView) -> Prose:
        return self.scope.recorder.mark(dates.when(date.start, date.end), "facts", date.refs)

    def _contrast(self, clause: Clause) -> str:
        if clause.voice.kind == "agreed":
            return f"other origins speak of {clause.things}"
        return f"{self.speakers.name(clause.voice)} {self._gives(clause.voice)} {clause.things}"

    def _reading(self, clause: Clause, fact: FactView) -> str:
        """A figure of the same claims that the clause leaves out, with who gives it."""
        figure = fact.figure
        assert figure is not None
        said = voice_of(fact._fact, self.scope)
        value = self.scope.recorder.mark(
            numbers.bounds(figure.low, figure.high, figure.approximate, figure.unit), "facts", figure.refs
        )
        noun = fact.item if len(clause.claims) > 1 or clause.voice.kind == "agreed" else None
        name = self.speakers.name(said)
        return self._close(f"{name} {self._gives(said)} {value}{f' {noun}' if noun else ''}", figure.refs)

    def _gives(self, said: Voice) -> str:
        discourse = self.scope.discourse
        discourse.frames.append(f"figure:{said.key}")
        turn = sum(key.startswith("figure:") for key in discourse.frames) - 1
        return _GIVES[turn % len(_GIVES)][self.speakers.plural(said)]

    def _denials(self, told: Sequence[Clause]) -> Iterator[str]:
        """Who denies what has just been told, where that is in dispute; once in a section for each dispute."""
        claims = [c for clause in told for c in clause.claims if not c.denial]
        disputes = {d.id: d for c in claims for d in c.discrepancies if d.about == "stance" and d.status == "open"}
        fresh = [d for d in disputes.values() if d.id not in self.scope.discourse.disputes]
        self.scope.discourse.disputes.update(disputes)
        facts = {f.id: f for d in fresh for p in d.positions if p.stance == "denies" for f in p.facts}
        voices = list(dict.fromkeys(voice_of(f._fact, self.scope) for f in facts.values()))
        if not voices:
            return
        parties = {told[0].lead._claim.actor, told[0].lead._claim.recipient}
        deniers = {part for v in voices for part in v.name.split(" and ")}
        if len(deniers) > 1 and deniers == parties:
            yield self._close("both sides deny it", [f"fact:{f}" for f in facts])
            return
        deny = "deny" if len(voices) > 1 or self.speakers.plural(voices[0]) else "denies"
        yield self._close(f"{self.speakers.names(voices)} {deny} it", [f"fact:{f}" for f in facts])

    def _speaker(self, clause: Clause) -> Prose:
        if clause.voice.kind != "agreed":
            return self.speakers.name(clause.voice)
        origins = clause.lead.origins
        refs = (f"count:independent sources={len(origins)}", *(f"meta:origin.{o.id}" for o in origins))
        return self.scope.recorder.mark(numbers.number(len(origins)), "count", refs)

    def _says(self, said: Voice, clause: Clause, plural: bool) -> str:
        return ("show", "shows")[not plural] if self.speakers.shows(said) else _verb_of(clause)[plural]


def _verb_of(clause: Clause) -> tuple[str, str]:
    """The verb of saying that fits the mood: singular, plural."""
    said = clause.voice.kind
    if clause.modality == "alleged" and said == "authority":
        return "alleges", "allege"
    if clause.modality == "speculated":
        return "suggests", "suggest"
    return ("reports", "report") if said == "outlet" else ("says", "say")
