"""A column map: which column of somebody's sheet is what. Guessed, shown, changed by people, and read again."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crisis_sim.scenario.files import contents
from crisis_sim.scenario.problems import Problem, errors
from crisis_sim.scenario.reader import read
from crisis_sim.scenario.suggest import advise
from crisis_sim.scenario.text import clean
from crisis_sim.sheets.files.grid import Book, Grid, words
from crisis_sim.sheets.findings import Findings, letter
from crisis_sim.sheets.foreign.headings import FIELDS, columns, head_row
from crisis_sim.sheets.naming import plain
from crisis_sim.sheets.quoting import double

_KEYS = ("map", "sheet", "head_row", "language", "start", "columns", "actors", "channels")


@dataclass(slots=True)
class Choice:
    """One column: where it stands, its heading, and the field that it is."""

    column: int
    heading: str
    field: str
    sure: float = 1.0


@dataclass(slots=True)
class Map:
    """How to read one sheet."""

    sheet: str
    head: int
    columns: list[Choice]
    language: str = "en"
    start: str = ""
    actors: dict[str, str] = field(default_factory=dict)
    """Name as the sheet has it: actor of the pack, or `new`."""
    channels: dict[str, str] = field(default_factory=dict)

    def of(self, *fields: str) -> list[Choice]:
        """The columns that are one of these fields, from left to right."""
        return [choice for choice in self.columns if choice.field in fields]


def pick_sheet(book: Book, name: str | None, found: Findings) -> Grid:
    """The sheet that is asked for, or the one whose head row says most.

    Raises:
        SheetError: there is none, or it is too large.
    """
    visible = [grid for grid in book.sheets if not grid.hidden] or book.sheets
    if name is not None:
        grid = next((g for g in book.sheets if plain(g.name) == plain(name)), None)
        if grid is None:
            raise found.refuse("X011", f"there is no sheet `{name}`", advise(name, [g.name for g in book.sheets]))
    else:
        grid = max(visible, key=lambda g: (head_row(g)[1], g.trouble is not None, g.filled()))
    if grid.trouble:
        raise grid.trouble
    if not grid.filled():
        raise found.refuse("X009", f"the sheet {grid.name} is empty" if len(book.sheets) > 1 else "the sheet is empty")
    return grid


def guessed(grid: Grid, found: Findings) -> Map:
    """The map as far as headings and values tell.

    Raises:
        SheetError: no row looks like headings.
    """
    head, _ = head_row(grid)
    if not head:
        message = f"no row of the sheet {grid.name} looks like headings"
        advice = "write headings such as Time, Title, Text, From, To above the columns, or say `head_row` in a map"
        raise found.refuse("X010", message, advice)
    made = columns(grid, head, found)
    choices = [Choice(column, heading, one.field, one.sure) for column, (heading, one) in made.items()]
    for choice in choices:
        if choice.field == "keep":
            message = f"`{choice.heading}` is no column that a scenario has a place for"
            found.add(
                "X014", message, "its values are kept in the notes", row=head, column=choice.column, severity="note"
            )
    return Map(grid.name, head, choices, _language(grid, head))


_COMMON = {
    "nl": frozenset(("de", "het", "een", "van", "en", "is", "niet", "op", "voor", "met", "wordt", "zijn", "er", "bij")),
    "fr": frozenset(("le", "la", "les", "des", "du", "et", "est", "une", "pas", "pour", "avec", "dans", "sur", "qui")),
    "en": frozenset(("the", "of", "and", "is", "to", "a", "in", "for", "with", "not", "are", "on", "by", "from")),
}


def _language(grid: Grid, head: int) -> str:
    """The language of the texts, by their small words."""
    counts = dict.fromkeys(_COMMON, 0)
    for row in grid.rows[head - 1 : head + 200]:
        for value in row:
            for word in plain(words(value))[:600].split() if isinstance(value, str) else ():
                for language, common in _COMMON.items():
                    counts[language] += word in common
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else "en"


def as_yaml(made: Map) -> str:
    """The map as a file that people can change and give back with --map."""
    lines = [
        "# How crisis-sim reads this sheet. Change what is wrong and give it back: crisis-sim import … --map THIS-FILE",
        "map: 1",
        f"sheet: {double(made.sheet)}",
        f"head_row: {made.head}",
        f"language: {made.language}",
        f"start: {double(made.start)}" if made.start else '# start: "2027-03-09T09:00+01:00"',
        "columns:",
    ]
    width = max((len(double(choice.heading)) for choice in made.columns), default=0)
    for choice in made.columns:
        sure = "" if choice.sure >= 1 or choice.field in ("keep", "ignore") else "  # a guess"
        heading = double(choice.heading) + ","
        lines.append(
            f"  - {{column: {letter(choice.column)}, heading: {heading:{width + 1}} is: {choice.field}}}{sure}"
        )
    lines.append("# A column can be: " + ", ".join(FIELDS))
    for key, named, what in (
        ("actors", made.actors, "an actor of the doctrine pack, or new"),
        ("channels", made.channels, "a channel of the doctrine pack"),
    ):
        lines.append(f"{key}:  # name in the sheet: {what}" if named else f"# {key}: {{name in the sheet: {what}}}")
        lines += [f"  {double(name)}: {id}" for name, id in named.items()]
    return "\n".join(lines) + "\n"


def load(path: Path, book: Book, found: Findings) -> Map:
    """A map from a file, fitted to the sheet: columns by heading, else by letter.

    Raises:
        SheetError: it is no map, or names what isn't there.
    """
    raw = contents(path)
    document = read(raw, path.name) if isinstance(raw, bytes) else None
    wrong = [raw] if isinstance(raw, Problem) else errors(document.problems) if document else ()
    if wrong or document is None:
        raise found.refuse("X012", f"the map can't be read: {next(iter(wrong))}")
    data = document.data
    if not isinstance(data, dict) or data.get("map") != 1:
        raise found.refuse("X012", f"{path.name} is no column map", "make one with --save-map")
    for key in data:
        if key not in _KEYS:
            raise found.refuse("X012", f"the map has an unknown key `{key}`", advise(key, _KEYS))
    grid = pick_sheet(book, _string(data, "sheet", found) or None, found)
    head = data.get("head_row")
    if not isinstance(head, int) or isinstance(head, bool) or not 1 <= head <= len(grid.rows):
        raise found.refuse("X012", f"`head_row: {head}` is no row of the sheet", f"it has {len(grid.rows)} rows")
    made = Map(grid.name, head, [], _string(data, "language", found) or "en", _string(data, "start", found))
    if made.language not in ("en", "nl", "fr"):
        raise found.refuse("X012", f"`language: {made.language}` isn't known", "choose from en, nl, fr")
    made.actors, made.channels = _names(data, "actors", found), _names(data, "channels", found)
    made.columns = _columns(data.get("columns"), grid, head, found)
    if not made.of("title", "text"):
        raise found.refuse("X012", "no column is `title` or `text`", "say which one holds the injects")
    return made


def _columns(listed: Any, grid: Grid, head: int, found: Findings) -> list[Choice]:
    headings = [" ".join(words(value).split()) for value in grid.rows[head - 1]]
    taken: dict[int, Choice] = {}
    for entry in listed if isinstance(listed, list) else ():
        field = entry.get("is") if isinstance(entry, dict) else None
        if field not in FIELDS:
            raise found.refuse(
                "X012", f"`is: {clean(str(field))}` is nothing that a column can be", advise(field, FIELDS)
            )
        heading, name = str(entry.get("heading") or ""), str(entry.get("column") or "")
        places = [n for n, text in enumerate(headings) if plain(text) == plain(heading) and n not in taken]
        lettered = next((n for n in range(200) if letter(n) == name.upper()), None)
        column = lettered if lettered in places or not heading else places[0] if places else None
        if column is None:
            raise found.refuse(
                "X012", f"the sheet has no column `{heading or name}`", advise(heading, filter(None, headings))
            )
        double_use = next((c for c in taken.values() if c.field == field), None)
        if double_use and field not in ("notes", "keep", "ignore", "expected"):
            raise found.refuse("X012", f"two columns are `{field}`", "only one can be")
        taken[column] = Choice(column, headings[column] if column < len(headings) else "", str(field))
    return [taken[column] for column in sorted(taken)]


def _string(data: dict[str, Any], key: str, found: Findings) -> str:
    value = data.get(key)
    if value is not None and not isinstance(value, str):
        raise found.refuse("X012", f"`{key}` of the map is not a text", "put it in quotes")
    return value or ""


def _names(data: dict[str, Any], key: str, found: Findings) -> dict[str, str]:
    value = data.get(key) or {}
    if not isinstance(value, dict) or not all(isinstance(id, str) for id in value.values()):
        raise found.refuse("X012", f"`{key}` of the map is not a list of names and ids", 'write "Name": id')
    return {plain(name): id for name, id in value.items()}
