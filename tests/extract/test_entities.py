"""Organisations, models and people: which are found, of what kind, and which mentions are one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from oss_ai_tui.domain.facts import Entity
from oss_ai_tui.domain.text import fold
from oss_ai_tui.extract.entities import default_lexicon
from tests.extract.naming import entities_of, names_of


def mentions_of(text: str, kind: str) -> dict[str, list[str]]:
    """Return the words of every mention by entity name."""
    found = entities_of(text)
    groups: dict[str, tuple[Entity, ...]] = {
        "companies": found.companies,
        "models": found.models,
        "people": found.people,
    }
    return {e.name: [m.evidence.words for m in e.mentions] for e in groups[kind]}


# Organisations


def test_forms_of_one_organisation_are_one() -> None:
    text = "Meta Platforms creció. El jueves Meta AI abrió una sede; Meta no dio cifras."
    assert mentions_of(text, "companies") == {"Meta": ["Meta Platforms", "Meta AI", "Meta"]}


def test_an_acronym_in_brackets_names_what_stands_before_it() -> None:
    text = "El Instituto Andino de Robótica (IAR) abrió sede. El IAR tiene nueve empleados."
    assert mentions_of(text, "companies") == {
        "Instituto Andino de Robótica": ["Instituto Andino de Robótica", "IAR", "IAR"]
    }


def test_a_short_form_follows_the_full_name() -> None:
    text = "Quimera Ventures invirtió más. Los socios de Quimera lo celebraron."
    assert mentions_of(text, "companies") == {"Quimera Ventures": ["Quimera Ventures", "Quimera"]}


@pytest.mark.parametrize(
    "text",
    [
        "El acuerdo con la startup Trolvén se firmó ayer.",
        "Ayer Trolvén recaudó seis millones de dólares.",
        "Lo dijo Ana Ruiz, directora general de Trolvén.",
        "Crecen firmas como Trolvén.",
        "El chatbot fue creado por Trolvén.",
        "La idea es de Trolvén, una empresa de Oviedo.",
        "Compiten Google, Trolvén y OpenAI.",
    ],
)
def test_an_unknown_organisation_is_told_by_its_surroundings(text: str) -> None:
    assert "Trolvén" in names_of(text)["organizations"]


def test_a_single_capital_at_the_head_of_a_sentence_is_no_name() -> None:
    assert names_of("Pensadores hay muchos. Trolvén quizá. Lentitud también.") == {
        "organizations": set(),
        "models": set(),
        "people": set(),
    }


def test_headings_in_capitals_name_only_what_is_known() -> None:
    assert names_of("# LA APUESTA DE OPENAI POR ABRIR SU CÓDIGO\n\nNada más que decir.")["organizations"] == {"OPENAI"}


def test_an_article_and_a_noun_in_capitals_are_no_newspaper() -> None:
    assert names_of("# NOTA PARA LA PRENSA\n\nNada más que decir.")["organizations"] == set()
    assert names_of("Lo contó el diario La Prensa ayer.")["organizations"] == {"La Prensa"}


def test_headings_full_of_capitals_make_no_names() -> None:
    assert names_of("# Cinco Claves Del Código Abierto Hoy\n\nNada más que decir.")["organizations"] == set()


# Models


def test_an_unknown_version_of_a_known_family_is_a_model_of_its_own() -> None:
    found = entities_of("Primero llegó Llama 2 y luego Llama 12, que nadie esperaba.").models
    assert [(m.id, m.developer) for m in found] == [("mod:llama-2", None), ("mod:llama-12", None)]


def test_spellings_of_one_model_are_one() -> None:
    text = "El informe cita Llama-12 y, más abajo, Llama 12."
    assert mentions_of(text, "models") == {"Llama 12": ["Llama-12", "Llama 12"]}


def test_a_number_that_counts_things_is_no_version() -> None:
    assert names_of("Con Gemma 2 millones de personas y con Falcon 3 años después.")["models"] == {"Gemma", "Falcon"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Usaron el conjunto de datos Olivar.", "dataset"),
        ("Hablaron con el chatbot Olivar.", "assistant"),
        ("Usaron la biblioteca PyTorch.", "framework"),
        ("El modelo Olivar gustó.", "model"),
    ],
)
def test_kinds_of_models(text: str, kind: str) -> None:
    assert [m.kind for m in entities_of(text).models] == [kind]


def test_a_name_shared_by_firm_and_model_is_told_by_its_context() -> None:
    text = "La francesa Mistral creció.\n\nProbaron los modelos Mistral y Falcon."
    found = names_of(text)
    assert found["organizations"] == {"Mistral"}
    assert found["models"] == {"Mistral", "Falcon"}


def test_a_licence_is_no_university() -> None:
    assert names_of("Se publica con licencia MIT.")["organizations"] == set()


# People


def test_a_surname_follows_the_full_name() -> None:
    text = "Elena Duarte abrió la sesión. Según Duarte, fue un éxito."
    assert mentions_of(text, "people") == {"Elena Duarte": ["Elena Duarte", "Duarte"]}


def test_a_surname_that_two_people_bear_is_left_alone() -> None:
    text = "Elena Duarte llegó con Pedro Duarte. Según Duarte, fue un éxito."
    assert mentions_of(text, "people") == {"Elena Duarte": ["Elena Duarte"], "Pedro Duarte": ["Pedro Duarte"]}
    assert names_of(text)["organizations"] == set()


def test_longer_and_shorter_forms_of_a_name_are_one_person() -> None:
    text = (
        "Gabriela Montes Rivas habló. Gabriela Montes se fue. Montes volvió. Montes Rivas también, dijo Mark [Montes]."
    )
    assert len(entities_of(text).people) == 1 or mentions_of(text, "people")["Gabriela Montes Rivas"][:4] == [
        "Gabriela Montes Rivas",
        "Gabriela Montes",
        "Montes",
        "Montes Rivas",
    ]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Clem Torner", "Clément Torner"),
        ("Sam Alder", "Samuel Alder"),
        ("Mike Alder", "Michael Alder"),
        ("Pepe Arrieta", "José Arrieta"),
        ("Nacho Gil", "Ignacio Gil Ponce"),
        ("Paco Luna Ríos", "Francisco Luna"),
    ],
)
def test_a_name_and_its_short_form_are_one_person(short: str, full: str) -> None:
    given, family = short.split()[0], short.split()[1]
    text = f"Abrió {short}. Cerró {full}. Después, {family} calló; con {given} bastaba."
    assert [p.aliases for p in entities_of(text).people] == [(short, full, family, given)]


@pytest.mark.parametrize(
    "text", ["Samuel Torner y Samantha Torner vieron a Sam Torner.", "Pepe Luna vio a Jaime Luna."]
)
def test_a_short_form_that_fits_two_or_none_stays_by_itself(text: str) -> None:
    assert len(entities_of(text).people) == text.count("Torner") + text.count("Luna")


def test_no_short_form_is_short_for_itself() -> None:
    formal = default_lexicon().formal

    def reached(word: str, path: tuple[str, ...] = ()) -> None:
        assert word not in path
        for full in formal.get(word, ()):
            reached(full, (*path, word))

    for short in formal:
        reached(short)


def test_particles_belong_to_the_name() -> None:
    text = "Habló Ursula von der Halden. Después, von der Halden se marchó; lo contó Guido van Aerts."
    assert set(mentions_of(text, "people")) == {"Ursula von der Halden", "Guido van Aerts"}


def test_a_surname_alone_is_known_only_in_its_document() -> None:
    people = entities_of("Así lo cree el profesor Barandiarán.").people
    assert [p.id for p in people] == ["per:barandiaran@d0"]


def test_a_person_unknown_by_name_is_told_by_a_role() -> None:
    assert names_of("Llegó Ozgur Balkaya, ingeniero de Nvidia.")["people"] == {"Ozgur Balkaya"}


def test_places_and_people_with_the_same_first_word() -> None:
    assert names_of("De Santiago de Chile a San José pasando por Carolina del Norte.")["people"] == set()


# Roles


@pytest.mark.parametrize(
    ("text", "title", "organization"),
    [
        ("Ana Ruiz, CEO de Meta, calló.", "CEO", "org:meta"),
        ("Calló la CEO de Meta, Ana Ruiz.", "CEO", "org:meta"),
        ("Ana Ruiz es jefa de producto en OpenAI.", "jefa de producto", "org:openai"),
        ("Calló Ana Ruiz (vocera de OpenAI).", "vocera", "org:openai"),
        ("Calló el gerente de la empresa de chips Cerebras, Luis Paz.", "gerente", "org:cerebras"),
        ("Meta creció. Calló el vicepresidente de producto, Luis Paz.", "vicepresidente de producto", "org:meta"),
        (
            "Luis Paz, ministro de Ciencia, Innovación y Universidades.",
            "ministro de Ciencia, Innovación y Universidades",
            None,
        ),
        ("Meta creció. Calló el presidente Luis Paz.", "presidente", None),
    ],
)
def test_roles(text: str, title: str, organization: str | None) -> None:
    (person,) = entities_of(text).people
    assert [(r.title, r.organization) for r in person.roles] == [(title, organization)]


def test_a_post_is_not_of_a_firm_that_only_a_quotation_or_a_source_names() -> None:
    text = '"No competimos con OpenAI", dijo. Según Reuters, calló el director de investigación, Luis Paz.'
    (person,) = entities_of(text).people
    assert [r.organization for r in person.roles] == [None]


def test_a_post_may_be_of_the_only_firm_of_the_paragraph_before() -> None:
    (person,) = entities_of("OpenAI creció mucho.\n\nGreta Lund, presidenta y cofundadora, lo celebró.").people
    assert [r.organization for r in person.roles] == ["org:openai"]


def test_a_role_between_two_people_goes_to_the_right_one() -> None:
    text = "Ana Ruiz, la directora de Meta, y Luis Paz, el jefe de OpenAI, se vieron."
    roles = {p.name: [(r.title, r.organization) for r in p.roles] for p in entities_of(text).people}
    assert roles == {"Ana Ruiz": [("directora", "org:meta")], "Luis Paz": [("jefe", "org:openai")]}


# The lexicon


def test_names_that_the_lexicon_forgets_are_found_by_their_surroundings() -> None:
    text = (
        "Elon Musk anunció que su startup xAI abrirá su chatbot Grok. Meta Platforms lanzó su modelo abierto Llama 2."
    )
    bare = default_lexicon().without(["Elon Musk", "Grok", "Meta", "Llama 2", "Llama"])
    assert names_of(text, bare) == {
        "organizations": {"xAI", "Meta Platforms"},
        "models": {"Grok", "Llama 2"},
        "people": {"Elon Musk"},
    }


GOLD_KINDS = ("companies", "models", "people")


@pytest.mark.corpus
def test_an_article_whose_names_nobody_knows_is_still_read(corpus_folder: Path) -> None:
    """With every name of the shared articles gone from the lexicon, F1 stays at .75 or above for each kind."""
    gold = json.loads(next((corpus_folder.parent / "eval" / "gold").glob("001*.json")).read_text("utf-8"))
    files = sorted(corpus_folder.glob("*.txt"))
    known: set[str] = {name for kind in GOLD_KINDS for item in gold[kind] for name in forms_of(item)}
    for file in files:
        for group in names_of(file.read_text("utf-8")).values():
            known |= group
    article = next(file for file in files if file.name.startswith("001"))
    found = names_of(article.read_text("utf-8"), default_lexicon().without(known))
    for kind, names in zip(GOLD_KINDS, ("organizations", "models", "people"), strict=True):
        assert f1(found[names], gold[kind]) >= 0.75, kind


def forms_of(item: dict[str, Any]) -> list[str]:
    return [item["name"], *item["aliases"], *item.get("also_ok", [])]


def f1(found: set[str], gold: list[dict[str, Any]]) -> float:
    """Score names against annotated entities; optional ones count neither way."""
    needed = [item for item in gold if not item["optional"]]
    hits = sum(any(fold(form) in {fold(name) for name in found} for form in forms_of(item)) for item in needed)
    allowed = {fold(form) for item in gold for form in forms_of(item)}
    wrong = sum(fold(name) not in allowed for name in found)
    return 2 * hits / (hits + wrong + len(needed))
