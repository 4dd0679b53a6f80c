"""A file under another name is refused with what it really is and what to do."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest
from oldoffice import compound, xls

from qicao.errors import ImportRefused
from qicao.readers.guard.door import SUFFIXES, open_file

WEB = b"<html><head><meta charset=gbk></head><body><table><tr><td>1</td></tr></table></body></html>"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"


def content(kind: str, folder: Path) -> bytes:
    """What a file of that kind holds."""
    path = folder / "真"
    if kind == "xlsx":
        openpyxl.Workbook().save(path)
    elif kind == "docx":
        docx.Document().save(str(path))
    else:
        return {
            "csv": "名称,数值\n三公经费,5\n".encode("gbk"),
            "tsv": "名称\t数值\n".encode("utf-16"),
            "web": WEB,
            "pdf": PDF,
            "rtf": b"{\\rtf1 a}",
            "xls": xls({(0, 0): 1.0}),
            "doc": compound({"WordDocument": b""}),
            "ppt": compound({"PowerPoint Document": b""}),
            "image": b"\x89PNG\r\n\x1a\n" + bytes(20),
            "noise": bytes(range(256)),
        }[kind]
    return path.read_bytes()


@pytest.mark.parametrize(
    ("kind", "suffix", "words"),
    [
        ("csv", ".xlsx", "纯文本"),
        ("tsv", ".xls", "纯文本"),
        ("web", ".xls", "网页"),
        ("web", ".xlsx", "网页"),
        ("xlsx", ".csv", ".xlsx"),
        ("xlsx", ".xls", ".xlsx"),
        ("xlsx", ".docx", "Excel 工作簿"),
        ("xlsx", ".doc", ".docx"),
        ("xlsx", ".yaml", "压缩包"),
        ("docx", ".xlsx", "Word 文档"),
        ("docx", ".et", "Word 文档"),
        ("docx", ".txt", "压缩包"),
        ("xls", ".xlsx", ".xls"),
        ("xls", ".doc", "Excel 工作簿"),
        ("xls", ".csv", "旧版"),
        ("doc", ".xls", "Word 文档"),
        ("doc", ".docx", ".doc"),
        ("ppt", ".xls", "演示文稿"),
        ("ppt", ".wps", "演示文稿"),
        ("pdf", ".docx", "PDF"),
        ("pdf", ".csv", "PDF"),
        ("rtf", ".doc", "RTF"),
        ("rtf", ".txt", "RTF"),
        ("docx", ".pdf", "Office 文件"),
        ("image", ".xlsx", "图片"),
        ("image", ".json", "图片"),
        ("noise", ".xlsx", "别的格式"),
    ],
)
def test_a_file_under_another_name_is_told_for_what_it_is(
    tmp_path: Path, kind: str, suffix: str, words: str
) -> None:
    path = tmp_path / f"数据{suffix}"
    path.write_bytes(content(kind, tmp_path))
    with pytest.raises(ImportRefused) as refused:
        open_file(path, path.name)
    assert refused.value.code in ("wrong_extension", "old_format")
    assert words in refused.value.hint
    assert "请" in refused.value.hint


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_file_of_any_kind_is_told(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"数据{suffix}"
    path.write_bytes(b"")
    with pytest.raises(ImportRefused, match="空的"):
        open_file(path, path.name)


@pytest.mark.parametrize("kind", ["xlsx", "docx", "xls", "doc"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_that_is_cut_off_is_told(tmp_path: Path, kind: str, share: float) -> None:
    data = content(kind, tmp_path)
    path = tmp_path / f"数据.{kind}"
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(ImportRefused) as refused:
        open_file(path, path.name)
    assert refused.value.code == "damaged"
