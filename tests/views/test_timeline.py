"""Events in lanes, each date drawn as surely as it is known and no more, and why it is believed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.compare import find_conflicts
from oss_ai_tui.domain.corpus import Corpus
from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Event
from oss_ai_tui.i18n import set_language
from oss_ai_tui.views import ASCII, build_timeline, legend, plot_lines, why, why_lines
from oss_ai_tui.views.axis import UNITS, Axis, Unit
from oss_ai_tui.views.cells import width
from oss_ai_tui.views.plot import beyond, draw, place
from oss_ai_tui.views.timeline import LANES, By, Entry, disputed_events
from tests.building import Builder
from tests.views.families import corpus

YEARS = Axis("month", 2020 * 12, 48)


def drawn(*dates: str, disputed: bool = False, axis: Axis = YEARS) -> str:
    entries = [Entry(f"e{n}", Edtf(d), disputed) for n, d in enumerate(dates)]
    return draw(entries, axis).replace("┊", " ").rstrip()


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2020-03-14",), "  ●"),
        (("2020-03",), "  ●"),
        (("2020",), "├──────────┤"),
        (("2020-03~",), " ~○~"),
        (("2020-22",), "     ~~~"),
        (("2020-03-01", "2020-03-31"), "  2"),
        (("2020-03-01",) * 10, "  +"),
        (("2020-03", "2020-03~"), " ~2~"),
        (("2020", "2020-03"), "├─●────────┤"),
        (("2020-03/2020-05",), "  ├─┤"),
        (("2020-03/..",), "  ├" + "─" * 45),
        (("../2020-03",), "──┤"),
        (("2019/2020-02",), "─┤"),
        (("2019",), ""),
    ],
)
def test_each_kind_of_date_has_its_own_drawing(dates: tuple[str, ...], expected: str) -> None:
    assert drawn(*dates) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2020-03-14", (2, 2)),
        ("2020", (0, 11)),
        ("2020-03~", (2, 2)),
        ("2020-22", (5, 7)),
        ("2023-06/..", (41, 47)),
        ("2019", None),
    ],
)
def test_a_date_has_its_columns(date: str, expected: tuple[int, int] | None) -> None:
    assert place(Edtf(date), YEARS) == expected


def test_a_lane_goes_on_before_or_after_the_axis() -> None:
    lane = [Entry("e1", Edtf("2019"), False), Entry("e2", Edtf("2021"), False)]
    assert beyond(lane, YEARS) == (True, False)
    assert beyond(lane[1:], YEARS) == (False, False)
    assert beyond([Entry("e3", Edtf("2024-02~"), False)], YEARS) == (False, True)


def test_a_disputed_date_stands_out_of_all() -> None:
    assert drawn("2020-03", disputed=True) == "  !"
    assert drawn("2020", disputed=True) == "├────!─────┤"
    assert drawn("2020", disputed=True, axis=Axis("year", 2020, 1)) == "!"


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["2020", "2021-05~", "2021-21", "199X", "2023/..", "2022-02-03", "0001~", "9999"])),
    st.sampled_from(UNITS),
    st.integers(1, 90),
    st.integers(1, 8),
)
def test_a_lane_is_as_wide_as_its_axis(dates: list[str], unit: Unit, units: int, cells: int) -> None:
    first = {"year": 2019, "quarter": 2019 * 4, "month": 2019 * 12, "day": 737000}[unit]
    entries = [Entry(f"e{n}", Edtf(d), False) for n, d in enumerate(dates)]
    assert width(draw(entries, Axis(unit, first, units, cells))) == units * cells


def test_lanes_are_the_fullest_first_and_nobody_last() -> None:
    timeline = build_timeline(corpus(), "company")
    assert [(lane.name, len(lane.entries), len(lane.undated)) for lane in timeline.lanes] == [
        ("Garza Labs", 1, 1),
        ("Nubelia", 1, 0),
        ("OpenAI", 1, 0),
        ("", 1, 0),
    ]
    assert [e.date.value for e in timeline.entries if e.date] == ["2020-12~", "2021", "2023-05", "2023-05"]
    assert [e.certainty for e in (*timeline.entries, *timeline.undated)] == [
        "approximate",
        "precise",
        "precise",
        "precise",
        "unknown",
    ]


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("model", ["GPT-4", "Junco", "Tero 1", ""]),
        ("person", ["Lucía Arancibia", ""]),
        ("document", ["d1.txt", "d2.txt"]),
    ],
)
def test_other_lanes(by: By, names: list[str]) -> None:
    assert [lane.name for lane in build_timeline(corpus(), by).lanes] == names


def test_a_period_keeps_what_may_have_happened_in_it() -> None:
    timeline = build_timeline(corpus(), since=Edtf("2021-06"), until=Edtf("2021-07"))
    assert [e.date.value for e in timeline.entries if e.date] == ["2021"]
    assert (timeline.undated, timeline.left_out) == ((), 1)
    assert plot_lines(timeline, 80, "month") == ["           │2021            │", "none named │────────────────│"]
    assert build_timeline(corpus(), until=Edtf("2019")).entries == ()


def test_the_whole_drawing() -> None:
    assert plot_lines(build_timeline(corpus(), "company"), 60) == [
        "           │  2021        2022        2023 │ n.d.",
        "Garza Labs │~○~           ┊           ┊    │   ?1",
        "Nubelia    │              ┊           ┊   ●│",
        "OpenAI     │              ┊           ┊   !│",
        "none named │  ├──────────┤┊           ┊    │",
        "",
        "no date    │?  1 event",
    ]


@pytest.mark.parametrize("by", LANES)
@pytest.mark.parametrize("unit", [None, *UNITS])
@pytest.mark.parametrize("cells", [40, 80, 200])
def test_no_line_is_too_wide(by: By, unit: Unit | None, cells: int) -> None:
    lines = plot_lines(build_timeline(corpus(), by), cells, unit)
    assert lines
    assert max(map(width, lines)) <= cells
    plain = plot_lines(build_timeline(corpus(), by), cells, unit, glyphs=ASCII)
    assert "".join(plain).replace("…", "").replace("í", "").isascii()


def test_what_a_drawing_leaves_out_is_said() -> None:
    lines = plot_lines(build_timeline(corpus()), 80, most=2)
    assert lines[-1] == "and 2 more lanes"
    assert not any("OpenAI" in line for line in lines)
    long = Builder("d3", *(f"Año {year} fue raro." for year in range(1, 100)))
    for year in range(1, 100):
        long.event(f"Año {year} fue raro", f"{year * 20:04}-01-01")
    many = plot_lines(build_timeline(Corpus.of([long.record()])), 80, "day")
    assert any(line.startswith("There is more") for line in many)


def test_conflicts_need_not_be_looked_for_twice() -> None:
    whole = corpus()
    disputes = disputed_events(whole, find_conflicts(whole))
    assert disputes and build_timeline(whole, disputes=disputes) == build_timeline(whole)
    assert not any(entry.disputed for entry in build_timeline(whole, disputes={}).entries)


def test_nothing_at_all() -> None:
    assert plot_lines(build_timeline(Corpus()), 80) == []


def test_why_a_date_is_believed() -> None:
    whole = corpus()
    timeline = build_timeline(whole)

    def reasons(summary: str) -> list[str]:
        event = next(e for e in whole.events if e.summary.startswith(summary))
        return list(why_lines(whole, why(whole, event, timeline.conflicts), 200))

    assert reasons("OpenAI") == [
        "«el mes pasado» → 2023-05, May 2023 [t.x 0.80]",
        "counted from: the date of the text, 28 June 2023 (stated in the text)",
        "! GPT-4, released: May 2023 ≠ 14 March 2023 (the registry)",
    ]
    assert reasons("A finales") == [
        "«A finales de 2020» → 2020-12~, late 2020 [t.x 0.80]",
        "counted from: the words say it all",
    ]
    assert reasons("Hace poco")[0] == "«Hace poco» → no date [t.x 0.80]"
    narrow = list(why_lines(whole, why(whole, whole.events[-1], timeline.conflicts), 30))
    assert all(width(line) <= 30 for line in narrow)


def test_an_inferred_date_of_the_text_gives_its_reasons() -> None:
    text = Builder("d1", "El mes pasado salió algo.", date=Edtf("2024-03~"), date_basis="inferred", reasons=("eso",))
    text.event("El mes pasado salió algo", "2024-02~", when="El mes pasado", anchor="2024-03~")
    whole = Corpus.of([text.record()])
    reason = why(whole, whole.events[0], {})
    assert (reason.basis, reason.reasons, reason.anchor_date) == ("inferred", ("eso",), Edtf("2024-03~"))
    assert "inferred because of eso" in list(why_lines(whole, reason, 80))


def test_an_event_without_words_about_time() -> None:
    text = Builder("d1", "Salió algo.")
    text.event("Salió algo", None)
    whole = Corpus.of([text.record()])
    event = whole.events[0]
    assert isinstance(event, Event)
    assert list(why_lines(whole, why(whole, event, {}), 80)) == ["The text does not say when."]


def test_the_same_corpus_gives_the_same_timeline_in_any_language() -> None:
    one = build_timeline(corpus(), "model")
    set_language("es")
    assert replace(build_timeline(corpus(), "model"), conflicts=one.conflicts) == one
    assert "sin fecha" in "".join(legend(80))


@pytest.mark.parametrize("cells", [10, 40, 80, 200])
@pytest.mark.parametrize("brief", [False, True])
def test_the_legend_names_every_sign_and_fits(cells: int, brief: bool) -> None:
    lines = legend(cells, brief=brief)
    assert max(map(width, lines)) <= cells
    assert all(sign in "".join(lines) for sign in "●○~├┤?!+")
