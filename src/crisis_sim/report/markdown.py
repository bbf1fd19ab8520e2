"""A document as Markdown (CommonMark with GitHub's tables). Whatever a text says, it stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crisis_sim.report.document import Block, Bullets, Document, Heading, Item, Line, Prose, Strong, Table, pieces
from crisis_sim.scenario.text import clean

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")
_ADDRESS = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
_CLOSING, _SIGN = re.compile(r"#$"), r"\\#"
"""A heading may be closed by such signs, which then do not show."""
_AT_START = re.compile(r"^(?:([#+=-])|(\d{1,9})([.)]))")


def markdown(document: Document) -> str:
    """The whole document, with a line break at its end."""
    return "\n\n".join("\n".join(_block(block)) for block in document) + "\n"


def escape(text: str) -> str:
    """A text on one line, as Markdown that shows just that text.

    >>> escape("<b>*no* [link](https://x.example)|")
    '\\\\<b\\\\>\\\\*no\\\\* \\\\[link\\\\](https\\\\://x.example)\\\\|'
    """
    flat = " ".join(clean(text).split())
    return _ADDRESS.sub(lambda found: f"\\{found[0]}", _SPECIAL.sub(r"\\\1", flat))


def _line(line: Line) -> str:
    whole = "".join(_piece(piece) for piece in pieces(line)).strip()
    return _AT_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", whole)


def _piece(piece: str) -> str:
    """One piece; the spaces at its ends are kept, but outside the stars."""
    text = escape(piece)
    if not text:
        return " " if piece else ""
    if isinstance(piece, Strong):
        text = f"**{text}**"
    return f"{' ' if piece[0].isspace() else ''}{text}{' ' if piece[-1].isspace() else ''}"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {_CLOSING.sub(_SIGN, _line(block.text))}"
        case Prose():
            yield _line(block.text)
        case Bullets():
            yield from _bullets(block, "")
        case Table():
            yield _row([_line(column) for column in block.columns])
            yield _row(["--:" if n in block.right else "---" for n in range(len(block.columns))])
            for row in block.rows:
                yield _row([_line(cell) for cell in row])


def _bullets(block: Bullets, indent: str) -> Iterator[str]:
    for number, item in enumerate(block.items, start=1):
        mark = f"{number}." if block.numbered else "-"
        yield f"{indent}{mark} {_line(item.line if isinstance(item, Item) else item)}"
        if isinstance(item, Item):
            yield from _bullets(item.below, indent + " " * (len(mark) + 1))


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
