"""The known exercise, played once for all tests of a file."""

from __future__ import annotations

import pytest

from tests.report.scene import exercise
from tests.stage import Stage


@pytest.fixture(scope="module")
def played() -> Stage:
    """The exercise as it is."""
    return exercise()
