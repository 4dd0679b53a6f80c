"""Headings, paragraphs and sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.outline import find_headings, number, numeral, paragraphs, split_sentences

PROSE = st.text("一二中文，。！？；;“”（）《》‘’3.5万元 \n\t", max_size=120)


@pytest.mark.parametrize(
    ("level", "n", "printed"),
    [
        (1, 1, "一、"),
        (1, 10, "十、"),
        (2, 1, "（一）"),
        (2, 12, "（十二）"),
        (3, 1, "1."),
        (4, 23, "（23）"),
        (1, 20, "二十、"),
        (1, 99, "九十九、"),
    ],
)
def test_a_heading_number_is_printed_by_its_level(level, n, printed):
    assert number(level, n) == printed


@pytest.mark.parametrize(("level", "n"), [(0, 1), (5, 1), (1, 0), (1, 100)])
def test_there_is_no_number_beyond_the_levels_and_places(level, n):
    with pytest.raises(ValueError, match="no heading number"):
        number(level, n)


@given(st.integers(1, 4), st.integers(1, 99))
def test_a_printed_number_is_found_again(level, n):
    (heading,) = find_headings(f"{number(level, n)}基本情况")
    assert (heading.level, heading.number, heading.mark) == (level, n, number(level, n))
    assert heading.title == "基本情况"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("四、国有资本经营预算支出情况", (1, 4, "国有资本经营预算支出情况")),
        ("　　（一）基本支出情况", (2, 1, "基本支出情况")),
        ("(2）监管不够到位。部分资金…", (4, 2, "监管不够到位")),
        ("(二)预算编制准确性不足。 ", (2, 2, "预算编制准确性不足")),
        ("1.机构设置", (3, 1, "机构设置")),
        ("2、 一般公共预算支出情况", (3, 2, "一般公共预算支出情况")),
        ("（3）其他", (4, 3, "其他")),
        ("１２．其他", (3, 12, "其他")),
        ("1.5万元", None),
        ("12个项目", None),
        ("一是完善制度", None),
        ("一、", None),
        ("见（一）基本情况", None),
    ],
)
def test_a_heading_is_known_by_its_mark_at_the_start_of_a_line(line, found):
    headings = find_headings(line)
    expected = [found] if found else []
    assert [(h.level, h.number, h.title) for h in headings] == expected


def test_the_span_of_a_heading_holds_its_mark_and_title():
    text = "前言\n  一、概况 \n（一）职能。后文"
    assert [text[h.start : h.end] for h in find_headings(text)] == ["一、概况", "（一）职能"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("支出3.5万元。节约2.1万元；其余无。", ["支出3.5万元。", "节约2.1万元；", "其余无。"]),
        ("提出“先治毒。再治乱；”的理念。落实", ["提出“先治毒。再治乱；”的理念。", "落实"]),
        ("（详见附件。）完成。", ["（详见附件。）完成。"]),
        ("“没有合上。第二句。", ["“没有合上。", "第二句。"]),
        ("合上了”。第二句", ["合上了”。", "第二句"]),
        ("第一行\n第二行", ["第一行", "第二行"]),
        ("真的？！是。", ["真的？！", "是。"]),
        ("  \n\n", []),
        ("《办法。》（试行；）。", ["《办法。》（试行；）。"]),
    ],
)
def test_sentences_end_at_their_marks_outside_quotes(text, sentences):
    assert [sentence for _, _, sentence in split_sentences(text)] == sentences


@given(PROSE)
def test_every_character_but_space_lies_in_one_sentence(text):
    spans = split_sentences(text)
    assert all(text[start:end] == piece for start, end, piece in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(piece.split()) for _, _, piece in spans) == "".join(text.split())


@given(PROSE)
def test_paragraphs_are_the_lines_that_are_not_blank(text):
    assert [piece for _, _, piece in paragraphs(text)] == [
        line.strip() for line in text.split("\n") if line.strip()
    ]
    assert all(text[start:end] == piece for start, end, piece in paragraphs(text))


def test_numerals_to_ninety_nine_are_all_different():
    assert len({numeral(n) for n in range(1, 100)}) == 99


@pytest.mark.parametrize("mark", ["一一、", "（十十）", "二十十、"])
def test_strokes_that_are_no_numeral_make_no_heading(mark: str) -> None:
    assert find_headings(f"{mark}概况") == ()
