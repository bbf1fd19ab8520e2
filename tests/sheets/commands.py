"""Commands run as users run them, in this process."""

from __future__ import annotations

from click.testing import CliRunner, Result

from crisis_sim.cli.main import cli
from crisis_sim.scenario.problems import ScenarioError


def run(*args: str, code: int = 0, typed: str | None = None) -> Result:
    """Run a command and hold it to its exit code; no exception may reach the user."""
    result = CliRunner().invoke(cli, list(args), prog_name="crisis-sim", input=typed)
    known = (SystemExit, ScenarioError)  # the latter is shown by `main`, without a traceback
    assert result.exception is None or isinstance(result.exception, known), result.exception
    assert result.exit_code == code, result.output
    return result
