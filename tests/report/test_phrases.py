"""The report speaks three languages: every phrase and every code has all of them, and none is left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from crisis_sim.analysis.evidence import CODES as HINDRANCES
from crisis_sim.report import debriefing
from crisis_sim.report.debriefing import codes, grounds, knew, names, phrases
from crisis_sim.report.debriefing.codes import CODES
from crisis_sim.report.debriefing.phrases import LANGUAGES, PHRASES, say
from tests.report.scene import document_of, exercise

FOLDER = Path(debriefing.__file__).parent


def strings() -> set[str]:
    """Every string in the modules of the report, docstrings left out."""
    found: set[str] = set()
    for file in sorted(FOLDER.glob("*.py")):
        if file.name not in ("phrases.py", "codes.py"):
            found |= {n.value for n in ast.walk(ast.parse(file.read_text("utf-8"))) if _is_text(n)}
    return found


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def said() -> Iterator[str]:
    """Every string that is handed to `say` or `section` right where it is said."""
    for file in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("say", "section"):
                for inner in ast.walk(node.args[0]):
                    if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                        yield inner.value


def test_every_phrase_that_is_said_has_its_translations() -> None:
    assert set(said()) <= set(PHRASES)
    assert set(grounds._HINDRANCES.values()) <= set(PHRASES)
    assert set(knew._WAITS.values()) <= set(PHRASES)


def test_no_translation_is_left_over() -> None:
    assert set(PHRASES) <= strings()


def test_translations_name_the_same_things() -> None:
    for english, translations in PHRASES.items():
        assert len(translations) == len(LANGUAGES) - 1, english
        for translated in translations:
            assert translated.strip(), english
            assert set(re.findall(r"\{\w+\}", translated)) == set(re.findall(r"\{\w+\}", english)), english


def test_codes_are_said_in_all_languages() -> None:
    assert all(len(words) == len(LANGUAGES) and all(words) for words in CODES.values())
    assert codes.code("fr", "no-such-code") == "no such code"


def test_every_hindrance_and_every_wait_has_its_words() -> None:
    assert set(grounds._HINDRANCES) == set(HINDRANCES)
    assert set(knew._WAITS) <= set(CODES)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_whole_report_says_nothing_that_is_not_translated(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: set[str] = set()

    def listening(language: str, english: str, **values: object) -> str:
        heard.add(english)
        return say(language, english, **values)

    monkeypatch.setattr(names, "say", listening)
    for until in (3600, 1300):
        document_of(exercise(until=until), language, full=True)
    assert len(heard) > 80
    assert heard <= set(phrases.PHRASES)
