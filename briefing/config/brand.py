"""The brand's spec and the files it names → the Brand, and what is wrong: files, faces, colours that cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from briefing.config.blame import suggest
from briefing.config.logo import address_of
from briefing.config.marked import Parsed, Path
from briefing.config.specs.brand import PACKAGED_FACES, BrandSpec, OwnFaceSpec
from briefing.config.workspace import File
from briefing.model import Diagnostic, Location, Logo

BRAND = "config/brand.yaml"
#: The first bytes of a face that can be embedded: TrueType, OpenType.
_FACES = (b"\x00\x01\x00\x00", b"OTTO", b"true")
#: Text and the grounds that it stands on, and the contrast that WCAG 2 asks for between them.
_ON = {
    **dict.fromkeys(("ink", "second", "muted", "structure", "data"), ("paper", "panel")),
    "dispute": ("paper",),
}
_CONTRAST = 4.5

#: Name in the workspace → the file, or None and why it cannot be read.
Open = Callable[[str], tuple[File | None, list[Diagnostic]]]


@dataclass(frozen=True)
class FaceFile:
    """One file of a typeface of the house."""

    family: str
    #: CSS weights that it stands for.
    weights: tuple[int, ...]
    style: str
    data: bytes


@dataclass(frozen=True)
class Brand:
    """The brand with the bytes of its files."""

    spec: BrandSpec = field(default_factory=BrandSpec)
    logo: Logo | None = None
    faces: tuple[FaceFile, ...] = ()


def load_brand(spec: BrandSpec, parsed: Parsed | None, open_: Open) -> tuple[Brand, list[Diagnostic]]:
    """The brand, its files read by `open_`; `parsed` is the YAML of the spec, None where there is none."""
    found = _Found(parsed, open_)
    logo = found.logo(spec)
    faces = tuple(face for n, own in enumerate(spec.own_faces) for face in found.faces(own, n))
    found.names(spec)
    found.contrasts(spec)
    return Brand(spec, logo, faces), found.diagnostics


class _Found:
    """Reads what the brand names, and keeps what was wrong."""

    def __init__(self, parsed: Parsed | None, open_: Open) -> None:
        self._parsed, self._open = parsed, open_
        self.diagnostics: list[Diagnostic] = []

    def logo(self, spec: BrandSpec) -> Logo | None:
        if spec.logo is None:
            return None
        data = self._read(spec.logo.file, ("logo", "file"), "logo")
        if data is None:
            return None
        try:
            address = address_of(data, spec.logo.file)
        except ValueError as error:
            self._say(
                "CFG029", f"the logo cannot be used: {error}", ("logo", "file"), "draw it anew as plain SVG or PNG"
            )
            return None
        return Logo(address, spec.logo.alt, spec.logo.height)

    def faces(self, own: OwnFaceSpec, n: int) -> list[FaceFile]:
        made = []
        for key, weights, style in (
            ("regular", (400,), "normal"),
            ("italic", (400,), "italic"),
            ("bold", (600, 700), "normal"),
        ):
            name = getattr(own, key)
            data = None if name is None else self._read(name, ("own_faces", n, key), "face")
            if data is None:
                continue
            if data[:4] in _FACES:
                made.append(FaceFile(own.name, weights, style, data))
            else:
                hint = "give a .ttf or .otf file"
                self._say("CFG029", "this is no TrueType or OpenType face", ("own_faces", n, key), hint)
        return made

    def names(self, spec: BrandSpec) -> None:
        """Every face that is used is there."""
        known = (*PACKAGED_FACES, *(own.name for own in spec.own_faces))
        for key, name in spec.faces:
            if name not in known:
                self._say("CFG028", f"there is no typeface '{name}'", ("faces", key), suggest(name, known))

    def contrasts(self, spec: BrandSpec) -> None:
        """A warning where a colour that the brand sets cannot be read on its ground, or what stands on it cannot."""
        colours = spec.colours
        for text, grounds in _ON.items():
            for ground in grounds:
                chosen = [key for key in (text, ground) if key in colours.model_fields_set]
                ratio = contrast(getattr(colours, text), getattr(colours, ground))
                if chosen and ratio < _CONTRAST:
                    message = f"{text} on {ground} has a contrast of {ratio:.1f} to 1; text needs {_CONTRAST}"
                    hint = "take a darker or a lighter one"
                    self._say("CFG015", message, ("colours", chosen[0]), hint, warning=True)

    def _read(self, name: str, path: Path, what: str) -> bytes | None:
        file, _ = self._open(f"config/{name}")
        if file is None:
            self._say("CFG029", f"there is no {what} config/{name}", path, f"put the file into config/{name}")
        return None if file is None else file.data

    def _say(self, code: str, message: str, path: Path, hint: str | None, *, warning: bool = False) -> None:
        place = self._parsed.value(path) if self._parsed else Location(BRAND)
        self.diagnostics.append(Diagnostic(code, "warning" if warning else "error", message, place, hint))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours #RRGGBB, from 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
