"""Cutting passages into words and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.domain.facts import Passage
from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.reading import read_passage, sentence_spans, tokenize

PIECES = ("EE.UU.", "Sra.", "J.", "etc.", "…", "?", "¿", "«", "»", "xAI", "tero", "Ñandú", "2.900", "GPT-4", "\n", " ")
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join))


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ("Cerró en agosto.", "xAI, que nadie esperaba, abrió su modelo."),
        ("¿Y ahora?", "«eBay no opina», dijo."),
        ("Lo firma la Sra. Ema Rulfo.", "Nadie más lo firma."),
        ("Lo firma J. Rulfo en EE.UU. desde ayer.", "¡Nadie más!"),
        ("Se publicó en X.", "Hubo quejas."),
        ("Costó 2.900 pesos… y subió.", "Después bajó."),
        ("Lo dijo claro: «No.»", "Y calló."),
        ("Así termina. en minúscula no empieza nada.",),
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts: tuple[str, ...]) -> None:
    assert sentences(" ".join(parts)) == list(parts)


def test_words_keep_what_belongs_to_them() -> None:
    text = "D'Alessandro probó GPT-4, no Qwen2.5: 2.900 veces."
    assert [token.text for token in tokenize(text)] == [
        *("D'Alessandro", "probó", "GPT-4", ",", "no", "Qwen2.5", ":", "2.900", "veces", ".")
    ]


@settings(deadline=None)
@given(TEXTS)
def test_any_text_is_cut_without_loss(text: str) -> None:
    reading = read_passage(Passage("d.0", "d", 0, text))
    for token in reading.tokens:
        assert text[token.start : token.end] == token.text
        assert token.folded == fold(text)[token.start : token.end]
    kept = {place for token in reading.tokens for place in range(token.start, token.end)}
    assert all(text[place].isspace() for place in range(len(text)) if place not in kept)
    bounds = [bound for sentence in reading.sentences for bound in (sentence.start, sentence.end)]
    assert bounds == sorted(bounds)
    inside = [token for sentence in reading.sentences for token in reading.sentence_tokens(sentence)]
    assert inside == list(reading.tokens)


@settings(deadline=None)
@given(TEXTS, st.integers(0, 100))
def test_the_sentence_at_a_place_is_the_last_that_has_begun(text: str, offset: int) -> None:
    reading = read_passage(Passage("d.0", "d", 0, text))
    begun = [sentence for sentence in reading.sentences if sentence.start <= offset]
    assert reading.sentence_at(offset) == (begun or reading.sentences)[-1 if begun else 0]
