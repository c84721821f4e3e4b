"""What a text says of a model becomes its fields, each with a proof."""

from __future__ import annotations

import pytest

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Event, Figure, Model
from oss_ai_tui.extract.entities import find_entities
from oss_ai_tui.extract.profiles import complete_models
from oss_ai_tui.extract.relations import find_relations
from tests.extract.naming import reading_of


def models_of(text: str, date: str | None = None, parameters: int | None = None) -> dict[str, Model]:
    """Complete the models of a one-passage text with one release event over all of it and one figure of the first."""
    reading = reading_of(text)
    entities = find_entities(reading)
    relations = find_relations(reading, entities)
    whole = reading.passages[0].evidence(0, len(text))
    about = tuple(m.id for m in entities.models)
    events = [Event("e:1", Edtf(date), None, None, text, "release", about, whole, "e.test", 0.8)] if date else []
    figures = (
        [Figure("f:1", text, parameters, None, "parameters", False, True, about[0], whole, "f.test", 0.9)]
        if parameters
        else []
    )
    return {m.name: m for m in complete_models(reading, entities, relations, events, figures)}


def test_developer_and_base_come_from_relations() -> None:
    model = models_of("Google publicó Gemma 2, una variante de Gemini.")["Gemma 2"]
    assert (model.developer, model.based_on) == ("org:google", ("mod:gemini",))
    assert {(p.field, p.value) for p in model.proofs} >= {("developer", "org:google"), ("based_on", "mod:gemini")}


def test_parameters_come_from_a_figure_of_the_model() -> None:
    assert (
        models_of("Gemma 2 tiene 27.000 millones de parámetros.", parameters=27 * 10**9)["Gemma 2"].parameters
        == 27 * 10**9
    )


def test_a_release_event_dates_what_came_out_and_nothing_else() -> None:
    found = models_of("Google lanzó en junio Gemma 2, rival de Llama 3.", date="2024-06")
    assert found["Gemma 2"].released == Edtf("2024-06")
    assert found["Llama 3"].released is None


@pytest.mark.parametrize(
    ("text", "openness"),
    [
        ("El modelo de código abierto Gemma 2 gusta.", "open"),
        ("Gemma 2, un modelo abierto, gusta.", "open"),
        ("Gemma 2 es de código abierto.", "open"),
        ("Modelos abiertos como Gemma 2 gustan.", "open"),
        ("Google publicó Gemma 2 con licencia Apache 2.0.", "open"),
        ("El modelo propietario Gemma 2 gusta.", "closed"),
        ("Modelos de código cerrado como Gemma 2 gustan.", "closed"),
        ("La licencia de Gemma 2 prohíbe algunos usos.", "restricted"),
        ("El modelo abierto Gemma 2 se ofrece solo con fines de investigación.", "restricted"),
        ("Gemma 2 no es de código abierto.", None),
        ("Gemma 2 podría ser de código abierto.", None),
        ("Una alternativa abierta a Gemma 2 gusta.", None),
        ("Gemma 2 gusta.", None),
    ],
)
def test_openness_is_what_the_text_says_of_the_model(text: str, openness: str | None) -> None:
    assert models_of(text)["Gemma 2"].openness == openness


def test_every_field_has_a_proof() -> None:
    model = models_of("Google lanzó en junio el modelo abierto Gemma 2.", date="2024-06", parameters=10**9)["Gemma 2"]
    assert {p.field for p in model.proofs} == {"developer", "parameters", "released", "openness"}
    assert all(p.rule and p.evidence.words for p in model.proofs)


def test_a_model_of_which_nothing_is_said_has_no_fields() -> None:
    model = models_of("Hablaron de Gemma 2.")["Gemma 2"]
    assert (model.developer, model.based_on, model.parameters, model.released, model.openness, model.proofs) == (
        *(None, (), None, None, None),
        (),
    )
