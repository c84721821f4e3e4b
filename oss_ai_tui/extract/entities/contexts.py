"""What the words around a candidate say of its kind: nouns in apposition, before and after it, and frames."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from oss_ai_tui.extract.entities.candidate import KINDS, Candidate, Reason
from oss_ai_tui.extract.entities.lexicon import default_lexicon
from oss_ai_tui.extract.entities.surroundings import NAMED_AMONG, STRONG, Surroundings, surroundings
from oss_ai_tui.extract.masks import Masked
from oss_ai_tui.extract.reading import PassageReading, Token

_LEFT, _RIGHT = 90, 110
_REACH = 10
"""Words that may stand between a noun and the name in apposition to it."""
_FINITE = re.compile(r"\w{2,}(?:ó|aron|ieron|ará|erá|irá|arán|erán|irán)")
_FULL_NAME_SPEAKS = 0.7
"""Weight of a speech verb beside several capitalised words; beside one it may as well be a company that speaks."""
_ADJECTIVE = re.compile(
    r".*(?:al|ales|iv[oa]s?|ic[oa]s?|ari[oa]s?|entes?|antes?|an[oa]s?|es|esas?|enses?|ol[oa]?s?|[aiu]d[oa]s?|os[oa]s?|bles?|"
    r"or[ae]?s?|il|iles|ist[ao]s?|un[oa]s?|ul[oa]s?|in[oa]s?|ert[oa]s?|it[oa]s?|uev[oa]s?|opi[oa]s?|libres?|lider|lideres|pequen[oa]s?|grandes?|gran|jovenes?|joven|clave)"
)
_OF_FULL_NAME = 0.6
"""Weight of «la francesa» before several capitalised words, which may be a woman's name."""
_OF_ACRONYM = 0.75
"""Weight of a doubtful noun for an organisation before a word of capitals."""
_SHORT = 2
_CITED = re.compile(r"(?:,| et| &|,? y [a-z-]+)? ?(?:al\.? ?,? )?\((?:19|20)\d\d|,? et al\b")
"""What follows an author in a bibliography: nothing there tells what a name names."""
_AUTHORED = re.compile(r"\b(?:articulo|reportaje|columna|nota|libro|ensayo|cronica|entrevista|analisis) de $")
"""After it a full name is the author's: «un reportaje de Ana Ruiz»."""
_COMPLEMENT = re.compile(r"\b(?:de|del|de la) $")
"""After it a name is no subject of the verb that follows: «la presidenta de X asegura»."""
_SUBJECT = tuple(Reason(kind, "m.subject", 0.42) for kind in KINDS)
"""What begins a sentence and has a verb after it is a name, whatever it names."""
_OWN_SHAPES = frozenset({"m.org-suffix", "m.org-head", "m.model-shape", "m.versioned", "m.family-version"})
_SPEAKING = frozenset({"m.according-to", "m.announces"})
"""Frames of speech: of one word they say that it is a firm, of several that it is a person."""
_OF_FULL_NAMES = frozenset(
    {"m.of-firm", "m.trade", "m.person-of", "m.hired-name", "m.whom-it-has", "m.led-by-name", "m.quien"}
)
"""Frames that say something of several words alone."""
_OF_KNOWN = frozenset({"m.told-to"})
"""Frames that say something of names alone that the registry knows."""
_OF_SINGLE = frozenset({"m.assistant-that", "m.spoken-of"})
"""Frames that say something of one word alone."""
_OF_ACRONYMS = frozenset({"m.acronym-says"})
"""Frames that say something of acronyms alone."""
_INSERTED = re.compile(
    r", (?:por (?:su parte|el contrario|ejemplo|otro lado|otra parte|cierto)|en cambio|sin embargo|no obstante|"
    r"a su vez|ademas|de hecho),"
)
"""What stands between a subject and its verb and says nothing of either."""
_ITS = frozenset({"su", "sus", "nuestro", "nuestra", "nuestros", "nuestras"})
_OF_ANYBODY = frozenset({"m.quien"})
"""Frames that say something of a complement, too: «la presidenta de X, quien …»."""
_OF_PEOPLE = frozenset({"m.aged"})
"""Frames that say something of full names and given names."""
_HEADING = frozenset({"como", "del", "al"})
"""Prepositions after which a noun heads a phrase of its own: «el modelo del laboratorio X» names the laboratory."""
_VERBAL = frozenset({"firma", "firmas", "marca", "casa"})
"""Nouns that are verbs as well: «X, firma ahora el manual»."""
_SAYS = frozenset({"explica", "publica", "indica", "aplica", "replica", "critica", "fabrica", "dedica", "anuncia"})
"""Verbs that look like adjectives."""
_CLOSERS = frozenset({"de", "del", "que", "detras"})
_OPENING = frozenset("\"'“«‘")


def context_reasons(reading: PassageReading, found: Candidate, masked: Masked, mark: int) -> Iterator[Reason]:
    """Yield what the surroundings of a candidate say.

    Args:
        reading: the passage.
        found: the candidate.
        masked: the masked sentence.
        mark: where the candidate's mark stands in it.
    """
    around = surroundings()
    if noun := noun_before(reading.tokens, found.first, around):
        yield _weighed(noun, found, reading.tokens[found.first - 1].folded)
    left = masked.text[max(0, mark - _LEFT) : mark].rstrip("\"'“«‘")
    right = masked.text[mark + 1 : mark + 1 + _RIGHT].lstrip("\"'”»’")
    if _CITED.match(right):
        return
    right = _INSERTED.sub("", right, count=1) if _INSERTED.match(right) else right
    if (noun := _noun_after(right, around)) and not (noun.rule == "m.demonym" and _begins_given(found)):
        yield replace(noun, rule="m.apposition-after")
    if found.options and acts(reading, found):
        yield from _SUBJECT
    for frame in (
        *(f for f in around.left if f.pattern.search(left) and (f.then is None or f.then.match(right))),
        *(f for f in around.right if f.pattern.match(right)),
    ):
        if not _concerns(frame.reason.rule, found):
            continue
        speaks = frame.reason.kind == "person" or frame.reason.rule in _SPEAKING
        if speaks and frame.side == "right" and frame.reason.rule not in _OF_ANYBODY and _COMPLEMENT.search(left):
            continue
        yield _framed(frame.reason, found, left, speaks=speaks)


def _framed(reason: Reason, found: Candidate, left: str, *, speaks: bool) -> Reason:
    """Return what a frame says of a name: of several words that speak, a person; of a given name that does, too."""
    if reason.rule == "m.said-left" and found.single and found.key in default_lexicon().given:
        return replace(reason, weight=_FULL_NAME_SPEAKS)
    if speaks and _is_full(found):
        return replace(reason, kind="person", weight=_FULL_NAME_SPEAKS)
    if reason.rule == "m.in-medium" and _AUTHORED.search(left) and _is_full(found) and found.reasons:
        return replace(reason, kind="person", rule="m.author")
    return reason


def _concerns(rule: str, found: Candidate) -> bool:
    """Tell whether a frame says something of such a name: some do of full names, single words or known names alone."""
    if rule in _OF_FULL_NAMES:
        return _is_full(found) or (rule == "m.person-of" and _is_acronym(found))
    if rule in _OF_ACRONYMS:
        return _is_acronym(found)
    if rule in _OF_PEOPLE:
        return _is_full(found) or found.key in default_lexicon().given
    return (rule not in _OF_KNOWN or bool(found.options)) and (rule not in _OF_SINGLE or found.single)


def _weighed(noun: Reason, found: Candidate, before: str) -> Reason:
    """Return what a noun says: less before what may be a woman's name, more before an acronym («sindicato UTRA»)."""
    if noun.rule == "m.demonym" and _is_full(found):
        return replace(noun, weight=_OF_FULL_NAME)
    announced = before in default_lexicon().announcing and not found.single
    sure = noun.kind == "organization" and (_is_acronym(found) or announced)
    return replace(noun, weight=max(noun.weight, _OF_ACRONYM)) if sure else noun


def _is_acronym(found: Candidate) -> bool:
    return found.single and found.words.isupper() and len(found.words) > _SHORT


def _begins_given(found: Candidate) -> bool:
    """Tell whether several words begin with a given name: «Alba Rueda, la cordobesa que …» is a woman, and no firm."""
    return any(reason.rule == "m.given-name" for reason in found.reasons)


def acts(reading: PassageReading, found: Candidate, between: frozenset[str] = frozenset()) -> bool:
    """Tell whether a finite verb, or one of some words that go before it, follows right after a candidate."""
    after = reading.tokens[found.last] if found.last < len(reading.tokens) else None
    return after is not None and (after.folded in between or _FINITE.fullmatch(after.text) is not None)


def _is_full(found: Candidate) -> bool:
    """Tell whether it may be a person's full name: several words, no shape of an organisation or a model."""
    return not found.single and all(r.kind == "person" or r.rule not in _OWN_SHAPES for r in found.reasons)


def noun_before(tokens: Sequence[Token], first: int, around: Surroundings) -> Reason | None:
    """Return what the noun says to which the name at token ``first`` stands in apposition: «la startup de chips X».

    The noun nearest to the name that heads a phrase of its own decides; ``de`` before a noun makes it a complement.
    """
    k = first - 1
    if k >= 0 and tokens[k].text in _OPENING:
        k -= 1
    joint = k >= 0 and tokens[k].folded in around.joints
    if joint:
        k -= 1
    elif k >= 0 and (tokens[k].folded in around.prepositions or tokens[k].folded in around.determiners):
        return None
    fallback: Reason | None = None
    for at in range(k, max(-1, k - _REACH), -1):
        word = tokens[at].folded
        if not word[0].isalnum() or _breaks(tokens, at, around):
            break
        reason = _noun_at(tokens, at, around)
        before = tokens[at - 1].folded if at else ""
        if reason and before in around.nouns:
            continue
        if reason and not _leads_to(tokens, at, k, reason, around):
            break
        if reason and before not in around.prepositions - _HEADING:
            surer = _surer(reason, fallback)
            return replace(surer, rule="m.named-as", weight=_named(tokens[k + 1])) if joint else surer
        fallback = fallback or reason
    return fallback


def _surer(head: Reason, complement: Reason | None) -> Reason:
    """Return the surer of two nouns that say the same: «la familia de modelos X»."""
    same = complement is not None and complement.kind == head.kind and complement.weight > head.weight
    return complement if complement is not None and same else head


def _leads_to(tokens: Sequence[Token], at: int, last: int, reason: Reason, around: Surroundings) -> bool:
    """Tell whether the words from the noun at ``at`` up to ``last`` are its adjectives and complements, and no verb."""
    after = [t.folded for t in tokens[at + 1 : last + 1]]
    if reason.kind == "person":
        return all(_ADJECTIVE.fullmatch(word) for word in after)
    if not after or after[0] in around.prepositions or after[0] in around.nouns:
        return True
    return bool(_ADJECTIVE.fullmatch(after[0]))


def _named(joint: Token) -> float:
    """Return how far «un asistente llamado X» is to be trusted, and «asistentes como X»."""
    return STRONG if joint.folded != "como" else NAMED_AMONG


def _noun_at(tokens: Sequence[Token], at: int, around: Surroundings) -> Reason | None:
    word = tokens[at].folded
    reason = around.nouns.get(word)
    if word in ("conjunto", "conjuntos"):
        of_data = tuple(t.folded for t in tokens[at + 1 : at + 3]) == ("de", "datos")
        return reason if of_data else None
    return reason


def _breaks(tokens: Sequence[Token], at: int, around: Surroundings) -> bool:
    """Tell whether no noun phrase can reach over this token: a verb, a relative, another name."""
    token = tokens[at]
    another_name = token.text[0].isupper() and not token.text.isupper() and token.folded not in around.nouns
    if another_name or token.folded in around.breakers or _FINITE.fullmatch(token.text):
        return True
    if token.folded in around.determiners - {"del", "al"}:
        return at == 0 or tokens[at - 1].folded not in ("de", "para", "a")
    return False


def _noun_after(right: str, around: Surroundings) -> Reason | None:
    found = around.noun_after.match(right)
    if not found:
        return None
    rest = found["rest"].split()
    if found["the"] and not _closes(rest):
        return None
    if found["one"] in _ITS and around.nouns[found["noun"]].kind == "person":
        return None
    if (
        not found["one"]
        and not found["the"]
        and found["noun"] in _VERBAL
        and rest[:1] not in (["de"], ["del"], ["que"])
    ):
        return None
    return around.nouns[found["noun"]]


def _closes(rest: Sequence[str]) -> bool:
    """Tell whether a definite noun after a name goes on as an apposition: with adjectives, ``de``, a relative clause.

    «X, la empresa parisina que …» tells what X is; «en X, la empresa presentó …» does not.
    """
    for word in rest:
        if word in _CLOSERS or not word[-1].isalnum():
            return word in _CLOSERS or not word[:-1] or bool(_ADJECTIVE.fullmatch(word[:-1]))
        if not _ADJECTIVE.fullmatch(word) or word in _SAYS:
            return False
    return not rest
