"""A clause → those that tell of one time with it: over it, joined to it and under it."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.grammar.phrases import Clause
from briefing.extract.scene.scene import Scene

#: Verbs by which a figure is told, so that their own date is that of the telling.
TELLING = frozenset(
    "put estimate say report claim tell announce believe think count assess note add state give quote".split()
)
#: Verbs of saying what somebody does or did: their date is not that of the deed.
_BLAMING = frozenset(
    """accuse blame condemn criticise criticize denounce suspect charge thank praise deny admit acknowledge confirm
    deride scold slam chide fault indict warn caution threaten insist""".split()
)
#: What one blow does to some and to others.
_HARMING = frozenset(("kill", "wound", "injure", "hurt"))
_TELLING_OR_BLAMING = TELLING | _BLAMING


def at_one_time(scene: Scene, clause: Clause) -> Iterator[Clause]:
    """A clause, and those that tell of one time with it, nearest first: over it, joined to it, and under it."""
    yield clause
    yield from _cleft(scene, clause)
    if clause.resumes is not None:
        yield from at_one_time(scene, clause.resumes)
        return
    if clause.verb.form == "ing" and clause.verb.perfect:
        return  # "may send more in July, having supplied some": that lies before
    current, steps = clause, 0
    while current.matrix is not None and steps < 3 and current.opener in ("participle", "coordinator", "purpose"):
        if current.opener == "coordinator" and not current.shared:
            return
        if current.opener == "participle" and current.matrix.verb.lemma in _TELLING_OR_BLAMING:
            return  # "said on Monday, raising its estimate", "accused Moscow on Monday of having sent men"
        if current.opener == "coordinator" and current.matrix.verb.lemma in TELLING:
            break  # "said in March that it had sent 7,000 and received 9,000"
        if current.opener == "participle" and current.opening == "for":
            return  # "listed four men on Monday for sending arms": that lies before
        current, steps = current.matrix, steps + 1
        yield current
    joined = joined_to(scene, clause)
    if joined is not None:
        yield joined
    purposes = [c for c in scene.clauses if c.opener == "purpose" and c.matrix is clause]
    if clause.opener in ("start", "complement", "participle", "coordinator"):
        yield from purposes
    sharing = _next_verb(scene, clause)
    over = [clause, *purposes, *([sharing] if sharing is not None else [])]
    for other in scene.clauses:
        if any(other.matrix is c for c in over) and _meanwhile(other):
            yield other  # "declined to comment when asked on Friday"
        said_of = [np for group in clause.objects for np in group] if other.opener == "complement" else []
        bare = other.verb.ambiguous and other.verb.lemma not in TELLING  # "from the 600 it reported in April"
        if bare and other.subject and any(other.subject[0] is np for np in said_of):
            yield other  # "declared the region cleared on 26 April"
    if sharing is not None:
        yield from at_one_time(scene, sharing)
    yield from _resuming(scene, clause)


def _resuming(scene: Scene, clause: Clause) -> Iterator[Clause]:
    """'killed four in Kyiv and two in Sumy on Friday': those that take up a verb again, in order."""
    while (gap := next((c for c in scene.clauses if c.resumes is clause), None)) is not None:
        yield gap
        clause = gap


def _meanwhile(clause: Clause) -> bool:
    """'when asked on Friday', 'as they crossed on 3 May', 'while clearing mines': whether it tells what went on."""
    if clause.opening == "as":
        return not clause.verb.perfect and clause.verb.lemma not in _TELLING_OR_BLAMING
    return clause.opening == "when" or (clause.opening == "while" and clause.opener == "participle")


def _cleft(scene: Scene, clause: Clause) -> Iterator[Clause]:
    """'It was in May that the ship left': the clause that only sets the time of the one behind "that"."""
    before = [c for c in scene.clauses if c.at < clause.at][-1:] if clause.opening == "that" else []
    if before and before[0].verb.lemma == "be" and [scene.head(np) for np in before[0].subject] == ["it"]:
        yield before[0]


def joined_to(scene: Scene, clause: Clause) -> Clause | None:
    """'adopted a package on Monday and listed two generals': the verb before, whose subject and time it shares."""
    if clause.opener != "coordinator" or not clause.shared:
        return None
    before = [c for c in scene.clauses if c.at < clause.at and c.verb.form == clause.verb.form]
    return before[-1] if before and before[-1].verb.past == clause.verb.past else None


def _next_verb(scene: Scene, clause: Clause) -> Clause | None:
    """'had been flown or driven home in May': the verb after, where both share all that follows."""
    if any(np.time for _, group in clause.preps for np in group):
        return None
    after = [c for c in scene.clauses if c.at > clause.at and c.opener == "coordinator" and c.shared][:1]
    if after and {clause.verb.lemma, after[0].verb.lemma} <= _HARMING:
        return after[0]  # "killed two in Sumy and wounded five in Kherson on Friday"
    if clause.objects and not clause.verb.passive:
        return None
    alike = _beside(scene, clause)
    if alike is not None or clause.preps:
        return alike
    joined = (c for c in scene.clauses if c.opener == "coordinator" and c.at == clause.at + 2)
    return next((c for c in joined if c.verb.passive == clause.verb.passive), None)


def _beside(scene: Scene, clause: Clause) -> Clause | None:
    """'300 had died and 2,700 been wounded since May': the clause that nothing but "and" and a figure parts from it."""
    after = [c for c in scene.clauses if c.at > clause.at][:1]
    steps = scene.elements[clause.at + 1 : after[0].at] if after else []
    plain = [e.kind for e in steps] == ["cc", "np"] and steps[0].word == "and"
    counted = plain and scene.parsed.tokens[steps[1].first].tag in ("NUM", "HEDGE")
    return after[0] if counted else None
