"""YAML text → plain data that knows its lines: every key and value can be located, every mistake is a Diagnostic."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, cast

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from briefing.model import Diagnostic, Location

#: Nesting and expansion beyond these is a mistake or an attack, never configuration.
MAX_DEPTH = 60
MAX_NODES = 500_000

_MERGE = "tag:yaml.org,2002:merge"
_TAG = "tag:yaml.org,2002:"
_KINDS = {"int": "a whole number", "float": "a number"}


class _Loader(yaml.CSafeLoader):
    """The YAML 1.2 core schema: `no` and `2024-06-17` are text, `012` and `1:30` are not numbers in disguise."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)|0x[0-9a-fA-F]+|0o[0-7]+", list("-+0123456789")),
    ("float", r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
    ("merge", r"<<", ["<"]),
):
    _Loader.add_implicit_resolver(_TAG + _tag, re.compile(rf"(?:{_pattern})\Z"), _first)

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Parsed:
    """One YAML file: its data, and where each part of it stands."""

    file: str
    text: str
    data: Any
    #: Lines and columns count from here, for YAML inside another file (front matter).
    first_line: int = 1

    def value(self, path: Path) -> Location:
        """Where the value at `path` stands; the nearest part that exists where `path` leads beyond."""
        return self._locate(path, key=False)

    def key(self, path: Path) -> Location:
        """Where the key that ends `path` stands."""
        return self._locate(path, key=True)

    def _locate(self, path: Path, key: bool) -> Location:
        node = _nodes(self.text)
        if node is None:
            return Location(self.file, self.first_line, 1)
        at = node
        for step in path:
            pair = _step(node, step)
            if pair is None:
                break
            at, node = pair[0] if key else pair[1], pair[1]
        return self.place(at)

    def place(self, node: Node) -> Location:
        start, end = node.start_mark, node.end_mark
        return self.point(start.line, start.column, end.column - start.column if end.line == start.line else None)

    def point(self, line: int, column: int, length: int | None = 1) -> Location:
        """The place at 0-based `line` and `column`; a `length` of None underlines to the end of the line."""
        lines = self.text.split("\n")
        excerpt = lines[line].rstrip("\r") if line < len(lines) else ""
        width = len(excerpt.rstrip()) - column if length is None else length
        return Location(self.file, line + self.first_line, column + 1, max(1, width), excerpt)


def parse_yaml(text: str, file: str, first_line: int = 1) -> tuple[Parsed, list[Diagnostic]]:
    """`text` as plain data with its places.

    `file` is what diagnostics call it. A syntax error leaves `data` None; a repeated key keeps its first value.
    """
    empty = Parsed(file, text, None, first_line)
    loader: Any = None
    try:
        loader = _Loader(text)
        root = loader.get_single_node()
    except yaml.YAMLError as error:
        return empty, [_syntax(error, empty)]
    except RecursionError:
        return empty, [Diagnostic("CFG003", "error", "nested too deep to read", empty.point(0, 0))]
    finally:
        if loader is not None:
            loader.dispose()
    if root is None:
        return empty, []
    reader = _Reader(empty)
    data = reader.read(root)
    return Parsed(file, text, data, first_line), reader.diagnostics


@lru_cache(maxsize=1)
def _nodes(text: str) -> Node | None:
    """The nodes of YAML that was parsed before. They weigh ten times the data, so they are made when asked for."""
    loader: Any = _Loader(text)
    try:
        node: Node | None = loader.get_single_node()
    except yaml.YAMLError:
        return None
    finally:
        loader.dispose()
    return node


@dataclass
class _Reader:
    """Makes data of nodes and notes what is wrong with them."""

    parsed: Parsed
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _open: list[Node] = field(default_factory=list)
    _count: int = 0

    def read(self, node: Node) -> Any:
        self._count += 1
        if any(node is parent for parent in self._open):
            return self._fail("CFG006", node, "the alias leads back into the value it stands in")
        if len(self._open) >= MAX_DEPTH or self._count == MAX_NODES:
            return self._fail("CFG006", node, "nested too deep, or aliases that unfold without end")
        if self._count > MAX_NODES:
            return None
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        self._open.append(node)
        try:
            if isinstance(node, SequenceNode):
                return [self.read(item) for item in node.value]
            return self._mapping(cast(MappingNode, node))
        finally:
            self._open.pop()

    def _scalar(self, node: ScalarNode) -> Any:
        tag, value = node.tag.removeprefix(_TAG), node.value
        try:
            match tag:
                case "str" | "merge":
                    return value
                case "null":
                    return None
                case "bool":
                    return value.lower() == "true"
                case "int":
                    return int(value, 0 if value[:2] in ("0x", "0o") else 10)
                case "float":
                    return float(value)
        except ValueError:
            return self._fail("CFG003", node, f"'{value}' is not {_KINDS[tag]}")
        return self._fail("CFG003", node, f"the tag '{node.tag}' is not allowed", "write plain YAML without tags")

    def _mapping(self, node: MappingNode) -> dict[Any, Any]:
        data: dict[Any, Any] = {}
        merged: dict[Any, Any] = {}
        seen: dict[Any, Node] = {}
        for key_node, value_node in node.value:
            if key_node.tag == _MERGE:
                merged = self._merge(value_node) | merged
                continue
            if not isinstance(key_node, ScalarNode):
                self._fail("CFG003", key_node, "a key is a word, not a list or a mapping")
                continue
            key = self._scalar(key_node)
            value = self.read(value_node)
            if key in seen:
                line = self.parsed.place(seen[key]).line
                self._fail(
                    "CFG005",
                    key_node,
                    f"the key '{key}' stands twice; the first is on line {line}",
                    "remove one of the two",
                )
                continue
            seen[key] = key_node
            data[key] = value
        return merged | data

    def _merge(self, node: Node) -> dict[Any, Any]:
        parts = node.value if isinstance(node, SequenceNode) else [node]
        if not all(isinstance(part, MappingNode) for part in parts):
            self._fail("CFG006", node, "'<<' takes a mapping, or a list of mappings", "write <<: *name")
            return {}
        result: dict[Any, Any] = {}
        for part in parts:
            value = self.read(part)
            result = (value or {}) | result
        return result

    def _fail(self, code: str, node: Node, message: str, hint: str | None = None) -> Any:
        self.diagnostics.append(Diagnostic(code, "error", message, self.parsed.place(node), hint))


def _step(node: Node, step: str | int) -> tuple[Node, Node] | None:
    """The key node and value node that one step of a path leads to."""
    if isinstance(node, SequenceNode):
        if isinstance(step, int) and step < len(node.value):
            return node.value[step], node.value[step]
        return None
    if not isinstance(node, MappingNode):
        return None
    for key, value in node.value:
        if key.tag != _MERGE and key.value == str(step):
            return key, value
    for key, value in node.value:
        if key.tag == _MERGE:
            for part in value.value if isinstance(value, SequenceNode) else [value]:
                if (found := _step(part, step)) is not None:
                    return found
    return None


@dataclass(frozen=True)
class _Says:
    """What libyaml says, and what we say instead."""

    sign: str
    words: str
    hint: str | None = None
    code: str = "CFG003"
    #: Blame the place where it was opened, not where the reader gave up.
    opened: bool = False


_COLUMN = "keys of one mapping begin in the same column, and so do items of one list"
_QUOTE = "put the value in quotation marks"
_WORDS = (
    _Says("undefined alias", "no anchor of this name stands before the alias", f"define it, or {_QUOTE}", "CFG006"),
    _Says("second occurrence", "the same anchor stands twice", "give each anchor a name of its own", "CFG006"),
    _Says("cannot start any token", "a value cannot begin with this character", _QUOTE),
    _Says("mapping values are not allowed", "a colon where none can stand", f"{_QUOTE}, or check the indentation"),
    _Says("could not find expected ':'", "a key without its colon", "write key: value", opened=True),
    _Says("did not find expected key", "the indentation or the quotation marks do not fit", _COLUMN),
    _Says("did not find expected '-' indicator", "a list item was expected here", _COLUMN),
    _Says("did not find expected <document start>", "the indentation does not fit", _COLUMN),
    _Says("unexpected end of stream", "a quotation is opened and not closed", None, opened=True),
    _Says("expected ',' or ']'", "a list in brackets is not closed, or a comma is missing", None, opened=True),
    _Says("expected ',' or '}'", "a mapping in braces is not closed, or a comma is missing", None, opened=True),
    _Says("another document", "a second document begins here", "a file holds one document: remove the '---'"),
    _Says("unknown escape", "an unknown escape after a backslash", "in single quotation marks it stands for itself"),
    _Says("control characters are not allowed", "a control character", "remove it"),
    _Says("expected node content", "a value is missing, or a bracket or brace is not closed", None, opened=True),
    _Says("incompatible YAML document", "another version of YAML", "remove the %YAML line"),
)  # fmt: skip


_PLAIN_HINT = "text with a bracket, a colon or a # in it stands in quotation marks"


def _syntax(error: yaml.YAMLError, parsed: Parsed) -> Diagnostic:
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    says = next((s for s in _WORDS if s.sign in problem), _Says("", problem))
    location = _syntax_place(error, parsed, says.opened)
    indent = re.match(r"[ \t]*", location.excerpt or "")
    if indent and "\t" in indent[0]:
        tab = replace(location, column=indent[0].index("\t") + 1)
        return Diagnostic("CFG004", "error", "a tab indents this line", tab, "indent with spaces")
    return Diagnostic(says.code, "error", says.words, location, says.hint or _PLAIN_HINT)


def _syntax_place(error: yaml.YAMLError, parsed: Parsed, opened: bool) -> Location:
    mark = getattr(error, "problem_mark", None)
    if opened:
        mark = getattr(error, "context_mark", None) or mark
    if mark is not None and parsed.text.split("\n")[mark.line :] not in ([], [""]):
        return parsed.point(mark.line, mark.column)
    if mark is not None:
        # The reader gave up at the end of the file, where there is nothing to show: blame its last words.
        words = parsed.text.rstrip()
        return parsed.point(words.count("\n"), len(words) - words.rfind("\n") - 2)
    before = parsed.text[: getattr(error, "position", 0)]
    return parsed.point(before.count("\n"), len(before) - before.rfind("\n") - 1)
