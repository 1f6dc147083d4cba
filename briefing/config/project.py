"""A workspace folder → the Project: specs, templates and digests, with every mistake found on the way."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar, cast

from briefing.config.blame import make_spec, suggest
from briefing.config.brand import BRAND, Brand, load_brand
from briefing.config.marked import Parsed, parse_yaml
from briefing.config.marked import Path as ConfigPath
from briefing.config.names import Loaded, check_names
from briefing.config.specs.base import Spec
from briefing.config.specs.brand import BrandSpec
from briefing.config.specs.brief import BriefSpec, SectionSpec
from briefing.config.specs.lexicon import LexiconSpec
from briefing.config.specs.publishers import PublishersSpec
from briefing.config.specs.reporting import ReportingSpec
from briefing.config.specs.review import ReviewSpec, RulingSpec
from briefing.config.specs.rules import RuleSpec
from briefing.config.templates import TemplateTree, load_templates
from briefing.config.workspace import File, Workspace
from briefing.model import Diagnostic, Location, worst

BRIEF = "config/brief.yaml"
#: Where further briefs of one workspace are.
BRIEFS = "config/briefs/"
_REPORTING = "config/reporting.yaml"
_PUBLISHERS = "config/publishers.yaml"
_LEXICONS = "config/lexicons/"
_RULES = "config/rules/"
_REVIEW = "review/"

S = TypeVar("S", bound=Spec)


@dataclass(frozen=True)
class Project:
    """One brief's configuration, checked."""

    root: Path
    brief: BriefSpec
    lexicon: LexiconSpec
    reporting: ReportingSpec
    rules: tuple[RuleSpec, ...]
    publishers: PublishersSpec
    templates: TemplateTree
    brand: Brand
    #: sha256 of each configuration file, by its name in the workspace.
    digests: dict[str, str]
    #: An analyst's rulings, by file, in the order in which they are written.
    review: dict[str, tuple[RulingSpec, ...]] = field(default_factory=dict)
    #: Name of the brief's own file.
    brief_file: str = BRIEF
    #: The profile that the brief's sections are those of; None for its full length.
    profile: str | None = None
    _parsed: Mapping[str, Parsed] = field(default_factory=dict, repr=False, compare=False)

    #: The lexicons by their files; `lexicon` joins them.
    lexicons: Mapping[str, LexiconSpec] = field(default_factory=dict)
    #: The sections in the order of the file, whatever profile and conditions leave of them.
    declared: tuple[SectionSpec, ...] = ()

    @property
    def out(self) -> Path:
        """Where the brief goes unless told otherwise: out/, with a folder for each further brief and profile."""
        folder = self.root / "out"
        if self.brief_file != BRIEF:
            folder /= Path(self.brief_file).stem
        return folder / self.profile if self.profile else folder

    def at_length(self, profile: str) -> tuple[Project | None, list[Diagnostic]]:
        """The same project with the sections of a profile; None, and why, for a profile that its brief has not."""
        known = self.brief.profiles
        if profile in known:
            return replace(self, brief=self.brief.profiled(profile), profile=profile), []
        hint = suggest(profile, known) or "write it under `profiles:`"
        message = f"the brief has no profile '{profile}'"
        return None, [Diagnostic("BLD008", "error", message, self.locate(("profiles",)), hint)]

    def own_files(self) -> frozenset[str]:
        """The configuration files that the workspace brings itself, by name."""
        return frozenset(name for name in self.digests if (self.root / name).is_file())

    def locate(self, path: ConfigPath, file: str | None = None) -> Location:
        """Where the value at `path` stands in a configuration file, the brief's own by default."""
        name = file or self.brief_file
        return self._parsed[name].value(path) if name in self._parsed else Location(name)


def load_project(
    root: Path, brief: Path | None = None, charts: Collection[str] = ()
) -> tuple[Project | None, list[Diagnostic]]:
    """The project of the workspace `root`, and everything that is wrong with its files.

    `brief` is the brief's file where it is not config/brief.yaml; `charts` are the chart kinds there are (none: not
    checked). None where anything is an error: a brief is never built from half of its configuration.
    """
    loader = _Loader(Workspace(root.resolve()))
    brief_file = loader.workspace.shown(brief.resolve()) if brief else BRIEF
    brief_spec = loader.load(BriefSpec, brief_file, path=brief.resolve() if brief else None)
    loader.inherit = _inherited(brief_spec, loader.parsed.get(brief_file))
    reporting = loader.load(ReportingSpec, _REPORTING, absent=ReportingSpec)
    publishers = loader.load(PublishersSpec, _PUBLISHERS, absent=PublishersSpec)
    lexicons = loader.load_all(LexiconSpec, _LEXICONS)
    rules = loader.load_all(RuleSpec, _RULES)
    review = loader.load_all(ReviewSpec, _REVIEW)
    brand, wrong = loader.brand()
    loader.diagnostics += wrong
    templates, wrong = load_templates(loader.workspace)
    loader.diagnostics += wrong
    loader.unread(brief_file)
    loaded = Loaded(
        brief_file,
        brief_spec,
        lexicons,
        rules,
        templates,
        frozenset(charts),
        loader.parsed,
        unread_kinds=frozenset(Path(name).stem for name in loader.names(_RULES) if name not in rules),
        all_names=len(lexicons) == len(loader.names(_LEXICONS)),
    )
    loader.diagnostics += check_names(loaded)
    if brief_spec is None or reporting is None or publishers is None or worst(loader.diagnostics) == "error":
        return None, loader.diagnostics
    project = Project(
        root=loader.workspace.root,
        brief=_in_house(brief_spec, brand.spec),
        brand=brand,
        lexicon=_join(lexicons),
        reporting=reporting,
        rules=tuple(rules.values()),
        publishers=publishers,
        templates=templates,
        digests=loader.digests,
        review={name: made.rulings for name, made in review.items()},
        brief_file=brief_file,
        declared=brief_spec.sections,
        lexicons=lexicons,
        _parsed={name: replace(parsed, data=None) for name, parsed in loader.parsed.items()},
    )
    return project, loader.diagnostics


#: Files without a mistake in them as they were last read, by spec and name, each with its digest; specs are frozen.
READ_BEFORE: dict[tuple[type[Spec], str], tuple[str, Parsed, Spec]] = {}
_MOST_READ = 2000


@dataclass
class _Loader:
    """Reads files into specs and keeps what was found on the way."""

    workspace: Workspace
    diagnostics: list[Diagnostic] = field(default_factory=list)
    parsed: dict[str, Parsed] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    #: Folders of config/ that the packaged theme adds to.
    inherit: frozenset[str] = frozenset()

    def load(self, spec: type[S], name: str, path: Path | None = None, absent: type[S] | None = None) -> S | None:
        """The spec in the file `name`, or in its absence an `absent` one."""
        if absent is not None and self.workspace.find(name) is None:
            return absent()
        file, found = self.workspace.read(path, name) if path else self.workspace.open(name)
        self.diagnostics += found
        if file is None:
            return None
        self.digests[name] = file.digest
        known = READ_BEFORE.get((spec, file.shown))
        if known is not None and known[0] == file.digest:
            self.parsed[name] = known[1]
            return cast("S", known[2])
        text, found = file.text()
        self.diagnostics += found
        if text is None:
            return None
        parsed, found = parse_yaml(text, file.shown)
        self.parsed[name] = parsed
        self.diagnostics += found
        if worst(found) == "error" and parsed.data is None:
            return None
        if not isinstance(parsed.data, dict):
            what = "the file is empty" if parsed.data is None else "the file holds no keys with values"
            self.diagnostics.append(Diagnostic("CFG007", "error", what, parsed.value(()), "write key: value"))
            return None
        made, wrong = make_spec(spec, parsed)
        told = {d.location for d in found}
        self.diagnostics += [d for d in wrong if d.location not in told]
        if made is not None and not found and len(READ_BEFORE) < _MOST_READ:
            READ_BEFORE[spec, file.shown] = file.digest, replace(parsed, data=None), made
        return made

    def load_all(self, spec: type[S], folder: str) -> dict[str, S]:
        """The specs of all YAML files in a folder, by name."""
        loaded = ((name, self.load(spec, name)) for name in self.names(folder))
        return {name: made for name, made in loaded if made is not None}

    def names(self, folder: str) -> list[str]:
        """The YAML files of a folder, those of the packaged theme among them where the brief inherits them."""
        inherited = Path(folder).name in self.inherit
        return [name for name in self.workspace.names(folder, inherited=inherited) if name.endswith(".yaml")]

    def brand(self) -> tuple[Brand, list[Diagnostic]]:
        """The brand with its files; the plain one where its YAML is broken."""
        spec = self.load(BrandSpec, BRAND, absent=BrandSpec)
        if spec is None:
            return Brand(), []
        return load_brand(spec, self.parsed.get(BRAND), self._file)

    def _file(self, name: str) -> tuple[File | None, list[Diagnostic]]:
        """A file that the configuration names; its digest is one of the configuration's."""
        file, found = self.workspace.open(name)
        if file is not None:
            self.digests[name] = file.digest
        return file, found

    def unread(self, brief_file: str) -> None:
        """A warning for each file in config/ that nothing reads."""
        known = {brief_file, BRIEF, BRAND, _REPORTING, _PUBLISHERS, *self.digests}
        for name in self.workspace.names("config"):
            if name in known or (name.startswith((_LEXICONS, _RULES)) and name.endswith(".yaml")):
                continue
            if name.startswith(("config/brief", "config/README", "config/themes/", "config/schema/", BRIEFS)):
                continue
            hint = suggest(name, self._places(name) | known, listed=False)
            path = self.workspace.find(name) or Path(name)
            place = Location(self.workspace.shown(path))
            self.diagnostics.append(Diagnostic("CFG008", "warning", "nothing reads this file", place, hint))

    @staticmethod
    def _places(name: str) -> set[str]:
        """Where a file that nothing reads may have been meant to stand."""
        file = name.rsplit("/", 1)[-1].rsplit(".", 1)[0] + ".yaml"
        return {f"{folder}{file}" for folder in (_LEXICONS, _RULES)}


def _inherited(brief: BriefSpec | None, parsed: Parsed | None) -> frozenset[str]:
    """What the brief inherits, as far as it can be told where the rest of it is broken."""
    if brief is not None:
        return frozenset(brief.inherit)
    told = parsed.data.get("inherit") if parsed is not None and isinstance(parsed.data, dict) else None
    if isinstance(told, list):
        return frozenset(name for name in told if isinstance(name, str))
    return frozenset(BriefSpec.model_fields["inherit"].default)


def _in_house(brief: BriefSpec, brand: BrandSpec) -> BriefSpec:
    """The brief, which is what the house's briefs are in whatever it does not say itself."""
    unsaid = {key: getattr(brand, key) for key in ("page", "marking") if key not in brief.model_fields_set}
    other = {key: value for key, value in unsaid.items() if value != getattr(brief, key)}
    return brief.model_copy(update=other) if other else brief


def _join(lexicons: Mapping[str, LexiconSpec]) -> LexiconSpec:
    return LexiconSpec(
        entities=tuple(e for lexicon in lexicons.values() for e in lexicon.entities),
        items=tuple(i for lexicon in lexicons.values() for item in lexicon.items for i in item.each()),
        places=tuple(p for lexicon in lexicons.values() for p in lexicon.places),
    )
