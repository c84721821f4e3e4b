"""``matrix``: who said what about whom."""

from __future__ import annotations

from argparse import Namespace

from oss_ai_tui.cli.drawing import glyphs
from oss_ai_tui.cli.objects import Row
from oss_ai_tui.cli.output import say, write_bytes
from oss_ai_tui.cli.places import reading_store
from oss_ai_tui.cli.width import columns
from oss_ai_tui.export import SCHEMA, json_bytes
from oss_ai_tui.store import load_corpus
from oss_ai_tui.views import Matrix, build_matrix, table_lines
from oss_ai_tui.views.matrix import Heading

MOST_SPEAKERS = 30


def run(options: Namespace) -> int:
    """Print the matrix; an empty one is no failure."""
    matrix = build_matrix(load_corpus(reading_store(options)), options.by)
    if options.json:
        write_bytes(json_bytes(_object(matrix), indent=True))
        return 0
    for line in table_lines(matrix, columns(), options.limit or MOST_SPEAKERS, glyphs(options)):
        say(line)
    return 0


def _object(matrix: Matrix) -> Row:
    """Return everything, the heaviest cells of each row first."""
    cells = [
        {
            "speaker": row.key,
            "subject": column.key,
            "count": matrix.counts[row.key, column.key],
            "quotes": list(matrix.cells[row.key, column.key]),
        }
        for row in matrix.speakers
        for column in matrix.subjects
        if (row.key, column.key) in matrix.cells
    ]
    return {
        "schema": SCHEMA,
        "by": matrix.about,
        "quotes": matrix.quotes,
        "left_out": matrix.left_out,
        "speakers": [_heading(one) for one in matrix.speakers],
        "subjects": [_heading(one) for one in matrix.subjects],
        "cells": cells,
    }


def _heading(heading: Heading) -> Row:
    return {"key": heading.key, "id": heading.id, "name": heading.name or None, "count": heading.count}
