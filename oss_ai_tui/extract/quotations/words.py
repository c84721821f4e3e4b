"""Small words and verb shapes of Spanish that the attribution rules look at."""

from __future__ import annotations

import re

from oss_ai_tui.extract.quotations.lexicon import verbs

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

_CLOSED = frozenset(
    ["es", "son", "era", "eran", "fue", "fueron", "ha", "han", "he", "hemos", "has", "hay", "hubo", "había", "habían", "está", "están", "estaba", "estaban", "estoy", "estamos", "estás", "tiene", "tienen", "tengo", "tenemos", "tienes", "tenía", "tenían", "tuvo", "tuvieron", "puede", "pueden", "puedo", "podemos", "puedes", "podía", "podían", "pudo", "pudieron", "va", "van", "voy", "vamos", "vas", "iba", "iban", "hace", "hacen", "hago", "hacemos", "haces", "hizo", "hicieron", "hacía", "hacían", "debe", "deben", "debo", "debemos", "debía", "debían", "quiere", "quieren", "quiero", "queremos", "quería", "querían", "quiso", "sabe", "saben", "sabemos", "sabía", "sé", "soy", "somos", "eres", "sea", "sean", "necesita", "necesitan", "necesito", "necesitamos", "viene", "vienen", "vino", "vinieron", "venía", "sigue", "siguen", "sigo", "seguimos", "seguía", "da", "dan", "doy", "damos", "dio", "dieron", "daba", "pone", "ponen", "puso", "sale", "salen", "salió", "existe", "existen", "existía", "cree", "creen", "creo", "creemos", "permite", "permiten", "ayuda", "ayudan", "cambia", "cambian", "usa", "usan", "uso", "gana", "ganan", "pierde", "pierden", "vale", "valen", "cuesta", "cuestan", "importa", "importan", "parece", "parecen", "queda", "quedan", "llega", "llegan", "pasa", "pasan", "abre", "abren", "cierra", "cierran", "gusta", "gustan", "falta", "faltan", "basta", "bastan", "funciona", "funcionan", "ofrece", "ofrecen", "supone", "suponen", "significa", "significan", "implica", "implican", "requiere", "requieren", "depende", "dependen", "trata", "tratan", "crea", "crean", "vive", "viven", "crece", "crecen", "sirve", "sirven", "tarda", "consigue", "consiguen", "logra", "logran", "busca", "buscan", "trabaja", "trabajan", "vende", "venden", "compra", "compran", "paga", "pagan", "corre", "corren", "lleva", "llevan", "deja", "dejan", "toma", "toman", "entiende", "entienden", "aprende", "aprenden", "cuida", "cuidan", "pide", "piden", "dice", "dicen", "digo", "decimos", "decía", "piensa", "piensan", "pienso", "pensamos", "veo", "vemos", "ve", "ven", "veía", "conoce", "conocen", "conozco", "empieza", "empiezan", "termina", "terminan", "muestra", "muestran", "representa", "representan", "contiene", "contienen", "genera", "generan", "incluye", "incluyen", "produce", "producen", "convierte", "convierten", "avanza", "avanzan", "mejora", "mejoran", "reduce", "reducen", "aumenta", "aumentan", "sube", "suben", "baja", "bajan", "nace", "nacen", "muere", "mueren", "rige", "viola", "impide", "impiden", "sufre", "sufren", "tiende", "tienden", "sería", "serían", "podría", "podrían", "debería", "deberían", "habría", "habrían", "tendría", "tendrían", "haría", "harían", "querría", "iría", "vendría", "sabría", "estaría", "estarían", "fuera", "fuese", "hubiera", "hubiese", "haya", "hayan", "tenga", "tengan", "pueda", "puedan", "haga", "hagan", "vaya", "vayan", "esté", "estén", "quiera", "quieran", "creía", "creían", "decían", "parecía", "existían", "venían", "seguían", "restringe", "restringen", "multiplica", "multiplican", "desarrolla", "desarrollan", "llaman", "llama", "atrae", "atraen", "aporta", "aportan", "respeta", "respetan", "merece", "merecen", "cabe", "caben", "duele", "duelen", "elimina", "eliminan", "entrena", "entrenan", "publica", "publican", "comparte", "comparten", "apuesta", "apuestan", "cobra", "cobran", "facilita", "facilitan", "amenaza", "amenazan", "llevamos", "hacemos", "insto", "aprecio", "fundimos", "avivamos", "adoptaremos"]
)
_ENDINGS = re.compile(
    r"\w{2,}(?:aron|ieron|yeron|aban|ábamos|íamos|[aei]r[áé]n?|[aei]remos|[ai]rían?|rían|amos|imos|aste|iste|asteis|áis|éis|ó)$"
)
_THIRD_PLURAL = re.compile(r"\w{3,}[ae]n$")
_NOUNS_IN_N = frozenset(
    ["imagen", "imágenes", "origen", "orden", "margen", "examen", "volumen", "joven", "virgen", "resumen", "régimen", "crimen", "germen", "dictamen", "certamen", "gran", "también", "según", "bien", "quien", "tan", "sin", "buen", "alguien", "gluten", "polen", "abdomen", "almacén", "andén", "alemán", "afán", "galán", "catalán", "plan", "refrán", "rehén", "sostén", "sartén", "vaivén", "desdén", "satén", "token", "open"]
)
_NOT_FINITE_IN_MOS = frozenset(
    ["mismos", "últimos", "extremos", "próximos", "ramos", "tramos", "máximos", "mínimos", "algoritmos", "ritmos", "átomos", "organismos", "mecanismos", "términos", "óptimos"]
)
_NOMINAL = re.compile(r"(?:ción|sión|zón|dad|mente|[aei]r|ando|iendo|yendo|[ai]dos?|[ai]das?)$")


def is_finite(word: str, before: str = "") -> bool:
    """Guess whether a word, in lower case, is a finite verb; ``before`` is the word that precedes it."""
    if word in _CLOSED or (word in verbs() and verbs()[word].finite and not verbs()[word].nounlike):
        return before not in ARTICLES or word in COPULAS or (before in CLITICS and word.endswith("ó"))
    if word in _NOT_FINITE_IN_MOS or word in _NOUNS_IN_N or not word.isalpha():
        return False
    if _ENDINGS.search(word):
        return before not in ARTICLES or before in CLITICS
    if _THIRD_PLURAL.match(word) and before not in DETERMINERS and before not in PREPOSITIONS:
        return True
    return before in ("se", "no", "nos", "me", "te", "les", "le", "lo") and not _NOMINAL.search(word) and len(word) > 2
