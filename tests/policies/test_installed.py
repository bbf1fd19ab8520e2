"""Policies that other packages bring: listed, checked, run; and a bad one is a message, not a traceback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from crisis_sim.cli.main import main
from crisis_sim.scenario.sense import BUILT_IN
from crisis_sim.session.policies import registry

MODULE = '''
from crisis_sim.model.draws import draw
from crisis_sim.model.events import Command
from crisis_sim.session.policies.base import Plan


class Diarist:
    """Writes down, at a time of its own, that it is there.

    More is not to be had of it.
    """

    def plan(self, view, luck):
        if view.status != "running" or not view.brief or view.notes:
            return None
        return Plan(view.briefed + 1 + draw(luck, "writes") % 600, Command("WriteLog", view.seat, {"text": "Here."}))


class Loud(Diarist):
    def plan(self, view, luck):
        raise RuntimeError("no idea")


class Thief(Diarist):
    """Pretends to be the book."""
'''
POINTS = """[crisis_sim.policies]
diarist = theirs:Diarist
loud = theirs:Loud
lost = theirs:Nowhere
by-the-book = theirs:Thief
"""


@pytest.fixture(autouse=True)
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A distribution with an entry point, as pip would install it."""
    info = tmp_path / "theirs-1.2.dist-info"
    info.mkdir()
    (tmp_path / "theirs.py").write_text(MODULE, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: theirs\nVersion: 1.2\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(POINTS, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    registry.load_policy.cache_clear()
    yield
    registry.load_policy.cache_clear()


def said(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a command."""
    with pytest.raises(SystemExit) as ended:
        main(list(args))
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


def test_all_are_listed_with_what_they_do_and_where_they_come_from(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "policies")
    assert code == 0
    rows = {line.split()[0]: line for line in out.splitlines()}
    assert list(rows)[: len(registry.BUILT_IN)] == list(registry.BUILT_IN)
    assert "theirs 1.2" in rows["diarist"]
    assert "Writes down, at a time of its own, that it is there." in rows["diarist"]
    assert "cannot be loaded (AttributeError" in rows["lost"]
    assert "built in" in rows["by-the-book"]


def test_what_checks_scenarios_knows_the_same_names() -> None:
    assert set(BUILT_IN) == set(registry.BUILT_IN)


def test_theirs_keeps_the_contract_and_runs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = said(capsys, "policies", "diarist", "--check", "--scenario", "first-drill", "--seed", "1")
    assert (code, out) == (0, "diarist keeps to all rules.\n")
    log = tmp_path / "log.jsonl"
    code, out, _ = said(capsys, "run", "first-drill", "-p", "diarist", "--seed", "1", "--log", str(log), "--json")
    assert code == 0
    assert json.loads(out)
    assert log.read_text(encoding="utf-8").count('"kind":"LogWritten"') == 1
    assert '"cyber-cell":"diarist"' in log.read_text(encoding="utf-8")[:2000]
    assert said(capsys, "replay", str(log), "--verify")[0] == 0


def test_a_policy_that_breaks_the_rules_fails_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "policies", "loud", "--check", "--scenario", "first-drill")
    assert code == 1
    assert "RuntimeError: no idea" in out


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("run", "first-drill", "-p", "loud", "-q"), 1, "RuntimeError: no idea"),
        (("run", "first-drill", "-p", "lost", "-q"), 1, "cannot be loaded"),
        (("run", "first-drill", "-p", "diarists", "-q"), 2, "did you mean diarist"),
        (("policies", "diarists"), 2, "did you mean diarist"),
        (("policies", "--check"), 2, "say which policy"),
        (("policies", "silent", "--seed", "1"), 2, "go with --check"),
        (("policies", "silent", "--check", "--scenario", "nowhere"), 1, "nowhere"),
    ],
)
def test_what_is_wrong_is_said(
    capsys: pytest.CaptureFixture[str], args: tuple[str, ...], code: int, words: str
) -> None:
    ended, _, err = said(capsys, *args)
    assert ended == code
    assert words in err
    assert "Traceback" not in err
