"""The packaged typefaces: which there are, their bytes, and the characters that none of them covers."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import unicodedata
import warnings
from functools import lru_cache
from importlib import resources
from io import BytesIO
from pathlib import Path

#: CSS family, package, file, weight, style. The packages hold the whole family; a brief needs these.
FACES = (
    ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro-Regular.ttf", 400, "normal"),
    ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro-It.ttf", 400, "italic"),
    ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro-Semibold.ttf", 600, "normal"),
    ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro-Bold.ttf", 700, "normal"),
    ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro-Regular.ttf", 400, "normal"),
    ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro-It.ttf", 400, "italic"),
    ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro-Semibold.ttf", 600, "normal"),
    ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro-Bold.ttf", 700, "normal"),
)


def face_bytes(package: str, file: str) -> bytes:
    """The TTF file. Raises FileNotFoundError where the package lacks it."""
    return (resources.files(package) / "files" / file).read_bytes()


def face_rules() -> str:
    """The `@font-face` rules for the faces, under `font:` URLs that only the closed fetcher knows."""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; src: url("font:{package}/{file}"); '
        f"font-weight: {weight}; font-style: {style} }}"
        for family, package, file, weight, style in FACES
    )


def subset_of(package: str, file: str, text: str) -> bytes:
    """The face with the characters of `text` alone, as a TTF file; the same bytes for the same text."""
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.UNICODE).update(set(map(ord, text)))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    data: bytes = hb.subset(hb.Face(face_bytes(package, file)), wanted).blob.data
    return data


def uncovered(text: str) -> set[str]:
    """The characters of `text` that no face draws. Spaces, breaks and format characters need no drawing."""
    return {c for c in set(text) - _covered() if unicodedata.category(c) not in ("Zs", "Cc", "Cf")}


def spelled(text: str) -> str:
    """`text` with each uncovered character as `[U+XXXX]`, so that nothing prints as an empty box."""
    return text.translate({ord(c): f"[U+{ord(c):04X}]" for c in uncovered(text)})


@lru_cache(maxsize=1)
def _covered() -> frozenset[str]:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    upright = [(package, file) for _, package, file, weight, style in FACES if weight == 400 and style == "normal"]
    fonts = [TTFont(BytesIO(face_bytes(*face)), lazy=True) for face in upright]
    return frozenset(chr(code) for font in fonts for code in font.getBestCmap())


@lru_cache(maxsize=1)
def hide_system_fonts() -> None:
    """Points fontconfig at a file that sees no font of the system, so that pages look the same on every machine."""
    warnings.filterwarnings("ignore", message="No fonts configured")
    folder = Path(tempfile.mkdtemp(prefix="briefing-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    file = folder / "fonts.conf"
    file.write_text(f"<?xml version='1.0'?><fontconfig><cachedir>{folder}</cachedir></fontconfig>", encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(file)
