"""Contradictions between texts, inside one, and with the registry; and everything that only looks like one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from oss_ai_tui.compare import Conflict, find_conflicts
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import BlockKind, Document, Passage, Record
from oss_ai_tui.extract import extract


def text(name: str, *paragraphs: str, date: str = "", title: str = "") -> Record:
    document = Document(name, f"{name}.txt", f"/{name}.txt", name, date=Edtf(date) if date else None)
    document = replace(document, date_basis="user" if date else "none")
    blocks: list[tuple[BlockKind, str]] = [("title", title)] if title else []
    blocks += [("paragraph", paragraph) for paragraph in paragraphs]
    passages = [Passage(f"{name}.{i}", name, i, words, kind) for i, (kind, words) in enumerate(blocks)]
    return extract(document, passages)


def conflicts(*records: Record) -> tuple[Conflict, ...]:
    return find_conflicts(Corpus.of(records))


def said(found: Iterable[Conflict]) -> list[tuple[str, str, str, tuple[str, str]]]:
    return [(c.type, c.entity, c.field, (c.sides[0].value, c.sides[1].value)) for c in found]


def test_a_release_dated_otherwise_than_the_registry_knows() -> None:
    found = conflicts(text("a", "OpenAI lanzó el mes pasado el modelo GPT-4.", date="2023-06-28"))
    assert said(found) == [("date", "mod:gpt-4", "released", ("2023-05", "2023-03-14"))]
    one, other = found[0].sides
    assert one.evidence[0].words.startswith("OpenAI lanzó el mes pasado")
    assert (other.registry, other.evidence, one.registry) == (True, (), False)


@pytest.mark.parametrize(
    "sentence",
    [
        "OpenAI lanzó en marzo el modelo GPT-4.",
        "OpenAI lanzó el 16 de marzo de 2023 el modelo GPT-4.",
        "OpenAI lanzó este año el modelo GPT-4.",
        "OpenAI presentó el mes pasado una guía sobre GPT-4.",
        "Garza Labs lanzó el mes pasado una versión de GPT-4.",
        "OpenAI lanzó el mes pasado una aplicación de ChatGPT para móviles.",
        "OpenAI abrió el mes pasado ChatGPT en España.",
        "El mes pasado, Lucía Arancibia probó GPT-4.",
        "OpenAI lanzará el mes próximo GPT-4.",
        "OpenAI lanzó hace poco GPT-4.",
    ],
)
def test_what_dates_no_release_or_agrees_is_no_conflict(sentence: str) -> None:
    assert conflicts(text("a", sentence, date="2023-06-28")) == ()


def test_a_family_name_may_mean_the_next_version() -> None:
    assert conflicts(text("a", "Meta lanzó el mes pasado el modelo Llama.", date="2023-08-20")) == ()
    assert conflicts(text("a", "Meta lanzó el mes pasado el modelo Llama.", date="2023-06-20"))


def test_a_date_that_counts_from_an_inferred_one_accuses_nobody() -> None:
    told = ("Meta lanzó el mes pasado el modelo Llama 3.", "OpenAI lanzó el año pasado el modelo GPT-3.")
    assert text("a", told[0]).document.date_basis == "inferred"
    assert conflicts(text("a", told[0])) == ()


def test_two_texts_date_an_unknown_model_differently() -> None:
    one = text("a", "La firma Garza Labs lanzó en marzo de 2024 el modelo Garza 7B.")
    two = text("b", "El modelo Garza 7B fue lanzado por Garza Labs en junio de 2024.")
    three = text("c", "Garza Labs lanzó en 2024 el modelo Garza 7B.")
    assert said(conflicts(one, two, three)) == [("date", "mod:garza-7b", "released", ("2024-03", "2024-06"))]
    assert conflicts(one, three) == ()


def test_a_model_older_than_its_base() -> None:
    told = (
        "La firma Garza Labs lanzó en marzo de 2023 el modelo Garza 7B.",
        "Garza Labs lanzó en junio de 2024 el modelo Tero 2.",
        "El modelo Garza 7B se basa en Tero 2.",
    )
    found = [c for c in conflicts(text("a", *told)) if c.type == "order"]
    assert said(found) == [("order", "mod:garza-7b", "based_on", ("2023-03", "2024-06"))]
    assert found[0].sides[1].entity == "mod:tero-2"
    assert [e.passage for e in found[0].grounds] == ["a.2"]


def test_a_known_model_older_than_the_base_that_a_text_gives_it() -> None:
    found = conflicts(text("a", "El modelo Llama 2 se basa en GPT-4o."))
    assert said(found) == [("order", "mod:llama-2", "based_on", ("2023-07-18", "2024-05-13"))]
    assert all(side.registry for side in found[0].sides)
    assert conflicts(text("a", "El modelo Vicuna se basa en Llama.")) == ()


def test_different_makers() -> None:
    one = text("a", "El modelo Garza 7B, creado por la firma Nubelia, es abierto.")
    two = text("b", "El modelo Garza 7B, creado por la firma Ardea Labs, es abierto.")
    assert said(conflicts(one, two)) == [("developer", "mod:garza-7b", "developer", ("org:nubelia", "org:ardea-labs"))]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("El modelo Garza 7B, creado por Nubelia, es abierto.", "La firma Nubelia desarrolló el modelo Garza 7B."),
        ("El modelo Gemma, creado por Google, es abierto.", "El modelo Gemma, creado por Google DeepMind, es abierto."),
    ],
)
def test_one_house_is_one_maker(one: str, two: str) -> None:
    assert conflicts(text("a", one), text("b", two)) == ()


def test_makers_named_together_worked_together() -> None:
    team = text("a", "El modelo Garza 7B, creado por Nubelia, y el modelo Garza 7B, creado por Ardea Labs, son uno.")
    other = text("b", "El modelo Garza 7B, creado por Ardea Labs, es abierto.")
    assert conflicts(team, other) == ()


def test_open_here_and_closed_there() -> None:
    one = text("a", "El modelo de código abierto Garza 7B gusta mucho.")
    two = text("b", "El modelo de código cerrado Garza 7B gusta poco.")
    assert said(conflicts(one, two)) == [("openness", "mod:garza-7b", "openness", ("open", "closed"))]
    assert conflicts(one, replace(one, document=replace(one.document, id="b"))) == ()


def test_sizes_that_differ() -> None:
    one = text("a", "El modelo Garza tiene 7.000 millones de parámetros.")
    two = text("b", "El modelo Garza tiene 13.000 millones de parámetros.")
    found = conflicts(one, two)
    assert said(found) == [("figure", "mod:garza", "parameters", ("7000000000", "13000000000"))]
    assert found[0].unit == "parameters"


@pytest.mark.parametrize(
    "other",
    [
        "El modelo Garza tiene unos 7.200 millones de parámetros.",
        "El modelo Garza tiene una versión de 13.000 millones de parámetros.",
        "La versión mayor del modelo Garza tiene 13.000 millones de parámetros.",
        "El modelo Garza tiene entre 6.000 y 13.000 millones de parámetros.",
    ],
)
def test_rounded_sizes_and_several_sizes_are_no_conflict(other: str) -> None:
    assert conflicts(text("a", "El modelo Garza tiene 7.000 millones de parámetros."), text("b", other)) == ()


def test_valuations_of_one_time_that_differ() -> None:
    one = text("a", "La empresa Nubelia está valorada en 2.000 millones de dólares.", date="2024-03-02")
    two = text("b", "La empresa Nubelia está valorada en 3.000 millones de dólares.", date="2024-04-10")
    later = text("c", "La empresa Nubelia está valorada en 5.000 millones de dólares.", date="2025-04-10")
    assert said(conflicts(one, two)) == [("figure", "org:nubelia", "valuation", ("2000000000", "3000000000"))]
    assert conflicts(one, later) == ()
    undated = text("d", "La empresa Nubelia está valorada en 9.000 millones de dólares.")
    assert conflicts(one, undated) == ()


def test_a_title_against_its_body() -> None:
    title = "La empresa Nubelia recauda 100 millones de dólares"
    found = conflicts(text("a", "La empresa Nubelia recaudó 150 millones de dólares.", title=title))
    assert said(found) == [("figure", "org:nubelia", "funding", ("100000000", "150000000"))]
    assert found[0].rule == "c.title-body"
    both = (
        "La empresa Nubelia recaudó 100 millones de dólares.",
        "La empresa Nubelia recaudó antes 40 millones de euros.",
    )
    assert conflicts(text("a", *both, title=title)) == ()


def test_order_and_ids_do_not_depend_on_the_order_of_the_texts() -> None:
    texts = [
        text(
            "a",
            "OpenAI lanzó el mes pasado el modelo GPT-4.",
            "El modelo Llama 2 se basa en GPT-4o.",
            date="2023-06-28",
        ),
        text("b", "El modelo Garza tiene 7.000 millones de parámetros."),
        text(
            "c", "El modelo Garza tiene 13.000 millones de parámetros.", "OpenAI lanzó en mayo de 2023 el modelo GPT-4."
        ),
    ]
    found = conflicts(*texts)
    assert [c.type for c in found] == ["date", "order", "figure"]
    assert len(found[0].sides[0].evidence) == 2
    assert conflicts(*reversed(texts)) == found
    assert len({c.id for c in found}) == len(found)


def test_every_side_has_evidence_or_stands_in_the_registry() -> None:
    found = conflicts(
        text(
            "a",
            "OpenAI lanzó el mes pasado el modelo GPT-4.",
            "El modelo Llama 2 se basa en GPT-4o.",
            date="2023-06-28",
        )
    )
    assert found
    assert all(side.evidence or side.registry for conflict in found for side in conflict.sides)


def test_an_empty_corpus_has_none() -> None:
    assert find_conflicts(Corpus()) == ()


def test_a_base_named_beside_the_date_of_another_is_not_dated_by_it() -> None:
    found = conflicts(text("a", "Su modelo, Tramontana-7B, publicado en marzo de 2023, se basa en Llama 2, de Meta."))
    assert said(found) == [("order", "mod:tramontana-7b", "based_on", ("2023-03", "2023-07-18"))]


def test_everything_that_two_texts_contradict_each_other_in() -> None:
    one = text(
        "a",
        "La empresa Brisa Labs ha captado 30 millones de euros. Su modelo, Tramontana-7B, publicado en marzo de 2024, "
        "se basa en Llama 2, de Meta, y tiene 7.000 millones de parámetros.",
        "Tramontana-7B tiene 13.000 millones de parámetros. La empresa Brisa Labs desarrolló Tramontana-7B.",
        title="Brisa Labs capta 40 millones de euros para su modelo abierto",
    )
    other = text("b", "Tramontana-7B fue desarrollado por la Universidad de Lima y publicado en enero de 2025.")
    assert [(c.type, c.field) for c in conflicts(one, other)] == [
        *(("date", "released"), ("figure", "funding"), ("figure", "parameters"), ("developer", "developer")),
    ]
