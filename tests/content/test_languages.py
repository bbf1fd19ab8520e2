"""Whoever reads Dutch or French reads everything, in good form, and the same figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from crisis_sim.scenario.sense import WORDS
from tests.content.conftest import shipped
from tests.content.texts import texts

SCENARIOS = ("first-drill", "cbrne-brussels", "flood-vesdre", "shape-cyberattack")
THREE = ("en", "nl", "fr")
LONG = 25
"""Characters above which the same words in two languages are a translation that was forgotten."""
NEUTRAL = (".short", ".unit")
"""Abbreviations and signs may stand alone where they read the same in every language."""
SAME = {
    "Federal Computer Crime Unit": "its official name in every language",
    "Sambrelink: rien d'anormal chez nous": "a subject line quoted in French",
}
THOUSANDS = re.compile(r"(?<=\d)[,.\s](?=\d{3}(?!\d))")
FULL_HOUR = re.compile(r"(?<=\d)(?:[:.]|\s?[uh]\s?)00(?!\d)")


def figures(text: str) -> list[int]:
    """The numbers that stand in a text in figures, whatever the language writes between them.

    >>> figures("1,400 people at 18:00, 3.5 m at 15:30") == figures("1 400 personnes à 18 h, 3,5 m à 15 h 30")
    True
    >>> figures("1.400 mensen om 15u30")
    [15, 30, 1400]
    """
    return sorted(int(figure) for figure in re.findall(r"\d+", FULL_HOUR.sub("", THOUSANDS.sub("", text))))


def everything(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every text of a shipped scenario, or of the pack that they share."""
    scenario, pack = shipped(name if name != "belgium" else "first-drill")
    return texts(pack if name == "belgium" else scenario)


@pytest.fixture(params=[*SCENARIOS, "belgium"])
def told(request: pytest.FixtureRequest) -> list[tuple[str, dict[str, str]]]:
    """The texts of each scenario and of the pack, in turn."""
    found = list(everything(request.param))
    assert len(found) > 50
    return found


def test_every_text_is_in_three_languages_and_none_is_empty(told: list[tuple[str, dict[str, str]]]) -> None:
    lacking = [
        (path, language)
        for path, text in told
        if not (path.endswith(NEUTRAL) and set(text) == {"en"})
        for language in THREE
        if not text.get(language, "").strip()
    ]
    assert not lacking


def test_figures_are_the_same_in_every_language(told: list[tuple[str, dict[str, str]]]) -> None:
    differing = [
        (path, language, text["en"], words)
        for path, text in told
        for language, words in text.items()
        if figures(words) != figures(text["en"])
    ]
    assert not differing


def test_nothing_was_left_in_english(told: list[tuple[str, dict[str, str]]]) -> None:
    left = [
        (path, language)
        for path, text in told
        for language in THREE[1:]
        if len(text["en"]) > LONG and text.get(language) == text["en"] and text["en"] not in SAME
    ]
    assert not left


def test_no_translation_is_longer_than_people_under_pressure_read(told: list[tuple[str, dict[str, str]]]) -> None:
    long = [(path, language) for path, text in told for language, words in text.items() if len(words.split()) > WORDS]
    assert not long


def test_what_is_the_same_on_purpose_still_stands_somewhere() -> None:
    english = {text["en"] for name in (*SCENARIOS, "belgium") for _, text in everything(name)}
    assert set(SAME) <= english


SIGNS = {"nl": re.compile(r"\s[,.;:?!](?:\s|$)"), "fr": re.compile(r"\w[;:?!](?:\s|$)|(?<!\w)'|\"")}
"""A space before a sign in Dutch; none before a high sign, or quotes of another language, in French."""


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_translations_keep_the_signs_of_their_language(language: str) -> None:
    found = [
        (name, path, words)
        for name in (*SCENARIOS, "belgium")
        for path, text in everything(name)
        if (words := text.get(language, ""))
        if SIGNS[language].search(words) or words.count("«") != words.count("»")
    ]
    assert not found


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_draw_has_a_name_and_so_has_every_value(name: str) -> None:
    scenario, _ = shipped(name)
    named = {draw: list(labels.values) for draw, labels in scenario.draw_labels.items() if labels.label}
    assert named == {draw: list(values) for draw, values in scenario.draws.items()}


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_field_of_a_form_has_a_name_in_every_language(name: str) -> None:
    scenario, _ = shipped(name)
    for inject in scenario.injects:
        if inject.asks is not None:
            assert set(inject.asks.form_labels) == set(inject.asks.form), inject.id
            assert all(set(label) >= {"en", "nl", "fr"} for label in inject.asks.form_labels.values()), inject.id
