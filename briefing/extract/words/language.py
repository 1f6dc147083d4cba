"""A paragraph → whether it is English: by its script, and by the small words that every language has of its own."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

import re

#: Words that stand in nearly every English sentence and hardly in any of another language.
_PLAIN = re.compile(r"\b(?:the|and|said|was|were|with|from|have|has|that|which|their)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}+")
_NOT_LATIN = re.compile(r"[^\W\d_\x00-\u024f\u1e00-\u1eff]")
_ENGLISH = frozenset(
    """the of to and in a is that for on was with as by it at from be are this were an have has had his he its they not
    which or but their been who will would more after about into over than said there her she you we i our""".split()
)
#: Small words of the languages that quote and are quoted most, without those that English has too.
_OTHER = (
    frozenset(
        """der das und ist nicht ein eine einen von zu den dem des auf mit f\u00fcr sich auch wird nach bei
    le la les du et est un une dans pour que qui sur par au aux avec ne sont ont
    el los las una con para del se su al como
    il lo gli di che della non sono nel
    os do da em um uma n\u00e3o com na no dos
    het een van niet zijn aan ook voor naar heeft worden wordt dat deze te om
    si\u0119 nie jest na od
    och att det som en p\u00e5 \u00e4r av till
    dan yang ini itu dengan untuk dari ve bir bu i\u00e7in ile da de je su""".split()
    )
    - _ENGLISH
)
#: With fewer words nothing can be told by them.
_FEWEST = 8
#: Of all words, the share of English small words that English text exceeds, and of others that it stays under.
_LEAST, _MOST = 0.06, 0.12


def is_english(text: str) -> bool | None:
    """Whether a stretch is English; None where it is too short, or has too few small words, to tell."""
    if not _latin(text):
        return False
    if _PLAIN.search(text):
        return True
    words = _WORD.findall(text.lower())
    if len(words) < _FEWEST:
        return None
    own = sum(word in _ENGLISH for word in words) / len(words)
    other = sum(word in _OTHER for word in words)
    if own >= _LEAST:
        return True
    return False if other > 1 and other > _MOST * len(words) else None


def _latin(text: str) -> bool:
    """Whether most letters are Latin."""
    foreign = 0 if text.isascii() else len(_NOT_LATIN.findall(text))
    return not foreign or 2 * foreign <= sum(c.isalpha() for c in text)
