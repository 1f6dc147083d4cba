"""The Jinja environment: sandboxed, strict about undefined names, escaping Markdown in every value no filter made."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable
from functools import lru_cache
from types import CodeType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefing.compose.marks import Prose, Recorder, Sourced, escape
from briefing.config import TemplateTree
from briefing.model.numerals import numerals


class _Generator(CodeGenerator):
    """Joins with `~` by Markdown's escaping rule instead of HTML's, and works nothing out before the report is written.

    A constant that goes through a filter leaves a mark of its report, which no compiled template may keep.
    """

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - the name is Jinja's
        self.write("environment.join_prose((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


#: Templates as they were last compiled, by Jinja's key, each with the digest of its source and its code as bytes.
COMPILED: dict[str, tuple[str, bytes]] = {}
_COMPILED_AT_MOST = 500


class _Compiled(jinja2.BytecodeCache):
    """A process that builds again and again compiles a template once.

    Nothing is read from the disk here: whoever wrote a file there would run code outside the sandbox.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = COMPILED.get(bucket.key, ("", b""))
        if checksum == bucket.checksum:
            bucket.code = _code(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if len(COMPILED) >= _COMPILED_AT_MOST:
            COMPILED.clear()
        COMPILED[bucket.key] = (bucket.checksum, marshal.dumps(bucket.code))


@lru_cache(_COMPILED_AT_MOST)
def _code(data: bytes) -> CodeType:
    code: CodeType = marshal.loads(data)  # noqa: S302 - made by this program
    return code


class Environment(ImmutableSandboxedEnvironment):
    """One report's environment: its loader is the workspace's template tree, its finalizer the door to the page."""

    code_generator_class = _Generator

    def __init__(self, templates: TemplateTree, recorder: Recorder) -> None:
        self.recorder = recorder
        self._safe: dict[tuple[type, str], bool] = {}
        super().__init__(
            loader=jinja2.FunctionLoader(lambda name: _load(templates, name)),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            finalize=self.prose,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            optimized=False,
            bytecode_cache=_Compiled(),
        )

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Jinja's answer, which hangs on the type of the object and the name alone; templates ask it ten thousand
        times."""
        asked = type(obj), attr
        if asked not in self._safe:
            self._safe[asked] = super().is_safe_attribute(obj, attr, value)
        return self._safe[asked]

    def prose(self, value: Any) -> Prose | Markup | str:
        """What a template prints for `value`: Prose as it is, views by their own rule, all else escaped."""
        if isinstance(value, Markup):
            return value
        write = getattr(value, "__prose__", None)
        if write is not None:
            return Prose(write())
        if isinstance(value, Sourced):
            return (
                self.recorder.mark(value.text, value.basis, value.refs) if numerals(value.text) else escape(value.text)
            )
        if isinstance(value, jinja2.Undefined):
            return str(value)
        if value is None:
            raise jinja2.UndefinedError("nothing is known here: test it with `if` before it is printed")
        return escape(str(value))

    def join_prose(self, parts: Iterable[Any]) -> Prose:
        return Prose("".join(self.prose(p) for p in parts))


def _load(templates: TemplateTree, name: str) -> tuple[str, str, Callable[[], bool]] | None:
    # Code is known by the template's name: another workspace with the same template takes it as it is.
    return (templates.read(name), name, lambda: True) if name in templates else None
