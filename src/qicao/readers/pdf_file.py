"""A PDF with text as a text document: paragraphs joined again, tables apart.

Columns of text and scans are not read aright: they are told or refused. A table without rules is
one where numbers stand one below the other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qicao.errors import ImportRefused
from qicao.readers.cells import Cell, Passage, Sheet, TextDocument
from qicao.readers.passages import Shown, told
from qicao.readers.pdf.columns import find_columns, join_over_pages
from qicao.readers.pdf.grid import Grid, make_grid
from qicao.readers.pdf.lines import Char, Line, find_lines
from qicao.readers.pdf.margins import Item, Page, drop_margins
from qicao.readers.pdf.paragraphs import Paragraph, find_paragraphs
from qicao.readers.pdf.source import ASK_FOR_WORD, Leaf, read_pages
from qicao.readers.pdf.spaces import UNKNOWN
from qicao.readers.word.grid import cell_place
from qicao.values import Finding, Severity

MAX_CHARACTERS = 1_000_000
UNREADABLE = 0.2
"""Share of characters without a letter of their own above which a file is refused."""
COLUMNS = 8
"""Lines with a wide gap at one place from which a page is told to have columns."""
_OR_ASK = "或" + ASK_FOR_WORD.removeprefix("请")


def read_pdf(data: bytes, file: str) -> TextDocument:
    """The text document in a PDF. ImportRefused for a scan, a password, too much, or damage.

    MissingDependency if pdfplumber is not installed.
    """
    if not data.startswith(b"%PDF") and b"%PDF-" not in data[:1024]:
        hint = f"不是 PDF（内容与扩展名不符）：请核对文件，{_OR_ASK}"
        raise ImportRefused("wrong_extension", file, hint)
    reader = _Reader(file)
    for leaf in read_pages(data, file):
        reader.page(leaf)
    return reader.document()


class _Reader:
    """Reads the pages one by one, then joins what runs over them."""

    def __init__(self, file: str) -> None:
        self.file, self.shown = file, Shown(file)
        self.findings: list[Finding] = []
        self.pages: list[Page] = []
        self.characters = self.unknown = 0
        self.empty: list[int] = []

    def page(self, leaf: Leaf) -> None:
        """One page: its tables, then the lines of what stands outside them."""
        self.count(leaf)
        grids, rest = _tables(leaf)
        lines = find_lines(rest)
        items: list[Item] = [*grids, *_apart(lines, grids)]
        items.sort(key=lambda item: item.top)
        page = Page(leaf.number, leaf.width, leaf.height, items)
        self.pages.append(page)
        self.tell_columns(page.lines, leaf.number)
        if leaf.white:
            todo = "已照常读入；请确认它们该不该算，不该算的请删去"
            self.tell(leaf.number, "R04", f"有白色的文字（“{leaf.white[:20]}”）", todo)

    def count(self, leaf: Leaf) -> None:
        """Counts what was met; refuses what is too much."""
        self.characters += len(leaf.chars)
        self.unknown += sum(char.text == UNKNOWN for char in leaf.chars)
        if leaf.images and not any(char.text.strip() for char in leaf.chars):
            self.empty.append(leaf.number)
        if self.characters > MAX_CHARACTERS:
            hint = f"超过 {MAX_CHARACTERS} 字，不读：请拆成几个文件"
            raise ImportRefused("too_large", self.file, hint)
        if leaf.slanted:
            seen, todo = "有斜排或竖排的文字（如水印），没有读", "需要的内容请改写成正文"
            self.tell(leaf.number, "R08", seen, todo, Severity.HINT)

    def tell_columns(self, lines: list[Line], number: int) -> None:
        places = [round(line.columns / 12) for line in lines if line.columns]
        most = max((places.count(place) for place in set(places)), default=0)
        if most >= COLUMNS and most > 0.4 * len(lines):
            todo = f"文字可能左右串行：请核对这一页，{_OR_ASK}"
            self.tell(number, "R21", "像分栏排版或没有框线的表，按整行读入", todo)

    def tell(
        self, page: int, code: str, seen: str, todo: str, severity: Severity = Severity.WARNING
    ) -> None:
        place = f"第{page}页" if page else ""
        self.findings.append(told(self.file, place, "", code, seen, todo, severity))

    def document(self) -> TextDocument:
        """What was read, or a refusal if there was nothing to read."""
        if self.characters == 0 or not any(page.items for page in self.pages):
            hint = f"没有文字，像是扫描件：{ASK_FOR_WORD}，或先做文字识别（OCR）并校对后再给"
            raise ImportRefused("scan", self.file, hint)
        if self.unknown > UNREADABLE * self.characters:
            hint = f"字体没有文字编码，读出来是乱码：{ASK_FOR_WORD}，或用 WPS 打开后另存为 docx"
            raise ImportRefused("no_letters", self.file, hint)
        self.tell_whole()
        blocks = tuple(self.blocks())
        return TextDocument(blocks, (*self.findings, *self.shown.findings))

    def tell_whole(self) -> None:
        """What is to be said of the file as a whole."""
        if self.unknown:
            seen = f"有认不出的字{self.unknown}个，读成了“{UNKNOWN}”"
            self.tell(0, "R08", seen, f"请核对，{_OR_ASK}")
        if self.empty:
            pages = "、".join(f"第{number}页" for number in self.empty[:5])
            seen = f"{pages}{'等' if len(self.empty) > 5 else ''}没有文字，像是扫描页，没有读"
            self.tell(0, "R08", seen, f"{ASK_FOR_WORD}，或把这几页的内容打成文字")
        if heads := drop_margins(self.pages):
            seen = (
                f"每页重复的页眉、页脚没有读：{'、'.join(f'“{head[:20]}”' for head in heads[:4])}"
            )
            self.tell(0, "R08", seen, "其中有正文的，请改用 Word 文件", Severity.HINT)
        join_over_pages(self.pages)

    def blocks(self) -> Iterator[Passage | Sheet]:
        """Passages and sheets in order, a table that runs over pages as one."""
        paragraphs: dict[int, int] = {}
        tables: dict[int, int] = {}
        open_grid: tuple[Grid, Sheet] | None = None
        for found in find_paragraphs(self.pages):
            if isinstance(found, Paragraph):
                yield from [open_grid[1]] if open_grid else []
                open_grid = None
                paragraphs[found.page] = paragraphs.get(found.page, 0) + 1
                yield from self.passage(found, f"第{found.page}页第{paragraphs[found.page]}段")
                continue
            page, grid = found
            if open_grid and open_grid[0].goes_on_in(grid):
                open_grid = grid, self.longer(open_grid[1], grid, page)
                continue
            yield from [open_grid[1]] if open_grid else []
            tables[page] = tables.get(page, 0) + 1
            open_grid = grid, self.sheet(grid, f"第{page}页表{tables[page]}", page)
        yield from [open_grid[1]] if open_grid else []

    def passage(self, found: Paragraph, place: str) -> Iterator[Passage]:
        text = self.shown.text(found.text, place)
        for cut in found.cut:
            seen = f"一个数可能被换行断开，已接成一个（“{cut}”）"
            todo = "请核对这个数；是两个数的请改原文"
            self.findings.append(told(self.file, place, text, "R21", seen, todo))
        if text.strip():
            yield Passage(text, place)

    def sheet(self, grid: Grid, name: str, page: int) -> Sheet:
        self.tell_mended(grid, name, 0)
        rows = tuple(self.cells(row, number, name) for number, row in enumerate(grid.rows))
        return Sheet(name, rows, grid.merged, pages=(page,) * len(rows))

    def tell_mended(self, grid: Grid, name: str, moved: int) -> None:
        """Names the cells in which a break had cut a number."""
        for row, column in grid.mended:
            place = f"{name}{cell_place(row + moved, column)}"
            text = grid.rows[row][column]
            seen = f"一个数在格子里换了行，已接成一个（“{text[:20]}”）"
            todo = "请核对这一格；是两个数的请改原文"
            self.findings.append(told(self.file, place, text, "R21", seen, todo))

    def cells(self, texts: tuple[str, ...], row: int, name: str) -> tuple[Cell, ...]:
        places = (cell_place(row, column) for column in range(len(texts)))
        return tuple(
            Cell(self.shown.text(text, f"{name}{place}"), place, name)
            for text, place in zip(texts, places, strict=True)
        )

    def longer(self, sheet: Sheet, grid: Grid, page: int) -> Sheet:
        """A table with the part of it on the next page; a head that is repeated counts once."""
        known = [tuple(cell.text for cell in row) for row in sheet.rows]
        repeated = next(
            (n for n, row in enumerate(grid.rows) if n >= len(known) or row != known[n]),
            len(grid.rows),
        )
        first = len(sheet.rows)
        name = sheet.name or ""
        self.tell_mended(grid, name, first - repeated)
        more = enumerate(grid.rows[repeated:], first)
        rows = tuple(self.cells(row, number, name) for number, row in more)
        moved = (area.moved_down(first - repeated) for area in grid.merged)
        areas = tuple(area for area in moved if area.top >= first)
        seen, todo = f"{name}接到下一页，已合成一张表", "请核对换页处的那一行"
        self.findings.append(told(self.file, name, "", "R21", seen, todo, Severity.HINT))
        return replace(
            sheet,
            rows=(*sheet.rows, *rows),
            merged=(*sheet.merged, *areas),
            pages=(*sheet.pages, *((page,) * len(rows))),
        )


def _apart(lines: Sequence[Line], grids: Sequence[Grid]) -> Iterator[Item]:
    """The lines between one ruled table and the next, those in columns of numbers as tables."""
    held: list[Line] = []
    tops = sorted(grid.top for grid in grids)
    for line in lines:
        if held and bisect_left(tops, held[-1].top) != bisect_left(tops, line.top):
            yield from find_columns(held)
            held = []
        held.append(line)
    yield from find_columns(held)


def _tables(leaf: Leaf) -> tuple[list[Grid], list[Char]]:
    """The ruled tables of a page, and the characters outside them."""
    grids: list[Grid] = []
    rest = list(leaf.chars)
    for (x0, top, x1, bottom), boxes in leaf.tables:
        inside = [c for c in rest if x0 <= c.middle[0] <= x1 and top <= c.middle[1] <= bottom]
        grid = make_grid(boxes, inside) if inside else None
        if grid is not None:
            grids.append(grid)
            held = set(map(id, inside))
            rest = [char for char in rest if id(char) not in held]
    return grids, rest
