"""The limits of a zip from a stranger, each at its edge."""

from __future__ import annotations

from zipfile import ZipInfo

import pytest

from qicao.ziplimits import (
    MAX_PARTS,
    MAX_RATIO,
    MAX_UNPACKED,
    MIB,
    has_twins,
    is_bomb,
    is_too_large,
)


def entry(size: int, packed: int = 1, name: str = "a") -> ZipInfo:
    info = ZipInfo(name)
    info.file_size, info.compress_size = size, packed
    return info


@pytest.mark.parametrize(
    ("sizes", "large"),
    [
        ([0] * MAX_PARTS, False),
        ([0] * (MAX_PARTS + 1), True),
        ([MAX_UNPACKED], False),
        ([MAX_UNPACKED, 1], True),
    ],
)
def test_parts_and_bytes_are_counted_together(sizes: list[int], large: bool) -> None:
    assert is_too_large([entry(size) for size in sizes]) is large


@pytest.mark.parametrize(
    ("size", "packed", "bomb"),
    [
        (MIB, 0, False),
        (MIB + 1, 0, True),
        (2 * MIB, 2 * MIB // MAX_RATIO, True),
        (2 * MIB, 2 * MIB // MAX_RATIO + 1, False),
    ],
)
def test_only_what_is_large_and_packed_too_tightly_is_a_bomb(
    size: int, packed: int, bomb: bool
) -> None:
    assert is_bomb(entry(size, packed)) is bomb


def test_two_parts_of_one_name_are_twins() -> None:
    assert has_twins([entry(1), entry(1)])
    assert not has_twins([entry(1), entry(1, name="b")])
