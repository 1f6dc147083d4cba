"""A line and a passive verb of saying → who is behind it, and what is said: is believed to, was accused by X of."""

from __future__ import annotations

from briefing.config.specs.reporting import ReportingVerbSpec
from briefing.extract.attribution.clauses import asserts, clause_end, left_pieces
from briefing.extract.attribution.found import Found, Range
from briefing.extract.attribution.line import Line
from briefing.extract.attribution.subjects import agent, speaks_as_document


def read_passive(line: Line, made: Found, head: int, spec: ReportingVerbSpec, found: list[Found]) -> Found | None:
    """ "is said to", "it is believed that", "was reported by X", "was accused by X of"."""
    first = made.cue[0]
    topic = line.subject_left(first - 1) if first > 0 else None
    by = agent(line, head)
    if by is not None:
        made.source = by
    k = by[1] + 1 if by is not None else head + 1
    after = line.word(k)
    if after in ("of", "as", "for") and after in spec.takes and (by is not None or spec.modality == "alleged"):
        made.pieces = [_whole_topic(line, topic)] if topic is not None else []
        made.pieces.append((k, clause_end(line, k)))
        return made
    if by is not None and "told" in spec.takes:
        return _told_by(line, made, by, topic, found)
    after = line.word(head + 1)
    if after in ("to", "that", "as") and "passive" in spec.takes and not (after == "as" and by):
        end = clause_end(line, head + 1)
        expletive = topic is not None and line.low[topic[0] : topic[1] + 1] == ["it"]
        if after == "that" and not expletive:
            return None
        if topic is not None and not expletive:
            made.pieces.append(_whole_topic(line, topic))
        made.pieces.append((head + 1, end))
        return made
    if (
        by is None
        or topic is None
        or not ({"that", "object", "passive", "quote"} & set(spec.takes))
        or spec.modality == "speculated"
    ):
        return None
    if not speaks_as_document(line, by) and (spec.sources == "documents" or not line.is_name(by[0])):
        return None
    made.pieces.append(_whole_topic(line, topic))
    return made


def _told_by(line: Line, made: Found, by: Range, topic: Range | None, found: list[Found]) -> Found | None:
    """ "the panel was told by X that …", "…, the panel was told by X"."""
    k = line.skip_time(by[1] + 1)
    if line.word(k) == "that":
        made.pieces = [(k, clause_end(line, k))]
    elif topic is not None and line.word(topic[0] - 1) == ",":
        made.pieces = [p for p in left_pieces(line, topic[0], found) if asserts(line, p)]
    return made if made.pieces else None


def _whole_topic(line: Line, topic: Range) -> Range:
    if line.low[topic[0]] in ("which", "who", "that") and topic[0] > 1:
        back = line.subject_left(topic[0] - (2 if line.word(topic[0] - 1) == "," else 1))
        return back or topic
    return topic
