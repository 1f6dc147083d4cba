"""YAML files and templates of a workspace → frozen specs, with every mistake blamed on its line."""

from briefing.config.blame import make_spec, suggest
from briefing.config.brand import Brand
from briefing.config.marked import Parsed, parse_yaml
from briefing.config.project import BRIEF, BRIEFS, READ_BEFORE, Project, load_project
from briefing.config.specs.metadata import MetadataSpec
from briefing.config.templates import TemplateTree, load_packaged_templates
from briefing.config.workspace import Workspace, reference_root, themes

__all__ = [
    "BRIEF",
    "BRIEFS",
    "READ_BEFORE",
    "Brand",
    "MetadataSpec",
    "Parsed",
    "Project",
    "TemplateTree",
    "Workspace",
    "load_packaged_templates",
    "load_project",
    "make_spec",
    "parse_yaml",
    "reference_root",
    "suggest",
    "themes",
]
