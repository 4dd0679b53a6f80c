"""Which paragraphs of a Word file a passage and a cell came from, across the reading process."""

from __future__ import annotations

from pathlib import Path

from worddocs import deleted, inserted, p, r, table, tc, tr, word

from qicao.readers.cells import Passage, Sheet, TextDocument
from qicao.readers.guard.door import open_file

GONE = '<w:rPr><w:del w:id="9" w:author="某人"/></w:rPr>'
BOX = (
    "<w:r><mc:AlternateContent>"
    f"<mc:Choice Requires='wps'><w:drawing><w:txbxContent>{p('框内')}</w:txbxContent></w:drawing>"
    "</mc:Choice>"
    f"<mc:Fallback><w:pict><w:txbxContent>{p('框内')}</w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def read(folder: Path, body: str, **parts: str) -> TextDocument:
    path = folder / "a.docx"
    path.write_bytes(word(body, **parts))
    content = open_file(path, path.name).content
    assert isinstance(content, TextDocument)
    return content


def passages(document: TextDocument) -> list[tuple[str, tuple[int, ...]]]:
    return [(b.text, b.paragraphs) for b in document.blocks if isinstance(b, Passage)]


def test_a_passage_says_which_paragraph_it_is_and_blank_ones_count(tmp_path: Path) -> None:
    document = read(tmp_path, p("甲") + p("") + p("乙", inserted(r("丙")), deleted("丁")))
    assert passages(document) == [("甲", (0,)), ("乙丙", (2,))]


def test_paragraphs_whose_end_was_deleted_are_one_passage_of_several(tmp_path: Path) -> None:
    document = read(tmp_path, p("甲", properties=GONE) + p("乙") + p("丙"))
    assert passages(document) == [("甲乙", (0, 1)), ("丙", (2,))]


def test_a_cell_says_which_paragraphs_it_holds_and_a_spanned_one_none(tmp_path: Path) -> None:
    wide = tc(p("合计"), '<w:gridSpan w:val="2"/>')
    document = read(tmp_path, p("前") + table(tr(tc(p("甲") + p("乙")), "丙"), tr(wide)) + p("后"))
    [sheet] = [block for block in document.blocks if isinstance(block, Sheet)]
    assert sheet.paragraphs == (((1, 2), (3,)), ((4,), ()))
    assert passages(document)[-1] == ("后", (5,))


def test_a_text_box_counts_in_both_its_alternatives(tmp_path: Path) -> None:
    document = read(tmp_path, p("前", BOX) + p("后"))
    assert passages(document) == [("前", (0,)), ("框内", (1,)), ("后", (3,))]


def test_notes_and_margins_belong_to_no_paragraph_of_the_body(tmp_path: Path) -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document = read(
        tmp_path,
        p("正文", note),
        footnotes=f'<w:footnote w:id="2">{p("脚注一句")}</w:footnote>',
        header=p("某局文件"),
    )
    assert passages(document) == [("正文", (0,)), ("脚注一句", ()), ("某局文件", ())]
