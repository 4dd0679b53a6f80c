"""The guarded door: what each file is, and that none of them takes us down with it."""

from __future__ import annotations

import os
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import openpyxl
import pytest
from oldoffice import compound, record, xls
from reading_files import edited

from qicao.errors import ImportRefused
from qicao.readers.cells import Area, Passage, Sheet, TextDocument
from qicao.readers.guard import windows
from qicao.readers.guard.door import open_file
from qicao.readers.guard.limits import Limits
from qicao.readers.guard.worker import GUARD, Guard
from qicao.readers.workbook import Workbook

ROWS = [["label", "value", "unit"], ["三公经费", 5, "万元"]]
EMPTY = re.compile(rb"<sheetData ?/>|<sheetData></sheetData>")
CHILD = """
import json, os, sys, time
sys.path[:] = json.loads(sys.argv.pop())
from qicao.readers.guard.wire import packed_json, receive, send
out = os.fdopen(os.dup(1), "wb")
while (head := receive(sys.stdin.buffer)) and (data := receive(sys.stdin.buffer)) is not None:
    {}
"""
"""A reading process that does something of its own with each file."""
BARE = """
    import io
    from python_calamine import CalamineWorkbook
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    [sheet.to_python() for sheet in map(book.get_sheet_by_name, book.sheet_names)]
"""


@contextmanager
def guard(act: str) -> Iterator[Guard]:
    """A guard whose reading process does `act` with each file."""
    made = Guard(CHILD.format(act))
    try:
        yield made
    finally:
        made.close()


def refusal(path: Path, **how: object) -> ImportRefused:
    with pytest.raises(ImportRefused) as caught:
        open_file(path, path.name, **how)
    assert caught.value.file == path.name
    assert "请" in caught.value.hint
    return caught.value


def texts(sheet: Sheet) -> list[list[str]]:
    return [[cell.text for cell in row] for row in sheet.rows]


def test_a_workbook_is_opened_with_its_cells_and_digest(write_xlsx: Callable[..., Path]) -> None:
    opened = open_file(write_xlsx(ROWS), "数据.xlsx")
    assert isinstance(opened.content, Workbook)
    assert texts(opened.content.sheets[0])[1] == ["三公经费", "5", "万元"]
    assert opened.content.sheets[0].rows[1][1].place == "B2"
    assert (opened.file.path, len(opened.file.sha256)) == ("数据.xlsx", 64)


def test_merged_areas_come_with_the_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "收入"
    book.worksheets[0].merge_cells("A1:C2")
    book.save(tmp_path / "数据.xlsx")
    content = open_file(tmp_path / "数据.xlsx", "数据.xlsx").content
    assert isinstance(content, Workbook)
    assert content.sheets[0].merged == (Area(0, 0, 1, 2),)
    assert content.scans["Sheet"].merged == ["A1:C2"]


def test_an_old_workbook_is_opened_like_a_new_one(tmp_path: Path) -> None:
    cells = {(0, 0): "三公经费", (0, 1): 416.9, (1, 0): "控制率", (1, 1): 0.6505}
    formats = {(0, 1): "#,##0.00", (1, 1): "0.00%"}
    merged = record(0xE5, b"\1\0" + bytes(2) + bytes(2) + bytes(2) + b"\1\0")
    for name in ("数据.xls", "数据.et"):
        (tmp_path / name).write_bytes(xls(cells, formats=formats, visible=False, extra=merged))
        content = open_file(tmp_path / name, name).content
        assert isinstance(content, Workbook)
        assert texts(content.sheets[0]) == [["三公经费", "416.90"], ["控制率", "65.05%"]]
        assert content.sheets[0].merged == (Area(0, 0, 0, 1),)
        assert content.hidden == {"数据"}


def test_a_text_document_is_opened_with_its_passages(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("一、概况", 1)
    document.add_paragraph("三公经费支出416.99万元。")
    document.save(str(tmp_path / "总结.docx"))
    (tmp_path / "总结.md").write_text("三公经费支出416.99万元。", encoding="utf-8")
    for name in ("总结.docx", "总结.md"):
        content = open_file(tmp_path / name, name).content
        assert isinstance(content, TextDocument)
        last = content.blocks[-1]
        assert isinstance(last, Passage)
        assert last.text == "三公经费支出416.99万元。"


def test_plain_kinds_are_opened_without_another_process(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("名称,数值\n三公经费,５\n".encode("gbk"))
    (tmp_path / "a.yaml").write_text("figures: {}\n", encoding="utf-8")
    with guard("os.abort()") as broken:
        sheet = open_file(tmp_path / "a.csv", "a.csv", guard=broken).content
        assert isinstance(sheet, Sheet)
        assert texts(sheet) == [["名称", "数值"], ["三公经费", "５"]]
        assert open_file(tmp_path / "a.yaml", "a.yaml", guard=broken).content == "figures: {}\n"


def test_another_kind_of_file_is_refused_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.exe").write_bytes(b"MZ")
    assert ".xlsx" in refusal(tmp_path / "a.exe").hint


@pytest.mark.parametrize(
    "act",
    ["os.abort()", "sys.exit(3)", "os.kill(os.getpid(), 9)", "raise ValueError", "os.close(0)"],
)
def test_a_reading_process_that_dies_is_a_refusal(
    write_xlsx: Callable[..., Path], act: str
) -> None:
    path = write_xlsx(ROWS)
    with guard(act) as dying:
        for _ in range(2):
            assert refusal(path, guard=dying).code == "reader_died"
    assert isinstance(open_file(path, "数据.xlsx").content, Workbook)


def test_a_reading_process_that_hangs_is_ended(write_xlsx: Callable[..., Path]) -> None:
    with guard("time.sleep(600)") as hanging:
        refused = refusal(write_xlsx(ROWS), guard=hanging, limits=Limits(wall=0.3))
    assert refused.code == "too_slow"
    assert "0.3 秒" in refused.hint


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="this system limits otherwise")
def test_a_reading_process_that_only_computes_is_ended(write_xlsx: Callable[..., Path]) -> None:
    act = "from qicao.readers.guard.limits import limit_here; limit_here(1 << 30, 0)\n"
    with guard(act + "    while True: pass") as busy:
        assert refusal(write_xlsx(ROWS), guard=busy).code == "too_slow"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="this system limits otherwise")
def test_a_file_that_needs_too_much_memory_is_refused(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "大.xlsx")
    rows = "".join(
        f"<row>{''.join(f'<c><v>{row + column / 7}</v></c>' for column in range(40))}</row>"
        for row in range(600)
    ).encode()
    data = b"<sheetData>" + rows + b"</sheetData>"
    path = edited(tmp_path / "大.xlsx", lambda _, content: EMPTY.sub(data, content))
    assert refusal(path, limits=Limits(memory=40 << 20)).code in ("too_heavy", "reader_died")
    assert isinstance(open_file(path, "大.xlsx").content, Workbook)


@pytest.mark.parametrize(
    "answer",
    [
        'send(out, b"book"); send(out, b"[]")',
        'send(out, b"book"); send(out, b"no json")',
        'send(out, b"text"); send(out, packed_json({"document": 5, "dropped": {}}))',
        'send(out, b"convert"); send(out, b"{}")',
        'send(out, b"anything"); send(out, b"{}")',
        'out.write(b"\\xff" * 64); out.flush()',
        'send(out, b"book"); out.write(bytes(7)); out.flush(); sys.exit()',
    ],
)
def test_an_answer_that_is_none_of_ours_is_a_refusal(
    write_xlsx: Callable[..., Path], answer: str
) -> None:
    with guard(answer) as odd:
        assert refusal(write_xlsx(ROWS), guard=odd).code == "reader_died"


def test_what_aborts_a_library_is_survived(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = book.worksheets[0]["XFD1048576"] = 1
    book.save(tmp_path / "数据.xlsx")
    limited = "from qicao.readers.guard.limits import limit_here; limit_here(1 << 30, 30)"
    with guard(limited + BARE) as bare:
        assert refusal(tmp_path / "数据.xlsx", guard=bare).code == "reader_died"
    refused = refusal(tmp_path / "数据.xlsx")
    assert (refused.code, refused.sheet) == ("too_large", "Sheet")


def test_one_process_reads_many_files_and_is_then_replaced(write_xlsx: Callable[..., Path]) -> None:
    path = write_xlsx(ROWS)
    made = Guard(files=2)
    pids = []
    for _ in range(3):
        open_file(path, "数据.xlsx", guard=made)
        assert made.worker is not None
        pids.append(made.worker.process.pid)
    made.close()
    assert pids[0] == pids[1] != pids[2]


def test_the_interpreter_itself_is_held_where_an_environment_has_another() -> None:
    venv, base = r"C:\a\.venv\Scripts\python.exe", r"C:\Python311\python.exe"
    assert windows.real_python(venv, base, "win32") == base
    assert windows.real_python("/a/.venv/bin/python", "/usr/bin/python3", "linux").startswith("/a/")


def test_the_reading_process_gets_no_keys_and_no_proxies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write_xlsx: Callable[..., Path]
) -> None:
    for name in ("OPENAI_API_KEY", "HTTPS_PROXY", "QICAO_DATABASE_URL"):
        monkeypatch.setenv(name, "secret")
    act = 'send(out, b"missing"); send(out, packed_json(",".join(os.environ.values())))'
    with guard(act) as telling, pytest.raises(ImportError) as told:
        open_file(write_xlsx(ROWS), "数据.xlsx", guard=telling)
    assert "secret" not in str(told.value)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_forked_process_starts_a_reading_process_of_its_own(
    write_xlsx: Callable[..., Path],
) -> None:
    path = write_xlsx(ROWS)
    made = Guard()
    open_file(path, "数据.xlsx", guard=made)
    pid = os.fork()
    if pid == 0:
        content = open_file(path, "数据.xlsx", guard=made).content
        made.close()
        os._exit(0 if isinstance(content, Workbook) else 1)
    assert os.waitpid(pid, 0)[1] == 0
    assert isinstance(open_file(path, "数据.xlsx", guard=made).content, Workbook)
    made.close()


ENTITIES = '<!DOCTYPE a [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;">]>'
PARTS = {
    "数据.xlsx": ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/styles.xml"],
    "总结.docx": ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml"],
}
PARTS["数据.xlsx"] += ["xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels", "docProps/app.xml"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    ("name", "part"), [(name, part) for name, parts in PARTS.items() for part in parts]
)
def test_a_billion_laughs_are_refused_in_any_part_and_encoding(
    tmp_path: Path, name: str, part: str, encoding: str
) -> None:
    path = tmp_path / name
    if name.endswith(".docx"):
        docx.Document().save(str(path))
    else:
        openpyxl.Workbook().save(path)

    def plant(found: str, content: bytes) -> bytes:
        if found != part:
            return content
        text = content.decode().removeprefix('<?xml version="1.0" encoding="UTF-8"?>')
        text = text.partition("?>")[2] if text.startswith("<?xml") else text
        head = f'<?xml version="1.0" encoding="{encoding}"?>'
        return f"{head}{ENTITIES}{text}".encode(encoding)

    assert refusal(edited(path, plant)).code == "doctype"


@pytest.mark.parametrize("name", ["数据.xlsx", "总结.docx"])
def test_a_zip_bomb_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    openpyxl.Workbook().save(path)
    edited(path, lambda _, content: content, **{"xl/media/image1.png": bytes(3 << 20)})
    assert refusal(path).code == "bomb"


def test_a_macro_by_any_name_is_refused(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "总结.docx"))
    main = b"openxmlformats-officedocument.wordprocessingml.document"
    macro = b"ms-word.document.macroEnabled"
    path = edited(tmp_path / "总结.docx", lambda _, content: content.replace(main, macro))
    assert refusal(path).code == "macros"
    (tmp_path / "a.xls").write_bytes(xls({(0, 0): 1.0}, storages=["_VBA_PROJECT_CUR"]))
    (tmp_path / "b.xls").write_bytes(xls({(0, 0): 1.0}, sort=1))
    (tmp_path / "c.doc").write_bytes(compound({"WordDocument": b""}, ["Macros"]))
    for name in ("a.xls", "b.xls", "c.doc"):
        assert refusal(tmp_path / name).code == "macros"


def test_a_password_has_its_own_sentence_in_every_format(tmp_path: Path) -> None:
    locked = record(0x2F, b"\1\0" + bytes(52))
    (tmp_path / "a.xls").write_bytes(xls({(0, 0): 1.0}, book_extra=locked))
    (tmp_path / "b.docx").write_bytes(compound({"EncryptedPackage": b"", "EncryptionInfo": b""}))
    (tmp_path / "c.doc").write_bytes(compound({"WordDocument": bytes(10) + b"\0\1"}))
    for name in ("a.xls", "b.docx", "c.doc"):
        refused = refusal(tmp_path / name)
        assert refused.code == "encrypted"
        assert "密码" in refused.hint


def test_a_password_on_the_archive_itself_is_seen(write_xlsx: Callable[..., Path]) -> None:
    path = write_xlsx(ROWS)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        first = archive.infolist()[0].header_offset
    data[first + 6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(bytes(data))
    assert refusal(path).code == "encrypted"


def test_an_old_workbook_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(xls({(0, 0): 1.0}, dimensions=(1 << 31, 250)))
    (tmp_path / "b.xls").write_bytes(xls({(0, 0): 1.0, (65_000, 250): 1.0}))
    for name in ("a.xls", "b.xls"):
        assert refusal(tmp_path / name).code == "too_large"


def test_a_worker_is_not_started_before_a_file_needs_it(write_csv: Callable[..., Path]) -> None:
    fresh = Guard()
    open_file(write_csv("名称,数值\n"), "数据.csv", guard=fresh)
    assert fresh.worker is None
    assert GUARD is not fresh
