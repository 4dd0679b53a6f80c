"""Texts that are cleaned and amounts that are doubted: each with its cell and what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_files import amounts, codes

from qicao.errors import ImportRefused
from qicao.profile.catalogue import Catalogue
from qicao.profile.model import Profile
from qicao.readers import read_file
from qicao.readers.factforms import FactRefused, read_fact
from qicao.readers.invisible import one_line, visible
from qicao.values import Severity

HIDDEN = (
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200c\u200d\u2060\ufeff\u00ad"
)
HEAD = "label,value,unit,period,group\n"


@given(st.text(st.sampled_from(HIDDEN + "甲乙 1\n")))
def test_nothing_invisible_is_left_and_nothing_visible_is_lost(text: str) -> None:
    assert visible(text) == "".join(char for char in text if char not in HIDDEN)
    assert "\n" not in one_line(text)


@pytest.mark.parametrize("hidden", HIDDEN)
def test_invisible_characters_are_taken_out_of_facts_and_told(
    profile: Profile, write_csv: Callable[..., Path], hidden: str
) -> None:
    text = f"{HEAD}单位名称,虚构{hidden}县档案局,,,\n"
    reading = read_file(write_csv(text), profile, None)
    assert [fact.text for fact in reading.facts] == ["虚构县档案局"]
    (finding,) = reading.findings
    assert (finding.code, finding.message) == ("R13", "数据.csv｜B2：这一格里有看不见的字符")


def test_invisible_characters_are_taken_out_of_names_and_told_once(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    text = f"{HEAD}禁\u202e毒\u200b.决算数,5,万元,,项目\n公务\u200b接待费,3,万元,,\n"
    reading = read_file(write_csv(text), profile, None)
    assert [item.label for item in reading.items] == ["禁毒"]
    assert list(amounts(reading)) == ["项目.禁毒.决算数", "公务接待费.决算数"]
    assert codes(reading) == ["R13", "R13"]


def test_invisible_characters_in_an_amount_are_refused(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    reading = read_file(write_csv(f"{HEAD}公务接待费,3\u200b5,万元,,\n"), profile, None)
    assert (reading.figures, codes(reading)) == ((), ["R01"])
    assert "看不见的字符" in reading.findings[0].message
    assert "\u200b" not in reading.findings[0].model_dump_json()


def test_invisible_characters_are_taken_out_of_materials_and_told(
    write_csv: Callable[..., Path],
) -> None:
    reading = read_file(write_csv("打掉\u202e团伙3个。\n", "总结.md"), None, None)
    assert reading.materials[0].sentences[0].plain == "打掉团伙3个。"
    assert [finding.message for finding in reading.findings] == ["总结.md｜第1行：有看不见的字符"]


def test_invisible_characters_in_a_heading_do_not_hide_the_column(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    reading = read_file(write_csv("名称,数\u200b值,单位\n公务接待费,3,万元\n"), profile, None)
    assert list(amounts(reading)) == ["公务接待费.决算数"]


def test_a_line_feed_inside_a_name_is_a_space(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    text = f'{HEAD}"禁毒\n专项.决算数",5,万元,,项目\n单位名称,"虚构县\n档案局",,,\n'
    reading = read_file(write_csv(text), profile, None)
    assert [item.label for item in reading.items] == ["禁毒 专项"]
    assert [fact.text for fact in reading.facts] == ["虚构县 档案局"]


def test_names_that_differ_only_in_punctuation_are_doubted(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    names = ("造林（一期）", "造林(一期)", "造林一期", "造林二期")
    text = HEAD + "".join(f"{name}.决算数,5,万元,,项目\n" for name in names)
    reading = read_file(write_csv(text), profile, None)
    assert codes(reading) == ["R14", "R14"]
    first = reading.findings[0]
    assert first.severity is Severity.WARNING
    assert "数据.csv｜A3：“造林(一期)”与 数据.csv｜A2 的“造林（一期）”疑似同一项目" in first.message
    assert [source.cell for source in first.sources] == ["A3", "A2"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0.6", "0.6%：疑似应为60%，请核对"),
        ("1", "1%：疑似应为100%"),
        ("0.985", "0.985%：疑似应为98.5%"),
    ],
)
@pytest.mark.parametrize("label", ["服务对象满意度", "政府采购执行率目标"])
def test_a_plain_fraction_where_percent_is_meant_is_doubted_and_kept(
    profile: Profile, write_csv: Callable[..., Path], label: str, text: str, words: str
) -> None:
    reading = read_file(write_csv(f"{HEAD}{label},{text},%,,\n"), profile, None)
    assert [str(figure.quantity) for figure in reading.figures] == [f"{text}%"]
    (finding,) = reading.findings
    assert (finding.code, finding.severity) == ("R12", Severity.WARNING)
    assert f"数据.csv｜B2：{words}" in finding.message


@pytest.mark.parametrize("text", ["0.6%", "0", "60", "1.5", "-0.5"])
def test_a_percentage_that_is_written_out_is_not_doubted(
    profile: Profile, write_csv: Callable[..., Path], text: str
) -> None:
    reading = read_file(write_csv(f"{HEAD}政府采购执行率目标,{text},%,,\n"), profile, None)
    assert reading.findings == ()


def test_a_percentage_of_a_workbook_is_doubted_only_without_its_format(
    profile: Profile, write_xlsx: Callable[..., Path]
) -> None:
    rows = [["label", "value", "unit"], ["政府采购执行率目标", 0.6, "%"]]
    assert codes(read_file(write_xlsx(rows), profile, None)) == ["R12"]
    assert codes(read_file(write_xlsx(rows, formats={"B2": "0%"}), profile, None)) == []


@pytest.mark.parametrize(
    ("written", "word"),
    [
        *((written, "≥") for written in ("大于等于", "不低于", "≧", "＞＝", "> =", "≥")),
        *((written, "≤") for written in ("小于等于", "不超过", "<=", "≤")),
        *((written, "=") for written in ("等于", "＝")),
        *(("区间", "范围"), ("定性指标", "定性")),
    ],
)
def test_comparators_are_understood_as_people_write_them(
    catalogue: Catalogue, written: str, word: str
) -> None:
    assert read_fact(catalogue.facts["指标.*.比较方式"], written) == (word, ())


def test_another_comparator_is_refused_with_those_that_are_allowed(catalogue: Catalogue) -> None:
    with pytest.raises(FactRefused, match="“约”不是比较方式，只能填 ≥、≤、=、范围、定性"):
        read_fact(catalogue.facts["指标.*.比较方式"], "约")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("=1+1", "像公式"),
        ("[[三公经费.决算数]]", "像引用"),
        ("≥100人", "比较符号请填在“比较方式”一列"),
        ("＞＝100人", "比较符号请填在“比较方式”一列"),
    ],
)
def test_what_is_no_amount_is_called_what_it_is(
    profile: Profile, write_csv: Callable[..., Path], text: str, words: str
) -> None:
    text = f"{HEAD}培训.实际值,{text},人,,指标\n"
    (finding,) = read_file(write_csv(text), profile, None).findings
    assert finding.code == "R01"
    assert words in finding.message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_the_unicode_text_of_a_spreadsheet_is_read(
    profile: Profile, write_csv: Callable[..., Path], encoding: str
) -> None:
    mark = "" if encoding == "utf-16" else "\ufeff"
    text = f"{mark}名称\t数值\t单位\r\n公务接待费\t3.20\t万元\r\n"
    reading = read_file(write_csv(text, encoding=encoding), profile, None)
    assert amounts(reading) == {"公务接待费.决算数": "3.20万元"}


def test_a_missing_file_is_told_in_chinese(profile: Profile, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="打不开这个文件（没有这个文件），请核对路径"):
        read_file(tmp_path / "无.csv", profile, None)
