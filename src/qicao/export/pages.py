"""The pages of a PDF as pictures, as they will print."""

from __future__ import annotations

import io
from pathlib import Path

from qicao.errors import MissingDependency

WIDTH = 900
"""Pixels across a page."""
MOST = 60
"""Pages that are drawn; the others are counted."""


def page_pictures(pdf: Path, width: int = WIDTH, most: int = MOST) -> tuple[tuple[bytes, ...], int]:
    """The first pages as PNG files, and how many pages there are in all.

    MissingDependency without the package that draws them.
    """
    try:
        import pypdfium2  # type: ignore[import-untyped]
    except ModuleNotFoundError:
        todo = "请运行 pip install 'qicao[pdf]'"
        raise MissingDependency(f"预览页面需要 pypdfium2：{todo}") from None
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [document[number] for number in range(min(len(document), most))]
        return tuple(_picture(page, width) for page in pages), len(document)
    finally:
        document.close()


def _picture(page: object, width: int) -> bytes:
    across: float = page.get_width()  # type: ignore[attr-defined]  # the package has no types
    drawn = page.render(scale=width / across).to_pil()  # type: ignore[attr-defined]
    target = io.BytesIO()
    drawn.save(target, "PNG", optimize=False)
    return target.getvalue()
