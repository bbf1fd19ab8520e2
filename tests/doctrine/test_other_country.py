"""A pack is data: a small folder for another country works without a line of code."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisis_sim.model.metrics import measure
from crisis_sim.model.network import network
from crisis_sim.scenario.compiled import world
from crisis_sim.scenario.pack_loader import load_pack
from crisis_sim.scenario.problems import ScenarioError

FILES = {
    "pack.yaml": "id: ruritania\nnames: {en: Ruritania}\nversion: '1'\nauthority: ruritania\n",
    "territories.yaml": """
ruritania: {names: {en: Ruritania}, kind: country, languages: [de]}
strelsau: {names: {en: Strelsau, de: Strelsau}, kind: municipality, within: ruritania, languages: [de]}
zenda: {names: {en: Zenda}, kind: municipality, within: ruritania, languages: [de]}
""",
    "roles.yaml": """
reeve:
  names: {en: "Reeve of {territory}"}
  level: municipal
  mandate: {en: Keeps the peace}
  relations:
    - {to: crown, kind: reports, channels: [rider]}
""",
    "actors.yaml": """
crown: {names: {en: The Crown}, level: federal, mandate: {en: Decides}, staff: 3, languages: [de]}
reeve-strelsau: {role: reeve, territory: strelsau}
reeve-zenda: {role: reeve, territory: zenda}
""",
    "channels.yaml": "rider: {names: {en: Rider}, latency: 2h}\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "ruritania"
    home.mkdir()
    for name, text in FILES.items():
        (home / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_another_country_is_a_folder(folder: Path) -> None:
    pack = load_pack("ruritania", folder)
    found = world(pack)
    assert found.actors["reeve-zenda"].names == {"en": "Reeve of Zenda"}
    assert found.actors["reeve-zenda"].languages == ("de",)
    assert {(relation.from_, relation.to) for relation in found.relations} == {
        ("reeve-strelsau", "crown"),
        ("reeve-zenda", "crown"),
    }
    numbers = measure(network(found, pack.channels))
    assert numbers.reach["reeve-zenda"].longest == 2 * 3600 + 180
    assert numbers.cut_off == {"crown": ("reeve-zenda",)}


def test_a_wrong_reference_in_it_is_named(folder: Path) -> None:
    (folder / "ruritania" / "relations.yaml").write_text("- {from: crown, to: reve-zenda, kind: orders}\n")
    with pytest.raises(ScenarioError, match="reve-zenda"):
        load_pack("ruritania", folder)
