"""The reconstruction on record is that of the scenarios, the pack and the script as they stand."""

from __future__ import annotations

import pytest

from .reconstruction import PAGE, part, stamp


@pytest.mark.parametrize("name", ["july", "november"])
def test_the_tables_are_not_older_than_the_scenarios(name: str) -> None:
    found = part(name).search(PAGE.read_text(encoding="utf-8"))
    assert found
    assert found[2] == stamp(), "run it again: python -m tests.docs.reconstruction"
