"""Results on disk: whole or not at all, and never over the scenario that they came from."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path


class OutputError(Exception):
    """A result can't be written there. Shown to people as it stands."""


def whole(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file aside, sync it, and only then give it its name.

    Raises:
        OutputError: it exists and `force` is not set, or the disk refuses.
    """
    if path.exists() and not (force and path.is_file()):
        raise OutputError(f"{path} exists already: name another file" + ("" if force else ", or add --force"))
    try:
        _whole(path, content)
    except OSError as error:
        raise _refused(path, error) from None


def folder(path: Path, files: Mapping[str, bytes], copies: Mapping[str, Path]) -> None:
    """Make a folder with these files, and copies of others, under their names in it.

    Raises:
        OutputError: it exists and isn't empty, or the disk refuses.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise OutputError(f"{path} exists already: name a new folder")
        aside.mkdir(parents=True)
        for name, content in files.items():
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            _whole(aside / name, content)
        for name, source in copies.items():
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, aside / name)
        if path.exists():
            path.rmdir()
        aside.rename(path)
        _sync(path.parent)
    except OSError as error:
        raise _refused(path, error) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _whole(path: Path, content: bytes) -> None:
    aside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with aside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    _sync(path.parent)


def _sync(path: Path) -> None:
    if hasattr(os, "O_DIRECTORY"):
        number = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _refused(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path} can't be written ({error.strerror or error}): free some space or choose another place")
