"""Text files as they arrive: every encoding that offices use, mixtures, endless lines, formulas."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from reading_files import Read, amounts, codes

from qicao.profile.model import Profile
from qicao.readers.encodings import decode
from qicao.readers.materials import LABEL_LENGTH

CSV = "名称,数值,单位\n三公经费,416.99,万元\n"
TXT = "三公经费支出416.99万元，比上年减少5万元。\n公务接待费31.2万元。\n"


@pytest.fixture
def read(tmp_path: Path, profile: Profile) -> Read:
    return Read(tmp_path, profile, "数据.csv")


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_a_table_is_the_same_in_every_encoding(read: Read, encoding: str) -> None:
    reading = read(CSV.encode(encoding))
    assert (amounts(reading), codes(reading)) == ({"三公经费.决算数": "416.99万元"}, [])


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_a_mark_says_which_byte_comes_first(read: Read, mark: bytes) -> None:
    order = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    assert amounts(read(mark + CSV.encode(order))) == {"三公经费.决算数": "416.99万元"}


@given(
    st.lists(st.text(st.characters(codec="gbk", exclude_categories=["Cc"])), max_size=8),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
)
def test_lines_come_out_as_they_went_in(lines: list[str], encoding: str) -> None:
    text = "\n".join(["表头", *lines])
    assume(encoding != "gb18030" or not looks_mixed(text.encode(encoding)))
    assert decode(text.encode(encoding), "a.csv") == text


def looks_mixed(data: bytes) -> bool:
    """Whether a line of GBK is UTF-8 as well, as one in a billion may be."""
    return any(len(re.findall(rb"[\xe3-\xe9][\x80-\xbf]{2}", line)) for line in data.split(b"\n"))


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (CSV.encode() + "公务接待费,6,万元\n".encode("gbk"), "第3行"),
        ("名称,数值,单位\n".encode("gbk") + "三公经费,5,万元\n".encode(), "第1行"),
        (CSV.encode().replace("公".encode(), b"\xe5\x85", 1), "第2行"),
        (CSV.encode()[:-2], "第2行"),
        (CSV.encode().replace(b"416", b"4\x0016"), "第2行"),
    ],
)
def test_a_file_in_two_encodings_is_refused_with_the_line(
    read: Read, data: bytes, line: str
) -> None:
    for name in ("数据.csv", "数据.txt", "数据.md"):
        refused = read.refusal(data, name)
        assert (refused.code, refused.cell) == ("encoding", line)


def test_a_character_of_an_encoding_that_is_none_of_ours_is_refused(read: Read) -> None:
    assert read.refusal(b"\xff\xff\xff\x81").code == "encoding"


@pytest.mark.parametrize(
    ("data", "code", "cell"),
    [
        ("名称,数值,单位\n三公经费," + "5" * 10_000_000 + ",万元\n", "long_cell", "第2行"),
        ('名称,数值,单位\n三公经费,"' + "5" * 40_000 + '",万元\n', "long_cell", "B2"),
        ("名称,数值,单位\n" + "," * 10_000_000, "too_large", "第2行"),
        ("甲" * 3_000_000, "long_cell", "第1行"),
        ("名称,数值,单位\n" + "\n" * 200_001, "too_large", "第200001行"),
        ('名称,数值,单位\n"', "csv_syntax", "第2行"),
    ],
)
def test_an_endless_table_is_refused_where_it_goes_on(
    read: Read, data: str, code: str, cell: str
) -> None:
    refused = read.refusal(data.encode())
    assert (refused.code, refused.cell) == (code, cell)


def test_a_formula_in_a_text_is_a_text(read: Read) -> None:
    rows = (
        "名称,数值,单位\n\"=cmd|'/c calc'!A1\",5,万元\n三公经费,\"=cmd|'/c calc'!A1\",万元\n"
        "公务接待费,@SUM(1),万元\n"
    )
    reading = read(rows.encode())
    assert [figure.label for figure in reading.figures] == ["=cmd|'/c calc'!A1"]
    assert codes(reading) == ["R01", "R01"]
    assert "数据.csv｜B3" in reading.findings[0].message


@pytest.mark.parametrize("name", ["数据.txt", "数据.md"])
@pytest.mark.parametrize("unit", ["三公经费支出5万元，", "1", "《甲》", "| a", "# "])
def test_an_endless_line_is_refused_with_its_number(read: Read, name: str, unit: str) -> None:
    line = unit * (32_768 // len(unit) + 1)
    refused = read.refusal(f"起头。\n{line}".encode(), name)
    assert (refused.code, refused.cell) == ("long_cell", "第2行")


@pytest.mark.parametrize("name", ["数据.txt", "数据.md"])
def test_an_endless_text_is_refused(read: Read, name: str) -> None:
    assert read.refusal(("支出增加。\n" * 90_000).encode(), name).code == "too_large"


def test_a_long_line_of_amounts_keeps_the_words_before_each(read: Read) -> None:
    reading = read(("公务接待费支出5万元，" * 2_000).encode(), "数据.txt")
    assert {figure.label for figure in reading.figures} == {"公务接待费支出"}
    assert len("公务接待费支出") <= LABEL_LENGTH


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16", "utf-16-le"])
def test_yaml_is_the_same_in_every_encoding(read: Read, encoding: str) -> None:
    text = "figures:\n  三公经费:\n    决算数: 416.99万元\n"
    assert amounts(read(text.encode(encoding), "数据.yaml")) == {"三公经费.决算数": "416.99万元"}
