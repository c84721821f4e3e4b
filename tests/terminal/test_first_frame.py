"""Header and list frame stand on the screen while nothing heavy has been imported yet."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.conftest import ROOT, Start
from tests.terminal.gated import HEAVY


def test_the_frame_is_drawn_before_anything_heavy_is_imported(run: Start, store: Path, tmp_path: Path) -> None:
    """Every import of a heavy library waits until the frame has been seen: one before the frame would wait for ever."""
    gate = tmp_path / "gate"
    terminal = run(str(ROOT / "tests" / "terminal" / "gated.py"), str(gate), str(store))
    terminal.wait(lambda: "1 Empresas" in terminal.text and "─ Empresas ─" in terminal.text, "header and frame")
    terminal.wait_for("┬")
    terminal.wait_for("leyendo…")
    gate.touch()
    terminal.wait_for("▸Torre Alta")
    terminal.press("/lince")
    terminal.wait_for("Resultados de «lince»")
    terminal.press(":marat rios")
    terminal.wait(lambda: set(gate.with_suffix(".asked").read_text().split()) >= {"numpy", "tinydb"}, "heavy imports")
    terminal.press("\x03")
    assert terminal.wait_end() == 0
    assert set(gate.with_suffix(".asked").read_text().split()) <= set(HEAVY)
