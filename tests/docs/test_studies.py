"""The studies on record are those of the scenarios as they stand."""

from __future__ import annotations

import pytest

from .studies import PAGE, STUDIES, part, stamp


@pytest.mark.parametrize("experiment", STUDIES)
def test_the_answer_is_not_older_than_the_scenario(experiment: str) -> None:
    found = part(experiment).search(PAGE.read_text(encoding="utf-8"))
    assert found
    assert found[2] == stamp(experiment), "answer it again: python -m tests.docs.studies"
