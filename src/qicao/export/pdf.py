"""PDF by LibreOffice, and the fonts that it replaced."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from qicao.errors import MissingDependency, UsageError
from qicao.export.archive import write_file
from qicao.export.fonts import FontSubstitution, substitutions
from qicao.soffice import convert, find_soffice

__all__ = ["docx_to_pdf", "find_soffice"]

LIMIT = 120
"""Seconds for one file."""


def docx_to_pdf(docx: Path, pdf: Path, *, limit: float = LIMIT) -> tuple[FontSubstitution, ...]:
    """Writes `docx` as `pdf`; returns the fonts that were replaced on the way.

    MissingDependency without LibreOffice; UsageError, in words, if it fails, takes longer than
    `limit` seconds, or `pdf` cannot be written.
    """
    if find_soffice() is None:
        raise MissingDependency(
            "没有找到 LibreOffice，不能生成 PDF：请安装 LibreOffice Writer，"
            "或先导出 docx，再用 Word、WPS 另存为 PDF"
        )
    with tempfile.TemporaryDirectory(prefix="qicao-pdf-", ignore_cleanup_errors=True) as folder:
        made = _convert(docx, Path(folder), limit)
        found = substitutions(docx, made)
        write_file(pdf, made.read_bytes())
    return found


def _convert(docx: Path, folder: Path, limit: float) -> Path:
    source = folder / "report.docx"
    try:
        shutil.copyfile(docx, source)
    except OSError as error:
        raise UsageError(f"打不开“{docx}”，不能转成 PDF：请核对文件名和读取权限") from error
    try:
        made = convert(source, "pdf:writer_pdf_Export", folder, limit)
    except TimeoutError as error:
        message = f"转 PDF 超过{limit:g}秒，已停止：请稍后重试，或用 Word、WPS 另存为 PDF"
        raise UsageError(message) from error
    if made is None:
        raise UsageError(
            "LibreOffice 没有写出 PDF：请先用 Word 或 WPS 打开 docx 看是否完好，再重试"
        )
    return made
