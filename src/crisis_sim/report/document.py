"""A document as plain data: headings, paragraphs, lists and tables of plain text. Writers turn it into a format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


class Strong(str):
    """A piece of text that stands out."""

    __slots__ = ()


Line = str | tuple[str, ...]
"""One line of text: a string, or strings of which some are `Strong`."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the document's title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    text: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list. `numbered` counts from 1."""

    items: tuple[Line | Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A list's item that has a list of its own under it."""

    line: Line
    below: Bullets


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `right` says which columns are figures."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    right: frozenset[int] = frozenset()
    wide: int | None = None
    """The column that needs most room, where there is little."""


Block = Heading | Prose | Bullets | Table
Document = Sequence[Block]


def pieces(line: Line) -> Iterator[str]:
    """The strings of a line."""
    if isinstance(line, str):
        yield line
    else:
        yield from line


def plain(line: Line) -> str:
    """The text of a line on one line."""
    return " ".join("".join(pieces(line)).split())
