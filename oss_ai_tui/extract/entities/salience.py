"""Which organisations a passage may be speaking of, and which of them its sentences are about."""

from __future__ import annotations

import re

from oss_ai_tui.extract.reading import Named, PassageReading

_QUOTED = re.compile(r"“[^”]*”?|«[^»]*»?|\"[^\"]*\"")
_SOURCE_REACH = 60
_SOURCE = re.compile(
    r"(?:\(|\b(?:segun|de acuerdo (?:con|a)|(?:publicad|recogid|adelantad)[oa]s? (?:en|por)|"
    r"compite con|rival(?:es)? de|frente a|"
    r"(?:dijo|conto|declaro|explico|entrevista|revelo|publico|informo) (?:a|en|con)|contra|sin|junto a|"
    r"incluye a|supera a|"
    r"(?:antigu[oa]s?|\bex)[ -]?[a-z]+(?: [a-z]+)? de(?: \w+(?: \w+)?(?:,| y)| (?:la|el) [a-z]+(?: de [a-z]+){1,3})?) ?"
    r"(?:la |el |las |los )?(?:[a-z]+ )?)$"
)
_ASIDE_REACH = 70
_NO_TOPIC = re.compile(
    r"\b(?:(?:v[ie]enen?|vino|vinieron|venian?|proced[ei]a?n?|proviene|paso|pasado|trabajo|trabajaba|trabajado|estuvo|estudio|"
    r"se formo|se curtio|salio|ficho|ficharon) (?:[a-z0-9]+ ){0,3}?(?:de|del|por|en|para|a|desde)|"
    r"(?:que|quien) (?:[a-z]+ )?(?:dirigio|presidio|lidero|encabezo|fundo)|"
    r"(?:lideraba|dirigia|encabezaba|dirigio|estuvo al frente) (?:[a-z0-9]+ ){0,6}?(?:de|del|en)|"
    r"(?:repiten?|participan?|participaron|entran?|entraron|acuden|acudieron|lider[ao]|encabez[ao]|"
    r"(?:liderad|encabezad)[oa]s? por|invirtieron|invierten|respaldan?|puesto dinero|pusieron dinero)"
    r"(?: por primera vez| tambien)?|"
    r"(?:accionistas|inversor[ae]?s|inversionistas|clientes|competidor[ae]s|rival(?:es)?)"
    r"(?: [a-z]+){0,5}?(?: con| a| como|:| es| son)|"
    r"(?:fondo|gestora|aceleradora|inversora|capital riesgo)(?: (?:de [a-z]+|[a-z]+)){0,2},?)"
    r" (?:al |del |(?:de |a )?(?:la |el |las |los )?(?:[a-z]+ )?)?$"
)
"""Before a name, what makes it no organisation spoken of: where somebody comes from, who pays, who is a rival."""
_ITEM = re.compile(
    r"(?: ?\([^()]*\))?(?:, | (?:y|e) )(?:(?:de|del|a|por|con) )?(?:(?:la|el|los|las) (?:[a-z]+ ){0,4}?)?"
)
"""Between two names of a list."""
_MAKER = re.compile(
    r",? ?(?:\(|(?:(?:el|un|su) (?:modelo|asistente|chatbot|sistema|corpus)(?: [a-z]+){0,3} )?"
    r"(?:de |del )(?:la |el )?(?:[a-z]+ )?)"
)
"""From a model to who made it: «GPT-4o, el modelo cerrado de (OpenAI)»."""
_RELATIVE = re.compile(
    r"(?:, |\b(?:modelos?|asistente|herramienta|sistema|version|proyecto|conjunto|corpus|chatbot|programa|datos|codigo)"
    r"(?: [a-z]+){0,4},? )que (?:la |el )?$"
)
"""Before the maker of something of which the text tells who made it: «el modelo que (Faro) publicó»."""
_INTRODUCED = re.compile(
    r"(?: ?\([^()]*\))?, (?:una?|la|el|otra|otro) (?:[a-z]+ )?"
    r"(?:startup|start-up|empresa|firma|compania|tecnologica|laboratorio|cooperativa|consultora|emprendimiento|filial)\b"
)
"""After a firm that the text presents: «(Faro), una startup de Vigo»."""
_SUBJECT_REACH = 70
GOVERNED = re.compile(
    r"\b(?:de|en|con|por|para|a|ante|contra|desde|entre|sobre|hacia|tras)"
    r"(?: (?:el|la|los|las|un|una|sus?|otros?|otras?)(?: (?!que\b|cual\b)[a-z-]+){0,3})? $|"
    r"\b(?:del|al)(?: (?!que\b|cual\b)[a-z-]+){0,3} $"
)
"""Before a name that a preposition governs."""
_OWNER = re.compile(r"\bde(?: (?:la|el|una?|sus?)(?: [a-z-]+){0,3})? $|\bdel(?: [a-z-]+){0,3} $")
_OPENS = re.compile(
    r"\W*(?:(?:el|la|los|las|un|una|sus?) (?:(?!que\b)[a-z-]+ ){1,4}?|(?:al frente|al mando|a la cabeza|detras) )"
    r"(?:de|del) (?:(?:la|el) (?:[a-z-]+ ){0,2})?"
)
"""From the beginning of a sentence to a name: «El fundador de (Faro)», «Los modelos de la firma (Faro)»."""
_SETS_OUT = re.compile(r"\W*(?:en|para|desde) (?:(?:la|el) (?:[a-z-]+ ){0,2})?")
"""Likewise: «En (Faro), la directora dijo …»."""
_TAKEN_UP = re.compile(" l(?:a|o|e|as|os|es) ")
"""After an object that opens its sentence: «A (Faro) la fundaron …»."""
_POST = re.compile(
    r", (?:(?:el|la|actual|hoy|ahora) )?(?:co-?)?(?:vice)?"
    r"(?:director|president|consejer|fundador|ceo|cto|gerente|responsable|jef|portavoz|vocer|lider|cientific[oa] jef|"
    r"primer|maxim|creador|soci[oa] fundador|duen|propietari)[a-z]* (?:[a-z-]+ ){0,6}?"
    r"(?:de|del) (?:(?:la|el) )?(?:[a-z-]+ ){0,2}"
)
"""From a person to whom they work for: «Ana Ruiz, directora de (Faro)»."""


def spoken_of(passage: PassageReading, folded: str, named: tuple[Named, ...]) -> list[Named]:
    """Return the organisations of a passage, in order, but those in quotations, sources of news and those beside."""
    organizations = [n for n in named if n.kind == "organization"]
    if not organizations:
        return []
    quoted = [m.span() for m in _QUOTED.finditer(passage.text)]
    models = [n.end for n in named if n.kind == "model"]
    aside = _aside(folded, organizations)
    return [
        n
        for n in organizations
        if n not in aside
        and not any(start <= n.start < end for start, end in quoted)
        and not _SOURCE.search(folded[max(0, n.start - _SOURCE_REACH) : n.start])
        and not _RELATIVE.search(folded[max(0, n.start - _ASIDE_REACH) : n.start])
        and not any(end <= n.start and _MAKER.fullmatch(folded, end, n.start) for end in models)
    ]


def _aside(folded: str, organizations: list[Named]) -> list[Named]:
    """Return the organisations named beside the one that a passage speaks of, with those that a list joins to them."""
    found: list[Named] = []
    for before, named in zip([None, *organizations], organizations, strict=False):
        listed = before is not None and before in found[-1:] and _ITEM.fullmatch(folded, before.end, named.start)
        if listed or _NO_TOPIC.search(folded[max(0, named.start - _ASIDE_REACH) : named.start]):
            found.append(named)
    return found


def subjects_of(passage: PassageReading, folded: str, named: tuple[Named, ...], spoken: list[Named]) -> list[Named]:
    """Return those organisations of a passage that its sentences are about, of those that it may be speaking of.

    No preposition governs them, unless the sentence opens with what is theirs («El fundador de Faro dijo …») or they
    are who a person works for: «Ana Ruiz, directora de Faro».
    """
    people = [n for n in named if n.kind == "person"]
    governed = _governed(passage, folded, named)
    return [n for n in spoken if n not in governed or _is_post(folded, people, n)]


def _governed(passage: PassageReading, folded: str, named: tuple[Named, ...]) -> list[Named]:
    """Return the names that a preposition governs, with those that a list joins to them."""
    found: list[Named] = []
    for before, name, after in zip((None, *named), named, (*named[1:], None), strict=False):
        listed = before is not None and before in found[-1:] and _is_item(folded, before, name, after)
        if listed or _is_governed(passage, folded, name):
            found.append(name)
    return found


def _is_item(folded: str, before: Named, name: Named, after: Named | None) -> bool:
    """Tell whether a list joins a name to the one before; of two with a comma between them, only if it goes on."""
    if _ITEM.fullmatch(folded, before.end, name.start) is None:
        return False
    goes_on = after is not None and _ITEM.fullmatch(folded, name.end, after.start) is not None
    return goes_on or not folded.startswith(", ", before.end)


def introduced(folded: str, spoken: list[Named]) -> list[Named]:
    """Return those organisations that a passage presents to the reader: «Faro, una startup de Vigo»."""
    return [n for n in spoken if _INTRODUCED.match(folded, n.end)]


def is_owner(folded: str, name: Named) -> bool:
    """Tell whether «de» governs an organisation, and not a preposition that only places it: «el plan de Faro»."""
    return _OWNER.search(folded[max(0, name.start - _SUBJECT_REACH) : name.start]) is not None


def _is_governed(passage: PassageReading, folded: str, name: Named) -> bool:
    start = passage.sentence_at(name.start).start
    governed = GOVERNED.search(folded[max(start, name.start - _SUBJECT_REACH) : name.start])
    opens = _OPENS.fullmatch(folded, start, name.start) or _SETS_OUT.fullmatch(folded, start, name.start)
    if governed is None or opens:
        return False
    return not (folded[start : name.start] == "a " and _TAKEN_UP.match(folded, name.end))


def _is_post(folded: str, people: list[Named], name: Named) -> bool:
    before = any(_POST.fullmatch(folded, n.end, name.start) for n in people if n.end < name.start)
    return before or (is_owner(folded, name) and any(folded[name.end : n.start] == ", " for n in people))
