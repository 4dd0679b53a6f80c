"""Documents that nest, swell, loop or are locked: read, or refused in words, the program alive."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from oldoffice import compound, record, xls
from pdfdocs import Sheet as Leaf
from pdfdocs import pdf
from worddocs import p, table, tc, tr, word

from qicao.errors import ImportRefused
from qicao.readers.cells import Passage, TextDocument
from qicao.readers.guard.door import open_file
from qicao.readers.guard.limits import Limits
from qicao.readers.guard.worker import GUARD
from qicao.readers.workbook import Workbook

TEXT = "三公经费支出416.99万元。"
Open = Callable[..., object]
NESTED = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
HELLO = b"BT /F1 12 Tf 1 0 0 1 100 700 Tm (hello 5) Tj ET\n"


@pytest.fixture
def opens(tmp_path: Path) -> Open:
    """What the bytes are under that name."""

    def opened(data: bytes, name: str, **how: object) -> object:
        (tmp_path / name).write_bytes(data)
        return open_file(tmp_path / name, name, **how).content

    return opened


def refusal(opens: Open, data: bytes, name: str, **how: object) -> ImportRefused:
    """The refusal of the bytes; the next file is read as ever."""
    with pytest.raises(ImportRefused) as refused:
        opens(data, name, **how)
    assert str(refused.value).startswith(name)
    assert "请" in refused.value.hint
    assert isinstance(opens(word(p(TEXT)), "好.docx"), TextDocument)
    return refused.value


def nested(depth: int) -> str:
    body = p(TEXT)
    for _ in range(depth):
        body = NESTED.format(body)
    return body


def test_tables_in_tables_two_hundred_deep_are_refused(opens: Open) -> None:
    assert refusal(opens, word(nested(200)), "总结.docx").code == "too_deep"
    assert isinstance(opens(word(nested(30)), "总结.docx"), TextDocument)


@pytest.mark.parametrize("name", ["../x.xml", "/x.xml", "C:x.xml", "word/document.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_odd_names_of_parts_are_refused_in_a_document_too(
    opens: Open, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "总结.docx"
    path.write_bytes(word(p(TEXT)))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, "<a/>")
    assert refusal(opens, path.read_bytes(), "总结.docx").code == "archive_names"


def test_a_symbolic_link_in_a_document_is_refused(opens: Open, tmp_path: Path) -> None:
    path = tmp_path / "总结.docx"
    path.write_bytes(word(p(TEXT)))
    link = zipfile.ZipInfo("word/link.xml")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/hostname")
    assert refusal(opens, path.read_bytes(), "总结.docx").code == "archive_names"


@pytest.mark.parametrize("suffix", [".docx", ".wps"])
def test_a_document_without_a_body_is_not_told_to_be_called_what_it_is(
    opens: Open, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"总结{suffix}"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/styles.xml", "<a/>")
    refused = refusal(opens, path.read_bytes(), path.name)
    assert refused.code == "wrong_extension"
    assert "另存为 docx" in refused.hint
    assert "改成" not in refused.hint


def test_a_table_that_claims_too_many_columns_is_refused(opens: Open) -> None:
    wide = table(tr(tc(p("5"), '<w:gridSpan w:val="900000"/>')))
    assert refusal(opens, word(wide), "总结.docx").code == "too_large"


def stream(content: bytes, more: str = "", page: str = "") -> bytes:
    """A PDF of one page that this stream draws."""
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: "<</Type/Pages/Count 1/Kids[4 0 R]>>",
        3: "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        4: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
        f"/Contents 5 0 R{page}>>",
    }
    data, places = b"%PDF-1.4\n", [0]
    for number, body in objects.items():
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode()
    places.append(len(data))
    data += f"5 0 obj\n<</Length {len(content)}{more}>>\nstream\n".encode() + content
    data += b"\nendstream\nendobj\n"
    rows = "".join(f"{place:010d} 00000 {'n' if place else 'f'} \n" for place in places)
    end = f"xref\n0 6\n{rows}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF"
    return data + end.encode()


FLATE = "/Filter/FlateDecode"
GOOD = stream(HELLO)
XREF = GOOD.index(b"xref\n")


def test_a_plain_pdf_is_read(opens: Open) -> None:
    document = opens(GOOD, "报告.pdf")
    assert isinstance(document, TextDocument)
    assert [b.text for b in document.blocks if isinstance(b, Passage)] == ["hello 5"]


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (pdf([Leaf()] * 2000), {"too_large"}),
        (pdf([Leaf()], locked=True), {"encrypted"}),
        (stream(b""), {"scan"}),
        (GOOD[:20], {"damaged"}),
        (GOOD[: len(GOOD) // 2], {"damaged"}),
        (GOOD.replace(b"/Root 1 0 R", b""), {"damaged"}),
        (GOOD.replace(b"00000 n", b"0000x n"), {"damaged", "scan"}),
        (GOOD.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % XREF), {"damaged"}),
        (GOOD.replace(b"0 0 595 842", b"0 0 1e30 NaN"), {"damaged", "scan"}),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused(opens: Open, data: bytes, codes: set[str]) -> None:
    assert refusal(opens, data, "报告.pdf").code in codes


def spaces() -> bytes:
    """1.5 GB that come to a few MB, packed a piece at a time."""
    packer, piece = zlib.compressobj(1), b" " * 10_000_000
    return b"".join(packer.compress(piece) for _ in range(150)) + packer.flush()


def runs() -> bytes:
    return b"\x81 " * 9_000_000


@pytest.mark.parametrize(("make", "kind"), [(spaces, FLATE), (runs, "/Filter/RunLengthDecode")])
def test_a_pdf_that_swells_is_refused(opens: Open, make: Callable[[], bytes], kind: str) -> None:
    assert refusal(opens, stream(make(), kind), "报告.pdf").code in ("damaged", "too_heavy")


def test_a_pdf_that_draws_without_end_is_stopped(opens: Open) -> None:
    endless = stream(zlib.compress(HELLO + b"q Q\n" * 2_500_000), FLATE)
    assert refusal(opens, endless, "报告.pdf", limits=Limits(cpu=1, wall=20)).code == "too_slow"


@pytest.mark.parametrize(
    "data",
    [
        GOOD.replace(b"startxref\n", b"startxref\n9"),
        GOOD.replace(b"/Length 48", b"/Length 99999999999"),
        GOOD.replace(b"/Length 48", b"/Length 5 0 R"),
        GOOD.replace(b"Count 1/", b"Count 999999999/"),
        GOOD.replace(b"Kids[4 0 R]", b"Kids[2 0 R]"),
        GOOD.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
        stream(HELLO, page="/X" + "[" * 50_000 + "]" * 50_000),
        stream(HELLO + b"[" * 50_000 + b"]" * 50_000),
    ],
)
def test_a_pdf_that_is_only_odd_is_read(opens: Open, data: bytes) -> None:
    document = opens(data, "报告.pdf")
    assert isinstance(document, TextDocument)
    assert document.blocks


BOOK = xls({(0, 0): "名称", (0, 1): 5.0})
PAPER = compound({"WordDocument": bytes(5000)})


@pytest.mark.parametrize("name", ["a.xls", "a.et", "a.doc", "a.wps"])
@pytest.mark.parametrize("share", [0.002, 0.1, 0.3, 0.6, 0.9])
def test_an_old_file_that_is_cut_off_is_told(opens: Open, name: str, share: float) -> None:
    data = BOOK if name in ("a.xls", "a.et") else PAPER
    assert refusal(opens, data[: int(len(data) * share)], name).code == "damaged"


@pytest.mark.parametrize("name", ["a.xls", "a.et", "a.doc", "a.wps"])
@pytest.mark.parametrize(
    "fill",
    [
        bytes(5_000_000),
        b"\xff" * 5_000_000,
        struct.pack("<1024I", *range(1024)),
        struct.pack("<128I", *range(1, 128), 0),
    ],
)
def test_an_old_file_whose_sectors_lie_or_loop_is_told(opens: Open, name: str, fill: bytes) -> None:
    data = (BOOK if name in ("a.xls", "a.et") else PAPER)[:512] + fill
    assert refusal(opens, data, name).code in ("damaged", "wrong_extension")


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (BOOK, "a.wps", "wrong_extension"),
        (BOOK, "a.doc", "wrong_extension"),
        (PAPER, "a.et", "wrong_extension"),
        (PAPER, "a.xls", "wrong_extension"),
        (xls({(0, 0): 1.0}, storages=["VBA"]), "a.et", "macros"),
        (compound({"WordDocument": bytes(50)}, ["Macros"]), "a.wps", "macros"),
        (compound({"EncryptedPackage": b""}), "a.et", "encrypted"),
        (compound({"EncryptedPackage": b""}), "a.wps", "encrypted"),
        (compound({"EncryptedPackage": b""}), "a.doc", "encrypted"),
        (b"plain text", "a.et", "wrong_extension"),
        (b"plain text", "a.wps", "wrong_extension"),
    ],
)
def test_every_old_kind_is_opened_by_the_same_rules(
    opens: Open, data: bytes, name: str, code: str
) -> None:
    assert refusal(opens, data, name).code == code


@pytest.mark.parametrize(
    "extra",
    [
        record(0xE5, b"\xf4\1" + bytes(8)),
        record(0xBD, b"\5\0\x09\0" + bytes(18) + b"\2\0"),
        struct.pack("<HH", 0x203, 65_000) + bytes(100),
        record(0x203, b"\1"),
        record(0x06, b"\1\0"),
    ],
)
def test_records_that_are_cut_off_are_told(opens: Open, extra: bytes) -> None:
    refused = refusal(opens, xls({(0, 0): 1.0}, extra=extra), "a.xls")
    assert refused.code in ("damaged", "reader_died")


def test_records_that_stop_before_their_end_are_told(opens: Open) -> None:
    end = BOOK.rindex(record(0x0A))
    assert refusal(opens, BOOK[:end] + bytes(4) + BOOK[end + 4 :], "a.xls").code == "damaged"


def test_a_chart_inside_a_sheet_hides_none_of_its_cells(opens: Open) -> None:
    chart = record(0x809, struct.pack("<HHHHII", 0x600, 0x20, 0, 0, 0, 6)) + record(0x0A)
    book = opens(xls({(0, 0): "名称", (0, 1): 5.25}, extra=chart), "a.xls")
    assert isinstance(book, Workbook)
    assert [cell.text for cell in book.sheets[0].rows[0]] == ["名称", "5.25"]
    assert book.findings == ()


def test_a_table_of_texts_that_lies_about_their_number_is_read(opens: Open) -> None:
    lying = BOOK.replace(struct.pack("<II", 1, 1), struct.pack("<II", 0x7FFFFFFF, 0x7FFFFFFF))
    book = opens(lying, "a.xls")
    assert isinstance(book, Workbook)
    assert book.sheets[0].rows[0][0].text == "名称"


def test_one_process_outlives_every_refusal(opens: Open) -> None:
    opens(word(p(TEXT)), "好.docx")
    before = GUARD.worker
    refusal(opens, word(nested(200)), "总结.docx")
    refusal(opens, BOOK[:700], "a.xls")
    assert before is not None
    assert GUARD.worker is before or before.files >= GUARD.files
