"""Two editions, or one and what is known now → what changed between them, from the claims that differ alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.assess import Side, changes
from briefing.model import Change, ClaimState, Situation
from briefing.pipeline.publish import Published
from briefing.pipeline.record import Record
from briefing.pipeline.states import FOLDER, Part, apart, read_states


def changed_since(before: Published, record: Record, whole: Situation, parts: Sequence[Part]) -> tuple[Change, ...]:
    """What changed since an edition and its `record`; `parts` hold the states of the whole situation now.

    Raises ValueError where what the edition has to be compared by is not there.
    """
    gone, come = apart(record.states, [part.name for part in parts])
    then = Side(_read(before, gone), record.judgements, {}, {claim.id: claim for claim in record.claims})
    new = set(come)
    states = {id_: state for part in parts if part.name in new for id_, state in part.states.items()}
    sources = {document.source.name: document.source.id for document in whole.documents}
    return changes(then, Side(states, whole.judgements, sources, whole.claim))


def changed_between(
    before: tuple[Published, Record], after: tuple[Published, Record]
) -> tuple[tuple[Change, ...], dict[str, ClaimState]]:
    """What changed from one edition to another, and the states of the claims that differ, the later before the earlier.

    Raises ValueError as `changed_since` does.
    """
    (old, was), (new, record) = before, after
    gone, come = apart(was.states, record.states)
    then, now = _read(old, gone), _read(new, record.states)
    sources = {telling.name: telling.source for state in now.values() for telling in state.told}
    differing = _read(new, come)
    claims = {claim.id: claim for claim in was.claims}
    found = changes(Side(then, was.judgements, {}, claims), Side(differing, record.judgements, sources, {}))
    return found, {**then, **differing}


def _read(edition: Published, names: Sequence[str]) -> Mapping[str, ClaimState]:
    folder = edition.folder.parent / FOLDER
    return {state.claim.id: state for state in read_states(folder, names)}
