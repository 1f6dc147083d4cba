"""The templates in force, by the name a section calls them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing.config.workspace import File, Workspace, reference_root
from briefing.model import Diagnostic

_FOLDER = "templates"


@dataclass(frozen=True)
class TemplateTree:
    """Templates by name (sections/situation.md.j2), the workspace's own before the packaged ones."""

    files: Mapping[str, File]

    def names(self) -> tuple[str, ...]:
        return tuple(self.files)

    def __contains__(self, name: str) -> bool:
        return name in self.files

    def lookup(self, name: str) -> Path | None:
        file = self.files.get(name)
        return file.path if file else None

    def read(self, name: str) -> str:
        """The template's text. Raises KeyError for a name that is not in the tree."""
        return self.files[name].data.decode("utf-8-sig")

    def own(self, name: str) -> bool:
        """Whether the workspace brings the template itself. Raises KeyError for a name that is not in the tree."""
        return not self.files[name].packaged

    def shown(self, name: str) -> str:
        """What diagnostics call the template's file. Raises KeyError for a name that is not in the tree."""
        return self.files[name].shown

    @property
    def digests(self) -> dict[str, str]:
        """sha256 of each template by name."""
        return {name: file.digest for name, file in self.files.items()}


def load_packaged_templates() -> TemplateTree:
    """The templates that the package brings."""
    return load_templates(Workspace(reference_root()))[0]


def load_templates(workspace: Workspace) -> tuple[TemplateTree, list[Diagnostic]]:
    """Every file below templates/; one that is not UTF-8 text is left out with a Diagnostic."""
    files: dict[str, File] = {}
    diagnostics: list[Diagnostic] = []
    for name in workspace.names(_FOLDER):
        file, found = workspace.open(name)
        if file is not None:
            text, wrong = file.text()
            found = found + wrong
            if text is not None:
                files[name.removeprefix(f"{_FOLDER}/")] = file
        diagnostics += found
    return TemplateTree(files), diagnostics
