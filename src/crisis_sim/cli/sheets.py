"""`crisis-sim export` and `crisis-sim import`: the MSEL as a spreadsheet, and spreadsheets as scenarios."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from crisis_sim.cli.exits import USAGE, fail, note
from crisis_sim.scenario.check import load_or_raise
from crisis_sim.scenario.files import shown
from crisis_sim.scenario.text import Language

_FILE = click.Path(path_type=Path)
_LANGUAGES = click.Choice(["en", "nl", "fr"])


@click.command()
@click.argument("scenario")
@click.option("--msel", "target", required=True, type=_FILE, help="The file to write: .xlsx or .csv.")
@click.option("--lang", type=_LANGUAGES, default="en", show_default=True, help="Language of the sheet.")
@click.option("--force", is_flag=True, help="Overwrite the file if it exists.")
def export(scenario: str, target: Path, lang: Language, force: bool) -> None:
    """Write the MSEL of a scenario as a spreadsheet, to be edited and read back with import.

    \b
    crisis-sim export first-drill --msel first-drill.xlsx
    crisis-sim export my-scenario.yaml --msel msel-nl.xlsx --lang nl
    crisis-sim export my-scenario.yaml --msel msel.csv
    """
    from crisis_sim.sheets.files.output import OutputError, whole
    from crisis_sim.sheets.msel.export import exported

    suffix = target.suffix.lower()
    if suffix not in (".xlsx", ".csv"):
        fail(f"{target.name}: name a file that ends in .xlsx or .csv", USAGE)
    sound = load_or_raise(scenario)
    content, findings = exported(sound.scenario, sound.pack, lang, scenario, target.name, suffix)
    try:
        whole(target, content, force=force)
    except OutputError as error:
        fail(str(error))
    for finding in findings:
        note(str(finding))
    note(f"{shown(target)}: {len(sound.scenario.injects)} injects")


@click.command("import")
@click.argument("file", type=_FILE)
@click.option("-o", "--out", type=_FILE, help="The scenario to write: a .yaml file, or a new folder.")
@click.option("--base", help="The scenario that the sheet was exported from, where it has moved.")
@click.option("--drop-missing", is_flag=True, help="Drop injects whose row was deleted from an exported sheet.")
@click.option("--map", "map_file", type=_FILE, help="The column map to read somebody's sheet with.")
@click.option("--save-map", type=_FILE, help="Write the column map to this file.")
@click.option("--sheet", help="The sheet of the workbook to read.")
@click.option("--start", help="STARTEX, as in 2027-03-09T09:00, for a sheet without dates.")
@click.option("--lang", type=_LANGUAGES, help="Language of the texts, where it is guessed wrong.")
@click.option("--pack", default="belgium", show_default=True, help="Doctrine pack in which actors are looked for.")
@click.option("--yes", is_flag=True, help="Take the column map as it is guessed.")
@click.option("--dry-run", is_flag=True, help="Write nothing: show the map and what is found in every row.")
@click.option("--force", is_flag=True, help="Overwrite the file if it exists; never the scenario it came from.")
@click.option("--json", "as_data", is_flag=True, help="The report as one JSON object.")
def import_(file: Path, out: Path | None, **options: Any) -> None:
    """Read a spreadsheet: one that export wrote, back into its scenario; anybody else's, as a new scenario.

    A sheet that export wrote brings changed texts and times back and leaves everything else as it is. Of any other
    sheet the columns are guessed. In a terminal you are asked whether that is right; elsewhere the guess is printed as
    a map, to be changed and given back with --map. docs/sheet-errors.md explains every code.

    \b
    crisis-sim import first-drill.xlsx -o first-drill-2.yaml
    crisis-sim import others.xlsx --dry-run
    crisis-sim import others.xlsx --yes -o scenario.yaml
    crisis-sim import others.csv --map map.yaml -o scenario.yaml
    """
    from crisis_sim.cli.importing import Wanted, run

    run(file, out, Wanted(**options))
