"""Draw the README's picture with the program itself, on its sample: ``python tests/make_pictures.py [FOLDER]``."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

from oss_ai_tui.paths import sample_store
from oss_ai_tui.store import load_records
from oss_ai_tui.ui.services import Services
from tests.ui.driving import explore

ASSETS = Path(__file__).resolve().parents[1] / "assets"
SIZE = (100, 30)
SPEAKER = "Boudier"


def self_contained(svg: str) -> str:
    """Take out the fonts that the picture would fetch, and what differs from run to run."""
    return re.sub(r"@font-face \{.*?\}\s*", "", re.sub(r"terminal-\d+", "terminal", svg), flags=re.DOTALL)


async def draw() -> str:
    """Return the picture of a quote found by its speaker's name."""
    services = Services(label="", is_sample=True, load=lambda: load_records(sample_store()))
    async with explore(services, SIZE, "es") as driver:
        await driver.press("3")
        while SPEAKER not in driver.text.split("▸")[-1].split("\n")[0]:
            await driver.press("j")
        await driver.see(f"Cita de Jeff {SPEAKER}", "Pruebas")
        return self_contained(driver.app.export_screenshot(title="oss-ai-tui"))


def main(arguments: list[str]) -> int:
    """Write the pictures into a folder, their own place unless one is given."""
    folder = Path(arguments[0]) if arguments else ASSETS
    (folder / "explorer.svg").write_text(asyncio.run(draw()), "utf-8")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ASSETS.parent))
    sys.exit(main(sys.argv[1:]))
