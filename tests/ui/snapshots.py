"""The main screens as a terminal gets them, kept as files that ``cat`` shows.

    python -m tests.ui.snapshots        # renews the files in tests/ui/snapshots; look at what git diff says

The files are made from the handmade records of the tests, so that nothing but the interface changes them.
"""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import AsyncIterator
from itertools import product
from pathlib import Path

from rich.console import Console

from oss_ai_tui.ui.terminal import DARK, TERMINAL
from oss_ai_tui.ui.themes import palette
from tests.ui.driving import Driver, explore
from tests.ui.samples import services
from tests.ui.society import society

FOLDER = Path(__file__).with_name("snapshots")
SIZES = ((80, 24), (120, 40))
LOOKS = (TERMINAL, DARK)
SCREENS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "companies": (("1",), ("▸Torre Alta", "compite con Nube Libre [1]", "r limitar")),
    "models": (("2",), ("▸Lince", "Creador", "base de Lince Dos")),
    "quotes": (("3",), ("▸Marta Ríos", "Verbo        afirmar")),
    "timeline": (("4",), ("▸~ finales", "Sin fecha", "2020-12~")),
    "plot": (("t",), ("Cronología por empresa · meses", "dentro", "2020-12~")),
    "narrowed": (("0", "2", "r", "3"), ("solo: Lince", "1/1 de 2", "Cita de Marta Ríos")),
    "page": (("0", "1", "j", "enter"), ("━ Nube Libre ━", "Pruebas", "1/")),
    "search": (("/", *"vez"), ("Resultados de «vez»", "1/29", "vez número 1")),
    "reader": (("escape", "7", "o", "n"), ("Hechos", "1/10", "El faro")),
    "help": (("?",), ("Teclas:", "Llevarse")),
    "palette": (("escape", ":", *"li"), ("▸", "Lince Dos", "modelo")),
    "filters": (("escape", "3", "F"), ("Filtrar citas", "sobre quién")),
}
"""Keys that lead from each screen to the next, and words that stand there once it is all there."""
OVERVIEWS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "matrix": (("7", "w", "j", "n"), ("fila 2/17", "Beto Prado sobre Keima", "37 citas")),
    "lineage": (("2", "t", "t"), ("Familias de todos los modelos", "└┄ Alpaca", "└─ Tero", "«Ibis deriva de Tero»")),
    "conflicts": (("C", "j"), ("2/2", "▸ Tero, mayo de 2020", "≠ Junco, junio de 2023", "porque")),
}
"""The same, over a corpus with more in it."""


def file_of(screen: str, size: tuple[int, int], theme: str) -> Path:
    """Return where a snapshot is kept."""
    return FOLDER / f"{screen}-{size[0]}x{size[1]}-{theme}.ansi"


def picture(driver: Driver) -> str:
    """Return the screen with its codes for 256 colours; how long a search took is left out."""
    console = Console(file=io.StringIO(), force_terminal=True, color_system="256", width=400, _environ={})
    lines = [strip.render(console) for strip in driver.app.screen._compositor.render_strips()]
    return re.sub(r"\d+ ms", "0 ms", "\n".join(lines)) + "\n"


async def pictures(size: tuple[int, int]) -> AsyncIterator[tuple[str, str, str]]:
    """Yield the name, the theme and the picture of every screen at a size."""
    for records, screens in (((), SCREENS), (society(), OVERVIEWS)):
        async with explore(services(*records), size) as driver:
            await driver.see("1 Empresas", "Nube Libre" if not records else "Almena")
            for screen, (keys, words) in screens.items():
                await driver.press(*keys)
                await driver.see(*words)
                for theme in LOOKS:
                    yield screen, theme, await _drawn(driver, theme)


async def _drawn(driver: Driver, theme: str) -> str:
    """Return the picture in the colours of a theme."""
    driver.app.action_use_theme(theme)
    await driver.wait(lambda: _is_drawn_in(driver, theme), theme)
    return picture(driver)


def _is_drawn_in(driver: Driver, theme: str) -> bool:
    """Tell whether all but the line to type in, which is Textual's, is in the colours of a theme."""
    ours = {*palette(theme).values(), None}
    strips = [s for s in driver.app.screen._compositor.render_strips() if s.text[:3].strip() not in ("/", ":", "?")]
    return all((segment.style or None) in ours for strip in strips for segment in strip if segment.text.strip())


async def renew() -> None:
    """Write all files anew and remove those of screens that are no more."""
    for old in FOLDER.glob("*.ansi"):
        old.unlink()
    for size in SIZES:
        async for screen, theme, made in pictures(size):
            file_of(screen, size, theme).write_text(made, "utf-8")


def all_files() -> set[Path]:
    """Return the files that there should be."""
    return {file_of(*parts) for parts in product((*SCREENS, *OVERVIEWS), SIZES, LOOKS)}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    asyncio.run(renew())
