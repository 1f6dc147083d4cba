"""The headings of a text → whose release it is: the state or body that issues it, and that its "we" stands for."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing.config.specs.rules import RuleSpec
from briefing.extract.names.entities import EntityIndex
from briefing.extract.roles.told import with_side
from briefing.extract.scene.scene import Scene
from briefing.model import Fact

#: What a heading calls a text that somebody issues, with what may stand before whose it is.
_RELEASE = re.compile(
    r"\b(?:press|media|news) (?:release|statement|notice)s?\b(?: (?:no\.? ?)?[\d/-]+)?|\bfor immediate release\b"
    r"|\bfact ?sheet\b|\bsanctions notice\b|\bjoint (?:statement|declaration|communiqu[ée])\b"
    r"|\b(?:statement|declaration|communiqu[ée]) (?:by|of|from)\b",
    re.IGNORECASE,
)
#: What brings in whose statement a text is, and what it is about behind their names.
_STATED = re.compile(r"\b(?:statement|declaration|communiqu[ée])\b(?: \w+){0,3}? (?:by|of|from)\b", re.IGNORECASE)
_ABOUT = re.compile(r" (?:on|regarding|concerning|following|about|after|in) ")
_TYPES = frozenset(("state", "bloc", "ministry", "agency"))
_BODIES = _TYPES - {"state"}
#: Words that a name of a ministry or office consists of, besides the name of its state.
_OFFICE = frozenset(
    """ministry department office of the for and foreign affairs external defence defense interior finance treasury
    trade state commonwealth development government public information communications minister prime cabinet council
    chief policy bureau spokesperson spokesman""".split()
)
#: What a state has that it tells of in a release of its own: "New Zealand's response".
_OWN = frozenset("response position statement measures action actions support policy sanctions approach".split())


def is_release(line: str) -> bool:
    """Whether a heading says that the text is issued by somebody: "Press release", "Fact sheet: …"."""
    return _RELEASE.search(line) is not None


def issuer_in(scene: Scene) -> str | None:
    """Who issues the release that a heading stands over: the name it consists of, or begins with as one who acts."""
    line = scene.sentence.span
    text = scene.parsed.text
    for mention in scene.mentions:
        reading = mention.reading("entity")
        if reading is None or reading.type not in _TYPES or reading.form == "adjective":
            continue
        before = _RELEASE.sub("", text[line.start : mention.start]).strip(" :,|-\u2013\u2014/").lower()
        words = re.findall(r"[^\W\d_]+", f"{before} {text[mention.end : line.end].lower()}")
        alone = _OFFICE.issuperset(words)
        if alone and (words or reading.type in _BODIES):
            return reading.name
        if before or reading.type not in _TYPES:
            return None
        after = words[:2]
        return reading.name if after and (after[0] != "s" or (after[1:2] and after[1] in _OWN)) else None
    return None


def stated_by(scene: Scene) -> str | None:
    """'Joint statement by the foreign ministers of A and B on C', 'this statement was released by A': whose it is."""
    line, text = scene.sentence.span, scene.parsed.text
    brought_in = _STATED.search(text, line.start, line.end)
    if brought_in is None:
        return None
    about = _ABOUT.search(text, brought_in.end(), line.end)
    end = about.start() if about is not None else line.end
    said = (m.reading("entity") for m in scene.mentions if brought_in.end() <= m.start < end)
    names = dict.fromkeys(r.name for r in said if r is not None and r.type in _TYPES and r.form != "adjective")
    return " and ".join(names) or None


def imposed(fact: Fact, issuer: str | None, rules: Mapping[str, RuleSpec], index: EntityIndex) -> Fact:
    """'Four men have been listed', in a release: by whoever issues it, who sets no caps on goods in passing."""
    measure = rules[fact.kind].plover == "SANCTION" and fact.actor is None and fact.modality in ("asserted", "reported")
    item = index.items.get(fact.item or "")
    if issuer is None or not measure or (item is not None and item.type == "goods"):
        return fact
    return with_side(fact, "actor", issuer, "issues this text")
