"""Places behind and ahead."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from oss_ai_tui.ui.history import MOST_PLACES, History, Place


def test_back_and_forward_are_each_other_s_opposite() -> None:
    history = History()
    a, b, c = Place(item="a"), Place(item="b"), Place(item="c")
    history.leave(a)
    history.leave(b)
    assert history.back(c) == b and history.back(b) == a and history.back(a) is None
    assert history.forward(a) == b and history.forward(b) == c and history.forward(c) is None


def test_a_new_place_forgets_what_lay_ahead() -> None:
    history = History()
    history.leave(Place(item="a"))
    history.back(Place(item="b"))
    history.leave(Place(item="a"))
    assert history.forward(Place(item="c")) is None


@given(st.lists(st.sampled_from(["new", "back", "forward"]), max_size=60))
def test_no_place_is_lost_on_the_way(steps: list[str]) -> None:
    history, here = History(), Place(item="0")
    for number, step in enumerate(steps, 1):
        known = len(history.behind) + len(history.ahead)
        if step == "new":
            history.leave(here)
            here = Place(item=str(number))
            assert not history.ahead
        else:
            here = (history.back(here) if step == "back" else history.forward(here)) or here
            assert len(history.behind) + len(history.ahead) == known


def test_the_history_does_not_grow_for_ever() -> None:
    history = History()
    for number in range(MOST_PLACES + 10):
        history.leave(Place(item=str(number)))
    assert len(history.behind) == MOST_PLACES
