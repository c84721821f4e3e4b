"""Long paragraphs are cut where a sentence ends."""

from __future__ import annotations

from oss_ai_tui.ingest.document import parse
from oss_ai_tui.ingest.passages import LONGEST

SENTENCE = "La cooperativa del valle abrió los pesos de su modelo y nadie protestó por ello. "


def texts(text: str) -> list[str]:
    return [draft.text for draft in parse(text).drafts]


def test_a_passage_of_the_limit_is_not_cut() -> None:
    text = ("a" * 99 + " ") * 14 + "b" * 100
    assert len(text) == LONGEST
    assert texts(text) == [text]


def test_cuts_fall_at_sentence_ends_and_lose_nothing() -> None:
    text = (SENTENCE * 60).strip()
    parts = texts(text)
    assert all(part.endswith("por ello.") and len(part) <= LONGEST for part in parts)
    assert " ".join(parts) == text


def test_without_a_sentence_end_a_space_is_taken() -> None:
    text = ("palabra " * 400).strip()
    parts = texts(text)
    assert all(part.endswith("palabra") for part in parts)
    assert " ".join(parts) == text


def test_without_a_space_the_cut_is_hard() -> None:
    assert [len(part) for part in texts("a" * 3200)] == [1500, 1500, 200]


def test_a_quotation_is_not_cut_if_that_can_be_helped() -> None:
    text = SENTENCE * 12 + "“" + SENTENCE * 8 + "Eso fue todo”, dijo Ana. " + SENTENCE
    first, second, *_ = texts(text)
    assert first == (SENTENCE * 12).strip()
    assert second.startswith("“")


def test_initials_and_titles_end_no_sentence() -> None:
    text = (
        SENTENCE * 17
        + "Y lo firmaron la Dra. Pérez y también el señor J. Gómez, según consta en las actas del valle " * 3
    )
    assert texts(text)[0].endswith("por ello.")
