"""The explorer in a fresh interpreter that cannot import what is heavy: ``python gated.py GATE STORE``.

Whoever imports one of the heavy libraries waits until the file GATE is there, and is written down in GATE.asked.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from importlib.abc import Loader
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType

HEAVY = ("numpy", "tinydb", "rapidfuzz")


class Held(Loader):
    """Loads a module as another loader does, but not before the gate is open.

    It waits here and not where the module is looked for: a finder runs under the one lock that every import of every
    thread takes, and all others would wait with it.
    """

    def __init__(self, loader: Loader, gate: Path) -> None:
        self._loader = loader
        self._gate = gate

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Make the module as the other loader does."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Wait, then run the module's code."""
        with self._gate.with_suffix(".asked").open("a") as asked:
            asked.write(f"{module.__name__}\n")
        while not self._gate.exists():
            time.sleep(0.01)
        self._loader.exec_module(module)


class Gate:
    """Finds the heavy modules, for a loader that waits."""

    def __init__(self, gate: Path) -> None:
        self._gate = gate

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a heavy module is and how it is loaded; nothing for any other."""
        spec = PathFinder.find_spec(name, path, target) if name in HEAVY else None
        if spec is not None and spec.loader is not None:
            spec.loader = Held(spec.loader, self._gate)
        return spec


if __name__ == "__main__":
    assert not set(HEAVY) & set(sys.modules)
    sys.meta_path.insert(0, Gate(Path(sys.argv[1])))
    from oss_ai_tui.cli import run

    sys.exit(run(["--store", sys.argv[2], "--lang", "es"]))
