"""What `crisis-sim import` does: reads, asks, checks, reports, and only then writes."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from crisis_sim.cli.exits import USAGE, WRONG, fail, note
from crisis_sim.cli.sheet_map import agreed, show
from crisis_sim.scenario.files import shown
from crisis_sim.scenario.pack_loader import load_pack
from crisis_sim.scenario.problems import errors
from crisis_sim.sheets.back import ours, roundtrip
from crisis_sim.sheets.checked import Checked, check
from crisis_sim.sheets.files import output
from crisis_sim.sheets.files.grid import Book
from crisis_sim.sheets.files.opening import open_book
from crisis_sim.sheets.findings import Findings, SheetError, as_text
from crisis_sim.sheets.foreign import mapping
from crisis_sim.sheets.foreign.whole import scenario as made_from
from crisis_sim.sheets.msel import machine

_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options of the command."""

    base: str | None = None
    drop_missing: bool = False
    map_file: Path | None = None
    save_map: Path | None = None
    sheet: str | None = None
    start: str | None = None
    lang: str | None = None
    pack: str = "belgium"
    yes: bool = False
    dry_run: bool = False
    force: bool = False
    as_data: bool = False


def run(file: Path, out: Path | None, wanted: Wanted) -> None:
    """Import a file as the options say; ends the program with exit code 1 when something is wrong."""
    if out is None and not wanted.dry_run and wanted.save_map is None:
        fail("say with -o which scenario to write, or add --dry-run", USAGE)
    if out is not None and out.suffix and out.suffix.lower() not in _YAML:
        fail(f"{out.name}: name a .yaml file, or a new folder", USAGE)
    try:
        book, found = open_book(file)
        written = machine.find(book)
        again = written is not None or (wanted.base is not None and ours.is_ours(book))
        if wanted.base is not None and not again:
            raise found.refuse("X060", "--base goes with a sheet that export wrote, and this is none", "leave it out")
        if again and wanted.map_file is None:
            _back(file, out, book, written, found, wanted)
        else:
            _new(file, out, book, found, wanted)
    except SheetError as error:
        if wanted.as_data:
            click.echo(json.dumps({"findings": [f.as_json() for f in error.findings]}, ensure_ascii=False, indent=2))
            sys.exit(WRONG)
        fail(as_text(error.findings))
    except output.OutputError as error:
        fail(str(error))


def _back(
    file: Path, out: Path | None, book: Book, written: machine.Written | None, found: Findings, wanted: Wanted
) -> None:
    """A sheet that export wrote."""
    base = roundtrip.base_of(written, wanted.base, file, found)
    folder = out is not None and out.suffix.lower() not in _YAML
    main = base.path.name
    target = (out / main if folder else out) if out else base.path.with_name(main)
    back = roundtrip.bring_back(book, written, base, target, found, drop=wanted.drop_missing)
    if out and not folder and len(back.files) + len(back.copies) > 1:
        raise output.OutputError(
            f"{base.path.name} belongs together with {len(back.files) + len(back.copies) - 1} other files: "
            f"name a new folder with -o, such as -o {base.path.parent.name}-2"
        )
    _report(found, back.checked, file, wanted, changes=back.merged.changes)
    if out and not wanted.dry_run:
        if any(target.resolve() == path.resolve() for path in back.originals):
            raise output.OutputError(f"{shown(target)} is the scenario itself: name another file, and compare")
        files = {name: text.encode() for name, text in back.files.items()}
        if folder:
            output.folder(out, files, back.copies)
        else:
            output.whole(out, files[main], force=wanted.force)
        _written(target, _count(len(back.merged.changes), "change"))
    _end(back.checked, found)


def _new(file: Path, out: Path | None, book: Book, found: Findings, wanted: Wanted) -> None:
    """Anybody else's sheet."""
    if wanted.map_file is not None:
        made = mapping.load(wanted.map_file, book, found)
        grid = mapping.pick_sheet(book, made.sheet, found)
    else:
        grid = mapping.pick_sheet(book, wanted.sheet, found)
        made = mapping.guessed(grid, found)
    made = replace(made, language=wanted.lang or made.language, start=wanted.start or made.start)
    asks = wanted.map_file is None and not (wanted.yes or wanted.dry_run or wanted.as_data)
    if asks and sys.stdin.isatty() and sys.stderr.isatty():
        made = agreed(made, grid)
        asks = False
    folder = out is not None and out.suffix.lower() not in _YAML
    target = (out / "scenario.yaml" if folder else out) if out else Path("scenario.yaml")
    stem = target.parent.resolve().name if target.stem == "scenario" and out else target.stem
    name = file.stem if stem in ("", "scenario") or not out else stem
    result = made_from(grid, made, name, file.name, load_pack(wanted.pack), found)
    text = mapping.as_yaml(made)
    if wanted.save_map:
        output.whole(wanted.save_map, text.encode(), force=wanted.force)
        note(f"{shown(wanted.save_map)}: the column map")
    if asks and out is not None:
        click.echo(text, nl=False)
        note("This is how the columns would be read: add --yes if it is right, else save it, change it and add --map.")
        sys.exit(WRONG)
    if wanted.dry_run and not wanted.as_data:
        show(made, grid)
    main = target.name
    checked = check({main: result.text}, {}, main, target, result.rows)
    _report(found, checked, file, wanted, made=made)
    if out and not wanted.dry_run:
        if folder:
            output.folder(out, {main: result.text.encode()}, {})
        else:
            output.whole(out, result.text.encode(), force=wanted.force)
        _written(target, _count(len(result.rows), "inject"))
    _end(checked, found)


def _report(
    found: Findings,
    checked: Checked,
    file: Path,
    wanted: Wanted,
    *,
    changes: list[tuple[int, str]] | None = None,
    made: mapping.Map | None = None,
) -> None:
    """Everything that was found, by row, then what `check` says of the result."""
    found.sort(key=lambda one: one.row)
    if wanted.as_data:
        data: dict[str, Any] = {"findings": [one.as_json() for one in found]}
        data["check"] = [{**p.as_json(), "row": checked.rows.get(p, 0)} for p in checked.problems]
        if changes is not None:
            data["changes"] = [{"row": row, "what": what} for row, what in sorted(changes)]
        if made is not None:
            data["map"] = mapping.as_yaml(made)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for row, what in sorted(changes or ()):
        click.echo(f"row {row}, {what}" if row else what)
    if changes is not None and not changes:
        click.echo("nothing was changed")
    if found:
        click.echo(as_text(found))
    if checked.problems:
        click.echo(checked.as_text(file.name))


def _written(target: Path, what: str) -> None:
    note(f"{shown(target)}: {what}")


def _end(checked: Checked, found: Findings) -> None:
    """Exit code 1 where a row was lost or the result has errors."""
    wrong = len(errors(checked.problems))
    lost = sum(one.severity == "error" for one in found)
    if wrong:
        note(f"crisis-sim check finds {_count(wrong, 'error')} in the result: see above")
    if wrong or lost:
        sys.exit(WRONG)


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
