"""Labels for what is in view: which letters each entity gets, and where on the screen they are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

LETTERS = "asdfjklghqweruiopzxcvnmtyb"
"""Letters of labels, those under the resting fingers first; every Latin keyboard has them without a modifier."""


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """A name on the screen."""

    y: int
    x: int
    """The cell in which it begins."""
    id: str
    right: int
    """The cell after the last one of its pane."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label on the screen: from which cell of which line on it stands, and what it says."""

    y: int
    x: int
    text: str


def labels_for(ids: Iterable[str]) -> Mapping[str, str]:
    """Return letters for each id, in order: one letter each as long as they suffice, else two.

    No label begins another one. What goes beyond all pairs of letters has none.
    """
    each = list(dict.fromkeys(ids))
    letters = iter(LETTERS) if len(each) <= len(LETTERS) else map("".join, product(LETTERS, repeat=2))
    return dict(zip(each, letters, strict=False))


def placed(
    targets: Iterable[Target], letters: Mapping[str, str], lines: Sequence[Sequence[str]], typed: str
) -> Iterator[Label]:
    """Yield the labels that begin with what is typed, in brackets, none over another.

    A bracket opens on the blank before the name if there is one, so that most of the name can still be read; where two
    names are closer than their labels are long, the second label moves to the right.

    Args:
        targets: the names in view.
        letters: the label of each entity.
        lines: what stands in each cell of the screen.
        typed: the letters typed so far.
    """
    free: dict[int, int] = {}
    for target in sorted(targets):
        text = f"[{letters.get(target.id, '')}]"
        if len(text) < 3 or not text.startswith(f"[{typed}"):
            continue
        wanted = target.x - (target.x > 0 and lines[target.y][target.x - 1] == " ")
        x = max(free.get(target.y, 0), min(wanted, target.right - len(text)))
        if x + len(text) <= target.right:
            free[target.y] = x + len(text)
            yield Label(target.y, x, text)
