"""Event cases marked `todo` that hold by now → the marks are taken out: `python -m tests.extract.unmark`."""

from __future__ import annotations

from pathlib import Path

from briefing.config import parse_yaml
from tests.extract.engine_case import CASES, stands

MARK = "    todo: true\n"


def unmark(path: Path) -> int:
    """How many marks were taken out of one file; a mark is a line of its own, in the order of the cases."""
    text = path.read_text("utf-8")
    marked = [case for case in parse_yaml(text, str(path))[0].data["cases"] if case.get("todo")]
    parts = text.split(MARK)
    assert len(parts) == len(marked) + 1, f"{path}: a mark is not a line of its own"
    keep = ["" if stands(path.parent.name, case) else MARK for case in marked]
    path.write_text("".join(part + mark for part, mark in zip(parts, [*keep, ""], strict=True)), "utf-8")
    return keep.count("")


if __name__ == "__main__":
    print(sum(unmark(path) for path in sorted(CASES.glob("*/*.yaml"))), "marks taken out")
