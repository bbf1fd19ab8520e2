"""The report speaks three languages: every code has its words, and no phrase is left over."""

from __future__ import annotations

import pytest

from crisis_sim.analysis.evidence import CODES as HINDRANCES
from crisis_sim.language.catalogue import LANGUAGES, code, within
from crisis_sim.report.debriefing import grounds, knew, names
from tests.language.catalogues import entries, read, text_of
from tests.language.extraction import REPORT, extracted
from tests.report.scene import document_of, exercise

CODE = "report code"


def kept(context: str) -> set[str]:
    """The texts of a context that the catalogues have."""
    return {text.english for message in entries(read("en")) if (text := text_of(message)).context == context}


def test_no_translation_is_left_over() -> None:
    assert kept(REPORT) == {text.english for text in extracted() if text.context == REPORT}


def test_codes_are_said_in_all_languages() -> None:
    assert len(kept(CODE)) > 80
    assert [code(language, "too-late", CODE) for language in LANGUAGES] == ["too late", "te laat", "trop tard"]
    assert code("fr", "no-such-code", CODE) == "no such code"


def test_every_hindrance_and_every_wait_has_its_words() -> None:
    assert set(grounds._HINDRANCES) == set(HINDRANCES)
    assert set(knew._WAITS) <= kept(CODE)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_whole_report_says_nothing_that_is_not_translated(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: set[str] = set()

    def listening(context: str, language: str, english: str, /, **values: object) -> str:
        heard.add(english)
        return within(context, language, english, **values)

    monkeypatch.setattr(names, "within", listening)
    for until in (3600, 1300):
        document_of(exercise(until=until), language, full=True)
    assert len(heard) > 80
    assert heard <= kept(REPORT)
