"""Small words and verb shapes of Spanish that the attribution rules look at."""

from __future__ import annotations

import re

from oss_ai_tui.extract.quotations.lexicon import finite_forms, not_verbs

ARTICLES = frozenset({"el", "la", "los", "las", "un", "una", "unos", "unas"})
POSSESSIVES = frozenset({"su", "sus", "nuestro", "nuestra"})
DETERMINERS = (
    ARTICLES
    | POSSESSIVES
    | {
        *(
            "este",
            "esta",
            "estos",
            "estas",
            "ese",
            "esa",
            "esos",
            "esas",
            "aquel",
            "aquella",
            "otro",
            "otra",
            "otros",
            "otras",
        ),
        *(
            "algunos",
            "algunas",
            "varios",
            "varias",
            "muchos",
            "muchas",
            "ambos",
            "ambas",
            "dos",
            "tres",
            "cada",
            "propio",
            "propia",
        ),
        *("mismo", "misma", "cualquier", "ningún", "ninguna", "todos", "todas", "todo", "toda", "algún", "alguna"),
    }
)
PREPOSITIONS = frozenset(
    {
        *(
            "a",
            "al",
            "ante",
            "bajo",
            "con",
            "contra",
            "de",
            "del",
            "desde",
            "durante",
            "en",
            "entre",
            "hacia",
            "hasta",
            "mediante",
        ),
        *("para", "por", "sin", "sobre", "tras", "vía", "excepto", "salvo", "según", "pro", "junto"),
    }
)
PRONOUNS = {"él": "m", "ella": "f", "ellos": "m", "ellas": "f", "este": "m", "esta": "f", "éste": "m", "ésta": "f"}
CLITICS = frozenset({"se", "le", "les", "lo", "la", "los", "las", "me", "nos", "te", "os"})
AUXILIARIES = {"ha": False, "han": True, "había": False, "habían": True, "hubo": False}
COPULAS = frozenset(
    {
        "es",
        "son",
        "era",
        "eran",
        "fue",
        "fueron",
        "será",
        "serán",
        "sería",
        "serían",
        "sea",
        "está",
        "están",
        "resulta",
        "parece",
    }
)
RELATIVES = frozenset({"que", "quien", "quienes", "cuyo", "cuya", "cuyos", "cuyas", "donde", "cual", "cuales"})
COORDINATORS = frozenset({"y", "e", "pero", "aunque", "mientras", "sino", "o", "u", "ni"})
SUBORDINATORS = frozenset({"que", "porque", "cuando", "si", "como", "donde", "mientras", "aunque", "pues", "ya"})
SMALL_ADVERBS = frozenset(
    {
        *(
            "ya",
            "también",
            "además",
            "entonces",
            "ahora",
            "luego",
            "después",
            "ayer",
            "hoy",
            "anoche",
            "así",
            "aún",
            "todavía",
            "incluso",
        ),
        *(
            "siempre",
            "asimismo",
            "igualmente",
            "solo",
            "sólo",
            "apenas",
            "tal",
            "bien",
            "incluso",
            "mismo",
            "misma",
            "recién",
            "antes",
            "anteayer",
        ),
        *(
            "al",
            "respecto",
            "tanto",
            "muy",
            "más",
            "menos",
            "casi",
            "nuevamente",
            "aquí",
            "allí",
            "acá",
            "entre",
            "risas",
        ),
    }
)
TIME_NOUNS = frozenset(
    {
        *(
            "lunes",
            "martes",
            "miércoles",
            "jueves",
            "viernes",
            "sábado",
            "domingo",
            "mes",
            "semana",
            "año",
            "día",
            "mañana",
            "tarde",
        ),
        *(
            "noche",
            "madrugada",
            "década",
            "pasado",
            "pasada",
            "último",
            "última",
            "mediodía",
            "momento",
            "vez",
            "veces",
            "meses",
            "semanas",
        ),
        *("años", "días", "horas", "hora", "verano", "otoño", "invierno", "primavera", "trimestre", "fin", "ocasión"),
    }
)

_ENDINGS = re.compile(
    r"\w{2,}(?:aron|ieron|yeron|aban|ábamos|íamos|[aeidbr]r[áé]n?|[aeidbr]remos|[aidbr]rían?|rían|amos|imos|aste|iste|asteis|áis|éis|ó)$"
)
_THIRD_PLURAL = re.compile(r"\w{3,}[ae]n$")
_NOMINAL = re.compile(r"(?:ción|sión|zón|dad|mente|[aei]r|ando|iendo|yendo|[ai]dos?|[ai]das?)$")


def is_finite(word: str, before: str = "") -> bool:
    """Guess whether a word, in lower case, is a finite verb; ``before`` is the word that precedes it."""
    known = finite_forms().get(word)
    if known is not None:
        return known or (before not in DETERMINERS and before not in PREPOSITIONS)
    if not word.isalpha() or word in not_verbs():
        return False
    if _ENDINGS.search(word):
        return before not in ARTICLES or before in CLITICS
    if _THIRD_PLURAL.match(word) and before not in DETERMINERS and before not in PREPOSITIONS:
        return True
    return before in ("se", "no", "nos", "me", "te", "les", "le", "lo") and not _NOMINAL.search(word) and len(word) > 2
