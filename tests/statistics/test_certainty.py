"""What is said of outcomes that hardly vary, of few runs, and of limits that cannot be: one rule for every form."""

from __future__ import annotations

import io
import random

import pytest
from rich.console import Console

from crisis_sim.analysis.columns import Columns, Sample
from crisis_sim.analysis.labels import Label
from crisis_sim.analysis.measuring.rows import Kind
from crisis_sim.analysis.sensitivity import Sensitive, Sensitivity
from crisis_sim.analysis.statistics.factorial import effects
from crisis_sim.analysis.statistics.paired import difference_of_shares
from crisis_sim.analysis.statistics.sobol import Index
from crisis_sim.analysis.study import Held, Study, study
from crisis_sim.cli import sobol
from crisis_sim.cli.study_table import parts
from crisis_sim.report.amounts import Amounts, exact_clock
from crisis_sim.report.batch_report import markdown
from crisis_sim.report.plots import plots

FACTORS = [{"a": a, "b": b} for a in ("0", "1") for b in ("0", "1")]


def of(kind: Kind, *arms: list[float | None], label: Label | None = None, **more: object) -> Study:
    """A study of the outcome `x` alone, each arm with a value for each run; None where it does not apply."""
    rows = [Sample(arm, run, {"x": (kind, v, None)}) for arm, column in enumerate(arms) for run, v in enumerate(column)]
    names = [f"arm{n}" for n in range(len(arms))]
    return study(names, rows, Held("s"), labels={"x": label or Label("X")}, named=["x"], **more)  # type: ignore[arg-type]


def printed(found: Study, width: int = 120, lang: str = "en") -> str:
    console = Console(highlight=False, markup=False, emoji=False, width=width, file=io.StringIO(), color_system=None)
    for part in parts(found, width, lang):  # type: ignore[arg-type]
        console.print(part)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_what_never_varies_has_no_interval_in_any_form() -> None:
    found = of("fraction", [0.75] * 30, [0.25] * 30, [0.25, 0.75] * 15)
    x = found.of("x")
    assert x.arms[0].mean == (0.75, None, None)
    assert (x.comparisons[0].difference, x.comparisons[0].verdict) == ((-0.5, None, None), "lower")
    for text in (printed(found), printed(found, 80), markdown(found)):
        assert "always" in text
        assert "−50 (always)" in text
        assert "75 to 75" not in text
        assert "−50 to −50" not in text
        assert "lower than arm0, the same in every run (30 paired runs)" in " ".join(text.split())
    drawing = next(plot.svg for _, plot in plots(found) if "intervals" in plot.name)
    assert drawing.count(">always<") == 3, "two arms and one difference"
    assert "toujours" in printed(found, lang="fr")


def test_a_share_keeps_its_interval_whatever_it_was() -> None:
    found = of("share", [1.0] * 12, [0.0] * 12)
    assert "76 to 100" in printed(found)
    assert "always" not in printed(found)


def test_the_method_follows_from_the_outcome_and_not_from_its_company() -> None:
    """A fraction that happens to be 0 or 1 in every run is a fraction; its interval is the same beside any arm."""
    ones = [0.0, 1.0] * 10
    assert of("fraction", ones).of("x").arms[0].mean == of("fraction", ones, [0.5] * 20).of("x").arms[0].mean
    assert of("fraction", ones).of("x").arms[0].mean != of("share", ones).of("x").arms[0].mean
    with pytest.raises(ValueError, match="it is 0 or 1"):
        of("share", [0.5])


def test_identical_arms_have_no_bar_and_no_limits() -> None:
    for kind in ("share", "fraction", "value"):
        column: list[float | None] = [0.0, 1.0] * 10
        found = of(kind, column, column)  # type: ignore[arg-type]
        assert found.of("x").comparisons[0].difference == (0, None, None)
        drawing = next(plot.svg for _, plot in plots(found) if "intervals" in plot.name)
        colour = 'stroke="#d55e00" stroke-width="2"/>'
        assert drawing.count(colour) == 3, "one whisker, of the estimate"


def test_effects_on_shares_are_as_unsure_as_differences_of_shares() -> None:
    low, high = [0.0] * 12, [1.0] * 12
    x = of("share", low, low, high, high, factors=FACTORS).of("x")
    assert x.effects[0].of[0].factor == "a"
    assert x.effects[0].difference == x.comparisons[1].difference
    assert x.effects[0].difference.low == pytest.approx(0.59, abs=0.005)
    assert x.effects[1].verdict == x.effects[2].verdict == "identical"


def test_coverage_of_effects_on_shares() -> None:
    """Of the main effect 0.3 and of the interaction 0.2."""
    dice = random.Random(11)
    chances = {("0", "0"): 0.2, ("0", "1"): 0.4, ("1", "0"): 0.4, ("1", "1"): 0.8}
    hits = [0, 0]
    for _ in range(600):
        values = [[float(dice.random() < chances[f["a"], f["b"]]) for _ in range(30)] for f in FACTORS]
        a, _, both = effects(FACTORS, values, share=True)
        for n, (effect, true) in enumerate(((a, 0.3), (both, 0.2))):
            _, least, most = effect.found.difference
            hits[n] += (least or 0.0) <= true <= (most or 0.0)
    assert all(0.93 <= hit / 600 <= 0.985 for hit in hits)


def test_two_more_pairs_are_imagined() -> None:
    """Bonett and Price (2012) by its own formula."""
    up, down, n = 7, 2, 20
    value, low, high = difference_of_shares(
        [1.0] * up + [0.0] * (n - up), [0.0] * up + [1.0] * down + [0.0] * 11
    ).difference
    a, b = (up + 1) / (n + 2), (down + 1) / (n + 2)
    half = 1.959964 * ((a + b - (a - b) ** 2) / (n + 2)) ** 0.5
    assert (value, low, high) == pytest.approx((0.25, a - b - half, a - b + half), abs=1e-6)


@pytest.mark.parametrize("kind", ["share", "fraction", "value"])
def test_fewer_than_six_pairs_are_too_few_for_every_kind(kind: Kind) -> None:
    for runs, verdict in ((5, "unknown"), (6, "higher")):
        found = of(kind, [0.0] * runs, [1.0] * runs, [0.0] * runs, [1.0] * runs, factors=FACTORS)
        x = found.of("x")
        assert {x.comparisons[0].verdict, x.effects[1].verdict} == {verdict}
        text = printed(found)
        assert ("? too few" in text) is (runs == 5)
        assert ("▲" in text) is (runs == 6)
        assert ("+1" in markdown(found)) is (runs == 6)
    assert of(kind, [0.0] * 5, [1.0] * 5).headline.comparisons == 0


def test_what_every_difference_could_be_is_not_ruled_out() -> None:
    noisy = of("fraction", [0.0, 1.0, 0.0, 1.0, 0.0, 1.0], [1.0, 0.0, 1.0, 0.0, 1.0, 0.0])
    assert "No difference found" in printed(noisy)
    assert "ruled out" not in printed(noisy)
    many = [0.5 + 0.01 * (n % 3) for n in range(30)]
    assert "ruled out" in printed(of("fraction", list(many), list(reversed(many))))


def test_no_limit_lies_where_the_outcome_cannot() -> None:
    hit = Label("Operators hit", "of 12", bounds=(0, 12))
    x = of("value", [0.0, 0.0, 9.0], [12.0, 12.0, 3.0], label=hit).of("x")
    assert x.arms[0].mean == (3, 0, pytest.approx(12))
    assert x.arms[1].mean is not None
    assert x.arms[1].mean.high == 12
    assert x.comparisons[0].difference.high == 12
    assert x.comparisons[0].difference.low is not None
    assert x.comparisons[0].difference.low >= -12
    free = of("value", [0.0, 0.0, 9.0]).of("x").arms[0].mean
    assert free is not None
    assert free.low is not None
    assert free.low < 0
    times = [Sample(0, run, {"x": ("time", t, 100)}) for run, t in enumerate((1.0, 1.0, None))]
    late = study(["a"], times, Held("s")).of("x").arms[0].mean
    assert late == (34, 0, 100)


def test_of_how_many_runs_is_said_where_it_is_not_all() -> None:
    some: list[float | None] = [1.0] * 5 + [None] * 7
    rows = [
        Sample(arm, run, {"met": ("fraction", run / 12, None), "expectation:e": ("share", some[run] and v, None)})
        for arm, v in enumerate((1.0, 0.0))
        for run in range(12)
    ]
    found = study(["a", "b"], rows, Held("s"), labels={"expectation:e": Label("Said in time")})
    for text in (printed(found), printed(found, 80), markdown(found)):
        line = next(line for line in text.splitlines() if "Said in time" in line)
        assert "100 % (of 5)" in line
        assert "0 % (of 5)" in line
    block = printed(of("value", [1.0, 3.0, None], [None, None, None]))
    assert [line.split()[:3] for line in block.splitlines() if line.startswith("arm0 ")][1] == ["arm0", "2", "2"]
    drawing = {plot.name: plot.svg for _, plot in plots(of("value", [1.0, 2.0, 3.0, None], [None] * 4))}
    for name, svg in drawing.items():
        assert "3 of 4 runs" in svg, name
        assert "no value" in svg, name


def test_what_differs_does_not_look_alike() -> None:
    label = Label("Time to decide", "s", bounds=(0, 1e9))
    first = [303.5 + 0.01 * (n % 2) for n in range(20)]
    second = [value + 0.11 + 0.001 * (n % 3) for n, value in enumerate(first)]
    amounts = Amounts(of("value", list(first), list(second), label=label).of("x"))
    assert (amounts.level(303.505), amounts.level(303.616)) == ("5m03.5s", "5m03.6s")
    hours = Amounts(of("value", [5400.0] * 20, [5410.0 + n % 2 for n in range(20)], label=label).of("x"))
    assert (hours.level(5400), hours.level(5410.5)) == ("1:30:00", "1:30:11")
    points = Amounts(of("value", [55.0, 65.0] * 20, [55.004, 65.004] * 20).of("x"))
    assert points.level(60) != points.level(60.004)
    assert [exact_clock(s, d) for s, d in ((-5, 0), (3599.99, 1), (59.96, 1))] == ["−0m05s", "1:00:00.0", "1m00.0s"]


def test_medians_are_called_medians_and_means_are_not() -> None:
    rows = [
        Sample(arm, run, {"time:expectation:e": ("time", 600.0 + 60 * arm + run, None), "met": ("fraction", 1.0, None)})
        for arm in (0, 1)
        for run in range(9)
    ]
    found = study(["a", "b"], rows, Held("s"), labels={"time:expectation:e": Label("Until e", "s", "time")})
    assert "Until e (median)" in printed(found)
    assert "Times shown are medians" not in printed(found)


def test_percentiles_have_heads_of_their_own_and_need_runs() -> None:
    for runs, shown in ((19, False), (20, True)):
        found = of("value", [10.0 * n for n in range(runs)])
        for text in (printed(found), markdown(found)):
            assert "5th pct" in text
            assert "95th pct" in text
        line = next(line for line in markdown(found).splitlines() if line.startswith("| arm0 |") and "to" in line)
        assert line.endswith("| 0 | 180 |" if shown else "|  |  |")
        assert markdown(found).count("| 95 % |") == 1


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize(
    ("lang", "here", "elsewhere"),
    [("nl", ["Tak", "Wat gevraagd werd", "gelijk", "Tegenover"], ["Arm ", "Mean", "Against", "identical"]),
     ("fr", ["Bras", "Ce qui était demandé", "égal", "Contre"], ["Arm ", "Mean", "Against", "identical"])],
)  # fmt: skip
def test_the_terminal_speaks_one_language(lang: str, here: list[str], elsewhere: list[str], width: int) -> None:
    from tests.statistics.synthetic import made

    text = printed(made(4, 60), width, lang).replace("identiek", "gelijk").replace("identique", "égal")
    assert all(word in text for word in here)
    assert not [word for word in elsewhere if word in text]
    assert max(map(len, text.splitlines())) <= width


def sensitive(margin: float) -> Sensitivity:
    one = Sensitive("x", "X", (Index("staff", 0.5, margin, 0.6, 0.05), Index("noise", 0.4, 0.05, 0.5, 0.05)))
    return Sensitivity(Held("s"), {"staff": (1, 2), "noise": (1, 2)}, 16, 10, (one,), ())


def test_indices_from_too_few_samples_are_warned_of(capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("table", "md"):
        sobol.show(sensitive(0.5), form)
        said = " ".join(capsys.readouterr().out.split())
        assert "Too few samples: 1 of 1 outcomes" in said
        assert "Double --samples, now 4." in said
        sobol.show(sensitive(0.1), form)
        assert "Too few" not in capsys.readouterr().out
    sobol.show(sensitive(0.5), "table", "fr")
    assert "Trop peu de points" in capsys.readouterr().out


def test_what_never_varies_is_narrow_enough() -> None:
    columns = Columns(1)
    for run in range(50):
        columns.add(Sample(0, run, {"x": ("value", 5.0, None)}))
    assert [found.width for found in columns.intervals("x", 50) if found] == [0]
