"""Invented articles on the reference theme, as many as wanted; article n is always the same, of events of its own."""

from __future__ import annotations

import random
from pathlib import Path

_ITEMS = ("artillery rounds", "missiles", "ballistic missiles", "rockets", "shells", "howitzers")
_SAYERS = (
    "South Korea's defence ministry",
    "the United States",
    "Ukraine",
    "Japan",
    "South Korea's National Intelligence Service",
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WHO = ("A clerk", "The harbour master", "One of the drivers", "A retired officer", "The night watch", "A trader",
        "The station master", "A translator", "The customs office", "A fisherman", "Her neighbour")  # fmt: skip
_DID = ("kept a list of", "would not speak of", "had photographs of", "was asked about", "remembered", "counted",
        "had heard nothing of", "complained about", "paid for", "looked after", "mistrusted")  # fmt: skip
_WHAT = ("the covered wagons", "the new fence", "a locked shed", "the lights at the pier", "two foreign guests",
         "the missing papers", "the closed road", "the smell of paint", "an empty barge", "the cranes", "the old maps",
         "the long delays")  # fmt: skip


def article(n: int) -> str:
    """The text of article `n`, with its front matter."""
    pick = random.Random(n)
    year, month = pick.choice((2023, 2024, 2025)), pick.randrange(12)
    head = f"title: Report {n} from the border\npublisher: Paper {n % 40}\npublished: {year}-{month + 1:02d}-28"
    told = (f"{_event(pick, f'{_MONTHS[month]} {year}')} {_aside(pick)} {_aside(pick)}" for _ in range(3))
    return f"---\n{head}\n---\n\n" + "\n\n".join(told) + "\n"


def _aside(pick: random.Random) -> str:
    """A sentence that tells nothing on the theme, so that articles are no copies of one another."""
    return f"{pick.choice(_WHO)} {pick.choice(_DID)} {pick.choice(_WHAT)}."


def _event(pick: random.Random, month: str) -> str:
    count, day, who = pick.randrange(1, 900) * 10, f"{pick.randrange(1, 28)} {month}", pick.choice(_SAYERS)
    return pick.choice(
        (
            f"North Korea sent {count:,} {pick.choice(_ITEMS)} to Russia on {day}, {who} said.",
            f"North Korea sent about {count:,} troops to Russia on {day}, {who} said.",
            f"Russia fired {count % 50 + 2} North Korean missiles at Ukraine on {day}, {who} said.",
            f"Russian and North Korean officials met in Pyongyang on {day}.",
        )
    )


def write(folder: Path, numbers: range) -> None:
    """Each article of `numbers` as a file."""
    for n in numbers:
        (folder / f"article-{n:05d}.md").write_text(article(n), encoding="utf-8")
