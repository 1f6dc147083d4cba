"""A finished PDF in, the same with every object worked out once: pydyf does so twice, for the file and its digest."""

from __future__ import annotations

import zlib
from typing import Any


def write_once(_: Any, pdf: Any) -> None:
    """WeasyPrint's finisher. Streams are deflated at zlib's usual level: the highest, which pydyf takes, costs five
    times as long for a fiftieth of their size."""
    import pydyf

    class Written(pydyf.Object):  # type: ignore[misc]
        """An object as the bytes that it has come to."""

        data = b""
        compressible = False

        def __init__(self, made: Any) -> None:
            super().__init__()
            self.number, self.generation, self.free = made.number, made.generation, made.free
            self.compressible = made.compressible
            if isinstance(made, pydyf.Stream) and made.compress:
                plain = pydyf.Stream(made.stream).data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
                extra = {**made.extra, "Filter": "/FlateDecode"}
                made = pydyf.Stream([zlib.compress(plain)], extra)
            self.data = made.data if made.free != "f" else b""

    for at, made in enumerate(pdf.objects):  # one by one: what an object was made of is then let go
        pdf.objects[at] = Written(made)
