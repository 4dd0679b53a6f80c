"""What stands in the Word file: slots in bookmarks, any text as it was, nothing of its own."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qicao.errors import TextError, UsageError
from qicao.export.docx import docx_bytes, write_docx
from qicao.export.flow import clean
from qicao.export.provenance import origins, provenance_section
from qicao.export.readback import printed_slots
from qicao.export.titles import break_title
from qicao.pagestyle import PageStyle
from qicao.values import Ledger, Paragraph, Report, Section, Source, Table
from qicao.values import Origin as SourceOrigin

Build = Callable[[str], Report]
HOSTILE = (
    "{{ 7*7 }}",
    "=HYPERLINK('http://attacker.invalid')",
    "+1-1",
    "-3",
    "@SUM(A1)",
    "＝１＋１",
    "<w:fldSimple w:instr='DATE'/>&lt;&amp;]]>",
    "MERGEFIELD name {PAGE}",
    "![](http://attacker.invalid/a.png) <img src=x> javascript:alert(1)",
    "[[不是数据 \\[[ \\",
    "𠮷野家😀👨‍👩‍👧 \u202eabc\u202c\ufeff\u200b",
    "  前后空格\t和\n换行  ",
)


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_the_same_report_is_the_same_file(report: Report, ledger: Ledger, page: PageStyle) -> None:
    first = docx_bytes(report, ledger, page, provenance=True)
    again = Report.model_validate_json(report.model_dump_json())
    assert first == docx_bytes(again, ledger, page, provenance=True)


def test_each_slot_is_a_run_in_a_bookmark_of_its_own(
    report: Report, ledger: Ledger, page: PageStyle
) -> None:
    content = part(docx_bytes(report, ledger, page), "word/document.xml")
    pairs = re.findall(
        r'<w:bookmarkStart w:id="(\d+)" w:name="(q_\d{6})" /><w:r>(.*?)</w:r>'
        r'<w:bookmarkEnd w:id="(\d+)" />',
        content,
    )
    assert len(pairs) == content.count("<w:bookmarkStart")
    assert len(pairs) == len(printed_slots(report, ledger))
    assert len({name for _, name, _, _ in pairs}) == len(pairs)
    assert all(start == end and inner.count("<w:t ") == 1 for start, _, inner, end in pairs)


def test_the_manifest_is_a_related_part_of_its_own(
    report: Report, ledger: Ledger, page: PageStyle
) -> None:
    content = docx_bytes(report, ledger, page)
    manifest = part(content, "customXml/item1.xml")
    assert f'ledger="{ledger.digest}"' in manifest
    assert 'slot="[[会务费|较预算]]"' in manifest
    assert '<figure id="会务费.节约额" /><figure id="会务费.完成率" />' in manifest
    related = [
        str(p.partname) for p in docx.Document(io.BytesIO(content)).part.package.iter_parts()
    ]
    assert "/customXml/item1.xml" in related


def test_what_is_not_provided_is_highlighted(
    report: Report, ledger: Ledger, page: PageStyle
) -> None:
    content = part(docx_bytes(report, ledger, page), "word/document.xml")
    lit = re.findall(r"<w:highlight[^>]*/></w:rPr><w:t[^>]*>([^<]*)", content)
    assert lit == ["（待补：政府采购决算数）"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_text(
    text: str, saying: Build, ledger: Ledger, page: PageStyle
) -> None:
    plain, hostile = (docx_bytes(saying(words), ledger, page) for words in ("无", text))
    opened = docx.Document(io.BytesIO(hostile))
    assert opened.paragraphs[2].text == text + "8068.56万元"
    assert opened.tables[0].cell(1, 0).text == text
    assert "fldChar" not in part(hostile, "word/document.xml")
    assert "fldSimple w" not in part(hostile, "word/document.xml").replace("&lt;w:fldSimple w", "")
    names = ("word/_rels/document.xml.rels", "_rels/.rels", "[Content_Types].xml")
    assert all(part(plain, name) == part(hostile, name) for name in names)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
@example("\x00\x07\x0b\x1f\x85\ufffe\uffffa\r\nb\rc")
@example("[[[\\\\[[]] ]]>")
def test_any_text_comes_out_as_it_went_in_but_for_control_characters(
    saying: Build, ledger: Ledger, page: PageStyle, text: str
) -> None:
    opened = docx.Document(io.BytesIO(docx_bytes(saying(text), ledger, page)))
    assert opened.paragraphs[2].text == clean(text) + "8068.56万元"
    assert opened.tables[0].cell(1, 0).text == clean(text)


def test_lone_surrogates_are_dropped() -> None:
    assert clean("a\ud800b\udfffc") == "abc"


def test_a_slot_that_names_nothing_stops_the_export(
    report: Report, ledger: Ledger, page: PageStyle, tmp_path: Path
) -> None:
    broken = report.model_copy(update={"cover": (("单位", "[[没有.此数]]"),)})
    with pytest.raises(TextError, match="没有对应"):
        write_docx(broken, ledger, page, tmp_path / "a.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_cannot_be_written_is_told_and_leaves_no_draft(
    report: Report, ledger: Ledger, page: PageStyle, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="文件夹不存在"):
        write_docx(report, ledger, page, tmp_path / "missing" / "a.docx")
    with pytest.raises(UsageError, match="写出文件名"):
        write_docx(report, ledger, page, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_whole(
    report: Report, ledger: Ledger, page: PageStyle, tmp_path: Path
) -> None:
    target = tmp_path / "报告.docx"
    target.write_bytes(b"old")
    write_docx(report, ledger, page, target)
    assert target.read_bytes() == docx_bytes(report, ledger, page)
    assert list(tmp_path.iterdir()) == [target]


def test_the_provenance_lists_every_figure_that_is_printed(
    report: Report, ledger: Ledger, page: PageStyle
) -> None:
    rows = {origin.figure: origin for origin in origins(report, ledger)}
    assert rows["会务费.完成率"].text == "65.05%"
    assert rows["会务费.完成率"].source.startswith("计算：")
    assert rows["支出.决算数"].source == "青禾县数据.xlsx｜支出｜C4"
    assert rows["宣讲.场次"].headings[0] == "二、一般公共预算支出情况"
    assert "采购.决算数" not in rows
    opened = docx.Document(io.BytesIO(docx_bytes(report, ledger, page, provenance=True)))
    numbers = [row.cells[0].text for row in opened.tables[-1].rows]
    listed = [number for number in numbers if number.isdigit()]
    assert listed == [str(number) for number in range(1, len(rows) + 1)]
    assert numbers[:3] == ["序号", "〔1〕青禾县数据.xlsx", "1"]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "青禾县水务局2024年度部门整体支出绩效自评报告",
            ["青禾县水务局2024年度", "部门整体支出绩效自评报告"],
        ),
        ("绩效自评报告", ["绩效自评报告"]),
        ("第一行\n第二行", ["第一行", "第二行"]),
        ("", []),
    ],
)
def test_a_long_title_breaks_where_its_words_end(title: str, lines: list[str]) -> None:
    assert "".join(run.text for run in break_title(title, 20)).splitlines() == lines


@given(st.text("甲乙（）《》2024年%A", min_size=1, max_size=90))
def test_breaking_a_title_loses_no_character(title: str) -> None:
    assert "".join(run.text for run in break_title(title, 20)).replace("\n", "") == title


def test_a_figure_has_one_row_with_all_its_spellings_and_few_of_its_places(
    report: Report, ledger: Ledger
) -> None:
    slots = "[[支出.决算数]]、[[支出.决算数|元]]"
    sections = tuple(
        Section(id=f"n{n}", heading=f"第{n}节", blocks=(Paragraph(id=f"n{n}", text=slots),))
        for n in range(5)
    )
    several = report.model_copy(update={"sections": sections, "appendices": ()})
    (origin,) = [o for o in origins(several, ledger) if o.figure == "支出.决算数"]
    assert origin.text == "8068.56万元、80685600.00元"
    table = provenance_section(several, ledger).blocks[0]
    assert isinstance(table, Table)
    assert table.rows[1][-1] == "第0节、第1节、第2节等5处"
    assert table.header == ("序号", "报告中的数", "数据名称", "来源", "所在部分")
    assert not [cell for row in table.rows for cell in row if cell == origin.figure]


def test_a_long_formula_is_cut_with_the_number_of_its_terms(report: Report, ledger: Ledger) -> None:
    terms = tuple(f"项目.乙{n}.决算数" for n in range(40))
    text = "＋".join(f"第{n}个项目决算数{n}.00万元" for n in range(40))
    source = Source(origin=SourceOrigin.FORMULA, text=text, inputs=terms)
    figure = ledger.figures["会务费.完成率"].model_copy(update={"source": source})
    long = ledger.model_copy(update={"figures": ledger.figures | {figure.id: figure}})
    row = next(o for o in origins(report, long) if o.figure == figure.id)
    assert len(row.source) < 160
    assert "万元等40项" in row.source


def test_only_rows_of_the_provenance_may_split(
    report: Report, ledger: Ledger, page: PageStyle
) -> None:
    opened = docx.Document(io.BytesIO(docx_bytes(report, ledger, page, provenance=True)))
    whole = [["w:cantSplit" in row._tr.xml for row in table.rows] for table in opened.tables]
    assert all(all(rows) for rows in whole[:-1])
    assert not any(whole[-1][1:])


def test_a_title_is_not_torn_inside_a_word_where_it_can_be_elsewhere() -> None:
    title = "关于《2024年度部门整体支出绩效自评报告》的审核意见"
    lines = "".join(run.text for run in break_title(title, 20)).splitlines()
    assert lines == ["关于《2024年度部门整体支出", "绩效自评报告》的审核意见"]
