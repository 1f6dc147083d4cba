"""What made a brief: our code by version and digest, and the versions of what shapes its bytes."""

from __future__ import annotations

import functools
import hashlib
import zlib
from importlib import metadata
from pathlib import Path

import briefing

#: Distributions whose version can change a byte of the outputs.
_SHAPING = (
    "weasyprint",
    "pydyf",
    "fonttools",
    "uharfbuzz",
    "markdown-it-py",
    "mdit-py-plugins",
    "jinja2",
    "font-source-serif-pro",
    "font-source-sans-pro",
    "justmytype-intl-cjk",
)


@functools.cache
def engine() -> dict[str, str]:
    """Name → version; "absent" where a distribution is not installed."""
    ours = {"briefing": f"{briefing.__version__}+{code_digest()[:12]}", "zlib": zlib.ZLIB_RUNTIME_VERSION}
    return ours | {name: _version(name) for name in _SHAPING}


@functools.cache
def code_digest() -> str:
    """sha256 over our own files, hex. The packaged workspace is left out: it counts as configuration."""
    root = Path(briefing.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if parts[0] == "reference" or "__pycache__" in parts or not path.is_file():
            continue
        digest.update("/".join(parts).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "absent"
