"""Claims in, a paragraph out: each clause worded by the template of its kind, with its voice and its citations."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from briefing.compose import numbers
from briefing.compose.clauses import Clause, Voice, joint, plan, rivals, voice_of
from briefing.compose.english import capitalise, listing
from briefing.compose.marks import Prose, bare
from briefing.compose.names import Name
from briefing.compose.views import ClaimView, FactView, Scope

#: (kind, variant, clause) → the clause in words, or None where the kind has no wording of its own.
Wording = Callable[[Clause, int], Prose]
#: fact refs → citation mark.
Cite = Callable[[Iterable[str]], Prose]

#: How many speakers are named before the rest become "others".
_SPEAKERS = 4
_FRAMES_NAMED = (
    "{name} {says} that {clause}",
    "according to {name}, {clause}",
    "{clause}, {name} {says}",
    "{clause}, according to {name}",
)
_FRAMES_SOURCE = ("{name} {says} that {clause}", "{clause}, {name} {says}", "by {whose} account, {clause}")


class Writer:
    """Writes sentences and paragraphs for one section, keeping its discourse."""

    def __init__(self, scope: Scope, wording: Wording, cite: Cite) -> None:
        self.scope = scope
        self.wording = wording
        self.cite = cite

    def paragraph(self, claims: Iterable[ClaimView]) -> Prose:
        """One paragraph on `claims`, each sentence cited; empty where there is nothing to say."""
        fresh = [c for c in claims if c.id not in self.scope.discourse.said]
        sentences: list[str] = []
        previous: Clause | None = None
        for clause in plan(fresh, self.scope):
            sentences.append(self._sentence(clause, previous))
            sentences.extend(self._readings(clause))
            self.scope.discourse.said.update(c.id for c in clause.claims)
            previous = clause
        return Prose(" ".join(sentences))

    def sentence(self, claims: Iterable[ClaimView]) -> Prose:
        """One cited sentence on claims that agree in all but their items; further ones are left out."""
        clauses = plan(claims, self.scope)
        return Prose(self._sentence(clauses[0], None)) if clauses else Prose("")

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

    def speakers(self, facts: Iterable[FactView]) -> Prose:
        """The voices of the facts, each once: "the DIA and one source"."""
        said = [self._speaker(voice_of(f._fact, self.scope)) for f in facts]
        names = list(dict.fromkeys(said))
        return Prose(listing(names if len(names) <= _SPEAKERS else [*names[: _SPEAKERS - 1], "others"]))

    def _sentence(self, clause: Clause, previous: Clause | None) -> str:
        discourse = self.scope.discourse
        if previous is not None and rivals(previous, clause) and previous.voice.key != clause.voice.key:
            text = self._contrast(clause)
        else:
            variant = discourse.kinds.get(clause.kind, 0)
            discourse.kinds[clause.kind] = variant + 1
            text = self._framed(clause, variant, previous)
        return self._close(text, clause.refs)

    def _close(self, text: str, refs: Iterable[str]) -> str:
        return f"{capitalise(text)}.{self.cite(refs)}"

    def _framed(self, clause: Clause, variant: int, previous: Clause | None) -> str:
        said = clause.voice
        if said.kind == "agreed" or said.name == clause.lead._claim.actor:
            return self.wording(clause, variant)
        frames = self.scope.discourse.frames
        same = previous is not None and previous.voice.key == said.key
        turn = len(frames)
        frames.append(said.key)
        if said.kind == "unnamed":
            name = self._speaker(said)
            if self._imagery(said):
                show = "show" if self._plural(said) else "shows"
                return f"{name} {show} that {self.wording(clause, variant)}"
            return f"according to {name}, {self.wording(clause, variant)}"
        if same:
            worded = self.wording(clause, variant)
            again, plural = self._again(said), self._plural(said)
            if turn % 2:
                return f"{again} also {'say' if plural else 'says'} that {worded}"
            return f"{again} {'add' if plural else 'adds'} that {worded}"
        if said.kind == "authority":
            pattern = _FRAMES_NAMED[turn % len(_FRAMES_NAMED)]
        else:
            pattern = _FRAMES_SOURCE[turn % len(_FRAMES_SOURCE)]
        # The order in which names are printed is the order in which they are introduced.
        if pattern.startswith("{clause}"):
            worded = self.wording(clause, variant)
            name = self._speaker(said)
        else:
            name = self._speaker(said)
            worded = self.wording(clause, variant)
        return pattern.format(name=name, whose=_possess(name), says=self._says(said, clause), clause=worded)

    def _contrast(self, clause: Clause) -> str:
        said = clause.voice
        if said.kind == "agreed":
            return f"other origins speak of {clause.things}"
        return f"{self._speaker(said)} {self._speaks(said)} of {clause.things}"

    def _readings(self, clause: Clause) -> Iterable[str]:
        """Figures of the same claims that the clause leaves out, each with who gives it."""
        for fact in clause.untold:
            figure = fact.figure
            if figure is None:
                continue
            said = voice_of(fact._fact, self.scope)
            value = self._value(figure.low, figure.high, figure.approximate, figure.unit, figure.refs)
            noun = fact.item if len(clause.claims) > 1 or clause.voice.kind == "agreed" else None
            yield self._close(
                f"{self._speaker(said)} {self._speaks(said)} of {value}{f' {noun}' if noun else ''}", figure.refs
            )

    def _speaks(self, said: Voice) -> str:
        return "speak" if self._plural(said) else "speaks"

    def _value(
        self, low: float | None, high: float | None, approximate: bool, unit: str | None, refs: tuple[str, ...]
    ) -> Prose:
        return self.scope.recorder.mark(numbers.bounds(low, high, approximate, unit), "facts", refs)

    def _speaker(self, said: Voice) -> str:
        if said.kind == "unnamed":
            if self._imagery(said):
                return self._name(said.name)
            return f"unnamed {said.name}" if self._plural(said) else f"an unnamed {said.name}"
        if said.kind in ("authority", "outlet"):
            return self._name(said.name)
        seen = [k for k in self.scope.discourse.frames[:-1] if k.startswith("source:")]
        if said.key in seen:
            return "the same source" if seen[-1] == said.key and len(set(seen)) == 1 else "an earlier source"
        return "another source" if seen else "one source"

    def _again(self, said: Voice) -> str:
        return "they" if self._plural(said) else "the same source" if said.kind == "source" else "it"

    def _name(self, canonical: str) -> str:
        name = self.scope.name(canonical)
        assert name is not None
        return str(name)

    def _plural(self, said: Voice) -> bool:
        if said.kind == "unnamed":
            return said.name.endswith("s")
        return (
            said.kind == "authority"
            and Name(said.name, self.scope.lexicon, self.scope.recorder, self.scope.discourse).plural
        )

    def _imagery(self, said: Voice) -> bool:
        spec = self.scope.lexicon.entities.get(said.name)
        return spec is not None and spec.type == "imagery"

    def _says(self, said: Voice, clause: Clause) -> str:
        singular, plural = {
            "alleged": ("alleges", "allege") if said.kind == "authority" else ("says", "say"),
            "speculated": ("suggests", "suggest"),
        }.get(clause.modality, ("reports", "report") if said.kind == "outlet" else ("says", "say"))
        return plural if self._plural(said) else singular


def _possess(name: str) -> str:
    return name + ("’" if bare(name).endswith("s") else "’s")
