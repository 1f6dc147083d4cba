"""A scene and the facts → the trace of one sentence in plain lines."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.attribution import Attribution
from briefing.extract.phrases import NounPhrase
from briefing.extract.scene import Scene
from briefing.extract.syntax import Chunk, Parsed
from briefing.model import Fact


def shown(scene: Scene, facts: Sequence[Fact], said: Sequence[Attribution]) -> str:
    """Everything that was seen and decided in one sentence."""
    sentence, text = scene.sentence, scene.parsed.text
    lines = [f"{sentence.span.start}..{sentence.span.end} {sentence.block}: {scene.text(sentence.span)}"]
    lines.append("  tokens      " + " ".join(f"{t.text}/{t.tag}" for t in scene.parsed.tokens))
    lines.append("  chunks      " + " ".join(_chunk(scene.parsed, c) for c in scene.parsed.chunks))
    for mention in scene.mentions:
        names = " | ".join(f"{r.name} ({r.category}, {r.type}, {r.form})" for r in mention.readings)
        lines.append(f"  names       {text[mention.start : mention.end]!r}: {names}")
    for q in scene.figures:
        lines.append(
            f"  figure      {q.text!r}: {q.low}..{q.high} {q.unit}, counts {q.item!r}, {q.relation or 'plain'}"
        )
    for t in scene.times:
        lines.append(f"  date        {t.text!r}: {t.start}..{t.end} ({t.basis}){' ' + t.reason if t.reason else ''}")
    for clause in scene.clauses:
        subject = ", ".join(scene.text(scene.span(np)) for np in clause.subject)
        objects = "; ".join(", ".join(scene.text(scene.span(np)) for np in g) for g in clause.objects)
        preps = "; ".join(f"{w} {', '.join(scene.text(scene.span(np)) for np in g)}" for w, g in clause.preps)
        verb = clause.verb
        voice = "passive" if verb.passive else "active"
        lines.append(
            f"  clause      {verb.lemma} ({verb.form}, {voice}, {clause.opener} {clause.opening}) "
            f"subject: {subject or '-'} | objects: {objects or '-'} | {preps or '-'}"
        )
    for a in said:
        if a.sentence == scene.number:
            lines.append(
                f"  says        {a.canonical} by {text[a.cue.start : a.cue.end]!r}, {a.modality}"
                f"{', carried' if a.carried else ''}"
            )
    lines += [f"  rule        {step}" for step in scene.trace or ()]
    for fact in facts:
        if fact.sentence == sentence.span:
            lines.append(f"  fact        {fact.kind} {fact.evidence.exact!r} {_roles(fact)}")
            lines += [f"              {note}" for note in fact.notes]
    return "\n".join(lines)


def _chunk(parsed: Parsed, chunk: Chunk) -> str:
    return f"[{'NP' if isinstance(chunk, NounPhrase) else 'VG'} {parsed.words(chunk)}]"


def _roles(fact: Fact) -> str:
    parts = [f"{n}={getattr(fact, n)}" for n in ("actor", "recipient", "item", "place") if getattr(fact, n) is not None]
    if fact.has_value:
        parts.append(f"{fact.value_low}..{fact.value_high} {fact.unit}")
    parts.append(f"{fact.date_start}..{fact.date_end}" if fact.date_start or fact.date_end else "undated")
    parts.append(f"{fact.modality} by {fact.attribution or 'the article'}")
    return " ".join(parts)
