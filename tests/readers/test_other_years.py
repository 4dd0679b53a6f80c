"""Texts and sentences of another year than the report's: told, and quoted nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from qicao.profile import Profile, load_profile
from qicao.readers import read_inputs
from qicao.readers.cells import Passage, TextDocument
from qicao.readers.members import Members
from qicao.readers.past_reading import Ours, read_text
from qicao.readers.text_file import read_plain_text
from qicao.values import Reading, Severity

REPO = Path(__file__).parents[2]
BODY = "# 工作成效\n\n全年完成抽检2875批次。\n"


@pytest.fixture(scope="module")
def kind() -> Profile:
    return load_profile(REPO / "prompts" / "hunan_overall")


def read(kind: Profile, text: str, file: str = "工作总结.md", year: int | None = 2024) -> Reading:
    document = read_plain_text(text.encode(), file)
    return read_text(document, file, Members(), kind, Ours(year))


def years(reading: Reading) -> list[int | None]:
    return [material.year for material in reading.materials]


def kept(reading: Reading) -> list[str]:
    """The sentences that are this year's."""
    return [s.plain for m in reading.materials if m.year is None for s in m.sentences]


@pytest.mark.parametrize(
    ("title", "file", "year"),
    [
        ("某县某局2023年工作总结", "总结.md", 2023),
        ("某县某局二〇二三年工作总结", "总结.md", 2023),
        ("2023年度部门整体支出绩效自评报告（节选）", "节选.md", 2023),
        ("工作总结", "2022年工作总结.md", 2022),
        ("2025年工作计划", "计划.md", 2025),
        ("2024年工作总结", "2023年工作总结.md", None),
        ("2024年工作总结及2025年计划", "总结.md", None),
        ("2023—2025年行动小结", "小结.md", None),
        ("工作总结", "2025年3月报送.md", None),
        ("某局职能配置规定（2019年）", "三定.md", None),
        ("2023年度绩效评价问题整改情况", "整改.md", None),
        ("云办〔2019〕31号文件落实情况", "情况.md", None),
    ],
)
def test_a_text_is_of_the_year_that_its_title_or_its_name_tells(
    kind: Profile, title: str, file: str, year: int | None
) -> None:
    reading = read(kind, f"# {title}\n\n#{BODY}", file)
    assert years(reading) == [year]
    assert [f.code for f in reading.findings] == (["R26"] if year else [])
    if year:
        (told,) = reading.findings
        assert told.severity is Severity.WARNING
        assert f"{file}：" in told.message
        assert f"是{year}年的材料，报告是2024年的" in told.message
        assert "请换成2024年的材料" in told.todo


def test_the_numbers_of_a_text_of_last_year_are_last_years(kind: Profile) -> None:
    reading = read(kind, f"# 2023年总结\n\n#{BODY}")
    assert {figure.period for figure in reading.figures} == {"上年"}


def test_nothing_is_of_another_year_while_ours_is_unknown(kind: Profile) -> None:
    reading = read(kind, f"# 2023年工作总结\n\n#{BODY}", year=None)
    assert (years(reading), reading.findings) == ([None], ())


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年，全局完成抽检2875批次。",
        "一是2023年全局完成抽检2875批次。",
        "我局2023年度的抽检完成2875批次。",
        "截至2023年底，结转40万元。",
        "去年，完成抽检2875批次。",
        "2025年，将完成抽检3500批次。",
    ],
)
def test_a_sentence_that_speaks_of_another_year_only_is_not_taken(
    kind: Profile, sentence: str
) -> None:
    reading = read(kind, f"# 工作成效\n\n完成抽检3318批次。{sentence}")
    assert kept(reading) == ["完成抽检3318批次。"]
    (told,) = reading.findings
    assert (told.code, sentence in told.message) == ("R26", True)
    assert "请在句子里写明2024年" in told.todo


@pytest.mark.parametrize(
    "sentence",
    [
        "抽检3318批次，较上年增长15%。",
        "抽检批次比2023年多443批次。",
        "2023年完成2875批次，2024年完成3318批次。",
        "2023年结转的40万元已经支付。",
        "2023年以来，建成农贸市场5个。",
        "2022—2024年，建成农贸市场5个。",
        "上年结转资金40万元全部支付。",
        "依据《2023年方案》完成抽检3318批次。",
    ],
)
def test_a_sentence_that_compares_or_goes_on_into_this_year_stays(
    kind: Profile, sentence: str
) -> None:
    reading = read(kind, f"# 工作成效\n\n{sentence}")
    assert (kept(reading), reading.findings) == ([sentence], ())


def test_what_goes_on_from_such_a_sentence_is_of_its_year(kind: Profile) -> None:
    text = (
        "# 工作成效\n\n2023年，抽检2875批次。全年受理3960件。今年抽检3318批次。\n\n全年办结4127件。"
    )
    reading = read(kind, text)
    assert kept(reading) == ["今年抽检3318批次。", "全年办结4127件。"]
    assert years(reading) == [None, 2023]
    assert [f.period for f in reading.figures] == ["上年", "上年", "本年", "本年"]


def test_a_heading_of_another_year_tells_the_year_of_what_is_below(kind: Profile) -> None:
    text = "# 2024年总结\n\n## 工作成效\n\n抽检3318批次。\n\n## 2025年工作打算\n\n抽检3500批次。"
    reading = read(kind, text)
    assert kept(reading) == ["抽检3318批次。"]
    assert [f.severity for f in reading.findings] == [Severity.HINT]


def test_the_tables_of_a_text_of_last_year_are_not_this_years(
    tmp_path: Path, kind: Profile
) -> None:
    table = "| 名称 | 数值 | 单位 |\n|---|---|---|\n| 三公经费预算数 | 99.00 | 万元 |\n"
    data, text = tmp_path / "数据.csv", tmp_path / "2023年工作总结.md"
    data.write_text("label,value,unit\n报告年度,2024,\n", encoding="utf-8")
    text.write_text(f"# 某局2023年工作总结\n\n#{BODY}\n{table}", encoding="utf-8")
    reading = read_inputs([data, text], kind)
    assert [f.id for f in reading.figures if not f.id.startswith("材料")] == []


def test_a_text_without_a_line_is_of_no_year(kind: Profile) -> None:
    blank = TextDocument((Passage("", "第1段"),))
    assert read_text(blank, "甲.md", Members(), kind, Ours(2024)).findings == ()
