"""What holds of names, relations and profiles on any text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.domain.facts import Entity
from oss_ai_tui.domain.text import strip_unsafe
from oss_ai_tui.extract.entities import find_entities
from oss_ai_tui.extract.profiles import complete_models
from oss_ai_tui.extract.relations import find_relations
from tests.extract.naming import reading_of

PIECES = [
    *("Meta", "OpenAI", "Claude", "Llama 2", "Quipu Labs", "Elena Duarte", "Duarte", "GPT-4", "Mistral", "BSC"),
    *(
        "Universidad de Chile",
        "The Pile",
        "Ñandú 3",
        "DeepSeek‑V3",
        "xAI",
        "o3-mini",
        "AI",
        "R1",
        "(BSC)",
        "Mark [Ruiz]",
    ),
    *("de", "del", "y", "e", ",", ".", ";", "(", ")", "—", "«", "»", "\n\n", "# ", "la startup", "el modelo", "según"),
    *("lanzó", "dijo", "se basa en", "entrenado con", "directora de", "cofundador y CEO de", "recaudó 3 millones de"),
    *(
        "versión de",
        "compite con",
        "creado por",
        "la empresa",
        "su chatbot",
        "no",
        "podría",
        "2",
        "70B",
        "ÁÉÍ",
        "\U0001f600",
    ),
]
texts = st.one_of(
    st.text(max_size=200).map(strip_unsafe),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_every_slice_equals_its_words_and_two_runs_agree(text: str) -> None:
    reading = reading_of(text)
    entities = find_entities(reading)
    relations = find_relations(reading, entities)
    models = complete_models(reading, entities, relations, (), ())
    passages = {p.passage.id: p.text for p in reading.passages}
    found: tuple[Entity, ...] = (*entities.companies, *models, *entities.people)
    for entity in found:
        assert entity.mentions and entity.name in entity.aliases
        for mention in entity.mentions:
            place = mention.evidence
            assert passages[place.passage][place.start : place.end] == place.words
            assert place.words in entity.aliases
    for relation in relations:
        place = relation.evidence
        assert passages[place.passage][place.start : place.end] == place.words
    again = find_entities(reading)
    assert again == entities
    assert find_relations(reading, again) == relations


@settings(max_examples=150, deadline=None)
@given(texts)
def test_mentions_are_in_order_and_never_overlap(text: str) -> None:
    found = find_entities(reading_of(text))
    places = [(n.passage, n.start, n.end) for n in found.named]
    assert places == sorted(places)
    for one, two in pairwise(places):
        assert one[0] < two[0] or one[2] <= two[1]
    everyone: tuple[Entity, ...] = (*found.companies, *found.models, *found.people)
    assert sum(len(e.mentions) for e in everyone) == len(places)


@settings(max_examples=100, deadline=None)
@given(texts)
def test_ends_of_relations_are_entities_of_the_text(text: str) -> None:
    reading = reading_of(text)
    found = find_entities(reading)
    everyone: tuple[Entity, ...] = (*found.companies, *found.models, *found.people)
    ids = {e.id for e in everyone}
    relations = find_relations(reading, found)
    assert all(r.source in ids and r.target in ids and r.source != r.target for r in relations)
    assert len({r.id for r in relations}) == len(relations)
