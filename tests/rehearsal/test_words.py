"""Every finding can be said in three languages, and is explained to trainers."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from crisis_sim.analysis.rehearsal.finding import CODES
from crisis_sim.analysis.rehearsal.wording import LANGUAGES, Wording, clock, number
from crisis_sim.analysis.rehearsal.words import Words, dutch, english, french

from .rehearsed import rehearsed

DOCUMENT = Path(__file__).parents[2] / "docs" / "rehearsal.md"


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("other", [dutch.FINDINGS, french.FINDINGS], ids=["nl", "fr"])
def test_every_sentence_is_there_in_every_language(other: dict[str, Words]) -> None:
    assert set(english.FINDINGS) == set(other) == set(CODES)
    for code, words in english.FINDINGS.items():
        for mine, theirs in ((words.says, other[code].says), (words.advice, other[code].advice)):
            assert mine.keys() == theirs.keys(), code
            for form in mine:
                assert fields(mine[form]) == fields(theirs[form]), (code, form)
    assert english.PHRASES.keys() == dutch.PHRASES.keys() == french.PHRASES.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_findings_can_be_said(language: str) -> None:
    rehearsal = rehearsed("planted.yaml")
    wording = Wording(rehearsal.evidence, language)
    for one in rehearsal.findings:
        text = f"{wording.title(one.code)} {wording.says(one)} {wording.advice(one)}"
        assert "{" not in text, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_advice_names_no_option_that_the_command_lacks(language: str) -> None:
    words = {"en": english, "nl": dutch, "fr": french}[language].FINDINGS
    for code, one in words.items():
        for text in one.advice.values():
            if "-p " in text:
                assert re.search("crisis-sim (run|batch)", text), code


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "−50 pts"), ("nl", "−50 procentpunt"), ("fr", "−50 points")],
)
def test_a_difference_of_shares_is_told_in_points(language: str, said: str) -> None:
    rehearsal = rehearsed("planted.yaml")
    (one,) = (f for f in rehearsal.findings if (f.code, f.about) == ("H050", "watch-desk"))
    assert Wording(rehearsal.evidence, language).says(one).endswith(said)


def test_every_code_is_explained() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    headings = re.findall(r"^### (H\d{3}) (.+)$", text, re.MULTILINE)
    assert [code for code, _ in headings] == list(CODES)
    assert dict(headings) == {code: english.FINDINGS[code].title for code in CODES}


def test_numbers_and_times() -> None:
    assert [number(x) for x in (0, 0.0123, -2.0, 12.34, 250.4)] == ["0", "+0.012", "−2", "+12.3", "+250"]
    assert (number(12.34, "nl"), number(-0.5, "fr")) == ("+12,3", "−0,5")
    assert [clock(t) for t in (0, 3660, 86400 + 60)] == ["0:00", "1:01", "1d 0:01"]
