"""What a person types into a cell is printed as it stands, whatever it looks like."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from qicao.cli.app import app

SAMPLE = Path(__file__).parents[2] / "samples" / "broken_a06"
TYPED = (
    "支出|较预算",
    "[[支出.决算数]]",
    "[[没有.这个]]",
    "{{7*7}}",
    "=cmd",
    "![](http://127.0.0.1:9/a)",
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("typed")
    for name in ("figures.csv", "facts.yaml"):
        shutil.copy(SAMPLE / name, folder / name)
    amounts = {"全年预算数": "10.00万元", "决算数": "9.50万元"}
    body = {"groups": {"项目": dict.fromkeys(TYPED, amounts)}}
    (folder / "projects.json").write_text(json.dumps(body, ensure_ascii=False), "utf-8")
    out = folder / "report.docx"
    result = CliRunner().invoke(app, ["draft", str(folder), "-p", "hunan_overall", "-o", str(out)])
    assert result.exit_code == 0, result.output
    return out


@pytest.mark.parametrize("typed", TYPED)
def test_a_project_name_that_looks_like_markup_is_printed_as_it_stands(
    written: Path, typed: str
) -> None:
    cells = {cell.text for table in docx.Document(str(written)).tables for cell in table._cells}
    assert typed in cells


def test_a_name_with_an_address_makes_no_relationship(written: Path) -> None:
    assert not [r for r in docx.Document(str(written)).part.rels.values() if r.is_external]
