from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from oss_ai_tui.search.files import DamagedIndex, read, replacing


def _write(folder: Path, numbers: list[int]) -> None:
    with replacing(folder) as writer:
        writer.array("numbers", np.array(numbers, np.int32))
        writer.counts["sum"] = sum(numbers)


def test_reads_what_was_written_piece_by_piece(tmp_path: Path) -> None:
    with replacing(tmp_path) as writer:
        writer.array("numbers", np.array([1, 2], np.int32))
        writer.array("numbers", np.array([3], np.int32))
    assert read(tmp_path)[0]["numbers"].tolist() == [1, 2, 3]


def test_a_reader_keeps_the_old_build_while_a_new_one_takes_its_place(tmp_path: Path) -> None:
    _write(tmp_path, [1, 2])
    old, _ = read(tmp_path)
    _write(tmp_path, [7])
    assert old["numbers"].tolist() == [1, 2]
    assert read(tmp_path)[0]["numbers"].tolist() == [7]
    assert len(list(tmp_path.iterdir())) == 2


def test_a_failed_build_leaves_the_old_one(tmp_path: Path) -> None:
    _write(tmp_path, [1])
    with pytest.raises(RuntimeError), replacing(tmp_path) as writer:
        writer.array("numbers", np.array([2], np.int32))
        raise RuntimeError
    assert read(tmp_path)[0]["numbers"].tolist() == [1]
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("harm", ["cut", "turned", "gone", "header", "format", "text", "empty"])
def test_a_damaged_index_is_told(tmp_path: Path, harm: str) -> None:
    _write(tmp_path, list(range(5000)))
    (array,) = tmp_path.glob("build-*/numbers")
    header = tmp_path / "header.json"
    if harm == "cut":
        array.write_bytes(array.read_bytes()[:-4])
    elif harm == "turned":
        data = bytearray(array.read_bytes())
        data[0] ^= 1
        array.write_bytes(data)
    elif harm == "gone":
        array.unlink()
    else:
        changes = {
            "header": header.read_bytes().replace(b"sum", b"mus"),
            "format": b"00000000\n{}",
            "text": "no es un índice".encode("latin-1"),
            "empty": b"",
        }
        header.write_bytes(changes[harm])
    with pytest.raises(DamagedIndex):
        read(tmp_path)


def test_an_empty_folder_or_a_file_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for place in (tmp_path, tmp_path / "file", tmp_path / "missing"):
        with pytest.raises(DamagedIndex):
            read(place)
