"""A run and its store in, what was worked out of claims before; and what was worked out now back into the store."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import partial

from briefing.assess import Memory
from briefing.model.data import to_data
from briefing.pipeline.engine import engine
from briefing.pipeline.manifest import digest_of_data
from briefing.pipeline.run import Run
from briefing.store import Store

#: Configuration that says what is found in a text and what is made of it.
_RESTS_ON = ("config/lexicons/", "config/rules/", "config/reporting.yaml", "config/publishers.yaml")


@contextlib.contextmanager
def remembered(run: Run, store: Store) -> Iterator[Memory]:
    """The memory of this process, or of the last one, as far as it holds; what is new in it is kept afterwards."""
    memory, config = run.memory or Memory(), _config(run)
    state = store.turn_of(config)
    if memory.config != config or memory.state is None or memory.state != state:
        memory.forget(config)
        if state is not None:
            for name, shelf in memory.shelves.items():
                shelf.fill(store.results(name))
    for name, shelf in memory.shelves.items():
        shelf.read = partial(store.heavy, name)
    memory.state = None  # until all is kept
    memory.turn()
    yield memory
    shelves = memory.shelves.items()
    changed = {name: list(shelf.changed()) for name, shelf in shelves}
    gone = {name: shelf.gone() for name, shelf in shelves}
    if state is None or any(changed.values()) or any(gone.values()):
        store.keep_results(config, changed, gone)
    memory.state = store.turn_of(config)


def _config(run: Run) -> str:
    """Digest of all that results rest on beside documents and their facts."""
    rests_on = {name: digest for name, digest in run.project.digests.items() if name.startswith(_RESTS_ON)}
    rulings = to_data(run.rulings)
    return digest_of_data({"engine": engine()["briefing"], **run.plugins.versions, **rests_on, "rulings": rulings})
