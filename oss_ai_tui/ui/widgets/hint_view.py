"""A screen as it stood, with letters on the names in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import get_character_cell_size
from rich.segment import Segment
from textual.events import Key, Resize
from textual.message import Message
from textual.strip import Strip

from oss_ai_tui.ui.hinting import LETTERS, Label, Target, placed
from oss_ai_tui.ui.widgets.lines import Lines


class HintView(Lines, can_focus=True, inherit_bindings=False):
    """Draws a picture of another screen under the labels, and takes the letters.

    Args:
        picture: the lines of that screen.
        targets: the names in it.
        letters: the label of each entity.
    """

    @dataclass
    class Chosen(Message):
        """The letters of an entity were typed; None where the labels stand on a screen that is no more."""

        id: str | None

    def __init__(self, picture: Sequence[Strip], targets: Sequence[Target], letters: Mapping[str, str]) -> None:
        super().__init__(id="hints")
        self._picture = picture
        self._cells = [_cells(strip) for strip in picture]
        self._targets = targets
        self._letters = letters
        self._labels: dict[int, list[Label]] = {}
        self.typed = ""
        self.type("")

    def type(self, typed: str) -> None:
        """Keep the labels that begin with these letters; tell whose they are once they are all of a label."""
        chosen = next((id for id, text in self._letters.items() if typed and text == typed), None)
        if chosen is not None:
            self.post_message(self.Chosen(chosen))
        elif not typed or any(text.startswith(typed) for text in self._letters.values()):
            self.typed, self._labels = typed, {}
            for label in placed(self._targets, self._letters, self._cells, typed):
                self._labels.setdefault(label.y, []).append(label)
            self.repaint()

    def line(self, y: int) -> Strip:
        """Return a line of the picture with its labels."""
        if y >= len(self._picture):
            return self.strip()
        under = self._picture[y]
        parts, done = [], 0
        for label in self._labels.get(y, ()):
            parts += [under.crop(done, label.x), Strip([Segment(label.text, self.style("hint"))])]
            done = label.x + len(label.text)
        return Strip.join([*parts, under.crop(done, under.cell_length)]) if parts else under

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters of labels are nobody else's."""
        return character is not None and character in LETTERS

    def on_key(self, event: Key) -> None:
        """Take a letter of a label; one that no label goes on with changes nothing."""
        if event.character is not None and len(event.character) == 1 and event.is_printable:
            event.stop()
            self.type(self.typed + event.character)

    def on_resize(self, event: Resize) -> None:
        """Give up once the screen underneath has another shape."""
        shape = {(strip.cell_length, len(self._picture)) for strip in self._picture[:1]}
        if (self.screen.size.width, self.screen.size.height - 1) not in shape:
            self.post_message(self.Chosen(None))


def _cells(strip: Strip) -> list[str]:
    """Return what stands in each cell; the second one of a wide character is empty."""
    return [part for char in strip.text for part in (char, "")[: max(0, get_character_cell_size(char))]]
