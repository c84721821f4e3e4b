"""The views on the shared articles: every line fits, every date drawn has its words, every edge its evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Event
from oss_ai_tui.extract import extract
from oss_ai_tui.ingest import find_files, read_document
from oss_ai_tui.views import build_lineage, build_matrix, build_timeline, plot_lines, table_lines, tree_lines, why
from oss_ai_tui.views.cells import width

pytestmark = pytest.mark.corpus


@pytest.fixture
def articles(corpus_folder: Path) -> Corpus:
    return Corpus.of(extract(*read_document(path)) for path in find_files([corpus_folder]))


@pytest.mark.parametrize("cells", [60, 80, 200])
def test_every_line_fits(articles: Corpus, cells: int) -> None:
    drawings = [
        plot_lines(build_timeline(articles), cells),
        plot_lines(build_timeline(articles, "model"), cells, "month"),
        table_lines(build_matrix(articles), cells),
        table_lines(build_matrix(articles, "model"), cells),
        tree_lines(articles, build_lineage(articles).tied(), cells),
    ]
    for lines in drawings:
        assert len(lines) > 5
        assert max(map(width, lines)) <= cells


def test_dates_and_edges_are_proved(articles: Corpus) -> None:
    timeline = build_timeline(articles)
    for entry in timeline.entries:
        event = articles.by_id[entry.event]
        assert isinstance(event, Event)
        reason = why(articles, event, timeline.conflicts)
        assert reason.words
        assert reason.rule
    edges = build_lineage(articles).edges
    assert all(edge.evidence or edge.registry for edge in edges)
    told = {(edge.base, edge.derived) for edge in edges if edge.evidence}
    assert {("mod:llama", "mod:open-assistant"), ("mod:open-assistant", "mod:huggingchat")} <= told
