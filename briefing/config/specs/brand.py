"""What `config/brand.yaml` holds: the house's colours, faces and logo, and what its briefs are unless they say else."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from briefing.config.specs.base import Spec
from briefing.config.specs.brief import Marking

#: The families that the program brings.
PACKAGED_FACES = ("Source Serif Pro", "Source Sans Pro")


def _colour(value: str) -> str:
    if not re.fullmatch("#[0-9A-Fa-f]{6}", value):
        raise ValueError(f"'{value}' is no colour; write it as #17375E")
    return value.upper()


def _inside(value: str) -> str:
    parts = value.split("/")
    if value.startswith("/") or "\\" in value or ":" in value or ".." in parts:
        raise ValueError(f"'{value}' leads out of config/; name a file below it, as brand/logo.svg")
    return value


Colour = Annotated[str, AfterValidator(_colour)]
#: A file below config/.
Below = Annotated[str, AfterValidator(_inside)]


class ColoursSpec(Spec):
    """The colours by what they are for, as #RRGGBB, on paper and on light screens; a dark screen keeps its own."""

    ink: Colour = Field("#16212B", description="Text, and the lines above sections.")
    second: Colour = Field("#3D4B58", description="Text of second rank: the standfirst, the grounds of judgements.")
    muted: Colour = Field("#51606E", description="Running heads, column heads, captions.")
    structure: Colour = Field("#17375E", description="The key judgements, and what charts are built of.")
    data: Colour = Field("#2C6E9B", description="Links and citations, and the marks of charts.")
    data_light: Colour = Field("#A9C8DD", description="The bars of ranges in charts.")
    dispute: Colour = Field("#B4372A", description="The masthead, and what is disputed.")
    hairline: Colour = Field("#C8D0D7", description="The lines in tables.")
    panel: Colour = Field("#F1F4F6", description="The ground of the key judgements.")
    paper: Colour = Field("#FFFFFF", description="The ground of the page.")


class FacesSpec(Spec):
    """The typefaces by family, packaged ones or those under `own_faces`. Charts keep Source Sans Pro."""

    text: str = Field("Source Serif Pro", description="Running text and the title; --text-face in style sheets.")
    heads: str = Field("Source Sans Pro", description="Heads, tables, notes; --head-face in style sheets.")


class OwnFaceSpec(Spec):
    """A typeface of the house, as TrueType or OpenType files below config/. Each page takes the characters it needs."""

    name: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9 -]*$", description="What `faces` calls it.")
    regular: Below = Field(description="The file of the upright, regular face.")
    italic: Below | None = Field(None, description="The file of the italic.")
    bold: Below | None = Field(None, description="The file of the bold, which stands for the semibold too.")


class LogoSpec(Spec):
    """The logo that stands above the title."""

    file: Below = Field(description="An SVG or PNG file below config/, as brand/logo.svg.")
    alt: str = Field(min_length=1, description="What a screen reader says in its place: the name of the house.")
    height: float = Field(10.0, ge=4, le=30, description="Its height in mm.")


class BrandSpec(Spec):
    """The face of the house, the same in all its briefs."""

    colours: ColoursSpec = Field(ColoursSpec(), description="Colours of pages and charts.")
    faces: FacesSpec = Field(FacesSpec(), description="Typefaces of the pages.")
    own_faces: tuple[OwnFaceSpec, ...] = Field((), description="Typefaces that the house brings.")
    logo: LogoSpec | None = Field(None, description="The logo; none by default.")
    page: Literal["A4", "Letter"] = Field("A4", description="Paper size, where the brief names none.")
    marking: Marking = Field("TLP:CLEAR", description="Handling, where the brief names none.")
