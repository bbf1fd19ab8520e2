"""For authors: what is at hand, whether it is right, and the language as a schema."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from crisis_sim.scenario import shipped
from crisis_sim.scenario.check import load
from crisis_sim.scenario.files import contents, is_file, shown
from crisis_sim.scenario.pack_loader import read_pack
from crisis_sim.scenario.problems import Problem, as_json, as_text, errors, in_order
from crisis_sim.scenario.reader import read
from crisis_sim.scenario.text import clean


@click.command("list")
def list_() -> None:
    """Scenarios and doctrine packs at hand.

    \b
    crisis-sim list
    crisis-sim play first-drill          play one of them by its id
    """
    scenarios = [(id, _head(path, "title"), shown(path)) for id, path in shipped.scenarios().items()]
    packs = [(id, _head(path / "pack.yaml", "names"), shown(path)) for id, path in shipped.packs().items()]
    rows = [*scenarios, *packs]
    widths = [max((len(row[n]) for row in rows), default=0) for n in range(2)]
    for heading, part in (("Scenarios", scenarios), ("Doctrine packs", packs)):
        click.echo(heading)
        for id, title, place in part:
            click.echo(f"  {id:{widths[0]}}  {title:{widths[1]}}  {place}")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--json", "as_data", is_flag=True, help="Findings as one JSON object.")
def check(files: tuple[str, ...], strict: bool, as_data: bool) -> None:
    """Validate scenarios: one line for each finding, with its place, code and what to do.

    FILE is a scenario's file, the folder of a doctrine pack, or the id of a shipped one. The exit code is 0 when
    nothing is wrong and 1 when something is. Codes that begin with L are warnings. docs/errors.md explains every code.

    \b
    crisis-sim check my-scenario.yaml
    crisis-sim check shape-cyberattack --strict
    crisis-sim check scenarios/*/scenario.yaml --json
    """
    problems = in_order(problem for file in files for problem in _findings(file))
    wrong = len(errors(problems))
    if as_data:
        click.echo(as_json(problems))
    elif problems:
        click.echo(as_text(problems))
    click.echo(f"{_count(wrong, 'error')}, {_count(len(problems) - wrong, 'warning')}", err=True)
    if wrong or (strict and problems):
        sys.exit(1)


@click.command()
def schema() -> None:
    """The language of scenarios as JSON Schema, with which editors complete and check.

    \b
    crisis-sim schema > crisis-sim.schema.json
    then write as the first line of a scenario beside it:
    # yaml-language-server: $schema=crisis-sim.schema.json
    """
    from crisis_sim.scenario.schema import schema as make

    click.echo(json.dumps(make(), ensure_ascii=False, indent=2))


def _findings(source: str) -> Iterable[Problem]:
    """The findings in a scenario, or in a doctrine pack if `source` is the folder of one or the id of one only."""
    if is_file(Path(source) / "pack.yaml"):
        return read_pack(Path(source)).problems
    if source in shipped.packs() and not is_file(shipped.locate(source)):
        return read_pack(shipped.packs()[source]).problems
    return load(source).problems


def _head(path: Path, key: str) -> str:
    """The English text under a key at the top of a file; nothing where that can't be read."""
    raw = contents(path)
    data = read(raw, str(path)).data if isinstance(raw, bytes) else None
    text = data.get(key) if isinstance(data, dict) else None
    found = text.get("en", "") if isinstance(text, dict) else text
    return clean(found) if isinstance(found, str) else ""


def _count(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"
