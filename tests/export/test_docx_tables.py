"""Tables of a Word file as they print: no empty page after one, no amount in two pieces."""

from __future__ import annotations

import io
import zipfile
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from qicao.export.docx import docx_bytes
from qicao.pagestyle import PageStyle
from qicao.values import Ledger, Report, Section, Table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RATE, REASON = 9, 55


def wide(name: str) -> Section:
    """An appendix with a column that is too narrow for its rate."""
    rows = (("河道整治", "100.00%", ""), ("乡道养护", "91.49%", "征拆没有完成"))
    table = Table(
        id=f"{name}.表",
        header=("项目名称", "执行率", "偏差原因"),
        rows=rows,
        widths=(100 - RATE - REASON, RATE, REASON),
        wide=True,
    )
    return Section(id=name, heading=name, blocks=(table,))


def body(report: Report, ledger: Ledger, page: PageStyle) -> list[Element]:
    """What stands in a report with two such appendices and nothing behind them."""
    given = report.model_copy(update={"appendices": (wide("甲"), wide("乙"))})
    with zipfile.ZipFile(io.BytesIO(docx_bytes(given, ledger, page))) as archive:
        (found,) = fromstring(archive.read("word/document.xml"))
    return list(found)


def test_no_gap_stands_between_a_table_and_a_heading_on_a_new_page(
    report: Report, ledger: Ledger, page: PageStyle
) -> None:
    pieces = body(report, ledger, page)
    broken = [
        n for n, piece in enumerate(pieces) if piece.find(f".//{W}pageBreakBefore") is not None
    ]
    assert pieces[broken[-1] - 1].tag == f"{W}tbl"


def test_a_column_is_as_wide_as_its_widest_amount(
    report: Report, ledger: Ledger, page: PageStyle
) -> None:
    tables = [piece for piece in body(report, ledger, page) if piece.tag == f"{W}tbl"]
    widths = [int(column.get(f"{W}w", "0")) for column in tables[-1].iter(f"{W}gridCol")]
    letters = len("100.00%") * 0.62 * float(page.faces.table.size_pt) * 20
    assert widths[1] > letters
    assert widths[2] > widths[0] > widths[1]
    assert sum(widths) <= sum(int(c.get(f"{W}w", "0")) for c in tables[-2].iter(f"{W}gridCol"))
