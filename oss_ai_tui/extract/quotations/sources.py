"""Noun phrases that name a source: a person, an organisation, a role, a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from oss_ai_tui.extract.quotations.frames import Item
from oss_ai_tui.extract.quotations.lexicon import nouns
from oss_ai_tui.extract.quotations.words import (
    ARTICLES,
    AUXILIARIES,
    CLITICS,
    DETERMINERS,
    NETWORKS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SMALL_ADVERBS,
    TIME_NOUNS,
    is_finite,
)
from oss_ai_tui.extract.reading import Named

SourceKind = Literal["person", "organization", "role", "body", "document", "anonymous", "pronoun", "model", "unknown"]
Items = Sequence[Item]

_LINKS = frozenset({"de", "del", "para", "la", "el", "los", "las", "y", "e", "su", "sus"})
_PRONOMINAL = frozenset({"lo", "se", "le", "les", "me", "nos", "te"})
_HEAD_REACH = 4
_PARTICIPLES = ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas")
_AFTER_PARTICIPLES = frozenset({"por", "en", "ayer", "hoy", "este"})
_NEAR = frozenset({"cercano", "cercana", "cercanos", "cercanas"})
_MAX_PHRASE = 24
_INFINITIVES = tuple(f"{v}r{p}" for v in "aei" for p in ("", "me", "te", "se", "le", "les", "nos", "lo", "la"))


@dataclass(frozen=True, slots=True)
class Source:
    """A phrase that names a source, with the names that stand in it."""

    start: int
    end: int
    """The words that name the speaker, as offsets into the passage."""
    kind: SourceKind
    after: int
    """Index of the first item after the whole phrase."""
    head: str = ""
    """The noun that names a role, body or document, in lower case."""
    person: Named | None = None
    organization: Named | None = None
    plural: bool = False
    gender: str = ""


def read_source(items: Items, at: int) -> Source | None:
    """Read the phrase that begins at an item; None if no source can begin there."""
    if at >= len(items):
        return None
    item = items[at]
    if item.named is not None:
        return _named_source(items, at, item.named)
    if item.span is not None or item.is_mark:
        return None
    if item.word in PRONOUNS and not _is_noun(items, at + 1):
        plural = item.word in ("ellos", "ellas")
        return Source(item.start, item.end, "pronoun", at + 1, gender=PRONOUNS[item.word], plural=plural)
    if item.word in ARTICLES and (named := _organization_at(items, at + 1)) is not None:
        return _named_source(items, at + 1, named)
    head = _head(items, at)
    return _apposed_person(items, at) if head is None else _phrase(items, at, head)


def _apposed_person(items: Items, at: int) -> Source | None:
    """Read «la relatora de la mesa, Ana Ruiz,»: a name between commas tells that a noun no list knows is a person."""
    opens = items[at].word in ARTICLES or items[at].word in POSSESSIVES
    if not opens or at + 1 >= len(items) or items[at + 1].named or items[at + 1].is_mark:
        return None
    end = _phrase_end(items, at + 1)
    if end + 1 >= len(items) or items[end].word != ",":
        return None
    noun = Source(items[at].start, items[end - 1].end, "role", end, items[at + 1].word)
    found = _appose(items, noun, at + 1)
    return found if found.kind == "person" else None


def _organization_at(items: Items, at: int) -> Named | None:
    named = items[at].named if at < len(items) else None
    return named if named is not None and named.kind == "organization" else None


def _named_source(items: Items, at: int, named: Named) -> Source:
    item, after = items[at], at + 1
    source = Source(item.start, item.end, "person", after)
    if named.kind == "person":
        return _joint(items, replace(source, person=named))
    if named.kind == "organization":
        return _joint(items, replace(source, kind="organization", organization=named))
    return replace(source, kind="model")


def _joint(items: Items, source: Source) -> Source:
    """Extend «Ana Ruiz» to «Ana Ruiz y Luis Sanz» or «Ana Ruiz y sus colegas», which agree with a plural verb."""
    at = source.after
    if at + 1 >= len(items) or items[at].word not in ("y", "e"):
        return source
    other = items[at + 1]
    if other.named is not None and other.named.kind == (source.person or source.organization or other.named).kind:
        return replace(source, end=other.end, after=at + 2, plural=True)
    if other.word in ("su", "sus", "otros", "otras") and _is_noun(items, at + 2):
        return replace(source, end=items[at + 2].end, after=at + 3, plural=True)
    return source


def _is_noun(items: Items, at: int) -> bool:
    return at < len(items) and _noun_kind(items[at].word) is not None


def _noun_kind(word: str) -> SourceKind | None:
    known = nouns()
    if word in known.human:
        return "role"
    if word in known.organization:
        return "body"
    if word in known.document:
        return "document"
    return "anonymous" if word in known.anonymous else None


def _head(items: Items, at: int) -> int | None:
    """Return the index of the noun that heads the phrase, if it is one that can speak."""
    known, first = nouns(), items[at].word
    contracted = bool(at) and items[at - 1].word in ("del", "al")
    if contracted and _noun_kind(first) is not None:
        return at
    if first not in DETERMINERS and not contracted:
        bare = first in known.anonymous or first in known.human or (first in known.document and first.endswith("s"))
        return at if bare else None
    for k in range(at + 1, min(at + _HEAD_REACH, len(items))):
        item = items[k]
        if item.named is not None or item.span is not None or item.is_mark or item.word in PREPOSITIONS:
            return None
        if _noun_kind(item.word) is not None or (k == at + 1 and _is_of_place(items, k)):
            return k
        if is_finite(item.word, items[k - 1].word) and item.word not in DETERMINERS:
            return None
    return None


def _is_of_place(items: Items, k: int) -> bool:
    """Whether a person is called by where she is from: «la cordobesa (viajará)», but not «la china Baidu»."""
    if items[k].word not in nouns().demonyms or items[k - 1].word not in ("el", "la"):
        return False
    if k + 1 >= len(items) or items[k + 1].span is not None:
        return True
    following = items[k + 1]
    verbal = following.word in CLITICS or following.word in AUXILIARIES or is_finite(following.word)
    return following.named is None and (verbal or following.is_mark or following.word in RELATIVES)


def _phrase(items: Items, at: int, head: int) -> Source:
    word = items[head].word
    kind = _noun_kind(word) or "role"
    end = _phrase_end(items, head)
    gender = nouns().human.get(word, "")
    if items[at].word in ("la", "una", "las"):
        gender = gender or "f"
    elif items[at].word in ("el", "un", "los"):
        gender = gender or "m"
    source = Source(
        items[at].start, items[end - 1].end, kind, end, word, gender=gender, plural=_is_plural(items[at].word, word)
    )
    return _appose(items, _with_names(items, head, source), head)


def _is_plural(first: str, head: str) -> bool:
    if first in DETERMINERS:
        return first.endswith("s")
    return head.endswith("s")


def _phrase_end(items: Items, head: int) -> int:
    role = items[head].word in nouns().human
    k, wide = head + 1, items[head].word in nouns().document
    while k < min(len(items), head + _MAX_PHRASE):
        item, before = items[k], items[k - 1]
        if wide and item.span is not None and k == head + 1:
            k += 1
            continue
        if item.span is not None or item.is_mark or item.word in RELATIVES:
            break
        if item.named is None and not _goes_on(items, k, before, wide=wide):
            break
        if item.named is not None and item.named.kind == "person" and not (role or wide or _owns(items, head, k)):
            break
        if item.named is not None and before.named is not None and not (role and item.named.kind == "person"):
            break
        k += 1
    while k > head + 1 and _is_loose(items[k - 1].word):
        k -= 1
    return k


def _owns(items: Items, head: int, k: int) -> bool:
    """Whether a firm is called by whose it is: «la empresa de Ana Ruiz»."""
    return items[k - 1].word == "de" and k == head + 2 and items[head].word in nouns().organization


def _is_loose(word: str) -> bool:
    """Whether a word ends no phrase: «el director de», «el director aún»."""
    return word in _LINKS or word in PREPOSITIONS or word in SMALL_ADVERBS


def _goes_on(items: Items, k: int, before: Item, *, wide: bool) -> bool:
    word = items[k].word
    if word in _PRONOMINAL:
        return False
    following = items[k + 1] if k + 1 < len(items) else None
    if (qualified := _qualifies(word, following, before)) is not None:
        return qualified
    if word in ("y", "e"):
        return following is not None and (following.word in nouns().human or _is_field(items, k))
    if word in ("de", "del", "para"):
        purpose = word == "para" and following is not None and following.word.endswith(_INFINITIVES)
        return following is not None and not following.is_mark and not purpose
    if wide and word in PREPOSITIONS:
        return following is not None and not following.is_mark
    if wide and word in DETERMINERS and before.word in PREPOSITIONS:
        return True
    if word == "en" and following is not None and _spelt(following) in NETWORKS:
        return False
    if word in ("en", "a"):
        return following is not None and (following.capital or (word == "en" and following.named is not None))
    if word in PREPOSITIONS or (word in DETERMINERS and before.word not in PREPOSITIONS):
        return False
    return not is_finite(word, before.word) and not word.endswith("mente")


def _spelt(item: Item) -> str:
    return item.named.words.lower() if item.named is not None else item.word


def _qualifies(word: str, following: Item | None, before: Item) -> bool | None:
    """Tell whether «consultadas por …» ends the phrase, or «cercanas a la …» goes on with it; None for other words."""
    if word.endswith(_PARTICIPLES) and following is not None and following.word in _AFTER_PARTICIPLES:
        return False
    if word in ("a", "al") and before.word in _NEAR:
        return following is not None and not following.is_mark
    return True if word in DETERMINERS and before.word == "a" else None


def _is_field(items: Items, k: int) -> bool:
    """Whether «y» joins two fields («de ciencia y tecnología») and not two clauses."""
    following = items[k + 1]
    if following.named is not None or following.word in DETERMINERS or is_finite(following.word):
        return False
    second = items[k + 2] if k + 2 < len(items) else None
    return second is None or not is_finite(second.word, following.word)


def _with_names(items: Items, head: int, source: Source) -> Source:
    person: Named | None = None
    organization: Named | None = None
    for k in range(head + 1, source.after):
        named, before = items[k].named, items[k - 1].word
        if named is None:
            continue
        if before in DETERMINERS:
            before = items[k - 2].word
        if named.kind == "person" and _is_another(items, head, k):
            continue
        if named.kind == "person" and (before not in PREPOSITIONS or source.kind == "document"):
            person = person or named
        elif named.kind == "organization" and before not in ("a", "ante", "con", "para", "al", "sobre", "contra"):
            organization = named if source.kind == "body" and before not in PREPOSITIONS else organization or named
    if person is not None and source.kind == "role":
        return replace(
            source, kind="person", start=person.start, end=person.end, person=person, organization=organization
        )
    return replace(source, person=person, organization=organization)


def _is_another(items: Items, head: int, name: int) -> bool:
    """Whether a name stands beside a second role that completes the first: «la nieta del escritor Abel Ruiz»."""
    nearest = next((k for k in range(name - 1, head, -1) if items[k].word in nouns().human), None)
    if nearest is None:
        return False
    before = items[nearest - 2] if items[nearest - 1].word in DETERMINERS else items[nearest - 1]
    return before.word in PREPOSITIONS or before.word in ("del", "al")


def _appose(items: Items, source: Source, head: int) -> Source:
    """Read «la directora de tecnología, Fiona Tan»: the name after the comma is who the phrase means."""
    at = source.after
    if source.kind not in ("role", "body") or at + 1 >= len(items) or items[at].word != ",":
        return source
    item = items[at + 1]
    if source.kind == "role" and item.word in ARTICLES and not source.plural:
        second = read_source(items, at + 1) or _unheard_of(items, at + 1)
        closed = second is not None and (second.after >= len(items) or items[second.after].is_mark)
        return replace(second, gender=source.gender) if second and closed and second.kind == "person" else source
    ends = at + 2 >= len(items) or items[at + 2].is_mark or items[at + 2].span is not None
    if item.named is None or not ends:
        return source
    wanted = "person" if source.kind == "role" else "organization"
    if item.named.kind != wanted or source.plural:
        return source
    if wanted == "person":
        return replace(source, kind="person", start=item.start, end=item.end, person=item.named, after=at + 2)
    return replace(source, kind="organization", start=item.start, end=item.end, organization=item.named, after=at + 2)


def _unheard_of(items: Items, at: int) -> Source | None:
    """Read «el penalista Ana Ruiz»: a name right after a noun that no list knows."""
    item = items[at + 2] if at + 2 < len(items) else None
    if item is None or item.named is None or item.named.kind != "person" or items[at + 1].is_mark:
        return None
    return Source(item.start, item.end, "person", at + 3, person=item.named)


def raw_name(items: Items, at: int) -> Source | None:
    """Read capitals that no stage recognised as a name, where only a speaker can stand."""
    k = at
    while k < len(items) and items[k].capital and not items[k].is_mark and k < at + 5:
        k += 1
    ends = k >= len(items) or items[k].is_mark or items[k].span is not None
    if k == at or (k - at < 2 and not ends) or items[at].word in DETERMINERS:
        return None
    return Source(items[at].start, items[k - 1].end, "unknown", k)


def unknown_source(items: Items, at: int) -> Source | None:
    """Read «la camarera» after a verb of saying: an article and a noun that no list knows as one that speaks."""
    if at + 1 >= len(items) or items[at].word not in ARTICLES or items[at + 1].word in TIME_NOUNS:
        return None
    noun = items[at + 1]
    if noun.named is not None or noun.span is not None or noun.is_mark or is_finite(noun.word, items[at].word):
        return None
    end = _phrase_end(items, at + 1)
    return Source(items[at].start, items[end - 1].end, "unknown", end, noun.word)
