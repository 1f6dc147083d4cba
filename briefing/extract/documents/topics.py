"""A heading, or what a paragraph opens with, that only names an item, "Containers." → the topic of what follows."""

from __future__ import annotations

from briefing.extract.names.antecedents import Topic
from briefing.extract.scene.scene import Scene

#: Tokens of the longest label.
_LONGEST = 4
_MAY_NAME = frozenset(("NOUN", "NAME", "ADJ", "DET", "PREP"))
#: Besides a full stop and a colon: "Howitzers \u2014 Kyiv says 120".
_DASHES = frozenset(("-", "--", "\u2013", "\u2014"))


def topic_of(scene: Scene) -> Topic | None:
    """The item that a label names; None where there is no label, or the lexicon has nothing of that name."""
    tokens = scene.parsed.tokens
    end = next((n for n, t in enumerate(tokens) if t.tag == "STOP" or t.text in _DASHES), len(tokens))
    if not 0 < end <= _LONGEST or not _MAY_NAME.issuperset(token.tag for token in tokens[:end]):
        return None
    named = ((m, m.reading("item")) for m in scene.mentions if m.end == tokens[end - 1].end)
    return next((Topic(item.name, mention.start) for mention, item in named if item is not None), None)
