"""The explorer in a fresh interpreter that cannot import what is heavy: ``python gated.py GATE STORE``.

Whoever imports one of the heavy libraries waits until the file GATE is there, and is written down in GATE.asked.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

HEAVY = ("numpy", "tinydb", "rapidfuzz")


class Gate:
    """Finds no module, but holds up who looks for a heavy one."""

    def __init__(self, gate: Path) -> None:
        self._gate = gate

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Wait where a heavy library is wanted."""
        if name in HEAVY:
            with self._gate.with_suffix(".asked").open("a") as asked:
                asked.write(f"{name}\n")
            while not self._gate.exists():
                time.sleep(0.01)
        return None


if __name__ == "__main__":
    assert not set(HEAVY) & set(sys.modules)
    sys.meta_path.insert(0, Gate(Path(sys.argv[1])))
    from oss_ai_tui.cli import run

    sys.exit(run(["--store", sys.argv[2], "--lang", "es"]))
