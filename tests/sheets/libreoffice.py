"""Edits a workbook in a real LibreOffice, without a screen: a Basic macro opens it, changes cells, and saves it.

`python -m tests.sheets.libreoffice` writes the checked-in file that LibreOffice saved anew.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MODULE = f"""{_HEAD}<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">%s
</script:module>
"""
_MACRO = """
Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim document As Object, sheet As Object
  document = StarDesktop.loadComponentFromURL({source}, "_blank", 0, hidden())
  sheet = document.Sheets.getByName("MSEL")
{lines}
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "Calc MS Excel 2007 XML"
  document.storeToURL({target}, filter())
  document.close(True)
  StarDesktop.terminate()
End Sub
"""


def edit(source: Path, target: Path, profile: Path, lines: list[str]) -> None:
    """Open `source`, run lines of Basic on its sheet MSEL, and save it as `target`."""
    assert SOFFICE is not None
    command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    _wait([*command, "--terminate_after_init"])  # it makes the profile, with an empty module in it
    body = _MACRO.format(
        source=quoted(source.as_uri()), target=quoted(target.as_uri()), lines="\n".join(f"  {line}" for line in lines)
    )
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(_MODULE % escape(body), encoding="utf-8")
    _wait([*command, "macro:///Standard.Module1.Main"])
    assert target.exists(), "LibreOffice didn't save the file"


def _wait(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=150)


def quoted(text: str) -> str:
    """A text as Basic has it, line breaks included."""
    lines = ['"' + line.replace('"', '""') + '"' for line in text.split("\n")]
    return " & Chr(10) & ".join(lines)


def text(cell: str, value: str) -> str:
    """The line of Basic that puts a text into a cell."""
    return f"sheet.getCellRangeByName({quoted(cell)}).setString({quoted(value)})"


def typed(cell: str, value: str) -> str:
    """The line of Basic that types something into a cell, so that LibreOffice makes a date or number of it."""
    return f"sheet.getCellRangeByName({quoted(cell)}).setFormula({quoted(value)})"


if __name__ == "__main__":
    import tempfile

    from crisis_sim.scenario.check import load_or_raise
    from crisis_sim.sheets.msel.export import exported
    from tests.sheets.edits import DATA, lines_of

    if SOFFICE is None:
        sys.exit("LibreOffice isn't installed: apt-get install --no-install-recommends libreoffice-calc")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sound = load_or_raise(DATA / "harbour.yaml")
        content, _ = exported(sound.scenario, sound.pack, "nl", "harbour.yaml", "harbour.xlsx", ".xlsx")
        (folder / "harbour.xlsx").write_bytes(content)
        edit(folder / "harbour.xlsx", folder / "edited.xlsx", folder / "profile", lines_of())
        shutil.copyfile(folder / "edited.xlsx", DATA / "harbour-edited-in-libreoffice.xlsx")
