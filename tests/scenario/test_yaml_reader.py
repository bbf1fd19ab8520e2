"""Scalars of YAML 1.2, and positions."""

from __future__ import annotations

from typing import Any

import pytest

from crisis_sim.scenario.reader import read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"), ("yes", "yes"), ("on", "on"), ("10:30", "10:30"), ("2026-05-04", "2026-05-04"),
        ("2026-05-04T10:45+02:00", "2026-05-04T10:45+02:00"), ("true", True), ("False", False), ("~", None),
        ("null", None), ("", None), ("12", 12), ("-3", -3), ("+7", 7), ("007", 7), ("0x1F", 31), ("0o17", 15),
        ("1_000", "1_000"), ("1.5", 1.5), (".5", 0.5), ("1e3", 1000.0), ("1.", 1.0), ("'12'", "12"), ('"true"', "true"),
        ("1.2.3", "1.2.3"), ("d2 06:00", "d2 06:00"), ("112 calls", "112 calls"), ("<<", "<<"),
        ("|\n  two\n  lines", "two\nlines\n"), ("Will you file?", "Will you file?"), ("é 😀", "é 😀"),
    ],
)  # fmt: skip
def test_scalars(text: str, value: Any) -> None:
    document = read(f"key: {text}\n".encode(), "f")
    assert document.problems == []
    assert document.data == {"key": value}
    assert type(document.data["key"]) is type(value)


def test_a_question_in_braces_is_a_text() -> None:
    assert read(b"{en: Will you file?}", "f").data == {"en": "Will you file?"}


def test_a_mark_of_byte_order_is_skipped() -> None:
    assert read(b"\xef\xbb\xbfa: 1", "f").data == {"a": 1}


def test_everything_has_its_place() -> None:
    document = read(b"a:\n  - {b: 1, c: [x, y]}\n  - d: z\n", "f")
    marks = document.marks
    assert document.data == {"a": [{"b": 1, "c": ["x", "y"]}, {"d": "z"}]}
    assert marks.find(()) == ("f", 1, 1)
    assert marks.find(("a",)) == ("f", 2, 3)
    assert marks.find_key(("a",)) == ("f", 1, 1)
    assert marks.find(("a", 0, "c", 1)) == ("f", 2, 19)
    assert marks.find_key(("a", 0, "c")) == ("f", 2, 12)
    assert marks.find(("a", 1, "d")) == ("f", 3, 8)


def test_the_deepest_known_place_stands_for_what_is_missing() -> None:
    marks = read(b"a:\n  b: 1\n", "f").marks
    assert marks.find(("a", "b", "c", 7)) == ("f", 2, 6)
    assert marks.find(("a", "x")) == ("f", 2, 3)
    assert marks.find_key(("x", "y")) == ("f", 1, 1)


def test_all_findings_of_a_file_come_at_once() -> None:
    document = read(b"a: 1\na: 2\nb: {x: Yes, no}\nc: !t 1\nd: &e 1\nf: .nan\n1: x\n", "f")
    assert [(problem.code, problem.line) for problem in document.problems] == [
        ("Y010", 2), ("Y012", 3), ("Y008", 4), ("Y007", 5), ("Y014", 6), ("Y011", 7),
    ]  # fmt: skip
