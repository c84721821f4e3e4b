"""Draw the pictures of the README with the program itself, on its sample: ``python -m tests.make_pictures``."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from oss_ai_tui.paths import sample_store
from oss_ai_tui.store import load_records
from oss_ai_tui.ui.services import Services
from tests.ui.driving import Driver, explore

ASSETS = Path(__file__).resolve().parents[1] / "assets"
SIZE = (100, 30)
_STILL = 0.5
"""Seconds in which a screen that is all there does not change."""
MOST_ROWS = 200
"""Rows to go down in search of one."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What one picture shows."""

    keys: Sequence[str]
    words: Sequence[str]
    """Words that stand on the screen once it is all there."""
    down_to: str = ""
    """Word of the row to move the cursor down to."""


PICTURES = {
    "explorer": Picture(("3",), ("Cita de Jeff Boudier", "Pruebas", "detalló que"), "Boudier"),
    "family": Picture((":", *"llama", "enter", "t"), ("Familia de LLaMA", "HuggingChat", "Pruebas", "[4]  ¶8")),
    "matrix": Picture(("w",), ("en total", "Stella Biderman sobre Meta", "1 cita")),
    "timeline": Picture(("4", "t", "g"), ("▸Meta", "Llama 2", "en disputa")),
    "conflicts": Picture(("C",), ("≠ abierto", "Un modelo abierto"), "Llama 2"),
}


@asynccontextmanager
async def shown(picture: Picture) -> AsyncIterator[Driver]:
    """Open the explorer on what a picture shows."""
    services = Services(label="", is_sample=True, load=lambda: load_records(sample_store()))
    async with explore(services, SIZE, "es") as driver:
        await driver.press(*picture.keys)
        for _ in range(MOST_ROWS):
            if picture.down_to in _marked(driver):
                break
            await driver.press("j")
        await driver.see(*picture.words)
        yield driver


def svg_of(driver: Driver) -> str:
    """Return the screen as it stands, as SVG."""
    return _self_contained(driver.app.export_screenshot(title="oss-ai-tui"))


async def _draw(picture: Picture) -> str:
    async with shown(picture) as driver:
        before, svg = "", svg_of(driver)
        while svg != before:
            await asyncio.sleep(_STILL)
            before, svg = svg, svg_of(driver)
        return svg


def _marked(driver: Driver) -> str:
    return next((line for line in driver.lines if line.startswith("▸")), "")


def _self_contained(svg: str) -> str:
    """Take out the fonts that the picture would fetch, and what differs from run to run."""
    return re.sub(r"@font-face \{.*?\}\s*", "", re.sub(r"terminal-\d+", "terminal", svg), flags=re.DOTALL)


def main(arguments: list[str]) -> int:
    """Draw all pictures into a folder, their own place unless one is given."""
    folder = Path(arguments[0]) if arguments else ASSETS
    for name, picture in PICTURES.items():
        (folder / f"{name}.svg").write_text(asyncio.run(_draw(picture)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
