"""A folder's name in, PDFs of several sizes out: the reference brief on both papers, short, long and hostile ones.

python tests/conformance/samples.py FOLDER
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Literal

sys.path.insert(0, str(Path(__file__).parents[1] / "render"))

from orchard_report import CSS, HOSTILE, report

from briefing.config import load_project, reference_root
from briefing.pipeline.build import build
from briefing.render import to_html
from briefing.render.pdf import Attachment, to_pdf

#: Name → paragraphs, text at the end, paper.
SAMPLES: dict[str, tuple[int, str, Literal["A4", "Letter"]]] = {
    "short": (1, "", "A4"),
    "letter": (9, "", "Letter"),
    "long": (220, "", "A4"),
    "hostile": (1, HOSTILE, "A4"),
}


def main(folder: Path) -> None:
    """Writes every sample; raises where one cannot be made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (paragraphs, extra, page) in SAMPLES.items():
        made = report(paragraphs, extra)
        files = (
            Attachment("brief.json", b"{}", "The brief as data"),
            Attachment("sources.json", b"{}", "Sources", "Source"),
        )
        (folder / f"{name}.pdf").write_bytes(to_pdf(to_html(made, CSS, page, paper=True), made, files))
    project, diagnostics = load_project(reference_root())
    assert project is not None, [str(d) for d in diagnostics]
    with tempfile.TemporaryDirectory() as out:
        build(project, out=Path(out), formats=("pdf",))
        (folder / "reference.pdf").write_bytes((Path(out) / "brief.pdf").read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
