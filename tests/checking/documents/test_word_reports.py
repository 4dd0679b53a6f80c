"""What a Word report says, read for checking: every place where a number may stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from asread import cells, grids, lines, mentions, quantities, read, told
from worddocs import deleted, field, inserted, numbered, p, r, table, tc, tr, word
from worddocs import level as list_level

from qicao.checking import check_document
from qicao.checking.text import Line
from qicao.errors import ImportRefused
from qicao.marking.docx import commented
from qicao.values import Severity

NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
END_NOTE = '<w:r><w:endnoteReference w:id="3"/></w:r>'
BREAKS = "<w:r><w:softHyphen/></w:r>", "<w:r><w:noBreakHyphen/></w:r>", "<w:r><w:tab/></w:r>"
HIDDEN = "<w:vanish/>"


def box(inner: str) -> str:
    """A text box as Word writes it: once for itself, once for those that do not know it."""
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    office = "http://schemas.openxmlformats.org/drawingml/2006"
    shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    return (
        f'<w:r><mc:AlternateContent xmlns:wps="{shape}"><mc:Choice Requires="wps">'
        f'<w:drawing xmlns:wp="{office}/wordprocessingDrawing" xmlns:a="{office}/main"><wp:inline>'
        f'<wp:extent cx="2400000" cy="900000"/><wp:docPr id="1" name="框"/><a:graphic>'
        f'<a:graphicData uri="{shape}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="2400000" cy="900000"/></a:xfrm><a:prstGeom prst="rect">'
        f"<a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def whole_report() -> bytes:
    """An invented report with a number in every place that Word has for one."""
    inner = table(tr("接待", "3.10"))
    body = (
        p("概况", properties=numbered(1))
        + p("支出384", r("98"), r(".50"), "万", r("元"), "，", r("预算12"), BREAKS[0], "34万元。")
        + p(
            "见附表",
            NOTE,
            "，共",
            field(" =SUM(A1:A2) ", "21"),
            "项",
            END_NOTE,
            "。",
            box(p("另30件。")),
        )
        + "<w:sdt><w:sdtContent>"
        + p("控件内12个。")
        + "</w:sdtContent></w:sdt>"
        + p(f"<w:hyperlink>{r('链接内7批')}</w:hyperlink>", BREAKS[2], "其后8批。")
        + p("（单位：万元）")
        + table(
            tr(
                tc(p("项目"), '<w:vMerge w:val="restart"/>'),
                tc(p("2024年"), '<w:gridSpan w:val="2"/>'),
            ),
            tr(tc(p(""), "<w:vMerge/>"), "预算数", "决算数"),
            tr("三公经费", "10.50", tc(p("9.25") + inner)),
        )
    )
    return word(
        body,
        header=p("内部材料 5份"),
        footer=p(field("PAGE", "1")),
        footnotes=f'<w:footnote w:id="2">{p("不含下属单位6.60万元。")}</w:footnote>',
        endnotes=f'<w:endnote w:id="3">{p("含追加4.40万元。")}</w:endnote>',
        comments=f'<w:comment w:id="1">{p("批注里99万元")}</w:comment>',
        numbering=(
            f'<w:abstractNum w:abstractNumId="0">{list_level(0, "chineseCounting", "%1、")}'
            '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        ),
    )


EVERYWHERE = {
    *("38498.50万元|万元", "1234万元|万元", "21项|项", "30件|件", "12个|个", "7批|批", "8批|批"),
    *("10.50|万元", "9.25|万元", "3.10|", "5份|份", "6.60万元|万元", "4.40万元|万元"),
}


def test_a_number_is_found_once_wherever_it_stands_in_a_word_file(tmp_path: Path) -> None:
    text = read(tmp_path, whole_report())
    found = quantities(text)
    assert set(found) == EVERYWHERE
    assert len(found) == len(EVERYWHERE)
    assert lines(text)[0] == "一、概况"


def test_every_code_point_knows_its_place(tmp_path: Path) -> None:
    text = read(tmp_path, whole_report())
    for start, mention in mentions(text):
        assert text.text[start : start + len(mention.text)] == mention.text
        assert text.place(start) is not None
    place = text.place(text.text.index("9.25"))
    assert place is not None
    assert (place.table, place.row, place.column) == (1, 3, 3)


def test_a_head_over_two_columns_is_the_head_of_both(tmp_path: Path) -> None:
    text = read(tmp_path, whole_report())
    outer = grids(text)[0]
    assert cells(outer)[0] == ["项目", "2024年", ""]
    assert [cell.text for cell in outer.spread[0]] == ["项目", "2024年", "2024年"]
    assert outer.spread[0][2].start == outer.rows[0][1].start


def test_a_changed_number_is_told_with_what_it_was(tmp_path: Path) -> None:
    text = read(tmp_path, word(p("支出", r("38"), deleted("498"), inserted(r("500")), "万元。")))
    assert lines(text) == ["支出38500万元。"]
    whole, place = told(text, "R20")
    assert whole.severity is Severity.WARNING
    assert place.severity is Severity.HINT
    assert "“38498万元”改为“38500万元”" in place.message
    assert place.text == "38500万元"


def test_deleted_and_inserted_numbers_are_named_where_they_were(tmp_path: Path) -> None:
    gone = '<w:rPr><w:del w:id="7"/></w:rPr>'
    body = p(deleted("删去的15个项目。"), properties=gone) + p(
        "共", inserted(r("12件，")), "如下。"
    )
    body += table(
        tr("项目", "金额"), tr("甲", "50", properties='<w:del w:id="8"/>'), tr("乙", "60")
    )
    messages = "\n".join(f.message for f in told(read(tmp_path, word(body)), "R20"))
    assert "删去了“15个”" in messages
    assert "增加了“12件”" in messages
    assert "表1第2行第2列）：删去了“50”" in messages


def test_a_change_of_words_alone_is_one_hint(tmp_path: Path) -> None:
    text = read(tmp_path, word(p("支出5万元", deleted("左右"), "。")))
    (told_,) = told(text, "R20")
    assert told_.severity is Severity.HINT
    assert told_.start is None


def test_numbers_of_a_list_that_move_by_themselves_are_no_change(tmp_path: Path) -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{list_level(0, "decimal", "%1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    gone = numbered(1) + '<w:rPr><w:del w:id="7"/></w:rPr>'
    body = p(deleted("整段删去。"), properties=gone) + p("后一段5个。", properties=numbered(1))
    text = read(tmp_path, word(body, numbering=numbering))
    assert len(told(text, "R20")) == 1


def test_hidden_text_stands_at_the_end_and_is_told(tmp_path: Path) -> None:
    text = read(
        tmp_path, word(p("支出416.99万元", r("（原为420万元）", HIDDEN), "。") + p("后文。"))
    )
    assert lines(text) == ["支出416.99万元。", "后文。", "（原为420万元）"]
    assert {"416.99万元|万元", "420万元|万元"} == set(quantities(text))
    hint = next(f for f in told(text, "R04") if f.start is not None)
    assert hint.text == "（原为420万元）"


@pytest.mark.parametrize("body", [p("") + p("  "), p("<w:r><w:drawing><x/></w:drawing></w:r>")])
def test_a_word_file_without_a_word_is_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(ImportRefused, match="没有文字") as refused:
        read(tmp_path, word(body))
    assert refused.value.code == "empty"


def test_comments_stand_at_changed_and_at_hidden_words(tmp_path: Path) -> None:
    body = p(
        "支出", r("38"), deleted("498"), inserted(r("500")), "万元，", r("原9个", HIDDEN), "尾。"
    )
    data = word(p("题。") + body)
    path = tmp_path / "报告.docx"
    path.write_bytes(data)
    report = check_document(path)
    again = read(tmp_path, commented(report, data, path.name), "批注.docx")
    assert [line for line in lines(again) if "38500" in line] == ["支出38500万元，尾。"]
    assert sum(isinstance(block, Line) for block in again.blocks) == 3
