"""Comments in somebody's Word file: at the very words, with all else as it was. Texts invented."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from marked import Marked, found, marked, parts_of, report_of
from worddocs import deleted, field, inserted, level, numbered, p, r, table, tc, tr, word

from qicao.checking import ForeignReport, check_document, examine
from qicao.checking.text import read_text
from qicao.errors import ImportRefused
from qicao.marking.docx import commented
from qicao.soffice import convert
from qicao.values import Finding, Severity

DC = "{http://purl.org/dc/elements/1.1/}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
BOLD = '<w:b/><w:sz w:val="32"/>'
BOX = (
    "<w:r><mc:AlternateContent>"
    f"<mc:Choice Requires='wps'><w:drawing><w:txbxContent>{p('框内投入31.20万元。')}"
    "</w:txbxContent></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><w:txbxContent>{p('框内投入31.20万元。')}</w:txbxContent></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)

REAL_BOX = (
    '<w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wp:inline>'
    '<wp:extent cx="2400000" cy="900000"/><wp:docPr id="1" name="框"/><a:graphic><a:graphicData '
    'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr '
    'txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2400000" cy="900000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>'
    f"{p('框内投入31.20万元。')}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
"""A text box as Word writes it, for a program that shows it."""


def test_a_range_begins_and_ends_inside_runs_and_leaves_every_letter_as_it_was(
    tmp_path: Path,
) -> None:
    body = p("某中心报告") + p(r("全年支出1"), r("2.5", BOLD), r("万元，结余"), r("3万元"))
    done = marked(tmp_path, word(body), "12.5万元", "3万元")
    assert done.marked_words == ["12.5万元", "3万元"]
    assert done.is_unchanged()


def test_the_first_comment_sums_up_and_stands_at_the_first_words(tmp_path: Path) -> None:
    done = marked(tmp_path, word(p("") + p("某中心报告") + p("支出12.5万元")), "12.5万元")
    (first, summary), (second, words) = done.comments.items()
    assert (first, second) == ("0", "1")
    assert done.ranges["0"] == "某中心报告"
    assert summary.startswith("【核对小结】错误 1 处\n")
    assert "没有批注不等于没有问题" in summary
    assert words.split("\n") == ["【错误】T01", "“12.5万元”不对", "怎么办：请核对"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (p("支出", r("12.5万元&甲<乙>"), "。"), "万元&甲<乙"),
        (p("面积", r("30m"), r("2", '<w:vertAlign w:val="superscript"/>'), "，共两处"), "30m²"),
        (p("支出", r("12"), "<w:r><w:t>.5</w:t><w:tab/><w:t>万元</w:t></w:r>"), ".5\t万元"),
        (p("支出", r("1\u200b2.5万元")), "12.5万元"),
        (p("支出", field(" REF a ", "12.5万元"), "。"), "12.5万元"),
        (p("支出", f'<w:hyperlink w:anchor="a">{r("12.5万元")}</w:hyperlink>。'), "2.5万"),
        (p("支出", deleted("11.5"), inserted(r("12.5")), "万元"), "12.5万元"),
        (p("支出", r("99", "<w:vanish/>"), r("12.5万元")), "12.5万元"),
        (p("支出", "<w:r><w:t>  12.5 万元  </w:t></w:r>"), "12.5 万"),
        (p(r("前"), "<w:sdt><w:sdtContent>" + r("12.5万元") + "</w:sdtContent></w:sdt>"), "2.5万"),
    ],
)
def test_the_words_are_found_however_they_are_written(
    body: str, words: str, tmp_path: Path
) -> None:
    done = marked(tmp_path, word(p("标题") + body), words)
    plain = done.marked_words[0].replace("\u200b", "")
    assert plain == words.replace("²", "2").replace("\t", "")
    assert done.is_unchanged()


def test_numbering_in_front_does_not_move_the_mark(tmp_path: Path) -> None:
    lists = (
        f'<w:abstractNum w:abstractNumId="1">{level(0, "chineseCounting", "%1、")}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = p("支出一12.5万元", properties=numbered(7)) + p("支出二13.5万元", properties=numbered(7))
    done = marked(tmp_path, word(body, numbering=lists), "一、支出一", "13.5万元")
    assert done.marked_words == ["支出一", "13.5万元"]


def test_cells_and_text_boxes_are_marked_where_they_are(tmp_path: Path) -> None:
    grid = table(tr("项目", "金额"), tr(tc(p("甲") + p("乙")), "416.99"), tr("丙", "224.01"))
    done = marked(tmp_path, word(p("标题", BOX) + grid), "乙", "224.01", "31.20万元")
    assert done.marked_words == ["31.20万元", "乙", "224.01"]
    assert done.parts["word/document.xml"].count(b"commentReference") == 4
    assert done.is_unchanged()


def test_what_stands_in_margins_and_notes_is_told_in_the_summary(tmp_path: Path) -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = word(
        p("正文一句", note),
        footnotes=f'<w:footnote w:id="2">{p("另有12.5万元")}</w:footnote>',
        header=p("某局13.5万元"),
    )
    done = marked(tmp_path, data, "12.5万元", "13.5万元")
    assert list(done.comments) == ["0"]
    assert "（页眉、页脚或脚注） “12.5万元”不对 怎么办：请核对" in done.comments["0"]
    assert "“13.5万元”不对" in done.comments["0"]


def test_a_finding_of_no_place_is_told_in_the_summary(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(word(p("正文一句")))
    lost = Finding(code="T02", severity=Severity.WARNING, message="缺少满意度", todo="请补写")
    report = ForeignReport(examine(read_text(path)), (lost,))
    done = Marked(b"", commented(report, path.read_bytes(), path.name))
    assert "警告 T02 缺少满意度 怎么办：请补写" in done.comments["0"]


def test_comments_that_are_there_stay_and_ours_follow_them(tmp_path: Path) -> None:
    made = docx.Document()
    run = made.add_paragraph("全年支出12.5万元。").runs[0]
    made.add_comment(run, text="请补附件", author="某人", initials="某")
    stream = io.BytesIO()
    made.save(stream)
    done = marked(tmp_path, stream.getvalue(), "12.5万元")
    opened = docx.Document(io.BytesIO(done.after))
    assert [c.author for c in opened.comments] == ["某人", "qicao 核对", "qicao 核对"]
    assert [c.comment_id for c in opened.comments] == [0, 1, 2]
    assert done.comments["0"] == "请补附件"
    assert done.ranges["0"] == "全年支出12.5万元。"
    assert done.marked_words == ["12.5万元"]


def test_every_other_part_is_byte_for_byte_the_same(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("一、支出情况", 1)
    made.add_paragraph("全年支出12.5万元。", style="List Number")
    stream = io.BytesIO()
    made.save(stream)
    done = marked(tmp_path, stream.getvalue(), "12.5万元")
    before, after = parts_of(done.before), done.parts
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }
    assert set(after) - set(before) <= {"word/comments.xml"}
    opened = docx.Document(io.BytesIO(done.after))
    assert [(p.text, p.style.name) for p in opened.paragraphs] == [
        ("一、支出情况", "Heading 1"),
        ("全年支出12.5万元。", "List Number"),
    ]


def test_marks_taken_out_again_leave_the_main_part_as_it_came(tmp_path: Path) -> None:
    data = word(p(r("支出12.5万元", BOLD)) + p("结余3万元"))
    done = marked(tmp_path, data, "支出12.5万元", "3万元")
    text = done.parts["word/document.xml"].decode()
    before = parts_of(data)["word/document.xml"].decode()
    for number in done.comments:
        for tag in ("commentRangeStart", "commentRangeEnd"):
            text = text.replace(f'<w:{tag} w:id="{number}"/>', "")
        text = text.replace(f'<w:r><w:commentReference w:id="{number}"/></w:r>', "")
    assert text.replace('</w:t></w:r><w:r><w:t xml:space="preserve">', "") == before


def test_two_findings_at_one_place_have_two_comments(tmp_path: Path) -> None:
    done = marked(tmp_path, word(p("支出12.5万元，其中项目3万元")), "12.5万元，其中", "12.5万元")
    assert sorted(done.marked_words) == ["12.5万元", "12.5万元，其中"]
    assert done.is_unchanged()


def test_a_part_with_another_prefix_declares_ours(tmp_path: Path) -> None:
    plain = word(p("支出12.5万元"))
    parts = parts_of(plain)
    text = parts["word/document.xml"].decode()
    text = text.replace("xmlns:w=", "xmlns:x=").replace("<w:", "<x:").replace("</w:", "</x:")
    rewritten = _packed({**parts, "word/document.xml": text.encode()})
    done = marked(tmp_path, rewritten, "12.5万元")
    assert done.marked_words == ["12.5万元"]
    assert done.is_unchanged()


def test_a_part_that_is_not_utf_8_is_refused_with_what_to_do(tmp_path: Path) -> None:
    parts = parts_of(word(p("支出12.5万元")))
    text = '<?xml version="1.0" encoding="UTF-16"?>' + parts["word/document.xml"].decode()
    path = tmp_path / "a.docx"
    path.write_bytes(_packed({**parts, "word/document.xml": text.encode("utf-16")}))
    with pytest.raises(ImportRefused, match="另存为 docx"):
        commented(report_of(path), path.read_bytes(), path.name)


def test_a_body_without_a_paragraph_that_can_hold_a_comment_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word("<w:p/>", header=p("正文之外的文字")))
    with pytest.raises(ImportRefused, match="没有一段文字"):
        commented(report_of(path), path.read_bytes(), path.name)


def test_a_file_without_a_part_of_types_gets_one(tmp_path: Path) -> None:
    parts = parts_of(word(p("支出12.5万元")))
    del parts["[Content_Types].xml"]
    done = marked(tmp_path, _packed(parts), "12.5万元")
    assert b"/word/comments.xml" in done.parts["[Content_Types].xml"]


def test_a_file_of_ours_is_marked_too(tmp_path: Path) -> None:
    from drafts import drafted

    from qicao.delivery import deliver

    for name in ("a.docx", "a.qicao"):
        deliver(drafted("county_full"), tmp_path / name)
    opened = docx.Document(str(tmp_path / "a.docx"))
    run = next(r for para in opened.paragraphs for r in para.runs if r.text == "8601.30万元")
    run.text = "8601.31万元"
    opened.save(str(tmp_path / "a.docx"))
    checked = check_document(tmp_path / "a.docx")
    data = (tmp_path / "a.docx").read_bytes()
    done = Marked(data, commented(checked, data, "a.docx"))
    words = {done.ranges[key] for key, told in done.comments.items() if "8601.31" in told}
    assert "8601.31万元" in words
    assert done.is_unchanged()


TEXT = st.text(st.sampled_from("支出万元12.5，。&<> \t"), min_size=1, max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    runs=st.lists(st.tuples(TEXT, st.sampled_from(["", BOLD, "<w:i/>"])), min_size=1, max_size=6),
    data=st.data(),
)
def test_whatever_the_runs_the_words_are_marked_and_no_letter_changes(
    runs: list[tuple[str, str]], data: st.DataObject, tmp_path: Path
) -> None:
    path = tmp_path / "报告.docx"
    body = p("标题一句") + p("首", *(r(text.replace("\t", " "), look) for text, look in runs), "尾")
    path.write_bytes(word(body))
    text = read_text(path)
    line = text.blocks[-1]
    first = line.start + data.draw(st.integers(0, len(line.text) - 1))
    last = data.draw(st.integers(first + 1, line.start + len(line.text)))
    words = text.text[first:last]
    finding = found(text, words).model_copy(update={"start": first, "end": last})
    report = ForeignReport(examine(text), (finding,))
    done = Marked(path.read_bytes(), commented(report, path.read_bytes(), path.name))
    assert words in done.marked_words
    assert done.is_unchanged()


def _packed(parts: dict[str, bytes]) -> bytes:
    from qicao.readers.parts import packed

    return packed(parts).getvalue()


def test_libreoffice_opens_it_with_the_same_words_and_every_comment(
    program: Callable[[str], str], tmp_path: Path
) -> None:
    program("soffice")
    lists = table(tr("项目", "金额"), tr("甲", "224.01"))
    body = p("标题", REAL_BOX) + p("支出", deleted("11.5"), inserted(r("12.5")), "万元") + lists
    stream = io.BytesIO()
    docx.Document().save(stream)
    parts = parts_of(stream.getvalue())  # a whole package: LibreOffice wants its types
    parts["word/document.xml"] = parts_of(word(body))["word/document.xml"]
    done = marked(tmp_path, _packed(parts), "12.5万元", "224.01", "31.20万元")
    texts = {}
    for name, data in (("before", done.before), ("after", done.after)):
        source = tmp_path / name / "a.docx"
        source.parent.mkdir()
        source.write_bytes(data)
        made = convert(source, "fodt", source.parent, 120)
        assert made is not None
        texts[name] = etree.fromstring(made.read_bytes())
    creators = [node.text for node in texts["after"].iter(f"{DC}creator")]
    assert creators.count("qicao 核对") == 5  # the summary, three findings, the tracked change
    for node in list(texts["after"].iter(f"{OFFICE}annotation")):
        node[:] = []
    assert words_of(texts["before"]) == words_of(texts["after"])


def words_of(root: etree._Element) -> str:
    """The words of the body of a document of LibreOffice's own format."""
    body = next(root.iter(f"{OFFICE}text"))
    return "".join("".join(body.itertext()).split())
