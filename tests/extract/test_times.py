"""Temporal expressions in their surroundings: tense, anchors, the story so far, and promises kept on any text."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import BlockKind, Document, Event, Figure, Passage, TimeExpression
from oss_ai_tui.extract.events import find_events
from oss_ai_tui.extract.figures import find_figures
from oss_ai_tui.extract.reading import Entities, Named, read
from oss_ai_tui.extract.times import find_times
from oss_ai_tui.extract.times.periods import Anchor, Unit, counted, neighbour, shifted
from oss_ai_tui.extract.times.rules import rule_book


def document(date: str) -> Document:
    return Document("d", "d.txt", "/d.txt", "", date=Edtf(date) if date else None)


def times_of(*texts: str, date: str = "", kinds: tuple[BlockKind, ...] = ()) -> tuple[TimeExpression, ...]:
    passages = [Passage(f"d.{i}", "d", i, text, kinds[i] if kinds else "paragraph") for i, text in enumerate(texts)]
    return find_times(read(document(date), passages))


def values(*texts: str, date: str = "") -> list[tuple[str, str]]:
    return [(t.evidence.words, str(t.date or "")) for t in times_of(*texts, date=date)]


def test_the_nearest_verb_tells_which_year_is_meant() -> None:
    text = "Acme, que abrirá una sede en octubre, presentó en noviembre su modelo."
    assert values(text, date="2024-03-05") == [("en octubre", "2024-10"), ("en noviembre", "2023-11")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Acme lanzó en abril su modelo.", "2023-04"),
        ("Acme ha lanzado en abril su modelo.", "2023-04"),
        ("El modelo, lanzado en abril, gusta.", "2023-04"),
        ("Acme lanzará en abril su modelo.", "2024-04"),
        ("Acme va a lanzar en abril su modelo.", "2024-04"),
        ("Acme prevé lanzar en abril su modelo.", "2024-04"),
        ("El estreno, previsto para abril, ilusiona.", "2024-04"),
        ("Acme lo promete para abril.", "2024-04"),
        ("Llega en abril el modelo.", "2024-04"),
        ("Llega en febrero el modelo.", "2024-02"),
    ],
)
def test_a_month_without_year_goes_by_the_tense(text: str, value: str) -> None:
    assert [v for _, v in values(text, date="2024-03-05")] == [value]


@pytest.mark.parametrize(
    ("date", "value"),
    [("2024-03-20", "2024-03-11/2024-03-17"), ("2024-03", "2024-03~"), ("2024", "2024~"), ("", "")],
)
def test_what_is_finer_than_the_document_takes_its_precision(date: str, value: str) -> None:
    assert values("Lo dijo la semana pasada.", date=date) == [("la semana pasada", value)]


def test_an_inferred_date_makes_what_counts_from_it_approximate() -> None:
    assert values("Lo abrió el mes pasado, no hace tres años.", date="2024-03~") == [
        ("el mes pasado", "2024-02~"),
        ("hace tres años", "2021"),
    ]


def test_a_year_at_the_head_of_a_story_holds_for_its_months() -> None:
    text = "En 2020, Acme cerró su ronda. En marzo despidió a veinte. Este año, en enero, abrió."
    assert values(text, date="2024-03-05") == [
        *(("En 2020", "2020"), ("En marzo", "2020-03"), ("Este año", "2024"), ("en enero", "2024-01")),
    ]


def test_a_look_back_leaves_the_story_where_it_is() -> None:
    text = "En 2021 había captado fondos. La compra se cerró en enero. Antes hubo dudas."
    assert [v for _, v in values(text, date="2025-02-10")] == ["2021", "2025-01"]
    text = "En 2021 captó fondos. Luego calló. La compra se cerró en enero."
    assert [v for _, v in values(text, date="2025-02-10")] == ["2021", "2025-01"]


def test_a_year_as_heading_holds_for_the_passages_under_it() -> None:
    kinds: tuple[BlockKind, ...] = ("heading", "paragraph", "heading", "paragraph")
    found = times_of("2021", "En mayo abrió.", "Otras cosas", "En mayo cerró.", date="2024-03-05", kinds=kinds)
    assert [str(t.date) for t in found if t.evidence.words == "En mayo"] == ["2021-05", "2023-05"]


def test_an_apposed_date_tells_what_the_counted_one_means() -> None:
    assert values("Salió el 19 de marzo. Una semana después, el 28 de marzo, salió otro.", date="2023-06-28") == [
        *(("el 19 de marzo", "2023-03-19"), ("Una semana después", "2023-03-28"), ("el 28 de marzo", "2023-03-28")),
    ]


def test_counting_on_needs_a_date_to_count_from() -> None:
    assert values("Dos meses después cerró.", date="2024-03-05") == [("Dos meses después", "")]
    assert values("Salió en mayo de 2020.", "Dos meses después cerró.") == [
        *(("en mayo de 2020", "2020-05"), ("Dos meses después", "2020-07")),
    ]
    (first, second) = times_of("Salió en mayo de 2020. Un año más tarde cerró.")
    assert (second.anchor, second.anchor_date) == ("event", first.date)


def test_days_and_months_side_by_side_share_their_year() -> None:
    text = "Se vieron en marzo y abril de 2022, el 3 de mayo y el 5 de junio de 2023."
    assert [v for _, v in values(text, date="2024-08")] == ["2022-03", "2022-04", "2023-05-03", "2023-06-05"]


def test_without_a_document_date_the_last_july_is_none_of_the_story() -> None:
    text = "Acme se fundó en 2015. El pasado julio lanzó su modelo."
    assert values(text) == [("en 2015", "2015"), ("El pasado julio", "")]


def test_without_a_document_date_a_story_stays_near_its_last_date() -> None:
    assert values("Abrió el 23 de julio de 2024. En septiembre cerró.") == [
        *(("el 23 de julio de 2024", "2024-07-23"), ("En septiembre", "2024-09")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("Probó Llama 2 y GPT-4.", "Gastó 700 millones.", "Le dedica 10 o 20 horas a la semana.", "Tiene 34 años."),
        *(
            "Tardó tres meses y medio en entrenar.",
            "Duró tres meses.",
            "Según Ruiz (2023), no.",
            "Cumple la ISO 9001:2015.",
        ),
        *("Más de 2000 empresas la usan.", "Habló May Solís.", "Vive en la calle 5 de Mayo.", "Escribe Abril Zamora."),
        *("Trabaja por la mañana.", "Se reúnen los lunes.", "Entrenó con 2048 GPU.", "Costó 1999 dólares."),
        *("Cobra 2023,50 euros.", "Es la versión 2.1.2024.5.", "Se ve el 24/7.", "Vino el 45 de marzo."),
    ],
)
def test_what_says_no_time(text: str) -> None:
    assert values(text, date="2024-03-05") == []


@pytest.mark.parametrize(
    "date", ["0001-01-01", "9999-12-31", "0000", "9999", "202X", "20XX", "../2020", "2020/..", "2024-21"]
)
def test_odd_document_dates_raise_nothing(date: str) -> None:
    texts = [example[0] for rule in rule_book().rules for example in rule.examples]
    for time in times_of(*texts, "Fue hace 900 siglos y hace 999 años.", date=date):
        assert time.date is None or Edtf(time.date.value)


UNITS: tuple[Unit, ...] = ("day", "week", "month", "quarter", "year")
MONTHS_MOVED = st.integers(-600, 600)


@settings(deadline=None)
@given(MONTHS_MOVED)
def test_relative_dates_move_with_the_document_and_absolute_ones_stay(months: int) -> None:
    texts = ("Lo abrió el mes pasado.", "Nació hace tres años.", "Salió en mayo de 2021 y cerró el 3/4/2022.")
    start, moved = (2024 * 12 + 2), (2024 * 12 + 2) + months
    before = values(*texts, date=f"{start // 12:04d}-{start % 12 + 1:02d}")
    after = values(*texts, date=f"{moved // 12:04d}-{moved % 12 + 1:02d}")
    last = moved - 1
    assert before == [*(("el mes pasado", "2024-02"), ("hace tres años", "2021")), *before[2:]]
    assert after[0] == ("el mes pasado", f"{last // 12:04d}-{last % 12 + 1:02d}")
    assert after[1] == ("hace tres años", f"{moved // 12 - 3:04d}")
    assert after[2:] == before[2:] == [("en mayo de 2021", "2021-05"), ("el 3/4/2022", "2022-04-03")]


@settings(deadline=None)
@given(st.dates(), st.integers(-400, 400), st.sampled_from(UNITS))
def test_counting_there_and_back_comes_near_the_start(day: datetime.date, number: int, unit: Unit) -> None:
    there = shifted(day, number, unit)
    back = shifted(there, -number, unit) if there else None
    assert back is None or abs((back - day).days) <= 3


@settings(deadline=None)
@given(st.dates(), st.integers(-50, 50))
def test_a_finer_unit_than_the_anchor_is_approximate(day: datetime.date, number: int) -> None:
    anchor = Anchor.of(Edtf(str(day)[:7]))
    assert (anchor is None) == (str(day)[:4] in ("0001", "9999"))
    for value in (
        (counted(anchor, number, "day"), counted(anchor, number, "week"), neighbour(anchor, 0, "week"))
        if anchor
        else ()
    ):
        assert value is None or (value.precision == "month" and value.approximate)


WORDS = st.sampled_from(
    [
        *(
            "hace",
            "tres",
            "años",
            "el",
            "la",
            "semana",
            "pasada",
            "marzo",
            "de",
            "2023",
            "25",
            "a",
            "finales",
            "en",
            "del",
        ),
        *(
            "próximo",
            "mes",
            "después",
            "y",
            "entre",
            ",",
            ".",
            "lunes",
            "año",
            "que",
            "viene",
            "desde",
            "hasta",
            "(",
            ")",
        ),
        *(
            "lanzó",
            "Acme",
            "recaudó",
            "millones",
            "€",
            "$",
            "10",
            "7B",
            "%",
            "1.500",
            "mil",
            "un",
            "dólares",
            "—",
            "«",
            "»",
        ),
        *(
            "no",
            "podrá",
            "fue",
            "publicado",
            "hoy",
            "siglo",
            "XX",
            "décadas",
            "\u00a0",
            "ñ",
            "e\u0301",
            "1/2/2023",
            "-",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))
DATES = st.sampled_from(["", "2024", "2024-03", "2024-03-20", "2024-03-18/2024-03-24", "2024-03~"])


@settings(deadline=None)
@given(TEXTS, DATES)
def test_any_text_gives_slices_of_itself_and_the_same_twice(text: str, date: str) -> None:
    reading = read(document(date), [Passage("d.0", "d", 0, text), Passage("d.1", "d", 1, text)])
    at = text.find("Acme")
    entities = Entities(
        named=(Named(0, at, at + 4, "org:acme", "organization", "Acme", "n.test", 1.0),) if at >= 0 else ()
    )
    times = find_times(reading)
    facts: tuple[TimeExpression | Figure | Event, ...] = (
        *times,
        *find_figures(reading, entities),
        *find_events(reading, entities, times),
    )
    assert len({fact.id for fact in facts}) == len(facts)
    for fact in facts:
        assert fact.evidence.words == text[fact.evidence.start : fact.evidence.end]
        assert fact.evidence.words.strip() == fact.evidence.words
    again = find_times(reading)
    assert facts == (*again, *find_figures(reading, entities), *find_events(reading, entities, again))


@settings(deadline=None)
@given(TEXTS, DATES)
def test_times_stand_in_order_and_apart(text: str, date: str) -> None:
    places = [(t.evidence.start, t.evidence.end) for t in times_of(text, date=date)]
    assert places == sorted(places)
    assert all(one[1] <= two[0] for one, two in pairwise(places))


@pytest.mark.parametrize(
    "piece", ["hace ", "el pasado ", "de 2023 a ", "9", "9.", "mil ", "$", " ", "\u00a0", "lunes 3 de ", "un "]
)
def test_long_repetitions_take_no_longer_than_their_length(piece: str) -> None:
    """Text that a backtracking pattern would take for ever on; the test ends or it does not."""
    text = piece * (30_000 // len(piece))
    reading = read(document("2024-03-20"), [Passage("d.0", "d", 0, text)])
    times = find_times(reading)
    find_figures(reading, Entities())
    find_events(reading, Entities(), times)
