"""Fenced blocks of the documents, with their place, so that a failure names the line to mend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = (
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "reference").glob("*.md")),
)
_FENCE = re.compile(r"^(`{3,})(\w*)$")


class Block(NamedTuple):
    """One fenced block: where it begins, under which heading, its language, its text."""

    path: Path
    line: int
    heading: str
    language: str
    text: str


def blocks(path: Path, *languages: str) -> Iterator[Block]:
    """The blocks of a document in these languages."""
    heading, start, language = "", 0, ""
    body: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        fence = _FENCE.match(line)
        if not start:
            if fence:
                start, language, body = number, fence[2], []
            elif line.startswith("#"):
                heading = line.lstrip("#").strip()
        elif fence and not fence[2]:
            if language in languages:
                yield Block(path, start, heading, language, "\n".join(body) + "\n")
            start = 0
        else:
            body.append(line)
    assert not start, f"{path}:{start}: the block is not closed"
