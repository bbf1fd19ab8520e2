"""From rows to injects: ids, titles, kinds and everything that a scenario needs and a sheet may leave out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from crisis_sim.sheets.files.grid import words
from crisis_sim.sheets.findings import Findings
from crisis_sim.sheets.foreign.cells import Record
from crisis_sim.sheets.foreign.lexicon import meant
from crisis_sim.sheets.foreign.mapping import Map
from crisis_sim.sheets.foreign.people import People
from crisis_sim.sheets.foreign.timing import Timed, is_word
from crisis_sim.sheets.ids import Ids, slug
from crisis_sim.sheets.msel import kept
from crisis_sim.sheets.naming import plain

_LONG_TITLE = 80
EXPECTED = {"en": "Expected", "nl": "Verwacht", "fr": "Attendu"}


@dataclass(slots=True)
class Entry:
    """One inject to be."""

    row: int
    id: str
    at: int | None
    title: str
    text: str = ""
    sender: str = ""
    to: list[str] = field(default_factory=list)
    channel: str = ""
    kind: str = "inject"
    priority: str = "routine"
    objectives: list[str] = field(default_factory=list)
    notes: str = ""
    manual: bool = False
    """Released by the facilitator, at `at` as a suggestion."""
    fire: bool = False
    """Manual, but sent if nobody is there."""
    checks: list[str] = field(default_factory=list)
    """What its author should look at."""


@dataclass(slots=True)
class Objectives:
    """The objectives that rows name."""

    ids: Ids
    texts: dict[str, str] = field(default_factory=dict)
    _known: dict[str, str] = field(default_factory=dict)

    def of(self, text: str) -> list[str]:
        """The ids of the objectives that a cell names, one a line or between semicolons."""
        pieces = re.split(r"[;\n]", text)
        if all(len(piece) <= 12 for piece in re.split(r"[,;\n]", text)):
            pieces = re.split(r"[,;\n]", text)
        found = []
        for piece in (" ".join(piece.split()).strip(" •-") for piece in pieces):
            said = plain(piece)
            if not said:
                continue
            if said not in self._known:
                self._known[said] = self.ids.new(slug(piece, "objective"))
                self.texts[self._known[said]] = piece
            found.append(self._known[said])
        return list(dict.fromkeys(found))


def entries(
    records: list[Record], made: Map, when: Timed, people: People, found: Findings
) -> tuple[list[Entry], Objectives]:
    """The injects of a sheet, in its order. Every row that becomes none is reported."""
    where = {choice.field: choice.column for choice in made.columns}
    objectives = Objectives(Ids())
    ids = Ids()
    made_of: list[Entry] = []
    last = 0
    for record in records:
        title, text = _wording(record)
        if is_word(record, "startex") or is_word(record, "endex"):
            found.add(
                "X050", f"`{title[:60]}` marks the exercise and is no inject", "", row=record.row, severity="note"
            )
            continue
        if len(made.columns) > 2 and len(record.values) + len(record.kept) == 1:
            alone = title or next(iter([*map(words, record.values.values()), *record.kept.values()]))
            message = f"`{alone[:60]}` stands alone and is read as a heading"
            found.add("X050", message, row=record.row, severity="note")
            continue
        if not title:
            found.add("X050", "the row has no title and no text", "it is left out", row=record.row)
            continue
        entry = Entry(record.row, _id(record, title, ids, where, found), when.ticks.get(record.row), title, text)
        _who(entry, record, people, where, found)
        _how(entry, record, where, found)
        entry.objectives = objectives.of(record.text("objective"))
        entry.notes = _notes(record, made)
        if entry.at is None:
            _untimed(entry, last, where, found)
        else:
            last = max(last, entry.at)
        made_of.append(entry)
    if count := sum(bool(record.text("expected")) for record in records):
        message = f"{count} expected response{'' if count == 1 else 's'} kept as notes"
        advice = "add `expects` with results that the simulator can judge"
        found.add("X052", message, advice, column=where["expected"], severity="note")
    return made_of, objectives


def _wording(record: Record) -> tuple[str, str]:
    """Title and text; where only one is given, the title is its first sentence."""
    title, text = " ".join(record.text("title").split()), record.text("text")
    if not title and text:
        first = re.split(r"(?<=[.!?])\s|\n", text.strip(), maxsplit=1)[0]
        title = first if len(first) <= _LONG_TITLE else f"{first[:_LONG_TITLE].rsplit(' ', 1)[0]}…"
        title = title.strip().rstrip(".:")
    elif len(title) > 2 * _LONG_TITLE and not text:
        title, text = f"{title[:_LONG_TITLE].rsplit(' ', 1)[0]}…", title
    return title, text


def _id(record: Record, title: str, ids: Ids, where: dict[str, int], found: Findings) -> str:
    given = record.text("id") or record.text("number")
    wanted = slug(given, "inject") if given else slug(title, "inject")
    made = ids.new(wanted)
    if made != wanted and given:
        message = f"`{given[:60]}` is taken already: this row is `{made}`"
        found.add("X051", message, "", row=record.row, column=where.get("id", where.get("number")))
    return made


def _who(entry: Entry, record: Record, people: People, where: dict[str, int], found: Findings) -> None:
    entry.to = people.players(record.text("to"), record.row, where.get("to"))
    if "to" in where and not record.text("to"):
        found.add("X044", "nobody is named to get this", "it goes to all seats", row=record.row, column=where["to"])
    entry.sender = people.sender(record.text("from"), record.row, where.get("from"))
    entry.channel = people.channel(record.text("channel"), record.row, where.get("channel"))
    if not record.text("channel"):
        entry.checks.append(f"no delivery method: {entry.channel}")
    if not record.text("from"):
        entry.checks.append("no sender")


def _how(entry: Entry, record: Record, where: dict[str, int], found: Findings) -> None:
    if said := record.text("kind"):
        kind = meant(said, "kinds")
        if kind is None or kind == "condition":
            record.kept.setdefault("Kind", said)  # a change of the world has no text for anybody
        elif kind == "contingency":
            entry.manual = True
            message = "a contingency inject: it is left to the facilitator"
            advice = "write `contingency: {unless: …}` with what would make it superfluous"
            found.add("X053", message, advice, row=entry.row, column=where["kind"])
            entry.checks.append("contingency: say when it isn't needed")
        else:
            entry.kind = kind
    if said := record.text("priority"):
        priority = meant(said, "priorities")
        if priority is None:
            found.add("X045", f"`{said[:60]}` is no priority", "it is routine", row=entry.row, column=where["priority"])
        entry.priority = priority or "routine"


def _notes(record: Record, made: Map) -> str:
    """Notes, the expected response in words, and the values that have no place of their own."""
    parts = [record.text("notes")]
    if expected := record.text("expected"):
        parts.append(f"{EXPECTED[made.language]}: {expected}")
    extra = dict(record.kept)
    for name, heading in (("state", "State"), ("controller", "Controller")):
        if text := record.text(name):
            extra[heading] = text
    return kept.joined("\n".join(filter(None, parts)), extra)


def _untimed(entry: Entry, last: int, where: dict[str, int], found: Findings) -> None:
    entry.at = last
    if entry.manual:
        return
    entry.manual, entry.fire = True, True
    column = where.get("time", where.get("clock", where.get("offset")))
    message = "the row has no time: the facilitator releases it"
    advice = "with nobody there it comes right after the row above"
    found.add("X032", message, advice, row=entry.row, column=column)
    entry.checks.append("no time")
