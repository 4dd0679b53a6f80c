"""`qicao template` writes a workbook whole, and never over one that somebody may have filled."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.cli.template import template
from qicao.errors import UsageError


def test_an_existing_file_is_kept_and_named(tmp_path: Path) -> None:
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(b"filled")
    with pytest.raises(UsageError, match=r"填报表.xlsx.*已经存在.*--force"):
        template("hunan_overall", path)
    assert path.read_bytes() == b"filled"


def test_an_existing_file_is_replaced_on_request(tmp_path: Path) -> None:
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(b"filled")
    assert template("hunan_overall", path, force=True) == 0
    assert path.read_bytes().startswith(b"PK")
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="文件夹不存在"):
        template("hunan_overall", tmp_path / "没有" / "填报表.xlsx")
