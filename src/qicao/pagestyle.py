"""How a report looks on paper, as data: margins, grid, fonts by role, tables, page numbers.

The defaults are GB/T 9704-2012; a profile's `style.yaml` names what differs. The exporters read
these values, nobody else; lengths are in millimetres or points as each name says.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, Field, model_validator

from qicao.quantity import half_up
from qicao.values import Value

LATIN = ("Times New Roman",)
FANG_SONG = ("仿宋", "FangSong", "仿宋_GB2312", "FangSong_GB2312", "STFangsong", "FandolFang")
HEI = ("黑体", "SimHei", "STHeiti", "FandolHei")
KAI = ("楷体", "KaiTi", "楷体_GB2312", "KaiTi_GB2312", "STKaiti", "FandolKai")
SONG = ("宋体", "SimSun", "STSong", "FandolSong")
TITLE_SONG = ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "STZhongsong", "宋体")

Points = Decimal
Millimetres = Decimal


class Partial(Value):
    """A value whose nested values may be given in part: what is not named keeps its default."""

    @model_validator(mode="before")
    @classmethod
    def _complete(cls, given: object) -> object:
        if not isinstance(given, Mapping):
            return given
        return {name: _completed(cls, name, part) for name, part in given.items()}


def _completed(cls: type[BaseModel], name: object, part: object) -> object:
    field = cls.model_fields.get(name) if isinstance(name, str) else None
    if field is None or not isinstance(field.default, Value) or not isinstance(part, Mapping):
        return part
    return {**dict(field.default), **part}


class Face(Value):
    """The letters of one role. The first font is written into the file, the others are its names
    and substitutes elsewhere; `latin` is for digits and letters."""

    fonts: tuple[str, ...] = Field(default=FANG_SONG, min_length=1)
    latin: tuple[str, ...] = Field(default=LATIN, min_length=1)
    size_pt: Points = Field(default=Decimal(16), gt=0, le=200)
    bold: bool = False

    @property
    def half_points(self) -> int:
        """The size as Word writes it."""
        return int(half_up(self.size_pt * 2, 0))


class Faces(Partial):
    """The letters of every role on the page."""

    title: Face = Face(fonts=TITLE_SONG, size_pt=Decimal(22))
    body: Face = Face()
    heading1: Face = Face(fonts=HEI)
    heading2: Face = Face(fonts=KAI)
    heading3: Face = Face()
    heading4: Face = Face()
    appendix: Face = Face(fonts=HEI)
    caption: Face = Face(fonts=HEI, size_pt=Decimal(14))
    unit_line: Face = Face(size_pt=Decimal(12))
    table_head: Face = Face(fonts=HEI, size_pt=Decimal(12))
    table: Face = Face(size_pt=Decimal(12))
    page_number: Face = Face(fonts=SONG, latin=SONG, size_pt=Decimal(14))

    def heading(self, level: int) -> Face:
        """The letters of a heading; below the fourth level as the fourth."""
        return (self.heading1, self.heading2, self.heading3, self.heading4)[min(level, 4) - 1]


class Margins(Value):
    """The four margins, mm."""

    top: Millimetres = Decimal(37)
    right: Millimetres = Decimal(26)
    bottom: Millimetres = Decimal(35)
    left: Millimetres = Decimal(28)


class Grid(Value):
    """Lines a page, characters a line; `char_space`, in 1/4096 pt, is worked out if None."""

    lines: int = Field(default=22, gt=0)
    chars: int = Field(default=28, gt=0)
    line_pitch_pt: Points = Decimal("28.95")
    char_space: int | None = None


class TableLayout(Value):
    """Lines and room of a table."""

    row_pt: Points = Decimal(22)
    """At least so high is a row."""
    border_pt: Points = Decimal("0.5")
    padding_mm: Millimetres = Decimal("1.2")
    sources_pt: Points = Field(default=Decimal(9), gt=0, le=200)
    """Size of the letters in the 数据来源表, which has a row a number; its rows shrink too."""


class PageNumber(Value):
    """Where the page number stands and how it is written."""

    format: str = "— {page} —"
    gap_mm: Millimetres = Decimal(7)
    """From the lower edge of the text to the dash."""
    indent_chars: int = 1
    odd: Literal["left", "center", "right"] = "right"
    even: Literal["left", "center", "right"] = "left"


class PageStyle(Partial):
    """Everything of the layout. `PageStyle()` is GB/T 9704-2012."""

    width_mm: Millimetres = Decimal(210)
    height_mm: Millimetres = Decimal(297)
    margins: Margins = Margins()
    landscape: Margins = Margins(
        top=Decimal(28), right=Decimal(37), bottom=Decimal(26), left=Decimal(35)
    )
    """Margins of the sections that lie on their side: the same sheet, turned."""
    grid: Grid = Grid()
    faces: Faces = Faces()
    first_line_chars: int = 2
    justified: bool = True
    table: TableLayout = TableLayout()
    page_number: PageNumber = PageNumber()
    language: str = "zh-CN"

    @property
    def text_width_mm(self) -> Millimetres:
        """Width of the text on an upright page."""
        return self.width_mm - self.margins.left - self.margins.right

    @property
    def char_space(self) -> int:
        """What Word adds to each character, in 1/4096 pt: -848 by the standard."""
        if self.grid.char_space is not None:
            return self.grid.char_space
        return int(half_up(self._excess_pt * 4096, 0))

    @property
    def letter_spacing(self) -> int:
        """Twips that the text styles add to each character, so that `grid.chars` fit a line.

        Whole tenths of a point, since LibreOffice knows nothing finer.
        """
        return math.floor(self._excess_pt * 10) * 2

    @property
    def _excess_pt(self) -> Points:
        """Room of one character on the line less its size."""
        pitch = self.text_width_mm * 72 / Decimal("25.4") / self.grid.chars
        return pitch - self.faces.body.size_pt

    @property
    def title_chars(self) -> int:
        """Characters of the title that fit on a line."""
        return int(self.text_width_mm * 72 / Decimal("25.4") / self.faces.title.size_pt)


def twips(millimetres: Decimal) -> int:
    """Twentieths of a point: 37 mm are 2098."""
    return int(half_up(millimetres * 1440 / Decimal("25.4"), 0))


def point_twips(points: Decimal) -> int:
    """Points in twentieths: 28.95 pt are 579."""
    return int(half_up(points * 20, 0))
