"""Templates in, what is wrong with them before anything is written out: syntax, names, literal numerals, references."""

from __future__ import annotations

import jinja2
from jinja2 import meta, nodes

from briefing.compose.blame import blame
from briefing.compose.environment import Environment
from briefing.compose.filters import Filters
from briefing.compose.marks import Recorder, bare
from briefing.config import TemplateTree
from briefing.config.specs.brief import BriefSpec
from briefing.model import Diagnostic, Location
from briefing.model.numerals import numerals


def check(templates: TemplateTree, brief: BriefSpec) -> list[Diagnostic]:
    """Every template compiled, every literal numeral found, every section's template present."""
    composer = Environment(templates, Recorder())
    known = (*(name for name in vars(Filters) if not name.startswith("_")), *brief.plugins.filters)
    composer.filters.update(dict.fromkeys(known, str))
    diagnostics: list[Diagnostic] = []
    for name in templates.names():
        if not name.endswith(".j2"):
            continue
        try:
            tree = composer.parse(templates.read(name), name, str(templates.lookup(name)))
            composer.compile(tree, name, str(templates.lookup(name)))
        except jinja2.TemplateError as error:
            diagnostics.append(blame(error, name, templates, composer.filters))
            continue
        diagnostics.extend(_literals(tree, templates.shown(name)))
    return diagnostics


def references(templates: TemplateTree, name: str) -> set[str]:
    """The templates that a template includes, imports or extends by name; none for one that cannot be parsed."""
    if name not in templates or not name.endswith(".j2"):
        return set()
    try:
        tree = Environment(templates, Recorder()).parse(templates.read(name), name)
    except jinja2.TemplateError:
        return set()
    return {found for found in meta.find_referenced_templates(tree) if found is not None}


def _literals(tree: nodes.Template, file: str) -> list[Diagnostic]:
    found = []
    for data in tree.find_all(nodes.TemplateData):
        for span in numerals(bare(data.data)):
            line = data.lineno + data.data.count("\n", 0, span.start)
            found.append(
                Diagnostic(
                    "TPL005",
                    "error",
                    f"the literal numeral {data.data[span.start : span.end]!r} in a template rests on no fact",
                    Location(file, line),
                    'print it as {{ "…"|fixed }} if it is a name, through value or count if it is a figure',
                )
            )
    return found
