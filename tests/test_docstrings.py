"""Every example in a docstring does what it says."""

import doctest
import importlib
from pathlib import Path

import pytest

import crisis_sim

HOME = Path(crisis_sim.__file__).parent
MODULES = [path for path in sorted(HOME.rglob("*.py")) if ">>>" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOME).as_posix())
def test_examples(path: Path) -> None:
    name = ".".join(path.relative_to(HOME.parent).with_suffix("").parts)
    done = doctest.testmod(importlib.import_module(name.removesuffix(".__init__")))
    assert done.attempted
    assert not done.failed
