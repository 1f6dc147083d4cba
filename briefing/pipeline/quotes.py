"""Words in, the same words out as they are compared: case and letters kept, typography folded."""

from __future__ import annotations

import re
import unicodedata

_FOLDS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        # Zero-width characters, joiners, byte-order mark and soft hyphen print nothing.
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    }
)
#: A word hyphenated at the end of a line.
_BROKEN = re.compile(r"(?<=\w)-[ \t]*\r?\n[ \t]*(?=[a-z])")


def folded(text: str) -> str:
    """`text` after NFKC, without invisible characters, quotes and dashes folded, white space collapsed."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_FOLDS).split())


def found_in(quote: str, text: str) -> bool:
    """Whether `quote` stands in `text`, typography aside; never by likeness."""
    wanted = folded(quote)
    return wanted in folded(text) or wanted in folded(_BROKEN.sub("", text))


def stems(text: str) -> list[str]:
    """The words as they are compared: no case, no plural or possessive, no punctuation around them."""
    words = (word.strip(".,;:()'\"") for word in folded(text).lower().split())
    return [word.removesuffix("'s").rstrip("s") for word in words if word]
