"""Strict YAML: every scalar is text, and nothing clever gets in."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.errors import ImportRefused
from qicao.yamltext import YamlValue, load_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", {}),
        ("# 只有注释", {}),
        ("a: no", {"a": "no"}),
        ("a: 010", {"a": "010"}),
        ("a: 12:30:45", {"a": "12:30:45"}),
        ("a: 1e3", {"a": "1e3"}),
        ("a: 1.50", {"a": "1.50"}),
        ("a: 2024-05-26", {"a": "2024-05-26"}),
        ("a:", {"a": ""}),
        ("a: null", {"a": "null"}),
        ('a: "no"', {"a": "no"}),
        ("- 1\n- [2, {b: c}]", ["1", ["2", {"b": "c"}]]),
        ("<<: x", {"<<": "x"}),
        ("1: a", {"1": "a"}),
    ],
)
def test_scalars_stay_as_they_were_written(text: str, value: YamlValue) -> None:
    assert load_yaml(text, "a.yaml") == value


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: &x 1", "yaml_alias", "第1行"),
        ("a: 1\nb: *x", "yaml_alias", "第2行"),
        ("a: !!int 1", "yaml_tag", "第1行"),
        ("a: !!python/object/apply:os.system [ls]", "yaml_tag", "第1行"),
        ("a: 1\na: 2", "yaml_duplicate", "第2行"),
        ("'a': 1\n\"a\": 2", "yaml_duplicate", "第2行"),
        ("[a]: 1", "yaml_key", "第1行"),
        ("[" * 21 + "]" * 21, "yaml_depth", "第1行"),
        ("[" * 5000, "yaml_depth", "第1行"),
        ("a: [", "yaml_syntax", "第1行"),
        ("a: b: c", "yaml_syntax", "第1行"),
        ("a: 1\n---\nb: 2", "yaml_syntax", "第2行"),
        ("a: \x00", "yaml_syntax", None),
        ('a: "\\UFFFFFFFF"', "yaml_syntax", None),
        ('a: "\\U00110000"', "yaml_syntax", None),
        ("%YAML 1." + "9" * 5000 + "\n---\na: 1", "yaml_syntax", None),
        ('a: "\\uD800"', "yaml_character", "第1行"),
        ('"\\uD800": a', "yaml_character", "第1行"),
        ("a" * ((1 << 20) + 1), "too_large", None),
    ],
)
def test_what_is_unusual_is_refused_with_its_line(text: str, code: str, place: str | None) -> None:
    with pytest.raises(ImportRefused) as refused:
        load_yaml(text, "a.yaml")
    assert refused.value.code == code
    assert place is None or refused.value.cell == place
    assert refused.value.hint


@given(st.text(st.sampled_from("ab:-[]{},&*!|>'\"%@`#? \n\t\\u09～。"), max_size=60))
def test_no_text_ends_in_a_traceback(text: str) -> None:
    with contextlib.suppress(ImportRefused):
        load_yaml(text, "a.yaml")
