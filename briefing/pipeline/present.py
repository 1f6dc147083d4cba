"""A project and the record of its last edition in, the record with all that its sources tell now, printed or not."""

from __future__ import annotations

from dataclasses import replace

from briefing.assess import read_through
from briefing.config import Project
from briefing.ingest import discover
from briefing.model import Situation, SourceEntry
from briefing.pipeline import stages
from briefing.pipeline.build import STORE
from briefing.pipeline.hashing import Hashes
from briefing.pipeline.inputs import inputs_of
from briefing.pipeline.progress import blank_step
from briefing.pipeline.record import Record
from briefing.pipeline.reviewing import rulings_of
from briefing.pipeline.run import Run
from briefing.plugins.loading import load_plugins
from briefing.store import Store, with_store


def with_all(project: Project, record: Record) -> Record:
    """The record with every source, fact, claim and disagreement, as of its own cut-off; what is printed stays.

    An edition holds what it tells and counts the rest, so that whoever reviews or explains has the rest assessed again.
    """
    plugins, _ = load_plugins(project)
    files, _ = discover(project.root, project.brief.sources)
    run = Run(project, project.out, record.as_of, (), None, False, blank_step, plugins)
    run.rulings, _ = rulings_of(project)
    digests = inputs_of(project, files, None, Hashes({}, 0), plugins.versions).sources

    def appraised(store: Store) -> Situation:
        gathered, facts = stages.read_and_extract(run, files, digests, store)
        return read_through(stages.appraise(run, store, gathered, facts, record.as_of))

    whole = with_store(project.root / STORE, appraised)
    known = {entry.source.id for entry in record.sources}
    others = [document.source for document in whole.documents if document.source.id not in known]
    more = (SourceEntry(n, source, False) for n, source in enumerate(others, start=len(record.sources) + 1))
    return replace(
        record,
        sources=(*record.sources, *more),
        facts=tuple(whole.facts),
        claims=whole.claims,
        assessments=whole.assessments,
        discrepancies=whole.discrepancies,
        judgements=whole.judgements,
        rulings=whole.rulings,
    )
