"""Reports among the inputs of a draft: this year's is no source, and none can stand alone."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from qicao.errors import ImportRefused
from qicao.profile import Profile, load_profile
from qicao.readers import read_inputs
from qicao.values import Reading

INVENTED = Path(__file__).parent / "data" / "澧棠县林业局2023年自评报告.txt"
FACTS = "label,value,unit\n报告年度,{year},\n单位名称,{name},\n三公经费预算数,20.00,万元\n"


@pytest.fixture(scope="module")
def kind() -> Profile:
    return load_profile(Path(__file__).parents[2] / "prompts" / "hunan_overall")


def report_with_table(path: Path) -> Path:
    """The invented report in Word, with a plain table of figures behind it."""
    made = docx.Document()
    for line in INVENTED.read_text(encoding="utf-8").splitlines():
        made.add_paragraph(line)
    table = made.add_table(rows=0, cols=3)
    for row in (("label", "value", "unit"), ("三公经费预算数", "99.00", "万元")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made.save(str(path))
    return path


def read_beside(tmp_path: Path, kind: Profile, year: int, name: str = "澧棠县林业局") -> Reading:
    data = tmp_path / "数据.csv"
    data.write_text(FACTS.format(year=year, name=name), encoding="utf-8")
    return read_inputs([data, report_with_table(tmp_path / "自评报告.docx")], kind)


def given_budget(reading: Reading) -> list[str]:
    return [str(f.quantity) for f in reading.figures if f.id == "三公经费.预算数"]


def test_a_draft_of_this_year_gives_neither_text_nor_table(tmp_path: Path, kind: Profile) -> None:
    reading = read_beside(tmp_path, kind, 2023)
    assert given_budget(reading) == ["20.00万元"]
    assert reading.materials == ()
    (told,) = [f for f in reading.findings if f.code == "R22"]
    assert "不作数据来源，正文和附表都没有取用" in told.message
    assert [file.path for file in reading.files] == ["数据.csv", "自评报告.docx"]


def test_the_tables_of_another_bodys_report_are_not_ours(tmp_path: Path, kind: Profile) -> None:
    reading = read_beside(tmp_path, kind, 2023, "澧棠县水利局")
    assert given_budget(reading) == ["20.00万元"]
    assert [material.title for material in reading.materials] == ["自评报告"]


def test_last_years_report_is_taken_up_beside_data(tmp_path: Path, kind: Profile) -> None:
    reading = read_beside(tmp_path, kind, 2024)
    assert "上年.提出问题" in {fact.id for fact in reading.facts}


def test_reports_alone_are_refused_with_what_to_do(tmp_path: Path, kind: Profile) -> None:
    report = report_with_table(tmp_path / "自评报告.docx")
    with pytest.raises(ImportRefused, match="qicao check") as refused:
        read_inputs([report], kind)
    assert refused.value.code == "reports_alone"
