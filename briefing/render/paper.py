"""A page with its style sheets in, the same for paper alone out, which WeasyPrint styles in less time."""

from __future__ import annotations

import re
from collections.abc import Mapping

_STYLE = re.compile(r"(<style>)(.*?)(</style>)", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
#: Rules for other media, with one level of rules in them.
_ELSEWHERE = re.compile(r"@media\b(?![^{]*\b(?:print|all)\b)[^{]*\{(?:[^{}]|\{[^{}]*\})*\}")
_RULE = re.compile(r"([^{};]*)\{([^{}]*)\}")
_PROPERTY = re.compile(r"(?:^|;)\s*(--[\w-]+)\s*:\s*([^;]*[^;\s])")
_USE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
#: What a value has where it may go on behind a semicolon.
_OPEN_ENDED = re.compile(r"url\(|^[^\"]*\"(?:[^\"]*\"[^\"]*\")*[^\"]*$|'")


def for_paper(html: str) -> str:
    """The page without rules for screens, and with the custom properties of its root written out where they are used:
    WeasyPrint would parse and check their values anew for every element."""
    sheets = _STYLE.sub(lambda m: m[1] + _ELSEWHERE.sub("", _COMMENT.sub("", m[2])) + m[3], html)
    values = _of_root("".join(css for _, css, _ in _STYLE.findall(sheets)))
    return _STYLE.sub(lambda m: m[1] + _written_out(m[2], values) + m[3], sheets)


def _of_root(css: str) -> dict[str, str]:
    """The last value of each custom property that the root alone sets."""
    values: dict[str, str] = {}
    others: set[str] = set()
    for selector, body in _RULE.findall(css):
        for name, value in _PROPERTY.findall(body):
            values[name] = value
            if selector.strip() != ":root" or _OPEN_ENDED.search(value):
                others.add(name)
    return {name: value for name, value in values.items() if name not in others}


def _written_out(css: str, values: Mapping[str, str]) -> str:
    return _USE.sub(lambda use: values.get(use[1], use[0]), css)
