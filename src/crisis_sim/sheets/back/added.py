"""New rows of an exported sheet, as new injects of the scenario."""

from __future__ import annotations

import re

from crisis_sim.scenario.suggest import advise
from crisis_sim.sheets.back.edits import Edits
from crisis_sim.sheets.back.merge import Merged
from crisis_sim.sheets.back.named import NotAppliedError
from crisis_sim.sheets.back.ours import Line, Table
from crisis_sim.sheets.back.retime import asked
from crisis_sim.sheets.findings import Findings
from crisis_sim.sheets.foreign.compose import as_data
from crisis_sim.sheets.foreign.entries import Entry
from crisis_sim.sheets.ids import Ids, slug
from crisis_sim.sheets.msel import kept
from crisis_sim.sheets.msel.columns import BY_KEY
from crisis_sim.sheets.msel.machine import said
from crisis_sim.sheets.msel.rows import Msel
from crisis_sim.sheets.msel.words import sense
from crisis_sim.sheets.naming import Naming

_NEEDED = ("title", "from", "to", "channel")


def add(sheet: Table, merged: Merged, now: Msel, edits: Edits, found: Findings) -> None:
    """Put every new row behind the inject of the row above it; rows that lack something are reported and left out."""
    number = {inject.id: n for n, inject in enumerate(now.scenario.injects)}
    ids = Ids({*number, *now.scenario.facts, *(seat.id for seat in now.scenario.seats)})
    after, at = len(number) - 1, 0
    rows = {row.id: row for row in now.rows}
    for line in sheet.lines:
        if line.id in number:
            after = number[line.id]
            offset = rows[line.id].cells.get("offset")
            at = asked(offset, now.scenario.start) if offset else at
        elif line in merged.new:
            entry = _entry(line, at, ids, sheet, now.naming, found)
            if entry:
                edits.insert(after, as_data(entry, sheet.language, now.scenario.start))
                merged.rows[entry.id] = line.number
                merged.changes.append((line.number, f"{entry.id}: new"))


def _entry(line: Line, at: int, ids: Ids, sheet: Table, naming: Naming, found: Findings) -> Entry | None:
    text = {key: said(value) for key, value in line.cells.items()}
    if missing := [BY_KEY[key].heading(naming.language) for key in _NEEDED if not text.get(key)]:
        message = f"this row is new, but lacks {', '.join(missing)}"
        found.add("X062", message, "it is left out: fill them in", row=line.number, severity="error")
        return None
    entry = Entry(line.number, "", at, text["title"], text.get("text", ""))
    entry.sender = naming.find_actor(text["from"]) or ""
    entry.channel = naming.find_channel(text["channel"]) or ""
    names = [name.strip() for name in re.split(r"[;\n]", text["to"]) if name.strip()]
    entry.to = [naming.find_address(name) or "" for name in names]
    unknown = [
        *([] if entry.sender else [(text["from"], "actor", map(naming.actor, naming.actors))]),
        *([] if entry.channel else [(text["channel"], "delivery method", map(naming.channel, naming.pack.channels))]),
        *(
            (name, "seat or actor", map(naming.address, naming.seats))
            for name, id in zip(names, entry.to, strict=True)
            if not id
        ),
    ]
    for name, what, known in unknown:
        message = f"this row is new, but `{name}` is no {what}"
        advice = advise(name, known, "use a name that other rows have")
        found.add("X062", f"{message}: it is left out", advice, row=line.number, severity="error")
    if unknown:
        return None
    entry.priority = sense(text.get("priority", ""), ("routine", "urgent", "flash")) or "routine"
    _time(entry, line, naming.scenario.start, sheet, found)
    values = {BY_KEY[key].kept: text[key] for key in text if key in BY_KEY and BY_KEY[key].kept and text[key]}
    entry.notes = kept.joined(text.get("notes", ""), {**values, **{k: v for k, v in line.extra.items() if v}})
    wanted = slug(line.shown or entry.title, "inject")
    entry.id = ids.new(wanted)
    found.add("X062", f"this row is new: inject `{entry.id}`", "", row=line.number, severity="note")
    for key in ("question", "expected"):
        if text.get(key):
            message = f"`{BY_KEY[key].heading(naming.language)}` of a new row is not read"
            advice = "write `asks` or `expects` in the scenario"
            found.add("X064", message, advice, row=line.number, column=sheet.places.get(key))
    return entry


def _time(entry: Entry, line: Line, start: str, sheet: Table, found: Findings) -> None:
    """The time of a new row; without one the facilitator releases it, at the time of the row above."""
    key = next((key for key in ("when", "offset") if line.cells.get(key) not in (None, "")), None)
    try:
        if key:
            entry.at = asked(line.cells[key], start, entry.at or 0)
            return
        message = "the new row has no time: the facilitator releases it"
        found.add("X032", message, "with nobody there it comes with the row above", row=line.number)
    except NotAppliedError as error:
        found.add(error.code, str(error), error.advice, row=line.number, column=sheet.places.get(key or "when"))
    entry.manual = entry.fire = True
