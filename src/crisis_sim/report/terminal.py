"""A document on a terminal, with rich. Texts are never read as markup."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from crisis_sim.report.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Item,
    Line,
    Prose,
    Strong,
    Table,
    pieces,
    plain,
)
from crisis_sim.scenario.text import clean

ROOM = 24
"""Columns that a table's widest column gets at least, and that no other needs more than."""
GAP = 3
"""What rich puts between two columns."""
_STYLES = {1: "bold reverse", 2: "bold underline", 3: "bold"}


def show(document: Document, console: Console) -> None:
    """Print a document; the console should have markup, emoji and highlighting switched off."""
    for block in document:
        _block(block, console)
        console.print()


def _text(line: Line, style: str = "") -> Text:
    text = Text(style=style)
    for piece in pieces(line):
        said = " ".join(clean(piece).split())
        lead, trail = piece[:1].isspace(), piece[-1:].isspace() and bool(said)
        text.append(f"{' ' if lead else ''}{said}{' ' if trail else ''}", "bold" if isinstance(piece, Strong) else "")
    return text


def _block(block: Block, console: Console) -> None:
    match block:
        case Heading():
            console.print(_text(block.text, _STYLES.get(block.level, "italic")))
        case Prose():
            console.print(_text(block.text))
        case Bullets():
            _bullets(block, console, 0)
        case Table():
            for number, part in enumerate(_fitting(block, console.width)):
                if number:
                    console.print()
                console.print(_grid(part, console.width))


def _grid(block: Table, width: int) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for number, (column, columns) in enumerate(zip(block.columns, _widths(block, width), strict=True)):
        grid.add_column(
            _text(column), justify="right" if number in block.right else "left", overflow="fold", width=columns
        )
    for row in block.rows:
        grid.add_row(*(_text(cell) for cell in row))
    return grid


def _fitting(block: Table, width: int) -> Iterator[Table]:
    """The table, or where it is too wide several, each with the first column: rich would drop what does not fit."""
    room = width - _least(block, 0)
    columns: list[int] = []
    for number in range(1, len(block.columns)):
        if columns and sum(_least(block, n) + GAP for n in (*columns, number)) > room:
            yield _only(block, columns)
            columns = []
        columns.append(number)
    yield _only(block, columns)


def _only(block: Table, columns: list[int]) -> Table:
    kept = [0, *columns]
    right = frozenset(place for place, number in enumerate(kept) if number in block.right)
    wide = kept.index(block.wide) if block.wide in kept else None
    rows = tuple(tuple(row[n] for n in kept) for row in block.rows)
    return Table(tuple(block.columns[n] for n in kept), rows, right, wide)


def _widths(block: Table, width: int) -> list[int]:
    """Each column gets its least; what room is left goes where most lines would have to be broken."""
    wanted = [max(map(cell_len, map(plain, _cells(block, n)))) for n in range(len(block.columns))]
    widths = [min(_least(block, n), max(1, w)) for n, w in enumerate(wanted)]
    room = width - sum(widths) - GAP * (len(widths) - 1)
    while room > 0 and (tight := [n for n, w in enumerate(wanted) if widths[n] < w]):
        widths[max(tight, key=lambda n: (wanted[n] // widths[n], wanted[n] - widths[n], -n))] += 1
        room -= 1
    return widths


def _least(block: Table, number: int) -> int:
    """The room that a column cannot do without: its longest word, within reason."""
    if number == block.wide:
        return ROOM
    words = [word for cell in _cells(block, number) for word in plain(cell).split()]
    return min(ROOM, max(map(cell_len, words), default=1))


def _cells(block: Table, number: int) -> list[Line]:
    return [block.columns[number], *(row[number] for row in block.rows)]


def _bullets(block: Bullets, console: Console, depth: int) -> None:
    for number, item in enumerate(block.items, start=1):
        line = item.line if isinstance(item, Item) else item
        mark = f"{number}." if block.numbered else "▪"
        grid = Grid.grid(padding=(0, 1, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold", ratio=1)
        grid.add_row(mark, _text(line))
        console.print(Padding(grid, (0, 0, 0, 3 * depth)))
        if isinstance(item, Item):
            _bullets(item.below, console, depth + 1)
