"""The templates in force, by the name a section calls them."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.config.workspace import File, Workspace, reference_root
from briefing.model import Diagnostic

_FOLDER = "templates"
#: Before the name of a template: the packaged one, whatever the workspace has put in its place.
PACKAGED = "packaged/"


@dataclass(frozen=True)
class TemplateTree:
    """Templates by name (sections/situation.md.j2), the workspace's own before the packaged ones."""

    files: dict[str, File]
    #: The packaged templates that the workspace has replaced, by the same names.
    replaced: dict[str, File] = field(default_factory=dict)

    def names(self) -> tuple[str, ...]:
        return tuple(self.files)

    def __contains__(self, name: str) -> bool:
        return self._file(name) is not None

    def _file(self, name: str) -> File | None:
        """The template of that name; under `packaged/NAME` the packaged one, which a template of the workspace's own
        that stands in its place may extend."""
        if not name.startswith(PACKAGED):
            return self.files.get(name)
        plain = name.removeprefix(PACKAGED)
        file = self.replaced.get(plain) or self.files.get(plain)
        return file if file is not None and file.packaged else None

    def _must(self, name: str) -> File:
        file = self._file(name)
        if file is None:
            raise KeyError(name)
        return file

    def read(self, name: str) -> str:
        """The template's text. Raises KeyError for a name that is not in the tree."""
        return self._must(name).data.decode("utf-8-sig")

    def own(self, name: str) -> bool:
        """Whether the workspace brings the template itself. Raises KeyError for a name that is not in the tree."""
        return not self._must(name).packaged

    def shown(self, name: str) -> str:
        """What diagnostics call the template's file. Raises KeyError for a name that is not in the tree."""
        return self._must(name).shown

    @property
    def digests(self) -> dict[str, str]:
        """sha256 of each template by name; of those that are replaced, where another names them."""
        own = [file.data for file in self.files.values() if not file.packaged]
        named = {f"{PACKAGED}{name}": file for name, file in self.replaced.items()}
        used = {name: file for name, file in named.items() if any(name.encode() in data for data in own)}
        return {name: file.digest for name, file in (self.files | used).items()}


def load_packaged_templates() -> TemplateTree:
    """The templates that the package brings."""
    return load_templates(Workspace(reference_root()))[0]


def load_templates(workspace: Workspace) -> tuple[TemplateTree, list[Diagnostic]]:
    """Every file below templates/; one that is not UTF-8 text is left out with a Diagnostic."""
    files: dict[str, File] = {}
    replaced: dict[str, File] = {}
    diagnostics: list[Diagnostic] = []
    for name in workspace.names(_FOLDER):
        file, found = workspace.open(name)
        if file is not None:
            text, wrong = file.text()
            found = found + wrong
            if text is not None:
                files[name.removeprefix(f"{_FOLDER}/")] = file
                if not file.packaged and (packaged := workspace.packaged(name)) is not None:
                    replaced[name.removeprefix(f"{_FOLDER}/")] = packaged
        diagnostics += found
    return TemplateTree(files, replaced), diagnostics
