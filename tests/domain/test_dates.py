"""EDTF dates: what parses, what they span, how they sort, how they read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oss_ai_tui.domain.dates import FIRST_DAY, LAST_DAY, Edtf

MARKS = st.sampled_from(["", "", "~", "?", "%"])
YEARS = st.integers(0, 9999).map("{:04d}".format)
DAYS = st.dates().map(date.isoformat)
SIMPLE = st.one_of(
    YEARS,
    DAYS,
    DAYS.map(lambda day: day[:7]),
    DAYS.map(lambda day: f"{day[:7]}-XX"),
    YEARS.map(lambda year: f"{year}-XX-XX"),
    YEARS.map(lambda year: f"{year[:3]}X"),
    YEARS.map(lambda year: f"{year[:2]}XX"),
    st.builds("{}-{}".format, YEARS, st.sampled_from(["21", "22", "23", "24"])),
)
PARTS = st.builds("{}{}".format, SIMPLE, MARKS)


def ordered(first: str, last: str) -> str:
    return "/".join(sorted((first, last), key=lambda part: Edtf(part).sort_key))


INTERVALS = st.one_of(
    st.builds(ordered, PARTS, PARTS),
    PARTS.map("../{}".format),
    PARTS.map("/{}".format),
    PARTS.map("{}/..".format),
    PARTS.map("{}/".format),
)
DATES = st.one_of(PARTS, INTERVALS).map(Edtf)


@settings(deadline=None)
@given(DATES)
def test_a_date_spans_days_in_order_and_keeps_its_words(date_: Edtf) -> None:
    assert FIRST_DAY <= date_.earliest <= date_.latest
    assert str(date_) == date_.value
    assert Edtf(date_.value) == date_
    assert date_.is_interval == (date_.precision == "interval")
    assert date_.overlaps(date_)


@settings(deadline=None)
@given(DATES, DATES, DATES)
def test_dates_sort_totally_and_consistently(a: Edtf, b: Edtf, c: Edtf) -> None:
    assert (a < b) + (b < a) + (a == b) == 1
    assert not (a < b and b < c) or a < c
    assert sorted([a, b, c]) == sorted([c, a, b])


@settings(deadline=None)
@given(DATES, DATES)
def test_overlap_is_mutual_and_follows_from_a_shared_day(a: Edtf, b: Edtf) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    assert a.overlaps(b) == (max(a.earliest, b.earliest) <= min(a.latest, b.latest))


@settings(deadline=None)
@given(DATES, st.sampled_from(["es", "en"]))
def test_every_date_reads_as_words_on_one_line(date_: Edtf, lang: str) -> None:
    words = date_.label(lang)
    assert words.strip() == words
    assert words and "\n" not in words
    assert not set("~?%/.") & set(words)


@settings(deadline=None)
@given(st.text(max_size=12))
def test_any_other_text_is_refused(text: str) -> None:
    try:
        value = Edtf(text).value
    except ValueError:
        return
    assert value == text
    assert value.isascii()


@pytest.mark.parametrize(
    "text",
    [
        *("", "/", "..", "../..", "...", "./2020", "2023-13", "2023-00", "2023-02-29", "2023-05-32", "23-05-01"),
        *("2023-XX-05", "201X-05", "2XXX", "2023~?", "2023-21-05", "2024/2023", "2020/2021/2022", " 2023", "2023\n"),
        *("٢٠٢٣", "2023/05/01", "hoy", "2023-5"),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not an EDTF date|no such|unknown|ends before"):
        Edtf(text)


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "precision"),
    [
        ("2023-06-28", (2023, 6, 28), (2023, 6, 28), "day"),
        ("2023-02", (2023, 2, 1), (2023, 2, 28), "month"),
        ("2024-02~", (2024, 2, 1), (2024, 2, 29), "month"),
        ("2023-24", (2023, 12, 1), (2024, 2, 29), "season"),
        ("2020", (2020, 1, 1), (2020, 12, 31), "year"),
        ("199X", (1990, 1, 1), (1999, 12, 31), "decade"),
        ("19XX", (1900, 1, 1), (1999, 12, 31), "century"),
        ("0000-02-29", (0, 2, 29), (0, 2, 29), "day"),
        ("2024-03-11/2024-03-17", (2024, 3, 11), (2024, 3, 17), "interval"),
        ("2021/..", (2021, 1, 1), LAST_DAY, "interval"),
        ("../2021", FIRST_DAY, (2021, 12, 31), "interval"),
    ],
)
def test_a_date_spans_what_it_says(
    value: str, earliest: tuple[int, int, int], latest: tuple[int, int, int], precision: str
) -> None:
    date_ = Edtf(value)
    assert (date_.earliest, date_.latest, date_.precision) == (earliest, latest, precision)


def test_equal_starts_sort_by_precision() -> None:
    values = ["2023", "2023-01-01", "2023-01", "202X", "2022-12-31", "2023-01-01/2023-01-07"]
    assert [d.value for d in sorted(map(Edtf, values))] == [
        *("202X", "2022-12-31", "2023-01-01", "2023-01-01/2023-01-07", "2023-01", "2023"),
    ]


def test_a_date_does_not_compare_with_a_string() -> None:
    other: object = "2023"
    assert Edtf("2023") != other
    assert Edtf("2023").__lt__(other) is NotImplemented


def test_approximate_is_any_mark() -> None:
    assert [Edtf(v).approximate for v in ("2020-12~", "2020?", "2020%", "2020", "2020/2021~")] == [
        *(True, True, True, False, True)
    ]


@pytest.mark.parametrize(
    ("value", "spanish", "english"),
    [
        ("2023-06-28", "28 de junio de 2023", "28 June 2023"),
        ("2023-03", "marzo de 2023", "March 2023"),
        ("2023", "2023", "2023"),
        ("2020-12~", "finales de 2020", "late 2020"),
        ("2020-06~", "mediados de 2020", "mid-2020"),
        ("2020-01~", "principios de 2020", "early 2020"),
        ("2024-03~", "hacia marzo de 2024", "about March 2024"),
        ("2023-03-26~", "hacia el 26 de marzo de 2023", "about 26 March 2023"),
        ("2013~", "hacia 2013", "about 2013"),
        ("2013?", "2013 (dudoso)", "2013 (uncertain)"),
        ("2013%", "hacia 2013 (dudoso)", "about 2013 (uncertain)"),
        ("199X", "años 1990", "1990s"),
        ("199X~", "hacia los años 1990", "about the 1990s"),
        ("19XX", "siglo XX", "20th century"),
        ("20XX", "siglo XXI", "21st century"),
        ("2023-22", "verano de 2023", "summer 2023"),
        ("2023-05-XX", "mayo de 2023", "May 2023"),
        ("2024-03-11/2024-03-17", "11–17 de marzo de 2024", "11–17 March 2024"),
        ("2024-02-26/2024-03-03", "26 de febrero de 2024 – 3 de marzo de 2024", "26 February 2024 – 3 March 2024"),
        ("2024-03-XX/2024-03-XX", "marzo de 2024 – marzo de 2024", "March 2024 – March 2024"),
        ("2022/2023", "2022 – 2023", "2022 – 2023"),
        ("2021/..", "desde 2021", "since 2021"),
        ("2021-05-03/", "desde el 3 de mayo de 2021", "since 3 May 2021"),
        ("2020-12~/..", "desde finales de 2020", "since late 2020"),
        ("../199X", "hasta los años 1990", "until the 1990s"),
        ("/2021-21", "hasta la primavera de 2021", "until spring 2021"),
    ],
)
def test_dates_read_in_both_languages(value: str, spanish: str, english: str) -> None:
    assert Edtf(value).label("es") == spanish
    assert Edtf(value).label("en") == english
