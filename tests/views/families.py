"""A corpus of our own with everything that the views show: who spoke of whom, when, and what was built on what."""

from __future__ import annotations

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Record, Speaker
from tests.building import Builder

FIRST = (
    "La firma Nubelia lanzó Tero 1 en mayo de 2023, dijo Lucía Arancibia.",
    "A finales de 2020, Garza Labs abrió los datos de Junco.",
    "«Nubelia nos enseñó el camino», dijo Bruno Salas. «Y Garza Labs lo siguió», añadió Salas.",
    "Tero 1 se basa en Junco. Ibis deriva de Tero 1. Ibis usa también Junco.",
    "Hace poco, Garza Labs calló. OpenAI lanzó el mes pasado GPT-4.",
    "Un portavoz alabó Tero 1, y otro portavoz a Nubelia.",
)


def records() -> tuple[Record, ...]:
    """Return two texts."""
    told = Builder("d1", *FIRST, date=Edtf("2023-06-28"), date_basis="stated")
    nubelia, garza = told.company("org:nubelia", "Nubelia"), told.company("org:garza-labs", "Garza Labs")
    openai = told.company("org:openai", "OpenAI")
    bruno, lucia = told.person("per:bruno", "Bruno Salas"), told.person("per:lucia", "Lucía Arancibia")
    junco = told.model("mod:junco", "Junco", developer=garza, released=Edtf("2020-12~"))
    tero = told.model("mod:tero-1", "Tero 1", [(junco, "Tero 1 se basa en Junco")], developer=nubelia)
    told.model("mod:ibis", "Ibis", [(tero, "Ibis deriva de Tero 1"), (junco, "Ibis usa también Junco")])
    gpt = told.model("mod:gpt-4", "GPT-4", developer=openai)
    told.event("Nubelia lanzó Tero 1 en mayo de 2023", "2023-05", nubelia, tero, lucia, when="en mayo de 2023")
    told.event("A finales de 2020, Garza Labs abrió los datos", "2020-12~", garza, junco, when="A finales de 2020")
    told.event("Hace poco, Garza Labs calló", None, garza, when="Hace poco")
    told.event("OpenAI lanzó el mes pasado GPT-4", "2023-05", openai, gpt, when="el mes pasado", anchor="2023-06-28")
    said = Speaker("Bruno Salas", bruno, None, told.at("Bruno Salas"))
    told.quote("Nubelia nos enseñó el camino", said, nubelia, group="g1")
    told.quote("Y Garza Labs lo siguió", said, garza, nubelia, group="g1")
    told.quote("alabó Tero 1", Speaker("Un portavoz"), tero, kind="indirect")
    told.quote("otro portavoz a Nubelia", Speaker(), nubelia, kind="indirect")
    silent = Builder("d2", "En 2021 pasó algo, según Lucía Arancibia.", date=Edtf("2024"), date_basis="user")
    silent.event("En 2021 pasó algo", "2021", when="En 2021")
    silent.quote("pasó algo", Speaker("Lucía Arancibia", "per:lucia"), kind="indirect")
    return told.record(), silent.record()


def corpus() -> Corpus:
    """Return both texts as one corpus."""
    return Corpus.of(records())
