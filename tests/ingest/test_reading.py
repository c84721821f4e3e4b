"""From bytes to text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oss_ai_tui.domain.errors import UNUSABLE_INPUT, Problem
from oss_ai_tui.ingest.reading import SIZE_LIMIT, decode, read_text

SPANISH = (
    "El año pasado.",
    "Mañana habrá más código.",
    "Niño",
    "¿Qué?",
    "La compañía presentó «Lúmina», un modelo pequeño.",
    "“Así será”, dijo Núñez — y añadió: «¿Quién lo duda?» Cuesta 3 €.",
    "Según Peña, habrá más ayudas públicas y la investigación continuará también en otoño.",
)


@pytest.mark.parametrize("text", SPANISH)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_spanish_is_read_in_every_usual_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", [text for text in SPANISH if not set(text) & set("“”—€")])
@pytest.mark.parametrize("encoding", ["latin-1", "mac_roman", "cp850"])
def test_old_eight_bit_codes_are_told_by_their_spanish_letters(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_big_endian_with_a_mark() -> None:
    assert decode(b"\xfe\xff" + "Año".encode("utf-16-be")) == "Año"


def test_stray_bytes_in_utf8_do_not_spoil_the_rest() -> None:
    data = "La investigación según Peña: ".encode() + "código".encode("cp1252")
    assert decode(data) == "La investigación según Peña: código"


def test_a_cut_utf8_text_is_still_utf8() -> None:
    text = decode("Más código, más señales y más años".encode()[:-1] + "ñ".encode()[:1])
    assert text is not None and text.startswith("Más código, más señales")


def test_line_ends_are_left_for_the_cleaning() -> None:
    assert decode(b"uno\r\ndos\r") == "uno\r\ndos\r"


@pytest.mark.parametrize(
    "data",
    [
        b"\x00" * 100,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00",
        bytes(range(256)) * 4,
        b"PK\x03\x04\x14\x00\x00\x00\x08\x00",
    ],
)
def test_binary_is_no_text(data: bytes) -> None:
    assert decode(data) is None


def test_random_bytes_are_no_text() -> None:
    seed = 12345
    data = bytearray()
    for _ in range(4096):
        seed = (1103515245 * seed + 12345) % 2**31
        data.append(seed >> 16 & 0xFF)
    assert decode(bytes(data)) is None


@given(st.binary(max_size=200))
def test_decoding_never_raises(data: bytes) -> None:
    assert decode(data) is None or isinstance(decode(data), str)


def problem(path: Path) -> Problem:
    with pytest.raises(Problem) as caught:
        read_text(path)
    assert caught.value.exit_code == UNUSABLE_INPUT
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n "])
def test_an_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "vacio.txt"
    path.write_bytes(data)
    assert "empty" in str(problem(path))


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "foto.txt"
    path.write_bytes(bytes(range(256)))
    assert "not a text file" in str(problem(path))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "does not exist" in str(problem(tmp_path / "nada.txt"))
    (tmp_path / "fichero").write_text("x")
    assert "does not exist" in str(problem(tmp_path / "fichero" / "dentro.txt"))


def test_a_file_over_the_limit_is_refused_without_reading(tmp_path: Path) -> None:
    path = tmp_path / "enorme.txt"
    with path.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    assert "50 MB" in str(problem(path))


def test_a_fifo_does_not_hang(tmp_path: Path) -> None:
    path = tmp_path / "tubo.txt"
    os.mkfifo(path)
    assert "not a file" in str(problem(path))


def test_devices_and_folders_are_refused(tmp_path: Path) -> None:
    assert "not a file" in str(problem(Path("/dev/zero")))
    assert "is a folder: name one of" in str(problem(tmp_path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission_is_said(tmp_path: Path) -> None:
    path = tmp_path / "cerrado.txt"
    path.write_text("hola")
    path.chmod(0)
    assert "permission denied" in str(problem(path))


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bucle.txt"
    path.symlink_to(path)
    problem(path)


def test_the_message_shows_no_control_characters(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        read_text(tmp_path / "mal\x1b[31m\nnombre.txt")
    assert "\x1b" not in str(caught.value) and "\n" not in str(caught.value)


def test_a_path_with_a_nul_is_refused() -> None:
    with pytest.raises(Problem):
        read_text(Path("a\0b.txt"))
