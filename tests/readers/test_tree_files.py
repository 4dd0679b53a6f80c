"""YAML and JSON as input: names or ids, nested or flat, strictly read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reading_files import amounts, codes

from qicao.errors import ImportRefused
from qicao.profile.model import Profile
from qicao.readers import read_file


def test_json_numbers_keep_the_digits_that_were_written(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    text = '{"figures": {"三公经费支出": {"value": 416.90, "unit": "万元"}, "编制数": 1200}}'
    reading = read_file(write_csv(text, "数据.json"), profile, None)
    assert amounts(reading) == {"三公经费.决算数": "416.90万元", "人员.编制数": "1200人"}
    assert str(reading.figures[0].source) == "数据.json｜figures.三公经费支出"


def test_a_json_list_of_rows_is_a_plain_table(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    text = '[{"label": "三公经费", "value": 641.00, "unit": "万元", "period": "预算", "id": null}]'
    reading = read_file(write_csv(text, "数据.json"), profile, None)
    assert amounts(reading) == {"三公经费.预算数": "641.00万元"}


def test_groups_may_be_mappings_or_lists_of_named_entries(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    mapping = "groups: {项目: {禁毒专项: {决算数: 550万元, 偏差原因: 下达较晚}}}"
    listing = "groups: {项目: [{名称: 禁毒专项, 决算数: 550万元, 偏差原因: 下达较晚}]}"
    first = read_file(write_csv(mapping, "一.yaml"), profile, None)
    second = read_file(write_csv(listing, "二.yaml"), profile, None)
    assert amounts(first) == amounts(second) == {"项目.禁毒专项.决算数": "550万元"}
    assert [fact.id for fact in first.facts] == ["项目.禁毒专项.偏差原因"]
    assert [item.key for item in first.items] == ["禁毒专项"]


def test_an_indicator_has_the_unit_of_its_own_row(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    text = """
groups:
  指标:
    破案率: {目标值: 90%, 实际值: {value: "92.5", unit: "%"}, 权重: 10, 得分: "10", 比较方式: ≥}
"""
    reading = read_file(write_csv(text, "数据.yaml"), profile, None)
    assert amounts(reading) == {
        "指标.破案率.目标值": "90%",
        "指标.破案率.实际值": "92.5%",
        "指标.破案率.权重": "10分",
        "指标.破案率.得分": "10分",
    }
    assert [figure.unit for figure in reading.figures] == ["%", "%", "分", "分"]
    assert [(fact.id, fact.text) for fact in reading.facts] == [("指标.破案率.比较方式", "≥")]


def test_a_list_is_a_list_of_names(profile: Profile, write_csv: Callable[..., Path]) -> None:
    text = "facts:\n  派出机构名单: [城东所, 城西所]\n  内设机构名单: 办公室、政工室\n"
    facts = read_file(write_csv(text, "数据.yaml"), profile, None).facts
    assert [fact.items for fact in facts] == [("城东所", "城西所"), ("办公室", "政工室")]


def test_an_unknown_field_of_a_member_is_told(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    text = "groups: {项目: {禁毒专项: {决箅数: 550万元}}}"
    reading = read_file(write_csv(text, "数据.yaml"), profile, None)
    assert [entry.label for entry in reading.unmapped] == ["禁毒专项决箅数"]


def test_an_exponent_in_json_is_told_and_not_read(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    text = '{"figures": {"三公经费支出": {"value": 1e3, "unit": "万元"}}}'
    assert codes(read_file(write_csv(text, "数据.json"), profile, None)) == ["R01"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("数据.json", '{"facts": {"a": "1", "a": "2"}}', "json_duplicate"),
        ("数据.json", "{", "json_syntax"),
        ("数据.json", "[" * 5000, "json_depth"),
        ("数据.json", "[" * 30 + "]" * 30, "json_depth"),
        ("数据.json", '"text"', "shape"),
        ("数据.json", '{"facts": [1]}', "shape"),
        ("数据.json", '{"figures": {"a": {"value": {"b": 1}}}}', "shape"),
        ("数据.yaml", "figure: {a: 1}", "key"),
        ("数据.yaml", "facts: &a {b: c}", "yaml_alias"),
        ("数据.yaml", "facts: {b: c, b: d}", "yaml_duplicate"),
        ("数据.yaml", "groups: {项目: [{决算数: 1}]}", "name"),
        ("数据.xls", "x", "wrong_extension"),
    ],
)
def test_a_document_of_another_shape_is_refused(
    profile: Profile, write_csv: Callable[..., Path], name: str, text: str, code: str
) -> None:
    with pytest.raises(ImportRefused) as refused:
        read_file(write_csv(text, name), profile, None)
    assert refused.value.code == code


def test_an_unknown_key_is_answered_with_the_nearest(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    with pytest.raises(ImportRefused, match="是不是“figures”"):
        read_file(write_csv("figure: {a: 1}", "数据.yaml"), profile, None)
