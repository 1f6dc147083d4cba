"""A name of the lexicons and words of a text → whether these write it, by capitals and by what stands before them."""

from __future__ import annotations

import re

#: Opens names that stand only behind "the" and an adjective: "the reclusive North".
DESCRIBED = "the … "
_DESCRIBED = re.compile(r"\b[Tt]he (?!(?:global|deep|far|near|high|old) )(?:[a-z][a-z-]+,? ){1,2}$")
#: The longest that "the" and two adjectives may be.
_AHEAD = 40


def described(name: str) -> str | None:
    """The form behind an adjective of a name that is an article and one word with a capital: "the … North"."""
    article, _, word = name.partition(" ")
    plain = article.lower() == "the" and " " not in word and word.istitle()
    return DESCRIBED + word if plain else None


def written(name: str, text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` writes a name that it equals but for its capitals."""
    if name.startswith(DESCRIBED):
        ahead = text[max(0, start - _AHEAD) : start]
        alone = not (text[end : end + 1] in (" ", "-") and text[end + 1 : end + 2].isupper())
        return alone and capital(text[start:end]) and _DESCRIBED.search(ahead) is not None
    goes_on = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() and described(name) is not None
    return not goes_on and case_fits(name, text[start:end])  # "the North" is not in "the North Sea"


def case_fits(name: str, surface: str) -> bool:
    """Names are matched as they are written: short capitals exactly, proper names with a capital, items in any case."""
    if capital(name):
        if _acronym(name):
            return surface == name
        return capital(surface)
    return True


def strictness(name: str) -> int:
    """How many of the ways to write a name are left out: none, those in small letters, all but its own."""
    return 2 if _acronym(name) else int(capital(name))


def capital(name: str) -> bool:
    """Whether a name is written with a capital, past its article: "the North" is no direction."""
    first = 4 if name[:4].lower() == "the " else 0
    return name[first : first + 1].isupper()


def _acronym(name: str) -> bool:
    """Whether a name is short and in capitals alone."""
    return name.isupper() and len(name) <= 5
