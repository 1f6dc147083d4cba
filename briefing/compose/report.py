"""Selections, charts and templates in, the Report out: sections written in order, numbered sources, Uses by offset."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from types import MappingProxyType
from typing import Any

from briefing.compose.blame import blame
from briefing.compose.brief_views import ChartView, TimelineView, Told, left_out, lull, period, publishers, totals
from briefing.compose.change_views import ChangeView
from briefing.compose.changed import changed_spans
from briefing.compose.claim_views import DiscrepancyView, claim_view
from briefing.compose.clauses import Clause
from briefing.compose.dates import date
from briefing.compose.environment import Environment
from briefing.compose.filters import Filters
from briefing.compose.judged import JudgementView
from briefing.compose.marks import Prose, Recorder, Sourced, escape
from briefing.compose.names import Discourse, Lexicon, printed
from briefing.compose.origin_views import merged_origins
from briefing.compose.paragraph import Writer
from briefing.compose.passages import passages
from briefing.compose.proofing import uncited, unmarked
from briefing.compose.ruling_views import RulingView
from briefing.compose.views import DateView, Scope, SourceView
from briefing.config import TemplateTree
from briefing.config.specs.brief import BriefSpec, SectionSpec
from briefing.config.specs.lexicon import LexiconSpec
from briefing.model import (
    Chart,
    Diagnostic,
    Edition,
    Judgement,
    Location,
    Report,
    Section,
    Selection,
    Situation,
    SourceEntry,
    Use,
)

#: Layouts that list the sources by number: they are written when all numbers are known. Sections that need no citations
#: (title, source base, method) are written again then, for what they say of the sources cited.
_NUMBERED = ("sources", "evidence")
_VARIANTS = ("clause", "again", "further")
#: Sources that one citation shows, best evidence first; the annex shows them all.
_CITED_AT_MOST = 3
_SPACE = re.compile(r"\s+")
_CITED = re.compile("source:([0-9a-f]+)")


class _Composer:
    """Writes one report."""

    def __init__(
        self,
        brief: BriefSpec,
        situation: Situation,
        lexicon: LexiconSpec,
        templates: TemplateTree,
        edition: Edition,
        engine: str,
        extractors: Sequence[str],
        selections: Mapping[str, Selection],
    ) -> None:
        self.brief, self.selections = brief, selections
        self.engine, self.extractors = engine, extractors
        #: Titles of topics on which nothing was read, once they have been written.
        self.silent: tuple[Prose, ...] = ()
        self.situation = situation
        self.templates = templates
        self.recorder = Recorder()
        self.scope = Scope(situation, Lexicon.of(lexicon), self.recorder, edition, Discourse())
        self.environment = Environment(templates, self.recorder)
        self.writer = Writer(self.scope, self._word, self._cite)
        self.environment.filters.update(
            Filters(self.environment, self.recorder, self.writer, self._words, self._judge).table()
        )
        self.numbers: dict[str, int] = {}
        #: How many numbers were given when the sources were put in their order, and that order.
        self._order: tuple[int, tuple[SourceView, ...]] = (-1, ())
        self._modules: dict[str, Any] = {}

    def _word(self, clause: Clause, variant: int) -> Prose:
        """The clause in the words of its kind's template, or of the default where the kind has none; empty where the
        template has no words for so little."""
        module = self._module(f"wording/{clause.kind}.md.j2") or self._module("wording/_default.md.j2")
        macros = [getattr(module, m) for m in _VARIANTS if hasattr(module, m)]
        return Prose(_SPACE.sub(" ", str(macros[variant % len(macros)](clause)).strip()) if macros else "")

    def _judge(self, rule: str, macro: str, judgement: object) -> Prose:
        template = next((j.template for j in self.brief.judgements if j.name == rule), "judgements/default.md.j2")
        return self._words(template, macro, judgement)

    def _words(self, template: str, macro: str, argument: object) -> Prose:
        """What a template's macro prints; nothing where the template has no such macro."""
        words = getattr(self._module(template), macro, None)
        return Prose("" if words is None else _SPACE.sub(" ", str(words(argument))).strip())

    def _module(self, name: str) -> Any:
        """The template's macros as attributes; None for a template that does not exist."""
        if name not in self._modules:
            self._modules[name] = self.environment.get_template(name).module if name in self.templates else None
        return self._modules[name]

    def _cite(self, refs: Iterable[str]) -> Prose:
        by_source: dict[str, list[str]] = {}
        for ref in dict.fromkeys(refs):
            fact = self.situation.fact.get(ref.partition(":")[2])
            if fact is not None:
                by_source.setdefault(fact.source, []).append(ref)
        best = islice(by_source.items(), _CITED_AT_MOST)
        return Prose("".join(self.recorder.mark("", "meta", (f"source:{s}", *facts)) for s, facts in best))

    def context(self, section: SectionSpec, selection: Selection | None, charts: Sequence[Chart]) -> dict[str, Any]:
        """What the section's template may name."""
        scope = self.scope
        claims = tuple(claim_view(c, scope) for c in selection.claims) if selection else ()
        groups = (selection.groups or (("", selection.claims),)) if claims and selection else ()
        return {
            **self._whole,
            **self._numbered(),
            "uncited": self._uncited(),
            "brief": self.brief,
            "section": section,
            "options": section.options,
            "silent": self.silent,
            "edition": scope.edition,
            "claims": claims,
            "groups": tuple((self._label(label), tuple(claim_view(c, scope) for c in ids)) for label, ids in groups),
            "charts": tuple(ChartView(c, self.recorder) for c in charts),
        }

    @cached_property
    def _whole(self) -> dict[str, Any]:
        """What is the same for every section, made once: a large situation has thousands of claims."""
        scope, situation = self.scope, self.situation
        timeline = tuple(TimelineView(entry, scope) for entry in situation.timeline)
        return {
            "judgements": tuple(self._judgement(j) for j in situation.judgements),
            "discrepancies": tuple(DiscrepancyView(d, scope) for d in situation.discrepancies),
            "timeline": Told(timeline, self.writer.tells),
            "planned": tuple(entry for entry in timeline if entry.planned and self.writer.tells(entry.claim)),
            "changes": tuple(
                view for change in situation.changes for view in (ChangeView(change, scope),) if self._told(view)
            ),
            "all_claims": tuple(claim_view(c.id, scope) for c in situation.claims),
            "compared": situation.compared,
            "unused": situation.unused,
            "engine": self.engine,
            "extractors": self.extractors,
            "origins": merged_origins(scope),
            "left_out": left_out(filter(_is_topic, self.brief.sections), self.selections, self.recorder),
            "publishers": publishers(situation, self.recorder),
            "rulings": tuple(RulingView(r, scope) for r in situation.rulings),
            "as_of": _day(situation.as_of, "as_of"),
            "issued": _day(scope.edition.issued, "issued"),
            "period": period(situation),
            "lull": lull(situation),
        }

    def _told(self, change: ChangeView) -> bool:
        """Whether some section is about what has changed, and the claim has words."""
        about = change.claim or change.was
        if about is None or change.judgement is not None:
            return True
        if about.kind not in self._kinds:
            return False
        return change.claim is None or self.writer.tells(change.claim)

    @cached_property
    def _kinds(self) -> frozenset[str]:
        """The kinds that a section asks for by name; all there are where none does."""
        asked = {kind for s in self.brief.sections if s.query is not None for kind in s.query.kind}
        return frozenset(asked or {claim.kind for claim in self.situation.claims})

    def _judgement(self, judgement: Judgement) -> JudgementView:
        rule = next((rule for rule in self.brief.judgements if rule.name == judgement.rule), None)
        return JudgementView(judgement, self.scope, rule.watch if rule else ())

    def _numbered(self) -> dict[str, Any]:
        """The sources in the order of their numbers, as far as these are known."""
        if self._order[0] != len(self.numbers):
            beyond = len(self.numbers) + 1
            documents = self.situation.documents
            ordered = sorted(documents, key=lambda d: (self.numbers.get(d.source.id, beyond), d.source.name))
            self._order = (len(self.numbers), tuple(SourceView(d.source, self.scope) for d in ordered))
        sources = self._order[1]
        cited = tuple(s for s in sources if s.id in self.numbers)
        return {"sources": sources, "cited": cited, "totals": totals(self.situation, len(cited))}

    def _uncited(self) -> Sourced | None:
        """How many of the facts read are not cited; None where all are."""
        count = self.situation.totals.get("all facts", 0) - len(self.scope.cited)
        return Sourced(str(count), "meta", ("meta:uncited",)) if count > 0 else None

    def _label(self, label: str) -> Prose | str:
        """What a group of claims has in common, as a heading prints it; "" for the one group of no grouping."""
        return printed(label.replace("_", " "), self.recorder) if label else ""

    def write(self, section: SectionSpec, selection: Selection | None, charts: Sequence[Chart]) -> str:
        """The section's marked Markdown, without its heading; "" where the template prints nothing."""
        self.scope.discourse = Discourse()
        template = self.environment.get_template(section.template)
        text = template.render(self.context(section, selection, charts))
        return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)).strip()

    def hear(self, unwritten: Iterable[SectionSpec]) -> None:
        """Notes the topics that came to nothing."""
        self.silent = tuple(escape(s.title) for s in filter(_is_topic, unwritten) if s.title)

    def number(self, marked: Iterable[str]) -> None:
        """Gives each source cited in `marked` its number, in order of first citation, and notes the facts cited."""
        self.scope.cited.clear()
        for text in marked:
            for use in self.recorder.resolve(text, {})[1]:
                if use.refs and (match := _CITED.match(use.refs[0])):
                    self.numbers.setdefault(match.group(1), len(self.numbers) + 1)
                    self.scope.cited.update(ref.partition(":")[2] for ref in use.refs[1:])

    def number_of(self, source: str) -> int:
        return self.numbers.setdefault(source, len(self.numbers) + 1)


def _is_topic(section: SectionSpec) -> bool:
    """Whether a section tells in prose what a query finds."""
    return section.cited and section.query is not None and section.layout == "prose"


def _day(day: str, field: str) -> DateView:
    return DateView(day, day, (f"meta:{field}",))


def compose(
    brief: BriefSpec,
    situation: Situation,
    selections: Mapping[str, Selection],
    charts: Mapping[str, Sequence[Chart]],
    lexicon: LexiconSpec,
    templates: TemplateTree,
    edition: Edition,
    engine: str = "briefing",
    chosen_at: Mapping[str, Location] | None = None,
    filters: Mapping[str, Callable[..., Any]] = MappingProxyType({}),
    extractors: Sequence[str] = (),
) -> tuple[Report | None, list[Diagnostic]]:
    """The report; None with the Diagnostics where a template fails. `selections` and `charts` are by section id.

    `chosen_at` says where the brief chooses the template of each section; a Diagnostic repeats it. `filters` are
    further ones, and `extractors` the packages that found facts, beside those of this program.
    """
    composer = _Composer(brief, situation, lexicon, templates, edition, engine, extractors, selections)
    composer.environment.filters.update(filters)
    diagnostics: list[Diagnostic] = []
    written: dict[str, str] = {}
    first = [s for s in brief.sections if s.layout not in _NUMBERED]
    again = [s for s in first if not s.cited]
    lists = [s for s in brief.sections if s.layout in _NUMBERED]
    for n, section in enumerate((*first, *again, *lists)):
        if n == len(first):
            composer.number(written[s.id] for s in first if s.id in written)
            composer.hear(s for s in first if not written.get(s.id))
        if n == len(first) + len(again):
            composer.number(written[s.id] for s in first if s.id in written)
        try:
            written[section.id] = composer.write(section, selections.get(section.id), charts.get(section.id, ()))
        except Exception as error:
            found = blame(error, section.template, templates, _known(composer, section))
            place = (chosen_at or {}).get(section.id)
            note = f"while the section '{section.id}' was written" + (f", chosen at {place}" if place else "")
            told = next((n for n, d in enumerate(diagnostics) if replace(d, notes=()) == found), None)
            if told is None:
                diagnostics.append(replace(found, notes=(note,)))
            else:
                diagnostics[told] = replace(found, notes=(*diagnostics[told].notes, note))
    if diagnostics:
        return None, diagnostics
    report = _assemble(composer, brief, written, charts)
    diagnostics.extend((*unmarked(report, brief, templates), *uncited(report, brief, templates, chosen_at or {})))
    return report, diagnostics


def _known(composer: _Composer, section: SectionSpec) -> list[str]:
    try:
        names = list(composer.context(section, None, ()))
    except Exception:  # the mistake lies in words that the context needs; no name would mend it
        names = []
    return [*names, *composer.environment.filters, *composer.environment.globals]


def _assemble(
    composer: _Composer, brief: BriefSpec, written: Mapping[str, str], charts: Mapping[str, Sequence[Chart]]
) -> Report:
    mark = composer.recorder.mark
    pieces: list[str] = []
    for section in brief.sections:
        body = written[section.id]
        if not body:
            continue
        heading = (
            f"## {mark(section.title, 'meta', (f'meta:section.{section.id}.title',))}\n\n" if section.title else ""
        )
        pieces.append(mark(Prose(heading + body), "meta", (f"section:{section.id}",)))
    deferred = {
        "source": lambda refs: f"[^{composer.number_of(refs[0].partition(':')[2])}]",
        "number": lambda refs: str(composer.number_of(refs[0].partition(":")[2])),
    }
    markdown, uses = composer.recorder.resolve("\n\n".join(pieces) + "\n", deferred)
    by_id = {s.id: s for s in brief.sections}
    sections = tuple(
        Section(s.id, s.title or brief.title, s.layout, use.start, use.end, s.cited, s.title is not None)
        for use in uses
        if use.refs and use.refs[0].startswith("section:")
        for s in (by_id[use.refs[0].partition(":")[2]],)
    )
    kept = tuple(u for u in uses if not (u.refs and u.refs[0].startswith("section:")))
    edition = composer.scope.edition
    return Report(
        title=_first(r"^# (.+)$", markdown) or brief.title,
        subtitle=_first(r"^# .+\n\n(.+)$", markdown) or "",
        marking=brief.marking,
        language=brief.language,
        edition=edition,
        markdown=markdown,
        sections=sections,
        uses=kept,
        sources=_entries(composer, kept),
        charts=tuple({c.id: c for s in brief.sections for c in charts.get(s.id, ())}.values()),
        short_title=brief.title,
        passages=passages(composer.situation, kept),
        changed=changed_spans(markdown, sections, kept, composer.situation),
        foot=f"Information cut-off {date(composer.situation.as_of)} · Edition {edition.number} · Build {edition.build}",
    )


def _first(pattern: str, text: str) -> str | None:
    match = re.search(pattern, text, re.MULTILINE)
    return match.group(1) if match else None


def _entries(composer: _Composer, uses: Iterable[Use]) -> tuple[SourceEntry, ...]:
    """Every source that is told of, those that nothing cites last."""
    cited = {u.refs[0].partition(":")[2] for u in uses if u.refs and u.refs[0].startswith("source:")}
    documents = composer.situation.document
    for document in sorted(documents.values(), key=lambda d: d.source.name):
        composer.number_of(document.source.id)  # those read and not cited come after the others
    ordered = sorted(composer.numbers.items(), key=lambda pair: pair[1])
    return tuple(SourceEntry(n, documents[s].source, s in cited) for s, n in ordered if s in documents)
