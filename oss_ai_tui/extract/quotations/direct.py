"""Quotations in marks and rayas: which are somebody's words, and whose, by sieves from the surest to the faintest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from oss_ai_tui.extract.quotations.after import BESIDE, PAUSES, AfterQuote, said
from oss_ai_tui.extract.quotations.clauses import complement, has_verb
from oss_ai_tui.extract.quotations.cues import Cue
from oss_ai_tui.extract.quotations.drafts import Credit, Draft
from oss_ai_tui.extract.quotations.frames import Frame
from oss_ai_tui.extract.quotations.hearing import Hearing
from oss_ai_tui.extract.quotations.lexicon import phrases
from oss_ai_tui.extract.quotations.marks import Span
from oss_ai_tui.extract.quotations.openings import Missing, leading_subject, skip_connectives
from oss_ai_tui.extract.quotations.scare import Look, is_proverb, is_words, look, names_a_title, stands_alone
from oss_ai_tui.extract.quotations.sources import Source, read_source
from oss_ai_tui.extract.quotations.words import COPULAS, PREPOSITIONS, SUBORDINATORS, is_finite

_JOINTS = frozenset({"y", "e", "o", "que", "de", ",", "pero", "también", "a", "como"})
_GOVERNED_REACH = 4
_PREDICATE_REACH = 12
_ONLY_QUOTED = frozenset({"quote", "of"})
"""Frames of «una frase de (su abuelo)»: whose words they are, which another may be repeating."""
_JUDGING = frozenset(
    {"calificar", "tachar", "tildar", "describir", "catalogar", "comparar", "definir", "equiparar", "etiquetar"}
)
_CALLING = frozenset({"considerar", "llamar", "juzgar", "definir", "describir"})
_WEIGHING = frozenset({"considerar", "estimar", "juzgar", "valorar"})
_CONFESSING = frozenset({"declarar", "confesar", "definir"})
_WISHING = frozenset({"pedir", "reclamar", "exigir", "solicitar"})
_OBJECTS = frozenset({"lo", "la", "los", "las", "le"})
_ASKING = frozenset({"preguntar", "preguntarse", "inquirir"})
_FURTHER = 9
_SHOWING = frozenset({"muestra", "mostro", "mostraba", "declara", "declaro", "confiesa", "confeso", "dice", "dijo"})
"""Forms before an adjective that tell how somebody speaks: «se muestra cauta», «se confiesa harta»."""
_COMPARING = frozenset({"comparar", "equiparar"})
_CLAUSE_JOINTS = frozenset({"aunque", "pero", "mientras"})
_JUDGED_BY = frozenset({"de", "como", "con", "a"})
NONE = Credit("q.none")

Found = tuple[Credit, str]
"""A credit, and how near the cue stands: ``after``, ``colon``, ``governed``, ``judged`` or empty for elsewhere."""


class Sieves:
    """Attribution of the quotations of one frame."""

    def __init__(self, hearing: Hearing) -> None:
        self.hearing = hearing
        self.frame: Frame = hearing.frame
        self.items = hearing.items
        self._here: Credit | None = None
        """Whose words stood last in this frame."""
        self._taken: set[int] = set()
        """Indices of the items that were found to be somebody's words."""

    def read(self, previous: Credit | None) -> Iterator[Draft]:
        """Yield the quotations of the frame that are somebody's words, in order.

        Args:
            previous: whose words ended right before the frame, for a quotation that goes on with them.
        """
        last = previous
        for at, item in enumerate(self.items):
            if item.span is not None:
                draft = self._draft(at, item.span, last)
                if draft is not None:
                    self._taken.add(at)
                    last = self._here = draft.credit
                    yield draft

    def _draft(self, at: int, span: Span, last: Credit | None) -> Draft | None:
        seen, opens = look(self.frame.text, span), self._opens(at)
        credit, near = self._credit(at, span, last) or self._led_by_nobody(at, seen) or (None, "")
        if span.form == "raya" or not span.closed or not span.opened or span.follows:
            return Draft(self.frame, span.first, span.last, "direct", credit or NONE, follows=span.follows)
        opens = opens or (credit is not None and credit.rule == "q.split")
        if names_a_title(self.items, at, seen, credited=credit is not None) and near not in (
            "after",
            "colon",
            "judged",
        ):
            return None
        if is_proverb(self.items, at) and (credit is None or credit.source is None):
            return None
        words = is_words(
            seen,
            adjacent=near in ("after", "colon"),
            opens=opens,
            governed=near in ("governed", "judged") or (near == "predicate" and seen.words > 1),
            judged=near == "judged",
            credited=credit is not None,
            alone=opens and stands_alone(self.frame),
            goes_on=last is not None and last.voice is not None and self.frame.number > 0,
        )
        if not words or (credit is None and not self._worth_keeping(seen, opens)):
            return None
        return Draft(self.frame, span.first, span.last, "direct" if opens else "partial", credit or NONE)

    def _led_by_nobody(self, at: int, seen: Look) -> Found | None:
        """A sentence that a verb of saying leads to through a colon, though nobody knows whose."""
        cue = next((c for c in reversed(self.hearing.cues) if c.after <= at), None)
        led = cue is not None and not cue.negated and "quote" in cue.frames and self.items[at - 1].word == ":"
        return (Credit("q.none", None, cue.lemma), "colon") if cue and led and seen.finite and seen.words > 1 else None

    def _worth_keeping(self, seen: Look, opens: bool) -> bool:
        if opens and stands_alone(self.frame):
            return True
        return seen.finite and seen.words > 5 and not self.frame.page.reading.passage.is_heading

    def _opens(self, at: int) -> bool:
        """Whether a quotation begins its sentence, or follows a colon, «según Ana,» or another part of itself."""
        k = at - 1
        while k >= 0 and self.items[k].is_mark and self.items[k].word != ":":
            k -= 1
        if k < 0 or self.items[k].word == ":" or self.items[k].span is not None:
            return True
        if skip_connectives(self.items[:at]) >= at:
            return True
        cue = next((c for c in self.hearing.cues if c.after <= at), None)
        begins = cue is not None and (cue.first == 0 or self.items[0].span is not None)
        return begins and self.items[at - 1].word == ","

    def _credit(self, at: int, span: Span, last: Credit | None) -> Found | None:
        found = self._after(at)
        if span.follows and last is not None and last.voice is not None and not (found and found[0].source):
            return replace(last, rule="q.split"), "after"
        if found is None and last is not None and self._is_second_part(at):
            found = replace(last, rule="q.split"), "after"
        if found is None and last is not None and self._is_joined(at):
            found = replace(last, rule="q.joined"), "governed"
        found = found or self._before(at)
        return found or self._later(at) or self._colon(at) or self._signed(at) or self._inherited(at, last)

    def _inherited(self, at: int, last: Credit | None) -> Found | None:
        """A later fragment of a sentence whose speaker is known, where nobody else is named in between."""
        first = self._quoted_before(at)
        if last is None or last.voice is None or first is None or self._names_somebody(first, at, last):
            return None
        return replace(last, rule="q.same-sentence"), ""

    def _names_somebody(self, start: int, end: int, last: Credit) -> bool:
        own = {last.voice.speaker.person, last.voice.speaker.organization} if last.voice else set()
        return any(i.named is not None and i.named.entity not in own for i in self.items[start:end])

    def _is_second_part(self, at: int) -> bool:
        """Whether only an attribution stands between the quotation before and this one: «…», dijo Ana, «…»."""
        first = self._quoted_before(at)
        if first is None or self.items[at - 1].word not in PAUSES:
            return False
        cue = next((c for c in self.hearing.cues if first < c.first <= first + _GOVERNED_REACH), None)
        return cue is not None and cue.after <= at and self.items[first + 1].word in PAUSES

    def _is_joined(self, at: int) -> bool:
        """Whether only «y que» and the like stand between the quotation before and this one."""
        k = at - 1
        while k >= 0 and self.items[k].word in _JOINTS:
            k -= 1
        return at - 1 > k >= 0 and k in self._taken

    def _quoted_before(self, at: int) -> int | None:
        """Return the index of the nearest words of somebody before item ``at``."""
        return max((k for k in self._taken if k < at), default=None)

    def _after(self, at: int) -> Found | None:
        """The sieve after the quotation; «según recoge Telar» yields to the verb that leads to the quotation."""
        found = AfterQuote(self.hearing, at, opens=self._opens(at), here=self._here).read()
        if found is None or not found.passed_on:
            return (found.credit, "after") if found is not None else None
        nearer = self._before(at)
        return nearer if nearer is not None and nearer[0].verb is not None else (found.credit, "after")

    # Before it: Ana dijo: «…»; según Ana, «…»; Ana dijo que los datos son «…».

    def _before(self, at: int) -> Found | None:
        cue = self._governing(at)
        if cue is None or cue.negated or not cue.frames & BESIDE or self._parted(cue.after, at):
            return None
        if (nearer := self._clause_to_colon(cue, at)) is not None:
            return nearer
        heard = self.hearing.before(cue, at)
        if heard is None and (around := self._reported_around(cue, at)) is not None:
            return around
        if heard is None or (cue.impersonal and heard.way == "carried"):
            return None
        if cue.lemma == "llamar" and not self._calls(cue):
            return None
        near = self._nearness(cue, heard.source, at)
        if near is None:
            return None
        if heard.way == "carried":
            return said("q.elided", cue, heard), near
        rule = "q.segun" if cue.lemma is None else "q.verb-before" if near else "q.embedded"
        return said("q.words-of" if cue.frames == _ONLY_QUOTED else rule, cue, heard), near

    def _calls(self, cue: Cue) -> bool:
        """Whether «llamar» has its object in a pronoun, and gives no name: «lo llama «…»», «llama a eso «…»»."""
        after = tuple(item.word for item in self.items[cue.after : cue.after + 2])
        return self.items[cue.first].word in _OBJECTS or after in (("a", "eso"), ("a", "esto"), ("a", "ello"))

    def _governing(self, at: int) -> Cue | None:
        """The nearest cue before a quotation; in «Ana dijo que Faro piensa en todos y que «…»» the first one."""
        cue = next((c for c in reversed(self.hearing.cues) if c.after <= at), None)
        taken_up = cue is not None and any(
            self.items[k].word == "que" and self.items[k - 1].word in ("y", "e", "ni") for k in range(cue.after + 1, at)
        )
        if cue is None or not taken_up or complement(self.items, cue.after) is not None:
            return cue
        outer = (c for c in reversed(self.hearing.cues) if c.after <= cue.first and "que" in c.frames and not c.negated)
        return next((c for c in outer if (k := complement(self.items, c.after)) is not None and k <= cue.first), cue)

    def _reported_around(self, cue: Cue, at: int) -> Found | None:
        """A verb that says little in what another reports: «Ana dijo que la sala abrió pronto, porque «…»»."""
        between = self.items[cue.after : at]
        within = cue.first > 0 and self.items[cue.first - 1].word == "que"
        if ("que" in cue.frames and not within) or not any(i.word == "," or i.word in SUBORDINATORS for i in between):
            return None
        for outer in reversed([c for c in self.hearing.cues if c.after <= cue.first and "que" in c.frames]):
            clause = complement(self.items, outer.after)
            if clause is not None and clause <= cue.first and not outer.negated and not outer.impersonal:
                heard = self.hearing.before(outer, clause)
                return (said("q.embedded", outer, heard), "") if heard is not None and heard.way == "stated" else None
        return None

    def _clause_to_colon(self, cue: Cue, at: int) -> Found | None:
        """A later clause with a person of its own leads to the colon: «lo aplaudió, aunque Ana puso un pero: «…»»."""
        if self.items[at - 1].word != ":":
            return None
        joints = [k for k in range(cue.after, at - 2) if self.items[k].word in _CLAUSE_JOINTS]
        subject = leading_subject(self.items[joints[-1] + 1 : at - 1]) if joints else None
        if (
            not joints
            or not isinstance(subject, Source)
            or subject.person is None
            or subject.start < self.items[joints[-1]].end
        ):
            return None
        voice = self.hearing.discourse.resolve(subject, self.frame)
        verbal = has_verb(self.items, joints[-1] + 1, at - 1)
        return (Credit("q.colon", voice, None, subject), "colon") if voice is not None and verbal else None

    def _parted(self, start: int, at: int) -> bool:
        return any(k in self._taken or self.items[k].word == ";" for k in range(start, at))

    def _nearness(self, cue: Cue, source: Source | None, at: int) -> str | None:
        """Tell how a cue governs a later quotation: through a colon, at once, or from afar; None if it does not."""
        if self.items[at - 1].word == ":":
            return "colon"
        if self.items[at - 2].word == ":" and self.items[at - 1].word in ("un", "una"):
            return "governed"
        start = max(cue.after, source.after if source is not None and source.after <= at else 0)
        reported = max([start, *(k + 1 for k in range(start, at) if self._reports(cue, k))])
        near, start = "predicate" if reported > start else "governed", reported
        between = self.items[start:at]
        finite = [i for i, b in zip(between, self.items[start - 1 :], strict=False) if is_finite(i.word, b.word)]
        predicate = len(between) <= _PREDICATE_REACH and self.items[at - 1].word in COPULAS
        if cue.frames == {"quote"} and len(between) > 1 and cue.lemma not in _ASKING:
            return ""
        predicate = predicate or (len(between) <= _PREDICATE_REACH and cue.lemma in _COMPARING)
        if near == "predicate" and list(between[-1:]) == finite:
            predicate, finite = True, []
        if (predicate or len(between) <= _GOVERNED_REACH) and all(i.word in COPULAS for i in finite):
            if not between and self._is_judged(cue, at):
                return "judged"
            judged = cue.lemma in _JUDGING and source is not None and between[-1:] and between[-1].word in _JUDGED_BY
            return "judged" if judged else near
        if self._interrupts(cue, start):
            return ""
        reports = cue.lemma is None or any(i.word == "que" for i in self.items[cue.after : at])
        return "" if reports or (cue.kind == "verb" and not finite) else None

    def _is_judged(self, cue: Cue, at: int) -> bool:
        """Whether one word right after a verb can be somebody's: «lo llama «X»», «ve «X» que», «pidió «prudencia»»."""
        named = cue.lemma in _CALLING and self.items[cue.first].word in _OBJECTS
        what = cue.lemma in _WEIGHING and at + 1 < len(self.items) and self.items[at + 1].word == "que"
        itself = cue.lemma in _CONFESSING and self.items[cue.first].word == "se"
        return named or what or itself or (cue.lemma in _WISHING and cue.kind == "verb")

    def _reports(self, cue: Cue, k: int) -> bool:
        """Whether the «que» at an item leads to what a verb of saying reports, the first or a further thing."""
        joined = self.items[k - 1].word in ("y", "e", "ni")
        return (
            self.items[k].word == "que"
            and "que" in cue.frames
            and (joined or complement(self.items, cue.after) == k + 1)
        )

    def _interrupts(self, cue: Cue, after: int) -> bool:
        """Whether an attribution stands between commas in the quotation's clause: «todo, dice Ana, es …»."""
        if cue.first == 0 or cue.kind != "verb" or "clause" not in cue.frames or after >= len(self.items):
            return False
        quoted = cue.first > 1 and self.items[cue.first - 2].span is not None
        return self.items[cue.first - 1].word == "," and self.items[after].word == "," and not quoted

    # Elsewhere in the sentence.

    def _later(self, at: int) -> Found | None:
        """The cue that ends the sentence: los datos son «…» para todos, explicó Ana."""
        for cue in self.hearing.cues:
            if cue.first <= at or cue.negated or cue.impersonal or not cue.frames & {"clause"}:
                continue
            before = self.items[cue.first - 1]
            if before.word not in (",", "—", "–") or cue.kind not in ("verb", "phrase", "conjunction"):
                continue
            heard = self.hearing.after(cue)
            if heard is not None:
                return said("q.clause", cue, heard), ""
        return None

    def _colon(self, at: int) -> Found | None:
        """No verb of saying, but a colon: the sentence's subject speaks, or the document that it names."""
        if self.items[at - 1].word != ":" or at < 2:
            return None
        subject = leading_subject(self.items[: at - 1])
        human = isinstance(subject, Source) and subject.kind in ("person", "role", "pronoun")
        if isinstance(subject, Source) and (human or subject.after == at - 1):
            voice = self.hearing.discourse.resolve(subject, self.frame)
            return (Credit("q.colon", voice, None, subject), "colon") if voice else None
        if subject is Missing.ELIDED and self._leads_to_words(at - 1):
            heard = self.hearing.speaking(plural=False)
            return (Credit("q.colon-elided", heard.voice), "colon") if heard and heard.voice.is_person else None
        if (further := self._further(at) or self._shown(at) or self._named_last(at)) is not None:
            return further
        document = self._document(at)
        if document is None:
            return None
        return Credit("q.document", self.hearing.discourse.resolve(document, self.frame), None, document), "colon"

    def _further(self, at: int) -> Found | None:
        """«…», dice Ana. Y después, en voz baja: «…»: no verb and nobody else between them."""
        turn, before = self.hearing.discourse.turn, self.items[: at - 1]
        follows = turn is not None and (turn.page, turn.frame) == (self.frame.page.number, self.frame.number - 1)
        plain = before[0].word in ("y", "luego", "después") and len(before) <= _FURTHER
        if turn is None or not (follows and plain and turn.voice.is_person) or has_verb(self.items, 0, at - 1):
            return None
        return None if any(i.named is not None for i in before) else (Credit("q.colon-elided", turn.voice), "colon")

    def _shown(self, at: int) -> Found | None:
        """«Es un asunto sobre el que Ana se muestra pesimista: «…»»: only her clause stands before the colon."""
        shown = next((k for k in range(at - 2, 0, -1) if self.items[k].folded in _SHOWING), None)
        if shown is None or self.items[shown - 1].word != "se":
            return None
        people = [k for k in range(shown) if (n := self.items[k].named) is not None and n.kind == "person"]
        if people != [shown - 2]:
            return None
        source = read_source(self.items, shown - 2)
        voice = self.hearing.discourse.resolve(source, self.frame) if source is not None else None
        return (Credit("q.colon", voice, None, source), "colon") if voice is not None else None

    def _named_last(self, at: int) -> Found | None:
        """«Sí lo hizo, ya en la calle, Ana Ruiz, socia de Faro: «…»»: the only person named, right before the colon."""
        people = [k for k in range(at - 1) if (n := self.items[k].named) is not None and n.kind == "person"]
        if len(people) != 1 or not people[0] or self.items[people[0] - 1].word in PREPOSITIONS | {"al", "del"}:
            return None
        source = read_source(self.items, people[0])
        if source is None or source.plural or not has_verb(self.items, 0, people[0]):
            return None
        described = self.items[source.after].word == "," and not has_verb(self.items, source.after + 1, at - 1)
        voice = self.hearing.discourse.resolve(source, self.frame) if source.after == at - 1 or described else None
        return (Credit("q.colon", voice, None, source), "colon") if voice is not None else None

    def _leads_to_words(self, colon: int) -> bool:
        """Whether the verb of a sentence without subject is one that leads to words: «se pone seria:»."""
        verb = next((k for k in range(colon) if is_finite(self.items[k].word)), None)
        if verb is None or any(i.named is not None for i in self.items[:colon]):
            return False
        before = self.items[verb - 1].word if verb else ""
        return before in ("lo", "se") or self.items[verb].word in phrases().leading

    def _document(self, at: int) -> Source | None:
        """The document before a colon: «el mensaje de Ana fue claro:», «hay una frase en el informe:»."""
        first = read_source(self.items, 0)
        if first is not None and first.kind == "document" and (first.person or first.organization):
            return first
        for k in range(1, at - 1):
            if self.items[k - 1].word in ("en", "del", "de"):
                source = read_source(self.items, k)
                if source is not None and source.kind == "document":
                    return source
        return None

    def _signed(self, at: int) -> Found | None:
        """A signature: «…» — Ana Ruiz, directora de Faro."""
        k = at + 1
        while k < len(self.items) and self.items[k].word == ".":
            k += 1
        if k >= len(self.items) or self.items[k].word not in ("—", "–", "-", "("):
            return None
        source = read_source(self.items, k + 1)
        if source is None or source.kind != "person":
            return None
        voice = self.hearing.discourse.resolve(source, self.frame)
        return (Credit("q.signature", voice, None, source), "after") if voice else None
