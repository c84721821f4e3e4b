"""Events: triggers with their own examples, dates of their own clause, participants, and what is none."""

from __future__ import annotations

import pytest

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import BlockKind, Document, EntityKind, Event, Passage
from oss_ai_tui.extract.events import find_events
from oss_ai_tui.extract.events.clauses import SUMMARY_LENGTH
from oss_ai_tui.extract.events.triggers import Trigger, trigger_book
from oss_ai_tui.extract.reading import Entities, Named, read
from oss_ai_tui.extract.times import find_times

NAMES: dict[str, EntityKind] = {
    **{"Acme": "organization", "Beta": "organization", "Gama": "organization"},
    **{"Ábaco": "model", "Torno": "model", "Ana Ruiz": "person"},
}
TRIGGERS = trigger_book().triggers
EXAMPLES = [pytest.param(t, text, id=f"{t.lemma}:{text}") for t in TRIGGERS for text in t.examples]
COUNTEREXAMPLES = [pytest.param(t, text, id=f"{t.lemma}:{text}") for t in TRIGGERS for text in t.counterexamples]


def events_of(*texts: str, date: str = "2024-03-20", kind: BlockKind = "paragraph") -> tuple[Event, ...]:
    document = Document("d", "d.txt", "/d.txt", "", date=Edtf(date) if date else None)
    reading = read(document, [Passage(f"d.{i}", "d", i, text, kind) for i, text in enumerate(texts)])
    named = [
        Named(i, at, at + len(name), name, kind_, name, "n.test", 1.0)
        for i, text in enumerate(texts)
        for name, kind_ in NAMES.items()
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    entities = Entities(named=tuple(sorted(named, key=lambda n: (n.passage, n.start))))
    return find_events(reading, entities, find_times(reading))


def dates(*texts: str, date: str = "2024-03-20") -> list[tuple[str, str | None]]:
    return [
        (event.rule.rpartition(".")[2], str(event.date) if event.date else None)
        for event in events_of(*texts, date=date)
    ]


@pytest.mark.parametrize(("trigger", "text"), EXAMPLES)
def test_a_trigger_finds_its_examples(trigger: Trigger, text: str) -> None:
    assert [event.rule.rpartition(".")[2] for event in events_of(text)] == [trigger.lemma]


@pytest.mark.parametrize(("trigger", "text"), COUNTEREXAMPLES)
def test_a_trigger_leaves_its_counterexamples_alone(trigger: Trigger, text: str) -> None:
    assert trigger.lemma not in {event.rule.rpartition(".")[2] for event in events_of(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Acme no lanzó Ábaco en 2023.",
        "Acme nunca publicó en 2022 los datos de Ábaco.",
        "Acme podría lanzar Ábaco en 2025.",
        "Acme habría comprado Beta en 2022.",
        "¿Lanzó Acme en 2023 su modelo Ábaco?",
        "Para entrenar Ábaco en 2023 hacía falta dinero.",
        "Acme tiene un modelo de código abierto desde hace décadas.",
        "Ábaco compite con Torno.",
        "El auge del año pasado fue breve.",
        "Hasta 2022 nadie usaba Ábaco.",
    ],
)
def test_what_did_not_happen_is_no_event(text: str) -> None:
    assert events_of(text) == ()


def test_headings_tell_no_events() -> None:
    assert events_of("Acme lanzó Ábaco en 2023", kind="heading") == ()


def test_every_date_goes_to_its_own_clause() -> None:
    text = (
        "El 25 de enero, Acme, una firma que defiende lo libre, presentó Torno, rival de Ábaco, que Beta lanzó en 2021."
    )
    assert dates(text) == [("presentar", "2024-01-25"), ("lanzar", "2021")]
    assert dates("Acme dijo ayer que en 2022 recaudó 5 millones de euros.") == [
        ("decir", "2024-03-19"),
        ("recaudar", "2022"),
    ]
    assert dates("El mes pasado, cuando anunció Ábaco, Acme tenía prisa.") == [("anunciar", "2024-02")]


def test_a_second_date_and_name_share_the_verb_before_them() -> None:
    found = events_of("En 2018 nació Ábaco; en 2021, Torno, y en 2022 hubo lluvia.")
    assert [(str(e.date), e.participants) for e in found] == [("2018", ("Ábaco",)), ("2021", ("Torno",))]


def test_a_participle_between_commas_tells_what_happened() -> None:
    text = "La norma, propuesta en abril de 2021, se aplicará a partir de 2026."
    assert dates(text) == [("proponer", "2021-04"), ("aplicar", "2026")]


def test_a_subject_does_what_follows_its_conjunction_too() -> None:
    found = events_of("Acme compró Beta en 2022 y en marzo de 2023 lanzó Torno.")
    assert [e.participants for e in found] == [("Acme", "Beta"), ("Acme", "Torno")]
    found = events_of("Según Acme, nació en 2022 y en marzo de 2023 lanzó Torno.")
    assert found[-1].participants == ("Torno",)


def test_nouns_that_look_like_verbs_tell_nothing() -> None:
    assert dates("Según un comunicado de la firma, en 2022 crecía la demanda.") == []


def test_of_two_dates_of_a_change_the_later_counts() -> None:
    assert dates("El gasto pasó de 9 millones en 2022 a 20 millones el año pasado.") == [("pasar", "2023")]


def test_the_finer_of_two_dates_counts() -> None:
    assert dates("En julio, el año pasado, Acme lanzó Ábaco.") == [("lanzar", "2023-07")]


def test_what_began_then_happened_then() -> None:
    assert dates("La norma entrará en vigor a partir del 2 de agosto de 2025.") == [("entrar", "2025-08-02")]


def test_datelines_date_nothing() -> None:
    assert dates("Lima, 9 de marzo (Agencia).- Acme levantó 5 millones de euros, anunció el viernes su fundador.") == [
        ("anunciar", "2024-03-15")
    ]


def test_what_closed_itself_was_closed() -> None:
    assert dates("La operación se cerró el 13 de enero.") == [("cerrar", "2024-01-13")]


def test_a_verb_that_touches_a_date_needs_no_trigger() -> None:
    assert dates("Acme, que en 2022 había recaudado 3 millones, cerró en octubre.") == [
        ("recaudar", "2022"),
        ("beside", "2023-10"),
    ]
    assert dates("La audiencia continuará el jueves.") == [("beside", "2024-03-21")]
    assert dates("La audiencia no continuará el jueves.") == []


def test_imprints_tell_no_events() -> None:
    assert dates("Publicado el 12 de junio de 2023 por el equipo de Acme") == []
    assert dates("Actualizado: 12 de junio de 2023, 10:30.") == []


def test_comparisons_date_nothing() -> None:
    assert dates("Acme facturó 5 millones en 2023, frente a 2021.") == [("facturar", "2023")]


def test_what_tells_of_the_present_dates_nothing_in_another_clause() -> None:
    assert dates("Hoy Acme compró Beta.") == [("comprar", "2024-03-20")]
    assert dates("La compró un fondo, cuyo fundador dirige hoy Beta.") == []
    assert dates("Le dijo a Beta Ana Ruiz, de Acme, que hoy emplea a cien personas.") == []


def test_a_firm_may_say_itself_how_glad_it_is() -> None:
    (event,) = events_of("El 3 de mayo de 2023 estamos encantados de presentar Ábaco, de Acme.")
    assert (event.kind, str(event.date)) == ("release", "2023-05-03")
    assert dates("El 3 de mayo de 2023 estamos lejos de presentar Ábaco, de Acme.") == []


def test_a_plan_needs_its_date() -> None:
    assert dates("Acme lanzará Ábaco en octubre.") == [("lanzar", "2024-10")]
    assert dates("Acme prevé lanzar Ábaco en octubre.") == [("lanzar", "2024-10")]
    assert dates("Acme lanzará Ábaco junto con Beta.") == []
    assert dates("Acme prometió Ábaco para octubre.") == []


def test_vague_times_of_the_recent_past_leave_the_date_open() -> None:
    (event,) = events_of("Hace unas semanas se filtró un informe de Acme.")
    assert (event.date, event.date_text, event.participants) == (None, "Hace unas semanas", ("Acme",))
    assert event.time is not None


def test_undated_events_need_a_strong_trigger_and_names_on_both_sides() -> None:
    (event,) = events_of("Acme, la firma de chips, compró Beta y creció.")
    assert (event.date, event.date_text, event.time, event.participants) == (None, None, None, ("Acme", "Beta"))
    assert dates("Acme ha recaudado 40 millones de euros, dice Beta.") == [("recaudar", None)]
    assert dates("Compró Beta la firma que quería.") == []
    assert dates("Acme lanzó un producto.") == []


def test_items_of_a_chronology_are_events() -> None:
    found = events_of("2019: Acme presenta Ábaco.", "Junio de 2020: llega Torno.", "14 de marzo de 2023: todo cambia.")
    assert [(str(e.date), e.rule) for e in found] == [
        *(("2019", "e.item"), ("2020-06", "e.item"), ("2023-03-14", "e.item")),
    ]


def test_an_event_told_twice_is_kept_once() -> None:
    assert dates("Acme lanzó Ábaco en 2023.", "Como se dijo, Acme lanzó Ábaco en 2023 con ruido.") == [
        ("lanzar", "2023")
    ]
    assert dates("Acme compró Beta.", "Acme compró Beta en 2022.") == [("comprar", "2022")]
    assert len(dates("Acme lanzó Ábaco en 2022.", "Acme lanzó Ábaco en 2023.")) == 2
    (event,) = events_of(
        "Acme lanzó Ábaco en mayo de 2023.", "Aquí, nada.", "Acme publicó Ábaco en mayo de 2023, con ruido."
    )
    assert [e.words for e in (event.evidence, *event.also)] == [
        "Acme lanzó Ábaco en mayo de 2023.",
        "Acme publicó Ábaco en mayo de 2023, con ruido.",
    ]


def test_the_company_is_the_one_named_just_before() -> None:
    (event,) = events_of("Acme nada en dinero. En 2022, la empresa lanzó Ábaco.")
    assert event.participants == ("Acme", "Ábaco")
    (event,) = events_of("Acme y Beta nadan en dinero. En 2022, la empresa lanzó Ábaco.")
    assert event.participants == ("Ábaco",)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Acme anunció ayer una alianza con Beta.", "partnership"),
        ("Acme anunció ayer una ronda de 5 millones.", "funding"),
        ("Acme anunció ayer la apertura de Ábaco.", "release"),
        ("Acme anunció ayer su postura.", "statement"),
        ("Acme presentó ayer Ábaco.", "release"),
        ("Acme presentó ayer sus cuentas.", "other"),
        ("El Senado aprobó ayer la norma.", "policy"),
        ("Los datos se filtraron ayer.", "leak"),
        ("Beta compró ayer Acme.", "market"),
        ("Acme anunció en marzo de 2023 la apertura de Ábaco, un chatbot.", "release"),
        ("Ana Ruiz anunció en marzo de 2023 que su firma Acme iba a abrir Ábaco, un chatbot.", "statement"),
        ("Ana Ruiz anunció en marzo de 2023 que Acme lanzará un modelo llamado Ábaco.", "statement"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    (event,) = events_of(text)
    assert event.kind == kind


def test_a_summary_is_one_line_of_the_texts_own_words() -> None:
    long = (
        "Otras firmas muy conocidas, como Acme, que nació lejos de aquí y que ha pasado por todo tipo de apuros, " * 2
    )
    (event,) = events_of(f"{long}empezaron a cobrar en diciembre de 2023 por el uso de sus modelos.")
    assert len(event.summary) <= SUMMARY_LENGTH
    assert "empezaron a cobrar" in event.summary
    assert event.summary.rstrip("…") in event.evidence.words


def test_the_document_date_moves_what_counts_from_it_only() -> None:
    texts = ("Acme lanzó Ábaco el mes pasado.", "Beta lanzó Torno en mayo de 2021.")
    assert dates(*texts, date="2024-03") == [("lanzar", "2024-02"), ("lanzar", "2021-05")]
    assert dates(*texts, date="2024-08") == [("lanzar", "2024-07"), ("lanzar", "2021-05")]
    assert dates(*texts, date="") == [("lanzar", None), ("lanzar", "2021-05")]


def test_no_clause_is_cut_inside_a_name() -> None:
    NAMES["Ministerio de Datos, Lenguas e Innovación"] = "organization"
    try:
        first, second = events_of(
            "Acme compró Beta en 2022 y el Ministerio de Datos, Lenguas e Innovación lanzó Torno en 2023."
        )
    finally:
        del NAMES["Ministerio de Datos, Lenguas e Innovación"]
    assert first.summary == "Acme compró Beta en 2022"
    assert second.summary.startswith("el Ministerio de Datos, Lenguas e Innovación lanzó")


def test_what_a_quotation_tells_is_not_when_it_was_said() -> None:
    assert events_of("Esto es grande y hoy es prueba de ello», anunció Ana Ruiz en la feria de Acme.") == ()
