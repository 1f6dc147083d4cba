"""`briefing check`: configuration, templates, rules and their examples, before a build."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.commands.building import loaded
from briefing.commands.printing import show
from briefing.config import BRIEFS, Project, Workspace
from briefing.config.templates import load_templates
from briefing.model import Diagnostic, worst


@click.command("check", epilog="Example: briefing check --config config/brief.yaml")
@click.option(
    "--config", type=click.Path(path_type=Path), help="The brief's YAML file.  [config/brief.yaml and config/briefs/]"
)
@click.option("--unused", "never_used", is_flag=True, help="Name the templates, rules and names that are never used.")
def command(config: Path | None, never_used: bool) -> int:
    """Check configuration, templates, rules and their examples; nothing is built."""
    further = sorted(Path(BRIEFS).glob("*.yaml")) if config is None else []
    sound = [_check(one, never_used) for one in (config, *further)]
    return 0 if all(sound) else 1


def _check(config: Path | None, never_used: bool) -> bool:
    from briefing.compose import check
    from briefing.extract import Engine
    from briefing.plugins.loading import load_plugins

    project = loaded(config)
    if project is None:  # what is wrong with templates is told all the same
        templates, _ = load_templates(Workspace(Path.cwd()))
        show(check(templates, None))
        return False
    engine = Engine(project.lexicon, project.reporting, project.rules)
    _, unusable = load_plugins(project)
    found: list[Diagnostic] = [
        *unusable,
        *check(project.templates, project.brief.plugins.filters),
        *engine.check_examples(),
    ]
    show(found)
    if worst(found) == "error":
        return False
    if never_used:
        from briefing.pipeline.unused import unused

        show(unused(project))
    click.echo(_summary(project))
    return True


def _summary(project: Project) -> str:
    sections, templates, rules = len(project.brief.sections), len(project.templates.names()), len(project.rules)
    return f"In order: {sections} sections, {templates} templates, {rules} rules with their examples"
