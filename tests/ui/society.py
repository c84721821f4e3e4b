"""A corpus of our own with much to overlook: who speaks of whom, what is built on what, and what is contradicted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Model, Proof, Record, Speaker
from tests.building import Builder

HOUSES = (
    *("Almena", "Brisa", "Cauce", "Duna", "Encina", "Fuente", "Gruta"),
    *("Hoz", "Isleta", "Jara", "Keima", "Loma", "Marisma", "Noria"),
)
PEOPLE = (
    *("Ana", "Beto", "Cira", "Dino", "Elsa", "Fito", "Gala", "Hugo"),
    *("Inés", "Juan", "Kira", "Lalo", "Mara", "Nino", "Olga", "Paco"),
)
DENIED = "Almena vaya a cerrar sus puertas"
FAMILY = (
    "Tero se basa en Junco. El equipo repite que Tero viene de Junco.",
    "Ibis deriva de Tero. Alpaca es otra cosa.",
    "Gaviota salió el 3 de marzo de 2021, y nadie lo duda.",
    "Otra vez: Gaviota voló el 3 de marzo de 2021.",
    "Según otros, Gaviota llegó el 9 de octubre de 2022.",
    "Tero salió en mayo de 2020. Junco salió en junio de 2023. "
    + " ".join(f"En la sala número {number} nadie supo decir por qué." for number in range(1, 20)),
)


def crowd() -> Record:
    """Sixteen people who speak of fourteen houses, one of them twice, and a nameless voice."""
    pairs = [(person, house) for person in range(16) for house in range(14) if (person * 5 + house * 3) % 7 == 0]
    told = [
        f"«{HOUSES[house]} abre camino en {PEOPLE[person]}», dijo {PEOPLE[person]} Prado." for person, house in pairs
    ]
    others = (
        f"Ana Prado negó que {DENIED}.",
        "Un portavoz alabó a Duna.",
        "Luego un portavoz riñó a Duna.",
        "Ana calla.",
    )
    text = Builder("plaza", *told, *others, title="La plaza", date=Edtf("2023-06"), date_basis="user")
    houses = [text.company(f"org:{name.lower()}", name) for name in HOUSES]
    people = [text.person(f"per:{name.lower()}", f"{name} Prado") for name in PEOPLE]
    for person, house in pairs:
        speaker = Speaker(f"{PEOPLE[person]} Prado", people[person])
        text.quote(f"{HOUSES[house]} abre camino en {PEOPLE[person]}", speaker, houses[house])
    text.quote(DENIED, Speaker("Ana Prado", people[0]), houses[0], kind="indirect")
    text.quote("alabó a Duna", Speaker("Un portavoz"), houses[3], kind="indirect")
    text.quote("riñó a Duna", Speaker("un portavoz"), houses[3], kind="indirect")
    text.quote("Ana calla", Speaker(), kind="indirect")
    record = text.record()
    quotes = tuple(replace(q, verb="negar", rule="s.que") if q.text == DENIED else q for q in record.quotes)
    return replace(record, quotes=quotes)


def family() -> Record:
    """Three generations, one tie that only the registry knows, and two contradictions, one with its grounds."""
    text = Builder("familia", *FAMILY, title="La familia")
    house = text.company("org:almena", "Almena")
    junco = text.model("mod:junco", "Junco")
    tero = text.model("mod:tero", "Tero", [(junco, "Tero se basa en Junco"), (junco, "Tero viene de Junco")])
    text.model("mod:ibis", "Ibis", [(tero, "Ibis deriva de Tero")])
    text.model("mod:alpaca", "Alpaca")
    text.model("mod:gaviota", "Gaviota", developer=house)
    text.model("mod:lone", "Garza")
    text.quote("El equipo repite", Speaker("El equipo"), junco, tero, kind="indirect")
    record = text.record()
    dates = {
        "mod:gaviota": [("2021-03-03", FAMILY[2][:36]), ("2021-03-03", FAMILY[3][10:]), ("2022-10-09", FAMILY[4])],
        "mod:tero": [("2020-05", "Tero salió en mayo de 2020")],
        "mod:junco": [("2023-06", "Junco salió en junio de 2023")],
    }
    return replace(record, models=tuple(_dated(text, model, dates) for model in record.models))


def _dated(text: Builder, model: Model, dates: Mapping[str, Sequence[tuple[str, str]]]) -> Model:
    told = (Proof("released", date, text.at(words), "verb-date", 0.95) for date, words in dates.get(model.id, ()))
    return replace(model, proofs=(*model.proofs, *told))


def society() -> tuple[Record, Record]:
    """Return both texts."""
    return crowd(), family()
