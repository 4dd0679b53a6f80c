"""A profile with the real catalogue and nothing else, and ways to write the files of a test."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import openpyxl
import pytest

from qicao.profile.catalogue import Catalogue
from qicao.profile.entries import read_catalogue
from qicao.profile.mistakes import Mistakes
from qicao.profile.model import Profile
from qicao.values import ProfileRef
from qicao.yamltext import load_yaml

FIGURES = Path(__file__).parents[2] / "prompts/hunan_overall/figures.yaml"
Rows = Iterable[Iterable[object]]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    mistakes = Mistakes()
    document = load_yaml(FIGURES.read_text(encoding="utf-8"), FIGURES.name)
    assert isinstance(document, dict)
    found = read_catalogue(document, mistakes)
    assert mistakes.lines == []
    return found


@pytest.fixture(scope="session")
def profile(catalogue: Catalogue) -> Profile:
    ref = ProfileRef(id="hunan_overall", version="1.0.0", digest="")
    return Profile(ref=ref, title="绩效自评报告", outline=(), catalogue=catalogue)


@pytest.fixture
def write_csv(tmp_path: Path) -> Callable[..., Path]:
    def write(text: str, name: str = "数据.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def write_xlsx(tmp_path: Path) -> Callable[..., Path]:
    def write(rows: Rows, name: str = "数据.xlsx", formats: dict[str, str] | None = None) -> Path:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.title = "数据"
        for row in rows:
            sheet.append(list(row))
        for place, number_format in (formats or {}).items():
            sheet[place].number_format = number_format
        book.save(tmp_path / name)
        return tmp_path / name

    return write
