"""Lists and texts of any length: only what is in view is ever made."""

from __future__ import annotations

import time

import pytest
from textual.app import App, ComposeResult

from oss_ai_tui.ui.blocks import Block
from oss_ai_tui.ui.rows import Cell, Column, Rows
from oss_ai_tui.ui.widgets.fact_list import FactList
from oss_ai_tui.ui.widgets.page_view import PageView

COUNT = 100_000


class Shelf(App[None]):
    """A list alone."""

    def compose(self) -> ComposeResult:
        yield FactList(id="list")
        yield PageView(id="page")


def rows(made: list[str], count: int = COUNT, headings: dict[int, str] | None = None) -> Rows:
    def cells(id: str) -> tuple[Cell, ...]:
        made.append(id)
        return (Cell(f"fila {id}"),)

    return Rows("prueba", [str(n) for n in range(count)], (Column(),), cells, headings or {})


async def test_only_rows_in_view_are_made_and_two_lines_change_with_the_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    app = Shelf()
    async with app.run_test(size=(60, 40)) as pilot:
        shelf = app.query_one(FactList)
        started = time.perf_counter()
        shelf.rows = rows(made)
        opened = time.perf_counter() - started
        started = time.perf_counter()
        sum(range(3_000_000))
        assert opened < 10 * (time.perf_counter() - started)
        await pilot.pause()
        assert len(set(made)) <= shelf.size.height
        refreshed: list[object] = []
        monkeypatch.setattr(shelf, "refresh", lambda *regions: refreshed.extend(regions))
        shelf.action_down()
        await pilot.pause()
        assert len(refreshed) == 2


async def test_the_end_is_reached_at_once_and_by_small_steps() -> None:
    made: list[str] = []
    app = Shelf()
    async with app.run_test(size=(60, 40)) as pilot:
        shelf = app.query_one(FactList)
        shelf.rows = rows(made)
        await pilot.pause()
        shelf.action_last()
        assert shelf.current == str(COUNT - 1)
        assert f"fila {COUNT - 1}" in shelf.line(shelf.body_height).text
        shelf.action_first()
        for _ in range(100):
            shelf.action_down()
            lines = [shelf.line(y).text for y in range(1, shelf.body_height + 1)]
            assert any(line.startswith(f"▸fila {shelf.cursor} ") for line in lines)
        assert len(set(made)) < 2000


async def test_headings_stand_before_their_rows_and_are_passed_over() -> None:
    app = Shelf()
    async with app.run_test(size=(60, 40)) as pilot:
        shelf = app.query_one(FactList)
        shelf.rows = rows([], 5, {0: "Arriba", 3: "Abajo"})
        await pilot.pause()
        lines = [shelf.line(y).text.strip(" ▸") for y in range(1, 8)]
        assert lines == ["Arriba", "fila 0", "fila 1", "fila 2", "Abajo", "fila 3", "fila 4"]
        for expected in ("1", "2", "3", "4", "4"):
            shelf.action_down()
            assert shelf.current == expected


async def test_a_text_of_any_length_lays_out_only_what_is_in_view() -> None:
    app = Shelf()
    async with app.run_test(size=(60, 40)) as pilot:
        view = app.query_one(PageView)
        view.show(tuple(Block(f"párrafo {n} " + "palabra " * 50) for n in range(COUNT)), 0)
        await pilot.pause()
        view.action_last()
        assert "palabra" in view.line(view.body_height).text
        assert view.flow.laid_count < 200
        view.reveal(COUNT // 2)
        assert any(f"párrafo {COUNT // 2} " in view.line(y).text for y in range(1, view.size.height))
