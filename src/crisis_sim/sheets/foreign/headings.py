"""What the columns of other people's sheets are called, in English, Dutch and French, and which of ours each means."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import NamedTuple

from crisis_sim.scenario.reader import read
from crisis_sim.sheets.files.grid import Grid, words
from crisis_sim.sheets.findings import Findings
from crisis_sim.sheets.msel.columns import COLUMNS, HIDDEN_KEY
from crisis_sim.sheets.naming import plain

FIELDS: dict[str, str] = {
    "number": "running number of the row",
    "id": "name of the inject",
    "time": "when it comes: date and time, time of day, or time since the start",
    "clock": "when it comes: time of day",
    "offset": "when it comes: time since the start",
    "day": "on which day it comes",
    "title": "one line: what it is about",
    "text": "what the players get",
    "from": "who sends it",
    "to": "who gets it",
    "channel": "how it is delivered",
    "controller": "who of control sees to it",
    "kind": "kind of inject",
    "priority": "how urgent it is",
    "expected": "what players should do",
    "objective": "what it trains",
    "notes": "for evaluators and controllers",
    "state": "how far its preparation is",
    "keep": "kept in the notes, as it is",
    "ignore": "left out",
}
"""What a column can be, with an explanation."""
SEVERAL = ("notes", "keep", "ignore", "expected")
"""What more than one column can be."""


_WIDE = 60
"""Columns in which headings are looked for; all are read once the row is found."""
_LIKE = 0.82
"""Likeness from which a misspelt heading counts as recognised."""


class Guess(NamedTuple):
    """Which field a heading means, and how sure that is, from 0 to 1."""

    field: str
    sure: float


@cache
def _known() -> dict[str, str]:
    """Heading as it is compared: field."""
    listed = read(Path(__file__).with_name("headings.yaml").read_bytes(), "headings.yaml").data
    names: dict[str, str] = {}
    ours = {"when": "time", "question": "keep", "trigger": "keep", "facts": "keep", "delay": "keep"}
    for column in COLUMNS:
        for heading in column.headings:
            names.setdefault(plain(heading), ours.get(column.key, column.key))
    for field, others in listed.items():
        for name in others:
            names.setdefault(plain(name), field)
    return names


def guess(heading: str) -> Guess | None:
    """The field that a heading means; None if none comes near.

    >>> guess("Tijdstip"), guess("Mode of Delivery:"), guess("Budget")
    (Guess(field='time', sure=1.0), Guess(field='channel', sure=1.0), None)
    """
    text, known = plain(heading)[:80], _known()
    if heading.strip() in ("#", "T+", "H+"):
        return Guess("number" if heading.strip() == "#" else "offset", 1.0)
    if not text:
        return None
    if text in known:
        return Guess(known[text], 1.0)
    said = set(text.split())
    inside = [(len(name), name) for name in known if len(name) > 3 and set(name.split()) <= said]
    if inside:
        return Guess(known[max(inside)[1]], 0.8)
    near = next(iter(get_close_matches(text, known, 1, _LIKE)), "")
    return Guess(known[near], 0.7) if len(near) > 4 else None


def head_row(grid: Grid) -> tuple[int, float]:
    """The row that looks most like headings, and how much; 0 if none does."""
    best, most = 0, 0.0
    for number, row in enumerate(grid.rows[:60], start=1):
        texts = [words(value) for value in row[:_WIDE] if isinstance(value, str) and len(value) <= 80]
        fields: dict[str, float] = {}
        for text in texts:
            if found := guess(text):
                fields[found.field] = max(found.sure, fields.get(found.field, 0))
        score = sum(fields.values()) + (0.01 * len(texts) if fields else 0)
        told = {"title", "text"} & fields.keys()
        if told and len(fields) >= 2 and score > most + 0.5:
            best, most = number, score
    return best, most


_DOUBLE = {"inject": ("number", "text"), "event": ("number", "title"), "source": ("number", "from")}
"""Headings under which some write a number and others a text."""


def _by_content(grid: Grid, head: int, column: int, heading: str) -> str:
    """What a heading that could be two things means, told by what stands below it."""
    below = [words(grid.at(row, column)) for row in range(head + 1, min(len(grid.rows), head + 40) + 1)]
    filled = [text for text in below if text]
    short = sum(len(text) <= 8 and any(c.isdigit() for c in text) for text in filled)
    return _DOUBLE[heading][0 if filled and short * 2 > len(filled) else 1]


def columns(grid: Grid, head: int, found: Findings) -> dict[int, tuple[str, Guess]]:
    """Column: its heading and what it is taken for. Only one column can be most fields: the surest, then the first."""
    seen: dict[str, int] = {}
    made: dict[int, tuple[str, Guess]] = {}
    guesses: list[tuple[float, int, str, Guess]] = []
    for column, value in enumerate(grid.rows[head - 1]):
        heading = " ".join(words(value).split())
        if plain(heading) == plain(HIDDEN_KEY):
            continue
        if not heading:
            if any(grid.at(row, column) not in (None, "") for row in range(head + 1, len(grid.rows) + 1)):
                made[column] = ("", Guess("ignore", 0.0))
            continue
        if plain(heading) in seen:
            message = f"`{heading}` heads this column and column {seen[plain(heading)] + 1}"
            found.add("X013", message, "each is read for itself", row=head, column=column)
        seen.setdefault(plain(heading), column)
        one = guess(heading) or Guess("keep", 0.0)
        if plain(heading) in _DOUBLE:
            one = Guess(_by_content(grid, head, column, plain(heading)), 0.9)
        guesses.append((-one.sure, column, heading, one))
    taken: set[str] = set()
    for _, column, heading, one in sorted(guesses):
        free = one.field not in taken or one.field in SEVERAL
        made[column] = (heading, one if free else Guess("keep", 0.0))
        taken.add(one.field)
    return dict(sorted(made.items()))
