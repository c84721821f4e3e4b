"""Small words and verb shapes of Spanish that the attribution rules look at."""

from __future__ import annotations

import re

from oss_ai_tui.extract.quotations.lexicon import finite_forms, not_verbs


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARTICLES = _set("el la las los un una unas unos")
POSSESSIVES = _set("mi mis nuestra nuestras nuestro nuestros su sus")
_POINTING = _set(
    "alguna algunas algunos algún ambas ambos aquel aquella cada cualquier dos esa esas ese esos esta estas "
    "este estos misma mismo muchas muchos ninguna ningún otra otras otro otros propia propio toda todas todo "
    "todos tres varias varios"
)
DETERMINERS = ARTICLES | POSSESSIVES | _POINTING
PREPOSITIONS = _set(
    "a al ante bajo con contra de del desde durante en entre excepto hacia hasta junto mediante para por pro "
    "salvo según sin sobre tras vía"
)
CIRCUMSTANCES = _set("en durante ante tras a al y entre sobre desde con por sin mientras para hasta")
"""Words that bring a circumstance after a verb without subject: «añadió ante la prensa»."""
NETWORKS = _set("x twitter linkedin facebook instagram youtube telegram reddit bluesky threads")
"""Where people speak, in lower case: «dijo la directora en X»."""
PRONOUNS = {"él": "m", "ella": "f", "ellos": "m", "ellas": "f", "este": "m", "esta": "f", "éste": "m", "ésta": "f"}
"""Pronouns that can be a source, with their gender."""
FIRST_PERSONS = _set(
    "yo me mí mi mis conmigo nos nosotros nosotras nuestro nuestra nuestros nuestras creo pienso opino digo diría "
    "tengo tuve soy fui estoy estuve voy hago hice sé quiero quise puedo pude prefiero veo vi llevo espero entiendo "
    "empecé he somos fuimos estamos tenemos tuvimos hacemos hicimos queremos podemos pudimos "
    "creemos pensamos decimos dijimos vamos vemos hemos sabemos debemos usamos seguimos empezamos trabajamos decidimos"
)
"""Words in which somebody speaks of himself or of those with him."""
CLITICS = _set("la las le les lo los me nos os se te")
AUXILIARIES = {"ha": False, "han": True, "había": False, "habían": True, "hubo": False}
"""Forms of «haber» in compound tenses, and whether they are plural."""
COPULAS = _set("era eran es está están fue fueron parece resulta sea será serán sería serían son")
RELATIVES = _set("cual cuales cuya cuyas cuyo cuyos donde que quien quienes")
COORDINATORS = _set("aunque e mientras ni o pero sino u y")
SUBORDINATORS = _set("aunque como cuando donde mientras porque pues que si ya")
SMALL_ADVERBS = _set(
    "acá además ahora al allí anoche anteayer antes apenas aquí asimismo así ayer aún bien casi después "
    "entonces entre hoy igualmente incluso luego menos misma mismo muy más nuevamente recién respecto risas "
    "siempre solo sólo tal también tanto todavía ya"
)
TIME_NOUNS = _set(
    "víspera año años domingo década día días fin hora horas invierno jueves lunes madrugada martes mañana mediodía "
    "mes meses miércoles momento noche ocasión otoño pasada pasado primavera semana semanas sábado tarde "
    "trimestre veces verano vez viernes última último"
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
