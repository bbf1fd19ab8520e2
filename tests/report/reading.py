"""Documents, read back."""

from __future__ import annotations

from collections.abc import Iterator

from crisis_sim.report.document import Block, Bullets, Document, Heading, Item, Prose, Table, plain


def part(document: Document, title: str) -> list[Block]:
    """The section with this title, its heading first; empty where there is none."""
    found: list[Block] = []
    for block in document:
        if isinstance(block, Heading) and block.level == 2:
            if found:
                break
            if block.text != title:
                continue
        elif not found:
            continue
        found.append(block)
    return found


def texts(block: Block) -> Iterator[str]:
    """Paragraphs, items and cells of a block as plain text, each once."""
    match block:
        case Prose():
            yield plain(block.text)
        case Bullets():
            for item in block.items:
                if isinstance(item, Item):
                    yield plain(item.line)
                    yield from texts(item.below)
                else:
                    yield plain(item)
        case Table():
            for row in block.rows:
                yield from map(plain, row)
        case _:
            return
