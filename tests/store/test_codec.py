"""Records survive the way into rows and back, whole or in pieces; unsound ones do not get in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.facts import Record
from oss_ai_tui.domain.text import strip_unsafe
from oss_ai_tui.store.decoding import record_of
from oss_ai_tui.store.encoding import record_rows
from oss_ai_tui.store.splitting import pieces
from oss_ai_tui.store.storage import Part, encode, gather
from tests.store.records import whole_record
from tests.store.strategies import records


def through_a_file(record: Record, of: Record | None = None) -> Record:
    texts = {passage.id: passage.text for passage in (of or record).passages}
    return record_of(Part(encode(gather(record_rows(record, texts)))))


@settings(max_examples=60, deadline=None)
@given(records())
def test_a_record_comes_back_as_it_was(record: Record) -> None:
    assert through_a_file(record) == record


@settings(max_examples=40, deadline=None)
@given(records(), st.integers(1, 2000))
def test_pieces_join_into_the_record(record: Record, limit: int) -> None:
    stored = [through_a_file(piece, of=record) for piece in pieces(record, limit)]
    assert Corpus.of(stored) == Corpus.of([record])


def test_a_large_record_is_cut_between_its_passages() -> None:
    record = whole_record()
    first, second = pieces(record, limit=500)
    assert [len(first.passages), len(second.passages)] == [1, 1]
    assert [len(piece.models[0].mentions) for piece in (first, second)] == [1, 1]
    assert (first.people, len(second.people)) == ((), 1)


@settings(deadline=None)
@given(st.text(min_size=1))
def test_text_with_unsafe_characters_keeps_its_length_and_loses_them(text: str) -> None:
    record = whole_record()
    (_, body) = record.passages
    hostile = replace(record, passages=(record.passages[0], replace(body, text=body.text + text)))
    stored = through_a_file(hostile).passages[1].text
    assert len(stored) == len(body.text + text)
    assert strip_unsafe(stored) == stored
    assert strip_unsafe(text) != text or stored == body.text + text


def test_evidence_that_does_not_stand_where_it_says_is_refused() -> None:
    record = whole_record()
    moved = replace(record.quotes[0].evidence, start=record.quotes[0].evidence.start - 1)
    with pytest.raises(ValueError, match="does not stand there"):
        record_rows(replace(record, quotes=(replace(record.quotes[0], evidence=moved),)))


def test_evidence_in_an_unknown_passage_is_refused() -> None:
    record = whole_record()
    with pytest.raises(ValueError, match="does not stand there"):
        record_rows(replace(record, passages=record.passages[:1]))


@pytest.mark.parametrize("confidence", [float("nan"), -0.1, 1.5])
def test_a_confidence_that_is_none_is_refused(confidence: float) -> None:
    record = whole_record()
    with pytest.raises(ValueError, match="confidence"):
        record_rows(replace(record, quotes=(replace(record.quotes[0], confidence=confidence),)))


def test_a_passage_of_another_document_is_refused() -> None:
    record = whole_record()
    stray = replace(record.passages[0], document="d2")
    with pytest.raises(ValueError, match="not of document"):
        record_rows(replace(record, passages=(stray, record.passages[1])))
