"""What kind of thing each candidate names: the registry, its shape, its context, and the rest of the document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from oss_ai_tui.domain.facts import EntityKind, ModelKind
from oss_ai_tui.extract.entities.acronyms import is_acronym_of, is_gloss
from oss_ai_tui.extract.entities.belief import ENOUGH, Belief, support
from oss_ai_tui.extract.entities.candidate import Candidate, Reason
from oss_ai_tui.extract.entities.contexts import acts, context_reasons
from oss_ai_tui.extract.entities.enumerations import enumerations
from oss_ai_tui.extract.entities.families import family_roots, is_taken_up
from oss_ai_tui.extract.entities.lexicon import Lexicon
from oss_ai_tui.extract.entities.options import names_maker, option_fits
from oss_ai_tui.extract.entities.people import People
from oss_ai_tui.extract.entities.role_phrases import RolePhrase, role_phrases
from oss_ai_tui.extract.entities.role_words import role_words
from oss_ai_tui.extract.masks import Masked, mask
from oss_ai_tui.extract.reading import Reading, Sentence
from oss_ai_tui.registry.entries import Entry

_CAMEL = re.compile(r"[A-Z]?[a-z]+(?:[A-Z]\w*)+")
_NOT_CAMEL = re.compile(r"(?:Mc|Mac|De|Di|Le|La|Van|O|D)[’']?[A-Z][a-z]+")
_ENDS_IN_AI = re.compile(r"[A-Za-z]*[a-z]+\.?AI")
_TEACHING = frozenset({"catedratico", "catedratica", "doctor", "doctora"})
_TAUGHT = 2
_FAINT = 0.4
"""Weight up to which a reason does not yet make one look at a name as of its kind."""
_OVERRULING = frozenset(
    {"m.apposition", "m.apposition-after", "m.named-as", "m.seated", "m.raised", "m.has-parameters"}
)
"""What makes something else of what begins like a person's name: people, too, launch and announce things."""


_BEFORE_VERB = frozenset({"se", "ha", "no", "ya", "tambien", "le", "lo", "la", "es", "fue", "era", "tiene", "esta"})
"""Words after a subject: short verbs, and what may stand between it and its verb."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A candidate with its kind decided."""

    candidate: Candidate
    kind: EntityKind
    entry: Entry | None
    rule: str
    confidence: float
    model_kind: ModelKind | None = None


def _is_field_or_place(text: str, phrase: RolePhrase, organization: int) -> bool:
    """Tell whether a title's complement is what is taught or where a seat is: «catedrática de X», «con sede en X»."""
    before = text[phrase.start : organization]
    taught = phrase.head in _TEACHING and before.endswith(" de ") and before.count(" ") <= _TAUGHT
    return taught or before.endswith(("sede en ", "base en ", "oficinas en "))


def _counts(c: Candidate, reason: Reason) -> bool:
    """Tell whether a reason is heard: a likely person, and a name known as something else, take strong ones only."""
    if reason.rule in _OVERRULING:
        return True
    if reason.kind == "person":
        return not c.options
    return all(r.rule != "m.given-name" for r in c.reasons)


class Typing:
    """Decides the kinds of one document's candidates; each step adds to what the steps before it know."""

    def __init__(self, reading: Reading, candidates: list[Candidate], lexicon: Lexicon) -> None:
        self.reading, self.lex = reading, lexicon
        self.candidates = candidates
        self.typed: dict[int, Typed] = {}
        self.beliefs: dict[str, Belief] = defaultdict(Belief)
        self.amid = {c.key for c in candidates if not c.initial}
        """Names that stand somewhere with a capital of their own."""
        self._names: frozenset[str] = frozenset()
        self._known_people = People((), lexicon)

    def decide(self) -> list[Typed]:
        """Return the candidates that name something, in order."""
        self._take_safe()
        self._note_acronyms()
        self._look_around()
        self._take_believed()
        for _ in range(2):
            self._follow_lists()
            self._follow_families()
            self._take_believed()
        self._take_known()
        return [self.typed[i] for i in range(len(self.candidates)) if i in self.typed]

    def _open(self) -> Iterator[tuple[int, Candidate]]:
        return ((i, c) for i, c in enumerate(self.candidates) if i not in self.typed)

    def _take_safe(self) -> None:
        """Take what the registry knows by forms that can be nothing else."""
        for i, c in enumerate(self.candidates):
            option = next((o for o in c.options if o.demand == "none"), None)
            if option and len(c.options) == 1:
                self.typed[i] = Typed(c, option.kind, option.entry, "m.registry", 0.98)
            else:
                self._add_shape(c)

    def _add_shape(self, c: Candidate) -> None:
        belief = self.beliefs[c.key]
        for reason in c.reasons:
            belief.add(reason)
        if c.single and not c.options and not c.reasons:
            if c.key in self.lex.famous:
                self._believe(c, Reason("person", "m.famous-name", 0.9))
            elif _ENDS_IN_AI.fullmatch(c.words):
                belief.add(Reason("organization", "m.ends-in-ai", 0.65))
            elif _CAMEL.fullmatch(c.words) and not _NOT_CAMEL.fullmatch(c.words):
                belief.add(Reason("organization", "m.camel", 0.35))

    def _note_acronyms(self) -> None:
        """A capital word in brackets after an organisation abbreviates it: «Universidad de Jaén (UJA)»."""
        for a, b in pairwise(self.candidates):
            if is_acronym_of(self.reading, b, a):
                self._believe(b, Reason("organization", "m.acronym", 0.85))

    # Context

    def _look_around(self) -> None:
        for passage, group in groupby(range(len(self.candidates)), key=lambda i: self.candidates[i].passage):
            reading = self.reading.passages[passage]
            members = list(group)
            if all(i in self.typed for i in members):
                continue
            for sentence in reading.sentences:
                inside = [i for i in members if sentence.start <= self.candidates[i].start < sentence.end]
                if any(i not in self.typed for i in inside):
                    self._look_in(passage, sentence, inside)

    def _look_in(self, passage: int, sentence: Sentence, inside: list[int]) -> None:
        reading = self.reading.passages[passage]
        cs = [self.candidates[i] for i in inside]
        end = max(sentence.end, cs[-1].end)
        names = [(c.start, c.end, self._kind(i)) for i, c in zip(inside, cs, strict=True)]
        masked = mask(reading.text, sentence.start, end, names)
        for place, index in masked.marks.items():
            if inside[index] not in self.typed:
                c = cs[index]
                for reason in context_reasons(reading, c, masked, place):
                    if _counts(c, reason):
                        self._believe(c, reason)
                if any(r.rule == "m.brought-out" for r in c.reasons) and is_taken_up(reading, sentence):
                    self._believe(c, Reason("model", "m.taken-up", 0.5))
        for phrase in role_phrases(masked):
            self._learn_from_role(phrase, masked, inside)

    def _kind(self, i: int) -> EntityKind | None:
        if i in self.typed:
            return self.typed[i].kind
        c = self.candidates[i]
        if any(r.rule == "m.given-name" for r in c.reasons):
            return "person"
        best = max(c.reasons, key=lambda r: r.weight, default=None)
        if best is None or (best.weight <= _FAINT and self._is_complement(c)):
            return None
        return best.kind

    def _is_complement(self, c: Candidate) -> bool:
        """Tell whether a preposition stands before a candidate: «el gerente de Campo Hondo» may name a firm."""
        tokens = self.reading.passages[c.passage].tokens
        return c.first > 0 and tokens[c.first - 1].folded in ("de", "del", "en", "para", "por")

    def _learn_from_role(self, phrase: RolePhrase, masked: Masked, inside: list[int]) -> None:
        if phrase.person is not None and self._may_bear(phrase, phrase.person, masked, inside):
            self._learn(masked, phrase.person, inside, Reason("person", "m.has-role", 0.85))
        whole_title = phrase.end - phrase.start > len(phrase.head)
        if phrase.head in role_words().of_things and not whole_title:
            return
        if phrase.organization is None or _is_field_or_place(masked.text, phrase, phrase.organization):
            return
        if phrase.person is not None or phrase.head in role_words().posts:
            self._learn(masked, phrase.organization, inside, Reason("organization", "m.role-at", 0.8))

    def _may_bear(self, phrase: RolePhrase, person: int, masked: Masked, inside: list[int]) -> bool:
        """Tell whether a title makes a person of its bearer.

        Some titles firms bear too («X, creadora de …»); one word after a title is a person only right beside it, and no
        acronym is («el fundador del proyecto GNU»).
        """
        words = role_words()
        firm = phrase.rule == "p.role-name" and phrase.head in self.lex.nouns["organization"]
        if firm and phrase.person == phrase.last + 1:
            return False
        titles = [w for w in masked.text[phrase.start : phrase.end].split() if w in words.heads]
        c = self.candidates[inside[masked.marks[person]]]
        if c.single and c.words.isupper():
            return False
        personal = any(r.rule == "m.two-capitals" for r in c.reasons)
        if phrase.rule == "p.name-role" and all(w in words.either for w in titles) and not personal:
            return False
        beside = phrase.rule == "p.name-role" or (person == phrase.last + 1 and phrase.organization is None)
        return not c.single or (beside and not c.initial)

    def _learn(self, masked: Masked, place: int, inside: list[int], reason: Reason) -> None:
        i = inside[masked.marks[place]]
        c = self.candidates[i]
        if i not in self.typed:
            self._believe(c, reason)

    def _believe(self, c: Candidate, reason: Reason) -> None:
        c.reasons.append(reason)
        self.beliefs[c.key].add(reason)

    # Decisions

    def _take_believed(self) -> None:
        safe = {t.entry.id for t in self.typed.values() if t.entry}
        for single in (False, True):
            people = self._people()
            for i, c in list(self._open()):
                if c.single == single:
                    made = self._from_options(i, safe) if c.options else self._from_belief(c, people)
                    if made:
                        self.typed[i] = made

    def _people(self) -> People:
        """Return the people known so far; made anew only when there are more of them."""
        names = frozenset(t.candidate.words for t in self.typed.values() if t.kind == "person")
        if names != self._names:
            self._names, self._known_people = names, People(sorted(names), self.lex)
        return self._known_people

    def _from_belief(self, c: Candidate, people: People) -> Typed | None:
        belief = self.beliefs[c.key]
        kind = belief.verdict()
        if c.single and people.is_shared(c.words):
            return None
        if c.single and kind != "person" and people.owner(c.words):
            if not people.is_first_name(c.words):
                return Typed(c, "person", None, "m.surname", 0.9)
            return None if c.initial else Typed(c, "person", None, "m.first-name", 0.7)
        if kind is None or (c.initial and c.single and not self._bears_out(c, kind)):
            return None
        best = belief.best[kind]
        own = max((r.weight for r in c.reasons if r.kind == kind), default=0)
        rule = best.rule if own else "m.same-name"
        return Typed(c, kind, None, rule, round(belief.of(kind), 2), best.model_kind)

    def _bears_out(self, c: Candidate, kind: EntityKind) -> bool:
        """A capital that is owed to its place needs a reason on the spot, or the same name within a sentence."""
        return support(c.reasons, kind) >= ENOUGH or c.key in self.amid

    def _from_options(self, i: int, safe: set[str]) -> Typed | None:
        c, after = self.candidates[i], self.typed.get(i + 1)
        maker = after.entry.id if after and after.entry and names_maker(self.reading, c, after.candidate) else None
        fits = [o for o in c.options if option_fits(c, o, safe, maker)]
        if not fits:
            return None
        best = max(fits, key=lambda o: (support(c.reasons, o.kind), o.demand == "none", o.demand == "capital"))
        return Typed(c, best.kind, best.entry, "m.registry-context", 0.9)

    # Lists

    def _follow_lists(self) -> None:
        """Names in one list are of one kind: «Meta, Quimera y OpenAI»."""
        for chain in enumerations(self.reading, self.candidates):
            for one, two in (*pairwise(chain), *pairwise(reversed(chain))):
                self._spread(one, two)

    def _spread(self, source: int, target: int) -> None:
        t, c = self.typed.get(source), self.candidates[target]
        if t is None or target in self.typed or any(r.rule == "m.in-list" for r in c.reasons):
            return
        if t.kind != "person" or not c.single or c.key in self.lex.given:
            self._believe(c, Reason(t.kind, "m.in-list", 0.6, t.model_kind))

    # Families

    def _follow_families(self) -> None:
        """A version of a model's name is a model: «Grímpola 4» where «Grímpola» is, «Cirro-Max» beside «Cirro-14B»."""
        roots = {root for t in self.typed.values() if t.kind == "model" for root in family_roots(t.candidate.key)}
        for _, c in self._open():
            own = family_roots(c.key)
            if not c.options and not roots.isdisjoint(own) and all(r.rule != "m.family" for r in c.reasons):
                self._believe(c, Reason("model", "m.family", 0.8 if c.key not in own else 0.62))

    # The rest of the document

    def _take_known(self) -> None:
        """Take surnames of people, and short forms of organisations, that nothing else speaks for."""
        people = self._people()
        heads = self._short_forms()
        for i, c in list(self._open()):
            if people.owner(c.words) and self._may_be_person(c, people):
                rule = "m.first-name" if people.is_first_name(c.words) else "m.surname"
                self.typed[i] = Typed(c, "person", None, rule, 0.9 if rule == "m.surname" else 0.7)
            elif c.key in heads and (not c.initial or acts(self.reading.passages[c.passage], c, _BEFORE_VERB)):
                full = heads[c.key]
                self.typed[i] = Typed(c, "organization", full.entry, "m.short-form", 0.85)

    def _may_be_person(self, c: Candidate, people: People) -> bool:
        if people.is_first_name(c.words):
            return not (c.options or c.initial)
        return all(o.demand != "none" for o in c.options)

    def _short_forms(self) -> dict[str, Typed]:
        """Map the first word of ``Quimera Labs`` and the like to it, unless the word has a meaning of its own."""
        forms: dict[str, Typed] = {}
        for t in self.typed.values():
            first, *rest = t.candidate.key.split()
            if t.kind == "organization" and 1 <= len(rest) <= 2 and len(first) > 3 and not self.lex.is_common(first):
                forms.setdefault(first, t)
        return forms


def decide(reading: Reading, candidates: list[Candidate], lexicon: Lexicon) -> list[Typed]:
    """Return the candidates that name something, each with its kind; the others are dropped."""
    glosses = {id(b) for a, b in pairwise(candidates) if is_gloss(reading, a, b)}
    return Typing(reading, [c for c in candidates if id(c) not in glosses], lexicon).decide()
