"""What the engine saw and decided in a document → plain lines, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.extract.attribution.voices import Attribution
from briefing.extract.grammar.phrases import Clause, NounPhrase
from briefing.extract.grammar.syntax import Chunk, Parsed
from briefing.extract.scene.scene import Scene
from briefing.extract.words.text import LONGEST, readable, sentences_of
from briefing.model import Document, Evidence, Fact, Quantity

#: Characters of a stretch that is left out which are shown.
_SHOWN = 90


def explained(document: Document, scenes: Sequence[Scene], facts: Sequence[Fact], said: Sequence[Attribution]) -> str:
    """Everything that was seen and decided: a paragraph for each sentence, and what of the page was not read."""
    parts = ["\n".join(_sentence(document, scene, facts, said)) for scene in scenes]
    return "\n\n".join([*parts, *_left_out(document)])


def _sentence(document: Document, scene: Scene, facts: Sequence[Fact], said: Sequence[Attribution]) -> Iterator[str]:
    sentence, parsed = scene.sentence, scene.parsed
    yield f"[{scene.number + 1}] {_place(document, sentence.span.start)}, {sentence.block}"
    yield f"    {_flat(scene.text(sentence.span))}"
    yield _line("tokens", " ".join(f"{t.text}/{t.tag}" for t in parsed.tokens))
    yield _line("chunks", " ".join(_chunk(parsed, c) for c in parsed.chunks))
    for mention in scene.mentions:
        names = " | ".join(f"{r.name} ({r.category}, {r.type}, {r.form})" for r in mention.readings)
        yield _line("names", f"'{parsed.text[mention.start : mention.end]}': {names}")
    for figure in scene.figures:
        yield _line("figure", _figure(figure))
    for time in scene.times:
        when = time.start if time.start == time.end else f"{time.start or ''}/{time.end or ''}"
        yield _line(
            "date", f"'{time.text}': {when or 'no date'} ({', '.join(filter(None, (time.basis, time.reason)))})"
        )
    for clause in scene.clauses:
        yield _line("clause", _clause(scene, clause))
    for one in said:
        if one.sentence == scene.number:
            carried = ", carried over" if one.carried else ""
            who = one.canonical or "nobody by name"
            yield _line("says", f"{who}, by '{parsed.text[one.cue.start : one.cue.end]}': {one.modality}{carried}")
    for step in scene.trace or ():
        yield _line("tried", step)
    yield from _facts(document, scene, facts)


def _facts(document: Document, scene: Scene, facts: Sequence[Fact]) -> Iterator[str]:
    span = scene.sentence.span
    for fact in facts:
        if span.contains(fact.evidence.span):
            yield _line("fact", f"{fact.kind} '{_flat(fact.evidence.exact)}'")
            yield _line("", _roles(fact))
            yield from (_line("because", note) for note in fact.notes)
            yield from (_line("again", f"at {_at(document, other)}") for other in fact.also)
        else:
            again = [other for other in fact.also if span.contains(other.span)]
            yield from (
                _line("merged", f"'{_flat(one.exact)}' into {fact.kind} at {_at(document, fact.evidence)}")
                for one in again
            )


def _left_out(document: Document) -> Iterator[str]:
    """Each block that states nothing, with the reason."""
    english, foreign = readable(document)
    kept = {id(block) for block in english}
    other = {id(block) for block in foreign}
    lines = []
    for block in document.blocks:
        text = document.text[block.span.start : block.span.end]
        if id(block) not in kept:
            why = "not in English" if id(block) in other else block.kind
            lines.append(f"    {_place(document, block.span.start)}, {why}: {_cut(text)}")
        elif not sentences_of(document.text, [block]):
            lines.append(f"    {_place(document, block.span.start)}, more than {LONGEST} characters long: {_cut(text)}")
    if lines:
        yield "\n".join(["Not read:", *lines])


def _line(label: str, words: str) -> str:
    return f"    {label:<9}{words}"


def _place(document: Document, at: int) -> str:
    return f"line {document.text.count(chr(10), 0, at) + 1}"


def _at(document: Document, evidence: Evidence) -> str:
    return f"{_place(document, evidence.span.start)}: '{_flat(evidence.exact)}'"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str) -> str:
    flat = _flat(text[: 2 * _SHOWN])
    return flat if len(flat) <= _SHOWN and len(text) <= 2 * _SHOWN else f"{flat[:_SHOWN]} …"


def _chunk(parsed: Parsed, chunk: Chunk) -> str:
    return f"[{'NP' if isinstance(chunk, NounPhrase) else 'VG'} {parsed.words(chunk)}]"


def _figure(figure: Quantity) -> str:
    counts = f", counts '{figure.item}'" if figure.item else ""
    relation = f", {figure.relation}" if figure.relation else ""
    return f"'{figure.text}': {_amount(figure.low, figure.high, figure.approximate)} {figure.unit}{counts}{relation}"


def _amount(low: float | None, high: float | None, approximate: bool) -> str:
    about = "about " if approximate else ""
    if low is None or high is None:
        return f"{about}{high:g} or less" if high is not None else f"{about}{low:g} or more" if low is not None else "?"
    return f"{about}{low:.15g}" if low == high else f"{about}{low:.15g} to {high:.15g}"


def _clause(scene: Scene, clause: Clause) -> str:
    verb = clause.verb
    opening = " ".join(filter(None, (clause.opener, f"'{clause.opening}'" if clause.opening else "")))
    parts = [f"{verb.lemma} ({verb.form}, {'passive' if verb.passive else 'active'}, {opening})"]
    if clause.subject:
        parts.append(f"subject {_group(scene, clause.subject)}")
    parts += [f"object {_group(scene, group)}" for group in clause.objects]
    parts += [f"{word} {_group(scene, group)}" for word, group in clause.preps]
    return "; ".join(parts)


def _group(scene: Scene, group: Sequence[NounPhrase]) -> str:
    return " + ".join(f"'{scene.text(scene.wide(np))}'" for np in group)


def _roles(fact: Fact) -> str:
    parts = [f"{n}={getattr(fact, n)}" for n in ("actor", "recipient", "item", "place") if getattr(fact, n) is not None]
    if fact.has_value:
        parts.append(f"{_amount(fact.value_low, fact.value_high, fact.approximate)} {fact.unit}")
    when = fact.date_start if fact.date_start == fact.date_end else f"{fact.date_start or ''}/{fact.date_end or ''}"
    parts.append(when or "no date")
    mood = f"not {fact.modality}" if fact.negated else fact.modality
    parts.append(f"{mood} by {' via '.join([fact.attribution or 'the article', *fact.via])}")
    return ", ".join([*parts, *([fact.context] if fact.context else [])])
