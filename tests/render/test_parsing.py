"""A page read as XML is the page that an HTML parser reads."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import tinyhtml5
from orchard_report import CSS
from orchard_report import HOSTILE as ORCHARD_HOSTILE
from orchard_report import report as orchards

from briefing.pipeline.record import read_record
from briefing.render.html import to_html
from briefing.render.parsing import tree_of

HOSTILE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><style>
p::before { content: "]]> & <" } a > b { color: red }
</style></head><body><p>A &amp; B &lt;c&gt; &quot;d&quot;<br>e \u2029 \U0001f600</p>
<table><colgroup><col style="width: 25%"><col></colgroup><tbody><tr><td>1</td></tr></tbody></table>
<img src="data:," alt="a > b"><hr/></body></html>
"""


def rows(root: ET.Element) -> list[tuple[str, dict[str, str], str, str]]:
    """Every element; white space between blocks, which no page shows, is left out."""
    return [(str(e.tag), _attributes(e), _shown(e.text), _shown(e.tail)) for e in root.iter()]


def _attributes(element: ET.Element) -> dict[str, str]:
    """Without the name space, which HTML has as an attribute and XML has not."""
    return {name: value for name, value in element.attrib.items() if not name.endswith("xmlns")}


def _shown(text: str | None) -> str:
    return text or "" if (text or "").strip() else ""


def as_html(page: str) -> ET.Element:
    tree: ET.Element = tinyhtml5.parse(page, namespace_html_elements=False)
    return tree


def test_what_we_write(published: Path) -> None:
    record = read_record((published / "out/brief.json").read_bytes())
    for written, css in ((record.report, record.css), (orchards(extra=ORCHARD_HOSTILE), CSS)):
        page = to_html(written, css, paper=True)
        tree = tree_of(page)
        assert tree is not None
        assert rows(tree) == rows(as_html(page))


def test_what_means_something_in_xml() -> None:
    tree = tree_of(HOSTILE)
    assert tree is not None
    assert rows(tree) == rows(as_html(HOSTILE))


@pytest.mark.parametrize("body", ["<p>one<p>two", "\x0b", "<p>&nbsp;</p>", "<b><i></b></i>", ""])
def test_what_is_no_xml_is_left_to_html(body: str) -> None:
    assert tree_of(f"<!doctype html>\n<html><body>{body}</body>") is None
