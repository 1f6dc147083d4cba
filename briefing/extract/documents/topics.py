"""A heading or the first sentence of a paragraph that only names an item, "Containers." → the topic of what follows."""

from __future__ import annotations

from briefing.extract.names.antecedents import Topic
from briefing.extract.scene.scene import Scene

#: Tokens of the longest label, its full stop with it.
_LONGEST = 4
_MAY_NAME = frozenset(("NOUN", "NAME", "ADJ", "DET"))


def topic_of(scene: Scene) -> Topic | None:
    """The item that a label names; None where a sentence says more, or nothing that the lexicon has."""
    tokens = scene.parsed.tokens
    words = tokens[:-1] if tokens and tokens[-1].tag == "STOP" else tokens
    if not words or len(tokens) > _LONGEST or not _MAY_NAME.issuperset(token.tag for token in words):
        return None
    named = ((m, m.reading("item")) for m in scene.mentions if m.end == words[-1].end)
    return next((Topic(item.name, mention.start) for mention, item in named if item is not None), None)
