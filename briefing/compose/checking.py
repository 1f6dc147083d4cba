"""Templates in, what is wrong with them before anything is written out: syntax, names, literal numerals, references."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import jinja2
from jinja2 import meta, nodes

from briefing.compose.blame import at, blame, line, near
from briefing.compose.environment import Environment
from briefing.compose.filters import Filters
from briefing.compose.marks import Recorder, bare
from briefing.config import TemplateTree
from briefing.model import Diagnostic
from briefing.model.numerals import numerals


def check(templates: TemplateTree, filters: Collection[str] | None = ()) -> list[Diagnostic]:
    """Every template compiled, every literal numeral found, every template that one names present.

    `filters` are those of plug-ins; None where nobody knows them, and then a filter's name is not asked about.
    """
    composer = Environment(templates, Recorder())
    known = (*(name for name in vars(Filters) if not name.startswith("_")), *(filters or ()))
    composer.filters.update(dict.fromkeys(known, str))
    diagnostics: list[Diagnostic] = []
    for name in templates.names():
        if not name.endswith(".j2"):
            continue
        try:
            tree = composer.parse(templates.read(name), name, name)
            wrong = list(_absent(tree, name, templates))
            if filters is not None:
                wrong += _names(tree, name, templates, composer)
            if filters is not None and not wrong:
                composer.compile(tree, name, name)
        except jinja2.TemplateError as error:
            diagnostics.append(blame(error, name, templates, composer.filters))
            continue
        diagnostics += [*wrong, *_literals(tree, name, templates)]
    return diagnostics


def _names(tree: nodes.Template, name: str, templates: TemplateTree, composer: Environment) -> Iterator[Diagnostic]:
    """Every filter and test that there is not; compiling would stop at the first."""
    for kind, word, known in ((nodes.Filter, "filter", composer.filters), (nodes.Test, "test", composer.tests)):
        for node in tree.find_all(kind):
            if node.name not in known:
                place = at(line(templates, name, node.lineno), node.name)
                message = f"there is no {word} '{node.name}'"
                yield Diagnostic("TPL002", "error", message, place, near(node.name, known))


def _absent(tree: nodes.Template, name: str, templates: TemplateTree) -> Iterator[Diagnostic]:
    """Every template that is included, imported or extended by its name and that there is not."""
    for node in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
        named = node.template  # type: ignore[attr-defined]
        wanted = named.value if isinstance(named, nodes.Const) else None
        if isinstance(wanted, str) and wanted not in templates and not getattr(node, "ignore_missing", False):
            place = at(line(templates, name, node.lineno), wanted)
            yield Diagnostic(
                "TPL003", "error", f"there is no template '{wanted}'", place, near(wanted, templates.names())
            )


def references(templates: TemplateTree, name: str) -> set[str]:
    """The templates that a template includes, imports or extends by name; none for one that cannot be parsed."""
    tree = _tree(templates, name)
    return set() if tree is None else {found for found in meta.find_referenced_templates(tree) if found is not None}


def filters_in(templates: TemplateTree, name: str) -> set[str]:
    """The filters that a template calls; none for one that cannot be parsed."""
    tree = _tree(templates, name)
    return {node.name for node in tree.find_all(nodes.Filter)} if tree is not None else set()


def _tree(templates: TemplateTree, name: str) -> nodes.Template | None:
    if name not in templates or not name.endswith(".j2"):
        return None
    try:
        return Environment(templates, Recorder()).parse(templates.read(name), name)
    except jinja2.TemplateError:
        return None


def _literals(tree: nodes.Template, name: str, templates: TemplateTree) -> Iterator[Diagnostic]:
    for data in tree.find_all(nodes.TemplateData):
        for span in numerals(bare(data.data)):
            numeral = data.data[span.start : span.end]
            place = at(line(templates, name, data.lineno + data.data.count("\n", 0, span.start)), numeral)
            message = f"the literal numeral {numeral!r} in a template rests on no fact"
            hint = 'print it as {{ "…"|fixed }} if it is a name, through value or count if it is a figure'
            yield Diagnostic("TPL005", "error", message, place, hint)
