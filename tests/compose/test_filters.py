"""Every filter has an example in the documentation, and prints what it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jinja2
import pytest
from situation import ROOT, project, situation

from briefing.compose import compose
from briefing.compose.filters import Filters
from briefing.compose.given import GIVEN
from briefing.config import TemplateTree, parse_yaml
from briefing.config.specs.brief import SectionSpec
from briefing.config.workspace import File
from briefing.model import Edition, Selection

_PATH = ROOT / "docs/examples/filters.yaml"
EXAMPLES: dict[str, Any] = parse_yaml(_PATH.read_text("utf-8"), _PATH.name)[0].data


def printed(example: dict[str, Any], filters: dict[str, Any] | None = None) -> str:
    """What the example's template prints in a section of its own."""
    loaded = project()
    known = situation(EXAMPLES["claims"], loaded, EXAMPLES["sources"])
    order = {fact.id: n for n, fact in enumerate(known.facts)}
    claims = tuple(c.id for c in sorted(known.claims, key=lambda c: min(order[f] for f in c.facts)))
    template = example["template"]
    files = dict(loaded.templates.files)
    if example.get("in") == "wording":
        macro = f"{{% macro clause(c) %}}{template}{{% endmacro %}}"
        files["wording/transfer.md.j2"] = _file("templates/wording/transfer.md.j2", macro)
        template = "{{ claims|first|clause }}"
    files["sections/example.md.j2"] = _file("templates/sections/example.md.j2", template)
    section = SectionSpec(id="example", template="sections/example.md.j2")
    brief = loaded.brief.model_copy(update={"sections": (section,)})
    chosen = {"example": Selection("example", claims)}
    edition = Edition(2, known.as_of, known.as_of, supersedes=1)
    report, found = compose(
        brief, known, chosen, {}, loaded.lexicon, TemplateTree(files), edition, filters=filters or {}
    )
    assert report is not None, found
    assert [d for d in found if d.code != "TPL007"] == []  # few of the filters cite
    return report.markdown.strip()


def _file(name: str, text: str) -> File:
    return File(Path(name), name, name, text.encode())


def test_every_filter_has_an_example() -> None:
    names = {name for name in vars(Filters) if not name.startswith("_") and name != "table"}
    assert set(EXAMPLES["filters"]) == names


def test_every_filter_says_what_it_does() -> None:
    assert [name for name in EXAMPLES["filters"] if not getattr(Filters, name).__doc__] == []


def test_every_name_that_a_template_is_given_is_explained() -> None:
    given: set[str] = set()

    @jinja2.pass_context
    def note(context: jinja2.runtime.Context, value: str) -> str:
        given.update(context.get_all().keys() - context.environment.globals.keys())
        return value

    printed({"template": "{{ 'x'|note }}"}, {"note": note})
    assert given == set(GIVEN)


@pytest.mark.parametrize("name", EXAMPLES["filters"])
def test_example(name: str) -> None:
    example = EXAMPLES["filters"][name]
    assert re.search(rf"\|\s*{name}\b", example["template"]), "the example uses its filter"
    assert printed(example) == example["prints"]
