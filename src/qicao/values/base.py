"""The base of all values, and where a value came from."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

_DROPPED = re.compile(r"[^\w]|_(?=_)")


class Value(BaseModel):
    """A frozen value with no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Origin(StrEnum):
    """Where a figure or fact came from."""

    CELL = "cell"
    FORMULA = "formula"
    SENTENCE = "sentence"
    OVERRIDE = "override"
    PROFILE = "profile"


class Source(Value):
    """Where a value came from: a cell of a file, a formula, a sentence, a person's override."""

    origin: Origin
    file: str | None = None
    sheet: str | None = None
    cell: str | None = None
    text: str | None = None
    """What stood there: the cell as written, the formula in words, or the whole sentence."""
    inputs: tuple[str, ...] = ()
    """Ids that a formula was computed from."""
    form: str | None = None
    """The form that the cell stands in, with the names of its row and its column there."""
    row: str | None = None
    column: str | None = None
    who: str | None = None
    why: str | None = None
    old: str | None = None

    def __str__(self) -> str:
        place = "｜".join(part for part in (self.file, self.sheet, self.cell) if part)
        if self.origin is Origin.FORMULA:
            return f"计算：{self.text}"
        if self.origin is Origin.PROFILE:
            return f"报告类型的规定（{self.file}）"
        if self.origin is Origin.OVERRIDE:
            return f"改写：{self.who or '未署名'}，{self.why or '未说明'}，原值{self.old or '无'}"
        if self.origin is Origin.SENTENCE:
            return f"{place}：“{self.text}”"
        return place or (self.text or "")


@lru_cache(maxsize=20_000)
def segment(name: str) -> str:
    """A row's name as an id segment: NFKC, letters, 汉字, digits and `_`; '' if nothing is left."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", name)).strip("_")
