"""Links to the outside and embedded files are taken out, told, and never fetched."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from oldoffice import record, xls
from reading_files import edited

from qicao.errors import ImportRefused
from qicao.readers.guard.door import open_file
from qicao.readers.parts import unpack
from qicao.values import Severity

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "word/_rels/document.xml.rels"


def document(folder: Path, *links: tuple[str, str, str], **parts: bytes) -> Path:
    """A docx whose main part has these relationships more: kind, target, mode."""
    made = docx.Document()
    made.add_paragraph("三公经费支出416.99万元。")
    made.save(str(folder / "总结.docx"))
    more = "".join(
        f'<Relationship Id="x{n}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        for n, (kind, target, mode) in enumerate(links)
    )
    end = ("</Relationships>", f"{more}</Relationships>")
    return edited(
        folder / "总结.docx",
        lambda name, content: content.decode().replace(*end).encode() if name == RELS else content,
        **parts,
    )


def test_links_of_a_document_are_cut_and_told(tmp_path: Path) -> None:
    external = ' TargetMode="External"'
    path = document(
        tmp_path,
        ("image", "http://127.0.0.1:9/a.png", external),
        ("attachedTemplate", "file:///c:/a.dotm", external),
        ("subDocument", "\\\\server\\a.docx", ""),
        ("hyperlink", "http://example.com", external),
    )
    (finding,) = open_file(path, "总结.docx").content.findings
    assert (finding.code, finding.severity) == ("R09", Severity.WARNING)
    assert "外部图片 1 处、外部模板 1 处、其他外部内容 1 处、超链接 1 处" in finding.message
    rels = unpack(path.read_bytes(), "总结.docx", "docx").parts[RELS].decode()
    assert "127.0.0.1" not in rels
    assert "server" not in rels
    assert "styles.xml" in rels


def test_hyperlinks_alone_are_a_hint(tmp_path: Path) -> None:
    link = ("hyperlink", "mailto:a@example.com", ' TargetMode="External"')
    (finding,) = open_file(document(tmp_path, link), "总结.docx").content.findings
    assert finding.severity is Severity.HINT


def test_a_workbook_inside_a_document_is_left_out_and_told(tmp_path: Path) -> None:
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    path = document(
        tmp_path,
        ("package", "embeddings/a.xlsx", ""),
        ("oleObject", "embeddings/oleObject1.bin", ""),
        **{"word/embeddings/a.xlsx": book.getvalue(), "word/embeddings/oleObject1.bin": b"x"},
    )
    (finding,) = open_file(path, "总结.docx").content.findings
    assert "嵌入的文件 1 处、嵌入对象 1 处" in finding.message
    parts = unpack(path.read_bytes(), "总结.docx", "docx").parts
    assert not [name for name in parts if "embeddings" in name]


@pytest.mark.parametrize("kind", ["control", "vbaProject"])
def test_a_control_or_a_project_is_refused_by_its_relationship(tmp_path: Path, kind: str) -> None:
    path = document(tmp_path, (kind, "media/a.png", ""), **{"word/media/a.png": b"x"})
    with pytest.raises(ImportRefused) as refused:
        open_file(path, "总结.docx")
    assert refused.value.code == "macros"


def test_a_hyperlink_of_a_workbook_is_told_and_its_cell_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "见附件"
    book.worksheets[0]["A1"].hyperlink = "http://example.com/a"
    book.save(tmp_path / "数据.xlsx")
    content = open_file(tmp_path / "数据.xlsx", "数据.xlsx").content
    assert content.sheets[0].rows[0][0].text == "见附件"
    assert [finding.code for finding in content.findings] == ["R09"]


def test_another_book_of_an_old_workbook_is_told(tmp_path: Path) -> None:
    other = record(0x1AE, b"\1\0" + b"\5\0\0a.xls")
    (tmp_path / "数据.xls").write_bytes(xls({(0, 0): 1.0}, book_extra=other))
    assert open_file(tmp_path / "数据.xls", "数据.xls").content.linked


def test_of_two_archives_in_one_file_all_readers_see_the_same(
    write_xlsx: Callable[..., Path],
) -> None:
    first, second = write_xlsx([["甲"]], "甲.xlsx"), write_xlsx([["乙"]], "乙.xlsx")
    second.write_bytes(first.read_bytes() + second.read_bytes())
    with zipfile.ZipFile(second, "a") as archive:
        archive.comment = b"a comment"
    content = open_file(second, "乙.xlsx").content
    assert content.sheets[0].rows[0][0].text == "乙"
    assert content.findings == ()
