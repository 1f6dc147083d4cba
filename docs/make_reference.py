"""The code in, docs/reference/ out: commands, configuration, filters, views and diagnostics. Run it after a change."""

from __future__ import annotations

import dataclasses
import inspect
import os
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import yaml

from briefing.cli import VERBS, group
from briefing.compose.blame import view_modules
from briefing.compose.filters import Filters
from briefing.compose.given import GIVEN
from briefing.config.schema import SCHEMAS, schema
from briefing.model.codes import CODES
from briefing.plugins import contracts

HERE = Path(__file__).parent
_HEAD = "<!-- Written by docs/make_reference.py from the code; edit the code, not this page. -->\n\n"
#: Where each kind of file is.
_FILES = {
    "brand": "config/brand.yaml",
    "brief": "config/brief.yaml and config/briefs/*.yaml",
    "lexicon": "config/lexicons/*.yaml",
    "metadata": "the front matter of a source, or NAME.meta.yaml beside it",
    "publishers": "config/publishers.yaml",
    "reporting": "config/reporting.yaml",
    "review": "review/*.yaml",
    "rule": "config/rules/KIND.yaml",
}
#: Parts of views that are for the engine.
_OURS = ("lexicon", "recorder", "discourse", "voice", "refs", "untold", "thread")
_VIEWS = [
    "ClaimView",
    "TopicView",
    "DiscrepancyView",
    "JudgementView",
    "SupportView",
    "RulingView",
    "TimelineView",
    "ChangeView",
    "ChartView",
    "Profile",
    "FactView",
    "SourceView",
    "FigureView",
    "DateView",
    "OriginView",
    "PositionView",
    "ReasonView",
    "Name",
    "Clause",
    "Part",
]


def pages() -> dict[str, str]:
    """File name in docs/reference/ → its text."""
    made: dict[str, Callable[[], Iterator[str]]] = {
        "commands.md": _commands,
        "configuration.md": _configuration,
        "filters.md": _filters,
        "views.md": _views,
        "plug-ins.md": _plugins,
        "diagnostics.md": _diagnostics,
    }
    return {name: _HEAD + "\n".join(lines()).rstrip() + "\n" for name, lines in made.items()}


def _commands() -> Iterator[str]:
    os.environ["COLUMNS"] = "100"
    yield "# Commands\n"
    yield "Exit codes: 0 clean, 1 problems found, 2 wrong use, 3 a bug of the program.\n"
    for verb, (module, _) in VERBS.items():
        command = import_module(f"briefing.commands.{module}").command
        whole = click.Context(group, info_name="briefing", help_option_names=["-h", "--help"])
        context = click.Context(command, whole, verb, max_content_width=100, terminal_width=100)
        yield f"## {verb}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"


def _configuration() -> Iterator[str]:
    yield "# Configuration\n"
    yield "Unknown keys are errors. `briefing schema` writes the same as JSON Schemas for editors.\n"
    for name in SCHEMAS:
        whole: dict[str, Any] = schema(name)
        yield f"## {name}\n\nIn {_FILES[name]}.\n"
        yield from _table(whole)
        for inner, made in whole.get("$defs", {}).items():
            if "properties" in made:
                yield f"### {name}: {inner.removesuffix('Spec').lower()}\n\n{_flat(made['description'])}\n"
                yield from _table(made)


def _table(made: dict[str, Any]) -> Iterator[str]:
    needed = made.get("required", ())
    yield "| key | takes | meaning |\n| --- | --- | --- |"
    for key, value in made["properties"].items():
        star = " (required)" if key in needed else ""
        yield f"| `{key}`{star} | {_takes(value)} | {_flat(value.get('description', ''))} |"
    yield ""


def _takes(value: dict[str, Any]) -> str:
    if "$ref" in value:
        return value["$ref"].rsplit("/", 1)[-1].removesuffix("Spec").lower()
    if "enum" in value:
        return ", ".join(f"`{word}`" for word in value["enum"])
    if "const" in value:
        return f"`{value['const']}`"
    for several in ("anyOf", "oneOf", "allOf"):
        if several in value:
            return " or ".join(dict.fromkeys(_takes(one) for one in value[several] if one.get("type") != "null"))
    if value.get("type") == "array":
        return f"list of {_takes(value.get('items', {}))}"
    if value.get("type") == "object":
        inner = value.get("additionalProperties")
        return f"mapping to {_takes(inner)}" if isinstance(inner, dict) else "mapping"
    kinds = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}
    return kinds.get(value.get("type", ""), "anything")


def _filters() -> Iterator[str]:
    examples = yaml.safe_load((HERE / "examples/filters.yaml").read_text(encoding="utf-8"))["filters"]
    yield "# Filters\n"
    yield "Numbers, dates, quotations and citations reach the page through filters alone: each records what it"
    yield "rests on. Jinja's own filters work too. The examples print of the claims in `docs/examples/filters.yaml`."
    yield "Those marked *wording* stand in a macro of `templates/wording/`.\n"
    for name, example in examples.items():
        where = " *(wording)*" if example.get("in") else ""
        yield f"## {name}\n\n{_flat(getattr(Filters, name).__doc__)}\n"
        yield f"```jinja\n{example['template']}\n```\n\nprints{where}: {_shown(example['prints'])}\n"


def _shown(text: str) -> str:
    return f"`{_flat(text)}`"


def _views() -> Iterator[str]:
    yield "# Views\n"
    yield "What templates see. A name that is in none of these tables is an error, blamed on its line.\n"
    yield "## What a section's template may name\n"
    yield "| name | holds |\n| --- | --- |"
    yield from (f"| `{name}` | {meaning} |" for name, meaning in GIVEN.items())
    yield ""
    for name in _VIEWS:
        view = next(found for module in view_modules() if (found := getattr(module, name, None)) is not None)
        yield f"## {name.removesuffix('View').lower()}\n\n{_flat(view.__doc__)}\n"
        yield "| attribute | holds | meaning |\n| --- | --- | --- |"
        yield from (f"| `{n}` | {_flat(holds)} | {_flat(meaning)} |" for n, holds, meaning in _attributes(view))
        yield ""


def _attributes(view: type[Any]) -> Iterator[tuple[str, str, str]]:
    """Name, type in words, and meaning of everything that a template may ask of a view."""
    said = dict(re.findall(r"((?:    #: .+\n)+)    (\w+): ", inspect.getsource(view)))
    comments = {name: " ".join(re.findall("#: (.+)", comment)) for comment, name in said.items()}
    found = {f.name: (str(f.type), comments.get(f.name, "")) for f in dataclasses.fields(view)}
    for name, made in inspect.getmembers(view):
        read = getattr(made, "fget", None) or getattr(made, "func", None)
        if read is not None:
            found[name] = (read.__annotations__.get("return", ""), read.__doc__ or "")
    for name, (holds, meaning) in sorted(found.items()):
        if not name.startswith(("_", "raw_")) and name not in _OURS:
            yield name, _in_words(holds), meaning


def _in_words(holds: str) -> str:
    """A Python type as a reader of YAML would call it."""
    several = (
        re.sub(r"tuple\[(.+), \.\.\.\]", r"list of \1", holds).replace("float", "number").replace("Modality", "text")
    )
    plain = several.replace("| None", "or nothing").replace("View", "").replace("Prose", "text").replace("str", "text")
    return plain.replace("bool", "true or false").replace("int", "number").replace("Sourced", "text").lower()


def _plugins() -> Iterator[str]:
    yield "# Plug-ins\n"
    yield "The types that a plug-in needs come from `briefing.plugins.contracts`;"
    yield "[how to write a plug-in](../how-to/write-a-plug-in.md) shows three."
    yield "What is named here is kept: it changes with a new version of the program and a line in the changelog.\n"
    for kind in (contracts.Reader, contracts.ChartKind, contracts.Filter, contracts.OutputFormat, contracts.Extractor):
        call = kind.read if kind is contracts.Reader else kind.__call__
        given = inspect.signature(call)
        shown = given.replace(parameters=[p for name, p in given.parameters.items() if name != "self"])
        yield f"## {kind.__name__}\n\n{_flat(kind.__doc__)}\n"
        name = "read" if kind is contracts.Reader else "plug_in"
        yield f"```python\ndef {name}{shown}: ...\n```\n".replace("'", "")
        yield f"{_flat(call.__doc__)}\n"
    yield f"## Proposal\n\n{_flat(contracts.Proposal.__doc__)}\n"
    yield "| field | holds |\n| --- | --- |"
    yield from (f"| `{f.name}` | {_in_words(str(f.type))} |" for f in dataclasses.fields(contracts.Proposal))


def _diagnostics() -> Iterator[str]:
    yield "# Diagnostic codes\n"
    yield "Every message has one; a code never changes its meaning.\n"
    yield "| code | meaning |\n| --- | --- |"
    yield from (f"| {code} | {meaning} |" for code, meaning in CODES.items())


def _flat(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    for file, text in pages().items():
        (HERE / "reference" / file).write_text(text, encoding="utf-8")
