"""What two texts differ in, a number being one word."""

from __future__ import annotations

import pytest
from uivisits import drafted_of

from qicao.desk.comparing import Piece, compare, compare_reports
from qicao.workflow import Drafted, edit


@pytest.mark.parametrize(
    ("old", "new", "gone", "came"),
    [
        ("支出1,234.50万元。", "支出1,284.50万元。", ["1,234.50万元"], ["1,284.50万元"]),
        ("完成66%。", "完成65%。", ["66%"], ["65%"]),
        ("增长0.5个百分点", "增长0.6个百分点", ["0.5个百分点"], ["0.6个百分点"]),
        ("支出12万元", "支出12亿元", ["12万元"], ["12亿元"]),
        ("没有变", "没有变", [], []),
        ("", "新写的", [], ["新写的"]),
        ("删掉的", "", ["删掉的"], []),
    ],
)
def test_a_number_changes_as_a_whole(old: str, new: str, gone: list[str], came: list[str]) -> None:
    pieces = compare(old, new)
    assert [text for kind, text in pieces if kind == "gone"] == gone
    assert [text for kind, text in pieces if kind == "new"] == came
    assert _side(pieces, "gone") == old
    assert _side(pieces, "new") == new


def _side(pieces: tuple[Piece, ...], other: str) -> str:
    return "".join(text for kind, text in pieces if kind in ("same", other))


@pytest.fixture(scope="module")
def drafted() -> Drafted:
    """A sample, drafted."""
    return drafted_of("county_full")


def test_only_the_sections_that_differ_are_told(drafted: Drafted) -> None:
    section = next(s for s in drafted.report.sections if s.id == "基本支出")
    changed = edit(drafted, section.id, section.blocks[0].id, "改过。")
    (change,) = compare_reports(drafted, changed)
    assert change.heading == "（一）基本支出情况"
    assert compare_reports(changed, changed) == ()
