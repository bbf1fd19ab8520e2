"""What a planner changed in an exported sheet, carried over to the files of the scenario."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from crisis_sim.scenario.marks import Keys
from crisis_sim.scenario.story import Inject
from crisis_sim.scenario.text import pick
from crisis_sim.sheets.back.edits import Edits
from crisis_sim.sheets.back.named import NotAppliedError, named
from crisis_sim.sheets.back.ours import Line, Table
from crisis_sim.sheets.back.retime import Wish, applied, asked, delayed
from crisis_sim.sheets.files.grid import MAX_TEXT
from crisis_sim.sheets.findings import Findings
from crisis_sim.sheets.msel import kept, marked
from crisis_sim.sheets.msel.columns import BY_KEY
from crisis_sim.sheets.msel.machine import Written, said
from crisis_sim.sheets.msel.rows import Msel, Row

_TEXTS = ("title", "text")
_TIMES = ("when", "offset", "delay")
_CHANGED_TOO = "the sheet and the scenario were both changed since the export: the scenario's is kept"


@dataclass(slots=True)
class Merged:
    """What became of the rows of a sheet."""

    changes: list[tuple[int, str]] = field(default_factory=list)
    """Row, and what was applied in it: `first-call: Synopsis`."""
    rows: dict[str, int] = field(default_factory=dict)
    """Inject: its row in the sheet."""
    new: list[Line] = field(default_factory=list)
    """Rows that stand for no inject of the scenario."""
    missing: list[str] = field(default_factory=list)
    """Injects that the sheet no longer has."""


def merge(sheet: Table, written: Written | None, now: Msel, edits: Edits, found: Findings) -> Merged:
    """Put every change of the sheet into `edits`, and report what can't be."""
    return _Merge(sheet, written, now, edits, found).run()


class _Merge:
    def __init__(self, sheet: Table, written: Written | None, now: Msel, edits: Edits, found: Findings) -> None:
        self.sheet = sheet
        self.written = written
        self.now = now
        self.edits = edits
        self.found = found
        self.language = sheet.language
        self.merged = Merged()
        self.injects = {inject.id: (n, inject) for n, inject in enumerate(now.scenario.injects)}
        self.shown = {row.id: row for row in now.rows}
        self.wishes: dict[str, Wish] = {}

    def run(self) -> Merged:
        for line in self.sheet.lines:
            if line.id in self.injects:
                self.merged.rows[line.id] = line.number
                self._line(line)
            elif self.written and line.id in self.written.cells:
                message = f"`{line.id}` is no longer in the scenario"
                self.found.add("X065", message, "the row is left out", row=line.number)
            else:
                self.merged.new.append(line)
        self._retime()
        exported = self.written.cells if self.written else self.injects
        self.merged.missing = [id for id in self.injects if id in exported and id not in self.merged.rows]
        return self.merged

    def _line(self, line: Line) -> None:
        number, inject = self.injects[line.id]
        row, path = self.shown[line.id], ("injects", number)
        if line.shown and line.shown != line.id:
            message = f"the id `{line.id}` was changed to `{line.shown[:60]}`, which is not applied"
            self._report("X063", message, "others name it: rename it in the scenario", line, "id")
        for key in line.cells:
            if key in ("id", "number") or key in _TIMES or key.startswith("[") or key not in BY_KEY:
                continue
            if BY_KEY[key].kept or key == "notes" or not self._changed(line, row, key):
                continue
            if not BY_KEY[key].read_back:
                message = f"the column `{self._heading(key)}` was changed, which is not read back"
                self._report("X064", message, "change it in the scenario", line, key)
            elif key in _TEXTS:
                self._text(line, (*path, key), key, required=key == "title" and inject.kind != "condition")
            elif key == "question":
                self._options(line, inject, path)
            elif key == "expected":
                self._expected(line, inject, number)
            else:
                self._name(line, inject, path, key)
        self._notes(line, row, path)
        self._times(line, row)

    def _changed(self, line: Line, row: Row, key: str) -> bool:
        """Whether the planner changed a cell; not if the scenario was changed there meanwhile, which is reported."""
        here, now = said(line.cells[key]), said(row.cells.get(key))
        was = self.written.cells.get(line.id, {}).get(key, "") if self.written else now
        if here in (was, now):
            return False
        if was != now and BY_KEY[key].read_back:
            self._report("X065", f"`{self._heading(key)}`: {_CHANGED_TOO}", "", line, key)
            return False
        return True

    def _text(self, line: Line, path: Keys, key: str, *, required: bool) -> None:
        text = said(line.cells[key])
        if len(text) > MAX_TEXT:
            self._report("X024", f"the text has more than {MAX_TEXT:,} characters", "shorten it", line, key)
        elif required and not text:
            self._report("X068", f"`{self._heading(key)}` can't be empty", "the old text stays", line, key)
        else:
            self.edits.set_text(path, self.language, text)
            self._done(line, key)

    def _options(self, line: Line, inject: Inject, path: Keys) -> None:
        head, texts = marked.parts(said(line.cells["question"]))
        was_head, was = marked.parts(said(self.shown[line.id].cells.get("question")))
        if head != was_head:
            message = "the line above the options is not read back"
            self._report("X064", message, "change the deadline in the scenario", line, "question")
        for n, option in enumerate(inject.asks.options if inject.asks else ()):
            text = texts.pop(option.id, None)
            if text is None:
                self._unmarked(line, "question", option.id)
            elif not text:
                self._report("X068", f"the option `{option.id}` needs a text", "the old one stays", line, "question")
            elif text != was.get(option.id, ""):
                self.edits.set_text((*path, "asks", "options", n, "text"), self.language, text)
                self._done(line, "question", option.id)
        self._unknown(line, "question", texts)

    def _expected(self, line: Line, inject: Inject, number: int) -> None:
        _, texts = marked.parts(said(line.cells["expected"]))
        _, was = marked.parts(said(self.shown[line.id].cells.get("expected")))
        single = not isinstance(self.edits.get(("injects", number, "expects")), list)
        for n, one in enumerate(inject.expects):
            text, exported = texts.pop(one.id, None), was.get(one.id, "")
            if text is None:
                self._unmarked(line, "expected", one.id)
            elif text != exported:
                tail = re.search(r"\s\([^\n]*\)\Z", exported)
                own = said(pick(one.text, self.language)) or (exported[: tail.start()] if tail else exported)
                new = marked.bare(text, exported, own)
                if new == own or not new:
                    message = f"what stands in brackets behind `{one.id}` is not read back"
                    self._report("X064", message, "change it in the scenario", line, "expected")
                    continue
                at: Keys = ("injects", number, "expects") if single else ("injects", number, "expects", n)
                self.edits.set_text((*at, "text"), self.language, new)
                self._done(line, "expected", one.id)
        self._unknown(line, "expected", texts)

    def _name(self, line: Line, inject: Inject, path: Keys, key: str) -> None:
        """A sender, delivery method, players or priority by name."""
        try:
            value = named(key, said(line.cells[key]), inject, self.now.naming)
            before = {"from": inject.from_, "channel": inject.channel, "priority": inject.priority, "to": [*inject.to]}
            if value != before[key]:
                self.edits.set((*path, key), value)
                self._done(line, key)
        except NotAppliedError as error:
            self._report(error.code, str(error), error.advice, line, key)

    def _notes(self, line: Line, row: Row, path: Keys) -> None:
        """The author's own notes, and the values that are kept in them."""
        notes = said(row.cells.get("notes"))
        values = dict(row.kept)
        changed = False
        if "notes" in line.cells and self._changed(line, row, "notes"):
            notes, changed = said(line.cells["notes"]), True
            self._done(line, "notes")
        for key in (key for key in line.cells if key in BY_KEY and BY_KEY[key].kept):
            if self._changed(line, row, key):
                self._keep(values, BY_KEY[key].kept, said(line.cells[key]))
                self._done(line, key)
                changed = True
        for heading, text in line.extra.items():
            if " / ".join(filter(None, map(str.strip, text.split("\n")))) != values.get(heading, ""):
                self._keep(values, heading, text)
                self._done(line, f"[{heading}]")
                changed = True
        if changed:
            texts = self.injects[line.id][1].notes
            shown = next((key for key in (self.language, "en", *texts) if texts.get(key)), self.language)  # type: ignore[call-overload]
            language = self.language if notes != said(row.cells.get("notes")) else shown
            self.edits.set_text((*path, "notes"), language, kept.joined(notes, values))

    @staticmethod
    def _keep(values: dict[str, str], heading: str, text: str) -> None:
        if text:
            values[heading] = text
        else:
            values.pop(heading, None)

    def _times(self, line: Line, row: Row) -> None:
        """Note what was changed about the time; it is applied once all rows are read."""
        wish, start, inject = Wish(), self.now.scenario.start, self.injects[line.id][1]
        now = asked(row.cells["offset"], start) if "offset" in row.cells else None
        try:
            if "delay" in line.cells and self._changed(line, row, "delay"):
                delay = delayed(line.cells["delay"])
                wish.delay = delay if not inject.after or delay != inject.after.delay else None
            for key in ("when", "offset"):
                if key not in line.cells or not self._changed(line, row, key):
                    continue
                if line.cells[key] is None:
                    self._report("X068", "the time was emptied", "the old time stays", line, key)
                    continue
                at = asked(line.cells[key], start, now or 0)
                if at == now:
                    continue  # the same, written in another way
                if wish.at is not None and wish.at != at:
                    raise NotAppliedError("X066", "date and T+ were changed to different times", "change one of them")
                wish.at = at
        except NotAppliedError as error:
            self._report(error.code, str(error), error.advice, line, "when")
            return
        if wish.at is not None or wish.delay is not None:
            self.wishes[line.id] = wish

    def _retime(self) -> None:
        lines = {line.id: line for line in self.sheet.lines}
        for id, new in applied(self.wishes, self.now.scenario).items():
            line, (number, inject) = lines[id], self.injects[id]
            if isinstance(new, NotAppliedError):
                self._report(new.code, str(new), new.advice, line, "when")
                continue
            below: Keys = ("after", "delay") if inject.after else ("at",)
            self.edits.set(("injects", number, *(("manual", "suggest", "at") if inject.manual else below)), new)
            self._done(line, "delay" if inject.after else "when", new)

    def _unmarked(self, line: Line, key: str, id: str) -> None:
        message = f"the mark [{id}] is missing"
        self._report("X067", message, "its old text stays; nothing is deleted this way", line, key)

    def _unknown(self, line: Line, key: str, texts: dict[str, str]) -> None:
        for id in texts:
            message = f"the mark [{id}] belongs to nothing here"
            self._report("X067", message, "add options and expectations in the scenario", line, key)

    def _heading(self, key: str) -> str:
        return BY_KEY[key].heading(self.language)  # type: ignore[arg-type]  # one of the languages of sheets

    def _report(self, code: str, message: str, advice: str, line: Line, key: str) -> None:
        self.found.add(code, message, advice, row=line.number, column=self.sheet.places.get(key))

    def _done(self, line: Line, key: str, detail: str = "") -> None:
        name = self._heading(key) if key in BY_KEY else key
        self.merged.changes.append((line.number, f"{line.id}: {name}" + (f" {detail}" if detail else "")))
