"""Plain text and Markdown as they stand: encodings, marks, tables, and the line of each place."""

from __future__ import annotations

from pathlib import Path

import pytest
from asread import cells, grids, lines, mentions, quantities, read
from hypothesis import given
from hypothesis import strategies as st
from linework import grows

from qicao.checking.text import Line, text_of
from qicao.errors import ImportRefused
from qicao.readers.report_text import MOST

MARKDOWN = """---
title: 某局 2024
---
# 一、概况

支出**38498**万元，见`表1`。

- 其一，12项
> 引用3%

单位：万元

| 项目 | 预算数 | 执行率（%） |
|:---|---:|---|
| **甲** | 100 | 95.1 |
| 乙 | 1,200.5 | 90 |

<table><tr><th>项目</th><th>金额（元）</th></tr>
<tr><td>丙</td><td><b>5</b></td></tr></table>
后文7个<br>又8个。
"""


def test_marks_of_markdown_are_no_words_and_move_no_place() -> None:
    text = text_of("报告.md", MARKDOWN)
    assert text.text == MARKDOWN
    assert lines(text)[:2] == ["一、概况", "支出  38498  万元，见 表1 。"]
    heading = text.blocks[0]
    assert isinstance(heading, Line)
    assert heading.heading
    for start, mention in mentions(text):
        assert MARKDOWN[start : start + len(mention.text)].replace("*", " ") == mention.text


def test_tables_of_markdown_and_of_tags_are_grids() -> None:
    first, second = grids(text_of("报告.md", MARKDOWN))
    assert cells(first)[1:] == [["甲", "100", "95.1"], ["乙", "1,200.5", "90"]]
    assert cells(second) == [["项目", "金额（元）"], ["丙", "5"]]
    found = quantities(text_of("报告.md", MARKDOWN))
    assert {"100|万元", "95.1|%", "5|元", "7个|个", "8个|个"} <= set(found)


def test_a_place_says_the_line() -> None:
    text = text_of("报告.md", MARKDOWN)
    for number, line in enumerate(MARKDOWN.split("\n"), 1):
        for words in ("38498", "1,200.5", "<b>5", "又8个"):
            if words in line:
                place = text.place(MARKDOWN.index(words) + words.startswith("<b>") * 3)
                assert place is not None
                assert place.paragraph == number


def test_a_plain_text_keeps_its_marks() -> None:
    assert lines(text_of("报告.txt", "# 支出**5**万元")) == ["# 支出**5**万元"]


BROKEN = """某局绩效自评报告
一、概况
本单位2024年支出合计8601.30万元，其中基本支出3598.24万元、项目
支出5003.06万元，支出合计较上年增加553.91万元，增长6.88%，完成95.
10%。公用经费支出2946.25 万 元，较预算节约12.30万元，主要是严格执行
相关规定，压减一般性支出。
（一）基本支出
基本支出3598.24万元，其中人员经费3000.00万元，公用经费598.24万
元，较上年分别增加10.00万元、5.00万元，原因是人员增加、标准提高等。
二、问题
"""


def test_lines_broken_at_the_edge_of_a_page_are_one_paragraph() -> None:
    text = text_of("报告.txt", BROKEN)
    assert [len(line.split("\n")) for line in lines(text)] == [1, 1, 4, 1, 2, 1]
    assert {"95.10%|%", "2946.25万元|万元", "598.24万|万元"} <= set(quantities(text))
    place = text.place(BROKEN.index("2946.25"))
    assert place is not None
    assert place.paragraph == 5


def test_paragraphs_of_any_length_stay_apart() -> None:
    content = "某局自评报告\n某县财政局监制\n本单位支出8601.30万元\n" + "其中基本支出5万元" * 20
    assert len(lines(text_of("报告.txt", content))) == 4


def test_a_number_cut_by_a_break_is_one_wherever_it_stands() -> None:
    assert quantities(text_of("报告.txt", "完成预算的95.\n10%。")) == ["95.10%|%"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_gives_the_same_offsets(tmp_path: Path, encoding: str) -> None:
    content = "一、支出\r\n支出416.99万元。\r\n项目\t金额\r\n甲\t5\r\n"
    text = read(tmp_path, content.encode(encoding), "报告.txt")
    assert text.text == content.replace("\r\n", "\n")
    assert text.text.index("416.99") == 7


def test_a_text_over_the_limit_is_refused(tmp_path: Path) -> None:
    line = "本年支出416.99万元，完成预算的98.5%。\n"
    with pytest.raises(ImportRefused, match="拆成几个文件"):
        read(tmp_path, line * (MOST // len(line) + 1), "报告.txt")


@pytest.mark.parametrize("name", ["报告.txt", "报告.md"])
@pytest.mark.parametrize("content", [" ", "\n\t\n", "\ufeff \u200b"])
def test_a_text_of_spaces_is_refused(tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        read(tmp_path, content, name)
    assert refused.value.code == "empty"


@given(st.text(max_size=300), st.sampled_from(["甲.txt", "甲.md"]))
def test_any_text_is_itself_and_its_blocks_are_stretches_of_it(content: str, name: str) -> None:
    text = text_of(name, content)
    assert text.text == content
    last = -1
    for block in text.blocks:
        found = [block] if isinstance(block, Line) else [c for row in block.rows for c in row]
        for part in found:
            assert part.start > last or not part.text
            there = content[part.start : part.start + len(part.text)]
            assert [b for b in part.text if not b.isspace()] == [
                b for a, b in zip(there, part.text, strict=True) if a == b and not b.isspace()
            ]
            last = max(last, part.start)


@given(st.text(alphabet="|-\t 甲5#*`<>/tdr\n", max_size=200))
def test_any_mixture_of_marks_gives_blocks_in_order(content: str) -> None:
    starts = [block.start for block in text_of("甲.md", content).blocks]
    assert starts == sorted(starts)


ROWS = ("支出5万元。\n", "项目\t金额\n甲\t5\n", "|甲|5|\n", "<table><tr><td>5</td></tr></table>\n")


@pytest.mark.parametrize("piece", ROWS)
def test_the_work_of_reading_and_finding_places_grows_with_the_text(piece: str) -> None:
    def places(size: int) -> object:
        content = piece * size
        text = text_of("甲.md", content)
        return [text.place(start) for start in range(0, len(content), 7)]

    assert grows(lambda size: lambda: places(size), 60) < 6
