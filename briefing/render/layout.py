"""The tokens of one section in, the same words with its layout out: brief.md has no classes, so they are given here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from markdown_it.token import Token

from briefing.model.claim import LEVELS
from briefing.render.notes import rail_lines

#: A top-level block with all that stands in it.
Block = list[Token]
#: A strip of tiles of more than this many is a table again.
_TILES = 12
#: A figure of more characters is set smaller, so that it keeps to its tile and to one line.
_SHORT = 11
_NO_LETTERS = re.compile(r"[^a-z]+")


def lay_out(kind: str, tokens: Iterable[Token]) -> list[Token]:
    """The tokens of a section of layout `kind`, ready to be rendered."""
    blocks = _figures([_lead_in(_tight(block)) for block in _blocks(tokens)])
    if kind in _LAYOUTS:
        blocks = _LAYOUTS[kind](blocks)
    if blocks and blocks[0][0].tag == "h2" and (lines := rail_lines(blocks[0][1].content)) > 1:
        # A heading longer than two lines of the rail stands above its text instead.
        blocks[0] = _classed(blocks[0], "two-lines" if lines == 2 else "long")
    return [token for block in blocks for token in block]


def _blocks(tokens: Iterable[Token]) -> list[Block]:
    found: list[Block] = []
    for token in tokens:
        if token.level == 0 and token.nesting >= 0:
            found.append([])
        found[-1].append(token)
    return found


def _wrap(tag: str, name: str, blocks: Iterable[Block]) -> Block:
    inside = [token for block in blocks for token in block]
    return [_open(tag, name), *inside, Token(f"{tag}_close", tag, -1, block=True)]


def _open(tag: str, name: str) -> Token:
    return Token(f"{tag}_open", tag, 1, attrs={"class": name}, block=True)


def _html(content: str) -> Token:
    return Token("html_inline", "", 0, content=content)


def _tight(block: Block) -> Block:
    """List items of one paragraph without it: PDF/UA wants no block in an item's body."""
    for at, token in enumerate(block[:-4]):
        if token.type == "list_item_open" and block[at + 1].type == "paragraph_open" and block[at + 4].nesting == -1:
            block[at + 1].hidden = block[at + 3].hidden = True
    return block


def _lead_in(block: Block) -> Block:
    """A paragraph that ends with a colon stays with what it brings in."""
    return _classed(block, "lead-in") if block[0].tag == "p" and block[1].content.endswith(":") else block


def _is_image(block: Block) -> bool:
    children = block[1].children if len(block) == 3 and block[0].tag == "p" else None
    return children is not None and len(children) == 1 and children[0].type == "image"


def _figures(blocks: list[Block]) -> list[Block]:
    """A drawing with the heading and the line before it and the line after it becomes one figure."""
    out: list[Block] = []
    at = 0
    while at < len(blocks):
        if not _is_image(blocks[at]):
            out.append(blocks[at])
            at += 1
            continue
        parts = [blocks[at]]
        at += 1
        if out and out[-1][0].tag == "p" and len(out) > 1 and out[-2][0].tag == "h3":
            parts.insert(0, _classed(out.pop(), "subtitle"))
        if out and out[-1][0].tag == "h3":
            parts.insert(0, out.pop())
            if at < len(blocks) and blocks[at][0].tag == "p" and not _is_image(blocks[at]):
                parts.append(_classed(blocks[at], "caption"))
                at += 1
        # The line that holds a figure is what the style sheet takes it from when it sends it to the page's foot.
        out.append(_wrap("div", "place", [_wrap("figure", "chart", parts)]))
    return out


def _classed(block: Block, name: str) -> Block:
    block[0].attrJoin("class", name)
    return block


def _title(blocks: list[Block]) -> list[Block]:
    """The line on edition and dates, which opens with the emphasised kind of brief, goes above the title."""
    for at, block in enumerate(blocks):
        children = block[1].children if len(block) == 3 and block[0].tag == "p" else None
        if children and len(children) > 3 and children[0].type == "em_open" and children[2].type == "em_close":
            children[0] = _html('<span class="kind">')
            children[2] = _html('</span> <span class="issue">')
            children[3].content = children[3].content.removeprefix(" · ")
            children.append(_html("</span>"))
            return [_classed(block, "kicker"), *blocks[:at], *blocks[at + 1 :]]
    return blocks


def _judgements(blocks: list[Block]) -> list[Block]:
    """The emphasised confidence of each item becomes a mark at its side: dots, and the words beside them."""
    for block in blocks:
        for token in block:
            children = token.children or []
            for at, child in enumerate(children[:-1]):
                words = children[at + 1]
                level = words.content.partition(" ")[0].lower()
                if child.type == "em_open" and level in LEVELS:
                    child.attrSet("class", f"confidence {level}")
                    words.content = words.content.removesuffix(".")
    return blocks


def _emphasised(token: Token) -> list[str]:
    children = token.children or []
    return [children[at + 1].content for at, child in enumerate(children[:-1]) if child.type == "em_open"]


def _tiles(blocks: list[Block]) -> list[Block]:
    """The first table becomes tiles: the figure large, what it counts, then the other columns with their heads."""
    blocks = _tags(blocks)
    at = next((n for n, block in enumerate(blocks) if block[0].type == "table_open"), None)
    if at is None:
        return blocks
    head, *rows = _rows(blocks[at])
    if not 0 < len(rows) <= _TILES or len(head) < 3:
        return blocks
    tiles = [_tile(head, row) for row in rows]
    return [*blocks[:at], _wrap("div", "tiles", tiles), *blocks[at + 1 :]]


def _rows(table: Block) -> list[list[Token]]:
    rows: list[list[Token]] = []
    for token in table:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token)
    return rows


def _tile(head: list[Token], row: list[Token]) -> Block:
    about = Token("inline", "", 0, children=[])
    assert about.children is not None
    for n, (name, cell) in enumerate(zip(head[2:], row[2:], strict=True)):
        if n:
            about.children.append(_html("<br>") if n == 1 else Token("text", "", 0, content=" · "))
        about.children += [Token("text", "", 0, content=f"{name.content} "), *(cell.children or [])]
    size = "value long" if len(row[0].content) > _SHORT else "value"
    parts = [_paragraph(size, row[0]), _paragraph("what", row[1]), _paragraph("about", about)]
    return _wrap("div", "tile", parts)


def _paragraph(name: str, inline: Token) -> Block:
    return [_open("p", name), inline, Token("p_close", "p", -1, block=True)]


def _tags(blocks: list[Block]) -> list[Block]:
    """Emphasis in a cell is a tag: a status to be boxed, named by its word."""
    for block in blocks:
        if block[0].type == "table_open":
            for token in block:
                words = iter(_emphasised(token))
                for child in token.children or []:
                    if child.type == "em_open":
                        word = next(words)
                        child.attrSet("class", f"tag {_NO_LETTERS.sub('-', word.lower()).strip('-')}")
    return blocks


#: Layout → what it does with the blocks of its section; the others need no more than their style.
_LAYOUTS: Mapping[str, Callable[[list[Block]], list[Block]]] = {
    "title": _title,
    "judgements": _judgements,
    "figures": _tiles,
    "timeline": _tags,
    "table": _tags,
}
