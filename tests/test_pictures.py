"""The pictures of the README show the program as it is."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.make_pictures import ASSETS, PICTURES, shown, svg_of


def words_of(svg: str) -> list[str]:
    """Return the words of a picture, piece by piece; how Rich lays them out is its own affair."""
    pieces = re.findall(r"<text[^>]*>([^<]+)</text>", svg)
    return [unescape(piece).replace("\xa0", " ").strip() for piece in pieces]


@pytest.mark.parametrize("name", PICTURES)
async def test_every_picture_is_what_the_program_draws(name: str) -> None:
    kept = (ASSETS / f"{name}.svg").read_text("utf-8")
    async with shown(PICTURES[name]) as driver:
        await driver.wait(
            lambda: words_of(svg_of(driver)) == words_of(kept), f"{name}.svg (python -m tests.make_pictures draws it)"
        )
    assert not re.search(r"(?:href|src|url)\W+http", kept), "a picture that fetches anything"


def test_every_picture_stands_in_the_readme() -> None:
    readme = (ASSETS.parent / "README.md").read_text("utf-8")
    assert {path.stem for path in ASSETS.glob("*.svg")} == set(PICTURES)
    assert all(f"(assets/{name}.svg)" in readme for name in PICTURES)
    assert readme.index("(assets/explorer.svg)") < readme.index("\n## ")
