"""A brand in, the CSS that lays it over the style sheet out: its colours, its faces cut down to what a brief needs."""

from __future__ import annotations

import base64
import string
from collections.abc import Iterator

from briefing.config import Brand
from briefing.config.brand import FaceFile
from briefing.render.fonts import subset_of

#: What stands behind a face of the house for the characters that it lacks.
_BEHIND = {
    "text": '"Source Serif Pro", "Source Serif 4", Georgia, serif',
    "heads": '"Source Sans Pro", "Source Sans 3", sans-serif',
}
#: Colour or face in the YAML → the custom property of `brief.css`.
PROPERTIES = {
    "ink": "--ink",
    "second": "--soft",
    "muted": "--slate",
    "structure": "--navy",
    "data": "--blue",
    "data_light": "--sky",
    "dispute": "--red",
    "hairline": "--rule",
    "panel": "--tint",
    "paper": "--paper",
    "text": "--text-face",
    "heads": "--head-face",
}
#: Characters of the page beside those of the brief: digits of pages, headings of ours, signs.
_ALWAYS = string.printable + "·–—’“”…"


def brand_css(brand: Brand, text: str) -> str:
    """The rules, empty where the brand sets nothing; `text` is what the brief says."""
    used = {name for _, name in brand.spec.faces}
    faces = (rule for face in brand.faces if face.family in used for rule in _faces(face, text))
    rules = [*faces, *_properties(brand)]
    return "\n".join(("", "/* config/brand.yaml */", *rules, "")) if rules else ""


def _faces(face: FaceFile, text: str) -> Iterator[str]:
    """A rule for each weight that the file stands for, the file itself in it."""
    data = base64.b64encode(subset_of(face.data, {*text, *_ALWAYS})).decode()
    for weight in face.weights:
        yield (
            f'@font-face {{ font-family: "{face.family}"; font-weight: {weight}; font-style: {face.style}; '
            f'src: url("data:font/ttf;base64,{data}") }}'
        )


def _properties(brand: Brand) -> Iterator[str]:
    colours, faces = brand.spec.colours, brand.spec.faces
    painted = [f"{PROPERTIES[key]}: {value}" for key, value in colours if key in colours.model_fields_set]
    if painted:
        # A dark screen keeps the colours that are made for it: the house's are chosen for paper.
        rule = f":root {{ {'; '.join(painted)} }}"
        yield f"@media print {{ {rule} }}"
        yield f"@media screen and (prefers-color-scheme: light) {{ {rule} }}"
    plain = [f'{PROPERTIES[key]}: "{name}", {_BEHIND[key]}' for key, name in faces if key in faces.model_fields_set]
    if brand.logo is not None:
        plain.append(f"--logo-height: {brand.logo.height:g}mm")
    if plain:
        yield f":root {{ {'; '.join(plain)} }}"
