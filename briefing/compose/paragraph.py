"""Claims in, prose out: each clause worded by the template of its kind, with its voice and its citations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import replace

from briefing.compose import dates, numbers
from briefing.compose.claim_views import ClaimView
from briefing.compose.clauses import Clause
from briefing.compose.english import capitalise, possessive
from briefing.compose.joining import apart, contrasts, gapped, same_day
from briefing.compose.marks import Prose, bare
from briefing.compose.planning import joint, paragraphs, plan, rivals, threaded
from briefing.compose.readings import readings_of, speaks, verb_of
from briefing.compose.telling import telling
from briefing.compose.views import DateView, FactView, Scope
from briefing.compose.voices import Speakers, Voice, outlet, voice, voice_of

#: (clause, variant) → the clause in the words of its kind.
Wording = Callable[[Clause, int], Prose]
#: fact refs → citation mark.
Cite = Callable[[Iterable[str]], Prose]

#: Stands for the things of a clause while its words are put around it; no source can bring it in.
_GAP = Prose("\uf8ff")
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
    "quoted": ("{source} reports, citing {name}, that {clause}", "{clause}, {source} reports, citing {name}"),
    "both": ("{name} each {says} that {clause}", "according to both {name}, {clause}"),
    "agreed": ("{count} independent sources {says} that {clause}", "by {count} independent accounts, {clause}"),
}
#: How what is told begins and is reached, where it is a plan.
_PHASES = {
    "planned": ("is to begin", "is due"),
    "possible ahead": ("may begin", "may happen"),
    "once possible": ("might begin", "might happen"),
    **dict.fromkeys(("was planned", "once planned"), ("was to begin", "was due")),
}


class Writer:
    """Writes sentences and paragraphs for one section, keeping its discourse."""

    def __init__(self, scope: Scope, wording: Wording, cite: Cite) -> None:
        self.scope = scope
        self.wording = wording
        self.cite = cite
        self.speakers = Speakers(scope)
        #: The first words of the last sentence.
        self._opened: tuple[str, ...] = ()
        #: Who alone has just been said to date something.
        self._dated: Voice | None = None

    def paragraphs(self, claims: Iterable[ClaimView], *, chronological: bool = False) -> Prose:
        """Paragraphs on `claims`, each sentence cited; in threads, or in the order of the claims where it is that of
        events. Claims already told in this section are passed over; empty where there is nothing to say."""
        fresh = telling((c for c in claims if c.id not in self.scope.discourse.said), self.scope)
        clauses = self._worth_telling(plan(fresh, self.scope))
        blocks = paragraphs(clauses if chronological else threaded(clauses))
        return Prose("\n\n".join(" ".join(self._block(block, chronological)) for block in blocks))

    def sentence(self, claims: Iterable[ClaimView]) -> Prose:
        """One cited sentence on claims that agree in all but their items; further ones are left out."""
        clauses = plan(claims, self.scope)
        return Prose(next(self._block(clauses[:1], False))) if clauses else Prose("")

    def tells(self, claim: ClaimView) -> bool:
        """Whether there is enough in the claim for a sentence."""
        clauses = plan(telling([claim], self.scope), self.scope)
        return bool(clauses and self._words(clauses[0]))

    def _worth_telling(self, clauses: Iterable[Clause]) -> list[Clause]:
        """Those that have words; of several that read alike the first in one voice, and none beside what is agreed."""
        told: dict[tuple[str, str], Clause] = {}
        for clause in clauses:
            if words := self._words(clause):
                agreed = clause.voice.kind == "agreed"
                told.setdefault((words, "" if agreed else voice(clause.lead).key), clause)
        return [c for (words, said), c in told.items() if not said or (words, "") not in told]

    def _words(self, clause: Clause) -> str:
        """The words of a clause, without their being told by that."""
        before = deepcopy(self.scope.discourse)
        words = self.wording(clause, 0)
        self.scope.discourse = before
        return bare(words)

    def clause(
        self,
        claims: Iterable[ClaimView],
        *,
        dated: bool = True,
        figures: bool = True,
        variant: int = 0,
        after: Clause | None = None,
    ) -> Prose:
        """The bare clause, without voice, full stop or citation; date and figures may stand elsewhere, and the actor
        that it shares with `after` is a pronoun."""
        clauses = plan(claims, self.scope)
        if not clauses:
            return Prose("")
        shown = clauses[0].figures if figures else (None,) * len(clauses[0].figures)
        goes_on = after is not None and after.lead._claim.actor == clauses[0].lead._claim.actor
        return self.wording(replace(clauses[0], dated=dated, figures=shown, continues=goes_on), variant)

    def joint(self, claims: Iterable[ClaimView], variant: int = 0, dated: bool = True) -> Prose:
        """One clause on what the claims come to together."""
        clause = joint(tuple(claims), self.scope)
        return self.wording(replace(clause, dated=clause.dated and dated), variant) if clause else Prose("")

    def happened(self, claim: ClaimView) -> Prose:
        """The clause as a question of time asks for it: in the past, without figure and date."""
        clauses = plan([claim], self.scope)
        return self.wording(replace(clauses[0], dated=False, figures=(None,), mood="past"), 0) if clauses else Prose("")

    def counted(self, claim: ClaimView) -> tuple[Prose, Prose]:
        """What a figure of the claim counts, and its clause around that: "missiles", "North Korea has sent to Russia".

        The clause alone where it opens with them otherwise: "North Koreans have been killed". Both are empty for what
        is measured, not counted.
        """
        clause = self.uncounted(claim)
        if clause is None or claim.noun is None or (claim.figure and claim.figure.unit != "count"):
            return Prose(""), Prose("")
        before, gap, after = str(self.wording(replace(clause, gap=_GAP), 1)).partition(_GAP)
        if not gap and not self._names_actor(before, claim):
            return Prose(before), Prose("")
        if not gap or not claim.many:
            return Prose(""), Prose("")
        return claim.noun, Prose(" ".join(part for part in (before.strip(), after.strip()) if part))

    def _names_actor(self, words: str, claim: ClaimView) -> bool:
        discourse = deepcopy(self.scope.discourse)
        named = claim.actor is not None and str(claim.actor) in words
        self.scope.discourse = discourse
        return named

    def uncounted(self, claim: ClaimView) -> Clause | None:
        """The claim's clause without its figure, and without its date where that is not the figure's own."""
        clauses = plan([claim], self.scope)
        return replace(clauses[0], figures=(None,), dated=clauses[0].figures != (None,)) if clauses else None

    def voices(self, facts: Iterable[FactView]) -> Prose:
        """The voices of the facts, each once: "the DIA and Globe Echo"."""
        return self.speakers.names(voice_of(f._fact, self.scope) for f in facts)

    def _block(self, clauses: Sequence[Clause], chronological: bool) -> Iterator[str]:
        """The sentences of one paragraph."""
        previous: Clause | None = None
        denials: list[str] = []
        rest = list(clauses)
        while rest:
            clause = rest.pop(0)
            if all(c.id in self.scope.discourse.said for c in clause.claims):
                continue
            readings = clause.untold
            if previous is not None and contrasts(previous, clause):
                text, told = self._contrast(clause), [clause]
            else:
                front = chronological and len(self.scope.discourse.frames) % 2 == 1
                following = rest[0] if rest and not readings and not rivals(clause, rest[0]) else None
                text, told = self._framed(clause, None if denials else previous, following, front)
            yield self._close(text, [r for c in told for r in c.refs])
            yield from self._ends(told)
            yield from (denials := list(self._denials(told)))
            spoke = None if denials else self._dated or clause.voice
            for said, refs in readings_of(clause, readings, spoke, self.speakers):
                yield self._close(said, refs)
            rest = rest[len(told) - 1 :]
            self.scope.discourse.said.update(c.id for t in told for c in t.claims)
            previous = None if readings else told[-1]

    def _close(self, text: str, refs: Iterable[str]) -> str:
        self._opened = _opening(text)
        return f"{capitalise(text)}.{self.cite(refs)}"

    def _framed(
        self, clause: Clause, previous: Clause | None, following: Clause | None, front: bool
    ) -> tuple[str, list[Clause]]:
        """The clause with its voice, and the clauses told: the following one too where one sentence holds both."""
        said = clause.voice
        own = self._speaks_for(said, clause)
        frames = self.scope.discourse.frames
        turn = sum(key.partition(":")[0] == said.kind for key in frames)
        frames.append(said.key)
        doubtful = said.kind == "agreed" and clause.doubtful
        if own or (said.kind == "agreed" and not doubtful):
            before = deepcopy(self.scope.discourse)
            text = self._plain(clause, previous, front)
            if own or not bare(text)[:1].isdigit():
                return text, [clause]
            self.scope.discourse = before
        own_deed = said.kind == "authority" and said.name == clause.lead._claim.actor
        if own_deed:  # "Kyiv says that it struck the depot"
            clause = replace(clause, continues=True)
        goes_on = previous is not None and said.kind != "agreed" and said.key in self._heard(previous)
        if self.speakers.shows(said) or (own_deed and not goes_on):
            pattern = "{name} {says} that {clause}"
        elif goes_on:
            pattern = ("{again} {adds} that {clause}", "{again} also {says} that {clause}")[turn % 2]
        else:
            quoted = said.kind == "unnamed" and not self.speakers.plural(said)
            kind = "quoted" if quoted else "both" if self._both(clause) else said.kind
            return self._varied(_FRAMES[kind], turn, clause, following, front)
        return self._filled(pattern, clause, following, front)

    def _heard(self, clause: Clause) -> tuple[str, ...]:
        """Keys of those whose word it is: who says it, and the paper that is named where that one has no name."""
        said = clause.voice
        passed_on = said.kind == "unnamed" and not self.speakers.plural(said)
        return (said.key, outlet(said.source, self.scope).key) if passed_on else (said.key,)

    def _speaks_for(self, said: Voice, clause: Clause) -> bool:
        """Whether the clause needs no words for whose word it is, because its actor says it: who accuses, denies or
        plans, and whose body alleges or asserts it. Who reports what he did is named like anybody who reports it.
        """
        actor, spec = clause.lead._claim.actor, self.scope.lexicon.entities.get(said.name)
        body = spec is not None and spec.of is not None and spec.of == actor
        asserts = clause.modality == "asserted" and spec is not None and spec.type != "person"
        own = clause.modality != "reported" and said.name == actor
        return own or (body and (clause.modality == "alleged" or asserts))

    def _varied(
        self, patterns: Sequence[str], turn: int, clause: Clause, following: Clause | None, front: bool
    ) -> tuple[str, list[Clause]]:
        """The pattern whose turn it is, or the next that does not open as the last sentence did."""
        text, told = "", [clause]
        for n in range(len(patterns)):
            before = deepcopy(self.scope.discourse)
            text, told = self._filled(patterns[(turn + n) % len(patterns)], clause, following, front)
            if _opening(text) != self._opened and not bare(text)[:1].isdigit():
                break
            self.scope.discourse = before
        return text, told

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
            source=self.speakers.name(outlet(said.source, self.scope)) if "{source}" in pattern else "",
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
        if (
            (following.thread == clause.thread and not apart(clause, following))
            or following.voice != clause.voice
            or verb_of(following) != verb_of(clause)
        ):
            return Prose("")
        before = deepcopy(self.scope.discourse)
        then = same_day(clause, following)
        following = replace(following, dated=not then)
        pronoun = str(following.lead.actor and replace(following.lead.actor, pronoun=True))
        same = following.lead._claim.actor == clause.lead._claim.actor  # not "deliveries fell and sent arms"
        if same and self._words(replace(clause, continues=True)).startswith(pronoun):
            shorter = self._worded(replace(following, continues=True))
            second = gapped(worded, shorter.removeprefix(f"{pronoun} "))
        else:
            second = Prose(f"{'that ' if 'that {clause}' in pattern else ''}{self._worded(following)}")
        second = Prose(f"{second} the same day") if then else second
        if len(bare(worded).split()) + len(bare(second).split()) <= _FULL:
            return second
        self.scope.discourse = before
        return Prose("")

    def _plain(self, clause: Clause, previous: Clause | None, front: bool) -> str:
        """The clause as it stands, in no voice but ours; "it has also …" where the sentence before had its actor."""
        actor = clause.lead.actor
        if previous is not None and actor is not None and not actor.person and not front:
            own = actor.known and previous.voice.key == clause.voice.key and self._speaks_for(previous.voice, previous)
            same = previous.lead._claim.actor == clause.lead._claim.actor
            sure = previous.voice.kind == "agreed" and not previous.doubtful
            if same and (own or sure) and self._opened[:1] not in (("it",), ("they",)):
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
        return self.scope.recorder.mark(dates.when(date.start, date.end, deadline=date.deadline), "facts", date.refs)

    def _contrast(self, clause: Clause) -> str:
        if clause.voice.kind == "agreed":
            return f"other origins speak of {clause.things}"
        return f"{self.speakers.name(clause.voice)} {speaks(clause.voice, self.speakers)} of {clause.things}"

    def _ends(self, told: Sequence[Clause]) -> Iterator[str]:
        """Since or until when, on the word of those who say so, of what others tell without it; of one telling once."""
        self._dated = None
        ends: dict[tuple[str | None, str | None, tuple[Voice, ...]], list[DateView]] = {}
        printed = {(date.start, date.end) for clause in told for date in clause.dates}
        for claim in (c for clause in told for c in clause.claims if c.shared_date is None):
            if (date := claim.date) is not None and (date.start, date.end) not in printed:
                by = dict.fromkeys(voice_of(f, self.scope) for f in claim.raw_facts if f.date_start or f.date_end)
                ends.setdefault((date.start, date.end, tuple(by)), []).append(date)
        for n, ((start, end, voices), dated) in enumerate(ends.items()):
            refs = tuple(dict.fromkeys(ref for one in dated for ref in one.refs))
            self._dated = voices[0] if len(voices) == 1 else None
            date = replace(dated[0], refs=refs)
            if start and end:
                names = self.speakers.names(voices)
                puts = "put" if len(voices) > 1 or self.speakers.plural(voices[0]) else "puts"
                yield self._close(f"{names} {puts} this {self._when(date)}", refs)
                continue
            begun, reached = _PHASES.get(told[0].tense, ("began", "had happened"))
            if start:
                when = f"this {begun} {self._when(replace(date, end=start))}"
            else:
                when = f"this {reached} {self._when(replace(date, deadline=True))}"
            names = self.speakers.names(voices)
            yield self._close(f"according to {names}, {when}" if n % 2 else f"{when}, according to {names}", refs)

    def _denials(self, told: Sequence[Clause]) -> Iterator[str]:
        """Who denies what has just been told, where that is in dispute; once in a section for each dispute."""
        claims = [c for clause in told for c in clause.claims if not c.denial]
        disputes = {d.id: d for c in claims for d in c.discrepancies if d.about == "stance" and d.status == "open"}
        fresh = [d for d in disputes.values() if d.id not in self.scope.discourse.disputes]
        self.scope.discourse.disputes.update(disputes)
        facts = {f.id: f for d in fresh for p in d.positions if p.stance == "denies" for f in p.facts}
        voices = self.speakers.distinct(voice_of(f._fact, self.scope) for f in facts.values())
        if not voices:
            return
        self.scope.discourse.said.update(c.id for d in fresh for c in d.claims if c.denial)
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
        if both := self._both(clause):
            return self.speakers.names(both)
        origins = clause.origins
        refs = (f"count:independent sources={len(origins)}", *(f"meta:origin.{o.id}" for o in origins))
        return self.scope.recorder.mark(numbers.number(len(origins)), "count", refs)

    def _both(self, clause: Clause) -> list[Voice]:
        """The two who say independently what is agreed, where both have names: more are counted, not named; and none
        here where the next sentence says who gives which figure."""
        if clause.voice.kind != "agreed" or clause.untold:
            return []
        facts = (self.scope.situation.fact[origin._origin.facts[0]] for origin in clause.origins)
        voices = list({said.key: said for said in (voice_of(fact, self.scope) for fact in facts)}.values())
        return voices if len(voices) == 2 and all(v.kind in ("authority", "outlet") for v in voices) else []

    def _says(self, said: Voice, clause: Clause, plural: bool) -> str:
        if self.speakers.shows(said):
            return ("show", "shows")[not plural]
        report = said.kind == "agreed" and all(one.kind == "outlet" for one in self._both(clause) or [said])
        return verb_of(replace(clause, voice=replace(said, kind="outlet")) if report else clause)[plural]


def _opening(text: str) -> tuple[str, ...]:
    return tuple(bare(text).lower().split()[:3])
