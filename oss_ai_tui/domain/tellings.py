"""Which facts say the same: one happening told in several places, one tie that several documents state."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

from oss_ai_tui.domain.dates import Edtf
from oss_ai_tui.domain.facts import Event, Relation

SYMMETRIC = frozenset({"partnered_with", "competes_with"})
"""Types of relations whose two ends can change places."""

_SAID_AGAIN = frozenset({"statement", "other"})
"""Kinds of events that are one only where the same verb tells them of the same people at the same time."""
_MODEL = "mod:"
_MONTH = 31
_REACH = 100
"""Happenings of one kind, year and participant that an event is held against, the latest ones."""


def same_happening(one: Event, other: Event) -> bool:
    """Tell whether two events are one happening told twice.

    They are of one kind, those who take part in one all take part in the other, and one date lies within the other.
    With other verbs («lanzó», «publicó») they must share a model or two participants; a date coarser than a month
    counts only where the same model comes out.
    """
    who, others = frozenset(one.participants), frozenset(other.participants)
    if one.kind != other.kind or not who or not others or not (who <= others or others <= who):
        return False
    if one.kind in _SAID_AGAIN:
        return _verb(one) == _verb(other) and one.date == other.date and who == others
    common = who & others
    model = any(id.startswith(_MODEL) for id in common)
    if _verb(one) != _verb(other) and not model and len(common) < 2:
        return False
    return _dates_fit(one.date, other.date, coarse=model and one.kind == "release")


def _verb(event: Event) -> str:
    return event.rule.rpartition(".")[2]


def _dates_fit(one: Edtf | None, other: Edtf | None, coarse: bool) -> bool:
    if one is None or other is None or one == other:
        return one == other
    within = _lies_within(one, other) or _lies_within(other, one)
    return within and (coarse or max(_days(one), _days(other)) <= _MONTH)


def _lies_within(one: Edtf, other: Edtf) -> bool:
    return other.earliest <= one.earliest and one.latest <= other.latest


def _days(date: Edtf) -> int:
    first, last = date.earliest, date.latest
    return (last[0] - first[0]) * 366 + (last[1] - first[1]) * 31 + last[2] - first[2]


def tellings(events: Iterable[Event], relations: Iterable[Relation]) -> Mapping[str, tuple[str, ...]]:
    """Return, under the id of every fact that others repeat, the ids of all of them, the one that says most first.

    Of events that is the one with the most participants, then the finest date, then the surest; of relations the
    surest.
    """
    found: dict[str, tuple[str, ...]] = {}
    groups: list[list[str]] = [[e.id for e in group] for group in happenings(sorted(events, key=_says_most))]
    groups += [[r.id for r in group] for group in _ties(relations)]
    for group in groups:
        if len(group) > 1:
            found.update(dict.fromkeys(group, tuple(group)))
    return found


def happenings(events: Iterable[Event]) -> list[list[Event]]:
    """Group dated events that are one happening; each joins the group whose first event it repeats.

    An event is held against the latest groups of its kind and year that share a participant, so that the work grows
    with the number of events and not with its square. Events without a date or participants stay out.
    """
    near: defaultdict[tuple[str, str, int], deque[list[Event]]] = defaultdict(lambda: deque(maxlen=_REACH))
    groups: list[list[Event]] = []
    for event in events:
        if event.date is None or not event.participants:
            continue
        keys = [(event.kind, who, event.date.earliest[0]) for who in event.participants]
        candidates = (group for key in keys for group in near[key] if same_happening(group[0], event))
        group = next(candidates, None)
        if group is None:
            group = []
            groups.append(group)
            for key in keys:
                near[key].append(group)
        group.append(event)
    return groups


def _says_most(event: Event) -> tuple[int, int, float, str]:
    return -len(event.participants), _days(event.date) if event.date else 0, -event.confidence, event.id


def _ties(relations: Iterable[Relation]) -> Iterable[Sequence[Relation]]:
    groups: defaultdict[tuple[str, ...], list[Relation]] = defaultdict(list)
    for relation in relations:
        ends = (relation.source, relation.target)
        groups[relation.type, *(sorted(ends) if relation.type in SYMMETRIC else ends)].append(relation)
    return [sorted(group, key=lambda r: -r.confidence) for group in groups.values()]
