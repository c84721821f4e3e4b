"""Words cut at the end of a line or page."""

from __future__ import annotations

import pytest

from oss_ai_tui.ingest.document import parse


def read(text: str) -> str:
    return " / ".join(draft.text for draft in parse(text).drafts)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("una parte de la me-", "mejor suerte del mundo.", "una parte de la mejor suerte del mundo."),
        ("Llegaron al-", "gunos modelos.", "Llegaron algunos modelos."),
        ("El apoyo empresa-", "rial no faltó.", "El apoyo empresarial no faltó."),
        ("La inteli-", "gencia crece.", "La inteligencia crece."),
        ("El eje franco-", "alemán decide.", "El eje franco-alemán decide."),
        ("Usaron GPT-", "4 en clase.", "Usaron GPT-4 en clase."),
        ("Usaron Cerebras-", "GPT en clase.", "Usaron Cerebras-GPT en clase."),
        ("Un plan técnico-", "económico.", "Un plan técnico-económico."),
        ("Un caso histórico-", "social.", "Un caso histórico-social."),
        ("Lo hizo rápida-", "mente y bien.", "Lo hizo rápidamente y bien."),
        ("Llama a la políti-", "ca local.", "Llama a la política local."),
        ("La fase de pre-", "y posentrenamiento.", "La fase de pre- y posentrenamiento."),
        ("Una joven start-", "up vasca.", "Una joven start-up vasca."),
        ("Fue a Castilla-", "La Mancha.", "Fue a Castilla-La Mancha."),
        ("Un ex-", "Google la fundó.", "Un ex-Google la fundó."),
        ("EL TITULAR DE LA INTELI-", "GENCIA", "EL TITULAR DE LA INTELIGENCIA"),
    ],
)
@pytest.mark.parametrize("page", ["\n\n", "\n\n\n \n\n"])
def test_page_breaks(first: str, second: str, page: str, expected: str) -> None:
    assert read(first + page + second) == expected


def test_the_words_of_the_text_decide() -> None:
    assert read("Un foto-\n\nperiodismo. Antes, el foto-periodismo era caro.").startswith("Un foto-periodismo.")
    assert read("Una re-\n\nrevisión. Toda rerevisión cansa.").startswith("Una rerevisión.")


def test_a_syllable_repeated_at_a_line_end_belongs_to_the_word() -> None:
    assert read("Se oía mur-\nmurar a la gente.") == "Se oía murmurar a la gente."
    assert read("Es de lo me-\nmejor. Lo mejor llegó.") == "Es de lo mejor. Lo mejor llegó."


def test_a_hyphen_that_closes_an_aside_cuts_no_word() -> None:
    text = "El plan del ministerio para la ciencia -según contó Ana-\nes bueno para todos."
    assert read(text) == "El plan del ministerio para la ciencia -según contó Ana- es bueno para todos."


def test_a_dash_or_a_bullet_is_no_hyphen() -> None:
    assert read("Lo dijo ella —\n\nOtra cosa es segura.") == "Lo dijo ella — / Otra cosa es segura."
    assert read("Una lista-\n\n- cosa") == "Una lista- / cosa"


def test_the_map_skips_the_repeated_syllable() -> None:
    (draft,) = parse("algo me-\n\nmejor").drafts
    assert draft.text == "algo mejor"
    assert draft.words.runs == ((0, 0, 5), (5, 10, 5))
