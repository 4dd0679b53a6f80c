"""The figures that a text is held against, from the files that people have."""

from __future__ import annotations

from pathlib import Path

import pytest
from drafts import SAMPLES, drafted, profile_of
from foreigntexts import checked, only, written
from openpyxl import Workbook

from qicao.arithmetic.index import Vocabulary, plain_name
from qicao.checking.accounts import Accounts, read_accounts
from qicao.delivery import deliver
from qicao.errors import ImportRefused
from qicao.profile import Profile
from qicao.statements import Role

SAMPLE = "county_full"


def test_rows_of_one_label_are_told_apart_by_their_period(tmp_path: Path) -> None:
    accounts = read_accounts(written(tmp_path), None, 2024)
    named = [s for s in accounts.statements if s.item == "公务接待费"]
    assert [(s.figure, s.role) for s in named] == [
        ("公务接待费（决算）", Role.LEVEL),
        ("公务接待费（上年）", Role.PRIOR),
    ]
    assert accounts.sources["公务接待费（决算）"].endswith("31.27万元，数据.csv｜B2")


def test_rows_of_one_label_and_period_are_told_apart_by_their_place(tmp_path: Path) -> None:
    rows = "label,value,unit,period\n维修费,42.15,万元,决算\n维修费,18.20,万元,决算\n"
    accounts = read_accounts(written(tmp_path, rows), None, 2024)
    assert len({s.figure for s in accounts.statements}) == len(accounts.sources) == 2


def test_a_finding_cites_the_cell_of_its_own_year(tmp_path: Path) -> None:
    message = only(checked("公务接待费31.72万元。", written(tmp_path)), "A48").message
    assert "公务接待费（决算）：31.27万元" in message
    assert "数据.csv｜B2" in message


def test_an_id_of_the_table_stays_the_id_of_its_figure(tmp_path: Path) -> None:
    rows = "id,label,value,unit,period\nFK-07,会议费,74.20,万元,决算\n"
    (said,) = read_accounts(written(tmp_path, rows), None, 2024).statements
    assert (said.figure, said.item) == ("FK-07", "会议费")


@pytest.mark.parametrize("head", ["period", "年份", "年度", "所属年度"])
def test_a_year_in_the_column_of_periods_is_seen_from_the_report(head: str, tmp_path: Path) -> None:
    rows = f"label,value,unit,{head}\n会议费,74.20,万元,2024\n会议费,86.14,万元,2023年\n"
    accounts = read_accounts(written(tmp_path, rows), None, 2024)
    assert [s.role for s in accounts.statements] == [Role.LEVEL, Role.PRIOR]


def test_any_other_table_gives_what_its_heads_say(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "支出"
    rows = [("单位：万元",), ("项目", "年初预算数", "决算数"), ("会议费", 80.5, 74.2)]
    for row in rows:
        sheet.append(row)
    path = tmp_path / "支出表.xlsx"
    book.save(path)
    budget, spent = read_accounts([path], None, 2024).statements
    assert (budget.role, spent.role) == (Role.BUDGET, Role.LEVEL)
    assert budget.item == spent.item == "会议费"
    assert (budget.table, spent.table) == (0, 0)
    assert "支出表.xlsx 支出 C3" in spent.figure


def test_a_folder_gives_all_its_files(tmp_path: Path) -> None:
    written(tmp_path)
    written(tmp_path, "label,value,unit\n印刷费,6.50,万元\n", "其他.csv")
    items = {s.item for s in read_accounts([tmp_path], None, 2024).statements}
    assert {"公务接待费", "印刷费"} <= items


def test_a_bundle_brings_its_figures_and_its_kind_of_report(tmp_path: Path) -> None:
    deliver(drafted(SAMPLE), tmp_path / "a.qicao")
    accounts = read_accounts([tmp_path / "a.qicao"], None, 2024)
    assert accounts.profile is not None
    assert accounts.ledger is not None
    given = [f for f in accounts.ledger.figures.values() if f.quantity]
    assert len(accounts.statements) == len(given)
    assert isinstance(accounts.canon, Vocabulary)


def test_files_are_read_as_for_a_draft_where_the_kind_of_report_is_known() -> None:
    profile = profile_of(SAMPLE)
    accounts = read_accounts([SAMPLES / SAMPLE], profile, 2024)
    assert accounts.ledger is not None
    known = {s.figure for s in accounts.statements}
    assert {i for i, f in accounts.ledger.figures.items() if f.quantity} <= known


def test_figures_that_no_draft_can_be_made_of_speak_by_themselves(
    tmp_path: Path, profile: Profile
) -> None:
    accounts = read_accounts(written(tmp_path), profile, 0)
    assert accounts.profile is profile
    assert {s.item for s in accounts.statements} >= {"公务接待费", "会议费"}


def test_without_files_there_is_nothing_to_be_held_against(profile: Profile) -> None:
    assert read_accounts([], None, 2024) == Accounts()
    assert read_accounts([], profile, 2024).statements == ()
    assert Accounts().canon is plain_name


def test_a_file_that_is_no_table_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "数据.xlsx"
    path.write_bytes(b"no workbook")
    with pytest.raises(ImportRefused) as refused:
        read_accounts([path], None, 2024)
    assert "数据.xlsx" in str(refused.value)


def test_a_row_that_cannot_be_read_is_told_with_its_place(tmp_path: Path) -> None:
    rows = "label,value,unit\n抽检数,1.2.3,件\n客流,12,客\n成立时间,2019年,\n会议费,74.20,万元\n"
    accounts = read_accounts(written(tmp_path, rows), None, 2024)
    assert accounts.told.startswith("读出 1 个数。没有读成的：“抽检数”（数据.csv｜B2）：小数点")
    assert "“客流”（数据.csv｜B3）：单位不认识" in accounts.told
    assert len(accounts.unread) == 2


def test_what_is_so_much_for_each_is_said_without_its_unit(tmp_path: Path) -> None:
    rows = (
        "label,value,unit\n养育标准,1200,元/人·月\n非营运里程,58.30,万车公里\n馆均补助,28,万元/馆\n"
    )
    text = "剔除非营运里程53.80万车公里，养育标准为每人每月1210元。馆均补助28万元。"
    report = checked(text, written(tmp_path, rows))
    assert [(f.text, f.expected) for f in report.findings if f.code == "A48"] == [
        ("53.80万车公里", "58.30万车公里"),
        ("1210元", "1200.00元"),
    ]


def test_the_numbers_of_lines_are_no_amounts(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows = [
        ["收入", "", "", "支出", "", ""],
        ["项目", "行次", "金额", "项目", "行次", "金额"],
        ["财政拨款收入", 1, 51778017.42, "教育支出", 32, 51778017.42],
        ["其他收入", 2, 0, "其他支出", 33, 0],
        ["总计", 3, 51778017.42, "总计", 34, 51778017.42],
    ]
    for row in rows:
        sheet.append(row)
    path = tmp_path / "收支.xlsx"
    book.save(path)
    worths = {float(s.worth or 0) for s in read_accounts([path], None, 2024).statements}
    assert worths == {51778017.42, 0.0}


def test_a_cell_is_named_with_its_unit_and_its_place(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "支出表"
    for row in (("单位：元", None), ("项目", "决算数"), ("会议费", 742000.5), ("维修费", 88140.25)):
        sheet.append(row)
    path = tmp_path / "支出.xlsx"
    book.save(path)
    message = only(checked("会议费74.02万元，维修费8.81万元。", [path]), "A48").message
    assert message == "“74.02万元”与数据不符：会议费：742000.5元，支出.xlsx｜支出表｜B3"
