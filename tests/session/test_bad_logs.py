"""Logs that are cut, edited, chained anew or no logs at all: one line that says what is wrong, exit 1, no traceback."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest

from crisis_sim.cli.main import main
from crisis_sim.session.begin import begin, resume
from crisis_sim.session.seal import Sealer, decode, unsealed
from crisis_sim.session.trouble import LogError
from tests.stage import compiled, go_on

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A finished log."""
    path = tmp_path_factory.mktemp("good") / "good.jsonl"
    session = begin(compiled("first-drill"), 5, {}, path)
    go_on(session, [], 3600, 86_400)
    session.close()
    return path.read_bytes()


def said(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str]:
    """Exit code and stderr of a command."""
    with pytest.raises(SystemExit) as end:
        main(list(args))
    return int(end.value.code or 0), capsys.readouterr().err


def chained_anew(lines: list[bytes]) -> bytes:
    """The lines with every hash made to fit."""
    sealer = Sealer()
    out = sealer.header(json.loads(unsealed(lines[0])[0]))
    return out + sealer.lines([decode(unsealed(line)[0]) for line in lines[1:]])


def test_a_good_log_verifies(log: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(log)
    assert said(capsys, "replay", str(path), "--verify") == (0, "")


def test_a_log_cut_at_a_line_is_unfinished_but_sound(
    log: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "log.jsonl"
    lines = log.splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:200]))
    assert said(capsys, "replay", str(path), "--verify")[0] == 0


def _cases(log: bytes) -> dict[str, tuple[bytes, str]]:
    lines = log.splitlines()
    middle = len(lines) // 2
    at = next(n for n in range(middle, len(lines)) if b'"kind":"MessageSent"' in lines[n])
    edited = [*lines[:at], lines[at].replace(b'"priority":"', b'"priority":"x', 1), *lines[at + 1 :]]
    retimed = [*lines[:at], re.sub(rb'"t":\d+', b'"t":1', lines[at]), *lines[at + 1 :]]
    header = json.loads(unsealed(lines[0])[0])
    other_seed = [msgspec.json.encode({**header, "seed": header["seed"] + 1}), *lines[1:]]
    touched = json.loads(json.dumps(header))
    touched["compiled"]["scenario"]["title"] = {"en": "Another"}
    negative = re.sub(rb'"t":\d+', b'"t":-5', lines[at])
    join = b"\n".join
    return {
        "empty": (b"", "G002"),
        "cut in its first line": (lines[0][:500], "G002"),
        "not JSON": (b"once upon a time\n", "G003"),
        "another JSONL": (b'{"event": "login"}\n{"event": "logout"}\n', "G003"),
        "binary": (bytes(range(256)) * 40 + b"\n", "G003"),
        "nested without end": (b"[" * 100_000 + b"\n", "G003"),
        "a later format": (join([msgspec.json.encode({**header, "format": 9}), *lines[1:]]) + b"\n", "G004"),
        "another version": (join([msgspec.json.encode({**header, "engine": "9.9"}), *lines[1:]]) + b"\n", "G005"),
        "a scenario changed afterwards": (join([msgspec.json.encode(touched), *lines[1:]]) + b"\n", "G006"),
        "a header without a seed": (
            join([msgspec.json.encode({k: v for k, v in header.items() if k != "seed"}), *lines[1:]]) + b"\n",
            "G006",
        ),
        "an edited line": (join(edited) + b"\n", "G007"),
        "an edited line, chained anew": (chained_anew(edited), "G007"),
        "a line with another time": (join(retimed) + b"\n", "G007"),
        "another seed": (join(other_seed) + b"\n", "G007"),
        "a line left out": (join([*lines[:at], *lines[at + 1 :]]) + b"\n", "G007"),
        "a line twice": (join([*lines[:at], lines[at], *lines[at:]]) + b"\n", "G007"),
        "lines after ENDEX": (log + lines[at] + b"\n", "G007"),
        "a damaged line": (join([*lines[:at], lines[at][:40], *lines[at + 1 :]]) + b"\n", "G008"),
        "a line of another shape": (join([*lines[:at], b'{"seq":"one"}', *lines[at + 1 :]]) + b"\n", "G008"),
        "a negative time": (join([*lines[:at], negative, *lines[at + 1 :]]) + b"\n", "G008"),
    }  # fmt: skip


def test_every_bad_log_is_refused_in_one_line(log: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, (content, code) in _cases(log).items():
        path = tmp_path / "bad.jsonl"
        path.write_bytes(content)
        exit_code, err = said(capsys, "replay", str(path), "--verify")
        assert exit_code == 1, name
        assert re.search(rf"bad\.jsonl(:\d+)?: {code} ", err), (name, err[:300])
        assert len(re.findall(r" G\d{3} ", err)) == 1, name
        assert "Traceback" not in err, name
        before = path.read_bytes()
        with pytest.raises(LogError):
            resume(path)
        assert path.read_bytes() == before, name


def test_view_refuses_unknown_seats_and_moments(log: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(log)
    assert "G013" in said(capsys, "view", str(path), "--seat", "nobody")[1]
    assert "G014" in said(capsys, "view", str(path), "--seat", "cyber-cell", "--at", "noon")[1]
    assert "G001" in said(capsys, "view", str(tmp_path / "none.jsonl"), "--seat", "x")[1]


def test_every_code_of_a_log_problem_is_explained() -> None:
    used = set()
    for file in (ROOT / "src").rglob("*.py"):
        used |= set(re.findall(r'"(G\d{3})"', file.read_text(encoding="utf-8")))
    explained = set(re.findall(r"\bG\d{3}\b", (ROOT / "docs" / "log-errors.md").read_text(encoding="utf-8")))
    assert used <= explained, used - explained
