"""The year of the report told by a person, where files state none or several."""

from __future__ import annotations

from pathlib import Path

from commandline import qicao

FIGURES = "label,value,unit\n单位名称,青禾县茶叶局,\n支出决算数,940.5,万元\n"


def give(folder: Path, more: str = "") -> Path:
    path = folder / "数据.csv"
    path.write_text(FIGURES + more, encoding="utf-8")
    return path


def test_figures_of_no_year_are_read_for_the_year_that_is_told(tmp_path: Path) -> None:
    data = give(tmp_path)
    assert "请在基本信息中填写" in qicao("figures", data).stderr
    assert qicao("figures", data, "--year", "2024").returncode == 0


def test_the_title_bears_the_year_that_was_told(tmp_path: Path) -> None:
    out = tmp_path / "报告.md"
    assert qicao("draft", give(tmp_path), "--year", "2023", "-o", out).returncode == 0
    assert "2023年度部门整体支出绩效自评报告" in out.read_text(encoding="utf-8")


def test_a_year_that_the_figures_deny_is_refused_with_both(tmp_path: Path) -> None:
    ended = qicao("figures", give(tmp_path, "报告年度,2024,\n"), "--year", "2023")
    assert ended.returncode
    said = "".join(ended.stderr.split())
    assert "报告年度是2024" in said
    assert "把年度改为2024" in said
