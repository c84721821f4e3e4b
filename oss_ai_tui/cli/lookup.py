"""What an id or a link on the command line names."""

from __future__ import annotations

from oss_ai_tui.domain.corpus import Corpus, Item
from oss_ai_tui.domain.errors import NO_SUCH_ID, WRONG_USAGE, Problem
from oss_ai_tui.domain.facts import Evidence, Passage, TimeExpression
from oss_ai_tui.domain.ids import passage_of_link, span_of_link
from oss_ai_tui.export import Thing
from oss_ai_tui.i18n import N_


def look_up(corpus: Corpus, id: str) -> Item:
    """Return what an id names, or the passage to which a link leads.

    Raises:
        Problem: exit code 3 if there is no such thing, or if the passage has no words where the link says.
    """
    item, span = corpus.by_id.get(passage_of_link(id) or id), span_of_link(id)
    is_there = span is None or (isinstance(item, Passage) and span[0] < span[1] <= len(item.text))
    if item is None or not is_there:
        raise Problem(N_("{id}: no such id in the store; «search» and «timeline» print ids"), NO_SUCH_ID, id=id)
    return item


def look_up_thing(corpus: Corpus, id: str) -> Thing:
    """Return what can be cited or exported under an id; as :func:`look_up`, and exit code 2 for a time expression."""
    item = look_up(corpus, id)
    if isinstance(item, TimeExpression):
        raise Problem(N_("{id}: an expression of time has no form of its own; name its event"), WRONG_USAGE, id=id)
    return item


def words_of_link(corpus: Corpus, id: str) -> Evidence | None:
    """Return the words to which a link leads, None for an id or a link to a whole passage; as :func:`look_up`."""
    item, span = look_up(corpus, id), span_of_link(id)
    return Evidence(item.id, *span, item.text[slice(*span)]) if isinstance(item, Passage) and span else None
