"""The bytes of a logo in, an address that holds them out; or why they may not stand on a page."""

from __future__ import annotations

import base64
import re
import struct
import xml.etree.ElementTree as ET
from pathlib import PurePosixPath

_PNG = b"\x89PNG\r\n\x1a\n"
_LIMIT = 512 * 1024
_SVG = "{http://www.w3.org/2000/svg}"
#: What draws and does nothing else.
_SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan")
_PAINT = ("linearGradient", "radialGradient", "stop", "clipPath", "mask")
_DRAWING = frozenset(("svg", "g", "defs", "title", "desc", "use", "symbol", *_SHAPES, *_PAINT))
_ELSEWHERE = re.compile(r"url\(\s*['\"]?(?!#)|@import|javascript:|expression\(", re.IGNORECASE)


def address_of(data: bytes, name: str) -> str:
    """A data URL with the logo. Raises ValueError with the reason where it is no picture, or more than one."""
    if len(data) > _LIMIT:
        raise ValueError(f"it has {len(data) // 1024} KB; a logo may have {_LIMIT // 1024}")
    if data.startswith(_PNG):
        if len(data) < 24 or not all(0 < side <= 8000 for side in struct.unpack(">II", data[16:24])):
            raise ValueError("it is a PNG without a size")
        return _address("image/png", data)
    if PurePosixPath(name).suffix.lower() == ".svg":
        _check_svg(data)
        return _address("image/svg+xml", data)
    raise ValueError("it is neither an SVG nor a PNG file")


def _address(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _check_svg(data: bytes) -> None:
    """An SVG may draw; it may not run, load, link or declare anything."""
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", data, re.IGNORECASE):
        raise ValueError("its SVG declares a document type; save it as plain SVG")
    try:
        root = ET.fromstring(data)  # noqa: S314 - without a document type there are no entities
    except (ET.ParseError, ValueError) as error:
        raise ValueError(f"it is no SVG: {error}") from error
    if root.tag != f"{_SVG}svg":
        raise ValueError("it is no SVG: its outermost element is another")
    for element in root.iter():
        tag = str(element.tag)
        if tag.removeprefix(_SVG) not in _DRAWING:
            raise ValueError(f"its SVG holds <{tag.rpartition('}')[2]}>, which does not only draw")
        for key, value in element.attrib.items():
            plain = key.rpartition("}")[2].lower()
            if plain.startswith("on") or (plain == "href" and not value.startswith("#")) or _ELSEWHERE.search(value):
                raise ValueError(f"its SVG has {plain}={value[:40]!r}, which leads out of the drawing")
