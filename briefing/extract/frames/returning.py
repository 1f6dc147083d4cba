"""A clause → whether those it tells of are on their way back: troops withdrawn, sent home, returned."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from briefing.extract.grammar.phrases import Clause
from briefing.extract.names.entities import singular
from briefing.extract.scene.scene import Scene

_LEAVING = frozenset(("withdraw", "repatriate", "recall"))
#: Verbs that with "home", "back" or "out" behind them, or behind their object, tell of the way back.
_MOVING = frozenset(
    "send bring take fly ship come go return pull get travel carry transport move head sail ferry airlift".split()
)
_HOMEWARD = frozenset(("home", "back"))
#: Where those go back to who are not going home.
_TO_FIGHT = frozenset(
    """front frontline line battle battlefield combat fight fighting action duty trench position service work war zone
    attack offensive assault""".split()
)
_TO = frozenset(("to", "into"))


def goes_back(scene: Scene, clause: Clause | None, whose: str | None) -> bool:
    """'were sent home', 'has withdrawn its troops', 'returned from Russia'; not "went back to the front", nor to
    another state than that of `whose` people they are."""
    if clause is None:
        return False
    ends = [np for word, group in clause.preps if word in _TO for np in group]
    if any(singular(scene.head(np)) in _TO_FIGHT for np in ends):
        return False
    states = {state for np in ends if (state := _state_at(scene, np.span.start)) is not None}
    home = scene.index.side_of(whose)
    if not states <= {home}:
        return False
    return clause.verb.lemma in _LEAVING or _homeward(scene, clause) or (clause.verb.lemma == "return" and bool(states))


def _homeward(scene: Scene, clause: Clause) -> bool:
    verb = clause.verb
    if verb.lemma not in _MOVING:
        return False
    if verb.lemma == "return" and any(word == "from" for word, _ in clause.preps):
        return True
    behind = [verb.last, *(group[-1].last for group in clause.objects)]
    words = {word for at in behind for word in scene.lower[at : at + 1]}
    return not words.isdisjoint(_HOMEWARD) or (verb.lemma == "pull" and "out" in words)


def _state_at(scene: Scene, at: int) -> str | None:
    """The state that is named at `at`, or that the region or front named there is of."""
    named = next((m.reading("entity", "place") for m in scene.mentions if m.start == at), None)
    if named is None:
        return None
    return scene.index.state_of(named.name) or scene.index.state_of_place(named.name)
