"""What architecture.md says of the code is so: files exist, and an inject goes the way that it describes."""

from __future__ import annotations

import re
from pathlib import Path

from crisis_sim.model.events import CommandLine
from crisis_sim.scenario.check import load_or_raise
from crisis_sim.scenario.compiled import compile_scenario
from crisis_sim.session.begin import begin

from .blocks import ROOT
from .test_writing_a_scenario import written

TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
WALK = re.findall(r"^\| `(\w+)`( \(command\))? \| (.*?) \| ?(.*?) ?\|$", TEXT, re.MULTILINE)


def test_named_files_and_packages_exist() -> None:
    source = ROOT / "src" / "crisis_sim"
    assert not [name for name in re.findall(r"`(\w+/\w+\.py)`", TEXT) if not (source / name).is_file()]
    layers = set(re.findall(r"^\| `(\w+)` \|", TEXT.split("## One inject")[0], re.MULTILINE))
    assert {"engine", "tui"} < layers
    assert not [name for name in layers - {"tui"} if not (source / name).is_dir()]  # the screens may be taken out


def test_an_inject_goes_the_way_that_is_described(tmp_path: Path) -> None:
    sound = load_or_raise(written(tmp_path, []))
    session = begin(compile_scenario(sound.scenario, sound.pack), 1, {})
    while not session.ended:
        session.frame(session.now + 3600)
    left = iter(session.lines)
    assert len(WALK) > 10
    for kind, command, _, seat in WALK:
        line = next((x for x in left if x.kind == kind), None)
        assert line is not None, kind
        assert isinstance(line, CommandLine) == bool(command), kind
        if not command:
            assert ("province" in line.audience) == bool(seat), kind  # type: ignore[union-attr]


def test_only_tests_of_the_screens_need_the_screens() -> None:
    """Without tui/ and its own tests, all other tests are as green as before."""
    tests = Path(__file__).parents[1]
    needing = [
        path.relative_to(tests).as_posix()
        for path in tests.rglob("*.py")
        if re.search(r"^(from|import) (crisis_sim\.tui|tests\.tui)\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert [name for name in needing if not name.startswith(("tui/", "benchmark/"))] == []
