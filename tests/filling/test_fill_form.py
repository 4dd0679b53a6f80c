"""A bureau's blank form filled from a ledger: what goes where, and what stays as it was."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from copy import copy
from pathlib import Path

import openpyxl
import pytest
from archiveparts import replaced
from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet
from teabureau import DATA, OVERALL, OVERALL_MERGED, PROJECT, PROJECT_MERGED, blank

from qicao.errors import ImportRefused
from qicao.export.xlsxpatch import MAIN
from qicao.filling import Filling, fill_form
from qicao.filling.verify import not_read_back
from qicao.profile import Profile
from qicao.values import Ledger
from qicao.workflow import prepare

Fill = Callable[[Path], Filling]


@pytest.fixture
def fill(tmp_path: Path, ledger: Ledger, profile: Profile) -> Fill:
    def run(path: Path) -> Filling:
        return fill_form(path, ledger, profile, tmp_path / f"填好_{path.name}")

    return run


@pytest.fixture
def overall(tmp_path: Path) -> Path:
    return blank(tmp_path / "自评表.xlsx", OVERALL, OVERALL_MERGED, percent=["H5"])


def page(path: Path, *, values: bool = False) -> Worksheet:
    return openpyxl.load_workbook(path, data_only=values).worksheets[0]


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def codes(filling: Filling) -> list[str]:
    return [finding.code for finding in filling.findings]


def test_each_value_goes_to_its_cell(overall: Path, fill: Fill) -> None:
    sheet = page(fill(overall).path)
    meant = {
        "C3": "青禾县茶叶局",
        "D5": 940,
        "E5": 950.5,
        "F5": 940.5,
        "D6": 900,
        "E6": 910.5,
        "F6": 900.5,
        "F7": 40,
        "F9": 600.5,
        "F10": 340,
        "C12": "建好茶园",
        "F12": "茶园建成",
        "D14": "新建茶园面积",
        "E14": "≥1200亩",
        "F14": "1250亩",
        "G14": 30,
        "F15": "93%",
        "H15": 19.58,
        "D16": "茶农满意度",
        "E16": "≥90%",
    }
    assert {place: sheet[place].value for place in meant} == meant


def test_cells_without_a_value_stay_empty_and_are_listed(overall: Path, fill: Fill) -> None:
    filling = fill(overall)
    sheet = page(filling.path)
    empty = {cell.place: cell.label for cell in filling.forms[0].empty}
    assert empty["D7"] == "政府性基金拨款｜年初预算数"
    assert empty["F8"] == "其他资金｜全年执行数"
    assert all(sheet[place].value is None for place in empty)


def test_the_reason_of_a_deduction_is_asked_for_only_where_points_were_lost(
    overall: Path, fill: Fill
) -> None:
    filling = fill(overall)
    assert not {"I14", "I16"} & {cell.place for cell in filling.forms[0].empty}
    (deduction,) = filling.deductions
    assert (deduction.label, deduction.points) == ("成活率", "0.42分")
    assert "93%" in deduction.how
    assert "95%" in deduction.how
    assert deduction.reason == "=春旱，下年补种"


def test_points_are_taken_off_only_for_scores_that_the_form_has(tmp_path: Path, fill: Fill) -> None:
    assert fill(blank(tmp_path / "基础.xlsx", DATA)).deductions == ()
    assert fill(blank(tmp_path / "项目.xlsx", PROJECT, PROJECT_MERGED)).deductions == ()


def test_the_score_of_the_execution_rate_is_among_what_was_taken_off(
    data: Path, overall: Path, profile: Profile, tmp_path: Path
) -> None:
    weight = tmp_path / "权重.csv"
    weight.write_text("id,label,value,unit\n自评.执行率权重,,10,分\n", encoding="utf-8")
    ledger = prepare([data, weight], profile).ledger
    off = fill_form(overall, ledger, profile, tmp_path / "填好.xlsx").deductions
    assert [(one.label, one.points, one.asked) for one in off] == [
        ("预算执行率得分", "0.11分", False),
        ("成活率", "0.42分", True),
    ]
    assert "940.5万元" not in off[0].how
    assert "98.95%" in off[0].how


def test_a_title_that_may_be_cut_in_two_ways_reads_back_as_the_member_that_was_filled_in(
    data: Path, profile: Profile, tmp_path: Path
) -> None:
    more = tmp_path / "项目.csv"
    row = "项目.茶旅融合项目.决算数,,77,万元"
    more.write_text(f"id,label,value,unit\n{row}\n", encoding="utf-8")
    ledger = prepare([data, more], profile).ledger
    cells = {**PROJECT, "A1": "茶旅融合项目绩效自评", "A3": "主管部门", "C3": None, "A4": None}
    filling = fill_form(
        blank(tmp_path / "自评.xlsx", cells, PROJECT_MERGED),
        ledger,
        profile,
        tmp_path / "填好.xlsx",
    )
    assert page(filling.path)["F6"].value == 77
    assert "F04" not in codes(filling)


def test_nothing_but_the_sheet_and_the_wish_to_compute_changes(overall: Path, fill: Fill) -> None:
    before, after = parts(overall), parts(fill(overall).path)
    assert before.keys() == after.keys()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"xl/worksheets/sheet1.xml", "xl/workbook.xml"}
    assert b'fullCalcOnLoad="1"' in after["xl/workbook.xml"]


def test_every_style_width_and_merged_area_stays(overall: Path, fill: Fill) -> None:
    before, after = page(overall), page(fill(overall).path)
    for row in before.iter_rows(max_row=20, max_col=12):
        for cell in row:
            other = after[cell.coordinate]
            for look in ("font", "border", "fill", "alignment", "number_format", "protection"):
                assert copy(getattr(cell, look)) == copy(getattr(other, look)), cell.coordinate
    assert set(map(str, before.merged_cells.ranges)) == set(map(str, after.merged_cells.ranges))
    assert after.column_dimensions["D"].width == before.column_dimensions["D"].width
    assert after.row_dimensions[5].height == before.row_dimensions[5].height


def test_formulas_keep_their_text_and_get_the_value_of_the_ledger(
    overall: Path, fill: Fill
) -> None:
    path = fill(overall).path
    assert page(path)["H5"].value == OVERALL["H5"]
    assert page(path)["H17"].value == OVERALL["H17"]
    assert page(path, values=True)["H5"].value == 0.9895


def test_a_text_that_begins_like_a_formula_stays_a_text(overall: Path, fill: Fill) -> None:
    path = fill(overall).path
    assert page(path)["I15"].value == "=春旱，下年补种"
    xml = parts(path)["xl/worksheets/sheet1.xml"].decode()
    assert "<f>春旱" not in xml
    assert page(path, values=True)["I15"].value == "=春旱，下年补种"


def test_a_cell_shown_as_a_per_cent_gets_a_fraction(tmp_path: Path, fill: Fill) -> None:
    cells = {place: value for place, value in OVERALL.items() if place != "H5"}
    shown = blank(tmp_path / "百分比.xlsx", cells, OVERALL_MERGED, percent=["H5"])
    plain = blank(tmp_path / "常规.xlsx", cells, OVERALL_MERGED)
    assert page(fill(shown).path)["H5"].value == 0.9895
    assert page(fill(plain).path)["H5"].value == "98.95%"


def test_amounts_are_put_in_the_unit_of_the_form(tmp_path: Path, fill: Fill) -> None:
    sheet = page(fill(blank(tmp_path / "基础.xlsx", DATA)).path)
    assert sheet["B6"].value == 270000
    assert sheet["D6"].value == 255000
    assert sheet["B4"].value == 40


def test_members_take_free_rows_and_those_left_over_are_told(tmp_path: Path, fill: Fill) -> None:
    filling = fill(blank(tmp_path / "基础.xlsx", DATA))
    sheet = page(filling.path)
    assert [sheet[place].value for place in ("A9", "C9", "D9")] == ["茶园改造", 2000000, 1900000]
    assert [sheet[place].value for place in ("A10", "D10")] == ["茶园改造二期", 770000]
    assert codes(filling) == []
    fewer = {place: value for place, value in DATA.items() if place != "A10"}
    fewer["A10"], _ = "公用经费", fewer.pop("A11")
    short = fill(blank(tmp_path / "少一行.xlsx", fewer))
    assert codes(short) == ["F02"]
    assert "茶园改造二期" in short.findings[0].message


def test_an_empty_row_below_its_heading_is_free_too(tmp_path: Path, fill: Fill) -> None:
    cells = {place: value for place, value in DATA.items() if place not in ("A9", "A10")}
    filling = fill(blank(tmp_path / "空行.xlsx", cells))
    assert page(filling.path)["A9"].value == "茶园改造"
    assert page(filling.path)["D10"].value == 770000
    assert codes(filling) == []


def test_without_a_unit_amounts_stay_empty_and_a_person_is_told(tmp_path: Path, fill: Fill) -> None:
    cells = {place: value for place, value in DATA.items() if place != "D2"}
    filling = fill(blank(tmp_path / "无单位.xlsx", cells))
    sheet = page(filling.path)
    assert codes(filling) == ["F03"]
    assert sheet["D6"].value is None
    assert sheet["B4"].value == 40


PREFILLED = {"D5": 940, "F5": "940.50", "G15": 20, "H5": 0.9895, "F15": "93%", "E15": "≥95%"}


def test_what_stands_in_the_form_is_kept(tmp_path: Path, fill: Fill) -> None:
    path = blank(tmp_path / "a.xlsx", {**OVERALL, **PREFILLED}, OVERALL_MERGED, percent=["H5"])
    filling = fill(path)
    sheet = page(filling.path)
    assert {place: sheet[place].value for place in PREFILLED} == PREFILLED
    assert codes(filling) == []
    assert not set(PREFILLED) & set(filling.forms[0].written)


def test_a_target_may_leave_its_comparator_and_its_unit_out(tmp_path: Path, fill: Fill) -> None:
    cells = {**OVERALL, "E15": 95, "D14": "新建茶园面积", "E14": "1200"}
    assert codes(fill(blank(tmp_path / "a.xlsx", cells, OVERALL_MERGED))) == []


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("D5", 941),
        ("D5", "941"),
        ("H15", 19.6),
        ("E15", "≤95%"),
        ("H5", 0.98),
        ("C3", "青禾县林业局"),
    ],
)
def test_another_value_in_the_form_is_kept_and_told(
    place: str, value: object, tmp_path: Path, fill: Fill
) -> None:
    cells = {**OVERALL, place: value}
    filling = fill(blank(tmp_path / "a.xlsx", cells, OVERALL_MERGED, percent=["H5"]))
    assert codes(filling) == ["F01"]
    assert place in filling.findings[0].message
    assert page(filling.path)[place].value == value


def test_a_form_of_one_project_gets_only_what_is_its_own(tmp_path: Path, fill: Fill) -> None:
    filling = fill(blank(tmp_path / "项目.xlsx", PROJECT, PROJECT_MERGED))
    sheet = page(filling.path)
    assert [sheet[place].value for place in ("D6", "E6", "F6")] == [200, 200, 190]
    assert [sheet[place].value for place in ("D9", "E9", "F9")] == ["种植面积", "≥300亩", "310亩"]
    assert sheet["D10"].value == "指标2："
    assert codes(filling) == []


def test_the_name_of_a_project_may_be_spaced(tmp_path: Path, fill: Fill) -> None:
    cells = {**PROJECT, "C3": "茶园改造 二期"}
    sheet = page(fill(blank(tmp_path / "项目.xlsx", cells, PROJECT_MERGED)).path)
    assert sheet["F6"].value == 77
    assert sheet["D9"].value == "补苗数"


def test_a_form_of_no_project_is_left_alone_and_told(tmp_path: Path, fill: Fill) -> None:
    cells = {place: value for place, value in PROJECT.items() if place != "C3"}
    path = blank(tmp_path / "项目.xlsx", cells, PROJECT_MERGED)
    filling = fill(path)
    assert codes(filling) == ["F05"]
    assert (
        parts(filling.path)["xl/worksheets/sheet1.xml"] == parts(path)["xl/worksheets/sheet1.xml"]
    )


def test_names_go_into_the_first_cell_of_a_merged_area(tmp_path: Path, fill: Fill) -> None:
    cells = {p: v for p, v in OVERALL.items() if int(p[1:]) < 13} | {
        "A13": "绩效指标",
        "B13": "一级指标",
        "C13": "二级指标",
        "D13": "三级指标",
        "F13": "年度指标值",
        "G13": "实际完成值",
        "H13": "分值",
        "I13": "得分",
        "B14": "产出指标",
        "C14": "数量指标",
        "D14": "指标1：",
    }
    merged = (*OVERALL_MERGED[:8], "D13:E13", "D14:E14")
    filling = fill(blank(tmp_path / "a.xlsx", cells, merged))
    assert page(filling.path)["D14"].value == "新建茶园面积"
    assert "F04" not in codes(filling)


def test_values_go_behind_the_colon_of_their_label(tmp_path: Path, fill: Fill) -> None:
    cells = {p: v for p, v in OVERALL.items() if int(p[1:]) not in range(6, 11)} | {
        "C6": "按收入性质分（全年执行数）",
        "F6": "按支出性质分（全年执行数）",
        "C7": "其中：一般公共预算：",
        "F7": "其中：基本支出：",
        "C8": "其他资金：",
        "F8": "项目支出：",
    }
    merged = ("A4:B8", "C6:E6", "F6:I6", "C7:E7", "F7:I7", "C8:E8", "F8:I8", *OVERALL_MERGED[3:])
    filling = fill(blank(tmp_path / "a.xlsx", cells, merged))
    sheet = page(filling.path)
    assert sheet["C7"].value == "其中：一般公共预算：900.5"
    assert sheet["F7"].value == "其中：基本支出：600.5"
    assert sheet["F8"].value == "项目支出：340"
    assert sheet["C8"].value == "其他资金："
    assert codes(filling) == []


def test_a_protected_sheet_is_filled_and_stays_protected(overall: Path, fill: Fill) -> None:
    book = openpyxl.load_workbook(overall)
    book.worksheets[0].protection.sheet = True
    book.worksheets[0].protection.password = "1234"  # noqa: S105 - of an invented form
    book.save(overall)
    sheet = page(fill(overall).path)
    assert sheet["F5"].value == 940.5
    assert sheet.protection.sheet
    assert sheet.protection.password == page(overall).protection.password


def without(xml: bytes, *places: str) -> bytes:
    root = etree.fromstring(xml)
    for cell in [c for c in root.iter() if c.get("r") in places]:
        cell.getparent().remove(cell)
    return etree.tostring(root)


def test_a_cell_that_is_not_in_the_file_is_made_in_its_columns_style(
    overall: Path, fill: Fill
) -> None:
    book = openpyxl.load_workbook(overall)
    style = book.worksheets[0]["F9"]._style
    book.worksheets[0].column_dimensions["F"]._style = style
    book.save(overall)
    meant = copy(page(overall)["F9"].font)
    replaced(overall, "xl/worksheets/sheet1.xml", lambda xml: without(xml, "F9", "F10", "H15"))
    sheet = page(fill(overall).path)
    assert sheet["F9"].value == 600.5
    assert sheet["F10"].value == 340
    assert sheet["H15"].value == 19.58
    assert copy(sheet["F9"].font) == meant
    order = [cell.coordinate for cell in sheet[9] if cell.value is not None]
    assert order == sorted(order)


def test_rows_and_cells_that_do_not_say_their_place_are_counted(overall: Path, fill: Fill) -> None:
    def unnamed(xml: bytes) -> bytes:
        root = etree.fromstring(xml)
        for node in root.iter("{*}row", "{*}c"):
            if node.tag.endswith("}row") or node.getparent().tag.endswith("}row"):
                node.attrib.pop("r", None)
        return etree.tostring(root)

    cells = {f"{column}{row}": "" for row in range(1, 18) for column in "ABCDEFGHI"}
    full = blank(overall.parent / "全.xlsx", {**cells, **OVERALL})
    replaced(full, "xl/worksheets/sheet1.xml", unnamed)
    filling = fill(full)
    assert page(filling.path)["F5"].value == 940.5
    assert "F04" not in codes(filling)


def altered(path: Path, place: str, value: object) -> Path:
    """The workbook with another value in one cell, all else as it was."""

    def edit(xml: bytes) -> bytes:
        root = etree.fromstring(xml)
        (cell,) = (c for c in root.iter("{*}c") if c.get("r") == place)
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        if value is not None:
            cell.set("t", "str" if isinstance(value, str) else "n")
            etree.SubElement(cell, f"{MAIN}v").text = str(value)
        return etree.tostring(root)

    return replaced(path, "xl/worksheets/sheet1.xml", edit)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("F5", 940.6),
        ("D14", "新建茶园"),
        ("I15", "春旱"),
        ("E14", "≤1200亩"),
        ("C12", None),
        ("H15", "19.58"),
    ],
)
def test_a_cell_that_reads_otherwise_is_told(
    place: str, value: object, overall: Path, fill: Fill, ledger: Ledger, profile: Profile
) -> None:
    filling = fill(overall)
    assert not_read_back(filling.path, filling.forms, profile, ledger) == []
    altered(filling.path, place, value)
    findings = not_read_back(filling.path, filling.forms, profile, ledger)
    assert {finding.code for finding in findings} == {"F04"}
    assert any(f"｜{place}：" in finding.message for finding in findings)


def test_what_is_no_workbook_is_refused(tmp_path: Path, fill: Fill) -> None:
    (tmp_path / "a.csv").write_text("名称,数值,单位\n支出,1,万元\n", encoding="utf-8")
    with pytest.raises(ImportRefused, match="xlsx"):
        fill(tmp_path / "a.csv")
    (tmp_path / "b.xlsx").write_bytes(b"not a workbook")
    with pytest.raises(ImportRefused):
        fill(tmp_path / "b.xlsx")


def test_a_workbook_without_a_form_is_refused_in_words(tmp_path: Path, fill: Fill) -> None:
    path = blank(tmp_path / "花名册.xlsx", {"A1": "职工花名册", "A2": "姓名", "B2": "岗位"})
    with pytest.raises(ImportRefused, match="没有认出可填的表"):
        fill(path)
    assert not (tmp_path / "填好_花名册.xlsx").exists()


def test_a_blank_with_macros_or_a_doctype_is_refused(overall: Path, fill: Fill) -> None:
    def doctype(xml: bytes) -> bytes:
        start = xml.index(b"<worksheet")
        return xml[:start] + b'<!DOCTYPE worksheet [<!ENTITY a "1">]>' + xml[start:]

    macros = overall.with_name("宏.xlsx")
    macros.write_bytes(overall.read_bytes())
    with zipfile.ZipFile(macros, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\0")
    replaced(overall, "xl/worksheets/sheet1.xml", doctype)
    for hostile in (overall, macros):
        with pytest.raises(ImportRefused):
            fill(hostile)
        assert not hostile.with_name(f"填好_{hostile.name}").exists()


def test_a_blank_in_the_strict_format_is_refused_in_words(overall: Path, fill: Fill) -> None:
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"):
        strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
        replaced(overall, part, lambda xml, to=strict: xml.replace(MAIN[1:-1].encode(), to))
    with pytest.raises(ImportRefused, match="另存为"):
        fill(overall)


@pytest.mark.parametrize(
    ("name", "todo"),
    [
        ("空白.xls", "请用 WPS 或 Excel 打开，另存为 xlsx 再填"),
        ("空白.ET", "请用 WPS 或 Excel 打开，另存为 xlsx 再填"),
        ("空白.docx", "请把它连同标题复制到新建的 xlsx 里再填"),
        ("空白.doc", "请把它连同标题复制到新建的 xlsx 里再填"),
        ("空白.wps", "请把它连同标题复制到新建的 xlsx 里再填"),
        ("空白.pdf", "请给财政部门下发的空白表"),
        ("空白", "请给财政部门下发的空白表"),
    ],
)
def test_a_blank_of_another_kind_is_refused_with_what_to_do(
    overall: Path, fill: Fill, name: str, todo: str
) -> None:
    other = overall.rename(overall.with_name(name))
    with pytest.raises(ImportRefused, match=todo) as refused:
        fill(other)
    assert refused.value.file == name
    assert not other.with_name(f"填好_{name}").exists()


@pytest.mark.parametrize("name", ["没有.xls", "没有.xlsx", "没有"])
def test_a_blank_that_is_not_there_is_said_to_be_missing(
    tmp_path: Path, fill: Fill, name: str
) -> None:
    with pytest.raises(ImportRefused, match="没有这个文件"):
        fill(tmp_path / name)


def test_amounts_go_beside_names_that_stand_on_both_sides(tmp_path: Path, fill: Fill) -> None:
    cells = {p: v for p, v in OVERALL.items() if int(p[1:]) not in range(6, 11)} | {
        "C6": "按收入性质分（全年执行数）：",
        "F6": "按支出性质分（全年执行数）：",
        "C7": "其中：一般公共预算",
        "F7": "其中：基本支出",
        "C8": "　　　政府性基金拨款",
        "F8": "　　　项目支出",
    }
    areas = ("A4:B8", "C6:E6", "F6:I6", "D7:E7", "F7:G7", "H7:I7", "D8:E8", "F8:G8", "H8:I8")
    path = blank(tmp_path / "a.xlsx", cells, (*areas, *OVERALL_MERGED[3:]), percent=["H5"])
    sheet = page(fill(path).path)
    meant = {"F5": 940.5, "D7": 900.5, "H7": 600.5, "D8": 40, "H8": 340}
    assert {place: sheet[place].value for place in meant} == meant
