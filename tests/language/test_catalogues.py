"""The catalogues are whole: every text of the source in three languages, none empty or fuzzy, none compiled stale."""

from __future__ import annotations

import gettext
import re
import string
from io import BytesIO

import pytest
from babel.messages.catalog import Message

from crisis_sim.language.catalogue import LANGUAGES
from tests.language.catalogues import compiled, entries, po_file, read, text_of, updated, written
from tests.language.extraction import extracted


def strings(message: Message) -> list[str]:
    """The translations of a message: two of an amount."""
    return list(message.string) if isinstance(message.string, tuple) else [message.string]


def fields(text: str) -> set[str]:
    """The values that a text names."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_source_is_there(language: str) -> None:
    assert set(extracted()) <= {text_of(message) for message in entries(read(language))}


def test_the_catalogues_hold_the_same_texts() -> None:
    english, *others = ({text_of(message) for message in entries(read(language))} for language in LANGUAGES)
    assert all(texts == english for texts in others)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_empty_fuzzy_or_obsolete(language: str) -> None:
    catalog = read(language)
    assert not catalog.obsolete
    for message in entries(catalog):
        assert not message.fuzzy, message.id
        assert all(text.strip() for text in strings(message)), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_name_the_same_things(language: str) -> None:
    english = {text_of(message): strings(message) for message in entries(read("en"))}
    for message in entries(read(language)):
        named = set().union(*map(fields, english[text_of(message)]))
        for text in strings(message):
            assert fields(text) == named, text
            source = english[text_of(message)][0]
            for edge in (r"^ ", r" $"):
                assert re.search(edge, text) or not re.search(edge, source), text


def test_the_english_text_is_its_own_key() -> None:
    said = extracted()
    for message in entries(read("en")):
        if text_of(message) in said:
            assert message.string == message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_is_what_was_written(language: str) -> None:
    """Compared as texts: other versions of the tool order and name things otherwise."""
    fresh = gettext.GNUTranslations(BytesIO(compiled(read(language))))
    with po_file(language).with_suffix(".mo").open("rb") as file:
        kept = gettext.GNUTranslations(file)
    texts, expected = (dict(found._catalog) for found in (kept, fresh))  # type: ignore[attr-defined]
    assert texts.pop("")
    assert expected.pop("")
    assert texts == expected
    assert [kept.plural(n) for n in range(5)] == [fresh.plural(n) for n in range(5)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_changes_nothing_in_translations(language: str) -> None:
    """What stands in a catalogue survives being brought up to date, by hand-written keys too."""
    kept = {text_of(message): message.string for message in entries(read(language))}
    fresh = {text_of(message): message.string for message in entries(updated(language, {text: [] for text in kept}))}
    assert kept == fresh
    assert written(read(language)).startswith(b"# What crisis-sim says.")
