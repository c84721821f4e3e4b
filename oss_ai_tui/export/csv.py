"""CSV after RFC 4180, in UTF-8, with no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.text import one_line
from oss_ai_tui.export.citing import Thing
from oss_ai_tui.export.rows import COLUMNS, Value, flat_row

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "'")
"""Openings that spreadsheets take for a formula, in both widths, and the apostrophe that disarms them.

Source: OWASP, CSV Injection; the apostrophe itself is among them so that taking one away always gives the text back.
"""


def export_csv(corpus: Corpus, things: Iterable[Thing]) -> bytes:
    """Return one row for each thing under a row of names; every cell is quoted."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for thing in things:
        row = flat_row(corpus, thing)
        writer.writerow([cell(row.get(column)) for column in COLUMNS])
    return sheet.getvalue().encode("utf-8")


def cell(value: Value) -> str:
    """Return a value as the text of a cell: on one line, disarmed by an apostrophe where it could be a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    text = one_line(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
