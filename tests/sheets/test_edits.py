"""Editing YAML in place: any text in any style of scalar comes back as itself, and everything else stays."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisis_sim.scenario.include import assemble
from crisis_sim.scenario.problems import errors
from crisis_sim.scenario.text import clean
from crisis_sim.sheets.back.edits import Edits
from crisis_sim.sheets.quoting import plain, scalar

from .edits import DATA

HARBOUR = DATA / "harbour.yaml"
TEXTS = st.text(st.characters(codec="utf-8"), max_size=60).map(clean) | st.sampled_from(
    [
        "",
        "null",
        "yes",
        "1",
        "1.5",
        "10:30",
        "a: b",
        "a #b",
        "- a",
        "{a}",
        "[a]",
        "a, b",
        "'",
        '"',
        "\\",
        "a\n\nb\n",
        "?x",
        "x?",
    ]
)
PLACES: list[tuple[tuple[Any, ...], str]] = [
    (("title",), "nl"),
    (("injects", 0, "title"), "en"),
    (("injects", 0, "text"), "en"),
    (("injects", 0, "text"), "nl"),
    (("injects", 0, "expects", 1, "text"), "fr"),
    (("injects", 1, "title"), "nl"),
    (("injects", 1, "text"), "en"),
    (("injects", 2, "title"), "nl"),
    (("injects", 2, "notes"), "nl"),
    (("injects", 5, "notes"), "nl"),
    (("injects", 5, "notes"), "fr"),
]


def read(text: str) -> Any:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "x.yaml"
        path.write_bytes(text.encode())
        document = assemble(path)
    assert not errors(document.problems), document.problems
    return document.data


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PLACES), TEXTS), max_size=6, unique_by=lambda pair: str(pair[0][0])))
def test_any_text_anywhere(changes: list[tuple[tuple[tuple[Any, ...], str], str]]) -> None:
    edits = Edits(HARBOUR)
    for (path, language), text in changes:
        edits.set_text(path, language, text)
    new = edits.texts()[HARBOUR]
    assert read(new) == edits.expected()
    for comment in (
        "# kept",
        "# do not move this comment",
        "# judged by the log",
        "# ten minutes",
        "# flow",
        "# the end",
    ):
        assert comment in new


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["", "'", '"', "|", ">"]), st.booleans())
def test_a_scalar_in_any_style(text: str, style: str, in_flow: bool) -> None:
    written = scalar(text, style, in_flow=in_flow, indent=4)
    whole = f"a: {{b: {written}, c: d}}\n" if in_flow else f"a:\n  b: {written}\n  c: d\n"
    assert read(whole) == {"a": {"b": text, "c": "d"}}


@given(TEXTS)
def test_what_is_plain_is_plain_everywhere(text: str) -> None:
    if plain(text):
        assert read(f"[{text}, {{a: {text}}}]".join(["a: ", "\n"])) == {"a": [text, {"a": text}]}


@pytest.mark.parametrize("gone", [[0], [2], [5], [0, 1], [1, 2, 3], [4, 5], [0, 1, 2, 3, 4]])
def test_removing_leaves_the_others_as_they_are(gone: list[int]) -> None:
    edits = Edits(HARBOUR)
    for number in gone:
        edits.remove(number)
    new = edits.texts()[HARBOUR]
    assert read(new) == edits.expected()
    assert [i["id"] for i in read(new)["injects"]] == [
        i["id"] for n, i in enumerate(edits.data["injects"]) if n not in gone
    ]


FLOW = """\
format: 1
id: x
injects: [{id: a, at: 1m}, {id: b, at: 2m},
  {id: c, at: 3m}]  # behind
"""


@pytest.mark.parametrize(("gone", "left"), [([0], "b c"), ([2], "a b"), ([0, 1], "c"), ([1, 2], "a"), ([0, 2], "b")])
def test_a_list_in_brackets(gone: list[int], left: str, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(FLOW, encoding="utf-8")
    edits = Edits(path)
    for number in gone:
        edits.remove(number)
    kept = next(n for n in range(3) if n not in gone)
    edits.insert(kept, {"id": "new", "title": {"nl": "Wat nu?"}})
    new = edits.texts()[path]
    assert read(new) == edits.expected()
    assert {i["id"] for i in read(new)["injects"]} == {*left.split(), "new"}
    assert "# behind" in new


def test_an_included_file_may_lose_all_its_injects(tmp_path: Path) -> None:
    shutil.copyfile(HARBOUR, tmp_path / "x.yaml")
    (tmp_path / "more.yaml").write_text("injects:\n  - {id: z, at: 1m}  # z\n", encoding="utf-8")
    text = (tmp_path / "x.yaml").read_text("utf-8") + "include: more.yaml\n"
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    edits = Edits(tmp_path / "x.yaml")
    edits.remove(6)
    assert edits.texts()[tmp_path / "more.yaml"].startswith("injects: []")
    assert edits.texts()[tmp_path / "x.yaml"] == text
