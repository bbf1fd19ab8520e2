"""Each file in data/broken has one thing wrong: its name begins with the code, and a comment with it marks the line."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crisis_sim.cli.authoring import check

DATA = Path(__file__).parents[1] / "data"
BROKEN = sorted((DATA / "broken").glob("*.yaml"))
PLACES = {"Y003-latin-1": 3, "Y003-nul": 30, "Y003-utf-16": 1}
"""Lines where the file can't hold the comment that marks them."""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(check, [str(argument) for argument in arguments])


def expected_line(path: Path, code: str) -> int:
    """The line marked by a comment; 0 where a finding is about the file as a whole."""
    if path.stem in PLACES:
        return PLACES[path.stem]
    marked = re.compile(rf"#.*\b{code}\b")
    lines = path.read_text(encoding="utf-8").split("\n")
    return next((n for n, line in enumerate(lines, 1) if marked.search(line)), 0)


def test_there_is_a_file_for_most_codes() -> None:
    assert len(BROKEN) > 140


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_one_line_says_what_is_wrong_and_where(path: Path) -> None:
    code = path.name[:4]
    result = run(path)
    lines = result.stdout.splitlines()
    assert len(lines) == 1, lines
    line = expected_line(path, code)
    place = re.escape(f"{os.path.relpath(path)}:{line}:" if line else f"{os.path.relpath(path)}: ")
    assert re.fullmatch(rf"{place}(\d+:)? ?{code} .+( — .+)?", lines[0]), lines[0]
    assert result.exit_code == (0 if code.startswith("L") else 1)
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("path", [path for path in BROKEN if path.name.startswith("L")], ids=lambda path: path.stem)
def test_strict_fails_on_warnings(path: Path) -> None:
    assert run(path, "--strict").exit_code == 1


def test_the_file_they_are_all_made_from_is_sound() -> None:
    result = run(DATA / "sound.yaml", "--strict")
    assert result.exit_code == 0
    assert result.stdout == ""


def test_json_holds_the_same_findings() -> None:
    path = DATA / "broken" / "R001-from.yaml"
    found = json.loads(run(path, "--json").stdout)
    assert found["errors"] == 1
    assert found["warnings"] == 0
    (one,) = found["problems"]
    assert (one["code"], one["severity"], one["line"]) == ("R001", "error", expected_line(path, "R001"))
    assert one["advice"] == "did you mean `belnet`?"


def test_several_files_are_checked_at_once() -> None:
    result = run(DATA / "broken" / "R001-from.yaml", DATA / "broken" / "S005-id.yaml", DATA / "sound.yaml")
    assert [line.split()[1] for line in result.stdout.splitlines()] == ["R001", "S005"]
    assert result.stderr == "2 errors, no warnings\n"


def test_the_real_process_prints_no_traceback() -> None:
    program = "from crisis_sim.cli.authoring import check; check(prog_name='check')"
    paths = [str(DATA / "broken" / f"{name}.yaml") for name in ("Y003-nul", "Y005-deep", "S008-control")]
    done = subprocess.run([sys.executable, "-c", program, *paths], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 3
    assert done.stderr == "3 errors, no warnings\n"
