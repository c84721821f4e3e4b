"""Much said of one model stays cheap: the work grows with what is said, not with its square."""

from __future__ import annotations

import sys

from oss_ai_tui.compare import find_conflicts
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Document, Evidence, Figure, Model, Passage, Proof, Record


def quarrel(number: int) -> Corpus:
    """Make as many texts, each with a maker, date, size, base and valuation of its own for one model."""
    records = []
    for i in range(number):
        document = Document(f"d{i}", f"{i}.txt", f"/{i}.txt", "", date=Edtf("2024-03"), date_basis="user")
        words = f"El modelo Garza tiene {i + 1} parámetros."
        place = Evidence(f"d{i}.0", 0, len(words), words)
        values = {"developer": f"org:{i}", "released": f"{1000 + i * 2}", "based_on": f"mod:{i}", "openness": "open"}
        proofs = tuple(Proof(field, value, place, "test", 0.95) for field, value in values.items())
        model = Model("mod:garza", "Garza", ("Garza",), "model", (), proofs=proofs)
        said = Evidence(place.passage, 22, 22 + len(str(i + 1)), str(i + 1))
        figure = Figure(
            f"f:{i}", said.words, 10**i if i < 300 else i, None, "parameters", False, True, model.id, said, "f", 0.9
        )
        passage = Passage(f"d{i}.0", f"d{i}", 0, words)
        records.append(Record(document, (passage,), models=(model,), figures=(figure,)))
    return Corpus.of(records)


def calls(corpus: Corpus) -> int:
    """Count the Python functions entered while conflicts are looked for: a measure that no load disturbs."""
    entered = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal entered
        entered += event == "call"

    sys.setprofile(count)
    try:
        assert find_conflicts(corpus)
    finally:
        sys.setprofile(None)
    return entered


def test_four_times_as_much_is_at_most_six_times_the_work() -> None:
    calls(quarrel(10))
    assert calls(quarrel(800)) < 6 * calls(quarrel(200))
