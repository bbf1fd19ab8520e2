"""`crisis-sim report` on logs that are whole, cut, changed, of another version, or no logs at all."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from crisis_sim.cli.main import main
from crisis_sim.cli.patience import Patience
from crisis_sim.session.seal import Sealer, broken_seal, decode, unsealed
from tests.report.scene import exercise, log_of


@pytest.fixture(scope="module")
def log() -> bytes:
    """The log of the known exercise."""
    return log_of(exercise())


def said(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a command."""
    with pytest.raises(SystemExit) as end:
        main(["report", *args])
    out = capsys.readouterr()
    return int(end.value.code or 0), out.out, out.err


def test_markdown_on_stdout_and_in_a_file_is_the_same(
    log: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, report = tmp_path / "log.jsonl", tmp_path / "new" / "report.md"
    path.write_bytes(log)
    code, out, err = said(capsys, str(path))
    assert (code, err) == (0, "")
    assert out.startswith("# EXERCISE · OEFENING · EXERCICE · ÜBUNG\n\n# After-action report: The wave\n")
    assert "finished, hashes fit" in out
    assert said(capsys, str(path), "-o", str(report))[0] == 0
    assert report.read_text(encoding="utf-8") == out
    assert [p.name for p in report.parent.iterdir()] == ["report.md"]


def test_the_terminal_fits_its_width(log: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(log)
    code, out, _ = said(capsys, str(path), "--format", "terminal", "--lang", "fr")
    assert code == 0
    assert "Débriefing à chaud" in out
    assert max(map(len, out.splitlines())) <= 100


def test_a_log_that_was_changed_is_reported_with_a_warning_and_exit_1(
    log: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(log.replace(b"Above the water line, all can walk.", b"Below the water line, all can walk.", 3))
    code, out, err = said(capsys, str(path))
    assert code == 1
    assert "**THE LOG WAS CHANGED: from line" in out
    assert "hashes do NOT fit" in out
    assert "G015" in err
    assert err.count("\n") == 1


def test_a_cut_log_is_unfinished_but_reported(log: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(b"".join(log.splitlines(keepends=True)[:150]) + b'{"seq":')
    code, out, err = said(capsys, str(path))
    assert (code, err) == (0, "")
    assert "UNFINISHED" in out
    assert "150 lines, unfinished, hashes fit" in out


def chained(header: dict[str, object], lines: list[bytes]) -> bytes:
    """A log with this header and these lines, every hash made anew."""
    sealer = Sealer()
    return sealer.header(header) + sealer.lines([decode(unsealed(line)[0]) for line in lines])


def test_a_log_of_another_version_is_told_as_far_as_it_fits(
    log: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = log.splitlines()
    header = json.loads(unsealed(lines[0])[0])
    path = tmp_path / "log.jsonl"
    path.write_bytes(chained({**header, "engine": "0.0.9\x1b[31m"}, lines[1:]))
    code, out, err = said(capsys, str(path))
    assert (code, err) == (0, "")
    assert "written by version 0.0.9; this version may read" in out
    assert "\x1b" not in out
    event = next(n for n, line in enumerate(lines) if b'"kind":"MessageRead"' in line)
    lines[event] = lines[event].replace(b'"p":{"msg"', b'"p":{"message"', 1)
    path.write_bytes(chained({**header, "engine": "0.0.9"}, lines[1:]))
    code, out, err = said(capsys, str(path))
    assert (code, out) == (1, "")
    assert "G005" in err
    assert "install version 0.0.9" in err


def test_what_is_no_log_or_damaged_is_refused_in_one_line(
    log: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = log.splitlines()
    header = json.loads(unsealed(lines[0])[0])
    made_up = [*lines[1:150], b'{"seq":150,"t":900,"kind":"MessageRead","cause":1,"audience":[],"p":{"msg":"none"}}']
    strange = [line.replace(b'"measure":"warn"', b'"measure":7') for line in lines[1:]]
    cases = {
        "empty": (b"", "G002"),
        "text": (b"once upon a time\n", "G003"),
        "later format": (b"\n".join([msgspec.json.encode({**header, "format": 9}), *lines[1:]]) + b"\n", "G004"),
        "other scenario": (b"\n".join([msgspec.json.encode({**header, "identity": "x"}), *lines[1:]]) + b"\n", "G006"),
        "half a line": (b"\n".join([*lines[:90], lines[90][:40], *lines[91:]]) + b"\n", "G008"),
        "an event about nothing": (chained(header, made_up), "G008"),
        "a number for a name": (chained(header, strange), "G008"),
    }
    for name, (content, code) in cases.items():
        path = tmp_path / "bad.jsonl"
        path.write_bytes(content)
        exit_code, out, err = said(capsys, str(path))
        assert (exit_code, out) == (1, ""), (name, err)
        assert f" {code} " in err, (name, err)
        assert err.count("\n") == 1, (name, err)


def test_wrong_requests_are_refused(log: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(log)
    assert "its seats are centre, ministry, town" in said(capsys, str(path), "--seat", "nobody")[2]
    assert said(capsys, str(path), "-o", str(path))[0] == 2
    assert said(capsys, str(path), "-o", str(tmp_path / "x.md"), "--format", "terminal")[0] == 2
    assert path.read_bytes() == log


def test_a_file_that_cannot_be_written_leaves_nothing(
    log: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, report = tmp_path / "log.jsonl", tmp_path / "report.md"
    path.write_bytes(log)
    report.write_text("the one before", encoding="utf-8")

    def full(self: object, file: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("crisis_sim.session.store.RealDisk.sync", full)
    code, _, err = said(capsys, str(path), "-o", str(report))
    assert code == 1
    assert "No space left" in err
    assert report.read_text(encoding="utf-8") == "the one before"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["log.jsonl", "report.md"]


def test_every_edit_of_a_hashed_line_shows(log: bytes) -> None:
    lines = log.splitlines()
    assert broken_seal(lines) is None
    for number in range(0, len(lines), 17):
        edited = [*lines[:number], lines[number].replace(b'"t":', b'"t":1', 1), *lines[number + 1 :]]
        if edited != lines:
            found = broken_seal(edited)
            assert found is not None
            assert found >= number + 1
    unhashed = [unsealed(line)[0] for line in lines]
    assert broken_seal(unhashed) == 1


def test_a_word_comes_only_after_a_while(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([0.0, 0.5, 1.9, 2.1, 3.0, 7.0, 7.2])
    monkeypatch.setattr("crisis_sim.cli.patience.monotonic", lambda: next(times))
    patience = Patience()
    for step in range(6):
        patience.step(f"step {step}")
    assert capsys.readouterr().err.splitlines() == ["… step 2", "… step 5"]
