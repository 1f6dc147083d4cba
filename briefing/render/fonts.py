"""The packaged typefaces: which there are, their bytes, and the characters that none of them covers."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import unicodedata
import warnings
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
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


#: Hangul and Chinese characters, where the extra `hangul` is installed: family, package, file, and a style for each
#: weight. The file holds all weights; each page takes what it needs of them.
_HANGUL = ("Noto Sans KR", "justmytype_intl_cjk", "fonts/ofl/notosanskr/NotoSansKR[wght].ttf")
_HANGUL_WEIGHTS = (400, 700)


def face_bytes(package: str, file: str) -> bytes:
    """The TTF file. Raises FileNotFoundError where the package lacks it."""
    return (resources.files(package) / "files" / file).read_bytes()


def face_files(text: str) -> tuple[str, dict[str, bytes]]:
    """The `@font-face` rules that `text` needs, and their files by `font:` URLs: only the closed fetcher knows them."""
    rules, files = [], {}
    for family, package, file, weight, style in FACES:
        url = f"font:{package}/{file}"
        rules.append(_rule(family, url, weight, style))
        files[url] = face_bytes(package, file)
    beyond = set(text) - _covered_by_faces()
    if _drawn(beyond) and (hangul := _hangul()):
        family, *_ = _HANGUL
        if beyond & _characters(hangul):
            for weight in _HANGUL_WEIGHTS:
                url = f"font:hangul/{weight}"
                rules.append(_rule(family, url, weight, "normal"))
                files[url] = subset_of(hangul, beyond, weight)
    return "\n".join(rules), files


def _rule(family: str, url: str, weight: int, style: str) -> str:
    return f'@font-face {{ font-family: "{family}"; src: url("{url}"); font-weight: {weight}; font-style: {style} }}'


def subset_of(face: bytes, characters: Iterable[str], weight: int | None = None) -> bytes:
    """The face with these characters alone, as a TTF file; of a variable face, the one of that weight."""
    import uharfbuzz as hb

    whole, wanted = hb.Face(face), hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.UNICODE).update(set(map(ord, characters)))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    if weight is not None:
        wanted.pin_axis_location(whole, "wght", weight)
    data: bytes = hb.subset(whole, wanted).blob.data
    return data


def uncovered(text: str) -> set[str]:
    """The characters of `text` that no face draws."""
    left = _drawn(set(text) - _covered_by_faces())
    if left and (hangul := _hangul()):
        left -= _characters(hangul)
    return left


def _drawn(characters: Iterable[str]) -> set[str]:
    """All but spaces, breaks and format characters, which need no drawing: for these no face is looked at."""
    return {c for c in characters if unicodedata.category(c) not in ("Zs", "Cc", "Cf")}


def spelled(text: str) -> str:
    """`text` with each uncovered character as `[U+XXXX]`, so that nothing prints as an empty box."""
    return text.translate({ord(c): f"[U+{ord(c):04X}]" for c in uncovered(text)})


@lru_cache(maxsize=1)
def _covered_by_faces() -> frozenset[str]:
    upright = [(package, file) for _, package, file, weight, style in FACES if weight == 400 and style == "normal"]
    return frozenset().union(*(_characters(face_bytes(*face)) for face in upright))


@lru_cache(maxsize=4)
def _characters(face: bytes) -> frozenset[str]:
    import uharfbuzz as hb

    return frozenset(map(chr, hb.Face(face).unicodes))


@lru_cache(maxsize=1)
def _hangul() -> bytes | None:
    _, package, file = _HANGUL
    try:
        return (resources.files(package) / file).read_bytes()
    except (ModuleNotFoundError, FileNotFoundError):
        return None


@lru_cache(maxsize=1)
def hide_system_fonts() -> None:
    """Points fontconfig at a file that sees no font of the system, so that pages look the same on every machine."""
    warnings.filterwarnings("ignore", message="No fonts configured")
    folder = Path(tempfile.mkdtemp(prefix="briefing-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    file = folder / "fonts.conf"
    file.write_text(f"<?xml version='1.0'?><fontconfig><cachedir>{folder}</cachedir></fontconfig>", encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(file)
