"""What holds on any text, and what must not change the outcome."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.extract.quotations.marks import pair
from tests.extract.marked import plain, quotes_of, summary

PIECES = st.sampled_from(
    [
        *(
            "{p:Ana Ruiz}",
            "{p:Luis Sanz|director|Nimbo}",
            "{o:Nimbo}",
            "{o:Telar}",
            "{m:Tero 2}",
            "el modelo",
            "la directora",
            "el plazo",
        ),
        *(
            "dijo",
            "dice que",
            "según",
            "explicó",
            "vence",
            "añadió",
            "ha dicho",
            "se dice que",
            "para",
            "en opinión de",
            "subrayando que",
        ),
        *("“", "”", "«", "»", "‘", "’", '"', "'", "„", "‟", "‹", "›", "—", "–", "-", "<<", ">>", "''"),
        *(
            ", ",
            ". ",
            ": ",
            "; ",
            " ",
            " ",
            " ",
            "?",
            "¿",
            "!",
            "…",
            "(",
            ")",
            "\n\n",
            "\n\n# ",
            "1.500",
            "que",
            "y",
            "no",
            "de la empresa",
            "El",
            "Y",
            "las",
            "e",
            "aún",
            "en",
            "lanzó",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map(" ".join)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_slices_equal_their_words_and_two_runs_agree(text: str) -> None:
    found = quotes_of(text)
    passages = plain(text).strip("\n").split("\n\n")
    for quote in found:
        passage = passages[int(quote.evidence.passage.rpartition(".")[2])].removeprefix("# ")
        assert passage[quote.evidence.start : quote.evidence.end] == quote.text == quote.evidence.words
        assert quote.text == quote.text.strip()
        assert quote.text
    assert len({q.id for q in found}) == len(found)
    assert found == quotes_of(text)


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    safe = text.replace("{", "(").replace("}", ")")
    assert quotes_of(safe) == quotes_of(safe)


@pytest.mark.parametrize("text", ["El Y lanzó «Vamos a abrirlo todo».", "Las e dijo «en».", "el y dijo « en »"])
def test_small_words_alone_are_read(text: str) -> None:
    assert all(q.speaker.person is None for q in quotes_of(text))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_spans_of_marks_are_ordered_and_apart(text: str) -> None:
    place = 0
    for span in pair(text).spans:
        assert place <= span.start < span.first < span.last < span.end <= len(text)
        place = span.end


LONG = [
    "dice que " * 400,
    "{p:Ana Ruiz} y " * 200 + "dicen que vence.",
    "“ " * 900 + "” " * 900,
    "—dijo él— " * 300,
    "según {o:Nimbo}, " * 300,
    "«uno, dijo {p:Ana Ruiz}, " * 200,
    "dice, dice; dice: " * 300,
    "«a»\n\n" * 400,
]


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:12])
def test_long_and_senseless_texts_are_read(text: str) -> None:
    assert all(q.text for q in quotes_of(text))


ARTICLE = """\
# {o:Nimbo} abre su red

«Queremos que todos la rompan», dijo {p:Rosa Vidal|directora|Nimbo}, directora de {o:Nimbo}. «Y que la copien».

{p:Vidal} admitió que abrirla «no fue nada fácil», pero aseguró que el plazo vence en mayo. «Hubo presiones», añadió.

Según {p:Tomás Rey}, el coste baja cada año. Los datos, explicó {p:Rey}, son de todos.

«El dato», insiste {p:Tomás Rey}, «es el rey de esta historia».

{o:Telar} sostiene que la licencia de {o:Nimbo} no es abierta."""

FAMILIES = [("“", "”"), ('"', '"'), ("‹", "›"), ("„", "”"), ("<<", ">>"), ("‘", "’"), ("'", "'")]


@pytest.mark.parametrize(("left", "right"), FAMILIES)
def test_other_marks_same_quotes(left: str, right: str) -> None:
    changed = ARTICLE.replace("«", left).replace("»", right)
    assert summary(changed) == summary(ARTICLE)


def test_the_article_is_read_as_expected() -> None:
    found = summary(ARTICLE)
    assert len(found) == 10
    assert {speaker for _, _, speaker in found} == {"per:rosa-vidal", "per:tomas-rey", "org:telar"}


RENAMED = [
    {"Rosa Vidal": "Xochitl Quispe", "Vidal": "Quispe", "Tomás Rey": "Þórr Ng", "Rey": "Ng", "Nimbo": "Zyxql"},
    {
        "Rosa Vidal": "Anne-Marie de la O",
        "Vidal": "de la O",
        "Tomás Rey": "Li Wei",
        "Rey": "Wei",
        "Telar": "O'Neil & Co",
    },
]


def renamed(text: str, names: dict[str, str]) -> str:
    for old, new in names.items():
        text = re.sub(rf"(?<=[:|]){re.escape(old)}(?=[|}}])", new, text)
    return text


@pytest.mark.parametrize("names", RENAMED)
def test_other_names_same_words_and_speakers(names: dict[str, str]) -> None:
    before, after = quotes_of(ARTICLE), quotes_of(renamed(ARTICLE, names))
    assert [(q.kind, q.rule) for q in after] == [(q.kind, q.rule) for q in before]
    assert [q.text for q in after][:-1] == [q.text for q in before][:-1]
    speakers = {(old.speaker.person, new.speaker.person) for old, new in zip(before, after, strict=True)}
    assert len(speakers) == len({old for old, _ in speakers}) == 3


def test_women_and_men_change_places() -> None:
    text = "«Es tarde», dijo {p:Ana Ruiz}. «Muy tarde», insistió la experta."
    swapped = "«Es tarde», dijo {p:Luis Sanz}. «Muy tarde», insistió el experto."
    assert summary(text)[1][2] == "per:ana-ruiz"
    assert summary(swapped)[1][2] == "per:luis-sanz"
