"""What labels.yaml says of a report: of its numbers, of what holds between them, of directions.

The values are frozen; what is not in the agreed form is refused in words. `reports` reads them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, field_validator

from qicao.mentions.mention import NOT_QUANTITY, MentionKind

ID = re.compile(r"[mn]\d+")
ROLES: dict[str, frozenset[str]] = {
    "sum": frozenset({"whole", "parts"}),
    "difference": frozenset({"from", "to", "gives"}),
    "ratio": frozenset({"part", "whole", "gives"}),
    "change": frozenset({"now", "before", "gives"}),
    "change_from_difference": frozenset({"now", "difference", "gives"}),
    "complement": frozenset({"parts"}),
    "points": frozenset({"from", "to", "gives"}),
    "score": frozenset({"rate", "weight", "gives"}),
    "capped_score": frozenset({"rate", "weight", "gives"}),
    "band": frozenset({"score"}),
    "count": frozenset({"stated"}),
    "same": frozenset({"mentions"}),
    "pool": frozenset({"parts"}),
    "product": frozenset({"factors", "gives"}),
    "other": frozenset(),
}
_DETAILS = {"kind", "rule", "open", "grade", "how"}


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Label(_Frozen):
    """What is said of a mark; `value` in the unit as printed, None where the words give none."""

    kind: MentionKind
    value: Decimal | None = None
    unit: str | None = None
    decimals: int | None = None
    item: str | None = None
    measure: str | None = None
    period: str | None = None
    hedge: Literal["", "约", "余", "近", "超", "不足"] = ""
    figure: str | None = None
    free: bool = False

    @field_validator("value", mode="before")
    @classmethod
    def _no_float(cls, value: object) -> object:
        if isinstance(value, float):
            raise ValueError(f"value 写成了小数 {value}，请加引号，以免丢位")
        return value

    @property
    def is_quantity(self) -> bool:
        """Whether the mark states a quantity."""
        return self.kind not in NOT_QUANTITY


class LabelledMention(Label):
    """A mark of the report with its label; `start` and `end` are code points of the text."""

    id: str
    start: int
    end: int
    text: str


class Relation(_Frozen):
    """What holds between mentions by the text's own words: `roles` names them by their part in it.

    A count has the names of its list, whether the list is open (等) and whether the number stands
    before it; a band its grade, `at` a mention or the words; any may explain itself in `how`.
    """

    kind: str
    roles: dict[str, tuple[str, ...]]
    rule: str | None = None
    names: tuple[str, ...] = ()
    open: bool = False
    number_first: bool | None = None
    grade: str | None = None
    at: str | None = None
    how: str | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """Every mention that takes part."""
        at = (self.at,) if self.at and ID.fullmatch(self.at) else ()
        return tuple(id for ids in self.roles.values() for id in ids) + at


class Direction(_Frozen):
    """Direction words and the mention that they speak of; `sign` is -1, 0 or 1."""

    words: str
    at: str
    sign: Literal[-1, 0, 1]


def relation_of(entry: dict[str, Any]) -> Relation:
    """A relation as labels.yaml writes it; ValueError for another kind, a role missing or odd.

    `before` is a mention in a change, and yes or no in a count.
    """
    kind, at, names = entry.get("kind"), entry.get("at"), tuple(entry.get("list", ()))
    first = None if _is_mention(entry.get("before")) else entry.get("before")
    details = {key: entry[key] for key in _DETAILS & entry.keys()}
    apart = {*details, "at", "list", *(["before"] if first is not None else [])}
    roles = {key: _ids(value) for key, value in entry.items() if key not in apart}
    if kind not in ROLES:
        raise ValueError(f"不认识的关系“{kind}”，可用：{'、'.join(ROLES)}")
    if missing := ROLES[kind] - roles.keys():
        raise ValueError(f"关系 {kind} 缺少 {'、'.join(sorted(missing))}，请补上")
    if kind == "other" and not (roles and details.get("how")):
        raise ValueError("关系 other 必须写明 how 和所涉数字，请补上")
    return Relation(roles=roles, names=names, number_first=first, at=at, **details)


def _is_mention(value: object) -> bool:
    return isinstance(value, str) and ID.fullmatch(value) is not None


def _ids(value: object) -> tuple[str, ...]:
    ids = tuple(value) if isinstance(value, list) else (value,)
    if not ids or not all(_is_mention(id) for id in ids):
        raise ValueError(f"关系里的“{value}”不是标记编号，请核对")
    return ids
