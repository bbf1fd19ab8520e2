"""A sheet that we exported, with what its planner changed in it, back into the scenario that it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crisis_sim.scenario.check import Loaded, load
from crisis_sim.scenario.files import is_file
from crisis_sim.scenario.problems import ScenarioError
from crisis_sim.scenario.shipped import locate
from crisis_sim.scenario.text import Language
from crisis_sim.sheets.back import ours
from crisis_sim.sheets.back.added import add
from crisis_sim.sheets.back.edits import Edits
from crisis_sim.sheets.back.merge import Merged, merge
from crisis_sim.sheets.checked import Checked, check
from crisis_sim.sheets.files.grid import Book
from crisis_sim.sheets.findings import Findings
from crisis_sim.sheets.msel.columns import LANGUAGES
from crisis_sim.sheets.msel.machine import Written, of
from crisis_sim.sheets.msel.rows import msel


@dataclass(slots=True)
class Back:
    """The files of a scenario with a planner's changes in them."""

    files: dict[str, str]
    """Name in the scenario's folder: text. The first is the main file."""
    copies: dict[str, Path]
    """Attachments: name, and where they are."""
    originals: list[Path]
    """What must never be overwritten."""
    merged: Merged
    checked: Checked


def base_of(written: Written | None, given: str | None, sheet: Path, found: Findings) -> Loaded:
    """The scenario that a sheet was exported from: the one given, or the one that it names.

    Raises:
        SheetError: it isn't there, or is another one.
        ScenarioError: it has errors.
    """
    told = written.source if written and not Path(written.source).is_absolute() else ""
    names = [name for name in (given or told,) if name]
    paths = [path for name in names for path in (name, str(sheet.parent / name))]
    source = next((path for path in paths if is_file(locate(path))), None)
    if source is None:
        what = (
            f"`{names[0]}`, from which the sheet was exported, isn't there" if names else "the sheet names no scenario"
        )
        raise found.refuse("X060", what, "say where it is with --base SCENARIO")
    loaded = load(source)
    if loaded.scenario is None or not loaded.sound:
        raise ScenarioError(loaded.problems)
    if written and loaded.scenario.id != written.scenario:
        message = f"the sheet was exported from `{written.scenario}`, not from `{loaded.scenario.id}`"
        raise found.refuse("X060", message, "say with --base SCENARIO where that is")
    if written and of(loaded.scenario) != written.identity:
        message = "the scenario was changed since the export"
        found.add("X065", message, "what both changed is reported and kept as the scenario has it", severity="note")
    return loaded


def bring_back(
    book: Book, written: Written | None, base: Loaded, out: Path, found: Findings, *, drop: bool = False
) -> Back:
    """Apply everything that a planner changed. `out` is the main file to be; `drop` leaves out injects without a row.

    Raises:
        SheetError: the sheet can't be read, or the result isn't what was meant.
    """
    assert base.scenario is not None
    assert base.pack is not None
    sheet = ours.table(book, written, found)
    language: Language = next((known for known in LANGUAGES if known == sheet.language), "en")
    now = msel(base.scenario, base.pack, language)
    edits = Edits(base.path)
    merged = merge(sheet, written, now, edits, found)
    _missing(merged, [inject.id for inject in base.scenario.injects], edits, found, drop=drop)
    add(sheet, merged, now, edits, found)
    folder = base.path.parent
    texts = edits.texts()
    files = {str(path.relative_to(folder)): text for path, text in texts.items()}
    attached = {a.file for inject in base.scenario.injects for a in inject.attachments}
    copies = {name: folder / name for name in sorted(attached)}
    main = next(iter(files))
    checked = check(files, copies, main, out, merged.rows)
    if checked.data != edits.expected():
        message = "the changes can't be written into the scenario's files without harm, so nothing is written"
        raise found.refuse("X064", message, "change them in the scenario by hand")
    return Back(files, copies, [*texts, *copies.values()], merged, checked)


def _missing(merged: Merged, ids: Sequence[str], edits: Edits, found: Findings, *, drop: bool) -> None:
    for id in merged.missing:
        if drop and len(merged.missing) < len(ids):
            edits.remove(ids.index(id))
            merged.changes.append((0, f"{id}: dropped"))
            found.add("X061", f"the row of `{id}` is missing: the inject is dropped", "", severity="note")
        else:
            found.add("X061", f"the row of `{id}` is missing: the inject stays", "--drop-missing drops it")
