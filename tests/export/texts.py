"""A small corpus of our own to export: one text with everything, one that says nothing about itself."""

from __future__ import annotations

from typing import Any

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Record, Speaker
from tests.building import Builder

PARAGRAPHS = (
    "«Queremos que cualquiera pueda mirar por dentro», dijo Lucía Arancibia, directora técnica de Nubelia.",
    "La firma Nubelia lanzó en mayo de 2023 el modelo Tero 7B, que tiene 7.000 millones de parámetros.",
    "Según Arancibia, el entrenamiento costó 300.000 dólares.",
)
DATED = {"date": Edtf("2023-06-28"), "date_basis": "stated"}


def record(*paragraphs: str, **about: Any) -> Record:
    """Return a document of these paragraphs without a fact."""
    return Builder("d1", *(paragraphs or PARAGRAPHS), **{**DATED, **about}).record()


def corpus() -> Corpus:
    """Return both texts."""
    return Corpus.of(records())


def records() -> tuple[Record, Record]:
    """Return the records of both texts."""
    told = Builder(
        "d1",
        *PARAGRAPHS,
        title="La cooperativa que abre {todo}",
        author="Marta Quiroga",
        publisher="El Faro & Cía.",
        translation="Agencia Sauce",
        **DATED,
    )
    nubelia, lucia = told.company("org:nubelia", "Nubelia"), told.person("per:lucia", "Lucía Arancibia")
    tero = told.model("mod:tero-7b", "Tero 7B", developer=nubelia)
    speaker = Speaker("Lucía Arancibia", lucia, nubelia, told.at("Lucía Arancibia"))
    told.quote("Queremos que cualquiera pueda mirar por dentro", speaker, nubelia)
    told.quote("el entrenamiento costó 300.000 dólares", speaker, kind="indirect")
    told.event("Nubelia lanzó en mayo de 2023 el modelo Tero 7B", "2023-05", nubelia, tero, when="en mayo de 2023")
    told.figure("7.000 millones de parámetros", 7_000_000_000, "parameters", tero)
    told.relation("developed_by", tero, nubelia, "Nubelia lanzó")
    silent = Builder("d2", "Los modelos abiertos ganan terreno, opina Lucía Arancibia.")
    silent.quote("Los modelos abiertos ganan terreno", Speaker("Lucía Arancibia", "per:lucia"), kind="indirect")
    return told.record(), silent.record()
