"""What is said in a language, and what is said when a language has no word for it."""

from __future__ import annotations

import gettext
import sys

import pytest

from crisis_sim.language import catalogue, detected
from crisis_sim.language.catalogue import Speaker, code, keyed, many, say, within


class Odd(gettext.NullTranslations):
    """A catalogue by somebody who can't count or spell."""

    def gettext(self, message: str) -> str:
        return "{wrong} {0} {why.gone} {"


def test_a_speaker_changes_its_language_while_it_speaks() -> None:
    speaker = Speaker("nl")
    assert speaker.say("Refused: {why}", why="x") == "Geweigerd: x"
    assert speaker.code("ordered") == "bevolen"
    speaker.language = "fr"
    assert speaker.say("Refused: {why}", why="x") == "Refusé\u00a0: x", "no line begins with a colon"


def test_what_has_no_translation_is_said_in_english() -> None:
    assert say("nl", "No such text {n}", n=1) == "No such text 1"
    assert say("de", "Refused: {why}", why="x") == "Refused: x"
    assert say("fr", "") == ""
    assert code("nl", "no-such-code") == "no such code"
    assert keyed("nowhere", "nl", "key") == "key"
    assert within("report", "nl", "Missed") != say("nl", "Missed: {name}")


def test_values_may_have_any_name() -> None:
    assert say("en", "{language} {english}", language="a", english="b") == "a b"


def test_a_bad_translation_is_said_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "_catalogue", lambda language: Odd())
    assert say("nl", "Refused: {why}", why="x") == "Refused: x"
    assert say("nl", "{also} wrong", why="x") == "{also} wrong"


def test_french_counts_nothing_as_one() -> None:
    forms = ("{n} entry that no catalogue has", "{n} entries that no catalogue has")
    assert many("fr", 0, *forms).startswith("0 entries")
    assert many("en", 1, *forms).startswith("1 entry ")
    assert many("nl", 1234, *forms).startswith("1.234 entries")
    assert catalogue._catalogue("fr").plural(0) == 0  # type: ignore[attr-defined]
    assert catalogue._catalogue("nl").plural(0) == 1  # type: ignore[attr-defined]


def test_a_broken_catalogue_says_everything_in_english(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    catalogue._catalogue.cache_clear()
    try:
        for content in (None, b"", b"\xde\x12\x04\x95 not a catalogue", b"text"):
            if content is not None:
                (tmp_path / "nl" / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
                (tmp_path / "nl" / "LC_MESSAGES" / "crisis-sim.mo").write_bytes(content)
            catalogue._catalogue.cache_clear()
            assert say("nl", "Refused: {why}", why="x") == "Refused: x"
    finally:
        monkeypatch.undo()
        catalogue._catalogue.cache_clear()


@pytest.mark.parametrize(
    ("settings", "language"),
    [
        ({}, "en"),
        ({"LANG": "nl_BE.UTF-8"}, "nl"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "de_BE.UTF-8"}, "en"),
        ({"LANG": "nl_BE.UTF-8", "LC_MESSAGES": "fr_BE.UTF-8"}, "fr"),
        ({"LANG": "nl_BE.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "nl_BE.UTF-8", "LC_ALL": ""}, "nl"),
    ],
)
def test_the_language_of_the_computer(settings: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", "linux")
    assert detected.detect() == language
