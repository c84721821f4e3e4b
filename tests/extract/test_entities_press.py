"""Names and roles as newspapers and firms' pages write them, and what only looks like a name there."""

from __future__ import annotations

import pytest

from tests.extract.naming import entities_of, names_of

NOTHING: dict[str, set[str]] = {"organizations": set(), "models": set(), "people": set()}


def roles_of(text: str) -> list[tuple[str, str, str | None]]:
    """Return the roles of a text as (person, title, organisation)."""
    found = entities_of(text)
    names = {c.id: c.name for c in found.companies}
    return [(p.name, r.title, names.get(r.organization or "")) for p in found.people for r in p.roles]


# What is no name of the three kinds


@pytest.mark.parametrize(
    "text",
    [
        "La cita es en la Lisboa Data Week de este año.",
        "Lo contó en el AI Summit y lo repitió en el Red Hat Summit.",
        "Abren las XI Jornadas y, en mayo, las III Jornadas de Datos.",
        "Vuelve el IV Congreso Nacional de Robótica y luego el Congreso Internacional de Datos Abiertos.",
        "La Cumbre Nimbora coincide con la Nimbora Conference 2025.",
        "TIENES QUE LEER: lo que viene.",
        "LEA TAMBIÉN | lo que viene",
        "Modelo de 7 mil millones de parámetros: cabe en un teléfono.",
        "Los modelos como Mixture of Experts gustan, y también la arquitectura Transformer con LoRA y RAG.",
        "Usan herramientas como Hadoop, Kubernetes, Android, Linux, LibreOffice y Thunderbird. El modelo Hadoop gustó.",
        "La inversión en I+D sube.",
    ],
)
def test_occasions_and_calls_to_read_on_are_no_names(text: str) -> None:
    assert names_of(text) == NOTHING


def test_a_person_named_like_an_occasion_stays_one() -> None:
    assert names_of("Habló Doris Day.")["people"] == {"Doris Day"}


# Organisations


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("Lo dijo la directora de Red Hat NoLa.", "org:red-hat"),
        ("Lo dijo HP Iberia.", "org:hp"),
        ("Compran en Oracle Latinoamérica.", "org:oracle"),
        ("Lo dijo la jefa de Telefónica I+D.", "org:telefonica"),
        ("Lo firmó la Fundación I+E.", "org:fundacion-i-e"),
        ("Lo publicó el diario 'La Ladera'.", "org:la-ladera"),
        ("Lo creó el Centro Nacional de Inteligencia Artificial de Chile.", "org:cenia"),
        ("Lo creó la Universidad del Pacífico Norte.", "org:universidad-del-pacifico-norte"),
        ("Lo creó el Departamento de I+D de Nimbora Labs.", "org:departamento-de-i-d-de-nimbora-labs"),
    ],
)
def test_divisions_and_long_forms(text: str, organization: str) -> None:
    assert [c.id for c in entities_of(text).companies][:1] == [organization]


@pytest.mark.parametrize("medium", ["Clarín", "El Mundo", "Reuters"])
def test_who_is_told_is_no_part_of_the_name_of_who_tells(medium: str) -> None:
    found = names_of(f"«Es caro», explicó a {medium} Nadia del Valle, ingeniera de software de Nimbora Labs.")
    assert found == {"organizations": {medium, "Nimbora Labs"}, "models": set(), "people": {"Nadia del Valle"}}


# Roles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tarsis AI creció. En plena Lisboa Data Week, su consejero delegado, Bruno Echeverri, dio cifras.",
            [("Bruno Echeverri", "consejero delegado", "Tarsis AI")],
        ),
        (
            "Tarsis AI creció. El Consejero Delegado, Bruno Echeverri, dio cifras.",
            [("Bruno Echeverri", "Consejero Delegado", "Tarsis AI")],
        ),
        (
            "La fundaron Lía Serra y Pau Bonet, antiguos empleados de OpenAI y Meta. La Directora, Eva Sol, no.",
            [("Eva Sol", "Directora", None)],
        ),
        (
            "Calló el director Global de Innovación de Tarsis AI y CEO de Nimbora Labs, Rubén del Valle.",
            [
                ("Rubén del Valle", "director Global de Innovación", "Tarsis AI"),
                ("Rubén del Valle", "CEO", "Nimbora Labs"),
            ],
        ),
        (
            "El líder de Políticas públicas para América Latina y el Caribe de OpenAI, Nicolás Robles, habló.",
            [("Nicolás Robles", "líder de Políticas públicas para América Latina y el Caribe", "OpenAI")],
        ),
        (
            "Calló el director de HP Iberia, Iván Moreno, y habló la CEO de Telefónica I+D, Eva Sol.",
            [("Iván Moreno", "director", "HP"), ("Eva Sol", "CEO", "Telefónica")],
        ),
        (
            "El titular de la Cámara Ladera, Horacio Beltrán, calló.",
            [("Horacio Beltrán", "titular", "Cámara Ladera")],
        ),
        (
            "El CEO de Nopal Labs, el regiomontano Gilberto Treviño, celebró.",
            [("Gilberto Treviño", "CEO", "Nopal Labs")],
        ),
        (
            "El ministro de Tecnologías de la Información y las Comunicaciones, Saúl Lizarza, firmó.",
            [("Saúl Lizarza", "ministro de Tecnologías de la Información y las Comunicaciones", None)],
        ),
        (
            "El director de Tecnología (CTO) de Nimbora, Pol Casajuana, dimite.",
            [("Pol Casajuana", "director de Tecnología (CTO)", "Nimbora")],
        ),
        (
            "Eduardo Graf, director de Alianzas Estratégicas para Latinoamérica en Nimbora, viajó.",
            [("Eduardo Graf", "director de Alianzas Estratégicas para Latinoamérica", "Nimbora")],
        ),
        (
            "El jefe de Gabinete, Gastón Vila, y la ministra de Capital Humano, Sandra Petri, callan.",
            [("Gastón Vila", "jefe de Gabinete", None), ("Sandra Petri", "ministra de Capital Humano", None)],
        ),
        (
            "La consejera de Banco Ladera Felisa Larra Edo criticó el gasto.",
            [("Felisa Larra Edo", "consejera", "Banco Ladera")],
        ),
        (
            "La investigadora postdoctoral del grupo IXA Nerea Etxe Ibarra lo probó.",
            [("Nerea Etxe Ibarra", "investigadora postdoctoral", "IXA")],
        ),
        (
            "Pau Bonet, exinvestigador de Google DeepMind y fundador de Salmor AI, ganó.",
            [("Pau Bonet", "exinvestigador", "Google DeepMind"), ("Pau Bonet", "fundador", "Salmor AI")],
        ),
        (
            "Julio Velda Montes, presidente de Nimbora, lo descartó.",
            [("Julio Velda Montes", "presidente", "Nimbora")],
        ),
        (
            "La entonces ministra de Ciencia, Olga Pineda, firmó.",
            [("Olga Pineda", "ministra de Ciencia", None)],
        ),
    ],
)
def test_titles_in_spanish(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert roles_of(text) == expected


@pytest.mark.parametrize(
    ("title", "joint"),
    [
        ("head of AI Solutions & Strategy", "de"),
        ("Chief Technology Officer", "de"),
        ("VP of Engineering", "en"),
        ("country manager", "de"),
        ("Senior Product Manager", "de"),
        ("senior researcher", "en"),
        ("Head of Research", "at"),
        ("Chief AI Officer", "of"),
    ],
)
def test_titles_in_english(title: str, joint: str) -> None:
    text = f"Ana Ruiz, profesora de la Universidad de Jaén, calló. Iván Moreno, {title} {joint} Ladera-net, no."
    assert roles_of(text) == [
        ("Ana Ruiz", "profesora", "Universidad de Jaén"),
        ("Iván Moreno", title, "Ladera-net"),
    ]


def test_a_title_with_a_complement_that_is_no_name_is_of_no_neighbour() -> None:
    text = "Quimera Labs creció. Ana Ruiz, directora de la «otra casa de siempre», calló."
    assert roles_of(text)[0][2] is None


# Names beside what misleads


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Quién es Ludmila Ferreyra, la rosarina que lo programó.", "people", "Ludmila Ferreyra"),
        ("El ministro de Educación peruano, Ángel Hernández, calló.", "people", "Ángel Hernández"),
        ("Recibió a todos el organismo que conduce Santiago Bausada.", "people", "Santiago Bausada"),
        ("A su turno, Kaula Malgui, ex moderadora en Lima, calló.", "people", "Kaula Malgui"),
        ("La economista Rosa Vidal, del CELSO, calló.", "organizations", "CELSO"),
        ("Lo aprobó el jefe de Plataformas de Seguros Meridiano.", "organizations", "Seguros Meridiano"),
        ("Meta, aludida varias veces, no envió a nadie.", "organizations", "Meta"),
        ("Es un modelo pequeño y de código abierto, Tizona, dirigido a docentes.", "models", "Tizona"),
        ("Instalan GPT-4, Llama 2 o su propio Itsasoa.", "models", "Itsasoa"),
        ("Hoy lo usan Enelia y CGX.", "organizations", "Enelia"),
        ("Su libro, que Ediciones La Ladera publicó en octubre, gustó.", "organizations", "Ediciones La Ladera"),
        ("CSIX, por el contrario, ha tildado el plan de ocurrencia.", "organizations", "CSIX"),
        ("El Colegio de Abogados, su decano, calló.", "organizations", "Colegio de Abogados"),
        ("Lo cuenta la gerente de Tallgrass Insurance.", "organizations", "Tallgrass Insurance"),
        ("Ayer se ha presentado 'Justicia Abierta', un asistente basado en Llama 2.", "models", "Justicia Abierta"),
        ("El plan se llamará Coatlicue-LM.", "models", "Coatlicue-LM"),
        ("Allí entrenan ROUBERTa y miden con ClaimsBench.", "models", "ROUBERTa"),
        ("«Es así», comentaba en LinkedIn Lewis Tunstell.", "people", "Lewis Tunstell"),
        ("Habló una socia de la cooperativa Libro Abierto.", "organizations", "Libro Abierto"),
        ("Habló Ana Brenner. Brenner explicó poco.", "people", "Ana Brenner"),
        ("El profesor de la Northmoor University calló.", "organizations", "Northmoor University"),
        ("Quien sí lo celebró fue Yásnaga Aguilera.", "people", "Yásnaga Aguilera"),
    ],
)
def test_a_name_is_known_by_what_stands_beside_it(text: str, kind: str, name: str) -> None:
    assert name in names_of(text)[kind]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Lo repetía el fundador del proyecto GNX.", "people", "GNX"),
        ("La rosarina Nimbora calló.", "people", "Nimbora"),
        ("Meta, cumplida en mayo, fue la de siempre.", "organizations", "Meta"),
        ("Es un modelo de vida, Tizona, que gusta.", "models", "Tizona"),
        ("Los seguros de vida suben.", "organizations", "seguros de vida"),
        ("La catedrática de Derecho Procesal Rosa Vidal calló.", "organizations", "Derecho Procesal"),
        ("La jefa de la aseguradora con sede en Omaya calló.", "organizations", "Omaya"),
        ("Fue la Nimbora Universidad de Lima.", "organizations", "Nimbora Universidad"),
        ("Del público salió otra.", "organizations", "Del"),
        ("Con GPT-4, Tallgrama desplegó otra cosa.", "models", "Tallgrama"),
    ],
)
def test_what_only_looks_so_is_not(text: str, kind: str, name: str) -> None:
    assert name not in names_of(text)[kind]


def test_the_label_of_a_side_is_no_initial() -> None:
    talk = (
        "P. Marc Andreu lo niega. ¿Y usted?\n\nR. Álvaro Soto lo repite.\n\nP. Última pregunta: ¿qué dice?\n\nR. Nada."
    )
    assert names_of(talk)["people"] == {"Marc Andreu", "Álvaro Soto"}
    assert names_of("P. Marc Andreu, ingeniero, lo niega.")["people"] == {"P. Marc Andreu"}


# Names that stand once, and what beside them says what they are


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Nació ayer su modelo, Chivolo, una rareza.", "models", "Chivolo"),
        ("La firma tiene un modelo propio, Chivolo, que sabe leer.", "models", "Chivolo"),
        ("El generador de imágenes Chivolo ya se puede descargar.", "models", "Chivolo"),
        ("La ronda la pagó el fondo canadiense Ynovia.", "organizations", "Ynovia"),
        ("Lo pagó todo el fondo de inversión Ynovia.", "organizations", "Ynovia"),
        ("Volvió a Lima y montó Ynovia con un amigo.", "organizations", "Ynovia"),
        ("Es una empresa fundada por Amjad Basad.", "people", "Amjad Basad"),
        ("El plan es de Amjad Basad, quien lo niega.", "people", "Amjad Basad"),
        ("La casa fichó a Amjad Basad en mayo.", "people", "Amjad Basad"),
        ("La obra fichó por Ynovia en mayo.", "organizations", "Ynovia"),
        ("Ayer salió R7-0528 y hoy gusta. El modelo R7-0528 gana.", "models", "R7-0528"),
    ],
)
def test_names_that_stand_once(text: str, kind: str, name: str) -> None:
    assert names_of(text) == {**NOTHING, kind: {name}}


@pytest.mark.parametrize(
    "text",
    [
        "Según su modelo, Lima crece poco.",
        "Es una empresa fundada por Amor.",
        "Lo pagó todo el fondo de Chivolo.",
    ],
)
def test_what_these_words_make_no_name(text: str) -> None:
    assert names_of(text) == NOTHING


# Whose title it is


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Quipu Labs crece. Lo dijo Arturo Mena, su director general.",
            ("Arturo Mena", "director general", "Quipu Labs"),
        ),
        (
            "Quipu Labs crece. Eva Sol llamó a Arturo Mena, su director general.",
            ("Arturo Mena", "director general", None),
        ),
        (
            "En Quipu Labs creemos en lo abierto. Gracias a Telefónica, que ayudó.\n\nArturo Mena, director",
            ("Arturo Mena", "director", "Quipu Labs"),
        ),
        (
            "También va Arturo Mena, máximo responsable de Quipu Labs.",
            ("Arturo Mena", "responsable", "Quipu Labs"),
        ),
        (
            "Quipu Labs crece. Lo dijo Arturo Mena, directora de estrategia de la compradora.",
            ("Arturo Mena", "directora de estrategia de la compradora", None),
        ),
    ],
)
def test_whose_title_it_is(text: str, role: tuple[str, str, str | None]) -> None:
    assert role in roles_of(text)
