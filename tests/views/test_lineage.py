"""Families of models: several bases, circles, what only the registry knows, and words on every branch."""

from __future__ import annotations

import pytest

from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.views import ASCII, build_lineage, models_named, tree_lines
from oss_ai_tui.views.cells import width
from tests.building import Builder
from tests.views.families import corpus


def test_edges_have_their_evidence() -> None:
    lineage = build_lineage(corpus())
    found = {(e.base, e.derived): [w.words for w in e.evidence] for e in lineage.edges}
    assert found == {
        ("mod:junco", "mod:ibis"): ["Ibis usa también Junco"],
        ("mod:junco", "mod:tero-1"): ["Tero 1 se basa en Junco"],
        ("mod:tero-1", "mod:ibis"): ["Ibis deriva de Tero 1"],
    }
    assert lineage.roots() == ["mod:junco", "mod:gpt-4"]
    assert set(lineage.tied().nodes) == {"mod:junco", "mod:tero-1", "mod:ibis"}


def test_the_drawing_of_a_family() -> None:
    whole = corpus()
    lines = tree_lines(whole, build_lineage(whole).of("mod:tero-1"), 80)
    assert lines == [
        "Junco · Garza Labs · late 2020",
        "├─ Ibis · also from Tero 1",
        "│     «Ibis usa también Junco» d1.txt ¶4",
        "└─ Tero 1 · Nubelia",
        "   │  «Tero 1 se basa en Junco» d1.txt ¶4",
        "   └─ Ibis (see above)",
        "         «Ibis deriva de Tero 1» d1.txt ¶4",
    ]
    plain = tree_lines(whole, build_lineage(whole).of("mod:tero-1"), 80, ASCII)
    assert [plain[1], plain[5]] == ["|- Ibis . also from Tero 1", "   `- Ibis (see above)"]
    assert tree_lines(whole, build_lineage(whole).of("mod:gpt-4"), 80)[0].startswith("GPT-4 · OpenAI · [14 March 2023]")


def circle(size: int) -> Corpus:
    """Each model is said to be built on the next, the last on the first."""
    words = [f"Garza {n} viene de Garza {(n + 1) % size}." for n in range(size)]
    text = Builder("d1", *words)
    for n in range(size):
        text.model(f"mod:garza-{n}", f"Garza {n}", [(f"mod:garza-{(n + 1) % size}", words[n])])
    return Corpus.of([text.record()])


@pytest.mark.parametrize("size", [2, 3, 60])
def test_circles_end(size: int) -> None:
    whole = circle(size)
    lineage = build_lineage(whole)
    assert len(lineage.edges) == size
    assert len(lineage.roots()) == 1
    lines = tree_lines(whole, lineage.of("mod:garza-1"), 80)
    assert any(sign in "".join(lines) for sign in ("(in a circle)", "and more below"))
    assert max(map(width, lines)) <= 80


def test_a_model_built_on_itself_is_no_branch() -> None:
    text = Builder("d1", "Garza se basa en Garza.")
    text.model("mod:garza", "Garza", [("mod:garza", "Garza se basa en Garza")])
    assert build_lineage(Corpus.of([text.record()])).edges == ()


def test_relations_are_evidence_too_and_each_place_counts_once() -> None:
    text = Builder("d1", "Ibis se basa en Garza. Otra vez: Ibis viene de Garza.")
    garza = text.model("mod:garza", "Garza")
    ibis = text.model("mod:ibis", "Ibis", [(garza, "Ibis se basa en Garza")])
    text.relation("based_on", ibis, garza, "Ibis se basa en Garza")
    text.relation("based_on", ibis, garza, "Ibis viene de Garza")
    (edge,) = build_lineage(Corpus.of([text.record()])).edges
    assert [e.words for e in edge.evidence] == ["Ibis se basa en Garza", "Ibis viene de Garza"]


def test_the_registry_stands_apart() -> None:
    text = Builder("d1", "Alpaca y Dolly, dos modelos.")
    text.model("mod:alpaca", "Alpaca")
    whole = Corpus.of([text.record()])
    lineage = build_lineage(whole)
    (edge,) = lineage.edges
    assert (edge.base, edge.registry, edge.evidence) == ("mod:llama", True, ())
    assert (lineage.nodes["mod:llama"].in_texts, lineage.nodes["mod:alpaca"].in_texts) == (False, True)
    assert lineage.nodes["mod:alpaca"].developer is None
    lines = tree_lines(whole, lineage, 80)
    assert lines[0] == "Llama · [Meta] · [24 February 2023] · [in no text]"
    assert lines[-1].strip() == "[the registry]"


def test_models_are_found_by_id_and_by_any_name() -> None:
    whole = corpus()
    lineage = build_lineage(whole)
    for name in ("mod:tero-1", "Tero 1", "TÉRO 1"):
        assert models_named(lineage, whole, name) == ["mod:tero-1"]
    assert models_named(lineage, whole, "Tero") == []


@pytest.mark.parametrize("cells", [40, 60])
def test_narrow_screens(cells: int) -> None:
    whole = corpus()
    assert max(map(width, tree_lines(whole, build_lineage(whole), cells))) <= cells
