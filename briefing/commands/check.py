"""`briefing check`: configuration, templates, rules and their examples, before a build."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.commands.building import loaded
from briefing.commands.printing import show
from briefing.model import Diagnostic, worst


@click.command("check", epilog="Example: briefing check --config config/brief.yaml")
@click.option("--config", type=click.Path(path_type=Path), help="The brief's YAML file.  [config/brief.yaml]")
def command(config: Path | None) -> int:
    """Check configuration, templates, rules and their examples; nothing is built."""
    from briefing.compose import check
    from briefing.extract import Engine

    project = loaded(config)
    if project is None:
        return 1
    engine = Engine(project.lexicon, project.reporting, project.rules)
    found: list[Diagnostic] = [*check(project.templates, project.brief), *engine.check_examples()]
    show(found)
    if worst(found) == "error":
        return 1
    rules, templates = len(project.rules), len(project.templates.names())
    click.echo(
        f"In order: {len(project.brief.sections)} sections, {templates} templates, {rules} rules with their examples"
    )
    return 0
