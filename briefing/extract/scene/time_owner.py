"""A time and its sentence → the clause that it belongs to."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from briefing.extract.grammar.phrases import Clause, Element
from briefing.extract.scene.scene import Scene
from briefing.extract.words.verb_classes import BARE_THAT
from briefing.model import TimeRef

#: Before a noun phrase these open a phrase of time that keeps its own dates: "after the visit in June".
KEEPING = frozenset(["after", "before", "since", "following", "despite", "until"])

#: Before a verb of saying: what follows was so before, and was not told.
_AT_LAST = frozenset(["first", "only", "finally", "belatedly"])


def owner_of(scene: Scene, time: TimeRef) -> Clause | None:
    """The clause that a time belongs to: that of the verb before it unless a new clause opens in between."""
    tokens = scene.parsed.tokens
    left: Clause | None = None
    right: Clause | None = None
    for clause in scene.clauses:
        said = tokens[scene.elements[clause.at].first if clause.resumes else clause.verb.head].start
        if said < time.span.start:
            left = clause
        elif right is None:
            right = clause
    if left is None:
        return None if _kept(scene, time) else first_main(scene) or _behind(scene, right) or _told(scene) or right
    if right is None:
        return _first_told(scene, left) or _closed_before(scene, left, time) or left
    if not right.resumes and tokens[right.verb.first].start < time.span.start:
        return right  # "is today taking part"
    between = [e for e in scene.elements[left.at + 1 : right.at] if tokens[e.first].start < time.span.start]
    if _opens(between) or _fronted(scene, time):
        return right
    return _closed_before(scene, left, time) or left


def _first_told(scene: Scene, left: Clause) -> Clause | None:
    """'Only admitted that it had sent them on Friday', 'said for the first time that …': the clause that a time behind
    what had been before belongs to, where what counts is when that was told."""
    over = next((c for c in reversed(scene.clauses) if c.at < left.at and c.opener == "start"), None)
    if over is None or left.opening != "that" or not left.verb.perfect or over.verb.lemma not in BARE_THAT:
        return None
    words = scene.lower[max(0, over.verb.first - 1) : left.verb.first]
    return over if words[0] in _AT_LAST or "for the first time" in " ".join(words) else None


def _closed_before(scene: Scene, left: Clause, time: TimeRef) -> Clause | None:
    """'Killed off the panel that wrote such things, with a veto in March': the clause over one that a comma closes."""
    if left.opener in ("participle", "reduced"):
        earlier = (clause for clause in reversed(scene.clauses) if clause.at < left.at)
        return next((clause for clause in earlier if _governs(clause, time)), None)
    if left.opener != "relative" or not left.subject:
        return None
    over = next((c for c in reversed(scene.clauses) if c.at < left.at and c.opener in ("start", "complement")), None)
    opened = min(np.at for np in left.subject)
    restrictive = not any(e.kind == "comma" for e in scene.elements[opened + 1 : left.at])
    after = [e for e in scene.elements[left.at + 1 :] if scene.parsed.tokens[e.first].start < time.span.start]
    comma = next((n for n, e in enumerate(after) if e.kind == "comma"), None)
    closed = comma is not None and comma + 1 < len(after) and after[comma + 1].kind == "prep"
    return over if over is not None and restrictive and closed else None


def _governs(clause: Clause, time: TimeRef) -> bool:
    """Whether a time stands behind a preposition of the verb of a clause."""
    return any(np.span.start <= time.span.start < np.span.end for _, group in clause.preps for np in group)


def _behind(scene: Scene, right: Clause | None) -> Clause | None:
    """'Two days after the pact was signed, Kyiv struck': the clause that such a subordinate one stands before."""
    if right is None or right.opener != "subordinator" or right.opening not in ("after", "before"):
        return None
    return next((c for c in scene.clauses if c.opener == "complement"), None)


def first_main(scene: Scene) -> Clause | None:
    """The clause that a time at the head of the sentence belongs to: the first that hangs on no other.

    In "by 1 November, he said, they would fight" that is not the saying.
    """
    for clause, following in zip_longest(scene.clauses, scene.clauses[1:]):
        if clause.opener == "start":
            return following if following is not None and _in_commas(scene, clause) else clause
    return None


def _told(scene: Scene) -> Clause | None:
    """'In May the gang known as Lazarus struck': the first finite clause that hangs on no word, past participles."""
    told = (c for c in scene.clauses if c.opener in ("complement", "coordinator") and c.verb.form == "finite")
    return next(told, None) if scene.clauses[:1] and scene.clauses[0].opener == "reduced" else None


def _in_commas(scene: Scene, clause: Clause) -> bool:
    """Whether a clause of saying stands between commas: ", the minister said,"."""
    if clause.verb.lemma not in BARE_THAT or not clause.subject or clause.objects:
        return False
    before = scene.elements[clause.subject[0].at - 1 : clause.subject[0].at]
    after = scene.elements[clause.at + 1 : clause.at + 2]
    return [e.kind for e in (*before, *after)] == ["comma", "comma"]


def _kept(scene: Scene, time: TimeRef) -> bool:
    """Whether a time before any verb belongs to a noun phrase: "three months after the visit in June, …"."""
    tokens = scene.parsed.tokens
    before = [e for e in scene.elements if tokens[e.first].start < time.span.start]
    at = next((n for n, e in enumerate(before) if e.kind in ("prep", "sub") and e.word in KEEPING), None)
    return at is not None and any(e.np is not None and not e.np.time for e in before[at + 1 :])


def _opens(between: list[Element]) -> bool:
    for n, element in enumerate(between):
        if element.kind in ("rel", "sub", "stop"):
            return True
        timed = n > 0 and (np := between[n - 1].np) is not None and np.time
        if element.kind == "cc" and not timed and (n + 1 >= len(between) or between[n + 1].kind == "prep"):
            return True
    return False


def _fronted(scene: Scene, time: TimeRef) -> bool:
    """'said that since May, …': a time right after 'that' or between commas before the next subject."""
    text = scene.parsed.text
    before = text[max(0, time.span.start - 14) : time.span.start].lower()
    return "that " in before


def time_explained(scene: Scene, clause: Clause) -> TimeRef | None:
    """'The first since July 2000, when he met Kim': the time before the comma, which "when" says more of."""
    at = next((n for n in range(clause.at, -1, -1) if scene.elements[n].kind == "sub"), 0)
    before = scene.elements[at - 2].np if at >= 2 and scene.elements[at - 1].kind == "comma" else None
    if clause.opening != "when" or scene.elements[at].word != "when" or before is None or not before.time:
        return None
    time = next((t for t in scene.times if t.start and t.span.overlaps(scene.span(before))), None)
    return replace(time, end=time.end or time.start) if time is not None else None
