"""Documents in, their facts out: from the store where the same words were read by the same engine, else read anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.config import Project
from briefing.model import Diagnostic, Document, Fact
from briefing.model.data import to_data
from briefing.pipeline.engine import engine
from briefing.pipeline.manifest import digest_of_data
from briefing.pipeline.progress import OnStep, blank_step
from briefing.pipeline.result import Decision
from briefing.pipeline.reviewing import REVIEW
from briefing.store import Store

if TYPE_CHECKING:
    from briefing.extract import Engine

#: Compiled engines by the digest of what they are compiled from, oldest first.
_ENGINES: dict[str, Engine] = {}
_KEPT = 4
#: Configuration that says nothing of how a text is read.
_ELSEWHERE = ("config/publishers.yaml",)


def extract_all(
    project: Project, documents: Sequence[Document], store: Store, on_step: OnStep = blank_step
) -> tuple[list[Fact], list[Diagnostic], list[Decision], dict[str, str]]:
    """Facts of all documents in their order, what was wrong, what was decided, and each source's key in the store."""
    reader = _reader(project)
    facts: list[Fact] = []
    diagnostics: list[Diagnostic] = []
    decisions: list[Decision] = []
    keys: dict[str, str] = {}
    for n, document in enumerate(documents):
        on_step("extract", n, len(documents))
        key = keys[document.source.id] = digest_of_data({"source": to_data(document.source), **reader})
        known = store.facts(key)
        if known is None:
            found, wrong = compiled(project).facts(document)
            known = found, tuple(wrong)
            store.keep(key, *known)
            reason = "not read before by this engine and these rules"
            decisions.append(Decision("extract", document.source.name, True, reason))
        else:
            decisions.append(Decision("extract", document.source.name, False, "same words, same engine, same rules"))
        facts += known[0]
        diagnostics += known[1]
    return facts, diagnostics, decisions, keys


def _reader(project: Project) -> Mapping[str, object]:
    """What besides the source decides which facts are found."""
    apart = (*_ELSEWHERE, project.brief_file)
    rules = {
        name: digest for name, digest in project.digests.items() if name not in apart and not name.startswith(REVIEW)
    }
    return {"engine": engine()["briefing"], "rules": rules}


def compiled(project: Project) -> Engine:
    """The engine of a project; the same one for as long as the lexicons and rules it is compiled from are the same."""
    from briefing.extract import Engine  # only where there is something to read: it takes a while to load

    key = digest_of_data(_reader(project))
    if key not in _ENGINES:
        if len(_ENGINES) == _KEPT:
            del _ENGINES[next(iter(_ENGINES))]
        _ENGINES[key] = Engine(project.lexicon, project.reporting, project.rules)
    return _ENGINES[key]
