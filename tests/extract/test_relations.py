"""Relations: what counts as stating one, what does not, and what proves it."""

from __future__ import annotations

import pytest

from oss_ai_tui.extract.entities import find_entities
from oss_ai_tui.extract.relations import find_relations
from tests.extract.naming import reading_of, relations_of


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Probaron GPT-4 (OpenAI) ayer.", ("developed_by", "GPT-4", "OpenAI")),
        ("El nuevo modelo de Google, Gemma 2, gusta.", ("developed_by", "Gemma 2", "Google")),
        ("Anthropic, creadora de Claude, creció.", ("developed_by", "Claude", "Anthropic")),
        ("Gemma 2, que ha sido entrenado por Google, gusta.", ("developed_by", "Gemma 2", "Google")),
        ("StableVicuna es una versión de StableLM.", ("based_on", "StableVicuna", "StableLM")),
        ("Zephyr fue afinado a partir de Mistral 7B.", ("based_on", "Zephyr", "Mistral 7B")),
        ("Ana Ruiz, directora de Meta, calló.", ("works_for", "Ana Ruiz", "Meta")),
        ("Ana Ruiz trabaja en Meta.", ("works_for", "Ana Ruiz", "Meta")),
        ("Ana Ruiz fundó en 2019 la startup Trolvén.", ("founded", "Ana Ruiz", "Trolvén")),
        ("Trolvén Labs, fundada por Ana Ruiz, creció.", ("founded", "Ana Ruiz", "Trolvén Labs")),
        ("Amazon invirtió 4.000 millones de dólares en Anthropic.", ("invested_in", "Amazon", "Anthropic")),
        ("Mistral AI cerró una ronda liderada por Lightspeed.", ("invested_in", "Lightspeed", "Mistral AI")),
        ("Apple firmó un acuerdo con OpenAI.", ("partnered_with", "Apple", "OpenAI")),
        ("Cohere y Oracle anunciaron una alianza.", ("partnered_with", "Cohere", "Oracle")),
        ("Claude, rival de ChatGPT, mejoró.", ("competes_with", "Claude", "ChatGPT")),
        ("OpenAI compite con empresas como Google.", ("competes_with", "OpenAI", "Google")),
    ],
)
def test_statements(text: str, relation: tuple[str, str, str]) -> None:
    assert relation in relations_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI no compite con Google.",
        "Amazon podría invertir en Anthropic.",
        "Amazon quiere invertir más en Anthropic.",
        "Si Apple firmara un acuerdo con OpenAI, subiría.",
        "Nadie dice que Zephyr se base en Mistral 7B.",
        "Llama 2 no se basa en GPT-4.",
        "Meta presentó un estudio sobre GPT-4.",
        "Google lanzó una respuesta a ChatGPT.",
        "Ana Ruiz, ex directora de Meta, calló.",
        "Databricks presentó una herramienta para GPT-4.",
        "Meta lanzó una versión de GPT-4.",
    ],
)
def test_what_is_denied_guessed_or_said_of_something_else_is_no_relation(text: str) -> None:
    assert relations_of(text) == set()


def test_a_list_gives_one_relation_each() -> None:
    assert relations_of("Hugging Face ayudó a desarrollar los modelos BLOOM y StarCoder.") == {
        ("developed_by", "BLOOM", "Hugging Face"),
        ("developed_by", "StarCoder", "Hugging Face"),
    }


def test_a_founder_who_leads_is_both() -> None:
    assert relations_of("Ana Ruiz, cofundadora y CEO de Meta, calló.") == {
        ("founded", "Ana Ruiz", "Meta"),
        ("works_for", "Ana Ruiz", "Meta"),
    }


def test_a_founder_alone_is_no_employee() -> None:
    assert relations_of("Ana Ruiz, fundadora de Meta, calló.") == {("founded", "Ana Ruiz", "Meta")}


def test_a_post_without_its_firm_belongs_to_the_topic() -> None:
    assert relations_of("Cerebras vende chips. Lo dijo el director ejecutivo, Andrés Feld.") == {
        ("works_for", "Andrés Feld", "Cerebras")
    }


def test_the_registry_alone_states_nothing() -> None:
    assert relations_of("En la mesa estaban Meta, Llama 2, OpenAI y GPT-4.") == set()


def test_the_evidence_holds_both_ends_and_the_words_between() -> None:
    reading = reading_of("Ayer, Meta Platforms lanzó su modelo abierto Llama 2, según la prensa.")
    (relation,) = find_relations(reading, find_entities(reading))
    assert relation.evidence.words == "Meta Platforms lanzó su modelo abierto Llama 2"
    assert relation.rule.startswith("r.") and 0 < relation.confidence <= 1


def test_an_unnamed_version_competes_in_the_name_of_the_model_before() -> None:
    text = "Meta anunció Llama 3. La versión más grande promete competir con modelos cerrados como GPT-4."
    assert ("competes_with", "Llama 3", "GPT-4") in relations_of(text)
