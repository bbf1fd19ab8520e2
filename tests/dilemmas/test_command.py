"""`crisis-sim dilemmas` on a scenario with a question of every kind: what it says, what it refuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from crisis_sim.batch import answering
from crisis_sim.batch.plan import Plan
from crisis_sim.batch.work import Task, Work
from crisis_sim.cli.exits import INTERRUPTED, USAGE
from crisis_sim.cli.main import cli
from crisis_sim.scenario.check import load_or_raise

PLANTED = str(Path(__file__).parent / "data" / "planted.yaml")
KINDS = ("trade-off", "dominated", "futile", "identical", "by-chance", "untaken", "unasked")
LANGUAGES = ("en", "nl", "fr")
RUNS = "24"


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, ["dilemmas", *args], prog_name="crisis-sim")


@cache
def printed(form: str, lang: str = "en") -> str:
    result = run(PLANTED, "-n", RUNS, "-w", "1", "--quiet", "--format", form, "--lang", lang)
    assert result.exit_code == 0, result.output
    assert not result.stderr
    return result.stdout


def data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(printed("json"))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_each_planted_question_is_seen_for_what_it_is(kind: str) -> None:
    assert {one["question"]: one["verdict"] for one in data()["questions"]}[kind] == kind


def test_what_was_planted_is_found_with_its_size() -> None:
    found = {one["question"]: one for one in data()["questions"]}
    assert found["dominated"]["dominated"] == [{"option": "shrill", "by": "loud"}]
    assert {
        c["outcome"]: list(c["change"].values()) for c in found["trade-off"]["changes"] if c["option"] == "calm"
    } == {
        "interest:democratic-state": [-10, -10, -10],
        "interest:physical-safety": [5, 5, 5],
        "impact:ha": [0, 0, 0],
    }
    (pay,) = [pair for pair in found["by-chance"]["pairs"] if pair["option"] == "pay"]
    assert [change["when"] for change in pay["better_when"]] == [{"draw": "motive", "value": "money"}]
    assert found["untaken"]["taken"] == {"none": 24, "many": 0}
    assert 0 < found["sometimes"]["asked"] < 24
    assert found["sometimes"]["taken"] == {"yes": found["sometimes"]["asked"], "no": found["sometimes"]["asked"]}


def test_the_printed_table_says_it_in_signs_and_sentences() -> None:
    text = " ".join(printed("table").split())
    for said in (
        "Each option is better than any other for something.",
        "shrill is nowhere better than loud (dominated): worse for",
        "pay is surely better than wait under some luck only: when motive=money",
        "The choice makes no difference that 24 runs can show.",
        "The choice makes no difference in any of 24 runs. The debriefing says so",
        "Never chosen, though it was the instruction",
        "Never put in 24 runs.",
        "calm 24 ▼ −10.0 ▲ +5.0",
        "right 24 ·",
        "The same with every option, in every run: Democratic state and rule of law.",
        "comparisons of two options on one outcome",
    ):
        assert said in text, said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_speaks_three_languages(lang: str) -> None:
    form = "md" if lang == "fr" else "table"
    text = run(PLANTED, "-n", "8", "-w", "1", "--question", "dominated", "--format", form, "--lang", lang).stdout
    assert "{" not in text
    assert {"en": "dominated", "nl": "gedomineerd", "fr": "dominée"}[lang] in text
    assert {"en": "Democratic state", "nl": "rechtsstaat", "fr": "État de droit"}[lang] in text


def test_only_the_questions_asked_for_are_run() -> None:
    result = run(
        PLANTED, "--question", "identical", "--question", "dominated", "-n", "8", "-w", "1", "--format", "json"
    )
    assert [one["question"] for one in json.loads(result.stdout)["questions"]] == ["dominated", "identical"]
    assert "24 of 24 runs" in result.stderr


def test_workers_and_the_order_of_hashes_change_nothing() -> None:
    words = [
        sys.executable,
        "-m",
        "crisis_sim",
        "dilemmas",
        PLANTED,
        "--question",
        "dominated",
        "-n",
        "6",
        "--format",
        "json",
        "--quiet",
    ]
    found = {
        subprocess.run(
            [*words, "-w", workers],
            env={**os.environ, "PYTHONHASHSEED": order},
            capture_output=True,
            check=True,
            timeout=120,
        ).stdout
        for workers, order in (("1", "1"), ("2", "2"))
    }
    assert len(found) == 1


def test_a_run_in_which_the_seat_chose_so_by_itself_is_the_run_with_the_instruction() -> None:
    sound = load_or_raise(PLANTED)
    arms = answering.arms(sound.scenario, ["trade-off", "by-chance"], "base", "by-the-book")
    work = Work(Plan(PLANTED, sound.scenario, sound.pack, arms, 3, 1, "none"))
    free, told = work(Task(0, 2, False)).line, work(Task(1, 2, False)).line
    assert arms[1].settings == {"trade-off": "truth"}
    assert json.loads(free)["measured"] == json.loads(told)["measured"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--question", "dominatd"], "did you mean"),
        (["--question", "they-wanted-money"], "there is no question with options 'they-wanted-money'"),
        (["--variant", "bas"], "there is no variant 'bas'"),
        (["--policy", "nobody"], "nobody"),
        (["--policy", "nowhere=silent"], "nowhere"),
        (["--runs", "1"], "--runs"),
    ],
)
def test_mistakes_get_a_clear_line(args: list[str], said: str) -> None:
    result = run(PLANTED, *args)
    assert result.exit_code == USAGE
    assert said in result.output


def test_seats_that_heed_no_instruction_leave_nothing_to_compare() -> None:
    result = run(PLANTED, "-n", "2", "-w", "1", "-p", "silent", "--question", "trade-off", "--format", "json")
    (one,) = json.loads(result.stdout)["questions"]
    assert (result.exit_code, one["verdict"], one["asked"]) == (0, "untaken", 2)


def test_ctrl_c_tells_what_the_finished_runs_say(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Work.__call__
    count = iter(range(100))

    def interrupted(work: Work, task: Task) -> object:
        if next(count) == 20:
            raise KeyboardInterrupt
        return made(work, task)

    monkeypatch.setattr(Work, "__call__", interrupted)
    result = run(PLANTED, "-n", "8", "-w", "1", "--question", "dominated", "--question", "identical")
    assert result.exit_code == INTERRUPTED
    assert "Interrupted" in result.stderr
    assert "(broken off)" in result.stdout
    assert "shrill is nowhere better than loud" in result.stdout
