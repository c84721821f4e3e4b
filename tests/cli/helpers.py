"""Running the command line in this process, as a script would see it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Done:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


Run = Callable[..., Done]

ARTICLE = """Una cooperativa abre su modelo de lenguaje

Por: Marta Quiroga. 14/02/2024

La cooperativa Nubelia presentó ayer Tero 7B, un modelo de código abierto con 7.000 millones de parámetros.

«Queremos que cualquiera pueda mirar por dentro», dijo Lucía Arancibia, directora técnica de Nubelia.

Según Arancibia, el entrenamiento costó 300.000 dólares.
"""


def write_article(folder: Path, name: str = "tero.txt", text: str = ARTICLE) -> Path:
    """Write an article of our own and return its path."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path
