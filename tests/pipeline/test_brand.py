"""A brand from its YAML to the pages: colours, faces, logo, paper and marking, and what a change of it costs."""

from __future__ import annotations

import json
import re
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from conftest import Building, open_project

from briefing.chart import svg
from briefing.config.logo import address_of
from briefing.config.specs.brand import PACKAGED_FACES, ColoursSpec
from briefing.pipeline.verify import verify
from briefing.render.branding import PROPERTIES
from briefing.render.fonts import FACES, face_bytes

BRAND = """
colours:
  data: "#0B6E4F"
  structure: "#3B1F5B"
faces: {text: House Slab, heads: Source Serif Pro}
own_faces:
  - {name: House Slab, regular: brand/slab.ttf, bold: brand/slab-bold.ttf}
logo: {file: brand/logo.svg, alt: The Harbour Desk, height: 12}
page: Letter
marking: TLP:GREEN
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10" fill="#0B6E4F"/></svg>'


@pytest.fixture
def branded(workspace: Path) -> Path:
    """The workspace with a brand of its own; its face is a packaged one under another name."""
    folder = workspace / "config/brand"
    folder.mkdir()
    for file, source in (("slab.ttf", "SourceSansPro-Regular.ttf"), ("slab-bold.ttf", "SourceSansPro-Bold.ttf")):
        (folder / file).write_bytes(face_bytes("font_source_sans_pro", source))
    (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    (workspace / "config/brand.yaml").write_text(BRAND, encoding="utf-8")
    return workspace


def test_a_brand_reaches_pages_and_charts(branded: Path, build_here: Building) -> None:
    result = build_here(formats=())
    assert [str(d) for d in result.diagnostics] == []
    out = branded / "out"
    html = (out / "brief.html").read_text(encoding="utf-8")
    assert "@media print { :root { --navy: #3B1F5B; --blue: #0B6E4F } }" in html
    assert ':root { --text-face: "House Slab", "Source Serif Pro"' in html
    assert 'alt="The Harbour Desk"' in html
    assert "TLP:GREEN" in (out / "brief.md").read_text(encoding="utf-8")
    drawn = "".join(path.read_text(encoding="utf-8") for path in (out / "charts").glob("*.svg"))
    assert "#0B6E4F" in drawn
    assert not re.search("#2C6E9B|#17375E", drawn)
    with pikepdf.open(out / "brief.pdf") as pdf:
        assert [float(side) for side in pdf.pages[0].MediaBox] == pytest.approx([0, 0, 612, 792], abs=0.5)
        told = [str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]
        fonts = {str(o.FontName) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o}
    assert "The Harbour Desk" in told
    assert any("House" in font for font in fonts)
    assert [finding for finding in verify(out).findings if finding.wrong] == []


def test_a_change_of_the_brand_makes_an_edition_and_reads_nothing_again(branded: Path, build_here: Building) -> None:
    assert build_here().written
    assert not build_here().written
    (branded / "config/brand/logo.svg").write_text(LOGO.replace("#0B6E4F", "#000000"), encoding="utf-8")
    again = build_here()
    assert again.written
    assert "configuration changed: config/brand/logo.svg" in [d.reason for d in again.decisions]
    assert not [d for d in again.decisions if d.stage in ("read", "extract") and d.done]
    record = json.loads((branded / "out/brief.json").read_bytes())
    assert record["logo"]["alt"] == "The Harbour Desk"


def test_what_the_brief_says_itself_stands_before_the_brand(branded: Path) -> None:
    brief = branded / "config/brief.yaml"
    brief.write_text(f"page: A4\nmarking: TLP:AMBER\n{brief.read_text(encoding='utf-8')}", encoding="utf-8")
    told = open_project(branded).brief
    assert (told.page, told.marking) == ("A4", "TLP:AMBER")


def test_the_style_sheet_and_the_charts_have_the_default_colours(workspace: Path) -> None:
    css = (workspace / "templates/page/brief.css").read_text(encoding="utf-8")
    start = css.index(":root {")
    root = css[start : css.index("}", start)]
    declared = {name: f"#{value:F<6}" for name, value in re.findall(r"(--[a-z-]+): #([0-9A-F]{3,6});", root)}
    assert {PROPERTIES[key]: value for key, value in ColoursSpec()}.items() <= declared.items()
    assert {role: colour for colour, role in svg._ROLES.items()}.items() <= dict(ColoursSpec()).items()
    assert {family for family, *_ in FACES} == set(PACKAGED_FACES)


def png(width: int, height: int) -> bytes:
    """A white picture."""
    rows = (b"\0" + b"\xff" * width * 3) * height
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    chunks = (struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d)) for t, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_a_png_can_be_a_logo(branded: Path, build_here: Building) -> None:
    (branded / "config/brand/logo.png").write_bytes(png(40, 10))
    (branded / "config/brand.yaml").write_text("logo: {file: brand/logo.png, alt: The Desk}\n", encoding="utf-8")
    assert build_here(formats=("pdf",)).edition is not None
    with pikepdf.open(BytesIO((branded / "out/brief.pdf").read_bytes())) as pdf:
        assert "The Desk" in [str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"<svg", "a.svg", "it is no SVG"),
        (b"<html xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "outermost element"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><use href='x.svg#a'/></svg>", "a.svg", "leads out"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><style>*{}</style></svg>", "a.svg", "<style>"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><image href='#a'/></svg>", "a.svg", "<image>"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' style='fill:url(//x)'/>", "a.svg", "leads out"),
        (png(0, 5), "a.png", "without a size"),
        (b"x" * 600_000, "a.svg", "a logo may have 512"),
    ],
)
def test_a_hostile_logo_is_refused(data: bytes, name: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        address_of(data, name)
