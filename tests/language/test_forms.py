"""Dates, spans and numbers in the form of each language, one cell a character."""

from __future__ import annotations

from datetime import datetime

from rich.cells import cell_len

from crisis_sim.language import dates
from crisis_sim.language.catalogue import LANGUAGES
from crisis_sim.language.numbers import amount, number


def test_numbers() -> None:
    assert [number(language, 1234567.5, 1) for language in LANGUAGES] == [
        "1,234,567.5",
        "1.234.567,5",
        "1\u00a0234\u00a0567,5",
    ]
    assert number("nl", 999) == "999"
    assert [amount(language, 84, "%") for language in LANGUAGES] == ["84\u00a0%"] * 3
    assert number("de", 1234) == "1,234", "a language that has no catalogue is shown as English"


def test_dates() -> None:
    moment = datetime(2027, 5, 4, 9, 5)
    assert [dates.date(language, moment) for language in LANGUAGES] == [
        "Tue 4 May 2027",
        "di 4 mei 2027",
        "mar. 4 mai 2027",
    ]
    assert dates.date("fr", datetime(2027, 8, 1)) == "dim. 1er août 2027"
    assert dates.time(moment) == "09:05"


def test_every_form_is_as_wide_as_it_is_long() -> None:
    for language in LANGUAGES:
        for text in (number(language, 1234567.5, 1), amount(language, 5, "%"), dates.span(language, 200_000)):
            assert cell_len(text) == len(text)
