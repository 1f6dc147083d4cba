"""YAML files and templates of a workspace → frozen specs, with every mistake blamed on its line."""

from briefing.config.blame import make_spec
from briefing.config.marked import Parsed, parse_yaml
from briefing.config.project import BRIEF, Project, load_project
from briefing.config.specs.metadata import MetadataSpec
from briefing.config.templates import TemplateTree
from briefing.config.workspace import Workspace, reference_root, themes

__all__ = [
    "BRIEF",
    "MetadataSpec",
    "Parsed",
    "Project",
    "TemplateTree",
    "Workspace",
    "load_project",
    "make_spec",
    "parse_yaml",
    "reference_root",
    "themes",
]
