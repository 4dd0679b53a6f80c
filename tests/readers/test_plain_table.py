"""The plain table, in each of the ways that people write it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_files import amounts, codes

from qicao.errors import ImportRefused
from qicao.profile.model import Profile
from qicao.readers import read_file, read_inputs
from qicao.values import Reading, Severity

HEAD = ["id", "label", "value", "unit", "period", "group"]
ROWS = [
    ["", "单位名称", "青禾县某局", "", "", ""],
    ["", "报告年度", "2024年", "", "", ""],
    ["", "三公经费", "641.00", "万元", "预算", ""],
    ["", "三公经费", "416.99", "万元", "2024", ""],
    ["", "三公经费", "520.35", "万元", "2023", ""],
    ["人员.编制数", "编制", "1200", "人", "", ""],
    ["", "禁毒专项", "550.00", "万元", "决算", "项目"],
    ["", "禁毒专项偏差原因", "资金下达较晚", "", "", "项目"],
    ["", "本县特色支出", "12.50", "万元", "", ""],
]
YAML = """
facts: {单位名称: 青禾县某局, 报告.年度: 2024年}
figures:
  三公经费: {预算数: 641.00万元, 决算数: {value: "416.99", unit: 万元, period: "2024"}}
  三公经费.上年决算数: 520.35万元
  人员.编制数: 1200人
groups:
  项目: {禁毒专项: {决算数: 550.00万元, 偏差原因: 资金下达较晚}}
"""


def table(rows: list[list[str]]) -> str:
    return "\n".join(",".join(row) for row in rows)


def without_places(reading: Reading) -> tuple[object, ...]:
    """Everything a reading says but where it stood."""
    gone = {"source": None}
    return (
        sorted((f.model_copy(update=gone) for f in reading.figures), key=lambda f: f.id),
        sorted((f.model_copy(update=gone) for f in reading.facts), key=lambda f: f.id),
        [item.model_copy(update=gone) for item in reading.items],
        [(entry.label, entry.guess) for entry in reading.unmapped],
        reading.findings,
    )


def test_csv_in_gbk_xlsx_and_yaml_give_the_same_reading(
    profile: Profile, write_csv: Callable[..., Path], write_xlsx: Callable[..., Path]
) -> None:
    csv = read_file(write_csv(table([HEAD, *ROWS]), encoding="gbk"), profile, None)
    cells = [[float(c) if c.replace(".", "").isdigit() else c for c in row] for row in ROWS]
    xlsx = read_file(write_xlsx([HEAD, *cells]), profile, None)
    text = YAML + "  \n"
    yaml = write_csv(text.replace("groups:", "  本县特色支出: 12.50万元\ngroups:"), "数据.yaml")
    assert without_places(csv) == without_places(xlsx)
    assert without_places(csv) == without_places(read_file(yaml, profile, None))
    assert amounts(csv) == {
        "三公经费.预算数": "641.00万元",
        "三公经费.决算数": "416.99万元",
        "三公经费.上年决算数": "520.35万元",
        "人员.编制数": "1200人",
        "项目.禁毒专项.决算数": "550.00万元",
        "本县特色支出": "12.50万元",
    }


def test_every_value_names_its_file_sheet_and_cell(
    profile: Profile, write_csv: Callable[..., Path], write_xlsx: Callable[..., Path]
) -> None:
    figure = read_file(write_csv(table([HEAD, *ROWS])), profile, None).figures[0]
    assert str(figure.source) == "数据.csv｜C4"
    reading = read_file(write_xlsx([["标题"], HEAD, *ROWS]), profile, None)
    assert str(reading.figures[0].source) == "数据.xlsx｜数据｜C5"
    assert str(reading.facts[0].source) == "数据.xlsx｜数据｜C3"
    assert reading.figures[0].source is not None
    assert reading.figures[0].source.text == "641.00"


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_headings_may_be_chinese_spaced_and_parted_by_any_usual_mark(
    profile: Profile, write_csv: Callable[..., Path], delimiter: str
) -> None:
    rows = [
        ["编 号", "名称", "金额", "单　位", "ＰＥＲＩＯＤ"],
        ["", "公务接待费", "3.20", "万元", "预算"],
    ]
    text = "\ufeff" + "\r\n".join(delimiter.join(row) for row in rows)
    reading = read_file(write_csv(text), profile, None)
    assert amounts(reading) == {"公务接待费.预算数": "3.20万元"}


def test_the_unit_may_stand_in_the_heading_of_the_values(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    reading = read_file(write_csv("项目,金额（万元）\n公务接待费,3.20\n"), profile, None)
    assert amounts(reading) == {"公务接待费.决算数": "3.20万元"}


@pytest.mark.parametrize("blank", ["", "  ", "-", "—", "/", "　"])
def test_a_blank_cell_is_not_provided(
    profile: Profile, write_csv: Callable[..., Path], blank: str
) -> None:
    text = f"label,value,unit\n公务接待费,{blank},万元\n办公经费,1,万元\n"
    reading = read_file(write_csv(text), profile, None)
    assert list(amounts(reading)) == ["办公经费.决算数"]
    assert (reading.findings, reading.unmapped) == ((), ())


def test_zero_is_provided(profile: Profile, write_csv: Callable[..., Path]) -> None:
    reading = read_file(write_csv("label,value,unit\n公务接待费,0.00,万元\n"), profile, None)
    assert amounts(reading) == {"公务接待费.决算数": "0.00万元"}


@pytest.mark.parametrize(
    ("value", "unit"),
    [('"12,34"', "万元"), ("1e3", "万元"), ("约5", "万元"), ("5", ""), ("5", "个"), ("5", "兆")],
)
def test_a_cell_that_is_no_amount_is_told_and_not_taken(
    profile: Profile, write_csv: Callable[..., Path], value: str, unit: str
) -> None:
    reading = read_file(write_csv(f"label,value,unit\n公务接待费,{value},{unit}\n"), profile, None)
    (finding,) = reading.findings
    assert (finding.code, finding.severity) == ("R01", Severity.ERROR)
    assert "数据.csv｜B2" in finding.message
    assert finding.todo
    assert reading.figures == ()


def test_a_count_may_leave_out_its_unit(profile: Profile, write_csv: Callable[..., Path]) -> None:
    reading = read_file(write_csv("label,value,unit\n内设机构,23,\n"), profile, None)
    assert amounts(reading) == {"机构.内设机构数": "23个"}


def test_an_unknown_row_keeps_its_own_name_and_a_guess(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    reading = read_file(write_csv("label,value,unit\n公务接待费支岀,3.2,万元\n"), profile, None)
    (entry,) = reading.unmapped
    assert (entry.label, entry.guess) == ("公务接待费支岀", "公务接待费支出")
    assert amounts(reading) == {"公务接待费支岀": "3.2万元"}


def test_an_id_and_a_name_that_disagree_are_told(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    text = "id,label,value,unit\n公务接待费.决算数,办公经费决算,3.2,万元\n"
    reading = read_file(write_csv(text), profile, None)
    assert amounts(reading) == {"公务接待费.决算数": "3.2万元"}
    assert codes(reading) == ["R02"]


def test_one_id_twice_in_a_file_is_kept_twice(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    text = "label,value,unit\n公务接待费,3.2,万元\n公务接待费决算,3.4,万元\n"
    reading = read_file(write_csv(text), profile, None)
    assert [str(f.quantity) for f in reading.figures] == ["3.2万元", "3.4万元"]


@pytest.mark.parametrize(
    ("label", "period", "found"),
    [
        ("三公经费", "预算", "三公经费.预算数"),
        ("三公经费", "年初预算", "三公经费.预算数"),
        ("三公经费", "", "三公经费.决算数"),
        ("“三公”经费", "本年", "三公经费.决算数"),
        ("三公经费", "上年", "三公经费.上年决算数"),
        ("三公经费", "上年预算", "三公经费.上年预算数"),
        ("三公经费预算数", "2024", "三公经费.预算数"),
        ("三公经费预算数", "2023", "三公经费.上年预算数"),
        ("本年支出", "调整预算", "支出.全年预算数"),
        ("（一）基本支出", "2023年", "基本支出.上年决算数"),
        ("一、基本支出", "预算", "基本支出.年初预算数"),
        ("其中：公务接待费", "2024年度", "公务接待费.决算数"),
        ("在职人数", "2023", "人员.上年在职人数"),
    ],
)
def test_a_row_is_found_by_its_label_and_period(
    profile: Profile, write_csv: Callable[..., Path], label: str, period: str, found: str
) -> None:
    unit = "人" if label == "在职人数" else "万元"
    text = f"label,value,unit,period\n{label},5,{unit},{period}\n"
    reading = read_file(write_csv(text), profile, 2024)
    assert [figure.id for figure in reading.figures] == [found]


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("三公经费预算数", "决算"),
        ("三公经费决算数", "预算"),
        ("上年三公经费支出", "本年"),
        ("退休人数", "2023"),
    ],
)
def test_a_period_that_the_figure_does_not_have_moves_it_to_no_other(
    profile: Profile, write_csv: Callable[..., Path], label: str, period: str
) -> None:
    text = f"label,value,unit,period\n{label},5,万元,{period}\n"
    reading = read_file(write_csv(text), profile, 2024)
    assert len(reading.unmapped) == 1
    assert all("." not in f.id or f.id.startswith(label) for f in reading.figures)


@pytest.mark.parametrize("period", ["2022", "2025年", "明年", "2023年调整预算"])
def test_a_period_of_another_report_is_refused_with_its_cell(
    profile: Profile, write_csv: Callable[..., Path], period: str
) -> None:
    text = f"label,value,unit,period\n公务接待费,5,万元,{period}\n"
    with pytest.raises(ImportRefused, match=f"数据.csv｜D2：期间“{period}”不能用") as refused:
        read_file(write_csv(text), profile, 2024)
    assert refused.value.cell == "D2"


def test_a_year_without_a_report_year_asks_for_it(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    text = "label,value,unit,period\n公务接待费,5,万元,2024\n"
    with pytest.raises(ImportRefused, match="请先填“报告年度”"):
        read_file(write_csv(text), profile, None)


def test_the_year_may_stand_in_another_file_that_comes_later(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    first = write_csv("label,value,unit,period\n公务接待费,5,万元,2023\n", "一.csv")
    second = write_csv("label,value,unit\n报告年度,2024,\n", "二.csv")
    reading = read_inputs([first, second], profile)
    assert amounts(reading) == {"公务接待费.上年决算数": "5万元"}


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (",禁毒专项,5,万元,预算,项目", "项目.禁毒专项.年初预算数"),
        (",禁毒专项,5,万元,2023,项目", "项目.禁毒专项.上年决算数"),
        (",禁毒专项全年预算数,5,万元,,项目", "项目.禁毒专项.全年预算数"),
        (",禁毒专项.支出,5,万元,2023,项目", "项目.禁毒专项.上年决算数"),
        (",执行数,5,万元,,项目.禁毒专项", "项目.禁毒专项.决算数"),
        ("项目.禁毒专项.决算数,,5,万元,,", "项目.禁毒专项.决算数"),
        ("项目.禁毒专项.全年执行数,,5,万元,,", "项目.禁毒专项.决算数"),
    ],
)
def test_a_member_of_a_group_may_be_named_in_several_ways(
    profile: Profile, write_csv: Callable[..., Path], row: str, found: str
) -> None:
    reading = read_file(write_csv(f"{','.join(HEAD)}\n{row}\n"), profile, 2024)
    assert [figure.id for figure in reading.figures] == [found]
    assert [(item.id, item.label) for item in reading.items] == [("项目.禁毒专项", "禁毒专项")]
    assert reading.figures[0].label.startswith("禁毒专项")


def test_names_that_give_one_key_are_numbered(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    text = "label,value,unit,group\n信息化（一）,5,万元,项目\n信息化一,6,万元,项目\n"
    reading = read_file(write_csv(text), profile, None)
    assert [item.key for item in reading.items] == ["信息化一", "信息化一_2"]
    assert amounts(reading) == {
        "项目.信息化一.决算数": "5万元",
        "项目.信息化一_2.决算数": "6万元",
    }


def test_other_punctuation_in_another_file_is_the_same_member(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    first = write_csv("label,value,unit,group\n信息化（一期）,5,万元,项目\n", "一.csv")
    second = write_csv("label,value,unit,group\n信息化(一期),6,万元,项目\n", "二.csv")
    reading = read_inputs([first, second], profile)
    assert [item.key for item in reading.items] == ["信息化一期"]


def test_without_a_profile_rows_go_by_their_own_labels(write_csv: Callable[..., Path]) -> None:
    text = "label,value,unit,period\n公务接待费,5,万元,\n公务接待费,6,万元,2023\n"
    reading = read_file(write_csv(text), None, None)
    assert amounts(reading) == {"公务接待费": "5万元", "公务接待费.2023": "6万元"}


def test_columns_that_are_not_read_are_told(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    text = "label,value,unit,上年数,备注\n公务接待费,5,万元,4,无\n"
    reading = read_file(write_csv(text), profile, None)
    assert codes(reading) == ["R08"]
    assert "上年数" in reading.findings[0].message
    assert "备注" not in reading.findings[0].message


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        ("名称,数\n甲,1\n".encode(), "header"),
        ('label,value,unit\n"甲,1,万元\n'.encode(), "csv_syntax"),
        ("label,value,unit,金额\n".encode(), "header"),
        (b"\xff\xfel", "encoding"),
        (b"\xff\xff\xff", "encoding"),
        (b"PK\x03\x04", "wrong_extension"),
        (("label,value,unit\n甲," + "1" * 40_000 + ",万元\n").encode(), "long_cell"),
        (("label,value,unit" + "," * 1200 + "\n").encode(), "too_large"),
    ],
)
def test_a_csv_that_cannot_be_read_has_its_own_sentence(
    profile: Profile, tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "数据.csv"
    path.write_bytes(content)
    with pytest.raises(ImportRefused) as refused:
        read_file(path, profile, None)
    assert refused.value.code == code
    assert str(refused.value).startswith("数据.csv")


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=40), unit=st.sampled_from(["万元", "", "个", "=1+1"]))
def test_no_text_in_a_cell_ends_in_a_traceback(
    profile: Profile, tmp_path: Path, text: str, unit: str
) -> None:
    cell = '"' + text.replace('"', '""') + '"'
    path = tmp_path / "数据.csv"
    path.write_bytes(f"label,value,unit\n公务接待费,{cell},{unit}\n".encode("utf-8", "replace"))
    try:
        reading = read_file(path, profile, None)
    except ImportRefused:
        return
    assert len(reading.figures) + len(reading.findings) <= 1


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=st.binary(max_size=120))
def test_no_bytes_end_in_a_traceback(profile: Profile, tmp_path: Path, content: bytes) -> None:
    for name in ("数据.csv", "数据.xlsx", "数据.yaml", "数据.json", "材料.txt"):
        path = tmp_path / name
        path.write_bytes(content)
        with contextlib.suppress(ImportRefused):
            read_file(path, profile, None)


def test_a_member_named_in_the_group_column_has_its_cell_there(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    text = "label,value,unit,group\n执行数,5,万元,项目.禁毒专项\n"
    (item,) = read_file(write_csv(text), profile, None).items
    assert (item.label, str(item.source)) == ("禁毒专项", "数据.csv｜D2")
