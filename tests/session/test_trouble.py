"""What is wrong with a log or a disk is said in the reader's language, code and place as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisis_sim.session.store import read
from crisis_sim.session.trouble import LogError


def test_trouble_is_told_in_three_languages(tmp_path: Path) -> None:
    log = tmp_path / "empty.jsonl"
    log.write_bytes(b"")
    with pytest.raises(LogError) as caught:
        read(log)
    told = {language: caught.value.told(language) for language in ("en", "nl", "fr")}
    assert told["en"] == str(caught.value) == f"{log}: G002 is empty or cut in its first line — it holds no exercise"
    assert len(set(told.values())) == 3
    assert all(text.startswith(str(log)) and " G002 " in text for text in told.values())


def test_values_stand_in_every_language_and_odd_ones_do_no_harm() -> None:
    trouble = LogError("G012", "cannot be written ({reason})", "free some space", reason="{x} 100 %")
    for language in ("en", "nl", "fr"):
        assert "({x} 100 %)" in trouble.told(language)
    assert trouble.message == "cannot be written ({x} 100 %)"
    assert LogError("G009", "is {no template", "at all}").told("nl") == "G009 is {no template — at all}"
