"""The date of a text that prints none: inferred where known releases are its news, and left open everywhere else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oss_ai_tui.domain.date_gaps import days_apart
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import DateBasis, Document, Passage, Record
from oss_ai_tui.extract import extract
from oss_ai_tui.ingest import read_document
from oss_ai_tui.registry import ModelEntry, registry

NEWS = "La semana pasada cerró en Lima un congreso sobre programas libres."


def read(*paragraphs: str, date: str = "", basis: DateBasis = "none") -> Record:
    document = Document("d", "d.txt", "/d.txt", "", date=Edtf(date) if date else None)
    document = replace(document, date_basis="user" if date and basis == "none" else basis)
    return extract(document, [Passage(f"d.{i}", "d", i, text) for i, text in enumerate(paragraphs)])


def inferred(*paragraphs: str) -> str | None:
    document = read(*paragraphs).document
    assert (document.date_basis == "inferred") == (document.date is not None) == bool(document.reasons)
    return document.date.value if document.date else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meta lanzó el mes pasado su modelo Llama 3.", "2024-05~"),
        ("Este mes, Google presentó la familia de modelos Gemma.", "2024-02~"),
        ("Hace dos meses OpenAI anunció GPT-4.", "2023-05~"),
        ("Meta lanzó el año pasado su modelo Llama 2.", "2024~"),
        ("Meta publicó ayer Llama 3.1, un modelo de lenguaje.", "2024-07~"),
        ("OpenAI lanzó la semana pasada el modelo GPT-4o.", "2024-05~"),
        ("Meta acaba de lanzar el modelo Llama 3.", "2024-04~"),
        ("Recientemente, Meta presentó su modelo Llama 3.", "2024~"),
        ("Hace unas semanas Meta presentó su modelo Llama 3.", "2024~"),
        ("El modelo Llama 3 fue presentado por Meta hace unos días.", "2024-04~"),
        ("Hace un año Meta presentó su modelo Llama 2.", "2024~"),
    ],
)
def test_a_release_told_as_news_dates_the_text(text: str, expected: str) -> None:
    assert inferred(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "El modelo Llama 2 y el asistente ChatGPT sirven para programar.",
        "Meta es la autora del modelo Llama 2.",
        "Meta lanzó el modelo Llama 2 en julio de 2023.",
        "Meta lanzará el mes próximo su modelo Llama 3.",
        "Databricks lanzó el mes pasado una versión de Llama 2.",
        "La firma Garza Labs presentó el mes pasado una herramienta para Llama 2.",
        "La firma Garza Labs anunció ayer que usa GPT-4.",
        "Meta lanzó el mes pasado el modelo Guanaco 77.",
        "El mes pasado, Lucía Arancibia habló de Llama 2 en Quito.",
        "Recientemente, una cooperativa de Quito adoptó Llama 3 de Meta.",
        "Nada se sabe del mes pasado ni de hoy.",
        "Meta publicó en julio pasado el modelo Llama 3.1.",
        "El modelo Llama 3.1, publicado por Meta en julio pasado, cabe en un portátil.",
        "Recientemente, Meta presentó su modelo Llama 3.2.",
    ],
)
def test_whatever_only_names_models_or_tells_of_others_stays_undated(text: str) -> None:
    assert inferred(text, NEWS) is None


STORY = ("Meta lanzó el año pasado su modelo abierto Llama 2.", "Google estrenó en febrero los modelos Gemma.")


def test_several_clues_narrow_the_date_and_say_why() -> None:
    document = read(*STORY, "La firma xAI abrirá pronto su chatbot Grok.").document
    assert (str(document.date), document.date_basis) == ("2024-03~", "inferred")
    assert document.reasons == (
        "Llama 2 (registry: 2023-07-18) «el año pasado»",
        "Gemma (registry: 2024-02-21) «en febrero»",
        "Grok-1 (registry: 2024-03-17) «abrirá pronto su chatbot Grok»",
    )
    assert [(p.field, p.value, p.evidence.passage, p.evidence.words) for p in document.proofs] == [
        ("date", "2024-03~", "d.0", "el año pasado"),
        ("date", "2024-03~", "d.1", "en febrero"),
        ("date", "2024-03~", "d.2", "abrirá pronto su chatbot Grok"),
    ]


@pytest.mark.parametrize("more", ["", NEWS, "Esta semana abre en Quito una feria."])
def test_silence_about_the_next_version_says_nothing(more: str) -> None:
    assert inferred(*STORY, *filter(None, [more])) == "2024~"
    assert inferred("Meta publicó en julio pasado el modelo Llama 3.1.", *filter(None, [more])) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meta lanzará en abril el modelo Llama 3.", "2024-03~"),
        ("Se espera que OpenAI publique algo; Meta planea lanzar Llama 3.", "2024-03~"),
        ("Su último modelo, Llama 2, tiene 70.000 millones de parámetros.", "2024-03~"),
        ("Meta lanzará Llama 3 en Europa.", "2024~"),
        ("Meta lanzará una herramienta para Llama 3.", "2024~"),
        ("La firma xAI no abrirá su chatbot Grok.", "2024~"),
        ("La firma xAI abrió su chatbot Grok.", "2024~"),
        ("OpenAI prevé lanzar el modelo GPT-5.", "2024~"),
        ("Meta lanzará el modelo Llama 2.", None),
    ],
)
def test_what_is_still_to_come_ends_the_days_of_writing(text: str, expected: str | None) -> None:
    assert inferred(*STORY, text) == expected


def test_what_is_still_to_come_dates_nothing_by_itself() -> None:
    assert inferred("Meta lanzará pronto el modelo Llama 3.", NEWS) is None


def test_a_younger_model_narrows_the_date() -> None:
    text = "Meta lanzó el año pasado su modelo abierto Llama 2."
    assert inferred(text, "Compite con Llama 3.3.") == "2024-12~"
    assert "Llama 3.3 (registry: 2024-12-06) named" in read(text, "Compite con Llama 3.3.").document.reasons


def test_what_contradicts_itself_stays_undated() -> None:
    assert (
        inferred("Meta lanzó el mes pasado su modelo Llama 3.", "OpenAI lanzó el mes pasado el modelo GPT-4.") is None
    )
    assert inferred("Meta lanzó el mes pasado su modelo Llama 2.", "Ya se usa Llama 4.") is None
    assert inferred("Meta lanzó el año pasado su modelo Llama 2.", "En 2025 cerró la firma Garza Labs.") is None


def test_a_model_still_to_come_is_no_lower_bound() -> None:
    assert inferred("Meta lanzó el mes pasado su modelo Llama 2.", "OpenAI prevé lanzar el modelo GPT-5.") == "2023-08~"


@pytest.mark.parametrize("basis", ["user", "stated"])
def test_a_date_that_is_there_stays(basis: DateBasis) -> None:
    record = read("Meta lanzó el mes pasado su modelo Llama 3.", date="2021-11-05", basis=basis)
    assert (str(record.document.date), record.document.date_basis) == ("2021-11-05", basis)
    assert (record.document.reasons, record.document.proofs) == ((), ())
    assert [str(t.date) for t in record.times] == ["2021-10"]


def test_an_inferred_date_is_inferred_anew_and_once() -> None:
    record = read("Meta lanzó el mes pasado su modelo Llama 3.")
    assert extract(record.document, record.passages) == record


def test_times_that_count_from_an_inferred_date_are_trusted_less() -> None:
    told = ("Meta lanzó el mes pasado su modelo Llama 3.", "La firma Garza Labs nació en 2019.")
    guessed, given_date = read(*told), read(*told, date="2024-05~")
    assert [t.date for t in guessed.times] == [t.date for t in given_date.times]
    assert {str(t.anchor_date) for t in guessed.times if t.anchor == "document"} == {"2024-05~"}
    for mine, theirs in zip(guessed.times, given_date.times, strict=True):
        assert (mine.confidence < theirs.confidence) == (mine.anchor == "document")
    assert guessed.events[0].confidence < given_date.events[0].confidence


def test_nothing_but_the_dates_hangs_on_the_inference() -> None:
    told = ("Meta lanzó el mes pasado su modelo Llama 3.", "«Es un gran paso», dijo Lucía Arancibia.")
    guessed, dated = read(*told), read(*told, date="2023-01-10")
    assert guessed.document.id == dated.document.id
    assert guessed.passages == dated.passages
    assert [m.mentions for m in guessed.models] == [m.mentions for m in dated.models]
    assert (guessed.companies, guessed.people, guessed.quotes) == (dated.companies, dated.people, dated.quotes)


TOLD = [
    m
    for m in registry().models.values()
    if m.released and m.released.precision == "day" and m.developer and m.kind == "model" and m.released.value > "2019"
]
WORDS = ("el mes pasado", "el año pasado", "este mes", "hace tres meses", "ayer", "la semana pasada", "en marzo")


@given(st.sampled_from(TOLD), st.sampled_from(WORDS))
def test_the_words_mean_the_known_release_as_of_the_inferred_date(model: ModelEntry, words: str) -> None:
    """Counted back from the date that was inferred, the words lead to the release that it was inferred from."""
    maker = registry().organization(model.developer or "")
    record = read(f"{maker.name if maker else ''} lanzó {words} el modelo {model.name}.")
    if record.document.date is None or model.released is None:
        return
    told = next(t for t in record.times if t.evidence.words == words)
    assert told.date is not None
    assert days_apart(told.date, model.released) <= 31


@given(st.sampled_from(TOLD))
def test_a_bare_mention_of_any_model_dates_nothing(model: ModelEntry) -> None:
    assert inferred(f"El modelo {model.name} sirve para traducir.", NEWS) is None


@given(st.text(max_size=200))
def test_any_text_goes_through(text: str) -> None:
    record = read("Meta lanzó el mes pasado su modelo Llama 3.", text or "x")
    assert record == read("Meta lanzó el mes pasado su modelo Llama 3.", text or "x")


@pytest.mark.corpus
@pytest.mark.parametrize(("number", "expected"), [("001", "2024-03~"), ("003", "2024~")])
def test_the_undated_articles(corpus_folder: Path, number: str, expected: str) -> None:
    record = extract(*read_document(next(corpus_folder.glob(f"{number}*"))))
    assert (str(record.document.date), record.document.date_basis) == (expected, "inferred")


@pytest.mark.corpus
@pytest.mark.parametrize("number", ["000", "002"])
def test_articles_without_news_stay_undated(corpus_folder: Path, number: str) -> None:
    assert extract(*read_document(next(corpus_folder.glob(f"{number}*")))).document.date is None
